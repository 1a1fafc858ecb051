"""CSV that spreadsheets open right: RFC 4180, UTF-8 with a byte order mark, and no cell that acts as a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from api import countries
from api.formats.words import Language
from api.i18n import reasons, words
from api.values import Assertion, Evidence

BOM = "\ufeff"

# Spreadsheets take a cell that begins so for a formula, the full-width forms too
# (OWASP, "CSV Injection"). Blanks before the sign do not stop all of them.
_FORMULA = re.compile(r"^[=+\-@\uff1d\uff0b\uff0d\uff20]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def plain(value: Any) -> str:
    """The text of a value: lists are joined by `; `, line breaks become blanks."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return plain("; ".join(str(v) for v in value))
    if isinstance(value, dict):
        return plain(json.dumps(value, ensure_ascii=False))
    return " ".join(_CONTROL.sub("", str(value)).split())


def cell(value: Any) -> str:
    """One cell: the text of the value; a text that would act as a formula gets a `'`."""
    text = plain(value)
    if isinstance(value, int):
        return text
    return "'" + text if _FORMULA.match(text) else text


def rows(columns: Sequence[str], items: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The file in pieces: mark and header, then a line for each item (`\\r\\n` at the end of each)."""
    yield BOM + _line(columns)
    for item in items:
        yield _line([cell(item.get(name)) for name in columns])


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


EVENT_COLUMNS = (
    "id", "date", "earliest", "latest", "part_of_day", "certainty", "country_1", "country_2", "pair", "type",
    "cameo", "plover", "status", "mode", "place", "actors", "title", "sentence", "date_text", "why", "source", "url",
    "mentions", "corrected", "gone", "created", "updated", "version", "link",
    "asserted_by", "asserted_why", "country_1_name", "country_2_name",
)  # fmt: skip


def flat_event(event: dict[str, Any], language: Language) -> dict[str, Any]:
    """A whole event's object with its two countries, its link and who gave its date in columns of their own.

    The link is that of the page, which whoever clicks it in a spreadsheet wants; names of states and the reason for the
    date are in `language`.
    """
    flat = {name: value for name, value in event.items() if name not in ("countries", "links", "asserted", "reasons")}
    if language != "en" and event["why"]:
        by = event["asserted"]
        asserted = by and Assertion(by["who"], by["why"], dt.datetime.fromisoformat(by["at"]))
        flat["why"] = reasons.why(asserted, [Evidence.of(item) for item in event["reasons"]], words(language))
    if "countries" in event:
        flat["country_1"], flat["country_2"] = event["countries"]
        flat["country_1_name"], flat["country_2_name"] = (countries.name(code, language) for code in event["countries"])
    if "links" in event:
        flat["link"] = event["links"]["page"]
    if said := event.get("asserted"):
        flat["asserted_by"], flat["asserted_why"] = said["who"] or "import", said["why"]
    return flat


def named_pair(pair: dict[str, Any], language: Language) -> dict[str, Any]:
    """A pair's object with the names of its states in `language`."""
    first, second = (countries.name(code, language) for code in pair["countries"])
    return pair | {"country_1_name": first, "country_2_name": second}


def event_columns(fields: tuple[str, ...] | None) -> tuple[str, ...]:
    """The columns for these fields of an event, all of them for None."""
    if fields is None:
        return EVENT_COLUMNS
    names: list[str] = []
    several = {
        "countries": ["country_1", "country_2", "country_1_name", "country_2_name"],
        "links": ["link"],
        "asserted": ["asserted_by", "asserted_why"],
        "reasons": [],
    }
    for field in fields:
        names += several.get(field, [field])
    return tuple(names)
