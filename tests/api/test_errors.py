"""Every problem of the API by a request that has it, and what each says of the parameter at fault."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from peewee import OperationalError
from werkzeug.test import TestResponse

from api import service
from api.app import create_app
from api.negotiation import EVENT_FORMATS
from api.problems import KINDS
from models import database as storage
from models import queries
from tests.api.contract import CheckedClient


class World:
    """What a case may use."""

    def __init__(self, client: CheckedClient, ids: dict[str, str], editor: dict[str, str], reader: dict[str, str]):
        self.client, self.ids, self.editor, self.reader = client, ids, editor, reader

    @property
    def talks(self) -> str:
        return f"/events/{self.ids['talks']}"


@pytest.fixture
def world(client: CheckedClient, ids: dict[str, str], editor: dict[str, str], reader: dict[str, str]) -> World:
    return World(client, ids, editor, reader)


def _gone(w: World) -> TestResponse:
    w.client.delete(f"{w.talks}?why=test", headers=w.editor | {"If-Match": "*"})
    return w.client.get(w.talks)


CORRECTION = {"type": "meeting", "why": "test"}
# The kind of problem → a request that has it. Kinds that only a broken or loaded service has are tested below.
REQUESTS: dict[str, Callable[[World], TestResponse]] = {
    "unknown-parameter": lambda w: w.client.get("/events?contry=LA"),
    "bad-parameter": lambda w: w.client.get("/events?limit=many"),
    "bad-cursor": lambda w: w.client.get("/events?cursor=nonsense"),
    "malformed-body": lambda w: w.client.post("/extract", data="{", content_type="application/json"),
    "token-required": lambda w: w.client.post("/articles", json={"text": "x"}),
    "scope-missing": lambda w: w.client.post("/articles", json={"text": "x"}, headers=w.reader),
    "not-found": lambda w: w.client.get("/events/0000000000000000"),
    "method-not-allowed": lambda w: w.client.put("/events"),
    "not-acceptable": lambda w: w.client.get("/events", headers={"Accept": "image/png"}),
    "gone": _gone,
    "changed-meanwhile": lambda w: w.client.patch(w.talks, json=CORRECTION, headers=w.editor | {"If-Match": '"v9"'}),
    "too-large": lambda w: w.client.post("/extract", data="x" * 5_000_001, content_type="text/plain"),
    "unsupported-media-type": lambda w: w.client.post("/extract", data="x", content_type="image/png"),
    "unprocessable": lambda w: w.client.get("/events?from=2022-07&to=2022-06"),
    "precondition-required": lambda w: w.client.patch(w.talks, json=CORRECTION, headers=w.editor),
}
# What the server answers before the application sees it: tests/api/test_server.py, tests/api/test_worker.py.
ELSEWHERE = {"bad-request", "too-slow", "address-too-long", "headers-too-large"}
BELOW = {"too-many-requests", "internal-error", "unavailable"}


def test_all_kinds_are_here() -> None:
    assert set(REQUESTS) | ELSEWHERE | BELOW == set(KINDS)


@pytest.mark.parametrize("kind", REQUESTS)
def test_problem(world: World, kind: str) -> None:
    answer = REQUESTS[kind](world)
    assert answer.status_code == KINDS[kind].status, answer.text
    said = answer.get_json()
    assert said["type"] == f"/docs#problem-{kind}"
    assert said["title"] == KINDS[kind].title
    assert said["detail"]
    assert said["request_id"] == answer.headers["X-Request-ID"]
    assert answer.headers["Cache-Control"] == "no-store"


# (query of /events, the parameter at fault, status, what the detail says, the suggestion)
FAULTS: list[tuple[str, str, int, str, str | None]] = [
    ("contry=LA", "contry", 400, "did you mean 'country'", "country"),
    ("q=h%F4i+%F0%E0m", "q", 400, "it is not UTF-8", None),
    ("limit=5&q=h%E1%BB", "q", 400, "it is not UTF-8", None),
    ("country=L%E0o", "country", 400, "it is not UTF-8", None),
    ("start=2022", "start", 400, "did you mean 'from'", "from"),
    ("per_page=5", "per_page", 400, "did you mean 'limit'", "limit"),
    ("page=2", "page", 400, "did you mean 'cursor'", "cursor"),
    ("certanty=stated", "certanty", 400, "did you mean 'certainty'", "certainty"),
    ("zzz=1", "zzz", 400, "known: from, to", None),
    ("utm=1", "utm", 400, "known: from, to", None),
    ("from=2/6/2022", "from", 400, "2022-06-02", "2022-06-02"),
    ("from=02-06-2022", "from", 400, "2022-06-02", "2022-06-02"),
    ("from=2022-6-2", "from", 400, "2022-06-02", "2022-06-02"),
    ("from=yesterday", "from", 400, "not a day, month or year", None),
    ("to=2022-13", "to", 400, "months run from 01 to 12", None),
    ("from=6/2022", "from", 400, "did you mean '2022-06'", "2022-06"),
    ("from=202206", "from", 400, "did you mean", "2022-06"),
    ("from=June 2022", "from", 400, "did you mean", "2022-06"),
    ("to=2 tháng 6, 2022", "to", 400, "did you mean", "2022-06-02"),
    ("from=2022-W22", "from", 400, "did you mean", "2022-05-30"),
    ("to=2022-W22", "to", 400, "did you mean", "2022-06-05"),
    ("to=2022-Q2", "to", 400, "did you mean", "2022-06"),
    ("from=1654128000", "from", 400, "did you mean", "2022-06-02"),
    ("from=1654128000000", "from", 400, "did you mean", "2022-06-02"),
    ("from=22-06-02", "from", 400, "not a day, month or year", None),
    ("from=-0001", "from", 400, "not a day, month or year", None),
    ("from=2022-06-02/2022-06-05", "from", 400, "two ends", "from=2022-06-02&to=2022-06-05"),
    ("from=2022..2023", "from", 400, "two ends", "from=2022&to=2023"),
    ("from=XXXX-06-02", "from", 400, "has no year", "certainty=unknown"),
    ("date=2022-06-02", "date", 400, "did you mean 'from'", "from"),
    ("year=2022", "year", 400, "did you mean 'from'", "from"),
    ("country[]=LA&country[]=VN", "country[]", 400, "did you mean 'country'", "country"),
    ("Country=LA", "Country", 400, "did you mean 'country'", "country"),
    ("types=talks", "types", 400, "did you mean 'type'", "type"),
    ("hl=vi", "hl", 400, "did you mean 'lang'", "lang"),
    ("callback=f", "callback", 400, "known: from, to", None),
    ("to=2022-02-30", "to", 422, "2022-02 has 28 days", "2022-02-28"),
    ("from=0000", "from", 422, "0001", None),
    ("from=2022-07&to=2022-06", "from", 422, "exchange", "2022-06-30"),
    ("from=2022&from=2023", "from", 400, "more than once", None),
    ("country=Atlantys", "country", 422, "is no country", None),
    ("country=Campuchai", "country", 422, "did you mean", "Campuchia"),
    ("country=LA,VN", "country", 400, "country=LA&country=VN", "country=LA&country=VN"),
    ("country=Korea", "country", 422, "South Korea (KR), North Korea (KP)", "KR"),
    ("country=ASEAN", "country", 422, "union of states", None),
    ("country=Liên minh châu Âu", "country", 422, "union of states", None),
    ("country=Đông Nam Á", "country", 422, "part of the world", None),
    ("country=Vietman", "country", 422, "did you mean", "Vietnam"),
    ("country=Đứcc", "country", 422, "did you mean", "Đức"),
    ("country=LA-VN", "country", 422, "pair=LA-VN", "pair=LA-VN"),
    ("country=VN/LA", "country", 422, "two states", "pair=LA-VN"),
    ("country=Netherlands Antilles", "country", 422, "ANHH", "CW"),
    ("country=Rusian Federation", "country", 422, "did you mean", "Russian Federation"),
    ("pair=a" + "%20" * 2500 + "(", "pair", 422, "is no pair of states", None),
    ("pair=" + "a-" * 4000, "pair", 422, "is no pair of states", None),
    ("pair=LA", "pair", 422, "is one state", "country=LA"),
    ("pair=Loas-Vietnam", "pair", 422, "'Loas' is no country", "LA-VN"),
    ("pair=Korea-VN", "pair", 422, "South Korea (KR), North Korea (KP)", "KR-VN"),
    ("pair=LA-VN-CN", "pair", 422, "more than two states", None),
    ("pair=Viet-Nam", "pair", 422, "is one state", "country=VN"),
    ("fields=id&fields=date", "fields", 400, "fields=id,date", "fields=id,date"),
    ("fields=*", "fields", 400, "leave it out", None),
    ("fields=id date", "fields", 400, "commas", "id,date"),
    ("fields=country", "fields", 400, "did you mean", "countries"),
    ("format=xml", "format", 400, "end of the path", "/events.csv"),
    ("type=Hội đàm", "type", 400, "did you mean", "talks"),
    ("type=hoi dam", "type", 400, "did you mean", "talks"),
    ("type=summit", "type", 400, "did you mean", "meeting"),
    ("status=Đã diễn ra", "status", 400, "did you mean", "held"),
    ("status=HELD", "status", 400, "did you mean", "held"),
    ("certainty=chắc", "certainty", 400, "is not one of stated", None),
    ("sort=date:desc", "sort", 400, "did you mean", "-date"),
    ("sort=newest", "sort", 400, "did you mean", "-date"),
    ("sort=-created", "sort", 400, "did you mean", "-updated"),
    ("lang=vi-VN", "lang", 400, "có phải là", "vi"),
    ("lang=fr", "lang", 400, "is not one of vi, en", None),
    ("match=contains", "match", 400, "did you mean", "within"),
    ("limit=all", "limit", 400, "from 1 to 1000", "1000"),
    ("updated_since=2024-01-31T08:00:00", "updated_since", 400, "did you mean", "2024-01-31T08:00:00Z"),
    ("updated_since=31/1/2024", "updated_since", 400, "did you mean", "2024-01-31"),
    ("pair=LA-LA", "pair", 422, "twice", None),
    ("pair=LA-VN&country=US", "country", 422, "US is not of the pair LA-VN", None),
    ("format=csv", "format", 400, "end of the path", "/events.csv"),
    ("output=xlsx", "output", 400, "end of the path", "/events.xlsx"),
    ("from=20220230", "from", 422, "has 28 days", "2022-02-28"),
    ("zzz=", "zzz", 400, "known: from, to", None),
    ("country=LA&country=VN&country=US", "country", 400, "at most two", None),
    ("country=LA&country=Lào", "country", 422, "named twice", None),
    ("type=talk", "type", 400, "is not one of talks", "talks"),
    ("type=talks,visit", "type", 400, "repeat", "type=talks&type=visit"),
    ("status=hold", "status", 400, "is not one of held", "held"),
    ("certainty=sure", "certainty", 400, "is not one of stated", "stated"),
    ("match=inside", "match", 400, "overlaps, within", None),
    ("q=" + "x" * 201, "q", 400, "201 characters", None),
    ("q=%00", "q", 400, "NUL", None),
    ("q=!!!", "q", 422, "no word to look for", None),
    ("q=" + "+".join(map(str, range(60))), "q", 422, "at most 50 words", None),
    ("updated_since=now", "updated_since", 400, "is not an instant", None),
    ("updated_since=2024-02-30", "updated_since", 422, "no such instant", None),
    ("fields=id,dat", "fields", 400, "'dat' is not one of", "date"),
    ("sort=name", "sort", 400, "is not one of date", None),
    ("limit=0", "limit", 400, "from 1 to 1000", None),
    ("limit=5000", "limit", 400, "from 1 to 1000", "1000"),
    ("limit=ten", "limit", 400, "from 1 to 1000", None),
    ("total=yes", "total", 400, "neither true nor false", "true"),
    ("total=0", "total", 400, "neither true nor false", "false"),
    ("deleted=true", "deleted", 422, "sort=updated", "sort=updated"),
    ("cursor=abc", "cursor", 422, "start again", None),
]  # fmt: skip


@pytest.mark.parametrize(("query", "name", "status", "detail", "suggestion"), FAULTS, ids=[f[0][:40] for f in FAULTS])
def test_fault(client: CheckedClient, query: str, name: str, status: int, detail: str, suggestion: str | None) -> None:
    answer = client.get(f"/events?{query}")
    said = answer.get_json()
    assert answer.status_code == status, said
    (fault,) = said["errors"]
    assert (fault["in"], fault["name"]) == ("query", name)
    assert detail in fault["detail"]
    if suggestion is not None:
        assert fault["suggestion"] == suggestion


# What no sentence of Vietnamese holds; names of parameters, values and formats stay as they are.
_ENGLISH = re.compile(r"\b(is|are|was|the|not|such|give|and|or|it|should|did|you|there|no|than|once)\b")


@pytest.mark.parametrize("query", [f[0] for f in FAULTS if not f[0].startswith("lang=")], ids=lambda q: q[:40])
def test_a_fault_is_told_in_the_language_asked_for(client: CheckedClient, query: str) -> None:
    said = client.get(f"/events?{query}", headers={"Accept-Language": "vi"})
    assert said.headers["Content-Language"] == "vi"
    (fault,) = said.get_json()["errors"]
    offered = re.sub(r"'[^']*'|\([^)]*\)|[a-z_]+(?:, [a-z_]+)+", "", fault["detail"])
    assert not _ENGLISH.search(offered), fault["detail"]
    assert said.get_json()["title"] != client.get(f"/events?{query}").get_json()["title"]


def test_the_language_of_an_error_may_be_asked_for_by_a_parameter(client: CheckedClient) -> None:
    said = client.get("/events?limit=0&lang=vi").get_json()
    assert said["detail"] == "limit: '0' không phải là số nguyên từ 1 đến 1000"
    assert client.get("/events?limit=0&lang=en", headers={"Accept-Language": "vi"}).headers["Content-Language"] == "en"


# (a request about an event, its body, where the fault is, what is said of it)
REFUSED: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("patch", "", {"why": "test"}, "", "không có gì để đính chính: hãy nêu"),
    ("post", "/restore", {"why": "test"}, "", "sự kiện {id} chưa bị xóa"),
    ("post", "/merge", {"events": ["{id}"], "why": "test"}, "events", "phải có ít nhất một sự kiện khác"),
    ("post", "/merge", {"events": ["none"], "why": "test"}, "events", "không có sự kiện none"),
    ("post", "/merge", {"events": [], "why": "test"}, "events", "hãy đưa từ 1 đến 100"),
    ("patch", "", {"date": "XXXX-02-30", "why": "test"}, "date", "không năm nào có ngày 30 tháng 02"),
]


@pytest.mark.parametrize(("method", "path", "body", "name", "detail"), REFUSED, ids=[r[4][:20] for r in REFUSED])
def test_a_refused_change_is_told_in_the_language_asked_for(
    world: World, method: str, path: str, body: dict[str, Any], name: str, detail: str
) -> None:
    id = world.ids["talks"]
    given = {key: [v.format(id=id) for v in value] if isinstance(value, list) else value for key, value in body.items()}
    ask = getattr(world.client, method)
    said = ask(f"{world.talks}{path}?lang=vi", json=given, headers=world.editor | {"If-Match": "*"})
    assert said.status_code == 422
    (fault,) = said.get_json()["errors"]
    assert fault["name"] == name
    assert fault["detail"].startswith(detail.format(id=id))


def test_a_format_that_is_none_is_answered_with_those_there_are(client: CheckedClient) -> None:
    said = client.get("/events.pdf?lang=vi").get_json()["detail"]
    assert all(f".{format.suffix}" in said for format in EVENT_FORMATS)
    assert client.get("/pairs.ics").get_json()["detail"].endswith("did you mean '/pairs'? (its formats: .json, .csv)")


def test_all_faults_at_once(client: CheckedClient) -> None:
    said = client.get("/events?limit=0&type=talk&from=x").get_json()
    assert {e["name"] for e in said["errors"]} == {"limit", "type", "from"}


@pytest.mark.parametrize(
    "path", ["/timeline", "/countries", "/pairs", "/articles", "/events/0123456789abcdef", "/events.csv"]
)
def test_unknown_parameters_everywhere(client: CheckedClient, path: str) -> None:
    answer = client.get(f"{path}?contry=LA")
    assert answer.status_code == 400
    assert "contry" in answer.get_json()["detail"]


# (body of POST /extract, field at fault, what is said)
BODIES: list[tuple[Any, str, str]] = [
    ({}, "text", "required"),
    ({"text": ""}, "text", "empty"),
    ({"text": 5}, "text", "text"),
    ({"text": "a\0b"}, "text", "NUL"),
    ({"text": "a\ud800"}, "text", "surrogate"),
    ({"text": "x", "published": "June 2022"}, "published", "2022-06-02"),
    ({"text": "x", "published": 2022}, "published", "2017-06-19"),
    ({"text": "x", "published": "0637"}, "published", "1900 to 2199"),
    ({"text": "x", "titel": "y"}, "titel", "did you mean 'title'"),
    ({"text": "x", "date": "2022"}, "date", "did you mean 'published'"),
    ({"text": "x", "headline": "y"}, "headline", "did you mean 'title'"),
    ({"text": "x", "published": "2/6/2022"}, "published", "did you mean '2022-06-02'"),
    ([1], "", "object"),
]


@pytest.mark.parametrize(("body", "name", "detail"), BODIES, ids=[str(b)[:30] for b, _, _ in BODIES])
def test_body(client: CheckedClient, body: Any, name: str, detail: str) -> None:
    answer = client.post("/extract", json=body)
    assert answer.status_code == 422
    (fault,) = answer.get_json()["errors"]
    assert (fault["in"], fault["name"]) == ("body", name)
    assert detail in fault["detail"]


# (an address with nothing behind it, the one that was meant)
ADDRESSES = [
    ("/events.ndjson", "/events.jsonl"), ("/events.CSV", "/events.csv"), ("/events.xls", "/events.xlsx"),
    ("/events.rss", "/events.atom"), ("/api/events", "/events"), ("/api/v1/events.csv", "/events.csv"),
    ("/Events", "/events"), ("/event", "/events"), ("/evnets", "/events"), ("/swagger", "/docs"),
    ("/rss", "/events.atom"),
    ("/calendar.ics", "/events.ics"), ("/event/4983b7ea95373830", "/events/4983b7ea95373830"), ("/wp-login.php", None),
    ("/countries/L%C3%A0o", "/events?country=LA"), ("/pairs/VN-LA", "/events?pair=LA-VN"), ("/pairs/none", None),
    ("/static/none.css", None), ("/articles.xlsx", "/articles"), ("/countries.ics", "/countries"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "meant"), ADDRESSES)
def test_the_address_that_was_meant(client: CheckedClient, path: str, meant: str | None) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert [e["suggestion"] for e in answer.get_json().get("errors", [])] == ([meant] if meant else [])


@pytest.mark.parametrize("path", ["/events/", "/docs/", "/view/pairs/", "/events.csv/"])
def test_a_slash_too_many_leads_to_the_address_without(client: CheckedClient, path: str) -> None:
    answer = client.get(f"{path}?from=2022&q=%C3%A1")
    assert (answer.status_code, answer.headers["Location"]) == (
        308, f"http://localhost{path.rstrip('/')}?from=2022&q=%C3%A1"
    )  # fmt: skip


def test_the_address_that_was_meant_by_who_sends_something(client: CheckedClient) -> None:
    answer = client.post("/extract/", data=b"x", content_type="text/plain")
    assert answer.status_code == 404
    assert [e["suggestion"] for e in answer.get_json()["errors"]] == ["/extract"]


def test_a_byte_order_mark_before_json(client: CheckedClient) -> None:
    answer = client.post("/extract", data=b'\xef\xbb\xbf{"text": "x"}', content_type="application/json")
    assert answer.status_code == 200


@pytest.mark.parametrize("data", [b"{", b"\xff", b'{"text": NaN}', b"", b"[" * 100_000])
def test_body_that_is_no_json(client: CheckedClient, data: bytes) -> None:
    answer = client.post("/extract", data=data, content_type="application/json")
    assert (answer.status_code, answer.get_json()["type"]) == (400, "/docs#problem-malformed-body")


def test_text_that_is_no_utf8(client: CheckedClient) -> None:
    answer = client.post("/extract", data="Sáng".encode("utf-16"), content_type="text/plain")
    assert answer.status_code == 400
    answer = client.post("/extract", data=b"x", content_type="text/plain; charset=windows-1258")
    assert answer.status_code == 415


def test_unsupported_media_type_says_what_is_supported(client: CheckedClient) -> None:
    answer = client.post("/extract", data="x", content_type="application/pdf")
    assert answer.headers["Accept-Post"] == "application/json, text/plain"


def test_method_not_allowed_says_what_is(client: CheckedClient) -> None:
    answer = client.delete("/events")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_nothing_there(client: CheckedClient) -> None:
    answer = client.get("/evnets")
    assert answer.status_code == 404
    assert "/evnets" in answer.get_json()["detail"]


def test_crash(client: CheckedClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr(service, "list_pairs", broken)
    answer = client.get("/pairs")
    assert answer.status_code == 500
    assert answer.get_json()["type"] == "/docs#problem-internal-error"
    assert "secret" not in answer.text


def test_database_away(app: Flask, client: CheckedClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OSError("nobody there")

    monkeypatch.setattr(storage, "open_connection", away)
    answer = client.get("/events")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("path", ["/events.csv", "/events.jsonl", "/articles.csv", "/articles.jsonl"])
def test_a_stream_that_breaks_before_its_first_line(
    client: CheckedClient, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(queries, "find_documents", away)
    monkeypatch.setattr(queries, "find_articles", away)
    answer = client.get(path)
    assert answer.status_code == 503
    assert answer.get_json()["type"] == "/docs#problem-unavailable"
    assert answer.headers["Retry-After"]


def test_too_many_requests(database_url: str, tmp_path: Any) -> None:
    app = create_app(
        {"DATABASE_URL": database_url, "BANGIAO_RATE_LIMIT": "2/day", "BANGIAO_RATE_LIMIT_STORE": str(tmp_path / "r")}
    )
    app.test_client_class = CheckedClient
    client = app.test_client()
    first = client.get("/events")
    assert first.headers["RateLimit-Policy"] == '"default";q=2;w=86400'
    assert first.headers["RateLimit-Remaining"] == "1"
    assert client.get("/pairs").status_code == 200
    answer = client.get("/events")
    assert answer.status_code == 429
    assert answer.get_json()["type"] == "/docs#problem-too-many-requests"
    assert 0 < int(answer.headers["Retry-After"]) <= 86_400
    assert client.get("/healthz").status_code == 200
    storage.stop()


# What is wrong, and how many inputs that is.
MANY: dict[str, tuple[dict[str, Any], int]] = {
    "unknown names": ({"text": "x"} | {f"name {n}": 1 for n in range(200_000)}, 200_000),
    "one long name": ({"text": "x", "x" * 4_000_000: 1}, 1),
    "one long value": ({"text": 5, "published": "9" * 4_000_000}, 2),
}


@pytest.mark.parametrize(("body", "wrong"), MANY.values(), ids=MANY.keys())
def test_an_answer_is_short_however_much_is_wrong(client: CheckedClient, body: dict[str, Any], wrong: int) -> None:
    answer = client.post("/extract", json=body)
    said = answer.get_json()
    assert answer.status_code == 422
    assert len(answer.data) < 50_000
    assert len(said["errors"]) + said.get("errors_omitted", 0) == wrong


def test_of_too_many_values_the_number_alone_is_told(client: CheckedClient, editor: dict[str, str]) -> None:
    # what was meant by each took a millisecond and a half
    answer = client.get("/events", query_string={"country": [f"xx{n}" for n in range(700)]})
    assert answer.status_code == 400
    assert [error["detail"][:21] for error in answer.get_json()["errors"]] == ["at most two countries"]
    body = {"why": "x", "countries": [f"xx{n}" for n in range(200_000)]}
    answer = client.patch("/events/kq3v7m2xw5t8n", json=body, headers=editor | {"If-Match": "*"})
    assert answer.status_code == 422
    assert [error["detail"][:21] for error in answer.get_json()["errors"]] == ["two states are needed"]


def test_while_another_program_writes(database_url: str, client: CheckedClient, editor: dict[str, str]) -> None:
    storage.start(database_url, busy_seconds=1)
    holds, done = threading.Event(), threading.Event()

    def other() -> None:
        with storage.change() as change:
            assert change.instant
            holds.set()
            done.wait(30)

    writer = threading.Thread(target=other)
    writer.start()
    try:
        assert holds.wait(10)
        assert client.get("/events").status_code == 200
        answer = client.post("/articles", json={"id": "x", "text": "x"}, headers=editor)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert "another program writes" in answer.get_json()["detail"]
    finally:
        done.set()
        writer.join()
    assert client.post("/articles", json={"id": "x", "text": "x"}, headers=editor).status_code == 201
