"""Pages by cursor: nothing skipped, nothing repeated, also while events are being added."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

import pytest

from models.cursors import encode
from models.store import store_extraction
from tests.api.conftest import NAMES
from tests.api.contract import CheckedClient


def _add(id: str, day: str) -> str:
    event: Any = {"date": day, "countries": ["FR", "VN"], "type": "talks"}
    article: Any = {"id": id, "text": "x", "published": day}
    return store_extraction(article, {"id": id, "published": day, "events": [event]})["events"][0]


def _links(header: str) -> dict[str, str]:
    return {rel: url for url, rel in re.findall(r'<([^>]*)>; rel="([^"]*)"', header)}


@pytest.mark.parametrize("sort", ["date", "-date", "updated", "-updated"])
@pytest.mark.parametrize("suffix", ["", ".jsonl", ".csv", ".ics", ".atom", ".timeline.json"])
def test_links(client: CheckedClient, ids: dict[str, str], sort: str, suffix: str) -> None:
    """Following `next` from page to page ends, and gives as many as there are."""
    address = f"/events{suffix}?limit=3&sort={sort}&country=VN"
    pages = 0
    while True:
        answer = client.get(address)
        pages += 1
        links = _links(answer.headers["Link"])
        assert links["first"].startswith(f"http://localhost/events{suffix}?limit=3")
        assert "cursor" not in links["first"]
        if "next" not in links:
            break
        address = links["next"].removeprefix("http://localhost")
    assert pages == 3  # 3, 3, 1


@pytest.mark.parametrize("sort", ["date", "-date", "updated"])
def test_while_events_are_added(client: CheckedClient, sort: str) -> None:
    first = [_add(f"a{n}", f"2020-01-{n + 1:02}") for n in range(0, 20, 2)]
    seen: list[str] = []
    cursor: str | None = None
    n = 1
    while True:
        query = {"limit": 3, "sort": sort} | ({"cursor": cursor} if cursor else {})
        page = client.get("/events", query_string=query).get_json()
        seen += [e["id"] for e in page["events"]]
        _add(f"b{n}", f"2020-01-{n + 1:02}")  # before, between and after what was seen
        n += 2
        cursor = page["next"]
        if cursor is None or n > 30:
            break
    assert len(seen) == len(set(seen)), "repeated"
    assert set(first) <= set(seen), "skipped"


def test_cursor_of_another_query(client: CheckedClient, ids: dict[str, str]) -> None:
    cursor = client.get("/events?limit=1").get_json()["next"]
    answer = client.get(f"/events?limit=1&country=LA&cursor={cursor}")
    assert answer.status_code == 422
    assert "another query" in answer.get_json()["detail"]


def test_total_only_when_asked(client: CheckedClient, ids: dict[str, str]) -> None:
    assert "total" not in client.get("/events?limit=1").get_json()
    answer = client.get("/events?limit=1&total=true")
    assert answer.get_json()["total"] == len(NAMES)
    assert answer.headers["X-Total-Count"] == str(len(NAMES))


def test_articles(client: CheckedClient, ids: dict[str, str]) -> None:
    first = client.get("/articles?limit=1&total=true")
    assert first.get_json()["total"] == 2
    second = client.get(_links(first.headers["Link"])["next"].removeprefix("http://localhost")).get_json()
    assert [first.get_json()["articles"][0]["id"], second["articles"][0]["id"]] == ["b2", "kho/bai 1.txt"]
    assert second["next"] is None
    assert [a["id"] for a in client.get("/articles?source=vov.vn").get_json()["articles"]] == ["b2"]
    assert [a["id"] for a in client.get("/articles?from=2018&to=2018").get_json()["articles"]] == ["b2"]
    assert client.get("/articles?cursor=x").status_code == 422


WRONG = (None, True, -1, 2**63 - 1, 2**63, 10**400, 1.5, "", "9999-99-99", "10000-01-01", "\x00", "\ud800", [], {})


@pytest.mark.parametrize("path", ["/events", "/events?sort=-updated", "/articles", "/pairs"])
def test_tampered_cursors(client: CheckedClient, ids: dict[str, str], path: str) -> None:
    """One with another value in any of its places is refused, or is a place of the list; it breaks nothing."""
    joint = "&" if "?" in path else "?"
    cursor = client.get(f"{path}{joint}limit=1").get_json()["next"]
    parts = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    for at in range(len(parts)):
        for wrong in WRONG:
            tampered = encode([*parts[:at], wrong, *parts[at + 1 :]])
            assert client.get(f"{path}{joint}limit=1&cursor={tampered[:2000]}").status_code in (200, 400, 422)
