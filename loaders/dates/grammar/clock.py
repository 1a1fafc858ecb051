"""Times of day without a day: "lúc 9h", "8 giờ tối". Weak: they belong to the day told last."""

# ruff: noqa: E501  a row of the table is one line, however long its pattern
from __future__ import annotations

import re
from dataclasses import replace

from loaders.dates.grammar import pieces as p
from loaders.dates.grammar.row import Reading, row
from loaders.dates.partial import Anchor, PartialDate, PartOfDay, Shift, Unit

HOUR = r"(?P<h>[01]?\d|2[0-4])(?: ?(?:h|g)(?:(?P<min>[0-5]\d)['’]?)?(?!\w)|:(?P<min2>[0-5]\d)(?::[0-5]\d)?(?![\d:])| giờ(?: (?:kém )?(?P<min3>[0-5]?\d)(?!\d)(?: phút)?)?(?P<half> rưỡi)?(?!\w))"


def part_of_hour(hour: int) -> PartOfDay:
    """Part of day of an hour of the 24-hour clock; 11 and 12 are noon, as "11 giờ trưa"."""
    if 4 <= hour <= 10:
        return PartOfDay.MORNING
    if 11 <= hour <= 12:
        return PartOfDay.NOON
    if 13 <= hour <= 17:
        return PartOfDay.AFTERNOON
    if 18 <= hour <= 21:
        return PartOfDay.EVENING
    return PartOfDay.NIGHT


_LATER_HALF = {PartOfDay.AFTERNOON, PartOfDay.EVENING}


def read_clock(m: re.Match[str], pod: PartOfDay | None) -> tuple[str, PartOfDay | None]:
    """ "HH:MM" and the part of day of what `HOUR` matched, with the part that the words beside it name.

    "3 giờ chiều" is 15:00. An hour from 1 to 5 with no other word leaves the part open: "lúc 3 giờ" may be either.
    """
    hour = int(m["h"]) % 24
    minute = int(m["min"] or m["min2"] or m["min3"] or (30 if m["half"] else 0))
    if (
        (pod in _LATER_HALF and 1 <= hour < 12)
        or (pod is PartOfDay.NIGHT and 6 <= hour < 12)
        or (pod is PartOfDay.NOON and 1 <= hour <= 3)
    ):
        hour += 12
    elif pod is PartOfDay.NIGHT and hour == 12:
        hour = 0
    if pod is None and not (1 <= hour <= 5 and not m["h"].startswith("0") and m["min2"] is None):
        pod = part_of_hour(hour)
    return f"{hour:02d}:{minute:02d}", pod


def _clock(m: re.Match[str]) -> Reading:
    named = m.groupdict().get("pod")
    pod = p.part_of_day(named) if named else None
    clock, pod = read_clock(m, pod)
    return Reading(PartialDate(shift=Shift(Anchor.TOLD, Unit.DAY, 0), part_of_day=pod), clock=clock, weak=True)


def _pod_alone(m: re.Match[str]) -> Reading:
    """`nửa đêm`, `giữa trưa`, as a whole line."""
    part = p.part_of_day(m["pod"])
    return Reading(PartialDate(shift=Shift(Anchor.TOLD, Unit.DAY, 0), part_of_day=part), weak=True, bare=True)


# The part of day belongs to the day that follows: "lúc 9h sáng nay", "8h tối 5/6".
_OWN_POD = r"<pod>(?! (?:nay|qua|mai|kia|mốt|ngày|hôm|thứ|chủ|cùng|\d))"

# "lúc 8 giờ ngày đầu" is of a day that is counted from another.
_OF_NO_DAY = r"(?! (?:của )?ngày (?:đầu|thứ|cuối|kế))"

ROWS = (
    row("clock", "#", HOUR + rf" ?(?:buổi )?{_OWN_POD}", _clock),
    row("clock", "#", HOUR, lambda m: replace(_clock(m), bare=True) if m["half"] or not m["min3"] else None),
    row("clock", "giữa nửa", r"<pod>", _pod_alone),
    row("clock", "lúc vào hồi", rf"(?:vào lúc|lúc|vào hồi|hồi)(?: khoảng)? {HOUR}(?:,? ?(?:buổi )?{_OWN_POD})?{_OF_NO_DAY}", _clock),
)  # fmt: skip
