"""The real server: `bangiao serve` with workers, asked over sockets."""

from __future__ import annotations

import concurrent.futures
import http.client
import json
import socket
import threading
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.api.server import running, seeded

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with some events."""
    url = f"sqlite:///{tmp_path_factory.mktemp('server') / 'db.sqlite3'}"
    seeded(url, more=1200)
    with running(url, BANGIAO_RATE_LIMIT="100000/hour", BANGIAO_RATE_LIMIT_STORE=f"{url[10:]}.hits") as address:
        yield address


def _raw(address: str, request: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the answer to these very bytes."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=20) as connection:
        connection.sendall(request)
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    return int(status.split()[1]), {k.lower(): v for k, v in (line.split(": ", 1) for line in lines)}, body


# What never reaches the application is a problem document, too.
REFUSALS = [
    ("address-too-long", 414, b"GET /events?q=" + b"x" * 9000 + b" HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("headers-too-large", 431, b"GET /events HTTP/1.1\r\nHost: a\r\nX-A: " + b"x" * 9000 + b"\r\n\r\n"),
    ("bad-request", 400, b"GET /events HTTP/1.1\r\nno header\r\n\r\n"),
    ("bad-request", 400, b"nonsense\r\n\r\n"),
]


@pytest.mark.parametrize(("kind", "status", "request_bytes"), REFUSALS, ids=["line", "header", "no header", "nonsense"])
def test_refusals(server: str, kind: str, status: int, request_bytes: bytes) -> None:
    got, headers, body = _raw(server, request_bytes)
    assert (got, headers["content-type"]) == (status, "application/problem+json")
    assert json.loads(body)["type"] == f"/docs#problem-{kind}"


def test_an_address_in_vietnamese_as_curl_sends_it(server: str) -> None:
    for typed, status in (("/events?country=Lào&limit=3", 200), ("/articles/bài", 404), ("/events?country=Lầu", 422)):
        raw, _, said = _raw(server, f"GET {typed} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
        assert raw == status
    assert "Lầu" in said.decode()
    status, _, said = _raw(server, b"GET /events?country=L\xe0o HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    assert (status, "is not UTF-8" in said.decode()) == (400, True)


OUTSIDE = [
    "../app.py", "%2e%2e/app.py", "..%2fapp.py", "%2e%2e%2fapp.py", "..%5capp.py", "....//app.py", "css/../../app.py",
    "/etc/passwd", "%2fetc%2fpasswd", "../../../../../../etc/passwd", "..%c0%afapp.py", "%252e%252e%252fapp.py",
    "app.py%00.css", "..;/app.py", "../static/../templates/base.html", "",
]  # fmt: skip


@pytest.mark.parametrize("folder", ["/static/", "/docs/", "/view/", "/"])
def test_nothing_outside_of_what_is_served_is_given(server: str, folder: str) -> None:
    """By paths as no browser sends them, which tidy up what they ask for."""
    for path in OUTSIDE:
        request = f"GET {folder}{path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        status, _, body = _raw(server, request.encode())
        assert status in (404, 400) or not path, path
        assert not [leak for leak in (b"create_app", b"root:", b"{% block") if leak in body], path


def test_stream(server: str) -> None:
    """More events than a page, in chunks, without a length known beforehand."""
    with urllib.request.urlopen(f"{server}/events.jsonl") as response:
        assert response.headers["Transfer-Encoding"] == "chunked"
        lines = [json.loads(line) for line in response]
    assert len(lines) == len({line["id"] for line in lines}) == 1207
    request = urllib.request.Request(f"{server}/events.jsonl", headers={"If-None-Match": response.headers["ETag"]})
    with pytest.raises(urllib.error.HTTPError) as raised:
        urllib.request.urlopen(request)
    assert raised.value.code == 304
    raised.value.close()


def test_head_of_a_stream(server: str) -> None:
    status, headers, body = _raw(server, b"HEAD /events.csv HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    assert (status, body, headers["content-type"]) == (200, b"", "text/csv; charset=utf-8")


def test_many_at_once(server: str) -> None:
    def ask(number: int) -> tuple[int, str]:
        with urllib.request.urlopen(f"{server}/events?limit=5&from={2000 + number % 50}") as response:
            return response.status, response.headers["RateLimit-Remaining"]

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(ask, range(200)))
    assert {status for status, _ in answers} == {200}
    assert len({left for _, left in answers}) == 200, "each of them was counted once, whatever worker answered"


def test_metrics_of_all_workers(server: str) -> None:
    def count() -> int:
        with urllib.request.urlopen(f"{server}/metrics") as response:
            text = response.read().decode()
        row = 'bangiao_http_requests_total{endpoint="counts.listCountries",method="GET",status="200"}'
        return sum(int(float(line.rpartition(" ")[2])) for line in text.splitlines() if line.startswith(row))

    before = count()
    for _ in range(20):
        urllib.request.urlopen(f"{server}/countries").close()
    assert count() == before + 20


def test_json_log(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    log: list[dict[str, Any]] = []
    with running(url, 1, log=log, BANGIAO_LOG_FORMAT="json", BANGIAO_LOG_LEVEL="INFO") as address:
        request = urllib.request.Request(f"{address}/events?country=LA", headers={"X-Request-ID": "my-id"})
        urllib.request.urlopen(request).close()
        with pytest.raises(urllib.error.HTTPError) as raised:
            urllib.request.urlopen(f"{address}/events?access_token=geheim&limit=1")
        raised.value.close()
    assert "geheim" not in json.dumps(log)
    assert any(line.get("query") == "access_token=…&limit=1" for line in log)
    (line,) = [line for line in log if line.get("request_id") == "my-id"]
    assert (line["path"], line["query"], line["status"]) == ("/events", "country=LA", 200)


def test_connections_to_postgresql_that_are_cut(postgresql_server: str) -> None:
    """A request on a connection that an administrator or a restart ends is answered 503, and the next ones go on."""
    import psycopg

    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE cut")
    address = urlsplit(postgresql_server)
    url = address._replace(path="/cut").geturl()
    token, _ = seeded(url, more=600)
    ended = threading.Event()
    seen: Counter[tuple[int, str | None, bool]] = Counter()

    def ask(client: http.client.HTTPConnection) -> None:
        number = 0
        while not ended.is_set():
            number += 1
            paths = ("/events?limit=100", "/events.csv", "/articles.jsonl", f"/articles?id={id(client)}-{number}")
            method, body = ("POST", b"Tin") if number % 4 == 3 else ("GET", None)
            path = paths[number % 4]
            client.request(method, path, body, {"Authorization": f"Bearer {token}", "Content-Type": "text/plain"})
            answer = client.getresponse()
            try:
                answer.read()
            except http.client.IncompleteRead:  # a stream that was cut half-way: told by its missing end
                client.close()
            seen[answer.status, answer.headers["Content-Type"], "Retry-After" in answer.headers] += 1

    with running(url, workers=1) as server, psycopg.connect(postgresql_server, autocommit=True) as administrator:
        clients = [http.client.HTTPConnection("127.0.0.1", urlsplit(server).port, timeout=60) for _ in range(4)]
        threads = [threading.Thread(target=ask, args=(client,)) for client in clients]
        for thread in threads:
            thread.start()
        for _ in range(40):
            administrator.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'cut'")
            ended.wait(0.1)
        ended.set()
        for thread, client in zip(threads, clients, strict=True):
            thread.join()
            client.close()
        with urllib.request.urlopen(f"{server}/events?limit=1") as answer:
            assert answer.status == 200
    assert {status for status, _, _ in seen} <= {200, 201, 503}, seen
    assert (503, "application/problem+json", True) in seen, seen
    assert not [found for found in seen if found[0] == 503 and found[1:] != ("application/problem+json", True)], seen
