"""Sentences that give each act its own day, in parts or in brackets."""

# ruff: noqa: E501  a case of a table is one line
from __future__ import annotations

import pytest

from loaders.article import Article
from loaders.extract import extract
from tests.loaders.events.building import reading

TOLD = [
    ("Chủ tịch Quốc hội Nguyễn Thị Kim Ngân thăm Lào. 3/6: hội đàm với Chủ tịch Quốc hội Lào; 4/6: hội kiến Thủ tướng Lào; 5/6: rời Viêng Chăn.", {("talks", "2018-06-03"), ("meeting", "2018-06-04")}),
    ("3/6 - Thủ tướng Nhật Bản đến Bắc Kinh; 4/6 - hội đàm với Thủ tướng Trung Quốc; 5/6 - gặp Chủ tịch Trung Quốc.", {("talks", "2018-06-04"), ("meeting", "2018-06-05")}),
    ("Thủ tướng Nhật Bản sẽ hội đàm với Thủ tướng Trung Quốc (4/6), hội kiến Chủ tịch Trung Quốc (5/6).", {("talks", "2018-06-04"), ("meeting", "2018-06-05")}),
    ("Thủ tướng Nhật Bản sẽ hội đàm với Thủ tướng Trung Quốc (4/6), hội kiến Chủ tịch Trung Quốc một ngày sau đó.", {("talks", "2018-06-04"), ("meeting", "2018-06-05")}),
    # one day alone is that of all its parts
    ("Ngày 3/6, Thủ tướng Nhật Bản hội đàm với Thủ tướng Trung Quốc; hai bên ký hiệp định.", {("talks", "2018-06-03"), ("signing", "2018-06-03")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD)
def test_each_act_has_the_day_of_its_part(text: str, events: set[tuple[str, str]]) -> None:
    found = extract(Article("a", text, published="2018-06-01")).events
    assert {(e.type, e.date) for e in found if e.type != "visit"} == events


@pytest.mark.parametrize(("words", "day"), [("tuần tra chung", "2018-06-01"), ("ghé thăm", "2018-06-03")])
def test_two_acts_one_after_the_other_have_each_its_own_days(words: str, day: str) -> None:
    text = "Tàu Lào đã cùng tàu Nga tuần tra chung trong hai ngày 1 và 2/6, sau đó ghé thăm cảng Sochi từ 3 đến 6/6."
    told = [m.day for m in reading(text, "2018-06-07").mentions if m.contact.words == words]
    assert {str(d.spans[0][0]) for d in told if d.of.how == "own" and d.spans[0]} == {day}


@pytest.mark.parametrize("invited", ["", ", theo lời mời của Tổng thống Macron"])
def test_a_part_without_a_word_of_contact_goes_on_with_the_one_before(invited: str) -> None:
    text = f"Chủ tịch nước Trần Đại Quang sẽ thăm Pháp từ 25 đến 27/6{invited}; Cuba từ 28 đến 30/6."
    found = extract(Article("a", text, published="2018-06-01")).events
    assert {("-".join(e.countries), e.date) for e in found} == {
        ("FR-VN", "2018-06-25/2018-06-27"), ("CU-VN", "2018-06-28/2018-06-30")
    }  # fmt: skip
