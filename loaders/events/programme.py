"""Acts on the programme of a visit, which have no day but those of the visit: "trong chuyến thăm, ông sẽ gặp …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.actors.party import PartyKind
from loaders.events.announced import announcing
from loaders.events.finding import Finding
from loaders.events.mentions import Mention
from loaders.events.stays import is_one_day

# "Tại | Lào, Thủ tướng sẽ hội kiến …": where the place stands from the beginning of its sentence at most.
_OPENING = 6
# These are done at the beginning of a visit.
_AT_ONCE = ("ceremony", "visit")


def of_the_stay(f: Finding, of_pair: Sequence[Finding]) -> Finding:
    """A finding, which has all the days of a visit where it is announced for some time in it and has been given the
    first. `of_pair`: the findings of its states."""
    m = f.claim.best.mention
    if f.type in _AT_ONCE or m.day.of.how not in ("last", "lead") or m.day.made or not is_one_day(f.claim.spans):
        return f
    if announcing(m.scene, m.contact) is None or not _is_on_programme(m):
        return f
    stay = next((g.claim.spans for g in of_pair if g.type == "visit" and _begins(g, f)), None)
    return replace(f, claim=replace(f.claim, spans=stay)) if stay else f


def _begins(stay: Finding, f: Finding) -> bool:
    """Whether a visit begins on the day of a finding and lasts longer, or is told with its beginning alone."""
    first, last = stay.claim.span
    return first == f.claim.span[0] and first is not None and first != last


def _is_on_programme(m: Mention) -> bool:
    """Whether a sentence, or what somebody says in it, opens with the visit or its programme, or the host's state, and
    names nothing that the act follows."""
    scene = m.scene
    opens = [scene.sentence.start, *(c.end for c in scene.cues if c.concept == "speech" and c.end < m.contact.start)]
    cues = [c for c in scene.cues if c.start < m.contact.start]
    if any("sau" in c.words.split() or c.concept == "also" for c in cues):
        return False
    placed = any(p.kind is PartyKind.PLACE and any(0 < p.start - at <= _OPENING for at in opens) for p in scene.parties)
    return placed or any(c.concept == "programme" and any(0 <= c.start - at <= _OPENING for at in opens) for c in cues)
