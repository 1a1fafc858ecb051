"""Who speaks for which state in a text: offices, people, delegations, ships, bare country names, "hai bên".

A *party* is a run of words that names one actor. Its state comes from what is said inside the run (a country, a person
known to hold an office), else from the same name earlier or later in the article, else from what the bare word means in
a Vietnamese paper.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import regex as re

from loaders.actors.countries import CountryMention, find_countries
from loaders.actors.focus import focus_pair
from loaders.actors.memory import PRONOUNS, follow_pronouns, follow_states, remember, settle, settle_abroad
from loaders.actors.offices import NameMention, find_names, find_offices, is_vietnamese_name
from loaders.actors.party import Party, PartyKind
from loaders.actors.people import PersonMention, find_people
from loaders.actors.roles import find_roles, is_attributive, is_placed
from loaders.actors.runs import Found, Run, find_runs
from loaders.facts.known import Facts
from loaders.lexicon.automaton import Kind, apart
from loaders.lexicon.lists import any_of, listed
from loaders.text.document import Document
from loaders.text.sentences import Sentence, by_sentence
from loaders.text.words import words_before

__all__ = ["Party", "PartyKind", "find_parties", "focus_pair"]

_any_of = partial(any_of, "places.toml")
_PLACE_BEFORE = re.compile(
    rf"(?<![\p{{L}}])(?:{_any_of('places')}|đại sứ quán [\p{{L}} ]{{1,25}} tại)\s+(?:nước\s+|the\s+)?$", re.IGNORECASE
)
_DESTINATION_BEFORE = re.compile(
    rf"(?<![\p{{L}}]){_any_of('destinations')}(?:\s+{_any_of('destinations_go_on')}){{0,5}}\s*$", re.IGNORECASE
)


_TAI_BEFORE = re.compile(r"(?<![\p{L}])(?:tại|ở|to|in|at|from)\s+(?:nước\s+)?$")
_BODY_OF_PEOPLE = re.compile(
    r"(?<![\p{L}])(?:Hội|Đoàn|Liên hiệp|Liên đoàn|Mặt trận|Ủy ban)\s(?:[\p{L}]+\s){0,4}?"
    r"(?:phụ nữ|sinh viên|học sinh|thanh niên|công nhân)\s(?:[\p{L}]+\s){0,4}$",
    re.IGNORECASE,
)
_MEDIA_BEFORE = re.compile(
    rf"(?<![\p{{L}}])(?<!họp ){_any_of('media')}"
    rf"(?:\s+(?!{_any_of('media_end')}(?![\p{{L}}]))[\p{{L}}\d.'-]+){{0,5}}?\s+(?:của\s+)?(?:nước\s+)?$",
    re.IGNORECASE,
)
_BORDER_BEFORE = re.compile(rf"(?<![\p{{L}}]){_any_of('borders')}\s+$", re.IGNORECASE)
_MEDIA = frozenset(listed("places.toml", "media"))
_DELEGATION = "Đoàn "  # a surname as well
_DASH = re.compile(r"\s*-\s*")
# "Hội nghị ASEAN - Nhật Bản", "Diễn đàn Trung Quốc - châu Phi": one of many
_MANY = any_of("groups.toml", "many")
# "Bộ trưởng ba nước", "lãnh đạo các nước"
_OF_SEVERAL = re.compile(r"(?<![\p{L}\d])(?:ba|bốn|năm|sáu|bảy|[3-9]|các|nhiều) nước(?![\p{L}])", re.IGNORECASE)
# How many states a list names that opens with its count, and whose words go before
_COUNTS = {"ba": 3, "3": 3, "bốn": 4, "4": 4, "năm": 5, "5": 5}
_COUNTED = re.compile(
    r"(?<![\p{L}\d])(?P<whose>(?:lãnh đạo|đại diện|quan chức|phái đoàn|chuyên gia|quân đội|hải quân|giữa) )?"
    r"(?P<count>ba|3|bốn|4|năm|5) (?:nước|quốc gia) (?=\p{Lu}[^,;.]*$)",
    re.IGNORECASE,
)
_JOINT = re.compile(r",? (?:và|cùng|and) |, ")
_BEHIND_MANY = re.compile(rf"(?<![\p{{L}}]){_MANY}\s?-\s?$", re.IGNORECASE)
_BEFORE_MANY = re.compile(
    rf"\s?-\s?(?:(?:các|năm|sáu|mười|\d+) (?:nước|quốc gia) )?{_MANY}(?![\p{{L}}])", re.IGNORECASE
)
_APPOSITION = re.compile(
    r"\s*(?:,|-)\s*(?:là\s+)?(?:người\s+)?(?:đứng đầu|phụ trách|đại diện|thuộc|của|trưởng|dẫn đầu|chỉ huy"
    r"|quan chức|đặc trách)[^,.;:()\n]{0,50}|, [A-Z][A-Za-z -]{0,60} of (?:the )?"
)
# "Đại diện cấp cao Liên minh châu Âu, bà X", "EU foreign policy chief X"
_OF_UNION = re.compile(r",? (?:[a-z]+ ){0,4}|,? (?:ông |bà |ngài )?| High Representative (?:[A-Za-z]+ ){0,8}")
# "John Smith (Mỹ)", "ông John Smith, công dân Mỹ"
_NATIONAL = re.compile(r"\s?\(|,?\s(?:là\s)?(?:một\s)?(?:[\p{L} ]{0,25}\s)?(?:người|công dân|quốc tịch|gốc)\s")
_NAMES_OF_STATES = frozenset({PartyKind.STATE, PartyKind.PLACE, PartyKind.PAIR})


def find_parties(document: Document, facts: Facts | None = None) -> tuple[Party, ...]:
    """All parties of a text, in order; a party never crosses a sentence."""
    countries = find_countries(document)
    people = find_people(document, countries, facts)
    names = _beside(find_names(document), people)
    names = [n for n in names if not (_in_place(n, countries) or _is_delegation(document, n, countries))]
    sentences = document.sentences
    founds = map(
        Found,
        by_sentence(sentences, countries),
        by_sentence(sentences, people),
        by_sentence(sentences, find_offices(document)),
        by_sentence(sentences, names),
    )
    pieces: list[Party] = []
    for s, found in zip(sentences, founds, strict=True):
        pieces.extend(_of_sentence(document, s, found))
    pieces = _by_apposition(document.text, pieces)
    memory = remember(pieces)
    settled = settle_abroad(document, follow_states(document, [settle(p, memory) for p in pieces]))
    settled = follow_pronouns(document, settled)
    return tuple(_of_one_office(document.text, [_described(document, p) for p in settled]))


def _of_one_office(text: str, parties: Sequence[Party]) -> Iterator[Party]:
    """ "Đại sứ Lào, Nga và Cuba", "lãnh đạo các nước Lào, Nga …": of three states or more each acts by the office that
    stands before the first; of two, "Tổng thống Nga và Belarus", the second may be told for itself."""
    left = iter(range(len(parties)))
    for n in left:
        head = parties[n]
        yield head
        if not (head.kind is PartyKind.ACTOR and head.offices and head.code) or head.people or head.names:
            continue
        behind = list(
            itertools.takewhile(lambda i: _goes_on(text, parties[i - 1], parties[i]), range(n + 1, len(parties)))
        )
        if len(behind) > 1:
            for i in behind:
                next(left)
                yield replace(parties[i], kind=head.kind, roles=head.roles)


def _goes_on(text: str, p: Party, q: Party) -> bool:
    return q.kind is PartyKind.STATE and _JOINT.fullmatch(text, p.end, q.start) is not None


def _beside(names: list[NameMention], people: Sequence[PersonMention]) -> list[NameMention]:
    """The names that overlap no known person."""
    ends = [p.end for p in people]
    at = [bisect_right(ends, n.start) for n in names]
    return [n for n, i in zip(names, at, strict=True) if i == len(people) or people[i].start >= n.end]


def _in_place(name: NameMention, countries: Sequence[CountryMention]) -> bool:
    """Whether a name is a place's or the end of one ("Sùng Tả", "Bồ Đào Nha", "TP Hồ Chí Minh")."""
    n = bisect_right(countries, name.start, key=lambda c: c.start) - 1
    c = countries[n] if n >= 0 else None
    return c is not None and (c.start < name.start or c.kind == "city") and name.end <= c.end


def _is_delegation(document: Document, name: NameMention, countries: Sequence[CountryMention]) -> bool:
    """Whether what looks like a name is a delegation with its state: "Đoàn Hàn Quốc", but not "ông Đoàn Mỹ"."""
    state = name.start + len(_DELEGATION)
    if not document.text.startswith(_DELEGATION, name.start):
        return False
    n = bisect_left(countries, state, key=lambda c: c.start)
    if n == len(countries) or countries[n].start != state or countries[n].end < name.end:
        return False
    addresses = document.hits.within(Kind.ADDRESS, name.start - 12, name.start)
    return not any(end + 1 == name.start for _, end, _ in addresses)


def _by_apposition(text: str, pieces: list[Party]) -> list[Party]:
    """ "Đại tướng X, đứng đầu … Bộ Quốc phòng Thái Lan": the state stands in the words that explain the name."""
    out = list(pieces)
    for n, (p, q) in enumerate(itertools.pairwise(pieces)):
        named = q.kind is PartyKind.ACTOR and (q.names or q.people) and not q.offices
        if named and p.kind is PartyKind.UNION and _OF_UNION.fullmatch(text, p.end, q.start):
            out[n + 1] = replace(q, kind=PartyKind.UNION, codes=(), strong=False)
            continue
        nameless = p.kind is PartyKind.ACTOR and not p.codes and bool(p.names)
        explains = q.kind in (PartyKind.ACTOR, PartyKind.STATE) and q.strong and not (q.names or q.people)
        if not nameless or not q.code:
            continue
        national = q.kind is PartyKind.PEOPLE and _NATIONAL.fullmatch(text, p.end, q.start)
        if national or (explains and _APPOSITION.fullmatch(text, p.end, q.start)):
            out[n] = replace(p, codes=q.codes, strong=True)
    return out


def _of_sentence(document: Document, s: Sentence, found: Found) -> list[Party]:
    runs = find_runs(document, s, found)
    parties = [_from_run(document, r) for r in runs]
    taken = _Taken((r.start, r.end) for r in runs)
    bare = [c for c in found.countries if c.start not in taken]
    parties += [_bare_country(document.text, s, c) for c in bare]
    taken = _Taken(itertools.chain(((r.start, r.end) for r in runs), ((c.start, c.end) for c in bare)))
    for kind, hits in ((PartyKind.BOTH, _both), (PartyKind.UNION, _unions), (PartyKind.PRIVATE, _private)):
        for start, end in hits(document, s.start, s.end):
            if start not in taken:
                parties.append(Party(start, end, document.text[start:end], kind, (), True))
    return _gathered(document.text, _join_lists(document.text, sorted(parties, key=lambda p: p.start)))


class _Taken:
    """Spans that are used up."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [a for a, _ in ordered]
        self._ends = list(itertools.accumulate((b for _, b in ordered), max))

    def __contains__(self, at: int) -> bool:
        n = bisect_right(self._starts, at)
        return n > 0 and at < self._ends[n - 1]


def _both(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    return [(a, a + size) for a, _, size in apart(document.hits.within(Kind.BOTH, start, end))]


def _unions(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    text = document.text
    hits = document.hits.within(Kind.UNION, start, end)
    named = (h for h in hits if _as_written(text[h[0] : h[1]], h[2]) and text[h[0] - 1 : h[0]] != "-")
    return [(a, b) for a, b, _ in apart(named)]


def _as_written(words: str, name: str) -> bool:
    """Whether words are a name: short ones letter for letter ("EU"), long ones in any case ("Ủy ban Châu Âu")."""
    return words == name or (" " in name and words[:1].isupper() and words.lower() == name.lower())


def _private(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    return [(a, b) for a, b, meant in apart(document.hits.within(Kind.PRIVATE, start, end)) if meant]


def _from_run(document: Document, run: Run) -> Party:
    words = document.text[run.start : run.end]
    offices = tuple(run.offices)
    christened = {o.end + 1 for o in offices if o.word.role == "ship" and o.word.state}  # "USS Tripoli"
    own = _own_country(document.text, run, [c for c in run.countries if c.start not in christened])
    among = any(_among_many(document.text, c) for c in run.countries)
    several = not (own or run.people or run.names) and (among or _OF_SEVERAL.search(words))
    if several or any(len(c.codes) > 2 for c in run.countries):  # "ba nước Trung - Lào - Việt"
        return Party(run.start, run.end, words, PartyKind.UNION, (), True, offices=offices)
    if not own and not run.people:
        two = next((c.codes for c in run.countries if len(c.codes) == 2 and c.kind != "organisation"), None)
        if two:
            return Party(run.start, run.end, words, PartyKind.PAIR, two, True, offices=offices)
        if not run.names and _both(document, run.start, run.end):
            return Party(run.start, run.end, words, PartyKind.BOTH, (), True, offices=offices)
    kind = PartyKind.ACTOR
    codes, strong = _state_of(run, own or (run.offices and _own_country(document.text, run, run.cities)) or None)
    if any(not _inside(h, run.titles) for h in _private(document, run.start, run.end)):
        kind, codes = PartyKind.PRIVATE, ()
    elif not own and _unions(document, run.start, run.end):
        kind, codes, strong = PartyKind.UNION, (), False
    return Party(run.start, run.end, words, kind, codes, strong, tuple(run.people), tuple(run.names), offices)


def _inside(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in others)


def _state_of(run: Run, own: str | None) -> tuple[tuple[str, ...], bool]:
    """The state a run acts for, and whether its words say so."""
    own = own or next((o.word.state for o in run.offices if o.word.state), None)
    if own:
        return (own,), True
    if run.people:
        held = Counter(h.country for p in run.people for h in p.holdings)
        return ((held.most_common(1)[0][0],), len(held) == 1) if held else ((), False)
    if run.names and is_vietnamese_name(run.names[0]):
        return ("VN",), False
    if run.offices and not run.names:
        first = next((o for o in run.offices if o.word.role != "delegation"), run.offices[0])  # "đoàn | Bộ Công an"
        if first.word.unmarked:
            return (first.word.unmarked,), False
    return (), False


def _own_country(text: str, run: Run, countries: Sequence[CountryMention]) -> str | None:
    """The state named inside a run; behind "tại" an ambassador's title names his host."""
    for c in countries:
        if len(c.codes) != 1 or c.kind in ("team", "goods", "organisation") or _among_many(text, c):
            continue
        if c.kind in ("people", "adjective") and not _is_body_of_people(text, run, c):
            continue
        if not _TAI_BEFORE.search(text, max(run.start, c.start - 12), c.start):
            return c.codes[0]
    return None


def _is_body_of_people(text: str, run: Run, c: CountryMention) -> bool:
    """Whether a nation's name ends a body's ("Bộ An ninh nhân dân Lào", "Hội Liên hiệp Phụ nữ Lào")."""
    if c.start == run.start or any(end + 1 == c.start or c.end <= start <= c.end + 3 for start, end in run.titles):
        return True
    if c.kind == "adjective" and text.endswith(("of the ", "of "), run.start, c.start):
        return True  # "president of the Cuban People's Supreme Court"
    return bool(_BODY_OF_PEOPLE.search(text, run.start, c.start))


def _among_many(text: str, c: CountryMention) -> bool:
    """Whether a state is told together with a union of states or a continent."""
    before = _BEHIND_MANY.search(text, max(0, c.start - 20), c.start)
    return before is not None or _BEFORE_MANY.match(text, c.end) is not None


def _bare_country(text: str, s: Sentence, c: CountryMention) -> Party:
    if c.kind == "organisation" or not c.codes or len(c.codes) > 2 or _among_many(text, c):
        return Party(c.start, c.end, c.text, PartyKind.UNION, (), True)  # "Việt Nam - Lào - Campuchia" as well
    before = text[max(s.start, c.start - 60) : c.start]
    codes = c.codes
    if c.kind == "city":
        kind = PartyKind.PLACE
    elif c.kind in ("people", "team", "goods", "adjective") or before.endswith("("):
        kind = PartyKind.PEOPLE  # a state in brackets only places what stands before it
    elif any(word in before.lower() for word in _MEDIA) and _MEDIA_BEFORE.search(before):
        kind = PartyKind.PEOPLE  # "hãng tin Sputnik của Nga" reports, and does nothing
    elif len(codes) == 2:
        kind = PartyKind.PAIR
        if _BORDER_BEFORE.search(before):
            kind, codes = PartyKind.PLACE, ()  # a border is a place, of neither
    elif _DESTINATION_BEFORE.search(before) or _PLACE_BEFORE.search(before):
        kind = PartyKind.PLACE
    else:
        kind = PartyKind.STATE
    return Party(c.start, c.end, c.text, kind, codes, True)


def _join_lists(text: str, parties: list[Party]) -> list[Party]:
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


def _gathered(text: str, parties: list[Party]) -> list[Party]:
    """ "Ngoại trưởng ba nước Hàn Quốc, Mỹ và Nhật Bản" is one gathering; "thăm ba nước Lào, …" is a list of hosts."""
    out: list[Party] = []
    left = iter(range(len(parties)))
    for n in left:
        p = parties[n]
        counted = _COUNTED.search(text, max(0, p.start - 40), p.end) if p.code else None
        many = _COUNTS[counted["count"].lower()] if counted else 0
        rest = parties[n + 1 : n + many]
        joined = all(_JOINT.fullmatch(text, a.end, b.start) for a, b in itertools.pairwise([p, *rest]))
        acts = counted is not None and (p.kind is PartyKind.ACTOR or counted["whose"] is not None)
        if acts and len(rest) == many - 1 and joined and all(q.kind is PartyKind.STATE for q in rest):
            p = Party(p.start, rest[-1].end, text[p.start : rest[-1].end], PartyKind.UNION, (), True)
            for _ in rest:
                next(left)
        out.append(p)
    return out


def _described(document: Document, p: Party) -> Party:
    """The party with what a scorer asks of it."""
    words = words_before(document.lower, p.start)
    ranked = any(
        not any(o.start <= at < o.end for o in p.offices)
        for at, _, _ in document.hits.within(Kind.RANK, p.start, p.end)
    )
    roles: frozenset[str] = frozenset()
    if p.kind is PartyKind.PRIVATE:
        roles = frozenset({"private"})
    elif p.kind in (PartyKind.ACTOR, PartyKind.PAIR, PartyKind.BOTH):
        roles = find_roles(
            [words, *(words_before(document.lower, o.start, 1) for o in p.offices)], p.offices, p.people, ranked
        )
        if p.text.lower() in PRONOUNS:
            roles |= {"pronoun"}
    attributive = p.kind is PartyKind.PEOPLE or (
        p.kind in _NAMES_OF_STATES and is_attributive(document.text, p.end, words)
    )
    placed = p.kind is PartyKind.PLACE or is_placed(words)
    said = p.start, p.end, p.text, p.kind, p.codes, p.strong, p.people, p.names, p.offices
    return Party(*said, ranked, roles, attributive, placed)
