"""What a load could not read or store, kept in a file from which it can be loaded again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from loaders.article import Article
from loaders.sources import SourceError, read
from loaders.sources.base import reason
from loaders.sources.options import Options

if TYPE_CHECKING:
    from loaders.load import Outcome

# A line of a file, an entry of a feed, a record of an archive.
_PLACE = re.compile(r"(?: (?:line|row|item|entry) \d+|: \S+)$")
_FIELDS = {field.name for field in fields(Article)}


class FailedFile:
    """JSON Lines of what failed: `{"article": {…}, "error"}` where the article was read; else `{"source", "id",
    "error"}` with the file or address to be read again, each once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self._file: TextIO | None = None
        self._sources: set[str] = set()

    def add(self, outcome: Outcome) -> None:
        """Keep what failed; the file is made with the first of them."""
        if isinstance(outcome.item, Article):
            self._write({"article": asdict(outcome.item), "error": outcome.error})
        elif isinstance(outcome.item, SourceError) and (source := _again(outcome.item)) not in self._sources:
            self._sources.add(source)
            self._write({"source": source, "id": outcome.item.id, "error": outcome.error})

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def _write(self, line: dict[str, Any]) -> None:
        if self._file is None:
            try:
                self._file = self.path.open("w", encoding="utf-8")
            except OSError as error:
                raise click.ClickException(f"{self.path} cannot be written: {reason(error)}") from error
        self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._file.flush()
        self.count += 1


def retried(path: Path, options: Options) -> Iterator[Article | SourceError]:
    """The articles of a file that `FailedFile` wrote: as they were, or read again from their sources."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                yield from _item(line, f"{path} line {number}", options)
    except (OSError, UnicodeDecodeError) as error:
        yield SourceError(str(path), f"cannot be read ({reason(error)})", "give a file that --failed wrote")


def _item(line: str, place: str, options: Options) -> Iterator[Article | SourceError]:
    try:
        record = json.loads(line)
        if "source" in record:
            source = str(record["source"])
            for item in read([source], options):
                # a file in a folder has its path below the folder as its id
                found = item.id == Path(source).name and record.get("id")
                yield replace(item, id=str(record["id"])) if found else replace_asked(item, source)
            return
        yield Article(**{name: value for name, value in record["article"].items() if name in _FIELDS})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        yield SourceError(place, "is nothing that failed", "give a file that --failed wrote")


def replace_asked(item: Article | SourceError, source: str) -> Article | SourceError:
    """An error with the source that was asked for, so that it can be asked for again."""
    if isinstance(item, Article):
        return item
    return SourceError(item.source, item.wrong, item.right, item.id, source)


def _again(error: SourceError) -> str:
    """The nearest to what failed that can be read again: the file or address itself, else the source that held it."""
    itself = _PLACE.sub("", error.source)
    if itself.startswith(("http://", "https://")) or Path(itself).exists():
        return itself
    return error.asked or itself
