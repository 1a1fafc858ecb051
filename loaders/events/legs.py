"""Journeys told leg by leg: "rời Lào, lên đường thăm Campuchia" tells of two visits, of which one begins."""

from __future__ import annotations

from loaders.actors.party import Party, PartyKind
from loaders.events.claims import Claim
from loaders.events.hits import Contact
from loaders.events.scene import Scene

# Letters at most between a word of leaving or arriving and the place.
_REACH = 40
_NAMES = (PartyKind.PLACE, PartyKind.STATE)


def place_behind(scene: Scene, t: Contact) -> Party | None:
    """The state or place named right behind a word of contact; None where none is."""
    behind = next((p for p in scene.parties if p.start >= t.end), None)
    near = behind is not None and behind.kind in _NAMES and behind.start - t.end <= _REACH
    return behind if near else None


def is_next_leg(claim: Claim) -> bool:
    """Whether a claim is of a visit to the state for which somebody leaves another, in one sentence and on its day."""
    m = claim.best.mention
    t, scene = m.contact, m.scene
    if t.frame.aspect != "arrive" or m.day.of.how != "own" or m.day.made != "open":
        return False
    left = [
        p for o in scene.contacts if o.frame.aspect == "leave" and o.end <= t.start and (p := place_behind(scene, o))
    ]
    to = place_behind(scene, t)
    if to is None or not left or {*left[-1].codes} & {*to.codes}:
        return False
    guest = {*claim.pair} - {*to.codes}
    who = [p for p in scene.parties if p.kind is PartyKind.ACTOR and p.end <= t.start and guest & {*p.codes}]
    return len(guest) == 1 and bool(who)
