"""The values in which the service speaks of events: frozen, and the same for JSON, feeds and pages.

Days are `datetime.date` in the local time of the event's place, instants are aware UTC `datetime`s, countries are
ISO 3166-1 alpha-2 codes, and the ends of every range are inclusive.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Match = Literal["overlaps", "within"]
Sort = Literal["date", "-date", "updated", "-updated"]
Interval = Literal["day", "week", "month", "quarter", "year"]
Split = Literal["country", "pair", "type"]


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for; a field that is None or empty does not narrow.

    `first`, `last`: inclusive days. `match="overlaps"` takes an event that may have been in the range (its
    earliest..latest touches it), `"within"` only one that certainly was (earliest..latest lies inside).
    `countries`: none, one (every event of that state) or two (their pair). `types`, `statuses`, `certainties`,
    `sources`: any of these. `q`: words that must all occur in a title or a sentence, diacritics optional.
    `deleted`: events that are gone, too; only with an order by change, for those who keep a copy.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    match: Match = "overlaps"
    countries: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    q: str | None = None
    sources: tuple[str, ...] = ()
    updated_since: dt.datetime | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a date. `start`, `end`: offsets in the article, None where it is a fact from outside it.

    `says` is the conclusion in English, `code` and `arguments` the same as data (docs/evidence.md), None where it was
    stored before there were codes, or imported.
    """

    kind: str
    text: str
    says: str
    start: int | None
    end: int | None
    overruled: str | None
    code: str | None = None
    arguments: Mapping[str, Any] | None = None

    @classmethod
    def of(cls, item: Mapping[str, Any]) -> Evidence:
        """The value of a stored piece of evidence. An import may hold anything: what is not of its kind is left out."""
        kind, text, says = (value if isinstance(value := item.get(name), str) else "" for name in _TEXTS)
        start, end = (value if type(value := item.get(name)) is int and value >= 0 else None for name in _OFFSETS)
        overruled, code, arguments = item.get("overruled"), item.get("code"), item.get("arguments")
        coded = isinstance(code, str) and isinstance(arguments, Mapping)
        return cls(
            kind, text, says, start, end, overruled if isinstance(overruled, str) else None,
            code if coded else None, arguments if coded else None,
        )  # fmt: skip


_TEXTS, _OFFSETS = ("kind", "text", "says"), ("start", "end")


@dataclass(frozen=True, slots=True)
class Assertion:
    """Who gave a date that no article gives: a person by a correction, or (`who` and `why` None) an import.

    `before`: the dates (EDTF) that were corrected, the oldest first.
    """

    who: str | None
    why: str | None
    at: dt.datetime
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One dated interaction of two states, as shown in a list.

    `date` is EDTF; `earliest`, `latest` are None where unbounded. `title`, `sentence`, `date_text`, `why` come from
    the mention that tells most; `why` is the strongest reason for the date in one line, `reasons` those that it tells.
    `asserted` is None where the
    date is that mention's. `mentions` counts the articles' reports. `version` grows by one with every
    change. `gone` is None while it is listed, else why it is not: `withdrawn` (no article reports it any more),
    `deleted` (by a person) or `merged` (into `merged_into`).
    """

    id: str
    date: str
    earliest: dt.date | None
    latest: dt.date | None
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
    reasons: tuple[Evidence, ...]
    mentions: int
    corrected: bool
    asserted: Assertion | None
    gone: str | None
    merged_into: str | None
    created: dt.datetime
    updated: dt.datetime
    version: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One article's report of an event. Spans are offsets in the article's text as given, end exclusive.

    `date_in_sentence` is where the date words stand in `sentence` itself (offsets into that string), None when they
    stand in another sentence.
    """

    event: str
    article: str
    title: str | None
    url: str | None
    source: str | None
    published: str | None
    main: bool
    countries: tuple[str, str]
    type: str
    status: str
    actors: tuple[str, ...]
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
    """One entry of an event's history: who did what, when and why.

    `action`: set, delete, undelete, merge, merged, split, split_off. `field` is named for `set` only; for merging and
    splitting, `before` and `after` name events.
    """

    at: dt.datetime
    who: str
    why: str
    action: str
    field: str | None
    before: Any
    after: Any


#: An event as JSON: its id, and the text of its object without links, in UTF-8.
Document = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Some events in order, as JSON; `next` and `total` as in EventPage."""

    items: tuple[Document, ...]
    next: str | None
    total: int | None


@dataclass(frozen=True, slots=True)
class EventDetail:
    """Everything known of an event. `document`: its JSON object, without links.

    `possibly_same`: ids of events of this pair and type that may be the same one.
    """

    event: Event
    document: Mapping[str, Any]
    mentions: tuple[Mention, ...]
    history: tuple[Change, ...]
    possibly_same: tuple[str, ...]


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
    start: dt.date
    end: dt.date
    count: int
    split: dict[str, int]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Counts by period, gaps filled with zeros where `filled`; else the periods with events alone.

    `uncertain` counts the events whose possible days fall into more than one period, `undated` those whose year is
    unknown; neither is in a bin. `total` counts all events of the filter.
    """

    interval: Interval
    by: Split | None
    bins: tuple[Bin, ...]
    total: int
    uncertain: int
    undated: int
    filled: bool = True


@dataclass(frozen=True, slots=True)
class CountryCount:
    """`first`, `last`: the earliest and latest day of its events, None where none has a day."""

    code: str
    name_vi: str
    name_en: str
    events: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class PairCount:
    pair: str
    countries: tuple[str, str]
    events: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class PairPage:
    """Some pairs, most events first; `next` and `total` as in EventPage, `total` the number of pairs."""

    pairs: tuple[PairCount, ...]
    next: str | None
    total: int | None


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    title: str | None
    url: str | None
    source: str | None
    published: str | None
    fetched: str | None
    loaded: dt.datetime
    updated: dt.datetime
    events: int
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    articles: tuple[Article, ...]
    next: str | None
    total: int | None


@dataclass(frozen=True, slots=True)
class ArticleDetail:
    """An article with its text and its mentions of events in the order of the text."""

    article: Article
    mentions: tuple[Mention, ...]
