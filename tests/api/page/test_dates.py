"""Dates in words: every form of EDTF that the service stores, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.i18n import words
from api.pages import dates
from api.pages.dates import Shape

VI, EN = words("vi"), words("en")

CASES = [
    # EDTF, shape, Vietnamese, English
    ("2022-06-02", Shape.DAY, "Thứ Năm, 2 tháng 6, 2022", "Thursday, 2 June 2022"),
    ("2018-03", Shape.PERIOD, "Trong tháng 3 năm 2018, không rõ ngày", "Some time in March 2018"),
    ("2016", Shape.PERIOD, "Trong năm 2016, không rõ ngày", "Some time in 2016"),
    ("XXXX-06-02", Shape.YEARLESS, "2 tháng 6, không rõ năm", "2 June, year unknown"),
    ("XXXX-02-29", Shape.YEARLESS, "29 tháng 2, không rõ năm", "29 February, year unknown"),
    ("XXXX-05", Shape.YEARLESS, "Tháng 5, không rõ năm", "May, year unknown"),
    ("2018-07-02/2018-07-05", Shape.RANGE, "2 – 5 thg 7, 2018 (4 ngày)", "2–5 Jul 2018 (4 days)"),
    (
        "2018-11-19/..",
        Shape.RANGE,
        "Từ Thứ Hai, 19 tháng 11, 2018, không rõ ngày kết thúc",
        "From Monday, 19 November 2018, end unknown",
    ),
    (
        "../2018-11-19",
        Shape.RANGE,
        "Đến Thứ Hai, 19 tháng 11, 2018, không rõ ngày bắt đầu",
        "Until Monday, 19 November 2018, start unknown",
    ),
    ("2018-03/2018-05", Shape.RANGE, "tháng 3 năm 2018 – tháng 5 năm 2018", "March 2018 – May 2018"),
    (
        "[2013-08-07,2014-08-07,2015-08-07]",
        Shape.CHOICE,
        "7 tháng 8, năm 2013, 2014 hoặc 2015",
        "7 August, in 2013, 2014 or 2015",
    ),
    (
        "[2019-04-01,2019-04-03]",
        Shape.CHOICE,
        "Một trong 2 ngày: 1 tháng 4, 2019 hoặc 3 tháng 4, 2019",
        "One of 2 days: 1 April 2019 or 3 April 2019",
    ),
    (
        "[2019-08-20..2019-08-23,2021-08-20..2021-08-23]",
        Shape.CHOICE,
        "20 – 23 thg 8, năm 2019 hoặc 2021",
        "20–23 Aug, in 2019 or 2021",
    ),
    (
        "[2019-08-20,2020-08-20,2021-08-20,2022-08-20]",
        Shape.CHOICE,
        "20 tháng 8, một năm từ 2019 đến 2022",
        "20 August, in some year from 2019 to 2022",
    ),
    (
        "[2019-04-01,2019-04-03..2019-04-05]",
        Shape.CHOICE,
        "Một trong 4 ngày: 1 tháng 4, 2019 hoặc 3 tháng 4, 2019 – 5 tháng 4, 2019",
        "One of 4 days: 1 April 2019 or 3 April 2019 – 5 April 2019",
    ),
    (
        "[2019-04-01,2019-04-03,2019-04-05,2019-04-07,2019-04-09,2019-04-11]",
        Shape.CHOICE,
        "Một trong 6 ngày từ 1 tháng 4, 2019 đến 11 tháng 4, 2019",
        "One of 6 days from 1 April 2019 to 11 April 2019",
    ),
    (
        "{2018-02-07,2018-02-08}",
        Shape.RANGE,
        "7 tháng 2, 2018 và 8 tháng 2, 2018",
        "7 February 2018 and 8 February 2018",
    ),
    (
        "[2020-11-01..2021-02-11]",
        Shape.SPAN,
        "Một ngày trong khoảng 1 tháng 11, 2020 – 11 tháng 2, 2021",
        "One day between 1 November 2020 and 11 February 2021",
    ),
    ("[..2021-02-11]", Shape.SPAN, "Một ngày tới 11 tháng 2, 2021 là muộn nhất", "A day not after 11 February 2021"),
    ("[2021-02-11..]", Shape.SPAN, "Một ngày từ 11 tháng 2, 2021 trở đi", "A day not before 11 February 2021"),
    (
        "XXXX-06-02/XXXX-06-05",
        Shape.YEARLESS,
        "2 tháng 6 – 5 tháng 6, không rõ năm",
        "2 June – 5 June, year unknown",
    ),
]


def plain(text: str) -> str:
    """CLDR puts thin, narrow or no spaces around its dashes; which ones is its business."""
    text = " ".join(text.replace("\u2009", " ").replace("\u202f", " ").replace("\xa0", " ").split())
    return text.replace(" – ", "–")


@pytest.mark.parametrize(("edtf", "shape", "vi", "en"), CASES)
def test_every_form_is_said(edtf: str, shape: Shape, vi: str, en: str) -> None:
    in_vietnamese, in_english = dates.say(edtf, VI), dates.say(edtf, EN)
    assert in_vietnamese.shape is in_english.shape is shape
    assert plain(in_vietnamese.text) == plain(vi)
    assert plain(in_english.text) == plain(en)


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "sometime",
        "2022-13-01",
        "2021-02-29",
        "[a,b]",
        "2022-W05",
        "/",
        "../..",
        "[]",
        "[..]",
        "{}",
        "[2019-01-01,]",
    ],
)
def test_what_is_no_known_form_is_shown_as_it_stands(edtf: str) -> None:
    assert dates.say(edtf, VI).shape is Shape.OTHER
    assert dates.say(edtf, VI).text == edtf


@pytest.mark.parametrize(("edtf", "iso"), [("2022-06-02", "2022-06-02"), ("2018-03", "2018-03"), ("2016", "2016")])
def test_only_dates_that_html_can_say_get_a_time_element(edtf: str, iso: str) -> None:
    assert dates.say(edtf, VI).iso == iso
    assert dates.say(f"[{edtf}..2023-01-01]", VI).iso is None


def test_the_leaf_of_a_day_is_that_of_a_tear_off_calendar() -> None:
    leaf = dates.say("2022-06-05", VI).leaf
    assert (leaf.above, leaf.figure, leaf.below, leaf.sunday, leaf.size) == (
        "Tháng 6 · 2022", "5", "Chủ Nhật", True, "l",
    )  # fmt: skip


def test_an_uncertain_leaf_never_shows_one_day() -> None:
    assert dates.say("[2013-08-07,2014-08-07]", VI).leaf.above == "một trong 2 năm"
    assert dates.say("XXXX-08-07", VI).leaf.above == "không rõ năm"
    assert dates.say("[2020-11-01..2021-02-11]", VI).leaf.figure == "1/11/2020 – 11/2/2021"


@pytest.mark.parametrize(
    ("edtf", "vietnamese", "english"),
    [
        ("[2020-11-01..2021-02-11]", "1/11/2020 – 11/2/2021", "1 Nov 2020 – 11 Feb 2021"),
        ("[2013-08-07,2014-08-07]", "7/8", "7 Aug"),
        ("[2013-08-07..2013-08-09,2014-08-07..2014-08-09]", "7–9/8", "7–9 Aug"),
        ("XXXX-08-07", "7/8", "7 Aug"),
        ("2018-06-30/2018-07-02", "30/6–2/7", "30 Jun–2 Jul"),
        ("2018-12-30/2019-01-02", "30/12/2018–2/1/2019", "30 Dec 2018–2 Jan 2019"),
        ("[2016-08..2016-09]", "8/2016 – 9/2016", "Aug 2016 – Sept 2016"),
    ],
)
def test_a_leaf_in_english_names_its_month(edtf: str, vietnamese: str, english: str) -> None:
    """An English reader may read 7/8 as the eighth of July."""
    assert (dates.say(edtf, VI).leaf.figure, dates.say(edtf, EN).leaf.figure) == (vietnamese, english)


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    assert dates.say(text, VI).edtf == text


@given(st.dates(min_value=date(1900, 1, 1)), st.dates(min_value=date(1900, 1, 1)))
def test_an_interval_names_both_years(first: date, last: date) -> None:
    if first > last:
        first, last = last, first
    said = dates.say(f"{first}/{last}", EN).text
    assert str(first.year) in said
    assert str(last.year) in said


def test_instants_are_shown_in_hanoi_time() -> None:
    assert dates.instant_text(datetime(2024, 1, 1, 18, 30, tzinfo=UTC), VI) == "2 tháng 1, 2024, 01:30"
    assert dates.instant_text(datetime(2024, 1, 1, 18, 30, tzinfo=UTC), EN) == "2 January 2024, 01:30"
