"""Normalised text is the same however a page was typed, and leads back to it exactly: one line a case."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders.text.normalise import normalise, unify_tones

TONES = [
    # the mark moves to the first vowel where the pair ends the syllable
    ("hoà bình", "hòa bình"),
    ("khoẻ", "khỏe"),
    ("thuý", "thúy"),
    ("UỶ BAN", "ỦY BAN"),
    ("Uỷ ban", "Ủy ban"),
    ("THUỶ QUÂN", "THỦY QUÂN"),
    ("huỷ thoả thuận", "hủy thỏa thuận"),
    ("toạ đàm, xoá nợ", "tọa đàm, xóa nợ"),
    ("tuý luý", "túy lúy"),
    ("HOÀ", "HÒA"),
    # it stays where a consonant closes the syllable
    ("Hoàng, thuyền, toán, Ngoại, huyền", "Hoàng, thuyền, toán, Ngoại, huyền"),
    # "qu" is a consonant
    ("quý, quỳ, quỵ, quà, QUÝ", "quý, quỳ, quỵ, quà, QUÝ"),
    # the older placement already
    ("hòa, khỏe, thúy, ủy ban", "hòa, khỏe, thúy, ủy ban"),
    ("", ""),
]

CHARACTERS = [
    # spaces
    ("1\u00a0/\u00a05", "1 / 5"),
    ("ngày\t5", "ngày 5"),
    ("ngày\u202f5\u30006", "ngày 5 6"),
    # dashes
    ("5–7", "5-7"),
    ("5—7", "5-7"),
    ("5‑7", "5-7"),
    ("5\u22127", "5-7"),
    # slashes
    ("5\u20447", "5/7"),
    # letters that only look right
    ("\u00d0à Nẵng", "Đà Nẵng"),
    ("hội \u00f0àm", "hội đàm"),
    # what nobody sees
    ("\ufeffTin", "Tin"),
    ("Hà\u200b Nội", "Hà Nội"),
    ("hội\u00ad đàm", "hội đàm"),
    ("Lào\u200e", "Lào"),
    ("\u00ad\u200b\ufeff", ""),
    # a mark typed behind its letter, with something invisible behind both
    ("chie\u0302\u0300u\u00ad", "chiều"),
    # line ends
    ("một\r\nhai", "một\nhai"),
    ("một\rhai", "một\nhai"),
    ("một\u2028hai", "một\nhai"),
    # what stays
    ("“Tốt”, ‘được’…", "“Tốt”, ‘được’…"),
    ("một\nhai", "một\nhai"),
    ("", ""),
]

# words looked for in a text as given → the words there that they came from
WAY_BACK = [
    ("Sáng 5/7, hội đàm", "hội đàm", "hội đàm"),
    ("Sáng 5\u20137, ho\u0323\u0302i đàm", "5-7", "5\u20137"),
    ("Sáng 5/7, ho\u0323\u0302i \u0111a\u0300m", "hội đàm", "ho\u0323\u0302i \u0111a\u0300m"),
    ("\ufeffChie\u0302\u0300u 5/7", "Chiều", "Chie\u0302\u0300u"),
    ("hội\u00ad\u00a0đàm", "hội đàm", "hội\u00ad\u00a0đàm"),
    ("một\r\nhai ba", "hai", "hai"),
    ("họp ở Hoà Bình", "Hòa Bình", "Hoà Bình"),
    ("họp ở Hoa\u0300 Bình", "Hòa Bình", "Hoa\u0300 Bình"),
]


@pytest.mark.parametrize(("wording", "expected"), TONES)
def test_one_tone_placement(wording: str, expected: str) -> None:
    assert unify_tones(wording) == expected
    assert normalise(wording).text == expected
    assert normalise(unicodedata.normalize("NFD", wording)).text == expected


@pytest.mark.parametrize(("wording", "expected"), CHARACTERS, ids=[ascii(w) for w, _ in CHARACTERS])
def test_characters(wording: str, expected: str) -> None:
    assert normalise(wording).text == expected


@pytest.mark.parametrize(("given_text", "words", "expected"), WAY_BACK, ids=[ascii(c[0]) for c in WAY_BACK])
def test_words_lead_back_to_the_text_as_given(given_text: str, words: str, expected: str) -> None:
    normalised = normalise(given_text)
    start = normalised.text.index(words)
    assert given_text[slice(*normalised.span(start, start + len(words)))] == expected


def test_an_empty_span_stays_empty() -> None:
    normalised = normalise("\u00adLa\u0300o")
    assert normalised.span(0, 0) == (1, 1)
    assert normalised.span(2, 2) == (4, 4)
    assert normalised.span(3, 3) == (5, 5)
    assert normalise("Lào").span(3, 3) == (3, 3)


@pytest.mark.parametrize("span", [(-1, 2), (0, 4), (2, 1)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=r"3 characters"):
        normalise("Lào").span(*span)


# ---- laws ------------------------------------------------------------------------------------------------------------

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
LETTERS = VIETNAMESE + VIETNAMESE.upper()
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
INVISIBLE = "\u00ad\u200b\u200d\u2060\ufeff\u200e"
SPACES = " \u00a0\u2009\u3000\t"
DASHES = "-\u2010\u2011\u2013\u2014\u2212"
# words, numbers and marks with the spaces that belong between them
clean = st.lists(
    st.one_of(
        st.text(alphabet=LETTERS.lower(), min_size=1, max_size=8),
        st.text(alphabet="0123456789/,.", min_size=1, max_size=8),
        st.sampled_from("()“”\n"),
    ),
    max_size=12,
).map(" ".join)
mixtures = st.lists(
    st.one_of(
        st.sampled_from(LETTERS + "0123456789/.,"),
        st.sampled_from(LETTERS).map(lambda c: unicodedata.normalize("NFD", c)),
        st.tuples(st.sampled_from(LETTERS), st.text(alphabet=MARKS, max_size=2)).map("".join),
        st.sampled_from(INVISIBLE + SPACES + DASHES),
        st.sampled_from(["\n", "\r\n", "\r", "hoà", "thuý", "quý"]),
    ),
    max_size=40,
).map("".join)


@given(mixtures)
def test_composed_and_decomposed_text_are_one(text: str) -> None:
    nfc, nfd = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert normalise(nfc).text == normalise(nfd).text


@given(mixtures)
@example("oà\u0300")
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(mixtures)
def test_nothing_odd_is_left(text: str) -> None:
    assert not set(normalise(text).text) & set(INVISIBLE + SPACES.strip(" ") + DASHES.strip("-") + "\r")


def decomposed(words: str) -> str:
    return unicodedata.normalize("NFD", words)


@given(mixtures)
def test_every_character_leads_back_to_its_cluster(text: str) -> None:
    """What a character came from has the same letter, its tone apart, and stands in the order of the text.

    A space that was left out came from nothing, between two letters.
    """
    normalised = normalise(text)
    at = 0
    for i, character in enumerate(normalised.text):
        start, end = normalised.span(i, i + 1)
        left_out = character.isspace() and start == end
        assert 0 <= at <= start < end + left_out <= len(text)
        assert left_out or decomposed(character)[0] in decomposed(normalise(text[start:end]).text)
        at = start


@given(mixtures, st.data())
def test_what_lies_between_two_spans_is_never_lost(text: str, data: st.DataObject) -> None:
    """The span of a stretch begins where its first character begins and ends where its last one ends."""
    normalised = normalise(text)
    length = len(normalised.text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    first, last = normalised.span(start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        assert first == normalised.span(start, start + 1)[0]
        assert last == normalised.span(end - 1, end)[1]
    else:
        assert first == last


@given(mixtures)
def test_a_given_offset_finds_its_character(text: str) -> None:
    normalised = normalise(text)
    for i in range(len(normalised.text)):
        start, _ = normalised.span(i, i + 1)
        found = normalised.find(start)
        assert normalised.span(found, found + 1)[0] == start


@given(clean)
def test_clean_text_keeps_its_offsets(text: str) -> None:
    normalised = normalise(text)
    assert len(normalised.text) == len(text)
    assert all(normalised.span(i, i + 1) == (i, i + 1) for i in range(len(text)))


@given(st.text(alphabet=LETTERS + " -", max_size=60))
def test_tones_move_and_nothing_else_does(text: str) -> None:
    unified = unify_tones(text)
    assert len(unified) == len(text)
    assert [c for c in decomposed(unified) if c not in MARKS] == [c for c in decomposed(text) if c not in MARKS]
    assert unify_tones(unified) == unified
