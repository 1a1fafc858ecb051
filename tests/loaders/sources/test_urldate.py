"""Which addresses name the day of their page, and which only seem to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.sources.urldate import date_in_url

NAMED = [
    # the instant of publication as the page's number
    ("https://vtv.vn/chinh-tri/hop-tac-20210108210052442.htm", "2021-01-08", "20210108210052442"),
    ("https://a.vn/x-20190305142530.htm", "2019-03-05", "20190305142530"),
    ("https://a.vn/x-201903051425.html", "2019-03-05", "201903051425"),
    # three digits for the site first, the year with two digits
    ("https://a.vn/x-102220601163548123.htm", "2022-06-01", "102220601163548123"),
    # folders
    ("https://a.vn/2021/01/08/x.html", "2021-01-08", "2021/01/08"),
    ("https://a.vn/2021/1/8/x", "2021-01-08", "2021/1/8"),
    ("https://a.vn/news/2021-01-08/x", "2021-01-08", "2021-01-08"),
    ("https://a.vn/2021/0108/x", "2021-01-08", "2021/0108"),
    ("https://a.vn/2021/01/x.html", "2021-01", "2021/01"),
    ("https://a.vn/world/2021/jan/08/x", "2021-01-08", "2021/jan/08"),
    ("https://a.vn/world/2021/January/08/x", "2021-01-08", "2021/January/08"),
    ("https://a.vn/2021/Dec/1/x", "2021-12-01", "2021/Dec/1"),
    # eight digits, an ISO day
    ("https://a.vn/tin/20210108/x.html", "2021-01-08", "20210108"),
    ("https://a.vn/tin-20210108.html", "2021-01-08", "20210108"),
    ("https://a.vn/tin-2021-01-08-x.html", "2021-01-08", "2021-01-08"),
    # the page's number is trusted before its folder, the last number before an earlier one
    ("https://a.vn/2020/12/x-20210108210052442.htm", "2021-01-08", "20210108210052442"),
    ("https://a.vn/su-kien-20200902-20210108.htm", "2021-01-08", "20210108"),
    # a web archive: the day of copying says nothing
    ("https://web.archive.org/web/20230506070809/https://a.vn/x-20210108.htm", "2021-01-08", "20210108"),
    ("https://a.vn/x-20200229.html", "2020-02-29", "20200229"),
]

NOT_NAMED = [
    "https://a.vn/x-4213456.html",
    "https://a.vn/x-20211308.html",
    "https://a.vn/x-20210230.html",
    "https://a.vn/x-20190229101112.htm",
    "https://a.vn/x-2021010800001.htm",
    "https://a.vn/ngay-8-1-2021-hai-nuoc.html",
    "https://a.vn/x?date=20210108",
    "https://a.vn/x#20210108",
    "https://20210108.vn/x",
    "https://a.vn/x-18500108.html",
    "https://a.vn/2021/x.html",
    "https://a.vn/ky-hop-202101.html",
    "https://web.archive.org/web/20230506070809/https://a.vn/x.htm",
    "https://web.archive.org/web/20230506070809id_/http://a.vn/",
    "https://[bad",
    "",
]


@pytest.mark.parametrize(("url", "day", "text"), NAMED)
def test_day_named_by_address(url: str, day: str, text: str) -> None:
    assert date_in_url(url) == (day, text)


@pytest.mark.parametrize("url", NOT_NAMED)
def test_no_day_in_address(url: str) -> None:
    assert date_in_url(url) is None


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert date_in_url(f"https://a.vn/x-{day:%Y%m%d}093000.htm") == (str(day), f"{day:%Y%m%d}093000")


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    found = date_in_url(text)
    assert found is None or found[1] in text
