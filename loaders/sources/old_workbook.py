"""Workbooks of before 2007, and as XML of 2003, as sheets; and what other files of that age are."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from loaders.patterns import lazy_re
from loaders.sources.base import Unreadable, in_time
from loaders.sources.delimited import Row
from loaders.sources.workbook import COLUMNS, Sheet, share
from loaders.sources.xml_names import attribute_of, name_of
from loaders.sources.zipped import MAX_TREE

#: How a compound file ([MS-CFB]) begins: Word, Excel and Outlook of before 2007, and later files with a password.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML = lazy_re(rb"<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL)
# What is in a compound file, by the names of its streams.
_OTHERS = (
    ("EncryptedPackage", "is locked with a password", "save it without one"),
    ("__substg1.0_", "is a mail of Outlook (MSG)", "save it as EML or as plain text"),
    ("WordDocument", "is a Word file of before 2007", "save it as DOCX"),
    ("PowerPoint Document", "is a presentation of before 2007", "save its text as DOCX or plain text"),
)
_BOOKS = ("Workbook", "Book\0")
_SAVE = "save it as XLSX or CSV"
_EPOCH = datetime(1899, 12, 30)


def is_spreadsheet_xml(head: bytes) -> bool:
    """True where these first bytes open a workbook in XML of 2003 (SpreadsheetML), as exports have it."""
    return _XML.search(head.replace(b"\0", b"")) is not None


def sheets_of_compound(data: bytes) -> list[Sheet]:
    """The sheets of a workbook of before 2007 (BIFF); `Unreadable` names what else a compound file is."""
    import xlrd

    books = any(stream.encode("utf-16-le") in data for stream in _BOOKS)
    for stream, wrong, right in _OTHERS[:1] if books else _OTHERS:
        if stream.encode("utf-16-le") in data:
            raise Unreadable(wrong, right)
    try:
        with in_time():
            book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), formatting_info=True, ragged_rows=True)
            return [_of_biff(sheet, book.datemode) for sheet in book.sheets()]
    except Unreadable:
        raise
    except Exception as error:  # xlrd's own, and whatever a damaged file makes it stumble over
        if "encrypted" in str(error):
            raise Unreadable("is locked with a password", "save it without one") from None
        told = f"{type(error).__name__}: {error}"[:200]
        raise Unreadable(f"is no workbook of before 2007 that can be read ({told})", _SAVE) from None


def _of_biff(sheet: Any, datemode: int) -> Sheet:
    rows: list[tuple[int, Row]] = [
        (at + 1, [_cell(cell, datemode) for cell in sheet.row(at)[:COLUMNS]]) for at in range(sheet.nrows)
    ]
    merged: dict[tuple[int, int], Any] = {}
    for top, bottom, left, right in sheet.merged_cells:
        if top < len(rows) and left < len(rows[top][1]):
            share(merged, rows[top][1][left], top + 1, left, bottom - top, right - left)
    links = {(row + 1, at): link.url_or_path for (row, at), link in sheet.hyperlink_map.items() if link.url_or_path}
    epoch = datetime(1904, 1, 1) if datemode else _EPOCH
    return Sheet(sheet.name, iter(rows), epoch, {at: _words(link) for at, link in links.items()}, merged)


def _words(link: str | bytes) -> str:
    return link.decode("utf-8", "replace") if isinstance(link, bytes) else link


def _cell(cell: Any, datemode: int) -> Any:
    import xlrd

    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
        return None
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return xlrd.xldate_as_datetime(cell.value, datemode)
        except (ValueError, OverflowError):
            return cell.value
    return cell.value if cell.value != "" else None


def sheets_of_xml(data: bytes) -> list[Sheet]:
    """The sheets of a workbook in XML of 2003; `Unreadable` where it is damaged."""
    from lxml import etree  # slow to import

    if len(data) > MAX_TREE:
        raise Unreadable(f"is larger than {MAX_TREE // 2**20} MiB of XML", _SAVE)
    try:
        with in_time():
            parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
            root = etree.fromstring(data.lstrip(), parser)
            return [_of_xml(e) for e in root.iter() if name_of(e) == "Worksheet"] if root is not None else []
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"is no workbook that can be read ({error})", _SAVE) from None


def _of_xml(sheet: Any) -> Sheet:
    rows: list[tuple[int, Row]] = []
    links: dict[tuple[int, int], str] = {}
    merged: dict[tuple[int, int], Any] = {}
    number = 0
    for row in sheet.iter():
        if name_of(row) != "Row":
            continue
        number = max(number + 1, _number(row, "Index"))
        cells: list[Any] = []
        for cell in row:
            if name_of(cell) != "Cell":
                continue
            at = max(len(cells), _number(cell, "Index") - 1)
            if at >= COLUMNS:
                break
            cells += [None] * (at - len(cells))
            value = next((_value(part) for part in cell if name_of(part) == "Data"), None)
            if link := attribute_of(cell, "HRef"):
                links[number, at] = link
            wide = min(_number(cell, "MergeAcross") + 1, COLUMNS - at)
            share(merged, value, number, at, _number(cell, "MergeDown") + 1, wide)
            cells += [value] + [None] * (wide - 1)
        rows.append((number, cells))
    return Sheet(attribute_of(sheet, "Name") or "", _told(rows), _EPOCH, links, merged)


def _told(rows: list[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
    return (row for row in rows if any(cell is not None for cell in row[1]))


def _value(data: Any) -> Any:
    words = "".join(data.itertext())
    kind = attribute_of(data, "Type")
    try:
        if kind == "DateTime":
            return datetime.fromisoformat(words.strip())
        if kind == "Number":
            return float(words)
    except ValueError:
        pass
    return None if kind == "Error" else words or None


def _number(element: Any, name: str) -> int:
    told = (attribute_of(element, name) or "").strip()
    return int(told[:7]) if told.isdecimal() else 0
