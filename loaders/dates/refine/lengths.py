"""How long something lasts, and which of its days is meant, with the day on which it begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial

from loaders.dates.candidate import Candidate
from loaders.dates.durations import duration_before, durations_in
from loaders.dates.grammar import pieces
from loaders.dates.partial import Form
from loaders.dates.refine.cues import is_name
from loaders.dates.refine.stretches import SENTENCE_END, Stretches
from loaders.lexicon.lists import any_of
from loaders.patterns import lazy_re

_NTH_BEFORE = lazy_re(r"(?<!\w)(?:bước sang|bước vào|sang|qua) +$")
_NTH_DAY = lazy_re(r" +(?:trong|của|thuộc) +(?:chuyến|cuộc|kỳ|đợt|hội nghị|khuôn khổ|lịch trình)(?!\w)")


def nth_days(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """ "Ngày thứ 2 trong chuyến thăm từ 26 đến 28/11" counts the days of the visit, as "bước sang ngày thứ 2" does."""
    out: list[Candidate] = []
    for n, c in enumerate(found):
        nth = c.first.weekday
        counted = _NTH_DAY.match(low, c.end) or (
            _NTH_BEFORE.search(low, max(0, c.start - 12), c.start) and not is_name(text[c.start : c.end])
        )
        if not nth or c.rule != "weekday" or not low.startswith("ngày", c.start) or not counted:
            out.append(c)
            continue
        whole = found[n + 1] if n + 1 < len(found) else None
        if whole is None or whole.form is not Form.RANGE or SENTENCE_END.search(low, c.end, whole.start):
            continue
        p = whole.first
        if p.day and p.month and pieces.is_day(p.day + nth, p.month):
            out.append(c.with_(rule="nth_day", first=p.with_(day=p.day + nth), bare=False))
    return out


_BEGINS = lazy_re(lambda: rf"(?<!\w){any_of('beside_dates.toml', 'begins')}(?!\w)")


def durations(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """A length said with the day on which it begins: "bắt đầu 1/4 … kéo dài 4 ngày", "năm ngày kể từ Chủ Nhật".

    Other words may stand between, in one sentence; where a sentence gives both ends the length says nothing.
    """
    lengths = [d for d in durations_in(text, low) if not d.over] if found else []
    if not lengths and not any(c.form is Form.OPEN_END for c in found):
        return found
    out = list(found)
    for n, c in enumerate(found):
        if c.form is Form.OPEN_END and (d := duration_before(low, c.start)):
            out[n] = c.with_(start=d.start, duration_days=d.days, length=(d.start, d.end))
    stretches = Stretches(low)
    begins = [m.start() for m in _BEGINS.finditer(low)] if lengths else []
    starts = [c.start for c in found]
    beginnings: dict[int, list[int]] = {}  # of each stretch
    for d in lengths:
        start, end = stretches.around(d.start)
        if start not in beginnings:
            beginnings[start] = _beginnings(found, range(bisect_left(starts, start), bisect_left(starts, end)), low)
        days = beginnings[start]
        if days and found[days[0]].form is not Form.OPEN_END:
            if _is_under_way(low, start, d.end):
                continue
            begun = bisect_left(begins, d.end)  # the last day before a word of beginning
            reach = min(d.start, begins[begun - 1]) if begun else -1
            days = days[: bisect_right(days, reach, key=lambda n: found[n].end)][-1:]
        if days and not out[days[0]].duration_days:
            out[days[0]] = out[days[0]].with_(duration_days=d.days, length=(d.start, d.end))
    return out


# A visit in the course of which something else was done: "người đang có chuyến thăm Lào | kéo dài ba ngày".
_words = partial(any_of, "beside_dates.toml")
_UNDER_WAY = lazy_re(lambda: rf"(?<!\w){_words('under_way')} {_words('visits')}(?: \w+){{0,9}}$")
_ARRIVES = lazy_re(lambda: rf"(?<!\w){any_of('beside_dates.toml', 'begins', 'reaches')}(?!\w)")


def _is_under_way(low: str, start: int, end: int) -> bool:
    """Whether a length that ends at `end`, in the sentence from `start` on, is of a visit under way of which no
    beginning is told there."""
    m = _UNDER_WAY.search(low, start, end)
    return m is not None and _ARRIVES.search(low, start, m.start()) is None


# What ends on a day did not begin there: "chuyến thăm ba ngày kết thúc hôm 27/8".
_ENDS = lazy_re(r"(?<!\w)(?:kết thúc|khép lại|bế mạc|rời|lên đường về)(?: \w+){0,6},? (?:vào )?$")


def _beginnings(found: list[Candidate], here: range, low: str) -> list[int]:
    """Which expressions of a sentence a length may count from: its first open one, else its days."""
    if any(found[n].last is not None for n in here):
        return []
    days = [
        n
        for n in here
        if (found[n].form is Form.OPEN_END or found[n].is_day)
        and not (found[n].weak or _ENDS.search(low, max(0, found[n].start - 50), found[n].start))
    ]
    return next(([n] for n in days if found[n].form is Form.OPEN_END), days)
