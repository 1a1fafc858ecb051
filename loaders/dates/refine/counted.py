"""Days counted from others: those of a stay ("ngày thứ hai", "ngày đầu tiên"), and the years of a chronicle."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from loaders.dates.candidate import Candidate
from loaders.dates.days import DAY, day_or_none
from loaders.dates.grammar.row import Reading
from loaders.dates.partial import Form, PartialDate
from loaders.dates.refine.cues import is_name
from loaders.dates.refine.neighbours import ANY_YEAR
from loaders.patterns import lazy_re
from loaders.text.numbers import count

_FIRST, _LAST = ("đầu tiên", "thứ nhất"), ("cuối cùng", "cuối")
_NTH = lazy_re(
    rf"(?<!\w)ngày (?:làm việc )?(?P<nth>{'|'.join((*_FIRST, *_LAST))}|thứ (?:hai|ba|tư|năm|sáu|bảy|tám))(?!\w)"
    r"(?! (?:của|trong|tuần|tháng|năm|cùng|hằng|hàng|liên tiếp|sau|kể từ|mà)(?!\w))"
)
# Between "ngày thứ nhất" and the day that it is: "ngày thứ nhất, 23/4", "ngày đầu tiên (thứ Hai 8/9)".
_IS = lazy_re(r"(?:, ?| ?\(| ?: ?| - |,? (?:là|tức) )(?:ngày )?")
# So far before "ngày cuối" the days stand whose last it is, in its paragraph.
_NEAR = 240


def counted_days(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """ "Ngày thứ nhất, 23/4, …; ngày thứ hai, …": the second counts from the first. "Thăm từ 3 đến 5/6. Ngay ngày đầu
    tiên, …; ngày cuối, …": a day of the stretch told in the paragraph before it."""
    starts = [c.start for c in found]
    first: PartialDate | None = None
    counted: dict[int, Candidate] = {}  # by the number of the expression in whose place it stands
    more: list[Candidate] = []
    for m in _NTH.finditer(low):
        n = bisect_right(starts, m.start())
        at = found[n] if n < len(found) and _IS.fullmatch(low, m.end(), found[n].start) else None
        if at is not None:
            first = (at.first if at.is_numbered_day else None) if m["nth"] in _FIRST else first
            continue
        inside = n > 0 and m.start() < found[n - 1].end
        if (inside and found[n - 1].rule != "weekday") or is_name(text[m.start() : m.end()]):
            continue
        day = _counted(m["nth"], first, _stretch_before(found, n, low, m.start()))
        if day is not None:
            made = Candidate.of("nth_day", m.start(), m.end(), Reading(day))
            if inside:
                counted[n - 1] = made
            else:
                more.append(made)
    if not (counted or more):
        return found
    return sorted((*(counted.get(n, c) for n, c in enumerate(found)), *more), key=lambda c: c.start)


def _stretch_before(found: list[Candidate], n: int, low: str, at: int) -> Candidate | None:
    """The stretch of days told last before `at`, in its paragraph and near, where no other day is told behind it."""
    before = found[n - 1] if n else None
    if before is None or before.form is not Form.RANGE or at - before.end > _NEAR or "\n" in low[before.end : at]:
        return None
    return before


def _counted(nth: str, first: PartialDate | None, stretch: Candidate | None) -> PartialDate | None:
    """The day that an ordinal means, from the first day told or of a stretch; None where neither tells it."""
    if stretch is not None and stretch.last is not None:
        begins, ends = stretch.first, stretch.last
        if nth in _LAST:
            return ends if ends.day and ends.month else None
        begins = begins.with_(month=begins.month or ends.month, year=begins.year or ends.year)
        day = _later(begins, 0 if nth in _FIRST else count(nth.removeprefix("thứ ")) - 1)
        return day if day and (day.month, day.day) <= (ends.month or 0, ends.day or 0) else None
    if first is None or nth in _FIRST or nth in _LAST:
        return None
    return _later(first, count(nth.removeprefix("thứ ")) - 1)


def _later(p: PartialDate, days: int) -> PartialDate | None:
    """The day so many days after one with its month; None of any other."""
    if not p.day or not p.month or p.lunar:
        return None
    day = day_or_none(p.year or ANY_YEAR, p.month, p.day)
    if day is None:
        return None
    day += days * DAY
    return PartialDate(day=day.day, month=day.month, year=p.year and day.year, shift=p.shift, lean=p.lean)


# What opens a line of a chronicle before its day, and what closes the day.
_BULLET, _COLON = lazy_re(r"[-*+•–] *"), lazy_re(r" ?:(?!\d)")


def chronicles(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Lines that their days open, one after the other, have the year of the line before: "17/12/2014: …", "27/2: …"
    is of 2015 where "16/2/2016: …" follows."""
    out = list(found)
    heads = [n for n, c in enumerate(found) if c.first.day and c.first.month and _heads_a_line(low, c)]
    told = [k for k, n in enumerate(heads) if found[n].first.year]
    for a, b in pairwise((*told, len(heads))):
        years = _years_between([found[n].first for n in heads[a:b]])
        latest = found[heads[b]].first if b < len(heads) else None
        if latest is None or latest.year is None or not _in_order(found[heads[b - 1]].first, years[-1], latest):
            continue  # of lines behind the last year the writing tells
        for n, year in zip(heads[a + 1 : b], years[1:], strict=True):
            c = out[n]
            last = c.last.with_(year=year) if c.last and c.last.month and not c.last.year else c.last
            out[n] = c.with_(first=c.first.with_(year=year), last=last, bare=False)
    return out


def _heads_a_line(low: str, c: Candidate) -> bool:
    start = low.rfind("\n", max(0, c.start - 8), c.start) + 1
    if start == 0 and c.start >= 8:
        return False
    opened = c.start == start or _BULLET.fullmatch(low, start, c.start) is not None
    return opened and not c.weak and c.first.shift is None and _COLON.match(low, c.end) is not None


def _years_between(days: list[PartialDate]) -> list[int]:
    """The years of days in order, of which the first tells its own."""
    years = [days[0].year or 0]
    for before, p in pairwise(days):
        years.append(years[-1] + ((p.month or 0, p.day or 0) < (before.month or 0, before.day or 0)))
    return years


def _in_order(p: PartialDate, year: int, latest: PartialDate) -> bool:
    """Whether a day of `year` lies before another."""
    return (year, p.month or 0, p.day or 0) <= (latest.year or 0, latest.month or 0, latest.day or 0)
