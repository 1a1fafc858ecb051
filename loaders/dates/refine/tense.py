"""Whether a day told by its weekday alone is still to come, by the tense of the act that it is of.

What the rest of the sentence announces beside that act says nothing of it: a purpose ("tiếp Đại sứ nhằm chuẩn bị chuyến
thăm"), what somebody says ("nói hai nước sẽ ký"), what the talks are about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.dates.wording import announcing
from loaders.lexicon.lists import any_of, whole
from loaders.patterns import lazy_re, lazy_regex

Stretch = tuple[int, int]

# A verb that tells what was done or said, and what makes a noun of it, which has no tense of its own.
_VERB = lazy_re(
    lambda: (
        rf"(?<!\w)(?P<noun>{any_of('beside_dates.toml', 'makes_nouns')} )?{any_of('beside_dates.toml', 'tells')}(?!\w)"
    )
)
_ASIDE = whole("cues.toml", "aside")
_OVER = whole("cues.toml", "over")
_CLAUSE = lazy_regex(r"[,;:]")
_CLAUSE_BEFORE = lazy_re(r"[,;:](?=[^,;:]*\Z)")


def is_to_come(low: str, stretch: Stretch, day: Stretch) -> bool:
    """Whether the act of a day at [start, end) of a sentence at `stretch` is announced. `low`: the text."""
    start, end = stretch
    cues = announcing(low, start, end)
    if not cues:
        return False
    beside = _asides(low, stretch)
    phrase = next(((a, b) for a, b in beside if a <= day[0] < b), None)
    outside = [at for at in cues if not _lies_in(at, beside)]
    verbs = [m for m in _VERB.finditer(low, start, end) if not _lies_in(m.start(), beside)]
    if phrase is not None and (len(outside) < len(cues) or not _OVER.match(low, phrase[0])):
        return True  # what is told before or after another act has the tense of that one
    cues = outside
    if phrase is not None:  # "sau cuộc gặp | ngày 13, | hai bên nói sẽ" is over when they say so
        return any(at < next((m.start() for m in verbs if not m["noun"]), end) for at in cues)
    before = [m for m in verbs if m.end() <= day[0]]
    if before and not _opens_a_clause(low, start, day[0], before[-1].end()):
        return _behind(cues, before, [m.start() for m in verbs if m.start() >= day[1]], day)
    verb = next((m.start() for m in verbs if m.start() >= day[1] and not m["noun"]), end)
    return any(at < verb for at in cues if at >= day[1]) or any(at < day[0] for at in cues)


def _behind(cues: Sequence[int], verbs: Sequence[re.Match[str]], later: Sequence[int], day: Stretch) -> bool:
    """Whether a day told behind `verbs` is to come: what announces stands before the last of them, or between it and
    the day; behind the day, where the last is a noun ("cuộc gặp hôm thứ Năm sẽ"). `later`: the verbs behind the day."""
    own = verbs[-1]
    since = verbs[-2].end() if len(verbs) > 1 and not own["noun"] else 0
    if any(at < day[0] for at in cues if at >= since):
        return True
    return bool(own["noun"]) and any(day[1] <= at < next(iter(later), at + 1) for at in cues)


def _asides(low: str, stretch: Stretch) -> list[Stretch]:
    """The phrases of a sentence that are about something beside its act, each to the end of its clause."""
    out: list[Stretch] = []
    for m in _ASIDE.finditer(low, *stretch):
        border = _CLAUSE.search(low, m.end(), stretch[1])
        out.append((m.start(), border.start() if border else stretch[1]))
    return out


def _lies_in(at: int, stretches: Sequence[Stretch]) -> bool:
    return any(a <= at < b for a, b in stretches)


def _opens_a_clause(low: str, start: int, day: int, verb: int) -> bool:
    """Whether nothing but a few words stands between the border of a clause, behind `verb`, and the day."""
    border = _CLAUSE_BEFORE.search(low, verb, day)
    return border is not None and not low[border.end() : day].strip()
