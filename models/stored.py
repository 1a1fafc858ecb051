"""What is stored of some events, read with a number of statements that does not grow with them.

Everything here is given the database, so that it also serves before the tables are bound: see `models.derived`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Report:
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


class Stored:
    """What is stored of some events."""

    def __init__(self, database: Database, numbers: Sequence[int]) -> None:
        listed = marks(numbers)
        self.rows = {row["id"]: row for row in _rows(database, numbers)}
        self.reports = _reports(database, numbers)
        self.actors: dict[int, list[str]] = defaultdict(list)
        sql = f"SELECT event_id, name FROM event_actor WHERE event_id IN ({listed}) ORDER BY event_id, position"
        for number, name in run(database, sql, numbers):
            self.actors[number].append(name)
        sql = f"SELECT event_id, json FROM event_document WHERE event_id IN ({listed})"
        self.texts: dict[int, str] = dict(run(database, sql, numbers).fetchall())
        #: What persons last set of each event, field by field, and the correction that its date comes from.
        self.overrides: dict[int, dict[str, Any]] = defaultdict(dict)
        self.dated_by: dict[int, dict[str, Any]] = {}
        self._correct(database, [number for number, row in self.rows.items() if row["corrected"]])
        self.leads = _leads(database, self.rows, self.reports)

    def _correct(self, database: Database, numbers: Sequence[int]) -> None:
        if not numbers:
            return
        sql = f"""
            SELECT event_id, at, who, why, field, before, after FROM correction
            WHERE event_id IN ({marks(numbers)}) AND action = ? ORDER BY at, id"""
        for number, at, who, why, field, before, after in run(database, sql, [*numbers, "set"]):
            self.overrides[number][field] = None if after is None else json.loads(after)
            if field == "date":
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


def _leads(database: Database, rows: Mapping[int, Row], reports: Mapping[int, list[Report]]) -> dict[int, Lead]:
    """Of each event that has a mention the one that tells it best."""
    chosen = {}
    for number, row in rows.items():
        if told := reports.get(number):
            best = min(told, key=lambda report: report.telling(row["key"]))
            chosen[best.mention] = number
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
