from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from peewee import Database

from models import database as storage
from models import migrations
from models.dialect import is_sqlite, run
from models.tables import TABLES, Clock


def test_every_column_of_the_tables_is_in_the_schema(database: Database) -> None:
    for table in TABLES:
        columns = {column.name for column in database.get_columns(table._meta.table_name)}
        assert {field.column_name for field in table._meta.sorted_fields} == columns, table


def test_nothing_is_open_after_start(empty_url: str) -> None:
    database = storage.start(empty_url)
    assert database.is_closed()
    with storage.connection():
        assert not database.is_closed()
        with storage.connection():
            pass
        assert not database.is_closed()
    assert database.is_closed()
    storage.stop()


def test_without_start_there_is_no_database() -> None:
    storage.stop()
    with pytest.raises(RuntimeError, match="start"):
        storage.bound()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("mysql://host/name", "scheme 'mysql'"),
        ("/var/lib/x.sqlite3", "no scheme"),
        ("sqlite://x.sqlite3", "three slashes"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "in memory"),
        ("postgresql://user:geheim@host", "names no database"),
        ("postgresql://[::1/x", "not a URL"),
    ],
)
def test_bad_urls_say_what_is_expected(url: str, message: str) -> None:
    with pytest.raises(storage.DatabaseUrlError, match=message) as caught:
        storage.start(url)
    assert "expected sqlite:///" in str(caught.value)
    assert "geheim" not in str(caught.value)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(storage.DatabaseUnavailable, match="no folder"):
        storage.start(f"sqlite:///{tmp_path}/none/x.sqlite3")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    path.write_text("this is a text, " * 100)
    with pytest.raises(storage.DatabaseUnavailable, match=r"x\.sqlite3"):
        storage.start(f"sqlite:///{path}")


def test_an_absent_server_is_an_error_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(storage.DatabaseUnavailable, match="PostgreSQL") as caught:
        storage.start(f"postgresql://user:geheim@/name?host={tmp_path}")
    assert "geheim" not in str(caught.value)


def test_the_default_is_a_file_in_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert storage.database_url() == f"sqlite:///{tmp_path}/bangiao/bangiao.sqlite3"
    monkeypatch.setenv("DATABASE_URL", "sqlite:///other.sqlite3")
    assert storage.database_url() == "sqlite:///other.sqlite3"
    assert storage.database_url("sqlite:///third.sqlite3") == "sqlite:///third.sqlite3"


def test_sqlite_is_set_up_for_many_readers(tmp_path: Path) -> None:
    database = storage.start(f"sqlite:///{tmp_path}/x.sqlite3")
    with storage.connection():
        assert run(database, "PRAGMA journal_mode").fetchone()[0] == "wal"
        assert run(database, "PRAGMA foreign_keys").fetchone()[0] == 1
        assert run(database, "PRAGMA busy_timeout").fetchone()[0] == storage.BUSY_SECONDS * 1000
        assert run(database, "PRAGMA mmap_size").fetchone()[0] == 0
    storage.stop()


def test_a_file_may_shrink_under_its_readers(tmp_path: Path) -> None:
    path = tmp_path / "bangiao.sqlite3"
    storage.start(f"sqlite:///{path}")
    reading = "SELECT count(*), coalesce(sum(length(title)), 0) FROM article"
    with storage.connection() as database, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
            " INSERT INTO article (id, title, loaded, updated) SELECT i, hex(randomblob(500)), 0, 0 FROM n"
        )
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        before = path.stat().st_size
        assert run(database, reading).fetchone() == (2000, 2_000_000)
        other.execute("DELETE FROM article WHERE number > 10")
        other.execute("VACUUM")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert path.stat().st_size < before / 4
        assert run(database, reading).fetchone() == (10, 10_000)
    storage.stop()


def test_changes_are_in_order_whatever_the_clock_says(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([2000, 1000, 1000, 5000])
    monkeypatch.setattr("models.instants.now", lambda: next(moments))
    seen = []
    for _ in range(4):
        with storage.change() as change:
            assert change.instant == change.instant
            seen.append(change.instant)
    assert seen == [2000, 2001, 2002, 5000]


def test_a_change_that_fails_leaves_nothing(database: Database) -> None:
    def work() -> None:
        with storage.change() as change:
            assert change.instant
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert Clock.get_by_id(1).instant == 0


def test_threads_write_one_after_the_other(database: Database) -> None:
    seen: list[int] = []

    def work() -> None:
        for _ in range(20):
            with storage.change() as change:
                seen.append(change.instant)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 80
    assert seen == sorted(set(seen))


def _start(url: str) -> int:
    database = storage.start(url)
    with storage.connection():
        return migrations.current(database)


def test_workers_may_start_at_once(empty_url: str) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        assert set(pool.map(_start, [empty_url] * 3)) == {len(migrations.known())}


def _add_note(database: Database) -> None:
    run(database, "ALTER TABLE clock ADD COLUMN note TEXT")
    run(database, "UPDATE clock SET note = ?", ["đã ghi"])


def _fail(database: Database) -> None:
    run(database, "UPDATE clock SET instant = 7")
    run(database, "UPDATE nowhere SET instant = 7")


def test_a_migration_runs_once_and_keeps_what_is_there(database: Database) -> None:
    with storage.change() as change:
        instant = change.instant
    steps = [*migrations.known(), migrations.Migration(len(migrations.known()) + 1, "note", _add_note)]
    assert migrations.migrate(database, steps) == [len(steps)]
    assert migrations.migrate(database, steps) == []
    assert run(database, "SELECT instant, note FROM clock").fetchall() == [(instant, "đã ghi")]
    names = run(database, "SELECT version, name FROM schema_version ORDER BY version").fetchall()
    assert names == [(step.version, step.name) for step in steps]


def test_a_migration_that_fails_changes_nothing(database: Database) -> None:
    steps = [*migrations.known(), migrations.Migration(len(migrations.known()) + 1, "fail", _fail)]
    with pytest.raises(Exception, match="nowhere"):
        migrations.migrate(database, steps)
    assert migrations.current(database) == len(migrations.known())
    assert Clock.get_by_id(1).instant == 0


def test_a_newer_schema_is_refused(empty_url: str) -> None:
    database = storage.start(empty_url)
    with storage.connection():
        run(database, "INSERT INTO schema_version (version, name, applied) VALUES (?, ?, ?)", [999, "later", 0])
    with pytest.raises(storage.SchemaError, match=r"schema 999.*newer release"):
        storage.start(empty_url)
    storage.stop()


def test_without_migrate_an_old_schema_is_refused(empty_url: str) -> None:
    with pytest.raises(storage.SchemaError, match="schema 0"):
        storage.start(empty_url, migrate=False)
    storage.start(empty_url)
    storage.start(empty_url, migrate=False)
    storage.stop()


def test_fixture_runs_on_both(database: Database, database_url: str) -> None:
    assert is_sqlite(database) == database_url.startswith("sqlite")


def test_a_disk_without_any_room_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite calls it an I/O error where not even its journal has room."""
    (tmp_path / "a.sqlite3").mkdir()  # what cannot be opened either
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=0))
    with pytest.raises(storage.DatabaseUnavailable, match="its disk is full"):
        storage.start(f"sqlite:///{tmp_path / 'a.sqlite3'}")
