"""Reading: events by days, countries and words; one event whole; counts; articles.

Every function makes a small fixed number of queries, whatever it finds.
"""

from __future__ import annotations

import hashlib
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Sequence
from datetime import date as Day
from datetime import timedelta

from peewee import SQL, Expression

from models import instants, words
from models.counting import Counting, Pair
from models.cursors import CursorError, decode, encode, is_number, mark, read_cursor, write_cursor
from models.database import bound, connected, last_instant
from models.dates import SPAN_DAYS, UNDATED, parse_day
from models.dialect import is_sqlite, marks, run, utf8
from models.filters import EVERYTHING, MATCHES, SORTS, SPLITS, UNITS, EventFilter
from models.keys import number_from_id, public_id
from models.records import (
    ArticleDetail,
    ArticlePage,
    CountryCount,
    DocumentPage,
    EventDetail,
    EventPage,
    EventRecord,
    PairCount,
    PairPage,
    RecordError,
    Timeline,
    TimelineBucket,
)
from models.rows import SUMMARY, article_records, event_records, histories, mentions_of
from models.search import Search, days_before, with_words
from models.tables import Article, Event, Mention

__all__ = [
    "EVERYTHING",
    "FACETS",
    "MATCHES",
    "SORTS",
    "SPLITS",
    "UNITS",
    "CursorError",
    "EventFilter",
    "count_events",
    "countries",
    "facets",
    "find_articles",
    "find_documents",
    "find_events",
    "find_pairs",
    "get_article",
    "get_documents",
    "get_event",
    "get_events",
    "last_change",
    "pairs",
    "timeline",
]

_PAIR = re.compile("[A-Z]{2}-[A-Z]{2}")
#: By what `facets` counts.
FACETS = ("pair", "country", "type", "status", "certainty", "source")
#: Periods of a timeline at most; where there are more, the empty ones are left out.
MAX_BUCKETS = 20_000


@connected
def find_documents(
    where: EventFilter = EVERYTHING,
    *,
    sort: str = "date",
    limit: int = 50,
    cursor: str | None = None,
    total: bool = False,
) -> DocumentPage:
    """One page of events as they are served, in an order that stays as events are added.

    `sort`: `date` and `-date` order by the first possible day, then id, events without a year last in both; `updated`
    and `-updated` by the last change, then id. `cursor`: the `next` of the page before; the filter and sort must be
    the same (CursorError), the limit may differ. `total`: count all events of the filter, too.
    """
    if sort not in SORTS:
        raise RecordError(f"sort: expected one of {', '.join(SORTS)}, got {sort!r}")
    if limit < 1:
        raise RecordError(f"limit: expected 1 or more, got {limit}")
    position = read_cursor(cursor, where, sort) if cursor is not None else None
    search = Search(where, sort)
    rows = search.page(position, limit + 1)
    more, rows = rows[limit:], rows[:limit]
    number, undated, place, _ = rows[-1] if more else (0, 0, "", b"")
    return {
        "items": [(public_id(number), text) for number, _, _, text in rows],
        "next": write_cursor((int(undated), str(place), number), where, sort) if more else None,
        "total": Counting(where).total() if total else None,
    }


@connected
def find_events(
    where: EventFilter = EVERYTHING,
    *,
    sort: str = "date",
    limit: int = 50,
    cursor: str | None = None,
    total: bool = False,
) -> EventPage:
    """The same page, as records: what is stored of each event, without what its best mention says."""
    page = find_documents(where, sort=sort, limit=limit, cursor=cursor, total=total)
    return {"items": get_events([id for id, _ in page["items"]]), "next": page["next"], "total": page["total"]}


@connected
def count_events(where: EventFilter = EVERYTHING) -> int:
    """How many events the filter finds."""
    return Counting(where).total()


@connected
def get_event(event_id: str) -> EventDetail | None:
    """An event with its mentions, history and likely doubles; deleted ones too. None where there is none."""
    number = number_from_id(event_id)
    event = None if number is None else Event.get_or_none(Event.id == number)
    if event is None:
        return None
    record = event_records([event])[0]
    return {
        **record,
        "mentions": mentions_of(Mention.event == event.id),
        "history": histories([event.id]).get(event.id, []),
        "possibly_same": _possibly_same(event),
        "document": get_documents([event_id])[0][1],
    }


@connected
def get_events(event_ids: Sequence[str]) -> list[EventRecord]:
    """The events with these ids, each once, in their order; ids of none are passed over."""
    numbers = [number for number in map(number_from_id, event_ids) if number is not None]
    found = {row.id: row for row in Event.select().where(Event.id.in_(numbers))} if numbers else {}
    return event_records([found[number] for number in dict.fromkeys(numbers) if number in found])


@connected
def get_documents(event_ids: Sequence[str]) -> list[tuple[str, bytes]]:
    """Ids and JSON, in UTF-8, of the events with these ids, each once, in their order; ids of none are passed over."""
    numbers = list(dict.fromkeys(number for number in map(number_from_id, event_ids) if number is not None))
    if not numbers:
        return []
    texts = utf8(bound(), "json")
    sql = f"SELECT event_id, {texts} FROM event_document WHERE event_id IN ({marks(numbers)})"
    found = dict(run(bound(), sql, numbers).fetchall())
    return [(public_id(number), found[number]) for number in numbers if number in found]


@connected
def timeline(where: EventFilter = EVERYTHING, unit: str = "month", split: str | None = None) -> Timeline:
    """How many events in each day, ISO week, month, quarter or year.

    An event that lasts counts once, in the period in which it begins (or in which the range begins, if later). One
    whose day is not known well enough to tell its period counts as `uncertain`, one without a year as `undated`.
    Split by country, an event counts for both. Raises RecordError.
    """
    if unit not in UNITS:
        raise RecordError(f"unit: expected one of {', '.join(UNITS)}, got {unit!r}")
    if split is not None and split not in SPLITS:
        raise RecordError(f"split: expected one of {', '.join(SPLITS)}, got {split!r}")
    counts: dict[str, int] = defaultdict(int)
    splits: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    total = uncertain = undated = 0
    for period, is_undated, part, count in Counting(where).periods(unit, split):
        total += count
        if is_undated:
            undated += count
        elif period is None:
            uncertain += count
        else:
            counts[period] += count
            for name in part.split("-") if split == "country" else [part] if split else []:
                splits[period][name] += count
    days = _periods(parse_day(min(counts)), parse_day(max(counts)), unit) if counts else []
    buckets: list[TimelineBucket] = [
        {
            "period": _label(day, unit),
            "start": day.isoformat(),
            "end": _last_day(day, unit).isoformat(),
            "count": counts.get(day.isoformat(), 0),
            "split": dict(sorted(splits[day.isoformat()].items())) if day.isoformat() in splits else {},
        }
        for day in days or sorted(map(parse_day, counts))
    ]
    filled = bool(days) or not counts
    return {
        "unit": unit,
        "filled": filled,
        "buckets": buckets,
        "total": total,
        "uncertain": uncertain,
        "undated": undated,
    }


@connected
def pairs(where: EventFilter = EVERYTHING) -> list[PairCount]:
    """The pairs of states that have events, the most frequent first, with first and last possible day."""
    return [_pair_count(pair) for pair in Counting(where).pairs()]


@connected
def find_pairs(
    where: EventFilter = EVERYTHING, *, limit: int = 50, cursor: str | None = None, total: bool = False
) -> PairPage:
    """One page of them. `cursor`: the `next` of the page before; of the same filter, else CursorError."""
    start = ["pairs", mark(where)]
    after = None
    if cursor is not None:
        events, pair = decode(cursor, start, 2)
        if not is_number(events) or not isinstance(pair, str) or not _PAIR.fullmatch(pair):
            raise CursorError("the cursor is damaged: start again without it")
        after = events, pair
    counting = Counting(where)
    rows = counting.pairs(limit + 1, after)
    more, rows = rows[limit:], rows[:limit]
    return {
        "items": [_pair_count(pair) for pair in rows],
        "next": encode([*start, rows[-1].events, rows[-1].pair]) if more else None,
        "total": counting.number_of_pairs() if total else None,
    }


def _pair_count(row: Pair) -> PairCount:
    return {
        "pair": row.pair,
        "countries": row.pair.split("-"),
        "count": row.events,
        "first": row.earliest,
        "last": row.latest,
    }


@connected
def countries(where: EventFilter = EVERYTHING) -> list[CountryCount]:
    """The states that have events, the most frequent first; with a country in the filter, it and its partners."""
    return [
        {"country": state, "count": events, "first": earliest, "last": latest}
        for state, events, earliest, latest in Counting(where).countries()
    ]


@connected
def facets(where: EventFilter = EVERYTHING, names: Sequence[str] = FACETS) -> dict[str, dict[str, int]]:
    """How many events of the filter have each value of these `FACETS`, most first; values without any are not there.

    An event counts for each of its two countries, and for each source that reports it. Raises RecordError.
    """
    for name in names:
        if name not in FACETS:
            raise RecordError(f"facets: expected some of {', '.join(FACETS)}, got {name!r}")
    counting = Counting(where)
    counts: dict[str, dict[str, int]] = {}
    for name in names:
        if name == "pair":
            counts[name] = {row.pair: row.events for row in counting.pairs()}
        elif name == "country":
            counts[name] = {row.pair: row.events for row in counting.countries()}
        elif name == "source":
            counts[name] = dict(Search(where, "date").sources())
        else:
            counts[name] = dict(counting.values(name))
    return {name: dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))) for name, found in counts.items()}


@connected
def find_articles(
    *,
    sources: Sequence[str] = (),
    from_day: str | None = None,
    to_day: str | None = None,
    q: str | None = None,
    limit: int = 50,
    cursor: str | None = None,
    total: bool = False,
) -> ArticlePage:
    """One page of articles, the last loaded first.

    `from_day`, `to_day`: possible days of publication, inclusive. `q`: words of the title, or of the title and a
    sentence that reports an event, as `models.words.query` reads them. Raises RecordError and CursorError.
    """
    query = Article.select(*SUMMARY)
    if sources:
        query = query.where(Article.source.in_(list(sources)))
    if from_day is not None:
        query = query.where(Article.published_latest >= _checked_day(from_day))
    if to_day is not None:
        query = query.where(Article.published_earliest <= _checked_day(to_day))
    if q is not None:
        query = query.where(_with_words(q))
    count = query.count() if total else None
    asked = hashlib.sha256(repr((sorted(sources), from_day, to_day, q)).encode()).hexdigest()[:8]
    if cursor is not None:
        (number,) = decode(cursor, ["article", asked], 1)
        if not is_number(number):
            raise CursorError("the cursor is damaged: start again without it")
        query = query.where(Article.number < number)
    rows = list(query.order_by(Article.number.desc()).limit(limit + 1))
    more, rows = rows[limit:], rows[:limit]
    return {
        "items": article_records(rows),
        "next": encode(["article", asked, rows[-1].number]) if more else None,
        "total": count,
    }


@connected
def get_article(article_id: str) -> ArticleDetail | None:
    """An article with its text and what it reports."""
    article = Article.get_or_none(Article.id == article_id)
    if article is None:
        return None
    return {
        **article_records([article])[0],
        "text": article.text,
        "mentions": mentions_of(Mention.article == article.number),
    }


@connected
def last_change() -> str | None:
    """The instant of the last change of any event or article, None in an empty database."""
    instant = last_instant(bound())
    return instants.to_text(instant) if instant else None


def _possibly_same(event: Event) -> list[str]:
    """Events of the same pair and type that may have been on the same days; for one without a year, its likes."""
    if event.span == UNDATED:
        days, parameters = "span = ? AND date = ?", [UNDATED, event.date]
        branches = [(days, parameters)]
    else:
        branches = []
        for span, limit in enumerate(SPAN_DAYS):
            earliest = days_before(event.first.isoformat(), limit) if limit is not None else "0001-01-01"
            days = "span = ? AND first >= ? AND first <= ? AND last >= ?"
            branches.append((days, [span, earliest, event.last.isoformat(), event.first.isoformat()]))
    sql = " UNION ALL ".join(
        f"SELECT id, first FROM event WHERE pair = ? AND deleted = ? AND {days} AND type = ? AND id <> ?"
        for days, _ in branches
    )
    values = [value for _, parameters in branches for value in (event.pair, False, *parameters, event.type, event.id)]
    rows = run(bound(), f"SELECT id FROM ({sql}) AS likely ORDER BY first, id LIMIT 20", values)
    return [public_id(number) for (number,) in rows]


def _with_words(q: str) -> Expression | SQL:
    """Articles with these words."""
    try:
        wanted = words.query(q)
    except ValueError as error:
        raise RecordError(f"q: {error}") from None
    database = bound()
    tables, literal = with_words(database, wanted)
    sql = f'"t1"."number" IN (SELECT m.article_id FROM {tables}) OR "t1"."number" IN (SELECT '
    if is_sqlite(database):
        sql += "rowid FROM article_words WHERE article_words MATCH ?)"
    else:
        sql += "article_number FROM article_words WHERE words @@ CAST(? AS tsquery))"
        sql = sql.replace("?", "%s")
    return SQL(f"({sql})", [literal, literal])


def _checked_day(text: str) -> Day:
    try:
        return parse_day(text)
    except ValueError as error:
        raise RecordError(str(error)) from None


def _periods(day: Day, end: Day, unit: str) -> list[Day]:
    """The first days of the periods from that of `day` to that of `end`; none where they are more than MAX_BUCKETS."""
    found = [day]
    while found[-1] < end:
        if len(found) == MAX_BUCKETS:
            return []
        found.append(_last_day(found[-1], unit) + timedelta(days=1))
    return found


def _last_day(day: Day, unit: str) -> Day:
    """The last day of the period that begins with `day`; the calendar ends with the year 9999."""
    if unit in ("day", "week"):
        return day + timedelta(days=min(0 if unit == "day" else 6, (Day.max - day).days))
    month = {"month": day.month, "quarter": day.month + 2, "year": 12}[unit]
    return Day(day.year, month, monthrange(day.year, month)[1])


def _label(day: Day, unit: str) -> str:
    if unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    if unit == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]
