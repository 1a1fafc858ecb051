"""The EDTF (ISO 8601-2) forms this project writes: built from days, read back to their bounds.

| form | example | meaning |
| --- | --- | --- |
| day, month, year | `2022-06-02`, `2022-06`, `2022` | |
| interval | `2018-07-02/2018-07-05`, `2018-11-19/..`, `../2018-05-15` | lasts; `..` is an open end |
| one of | `[2013-08-07,2014-08-07]` | one of several, nobody knows which |
| within | `[2020-11-01..2021-02-11]` | one day somewhere in a span |
| no year | `XXXX-06-02`, `XXXX-06`, `XXXX-06-02/XXXX-06-05` | |

Syntax is checked with the `edtf` library; bounds are read here, since the library has none for open intervals.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.dates.days import is_day
from loaders.patterns import lazy_re

if TYPE_CHECKING:
    from edtf import EDTFObject

Bounds = tuple[date | None, date | None]

_PLAIN = lazy_re(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_NO_YEAR = lazy_re(r"XXXX(?:-(\d\d)(?:-(\d\d))?)?")


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def of_days(first: date | None, last: date | None) -> str:
    """The shortest form of the days from `first` to `last`, inclusive; None is an open end, not both.

    A whole month or year (or several) is written as such: 1 to 31 March 2013 is `2013-03`.
    """
    if first is None or last is None:
        if first is None and last is None:
            raise ValueError("a date needs at least one end")
        return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
    if first > last:
        raise ValueError(f"{first} is after {last}: the first day must not be later than the last")
    if first == last:
        return first.isoformat()
    if first.day == 1 and last == _last_of_month(last.year, last.month):
        if first.month == 1 and last.month == 12:
            a, b = f"{first.year:04d}", f"{last.year:04d}"
        else:
            a, b = first.isoformat()[:7], last.isoformat()[:7]
        return a if a == b else f"{a}/{b}"
    return f"{first.isoformat()}/{last.isoformat()}"


def within(first: date | None, last: date | None) -> str:
    """`[a..b]`: one day, somewhere from `first` to `last`, either of which may be unknown (`[a..]`), not both."""
    if first is None or last is None:
        if first == last:
            raise ValueError("one day between two that are unknown is no date")
        return f"[{first or ''}..{last or ''}]"
    if first > last:
        raise ValueError(f"{first} is after {last}: the first day must not be later than the last")
    return first.isoformat() if first == last else f"[{first.isoformat()}..{last.isoformat()}]"


def no_year(month: int, day: int | None = None) -> str:
    """`XXXX-06-02` or `XXXX-06`; ValueError for what no year has."""
    if not is_day(1 if day is None else day, month):
        raise ValueError(f"no year has day {day} of month {month}")
    return f"XXXX-{month:02d}" + (f"-{day:02d}" if day is not None else "")


@lru_cache(maxsize=4096)
def parse(text: str) -> EDTFObject:
    """The library's object; ValueError where the text is no EDTF or names a day that does not exist."""
    # Its grammar takes longer to make than an article to read, and most dates need no parser.
    from edtf import parse_edtf
    from edtf.parser import parser_classes
    from edtf.parser.edtf_exceptions import EDTFParseException
    from pyparsing import ParserElement

    # The library prints what it stumbles over; standard output is where our commands' answers go.
    vars(parser_classes)["print"] = lambda *words: None
    try:
        with ParserElement.packrat_cache_lock:  # the grammar learns while it is used: one thread at a time
            found: EDTFObject = parse_edtf(text)
    except (EDTFParseException, TypeError, ValueError) as error:  # on odd input the library stumbles over itself
        raise ValueError(f"{text!r} is not an EDTF date such as 2022-06-02 or 2018-11-19/..") from error
    for part in _NO_YEAR.finditer(text):
        no_year_month, day = part[1], part[2]
        if no_year_month and not 1 <= int(no_year_month) <= 12:
            raise ValueError(f"{text!r}: there is no month {no_year_month}")
        if no_year_month and day and not is_day(int(day), int(no_year_month)):
            raise ValueError(f"{text!r}: no year has day {day} of month {no_year_month}")
    return found


def _ends(part: str) -> Bounds:
    """First and last day of a day, a month or a year; nothing is known of the days of an open end or `XXXX-06-02`."""
    m = _PLAIN.fullmatch(part)
    if m is None:
        return None, None
    year, month = int(m[1]), int(m[2]) if m[2] else None
    if m[3]:
        day = date(year, int(m[2]), int(m[3]))
        return day, day
    if month is not None:
        return date(year, month, 1), _last_of_month(year, month)
    return date(year, 1, 1), date(year, 12, 31)


def bounds(text: str) -> Bounds:
    """Earliest and latest day, inclusive, None where unbounded or unknown; ValueError for what `parse` refuses."""
    if _PLAIN.fullmatch(text):  # by far the most frequent: no need to wake the parser
        try:
            return _ends(text)
        except ValueError as error:
            raise ValueError(f"{text!r} names a day that does not exist") from error
    parse(text)
    inner = text.strip("[]{}")
    if text[0] in "[{":
        items = [item.strip().partition("..") for item in inner.split(",")]
        starts = [_ends(a)[0] for a, _, _ in items]
        return _least(starts), _greatest([_ends(b if dots else a)[1] for a, dots, b in items])
    first, slash, last = inner.partition("/")
    if not slash:
        return _ends(first)
    return _ends(first)[0], _ends(last)[1]


def period(text: str) -> tuple[date, date]:
    """First and last day, inclusive, of a plain day, month or year; ValueError for anything else."""
    first, last = bounds(text)
    if not _PLAIN.fullmatch(text) or first is None or last is None:
        raise ValueError(f"{text!r} is not a day, a month or a year such as 2017-06-19, 2020-02 or 2019")
    return first, last


def _least(days: list[date | None]) -> date | None:
    known = [d for d in days if d is not None]
    return min(known) if len(known) == len(days) else None


def _greatest(days: list[date | None]) -> date | None:
    known = [d for d in days if d is not None]
    return max(known) if len(known) == len(days) else None
