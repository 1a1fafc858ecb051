"""What the page and its address say of the article's day, as evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile

import regex as re

from loaders.dates import edtf
from loaders.dates.days import DAY, around, day_or_none
from loaders.dates.partial import Expression, Form
from loaders.evidence.clue import Clue
from loaders.evidence.reasons import ArchiveHeader, PageClock, UrlDate
from loaders.evidence.view import View
from loaders.lexicon.lists import any_of
from loaders.patterns import lazy_regex
from loaders.text.zones import Role, Zone

_NEWS_LASTS = 3  # days from what happened to what is put up, with both
# The hour of a clock, which stands in its words or right behind them.
_HOUR = lazy_regex(r"\d\s*[:hg]\s*\d\d")
_BESIDE = 12
# How many days before a clock the news lies at most, and before one that says when it was put up.
_COPIED, _POSTED = 14, 31
_PUT_UP = lazy_regex(lambda: rf"\W*{any_of('pages.toml', 'posted')}(?!\w)", re.IGNORECASE)
_HEADER_DATE = lazy_regex(r"date[ :]+(?P<stamp>\d{4}(?:-\d{2}){0,2})", re.IGNORECASE)


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
        elif zone.role is Role.CLOCK and (day := whole_day(_within(view, zone))):
            yield _clock(view, zone.start, zone.end, day)
    for e in view.clocks:
        if day := whole_day([e]):
            yield _clock(view, e.start, e.end, day)


def _clock(view: View, start: int, end: int, day: date) -> Clue:
    """The day of a clock: hard where a day told lies right before it, so that it is not the day of copying; faint where
    it has no hour, as what a page shows as the day of today, unless it says that it is that of putting up."""
    back = {(d.month, d.day) for d in (day - n * DAY for n in range(_NEWS_LASTS) if n < day.toordinal())}
    agrees = not back.isdisjoint(view.days_told)
    posted = bool(_PUT_UP.match(view.text, start, end))
    sure = posted or _HOUR.search(view.text, start, end + _BESIDE)
    weight = None if agrees else 6.0 if sure else 1.25
    return view.clue(
        "page clock", [around(day, day, _POSTED if posted else _COPIED, 2)], start, end, PageClock(day), weight
    )


def _within(view: View, zone: Zone) -> Iterator[Expression]:
    first = bisect_left(view.expressions, zone.start, key=lambda e: e.start)
    return takewhile(lambda e: e.start < zone.end, view.expressions[first:])


def whole_day(expressions: Iterable[Expression]) -> date | None:
    """The first day that is told with month and year."""
    points = (e.first for e in expressions if e.form is Form.POINT)
    return next(filter(None, (day_or_none(p.year or 0, p.month or 0, p.day or 0) for p in points)), None)


def url_clue(stamp: str, words: str) -> Clue:
    """The day or month (EDTF) in an address: the article is of those days, or of ten more on either side."""
    lo, hi = edtf.period(stamp)
    return Clue("url date", (around(lo, hi, 10, 10),), words, UrlDate(stamp))
