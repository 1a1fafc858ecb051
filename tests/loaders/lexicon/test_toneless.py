"""Pages typed without diacritics: known phrases get their marks, other pages stay as they are."""

from __future__ import annotations

import pytest

from loaders.article import Article
from loaders.extract import extract
from loaders.lexicon.toneless import is_toneless, toned
from loaders.resources import read_lexicon
from loaders.text.document import read

# So many words that a page is told by them, none of which the cases are about.
_PAGE = "\n" + "Nhieu nguoi dan trong vung mong rang moi viec cua ho duoc quan tam va khong ai bi bo quen. " * 3


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("Hom qua, Thu tuong Lao tham Viet Nam.", "Hôm qua, Thủ tướng Lào thăm Việt Nam."),
        ("Sang 19/4 ho hoi dam, toi 20/4 ve nuoc.", "Sáng 19/4 họ hội đàm, tối 20/4 về nước."),
        ("Ong sang tham nuoc ta tu 19 den 23/4.", "Ông sang thăm nước ta từ 19 đến 23/4."),
        ("Ngay sau khi toi Ha Noi, ong gap Ngoai truong.", "Ngay sau khi tới Hà Nội, ông gặp Ngoại trưởng."),
        ("Doan tham du hoi nghi va tham tinh Nghe An.", "Đoàn tham dự hội nghị và thăm tỉnh Nghệ An."),
        ("TONG THONG MY den Trieu Tien", "TỔNG THỐNG MỸ đến Triều Tiên"),
        ("thang 10 nam ngoai, thang tran", "tháng 10 năm ngoái, thang tran"),
        # what begins with a capital is a state with one alone
        ("nganh lao dong, ong Duc", "nganh lao động, ông Đức"),
    ],
)
def test_known_phrases_get_their_marks(given: str, meant: str) -> None:
    assert toned(given + _PAGE).splitlines()[0] == meant


@pytest.mark.parametrize(
    "text",
    [
        "Hom qua, Thu tuong Lao tham Viet Nam.",  # too short to be told
        "Nhiều người dân trong vùng mong rằng mọi việc của họ được quan tâm. " * 4 + "Hom qua ho gap nhau.",
        "The prime minister of Laos met the president in Hanoi on Monday, and they discussed trade and ships. " * 4,
        "Hanoi, Tuan Anh va Thu Ha of the Ministry met reporters. They said the trip to Laos would go on. " * 4,
    ],
)  # fmt: skip
def test_other_pages_stay_as_they_are(text: str) -> None:
    assert not is_toneless(text)
    assert toned(text) is text


def test_offsets_and_letters_of_the_page_stay() -> None:
    given = "Chieu 3/6,\u00a0Ngoai truong Phap (Bo Ngoai giao) toi Ha Noi…" + _PAGE
    document = read(given)
    assert len(document.text) == len(given)
    at = document.text.index("Ngoại trưởng")
    assert document.norm.span(at, at + 12) == (given.index("Ngoai"), given.index("Ngoai") + 12)


def test_events_of_such_a_page_have_their_words_as_given() -> None:
    told = "Chieu qua 3/6, tai Ha Noi, Thu tuong Nguyen Xuan Phuc da hoi dam voi Thu tuong Lao Thongloun Sisoulith."
    (event,) = extract(Article("a", told + _PAGE, published="2018-06-04")).events
    assert (event.countries, event.type, event.date) == (("LA", "VN"), "talks", "2018-06-03")
    assert event.date_text == "Chieu qua 3/6"


def test_phrases_beside_others_are_written_with_marks() -> None:
    words = read_lexicon("toneless.toml")
    assert [w for key in ("before_numbers", "before_names", "states") for w in words[key] if w.isascii()] == []
