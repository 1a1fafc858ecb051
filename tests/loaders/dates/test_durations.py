"""Lengths of time as words tell them."""

from __future__ import annotations

import pytest

from loaders.dates.durations import duration_before, durations_in
from loaders.text.normalise import lowered

TOLD = [
    ("Chuyến thăm kéo dài 4 ngày.", [4]),
    ("Đoàn ở lại thành phố ba ngày.", [3]),
    ("Tàu sẽ lưu lại cảng năm ngày để giao lưu.", [5]),
    ("Hai bên tập trận chung 10 ngày ngoài khơi.", [10]),
    ("Cuộc diễn tập dài hai tuần khép lại.", [15]),
    ("Ông thăm chính thức Anh trong 4 ngày, rồi sang Pháp hai ngày.", [4]),
    # where "tới" leads to a place it is no "days to come"
    ("Ông mở đầu chuyến thăm kéo dài ba ngày tới Anh.", [3]),
    ("Chuyến thăm hai ngày tới Bình Nhưỡng bắt đầu.", [2]),
    ("Khách là bạn của thành phố trong ba ngày tới.", []),
    ("Trong ba ngày tới, khách ở lại.", []),
    # neither a moment nor a date nor what is too short or too long for a stay
    ("Hai bên họp trong 3 ngày qua, trong hai ngày 5 và 6/7.", []),
    ("Đoàn thăm Lào trong 1 ngày, dự án kéo dài 900 ngày.", []),
]


@pytest.mark.parametrize(("text", "days"), TOLD)
def test_days_of_a_length(text: str, days: list[int]) -> None:
    assert [d.days for d in durations_in(text, lowered(text))] == days


def test_a_length_has_its_words() -> None:
    text = "Đoàn ở lại thành phố ba ngày."
    (found,) = durations_in(text, lowered(text))
    assert text[found.start : found.end] == "ở lại thành phố ba ngày"


def test_a_length_before_the_day_on_which_it_begins() -> None:
    text = "thăm lào trong ba ngày, bắt đầu từ ngày 5/3"
    found = duration_before(text, text.index("từ"))
    assert found is not None
    assert found.days == 3
    assert duration_before("từ ngày 5/3", 0) is None
