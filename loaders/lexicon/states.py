"""Every way to write a state, a capital, a city or an organisation of states, and the words that decide beside one.

From `countries.csv`, `english_names.csv`, `former_states.csv`, `cities.csv`, `organisations.csv`, `pairs.csv` and
`country_context.toml` of `loaders.resources`, and the user's own names.
"""

from __future__ import annotations

import marshal
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, TypedDict

from loaders.kept import kept_of
from loaders.patterns import lazy_re
from loaders.resources import COUNTRIES_COLUMNS, ResourceError, Row, read_csv, read_csv_file, read_toml, user_folder
from loaders.text.normalise import normalise
from loaders.value import fields_of, value

# i for y at the end of a syllable, as some papers write.
_SPELLINGS = (("Kỳ", "Kì"), ("Mỹ", "Mĩ"), ("Sĩ", "Sỹ"))
# Folded names that two states share; the first of countries.csv keeps them.
_SHARED = frozenset({"congo", "dominica", "guinea", "dominican"})
_TWO_SYLLABLES = lazy_re(r"[^\W\d_]{1,6} [^\W\d_]{1,6}")
_TRAPS = (("traps", ""), ("opening_traps", "opening"), ("not_traps", "not_trap"))
_CONTEXT = (
    "goods_before", "team_before", "people_before", "person_before", "strong_before", "not_state_before",
    "pair_not_state_before", "pair_before", "two_before", "not_capital_before",
)  # fmt: skip


@value
class Entry:
    """One way to write a state: `kind` "" is a trap (consumed, gives nothing), "opening" one at a sentence's start."""

    text: str
    codes: tuple[str, ...]
    kind: str
    exact: bool  # upper and lower case as written
    anywhere: bool  # may be written in lower case
    syllable: bool


@value
class Country:
    """A state: its codes of ISO 3166-1 and its short names."""

    code: str
    alpha3: str
    name_en: str
    name_vi: str


@value
class States:
    """All that the data files say of states, compiled."""

    countries: dict[str, Country]
    by_code: dict[str, str]  # alpha-2 and alpha-3 -> alpha-2
    by_name: dict[str, str]  # folded name -> alpha-2
    written: bytes  # the entries, by `marshal`: seldom asked
    syllables: dict[str, Entry]
    before: dict[str, frozenset[str]]  # group of words before a name -> its phrases
    openers: frozenset[str]
    surnames: frozenset[str]
    given_names_abroad: frozenset[str]
    own: bytes | None  # a stamp of the user's own names (`loaders.kept`)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(Entry(*fields) for fields in marshal.loads(self.written))


def fold(text: str) -> str:
    """Lower case without diacritics (đ becomes d), hyphens and odd spaces one space: for comparing names."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", plain.replace("đ", "d").replace("’", "'")).split())


def _spellings(text: str) -> list[str]:
    """A name with the other spellings of its syllables."""
    found = [text]
    for old, new in _SPELLINGS:
        found += [t.replace(old, new) for t in found if old in t.split()]
    return found


class _Builder:
    """The tables while the files are read."""

    def __init__(self) -> None:
        self.countries: dict[str, Country] = {}
        self.by_code: dict[str, str] = {}
        self.by_name: dict[str, str] = {}
        self.entries: dict[str, Entry] = {}

    def add(
        self, words: str, codes: tuple[str, ...], kind: str, syllable: bool = False, anywhere: bool = False
    ) -> None:
        for text in _spellings(normalise(words).text):
            exact = text.isupper() or syllable
            lower_start = text[0].islower()
            key = text if exact else text.lower()
            if key not in self.entries or (lower_start and not self.entries[key].anywhere):
                self.entries[key] = Entry(text, codes, kind, exact, anywhere or lower_start, syllable)

    def name(self, words: str, code: str) -> None:
        for text in _spellings(words):
            known = self.by_name.setdefault(fold(text), code)
            if known != code and fold(text) not in _SHARED:
                raise ResourceError(f"countries.csv: the name {text!r} belongs to {known} and {code}")

    def declare(self, row: Row) -> None:
        """A row of countries.csv: its codes and its short names."""
        code = row["code"]
        if not re.fullmatch("[A-Z]{2}", code) or not re.fullmatch("[A-Z]{3}", row["alpha3"]):
            raise row.error(f"{code!r}, {row['alpha3']!r} are not alpha-2 and alpha-3 codes")
        if code in self.countries:
            raise row.error(f"{code} stands twice")
        self.countries[code] = Country(code, row["alpha3"], row["name_en"], row["name_vi"])
        self.by_code[code] = self.by_code[row["alpha3"]] = code
        for text in (row["name_vi"], row["name_en"]):
            self.name(text, code)

    def describe(self, row: Row) -> None:
        """A row of countries.csv: everything else that names the state."""
        code, syllable = row["code"], row["syllable"]
        self.add(row["name_en"], (code,), "name")
        for text in (row["name_vi"], *row.many("names"), *row.many("transcriptions")):
            self.name(text, code)
            kind = "abbreviation" if text.isupper() and len(text) <= 4 else "name"
            self.add(text, (code,), kind, syllable=text == syllable)
            if _TWO_SYLLABLES.fullmatch(text):
                self.add(text.replace(" ", "-"), (code,), kind)  # "Thái-lan", as older papers write
        if syllable:
            self.add(syllable, (code,), "name", syllable=True)
        for column, kind in (("capitals", "capital"), ("seats", "seat")):
            for text in row.many(column):
                self.add(text, (code,), kind)

    def known(self, row: Row, code: str) -> str:
        if code not in self.countries:
            raise row.error(f"{code!r} is no state of countries.csv")
        return code

    def beside(self) -> None:
        """The files beside countries.csv, and the user's own names."""
        for file, kind in (("cities.csv", "city"), ("former_states.csv", "name")):
            for row in read_csv(file, ("code", "names")):
                for text in row.many("names"):
                    self.add(text, (self.known(row, row["code"]),), kind)
        for row in read_csv("english_names.csv", ("code", "adjectives", "names")):
            for column, kind in (("adjectives", "adjective"), ("names", "name")):
                for text in row.many(column):
                    self.add(text, (self.known(row, row["code"]),), kind)
        for row in _own_names():
            if row["kind"] == "name":
                self.by_name[fold(row["name"])] = row["country"]
            self.add(row["name"], (row["country"],), row["kind"])
        for row in read_csv("organisations.csv", ("code", "name_en", "name_vi", "names")):
            for text in (row["name_vi"], *row.many("names")):
                self.add(text, (row["code"],), "organisation")
        for row in read_csv("pairs.csv", ("words", "codes")):
            codes = tuple(self.known(row, code) for code in row.many("codes"))
            self.add(row["words"], codes, "pair", anywhere=True)


class _Table(TypedDict):
    """`States` as plain data, which `loaders.kept` keeps."""

    countries: tuple[tuple[Any, ...], ...]
    by_code: dict[str, str]
    by_name: dict[str, str]
    entries: bytes
    syllables: tuple[tuple[Any, ...], ...]
    before: dict[str, frozenset[str]]
    openers: frozenset[str]
    surnames: frozenset[str]
    given_names_abroad: frozenset[str]


@cache
def states() -> States:
    """The files, read and checked once. Raises ResourceError where one says something impossible."""
    t, own = kept_of("states", _made, [_own_file()])
    return States(
        {country.code: country for country in (Country(*fields) for fields in t["countries"])},
        t["by_code"],
        t["by_name"],
        t["entries"],
        {entry.text: entry for entry in (Entry(*fields) for fields in t["syllables"])},
        t["before"],
        t["openers"],
        t["surnames"],
        t["given_names_abroad"],
        own,
    )


def _made() -> _Table:
    b = _Builder()
    rows = read_csv("countries.csv", COUNTRIES_COLUMNS)
    for row in rows:
        b.declare(row)
    for row in rows:
        b.describe(row)
    b.beside()
    words = read_toml("country_context.toml")
    for group, kind in _TRAPS:
        for text in words[group]:
            text = normalise(text).text
            b.entries[text + "\0trap"] = Entry(text, (), kind, text.isupper(), text[0].islower(), False)
    return _Table(
        countries=tuple(map(fields_of, b.countries.values())),
        by_code=b.by_code,
        by_name=b.by_name,
        entries=marshal.dumps(tuple(map(fields_of, b.entries.values()))),
        syllables=tuple(fields_of(e) for e in b.entries.values() if e.syllable),
        before={group: frozenset(normalise(w).text for w in words[group]) for group in _CONTEXT},
        openers=frozenset(normalise(w).text for w in words["openers"]),
        surnames=frozenset(normalise(w).text for w in words["surnames"]),
        given_names_abroad=frozenset(words["given_names_abroad"]),
    )


def _own_file() -> Path:
    return user_folder() / "country_names.csv"


def _own_names() -> list[Row]:
    """The user's own names of states; `loaders.facts.own` has checked them."""
    path = _own_file()
    return read_csv_file(path, ("country", "name", "kind", "source")) if path.is_file() else []
