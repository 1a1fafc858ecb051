"""Days of the stored events: what an EDTF date spans, and the classes of length that the indexes are cut by.

How storage sees a date lives here and nowhere else. What a date expression means is none of its business.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import edtf
from edtf.parser import parser_classes
from pyparsing import ParserElement

#: An interval with one unknown end (`2018-11-19/..`) is a visit whose other end nobody told, not one that lasts for
#: ever: range queries let it reach this many days beyond the known end.
OPEN_DAYS = 30

#: How many days after its first an event may possibly end, per class of length; the last dated class has no limit.
#: Cutting the index by length keeps "overlaps" cheap: of a class, only events that begin at most that long before
#: the range need to be looked at. See docs/storage.md.
SPAN_DAYS = (0, 7, 31, 366, 3653, None)
#: The class of events without a year.
UNDATED = len(SPAN_DAYS)
#: Where events without a year stand in the index of days.
NO_DAY = date(9999, 12, 31)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAYS = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARLESS = re.compile("XXXX-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
_YEARLESS_DAY = re.compile("XXXX-([0-9]{2})-([0-9]{2})")
# A clock behind a day, as EDTF's level 0 has it.
_CLOCK = re.compile(r"(?<=\d\d-\d\d)T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?")
_PART = re.compile("([0-9]{4})(?:-(0[1-9]|1[0-2]))?")
_INTERVAL = re.compile(rf"(?:\.\.|({_DAYS.pattern})|)/(?:\.\.|({_DAYS.pattern})|)")
_SET = re.compile(rf"\[{_DAYS.pattern}(?:\.\.{_DAYS.pattern}|(?:,{_DAYS.pattern})+)\]")
# The library prints what it stumbles over; standard output is where our commands' answers go.
vars(parser_classes)["print"] = lambda *words: None


def parse_day(text: str) -> date:
    """The day of `YYYY-MM-DD`. Raises ValueError for anything else, a day that does not exist included."""
    if not _DAY.fullmatch(text):
        raise ValueError(f"expected a day such as 2022-06-02, got {text!r}")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"there is no day {text}") from None


def parse_edtf(text: str) -> Any:
    """The library's object for an EDTF date, from any thread; raises whatever the library raises.

    The library's grammar learns while it is used, and threads that use it at once break each other's parsing. Its
    own lock guards it, so that other packages of this process can share it.
    """
    with ParserElement.packrat_cache_lock:
        return edtf.parse_edtf(text)


def checked_date(text: str) -> str:
    """An EDTF date as an event has it: in days, without the clocks of instants. Raises ValueError for what is no EDTF,
    ends before it begins, or is a day that no year has."""
    days = _CLOCK.sub("", text) if "T" in text else text
    bounds(days)
    for month, day in _YEARLESS_DAY.findall(days):
        if 1 <= int(month) <= 12 and not 1 <= int(day) <= monthrange(_LEAP, int(month))[1]:
            raise ValueError(f"no year has a day {day} of month {month}")
    return days


_LEAP = 2000


@lru_cache(maxsize=65536)
def bounds(text: str) -> tuple[str | None, str | None]:
    """First and last possible day of an EDTF date, inclusive, None where unbounded.

    A year that is not known at all (`XXXX-06-02`) gives (None, None). Raises ValueError for what is no EDTF or
    ends before it begins.
    """
    if _DAY.fullmatch(text):
        day = parse_day(text).isoformat()
        return day, day
    return _plain_bounds(text) or parsed_bounds(text)


def _plain_bounds(text: str) -> tuple[str | None, str | None] | None:
    """The bounds of a month, a year, a day of any year, and an interval or a set of days in their order, which nearly
    all dates are that are no day; None for anything else. The library takes milliseconds for each, thousands of times
    as long."""
    if _YEARLESS.fullmatch(text):
        return None, None
    if part := _PART.fullmatch(text):
        year, month = int(part[1]), int(part[2] or 0)
        if not year:
            return None
        first, last = month or 1, month or 12
        return f"{part[1]}-{first:02}-01", f"{part[1]}-{last:02}-{monthrange(year, last)[1]}"
    interval = _INTERVAL.fullmatch(text)
    if interval is None and not _SET.fullmatch(text):
        return None
    days = _DAYS.findall(text)
    try:
        for day in days:
            date.fromisoformat(day)
    except ValueError:
        return None
    if not days or days != sorted(days):
        return None
    earliest, latest = (days[0], days[-1]) if interval is None else interval.groups()
    return earliest or None, latest or None


def parsed_bounds(text: str) -> tuple[str | None, str | None]:
    """The same of any EDTF date, as the library reads it."""
    try:
        parsed = parse_edtf(text)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
    except Exception:  # the parser raises its own, pyparsing's and, on odd input, plain Python errors
        raise ValueError(f"expected an EDTF date such as 2022-06-02 or 2018-07-02/2018-07-05, got {text!r}") from None
    years_open = "X" in text  # the ends that the library gives to a year or a decade with unknown digits
    earliest, latest = _day_of(lower, years_open), _day_of(upper, years_open)
    # an empty end is EDTF's "unknown", where the library guesses ten years
    if text.startswith("/"):
        earliest = None
    if text.endswith("/"):
        latest = None
    if earliest and latest and earliest > latest:
        raise ValueError(f"{text} ends before it begins")
    return (earliest.isoformat() if earliest else None), (latest.isoformat() if latest else None)


def _day_of(value: object, years_open: bool) -> date | None:
    """The day of the library's time tuple; None for infinities and for the ends that an unknown year opens to.

    Raises ValueError for a year that no calendar day of ours has.
    """
    if isinstance(value, float):
        return None
    parts: tuple[int, ...] = tuple(value)  # type: ignore[arg-type]  # a time.struct_time, or the library's own
    year, month, day = parts[:3]
    if years_open and not 1 <= year < 9999:
        return None
    if not 1 <= year <= 9999:
        raise ValueError(f"years run from 0001 to 9999, not to {year}")
    return date(year, month, day)


@lru_cache(maxsize=65536)
def search_days(earliest: str | None, latest: str | None) -> tuple[date, date, int]:
    """What range queries see: first day, last day, class of length.

    An open end reaches OPEN_DAYS beyond the known one. Both None give (NO_DAY, NO_DAY, UNDATED).
    """
    first = date.fromisoformat(earliest) if earliest else None
    last = date.fromisoformat(latest) if latest else None
    if first is None and last is None:
        return NO_DAY, NO_DAY, UNDATED
    if first is None:
        assert last is not None
        first = last - timedelta(days=min(OPEN_DAYS, (last - date.min).days))
    if last is None:
        last = first + timedelta(days=min(OPEN_DAYS, (date.max - first).days))
    days = (last - first).days
    span = next(index for index, limit in enumerate(SPAN_DAYS) if limit is None or days <= limit)
    return first, last, span


def iso(day: Any) -> str | None:
    """An ISO day of what either database returns for one."""
    if day is None:
        return None
    return day if isinstance(day, str) else str(day.isoformat())
