"""Bytes into text, whatever they say of themselves: what they are counts for more than their label.

Valid UTF-8 is UTF-8 under any label, and a byte or two that are none cost a character each and a word in the log.
Vietnamese of before Unicode is told apart by what it would read as: Windows-1258, and the encodings that fonts carried
(TCVN3, VNI), which are found in Unicode too, where a converter took them for Latin letters.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from loaders.sources.base import Unreadable, remark

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Of what a page in UTF-8 holds of letters beyond ASCII, so many may be damaged: one of four.
_DAMAGED = 4
# Beyond one of so many, odd bytes among ASCII are no slips.
_SLIP = 500
_SAMPLE = 64 * 1024

# TCVN3 (TCVN 5712:1993, VN3), as the fonts named .Vn… have it: one character for one, read as Windows-1252. Capitals
# with a tone are the same bytes in a font of capitals.
_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_FROM_TCVN3 = str.maketrans(_TCVN3)

# VNI for Windows: a letter and its marks, each a character of Windows-1252.
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_SHAPES = {
    "a": dict(zip("êéèúüëâáàåãä", "ăắằẳẵặâấầẩẫậ", strict=True)),
    "e": dict(zip("âáàåãä", "êếềểễệ", strict=True)),
    "o": dict(zip("âáàåãä", "ôốồổỗộ", strict=True)),
}
_VNI_ALONE = dict(zip("ôöñíìæóòî", "ơưđíìỉĩịỵ", strict=True))


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_ALONE)
    for letter in "aeouyôö":
        for mark, tone in _VNI_TONES.items():
            table[letter + mark] = unicodedata.normalize("NFC", _VNI_ALONE.get(letter, letter) + tone)
        table |= {letter + mark: made for mark, made in _VNI_SHAPES.get(letter, {}).items()}
    capitals = {}
    for coded, made in table.items():
        capitals[coded.upper()] = capitals[coded[0].upper() + coded[1:]] = made.upper()
    return capitals | table


_VNI = _vni_table()
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def _from_vni(text: str) -> str:
    return _VNI_LETTER.sub(lambda found: _VNI[found[0]], text)


def _from_tcvn3(text: str) -> str:
    return text.translate(_FROM_TCVN3)


FONTS: dict[str, Callable[[str], str]] = {"TCVN3": _from_tcvn3, "VNI": _from_vni}


def _from_twice(text: str) -> str:
    """UTF-8 whose bytes were taken for letters of Windows-1252 ("há»™i" for "hội"), set right."""
    return b"".join(map(_byte, text)).decode("utf-8", "replace")


def _byte(letter: str) -> bytes:
    for encoding in ("cp1252", "latin-1"):
        try:
            return letter.encode(encoding)
        except UnicodeEncodeError:
            continue
    return letter.encode("utf-8", "replace")


_READINGS = FONTS | {"UTF-8 that was taken for Windows-1252": _from_twice}

# Syllables that no page of Vietnamese does without, all with a letter beyond ASCII: what tells a reading from another.
# fmt: off
_COMMON = frozenset((
    "và", "của", "với", "tại", "là", "được", "các", "những", "một", "đã", "về", "đến", "từ", "trong", "này",
    "ngày", "tháng", "năm", "hội", "đàm", "thăm", "quốc", "bộ", "trưởng", "nước", "hai", "bên", "việt", "hà",
    "nội", "chiều", "sáng", "tối", "gặp", "tiếp", "đoàn", "quan", "hệ", "hợp", "tác", "chính", "thức", "phòng",
    "thủ", "tướng", "chủ", "tịch", "ngoại", "giao", "lào", "hữu", "nghị", "người", "không", "cho", "để", "khi",
    "có", "cũng", "như", "nhà", "theo", "đồng", "lý", "quân", "đội", "đại", "sứ", "ký", "kết", "phát", "triển",
))
# fmt: on
_WORD = re.compile(r"[^\W\d_]+")
# Letters of Windows-1252 that Unicode's Vietnamese does without and the fonts' encodings cannot do without.
_SUSPECT = re.compile("[µ¸¶·¹¨»¾¼½©®ª«¬ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞßäåæçëîïñö÷øûü]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text`, the `encoding` it was read in, and how many bytes were replaced because they are none of it."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of `data` without a byte order mark, in one of the encodings of `decoded`; `name` is for the log.

    `Unreadable` where no encoding makes text of it.
    """
    found = decoded(data, declared)
    if found.damaged:
        bytes_ = "1 byte that is" if found.damaged == 1 else f"{found.damaged} bytes that are"
        remark(name, f"{bytes_} no {found.encoding} replaced by U+FFFD")
    elif found.encoding != "UTF-8":
        remark(name, f"read as {found.encoding}")
    return from_fonts(name, found.text)[0]


def decoded(data: bytes, declared: str | None = None) -> Decoded:
    """What `data` reads as: by its byte order mark, as UTF-8, as `declared`, or as Vietnamese of before Unicode."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _whole(data, encoding)
    if b"\0" in data:
        if data.count(0) * _SLIP > len(data):
            return _wide(data)
        data = data.replace(b"\0", "\ufffd".encode())
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as error:
        where = f"byte 0x{data[error.start]:02x} at offset {error.start}"
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    letters = sum(not character.isascii() for character in text) - damaged
    if damaged * _DAMAGED <= letters or damaged * _SLIP <= len(data):
        return Decoded(text, "UTF-8", damaged)
    codec = _codec(declared)
    best = max(_candidates(data, codec), key=lambda candidate: candidate[1])
    if best[1] >= 2:
        return best[0]
    if codec is not None and codec != "utf-8":
        return _whole(data, codec)
    raise Unreadable(
        f"is not UTF-8 ({where}), nor Vietnamese in Windows-1258, TCVN3 or VNI", "save it as UTF-8 or as UTF-16"
    )


def from_fonts(name: str, *texts: str) -> tuple[str, ...]:
    """Parts of one article as they are, or as what they read as where the first is Vietnamese in the encoding of a
    font; that is said in the log."""
    font = font_encoding(texts[0])
    if font is None:
        return texts
    remark(name, f"read as {font}, an encoding of fonts" if font in FONTS else f"read as {font}")
    return tuple(map(_READINGS[font], texts))


def font_encoding(text: str) -> str | None:
    """What `text` is that makes no sense as it stands and is Vietnamese otherwise: `TCVN3` or `VNI`, written for such
    a font, or UTF-8 that was once taken for Windows-1252; else None."""
    sample = text[:_SAMPLE]
    if len(_SUSPECT.findall(sample)) < 3:
        return None
    plain = _score(sample)
    best, score = max(((font, _score(read(sample))) for font, read in _READINGS.items()), key=lambda pair: pair[1])
    return best if score >= 3 and score > 4 * plain else None


def _candidates(data: bytes, codec: str | None) -> Iterator[tuple[Decoded, int]]:
    named = {"cp1258": "Windows-1258", "cp1252": "Windows-1252"}
    for name in dict.fromkeys(("cp1258", "cp1252", *([codec] if codec else ()))):
        text = data.decode(name, "replace")
        if name == "cp1258":
            text = unicodedata.normalize("NFC", text)
        score = _score(text[:_SAMPLE])
        fonts = max(_score(read(text[:_SAMPLE])) for read in FONTS.values()) if name == "cp1252" else 0
        yield Decoded(text, named.get(name, name), text.count("\ufffd")), max(score, fonts)


def _score(text: str) -> int:
    """How many common syllables of Vietnamese `text` holds."""
    return sum(word.lower() in _COMMON and not word.isascii() for word in _WORD.findall(text))


def _codec(declared: str | None) -> str | None:
    """Python's name of a declared encoding, by the WHATWG's labels first; None for one that does not exist."""
    if not declared:
        return None
    import webencodings

    if known := webencodings.lookup(declared):
        declared = known.codec_info.name
    try:
        name = codecs.lookup(declared).name
        b" ".decode(name, "replace")  # some of Python's codecs make no text of bytes, or refuse everything
    except (LookupError, ValueError):
        return None
    return name


def _whole(data: bytes, encoding: str) -> Decoded:
    names = {"utf-8": "utf-8-sig"}
    text = data.decode(names.get(encoding, encoding), "replace")
    if "\0" in text:
        raise Unreadable("holds null bytes, so it is no text", "give plain text in UTF-8")
    damaged = text.count("\ufffd")
    if damaged * _DAMAGED > len(text):
        raise Unreadable(f"is not {encoding.upper()}, which its first bytes say it is", "save it as UTF-8")
    return Decoded(text, encoding.upper(), damaged)


def _wide(data: bytes) -> Decoded:
    """Text with null bytes: UTF-16 without its mark where every other byte of Latin letters is null, else none."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > 4 * even else "utf-16-be" if even > 4 * odd else None
    if encoding and max(even, odd) * 4 > len(sample) // 2:
        try:
            return Decoded(data.decode(encoding), encoding.upper())
        except UnicodeDecodeError:
            pass
    raise Unreadable("holds null bytes, so it is no text", "give plain text in UTF-8")
