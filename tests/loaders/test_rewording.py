"""What is added to a report and changes no fact changes no answer: one act, worded with what papers put around it."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from loaders.article import Article
from loaders.extract import extract

PUBLISHED = "2018-06-02"
STATES = {"LA": "Lào", "JP": "Nhật Bản", "FR": "Pháp", "KR": "Hàn Quốc", "CU": "Cuba", "US": "Mỹ"}
ACTS = [
    "Thủ tướng {beside}tiếp Bộ trưởng Quốc phòng {state}",
    "Phó Thủ tướng Phạm Bình Minh {beside}hội đàm với Ngoại trưởng {state}",
    "Chủ tịch Quốc hội {beside}hội kiến Thủ tướng {state}",
    "Bộ trưởng Tô Lâm {beside}điện đàm với Bộ trưởng Nội vụ {state}",
    "Bộ trưởng Tô Lâm và Bộ trưởng Nội vụ {state} {beside}ký biên bản ghi nhớ",
]
DAYS = {
    "Sáng 31/5": "2018-05-31", "Chiều nay (2/6)": "2018-06-02", "Hôm qua": "2018-06-01", "Ngày 30-5": "2018-05-30",
    "Tối 31.5": "2018-05-31", "Trưa 1/6": "2018-06-01",
}  # fmt: skip
BEFORE = [
    "", "trong không khí cởi mở, ", "nhân 45 năm hai nước lập quan hệ, ", "theo chương trình đã định, ",
    "trước thềm kỳ họp khai mạc ngày 20/10, ", "sau khi kết thúc phiên họp thường kỳ tháng 5, ",
    "bên lề diễn đàn của ASEAN, ", "đúng một năm sau lần gặp ở Huế, ",
]  # fmt: skip
BESIDE = ["", "đã ", "vừa ", "đã thân mật "]
BEHIND = [
    "", " cùng đại diện nhiều bộ", " để bàn về bán đảo Triều Tiên", " trước khi dự hội nghị ở Singapore ngày 5/6",
    " với sự có mặt của Ngân hàng Thế giới", " nhằm chuẩn bị cho kỳ họp cuối năm",
]  # fmt: skip
HEADS = ["", "Thứ Bảy, 02/06/2018, 14:30 (GMT+7)\n\n", "02/06/2018 | 09:15\nĐối ngoại\n\n"]
ENDS = [
    "", "\n\nQuang cảnh buổi gặp. Ảnh: TTXVN", "\n\nNăm 2017, hai nước trao đổi 3 tỷ USD hàng hóa.",
    "\n\nViệt Nam coi trọng quan hệ với ASEAN, Trung Quốc và Nga.", "\n\nBão số 4 dự kiến vào đất liền ngày 3/6.",
    "\n\nÔng sinh ngày 12/3/1960, từng học ở Liên Xô.", "\n\nTriều Tiên phóng hai tên lửa hôm 29/5.",
    "\n\nĐội tuyển Việt Nam gặp Thái Lan ngày 5/6.", "\n\nGiá gạo tăng 5% trong tháng 5.",
]  # fmt: skip


def cases(count: int) -> Iterator[tuple[str, str, str]]:
    """So many texts, each with the state that Việt Nam met in it and on which day, the same in every run."""
    dice = random.Random(2018)
    for _ in range(count):
        code, state = dice.choice(sorted(STATES.items()))
        told, day = dice.choice(sorted(DAYS.items()))
        act = dice.choice(ACTS).format(beside=dice.choice(BESIDE), state=state)
        sentence = f"{told}, {dice.choice(BEFORE)}{act}{dice.choice(BEHIND)}."
        yield dice.choice(HEADS) + sentence + dice.choice(ENDS), code, day


@pytest.mark.parametrize(("text", "code", "day"), list(cases(400)))
def test_what_stands_around_an_act_changes_nothing_of_it(text: str, code: str, day: str) -> None:
    events = extract(Article("a", text, published=PUBLISHED)).events
    told = {(e.countries, e.date) for e in events if e.type != "visit"}
    assert told == {(tuple(sorted((code, "VN"))), day)}
