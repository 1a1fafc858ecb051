"""The tables of a page as sheets: what many programs export as "Excel" is a page that is only called `.xls`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from loaders.patterns import lazy_re
from loaders.sources.base import Unreadable, in_time
from loaders.sources.delimited import Row
from loaders.sources.html_page import page_tree
from loaders.sources.markup import HIDDEN
from loaders.sources.mhtml import is_message, pages_of_message
from loaders.sources.workbook import COLUMNS, Sheet, share
from loaders.text.layout import BLOCKS

if TYPE_CHECKING:
    from lxml import html as lxml_html

# What Excel, and programs that write for it, put into the head of a page.
_OF_EXCEL = lazy_re(rb"urn:schemas-microsoft-com:office:excel|content=[\"']?Excel\.Sheet", re.IGNORECASE)
_BLANKS = lazy_re(r"\s+")


def is_sheet_page(head: bytes) -> bool:
    """True where these first bytes are of a page that a spreadsheet program wrote, or that was written for one."""
    return _OF_EXCEL.search(head) is not None


def is_part_of_page(head: bytes) -> bool:
    """True where these first bytes are markup with a table in it, however it begins ("< div >")."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"<table" in head.lower()


def sheets_of_page(data: bytes, name: str) -> list[Sheet]:
    """A sheet for each table of a page, or of the pages in a message (MHTML); `Unreadable` where there is none."""
    pages = pages_of_message(data) if is_message(data) else [(data, None)]
    with in_time():
        found = [_sheet(table, "") for page, kind in pages for table in page_tree(page, kind, name).iter("table")]
    if not found:
        raise Unreadable("is a page without a table", "save it as XLSX, or as one web page (MHTML)")
    return [Sheet(f"table {n}", s.rows, s.epoch, s.links, s.merged) for n, s in enumerate(found, start=1)]


def _sheet(table: Any, title: str) -> Sheet:
    rows: list[tuple[int, Row]] = []
    links: dict[tuple[int, int], str] = {}
    merged: dict[tuple[int, int], Any] = {}
    covered: dict[int, int] = {}  # column -> rows that a cell above still reaches over
    for number, row in enumerate(_rows(table), start=1):
        cells: list[str | None] = []
        below: dict[int, int] = {}
        for cell in row.iterchildren("td", "th"):
            while covered.get(len(cells)):
                cells.append(None)
            if len(cells) >= COLUMNS:
                break
            at, value = len(cells), _text(cell) or None
            wide, high = min(_span(cell, "colspan"), COLUMNS - at), _span(cell, "rowspan")
            if link := next((a.get("href") for a in cell.iter("a") if a.get("href")), None):
                links[number, at] = link
            share(merged, value, number, at, high, wide)
            below |= {column: high - 1 for column in range(at, at + wide) if high > 1}
            cells += [value] + [None] * (wide - 1)
        covered = {column: left - 1 for column, left in covered.items() if left > 1} | below
        rows.append((number, cells))
    return Sheet(title, iter(rows), datetime(1899, 12, 30), links, merged)


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table itself, not of those in its cells."""
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is table:
            yield row


def _span(cell: Any, name: str) -> int:
    told = (cell.get(name) or "").strip()
    return max(1, int(told[:6])) if told.isdecimal() else 1


def _text(cell: lxml_html.HtmlElement) -> str:
    """The words of a cell, its blocks and breaks as lines."""
    lines = (" ".join(line.split()) for line in "".join(_words(cell)).split("\n"))
    return "\n".join(line for line in lines if line)


def _words(element: Any) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in HIDDEN:
        edge = "\n" if element.tag in BLOCKS else ""
        yield edge + _BLANKS.sub(" ", element.text or "")
        for child in element:
            yield from _words(child)
            yield _BLANKS.sub(" ", child.tail or "")
        yield edge
