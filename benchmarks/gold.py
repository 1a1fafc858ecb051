"""The labelled articles and the official scorer, read from the folder of reference data beside the project."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
README = PROJECT / "README.md"
LEDGER = PROJECT / "benchmarks" / "results" / "blind.jsonl"
LABELS = PROJECT / "benchmarks" / "labels"  # labelled by the project itself
Record = dict[str, Any]


class NoReferenceData(Exception):
    """The folder of reference data is not there; the message says how to name it."""


def shared_folder() -> Path:
    """The folder with `gold/`, `seeds/` and `corpus/`: BANGIAO_SHARED, or `../shared` beside the project."""
    folder = Path(os.environ.get("BANGIAO_SHARED") or PROJECT.parent / "shared")
    if not (folder / "gold" / "score.py").is_file():
        raise NoReferenceData(f"no labelled articles in {folder}: set BANGIAO_SHARED to the folder that holds gold/")
    return folder


def read_lines(path: Path) -> list[Record]:
    """The JSON objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def labelled_articles() -> Iterator[tuple[str, Record, Record]]:
    """All articles whose labels are open: (where from, article, labels), in a fixed order.

    The open sets, the batches that the ledger says were scored blind, and the project's own labels.
    """
    gold = shared_folder() / "gold"
    with gzip.open(shared_folder() / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        corpus = {r["id"]: r for r in map(json.loads, lines)}
    for name in ("dev", "press", "web"):
        yield from _together(
            name, read_lines(gold / f"{name}.articles.jsonl"), read_lines(gold / f"{name}.labels.jsonl")
        )
    yield from _together("corpus", corpus.values(), read_lines(gold / "corpus.labels.jsonl"))
    batch = load_module("batch", gold / "batch.py")
    for number in sorted(record["batch"] for record in read_lines(LEDGER)):
        yield from _together(f"batch {number}", batch.articles(number), batch.labels(number))
    yield from _together("own corpus", corpus.values(), read_lines(LABELS / "corpus.labels.jsonl"))
    yield from _together("own", read_lines(LABELS / "own.articles.jsonl"), read_lines(LABELS / "own.labels.jsonl"))


def _together(name: str, articles: Iterable[Record], labels: Iterable[Record]) -> Iterator[tuple[str, Record, Record]]:
    known = {article["id"]: article for article in articles}
    for record in labels:
        yield name, known[record["id"]], record


@cache
def scorer() -> ModuleType:
    """The official scorer, `gold/score.py`."""
    return load_module("score", shared_folder() / "gold" / "score.py")


def load_module(name: str, path: Path) -> ModuleType:
    """A module from its file, so that the official code is run and not a copy of it."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # the folder may be read-only
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = written
    return module


def bangiao(*arguments: str, input: str) -> str:
    """What the command `bangiao` of this environment prints for `input`, whatever its status."""
    command = [str(Path(sys.executable).with_name("bangiao")), *arguments]
    done = subprocess.run(command, input=input, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with status {done.returncode}")
    return done.stdout


def replace_block(name: str, text: str, page: Path = README) -> None:
    """Put `text` between the marks `<!-- name: begin … -->` and `<!-- name: end -->` of a page, and no more.

    `ValueError` where the page has no such marks.
    """
    block = re.compile(rf"(<!-- {name}: begin[^\n]*-->\n).*?(<!-- {name}: end -->)", re.DOTALL)
    before = page.read_text(encoding="utf-8")
    if not block.search(before):
        raise ValueError(f"{page.name} has no block between <!-- {name}: begin --> and <!-- {name}: end -->")
    page.write_text(block.sub(lambda mark: mark[1] + text + mark[2], before), encoding="utf-8")


def as_input(articles: list[Record], published: dict[str, str | None] | None = None) -> str:
    """JSON Lines for `bangiao extract`: id and text, and the publication day where `published` knows one."""
    lines = []
    for article in articles:
        line = {"id": article["id"], "text": article["text"]}
        day = (published or {}).get(article["id"])
        if day:
            line["published"] = day
        lines.append(json.dumps(line, ensure_ascii=False) + "\n")
    return "".join(lines)
