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
    """The days that a contact may have by the phrases of its sentence: all, unless one beside it has its own, or it
    stands itself in one of what the act prepares ("tiếp Đại sứ | để chuẩn bị chuyến thăm")."""
    ahead = next((p for p in phrases if p.ahead and p.has(t.start)), None)
    if ahead is not None:
        return [d for d in told if d.of.how == "own" and (e := d.of.expression) is not None and ahead.has(e.start)]
    if not any(p.dated for p in phrases):
        return told

    def of(at: int) -> Phrase | None:
        return next((p for p in phrases if p.has(at)), None)

    mine = of(t.start)
    own = [e for d in told if d.of.how == "own" and (e := d.of.expression) is not None]
    far = [e for e in own if of(e.start) is not mine]
    if not any(tells_a_day(e) for e in own if e not in far):
        return told
    return [d for d in told if d.of.how != "own" or d.of.expression not in far]
