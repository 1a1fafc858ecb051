"""Phrases about something beside the act: "trước thềm kỳ họp khai mạc ngày 20/10, …", "… nhằm chuẩn bị chuyến thăm …".

A day that such a phrase tells is of what stands in it, where its sentence tells another day; and what stands in a
phrase that tells a day has that one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from loaders.actors.party import HOME
from loaders.events.hits import Contact
from loaders.events.propose import Placed, tells_a_day
from loaders.events.scene import Scene
from loaders.value import value

_OCCASIONS = frozenset({"rite", "dialogue"})


@value
class Phrase:
    """[start, end) of a phrase: from its first word to where its clause ends. `dated`: it has date words. `foreign`: it
    names somebody of another state."""

    start: int
    end: int
    dated: bool
    foreign: bool

    def has(self, at: int) -> bool:
        return self.start <= at < self.end


def phrases_of(scene: Scene) -> list[Phrase]:
    """The phrases of a sentence that are about something beside the act, in order, none in another."""
    out: list[Phrase] = []
    for c in scene.cues:
        if c.concept != "aside" or (out and c.start < out[-1].end):
            continue
        at = bisect_left(scene.borders, c.end)
        end = scene.borders[at] if at < len(scene.borders) else scene.sentence.end
        dated = any(c.end <= e.start < end for e in scene.expressions)
        inside = [p for p in scene.parties if c.end <= p.start < end]
        out.append(Phrase(c.start, end, dated, any(code != HOME for p in inside for code in p.codes)))
    return out


def is_occasion(t: Contact, phrases: Sequence[Phrase]) -> bool:
    """Whether a rite or a session is only the occasion of what else is told: its phrase names no other state."""
    return t.frame.name in _OCCASIONS and any(p.has(t.start) and p.dated and not p.foreign for p in phrases)


def of_its_clause(told: Sequence[Placed], t: Contact, phrases: Sequence[Phrase]) -> Sequence[Placed]:
    """The days that a contact may have by the phrases of its sentence: all, unless one beside it has its own."""
    if not any(p.dated for p in phrases):
        return told
    mine = next((p for p in phrases if p.has(t.start)), None)

    def is_near(d: Placed) -> bool:
        """Whether a day stands in the phrase of the contact, or like it in none."""
        return next((p for p in phrases if p.has(_start(d))), None) is mine

    own = [d for d in told if d.of.how == "own" and d.of.expression is not None]
    if not any(is_near(d) and d.of.expression is not None and tells_a_day(d.of.expression) for d in own):
        return told
    return [d for d in told if d not in own or is_near(d)]


def _start(d: Placed) -> int:
    return d.of.expression.start if d.of.expression is not None else -1
