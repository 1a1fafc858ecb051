"""Data files of the language and the world, and the one place that reads them.

Everything the engine knows by heart stands here as text files a person can edit: `*.csv` with one header line
and `*.toml`. A reader gives rows with their line numbers, so that a complaint can name file and line; what a row
means, and whether it is right, is the business of the module that uses it.

A user's own files of the same names lie in `user_folder()`: what they say comes before what is shipped.
"""

from __future__ import annotations

import csv
import marshal
import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from loaders.kept import kept

COUNTRIES_COLUMNS = (
    "code", "alpha3", "name_en", "name_vi", "names", "transcriptions", "capitals", "seats", "syllable"
)  # fmt: skip


class ResourceError(ValueError):
    """A data file says something impossible; the message names file, line and what would be right."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CSV file: `values` by column, stripped; `line` counts from 1 (the header is line 1)."""

    file: str
    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def many(self, column: str) -> tuple[str, ...]:
        """A `|`-separated column as a tuple, without empty parts."""
        return tuple(part.strip() for part in self.values[column].split("|") if part.strip())

    def error(self, problem: str) -> ResourceError:
        return ResourceError(f"{self.file}, line {self.line}: {problem}")


def user_folder() -> Path:
    """The folder of the user's own facts: BANGIAO_FACTS, or `bangiao/facts` in the user's data folder.

    It need not exist.
    """
    given = os.environ.get("BANGIAO_FACTS", "").strip()
    return Path(given) if given else _data_folder() / "facts"


@cache
def _data_folder() -> Path:
    return user_data_path("bangiao", appauthor=False)


def read_text(name: str) -> str:
    """The text of a file of this package."""
    return files(__name__).joinpath(name).read_text("utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """A TOML file of this package."""
    return _toml(__name__, name)


def read_lexicon(name: str) -> dict[str, Any]:
    """A TOML file of `loaders.lexicon`."""
    return _toml("loaders.lexicon", name)


def _toml(package: str, name: str) -> dict[str, Any]:
    read: dict[str, Any] = marshal.loads(_all_toml()[package, name])
    return read


@cache
def _all_toml() -> dict[tuple[str, str], bytes]:
    """Every TOML file of the two rooms, read and written by `marshal`, which reads it in a hundredth of the time."""
    return kept("toml", lambda: dict(_read_toml("loaders.lexicon", __name__)))


def _read_toml(*packages: str) -> Iterator[tuple[tuple[str, str], bytes]]:
    import tomllib  # where nothing is kept

    for package in packages:
        for file in files(package).iterdir():
            if file.name.endswith(".toml"):
                yield (package, file.name), marshal.dumps(tomllib.loads(file.read_text("utf-8")))


def read_csv(name: str, columns: Iterable[str]) -> list[Row]:
    """All rows of a CSV file of this package; its header must be exactly `columns`."""
    return list(parse_csv(read_text(name), name, columns))


def read_csv_file(path: Path, columns: Iterable[str]) -> list[Row]:
    """All rows of a CSV file anywhere; its header must be exactly `columns`."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ResourceError(f"{path}: not UTF-8 (byte {error.start}); save the file as UTF-8") from None
    return list(parse_csv(text, str(path), columns))


def parse_csv(text: str, file: str, columns: Iterable[str]) -> Iterator[Row]:
    """Rows of CSV text. Raises ResourceError for a wrong header, a row of another length, or text not in NFC."""
    wanted = tuple(columns)
    reader = csv.reader(text.splitlines())
    header = tuple(next(reader, []))
    if header != wanted:
        raise ResourceError(f"{file}, line 1: the header is {','.join(header)!r}, expected {','.join(wanted)!r}")
    nfc = unicodedata.is_normalized("NFC", text)
    for fields in reader:
        if not fields:
            continue
        if len(fields) != len(wanted):
            raise ResourceError(
                f"{file}, line {reader.line_num}: {len(fields)} fields, expected {len(wanted)} ({','.join(wanted)})"
            )
        if not nfc and not unicodedata.is_normalized("NFC", "".join(fields)):
            raise ResourceError(f"{file}, line {reader.line_num}: not in Unicode NFC; normalise the line")
        yield Row(file, reader.line_num, {c: f.strip() for c, f in zip(wanted, fields, strict=True)})
