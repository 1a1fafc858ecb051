"""From what the words say to calendar days: the timeline of one article.

The day on which an article was written is the hinge: with it every "Sáng 2/6" and "hôm qua" has one answer. Where
nobody gives it, each year that the evidence leaves is one *possible day of writing*; every expression is placed
once for each, and what comes out different is said to be one of several. Today's date is never an input.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from loaders.dates import edtf
from loaders.dates.calendar import place
from loaders.dates.days import DAY, day_or_none, days_back
from loaders.dates.evidence import Clue, Span
from loaders.dates.hinge import Hinge
from loaders.dates.partial import Anchor, Expression, Form, PartialDate
from loaders.text.zones import Role

# So many possible years say nothing any more: the answer is "year unknown".
TOO_MANY = 8


@dataclass(frozen=True, slots=True)
class Resolution:
    """The calendar answer: EDTF, its bounds (inclusive, None where open), how sure, and why."""

    edtf: str
    earliest: date | None
    latest: date | None
    certainty: str
    clues: tuple[Clue, ...]


@dataclass(slots=True)
class Timeline:
    """Every expression of an article placed for each possible day of writing."""

    hinge: Hinge
    expressions: tuple[Expression, ...]
    placed: list[list[Span | None]] = field(default_factory=list)
    at: dict[Expression, int] = field(init=False)  # the place of each expression

    def __post_init__(self) -> None:
        self.at = {e: n for n, e in reversed(list(enumerate(self.expressions)))}

    def uncertain(self, e: Expression | None) -> bool:
        """Whether an expression counts from a day of writing that is itself known only within some days."""
        return self.hinge.slack != (0, 0) and e is not None and _from_writing(e)

    def spans(self, e: Expression) -> list[Span | None]:
        """The days an expression means, one answer for each possible day of writing (inclusive, None open)."""
        return self.placed[self.at[e]]


def _from_writing(e: Expression) -> bool:
    return e.first.day is None and days_back(e.first) is not None


# ---- placing ---------------------------------------------------------------------------------------------------------


def build_timeline(
    hinge: Hinge, expressions: tuple[Expression, ...], told_in: Sequence[Role], aside: Sequence[Expression] = ()
) -> Timeline:
    """Place every expression for each possible day of writing, in reading order; "cùng ngày" looks back.

    `told_in[i]` is the zone role of expression i: days told in captions and lists do not count as told,
    nor those `aside` that repeat a time in another zone.
    """
    timeline = Timeline(hinge, expressions, [[] for _ in expressions])
    for day in hinge.days:
        told: date | None = None
        blocked = False
        for n, e in enumerate(expressions):
            if e.form is Form.UNREADABLE:
                timeline.placed[n].append(None)
                blocked = True
                continue
            reference = told
            if _from_told(e.first) and (blocked or told is None):
                # nothing readable to look back at: the news' own day is the day meant
                reference = None if blocked else day
            a, b = hinge.slack
            span = _place(e, (day - a * DAY, day + b * DAY) if _from_writing(e) else day, reference)
            timeline.placed[n].append(span)
            if e in aside or not (span and span[0] and span[0] == span[1] and e.form is Form.POINT):
                continue
            # days long past are recalled: "cùng ngày" does not look back to them
            if told_in[n] in (Role.BODY, Role.LEAD, Role.TITLE) and abs((span[0] - day).days) <= 45:
                told, blocked = span[0], False
    return timeline


def _from_told(p: PartialDate) -> bool:
    return p.shift is not None and p.shift.anchor is Anchor.TOLD


def _place(e: Expression, day: date | tuple[date, date], told: date | None) -> Span | None:
    first = _one(e.first, day, told) if e.form is not Form.OPEN_START or e.last is None else None
    last = _one(e.last, day, told) if e.last is not None else None
    if e.form is Form.OPEN_START:
        end = last or first
        return (None, end[1]) if end else None
    if first is None:
        return None
    if e.form in (Form.RANGE, Form.EITHER):
        if last is None or last[1] is None or first[0] is None:
            return None
        lo, hi = first[0], last[1]
        if lo > hi and e.first.year is None and lo.year > 1:
            # over the turn of the year
            lo = day_or_none(lo.year - 1, lo.month, lo.day) or lo
        return (lo, hi) if lo <= hi else None
    if e.form is Form.OPEN_END:
        if e.duration_days and first[0]:
            return first[0], first[0] + (e.duration_days - 1) * DAY
        return first[0], None
    if e.duration_days and first[0] and first[0] == first[1]:
        return first[0], first[0] + (e.duration_days - 1) * DAY
    return first


def _one(p: PartialDate, day: date | tuple[date, date], told: date | None) -> tuple[date, date] | None:
    if p.phase is not None and (p.day is None and p.weekday is None):
        p = replace(p, phase=None)  # "cuối tháng 2" is a day of February: no narrower bound is promised
    if p.day is not None and p.month is not None and p.lean is not None:
        p = replace(p, lean=None)  # "hôm 30/8" in an article of the 29th is tomorrow's slip, not last year's day
    return place(p, day, told)


# ---- answers ---------------------------------------------------------------------------------------------------------


def resolution_of(
    spans: Sequence[Span | None], hinge: Hinge, e: Expression | None, uncertain: bool = False
) -> Resolution | None:
    """The answer for one expression from its spans for each possible day of writing; None where there is none.

    `uncertain`: each span is one day somewhere in it, not an interval.
    """
    known = [s for s in spans if s is not None and _holds_days(s)]
    distinct = sorted(set(known), key=lambda s: (s[0] or date.min, s[1] or date.max))
    if not distinct:
        return None
    clues = hinge.used
    stated = e is not None and _states_year(e)
    if stated and e is not None and len(distinct) == 1:
        clues = (Clue("full date", (distinct[0],), e.text, "the words give the whole date", e.start, e.end),)
    ends = [b for _, b in distinct if b]
    earliest, latest = distinct[0][0], max(ends) if len(ends) == len(distinct) else None
    if uncertain and all(a and b for a, b in distinct) and any(a != b for a, b in distinct):
        if len(distinct) > TOO_MANY:
            return Resolution(f"[{earliest}..{latest}]", earliest, latest, "ambiguous", clues)
        return Resolution(_set(_days(s) for s in distinct), earliest, latest, "ambiguous", clues)
    if len(distinct) == 1:
        certainty = "stated" if stated or any(c.kind in ("full date", "same day") for c in hinge.used) else "inferred"
        return Resolution(edtf.of_days(*distinct[0]), earliest, latest, certainty, clues)
    if len(distinct) <= TOO_MANY:
        return Resolution(_set(_member(s) for s in distinct), earliest, latest, "ambiguous", clues)
    named = {_without_year(s) for s in distinct}
    without_year = named.pop()
    return None if named or without_year is None else Resolution(without_year, None, None, "unknown", clues)


def _without_year(s: Span) -> str | None:
    """`XXXX-06-02`, or `XXXX-06` of a month: of several days the first, of an open span the end that is known.

    None of quarters, seasons and years, of which nothing is left.
    """
    first, last = s[0] or s[1], s[1] or s[0]
    assert first is not None
    assert last is not None
    if first.day > 1 or first == last or (last + DAY).day > 1:
        return edtf.no_year(first.month, first.day)
    return edtf.no_year(first.month) if first.month == last.month else None


def _holds_days(s: Span) -> bool:
    """Whether a span says something and ends no earlier than it begins."""
    return s != (None, None) and (s[0] is None or s[1] is None or s[0] <= s[1])


def _states_year(e: Expression) -> bool:
    return (e.last or e.first).year is not None or e.first.year is not None


def _set(members: Iterable[str]) -> str:
    distinct = tuple(dict.fromkeys(members))
    if len(distinct) == 1 and ".." not in distinct[0]:
        return distinct[0]  # EDTF has no set of one
    return "[" + ",".join(distinct) + "]"


def _days(s: Span) -> str:
    return f"{s[0]}" if s[0] == s[1] else f"{s[0]}..{s[1]}"


def _member(s: Span) -> str:
    """A span within a set, which EDTF lets hold no interval: days to days, of an open one the end that is known."""
    if s[0] is None or s[1] is None:
        return f"{s[0] or s[1]}"
    whole = edtf.of_days(*s)
    return _days(s) if "/" in whole else whole
