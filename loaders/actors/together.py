"""Parties that are told together: pairs at a dash, gatherings, lists of one office, names that are explained."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import regex as re

from loaders.actors.offices import JOINT
from loaders.actors.party import Party, PartyKind
from loaders.lexicon.lists import any_of, listed
from loaders.patterns import lazy_regex
from loaders.text.numbers import count

_any_of = partial(any_of, "groups.toml")
_DASH = lazy_regex(r"\s*-\s*")
# A list that opens with how many states it names, and whose words may go before
_COUNTED = lazy_regex(
    lambda: (
        rf"(?<![\p{{L}}\d])(?P<whose>{_any_of('gather')} )?"
        rf"(?P<count>{_any_of('counts')}|[3-5]) {_any_of('nations')} (?=\p{{Lu}}[^,;.]*$)"
    ),
    re.IGNORECASE,
)
_PLURAL = lazy_regex(lambda: rf"(?<![\p{{L}}]){_any_of('plural')}(?![\p{{L}}])", re.IGNORECASE)
# So far behind an office those who hold it may be counted up.
_COUNTED_WITHIN = 60
_COUNTS_UP = lazy_regex(lambda: rf"(?<![\p{{L}}]){_any_of('counts_up')}\s*:?\s*$|:\s*$", re.IGNORECASE)
_ACCREDITED = lazy_regex(lambda: rf"(?<![\p{{L}}]){any_of('places.toml', 'accredited')}\s$")
_APPOSITION = lazy_regex(
    lambda: (
        rf"\s*(?:,|-)\s*(?:là\s+)?(?:người\s+)?{_any_of('explain')}[^,.;:()\n]{{0,50}}"
        r"|, [A-Z][A-Za-z -]{0,60} of (?:the )?"
    )
)
# "Đại diện cấp cao Liên minh châu Âu, bà X", "EU foreign policy chief X", "Chủ tịch Liên minh Nghị viện (IPU) X"
_OF_UNION = lazy_regex(r"\)?,? (?:[a-z]+ ){0,4}|,? (?:ông |bà |ngài )?| High Representative (?:[A-Za-z]+ ){0,8}")
# "trước khi dự hội nghị APEC, ông X": he goes there, and is of no union.
_ATTENDED = lazy_regex(lambda: rf"(?<![\p{{L}}]){any_of('cues.toml', 'attends')} [^,.;:()\n]{{0,40}}$", re.IGNORECASE)
_BACK = 50
# "John Smith (Mỹ)", "ông John Smith, công dân Mỹ"
_WITH_PEOPLE = lazy_regex(lambda: rf",? {_any_of('with_people')} (?:nước )?")
_organs = partial(listed, "groups.toml", "organs")
_NATIONAL = lazy_regex(r"\s?\(|,?\s(?:là\s)?(?:một\s)?(?:[\p{L} ]{0,25}\s)?(?:người|công dân|quốc tịch|gốc)\s")

# "tại | Geneva, | Thụy Sĩ", "đến thành phố Osaka, Nhật Bản"; no list of states goes on behind it
_CITY_BEFORE = lazy_regex(
    lambda: (
        rf"(?<=[\p{{L}}\d)] )(?:(?P<placed>tại|ở)|{any_of('places.toml', 'destinations')}) "
        rf"(?:{any_of('places.toml', 'kinds')} )?\p{{Lu}}[\p{{L}}-]*(?: \p{{Lu}}[\p{{L}}-]*){{0,3}}, $"
    )
)
_LIST_BEHIND = lazy_regex(r",? (?:và|cùng|and) |, \p{Lu}| ?- ?\p{Lu}")


def in_cities(text: str, parties: Sequence[Party]) -> Iterator[Party]:
    """ "Tại Helsinki, Phần Lan": the state says where the city is, and is a place as much as that."""
    before: Party | None = None
    for p in parties:
        if p.kind is PartyKind.STATE and not _LIST_BEHIND.match(text, p.end):
            if (
                before
                and before.kind is PartyKind.PLACE
                and before.codes == p.codes
                and text[before.end : p.start] == ", "
            ):
                p = replace(p, kind=PartyKind.PLACE, placed=before.placed)
            elif found := _CITY_BEFORE.search(text, max(0, p.start - 60), p.start):
                p = replace(p, kind=PartyKind.PLACE, placed=found["placed"] is not None)
        before = p
        yield p


def of_postings(text: str, parties: Iterable[Party]) -> Iterator[Party]:
    """ "Đại sứ tại Ấn Độ, kiêm nhiệm Nepal và Bhutan": where an ambassador is accredited as well is a place."""
    before: Party | None = None
    for p in parties:
        also = _ACCREDITED.search(text, max(0, p.start - 30), p.start) is not None
        listed = before is not None and JOINT.fullmatch(text, before.end, p.start) is not None
        if p.kind is PartyKind.STATE and (also or listed):
            p = replace(p, kind=PartyKind.PLACE, attributive=True, placed=True)
            before = p
        elif p.kind is PartyKind.PLACE and also:
            before = p
        else:
            before = None
        yield p


def at_dashes(text: str, parties: list[Party]) -> list[Party]:
    """ "Việt Nam - Lào" names a pair, not two actors; with a third it names many."""
    out: list[Party] = []
    for p in parties:
        q = out[-1] if out else p
        bare = p.kind in (PartyKind.STATE, PartyKind.PLACE) and q.kind in (PartyKind.STATE, PartyKind.PLACE)
        third = q.kind is PartyKind.PAIR and p.kind is PartyKind.STATE and p.code not in q.codes
        heads = p is not q and all(x.people and x.code and not x.offices for x in (p, q))  # "Trump - Kim"
        if (bare or heads) and p.codes != q.codes and p.start - q.end < 6 and _DASH.fullmatch(text, q.end, p.start):
            out.pop()
            p = Party(
                q.start, p.end, text[q.start : p.end], PartyKind.PAIR, q.codes + p.codes, True, q.people + p.people
            )
        elif third and _DASH.fullmatch(text, q.end, p.start):
            out.pop()
            p = Party(q.start, p.end, text[q.start : p.end], PartyKind.UNION, (), True)
        out.append(p)
    return out


def gathered(text: str, parties: list[Party]) -> list[Party]:
    """ "Ngoại trưởng ba nước Hàn Quốc, Mỹ và Nhật Bản" is one gathering; "thăm ba nước Lào, …" is a list of hosts."""
    out: list[Party] = []
    left = iter(range(len(parties)))
    for n in left:
        p = parties[n]
        counted = _COUNTED.search(text, max(0, p.start - 40), p.end) if p.code else None
        many = count(counted["count"].lower()) if counted else 0
        rest = parties[n + 1 : n + many]
        joined = all(JOINT.fullmatch(text, a.end, b.start) for a, b in itertools.pairwise([p, *rest]))
        acts = counted is not None and (p.kind is PartyKind.ACTOR or counted["whose"] is not None)
        if acts and len(rest) == many - 1 and joined and all(q.kind is PartyKind.STATE for q in rest):
            p = Party(p.start, rest[-1].end, text[p.start : rest[-1].end], PartyKind.UNION, (), True)
            for _ in rest:
                next(left)
        out.append(p)
    return out


def of_one_office(text: str, parties: Sequence[Party]) -> Iterator[Party]:
    """ "Đại sứ Lào, Nga và Cuba", "lãnh đạo các nước Lào, Nga …": of three states or more each acts by the office that
    stands before the first; of two, "Tổng thống Nga và Belarus", the second may be told for itself unless more than
    one holds the office ("những người đồng cấp Pháp và Bỉ")."""
    left = iter(range(len(parties)))
    for n in left:
        head = parties[n]
        yield head
        if not (head.kind is PartyKind.ACTOR and head.offices and head.code) or head.people or head.names:
            continue
        behind = list(
            itertools.takewhile(lambda i: _goes_on(text, parties[i - 1], parties[i]), range(n + 1, len(parties)))
        )
        if len(behind) > 1 or (behind and _PLURAL.search(text, max(0, head.start - 12), head.end)):
            for i in behind:
                next(left)
                yield replace(parties[i], kind=head.kind, roles=head.roles)


def of_one_state(text: str, parties: Sequence[Party]) -> list[Party]:
    """ "Chính phủ và nhân dân Lào", "Nhà nước, Chính phủ và Quốc hội Lào", "Ngoại trưởng và Bộ trưởng Quốc phòng Lào":
    the state behind the last is that of all."""
    out = list(parties)
    for n in range(len(out) - 2, -1, -1):
        p, q = out[n], out[n + 1]
        whose = p.kind is PartyKind.ACTOR and not p.strong and p.offices and not (p.names or p.people)
        if not (whose and q.strong and q.code):
            continue
        alike = q.offices and not (q.names or q.people) and (_are_organs(p, q) or _are_ministers(p, q))
        if (JOINT if alike else _WITH_PEOPLE).fullmatch(text, p.end, q.start):
            out[n] = replace(p, codes=q.codes, strong=True)
    return out


def _are_organs(p: Party, q: Party) -> bool:
    return p.offices[-1].word.word in _organs() and q.offices[0].word.word in _organs()


def _are_ministers(p: Party, q: Party) -> bool:
    """Whether two are ministers of different fields: "Ngoại trưởng và Bộ trưởng Quốc phòng | Lào"."""
    a, b = p.offices[-1].word, q.offices[0].word
    return a.role == b.role == "minister" and a.word != b.word


def counted_up(text: str, parties: Sequence[Party]) -> Iterator[Party]:
    """ "Đại sứ các nước châu Phi tại Việt Nam gồm Angola, Ai Cập và Libya": they act by the office before."""
    head: Party | None = None
    listed = False
    for n, p in enumerate(parties):
        if (
            p.kind is PartyKind.ACTOR
            and p.offices
            and not (p.codes or p.people)
            and (not p.names or _PLURAL.search(p.text))
        ):
            head, listed = p, False
        elif head is not None and p.kind is PartyKind.STATE:
            opens = p.start - head.end < _COUNTED_WITHIN and _COUNTS_UP.search(text, head.end, p.start)
            listed = bool(opens) or (listed and _goes_on(text, parties[n - 1], p))
            if listed:
                yield replace(p, kind=PartyKind.ACTOR, roles=head.roles)
                continue
        elif p.kind is not PartyKind.PLACE:
            head = None
        yield p


def _goes_on(text: str, p: Party, q: Party) -> bool:
    return q.kind is PartyKind.STATE and JOINT.fullmatch(text, p.end, q.start) is not None


def by_apposition(text: str, pieces: list[Party]) -> list[Party]:
    """ "Đại tướng X, đứng đầu … Bộ Quốc phòng Thái Lan": the state stands in the words that explain the name,
    or in brackets behind an office: "Công an huyện X (Vân Nam)"."""
    out = list(pieces)
    for n, (p, q) in enumerate(itertools.pairwise(pieces)):
        named = q.kind is PartyKind.ACTOR and (q.names or q.people) and not q.offices
        attended = p.kind is PartyKind.UNION and _ATTENDED.search(text, max(0, p.start - _BACK), p.start)
        if named and p.kind is PartyKind.UNION and not attended and _OF_UNION.fullmatch(text, p.end, q.start):
            out[n + 1] = replace(q, kind=PartyKind.UNION, codes=(), strong=False)
            continue
        if named and n and _is_posted(text, pieces[n - 1], p, q):
            out[n + 1] = replace(q, codes=pieces[n - 1].codes, strong=True)
            continue
        nameless = p.kind is PartyKind.ACTOR and not p.codes and bool(p.names)
        explains = q.kind in (PartyKind.ACTOR, PartyKind.STATE) and q.strong and not (q.names or q.people)
        if not nameless or not q.code:
            continue
        national = q.kind is PartyKind.PEOPLE and _NATIONAL.fullmatch(text, p.end, q.start)
        seated = q.kind is PartyKind.PLACE and bool(p.offices) and text[p.end : q.start].strip() == "("
        if national or seated or (explains and _APPOSITION.fullmatch(text, p.end, q.start)):
            out[n] = replace(p, codes=q.codes, strong=True)
    return out


def _is_posted(text: str, envoy: Party, place: Party, named: Party) -> bool:
    """Whether a name is that of an envoy whose post stands before it: "Đại sứ Lào tại | Manila | Triệu Bình"."""
    nameless = envoy.kind is PartyKind.ACTOR and envoy.strong and not (envoy.names or envoy.people)
    posted = nameless and envoy.code and envoy.offices and place.kind is PartyKind.PLACE
    return bool(posted) and text[envoy.end : place.start] == " tại " and text[place.end : named.start] == " "
