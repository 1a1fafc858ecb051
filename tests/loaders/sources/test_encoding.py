"""Bytes of every encoding that Vietnamese was written in, under every label."""

from __future__ import annotations

import quopri
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.sources.base import Unreadable
from loaders.sources.encoding import _TCVN3, _VISCII, _VNI, _VPS, FONTS, decode, decoded, font_encoding, from_fonts
from loaders.sources.text_file import article_from_text

TEXT = (
    "Chiều 8-1, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào. Hai bên "
    "đánh giá cao kết quả hợp tác trong năm qua và thống nhất gặp lại nhau tại Viêng Chăn; Đoàn đã đến thăm, giữ gìn "
    "những kỷ vật của người lính."
)
TO_TCVN3 = {made: coded for coded, made in _TCVN3.items()}
TO_VNI = {made: coded for coded, made in _VNI.items()}


def tcvn3(text: str) -> str:
    return "".join(TO_TCVN3.get(letter, letter) for letter in text)


def vni(text: str) -> str:
    return "".join(TO_VNI.get(letter, letter) for letter in text)


def by_table(text: str, table: str) -> bytes:
    return bytes(table.index(letter) for letter in text)


def windows_1258(text: str) -> bytes:
    """Letters with their shape, tones as marks of their own, as Windows writes them."""
    import unicodedata

    out = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
        shape = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones or not tones))
        out.append(shape + tones)
    return "".join(out).encode("cp1258")


_NO_1252 = (0x81, 0x8D, 0x8F, 0x90, 0x9D)  # bytes that are no letters of Windows-1252
READ = {
    "utf-8": (TEXT.encode(), None, "UTF-8"),
    "utf-8 with its mark": (TEXT.encode("utf-8-sig"), None, "UTF-8"),
    "utf-8 called utf8mb4": (TEXT.encode(), "utf8mb4", "UTF-8"),
    "utf-8 called unicode": (TEXT.encode(), "unicode", "UTF-8"),
    "utf-8 called iso-8859–1": (TEXT.encode(), "iso-8859–1", "UTF-8"),
    "utf-8 called utf-16": (TEXT.encode(), "utf-16", "UTF-8"),
    "utf-8 called latin-1": (TEXT.encode(), "iso-8859-1", "UTF-8"),
    "utf-8 behind the mark of utf-16": (b"\xff\xfe" + TEXT.encode(), None, "UTF-8"),
    "utf-16": (TEXT.encode("utf-16"), None, "UTF-16"),
    "utf-16 without its mark": (TEXT.encode("utf-16-le"), None, "UTF-16-LE"),
    "utf-16 of the other order": (TEXT.encode("utf-16-be"), None, "UTF-16-BE"),
    "utf-32": (TEXT.encode("utf-32"), None, "UTF-32"),
    "utf-32 without its mark": (TEXT.encode("utf-32-le"), None, "UTF-32-LE"),
    "utf-32 of the other order": (TEXT.encode("utf-32-be"), None, "UTF-32-BE"),
    "utf-16 with a byte too many": (TEXT.encode("utf-16-le") + b"\n", None, "UTF-16-LE"),
    "utf-7": (TEXT.encode("utf-7"), None, "UTF-7"),
    "viscii": (by_table(TEXT, _VISCII), "viscii", "VISCII"),
    "vps": (by_table(TEXT, _VPS), None, "VPS"),
    "windows-1258": (windows_1258(TEXT), None, "Windows-1258"),
    "windows-1258 called utf-8": (windows_1258(TEXT), "utf-8", "Windows-1258"),
    "tcvn3": (tcvn3(TEXT).encode("cp1252"), None, "Windows-1252"),
    "vni": (vni(TEXT).encode("cp1252"), "x-user-defined", "Windows-1252"),
}


@pytest.mark.parametrize(("data", "label", "encoding"), READ.values(), ids=READ.keys())
def test_text_is_read_whatever_it_is_called(data: bytes, label: str | None, encoding: str) -> None:
    assert decode(data, "a.txt", label) == TEXT
    assert decoded(data, label).encoding == encoding


def test_characters_in_two_halves_are_whole() -> None:
    assert decode(TEXT.encode() + b"\xed\xa0\xbd\xed\xb8\x80" * 40, "a.txt") == TEXT + "\U0001f600" * 40


def test_a_letter_that_was_cut_costs_that_letter(caplog: pytest.LogCaptureFixture) -> None:
    data = TEXT.encode()
    cut = data.index("ề".encode()) + 2
    assert decode(data[:cut] + data[cut + 1 :], "a.txt") == TEXT.replace("ề", "\ufffd", 1)
    assert caplog.messages == ["a.txt: 1 byte that is no UTF-8 replaced by U+FFFD"]


def test_a_null_byte_costs_a_character(caplog: pytest.LogCaptureFixture) -> None:
    assert decode(TEXT.encode() + b"\0", "a.txt") == TEXT + "\ufffd"
    assert caplog.messages == ["a.txt: 1 byte that is no UTF-8 replaced by U+FFFD"]


def test_what_is_not_utf8_is_said(caplog: pytest.LogCaptureFixture) -> None:
    decode(tcvn3(TEXT).encode(), "a.txt")
    assert caplog.messages == ["a.txt: read as TCVN3, an encoding of fonts"]


@pytest.mark.parametrize("encode", [tcvn3, vni], ids=["TCVN3", "VNI"])
def test_a_font_is_told_in_unicode_too(encode: object, request: pytest.FixtureRequest) -> None:
    assert callable(encode)
    name = request.node.callspec.id
    assert font_encoding(encode(TEXT)) == name
    assert from_fonts("a", encode(TEXT), encode("Hội đàm")) == (TEXT, "Hội đàm")


@pytest.mark.parametrize(
    "text", [TEXT, "", "Côte d'Ivoire: l'État, où ça, déjà là", "Þetta er á íslensku, og það er önnur saga í dag"]
)
def test_other_text_is_left_alone(text: str) -> None:
    assert font_encoding(text) is None
    assert from_fonts("a", text) == (text,)


def test_tables_hold_every_letter() -> None:
    letters = set("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")
    assert letters <= set(_TCVN3.values())
    assert letters | {letter.upper() for letter in letters} <= set(_VNI.values())


@pytest.mark.parametrize("data", [b"\xff\xd0\x00\x01 chi\xeau" * 20, b"a\0b", bytes(range(256)) * 4])
def test_bytes_that_are_no_text(data: bytes) -> None:
    with pytest.raises(Unreadable):
        decode(data, "a")


@given(st.binary(max_size=400), st.none() | st.text(max_size=12))
def test_any_bytes_are_text_or_refused(data: bytes, label: str | None) -> None:
    try:
        text = decode(data, "a", label)
    except Unreadable:
        return
    assert "\0" not in text


@given(st.text())
def test_whatever_is_utf8_comes_out_as_it_went_in(text: str) -> None:
    if "\0" not in text and not text.startswith("\ufeff") and font_encoding(text) is None:
        assert decoded(text.encode("utf-8", "replace")).text == text.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_text_that_was_decoded_wrongly_once_is_set_right(codec: str, caplog: pytest.LogCaptureFixture) -> None:
    twice = "".join(
        bytes([byte]).decode(codec) if codec == "latin-1" or byte not in _NO_1252 else chr(byte)
        for byte in TEXT.encode()
    )
    assert decode(twice.encode(), "a.txt") == TEXT
    assert "a.txt: read as UTF-8 that was taken for Windows-1252" in caplog.text


def taken_for(data: bytes, codec: str) -> str:
    """Bytes as letters of a code page that they are not in; those that are none of it as Latin-1 has them."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in data)


MISTAKEN = {
    "UTF-8 that was taken for Windows-1252 twice": taken_for(taken_for(TEXT.encode(), "cp1252").encode(), "cp1252"),
    "UTF-8 that was taken for Windows-1258": taken_for(TEXT.encode(), "cp1258"),
    "UTF-8 that was taken for Mac OS Roman": TEXT.encode().decode("mac-roman"),
    "UTF-8 that was taken for code page 437": TEXT.encode().decode("cp437"),
    "Windows-1258 that was taken for Windows-1252": taken_for(windows_1258(TEXT), "cp1252"),
    "VISCII that was taken for Windows-1252": taken_for(by_table(TEXT, _VISCII), "cp1252"),
    "VPS that was taken for Windows-1252": taken_for(by_table(TEXT, _VPS), "cp1252"),
}


@pytest.mark.parametrize(("name", "text"), MISTAKEN.items(), ids=MISTAKEN.keys())
def test_text_that_was_taken_for_something_else_is_set_right(
    name: str, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert decode(text.encode(), "a.txt") == TEXT
    assert caplog.messages == [f"a.txt: read as {name}"]


ESCAPED = {
    "numbers": "".join(letter if letter.isascii() else f"&#{ord(letter)};" for letter in TEXT),
    "names": TEXT.replace("à", "&agrave;").replace("á", "&aacute;").replace("ê", "&ecirc;").replace("ộ", "&#x1ED9;"),
    "json": "".join(letter if letter.isascii() else f"\\u{ord(letter):04x}" for letter in TEXT),
    "bytes as Python shows them": repr(TEXT.encode()),
    "quoted-printable": quopri.encodestring(TEXT.encode()).decode(),
    "percent": quote(TEXT, safe=" ,;.-"),
}


@pytest.mark.parametrize("text", ESCAPED.values(), ids=ESCAPED.keys())
def test_escaped_letters_are_put_in_place(text: str, caplog: pytest.LogCaptureFixture) -> None:
    assert article_from_text(text.encode(), "a.txt").text == TEXT
    assert caplog.messages == ["a.txt: read with its escaped letters in place"]
    assert decode(text.encode(), "a.html") == text  # in a page they are markup's


@pytest.mark.parametrize("text", ["A &amp; B" * 9, "a+bcd-e+fgh-i+jkl-m+nop-q+rst-", "C:\\\\u0041bc"])
def test_what_looks_escaped_and_is_not_is_left_alone(text: str) -> None:
    assert article_from_text(text.encode(), "a.txt").text == text


def test_tables_of_bytes_hold_every_letter() -> None:
    letters = set("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")
    assert letters | {letter.upper() for letter in letters} <= set(_VISCII)
    assert letters <= set(_VPS)
    assert (len(_VISCII), len(_VPS)) == (256, 256)


def test_both_fonts_are_known() -> None:
    assert set(FONTS) == {"TCVN3", "VNI"}
