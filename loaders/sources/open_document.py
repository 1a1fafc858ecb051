"""OpenDocument texts and spreadsheets (ISO/IEC 26300, LibreOffice's own form), packed or as one flat XML file.

The tree is walked here, as that of Word is: the libraries that know this form are no longer kept.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from loaders.patterns import lazy_re
from loaders.sources.base import Found, Unreadable, in_time
from loaders.sources.delimited import Row
from loaders.sources.document import article_of_text
from loaders.sources.options import Options
from loaders.sources.table import articles_from_sheets
from loaders.sources.workbook import COLUMNS, Sheet, share
from loaders.sources.xml_names import attribute_of, name_of
from loaders.sources.zipped import MAX_TREE, checked_zip

_FLAT = lazy_re(rb"<(?:\w+:)?document\s[^>]*urn:oasis:names:tc:opendocument")
# What is not shown, or not as text: what was deleted, remarks, indices' templates, how a ruby is pronounced.
_UNSEEN = frozenset({"tracked-changes", "annotation", "annotation-end", "ruby-text", "hidden-text", "forms"})
_SIGNS = {"tab": "\t", "line-break": "\n"}
_KINDS = {"presentation": "a presentation", "drawing": "a drawing", "chart": "a chart", "database": "a database"}


def is_flat(head: bytes) -> bool:
    """True where these first bytes open an OpenDocument file in one XML file (.fodt, .fods)."""
    return _FLAT.search(head) is not None


def articles_from_open_document(data: bytes, id: str, name: str, options: Options) -> Found:
    """The article of a text, or one for each row of a spreadsheet; `Unreadable` for what is neither, or holds none.

    The title is the first paragraph with the style of one, or the first heading of the first level, else the first
    line where it is a headline. The days that the program keeps of a document are of its making.
    """
    with in_time():
        read = _read(_root(data))
    if isinstance(read, _Text):
        yield article_of_text("\n\n".join(read.lines), id, name, read.title)
    else:
        yield from articles_from_sheets(read, name, options)


@dataclass(frozen=True, slots=True)
class _Text:
    """The lines of a text, its notes last, and the first that has the style of a title, if any."""

    lines: list[str]
    title: str | None


def _read(root: Any) -> _Text | list[Sheet]:
    body: Any = next((part for part in root if name_of(part) == "body"), ())
    kind = next(iter(body), None)
    if kind is None:
        raise Unreadable("is no OpenDocument file with a body", "save it as ODT, ODS or DOCX")
    told = name_of(kind)
    if told == "text":
        notes: list[str] = []
        return _Text([*_lines(kind, notes), *notes], next(_titles(root, kind), None))
    if told == "spreadsheet":
        return [_sheet(table) for table in kind if name_of(table) == "table"]
    what = _KINDS.get(told, "neither a text nor a spreadsheet")
    raise Unreadable(f"is {what} in OpenDocument", "give its text as ODT, DOCX or plain text")


def _root(data: bytes) -> Any:
    from lxml import etree  # slow to import

    try:
        if data.startswith(b"PK"):
            checked_zip(data, MAX_TREE)
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                names = archive.namelist()
                manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
                if b":encryption-data" in manifest:
                    raise Unreadable("is locked with a password", "save it without one")
                data = archive.read("content.xml")
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError, KeyError) as error:
        raise Unreadable(f"is no OpenDocument file that can be read ({error})", "save it as ODT, ODS or DOCX") from None


def _count(element: Any, name: str) -> int:
    told = attribute_of(element, name) or "1"
    return max(1, int(told[:9])) if told.isdecimal() else 1


def _lines(block: Any, notes: list[str]) -> Iterator[str]:
    """The lines of what holds paragraphs, lists and tables, a row of a table as one; those of notes go into `notes`."""
    for child in block:
        name = name_of(child)
        if name in ("p", "h"):
            boxes: list[Any] = []
            if text := _plain("".join(_words(child, boxes))):
                yield text
            for box in boxes:
                if name_of(box) == "note":
                    notes += [line for part in box if name_of(part) == "note-body" for line in _lines(part, notes)]
                else:
                    yield from _lines(box, notes)
        elif name == "table-row":
            cells = ("\n".join(_lines(cell, notes)) for cell in child if name_of(cell) == "table-cell")
            if line := " | ".join(filter(None, cells)):
                yield line
        elif name and name not in _UNSEEN:
            yield from _lines(child, notes)


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The words of a paragraph; the notes and text boxes that hang on it are put into `boxes`."""
    yield element.text or ""
    for child in element:
        name = name_of(child)
        if name in ("note", "text-box"):
            boxes.append(child)
        elif name == "s":
            yield " " * min(_count(child, "c"), 100)
        elif name in _SIGNS:
            yield f"\0{_SIGNS[name]}"
        elif name and name not in _UNSEEN:
            yield from _words(child, boxes)
        yield child.tail or ""


def _plain(text: str) -> str:
    """Text whose blanks are those of XML, one for many; tabs and breaks are told by a null byte before them."""
    return re.sub(r" ?\0(.) ?", r"\1", re.sub(r"(?<!\0)[ \t\r\n]+", " ", text), flags=re.DOTALL).strip()


def _titles(root: Any, body: Any) -> Iterator[str]:
    """The paragraphs with the style of a title, then the headings of the first level."""
    parents = {
        attribute_of(e, "name"): attribute_of(e, "parent-style-name") for e in root.iter() if name_of(e) == "style"
    }
    headings: list[str] = []
    for element in body.iter():
        if (name := name_of(element)) not in ("p", "h"):
            continue
        style = attribute_of(element, "style-name")
        text = " ".join(_plain("".join(_words(element, []))).split())
        if text and "Title" in (style, parents.get(style)):
            yield text
        elif text and name == "h" and attribute_of(element, "outline-level") in ("1", None):
            headings.append(text)
    yield from headings


@dataclass
class _Cells:
    """What is gathered of a sheet while its rows are read."""

    rows: list[tuple[int, Row]] = field(default_factory=list)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: dict[tuple[int, int], Any] = field(default_factory=dict)


def _sheet(table: Any) -> Sheet:
    found, number = _Cells(), 1
    for row in table.iter():
        if name_of(row) != "table-row":
            continue
        cells: list[Any] = []
        for cell in row:
            if name_of(cell) not in ("table-cell", "covered-table-cell"):
                continue
            value = _value(cell) if name_of(cell) == "table-cell" else None
            _share(cell, value, number, len(cells), found)
            # One that is said to stand again and again stands once where it is the same row.
            cells += [value] * min(_count(cell, "number-columns-repeated"), COLUMNS - len(cells))
        if any(cell is not None for cell in cells):
            found.rows.append((number, cells))
        number += _count(row, "number-rows-repeated")
    return Sheet(attribute_of(table, "name") or "", iter(found.rows), datetime(1899, 12, 30), found.links, found.merged)


def _share(cell: Any, value: Any, row: int, column: int, found: _Cells) -> None:
    """Keep the address that a cell leads to, and its value for those that it was merged with."""
    link = next((attribute_of(e, "href") for e in cell.iter() if name_of(e) == "a"), None)
    if link:
        found.links[row, column] = link
    rows, columns = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
    share(found.merged, value, row, column, rows, columns)


def _value(cell: Any) -> Any:
    """The value of a cell: a day or a moment, a number, else its text; None for an empty one."""
    kind = attribute_of(cell, "value-type")
    told = attribute_of(cell, "date-value")
    if kind == "date" and told:
        try:
            return datetime.fromisoformat(told)
        except ValueError:
            return told
    if kind in ("float", "currency", "percentage"):
        number = attribute_of(cell, "value") or ""
        try:
            return float(number) if "." in number else int(number)
        except ValueError:
            return number or None
    return "\n".join(_lines(cell, [])) or attribute_of(cell, "string-value")
