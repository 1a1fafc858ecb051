"""Whether what is kept beside the events agrees with them, and making it anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models import derived, tallies
from models.database import bound, change, connected
from models.dates import bounds
from models.dialect import is_sqlite, run

#: Differences that are told one by one at most.
TOLD = 20
#: Rows that are read at a time.
_BATCH = 500


@connected
def verify_file() -> list[str]:
    """What SQLite finds wrong with its own file; PostgreSQL keeps watch itself."""
    database = bound()
    if not is_sqlite(database):
        return []
    said = [str(row[0]) for row in run(database, f"PRAGMA integrity_check({TOLD})").fetchall()]
    return [line for line in said if line != "ok"]


#: What may have lost what it belongs to: words for it, and a query for the first column that tells which it is.
_ORPHANS: tuple[tuple[str, str], ...] = (
    ("mention {} has no event", "SELECT m.id FROM mention m LEFT JOIN event e ON e.id = m.event_id WHERE e.id IS NULL"),
    (
        "mention {} has no article",
        "SELECT m.id FROM mention m LEFT JOIN article a ON a.number = m.article_id WHERE a.number IS NULL",
    ),
    (
        "correction {} has no event",
        "SELECT c.id FROM correction c LEFT JOIN event e ON e.id = c.event_id WHERE e.id IS NULL",
    ),
    ("key {} has no event", "SELECT k.key FROM event_key k LEFT JOIN event e ON e.id = k.event_id WHERE e.id IS NULL"),
    (
        "event {} is shown, but no article, import or person tells of it",
        "SELECT e.id FROM event e WHERE NOT e.deleted AND NOT e.asserted AND NOT e.corrected "
        "AND NOT EXISTS (SELECT 1 FROM mention m WHERE m.event_id = e.id)",
    ),
    (
        "event {} counts other mentions than it has",
        "SELECT e.id FROM event e WHERE e.mention_count <> (SELECT count(*) FROM mention m WHERE m.event_id = e.id)",
    ),
    (
        "event {} was merged into one that is not there",
        "SELECT e.id FROM event e LEFT JOIN event o ON o.id = e.merged_into "
        "WHERE e.merged_into IS NOT NULL AND o.id IS NULL",
    ),
)


@connected
def verify_links() -> list[str]:
    """What has lost what it belongs to, a line for each (the first of each kind); none if all is well."""
    return [
        words.format(row[0])
        for words, sql in _ORPHANS
        for row in run(bound(), f"{sql} LIMIT {TOLD}").fetchall()
    ]  # fmt: skip


@connected
def verify_offsets() -> list[str]:
    """Mentions whose offsets do not stand on their words in the article's text, a line for each (the first ones)."""
    found: list[str] = []
    columns = "m.id, a.id, a.text, m.date_start, m.date_end, m.date_text, m.sentence_start, m.sentence_end, m.sentence"
    join = "FROM mention m JOIN article a ON a.number = m.article_id WHERE a.text IS NOT NULL"
    for mention, article, text, *spans in _rows(columns, join, "m.id"):
        for start, end, words in (spans[:3], spans[3:]):
            if start is not None and not 0 <= start < end <= len(text):
                found.append(f"mention {mention} of article {article!r}: {start} to {end} is outside its text")
            elif start is not None and words is not None and text[start:end] != words:
                found.append(f"mention {mention} of article {article!r}: {text[start:end]!r} stands for {words!r}")
        if len(found) >= TOLD:
            break
    return found


@connected
def verify_dates() -> list[str]:
    """Events whose first and last day are not those of their date, a line for each (the first ones)."""
    found: list[str] = []
    for event, date, earliest, latest in _rows(
        "e.id, e.date, e.earliest, e.latest", "FROM event e WHERE 1 = 1", "e.id"
    ):
        kept = tuple(None if day is None else str(day) for day in (earliest, latest))
        try:
            right = bounds(date)
        except ValueError as error:
            found.append(f"event {event}: {error}")
        else:
            if kept != right:
                found.append(f"event {event}: {date} lies from {right[0]} to {right[1]}, not {kept[0]} to {kept[1]}")
        if len(found) >= TOLD:
            break
    return found


def _rows(columns: str, join: str, key: str) -> Any:
    """All rows in the order of `key`, the first column, some at a time."""
    last = -1 << 63
    while True:
        sql = f"SELECT {columns} {join} AND {key} > ? ORDER BY {key} LIMIT {_BATCH}"
        rows = run(bound(), sql, [last]).fetchall()
        yield from rows
        if len(rows) < _BATCH:
            return
        last = rows[-1][0]


@connected
def verify_counts() -> list[str]:
    """What is wrong with the counts, a line for each difference (the first of each table); none if all is well."""
    return tallies.differences(bound())


@connected
def verify_documents() -> list[str]:
    """What is wrong with the JSON of events, a line for each that differs (the first ones); none if all is well."""
    return derived.differences(bound())


@connected
def number_of_events() -> int:
    """How many events there are, those included that no list shows."""
    return int(run(bound(), "SELECT count(*) FROM event").fetchone()[0])


@connected
def rebuild(done: Callable[[int], object] = lambda _: None) -> None:
    """Make the JSON of all events and all counts anew. Readers go on meanwhile, writers wait.

    `done` hears of each batch of events how many it were.
    """
    with change() as transaction:
        transaction.mark()
        derived.refresh(bound(), always=True, done=done)


_BACKUP = "put the latest copy back with `bangiao restore`, and report it"
_ANEW = "make it anew with `bangiao rebuild`, and report it"
#: What is checked: its name, the check, and what to do where it finds something.
CHECKS: tuple[tuple[str, Callable[[], list[str]], str], ...] = (
    ("file", verify_file, _BACKUP),
    ("orphans", verify_links, _BACKUP),
    ("offsets", verify_offsets, "load these articles again, and report it"),
    ("dates", verify_dates, "correct the dates of these events, and report it"),
    ("counts", verify_counts, _ANEW),
    ("documents", verify_documents, _ANEW),
)
