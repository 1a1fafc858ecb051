"""Which way the databases go: through an index, never through a whole table."""

from __future__ import annotations

from typing import Any

import pytest
from peewee import Database

from models import search
from models.dialect import is_sqlite, run
from models.queries import EventFilter, find_articles, find_events, get_article, get_documents, get_event

MONTH = {"from_day": "2022-06-01", "to_day": "2022-06-30"}

#: what is asked, and (part of the name of) the index that must be used on both databases
ASKED: list[tuple[str, Any, str]] = [
    ("country and month", lambda _: find_events(EventFilter(countries=("LA",), **MONTH)), "COUNTRY"),
    ("country", lambda _: find_events(EventFilter(countries=("LA",))), "COUNTRY"),
    ("country, latest", lambda _: find_events(EventFilter(countries=("LA",)), sort="-date"), "COUNTRY"),
    ("country within", lambda _: find_events(EventFilter(countries=("LA",), match="within", **MONTH)), "COUNTRY"),
    ("country and type", lambda _: find_events(EventFilter(countries=("LA",), types=("visit",), **MONTH)), "COUNTRY"),
    ("country, words", lambda _: find_events(EventFilter(countries=("LA",), q="cau", **MONTH)), "COUNTRY"),
    ("pair and month", lambda _: find_events(EventFilter(countries=("LA", "VN"), **MONTH)), "_day"),
    ("pair", lambda _: find_events(EventFilter(countries=("LA", "VN"))), "event_pair_day"),
    ("month", lambda _: find_events(EventFilter(**MONTH)), "event_day"),
    ("all", lambda _: find_events(), "event_day"),
    ("all, latest", lambda _: find_events(sort="-date"), "event_day"),
    ("source", lambda _: find_events(EventFilter(sources=("x",), **MONTH)), "event_day"),
    ("changes", lambda _: find_events(sort="-updated"), "event_updated"),
    ("changes since", lambda _: find_events(EventFilter(updated_since="2999-01-01"), sort="updated"), "event_updated"),
    ("changes since, by day", lambda _: find_events(EventFilter(updated_since="2999-01-01")), "event_updated"),
    ("one event", get_event, "mention_event"),
    ("likely doubles", get_event, "event_pair_day"),
    ("documents", lambda event: get_documents([event]), "event_document"),
    ("an article", lambda _: get_article("a1"), "mention_article"),
    ("articles of a source", lambda _: find_articles(sources=["x"]), "article_source"),
]


@pytest.fixture
def filled(load: Any, said: Any) -> str:
    for number in range(20):
        told = [
            said(f"2022-{month:02}-{number + 1:02}", f"LA {other}", words=f"Câu {number} {month} {other}")
            for month in (5, 6)
            for other in ("VN", "TH", "CN", "KH", "MM", "FR")
        ]
        load(f"a{number}", *told, source="xyz"[number % 3])
    return str(find_events(EventFilter(countries=("LA",)))["items"][0]["id"])


@pytest.mark.parametrize(("name", "ask", "index"), ASKED, ids=[name for name, _, _ in ASKED])
def test_an_index_is_used(
    database: Database, filled: str, name: str, ask: Any, index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name in ("source", "country, words"):
        monkeypatch.setattr(search, "FEW", 0)  # as where many have them
    if not is_sqlite(database):
        run(database, "ANALYZE")
        run(database, "SET enable_seqscan = off")  # a table this small would be read whole
        run(database, "SET enable_bitmapscan = off")
    asked: list[Any] = []
    note = asked.append
    database.query_hooks.append(note)
    ask(filled)
    database.query_hooks.remove(note)
    plans = []
    for event in asked:
        explain = "EXPLAIN QUERY PLAN " if is_sqlite(database) else "EXPLAIN "
        rows = database.execute_sql(explain + event.sql, event.params).fetchall()
        plans += [row[3] if is_sqlite(database) else row[0] for row in rows]
    if not is_sqlite(database):
        run(database, "RESET ALL")
    if index == "COUNTRY":
        index = "USING PRIMARY KEY (country=" if is_sqlite(database) else "event_country_pkey"
    assert any(index in step for step in plans), "\n".join(plans)
    assert [step for step in plans if _whole(step)] == []


def _whole(step: str) -> bool:
    """Whether a step reads a stored table from end to end; a subquery is as small as its parts."""
    if "Seq Scan" in step:
        return "clock" not in step  # a table of one row
    words = step.split()
    stored = {"e", "c", "m", "a", "t1", "t2", "event", "event_country", "mention", "article"}
    return words[0] == "SCAN" and words[1] in stored and "USING" not in words
