"""Words of contact for what did not happen: one line a case."""

from __future__ import annotations

from itertools import product

import pytest

from loaders.article import Article
from loaders.extract import extract
from tests.loaders.events.building import scene

TOLD = [
    ("Thủ tướng Lào chưa gặp Tổng thống Pháp.", []),
    ("Thủ tướng Lào chưa trực tiếp gặp Tổng thống Pháp.", []),
    ("Thủ tướng Lào không tham dự cuộc gặp.", []),
    ("Lào phủ nhận việc Thủ tướng đã gặp Tổng thống Pháp.", []),
    ("Nếu gặp Tổng thống Pháp, Thủ tướng Lào sẽ nêu việc đó.", []),
    ("Laos and France did not hold talks.", []),
    ("Bà nhắc tin đồn Tổng Bí thư, Chủ tịch nước sắp qua Lào.", []),
    # something else is denied
    ("Thủ tướng Lào không nói gì khi gặp Tổng thống Pháp.", ["gặp"]),
    ("Lào không tiết lộ cuộc gặp Tổng thống Pháp.", ["cuộc gặp"]),
    ("Không chỉ gặp Tổng thống Pháp, ông còn phát biểu.", ["gặp"]),
    ("Lào phủ nhận cáo buộc, Thủ tướng gặp Tổng thống Pháp.", ["gặp"]),
    ("Ông phủ nhận cáo buộc đó trong cuộc gặp Tổng thống Pháp.", ["cuộc gặp"]),
    ("Tàu tiếp liệu ghé cảng Lào.", ["ghé cảng"]),
    # what was planned is called off
    ("Thủ tướng Lào chưa thể gặp Tổng thống Pháp như kế hoạch.", ["gặp"]),
    # nobody does it
    ("Chưa Tổng thống Pháp nào từng gặp Thủ tướng Lào.", []),
    ("Chưa có lãnh đạo nào của Pháp thăm Lào.", []),
    ("Hai bên không đạt kết quả nào trong cuộc gặp Tổng thống Pháp.", ["cuộc gặp"]),
    # what follows from a condition, unless its day is told
    ("Nếu ông ấy tới đây, Thủ tướng Lào sẽ tiếp Tổng thống Pháp.", []),
    ("Nếu không có gì thay đổi, Thủ tướng Lào sẽ gặp Tổng thống Pháp ngày 5/6.", ["gặp"]),
    ("Thủ tướng Lào gặp Tổng thống Pháp, nếu rảnh.", ["gặp"]),
]


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_what_is_denied_is_no_act(sentence: str, told: list[str]) -> None:
    assert [t.words for t in scene(sentence).contacts] == told


DENIALS = [
    "Ngày 2/6, Thủ tướng Nhật Bản vẫn chưa {act} Tổng thống Pháp.",
    "Người phát ngôn cho biết hôm 2/6 Thủ tướng Nhật Bản không có kế hoạch {act} Tổng thống Pháp.",
    "Ngày 2/6, Tokyo bác tin Thủ tướng Nhật Bản đã {act} Tổng thống Pháp.",
    "Theo lịch, lẽ ra ngày 2/6 Thủ tướng Nhật Bản {act} Tổng thống Pháp.",
    "Nếu {act} Tổng thống Pháp vào ngày 2/6, Thủ tướng Nhật Bản sẽ nêu vấn đề thương mại.",
    "Ngày 2/6, Thủ tướng Nhật Bản từ chối {act} Tổng thống Pháp.",
    "Ngày 2/6, Thủ tướng Nhật Bản kêu gọi {act} Tổng thống Pháp.",
    "Ngày 2/6, Thủ tướng Nhật Bản phủ nhận việc {act} Tổng thống Pháp.",
    "Thủ tướng Nhật Bản suýt {act} Tổng thống Pháp ngày 2/6.",
    "Thủ tướng Nhật Bản có thể đã {act} Tổng thống Pháp hôm 2/6, theo đồn đoán.",
    "Chưa rõ Thủ tướng Nhật Bản có {act} Tổng thống Pháp hôm 2/6 hay không.",
]  # fmt: skip
ACTS = [
    "gặp",
    "hội đàm với",
    "tiếp",
    "điện đàm với",
    "ký hiệp định với",
    "đàm phán với",
    "đối thoại với",
    "gửi điện mừng",
]


@pytest.mark.parametrize(("denial", "act"), list(product(DENIALS, ACTS)))
def test_nothing_denied_is_told_as_surely_held(denial: str, act: str) -> None:
    told = extract(Article("a", denial.format(act=act), published="2018-06-04")).events
    assert [e for e in told if e.status == "held" and e.certainty in ("stated", "inferred")] == []


def test_who_was_to_leave_and_stayed_on_was_there() -> None:
    text = "Đoàn Lào tới Bắc Kinh từ hôm 1/6 để dự lễ tang và lẽ ra về nước ngày 3/6, song đã ở lại."
    told = extract(Article("a", text, published="2018-06-04")).events
    assert [(e.type, e.date, e.status) for e in told] == [("visit", "2018-06-01/..", "held")]


@pytest.mark.parametrize("text", [
    "Cuộc hội đàm giữa Thủ tướng Nhật Bản và Tổng thống Pháp hôm 2/6 không diễn ra.",
    "Thủ tướng Nhật Bản chưa thể hội đàm với Tổng thống Pháp ngày 2/6 như kế hoạch.",
    "Lẽ ra ngày 2/6 Thủ tướng Nhật Bản hội đàm với Tổng thống Pháp.",
])  # fmt: skip
def test_what_was_planned_and_not_held_is_cancelled(text: str) -> None:
    told = extract(Article("a", text, published="2018-06-04")).events
    assert [(e.type, e.date, e.status) for e in told] == [("talks", "2018-06-02", "cancelled")]
