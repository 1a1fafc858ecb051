"""The sheets of a workbook (Office Open XML): the values of their cells, their links, and what they share."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from loaders.patterns import lazy_re
from loaders.sources.base import Unreadable, in_time
from loaders.sources.delimited import Row

# A sheet beyond this is read row by row, without its links and merged cells.
_WHOLE = 24 * 1024 * 1024
_SHEET = lazy_re(r"xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
_WITHOUT_VALUE = lazy_re(rb"<f(?:\s[^<>]*+)?(?:/>|>[^<]*+</f>)\s*+(?:<v\s*+/>|<v>\s*+</v>)?\s*+</c>")
# The rows that a sheet has (ISO 29500-1), and the columns that are read.
_ROWS, COLUMNS = 1_048_576, 256
# Cells are made up between those that a file tells, and in the areas that it names: two cells in opposite corners are
# seventeen thousand million. A sheet of more than so many is read row by row.
_CELLS = 500_000
_LINK_FORMULA = lazy_re(r"=\s*HYPERLINK\(\s*\"([^\"]+)\"", re.IGNORECASE)
_SHARED = 10_000
_PLACED = lazy_re(
    rb"<(?:\w+:)?(?:(c|row)|mergeCell|hyperlink)\s[^<>]*?\b(?:r|ref)\s*+=\s*+[\"']\$?([A-Z]*+)\$?(\d*+)(?::\$?([A-Z]++)\$?(\d++))?"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` with their numbers from 1; `epoch` is day 0 of serial numbers. By row and column (from 0): `links` the
    addresses that cells lead to, `merged` the value that a cell shares with those that it was merged with."""

    title: str
    rows: Iterator[tuple[int, Row]]
    epoch: datetime
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: Mapping[tuple[int, int], Any] = field(default_factory=dict)


def read_sheets(data: bytes) -> Iterator[Sheet]:
    """The sheets of a workbook in their order; `Unreadable` where it is none that can be read."""
    book, whole = _opened(data)
    made = _with_formulas(data) if whole else None
    for sheet in book.worksheets:
        if not whole:
            sheet.reset_dimensions()  # which programs write wrongly, and others on purpose
        links, merged = (_links(sheet) | _links_made(made, sheet.title), _merged(sheet)) if whole else ({}, {})
        yield Sheet(sheet.title, _rows(sheet), book.epoch, links, merged)


def _opened(data: bytes) -> tuple[Any, bool]:
    """A workbook, and whether all of it is at hand. What openpyxl cannot make a whole of (no styles, broken drawings)
    it may still read row by row."""
    import openpyxl

    wrong: Exception | None = None
    try:
        modes = (True, False) if _can_be_whole(data) else (False,)
        for whole in modes:
            try:
                with in_time():
                    return openpyxl.load_workbook(io.BytesIO(data), read_only=not whole, data_only=True), whole
            except Exception as error:  # of a dozen kinds, whatever is damaged
                wrong = wrong or error
    except (zipfile.BadZipFile, OSError) as error:
        wrong = error
    raise Unreadable(f"is no workbook that can be read ({wrong})", "save it as XLSX again, or as CSV") from None


def _rows(sheet: Any) -> Iterator[tuple[int, Row]]:
    # what is read row by row knows its size no more, and ends where its file does
    rows, columns = min(sheet.max_row or _ROWS, _ROWS), min(sheet.max_column or COLUMNS, COLUMNS)
    try:
        yield from enumerate(sheet.iter_rows(max_row=rows, max_col=columns, values_only=True), start=1)
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError, SyntaxError, TypeError) as error:
        raise Unreadable(f"has a sheet that is damaged ({error})", "save it as XLSX again, or as CSV") from None


def _can_be_whole(data: bytes) -> bool:
    """Whether the sheets are small, also with the cells that are made up in them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [info for info in archive.infolist() if _SHEET.match(info.filename)]
        return all(info.file_size <= _WHOLE and made_up(archive.read(info)) <= _CELLS for info in sheets)


def made_up(sheet: bytes) -> int:
    """How many cells a sheet has in XML: those of the rectangle around all that are told, and those of its areas."""
    rows = columns = areas = 0
    for one, letters, row, last_letters, last_row in _PLACED.findall(sheet):
        column, last_column = _column(letters), _column(last_letters)
        if one:
            rows, columns = max(rows, int(row[:9] or 0)), max(columns, column)
        elif last_row:
            areas += (abs(int(last_row[:9]) - int(row[:9] or 0)) + 1) * (abs(last_column - column) + 1)
    return rows * columns + areas


def _column(letters: bytes) -> int:
    """The number of a column from 1 by its letters; 0 without any."""
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - 64
    return number


def has_formulas_without_values(data: bytes) -> bool:
    """Whether cells hold formulas whose values no program ever saved: they read as empty."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [info for info in archive.infolist() if _SHEET.match(info.filename) and info.file_size <= _WHOLE]
        return any(_WITHOUT_VALUE.search(archive.read(info)) for info in sheets)


def _links(sheet: Any) -> dict[tuple[int, int], str]:
    return {
        (cell.row, cell.column - 1): cell.hyperlink.target
        for row in sheet.iter_rows()
        for cell in row
        if getattr(cell, "hyperlink", None) is not None and cell.hyperlink.target
    }


def _with_formulas(data: bytes) -> Any:
    """The workbook with its formulas in place of their values, where some of them make links; else None."""
    import openpyxl

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [info for info in archive.infolist() if _SHEET.match(info.filename)]
        if not any(b"HYPERLINK(" in archive.read(info) for info in sheets):
            return None
    with in_time():
        return openpyxl.load_workbook(io.BytesIO(data))


def _links_made(book: Any, title: str) -> dict[tuple[int, int], str]:
    """The addresses of links that formulas of a sheet make."""
    return {
        (cell.row, cell.column - 1): found[1]
        for row in (book[title].iter_rows() if book is not None else ())
        for cell in row
        if isinstance(cell.value, str) and (found := _LINK_FORMULA.match(cell.value))
    }


def _merged(sheet: Any) -> dict[tuple[int, int], Any]:
    found: dict[tuple[int, int], Any] = {}
    for area in sheet.merged_cells.ranges:
        value = sheet.cell(area.min_row, area.min_col).value
        share(found, value, area.min_row, area.min_col - 1, area.size["rows"], area.size["columns"])
    return found


def share(merged: dict[tuple[int, int], Any], value: Any, row: int, column: int, rows: int, columns: int) -> None:
    """Put the value of a cell in a row (from 1) and a column (from 0) into `merged` for the others that it was merged
    with, in so many rows and columns; not into very many."""
    if value is None or not 1 < rows * columns <= _SHARED or len(merged) > _CELLS:
        return
    for down in range(rows):
        for right in range(columns):
            merged[row + down, column + right] = value
    del merged[row, column]
