"""Words of contact for what is hoped for, asked for or threatened: one line a case."""

from __future__ import annotations

import pytest

from loaders.article import Article
from loaders.extract import extract
from tests.loaders.events.building import scene

TOLD = [
    ("Tổng thống Nga ngày 2/6 kêu gọi Tổng thống Pháp gặp trực tiếp.", []),
    ("Ngày 2/6, Tổng thống Nga bày tỏ hy vọng sớm gặp Tổng thống Pháp.", []),
    ("Ngày 2/6, Ngoại trưởng Nga nói Nga sẵn sàng đàm phán với Pháp.", []),
    ("Ngày 2/6, Lào cho rằng Nga và Pháp cần nối lại đàm phán.", []),
    ("Hôm 2/6, Tổng thống Nga nói muốn có cuộc gặp với Tổng thống Pháp.", []),
    ("Nghị sĩ Pháp ngày 2/6 đề xuất trục xuất Đại sứ Nga.", []),
    ("On 2 June Russia called on France to hold talks.", []),
    # threatened: nobody is hit yet
    ("Ngày 2/6, Pháp dọa trừng phạt Nga.", []),
    ("Ngày 2/6, Pháp có thể trục xuất Đại sứ Nga.", []),
    ("Tổng thống Nga có thể gặp Tổng thống Pháp.", ["gặp"]),
    # held before what is hoped at it, or the place of saying it
    ("Thủ tướng Lào gặp Thủ tướng Cuba, đề nghị hai bên sớm ký hiệp định.", ["gặp", "ký hiệp định"]),
    ("Thủ tướng Lào muốn nói rõ điều đó tại cuộc gặp Thủ tướng Cuba.", ["cuộc gặp"]),
    # what is planned has a day
    ("Hàn Quốc đề nghị họp với Triều Tiên vào ngày 19/8.", ["họp với"]),
    # what comes of it is hoped for
    ("Đại sứ Lào mong chuyến thăm thành công.", ["chuyến thăm"]),
    # a message is an act, whatever it asks for
    ("Nga kêu gọi và gửi công hàm cho Pháp.", ["gửi công hàm cho"]),
    # somebody is kind, and a proposal belongs to somebody
    ("Tổng Bí thư ân cần tiếp Chủ tịch Lào.", ["tiếp"]),
    ("Theo đề nghị của Bộ Ngoại giao Pháp trục xuất Đại sứ Nga.", ["trục xuất"]),
    # in another clause
    ("Nga mong quan hệ tốt đẹp, Pháp trục xuất Đại sứ Nga.", ["trục xuất"]),
    # what another is accused of or will be hit with in case
    ("Lào cáo buộc Nga tấn công tàu.", []),
    ("Lào trục xuất hai nhà ngoại giao Nga bị cáo buộc làm gián điệp.", ["trục xuất"]),
    ("Lào sẽ đáp trả nếu Nga cấm vận.", []),
    ("Lào đáp trả Nga, cảnh báo sẽ trừng phạt thêm nếu cần.", ["đáp trả", "cảnh báo"]),
    # at a gathering that goes on, somebody only asks for it
    ("Tại cuộc gặp, Thủ tướng Lào đề nghị ký hiệp ước với Nga.", ["cuộc gặp"]),
    ("Trong buổi hội đàm, Lào đề xuất nối lại quan hệ với Nga.", ["buổi hội đàm"]),
    ("Lào gặp Nga, đề nghị hai bên hợp tác.", ["gặp", "hợp tác"]),
    # what two mean to hasten, and what is thought possible
    ("Lào và Nga đồng lòng thúc đẩy sớm ký kết hiệp định.", []),
    ("Lào tin việc đạt được hiệp định với Nga là khả thi.", []),
    # to what a way leads that is still gone
    ("Lào và Nga đang làm thủ tục tiến tới mở đại sứ quán.", []),
    ("Lào gặp Nga, tiến tới nối lại quan hệ.", ["gặp", "nối lại quan hệ"]),
    # a day behind the comma is that of what is planned
    ("Nga còn có ý định tập trận chung với Lào, dự kiến bắt đầu vào cuối tháng 6.", ["tập trận chung"]),
    ("Nga còn có ý định tập trận chung với Lào, Mỹ cho biết hôm 2/6.", []),
    ("Lào nói nếu Nga áp thuế, nước này sẽ đáp trả.", []),
]


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_what_is_told_as_held(sentence: str, told: list[str]) -> None:
    assert [
        t.words for t in scene(sentence).contacts if t.frame.name not in ("aid", "visit") or t.words in told
    ] == told


def test_what_is_hoped_for_has_not_the_day_of_the_hope() -> None:
    text = (
        "Sáng 1/6, Ngoại trưởng Nga hội đàm với Ngoại trưởng Pháp tại Moskva.\n\nTrong họp báo hôm 2/6, Điện Kremlin "
        "kỳ vọng hai bên sẽ ký thỏa thuận."
    )
    told = extract(Article("a", text, published="2018-06-03")).events
    assert {(e.date, e.type) for e in told} == {("2018-06-01", "talks")}
