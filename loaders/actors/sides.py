"""What the Vietnamese press calls its own side and the other by: "đoàn ta" is the paper's own, "đoàn bạn" that of the
state it is host or guest of; and who acts for the side that the sentence before tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from loaders.actors.party import HOME, Party, PartyKind
from loaders.patterns import lazy_re
from loaders.text.document import Document
from loaders.text.sentences import Sentence

# Behind an office or body: "Đại sứ | ta tại Lào", "tàu | của ta"; "ông ta" is a pronoun.
_OURS = lazy_re(r" (?:của |(?:bên|phía) )?ta(?!\w)")
# "đoàn | bạn", "trưởng đoàn | phía bạn"; "các đoàn | bạn bè quốc tế" are nobody's, and "tàu bạn" is any other ship.
_THEIRS = lazy_re(
    r" (?:của |(?:bên|phía|nước) )?bạn(?!\w)(?! (?:bè|đọc|hàng|học|trẻ|thân|cũ|đời|đồng|bầu|lứa|nghe|nghề|chiến)(?!\w))"
)
# So many sentences back the other state was named at most.
_BACK = 3
# So many parties of a sentence are asked at most.
_NEAR = 6
_NAMES = frozenset({PartyKind.ACTOR, PartyKind.STATE, PartyKind.PLACE, PartyKind.PAIR})


def is_ours(lower: str, end: int) -> bool:
    """Whether right behind an office stands that it is the paper's own. `lower`: the text in lower case."""
    return _OURS.match(lower, end) is not None


def follow_friends(document: Document, parties: Sequence[Party]) -> list[Party]:
    """Parties such as "đoàn bạn" and "phía bạn" given the other state named last before them: one that acts, before
    one that is a place."""
    out: list[Party] = []
    last: dict[bool, tuple[int, str]] = {}  # whether it acts -> sentence, state
    for p in parties:
        s = document.sentence_at(p.start)
        at = s.number if s else 0
        if p.kind is PartyKind.ACTOR and not p.codes and _is_theirs(document.lower, p):
            near = (
                code
                for acts in (True, False)
                for seen, code in [last.get(acts, (-_BACK - 1, ""))]
                if at - seen <= _BACK
            )
            p = replace(p, codes=tuple(code for code in [next(near, "")] if code))
        elif p.kind in _NAMES:
            abroad = [code for code in p.codes if code != HOME]
            if len(abroad) == 1:
                last[p.kind is not PartyKind.PLACE] = (at, abroad[0])
        out.append(p)
    return out


def _is_theirs(lower: str, p: Party) -> bool:
    return any(o.word.role != "ship" and _THEIRS.match(lower, o.end) is not None for o in p.offices)


def follow_sides(document: Document, parties: Sequence[Party]) -> list[Party]:
    """Whoever opens a sentence by post and name, of a state that nobody tells, given the only one that the sentence
    before names: "Phía Nga phản ứng ngay. Trong đêm, | Thứ trưởng Ngoại giao A | triệu Đại sứ Lào"."""
    out: list[Party] = []
    before: Sentence | None = None
    named: set[str] = set()  # the states that the sentence before names
    for s, told in groupby(parties, key=lambda p: document.sentence_at(p.start)):
        mine = list(told)
        follows = s and before and (s.number, s.line) == (before.number + 1, before.line)
        if follows and len(named) == 1 and _is_known_by_name(mine[0]):
            others = mine[1 : 1 + _NEAR]
            if named.isdisjoint(code for p in others for code in p.codes):
                mine[0] = replace(mine[0], codes=tuple(named))
        before, named = s, {code for p in mine for code in p.codes}
        out += mine
    return out


def _is_known_by_name(p: Party) -> bool:
    """Whether somebody is told by his post and name alone."""
    told = bool(p.offices and (p.names or p.people)) and all(o.word.kind == "person" for o in p.offices)
    return p.kind is PartyKind.ACTOR and not p.codes and told
