"""Which two states an article is about."""

from __future__ import annotations

from collections import Counter, defaultdict

from loaders.actors.party import Party, PartyKind
from loaders.text.sentences import Sentence
from loaders.text.zones import Role

_SHARE = {PartyKind.ACTOR: 1.0, PartyKind.STATE: 0.8, PartyKind.PAIR: 1.2, PartyKind.PLACE: 0.5}
_UNREAD = (Role.RELATED, Role.FOOTER, Role.CLOCK, Role.HEADER)


def focus_pair(parties: tuple[Party, ...], sentences: tuple[Sentence, ...]) -> tuple[str, str] | None:
    """The two states an article is about: those named most, the title and the first sentences counting more."""
    weight: dict[str, float] = defaultdict(float)
    at = 0
    body = 0
    for s in sentences:
        body += s.role in (Role.LEAD, Role.BODY)
        w = _weight(s, body)
        while at < len(parties) and parties[at].start < s.start:
            at += 1
        seen: dict[str, float] = defaultdict(float)
        while at < len(parties) and parties[at].end <= s.end:
            for code in parties[at].codes:
                seen[code] = max(seen[code], _SHARE.get(parties[at].kind, 0.0))
            at += 1
        for code, share in seen.items():
            weight[code] += w * share
    top = [code for code, n in Counter(weight).most_common(2) if n > 0]
    return (min(top), max(top)) if len(top) == 2 else None


def _weight(s: Sentence, body: int) -> float:
    """What a mention in a sentence counts; `body`: how many sentences of the article itself were read with it."""
    if s.role in _UNREAD:
        return 0.0
    if s.role is Role.TITLE:
        return 4.0
    if s.role is Role.CAPTION:
        return 1.5
    return 4.0 if body <= 2 else 2.0 if body <= 5 else 1.0
