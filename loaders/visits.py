"""Visits and meetings of leaders whose days are known, and the days that anniversaries count from.

Both are evidence for the day of an event: a visit because a state has few of them in a year, an anniversary because
"the 74th" of a founding day leaves one year. They are the shipped files `visits.csv` and `anniversaries.csv` of
`loaders.resources`, every line checked when loaded. A visit's date is a day (`2018-03-22`) or, where no more is
known, a month (`2018-03`); nothing here is a guess dressed as a day.
"""

from __future__ import annotations

import csv
import marshal
import re
from dataclasses import dataclass
from datetime import date as Day
from functools import cache
from typing import Any

from loaders.facts.known import first_day, last_day
from loaders.kept import kept
from loaders.patterns import lazy_re
from loaders.resources import ResourceError, Row, read_csv, read_text
from loaders.text.normalise import normalise
from loaders.value import fields_of

VISITS_COLUMNS = ("visitor", "visitor_country", "host_country", "start", "end", "kind", "place", "source")
ANNIVERSARIES_COLUMNS = ("pattern", "country", "date", "counts", "source")

KINDS = ("visit", "meeting", "call")
COUNTS = ("years", "first")

# Visitors that officials.csv does not hold in the office they came in: the EU's own leaders, and those who spoke for
# a state without one of its offices there. A name that is neither here nor there is a slip of the pen.
_UNLISTED = frozenset({
    ("Federica Mogherini", "EU"),
    ("Herman Van Rompuy", "EU"),
    ("José Manuel Barroso", "EU"),
    ("Josep Borrell", "EU"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to a state, meeting with its leaders on a summit's sidelines, or call with them.

    `start` and `end` as written in the file, inclusive, both days or both months; `host_country` is for a meeting or
    a call the state of the other side. `place`: the city in the press's spelling, empty where none is known; for a
    meeting it may lie in a third state.
    """

    visitor: str
    visitor_country: str
    host_country: str
    start: str
    end: str
    kind: str
    place: str
    source: str

    @property
    def first(self) -> Day:
        """The first day; of a month its first."""
        first = first_day(self.start)
        assert first is not None
        return first

    @property
    def last(self) -> Day:
        """The last day; of a month its last."""
        last = last_day(self.end)
        assert last is not None
        return last

    @property
    def exact(self) -> bool:
        """Whether the days are known, not the month alone."""
        return len(self.start) == len("2017-06-19")


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day whose anniversaries the news counts.

    `pattern` matches its name in normalised text in lower case, after the number ("kỷ niệm 74 năm ..."). `counts`:
    "years" where the 74th lies 74 years after `date`, "first" where the day itself was the first ("the 69th Republic
    Day" of 1950 is in 2018). `country`: whose day it is, None for one that belongs to several or to all.
    """

    pattern: re.Pattern[str]
    country: str | None
    date: Day
    counts: str
    source: str

    def year_of(self, number: int) -> int:
        """The year in which the anniversary of this number falls."""
        return self.date.year + number - (1 if self.counts == "first" else 0)

    def day_of(self, number: int) -> Day | None:
        """The day of the anniversary of this number; None for 29 February of a common year or a number below 1.

        The ceremony need not be on it, only near.
        """
        if number < 1:
            return None
        try:
            return self.date.replace(year=self.year_of(number))
        except ValueError:
            return None


def load_visits() -> tuple[Visit, ...]:
    """All known visits by their first day. Raises ResourceError naming file and line for anything wrong."""
    return _visits()


def visits_between(a: str, b: str) -> tuple[Visit, ...]:
    """The visits between two states in either direction (ISO 3166-1 alpha-2), by their first day."""
    return _between(min(a, b), max(a, b))


def load_anniversaries() -> tuple[Anniversary, ...]:
    """All known anniversaries in the order of the file. Raises ResourceError naming file and line."""
    return _anniversaries()


@cache
def _visits() -> tuple[Visit, ...]:
    return read_visits(read_csv("visits.csv", VISITS_COLUMNS))


@cache
def _by_pair() -> dict[tuple[str, str], bytes]:
    """The visits between two states as plain data, written by `marshal`."""
    return kept("visits", _pairs)


def _pairs() -> dict[tuple[str, str], bytes]:
    pairs: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
    for visit in load_visits():
        pair = sorted((visit.visitor_country, visit.host_country))
        pairs.setdefault((pair[0], pair[1]), []).append(fields_of(visit))
    return {pair: marshal.dumps(visits) for pair, visits in pairs.items()}


@cache
def _between(a: str, b: str) -> tuple[Visit, ...]:
    visits = _by_pair().get((a, b))
    return tuple(Visit(*visit) for visit in marshal.loads(visits)) if visits else ()


@cache
def _anniversaries() -> tuple[Anniversary, ...]:
    return tuple(
        Anniversary(lazy_re(pattern), country, Day.fromisoformat(day), counts, source)
        for pattern, country, day, counts, source in kept("anniversaries", _plain_anniversaries)
    )


def _plain_anniversaries() -> tuple[tuple[str, str | None, str, str, str], ...]:
    found = read_anniversaries(read_csv("anniversaries.csv", ANNIVERSARIES_COLUMNS))
    return tuple((a.pattern.pattern, a.country, a.date.isoformat(), a.counts, a.source) for a in found)


_DAY_OR_MONTH = lazy_re(r"\d{4}-\d\d(-\d\d)?")


@cache
def _states() -> frozenset[str]:
    return frozenset(line.partition(",")[0] for line in read_text("countries.csv").splitlines()[1:]) | {"EU"}


@cache
def _officials() -> frozenset[tuple[str, str]]:
    """Name and state of all officials and of `_UNLISTED`. `load_facts` would say the same, ten times as slowly."""
    lines = read_text("officials.csv").splitlines()
    plain = [line.split(",", 3) for line in lines if '"' not in line]
    quoted = list(csv.reader(line for line in lines if '"' in line))
    return frozenset((fields[2].strip(), fields[0].strip()) for fields in plain + quoted) | _UNLISTED


def _check_state(row: Row, code: str) -> None:
    if code not in _states():
        raise row.error(f"{code!r} is not an ISO 3166-1 alpha-2 code of a state; write for instance LA or VN")


def _check_filled(row: Row, *columns: str) -> None:
    values = row.values
    for column in columns:
        if not values[column]:
            raise row.error(f"{column} is empty")


@cache
def _bound(day: str, last: bool) -> Day:
    """The first or last day of a day or month as written. Raises ValueError where it is neither."""
    if _DAY_OR_MONTH.fullmatch(day) is None:
        raise ValueError(f"{day!r} is neither a day nor a month; write YYYY-MM-DD or YYYY-MM")
    bound = last_day(day) if last else first_day(day)
    assert bound is not None
    return bound


def _first_day(row: Row) -> Day:
    """The first day of a visit, its dates checked."""
    start, end = row["start"], row["end"]
    try:
        first, last = _bound(start, last=False), _bound(end, last=True)
    except ValueError as error:
        raise row.error(str(error)) from None
    if len(start) != len(end):
        raise row.error(f"start ({start}) and end ({end}) are not both days or both months")
    if last < first:
        raise row.error(f"it ends ({end}) before it starts ({start})")
    if len(start) == len("2017-06") and start != end:
        raise row.error(f"of a visit known to the month alone the end is the start ({start})")
    return first


def _check_visitor(row: Row) -> None:
    name, country = row["visitor"], row["visitor_country"]
    if (name, country) not in _officials():
        raise row.error(f"officials.csv knows no {name!r} of {country}; write the name as its name column does")


def read_visits(rows: list[Row]) -> tuple[Visit, ...]:
    """The visits of rows in `VISITS_COLUMNS`, by their first day.

    Raises ResourceError for an unknown state, visitor or kind, dates that are none or out of order, an empty source,
    and a visit that stands twice.
    """
    visits: list[tuple[Day, Visit]] = []
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        _check_filled(row, "visitor", "visitor_country", "host_country", "start", "end", "kind", "source")
        _check_state(row, row["visitor_country"])
        _check_state(row, row["host_country"])
        if row["visitor_country"] == row["host_country"]:
            raise row.error(f"{row['host_country']} stands on both sides")
        if row["kind"] not in KINDS:
            raise row.error(f"the kind {row['kind']!r} is none of {', '.join(KINDS)}")
        first = _first_day(row)
        _check_visitor(row)
        values = tuple(row.values[column] for column in VISITS_COLUMNS)
        key = (*values[:4], values[5])
        if key in seen:
            raise row.error(f"the same {row['kind']} stands at line {seen[key].line}")
        seen[key] = row
        visits.append((first, Visit(*values)))
    visits.sort(key=lambda dated: dated[0])
    return tuple(visit for _, visit in visits)


def read_anniversaries(rows: list[Row]) -> tuple[Anniversary, ...]:
    """The anniversaries of rows in `ANNIVERSARIES_COLUMNS`, in their order.

    Raises ResourceError for a pattern that is none, is not in lower case and normalised (it could never match) or
    matches the empty string, an unknown state, a date that is no day, a wrong `counts`, an empty source, and a
    pattern that stands twice for one state.
    """
    anniversaries = []
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        _check_filled(row, "pattern", "date", "counts", "source")
        if row["country"]:
            _check_state(row, row["country"])
        if row["counts"] not in COUNTS:
            raise row.error(f"counts {row['counts']!r} is none of {', '.join(COUNTS)}")
        if len(row["date"]) != len("2017-06-19"):
            raise row.error(f"{row['date']!r} is not a day; write YYYY-MM-DD")
        try:
            day = first_day(row["date"])
        except ValueError as error:
            raise row.error(str(error)) from None
        assert day is not None
        key = (row["pattern"], row["country"])
        if key in seen:
            raise row.error(f"the same pattern stands at line {seen[key].line}")
        seen[key] = row
        anniversaries.append(Anniversary(_pattern(row), row["country"] or None, day, row["counts"], row["source"]))
    return tuple(anniversaries)


def _pattern(row: Row) -> re.Pattern[str]:
    written = row["pattern"]
    # Escapes such as \S are not text: they keep their case.
    text = re.sub(r"\\.", "", written)
    if text.lower() != text or normalise(text).text != text:
        raise row.error(f"the pattern {written!r} is not in lower case and the older tone placement (hòa, thúy)")
    try:
        pattern = re.compile(written)
    except re.error as error:
        raise row.error(f"the pattern {written!r}: {error}") from None
    if pattern.match("") is not None:
        raise row.error(f"the pattern {written!r} matches nothing at all")
    return pattern


__all__ = [
    "ANNIVERSARIES_COLUMNS",
    "VISITS_COLUMNS",
    "Anniversary",
    "ResourceError",
    "Visit",
    "load_anniversaries",
    "load_visits",
    "read_anniversaries",
    "read_visits",
    "visits_between",
]
