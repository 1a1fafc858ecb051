"""A finding: a claim that holds, with what it is told by and its part of day."""

from __future__ import annotations

from loaders.dates.grammar.pieces import PARTS_OF_DAY
from loaders.dates.partial import PartOfDay
from loaders.events.claims import Claim
from loaders.events.mentions import Mention
from loaders.events.stays import is_one_day
from loaders.value import value

# Mentions that are so much less sure than the best say nothing of the part of day.
_HEARD = 8.0
#: Mentions that are no less sure than this tell an event as well as the best.
AS_GOOD = 4.0
#: So much must speak for words being told of two states and a day, for these to tell of a further act there.
TELLS = -2.0


@value
class Finding:
    """A claim that holds, with its chance and the types of what happened, its own first."""

    claim: Claim
    chance: float
    types: tuple[str, ...]

    @property
    def type(self) -> str:
        return self.types[0]


def is_of_journey(claim: Claim) -> bool:
    """Whether a claim gives two states all the days of a journey to several: some of them are theirs."""
    return claim.best.mention.day.of.journey and not is_one_day(claim.spans)


def is_of_its_day(claim: Claim) -> bool:
    """Whether a claim is of one day that its sentence tells."""
    day = claim.best.mention.day
    return day.of.how == "own" and not (day.made or day.within) and is_one_day(claim.spans)


def is_of_visit_over(claim: Claim) -> bool:
    """Whether a claim gives what was done during a visit the day on which it ended: the last day told before."""
    return claim.best.mention.day.of.parting


def telling(claim: Claim, kind: str) -> Claim:
    """A claim with the surest of the mentions that word a type of contact first, where there is one as good as any or
    whose sentence tells the day.

    A reception in the morning and talks in the afternoon are one claim; each is shown by its own words.
    """
    best = claim.best
    for s in claim.mentions:
        shows = s.worth >= best.worth - AS_GOOD or (s.mention.day.of.how == "own" and s.worth >= TELLS)
        if shows and s.mention.contact.frame.type == kind and s.mention.day.within == best.mention.day.within:
            return claim.led_by(s)
    return claim


def part_of_day(claim: Claim, kind: str) -> PartOfDay | None:
    """The part of day that mentions of a claim give: those that word this type first, the surest before the others.

    One beside the day says more than that of a meal ("ăn tối").
    """
    most = max(s.worth for s in claim.mentions)
    parts = [
        (s.mention.contact.frame.type == kind, told, part)
        for s in claim.mentions
        if s.worth >= most - _HEARD
        for told, part in ((True, _part_told(s.mention)), (False, _part_of_meal(s.mention)))
        if part is not None
    ]
    return max(parts, key=lambda part: part[:2], default=(False, False, None))[2]


def _part_told(m: Mention) -> PartOfDay | None:
    return m.day.of.expression.first.part_of_day if m.day.of.expression else None


def _part_of_meal(m: Mention) -> PartOfDay | None:
    return next((PARTS_OF_DAY[word] for word in m.contact.words.split() if word in PARTS_OF_DAY), None)
