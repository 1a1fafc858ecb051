"""How far a contact lies from the day of its sentence: "gặp A ngày 19/3, một ngày sau cuộc hội đàm với B"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta

from loaders.dates.grammar import pieces
from loaders.events.hits import Contact
from loaders.events.propose import Placed
from loaders.events.scene import Scene
from loaders.text.numbers import ENGLISH_NUMBERS
from loaders.value import value

_DAYS = {"ngày": 1, "hôm": 1, "tuần": 7, "day": 1, "week": 7}
_TOLD = pieces.compiled(
    r"(?<!\w)(?:(?P<some>vài|mấy|nhiều|several|few|months?|a|one|two|three|four|five|six|seven)|<n>)"
    r" (?P<unit>ngày|hôm|tuần|tháng|năm|day|week|month|year)s?"
    r" (?P<way>sau|trước|after|before)(?: khi)?(?=\s)(?! (?:đó|đây|nữa|này|khi đó|that|the day)(?!\w))"
)
# Such words that are a day by themselves, by the rows that read them.
_GOES_ON = frozenset({"count_after", "count_before"})
# Letters at most between such words and the contact that they speak of.
_REACH = 80


@value
class Distance:
    """The words at [`start`, `end`); `days` from the day of the sentence to the contact behind them, None where it is
    no count of days ("vài tháng sau")."""

    start: int
    end: int
    days: int | None


def distance_to(low: str, scene: Scene, t: Contact) -> Distance | None:
    """How far a contact lies from the day of its sentence, if words right before it tell so. `low`: the article's text
    in lower case."""
    first = max(scene.sentence.start, t.start - _REACH)
    before = bisect_right(scene.borders, t.start - 1)
    first = max(first, scene.borders[before - 1] if before else first)
    m = next(reversed(list(_TOLD.finditer(low, first, t.start))), None)
    if m is None or any(m.end() <= o.start < t.start for o in scene.contacts):
        return None
    if any(e.rule in _GOES_ON and e.start <= m.start() < e.end for e in scene.expressions):
        return None  # "rời A ngày 16/9, | hai hôm sau | đoàn gặp B" is a day by itself, counted on
    count = ENGLISH_NUMBERS.get(m["some"]) if m["some"] else pieces.count(m["n"])
    unit = _DAYS.get(m["unit"])
    if count is None or unit is None:
        return Distance(m.start(), m.end(), None)
    return Distance(m.start(), m.end(), count * unit * (-1 if m["way"] in ("sau", "after") else 1))


def apart(told: Sequence[Placed], scene: Scene, t: Contact, away: Distance) -> list[Placed]:
    """The days of a contact that lies `away` from the day of its sentence: the one told right behind it as it is, else
    each other one so many days off."""
    after = bisect_right(scene.borders, t.end)
    end = scene.borders[after] if after < len(scene.borders) else scene.sentence.end
    own = [d for d in told if d.of.how == "own" and d.of.expression is not None]
    others = [d for d in own if not _within(d, away.start, away.end)]
    if at_it := [d for d in others if _within(d, away.end, end)]:
        return at_it
    if away.days is None:
        return []
    if not others:
        return [d for d in told if d.of.how not in ("own", "next")]
    return [_moved(d, away.days) for d in others]


def _within(d: Placed, start: int, end: int) -> bool:
    e = d.of.expression
    return e is not None and start < e.end and e.start < end


def _moved(d: Placed, days: int) -> Placed:
    by = timedelta(days=days)
    spans = tuple(s and (s[0] and s[0] + by, s[1] and s[1] + by) for s in d.spans)
    return Placed(d.of, spans, d.made, d.within, counted=True)
