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

from lxml import etree

from loaders.sources.base import Found, Unreadable, in_time
from loaders.sources.delimited import Row
from loaders.sources.document import article_of_text
from loaders.sources.options import Options
from loaders.sources.table import articles_from_sheets
from loaders.sources.workbook import Sheet
from loaders.sources.zipped import MAX_TREE, checked_zip

_FLAT = re.compile(rb"<(?:\w+:)?document\s[^>]*urn:oasis:names:tc:opendocument")
# What is not shown, or not as text: what was deleted, remarks, indices' templates, how a ruby is pronounced.
_UNSEEN = frozenset({"tracked-changes", "annotation", "annotation-end", "ruby-text", "hidden-text", "forms"})
_SIGNS = {"tab": "\t", "line-break": "\n"}
_COLUMNS = 256
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
    body: Any = next((part for part in root if _name(part) == "body"), ())
    kind = next(iter(body), None)
    if kind is None:
        raise Unreadable("is no OpenDocument file with a body", "save it as ODT, ODS or DOCX")
    told = _name(kind)
    if told == "text":
        notes: list[str] = []
        return _Text([*_lines(kind, notes), *notes], next(_titles(root, kind), None))
    if told == "spreadsheet":
        return [_sheet(table) for table in kind if _name(table) == "table"]
    what = _KINDS.get(told, "neither a text nor a spreadsheet")
    raise Unreadable(f"is {what} in OpenDocument", "give its text as ODT, DOCX or plain text")


def _root(data: bytes) -> Any:
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


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: Any, name: str) -> str | None:
    """The value of an attribute by its local name: no two of an element that are read here share one."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _count(element: Any, name: str) -> int:
    told = _attribute(element, name) or "1"
    return max(1, int(told[:9])) if told.isdecimal() else 1


def _lines(block: Any, notes: list[str]) -> Iterator[str]:
    """The lines of what holds paragraphs, lists and tables, a row of a table as one; those of notes go into `notes`."""
    for child in block:
        name = _name(child)
        if name in ("p", "h"):
            boxes: list[Any] = []
            if text := _plain("".join(_words(child, boxes))):
                yield text
            for box in boxes:
                if _name(box) == "note":
                    notes += [line for part in box if _name(part) == "note-body" for line in _lines(part, notes)]
                else:
                    yield from _lines(box, notes)
        elif name == "table-row":
            cells = ("\n".join(_lines(cell, notes)) for cell in child if _name(cell) == "table-cell")
            if line := " | ".join(filter(None, cells)):
                yield line
        elif name and name not in _UNSEEN:
            yield from _lines(child, notes)


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The words of a paragraph; the notes and text boxes that hang on it are put into `boxes`."""
    yield element.text or ""
    for child in element:
        name = _name(child)
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
    parents = {_attribute(e, "name"): _attribute(e, "parent-style-name") for e in root.iter() if _name(e) == "style"}
    headings: list[str] = []
    for element in body.iter():
        if (name := _name(element)) not in ("p", "h"):
            continue
        style = _attribute(element, "style-name")
        text = " ".join(_plain("".join(_words(element, []))).split())
        if text and "Title" in (style, parents.get(style)):
            yield text
        elif text and name == "h" and _attribute(element, "outline-level") in ("1", None):
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
        if _name(row) != "table-row":
            continue
        cells: list[Any] = []
        for cell in row:
            if _name(cell) not in ("table-cell", "covered-table-cell"):
                continue
            value = _value(cell) if _name(cell) == "table-cell" else None
            _share(cell, value, number, len(cells), found)
            # One that is said to stand again and again stands once where it is the same row.
            cells += [value] * min(_count(cell, "number-columns-repeated"), _COLUMNS - len(cells))
        if any(cell is not None for cell in cells):
            found.rows.append((number, cells))
        number += _count(row, "number-rows-repeated")
    return Sheet(_attribute(table, "name") or "", iter(found.rows), datetime(1899, 12, 30), found.links, found.merged)


def _share(cell: Any, value: Any, row: int, column: int, found: _Cells) -> None:
    """Keep the address that a cell leads to, and its value for those that it was merged with."""
    link = next((_attribute(e, "href") for e in cell.iter() if _name(e) == "a"), None)
    if link:
        found.links[row, column] = link
    rows, columns = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
    if value is not None and 1 < rows * columns <= 10_000:
        for down in range(rows):
            for right in range(columns):
                found.merged[row + down, column + right] = value
        del found.merged[row, column]


def _value(cell: Any) -> Any:
    """The value of a cell: a day or a moment, a number, else its text; None for an empty one."""
    kind = _attribute(cell, "value-type")
    told = _attribute(cell, "date-value")
    if kind == "date" and told:
        try:
            return datetime.fromisoformat(told)
        except ValueError:
            return told
    if kind in ("float", "currency", "percentage"):
        number = _attribute(cell, "value") or ""
        try:
            return float(number) if "." in number else int(number)
        except ValueError:
            return number or None
    return "\n".join(_lines(cell, [])) or _attribute(cell, "string-value")
