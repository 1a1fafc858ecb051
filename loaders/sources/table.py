"""Tables: CSV, TSV and XLSX, one article in each row, in columns of any name."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import chain, islice, zip_longest
from math import isfinite
from typing import Any, BinaryIO

from loaders.article import Article
from loaders.patterns import lazy_re
from loaders.published import NOTHING, order_told
from loaders.sources.base import MAX_BYTES, Found, SourceError, Unreadable, checked_id, clean_text, read_whole, remark
from loaders.sources.columns import Columns, columns, field_names, is_usual
from loaders.sources.delimited import HEADER_ROWS, Row, dialect_of
from loaders.sources.encoding import WITHOUT_CODEC, decoded, from_fonts
from loaders.sources.json_lines import ADDRESSES_ALONE, published_day
from loaders.sources.markup import without_markup
from loaders.sources.options import Options
from loaders.sources.workbook import Sheet, has_formulas_without_values, read_sheets
from loaders.sources.zipped import checked_zip

_SAMPLE = 256 * 1024
_NAME = 30  # characters of a column's name at most
_AHEAD = 200  # rows in which the order of day and month is looked for
# Days as spreadsheets count them, from 1980 to 2099.
_SERIALS = range(29_221, 73_051)
_ADDRESS = lazy_re(r"(?:https?:)?//\S|www\.\S|[\w-]+(?:\.[\w-]+)+/\S", re.IGNORECASE)
_RULE = lazy_re(r"(?::?-{2,}:?)?")
# A link that a spreadsheet makes from an address and its words.
_HYPERLINK = lazy_re(r"=\s*HYPERLINK\(\s*\"([^\"]+)\"\s*(?:[,;]\s*\"([^\"]*)\"\s*)?\)", re.IGNORECASE)
_ENDS = "\0\x1a\ufeff"  # what programs write behind the last row: DOS its mark of the end, others null bytes
_NO_COLUMN = "give --map text=… with the column of the articles' text"


def is_table(head: bytes) -> bool:
    """True where these first bytes open a table whose header names its text and something else of an article."""
    try:
        text = decoded(head).text.lstrip("\ufeff")
    except Unreadable:
        return False
    if len(text.partition("\n")[0]) > 1000 or text.lstrip().startswith(("{", "[", "<")):
        return False
    found = dialect_of(text)[1]
    return found is not None and len(found.index) > 1


def is_header(head: bytes) -> bool:
    """True where the first line alone names columns, one of them the text, and is nothing else: how a table is told
    that is called a text."""
    first = decoded(head).text.lstrip("\ufeff \r\n").partition("\n")[0]
    names = [name.strip() for name in dialect_of(first)[0].cells(first)]
    found = columns(names, {}) if len(names) > 1 and all(map(is_usual, filter(None, names))) else None
    return found is not None and len(found.index) > 1


def articles_from_csv(stream: BinaryIO, name: str, options: Options) -> Found:
    """An article for each row of a table in CSV or with tabs, semicolons or bars, in any encoding that is told apart.

    One of the first rows names the columns. Which is read as what is said in the log. A row without text is an error in
    its place. `mapped`: the column of a field, where its name is not usual (see `loaders.sources.columns`).
    """
    sample = _peek(stream, _SAMPLE)
    if not sample.strip():
        raise Unreadable("is empty", "give a table with a header and a row for each article")
    head = decoded(_whole_lines(sample))
    codec = {"UTF-8": "utf-8-sig", "Windows-1258": "cp1258", "Windows-1252": "cp1252"}.get(head.encoding, head.encoding)
    if head.encoding != "UTF-8":
        remark(name, f"read as {head.encoding}")
    dialect, _ = dialect_of(head.text, options.mapped)
    csv.field_size_limit(MAX_BYTES)
    if head.encoding in WITHOUT_CODEC:
        yield from _articles(dialect.rows(io.StringIO(decoded(read_whole(stream)).text, "")), name, options)
        return
    text = io.TextIOWrapper(stream, codec, errors="replace", newline="")
    try:
        rows = dialect.rows(text)
        yield from _articles(_composed(rows) if codec == "cp1258" else rows, name, options)
    finally:
        text.detach()


def _composed(rows: Iterator[tuple[int, list[Any]]]) -> Iterator[tuple[int, Row]]:
    """Rows whose letters and tones, which Windows-1258 has apart, are one."""
    for line, row in rows:
        yield line, [unicodedata.normalize("NFC", cell) if isinstance(cell, str) else cell for cell in row]


def articles_from_xlsx(data: bytes, name: str, options: Options) -> Found:
    """An article for each row of a workbook (Office Open XML): see `articles_from_sheets`."""
    checked_zip(data)
    if has_formulas_without_values(data):
        remark(name, "holds formulas without their values: open it in a spreadsheet program and save it there")
    yield from articles_from_sheets(list(read_sheets(data)), name, options)


def articles_from_sheets(sheets: Sequence[Sheet], name: str, options: Options) -> Found:
    """An article for each row of the sheets of a workbook; one without a header that names a text is passed over, and
    said."""
    read = 0
    for sheet in sheets:
        place = name if len(sheets) == 1 else f"{name} sheet “{sheet.title}”"
        try:
            yield from _articles(sheet.rows, place, options, _Days(sheet.epoch), sheet)
            read += 1
        except Unreadable as error:
            if len(sheets) == 1:
                raise
            remark(place, f"passed over: {error.wrong}")
    if not read:
        raise Unreadable("no sheet has a column for the articles' text", _NO_COLUMN)


@dataclass(frozen=True, slots=True)
class _Days:
    """How the days of a table are written: `epoch` is day 0 of its serial numbers."""

    epoch: datetime = datetime(1899, 12, 30)
    month_first: bool = False


def _articles(
    rows: Iterator[tuple[int, Row]],
    name: str,
    options: Options,
    reading: _Days = _Days(),
    sheet: Sheet | None = None,
) -> Found:
    found = _header(rows, options.mapped)
    ahead = list(islice(rows, _AHEAD))
    if ahead and (parted := _parted_header(found, ahead[0], options.mapped)):
        found = parted
        del ahead[0]
    remark(name, f"columns: {found}")
    reading = replace(reading, month_first=_month_first(found, ahead, name))
    for number, (line, row) in enumerate(chain(ahead, rows), start=1):
        if not any(row) or not any(_text(cell).strip(_ENDS) for cell in row) or _is_rule(row):
            continue
        place = f"{name} row {line}"
        if isinstance(row[0], csv.Error):
            yield SourceError(place, f"the row cannot be read ({row[0]})", "close its quotation marks", str(number))
            continue
        if sheet is not None:
            if (line, found.index["text"]) in sheet.merged:
                continue  # more of the row above, whose text reaches over both
            row = _with_shared(row, line, sheet)
        elif len(row) > len(found.names) and found.index["text"] == len(found.names) - 1:
            # a text in the last column whose commas nobody quoted
            at = found.index["text"]
            more = [_text(cell) for cell in row[at:]]
            blanks = any(cell.startswith(" ") for cell in more)  # where they are not kept, they were there
            row = [*row[:at], ("," if blanks else ", ").join(more)]
        yield _article(found, row, number, place, options, reading, _link(row, line, sheet, found))


def _is_rule(row: Row) -> bool:
    """Whether a row is the line below the header of a table in Markdown: bars and dashes alone."""
    return all(isinstance(cell, str) and _RULE.fullmatch(cell.strip()) for cell in row) and any(map(_text, row))


def _with_shared(row: Row, line: int, sheet: Sheet) -> Row:
    """A row of a sheet with the values it shares with others."""
    return [sheet.merged.get((line, at), cell) if cell is None else cell for at, cell in enumerate(row)]


def _link(row: Row, line: int, sheet: Sheet | None, found: Columns) -> str | None:
    """The address that the link of a row, or its title, leads to behind its words."""
    places = [found.index[field] for field in ("url", "title") if field in found.index]
    formulas = (_HYPERLINK.match(str(row[at])) for at in places if at < len(row))
    leads = [sheet.links.get((line, at)) for at in places] if sheet is not None else []
    leads += [formula[1] for formula in formulas if formula]
    return next((address for address in leads if address and _ADDRESS.match(address)), None)


def _parted_header(found: Columns, first: tuple[int, Row], mapped: Mapping[str, str]) -> Columns | None:
    """The columns of a header of two rows, of which the second parts cells of the first; None where it is a row of
    the table."""
    below = [" ".join(_text(cell).split()) for cell in first[1]]
    told = [cell for cell in below if cell]
    if not told or any(len(cell) > _NAME or not is_usual(cell) for cell in told):
        return None
    names = list(found.names) + [""] * (len(below) - len(found.names))
    try:
        return columns([under or over for under, over in zip_longest(below, names, fillvalue="")], mapped)
    except ValueError:
        return None


def _header(rows: Iterator[tuple[int, Row]], mapped: Mapping[str, str]) -> Columns:
    """The columns, from the first row that names them."""
    seen: list[str] = []
    wrong: ValueError | None = None
    for _, (_, row) in zip(range(HEADER_ROWS), rows, strict=False):
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
    known = any(field_names("url", seen))
    raise Unreadable(
        f"no column is plainly the articles' text among {', '.join(f'“{cell}”' for cell in seen)}",
        _NO_COLUMN + (ADDRESSES_ALONE if known else ""),
    )


def _month_first(found: Columns, rows: Sequence[tuple[int, Row]], name: str) -> bool:
    """Whether the numbers of a table's days have the month first: some can be nothing else, and none the other way."""
    at = found.index.get("published")
    cells = [str(row[at]) for _, row in rows if at is not None and at < len(row) and isinstance(row[at], str)]
    told = {order: cell for cell in reversed(cells) if (order := order_told(cell))}
    if set(told) != {"month"}:
        return False
    remark(name, f"its days have the month first, as {told['month']!r} shows")
    return True


def _article(
    found: Columns, row: Row, number: int, place: str, options: Options, reading: _Days, link: str | None
) -> Article | SourceError:
    known = {field: _told(row, at) or None for field, at in found.index.items() if field != "published"}
    if not (url := known.get("url")) or not _ADDRESS.match(url):
        known["url"] = link  # no words such as "Xem bài"
    id = options.missing_id(known, number)
    try:
        id = checked_id(known.get("id") or id)
        text = known.get("text")
        if not text or not (text := without_markup(text)):
            raise Unreadable("the row has no text", "give each row the article's text")
        text, title = from_fonts(place, text, without_markup(known.get("title") or ""))
        published = _published(found, row, place, reading)
        return Article(id, text, title or None, known.get("url"), known.get("source"), published)
    except Unreadable as error:
        return error.error(place, id)


def _told(row: Row, at: int) -> str:
    """The words of a cell; none where a program wrote that there are none ("NaN")."""
    words = clean_text(_text(row[at])).strip() if at < len(row) else ""
    return "" if words.lower() in NOTHING else words


def _published(found: Columns, row: Row, place: str, reading: _Days) -> str | None:
    if found.parts is not None:
        parts = [_told(row, at) for at in found.parts if at is not None]
        if all(part.isdecimal() for part in parts):
            return published_day("/".join(parts), place, stated=False)
        return None
    first = found.index.get("published")
    for at in (*(() if first is None else (first,)), *found.days):
        cell = _day_of_serial(row[at] if at < len(row) else None, reading.epoch)
        if day := published_day(cell, place, stated=False, month_first=reading.month_first):
            return day
    return None


def _day_of_serial(cell: Any, epoch: datetime) -> Any:
    """The day of a spreadsheet's serial number; any other cell as it is."""
    try:
        number = float(cell.replace(",", ".")) if isinstance(cell, str) else cell
    except ValueError:
        return cell
    if (
        isinstance(number, (int, float))
        and not isinstance(number, bool)
        and isfinite(number)
        and int(number) in _SERIALS
    ):
        return epoch + timedelta(days=int(number))
    return cell


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (datetime, date, time)):
        return cell.isoformat()
    if isinstance(cell, str) and (formula := _HYPERLINK.match(cell)):
        return formula[2] or formula[1]
    return str(cell).replace("\r\n", "\n").replace("_x000D_", "")


def _whole_lines(sample: bytes) -> bytes:
    """A sample up to the end of its last line; of one in UTF-16 or UTF-32 whole characters."""
    if b"\0" in sample:
        return sample[: len(sample) // 4 * 4]
    return sample[: sample.rfind(b"\n") + 1] or sample


def _peek(stream: BinaryIO, size: int) -> bytes:
    peek: Callable[[int], bytes] = stream.peek  # type: ignore[attr-defined]
    return peek(size)[:size]
