"""Stays told by where somebody was and in which days, with no word of visiting: "ông A ở Lào từ 27 tới 29/10"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.actors.party import Party, PartyKind
from loaders.dates.partial import Expression, Form
from loaders.events.hits import Contact, Cue
from loaders.lexicon.words import frame_called

# Letters at most from who stays to the word for it, "ông A | ở", and from the place to the days, which a length may
# part ("ở Lào | năm ngày, | từ 5 đến 9/6"). A verb that tells its time may stand behind what explains who it is.
_NEAR, _THEN, _EXPLAINED = 1, 16, 60
_PLACES = (PartyKind.PLACE, PartyKind.STATE)


def stays_told(
    low: str, parties: Sequence[Party], cues: Sequence[Cue], dates: Sequence[Expression], told: Sequence[Contact]
) -> Iterator[Contact]:
    """The words of contact of one sentence for stays that are told so. `low`: the article in lower case; `told`: the
    other words of contact of the sentence."""
    words = [c for c in cues if c.concept == "stays_in"]
    for who, place in pairwise(parties) if words else ():
        if who.kind is not PartyKind.ACTOR or place.kind not in _PLACES or not place.codes:
            continue
        c = next((c for c in words if who.end <= c.start and c.end + 1 == place.start), None)
        stretch = any(e.form is Form.RANGE and 0 <= e.start - place.end <= _THEN for e in dates)
        if c is None or not stretch or any(t.start < place.start and who.end < t.end for t in told):
            continue
        if c.start - who.end <= (_EXPLAINED if " " in c.words else _NEAR):
            yield Contact(c.start, c.end, low[c.start : c.end], frame_called("visit"))
