"""The storing step: counts, order, idempotence, interruption, bounded memory; the same on both databases."""

from __future__ import annotations

import threading
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from peewee import Database

from loaders.article import Article
from loaders.load import Journal, Outcome, Summary, load
from loaders.sources import SourceError
from models import database as storage
from models.dialect import run
from models.queries import EventFilter, count_events, find_articles

pytestmark = pytest.mark.usefixtures("extraction_by_rule")

MISSING = SourceError("b.txt", "does not exist", "give a path that does", "b.txt")


def event(day: str) -> dict[str, Any]:
    return {"date": day, "countries": ["LA", "VN"], "type": "talks", "sentence": {"start": 0, "end": 1}}


def extract_by_rule(item: object) -> dict[str, Any] | None:
    """Stands in for extraction: the words of an article's first line are its events' days, or what goes wrong."""
    if not isinstance(item, Article):
        return None
    if item.text == "fails":
        raise ValueError("no such luck")
    return {"id": item.id, "published": None, "events": [event(day) for day in item.text.partition("\n")[0].split()]}


@pytest.fixture
def extraction_by_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.load.extract_article", extract_by_rule)


def article(id: str, text: str = "2022-06-02", **known: str) -> Article:
    return Article(id, text, **known)


def told(outcomes: Iterator[Outcome]) -> list[tuple[str, str, int]]:
    return [(outcome.id, outcome.status, outcome.events) for outcome in outcomes]


def test_every_article_in_order_whatever_becomes_of_it(database: Database) -> None:
    bad = [article("c", "fails"), article("d", "32 days")]
    found = [article("a"), MISSING, *bad, article("e", "2022-06-03 2022-06-04")]
    outcomes = list(load(found))
    assert told(iter(outcomes)) == [
        ("a", "new", 1),
        ("b.txt", "failed", 0),
        ("c", "failed", 0),
        ("d", "failed", 0),
        ("e", "new", 2),
    ]
    assert outcomes[1].error == "b.txt: does not exist: give a path that does"
    assert "no such luck" in str(outcomes[2].error)
    assert str(outcomes[3].error).startswith("d: events[0].date")
    assert count_events(EventFilter()) == 3


def test_the_same_again_changes_nothing(database: Database) -> None:
    found = [article("a"), article("b", "2022-06-03")]
    list(load(found))
    assert told(load(found)) == [("a", "unchanged", 1), ("b", "unchanged", 1)]
    assert told(load([article("a", "2022-06-05"), article("b", "2022-06-03")])) == [
        ("a", "changed", 1),
        ("b", "unchanged", 1),
    ]
    assert count_events(EventFilter()) == 2


def test_the_instant_of_reading_is_no_change(database: Database) -> None:
    list(load([article("a", fetched="2026-01-01T00:00:00+00:00")]))
    assert told(load([article("a", fetched="2026-02-02T00:00:00+00:00")])) == [("a", "unchanged", 1)]


def test_what_was_stored_before_an_interruption_stays(database: Database) -> None:
    def interrupted() -> Iterator[Article]:
        yield article("a")
        yield article("b", "2022-06-03")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(load(interrupted()))
    assert {stored["id"] for stored in find_articles()["items"]} == {"a", "b"}
    assert told(load([article("a"), article("b", "2022-06-03"), article("c")]))[-1] == ("c", "new", 1)


class TestJournal:
    def test_what_it_knows_is_skipped(self, database: Database, tmp_path: Path) -> None:
        journal = tmp_path / "journal"
        assert told(load([article("a"), article("b", "fails")], journal=journal))[0] == ("a", "new", 1)
        again = [article("a", fetched="2026-02-02T00:00:00+00:00"), article("b", "2022-06-03"), MISSING]
        assert told(load(again, journal=journal)) == [("a", "skipped", 0), ("b", "new", 1), ("b.txt", "failed", 0)]

    def test_a_changed_article_is_not_the_one_it_knows(self, database: Database, tmp_path: Path) -> None:
        list(load([article("a")], journal=tmp_path / "journal"))
        changed = [article("a", "2022-06-03"), article("a", "2022-06-03", published="2022-06-04")]
        assert told(load(changed, journal=tmp_path / "journal")) == [("a", "changed", 1), ("a", "changed", 1)]

    def test_another_version_reads_again(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        journal = Journal(tmp_path / "journal")
        journal.add(article("a"))
        assert article("a") in journal
        monkeypatch.setattr("loaders.load.version", lambda _: "999")
        assert article("a") not in journal
        journal.close()

    def test_a_file_that_is_none(self, database: Database, tmp_path: Path) -> None:
        (tmp_path / "journal").write_text("not a journal at all", encoding="utf-8")
        with pytest.raises(ValueError, match="is no journal of a load"):
            list(load([article("a")], journal=tmp_path / "journal"))


def test_memory_does_not_grow_with_the_input(database: Database) -> None:
    words = "2022-06-02\n" + "một bài báo dài " * 3_000  # about 60 kB; a hundred of them would be 6 MB

    def many(count: int) -> Iterator[Article | SourceError]:
        for number in range(count):
            yield article(f"{number}", words) if number % 2 else MISSING

    list(load(many(20)))
    tracemalloc.start()
    for _ in load(many(200)):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000


SUMMARIES = [
    ([], "read 0 articles: 0 new, 0 unchanged, 0 changed, 0 failed; 0 events"),
    ([Outcome("a", "new", 1)], "read 1 article: 1 new, 0 unchanged, 0 changed, 0 failed; 1 event"),
    (
        [Outcome("a", "changed", 2), Outcome("b", "failed", error="x"), Outcome("c", "skipped")],
        "read 2 articles: 0 new, 0 unchanged, 1 changed, 1 failed, 1 skipped (in the journal); 2 events",
    ),
]


@pytest.mark.parametrize(("outcomes", "words"), SUMMARIES)
def test_summary(outcomes: list[Outcome], words: str) -> None:
    summary = Summary()
    for outcome in outcomes:
        summary.add(outcome)
    assert str(summary) == words


def test_it_waits_for_another_writer_and_says_so(database_url: str) -> None:
    storage.start(database_url, busy_seconds=1)
    holds, said = threading.Event(), []

    def other() -> None:
        with storage.change() as change:
            assert change.instant
            holds.set()
            while not said:
                time.sleep(0.05)

    writer = threading.Thread(target=other)
    writer.start()
    try:
        assert holds.wait(10)
        with storage.connection():
            assert told(load([article("a")], say=said.append)) == [("a", "new", 1)]
    finally:
        said.append("")
        writer.join()
        storage.stop()
    assert said[0] == "a: another program writes to the database and did not finish in 1 seconds; waiting for it"


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("table", ["article", "mention", "event"])
def test_a_full_disk_of_postgresql_is_said(database: Database, table: str) -> None:
    """The server's own error, raised where rows are copied into a table and where statements add them."""
    run(
        database,
        "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE disk_full"
        " USING MESSAGE = 'could not extend file \"base/1/2\": No space left on device'; END $$",
    )
    run(database, f"CREATE TRIGGER no_room BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION no_room()")
    try:
        with pytest.raises(storage.DatabaseFull, match="the disk of the database is full"):
            list(load([article("a", "2022-06-02"), article("b", "2022-06-02")]))
    finally:
        run(database, "DROP FUNCTION no_room CASCADE")
    assert find_articles()["items"] == []
    assert told(load([article("a")])) == [("a", "new", 1)]


def test_a_full_disk_is_said_and_what_was_stored_stays(tmp_path: Path) -> None:
    database = storage.start(f"sqlite:///{tmp_path}/full.sqlite3")
    try:
        with storage.connection():
            pages = run(database, "PRAGMA page_count").fetchone()[0]
            run(database, f"PRAGMA max_page_count = {pages + 20}")
            outcomes: list[str] = []
            many = load(article(str(n), "2022-06-02\n" + "x" * 5000) for n in range(100))
            with pytest.raises(storage.DatabaseFull, match="the disk of the database is full"):
                outcomes.extend(outcome.id for outcome in many)
            assert 0 < len(outcomes) < 100
            run(database, f"PRAGMA max_page_count = {pages + 2000}")
            assert [a["id"] for a in find_articles(limit=100)["items"]][::-1] == outcomes
            assert all(o.status == "unchanged" for o in load([article("0", "2022-06-02\n" + "x" * 5000)]))
    finally:
        storage.stop()
