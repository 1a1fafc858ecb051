"""Place and actors of an event, in the article's words."""

from __future__ import annotations

import regex as re

from loaders.actors.parties import PartyKind
from loaders.events.candidate import Candidate


def place_of(text: str, c: Candidate) -> str | None:
    """The place named with "tại" or "ở" in the event's sentence, as written; None where there is none."""
    m = re.search(
        r"(?<![\p{L}])(?:tại|ở)\s+(?P<place>(?:thủ đô|thành phố|TP\.?|tỉnh|trụ sở|sân bay quốc tế|sân bay"
        r"|cung điện|phủ|điện)?\s*\p{Lu}[\p{L}.]*(?:[ -]+\p{Lu}[\p{L}.]*){0,5})",
        text[c.sentence.start : c.sentence.end],
    )
    return m.group("place").strip(" .") if m else None


def actors_of(c: Candidate) -> tuple[str, ...]:
    """Who took part, in the article's words."""
    return tuple(dict.fromkeys(p.text.strip(" ,.;:-") for p in c.parties if p.kind is PartyKind.ACTOR))
