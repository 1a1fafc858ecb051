"""Made-up databases too large to be made event by event: a smaller one, each of whose events comes several times.

Rows are written in the order of the tables' keys, so that ten million events take minutes and not hours. A copy of an
event has its days and states, another number and, in its JSON, another id.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from pathlib import Path

from models import database as storage
from models.dialect import run

#: The number of copy k of the event `id` among `times`: each copy has a range of numbers of its own, so that copies
#: come in the order of their events.
_NUMBER = "{id} / {times} + k * ((1 << 62) / {times} * 2)"
#: A document's number says state, class of length and day, and then begins the event's number: `models.listings`.
_DOCUMENT = "(document >> 28 << 28) | (event_id >> 35)"
_COUNTS = ("month_count", "pair_month_count", "pair_count")


def multiply(source: Path, path: Path, times: int) -> None:
    """Make the database `path`, in which each event of `source`, without its mentions, comes so many times."""
    begin = time.perf_counter()
    storage.start(f"sqlite:///{path}")
    with storage.connection() as database:
        connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
        for pragma in ("foreign_keys = off", "synchronous = off", "journal_mode = off", "temp_store = file"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA cache_size = -1000000")
        connection.execute("ATTACH ? AS source", [str(source)])
        indexes = connection.execute(
            "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            " AND tbl_name LIKE 'event%'"
        ).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX main.{name}")
        for statement in _statements(connection, times):
            connection.execute("BEGIN")
            connection.execute(statement)
            connection.execute("COMMIT")
            print(f"\r{path.name}: {time.perf_counter() - begin:,.0f} s", end="", file=sys.stderr)
        connection.execute("DETACH source")
        for _, sql in indexes:
            connection.execute(sql)
        run(database, "UPDATE clock SET instant = (SELECT max(updated) FROM event)")
        run(database, "ANALYZE")
        connection.execute("PRAGMA journal_mode = wal")
    print(f"\r{path.name}: made of {source.name} in {time.perf_counter() - begin:,.0f} s", file=sys.stderr)


def _statements(connection: sqlite3.Connection, times: int) -> list[str]:
    columns = [name for _, name, *_ in connection.execute("PRAGMA main.table_info(event)")]
    told = {"id": _NUMBER.format(id="id", times=times), "key": "key || '|' || k"}
    copies = ", ".join(f"({k})" for k in range(times))
    return [
        f"CREATE TEMP TABLE copy AS SELECT column1 AS k FROM (VALUES {copies})",
        f"INSERT INTO main.event SELECT {', '.join(told.get(name, name) for name in columns)}"
        " FROM temp.copy CROSS JOIN source.event ORDER BY k, id",
        "CREATE TEMP TABLE listed AS SELECT country, span, first, event_id, last, document, origin FROM"
        f" (SELECT country, span, first, {_NUMBER.format(id='event_id', times=times)} AS event_id, last,"
        " document, document AS origin FROM source.event_country CROSS JOIN temp.copy) ORDER BY 1, 2, 3, 4",
        # two that begin with the same bits follow each other
        f"UPDATE listed SET document = {_DOCUMENT}",
        "UPDATE listed SET document = document + 1 WHERE document ="
        " (SELECT before.document FROM listed AS before WHERE before.rowid = listed.rowid - 1)",
        "INSERT INTO main.event_country SELECT country, span, first, event_id, last, document FROM listed"
        " ORDER BY rowid",
        "INSERT INTO main.event_document SELECT l.document, l.event_id, replace(d.json, printf('%016x', d.event_id),"
        " printf('%016x', l.event_id)) FROM listed l CROSS JOIN source.event_document d ON d.number = l.origin"
        " ORDER BY l.rowid",
        "DROP TABLE listed",
        *(
            f"INSERT INTO main.{table} SELECT {_counts(connection, table, times)} FROM source.{table}"
            for table in _COUNTS
        ),
    ]


def _counts(connection: sqlite3.Connection, table: str, times: int) -> str:
    """The columns of a table of counts, each count so many times as large."""
    names = [name for _, name, *_ in connection.execute(f"PRAGMA main.table_info({table})")]
    return ", ".join(f"events * {times}" if name == "events" else name for name in names)
