"""Tables: CSV, TSV and XLSX, one article in each row, in columns of any name."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, BinaryIO

from loaders.article import Article
from loaders.sources.base import MAX_BYTES, Found, SourceError, Unreadable, checked_id, clean_text, remark
from loaders.sources.columns import Columns, columns
from loaders.sources.encoding import decoded, from_fonts
from loaders.sources.json_lines import published_day
from loaders.sources.options import Options
from loaders.sources.zipped import checked_zip

_DELIMITERS = ",;\t|"
_SAMPLE = 256 * 1024
_HEADER_ROWS = 10  # a sheet may have its own title, and notes, above the header
_NO_COLUMN = "give --map text=… with the column of the articles' text"

Row = Sequence[Any]


def is_table(head: bytes) -> bool:
    """True where these first bytes open a table whose header names its text and something else of an article."""
    try:
        text = decoded(head).text
    except Unreadable:
        return False
    first = text.lstrip("\ufeff").partition("\n")[0]
    if len(first) > 1000 or first.lstrip().startswith(("{", "[", "<")):
        return False
    found = columns(_cells(first, _delimiter(first)), {})
    return found is not None and len(found.index) > 1


def articles_from_csv(stream: BinaryIO, name: str, options: Options) -> Found:
    """An article for each row of a table in CSV or with tabs, semicolons or bars, in any encoding that is told apart.

    The first row names the columns. Which is read as what is said in the log. A row without text is an error in its
    place. `mapped`: the column of a field, where its name is not usual (see `loaders.sources.columns`).
    """
    sample = _peek(stream, _SAMPLE)
    if not sample.strip():
        raise Unreadable("is empty", "give a table with a header and a row for each article")
    encoding = decoded(sample[: sample.rfind(b"\n") + 1] or sample).encoding
    codec = {"UTF-8": "utf-8-sig", "Windows-1258": "cp1258", "Windows-1252": "cp1252"}.get(encoding, encoding)
    if encoding != "UTF-8":
        remark(name, f"read as {encoding}")
    text = io.TextIOWrapper(stream, codec, errors="replace", newline="")
    delimiter = _delimiter(sample.decode(codec, "replace").partition("\n")[0])
    csv.field_size_limit(MAX_BYTES)
    try:
        yield from _articles(_rows(text, delimiter), name, options)
    finally:
        text.detach()


def articles_from_xlsx(data: bytes, name: str, options: Options) -> Found:
    """An article for each row of a workbook (Office Open XML); a sheet without a header that names a text is passed
    over, and said."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    checked_zip(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise Unreadable(f"is no workbook that can be read ({error})", "save it as XLSX again, or as CSV") from None
    read = 0
    for sheet in book.worksheets:
        place = name if len(book.worksheets) == 1 else f"{name} sheet “{sheet.title}”"
        rows = enumerate(sheet.iter_rows(values_only=True), start=1)
        try:
            yield from _articles(rows, place, options)
            read += 1
        except Unreadable as error:
            if len(book.worksheets) == 1:
                raise
            remark(place, f"passed over: {error.wrong}")
    if not read:
        raise Unreadable("no sheet has a column for the articles' text", _NO_COLUMN)


def _rows(text: io.TextIOWrapper, delimiter: str) -> Iterator[tuple[int, Row]]:
    """The rows with the line each begins at; the error of one that cannot be read stands in its place."""
    reader = csv.reader(text, delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, (error,)
            continue
        yield line, row


def _articles(rows: Iterator[tuple[int, Row]], name: str, options: Options) -> Found:
    found = _header(rows, options.mapped)
    remark(name, f"columns: {found}")
    for number, (line, row) in enumerate(rows, start=1):
        if not any(_text(cell) for cell in row):
            continue
        place = f"{name} row {line}"
        if isinstance(row[0], csv.Error):
            yield SourceError(place, f"the row cannot be read ({row[0]})", "close its quotation marks", str(number))
            continue
        yield _article(found, row, number, place, options)


def _header(rows: Iterator[tuple[int, Row]], mapped: Mapping[str, str]) -> Columns:
    """The columns, from the first row that names them."""
    seen: list[str] = []
    wrong: ValueError | None = None
    for _, (_, row) in zip(range(_HEADER_ROWS), rows, strict=False):
        names = [" ".join(_text(cell).split()) for cell in row]
        try:
            if found := columns(names, mapped):
                return found
        except ValueError as error:
            wrong = wrong or error
        seen = seen or [cell for cell in names if cell]
    if wrong is not None:
        words, _, right = str(wrong).partition(": ")
        raise Unreadable(words, right)
    if not seen:
        raise Unreadable("is empty", "give a table with a header and a row for each article")
    raise Unreadable(
        f"no column is plainly the articles' text among {', '.join(f'“{cell}”' for cell in seen)}", _NO_COLUMN
    )


def _article(found: Columns, row: Row, number: int, place: str, options: Options) -> Article | SourceError:
    given: dict[str, Any] = {field: row[at] if at < len(row) else None for field, at in found.index.items()}
    known = {field: clean_text(_text(cell)).strip() or None for field, cell in given.items() if field != "published"}
    id = options.missing_id(known, number)
    try:
        id = checked_id(known.get("id") or id)
        text = known.get("text")
        if not text:
            raise Unreadable("the row has no text", "give each row the article's text")
        text, title = from_fonts(place, text, known.get("title") or "")
        published = published_day(given.get("published"), place, stated=False)
        return Article(id, text, title or None, known.get("url"), known.get("source"), published)
    except Unreadable as error:
        return error.error(place, id)


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (datetime, date, time)):
        return cell.isoformat()
    return str(cell).replace("\r\n", "\n").replace("_x000D_", "")


def _delimiter(line: str) -> str:
    """The delimiter of a header, counted outside of quotation marks."""
    outside = "".join(line.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def _peek(stream: BinaryIO, size: int) -> bytes:
    peek: Callable[[int], bytes] = stream.peek  # type: ignore[attr-defined]
    return peek(size)[:size]
