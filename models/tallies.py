"""The counts that are kept: how many events begin in each month, of everything, of each state and of each pair.

`month_count` has a row for each scope (a state, or empty for everything), month, type, status, certainty and exactness;
`pair_month_count` the same for each pair, with the first and last possible day; `pair_count` the sums of each pair.
They change in the transaction in which the events do. `recount` makes them anew, `differences` holds them against
the events.

Exactness is the shortest period that surely holds all of an event's possible days; one that lasts is counted where it
begins, so that its day is exact. Events without a year stand in the month UNDATED_MONTH.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from peewee import Database

from models.dates import UNDATED
from models.dialect import is_sqlite, run, run_many

#: Grows when the same events would be counted otherwise: databases made before are then counted anew at their start.
EDITION = 1

#: Months are numbered from January of the year 0.
UNDATED_MONTH = 0
#: The exactnesses, each an answer to "which period surely holds it?"; a longer period is held by every shorter one.
NO_PERIOD, YEAR, QUARTER, MONTH, DAY = range(5)

_CELL = ("month", "type", "status", "certainty", "exact")
#: Differences that are told one by one at most.
_TOLD = 20


class Counted(NamedTuple):
    """What counts of an event: `earliest`, `latest` are its first and last possible day, None without a year."""

    pair: str
    month: int
    type: str
    status: str
    certainty: str
    exact: int
    earliest: str | None
    latest: str | None


def counted(event: Mapping[str, Any]) -> Counted | None:
    """What counts of a row of the table event, its days as text; None for one that lists leave out."""
    if event["deleted"]:
        return None
    undated = event["span"] == UNDATED
    return Counted(
        event["pair"],
        UNDATED_MONTH if undated else month_of(event["first"]),
        event["type"],
        event["status"],
        event["certainty"],
        NO_PERIOD if undated else _exact(event["date"], event["first"], event["last"]),
        event["earliest"] or event["latest"],
        event["latest"] or event["earliest"],
    )


def month_of(day: str) -> int:
    """The number of a day's month."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def first_day(month: int) -> str:
    """The first day of a month."""
    return f"{month // 12:04}-{month % 12 + 1:02}-01"


def last_day(month: int) -> str:
    """The last day of a month."""
    return f"{month // 12:04}-{month % 12 + 1:02}-{monthrange(month // 12, month % 12 + 1)[1]}"


def lasts(database: Database) -> str:
    """SQL: whether an event of this EDTF date lasts from one day to another."""
    return "instr(date, '/') > 0" if is_sqlite(database) else "position('/' in date) > 0"


def _exact(date: str, first: str, last: str) -> int:
    if first == last or "/" in date:
        return DAY
    one, other = month_of(first), month_of(last)
    if one == other:
        return MONTH
    if one // 3 == other // 3:
        return QUARTER
    return YEAR if one // 12 == other // 12 else NO_PERIOD


def change(database: Database, changes: Iterable[tuple[Counted | None, Counted | None]]) -> None:
    """Bring the counts in line with events that were changed: what counted of each before, and what counts now.

    The rows of `event` must be as they are to be.
    """
    months: Counter[tuple[Any, ...]] = Counter()
    pair_months: dict[tuple[Any, ...], _Sum] = {}
    pairs: dict[str, _Sum] = {}
    for was, now in changes:
        if was == now:
            continue
        same_sum = was is not None and now is not None and _days(was) == _days(now)
        for told, sign in ((was, -1), (now, 1)):
            if told is None:
                continue
            cell = told[1:6]
            for scope in ("", told.pair[:2], told.pair[3:]):
                months[scope, *cell] += sign
            pair_months.setdefault((told.pair, *cell), _Sum()).add(told, sign)
            if not same_sum:
                pairs.setdefault(told.pair, _Sum()).add(told, sign)
    _add(database, "month_count", ("scope", *_CELL), {key: (number,) for key, number in months.items() if number})
    _add(database, "pair_month_count", ("pair", *_CELL), {key: total.values() for key, total in pair_months.items()})
    _narrow_months(database, [key for key, total in pair_months.items() if total.shrunk])
    _add(database, "pair_count", ("pair",), {(pair,): total.values() for pair, total in pairs.items()})
    _narrow_pairs(database, [pair for pair, total in pairs.items() if total.shrunk])


class _Sum:
    """What comes to a count and goes from it."""

    __slots__ = ("earliest", "latest", "number", "shrunk")

    def __init__(self) -> None:
        self.number, self.shrunk = 0, False
        self.earliest: str | None = None
        self.latest: str | None = None

    def add(self, told: Counted, sign: int) -> None:
        self.number += sign
        if sign < 0:
            self.shrunk = True
        elif told.earliest is not None and told.latest is not None:
            self.earliest = told.earliest if self.earliest is None else min(self.earliest, told.earliest)
            self.latest = told.latest if self.latest is None else max(self.latest, told.latest)

    def values(self) -> tuple[int, str | None, str | None]:
        return self.number, self.earliest, self.latest


def _days(told: Counted) -> tuple[str, str | None, str | None]:
    return told.pair, told.earliest, told.latest


def _add(database: Database, table: str, key: tuple[str, ...], sums: Mapping[tuple[Any, ...], tuple[Any, ...]]) -> None:
    """Add to the rows of a table; what comes to nothing goes."""
    if not sums:
        return
    values = ("events", "earliest", "latest")[: len(next(iter(sums.values())))]
    sets = [f"events = {table}.events + excluded.events"]
    for name, pick in (("earliest", "min"), ("latest", "max")):
        if name in values:
            sets.append(f"{name} = {_either(database, pick, f'{table}.{name}', f'excluded.{name}')}")
    run_many(
        database,
        f"INSERT INTO {table} ({', '.join((*key, *values))}) VALUES ({', '.join('?' * (len(key) + len(values)))})"
        f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {', '.join(sets)}",
        # sorted, so that two processes meet the rows in one order and the pages of the index one after the other
        [(*row, *sums[row]) for row in sorted(sums)],
    )
    empty = [row for row, numbers in sums.items() if numbers[0] < 0]
    if empty:
        where = " AND ".join(f"{name} = ?" for name in key)
        run_many(database, f"DELETE FROM {table} WHERE {where} AND events = 0", empty)


def _either(database: Database, pick: str, one: str, other: str) -> str:
    """SQL of the smaller (`min`) or larger (`max`) of two values, of which either may be null."""
    if is_sqlite(database):
        return f"coalesce({pick}({one}, {other}), {one}, {other})"
    return f"{'least' if pick == 'min' else 'greatest'}({one}, {other})"


def _narrow_months(database: Database, keys: list[tuple[Any, ...]]) -> None:
    """Find the first and last days of these months of pairs again: an event left them."""
    spans = ", ".join(map(str, range(UNDATED + 1)))
    for key in keys:
        pair, month, *rest, exact = key
        dated = month != UNDATED_MONTH
        sql = f"""
            SELECT min(coalesce(earliest, latest)), max(coalesce(latest, earliest)) FROM event
            WHERE pair = ? AND deleted = ? AND span IN ({spans}) AND type = ? AND status = ? AND certainty = ?
                AND {"first >= ? AND first <= ?" if dated else f"span = {UNDATED}"} AND ({_sql_exact(database)}) = ?"""
        days = [first_day(month), last_day(month)] if dated else []
        row = run(database, sql, [pair, False, *rest, *days, exact]).fetchone()
        where = " AND ".join(f"{name} = ?" for name in ("pair", *_CELL))
        sql = f"UPDATE pair_month_count SET earliest = ?, latest = ? WHERE {where}"
        run(database, sql, [*(None if day is None else str(day) for day in row), *key])


def _narrow_pairs(database: Database, pairs: list[str]) -> None:
    """Find the first and last days of these pairs again, from their months."""
    for pair in pairs:
        sql = "SELECT min(earliest), max(latest) FROM pair_month_count WHERE pair = ?"
        row = run(database, sql, [pair]).fetchone()
        run(database, "UPDATE pair_count SET earliest = ?, latest = ? WHERE pair = ?", [*row, pair])


# Counting anew


def _sql_day(database: Database, column: str) -> str:
    return column if is_sqlite(database) else f"to_char({column}, 'YYYY-MM-DD')"


def _sql_month(database: Database, column: str) -> str:
    day = _sql_day(database, column)
    return f"(CAST(substr({day}, 1, 4) AS integer) * 12 + CAST(substr({day}, 6, 2) AS integer) - 1)"


def _sql_exact(database: Database) -> str:
    first, last = _sql_month(database, "first"), _sql_month(database, "last")
    return (
        f"CASE WHEN span = {UNDATED} THEN {NO_PERIOD} WHEN first = last OR {lasts(database)} THEN {DAY}"
        f" WHEN {first} = {last} THEN {MONTH} WHEN {first} / 3 = {last} / 3 THEN {QUARTER}"
        f" WHEN {first} / 12 = {last} / 12 THEN {YEAR} ELSE {NO_PERIOD} END"
    )


def _counts(database: Database) -> dict[str, tuple[tuple[str, ...], str]]:
    """Of each table its columns and the query that counts it: the pairs' months from the events, the others from it."""
    cell = ", ".join(_CELL)
    earliest = _sql_day(database, "min(coalesce(earliest, latest))")
    latest = _sql_day(database, "max(coalesce(latest, earliest))")
    scopes = " UNION ALL ".join(
        f"SELECT {scope} AS scope, {cell}, events FROM pair_month_count"
        for scope in ("''", "substr(pair, 1, 2)", "substr(pair, 4, 2)")
    )
    return {
        "pair_month_count": (
            ("pair", *_CELL, "events", "earliest", "latest"),
            f"SELECT pair, CASE WHEN span = {UNDATED} THEN {UNDATED_MONTH} ELSE {_sql_month(database, 'first')} END"
            f" AS month, type, status, certainty, {_sql_exact(database)} AS exact, count(*), {earliest}, {latest}"
            f" FROM event WHERE deleted = {'0' if is_sqlite(database) else 'false'} GROUP BY 1, 2, 3, 4, 5, 6",
        ),
        "month_count": (
            ("scope", *_CELL, "events"),
            f"SELECT scope, {cell}, sum(events) FROM ({scopes}) AS scopes GROUP BY 1, 2, 3, 4, 5, 6",
        ),
        "pair_count": (
            ("pair", "events", "earliest", "latest"),
            "SELECT pair, sum(events), min(earliest), max(latest) FROM pair_month_count GROUP BY pair",
        ),
    }


def recount(database: Database) -> None:
    """Make all counts anew from the events, in the transaction of the caller."""
    for table, (columns, query) in _counts(database).items():
        run(database, f"DELETE FROM {table}")
        run(database, f"INSERT INTO {table} ({', '.join(columns)}) {query}")


def differences(database: Database) -> list[str]:
    """What is wrong with the counts, a line for each difference (the first ones of each table); none if all is well."""
    found = []
    for table, (columns, query) in _counts(database).items():
        kept = f"SELECT {', '.join(columns)} FROM {table}"
        for one, other, says in ((query, kept, "lacks"), (kept, query, "has, but events do not give,")):
            rows = run(database, f"SELECT * FROM ({one}) AS a EXCEPT SELECT * FROM ({other}) AS b")
            wrong = [dict(zip(columns, row, strict=True)) for row in rows.fetchmany(_TOLD)]
            found += [f"{table} {says} {row}" for row in wrong]
    return found
