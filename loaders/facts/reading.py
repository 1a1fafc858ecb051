"""The files of facts, read and checked line by line: those of `loaders.resources`, with the user's own before them."""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from loaders.facts.known import Facts, Holding, KnownEvent, Milestone, Official, Rank, Table, first_day, last_day
from loaders.kept import kept_of
from loaders.resources import COUNTRIES_COLUMNS, ResourceError, Row, read_csv, read_csv_file, read_toml, user_folder
from loaders.text.normalise import normalise
from loaders.text.numbers import ORDINAL
from loaders.value import fields_of

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


def check_filled(row: Row, *columns: str) -> None:
    """Raise ResourceError for the first of these columns in which a row has nothing."""
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
        check_filled(row, "country", "office", "name", "source")
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
        check_filled(row, "name", "rank", "source")
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
        check_filled(row, "milestone", "date", "source")
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
        check_filled(row, "name", "start", "kind", "source")
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


def _wordings(events: Sequence[KnownEvent]) -> tuple[tuple[str, str, str], ...]:
    """For each way to name the events of a series: the series, the needle, the pattern."""
    wordings = []
    places: dict[str, set[str]] = {}
    for event in events:
        places.setdefault(event.series, set()).update(normalise(p).text.lower() for p in event.places)
    for series in read_toml("series.toml")["series"]:
        name = series["name"]
        named = sorted(places.get(name, ()))
        for wording in series["wordings"]:
            pattern = (
                normalise(wording["pattern"])
                .text.replace("{n}", ORDINAL)
                .replace("{y}", r"(?:năm )?(?P<y>(?:19|20)\d\d)")
                .replace("{at} ", r"(?:(?:ở|tại|,) )?(?:(?:thành phố|thủ đô) )?")
                .replace("{p}", "(?P<p>" + "|".join(sorted(map(re.escape, named), key=len, reverse=True)) + ")")
            )
            pattern = rf"(?<!\w){pattern}(?!\w)"
            try:
                re.compile(pattern)
            except re.error as error:
                raise ResourceError(f"series.toml: the pattern {wording['pattern']!r} of {name}: {error}") from None
            wordings.append((name, normalise(wording["needle"]).text, pattern))
    known = {series for series, _, _ in wordings}
    for event in events:
        if event.series and event.series not in known:
            raise ResourceError(
                f"known_events.csv: {event.name!r} is of the series {event.series!r}, unknown to series.toml"
            )
    return tuple(wordings)


def _phrases(events: Sequence[KnownEvent], needles: set[str]) -> dict[str, tuple[tuple[int, ...], bool]]:
    """Phrases of events and needles of wordings, to the events of the phrase and whether it is a needle."""
    by_phrase: dict[str, list[int]] = {}
    for place, event in enumerate(events):
        for phrase in event.phrases:
            several = by_phrase.setdefault(normalise(phrase).text.lower(), [])
            if place not in several:
                several.append(place)
    return {words: (tuple(by_phrase.get(words, ())), words in needles) for words in sorted(by_phrase.keys() | needles)}


def _grouped(items: Iterable[tuple[Any, Any]]) -> dict[Any, tuple[Any, ...]]:
    """Keys with their items, both in order."""
    groups: dict[Any, list[Any]] = {}
    for key, item in items:
        groups.setdefault(key, []).append(item)
    return {key: tuple(several) for key, several in groups.items()}


def _is_short(event: KnownEvent) -> bool:
    return event.last is not None and (event.last - event.first).days <= 3


def _table(folder: Path | None) -> Table:
    events = _known_events(rows_of(EVENTS, folder))
    wordings = _wordings(events)
    milestones = sorted(_milestones(rows_of(RELATIONS, folder)), key=lambda m: m.date)
    return Table(
        officials=tuple(map(_packed, _officials(rows_of(OFFICIALS, folder)))),
        ranks=_grouped((rank.name, fields_of(rank)) for rank in _ranks(rows_of(RANKS, folder))),
        milestones=_grouped((m.countries, fields_of(m)) for m in milestones),
        events=tuple(map(fields_of, events)),
        phrases=_phrases(events, {needle for _, needle, _ in wordings}),
        wordings=wordings,
        by_series=_grouped((event.series, place) for place, event in enumerate(events) if event.series),
        days=_grouped(
            (frozenset(event.countries), place)
            for place, event in enumerate(events)
            if event.countries and _is_short(event)
        ),
    )


def _packed(official: Official) -> bytes:
    name, aliases, holdings, wikidata = fields_of(official)
    return marshal.dumps((name, aliases, tuple(map(fields_of, holdings)), wikidata))


def load_facts(extra: Path | None = None) -> Facts:
    """All facts, those of the folder `extra` (by default `loaders.resources.user_folder()`) before the shipped ones.

    Read once for each folder; `import_facts` has them read anew. Raises ResourceError naming file and line for
    anything wrong.
    """
    folder = extra or user_folder()
    return read_facts(folder if folder.is_dir() else None)


@lru_cache(maxsize=8)
def read_facts(folder: Path | None) -> Facts:
    """As `load_facts`, of a folder that is there; None for the shipped facts alone."""
    files = [folder / kind.file for kind in KINDS] if folder else []
    table, own = kept_of("facts", lambda: _table(folder), files)
    return Facts(table, own)


def _check_country_names(rows: Iterable[Row]) -> None:
    for row in rows:
        check_filled(row, "country", "name", "kind", "source")
        if row["country"] not in _codes() - {"EU"}:
            _check_country(row, "")
        if row["kind"] not in ("name", "capital", "seat"):
            raise row.error(f"the kind {row['kind']!r} is none of name, capital, seat")


@dataclass(frozen=True, slots=True)
class Kind:
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


OFFICIALS = Kind(
    "officials", "officials.csv", OFFICIALS_COLUMNS, ("country", "office", "name", "start", "source"),
    ("country", "office", "name", "start"), _officials,
)  # fmt: skip
RANKS = Kind("ranks", "ranks.csv", RANKS_COLUMNS, ("name", "rank", "source"), ("name", "rank"), _ranks)
RELATIONS = Kind(
    "relations", "relations.csv", RELATIONS_COLUMNS, RELATIONS_COLUMNS,
    ("country_a", "country_b", "milestone"), _milestones,
)  # fmt: skip
EVENTS = Kind(
    "known events", "known_events.csv", EVENTS_COLUMNS, ("name", "start", "kind", "source"), ("name", "start"),
    _known_events,
)  # fmt: skip
COUNTRY_NAMES = Kind(
    "country names", "country_names.csv", COUNTRY_NAMES_COLUMNS, COUNTRY_NAMES_COLUMNS, ("country", "name"),
    _check_country_names,
)  # fmt: skip
KINDS = (OFFICIALS, RANKS, RELATIONS, EVENTS, COUNTRY_NAMES)


def _shipped(kind: Kind) -> list[Row]:
    return [] if kind is COUNTRY_NAMES else read_csv(kind.file, kind.columns)


def own_rows(kind: Kind, folder: Path | None) -> list[Row]:
    """The user's rows of a kind."""
    path = folder / kind.file if folder else None
    return read_csv_file(path, kind.columns) if path and path.is_file() else []


def rows_of(kind: Kind, folder: Path | None) -> list[Row]:
    """Shipped rows and the user's; of the same fact, the user's."""
    own = own_rows(kind, folder)
    if not own:
        return _shipped(kind)
    known = {kind.key_of(row) for row in own}
    return [row for row in _shipped(kind) if kind.key_of(row) not in known] + own
