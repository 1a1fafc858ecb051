"""Datelines: the place, agency and day that open a report ("Hà Nội, 14/8 (TTXVN) - ").

The day is that on which the report was sent. A paper may print it days later as it was sent, so that its "hôm nay" is
the agency's and not the paper's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.dates.days import DAY, day_or_none, nearest
from loaders.dates.partial import Expression, Form, Unit
from loaders.evidence.clue import Clue
from loaders.evidence.hinge import Hinge
from loaders.evidence.reasons import Dateline
from loaders.lexicon.lists import any_of
from loaders.patterns import lazy_regex
from loaders.text.sentences import Sentence

# A dateline is among the first days told, and an agency's report printed within a week.
_FIRST = 3
_WITHIN = 7 * DAY
# A place and an agency, in either order and brackets or none: names alone. Possessive, for a word is taken whole.
_BEFORE = lazy_regex(r"[\s(]*+(?:\p{Lu}[\p{L}\p{N}.&/-]*+(?: xã)?[\s(),:–—-]*+){1,6}")
# What was said in an act that was told before, so far before its day at most.
_IN_ACT = lazy_regex(lambda: rf"(?i:(?<!\w)(?:trong|tại) {any_of('tenses.toml', 'nouns_of_acts')}(?: \w+){{0,4}} $)")
_NEAR = 48
# What parts it from its sentence: "VIETNAM, August 5 - HÀ NỘI", "Hà Nội, 14/8 (TTXVN)", "TTXVN (Huế 14/8) Sáng".
_AFTER = lazy_regex(r"\s*(?:[-–—]+\s|\(\p{Lu}|\)\s*(?:[-–—:.]+\s*)?\p{Lu})")


def is_dateline(text: str, sentence: Sentence | None, e: Expression) -> bool:
    """Whether nothing but names opens the sentence before the day `e`, and what is told begins behind it."""
    return (
        sentence is not None
        and _BEFORE.fullmatch(text, sentence.start, e.start) is not None
        and _AFTER.match(text, e.end) is not None
    )


def datelines(
    text: str, told: Sequence[Expression], sentence_at: Callable[[int], Sentence | None]
) -> frozenset[Expression]:
    """Of the expressions of an article, in order, the days of datelines whose sentence goes on to tell its own day,
    "Bắc Kinh (23/10) - Chiều qua, …", or that behind the day of its act: "Bắc Kinh 23/10 - A điện đàm với B. Trong cuộc
    gọi ngày 22/10, …"."""
    out = set()
    for e, following in pairwise(told):
        s = sentence_at(e.start)
        if s is None or not _tells_a_day(following) or not is_dateline(text, s, e):
            continue
        if following.start < s.end or _is_of_act_before(text, s, sentence_at(following.start), following):
            out.add(e)
    return frozenset(out)


def _is_of_act_before(text: str, s: Sentence, then: Sentence | None, e: Expression) -> bool:
    """Whether a day is of what was said in an act of the sentence before: "… Trong cuộc gọi | ngày 22/10"."""
    if then is None or then.number != s.number + 1:
        return False
    return _IN_ACT.search(text, max(then.start, e.start - _NEAR), e.start) is not None


def _tells_a_day(e: Expression) -> bool:
    p = e.first
    by_day = p.shift is not None and p.shift.unit is Unit.DAY
    return not e.weak and e.form is Form.POINT and (by_day or p.weekday is not None or bool(p.day and p.month))


def as_sent(
    hinge: Hinge, text: str, told: Sequence[Expression], sentence_at: Callable[[int], Sentence | None]
) -> Hinge:
    """The hinge of a day of publication, moved to the day of the dateline where one lies shortly before it.

    `told`: the expressions of the article in order. A hinge that is of a month or year, or not given, stays.
    """
    if not hinge.given or hinge.published is None or len(hinge.published) < len("2017-06-19"):
        return hinge
    (published,) = hinge.days
    for e in told[:_FIRST]:
        p = e.first
        if e.form is not Form.POINT or p.shift or p.part_of_day or p.lunar or not (p.day and p.month):
            continue
        day = day_or_none(p.year, p.month, p.day) if p.year else nearest(published, p.month, p.day)
        if day and DAY <= published - day <= _WITHIN and is_dateline(text, sentence_at(e.start), e):
            sent = Clue("dateline", ((day, day),), e.text, Dateline(day), e.start, e.end)
            return replace(hinge, days=(day,), used=(*hinge.used, sent))
    return hinge
