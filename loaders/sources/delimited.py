"""Rows of text: which sign parts the cells of a table, how they are quoted, and the rows themselves (RFC 4180 and what
programs make of it)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TextIO

from loaders.patterns import lazy_re
from loaders.sources.base import MAX_BYTES
from loaders.sources.columns import Columns, columns

DELIMITERS = ",;\t|^~\x1f\x01"
HEADER_ROWS = 10  # a table may have its own title, and notes, above the header
_SEPARATOR = lazy_re(r'\ufeff*"?sep=(.)"?\s*$', re.IGNORECASE)  # the first line that a spreadsheet writes for itself

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Dialect:
    """`delimiter` parts cells, `quote` stands around them, `escape` before a quotation mark in them where it is not
    doubled; `wrapped` where each row stands quoted in a single cell, as a spreadsheet saves a table that it did not
    part."""

    delimiter: str
    quote: str = '"'
    escape: str | None = None
    wrapped: bool = False

    def cells(self, line: str) -> list[str]:
        """The cells of one line; none where it cannot be read."""
        return next((row for _, row in self.rows([line]) if not any(isinstance(c, csv.Error) for c in row)), [])

    def rows(self, lines: TextIO | Sequence[str]) -> Iterator[tuple[int, list[Any]]]:
        """The rows with the line each begins at; the error of one that cannot be read stands in its place."""
        whole = None if isinstance(lines, Sequence) else _Lines(lines)
        reader = csv.reader(
            lines if whole is None else whole,
            delimiter=self.delimiter,
            quotechar=self.quote,
            escapechar=self.escape,
            doublequote=self.escape is None,
            skipinitialspace=True,
        )
        inner = Dialect(self.delimiter)
        while True:
            line = reader.line_num + 1
            try:
                row: list[Any] = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                row = [error]
            if whole is not None and whole.ended:  # looked for more of a cell, and there was none
                row = [csv.Error("the table ends inside a cell")]
            if self.wrapped and len(row) == 1 and isinstance(row[0], str):
                row = inner.cells(row[0])
            yield line, row


class _Lines:
    """The lines of a table; in place of one that is too long to hold the error, and those after it go on."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_BYTES + 1)
        if not line:
            self.ended = True
            raise StopIteration
        if len(line) <= MAX_BYTES:
            return line
        while line and not line.endswith(("\n", "\r")):
            line = self._text.readline(MAX_BYTES)
        raise csv.Error(f"the line is longer than {MAX_BYTES // 2**20} MiB")


def dialect_of(sample: str, mapped: Mapping[str, str] | None = None) -> tuple[Dialect, Columns | None]:
    """How the lines of a table are parted, by the first of them that names columns, with these columns; where none
    does, by its first line."""
    lines = [line for line in islice(sample.splitlines(), HEADER_ROWS) if line.strip("\ufeff \t")]
    told = next((own[1] for line in lines[:1] if (own := _SEPARATOR.match(line))), None)
    for line in lines:
        dialect = Dialect(told or _most(line))
        cells = dialect.cells(line)
        if len(cells) == 1 and len(inner := dialect.cells(cells[0])) > 1:
            dialect, cells = Dialect(dialect.delimiter, wrapped=True), inner
        found = _columns(cells, mapped or {})
        if found is not None and len(found.names) > 1:
            return (dialect if dialect.wrapped else _quoted(dialect.delimiter, sample)), found
    return Dialect(told or _most(lines[0] if lines else "")), None


def _columns(cells: list[str], mapped: Mapping[str, str]) -> Columns | None:
    try:
        return columns([" ".join(cell.split()) for cell in cells], mapped)
    except ValueError:  # the reader says what is wrong
        return None


def _most(line: str) -> str:
    """The delimiter of a header, counted outside of quotation marks; of one that is all in them, inside."""
    outside = "".join(line.split('"')[::2])
    found = max(DELIMITERS, key=outside.count)
    return found if outside.count(found) else max(DELIMITERS, key=line.count)


def _quoted(delimiter: str, sample: str) -> Dialect:
    """The dialect of a table with this delimiter, by how the cells of its first rows are quoted."""
    edge = re.escape(delimiter)
    if re.search(rf'(?:^|{edge}) *"', sample, re.MULTILINE):
        others = re.sub(rf'(?:^|(?<={edge}))""(?={edge}|$)', "", sample.replace('\\"', ""), flags=re.MULTILINE)
        escaped = '\\"' in sample and '""' not in others
        return Dialect(delimiter, escape="\\" if escaped else None)
    single = re.search(rf"(?:^|{edge})'[^'\n]*'(?={edge}|\r?$)", sample, re.MULTILINE)
    return Dialect(delimiter, quote="'" if single else '"')
