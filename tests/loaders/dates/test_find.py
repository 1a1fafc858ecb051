"""Expressions inside sentences: which words are one, which have a cue, what they carry."""

from __future__ import annotations

import pytest

from loaders.dates.find import find_expressions
from loaders.dates.partial import Anchor, Form, Lean, PartialDate, PartOfDay, Shift, Unit

IN_SENTENCES = [
    # day against range
    ("Chiều 25-2, Thủ tướng tiếp khách.", ["Chiều 25-2"]),
    ("Tàu cập cảng ngày 23 - 3 và rời đi sau đó.", ["ngày 23 - 3"]),
    ("Đoàn thăm Lào từ ngày 19 - 20-4.", ["từ ngày 19 - 20-4"]),
    ("Ông thăm Nga (26-28/5) theo lời mời.", ["26-28/5"]),
    ("Ông thăm Nga (5 đến 7-6) và Lào (8 và 9-6).", ["5 đến 7-6", "8 và 9-6"]),
    ("Đội khách thắng (5-7).", []),
    # bare numbers need a cue
    ("Đội khách thắng 2-1 hôm 5/7.", ["hôm 5/7"]),
    ("Họ bàn giao 4-5 tàu.", []),
    ("Lễ ký diễn ra vào 5/7 tại Huế.", ["vào 5/7"]),
    ("Cuộc họp hôm nay 2-9 kết thúc.", ["hôm nay 2-9"]),
    ("5/7: khai mạc. 6/7: bế mạc.", ["5/7", "6/7"]),
    ("Sáng 5/7 họp; 5/7 cũng là ngày ký.", ["Sáng 5/7", "5/7"]),
    ("Diễn tập lùi từ ngày 11/10 sang 12/10.", ["từ ngày 11/10", "12/10"]),
    # without the space behind a mark
    ("Hà Nội,6/5/2021 hai bên họp.", ["6/5/2021"]),
    ("Cập nhật:06/05/2021 10:30", ["06/05/2021 10:30"]),
    ("Số:12/2019, tỷ số:3-1, giá vàng:38,5-39,2 triệu, mã:12-05-78.", []),
    # two ways to say one day
    ("Ngày mai, thứ Sáu, hai bên họp.", ["Ngày mai, thứ Sáu"]),
    ("Tối thứ Bảy 24/6, tàu rời cảng.", ["Tối thứ Bảy 24/6"]),
    ("Lễ đón ngày 24/6 (thứ Bảy) rất long trọng.", ["ngày 24/6 (thứ Bảy)"]),
    ("Cùng ngày (19/6), ông tới Huế.", ["Cùng ngày (19/6)"]),
    ("Thứ Năm, 24/04/2025, 17:54 (GMT+7)", ["Thứ Năm, 24/04/2025, 17:54 (GMT+7)"]),
    ("06/05/2021 - 19:47", ["06/05/2021 - 19:47"]),
    ("Vụ thử hạt nhân thứ 6 vào ngày 3-9 gây phẫn nộ.", ["vào ngày 3-9"]),
    ("Trong ba ngày, 14, 15 và 16-8, hai bên khảo sát.", ["Trong ba ngày, 14, 15 và 16-8"]),
    ("Lễ ký diễn ra lúc 14h30' ngày 13/8.", ["lúc 14h30' ngày 13/8"]),
    ("Đến nửa đêm 14/8, hai bên còn họp.", ["Đến nửa đêm 14/8"]),
    ("Ngày 6/9 đoàn ở Huế; đến ngày 8/9, đoàn ra Vinh.", ["Ngày 6/9", "đến ngày 8/9"]),
    ("Từ ngày 18 đến 20-8-2924, ông thăm Lào.", ["Từ ngày 18 đến 20-8-2924"]),
    # verbs that look like time words
    ("Ông đến hôm qua và rời đi hôm nay.", ["hôm qua", "hôm nay"]),
    ("Đoàn tới ngày 5/7.", ["ngày 5/7"]),
    ("Bộ Ngoại giao gọi Đại sứ Lào đến hôm 5/7.", ["hôm 5/7"]),
    ("Bộ Ngoại giao mời vị đại sứ tới ngày 5/7.", ["ngày 5/7"]),
    ("Ông được mời, ở Huế đến ngày 5/7.", ["đến ngày 5/7"]),
    ("Hà Nội, 14/8 (TTXVN) - Hai bên họp.", ["14/8"]),
    ("Ngày 5/7 tới Hà Nội, ông nói.", ["Ngày 5/7"]),
    ("Ngày 5/7 tới, hai bên sẽ họp.", ["Ngày 5/7 tới"]),
    ("Chuyến thăm 3 ngày tới Pháp bắt đầu hôm qua.", ["bắt đầu hôm qua"]),
    # same day
    ("Trong ngày, đoàn đã thăm nhà máy.", ["Trong ngày"]),
    ("Đây là việc làm trong ngày nghỉ.", []),
    ("Sáng hôm sau, đoàn lên đường.", ["Sáng hôm sau"]),
    ("Ba ngày sau đó, họ gặp lại.", ["Ba ngày sau đó"]),
    ("Một ngày sau khi ký, tàu rời cảng.", ["Một ngày sau khi"]),
    # weekdays
    ("Ông nói hôm thứ Ba rằng mọi việc ổn.", ["hôm thứ Ba"]),
    ("Đây là chuyến thăm thứ ba trong năm nay.", ["trong năm nay"]),
    ("Cuộc họp thứ Hai tuần sau sẽ bàn tiếp.", ["thứ Hai tuần sau"]),
    # periods and years
    ("Hai lần gặp năm 2000 và 2007 đều ở Bình Nhưỡng.", ["năm 2000", "2007"]),
    ("Các chuyến thăm của ông A (2002), ông B (2006).", ["2002", "2006"]),
    ("Kim ngạch đạt 5 tỷ USD trong năm 2018.", ["trong năm 2018"]),
    ("Đến tháng 5-2015, hai bên ký tiếp.", ["Đến tháng 5-2015"]),
    ("Kế hoạch giai đoạn 2017-2021 được ký sáng 5/7.", ["giai đoạn 2017-2021", "sáng 5/7"]),
    ("Thủ tướng (thứ hai, từ trái sang) và các đại biểu.", []),
    ("Hôm thứ Bảy, ông đã ký.", ["Hôm thứ Bảy"]),
    ("Từ 9h đến 13h ngày 2/3, đường bị cấm.", ["Từ 9h đến 13h ngày 2/3"]),
    ("Hồi tháng 6, Ba Lan tổ chức diễn tập.", ["Hồi tháng 6"]),
    ("Họ sinh cùng ngày, cùng tháng, cùng năm.", []),
    # what begins on a day, and another day behind it
    ("Ông thăm Lào từ ngày 1/6, ngày 2/6 họp.", ["từ ngày 1/6", "ngày 2/6"]),
    ("Ông thăm Lào từ ngày 1, 2 và 3/6.", ["từ ngày 1, 2 và 3/6"]),
    # impossible neighbours stay apart
    ("Ngày 5/7 họp, ngày 6/7 ký.", ["Ngày 5/7", "ngày 6/7"]),
    ("hôm nay và ngày mai", ["hôm nay", "ngày mai"]),
    # so many months later, which a day beside them tells
    ("Gần một tháng sau, hôm 6/4, hai bên họp.", ["một tháng sau, hôm 6/4"]),
    ("Cuối tháng trước, hôm 26/4, hai bên họp.", ["Cuối tháng trước", "hôm 26/4"]),
    # what comes on a day, and the day after which a street is called
    ("Bước ngoặt đến ngày 10/3, khi hai bên ký.", ["ngày 10/3"]),
    ("Đêm 5/4, nhà trên đại lộ 6 tháng 12 cháy.", ["Đêm 5/4"]),
    ("Đêm 5/4, họ vào. Ông cắt quan hệ ngay trong đêm.", ["Đêm 5/4", "ngay trong đêm"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), [pytest.param(t, w, id=t) for t, w in IN_SENTENCES])
def test_words_of_expressions_in_a_sentence(text: str, words: list[str]) -> None:
    assert [e.text for e in find_expressions(text)] == words


def _day(amount: int, anchor: Anchor = Anchor.PUBLICATION) -> Shift:
    return Shift(anchor, Unit.DAY, amount)


READ = [
    ("hôm qua (11-6)", PartialDate(day=11, month=6, shift=_day(-1))),
    ("Sáng nay 5/6", PartialDate(day=5, month=6, shift=_day(0), part_of_day=PartOfDay.MORNING)),
    ("Cùng ngày (19/6)", PartialDate(day=19, month=6, shift=_day(0, Anchor.TOLD))),
    ("thứ 3 (23/1)", PartialDate(day=23, month=1, weekday=2)),
    ("hôm 18-5", PartialDate(day=18, month=5, lean=Lean.ON_OR_BEFORE)),
    ("ngày 5/7 vừa qua", PartialDate(day=5, month=7, lean=Lean.PAST)),
    ("hồi tháng 4", PartialDate(month=4, lean=Lean.ON_OR_BEFORE)),
    ("tháng 11 năm ngoái", PartialDate(month=11, shift=Shift(Anchor.PUBLICATION, Unit.YEAR, -1))),
    ("ngày 5 tháng sau", PartialDate(day=5, shift=Shift(Anchor.PUBLICATION, Unit.MONTH, 1))),
    ("một ngày trước đó", PartialDate(shift=_day(-1, Anchor.TOLD))),
    ("11 năm sau", PartialDate(shift=Shift(Anchor.TOLD, Unit.YEAR, 11))),
    ("mùng 2 Tết", PartialDate(day=2, month=1, lunar=True)),
]


@pytest.mark.parametrize(("text", "first"), [pytest.param(t, p, id=t) for t, p in READ])
def test_parts_read(text: str, first: PartialDate) -> None:
    (found,) = find_expressions(text)
    assert found.form is Form.POINT
    assert found.first == first


@pytest.mark.parametrize(
    ("text", "lean"),
    [
        ("Vào thứ Hai, ông đã ký văn bản.", Lean.ON_OR_BEFORE),
        ("Ông nói vào thứ Hai rằng mọi việc ổn.", Lean.ON_OR_BEFORE),
        ("Vào thứ Hai, ông sẽ ký văn bản đã bàn.", None),
        ("Ông ký. Vào thứ Hai hai bên họp.", Lean.ON_OR_BEFORE),
        ("Vào thứ Hai", None),
        ("Thứ Hai, ông tiếp Đại sứ nhằm chuẩn bị cuộc gặp.", Lean.ON_OR_BEFORE),
        ("Thứ Hai, ông nói hai nước sẽ ký.", Lean.ON_OR_BEFORE),
        ("Thứ Hai, hai bên ký hiệp định.", Lean.ON_OR_BEFORE),
        ("Lễ ký hiệp định diễn ra hôm thứ Hai.", Lean.ON_OR_BEFORE),
        ("Nhằm chuẩn bị cho chuyến thăm, ông tiếp Đại sứ hôm thứ Hai.", Lean.ON_OR_BEFORE),
        ("Ông gặp đoàn vào thứ Hai, dự kiến ký ba văn bản.", Lean.ON_OR_BEFORE),
        ("Ông cho biết đoàn sẽ đến vào thứ Hai.", None),
        ("Theo kế hoạch, thứ Hai, hai bên họp.", None),
        ("Cuộc gặp vào thứ Hai sẽ bàn về biên giới.", None),
    ],
)
def test_a_weekday_in_a_report_lies_behind(text: str, lean: Lean | None) -> None:
    (found,) = find_expressions(text)
    assert found.first.lean is lean


@pytest.mark.parametrize(
    ("text", "form", "days"),
    [
        ("bắt đầu 1/4, kéo dài 4 ngày", Form.OPEN_END, 4),
        ("từ ngày 5/7, chuyến thăm chính thức kéo dài 3 ngày", Form.OPEN_END, 3),
        ("năm ngày kể từ Chủ Nhật 19/08/2018", Form.OPEN_END, 5),
        ("hôm nay bắt đầu cuộc gặp dài hai ngày", Form.POINT, 2),
        ("từ ngày 5/7. Năm ngoái họp kéo dài 3 ngày", Form.OPEN_END, None),
        ("ngày 5/7 ông gặp đoàn đang có chuyến thăm dài ba ngày", Form.POINT, None),
        ("ngày 5/7 ông tới Huế trong chuyến thăm dài ba ngày", Form.POINT, 3),
    ],
)
def test_length_said_with_the_date(text: str, form: Form, days: int | None) -> None:
    found = find_expressions(text)[0]
    assert (found.form, found.duration_days) == (form, days)


@pytest.mark.parametrize(
    ("text", "zone", "clock"),
    [
        ("chiều 26/6 (theo giờ Hà Nội)", "Asia/Ho_Chi_Minh", None),
        ("15h30 (giờ Mát - cơ - va) ngày 22/5", "Europe/Moscow", "15:30"),
        ("ngày 29/5 theo giờ New York", "America/New_York", None),
        ("sáng 5/7, giờ địa phương", "local", None),
        ("24/04/2025, 17:54 (GMT+7)", "Asia/Ho_Chi_Minh", "17:54"),
        ("24/04/2025 17:54 GMT-4", "Etc/GMT+4", "17:54"),
        ("3 giờ chiều nay", None, "15:00"),
        ("8 giờ rưỡi tối 5/7", None, "20:30"),
        ("lúc 9h ngày 5/7", None, "09:00"),
    ],
)
def test_clock_and_zone(text: str, zone: str | None, clock: str | None) -> None:
    (found,) = find_expressions(text)
    assert (found.text, found.zone, found.clock) == (text, zone, clock)


@pytest.mark.parametrize(
    "text",
    [
        "Đây là lần thứ hai trong ba tháng qua",
        "chuyến thăm đầu tiên trong ba năm qua",
        "lễ 30/4-1/5",
        "Giáng sinh",
        "Tết Nguyên đán",
        "lúc 9h sáng",
        "Ngay sau đó",
        "bây giờ",
        "nhân dịp này",
    ],
)
def test_dates_named_in_passing_are_weak(text: str) -> None:
    assert all(e.weak for e in find_expressions(text))
    assert find_expressions(text)


@pytest.mark.parametrize("text", ["Sáng 2/6", "mùng 2 Tết", "cùng ngày", "hôm qua", "năm 2016"])
def test_other_dates_are_not_weak(text: str) -> None:
    assert [e.weak for e in find_expressions(text)] == [False]


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("Hai bên sẽ ký trước ngày 20/7.", True),
        ("Hai bên sẽ ký chậm nhất là 20/7.", True),
        ("Sau ngày 20/7, lệnh trừng phạt hết hiệu lực.", True),
        ("Hạn chót là ngày 20/7.", True),
        ("The deal must be signed before July 20, 2021.", True),
        ("Lễ hội ngày 1/7 hằng năm thu hút khách.", True),
        ("60 năm ngày thiết lập quan hệ (5/9/1962).", True),
        ("Sau cuộc bầu cử tổng thống ngày 3/11, hai ông điện đàm.", True),
        ("They spoke after the election on November 3.", True),
        ("Sau bầu cử, ngày 3/11, hai ông điện đàm.", True),
        ("Ngày 3/11, sau bầu cử, hai ông điện đàm.", False),
        ("Trước đó, ngày 20/7, hai bên đã ký.", False),
        ("Ông tới Lào, không báo trước ngày 20/7.", False),
        ("Sau hội đàm ngày 20/7, hai bên ký.", False),
        ("Sau sáng 20/7, hai bên ký.", False),
        ("Ông nhận chức hôm Chủ nhật.", True),
        ("Talks went on after July 20's signing.", False),
    ],
)
def test_bounds_and_yearly_days_date_nothing(text: str, weak: bool) -> None:
    assert [e.weak for e in find_expressions(text)] == [weak]


def test_a_name_like_a_win_is_no_score() -> None:
    text = "Ông Trần Đức Thắng thăm từ 26 đến 28-11; đội Lào thắng chủ nhà 2-1 hôm qua."
    assert [e.text for e in find_expressions(text)] == ["từ 26 đến 28-11", "hôm qua"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Ông thăm Lào trong hai ngày Chủ nhật và thứ Hai, 7 và 8 tháng 5.", [(7, 8)]),
        ("Ông thăm Lào hai ngày thứ Năm và thứ Sáu, 8-9/5.", [(8, 9)]),
        ("Ông thăm Lào hai ngày 7 và 8 tháng 5.", [(7, 8)]),
    ],
)
def test_days_told_with_their_weekdays_are_one_stretch(text: str, days: list[tuple[int, int]]) -> None:
    assert [(e.first.day, e.last and e.last.day) for e in find_expressions(text)] == days


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a day told by its number, and again from another one
        ("Ngày 16/9, nghĩa là ngay hôm trước, ông tới Lào.", ["Ngày 16/9, nghĩa là ngay hôm trước"]),
        ("Ngày 16/9, ngay hôm trước, ông tới Lào.", ["Ngày 16/9", "ngay hôm trước"]),
        # the day on which something opens or ends
        ("Hôm bế mạc 26-9, hai ông gặp nhau.", ["26-9"]),
        ("Đội bế mạc 2-1 trước Lào.", []),
    ],
)
def test_days_beside_words(text: str, found: list[str]) -> None:
    assert [e.text for e in find_expressions(text)] == found
