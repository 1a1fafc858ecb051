"""Several days that share their month or year: "26-28/5", "từ 4 đến 8/6", "29/10-2/11", "các ngày 7, 8 và 9/2"."""

# ruff: noqa: E501  a row of the table is one line, however long its pattern
from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from loaders.dates.grammar import pieces as p
from loaders.dates.grammar.absolute import COUNTED
from loaders.dates.grammar.row import Reading, row
from loaders.dates.partial import Form, PartialDate, Shift, Unit
from loaders.patterns import lazy_re

_UNREADABLE = Reading(PartialDate(), form=Form.UNREADABLE)
_FROM = r"(?:(?P<from>từ|kể từ|trong|vào)(?: hai| 2| các| những)? )?(?P<cue>(?:(?:các|hai|2|những|ba|3|bốn|4) )?ngày,? (?:<wd>(?: và |, | - )<wd2>,? )?(?:mùng |mồng )?)?"
_YEAR_TAIL = r"(?: ?/ ?| ?- ?|\.|,? năm )(?:(?P<yy>(?:1[6-9]|20)\d\d)|" + p.MISPRINTED_YEAR + ")"


def _last(m: re.Match[str]) -> PartialDate:
    groups = m.groupdict()
    if groups.get("rel"):
        return PartialDate(day=int(m["d2"]), shift=p.relative(m["rel"], Unit.MONTH))
    last = PartialDate(day=int(m["d2"]), month=p.month(m["mw"]) if groups.get("mw") else int(m["m"]))
    if groups.get("yy"):
        last = last.with_(year=int(m["yy"]))
    return p.with_year(m, last)


def _days(m: re.Match[str]) -> Reading | None:
    """First day and last day of one month, the last complete: `26 - 28/5/2019`."""
    last = _last(m)
    first = int(m["d"])
    if last.day is None:
        return None
    if not p.is_day(last.day, last.month, last.year) or not p.is_day(first, last.month, last.year):
        return _UNREADABLE if m["cue"] else None
    if first >= last.day:
        # "từ 28 đến 3/6" leaves the month before unsaid.
        if first == last.day or not (m["from"] or m["cue"]) or last.month is None:
            return None
        year = last.year - 1 if last.month == 1 and last.year else last.year
        opening = last.with_(day=first, month=(last.month - 2) % 12 + 1, year=year)
        return Reading(opening, last, Form.RANGE)
    bare = not (m["from"] or m["cue"]) and last.year is None and "tháng" not in m.group()
    groups = m.groupdict()
    opening = last.with_(day=first)
    if groups.get("pod"):
        opening = opening.with_(part_of_day=p.part_of_day(m["pod"]))
    if groups.get("pod2"):
        last = last.with_(part_of_day=p.part_of_day(m["pod2"]))
    return Reading(opening, last, Form.RANGE, bare=bare)


def _dashed(m: re.Match[str]) -> Reading | None:
    """`19 - 20-4`: a wide first dash or a cue tells it from a day with a short year."""
    if not (m["from"] or m["cue"] or " " in m["wide"]) or int(m["m"]) > 12:
        return None
    tight = " " not in m["wide"]
    if tight and (int(m["d"]) >= int(m["d2"]) or (m["m"][0] == "0" and int(m["d2"]) <= 12 and not m["from"])):
        return None  # "ngày 19-11-12" and "ngày 5-7-08" have short years
    reading = _days(m)
    if reading is not None and reading.form is Form.UNREADABLE and not m["cue"]:
        return None
    return reading


_HALF_A_YEAR = 183


def goes_back(first: PartialDate, last: PartialDate) -> bool:
    """Whether a dash between two days without years joins none, the second lying before the first: "Huế, ngày 5/6 - Ngày
    4/6, …"; those of the end of a year and the beginning of the next are joined."""
    if not (first.day and first.month and last.day and last.month) or first.year or last.year:
        return False
    return 0 < (first.month - last.month) * 31 + first.day - last.day < _HALF_A_YEAR


def _two_days(m: re.Match[str]) -> Reading | None:
    """`29/10-2/11`, `30/5-31/5/2017`: the year flows back over the turn of the year."""
    first = PartialDate(day=int(m["d"]), month=int(m["m"]))
    last = PartialDate(day=int(m["d2"]), month=int(m["m2"]))
    if m["yy"]:
        last = last.with_(year=int(m["yy"]))
    if not p.is_day(int(m["d"]), first.month) or not p.is_day(int(m["d2"]), last.month):
        return _UNREADABLE if m["cue"] else None
    turned = int(m["m"]) > int(m["m2"])
    if not (m["from"] or m["y2"]) and goes_back(first, last):
        return None
    if m["y2"]:
        first = first.with_(year=int(m["y2"]))
    elif last.year is not None:
        first = first.with_(year=last.year - turned)
    if first.year is not None and last.year is None:
        last = last.with_(year=first.year + turned)
    bare = not (m["from"] or m["cue"]) and last.year is None
    return Reading(first, last, Form.RANGE, bare=bare)


def _worded_days(m: re.Match[str]) -> Reading | None:
    """`31 tháng 3 - 6 tháng 4`, `29 tháng 12 đến 3 tháng Giêng năm 2019`."""
    last = p.with_year(m, PartialDate(day=p.count(m["dw2"]), month=p.month(m["mw2"])))
    first = PartialDate(day=p.count(m["dw"]), month=p.month(m["mw"]))
    if not p.is_day(first.day or 0, first.month) or not p.is_day(last.day or 0, last.month, last.year):
        return _UNREADABLE if m["cue"] else None
    turned = (first.month or 0) > (last.month or 0)
    shift = last.shift if not turned else None
    return Reading(first.with_(year=last.year - turned if last.year else None, shift=shift), last, Form.RANGE)


def _between(m: re.Match[str]) -> Reading | None:
    """`một ngày giữa 12/9 và 22/9/1914`, `một ngày trong khoảng 2 đến 9/3/1946`: one day of the stretch."""
    groups = m.groupdict()
    build = _worded_days if "dw2" in groups else _two_days if "m2" in groups else _days
    reading = build(m)
    return reading and replace(reading, bare=False, choice=True)


def _short_years(m: re.Match[str]) -> Reading | None:
    """`từ 3-5-12 đến 6-5-12`: both ends with a year of two digits, all with like marks."""
    first = PartialDate(day=int(m["d"]), month=int(m["m"]), year=p.year(m["ya"]), short_year=True)
    last = PartialDate(day=int(m["d2"]), month=int(m["m2"]), year=p.year(m["yb"]), short_year=True)
    if not all(p.is_day(x.day or 0, x.month, x.year) for x in (first, last)):
        return _UNREADABLE if m["from"] or m["cue"] else None
    return Reading(first, last, Form.RANGE, bare=not (m["from"] or m["cue"]) and m["mark"] != "/")


def _days_alone(m: re.Match[str]) -> Reading | None:
    """`các ngày 4 và 5`, `hai ngày 4, 7` whose month another expression names; days in a row are one range."""
    days = [int(n) for n in re.findall(r"\d{1,2}", m["items"])]
    if not all(p.is_day(n) for n in days) or any(b <= a for a, b in pairwise(days)):
        return None
    first, *others, last = (PartialDate(day=n) for n in days)
    in_a_row = all(b == a + 1 for a, b in pairwise(days))
    return Reading(first, last, Form.RANGE) if in_a_row else Reading(first, last, Form.EITHER, others=tuple(others))


def _first_to_last(m: re.Match[str]) -> Reading | None:
    """`từ ngày 3 đến 6` whose month another expression names."""
    first, last = int(m["d"]), int(m["d2"])
    if not (p.is_day(first) and p.is_day(last) and first < last):
        return None
    return Reading(PartialDate(day=first), PartialDate(day=last), Form.RANGE)


def _months(m: re.Match[str]) -> Reading | None:
    """`tháng 3-5/2020`, `từ tháng 3 đến tháng 5`, `tháng 7 và 8`."""
    first, last = p.month(m["mw"]), p.month(m["mw2"] or m.groupdict()["mw3"])
    if not 1 <= last <= 12:
        return None
    closing = p.with_year(m, PartialDate(month=last))
    if first == last:
        return None
    year = closing.year - (first > last) if closing.year else None
    opening = closing.with_(month=first, year=year)
    joined = m["link"].strip()
    together = joined not in ("và", ",", "hoặc", "hay") or (joined in ("và", ",") and last - first == 1)
    return Reading(opening, closing, Form.RANGE if together else Form.EITHER)


def _years(m: re.Match[str]) -> Reading | None:
    """`giai đoạn 2016-2020`, `từ 2016 đến 2020`, `các năm 2016-2020`."""
    first, last = int(m["y"]), int(m["yy"])
    if last < 100:
        last += first // 100 * 100
    if not first < last <= first + 200:
        return None
    return Reading(PartialDate(year=first), PartialDate(year=last), Form.RANGE)


_ITEM = lazy_re(r"(?<!\d)(\d{1,2})(?:(?: ?/ ?| ?- ?|\.| tháng )(\d{1,2}))?(?!\d)")


# "… ngày 3/2, ngày 5/2 …": the first is of what is told before, the second opens what is told behind.
_TWICE = lazy_re(r"\d{1,2}[^\d,]\d{1,2} ?, ?ngày \d{1,2}[^\d,]\d{1,2}")
# Behind "từ" such a day begins something else: "thăm Pháp từ 1/6, ngày 2/6 ông …".
_TWO_TOLD = lazy_re(r"\d ?[/.-] ?\d{1,2} ?, ?(?:ngày|\d{1,2} ?[/.-])")
_SINCE = lazy_re(r"(?<!\w)từ (?:ngày |hôm )?$")


def _list(m: re.Match[str]) -> Reading | None:
    """`các ngày 7, 8 và 9/2`: a month holds for the days before it; days in a row are one range."""
    text = m["items"]
    if _TWICE.fullmatch(text) and m[0].removeprefix("vào ").startswith("ngày"):
        return None
    if _TWO_TOLD.search(text) and _SINCE.search(m.string, max(0, m.start() - 12), m.start("items")):
        return None
    year: int | None = int(m["yy"]) if m["yy"] else None
    shift: Shift | None = None
    tail = p.with_year(m, PartialDate(year=year))
    year, shift = tail.year, tail.shift
    found: list[tuple[int, int | None]] = [
        (int(a), int(b) if b else None) for a, b in _ITEM.findall(re.sub("ngày|mùng|mồng", "", text))
    ]
    month: int | None = found[-1][1]
    days: list[PartialDate] = []
    for day, own in reversed(found):
        month = own if own is not None else month
        if month is None or not p.is_day(day, month, year):
            return _UNREADABLE if m["cue"] else None
        days.insert(0, PartialDate(day=day, month=month, year=year, shift=shift))
    if len(days) < 2:
        return None
    choice = re.search("hoặc|hay", text) is not None
    row_of_days = all(
        (b.month == a.month and b.day == (a.day or 0) + 1) or (b.day == 1 and not p.is_day((a.day or 0) + 1, a.month))
        for a, b in pairwise(days)
    )
    # "3 và 4/5": without a cue the first number may count anything.
    bare = not (m["from"] or m["cue"]) and year is None
    if row_of_days and not choice:
        return Reading(days[0], days[-1], Form.RANGE, bare=bare)
    return Reading(days[0], days[-1], Form.EITHER, others=tuple(days[1:-1]), bare=bare, choice=choice)


def _neighbours(m: re.Match[str]) -> Reading | None:
    """`ngày 27 và 28 tháng Hai`: two days in a row are one range, others two days."""
    reading = _days(m)
    if reading is None or reading.last is None or reading.first is None or reading.first.day is None:
        return reading
    if not (m["from"] or m["cue"]):
        return None
    if reading.last.day == reading.first.day + 1:
        return reading
    return Reading(reading.first, reading.last, Form.EITHER)


_MORE = r"(?: ?, ?| và | hoặc | hay |; ?| cùng | ?& ?)(?:ngày )?(?:mùng |mồng )?"
_DAY = r"\d{1,2}(?!\d)(?:(?: ?/ ?| ?- ?|\.)\d{1,2}(?!\d))?"
_POD = r"(?:<pod> (?:ngày )?)?"
_POD2 = r"(?:<pod2> )?"
_ON = "# từ kể trong vào ngày các hai những ba bốn"
_ONE_DAY = r"(?:một ngày (?:nào đó )?(?:nằm )?(?:ở )?(?:(?:trong )?khoảng(?: thời gian)?(?: từ| giữa)?|giữa)|khoảng giữa|giữa(?= ngày)) (?P<cue>ngày )?(?P<from>)"
_AND = r"(?: và | đến | tới | ?- ?)"

ROWS = (
    row("two_days", _ON, _FROM + r"<dw> tháng <mw><to>(?:ngày )?(?:mùng |mồng )?<dw2> tháng <mw2><yt>?<end>", _worded_days),
    row("between", "một khoảng giữa", _ONE_DAY + rf"<d><sep><m>(?:(?:/|-|\.)<y2>)?{_AND}(?:ngày )?<d2><sep><m2>(?:(?: ?/ ?|-|\.| năm )(?P<yy>(?:1[6-9]|20)\d\d))?<end>", _between),
    row("between", "một khoảng giữa", _ONE_DAY + rf"<d>{_AND}(?:ngày )?<d2>(?:<sep><m>| tháng <mw>)(?:{_YEAR_TAIL})?<end>", _between),
    row("between", "một khoảng giữa", _ONE_DAY + rf"<dw> tháng <mw>{_AND}(?:ngày )?<dw2> tháng <mw2><yt>?<end>", _between),
    row("two_days", _ON, _FROM + r"<d>(?P<mark>[/.-])<m>(?P=mark)(?P<ya>\d\d)(?!\d)<to>(?:ngày )?<d2>(?P=mark)<m2>(?P=mark)(?P<yb>\d\d)<end>", _short_years),
    row("days_of_month", "từ trong", r"(?:từ|trong) ngày (?:mùng |mồng )?<d>(?: đến | tới )(?:ngày )?(?:mùng |mồng )?<d2><end>" + COUNTED, _first_to_last),
    row("day_list", "các hai trong vào 2 # ba", r"(?:(?:trong|vào) )?(?:các|hai|2|ba|3) ngày (?P<items>\d{1,2}(?!\d)(?:(?: ?, ?| và )(?:ngày )?\d{1,2}(?!\d)){1,6})<end>" + COUNTED, _days_alone),
    row("day_list", "ngày vào", r"(?:vào )?ngày (?P<items>\d{1,2}(?!\d)(?: và | ?, ?)(?:ngày )?\d{1,2})(?!\d)(?= (?:tới|tới đây|sắp tới|này|vừa qua|vừa rồi)(?!\w))", _days_alone),
    row("day_list", _ON, _FROM + r"<d>(?: và |, )(?:ngày )?(?:mùng |mồng )?<d2> tháng <mw><yt>?<end>", _neighbours),
    row("two_days", _ON, _FROM + r"<d><sep><m>(?:(?:/|-|\.)<y2>)?<to>(?:ngày )?<d2><sep><m2>(?:(?: ?/ ?|-|\.| năm )(?P<yy>(?:1[6-9]|20)\d\d))?<end>", _two_days),
    row("days_of_month", _ON, _FROM + rf"{_POD}<d><to>{_POD2}(?:ngày )?(?:mùng |mồng )?<d2>(?: ?/ ?|\.)<m>(?:{_YEAR_TAIL})?<end>", _days),
    row("days_of_month", _ON, _FROM + rf"{_POD}<d>(?: đến| tới| cho đến)(?: hết)? {_POD2}(?:ngày )?(?:mùng |mồng )?<d2> ?- ?<m>(?:{_YEAR_TAIL})?<end>", _days),
    row("days_of_month", _ON, _FROM + rf"<d>(?P<wide> ?- ?)<d2> ?- ?<m>(?:{_YEAR_TAIL})?<end>", _dashed),
    row("days_of_month", _ON, _FROM + rf"{_POD}<d><to>{_POD2}(?:ngày )?(?:mùng |mồng )?<d2> tháng <mw><yt>?<end>", _days),
    row("days_of_month", _ON, _FROM + r"<d><to>(?:ngày )?(?:mùng |mồng )?<d2> tháng (?P<rel>này|trước|sau|tới|qua)(?!\w)", _days),
    row("day_list", _ON, _FROM + r"<d>(?: và |, )(?:ngày )?(?:mùng |mồng )?<d2> tháng (?P<rel>này|trước|sau|tới|qua)(?!\w)", _neighbours),
    row("day_list", _ON, _FROM + rf"(?P<items>{_DAY}(?:{_MORE}{_DAY}){{0,8}}{_MORE}\d{{1,2}}(?!\d)(?: ?/ ?| ?- ?|\.| tháng )\d{{1,2}}(?!\d))(?:{_YEAR_TAIL}| năm (?P<yr>nay|ngoái|trước|sau|tới)(?!\w))?<end>", _list),
    row("months", "tháng từ các hai trong", r"(?:từ )?(?:(?:trong )?(?:các|hai) )?tháng <mw>(?P<link><to>| và | hoặc | hay )(?:tháng )?<mw2><yt>?<end>", _months),
    row("months", "tháng từ các hai trong", r"(?:(?:trong )?(?:các|hai) )?tháng <mw>(?P<link>, ?)(?:tháng <mw2>|(?P<mw3>\d{1,2}(?!\d)))<yt>?<end>", _months),
    row("years", "# từ giai thời nhiệm các trong năm khóa", r"(?:từ |trong )?(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|khóa|các năm|năm|những năm)(?: từ)? )?<y><dash>(?P<yy>\d{4}|\d\d)<end>", _years),
    row("years", "# từ giai thời nhiệm các trong năm khóa", r"(?:từ |trong )?(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|khóa|các năm|năm|những năm)(?: từ)? )?<y>(?: cho đến| đến| tới)(?: hết)?(?: năm)? (?P<yy>\d{4})<end>", _years),
)  # fmt: skip
