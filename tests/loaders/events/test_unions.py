"""What a union does by itself, or is written to: one line a case."""

from __future__ import annotations

import pytest

from loaders.article import Article
from loaders.extract import extract
from tests.loaders.events.building import scene

TOLD = [
    ("Hội đồng Bảo an họp kín về giao tranh giữa Lào và Nga.", []),
    ("Hội đồng Bảo an Liên hợp quốc (HĐBA) tổ chức phiên thảo luận về Lào và Nga.", []),
    ("Lào và Nga điện đàm sau khi Hội đồng Bảo an tổ chức cuộc họp.", ["điện đàm"]),
    # who meets there, and whom a union brings together
    ("Liên hợp quốc tổ chức cuộc gặp giữa Ngoại trưởng Lào và Ngoại trưởng Nga.", ["cuộc gặp"]),
    ("Bên lề Đại hội đồng Liên hợp quốc, Ngoại trưởng Lào gặp Ngoại trưởng Nga.", ["gặp"]),
    ("Dự hội nghị ASEAN, hội đàm với Ngoại trưởng Nga, Ngoại trưởng Lào vui mừng.", ["hội đàm"]),
    ("Đại sứ Lào tại Liên hợp quốc gặp Đại sứ Nga.", ["gặp"]),
    ("Ngoại trưởng Nga rời EU và gặp Ngoại trưởng Lào.", ["gặp"]),
    # a gathering of three
    ("Diễn đàn Phụ nữ Lào - Nga - Cuba có Bộ trưởng Lào.", []),
    ("Diễn đàn Phụ nữ Lào - Nga có Bộ trưởng Lào.", ["diễn đàn"]),
    # messages, and what they say
    ("Lào gửi công hàm lên Liên hợp quốc, phản đối Nga.", []),
    ("Lào gửi thư cho Tổng Thư ký Liên hợp quốc.", []),
    ("Lào trao công hàm cho Đại sứ Nga và gửi thư lên Liên hợp quốc.", ["trao công hàm"]),
    ("Lào gửi thư lên Liên hợp quốc, trao công hàm cho Đại sứ Nga.", ["trao công hàm"]),
]


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_what_is_left_of_the_words_of_contact(sentence: str, told: list[str]) -> None:
    assert [t.words for t in scene(sentence).contacts] == told


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 2/6, Malaysia trình công hàm lên Tổng Thư ký Liên hợp quốc, bác bỏ yêu sách của Trung Quốc.",
        "Hội đồng Bảo an Liên hợp quốc ngày 2/6 họp kín về căng thẳng giữa Ấn Độ và Pakistan ở Kashmir.",
    ],
)
def test_no_event_is_between_those_of_whom_a_union_hears(text: str) -> None:
    assert extract(Article("a", text, published="2018-06-04")).events == ()
