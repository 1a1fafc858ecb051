"""The publication day in every form in which it is given."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.published import order_told, parse_published, read_published

READ: list[tuple[object, str | None]] = [
    # what programs write
    ("2017-06-19", "2017-06-19"),
    ("2020-02", "2020-02"),
    ("2019", "2019"),
    ("20210108", "2021-01-08"),
    ("2021-01-08T20:00:00Z", "2021-01-09"),
    ("2021-01-08T20:00:00.000+0000", "2021-01-09"),
    ("2021-01-08 21:00:00 +07", "2021-01-08"),
    ("2021/01/08 21:00", "2021-01-08"),
    ("Fri, 08 Jan 2021 22:30:00 +0700", "2021-01-08"),
    ("Fri, 08 Jan 2021 22:30:00 GMT", "2021-01-09"),
    ("Fri, 08 Jan 2021 22:30:00 GMT+7", "2021-01-08"),
    ("Fri, 08 Jan 2021 22:30:00 GMT +7", "2021-01-08"),
    ("Fri, 08 Jan 2021 22:30:00 Asia/Ho_Chi_Minh", "2021-01-08"),
    ("Fri, 08 Tháng 1 2021 22:30:00 +0700", "2021-01-08"),
    ("08 thg 1, 2021", "2021-01-08"),
    ("Fri, 08 Jan 2021 22:30:00 UTC+7", "2021-01-08"),
    ("Fri, 08 Jan 2021 22:30:00 ICT", "2021-01-08"),
    ("Fri, 08 Jan 2021 22:30:00", "2021-01-08"),
    ("08 Jan 21", "2021-01-08"),
    ("Fri Jan 08 2021 21:00:00 GMT+0700 (Indochina Time)", "2021-01-08"),
    (1610118000, "2021-01-08"),
    (1610118000000, "2021-01-08"),
    ("1610118000", "2021-01-08"),
    (datetime(2021, 1, 8, 21), "2021-01-08"),
    (date(2021, 1, 8), "2021-01-08"),
    ("20210108100000", "2021-01-08"),
    ("2021-W01-5", "2021-01-08"),
    ("Fri Jan 08 20:00:00 UTC 2021", "2021-01-09"),
    ("Fri Jan 08 20:00:00 GMT+07:00 2021", "2021-01-08"),
    ("/Date(1610118000000+0700)/", "2021-01-08"),
    ("2021-008", "2021-01-08"),
    ("1610118000.123", "2021-01-08"),
    ("2021-01-08T24:00:00", "2021-01-09"),
    ("2021-01-08 24:00Z", "2021-01-09"),
    ("2021-01-08T23:00:00 07:00", "2021-01-08"),
    ("2021-01-08T23:00:00%2B07:00", "2021-01-08"),
    ("０８/０１/２０２１", "2021-01-08"),
    ("٨/١/٢٠٢١", "2021-01-08"),
    ("2021-01-08_22-30-00", "2021-01-08"),
    ("2021-01-08 22-30", "2021-01-08"),
    ("08-JAN-21 10.30.00.000000 PM", "2021-01-08"),
    (1610118000000000, "2021-01-08"),
    ("1610118000000000", "2021-01-08"),
    ("@1610118000", "2021-01-08"),
    ("1610118000000000000", "2021-01-08"),
    ({"year": 2021, "month": 1, "day": 8}, "2021-01-08"),
    # a day or a minute as a number, not as milliseconds of 1976
    (20210108, "2021-01-08"),
    (float("nan"), None),
    (202101082230, "2021-01-08"),
    ("202101082230", "2021-01-08"),
    (20210108223000, "2021-01-08"),
    ("-62135596800", None),
    ("Đang cập nhật", None),
    ("\\N", None),
    # what stands before it on pages
    ("Hà Nội, 8/1/2021", "2021-01-08"),
    ("TP.HCM, ngày 8 tháng 1 năm 2021", "2021-01-08"),
    ("TP. Hồ Chí Minh, 08-01-2021", "2021-01-08"),
    ("(TTXVN) 08/01/2021", "2021-01-08"),
    ("Đăng bởi Ban biên tập ngày 08/01/2021", "2021-01-08"),
    ("Được đăng: 08 Tháng 1 2021", "2021-01-08"),
    ("Ngày tạo: 08/01/2021 22:30", "2021-01-08"),
    ("Thời gian đăng: 22:30 08/01/2021", "2021-01-08"),
    ("Chúa nhật, 10/01/2021", "2021-01-10"),
    ({"$date": "2021-01-08T15:30:00Z"}, "2021-01-08"),
    ({"$date": {"$numberLong": "1610118000000"}}, "2021-01-08"),
    ({"@type": "xsd:date", "@value": "2021-01-08"}, "2021-01-08"),
    (["2021-01-08T22:30:00+07:00"], "2021-01-08"),
    ("Date: Fri, 08 Jan 2021 22:30:00 +0700", "2021-01-08"),
    # what people write in Vietnam
    ("Hà Nội, ngày 08 tháng 01 năm 2021", "2021-01-08"),
    ("TP. Hồ Chí Minh, ngày 8/1/2021", "2021-01-08"),
    ("Ngày phát hành: 08/01/2021", "2021-01-08"),
    ("Th1 8, 2021", "2021-01-08"),
    ("Th12 08, 2021 9:00 chiều", "2021-12-08"),
    ("Tháng 1 08, 2021 10:30 chiều", "2021-01-08"),
    ("08/01/2021 10:30 tối UTC", "2021-01-09"),
    ("08/01/2021 10:30 sáng UTC", "2021-01-08"),
    ("T.6, 08/01/2021 - 22:30", "2021-01-08"),
    ("thu sau, 08/01/2021", "2021-01-08"),
    ("22:30 08/01/2021 giờ Hà Nội", "2021-01-08"),
    ("19/06/2024", "2024-06-19"),
    ("4/8/2017", "2017-08-04"),
    ("04/08/2017 04:07:00 PM", "2017-08-04"),
    ("8-1-2021", "2021-01-08"),
    ("08.01.2021", "2021-01-08"),
    ("21:00 | 08/01/2021", "2021-01-08"),
    ("8h30, 08/01/2021", "2021-01-08"),
    ("10 giờ 30 ngày 8/1/2021", "2021-01-08"),
    ("Thứ Sáu, 08/01/2021 21:00 (GMT+7)", "2021-01-08"),
    ("Thứ 6, ngày 08/01/2021 - 21:00", "2021-01-08"),
    ("T6, 08/01/2021", "2021-01-08"),
    ("Chủ nhật, 10/1/2021, 09:30", "2021-01-10"),
    ("ngày 8 tháng 1 năm 2021", "2021-01-08"),
    ("19 tháng 6, 2017", "2017-06-19"),
    ("8 thg 1, 2021", "2021-01-08"),
    ("Ngày đăng: 08/01/2021 21:00", "2021-01-08"),
    ("tháng 1/2021", "2021-01"),
    ("Tháng Mười Hai 2021", "2021-12"),
    ("tháng Một, năm 2021", "2021-01"),
    ("Sáu, 08/01/2021", "2021-01-08"),
    ("08/01/2021 8 giờ 5 phút", "2021-01-08"),
    ("01/2021", "2021-01"),
    # what people write in the United States
    ("January 8, 2021", "2021-01-08"),
    ("Friday, January 08, 2021 9:00 PM", "2021-01-08"),
    ("1/13/2021", "2021-01-13"),
    ("January 2021", "2021-01"),
    # the weekday tells which number is the month
    ("Fri, 01/08/2021 - 10:30", "2021-01-08"),
    ("Sun, 01/08/2021 - 10:30", "2021-08-01"),
    ("Friday 1/8/2021 23:30 UTC", "2021-01-09"),
    ("Wed, 01/08/2021", "2021-08-01"),
    ("2021-01-08T20:00:00+7:00", "2021-01-08"),
    # other languages
    ("Publié le 8 janvier 2021 à 14h05", "2021-01-08"),
    ("8 de janeiro de 2021", "2021-01-08"),
    ("Jumat, 8 Januari 2021 14:05 WIB", "2021-01-08"),
    ("8 gennaio 2021", "2021-01-08"),
    ("8 stycznia 2021", "2021-01-08"),
    ("8 Ocak 2021", "2021-01-08"),
    ("ວັນທີ 8 ມັງກອນ 2021", "2021-01-08"),
    ("08.01.2021 23:30 МСК", "2021-01-09"),
    ("First published on Fri 8 Jan 2021 22.30 GMT+7", "2021-01-08"),
    # as programs write it, by its parts and otherwise
    ({"seconds": 1610098200, "nanoseconds": 0}, "2021-01-08"),
    ({"_seconds": 1610098200, "_nanoseconds": 0}, "2021-01-08"),
    ([2021, 1, 8], "2021-01-08"),
    ([2021, 1, 8, 22, 30, 5, 0], "2021-01-08"),
    ("1.6100982E9", "2021-01-08"),
    ("1.61009820E+12", "2021-01-08"),
    ("20210108 2230", "2021-01-08"),
    ("20210108_223000", "2021-01-08"),
    ("2021-01-08T23:59:60Z", "2021-01-09"),
    ("Sáng 08/01/2021", "2021-01-08"),
    ("Thu 6, 08/01/2021", "2021-01-08"),
    ("08-Thg1-2021", "2021-01-08"),
    # an empty field
    ([], None),
    ({}, None),
    (0, None),
    ("0", None),
    (False, None),
    ("Invalid date", None),
    ("không rõ", None),
    ("9999-12-31", None),
    ("1753-01-01T00:00:00", None),
    (None, None),
    ("", None),
    ("1970-01-01", None),
    ("1970-01-01T00:00:00Z", None),
    ("1970-01-01T07:00:00+07:00", None),
    ("Thu, 01 Jan 1970 00:00:00 GMT", None),
    ("0001-01-01T00:00:00", None),
    ("0000-00-00 00:00:00", None),
    ("1900-01-01T00:00:00", None),
    ("Mon, 01 Jan 0001 00:00:00 GMT", None),
    ("NaT", None),
    ("N/A", None),
]
REFUSED: list[object] = [
    "Cập nhật, 08/01/2021",
    "Last updated, 08/01/2021",
    "Đăng bởi Ban biên tập, sửa ngày 08/01/2021",
    "hôm qua", "2 giờ trước", "yesterday", "2/3/21", "08/01/21", "21-01-08", "30/2/2021", "31/04/2021 21:00",
    "2021-366", "9999-999", "2021-000",
    "13/25/2021", "2020-13", "2021-02-30T10:00", "2021-13-01", "Cập nhật", "12:30", "2999-01-01", 2019, 8.5, True,
    ["2021", "2022"], [2021, 1], [2021, 13, 1], [2021, 1, True], {"year": 2021, "month": 1}, "8 tháng 1 " * 100,
]  # fmt: skip


@pytest.mark.parametrize(("value", "day"), READ)
def test_a_day_in_any_usual_form(value: object, day: str | None) -> None:
    assert read_published(value) == day


@pytest.mark.parametrize(
    ("value", "told"),
    [("13/01/2021", "day"), ("1/13/2021 4:07", "month"), ("1/2/2021", None), ("2021-01-13", None)],
)
def test_the_order_that_numbers_tell(value: str, told: str | None) -> None:
    assert order_told(value) == told


def test_a_month_first_where_a_whole_table_has_it_so() -> None:
    assert [read_published(day, month_first=True) for day in ("1/8/2021", "01/08/2021 9:00 PM")] == ["2021-01-08"] * 2


@pytest.mark.parametrize("value", REFUSED)
def test_what_is_no_day_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="give a day, a month or a year such as 2017-06-19"):
        read_published(value)


@settings(max_examples=40)
@given(st.text() | st.integers() | st.floats() | st.from_regex(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}( \d\d:\d\d)?"))
def test_whatever_is_given_is_a_day_or_refused_in_words(value: object) -> None:
    try:
        day = read_published(value)
    except ValueError:
        return
    assert parse_published(day) == day


@settings(max_examples=20)
@given(st.dates(date(1971, 1, 1), date(2099, 12, 31)))
def test_every_form_of_a_day_is_that_day(day: date) -> None:
    iso = day.isoformat()
    for form in ("%d/%m/%Y", "%d-%m-%Y 21:00", "%Y%m%d", "ngày %d tháng %m năm %Y", "%Y-%m-%dT23:59:59+07:00"):
        assert read_published(day.strftime(form)) == iso
