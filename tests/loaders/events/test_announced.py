"""What a sentence announces, and what only stands beside that."""

from __future__ import annotations

import pytest

from loaders.events.announced import announcing
from tests.loaders.events.building import scene

ANNOUNCED = [
    ("Thủ tướng Lào sẽ gặp Thủ tướng Nga.", {"gặp"}),
    ("Thủ tướng Lào gặp Thủ tướng Nga và sẽ nâng quan hệ.", set()),
    ("Thủ tướng Lào gặp Thủ tướng Nga vào tuần sau theo kế hoạch.", {"gặp"}),
    ("Cuộc gặp giữa Lào và Nga sẽ diễn ra ở Huế.", {"cuộc gặp"}),
    ("Cuộc gặp giữa Lào và Nga cho thấy Huế, theo ông, sẽ đông.", set()),
    ("Lào điện đàm với Nga về cuộc gặp sắp tới.", {"cuộc gặp"}),
    ("Lào tiếp Đại sứ Nga để chuẩn bị chuyến thăm.", {"chuyến thăm"}),
    ("The visit of Laos to Russia will begin soon.", {"visit"}),
    ("Lào họp với Nga rồi sẽ nghỉ.", set()),
    ("Lào hội đàm với Nga và thống nhất sẽ tổ chức tập huấn.", set()),
]


@pytest.mark.parametrize(("sentence", "words"), ANNOUNCED)
def test_an_auxiliary_announces_the_verb_behind_it(sentence: str, words: set[str]) -> None:
    s = scene(sentence)
    assert {t.words for t in s.contacts if announcing(s, t)} == words
