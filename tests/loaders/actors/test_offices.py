"""Which words name an office or a body: one line a case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import loaders.lexicon.offices as offices
from loaders.actors.offices import find_names, find_offices, is_vietnamese_name, looks_vietnamese
from loaders.lexicon.automaton import Kind, apart
from loaders.resources import ResourceError
from loaders.text.document import read
from loaders.text.normalise import normalise

# wording → the words found, as they stand there
FOUND = [
    # people
    ("Thủ tướng tới Huế", ["Thủ tướng"]),
    ("THỦ TƯỚNG THĂM LÀO", ["THỦ TƯỚNG"]),
    ("thủ tướng Lào", ["thủ tướng"]),
    ("Phó Thủ tướng Thường trực Chính phủ tới", ["Phó Thủ tướng Thường trực Chính phủ"]),
    ("Bộ trưởng Bộ Quốc phòng Nga", ["Bộ trưởng Bộ Quốc phòng"]),
    ("Bộ trưởng Quốc phòng", ["Bộ trưởng Quốc phòng"]),
    ("Chủ tịch nước và Chủ tịch Quốc hội", ["Chủ tịch nước", "Chủ tịch Quốc hội"]),
    ("Tổng Bí thư Ban Chấp hành Trung ương", ["Tổng Bí thư Ban Chấp hành Trung ương"]),
    ("Thứ trưởng Ngoại giao Nhật Bản", ["Thứ trưởng Ngoại giao"]),
    ("Thái tử kế vị", ["Thái tử kế vị"]),
    ("Ngoại trưởng Đức", ["Ngoại trưởng"]),
    ("Đại sứ Hàn Quốc", ["Đại sứ"]),
    ("Uỷ viên Quốc vụ", ["Ủy viên Quốc vụ"]),  # either tone placement
    ("Thu\u0309 tươ\u0301ng Lào", ["Thủ tướng"]),  # decomposed
    # the other one's office
    ("người đồng cấp Lào", ["người đồng cấp"]),
    ("người đồng nhiệm Nga", ["người đồng nhiệm"]),
    # a head with a body
    ("Phó Giám đốc Sở Ngoại vụ tiếp", ["Phó Giám đốc Sở Ngoại vụ"]),
    ("Phó Trợ lý Bộ trưởng Quốc phòng Mỹ", ["Phó Trợ lý Bộ trưởng Quốc phòng"]),
    # bodies
    ("Đại sứ quán Lào", ["Đại sứ quán"]),
    ("đoàn đại biểu quân sự cấp cao Cuba", ["đoàn đại biểu quân sự cấp cao"]),
    ("Uỷ ban nhân dân tỉnh", ["Ủy ban nhân dân"]),
    ("phía Lào cảm ơn", ["phía"]),
    ("tàu sân bay Mỹ", ["tàu sân bay"]),
    ("Bộ Ngoại giao Pháp", ["Bộ Ngoại giao"]),
    # only the look of one
    ("phía nam hòn đảo", []),
    ("chuyến thăm cấp Nhà nước", []),
    ("tập đoàn dầu khí", []),
    ("sư đoàn 5", ["sư đoàn"]),
    ("liên đoàn bóng đá", []),
    ("Hội nghị Viện trưởng họp, nguyên Thủ tướng dự", ["Viện trưởng", "Thủ tướng"]),
    ("công đoàn nhà máy", []),
    ("các cán bộ ngoại giao về nước", []),
    ("hai cán bộ công an đứng gác", []),
    ("hai Bộ trưởng bắt tay", []),
    ("bảy bộ trưởng tháp tùng", []),
    ("những Đại sứ trẻ", []),
    ("các đoàn khách", []),
    ("thủ tướngs", []),
    ("không có ai ở đây", []),
    ("", []),
]

# wording → kind, the state it means where none is named beside it, its key in officials.csv
MEANING = [
    ("Chủ tịch nước", "person", "VN", "head_of_state"),
    ("Tổng Bí thư", "person", "VN", "party_leader"),
    ("Chủ tịch Quốc hội", "person", "VN", "speaker_of_parliament"),
    ("Thủ tướng", "person", "VN", "head_of_government"),
    ("Phó Thủ tướng", "person", "VN", "deputy_head_of_government"),
    ("Bộ trưởng Quốc phòng", "person", "VN", "defence_minister"),
    ("Bộ trưởng Ngoại giao", "person", "VN", "foreign_minister"),
    ("Tổng thống", "person", "", "head_of_state"),
    ("Quốc vương", "person", "", "head_of_state"),
    ("Ngoại trưởng", "person", "", "foreign_minister"),
    ("Đại sứ", "person", "", ""),
    ("người đồng cấp", "person", "", ""),
    ("Bộ Quốc phòng", "body", "VN", ""),
    ("Quốc hội", "body", "VN", ""),
    ("phái đoàn", "body", "", ""),
    ("Đại sứ quán", "body", "", ""),
]

NAMES = [
    ("Bình Minh", True),
    ("Nguyễn Văn An", True),
    ("Hoàng Thị Quỳnh", True),
    ("Ngọc Ánh", True),
    ("Sokhonn", False),
    ("Idriss Deby", False),
    ("Kishida", False),
    ("Smith", False),
    ("Văn Smith", False),
    ("", False),
]


@pytest.mark.parametrize(("wording", "expected"), FOUND)
def test_words(wording: str, expected: list[str]) -> None:
    text = normalise(wording).text
    assert [text[m.start : m.end] for m in find_offices(read(text))] == expected


@pytest.mark.parametrize(("wording", "kind", "unmarked", "office"), MEANING)
def test_meaning(wording: str, kind: str, unmarked: str, office: str) -> None:
    (mention,) = find_offices(read(wording))
    assert (mention.word.kind, mention.word.unmarked, mention.word.office) == (kind, unmarked, office)


@pytest.mark.parametrize("change", [str.lower, str.upper, str.title])
def test_case_does_not_matter(change: object) -> None:
    for wording, kind, *_ in MEANING:
        text = change(wording)  # type: ignore[operator]
        assert [(m.start, m.end, m.word.kind) for m in find_offices(read(text))] == [(0, len(text), kind)]


@pytest.mark.parametrize(("wording", "expected"), NAMES)
def test_vietnamese_spelling(wording: str, expected: bool) -> None:
    assert looks_vietnamese(wording) is expected


@pytest.mark.parametrize(("wording", "expected"), [
    ("Đại tướng Ngô Xuân Lịch", ["Đại tướng"]),
    ("Phó Đô đốc và Chuẩn Đô đốc", ["Phó Đô đốc", "Chuẩn Đô đốc"]),
    ("thượng tướng", ["thượng tướng"]),
    ("Thiếu tướngg", []),
])  # fmt: skip
def test_ranks(wording: str, expected: list[str]) -> None:
    document = read(wording)
    assert [document.text[a:b] for a, b, _ in apart(document.hits.of(Kind.RANK))] == expected


@pytest.mark.parametrize(("wording", "expected"), [
    ("ông Nguyễn Văn An và bà Trần Thị Bình", ["Nguyễn Văn An", "Trần Thị Bình"]),
    ("đồng chí Hà Huy Tập nói", ["Hà Huy Tập"]),
    ("đồng chí Hà Huy nói", []),  # a surname that is not the Vietnamese's alone
    ("Nguyễn Văn An\nHà Nội", ["Nguyễn Văn An"]),
    ("Hà Lan Cora nói", []),  # no Vietnamese is called Cora
    ("con sông lớn", []),
    # seas, bodies and fields that open like a name, and places before one or behind a word that is a surname too
    ("trên Thái Bình Dương, gần Hoàng Sa, với Đoàn Thanh niên và Bộ Y tế", []),
    ("Đại học Y Dược, Hoàng Hậu và tượng Lê Nin", []),
    ("tại Hà Nội Nguyễn Văn An nói", ["Nguyễn Văn An"]),
    ("Từ Bắc Kinh và Từ Viêng Chăn", []),
    ("ông Từ Bắc An", ["Từ Bắc An"]),
])  # fmt: skip
def test_vietnamese_names(wording: str, expected: list[str]) -> None:
    document = read(wording)
    assert [document.text[m.start : m.end] for m in find_names(document)] == expected
    assert all(map(is_vietnamese_name, expected))


@pytest.mark.parametrize(("row", "complaint"), [
    ({"kind": "robot", "role": "body", "words": ["Máy"]}, "'robot' is neither 'person' nor 'body'"),
    ({"kind": "person", "role": "king", "words": ["Vua"]}, "role 'king' is none of ambassador, body"),
])  # fmt: skip
def test_what_cannot_be_in_the_file_is_refused(
    monkeypatch: pytest.MonkeyPatch, row: dict[str, object], complaint: str
) -> None:
    offices.office_words()  # known before, whichever test comes first
    monkeypatch.setattr(offices, "read_toml", lambda name: {"office": [row]})
    with pytest.raises(ResourceError, match=complaint):
        offices.office_words.__wrapped__()
    assert "thủ tướng" in offices.office_words()


@given(st.lists(st.sampled_from([w for w, _ in FOUND] + ["và", ",", "cấp", "hai", "Lào"]), max_size=6))
def test_mentions_are_in_order_and_apart(pieces: list[str]) -> None:
    text = normalise(" ".join(pieces)).text
    at = 0
    for mention in find_offices(read(text)):
        assert at <= mention.start < mention.end <= len(text)
        assert normalise(mention.word.word).text.lower() == text[mention.start : mention.end].lower()
        at = mention.end
