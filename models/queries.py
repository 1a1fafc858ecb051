"""Reading: events by days, countries and words; one event whole; counts; articles.

The lists are written as SQL by hand, because their cost must not grow with the table (docs/storage.md, and
benchmarks/database.py measures it): one scan of an index for each class of length, cut to the page's size, merged.
Every function makes a small fixed number of queries.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from typing import Any, cast

from models import instants, words
from models.database import bound, connected, connection
from models.dates import SPAN_DAYS, UNDATED, parse_day
from models.dialect import is_sqlite, run
from models.keys import number_from_id, public_id
from models.records import (
    CERTAINTIES,
    STATUSES,
    TYPES,
    ArticleDetail,
    ArticlePage,
    ArticleSummary,
    CorrectionRecord,
    CountryCount,
    EventDetail,
    EventPage,
    EventRecord,
    MentionRecord,
    PairCount,
    RecordError,
    Timeline,
    TimelineBucket,
)
from models.tables import Article, Clock, Correction, Event, EventActor, Mention

SORTS = ("date", "-date", "updated", "-updated")
UNITS = ("day", "week", "month", "quarter", "year")
SPLITS = ("country", "pair", "type")
MATCHES = ("overlaps", "within")

#: A condition that at most this many events or mentions meet is looked up first; a commoner one is checked on the
#: way through the days.
FEW = 2000
#: Periods of a timeline at most.
MAX_BUCKETS = 20_000
_CHUNK = 500


class CursorError(ValueError):
    """A cursor that is damaged or belongs to another query."""


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events. Everything is optional; all conditions must hold.

    `from_day`, `to_day`: ISO days, inclusive, open-ended when None. `match`: `overlaps` finds events that may have
    taken place in the range, `within` only those that cannot have taken place outside. Events without a year
    (XXXX-06-02) are in no range: they are found when no day is given, or, with `overlaps`, when `certainties` asks
    for unknown. An end that is not known (2018-11-19/..) reaches `models.dates.OPEN_DAYS` beyond the known one.

    `countries`: one ISO alpha-2 code finds every event of that state, two find their pair. `types`, `statuses`,
    `certainties`, `sources`: any of these. `q`: words, see `models.words.query`; without any word it finds nothing.
    `updated_since`: ISO instant, inclusive. `include_deleted`: with `sort` updated only, for those who keep a copy.

    Raises RecordError for values that cannot be right.
    """

    from_day: str | None = None
    to_day: str | None = None
    match: str = "overlaps"
    countries: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    q: str | None = None
    updated_since: str | None = None
    include_deleted: bool = False

    def __post_init__(self) -> None:
        try:
            days = [parse_day(day) for day in (self.from_day, self.to_day) if day is not None]
            if self.updated_since is not None:
                instants.parse(self.updated_since)
            if self.q is not None:
                words.query(self.q)
        except ValueError as error:
            raise RecordError(str(error)) from None
        if len(days) == 2 and days[0] > days[1]:
            raise RecordError(f"from {self.from_day} is after to {self.to_day}")
        if len(set(self.countries)) > 2:
            raise RecordError(f"an event has two countries, got {len(set(self.countries))}")
        for name, values, known in (
            ("match", (self.match,), MATCHES),
            ("type", self.types, TYPES),
            ("status", self.statuses, STATUSES),
            ("certainty", self.certainties, CERTAINTIES),
        ):
            for value in values:
                if value not in known:
                    raise RecordError(f"{name}: expected one of {', '.join(known)}, got {value!r}")


EVERYTHING = EventFilter()


@connected
def find_events(
    where: EventFilter = EVERYTHING,
    *,
    sort: str = "date",
    limit: int = 50,
    cursor: str | None = None,
    total: bool = False,
) -> EventPage:
    """One page of events, in an order that stays as events are added.

    `sort`: `date` and `-date` order by the first possible day, then id, events without a year last in both; `updated`
    and `-updated` by the last change, then id. `cursor`: the `next` of the page before; the filter and sort must be
    the same (CursorError), the limit may differ. `total`: count all events of the filter too, which costs time.
    """
    if sort not in SORTS:
        raise RecordError(f"sort: expected one of {', '.join(SORTS)}, got {sort!r}")
    if limit < 1:
        raise RecordError(f"limit: expected 1 or more, got {limit}")
    position = _read_cursor(cursor, where, sort) if cursor is not None else None
    search = _Search(where, sort)
    rows = search.page(position, limit + 1)
    more, rows = rows[limit:], rows[:limit]
    return {
        "items": _records(rows),
        "next": _write_cursor(rows[-1], where, sort) if more else None,
        "total": search.count() if total else None,
    }


def iter_events(
    where: EventFilter = EVERYTHING, *, sort: str = "date", limit: int | None = None
) -> Iterator[EventRecord]:
    """All events of the filter, one after the other, in bounded memory (pages of a few hundred)."""
    cursor = None
    left = limit
    with connection():
        while left is None or left > 0:
            page = find_events(where, sort=sort, limit=_CHUNK if left is None else min(left, _CHUNK), cursor=cursor)
            yield from page["items"]
            cursor = page["next"]
            left = None if left is None else left - len(page["items"])
            if cursor is None:
                return


@connected
def count_events(where: EventFilter = EVERYTHING) -> int:
    """How many events the filter finds."""
    return _Search(where, "updated" if where.include_deleted else "date").count()


@connected
def get_event(event_id: str) -> EventDetail | None:
    """An event with its mentions, history and likely doubles; deleted ones too. None where there is none."""
    number = number_from_id(event_id)
    event = None if number is None else Event.get_or_none(Event.id == number)
    if event is None:
        return None
    record = _records([event])[0]
    return {
        **record,
        "mentions": mentions_of(Mention.event == event.id),
        "history": history_of(event.id),
        "possibly_same": _possibly_same(event),
    }


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
    for period, last_period, lasting, is_undated, part, count in _Search(where, "date").periods(unit, split):
        total += count
        if is_undated:
            undated += count
        elif str(period) != str(last_period) and not lasting:
            uncertain += count
        else:
            counts[str(period)] += count
            for name in part.split("-") if split == "country" else [part] if split else []:
                splits[str(period)][name] += count
    buckets: list[TimelineBucket] = []
    if counts:
        day, end = parse_day(min(counts)), parse_day(max(counts))
        while day <= end:
            if len(buckets) == MAX_BUCKETS:
                raise RecordError(f"more than {MAX_BUCKETS} periods: choose a longer unit or a shorter range")
            following = _following(day, unit)
            key = day.isoformat()
            buckets.append(
                {
                    "period": _label(day, unit),
                    "start": key,
                    "end": (following - timedelta(days=1)).isoformat(),
                    "count": counts.get(key, 0),
                    "split": dict(sorted(splits[key].items())) if key in splits else {},
                }
            )
            day = following
    return {"unit": unit, "buckets": buckets, "total": total, "uncertain": uncertain, "undated": undated}


@connected
def pairs(where: EventFilter = EVERYTHING) -> list[PairCount]:
    """The pairs of states that have events, the most frequent first, with first and last possible day."""
    found: list[PairCount] = [
        {"pair": pair, "countries": pair.split("-"), "count": count, "first": _iso(first), "last": _iso(last)}
        for pair, count, first, last in _Search(where, "date").pairs()
    ]
    return sorted(found, key=lambda row: (-row["count"], row["pair"]))


@connected
def countries(where: EventFilter = EVERYTHING) -> list[CountryCount]:
    """The states that have events, the most frequent first; with a country in the filter, it and its partners."""
    found: dict[str, CountryCount] = {}
    for row in pairs(where):
        for code in row["countries"]:
            entry = found.setdefault(code, {"country": code, "count": 0, "first": None, "last": None})
            entry["count"] += row["count"]
            entry["first"] = min(filter(None, (entry["first"], row["first"])), default=None)
            entry["last"] = max(filter(None, (entry["last"], row["last"])), default=None)
    return sorted(found.values(), key=lambda entry: (-entry["count"], entry["country"]))


@connected
def find_articles(
    *,
    sources: Sequence[str] = (),
    from_day: str | None = None,
    to_day: str | None = None,
    limit: int = 50,
    cursor: str | None = None,
    total: bool = False,
) -> ArticlePage:
    """One page of articles, the last loaded first. `from_day`, `to_day`: possible days of publication, inclusive."""
    query = Article.select()
    if sources:
        query = query.where(Article.source.in_(list(sources)))
    if from_day is not None:
        query = query.where(Article.published_latest >= _checked_day(from_day))
    if to_day is not None:
        query = query.where(Article.published_earliest <= _checked_day(to_day))
    count = query.count() if total else None
    mark = hashlib.sha256(repr((sorted(sources), from_day, to_day)).encode()).hexdigest()[:8]
    if cursor is not None:
        (number,) = _decode(cursor, ["article", mark], 1)
        if type(number) is not int:
            raise CursorError("the cursor is damaged: start again without it")
        query = query.where(Article.number < number)
    rows = list(query.order_by(Article.number.desc()).limit(limit + 1))
    more, rows = rows[limit:], rows[:limit]
    return {
        "items": _article_records(rows),
        "next": _encode(["article", mark, rows[-1].number]) if more else None,
        "total": count,
    }


@connected
def get_article(article_id: str) -> ArticleDetail | None:
    """An article with its text and what it reports."""
    article = Article.get_or_none(Article.id == article_id)
    if article is None:
        return None
    return {
        **_article_records([article])[0],
        "text": article.text,
        "mentions": mentions_of(Mention.article == article.number),
    }


@connected
def last_change() -> str | None:
    """The instant of the last change of any event or article, None in an empty database."""
    instant = Clock.get_by_id(1).instant
    return instants.to_text(instant) if instant else None


def mentions_of(condition: Any) -> list[MentionRecord]:
    """The mentions that meet a condition on `Mention`, by article and place in it."""
    rows = Mention.select(Mention, Article).join(Article).where(condition)
    ordered = sorted(rows, key=lambda row: (row.article.published or "9", row.article.id, row.position))
    return [_mention_record(row) for row in ordered]


def history_of(number: int) -> list[CorrectionRecord]:
    """The corrections of an event, the oldest first."""
    rows = Correction.select().where(Correction.event == number).order_by(Correction.at, Correction.id)
    return [
        {
            "at": instants.to_text(row.at),
            "who": row.who,
            "why": row.why,
            "action": row.action,
            "field": row.field,
            "before": row.before,
            "after": row.after,
        }
        for row in rows
    ]


@dataclass(slots=True)
class _Condition:
    """SQL on `e` (table event) with its parameters, and where it is a rare one the events that meet it."""

    sql: str
    parameters: list[Any]
    numbers: str | None = None
    """SQL of the meeting events' numbers, as column event_id, with the same parameters."""


class _Search:
    """One filter and order, written as SQL.

    Where a condition on words, source or last change is met by few, those few are looked up and sorted. Else the
    days are walked: in the index of days of the country, the pair or of all events, once for each class of length.
    """

    def __init__(self, where: EventFilter, sort: str) -> None:
        self.where = where
        self.descending = sort.startswith("-")
        self.by_day = sort.removeprefix("-") == "date"
        self.database = bound()
        if where.include_deleted and self.by_day:
            raise RecordError("deleted events are listed by last change only: sort by updated")
        self.pair = "-".join(sorted(set(where.countries))) if len(set(where.countries)) == 2 else None
        self.country = where.countries[0] if where.countries and self.pair is None else None
        self.nothing = where.q is not None and not words.query(where.q)
        self.conditions = self._conditions()
        self.driver = None if self.nothing else next(filter(self._rare, self.conditions), None)

    def page(self, position: tuple[int, str, int] | None, limit: int) -> list[Event]:
        """Events after `position` (whether undated, day, number; or 0, instant, number), at most `limit`."""
        if self.nothing:
            return []
        order = "DESC" if self.descending else "ASC"
        if not self.by_day:
            sql, parameters = self._plain("e.*", position)
            sql += f" ORDER BY e.updated {order}, e.id {order} LIMIT ?"
        elif self.driver:
            sql, parameters = self._plain("e.*", position)
            sql += f" ORDER BY (e.span = {UNDATED}), e.first {order}, e.id {order} LIMIT ?"
        else:
            union, parameters = self._union(position, limit)
            sql = (
                f"SELECT e.* FROM ({union}) AS page JOIN event e ON e.id = page.id"
                f" ORDER BY page.undated, page.first {order}, page.id {order} LIMIT ?"
            )
        return self._events(sql, [*parameters, limit])

    def count(self) -> int:
        if self.nothing:
            return 0
        sql, parameters = self._rows()
        return int(run(self.database, f"SELECT count(*) FROM ({sql}) AS found", parameters).fetchone()[0])

    def periods(self, unit: str, split: str | None) -> Iterable[tuple[Any, Any, int, int, str, int]]:
        """Rows of (period, period of the last day, lasting, undated, part, count)."""
        if self.nothing:
            return []
        sql, parameters = self._rows()
        part = {None: "''", "country": "e.pair", "pair": "e.pair", "type": "e.type"}[split]
        lasting = "instr(e.date, '/') > 0" if is_sqlite(self.database) else "position('/' in e.date) > 0"
        first, bounds = "e.first", []
        if self.where.from_day is not None:
            later = "max" if is_sqlite(self.database) else "greatest"
            first, bounds = f"{later}(e.first, ?)", [self.where.from_day]
            if not is_sqlite(self.database):
                first = "greatest(e.first, CAST(? AS date))"
        columns = [self._period(first, unit), self._period("e.last", unit), lasting, f"e.span = {UNDATED}", part]
        # an undated event stands at the last day of the calendar, whose week the databases need not know
        for index in (0, 1):
            columns[index] = f"CASE WHEN e.span = {UNDATED} THEN NULL ELSE {columns[index]} END"
        listed = ", ".join(f"{column} AS c{index}" for index, column in enumerate(columns))
        grouped = (
            f"SELECT c0, c1, c2, c3, c4, count(*) FROM (SELECT {listed} FROM ({sql}) AS found"
            " JOIN event e ON e.id = found.id) AS periods GROUP BY c0, c1, c2, c3, c4"
        )
        return cast(
            "Iterable[tuple[Any, Any, int, int, str, int]]", run(self.database, grouped, [*bounds, *parameters])
        )

    def pairs(self) -> Iterable[tuple[str, int, Any, Any]]:
        if self.nothing:
            return []
        sql, parameters = self._rows()
        grouped = (
            f"SELECT e.pair, count(*), min(coalesce(e.earliest, e.latest)), max(coalesce(e.latest, e.earliest)) FROM ({sql}) AS found"
            " JOIN event e ON e.id = found.id GROUP BY e.pair"
        )
        return cast("Iterable[tuple[str, int, Any, Any]]", run(self.database, grouped, parameters))

    def _rows(self) -> tuple[str, list[Any]]:
        """All events of the filter, as rows with an `id`."""
        if self.driver or not self.by_day:
            return self._plain("e.id", None)
        return self._union(None, None)

    def _events(self, sql: str, parameters: Sequence[Any]) -> list[Event]:
        if not is_sqlite(self.database):
            sql = sql.replace("?", "%s")
        return list(Event.raw(sql, *parameters))

    def _conditions(self) -> list[_Condition]:
        where = self.where
        found: list[_Condition] = []
        if where.q is not None and not self.nothing:
            matching, literal = self._matching(words.query(where.q))
            found.append(
                _Condition(
                    f"EXISTS (SELECT 1 FROM {matching} AND m.event_id = e.id)",
                    [literal],
                    f"SELECT m.event_id AS event_id FROM {matching}",
                )
            )
        if where.sources:
            told = f"mention m JOIN article a ON a.number = m.article_id WHERE a.source IN ({_marks(where.sources)})"
            found.append(
                _Condition(
                    f"EXISTS (SELECT 1 FROM {told} AND m.event_id = e.id)",
                    list(where.sources),
                    f"SELECT m.event_id AS event_id FROM {told}",
                )
            )
        if where.updated_since is not None:
            found.append(
                _Condition(
                    "e.updated >= ?",
                    [instants.parse(where.updated_since)],
                    "SELECT id AS event_id FROM event WHERE updated >= ?" if self.by_day else None,
                )
            )
        for column, values in (("type", where.types), ("status", where.statuses), ("certainty", where.certainties)):
            if values:
                found.append(_Condition(f"e.{column} IN ({_marks(values)})", list(values)))
        return found

    def _matching(self, query: words.Query) -> tuple[str, str]:
        """Mentions `m` with these words: tables and condition, and the query as the database wants it."""
        if is_sqlite(self.database):
            # CROSS JOIN keeps the order of tables: with an event given, its mentions first, then each one's words
            return "mention m CROSS JOIN mention_words w ON w.rowid = m.id WHERE mention_words MATCH ?", query.fts5()
        return (
            "mention m JOIN mention_words w ON w.mention_id = m.id WHERE w.words @@ CAST(? AS tsquery)",
            query.tsquery(),
        )

    def _rare(self, condition: _Condition) -> bool:
        if condition.numbers is None:
            return False
        sql = f"SELECT count(*) FROM ({condition.numbers} LIMIT {FEW + 1}) AS few"
        return int(run(self.database, sql, condition.parameters).fetchone()[0]) <= FEW

    def _plain(self, columns: str, position: tuple[int, str, int] | None) -> tuple[str, list[Any]]:
        """All conditions on `event`, from the few that the driver names or from the whole table."""
        where = self.where
        source, parameters = "event e", []
        if self.driver:
            # CROSS JOIN keeps SQLite from walking all events in order to look for these few
            join = "CROSS JOIN" if is_sqlite(self.database) else "JOIN"
            source = f"(SELECT DISTINCT event_id FROM ({self.driver.numbers}) AS few) AS chosen {join} event e"
            source += " ON e.id = chosen.event_id"
            parameters += self.driver.parameters
        sql = ["1 = 1"]
        for condition in self.conditions:
            if condition is not self.driver:
                sql.append(condition.sql)
                parameters += condition.parameters
        if not where.include_deleted:
            sql.append("e.deleted = ?")
            parameters.append(False)
        if self.pair:
            sql.append("e.pair = ?")
            parameters.append(self.pair)
        if self.country:
            sql.append("(substr(e.pair, 1, 2) = ? OR substr(e.pair, 4, 2) = ?)")
            parameters += [self.country, self.country]
        days, bounds = self._days("e", None)
        sql += days
        parameters += bounds
        if position is not None:
            sign = "<" if self.descending else ">"
            undated, value, number = position
            if not self.by_day:
                sql.append(f"(e.updated, e.id) {sign} (?, ?)")
                parameters += [int(value), number]
            else:
                after = f"(e.span = {UNDATED}) = ? AND (e.first, e.id) {sign} (?, ?)"
                sql.append(f"({after} OR (e.span = {UNDATED}) > ?)")
                parameters += [bool(undated), value, number, bool(undated)]
        return f"SELECT {columns} FROM {source} WHERE {' AND '.join(sql)}", parameters

    def _union(self, position: tuple[int, str, int] | None, limit: int | None) -> tuple[str, list[Any]]:
        """The events of the filter by days, as rows (id, first, undated); with `limit`, that many of each class."""
        branches, parameters = [], []
        for span in range(UNDATED + 1):
            undated = int(span == UNDATED)
            if (undated and not self._undated_wanted()) or (position is not None and position[0] > undated):
                continue
            after = position if position is not None and position[0] == undated else None
            sql, values = self._branch(span, undated, after, limit)
            branches.append(f"SELECT * FROM ({sql}) AS span{span}")
            parameters += values
        return " UNION ALL ".join(branches), parameters

    def _branch(
        self, span: int, undated: int, position: tuple[int, str, int] | None, limit: int | None
    ) -> tuple[str, list[Any]]:
        days, bounds = self._days("e" if self.country is None else "c", span)
        sql: list[str] = []
        parameters: list[Any] = []
        if self.country is not None:
            number, first = "c.event_id", "c.first"
            source = "event_country c"
            if self.conditions or any("e." in day for day in days):
                source += (
                    " CROSS JOIN event e ON e.id = c.event_id"
                    if is_sqlite(self.database)
                    else (" JOIN event e ON e.id = c.event_id")
                )
            sql += ["c.country = ?", "c.span = ?"]
            parameters += [self.country, span]
        else:
            number, first = "e.id", "e.first"
            source = "event e"
            if self.pair is not None:
                sql.append("e.pair = ?")
                parameters.append(self.pair)
            sql += ["e.deleted = ?", "e.span = ?"]
            parameters += [False, span]
        sql += days
        parameters += bounds
        for condition in self.conditions:
            sql.append(condition.sql)
            parameters += condition.parameters
        if position is not None:
            sql.append(f"({first}, {number}) {'<' if self.descending else '>'} (?, ?)")
            parameters += position[1:]
        text = f"SELECT {number} AS id, {first} AS first, {undated} AS undated FROM {source} WHERE {' AND '.join(sql)}"
        if limit is not None:
            order = "DESC" if self.descending else "ASC"
            text += f" ORDER BY {first} {order}, {number} {order} LIMIT ?"
            parameters.append(limit)
        return text, parameters

    def _undated_wanted(self) -> bool:
        where = self.where
        return (where.from_day is None and where.to_day is None) or (
            where.match == "overlaps" and "unknown" in where.certainties
        )

    def _days(self, table: str, span: int | None) -> tuple[list[str], list[Any]]:
        """The range as conditions on `table`, for one class of length or (None) for all."""
        where = self.where
        if span == UNDATED or (where.from_day is None and where.to_day is None):
            return [], []
        sql: list[str] = []
        parameters: list[Any] = []
        if where.match == "within":
            # of a known end only: where it is open, the event may lie outside
            if where.from_day is not None:
                sql += [f"{table}.first >= ?", "e.earliest >= ?"]
                parameters += [where.from_day, where.from_day]
            if where.to_day is not None:
                sql += [f"{table}.first <= ?", "e.latest <= ?"]
                parameters += [where.to_day, where.to_day]
            return sql, parameters
        if where.to_day is not None:
            sql.append(f"{table}.first <= ?")
            parameters.append(where.to_day)
        if where.from_day is not None:
            days = SPAN_DAYS[span] if span is not None else None
            if days is not None:
                sql.append(f"{table}.first >= ?")
                parameters.append(_before(where.from_day, days))
            if days != 0:
                sql.append(f"{table}.last >= ?")
                parameters.append(where.from_day)
        if span is None:
            undated = f"{table}.span = {UNDATED}"
            combined = " AND ".join(sql)
            wanted = self._undated_wanted()
            sql = [f"({undated} OR ({combined}))" if wanted else f"(NOT {undated} AND {combined})"]
        return sql, parameters

    def _period(self, day: str, unit: str) -> str:
        """SQL of the first day of the period that holds `day`."""
        if not is_sqlite(self.database):
            return f"CAST(date_trunc('{unit}', {day}) AS date)"
        return {
            "day": day,
            "week": f"date({day}, 'weekday 0', '-6 days')",
            "month": f"date({day}, 'start of month')",
            "quarter": (
                f"date({day}, 'start of month', '-' || ((CAST(strftime('%m', {day}) AS integer) - 1) % 3) || ' months')"
            ),
            "year": f"date({day}, 'start of year')",
        }[unit]


def _records(rows: Sequence[Event]) -> list[EventRecord]:
    actors: dict[int, list[str]] = defaultdict(list)
    if rows:
        found = EventActor.select().where(EventActor.event.in_([row.id for row in rows]))
        for row in found.order_by(EventActor.event, EventActor.position):
            actors[row.event_id].append(row.name)
    return [
        {
            "id": public_id(row.id),
            "date": row.date,
            "earliest": _iso(row.earliest),
            "latest": _iso(row.latest),
            "part_of_day": row.part_of_day,
            "certainty": row.certainty,
            "countries": row.pair.split("-"),
            "pair": row.pair,
            "type": row.type,
            "status": row.status,
            "mode": row.mode,
            "place": row.place,
            "actors": actors.get(row.id, []),
            "mention_count": row.mention_count,
            "corrected": row.corrected,
            "deleted": row.deleted,
            "gone": row.gone,  # type: ignore[typeddict-item]
            "merged_into": public_id(row.merged_into) if row.merged_into is not None else None,
            "created": instants.to_text(row.created),
            "updated": instants.to_text(row.updated),
            "version": row.version,
        }
        for row in rows
    ]


def _mention_record(row: Mention) -> MentionRecord:
    article = row.article
    dated = row.date_start is not None and row.date_end is not None
    return {  # type: ignore[typeddict-item]  # `said` holds the keys that seem to be missing
        "event": public_id(row.event_id),
        "article": {
            "id": article.id,
            "title": article.title,
            "url": article.url,
            "source": article.source,
            "published": article.published,
            "fetched": article.fetched,
        },
        **row.said,
        "actors": row.actors,
        "date_text": row.date_text,
        "date_span": {"start": row.date_start, "end": row.date_end} if dated else None,
        "sentence": {"start": row.sentence_start, "end": row.sentence_end, "text": row.sentence},
        "evidence": row.evidence,
        "main": row.main,
    }


def _article_records(rows: Sequence[Article]) -> list[ArticleSummary]:
    counts: dict[int, int] = defaultdict(int)
    if rows:
        marks = _marks(rows)
        sql = f"SELECT article_id, count(DISTINCT event_id) FROM mention WHERE article_id IN ({marks})"
        sql += " GROUP BY article_id"
        counts.update(run(bound(), sql, [row.number for row in rows]).fetchall())
    return [
        {
            "id": row.id,
            "title": row.title,
            "url": row.url,
            "source": row.source,
            "published": row.published,
            "published_earliest": _iso(row.published_earliest),
            "published_latest": _iso(row.published_latest),
            "fetched": row.fetched,
            "loaded": instants.to_text(row.loaded),
            "updated": instants.to_text(row.updated),
            "events": counts[row.number],
        }
        for row in rows
    ]


def _possibly_same(event: Event) -> list[str]:
    """Events of the same pair and type that may have been on the same days; for one without a year, its likes."""
    if event.span == UNDATED:
        days, parameters = "span = ? AND date = ?", [UNDATED, event.date]
        branches = [(days, parameters)]
    else:
        branches = []
        for span, limit in enumerate(SPAN_DAYS):
            earliest = _before(event.first.isoformat(), limit) if limit is not None else "0001-01-01"
            days = "span = ? AND first >= ? AND first <= ? AND last >= ?"
            branches.append((days, [span, earliest, event.last.isoformat(), event.first.isoformat()]))
    sql = " UNION ALL ".join(
        f"SELECT id, first FROM event WHERE pair = ? AND deleted = ? AND {days} AND type = ? AND id <> ?"
        for days, _ in branches
    )
    values = [value for _, parameters in branches for value in (event.pair, False, *parameters, event.type, event.id)]
    rows = run(bound(), f"SELECT id FROM ({sql}) AS likely ORDER BY first, id LIMIT 20", values)
    return [public_id(number) for (number,) in rows]


def _write_cursor(row: Event, where: EventFilter, sort: str) -> str:
    if sort.removeprefix("-") == "updated":
        return _encode([sort, _mark(where), 0, str(row.updated), row.id])
    return _encode([sort, _mark(where), int(row.span == UNDATED), row.first.isoformat(), row.id])


def _read_cursor(cursor: str, where: EventFilter, sort: str) -> tuple[int, str, int]:
    undated, value, number = _decode(cursor, [sort, _mark(where)], 3)
    try:
        if type(undated) is int and type(number) is int and 0 <= number < 2**63 and undated in (0, 1):
            if sort.removeprefix("-") == "updated":
                return undated, str(int(value)), number
            return undated, parse_day(value).isoformat(), number
    except (TypeError, ValueError):
        pass
    raise CursorError("the cursor is damaged: start again without it")


def _mark(where: EventFilter) -> str:
    """A short name of the filter, so that a cursor is not used with another."""
    parts = [tuple(sorted(set(value))) if isinstance(value, tuple) else value for value in _parts(where)]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:8]


def _parts(where: EventFilter) -> list[Any]:
    return [getattr(where, name) for name in EventFilter.__slots__]


def _encode(parts: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts, separators=(",", ":")).encode()).decode().rstrip("=")


def _decode(cursor: str, start: list[Any], length: int) -> list[Any]:
    try:
        parts = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (ValueError, binascii.Error, RecursionError):
        parts = None
    if not isinstance(parts, list) or len(parts) != len(start) + length:
        raise CursorError("the cursor is damaged: start again without it")
    if parts[: len(start)] != start:
        raise CursorError("the cursor belongs to another query: keep filter and sort, or start again without it")
    return parts[len(start) :]


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))


def _before(day: str, days: int) -> str:
    """The day so many days before, or the first of the calendar."""
    try:
        return (parse_day(day) - timedelta(days=days)).isoformat()
    except OverflowError:
        return Day.min.isoformat()


def _checked_day(text: str) -> Day:
    try:
        return parse_day(text)
    except ValueError as error:
        raise RecordError(str(error)) from None


def _iso(day: Any) -> str | None:
    """An ISO day of what either database returns for one."""
    if day is None:
        return None
    return day if isinstance(day, str) else str(day.isoformat())


def _following(day: Day, unit: str) -> Day:
    """The first day of the next period."""
    if unit == "day":
        return day + timedelta(days=1)
    if unit == "week":
        return day + timedelta(days=7)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    index = day.year * 12 + day.month - 1 + months
    return Day(index // 12, index % 12 + 1, 1)


def _label(day: Day, unit: str) -> str:
    if unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    if unit == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]
