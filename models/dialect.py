"""What differs between SQLite and PostgreSQL, and the one door for SQL that is written by hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from peewee import Database, SqliteDatabase


def is_sqlite(database: Database) -> bool:
    return isinstance(database, SqliteDatabase)


def run(database: Database, sql: str, parameters: Sequence[Any] = ()) -> Any:
    """Execute `sql`, its parameters marked by `?` on both databases; returns the cursor."""
    if not is_sqlite(database):
        sql = sql.replace("?", "%s")
    return database.execute_sql(sql, tuple(parameters) or None)  # type: ignore[no-untyped-call]


def marks(values: Collection[Any]) -> str:
    """Question marks for these values, for `IN (…)`."""
    return ", ".join("?" * len(values))
