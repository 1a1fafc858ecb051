"""What a person sees while articles are loaded: a line of progress, and above it what is wrong or passed over."""

from __future__ import annotations

import logging
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import click


class Watcher:
    """Where a loading command says what it does: a bar on a terminal, lines on standard error."""

    def __init__(self, total: int | None) -> None:
        self._bar = _Bar(total) if sys.stderr.isatty() else None
        self.passed_over: Counter[str] = Counter()

    def start(self) -> None:
        if self._bar is not None:
            self._bar.start()

    def stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()

    def done(self, summary: object, article: str) -> None:
        """One article more: the counts so far, and which it was."""
        if self._bar is not None:
            self._bar.update(summary, article)

    def say(self, words: str) -> None:
        """A line for the person, above the bar."""
        if self._bar is not None:
            self._bar.say(words)
        else:
            click.echo(words, err=True)


@contextmanager
def watched(total: int | None = None, *, sums_up: bool = False) -> Iterator[Watcher]:
    """Say what sources remark while the block runs, and count what they pass over. `total`: how many articles there
    may be, None where that cannot be told. `sums_up`: what is passed over is left for the caller to say at the end."""
    watcher = Watcher(total)
    handler = _Remarks(watcher, sums_up)
    log = logging.getLogger("loaders.sources")
    log.addHandler(handler)
    propagated, log.propagate = log.propagate, False
    watcher.start()
    try:
        yield watcher
    finally:
        watcher.stop()
        log.removeHandler(handler)
        log.propagate = propagated


class _Remarks(logging.Handler):
    def __init__(self, watcher: Watcher, sums_up: bool) -> None:
        super().__init__(logging.WARNING)
        self._watcher, self._sums_up = watcher, sums_up

    def emit(self, record: logging.LogRecord) -> None:
        counts: Counter[str] | None = getattr(record, "passed_over", None)
        if counts is not None:
            self._watcher.passed_over.update(counts)
        if counts is None or not self._sums_up:
            self._watcher.say(record.getMessage())


class _Bar:
    """One line at the foot of a terminal: how many, how fast, how long still, and which article."""

    def __init__(self, total: int | None) -> None:
        from rich.progress import (
            BarColumn,
            Progress,
            SpinnerColumn,
            TaskProgressColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        from api.commands.terminal import console

        known = () if total is None else (BarColumn(20), TaskProgressColumn())
        self._bar = Progress(
            SpinnerColumn(),
            *known,
            TextColumn("{task.fields[counts]}", markup=False),
            TextColumn("{task.fields[rate]}", markup=False, style="cyan"),
            TimeElapsedColumn(),
            *(() if total is None else (TextColumn("left", style="dim"), TimeRemainingColumn())),
            TextColumn("{task.fields[article]}", markup=False, style="dim"),
            console=console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("load", total=total, counts="", article="", rate="")

    def start(self) -> None:
        self._bar.start()

    def stop(self) -> None:
        self._bar.stop()

    def update(self, summary: object, article: str) -> None:
        speed = self._bar.tasks[0].speed
        rate = f"{speed:,.1f}/s" if speed else ""
        self._bar.update(self._task, advance=1, counts=str(summary), article=article[-60:], rate=rate)

    def say(self, words: str) -> None:
        self._bar.console.print(words, markup=False, style="red")
