"""Items of a survey: paragraphs that each tell something of two states of their own, which their heads name.

"* Nga - Lào: Hải quân hai nước …" is of these two, whoever the others are of.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.actors.party import PartyKind
from loaders.events.pairs import Pair, pair_of
from loaders.events.scene import Scene
from loaders.value import value

_TWO = 2


@value
class Headed:
    """A paragraph of its own by the number of its line, and the two states that its head names."""

    line: int
    pair: Pair


def survey(scenes: Sequence[Scene]) -> list[Headed | None]:
    """For each sentence the item that it is a part of; None where its paragraph has no head."""
    heads: dict[int, Headed | None] = {}
    for s in scenes:
        if s.sentence.line not in heads:
            heads[s.sentence.line] = _opened_by(s)
    return [heads[s.sentence.line] for s in scenes]


def _opened_by(s: Scene) -> Headed | None:
    """The item that a sentence opens by its head; None where it has none."""
    first = next((p for p in s.parties if s.head and p.end == s.head), None)
    if first is None or first.kind is not PartyKind.PAIR or len(first.codes) != _TWO:
        return None
    return Headed(s.sentence.line, pair_of(*first.codes))
