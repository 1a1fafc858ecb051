"""What the service knows, asked in the words of the domain: no HTTP, no JSON, no HTML.

The JSON resources and the pages both call these functions, so that they can never disagree. What they take and give
are the values of `api.values`; the records of `models` end here.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from api import countries as names
from api.values import (
    Article,
    ArticleDetail,
    ArticlePage,
    Assertion,
    Bin,
    Change,
    CountryCount,
    Document,
    DocumentPage,
    Event,
    EventDetail,
    EventFilter,
    EventPage,
    Evidence,
    Interval,
    Match,
    Mention,
    PairCount,
    PairPage,
    Sort,
    Split,
    Timeline,
)
from models import queries
from models.queries import CursorError
from models.records import MentionRecord, SentenceRecord, Span

__all__ = [
    "Article", "ArticleDetail", "ArticlePage", "Assertion", "Bin", "Change", "CountryCount", "CursorError", "Event",
    "EventDetail", "EventFilter", "EventPage", "Evidence", "Interval", "Match", "Mention", "NotFound", "PairCount",
    "PairPage", "Sort", "Split", "Timeline", "article", "countries", "documents_of", "event_detail", "facets",
    "iterate_articles", "iterate_documents", "list_articles", "list_documents", "list_events", "list_pairs", "pairs",
    "timeline", "total",
]  # fmt: skip

#: How many events or articles are read from the database at a time while streaming.
CHUNK = 500


class NotFound(LookupError):
    """There is no such event or article. `kind` is `event` or `article`, `id` what was asked for."""

    def __init__(self, kind: str, id: str) -> None:
        super().__init__(f"there is no {kind} {id!r}")
        self.kind = kind
        self.id = id


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def _instant(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def _where(filter: EventFilter) -> queries.EventFilter:
    return queries.EventFilter(
        from_day=filter.first.isoformat() if filter.first else None,
        to_day=filter.last.isoformat() if filter.last else None,
        match=filter.match,
        countries=filter.countries,
        types=filter.types,
        statuses=filter.statuses,
        certainties=filter.certainties,
        sources=filter.sources,
        q=filter.q,
        updated_since=filter.updated_since.isoformat() if filter.updated_since else None,
        include_deleted=filter.deleted,
    )


def _event(document: Mapping[str, Any], merged_into: str | None = None) -> Event:
    """The value of an event's JSON."""
    first, second = document["countries"]
    by = document["asserted"]
    return Event(
        id=document["id"],
        date=document["date"],
        earliest=_day(document["earliest"]),
        latest=_day(document["latest"]),
        part_of_day=document["part_of_day"],
        certainty=document["certainty"],
        countries=(first, second),
        pair=document["pair"],
        type=document["type"],
        status=document["status"],
        mode=document["mode"],
        place=document["place"],
        actors=tuple(document["actors"]),
        title=document["title"],
        url=document["url"],
        source=document["source"],
        sentence=document["sentence"],
        date_text=document["date_text"],
        why=document["why"],
        reasons=tuple(map(Evidence.of, document["reasons"])),
        mentions=document["mentions"],
        corrected=document["corrected"],
        asserted=by and Assertion(by["who"], by["why"], _instant(by["at"]), tuple(by["before"])),
        gone=document["gone"],
        merged_into=merged_into,
        created=_instant(document["created"]),
        updated=_instant(document["updated"]),
        version=document["version"],
    )


def _span(span: Span | SentenceRecord | None) -> tuple[int, int] | None:
    if span is None or span["start"] is None or span["end"] is None:
        return None
    return span["start"], span["end"]


def _mention(record: MentionRecord) -> Mention:
    article, sentence = record["article"], record["sentence"]
    span, date_span = _span(sentence), _span(record["date_span"])
    inside = None
    if span and date_span and span[0] <= date_span[0] and date_span[1] <= span[1]:
        inside = (date_span[0] - span[0], date_span[1] - span[0])
    first, second = record["countries"]
    return Mention(
        event=record["event"],
        article=article["id"],
        title=article["title"],
        url=article["url"],
        source=article["source"],
        published=article["published"],
        main=record["main"],
        countries=(first, second),
        type=record["type"],
        status=record["status"],
        actors=tuple(record["actors"]),
        sentence=sentence["text"],
        sentence_span=span,
        date=record["date"],
        certainty=record["certainty"],
        date_text=record["date_text"],
        date_span=date_span,
        date_in_sentence=inside,
        evidence=tuple(map(Evidence.of, record["evidence"])),
    )


def detail_of(record: Mapping[str, Any]) -> EventDetail:
    """The value of a stored event's record."""
    document = json.loads(record["document"])
    return EventDetail(
        event=_event(document, record["merged_into"]),
        document=document,
        mentions=tuple(_mention(m) for m in record["mentions"]),
        history=tuple(
            Change(_instant(c["at"]), c["who"], c["why"], c["action"], c["field"], c["before"], c["after"])
            for c in record["history"]
        ),
        possibly_same=tuple(record["possibly_same"]),
    )


def list_documents(
    filter: EventFilter, *, sort: Sort = "date", limit: int = 100, cursor: str | None = None, total: bool = False
) -> DocumentPage:
    """One page of the events that `filter` takes, as JSON. Raises `CursorError` for a cursor of another query."""
    page = queries.find_documents(_where(filter), sort=sort, limit=limit, cursor=cursor, total=total)
    return DocumentPage(tuple(page["items"]), page["next"], page["total"])


def list_events(
    filter: EventFilter, *, sort: Sort = "date", limit: int = 100, cursor: str | None = None, total: bool = False
) -> EventPage:
    """The same page as values."""
    page = list_documents(filter, sort=sort, limit=limit, cursor=cursor, total=total)
    return EventPage(tuple(_event(json.loads(text)) for _, text in page.items), page.next, page.total)


def iterate_documents(filter: EventFilter, *, sort: Sort = "date", limit: int | None = None) -> Iterator[Document]:
    """All of them (or the first `limit`) as JSON, `CHUNK` at a time, so that memory does not grow with their number."""
    cursor: str | None = None
    left = limit
    while left is None or left > 0:
        size = CHUNK if left is None else min(CHUNK, left)
        page = list_documents(filter, sort=sort, limit=size, cursor=cursor)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return
        left = None if left is None else left - len(page.items)


def event_detail(id: str) -> EventDetail:
    """Everything known of one event, deleted and merged ones included. Raises `NotFound`."""
    record = queries.get_event(id)
    if record is None:
        raise NotFound("event", id)
    return detail_of(record)


def documents_of(ids: Sequence[str]) -> tuple[Document, ...]:
    """The events with these ids as JSON, in their order; ids of none are passed over."""
    return tuple(queries.get_documents(ids))


def timeline(filter: EventFilter, *, interval: Interval = "month", by: Split | None = None) -> Timeline:
    """Counts by period of the events that `filter` takes."""
    found = queries.timeline(_where(filter), interval, by)
    bins = tuple(
        Bin(b["period"], dt.date.fromisoformat(b["start"]), dt.date.fromisoformat(b["end"]), b["count"], b["split"])
        for b in found["buckets"]
    )
    return Timeline(interval, by, bins, found["total"], found["uncertain"], found["undated"], found["filled"])


def countries(filter: EventFilter | None = None) -> tuple[CountryCount, ...]:
    """The states that have events under `filter`, most first."""
    return tuple(
        CountryCount(
            c["country"], names.name(c["country"], "vi"), names.name(c["country"], "en"), c["count"],
            _day(c["first"]), _day(c["last"]),
        )
        for c in queries.countries(_where(filter or EventFilter()))
    )  # fmt: skip


def total(filter: EventFilter) -> int:
    """How many events `filter` takes."""
    return queries.count_events(_where(filter))


def _pairs(found: Iterable[Mapping[str, Any]]) -> tuple[PairCount, ...]:
    return tuple(
        PairCount(p["pair"], (p["countries"][0], p["countries"][1]), p["count"], _day(p["first"]), _day(p["last"]))
        for p in found
    )


def pairs(filter: EventFilter | None = None) -> tuple[PairCount, ...]:
    """All pairs of states that have events under `filter`, most first."""
    return _pairs(queries.pairs(_where(filter or EventFilter())))


def list_pairs(filter: EventFilter, *, limit: int = 100, cursor: str | None = None, total: bool = False) -> PairPage:
    """One page of them. Raises `CursorError` for a cursor of another query."""
    page = queries.find_pairs(_where(filter), limit=limit, cursor=cursor, total=total)
    return PairPage(_pairs(page["items"]), page["next"], page["total"])


def facets(filter: EventFilter, names: Sequence[str]) -> dict[str, dict[str, int]]:
    """How many of the events that `filter` takes have each value of these facets (`models.queries.FACETS`)."""
    return queries.facets(_where(filter), names)


def _article(record: Mapping[str, Any]) -> Article:
    return Article(
        id=record["id"],
        title=record["title"],
        url=record["url"],
        source=record["source"],
        published=record["published"],
        fetched=record["fetched"],
        loaded=_instant(record["loaded"]),
        updated=_instant(record["updated"]),
        events=record["events"],
        text=record.get("text"),
    )


def list_articles(
    *,
    first: dt.date | None = None,
    last: dt.date | None = None,
    sources: tuple[str, ...] = (),
    q: str | None = None,
    limit: int = 100,
    cursor: str | None = None,
    total: bool = False,
) -> ArticlePage:
    """One page of the articles, without their texts; `first`, `last` are days of publication.

    `q`: words that must all occur in the title, or in it and a sentence that reports an event.
    """
    page = queries.find_articles(
        sources=sources,
        from_day=first.isoformat() if first else None,
        to_day=last.isoformat() if last else None,
        q=q,
        limit=limit,
        cursor=cursor,
        total=total,
    )
    return ArticlePage(tuple(_article(a) for a in page["items"]), page["next"], page["total"])


def iterate_articles(
    *, first: dt.date | None = None, last: dt.date | None = None, sources: tuple[str, ...] = (), q: str | None = None
) -> Iterator[Article]:
    """All of them, `CHUNK` at a time, so that memory does not grow with their number."""
    cursor: str | None = None
    while True:
        page = list_articles(first=first, last=last, sources=sources, q=q, limit=CHUNK, cursor=cursor)
        yield from page.articles
        cursor = page.next
        if cursor is None:
            return


def article(id: str) -> ArticleDetail:
    """One article with its text and what it reports, in the order of the text. Raises `NotFound`."""
    record = queries.get_article(id)
    if record is None:
        raise NotFound("article", id)
    return ArticleDetail(_article(record), tuple(_mention(m) for m in record["mentions"]))


def last_change() -> dt.datetime | None:
    """When anything stored last changed; None while nothing ever was stored."""
    text = queries.last_change()
    return None if text is None else _instant(text)
