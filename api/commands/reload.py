"""`bangiao reload`: the stored articles read again by this version, with what changes."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

import click

from api.commands.database import database
from api.commands.progress import Watcher, watched
from api.commands.reading import jobs_options, number_of_jobs
from loaders.article import Article

_PAGE = 200
Line = tuple[str, str, str, str, str]


@click.command("reload")
@click.option("--dry-run", is_flag=True, help="Show what would change, and store nothing.")
@click.option("--source", "sources", multiple=True, help="Only articles of this source; repeat it for several.")
@click.option("--quiet", "-q", is_flag=True, help="The counts alone, without the events that come and go.")
@jobs_options(default=0)
def command(dry_run: bool, sources: tuple[str, ...], quiet: bool, jobs: int, dask: str | None, seconds: float) -> None:
    """Read the stored articles again, as after an upgrade, and show which events come and go.

    Corrections survive, as they do when an article is loaded again. Articles that only an import brought in, without
    their text, are left as they are.
    """
    with database():
        from models.queries import find_articles

        total = find_articles(sources=sources, limit=1, total=True)["total"] if sys.stderr.isatty() else None
        with watched(total) as watcher:
            failed = _reload(dry_run, sources, quiet, number_of_jobs(jobs), dask, seconds, watcher)
    if failed:
        click.get_current_context().exit(1)


def _reload(
    dry_run: bool, sources: tuple[str, ...], quiet: bool, jobs: int, dask: str | None, seconds: float, watcher: Watcher
) -> int:
    from loaders.attempt import Failure
    from loaders.pool import ordered_map
    from loaders.work import extract_article
    from models.records import RecordError
    from models.store import store_extraction, would_store

    counts: Counter[str] = Counter()
    for article, made in ordered_map(extract_article, _stored(sources, counts), jobs, dask, seconds):
        if isinstance(made, Failure):
            watcher.say(f"{article.id}: {made.reason}")
            counts["failed"] += 1
            continue
        before, after = _events_before(article.id), _lines(cast("dict[str, Any]", made)["events"])
        record = {name: getattr(article, name) for name in Article.__slots__}
        try:
            if dry_run:
                status: str = would_store(cast(Any, record), cast(Any, made))
            else:
                status = store_extraction(cast(Any, record), cast(Any, made))["status"]
        except RecordError as error:
            watcher.say(f"{article.id}: {error}")
            counts["failed"] += 1
            continue
        counts[status] += 1
        gone, come = before - after, after - before
        counts["gone"] += gone.total()
        counts["come"] += come.total()
        if not quiet and (gone or come):
            _show(article, gone, come)
        watcher.done(_summary(counts, dry_run), article.id)
    watcher.stop()
    click.echo(_summary(counts, dry_run))
    return counts["failed"]


def _stored(sources: tuple[str, ...], counts: Counter[str]) -> Iterator[Article]:
    """The stored articles that have a text, the last loaded first; their numbers stay as they are stored again."""
    from models.queries import find_articles, get_article

    cursor = None
    while True:
        page = find_articles(sources=sources, limit=_PAGE, cursor=cursor)
        for summary in page["items"]:
            known = get_article(summary["id"])
            if known is None:  # deleted meanwhile
                continue
            if known["text"] is None:
                counts["without text"] += 1
                continue
            yield Article(
                id=known["id"],
                text=known["text"],
                title=known["title"],
                url=known["url"],
                source=known["source"],
                published=known["published"],
                fetched=known["fetched"],
            )
        if (cursor := page["next"]) is None:
            return


def _events_before(id: str) -> Counter[Line]:
    from models.queries import get_article

    known = get_article(id)
    return _lines(known["mentions"] if known else [])


def _lines(events: Any) -> Counter[Line]:
    """What a person compares of events: day, pair, type, status and certainty."""
    return Counter(
        (event["date"], "-".join(event["countries"]), event["type"], event["status"], event["certainty"])
        for event in events
    )


def _show(article: Article, gone: Counter[Line], come: Counter[Line]) -> None:
    click.echo(f"{article.id}{f'  {article.title}' if article.title else ''}")
    for sign, lines in (("-", gone), ("+", come)):
        for line in sorted(lines.elements()):
            click.echo(f"  {sign} {'  '.join(line)}")


def _summary(counts: Counter[str], dry_run: bool) -> str:
    read = sum(counts[name] for name in ("new", "unchanged", "changed", "failed"))
    without = f", {counts['without text']:,} without their text left as they are" if counts["without text"] else ""
    changed = f"{counts['changed']:,} {'would change' if dry_run else 'changed'}"
    come, gone = counts["come"], counts["gone"]
    events = f"{come:,} {'event comes' if come == 1 else 'events come'}, {gone:,} {'goes' if gone == 1 else 'go'}"
    rest = f"{counts['unchanged']:,} unchanged, {changed}, {counts['failed']:,} failed{without}"
    return f"read {read:,} {'article' if read == 1 else 'articles'} again: {rest}; {events}"
