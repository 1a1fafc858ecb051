"""Lengths of time as words tell them."""

from __future__ import annotations

import pytest

from loaders.dates.durations import duration_before, durations_in, meetings_in, stays_in
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
    # so often in so long a time
    ("Đây là cuộc gặp lần thứ hai của hai ông chỉ trong vòng hai tuần.", []),
    ("Hai bên đã gặp nhau ba lần trong 10 ngày.", []),
    ("Lần thứ ba đến Lào, ông làm việc nhiều. Ông ở đây trong bốn ngày.", [4]),
    # of one week the last day is the seventh; of more it is seldom told to the day
    ("Chuyến thăm kéo dài một tuần.", [7]),
    ("Tàu hạ neo, mở đầu ba ngày thăm Lào.", [3]),
    ("Ông bước vào hai ngày làm việc tại Huế.", [2]),
    ("Ông dành bốn ngày viết sách.", []),
    # neither a moment nor a date nor what is too short or too long for a stay
    ("Hai bên họp trong 3 ngày qua, trong hai ngày 5 và 6/7.", []),
    ("Đoàn thăm Lào trong 1 ngày, dự án kéo dài 900 ngày.", []),
]


@pytest.mark.parametrize(("text", "days"), TOLD)
def test_days_of_a_length(text: str, days: list[int]) -> None:
    assert [d.days for d in durations_in(text, lowered(text))] == days


STAYS = [
    ("Sau bốn ngày ở thăm Lào, ông về nước.", [(4, True)]),
    ("Khép lại ba ngày hoạt động tại Huế, tàu rời cảng.", [(3, True)]),
    ("Chuyến thăm kéo dài 4 ngày.", [(4, False)]),
    ("He is on a three-day official visit to Laos.", [(3, False)]),
    ("She left Hanoi, concluding her 2-day visit.", [(2, True)]),
    ("Ông kết thúc tốt đẹp chuyến thăm bốn ngày tại Lào.", [(4, True)]),
    ("Hai ngày thăm hữu nghị của Chủ tịch Lào đã kết thúc.", [(2, True)]),
    ("Mở màn bốn ngày ông A và phu nhân có mặt ở Huế.", [(4, False)]),
    ("Ông có ba ngày thăm Lào.", [(3, False)]),
    ("Nhóm có ba ngày để tập.", []),
    # neither a stay nor days of one
    ("Sau ba ngày đàm phán, hai bên ký kết.", []),
    ("After three days of talks they signed.", []),
]


@pytest.mark.parametrize(("text", "stays"), STAYS)
def test_lengths_of_stays_that_go_on_or_are_over(text: str, stays: list[tuple[int, bool]]) -> None:
    assert [(d.days, d.over) for d in stays_in(text, lowered(text))] == stays


MEETINGS = [
    ("Ba ngày họp liền đã khép lại.", [3]),
    ("Cuộc họp của hai bên kéo dài hai ngày.", [2]),
    ("Hội nghị trong một tuần bàn về biên giới.", [7]),
    ("Vòng đàm phán thứ hai ngày 5/6 mở màn.", []),
    ("Hai bên họp trong hai ngày 5 và 6/7.", []),
    ("Hội nghị sẽ mở trong ba ngày tới.", []),
]


@pytest.mark.parametrize(("text", "days"), MEETINGS)
def test_lengths_of_meetings(text: str, days: list[int]) -> None:
    assert [d.days for d in meetings_in(lowered(text))] == days


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
