"""The stretches of a text between the ends of its sentences, for steps that look around an expression."""

from __future__ import annotations

import re
from bisect import bisect_left

from loaders.patterns import lazy_re

SENTENCE_END = lazy_re(r"[!?\n]|\.(?!\d)")
# So many letters are looked at on either side, whatever their sentence goes on to: dates of one that never ends would
# otherwise each ask all of it.
_FAR = 2_000


class Stretches:
    """The stretches of a text between the ends of its sentences, and what stands in them, each searched once."""

    def __init__(self, low: str) -> None:
        self.low = low
        self.ends = [m.start() for m in SENTENCE_END.finditer(low)]
        self._first: dict[tuple[re.Pattern[str], int, int], int] = {}

    def around(self, at: int) -> tuple[int, int]:
        """From behind the mark before `at` to the next one, to the end of the text where there is none; no farther than
        `_FAR`."""
        n = bisect_left(self.ends, at)
        start, end = self.ends[n - 1] + 1 if n else 0, self.ends[n] if n < len(self.ends) else len(self.low)
        return max(start, at - _FAR), min(end, at + _FAR)

    def first(self, pattern: re.Pattern[str], stretch: tuple[int, int]) -> int:
        """Where the first match in a stretch begins; its end where none does."""
        found = self._first.get((pattern, *stretch))
        if found is None:
            m = pattern.search(self.low, *stretch)
            found = self._first[pattern, *stretch] = m.start() if m else stretch[1]
        return found
