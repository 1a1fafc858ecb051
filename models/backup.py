"""Copies of the whole database, made while it is in use, and put back.

Of SQLite a copy is a database file, of PostgreSQL what `pg_dump` writes. A copy is checked after it was written.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from models.database import bound, database_url
from models.dialect import is_sqlite

_MAGIC = b"SQLite format 3\0"


class BackupError(RuntimeError):
    """A copy could not be made, or is none; the message says why and what to do."""


def backup(path: Path) -> None:
    """Copy the bound database to the file `path`, and check the copy. Raises BackupError."""
    database = bound()
    if not is_sqlite(database):
        _postgresql(["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}"])
        _postgresql(["pg_restore", "--list", str(path)], connects=False)
        return
    try:
        with closing(sqlite3.connect(database.database)) as source, closing(sqlite3.connect(path)) as copy:
            source.backup(copy)  # from one moment: what is written meanwhile goes to the write-ahead log
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
        verify(path)
    except sqlite3.Error as error:
        raise BackupError(f"the copy cannot be written: {error}") from error


def restore(path: Path) -> None:
    """Put the copy `path` in the place of what the bound database holds: all of it or nothing. Raises BackupError."""
    database = bound()
    if not is_sqlite(database):
        _postgresql(["pg_restore", "--list", str(path)], connects=False)
        _postgresql([
            "pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction",
            "--dbname=", str(path),
        ])  # fmt: skip
        return
    verify(path)
    try:
        source = sqlite3.connect(f"file:{path.resolve().as_posix()}?mode=ro", uri=True)
        with closing(source), closing(sqlite3.connect(database.database)) as target:
            source.backup(target)  # one transaction: readers see the old or the new
    except sqlite3.Error as error:
        raise BackupError(f"the database cannot be written: {error}") from error


def verify(path: Path) -> None:
    """Read the SQLite file `path` from end to end. Raises BackupError where it is no whole database of ours."""
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise BackupError(f"{path} is no copy of a SQLite database: give a file that `bangiao backup` wrote")
    try:
        with closing(sqlite3.connect(f"file:{path.resolve().as_posix()}?mode=ro", uri=True)) as copy:
            (said,) = copy.execute("PRAGMA integrity_check").fetchone()
            tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.DatabaseError as error:
        raise BackupError(f"{path} is damaged: {error}") from error
    if said != "ok":
        raise BackupError(f"{path} is damaged: {said}")
    if not {"schema_version", "event", "article"} <= tables:
        raise BackupError(f"{path} is a database, but not of Bang Giao")


def _postgresql(command: list[str], connects: bool = True) -> None:
    """Run one of PostgreSQL's own programs on the bound database, its password out of sight."""
    parts = urlsplit(database_url())
    environment = dict(os.environ)
    if parts.password is not None:
        environment["PGPASSWORD"] = parts.password
        user = f"{parts.username}@" if parts.username else ""
        parts = parts._replace(netloc=user + parts.netloc.rpartition("@")[2])
    url = urlunsplit(parts._replace(scheme="postgresql"))
    if connects:
        command = [f"--dbname={url}" if part == "--dbname=" else part for part in command]
        if not any(part.startswith("--dbname=") for part in command):
            command = [*command, f"--dbname={url}"]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise BackupError(
            f"there is no {command[0]} here: install PostgreSQL's client programs (Debian: postgresql-client)"
        ) from None
    if done.returncode:
        raise BackupError(f"{command[0]}: {done.stderr.strip() or 'failed'}")
