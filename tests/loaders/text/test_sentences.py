"""Where sentences end: one line a case, the sentences parted by "|" (taken out before the text is read)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.text.sentences import LONGEST, Sentence, find_sentences
from loaders.text.zones import Role, find_zones

SPLIT = [
    "Ông đến Huế. | Bà ở lại.",
    "Thật ư? | Đúng! | Thế nhé… | Hết.",
    # dates and numbers
    "Ngày 12.3.2019 đoàn tới. | Hôm sau đoàn về.",
    "Đoàn tới ngày 12.3. | Hôm sau đoàn về.",
    "Họp xong ngày 5/7. | Ký sau đó.",
    "Kim ngạch đạt 3.5 tỷ USD. | Năm ngoái ít hơn.",
    "Kim ngạch đạt 1.250.000 USD. | Năm ngoái ít hơn.",
    "Đi lúc 9.30 sáng. | Về lúc trưa.",
    "Đó là năm 2019. | Họ gặp lại ở Huế.",
    # abbreviations and initials
    "Ông V. Putin tới nơi. | Bà ở lại.",
    "Ông V.Putin tới nơi. | Bà ở lại.",
    "Ông George W. Bush tới nơi. | Bà ở lại.",
    "Đoàn ở TP. Huế hai ngày. | Rồi họ về.",
    "Đoàn ở TP.HCM hai ngày. | Rồi họ về.",
    "Tổng thống Ph. Ô-lăng gặp ông Ch. Hây-gơn. | Rồi họ về.",
    "GS. Lê và TS. Trần tới nơi. | Họ ký ngay.",
    "Mr. Smith tới nơi. | Ông ở lại.",
    "Khách tới St. Petersburg. | Rồi họ về.",
    # quotes and brackets belong to their sentence
    "“Tốt lắm.” | Ông nói thế.",
    'Ông nói: "Tốt lắm." | Rồi ông đi.',
    "Ông cười (rất vui.) | Rồi ông đi.",
    "Họ ký xong. | “Tốt lắm”, ông nói.",
    "Họ ký xong. | (Theo lời ông.)",
    # the end of a dispatch
    "Tin đã hết./. | Người viết ký tên.",
    # no sentence ends inside
    "Đoàn có sĩ quan, bác sĩ, kỹ sư... và phóng viên đi cùng.",
    "Ông hỏi “thật ư?” rồi đi ngay.",
    "Không có dấu chấm nào ở cuối",
    "5/7: khai mạc ở Huế.",
    # a day heads the first sentence of its item
    "Thứ hai. Đại sứ tới chào. | Hai bên trao quà.",
    "THỨ NĂM (16/1). Đoàn tới nơi. | Rồi họ về.",
    "Hôm nay. Tàu cập cảng. | Thủy thủ lên bờ.",
    "Ngày 3/6. Đoàn tới nơi. | Rồi họ về.",
    "Đoàn tới hôm thứ hai. | Rồi họ về.",
    "Họ đến. | Thứ hai. | Rồi họ về.",
]

CAPTIONS = [
    # a credit makes a caption of what it closes
    ("Hai đoàn bắt tay. Ảnh: TTXVN", ["Hai đoàn bắt tay.", "Ảnh: TTXVN"]),
    ("Khách và chủ nhà ở Huế (Ảnh: Minh An)", ["Khách và chủ nhà ở Huế", "(Ảnh: Minh An)"]),
    ("Khách và chủ nhà ở Huế - Ảnh: VGP", ["Khách và chủ nhà ở Huế", "- Ảnh: VGP"]),
    ("Họ chưa hề chụp ảnh chung ở đây.", []),
]

LONG = "Sáng nay lễ đón đã diễn ra trước khi hai đoàn bước vào phòng họp, nơi các bộ trưởng đã đợi sẵn từ sớm."


def sentences(text: str) -> tuple[Sentence, ...]:
    return find_sentences(text, find_zones(text))


@pytest.mark.parametrize("wording", SPLIT)
def test_split(wording: str) -> None:
    expected = wording.split(" | ")
    text = " ".join(expected)
    assert [text[s.start : s.end] for s in sentences(text)] == expected


@pytest.mark.parametrize(("wording", "expected"), CAPTIONS)
def test_photo_credits_inside_running_text(wording: str, expected: list[str]) -> None:
    text = f"{LONG} {LONG} {LONG} {LONG} {wording} {LONG} Họ ở lại Huế."  # a whole article on one line
    captions = [text[s.start : s.end] for s in sentences(text) if s.role is Role.CAPTION]
    assert captions == expected


def test_a_line_ends_a_sentence() -> None:
    text = "Đoàn tới Huế\nvào buổi sáng. Họ họp."
    assert [text[s.start : s.end] for s in sentences(text)] == ["Đoàn tới Huế", "vào buổi sáng.", "Họ họp."]
    assert [s.line for s in sentences(text)] == [0, 1, 1]


def test_sentences_are_numbered_and_keep_their_role() -> None:
    text = f"05/06/2015 10:12\nThủ tướng tiếp khách từ Lào\n{LONG} Họ ký.\nNguồn: Báo Làng"
    found = sentences(text)
    assert [s.number for s in found] == list(range(len(found)))
    assert [s.role for s in found] == [Role.CLOCK, Role.TITLE, Role.LEAD, Role.LEAD, Role.FOOTER]


def test_no_text_no_sentences() -> None:
    assert sentences("") == sentences(" \n ") == ()


PIECES = [w.replace(" | ", " ") for w in SPLIT] + [w for w, _ in CAPTIONS]
PIECES += [LONG, "\n", "\n\n", " ", "./.", "…", "Ảnh:", "(", "”"]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=10).map(" ".join))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    """Only white space and "|" may lie outside; a sentence never crosses a line nor begins or ends with a space."""
    at = 0
    for number, sentence in enumerate(sentences(text)):
        assert sentence.number == number
        assert not set(text[at : sentence.start].replace("|", "").strip())
        words = text[sentence.start : sentence.end]
        assert words
        assert words == words.strip()
        assert "\n" not in words
        at = sentence.end
    assert not set(text[at:].replace("|", "").strip())


@pytest.mark.parametrize("words", ["Lào, ", "Lào ", "a", "(", "Bộ trưởng Quốc phòng Lào "])
def test_no_sentence_is_longer_than_the_bound(words: str) -> None:
    text = (words * 2000).rstrip()
    found = find_sentences(text, find_zones(text))
    assert max(s.end - s.start for s in found) <= LONGEST
    assert "".join(text[s.start : s.end] for s in found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("words", ["a.{}b", "a.({}", "a{}", "a.”{}"])
@pytest.mark.parametrize("unit", [" ", "\u00a0", ".", "“", "”"])
def test_what_ends_no_sentence_is_gone_over_once(words: str, unit: str) -> None:
    """Every mark, or every blank, was gone over anew for each of them: minutes."""
    text = words.format(unit * 400_000) + "b"
    assert find_sentences(text, find_zones(text))
