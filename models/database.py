"""The database: which one, how it is opened, who may write when.

Nothing is opened and no table is bound before `start`, so that importing `models` has no effect. Connections belong
to threads: each thread opens its own and closes it (`connection`).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar
from urllib.parse import unquote, urlsplit

from peewee import Database, DatabaseError, ImproperlyConfigured, OperationalError, SqliteDatabase
from platformdirs import user_data_path
from playhouse.pool import PooledPostgresqlDatabase  # type: ignore[import-untyped]

from models import derived, instants
from models.dialect import is_sqlite, run
from models.migrations import SchemaError, check
from models.migrations import migrate as run_migrations
from models.tables import TABLES, Clock

__all__ = [
    "Change",
    "DatabaseBusy",
    "DatabaseFull",
    "DatabaseUnavailable",
    "DatabaseUrlError",
    "SchemaError",
    "bound",
    "change",
    "close_connection",
    "connected",
    "connection",
    "database_url",
    "make_database",
    "open_connection",
    "release_connection",
    "start",
    "stop",
]

P = ParamSpec("P")
R = TypeVar("R")

#: Seconds that a writer waits for another one before it gives up.
BUSY_SECONDS = 30
#: KiB of a SQLite file that a thread's connection keeps: the upper pages of its trees and what was read last. The
#: system keeps all that there is room for, for all of them. Nothing is mapped into memory: where a page of a mapped
#: file has not been read yet, the system reads megabytes around it, of which the next page needs nothing.
KEPT = 4 * 1024
#: Connections to PostgreSQL that one process keeps at most.
POOL_SIZE = 20

_EXPECTED = "expected sqlite:///relative/path, sqlite:////absolute/path or postgresql://user:password@host:port/name"
_SCHEMES = {"sqlite", "postgresql", "postgres"}


class DatabaseUrlError(ValueError):
    """DATABASE_URL cannot be understood; the message says what is expected and never repeats a password."""


class DatabaseUnavailable(RuntimeError):
    """The database cannot be opened; the message says which and why."""


class DatabaseBusy(RuntimeError):
    """Another program writes to the database and did not finish in time; nothing was changed."""


class DatabaseFull(RuntimeError):
    """The disk is full; nothing was changed."""


_bound: Database | None = None
#: Seconds that a writer of this process waits.
_busy_seconds = BUSY_SECONDS


def database_url(url: str | None = None) -> str:
    """`url`, else DATABASE_URL, else the SQLite file `bangiao/bangiao.sqlite3` in the user's data folder.

    Raises DatabaseUnavailable where that folder cannot be made.
    """
    given = url if url is not None else os.environ.get("DATABASE_URL", "")
    if given.strip():
        return given.strip()
    folder = user_data_path("bangiao", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnavailable(
            f"the database's folder {folder} cannot be made ({(error.strerror or str(error)).lower()}): "
            f"set DATABASE_URL; {_EXPECTED}"
        ) from None
    return f"sqlite:///{(folder / 'bangiao.sqlite3').as_posix()}"


def make_database(url: str, busy_seconds: int = BUSY_SECONDS) -> Database:
    """The database that `url` names, not yet opened. Raises DatabaseUrlError."""
    try:
        parts = urlsplit(url)
        scheme = parts.scheme.partition("+")[0]
    except ValueError:
        raise DatabaseUrlError(f"DATABASE_URL is not a URL; {_EXPECTED}") from None
    if scheme not in _SCHEMES:
        got = f"the scheme {parts.scheme!r}" if parts.scheme else "no scheme"
        raise DatabaseUrlError(f"DATABASE_URL has {got}; {_EXPECTED}")
    if scheme == "sqlite":
        return _make_sqlite(parts.netloc, unquote(parts.path), busy_seconds)
    if not parts.path.strip("/") and "dbname=" not in parts.query:
        raise DatabaseUrlError(f"DATABASE_URL names no database; {_EXPECTED}")
    # libpq reads the rest: sslmode, host=/socket/folder, options …
    conninfo = "postgresql" + url[len(parts.scheme) :]
    database: Database = PooledPostgresqlDatabase(
        conninfo, prefer_psycopg3=True, max_connections=POOL_SIZE, stale_timeout=300, timeout=BUSY_SECONDS
    )
    return database


def _make_sqlite(netloc: str, path: str, busy_seconds: int) -> Database:
    if netloc:
        raise DatabaseUrlError(f"DATABASE_URL has sqlite://{netloc}…: a file takes three slashes; {_EXPECTED}")
    name = path[1:]
    if not name or name == ":memory:":
        raise DatabaseUrlError(
            f"DATABASE_URL names no file: a database in memory would differ from thread to thread; {_EXPECTED}"
        )
    return SqliteDatabase(
        name,
        pragmas={
            "journal_mode": "wal",
            "synchronous": "normal",  # with WAL, a power cut may lose the last transactions but never corrupts
            "foreign_keys": 1,
            "temp_store": "memory",
            "cache_size": -KEPT,
            "mmap_size": 0,
        },
        timeout=busy_seconds,
    )


def start(url: str | None = None, *, migrate: bool = True, busy_seconds: int = BUSY_SECONDS) -> Database:
    """Bind the tables to the database of `url` (see `database_url`) and bring its schema up to date.

    Leaves no connection open, so that a server may fork afterwards. With `migrate` false an old schema is an error.
    A writer waits `busy_seconds` for another one before it gives up with `DatabaseBusy`.
    Raises DatabaseUrlError, DatabaseUnavailable, SchemaError.
    """
    global _bound, _busy_seconds
    stop()
    address = database_url(url)
    database = make_database(address, busy_seconds)
    try:
        database.connect()
        try:
            if migrate:
                run_migrations(database)
                derived.refresh(database)
            else:
                check(database)
        finally:
            database.close()
            _close_idle(database)
    except (DatabaseError, ImproperlyConfigured) as error:
        raise DatabaseUnavailable(_why(database, error)) from error
    database.bind(TABLES)
    _bound, _busy_seconds = database, busy_seconds
    return database


def stop() -> None:
    """Close this thread's connection and the idle ones, and forget the database. Without one, nothing happens."""
    global _bound
    if _bound is not None:
        if not _bound.is_closed():
            _bound.close()
        _close_idle(_bound)
        _bound = None


def bound() -> Database:
    """The database that `start` bound. Raises RuntimeError before."""
    if _bound is None:
        raise RuntimeError("no database yet: call models.database.start() first")
    return _bound


def open_connection() -> None:
    """Open this thread's connection unless it is open."""
    bound().connect(reuse_if_open=True)


def release_connection() -> None:
    """After a request: PostgreSQL's connection goes back to the pool, SQLite's waits for this thread's next request.

    Opening a SQLite file anew would cost as much as most answers do, and lose what is cached of it.
    """
    if _bound is not None and not is_sqlite(_bound):
        close_connection()


def close_connection() -> None:
    """Close this thread's connection if it is open."""
    if _bound is not None and not _bound.is_closed():
        _bound.close()


@contextmanager
def connection() -> Iterator[Database]:
    """The database with this thread's connection open; whoever opened it closes it, so this may be nested."""
    database = bound()
    opened = database.connect(reuse_if_open=True)
    try:
        yield database
    finally:
        if opened:
            database.close()


def connected(function: Callable[P, R]) -> Callable[P, R]:
    """Run `function` inside `connection`."""

    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        with connection():
            return function(*args, **kwargs)

    return wrapper


def last_instant(database: Database) -> int:
    """The instant of the last change of all, 0 in an empty database."""
    return int(run(database, "SELECT instant FROM clock WHERE id = 1").fetchone()[0])


class Change:
    """A transaction that may write. Reading `instant` settles its moment: later than that of any earlier change."""

    def __init__(self) -> None:
        self._instant: int | None = None

    @property
    def instant(self) -> int:
        """Microseconds; the same for all that one transaction changes. Recorded as the database's last change."""
        if self._instant is None:
            self._instant = max(instants.now(), last_instant(bound()) + 1)
            run(bound(), "UPDATE clock SET instant = ? WHERE id = 1", [self._instant])
        return self._instant

    def mark(self) -> None:
        """Record a change where nothing stored carries its instant, as when something is removed."""
        self._instant = self.instant


@contextmanager
def change() -> Iterator[Change]:
    """A transaction that is the only one writing, on both databases.

    One writer at a time makes merging free of races and instants grow in the order in which changes become visible,
    so that a client following `updated_since` misses nothing. Raises DatabaseBusy where the turn does not come,
    DatabaseFull where the disk has no room.
    """
    with connection() as database, _in_words():
        if is_sqlite(database):
            with database.atomic("IMMEDIATE"):
                yield Change()
        else:
            with database.atomic():
                run(database, f"SET LOCAL lock_timeout = {_busy_seconds * 1000}")
                Clock.select(Clock.instant).where(Clock.id == 1).for_update().get()
                yield Change()


@contextmanager
def _in_words() -> Iterator[None]:
    """Tell a busy database and a full disk from what else goes wrong."""
    try:
        yield
    except OperationalError as error:
        # SQLite has rolled back by itself where the disk is full: that peewee cannot do it again hides the reason
        told = " ".join(_reasons(error)).lower()
        if "locked" in told or "lock timeout" in told:
            raise DatabaseBusy(
                f"another program writes to the database and did not finish in {_busy_seconds} seconds"
            ) from error
        if "is full" in told or "no space left" in told or "could not extend file" in told:
            raise DatabaseFull(
                "the disk of the database is full: nothing was stored of what was under way; make room and try again"
            ) from error
        raise


def _reasons(error: BaseException | None) -> Iterator[str]:
    """The words of an error and of those that it hides."""
    while error is not None:
        yield str(error)
        error = error.__cause__ or error.__context__


def _close_idle(database: Database) -> None:
    if isinstance(database, PooledPostgresqlDatabase):
        database.close_idle()


def _why(database: Database, error: Exception) -> str:
    if isinstance(database, SqliteDatabase):
        path = Path(database.database)
        if not path.parent.is_dir():
            return f"cannot open the SQLite file {path}: there is no folder {path.parent}"
        if not shutil.disk_usage(path.parent).free:
            return f"cannot open the SQLite file {path}: its disk is full; make room and try again"
        wrong = f"cannot open the SQLite file {path}"
        if path.exists() and not path.is_file():
            kind = "a folder" if path.is_dir() else "no file"
            return f"{wrong}: it is {kind}; set DATABASE_URL to a file"
        if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
            return f"{wrong}: it and its folder must be writable, also for reading; allow that, or set DATABASE_URL"
        if "not a database" in str(error):
            return f"{wrong}: it is something else than a database; set DATABASE_URL to another file"
        return f"{wrong}: {error}"
    if isinstance(error, ImproperlyConfigured):
        return "PostgreSQL needs the driver psycopg: pip install 'bangiao[postgres]'"
    said = " ".join(str(error).split())
    return f"cannot open the PostgreSQL database: {said}"
