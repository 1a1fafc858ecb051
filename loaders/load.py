"""The storing step: articles in, extracted at once on several processes, stored one after the other.

The only module of `loaders` that touches `models`. Articles are stored some at a time, all or none of them, and
counted when they are, so an interruption loses nothing that was counted; storing the same article again changes
nothing, so the same load can simply be run again. A journal spares that second run the work: it remembers, outside
the database, which articles this version has stored.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Literal, cast

from loaders.article import Article
from loaders.attempt import Failure
from loaders.pool import ARTICLE_SECONDS, ordered_map
from loaders.sources import SourceError
from loaders.work import extract_article
from models.bulk import roomy
from models.database import DatabaseBusy, DatabaseFull
from models.records import ArticleRecord, ExtractionRecord, RecordError
from models.store import store_extractions, would_store

#: Articles that are stored in one transaction at most, and how long the first of them waits for others. Writing many
#: at once costs a fraction of writing each alone.
TOGETHER, TOGETHER_SECONDS = 100, 0.25

Status = Literal["new", "unchanged", "changed", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article: `events` is how many it reports, `error` why it failed (None where it did not), and
    `item` what failed."""

    id: str
    status: Status
    events: int = 0
    error: str | None = None
    item: Article | SourceError | None = None


@dataclass(slots=True)
class Summary:
    """The counts of a load and the first of its errors, in the order of the input."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("new", "unchanged", "changed"), 0))
    failed: int = 0
    skipped: int = 0
    events: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        self.events += outcome.events
        if outcome.status == "failed":
            self.failed += 1
        elif outcome.status == "skipped":
            self.skipped += 1
        else:
            self.counts[outcome.status] += 1

    @property
    def read(self) -> int:
        """How many articles were read, those included that failed later; skipped ones are not."""
        return sum(self.counts.values()) + self.failed

    def __str__(self) -> str:
        kinds = ", ".join(f"{count} {name}" for name, count in {**self.counts, "failed": self.failed}.items())
        skipped = f", {self.skipped} skipped (in the journal)" if self.skipped else ""
        return f"read {_many(self.read, 'article')}: {kinds}{skipped}; {_many(self.events, 'event')}"


class Journal:
    """Which articles were stored before: a small SQLite file, so that memory does not grow with it."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        except sqlite3.OperationalError as error:
            raise ValueError(f"the journal {path} cannot be opened ({error}): give another file") from None
        try:
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("PRAGMA synchronous = NORMAL")
            self._file.execute("CREATE TABLE IF NOT EXISTS stored (digest BLOB PRIMARY KEY) WITHOUT ROWID")
        except sqlite3.DatabaseError as error:
            self._file.close()
            raise ValueError(f"{path} is no journal of a load ({error}): give another file") from None

    def __contains__(self, article: Article) -> bool:
        found = self._file.execute("SELECT 1 FROM stored WHERE digest = ?", (_digest(article),)).fetchone()
        return found is not None

    def add(self, article: Article) -> None:
        """Remember that this version of the program has stored this article."""
        self._file.execute("INSERT OR IGNORE INTO stored VALUES (?)", (_digest(article),))

    def close(self) -> None:
        self._file.close()


def load(
    found: Iterable[Article | SourceError],
    jobs: int = 1,
    dask: str | None = None,
    journal: Path | None = None,
    seconds: float | None = ARTICLE_SECONDS,
    say: Callable[[str], None] = lambda words: None,
    dry_run: bool = False,
) -> Iterator[Outcome]:
    """Extract and store every article of `found`; one outcome for each, in order, once it is stored.

    The database must be bound and connected (`models.database`). `jobs`, `dask` and `seconds` are those of
    `loaders.pool.ordered_map`. Memory holds only the few articles on their way. Articles in `journal` are skipped.
    Where another program writes for long, the load waits and tells `say`. `dry_run` stores nothing, and tells what
    would become of each article. Raises DatabaseFull.
    """
    with roomy(), nullcontext() if journal is None else closing(Journal(journal)) as opened:
        yield from _load(found, jobs, dask, opened, seconds, say, dry_run)


def _load(
    found: Iterable[Article | SourceError],
    jobs: int,
    dask: str | None,
    journal: Journal | None,
    seconds: float | None,
    say: Callable[[str], None],
    dry_run: bool,
) -> Iterator[Outcome]:
    marked: Iterable[Article | SourceError | _Skipped] = found
    if journal is not None:
        marked = (_Skipped(item.id) if isinstance(item, Article) and item in journal else item for item in found)
    waiting: list[tuple[Article, ExtractionRecord] | Outcome] = []
    since = time.monotonic()
    extracted = ordered_map(extract_article, marked, jobs, dask, seconds)
    while True:
        try:
            item, made = next(extracted)
        except BaseException as error:
            if isinstance(error, StopIteration):
                yield from _store(waiting, journal, say)
                return
            # an interruption, or a source that fails: what is extracted is not lost
            list(_store(waiting, journal, say))
            raise
        if not waiting:
            since = time.monotonic()
        if isinstance(item, _Skipped):
            waiting.append(Outcome(item.id, "skipped"))
        elif isinstance(item, SourceError):
            waiting.append(Outcome(str(item.id or item.source), "failed", error=str(item), item=item))
        elif isinstance(made, Failure):
            waiting.append(Outcome(item.id, "failed", error=f"{item.id}: {made.reason}", item=item))
        else:
            record = cast(ExtractionRecord, made)
            waiting.append(_would_store(item, record) if dry_run else (item, record))
        # what failed is told at once, and with it what came before: a person may be typing
        failed = isinstance(waiting[-1], Outcome) and waiting[-1].status == "failed"
        if failed or len(waiting) >= TOGETHER or time.monotonic() - since >= TOGETHER_SECONDS:
            together, waiting = waiting, []
            yield from _store(together, journal, say)


@dataclass(frozen=True, slots=True)
class _Skipped:
    """An article that the journal knows: it holds its place in the order."""

    id: str


def _store(
    waiting: Sequence[tuple[Article, ExtractionRecord] | Outcome],
    journal: Journal | None,
    say: Callable[[str], None],
) -> Iterator[Outcome]:
    """Store what waits, in one transaction; what has an outcome already keeps its place among the others."""
    told = [item for item in waiting if not isinstance(item, Outcome)]
    while True:
        try:
            stored = iter(store_extractions([(cast(ArticleRecord, asdict(a)), record) for a, record in told]))
            break
        except DatabaseBusy as error:
            say(f"{told[0][0].id}: {error}; waiting for it")
        except DatabaseFull:
            if len(waiting) == 1:
                raise
            for item in waiting:  # as many as there is room for
                yield from _store([item], journal, say)
            return
    for item in waiting:
        if isinstance(item, Outcome):
            yield item
            continue
        article, result = item[0], next(stored)
        if isinstance(result, RecordError):
            yield Outcome(article.id, "failed", error=f"{article.id}: {result}", item=article)
            continue
        if journal is not None:
            journal.add(article)
        yield Outcome(article.id, result["status"], len(result["events"]))


def _would_store(article: Article, record: ExtractionRecord) -> Outcome:
    try:
        status = would_store(cast(ArticleRecord, asdict(article)), record)
    except RecordError as error:
        return Outcome(article.id, "failed", error=f"{article.id}: {error}", item=article)
    return Outcome(article.id, status, len(record["events"]))


def _digest(article: Article) -> bytes:
    """What an article is, and which version read it; the instant of reading is no part of it."""
    known = {name: value for name, value in asdict(article).items() if name != "fetched"}
    told = json.dumps([version("bangiao"), known], ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
