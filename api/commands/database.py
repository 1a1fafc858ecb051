"""The database for a command: bound for its time, every failure in one clear line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def database() -> Iterator[None]:
    """The database of DATABASE_URL, brought up to date, with a connection that lasts as long as the block."""
    import peewee

    from models.database import (
        DatabaseBusy,
        DatabaseFull,
        DatabaseUnavailable,
        DatabaseUrlError,
        connection,
        start,
        stop,
    )
    from models.migrations import SchemaError
    from models.records import RecordError

    try:
        start()
        with connection():
            yield
    except (DatabaseUrlError, SchemaError, DatabaseUnavailable, DatabaseBusy, DatabaseFull, RecordError) as error:
        raise click.ClickException(str(error)) from error
    except (peewee.OperationalError, sqlite3.OperationalError) as error:
        raise click.ClickException(f"the database does not answer: {error}") from error
    except (peewee.DatabaseError, sqlite3.DatabaseError) as error:
        if "malformed" not in str(error):
            raise
        raise click.ClickException(f"the database is damaged ({error}): see `bangiao check`") from error
    finally:
        stop()
