"""Events of one article from its candidates and its timeline: dates put on, visits joined, repeats folded.

The order of work: answer each candidate's date; drop what is only recalled; give undated follow-ups the day of what
they follow; make each visit one interval; keep one event for each pair, date and type.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from loaders.dates.days import DAY
from loaders.dates.partial import Form
from loaders.dates.resolve import Timeline
from loaders.events.candidate import Candidate
from loaders.events.dating import with_date
from loaders.events.draft import RECALLED, RECALLED_ALONE, Draft, is_vague, kind_of, lies_in
from loaders.events.followers import of_the_dateline, of_the_report, with_followers
from loaders.events.visits import gift_arrives, into_visits, join_visits, within_visit
from loaders.text.zones import Role


def assemble(text: str, candidates: Sequence[Candidate], timeline: Timeline) -> tuple[Draft, ...]:
    """The events of an article, in reading order."""
    drafts = [d for c in candidates if (d := with_date(text, c, timeline))]
    drafts = into_visits(join_visits(text, drafts, timeline))
    drafts = [gift_arrives(text, d, candidates) for d in drafts]
    drafts = [within_visit(d, drafts, timeline) for d in drafts]
    drafts = _without_vague(_without_recalled(drafts, timeline))
    drafts = [d for d in drafts if _borne_out(d, drafts, candidates)]
    drafts = with_followers(text, candidates, drafts, timeline)
    if not drafts:
        drafts = of_the_dateline(text, candidates, timeline) or of_the_report(text, candidates, timeline)
    return tuple(_fold(drafts))


def _without_recalled(drafts: list[Draft], timeline: Timeline) -> list[Draft]:
    if not timeline.hinge.days:
        return drafts
    fresh = [d for d in drafts if _age(d, timeline) <= RECALLED or _is_told_as_past(d)]
    if any(d.candidate.sentence.role is not Role.CAPTION for d in fresh):
        return fresh
    return [d for d in drafts if _age(d, timeline) <= RECALLED_ALONE]


def _is_told_as_past(d: Draft) -> bool:
    """ "Ngày 12/12, hai bên đã hội đàm": without a year, and of the one before where the article came out in May."""
    p = d.expression.first if d.expression else None
    return p is not None and p.lean is not None and bool(p.day and p.month)


def _without_vague(drafts: list[Draft]) -> list[Draft]:
    """Weeks and months of what was held give way where days are told."""
    exact = [
        d
        for d in drafts
        if kind_of(d) in ("day", "start", "end") or (d.expression and d.expression.form in (Form.RANGE, Form.EITHER))
    ]
    if not exact:
        return drafts
    return [
        d
        for d in drafts
        if d in exact
        or not is_vague(d)
        or (
            d.candidate.status == "planned"
            and not any(o.candidate.pair == d.candidate.pair and (lies_in(o, d) or _both_visits(o, d)) for o in exact)
        )
    ]


def _both_visits(a: Draft, b: Draft) -> bool:
    return a.candidate.trigger.trigger.type == b.candidate.trigger.trigger.type == "visit"


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
            ages.append(day - timeline.hinge.slack[0] * DAY - (span[1] or span[0] or day))
    return min(ages, default=timedelta(0))


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
        if t.type == "visit" and t.aspect == "stay" and kind_of(d) == "day" and beside:
            continue
        if t.weight == 1 and any(o.candidate.trigger.trigger.type in _TOGETHER for o in beside):
            continue
        out.append(d)
    return sorted(out, key=lambda d: (d.candidate.sentence.start, d.candidate.trigger.start))


_TOGETHER = ("talks", "meeting", "dialogue", "ceremony", "visit")


def _worth(d: Draft) -> tuple[bool, bool, bool, int]:
    c = d.candidate
    return (not d.inherited, c.sentence.role is not Role.CAPTION, c.named, -c.sentence.number)
