"""What differs between SQLite and PostgreSQL, and the one door for SQL that is written by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from peewee import Database, SqliteDatabase, __exception_wrapper__  # type: ignore[attr-defined]


def is_sqlite(database: Database) -> bool:
    return isinstance(database, SqliteDatabase)


def run(database: Database, sql: str, parameters: Sequence[Any] = ()) -> Any:
    """Execute `sql`, its parameters marked by `?` on both databases; returns the cursor."""
    if not is_sqlite(database):
        sql = sql.replace("?", "%s")
    return database.execute_sql(sql, tuple(parameters) or None)  # type: ignore[no-untyped-call]


def run_many(database: Database, sql: str, rows: Iterable[Sequence[Any]]) -> None:
    """Execute `sql` once for each row of parameters, marked by `?` on both databases."""
    if not is_sqlite(database):
        sql = sql.replace("?", "%s")
    cursor = database.cursor()  # type: ignore[no-untyped-call]
    try:
        with __exception_wrapper__:  # errors of the driver as peewee's own, as of all that goes through it
            cursor.executemany(sql, rows if isinstance(rows, list) else list(rows))
    finally:
        cursor.close()


def insert_rows(database: Database, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add these rows to a table: a prepared statement on SQLite, COPY on PostgreSQL. Nothing may be there already."""
    listed = ", ".join(columns)
    if is_sqlite(database):
        run_many(database, f"INSERT INTO {table} ({listed}) VALUES ({marks(columns)})", rows)
        return
    cursor = database.cursor()  # type: ignore[no-untyped-call]
    with __exception_wrapper__, cursor, cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def next_numbers(database: Database, table: str, column: str, count: int) -> list[int]:
    """As many numbers for new rows of a table, ascending; whoever asks is the only one writing."""
    if not count:
        return []
    if is_sqlite(database):
        (last,) = run(database, f"SELECT coalesce(max({column}), 0) FROM {table}").fetchone()
        return list(range(last + 1, last + 1 + count))
    sql = "SELECT nextval(pg_get_serial_sequence(?, ?)) FROM generate_series(1, ?)"
    return sorted(number for (number,) in run(database, sql, [table, column, count]))


def marks(values: Collection[Any]) -> str:
    """Question marks for these values, for `IN (…)`."""
    return ", ".join("?" * len(values))


def utf8(database: Database, column: str) -> str:
    """SQL of a column of text that gives its bytes, for what is sent on as it stands."""
    return f"CAST({column} AS BLOB)" if is_sqlite(database) else f"convert_to({column}, 'UTF8')"
