"""What is stored of some events, read with a number of statements that does not grow with them.

Everything here is given the database, so that it also serves before the tables are bound: see `models.derived`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from peewee import Database

from models import instants
from models.dates import iso
from models.dialect import marks, run
from models.documents import Lead, document
from models.keys import public_id
from models.tables import Event

COLUMNS = tuple(column.column_name for column in Event._meta.sorted_fields)
_DAYS = ("earliest", "latest", "first", "last")
_FLAGS = ("corrected", "asserted", "deleted")

#: A row of the table event, days as text.
Row = dict[str, Any]


class Telling(NamedTuple):
    """A mention to store: its columns, and of those of its article what tells of an event."""

    columns: dict[str, Any]
    article: Mapping[str, Any]


class Report(NamedTuple):
    """What one mention says, and what its word weighs; `published` is empty where the day is not known."""

    mention: int
    key: str
    said: dict[str, Any]
    actors: list[str]
    main: bool
    has_sentence: bool
    published: str
    earliest_published: str
    article: str
    position: int
    start: int

    def precedence(self) -> tuple[Any, ...]:
        """Who is heard first: the article about the event, then the earliest published, then by id and place in it."""
        return not self.main, self.earliest_published or "9999-12-31", self.article, self.start, self.key

    def telling(self, key: str) -> tuple[Any, ...]:
        """Which tells the event of this key best: with the event's own date, about it, in words, published first."""
        published = self.published or "9"
        return (
            self.key != key,
            not self.main,
            not self.has_sentence,
            published,
            self.article,
            self.position,
            self.mention,
        )


@dataclass(slots=True)
class Stored:
    """What is stored of some events, or is about to be.

    `overrides` is what persons last set of each event, field by field, `dated_by` the correction that its date comes
    from, `texts` their JSON as it was last written.
    """

    rows: dict[int, Row]
    reports: dict[int, list[Report]]
    leads: dict[int, Lead]
    actors: dict[int, list[str]]
    texts: dict[int, str] = field(default_factory=dict)
    overrides: dict[int, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    dated_by: dict[int, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, database: Database, numbers: Sequence[int]) -> Stored:
        """What the database has of these events."""
        listed = marks(numbers)
        rows = {row["id"]: row for row in _rows(database, numbers)}
        reports = _reports(database, numbers)
        actors: dict[int, list[str]] = defaultdict(list)
        sql = f"SELECT event_id, name FROM event_actor WHERE event_id IN ({listed}) ORDER BY event_id, position"
        for number, name in run(database, sql, numbers):
            actors[number].append(name)
        sql = f"SELECT event_id, json FROM event_document WHERE event_id IN ({listed})"
        texts: dict[int, str] = dict(run(database, sql, numbers).fetchall())
        now = cls(rows, reports, _leads(database, rows, reports), actors, texts)
        now._correct(database, [number for number, row in rows.items() if row["corrected"]])
        return now

    @classmethod
    def told(cls, rows: Sequence[Row], mentions: Sequence[Telling], actors: Mapping[int, Sequence[str]]) -> Stored:
        """What `read` will find once these new events and their mentions are stored.

        `actors` are those of events without mentions.
        """
        by_number = {row["id"]: row for row in rows}
        given: dict[int, dict[int, Telling]] = defaultdict(dict)
        for place, telling in enumerate(mentions):
            if (number := telling.columns["event"]) in by_number:
                given[number][place] = telling
        reports: dict[int, list[Report]] = defaultdict(list)
        leads = {}
        for number, tellings in given.items():
            reports[number] = sorted((_report(place, told) for place, told in tellings.items()), key=Report.precedence)
            leads[number] = _lead(tellings[_best(reports[number], by_number[number]).mention])
        return cls(by_number, reports, leads, defaultdict(list, {n: list(names) for n, names in actors.items()}))

    def _correct(self, database: Database, numbers: Sequence[int]) -> None:
        if not numbers:
            return
        sql = f"""
            SELECT event_id, at, who, why, field, before, after FROM correction
            WHERE event_id IN ({marks(numbers)}) AND action = ? ORDER BY at, id"""
        for number, at, who, why, name, before, after in run(database, sql, [*numbers, "set"]):
            self.overrides[number][name] = None if after is None else json.loads(after)
            if name == "date":
                earlier = [*self.dated_by.get(number, {}).get("before", ()), str(json.loads(before or "null"))]
                self.dated_by[number] = {"who": who, "why": why, "at": instants.to_text(at), "before": earlier}

    def object_of(self, row: Row, actors: Sequence[str]) -> dict[str, Any]:
        """The JSON object of one of these events, with this row and these actors."""
        shown = {
            "id": public_id(row["id"]),
            "actors": actors,
            "mentions": row["mention_count"],
            "created": instants.to_text(row["created"]),
            "updated": instants.to_text(row["updated"]),
        }
        return document(row | shown, self.dated_by.get(row["id"]), self.leads.get(row["id"]))


def _rows(database: Database, numbers: Sequence[int]) -> Iterable[Row]:
    """The rows of these events, days as text, flags as truth values."""
    sql = f"SELECT {', '.join(COLUMNS)} FROM event WHERE id IN ({marks(numbers)})"
    for found in run(database, sql, numbers):
        row = dict(zip(COLUMNS, found, strict=True))
        for name in _DAYS:
            row[name] = iso(row[name])
        for name in _FLAGS:
            row[name] = bool(row[name])
        yield row


def _reports(database: Database, numbers: Sequence[int]) -> dict[int, list[Report]]:
    """What the mentions of these events say, in order of precedence; not their sentences, nor the articles' texts."""
    sql = f"""
        SELECT m.event_id, m.id, m.key, m.said, m.actors, m.main, m.sentence IS NOT NULL, a.published,
            a.published_earliest, a.id, m.position, m.sentence_start
        FROM mention m JOIN article a ON a.number = m.article_id WHERE m.event_id IN ({marks(numbers)})"""
    found: dict[int, list[Report]] = defaultdict(list)
    for number, mention, key, said, actors, main, worded, published, earliest, article, position, start in run(
        database, sql, numbers
    ):
        found[number].append(
            Report(
                mention, key, json.loads(said), json.loads(actors), bool(main), bool(worded), published or "",
                iso(earliest) or "", article, position, -1 if start is None else start,
            )
        )  # fmt: skip
    for reports in found.values():
        reports.sort(key=Report.precedence)
    return found


def _best(reports: Sequence[Report], row: Row) -> Report:
    """The report that tells an event best."""
    return reports[0] if len(reports) == 1 else min(reports, key=lambda report: report.telling(row["key"]))


def _report(place: int, told: Telling) -> Report:
    """The report of a mention that will be the one at this place of those that are stored together."""
    columns, article = told.columns, told.article
    start = columns["sentence_start"]
    return Report(
        place, columns["key"], columns["said"], columns["actors"], columns["main"], columns["sentence"] is not None,
        article["published"] or "", iso(article["published_earliest"]) or "", article["id"], columns["position"],
        -1 if start is None else start,
    )  # fmt: skip


def _lead(told: Telling) -> Lead:
    columns, article = told.columns, told.article
    return Lead(
        article["title"], article["url"], article["source"], columns["sentence"], columns["date_text"],
        columns["evidence"],
    )  # fmt: skip


def _leads(database: Database, rows: Mapping[int, Row], reports: Mapping[int, list[Report]]) -> dict[int, Lead]:
    """Of each event that has a mention the one that tells it best."""
    chosen = {}
    for number, row in rows.items():
        if told := reports.get(number):
            chosen[_best(told, row).mention] = number
    if not chosen:
        return {}
    sql = f"""
        SELECT m.id, a.title, a.url, a.source, m.sentence, m.date_text, m.evidence
        FROM mention m JOIN article a ON a.number = m.article_id WHERE m.id IN ({marks(chosen)})"""
    found = {}
    for mention, title, url, source, sentence, date_text, evidence in run(database, sql, list(chosen)):
        number = chosen[mention]
        found[number] = Lead(title, url, source, sentence, date_text, json.loads(evidence))
    return found
