"""Lengths of time as words tell them: "kéo dài 4 ngày", "ở lại thành phố ba ngày" (a DURATION of TimeML)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.dates.grammar import pieces
from loaders.lexicon.lists import any_of
from loaders.patterns import lazy_re
from loaders.text.numbers import ENGLISH_NUMBERS
from loaders.value import value

_UNITS = {"ngày": 1, "tuần": 7, "day": 1, "week": 7}
_FAR = 120  # so many letters before a length tell how often something happened in it
_NEAR = 80  # and so many before it, what lasts so
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
_STAYING = r"(?= (?:ở thăm|ở|thăm|viếng thăm|công du|làm việc|lưu lại|ở lại|có mặt|hoạt động)(?!\w))"
# "mở đầu ba ngày thăm Lào", "dành hai ngày ở lại Huế", "mở màn bốn ngày đoàn Lào có mặt"
_SPENT = pieces.compiled(
    r"(?<!\w)(?:mở đầu|bắt đầu|khởi đầu|mở màn|bước vào|dành)(?: trọn| khoảng)? <n> (?P<unit>ngày|tuần)(?: \w+){0,8}?"
    + _STAYING
)
# "ông có ba ngày thăm Lào"
_HAD = pieces.compiled(rf"(?<!\w)(?:có|trải qua)(?: trọn| khoảng)? <n> (?P<unit>ngày|tuần){_STAYING}")
# So often in so long a time: "lần thứ hai chỉ trong hai tuần", "gặp nhau ba lần trong 10 ngày".
_OFTEN = pieces.compiled(
    r"(?<!\w)(?:chỉ|lần (?:thứ|đầu)(?!\w)[^.;:\n]*|(?:hai|ba|bốn|năm|nhiều|\d+) lần(?!\w)[^.;:\n]*) $"
)
# Of what is over: "sau bốn ngày ở thăm", "sau ba ngày làm việc tại Lào".
_OVER = pieces.compiled(
    r"(?<!\w)(?:sau|khép lại|kết thúc)(?: thời gian)? <n> (?P<unit>ngày|tuần)"
    r"(?= (?:ở|ở lại|lưu lại|có mặt|thăm|làm việc|công tác|hoạt động)(?!\w))"
)
# "ba ngày thăm chính thức của Thủ tướng Lào đã kết thúc"
_CLOSED = pieces.compiled(
    rf"(?<!\w)(?<!thứ\x20)<n> (?P<unit>ngày|tuần){_STAYING}(?: \w+){{1,14}}? (?:kết thúc|khép lại|trôi qua)(?!\w)"
)
# Of meetings: "ba ngày họp", "cuộc họp kéo dài hai ngày"; "vòng đàm phán thứ | hai ngày 5/6" counts no days.
_MEETS = r"(?:họp|nhóm họp|đàm phán|thương lượng|hội đàm|đối thoại|tham vấn|hội nghị|hội thảo|thảo luận)"
_DAYS_MET = pieces.compiled(rf"(?<!\w)(?<!thứ\x20)<n> (?P<unit>ngày|tuần)(?= (?:{_MEETS}|làm việc)(?!\w))")
_MET_FOR = pieces.compiled(
    rf"(?<!\w){_MEETS}(?: (?!thứ )\w+){{0,5}}?(?: kéo dài| trong| dài)? (?<!thứ\x20)<n> (?P<unit>ngày|tuần)"
    r"(?!\w)(?! (?:\d|qua|tới|nay|nữa|trước|sau|vừa|gần|cuối|đầu))"
)
# What lasts so is no stay: a truce or a phase of one, a war, a term.
_ELSE = lazy_re(lambda: rf"(?<!\w){any_of('beside_dates.toml', 'lasts_otherwise')}(?!\w)[^.;\n]*$")
_ENDED = lazy_re(r"(?<!\w)(?:kết thúc|khép lại|hoàn thành)(?: \w+){0,3} $")
_ENGLISH = lazy_re(
    rf"(?<!\w)(?P<n>\d{{1,2}}|{'|'.join(ENGLISH_NUMBERS)})[- ](?P<unit>day|week)"
    r"(?: \w+){0,4}? (?:visit|trip|tour|stay)(?!\w)"
)
_ENDS_IN_ENGLISH = lazy_re(r"(?<!\w)(?:after|end\w*|conclud\w*|wrap\w*|complet\w*)(?!\w)[^.;]*$")
_TO = lazy_re(r" +tới(?!\w)(?! +\w+,) *")


@value
class Duration:
    """So many days, the first included, as the words at [`start`, `end`) tell them; `over`: what lasted so is over."""

    start: int
    end: int
    days: int
    over: bool = False


def durations_in(text: str, low: str) -> list[Duration]:
    """The lengths of 2 to 120 days that a text tells, in order; `low`: the text in lower case.

    "Ba ngày tới" is no length but the days to come, unless a place follows: "chuyến thăm ba ngày tới Anh".
    """
    told = (
        m for m in _TOLD.finditer(low) if not (_to_come(text, low, m.end()) or _is_of_times(low, m) or _is_else(low, m))
    )
    spent = (m for pattern in (_SPENT, _HAD) for m in pattern.finditer(low))
    return _in_order((*(_duration(m, _is_over(low, m)) for m in told), *map(_duration, spent)))


def _is_of_times(low: str, m: re.Match[str]) -> bool:
    """Whether a length is that in which something happened more than once."""
    return m[0].startswith("trong") and _OFTEN.search(low, max(0, m.start() - _FAR), m.start()) is not None


def _is_else(low: str, m: re.Match[str]) -> bool:
    """Whether something else than a stay lasts so: "giai đoạn một có hiệu lực từ ngày 19/1, | kéo dài 42 ngày"."""
    return m[0].startswith("kéo dài") and _ELSE.search(low, max(0, m.start() - _NEAR), m.start()) is not None


def stays_in(text: str, low: str) -> list[Duration]:
    """The lengths that a text tells of stays, in order: those of `durations_in`, of stays now over, and in English."""
    over = [_duration(m, over=True) for pattern in (_OVER, _CLOSED) for m in pattern.finditer(low)]
    english = [
        _duration(m, over=_ENDS_IN_ENGLISH.search(low, max(0, m.start() - 40), m.start()) is not None)
        for m in _ENGLISH.finditer(low)
    ]
    return _in_order((*durations_in(text, low), *over, *english))


def meetings_in(low: str) -> list[Duration]:
    """The lengths of 2 to 120 days that a text tells of meetings, in order. `low`: the text in lower case."""
    return _in_order(_duration(m) for pattern in (_DAYS_MET, _MET_FOR) for m in pattern.finditer(low))


def _in_order(found: Iterable[Duration]) -> list[Duration]:
    return sorted((d for d in found if 2 <= d.days <= _MOST), key=lambda d: d.start)


def duration_before(low: str, at: int) -> Duration | None:
    """The length said right before "từ ngày 5/3": "trong ba ngày, bắt đầu từ ngày 5/3"."""
    m = _BEFORE.search(low, max(0, at - 40), at)
    return _duration(m) if m else None


def _is_over(low: str, m: re.Match[str]) -> bool:
    """Whether what lasts so ends: "kết thúc tốt đẹp | chuyến thăm bốn ngày"."""
    return _ENDED.search(low, max(0, m.start() - 40), m.start()) is not None


def _to_come(text: str, low: str, at: int) -> bool:
    m = _TO.match(low, at)
    return m is not None and not text[m.end() : m.end() + 1].isupper()


def _duration(m: re.Match[str], over: bool = False) -> Duration:
    count = ENGLISH_NUMBERS.get(m["n"]) or pieces.count(m["n"])
    round_weeks = m["unit"] == "tuần" and count > 1  # one is seven days, "hai tuần" from a Friday end on a Friday
    return Duration(m.start(), m.end(), count * _UNITS[m["unit"]] + round_weeks, over)
