"""The days of a candidate: its date words answered, visits and exercises given their length."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import regex as re

from loaders.dates.days import DAY
from loaders.dates.evidence import Clue, Span
from loaders.dates.hinge import LAST_YEAR
from loaders.dates.partial import Anchor, Expression, Form, Unit
from loaders.dates.resolve import Resolution, Timeline, resolution_of
from loaders.events.candidate import Candidate
from loaders.events.draft import Draft, counts_days
from loaders.text.sentences import Sentence


def with_date(text: str, c: Candidate, timeline: Timeline) -> Draft | None:
    """The draft of a candidate that has date words of its own; None where they date nothing or something else."""
    e = c.expression
    if e is None:
        return None
    if not timeline.hinge.days:
        return _without_day(c, e, timeline)
    spans = tuple(timeline.spans(e))
    extra: list[Clue] = []
    if c.trigger.trigger.type == "visit":
        spans, more = _visit_spans(text, c, e, spans, timeline)
        extra.extend(more)
        if spans and all(s is None for s in spans):
            return None
    elif c.trigger.trigger.type == "exercise" and (length := _LENGTH.search(text, c.sentence.start, c.sentence.end)):
        spans, more = _lasting(spans, length)
        extra.extend(more)
    elif e.form is Form.OPEN_END and not e.duration_days:
        journey = re.search(r"(?<![\p{L}])(?:thăm|lên đường|công du)(?![\p{L}])", text[e.end : c.trigger.start])
        if journey and c.trigger.trigger.type in ("talks", "meeting", "call", "signing"):
            return None  # "từ chiều 23-2 lên đường thăm … và gặp": the day is of the journey
        if e.first.day is None and not counts_days(e):
            return None  # "kể từ năm 2010": a habit since then
        spans = tuple((s[0], s[0]) if s else None for s in spans)
    elif e.form is Form.OPEN_START:
        spans = tuple((s[1], s[1]) if s else None for s in spans)
    if (not timeline.uncertain(e) and _too_coarse(c, e, spans)) or _announced_too_late(c, spans, timeline):
        return None
    resolution = resolution_of(spans, timeline.hinge, e, timeline.uncertain(e))
    if resolution is None:
        return None
    return Draft(c, spans, resolution, e, part_of_day(e), False, tuple(extra), timeline.uncertain(e))


def _announced_too_late(c: Candidate, spans: Sequence[Span | None], timeline: Timeline) -> bool:
    """What "sẽ" announces cannot lie before the writing: the day beside it is of something else."""
    if c.status != "planned" or not timeline.hinge.given:
        return False
    return all(
        s is None or (s[1] or s[0] or day) < day - DAY for day, s in zip(timeline.hinge.days, spans, strict=False)
    )


def _too_coarse(c: Candidate, e: Expression, spans: Sequence[Span | None]) -> bool:
    """Years, periods and vague months date what is recalled or wished; only announcements may be so coarse."""
    span = next((s for s in spans if s), None)
    if span is None:
        return True
    if span[0] is None or span[1] is None or (span[1] - span[0]).days < 15:
        return False
    t = c.trigger.trigger
    if (span[1] - span[0]).days > 200:
        # "vào cuối năm nay hai bên ký": a plan for the year being written in
        return not (c.status == "planned" and e.first.shift is not None and t.weight == 3 and t.type != "visit")
    if e.form is not Form.POINT:
        return True
    return not (c.status == "planned" or (t.type != "visit" and t.weight >= 2 and c.named))


def _without_day(c: Candidate, e: Expression, timeline: Timeline) -> Draft | None:
    """No day of writing is known: relative words say no more than the window of the evidence."""
    lo, hi = timeline.hinge.window
    hi = hi or date(LAST_YEAR, 12, 31)
    if lo is None or (hi - lo) > timedelta(days=366 * 12):
        return None
    p = e.first
    if p.weekday is not None and p.month is None and e.form is Form.POINT:
        # "hôm thứ Hai" of an article of the first day of the window lies in the week before it
        ahead = 6 * DAY if c.status == "planned" else timedelta()
        return in_window(c, e, (lo - 6 * DAY, hi + ahead), timeline, part_of_day(e))
    if (
        p.shift is None
        or p.shift.anchor is not Anchor.PUBLICATION
        or p.shift.unit is not Unit.DAY
        or e.form is not Form.POINT
    ):
        return None
    return in_window(c, e, (lo + p.shift.amount * DAY, hi + p.shift.amount * DAY), timeline, part_of_day(e))


def in_window(
    c: Candidate, e: Expression | None, window: tuple[date, date], timeline: Timeline, part: str | None
) -> Draft:
    """A draft that lies somewhere in a window of days (both inclusive), exact where the window is one day."""
    lo, hi = window
    if lo == hi:
        return Draft(c, ((lo, hi),), Resolution(lo.isoformat(), lo, hi, "inferred", timeline.hinge.used), e, part)
    resolution = Resolution(f"[{lo.isoformat()}..{hi.isoformat()}]", lo, hi, "ambiguous", timeline.hinge.used)
    return Draft(c, ((lo, hi),), resolution, e, part)


def part_of_day(e: Expression | None) -> str | None:
    """The part of day that the words name, or that their clock falls into; None where they tell neither."""
    if e is None:
        return None
    part = e.first.part_of_day or (e.last.part_of_day if e.last and e.form is Form.OPEN_START else None)
    if part:
        return part.value
    m = re.match(r"(\d{1,2})", e.clock or "")
    if not m:
        return None
    hour = int(m.group(1))
    for limit, name in ((5, "night"), (11, "morning"), (13, "noon"), (18, "afternoon"), (22, "evening")):
        if hour < limit:
            return name
    return "night"


_NUMBER = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}


_LENGTH = re.compile(
    r"(?<![\p{L}\d])(?:thăm|công du|chuyến (?:thăm|đi|công du)|kéo dài|dài|trong"
    r"|thăm [\p{L} ]{2,40}?)(?: hữu nghị| chính thức| cấp nhà nước)*\s+"
    r"(?:trong\s+|kéo dài\s+|dài\s+)?(?P<n>\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+ngày(?! (?:qua"
    r"|nay|tới|trước|sau|làm))",
    re.IGNORECASE,
)


UNDER_WAY = re.compile(
    r"(?<![\p{L}])(?:đang|trong khuôn khổ|nhân(?: dịp)?|tiếp tục|trong|nằm trong|kết quả)\s+(?:có\s+"
    r"|cùng\s+)?(?:[\p{L}]+\s+){0,6}?$",
    re.IGNORECASE,
)


def _visit_spans(
    text: str, c: Candidate, e: Expression, spans: tuple[Span | None, ...], timeline: Timeline
) -> tuple[tuple[Span | None, ...], list[Clue]]:
    """The days of a visit: to its other end where the sentence tells it, open where it only begins or ends."""
    s = c.sentence
    told = e.first.shift is not None and e.first.shift.anchor is Anchor.TOLD
    if told and c.aspect != "leave" and "ngày" not in e.text:
        return tuple(None for _ in spans), []  # "nhân dịp này" dates no visit
    if e.form in (Form.RANGE, Form.EITHER) or (e.duration_days and e.form is not Form.OPEN_START):
        return spans, []
    if e.form is Form.OPEN_START:
        starts = [
            o
            for o in _of_sentence(timeline, s)
            if o is not e
            and o.end <= e.start
            and o.form in (Form.POINT, Form.OPEN_END)
            and (o.first.day or counts_days(o))
        ]
        if starts:
            begun = timeline.spans(starts[-1])
            return tuple(
                (a[0], b[1]) if a and b and a[0] and b[1] and a[0] <= b[1] else b
                for a, b in zip(begun, spans, strict=True)
            ), []
        return spans, []
    if c.aspect == "leave":
        return tuple((None, x[1] or x[0]) if x else None for x in spans), []
    single = all(x is None or x[0] == x[1] for x in spans)
    if timeline.uncertain(e):
        return spans, []  # the day itself is one of several: no interval can be promised
    ends = [o for o in _of_sentence(timeline, s) if o is not e and o.form is Form.OPEN_START and o.start >= e.end]
    if ends and single:
        until = timeline.spans(ends[0])
        return tuple(
            (a[0], b[1]) if a and b and a[0] and b[1] and a[0] <= b[1] else a for a, b in zip(spans, until, strict=True)
        ), []
    length = _LENGTH.search(text, s.start, s.end)
    begins = c.aspect == "arrive" or e.form is Form.OPEN_END
    if length and single and (begins or c.aspect == "stay"):
        return _lasting(spans, length)
    if begins and single:
        return tuple((x[0], None) if x else None for x in spans), []
    return spans, []


def _lasting(spans: Sequence[Span | None], length: re.Match[str]) -> tuple[tuple[Span | None, ...], list[Clue]]:
    n = length.group("n").lower()
    days = int(n) if n.isdigit() else _NUMBER[n]
    clue = Clue("duration", (), length.group(), f"{days} days from the first", length.start(), length.end())
    return tuple((x[0], x[0] + (days - 1) * DAY) if x and x[0] else None for x in spans), [clue]


def _of_sentence(timeline: Timeline, s: Sentence) -> list[Expression]:
    return [o for o in timeline.expressions if s.start <= o.start and o.end <= s.end]
