"""Events from elsewhere as `bangiao import` takes them: what tables, workbooks, lists and this API's own answers hold,
as the lines that `bangiao export` writes. What is such a line already goes through as it is."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain
from typing import Any

from api import countries, synonyms, written
from loaders.sources.base import Unreadable
from loaders.sources.contents import Kind, kind_of
from loaders.sources.encoding import decoded
from loaders.sources.workbook import read_sheets
from loaders.sources.zipped import checked_zip
from models import vocabulary
from models.dates import checked_date
from models.states import codes

Record = dict[str, Any]

_OWN = re.compile(rb'"(?:mentions"\s*:\s*\[|article"\s*:\s*\{)')  # of a line that `bangiao export` wrote
_DOCUMENT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[|\{\s*$)")
_DATE, _STATES = frozenset({"date"}), ({"countries"}, {"pair"}, {"country_1", "country_2"})
# What an answer of the API has beside an event's own values: of its mentions, and of itself.
_OF_ANSWERS = (
    "mentions", "sentence", "date_text", "why", "reasons", "links", "history", "keys", "asserted", "cameo", "plover",
    "created", "updated", "version", "corrected", "certainty", "earliest", "latest",
)  # fmt: skip
_WORDS = ("type", "status", "part_of_day", "mode")
_COLUMNS = "give columns date, type and countries (or pair, or country_1 and country_2)"
# How bytes begin in UTF-16 or UTF-32 with their mark, and those of ASCII without it.
_WIDE = re.compile(rb"\xff\xfe|\xfe\xff|\0\0\xfe\xff|[\x20-\x7e]\0|\0{1,3}[\x20-\x7e]")
_PARTS = re.compile(r"[,;\t]")
#: Bytes of a document that is read whole.
MOST = 256 * 1024 * 1024


def lines_of(stream: Iterable[bytes], hints: dict[int, str] | None = None) -> Iterator[bytes]:
    """The lines of a stream of JSON Lines, of a JSON document (a list, or an answer with `events`), or of a CSV or a
    workbook whose header names `date` and the states, each as `models.exchange` reads it.

    Into `hints` goes, by the number of its line, what was probably meant by a value that is none. `Unreadable` where
    the whole is no such thing.
    """
    for number, found in enumerate(_lines_or_records(iter(stream)), start=1):
        if isinstance(found, bytes):
            yield found
            continue
        told = meant(found) if isinstance(found, dict) else found
        if hints is not None and isinstance(told, dict) and (hint := _hint(told)):
            hints[number] = hint
        yield json.dumps(told, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _lines_or_records(lines: Iterator[bytes]) -> Iterator[Any]:
    """The records of events of a stream; lines that hold none, and our own, as they are."""
    blank: list[bytes] = []
    while (first := next(lines, b"")) and not first.strip():
        blank.append(first)
    if first.startswith(b"PK\x03\x04"):
        yield from _of_workbook(b"".join(_bounded(chain([first], lines))))
        return
    if _WIDE.match(first):
        text = decoded(b"".join(_bounded(chain([first], lines)))).text.removeprefix("\ufeff")
        lines = iter([line.encode() for line in text.splitlines(keepends=True)])
        first = next(lines, b"")
    _check_is_text(first)
    if _DOCUMENT.match(first):
        records = _of_document(b"".join(_bounded(chain([first], lines))))
        yield from records if records is not None else [first]
    elif (header := _header(first)) is not None:
        rows = (line.decode("utf-8-sig", "replace") for line in chain([first], lines))
        yield from map(_filled, csv.DictReader(rows, delimiter=header))
    else:
        yield from blank
        yield from map(_record, chain([first] if first else (), lines))


def _check_is_text(first: bytes) -> None:
    """`Unreadable` for what plainly holds no events, by its first line: a picture, a calendar, another table."""
    if first.lstrip(b"\xef\xbb\xbf \t").startswith((b"{", b"[")) or not first:
        return
    kind = kind_of("", first)
    if kind in (Kind.PAGE, Kind.FEED, Kind.ARCHIVE, Kind.MESSAGE, Kind.MAILBOX, Kind.PDF, Kind.COMPOUND):
        raise Unreadable(f"is {kind.value} and holds no events", "load articles with `bangiao load`")
    text = first.decode("utf-8-sig", "replace").strip()
    if _header(first) is None and _PARTS.search(text):
        raise Unreadable(f"is a table whose first line names no events ({text[:60]!r})", _COLUMNS)


def _of_workbook(data: bytes) -> Iterator[Record]:
    """The events in the sheets of a workbook, below the row that names their columns."""
    checked_zip(data)
    found = False
    for sheet in read_sheets(data):
        names: list[str] | None = None
        for _, row in sheet.rows:
            cells = [_cell(cell) for cell in row]
            if names is None:
                names = cells if _names_events(set(cells)) else None
                found = found or names is not None
            elif any(cells):
                yield _filled(dict(zip(names, cells, strict=False)))
    if not found:
        raise Unreadable("is a workbook without a sheet of events", _COLUMNS)


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value).strip()


def _hint(record: Record) -> str | None:
    """What was probably meant by the values of a record that are none; None where all are, or nothing is plain."""
    states = record.get("countries")
    told = (
        _meant_day(record.get("date")),
        *(_meant_word(record, name, known) for name, known in _KNOWN.items()),
        *map(_meant_state, states if isinstance(states, list) else ()),
    )
    near = [f"{one!r}" for one in told if one]
    return f"did you mean {' and '.join(near)}?" if near else None


_KNOWN: Mapping[str, Iterable[str]] = {"type": vocabulary.TYPES, "status": vocabulary.STATUSES}


def _meant_day(value: Any) -> str | None:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str):
        return None
    try:
        checked_date(text)
    except ValueError:
        if re.fullmatch(r"[12]\d{7}", text):
            text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
        return written.meant(text, "first")
    return None


def _meant_word(record: Record, name: str, known: Iterable[str]) -> str | None:
    value = record.get(name)
    return synonyms.value(value) if isinstance(value, str) and value not in known else None


def _meant_state(value: Any) -> str | None:
    return countries.suggest(value) if isinstance(value, str) and value not in codes() else None


def meant(record: Record) -> Record:
    """A record of an event from elsewhere: its states by names, by codes in small letters or as a pair; its words in
    any case; of one from the API's own answers without what they tell of its articles and of itself."""
    is_answer = "links" in record or not isinstance(record.get("mentions", []), list)
    made = {name: value for name, value in record.items() if not (is_answer and name in _OF_ANSWERS)}
    if isinstance(made.get("actors"), str):
        made["actors"] = made["actors"].split("; ")
    states = _states(made)
    for name in ("pair", "country_1", "country_2"):
        made.pop(name, None)
    for name in _WORDS:
        if isinstance(made.get(name), str):
            made[name] = made[name].strip().lower()
    return made | ({"countries": states} if states is not None else {})


def _record(line: bytes) -> bytes | Record:
    """The event of a line; one that cannot be read, or is our own, as it is."""
    if _OWN.search(line) or not line.strip():
        return line
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return line
    return record if isinstance(record, dict) and "date" in record else line


def _states(record: Mapping[str, Any]) -> Any:
    """The codes of the states that a record names; what it says itself where they are no states."""
    told = record.get("countries", record.get("pair"))
    if told is None and "country_1" in record:
        told = [record["country_1"], record.get("country_2")]
    if isinstance(told, str):
        pair = countries.pair(told)
        return sorted(pair) if pair else told
    if not isinstance(told, list):
        return told
    return [(countries.resolve(name) or name) if isinstance(name, str) else name for name in told]


def _of_document(data: bytes) -> list[Any] | None:
    """The records of a JSON document; None where it is none."""
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    found = document.get("events", [document]) if isinstance(document, dict) else document
    return found if isinstance(found, list) else [found]


def _header(line: bytes) -> str | None:
    """The sign between the columns of a table of events; None for a line that is no header of one."""
    text = line.decode("utf-8-sig", "replace").strip()
    for sign in (",", ";", "\t"):
        names = {name.strip().strip('"') for name in text.split(sign)}
        if _names_events(names):
            return sign
    return None


def _names_events(names: set[str]) -> bool:
    """Whether the names of columns are those of events."""
    return names >= _DATE and any(names >= states for states in _STATES)


def _filled(row: Mapping[str | None, Any]) -> Record:
    return {str(name): value for name, value in row.items() if name is not None and value not in (None, "")}


def _bounded(lines: Iterable[bytes]) -> Iterator[bytes]:
    size = 0
    for line in lines:
        size += len(line)
        if size > MOST:
            return
        yield line
