"""What looks like a date and is none."""

# ruff: noqa: E501  a case of a table is one line
from __future__ import annotations

import pytest

from loaders.annotate import date_records
from loaders.article import Article
from loaders.dates.find import find_expressions

NOTHING = {
    "games": "cho đến khi Thế vận hội mùa đông khép lại | vé xem Olympic mùa hè | Cung điện mùa đông",
    "fractions": "hơn 2/3 dân số đồng ý | 1/2 số đại biểu vắng mặt | đi được 3/4 chặng đường | khoảng 1/3 | bằng 1/10 nhu cầu",
    "idioms": "trực 24/7 | mở cửa 24/7, kể cả lễ | ngày nay | ngày càng nhiều | ngày đêm | mỗi ngày 2 bữa | ngày 3 lần"
    " | một ngày 8 tiếng | 3 ngày 2 đêm | tháng ngày | năm học mới | quanh năm | hàng tháng | hằng năm",
    "places": "ở đường 30/4 | trên đường 3 tháng 2 | phố 3/2, quận 10 | tại Quảng trường 19-8 | Bệnh viện 19-8 | cầu 3/2 | vĩ tuyến 17 | kinh tuyến 109",
    "just over": "ngay khi lễ đón vừa xong | bắt đầu lúc cuộc gặp vừa xong",
    "texts": "Nghị quyết 36/NQ-CP | Nghị định số 15/2019/NĐ-CP | công văn 12/3-BNG | số 15/2019/NĐ-CP | Điều 5-6 của luật"
    " | Thông tư 01-2016 | Chỉ thị số 5/2-CT",
    "numbers": "gọi 0903 123 456 | số 024-3823-1234 | điện thoại 024.3823.1234 | giá 2.5 triệu đồng | tăng 5.6% | tăng 5-6%"
    " | 1.500/2 | 192.168.1.1 | tỷ giá 23.5 | 10-15 phút | 5-6 người | 3.000 quân | 2017 người | có 1975 tấn gạo",
    "scores": "thắng Lào 2-1 | tỷ số 3-2 | hòa 1-1 | thua 0-3 | dẫn trước 2-0",
    "names": "tàu HQ-016 | tàu 366 | G-20 | nhóm 5+1 | Su-30 | F-16 | Boeing 737-800 | chuyến bay VN-5/7 | Covid-19 | Lầu Năm Góc"
    " | phiên bản 2.1.3 | phiên bản 10.5 | Cung điện Mùa Đông | Cách mạng tháng Mười | Cách mạng Tháng Tám",
    "ordinals": "lần thứ 3 | nước thứ ba | người thứ tư | lần thứ hai | hạng thứ 5 | bên thứ ba | nước lớn thứ hai | năm thứ hai"
    " | vòng đàm phán thứ Tư | phiên đối thoại thứ Ba | đợt tìm kiếm thứ năm | bước sang ngày thứ hai | kỳ họp thứ 5 | thứ trưởng | thứ nhất | lần thứ năm này | lần thứ ba tới Hà Nội",
    "enumerations": "Thứ nhất, hợp tác. Thứ hai, giao lưu. Thứ ba, đào tạo. | Một là tin cậy, thứ hai là bền vững",
    "durations": "kỷ niệm 60 năm | kéo dài 3 ngày | trong hai tuần | 5 năm | suốt 2 tháng | sau 3 ngày làm việc"
    " | thăm làm việc 3 ngày tới Pháp | chuyến đi kéo dài hai ngày tới vùng núi | ở lại 3 ngày tới tỉnh Nara | sẽ đến trong một ngày gần đây | trong những năm qua | nhiều tháng qua | vài ngày trước đó | họ gặp nhau hai tuần sau chuyến thăm | nổ súng một ngày trước khi ông đến"
    " | còn 8 ngày tới thời hạn | chỉ còn ba tuần tới cuộc bỏ phiếu | còn chưa đầy 2 tháng tới lễ mừng | lúc 8 giờ ngày đầu | nửa tháng trước cuộc gặp | chỉ nửa năm trước chuyến thăm | hai ngày trước buổi lễ"
    " | từ nhiều hôm nay | mấy hôm nay | suốt những hôm nay | đồng minh thứ hai và thứ ba | khách thứ tư và thứ năm",
    "look-alikes": "sáng kiến | tối cao | phần thưởng cao quý nhất | tuần tra chung | chiều sâu | Chủ nhật Bản | quý vị | thứ tự | hè phố | đông người",
}


def _cases() -> list[pytest.param]:  # type: ignore[valid-type]
    return [pytest.param(p, id=p) for phrases in NOTHING.values() for p in phrases.split(" | ")]


@pytest.mark.parametrize("phrase", _cases())
def test_phrase_is_no_date(phrase: str) -> None:
    assert find_expressions(phrase) == ()


@pytest.mark.parametrize(
    "phrase", ["Ngày 32/4", "ngày 31/6", "ngày 30 tháng 2", "ngày 29/2/2019", "hôm 5/13", "từ ngày 31 đến 32/8"]
)
def test_impossible_day_is_unreadable_and_gives_no_record(phrase: str) -> None:
    assert [e.form for e in find_expressions(phrase)] == ["unreadable"]
    assert date_records(Article(id="a", text=phrase, published="2019-08-14")) == []


def test_same_day_after_an_unreadable_one_is_unknown() -> None:
    text = "Sáng 5/8, hai bên họp. Ngày 32/8, đoàn đi thăm. Chiều cùng ngày, đoàn rời đi."
    records = date_records(Article(id="a", text=text, published="2019-08-14"))
    assert [(r["text"], r["date"], r["certainty"]) for r in records] == [
        ("Sáng 5/8", "2019-08-05", "inferred"),
        ("Chiều cùng ngày", None, "unknown"),
    ]
