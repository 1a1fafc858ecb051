"""An event whose spans are still open to joining, and the questions asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from loaders.dates.days import DAY
from loaders.dates.evidence import Clue, Span
from loaders.dates.partial import Expression, Form, Unit
from loaders.dates.resolve import Resolution
from loaders.events.candidate import Candidate

# What ended so long before the article was written is recalled, not reported; longer where nothing newer is told.
RECALLED = timedelta(days=20)


RECALLED_ALONE = timedelta(days=70)


@dataclass(frozen=True, slots=True)
class Draft:
    """An event with its spans still open to joining: one span for each possible day of writing."""

    candidate: Candidate
    spans: tuple[Span | None, ...]
    resolution: Resolution
    expression: Expression | None
    part_of_day: str | None
    inherited: bool = False
    extra: tuple[Clue, ...] = ()
    uncertain: bool = False  # each span is one day somewhere in it


def kind_of(d: Draft) -> str:
    """What the spans of a draft are: `none`, one `day`, `whole` (both ends), `start` or `end` (one end), `coarse`."""
    if d.uncertain:
        return "start" if d.candidate.aspect == "arrive" else "day"
    s = next((x for x in d.spans if x), None)
    if s is None:
        return "none"
    if s[0] is None:
        return "end"
    if s[1] is None:
        return "start"
    if s[0] == s[1]:
        return "day"
    return "whole" if (s[1] - s[0]).days < 25 else "coarse"


def lies_in(d: Draft, w: Draft) -> bool:
    """Whether a draft begins within the days of `w`, give or take one, for each possible day of writing."""
    for a, b in zip(d.spans, w.spans, strict=False):
        if a is None or b is None or b[0] is None:
            continue
        x = a[0] or a[1]
        if x is None or not (b[0] - DAY <= x and (b[1] is None or x <= b[1] + DAY)):
            return False
    return True


def may_meet(d: Draft, w: Draft) -> bool:
    """Whether a day that lies somewhere in `d` may be one of the days of `w`."""
    return any(
        a and b and a[0] and a[1] and b[0] and b[1] and a[0] <= b[1] and b[0] <= a[1]
        for a, b in zip(d.spans, w.spans, strict=False)
    )


def ends_after(start: Draft, end: Draft) -> bool:
    """Whether `end` closes what `start` opens, within twenty days of it."""
    return all(
        a and b and a[0] and b[1] and 0 <= (b[1] - a[0]).days <= 20
        for a, b in zip(start.spans, end.spans, strict=False)
    )


def is_vague(d: Draft) -> bool:
    """Whether a draft is known by its week, month or season alone."""
    e = d.expression
    if d.uncertain or e is None or e.form is not Form.POINT or e.duration_days is not None or d.extra:
        return False
    return e.first.day is None and kind_of(d) != "day"


def counts_days(e: Expression) -> bool:
    """Whether words count whole days from another ("hôm qua", "hai ngày sau")."""
    return e.first.shift is not None and e.first.shift.unit is Unit.DAY
