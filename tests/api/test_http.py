"""What holds for every answer: validators, caching, compression, HEAD and OPTIONS, CORS, request ids, logs, metrics."""

from __future__ import annotations

import gzip
import json
import logging
import zlib
from typing import Any

import pytest
from flask import Flask

from api.app import create_app
from api.logs import JsonLines
from models import database as storage
from tests.api.contract import CheckedClient

READS = [
    "/events", "/events.jsonl", "/events.csv", "/events.ics", "/events.atom", "/events.timeline.json",
    "/events/{talks}", "/events/{talks}.ics", "/events/{talks}/history", "/timeline", "/countries", "/pairs",
    "/articles", "/articles/b2", "/openapi.yaml", "/openapi.json", "/docs",
]  # fmt: skip


@pytest.mark.parametrize("path", READS)
def test_etag(client: CheckedClient, ids: dict[str, str], path: str) -> None:
    path = path.format(**ids)
    first = client.get(path)
    tag = first.headers["ETag"]
    assert client.get(path).headers["ETag"] == tag
    again = client.get(path, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    assert first.headers["Cache-Control"] == "public, no-cache", "asked again each time, which a 304 makes cheap"


@pytest.mark.parametrize("path", [p for p in READS if not p.startswith(("/openapi", "/docs"))])
def test_etag_changes_with_the_data(
    client: CheckedClient, ids: dict[str, str], editor: dict[str, str], path: str
) -> None:
    path = path.format(**ids)
    if path == "/articles/b2":
        pytest.skip("another article's event changes")
    tag = client.get(path).headers["ETag"]
    body = {"type": "meeting", "why": "x"}
    client.patch(f"/events/{ids['talks']}", json=body, headers=editor | {"If-Match": "*"})
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("path", ["/events", "/events.csv", "/timeline", "/countries", "/articles", "/events/{talks}"])
def test_last_modified(client: CheckedClient, ids: dict[str, str], path: str) -> None:
    modified = client.get(path.format(**ids)).headers["Last-Modified"]
    assert client.get(path.format(**ids), headers={"If-Modified-Since": modified}).status_code in (200, 304)


# Streams are packed as they are made, which gzip's trailer does not suit.
STREAMS = ("/events.jsonl", "/events.csv")


@pytest.mark.parametrize("path", READS)
def test_compression(client: CheckedClient, ids: dict[str, str], path: str) -> None:
    path = path.format(**ids)
    plain = client.get(path)
    name, unpack = ("deflate", zlib.decompress) if path in STREAMS else ("gzip", gzip.decompress)
    packed = client.get(path, headers={"Accept-Encoding": name})
    assert "Accept-Encoding" in packed.headers["Vary"]
    if len(plain.data) < 500:
        assert packed.data == plain.data, "small answers are not worth it"
        return
    assert packed.headers["Content-Encoding"] == name
    assert unpack(packed.data) == plain.data
    tag = packed.headers["ETag"]
    assert client.get(path, headers={"Accept-Encoding": name, "If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip;q=0", None),
        ("gzip; q=0.0, deflate;q=0.5", "deflate"),
        ("br;q=0,*", "gzip"),
        ("gzip;q=0.01", "gzip"),
        ("identity;q=0, gzip", "gzip"),
    ],
)
def test_compression_that_is_refused(client: CheckedClient, accepted: str, coding: str | None) -> None:
    answer = client.get("/docs", headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == coding


@pytest.mark.parametrize("path", ["/events", "/events.ics", "/events/{talks}", "/articles/b2"])
def test_a_condition_that_does_not_hold(client: CheckedClient, ids: dict[str, str], path: str) -> None:
    answer = client.get(path.format(**ids), headers={"If-Match": '"other"'})
    assert (answer.status_code, answer.get_json()["type"]) == (412, "/docs#problem-changed-meanwhile")
    assert answer.headers["X-Request-ID"] == answer.get_json()["request_id"]
    tag = client.get(path.format(**ids)).headers["ETag"]
    assert client.get(path.format(**ids), headers={"If-Match": tag}).status_code == 200


@pytest.mark.parametrize("path", READS)
def test_head(client: CheckedClient, ids: dict[str, str], path: str) -> None:
    path = path.format(**ids)
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.data) == (200, b"")
    for name in ("Content-Type", "ETag", "Last-Modified", "Link"):
        assert head.headers.get(name) == get.headers.get(name)


@pytest.mark.parametrize(
    ("path", "methods"),
    [("/events", "GET HEAD OPTIONS"), ("/events/{talks}", "DELETE GET HEAD OPTIONS PATCH"),
     ("/articles", "GET HEAD OPTIONS POST"), ("/extract", "OPTIONS POST"), ("/timeline", "GET HEAD OPTIONS")],
)  # fmt: skip
def test_options(client: CheckedClient, ids: dict[str, str], path: str, methods: str) -> None:
    answer = client.options(path.format(**ids))
    assert answer.status_code == 200
    assert sorted(answer.headers["Allow"].split(", ")) == methods.split()


@pytest.mark.parametrize("path", ["/events.csv", "/events.jsonl", "/articles.csv", "/pairs.csv"])
def test_the_head_of_what_is_streamed_tells_no_length(client: CheckedClient, path: str) -> None:
    """RFC 9110, section 8.6: the length that `GET` would have, or none."""
    assert "Content-Length" not in client.head(path).headers
    assert client.head(path).data == b""


# CORS


def test_cors_preflight(client: CheckedClient) -> None:
    asked = {"Origin": "https://a.example", "Access-Control-Request-Method": "PATCH"}
    answer = client.options("/events/0123456789abcdef", headers=asked)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "PATCH" in answer.headers["Access-Control-Allow-Methods"]
    assert "If-Match" in answer.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize(
    ("asked", "more"),
    [
        ("authorization,if-match", []),
        ("x-requested-with, traceparent", ["x-requested-with", "traceparent"]),
        ("Cache-Control,,bad name,\u00e9,x:y", ["Cache-Control"]),
    ],
)
def test_headers_that_libraries_add_are_let_through(client: CheckedClient, asked: str, more: list[str]) -> None:
    head = {"Origin": "https://a.example", "Access-Control-Request-Method": "GET"}
    answer = client.options("/events", headers=head | {"Access-Control-Request-Headers": asked})
    allowed = answer.headers["Access-Control-Allow-Headers"].split(", ")
    assert allowed == ["Authorization", "Content-Type", "If-Match", "If-None-Match", "X-Request-ID", *more]


@pytest.mark.parametrize("path", ["/events", "/events?contry=LA", "/nothing"])
def test_cors(client: CheckedClient, path: str) -> None:
    answer = client.get(path, headers={"Origin": "https://a.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Link" in answer.headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize(
    ("origins", "origin", "allowed"),
    [
        ("https://a.example", "https://a.example", "https://a.example"),
        ("https://a.example,https://b.example", "https://b.example", "https://b.example"),
        ("https://a.example", "https://evil.example", None),
        ("", "https://a.example", None),
    ],
)
def test_cors_origins(database_url: str, origins: str, origin: str, allowed: str | None) -> None:
    app = create_app({"DATABASE_URL": database_url, "BANGIAO_CORS_ORIGINS": origins})
    answer = app.test_client().get("/events", headers={"Origin": origin})
    assert answer.headers.get("Access-Control-Allow-Origin") == allowed
    assert "Origin" in answer.headers["Vary"]
    storage.stop()


# Request ids, logs, metrics


@pytest.mark.parametrize(("given", "kept"), [("abc-1", True), ("x" * 101, False), ("a b", False), ("", False)])
def test_request_id(client: CheckedClient, given: str, kept: bool) -> None:
    answer = client.get("/nothing", headers={"X-Request-ID": given})
    assert (answer.headers["X-Request-ID"] == given) is kept
    assert answer.get_json()["request_id"] == answer.headers["X-Request-ID"]


def test_json_log(client: CheckedClient, app: Flask) -> None:
    lines: list[dict[str, Any]] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(json.loads(JsonLines().format(record)))

    handler = Kept()
    logging.getLogger("bangiao.access").addHandler(handler)
    try:
        client.get("/events?country=L%C3%A0o", headers={"X-Request-ID": "abc"})
    finally:
        logging.getLogger("bangiao.access").removeHandler(handler)
    (line,) = lines
    assert (line["method"], line["path"], line["status"], line["request_id"]) == ("GET", "/events", 200, "abc")
    assert line["milliseconds"] >= 0


def test_metrics(client: CheckedClient) -> None:
    def count() -> float:
        for line in client.get("/metrics").text.splitlines():
            if line.startswith('bangiao_http_requests_total{endpoint="counts.listPairs",method="GET",status="200"}'):
                return float(line.rpartition(" ")[2])
        return 0

    before = count()
    client.get("/pairs")
    client.get("/pairs")
    assert count() == before + 2


def test_public_url(database_url: str) -> None:
    app = create_app({"DATABASE_URL": database_url, "BANGIAO_PUBLIC_URL": "https://events.example.org/api/"})
    link = app.test_client().get("/events").headers["Link"]
    assert link.startswith('<https://events.example.org/api/events>; rel="first"')
    storage.stop()


def test_behind_a_proxy(database_url: str) -> None:
    app = create_app({"DATABASE_URL": database_url, "BANGIAO_TRUSTED_PROXIES": "1"})
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "events.example.org", "X-Forwarded-Prefix": "/x"}
    assert "<https://events.example.org/x/events>" in app.test_client().get("/events", headers=said).headers["Link"]
    storage.stop()


def test_cache_seconds(database_url: str) -> None:
    app = create_app({"DATABASE_URL": database_url, "BANGIAO_CACHE_SECONDS": "60"})
    assert app.test_client().get("/events").headers["Cache-Control"] == "public, max-age=60"
    storage.stop()
