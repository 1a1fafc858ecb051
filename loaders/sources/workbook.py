"""The sheets of a workbook (Office Open XML): the values of their cells, their links, and what they share."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from loaders.sources.base import Unreadable
from loaders.sources.delimited import Row

# A sheet beyond this is read row by row, without its links and merged cells.
_WHOLE = 24 * 1024 * 1024
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
_WITHOUT_VALUE = re.compile(rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")


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
    for sheet in book.worksheets:
        if not whole:
            sheet.reset_dimensions()  # which programs write wrongly
        links, merged = (_links(sheet), _merged(sheet)) if whole else ({}, {})
        yield Sheet(sheet.title, _rows(sheet), book.epoch, links, merged)


def _opened(data: bytes) -> tuple[Any, bool]:
    """A workbook, and whether all of it is at hand. What openpyxl cannot make a whole of (no styles, broken drawings)
    it may still read row by row."""
    import openpyxl

    wrong: Exception | None = None
    try:
        modes = (True, False) if largest_sheet(data) <= _WHOLE else (False,)
        for whole in modes:
            try:
                return openpyxl.load_workbook(io.BytesIO(data), read_only=not whole, data_only=True), whole
            except Exception as error:  # of a dozen kinds, whatever is damaged
                wrong = wrong or error
    except (zipfile.BadZipFile, OSError) as error:
        wrong = error
    raise Unreadable(f"is no workbook that can be read ({wrong})", "save it as XLSX again, or as CSV") from None


def _rows(sheet: Any) -> Iterator[tuple[int, Row]]:
    try:
        yield from enumerate(sheet.iter_rows(values_only=True), start=1)
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError, SyntaxError, TypeError) as error:
        raise Unreadable(f"has a sheet that is damaged ({error})", "save it as XLSX again, or as CSV") from None


def largest_sheet(data: bytes) -> int:
    """The bytes of the largest sheet, unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return max((info.file_size for info in archive.infolist() if _SHEET.match(info.filename)), default=0)


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


def _merged(sheet: Any) -> dict[tuple[int, int], Any]:
    found: dict[tuple[int, int], Any] = {}
    for area in sheet.merged_cells.ranges:
        value = sheet.cell(area.min_row, area.min_col).value
        if value is None or area.size["rows"] * area.size["columns"] > 10_000:
            continue
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                found[row, column - 1] = value
        del found[area.min_row, area.min_col - 1]
    return found
