"""Journeys told leg by leg: "rời Lào, lên đường thăm Campuchia" tells of two visits, of which one begins."""

from __future__ import annotations

from loaders.actors.party import PartyKind
from loaders.events.claims import Claim
from loaders.events.visited import next_state


def is_next_leg(claim: Claim) -> bool:
    """Whether a claim is of a visit to the state for which somebody leaves another, in one sentence and on its day."""
    m = claim.best.mention
    t, scene = m.contact, m.scene
    if t.frame.aspect != "arrive" or m.day.of.how != "own" or m.day.made != "open":
        return False
    to = next_state(scene, t)
    if to is None:
        return False
    guest = {*claim.pair} - {*to.codes}
    who = [p for p in scene.parties if p.kind is PartyKind.ACTOR and p.end <= t.start and guest & {*p.codes}]
    return len(guest) == 1 and bool(who)
