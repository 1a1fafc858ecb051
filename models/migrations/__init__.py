"""Numbered, forward-only changes of the schema.

A migration is a module `vNNNN_name` with `up(database)`; numbers start at 1 and have no gaps. It says its SQL itself
and never uses `models.tables`, which moves on. All run in one transaction, under a lock, so that several workers may
start at once.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass

from peewee import Database

from models import instants
from models.dialect import is_sqlite, run

_MODULE = re.compile(r"v(\d{4})_(\w+)")
_LOCK = 0x42616E67  # any number that nobody else in the database locks: "Bang"


class SchemaError(RuntimeError):
    """The database's schema and this release do not fit; the message says which is which and what to do."""


@dataclass(frozen=True, slots=True)
class Migration:
    version: int
    name: str
    up: Callable[[Database], None]


def known() -> list[Migration]:
    """The migrations of this release, in order."""
    found = []
    for module in pkgutil.iter_modules(__path__):
        match = _MODULE.fullmatch(module.name)
        if match:
            up = importlib.import_module(f"{__name__}.{module.name}").up
            found.append(Migration(int(match[1]), match[2], up))
    found.sort(key=lambda migration: migration.version)
    numbers = [migration.version for migration in found]
    if numbers != list(range(1, len(found) + 1)):
        raise SchemaError(f"migrations must be numbered from 1 without gaps, found {numbers}")
    return found


def current(database: Database) -> int:
    """The schema's version, 0 for an empty database."""
    if "schema_version" not in database.get_tables():
        return 0
    return int(run(database, "SELECT coalesce(max(version), 0) FROM schema_version").fetchone()[0])


def check(database: Database, migrations: list[Migration] | None = None) -> None:
    """Raise SchemaError unless the schema is exactly this release's."""
    latest, version = len(known() if migrations is None else migrations), current(database)
    _refuse_newer(version, latest)
    if version < latest:
        raise SchemaError(f"the database has schema {version}, this release needs {latest}: start it once with migrate")


def migrate(database: Database, migrations: list[Migration] | None = None) -> list[int]:
    """Bring the schema up to date; returns the versions that were applied. Raises SchemaError for a newer schema."""
    migrations = known() if migrations is None else migrations
    version = current(database)
    _refuse_newer(version, len(migrations))
    if version == len(migrations):
        return []
    sqlite = is_sqlite(database)
    with database.atomic("IMMEDIATE") if sqlite else database.atomic():
        if not sqlite:
            run(database, "SELECT pg_advisory_xact_lock(?)", [_LOCK])
        version = current(database)  # another worker may have been here first
        _refuse_newer(version, len(migrations))
        pending = migrations[version:]
        if version == 0:
            run(
                database,
                "CREATE TABLE schema_version"
                " (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied BIGINT NOT NULL)",
            )
        for migration in pending:
            migration.up(database)
            run(
                database,
                "INSERT INTO schema_version (version, name, applied) VALUES (?, ?, ?)",
                [migration.version, migration.name, instants.now()],
            )
    return [migration.version for migration in pending]


def _refuse_newer(version: int, latest: int) -> None:
    if version > latest:
        raise SchemaError(
            f"the database has schema {version}, but this release of bangiao knows only up to {latest}: "
            "install the newer release that made it, or use another database"
        )
