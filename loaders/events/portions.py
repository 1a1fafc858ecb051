"""Which days a contact may have in a sentence that gives each act its own: "3/6: hội đàm; 4/6: hội kiến"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.dates.partial import Expression
from loaders.events.hits import Contact
from loaders.events.propose import Placed, tells_a_day
from loaders.events.scene import Scene
from loaders.lexicon.lists import any_of
from loaders.patterns import lazy_re

# From a day in brackets to the contact that follows, at most: "), | chào xã giao".
_NEXT = 40
_THEN = lazy_re(lambda: rf", {any_of('in_turn.toml', 'next')}(?!\w)")


def of_its_portion(low: str, told: Sequence[Placed], t: Contact, scene: Scene) -> Sequence[Placed]:
    """The days that a contact may have by the part of its sentence that it stands in: all, unless that has its own, or
    a day in brackets stands behind it and others behind other acts. `low`: the article in lower case."""
    days = [e for e in scene.expressions if tells_a_day(e)]
    if len(days) < 2:
        return told
    mine = (
        _bracketed(low, days, t, scene)
        or _behind_brackets(low, days, t, scene)
        or _between_semicolons(low, days, t, scene)
        or _before_or_after(low, days, t, scene)
    )
    if not mine:
        return told
    return [d for d in told if d.of.how != "own" or d.of.expression in mine or d.of.expression not in days]


def _between_semicolons(low: str, days: Sequence[Expression], t: Contact, scene: Scene) -> list[Expression]:
    """The days between the semicolons around a contact; none where there is no semicolon. A part without a contact goes
    on with the one before: "thăm A từ ngày 3/6; | B từ ngày 5/6"."""
    s = scene.sentence
    behind = next((o.start for o in scene.contacts if o.start >= t.end and low.find(";", t.end, o.start) >= 0), s.end)
    first, last = low.rfind(";", s.start, t.start), low.rfind(";", t.end, behind)
    last = last if behind < s.end else -1
    if first == last == -1:
        return []
    return [e for e in days if first < e.start < (last if last >= 0 else s.end)]


def _before_or_after(low: str, days: Sequence[Expression], t: Contact, scene: Scene) -> list[Expression]:
    """The days of the part that a contact stands in, of two acts one after the other of which each has its own behind
    it: "tuần tra chung ngày 3/6, | sau đó | ghé thăm cảng từ 4 đến 6/6"."""
    s = scene.sentence
    cuts = [m.start() for m in _THEN.finditer(low, s.start, s.end)]
    if len(cuts) != 1:
        return []
    parts = ((s.start, cuts[0]), (cuts[0], s.end))
    acts = [next((o.end for o in scene.contacts if a <= o.start < b), b) for a, b in parts]
    found = [[e for e in days if act <= e.start < b] for act, (_, b) in zip(acts, parts, strict=True)]
    return found[t.start >= cuts[0]] if all(found) else []


def _bracketed(low: str, days: Sequence[Expression], t: Contact, scene: Scene) -> list[Expression]:
    """The day in brackets behind a contact with no other contact between, where another act has one as well; of a visit
    all such days, for several may be visited."""
    inside = [e for e in days if low.endswith("(", 0, e.start) and low.startswith(")", e.end)]
    if len(inside) < 2:
        return []
    until = next((o.start for o in scene.contacts if o.start >= t.end), scene.sentence.end)
    mine = [e for e in inside if t.end <= e.start < until]
    return mine if t.frame.slots == "visit" else mine[:1]  # "thăm Lào (5 - 7/6) và Nga (8 - 10/6)" has both


def _behind_brackets(low: str, days: Sequence[Expression], t: Contact, scene: Scene) -> list[Expression]:
    """The day behind a contact, where those before have theirs in brackets: "hội đàm với A (29/9), chào B một ngày sau
    đó"; none where another contact or the end of its part stands between."""
    closed = next((e for e in days if low.startswith("),", e.end) and low.endswith("(", 0, e.start)), None)
    if closed is None or closed.end > t.start or t.start - closed.end > _NEXT:
        return []
    if not any(o.end <= closed.start for o in scene.contacts):
        return []
    until = next((o.start for o in scene.contacts if o.start >= t.end), scene.sentence.end)
    end = low.find(";", t.end, until)
    return [e for e in days if t.end <= e.start < (end if end >= 0 else until)][:1]
