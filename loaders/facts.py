"""What is known of the world with a date: who held which office when, ranks, milestones, known events.

Facts are data: the files of `loaders.resources` and the user's own (`import_facts`), every line checked when loaded.
A date of a fact is a day, a month or a year (`2017-06-19`, `2017-06`, `2017`); a coarse one counts as the whole
month or year, generously: a term that starts in `2017` may start on 1 January and one that ends in `2017` on
31 December. An empty end means that no end is known.
"""

from __future__ import annotations

import calendar
import csv
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date as Day
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import ahocorasick  # type: ignore[import-not-found]  # it ships no types

from loaders.resources import COUNTRIES_COLUMNS, ResourceError, Row, read_csv, read_csv_file, read_toml, user_folder
from loaders.text.normalise import lowered, normalise
from loaders.text.numbers import ONES, count

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def first_day(day: str) -> Day | None:
    """The earliest day of a fact's date ("2017" gives 1 January 2017), None for an empty one.

    Raises ValueError where it is no date.
    """
    return _bound(day, last=False)


def last_day(day: str) -> Day | None:
    """The latest day of a fact's date ("2017-02" gives 28 February 2017), None for an empty one."""
    return _bound(day, last=True)


@cache
def _bound(day: str, last: bool) -> Day | None:
    if not day:
        return None
    match = _DATE.fullmatch(day)
    if match is None:
        raise ValueError(f"{day!r} is not a date; write YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, number = (int(part) if part else None for part in match.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        raise ValueError(f"{day!r} is not a date: there is no such month or year")
    month_at = month or (12 if last else 1)
    days = calendar.monthrange(year, month_at)[1]
    if number is not None and not 1 <= number <= days:
        raise ValueError(f"{day!r} is not a date: that month has no day {number}")
    return Day(year, month_at, number or (days if last else 1))


@dataclass(frozen=True, slots=True)
class Holding:
    """One term in one office; `start` and `end` as written in the file, inclusive, `end` None while open."""

    country: str
    office: str
    start: str
    end: str | None
    source: str = ""

    @property
    def first(self) -> Day | None:
        return first_day(self.start)

    @property
    def last(self) -> Day | None:
        return last_day(self.end or "")


@dataclass(frozen=True, slots=True)
class Official:
    """One person with every spelling and every term known, terms in order of their start."""

    name: str
    aliases: tuple[str, ...]
    holdings: tuple[Holding, ...]
    wikidata: str = ""

    @property
    def countries(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(h.country for h in self.holdings))


@dataclass(frozen=True, slots=True)
class Rank:
    """A military or police rank held; `start` None where only its end is known, `end` None while held."""

    name: str
    rank: str
    start: str | None
    end: str | None
    source: str = ""

    @property
    def first(self) -> Day | None:
        return first_day(self.start or "")

    @property
    def last(self) -> Day | None:
        return last_day(self.end or "")


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that began between two states on a day (`countries` sorted)."""

    countries: tuple[str, str]
    milestone: str
    date: str
    source: str = ""

    @property
    def first(self) -> Day:
        first = first_day(self.date)
        assert first is not None
        return first


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event, a period or a turning point whose days are known.

    `countries`: who it belongs to (hosts or parties; empty where it belongs to all). `series` and `number`: the
    recurring event it is one of, and its ordinal. `phrases`: words that name it and nothing else. `places`: where it
    was held. `end` is None for what goes on. Of kind `since` only this is sure: who mentions it writes after `start`.
    """

    name: str
    start: str
    end: str | None
    countries: tuple[str, ...]
    kind: str
    source: str
    series: str = ""
    number: int | None = None
    phrases: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def first(self) -> Day:
        first = first_day(self.start)
        assert first is not None
        return first

    @property
    def last(self) -> Day | None:
        return last_day(self.end or "")


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that name a known event, or several where the words fit more than one ("lễ nhậm chức của ông Trump").

    Offsets into the text given, end exclusive; `events` in order of their days, never empty.
    """

    start: int
    end: int
    text: str
    events: tuple[KnownEvent, ...]


@dataclass(frozen=True, slots=True)
class _Wording:
    """One way to name the events of a series."""

    series: str
    needle: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, eq=False)
class Facts:
    """Everything known, indexed. Frozen: `load_facts` makes it once, and it is compared by identity."""

    officials: tuple[Official, ...]
    ranks: tuple[Rank, ...]
    milestones: tuple[Milestone, ...]
    events: tuple[KnownEvent, ...]
    _wordings: tuple[_Wording, ...] = field(repr=False)
    _phrases: Any = field(repr=False)
    _by_series: dict[str, list[KnownEvent]] = field(repr=False)
    _days: dict[frozenset[str], list[tuple[int, KnownEvent]]] = field(repr=False)
    _by_name: dict[str, list[Official]] = field(repr=False)
    _ranks: dict[str, list[Rank]] = field(repr=False)
    _milestones: dict[tuple[str, str], list[Milestone]] = field(repr=False)

    def named(self, name: str) -> tuple[Official, ...]:
        """Officials of exactly this name (the canonical one)."""
        return tuple(self._by_name.get(name, ()))

    def ranks_of(self, name: str) -> tuple[Rank, ...]:
        """The ranks a person held, in the order of the file."""
        return tuple(self._ranks.get(name, ()))

    def milestones_of(self, a: str, b: str) -> tuple[Milestone, ...]:
        """The milestones between two states, in either order, by date."""
        return tuple(self._milestones.get((min(a, b), max(a, b)), ()))

    def days_of(self, pairs: Iterable[tuple[str, str]]) -> list[KnownEvent]:
        """The events of four days at most that belong to just the two states of a pair, in the order of the file."""
        found = (event for pair in {frozenset(p) for p in pairs} for event in self._days.get(pair, ()))
        return [event for _, event in sorted(found, key=lambda e: e[0])]

    def find_events(self, text: str) -> tuple[EventMention, ...]:
        """Known events that a normalised text names, in order, the longest words where they overlap."""
        lower = lowered(text)
        found: list[EventMention] = []
        needles: set[str] = set()
        for last, (length, events, needle) in self._phrases.iter(lower):
            start, end = last + 1 - length, last + 1
            needles.add(needle)
            if events and not (lower[start - 1 : start].isalnum() or lower[end : end + 1].isalnum()):
                found.append(EventMention(start, end, text[start:end], events))
        for wording in self._wordings:
            if wording.needle not in needles:
                continue
            for match in wording.pattern.finditer(lower):
                events = self._of_series(wording.series, match.groupdict())
                if events:
                    found.append(EventMention(match.start(), match.end(), text[slice(*match.span())], events))
        found.sort(key=lambda m: (m.start, -m.end))
        kept: list[EventMention] = []
        for mention in found:
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return tuple(kept)

    def _of_series(self, series: str, parts: dict[str, str | None]) -> tuple[KnownEvent, ...]:
        number, year, place = parts.get("n"), parts.get("y"), parts.get("p")
        wanted = parse_ordinal(number) if number else None
        return tuple(
            event
            for event in self._by_series.get(series, ())
            if (number is None or event.number == wanted)
            and (year is None or event.start.startswith(year))
            and (place is None or place in (normalise(p).text.lower() for p in event.places))
        )


_ROMAN = {"i": 1, "v": 5, "x": 10}
_FIRST = {"nhất": 1, "nhì": 2}  # which count no further: "lần thứ nhất"
_NUMBER_WORDS = "|".join((*ONES, *_FIRST, "mười", "mươi"))
# A number in words needs "lần" or "thứ" before it: "năm" is also the year, "một" also an article.
_ORDINAL = (
    r"(?:lần )?(?:thứ )?"
    rf"(?P<n>\d{{1,3}}|[ivx]+|(?:(?<=lần )|(?<=thứ ))(?:{_NUMBER_WORDS})(?: (?:{_NUMBER_WORDS})){{0,2}})"
)


def parse_ordinal(text: str) -> int | None:
    """The number of "12", "XII", "mười hai", "nhất", "hai mươi mốt"; None where it is none."""
    text = text.lower()
    if text.isdigit():
        return int(text)
    if all(c in _ROMAN for c in text):
        values = [_ROMAN[c] for c in text]
        return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
    try:
        return _FIRST.get(text) or count(text)
    except ValueError:
        return None


OFFICIALS_COLUMNS = ("country", "office", "name", "aliases", "start", "end", "wikidata", "source")
RANKS_COLUMNS = ("name", "rank", "start", "end", "source")
RELATIONS_COLUMNS = ("country_a", "country_b", "milestone", "date", "source")
EVENTS_COLUMNS = (
    "name", "series", "number", "phrases", "places", "start", "end", "countries", "kind", "source"
)  # fmt: skip


COUNTRY_NAMES_COLUMNS = ("country", "name", "kind", "source")


@cache
def _codes() -> frozenset[str]:
    """Codes a fact may name: the states, and the European Union, which has office holders of its own."""
    return frozenset(row["code"] for row in read_csv("countries.csv", COUNTRIES_COLUMNS)) | {"EU"}


def _check_dates(row: Row, start: str, end: str) -> None:
    try:
        first, last = first_day(row[start]), last_day(row[end])
    except ValueError as error:
        raise row.error(str(error)) from None
    if first is not None and last is not None and last < first:
        raise row.error(f"it ends ({row[end]}) before it starts ({row[start]})")


def _check_country(row: Row, code: str) -> str:
    if code not in _codes():
        raise row.error(f"{code!r} is not an ISO 3166-1 alpha-2 code of a state; write for instance LA or VN")
    return code


def _check_filled(row: Row, *columns: str) -> None:
    for column in columns:
        if not row[column]:
            raise row.error(f"{column} is empty")


@dataclass(slots=True)
class _Person:
    name: str
    aliases: dict[str, None]
    holdings: list[Holding]
    wikidata: str


def _officials(rows: Iterable[Row]) -> tuple[Official, ...]:
    people: dict[tuple[str, str], _Person] = {}
    seen: dict[tuple[str, str, str, str], Row] = {}
    for row in rows:
        _check_filled(row, "country", "office", "name", "source")
        country = _check_country(row, row["country"])
        if not re.fullmatch(r"[a-z_]+", row["office"]):
            raise row.error(f"the office {row['office']!r} is not written as defence_minister is")
        _check_dates(row, "start", "end")
        key = (country, row["office"], row["name"], row["start"])
        if key in seen:
            raise row.error(f"the same term stands at {seen[key].file}, line {seen[key].line}")
        seen[key] = row
        # One person may speak for several states in turn (a monarch): the identifier says so.
        person = people.get((row["wikidata"] or country, row["name"])) or people.get((country, row["name"]))
        if person is None:
            person = _Person(row["name"], {}, [], row["wikidata"])
        people[(country, row["name"])] = person
        if row["wikidata"]:
            people[(row["wikidata"], row["name"])] = person
            person.wikidata = person.wikidata or row["wikidata"]
        person.aliases.update(dict.fromkeys(row.many("aliases")))
        person.holdings.append(Holding(country, row["office"], row["start"], row["end"] or None, row["source"]))
    return tuple(
        Official(p.name, tuple(p.aliases), tuple(sorted(p.holdings, key=lambda h: h.start)), p.wikidata)
        for p in {id(p): p for p in people.values()}.values()
    )


def _ranks(rows: Iterable[Row]) -> tuple[Rank, ...]:
    ranks = []
    seen: set[tuple[str, str]] = set()
    for row in rows:
        _check_filled(row, "name", "rank", "source")
        _check_dates(row, "start", "end")
        if (row["name"], row["rank"]) in seen:
            raise row.error(f"{row['name']} is {row['rank']} twice")
        seen.add((row["name"], row["rank"]))
        ranks.append(Rank(row["name"], row["rank"], row["start"] or None, row["end"] or None, row["source"]))
    return tuple(ranks)


def _milestones(rows: Iterable[Row]) -> tuple[Milestone, ...]:
    milestones = []
    seen: set[tuple[str, str, str, str]] = set()
    for row in rows:
        _check_filled(row, "milestone", "date", "source")
        a, b = sorted((_check_country(row, row["country_a"]), _check_country(row, row["country_b"])))
        if a == b:
            raise row.error(f"{a} stands on both sides")
        _check_dates(row, "date", "date")
        key = (a, b, row["milestone"], row["date"])
        if key in seen:
            raise row.error("the same milestone stands above")
        seen.add(key)
        milestones.append(Milestone((a, b), row["milestone"], row["date"], row["source"]))
    return tuple(milestones)


def _known_events(rows: Iterable[Row]) -> tuple[KnownEvent, ...]:
    events = []
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        _check_filled(row, "name", "start", "kind", "source")
        _check_dates(row, "start", "end")
        if not row["series"] and not row["phrases"]:
            raise row.error("neither series nor phrases: nothing could find it; write the words that name it")
        if row["number"] and not row["number"].isdigit():
            raise row.error(f"the number {row['number']!r} is not written in digits")
        key = (row["name"], row["start"])
        if key in seen:
            raise row.error(f"the same event stands at {seen[key].file}, line {seen[key].line}")
        seen[key] = row
        events.append(
            KnownEvent(
                row["name"],
                row["start"],
                row["end"] or None,
                tuple(_check_country(row, code) for code in row.many("countries")),
                row["kind"],
                row["source"],
                row["series"],
                int(row["number"]) if row["number"] else None,
                row.many("phrases"),
                row.many("places"),
            )
        )
    return tuple(sorted(events, key=lambda e: (e.start, e.name)))


def _wordings(by_series: dict[str, list[KnownEvent]]) -> tuple[_Wording, ...]:
    wordings = []
    for series in read_toml("series.toml")["series"]:
        name = series["name"]
        places = {normalise(p).text.lower() for e in by_series.get(name, ()) for p in e.places}
        for wording in series["wordings"]:
            pattern = (
                normalise(wording["pattern"])
                .text.replace("{n}", _ORDINAL)
                .replace("{y}", r"(?:năm )?(?P<y>(?:19|20)\d\d)")
                .replace("{at} ", r"(?:(?:ở|tại|,) )?(?:(?:thành phố|thủ đô) )?")
                .replace("{p}", "(?P<p>" + "|".join(sorted(map(re.escape, places), key=len, reverse=True)) + ")")
            )
            try:
                compiled = re.compile(rf"(?<!\w){pattern}(?!\w)")
            except re.error as error:
                raise ResourceError(f"series.toml: the pattern {wording['pattern']!r} of {name}: {error}") from None
            wordings.append(_Wording(name, normalise(wording["needle"]).text, compiled))
    known = {w.series for w in wordings}
    for name, events in by_series.items():
        if name not in known:
            raise ResourceError(
                f"known_events.csv: {events[0].name!r} is of the series {name!r}, unknown to series.toml"
            )
    return tuple(wordings)


def _phrase_automaton(events: Sequence[KnownEvent], wordings: Sequence[_Wording]) -> Any:
    """Phrases of events and needles of wordings, to (length, the phrase's events, the needle or "")."""
    needles = {w.needle for w in wordings}
    by_phrase: dict[str, list[KnownEvent]] = {}
    for event in events:
        for phrase in event.phrases:
            several = by_phrase.setdefault(normalise(phrase).text.lower(), [])
            if event not in several:
                several.append(event)
    automaton = ahocorasick.Automaton()
    for words in by_phrase.keys() | needles:
        named = tuple(by_phrase.get(words, ()))
        automaton.add_word(words, (len(words), named, words if words in needles else ""))
    automaton.make_automaton()
    return automaton


def _build(
    officials: Sequence[Official],
    ranks: Sequence[Rank],
    milestones: Sequence[Milestone],
    events: Sequence[KnownEvent],
) -> Facts:
    by_name: dict[str, list[Official]] = {}
    for official in officials:
        by_name.setdefault(official.name, []).append(official)
    ranks_of: dict[str, list[Rank]] = {}
    for rank in ranks:
        ranks_of.setdefault(rank.name, []).append(rank)
    of_pair: dict[tuple[str, str], list[Milestone]] = {}
    for milestone in milestones:
        of_pair.setdefault(milestone.countries, []).append(milestone)
    for several in of_pair.values():
        several.sort(key=lambda m: m.date)
    by_series: dict[str, list[KnownEvent]] = {}
    for event in events:
        if event.series:
            by_series.setdefault(event.series, []).append(event)
    days: dict[frozenset[str], list[tuple[int, KnownEvent]]] = {}
    for place, event in enumerate(events):
        if event.countries and event.last is not None and (event.last - event.first).days <= 3:
            days.setdefault(frozenset(event.countries), []).append((place, event))
    wordings = _wordings(by_series)
    return Facts(
        tuple(officials),
        tuple(ranks),
        tuple(milestones),
        tuple(events),
        wordings,
        _phrase_automaton(events, wordings),
        by_series,
        days,
        by_name,
        ranks_of,
        of_pair,
    )


def load_facts(extra: Path | None = None) -> Facts:
    """All facts, those of the folder `extra` (by default `loaders.resources.user_folder()`) before the shipped ones.

    Read once for each folder; `import_facts` has them read anew. Raises ResourceError naming file and line for
    anything wrong.
    """
    folder = extra or user_folder()
    return _load(folder if folder.is_dir() else None)


@lru_cache(maxsize=8)
def _load(folder: Path | None) -> Facts:
    return _build(
        _officials(_rows(_OFFICIALS, folder)),
        _ranks(_rows(_RANKS, folder)),
        _milestones(_rows(_RELATIONS, folder)),
        _known_events(_rows(_EVENTS, folder)),
    )


def _check_country_names(rows: Iterable[Row]) -> None:
    for row in rows:
        _check_filled(row, "country", "name", "kind", "source")
        if row["country"] not in _codes() - {"EU"}:
            _check_country(row, "")
        if row["kind"] not in ("name", "capital", "seat"):
            raise row.error(f"the kind {row['kind']!r} is none of name, capital, seat")


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of facts: its file, its columns, those that no row may miss, and what makes two rows the same fact."""

    name: str
    file: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    key: tuple[str, ...]
    check: Callable[[list[Row]], object]

    def key_of(self, row: Row) -> tuple[str, ...]:
        key = tuple(row[column] for column in self.key)
        return (*sorted(key[:2]), *key[2:]) if self.name == "relations" else key


_OFFICIALS = _Kind(
    "officials", "officials.csv", OFFICIALS_COLUMNS, ("country", "office", "name", "start", "source"),
    ("country", "office", "name", "start"), _officials,
)  # fmt: skip
_RANKS = _Kind("ranks", "ranks.csv", RANKS_COLUMNS, ("name", "rank", "source"), ("name", "rank"), _ranks)
_RELATIONS = _Kind(
    "relations", "relations.csv", RELATIONS_COLUMNS, RELATIONS_COLUMNS,
    ("country_a", "country_b", "milestone"), _milestones,
)  # fmt: skip
_EVENTS = _Kind(
    "known events", "known_events.csv", EVENTS_COLUMNS, ("name", "start", "kind", "source"), ("name", "start"),
    _known_events,
)  # fmt: skip
_COUNTRY_NAMES = _Kind(
    "country names", "country_names.csv", COUNTRY_NAMES_COLUMNS, COUNTRY_NAMES_COLUMNS, ("country", "name"),
    _check_country_names,
)  # fmt: skip
_KINDS = (_OFFICIALS, _RANKS, _RELATIONS, _EVENTS, _COUNTRY_NAMES)


def _shipped(kind: _Kind) -> list[Row]:
    return [] if kind is _COUNTRY_NAMES else read_csv(kind.file, kind.columns)


def _own(kind: _Kind, folder: Path | None) -> list[Row]:
    path = folder / kind.file if folder else None
    return read_csv_file(path, kind.columns) if path and path.is_file() else []


def _rows(kind: _Kind, folder: Path | None) -> list[Row]:
    """Shipped rows and the user's; of the same fact, the user's."""
    own = _own(kind, folder)
    if not own:
        return _shipped(kind)
    known = {kind.key_of(row) for row in own}
    return [row for row in _shipped(kind) if kind.key_of(row) not in known] + own


@dataclass(frozen=True, slots=True)
class FactsImport:
    """What an import did: `kind` of facts, the file they are kept in, and how many rows were new, changed, known."""

    kind: str
    path: Path
    added: int
    changed: int
    unchanged: int

    def __str__(self) -> str:
        return (
            f"{self.kind}: {self.added} added, {self.changed} changed, {self.unchanged} unchanged; kept in {self.path}"
        )


def import_facts(path: Path, folder: Path | None = None) -> FactsImport:
    """Check a CSV file of facts and add them to the user's own (in `folder`, by default `user_folder()`).

    The header tells the kind; columns may stand in any order and those a kind can do without may be left out, with
    commas, semicolons or tabs between. A row that says the same fact as an earlier one (`_Kind.key`) replaces it.
    All or nothing: where any row is wrong nothing is added, and the ResourceError names every wrong line. A program
    already running reads the new facts at its next start.
    """
    folder = folder or user_folder()
    kind, rows = _read_any(path)
    problems = []
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        try:
            _check_filled(row, *kind.required)
            kind.check([row])
            if kind.key_of(row) in seen:
                raise row.error(f"the same fact stands at line {seen[kind.key_of(row)].line}")
            if kind is _EVENTS and row["series"]:
                _check_series(row)
        except ResourceError as error:
            problems.append(str(error))
        else:
            seen[kind.key_of(row)] = row
    if problems:
        count = f"{len(problems)} of {len(rows)} rows {'is' if len(problems) == 1 else 'are'} wrong"
        raise ResourceError("\n".join([f"{path}: nothing was added, {count}", *problems]))
    kept = {kind.key_of(row): row for row in _own(kind, folder)}
    before = {key: row.values for key, row in kept.items()}
    kept.update(seen)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / kind.file
    _write(target, kind, kept.values())
    _load.cache_clear()
    changed = sum(key in before and before[key] != row.values for key, row in seen.items())
    unchanged = sum(before.get(key) == row.values for key, row in seen.items())
    return FactsImport(kind.name, target, len(seen) - changed - unchanged, changed, unchanged)


def _check_series(row: Row) -> None:
    known = sorted(series["name"] for series in read_toml("series.toml")["series"])
    if row["series"] not in known:
        raise row.error(f"there is no series {row['series']!r}; the known ones are {', '.join(known)}")


def _read_any(path: Path) -> tuple[_Kind, list[Row]]:
    """The rows of a user's file in the columns of its kind, in Unicode NFC, missing columns empty."""
    try:
        text = unicodedata.normalize("NFC", path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ResourceError(f"{path}: not UTF-8 (byte {error.start}); save the file as UTF-8") from None
    lines = text.splitlines()
    first = lines[0] if lines else ""
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(lines, delimiter=delimiter)
    header = [column.strip().lower() for column in next(reader, [])]
    kind = next(
        (k for k in _KINDS if set(k.required) <= set(header) <= set(k.columns) and len(set(header)) == len(header)),
        None,
    )
    if kind is None:
        known = "; ".join(f"{k.name}: {','.join(k.columns)}" for k in _KINDS)
        raise ResourceError(f"{path}, line 1: the header {first!r} fits no kind of facts. The headers are: {known}")
    rows = []
    for fields in reader:
        if not any(field.strip() for field in fields):
            continue
        if len(fields) != len(header):
            raise ResourceError(
                f"{path}, line {reader.line_num}: {len(fields)} fields, but the header has {len(header)}; "
                "put a field that holds a comma in double quotes"
            )
        values = dict.fromkeys(kind.columns, "") | {c: f.strip() for c, f in zip(header, fields, strict=True)}
        rows.append(Row(str(path), reader.line_num, values))
    if not rows:
        raise ResourceError(f"{path}: no facts below the header")
    return kind, rows


def _write(target: Path, kind: _Kind, rows: Iterable[Row]) -> None:
    """Write a file of the user's whole and at once, so that a failure in between leaves the old one."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=target.parent, prefix=f".{target.name}", delete=False
    ) as new:
        writer = csv.writer(new, lineterminator="\n")
        writer.writerow(kind.columns)
        writer.writerows([row[column] for column in kind.columns] for row in rows)
    Path(new.name).replace(target)


def count_facts() -> list[tuple[str, int, int]]:
    """For each kind of facts: its name, how many are in use, and how many of them are the user's own."""
    folder = user_folder()
    return [(kind.name, len(_rows(kind, folder)), len(_own(kind, folder))) for kind in _KINDS]


__all__ = [
    "EventMention",
    "Facts",
    "FactsImport",
    "Holding",
    "KnownEvent",
    "Milestone",
    "Official",
    "Rank",
    "ResourceError",
    "count_facts",
    "first_day",
    "import_facts",
    "last_day",
    "load_facts",
    "parse_ordinal",
]
