"""Mentions: each proposal of a scene with its scores, ready to be added up over the article.

A mention is one word of contact with two states and a day. Its scores are sums of weights (`weights`): `event`, that
these states had this contact on this day; `day`, how well the day fits the contact against the other days; `pair`,
how well the states fit it against the other states.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.dates.partial import Form
from loaders.dates.resolve import Timeline
from loaders.events import features
from loaders.events.features import Look
from loaders.events.propose import DayOf, Pair, PairOf, Placed, SceneOptions, Span, Spans
from loaders.events.scene import Scene
from loaders.lexicon.words import Hit


@dataclass(frozen=True, slots=True)
class Mention:
    """One reading of one word of contact, with the named features that speak for and against it."""

    scene: Scene
    contact: Hit
    pair: PairOf
    day: Placed
    of_contact: Sequence[str]
    of_pair: Sequence[str]
    of_day: Sequence[str]
    of_both: Sequence[str]

    @property
    def key(self) -> tuple[Pair, Spans]:
        return self.pair.pair, self.day.spans


def mentions_of(low: str, o: SceneOptions, timeline: Timeline) -> Iterator[Mention]:
    """All mentions of a scene. `low`: the article's text in lower case."""
    look = Look(low, o.scene)
    written = timeline.hinge.days[0] if timeline.hinge.days else None
    told = [p for d in o.days if (p := _place(d, timeline)) is not None]
    for t in o.scene.contacts:
        of_contact = features.contact_features(look, t)
        pairs = [(p, features.pair_features(look, t, p)) for p in o.pairs]
        days = [(d, features.day_features(look, t, d, written)) for d in _with_made(told, t)]
        for pair, of_pair in pairs:
            for day, of_day in days:
                yield Mention(
                    o.scene, t, pair, day, of_contact, of_pair, of_day, features.both_features(look, t, pair, day)
                )


def _place(d: DayOf, timeline: Timeline) -> Placed | None:
    if d.expression is None:
        spans: Spans = tuple((day, day) for day in timeline.hinge.days)
    else:
        spans = tuple(timeline.spans(d.expression))
    return Placed(d, spans) if any(s is not None and s != (None, None) for s in spans) else None


def _with_made(told: Sequence[Placed], t: Hit) -> Iterator[Placed]:
    yield from told
    if t.frame is None or not (t.frame.slots == "visit" or t.frame.name == "exercise"):
        return
    for d in told:
        if d.of.how in ("own", "last", "lead") and _one_day(d.spans):
            if t.frame.aspect == "leave":
                yield Placed(d.of, tuple(s and (None, s[1]) for s in d.spans), "close")
            else:
                yield Placed(d.of, tuple(s and (s[0], None) for s in d.spans), "open")
    ends = [d for d in told if d.of.how == "own" and d.of.expression and d.of.expression.form is Form.OPEN_START]
    for a in told:
        for b in ends:
            if _one_day(a.spans) and (spans := _joined(a.spans, b.spans)):
                yield Placed(a.of, spans, "joined")


def _one_day(spans: Spans) -> bool:
    return any(s is not None for s in spans) and all(s is None or (s[0] is not None and s[0] == s[1]) for s in spans)


def _joined(a: Spans, b: Spans) -> Spans | None:
    out: list[Span | None] = []
    for first, last in zip(a, b, strict=True):
        if first is None or last is None or first[0] is None or last[1] is None:
            out.append(None)
        elif 0 < (last[1] - first[0]).days <= 60:
            out.append((first[0], last[1]))
        else:
            return None
    return tuple(out) if any(out) else None
