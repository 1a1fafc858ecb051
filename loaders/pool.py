"""Work on many articles at once, in order and in bounded memory: on this machine or on a Dask cluster.

Extraction shares no state, so any executor will do. At most a few articles per worker are on their way at any
moment, however long the input; results come out in the order of the input, each as soon as it and those before it
are ready, also while the input is silent (a pipe that somebody types into).
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar

from loaders.attempt import Failure, attempt

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD_PER_WORKER = 4
DASK_SECONDS = 10  # how long a scheduler may take to answer
#: Seconds that one article may take where nobody says otherwise: hundreds of times what a long one takes.
ARTICLE_SECONDS = 60.0


def ordered_map(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int = 1,
    dask: str | None = None,
    seconds: float | None = ARTICLE_SECONDS,
) -> Generator[tuple[Item, Result | Failure], None, None]:
    """Each item with what `work` makes of it, in order; an exception becomes a `Failure` in its place.

    `jobs` is the number of processes; 1 works in this one. `dask` is the address of a scheduler
    (`tcp://host:8786`) whose workers have this package installed. `work` must be importable by name. An item that
    takes longer than `seconds` fails (None: it may take any time).
    """
    if dask is not None:
        cluster = _Cluster(work, dask, seconds)
        yield from _through(cluster, items, ahead=cluster.workers * _AHEAD_PER_WORKER)
    elif jobs > 1:
        from loaders.processes import Processes  # what it needs takes a while to import

        yield from _through(Processes(work, jobs, seconds), items, ahead=jobs * _AHEAD_PER_WORKER)
    else:
        for item in items:
            yield item, attempt(work, item, seconds)


class _Workers(Protocol):
    """Whoever works on items: `loaders.processes.Processes`, or a cluster."""

    def submit(self, item: Any, /) -> Future[Any]: ...
    def result(self, item: Any, future: Future[Any], /) -> Any: ...
    def close(self) -> None: ...


class _Cluster:
    """A Dask cluster. A worker that dies is Dask's to replace; a future that it gives up on fails."""

    def __init__(self, work: Callable[[Any], Any], address: str, seconds: float | None) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise RuntimeError("a Dask cluster needs the extra: pip install 'bangiao[dask]'") from None
        try:
            self._client = Client(address, timeout=DASK_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise RuntimeError(f"no Dask scheduler answers at {address}: {error}") from None
        self._work, self._seconds = work, seconds
        self._executor = self._client.get_executor(pure=False)
        self.workers = max(1, sum(self._client.nthreads().values()))

    def submit(self, item: Any) -> Future[Any]:
        future: Future[Any] = self._executor.submit(attempt, self._work, item, self._seconds)
        return future

    def result(self, item: Any, future: Future[Any]) -> Any:
        try:
            return future.result()
        except Exception as error:  # of the cluster, not of the work: its own never leave the worker
            return Failure(f"{type(error).__name__}: {error}")

    def close(self) -> None:
        self._executor.shutdown(wait=False)  # gives up what nobody waits for any more
        self._client.close()


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
