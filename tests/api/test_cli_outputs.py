"""Files and folders that a command cannot write: said in one line, before any work is done."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.command import run

COMMANDS = {
    "export": ("export", "--output"),
    "backup": ("backup",),
    "openapi": ("openapi", "--write"),
    "load --journal": ("load", "none.txt", "--journal"),
    "load --failed": ("load", "none.txt", "--failed"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_a_folder_that_is_not_there(tmp_path: Path, command: tuple[str, ...]) -> None:
    database = tmp_path / "test.sqlite3"
    environ = {**os.environ, "DATABASE_URL": f"sqlite:///{database}"}
    done = run(*command, tmp_path / "none" / "file", environ=environ)
    assert done.returncode == 2
    assert f"there is no folder '{tmp_path / 'none'}': make it, or give a file elsewhere" in done.stderr
    assert not database.exists()


FAILURES = {
    "a full disk": (("openapi", "--write", "/dev/full"), {}, "Error: no space left on device\n"),
    "no home": (
        ("check",),
        {"HOME": "/dev/null"},
        "Error: the database's folder /dev/null/.local/share/bangiao cannot be made (not a directory): set",
    ),
    "a folder": (
        ("check",),
        {"DATABASE_URL": f"sqlite:///{Path(__file__).parent}"},
        "it is a folder; set DATABASE_URL",
    ),
    "a device": (("check",), {"DATABASE_URL": "sqlite:////dev/null"}, "it is no file; set DATABASE_URL to a file"),
    "no database": (("check",), {"DATABASE_URL": f"sqlite:///{__file__}"}, "it is something else than a database"),
    "a server in one line": (
        ("check",),
        {"DATABASE_URL": "postgresql://127.0.0.1:1/x"},
        "Connection refused Is the server running on that host and accepting TCP/IP connections?\n",
    ),
}


@pytest.mark.parametrize(("command", "given", "words"), FAILURES.values(), ids=FAILURES.keys())
def test_what_the_system_refuses_is_said(command: tuple[str, ...], given: dict[str, str], words: str) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "XDG_DATA_HOME"}}
    done = run(*command, environ=kept | given)
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["extract", "dates"])
def test_a_terminal_is_told_the_same_words_as_a_pipe(tmp_path: Path, command: str) -> None:
    article = tmp_path / "[b]bài.txt"
    article.write_text("Ngày 2/6/2022 [bold] :smile:\tLào hội đàm với Việt Nam.\n\nHôm qua, họ đến Huế.\n", "utf-8")
    plain = run(command, article, environ=dict(os.environ)).stdout
    coloured = run(command, article, environ=os.environ | {"FORCE_COLOR": "1", "TERM": "xterm"}).stdout
    assert plain != coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    assert plain.startswith("[b]bài.txt")
