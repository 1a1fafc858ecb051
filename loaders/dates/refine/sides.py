"""On which side of the day of writing a date lies, where the words around it say so."""

# ruff: noqa: E501  a pattern of words reads best on one line
from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from itertools import takewhile

from loaders.dates.candidate import Candidate
from loaders.dates.grammar import pieces
from loaders.dates.partial import Anchor, Form, Lean, Shift, Unit
from loaders.dates.refine.stretches import Stretches
from loaders.dates.refine.tense import is_to_come
from loaders.lexicon.lists import any_of, whole
from loaders.patterns import lazy_re

_words = partial(any_of, "beside_dates.toml")
_LEAN = lazy_re(
    lambda: (
        r",? +(?P<lean>vừa qua|vừa rồi|mới đây|sắp tới|tới đây|(?:tới|qua|này)"
        rf"(?= *[,.;:)\n!?\"”]| *$| +{_words('behind_lean')}(?!\w)))(?!\w)"
    )
)


def leans(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """`ngày 5/7 vừa qua`, `tháng 11 tới`, `hồi tháng 4`, `hôm 18-5`, `sẽ gặp hôm thứ Ba`: on which side of the
    publication day."""
    out: list[Candidate] = []
    stretches = Stretches(low)
    for n, c in enumerate(found):
        p = c.last if c.form is Form.RANGE and c.last is not None else c.first
        open_year = p.year is None and p.shift is None and (p.month is not None or p.day is not None or p.holiday)
        by_weekday = c.rule == "weekday" and p.lean is Lean.ON_OR_BEFORE
        if open_year and p.lean is None and c.form in (Form.POINT, Form.RANGE) and (m := _LEAN.match(low, c.end)):
            lean = pieces.LEANS[m["lean"]] if m["lean"] != "này" else None
            c = _leaning(c, lean).with_(end=m.end(), bare=False)
        elif ((open_year and p.lean is None) or by_weekday) and c.is_point and low.startswith("hôm ", c.start):
            stretch = stretches.around(c.start)
            until = stretch[1] if open_year or c.start == stretch[0] else min(stretch[1], c.end + _VERB)
            ahead = not _is_said(found, n, low, stretch) and (
                _goes_on(found, n, stretch[0]) or is_to_come(low, (stretch[0], until), (c.start, c.end))
            )
            c = _leaning(c, None if ahead else Lean.ON_OR_BEFORE)
        out.append(c)
    return out


_SPEECH = whole("cues.toml", "speech")
_CLAUSE_END = lazy_re(r"[,;:]")


def _is_said(found: list[Candidate], n: int, low: str, stretch: tuple[int, int]) -> bool:
    """Whether the clause of a day, by its number in `found`, tells that somebody says something: "Bộ Ngoại giao cho
    biết | hôm 2/6"; none whose day stands beside it: "hôm thứ Ba cho biết ông sẽ thăm Lào | hôm 2/6"."""
    c = found[n]
    start = max(low.rfind(mark, stretch[0], c.start) for mark in ",;:")
    if n and found[n - 1].is_point and found[n - 1].start > start:
        said = _SPEECH.finditer(low, max(start, stretch[0]), c.start)
        if any(m.start() == found[n - 1].end + 1 or m.end() + 1 == found[n - 1].start for m in said):
            return False
    end = _CLAUSE_END.search(low, c.end, stretch[1])
    return _SPEECH.search(low, max(start, stretch[0]), end.start() if end else stretch[1]) is not None


# So far behind a weekday stands what announces its act: "cuộc gặp hôm thứ Năm | sẽ", not "… bàn về kế hoạch sắp tới".
_VERB = 12
# Weekdays of a journey follow each other so soon.
_NEXT = 2
# A day told so soon behind another of its sentence has the side of that one, whatever word stands before it.
_SOON = 10


def _goes_on(found: list[Candidate], n: int, start: int) -> bool:
    """Whether a day, by its number in `found`, follows another that the same sentence, from `start` on, tells by its
    number and no such word: "sáng 22/5 ông bay sang Lào … gặp A | hôm 23/5"."""
    before = takewhile(lambda o: o.start >= start, (found[i] for i in range(n - 1, -1, -1)))
    days = [o.first for o in before if o.is_numbered_day and o.is_point]
    day, month = found[n].first.day, found[n].first.month
    return any(
        o.lean is None and 0 < (month - o.month) * 30 + day - o.day <= _SOON
        for o in days
        if o.month and o.day and month and day
    )


def _leaning(c: Candidate, lean: Lean | None) -> Candidate:
    last = c.last.with_(lean=lean) if c.last is not None else None
    return c.with_(first=c.first.with_(lean=lean), last=last)


_THIS_WEEK = Shift(Anchor.PUBLICATION, Unit.WEEK, 0)
_LEADING = lazy_re(lambda: rf"(?<!\w)(?:{_words('leading')} +)(?:các +|những +)?(?:ngày +|hôm +)?$")


def leading_words(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """The little words before belong to it: "vào tháng 11", "trong ngày 7/2", "hồi tháng 4", "hồi cuối tuần" (which are
    past)."""
    out: list[Candidate] = []
    floor = 0
    for c in found:
        m = _LEADING.search(low, max(floor, c.start - 30), c.start)
        if m:
            c = c.with_(start=m.start())
            p = c.first
            if (
                low.startswith("hồi", m.start())
                and c.is_point
                and p.year is None
                and p.shift is None
                and p.lean is None
            ):
                c = _leaning(c, Lean.ON_OR_BEFORE)
            elif low.startswith("hồi", m.start()) and c.is_point and p.weekend and p.shift == _THIS_WEEK:
                c = c.with_(first=p.with_(shift=replace(_THIS_WEEK, amount=-1)))
        out.append(c)
        floor = c.end
    return out


_HAPPENED = lazy_re(r"(?<!\w)đã(?!\w)")
_DONE = lazy_re(lambda: rf"(?<!\w)(?:đã|vừa|từng) (?:có )?(?:cuộc |buổi )?{_words('done')}(?!\w)[^,;]*$")
_HEAD = lazy_re(r"\W*(?:\w+\W+){0,3}")  # a day so near the head of its sentence is that of its main verb
_TO_COME = lazy_re(lambda: rf"(?<!\w){_words('announces')}(?!\w)")
_LAST_TIME = lazy_re(
    r"(?<!\w)(?:cuộc|lần|chuyến|phiên|vòng|đợt)(?: \w+){0,3} (?:trước|vừa qua|gần nhất|gần đây)(?! khi)(?: đó)?,? (?:là|vào|diễn ra)"
)


# It opens a sentence that goes on with what the one before tells.
_THEN = lazy_re(lambda: rf"\W*{_words('goes_on_then')}(?!\w)")
# What opens a page that looks back at a year, or ahead to the days of a week.
_OPENING = 600
_YEAR_LOOKED_BACK_AT = lazy_re(
    lambda: (
        rf"(?<!\w){_words('reviews_a_year')}(?!\w)[^.\n]{{0,60}}?(?<!\w)năm (?:qua|20\d\d|{_words('stems')} )"
        rf"|(?<!\w)năm (?:qua|cũ|20\d\d|{_words('stems')} \w+) {_words('over_with')}(?!\w)"
    )
)
_WEEK_AHEAD = lazy_re(lambda: rf"(?<!\w){_words('agendas')}(?!\w)[^.\n]{{0,40}}?(?<!\w)tuần (?:tới|sau)(?!\w)")


def of_pages(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Days without a year lie behind a page that looks back at its year before it tells any, if nothing announces them;
    the weekdays that head the items of an agenda of the coming week lie ahead: "- Thứ Ba: Tổng thống Pháp thăm Lào"."""
    first = next((c.start for c in found if c.first.day and c.first.is_open), _OPENING)
    back = _YEAR_LOOKED_BACK_AT.search(low, 0, min(first, _OPENING)) is not None
    ahead = _WEEK_AHEAD.search(low, 0, _OPENING) is not None
    if not (back or ahead):
        return found
    stretches = Stretches(low)
    out: list[Candidate] = []
    for c in found:
        p = c.last if c.form is Form.OPEN_START and c.last is not None else c.first
        start, _ = stretch = stretches.around(c.start)
        if ahead and p.weekday and not p.day and p.shift is None and low[c.end : c.end + 1] == ":":
            item = not any(ch.isalnum() for ch in low[start : c.start])
            c = _leaning(c, Lean.COMING) if item else c
        elif back and p.is_open and p.day and stretches.first(_TO_COME, stretch) >= stretch[1]:
            c = _leaning(c, Lean.ON_OR_BEFORE)
        out.append(c)
    return out


def _lies_ahead(found: list[Candidate], n: int, low: str, stretch: tuple[int, int]) -> bool:
    """Whether a day without its month is that of an act to come: "dự kiến hội đàm ngày 28"; not where the date beside
    it in its sentence has a month, which is its own as well."""
    c = found[n]
    alone = c.rule == "day_alone" and c.is_point and not c.weak and c.first.lean is None and c.first.month is None
    if not alone or c.first.shift is not None or not is_to_come(low, stretch, (c.start, c.end)):
        return False
    beside = (o for o in (*found[max(0, n - 1) : n], *found[n + 1 : n + 2]) if stretch[0] <= o.start < stretch[1])
    return not any(o.first.month or (o.last and o.last.month) for o in beside)


def _goes_on_with(low: str, stretches: Stretches, start: int) -> bool:
    """Whether a sentence from `start` on goes on with what the one before announces: "… sẽ gặp A. | Sau đó, thứ Tư"."""
    if start < 2 or _THEN.match(low, start) is None:
        return False
    before = stretches.around(start - 1)
    return is_to_come(low, before, (before[1], before[1]))


def told_as_past(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Days in a report that announces nothing lie behind it: "Ngày 12/12, hai bên đã ký", "Thứ Hai, hai bên gặp nhau".

    A weekday needs no "đã", for Vietnamese verbs do not inflect, but a sentence around it; a day heads its sentence.
    """
    if not found:
        return found
    stretches = Stretches(low)
    out: list[Candidate] = []
    for n, c in enumerate(found):
        p = c.first
        start, end = stretch = stretches.around(c.start)
        if _lies_ahead(found, n, low, stretch):
            out.append(_leaning(c, Lean.ON_OR_AFTER))
            continue
        bare_month = p.month and not (p.day or p.year or p.shift or p.lean or p.lunar or p.holiday or p.nth)
        begins = p.weekday is not None and (c.form is Form.OPEN_END or _are_weekdays(c))  # "đã họp từ thứ Hai"
        if c.weak or not (c.is_point or begins) or not (p.is_open or bare_month):
            tells = False
        elif not p.month:
            told = re.search(r"\w", low[start : c.start] + low[c.end : end]) is not None
            ahead = is_to_come(low, stretch, (c.start, c.end)) or _goes_on_with(low, stretches, start)
            tells = told and not (ahead or _is_day_after(c, out[-1:], low))
        elif stretches.first(_TO_COME, stretch) < end:
            tells = False
        else:
            heads = c.start - start < 30 and _HEAD.fullmatch(low, start, c.start)
            tells = bool(heads and _HAPPENED.search(low, c.end, end))
            tells = tells or stretches.first(_LAST_TIME, stretch) < c.start
            tells = tells or _DONE.search(low, max(start, c.start - 90), c.start) is not None
        out.append(_leaning(c, Lean.ON_OR_BEFORE) if tells else c)
    return out


def _is_day_after(c: Candidate, before: list[Candidate], low: str) -> bool:
    """Whether a weekday lies right behind one to come that its paragraph told last: "sẽ gặp ông A hôm thứ Tư. … | Thứ
    Năm | ông có mặt ở Lào"."""
    p = c.first
    if not (before and p.weekday and c.is_point) or "\n" in low[before[0].end : c.start]:
        return False
    q = before[0].first
    open_still = before[0].is_point and bool(q.weekday) and not q.day and q.lean in (None, Lean.COMING) and not q.shift
    return open_still and 0 < (p.weekday - (q.weekday or 0)) % 7 <= _NEXT


def _are_weekdays(c: Candidate) -> bool:
    """Whether an expression is a stretch from one weekday to another of no week that is told."""
    return c.form is Form.RANGE and c.last is not None and bool(c.last.weekday and c.last.is_open)
