"""One visit of a pair is one event, and what happens in it lies in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex as re

from loaders.dates.evidence import Span
from loaders.dates.partial import Form
from loaders.dates.resolve import Timeline, resolution_of
from loaders.events.candidate import Candidate
from loaders.events.draft import Draft, ends_after, kind_of, lies_in, may_meet
from loaders.text.zones import Role


def join_visits(text: str, drafts: list[Draft], timeline: Timeline) -> list[Draft]:
    """One visit of a pair is one event: an open end is closed by what else is told of it, arrivals inside it go."""
    visits = [d for d in drafts if d.candidate.trigger.trigger.type == "visit"]
    others = [d for d in drafts if d.candidate.trigger.trigger.type != "visit"]
    kept: list[Draft] = []
    for pair in dict.fromkeys(d.candidate.pair for d in visits):
        mine = [d for d in visits if d.candidate.pair == pair]
        whole = [d for d in mine if kind_of(d) == "whole"]
        starts = [d for d in mine if kind_of(d) == "start"]
        ends = [d for d in mine if kind_of(d) == "end"]
        days = [d for d in mine if kind_of(d) in ("day", "coarse")]
        for d in starts:
            if any(lies_in(d, w) or (d.uncertain and may_meet(d, w)) for w in whole):
                continue
            closing = next((x for x in ends if ends_after(d, x)), None)
            if closing:
                spans = tuple((a[0], b[1]) if a and b else None for a, b in zip(d.spans, closing.spans, strict=True))
                resolution = resolution_of(spans, timeline.hinge, None)
                if resolution:
                    if resolution.certainty == "inferred" and d.resolution.certainty == "stated":
                        resolution = replace(resolution, certainty="stated")  # the first day spells out the year
                    d = replace(d, spans=spans, resolution=resolution)
                    whole.append(d)
                    continue
            same = next((k for k in kept if k.candidate.pair == pair and _begin_together(k, d)), None)
            if same is None:
                kept.append(d)
            elif _LOCAL.search(text, d.candidate.sentence.start, d.candidate.sentence.end):
                kept[kept.index(same)] = d
        kept.extend(whole)
        for d in days:
            leaves = d.uncertain and d.candidate.aspect == "leave"
            if any(leaves or lies_in(d, w) or (d.uncertain and may_meet(d, w)) for w in whole):
                continue
            if any(lies_in(d, k) for k in kept if k.candidate.pair == pair):
                continue
            kept.append(d)
        if not whole and not starts:
            kept.extend(x for x in ends if not any(lies_in(x, k) for k in kept if k.candidate.pair == pair))
    return sorted([*others, *kept], key=lambda d: (d.candidate.sentence.start, d.candidate.trigger.start))


# One arrival told in two zones is one: the day is that of the place.
_LOCAL = re.compile(r"giờ địa phương|giờ (?:Mỹ|Washington|Moscow|Matxcơva|Paris|London|Tokyo|Bắc Kinh)", re.IGNORECASE)


def _begin_together(a: Draft, b: Draft) -> bool:
    """Whether two arrivals lie at most a day apart, for each possible day of writing."""
    return all(
        x and y and x[0] and y[0] and abs((x[0] - y[0]).days) <= 1 for x, y in zip(a.spans, b.spans, strict=True)
    )


def into_visits(drafts: list[Draft]) -> list[Draft]:
    """A meeting "in the visit that begins on 6/7" has the visit's days, where they are told elsewhere."""
    whole = [d for d in drafts if d.candidate.trigger.trigger.type == "visit" and kind_of(d) == "whole"]
    out = []
    for d in drafts:
        e = d.expression
        visit = next((w for w in whole if w.candidate.pair == d.candidate.pair and _starts_with(w, d)), None)
        if visit and d not in whole and e is not None and e.form is Form.OPEN_END:
            d = replace(d, spans=visit.spans, resolution=visit.resolution)
        out.append(d)
    return out


def within_visit(d: Draft, drafts: Sequence[Draft], timeline: Timeline) -> Draft:
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
            and kind_of(w) == "whole"
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


def gift_arrives(text: str, d: Draft, candidates: Sequence[Candidate]) -> Draft:
    """A ship that the title calls a gift makes no visit: it is handed on the day it arrives."""
    if d.candidate.trigger.trigger.type != "visit" or kind_of(d) != "start" or d.candidate.aspect != "arrive":
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
