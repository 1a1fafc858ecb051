"""Which days a contact may have by the phrases of its sentence that are about something beside the act.

A day that such a phrase tells is of what stands in it, where its sentence tells another day; and what stands in a
phrase that tells a day has that one.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.events.hits import Contact
from loaders.events.phrases import Phrase
from loaders.events.propose import Placed, tells_a_day


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
