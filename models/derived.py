"""What is made from the events and kept beside them: their JSON (`models.documents`) in the order of lists
(`models.listings`), and counts (`models.tallies`).

The table `derived` names the edition in which each is. A start with a release that writes or counts otherwise makes
it anew; nothing is lost by that, since all of it can be made from the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from peewee import Database

from models import documents, listings, tallies
from models.dialect import is_sqlite, marks, run
from models.documents import written
from models.stored import Stored

#: Events that are read at a time.
BATCH = 1000
#: Differences that are told one by one at most.
TOLD = 20


#: Hears of each batch of events how many it were.
Done = Callable[[int], object]


def rewrite(database: Database, done: Done = lambda _: None) -> None:
    """List all events anew, with their JSON, in the transaction of the caller."""
    listings.clear(database)
    for events in _listed(database):
        listings.add(database, events)
        done(len(events))


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
    """What is wrong with the lists of events and their JSON, a line for each (the first ones); none if all is well."""
    found = list(listings.differences(database, TOLD))
    for events in _listed(database):
        kept: dict[int, list[str]] = defaultdict(list)
        sql = f"SELECT event_id, json FROM event_document WHERE event_id IN ({marks(events)})"
        for number, text in run(database, sql, [row["id"] for row, _ in events]):
            kept[number].append(text)
        for row, text in events:
            there = kept[row["id"]]
            if there != [text] * listings.copies(row):
                wrong = "lacks" if len(there) < listings.copies(row) else "is not up to date for"
                found.append(f"event_document {wrong} event {row['id']:016x}")
        if len(found) >= TOLD:
            break
    return found[:TOLD]


def _listed(database: Database) -> Iterator[list[listings.Listed]]:
    """Rows and JSON of all events, made anew, some at a time."""
    last = -1
    while True:
        sql = "SELECT id FROM event WHERE id > ? ORDER BY id LIMIT ?"
        numbers = [number for (number,) in run(database, sql, [last, BATCH]).fetchall()]
        if not numbers:
            return
        now = Stored.read(database, numbers)
        yield [(now.rows[n], written(now.object_of(now.rows[n], now.actors[n]))) for n in numbers]
        last = numbers[-1]


def _editions(database: Database) -> dict[str, int]:
    return dict(run(database, "SELECT name, edition FROM derived").fetchall())


def _wanted() -> dict[str, int]:
    return {name: edition for name, (edition, _) in _KINDS.items()}
