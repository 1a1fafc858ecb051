"""Lengths of time as words tell them: "kéo dài 4 ngày", "ở lại thành phố ba ngày" (a DURATION of TimeML)."""

from __future__ import annotations

import re

from loaders.dates.grammar import pieces
from loaders.value import value

_UNITS = {"ngày": 1, "tuần": 7}
_MOST = 120  # days; what is longer is no visit, exercise or meeting
_TOLD = pieces.compiled(
    r"(?<!\w)(?:(?:kéo dài|trong vòng|trong suốt|trong|suốt|dài|thời gian)(?: khoảng| suốt| thời gian| trong)?"
    r"|(?:chuyến|thăm|công du|tập trận|diễn tập|lưu lại|ở lại)(?: \w+){0,9})"
    r" <n>(?: |-)(?P<unit>ngày|tuần)(?: lễ)?(?!\w)"
    r"(?! (?:\d|qua|nay|nữa|trước|sau|vừa|gần|cuối|đầu|tiếp theo|làm việc liên tiếp)(?!\w))"
)
_BEFORE = pieces.compiled(
    r"(?<!\w)(?:(?:trong|kéo dài)(?: vòng)? )?<n>(?: |-)(?P<unit>ngày|tuần),? (?:bắt đầu |kể |tính |sẽ |đã )*$"
)
_TO = re.compile(r" +tới(?!\w)(?! +\w+,) *")


@value
class Duration:
    """So many days, the first included, as the words at [`start`, `end`) tell them."""

    start: int
    end: int
    days: int


def durations_in(text: str, low: str) -> list[Duration]:
    """The lengths of 2 to 120 days that a text tells, in order; `low`: the text in lower case.

    "Ba ngày tới" is no length but the days to come, unless a place follows: "chuyến thăm ba ngày tới Anh".
    """
    found = (_duration(m) for m in _TOLD.finditer(low) if not _to_come(text, low, m.end()))
    return [d for d in found if 2 <= d.days <= _MOST]


def duration_before(low: str, at: int) -> Duration | None:
    """The length said right before "từ ngày 5/3": "trong ba ngày, bắt đầu từ ngày 5/3"."""
    m = _BEFORE.search(low, max(0, at - 40), at)
    return _duration(m) if m else None


def _to_come(text: str, low: str, at: int) -> bool:
    m = _TO.match(low, at)
    return m is not None and not text[m.end() : m.end() + 1].isupper()


def _duration(m: re.Match[str]) -> Duration:
    weeks = m["unit"] == "tuần"  # "hai tuần" from a Friday end on a Friday
    return Duration(m.start(), m.end(), pieces.count(m["n"]) * _UNITS[m["unit"]] + weeks)
