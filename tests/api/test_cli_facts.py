"""`bangiao facts`: facts of the user's own, imported, counted, and used by the next extraction."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests import command

OFFICIALS = "country,office,name,start,end,source\nLA,defence_minister,Khamtest Phomtest,2009-02-01,2009-11,example\n"
TEXT = "Sáng 2/6, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào Khamtest Phomtest."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "facts"


def bangiao(own: Path, *arguments: str | Path, input: str = "") -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "BANGIAO_FACTS": str(own)}
    return command.run(*arguments, environ=environ, input=input, program=command.REAL)


def counted(own: Path) -> dict[str, int]:
    """How many facts of each kind are the user's own."""
    rows = [line.rsplit(maxsplit=4) for line in bangiao(own, "facts", "list").stdout.splitlines()[:-1]]
    return {row[0].strip(): int(row[2]) for row in rows}


def test_facts_are_added_counted_and_used(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(OFFICIALS, encoding="utf-8")
    assert set(counted(own).values()) == {0}
    assert "XXXX-06-02" in bangiao(own, "extract", "-", input=TEXT).stdout
    done = bangiao(own, "facts", "import", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("officials: 1 added, 0 changed, 0 unchanged")
    assert counted(own)["officials"] == 1
    assert "2009-06-02" in bangiao(own, "extract", "-", input=TEXT).stdout
    assert "1 unchanged" in bangiao(own, "facts", "import", file).stdout


def test_a_wrong_file_is_named_and_the_next_is_read(own: Path, tmp_path: Path) -> None:
    wrong, right = tmp_path / "wrong.csv", tmp_path / "right.csv"
    wrong.write_text(OFFICIALS.replace("2009-11", "2008-11"), encoding="utf-8")
    right.write_text(OFFICIALS, encoding="utf-8")
    done = bangiao(own, "facts", "import", wrong, tmp_path / "none.csv", right)
    assert done.returncode == 1
    assert done.stdout.startswith("officials: 1 added")
    first, *rest = done.stderr.splitlines()
    assert first.startswith(f"Error: {wrong}: nothing was added, 1 of 1 rows is wrong")
    assert rest[-1] == f"Error: {tmp_path / 'none.csv'} cannot be read (no such file or directory)"
