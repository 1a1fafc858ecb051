"""Processes that each work on one item at a time and can be ended: what is too slow or dies takes nothing with it.

They end by themselves when the program that started them is gone, however it went.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from pebble import ProcessExpired, ProcessPool, concurrent

from loaders.attempt import Failure, attempt, prepare, too_slow

_HARD = 2.0  # seconds beyond the deadline after which a process that does not heed it is killed
_TRIES = 3


class Processes:
    """`jobs` processes for `work`, which must be importable by name; each item may take `seconds` (None: any time)."""

    def __init__(self, work: Callable[[Any], Any], jobs: int, seconds: float | None) -> None:
        self._work, self._jobs, self._seconds = work, jobs, seconds or None
        self._lock = threading.Lock()
        self._pool: Future[ProcessPool] | None = None  # done once its processes have started

    def submit(self, item: Any, wait: float | None = None) -> Future[Any]:
        """Put `item` at the end of the queue.

        Raises `BrokenProcessPool` where no process can be started, `TimeoutError` where none has after `wait` seconds.
        """
        hard = self._seconds and self._seconds + _HARD
        until = None if wait is None else time.monotonic() + wait
        for _ in range(_TRIES):
            try:
                return self._running(until).schedule(_work, (self._work, item, self._seconds), timeout=hard)
            except RuntimeError:  # it broke between the two steps
                continue
        raise BrokenProcessPool("no process can be started")

    def result(self, item: Any, future: Future[Any], wait: float | None = None) -> Any:
        """What became of `item`. Raises `TimeoutError` where it is not done after `wait` seconds (None: waits)."""
        until = None if wait is None else time.monotonic() + wait
        for _ in range(_TRIES):
            try:
                return future.result(_left(until))
            except ProcessExpired:
                return Failure("the process that worked on it died (out of memory?)", lost=True)
            except BrokenProcessPool:  # a process died while it had nothing to do: the queue went with it
                future = self.submit(item, _left(until))
            except TimeoutError:
                if not future.done():
                    raise
                return too_slow(self._seconds)
        return Failure("no process can be started", lost=True)

    def close(self) -> None:
        """End the processes, whatever they do."""
        with self._lock:
            if self._pool is not None and not self._pool.exception():
                pool = self._pool.result()
                pool.stop()  # type: ignore[no-untyped-call]
                pool.join()
            self._pool = None

    def _running(self, until: float | None) -> ProcessPool:
        """The processes, started where they are not there. Starting is waited for no longer than `until`."""
        with self._lock:
            if self._pool is None or (self._pool.done() and (self._pool.exception() or not self._pool.result().active)):
                self._pool = concurrent.thread(self._start)()
            pool = self._pool
        return pool.result(_left(until))

    def _start(self) -> ProcessPool:
        # Forked from a server that has no threads: plain forks of a process with threads can deadlock.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["loaders.extract"])
        pool = ProcessPool(self._jobs, initializer=_ready, initargs=(self._work,), context=context)
        assert pool.active  # asking starts the processes, which takes seconds on a machine that has other work
        return pool


def _left(until: float | None) -> float | None:
    """Seconds until the instant `until`, None where there is none."""
    return None if until is None else max(0.0, until - time.monotonic())


def _ready(work: Callable[[Any], Any]) -> None:
    """Prepare a process before the time of its first item begins; what is wrong with it, that item says."""
    attempt(prepare, work)


def _work(work: Callable[[Any], Any], item: Any, seconds: float | None) -> Any:
    """`attempt`, in a process that the kernel ends where the deadline is not heeded and nobody is left to end it."""
    if not seconds:
        return attempt(work, item)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, 2 * (seconds + _HARD))
    try:
        return attempt(work, item, seconds)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
