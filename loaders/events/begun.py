"""Exercises of which a sentence tells the first day or the last alone: "hôm nay khai mạc cuộc diễn tập", "cuộc tập trận
kết thúc hôm 12/4". Like a visit of which one end is told they are open at the other."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.events.claims import Claim
from loaders.events.finding import is_of_its_day
from loaders.events.mentions import Mention
from loaders.events.propose import Spans


def of_one_end(claim: Claim) -> Spans | None:
    """The days of an exercise that is told by its first day or its last; None where a claim is none such."""
    m = claim.best.mention
    if m.contact.frame.name != "exercise" or not is_of_its_day(claim):
        return None
    if _is_told(m, "first_day"):
        return tuple(s and (s[0], None) for s in claim.spans)
    if _is_told(m, "last_day"):
        return tuple(s and (None, s[1]) for s in claim.spans)
    return None


def of_opening(claim: Claim) -> Spans | None:
    """The days of an exercise that begins with the rite that a claim is of: "lễ khai mạc | cuộc tập trận"; None where
    it is of none such."""
    m = claim.best.mention
    t = m.contact
    follows = any(o.frame.name == "exercise" and 0 <= o.start - t.end <= 1 for o in m.scene.contacts)
    opens = any(c.concept == "first_day" and t.start <= c.start and c.end <= t.end for c in m.scene.cues)
    if not (follows and opens and is_of_its_day(claim)):
        return None
    return tuple(s and (s[0], None) for s in claim.spans)


def whole_of(told: Spans, of_pair: Sequence[Claim]) -> Spans | None:
    """All days of an exercise of which the first is told, where some sentence tells its last. `of_pair`: all claims of
    its states."""
    firsts = [span and span[0] for span in told]
    if None in firsts:
        return None
    begun = (c for c in of_pair if any(_is_with_end(s.mention) for s in c.mentions))
    return next((c.spans for c in begun if [span and span[0] for span in c.spans] == firsts), None)


def _is_with_end(m: Mention) -> bool:
    return m.contact.frame.name == "exercise" and m.day.of.how == "own" and m.day.made in ("joined", "joined same")


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
