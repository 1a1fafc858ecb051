"""Dates of what moved somebody to write: "Được tin động đất xảy ra ngày 3/2, ngày 5/2 Chủ tịch nước đã gửi điện".

They date the tidings, and no letter.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.actors.party import Party, PartyKind
from loaders.dates.partial import Expression
from loaders.events.hits import Contact, Cue


def of_tidings(
    text: str,
    parties: Sequence[Party],
    contacts: Sequence[Contact],
    cues: Sequence[Cue],
    dates: Sequence[Expression],
) -> list[Expression]:
    """The date words of a sentence that date the tidings behind "được tin" and not the message sent upon them: those
    told before the sender, but for a date that is a clause by itself right before him."""
    heard = next((c for c in cues if c.concept == "tidings"), None)
    if heard is None:
        return []
    sent = next((t for t in contacts if t.frame.type == "message" and t.start >= heard.end), None)
    if sent is None:
        return []
    senders = [p for p in parties if p.kind is PartyKind.ACTOR and heard.end <= p.start and p.end <= sent.start]
    if not senders:
        return []
    of_it = [e for e in dates if heard.end <= e.start < senders[-1].start]
    return [e for e in of_it if not (e is of_it[-1] and _stands_alone(text, e, senders[-1]))]


def _stands_alone(text: str, e: Expression, sender: Party) -> bool:
    """Whether nothing but commas parts a date from the words before it and from the sender."""
    return text[max(0, e.start - 2) : e.start].rstrip()[-1:] in (",", ";") and not text[e.end : sender.start].strip(
        " ,"
    )
