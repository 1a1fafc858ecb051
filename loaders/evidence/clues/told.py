"""Days, months and years that an article tells beside its news, as evidence for its year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

import regex as re

from loaders.dates.days import DAY, day_or_none
from loaders.dates.grammar import pieces
from loaders.dates.partial import Anchor, Expression, Form, PartialDate, Unit
from loaders.evidence.clue import Clue
from loaders.evidence.reasons import (
    DayAnnounced,
    DayTold,
    FiguresUpTo,
    LikelyPastTold,
    MonthToCome,
    NearbyDate,
    PastTold,
    Quote,
    SameMonth,
)
from loaders.evidence.view import AHEAD, View
from loaders.lexicon.lists import whole
from loaders.patterns import lazy_regex

_words = partial(whole, "tenses.toml")
# Words right before a bare year that make it a time told, not a number of something else.
_PAST = _words("before_past", "(?<!bắt đầu )từ")
# An occasion with its month may lie ahead, unless it is told as over.
_OCCASION = _words("occasion", behind="[^,;]{0,70}$")
_OVER = _words("over")
_ANNOUNCED = _words("announced", behind="[^;]{0,90}$")
_REACH = 130  # so far before a day what it is told as may stand
_TO_COME = _words("to_come")
_IN_FORCE = _words("in_force", behind="[^,;]{0,30}$")
# What was signed or founded on a day may lie years back, and a term that ends before one ahead.
_OF_OLD = lazy_regex(
    r"(?<![\p{L}])(?:ký(?: kết)?|(?:thiết |thành )?lập(?: quan hệ[^,.;]*)?)(?: vào)?(?: ngày)?\s*$", re.IGNORECASE
)
_BOUNDS = ("từ ", "đến ", "tới ", "kéo dài ")
_PROLONGED = lazy_regex(r"(?<![\p{L}])(?:kéo dài|gia hạn|thời hạn|hoãn|lùi)(?![\p{L}])[^.;]*$", re.IGNORECASE)
_LONG_AGO = _words("long_ago", behind="[^.;]{0,70}$")
_LIKELY = lazy_regex(lambda: rf"[^,.;]{{0,50}}{_words('likely').pattern}", re.IGNORECASE)
# What two sides agree on, ask for or promise lies ahead, unless it is told as over.
_ARRANGED = _words("arranged")
_BEFORE_IT = lazy_regex(r"(?<![\p{L}])(?<!lần )trước(?: khi)?(?: ngày)?\s*$", re.IGNORECASE)


def years_told(view: View) -> Iterator[Clue]:
    """Months and years that the article tells as past: it is not older than they are."""
    for e in view.told:
        p = e.first if e.first.year is not None else (e.last or e.first)
        if p.year is None or not 1900 <= p.year <= 2060:
            continue
        if e.form in (Form.POINT, Form.OPEN_START, Form.OPEN_END) and p.month and p.day:
            continue  # a full day: `full_days` weighs it
        if e.weak or e.rule.startswith(("years", "decade")) or _is_period(view.text, e):
            continue
        before = view.before(e.start, 110)
        clause = before + view.text[e.start : e.end]
        if AHEAD.search(clause) or _is_arranged(before) or _opens_a_plan(view, e) or _LIKELY.match(view.text, e.end):
            continue
        if e.text.lower().startswith(_BOUNDS) and (_IN_FORCE.search(before) or _PROLONGED.search(clause)):
            continue
        bracketed = view.before(e.start).rstrip().endswith("(") and re.match(r"\s*\)", view.text[e.end : e.end + 3])
        if p.month is None and not bracketed and not _PAST.search(clause[-45:]):
            continue
        first = date(p.year, p.month or 1, 1)
        occasion = _OCCASION.search(clause)
        if p.month is not None and occasion and not bracketed and not _OVER.search(clause):
            # a month in a neutral clause may as well be to come ("việc tổ chức hội nghị tháng 1/2018")
            reason = LikelyPastTold(_month(p.year, p.month))
            yield view.clue("year mentioned", [(first, None)], e.start, e.end, reason, 1.0)
            continue
        past = PastTold(_month(p.year, p.month))
        yield view.clue("year mentioned", [(first, None)], e.start, e.end, past)


def _opens_a_plan(view: View, e: Expression) -> bool:
    """ "Tháng 11/2017, khi hội nghị họp, hai bên dự kiến gặp nhau": what the sentence goes on to announce."""
    s = view.sentence_at(e.start)
    return s is not None and not view.before(e.start).strip() and bool(_TO_COME.search(view.text, e.end, s.end))


def _is_arranged(clause: str) -> bool:
    """Whether a clause tells what is asked for, agreed on or promised, and not as over."""
    arranged = _ARRANGED.search(clause)
    return arranged is not None and not _OVER.search(clause, arranged.end())


def _month(year: int, month: int | None) -> str:
    """A month or a year as EDTF."""
    return f"{year:04d}-{month:02d}" if month else f"{year:04d}"


def _is_period(text: str, e: Expression) -> bool:
    """ "2016-2020" is a plan's period, not a time told."""
    return bool(
        re.match(r"\s*[-–]\s*\d{4}", text[e.end : e.end + 8])
        or re.search(r"\d{4}\s*[-–]\s*$", text[max(0, e.start - 8) : e.start])
    )


def months_announced(view: View) -> Iterator[Clue]:
    """A month told with its year as yet to come: the article is older, by no more than some thirteen months."""
    for e in view.told:
        p = e.first
        if not (p.year and p.month) or p.day or e.form is not Form.POINT or e.text.lower().startswith("hồi"):
            continue
        if not _ANNOUNCED.search(view.before(e.start)):
            continue
        end = date(p.year + p.month // 12, p.month % 12 + 1, 1)
        reason = MonthToCome(_month(p.year, p.month))
        yield view.clue("year mentioned", [(end - 400 * DAY, end)], e.start, e.end, reason, 3.0)


def years_announced(view: View) -> Iterator[Clue]:
    """A year told as yet to come ("dự kiến, năm 2015"): the article was not written after it, however long before."""
    for e in view.told:
        p = e.first
        if not p.year or p.month or p.season or p.quarter or e.weak or e.form is not Form.POINT:
            continue
        if _ANNOUNCED.search(view.before(e.start)) and not _is_period(view.text, e):
            spans = [(None, date(p.year, 12, 31))]
            yield view.clue("year mentioned", spans, e.start, e.end, MonthToCome(_month(p.year, None)), 2.0)


def _full(e: Expression) -> date | None:
    """The last day that an expression spells out whole; none of feasts, clocks and lunar days."""
    p = e.last or e.first
    if not (p.year and p.month and p.day) or p.lunar or e.rule.startswith(("feast", "clock")):
        return None
    return day_or_none(p.year, p.month, p.day)


def full_days(view: View) -> Iterator[Clue]:
    """Days told with their year: past ones bound the article from below, announced ones from above."""
    for e in view.told:
        day = _full(e)
        if day is None or e.form is Form.UNREADABLE or not 1990 <= day.year <= 2060:
            continue
        before = view.before(e.start, _REACH)
        if _TO_COME.search(before) and not _OF_OLD.search(before):
            spans = [(day - 550 * DAY, day + 31 * DAY)]
            yield view.clue("year mentioned", spans, e.start, e.end, DayAnnounced(day))
        elif not (AHEAD.search(before) or _BEFORE_IT.search(before) or _is_arranged(before)):
            # "từ ngày 1/1/2010 mọi ưu đãi chấm dứt", "có hiệu lực đến ngày 31/12/2022" may lie ahead
            faint = (e.text.lower().startswith(("từ ", "đến ", "tới ")) and e.last is None) or e.form is Form.OPEN_START
            if faint and _IN_FORCE.search(before.rpartition(",")[2]):
                continue
            weight = 1.0 if faint and not _OVER.search(before) and "tính" not in e.text.lower() else None
            yield view.clue("year mentioned", [(day - 31 * DAY, None)], e.start, e.end, DayTold(day), weight)


def neighbouring_days(view: View) -> Iterator[Clue]:
    """A day without its year beside a full date of the same days ("Chiều 19/6" in a visit "17/6 … 22/6/2017")."""
    full = [(e, day) for e in view.told if (day := _full(e)) and not _is_of_old(view.before(e.start, 90))]
    for e in view.told:
        p = e.first if e.first.day and e.first.month else (e.last or e.first)
        if not (p.day and p.month) or p.year or (e.last and e.last.year) or p.lunar or e.rule.startswith("feast"):
            continue
        years: set[int] = set()  # one neighbour of a year says all
        for other, day in full:
            if day.year in years:
                continue
            same = day_or_none(day.year, p.month, p.day)
            if same is not None and abs((same - day).days) <= 12:
                years.add(day.year)
                reason = NearbyDate(Quote(e.text, e.start, e.end), day.year)
                weight = 4.0 if view.is_opening(other.start) else 1.5  # further down it may as well be recalled
                yield view.own_year("same day", other.start, other.end, day.year, weight, reason)


def _is_of_old(before: str) -> bool:
    """Whether the words before a whole date may tell what is long past."""
    return bool(_OF_OLD.search(before) or _LONG_AGO.search(before))


def years_by_month(view: View) -> Iterator[Clue]:
    """ "tháng 3 năm nay" and "2-3-2019" in one article: this year is 2019. "năm ngoái" likewise."""
    dated: list[tuple[Expression, PartialDate]] = []
    for e in view.told:
        p = e.last or e.first
        if p.year and p.month and p.day and not e.rule.startswith("feast"):
            dated.append((e, p))
    for e in view.expressions:
        p = e.first
        if p.shift is None or p.shift.anchor is not Anchor.PUBLICATION or p.shift.unit is not Unit.YEAR or not p.month:
            continue
        for other, q in dated:
            if q.month == p.month and q.year:
                year = q.year - p.shift.amount
                reason = SameMonth(Quote(other.text, other.start, other.end), year)
                yield view.own_year("same day", e.start, e.end, year, 2.5, reason)


_UP_TO = lazy_regex(
    r"(?:(?P<n>\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một) tháng"
    r"(?: đầu)?(?: của)?(?: năm)? (?P<y1>20\d\d)"
    r"|quý (?P<q>[1-4]|I{1,3}|IV)(?: năm| ?/)? ?(?P<y2>20\d\d)"
    r"|(?:tính )?(?:đến|tới) (?:hết |cuối |đầu |giữa )?tháng (?P<m>\d{1,2})(?: năm |[-/])(?P<y3>20\d\d))(?!\d)",
    re.IGNORECASE,
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FROM_MONTH = lazy_regex(
    r"từ (?:đầu |giữa |cuối )?tháng \d{1,2}(?:[/-]\d{4})?\s*$", re.IGNORECASE
)  # what lasts so long
# What does not come before a month is no figure of it.
_NOT_BEFORE = lazy_regex(r",? mới(?![\p{L}])")
_FROM_NOW = lazy_regex(r"từ (?:nay|giờ|bây giờ|đây)(?: cho)?\s*$", re.IGNORECASE)  # a horizon, and no news
_TERM = lazy_regex(r"nhiệm kỳ|vai trò|chủ tịch", re.IGNORECASE)


def figures_up_to(view: View) -> Iterator[Clue]:
    """ "9 tháng đầu năm 2018", "tính đến tháng 5/2017": figures up to a month are news within three quarters of it."""
    for m in view.with_year(_UP_TO):
        before = view.before(m.start(), 60)
        # "Đến tháng 5/2015, hai bên ký …" goes on with a story
        if (
            AHEAD.search(before)
            or _FROM_NOW.search(before)
            or _FROM_MONTH.search(before)
            or _ARRANGED.search(view.before(m.start(), _REACH))
            or _PROLONGED.search(view.before(m.start(), _REACH))
            or _NOT_BEFORE.match(view.text, m.end())
            or (m["m"] and m.group()[0].isupper() and m.group()[:4] != "Tính")
        ):
            continue
        if m["y1"]:
            month, year = pieces.count(m["n"].lower()), int(m["y1"])
        elif m["y2"]:
            quarter = int(m["q"]) if m["q"].isdigit() else _QUARTERS[m["q"].lower()]
            month, year = 3 * quarter, int(m["y2"])
        else:
            month, year = int(m["m"]), int(m["y3"])
        if not 1 <= month <= 12:
            continue
        up_to = date(year, month, 1)
        # "6 tháng đầu năm" may also be a term that runs
        running = m["y1"] and _TERM.search(view.text[max(0, m.start() - 60) : m.start()])
        first = date(year, 1, 1) if running else date(year, month - 2, 1) if m["y2"] else up_to
        yield view.clue(
            "year mentioned",
            [(first, up_to + timedelta(days=260))],
            m.start(),
            m.end(),
            FiguresUpTo(_month(year, month)),
            3.0,
        )
