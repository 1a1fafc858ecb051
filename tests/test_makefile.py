"""What `make` would do, without doing it: environments are made where they are missing, moved, broken or stale."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout with a complete environment, as far as make can see."""
    for name in ("Makefile", "setup.cfg", "pyproject.toml", "constraints.txt"):
        shutil.copy(PROJECT / name, tmp_path)
    binaries = tmp_path / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "python").symlink_to(sys.executable)
    (tmp_path / ".venv" / ".made").write_text(f"{tmp_path}/.venv\n", encoding="utf-8")
    for stamp in (".installed", ".installed-test"):
        (tmp_path / ".venv" / stamp).touch()
    return tmp_path


def make(folder: Path, *arguments: str, dry: bool = True, **environ: str) -> subprocess.CompletedProcess[str]:
    # what another make hands down is no word of this one's: `make newest` sets the environment's name, for one
    ours = ("MAKE", "MFLAGS", "VENV", "CONSTRAINTS", "ARGS")
    given = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        ["make", *(["--dry-run"] if dry else []), *arguments],
        cwd=folder,
        env={**given, **environ},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_complete_environment_is_used_as_it_is(folder: Path) -> None:
    said = make(folder, "serve").stdout
    assert said == (".venv/bin/bangiao load --if-empty seeds\n.venv/bin/bangiao serve --host 127.0.0.1 --port 8000\n")


def test_the_address_is_told_to_make_and_not_taken_from_a_shells_own_names(folder: Path) -> None:
    assert "--host 127.0.0.1 --port 8000" in make(folder, "serve", HOST="my-machine", PORT="1").stdout
    assert "--host 0.0.0.0 --port 9000" in make(folder, "serve", "HOST=0.0.0.0", "PORT=9000").stdout


def test_none_is_made(folder: Path) -> None:
    shutil.rmtree(folder / ".venv")
    said = make(folder, "test").stdout
    assert "-m venv --clear .venv" in said
    assert "'.[postgres]'" in said
    assert "'.[postgres,test,lint]'" in said


def test_a_moved_one_is_made_anew(folder: Path) -> None:
    (folder / ".venv" / ".made").write_text("/elsewhere/.venv\n", encoding="utf-8")
    assert "-m venv --clear .venv" in make(folder, "serve").stdout


def test_a_broken_one_is_made_anew(folder: Path) -> None:
    (folder / ".venv" / "bin" / "python").unlink()
    (folder / ".venv" / "bin" / "python").symlink_to("/gone/python3.10")
    assert "-m venv --clear .venv" in make(folder, "serve").stdout


@pytest.mark.parametrize("name", ["setup.cfg", "constraints.txt"])
def test_a_stale_one_is_brought_up_to_date(folder: Path, name: str) -> None:
    later = (folder / ".venv" / ".installed-test").stat().st_mtime + 10
    os.utime(folder / name, (later, later))
    said = make(folder, "serve").stdout
    assert "-m venv" not in said
    assert "'.[postgres]'" in said


def test_a_python_that_is_too_old_is_named(folder: Path) -> None:
    shutil.rmtree(folder / ".venv")
    old = folder / "python-old"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    done = make(folder, "serve", "PYTHON=./python-old", dry=False)
    assert done.returncode == 2
    assert "Bang Giao needs Python 3.11 or later" in done.stderr
    assert not (folder / ".venv" / ".installed").exists()


def test_ci_fails_where_a_step_fails(folder: Path) -> None:
    (folder / ".ci").mkdir()
    shutil.copy(PROJECT / ".ci" / "run", folder / ".ci" / "run")
    steps = "".join(f"{step}:\n\t@echo did {step}\n" for step in ("lint", "openapi-check", "test", "newest"))
    (folder / "Makefile").write_text(f"{steps}types:\n\t@exit 3\n", encoding="utf-8")
    # no apt-get on the path: nothing is installed from here
    tools = folder / "tools"
    tools.mkdir()
    for tool in ("bash", "make", "dirname", "id", "sh", "echo", "env", "timeout"):
        (tools / tool).symlink_to(str(shutil.which(tool)))
    done = subprocess.run(
        [folder / ".ci" / "run"], env={"PATH": str(tools)}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if line.startswith("did")] == [
        "did lint", "did openapi-check", "did test", "did newest",
    ]  # fmt: skip
    assert done.stdout.splitlines()[-1] == "failed: types"
