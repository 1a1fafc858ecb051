"""XLSX: the rows of the CSV as a workbook, with days as days and no cell that acts as a formula."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from api.formats.table import plain
from api.formats.words import clean

#: Rows that one workbook holds at most here; it is made whole before it is sent.
MOST_ROWS = 50_000
# A cell holds no more characters (Excel's own limit), a calendar of Excel begins in 1900.
_LONGEST, _FIRST_DAY = 32_767, dt.date(1900, 3, 1)
_DAYS = frozenset({"earliest", "latest", "first", "last", "start", "end"})
_WIDTHS = {
    "id": 18,
    "title": 50,
    "sentence": 60,
    "why": 50,
    "actors": 40,
    "url": 40,
    "link": 40,
    "place": 18,
    "date": 14,
}


def workbook(title: str, columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> bytes:
    """A workbook with one sheet, `title`: a head of `columns` that stays in view, then a row for each of `rows`."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 13)
    head = [WriteOnlyCell(sheet, value=name) for name in columns]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    count = 1
    for row in rows:
        sheet.append([_cell(sheet, name, row.get(name)) for name in columns])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: WriteOnlyWorksheet, name: str, value: Any) -> Any:
    if value is None or isinstance(value, (bool, int)):
        return value
    text = clean(plain(value))[:_LONGEST]
    if name in _DAYS:
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            return text
        if day >= _FIRST_DAY:
            cell = WriteOnlyCell(sheet, value=day)
            cell.number_format = "yyyy-mm-dd"
            return cell
    if text.startswith("="):
        cell = WriteOnlyCell(sheet, value=text)
        cell.data_type = "s"  # the library takes it for a formula
        return cell
    return text
