"""Records of whole articles: references, told days, offsets, honesty."""

from __future__ import annotations

import unicodedata

import pytest

from loaders.annotate import date_records
from loaders.article import Article


def read(text: str, published: str | None) -> list[tuple[str | None, str]]:
    return [(r["date"], r["certainty"]) for r in date_records(Article(id="a", text=text, published=published))]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # no reference: honest
        ("Sáng 2/6", None, ("XXXX-06-02", "unknown")),
        ("hồi tháng 4", None, ("XXXX-04", "unknown")),
        ("26-28/5", None, ("XXXX-05-26/XXXX-05-28", "unknown")),
        ("đến ngày 15/5", None, ("XXXX-05-15", "unknown")),
        ("từ ngày 15/5", None, ("XXXX-05-15", "unknown")),
        ("hôm qua", None, (None, "unknown")),
        ("thứ hai tuần sau", None, (None, "unknown")),
        ("cùng ngày", None, (None, "unknown")),
        ("chiều 6-5-2021", None, ("2021-05-06", "stated")),
        ("năm 2016", None, ("2016", "stated")),
        # a coarse reference: what it leaves
        ("Sáng 2/6", "2017-06", ("2017-06-02", "inferred")),
        ("Sáng 2/6", "2017", ("2017-06-02", "inferred")),
        ("hôm nay", "2017-06", ("[2017-06-01..2017-06-30]", "ambiguous")),
        ("tuần này", "2017-06", ("[2017-05-29..2017-07-02]", "ambiguous")),
        ("năm ngoái", "2017-06", ("2016", "inferred")),
        ("tháng này", "2017-06", ("2017-06", "inferred")),
        ("năm nay", "2017", ("2017", "inferred")),
        ("20/12", "2017-06", ("2017-12-20", "inferred")),
        ("5/1", "2017-09", ("[2017-01-05,2018-01-05]", "ambiguous")),
        ("20/12", "2017-10", ("2017-12-20", "inferred")),
    ],
)
def test_certainty_by_reference(text: str, published: str | None, expected: tuple[str | None, str]) -> None:
    assert read(text, published) == [expected]


def test_told_days_follow_the_story() -> None:
    text = (
        "Sáng 5/7/2018, đoàn tới Huế. Chiều cùng ngày, đoàn họp. Hôm sau, đoàn rời Huế. Hai ngày sau đó, đoàn về nước."
    )
    assert read(text, None) == [
        ("2018-07-05", "stated"), ("2018-07-05", "inferred"), ("2018-07-06", "inferred"), ("2018-07-08", "inferred"),
    ]  # fmt: skip


def test_years_later_count_from_the_year_told() -> None:
    assert read("Năm 2001 họ gặp nhau; 11 năm sau, họ gặp lại.", "2019-05-21") == [
        ("2001", "stated"),
        ("2012", "inferred"),
    ]


def test_clock_times_and_feasts_are_no_told_days() -> None:
    text = "Sáng 5/7, đoàn tới. Nhân dịp Quốc khánh 2/9, đoàn dự lễ. Cùng ngày, đoàn họp."
    assert read(text, "2018-07-06")[-1] == ("2018-07-05", "inferred")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_are_of_the_text_as_given(form: str) -> None:
    text = unicodedata.normalize(form, "Hoà\u00a0bình:\u200b sáng\u00a02–6, ông đến Thuỵ Sĩ; tối thứ Bảy sẽ về.")
    records = date_records(Article(id="a", text=text, published="2019-06-05"))
    assert [r["date"] for r in records] == ["2019-06-02", "2019-06-08"]
    for r in records:
        assert text[r["start"] : r["end"]] == r["text"]
    assert unicodedata.normalize("NFC", records[1]["text"]) == "tối thứ Bảy"


def test_bad_publication_day_is_named() -> None:
    with pytest.raises(ValueError, match="2019-02-30"):
        date_records(Article(id="a", text="hôm nay", published="2019-02-30"))


def test_empty_text_has_no_dates() -> None:
    assert date_records(Article(id="a", text="", published=None)) == []
