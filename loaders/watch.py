"""Feeds watched: what is new in them is read at its address and handed on, again and again, slowly and politely.

A feed is asked with the marks of its last answer (RFC 9110, 13.1), less often after failures; an article that cannot be
read is tried again later, and in the end what the feed itself holds of it is taken. What was done is remembered in a
file, so that nothing is read twice after a restart.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from loaders.article import Article
from loaders.sources.base import SourceError, reason, remark
from loaders.sources.fetch import Fetcher, Refused, Resting, RobotsUnknown
from loaders.sources.follow import Lead, article_of, leads, said

DAY = 24 * 3600.0
TRIES = 5  # of an article, over about a day at a quarter of an hour
_GONE = (401, 403, 404, 410, 451)

_TABLES = """
CREATE TABLE IF NOT EXISTS feed (
    url TEXT PRIMARY KEY, etag TEXT, modified TEXT, due REAL NOT NULL, failures INTEGER NOT NULL, wrong TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entry (
    key TEXT PRIMARY KEY, feed TEXT NOT NULL, tries INTEGER NOT NULL, due REAL, lead TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entry_due ON entry (due) WHERE due IS NOT NULL;
"""


@dataclass(frozen=True, slots=True)
class Check:
    """What one look at a feed gave: `entries` new ones (None where nothing changed since the last look), or what is
    `wrong` and what would be `right`; `due` is when it is looked at again."""

    feed: str
    entries: int | None
    due: float
    wrong: str | None = None
    right: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that is to be read: its key, its feed, what the feed knows of it, and how often it was tried."""

    key: str
    feed: str
    lead: Lead
    tries: int


class State:
    """What was done so far, in a SQLite file that one process holds. Instants are seconds since 1970."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path, isolation_level=None, timeout=1)
            self._file.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.executescript(f"BEGIN IMMEDIATE; {_TABLES} COMMIT;")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise ValueError(f"{path} cannot be opened ({error}): give --state with another file") from None
            raise ValueError(f"{path} cannot be used ({error}): is another `bangiao watch` using it?") from None
        except sqlite3.DatabaseError as error:
            raise ValueError(f"{path} is no state of `bangiao watch` ({error}): give another file") from None
        except OSError as error:
            raise ValueError(f"{path} cannot be made ({reason(error)}): give --state with another file") from None

    def close(self) -> None:
        self._file.close()

    def add(self, feeds: Sequence[str], now: float) -> None:
        """Watch these feeds and no others; a new one is due at once."""
        self._file.executemany(
            "INSERT OR IGNORE INTO feed VALUES (?, NULL, NULL, ?, 0, NULL)", [(f, now) for f in feeds]
        )
        marks = ",".join("?" * len(feeds))
        self._file.execute(f"DELETE FROM feed WHERE url NOT IN ({marks})", list(feeds))

    def due_feeds(self, now: float, every: float = DAY, early: float = 0) -> list[str]:
        """The feeds that are due, by their time. Where the clock was set back since, what is later than anything may be
        is due, too: else a feed would wait for as long as the clock was wrong. One that answers waits no longer than
        `every`, though it was longer when it was looked at, and may be looked at `early` seconds before its time."""
        latest = now + max(every, DAY)
        for table in ("feed", "entry"):
            self._file.execute(f"UPDATE {table} SET due = ? WHERE due > ?", (now, latest))
        self._file.execute("UPDATE feed SET due = ? WHERE due > ? AND failures = 0", (now + every, now + every))
        due = "SELECT url FROM feed WHERE due <= ? + iif(failures = 0, ?, 0) ORDER BY due, url"
        return [url for (url,) in self._file.execute(due, (now, early))]

    def due_entries(self, now: float) -> list[Waiting]:
        rows = self._file.execute("SELECT key, feed, lead, tries FROM entry WHERE due <= ? ORDER BY due, key", (now,))
        return [Waiting(key, feed, _lead(json.loads(lead)), tries) for key, feed, lead, tries in rows]

    def next_due(self) -> float | None:
        """When something is due next; None where nothing is watched."""
        (due,) = self._file.execute(
            "SELECT min(due) FROM (SELECT due FROM feed UNION ALL SELECT due FROM entry WHERE due IS NOT NULL)"
        ).fetchone()
        return float(due) if due is not None else None

    def waiting(self) -> int:
        """How many entries are still to be read."""
        (count,) = self._file.execute("SELECT count(*) FROM entry WHERE due IS NOT NULL").fetchone()
        return int(count)

    def marks(self, feed: str) -> dict[str, str]:
        """The headers that ask for a feed only if it changed."""
        etag, modified = self._file.execute("SELECT etag, modified FROM feed WHERE url = ?", (feed,)).fetchone()
        told = {"If-None-Match": etag, "If-Modified-Since": modified}
        return {name: value for name, value in told.items() if value}

    def failures(self, feed: str) -> int:
        (count,) = self._file.execute("SELECT failures FROM feed WHERE url = ?", (feed,)).fetchone()
        return int(count)

    def looked(self, check: Check, etag: str | None = None, modified: str | None = None) -> None:
        """A feed was looked at; its marks are kept where it changed."""
        failures = self.failures(check.feed) + 1 if check.wrong else 0
        self._file.execute(
            "UPDATE feed SET due = ?, failures = ?, wrong = ? WHERE url = ?",
            (check.due, failures, check.wrong, check.feed),
        )
        if check.entries is not None:
            self._file.execute("UPDATE feed SET etag = ?, modified = ? WHERE url = ?", (etag, modified, check.feed))

    def put(self, key: str, feed: str, lead: Lead, now: float) -> bool:
        """Remember an entry to be read; False for one that is known."""
        told = json.dumps(asdict(lead), ensure_ascii=False)
        done = self._file.execute("INSERT OR IGNORE INTO entry VALUES (?, ?, 0, ?, ?)", (key, feed, now, told))
        return done.rowcount > 0

    def done(self, key: str) -> None:
        """An entry was read and stored, or given up: it is not read again."""
        self._file.execute("UPDATE entry SET due = NULL, lead = NULL, tries = tries + 1 WHERE key = ?", (key,))

    def later(self, key: str, due: float, tried: bool = True) -> None:
        """An entry could not be read, or was not even tried: it is tried again."""
        self._file.execute("UPDATE entry SET due = ?, tries = tries + ? WHERE key = ?", (due, tried, key))


def look(feed: str, state: State, fetcher: Fetcher, every: float, clock: Callable[[], float]) -> Check:
    """Ask a feed for what is new and remember its new entries, which are then due.

    After a failure it is asked again when it says so, or after twice the time of the failure before, at most a day.
    """
    try:
        answer = fetcher.get(feed, state.marks(feed))
        if answer.status == 304:
            check = Check(feed, None, clock() + every)
            state.looked(check)
            return check
        new = 0
        for lead in leads(answer.data, feed, answer.type):
            key = lead.url or (lead.summary.id if lead.summary else None)
            new += key is not None and state.put(key, feed, lead, clock())
    except (OSError, ValueError) as error:
        wait = min(every * 2.0 ** min(state.failures(feed) + 1, 20), DAY)
        if isinstance(error, Refused) and error.retry_after is not None:
            wait = max(min(error.retry_after, DAY), every)
        unreadable = said(error)
        check = Check(feed, None, clock() + wait, unreadable.wrong, unreadable.right)
        state.looked(check)
        return check
    check = Check(feed, new, clock() + every)
    state.looked(check, answer.headers.get("etag"), answer.headers.get("last-modified"))
    return check


def read_waiting(
    waiting: Waiting, state: State, fetcher: Fetcher, every: float, clock: Callable[[], float]
) -> Iterator[Article | SourceError]:
    """The article of an entry, or what is wrong with it; nothing is marked as done for an article, which the caller
    does when it is stored.

    A page that cannot be read is tried again later, at most `TRIES` times and not at all where it is plainly gone or
    closed; then what the feed holds of it is the article.
    """
    try:
        yield article_of(waiting.lead, fetcher)
        return
    except (OSError, ValueError) as error:
        wrong = said(error)
        # an OSError is the way there, which may be mended; of answers only a busy host's may change
        passing = isinstance(error, (OSError, RobotsUnknown)) or (
            isinstance(error, Refused) and error.status not in _GONE
        )
        rest = min(error.retry_after or 0.0, DAY) if isinstance(error, Refused) else 0.0
        tried = not isinstance(error, Resting)
    place = waiting.lead.url or waiting.feed
    if passing and (waiting.tries + 1 < TRIES or not tried):
        state.later(waiting.key, clock() + max(min(every * 2.0**waiting.tries, DAY), rest), tried)
        yield SourceError(place, wrong.wrong, "it is tried again later", place)
    elif waiting.lead.summary is not None:
        remark(place, f"{wrong.wrong}; the summary in {waiting.feed} is read instead")
        yield waiting.lead.summary
    else:
        state.done(waiting.key)
        yield wrong.error(place, place)


def _lead(told: dict[str, Any]) -> Lead:
    summary = told.pop("summary")
    return Lead(**told, summary=Article(**summary) if summary else None)
