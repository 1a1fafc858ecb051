"""Weeks, months, quarters, seasons, halves, years and decades."""

# ruff: noqa: E501  a row of the table is one line, however long its pattern
from __future__ import annotations

import re

from loaders.dates.grammar import pieces as p
from loaders.dates.grammar.row import NOT_A_DATE, Reading, row
from loaders.dates.grammar.weekday import ORDINAL, ORDINALS, PERIOD, period
from loaders.dates.partial import Anchor, Form, Lean, PartialDate, Season, Shift, Unit

_SEASONS = {
    "xuân": Season.SPRING, "hè": Season.SUMMER, "hạ": Season.SUMMER, "thu": Season.AUTUMN, "đông": Season.WINTER,
}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "nhất": 1}


def _here(unit: Unit, amount: int = 0) -> PartialDate:
    return PartialDate(shift=Shift(Anchor.PUBLICATION, unit, amount))


def _phased(m: re.Match[str], partial: PartialDate) -> PartialDate:
    words = m.groupdict().get("phase")
    return partial.with_(phase=p.phase(words)) if words else partial


def _week(m: re.Match[str]) -> Reading:
    rel = m.groupdict().get("rel")
    partial = PartialDate(shift=p.relative(rel, Unit.WEEK)) if rel else _here(Unit.WEEK)
    phase = m.groupdict().get("phase")
    if phase == "cuối":
        return Reading(partial.with_(weekend=True))
    return Reading(_phased(m, partial))


def _month(m: re.Match[str]) -> Reading:
    partial = p.with_year(m, PartialDate(month=p.month(m["mw"]), lunar=m["mw"] == "chạp"))
    return Reading(_phased(m, partial))


def _month_year(m: re.Match[str]) -> Reading | None:
    month = int(m["m"])
    return Reading(PartialDate(month=month, year=int(m["y"]))) if 1 <= month <= 12 else None


def _month_relative(m: re.Match[str]) -> Reading:
    return Reading(_phased(m, PartialDate(shift=p.relative(m["rel"], Unit.MONTH))))


def _year(m: re.Match[str]) -> Reading:
    return Reading(_phased(m, PartialDate(year=int(m["y"]))))


def _year_relative(m: re.Match[str]) -> Reading:
    return Reading(_phased(m, PartialDate(shift=p.relative(m["rel"], Unit.YEAR))))


def _quarter(m: re.Match[str]) -> Reading | None:
    words = m["q"]
    number = int(words) if words.isdigit() else _ROMAN[words]
    return Reading(_phased(m, p.with_year(m, PartialDate(quarter=number))))


def _quarter_relative(m: re.Match[str]) -> Reading:
    return Reading(_phased(m, PartialDate(shift=p.relative(m["rel"], Unit.QUARTER))))


_SEASON_LEANS = {
    "này": Lean.ON_OR_AFTER, "nay": Lean.ON_OR_AFTER, "tới": Lean.COMING, "sắp tới": Lean.COMING, "sau": Lean.COMING,
    "qua": Lean.PAST, "vừa qua": Lean.PAST, "vừa rồi": Lean.PAST, "rồi": Lean.PAST, "trước": Lean.PAST,
}  # fmt: skip


def _season(m: re.Match[str]) -> Reading:
    partial = p.with_year(m, PartialDate(season=_SEASONS[m["season"]]))
    if m.groupdict().get("way"):
        partial = partial.with_(lean=_SEASON_LEANS[" ".join(m["way"].split())])
    elif m.groupdict().get("rel"):
        partial = partial.with_(shift=p.relative(m["rel"], Unit.YEAR))
    return Reading(_phased(m, partial))


def _year_of(m: re.Match[str]) -> PartialDate:
    """The year that a part of it names, the present one where it names none."""
    groups = m.groupdict()
    if groups.get("y"):
        return PartialDate(year=int(m["y"]))
    return PartialDate(shift=p.relative(m["rel"], Unit.YEAR)) if groups.get("rel") else _here(Unit.YEAR)


def _months_of_year(m: re.Match[str]) -> Reading | None:
    """`6 tháng đầu năm 2018`, `nửa cuối năm nay`: so many months from one end of the year."""
    groups = m.groupdict()
    n = 6 if not groups.get("n") else p.count(m["n"])
    if not 1 <= n <= 11:
        return None
    year = _year_of(m)
    first, last = (1, n) if m["side"] == "đầu" else (13 - n, 12)
    return Reading(year.with_(month=first), year.with_(month=last), Form.RANGE)


def _quarters_of_year(m: re.Match[str]) -> Reading | None:
    """`ba quý đầu năm`."""
    n = p.count(m["n"])
    year = _year_of(m)
    first, last = (1, n) if m["side"] == "đầu" else (5 - n, 4)
    return Reading(year.with_(quarter=first), year.with_(quarter=last), Form.RANGE) if 2 <= n <= 3 else None


def _end_quarter(m: re.Match[str]) -> Reading:
    return Reading(_year_of(m).with_(quarter=1 if m["end"].startswith("đầu") else 4))


def _half_month(m: re.Match[str]) -> Reading | None:
    """`nửa đầu tháng 3`: to the 15th, from the 16th."""
    month = period(m)
    if month.month is None and (month.shift is None or month.shift.unit is not Unit.MONTH):
        return None
    if m["side"] == "đầu":
        return Reading(month.with_(day=1), month.with_(day=15), Form.RANGE)
    return Reading(month.with_(day=16), month.with_(nth=-1, nth_unit=Unit.DAY), Form.RANGE)


def _half_away(m: re.Match[str]) -> Reading:
    """`nửa năm trước` is six months, `nửa tháng trước` fifteen days."""
    sign = -1 if m["way"] == "trước" else 1
    anchor = Anchor.TOLD if m["way"] == "sau" else Anchor.PUBLICATION
    shift = Shift(anchor, Unit.MONTH, 6 * sign) if m["unit"] == "năm" else Shift(anchor, Unit.DAY, 15 * sign)
    return Reading(PartialDate(shift=shift))


def _year_in_words(m: re.Match[str]) -> Reading | None:
    """`năm hai nghìn không trăm mười chín`, `năm hai ngàn lẻ một`."""
    hundreds = 0 if m["hundreds"] in (None, "không") else p.count(m["hundreds"])
    year = p.count(m["thousands"]) * 1000 + hundreds * 100 + (p.count(m["rest"]) if m["rest"] else 0)
    return Reading(PartialDate(year=year)) if 1000 <= year <= 2199 else None


def _decade(m: re.Match[str]) -> Reading | None:
    groups = m.groupdict()
    if groups.get("decade"):
        first = int(m["decade"])
    elif m["short"]:
        first = int(m["short"]) + (2000 if re.search("(?:21|xxi)$", m.group()) else 1900)
    else:
        return None
    if first % 10:
        return None
    return Reading(_phased(m, PartialDate(decade=first)))


def _century(m: re.Match[str]) -> Reading | None:
    """`thế kỷ 21`: 2001 to 2100."""
    words = m["c"]
    number = int(words) if words.isdigit() else _CENTURIES.get(words)
    if number is None or not 10 <= number <= 22:
        return None
    return Reading(PartialDate(year=number * 100 - 99), PartialDate(year=number * 100), Form.RANGE, weak=True)


_CENTURIES = {"xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}


def _nth_unit(m: re.Match[str]) -> Reading:
    if m.groupdict().get("here") == "tuần" and ORDINALS[" ".join(m["nth"].split())] == -1:
        return Reading(_here(Unit.WEEK).with_(weekend=True))
    unit = Unit.WEEK if m["unit"].startswith("tuần") else Unit.DAY
    return Reading(period(m).with_(nth=ORDINALS[" ".join(m["nth"].split())], nth_unit=unit))


_PHASE = "(?:<phase> )?"
_PHASE_ON = "đầu giữa cuối thượng trung hạ những"
_REL = r"(?P<rel>trước nữa|sau nữa|này|nay|trước|sau|qua|rồi|tới|vừa qua|vừa rồi|sắp tới|tiếp theo|kế tiếp|tới đây|đó|ấy|trước đó|sau đó)(?!\w)"
_YREL = r"(?P<rel>trước nữa|sau nữa|kìa|nay|ngoái|trước|sau|tới|rồi|qua|vừa qua|vừa rồi|sắp tới|tiếp theo|kế tiếp|kia|này|đó|ấy|tới đây)(?!\w)"
# Words after which "tháng 3" counts: "trong tháng 3 lần", "những năm tháng hai dân tộc bên nhau".
_NO_COUNT = r"(?! (?:lần|ngày|tuổi|lượt|dân tộc)(?!\w))"
_QUARTER = r"(?:quý|quí) (?!nhất)(?:thứ )?(?P<q>iv|iii|ii|i|[1-4]|một|hai|ba|tư|bốn|nhất)(?!\w)"

ROWS = (
    row("week", "tuần", r"tuần(?: lễ)? " + _REL, _week),
    row("week_phase", "đầu giữa cuối", r"<phase> tuần(?: lễ)? " + _REL, _week),
    row("week_phase", "đầu giữa cuối", r"<phase> tuần(?!\w)(?! (?:lễ|thứ|trăng|đầu))", _week),
    row("month", "tháng thg " + _PHASE_ON, _PHASE + r"(?:của )?<month><mw><yt>?<end>" + _NO_COUNT, _month),
    row("month", " ".join(f"t{n} t{n:02d}" for n in range(1, 13)), r"t<mw>/(?P<yt>20\d\d|19\d\d)<end>", _month),
    row("month_year", "#", r"<m>(?: ?/ ?|-| - |\.)<y><end>", _month_year),
    row("month_relative", "tháng " + _PHASE_ON, _PHASE + r"(?<!nửa\x20)tháng " + _REL, _month_relative),
    row("month_phase", "đầu giữa cuối", r"<phase> tháng(?!\w)(?! (?:<mw>|giêng|chạp))", lambda m: Reading(_phased(m, _here(Unit.MONTH)))),
    row("year", "năm " + _PHASE_ON, _PHASE + r"năm <y>(?!\w|/\d|-\d|[.,]\d)", _year),
    row("year", "đầu giữa cuối", r"<phase> <y>(?!\w|/\d|-\d|[.,]\d| (?:người|tấn|triệu|tỷ))", _year),
    row("year_alone", "#", r"(?P<y>19\d\d|20\d\d)<end>", lambda m: Reading(PartialDate(year=int(m["y"])), bare=True)),
    row("year_relative", "năm " + _PHASE_ON, _PHASE + r"(?<!nửa\x20)năm " + _YREL, _year_relative),
    row("year_relative", "sang", r"sang năm(?! <y>)(?!\w)(?! (?:thứ|học|mới|\d))", _here(Unit.YEAR, 1)),
    row("year_phase", "đầu giữa cuối", r"<phase> năm(?!\w)(?! (?:<n>|thứ|học|tháng|ngoái))", lambda m: Reading(_phased(m, _here(Unit.YEAR)))),
    row("quarter", "quý quí " + _PHASE_ON, _PHASE + _QUARTER + r"<yt>?<end>", _quarter),
    row("quarter", "quý quí", r"(?:quý|quí) (?P<end>đầu tiên|đầu|cuối cùng|cuối)(?: của)? năm(?: (?:<y>|" + _YREL + r"))?(?!\w)", _end_quarter),
    row("quarter", "q1 q2 q3 q4", r"q(?P<q>[1-4])(?: ?/ ?|-| )(?P<yt>20\d\d|19\d\d)<end>", _quarter),
    row("quarters_of_year", "hai ba 2 3", r"<n> (?:quý|quí) (?P<side>đầu|cuối)(?: của)? năm(?: (?:<y>|" + _YREL + r"))?(?!\w)", _quarters_of_year),
    row("quarter_relative", "quý quí " + _PHASE_ON, _PHASE + r"(?:quý|quí) (?P<rel>này|nay|trước|sau|qua|rồi|tới|vừa qua|vừa rồi|sắp tới|tiếp theo|kế tiếp)(?!\w)", _quarter_relative),
    row("season", "mùa " + _PHASE_ON, _PHASE + r"(?<!gặp\x20gỡ\x20)mùa (?P<season>xuân|hè|hạ|thu|đông)<yt>?<end>", _season),
    row("season", "mùa " + _PHASE_ON, _PHASE + r"mùa (?P<season>xuân|hè|hạ|thu|đông) (?P<way>này|nay|tới|sắp tới|sau|vừa qua|vừa rồi|qua|rồi|trước)(?!\w)", _season),
    row("season", "hè", r"(?P<season>hè) (?P<way>này|nay|tới|sắp tới|sau|vừa qua|vừa rồi|qua|rồi|trước)(?!\w)", _season),
    row("season", "hè", r"(?P<season>hè) (?:năm )?(?P<rel>ngoái|nay|sau|trước|tới)(?!\w)", _season),
    row("season", "xuân hè thu đông", r"(?P<season>hè|thu|đông) (?P<yt>20\d\d|19\d\d)<end>", _season),
    row("half_year", "nửa", r"nửa (?P<side>đầu|cuối)(?: của)? năm(?: (?:<y>| ?" + _YREL + r"))?(?!\w)", _months_of_year),
    row("half_month", "nửa", r"nửa (?P<side>đầu|cuối)(?: của)? " + PERIOD, _half_month),
    row("half_ago", "nửa", r"nửa (?P<unit>năm|tháng) (?P<way>trước|nữa|sau)(?: đây)?" + p.NO_ACT + r"(?!\w)", _half_away),
    row("year_in_words", "năm", r"năm (?P<thousands>một|hai) (?:nghìn|ngàn)(?: (?P<hundreds>không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín) trăm)?(?: (?:(?:linh|lẻ) )?(?P<rest>(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi(?: (?:mốt|một|hai|ba|tư|bốn|lăm|năm|sáu|bảy|tám|chín))?|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín))?(?!\w)(?! (?:người|ngày|tấn|đồng))", _year_in_words),
    row("months_of_year", "# một hai ba bốn năm sáu bảy tám chín mười", r"<n> tháng (?P<side>đầu|cuối)(?: của)? năm(?: (?:<y>|" + _YREL + r"))?(?!\w)", _months_of_year),
    row("decade", "thập những đầu giữa cuối", _PHASE + r"(?:thập (?:niên|kỷ|kỉ)|những năm(?: đầu| cuối)?(?: của)?)(?: thập (?:niên|kỷ|kỉ))?(?: những năm)? (?:(?P<decade>(?:1[6-9]|20)\d0)|(?P<short>[1-9]0)(?! (?:người|tuổi))(?: (?:của )?thế kỷ (?:trước|20|xx|21|xxi))?)(?!\w|[.,/-]\d)", _decade),
    row("nth_unit", "ngày tuần", r"(?P<unit>ngày|tuần(?: lễ)?) " + ORDINAL + r"(?: của| trong)? " + PERIOD, _nth_unit),
    row("century", "thế", r"thế (?:kỷ|kỉ)(?: thứ)? (?P<c>\d\d|[xvi]+)(?!\w)", _century),
    row("ordinal_count", "tuần tháng năm", r"(?:tuần|tháng|năm) thứ (?:<n>|nhất|nhì)", NOT_A_DATE),
)  # fmt: skip
