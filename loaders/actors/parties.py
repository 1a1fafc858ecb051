"""Who speaks for which state in a text: offices, people, delegations, ships, bare country names, "hai bên".

A *party* is a run of words that names one actor. Its state comes from what is said inside the run (a country, a person
known to hold an office), else from the same name earlier or later in the article, else from what the bare word means in
a Vietnamese paper.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

import regex as re

from loaders.actors.bare import among_many, bare_country
from loaders.actors.countries import CountryMention, find_countries
from loaders.actors.focus import focus_pair
from loaders.actors.memory import (
    PRONOUNS,
    follow_agents,
    follow_bodies,
    follow_envoys,
    follow_pronouns,
    follow_states,
    of_one_holder,
    remember,
    settle,
    settle_abroad,
)
from loaders.actors.offices import NameMention, OfficeMention, find_names, find_offices, is_vietnamese_name
from loaders.actors.party import HOME, Party, PartyKind
from loaders.actors.people import PersonMention, find_people
from loaders.actors.roles import (
    find_roles,
    is_attributive,
    is_compared,
    is_idle,
    is_placed,
    is_where_they_fell,
)
from loaders.actors.runs import Found, Run, find_runs
from loaders.actors.sides import follow_friends, follow_sides, is_ours
from loaders.actors.together import (
    at_dashes,
    by_apposition,
    counted_up,
    gathered,
    in_cities,
    of_one_office,
    of_one_state,
    of_postings,
)
from loaders.facts.known import Facts
from loaders.lexicon.automaton import Kind, apart
from loaders.lexicon.lists import any_of
from loaders.patterns import lazy_regex
from loaders.text.document import Document
from loaders.text.sentences import Sentence, by_sentence
from loaders.text.words import words_before

__all__ = ["Party", "PartyKind", "find_parties", "focus_pair"]

_any_of = partial(any_of, "groups.toml")
_TAI_BEFORE = lazy_regex(r"(?<![\p{L}])(?:tại|ở|to|in|at|from)\s+(?:nước\s+)?$")
_TOPIC_BEFORE = lazy_regex(lambda: rf"(?<![\p{{L}}]){any_of('places.toml', 'topics')} (?:nước )?$", re.IGNORECASE)
_BODY_OF_PEOPLE = lazy_regex(
    lambda: (
        rf"(?<![\p{{L}}]){_any_of('bodies')}\s(?:[\p{{L}}]+\s){{0,4}}?{_any_of('bodies_of')}\s(?:[\p{{L}}]+\s){{0,4}}$"
    ),
    re.IGNORECASE,
)
# "hai người | bị bắt" are none of those who meet.
_HARMED = lazy_regex(lambda: rf" {_any_of('harmed')}(?![\p{{L}}])")
# "hai tỉnh | Nghệ An và Hà Tĩnh" are of one state
_UNNAMED = lazy_regex(lambda: rf"(?<![\p{{L}}]){_any_of('both_unnamed')}$")
_NAME_BEHIND = lazy_regex(r" \p{Lu}")
# So many words tell at most that soldiers fell somewhere.
_LONGEST = 10
# So far behind an office may end what tells of both sides.
_SIDE = 8
# A word begins and ends so near behind another, with what may stand between.
_NEXT_WORD = 24
_DELEGATION = "Đoàn "  # a surname as well
# "Hội hữu nghị | Việt Nam - Lào", "Nhóm nghị sĩ hữu nghị | Lào - Việt Nam"
_FRIENDS_BEFORE = lazy_regex(lambda: rf"(?<![\p{{L}}]){_any_of('friends')} $", re.IGNORECASE)
_HANDED_OVER = lazy_regex(lambda: rf"(?<![\p{{L}}]){any_of('places.toml', 'handed_over')}(?![\p{{L}}])")
_PLACES = frozenset({"city", "capital", "seat"})
# "Bộ trưởng ba nước", "lãnh đạo các nước"
_COUNTED = lazy_regex(lambda: _so_many("counts"))
_OF_SEVERAL = lazy_regex(lambda: _so_many("several"), re.IGNORECASE)
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
        by_sentence(sentences, [o for o in find_offices(document, countries) if not _begins_in_name(o, countries)]),
        by_sentence(sentences, names),
    )
    pieces: list[Party] = []
    for s, found in zip(sentences, founds, strict=True):
        pieces.extend(_of_sentence(document, s, found))
    pieces = of_one_state(document.text, by_apposition(document.text, pieces))
    memory = remember(pieces)
    told = follow_envoys(document, follow_agents(document, [settle(p, memory) for p in pieces]))
    settled = of_one_holder(settle_abroad(document, follow_states(document, told)))
    settled = follow_sides(document, follow_bodies(document, follow_pronouns(document, settled)))
    settled = follow_friends(document, settled)
    settled = [p for p in settled if not _is_where_they_fell(document, p)]
    described = list(of_postings(document.text, in_cities(document.text, [_described(document, p) for p in settled])))
    return tuple(of_one_office(document.text, list(counted_up(document.text, described))))


def _is_where_they_fell(document: Document, p: Party) -> bool:
    """Whether a state is named only as that in which soldiers fell, and hands nobody over: "lễ an táng liệt sĩ hy sinh
    tại | Lào", but "lễ bàn giao hài cốt liệt sĩ hy sinh tại Lào"."""
    if p.kind not in _NAMES_OF_STATES or not is_where_they_fell(words_before(document.lower, p.start, _LONGEST)):
        return False
    s = document.sentence_at(p.start)
    return s is None or _HANDED_OVER.search(document.lower, s.start, s.end) is None


def _begins_in_name(office: OfficeMention, countries: Sequence[CountryMention]) -> bool:
    """Whether an office's words begin inside a state's name, or are part of it: "Hàn | Quốc hội | đàm"."""
    c = _beginning_by(countries, office.start)
    return c is not None and office.start < c.end and (c.start < office.start or office.end <= c.end)


def _beside(names: list[NameMention], people: Sequence[PersonMention]) -> list[NameMention]:
    """The names that overlap no known person."""
    ends = [p.end for p in people]
    at = [bisect_right(ends, n.start) for n in names]
    return [n for n, i in zip(names, at, strict=True) if i == len(people) or people[i].start >= n.end]


def _beginning_by(countries: Sequence[CountryMention], at: int) -> CountryMention | None:
    """The last name of a state that begins at an offset or before it."""
    n = bisect_right(countries, at, key=lambda c: c.start)
    return countries[n - 1] if n else None


def _in_place(name: NameMention, countries: Sequence[CountryMention]) -> bool:
    """Whether a name is a place's or the end of one ("Sùng Tả", "Lầu Năm Góc", "Bồ Đào Nha", "TP Hồ Chí Minh")."""
    c = _beginning_by(countries, name.start)
    return c is not None and (c.start < name.start or c.kind in _PLACES) and name.end <= c.end


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


def _of_sentence(document: Document, s: Sentence, found: Found) -> list[Party]:
    runs = find_runs(document, s, found)
    parties = [_from_run(document, r) for r in runs]
    taken = _Taken((r.start, r.end) for r in runs)
    bare = [c for c in found.countries if c.start not in taken]
    parties += [bare_country(document.text, s, c) for c in bare]
    taken = _Taken(itertools.chain(((r.start, r.end) for r in runs), ((c.start, c.end) for c in bare)))
    for kind, hits in ((PartyKind.BOTH, _both), (PartyKind.UNION, _unions), (PartyKind.PRIVATE, _private)):
        for start, end in hits(document, s.start, s.end):
            if start not in taken:
                parties.append(Party(start, end, document.text[start:end], kind, (), True))
    return gathered(document.text, at_dashes(document.text, sorted(parties, key=lambda p: p.start)))


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
    told = ((a, a + size) for a, _, size in apart(document.hits.within(Kind.BOTH, start, end)))
    both = [(a, b) for a, b in told if not _HARMED.match(document.lower, b)]
    return [
        (a, b) for a, b in both if not (_UNNAMED.search(document.lower, a, b) and _NAME_BEHIND.match(document.text, b))
    ]


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
    among = any(among_many(document.text, c) for c in run.countries)
    several = not (own or run.people) and (_is_of_several(words, run.names) or (among and not run.names))
    if several or any(len(c.codes) > 2 for c in run.countries):  # "ba nước Trung - Lào - Việt"
        return Party(run.start, run.end, words, PartyKind.UNION, (), True, offices=offices)
    if not own and not run.people:
        two = next((c for c in run.countries if len(c.codes) == 2 and c.kind != "organisation"), None)
        if two and _is_of_friends(document.text, run, two):
            return Party(run.start, run.end, words, PartyKind.ACTOR, two.codes[:1], True, (), tuple(run.names), offices)
        if two:
            return Party(run.start, run.end, words, PartyKind.PAIR, two.codes, True, offices=offices)
        across = _both(document, run.start, run.end + _SIDE)  # "quân đội | hai bên", whose office ends in "hai"
        if not run.names and any(a < run.end for a, _ in across):
            return Party(run.start, run.end, words, PartyKind.BOTH, (), True, offices=offices)
    kind = PartyKind.ACTOR
    own = own or (run.offices and _own_country(document.text, run, run.cities)) or None
    if own is None and not run.people and any(is_ours(document.lower, o.end) for o in offices):
        own = HOME  # "đoàn | ta"
    codes, strong = _state_of(run, own)
    heads = not run.countries and bool(run.offices) and run.end == run.offices[-1].end  # "Chủ tịch | tập đoàn X"
    private = _private(document, run.start, run.end + heads * _NEXT_WORD)
    if any(not _inside(h, run.titles) and h[0] <= run.end + 1 for h in private):
        kind, codes = PartyKind.PRIVATE, ()
    elif not own and _unions(document, run.start, run.end):
        kind, codes, strong = PartyKind.UNION, (), False
    return Party(run.start, run.end, words, kind, codes, strong, tuple(run.people), tuple(run.names), offices)


def _so_many(words: str) -> str:
    """A pattern for nations in a number, told in figures or by one of the `words` of groups.toml."""
    return rf"(?<![\p{{L}}\d])(?:{_any_of(words)}|[3-9]|[1-9]\d) {_any_of('nations')}(?![\p{{L}}])"


def _is_of_several(words: str, names: Sequence[str]) -> bool:
    """Whether the words of a run without a name are of several states; what is named behind their number is where these
    lie: "Bộ trưởng Ngoại giao | 5 nước | Trung Á"."""
    m = (_COUNTED if names else _OF_SEVERAL).search(words)
    return m is not None and not any(name in words[: m.start()] for name in names)


def _is_of_friends(text: str, run: Run, two: CountryMention) -> bool:
    """Whether two states are those that a society of friends names, which is of the first: "Hội hữu nghị | Việt Nam -
    Lào" is Vietnam's. A name that tells otherwise leaves it open."""
    if not _FRIENDS_BEFORE.search(text, run.start, two.start):
        return False
    return all(is_vietnamese_name(name) == (two.codes[0] == HOME) for name in run.names)


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
        # "đoàn | Bộ Công an", "lãnh đạo | UBND tỉnh"
        first = next((o for o in run.offices if o.word.role not in ("delegation", "leader")), run.offices[0])
        if first.word.unmarked:
            return (first.word.unmarked,), False
    return (), False


def _own_country(text: str, run: Run, countries: Sequence[CountryMention]) -> str | None:
    """The state named inside a run; behind "tại" an ambassador's title names his host."""
    for c in countries:
        if len(c.codes) != 1 or c.kind in ("team", "goods", "organisation") or among_many(text, c):
            continue
        if c.kind in ("people", "adjective") and not _is_body_of_people(text, run, c):
            continue
        if _TOPIC_BEFORE.search(text, run.start, c.start):
            continue  # "Đặc phái viên về vấn đề Triều Tiên của Mỹ"
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
    named = p.kind in (*_NAMES_OF_STATES, PartyKind.PEOPLE)
    idle = is_idle(words) if named else p.kind is PartyKind.ACTOR and is_compared(words)
    return Party(*said, ranked, roles, attributive, placed, idle)
