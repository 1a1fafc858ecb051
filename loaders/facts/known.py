"""What is known of the world with a date, as values: who held which office when, ranks, milestones, known events.

A date of a fact is a day, a month or a year (`2017-06-19`, `2017-06`, `2017`); a coarse one counts as the whole
month or year, generously: a term that starts in `2017` may start on 1 January and one that ends in `2017` on
31 December. An empty end means that no end is known.
"""

from __future__ import annotations

import calendar
import marshal
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date as Day
from functools import cache, cached_property
from typing import Any, TypedDict

import ahocorasick  # type: ignore[import-not-found]  # it ships no types

from loaders.patterns import lazy_re
from loaders.text.normalise import lowered, normalise
from loaders.text.numbers import ordinal

_DATE = lazy_re(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


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


class Table(TypedDict):
    """Everything known as plain data, indexed: what `loaders.kept` keeps. Events are told by their place in `events`.

    `officials`: for each, `marshal` of name, aliases, holdings and identifier. `phrases`: words that are looked for, to
    the events that they name and whether a wording of a series has them, too. `wordings`: series, needle, pattern.
    """

    officials: tuple[bytes, ...]
    ranks: dict[str, tuple[tuple[Any, ...], ...]]
    milestones: dict[tuple[str, str], tuple[tuple[Any, ...], ...]]
    events: tuple[tuple[Any, ...], ...]
    phrases: dict[str, tuple[tuple[int, ...], bool]]
    wordings: tuple[tuple[str, str, str], ...]
    by_series: dict[str, tuple[int, ...]]
    days: dict[frozenset[str], tuple[int, ...]]


class Facts:
    """Everything known. `load_facts` makes it once; it is compared by identity, and values are made when asked for."""

    def __init__(self, table: Table, own: bytes | None = b"") -> None:
        """`own`: a stamp of the user's facts among them; None where it is not known (`loaders.kept`)."""
        self.own = own
        self._table = table
        #: The official at a place of `officials`.
        self.official: Callable[[int], Official] = cache(self._official)
        self._event: Callable[[int], KnownEvent] = cache(lambda place: KnownEvent(*table["events"][place]))

    @cached_property
    def officials(self) -> tuple[Official, ...]:
        """Everybody, in the order of the files."""
        return tuple(map(self.official, range(len(self._table["officials"]))))

    def _official(self, place: int) -> Official:
        name, aliases, holdings, wikidata = marshal.loads(self._table["officials"][place])
        return Official(name, aliases, tuple(Holding(*h) for h in holdings), wikidata)

    @cached_property
    def ranks(self) -> tuple[Rank, ...]:
        """All ranks, person by person."""
        return tuple(rank for name in self._table["ranks"] for rank in self.ranks_of(name))

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """All milestones, pair by pair."""
        return tuple(m for pair in self._table["milestones"] for m in self.milestones_of(*pair))

    @cached_property
    def events(self) -> tuple[KnownEvent, ...]:
        """All known events, by their first day."""
        return tuple(map(self._event, range(len(self._table["events"]))))

    def named(self, name: str) -> tuple[Official, ...]:
        """Officials of exactly this name (the canonical one)."""
        return tuple(official for official in self.officials if official.name == name)

    def ranks_of(self, name: str) -> tuple[Rank, ...]:
        """The ranks a person held, in the order of the file."""
        return tuple(Rank(*rank) for rank in self._table["ranks"].get(name, ()))

    def milestones_of(self, a: str, b: str) -> tuple[Milestone, ...]:
        """The milestones between two states, in either order, by date."""
        return tuple(Milestone(*m) for m in self._table["milestones"].get((min(a, b), max(a, b)), ()))

    def days_of(self, pairs: Iterable[tuple[str, str]]) -> list[KnownEvent]:
        """The events of four days at most that belong to just the two states of a pair, in the order of the file."""
        found = (place for pair in {frozenset(p) for p in pairs} for place in self._table["days"].get(pair, ()))
        return [self._event(place) for place in sorted(found)]

    @cached_property
    def _phrases(self) -> Any:
        """What is looked for, to (length, the events it names, the words where a wording has them)."""
        automaton = ahocorasick.Automaton()
        for words, (places, is_needle) in self._table["phrases"].items():
            automaton.add_word(words, (len(words), places, words if is_needle else ""))
        automaton.make_automaton()
        return automaton

    @cached_property
    def _wordings(self) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
        return tuple((series, needle, lazy_re(pattern)) for series, needle, pattern in self._table["wordings"])

    def find_events(self, text: str) -> tuple[EventMention, ...]:
        """Known events that a normalised text names, in order, the longest words where they overlap."""
        lower = lowered(text)
        found: list[EventMention] = []
        needles: set[str] = set()
        for last, (length, places, words) in self._phrases.iter(lower):
            start, end = last + 1 - length, last + 1
            needles.add(words)
            if places and not (lower[start - 1 : start].isalnum() or lower[end : end + 1].isalnum()):
                found.append(EventMention(start, end, text[start:end], tuple(map(self._event, places))))
        for series, needle, pattern in self._wordings:
            if needle not in needles:
                continue
            for match in pattern.finditer(lower):
                events = self._of_series(series, match.groupdict())
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
        wanted = ordinal(number) if number else None
        return tuple(
            event
            for event in map(self._event, self._table["by_series"].get(series, ()))
            if (number is None or event.number == wanted)
            and (year is None or event.start.startswith(year))
            and (place is None or place in (normalise(p).text.lower() for p in event.places))
        )
