"""Office holders named in a text: full names anywhere, single names where the words beside them make it safe.

Names are compared by their sound on paper: "Kim Jong-un", "Kim Jong - un" and "Kim Jong Un" are one name, as are
"Pu-tin" and "Pu-Tin"; names in Vietnamese spelling keep their tones, since "Lê Văn Dũng" and "Lê Văn Dung" are two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from loaders.actors.countries import find_countries, fold, is_vietnamese_syllable
from loaders.facts import Facts, Holding, Official, load_facts
from loaders.resources import read_toml
from loaders.text.normalise import normalise

# States whose people's names are written as Vietnamese syllables, where every tone counts.
_TONED = frozenset({"VN", "CN", "TW", "SG", "KP", "KR"})
_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r" ?[-.’'] ?| ")
_HYPHEN = re.compile(r" ?- ?")


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Name:
    """One spelling: `words` folded; `spelled` its lower-case words as written, for names where tones count."""

    words: tuple[str, ...]
    spelled: tuple[str, ...]
    toned: bool  # the text must carry the same tones, or none at all
    hyphenated: bool  # one word with hyphens inside: the text must have them too
    single: bool  # one plain word: needs a title or the full name before it
    official: Official


@dataclass(frozen=True, slots=True)
class _Index:
    by_first: dict[str, tuple[_Name, ...]]
    titles: frozenset[str]
    title_words: int
    surnames: frozenset[str]


def _plain(word: str) -> str:
    return (
        "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
        .replace("đ", "d")
        .replace("ı", "i")
        .replace("ł", "l")
        .replace("ø", "o")
    )


def _spellings(official: Official) -> Iterable[_Name]:
    toned_country = not _TONED.isdisjoint(official.countries)
    for text in dict.fromkeys((official.name, *official.aliases)):
        text = normalise(text).text
        spelled = tuple(w.lower() for w in _WORD.findall(text))
        toned = (
            toned_country and "-" not in text and not text.isascii() and all(is_vietnamese_syllable(w) for w in spelled)
        )
        single = " " not in text and "-" not in text
        hyphenated = " " not in text and "-" in text
        yield _Name(tuple(map(_plain, spelled)), spelled, toned, hyphenated, single, official)


@cache
def _index(facts: Facts) -> _Index:
    by_first: dict[str, list[_Name]] = {}
    for official in facts.officials:
        for name in _spellings(official):
            by_first.setdefault(name.words[0], []).append(name)
    words = read_toml("people_context.toml")
    context = read_toml("country_context.toml")
    titles = frozenset(normalise(t).text for t in words["titles"])
    return _Index(
        {first: tuple(sorted(names, key=lambda n: -len(n.words))) for first, names in by_first.items()},
        titles,
        max(len(t.split()) for t in titles),
        frozenset(normalise(s).text for s in context["surnames"]),
    )


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    plain: str


def find_people(text: str, facts: Facts | None = None) -> tuple[PersonMention, ...]:
    """All office holders a normalised text names, in order, none overlapping; the longest name wins.

    A single name ("Trump", "ông Moon") counts where a title or a state stands before it, or where the full name
    stood earlier in the text.
    """
    index = _index(facts or load_facts())
    tokens = [_Token(m.start(), m.end(), m[0], _plain(m[0])) for m in _WORD.finditer(text)]
    found: list[PersonMention] = []
    short: dict[str, list[Official]] = {}  # given or family names of the people named in full so far
    i = 0
    while i < len(tokens):
        match = _match(text, tokens, i, index, short)
        if match is None:
            i += 1
            continue
        size, officials = match
        start, end = tokens[i].start, tokens[i + size - 1].end
        officials = _told_apart(text, start, end, officials)
        for official in officials:
            for word in _short_forms(official, tokens[i : i + size]):
                known = short.setdefault(word, [])
                if official not in known:
                    known.append(official)
        holdings = tuple(h for o in officials for h in o.holdings)
        found.append(PersonMention(start, end, text[start:end], officials[0].name, holdings))
        i += size
    return tuple(found)


def _match(
    text: str, tokens: list[_Token], i: int, index: _Index, short: dict[str, list[Official]]
) -> tuple[int, list[Official]] | None:
    token = tokens[i]
    if not (token.text[0].isupper() or token.text[0].isdigit()):
        return None
    names = index.by_first.get(token.plain, ())
    size, officials = 0, list[Official]()
    for name in names:
        length = len(name.words)
        if length < size or not _fits(text, tokens, i, name, index):
            continue
        if name.single and not _titled(text, token, index) and token.plain not in short:
            continue
        size = length
        if name.official not in officials:
            officials.append(name.official)
    if officials:
        return size, officials
    if token.plain in short and _stands_alone(text, tokens, i, index):
        titled = _titled(text, token, index)
        if titled or (len(token.plain) > 3 and not is_vietnamese_syllable(token.text)):
            return 1, [short[token.plain][-1]]
    return None


def _fits(text: str, tokens: list[_Token], i: int, name: _Name, index: _Index) -> bool:
    length = len(name.words)
    if i + length > len(tokens):
        return False
    part = tokens[i : i + length]
    if tuple(t.plain for t in part) != name.words:
        return False
    for left, right in pairwise(part):
        between = text[left.end : right.start]
        if _JOINT.fullmatch(between) is None or (name.hyphenated and _HYPHEN.fullmatch(between) is None):
            return False
    if name.single or name.hyphenated:
        return _stands_alone(text, tokens, i, index, length)
    words = text[part[0].start : part[-1].end]
    shouted = words.isupper()
    if not shouted and not all(t.text[0].isupper() for t in part if len(t.plain) > 2 and _spaced(text, t)):
        return False
    if not words.isascii() and "-" not in words:
        written = tuple(t.text.lower() for t in part)
        if name.toned and written != name.spelled:
            return False
        if not name.toned and written != name.spelled and all(is_vietnamese_syllable(w) for w in written):
            return False
    if all(is_vietnamese_syllable(t.text) for t in part) and not shouted:
        after = tokens[i + length] if i + length < len(tokens) else None
        if after and text[part[-1].end : after.start] == " " and _continues(after.text):
            return False
        before = tokens[i - 1] if i else None
        if before and text[before.end : part[0].start] == " " and before.text in index.surnames:
            return False
    return True


def _spaced(text: str, token: _Token) -> bool:
    return token.start > 0 and text[token.start - 1] == " " and text[max(0, token.start - 3) : token.start] != " - "


def _continues(word: str) -> bool:
    """Whether a word after a Vietnamese name could be its next syllable ("Nguyễn Xuân Phúc Hậu")."""
    return word[0].isupper() and not word.isupper() and is_vietnamese_syllable(word)


def _stands_alone(text: str, tokens: list[_Token], i: int, index: _Index, length: int = 1) -> bool:
    """Whether a short name is not part of a longer one."""
    first, last = tokens[i], tokens[i + length - 1]
    if i + length < len(tokens):
        after = tokens[i + length]
        between = text[last.end : after.start]
        if after.text[0].isupper() and between in (" ", "-") and not after.text.isupper():
            return False
        if between == "-" and after.text[0].islower():
            return False
    if i:
        before = tokens[i - 1]
        if text[before.end : first.start] == "-":
            return False
        if text[before.end : first.start] == " " and before.text[0].isupper() and len(before.text) > 1:
            return _ends_title(text, first.start, index)
    return True


def _ends_title(text: str, start: int, index: _Index) -> bool:
    words = re.split(r"[^\w -]", text[max(0, start - 60) : start].rpartition("\n")[2].lower())[-1].split()
    if any(" ".join(words[-n:]) in index.titles for n in range(1, index.title_words + 1) if n <= len(words)):
        return True
    line = text[max(0, start - 40) : start]
    return any(m.end == len(line.rstrip()) and m.kind in ("name", "people") for m in find_countries(line))


def _titled(text: str, token: _Token, index: _Index) -> bool:
    """Whether a title, an office or a state stands right before a single name."""
    if token.start == 0 or text[token.start - 1] != " ":
        return False
    return _ends_title(text, token.start, index)


def _short_forms(official: Official, part: list[_Token]) -> set[str]:
    """The words of a full name by which papers go on calling the person."""
    if len(part) < 2:
        return set()
    ends = {part[0].plain, part[-1].plain}
    return {w for w in ends if len(w) > 1}


def _told_apart(text: str, start: int, end: int, officials: list[Official]) -> list[Official]:
    """Of several people of one name, those whose state stands beside the name; all where none does."""
    if len(officials) < 2:
        return officials
    near = find_countries(text[max(0, start - 80) : start] + " " + text[end : end + 40])
    codes = {code for m in near for code in m.codes}
    chosen = [o for o in officials if not codes.isdisjoint(o.countries)]
    return chosen or officials


__all__ = ["PersonMention", "find_people", "fold"]
