"""Offices, bodies, ranks and Vietnamese names: the words beside a country that make somebody speak for it.

The words are data (`resources/offices.toml`); what is here finds them. Text is normalised text.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex as re

from loaders.text.normalise import normalise


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """One wording of an office or a body.

    `kind` is "person" or "body"; `unmarked` the alpha-2 code of the state it means where none is named beside it
    in a Vietnamese paper, or ""; `office` the key in officials.csv, or ""; `role` one of `loaders.actors.roles.ROLES`.
    """

    word: str
    kind: str
    unmarked: str
    office: str
    role: str


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """[start, end) of the office's own words, without what follows them."""

    start: int
    end: int
    word: OfficeWord


class OfficeFileError(ValueError):
    """offices.toml says something that cannot be."""


@cache
def office_words() -> dict[str, OfficeWord]:
    """All wordings by their lower-case form; checked."""
    data = tomllib.loads((files("loaders.resources") / "offices.toml").read_text(encoding="utf-8"))
    words: dict[str, OfficeWord] = {}
    for row in data["office"]:
        if row["kind"] not in ("person", "body"):
            raise OfficeFileError(f"offices.toml: kind {row['kind']!r} is neither 'person' nor 'body'")
        for word in row["words"]:
            key = normalise(word).text.lower()
            words.setdefault(
                key, OfficeWord(word, row["kind"], row.get("unmarked", ""), row.get("office", ""), row["role"])
            )
    return words


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(office_words(), key=len, reverse=True)
    return re.compile(r"(?<![\p{L}\d])(?:" + "|".join(map(_wording, words)) + r")(?![\p{L}\d])", re.IGNORECASE)


def _wording(word: str) -> str:
    """A word as a pattern; "nguyên Thủ tướng" is a former one and no "nguyên thủ"."""
    return re.escape(word) + (r"(?! tướng)" if word == "nguyên thủ" else "")


# "chuyến thăm cấp Nhà nước" and "tập đoàn" name no state, "hai Bộ trưởng" no single minister.
_NO_WORD_BEFORE = re.compile(r"(?<![\p{L}\d])(?:cấp|môi|tập|liên|sư|trung|tiểu|công|lữ|quân|các)\s+$", re.IGNORECASE)
_SEVERAL_BEFORE = re.compile(r"(?<![\p{L}\d])(?:hai|2|ba|bốn|những|hai vị|nhiều)\s+$", re.IGNORECASE)
_COMPASS = re.compile(r"\s+(?:nam|bắc|đông|tây|trước|sau|trên|dưới|trong|ngoài|xa|bên)(?![\p{L}])")


def find_offices(text: str, start: int = 0, end: int | None = None) -> tuple[OfficeMention, ...]:
    """Office words in [start, end), longest first, in order, not overlapping."""
    words = office_words()
    found = []
    for m in _pattern().finditer(text, start, len(text) if end is None else end):
        word = words[m.group().lower()]
        before = text[max(start, m.start() - 12) : m.start()]
        if _NO_WORD_BEFORE.search(before) or (word.kind == "person" and _SEVERAL_BEFORE.search(before)):
            continue
        if m.group().lower() == "phía" and _COMPASS.match(text, m.end()):
            continue
        found.append(OfficeMention(m.start(), m.end(), word))
    return tuple(found)


# Ranks of armed forces, in the Vietnamese order from the top; and forms of address that stand before a name.
RANKS = (
    "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Chuẩn tướng", "Thống tướng", "Thống chế", "Nguyên soái",
    "Đô đốc", "Phó Đô đốc", "Chuẩn Đô đốc", "Thủy sư Đô đốc", "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá", "Đại úy",
    "tướng",
)  # fmt: skip
RANK_PATTERN = re.compile(
    r"(?<![\p{L}\d])(?:" + "|".join(sorted(RANKS, key=len, reverse=True)) + r")(?![\p{L}\d])", re.IGNORECASE
)
ADDRESS_PATTERN = re.compile(
    r"(?<![\p{L}\d])(?:ông|bà|ngài|đồng chí|đ/c|TS|GS|Tiến sĩ|Tiến sỹ)(?=\s+\p{Lu})", re.IGNORECASE
)

# Family names that in the press are all but always Vietnamese, and those shared with Chinese, Korean or other names.
_SURNAMES_OWN = (
    "Nguyễn|Trần|Lê|Phạm|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Huỳnh|Phùng|Đinh|Đào|Đoàn|Trịnh|Uông|Mai|Hoàng|Ngô|Khuất|Bế|Nông|Giàng|"
    "Tòng|Quàng|Thào|Vi|Chẩu|Hầu|Tô|Lại|Lưu|Lò|Sùng|Y|Rơ"
)
_SURNAMES_SHARED = (
    "Hồ|Dương|Lý|Trương|Lương|Triệu|Lâm|Tống|Chu|Hà|Tạ|Cao|Thái|Vương|Đổng|Từ|Quách|Kiều|La|Văn|Ông|Thân|Tăng"
)
_SYLLABLE = r"[\p{Lu}][\p{Ll}]{0,5}"
VIETNAMESE_NAME = re.compile(
    rf"(?<![\p{{L}}\d-])(?:(?:{_SURNAMES_OWN})(?:\s+{_SYLLABLE}){{1,3}}|(?:{_SURNAMES_SHARED})(?:\s+{_SYLLABLE}){{2,3}})(?![\p{{L}}\d-])"
)
# A syllable that Vietnamese writes: enough to tell "Bình Minh" from "Sokhonn" or "Idriss".
_VIETNAMESE_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?",
    re.IGNORECASE,
)


def looks_vietnamese(name: str) -> bool:
    """Whether every syllable of a name could be Vietnamese spelling."""
    parts = name.split()
    return bool(parts) and all(_VIETNAMESE_SYLLABLE.fullmatch(p) for p in parts)
