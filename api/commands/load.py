"""`bangiao load`: articles into the database."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

import click

from api.commands.database import database
from api.commands.reading import jobs_options, number_of_jobs, options_of, reading_options, with_known
from loaders.article import Article
from loaders.sources import SourceError, read
from loaders.sources.options import content_id

FEW = 8  # fewer articles than this are read before a pool of processes has started


@click.command("load")
@reading_options
@jobs_options(default=0)
@click.option("--prefix", default="", help="Put before every id: keeps files of the same name in two folders apart.")
@click.option(
    "--journal",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file that remembers what was stored; the same load started again skips it.",
)
@click.option("--if-empty", is_flag=True, help="Do nothing where the database holds articles already.")
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
) -> None:
    """Read articles, extract their events and store them.

    SOURCE is a file (text, HTML, JSON Lines, RSS or Atom, WARC, each also with gzip), a folder of them, an http
    address, or - for standard input. An article that is stored already and has not changed changes nothing, so a
    load that was interrupted can be run again.
    """
    with database():
        from models.queries import find_articles

        if if_empty and find_articles(limit=1)["items"]:
            click.echo("the database holds articles already: nothing loaded", err=True)
            return
        known = (with_known(item, published, url) for item in read(sources, options_of(content_id)))
        found: Iterator[Article | SourceError] = _named(known, prefix)
        if jobs == 0 and dask is None:
            first = list(islice(found, FEW))
            found = chain(first, found)
            jobs = 1 if len(first) < FEW else number_of_jobs(jobs)
        failed = _load(found, jobs, dask, journal, seconds)
    if failed:
        click.get_current_context().exit(1)


def _named(found: Iterable[Article | SourceError], prefix: str) -> Iterator[Article | SourceError]:
    for item in found:
        if isinstance(item, SourceError):
            yield item
            continue
        # Standard input has no name that would be the same tomorrow.
        id = content_id({"text": item.text}, 0) if item.id == "-" else item.id
        yield replace(item, id=prefix + id)


def _load(
    found: Iterable[Article | SourceError], jobs: int, dask: str | None, journal: Path | None, seconds: float
) -> int:
    """Load `found` with progress and a summary for a person; how many articles failed."""
    from loaders.load import Summary, load

    summary = Summary()
    shown = _Progress() if sys.stderr.isatty() else nullcontext()
    try:
        with shown as progress:
            for outcome in load(found, jobs, dask, journal, seconds, lambda words: _say(progress, words)):
                summary.add(outcome)
                if outcome.error is not None:
                    _say(progress, outcome.error)
                if progress is not None:
                    progress.update(summary, outcome.id)
    except (RuntimeError, ValueError) as error:
        if summary.read:
            click.echo(f"{summary}\nstopped: run the same command again to go on", err=True)
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        click.echo(f"{summary}\ninterrupted: run the same command again to go on", err=True)
        raise
    except Exception:
        click.echo(f"{summary}\nstopped: run the same command again to go on", err=True)
        raise
    click.echo(str(summary))
    return summary.failed


def _say(progress: _Progress | None, words: str) -> None:
    if progress is not None:
        progress.say(words)
    else:
        click.echo(words, err=True)


class _Progress:
    """One line at the foot of a terminal: how many, how fast, and which article."""

    def __init__(self) -> None:
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        from api.commands.terminal import console

        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.fields[counts]}", markup=False),
            TimeElapsedColumn(),
            TextColumn("{task.fields[article]}", markup=False, style="dim"),
            console=console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("load", total=None, counts="", article="")

    def __enter__(self) -> _Progress:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def update(self, summary: object, article: str) -> None:
        """Show the counts so far and the article just done."""
        self._bar.update(self._task, advance=1, counts=str(summary), article=article[-60:])

    def say(self, words: str) -> None:
        """A line above the progress."""
        self._bar.console.print(words, markup=False, style="red")
