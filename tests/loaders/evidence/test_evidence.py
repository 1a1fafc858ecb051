"""What one piece of evidence admits, and which kinds there are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dates.days import Span
from loaders.evidence.clue import KINDS, Clue
from loaders.evidence.reasons import Length

SAID = Length(1)
MAY = (date(2018, 5, 1), date(2018, 5, 31))
JULY = (date(2018, 7, 1), date(2018, 7, 31))
NO_DAYS: tuple[Span, ...] = ()


@pytest.mark.parametrize(
    ("spans", "day", "admitted"),
    [
        ((MAY,), "2018-04-30", False),
        ((MAY,), "2018-05-01", True),
        ((MAY,), "2018-05-31", True),
        ((MAY,), "2018-06-01", False),
        ((MAY, JULY), "2018-06-15", False),
        ((MAY, JULY), "2018-07-15", True),
        (((None, MAY[1]),), "1900-01-01", True),
        (((None, MAY[1]),), "2018-06-01", False),
        (((MAY[0], None),), "2100-01-01", True),
        (((MAY[0], None),), "2018-04-30", False),
        (((None, None),), "2018-04-30", True),
        (NO_DAYS, "2018-05-01", False),
    ],
)
def test_a_clue_admits_the_days_of_its_spans(spans: tuple[Span, ...], day: str, admitted: bool) -> None:
    assert Clue("office", spans, "", SAID).admits(date.fromisoformat(day)) is admitted


@given(st.dates(), st.integers(0, 1000), st.dates())
def test_an_open_end_admits_no_less(first: date, length: int, day: date) -> None:
    last = min(first, date.max - timedelta(days=length)) + timedelta(days=length)
    closed = Clue("office", ((first, last),), "", SAID).admits(day)
    from_below, from_above = Clue("office", ((first, None),), "", SAID), Clue("office", ((None, last),), "", SAID)
    assert closed <= from_below.admits(day)
    assert closed == (from_below.admits(day) and from_above.admits(day)) or last < first


def test_kinds_are_named_once() -> None:
    assert len(set(KINDS)) == len(KINDS)


def test_the_strongest_come_first() -> None:
    order = [
        "full date",
        "weekday",
        "publication date",
        "archive header",
        "plan year",
        "anniversary",
        "office",
        "page clock",
    ]
    assert sorted(order, key=KINDS.index) == order
