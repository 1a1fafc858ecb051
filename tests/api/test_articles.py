"""`/articles` and `/extract`."""

from __future__ import annotations

import gzip
import os
import signal
import threading
import time
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest

from api import extraction
from loaders.processes import Processes
from models.store import store_extraction
from tests.api.conftest import TEXT
from tests.api.contract import CheckedClient

NEWS = "Chiều 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào."


def test_article(client: CheckedClient, ids: dict[str, str]) -> None:
    (listed,) = client.get("/articles?source=qdnd.vn").get_json()["articles"]
    assert (listed["events"], "text" in listed) == (3, False)
    whole = client.get(listed["links"]["self"].removeprefix("http://localhost")).get_json()
    assert whole["text"] == TEXT
    assert [m["event"] for m in whole["mentions"]] == [ids["talks"], ids["signing"], ids["exercise"]]


@pytest.mark.parametrize("id", ["nothing", "a/b", "%2F", "x.json", "//"])
def test_no_such_article(client: CheckedClient, id: str) -> None:
    assert client.get(f"/articles/{id}").status_code == 404


ODD_IDS = (
    "/", "//", "/a", "/etc/passwd", "a/", "a//b", "../../etc/passwd", "%2e%2e%2f", "%", "%%", "%zz", "a%00b",
    "a?b#c&d=e;f", "\\..", "a\u0301", "\u00e1", "\u202eabc\u2066", "\u200b", "\ufeffa", " a ", "a\tb", "a+b",
    "<script>\"'", "a.json", "events.csv", "😀", "{{7*7}}", "{event_id}", "\x1b[31m", "=1+1", "-rf", "null",
    "\u0f40" * 66, "x" * 600,
)  # fmt: skip


# A body, its Content-Encoding, and the kind of problem; none where it is taken.
PACKED: dict[str, tuple[bytes, str, str | None]] = {
    "whole": (gzip.compress(NEWS.encode()), "gzip", None),
    "members": (gzip.compress(NEWS.encode()[:50]) + gzip.compress(NEWS.encode()[50:]), "X-GZIP", None),
    "as it is": (NEWS.encode(), "identity", None),
    "cut": (gzip.compress(NEWS.encode())[:-6], "gzip", "malformed-body"),
    "damaged": (gzip.compress(NEWS.encode())[:-6] + bytes(6), "gzip", "malformed-body"),
    "plain": (NEWS.encode(), "gzip", "malformed-body"),
    "followed by something": (gzip.compress(NEWS.encode()) + b"x", "gzip", "malformed-body"),
    "nothing": (b"", "gzip", "malformed-body"),
    "a bomb": (gzip.compress(b"x" * 100_000_000), "gzip", "too-large"),
    "many members": (gzip.compress(b"") * 200_000, "gzip", "malformed-body"),
    "brotli": (NEWS.encode(), "br", "unsupported-media-type"),
    "twice": (gzip.compress(gzip.compress(NEWS.encode())), "gzip, gzip", "unsupported-media-type"),
}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("body", "coding", "kind"), PACKED.values(), ids=PACKED.keys())
def test_bodies_with_gzip_are_whole_or_change_nothing(
    client: CheckedClient, editor: dict[str, str], body: bytes, coding: str, kind: str | None
) -> None:
    headers = editor | {"Content-Encoding": coding, "Content-Type": "text/plain"}
    answer = client.post("/articles?id=p", data=body, headers=headers)
    if kind is None:
        assert answer.status_code == 201
        assert client.get("/articles/p").get_json()["text"] == NEWS
    else:
        assert answer.get_json()["type"] == f"/docs#problem-{kind}"
        assert client.get("/articles/p").status_code == 404
        assert (answer.headers.get("Accept-Encoding") == "gzip, identity") == (answer.status_code == 415)


def test_odd_ids(client: CheckedClient) -> None:
    """Each names one article: in its link, in an address that escapes everything, and on the page."""
    for id in ODD_IDS:
        event: Any = {"date": "2022-06-02", "countries": ["LA", "VN"], "type": "talks"}
        store_extraction({"id": id, "text": NEWS}, {"id": id, "published": None, "events": [event]})
    listed = client.get("/articles", query_string={"limit": 1000}).get_json()["articles"]
    assert {article["id"] for article in listed} == set(ODD_IDS)
    for article in listed:
        escaped = quote(article["id"], safe="")
        for address in (article["links"]["self"].removeprefix("http://localhost"), f"/articles/{escaped}"):
            assert client.get(address).get_json()["id"] == article["id"]
        assert client.get(f"/view/articles/{escaped}").status_code == 200
    for suffix in ("csv", "jsonl"):
        assert client.get(f"/articles.{suffix}").status_code == 200


def _only(events: list[dict[str, Any]]) -> dict[str, Any]:
    (event,) = events
    return event


@pytest.mark.parametrize("path", ["/extract", "/articles"])
def test_json_and_text_say_the_same(client: CheckedClient, editor: dict[str, str], path: str) -> None:
    known = {"id": "n1", "title": "Hội đàm", "published": "2022-06-03", "url": "https://example.org/n1"}
    as_json = client.post(path, json=known | {"text": NEWS}, headers=editor)
    as_text = client.post(
        path, query_string=known, data=NEWS.encode(), content_type="text/plain; charset=utf-8", headers=editor
    )
    event = _only(as_json.get_json()["events"])
    assert (event["date"], event["countries"], event["type"]) == ("2022-06-02", ["LA", "VN"], "talks")
    assert event == _only(as_text.get_json()["events"])


def test_extract_stores_nothing(client: CheckedClient) -> None:
    answer = client.post("/extract", json={"text": NEWS})
    event = _only(answer.get_json()["events"])
    span = event["sentence"]
    assert NEWS[span["start"] : span["end"]] == NEWS
    assert client.get("/articles").get_json()["articles"] == []
    assert client.get("/events").get_json()["events"] == []


def test_metadata_in_the_wrong_place(client: CheckedClient) -> None:
    answer = client.post("/extract?title=x", json={"text": NEWS})
    assert answer.status_code == 422
    assert "JSON body" in answer.get_json()["detail"]


def test_add_is_idempotent(client: CheckedClient, editor: dict[str, str]) -> None:
    first = client.post("/articles", json={"text": NEWS}, headers=editor)
    assert first.status_code == 201
    made = first.get_json()
    assert made["status"] == "new"
    assert made["created"] == [made["events"][0]["id"]]
    address = first.headers["Location"].removeprefix("http://localhost")
    assert client.get(address).get_json()["text"] == NEWS

    again = client.post("/articles", json={"text": NEWS}, headers=editor)
    assert again.status_code == 200
    said = again.get_json()
    assert (said["status"], said["created"], said["updated"]) == ("unchanged", [], [])
    assert said["events"] == made["events"]
    assert len(client.get("/articles").get_json()["articles"]) == 1


def test_another_text_at_the_same_address(client: CheckedClient, editor: dict[str, str]) -> None:
    known = {"url": "https://example.org/n1"}
    first = client.post("/articles", json=known | {"text": NEWS}, headers=editor).get_json()
    later = NEWS.replace("2/6", "3/6")
    second = client.post("/articles", json=known | {"text": later}, headers=editor)
    assert second.status_code == 200
    said = second.get_json()
    assert (said["status"], said["removed"]) == ("changed", [first["events"][0]["id"]])
    assert [e["date"] for e in client.get("/events").get_json()["events"]] == ["2022-06-03"]


def test_text_without_events(client: CheckedClient, editor: dict[str, str]) -> None:
    answer = client.post("/articles", json={"text": "Trời đẹp."}, headers=editor)
    assert (answer.status_code, answer.get_json()["events"]) == (201, [])


class TestSlow:
    """An article that takes longer than it may."""

    @pytest.fixture
    def settings(self) -> dict[str, Any]:
        return {"BANGIAO_EXTRACT_SECONDS": "0.01"}

    def test_it_is_refused_and_nothing_is_stored(self, client: CheckedClient, editor: dict[str, str]) -> None:
        long = {"id": "long", "text": f"{NEWS} " * 1000}
        for path in ("/extract", "/articles"):
            answer = client.post(path, json=long, headers=editor)
            assert answer.status_code == 422
            (error,) = answer.get_json()["errors"]
            assert (error["name"], error["detail"]) == ("text", "it takes longer than 0.01 seconds")
        assert client.get("/articles/long").status_code == 404


def test_more_at_once_than_there_are_places(client: CheckedClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.extraction._places", threading.BoundedSemaphore(1))
    with extraction._place():
        answer = client.post("/extract", json={"text": NEWS})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert client.post("/extract", json={"text": NEWS}).status_code == 200


def test_what_waited_for_a_thread_counts(client: CheckedClient) -> None:
    """An answer comes in time from a request's arrival on, however late a thread takes it."""
    long_ago = SimpleNamespace(arrived=time.monotonic() - 3600)
    answer = client.post("/extract", json={"text": NEWS}, environ_overrides={"gunicorn.socket": long_ago})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert client.post("/extract", json={"text": NEWS}).status_code == 200


def killed(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_is_killed_while_it_reads(
    client: CheckedClient, editor: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the kernel does where memory is short: the answer says to try again, and nothing is stored."""
    processes = Processes(killed, 1, 5)
    monkeypatch.setattr(extraction, "_processes", lambda seconds: processes)
    try:
        answer = client.post("/articles", json={"id": "a", "text": NEWS}, headers=editor)
    finally:
        processes.close()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert client.get("/articles/a").status_code == 404


@pytest.mark.parametrize(("q", "found"), [("quoc phong", True), ("zzzz", False), ("", True)])
def test_articles_by_words(client: CheckedClient, ids: dict[str, str], q: str, found: bool) -> None:
    articles = client.get("/articles", query_string={"q": q}).get_json()["articles"]
    assert bool(articles) is found
