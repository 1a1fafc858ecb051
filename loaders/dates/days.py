"""Small questions about days that several modules of this package ask."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

from loaders.dates.partial import Anchor, Expression, Form, PartialDate, Unit

DAY = timedelta(days=1)
# The years of articles. No fact of ours reaches further; none is put beyond them unless the page or its source is.
FIRST_YEAR, LAST_YEAR = 1995, 2026
#: First and last day, inclusive; None where an end is open.
Span = tuple[date | None, date | None]


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_day(day: int, month: int | None = None, year: int | None = None) -> bool:
    """Whether some month, or this one, has the day; 29 February where the year is not known to be common."""
    if month is None:
        return 1 <= day <= 31
    if not 1 <= month <= 12 or not 1 <= day <= _LONGEST[month - 1]:
        return False
    return (day, month) != (29, 2) or year is None or isleap(year)


def whole_year(year: int) -> Span:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def around(first: date, last: date, before: int, after: int) -> Span:
    """The days from so many before `first` to so many after `last`, inclusive, within the years that dates can hold."""
    low = date.fromordinal(max(first.toordinal() - before, date.min.toordinal()))
    return low, date.fromordinal(min(last.toordinal() + after, date.max.toordinal()))


def common(a: Span, b: Span) -> Span | None:
    """The days that two spans share, None where they share none."""
    lo = max((d for d in (a[0], b[0]) if d), default=None)
    hi = min((d for d in (a[1], b[1]) if d), default=None)
    return (lo, hi) if lo is None or hi is None or lo <= hi else None


def nearest(day: date, month: int, day_of_month: int) -> date | None:
    """The day of that name nearest to `day`; None where neither its year nor the two beside it have one (29/2)."""
    years = (day.year - 1, day.year, day.year + 1)
    options = [d for y in years if (d := day_or_none(y, month, day_of_month))]
    return min(options, key=lambda d: abs((d - day).days)) if options else None


def days_back(p: PartialDate) -> int | None:
    """How many days a relative day lies before the day of writing ("hôm qua" is 1), None where it is not relative."""
    if p.shift is None or p.shift.anchor is not Anchor.PUBLICATION or p.shift.unit is not Unit.DAY:
        return None
    return -p.shift.amount


def day_parts(e: Expression) -> PartialDate:
    """The first day an expression tells, with the month and year that only its end spells out ("6 - 8/5/2021")."""
    if e.form is Form.OPEN_START:
        return e.last or e.first
    p = e.first
    if e.last is not None and p.day is not None:
        if p.month is None:
            p = p.with_(month=e.last.month)
        if p.year is None and e.last.year is not None:
            p = p.with_(year=e.last.year)
    return p
