"""What a party counts as, for whoever weighs who met whom: its level of office, and whether it acts at all.

The role of each office word stands in `resources/offices.toml`, that of an office held in `_OF_OFFICE`; the nouns that
a state's name only describes in `lexicon/attributive.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from loaders.actors.offices import OfficeMention
from loaders.actors.people import PersonMention
from loaders.lexicon.lists import listed
from loaders.text.words import phrase_before

_FORMER = frozenset({"cựu", "nguyên", "cố", "former"})
_OF_OFFICE = {
    "head_of_state": "head_of_state", "head_of_government": "head_of_government", "party_leader": "party_leader",
    "vice_president": "deputy", "speaker_of_parliament": "parliament", "deputy_speaker_of_parliament": "parliament",
    "chief_of_general_staff": "general", "indo_pacific_commander": "general", "ambassador_to_vietnam": "ambassador",
    "foreign_ministry_spokesperson": "spokesperson", "head_of_general_political_department": "general",
    "vice_chairman_of_central_military_commission": "general",
}  # fmt: skip


def role_of_office(office: str) -> str:
    """The role of a key of officials.csv ("defence_minister" → "minister")."""
    if office in _OF_OFFICE:
        return _OF_OFFICE[office]
    return "deputy" if office.startswith("deputy_") else "minister" if office.endswith("_minister") else "official"


def find_roles(
    before: Sequence[Sequence[str]], offices: Iterable[OfficeMention], people: Iterable[PersonMention], ranked: bool
) -> frozenset[str]:
    """The roles of a party: by its words, else by the offices its people are known to hold.

    `before`: the words, in lower case, right before the party and before each office in it.
    """
    found = {o.word.role for o in offices}
    if ranked:
        found.add("general")
    if not found:
        found = {role_of_office(h.office) for p in people for h in p.holdings[-1:]}
    if any(words and words[-1] in _FORMER for words in before):
        found.add("former")
    return frozenset(found)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(listed("attributive.toml", "nouns"))


@cache
def _made() -> re.Pattern[str]:
    words = "|".join(listed("attributive.toml", "made"))
    return re.compile(rf" (?:{words})\b", re.IGNORECASE)


def is_attributive(text: str, end: int, words: Sequence[str]) -> bool:
    """Whether a state's name only describes what stands before it, or says by whom something is made.

    `words`: those right before the name, in lower case; `end`: where the name ends.
    """
    own = list(words)
    while own and own[-1] in ("nước", "của"):
        own.pop()
    if "của" in words[len(own) :] or phrase_before(own, _nouns()):
        return True
    return bool(words) and words[-1] == "do" and _made().match(text, end) is not None


_PLACES = frozenset({"tại", "ở", "từ", "trên đất", "trụ sở", "trong", "bên trong"})
_WITHIN = frozenset({"nước", "thủ đô", "thành phố", "tỉnh", "trụ sở", "lãnh thổ", "đất"})


def is_placed(before: Sequence[str]) -> bool:
    """Whether the words before, in lower case, say where something happens ("tại Lào", "tại trụ sở Chính phủ")."""
    words = list(before)
    while words and (within := phrase_before(words, _WITHIN)):
        del words[-len(within.split()) :]
        if within == "trụ sở":
            return True
    return phrase_before(words, _PLACES) is not None


# Between such words and the state's name: "trên đất | nước bạn | Lào".
_FRIENDLY = frozenset({"nước", "bạn"})


@cache
def _fell() -> frozenset[str]:
    return frozenset(listed("places.toml", "fell"))


def is_where_they_fell(before: Sequence[str]) -> bool:
    """Whether the words before a state's name, in lower case, tell who fell there: "liệt sĩ hy sinh tại | Lào"."""
    return phrase_before([w for w in before if w not in _FRIENDLY], _fell()) is not None


@cache
def _idle() -> frozenset[str]:
    return frozenset(
        word for key in ("near", "crowd", "seats", "leanings", "compared") for word in listed("places.toml", key)
    )


@cache
def _idle_or_turned_to() -> frozenset[str]:
    return _idle() | frozenset(listed("places.toml", "to_crowd"))


@cache
def _compared() -> frozenset[str]:
    return frozenset(listed("places.toml", "compared"))


def is_compared(before: Sequence[str]) -> bool:
    """Whether the words before somebody, in lower case, name him for comparison alone: "nghi thức thường chỉ dành cho |
    Tổng thống Lào"."""
    return phrase_before(list(before), _compared()) is not None


def is_idle(before: Sequence[str]) -> bool:
    """Whether the words before a state's name, in lower case, make it one that neither acts nor is host ("gần Lào",
    "phe thân Lào")."""
    words = list(before)
    while words and words[-1] in ("nước", "the"):
        words.pop()
    return phrase_before(words, _idle_or_turned_to()) in _idle()
