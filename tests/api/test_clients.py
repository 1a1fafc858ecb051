"""The clients of docs/clients.md, run as they stand there against a real server."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.server import running, seeded

GUIDE = (Path(__file__).parents[2] / "docs" / "clients.md").read_text(encoding="utf-8")
SERVER = "http://127.0.0.1:8000"
# (language of the block, the program that runs it and its arguments, the ending of its file)
LANGUAGES = [("python", sys.executable, ".py"), ("r", "Rscript", ".R"), ("javascript", "node", ".mjs")]


def block(language: str) -> str:
    """The first block of that language."""
    found = re.search(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    url = f"sqlite:///{tmp_path_factory.mktemp('clients')}/clients.sqlite3"
    seeded(url, more=30)
    with running(url, workers=1) as address:
        yield address


@pytest.mark.server
@pytest.mark.parametrize(("language", "program", "ending"), LANGUAGES)
def test_a_client_in_ten_lines_gets_every_event(
    server: str, tmp_path: Path, language: str, program: str, ending: str
) -> None:
    runner = shutil.which(program)
    if runner is None:
        pytest.skip(f"{program} is not installed")
    code = block(language)
    assert len([line for line in code.splitlines() if line and not line.startswith(("import", "server"))]) <= 10
    # small pages, so that there are several
    file = tmp_path / f"client{ending}"
    file.write_text(re.sub(r"\b500\b", "7", code.replace(SERVER, server)), encoding="utf-8")
    done = subprocess.run([runner, file], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert len(lines) == 33
    assert {pair for _, pair, _, _ in lines} == {"LA-VN"}
    assert len({tuple(line) for line in lines}) == 33, "no event twice"


def test_curl(server: str, tmp_path: Path) -> None:
    command = block("sh").strip().replace(SERVER, server).split()
    subprocess.run([*command[:-1], tmp_path / "events.csv"], check=True, capture_output=True, timeout=60)
    assert len((tmp_path / "events.csv").read_text(encoding="utf-8").splitlines()) == 34
