"""What a party is: the words of a text that name one actor, or a state, a place, a pair of states."""

from __future__ import annotations

from enum import StrEnum

from loaders.actors.offices import OfficeMention
from loaders.actors.people import PersonMention
from loaders.value import value

#: The state whose papers are read: what no word tells of a state is taken for its own.
HOME = "VN"


class PartyKind(StrEnum):
    ACTOR = "actor"  # an office, a person, a delegation, a body
    STATE = "state"  # the country's name alone
    PLACE = "place"  # the country or its capital as a place: "tại Singapore"
    PAIR = "pair"  # two states in one expression: "Việt - Lào"
    BOTH = "both"  # "hai bên", "hai nước": the two states the article is about
    PEOPLE = "people"  # citizens, languages, goods: no actor
    UNION = "union"  # EU, ASEAN, NATO …: an actor that is no state
    PRIVATE = "private"  # companies, associations, diaspora, one's own embassy staff


@value
class Party:
    """[start, end) of the normalised text; `codes` alpha-2 codes (two for PAIR, none for BOTH, UNION and PRIVATE).

    `strong`: the words themselves name the state; otherwise it rests on memory of the article or on usage.
    `people`: office holders of the facts named inside; `ranked`: a military rank is. `roles`: what it counts as
    (`loaders.lexicon.offices.ROLES`).
    `attributive`: a state's name that only describes something ("lãnh thổ Lào", "người Lào", "do Mỹ sản xuất").
    `placed`: the words before say where ("tại", "ở").
    `idle`: it names no actor and no host: what something is near of ("gần Lào"), or a state's people ("người Lào").
    """

    start: int
    end: int
    text: str
    kind: PartyKind
    codes: tuple[str, ...]
    strong: bool
    people: tuple[PersonMention, ...] = ()
    names: tuple[str, ...] = ()
    offices: tuple[OfficeMention, ...] = ()
    ranked: bool = False
    roles: frozenset[str] = frozenset()
    attributive: bool = False
    placed: bool = False
    idle: bool = False

    @property
    def official(self) -> bool:
        """Whether the words name an office, a body or a known office holder, not just a name or a country."""
        if self.kind is PartyKind.BOTH:
            return True
        return self.kind in (PartyKind.ACTOR, PartyKind.PAIR) and bool(self.offices or self.people)

    @property
    def code(self) -> str | None:
        return self.codes[0] if len(self.codes) == 1 else None
