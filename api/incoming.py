"""Events from elsewhere as `bangiao import` takes them: what tables, lists and this API's own answers hold, as the
lines that `bangiao export` writes. What is such a line already goes through as it is."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from api import countries

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
#: Bytes of a document that is read whole.
MOST = 256 * 1024 * 1024


def lines_of(stream: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a stream of JSON Lines, of a JSON document (a list, or an answer with `events`) or of a CSV whose
    header names `date` and the states, each as `models.exchange` reads it."""
    lines = iter(stream)
    blank: list[bytes] = []
    while (first := next(lines, b"")) and not first.strip():
        blank.append(first)
    if _DOCUMENT.match(first):
        records = _of_document(b"".join(_bounded(chain([first], lines))))
        yield from (as_line(record) for record in records) if records is not None else [first]
    elif (header := _header(first)) is not None:
        text = (line.decode("utf-8-sig", "replace") for line in chain([first], lines))
        yield from (as_line(_filled(row)) for row in csv.DictReader(text, delimiter=header))
    else:
        yield from blank
        yield from map(_meant, chain([first] if first else (), lines))


def as_line(record: Any) -> bytes:
    """The line of a record, as it means itself; of what is no record the line that will be refused."""
    told = meant(record) if isinstance(record, dict) else record
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


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


def _meant(line: bytes) -> bytes:
    """A line with the event that it means; one that cannot be read, or is our own, as it is."""
    if _OWN.search(line) or not line.strip():
        return line
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return line
    return as_line(record) + b"\n" if isinstance(record, dict) and "date" in record else line


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
        if names >= _DATE and any(names >= states for states in _STATES):
            return sign
    return None


def _filled(row: Mapping[str | None, Any]) -> Record:
    return {str(name): value for name, value in row.items() if name is not None and value not in (None, "")}


def _bounded(lines: Iterable[bytes]) -> Iterator[bytes]:
    size = 0
    for line in lines:
        size += len(line)
        if size > MOST:
            return
        yield line
