"""Ordered steps over what the rows found: join neighbours, drop what has no cue, take in the words that belong.

Each step takes and gives candidates in text order, with the text and the text in lower case.
"""

from __future__ import annotations

from collections.abc import Callable

from loaders.dates.candidate import Candidate
from loaders.dates.refine.clocks import parts_of_day, zones
from loaders.dates.refine.counted import chronicles, counted_days
from loaders.dates.refine.cues import cues, in_passing, vague
from loaders.dates.refine.lengths import durations, nth_days
from loaders.dates.refine.neighbours import apart, inherited, neighbours, right_after
from loaders.dates.refine.ranges import ranges
from loaders.dates.refine.sides import leading_words, leans, of_pages, told_as_past

Step = Callable[[list[Candidate], str, str], list[Candidate]]

STEPS: tuple[Step, ...] = (
    vague, parts_of_day, neighbours, zones, leans, ranges, in_passing, nth_days, chronicles, counted_days, cues,
    leading_words, inherited, of_pages, told_as_past, durations, right_after, apart,
)  # fmt: skip
