"""Office holders named in a text: full names anywhere, single names where the words beside them make it safe.

Names are compared by their sound on paper: "Kim Jong-un", "Kim Jong - un" and "Kim Jong Un" are one name, as are
"Pu-tin" and "Pu-Tin"; names in Vietnamese spelling keep their tones, since "Lê Văn Dũng" and "Lê Văn Dung" are two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from loaders.actors.countries import find_countries, is_vietnamese_syllable
from loaders.facts import Facts, Holding, Official, load_facts
from loaders.resources import read_toml
from loaders.text.normalise import normalise

# States whose people's names are written as Vietnamese syllables, where every tone counts.
_TONED = frozenset({"VN", "CN", "TW", "SG", "KP", "KR"})
# States whose people are named family first at home and given name first abroad; the press writes both.
_FAMILY_FIRST = frozenset({"JP", "HU"})
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
    capitals: tuple[bool, ...]  # which words open with a capital letter
    toned: bool  # the text must carry the same tones, or none at all
    hyphenated: bool  # one word with hyphens inside: the text must have them too
    initial: bool  # "V. Putin": the text must have the full stop
    single: bool  # one plain word: needs a title or the full name before it
    sounds: tuple[str, ...]  # each written word as it sounds, for other transcriptions
    official: Official


@dataclass(frozen=True, slots=True)
class _Index:
    by_start: dict[tuple[str, str], tuple[_Name, ...]]  # by the first two folded words, longest name first
    singles: dict[str, tuple[Official, ...]]  # folded single names that are safe beside a title
    by_sound: dict[tuple[str, ...], tuple[Official, ...]]
    titles: frozenset[str]
    namesakes: frozenset[str]
    surnames: frozenset[str]


_LETTERS = str.maketrans("đıłø", "dilo")


@lru_cache(maxsize=1 << 16)
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


@cache
def _index(facts: Facts) -> _Index:
    by_start: dict[tuple[str, str], list[_Name]] = {}
    singles: dict[str, list[Official]] = {}
    by_sound: dict[tuple[str, ...], list[Official]] = {}
    for official in facts.officials:
        for name in _spellings(official):
            if len(name.words) == 1:
                singles.setdefault(name.words[0], []).append(official)
                continue
            by_start.setdefault((name.words[0], name.words[1]), []).append(name)
            if len(name.sounds) > 1 and sum(map(len, name.sounds)) > 6:
                known = by_sound.setdefault(name.sounds, [])
                if official not in known:
                    known.append(official)
    words = read_toml("people_context.toml")
    context = read_toml("country_context.toml")
    return _Index(
        {start: tuple(sorted(names, key=lambda n: -len(n.words))) for start, names in by_start.items()},
        {word: tuple(dict.fromkeys(officials)) for word, officials in singles.items()},
        {sounds: tuple(officials) for sounds, officials in by_sound.items()},
        frozenset(normalise(t).text for t in words["titles"]),
        frozenset(normalise(t).text for t in words["not_before"]),
        frozenset(normalise(s).text for s in context["surnames"]),
    )


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class _Match:
    """A full name: its tokens from `at`, `size` of them."""

    at: int
    size: int
    officials: tuple[Official, ...]


def find_people(text: str, facts: Facts | None = None) -> tuple[PersonMention, ...]:
    """All office holders a normalised text names, in order, none overlapping; the longest name wins.

    A single name ("Trump", "ông Moon") counts where a title or a state stands before it, or where the text has the
    full name too; between two of the same short name, the last one named in full before it is meant.
    """
    index = _index(facts or load_facts())
    tokens = [_Token(m.start(), m.end(), m[0], _plain(m[0])) for m in _WORD.finditer(text)]
    matches: list[_Match] = []
    free = 0
    for i, token in enumerate(tokens):
        if i >= free and (token.text[0].isupper() or token.text[0].isdigit()):
            match = _full_name(text, tokens, i, index)
            if match is not None:
                matches.append(match)
                free = i + match.size
    short: dict[str, list[tuple[int, Official]]] = {}
    for match in matches:
        for official in match.officials:
            for word in _short_forms(tokens[match.at : match.at + match.size]):
                short.setdefault(word, []).append((match.at, official))
    taken = {i for m in matches for i in range(m.at, m.at + m.size)}
    for i, token in enumerate(tokens):
        if i not in taken and token.text[0].isupper() and (token.plain in short or token.plain in index.singles):
            officials = _single_name(text, tokens, i, index, short.get(token.plain, []))
            if officials:
                matches.append(_Match(i, 1, officials))
    found = []
    for match in sorted(matches, key=lambda m: m.at):
        start, end = tokens[match.at].start, tokens[match.at + match.size - 1].end
        holdings = tuple(h for o in match.officials for h in o.holdings)
        found.append(PersonMention(start, end, text[start:end], match.officials[0].name, holdings))
    return tuple(found)


def _full_name(text: str, tokens: list[_Token], i: int, index: _Index) -> _Match | None:
    """The longest name of more than one word, or with hyphens, that starts at a token."""
    size = 0
    officials: list[Official] = []
    start = (tokens[i].plain, tokens[i + 1].plain) if i + 1 < len(tokens) else ("", "")
    for name in index.by_start.get(start, ()):
        if len(name.words) < size or not _fits(text, tokens, i, name, index):
            continue
        size = len(name.words)
        if name.official not in officials:
            officials.append(name.official)
    if not officials:
        size, officials = _by_sound(text, tokens, i, index)
    if not officials or _namesake(text, tokens[i].start, index):
        return None
    return _Match(i, size, tuple(_told_apart(text, tokens[i].start, tokens[i + size - 1].end, officials)))


def _by_sound(text: str, tokens: list[_Token], i: int, index: _Index) -> tuple[int, list[Official]]:
    """A name that only another transcriber's habits keep from matching ("Xi-xu-lít" and "Si-su-lit")."""
    words: list[list[_Token]] = []
    for j in range(i, min(i + 12, len(tokens))):
        between = text[tokens[j - 1].end : tokens[j].start] if j > i else " "
        if j > i and between in ("-", " - ", "'", "’"):
            words[-1].append(tokens[j])
        elif j == i or (between == " " and tokens[j].text[0].isupper()):
            if len(words) == 4:
                break
            words.append([tokens[j]])
        else:
            break
    for count in range(len(words), 1, -1):
        part = words[:count]
        if all(len(w) == 1 and is_vietnamese_syllable(w[0].text) for w in part):
            continue
        officials = index.by_sound.get(tuple(_sound("".join(t.text for t in word)) for word in part))
        if officials:
            return sum(map(len, part)), list(officials)
    return 0, []


# What transcribers write differently for one sound; applied in order to a word without hyphens and diacritics.
_SOUNDS = (
    (re.compile("ngh"), "ng"), (re.compile("gh"), "g"), (re.compile("ph"), "f"), (re.compile("kh|[kq]"), "c"),
    (re.compile("th"), "t"), (re.compile("s"), "x"), (re.compile("y"), "i"), (re.compile("ou|oo|w"), "u"),
    (re.compile("ee"), "i"), (re.compile("r"), "l"), (re.compile(r"(.)\1+"), r"\1"), (re.compile("(?<=.{3})e$"), ""),
    (re.compile("(?<=[bcdfgjlmnpqtvxz])h"), ""), (re.compile("d$"), "t"), (re.compile("o"), "u"),
)  # fmt: skip


@cache
def _sound(word: str) -> str:
    sound = _plain(word)
    for pattern, letter in _SOUNDS:
        sound = pattern.sub(letter, sound)
    return sound


def _single_name(
    text: str, tokens: list[_Token], i: int, index: _Index, named: list[tuple[int, Official]]
) -> tuple[Official, ...]:
    token = tokens[i]
    if not _stands_alone(text, tokens, i, index):
        return ()
    titled = _ends_title(text, token.start, index)
    if named:
        if not titled and (len(token.plain) <= 3 or is_vietnamese_syllable(token.text)):
            return ()
        before = [official for at, official in named if at < i]
        return (before[-1] if before else named[0][1],)
    return tuple(index.singles[token.plain]) if titled else ()


def _fits(text: str, tokens: list[_Token], i: int, name: _Name, index: _Index) -> bool:
    length = len(name.words)
    if i + length > len(tokens):
        return False
    part = tokens[i : i + length]
    if tuple(t.plain for t in part) != name.words:
        return False
    for left, right in pairwise(part):
        between = text[left.end : right.start]
        if name.initial and left is part[0] and "." not in between:
            return False
        if _JOINT.fullmatch(between) is None or (name.hyphenated and _HYPHEN.fullmatch(between) is None):
            return False
    if name.hyphenated:
        return _stands_alone(text, tokens, i, index, length)
    words = text[part[0].start : part[-1].end]
    shouted = words.isupper()
    if not shouted and not all(
        t.text[0].isupper() for t, capital in zip(part, name.capitals, strict=True) if capital and _spaced(text, t)
    ):
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


def _group_before(text: str, start: int, group: frozenset[str]) -> bool:
    """Whether the words before an offset, on its line and without a mark between, end with a phrase of `group`."""
    if text[start - 1 : start] != " ":
        return False
    words = re.split(r"[^\w -]", text[max(0, start - 60) : start].rpartition("\n")[2].lower())[-1].split()
    return any(" ".join(words[-n:]) in group for n in range(1, min(5, len(words)) + 1))


def _namesake(text: str, start: int, index: _Index) -> bool:
    """Whether the words before a full name say that somebody else bears it ("bị cáo", "anh"; not "Thủ tướng Anh")."""
    if not _group_before(text, start, index.namesakes):
        return False
    word = text[:start].split()[-1]
    return word[0].islower() or not _ends_title(text, start, index)


def _ends_title(text: str, start: int, index: _Index) -> bool:
    """Whether a title, an office or a state stands right before an offset."""
    if text[start - 1 : start] != " ":
        return False
    if _group_before(text, start, index.titles):
        return True
    line = text[max(0, start - 40) : start].rpartition("\n")[2]
    return any(m.end == len(line) - 1 and m.kind in ("name", "people") for m in find_countries(line))


def _short_forms(part: list[_Token]) -> set[str]:
    """The words of a full name by which papers go on calling the person: its first and its last."""
    return {t.plain for t in (part[0], part[-1]) if len(t.plain) > 1} if len(part) > 1 else set()


def _told_apart(text: str, start: int, end: int, officials: list[Official]) -> list[Official]:
    """Of several people of one name, those whose state stands beside the name; all where none does."""
    if len(officials) < 2:
        return officials
    near = find_countries(text[max(0, start - 80) : start] + " " + text[end : end + 40])
    codes = {code for m in near for code in m.codes}
    chosen = [o for o in officials if not codes.isdisjoint(o.countries)]
    return chosen or officials


__all__ = ["PersonMention", "find_people"]
