"""Exercises of which a sentence tells the first day or the last alone: "hôm nay khai mạc cuộc diễn tập", "cuộc tập trận
kết thúc hôm 12/4". Like a visit of which one end is told they are open at the other."""

from __future__ import annotations

from loaders.events.claims import Claim
from loaders.events.mentions import Mention
from loaders.events.propose import Spans
from loaders.events.stays import is_one_day


def of_one_end(claim: Claim) -> Spans | None:
    """The days of an exercise that is told by its first day or its last; None where a claim is none such."""
    m = claim.best.mention
    if m.contact.frame.name != "exercise" or m.day.of.how != "own" or m.day.made or m.day.within:
        return None
    if not is_one_day(claim.spans):
        return None
    if _is_told(m, "first_day"):
        return tuple(s and (s[0], None) for s in claim.spans)
    if _is_told(m, "last_day"):
        return tuple(s and (None, s[1]) for s in claim.spans)
    return None


def _is_told(m: Mention, concept: str) -> bool:
    """Whether a word of beginning or ending stands between the exercise and its day or before both in their clause, and
    no other act before it there."""
    e, t = m.day.of.expression, m.contact
    if e is None:
        return False
    low, high = min(e.start, t.start), max(e.end, t.end)
    clause = max((at for at in m.scene.borders if at < low), default=m.scene.sentence.start)
    others = [o.start for o in m.scene.contacts if o is not t and o.frame.name not in ("exercise", "rite")]
    told = [c.start for c in m.scene.cues if c.concept == concept and clause <= c.start and c.end <= high]
    return any(not any(clause <= at < start for at in others) for start in told)
