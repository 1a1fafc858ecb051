"""Meetings of several days that are told by their length and one end: "ba ngày họp khép lại hôm nay"."""

from __future__ import annotations

from loaders.dates.days import DAY
from loaders.events.claims import Claim
from loaders.events.propose import Spans
from loaders.events.stays import is_one_day

_MEETINGS = frozenset({"talks", "dialogue"})


def on_all_days(claim: Claim, kind: str) -> Spans | None:
    """The days of a meeting of which a sentence tells how long it lasted and its first day or its last; None where a
    claim, of the type `kind`, is none such."""
    m = claim.best.mention
    if kind not in _MEETINGS or m.contact.frame.type not in _MEETINGS or len(m.scene.met_for) != 1:
        return None
    if m.day.of.how != "own" or m.day.made or m.day.within or not is_one_day(claim.spans):
        return None
    (days,) = m.scene.met_for
    told = {c.concept for c in m.scene.cues} & {"first_day", "last_day"}
    if len(told) != 1:
        return None
    more = (days - 1) * DAY
    if told == {"last_day"}:
        return tuple((s[0] - more, s[0]) if s and s[0] else None for s in claim.spans)
    return tuple((s[0], s[0] + more) if s and s[0] else None for s in claim.spans)
