"""EDTF forms: built, read, refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.dates import edtf

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022-06-02", "2022-06-02", "2022-06-02"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2013-07/2013-09", "2013-07-01", "2013-09-30"),
        ("2018-11-19/..", "2018-11-19", None),
        ("../2017-05", None, "2017-05-31"),
        ("2016/..", "2016-01-01", None),
        ("[2013-08-07,2014-08-07,2015-08-07]", "2013-08-07", "2015-08-07"),
        ("{2019-08-07,2019-08-12}", "2019-08-07", "2019-08-12"),
        ("[2020-11-01..2021-02-11]", "2020-11-01", "2021-02-11"),
        ("XXXX-06-02", None, None),
        ("XXXX-06-02/XXXX-06-05", None, None),
    ],
)
def test_bounds(text: str, earliest: str | None, latest: str | None) -> None:
    found = edtf.bounds(text)
    assert tuple(d.isoformat() if d else None for d in found) == (earliest, latest)


@pytest.mark.parametrize(
    "text", ["2019-02-30", "2019-13", "XXXX-02-30", "XXXX-13", "2/6/2019", "hôm nay", "", "2019-6-2"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|no month|no year|exist"):
        edtf.bounds(text)


@settings(max_examples=30)
@given(DAYS, DAYS)
def test_days_round_trip(a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    text = edtf.of_days(first, last)
    edtf.parse(text)
    assert edtf.bounds(text) == (first, last)
    assert edtf.bounds(edtf.within(first, last)) == (first, last)


@settings(max_examples=30)
@given(DAYS)
def test_open_ends_round_trip(day: date) -> None:
    assert edtf.bounds(edtf.of_days(day, None)) == (day, None)
    assert edtf.bounds(edtf.of_days(None, day)) == (None, day)
    edtf.parse(edtf.of_days(day, None))
    edtf.parse(edtf.of_days(None, day))


def test_whole_months_and_years_are_written_short() -> None:
    assert edtf.of_days(date(2020, 2, 1), date(2020, 2, 29)) == "2020-02"
    assert edtf.of_days(date(2020, 1, 1), date(2020, 12, 31)) == "2020"
    assert edtf.of_days(date(2019, 1, 1), date(2020, 12, 31)) == "2019/2020"
    assert edtf.of_days(date(2019, 7, 1), date(2019, 9, 30)) == "2019-07/2019-09"


def test_builders_refuse_nonsense() -> None:
    with pytest.raises(ValueError, match="later than the last"):
        edtf.of_days(date(2020, 1, 2), date(2020, 1, 1))
    with pytest.raises(ValueError, match="later than the last"):
        edtf.within(date(2020, 1, 2), date(2020, 1, 1))
    with pytest.raises(ValueError, match="at least one end"):
        edtf.of_days(None, None)
    with pytest.raises(ValueError, match="no year has day 30 of month 2"):
        edtf.no_year(2, 30)
    assert edtf.no_year(2, 29) == "XXXX-02-29"
