"""Two states, and the states of parties."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.actors.party import Party

Pair = tuple[str, str]


def states_of(parties: Sequence[Party]) -> list[str]:
    """The states that parties speak for, in order, each once."""
    return list(dict.fromkeys(code for p in parties for code in p.codes))


def pair_of(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)
