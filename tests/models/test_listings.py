"""The lists of states: where the JSON of an event stands, and what may be wrong with it."""

from __future__ import annotations

import json

import pytest
from peewee import Database

from models import derived, listings, migrations
from models.check import verify_documents
from models.corrections import correct_event, delete_event
from models.dialect import run
from models.queries import EventFilter, find_documents, find_events
from tests.models.conftest import Load, Said


def _days(country: str) -> list[str]:
    found = find_documents(EventFilter(countries=(country,)))["items"]
    return [json.loads(text)["date"] for _, text in found]


def test_a_state_s_events_stand_in_the_order_of_its_list(database: Database, load: Load, said: Said) -> None:
    for number, day in enumerate(("2022-06-03", "2022-06-01", "2022-06-02")):
        load(f"a{number}", said(day), said(day, "CN VN"))
    sql = "SELECT event_id FROM event_country WHERE country = ? ORDER BY {}"
    orders = [run(database, sql.format(by), ["LA"]).fetchall() for by in ("first, event_id", "document")]
    assert len(orders[0]) == 3
    assert orders[0] == orders[1]


def test_events_of_one_number_are_all_listed(
    database: Database, load: Load, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listings, "_EVENT", 0)  # no bit is left to tell the events of a day, and days are neighbours
    days = ["2022-06-01", "2022-06-02", "2022-06-03"]
    for number, day in enumerate(reversed(days)):
        load(f"a{number}", *(said(day, type=kind) for kind in ("talks", "visit", "call")))
    assert _days("LA") == _days("VN") == sorted(days * 3)
    event = find_events(limit=1)["items"][0]["id"]
    correct_event(event, {"date": "2022-06-03"}, who="A", why="b")
    delete_event(find_events(limit=1)["items"][0]["id"], who="A", why="b")
    assert _days("LA") == _days("VN") == ["2022-06-01", *["2022-06-02"] * 3, *["2022-06-03"] * 4]
    assert verify_documents() == []


WRONG = (
    ("DELETE FROM event_country WHERE country = 'VN'", "event_country lacks event"),
    ("UPDATE event_country SET last = '2030-01-01' WHERE country = 'LA'", "event_country lacks event"),
    ("UPDATE event_country SET country = 'CN' WHERE country = 'LA'", "event_country should not have event"),
    ("UPDATE event_country SET document = document + 1", "event_country has no document of event"),
    ("DELETE FROM event_document WHERE number = (SELECT max(number) FROM event_document)", "event_document lacks"),
)


@pytest.mark.parametrize(("sql", "line"), WRONG)
def test_what_is_wrong_with_a_list_is_told_and_made_anew(
    database: Database, load: Load, said: Said, sql: str, line: str
) -> None:
    load("a1", said("2022-06-02"))
    run(database, sql)
    assert any(found.startswith(line) for found in verify_documents())
    derived.refresh(database, always=True)
    assert verify_documents() == []


def test_a_database_of_before_is_listed_anew(database: Database, load: Load, said: Said) -> None:
    load("a1", said("2022-06-02"), said("2022-07", "CN VN"))
    delete_event(find_events(limit=1)["items"][0]["id"], who="A", why="b")
    before = [find_documents(EventFilter(countries=("VN",))), find_documents(sort="updated")]
    for table in ("event_document", "event_country"):
        run(database, f"DROP TABLE {table}")
        run(database, f"CREATE TABLE {table} (event_id BIGINT)")
    run(database, "DELETE FROM schema_version WHERE version >= 4")
    assert migrations.migrate(database)[0] == 4
    derived.refresh(database)
    assert [find_documents(EventFilter(countries=("VN",))), find_documents(sort="updated")] == before
