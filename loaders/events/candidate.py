"""What sentences report, before any day is computed: a trigger, two states, and the date words beside them."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.actors.parties import Party, PartyKind
from loaders.dates.partial import Expression
from loaders.events.triggers import TriggerMention
from loaders.text.sentences import Sentence

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report of one interaction that may become an event.

    `expression`: the date words that go with it, None where the sentence has none of its own.
    `named`: both states are named by the words of the sentence itself, not filled in from the article.
    """

    sentence: Sentence
    trigger: TriggerMention
    pair: Pair
    expression: Expression | None
    status: str
    mode: str | None
    aspect: str | None
    named: bool
    follows: bool
    parties: tuple[Party, ...]


Reading = tuple[Pair, bool, tuple[Party, ...], Expression | None]


def in_order(a: str, b: str) -> Pair:
    """The pair of two alpha-2 codes, in alphabetical order."""
    return (a, b) if a < b else (b, a)


ACTING = (PartyKind.ACTOR, PartyKind.STATE)
