"""Does finding events cost the same in a large table as in a small one?

    python -m benchmarks.database                   # 20,000 against 200,000 events
    python -m benchmarks.database --events 10000000  # 1,000,000 against 10,000,000: tens of GB, hours
    python -m benchmarks.database --events 10000000 --no-words

Builds two SQLite databases of made-up events, one ten times the other, over the same years, so that every day, pair
and country has ten times as many. Asks both the same questions and prints, for each, the median processor time in
milliseconds and the mean number of rows in both, the ratio of the times (1 is ideal, 10 is a cost that grows with the
table), and the query plan, in which `!!` marks a scan of a whole table. Exits 1 if there is one, or if a question of
bounded size is more than LIMIT times slower, row for row. Below a million events many pages of the smaller database
are not full, which makes the ratios look worse than they are.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from peewee import Database

from benchmarks.many import multiply
from models import database as storage
from models import documents, listings, tallies
from models.dates import search_days
from models.dialect import run
from models.instants import to_text
from models.keys import event_key, number_of, public_id
from models.queries import EventFilter, find_documents, find_events, get_event, timeline
from models.records import TYPES
from models.states import codes
from models.stored import COLUMNS
from models.words import document

START, YEARS = date(1990, 1, 1), 36
#: The states, the first ones in the news more often than the last.
COUNTRIES = sorted(codes())
#: Each is in many sentences.
WORDS = ("hội đàm", "quốc phòng", "hợp tác", "bộ trưởng", "hữu nghị", "biên giới", "trao đổi", "cấp cao")
BATCH = 10_000
#: Events without words that are made one by one at most: of more, ten are copies of each.
MADE_ONE_BY_ONE = 1_000_000
TITLE = "Tin đối ngoại trong ngày: các cuộc gặp và hội đàm"
EVIDENCE = json.dumps([{"kind": "full date", "text": "ngày 2/6/2020", "says": "the day is written out in full"}])
#: What every article says of its event; nobody reads it here.
SAID = json.dumps({"date": "2020-01-01", "countries": ["AA", "BB"], "type": "talks"})
#: How many times slower a question of bounded size may be in a table ten times as large, noise included.
LIMIT = 5.0

Question = Callable[[random.Random], Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=200_000, help="in the larger database (default: 200,000)")
    parser.add_argument("--no-words", action="store_true", help="without mentions and their full text, to build faster")
    parser.add_argument("--rounds", type=int, default=60, help="times each question is asked (default: 60)")
    parser.add_argument("--folder", type=Path, help="keep the databases here and use what is there (default: neither)")
    options = parser.parse_args()
    scans = 0
    with tempfile.TemporaryDirectory(prefix="bangiao-benchmark-") as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        times: list[dict[str, tuple[float, float]]] = []
        for size in (options.events // 10, options.events):
            open_or_build(folder / f"events-{size}.sqlite3", size, not options.no_words)
            with storage.connection():
                times.append({name: ask(question, options.rounds) for name, (question, _) in questions().items()})
                if size == options.events:
                    scans = print_plans()
            storage.stop()
    return report(times, options.events, scans)


def questions() -> dict[str, tuple[Question, bool]]:
    """name: (what to ask, whether its answer is of bounded size)."""

    def month(rng: random.Random) -> dict[str, Any]:
        first = START + timedelta(days=rng.randrange(YEARS * 365 - 31))
        return {"from_day": first.isoformat(), "to_day": (first + timedelta(days=30)).isoformat()}

    def country(rng: random.Random) -> str:
        return COUNTRIES[rng.randrange(40)]

    def pair(rng: random.Random) -> tuple[str, ...]:
        return tuple(rng.sample(COUNTRIES[:12], 2))

    def second_page(rng: random.Random) -> Any:
        where = EventFilter(countries=(country(rng),), from_day="2000-06-01")
        return find_events(where, cursor=find_events(where)["next"])

    return {
        "a country in a month": (lambda rng: find_events(EventFilter(countries=(country(rng),), **month(rng))), True),
        "a pair in a month": (lambda rng: find_events(EventFilter(countries=pair(rng), **month(rng))), True),
        "a month": (lambda rng: find_events(EventFilter(**month(rng))), True),
        "a country within a month": (
            lambda rng: find_events(EventFilter(countries=(country(rng),), match="within", **month(rng))),
            True,
        ),
        "the latest of a country": (
            lambda rng: find_events(EventFilter(countries=(country(rng),)), sort="-date"),
            True,
        ),
        "two pages of a country": (second_page, True),
        "the latest changes": (lambda rng: find_events(sort="-updated"), True),
        "exercises of a country since 2010": (
            lambda rng: find_events(EventFilter(countries=(country(rng),), types=("exercise",), from_day="2010-01-01")),
            True,
        ),
        "a common word in a month": (lambda rng: find_events(EventFilter(q="hợp tác", **month(rng))), True),
        "a rare word": (lambda rng: find_events(EventFilter(q=f"số {rng.randrange(1000)}")), True),
        "an event": (lambda rng: get_event(public_id(_known(rng))), True),
        "a month as JSON": (lambda rng: find_documents(EventFilter(**month(rng)), limit=100), True),
        "a timeline of a pair": (lambda rng: timeline(EventFilter(countries=pair(rng)), "year"), False),
        "a count of a country's month": (
            lambda rng: find_events(EventFilter(countries=(country(rng),), **month(rng)), total=True),
            False,
        ),
    }


def _known(rng: random.Random) -> int:
    """The number of some event: the first at or after a random one."""
    sql = "SELECT id FROM event WHERE id >= ? ORDER BY id LIMIT 1"
    row = run(storage.bound(), sql, [rng.randrange(2**63 - 2**55)]).fetchone()
    return int(row[0])


def ask(question: Question, rounds: int) -> tuple[float, float]:
    """The median processor time in milliseconds (SQLite works in this process, and others may be busy) and the mean
    number of rows, each time asked of other days and countries."""
    rng = random.Random(7)
    question(rng)
    taken, rows = [], 0
    for _ in range(rounds):
        begin = time.process_time()
        answer = question(rng)
        taken.append(time.process_time() - begin)
        rows += len(answer["items"]) if "items" in answer else 1
    return statistics.median(taken) * 1000, rows / rounds


def print_plans() -> int:
    """Print the plan of each bounded question; how many scan a whole table."""
    database = storage.bound()
    asked: list[Any] = []
    note = asked.append
    database.query_hooks.append(note)
    scans = 0
    for name, (question, bounded) in questions().items():
        if not bounded:
            continue
        asked.clear()
        question(random.Random(7))
        steps: dict[str, int] = {}
        for event in list(asked):
            if event.sql.startswith("SELECT"):
                for row in run(database, f"EXPLAIN QUERY PLAN {event.sql}", event.params or ()):
                    steps[row[3]] = steps.get(row[3], 0) + 1
        print(f"\n{name}")
        for step, times in steps.items():
            whole = is_whole_scan(step)
            scans += whole
            print(f"  {'!!' if whole else '  '} {step}{f' (x{times})' if times > 1 else ''}")
    database.query_hooks.remove(note)
    return scans


def is_whole_scan(step: str) -> bool:
    """Whether a step of a plan reads all of a stored table (subqueries are as small as their parts)."""
    tables = ("event", "event_country", "mention", "article", "e", "c", "m", "a", '"t1"', "t1", "t2")
    words = step.split()
    return words[0] == "SCAN" and words[1] in tables and "USING" not in words


def report(times: list[dict[str, tuple[float, float]]], size: int, scans: int) -> int:
    small, large = times
    print(f"\n{'milliseconds (median), rows':38}{size // 10:>14,}{size:>20,}{'ratio':>12}")
    slow = 0
    for name, (_, bounded) in questions().items():
        (one, few), (ten, many) = small[name], large[name]
        ratio = ten / one
        # a page that ten times as many events fill better costs what its rows cost
        slow += bounded and ratio > LIMIT * max(1, many / max(few, 1))
        note = "" if bounded else "  (grows with what it counts)"
        print(f"{name:38}{one:10.2f} {few:5.1f}{ten:14.2f} {many:5.1f}{ratio:12.2f}{note}")
    print(f"\n{scans} scans of a whole table; {slow} bounded questions more than {LIMIT} times slower, row for row")
    return 1 if scans or slow else 0


# The made-up events


def open_or_build(path: Path, size: int, words: bool) -> None:
    begin = time.perf_counter()
    there = path.exists()
    if size > MADE_ONE_BY_ONE and not (there or words or size % 10):
        smaller = path.with_name(f"events-{size // 10}.sqlite3")
        open_or_build(smaller, size // 10, words)
        storage.stop()
        multiply(smaller, path, 10)
        return
    storage.start(f"sqlite:///{path}")
    if there:
        return
    with storage.connection() as database:
        _build(database, size, words)
    print(
        f"\r{path.name}: {path.stat().st_size / 1e6:,.0f} MB in {time.perf_counter() - begin:,.0f} s", file=sys.stderr
    )


def _build(database: Database, size: int, words: bool) -> None:
    connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
    for pragma in ("synchronous = off", "journal_mode = off", "cache_size = -2000000"):
        connection.execute(f"PRAGMA {pragma}")
    # indexes are made at the end: ids are random, and keeping the trees in order meanwhile would take hours
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    rows = events(size)
    number = 0
    while batch := list(islice(rows, BATCH)):
        connection.execute("BEGIN")
        insert(database, batch, number, words, size)
        connection.execute("COMMIT")
        number += len(batch)
        print(f"\r{number:,} of {size:,} events", end="", file=sys.stderr)
    for _, sql in indexes:
        connection.execute(sql)
    tallies.recount(database)
    run(database, "UPDATE clock SET instant = ?", [number])
    run(database, "ANALYZE")
    connection.execute("VACUUM")  # a tree's pages in the order of its keys, in files of all sizes
    connection.execute("PRAGMA journal_mode = wal")


def events(size: int) -> Iterator[tuple[Any, ...]]:
    """Rows of the table event: four in five on one day, the others visits, open, months, years, sets, undated.

    They come in the order of their days, as news do.
    """
    rng = random.Random(size)
    weights = [1 / (place + 3) for place in range(len(COUNTRIES))]
    chosen: list[str] = []
    for number in range(size):
        if len(chosen) < 2:
            chosen = rng.choices(COUNTRIES, weights, k=10_000)
        one, two = sorted((chosen.pop(), chosen.pop()))
        if one == two:
            one, two = sorted((one, COUNTRIES[COUNTRIES.index(one) - 1]))
        first = START + timedelta(days=number * YEARS * 365 // size)
        text, earliest, latest, certainty = _date(rng, first)
        begin, end, span = search_days(earliest, latest)
        kind = rng.choice(TYPES)
        key = f"{event_key([one, two], kind, text, earliest, latest)}|{number}"
        moment = number + 1
        yield (
            number_of(key), key, text, earliest, latest, begin.isoformat(), end.isoformat(), span, None, certainty,
            f"{one}-{two}", kind, "held", None, None, 1, 0, 0, 0, None, None, moment, moment, 1,
        )  # fmt: skip


def _date(rng: random.Random, first: date) -> tuple[str, str | None, str | None, str]:
    day = first.isoformat()
    share = rng.random()
    if share < 0.8:
        return day, day, day, "stated"
    if share < 0.9:
        last = (first + timedelta(days=rng.randrange(1, 6))).isoformat()
        return f"{day}/{last}", day, last, "stated"
    if share < 0.93:
        return f"{day}/..", day, None, "stated"
    if share < 0.96:
        end = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return day[:7], f"{day[:7]}-01", end.isoformat(), "stated"
    if share < 0.97:
        return day[:4], f"{day[:4]}-01-01", f"{day[:4]}-12-31", "stated"
    if share < 0.99:
        earliest = first.replace(year=first.year - 2, day=min(first.day, 28)).isoformat()
        return f"[{earliest},{day}]", earliest, day, "ambiguous"
    return f"XXXX-{day[5:]}", None, None, "unknown"


def insert(database: Database, batch: list[tuple[Any, ...]], number: int, words: bool, size: int) -> None:
    connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
    connection.executemany(f"INSERT INTO event VALUES ({', '.join('?' * len(batch[0]))})", batch)
    rng = random.Random(number)
    rare = max(1000, size // 20)  # twenty sentences have each number, whatever the size
    sentences = [f"{' '.join(rng.choices(WORDS, k=24))} số {(number + n) % rare}" for n in range(len(batch))]
    source = f"s{(number // BATCH + 1) % 7}"
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in batch]
    jsons = [_text(row, source, sentence) for row, sentence in zip(rows, sentences, strict=True)]
    listings.add(database, list(zip(rows, jsons, strict=True)))
    if not words:
        return
    article = number // BATCH + 1
    connection.execute(
        "INSERT INTO article (number, id, title, source, loaded, updated) VALUES (?, ?, ?, ?, ?, ?)",
        (article, f"a{article}", TITLE, f"s{article % 7}", 1, 1),
    )
    mentions, texts = [], []
    for place, (row, sentence) in enumerate(zip(batch, sentences, strict=True), start=number + 1):
        mentions.append((place, row[0], article, 0, row[1], sentence, 1, SAID, "[]", EVIDENCE))
        texts.append((place, *document(sentence).fts5()))
    connection.executemany(
        "INSERT INTO mention (id, event_id, article_id, position, key, sentence, main, said, actors, evidence)"
        f" VALUES ({', '.join('?' * 10)})",
        mentions,
    )
    connection.executemany("INSERT INTO mention_words (rowid, folded, exact) VALUES (?, ?, ?)", texts)


def _text(row: dict[str, Any], source: str, sentence: str) -> str:
    """The JSON of an event, as storing it would make it."""
    event = row | {name: to_text(row[name]) for name in ("created", "updated")}
    event |= {"id": public_id(row["id"]), "actors": [], "mentions": 1, "corrected": False}
    lead = documents.Lead(TITLE, None, source, sentence, None, json.loads(EVIDENCE))
    return documents.written(documents.document(event, None, lead))


if __name__ == "__main__":
    sys.exit(main())
