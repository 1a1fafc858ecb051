"""The counter behind rate limits."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from api.ratelimit import Counter, Standing
from api.settings import Rate


def test_window(tmp_path: Path) -> None:
    now = [1000.0]
    counter = Counter(str(tmp_path / "hits"), Rate(2, 60), lambda: now[0])
    assert counter.hit("a") == Standing(True, 1, 20)
    now[0] = 1015.5
    assert counter.hit("a") == Standing(True, 0, 5)
    assert counter.hit("a") == Standing(False, 0, 5)
    assert counter.hit("b") == Standing(True, 1, 5)
    now[0] = 1020.0
    assert counter.hit("a") == Standing(True, 1, 60)


def test_shared_between_workers(tmp_path: Path) -> None:
    one, other = (Counter(str(tmp_path / "hits"), Rate(2, 60), lambda: 0.0) for _ in range(2))
    one.hit("a")
    other.hit("a")
    assert not one.hit("a").allowed


def test_forgets_what_is_over(tmp_path: Path) -> None:
    now = [0.0]
    counter = Counter(str(tmp_path / "hits"), Rate(2, 60), lambda: now[0])
    for minute in range(5):
        now[0] = minute * 60
        counter.hit(f"client {minute}")
    rows = sqlite3.connect(tmp_path / "hits").execute("SELECT client FROM hits").fetchall()
    assert rows == [("client 4",)]


def test_a_file_that_cannot_be_used_lets_pass(tmp_path: Path) -> None:
    counter = Counter(str(tmp_path / "nowhere" / "hits"), Rate(1, 60), lambda: 0.0)
    assert counter.hit("a").allowed
    assert counter.hit("a").allowed
