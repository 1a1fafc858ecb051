"""Place, actors, status and mode of a finding, in the article's words."""

from __future__ import annotations

from functools import partial

import regex as re

from loaders.actors.parties import PartyKind
from loaders.dates.partial import Lean
from loaders.events.claims import Claim
from loaders.events.mentions import Mention
from loaders.lexicon.lists import any_of

# A name is capitalised words; those of offices and halls go on in small letters ("trụ sở Bộ Quốc phòng"), foreign ones
# in syllables with hyphens ("Mát-xcơ-va").
_words = partial(any_of, "places.toml")
_PART = (
    rf"(?:{_words('names_of_halls')}(?![\p{{L}}])"
    rf"|\p{{Lu}}[\p{{L}}.]*(?:-(?!{_words('behind_a_dash')})\p{{L}}+)*)"
)
_PLACE = re.compile(
    rf"(?<![\p{{L}}])(?i:tại|ở)\s+(?P<place>(?!{_words('occasions')})(?:(?i:{_words('kinds')})\s+)?"
    rf"{_PART}(?:[ -]+{_PART}){{0,6}})"
)


def place_of(text: str, m: Mention) -> str | None:
    """The place named with "tại" or "ở" in the mention's sentence, as written; None where there is none."""
    found = _PLACE.search(text, m.scene.sentence.start, m.scene.sentence.end)
    return found.group("place").strip(" .") if found else None


def actors_of(claim: Claim) -> tuple[str, ...]:
    """Who took part, in the words of the best mention: those who speak for one of the two states."""
    parties = claim.best.mention.scene.parties
    mine = [p for p in parties if p.kind is PartyKind.ACTOR and set(p.codes) & set(claim.pair)]
    return tuple(dict.fromkeys(p.text.strip(" ,.;:-") for p in mine))


def _cues(m: Mention, concept: str) -> bool:
    """Whether a cue stands in the mention's clause or right before it in its sentence, and in no phrase beside it:
    "A gặp B nhằm chuẩn bị cho kỳ họp" tells of nothing to come."""
    borders = [n for n in m.scene.borders if n < m.contact.start]
    low = borders[-2] if len(borders) > 1 else m.scene.sentence.start
    high = next((n for n in m.scene.borders if n >= m.contact.end), m.scene.sentence.end)
    beside = [p for p in m.scene.phrases if not p.has(m.contact.start)]
    return any(
        h.concept == concept and low <= h.start and h.end <= high and not any(p.has(h.start) for p in beside)
        for h in m.scene.cues
    )


def status_of(claim: Claim) -> str:
    """`held`, `planned` where it is announced, `cancelled` where it is called off, by the best mention's own clause."""
    m = claim.best.mention
    if _cues(m, "cancel"):
        return "cancelled"
    return "planned" if _cues(m, "future") else "held"


def is_told_past(claim: Claim) -> bool:
    """Whether the best mention's own clause, or its date, says that it is over."""
    m = claim.best.mention
    e = m.day.of.expression
    return _cues(m, "past") or (e is not None and e.first.lean in (Lean.PAST, Lean.ON_OR_BEFORE))


def mode_of(claim: Claim, kind: str) -> str | None:
    """`phone`, `online`, or None where the two sides met."""
    if kind == "call":
        return "phone"
    tells = any(h.concept == "online" for s in claim.mentions for h in s.mention.scene.cues)
    return "online" if tells and kind in ("talks", "meeting", "dialogue", "signing") else None
