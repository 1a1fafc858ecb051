"""Sentences that are lists: "ngày 3/6, A tiếp B; ngày 4/6, C thăm D" tells of each pair and day in its own part, a
headline of several news "A thăm B, C trừng phạt D" of each pair."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.actors.party import HOME, Party, PartyKind
from loaders.dates.partial import Expression
from loaders.events.hits import Contact
from loaders.patterns import lazy_re
from loaders.text.sentences import Sentence
from loaders.text.zones import Role

_PARTS, _ITEMS = lazy_re(r";"), lazy_re(r"[,;]")


def parted(
    text: str,
    sentences: Sequence[Sentence],
    parties: Sequence[Party],
    contacts: Sequence[Contact],
    expressions: Sequence[Expression],
) -> Iterator[Sentence]:
    """The sentences, those that are lists in parts, which keep their number: a semicolon parts them where each side
    tells who met whom, and the first when. A comma of a headline does where each side tells of two states of its
    own."""
    starts = [[x.start for x in things] for things in (parties, contacts, expressions)]
    for s in sentences:
        at = s.start
        headline = s.role is Role.TITLE and text[s.end - 1] not in ".!?"
        for border in (m.start() for m in (_ITEMS if headline else _PARTS).finditer(text, s.start, s.end)):
            left, right = (at, border), (border + 1, s.end if headline else _next(text, border, s.end))
            if (
                (
                    _tells_all(parties, starts, *left)
                    and _tells_who(parties, starts, *right)
                    and not _goes_on(starts, *right)
                )
                or (headline and _are_two_news(parties, starts, left, right))
                or (text[border] == ";" and _come_each(parties, contacts, starts, left, right))
                or (text[border] == ";" and _tell_of_others(parties, starts, left, right))
            ):
                yield replace(s, start=at, end=border)
                at = border + 1 + (text[border + 1 : border + 2] == " ")
        yield replace(s, start=at)


def _next(text: str, border: int, end: int) -> int:
    at = text.find(";", border + 1, end)
    return at if at >= 0 else end


def _tells_all(parties: Sequence[Party], starts: Sequence[Sequence[int]], a: int, b: int) -> bool:
    """Whether [a, b) tells who met whom, and has a day."""
    days = starts[2]
    return _tells_who(parties, starts, a, b) and bisect_left(days, a) < bisect_left(days, b)


def _tells_who(parties: Sequence[Party], starts: Sequence[Sequence[int]], a: int, b: int) -> bool:
    """Whether [a, b) has a contact and two parties, one who acts and one foreign."""
    (p, q), contacts = ((bisect_left(of, a), bisect_left(of, b)) for of in starts[:2])
    foreign = any(code != HOME for party in parties[p:q] for code in party.codes)
    acts = any(party.kind is PartyKind.ACTOR for party in parties[p:q])
    return foreign and acts and q - p > 1 and contacts[0] < contacts[1]


def _goes_on(starts: Sequence[Sequence[int]], a: int, b: int) -> bool:
    """Whether [a, b) opens with what whoever acts before it does next, on the same day: "A tiếp B; | gặp C và D"."""
    parties, contacts, days = ((bisect_left(of, a), bisect_left(of, b)) for of in starts)
    return days[0] == days[1] and starts[1][contacts[0]] < starts[0][parties[0]]


def _are_two_news(
    parties: Sequence[Party], starts: Sequence[Sequence[int]], left: tuple[int, int], right: tuple[int, int]
) -> bool:
    """Whether both have a contact and two states, none of them the same."""
    states = []
    for a, b in (left, right):
        (p, q), contacts = ((bisect_left(of, a), bisect_left(of, b)) for of in starts[:2])
        states.append({code for party in parties[p:q] for code in party.codes})
        if len(states[-1]) < 2 or contacts[0] >= contacts[1]:
            return False
    return states[0].isdisjoint(states[1])


def _tell_of_others(
    parties: Sequence[Party], starts: Sequence[Sequence[int]], left: tuple[int, int], right: tuple[int, int]
) -> bool:
    """Whether the second goes on with somebody else's days: "đoàn tỉnh sang hội đàm với tỉnh A (ngày 9/8); tiếp Đại sứ
    B (ngày 17/8)". Each side has a contact, a day and one state from abroad, who acts in the second."""
    states = []
    for a, b in (left, right):
        (p, q), contacts, days = ((bisect_left(of, a), bisect_left(of, b)) for of in starts)
        states.append({code for party in parties[p:q] for code in party.codes} - {HOME})
        if len(states[-1]) != 1 or contacts[0] >= contacts[1] or days[0] >= days[1]:
            return False
    return states[0] != states[1] and any(
        party.kind is PartyKind.ACTOR and HOME not in party.codes and party.codes for party in parties[p:q]
    )


def _come_each(
    parties: Sequence[Party],
    contacts: Sequence[Contact],
    starts: Sequence[Sequence[int]],
    left: tuple[int, int],
    right: tuple[int, int],
) -> bool:
    """Whether each side tells of one guest from abroad and his days: "Thủ tướng A thăm từ 1 - 3/10; ông B, Thủ tướng C,
    hai ngày 4 và 5/10"."""
    guests = []
    for a, b in (left, right):
        (p, q), (d, e) = ((bisect_left(starts[n], a), bisect_left(starts[n], b)) for n in (0, 2))
        states = {code for party in parties[p:q] for code in party.codes} - {HOME}
        if len(states) != 1 or d == e or parties[p].kind is not PartyKind.ACTOR:
            return False
        guests.append(states)
    goes = contacts[bisect_left(starts[1], left[0]) : bisect_left(starts[1], left[1])]
    return guests[0] != guests[1] and bool(goes) and all(t.frame.slots == "visit" for t in goes)
