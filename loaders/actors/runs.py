"""Runs: the words of a sentence that name one actor, found piece by piece (offices, ranks, names) and joined.

"Đại tướng Ngô Xuân Lịch, Bộ trưởng Quốc phòng" is one run, "Thủ tướng A và Thủ tướng B" are two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import pairwise

import regex as re

from loaders.actors.countries import CountryMention
from loaders.actors.offices import NameMention, OfficeMention
from loaders.actors.people import PersonMention
from loaders.lexicon.automaton import Kind, apart
from loaders.lexicon.lists import any_of, listed
from loaders.patterns import lazy_regex
from loaders.text.document import Document
from loaders.text.sentences import Sentence
from loaders.value import value

_any_of = partial(any_of, "office_ends.toml")
# "hội đồng", "cộng đồng" and "tự do" are one word, whose second half is none that ends an office; nor does that of
# "ngoại giao", but "giao 16 người" does.


def _tail() -> str:
    ends, nouns = _any_of("ends", "ends_en"), _any_of("nouns")
    stops = (
        rf"(?!{nouns}(?![\p{{L}}]))(?:{ends}|(?<!(?:[Hh]ội|[Cc]ộng)\s)đồng|(?<![Tt]ự\s)do|giao(?=\s\d))(?![\p{{L}}])"
    )
    return (
        rf"(?:\s+(?:của\s+)?+(?!{stops})[\p{{L}}\d][\p{{L}}\d./&+-]*(?:(?:['’]s|(?<=s)['’])(?=\s\p{{Lu}}))?(?:\s+-\s+(?=\p{{Lu}})[\p{{L}}\d.]+)*){{1,18}}?"
        rf"(?=\s*(?:[,;:.()\"“”\n|‘]|(?<!s)['’](?!s\s\p{{Lu}})|(?<=s)['’](?!\s\p{{Lu}})|-\s|$)"
        rf"|\s+(?:{stops}|(?:kiêm|đồng thời)(?![\p{{L}}])))"
    )


_TAIL = lazy_regex(_tail)
_NAME = lazy_regex(
    r"(?<![\p{L}\d])\p{Lu}[\p{L}'’.-]*(?:\s+(?:-\s+\p{Ll}+|al\s+-\s+\p{Lu}?\p{L}+|(?:bin|al|de|van|der|da|dos|von|ibn|la)\s+(?=\p{Lu})|\p{Lu}[\p{L}'’.-]*))*"
)
_PARTICLES = lazy_regex(
    r"\s(?:(?:von|van|der|den|de|del|da|dos|di|la|le|al|bin|ibn)\s)+(?=\p{Lu})"
)  # "bà | von der | Leyen"
_CAPITALS = lazy_regex(r"(?:\s+\p{Lu}[\p{L}.-]*)+")
# Between an office and its state, as well a gloss: "Ủy viên trưởng Nhân đại (Quốc hội) Trung Quốc"
_NATION = lazy_regex(r"(?:\s+\([^()\n]{1,40}\))?\s+(?:(?:nước|của)\s+){0,2}[“\"]?")
# Between an office and its province, and what may stand before it: "Bộ Chỉ huy quân sự (CHQS) tỉnh Salavan"
_PROVINCE = lazy_regex(r"(?:\s+\([^()\n]{1,20}\))?\s+(?:(?:tỉnh|thành phố|TP\.?|khu|huyện)\s+)?")
_BETWEEN_FIELDS = lazy_regex(r"\s*(?:,|-|/|&)?\s*(?:(?:và|and)\s+)?")
# "Lao | Minister", "Laos' | delegation", "the country's | president"
_NATION_BEFORE = lazy_regex(r"['’]?s? ")
_GLUE = lazy_regex(
    r"(?:[\s,:()\"“”*|-]|(?<![\p{L}])(?:kiêm|đồng thời|nước|ngài|ông|bà|của|là|và|cùng|and|of|the|đồng chí|phu nhân|do"
    r"|dẫn đầu|làm Trưởng đoàn|cấp cao)(?![\p{L}]))*",
    re.IGNORECASE,
)
_CONJUNCTION = lazy_regex(r"(?<![\p{L}])(?:và|cùng|do|and)(?![\p{L}])", re.IGNORECASE)
_FOLLOW = lazy_regex(r"[\s,]*(?:ông|bà|ngài|-)?\s*")


# Capitalised words that are an organ's and nobody's: "lãnh đạo | Đảng"
_no_names = partial(listed, "groups.toml", "organs")
# The end of the sentence behind a name, and no initial's own stop
_FULL_STOP = lazy_regex(r"(?<=\p{L}\p{L})\.$")


# So many offices and ranks, and the name behind them, are looked at together: nobody holds more in one breath.
_AHEAD = 12
# States whose people have names like Vietnamese ones.
_NAMED_ALIKE = frozenset({"CN", "TW", "HK", "MO"})
# The roles of offices and bodies that have a field.
_WITH_FIELDS = frozenset({"minister", "deputy", "body", "parliament", "official", "delegation"})


@value
class Found:
    """What stands in one sentence, each in order."""

    countries: Sequence[CountryMention]
    people: Sequence[PersonMention]
    offices: Sequence[OfficeMention]
    names: Sequence[NameMention]


@dataclass(slots=True)
class Run:
    """An actor being built."""

    start: int
    end: int
    offices: list[OfficeMention] = field(default_factory=list)
    titles: list[tuple[int, int]] = field(default_factory=list)  # of each office, with its fields
    countries: list[CountryMention] = field(default_factory=list)
    cities: list[CountryMention] = field(default_factory=list)
    people: list[PersonMention] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    ranked: bool = False


@value
class _Atom:
    start: int
    end: int
    kind: str  # office, rank, person, name
    value: object = None
    fields: int = 0  # where those of an office end


class _Sentence:
    """A sentence being read: its text and the states in it that no name hides."""

    def __init__(self, document: Document, s: Sentence, found: Found) -> None:
        self.text = document.text
        self.start, self.end = s.start, s.end
        self.hits = document.hits
        self.found = found
        hidden = {at for n in found.names for at in range(n.start, n.end)}
        named = [(p.start, p.end) for p in found.people]
        seen = [c for c in found.countries if c.start not in hidden and not _is_part_of_one(c, named)]
        self.countries = [c for c in seen if c.kind != "city"]
        self.cities = [c for c in seen if c.kind == "city"]

    def starting_in(self, start: int, end: int) -> list[CountryMention]:
        """The states whose names start in [start, end)."""
        low = bisect_left(self.countries, start, key=_start)
        return self.countries[low : bisect_left(self.countries, end, low, key=_start)]

    def states_in(self, start: int, end: int) -> set[tuple[str, ...]]:
        """The states whose names start in [start, end), or else those of its cities and provinces."""
        named = self.starting_in(start, end)
        if not named:
            low = bisect_left(self.cities, start, key=_start)
            named = self.cities[low : bisect_left(self.cities, end, low, key=_start)]
        return {c.codes for c in named}


def _is_part_of_one(c: CountryMention, names: Sequence[tuple[int, int]]) -> bool:
    """Whether a state's name is part of a longer name: "Luís | Montenegro"."""
    return any(start <= c.start and c.end <= end and c.end - c.start < end - start for start, end in names)


def _start(c: CountryMention) -> int:
    return c.start


def find_runs(document: Document, s: Sentence, found: Found) -> list[Run]:
    """The actors of a sentence that words other than a state's name make one."""
    hits = document.hits
    beside = hits.within(Kind.RANK, s.start, s.end) or hits.within(Kind.ADDRESS, s.start, s.end)
    if not (beside or found.offices or found.people or found.names):
        return []
    here = _Sentence(document, s, found)
    atoms = sorted(_atoms(here), key=lambda a: (a.start, -a.end))
    runs: list[Run] = []
    for n, atom in enumerate(atoms):
        if not runs or not _joins(here, runs[-1], atoms[n : n + _AHEAD]):
            runs.append(Run(atom.start, atom.end))
        _add(here, runs[-1], atom)
    for run in runs:
        _take_name_behind(here, run)
        run.countries = [c for c in here.starting_in(run.start, run.end) if c.end <= run.end]
        run.cities = [c for c in here.cities if run.start <= c.start and c.end <= run.end]
        run.names.extend(_names_in(here, run))
    return runs


def _atoms(here: _Sentence) -> Iterator[_Atom]:
    places = {at for c in here.cities for at in range(c.start + 1, c.end)}
    offices = [o for o in here.found.offices if o.start not in places]  # "Nhà khách Chính phủ" is a house
    for i, o in enumerate(offices):
        fields = _end_of_fields(here, o)
        end = _end_of_office(here, o, fields)
        later = offices[i + 1].start if i + 1 < len(offices) else here.end
        in_gloss = here.text.rfind("(", o.end, later) > here.text.rfind(")", o.end, later)
        if later < end and not in_gloss:
            end = later - (later - o.end - len(here.text[o.end : later].rstrip()))
        yield _Atom(_start_of_office(here, o), max(end, o.end), "office", o, fields)
    inside = {at for o in offices for at in range(o.start + 1, o.end)}
    for start, end, _ in apart(here.hits.within(Kind.RANK, here.start, here.end)):
        if start not in inside:  # "Thủ | tướng" is no general
            yield _Atom(start, end, "rank")
    for start, end, _ in here.hits.within(Kind.ADDRESS, here.start, here.end):
        if here.text[end : end + 1] == " " and here.text[end : end + 8].lstrip()[:1].isalpha():
            yield _Atom(start, end, "rank")
    for p in here.found.people:
        yield _Atom(p.start, p.end, "person", p)
    for n in here.found.names:
        yield _Atom(n.start, n.end, "name", here.text[n.start : n.end])


def _start_of_office(here: _Sentence, o: OfficeMention) -> int:
    """Where an office starts with its field and its nation: English puts them before it ("Lao Finance Minister")."""
    start = o.start
    if not o.word.word.isascii():
        return start
    reach = max(here.start, start - 60)
    taken = start  # where the field taken last ends: "Foreign Investment" ends where "Investment" does
    for field_start, stop, leads in reversed(here.hits.within(Kind.FIELD, reach, start)):
        beside = stop <= start and here.text[stop:start] in (" ", " and ")
        if not leads and (beside or stop == taken) and here.text[field_start].isupper():
            start, taken = field_start, stop
    before = here.starting_in(reach, start)
    if before and _NATION_BEFORE.fullmatch(here.text, before[-1].end, start):
        return before[-1].start
    return start


def _end_of_office(here: _Sentence, o: OfficeMention, fields: int) -> int:
    """Where the words that belong to an office end: what goes on behind its `fields`, and its state."""
    tail = _TAIL.match(here.text, fields, here.end) or _CAPITALS.match(here.text, fields, here.end)
    end = tail.end() if tail else fields
    for c in here.starting_in(end - 40, end + 60):
        cut = o.end <= c.start < end < c.end  # "Liên bang Xô viết", whose last word is a verb elsewhere
        if cut or (c.end > end and _NATION.fullmatch(here.text, end, c.start)):
            end = c.end
    end = _before_what_it_does(here, o, end)
    province = next((c for c in here.cities if end <= c.start <= end + 40), None)
    if province and o.word.kind == "body" and _PROVINCE.fullmatch(here.text, end, province.start):
        return province.end
    return end


def _before_what_it_does(here: _Sentence, o: OfficeMention, end: int) -> int:
    """Where an office ends that would take in what it does to another state: "Chính phủ Lào | chính thức xin lỗi Nga";
    one for another state goes on: "Đặc phái viên Lào | phụ trách Nga"."""
    for c, other in pairwise(here.starting_in(o.end, end)):
        behind = here.text[c.end + 1 : other.start].lower()
        goes_on = behind[:1].isalpha() and here.text[c.end + 1].islower() and not behind.startswith(_topics())
        if c.codes != other.codes and here.text[c.end] == " " and goes_on and " " in behind.strip():
            return c.end
    return end


@cache
def _topics() -> tuple[str, ...]:
    return tuple(f"{word} " for word in listed("places.toml", "topics"))


def _end_of_fields(here: _Sentence, o: OfficeMention) -> int:
    """Where the fields that stand behind an office end: "Bộ trưởng | Giáo dục, Thể thao và Du lịch"."""
    end = at = o.end
    if o.word.role not in _WITH_FIELDS:
        return end
    named = any(stop == end for _, stop, _ in here.hits.within(Kind.FIELD, o.start, end))
    for start, stop, leads in apart(here.hits.within(Kind.FIELD, o.start, here.end)):
        if stop <= end:
            continue
        gap = here.text[at:start]
        opens = here.text[start].isupper() or (here.text.startswith("các vấn đề", start) and gap == " và ")
        listed = named and not leads and opens and _BETWEEN_FIELDS.fullmatch(gap)
        if start >= end and gap != " " and not listed:
            break
        at = stop
        if not leads:
            end, named = stop, True
    return end


def _add(here: _Sentence, run: Run, atom: _Atom) -> None:
    run.end = max(run.end, atom.end)
    if isinstance(atom.value, OfficeMention):
        run.offices.append(atom.value)
        run.titles.append((atom.value.start, atom.fields))
    elif isinstance(atom.value, PersonMention):
        run.people.append(atom.value)
        run.names.append(atom.value.text)
    elif atom.kind == "name":
        run.names.append(str(atom.value))
    else:
        run.ranked = True
        particles = _PARTICLES.match(here.text, atom.end, here.end)
        name = _NAME.match(here.text, particles.end() if particles else atom.end + 1, here.end)
        if name:
            run.end = max(run.end, name.end())


def _take_name_behind(here: _Sentence, run: Run) -> None:
    """A foreign name that no gazetteer knows follows its office directly."""
    if not run.offices or run.people:
        return
    follow = _FOLLOW.match(here.text, run.end, here.end)
    if follow is None or "," in follow[0]:
        return
    name = _NAME.match(here.text, follow.end(), here.end)
    if name and not any(c.end > name.start() for c in here.starting_in(name.start() - 40, name.end())):
        run.end = name.end()


def _names_in(here: _Sentence, run: Run) -> Iterable[str]:
    """Capitalised words of the run that are neither office nor country: a foreigner's name."""
    covered = run.titles + [(c.start, c.end) for c in run.countries]
    covered += [(p.start, p.end) for p in run.people] + [(c.start, c.end) for c in run.cities]
    for m in _NAME.finditer(here.text, run.start, run.end):
        # "Pháp Jean Rivoire": the name begins behind the state
        start = max((b for a, b in covered if a <= m.start() < b < m.end()), default=m.start())
        words = here.text[start : m.end()]
        name = _FULL_STOP.sub("", words.strip(" -"))
        start = m.end() - len(words.lstrip(" -"))
        if any(a < m.end() and start < b for a, b in covered) or len(name) < 2 or name in run.names:
            continue
        ranks = here.hits.within(Kind.RANK, start, start + len(name) + 20)
        if name not in _no_names() and not any(a == start and b >= start + len(name) for a, b, _ in ranks):
            yield name  # but not "Đại | tá", "lãnh đạo | Đảng"


def _joins(here: _Sentence, run: Run, atoms: Sequence[_Atom]) -> bool:
    """Whether the next atom, the first of `atoms`, still speaks of the same actor: the others are those behind it."""
    atom = atoms[0]
    if atom.start < run.end:
        return True
    gap = here.text[run.end : atom.start]
    if "\n" in gap or not _GLUE.fullmatch(gap):
        return False
    named = bool(run.people or run.names) or (atom.kind == "office" and _names_after_state(here, run))
    if atom.kind in ("person", "name") and named:
        return False
    conjunction = _CONJUNCTION.search(gap)
    if conjunction and conjunction[0].lower() == "and" and atom.kind == "office" and not named:
        return not here.starting_in(atom.start, atom.end)  # "Deputy Prime Minister and Defence Minister X"
    if conjunction:
        # "đoàn đại biểu … do Thượng tướng X dẫn đầu" is one actor, "Thủ tướng A và Thủ tướng B" are two
        return conjunction[0].lower() == "do" and any(o.word.kind == "body" for o in run.offices)
    if "," in gap and atom.kind != "person" and _turns_home(here, run, atoms):
        return False
    if atom.kind == "rank":
        return not ("," in gap and (named or (run.ranked and _is_pronoun(here, atom))))
    return atom.kind != "office" or _office_joins(here, run, atoms, gap, named)


def _is_pronoun(here: _Sentence, atom: _Atom) -> bool:
    """Whether a word of address stands for somebody by itself: "với ông Lukita, | bà | đã hội đàm"."""
    goes_on = here.text[atom.end : atom.end + 1] == " " and here.text[atom.end + 1 : atom.end + 2].islower()
    return goes_on and not any(o.start == atom.end + 1 for o in here.found.offices)


def _office_joins(here: _Sentence, run: Run, atoms: Sequence[_Atom], gap: str, named: bool) -> bool:
    """Whether an office behind a run is another office of the same actor."""
    atom = atoms[0]
    there = here.starting_in(atom.start, atom.end)
    own = {c.codes for c in here.starting_in(run.start, run.end)}
    if own and there and own.isdisjoint(c.codes for c in there):
        return False  # "Đại sứ Lào, Đại sứ Cuba"
    if "," in gap:
        bodies = bool(run.offices) and all(o.word.kind == "body" for o in run.offices)
        if (named or bodies) and _is_delegation(atom) and not any(o.word.role == "delegation" for o in run.offices):
            return False  # "theo lời mời của Bộ trưởng X, đoàn đại biểu …"
        ours, theirs = here.states_in(run.start, run.end), here.states_in(atom.start, atom.end)
        if ours and theirs and ours.isdisjoint(theirs):
            return False  # "tại Tiểu khu Quân sự tỉnh Svay Rieng, Bộ CHQS tỉnh Tây Ninh"
        if not own and theirs and _is_other_head(run, atom):
            return False  # "nhận lời mời của Chủ tịch nước, Tổng thống Pháp"
        if bodies and not (named or run.ranked) and _is_person(atom):
            return False  # "tại Nhà khách Chính phủ, Bộ trưởng …"
        words = here.text[atom.start : atom.end].lower()
        if any(words.startswith(here.text[o.start : o.end].lower()) for o in run.offices):
            return False  # "hội đàm với Thủ tướng Lào, Thủ tướng đề nghị"
    if not named:
        return True
    if _holder(here, atoms[:2]):
        return False  # the office belongs to the name after it
    held = {h.country for p in run.people for h in p.holdings}
    said = {c.codes[0] for c in there if len(c.codes) == 1}
    return not (held and said) or not held.isdisjoint(said)


def _turns_home(here: _Sentence, run: Run, atoms: Sequence[_Atom]) -> bool:
    """Whether a comma parts an actor of another state from one of the paper's own: "tiếp Đại sứ Lào, Chủ tịch nước Trần
    Đại Quang đề nghị", "hội đàm với Bộ trưởng Lào, Bộ trưởng nhấn mạnh"."""
    named = {code for c in here.starting_in(run.start, run.end) for code in c.codes}
    own = named or {code for p in run.people for code in p.countries}
    if not own or "VN" in own:
        return False
    holder = _holder(here, atoms)
    if holder is None:
        return bool(named) and _is_whose_turn(here, run, atoms[0])
    if here.starting_in(atoms[0].start, holder.start):
        return False  # "Thượng tướng X, Chủ nhiệm Tổng cục, Thứ trưởng Quốc phòng Lào, Thượng tướng Y"
    if isinstance(holder.value, PersonMention):
        return holder.value.countries == ("VN",)
    return own.isdisjoint(_NAMED_ALIKE)


def _holder(here: _Sentence, atoms: Sequence[_Atom]) -> _Atom | None:
    """The name that an office or rank, the first of `atoms`, belongs to: behind it or within its words, and nothing
    but further offices and ranks between."""
    end = atoms[0].end
    for a in atoms[1:]:
        gap = here.text[end : a.start]
        if not _GLUE.fullmatch(gap) or _CONJUNCTION.search(gap):
            return None
        if a.kind in ("person", "name"):
            return a
        end = max(end, a.end)
    return None


def _is_whose_turn(here: _Sentence, run: Run, atom: _Atom) -> bool:
    """Whether an office without name and state acts behind the one with whom it does: a word leads to that one, or
    another state before it in a list, and no mark follows, as it does behind another office of one actor ("đón ông A,
    Phó Thủ tướng, Bộ trưởng Lào")."""
    if atom.kind != "office" or here.starting_in(atom.start, atom.end):
        return False
    led = here.text[max(here.start, run.start - 2) : run.start].strip()
    listed = led == "," and any(c.end == run.start - 2 for c in here.found.countries)
    goes_on = _GLUE.match(here.text, atom.end, here.end)
    return (
        (led.isalpha() or listed)
        and goes_on is not None
        and goes_on[0] == " "
        and here.text[goes_on.end() : here.end][:1].isalpha()
    )


def _is_other_head(run: Run, atom: _Atom) -> bool:
    """Whether a run and an office are of heads of state alike, or of government: nobody is that twice."""
    heads = {"head_of_state", "head_of_government"}
    return isinstance(atom.value, OfficeMention) and any(
        o.word.role == atom.value.word.role in heads for o in run.offices
    )


def _is_delegation(atom: _Atom) -> bool:
    return isinstance(atom.value, OfficeMention) and atom.value.word.role == "delegation"


def _is_person(atom: _Atom) -> bool:
    return isinstance(atom.value, OfficeMention) and atom.value.word.kind == "person"


def _names_after_state(here: _Sentence, run: Run) -> bool:
    """Whether a name that no gazetteer knows stands behind the state ("Ngoại trưởng Mỹ Smith")."""
    ends = [c.end for c in here.starting_in(run.start, run.end) if c.end <= run.end]
    last = max([*ends, *(end for _, end in run.titles)], default=run.end)
    return bool(ends) and _NAME.search(here.text, last, run.end) is not None
