"""Findings that are told by the end of what they are of: "rời Hà Nội, kết thúc chuyến thăm" ends a visit on its day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from loaders.actors.party import PartyKind
from loaders.dates.days import DAY
from loaders.events.begun import of_one_end, of_opening, whole_of
from loaders.events.claims import Claim
from loaders.events.finding import AS_GOOD, Finding, is_of_its_day, telling
from loaders.events.hits import ends_a_visit
from loaders.events.mentions import Mention
from loaders.events.sessions import MEETINGS, on_all_days, on_days_between
from loaders.events.stays import is_one_day
from loaders.events.visited import hosts
from loaders.lexicon.words import within


def closed(f: Finding, of_pair: Sequence[Claim], found: Sequence[Finding]) -> Iterator[Finding]:
    """A finding, of which the day on which a visit ended is told as its last: "rời Hà Nội, kết thúc chuyến thăm"; and
    one of an exercise as its first or its last. `of_pair`, `found`: all claims and findings of its states."""
    if f.type == "exercise" and (told := of_one_end(f.claim)):
        yield replace(f, claim=replace(f.claim, spans=whole_of(told, of_pair) or told))
        return
    if f.type == "ceremony" and (opened := of_opening(f.claim)) and (whole := whole_of(opened, of_pair)):
        yield replace(f, claim=replace(f.claim, spans=whole), types=("exercise",))
        yield f
        return
    if days := on_all_days(f.claim, f.type) or on_days_between(f.claim, f.type, of_pair):
        yield replace(f, claim=replace(f.claim, spans=days), types=(f.type,))
        if len(f.types) > 1:
            yield replace(f, claim=telling(f.claim, f.types[1]), types=f.types[1:])
        return
    if f.type not in MEETINGS and (met := _meeting_over(f.claim)):
        yield Finding(met, f.chance, (met.best.mention.contact.frame.type,))
        yield replace(f, types=tuple(kind for kind in f.types if kind not in MEETINGS))
        return
    if stay := _visit_now_over(f.claim):
        yield Finding(stay, f.chance, ("visit",))
        f = replace(f, types=tuple(kind for kind in f.types if kind != "visit"))
        if not f.types:
            return
    act = telling(f.claim, "visit") if "visit" in f.types else f.claim
    apart = _is_leaving(act) and all(None in g.claim.span or is_one_day(g.claim.spans) for g in found)
    whole = next((c.spans for c in of_pair if _is_arrival_of(c, act)), None) if apart else None
    if whole is None and not (_is_end(act) or _is_return(act)):
        yield f
        return
    spans = whole or tuple(s and (_first_day(act, s[0]), s[0]) for s in act.spans)
    yield Finding(Claim(act.pair, spans, act.mentions), f.chance, ("visit",))
    if others := tuple(kind for kind in f.types if kind != "visit"):
        yield Finding(telling(f.claim, others[0]), f.chance, others)


def _meeting_over(claim: Claim) -> Claim | None:
    """The meeting, with all its days, on whose last day something else was done as well: "sau bốn ngày họp, hôm 2/6 hai
    bên ký biên bản, bế mạc cuộc họp"; None where a claim tells of none in the sentence of its surest words."""
    scene = claim.best.mention.scene
    for s in claim.mentions:
        kind = s.mention.contact.frame.type
        if s.mention.scene is scene and kind in MEETINGS and s.mention.contact.words not in within():
            told = claim.led_by(s)
            if days := on_all_days(told, kind):
                return replace(told, spans=days)
    return None


def _visit_now_over(claim: Claim) -> Claim | None:
    """The visit, with all its days, of which a sentence behind the day of a claim tells that it is over and how long it
    was: "Trưa 5/6, ông lên tàu. Ba ngày thăm Lào của ông đã khép lại"; None where none does."""
    if not is_one_day(claim.spans):
        return None
    for s in claim.mentions:
        m = s.mention
        lengths = {stay.days for stay in m.scene.durations if stay.own and stay.over}
        sure = s.worth >= claim.best.worth - AS_GOOD
        told = sure and m.day.of.how in ("last", "lead") and not m.scene.expressions
        if told and m.contact.frame.name == "visit" and len(lengths) == 1 and not ends_a_visit(m.scene.contacts):
            more = (lengths.pop() - 1) * DAY
            spans = tuple((span[0] - more, span[0]) if span and span[0] else None for span in claim.spans)
            return replace(claim.led_by(s), spans=spans)
    return None


def _is_leaving(claim: Claim) -> bool:
    """Whether a claim is of the one day on which its sentence tells that a guest left."""
    m = claim.best.mention
    who = [p for p in m.scene.parties if p.end <= m.contact.start and p.kind is not PartyKind.PLACE]
    before = {code for p in who for code in p.codes}  # "rời Hà Nội, kết thúc chuyến thăm Việt Nam"
    return m.contact.frame.aspect == "leave" and is_of_its_day(claim) and before.isdisjoint(_place(m))


def _is_arrival_of(claim: Claim, leaving: Claim) -> bool:
    """Whether a claim is of a stay from the day on which somebody arrived at a state, told in a sentence of its own, to
    that on which he left it."""
    told = [s.mention for s in claim.mentions if s.mention.day.of.how == "own" and s.mention.day.made == "joined same"]
    places = [_place(m) for m in told if m.contact.frame.aspect == "arrive"]
    ends = [s and s[1] for s in claim.spans] == [s and s[1] for s in leaving.spans]
    left = _place(leaving.best.mention)
    return ends and bool(left) and left in places


def _place(m: Mention) -> frozenset[str]:
    """The states of the place named right behind the word of contact of a mention, none where none is."""
    behind = next((p for p in m.scene.parties if p.start >= m.contact.end), None)
    placed = behind is not None and behind.kind in (PartyKind.PLACE, PartyKind.STATE)
    return frozenset(behind.codes) if behind is not None and placed else frozenset()


def _first_day(claim: Claim, last: date | None) -> date | None:
    """The first day of a visit that is over, where its sentence tells how long it was and no other state was visited in
    that time: "sau bốn ngày ở thăm"."""
    scene = claim.best.mention.scene
    if len({code for n in hosts(scene) for code in scene.parties[n].codes}) > 1:
        return None
    lengths = {stay.days for stay in scene.durations if stay.own}
    return last - (lengths.pop() - 1) * DAY if last and len(lengths) == 1 else None


def _is_end(claim: Claim) -> bool:
    """Whether a claim is of one day, on which somebody left, and his visit was over."""
    m = claim.best.mention
    frame, scene = m.contact.frame, m.scene
    if frame.slots != "visit" or frame.aspect == "arrive" or not any(t.frame.aspect == "leave" for t in scene.contacts):
        return False
    over = (
        ends_a_visit(scene.contacts) or any(stay.own and stay.over for stay in scene.durations) or _is_guest_leaving(m)
    )
    return over and is_of_its_day(claim)


def _is_guest_leaving(m: Mention) -> bool:
    """Whether who leaves the place behind the word of contact is of the other state, no envoy posted there, and on his
    way to no third: "đoàn Cuba | rời | Hà Nội"."""
    who = [p for p in m.scene.parties if p.end <= m.contact.start and p.kind is PartyKind.ACTOR and p.codes]
    if not {code for p in m.scene.parties for code in p.codes} <= {*m.pair.pair}:
        return False
    if m.contact.frame.aspect != "leave" or not who or {"ambassador", "embassy", "ship"} & who[-1].roles:
        return False
    return {*m.pair.pair} == {*who[-1].codes, *_place(m)} and _place(m).isdisjoint(who[-1].codes)


def _is_return(claim: Claim) -> bool:
    """Whether a claim is of an arrival at home, of which the same sentence says that it ended the visit to the other
    state: "đã đáp xuống Nội Bài, kết thúc chuyến thăm Lào"."""
    m = claim.best.mention
    t, scene = m.contact, m.scene
    over = next((e for e in scene.contacts if e.start > t.start and ends_a_visit([e])), None)
    if over is None or t.frame.aspect != "arrive" or m.day.of.how != "own" or m.day.made != "open":
        return False
    before, behind = (
        {code for p in scene.parties if low <= p.start < high for code in p.codes}
        for low, high in ((t.end, over.start), (over.end, scene.sentence.end))
    )
    home = before & {*claim.pair}
    return len(home) == 1 and {*claim.pair} - home <= behind
