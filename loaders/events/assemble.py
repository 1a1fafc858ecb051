"""Events of one article from its candidates and its timeline: dates put on, visits joined, repeats folded.

The order of work: answer each candidate's date; drop what is only recalled; give undated follow-ups the day of what
they follow; make each visit one interval; keep one event for each pair, date and type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import regex as re

from loaders.actors.parties import PartyKind
from loaders.dates.evidence import Clue, Span
from loaders.dates.hinge import LAST_YEAR
from loaders.dates.partial import Anchor, Expression, Form, Unit
from loaders.dates.resolve import Resolution, Timeline, resolution_of
from loaders.events.candidates import Candidate, is_told_day
from loaders.text.sentences import Sentence
from loaders.text.zones import Role

# What ended so long before the article was written is recalled, not reported; longer where nothing newer is told.
RECALLED = timedelta(days=20)
RECALLED_ALONE = timedelta(days=70)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Draft:
    """An event with its spans still open to joining: one span for each possible day of writing."""

    candidate: Candidate
    spans: tuple[Span | None, ...]
    resolution: Resolution
    expression: Expression | None
    part_of_day: str | None
    inherited: bool = False
    extra: tuple[Clue, ...] = ()
    uncertain: bool = False  # each span is one day somewhere in it


def assemble(text: str, candidates: Sequence[Candidate], timeline: Timeline) -> tuple[Draft, ...]:
    """The events of an article, in reading order."""
    drafts = [d for c in candidates if (d := _dated(text, c, timeline))]
    drafts = _into_visits(_join_visits(text, drafts, timeline))
    drafts = [_gift_arrives(text, d, candidates) for d in drafts]
    drafts = [_within_visit(d, drafts, timeline) for d in drafts]
    drafts = _without_vague(_without_recalled(drafts, timeline))
    drafts = [d for d in drafts if _borne_out(d, drafts, candidates)]
    drafts = _with_followers(text, candidates, drafts, timeline)
    if not drafts:
        drafts = _of_the_dateline(text, candidates, timeline) or _undated(text, candidates, timeline)
    return tuple(_fold(drafts))


# ---- dates -----------------------------------------------------------------------------------------------------------


def _dated(text: str, c: Candidate, timeline: Timeline) -> Draft | None:
    e = c.expression
    if e is None:
        return None
    spans = tuple(timeline.spans(e)) if timeline.hinge.days else ()
    if not timeline.hinge.days:
        return _without_day(c, e, timeline)
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
        if e.first.day is None and not _counts_days(e):
            return None  # "kể từ năm 2010": a habit since then
        spans = tuple((s[0], s[0]) if s else None for s in spans)
    elif e.form is Form.OPEN_START:
        spans = tuple((s[1], s[1]) if s else None for s in spans)
    if (not timeline.uncertain(e) and _too_coarse(c, e, spans)) or _announced_too_late(c, spans, timeline):
        return None
    resolution = resolution_of(spans, timeline.hinge, e, timeline.uncertain(e))
    if resolution is None:
        return None
    return Draft(c, spans, resolution, e, _part_of_day(e), False, tuple(extra), timeline.uncertain(e))


def _announced_too_late(c: Candidate, spans: Sequence[Span | None], timeline: Timeline) -> bool:
    """What "sẽ" announces cannot lie before the writing: the day beside it is of something else."""
    if c.status != "planned" or not timeline.hinge.given:
        return False
    return all(
        s is None or (s[1] or s[0] or day) < day - _DAY for day, s in zip(timeline.hinge.days, spans, strict=False)
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
        return _in_window(c, e, (lo, hi), timeline, _part_of_day(e))
    if (
        p.shift is None
        or p.shift.anchor is not Anchor.PUBLICATION
        or p.shift.unit is not Unit.DAY
        or e.form is not Form.POINT
    ):
        return None
    return _in_window(c, e, (lo + p.shift.amount * _DAY, hi + p.shift.amount * _DAY), timeline, _part_of_day(e))


def _in_window(
    c: Candidate, e: Expression | None, window: tuple[date, date], timeline: Timeline, part: str | None
) -> Draft:
    lo, hi = window
    if lo == hi:
        return Draft(c, ((lo, hi),), Resolution(lo.isoformat(), lo, hi, "inferred", timeline.hinge.used), e, part)
    resolution = Resolution(f"[{lo.isoformat()}..{hi.isoformat()}]", lo, hi, "ambiguous", timeline.hinge.used)
    return Draft(c, ((lo, hi),), resolution, e, part)


def _part_of_day(e: Expression | None) -> str | None:
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


# ---- visits ----------------------------------------------------------------------------------------------------------

_NUMBER = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_LENGTH = re.compile(
    r"(?<![\p{L}\d])(?:thăm|công du|chuyến (?:thăm|đi|công du)|kéo dài|dài|trong"
    r"|thăm [\p{L} ]{2,40}?)(?: hữu nghị| chính thức| cấp nhà nước)*\s+"
    r"(?:trong\s+|kéo dài\s+|dài\s+)?(?P<n>\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+ngày(?! (?:qua"
    r"|nay|tới|trước|sau|làm))",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(
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
            and (o.first.day or _counts_days(o))
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
    return tuple((x[0], x[0] + (days - 1) * _DAY) if x and x[0] else None for x in spans), [clue]


def _of_sentence(timeline: Timeline, s: Sentence) -> list[Expression]:
    return [o for o in timeline.expressions if s.start <= o.start and o.end <= s.end]


def _join_visits(text: str, drafts: list[Draft], timeline: Timeline) -> list[Draft]:
    """One visit of a pair is one event: an open end is closed by what else is told of it, arrivals inside it go."""
    visits = [d for d in drafts if d.candidate.trigger.trigger.type == "visit"]
    others = [d for d in drafts if d.candidate.trigger.trigger.type != "visit"]
    kept: list[Draft] = []
    for pair in dict.fromkeys(d.candidate.pair for d in visits):
        mine = [d for d in visits if d.candidate.pair == pair]
        whole = [d for d in mine if _kind(d) == "whole"]
        starts = [d for d in mine if _kind(d) == "start"]
        ends = [d for d in mine if _kind(d) == "end"]
        days = [d for d in mine if _kind(d) in ("day", "coarse")]
        for d in starts:
            if any(_inside(d, w) or (d.uncertain and _meets(d, w)) for w in whole):
                continue
            closing = next((x for x in ends if _after(d, x)), None)
            if closing:
                spans = tuple((a[0], b[1]) if a and b else None for a, b in zip(d.spans, closing.spans, strict=True))
                resolution = resolution_of(spans, timeline.hinge, None)
                if resolution:
                    if resolution.certainty == "inferred" and d.resolution.certainty == "stated":
                        resolution = replace(resolution, certainty="stated")  # the first day spells out the year
                    d = replace(d, spans=spans, resolution=resolution)
                    whole.append(d)
                    continue
            if not any(k.spans == d.spans for k in kept):
                kept.append(d)
        kept.extend(whole)
        for d in days:
            if any(_inside(d, w) for w in whole):
                continue
            if any(_inside(d, k) for k in kept if k.candidate.pair == pair):
                continue
            kept.append(d)
        if not whole and not starts:
            kept.extend(x for x in ends if not any(_inside(x, k) for k in kept if k.candidate.pair == pair))
    return sorted([*others, *kept], key=lambda d: (d.candidate.sentence.start, d.candidate.trigger.start))


def _into_visits(drafts: list[Draft]) -> list[Draft]:
    """A meeting "in the visit that begins on 6/7" has the visit's days, where they are told elsewhere."""
    whole = [d for d in drafts if d.candidate.trigger.trigger.type == "visit" and _kind(d) == "whole"]
    out = []
    for d in drafts:
        e = d.expression
        visit = next((w for w in whole if w.candidate.pair == d.candidate.pair and _starts_with(w, d)), None)
        if visit and d not in whole and e is not None and e.form is Form.OPEN_END:
            d = replace(d, spans=visit.spans, resolution=visit.resolution)
        out.append(d)
    return out


def _within_visit(d: Draft, drafts: Sequence[Draft], timeline: Timeline) -> Draft:
    """A day known only as one of several lies within the pair's visit, where the visit's days are told."""
    t = d.candidate.trigger.trigger
    if not d.uncertain or t.type not in ("talks", "meeting", "signing", "ceremony") or d.candidate.status != "held":
        return d
    visit = next(
        (
            w
            for w in drafts
            if w.candidate.trigger.trigger.type == "visit"
            and w.candidate.pair == d.candidate.pair
            and w.candidate.status == "held"
            and _kind(w) == "whole"
            and not w.uncertain
        ),
        None,
    )
    if visit is None:
        return d
    spans: list[Span | None] = []
    for a, b in zip(d.spans, visit.spans, strict=True):
        if not (a and b and a[0] and a[1] and b[0] and b[1] and a[0] <= b[1] and b[0] <= a[1]):
            return d
        spans.append((max(a[0], b[0]), min(a[1], b[1])))
    resolution = resolution_of(spans, timeline.hinge, d.expression, True)
    return replace(d, spans=tuple(spans), resolution=resolution) if resolution else d


def _starts_with(visit: Draft, d: Draft) -> bool:
    return all(a and b and a[0] == b[0] for a, b in zip(visit.spans, d.spans, strict=False))


def _kind(d: Draft) -> str:
    if d.uncertain:
        return "start" if d.candidate.aspect == "arrive" else "day"
    s = next((x for x in d.spans if x), None)
    if s is None:
        return "none"
    if s[0] is None:
        return "end"
    if s[1] is None:
        return "start"
    if s[0] == s[1]:
        return "day"
    return "whole" if (s[1] - s[0]).days < 25 else "coarse"


def _inside(d: Draft, w: Draft) -> bool:
    for a, b in zip(d.spans, w.spans, strict=False):
        if a is None or b is None or b[0] is None:
            continue
        x = a[0] or a[1]
        if x is None or not (b[0] - _DAY <= x and (b[1] is None or x <= b[1] + _DAY)):
            return False
    return True


def _meets(d: Draft, w: Draft) -> bool:
    """Whether a day that lies somewhere in `d` may be one of the days of `w`."""
    return any(
        a and b and a[0] and a[1] and b[0] and b[1] and a[0] <= b[1] and b[0] <= a[1]
        for a, b in zip(d.spans, w.spans, strict=False)
    )


def _after(start: Draft, end: Draft) -> bool:
    return all(
        a and b and a[0] and b[1] and 0 <= (b[1] - a[0]).days <= 20
        for a, b in zip(start.spans, end.spans, strict=False)
    )


# ---- what counts -----------------------------------------------------------------------------------------------------


def _without_recalled(drafts: list[Draft], timeline: Timeline) -> list[Draft]:
    if not timeline.hinge.days:
        return drafts
    fresh = [d for d in drafts if _age(d, timeline) <= RECALLED]
    if any(d.candidate.sentence.role is not Role.CAPTION for d in fresh):
        return fresh
    return [d for d in drafts if _age(d, timeline) <= RECALLED_ALONE]


def _without_vague(drafts: list[Draft]) -> list[Draft]:
    """Weeks and months of what was held give way where days are told."""
    exact = [
        d
        for d in drafts
        if _kind(d) in ("day", "start", "end") or (d.expression and d.expression.form in (Form.RANGE, Form.EITHER))
    ]
    if not exact:
        return drafts
    return [
        d
        for d in drafts
        if d in exact
        or not _vague(d)
        or (
            d.candidate.status == "planned"
            and not any(o.candidate.pair == d.candidate.pair and (_inside(o, d) or _both_visits(o, d)) for o in exact)
        )
    ]


def _both_visits(a: Draft, b: Draft) -> bool:
    return a.candidate.trigger.trigger.type == b.candidate.trigger.trigger.type == "visit"


def _vague(d: Draft) -> bool:
    e = d.expression
    if d.uncertain or e is None or e.form is not Form.POINT or e.duration_days is not None or d.extra:
        return False
    return e.first.day is None and _kind(d) != "day"


def _gift_arrives(text: str, d: Draft, candidates: Sequence[Candidate]) -> Draft:
    """A ship that the title calls a gift makes no visit: it is handed on the day it arrives."""
    if d.candidate.trigger.trigger.type != "visit" or _kind(d) != "start" or d.candidate.aspect != "arrive":
        return d
    gift = next(
        (
            c
            for c in candidates
            if c.sentence.role is Role.TITLE and c.pair == d.candidate.pair and c.trigger.trigger.type == "aid"
        ),
        None,
    )
    day = d.resolution.earliest
    if (
        gift is None
        or day is None
        or not re.search(
            r"(?<![\p{L}])tàu(?![\p{L}])", text[d.candidate.sentence.start : d.candidate.sentence.end], re.IGNORECASE
        )
    ):
        return d
    spans = tuple((s[0], s[0]) if s else None for s in d.spans)
    candidate = replace(d.candidate, trigger=replace(d.candidate.trigger, trigger=gift.trigger.trigger), aspect=None)
    return replace(
        d, candidate=candidate, spans=spans, resolution=replace(d.resolution, edtf=day.isoformat(), latest=day)
    )


def _borne_out(d: Draft, drafts: Sequence[Draft], candidates: Sequence[Candidate]) -> bool:
    """A caption's event counts where the article itself speaks of the pair's meeting; old pictures carry old words."""
    c = d.candidate
    if c.sentence.role is not Role.CAPTION:
        return True
    e = d.expression
    relative = e is not None and e.first.shift is not None and e.first.day is None
    told = [o for o in candidates if o.sentence.role is not Role.CAPTION and o.pair == c.pair]
    if relative:
        return any(o.trigger.trigger.type != "visit" or c.trigger.trigger.type == "visit" for o in told)
    return bool(told) or not any(x.candidate.sentence.role is not Role.CAPTION for x in drafts)


def _age(d: Draft, timeline: Timeline) -> timedelta:
    """How long before the writing the event ended, by the kindest of the possible days."""
    ages = []
    for day, span in zip(timeline.hinge.days, d.spans, strict=False):
        if span:
            ages.append(day - timeline.hinge.slack[0] * _DAY - (span[1] or span[0] or day))
    return min(ages, default=timedelta(0))


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


def _with_followers(text: str, candidates: Sequence[Candidate], drafts: list[Draft], timeline: Timeline) -> list[Draft]:
    """Undated acts that follow a dated one of the same pair take its day ("Kết thúc hội đàm, hai bên ký …").

    Inside a visit whose days are told, and with no day between, they take the visit's.
    """
    out: list[Draft] = []
    queue = sorted(drafts, key=lambda d: (d.candidate.sentence.start, d.candidate.trigger.start))
    last: dict[tuple[str, str], Draft] = {}
    visits = {
        d.candidate.pair: d for d in drafts if d.candidate.trigger.trigger.type == "visit" and _kind(d) == "whole"
    }
    at = 0
    for c in candidates:
        while at < len(queue) and queue[at].candidate.sentence.start <= c.sentence.start:
            d = queue[at]
            out.append(d)
            # a visit's interval or a caption's day is not the day of what follows
            if (d.candidate.sentence.role is not Role.CAPTION and _kind(d) == "day") or (
                _kind(d) == "start" and d.candidate.pair not in last
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
        and (e.first.day is not None or _counts_days(e))
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
    return Draft(c, spans, resolution, e, _part_of_day(e)) if resolution else None


def _counts_days(e: Expression) -> bool:
    return e.first.shift is not None and e.first.shift.unit is Unit.DAY


def _of_caption(text: str, candidates: Sequence[Candidate], drafts: Sequence[Draft]) -> list[Draft]:
    """Where only a caption tells the day, the article's own talks of the pair take it."""
    if any(d.candidate.sentence.role is not Role.CAPTION for d in drafts):
        return []
    for d in drafts:
        if _kind(d) != "day":
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
    if last is not None and _kind(last) == "start" and t.type not in _FILLING_TYPES:
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


def _of_the_dateline(text: str, candidates: Sequence[Candidate], timeline: Timeline) -> list[Draft]:
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
        under_way = t.type == "visit" and _UNDER_WAY.search(
            text[max(c.sentence.start, c.trigger.start - 60) : c.trigger.start]
        )
        if (t.weight == 3 and t.type not in ("visit", "other")) or under_way or t.type == "message":
            return [Draft(c, spans, resolution, e, _part_of_day(e), True, (clue,))]
    return []


_REPORTED = ("talks", "meeting", "call", "dialogue", "signing", "ceremony", "exercise")


def _undated(text: str, candidates: Sequence[Candidate], timeline: Timeline) -> list[Draft]:
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
    return [_in_window(c, None, (lo, hi), timeline, None)]


def _fold(drafts: list[Draft]) -> list[Draft]:
    """One event for each pair, date and type; the one with its own date words and named states stays.

    A visit known only by the day of a meeting in it, and a handshake beside a meeting, add nothing to that meeting.
    """
    best: dict[tuple[tuple[str, str], str, str], Draft] = {}
    for d in drafts:
        key = (d.candidate.pair, d.resolution.edtf, d.candidate.trigger.trigger.type)
        old = best.get(key)
        if old is None or _worth(d) > _worth(old):
            best[key] = d
    kept = list(best.values())
    out = []
    for d in kept:
        t = d.candidate.trigger.trigger
        beside = [
            o
            for o in kept
            if o is not d and o.candidate.pair == d.candidate.pair and o.resolution.edtf == d.resolution.edtf
        ]
        if t.type == "visit" and t.aspect == "stay" and _kind(d) == "day" and beside:
            continue
        if t.weight == 1 and any(o.candidate.trigger.trigger.type in _TOGETHER for o in beside):
            continue
        out.append(d)
    return sorted(out, key=lambda d: (d.candidate.sentence.start, d.candidate.trigger.start))


_TOGETHER = ("talks", "meeting", "dialogue", "ceremony", "visit")


def _worth(d: Draft) -> tuple[bool, bool, bool, int]:
    c = d.candidate
    return (not d.inherited, c.sentence.role is not Role.CAPTION, c.named, -c.sentence.number)


def place_of(text: str, c: Candidate) -> str | None:
    """The place named with "tại" or "ở" in the event's sentence, as written; None where there is none."""
    m = re.search(
        r"(?<![\p{L}])(?:tại|ở)\s+(?P<place>(?:thủ đô|thành phố|TP\.?|tỉnh|trụ sở|sân bay quốc tế|sân bay"
        r"|cung điện|phủ|điện)?\s*\p{Lu}[\p{L}.]*(?:[ -]+\p{Lu}[\p{L}.]*){0,5})",
        text[c.sentence.start : c.sentence.end],
    )
    return m.group("place").strip(" .") if m else None


def actors_of(c: Candidate) -> tuple[str, ...]:
    """Who took part, in the article's words."""
    return tuple(dict.fromkeys(p.text.strip(" ,.;:-") for p in c.parties if p.kind is PartyKind.ACTOR))
