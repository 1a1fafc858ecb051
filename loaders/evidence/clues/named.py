"""Years in the names of plans, periods and occasions, as evidence for the year: the article's own, most likely."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex as re

from loaders.dates.lunar import BRANCHES, STEMS
from loaders.evidence.clue import Clue
from loaders.evidence.reasons import CurrentYear, NamedYear, PlanRun, PlanSigned, Reason, YearSpokenOf
from loaders.evidence.view import AHEAD, View
from loaders.patterns import lazy_regex

_NO_SPAN = r"(?!\d|\s*-\s*\d)"  # "2016-2020" is no one year
_NAMED_YEAR = lazy_regex(
    r"(?P<name>(?<![\p{L}])(?:APEC|ASEAN|ADMM\+?|Năm (?!\d)[\p{L}“\"][^.;,\d]{2,70}?|Ngày Việt Nam[^.;,\d]{0,30}?"
    r"|Lễ hội[^.;\d]{2,40}?|Tuần lễ[^.;\d]{2,50}?|[Gg]iao lưu[^.;\d]{2,70}?|[Hh]ội (?:nghị|thảo)[^.;\d]{2,90}?"
    r"|Bun ?[Pp]i ?[Mm]ay|Songkran|Chol Chnam Thmay|Tết (?!Nguyên đán)\p{L}[^.;,\d]{2,80}?"
    r"|Triển lãm[^.;\d]{2,60}?"
    r"|Diễn đàn[^.;\d]{2,60}?|Giải[^.;\d]{2,40}?|Hội chợ[^.;\d]{2,40}?|(?:[Tt]ập trận|[Dd]iễn tập)"
    r"(?: [\p{Ll}]+){0,3} [\"“]?\p{Lu}[\p{L} -]{1,30}?-?|World Cup|SEA Games \d+|Olympic|Shangri-[Ll]a))"
    rf"\s*(?P<year>(?:19|20)\d\d){_NO_SPAN}"
)
_PLAN_YEAR = lazy_regex(
    r"(?<![\p{L}])(?P<name>(?:(?:[Kk]ế hoạch|[Cc]hương trình)(?: [\p{L}]+){0,8}?"
    r"|[Nn]ội dung(?: [\p{L}]+){0,3}?) (?:trong )?năm)"
    rf"\s+(?P<year>(?:19|20)\d\d){_NO_SPAN}"
)
_CURRENT_YEAR = lazy_regex(
    r"(?:(?<![\p{L}])(?:xác định|trong|ngay trong|của|sang|bước sang|ngay từ đầu|ngay đầu)\s+năm\s+(?P<year>20\d\d)"
    r"(?!\d|\s*[-/]\s*\d)"
    r"|(?<!vào )năm\s+(?P<year>20\d\d)"
    r"(?=\s+(?:này|là năm|là dấu mốc|mang tính|được xem là|là một năm|, hai nước kỷ niệm|đánh dấu))"
    r"|năm\s+(?P<year>20\d\d)(?=,? hai (?:nước|bên) kỷ niệm))",
    re.IGNORECASE,
)
# "trong năm 2018" may look back, or ahead: only what calls the year present tells more.
_IN_THE_YEAR = lazy_regex(r"(?:xác định|trong|ngay trong|của|sang)\s", re.IGNORECASE)
_LOOKED_BACK_AT = lazy_regex(r"(?:kết quả|đánh giá|nhìn lại|kiểm điểm)(?![\p{L}])[^.;]*$", re.IGNORECASE)
_SIGNED = lazy_regex(r"(?<![\p{L}])(?:ký(?! kết$)|lễ ký)(?![\p{L}])")
# "Thực hiện kế hoạch hợp tác năm 2022, đoàn … thăm": what the news itself is a part of
_UNDER = lazy_regex(r"\W*(?:triển khai |tiếp tục )?(?:thực hiện|triển khai|theo|căn cứ|trong khuôn khổ)(?: các)?\s+")
_HAS_BEEN_RUN = lazy_regex(
    r"(?:vẫn|đều|cơ bản) (?:xong|hoàn thành)"
    r"|đã (?:được )?(?:hai bên )?(?:triển khai|thực hiện|hoàn thành|góp phần|diễn ra|tổ chức)"
    r"|kết quả|đánh giá (?:cao )?(?:kết quả|việc|các hoạt động)|thành công của",
    re.IGNORECASE,
)
# "hội nghị … năm 2018" may be one of old, where "Hội nghị Shangri-La 2018" is a name.
_IN_YEAR = lazy_regex(r"^\p{Ll}.* năm$")
# The year behind these is no year of the occasion: "diễn tập chung kể từ năm 2010".
_BOUND = lazy_regex(r"(?<![\p{L}])(?:từ|sau|trước|đến|tới|so với) năm$")
# Occasions that are held in the year of their name, even where the sentence looks ahead to them.
_YEARLY = lazy_regex(r"APEC|ADMM")
# Who is to be host or chair in a year is known years before.
_CHAIRED = lazy_regex(
    r"(?:chủ nhà|đăng cai|chủ trì|chủ tịch)(?: của| cho)?(?: các)?(?: sự kiện| hội nghị| hoạt động)? $", re.IGNORECASE
)
# "Năm chéo Việt - Nga 2019-2020"
_NAMED_YEARS = lazy_regex(
    r"(?P<name>(?<![\p{L}])Năm (?!\d)[\p{L}“\"][^.;,\d]{2,70}?)\s*(?P<year>20\d\d)\s*-\s*(?P<last>20\d\d)(?!\d)"
)


def named_years(view: View) -> Iterator[Clue]:
    """Years in the name of an occasion: "APEC 2017", "Năm Đoàn kết … 2022"."""
    for m in view.with_year(_NAMED_YEAR):
        if _BOUND.search(m["name"]):
            continue
        around = view.before(m.start()) + m.group() + view.text[m.end() : m.end() + 40]
        if _IN_YEAR.search(m["name"]) or (_YEARLY.search(m.group()) and _CHAIRED.search(view.before(m.start(), 40))):
            yield _spoken_of(view, m)
        elif _HAS_BEEN_RUN.search(around):
            yield _run_year(view, m)
        elif not AHEAD.search(around[-140:]) or _YEARLY.search(m.group()):
            yield _own_year(view, m, "plan year", 2.0, NamedYear(f"{m['name']} {m['year']}", int(m["year"])))


def named_stretches(view: View) -> Iterator[Clue]:
    """Two years in the name of an occasion: "Năm chéo Việt - Nga 2019-2020"."""
    for m in view.with_year(_NAMED_YEARS):
        first, last = int(m["year"]), int(m["last"])
        if first < last <= first + 2 and not AHEAD.search(view.before(m.start(), 100)):
            spans = [(date(first, 1, 1), date(last, 12, 31))]
            reason = NamedYear(f"{m['name']} {first}-{last}", first)
            yield view.clue("plan year", spans, m.start(), m.end(), reason, 2.0)


# "nhìn lại năm 2019 vừa khép lại", "chúc mừng năm mới 2020"
_JUST_OVER = lazy_regex(r"năm (?P<year>20\d\d) (?:vừa|đã|sắp) (?:qua|khép lại|kết thúc|hết)(?!\w)", re.IGNORECASE)
_NEW_YEAR = lazy_regex(
    r"(?:năm mới|tết dương lịch|new year|tết nguyên đán|mừng xuân|tết) (?:dương lịch )?"
    rf"(?:(?:năm )?(?:{'|'.join(STEMS)}) (?:{'|'.join(BRANCHES)}) )?(?:năm )?(?P<year>20\d\d)(?!\d)",
    re.IGNORECASE,
)


def turns_of_years(view: View) -> Iterator[Clue]:
    """Years that are just over, and new ones that are greeted: written around the turn, or in the months behind it."""
    for m in view.with_year(_JUST_OVER):
        y = int(m["year"])
        yield view.clue(
            "year mentioned", [(date(y, 12, 1), date(y + 1, 8, 31))], m.start(), m.end(), YearSpokenOf(y), 3.0
        )
    for m in view.with_year(_NEW_YEAR):
        y = int(m["year"])
        yield view.clue(
            "year mentioned", [(date(y - 1, 11, 15), date(y, 3, 15))], m.start(), m.end(), YearSpokenOf(y), 3.0
        )


def plan_years(view: View) -> Iterator[Clue]:
    """Years of plans: "kế hoạch hợp tác năm 2022" is signed before or in the year and reviewed after it."""
    plans = list(view.with_year(_PLAN_YEAR))
    signed = {m["year"] for m in plans if _SIGNED.search(view.before(m.start(), 60).lower())}
    for m in plans:
        y = int(m["year"])
        before = view.before(m.start()).lower()
        if _UNDER.fullmatch(before):
            yield _own_year(view, m, "plan year", 2.5, NamedYear(f"{m['name']} {y}", y))
        elif _SIGNED.search(before[-60:]):
            span = (date(y - 1, 10, 1), date(y, 7, 31))
            yield view.clue("plan year", [span], m.start(), m.end(), PlanSigned(y), 3.0)
        elif m["year"] in signed:
            continue  # the plan whose signing is told is not run yet
        elif _HAS_BEEN_RUN.search(before + view.text[m.end() : m.end() + 40]):
            yield _run_year(view, m)
        else:
            yield _spoken_of(view, m)


def current_years(view: View) -> Iterator[Clue]:
    """Years spoken of as present: "năm 2019 là năm …"; or just spoken of: "trong năm 2020"."""
    for m in view.with_year(_CURRENT_YEAR):
        if _LOOKED_BACK_AT.search(view.before(m.start(), 70)):
            yield _run_year(view, m)
        elif _IN_THE_YEAR.match(m.group()):
            yield _spoken_of(view, m)
        elif not AHEAD.search(view.before(m.start(), 70)):
            yield _own_year(view, m, "year mentioned", 1.5, CurrentYear(int(m["year"])))


def _spoken_of(view: View, m: re.Match[str]) -> Clue:
    y = int(m["year"])
    span = (date(y - 1, 1, 1), date(y + 1, 12, 31))
    return view.clue("year mentioned", [span], m.start(), m.end(), YearSpokenOf(y), 1.5)


def _run_year(view: View, m: re.Match[str]) -> Clue:
    y = int(m["year"])
    span = (date(y, 4, 1), date(y + 1, 4, 30))
    return view.clue("plan year", [span], m.start(), m.end(), PlanRun(y), 2.0)


def _own_year(view: View, m: re.Match[str], kind: str, weight: float, reason: Reason) -> Clue:
    return view.own_year(kind, m.start(), m.end(), int(m["year"]), weight, reason)
