"""Acts whose day a sentence behind tells."""

# ruff: noqa: E501  a case of a table is one line
from __future__ import annotations

import pytest

from loaders.events.retold import retold
from tests.loaders.events.building import scenes

NONE: dict[str, str] = {}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Nga và Lào sẽ hội đàm. Cuộc gặp diễn ra ngày 9/6.", {"hội đàm": "ngày 9/6"}),
        ("Nga và Lào sẽ hội đàm. Thời gian là ngày 9/6.", {"hội đàm": "ngày 9/6"}),
        ("Nga và Lào sẽ hội đàm. Địa điểm là Viêng Chăn, thời gian là ngày 9/6.", {"hội đàm": "ngày 9/6"}),
        ("Nga và Lào sẽ hội đàm. Vòng trước diễn ra ngày 1/3. Vòng này được ấn định vào ngày 9/6.", {"hội đàm": "vào ngày 9/6"}),
        ("Lào hôm 1/6 thông báo đã hội đàm với Nga. Cuộc hội đàm diễn ra ngày 30/5.", {"hội đàm": "ngày 30/5"}),
        ("Lào và Nga họp ủy ban hỗn hợp. Chuỗi hoạt động do Lào đăng cai, từ ngày 9 đến 11/6. Tại đây, hai bên sẽ hội đàm.", {"họp ủy ban": "từ ngày 9 đến 11/6", "hội đàm": "từ ngày 9 đến 11/6"}),
        # in which something was said, but for what is still to come
        ("Nga gọi điện cho Lào. Trong cuộc điện đàm ngày 9/5, hai bên bàn về cá.", {"gọi điện cho": "ngày 9/5"}),
        ("Nga và Lào gặp nhau. Theo Nga, tại cuộc gặp ngày 9/5, hai bên bàn về cá.", {"gặp nhau": "ngày 9/5"}),
        ("Nga sẽ điện đàm với Lào. Trong cuộc điện đàm ngày 9/5, hai bên bàn về cá.", NONE),
        ("Nga và Lào gặp nhau. Trước cuộc gặp ngày 9/6, hai bên bàn về cá.", NONE),
        # an earlier one, another act, a day of its own, other states
        ("Nga và Lào sẽ hội đàm. Cuộc gặp trước diễn ra ngày 9/5.", NONE),
        ("Nga và Lào sẽ hội đàm. Cuộc tập trận diễn ra ngày 9/6.", NONE),
        ("Sáng 1/6, tại Moskva, Nga và Lào hội đàm. Cuộc gặp diễn ra ngày 9/6.", NONE),
        ("Nga và Lào sẽ hội đàm. Cuộc gặp của Thủ tướng Nhật Bản sẽ diễn ra ngày 9/6.", NONE),
        ("Nga và Lào sẽ hội đàm. Cuộc gặp bàn về chuyến thăm diễn ra ngày 9/6.", NONE),
    ],
)  # fmt: skip
def test_days_of_acts_told_behind_them(text: str, days: dict[str, str]) -> None:
    found = scenes(text)
    told = retold(found).days
    assert {
        t.words: text[told[t.start].start : told[t.start].end] for s in found for t in s.contacts if t.start in told
    } == days


def test_who_tells_of_whom() -> None:
    assert retold(scenes("Nga và Lào sẽ hội đàm. Vòng trước diễn ra ngày 1/3. Cuộc gặp diễn ra ngày 9/6.")).source == {
        2: 0
    }
