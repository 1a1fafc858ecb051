from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quốc phòng", ["quoc", "phong"]),
        ("ĐẠI SỨ", ["dai", "su"]),
        ("Lào-Việt_Nam", ["lao", "viet", "nam"]),
        ("2/6/2022", ["2", "6", "2022"]),
        ("đường", ["duong"]),
        ("Straße", ["strasse"]),
        ("中国", ["中国"]),
        ("!?", []),
    ],
)
def test_folded_words(text: str, expected: list[str]) -> None:
    assert [words.folded(word) for word in words.split(text)] == expected
    assert [words.folded(word) for word in words.split(unicodedata.normalize("NFD", text))] == expected


@pytest.mark.parametrize(("one", "other"), [("hoà", "hòa"), ("thuỷ", "thủy"), ("Nguyễn", "NGUYỄN")])
def test_one_word_however_its_tone_is_placed(one: str, other: str) -> None:
    assert words.exact(words.split(one)[0]) == words.exact(words.split(other)[0])


@pytest.mark.parametrize(("one", "other"), [("lào", "lao"), ("lào", "lão"), ("đàm", "dàm"), ("tô", "tơ"), ("u", "ư")])
def test_exact_words_keep_what_tells_them_apart(one: str, other: str) -> None:
    assert words.exact(one) != words.exact(other)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("lao", [(("lao",), False)]),
        ("Lào", [(("lao\u0300",), True)]),
        ("quoc phong", [(("quoc",), False), (("phong",), False)]),
        ('"quoc phong"', [(("quoc", "phong"), False)]),
        ('"hai nước"', [(("hai", "nươc\u0301"), True)]),
        ("“quoc phong” lao", [(("quoc", "phong"), False), (("lao",), False)]),
        ('"quoc phong', [(("quoc",), False), (("phong",), False)]),
        ("lao lao", [(("lao",), False)]),
        ("AND OR NOT NEAR", [(("and",), False), (("or",), False), (("not",), False), (("near",), False)]),
        ("*** lao", [(("lao",), False)]),
    ],
)
def test_query(text: str, phrases: list[tuple[tuple[str, ...], bool]]) -> None:
    assert list(words.query(text).phrases) == phrases


@pytest.mark.parametrize("text", ["***", "", '""', "((( !", "¶"])
def test_without_a_word_nothing_can_be_looked_for(text: str) -> None:
    with pytest.raises(ValueError, match="no word"):
        words.query(text)


def test_too_many_words_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 50 words"):
        words.query(" ".join(f"w{n}" for n in range(51)))


@given(st.text())
def test_the_two_forms_of_a_text_stand_word_by_word(text: str) -> None:
    document = words.document(text, text)
    folded, exact = document.fts5()
    assert folded.split(" ") == [*document.folded] or not document.folded
    assert len(folded.split()) == len(exact.split()) == len(document.folded)


def test_long_texts_and_words_are_cut() -> None:
    document = words.document("a" * 3000 + " b" * 20_000)
    assert len(document.folded) == words.MAX_WORDS
    assert len(document.folded[0]) == words.MAX_WORD
