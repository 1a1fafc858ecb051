"""The pool: in order, bounded, and no item's misfortune is another's."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import re
import signal
import threading
import time
from collections.abc import Iterator

import pytest
from distributed import LocalCluster

from loaders.article import Article
from loaders.attempt import Failure
from loaders.extract import extract
from loaders.pool import ordered_map
from loaders.processes import Processes

TALKS = "Chiều 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào."


def square(number: int) -> int:
    if number == 13:
        raise ValueError("unlucky")
    if number == 17:
        os._exit(1)
    return number * number


def endless(number: int) -> int:
    if number == 21:
        while True:
            pass
    if number == 22:
        re.fullmatch(r"(a+)+b", "a" * 40)  # one call into C that would last for hours
    if number == 23:
        while True:
            with contextlib.suppress(BaseException):  # it heeds nothing
                time.sleep(1)
    return number


def slow_first(number: int) -> int:
    if number == 0:
        time.sleep(0.3)
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_in_order_and_a_failure_in_its_place(jobs: int) -> None:
    results = dict(ordered_map(square, range(10, 16), jobs))
    assert list(results) == [10, 11, 12, 13, 14, 15]
    assert re.fullmatch(r"ValueError: unlucky \(test_pool.py line \d+\)", results.pop(13).reason)
    assert results == {10: 100, 11: 121, 12: 144, 14: 196, 15: 225}


def test_a_slow_item_does_not_change_the_order() -> None:
    assert [item for item, _ in ordered_map(slow_first, range(8), 2)] == list(range(8))


def test_an_item_that_kills_its_process_fails_alone() -> None:
    results = dict(ordered_map(square, range(14, 24), 2))
    assert results.pop(17) == Failure("the process that worked on it died (out of memory?)", lost=True)
    assert results == {n: n * n for n in range(14, 24) if n != 17}


@pytest.mark.parametrize(("jobs", "slow"), [(1, (21, 22)), (2, (21, 22, 23))])
def test_an_item_that_takes_too_long_fails_alone(jobs: int, slow: tuple[int, ...]) -> None:
    numbers = [n for n in range(19, 26) if n in slow or n not in (21, 22, 23)]
    results = dict(ordered_map(endless, numbers, jobs, seconds=0.5))
    assert list(results) == numbers
    for number in slow:
        assert results.pop(number) == Failure("it takes longer than 0.5 seconds", slow=True)
    assert results == {n: n for n in numbers if n not in slow}


def test_a_process_that_dies_with_nothing_to_do_is_replaced() -> None:
    others = {p.pid for p in multiprocessing.active_children()}  # pools of other tests may still be there
    workers = Processes(square, 1, 5)
    try:
        assert workers.result(2, workers.submit(2)) == 4
        mine = [p for p in multiprocessing.active_children() if p.pid not in others]
        (process,) = (p for p in mine if p.name == "pebble_pool_worker")
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        time.sleep(0.5)
        assert workers.result(3, workers.submit(3)) == 9
    finally:
        workers.close()


def test_processes_that_take_long_to_start_are_waited_for_no_longer_than_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    workers, go, start = Processes(square, 1, 5), threading.Event(), Processes._start
    monkeypatch.setattr(Processes, "_start", lambda self: go.wait(60) and start(self))
    try:
        for wait in (0, 0.05):
            with pytest.raises(TimeoutError):
                workers.submit(2, wait)
        go.set()
        assert workers.result(2, workers.submit(2), 60) == 4
    finally:
        workers.close()


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_more_is_read_than_is_on_its_way(jobs: int) -> None:
    read = 0

    def endless() -> Iterator[int]:
        nonlocal read
        while True:
            read += 1
            yield 2

    for number, _ in enumerate(ordered_map(square, endless(), jobs)):
        if number == 100:
            break
        assert read <= number + 2 + 4 * jobs + 2


def test_a_result_comes_while_the_input_is_silent() -> None:
    more = threading.Event()

    def typed() -> Iterator[int]:
        yield 3
        assert more.wait(60), "the first result never came"
        yield 4

    results = ordered_map(square, typed(), 2)
    assert next(results) == (3, 9)
    more.set()
    assert list(results) == [(4, 16)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_input_raises_is_raised(jobs: int) -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise OSError("gone")

    results = ordered_map(square, broken(), jobs)
    assert next(results) == (1, 1)
    with pytest.raises(OSError, match="gone"):
        next(results)


def test_no_dask_scheduler_at_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.pool.DASK_SECONDS", 1)
    with pytest.raises(RuntimeError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:1"):
        next(ordered_map(square, [1], dask="tcp://127.0.0.1:1"))


def test_the_same_by_a_dask_cluster() -> None:
    with LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=":0") as cluster:
        results = dict(ordered_map(square, range(10, 16), dask=cluster.scheduler_address))
    assert list(results) == [10, 11, 12, 13, 14, 15]
    assert results[13].reason.startswith("ValueError: unlucky")
    assert results[15] == 225


def test_a_deadline_on_a_dask_cluster() -> None:
    with LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=":0") as cluster:
        results = dict(ordered_map(endless, [20, 21, 24], dask=cluster.scheduler_address, seconds=0.5))
    assert results == {20: 20, 21: Failure("it takes longer than 0.5 seconds", slow=True), 24: 24}


def test_a_worker_of_a_dask_cluster_that_is_killed_changes_no_result() -> None:
    articles = [Article(f"a{n}", f"{TALKS} Tin số {n}.") for n in range(60)]
    alone = [(item.id, result) for item, result in ordered_map(extract, articles)]
    found = []
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=logging.CRITICAL
    ) as cluster:
        victim = next(iter(cluster.workers.values())).pid
        for item, result in ordered_map(extract, articles, dask=cluster.scheduler_address):
            found.append((item.id, result))
            if len(found) == 5:
                os.kill(victim, signal.SIGKILL)
    assert found == alone
    assert {len(result.events) for _, result in found} == {1}
