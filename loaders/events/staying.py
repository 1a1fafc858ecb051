"""Stays told by where somebody was and in which days, with no word of visiting: "ông A ở Lào từ 27 tới 29/10"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.actors.party import Party, PartyKind
from loaders.dates.partial import Expression, Form
from loaders.events.hits import Contact, Cue
from loaders.lexicon.words import frame_called

# Letters at most from who stays to the word for it, "ông A | ở", and from the place to the days.
_NEAR, _THEN = 1, 7


def stays_told(
    low: str, parties: Sequence[Party], cues: Sequence[Cue], dates: Sequence[Expression], told: Sequence[Contact]
) -> Iterator[Contact]:
    """The words of contact of one sentence for stays that are told so. `low`: the article in lower case; `told`: the
    other words of contact of the sentence."""
    words = [c for c in cues if c.concept == "stays_in"]
    for who, place in pairwise(parties) if words else ():
        if who.kind is not PartyKind.ACTOR or place.kind is not PartyKind.PLACE or not place.codes:
            continue
        c = next((c for c in words if 0 <= c.start - who.end <= _NEAR and c.end + 1 == place.start), None)
        stretch = any(e.form is Form.RANGE and 0 <= e.start - place.end <= _THEN for e in dates)
        if c is not None and stretch and not any(t.start < place.start and c.start < t.end for t in told):
            yield Contact(c.start, c.end, low[c.start : c.end], frame_called("visit"))
