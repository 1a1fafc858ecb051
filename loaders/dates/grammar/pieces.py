"""The small pieces patterns are made of, and how to read what they matched.

A pattern is written as the words look, in lower case; a space stands for one to three spaces (` ?` for none to
three: a bound keeps the cost linear; no spaces in character classes), and `<name>` for a piece:

| piece | matches | group |
| --- | --- | --- |
| `<d>` `<d2>` `<d3>` | a day as number | same name |
| `<dw>` `<dw2>` | a day as number or in words | same name |
| `<m>` `<m2>` | a month as number | same name |
| `<mw>` `<mw2>` | a month as number or in words | same name |
| `<y>` `<y2>` | a year of four digits | same name |
| `<yy>` | the same, or of two digits | same name |
| `<sep>`, `<dash>`, `<to>` | between day and month; between two days; "đến", "tới" or a dash | none |
| `<n>` | a count, as number or in words | `n` |
| `<wd>` `<wd2>` | a weekday | same name |
| `<pod>` | a part of day | `pod` |
| `<month>` | the word before a month: "tháng", "thg", "Th" of forms and websites | none |
| `<yt>` | a year that follows: `năm 2017`, `/2017`, `năm ngoái` | `yt`, `yr` |
| `<phase>` | đầu, giữa, cuối | `phase` |
| `<end>` | the number ends here: no further digit, unit sign or slash | none |
"""

from __future__ import annotations

import re

from loaders.dates.days import is_day as is_day
from loaders.dates.partial import Anchor, Lean, PartialDate, PartOfDay, Phase, Shift, Unit
from loaders.patterns import lazy_re
from loaders.text.numbers import MONTHS
from loaders.text.numbers import count as count

_WEEKDAYS = {
    "hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "bẩy": 6,
    "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "7": 6,
}  # fmt: skip
PARTS_OF_DAY = {
    "rạng sáng": PartOfDay.NIGHT, "tờ mờ sáng": PartOfDay.NIGHT, "mờ sáng": PartOfDay.NIGHT,
    "sáng sớm": PartOfDay.MORNING, "sáng": PartOfDay.MORNING,
    "giữa trưa": PartOfDay.NOON, "trưa": PartOfDay.NOON,
    "đầu giờ sáng": PartOfDay.MORNING, "đầu giờ chiều": PartOfDay.AFTERNOON, "cuối giờ chiều": PartOfDay.AFTERNOON,
    "chiều tối": PartOfDay.EVENING, "chiều muộn": PartOfDay.AFTERNOON, "xế chiều": PartOfDay.AFTERNOON,
    "chiều": PartOfDay.AFTERNOON,
    "tối muộn": PartOfDay.EVENING, "tối khuya": PartOfDay.NIGHT, "tối": PartOfDay.EVENING,
    "đêm khuya": PartOfDay.NIGHT, "đêm muộn": PartOfDay.NIGHT, "nửa đêm": PartOfDay.NIGHT, "đêm": PartOfDay.NIGHT,
    "khuya": PartOfDay.NIGHT,
}  # fmt: skip
POD = "|".join(sorted(PARTS_OF_DAY, key=len, reverse=True))
_PHASES = {
    "đầu": Phase.EARLY, "những ngày đầu": Phase.EARLY, "thượng tuần": Phase.EARLY, "đầu của": Phase.EARLY,
    "giữa": Phase.MID, "trung tuần": Phase.MID,
    "cuối": Phase.LATE, "những ngày cuối": Phase.LATE, "hạ tuần": Phase.LATE,
}  # fmt: skip

_TENS = "hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
# "mười năm" is ten years, never fifteen ("mười lăm"), so "năm" does not follow a ten.
_AFTER_TEN = "một|mốt|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín"
_COUNT_WORDS = (
    rf"(?:(?:{_TENS}) mươi(?: (?:{_AFTER_TEN}))?|mười(?: (?:{_AFTER_TEN}))?"
    rf"|(?:{_TENS}) (?:mốt|lăm|nhăm)|một|{_TENS})"
)
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])(?!\d)"
_MONTH_WORD = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})(?!\w)"
_YEAR = r"(?:1[0-9]\d\d|20\d\d|21\d\d)(?!\d)"
# "20-8-2924": the day and month are right, and the year is nobody's.
MISPRINTED_YEAR = r"(?:2[2-9]|[3-9]\d)\d\d(?!\d)"
_REL_YEAR = (
    r"(?:nay|ngoái|rồi|trước nữa|sau nữa|trước|sau|tới|kia|này|đó|ấy|vừa qua|vừa rồi|qua|sắp tới|tiếp theo|kế tiếp)"
    r"(?!\w)"
)
_PIECES = {
    "d": r"\d{1,2}(?!\d)",
    "dw": rf"(?:\d{{1,2}}(?!\d)|{_COUNT_WORDS}(?!\w))",
    "m": r"\d{1,2}(?!\d)",
    "mw": rf"(?:{_MONTH_NUMBER}|{_MONTH_WORD})",
    "y": _YEAR,
    "yy": rf"(?:{_YEAR}|\d\d(?!\d))",
    "n": rf"(?:\d{{1,3}}(?![\d.,]\d)(?!\d)|{_COUNT_WORDS}(?!\w))",
    "wd": r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?:chủ|chúa) nhật|cn)(?!\w)",
    "pod": rf"(?:{POD})(?!\w)",
    "phase": "(?:những ngày đầu|những ngày cuối|thượng tuần|trung tuần|hạ tuần|đầu|giữa|cuối)(?!\\w)",
}
# Not before these: so long before an act of its own day, and not before the writing ("hai ngày trước cuộc hội đàm").
NO_ACT = (
    r"(?! (?:đó|khi|đây|ngày|mắt|sự|tình|công|thềm|nhà|cổng|hội nghị|hội đàm|cuộc|buổi|đợt|phiên|chuyến|lễ|kỳ|lúc|giờ"
    r"|thời|hạn|thượng đỉnh|bầu cử|trận|vòng|đại hội|quốc khánh|tết)(?!\w))"
)

_UNNAMED = {
    "sep": r"(?: ?/ ?| ?- ?|\.)",
    "dash": r" ?- ?",
    "to": r"(?: (?:cho đến|cho tới|đến|tới)(?: hết)?| ?-) ?",
    "end": r"(?!\w|/\w|[.:]\d|,\d(?!\d?:\d\d)|-\d|-\w| ?%| ?°|\+)",
    "yt": (
        rf"(?:(?: ?/ ?|, ?|-|\.| - |(?:(?:,| ?/| ?-)? (?:của )?năm )| )(?P<yt>{_YEAR})"
        rf"|,? (?:của )?năm (?P<yr>{_REL_YEAR}))"
    ),
    "month": r"(?:tháng |thg\.? ?|th\.? ?(?=\d))",
}
_PIECE = lazy_re(r"(?<!\?P)<([a-z]+)(\d?)>")


def expand(pattern: str) -> str:
    """The regular expression of a pattern; raises KeyError for a piece that does not exist."""

    def piece(m: re.Match[str]) -> str:
        name, number = m[1], m[2]
        if name in _UNNAMED:
            return _UNNAMED[name]
        return f"(?P<{name}{number}>{_PIECES[name]})"

    return re.sub(r" (\?)?", lambda m: " {0,3}" if m[1] else " {1,3}", _PIECE.sub(piece, pattern))


def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression of a pattern, as `expand` gives it, compiled when it is first asked."""
    return lazy_re(lambda: expand(pattern))


def month(words: str) -> int:
    """A month in digits or words; may be out of 1…12 when in digits."""
    return int(words) if words.isdigit() else MONTHS[" ".join(words.split())]


def year(words: str) -> int:
    """A year of four digits, or of two: 00…29 are 2000…2029, 30…99 are 1930…1999: "7/5/54" is told as past."""
    y = int(words)
    if y < 100:
        y += 2000 if y <= 29 else 1900
    return y


def weekday(words: str) -> int:
    """ISO number, 1 Monday … 7 Sunday."""
    last = words.split()[-1]
    return _WEEKDAYS.get(last, 7)


def part_of_day(words: str) -> PartOfDay:
    return PARTS_OF_DAY[" ".join(words.split())]


def phase(words: str) -> Phase:
    return _PHASES[" ".join(words.split())]


RELATIVE = {
    "nay": 0, "này": 0,
    "ngoái": -1, "rồi": -1, "trước": -1, "qua": -1, "vừa qua": -1, "vừa rồi": -1, "mới đây": -1,
    "sau": 1, "tới": 1, "sắp tới": 1, "tiếp theo": 1, "kế tiếp": 1, "tới đây": 1, "kế": 1, "sau đó": 1,
    "kia": -2, "trước nữa": -2, "sau nữa": 2, "tới nữa": 2, "kìa": -3,
}  # fmt: skip
_TOLD_WORDS = {"đó": 0, "ấy": 0, "trước đó": -1, "sau đó": 1}


def relative(words: str, unit: Unit) -> Shift:
    """The shift that "này", "trước", "tới", "đó" … after a period's name stand for."""
    words = " ".join(words.split())
    if words in _TOLD_WORDS:
        return Shift(Anchor.TOLD, unit, _TOLD_WORDS[words])
    return Shift(Anchor.PUBLICATION, unit, RELATIVE[words])


def with_year(m: re.Match[str], partial: PartialDate) -> PartialDate:
    """`partial` with the year tail that `<yt>` read, if any."""
    groups = m.groupdict()
    if groups.get("yt"):
        return partial.with_(year=int(groups["yt"]))
    if groups.get("yr"):
        return partial.with_(shift=relative(groups["yr"], Unit.YEAR))
    return partial


LEANS = {
    "vừa qua": Lean.PAST, "vừa rồi": Lean.PAST, "mới đây": Lean.PAST, "qua": Lean.PAST, "rồi": Lean.PAST,
    "trước": Lean.PAST, "sắp tới": Lean.COMING, "tới đây": Lean.COMING, "tới": Lean.COMING, "sau": Lean.COMING,
    "này": Lean.ON_OR_AFTER, "tiếp theo": Lean.COMING, "kế tiếp": Lean.COMING, "sắp đến": Lean.COMING,
    "gần nhất": Lean.PAST,
}  # fmt: skip
