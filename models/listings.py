"""What lists of events are read from: the index of days of each state, and the JSON of its events in the same order.

A listed event has a row in `event_country` and its JSON in `event_document` for each of its two states. The number of
a document begins with state, class of length and first day, and the rest is of the event's own number: the events of
a page lie beside each other in the file, however many there are of other states. An event that is gone has one
document, below all others, for those who ask for it by name or by last change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date as Day
from typing import Any

from peewee import Database

from models.dialect import insert_rows, marks, run, run_many

#: Bits of an event's number, and of a document's number: ten for the state (its letters count from A), three for the
#: class of length, then the first day (an ordinal) and the first ones of the event's number.
_NUMBER, _DAY, _EVENT = 63, 22, 28
_STATE = 3 + _DAY + _EVENT
_INDEX = ("country", "span", "first", "event_id", "last", "document")
#: The columns that say where an event is listed.
PLACED = ("pair", "span", "first", "last", "deleted")

#: An event's row, as `models.stored` has them, and its JSON.
Listed = tuple[Mapping[str, Any], str]


def add(database: Database, events: Sequence[Listed]) -> None:
    """List events of which nothing is listed yet; of those that are gone only the JSON is kept."""
    if not events:
        return
    documents = {~row["id"]: (row["id"], text) for row, text in events if row["deleted"]}
    wanted = [
        (number, country, row, text) for row, text in events if not row["deleted"] for number, country in _wanted(row)
    ]
    taken = _taken(database, [number for number, *_ in wanted])
    index = []
    for number, country, row, text in wanted:
        while number in taken or number in documents:  # two events that begin with the same bits
            number += 1
            taken |= _taken(database, [number])
        index.append((country, row["span"], row["first"], row["id"], row["last"], number))
        documents[number] = row["id"], text
    # in the order of the tables' keys, so that a page of them is met once
    insert_rows(database, "event_country", _INDEX, sorted(index))
    rows = [(number, *documents[number]) for number in sorted(documents)]
    insert_rows(database, "event_document", ("number", "event_id", "json"), rows)


def remove(database: Database, rows: Sequence[Mapping[str, Any]]) -> None:
    """List these events, as their rows stood when they were listed, no more."""
    if not rows:
        return
    numbers = [row["id"] for row in rows]
    run(database, f"DELETE FROM event_document WHERE event_id IN ({marks(numbers)})", numbers)
    keys = [
        (country, row["span"], row["first"], row["id"])
        for row in rows
        if not row["deleted"]
        for country in row["pair"].split("-")
    ]
    where = "country = ? AND span = ? AND first = ? AND event_id = ?"
    run_many(database, f"DELETE FROM event_country WHERE {where}", keys)


def reword(database: Database, texts: Sequence[tuple[str, int]]) -> None:
    """Give events (the second of each pair is the number) that stay where they are another JSON."""
    if texts:
        run_many(database, "UPDATE event_document SET json = ? WHERE event_id = ?", texts)


def clear(database: Database) -> None:
    """List nothing any more."""
    run(database, "DELETE FROM event_document")
    run(database, "DELETE FROM event_country")


def copies(row: Mapping[str, Any]) -> int:
    """How often the JSON of an event is kept."""
    return 1 if row["deleted"] else 2


def _wanted(row: Mapping[str, Any]) -> list[tuple[int, str]]:
    """The numbers for the documents of an event in the lists of its states, and the states."""
    day = Day.fromisoformat(row["first"]).toordinal()
    of_event = (row["span"] << _DAY | day) << _EVENT | row["id"] >> _NUMBER - _EVENT
    return [
        (((ord(country[0]) - 65) * 26 + ord(country[1]) - 65) << _STATE | of_event, country)
        for country in row["pair"].split("-")
    ]


def _taken(database: Database, numbers: Collection[int]) -> set[int]:
    """Those of these numbers that documents have."""
    if not numbers:
        return set()
    sql = f"SELECT number FROM event_document WHERE number IN ({marks(numbers)})"
    return {number for (number,) in run(database, sql, list(numbers))}


#: What may be wrong with the index of days: words for it, and a query for the number of the event.
_WRONG: Sequence[tuple[str, str]] = (
    *(
        (
            "event_country lacks",
            "SELECT e.id FROM event e WHERE NOT e.deleted AND NOT EXISTS (SELECT 1 FROM event_country c WHERE"
            f" c.country = substr(e.pair, {place}, 2) AND c.span = e.span AND c.first = e.first AND c.event_id = e.id"
            " AND c.last = e.last)",
        )
        for place in (1, 4)
    ),
    (
        "event_country should not have",
        "SELECT c.event_id FROM event_country c LEFT JOIN event e ON e.id = c.event_id AND NOT e.deleted"
        " AND c.country IN (substr(e.pair, 1, 2), substr(e.pair, 4, 2)) AND c.span = e.span AND c.first = e.first"
        " WHERE e.id IS NULL",
    ),
    (
        "event_country has no document of",
        "SELECT c.event_id FROM event_country c LEFT JOIN event_document d ON d.number = c.document"
        " AND d.event_id = c.event_id WHERE d.number IS NULL",
    ),
)


def differences(database: Database, most: int) -> Iterator[str]:
    """What is wrong with the index of days, a line for each event: the first ones of each kind."""
    for words, sql in _WRONG:
        for (number,) in run(database, f"{sql} LIMIT {most}").fetchall():
            yield f"{words} event {number:016x}"
