"""Mentions: each proposal of a scene with its scores, ready to be added up over the article.

A mention is one word of contact with two states and a day. Its scores are sums of weights (`weights`): `event`, that
these states had this contact on this day; `day`, how well the day fits the contact against the other days; `pair`,
how well the states fit it against the other states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from loaders.dates.days import Span
from loaders.dates.partial import Anchor, Expression, Form, Unit
from loaders.events import features
from loaders.events.announced import without_past, without_to_come
from loaders.events.aside import bystanders_of_whom, of_its_clause, without_days_aside
from loaders.events.distance import apart, distance_to
from loaders.events.features import Look
from loaders.events.hits import Contact
from loaders.events.pairs import Pair
from loaders.events.phrases import is_before_leaving_for, is_occasion, is_of_others, is_told_beside, leads_elsewhere
from loaders.events.portions import of_its_portion
from loaders.events.propose import DayOf, PairOf, Placed, SceneOptions, Spans
from loaders.events.said import is_coming, is_not_done
from loaders.events.scene import Scene
from loaders.events.stays import is_one_day, offered
from loaders.events.visited import arrives_elsewhere, in_turn, is_whole_journey, one_after_the_other, visits_many
from loaders.events.years import is_of_a_year, is_of_late, is_of_results
from loaders.evidence.resolve import Timeline
from loaders.value import value

# What sentences open with the end of, before they tell what followed.
_ENDED = frozenset({"talks", "meeting", "dialogue", "ceremony"})
# Years ahead in which a contact may be announced: "40 năm sau" counts from a day told, and announces nothing.
_AHEAD = 5
# No month has fewer days behind its first, and every week so many.
_MONTH, _WEEK = 26, 6


@value
class Mention:
    """One reading of one word of contact, with the named features that speak for and against it."""

    scene: Scene
    contact: Contact
    pair: PairOf
    day: Placed
    of_contact: Sequence[str]
    of_pair: Sequence[str]
    of_day: Sequence[str]
    of_both: Sequence[str]

    @property
    def key(self) -> tuple[Pair, Spans]:
        return self.pair.pair, self.day.spans


def mentions_of(
    low: str, o: SceneOptions, timeline: Timeline, owned: Mapping[Expression, frozenset[str]]
) -> Iterator[Mention]:
    """All mentions of a scene. `low`: the article's text in lower case; `owned`: what `days_of_hosts` gives for its
    sentences together."""
    look = Look(low, o.scene)
    written = timeline.hinge.days[0] if timeline.hinge.days else None
    told = _of_what_it_ends(
        _without_frames([p for d in o.days if (p := _place(d, timeline)) is not None], o.scene), o.scene
    )
    ends = [p for d in o.ends if (p := _place(d, timeline)) is not None]
    if is_of_late(low, o.scene):
        told = [d for d in told if d.of.how not in ("last", "lead")]
    told_here = {e: owned[e] for e in o.scene.expressions if e in owned}
    for t in o.scene.contacts:
        if is_occasion(t, o.scene.phrases):
            continue
        of_contact = features.contact_features(look, t)
        away = distance_to(low, o.scene, t)
        mine = of_its_clause(told, t, o.scene) if away is None else apart(told, o.scene, t, away)
        mine = without_days_aside(mine, o.scene, t)
        mine = of_its_portion(low, mine, t, o.scene)
        mine = without_to_come(without_past(mine, o.scene, t, written), o.scene, t)
        if t.frame.name == "call":  # nobody is on the phone for days: they are of what is talked of
            mine = [d for d in mine if not _lasts(d)]
        if t.start in o.retold and (day := _place(DayOf(o.retold[t.start], "own", retold=True), timeline)) is not None:
            mine = [day]
        mine = _of_what_is_done(mine, t, o.scene, timeline)
        if is_of_a_year(low, t, o.scene, written) or is_of_results(low, t):
            mine = [d for d in mine if d.of.how == "own"]
        whole = is_whole_journey(o.scene, t)
        if whole or visits_many(o.scene, t):  # its days are each state's where no others are told
            mine = [d for d in mine if _lasts(d) or (d.of.how == "own" and not whole)]
        if written is not None and _is_told_past(o.scene, t):
            mine = [d for d in mine if d.of.how == "own" or not _lies_ahead(d.spans, written)]
        days = [(d, features.day_features(look, t, d, written)) for d in offered(mine, t, o.scene, ends)]
        beside = bystanders_of_whom(o.scene, t)
        for pair in o.pairs:
            if beside & set(pair.pair) or _is_none_of(o.scene, t, pair.pair):
                continue
            if one_after_the_other(told_here, pair.pair):
                continue
            turns = replace(pair, in_turn=in_turn(told_here, pair.pair)) if told_here else pair
            of_pair = features.pair_features(look, t, pair)
            of_both: dict[int, list[str]] = {}  # by the words for the day, of which several days may be made
            for day, of_day in days:
                e = day.of.expression
                if e is not None and _is_of_others(e, day, pair.pair, owned, told_here):
                    continue
                both = of_both.get(id(day.of))
                if both is None:
                    both = of_both[id(day.of)] = features.both_features(look, t, pair, day.of)
                of = turns if e in told_here else pair
                yield Mention(o.scene, t, of, day, of_contact, of_pair, of_day, both)


def _is_none_of(s: Scene, t: Contact, pair: Pair) -> bool:
    """Whether a contact is of other states than two: of those of its phrase, or one to which somebody goes then."""
    return (
        leads_elsewhere(s.parties, t, pair, s.phrases)
        or is_of_others(t, pair, s.phrases)
        or is_told_beside(s.parties, t, pair, s.phrases)
        or is_before_leaving_for(s.parties, s.contacts, t, pair, s.phrases, s.cues)
        or arrives_elsewhere(s, t, pair)
    )


def _of_what_it_ends(told: list[Placed], s: Scene) -> list[Placed]:
    """The days of a sentence: where it opens with the end of an act that was told before it, "Kết thúc hội đàm, hai bên
    ký", none that is told behind it, nor that of the writing, but for the day of that act."""
    first = next(iter(s.contacts), None)
    if first is None or first.frame.type not in _ENDED or first.end not in s.borders:
        return told
    if not any(c.concept == "resumes" and c.start == s.sentence.start and c.end + 1 == first.start for c in s.cues):
        return told
    last = [d.spans for d in told if d.of.how == "last"]
    return [d for d in told if not last or d.of.how not in ("next", "written") or d.spans in last]


def _of_what_is_done(told: Sequence[Placed], t: Contact, scene: Scene, timeline: Timeline) -> Sequence[Placed]:
    """The days that a contact may have: where it is told as not done none on which that is said, and where it is to
    come, or the sentence tells when that is said, not that of writing, which no words tell."""
    if is_not_done(scene, t):
        done = [d for d in told if not d.of.said or _all_ahead(d.spans, timeline.hinge.days)]
        said = any(d.of.how == "own" and d not in done for d in told)
        told = [d for d in done if not (said and d.of.how == "written")]
    return [d for d in told if d.of.how != "written"] if is_coming(scene, t) else told


def _is_of_others(
    e: Expression,
    day: Placed,
    pair: Pair,
    owned: Mapping[Expression, frozenset[str]],
    here: Mapping[Expression, frozenset[str]],
) -> bool:
    """Whether words for a day are of another host alone, or tell of a whole journey where the host has its own: "từ 22
    đến 26/7 công du châu Âu, thăm Pháp (22/7)". `here`: of `owned`, those of the sentence."""
    if e in owned:
        return owned[e].isdisjoint(pair)
    return day.of.how == "own" and e.form is Form.RANGE and any(not codes.isdisjoint(pair) for codes in here.values())


def _lasts(d: Placed) -> bool:
    """Whether words tell a stretch of days: "từ ngày 9 đến 25/2"."""
    e = d.of.expression
    return e is not None and e.form is Form.RANGE and not is_one_day(d.spans)


def _is_told_past(scene: Scene, t: Contact) -> bool:
    """Whether a word right before a contact tells it as over: "đã | hội đàm"."""
    return any(c.concept == "past" and 0 <= t.start - c.end <= 1 for c in scene.cues)


def _all_ahead(spans: Spans, days: Sequence[date]) -> bool:
    """Whether spans begin after the days of writing that each is of, which are known."""
    return bool(days) and all(s and s[0] and s[0] > day for s, day in zip(spans, days, strict=False))


def _lies_ahead(spans: Spans, written: date) -> bool:
    """Whether spans begin after the day of writing."""
    return all(s is not None and s[0] is not None and s[0] > written for s in spans)


def _place(d: DayOf, timeline: Timeline) -> Placed | None:
    e, days = d.expression, timeline.hinge.days
    spans: Spans
    within = timeline.uncertain(e)
    if not days and (e is None or _from_writing(e)):
        spans, within = (timeline.hinge.window,), True  # no day of writing can be told: one of the stretch it lies in
    else:
        spans = tuple((day, day) for day in days) if e is None else tuple(timeline.spans(e))
    spans = tuple(
        None if _too_far(s, day) or (not within and _too_long(s)) else s
        for s, day in zip_longest(spans, days[: len(spans)])
    )
    return Placed(d, spans, within=within) if any(s is not None and s != (None, None) for s in spans) else None


def _too_far(span: Span | None, written: date | None) -> bool:
    """Whether a span begins more years after the writing than anybody announces a contact ahead."""
    begin = span[0] if span else None
    return begin is not None and written is not None and begin.year > written.year + _AHEAD


def _too_long(span: Span | None) -> bool:
    """Whether a span is longer than a year: a contact is told of a day, a season or a year, of no five years."""
    return span is not None and None not in span and (span[1] - span[0]).days > 366  # type: ignore[operator]


def _without_frames(told: Sequence[Placed], scene: Scene) -> list[Placed]:
    """The days told but for the month or week in which a day is told: "trong tháng Ba, vào ngày 20" tells one day.

    It is such a frame where no contact is told between it and a day within it; "cuối tháng 6" frames no day of its
    beginning.
    """
    own = [d for d in told if d.of.how == "own"]

    def frames(d: Placed) -> bool:
        return _is_named(d) and any(
            f is not d and _holds(d.spans, f.spans) and not _contact_between(scene, d.of.expression, f.of.expression)
            for f in own
        )

    return [d for d in told if not (d.of.how == "own" and not is_one_day(d.spans) and frames(d))]


def _is_named(d: Placed) -> bool:
    """Whether words name a time as a whole: none of its parts, and no stretch from a day to another."""
    e = d.of.expression
    return e is None or (e.first.phase is None and e.form is Form.POINT)


def _holds(wide: Spans, narrow: Spans) -> bool:
    """Whether spans are whole months or weeks, and others are single days within them."""
    return is_one_day(narrow) and all(
        w is not None and n is not None and w[0] and w[1] and n[0] and _is_whole(w[0], (w[1] - w[0]).days)
        and w[0] <= n[0] <= w[1]
        for w, n in zip(wide, narrow, strict=True)
    )  # fmt: skip


def _is_whole(first: date, more: int) -> bool:
    """Whether a day and so many more are a month or longer, or a week from Monday on."""
    return (first.day == 1 and more > _MONTH) or (more == _WEEK and first.isoweekday() == 1)


def _contact_between(scene: Scene, a: Expression | None, b: Expression | None) -> bool:
    if a is None or b is None:
        return True
    low, high = (a.end, b.start) if a.end <= b.start else (b.end, a.start)
    return any(low <= t.start < high for t in scene.contacts)


def _from_writing(e: Expression) -> bool:
    """Whether words count days from the day of writing ("hôm nay", "hôm qua")."""
    shift = e.first.shift
    return shift is not None and shift.anchor is Anchor.PUBLICATION and shift.unit is Unit.DAY and e.first.day is None
