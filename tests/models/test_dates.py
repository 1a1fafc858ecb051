from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.dates.edtf import parse
from models.dates import (
    NO_DAY,
    OPEN_DAYS,
    SPAN_DAYS,
    UNDATED,
    bounds,
    checked_date,
    parse_day,
    parse_edtf,
    parsed_bounds,
    search_days,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-06-02", ("2022-06-02", "2022-06-02")),
        ("2018-03", ("2018-03-01", "2018-03-31")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2016", ("2016-01-01", "2016-12-31")),
        ("201X", ("2010-01-01", "2019-12-31")),
        ("2018-07-02/2018-07-05", ("2018-07-02", "2018-07-05")),
        ("2018-11-19/..", ("2018-11-19", None)),
        ("2018-11-19/", ("2018-11-19", None)),
        ("../2018-05-15", (None, "2018-05-15")),
        ("/2018-05-15", (None, "2018-05-15")),
        ("[2013-08-07,2014-08-07,2015-08-07]", ("2013-08-07", "2015-08-07")),
        ("[2020-11-01..2021-02-11]", ("2020-11-01", "2021-02-11")),
        ("XXXX-06-02", (None, None)),
        ("[XXXX-06-02,XXXX-06-03]", (None, None)),
        ("2018-06-XX", ("2018-06-01", "2018-06-30")),
        ("2018-06-02?", ("2018-06-02", "2018-06-02")),
    ],
)
def test_bounds(text: str, expected: tuple[str | None, str | None]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "2/6/2022",
        "2022-6-2",
        "2022-02-30",
        "2022-13",
        "2018-07-05/2018-07-02",
        "2022-06-02T10:00",
        "٢٠٢٢-٠٦-٠٢",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected|there is no day|ends before"):
        bounds(text)


def test_a_day_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="there is no day 2022-02-30"):
        parse_day("2022-02-30")


@given(st.text(max_size=30))
def test_any_text_gives_bounds_or_a_value_error(text: str) -> None:
    try:
        earliest, latest = bounds(text)
    except ValueError:
        return
    if earliest and latest:
        assert parse_day(earliest) <= parse_day(latest)


_DAY = st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(date.isoformat) | st.just("2022-02-30")


@settings(max_examples=60)
@given(
    st.tuples(_DAY | st.sampled_from(["", ".."]), st.just("/"), _DAY | st.sampled_from(["", ".."])).map("".join)
    | st.tuples(_DAY, _DAY).map(lambda days: f"[{days[0]}..{days[1]}]")
    | st.lists(_DAY, min_size=1, max_size=3).map(lambda days: f"[{','.join(days)}]")
    | st.from_regex("[0-9]{3}[0-9X](-[01][0-9])?|XXXX(-[01][0-9]){0,2}", fullmatch=True)
)
def test_common_dates_have_the_bounds_that_the_library_gives(text: str) -> None:
    def of(read: Callable[[str], object]) -> object:
        try:
            return read(text)
        except ValueError as error:
            return str(error)

    assert of(bounds) == of(parsed_bounds)


def test_an_open_end_reaches_some_days_beyond_the_known_one() -> None:
    assert search_days("2018-11-19", None) == (date(2018, 11, 19), date(2018, 12, 19), 2)
    assert search_days(None, "2018-11-19") == (date(2018, 10, 20), date(2018, 11, 19), 2)
    assert (date(2018, 12, 19) - date(2018, 11, 19)).days == OPEN_DAYS


def test_without_a_year_there_is_no_day() -> None:
    assert search_days(None, None) == (NO_DAY, NO_DAY, UNDATED)


@given(st.dates(), st.dates())
def test_the_class_of_length_is_the_first_that_fits(one: date, other: date) -> None:
    earliest, latest = sorted([one, other])
    first, last, span = search_days(earliest.isoformat(), latest.isoformat())
    assert (first, last) == (earliest, latest)
    limit, days = SPAN_DAYS[span], (latest - earliest).days
    assert limit is None or days <= limit
    assert span == 0 or days > (SPAN_DAYS[span - 1] or 0)


def test_edtf_is_parsed_by_one_thread_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's grammar is not made for several, least of all in the first requests after a start."""
    inside, most = 0, 0

    def slow(text: str) -> object:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        time.sleep(0.02)
        inside -= 1
        return edtf.parser.parser_classes.Unspecified("", "")

    monkeypatch.setattr("edtf.parse_edtf", slow)
    with ThreadPoolExecutor(8) as pool:
        # the two doors, to one lock
        done = [pool.submit(door, f"XXXX-01-{day:02}") for day in range(1, 5) for door in (parse_edtf, parse)]
        assert all(future.result() is not None for future in done)
    assert most == 1


@pytest.mark.parametrize(
    ("given_", "date_"),
    [
        ("2024-05-02", "2024-05-02"),
        ("2024-05-02T08:00:00+07:00", "2024-05-02"),
        ("2024-05-02T23:30:00Z", "2024-05-02"),
        ("2024-05-02T08:00:00/2024-05-03T17:00:00", "2024-05-02/2024-05-03"),
        ("XXXX-02-29", "XXXX-02-29"),
        ("2024-21", "2024-21"),
    ],
)
def test_an_event_has_days_and_no_clock(given_: str, date_: str) -> None:
    assert checked_date(given_) == date_


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("XXXX-02-30", "no year has a day 30 of month 02"),
        ("XXXX-06-31/XXXX-07-02", "no year has a day 31 of month 06"),
        ("2023-02-29", "there is no day 2023-02-29"),
        ("2024-05-02T", "expected an EDTF date"),
        ("Talks", "expected an EDTF date"),
    ],
)
def test_what_is_no_date_of_an_event(text: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        checked_date(text)
