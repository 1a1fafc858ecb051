"""The one place where the API meets extraction: a body in, the extraction's record and the article's record out.

Articles are read in a process of their own, one for each process that answers, which is ended when an article takes
too long. So no text stops the service, whatever it provokes.
"""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from typing import Any, cast

from api.problems import Fault, Problem
from api.web import arrived, settings
from api.wording import tell
from loaders.article import Article
from loaders.attempt import Failure
from loaders.processes import Processes
from loaders.work import extract_article
from models.records import ArticleRecord, ExtractionRecord

log = logging.getLogger("bangiao")
#: Requests of one process that may wait for extraction at once: fewer than it has threads for those that write.
WAITING_MOST = 6
#: Seconds that a request waits for its turn, from its arrival on, beyond those that its own article may take.
TURN_SECONDS = 10
_places = threading.BoundedSemaphore(WAITING_MOST)


def identified(given: Mapping[str, Any]) -> dict[str, Any]:
    """`given` with an id: its own, else one from its address, else one from its text.

    An address gives the same id to later versions of an article, so that they replace the first.
    """
    if given.get("id"):
        return dict(given)
    known = given.get("url") or given["text"]
    return dict(given) | {"id": hashlib.sha256(str(known).encode("utf-8", "replace")).hexdigest()[:16]}


def extract(given: Mapping[str, Any]) -> tuple[ArticleRecord, ExtractionRecord]:
    """The article of a checked body (see `api.schemas.bodies.ArticleInput`) and what extraction finds in it.

    Raises `Problem`: 422 where the article takes too long, 503 where too many others do or its process is gone.
    """
    names = ("id", "text", "title", "url", "source", "published")
    values = {name: given.get(name) for name in names}
    seconds = settings().extract_seconds
    with _place():
        made = _read(Article(**cast(dict[str, Any], values)), seconds)
    if isinstance(made, Failure):
        if made.lost:
            raise _lost(made.reason)
        if not made.slow:
            raise RuntimeError(made.reason)
        text = tell(
            "the article takes longer than {seconds} seconds to read; send less, or load it with `bangiao load`",
            seconds=f"{seconds:g}",
        )
        short = tell("it takes longer than {seconds} seconds", seconds=f"{seconds:g}")
        raise Problem("unprocessable", text, [Fault("body", "text", short)])
    return cast(ArticleRecord, values), cast(ExtractionRecord, made)


@contextmanager
def _place() -> Iterator[None]:
    """One of the places in which requests may wait. Raises `Problem` where none is free."""
    if not _places.acquire(blocking=False):
        raise _busy()
    try:
        yield
    finally:
        _places.release()


def _read(article: Article, seconds: float) -> dict[str, Any] | Failure:
    """The record of `article`. Raises `Problem` where its turn does not come in time."""
    processes = _processes(seconds)
    until = arrived() + seconds + TURN_SECONDS
    future: Future[Any] | None = None
    try:
        future = processes.submit(article, until - time.monotonic())
        return cast("dict[str, Any] | Failure", processes.result(article, future, until - time.monotonic()))
    except BrokenProcessPool as error:
        raise _lost(str(error)) from error
    except TimeoutError:
        if future is not None:
            future.cancel()
        raise _busy() from None


@cache
def _processes(seconds: float) -> Processes:
    return Processes(extract_article, 1, seconds)


def _lost(reason: str) -> Problem:
    """The process that read an article was killed, as the kernel does where memory is short."""
    log.warning("reading an article: %s", reason)
    return Problem(
        "unavailable",
        tell("the process that read the article is gone, and nothing was changed; send it again"),
        headers={"Retry-After": "5"},
    )


def _busy() -> Problem:
    return Problem(
        "unavailable",
        tell("many articles are being read at the moment; send this one again"),
        headers={"Retry-After": "5"},
    )
