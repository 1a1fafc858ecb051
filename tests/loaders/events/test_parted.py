"""Sentences that are lists, parted at their semicolons."""

# ruff: noqa: E501  a case of a table is one line
from __future__ import annotations

import pytest

from loaders.article import Article
from loaders.extract import extract
from tests.loaders.events.building import scenes

LISTS = [
    (
        "Ngày 3/6, Chủ tịch nước tiếp Đại sứ Pháp; ngày 4/6, Thủ tướng hội đàm với Thủ tướng Lào.",
        ["Ngày 3/6, Chủ tịch nước tiếp Đại sứ Pháp", "ngày 4/6, Thủ tướng hội đàm với Thủ tướng Lào."],
    ),
    (
        "Thủ tướng Lào thăm Nga (3-5/6); đoàn Pháp thăm Lào (7/6); Ngoại trưởng Nga thăm Cuba (9/6).",
        ["Thủ tướng Lào thăm Nga (3-5/6)", "đoàn Pháp thăm Lào (7/6)", "Ngoại trưởng Nga thăm Cuba (9/6)."],
    ),
    (
        "Tháng 8: đoàn tỉnh sang hội đàm với tỉnh Champasak (ngày 9/8); tiếp Đại sứ Pháp lên dự khánh thành cầu (ngày 17/8).",
        [
            "Tháng 8: đoàn tỉnh sang hội đàm với tỉnh Champasak (ngày 9/8)",
            "tiếp Đại sứ Pháp lên dự khánh thành cầu (ngày 17/8).",
        ],
    ),
    # what goes on without its own day, guest or host is told of what stands before
    ("Thủ tướng Lào sẽ hội đàm với Thủ tướng Nga ngày 8/6; hội kiến Chủ tịch nước ngày 9/6.", None),
    ("Ngày 3/6, Thủ tướng Lào gặp Thủ tướng Nga; hai bên nhất trí hợp tác.", None),
    ("Ngày 4/1, Thủ tướng Lào cho biết sẽ thăm Pháp; thăm Bỉ và Đức từ ngày 7 đến 9/1.", None),
    ("Tổng thống Pháp gặp Thủ tướng Anh ngày 3/6; ngày 4/6 đến Berlin.", None),
    ("Ngày 3/6, Thủ tướng Lào gặp Thủ tướng Nga, Ngoại trưởng Lào thăm Pháp.", None),
    ("Ngày 3/6, Chủ tịch nước tiếp Quốc vương Brunei; gặp Tổng thống Hàn Quốc và tiếp Tổng thống Chile.", None),
    ("Ngày 3/6, Thủ tướng Lào gặp Thủ tướng Nga; và trao đổi với Tổng thống Pháp, Thủ tướng Bỉ.", None),
    # the words for a stretch of days tell of nobody's coming
    ("Thủ tướng Lào thăm Nga từ ngày 3 đến 5/6; Cuba từ ngày 6 đến 8/6, theo lời mời của Chủ tịch Cuba.", None),
]


@pytest.mark.parametrize(("text", "parts"), LISTS)
def test_a_list_is_parted_where_each_part_tells_who_and_when(text: str, parts: list[str] | None) -> None:
    assert [text[s.sentence.start : s.sentence.end] for s in scenes(text)] == (parts or [text])


def test_each_part_has_its_own_states_and_day() -> None:
    text = "Tuần qua: ngày 3/6, Chủ tịch nước tiếp Đại sứ Pháp; ngày 4/6, Thủ tướng hội đàm với Thủ tướng Lào; ngày 5/6, Bộ trưởng điện đàm với Ngoại trưởng Nga."
    found = extract(Article("a", text, published="2018-06-07")).events
    assert [("-".join(e.countries), e.date) for e in found] == [
        ("FR-VN", "2018-06-03"), ("LA-VN", "2018-06-04"), ("RU-VN", "2018-06-05")
    ]  # fmt: skip


HEADLINES = [
    (
        "Tin thế giới: Thủ tướng Lào thăm Việt Nam, Nga trừng phạt Ba Lan, Ấn Độ tập trận với Nhật Bản",
        ["Tin thế giới: Thủ tướng Lào thăm Việt Nam", "Nga trừng phạt Ba Lan", "Ấn Độ tập trận với Nhật Bản"],
    ),
    ("Na Uy trục xuất nhà ngoại giao Nga, Mỹ và Nhật Bản diễn tập", ["Na Uy trục xuất nhà ngoại giao Nga", "Mỹ và Nhật Bản diễn tập"]),
    # one news of the same states, or of one besides
    ("Thủ tướng Lào thăm Việt Nam, gặp Chủ tịch nước Việt Nam", None),
    ("Nga trừng phạt Ba Lan, Mỹ lên tiếng", None),
    ("Mỹ, Anh trừng phạt Nga, Nga trục xuất người Anh", None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "parts"), HEADLINES)
def test_a_headline_of_several_news_is_parted_at_its_commas(title: str, parts: list[str] | None) -> None:
    text = title + "\n\nHôm qua, nhiều việc đã diễn ra ở các nơi."
    found = [text[s.sentence.start : s.sentence.end] for s in scenes(text) if s.sentence.end <= len(title)]
    assert found == (parts or [title])
