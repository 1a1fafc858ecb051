"""Work on many articles at once, in order and in bounded memory: on this machine or on a Dask cluster.

Extraction shares no state, so any executor will do. At most a few articles per worker are on their way at any
moment, however long the input; results come out in the order of the input, each as soon as it and those before it
are ready, also while the input is silent (a pipe that somebody types into).
"""

from __future__ import annotations

import multiprocessing
import queue
import signal
import threading
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD_PER_WORKER = 4
DASK_SECONDS = 10  # how long a scheduler may take to answer


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with one item: the exception's name and words, never a reason to stop the others."""

    reason: str


def ordered_map(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int = 1,
    dask: str | None = None,
) -> Generator[tuple[Item, Result | Failure], None, None]:
    """Each item with what `work` makes of it, in order; an exception becomes a `Failure` in its place.

    `jobs` is the number of processes; 1 works in this one. `dask` is the address of a scheduler
    (`tcp://host:8786`) whose workers have this package installed. `work` must be importable by name.
    """
    if dask is not None:
        cluster = _Cluster(dask)
        yield from _through(_Workers(work, lambda: cluster), items, ahead=cluster.workers * _AHEAD_PER_WORKER)
    elif jobs > 1:
        yield from _through(_Workers(work, lambda: _processes(jobs)), items, ahead=jobs * _AHEAD_PER_WORKER)
    else:
        for item in items:
            yield item, _attempt(work, item)


def _attempt(work: Callable[[Item], Result], item: Item) -> Result | Failure:
    """The result of `work`, or the failure: runs in the worker, so that no exception needs to be pickled."""
    try:
        return work(item)
    except Exception as error:  # whatever one article provokes, the next is read
        return Failure(f"{type(error).__name__}: {error} ({_place(error)})")


def _place(error: Exception) -> str:
    """The innermost line of the program that an exception came from, for whoever has to mend it."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name} line {frame.lineno}"


def _processes(jobs: int) -> Executor:
    # Forked from a server that has no threads: plain forks of a process with threads can deadlock.
    context = multiprocessing.get_context("forkserver")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_ignore_interrupts)


def _ignore_interrupts() -> None:
    """Ctrl-C reaches every process of the terminal; only the one in front answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class _Cluster(Executor):
    """A Dask cluster as an executor. A worker that dies is Dask's to replace; a future that it gives up on fails."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise RuntimeError("a Dask cluster needs the extra: pip install 'bangiao[dask]'") from None
        try:
            self._client = Client(address, timeout=DASK_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise RuntimeError(f"no Dask scheduler answers at {address}: {error}") from None
        self._executor = self._client.get_executor(pure=False)
        self.workers = max(1, sum(self._client.nthreads().values()))

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = self._executor.submit(work, *arguments, **named)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._executor.shutdown(wait=False)  # gives up what nobody waits for any more
        self._client.close()


class _Workers:
    """An executor that survives the death of a process: the item it died of fails, the others are done again."""

    def __init__(self, work: Callable[[Any], Any], start: Callable[[], Executor]) -> None:
        self._work, self._start = work, start
        self._executor = start()
        self._lock = threading.Lock()

    def submit(self, item: Any) -> Future[Any]:
        with self._lock:
            try:
                return self._executor.submit(_attempt, self._work, item)
            except BrokenProcessPool:
                self._executor.shutdown(wait=True)
                self._executor = self._start()
                return self._executor.submit(_attempt, self._work, item)

    def result(self, item: Any, future: Future[Any]) -> Any:
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(item)
        except Exception as error:  # of the cluster, not of the work: its own never leave the worker
            return Failure(f"{type(error).__name__}: {error}")

    def _alone(self, item: Any) -> Any:
        """One item in a process of its own: tells the one that kills its process from those that were beside it."""
        with _processes(1) as executor:
            try:
                return executor.submit(_attempt, self._work, item).result()
            except BrokenProcessPool:
                return Failure("the process that worked on it died (out of memory?)")

    def close(self) -> None:
        # Waiting for the articles under way keeps the end of the program from racing with the end of the pool.
        self._executor.shutdown(wait=True, cancel_futures=True)


_END = object()


def _through(workers: _Workers, items: Iterable[Item], ahead: int) -> Iterator[tuple[Item, Any]]:
    """Feed `items` from a thread, at most `ahead` of them beyond the one being waited for; give results in order."""
    waiting: queue.Queue[Any] = queue.Queue(maxsize=ahead)
    stopped = threading.Event()

    def put(entry: Any) -> bool:
        while not stopped.is_set():
            try:
                waiting.put(entry, timeout=0.2)
            except queue.Full:
                continue
            return True
        return False

    def feed() -> None:
        try:
            for item in items:
                if not put((item, workers.submit(item))):
                    return
            put((_END, None))
        except BaseException as error:  # raised again where the results are read
            put((_END, error))

    threading.Thread(target=feed, daemon=True, name="feed").start()
    try:
        while True:
            item, future = waiting.get()
            if item is _END:
                if future is not None:
                    raise future
                return
            yield item, workers.result(item, future)
    finally:
        stopped.set()
        workers.close()
