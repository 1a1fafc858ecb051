"""Fixtures for all tests: a fresh database, SQLite and a real PostgreSQL in turn."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import hypothesis
import pytest
from peewee import Database

from models import database as storage
from models.check import verify_counts, verify_documents
from tests import postgresql

# A run in the background of a script ignores interrupts, and what it starts would, too: tests that send one need them.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes tells of the machine, and of words loaded with the first; `make growth` measures time.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

# What is kept between runs is kept for this one, in processes that it starts, too; nothing of the user's is read.
_kept = tempfile.TemporaryDirectory(prefix="bangiao-kept-")
os.environ["BANGIAO_CACHE"] = _kept.name

_schemas = count(1)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a PostgreSQL server that lives as long as the test run."""
    with postgresql.running() as url:
        yield url


@pytest.fixture(scope="session")
def prepared_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the tables of this release, as they are before anything is stored."""
    path = tmp_path_factory.mktemp("prepared") / "prepared.sqlite3"
    storage.start(f"sqlite:///{path}")
    storage.stop()
    return path


@pytest.fixture(scope="session")
def prepared_postgresql(postgresql_server: str) -> Iterator[postgresql.Prepared]:
    prepared = postgresql.Prepared(postgresql_server)
    yield prepared
    prepared.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database with the tables of this release and nothing in them."""
    if request.param == "sqlite":
        shutil.copyfile(request.getfixturevalue("prepared_sqlite"), tmp_path / "test.sqlite3")
        yield f"sqlite:///{tmp_path / 'test.sqlite3'}"
        return
    prepared: postgresql.Prepared = request.getfixturevalue("prepared_postgresql")
    yield prepared.take()
    prepared.give_back()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.sqlite3'}"
        return
    import psycopg

    server = request.getfixturevalue("postgresql_server")
    schema = f"test_{next(_schemas)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    yield postgresql.in_schema(server, schema)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database with the current schema, bound, its connection open for this thread."""
    opened = storage.start(database_url)
    storage.open_connection()
    try:
        yield opened
        # whatever a test did: what is kept beside the events agrees with them
        assert [*verify_counts(), *verify_documents()] == []
    finally:
        storage.stop()
