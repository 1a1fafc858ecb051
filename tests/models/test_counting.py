"""Counts that are kept give what counting the events one by one would give."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import Any

import pytest
from peewee import Database

from models.check import rebuild, verify_counts, verify_documents
from models.counting import Counting, _looked_at
from models.dialect import run
from models.exchange import import_lines
from models.filters import EventFilter
from models.queries import find_events, find_pairs, timeline
from models.search import Search

STATES = ("CN", "LA", "US", "VN")
# One or more of each form of date; several reach over the end of a month, a quarter, a year, or many years.
DATES = (
    "{y}-{m:02}-{d:02}", "{y}-{m:02}-{d:02}/..", "../{y}-{m:02}-{d:02}", "{y}-{m:02}-28/{y}-{n:02}-03", "{y}-{m:02}",
    "{y}", "[{y}-{m:02}-{d:02},{z}-{m:02}-{d:02}]", "[{y}-{m:02}-03..{y}-{m:02}-09]", "[{y}-01-30..{y}-03-02]",
    "[{y}-02-01..{y}-05-02]", "XXXX-{m:02}-{d:02}", "[1990-01-01..{y}-{m:02}-{d:02}]", "{y}-12-30/{z}-01-02",
)  # fmt: skip


def _lines(rng: random.Random, number: int) -> list[str]:
    found = []
    for n in range(number):
        month, year = rng.randint(1, 11), rng.randint(2019, 2021)
        date = rng.choice(DATES).format(y=year, z=year + 1, m=month, n=month + 1, d=rng.randint(1, 28))
        line = {"date": date, "countries": rng.sample(STATES, 2), "type": rng.choice(("talks", "visit", "aid"))}
        said = line | {"article": {"id": f"a{n % 5}"}, "certainty": rng.choice(("stated", "inferred"))}
        told = {"mentions": [said]} if n % 3 else {}
        found.append(json.dumps(line | {"status": rng.choice(("held", "planned"))} | told))
    return found


#: (from, to) in months, in days, with either end alone, within a month, of a day, far apart.
RANGES = (
    (None, None), ("2020-01-01", "2020-12-31"), ("2020-02-10", "2020-02-20"), ("2019-05-07", "2021-03-09"),
    ("2020-03-01", None), ("2020-03-15", None), (None, "2020-06-30"), (None, "2020-06-14"),
    ("2020-05-05", "2020-05-05"), ("2020-05-20", "2020-06-10"), ("0001-01-01", "9999-12-31"),
)  # fmt: skip
FILTERS: tuple[dict[str, Any], ...] = (
    {}, {"countries": ("LA",)}, {"countries": ("LA", "VN")}, {"types": ("talks", "aid")}, {"statuses": ("planned",)},
    {"certainties": ("unknown", "stated")}, {"certainties": ("asserted", "ambiguous"), "countries": ("CN",)},
    {"match": "within"}, {"sources": ("x",)},
)  # fmt: skip


def _counted(rows: Any) -> dict[Any, int]:
    found: Counter[Any] = Counter()
    for row in rows:
        found[row[:-1]] += row[-1]
    return dict(found)


@pytest.fixture
def filled(database: Database) -> None:
    results = list(import_lines(_lines(random.Random(5), 250)))
    assert {row["status"] for row in results} <= {"new", "unchanged", "changed"}


def test_kept_counts_are_those_of_the_events(database: Database, filled: None) -> None:
    for first, last in RANGES:
        for values in FILTERS:
            where = EventFilter(from_day=first, to_day=last, **values)
            counting, plain = Counting(where), Search(where, "date")
            assert counting.total() == plain.count(), where
            for unit in ("month", "quarter", "year", "week"):
                split = {"month": None, "quarter": "pair", "year": "type", "week": None}[unit]
                one_by_one = _counted(_looked_at(plain, unit, split))
                assert _counted(counting.periods(unit, split)) == one_by_one, (where, unit)
            for column in ("type", "status", "certainty"):
                sql, parameters = plain.rows(column)
                assert dict(counting.values(column)) == Counter(v for (v,) in run(database, sql, parameters)), where
            sql, parameters = plain.rows("pair, {earliest}, {latest}")
            by_pair: dict[str, list[Any]] = {}
            for pair, earliest, latest in run(database, sql, parameters):
                by_pair.setdefault(pair, []).append((earliest, latest))
            expected = sorted(
                (
                    (pair, len(days), min((d[0] for d in days if d[0]), default=None),
                     max((d[1] for d in days if d[1]), default=None))
                    for pair, days in by_pair.items()
                ),
                key=lambda row: (-row[1], row[0]),
            )  # fmt: skip
            assert [tuple(row) for row in counting.pairs()] == expected, where
            states: Counter[str] = Counter()
            for pair, number, *_ in expected:
                states.update(dict.fromkeys(pair.split("-"), number))
            assert {row.pair: row.events for row in counting.countries()} == states, where


def test_pairs_by_pages(filled: None) -> None:
    whole = find_pairs(limit=100)["items"]
    pages, cursor = [], None
    while True:
        page = find_pairs(limit=2, cursor=cursor, total=True)
        assert page["total"] == len(whole) > 4
        pages += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert pages == whole


def test_a_range_that_begins_in_an_uncertain_date_makes_it_certain(database: Database) -> None:
    """Of an event in one of two years the part in the range counts, as it always did."""
    list(import_lines(['{"date": "[2013-08-07,2014-08-07]", "countries": ["LA", "VN"], "type": "talks"}']))
    assert timeline(EventFilter(), "year")["uncertain"] == 1
    assert timeline(EventFilter(from_day="2014-01-01"), "year")["buckets"][0]["count"] == 1


def test_what_disagrees_is_told_and_made_anew(database: Database, filled: None) -> None:
    event = find_events()["items"][0]["id"]
    run(database, "UPDATE month_count SET events = events + 1 WHERE scope = 'LA'")
    run(database, "DELETE FROM pair_count WHERE pair = 'LA-VN'")
    run(database, "UPDATE event_document SET json = '{}' WHERE event_id = ?", [int(event, 16)])
    told = verify_counts()
    assert any("month_count lacks" in line for line in told)
    assert any("month_count has" in line for line in told)
    assert any("pair_count lacks" in line and "LA-VN" in line for line in told)
    assert verify_documents() == [f"event_document is not up to date for event {event}"]
    rebuild()
    assert verify_counts() == verify_documents() == []
