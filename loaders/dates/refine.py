"""Ordered steps over what the rows found: join neighbours, drop what has no cue, take in the words that belong.

Each step takes and gives candidates in text order, with the text and the text in lower case.
"""

# ruff: noqa: E501  a pattern of words reads best on one line
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable

from loaders.dates import place_zones
from loaders.dates.candidate import Candidate
from loaders.dates.durations import duration_before, durations_in
from loaders.dates.grammar import pieces
from loaders.dates.grammar.clock import HOUR, read_clock
from loaders.dates.partial import Anchor, Form, Lean, PartialDate, PartOfDay, Phase, Unit

Step = Callable[[list[Candidate], str, str], list[Candidate]]


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pieces.expand(pattern))


_POD_LEFT = _compile(r"(?<!\w)(?:buổi )?<pod>(?: sớm| muộn)?,? (?:của |vào )?(?:ngày |hôm )?$")
_CLOCK_LEFT = _compile(
    r"(?<![\w:.,/])(?:(?:(?:vào )?(?:lúc|hồi)(?: khoảng)?|khoảng) )?"
    + HOUR
    + r"(?: ?(?P<zone>\([^()]{3,30}\)))?,? (?:của )?(?:ngày )?$"
)
_CLOCK_SPAN_LEFT = _compile(r"(?<![\w:.,/])(?:(?:từ|lúc) )?" + HOUR + r"(?: (?:đến|tới) | ?- ?)$")
_POD_RIGHT = _compile(r",? (?:vào )?(?:buổi |lúc )<pod>")
_CLOCK_RIGHT = _compile(
    r"(?:,? (?:vào )?(?:lúc|hồi|khoảng) | ?, ?| )" + HOUR + r"(?: ?(?:buổi )?<pod>| (?P<half_day>am|pm)(?!\w))?"
)
_PAGE_CLOCK = _compile(
    r"(?: ?[,|-] ?| )(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?: ?(?P<half_day>am|pm|sa|ch)(?!\w))?"
)
_ZONE = _compile(place_zones.WORDS)
_ZONE_OFFSET = _compile(place_zones.OFFSET)


def parts_of_day(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Part of day and clock time before or after a day: "sáng 2/6", "15h15 ngày 18/11", "ngày mai lúc 8 giờ tối"."""
    out: list[Candidate] = []
    floor = 0
    for c in found:
        if c.is_day and not (c.weak and c.clock):
            c = _left(c, low, floor)
            c = _right(c, low)
            while out and c.start < out[-1].end:
                out.pop()
        out.append(c)
        # A clock time found by itself may prove to belong to the day that follows it.
        floor = floor if c.weak and (c.clock or c.bare) else c.end
    return out


def _left(c: Candidate, low: str, floor: int) -> Candidate:
    if m := _POD_LEFT.search(low, max(floor, c.start - 30), c.start):
        part: PartOfDay | None = c.first.part_of_day or pieces.part_of_day(m["pod"])
        c = c.with_(start=m.start(), first=c.first.with_(part_of_day=part), bare=False)
    m = _CLOCK_LEFT.search(low, max(floor, c.start - 70), c.start)
    if m is None:
        return c
    zone = c.zone
    if m["zone"]:
        z = _ZONE.search(m["zone"])
        if z is None:
            return c
        zone = place_zones.zone_of(z["zplace"])
    clock, part = read_clock(m, c.first.part_of_day)
    start = m.start()
    if span := _CLOCK_SPAN_LEFT.search(low, max(floor, start - 30), start):
        clock, start = read_clock(span, None)[0], span.start()
    return c.with_(start=start, clock=clock, zone=zone, first=c.first.with_(part_of_day=part), bare=False)


def _right(c: Candidate, low: str) -> Candidate:
    if c.clock is None:
        m = _CLOCK_RIGHT.match(low, c.end)
        if m and (m["pod"] or m["half_day"] or re.match(" *,? *(?:vào )?(?:lúc|hồi|khoảng)", m.group())):
            named = pieces.part_of_day(m["pod"]) if m["pod"] else c.first.part_of_day
            clock, part = read_clock(m, named)
            if m["half_day"] == "pm" and int(clock[:2]) < 12:
                clock = f"{int(clock[:2]) + 12:02d}{clock[2:]}"
                part = None if named is None else part
            c = c.with_(end=m.end(), clock=clock, first=c.first.with_(part_of_day=part), bare=False)
        elif c.first.year is not None and (m := _PAGE_CLOCK.match(low, c.end)):
            hour = int(m["h"]) + (12 if m["half_day"] in ("pm", "ch") and int(m["h"]) < 12 else 0)
            c = c.with_(end=m.end(), clock=f"{hour:02d}:{m['min']}")
    if c.first.part_of_day is None and (m := _POD_RIGHT.match(low, c.end)):
        c = c.with_(end=m.end(), first=c.first.with_(part_of_day=pieces.part_of_day(m["pod"])), bare=False)
    return c


def zones(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """A clock's place after the expression: "(theo giờ Hà Nội)", ", giờ địa phương", "(GMT+7)"."""
    return [_zone(c, low) for c in found]


def _zone(c: Candidate, low: str) -> Candidate:
    for pattern in (_ZONE, _ZONE_OFFSET):
        m = pattern.match(low, c.end)
        bracketed = m is not None and m["zopen"] is not None and "(" in m["zopen"]
        if m is None or (bracketed and not m["zclose"] and low[m.end() : m.end() + 1] != ","):
            continue
        end = m.end() if bracketed or not m["zclose"] else m.start("zclose")
        if bracketed and not m["zclose"]:
            end = c.end  # "(giờ địa phương, tức …)" goes on
        if pattern is _ZONE:
            zone = place_zones.zone_of(m["zplace"])
        else:
            zone = place_zones.zone_of_offset(m["zsign"], m["zhours"])
        return c.with_(end=end, zone=zone)
    return c


_WIDEST_GAP = 24  # characters between two expressions that may be one: "cho đến hết ngày" and some spaces
_GAP = re.compile(r"(?P<open> *\( *)?(?: *, *| *)(?:(?:tức|tức là|nhằm|tức ngày|nhằm ngày|vào|là|lúc|của|-) *)?")
_CLOSE = re.compile(r" *\)")


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
    if b.weekday is not None and b.shift is None and b.lean is None and a_day:
        return a.with_(weekday=b.weekday, part_of_day=pod)
    if a.weekday is not None and a.shift is None and a.day is None and b_day and b.day is None:
        return b.with_(weekday=a.weekday, part_of_day=pod)
    week = (a.shift is not None and a.shift.unit is Unit.WEEK) or (b.shift is not None and b.shift.unit is Unit.WEEK)
    if week and a.weekday is None and b.weekday is not None and b.shift is None and not a.phase and not a.weekend:
        return b.with_(shift=a.shift, lean=None)
    return None


def _year_only(p: PartialDate) -> bool:
    by_shift = p.shift is not None and p.shift.unit is Unit.YEAR
    bare = not (p.month or p.day or p.quarter or p.season or p.phase or p.holiday or p.weekday or p.lunar)
    return bare and (p.year is not None or by_shift)


def _takes_year(p: PartialDate) -> bool:
    return p.year is None and p.shift is None and bool(p.month or p.quarter or p.season or p.holiday)


_YEAR_GAP = re.compile(r"(?: *,)? +(?:của +)?(?:vào +)?")


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
    if b.start - a.end > _WIDEST_GAP:
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
    parts = _joined(a.first, b.first)
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


_TO = re.compile(r"(?: *,)? +(?:cho +)?(?:đến|tới)(?: +hết)? +(?:ngày +)?")
_DASH = re.compile(r" *- *")
_FROM = re.compile(r"(?<!\w)(?:(?:kể|tính|bắt đầu|ngay)(?:,)? +)?từ +(?:ngày +|hôm +|lúc +)?$")
# Who stands right before "đến" arrives: "đoàn đến ngày 10-8 và …".
_ARRIVES = re.compile(
    r"(?<!\w)(?:đoàn|phái đoàn|ông|bà|họ|khách|tàu|chuyên cơ|đại biểu|tổng thống|thủ tướng|đã|vừa|mới|sẽ|sắp)"
    r"(?: công tác| đại biểu)? $"
)
_START = re.compile(r"(?<!\w)bắt đầu +(?:diễn ra +)?(?:(?:vào|từ) +)?(?:ngày +)?$")
_UNTIL = re.compile(
    r"(?<!\w)(?P<strong>cho +|kéo dài +|tính +|hết +)?(?:đến|tới)(?P<whole> +hết)? +(?:ngày +)?$|(?<!\w)(?P<strong2>đến hết|tới hết|hết) +$"
)


def ranges(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Two dates with "đến" between them, or one with "từ" or "đến" before it."""
    out: list[Candidate] = []
    i = 0
    while i < len(found):
        a = found[i]
        b = found[i + 1] if i + 1 < len(found) else None
        joined = _range(a, b, low, out[-1].end if out else 0) if b else None
        if joined is not None:
            out.append(joined)
            i += 2
            continue
        out.append(_open(a, text, low, out[-1].end if out else 0))
        i += 1
    return out


def _kind(p: PartialDate) -> str:
    if p.weekday is not None and p.day is None:
        return "weekday"
    if p.day is not None or p.holiday is not None or (p.shift is not None and p.shift.unit is Unit.DAY):
        return "day"
    if p.quarter is not None or (p.shift is not None and p.shift.unit is Unit.QUARTER):
        return "quarter"
    if p.month is not None or (p.shift is not None and p.shift.unit is Unit.MONTH):
        return "month"
    if p.shift is not None and p.shift.unit is Unit.WEEK:
        return "week"
    if p.season is not None:
        return "season"
    return "year"


def _range(a: Candidate, b: Candidate, low: str, floor: int) -> Candidate | None:
    if b.start - a.end > _WIDEST_GAP or not (a.is_point and b.is_point) or (a.weak and a.clock) or (b.weak and b.clock):
        return None
    worded = _TO.fullmatch(low, a.end, b.start) is not None
    dashed = not worded and _DASH.fullmatch(low, a.end, b.start) is not None
    if not worded and not (dashed and _kind(a.first) == _kind(b.first)):
        return None
    if dashed and (a.bare and b.bare and not a.first.weekday):
        return None
    first, last = flow(a.first, b.first)
    start = m.start() if (m := _FROM.search(low, max(floor, a.start - 25), a.start)) else a.start
    m_day = a.clock if a.clock else None
    return a.with_(
        start=start, end=b.end, rule="from_to", form=Form.RANGE, first=first, last=last, bare=False, clock=m_day,
        zone=a.zone or b.zone, weak=a.weak and b.weak,
    )  # fmt: skip


def flow(first: PartialDate, last: PartialDate) -> tuple[PartialDate, PartialDate]:
    """Month, year and week said at one end hold for the other, over the turn of the year."""
    if first.weekday is not None and last.weekday is not None and first.day is None and last.day is None:
        if first.shift is None and first.lean is None:
            first = first.with_(shift=last.shift, lean=last.lean)
        return first, last
    if first.day is not None and first.month is None and first.shift is None and last.day is not None:
        turned = last.month is not None and first.day > last.day
        if last.month is not None:
            first = first.with_(month=(last.month - 2) % 12 + 1 if turned else last.month)
            if last.year is not None:
                first = first.with_(year=last.year - (1 if turned and last.month == 1 else 0))
        elif last.shift is not None:
            first = first.with_(shift=last.shift)
        return first, last
    if first.quarter is not None and last.quarter is not None:
        turned = first.quarter > last.quarter
    else:
        turned = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
    undated = first.year is None and first.shift is None and bool(first.month or first.quarter)
    if undated and last.year is not None:
        return first.with_(year=last.year - turned), last
    if (
        undated
        and last.shift is not None
        and last.shift.unit is Unit.YEAR
        and (last.month or last.quarter)
        and not turned
    ):
        return first.with_(shift=last.shift), last
    if first.year is not None and last.year is None and last.shift is None and (last.month or last.quarter):
        return first, last.with_(year=first.year + turned)
    return first, last


def _is_name(text: str, c: Candidate) -> bool:
    """Is the weekday's own word written with a capital: "thứ Ba"?"""
    return text[c.start : c.end].split()[-1][:1].isupper()


def _open(c: Candidate, text: str, low: str, floor: int) -> Candidate:
    """`từ ngày 3/4` has no end, `đến ngày 15/5` no start."""
    if not c.is_point or (c.weak and c.clock):
        return c
    if c.bare and _COUNTED_AFTER.match(low, c.end):
        return c
    left = max(floor, c.start - 30)
    if m := _START.search(low, left, c.start) or _FROM.search(low, left, c.start):
        return c.with_(start=m.start(), rule=f"from_{c.rule}", form=Form.OPEN_END, bare=False)
    m = _UNTIL.search(low, left, c.start)
    if m is None:
        return c
    shift = c.first.shift
    said_of_now = shift is not None and shift.anchor is Anchor.PUBLICATION and c.first.day is None
    # "đến" is to arrive as well: "đến hôm qua" tells of an arrival, "đến ngày 15/5" of an end.
    bare = c.bare and not (
        c.first.weekday and (text[c.end - 1 : c.end].isdigit() or _is_name(text, c) or not low[: m.start()].strip())
    )
    arrives = _ARRIVES.search(low, max(0, m.start() - 24), m.start())
    if (said_of_now or bare or arrives) and not (m["strong"] or m["strong2"] or m["whole"]):
        return c
    # "Đến tháng 5, hai bên …" at the head of a sentence says when it came to it, not until when; so do "đến chiều
    # cùng ngày" and "đến 17h ngày 2/3".
    heads = text[m.start()].isupper() and bool(low[c.end :].strip(" ."))
    same_day = (shift is not None and shift.anchor is Anchor.TOLD) or c.clock is not None
    if (heads or same_day) and not (m["strong"] or m["strong2"] or m["whole"]):
        return c.with_(start=m.start())
    return c.with_(
        start=m.start(), rule=f"until_{c.rule}", form=Form.OPEN_START, first=PartialDate(), last=c.first, bare=False
    )


_LEAN = re.compile(
    r",? +(?P<lean>vừa qua|vừa rồi|mới đây|sắp tới|tới đây|(?:tới|qua|này)"
    r"(?= *[,.;:)\n!?\"”]| *$| +(?:tại|ở|của|khi|sẽ|đã|để|nhằm|và|trong|là|giữa|cùng|với|theo|do|nhân|ông|bà|đoàn|hai|diễn|được|cho|bởi|lúc)(?!\w)))(?!\w)"
)


def leans(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """`ngày 5/7 vừa qua`, `tháng 11 tới`, `hồi tháng 4`, `hôm 18-5`: on which side of the publication day."""
    out: list[Candidate] = []
    for c in found:
        p = c.last if c.form is Form.RANGE and c.last is not None else c.first
        open_year = p.year is None and p.shift is None and (p.month is not None or p.day is not None or p.holiday)
        if open_year and p.lean is None and c.form in (Form.POINT, Form.RANGE) and (m := _LEAN.match(low, c.end)):
            lean = pieces.LEANS[m["lean"]] if m["lean"] != "này" else None
            c = _leaning(c, lean).with_(end=m.end(), bare=False)
        elif open_year and p.lean is None and c.is_point and low.startswith("hôm ", c.start):
            c = _leaning(c, Lean.ON_OR_BEFORE)
        out.append(c)
    return out


def _leaning(c: Candidate, lean: Lean | None) -> Candidate:
    last = c.last.with_(lean=lean) if c.last is not None else None
    return c.with_(first=c.first.with_(lean=lean), last=last)


_CUE_BEFORE = re.compile(
    r"(?<!\w)(?:vào|hôm|ngày|từ|đến|tới|trước|sau|hết|kể từ|lúc|bắt đầu|dự kiến|khai mạc|đêm|nay|qua|mai|tối|sáng|chiều|trưa|và|cuối|thay vì|sang|lùi đến|dời đến) +$"
)
_STRONG_CUE_BEFORE = re.compile(r"(?<!\w)(?:vào|hôm|ngày|lúc|nay|từ ngày|đến ngày) +$")
_START_OF_SENTENCE = re.compile(r"(?:^|\n|[.!?:;] |\) ?- ?|- |\* )[\"“'(]? *$")
_DATELINE = re.compile(r"(?:^|\n)(?!\d)[^\n.,:;()]{2,30}, $")  # "Hà Nội, 14/8 (TTXVN)"
_CLOSING = re.compile(r" *(?:$|\n|[,.;:)!?]|-)")
_COUNTED_AFTER = re.compile(
    r" +(?:người|triệu|tỷ|tỉ|nghìn|ngàn|trăm|tấn|năm|tháng|tuần|ngày|giờ|phút|lần|km|m|ha|đồng|usd|điểm|bàn|nước|mét|kg|tuổi|%|quốc gia|máy bay|"
    r"tàu|chiếc|dân số|số|phần|trận|set|phiếu|ghế|độ)(?!\w)|%"
)


def cues(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Bare numbers and ordinals stay only with a cue; see `_numbers_stand` and `_weekday_stands`."""
    certain = {(c.first.day, c.first.month) for c in found if not c.bare and c.is_numbered_day}
    out: list[Candidate] = []
    for c in found:
        if c.bare:
            if c.first.weekday is not None:
                stands = _weekday_stands(c, text, low)
            elif c.rule == "year_alone":
                stands = _year_stands(c, low, out)
            elif c.first.day is not None:
                stands = _numbers_stand(c, low, certain, out)
            else:
                stands = _words_stand(c, low)
            if not stands:
                continue
            c = c.with_(bare=False)
        out.append(c)
    return out


_SENTENCE_END = re.compile(r"[!?\n]|\.(?!\d)")
_HAPPENED = re.compile(r"(?<!\w)đã(?!\w)")
_HEAD = re.compile(r"\W*(?:\w+\W+){0,3}")  # a day so near the head of its sentence is that of its main verb
_TO_COME = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|sắp|chuẩn bị|tới đây|(?:có|lên|theo) kế hoạch|theo chương trình|dự định|dự tính|có lịch|ấn định"
    r"|hẹn|phải|trước khi|mời|nhận lời|(?:nhất trí|thống nhất|đồng ý|quyết định) tổ chức)(?!\w)"
)
_LAST_TIME = re.compile(
    r"(?<!\w)(?:cuộc|lần|chuyến|phiên|vòng|đợt)(?: \w+){0,3} (?:trước|vừa qua|gần nhất|gần đây)(?! khi)(?: đó)?,? (?:là|vào|diễn ra)"
)


class _Stretches:
    """The stretches of a text between the ends of its sentences, and what stands in them, each searched once."""

    def __init__(self, low: str) -> None:
        self.low = low
        self.ends = [m.start() for m in _SENTENCE_END.finditer(low)]
        self._first: dict[tuple[re.Pattern[str], int], int] = {}

    def around(self, at: int) -> tuple[int, int]:
        """From behind the mark before `at` to the next one, to the end of the text where there is none."""
        n = bisect_left(self.ends, at)
        return self.ends[n - 1] + 1 if n else 0, self.ends[n] if n < len(self.ends) else len(self.low)

    def first(self, pattern: re.Pattern[str], stretch: tuple[int, int]) -> int:
        """Where the first match in a stretch begins; its end where none does."""
        found = self._first.get((pattern, stretch[0]))
        if found is None:
            m = pattern.search(self.low, *stretch)
            found = self._first[pattern, stretch[0]] = m.start() if m else stretch[1]
        return found


def told_as_past(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Days in a report that announces nothing lie behind it: "Ngày 12/12, hai bên đã ký", "Thứ Hai, hai bên gặp nhau".

    A weekday needs no "đã", for Vietnamese verbs do not inflect, but a sentence around it; a day heads its sentence.
    """
    if not found:
        return found
    stretches = _Stretches(low)
    out: list[Candidate] = []
    for c in found:
        p = c.first
        start, end = stretch = stretches.around(c.start)
        if c.weak or not c.is_point or not p.is_open or stretches.first(_TO_COME, stretch) < end:
            tells = False
        elif p.day:
            heads = c.start - start < 30 and _HEAD.fullmatch(low, start, c.start)
            tells = bool(heads and _HAPPENED.search(low, c.end, end))
            tells = tells or stretches.first(_LAST_TIME, stretch) < c.start
        else:
            after_a_day = out and out[-1].start >= start and out[-1].is_numbered_day
            tells = not after_a_day and re.search(r"\w", low[start : c.start] + low[c.end : end]) is not None
        out.append(_leaning(c, Lean.ON_OR_BEFORE) if tells else c)
    return out


def _numbers_stand(
    c: Candidate, low: str, certain: set[tuple[int | None, int | None]], before: list[Candidate]
) -> bool:
    """`2/6` is a day after a cue, at the head of a sentence, in brackets of its own, or where said in full elsewhere.

    Slashes write fractions too, dashes scores and spans of anything, so those with a dash or a point ask for more.
    """
    words = low[c.start : c.end]
    if _COUNTED_AFTER.match(low, c.end):
        return False
    slashed = "/" in words
    head = low[max(0, c.start - 40) : c.start]
    if _STRONG_CUE_BEFORE.search(head):
        return True
    alone = bool(_CLOSING.match(low, c.end))
    if not head.strip() and not low[c.end :].strip():
        return True
    if slashed and _CUE_BEFORE.search(head):
        return True
    if (c.first.day, c.first.month) in certain and (slashed or alone):
        return True
    if _START_OF_SENTENCE.search(head):
        return slashed or (alone and "-" in words)
    if slashed and _DATELINE.search(head):
        return True
    if head.endswith("(") and low.startswith(")", c.end):
        return slashed or (c.first.day or 0) > 12
    if before and re.fullmatch(r" *(?:,|và|hoặc|;) *", low[before[-1].end : c.start]) and before[-1].is_numbered_day:
        return True
    return slashed and alone and ((c.first.day or 0) > 12 or c.form is Form.RANGE)


_VAGUE_BEFORE = re.compile(r"(?<!\w)(?:những|nhiều|mấy|vài|lâu|hàng|các|bao|suốt nhiều|dăm|vài ba) +$")
_COUNT_BEFORE = re.compile(r"(?<!\w)(?:những|các|mấy|vài|hai|ba|bốn|năm|\d{1,2}) +$")
_VERB_AFTER = re.compile(r" +(?:thăm|nước|thủ đô|nơi|sân bay|dự|thành phố|đất nước|trụ sở|phủ|tòa)(?!\w)")
_PERIOD_RULES = frozenset(
    {"year_relative", "month_relative", "week", "period_before", "next_period", "same_period", "day_before", "next_day"}
)


def vague(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Drop what only looks counted: "những năm qua", "nhiều tuần trước", "3 ngày tới Mỹ" (where "tới" is to go)."""
    out: list[Candidate] = []
    for c in found:
        if c.rule in _PERIOD_RULES and _VAGUE_BEFORE.search(low, max(0, c.start - 12), c.start):
            continue
        if (
            c.rule == "nth_unit"
            and c.first.nth_unit is Unit.DAY
            and _COUNT_BEFORE.search(low, max(0, c.start - 12), c.start)
        ):
            phase = Phase.EARLY if c.first.nth == 1 else Phase.LATE
            c = c.with_(first=c.first.with_(nth=None, nth_unit=None, phase=phase))
        if c.rule == "coming_span" and low.endswith(" tới", c.start, c.end):
            after = text[c.end : c.end + 2].lstrip()
            if after[:1].isupper() or _VERB_AFTER.match(low, c.end):
                continue
        out.append(c)
    return out


_WEEKDAY_CUE = re.compile(
    r"(?<!\w)(?:vào|hôm|từ|đến|tới|trước|các|mỗi|và|sáng|trưa|chiều|tối|đêm|lúc|hết|nay|mai|qua) +(?:ngày +)?$"
)
_FROM_SIDE = re.compile(r" *+,? *+(?:từ ++(?:trái|phải|bên|trên|dưới)|bên ++(?:trái|phải)|hàng)(?!\w)")


def _weekday_stands(c: Candidate, text: str, low: str) -> bool:
    """`thứ ba` after a noun counts; "thứ Ba", "vào thứ ba", "chủ nhật" and a whole line "thứ ba" are days."""
    words = text[c.start : c.end]
    head = low[max(0, c.start - 20) : c.start]
    if not head.strip() and not low[c.end :].strip(" .?!"):
        return True
    if _FROM_SIDE.match(low, c.end):
        return False
    if head.endswith(("(", '"', "“")) and low.startswith((")", '"', "”"), c.end):
        return True
    if words.lower().endswith("nhật"):
        # "chủ nhật" is always Sunday; "Chủ Nhật Bản" cannot be.
        return not low.startswith(" bản", c.end)
    if words.lower() == "cn":
        return words.isupper() and bool(_WEEKDAY_CUE.search(low, max(0, c.start - 20), c.start))
    if low.startswith("ngày", c.start):
        return (
            words.split()[-1][0].isupper()
            or bool(re.search(r"(?<!\w)(?:vào|trong|sáng|chiều|tối) +$", head))
            or not head.strip()
        )
    if _WEEKDAY_CUE.search(head):
        return True
    return words.split()[-1][0].isupper() and not words.split()[-1].isdigit()


_YEAR_CUE = re.compile(r"(?<!\w)(?:vào|trong|đầu|giữa|cuối|so với|cùng kỳ|hồi|kể từ|trước|sau) +$")


def _year_stands(c: Candidate, low: str, before: list[Candidate]) -> bool:
    """`2007` after another year ("năm 2000 và 2007"), in brackets of its own, after "vào", or as a whole line."""
    if _COUNTED_AFTER.match(low, c.end):
        return False
    head = low[max(0, c.start - 20) : c.start]
    whole = not head.strip() and not low[c.end :].strip(" .?!")
    bracketed = head.endswith("(") and low.startswith(")", c.end)
    listed = (
        bool(before)
        and _kind(before[-1].first) == "year"
        and re.fullmatch(r" *(?:,|và|hoặc|;) *", low[before[-1].end : c.start]) is not None
    )
    return whole or bracketed or listed or bool(_YEAR_CUE.search(head))


def _words_stand(c: Candidate, low: str) -> bool:
    """Words that stand alone or at the head of a sentence: "mai", "ngày này", "sau 3 ngày"."""
    head = low[max(0, c.start - 20) : c.start]
    whole = not head.strip() and not low[c.end :].strip(" .?!")
    if c.rule == "same_day":
        return bool(re.search(r"(?<!\w)(?:vào|cũng|trong|đúng) +$", head))
    return whole or (c.rule.startswith("count") and bool(_START_OF_SENTENCE.search(head)))


_LEADING = re.compile(
    r"(?<!\w)(?:(?:vào khoảng|trong vòng|vào lúc|vào hồi|vào hôm|ngay trong|ngay từ|vào|trong|hồi|lúc|khoảng|đúng|ngay|dịp|vào dịp|trong suốt|suốt) +)(?:các +|những +)?(?:ngày +|hôm +)?$"
)


def leading_words(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """The little words before belong to it: "vào tháng 11", "trong ngày 7/2", "hồi tháng 4" (which is past)."""
    out: list[Candidate] = []
    floor = 0
    for c in found:
        m = _LEADING.search(low, max(floor, c.start - 30), c.start)
        if m:
            c = c.with_(start=m.start())
            p = c.first
            if (
                low.startswith("hồi", m.start())
                and c.is_point
                and p.year is None
                and p.shift is None
                and p.lean is None
            ):
                c = _leaning(c, Lean.ON_OR_BEFORE)
        out.append(c)
        floor = c.end
    return out


_AND = re.compile(r" *(?:,|và|, *và) *")


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


def inherited(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """The month, year or week of a neighbour holds for the day: "Tháng 4 vừa qua, từ ngày 7 đến ngày 10, …"."""
    out = _weekdays_listed(found, low)
    found = list(out)
    for n, b in enumerate(found[1:], 1):
        a = out[n - 1]
        p, q = a.first, b.first
        if a.is_numbered_day and b.is_point and (days := _same_month(a, b, low)):
            out[n] = days
            continue
        if not a.is_point or a.weak or q.day is None or q.year or q.shift or q.lunar or p.day or p.weekday or p.nth:
            continue
        if b.start - a.end > _WIDEST_GAP or not _APPOSED.fullmatch(low, a.end, b.start):
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


_YEARS_OF = re.compile(
    r"(?<!\w)\d{1,3} +năm(?:,? +kể +từ)? +(?:ngày +|khi +)?(?:hai +(?:nước|bên) +)?(?:chính +thức +)?"
    r"(?:thiết lập|thành lập|lập|quan hệ|bình thường|ký|truyền thống|giải phóng|chiến thắng|quốc khánh|độc lập)[^.;()]*\( *$"
)


def origins(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """The days in brackets from which an anniversary is counted date no event: "60 năm Ngày thiết lập … (5/9/1962)"."""
    out: list[Candidate] = []
    for c in found:
        full = c.first.year is not None and c.first.day is not None
        if full and low.endswith("(", 0, c.start) and _YEARS_OF.search(low, max(0, c.start - 140), c.start):
            c = c.with_(weak=True)
        out.append(c)
    return out


_NTH_BEFORE = re.compile(r"(?<!\w)(?:bước sang|bước vào|sang|qua) +$")
_NTH_DAY = re.compile(r" +(?:trong|của|thuộc) +(?:chuyến|cuộc|kỳ|đợt|hội nghị|khuôn khổ|lịch trình)(?!\w)")


def _names_weekday(words: str) -> bool:
    """Whether "thứ Hai" is written as the name that Monday is; "thứ hai" may count."""
    return words.split()[-1][0].isupper()


def nth_days(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """ "Ngày thứ 2 trong chuyến thăm từ 26 đến 28/11" counts the days of the visit, as "bước sang ngày thứ 2" does."""
    out: list[Candidate] = []
    for n, c in enumerate(found):
        nth = c.first.weekday
        counted = _NTH_DAY.match(low, c.end) or (
            _NTH_BEFORE.search(low, max(0, c.start - 12), c.start) and not _names_weekday(text[c.start : c.end])
        )
        if not nth or c.rule != "weekday" or not low.startswith("ngày", c.start) or not counted:
            out.append(c)
            continue
        whole = found[n + 1] if n + 1 < len(found) else None
        if whole is None or whole.form is not Form.RANGE or _SENTENCE_END.search(low, c.end, whole.start):
            continue
        p = whole.first
        if p.day and p.month and pieces.is_day(p.day + nth, p.month):
            out.append(c.with_(rule="nth_day", first=p.with_(day=p.day + nth), bare=False))
    return out


_APPOSED = re.compile(r" *[,:(]? *(?:(?:vào|đúng|từ|là|cụ thể|chính xác|nhất là|mà)(?: +|, *)){0,3}")
_BEGINS = re.compile(
    r"(?<!\w)(?:bắt đầu|mở đầu|khởi đầu|khai mạc|mở màn|khởi động|đặt chân|hạ cánh|cập cảng|đến thăm|tới thăm|sang thăm"
    r"|khởi hành|thăm)(?!\w)"
)


def durations(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """A length said with the day on which it begins: "bắt đầu 1/4 … kéo dài 4 ngày", "năm ngày kể từ Chủ Nhật".

    Other words may stand between, in one sentence; where a sentence gives both ends the length says nothing.
    """
    lengths = durations_in(text, low) if found else []
    if not lengths and not any(c.form is Form.OPEN_END for c in found):
        return found
    out = list(found)
    for n, c in enumerate(found):
        if c.form is Form.OPEN_END and (d := duration_before(low, c.start)):
            out[n] = c.with_(start=d.start, duration_days=d.days, length=(d.start, d.end))
    stretches = _Stretches(low)
    begins = [m.start() for m in _BEGINS.finditer(low)] if lengths else []
    starts = [c.start for c in found]
    beginnings: dict[int, list[int]] = {}  # of each stretch
    for d in lengths:
        start, end = stretches.around(d.start)
        if start not in beginnings:
            beginnings[start] = _beginnings(found, range(bisect_left(starts, start), bisect_left(starts, end)))
        days = beginnings[start]
        if days and found[days[0]].form is not Form.OPEN_END:
            begun = bisect_left(begins, d.end)  # the last day before a word of beginning
            reach = min(d.start, begins[begun - 1]) if begun else -1
            days = days[: bisect_right(days, reach, key=lambda n: found[n].end)][-1:]
        if days and not out[days[0]].duration_days:
            out[days[0]] = out[days[0]].with_(duration_days=d.days, length=(d.start, d.end))
    return out


def _beginnings(found: list[Candidate], here: range) -> list[int]:
    """Which expressions of a sentence a length may count from: its first open one, else its days."""
    if any(found[n].last is not None for n in here):
        return []
    days = [n for n in here if (found[n].form is Form.OPEN_END or found[n].is_day) and not found[n].weak]
    return next(([n] for n in days if found[n].form is Form.OPEN_END), days)


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


STEPS: tuple[Step, ...] = (
    vague, parts_of_day, neighbours, zones, leans, ranges, origins, nth_days, cues, leading_words, inherited, told_as_past, durations, apart,
)  # fmt: skip
