"""Countries as callers write them, and the names under which they are shown.

What reading articles knows (`loaders.actors.countries`) comes first. To it come the names of ISO 3166-1 and CLDR, the
usual others (`api/i18n/country_names.csv`), and the states of ISO 3166-3 (`api/i18n/former_states.csv`): those that
are no more stand for the one that continues them, and where there are several, callers are told. So they are of names
that several states share, of unions and of regions (`api/i18n/no_states.csv`).
"""

from __future__ import annotations

import csv
import difflib
import pickle
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any
from unicodedata import normalize

import pycountry
from babel import Locale, localedata

from api.i18n import LANGUAGES
from loaders.actors import countries as known
from loaders.lexicon.states import fold, states
from models.states import codes


@lru_cache(maxsize=1024)
def name(code: str, language: str = "vi") -> str:
    """The country's everyday name in `vi` or `en` (CLDR's); the code itself where CLDR has none."""
    return str(Locale.parse(language).territories.get(code, code))


@dataclass(frozen=True, slots=True)
class Former:
    """A state of ISO 3166-3: its alpha-4 code, its first name, and the codes of those that it became."""

    code: str
    name: str
    became: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """Folded name -> code; folded name without blanks -> code; folded name -> the name as it is written."""

    by_name: Mapping[str, str]
    compact: Mapping[str, str]
    written: Mapping[str, str]
    former: Mapping[str, Former]


def _table(file: str) -> Iterator[dict[str, str]]:
    text = files("api.i18n").joinpath(file).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _iso_names() -> Iterator[tuple[str, str]]:
    """Code and name for the names of ISO 3166-1 and CLDR, `Korea, Republic of` also as `Republic of Korea`."""
    for country in pycountry.countries:
        for kind in ("name", "common_name", "official_name"):
            if text := getattr(country, kind, None):
                yield country.alpha_2, text
                head, comma, tail = text.partition(", ")
                if comma:
                    yield country.alpha_2, f"{tail} {head}"
    for language in LANGUAGES:
        for code in codes():
            yield code, name(code, language)


_TWICE = frozenset({"CS"})  # Czechoslovakia's code, then that of Serbia and Montenegro


@lru_cache(maxsize=1)
def _names() -> _Names:
    by_name: dict[str, str] = {}
    written: dict[str, str] = {}
    former: dict[str, Former] = {}

    def add(code: str, text: str) -> None:
        for form in (text, re.sub(r"^the ", "", text, flags=re.IGNORECASE), text.replace("&", "and")):
            folded = fold(form)
            by_name.setdefault(folded, code)
            written.setdefault(folded, text)

    for row in _table("country_names.csv"):
        for text in row["names"].split("|"):
            add(row["code"], text)
    for code, text in known.every_name():
        add(code, text)
    for code, text in _iso_names():
        add(code, text)
    for row in _table("former_states.csv"):
        names, became = row["names"].split("|"), tuple(row["became"].split("|"))
        state = Former(row["code"], names[0], became)
        found: Any = pycountry.historic_countries.get(alpha_4=row["code"])
        gone = () if found.alpha_2 in codes() or found.alpha_2 in _TWICE else (found.alpha_2,)
        for text in (*names, found.name, row["code"], found.alpha_3, *gone):
            folded = fold(text)
            former.setdefault(folded, state)
            written.setdefault(folded, text)
            if len(became) == 1:
                by_name.setdefault(folded, became[0])
    compact = {folded.replace(" ", ""): code for folded, code in by_name.items()}
    return _Names(by_name, compact, written, former)


_FLAG = re.compile("[🇦-🇿]{2}")  # a flag: the letters of a code as regional indicators (Unicode TR 51)
#: Characters of a name of a state at most.
LONGEST = 160


def resolve(text: str) -> str | None:
    """The alpha-2 code for an alpha-2, alpha-3 or numeric code (UN M49's) or any usual name; None for none.

    What is longer than any name is none, before anything looks at it.

    A state that is no more gives the one that continues it (`Liên Xô` RU); see `former` where there are several.
    """
    text = " ".join(text[: 2 * LONGEST].split())
    if len(text) > LONGEST:
        return None
    found = known.resolve_country(text)
    if found is not None:
        return found
    if text.upper() in codes():
        return text.upper()
    country: Any = pycountry.countries.get(alpha_3=text.upper()) or (
        text.isascii() and text.isdecimal() and pycountry.countries.get(numeric=text.zfill(3))
    )
    if country:
        return str(country.alpha_2)
    if _FLAG.fullmatch(text):
        flag = "".join(chr(ord(letter) - ord("🇦") + ord("A")) for letter in text)
        return flag if flag in codes() else None
    names = _names()
    for folded in _forms(text):
        if code := names.by_name.get(folded) or names.compact.get(folded.replace(" ", "")):
            return code
    for form in _forms(_in_full(text)):
        if code := _loose_names().get(_loose(form)):
            return code
    if code := _SYLLABLES.get(normalize("NFC", text).casefold()):
        return code
    return None if no_state(text) else _abroad().get(_key(text))


# Single syllables that mean a state by themselves where they are written with their marks.
_SYLLABLES = {"việt": "VN", "nhật": "JP", "triều": "KP", "ấn": "IN", "miên": "KH"}


# Other languages in which states' names are asked for: of neighbours, and those that much of the world writes. Of two
# states with one name the language that comes first decides.
_ABROAD = (
    "zh", "zh_Hant", "ja", "ko", "lo", "th", "km", "my", "ru", "fr", "es", "de", "it", "pt", "id", "ms", "uk", "pl",
    "nl", "cs", "sk", "hu", "ro", "bg", "sr", "hr", "sl", "el", "tr", "sv", "da", "nb", "fi", "ar", "he", "fa", "hi",
    "bn", "mn", "kk",
)  # fmt: skip
# Scripts whose vowels and tones are marks: without them names of different states are one.
_MARKED = re.compile("[\u0530-\u1dff\u2e80-\U0010ffff]")


@lru_cache(maxsize=1)
def _abroad() -> Mapping[str, str]:
    """CLDR's names in other languages, as `_key` has them; read where no other name is found."""
    found: dict[str, str] = {}
    for language in _ABROAD:
        # Babel would keep all that it knows of each language
        with open(localedata.resolve_locale_filename(language), "rb") as file:
            names = pickle.load(file)["territories"]
        for code in codes() & names.keys():
            found.setdefault(_key(str(names[code])), code)
    return found


def _key(name: str) -> str:
    """A name in another language as it is looked up."""
    return " ".join(normalize("NFKC", name).casefold().split()) if _MARKED.search(name) else fold(name)


# Words of names as tables shorten them, and what they add to them.
_SHORTENED = {
    "rep": "republic", "dem": "democratic", "fed": "federated", "sts": "states", "is": "islands", "eq": "equatorial",
    "pdr": "people's democratic republic", "sr": "socialist republic", "rb": "bolivarian republic", "st": "saint",
}  # fmt: skip
_SHORT_WORD = re.compile(
    r"\b(?:(p)\. ?r\.|(s)\. ?r\.|(rep|dem|fed|sts|is|eq|rb|st|pr|pdr)\b\.?|([ns])(?:\.|(?= ?korea\b)))", re.I
)
_GONE = re.compile(r"^former\s+|\s*[(,]?\s*(?:former|cũ|country|nation)\s*\)?\s*$", re.IGNORECASE)
_LINKS = frozenset({"of", "the", "and", "va"})


def _in_full(text: str) -> str:
    """A name without what tables shorten in it, or say of it: `Egypt, Arab Rep.`, `S. Korea`, `Liên Xô cũ`."""

    def whole(found: re.Match[str]) -> str:
        if found[1] or (found[3] or "").lower() == "pr":
            return "people's republic of"
        if found[4]:
            return {"n": "north ", "s": "south "}[found[4].lower()]
        return _SHORTENED["sr" if found[2] else found[3].lower()]

    return _SHORT_WORD.sub(whole, _GONE.sub("", text.strip()))


def _loose(folded: str) -> str:
    """A folded name without the small words between its parts."""
    return " ".join(word for word in folded.split() if word not in _LINKS)


@lru_cache(maxsize=1)
def _loose_names() -> Mapping[str, str]:
    return {_loose(folded): code for folded, code in reversed(list(_names().by_name.items()))}


# What lists add to a name and what is none of it, and the part of a name that lists put behind it.
_ADDED = re.compile(r"\(\s*(?:the|(?:under )?unscr?[^)]*)\s*\)|,\s*the\s*$|^\s*the\s+", re.IGNORECASE)
_BEHIND = re.compile(r"(?P<head>[^,(]*[^,(\s])\s*(?:,\s*(?P<tail>[^,()\s][^,()]*)|\((?P<inside>[^()]+)\))")

_STATE_OF = re.compile(r"^(?:nước|người)\s+", re.IGNORECASE)


def _forms(text: str) -> Iterator[str]:
    """A name as it is written and as lists write it: `Bahamas (the)`, `Congo, Democratic Republic of the`, folded."""
    yield fold(text)
    plain = _ADDED.sub(" ", text).strip()
    yield fold(plain)
    if turned := _BEHIND.fullmatch(plain):
        whole = f"{turned['tail'] or turned['inside']} {turned['head']}"
        yield fold(whole)
        yield fold(_ADDED.sub("", whole))
    if bare := _STATE_OF.sub("", plain):
        yield fold(bare)


def former(text: str) -> Former | None:
    """The state of ISO 3166-3 that `text` names, None for any other. No code is written with marks ("Ấn")."""
    found = next((state for folded in _forms(text) if (state := _names().former.get(folded))), None)
    return found if found is None or text.isascii() or len(text) > _CODE else None


_CODE = 4


@dataclass(frozen=True, slots=True)
class NoState:
    """What is no single state: `several` that share a name (with their codes), a `union` of states or a `region`."""

    kind: str
    codes: tuple[str, ...]


@lru_cache(maxsize=1)
def _no_states() -> Mapping[str, NoState]:
    found: dict[str, NoState] = {}
    for row in _table("no_states.csv"):
        state = NoState(row["kind"], tuple(filter(None, row["codes"].split("|"))))
        found |= {fold(text): state for text in row["names"].split("|")}
    return found


def no_state(text: str) -> NoState | None:
    """What `text` names if that is no single state (`Korea`, `ASEAN`, `châu Âu`); None for all else."""
    return next((found for folded in _forms(text) if (found := _no_states().get(folded))), None)


# Names this much alike are taken for one another's slips, short ones where they are more so; a code is like any other.
_ALIKE = 0.7
_SHORT, _ALIKE_SHORT = 4, 0.8


def suggest(text: str) -> str | None:
    """The name that was probably meant, as it is usually written; of a city its state's. None where nothing is near."""
    names, folded = _names(), fold(text)
    if code := _cities().get(folded):
        return name(code, "en" if text.isascii() else "vi")
    long = [n for n in names.written if len(n) >= _SHORT]
    near = difflib.get_close_matches(folded, long, n=1, cutoff=_ALIKE)
    if not near:
        short = [n for n in _everyday() if len(n) < _SHORT and n[0] == folded[:1]]
        near = difflib.get_close_matches(folded, short, n=1, cutoff=_ALIKE_SHORT)
    if not near:
        return None
    # among the rarer spellings that reading knows are slips: the state's own name is offered where it is near, too
    own = [name(names.by_name[near[0]], language) for language in LANGUAGES] if near[0] in names.by_name else []
    proper = {fold(text): text for text in own}
    better = difflib.get_close_matches(folded, list(proper), n=1, cutoff=_ALIKE)
    return proper[better[0]] if better else names.written[near[0]]


@lru_cache(maxsize=1)
def _cities() -> Mapping[str, str]:
    """Capitals, seats of government and other cities whose name alone tells their state, folded."""
    told = (entry for entry in states().entries if entry.kind in ("capital", "seat", "city"))
    return {fold(entry.text): entry.codes[0] for entry in told if len(entry.codes) == 1}


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    """The names under which states are shown, folded."""
    return frozenset(fold(name(code, language)) for code in codes() for language in LANGUAGES)


# Between the two states of a pair: `LA-VN`, `LA/VN`, `Lào - Việt Nam`, `Lào và Việt Nam`, `laos_vietnam`.
_SIGN = r"\s*[-–—/,;|+_]\s*"
_BETWEEN = re.compile(rf"\s+(?:and|và|va|vs\.?|with|với|voi)\s+|{_SIGN}|\s+", re.IGNORECASE)

# How Vietnamese shortens states in pairs (`Việt – Trung`) and nowhere else.
_IN_PAIRS = {"viet": "VN", "trung": "CN", "nhat": "JP", "trieu": "KP", "an": "IN", "mien": "KH", "hoa": "CN"}


def _side(text: str) -> str | None:
    return resolve(text) or _IN_PAIRS.get(fold(text))


def pair(text: str) -> tuple[str, str] | None:
    """The two codes in `LA-VN`, `Lào – Việt Nam` and the like, as written; None where these are no two states."""
    if resolve(text):  # Viet-Nam, Timor-Leste
        return None
    for found in _BETWEEN.finditer(text):
        first, second = _side(text[: found.start()]), _side(text[found.end() :])
        if first and second:
            return first, second
    if re.fullmatch("[A-Z]{4}|[A-Z]{6}", text):  # LAVN, LAOVNM
        first, second = resolve(text[: len(text) // 2]), resolve(text[len(text) // 2 :])
        return (first, second) if first and second else None
    return None


def halves(text: str) -> tuple[str, ...]:
    """The names in a pair as they are written, known or not: `Loas-Vietnam` is `Loas` and `Vietnam`."""
    cuts = [(text[: found.start()], text[found.end() :]) for found in _BETWEEN.finditer(text)]
    known = [cut for cut in cuts if all(map(_side, cut))] or [cut for cut in cuts if any(map(_side, cut))]
    if known:
        return known[0]
    return between_signs(text)


def between_signs(text: str) -> tuple[str, ...]:
    """What stands between the signs that part states: `LA-VN-CN` is three."""
    return tuple(filter(None, re.split(_SIGN, text)))
