"""Offices and Vietnamese names where they stand: the words beside a country that make somebody speak for it.

The words are data (`loaders.lexicon`); what is here decides which of the hits are meant.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

import regex as re

from loaders.actors.countries import CountryMention
from loaders.lexicon.automaton import Kind, apart, surnames
from loaders.lexicon.lists import any_of, listed
from loaders.lexicon.offices import OfficeWord
from loaders.lexicon.states import Entry, fold
from loaders.patterns import lazy_regex
from loaders.text.document import Document
from loaders.text.remembered import remembered
from loaders.text.words import phrase_before, words_before
from loaders.value import value

# "chuyến thăm cấp Nhà nước" and "tập đoàn" name no state, "dinh Tổng thống" is a house; "cán bộ ngoại giao" are people.
_NO_WORD_BEFORE = frozenset({
    "cấp", "môi", "tập", "liên", "sư", "trung", "tiểu", "công", "lữ", "quân", "dinh", "cán",
})  # fmt: skip
# "hai Bộ trưởng" is no single minister, but "hai Đại sứ Lào và Nga" are one of each.
_ALL_BEFORE = frozenset({"các"})
_SEVERAL_BEFORE = frozenset({
    "hai", "2", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "những", "hai vị", "nhiều", "một số",
    "two", "both",
})  # fmt: skip
# "đường dây nóng giữa hai | Bộ Quốc phòng" names no ministry of the paper's own state.
_BOTH_BEFORE = frozenset({"hai", "both"})
_MONTH = "tháng"
_COMPASS = lazy_regex(r"\s+(?:nam|bắc|đông|tây|trước|sau|trên|dưới|trong|ngoài|xa|bên)(?![\p{L}])")
# "từ phía | Lào sang" tells from where, "đề nghị từ phía | Lào" of whom.
_GOES_ON_FROM = lazy_regex(
    lambda: rf"(?: \p{{Lu}}[\p{{L}}-]*){{1,3}} {any_of('places.toml', 'comes_from_there')}(?!\p{{L}})"
)

#: What stands between two states of one list.
JOINT = lazy_regex(lambda: rf",? {any_of('cues.toml', 'list')} |, ")

_PARTS = lazy_regex(r" +\S+")
_SYLLABLE = r" +\p{Lu}\p{Ll}{0,5}"
_GIVEN = {least: lazy_regex(rf"(?:{_SYLLABLE}){{{least},3}}(?![\p{{L}}\d-])") for least in (1, 2)}
# "Thái Bình Dương" is a sea, and nobody of Việt Nam.
_NO_NAMES = lazy_regex(lambda: rf"{any_of('persons.toml', 'no_names')}(?!\p{{L}})")
# A syllable that Vietnamese writes: enough to tell "Bình Minh" from "Sokhonn" or "Idriss".
_VIETNAMESE_SYLLABLE = lazy_regex(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?",
    re.IGNORECASE,
)


@value
class OfficeMention:
    """[start, end) of the office's own words, without what follows them."""

    start: int
    end: int
    word: OfficeWord


@value
class NameMention:
    """[start, end) of a name that may be anybody's."""

    start: int
    end: int


def find_offices(document: Document, countries: Sequence[CountryMention] = ()) -> tuple[OfficeMention, ...]:
    """Office words of a document, the longest where they overlap, in order. `countries`: its states, in order."""
    hits = (h for h in document.hits.of(Kind.OFFICE) if not _goes_on(document, h[1], h[2]))
    return tuple(OfficeMention(*h) for h in apart(hits) if _is_meant(document, *h, countries))


# "nguyên | Thủ tướng", "Hội nghị | Viện trưởng", "đoàn kết"
_OTHERWISE = {"nguyên thủ": " tướng", "nghị viện": " trưởng", "đoàn": " kết"}


def _goes_on(document: Document, end: int, word: OfficeWord) -> bool:
    """Whether an office's words are the end of one word and the beginning of another."""
    rest = _OTHERWISE.get(word.word.lower())
    return rest is not None and document.lower.startswith(rest, end)


def _is_meant(document: Document, start: int, end: int, word: OfficeWord, countries: Sequence[CountryMention]) -> bool:
    if word.english and not document.english:
        return False
    if word.word.isupper() and document.text[start:end] != word.word:
        return False  # "INS" is a ship's prefix, "ins" is none
    before = words_before(document.lower, start, 2)
    if len(before) > 1 and before[-2] == _MONTH:
        before = []  # "tháng Bảy | Tổng thống" counts no presidents
    if phrase_before(before, _NO_WORD_BEFORE):
        return False
    of_persons = word.kind == "person" or word.english
    if phrase_before(before, _ALL_BEFORE) or (of_persons and phrase_before(before, _SEVERAL_BEFORE)):
        return of_persons and _is_of_states(document.text, end, countries)
    of_two = word.unmarked and phrase_before(before, _BOTH_BEFORE)
    if of_two and _are_others(document, start, end, word.unmarked, countries):
        return False
    if word.word == "phía" and before[-1:] == ["từ"] and _GOES_ON_FROM.match(document.text, end):
        return False
    return not (word.word == "phía" and _COMPASS.match(document.text, end))


def _are_others(
    document: Document, start: int, end: int, home: str | None, countries: Sequence[CountryMention]
) -> bool:
    """Whether a sentence names two other states before "hai" and an office of `home`, and none right behind: "Lào và
    Nga mở đường dây nóng giữa hai | Bộ Quốc phòng"."""
    n, s = bisect_left(countries, start, key=lambda c: c.start), document.sentence_at(start)
    two = {code for c in countries[max(0, n - 2) : n] if s and c.start >= s.start for code in c.codes}
    follows = any(c.start - end <= 1 for c in countries[n : n + 1])
    return len(two) > 1 and home not in two and not follows


def _is_of_states(text: str, end: int, countries: Sequence[CountryMention]) -> bool:
    """Whether two states or more follow an office, in one list: "các Đại sứ | Lào và Nga"."""
    n = bisect_left(countries, end, key=lambda c: c.start)
    two = countries[n : n + 2]
    if len(two) < 2 or any(c.kind != "name" for c in two):
        return False
    return two[0].start == end + 1 and JOINT.fullmatch(text, two[0].end, two[1].start) is not None


def find_names(document: Document) -> list[NameMention]:
    """Each Vietnamese name of two to four syllables, in order: by its surname and its capitals."""
    text = document.text
    found: list[NameMention] = []
    free = 0
    places = {a for a, b, those in document.hits.of(Kind.STATE) if _is_a_place(text[a:b], those)}
    for start, end, (surname, least) in document.hits.of(Kind.SURNAME):
        if start < free or text[start:end] != surname or text[start - 1 : start] == "-":
            continue
        if start in places or (surname in _also_words() and end + 1 in places):
            continue  # "Hà Nội | Nguyễn Văn A" and "Từ | Bắc Kinh"
        if phrase_before(words_before(document.lower, start, 2), _no_names_behind()):
            continue
        if _NO_NAMES.match(document.lower, start):
            continue
        given = _GIVEN[least].match(text, end)
        if given and (size := _vietnamese(given[0])) >= least:
            free = end + sum(len(part) for part in _PARTS.findall(given[0])[:size])
            found.append(NameMention(start, free))
    return found


@cache
def _no_names_behind() -> frozenset[str]:
    return frozenset(listed("persons.toml", "no_names_behind"))


def _is_a_place(words: str, those: Iterable[Entry]) -> bool:
    """Whether words are the name of a state or place of two syllables or more, as it is written."""
    return " " in words and words.istitle() and any(entry.codes for entry in those)


@cache
def _also_words() -> frozenset[str]:
    return frozenset(listed("persons.toml", "surnames_also_words"))


def _vietnamese(given: str) -> int:
    """How many of the first given names could be Vietnamese: none of "Hà | Cora"."""
    return sum(1 for _ in itertools.takewhile(looks_vietnamese, given.split()))


@cache
def _surnames() -> dict[str, int]:
    return dict(surnames())


@cache
def _plain_surnames() -> frozenset[str]:
    return frozenset(fold(w) for w, least in surnames() if least == 1)


def is_vietnamese_name(name: str) -> bool:
    """Whether a name is one that `find_names` finds: a Vietnamese surname with its given names.

    Or one as English papers write it, without its marks: "Tran Cam Tu".
    """
    surname, _, _ = name.partition(" ")
    least = _surnames().get(surname)
    if least is not None and _GIVEN[least].fullmatch(name, len(surname)) is not None:
        return True
    plain = name.count(" ") in (2, 3) and name.isascii() and surname.lower() in _plain_surnames()
    return plain and looks_vietnamese(name)


@remembered(1 << 14)
def looks_vietnamese(name: str) -> bool:
    """Whether every syllable of a name could be Vietnamese spelling."""
    parts = name.split()
    return bool(parts) and all(_VIETNAMESE_SYLLABLE.fullmatch(p) for p in parts)
