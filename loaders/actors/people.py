"""Office holders named in a text: full names anywhere, single names where the words beside them make it safe.

Names are compared by their sound on paper: "Kim Jong-un", "Kim Jong - un" and "Kim Jong Un" are one name, as are
"Pu-tin" and "Pu-Tin"; names in Vietnamese spelling keep their tones, since "Lê Văn Dũng" and "Lê Văn Dung" are two.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import TypedDict

from loaders.actors.countries import CountryMention, is_vietnamese_syllable
from loaders.facts.known import Facts, Holding, Official
from loaders.facts.reading import load_facts
from loaders.kept import kept
from loaders.patterns import lazy_re
from loaders.resources import read_toml
from loaders.text.document import Document
from loaders.text.normalise import normalise
from loaders.text.remembered import remembered
from loaders.text.words import phrase_before, words_before
from loaders.value import value

# States whose people's names are written as Vietnamese syllables, where every tone counts.
_TONED = frozenset({"VN", "CN", "TW", "SG", "KP", "KR"})
# States whose people are named family first at home and given name first abroad; the press writes both.
_FAMILY_FIRST = frozenset({"JP", "HU"})
_CALLED_BY_FAMILY = frozenset({"CN", "KP", "KR"})
_HEADS = frozenset({"head_of_state", "head_of_government", "party_leader"})
_IN_SENTENCE = frozenset({" ", ", "})  # before a name that opens no sentence
_DASHES = frozenset({"-", " - "})  # between two names: "thượng đỉnh Trump - Kim"
_WORD = lazy_re(r"[^\W_]+")
_JOINT = lazy_re(r" ?[-.’'] ?| ")
_INSIDE = frozenset({"-", " - ", "'", "’"})  # between two parts of one written word
_HYPHEN = lazy_re(r" ?- ?")


@value
class PersonMention:
    """Words that name an office holder; offsets into the text given, end exclusive.

    `name`: the canonical name; `holdings`: every term in office known of the person, or of each person of that name
    where the text does not tell them apart.
    """

    start: int
    end: int
    text: str
    name: str
    holdings: tuple[Holding, ...]

    @property
    def countries(self) -> tuple[str, ...]:
        """The states the person held office in, in order of the terms."""
        return tuple(dict.fromkeys(h.country for h in self.holdings))


@value
class _Name:
    """One spelling: `words` folded; `spelled` its lower-case words as written, for names where tones count."""

    words: tuple[str, ...]
    spelled: tuple[str, ...]
    capitals: tuple[bool, ...]  # which words open with a capital letter
    toned: bool  # the text must carry the same tones, or none at all
    hyphenated: bool  # one word with hyphens inside: the text must have them too
    initial: bool  # "V. Putin": the text must have the full stop
    single: bool  # one plain word: needs a title or the full name before it
    sounds: tuple[str, ...]  # each written word as it sounds, for other transcriptions
    official: Official


class _Table(TypedDict):
    """Whom a spelling may mean, by their places among the officials: plain data, which `loaders.kept` keeps."""

    by_start: dict[tuple[str, str], tuple[int, ...]]  # by the first two folded words
    singles: dict[str, tuple[int, ...]]  # folded single names that are safe beside a title
    families: dict[str, tuple[int, ...]]  # family names of heads who are called by them, as spelled: "kim", "tập"
    by_sound: dict[tuple[str, ...], tuple[int, ...]]
    first_sounds: frozenset[str]


class _Index:
    """Whom a spelling may mean. Spellings are made when a text has words that one begins with."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._table = kept("people", lambda: _table(facts), facts.own)
        self.singles = self._table["singles"].keys()
        self.families = self._table["families"].keys()
        self.first_sounds = self._table["first_sounds"]
        self._names: dict[tuple[str, str], tuple[_Name, ...]] = {}

    def starting(self, start: tuple[str, str]) -> tuple[_Name, ...]:
        """The names that begin with two folded words, the longest first."""
        if start not in self._table["by_start"]:  # words of texts are no key of anything that stays
            return ()
        if (found := self._names.get(start)) is None:
            found = self._names[start] = self._starting(start)
        return found

    def _starting(self, start: tuple[str, str]) -> tuple[_Name, ...]:
        officials = self._officials(self._table["by_start"][start])
        names = (name for official in officials for name in _spellings(official) if name.words[:2] == start)
        return tuple(sorted(names, key=lambda name: -len(name.words)))

    def single(self, word: str) -> tuple[Official, ...]:
        """Whom a folded single name may mean."""
        return self._officials(self._table["singles"].get(word, ()))

    def family(self, word: str) -> tuple[Official, ...]:
        """Who is called by this family name."""
        return self._officials(self._table["families"].get(word, ()))

    def sounding(self, sounds: tuple[str, ...]) -> tuple[Official, ...]:
        """Whose name sounds so."""
        return self._officials(self._table["by_sound"].get(sounds, ()))

    def _officials(self, places: Iterable[int]) -> tuple[Official, ...]:
        return tuple(map(self._facts.official, places))


@value
class _Words:
    """The words that decide beside a name."""

    titles: frozenset[str]
    meetings: frozenset[str]
    namesakes: frozenset[str]
    surnames: frozenset[str]
    compounds: frozenset[str]  # "hoàng gia": what opens like a single name and is none


_LETTERS = str.maketrans("đıłø", "dilo")


@remembered(1 << 16)
def _plain(word: str) -> str:
    """Lower case without diacritics."""
    word = word.lower()
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)


def _spellings(official: Official) -> Iterable[_Name]:
    toned_country = not _TONED.isdisjoint(official.countries)
    texts = [official.name, *official.aliases]
    if not _FAMILY_FIRST.isdisjoint(official.countries):
        texts += [f"{last} {first}" for first, _, last in (t.partition(" ") for t in texts) if last and " " not in last]
    if not toned_country:
        texts += [f"{t[0]}. {t.split()[-1]}" for t in texts if " " in t and t[1] != "." and len(t.split()[-1]) > 2]
    for text in dict.fromkeys(texts):
        text = normalise(text).text
        written = _WORD.findall(text)
        spelled = tuple(w.lower() for w in written)
        toned = (
            toned_country and "-" not in text and not text.isascii() and all(is_vietnamese_syllable(w) for w in spelled)
        )
        single = " " not in text and "-" not in text
        hyphenated = " " not in text and "-" in text
        sounds = (
            ()
            if toned or " " not in text or text[1:2] == "."
            else tuple(_sound(re.sub(r"[-'’]", "", w)) for w in re.split(r"[ .]+", text) if w)
        )
        yield _Name(
            words=tuple(map(_plain, spelled)),
            spelled=spelled,
            capitals=tuple(w[0].isupper() for w in written),
            toned=toned,
            hyphenated=hyphenated,
            initial=text[1:2] == ".",
            single=single,
            sounds=sounds,
            official=official,
        )


def _table(facts: Facts) -> _Table:
    by_start: dict[tuple[str, str], dict[int, None]] = {}
    singles: dict[str, dict[int, None]] = {}
    by_sound: dict[tuple[str, ...], dict[int, None]] = {}
    families: dict[str, dict[int, None]] = {}
    for place, official in enumerate(facts.officials):
        family_first = any(h.office in _HEADS and h.country in _CALLED_BY_FAMILY for h in official.holdings)
        for name in _spellings(official):
            if family_first and len(name.words) > 1:
                families.setdefault(name.spelled[0], {})[place] = None
            if len(name.words) == 1:
                singles.setdefault(name.words[0], {})[place] = None
                continue
            by_start.setdefault((name.words[0], name.words[1]), {})[place] = None
            if len(name.sounds) > 1 and sum(map(len, name.sounds)) > 6:
                by_sound.setdefault(name.sounds, {})[place] = None
    return _Table(
        by_start={start: tuple(places) for start, places in by_start.items()},
        singles={word: tuple(places) for word, places in singles.items()},
        families={word: tuple(places) for word, places in families.items()},
        by_sound={sounds: tuple(places) for sounds, places in by_sound.items()},
        first_sounds=frozenset(sounds[0] for sounds in by_sound),
    )


_index = lru_cache(maxsize=8)(_Index)


@cache
def _words() -> _Words:
    words = read_toml("people_context.toml")
    context = read_toml("country_context.toml")
    return _Words(
        frozenset(normalise(t).text for t in words["titles"]),
        frozenset(normalise(t).text for t in words["meetings"]),
        frozenset(normalise(t).text for t in words["not_before"]),
        frozenset(normalise(s).text for s in context["surnames"]),
        frozenset(normalise(t).text for t in words["compounds"]),
    )


class _Reading:
    """A document being searched: its tokens, and what stands beside one."""

    def __init__(self, document: Document, countries: Sequence[CountryMention], index: _Index) -> None:
        tokens = document.tokens
        self.text = document.text
        self.lower = document.lower
        self.english = document.english
        self.starts, self.ends, self.words = tokens.starts, tokens.ends, tokens.words
        self.countries = countries
        self.index = index
        self.known = _words()
        self._named = frozenset(m.end for m in countries if m.kind in ("name", "people"))

    def plain(self, i: int) -> str:
        """A token in lower case without diacritics."""
        return _plain(self.words[i])

    def between(self, i: int) -> str:
        """What stands between a token and the next."""
        return self.text[self.ends[i] : self.starts[i + 1]]

    def ends_title(self, i: int) -> bool:
        """Whether a title, an office or a state stands right before a token."""
        start = self.starts[i]
        if self.text[start - 1 : start] != " ":
            return False
        return start - 1 in self._named or phrase_before(self.words_before(i), self.known.titles) is not None

    def words_before(self, i: int) -> list[str]:
        return words_before(self.lower, self.starts[i], 5)

    def states_near(self, start: int, end: int) -> set[str]:
        """The states named shortly before or after a span."""
        low = bisect_left(self.countries, start - 80, key=_start)
        high = bisect_left(self.countries, end + 40, low, key=_start)
        return {code for m in self.countries[low:high] for code in m.codes}


def _start(m: CountryMention) -> int:
    return m.start


@value
class _Match:
    """A name: its tokens from `at`, `size` of them."""

    at: int
    size: int
    officials: tuple[Official, ...]


def find_people(
    document: Document, countries: Sequence[CountryMention], facts: Facts | None = None
) -> tuple[PersonMention, ...]:
    """All office holders a text names, in order, none overlapping; the longest name wins.

    A single name ("Trump", "ông Moon") counts where a title or a state stands before it, or where the text has the
    full name too; between two of the same short name, the last one named in full before it is meant. `countries`: the
    states found in the document.
    """
    r = _Reading(document, countries, _index(facts or load_facts()))
    matches: list[_Match] = []
    free = 0
    opening = [i for i, word in enumerate(r.words) if not word[0].islower()]
    for i in opening:
        if i >= free:
            match = _full_name(r, i)
            if match is not None:
                matches.append(match)
                free = i + match.size
    short: dict[str, list[tuple[int, Official]]] = {}
    for match in matches:
        for official in match.officials:
            for word in _short_forms(r, match):
                short.setdefault(word, []).append((match.at, official))
    taken = {i for m in matches for i in range(m.at, m.at + m.size)}
    for i in opening:
        plain = r.plain(i)
        known = plain in short or plain in r.index.singles or r.words[i].lower() in r.index.families
        if known and i not in taken and r.words[i][0].isupper():
            officials = _single_name(r, i, short.get(plain, [])) or _of_pair(r, i, short, taken)
            if officials:
                matches.append(_Match(i, 1, officials))
    return tuple(_mention(r, match) for match in sorted(matches, key=lambda m: m.at))


def _mention(r: _Reading, match: _Match) -> PersonMention:
    start, end = r.starts[match.at], r.ends[match.at + match.size - 1]
    holdings = tuple(h for o in match.officials for h in o.holdings)
    return PersonMention(start, end, r.text[start:end], match.officials[0].name, holdings)


def _full_name(r: _Reading, i: int) -> _Match | None:
    """The longest name of more than one word, or with hyphens, that starts at a token."""
    if i + 1 == len(r.words):
        return None
    size = 0
    officials: list[Official] = []
    for name in r.index.starting((r.plain(i), r.plain(i + 1))):
        if len(name.words) < size or not _fits(r, i, name):
            continue
        size = len(name.words)
        if name.official not in officials:
            officials.append(name.official)
    if not officials:
        size, officials = _by_sound(r, i)
    if not officials or _namesake(r, i):
        return None
    return _Match(i, size, tuple(_told_apart(r, r.starts[i], r.ends[i + size - 1], officials)))


def _by_sound(r: _Reading, i: int) -> tuple[int, list[Official]]:
    """A name that only another transcriber's habits keep from matching ("Xi-xu-lít" and "Si-su-lit")."""
    inside = r.between(i) in _INSIDE
    if not inside and not (r.words[i + 1][0].isupper() and _sound(r.words[i]) in r.index.first_sounds):
        return 0, []
    words = [[i]]
    for j in range(i + 1, min(i + 12, len(r.words))):
        between = r.between(j - 1)
        if between in _INSIDE:
            words[-1].append(j)
        elif between == " " and r.words[j][0].isupper() and len(words) < 4:
            words.append([j])
        else:
            break
    if len(words) < 2 or _sound("".join(r.words[j] for j in words[0])) not in r.index.first_sounds:
        return 0, []
    for count in range(len(words), 1, -1):
        part = words[:count]
        if all(len(w) == 1 and is_vietnamese_syllable(r.words[w[0]]) for w in part):
            continue
        officials = r.index.sounding(tuple(_sound("".join(r.words[j] for j in word)) for word in part))
        if officials:
            return sum(map(len, part)), list(officials)
    return 0, []


# What transcribers write differently for one sound; applied in order to a word without hyphens and diacritics.
_SOUNDS = (
    (lazy_re("ngh"), "ng"), (lazy_re("gh"), "g"), (lazy_re("ph"), "f"), (lazy_re("kh|[kq]"), "c"),
    (lazy_re("th"), "t"), (lazy_re("s"), "x"), (lazy_re("y"), "i"), (lazy_re("ou|oo|w"), "u"),
    (lazy_re("ee"), "i"), (lazy_re("r"), "l"), (lazy_re(r"(.)\1+"), r"\1"), (lazy_re("(?<=.{3})e$"), ""),
    (lazy_re("(?<=[bcdfgjlmnpqtvxz])h"), ""), (lazy_re("d$"), "t"), (lazy_re("o"), "u"),
)  # fmt: skip


@remembered(1 << 16)
def _sound(word: str) -> str:
    sound = _plain(word)
    for pattern, letter in _SOUNDS:
        sound = pattern.sub(letter, sound)
    return sound


def _single_name(r: _Reading, i: int, named: list[tuple[int, Official]]) -> tuple[Official, ...]:
    if not _stands_alone(r, i):
        return ()
    titled = r.ends_title(i)
    if not named:
        return r.index.single(r.plain(i)) if titled else ()
    plain_word = len(r.plain(i)) <= 3 or is_vietnamese_syllable(r.words[i])
    if plain_word and not (titled or r.english or _is_head_by_family(r, i, [official for _, official in named])):
        return ()
    before = bisect_left(named, i, key=lambda n: n[0])
    return (named[max(0, before - 1)][1],)


def _is_head_by_family(r: _Reading, i: int, named: Iterable[Official]) -> bool:
    """Whether a plain word inside a sentence is the family name of a head of state or government whom the text names in
    full: "Trump gặp | Kim"."""
    if not i or r.between(i - 1) not in _IN_SENTENCE:
        return False
    family = r.words[i].lower() in r.index.families
    return any(
        (family or _FAMILY_FIRST.intersection(o.countries)) and any(h.office in _HEADS for h in o.holdings)
        for o in named
    )


def _of_pair(
    r: _Reading, i: int, short: dict[str, list[tuple[int, Official]]], taken: set[int]
) -> tuple[Official, ...]:
    """Who is meant by one of two single names: with a dash between, behind a word of meeting or a title, or
    joined behind one title: "hai ông Trump và Kim"."""
    for left, other in ((i, i + 1), (i - 1, i - 1)):
        if (
            left < 0
            or other >= len(r.words)
            or r.between(left) not in _DASHES
            or not _may_be_named(r, other, short, taken)
        ):
            continue
        met = phrase_before(r.words_before(left), r.known.meetings) is not None
        if not (left in taken or met or r.ends_title(left)):
            continue
        return _meant(r, i, short)
    before = _joined_before(r, i)
    if before is not None and before not in taken and r.ends_title(before) and _may_be_named(r, before, short, taken):
        return _meant(r, i, short) if _stands_alone(r, i) else ()
    return ()


def _joined_before(r: _Reading, i: int) -> int | None:
    """The token that a name is joined to: by "và", or by a comma behind "hai ông"."""
    if i > 1 and r.words[i - 1] == "và" and r.between(i - 1) == r.between(i - 2) == " ":
        return i - 2
    if i > 2 and r.between(i - 1) == ", " and "hai" in r.words_before(i - 1)[-2:-1]:
        return i - 1
    return None


def _may_be_named(r: _Reading, i: int, short: dict[str, list[tuple[int, Official]]], taken: set[int]) -> bool:
    """Whether a token may be a single name of somebody known."""
    plain, spelled = r.plain(i), r.words[i].lower()
    known = i in taken or plain in short or plain in r.index.singles or spelled in r.index.families
    return known and r.words[i][0].isupper()


def _meant(r: _Reading, i: int, short: dict[str, list[tuple[int, Official]]]) -> tuple[Official, ...]:
    """Who a single name means: whom the text names in full, else the heads who are called so."""
    named = short.get(r.plain(i), [])
    if named:
        return (named[0][1],)
    officials = r.index.single(r.plain(i)) or r.index.family(r.words[i].lower())
    return tuple(o for o in officials if any(h.office in _HEADS for h in o.holdings)) or tuple(officials)


def _fits(r: _Reading, i: int, name: _Name) -> bool:
    """Whether the tokens from `i` on are this spelling of a name, and not part of a longer name."""
    length = len(name.words)
    if tuple(map(_plain, r.words[i : i + length])) != name.words:
        return False
    for j in range(i, i + length - 1):
        between = r.between(j)
        if name.initial and j == i and "." not in between:
            return False
        if _JOINT.fullmatch(between) is None or (name.hyphenated and _HYPHEN.fullmatch(between) is None):
            return False
    if name.hyphenated:
        return _stands_alone(r, i, length)
    shouted = r.text[r.starts[i] : r.ends[i + length - 1]].isupper()
    capitals = shouted or all(
        r.words[j][0].isupper() for j, capital in enumerate(name.capitals, i) if capital and _spaced(r, j)
    )
    if not capitals or not _tones_fit(r, i, name):
        return False
    return shouted or not _in_vietnamese_name(r, i, length)


def _tones_fit(r: _Reading, i: int, name: _Name) -> bool:
    """Whether the tones written are the name's own, or none at all."""
    words = r.text[r.starts[i] : r.ends[i + len(name.words) - 1]]
    if words.isascii() or "-" in words:
        return True
    written = tuple(w.lower() for w in r.words[i : i + len(name.words)])
    return written == name.spelled or not (name.toned or all(map(is_vietnamese_syllable, written)))


def _in_vietnamese_name(r: _Reading, i: int, length: int) -> bool:
    """Whether a name of Vietnamese syllables goes on before or behind ("Nguyễn Xuân Phúc Hậu")."""
    if not all(map(is_vietnamese_syllable, r.words[i : i + length])):
        return False
    last = i + length - 1
    if last + 1 < len(r.words) and r.between(last) == " " and _continues(r.words[last + 1]):
        return True
    return i > 0 and r.between(i - 1) == " " and r.words[i - 1] in r.known.surnames


def _spaced(r: _Reading, i: int) -> bool:
    start = r.starts[i]
    return start > 0 and r.text[start - 1] == " " and r.text[max(0, start - 3) : start] != " - "


def _continues(word: str) -> bool:
    """Whether a word after a Vietnamese name could be its next syllable."""
    return word[0].isupper() and not word.isupper() and is_vietnamese_syllable(word)


def _stands_alone(r: _Reading, i: int, length: int = 1) -> bool:
    """Whether a short name is not part of a longer one."""
    last = i + length - 1
    if last + 1 < len(r.words):
        after, between = r.words[last + 1], r.between(last)
        if after[0].isupper() and between in (" ", "-") and not after.isupper():
            return False
        if between == "-" and after[0].islower():
            return False
        if between == " " and f"{r.words[last]} {after}".lower() in r.known.compounds:
            return False
    if i:
        before, between = r.words[i - 1], r.between(i - 1)
        if between == "-":
            return False
        if between == " " and before[0].isupper() and len(before) > 1:
            return r.ends_title(i)
    return True


def _namesake(r: _Reading, i: int) -> bool:
    """Whether the words before a full name say that somebody else bears it ("bị cáo", "anh"; not "Thủ tướng Anh")."""
    if phrase_before(r.words_before(i), r.known.namesakes) is None:
        return False
    return r.words[i - 1][0].islower() or not r.ends_title(i)


def _short_forms(r: _Reading, match: _Match) -> set[str]:
    """The words of a full name by which papers go on calling the person: its first and its last."""
    ends = (r.plain(match.at), r.plain(match.at + match.size - 1))
    return {word for word in ends if len(word) > 1} if match.size > 1 else set()


def _told_apart(r: _Reading, start: int, end: int, officials: list[Official]) -> list[Official]:
    """Of several people of one name, those whose state stands beside the name; all where none does."""
    if len(officials) < 2:
        return officials
    codes = r.states_near(start, end)
    return [o for o in officials if not codes.isdisjoint(o.countries)] or officials


__all__ = ["PersonMention", "find_people"]
