"""Partial dates on the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.dates.calendar import place
from loaders.dates.partial import Anchor, Lean, PartialDate, Phase, Season, Shift, Unit

PUB = Anchor.PUBLICATION


def days(text: str) -> tuple[date, date]:
    first, _, last = text.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


PLACED = [
    # a day takes the nearest year within 120 days, else the reference's own
    ("2019-01-03", PartialDate(day=28, month=12), "2018-12-28"),
    ("2019-12-30", PartialDate(day=2, month=1), "2020-01-02"),
    ("2020-03-02", PartialDate(day=1, month=9), "2020-09-01"),
    ("2019-12-14", PartialDate(day=5, month=3), "2020-03-05"),
    ("2019-10-14", PartialDate(day=5, month=3), "2019-03-05"),
    ("2019-03-01", PartialDate(day=29, month=2), "2020-02-29"),
    ("2019-08-14", PartialDate(day=20, month=8, lean=Lean.PAST), "2018-08-20"),
    ("2019-08-14", PartialDate(day=10, month=8, lean=Lean.COMING), "2020-08-10"),
    ("2018-01-20", PartialDate(day=23, month=1, weekday=2), "2018-01-23"),
    ("2018-01-20", PartialDate(day=23, month=1, weekday=1), "2018-01-23"),
    ("2018-06-20", PartialDate(day=23, month=1, weekday=1), "2017-01-23"),
    # a month or quarter is the reference's own year's, but for its neighbours over the turn of the year
    ("2019-02-12", PartialDate(month=10), "2019-10-01/2019-10-31"),
    ("2019-01-12", PartialDate(month=12), "2018-12-01/2018-12-31"),
    ("2019-12-12", PartialDate(month=1), "2020-01-01/2020-01-31"),
    ("2019-02-12", PartialDate(month=10, lean=Lean.PAST), "2018-10-01/2018-10-31"),
    ("2019-10-12", PartialDate(month=10, lean=Lean.PAST), "2019-10-01/2019-10-31"),
    ("2019-10-02", PartialDate(month=10, lean=Lean.COMING), "2019-10-01/2019-10-31"),
    ("2019-10-02", PartialDate(month=9, lean=Lean.COMING), "2020-09-01/2020-09-30"),
    ("2019-02-12", PartialDate(quarter=3), "2019-07-01/2019-09-30"),
    ("2019-01-12", PartialDate(quarter=4), "2018-10-01/2018-12-31"),
    ("2019-02-12", PartialDate(season=Season.WINTER), "2018-12-01/2019-02-28"),
    ("2019-02-12", PartialDate(season=Season.AUTUMN, year=2017), "2017-09-01/2017-11-30"),
    # phases
    ("2019-02-12", PartialDate(month=2, phase=Phase.EARLY), "2019-02-01/2019-02-10"),
    ("2019-02-12", PartialDate(month=2, phase=Phase.LATE), "2019-02-21/2019-02-28"),
    ("2019-02-12", PartialDate(year=2019, phase=Phase.MID), "2019-05-01/2019-08-31"),
    ("2019-02-12", PartialDate(shift=Shift(PUB, Unit.WEEK, 0), phase=Phase.EARLY), "2019-02-11/2019-02-12"),
    ("2019-02-12", PartialDate(quarter=1, phase=Phase.LATE), "2019-03-01/2019-03-31"),
    # shifts over the edges of months and years
    ("2019-01-31", PartialDate(shift=Shift(PUB, Unit.MONTH, 1)), "2019-02-01/2019-02-28"),
    ("2019-12-31", PartialDate(shift=Shift(PUB, Unit.MONTH, 2)), "2020-02-01/2020-02-29"),
    ("2019-01-15", PartialDate(shift=Shift(PUB, Unit.QUARTER, -1)), "2018-10-01/2018-12-31"),
    ("2019-01-01", PartialDate(shift=Shift(PUB, Unit.DAY, -1)), "2018-12-31"),
    ("2019-01-01", PartialDate(shift=Shift(PUB, Unit.WEEK, 0)), "2018-12-31/2019-01-06"),
    ("2019-01-01", PartialDate(shift=Shift(PUB, Unit.DECADE, -1)), "2000-01-01/2009-12-31"),
    ("2019-01-31", PartialDate(day=5, shift=Shift(PUB, Unit.MONTH, -1)), "2018-12-05"),
    ("2019-01-01", PartialDate(day=31, month=12, shift=Shift(PUB, Unit.DAY, -1)), "2018-12-31"),
    ("2019-01-01", PartialDate(weekday=7, shift=Shift(PUB, Unit.WEEK, -1)), "2018-12-30"),
    ("2019-01-01", PartialDate(weekend=True, shift=Shift(PUB, Unit.WEEK, 0)), "2019-01-05/2019-01-06"),
    # weekdays: 14 August 2019 is a Wednesday
    ("2019-08-14", PartialDate(weekday=3), "2019-08-14"),
    ("2019-08-14", PartialDate(weekday=3, lean=Lean.PAST), "2019-08-07"),
    ("2019-08-14", PartialDate(weekday=3, lean=Lean.ON_OR_BEFORE), "2019-08-14"),
    ("2019-08-14", PartialDate(weekday=3, lean=Lean.COMING), "2019-08-21"),
    ("2019-08-14", PartialDate(weekday=3, lean=Lean.ON_OR_AFTER), "2019-08-14"),
    # a day whose month is not said
    ("2019-08-14", PartialDate(day=20), "2019-08-20"),
    ("2019-08-02", PartialDate(day=30), "2019-07-30"),
    ("2019-08-02", PartialDate(day=30, lean=Lean.COMING), "2019-08-30"),
    # counted in periods
    ("2019-08-14", PartialDate(month=10, weekday=2, nth=1), "2019-10-01"),
    ("2019-08-14", PartialDate(month=10, weekday=2, nth=-1), "2019-10-29"),
    ("2019-08-14", PartialDate(month=10, year=2019, nth=1, nth_unit=Unit.WEEK), "2019-10-07/2019-10-13"),
    ("2019-08-14", PartialDate(year=2020, month=2, nth=-1, nth_unit=Unit.DAY), "2020-02-29"),
    # the moon
    ("2017-02-01", PartialDate(holiday="tet"), "2017-01-28"),
    ("2019-03-01", PartialDate(day=10, month=3, lunar=True), "2019-04-14"),
    ("2019-03-01", PartialDate(day=10, month=3, lunar=True, cycle=34), "2018-04-25"),
    ("2019-03-01", PartialDate(lunar=True, year=2018), "2018-02-16/2019-02-04"),
    ("2019-03-01", PartialDate(holiday="easter"), "2019-04-21"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "partial", "expected"), PLACED)
def test_place(written: str, partial: PartialDate, expected: str) -> None:
    assert place(partial, date.fromisoformat(written)) == days(expected)


@pytest.mark.parametrize(
    "partial",
    [
        PartialDate(day=2, month=6),
        PartialDate(shift=Shift(PUB, Unit.DAY, 0)),
        PartialDate(weekday=2),
        PartialDate(month=3),
        PartialDate(),
    ],
)
def test_nothing_is_placed_without_a_reference(partial: PartialDate) -> None:
    assert place(partial, None) is None


def test_told_and_publication_are_never_mixed_up() -> None:
    same_day = PartialDate(shift=Shift(Anchor.TOLD, Unit.DAY, 0))
    today = PartialDate(shift=Shift(PUB, Unit.DAY, 0))
    written, told = date(2019, 8, 14), date(2019, 8, 2)
    assert place(same_day, written, told) == (told, told)
    assert place(same_day, written, None) is None
    assert place(today, written, told) == (written, written)


def test_reference_may_be_a_month() -> None:
    february = days("2020-02-01/2020-02-29")
    assert place(PartialDate(day=5, month=2), february) == days("2020-02-05")
    assert place(PartialDate(day=28, month=1), february) == days("2020-01-28")
    assert place(PartialDate(shift=Shift(PUB, Unit.DAY, -1)), february) == days("2020-01-31/2020-02-28")


@pytest.mark.parametrize(
    "partial", [PartialDate(year=2019, month=2, day=29), PartialDate(year=2500, day=1, month=1, lunar=True)]
)
def test_days_that_no_calendar_has_are_not_placed(partial: PartialDate) -> None:
    assert place(partial, date(2019, 1, 1)) is None
