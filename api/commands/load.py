"""`bangiao load`: articles into the database."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

import click

from api.commands.database import database
from api.commands.failed import FailedFile, replace_asked, retried
from api.commands.outputs import OutputFile
from api.commands.progress import Watcher, watched
from api.commands.reading import jobs_options, number_of_jobs, options_of, reading_options, with_known
from loaders.article import Article
from loaders.sources import SourceError, read
from loaders.sources.base import counted
from loaders.sources.estimate import expected
from loaders.sources.options import Options, content_id

FEW = 8  # fewer articles than this are read before a pool of processes has started


@click.command("load")
@reading_options(required=False)
@jobs_options(default=0)
@click.option("--prefix", default="", help="Put before every id: keeps files of the same name in two folders apart.")
@click.option(
    "--journal",
    type=OutputFile(),
    help="A file that remembers what was stored; the same load started again skips it.",
)
@click.option("--if-empty", is_flag=True, help="Do nothing where the database holds articles already.")
@click.option("--dry-run", is_flag=True, help="Store nothing, and tell what would become of each article.")
@click.option(
    "--failed",
    type=OutputFile(),
    help="Keep what fails in this file, to be loaded again with --retry.",
)
@click.option(
    "--retry",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Load what failed before, from a file that --failed wrote.",
)
def command(
    sources: tuple[str, ...],
    published: str | None,
    url: str | None,
    jobs: int,
    dask: str | None,
    seconds: float,
    prefix: str,
    journal: Path | None,
    if_empty: bool,
    dry_run: bool,
    failed: Path | None,
    retry: Path | None,
) -> None:
    """Read articles, extract their events and store them.

    SOURCE is a file (text, saved page or mail, JSON or JSON Lines, table, Word, OpenDocument or PDF document, feed, web
    archive, each also with gzip), a folder or zip of them, a list of addresses, an http address, or - for standard
    input. An article that is stored already and has not changed changes nothing, so a load that was interrupted can be
    run again.
    """
    if not sources and retry is None:
        raise click.UsageError("give a SOURCE, or --retry with a file that --failed wrote")
    if failed is not None and failed == retry:
        raise click.UsageError("--failed would overwrite the file of --retry: give another one")
    with database():
        from models.queries import find_articles

        if if_empty and find_articles(limit=1)["items"]:
            click.echo("the database holds articles already: nothing loaded", err=True)
            return
        total = expected(sources) if retry is None and sys.stderr.isatty() else None
        with watched(total, sums_up=True) as watcher:
            known = (with_known(item, published, url) for item in _found(sources, retry, options_of(content_id)))
            found: Iterator[Article | SourceError] = _named(known, prefix)
            if jobs == 0 and dask is None:
                first = list(islice(found, FEW))
                found = chain(first, found)
                jobs = 1 if len(first) < FEW else number_of_jobs(jobs)
            count = _load(found, jobs, dask, journal, seconds, dry_run, failed, watcher)
    if count:
        click.get_current_context().exit(1)


def _found(sources: Iterable[str], retry: Path | None, options: Options) -> Iterator[Article | SourceError]:
    if retry is not None:
        yield from retried(retry, options)
    for source in sources:
        for item in read([source], options):
            yield replace_asked(item, source)


def _named(found: Iterable[Article | SourceError], prefix: str) -> Iterator[Article | SourceError]:
    for item in found:
        if isinstance(item, SourceError):
            yield item
            continue
        # Standard input has no name that would be the same tomorrow.
        id = content_id({"text": item.text}, 0) if item.id == "-" else item.id
        yield replace(item, id=prefix + id)


def _load(
    found: Iterable[Article | SourceError],
    jobs: int,
    dask: str | None,
    journal: Path | None,
    seconds: float,
    dry_run: bool,
    failed: Path | None,
    watcher: Watcher,
) -> int:
    """Load `found` with progress and a summary for a person; how many articles failed."""
    from loaders.load import Summary, load

    summary = Summary()
    kept = FailedFile(failed) if failed is not None else None
    try:
        for outcome in load(found, jobs, dask, journal, seconds, watcher.say, dry_run):
            summary.add(outcome)
            if outcome.error is not None:
                watcher.say(outcome.error)
                if kept is not None:
                    kept.add(outcome)
            elif dry_run:
                told = f"{outcome.events:,} {'event' if outcome.events == 1 else 'events'}"
                click.echo(f"{outcome.status}  {told}  {outcome.id}")
            watcher.done(summary, outcome.id)
    except (RuntimeError, ValueError) as error:
        if summary.read:
            click.echo(f"{summary}\nstopped: run the same command again to go on", err=True)
        raise click.ClickException(str(error)) from error
    except (KeyboardInterrupt, SystemExit):  # Ctrl-C, SIGTERM
        click.echo(f"{summary}\ninterrupted: run the same command again to go on", err=True)
        raise
    except Exception:
        click.echo(f"{summary}\nstopped: run the same command again to go on", err=True)
        raise
    finally:
        if kept is not None:
            kept.close()
    watcher.stop()
    click.echo(f"{summary} (nothing stored: a dry run)" if dry_run else str(summary))
    if watcher.passed_over:
        click.echo(f"passed over: {counted(watcher.passed_over)}")
    if kept is not None and kept.count:
        click.echo(f"what failed is in {kept.path}: bangiao load --retry {kept.path}", err=True)
    return summary.failed
