"""Counting events: by the counts that are kept (`models.tallies`), and by looking at the ends of a range.

A filter of days takes whole months from the counts. What reaches into the range from before is looked at event by
event; so are the month in which the range begins, unless with it, and that in which it ends, unless with it. What
nothing is kept for (words, sources, last changes, `within`; days and weeks) is found by `models.search` and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from models import tallies
from models.database import bound
from models.dialect import marks, run
from models.filters import EventFilter
from models.search import Search

#: How exactly a day must be known to be counted in a period of this length, and the months of one.
_KEPT_UNITS = {"month": (tallies.MONTH, 1), "quarter": (tallies.QUARTER, 3), "year": (tallies.YEAR, 12)}


class Counts(NamedTuple):
    """How many events of a period, None where it is uncertain or (`undated`) unknown; `part` is that of a split."""

    period: str | None
    undated: bool
    part: str
    events: int


class Pair(NamedTuple):
    """A pair with its events, and their first and last possible day."""

    pair: str
    events: int
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class _Months:
    """Whole months, inclusive; None is no bound."""

    first: int | None
    last: int | None


class Counting:
    """The events of one filter, counted."""

    def __init__(self, where: EventFilter) -> None:
        self.where = where
        self.database = bound()
        self.whole = Search(where, "updated" if where.include_deleted else "date")
        self.is_kept = not (
            where.q is not None
            or where.sources
            or where.updated_since
            or where.include_deleted
            or (where.match == "within" and (where.from_day or where.to_day))
        )
        self.months: _Months | None = None
        self.edges = [self.whole]
        if self.is_kept:
            self.months, self.edges = self._cut()

    def total(self) -> int:
        """How many there are."""
        found = sum(edge.count() for edge in self.edges)
        if self.is_kept:
            sql, parameters = self._kept("sum(events)")
            found += run(self.database, sql, parameters).fetchone()[0] or 0
        return int(found)

    def periods(self, unit: str, split: str | None) -> Iterator[Counts]:
        """How many in each period; split by country, parts are pairs."""
        if not self.is_kept or unit not in _KEPT_UNITS:
            yield from _looked_at(self.whole, unit, split)
            return
        for edge in self.edges:
            yield from _looked_at(edge, unit, split)
        needed, months = _KEPT_UNITS[unit]
        part = {None: "''", "country": "pair", "pair": "pair", "type": "type"}[split]
        columns = f"month / {months} * {months}, CASE WHEN exact >= {needed} THEN 1 ELSE 0 END, {part}"
        sql, parameters = self._kept(f"{columns}, sum(events)", by_pair=part == "pair")
        for month, exact, name, events in run(self.database, f"{sql} GROUP BY 1, 2, 3", parameters):
            undated = month == tallies.UNDATED_MONTH
            period = tallies.first_day(month) if exact and not undated else None
            yield Counts(period, undated, name, int(events))

    def pairs(self, limit: int | None = None, after: tuple[int, str] | None = None) -> list[Pair]:
        """The pairs, those with most events first, at most `limit`, after that with so many events and this name."""
        source, parameters = self._by_pair()
        sql = f"SELECT pair, events, earliest, latest FROM ({source}) AS pairs"
        if after is not None:
            sql += " WHERE events < ? OR (events = ? AND pair > ?)"
            parameters += [after[0], *after]
        sql += " ORDER BY events DESC, pair"
        if limit is not None:
            sql += " LIMIT ?"
            parameters.append(limit)
        return [Pair(pair, int(n), *days) for pair, n, *days in run(self.database, sql, parameters)]

    def number_of_pairs(self) -> int:
        """How many pairs there are."""
        source, parameters = self._by_pair()
        return int(run(self.database, f"SELECT count(*) FROM ({source}) AS pairs", parameters).fetchone()[0])

    def values(self, column: str) -> list[tuple[str, int]]:
        """How many events have each value of a column: type, status or certainty."""
        sources, values = [], []
        if self.is_kept:
            sql, parameters = self._kept(f"{column} AS value, events")
            sources.append(sql)
            values += parameters
        for edge in self.edges:
            sql, parameters = edge.rows(f"{column} AS value, 1 AS events")
            sources.append(sql)
            values += parameters
        sql = f"SELECT value, sum(events) FROM ({' UNION ALL '.join(sources)}) AS counted GROUP BY value"
        return [(value, int(events)) for value, events in run(self.database, sql, values)]

    def countries(self) -> list[Pair]:
        """The states in the place of pairs, those with most events first."""
        source, parameters = self._by_pair()
        states = " UNION ALL ".join(
            f"SELECT substr(pair, {place}, 2) AS state, events, earliest, latest FROM pairs" for place in (1, 4)
        )
        sql = (
            f"WITH pairs AS MATERIALIZED ({source}) SELECT state, sum(events), min(earliest), max(latest)"
            f" FROM ({states}) AS states GROUP BY state ORDER BY 2 DESC, 1"
        )
        return [Pair(state, int(n), *days) for state, n, *days in run(self.database, sql, parameters)]

    def _by_pair(self) -> tuple[str, list[Any]]:
        """SQL of the pairs with their sums."""
        where = self.where
        if self.is_kept and not (where.types or where.statuses or where.certainties or where.from_day or where.to_day):
            condition, parameters = self._of_pairs()
            return f"SELECT pair, events, earliest, latest FROM pair_count WHERE {condition}", parameters
        sources, values = [], []
        if self.is_kept:
            sql, parameters = self._kept("pair, events, earliest, latest", by_pair=True)
            sources.append(sql)
            values += parameters
        for edge in self.edges:
            sql, parameters = edge.rows("pair, 1 AS events, {earliest} AS earliest, {latest} AS latest")
            sources.append(sql)
            values += parameters
        return (
            "SELECT pair, sum(events) AS events, min(earliest) AS earliest, max(latest) AS latest"
            f" FROM ({' UNION ALL '.join(sources)}) AS counted GROUP BY pair"
        ), values

    def _of_pairs(self) -> tuple[str, list[Any]]:
        """The states of the filter as a condition on pairs."""
        if self.whole.pair:
            return "pair = ?", [self.whole.pair]
        if self.whole.country:
            return "(substr(pair, 1, 2) = ? OR substr(pair, 4, 2) = ?)", [self.whole.country] * 2
        return "1 = 1", []

    def _kept(self, columns: str, *, by_pair: bool = False) -> tuple[str, list[Any]]:
        """SQL of these columns of what is kept of the whole months of the filter."""
        where, months = self.where, self.months
        assert months is not None
        if by_pair or self.whole.pair:
            condition, parameters = self._of_pairs()
            table = "pair_month_count"
            if self.whole.country:
                condition = f"pair IN (SELECT pair FROM pair_count WHERE {condition})"
        else:
            table, condition, parameters = "month_count", "scope = ?", [self.whole.country or ""]
        sql = [condition]
        for column, values in (("type", where.types), ("status", where.statuses), ("certainty", where.certainties)):
            if values:
                sql.append(f"{column} IN ({marks(values)})")
                parameters = [*parameters, *values]
        dated = [f"month > {tallies.UNDATED_MONTH}"]
        for sign, month in ((">=", months.first), ("<=", months.last)):
            if month is not None:
                dated.append(f"month {sign} ?")
                parameters = [*parameters, month]
        undated = f" OR month = {tallies.UNDATED_MONTH}" if self.whole.undated_wanted() else ""
        sql.append(f"({' AND '.join(dated)}{undated})")
        return f"SELECT {columns} FROM {table} WHERE {' AND '.join(sql)}", parameters

    def _cut(self) -> tuple[_Months, list[Search]]:
        """The whole months of the range, and what is looked at beside them."""
        where = self.where
        first = tallies.month_of(where.from_day) if where.from_day else None
        last = tallies.month_of(where.to_day) if where.to_day else None
        edges = []
        begun = 0  # whether the month in which the range begins is looked at
        if where.from_day and first is not None and where.from_day == tallies.first_day(first):
            edges.append(Search(where, "date", undated=False, reaching=True))
        elif where.from_day and first is not None:
            begun = 1
            end = tallies.last_day(first)
            until = min(end, where.to_day) if where.to_day else end
            edges.append(Search(replace(where, to_day=until), "date", undated=False))
        if where.to_day and last is not None and where.to_day != tallies.last_day(last):
            if first is None or last >= first + begun:
                begin = replace(where, from_day=tallies.first_day(last))
                edges.append(Search(begin, "date", undated=False, begins=True))
            last -= 1
        return _Months(None if first is None else first + begun, last), edges


def _looked_at(search: Search, unit: str, split: str | None) -> Iterator[Counts]:
    for period, last_period, lasting, undated, part, events in search.periods(unit, split):
        certain = not undated and (lasting or str(period) == str(last_period))
        yield Counts(str(period) if certain else None, bool(undated), part, events)
