"""Clauses: the parts of a sentence that a cue governs, cut at marks and at the words of `lexicon/clauses.toml`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.resources import read_lexicon
from loaders.text.normalise import normalise
from loaders.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Clause:
    """[start, end) of the normalised text, without the mark that closes it; `sentence` is the sentence's number."""

    start: int
    end: int
    sentence: int


@cache
def _border() -> re.Pattern[str]:
    """A mark (not inside a number) or the place before a word that opens a clause."""
    words = "|".join(re.escape(normalise(w).text) for w in read_lexicon("clauses.toml")["opens"])
    return re.compile(rf"[,;:](?!\d)|[()\[\]\"“”]| (?:- |(?P<word>{words})\b)")


def find_clauses(text: str, sentences: Sequence[Sentence]) -> tuple[Clause, ...]:
    """All clauses in reading order; every character of a sentence save the marks between lies in exactly one."""
    border = _border()
    out: list[Clause] = []
    for s in sentences:
        at = s.start
        for m in border.finditer(text, s.start, s.end):
            if m[0] == " - " and text[m.end() : m.end() + 1].isupper():
                continue  # the hyphen of a pair: "Việt Nam - Lào"
            if text[at : m.start()].strip():
                out.append(Clause(at, m.start(), s.number))
            at = m.start("word") if m["word"] else m.end()
        if text[at : s.end].strip():
            out.append(Clause(at, s.end, s.number))
    return tuple(out)


class ClauseIndex:
    """Which clause an offset lies in: the last that opens at or before it."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._starts = [c.start for c in clauses]

    def number(self, at: int) -> int:
        """The clause's place in the order of the text, -1 before the first."""
        return bisect_right(self._starts, at) - 1
