"""Expressions side by side: two ways to say one day, days that share their month, year or week, and what overlaps."""

from __future__ import annotations

from loaders.dates.candidate import Candidate
from loaders.dates.days import DAY, day_or_none
from loaders.dates.partial import Anchor, Form, Lean, PartialDate, PartOfDay, Shift, Unit
from loaders.patterns import lazy_re

ANY_YEAR = 2000  # one with a 29 February
WIDEST_GAP = 24  # characters between two expressions that may be one: "cho đến hết ngày" and some spaces
_GAP = lazy_re(
    r"(?P<open>(?: (?:như thế|như vậy|ấy|đó|nọ|vừa rồi))? *\( *)?(?: *, *| *)"
    r"(?:(?P<again>tức|tức là|nghĩa là|tức ngày)(?: ngay)? *|(?:nhằm|nhằm ngày|vào|là|lúc|của|-) *)?"
)
_CLOSE = lazy_re(r" *\)")


def _joined(a: PartialDate, b: PartialDate) -> PartialDate | None:
    """One day said in two ways, or a period and its year: the parts together, or None where they do not fit."""
    if a.day is not None and b.day is not None and not (a.lunar or b.lunar):
        return None
    if a.day and a.month and not a.lunar and b.lunar and b.day:
        return a  # the day of the moon said beside it is the same day
    if a.weekday is not None and b.weekday is not None:
        return None
    a_day = a.day is not None or (a.shift is not None and a.shift.unit is Unit.DAY)
    b_day = b.day is not None or (b.shift is not None and b.shift.unit is Unit.DAY)
    pod = b.part_of_day or a.part_of_day
    numbered = b.day is not None and b.month is not None and not b.lunar
    if numbered and (a.weekday is not None or a_day or a.holiday or a.lunar):
        lean = a.lean or b.lean
        shift = b.shift or (None if a.lunar or a.holiday else a.shift)
        return b.with_(weekday=a.weekday or b.weekday, shift=shift, part_of_day=pod, lean=lean)
    if numbered and a.shift is not None and a.shift.unit is Unit.MONTH and not a.phase:
        return b  # "một tháng sau, hôm 6/4" tells no whole month
    if b.weekday is not None and b.shift is None and b.lean is None and a_day:
        return a.with_(weekday=b.weekday, part_of_day=pod)
    if a.weekday is not None and a.shift is None and a.day is None and b_day and b.day is None:
        return b.with_(weekday=a.weekday, part_of_day=pod)
    week = (a.shift is not None and a.shift.unit is Unit.WEEK) or (b.shift is not None and b.shift.unit is Unit.WEEK)
    if week and a.weekday is None and b.weekday is not None and b.shift is None and not a.phase and not a.weekend:
        return b.with_(shift=a.shift, lean=None)
    return None


def _is_counted(day: PartialDate, other: PartialDate) -> bool:
    """Whether a day told by its number and month stands beside one counted from another: "16/9, nghĩa là hôm trước"."""
    by_number = day.day is not None and day.month is not None and not day.lunar
    return by_number and other.day is None and other.shift is not None and other.shift.unit is Unit.DAY


def _year_only(p: PartialDate) -> bool:
    by_shift = p.shift is not None and p.shift.unit is Unit.YEAR
    bare = not (p.month or p.day or p.quarter or p.season or p.phase or p.holiday or p.weekday or p.lunar)
    return bare and (p.year is not None or by_shift)


def _takes_year(p: PartialDate) -> bool:
    return p.year is None and p.shift is None and bool(p.month or p.quarter or p.season or p.holiday)


_YEAR_GAP = lazy_re(r"(?: *,)? +(?:của +)?(?:vào +)?")


_ENDS = lazy_re(r"[.!?;:\n]")


def neighbours(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Two ways to say one day, side by side: "thứ 3 (23/1)", "hôm qua (11-6)", "hôm nay, 5/7", "24/6 (thứ Bảy)"."""
    out: list[Candidate] = []
    for c in found:
        joined = _join(out[-1], c, low) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(c)
    return out


def _join(a: Candidate, b: Candidate, low: str) -> Candidate | None:
    if b.start - a.end > WIDEST_GAP:
        return None
    if a.is_point and b.is_point and _takes_year(a.first) and _year_only(b.first) and not b.weak:
        if _YEAR_GAP.fullmatch(low, a.end, b.start):
            return a.with_(end=b.end, bare=False, first=a.first.with_(year=b.first.year, shift=b.first.shift))
        return None
    m = _GAP.fullmatch(low, a.end, b.start)
    if m is None or not a.is_point or (a.bare and a.first.weekday and "vào" in m.group()):
        return None  # "vụ thử thứ 6 vào ngày 3-9" counts
    end = b.end
    if m["open"]:
        close = _CLOSE.match(low, b.end)
        if close is None:
            return None
        end = close.end()
    if not b.is_point:
        return None
    tight = low[a.end : b.start].strip(" ,") == ""
    # A clock time with its day: "lúc 8 giờ tối, ngày mai"; "hôm qua, lúc 9h".
    if a.clock and a.weak and b.is_day and not b.clock and tight:
        part = b.first.part_of_day or a.first.part_of_day
        return b.with_(
            start=a.start, clock=a.clock, zone=a.zone or b.zone, bare=False, first=b.first.with_(part_of_day=part)
        )
    if b.clock and b.weak and a.is_day and not a.clock and tight:
        part = a.first.part_of_day or b.first.part_of_day
        return a.with_(end=end, clock=b.clock, zone=a.zone or b.zone, bare=False, first=a.first.with_(part_of_day=part))
    if (a.weak and not a.first.holiday) or b.weak:
        return None
    parts = a.first if m["again"] and _is_counted(a.first, b.first) else _joined(a.first, b.first)
    if parts is None:
        return None
    if a.bare and b.bare and not (a.first.weekday or b.first.weekday):
        return None
    rule = b.rule if parts.month is not None and a.first.month is None else a.rule
    if a.first.weekday is not None and b.first.day is not None:
        rule = "weekday_and_date"
    elif a.first.shift is not None and b.first.day is not None:
        rule = f"{a.rule}_and_date"
    return a.with_(
        end=end, rule=rule, first=parts, bare=False, clock=a.clock or b.clock, zone=a.zone or b.zone, weak=a.weak
    )


_AND = lazy_re(r" *(?:,|và|, *và) *")


def _same_month(a: Candidate, b: Candidate, low: str) -> Candidate | None:
    """A later day behind one whose month is told: "hôm 5/8 và hôm 9"; None for any other."""
    p, q = a.first, b.first
    bare = q.day is not None and not (q.month or q.year or q.shift or q.lunar or q.weekday)
    if not bare or a.weak or (q.day or 0) <= (p.day or 0) or not _AND.fullmatch(low, a.end, b.start):
        return None
    return b.with_(first=q.with_(month=p.month, year=p.year, shift=p.shift, lean=p.lean))


def _weekdays_listed(found: list[Candidate], low: str) -> list[Candidate]:
    """The week of the last of some weekdays is that of those before it: "thứ Hai và thứ Ba tuần tới"."""
    out = list(found)
    for n in range(len(out) - 2, -1, -1):
        p, q = out[n].first, out[n + 1].first
        both = p.weekday and q.weekday and not (p.day or q.day) and out[n].is_point and out[n + 1].is_point
        free = p.is_open or (p.lean is Lean.ON_OR_BEFORE and q.shift is not None)
        if both and free and (q.shift or q.lean) and _AND.fullmatch(low, out[n].end, out[n + 1].start):
            out[n] = out[n].with_(first=p.with_(shift=q.shift, lean=q.lean))
    return out


_TOLD_AGAIN = lazy_re(r"(?:,? (?:theo )?giờ [^().;]{2,24})? *\( *tức(?: là)?(?: khoảng)?(?: lúc)?(?: vào)? *")
_LATE, _EARLY = (PartOfDay.AFTERNOON, PartOfDay.EVENING, PartOfDay.NIGHT), (PartOfDay.MORNING, PartOfDay.NIGHT)


def _of_today(a: Candidate, b: Candidate, low: str) -> Candidate | None:
    """Today with its day, which another zone tells: "sáng nay, theo giờ địa phương (tức chiều 7/10, giờ Hà Nội)".

    It is the day before where the evening here is a morning there. None for anything else.
    """
    p, q = a.first, b.first
    today = p.shift == Shift(Anchor.PUBLICATION, Unit.DAY) and p.day is None and a.is_point
    if not (today and b.is_numbered_day and b.is_point and q.shift is None) or not q.month or not q.day:
        return None
    if not _TOLD_AGAIN.fullmatch(low, a.end, b.start):
        return None
    day = day_or_none(q.year or ANY_YEAR, q.month, q.day)
    if day is not None and p.part_of_day in _LATE and q.part_of_day in _EARLY:
        day -= DAY
    return a.with_(first=p.with_(month=day.month, day=day.day, year=q.year and day.year)) if day else None


_APPOSED = lazy_re(r" *[,:(]? *(?:(?:vào|đúng|từ|là|cụ thể|chính xác|nhất là|mà)(?: +|, *)){0,3}")


# What tells that days with a word between are one stretch: "suốt hai ngày | thứ Năm và thứ Sáu".
_COUNTED = lazy_re(r"(?<!\w)(?:các|cả|hai|2|ba|3|bốn|4) +(?:ngày|hôm) +(?=thứ|chủ|chúa)")


def _in_a_row(found: list[Candidate], low: str) -> list[Candidate]:
    """Weekdays one after the other are one stretch, where they have their dates, "thứ Năm (7/6) và thứ Sáu (8/6)", or
    are counted: "hai ngày thứ Năm và thứ Sáu"."""
    out: list[Candidate] = []
    for c in found:
        a = out[-1] if out else None
        both = a is not None and _AND.fullmatch(low, a.end, c.start) is not None
        counted = _count_before(a, c, low) if a and both else None
        if a and both and (counted is not None or _follows(a, c)):
            last = c.first.with_(lean=a.first.lean) if c.first.is_open else c.first
            first = a.first.with_(shift=last.shift, lean=last.lean) if a.first.is_open else a.first
            start = a.start if counted is None else min(a.start, counted)
            out[-1] = a.with_(start=start, end=c.end, rule="day_list", form=Form.RANGE, first=first, last=last)
        else:
            out.append(c)
    return out


def _count_before(a: Candidate, b: Candidate, low: str) -> int | None:
    """Where two weekdays without dates, the second right behind the first, begin to be told as so many days; None where
    they are not."""
    p, q = a.last or a.first, b.first
    plain = not (p.day or q.day or a.weak or b.weak or a.clock or b.clock) and b.is_point
    if not (plain and p.weekday and q.weekday and p.weekday % 7 + 1 == q.weekday):
        return None
    m = _COUNTED.search(low, max(0, a.start - 12), a.end)
    return m.start() if m else None


def _follows(a: Candidate, b: Candidate) -> bool:
    """Whether two weekdays with their dates are one the day after the other."""
    p, q = a.first, b.first
    both = a.is_numbered_day and b.is_numbered_day and not (a.weak or b.weak or a.clock or b.clock)
    if not both or not (p.weekday and q.weekday and p.month and p.day and q.month and q.day):
        return False
    one, other = (day_or_none(x.year or ANY_YEAR, x.month or 0, x.day or 0) for x in (p, q))
    return one is not None and one + DAY == other and (p.weekday % 7) + 1 == q.weekday and p.year == q.year


def inherited(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """The month, year or week of a neighbour holds for the day: "Tháng 4 vừa qua, từ ngày 7 đến ngày 10, …"."""
    out = _weekdays_listed(_in_a_row(found, low), low)
    found = list(out)
    for n, b in enumerate(found[1:], 1):
        a = out[n - 1]
        p, q = a.first, b.first
        if told := _of_today(a, b, low):
            out[n - 1] = told
            continue
        if a.is_numbered_day and b.is_point and (days := _same_month(a, b, low)):
            out[n] = days
            continue
        if not a.is_point or a.weak or q.day is None or q.year or q.shift or q.lunar or p.day or p.weekday or p.nth:
            continue
        if not (_is_apposed(a, b, low) or _is_framed(a, b, low)):
            continue
        if q.month is None and p.month and not p.lunar:
            parts: dict[str, object] = {"month": p.month, "year": p.year, "shift": p.shift, "lean": p.lean}
        elif q.month and (p.year or (p.shift and p.shift.unit is Unit.YEAR)) and not p.month and not p.quarter:
            parts = {"year": p.year, "shift": p.shift}
        else:
            continue
        last = b.last.with_(**parts) if b.last and (b.last.month is None) == (q.month is None) else b.last
        out[n] = b.with_(first=q.with_(**parts), last=last)
    return out


def _is_apposed(a: Candidate, b: Candidate, low: str) -> bool:
    return b.start - a.end <= WIDEST_GAP and _APPOSED.fullmatch(low, a.end, b.start) is not None


def _is_framed(a: Candidate, b: Candidate, low: str) -> bool:
    """Whether days without a month are counted up in the sentence of one: "đầu tháng 4, họ họp trong hai ngày 7 và
    8"."""
    months = bool(a.first.month) and not (a.first.day or a.bare)
    return months and b.rule == "day_list" and b.start - a.end <= _WITHIN and not _ENDS.search(low, a.end, b.start)


_WITHIN = 120  # characters of a sentence between "ngay sau khi" and the day that it has, or a month and its days


def right_after(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """What was done right after another act has the day told behind: "ngay sau khi tới nơi, chiều 3/5, …"."""
    return [c for n, c in enumerate(found) if not _has_a_day_behind(c, found[n + 1 : n + 2], low)]


def _has_a_day_behind(c: Candidate, behind: list[Candidate], low: str) -> bool:
    if c.rule != "right_after" or not low.endswith("sau khi", c.start, c.end):
        return False
    told = [e for e in behind if e.is_day and not e.weak and e.start - c.end <= _WITHIN]
    return any(_ENDS.search(low, c.end, e.start) is None for e in told)


def apart(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Drop what overlaps an earlier expression; cut blanks at the ends."""
    out: list[Candidate] = []
    for c in found:
        if out and c.start < out[-1].end:
            c = c.with_(start=out[-1].end)
        start, end = c.start, c.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            out.append(c.with_(start=start, end=end))
    return out
