"""One sentence as the events see it: its parties, words of contact, cues and date words, each found before.

Nothing is searched here: what one pass over the article found is dealt out to its sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from loaders.actors.parties import Party
from loaders.dates.partial import Expression
from loaders.lexicon.words import Hit, Hits
from loaders.text.sentences import Sentence
from loaders.text.zones import Role

# What these zones say is not told by the article.
_SKIPPED = (Role.HEADER, Role.CLOCK, Role.FOOTER, Role.RELATED)
# So much of a sentence is looked at: nobody writes more contacts, parties or dates into one.
MOST = 24


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what stands in it, all in order and at most `MOST` of a kind."""

    sentence: Sentence
    number: int  # among the scenes of the article
    parties: tuple[Party, ...]
    contacts: tuple[Hit, ...]
    cues: tuple[Hit, ...]
    expressions: tuple[Expression, ...]
    borders: tuple[int, ...]  # where clauses end: offsets of commas, semicolons, colons, brackets and dashes


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_T = TypeVar("_T", bound=_Placed)


def _within(things: Sequence[_T], starts: list[int], s: Sentence, most: int) -> tuple[_T, ...]:
    low, high = bisect_left(starts, s.start), bisect_left(starts, s.end)
    return tuple(t for t in things[low : min(high, low + most)] if t.end <= s.end)


def _before_contact(text: str, p: Party, contacts: Sequence[Hit]) -> Party:
    """A party ends where a contact is told: "Chủ tịch nước dày đặc các cuộc gặp" names the president alone."""
    for t in contacts:
        if p.start < t.start < p.end and (t.start - p.start > 6):
            return replace(p, end=t.start, text=text[p.start : t.start].rstrip())
    return p


def scenes_of(
    text: str,
    sentences: Sequence[Sentence],
    parties: Sequence[Party],
    hits: Hits,
    expressions: Sequence[Expression],
) -> tuple[Scene, ...]:
    """The scenes of an article in reading order; zones of the page around it have none."""
    starts = {
        name: [t.start for t in things]
        for name, things in (("p", parties), ("t", hits.contacts), ("c", hits.cues), ("e", expressions))
    }
    out: list[Scene] = []
    for s in sentences:
        if s.role in _SKIPPED:
            continue
        dates = _within(expressions, starts["e"], s, MOST)
        contacts = [
            t
            for t in _within(hits.contacts, starts["t"], s, 2 * MOST)
            if not any(e.start <= t.start < e.end for e in dates)
        ]
        mine = tuple(_before_contact(text, p, contacts) for p in _within(parties, starts["p"], s, MOST))
        contacts = [t for t in contacts if not any(p.start <= t.start < p.end for p in mine)]
        borders = tuple(n for n in range(s.start, s.end) if text[n] in ',;:()[]–—"“”' or text[n : n + 3] == " - ")
        out.append(
            Scene(
                s, len(out), mine, tuple(contacts[:MOST]), _within(hits.cues, starts["c"], s, 6 * MOST), dates, borders
            )
        )
    return tuple(out)
