"""What is made from the events and kept beside them: their JSON (`models.documents`) and counts (`models.tallies`).

The table `derived` names the edition in which each is. A start with a release that writes or counts otherwise makes
it anew; nothing is lost by that, since all of it can be made from the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from peewee import Database

from models import documents, tallies
from models.dialect import insert_rows, is_sqlite, marks, run
from models.documents import written
from models.stored import Stored

#: Events that are read at a time.
BATCH = 1000
#: Differences that are told one by one at most.
TOLD = 20


#: Hears of each batch of events how many it were.
Done = Callable[[int], object]


def rewrite(database: Database, done: Done = lambda _: None) -> None:
    """Make the JSON of all events anew, in the transaction of the caller."""
    run(database, "DELETE FROM event_document")
    for rows in _texts(database):
        insert_rows(database, "event_document", ("event_id", "json"), rows)
        done(len(rows))


#: name: (edition, what makes it anew)
_KINDS: dict[str, tuple[int, Callable[[Database, Done], None]]] = {
    "documents": (documents.EDITION, rewrite),
    "counts": (tallies.EDITION, lambda database, _: tallies.recount(database)),
}


def refresh(database: Database, *, always: bool = False, done: Done = lambda _: None) -> None:
    """Make anew what is of another edition than this release's, or (`always`) everything; all or nothing."""
    if not always and _editions(database) == _wanted():
        return
    # a write lock from the start, so that of several workers one makes it and the others find it made
    with database.atomic("IMMEDIATE") if is_sqlite(database) else database.atomic():
        if not is_sqlite(database):
            run(database, "SELECT instant FROM clock WHERE id = 1 FOR UPDATE")
        there = _editions(database)
        for name, (edition, make) in _KINDS.items():
            if always or there.get(name) != edition:
                make(database, done)
                run(database, "DELETE FROM derived WHERE name = ?", [name])
                run(database, "INSERT INTO derived (name, edition) VALUES (?, ?)", [name, edition])


def differences(database: Database) -> list[str]:
    """What is wrong with the JSON of events, a line for each that differs (the first ones); none if all is well."""
    found: list[str] = []
    for rows in _texts(database):
        sql = f"SELECT event_id, json FROM event_document WHERE event_id IN ({marks(rows)})"
        kept = dict(run(database, sql, [number for number, _ in rows]).fetchall())
        found += [
            f"event_document {'lacks' if number not in kept else 'is not up to date for'} event {number:016x}"
            for number, text in rows
            if kept.get(number) != text
        ]
        if len(found) >= TOLD:
            return found[:TOLD]
    return found


def _texts(database: Database) -> Iterator[list[tuple[int, str]]]:
    """Number and JSON of all events, made anew, some at a time."""
    last = -1
    while True:
        sql = "SELECT id FROM event WHERE id > ? ORDER BY id LIMIT ?"
        numbers = [number for (number,) in run(database, sql, [last, BATCH]).fetchall()]
        if not numbers:
            return
        now = Stored.read(database, numbers)
        yield [(n, written(now.object_of(now.rows[n], now.actors[n]))) for n in numbers]
        last = numbers[-1]


def _editions(database: Database) -> dict[str, int]:
    return dict(run(database, "SELECT name, edition FROM derived").fetchall())


def _wanted() -> dict[str, int]:
    return {name: edition for name, (edition, _) in _KINDS.items()}
