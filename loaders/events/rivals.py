"""What claims of one word of contact say of each other: states of a list act alike, others are rivals.

Chances are given to each claim by itself; one word of contact is one act, and that bounds what may hold together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from loaders.events.claims import Claim
from loaders.events.legs import is_next_leg
from loaders.events.moved import is_left, is_moved_to
from loaders.events.stays import is_one_day

Judged = tuple[Claim, float]

# "Tiếp Đại sứ Cuba và Đại sứ Belarus": a claim that is likely at all has this share of the chance of the likeliest of
# its list. So none is called sure for that of another alone.
_ALIKE = 0.75
_LIKELY_AT_ALL = 0.1
# A mention that is so much less sure than the best of its claim tells nothing of what else its word of contact means.
_AS_GOOD = 3.0
# A stay that is told with its last day as well, nearly as likely, is what its beginning tells of: it has this share.
_WHOLE = 0.6
# Of one word of contact two other states hold from this chance on, where it is likelier that of two already.
_OF_ANOTHER = 0.45


def weighed(judged: Sequence[Judged]) -> list[Judged]:
    """The claims with their chances among those of the same words of contact, the likeliest first.

    `judged`: each with its chance by itself, 0 to 1. Claims that another excludes are left out.
    """
    raised = _whole(_raised(judged))
    best: dict[int, list[Judged]] = defaultdict(list)
    for claim, chance in raised:
        best[claim.best.mention.contact.start].append((claim, chance))
    kept = [
        (claim, chance)
        for claim, chance in raised
        if not any(
            p > chance and (chance < _OF_ANOTHER or _are_meant(c, claim)) and _excludes(c, claim)
            for c, p in best[claim.best.mention.contact.start]
        )
        or is_next_leg(claim)  # "rời Hà Nội, lên đường thăm Thái Lan" says itself where he goes
    ]
    return sorted(kept, key=lambda j: -j[1])


def _raised(judged: Sequence[Judged]) -> list[Judged]:
    """The claims with what the others of their lists lend them, or those visited in turn."""
    told: dict[int, list[Judged]] = defaultdict(list)
    for claim, chance in judged:
        for at in {s.mention.contact.start for s in claim.mentions if s.worth > claim.best.worth - _AS_GOOD}:
            told[at].append((claim, chance))

    def lent(claim: Claim) -> float:
        of = claim.best.mention.pair
        beside = told[claim.best.mention.contact.start]
        if is_moved_to(claim.best.mention):  # as sure as that it was once to be on another day
            return _ALIKE * max((p for c, p in beside if c.pair == claim.pair and is_left(c.best.mention)), default=0.0)
        if not (of.mates or of.in_turn):
            return 0.0
        alike = [p for c, p in beside if c.pair in (of.mates if c.spans == claim.spans else of.in_turn)]
        return _ALIKE * max(alike, default=0.0)

    return [(c, max(p, lent(c)) if p >= _LIKELY_AT_ALL else p) for c, p in judged]


def _whole(judged: Sequence[Judged]) -> list[Judged]:
    """The claims without stays of which only the first day is told, where another has the last one too: those have the
    chance of the beginning then."""
    begun = {(c.pair, c.span[0]): p for c, p in judged if c.span[1] is None}
    told: list[Judged] = []
    ended = set()
    for c, p in judged:
        chance = begun.get((c.pair, c.span[0]), 0.0)
        lasts = None not in c.span and not (c.within or is_one_day(c.spans))
        if lasts and p < chance and p / chance >= _WHOLE:
            ended.add((c.pair, c.span[0]))
            p = chance
        told.append((c, p))
    return [(c, p) for c, p in told if c.span[1] is not None or (c.pair, c.span[0]) not in ended]


def _are_meant(a: Claim, b: Claim) -> bool:
    """Whether one word of contact, whose sentence names no state, is read as of two pairs: it means but one."""
    return {c.best.mention.pair.how for c in (a, b)} <= {"none", "both"}


def _excludes(known: Claim, claim: Claim) -> bool:
    """Whether the word of contact that tells one claim, told by another, is none of the two states of this one."""
    of = claim.best.mention.pair
    return known.pair != claim.pair and known.pair not in of.mates | of.in_turn
