"""Meetings of several days that are told by their length and one end, "ba ngày họp khép lại hôm nay", or by both ends:
"khai mạc ngày 5 và kết thúc hôm nay"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.dates.days import DAY
from loaders.dates.partial import Form
from loaders.events.claims import Claim
from loaders.events.finding import is_of_its_day
from loaders.events.mentions import Mention
from loaders.events.propose import Spans
from loaders.events.scene import is_told

#: The types of what two sit down for, for a day or for several.
MEETINGS = frozenset({"talks", "dialogue"})
# No meeting told by both its ends lasts longer.
_MOST = 21 * DAY
# So near before a day stands what it is the first or the last of: "khai mạc | vào | ngày 5".
_NEAR = 6


def on_all_days(claim: Claim, kind: str) -> Spans | None:
    """The days of a meeting of which a sentence tells how long it lasted and its first day or its last; None where a
    claim, of the type `kind`, is none such."""
    m = claim.best.mention
    if kind not in MEETINGS or m.contact.frame.type not in MEETINGS or len(m.scene.met_for) != 1:
        return None
    if not is_of_its_day(claim):
        return None
    (days,) = m.scene.met_for
    told = {c.concept for c in m.scene.cues} & {"first_day", "last_day"}
    if len(told) != 1:
        return None
    more = (days - 1) * DAY
    if told == {"last_day"}:
        return tuple((s[0] - more, s[0]) if s and s[0] else None for s in claim.spans)
    return tuple((s[0], s[0] + more) if s and s[0] else None for s in claim.spans)


def on_days_between(claim: Claim, kind: str, of_pair: Sequence[Claim]) -> Spans | None:
    """The days of a meeting of which a sentence tells the first and the last apart; None where a claim, of the type
    `kind`, is of neither. `of_pair`: all claims of its states."""
    m = claim.best.mention
    if kind not in MEETINGS or not is_of_its_day(claim):
        return None
    beside = [c for c in of_pair if any(_is_told_with(m, o.mention) for o in c.mentions)]
    firsts, lasts = ([c.spans for c in beside if at_end(c)] for at_end in (_is_first, _is_last))
    pairs = [(claim.spans, last) for last in lasts if _is_first(claim)]
    pairs += [(first, claim.spans) for first in firsts if _is_last(claim)]
    return next((spans for first, last in pairs if (spans := _between(first, last))), None)


def _is_told_with(m: Mention, other: Mention) -> bool:
    """Whether one word of contact has two days of its sentence."""
    return other.scene is m.scene and other.contact is m.contact and other.day.of.how == "own"


def _is_first(c: Claim) -> bool:
    """Whether a claim is of the day on which something begins: "từ ngày 5", "khai mạc hôm 5/11"."""
    m = c.best.mention
    return m.day.made == "from" or is_told(m.day.of.expression, m.scene, "first_day", _NEAR)


def _is_last(c: Claim) -> bool:
    """Whether a claim is of the day on which something ends: "đến 5/11", "kết thúc hôm nay"."""
    m = c.best.mention
    e = m.day.of.expression
    return (e is not None and e.form is Form.OPEN_START) or is_told(e, m.scene, "last_day", _NEAR)


def _between(first: Spans, last: Spans) -> Spans | None:
    """From one day to another one, for each possible day of writing; None where these do not follow each other soon."""
    pairs = [(a and a[0], b and b[1]) for a, b in zip(first, last, strict=True)]
    soon = all(a and b and DAY <= b - a <= _MOST for a, b in pairs)
    return tuple(pairs) if soon and pairs else None
