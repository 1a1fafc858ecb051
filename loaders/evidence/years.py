"""The year of an article from what it says: all kinds of evidence, in the order in which equal ones are listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from loaders.evidence.clue import Clue
from loaders.evidence.clues import anniversaries, known, lunar_years, named, offices, relations, told
from loaders.evidence.view import View

EVIDENCE: tuple[Callable[[View], Iterator[Clue]], ...] = (
    told.full_days,
    told.figures_up_to,
    told.months_announced,
    told.years_announced,
    anniversaries.anniversaries_to_come,
    anniversaries.spans_of_years,
    anniversaries.counted_years,
    told.neighbouring_days,
    told.years_by_month,
    known.day_coincidence,
    known.known_visits,
    anniversaries.known_anniversaries,
    named.named_years,
    named.named_stretches,
    named.turns_of_years,
    named.plan_years,
    named.current_years,
    lunar_years.lunar_years,
    anniversaries.anniversaries,
    known.known_events,
    offices.offices,
    offices.ranks,
    relations.milestones,
    told.years_told,
)


def find_clues(view: View) -> tuple[Clue, ...]:
    """All clues about the day on which an article was written, hard ones first."""
    clues = [c for find in EVIDENCE for c in find(view)]
    return tuple(sorted(clues, key=lambda c: not c.hard))
