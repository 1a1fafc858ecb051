"""Exercises that are told by their first day or their last, in short articles of our own."""

from __future__ import annotations

import pytest

from loaders.article import Article
from loaders.extract import extract

# Text of 4 June 2018, and the days of the exercise.
CASES = [
    ("Lào và Thái Lan ngày 2/6 bắt đầu cuộc tập trận chung.", "2018-06-02/.."),
    ("Lào và Thái Lan bắt đầu cuộc tập trận chung hôm 2/6.", "2018-06-02/.."),
    ("Cuộc tập trận chung giữa Lào và Thái Lan khởi động ngày 2/6.", "2018-06-02/.."),
    ("Lào và Thái Lan hôm nay khai mạc cuộc diễn tập hiệp đồng.", "2018-06-04/.."),
    ("Cuộc tập trận giữa Lào và Thái Lan kết thúc ngày 2/6.", "../2018-06-02"),
    ("Lào và Thái Lan ngày 2/6 bắt đầu cuộc tập trận chung, kéo dài đến ngày 9/6.", "2018-06-02/2018-06-09"),
    ("Lào và Thái Lan ngày 2/6 tiến hành một cuộc tập trận chung.", "2018-06-02"),
]


@pytest.mark.parametrize(("text", "days"), CASES, ids=[text for text, _ in CASES])
def test_days_of_exercises(text: str, days: str) -> None:
    found = extract(Article("a", text, published="2018-06-04")).events
    assert [e.date for e in found if e.type == "exercise"] == [days]
