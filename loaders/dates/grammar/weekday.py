"""Weekdays: "thứ hai tuần sau", "thứ Bảy vừa qua", "chủ nhật", "thứ ba đầu tiên của tháng 10"."""

# ruff: noqa: E501  a row of the table is one line, however long its pattern
from __future__ import annotations

import re

from loaders.dates.grammar import pieces as p
from loaders.dates.grammar.row import Reading, row
from loaders.dates.partial import Anchor, Lean, PartialDate, Shift, Unit


def _of_week(m: re.Match[str]) -> Reading:
    return Reading(PartialDate(weekday=p.weekday(m["wd"]), shift=p.relative(m["rel"], Unit.WEEK)))


def _leaning(m: re.Match[str]) -> Reading:
    return Reading(PartialDate(weekday=p.weekday(m["wd"]), lean=p.LEANS[" ".join(m["lean"].split())]))


def _alone(m: re.Match[str]) -> Reading:
    """Ordinals look the same ("lần thứ ba"): only Sunday is always a day."""
    if m.group().startswith("hôm"):
        return Reading(PartialDate(weekday=p.weekday(m["wd"]), lean=Lean.ON_OR_BEFORE))
    return Reading(PartialDate(weekday=p.weekday(m["wd"])), bare=True)


ORDINALS = {
    "đầu tiên": 1, "đầu": 1, "thứ nhất": 1, "thứ hai": 2, "thứ 2": 2, "thứ ba": 3, "thứ 3": 3, "thứ tư": 4,
    "thứ 4": 4, "thứ năm": 5, "thứ 5": 5, "cuối cùng": -1, "cuối": -1, "thứ nhì": 2,
}  # fmt: skip
ORDINAL = "(?P<nth>" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + ")"
PERIOD = r"(?:tháng <mw><yt>?(?!\d)|tháng (?P<mrel>này|trước|sau|tới|qua|vừa qua|đó)|năm <y>|năm (?P<yrel>nay|ngoái|trước|sau|tới)|(?P<here>tháng|năm|tuần))(?!\w)"


def period(m: re.Match[str]) -> PartialDate:
    """The month or year that `PERIOD` matched."""
    groups = m.groupdict()
    if groups.get("mw"):
        return p.with_year(m, PartialDate(month=p.month(m["mw"])))
    if groups.get("mrel"):
        return PartialDate(shift=p.relative(m["mrel"], Unit.MONTH))
    if groups.get("y"):
        return PartialDate(year=int(m["y"]))
    if groups.get("yrel"):
        return PartialDate(shift=p.relative(m["yrel"], Unit.YEAR))
    unit = {"tháng": Unit.MONTH, "năm": Unit.YEAR, "tuần": Unit.WEEK}[m["here"]]
    return PartialDate(shift=Shift(Anchor.PUBLICATION, unit, 0))


def _nth(m: re.Match[str]) -> Reading:
    nth = ORDINALS[" ".join(m["nth"].split())]
    return Reading(period(m).with_(weekday=p.weekday(m["wd"]), nth=nth))


_ON = "thứ chủ chúa cn hôm ngày"
_WD = "(?:(?:hôm|ngày) )?<wd>"

ROWS = (
    row("weekday_of_week", _ON, _WD + r",?(?: của| trong)?(?: đầu| cuối)? tuần (?P<rel>trước nữa|sau nữa|này|nay|trước|sau|tới|qua|rồi|vừa qua|vừa rồi|sắp tới|tiếp theo|kế tiếp|kế|đó|ấy|trước đó|sau đó)(?!\w)", _of_week),
    row("weekday_leaning", _ON, _WD + r" (?P<lean>vừa qua|vừa rồi|mới đây|sắp tới|tới đây|tiếp theo|kế tiếp|gần nhất|này|rồi|trước(?! (?:khi|giờ|lúc|ngày|thềm|cuộc|lễ|hội)(?!\w))|tới(?! (?:thứ|chủ nhật|hết|ngày)(?!\w))|qua)(?!\w)", _leaning),
    row("weekday", _ON, _WD, _alone),
    row("nth_weekday", _ON, r"(?:ngày )?<wd> " + ORDINAL + r"(?: của| trong)? " + PERIOD, _nth),
)  # fmt: skip
