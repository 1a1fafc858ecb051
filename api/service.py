"""What the service knows, asked in the words of the domain: no HTTP, no JSON, no HTML.

The JSON resources and the pages both call these functions, so that they can never disagree. Everything in here is a
frozen value; days are `datetime.date` in the local time of the event's place, instants are aware UTC `datetime`s,
countries are ISO 3166-1 alpha-2 codes, and the ends of every range are inclusive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Match = Literal["overlaps", "within"]
Sort = Literal["date", "-date", "updated", "-updated"]
Interval = Literal["day", "week", "month", "quarter", "year"]
Split = Literal["country", "pair", "type"]


class NotFound(LookupError):
    """There is no such event or article. `kind` is `event` or `article`, `id` what was asked for."""

    def __init__(self, kind: str, id: str) -> None:
        super().__init__(f"there is no {kind} {id!r}")
        self.kind = kind
        self.id = id


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for; a field that is None or empty does not narrow.

    `first`, `last`: inclusive days. `match="overlaps"` takes an event that may have been in the range (its
    earliest..latest touches it), `"within"` only one that certainly was (earliest..latest lies inside).
    `countries`: none, one (every event of that state) or two (their pair). `types`, `statuses`, `certainties`,
    `sources`: any of these. `q`: words that must all occur in a title or a sentence, diacritics optional.
    """

    first: date | None = None
    last: date | None = None
    match: Match = "overlaps"
    countries: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    q: str | None = None
    sources: tuple[str, ...] = ()
    updated_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a date. `start`, `end`: offsets in the article, None where it is a fact from outside it."""

    kind: str
    text: str
    says: str
    start: int | None
    end: int | None
    overruled: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One dated interaction of two states, as shown in a list.

    `date` is EDTF; `earliest`, `latest` are None where unbounded. `title`, `sentence`, `date_text`, `why` come from
    the mention that tells most; `why` is the strongest reason for the date in one line. `mentions` counts the
    articles' reports. `version` grows by one with every change.
    """

    id: str
    date: str
    earliest: date | None
    latest: date | None
    part_of_day: str | None
    certainty: str
    countries: tuple[str, str]
    pair: str
    type: str
    status: str
    mode: str | None
    place: str | None
    actors: tuple[str, ...]
    title: str | None
    url: str | None
    source: str | None
    sentence: str | None
    date_text: str | None
    why: str | None
    mentions: int
    corrected: bool
    created: datetime
    updated: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One article's report of an event. Spans are offsets in the article's text as given, end exclusive.

    `date_in_sentence` is where the date words stand in `sentence` itself (offsets into that string), None when they
    stand in another sentence.
    """

    id: str
    article: str
    title: str | None
    url: str | None
    source: str | None
    published: str | None
    main: bool
    sentence: str | None
    sentence_span: tuple[int, int] | None
    date: str
    certainty: str
    date_text: str | None
    date_span: tuple[int, int] | None
    date_in_sentence: tuple[int, int] | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of an event's history: who did what, when and why. `changes`: field → (before, after)."""

    at: datetime
    by: str | None
    action: str
    why: str | None
    version: int | None
    changes: dict[str, tuple[object, object]]


@dataclass(frozen=True, slots=True)
class EventDetail:
    event: Event
    mentions: tuple[Mention, ...]
    history: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """Some events in order. `next` is the cursor of the page after, None on the last; `total` only if asked for."""

    events: tuple[Event, ...]
    next: str | None
    total: int | None


@dataclass(frozen=True, slots=True)
class Bin:
    """One period of the timeline. `start`, `end`: its first and last day. `label`: `2022-06`, `2022-W23`, `2022-Q2`."""

    label: str
    start: date
    end: date
    count: int
    split: dict[str, int]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Counts by period, gaps filled with zeros. An event that may lie in several periods counts in its earliest.

    `undated` counts the events of the filter that no period can hold (year unknown).
    """

    interval: Interval
    by: Split | None
    bins: tuple[Bin, ...]
    total: int
    undated: int


@dataclass(frozen=True, slots=True)
class CountryCount:
    """`first`, `last`: the earliest and latest day of its events, None where none has a day."""

    code: str
    name_vi: str
    name_en: str
    events: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class PairCount:
    pair: str
    countries: tuple[str, str]
    events: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    title: str | None
    url: str | None
    source: str | None
    published: str | None
    fetched: datetime | None
    loaded: datetime
    text: str | None
    events: int


@dataclass(frozen=True, slots=True)
class ArticlePage:
    articles: tuple[Article, ...]
    next: str | None
    total: int | None


def list_events(
    filter: EventFilter, *, sort: Sort = "date", limit: int = 100, cursor: str | None = None, total: bool = False
) -> EventPage:
    """One page of the events that `filter` takes. Raises `BadCursor` for a cursor this service did not give."""
    raise NotImplementedError


def iterate_events(filter: EventFilter, *, sort: Sort = "date", limit: int | None = None) -> Iterator[Event]:
    """All of them (or the first `limit`), a page at a time, so that memory does not grow with their number."""
    raise NotImplementedError


def event_detail(id: str) -> EventDetail:
    """Everything known of one event. Raises `NotFound`."""
    raise NotImplementedError


def timeline(filter: EventFilter, *, interval: Interval = "month", by: Split | None = None) -> Timeline:
    """Counts by period of the events that `filter` takes."""
    raise NotImplementedError


def countries(filter: EventFilter) -> Sequence[CountryCount]:
    """The states that have events under `filter`, most first."""
    raise NotImplementedError


def pairs(filter: EventFilter) -> Sequence[PairCount]:
    """The pairs of states that have events under `filter`, most first."""
    raise NotImplementedError


def list_articles(
    *, source: str | None = None, q: str | None = None, limit: int = 100, cursor: str | None = None,
    total: bool = False,
) -> ArticlePage:
    """One page of the articles, the latest loaded first."""
    raise NotImplementedError


def article(id: str) -> tuple[Article, tuple[Event, ...]]:
    """One article with its text and the events it mentions. Raises `NotFound`."""
    raise NotImplementedError
