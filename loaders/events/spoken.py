"""What is said of another state and to nobody: "Tổng thống Nga tuyên bố Lào phải chịu trách nhiệm" is no message."""

from __future__ import annotations

from loaders.actors.party import PartyKind
from loaders.events.finding import Finding
from loaders.events.hits import WITH_WHOM
from loaders.events.kinds import HEARD
from loaders.events.mentions import Mention
from loaders.lexicon.words import stated

# To them something is said, even where no word for it tells so.
_ENVOYS = frozenset({"embassy", "ambassador"})


def is_said_to_nobody(f: Finding) -> bool:
    """Whether a finding is a message alone, and none of its words tells that it went to the other state."""
    if f.types != ("message",):
        return False
    least = f.claim.best.worth - HEARD
    told = [s.mention for s in f.claim.mentions if s.worth >= least and s.mention.contact.frame.type == "message"]
    only = bool(told) and all(m.contact.words in stated() for m in told)
    return only and not any(_is_addressed(s.mention) for s in f.claim.mentions)


def _is_addressed(m: Mention) -> bool:
    """Whether a sentence tells that something goes to another state, or of two who stand together."""
    s = m.scene
    beside = {c.end + 1 for c in s.cues if c.words in WITH_WHOM}
    return any(c.concept == "addressed" for c in s.cues) or any(
        _ENVOYS & set(p.roles) or (p.kind is PartyKind.ACTOR and p.start in beside) for p in s.parties
    )
