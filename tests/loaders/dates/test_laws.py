"""What holds for any text and any day."""

# ruff: noqa: E501  a case of a table is one line
from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from loaders.annotate import date_records
from loaders.article import Article
from loaders.dates import edtf
from loaders.dates.find import find_expressions
from loaders.published import parse_published
from loaders.text.normalise import normalise

_PIECES = (
    "ngày hôm nay qua mai sáng chiều tối thứ hai bảy tháng tư năm 2019 tuần này tới sau trước vừa từ đến cùng 2/6 26-28/5 5 7 12"
    " 6-5-2021 15h30 ( ) , . - / và Tết mùng rằm quý III mùa thu cuối đầu đội kỷ niệm lần thứ ông \n giờ Hà Nội nữa"
)
TEXTS = st.one_of(st.lists(st.sampled_from(_PIECES.split(" ")), max_size=30).map(" ".join), st.text(max_size=60))


def _is_day(day: date) -> bool:
    """Whether a day is one of publication: what systems write for none is not (1970-01-01, and the day before it)."""
    return parse_published(day.isoformat()) is not None


DAYS = st.dates(min_value=date(1950, 1, 10), max_value=date(2150, 12, 20)).filter(_is_day)


@given(TEXTS)
def test_expressions_lie_in_the_text_in_order_and_apart(given_text: str) -> None:
    text = normalise(given_text).text
    end = 0
    for e in find_expressions(text):
        assert end <= e.start < e.end <= len(text)
        assert text[e.start : e.end] == e.text == e.text.strip()
        end = e.end


@given(TEXTS, st.one_of(st.none(), DAYS.map(date.isoformat)))
def test_records_are_valid_dates_at_their_place(text: str, published: str | None) -> None:
    for r in date_records(Article(id="a", text=text, published=published)):
        assert text[r["start"] : r["end"]] == r["text"]
        assert r["date"] is None or edtf.parse(r["date"])
        assert (r["certainty"] == "unknown") == (r["date"] is None or "XXXX" in r["date"])


RELATIVE = [
    "hôm nay",
    "hôm qua",
    "ngày kia",
    "thứ hai",
    "thứ Bảy vừa qua",
    "tuần sau",
    "cuối tuần này",
    "3 ngày tới",
    "thứ tư tuần trước",
]


@pytest.mark.parametrize("phrase", RELATIVE)
@settings(max_examples=25)
@given(day=DAYS)
def test_a_week_later_the_answer_is_a_week_later(phrase: str, day: date) -> None:
    def bounds(at: date) -> edtf.Bounds:
        (record,) = date_records(Article(id="a", text=phrase, published=at.isoformat()))
        assert record["date"] is not None
        return edtf.bounds(record["date"])

    week = timedelta(days=7)
    assume(_is_day(day + week))
    assert tuple(d + week for d in bounds(day) if d) == bounds(day + week)


@given(day=DAYS, offset=st.integers(-120, 120))
def test_a_yearless_day_is_the_one_within_120_days(day: date, offset: int) -> None:
    meant = day + timedelta(days=offset)
    (record,) = date_records(Article(id="a", text=f"Sáng {meant.day}/{meant.month}", published=day.isoformat()))
    assert record["date"] == meant.isoformat() or (meant.month, meant.day) == (2, 29)


PAST = [
    "Ngày {d}/{m}, hai bên đã ký.", "Hai bên đã gặp nhau ngày {d}/{m} tại Huế.", "Hôm {d}/{m}, hai bên họp.",
    "Ngày {d}/{m} vừa qua, hai bên họp.", "Sáng {d} tháng {m} vừa rồi, hai bên họp.", "Hôm {d}, hai bên họp.",
    "Tháng {m}, đoàn đã thăm Lào.", "Hồi tháng {m}, hai bên họp.", "Đoàn thăm Lào hồi đầu tháng {m}.",
    "Tháng {m} vừa qua, hai bên họp.", "Hồi mùa thu, hai bên họp.", "Hôm thứ Ba, hai bên họp.", "Thứ Sáu, hai bên đã ký.",
    "Chủ nhật vừa qua, hai bên họp.", "Từ ngày {d} đến 28/{m} vừa qua, đoàn thăm Lào.", "Cuối tuần qua, hai bên họp.",
    "The two sides met on Friday.", "They signed it in March.", "He arrived on Tuesday and will leave soon.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", PAST)
@settings(max_examples=25)
@given(day=DAYS, d=st.integers(1, 27), m=st.integers(1, 12))
def test_what_is_told_as_past_begins_no_later_than_the_writing(sentence: str, day: date, d: int, m: int) -> None:
    article = Article(id="a", text=sentence.format(d=d, m=m), published=day.isoformat())
    for record in date_records(article):
        assert record["date"] is not None
        first = edtf.bounds(record["date"])[0]
        assert first is not None
        assert first <= day


@given(day=DAYS)
def test_a_full_date_needs_no_reference(day: date) -> None:
    for text in (
        f"{day.day}/{day.month}/{day.year}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        day.isoformat(),
    ):
        (record,) = date_records(Article(id="a", text=text, published=None))
        assert (record["date"], record["certainty"]) == (day.isoformat(), "stated")


# Repeated a hundred thousand characters long: an answer that never came would mean a cost that is not linear.
@pytest.mark.parametrize(
    ("unit", "found"),
    [("ngày ", 0), ("1/", 0), ("1-", 0), ("thứ hai ", 0), ("từ đến ", 0), ("9h ", 0), (" ", 0), ("hôm nay, ", 11111)],
)
def test_long_and_odd_texts_come_to_an_end(unit: str, found: int) -> None:
    assert len(find_expressions(unit * (100_000 // len(unit)))) == found


def test_wide_gaps_are_no_gaps() -> None:
    blank = " " * 50_000
    assert find_expressions(f"ngày 2/6{blank}đến{blank}3/6")[0].text == "ngày 2/6"
