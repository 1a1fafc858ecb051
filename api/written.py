"""Days, months and years as people write them, told as ISO 8601: what a page takes, and what an error offers instead.

Nothing here depends on today's date: `yesterday` is no date, and callers are told so.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from dateparser.date import DateDataParser

from api.i18n import LANGUAGES

Bound = Literal["first", "last"]

_LONGEST = 60
_READERS = {
    language: DateDataParser(
        languages=[language],
        settings={
            "DATE_ORDER": "DMY", "PREFER_LOCALE_DATE_ORDER": False, "REQUIRE_PARTS": ["year"],
            "PARSERS": ["absolute-time"],
        },
    )
    for language in LANGUAGES
}  # fmt: skip
_QUARTER = re.compile(r"(?:quý|q) ?([1-4])(?: năm|,)? (\d{4})", re.IGNORECASE)


def read(text: str, bound: Bound, language: str) -> str | None:
    """A date in words of `language` (`vi`, `en`) as ISO 8601, as exact as it is: `2022-06-02`, `2022-06`, `2022`.

    Of a quarter, its first or last month. None for what is none, and for what depends on today's date.
    """
    if len(text) > _LONGEST or re.match(r"\d{4}", text):  # which is ISO 8601, or a slip in it
        return None
    if found := _QUARTER.fullmatch(text.strip()):
        return _quarter(int(found[2]), int(found[1]), bound)
    known = _READERS[language].get_date_data(text)
    if known.date_obj is None:
        return None
    length = {"year": 4, "month": 7, "day": 10}.get(known.period)
    return None if length is None else known.date_obj.date().isoformat()[:length]


def _quarter(year: int, quarter: int, bound: Bound) -> str:
    return f"{year:04}-{quarter * 3 - (2 if bound == 'first' else 0):02}"


def numbers(text: str) -> str | None:
    """`2/6/2022`, `02-06-2022`, `6/2022` (day first, as in Vietnam), `2022/6/2` as ISO 8601; None for anything else."""
    found = re.fullmatch(r"(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})", text)
    parts = (found[3], found[2], found[1]) if found else None
    if parts is None and (found := re.fullmatch(r"(\d{4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?", text)):
        parts = (found[1], found[2], found[3])
    if parts is None and (found := re.fullmatch(r"(\d{4})(0[1-9]|1[0-2])", text)):
        parts = (found[1], found[2], None)
    return None if parts is None else _iso(*parts)


def _iso(year: str, month: str, day: str | None) -> str | None:
    try:
        whole = dt.date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7]


def meant(text: str, bound: Bound) -> str | None:
    """The day, month or year that was probably meant by what is no ISO 8601 of a day; None where nothing is plain.

    Besides words and the orders of `numbers`: ISO weeks and quarters (their first or last day or month), and seconds
    or milliseconds since 1970.
    """
    text = text.strip()
    if iso := numbers(text):
        return iso
    if found := re.fullmatch(r"(\d{4})-?W(\d\d)", text, re.IGNORECASE):
        try:
            return dt.date.fromisocalendar(int(found[1]), int(found[2]), 1 if bound == "first" else 7).isoformat()
        except ValueError:
            return None
    if found := re.fullmatch(r"(\d{4})[ -]?Q([1-4])", text, re.IGNORECASE):
        return _quarter(int(found[1]), int(found[2]), bound)
    if re.fullmatch(r"\d{9,10}|\d{12,13}", text):
        seconds = int(text) // (1000 if len(text) > 10 else 1)
        return dt.datetime.fromtimestamp(seconds, dt.UTC).date().isoformat()
    if not re.match(r".*\d{4}", text) or text.startswith("-"):  # of two digits nobody knows which is the year
        return None
    return next((day for language in LANGUAGES if (day := read(text, bound, language))), None)


def ends(text: str) -> tuple[str, str] | None:
    """The two days of `2022-06-02/2022-06-03`, `2022..2023`, as they are written; None for anything else."""
    one = r"(\d{4}(?:-\d\d){0,2})"
    found = re.fullmatch(rf"{one}\s*(?:/|\.\.+|,|\s(?:-|–|to|đến)\s|–)\s*{one}", text.strip())
    return (found[1], found[2]) if found else None
