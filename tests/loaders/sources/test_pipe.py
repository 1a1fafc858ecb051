"""Pipes and devices, which are no files: they may be silent, or have no end."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from loaders.article import Article
from loaders.sources import SourceError, files, read
from loaders.sources.options import Options

TEXT = "Chiều 2/6/2022, hai bộ trưởng hội đàm tại Hà Nội."


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    return path


def test_a_pipe_to_which_nobody_writes_is_not_waited_for(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_SILENT", 0.0)
    (found,) = read([str(pipe)], Options())
    assert isinstance(found, SourceError)
    assert "it is a pipe, and nobody writes to it" in found.wrong


def test_a_pipe_is_read_whole(pipe: Path) -> None:
    writer = threading.Thread(target=lambda: pipe.write_text(TEXT, encoding="utf-8"))
    writer.start()
    (found,) = read([str(pipe)], Options())
    writer.join()
    assert isinstance(found, Article)
    assert found.text == TEXT


def test_a_device_without_end_is_refused() -> None:
    (found,) = read(["/dev/zero"], Options())
    assert isinstance(found, SourceError)
