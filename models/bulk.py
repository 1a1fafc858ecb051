"""Work on many rows at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from models.database import connection
from models.dialect import is_sqlite, run

#: KiB of a SQLite file that are kept in memory, and pages that wait in its log, while much is written.
_CACHE, _LOG_PAGES = 128 * 1024, 16 * 1024


@contextmanager
def uncollected() -> Iterator[None]:
    """Do without the search for cycles meanwhile: it would look at thousands of records again and again, and records
    hold none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def roomy() -> Iterator[None]:
    """A connection for many transactions that write all over a SQLite file: more of it in memory, and pages that
    several transactions change written into it once."""
    with connection() as database:
        if not is_sqlite(database):
            yield
            return
        wanted = {"cache_size": -_CACHE, "wal_autocheckpoint": _LOG_PAGES}
        before = {name: run(database, f"PRAGMA {name}").fetchone()[0] for name in wanted}
        _set(wanted)
        try:
            yield
        finally:
            _set(before)


def _set(pragmas: dict[str, int]) -> None:
    with connection() as database:
        for name, value in pragmas.items():
            run(database, f"PRAGMA {name} = {value}")
