"""Which states an article is about, for whoever judges what two of them did in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from loaders.actors.party import HOME, PartyKind
from loaders.events.pairs import Pair, states_of
from loaders.events.scene import Scene


@dataclass(frozen=True, slots=True)
class About:
    """`titled`: the states that the title names, or where there is none the first sentence; `named`, `acting`: for each
    state the sentences that name it, and those in which somebody acts for it."""

    titled: frozenset[str] = frozenset()
    named: Mapping[str, int] = field(default_factory=dict)
    acting: Mapping[str, int] = field(default_factory=dict)

    def numbers(self, pair: Pair) -> dict[str, float]:
        """How much of the article two states have, each a named number: `less` is the one of them that has less."""
        named = sorted(self.named.get(code, 0) for code in pair)
        acting = sorted(self.acting.get(code, 0) for code in pair)
        total = sum(self.named.values()) or 1
        return {
            "titled": len(self.titled & {*pair}), "in title": len(self.titled),
            "less named": named[0], "more named": named[1], "less acting": acting[0], "more acting": acting[1],
            "share of both": sum(named) / total, "share of less": named[0] / total,
            "states of article": len(self.named), "home named": self.named.get(HOME, 0),
        }  # fmt: skip


def about_of(scenes: Sequence[Scene]) -> About:
    """What the scenes of an article, in order, are about."""
    named: Counter[str] = Counter()
    acting: Counter[str] = Counter()
    for s in scenes:
        named.update(states_of(s.parties))
        acting.update(states_of([p for p in s.parties if p.kind is PartyKind.ACTOR]))
    return About(frozenset(states_of(scenes[0].parties)) if scenes else frozenset(), named, acting)
