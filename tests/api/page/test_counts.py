"""Counts are kept, but never past a change."""

from __future__ import annotations

import datetime as dt

import pytest

from api import service
from api.pages import counts
from api.values import EventFilter


def test_counts_are_taken_once_for_each_state_of_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[EventFilter] = []

    def pairs(filter: EventFilter) -> tuple[()]:
        taken.append(filter)
        return ()

    now = dt.datetime(2031, 5, 1, tzinfo=dt.UTC)
    monkeypatch.setattr(service, "pairs", pairs)
    monkeypatch.setattr(service, "last_change", lambda: now)
    lao = EventFilter(countries=("LA",))
    for _ in range(3):
        counts.pairs(EventFilter())
        counts.pairs(lao)
    assert taken == [EventFilter(), lao]
    now += dt.timedelta(microseconds=1)
    counts.pairs(lao)
    assert taken == [EventFilter(), lao, lao]


def test_nothing_is_kept_of_an_empty_database(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[EventFilter] = []
    monkeypatch.setattr(service, "pairs", lambda filter: taken.append(filter) or ())
    monkeypatch.setattr(service, "last_change", lambda: None)
    counts.pairs(EventFilter())
    counts.pairs(EventFilter())
    assert len(taken) == 2
