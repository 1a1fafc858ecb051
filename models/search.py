"""Finding events: a filter and an order, written as SQL.

The SQL is written by hand, because its cost must not grow with the table (docs/storage.md says how, and
benchmarks/database.py measures it): one scan of an index for each class of length, cut to the page's size, merged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from typing import Any, cast

from peewee import Database

from models import instants, words
from models.database import bound
from models.dates import SPAN_DAYS, UNDATED, parse_day
from models.dialect import is_sqlite, marks, run, utf8
from models.filters import EventFilter
from models.records import RecordError

#: A condition that at most this many events or mentions meet is looked up first; a commoner one is checked on the
#: way through the days.
FEW = 2000
#: The classes of length of what has a year.
DATED = tuple(range(UNDATED))


#: An event on a page: its number, its place in the order (whether it is without a year, then its day or instant, as in
#: `models.cursors`), its JSON in UTF-8.
Found = tuple[int, int, Any, bytes]


#: The number of an event's JSON, whichever of its states that is of.
_ANY_DOCUMENT = "(SELECT min(number) FROM event_document WHERE event_id = page.id)"


@dataclass(slots=True)
class _Condition:
    """SQL on `e` (table event) with its parameters, and where it is a rare one the events that meet it."""

    sql: str
    parameters: list[Any]
    numbers: str | None = None
    """SQL of the meeting events' numbers, as column event_id, with the same parameters."""


class Search:
    """One filter and order, written as SQL.

    Where a condition on words, source or last change is met by few, those few are looked up and sorted. Else the
    days are walked: in the index of days of the country, the pair or of all events, once for each class of length.
    `begins` asks for events that begin in the range, `reaching` for those that begin before it and reach into it;
    `undated` (None: as the filter says) for those without a year.
    """

    def __init__(
        self,
        where: EventFilter,
        sort: str,
        *,
        begins: bool = False,
        reaching: bool = False,
        undated: bool | None = None,
    ) -> None:
        self.where = where
        self.begins = begins
        self.reaching = reaching
        self.undated = undated
        self.descending = sort.startswith("-")
        self.by_day = sort.removeprefix("-") == "date"
        self.database = bound()
        if where.include_deleted and self.by_day:
            raise RecordError("deleted events are listed by last change only: sort by updated")
        self.pair = "-".join(sorted(set(where.countries))) if len(set(where.countries)) == 2 else None
        self.country = where.countries[0] if where.countries and self.pair is None else None
        self.conditions = self._conditions()
        self.driver = next(filter(self._rare, self.conditions), None)
        self.walks_state = self.country is not None and self.by_day and self.driver is None

    def page(self, position: tuple[int, str, int] | None, limit: int) -> list[Found]:
        """Events after `position` (whether undated, day, number; or 0, instant, number), at most `limit`."""
        order = "DESC" if self.descending else "ASC"
        if not self.by_day:
            sql, parameters = self._plain("e.id AS id, 0 AS undated, e.updated AS place", position)
            return self._found(sql, parameters, f"place {order}, id {order}", limit)
        if self.driver:
            columns = f"e.id AS id, (e.span = {UNDATED}) AS undated, e.first AS place"
            sql, parameters = self._plain(columns, position)
            return self._found(sql, parameters, f"undated, place {order}, id {order}", limit)
        # those without a year stand last: on most pages nobody looks for them
        found: list[Found] = []
        for undated in (False, True) if self.undated_wanted() else (False,):
            after = position if position is not None and bool(position[0]) == undated else None
            if len(found) < limit and (undated or position is None or not position[0]):
                sql, parameters = self._union((UNDATED,) if undated else DATED, after)
                found += self._found(sql, parameters, f"place {order}, id {order}", limit - len(found))
        return found

    def _found(self, sql: str, parameters: list[Any], by: str, limit: int) -> list[Found]:
        """The first events of a query, with their texts: fetched for these alone."""
        texts = utf8(self.database, "d.json")
        document = "page.document" if self.walks_state else _ANY_DOCUMENT
        rows = run(
            self.database,
            f"SELECT page.id, page.undated, page.place, {texts} FROM ({sql} ORDER BY {by} LIMIT ?) AS page"
            f" JOIN event_document d ON d.number = {document} ORDER BY page.{', page.'.join(by.split(', '))}",
            [*parameters, limit],
        )
        return cast("list[Found]", rows.fetchall())

    def count(self) -> int:
        sql, parameters = self._rows()
        return int(run(self.database, f"SELECT count(*) FROM ({sql}) AS found", parameters).fetchone()[0])

    def periods(self, unit: str, split: str | None) -> Iterable[tuple[Any, Any, int, int, str, int]]:
        """Rows of (period, period of the last day, lasting, undated, part, count)."""
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
        bounds *= "".join(columns).count("?")  # SQLite's quarter needs the day twice
        listed = ", ".join(f"{column} AS c{index}" for index, column in enumerate(columns))
        grouped = (
            f"SELECT c0, c1, c2, c3, c4, count(*) FROM (SELECT {listed} FROM ({sql}) AS found"
            " JOIN event e ON e.id = found.id) AS periods GROUP BY c0, c1, c2, c3, c4"
        )
        return cast(
            "Iterable[tuple[Any, Any, int, int, str, int]]", run(self.database, grouped, [*bounds, *parameters])
        )

    def rows(self, columns: str) -> tuple[str, list[Any]]:
        """SQL of these columns of all events of the filter; `{earliest}`, `{latest}` are the possible days as text."""
        sql, parameters = self._rows()
        earliest, latest = "coalesce(earliest, latest)", "coalesce(latest, earliest)"
        if not is_sqlite(self.database):
            earliest, latest = (f"to_char({day}, 'YYYY-MM-DD')" for day in (earliest, latest))
        listed = columns.format(earliest=earliest, latest=latest)
        # found has no column but id, so that names are those of the event
        return f"SELECT {listed} FROM event WHERE id IN (SELECT found.id FROM ({sql}) AS found)", parameters

    def sources(self) -> Iterable[tuple[str, int]]:
        """Rows of (source, count of events that one of its articles reports)."""
        sql, parameters = self._rows()
        grouped = (
            f"SELECT a.source, count(DISTINCT found.id) FROM ({sql}) AS found JOIN mention m ON m.event_id = found.id"
            " JOIN article a ON a.number = m.article_id WHERE a.source IS NOT NULL GROUP BY a.source"
        )
        return cast("Iterable[tuple[str, int]]", run(self.database, grouped, parameters))

    def _rows(self) -> tuple[str, list[Any]]:
        """All events of the filter, as rows with an `id`."""
        if self.driver or not self.by_day:
            return self._plain("e.id", None)
        return self._union((*DATED, UNDATED) if self.undated_wanted() else DATED, None)

    def _conditions(self) -> list[_Condition]:
        where = self.where
        found: list[_Condition] = []
        if where.q is not None:
            worded, literal = with_words(self.database, words.query(where.q))
            found.append(
                _Condition(
                    event_has_words(self.database),
                    [literal],
                    f"SELECT m.event_id AS event_id FROM {worded}",
                )
            )
        if where.sources:
            told = f"mention m JOIN article a ON a.number = m.article_id WHERE a.source IN ({marks(where.sources)})"
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
                found.append(_Condition(f"e.{column} IN ({marks(values)})", list(values)))
        return found

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
            # by last change, SQLite would sort all that is not deleted: the + keeps it from the index of days
            sql.append("+e.deleted = ?" if not self.by_day and is_sqlite(self.database) else "e.deleted = ?")
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

    def _union(self, spans: Iterable[int], position: tuple[int, str, int] | None) -> tuple[str, list[Any]]:
        """The events of the filter by days, as rows (id, undated, place).

        Each class of length comes in the order of its index; whoever asks for the first ones gets them merged, and
        no more is read than that.
        """
        branches, parameters = [], []
        for span in spans:
            sql, values = self._branch(span, position)
            branches.append(sql)
            parameters += values
        return " UNION ALL ".join(branches), parameters

    def _branch(self, span: int, position: tuple[int, str, int] | None) -> tuple[str, list[Any]]:
        days, bounds = self._days("e" if self.country is None else "c", span)
        sql: list[str] = []
        parameters: list[Any] = []
        if self.country is not None:
            number, first, document = "c.event_id", "c.first", ", c.document AS document"
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
            number, first, document = "e.id", "e.first", ""
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
        undated = int(span == UNDATED)
        columns = f"{number} AS id, {undated} AS undated, {first} AS place{document}"
        return f"SELECT {columns} FROM {source} WHERE {' AND '.join(sql)}", parameters

    def undated_wanted(self) -> bool:
        """Whether events without a year are among those of the filter."""
        where = self.where
        if self.undated is not None:
            return self.undated
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
        if self.begins:
            for sign, day in ((">=", where.from_day), ("<=", where.to_day)):
                if day is not None:
                    sql.append(f"{table}.first {sign} ?")
                    parameters.append(day)
            return sql, parameters
        if where.match == "within":
            # of a known end only: where it is open, the event may lie outside
            if where.from_day is not None:
                sql += [f"{table}.first >= ?", "e.earliest >= ?"]
                parameters += [where.from_day, where.from_day]
            if where.to_day is not None:
                sql += [f"{table}.first <= ?", "e.latest <= ?"]
                parameters += [where.to_day, where.to_day]
            return sql, parameters
        if self.reaching:
            sql.append(f"{table}.first < ?")
            parameters.append(where.from_day)
        elif where.to_day is not None:
            sql.append(f"{table}.first <= ?")
            parameters.append(where.to_day)
        if where.from_day is not None:
            days = SPAN_DAYS[span] if span is not None else None
            if days is not None:
                sql.append(f"{table}.first >= ?")
                parameters.append(days_before(where.from_day, days))
            if days != 0:
                sql.append(f"{table}.last >= ?")
                parameters.append(where.from_day)
        if span is None:
            undated = f"{table}.span = {UNDATED}"
            combined = " AND ".join(sql)
            wanted = self.undated_wanted()
            sql = [f"({undated} OR ({combined}))" if wanted else f"(NOT {undated} AND {combined})"]
        return sql, parameters

    def _period(self, day: str, unit: str) -> str:
        """SQL of the first day of the period that holds `day`."""
        if not is_sqlite(self.database):
            return f"CAST(date_trunc('{unit}', {day}) AS date)"
        return {
            "day": day,
            "week": f"date({day}, '-6 days', 'weekday 1')",
            "month": f"date({day}, 'start of month')",
            "quarter": (
                f"date({day}, 'start of month', '-' || ((CAST(strftime('%m', {day}) AS integer) - 1) % 3) || ' months')"
            ),
            "year": f"date({day}, 'start of year')",
        }[unit]


def with_words(database: Database, query: words.Query) -> tuple[str, str]:
    """Mentions `m` with these words: tables and condition, and the query as the database wants it."""
    if is_sqlite(database):
        # CROSS JOIN keeps the order of tables: the words first, then their mentions
        return "mention_words w CROSS JOIN mention m ON m.id = w.rowid WHERE mention_words MATCH ?", query.fts5()
    return "mention_words w JOIN mention m ON m.id = w.mention_id WHERE w.words @@ CAST(? AS tsquery)", query.tsquery()


def event_has_words(database: Database) -> str:
    """Whether event `e` has a mention with these words, looking at its mentions alone."""
    if is_sqlite(database):
        # CROSS JOIN keeps the order of tables: the event's mentions first, then each one's words
        tables = "mention m CROSS JOIN mention_words w ON w.rowid = m.id WHERE mention_words MATCH ?"
    else:
        tables = "mention m JOIN mention_words w ON w.mention_id = m.id WHERE w.words @@ CAST(? AS tsquery)"
    return f"EXISTS (SELECT 1 FROM {tables} AND m.event_id = e.id)"


def days_before(day: str, days: int) -> str:
    """The day so many days before, or the first of the calendar."""
    try:
        return (parse_day(day) - timedelta(days=days)).isoformat()
    except OverflowError:
        return Day.min.isoformat()
