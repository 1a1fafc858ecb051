"""Bytes into text, whatever they say of themselves: what they are counts for more than their label.

Valid UTF-8 is UTF-8 under any label, and a byte or two that are none cost a character each and a word in the log.
Vietnamese of before Unicode is told apart by what it would read as: Windows-1258, VISCII, VPS, and the encodings that
fonts carried (TCVN3, VNI), which are found in Unicode too, where a converter took them for Latin letters.
"""

from __future__ import annotations

import codecs
import html
import quopri
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from loaders.patterns import lazy_re
from loaders.sources.base import Unreadable, remark
from loaders.sources.viqr import from_viqr, may_be_viqr
from loaders.text.layout import CHARACTER

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
# Beyond one null byte of so many, text is in UTF-16 or UTF-32, or none.
_WIDE = 8
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


# VISCII (RFC 1456): its upper half, and the capitals that it has in place of control characters.
_VISCII_UPPER = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOWER = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VISCII = "".join(_VISCII_LOWER.get(byte, chr(byte)) for byte in range(128)) + _VISCII_UPPER
# VPS (Vietnamese Professionals Society), as its bytes read in Windows-1252.
_VPS_LETTERS = dict(
    zip(
        "áàäãåâÃÀÄÅÆæ¡¢£¤¥ÇéèÈëËê‰Š‹ÍŒíìÌïÎóòÕõ†ôÓÒ°‡¶Ö§©ª«®úùûÛøÜÙØº»¿šÿ›ÏœÁ€‚Âƒ„…ˆñÉ×ÞþÊ“”•´µ·¸¹¼½¾Ô–—˜™÷žŸ¦Ú¨Ñ¬Ð¯±Ý²ý³",
        "áàảãạâấầẩẫậăắằẳẵặđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵÁÀÃÂẤẦẨĂĐÉÈẺẼÊỀỂỄÍÌỈĨÓÒỎÕÔỐỒỔỖƠỜỞỠÚÙỦŨƯỪỬÝỲỶỸ",
        strict=True,
    )
)
_VPS = "".join(_VPS_LETTERS.get(letter, letter) for letter in bytes(range(256)).decode("cp1252", "replace"))


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
_VNI_LETTER = lazy_re("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def _from_vni(text: str) -> str:
    return _VNI_LETTER.sub(lambda found: _VNI[found[0]], text)


def _from_tcvn3(text: str) -> str:
    return text.translate(_FROM_TCVN3)


FONTS: dict[str, Callable[[str], str]] = {"TCVN3": _from_tcvn3, "VNI": _from_vni}


def _as_bytes(text: str, *encodings: str) -> bytes:
    """`text` as the bytes that it was in the first of these encodings that has each letter."""
    return b"".join(_byte(letter, encodings) for letter in text)


def _byte(letter: str, encodings: Iterable[str]) -> bytes:
    for encoding in encodings:
        try:
            return letter.encode(encoding)
        except UnicodeEncodeError:
            continue
    return letter.encode("utf-8", "replace")


def _from_twice(text: str) -> str:
    """UTF-8 whose bytes were taken for letters of Windows-1252 ("há»™i" for "hội"), set right."""
    return _as_bytes(text, "cp1252", "latin-1").decode("utf-8", "replace")


def _from_thrice(text: str) -> str:
    return _from_twice(_from_twice(text))


def _from_twice_1258(text: str) -> str:
    return _as_bytes(text, "cp1258", "latin-1").decode("utf-8", "replace")


def _from_twice_mac(text: str) -> str:
    return _as_bytes(text, "mac-roman", "latin-1").decode("utf-8", "replace")


def _from_twice_437(text: str) -> str:
    return _as_bytes(text, "cp437", "latin-1").decode("utf-8", "replace")


def _from_1258(text: str) -> str:
    return _from_codepage(_as_bytes(text, "cp1252", "latin-1"))


def _from_codepage(data: bytes) -> str:
    return unicodedata.normalize("NFC", data.decode("cp1258", "replace"))


def _from_viscii(text: str) -> str:
    return _from_table(_as_bytes(text, "cp1252", "latin-1"), _VISCII)


def _from_vps(text: str) -> str:
    return _from_table(_as_bytes(text, "cp1252", "latin-1"), _VPS)


def _from_table(data: bytes, table: str) -> str:
    return codecs.charmap_decode(data, "replace", table)[0]


# What text may have been that was taken for something else on its way.
_READINGS = FONTS | {
    "UTF-8 that was taken for Windows-1252": _from_twice,
    "UTF-8 that was taken for Windows-1252 twice": _from_thrice,
    "UTF-8 that was taken for Windows-1258": _from_twice_1258,
    "UTF-8 that was taken for Mac OS Roman": _from_twice_mac,
    "UTF-8 that was taken for code page 437": _from_twice_437,
    "Windows-1258 that was taken for Windows-1252": _from_1258,
    "VISCII that was taken for Windows-1252": _from_viscii,
    "VPS that was taken for Windows-1252": _from_vps,
}
_ESCAPE = lazy_re(r"\\u([0-9a-fA-F]{4})")
_BYTES = lazy_re(r"\\x[c-e][0-9a-f]\\x[89ab][0-9a-f]", re.IGNORECASE)
_BYTES_LITERAL = lazy_re(r"\s*b(['\"])(.*)\1\s*", re.DOTALL)
_QUOTED = lazy_re(r"=[CE][0-9A-F]=(?:\n=)?[89AB][0-9A-F]")
_PERCENT = lazy_re(r"%[CE][0-9A-F]%[89AB][0-9A-F]", re.IGNORECASE)
_ESCAPES = 5  # escaped letters that no text has by chance
# A character beyond the first plane as two halves of three bytes (CESU-8, Unicode TR 26), as Java and MySQL write it.
_CESU = lazy_re(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_SHIFTED = lazy_re(rb"\+[A-Za-z0-9+/]{3,}")

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
_WORD = lazy_re(r"[^\W\d_]+")
# Letters of Windows-1252 that Unicode's Vietnamese does without and the fonts' encodings cannot do without.
_SUSPECT = lazy_re("[µ¸¶·¹¨»¾¼½©®ª«¬ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞßäåæçëîïñö÷øûü]")


#: Encodings of `decoded` for which Python has no codec.
WITHOUT_CODEC = frozenset({"VISCII", "VPS"})


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
    tell_of(found, name)
    # the signs of VIQR are those of markup, too
    return found.text if may_be_viqr(found.text[:_SAMPLE]) else from_fonts(name, found.text)[0]


def tell_of(found: Decoded, name: str) -> None:
    """Say in the log what was replaced in the text of `name`, or that it was no UTF-8."""
    if found.damaged:
        bytes_ = "1 byte that is" if found.damaged == 1 else f"{found.damaged} bytes that are"
        remark(name, f"{bytes_} no {found.encoding} replaced by U+FFFD")
    elif found.encoding != "UTF-8":
        remark(name, f"read as {found.encoding}")


def decoded(data: bytes, declared: str | None = None) -> Decoded:
    """What `data` reads as: by its byte order mark, as UTF-8, as `declared`, or as Vietnamese of before Unicode."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            plain = _plain_utf8(data[len(mark) :]) if encoding != "utf-8" else None
            return plain or _whole(data, encoding)
    nulls = data.count(0)
    if nulls:
        if nulls * _WIDE > len(data):
            return _wide(data)
        data = data.replace(b"\0", "\ufffd".encode())
    data = _CESU.sub(lambda pair: pair[0].decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass")
                     .decode("utf-16").encode(), data)  # fmt: skip
    try:
        return _utf7(data) or Decoded(data.decode("utf-8"), "UTF-8", nulls)
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
        f"is not UTF-8 ({where}), nor Vietnamese in Windows-1258, VISCII, VPS, TCVN3 or VNI",
        "save it as UTF-8 or as UTF-16",
    )


def from_fonts(name: str, *texts: str) -> tuple[str, ...]:
    """Parts of one article as they are, or as what they read as where the first is Vietnamese in the encoding of a
    font; that is said in the log."""
    font = font_encoding(texts[0])
    if font is None:
        return texts
    remark(name, f"read as {font}, an encoding of fonts" if font in FONTS else f"read as {font}")
    return tuple(map(from_viqr if font == "VIQR" else _READINGS[font], texts))


def from_escapes(name: str, text: str) -> str:
    """A plain text whose letters are written as HTML, JSON, mails or addresses escape them ("&#7897;", "\\u1ed9",
    "\\xe1\\xbb\\x99", "=E1=BB=99", "%E1%BB%99"), with the letters.

    For no text with markup in it, whose own signs are escaped the same way.
    """
    sample = text[:_SAMPLE]
    ways = (
        (CHARACTER, html.unescape),
        (_ESCAPE, _unescape_json),
        (_BYTES, _from_bytes_literal),
        (_QUOTED, _unquoted),
        (_PERCENT, unquote),
    )
    read = next((read for sign, read in ways if len(sign.findall(sample)) >= _ESCAPES), None)
    if read is None:
        return text
    score = _score(read(sample))
    if score < 3 or score <= _score(sample) + 2:
        return text
    remark(name, "read with its escaped letters in place")
    return read(text)


def _unquoted(text: str) -> str:
    """Quoted-printable (RFC 2045, 6.7) as text."""
    return quopri.decodestring(text.encode()).decode("utf-8", "replace")


def _from_bytes_literal(text: str) -> str:
    """The bytes of UTF-8 as Python shows them ("b'h\\xe1\\xbb\\x99i'") as text."""
    literal = _BYTES_LITERAL.fullmatch(text)
    inside = (literal[2].replace("\\n", "\n") if literal else text).encode("utf-8", "replace")
    return re.sub(rb"\\x([0-9a-fA-F]{2})", lambda found: bytes([int(found[1], 16)]), inside).decode("utf-8", "replace")


def _unescape_json(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def font_encoding(text: str) -> str | None:
    """What `text` is that makes no sense as it stands and is Vietnamese otherwise: `TCVN3` or `VNI`, written for such
    a font, VIQR, or UTF-8 that was once taken for Windows-1252; else None."""
    sample = text[:_SAMPLE]
    if may_be_viqr(sample) and _score(from_viqr(sample)) >= max(3, 4 * _score(sample)):
        return "VIQR"
    if len(_SUSPECT.findall(sample)) < 3:
        return None
    plain = _score(sample)
    best, score = max(((font, _score(read(sample))) for font, read in _READINGS.items()), key=lambda pair: pair[1])
    return best if score >= 3 and score > 4 * plain else None


def _candidates(data: bytes, codec: str | None) -> Iterator[tuple[Decoded, int]]:
    for name, text in (
        ("Windows-1258", _from_codepage(data)),
        ("VISCII", _from_table(data, _VISCII)),
        ("VPS", _from_table(data, _VPS)),
    ):
        yield Decoded(text, name, text.count("\ufffd")), _score(text[:_SAMPLE])
    for name in dict.fromkeys(("cp1252", *([codec] if codec else ()))):
        text = data.decode(name, "replace")
        fonts = max(_score(read(text[:_SAMPLE])) for read in FONTS.values()) if name == "cp1252" else 0
        named = {"cp1252": "Windows-1252"}.get(name, name)
        yield Decoded(text, named, text.count("\ufffd")), max(_score(text[:_SAMPLE]), fonts)


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


def _utf7(data: bytes) -> Decoded | None:
    """Vietnamese in UTF-7 (RFC 2152); None for any other ASCII."""
    if not data.isascii() or len(_SHIFTED.findall(data[:_SAMPLE])) < _ESCAPES:
        return None
    text = data.decode("utf-7", "replace")
    return Decoded(text, "UTF-7", text.count("\ufffd")) if _score(text[:_SAMPLE]) >= 3 else None


def _plain_utf8(data: bytes) -> Decoded | None:
    """UTF-8 behind the mark of another encoding, whose Latin letters would have null bytes; None for what is none."""
    if b"\0" in data or not data:
        return None
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> Decoded:
    """Text with null bytes: UTF-16 or UTF-32 without its mark, by where the nulls of Latin letters stand, else none."""
    sample = data[:4096]
    nulls = [sample[place::4].count(0) * 4 for place in range(4)]
    wanted = len(sample) // 2  # of each place, so many are null
    if min(nulls[2:]) > wanted * 1.9 and nulls[0] < wanted:
        encoding, size = "utf-32-le", 4
    elif min(nulls[:2]) > wanted * 1.9 and nulls[3] < wanted:
        encoding, size = "utf-32-be", 4
    else:
        even, odd = nulls[0] + nulls[2], nulls[1] + nulls[3]
        encoding = "utf-16-le" if odd > 4 * even else "utf-16-be" if even > 4 * odd else ""
        size = 2 if max(even, odd) > wanted else 0
    if encoding and size:
        whole = len(data) // size * size if len(data) > 64 else len(data)
        try:
            text = data[:whole].decode(encoding)
            return Decoded(text.replace("\0", "\ufffd"), encoding.upper(), text.count("\0"))
        except UnicodeDecodeError:
            pass
    raise Unreadable("holds null bytes, so it is no text", "give plain text in UTF-8")
