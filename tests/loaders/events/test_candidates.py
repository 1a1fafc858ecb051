"""What one sentence reports, before any day is worked out: one line a case.

A case is a text and the set of its reports: the two states, the type, the status, the date words as they stand
("" where there are none).
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.actors.parties import find_parties, focus_pair
from loaders.dates.find import find_expressions
from loaders.events.candidate import Candidate
from loaders.events.candidates import find_candidates
from loaders.events.triggers import TYPES
from loaders.events.wording import is_announced, says_again
from loaders.text.document import read

# ruff: noqa: E501  a case of a table is one line
# fmt: off
CASES: list[tuple[str, set[tuple[str, str, str, str]]]] = [
    # two offices named with their states
    ("Chiều 5/7, Bộ trưởng Quốc phòng Nga điện đàm với người đồng cấp Mỹ.", {("RU-US", "call", "held", "Chiều 5/7")}),
    ("Ngày 5/7, Tổng thống Pháp tiếp Thủ tướng Đức tại Paris.", {("DE-FR", "meeting", "held", "Ngày 5/7")}),
    ("Hôm 5/7, Tổng thống Nga tiếp Tổng thống Syria ở Sochi.", {("RU-SY", "meeting", "held", "Hôm 5/7")}),
    ("Hoàng tử Anh gặp Thái tử Nhật Bản hôm thứ Ba.", {("GB-JP", "meeting", "held", "hôm thứ Ba")}),
    ("Chiều 5/7, lãnh đạo hai nước Nga và Ấn Độ hội đàm.", {("IN-RU", "talks", "held", "Chiều 5/7")}),
    # the paper's own office, unmarked
    ("Sáng 5/7, Thủ tướng hội đàm với Thủ tướng Lào.", {("LA-VN", "talks", "held", "Sáng 5/7")}),
    ("Chủ tịch Quốc hội tiếp Đại sứ Cuba sáng 5/7.", {("CU-VN", "meeting", "held", "sáng 5/7")}),
    ("Sáng 5/7, tại Hà Nội, Bộ trưởng Ngoại giao tiếp Đại sứ Hàn Quốc.", {("KR-VN", "meeting", "held", "Sáng 5/7")}),
    # people by name
    ("Ngày 5/7, ông Vương Nghị hội đàm với ông Lavrov.", {("CN-RU", "talks", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Tổng thống Trump gặp Thủ tướng Abe.", {("JP-US", "meeting", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Chủ tịch nước Trương Tấn Sang gửi thư chia buồn tới Tổng thống Ấn Độ.", {("IN-VN", "message", "held", "Ngày 5/7")}),
    ("Tối 5/7, ông Putin tiếp bà Merkel.", {("DE-RU", "meeting", "held", "Tối 5/7")}),
    ("Ngày 5/7, Đại sứ Pháp chào xã giao Bộ trưởng Quốc phòng.", {("FR-VN", "meeting", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Chủ tịch nước hội kiến Quốc vương Thái Lan.", {("TH-VN", "meeting", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Tổng Bí thư điện đàm với Tổng thống Mỹ.", {("US-VN", "call", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Bộ trưởng Quốc phòng Ấn Độ đến chào xã giao Thủ tướng.", {("IN-VN", "meeting", "held", "Ngày 5/7")}),
    ("Ngày 5/7, tại Viêng Chăn, Tổng Bí thư hội đàm với Tổng Bí thư Lào.", {("LA-VN", "talks", "held", "Ngày 5/7")}),
    ("Sáng 5/7 tại Hà Nội, Bộ trưởng Bộ Quốc phòng hội đàm với Bộ trưởng Quốc phòng Singapore.", {("SG-VN", "talks", "held", "Sáng 5/7")}),
    # each type
    ("Ngày 5/7, Việt Nam và Lào ký hiệp định vận tải.", {("LA-VN", "signing", "held", "Ngày 5/7")}),
    ("Sáng 5/7, Bộ Quốc phòng Việt Nam và Bộ Quốc phòng Ấn Độ tiến hành đối thoại chính sách quốc phòng.", {("IN-VN", "dialogue", "held", "Sáng 5/7")}),
    ("Ngày 5/7, Trung Quốc và Nga tuần tra chung.", {("CN-RU", "exercise", "held", "Ngày 5/7")}),
    ("Hôm qua, Nga trục xuất hai nhà ngoại giao Anh.", {("GB-RU", "sanction", "held", "Hôm qua")}),
    ("Ngày 5/7, Chủ tịch nước gửi điện chúc mừng tới Tổng thống Pháp.", {("FR-VN", "message", "held", "Ngày 5/7")}),
    ("Sáng 5/7, Chính phủ Nhật Bản trao tặng Lào mười xe cứu thương.", {("JP-LA", "aid", "held", "Sáng 5/7")}),
    ("Chiều 5/7, Quốc vương Campuchia chủ trì lễ đón Tổng thống Hàn Quốc.", {("KH-KR", "ceremony", "held", "Chiều 5/7")}),
    ("Ngày 5/7, Quốc vương Bỉ trao Huân chương cho Thủ tướng Ấn Độ.", {("BE-IN", "ceremony", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Việt Nam và Lào khánh thành cầu hữu nghị.", {("LA-VN", "ceremony", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Nhật Bản viện trợ cho Lào 2 triệu USD.", {("JP-LA", "aid", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Mỹ áp lệnh trừng phạt Iran.", {("IR-US", "sanction", "held", "Ngày 5/7")}),
    ("Bộ Quốc phòng Nga và Bộ Quốc phòng Ấn Độ giao lưu hữu nghị ngày 5/7.", {("IN-RU", "exchange", "held", "ngày 5/7")}),
    ("Ngày 5/7, Việt Nam và Chile thiết lập quan hệ ngoại giao.", {("CL-VN", "other", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Thủ tướng Việt Nam gửi thư tới Thủ tướng Nhật Bản.", {("JP-VN", "message", "held", "Ngày 5/7")}),
    ("Ngày 5/7, hai nước Việt - Lào ký hiệp định.", {("LA-VN", "signing", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Quốc hội Lào trao tặng Huân chương cho Chủ tịch Quốc hội Việt Nam.", {("LA-VN", "ceremony", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Nhật Bản bàn giao hai tàu tuần tra cho Việt Nam.", {("JP-VN", "aid", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Chính phủ Việt Nam tặng Lào 100 máy tính.", {("LA-VN", "aid", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Việt Nam và Hoa Kỳ tiến hành đối thoại nhân quyền.", {("US-VN", "dialogue", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Trung Quốc cắt đứt quan hệ với Litva.", {("CN-LT", "sanction", "held", "Ngày 5/7")}),
    # two states in one expression
    ("Ngày 5/7, Ủy ban liên Chính phủ Việt - Nga họp phiên thứ 20.", {("RU-VN", "dialogue", "held", "Ngày 5/7")}),
    ("Ngày 5/7, kỳ họp Ủy ban liên Chính phủ Việt Nam - Cuba khai mạc tại La Habana.", {("CU-VN", "dialogue", "held", "Ngày 5/7")}),
    ("Ngày 5/7, hai miền Triều Tiên hội đàm tại Bàn Môn Điếm.", {("KP-KR", "talks", "held", "Ngày 5/7")}),
    # visits
    ("Thủ tướng Campuchia thăm Thái Lan từ ngày 5 đến 8/7.", {("KH-TH", "visit", "held", "từ ngày 5 đến 8/7")}),
    ("Ngày 5/7, tàu hải quân Ấn Độ cập cảng Đà Nẵng.", {("IN-VN", "visit", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Thủ tướng Lào kết thúc chuyến thăm Việt Nam.", {("LA-VN", "visit", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Thủ tướng Lào lên đường thăm Việt Nam.", {("LA-VN", "visit", "held", "Ngày 5/7")}),
    ("Thủ tướng Lào đặt chân tới Hà Nội tối 5/7.", {("LA-VN", "visit", "held", "tối 5/7")}),
    ("Năm 2015, Thủ tướng Ấn Độ thăm Pakistan.", {("IN-PK", "visit", "held", "Năm 2015")}),
    ("Ngày 5/7, đoàn đại biểu quân sự cấp cao Lào thăm Việt Nam.", {("LA-VN", "visit", "held", "Ngày 5/7")}),
    ("Ngày 5/7, đoàn đại biểu quân sự cấp cao Việt Nam lên đường thăm Cuba.", {("CU-VN", "visit", "held", "Ngày 5/7")}),
    ("Ngày 5/7, Tổng Tham mưu trưởng Quân đội Indonesia thăm Việt Nam.", {("ID-VN", "visit", "held", "Ngày 5/7")}),
    # announced and called off
    ("Ngày 5/7, Nhà Trắng cho biết Tổng thống Mỹ sẽ gặp Tổng thống Nga vào ngày 16/7.", {("RU-US", "meeting", "planned", "vào ngày 16/7")}),
    ("Chuyến thăm Nhật Bản của Thủ tướng Ấn Độ bị hoãn.", {("IN-JP", "visit", "cancelled", "")}),
    ("Ngày mai, Ngoại trưởng Nhật Bản sẽ gặp Ngoại trưởng Hàn Quốc.", {("JP-KR", "meeting", "planned", "Ngày mai")}),
    ("Thứ Ba tới, Tổng thống Indonesia dự kiến thăm Việt Nam.", {("ID-VN", "visit", "planned", "Thứ Ba tới")}),
    ("Tổng thống Mỹ hủy cuộc gặp Tổng thống Nga vào ngày 5/7.", {("RU-US", "meeting", "cancelled", "vào ngày 5/7")}),
    ("Ngày 5/7, Thủ tướng Lào sẽ thăm Việt Nam.", {("LA-VN", "visit", "planned", "Ngày 5/7")}),
    ("Chuyến thăm Nhật Bản của Thủ tướng Ấn Độ đã bị hủy.", {("IN-JP", "visit", "cancelled", "")}),
    # two in one sentence, each with its own day
    ("Thủ tướng Nhật Bản thăm Pháp từ ngày 5/7 và Đức từ ngày 7/7.", {("FR-JP", "visit", "held", "từ ngày 5/7"), ("DE-JP", "visit", "held", "từ ngày 7/7")}),
    ("Từ ngày 5 đến 9/7, Chủ tịch nước thăm Nga và Belarus.", {("RU-VN", "visit", "held", "Từ ngày 5 đến 9/7"), ("BY-VN", "visit", "held", "Từ ngày 5 đến 9/7")}),
    ("Vào thứ Ba (23/1) và thứ Năm (25/1), Tổng thống Mỹ sẽ đón Thủ tướng Anh và Tổng thống Pháp.", {("GB-US", "ceremony", "planned", "Vào thứ Ba (23/1)"), ("FR-US", "ceremony", "planned", "thứ Năm (25/1)")}),
    # no date words of its own
    ("Thủ tướng hội đàm với Thủ tướng Lào.", {("LA-VN", "talks", "held", "")}),
    # the day of a comment is not the day of what it speaks of
    ("Ngày 5/7, Nga chỉ trích cuộc tập trận giữa Mỹ và Hàn Quốc.", set()),
    ("Ngày 5/7, Triều Tiên lên án việc Mỹ và Hàn Quốc tập trận chung.", {("KR-US", "exercise", "held", "")}),
    ("Ngày 5/7, Ngoại trưởng Nga nói về cuộc gặp giữa Tổng thống Mỹ và Tổng thống Pháp.", set()),
    # on the sidelines of a meeting of many
    ("Bên lề hội nghị ASEAN, ngày 5/7, Thủ tướng Việt Nam gặp Thủ tướng Thái Lan.", {("TH-VN", "meeting", "held", "ngày 5/7")}),
    # nothing happened: wishes, invitations, readiness
    ("Ngày 5/7, Thủ tướng Lào mời Thủ tướng Việt Nam thăm Lào.", set()),
    ("Ngày 5/7, Thủ tướng mong muốn hội đàm với Thủ tướng Lào.", set()),
    ("Hai nước có thể gặp thượng đỉnh vào tháng 9.", set()),
    ("Ngày 5/7, Nga sẵn sàng đàm phán với Mỹ.", set()),
    ("Thủ tướng kêu gọi Nga và Ukraine đàm phán.", set()),
    ("Ngày 5/7, nếu Tổng thống Mỹ gặp Tổng thống Nga, họ sẽ bàn về dầu.", set()),
    # it did not happen
    ("Ngày 5/7, Tổng thống Mỹ từ chối gặp Tổng thống Iran.", set()),
    ("Ngày 5/7, Tổng thống Mỹ chưa gặp Tổng thống Iran.", set()),
    ("Ngày 5/7, Ngoại trưởng Nga không gặp Ngoại trưởng Anh.", set()),
    ("Ngày 5/7, Nga và Nhật Bản chưa ký hiệp ước hòa bình.", set()),
    # more than two
    ("Ngày 5/7, các nhà lãnh đạo ASEAN gặp nhau tại Bangkok.", set()),
    ("Ngày 5/7, lãnh đạo các nước tới Paris.", set()),
    ("Ngày 5/7, Thủ tướng dự Hội nghị thượng đỉnh ASEAN tại Bangkok.", set()),
    ("Ngày 5/7, Bộ trưởng Quốc phòng Nga, Mỹ và Trung Quốc hội đàm ba bên.", set()),
    ("Ngày 5/7, EU hội đàm với Nhật Bản.", set()),
    ("Ngày 5/7, Bộ trưởng Quốc phòng Oman và Bộ trưởng Quốc phòng Iran dự cuộc gặp ba bên.", set()),
    ("Ngày 5/7, Mỹ và Triều Tiên dự vòng đàm phán 6 bên tại Bắc Kinh.", set()),
    ("Ngày 5/7, Nga và Mỹ tham gia đàm phán đa phương tại Geneva.", set()),
    ("Ngày 5/7, Tổng thống Nga cùng Tổng thống Iran và Tổng thống Thổ Nhĩ Kỳ hội đàm tại Sochi.", set()),
    ("Ngày 5/7, Tổng thống Pháp cùng hai người đồng cấp Đức và Ba Lan hội đàm tại Paris.", set()),
    ("Ngày 5/7, Nga, Mỹ, Anh, Pháp và Đức hội đàm tại Vienna.", set()),
    ("Ngày 5/7, Mỹ, Nhật Bản và Hàn Quốc tập trận chung.", set()),
    # no state takes part
    ("Ngày 5/7, Công ty Lào ký hợp đồng với công ty Thái Lan.", set()),
    ("Ngày 5/7, tập đoàn Samsung gặp doanh nghiệp Việt Nam.", set()),
    ("Ngày 5/7, đội tuyển Lào gặp đội tuyển Thái Lan.", set()),
    ("Ngày 5/7, Đại sứ quán Việt Nam tại Lào tổ chức gặp gỡ kiều bào.", set()),
    ("Ngày 5/7, ngân hàng Nhật Bản ký thỏa thuận với tập đoàn Pháp.", set()),
    ("Ngày 5/7, sinh viên Lào giao lưu với sinh viên Việt Nam.", set()),
    # a state among its own
    ("Ngày 5/7, Thủ tướng thăm quân đội Việt Nam ở Trường Sa.", set()),
    ("Ngày 5/7, Chủ tịch nước tiếp cử tri Hà Nội.", set()),
    ("Ngày 5/7, Thủ tướng làm việc với tỉnh Lào Cai.", set()),
    # no interaction
    ("Ngày 5/7, tàu cá Trung Quốc đâm tàu cá Việt Nam.", set()),
    ("Ngày 5/7, cảnh sát Thái Lan bắt hai người Lào.", set()),
    ("Ngày 5/7, Nga phóng thử tên lửa.", set()),
    ("Kim ngạch Việt - Lào đạt 1 tỷ USD ngày 5/7.", set()),
    ("Giá gạo tăng ngày 5/7.", set()),
    ("", set()),
]
# fmt: on


def candidates(wording: str) -> tuple[str, tuple[Candidate, ...]]:
    d = read(wording)
    parties = find_parties(d)
    focus = focus_pair(parties, d.sentences)
    return d.text, find_candidates(d.text, d.sentences, parties, find_expressions(d.text), focus)


@pytest.mark.parametrize(("wording", "expected"), CASES)
def test_reports(wording: str, expected: set[tuple[str, str, str, str]]) -> None:
    found = candidates(wording)[1]
    reports = [
        ("-".join(c.pair), c.trigger.trigger.type, c.status, c.expression.text if c.expression else "") for c in found
    ]
    assert set(reports) == expected
    assert len(reports) == len(expected)


def test_every_type_is_reported() -> None:
    assert {type_ for _, reports in CASES for _, type_, _, _ in reports} == set(TYPES)


@pytest.mark.parametrize(("wording", "expected"), [
    ("Chiều 5/7, Tổng thống Nga điện đàm với Tổng thống Mỹ.", "phone"),
    ("Sáng 5/7, Ngoại trưởng Nga hội đàm trực tuyến với Ngoại trưởng Ấn Độ.", "online"),
    ("Sáng 5/7, Ngoại trưởng Nga hội đàm với Ngoại trưởng Ấn Độ tại Sochi.", None),
])  # fmt: skip
def test_mode(wording: str, expected: str | None) -> None:
    assert [c.mode for c in candidates(wording)[1]] == [expected]


@pytest.mark.parametrize(("wording", "expected"), [
    ("Thủ tướng Lào thăm Thái Lan từ ngày 5 đến 8/7.", "stay"),
    ("Thủ tướng Lào đặt chân tới Hà Nội tối 5/7.", "arrive"),
    ("Ngày 5/7, Thủ tướng Lào kết thúc chuyến thăm Việt Nam.", "leave"),
    ("Ngày 5/7, Thủ tướng hội đàm với Thủ tướng Lào.", None),
])  # fmt: skip
def test_aspect_of_a_visit(wording: str, expected: str | None) -> None:
    assert [c.aspect for c in candidates(wording)[1]] == [expected]


def test_hai_ben_are_the_two_of_the_article() -> None:
    _, found = candidates("Sáng 5/7, Thủ tướng hội đàm với Thủ tướng Lào. Chiều 6/7, hai bên ký hiệp định.")
    assert [(c.pair, c.trigger.trigger.type, c.named) for c in found] == [
        (("LA", "VN"), "talks", True),
        (("LA", "VN"), "signing", False),
    ]


def test_hai_ben_of_nobody_report_nothing() -> None:
    assert candidates("Chiều 6/7, hai bên ký hiệp định.")[1] == ()


@pytest.mark.parametrize(("heading", "expected"), [
    ("Tin liên quan", []),
    ("Có thể bạn quan tâm", []),
    ("Nông dân lo lắng.", [("LA", "TH")]),
])  # fmt: skip
def test_headlines_of_other_articles_report_nothing(heading: str, expected: list[tuple[str, str]]) -> None:
    body = "Giá gạo tăng mạnh trong tuần này vì mưa lớn kéo dài ở nhiều tỉnh, theo lời những người buôn bán ở chợ."
    lines = [
        "Giá gạo lại tăng sau mưa",
        body,
        f"{body} Mưa chưa dứt.",
        heading,
        "Ngày 5/7, Thủ tướng Lào thăm Thái Lan",
    ]
    assert [c.pair for c in candidates("\n".join(lines))[1]] == expected


@pytest.mark.parametrize(("wording", "words", "expected"), [
    ("Dự kiến ngày 5/7, hai bên họp", "họp", True),
    ("Hai bên sẽ họp", "họp", True),
    ("Hai bên đã họp", "họp", False),
])  # fmt: skip
def test_announced(wording: str, words: str, expected: bool) -> None:
    assert is_announced(wording, 0, wording.index(words)) is expected


@pytest.mark.parametrize(("wording", "expected"), [
    ("Tối 5/7, tức rạng sáng 6/7 theo giờ Hà Nội, hai bên họp.", [False, True]),
    ("Tối 5/7, rạng sáng 6/7 hai bên họp.", [False, False]),
])  # fmt: skip
def test_the_same_time_in_another_zone_is_told_again(wording: str, expected: list[bool]) -> None:
    assert [says_again(wording, e) for e in find_expressions(wording)] == expected


@settings(deadline=None)  # the first one loads the words
@given(st.lists(st.sampled_from([w for w, _ in CASES]), max_size=4).map(" ".join))
def test_what_a_candidate_says_stands_in_its_sentence(wording: str) -> None:
    _, found = candidates(wording)
    for c in found:
        s = c.sentence
        assert s.start <= c.trigger.start < c.trigger.end <= s.end
        assert c.expression is None or s.start <= c.expression.start < c.expression.end <= s.end
        assert all(s.start <= p.start < p.end <= s.end for p in c.parties)
        assert c.pair[0] < c.pair[1]
        assert c.status in ("held", "planned", "cancelled")
    assert [c.trigger.start for c in found] == sorted(c.trigger.start for c in found)
