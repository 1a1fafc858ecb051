"""Days named by number: "6-5-2021", "ngày 2/6", "ngày 7 tháng Giêng năm 2019", "2021-05-06", "6 May 2021"."""

# ruff: noqa: E501  a row of the table is one line, however long its pattern
from __future__ import annotations

import re

from loaders.dates.grammar import pieces as p
from loaders.dates.grammar.row import Reading, row
from loaders.dates.partial import Form, PartialDate, Unit
from loaders.patterns import lazy_re
from loaders.text.numbers import ENGLISH_MONTHS

_UNREADABLE = Reading(PartialDate(), form=Form.UNREADABLE)
_EN = "(?P<en>" + "|".join(sorted(ENGLISH_MONTHS, key=len, reverse=True)) + r")\.?"
# What follows a count of something and never a day of the month: "ngày 2 lần", "3 ngày 2 đêm".
COUNTED = (
    r"(?! (?:lần|người|bữa|giờ|tiếng|phút|đêm|ngày|triệu|tỷ|tỉ|nghìn|ngàn|trăm|tấn|ca|chuyến|km|ha|đồng|usd|viên|lít"
    r"|thùng|tháng|năm|tuần|chiếc|con|bộ|khẩu|cuộc|tàu|nước|bên|đoàn|kg|mét|m|%)(?!\w))"
)


def _cued(m: re.Match[str]) -> bool:
    """Does the match itself begin with a word that only days follow?"""
    return m.group().startswith(("ngày", "hôm", "mùng", "mồng"))


def _day(m: re.Match[str]) -> Reading | None:
    """Day and month in digits with whatever year was read."""
    groups = m.groupdict()
    day, month = int(m["d"]), int(m["m"])
    year = p.year(groups["yy"]) if groups.get("yy") else None
    if not p.is_day(day, month, year):
        return _UNREADABLE if _cued(m) else None
    partial = p.with_year(m, PartialDate(day=day, month=month, year=year))
    dated = partial.year is not None or partial.shift is not None
    return Reading(partial, bare=not dated and not _cued(m))


def _short_year(m: re.Match[str]) -> Reading | None:
    """`24/6/17`: only with like marks and a day that exists, since versions and scores look alike."""
    if not p.is_day(int(m["d"]), int(m["m"]), p.year(m["yy"])):
        return _UNREADABLE if _cued(m) else None
    return Reading(
        PartialDate(day=int(m["d"]), month=int(m["m"]), year=p.year(m["yy"]), short_year=True),
        bare=not _cued(m) and m["mark"] != "/",
    )


def _worded(m: re.Match[str]) -> Reading | None:
    """`ngày 7 tháng Giêng năm 2019`: Chạp counts by the moon, and mùng with Giêng where no solar year is said."""
    day, month = p.count(m["dw"]), p.month(m["mw"])
    partial = p.with_year(m, PartialDate(day=day, month=month))
    new_moon = m["mw"] == "giêng" and partial.year is None and re.search("mùng|mồng", m.group())
    if m["mw"] == "chạp" or new_moon:
        return Reading(partial.with_(lunar=True)) if 1 <= day <= 30 else _UNREADABLE
    if not p.is_day(day, month, partial.year):
        return _UNREADABLE
    return Reading(partial)


def _day_of_may(m: re.Match[str]) -> Reading | None:
    """`19 tháng năm 2018` is a day of May, `9 tháng năm 2018` nine months of the year."""
    reading = _worded(m)
    words = m.group().split()
    if reading is None or reading.first is None or words[1:3] != ["tháng", "năm"] or not m["yt"] or int(m["dw"]) > 11:
        return reading
    year = PartialDate(year=int(m["yt"]))
    return Reading(year.with_(month=1), year.with_(month=int(m["dw"])), Form.RANGE)


def _day_of_month(m: re.Match[str]) -> Reading | None:
    """`ngày 5 tháng sau`, `ngày 5 cùng tháng`."""
    day = p.count(m["dw"])
    if not p.is_day(day):
        return _UNREADABLE
    return Reading(PartialDate(day=day, shift=p.relative(m["rel"] or "đó", Unit.MONTH)))


_NUMBER_BEFORE = lazy_re(r"(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mỗi|hàng|hằng|từng|cả|suốt) $")


def _day_alone(m: re.Match[str]) -> Reading | None:
    """`ngày 5`, `mùng ba`: not after a count ("3 ngày 2 đêm") nor where the number counts something itself."""
    if _NUMBER_BEFORE.search(m.string, max(0, m.start() - 8), m.start()):
        return None
    day = p.count(m["dw"])
    if not p.is_day(day):
        return _UNREADABLE if m["dw"].isdigit() else None
    return Reading(PartialDate(day=day))


def _iso(m: re.Match[str]) -> Reading | None:
    day, month, year = int(m["d"]), int(m["m"]), int(m["y"])
    if not p.is_day(day, month, year):
        return None
    groups = m.groupdict()
    return Reading(PartialDate(day=day, month=month, year=year), clock=groups.get("clock"))


def _english(m: re.Match[str]) -> Reading | None:
    groups = m.groupdict()
    month, day = ENGLISH_MONTHS[m["en"]], int(groups["d"]) if groups.get("d") else None
    year = int(groups["y"]) if groups.get("y") else None
    if day is not None and not p.is_day(day, month, year):
        return None
    return Reading(PartialDate(day=day, month=month, year=year))


def _header(m: re.Match[str]) -> Reading | None:
    month, day = int(m["m"]), int(m["d"]) if m["d"] else None
    if not 1 <= month <= 12 or (day is not None and not p.is_day(day, month, int(m["y"]))):
        return None
    return Reading(PartialDate(year=int(m["y"]), month=month, day=day))


_WORDS = "một hai ba bốn năm sáu bảy bẩy tám chín mười"
_CUE = "(?:(?:ngày|hôm) )?(?:(?:mùng|mồng) )?"

ROWS = (
    row("iso_day", "#", r"<y>-<m>-<d>(?:t(?P<clock>\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(?:z|\+\d\d:?\d\d)?)?<end>", _iso),
    row("iso_day", "#", r"<y>(?P<mark>[/.])<m>(?P=mark)<d><end>", _iso),
    row("archive_header", "date", r"date:? <y>-<m>(?:-<d>)?<end>", _header),
    row("full_day", "# ngày hôm mùng mồng", _CUE + r"<d><sep><m>(?: ?/ ?| ?- ?|\.)(?P<yy>(?:1[6-9]|20)\d\d)<end>", _day),
    row("full_day", "# ngày hôm", r"(?:(?:ngày|hôm) )?<d>(?P<mark>[/.-])<m>(?P=mark)(?P<yy>\d\d)<end>", _short_year),
    row("full_day", "# ngày hôm", r"(?:(?:ngày|hôm) )?<d> ?\. ?<m> ?\. ?(?P<yy>(?:1[6-9]|20)\d\d)<end>", _day),
    row("day_month", "# ngày hôm mùng mồng", _CUE + r"<d><sep><m><yt><end>", _day),
    row("day_month", "# ngày hôm mùng mồng", _CUE + r"<d><sep><m>(?:(?:/|-|\.)" + p.MISPRINTED_YEAR + ")?<end>", _day),
    row("day_month_words", "ngày hôm mùng mồng", _CUE + r"<dw>(?:,? | ?[/.-] ?)<month><mw><yt>?<end>", _worded),
    row("day_month_words", "#", r"(?P<dw>\d{1,2})(?: | ?/ ?)<month><mw><yt>?<end>(?! (?:ngày|tuổi|lần|tù)(?!\w))", _day_of_may),
    row("day_of_month", "#", r"(?P<dw>\d{1,2}) tháng (?P<rel>này|đó|ấy)(?!\w)", _day_of_month),
    row("day_of_month", "ngày hôm mùng mồng", _CUE + r"<dw> (?:tháng (?P<rel>này|trước|sau|tới|qua|vừa qua|vừa rồi|rồi|đó|ấy|kế tiếp)|cùng tháng)(?!\w)", _day_of_month),
    row("day_alone", "ngày hôm", r"(?:ngày|hôm) (?:(?:mùng|mồng) )?(?P<dw>\d{1,2})(?!\d)<end>" + COUNTED, _day_alone),
    # "chiều 20, hai bên hội đàm", as radio services word it
    row("day_alone", "#", r"(?:(?<=sáng\x20)|(?<=trưa\x20)|(?<=chiều\x20)|(?<=tối\x20)|(?<=đêm\x20))(?P<dw>\d{1,2})(?!\d)<end>(?=[,.;)]|$| (?:đã|tại|ở)(?!\w))", _day_alone),
    row("day_alone", "mùng mồng ngày hôm", r"(?:(?:ngày|hôm) )?(?:mùng|mồng) <dw><end>" + COUNTED, _day_alone),
    row("english_day", "#", rf"<d>(?:st|nd|rd|th)?(?: of)?[ -]{_EN}(?:(?:, ?| |-)<y>)?<end>".replace("[ -]", "(?: |-)"), _english),
    row("english_day", " ".join(ENGLISH_MONTHS), rf"{_EN} <d>(?:st|nd|rd|th)?,? <y><end>", _english),
    row("english_month", " ".join(ENGLISH_MONTHS), rf"{_EN},? <y><end>", _english),
)  # fmt: skip
