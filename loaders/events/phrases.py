"""Phrases about something beside the act: "trước thềm kỳ họp khai mạc ngày 20/10, …", "… nhằm chuẩn bị chuyến thăm"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from loaders.actors.party import HOME, Party, PartyKind
from loaders.dates.partial import Expression
from loaders.events.hits import Contact, Cue
from loaders.value import value

_OCCASIONS = frozenset({"rite", "dialogue"})
# From a comma to the word that tells when, and from there to the day: ", | dự kiến | diễn ra vào ngày".
_BEHIND_COMMA, _TO_ITS_DAY = 2, 24


@value
class Phrase:
    """[start, end) of a phrase: from its first word to where its clause ends. `dated`: it has date words.
    `states`: those other than the paper's own that it names; `ahead`: what it tells the act prepares; `planned`: it
    goes on with when that is to be."""

    start: int
    end: int
    dated: bool
    states: frozenset[str]
    ahead: bool = False
    planned: bool = False

    def has(self, at: int) -> bool:
        return self.start <= at < self.end


def phrases_of(
    cues: Sequence[Cue], parties: Sequence[Party], expressions: Sequence[Expression], borders: Sequence[int], last: int
) -> tuple[Phrase, ...]:
    """The phrases of a sentence that are about something beside the act, in order, none in another.

    `borders`: where its clauses end; `last`: where it ends itself.
    """
    out: list[Phrase] = []
    for c in cues:
        if c.concept != "aside" or (out and c.start < out[-1].end):
            continue
        at = bisect_left(borders, c.end)
        ahead = any(h.concept == "ahead" and c.start <= h.start < c.end for h in cues)
        behind = borders[at] if ahead and at < len(borders) else last
        planned = any(f.concept == "future" and 0 < f.start - behind <= 2 for f in cues)
        at += planned  # "để chuẩn bị cho kỳ họp, | dự kiến diễn ra ngày 27/12"
        end = borders[at] if at < len(borders) else last
        if goes_on_with_its_day(end, cues, expressions):
            end = borders[at + 1] if at + 1 < len(borders) else last
        dated = any(c.end <= e.start < end for e in expressions)
        inside = frozenset(code for p in parties if c.end <= p.start < end for code in p.codes)
        out.append(Phrase(c.start, end, dated, inside - {HOME}, ahead, planned))
    return tuple(out)


def goes_on_with_its_day(end: int, cues: Sequence[Cue], expressions: Sequence[Expression]) -> bool:
    """Whether what a clause tells up to its comma has its day behind that: "trước chuyến thăm Lào|, dự kiến diễn ra
    trong tháng 3"."""
    opens = next((c for c in cues if c.concept == "takes_place" and end < c.start <= end + _BEHIND_COMMA), None)
    return opens is not None and any(0 < e.start - opens.end <= _TO_ITS_DAY for e in expressions)


def opened_by(phrase: Phrase, word: str, cues: Sequence[Cue]) -> Cue | None:
    """The cue with which a phrase of a sentence opens, where a word is of it: "trước" of "trước khi". `cues`: the
    sentence's."""
    opens = (c for c in cues if c.start == phrase.start and c.concept == "aside")
    return next((c for c in opens if word in c.words.split()), None)


def is_occasion(t: Contact, phrases: Sequence[Phrase]) -> bool:
    """Whether a rite or a session is only the occasion of what else is told: its phrase names no other state."""
    told = [p for p in phrases if p.has(t.start) and p.dated and not (p.states or p.planned)]
    return t.frame.name in _OCCASIONS and bool(told)


def is_of_others(t: Contact, pair: tuple[str, str], phrases: Sequence[Phrase]) -> bool:
    """Whether a contact stands in a phrase that names states, and none of two: "A gặp B trước khi dự hội nghị ở C"."""
    own = next((p for p in phrases if p.has(t.start) and p.states), None)
    if own is None:
        return False
    # "A khuyên B sau các cuộc | tấn công | của C vào D" tells of C and D alone
    return own.states.isdisjoint(pair) or (
        t.frame.name == "relations" and len(own.states) > 1 and not own.states.issuperset(pair)
    )


def leads_elsewhere(parties: Sequence[Party], t: Contact, pair: tuple[str, str], phrases: Sequence[Phrase]) -> bool:
    """Whether a visit leads to another state than two of which a phrase beside it tells one: "trước khi đến A, ông
    | thăm B" is no visit to A."""
    if t.frame.slots != "visit" or not phrases or any(p.has(t.start) for p in phrases):
        return False
    goal = next((p for p in parties if p.start >= t.end), None)
    if goal is None or not (goal.placed and goal.codes) or goal.start > t.end + 1:
        return False
    return set(goal.codes).isdisjoint(pair) and any(not p.states.isdisjoint(pair) for p in phrases)


def is_over_on_return(t: Contact, contacts: Sequence[Contact], cues: Sequence[Cue], phrases: Sequence[Phrase]) -> bool:
    """Whether an exercise is told as what somebody came home from, on a day of his own: "sáng 17/11 tàu về tới cảng |
    sau khi hoàn thành chuyến tuần tra chung"."""
    phrase = next((p for p in phrases if p.has(t.start)), None)
    if t.frame.name != "exercise" or phrase is None or phrase.dated:
        return False
    over = opened_by(phrase, "sau", cues) is not None
    return over and any(o.frame.aspect in ("leave", "arrive") and o.end <= phrase.start for o in contacts)


def outside(days: Sequence[Expression], phrases: Sequence[Phrase]) -> list[Expression]:
    """The date words that no phrase has to itself."""
    return [e for e in days if not any(p.has(e.start) for p in phrases)]


def is_told_beside(parties: Sequence[Party], t: Contact, pair: tuple[str, str], phrases: Sequence[Phrase]) -> bool:
    """Whether one of two states stands in phrases beside a contact alone, where two others act: "trước thềm thượng đỉnh
    A - B, Tổng thống C | điện đàm | với Ngoại trưởng B"."""
    if not phrases or any(p.has(t.start) for p in phrases):
        return False
    outside = [p for p in parties if not any(phrase.has(p.start) for phrase in phrases)]
    acting = {code for p in outside if p.kind is PartyKind.ACTOR and not p.placed for code in p.codes}
    return len(acting) > 1 and not {code for p in outside for code in p.codes}.issuperset(pair)


def is_before_leaving_for(
    parties: Sequence[Party],
    contacts: Sequence[Contact],
    t: Contact,
    pair: tuple[str, str],
    phrases: Sequence[Phrase],
    cues: Sequence[Cue],
) -> bool:
    """Whether one of two states is told alone as where somebody goes next, and a contact before that is with others:
    "ông | hội đàm | với người đồng cấp trước khi bay sang B"."""
    if t.frame.slots == "visit" or any(p.has(t.start) for p in phrases):
        return False
    for phrase in phrases:
        opens = opened_by(phrase, "trước", cues)
        if opens is None or not opens.words.endswith(" khi"):
            continue  # "trước chuyến thăm A" is of those who act
        goes = [o.end for o in contacts if phrase.has(o.start) and o.frame.aspect in ("arrive", "stay")]
        to = {c for p in parties if p.placed and goes and 0 <= p.start - goes[-1] <= 1 for c in p.codes} & {*pair}
        if to and to.isdisjoint(c for p in parties if not phrase.has(p.start) for c in p.codes):
            return True
    return False
