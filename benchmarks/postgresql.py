"""A PostgreSQL server of its own for a measurement, and the processor time that it takes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests import postgresql


@contextmanager
def running() -> Iterator[tuple[str, Callable[[], float]]]:
    """The URL of a server, and a function that tells the seconds of processor time that it has taken so far."""
    import psycopg

    with postgresql.running() as url:
        with psycopg.connect(url) as connection:
            parent = _stat(connection.info.backend_pid)[1]
        yield url, partial(_spent, parent)


def _spent(pid: int) -> float:
    """Seconds of processor time of a server's processes: of those that have ended, in ticks, and of the others."""
    ended = sum(_stat(pid)[13:15]) / os.sysconf("SC_CLK_TCK")
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return ended + sum(int(Path(f"/proc/{n}/schedstat").read_text().split()[0]) for n in children) / 1e9


def _stat(pid: int) -> list[int]:
    """What proc(5) tells of a process behind its name, in numbers: its state as 0, its parent …"""
    rest = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return [0, *map(int, rest[1:])]
