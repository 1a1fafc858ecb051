"""`bangiao watch`: feeds followed to their articles, again and again, into the database."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click
from prometheus_client import Counter, Gauge, start_http_server

from api.commands.database import database
from api.commands.progress import Watcher, watched
from api.commands.reading import fetching_options, options_of
from loaders.sources import SourceError
from loaders.sources.base import reason

if TYPE_CHECKING:
    from loaders.sources.fetch import Fetcher
    from loaders.watch import State

LOOKS = Counter(
    "bangiao_watch_looks", "Looks at feeds, by what they gave: changed, unchanged or failed.", ("feed", "result")
)
ARTICLES = Counter("bangiao_watch_articles", "Articles of feeds: new, unchanged, changed or failed.", ("status",))
LAST = Gauge("bangiao_watch_last_look_seconds", "When a feed last answered, in seconds since 1970.", ("feed",))
WAITING = Gauge("bangiao_watch_waiting", "Articles that are still to be read.")


_AGAIN = 60  # seconds until a database that does not answer is asked again
# Cron comes at the same second each time, a look is over some seconds later: a feed is due this part of --every before.
_EARLY = 0.1


class Duration(click.ParamType[float]):
    """A length of time in seconds: `90`, `15m`, `2h`, `1d`."""

    name = "duration"

    def convert(self, value: str | float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        if isinstance(value, float):
            return value
        units = {"s": 1, "m": 60, "h": 3600, "d": 86400}
        number, unit = (value[:-1], units[value[-1]]) if value[-1:] in units else (value, 1)
        if not number.isdecimal() or not 1 <= int(number) * unit <= 86400:
            self.fail(f"{value!r} is no length of time: give one such as 90s, 15m or 2h, at most a day", param, ctx)
        return float(int(number) * unit)


@click.command("watch")
@fetching_options
@click.argument("feeds", metavar="FEEDS...", nargs=-1, required=True)
@click.option("--every", type=Duration(), default="15m", show_default=True, help="How often each feed is looked at.")
@click.option("--once", is_flag=True, help="Look at what is due, read what is new, and end: for cron.")
@click.option(
    "--state",
    "state_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file that remembers what was read; by default in the user's folder of states.",
)
@click.option(
    "--metrics-port", type=click.IntRange(1, 65535), help="Serve Prometheus metrics at this port of this machine."
)
def command(
    feeds: tuple[str, ...], every: float, once: bool, state_file: Path | None, metrics_port: int | None
) -> None:
    """Look at feeds again and again, and load the articles they lead to.

    FEEDS is a file with an address on each line (notes after #), or the address of a feed. Feeds are asked only for
    what changed, hosts slowly and by a name (--delay, --agent), and robots.txt is heeded for the articles. What was
    read is remembered: after a restart nothing is read twice. Ctrl-C or SIGTERM end it after the article under way.
    """
    from loaders.sources.fetch import Fetcher
    from loaders.watch import State

    addresses = _addresses(feeds)
    if state_file is None:
        from platformdirs import user_state_path

        state_file = user_state_path("bangiao", appauthor=False) / "watch.db"
    with watched() as watcher, _stopping() as stop:
        try:
            state = State(state_file)
        except ValueError as error:
            raise click.ClickException(str(error)) from None
        if metrics_port is not None:
            _serve_metrics(metrics_port)
        with closing(state), Fetcher(options_of()) as fetcher:
            state.add(addresses, time.time())
            now, early = time.time(), every * _EARLY if once else 0
            if not (state.due_feeds(now, every, early) or state.due_entries(now)):
                watcher.say(f"nothing is due before {_hour(state.next_due() or now)}")
            while not stop.is_set():
                due = _round(state, fetcher, every, watcher, stop, once, early)
                if once:
                    return
                # a clock that is set back while this waits makes nobody wait longer
                stop.wait(min(max(due - time.time(), 0.1), every))


def _round(
    state: State, fetcher: Fetcher, every: float, watcher: Watcher, stop: threading.Event, once: bool, early: float
) -> float:
    """Look at what is due and read what is new; when something is due next."""
    try:
        with database():  # opened anew each time: a database may be restarted between two rounds
            _look(state, fetcher, every, watcher, stop, early)
            _read(state, fetcher, every, watcher, stop)
    except click.ClickException as error:
        if once:
            raise
        watcher.say(f"{error.format_message()}; tried again in {_AGAIN} seconds")
        return time.time() + _AGAIN
    return state.next_due() or time.time() + every


def _look(state: State, fetcher: Fetcher, every: float, watcher: Watcher, stop: threading.Event, early: float) -> None:
    from loaders.watch import look

    for feed in state.due_feeds(time.time(), every, early):
        if stop.is_set():
            return
        check = look(feed, state, fetcher, every, time.time)
        LOOKS.labels(feed, "failed" if check.wrong else "unchanged" if check.entries is None else "changed").inc()
        if check.wrong:
            watcher.say(f"{feed}: {check.wrong}: {check.right}; looked at again at {_hour(check.due)}")
            continue
        LAST.labels(feed).set_to_current_time()
        if check.entries:
            watcher.say(f"{feed}: {check.entries} new")


def _hour(instant: float) -> str:
    return time.strftime("%H:%M", time.localtime(instant))


def _read(state: State, fetcher: Fetcher, every: float, watcher: Watcher, stop: threading.Event) -> None:
    from loaders.load import Summary, load
    from loaders.watch import read_waiting

    summary = Summary()
    for waiting in state.due_entries(time.time()):
        if stop.is_set():
            break
        found = read_waiting(waiting, state, fetcher, every, time.time)
        for outcome in load(found, say=watcher.say):
            summary.add(outcome)
            ARTICLES.labels(outcome.status).inc()
            if outcome.error is not None:
                watcher.say(outcome.error)
            if not isinstance(outcome.item, SourceError):
                state.done(waiting.key)
            watcher.done(summary, outcome.id)
        WAITING.set(state.waiting())
    if summary.read:
        click.echo(str(summary))


def _addresses(feeds: tuple[str, ...]) -> list[str]:
    """The addresses of feeds, given as they are or in files."""
    from loaders.sources.follow import addresses

    found: list[str] = []
    for feed in feeds:
        if "://" in feed:
            found.append(feed)
            continue
        try:
            found += addresses(Path(feed).read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise click.ClickException(
                f"{feed} cannot be read ({reason(error)}): give a file with an address on each line"
            ) from None
    for address in found:
        if not address.lower().startswith(("http://", "https://")):
            raise click.ClickException(f"{address!r} is no address of a feed: give one with http or https")
    if not found:
        raise click.ClickException("there are no feeds to watch: give a file with an address on each line")
    return list(dict.fromkeys(found))


def _serve_metrics(port: int) -> None:
    try:
        start_http_server(port, addr="127.0.0.1")
    except OSError as error:
        raise click.ClickException(
            f"metrics cannot be served at port {port} ({reason(error)}): give another --metrics-port"
        ) from None


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set; a second Ctrl-C ends at once."""
    stop = threading.Event()

    def end(number: int, _: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
