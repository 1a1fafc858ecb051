"""The Vietnamese lunar calendar against days known from public holidays."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from loaders.dates import holidays, lunar

TET = [
    # 1985 and 2007 differ from the Chinese calendar, which is what tells UTC+7 from UTC+8
    "1985-01-21", "2007-02-17", "2000-02-05", "2010-02-14", "2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16",
    "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17",
]  # fmt: skip


@pytest.mark.parametrize("day", TET)
def test_new_year(day: str) -> None:
    assert lunar.new_year(int(day[:4])).isoformat() == day


@pytest.mark.parametrize(
    ("year", "month"), [(2014, 9), (2017, 6), (2020, 4), (2023, 2), (2025, 6), (1985, 2), (2033, 11)]
)
def test_leap_months(year: int, month: int) -> None:
    assert [number for number, leap, _, _ in lunar.months(year) if leap] == [month]


@pytest.mark.parametrize("year", range(lunar.FIRST_YEAR, lunar.LAST_YEAR))
def test_every_year_is_whole(year: int) -> None:
    months = lunar.months(year)
    assert [m[0] for m in months if not m[1]] == list(range(1, 13))
    assert len(months) in (12, 13)
    assert all(after - first in (29, 30) for _, _, first, after in months)
    assert all(a[3] == b[2] for a, b in pairwise(months))
    assert months[-1][3] == lunar.new_year(year + 1).toordinal()


@pytest.mark.parametrize(
    ("year", "month", "day", "solar"),
    [
        (2019, 8, 15, "2019-09-13"),
        (2024, 3, 10, "2024-04-18"),
        (2018, 12, 30, "2019-02-04"),
        (2021, 12, 30, "2022-01-31"),
    ],
)
def test_solar_day_of_a_lunar_date(year: int, month: int, day: int, solar: str) -> None:
    # the twelfth month of lunar 2021 has 29 days: "30 Tết" is its last
    assert lunar.solar(year, month, day) == date.fromisoformat(solar)


def test_names_of_years() -> None:
    assert lunar.cycle("đinh", "dậu") == lunar.cycle_of_year(2017)
    assert lunar.cycle("kỉ", "hợi") == lunar.cycle_of_year(2019)
    assert lunar.cycle("giáp", "tí") == 0 == lunar.cycle_of_year(1984)
    assert lunar.cycle("giáp", "sửu") is None


@pytest.mark.parametrize("year", [1899, 2200])
def test_years_beyond_the_series_are_refused(year: int) -> None:
    with pytest.raises(ValueError, match="outside 1900"):
        lunar.months(year)


@pytest.mark.parametrize(
    ("key", "year", "day"),
    [
        ("tet_eve", 2019, "2019-02-04"), ("mid_autumn", 2020, "2020-10-01"), ("hung_kings", 2021, "2021-04-21"),
        ("easter", 2024, "2024-03-31"), ("mothers_day", 2019, "2019-05-12"), ("thanksgiving", 2018, "2018-11-22"),
        ("black_friday", 2018, "2018-11-23"), ("fathers_day", 2019, "2019-06-16"), ("kitchen_gods", 2018, "2019-01-28"),
    ],
)  # fmt: skip
def test_feasts(key: str, year: int, day: str) -> None:
    assert holidays.day_of(key, year) == date.fromisoformat(day)
