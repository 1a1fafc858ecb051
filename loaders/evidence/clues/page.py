"""What the page and its address say of the article's day, as evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from itertools import takewhile

import regex as re

from loaders.dates import edtf
from loaders.dates.days import DAY, around, day_or_none
from loaders.dates.partial import Expression, Form
from loaders.evidence.clue import Clue
from loaders.evidence.reasons import ArchiveHeader, PageClock, UrlDate
from loaders.evidence.view import View
from loaders.text.zones import Role, Zone

_NEWS_LASTS = 3  # days from what happened to what is put up, with both
_HEADER_DATE = re.compile(r"date[ :]+(?P<stamp>\d{4}(?:-\d{2}){0,2})", re.IGNORECASE)


def page_clues(view: View) -> Iterator[Clue]:
    """What the page itself says of its day: an archive's header (hard), clocks (soft: of copying, it may be)."""
    for zone in view.zones:
        words = view.text[zone.start : zone.end]
        if zone.role is Role.HEADER and (m := _HEADER_DATE.search(words)):
            try:
                lo, hi = edtf.period(m["stamp"])
            except ValueError:
                continue
            spans = [around(lo, hi, 3, 3)]
            yield view.clue("archive header", spans, zone.start, zone.end, ArchiveHeader(m["stamp"]))
        elif zone.role is Role.CLOCK and (day := _clock_day(view, zone)):
            yield _clock(view, zone.start, zone.end, day)
    for e in view.clocks:
        if day := _whole(e):
            yield _clock(view, e.start, e.end, day)


def _clock(view: View, start: int, end: int, day: date) -> Clue:
    """The day of a clock: hard where a day told lies right before it, so that it is not the day of copying."""
    back = {(d.month, d.day) for d in (day - n * DAY for n in range(_NEWS_LASTS) if n < day.toordinal())}
    agrees = not back.isdisjoint(view.days_told)
    return view.clue("page clock", [around(day, day, 14, 2)], start, end, PageClock(day), None if agrees else 6.0)


def _clock_day(view: View, zone: Zone) -> date | None:
    """The whole date of a line that is a clock, in whatever form it stands there."""
    first = bisect_left(view.expressions, zone.start, key=lambda e: e.start)
    for e in takewhile(lambda e: e.start < zone.end, view.expressions[first:]):
        if e.form is Form.POINT and (day := _whole(e)):
            return day
    return None


def _whole(e: Expression) -> date | None:
    return day_or_none(e.first.year or 0, e.first.month or 0, e.first.day or 0)


def url_clue(stamp: str, words: str) -> Clue:
    """The day or month (EDTF) in an address: the article is of those days, or of ten more on either side."""
    lo, hi = edtf.period(stamp)
    return Clue("url date", (around(lo, hi, 10, 10),), words, UrlDate(stamp))
