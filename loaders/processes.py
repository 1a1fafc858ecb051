"""Processes that each work on one item at a time and can be ended: what is too slow or dies takes nothing with it.

They end by themselves when the program that started them is gone, however it went.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from pebble import ProcessExpired, ProcessPool

from loaders.attempt import Failure, attempt, prepare, too_slow

_HARD = 2.0  # seconds beyond the deadline after which a process that does not heed it is killed
_TRIES = 3


class Processes:
    """`jobs` processes for `work`, which must be importable by name; each item may take `seconds` (None: any time)."""

    def __init__(self, work: Callable[[Any], Any], jobs: int, seconds: float | None) -> None:
        self._work, self._jobs, self._seconds = work, jobs, seconds or None
        self._lock = threading.Lock()
        self._pool: ProcessPool | None = None

    def submit(self, item: Any) -> Future[Any]:
        """Put `item` at the end of the queue. Raises `BrokenProcessPool` where no process can be started."""
        hard = self._seconds and self._seconds + _HARD
        with self._lock:
            for _ in range(_TRIES):
                try:
                    if self._pool is None or not self._pool.active:
                        self._pool = self._start()
                    return self._pool.schedule(_work, (self._work, item, self._seconds), timeout=hard)
                except RuntimeError:  # it broke between the two lines
                    continue
        raise BrokenProcessPool("no process can be started")

    def result(self, item: Any, future: Future[Any], wait: float | None = None) -> Any:
        """What became of `item`. Raises `TimeoutError` where it is not done after `wait` seconds (None: waits)."""
        for _ in range(_TRIES):
            try:
                return future.result(wait)
            except ProcessExpired:
                return Failure("the process that worked on it died (out of memory?)", lost=True)
            except BrokenProcessPool:  # a process died while it had nothing to do: the queue went with it
                future = self.submit(item)
            except TimeoutError:
                if not future.done():
                    raise
                return too_slow(self._seconds)
        return Failure("no process can be started", lost=True)

    def close(self) -> None:
        """End the processes, whatever they do."""
        with self._lock:
            if self._pool is not None:
                self._pool.stop()  # type: ignore[no-untyped-call]
                self._pool.join()
                self._pool = None

    def _start(self) -> ProcessPool:
        # Forked from a server that has no threads: plain forks of a process with threads can deadlock.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["loaders.extract"])
        return ProcessPool(self._jobs, initializer=_ready, initargs=(self._work,), context=context)


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
