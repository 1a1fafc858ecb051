"""Kinds of wordings in whole sentences and paragraphs: what is told, of whom, on which days."""

# ruff: noqa: E501  a case of a table is one line
from __future__ import annotations

import pytest

from loaders.article import Article, Event
from loaders.extract import extract


def told(text: str, published: str | None) -> list[Event]:
    return list(extract(Article("a", text, published=published)).events)


def short(e: Event) -> str:
    return f"{e.type} {'-'.join(e.countries)} {e.date} {e.status}"


# Published on a Saturday. A weekday is of the act whose clause it stands in, whatever is announced beside that.
WEEKDAYS = [
    ("Trưa thứ Năm, Ngoại trưởng Phạm Bình Minh tiếp Ngoại trưởng Lào nhằm chuẩn bị chuyến thăm Việt Nam của Thủ tướng Lào.", ["meeting LA-VN 2018-05-31 held"]),
    ("Chiều thứ Tư, Bộ trưởng Ngô Xuân Lịch hội đàm với Bộ trưởng Quốc phòng Hàn Quốc để chuẩn bị cho cuộc đối thoại sắp tới.", ["talks KR-VN 2018-05-30 held"]),
    ("Thứ Năm, Ngoại trưởng Nhật Bản gặp Ngoại trưởng Pháp, bàn về chuyến thăm dự kiến của Tổng thống Pháp.", ["meeting FR-JP 2018-05-31 held"]),
    ("Hôm thứ Năm, Ngoại trưởng Mỹ điện đàm với Ngoại trưởng Nhật Bản về cuộc gặp thượng đỉnh dự kiến diễn ra ở Singapore.", ["call JP-US 2018-05-31 held"]),
    ("Tại buổi tiếp Đại sứ Cuba sáng thứ Năm, Thủ tướng khẳng định Việt Nam sẽ luôn bên cạnh Cuba.", ["meeting CU-VN 2018-05-31 held"]),
    ("Chiều thứ Sáu, Bộ trưởng Tô Lâm tiếp Đại sứ Lào, người sắp kết thúc nhiệm kỳ.", ["meeting LA-VN 2018-06-01 held"]),
    ("Thứ Tư, Tổng thống Hàn Quốc hội đàm với Thủ tướng Lào và cho biết Seoul sẽ tăng viện trợ.", ["talks KR-LA 2018-05-30 held"]),
    ("Trưa thứ Năm, Ngoại trưởng Phạm Bình Minh tiếp Ngoại trưởng Lào, người sẽ tháp tùng Thủ tướng Lào thăm Nga.", ["meeting LA-VN 2018-05-31 held"]),
    ("Trưa thứ Năm, Ngoại trưởng Nga tiếp Ngoại trưởng Pháp nhân chuyến thăm Nga sắp tới của Tổng thống Pháp.", ["meeting FR-RU 2018-05-31 held"]),
    ("Thứ Năm, Việt Nam và Hà Lan ký hiệp định hợp tác, theo đó hai bên sẽ lập nhóm công tác chung.", ["signing NL-VN 2018-05-31 held"]),
    ("Thứ Bảy, Ngoại trưởng Mỹ gặp Ngoại trưởng Nga để chuẩn bị cuộc gặp cấp cao.", ["meeting RU-US 2018-06-02 held"]),
    ("Nhằm chuẩn bị cho hội nghị cuối năm, Ngoại trưởng Nga tiếp Ngoại trưởng Lào hôm thứ Hai.", ["meeting LA-RU 2018-05-28 held"]),
    ("Cuộc hội đàm giữa Thủ tướng Lào và Thủ tướng Campuchia hôm thứ Năm tập trung vào kế hoạch mở cửa khẩu sắp tới.", ["talks KH-LA 2018-05-31 held"]),
    ("Foreign Minister Pham Binh Minh received Lao Foreign Minister Saleumxay on Thursday to prepare for the prime minister's upcoming visit.", ["meeting LA-VN 2018-05-31 held"]),
    # announced itself
    ("Thứ Năm, Ngoại trưởng Phạm Bình Minh sẽ tiếp Ngoại trưởng Lào.", ["meeting LA-VN 2018-06-07 planned"]),
    ("Theo kế hoạch, thứ Ba, Thủ tướng Nhật Bản hội đàm với Tổng thống Pháp.", ["talks FR-JP 2018-06-05 planned"]),
    ("Ngoại trưởng Mỹ dự kiến gặp Ngoại trưởng Nga vào thứ Tư.", ["meeting RU-US 2018-06-06 planned"]),
    ("Người phát ngôn hôm thứ Năm cho biết Ngoại trưởng Nga sẽ hội đàm với Ngoại trưởng Lào vào thứ Ba.", ["talks LA-RU 2018-06-05 planned"]),
    ("Cuộc hội đàm giữa Thủ tướng Lào và Thủ tướng Campuchia vào thứ Năm sẽ tập trung vào kinh tế biên giới.", ["talks KH-LA 2018-06-07 planned"]),
    ("Thủ tướng Lào chuẩn bị thăm Việt Nam vào thứ Hai.", ["visit LA-VN 2018-06-04 planned"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), WEEKDAYS)
def test_a_weekday_takes_its_side_from_the_act_of_its_clause(text: str, events: list[str]) -> None:
    assert [short(e) for e in told(text, "2018-06-02")] == events
