"""What is told without a day of its own: it has the day of what it follows, or that of the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import regex as re

from loaders.dates.evidence import Clue
from loaders.dates.partial import Form, Unit
from loaders.dates.resolve import Resolution, Timeline, resolution_of
from loaders.events.beside import is_told_day
from loaders.events.candidate import Candidate
from loaders.events.dating import UNDER_WAY, in_window, part_of_day
from loaders.events.draft import RECALLED, Draft, counts_days, kind_of
from loaders.text.zones import Role

# What may follow a dated act on the same day; what is merely mentioned ("tại hội đàm", "hiệp định đã ký") may not.
_FOLLOWING_TYPES = ("talks", "meeting", "signing", "ceremony", "aid", "dialogue")


# An open visit lends its open interval only to what fills it.
_FILLING_TYPES = ("talks", "dialogue", "signing")


_NEXT = re.compile(
    r"^\W*(?:ngay sau|sau (?:khi|lễ|hội đàm|cuộc|buổi|đó|phần)|kết thúc|nhân dịp này|trước đó|tiếp đó|dịp này"
    r"|liền (?:đó|sau)|cũng|"
    r"(?:rời|xong|cuối|tan) (?:bàn |buổi )?hội đàm|hội đàm (?:kết thúc|xong)|cuối buổi|đầu giờ"
    r"|lễ đón (?:kết thúc|xong|khép lại))",
    re.IGNORECASE,
)


_ACT = re.compile(
    r"(?<![\p{L}])(?:đã|cùng|tiến hành|có|chủ trì|chứng kiến|vào|khi|tới|đến|liền)\s+(?:[\p{L}]+\s+){0,4}$",
    re.IGNORECASE,
)


_MERELY = re.compile(
    r"(?<![\p{L}])(?:tại|trong|kết quả|nội dung|triển khai|thực hiện|được|hiệp định|thỏa thuận|các|những|sau"
    r"|từ)\s+(?:các\s+|những\s+)?(?:cuộc|buổi|lễ|phiên)?\s*$",
    re.IGNORECASE,
)


def with_followers(text: str, candidates: Sequence[Candidate], drafts: list[Draft], timeline: Timeline) -> list[Draft]:
    """Undated acts that follow a dated one of the same pair take its day ("Kết thúc hội đàm, hai bên ký …").

    Inside a visit whose days are told, and with no day between, they take the visit's.
    """
    out: list[Draft] = []
    queue = sorted(drafts, key=lambda d: (d.candidate.sentence.start, d.candidate.trigger.start))
    last: dict[tuple[str, str], Draft] = {}
    visits = {
        d.candidate.pair: d for d in drafts if d.candidate.trigger.trigger.type == "visit" and kind_of(d) == "whole"
    }
    at = 0
    for c in candidates:
        while at < len(queue) and queue[at].candidate.sentence.start <= c.sentence.start:
            d = queue[at]
            out.append(d)
            # a visit's interval or a caption's day is not the day of what follows
            if (d.candidate.sentence.role is not Role.CAPTION and kind_of(d) == "day") or (
                kind_of(d) == "start" and d.candidate.pair not in last
            ):
                last[d.candidate.pair] = d
            at += 1
        told = _same_paragraph(text, c, timeline)
        before = last.get(c.pair)
        if told and told.expression and (before is None or before.candidate.sentence.start < told.expression.start):
            out.append(told)
            last[c.pair] = told
            continue
        source = _source(text, c, before, visits.get(c.pair))
        if source is None:
            continue
        clue = Clue(
            "told day",
            (),
            source.expression.text if source.expression else "",
            "follows what happened then",
            None,
            None,
        )
        out.append(Draft(c, source.spans, source.resolution, source.expression, source.part_of_day, True, (clue,)))
    out.extend(queue[at:])
    return [*out, *_of_caption(text, candidates, out)]


# "Trong thời gian tại Đức": what is told has the whole visit's days.
_DURING = re.compile(
    r"^\W*(?:cũng )?trong (?:thời gian|khuôn khổ chuyến|chuyến (?:thăm|công du)|những ngày)", re.IGNORECASE
)


def _same_paragraph(text: str, c: Candidate, timeline: Timeline) -> Draft | None:
    """The day told shortly before in the same paragraph ("Sáng 27/5, ông X đón khách. Hai bên hội đàm …")."""
    t = c.trigger.trigger
    if (
        c.expression is not None
        or c.status != "held"
        or t.weight < 3
        or t.type not in ("talks", "meeting", "call", "dialogue")
    ):
        return None
    before = text[c.sentence.start : c.trigger.start]
    if _DURING.match(before):
        return None
    if c.sentence.role not in (Role.BODY, Role.LEAD) or (_MERELY.search(before) and not _NEXT.match(before)):
        return None
    line = text.rfind("\n", 0, c.sentence.start) + 1
    near = [
        e
        for e in timeline.expressions
        if line <= e.start < c.sentence.start
        and c.sentence.start - e.start < 420
        and e.form is Form.POINT
        and (e.first.day is not None or counts_days(e))
    ]
    if not near or not timeline.hinge.days:
        return None
    e = near[-1]
    spans = tuple(timeline.spans(e))
    if not all(s and s[0] and s[0] == s[1] for s in spans):
        return None
    if any(abs(day - s[1]) > RECALLED for day, s in zip(timeline.hinge.days, spans, strict=True) if s and s[1]):
        return None
    resolution = resolution_of(spans, timeline.hinge, e)
    return Draft(c, spans, resolution, e, part_of_day(e)) if resolution else None


def _of_caption(text: str, candidates: Sequence[Candidate], drafts: Sequence[Draft]) -> list[Draft]:
    """Where only a caption tells the day, the article's own talks of the pair take it."""
    if any(d.candidate.sentence.role is not Role.CAPTION for d in drafts):
        return []
    for d in drafts:
        if kind_of(d) != "day":
            continue
        for c in candidates:
            t = c.trigger.trigger
            if (
                c.pair != d.candidate.pair
                or c.expression is not None
                or c.sentence.role is Role.CAPTION
                or c.status != "held"
            ):
                continue
            if (
                t.weight == 3
                and t.type in ("talks", "meeting", "dialogue")
                and c.named
                and c.sentence.role is not Role.TITLE
            ):
                clue = Clue(
                    "told day", (), d.expression.text if d.expression else "", "the caption tells the day", None, None
                )
                return [Draft(c, d.spans, d.resolution, d.expression, d.part_of_day, True, (clue,))]
    return []


def _source(text: str, c: Candidate, last: Draft | None, visit: Draft | None) -> Draft | None:
    """The dated event whose day an undated candidate takes, None where it takes none."""
    t = c.trigger.trigger
    if c.expression is not None or c.sentence.role in (Role.TITLE, Role.CAPTION) or t.weight < 2:
        return None
    if t.type not in _FOLLOWING_TYPES:
        return None
    before = text[c.sentence.start : c.trigger.start]
    merely = bool(_MERELY.search(before)) and not _NEXT.match(before)
    if c.status == "planned" or _DURING.match(before):
        told = _DURING.match(before) or _SCHEDULED.search(before)
        return visit if visit is not None and told and not merely else None
    if last is not None and kind_of(last) == "start" and t.type not in _FILLING_TYPES:
        near = 0 < c.sentence.number - last.candidate.sentence.number <= 3
        if not (
            near and t.type == "meeting" and c.named and not merely and re.search(r"(?:có|đã|tiến hành)\s*$", before)
        ):
            last = None
        else:
            return _first_day(last)
    source = last or visit
    if source is None or merely:
        return None
    if _NEXT.match(text[c.sentence.start : c.sentence.end]) and not _DEFINITE_NOW.search(before):
        return source
    if t.type == "signing":
        did = _ACT.search(before) or re.match(
            r"(?:đã|vừa|cùng|chứng kiến|lễ ký)", text[c.trigger.start : c.trigger.end]
        )
        both = re.search(
            r"(?<![\p{L}])(?:hai|đại diện hai|các) [\p{L} ]{2,24}$|(?<![\p{L}])họ\s+$", before, re.IGNORECASE
        )
        return source if did or both else None
    return source if last is None and c.named and _ACT.search(before) else None


_SCHEDULED = re.compile(
    r"(?<![\p{L}])(?:sẽ|dự kiến|theo (?:kế hoạch|chương trình|lịch trình)|lịch trình)(?![\p{L}])", re.IGNORECASE
)


def _first_day(start: Draft) -> Draft:
    """The day on which a visit with an open end began, as an event's own day."""
    spans = tuple((s[0], s[0]) if s else None for s in start.spans)
    days = sorted({s[0] for s in spans if s and s[0]})
    edtf = start.resolution.edtf.replace("/..", "") if len(days) == 1 else "[" + ",".join(map(str, days)) + "]"
    return replace(
        start, spans=spans, resolution=replace(start.resolution, edtf=edtf, latest=days[-1] if days else None)
    )


_DEFINITE_NOW = re.compile(
    r"(?<![\p{L}])(?:tại|trong)\s+(?:cuộc|buổi|lễ|phiên)?\s*$|^\W*(?:sau|kết thúc|ngay sau)(?: khi)?(?: lễ"
    r"| cuộc| buổi)?\s*$",
    re.IGNORECASE,
)


def of_the_dateline(text: str, candidates: Sequence[Candidate], timeline: Timeline) -> list[Draft]:
    """No trigger has date words of its own, yet the news has its day: the surest reports near it take that day."""
    days = [
        e
        for e in timeline.expressions
        if (e.form is Form.POINT and e.first.day is not None)
        or (e.first.shift is not None and e.first.shift.unit is Unit.DAY)
    ]
    if not days or not timeline.hinge.days:
        return []
    e = days[0]
    spans = tuple(timeline.spans(e))
    resolution = resolution_of(spans, timeline.hinge, e, timeline.uncertain(e))
    if resolution is None or not all(s is None or s[0] == s[1] or timeline.uncertain(e) for s in spans):
        return []
    if any(day - s[1] > RECALLED for day, s in zip(timeline.hinge.days, spans, strict=True) if s and s[1]):
        return []
    clue = Clue("told day", (), e.text, "the day of the news, told beside it", e.start, e.end)
    for c in candidates:
        t = c.trigger.trigger
        if c.status != "held" or not c.named or c.sentence.number > 7 or c.sentence.role is Role.CAPTION:
            continue
        if c.expression is not None and not is_told_day(c.expression):
            continue
        under_way = t.type == "visit" and UNDER_WAY.search(
            text[max(c.sentence.start, c.trigger.start - 60) : c.trigger.start]
        )
        if (t.weight == 3 and t.type not in ("visit", "other")) or under_way or t.type == "message":
            return [Draft(c, spans, resolution, e, part_of_day(e), True, (clue,))]
    return []


_REPORTED = ("talks", "meeting", "call", "dialogue", "signing", "ceremony", "exercise")


def of_the_report(text: str, candidates: Sequence[Candidate], timeline: Timeline) -> list[Draft]:
    """An article whose one event has no date words at all: the day of writing, or the span it lies in."""
    hinge = timeline.hinge
    told = [
        c
        for c in candidates
        if (c.expression is None or (c.expression.first.month is None and c.expression.first.shift is None))
        and c.status == "held"
        and c.trigger.trigger.weight == 3
        and c.trigger.trigger.type in _REPORTED
        and c.sentence.role in (Role.TITLE, Role.LEAD, Role.BODY, Role.CAPTION)
    ]
    named = [c for c in told if c.sentence.number < 12]
    if len(told) < 2 or not named:
        return []
    c = next((x for x in named if x.sentence.role is not Role.TITLE), named[0])
    if hinge.given and len(hinge.days) == 1:
        day = hinge.days[0]
        clue = Clue(
            "publication date", ((day, day),), "", "no day is told; reported on the day of publication", None, None
        )
        resolution = Resolution(day.isoformat(), day, day, "inferred", (*hinge.used, clue))
        return [Draft(c, ((day, day),), resolution, None, None)]
    lo, hi = hinge.window
    if lo is None or hi is None or hi - lo > timedelta(days=400):
        return []
    if hinge.published:
        lo -= timedelta(days=6)  # what is reported without its day is of the days before
    return [in_window(c, None, (lo, hi), timeline, None)]
