"""Which days a partial date means, given the day of writing: calendar arithmetic and nothing else.

Days are local to the place the words speak of; spans are inclusive at both ends; weeks begin on Monday.

Where the year is not said:

- a day ("2/6") takes the year that brings it nearest to the reference if that is within 120 days, else the
  reference's own year; further off than 45 days, a weekday beside it chooses among the neighbouring years;
- a month, quarter, season, feast or lunar day ("tháng 10", "quý III", "rằm tháng Bảy") takes the reference's own
  year, as Vietnamese adds "năm ngoái" or "năm sau" otherwise, except that across the turn of the year the nearer one
  within a month wins: "tháng 12" in January is the one just past;
- "vừa qua", "hồi" take the last one begun by then, "tới", "sắp tới" the first that begins after (a day: on the day
  itself or after);
- a weekday alone is the coming one, today included; "ngày 5" alone is of the reference's month, unless more than
  twenty days lie between and another month brings it nearer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from loaders.dates import holidays, lunar
from loaders.dates.days import DAY, FIRST_YEAR, LAST_YEAR, day_or_none
from loaders.dates.partial import Anchor, Lean, PartialDate, Phase, Season, Shift, Unit

Days = tuple[date, date]

_NEAR = 31  # days across the turn of the year within which a month or feast is the nearer one
_NEAR_DAY = 120  # the same for a day: a visit of 5 March is told of in December, one of 2 September not in February
_AHEAD = 5  # years after the writing that two digits may name
_BESIDE = 45  # a day so near is the one meant, whatever weekday is said beside it
_SEASON_MONTH = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}


def month_days(year: int, month: int) -> Days:
    """First and last day of a month, whose number may run over (13 is January of the next year)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    after = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else date.max
    return date(year, month, 1), after - DAY


def _months(year: int, first: int, count: int) -> Days:
    return month_days(year, first)[0], month_days(year, first + count - 1)[1]


def _week(day: date) -> Days:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + 6 * DAY


def _day(year: int, month: int, day: int) -> Days | None:
    found = day_or_none(year, month, day)
    return (found, found) if found else None


def _gap(span: Days, reference: Days) -> int:
    """Days between two spans, 0 where they touch."""
    if span[0] > reference[1]:
        return (span[0] - reference[1]).days
    return max(0, (reference[0] - span[1]).days)


def _thirds(span: Days, phase: Phase, unit: Unit) -> Days:
    """The early, middle or late part of a period, as Vietnamese uses the words."""
    at = {Phase.EARLY: 0, Phase.MID: 1, Phase.LATE: 2}[phase]
    lo, hi = span
    if unit is Unit.WEEK:
        first, last = ((0, 1), (2, 3), (4, 6))[at]
        return lo + first * DAY, lo + last * DAY
    if unit is Unit.MONTH:
        starts = (lo, lo.replace(day=11), lo.replace(day=21))
        return starts[at], hi if at == 2 else starts[at + 1] - DAY
    if unit is Unit.DECADE:
        first, last = ((0, 3), (4, 6), (7, 9))[at]
        return date(lo.year + first, 1, 1), date(lo.year + last, 12, 31)
    months = (hi.year - lo.year) * 12 + hi.month - lo.month + 1
    return _months(lo.year, lo.month + at * months // 3, months // 3)


def _shifted(reference: date, shift: Shift) -> Days:
    """The whole unit that lies `amount` units from the one holding the reference."""
    n = shift.amount
    if shift.unit is Unit.DAY:
        return reference + n * DAY, reference + n * DAY
    if shift.unit is Unit.WEEK:
        return _week(reference + 7 * n * DAY)
    if shift.unit is Unit.MONTH:
        return month_days(reference.year, reference.month + n)
    if shift.unit is Unit.QUARTER:
        return _months(reference.year, (reference.month - 1) // 3 * 3 + 1 + 3 * n, 3)
    if shift.unit is Unit.YEAR:
        return date(reference.year + n, 1, 1), date(reference.year + n, 12, 31)
    decade = (reference.year // 10 + n) * 10
    return date(decade, 1, 1), date(decade + 9, 12, 31)


def _of_year(p: PartialDate) -> tuple[Callable[[int], Days | None], Unit] | None:
    """The days the parts name within a given year, and what unit they are; None where they need no year."""
    if p.holiday is not None:
        key = p.holiday

        def feast(y: int) -> Days | None:
            day = holidays.day_of(key, y)
            return (day, day) if day else None

        return feast, Unit.DAY
    if p.lunar:
        return _of_lunar_year(p)
    month, day = p.month, p.day
    if month is not None and day is not None:
        return (lambda y: _day(y, month, day)), Unit.DAY
    if month is not None:
        return (lambda y: month_days(y, month)), Unit.MONTH
    if p.quarter is not None:
        first = 3 * p.quarter - 2
        return (lambda y: _months(y, first, 3)), Unit.QUARTER
    if p.season is not None:
        start = _SEASON_MONTH[p.season]
        return (lambda y: _months(y, start, 3)), Unit.QUARTER
    return None


def _of_lunar_year(p: PartialDate) -> tuple[Callable[[int], Days | None], Unit]:
    month, day = p.month, p.day

    def days(y: int) -> Days | None:
        if not lunar.FIRST_YEAR <= y < lunar.LAST_YEAR:
            return None
        if month is None:
            return lunar.year_span(y)
        if day is None:
            return lunar.month_span(y, month, p.leap)
        found = lunar.solar(y, month, day, p.leap)
        return (found, found) if found else None

    return days, Unit.DAY if day is not None else Unit.MONTH if month is not None else Unit.YEAR


def _nearest_year(p: PartialDate, named: Callable[[int], Days | None], unit: Unit, reference: Days) -> Days | None:
    """The span in the year that the policy above chooses."""

    def within(years: int) -> list[Days | None]:
        around = range(max(1, reference[0].year - years), min(reference[1].year + years, 9998) + 1)
        return [named(y) for y in around if p.cycle is None or lunar.cycle_of_year(y) == p.cycle]

    found = within(60 if p.cycle is not None else 2 if p.lunar or p.holiday else 1)
    if p.cycle is None and None in found:
        found = within(8)  # not every year has it: 29 February, the 30th of a lunar month
    spans = [s for s in found if s is not None]
    if p.weekday is not None:
        agree = [s for s in spans if abs(s[0].year - reference[0].year) <= 1 and s[0].isoweekday() == p.weekday]
        # a slip in the weekday moves no day that lies beside the writing into another year
        spans = agree if agree and min(_gap(s, reference) for s in spans) > _BESIDE else spans
    if p.lean in (Lean.PAST, Lean.ON_OR_BEFORE):
        return max((s for s in spans if s[0] <= reference[1]), default=None)
    if p.lean in (Lean.COMING, Lean.ON_OR_AFTER):
        strict = p.lean is Lean.COMING and unit not in (Unit.DAY, Unit.MONTH)  # nobody calls next year's so
        return min((s for s in spans if (s[0] > reference[0] if strict else s[1] >= reference[0])), default=None)
    if not spans:
        return None
    nearest = min(spans, key=lambda s: (_gap(s, reference), s[0] > reference[0]))
    near = _NEAR_DAY if unit is Unit.DAY and p.holiday is None and not p.lunar else _NEAR
    if _gap(nearest, reference) <= near or p.cycle is not None:
        return nearest
    own = [s for s in spans if s[0].year == reference[0].year]
    return own[0] if own else nearest


def _nth(p: PartialDate, span: Days) -> Days | None:
    """The n-th weekday, day or week of a period; a week belongs to the period in which it begins."""
    assert p.nth is not None
    if p.nth_unit is Unit.DAY:
        day = span[0] + (p.nth - 1) * DAY if p.nth > 0 else span[1] + (p.nth + 1) * DAY
        return (day, day) if span[0] <= day <= span[1] else None
    weekday = 1 if p.nth_unit is Unit.WEEK else p.weekday or 1
    if p.nth > 0:
        day = span[0] + timedelta(days=(weekday - span[0].isoweekday()) % 7 + 7 * (p.nth - 1))
    else:
        day = span[1] - timedelta(days=(span[1].isoweekday() - weekday) % 7 - 7 * (p.nth + 1))
    if not span[0] <= day <= span[1]:
        return None
    return _week(day) if p.nth_unit is Unit.WEEK else (day, day)


def _weekday(p: PartialDate, reference: Days) -> Days:
    """A weekday with no week said."""
    assert p.weekday is not None
    if p.lean is Lean.PAST:
        day = reference[1] - timedelta(days=(reference[1].isoweekday() - p.weekday - 1) % 7 + 1)
    elif p.lean is Lean.ON_OR_BEFORE:
        day = reference[1] - timedelta(days=(reference[1].isoweekday() - p.weekday) % 7)
    elif p.lean is Lean.COMING:
        day = reference[0] + timedelta(days=(p.weekday - reference[0].isoweekday() - 1) % 7 + 1)
    else:
        day = reference[0] + timedelta(days=(p.weekday - reference[0].isoweekday()) % 7)
    return day, day


def _day_of_month(p: PartialDate, reference: Days, written: Days) -> Days | None:
    """`ngày 5`: a day whose month is not said, near `reference`; "vừa qua" and "tới" look from the day of writing."""
    assert p.day is not None
    spans = []
    for step in (0, -1, 1, -2, 2):
        first = month_days(reference[0].year, reference[0].month + step)[0]
        if (s := _day(first.year, first.month, p.day)) is not None:
            spans.append(s)
    if p.lean is Lean.PAST:
        spans = [s for s in spans if s[0] < written[1]]
    elif p.lean is Lean.ON_OR_BEFORE:
        spans = [s for s in spans if s[0] <= written[1]]
    elif p.lean is Lean.COMING:
        spans = [s for s in spans if s[0] > written[0]]
    elif p.lean is Lean.ON_OR_AFTER:
        spans = [s for s in spans if s[0] >= written[0] or s == reference]  # one told already stays
    if not spans:
        return None
    own = spans[0]
    if (own[0].year, own[0].month) == (reference[0].year, reference[0].month) and _gap(own, reference) <= 20:
        return own
    return min(spans, key=lambda s: _gap(s, reference))


def _phased(p: PartialDate, span: Days | None, unit: Unit) -> Days | None:
    if span is None or p.phase is None or unit is Unit.DAY:
        return span
    return _thirds(span, p.phase, unit)


def place(p: PartialDate, published: date | Days | None, told: date | Days | None = None) -> Days | None:
    """The first and last day (inclusive) that a partial date means, None where that cannot be told.

    `published`: the day of writing, or the span in which it lies (a month or a year is known); `told`: the day that
    was told last, for "cùng ngày" and its like. Both are read only where the words need them.
    """
    try:
        return _place(p, published, told)
    except (OverflowError, ValueError):  # beyond the years that dates can hold
        return None


def _as_days(at: date | Days | None) -> Days | None:
    return (at, at) if isinstance(at, date) else at


def _place(p: PartialDate, published: date | Days | None, told: date | Days | None) -> Days | None:
    reference = _as_days(published)
    if p.shift is not None and p.shift.anchor is not Anchor.PUBLICATION:
        reference = _as_days(told)
    named = _of_year(p)
    if p.year is not None:
        return _in_year(p, _century(p.year, reference) if p.short_year else p.year, named)
    if p.decade is not None:
        return _phased(p, (date(p.decade, 1, 1), date(p.decade + 9, 12, 31)), Unit.DECADE)
    if reference is None and p.cycle is not None and named is not None:
        return _of_cycle(p.cycle, named[0])
    if reference is None:
        # "tháng 11/2020: ngày 3 họp, ngày 5 ký": a day told before gives the month
        before = _as_days(told)
        return _day_of_month(p, before, before) if before and p.day and named is None and p.shift is None else None
    if p.shift is not None:
        return _by_shift(p, p.shift, reference, named)
    if named is not None:
        span = _nearest_year(p, named[0], named[1], reference)
        if p.nth is not None and span is not None:
            return _nth(p, span)
        return _phased(p, span, named[1])
    if p.day is not None:
        return _day_of_month(p, _as_days(told) or reference, reference)
    if p.weekday is not None:
        return _weekday(p, reference)
    return None


def _of_cycle(cycle: int, named: Callable[[int], Days | None]) -> Days | None:
    """The days in the year of this name of which articles are; none where the cycle of sixty has none among them."""
    return next((named(y) for y in range(FIRST_YEAR, LAST_YEAR + 1) if lunar.cycle_of_year(y) == cycle), None)


def _century(year: int, reference: Days | None) -> int:
    """The year that two digits mean beside a day of writing: "3/2/30" is 1930 in 2010, "1/6/32" 2032 in 2031."""
    if reference is None:
        return year
    latest = reference[1].year + _AHEAD
    return latest - (latest - year) % 100


def _in_year(p: PartialDate, year: int, named: tuple[Callable[[int], Days | None], Unit] | None) -> Days | None:
    if named is None:
        span: Days | None = (date(year, 1, 1), date(year, 12, 31))
        unit = Unit.YEAR
    else:
        span, unit = named[0](year), named[1]
    if p.nth is not None and span is not None:
        return _nth(p, span)
    return _phased(p, span, unit)


def _by_shift(
    p: PartialDate, shift: Shift, reference: Days, named: tuple[Callable[[int], Days | None], Unit] | None
) -> Days | None:
    lo, hi = _shifted(reference[0], shift), _shifted(reference[1], shift)
    span: Days | None = (lo[0], hi[1])
    assert span is not None
    if shift.unit is Unit.DAY:
        # A day said twice: "hôm qua (11-6)"; of two that lie far apart the month is misprinted: "ngày mai (27/3)"
        said = _nearest_year(p, named[0], Unit.DAY, span) if named is not None else span
        slipped = said is not None and said[0].day == lo[0].day and lo == hi and 25 < _gap(said, span) < 300
        return span if slipped else said
    if shift.unit is Unit.YEAR and named is not None:
        first, last = named[0](lo[0].year), named[0](hi[0].year)
        if first is None or last is None:
            return first or last
        span = (first[0], last[1])
        if p.nth is not None:
            return _nth(p, span)
        return _phased(p, span, named[1])
    if p.nth is not None:
        return _nth(p, span)
    if shift.unit is Unit.MONTH and p.day is not None:
        return _day(lo[0].year, lo[0].month, p.day)
    if shift.unit is Unit.WEEK and p.day is not None and named is not None:
        return _nearest_year(p, named[0], Unit.DAY, span)  # "thứ ba tuần tới (ngày 31/1)"
    if shift.unit is Unit.WEEK and p.weekday is not None:
        return span[0] + (p.weekday - 1) * DAY, span[1] - (7 - p.weekday) * DAY
    if shift.unit is Unit.WEEK and p.weekend:
        return lo[0] + 5 * DAY, hi[1]
    return _phased(p, span, shift.unit)
