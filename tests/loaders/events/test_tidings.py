"""Which dates of a sentence are of what a contact is about: tidings that somebody wrote upon, what was reviewed."""

from __future__ import annotations

import pytest

from loaders.article import Article
from loaders.extract import extract

# wording → the day of the message, written on 9 February 2023
SENT = [
    (
        "Được tin động đất xảy ra đêm 6/2 tại Cuba, ngày 8/2, Thủ tướng Việt Nam đã gửi điện thăm hỏi Thủ tướng Cuba.",
        "2023-02-08",
    ),
    (
        "Được tin động đất xảy ra đêm 6/2 tại Cuba, Thủ tướng Việt Nam ngày 8/2 đã gửi điện thăm hỏi Thủ tướng Cuba.",
        "2023-02-08",
    ),
    (
        "Được tin động đất xảy ra đêm 6/2 tại Cuba, Thủ tướng Việt Nam đã gửi điện thăm hỏi Thủ tướng Cuba.",
        "2023-02-09",
    ),
    # nothing moved him
    ("Ngày 8/2, Thủ tướng Việt Nam đã gửi điện thăm hỏi Thủ tướng Cuba.", "2023-02-08"),
]


@pytest.mark.parametrize(("wording", "day"), SENT)
def test_a_message_is_not_of_the_day_of_the_tidings(wording: str, day: str) -> None:
    found = extract(Article("a", wording, published="2023-02-09")).events
    assert [(e.countries, e.date) for e in found] == [(("CU", "VN"), day)]


# wording → the days of a meeting, told on 4 August 2024
REVIEWS = [
    ("Ngày 2/8, Bộ Công an Việt Nam và Bộ An ninh Lào họp sơ kết hợp tác 6 tháng đầu năm 2024.", "2024-08-02"),
    ("Ngày 2/8, Bộ Công an Việt Nam và Bộ An ninh Lào họp đánh giá kết quả quý II.", "2024-08-02"),
    ("Tháng 7/2024, Bộ Công an Việt Nam và Bộ An ninh Lào hội đàm, tổng kết hợp tác.", "2024-07"),
]


@pytest.mark.parametrize(("wording", "day"), REVIEWS)
def test_a_meeting_is_not_of_the_months_that_it_reviews(wording: str, day: str) -> None:
    assert [e.date for e in extract(Article("a", wording, published="2024-08-04")).events] == [day]
