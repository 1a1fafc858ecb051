"""From judged claims to findings: which claims hold, and what kind of contact each is.

What holds between events stands here and nowhere else: one word of contact tells of one stay only, and a claim of
which another reading is nearly as likely is given with all its days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from loaders.dates.days import DAY
from loaders.dates.partial import Form, Unit
from loaders.events.about import About
from loaders.events.claims import Claim, claim_features, claims_of, marks_of
from loaders.events.endings import closed
from loaders.events.finding import AS_GOOD, Finding, is_of_journey, is_of_visit_over
from loaders.events.kinds import Kinds, load_kinds
from loaders.events.legs import is_next_leg
from loaders.events.moved import is_left, is_moved_to
from loaders.events.pairs import Pair
from loaders.events.programme import of_the_stay
from loaders.events.rivals import weighed
from loaders.events.scene import is_told
from loaders.events.score import Scored
from loaders.events.spoken import is_said_to_nobody
from loaders.events.stays import is_one_day
from loaders.events.trees import load_trees

# A claim holds from this chance on: were it higher, F1 would rise a little and more main events be missed. What is
# called sure has a higher one: about 3 of 100 are of a wrong day there, by the cross-validated figures of `make train`.
HOLDS = 0.25
SURE = 0.75
# That two states met at all is as likely as all their days together: of three days told for a round of talks none may
# be likely, and the round be sure. They did from this chance on, and from the second where the likeliest claim of the
# article is of other two, unless one list has both.
MET = 0.3
MET_BESIDE = 0.5
# A further day of the same two states holds from this chance on: days of one contact are easily told twice.
HOLDS_AGAIN = 0.42
# Words for a month date little: a claim of one holds from this chance on.
HOLDS_COARSE = 0.4
# The visit for which somebody leaves another state is told once and in passing, and is as sure as that he left.
HOLDS_NEXT = 0.12
_WEEK = 7 * DAY
# Letters at most from "lần đầu" to its day: "lần đầu | vào | ngày 3/5".
_NEAR_DAY = 5
# What goes on for days.
_LASTING = (("visit",), ("exercise",), ("exchange",), ("dialogue",))


def judge(scored: Sequence[Scored], written: date | None, about: About) -> list[tuple[Claim, float]]:
    """The claims of an article with their chances, the likeliest first. `written`, `about` as for `claim_features`."""
    claims = claims_of(scored)
    if not claims:
        return []
    trees = load_trees("claims")
    numbers = claim_features(claims, written, about)
    chances = [trees.chance(f, marks_of(c)) for c, f in zip(claims, numbers, strict=True)]
    return sorted(zip(claims, chances, strict=True), key=lambda c: -c[1])


def decode(judged: Sequence[tuple[Claim, float]], kinds: Kinds | None = None) -> tuple[Finding, ...]:
    """The findings of an article from its judged claims (the likeliest first). `kinds`: what tells their types."""
    kinds = kinds or load_kinds()
    judged = weighed(judged)
    found: list[Finding] = []
    of_pair: dict[Pair, list[Claim]] = defaultdict(list)
    met: dict[Pair, float] = defaultdict(float)
    for claim, chance in judged:
        of_pair[claim.pair].append(claim)
        met[claim.pair] += chance

    @cache
    def ever_told(pair: Pair) -> dict[str, float]:
        return kinds.ever_told(of_pair[pair])

    told: dict[Pair, list[Finding]] = defaultdict(list)
    for claim, chance in judged:
        known = told[claim.pair]
        beside = bool(found) and _is_beside(claim, found[0].claim)
        if chance < _least(claim, bool(known)):
            continue
        if not (known or is_next_leg(claim)) and met[claim.pair] < (MET_BESIDE if beside else MET):
            continue
        if same := next((f for f in known if _same_telling(claim, f)), None):
            if _is_arrival(claim, chance, same):
                known[known.index(same)] = found[found.index(same)] = replace(same, claim=claim)
            continue
        finding = Finding(claim, chance, kinds.types_of(claim, ever_told(claim.pair)))
        if is_said_to_nobody(finding):
            continue
        known.append(finding)
        found.append(finding)
    whole = [part for f in found for part in closed(f, of_pair[f.claim.pair], told[f.claim.pair])]
    told = defaultdict(list)
    for f in whole:
        told[f.claim.pair].append(f)
    kept = [f for f in whole if not (_is_told_closer(f, told[f.claim.pair]) or _is_one_of(f, told[f.claim.pair]))]
    return tuple(_without_told(of_the_stay(f, told[f.claim.pair]), told[f.claim.pair]) for f in kept)


def _without_told(f: Finding, of_pair: Sequence[Finding]) -> Finding:
    """A stay without the acts beside it that are told of one of its days: those were not held on all of them. A day
    without what lasts from it on, which is told beside."""
    if len(f.types) == 1 or None in f.claim.span:
        return f
    first, last = f.claim.span
    if is_one_day(f.claim.spans):
        lasting = {g.type for g in of_pair if g.claim.span[0] == first and not is_one_day(g.claim.spans)}
        return replace(f, types=tuple(kind for kind in f.types if kind not in lasting) or f.types)
    days = [g for g in of_pair if is_one_day(g.claim.spans) and first <= g.claim.span[0] <= last]  # type: ignore[operator]
    told = {kind for g in days for kind in g.types}
    return replace(f, types=(f.type, *(kind for kind in f.types[1:] if kind not in told)))


def _is_one_of(f: Finding, of_pair: Sequence[Finding]) -> bool:
    """Whether a finding of which the day is one of several, as of "hôm nay" in a paper of some week, is more likely
    another telling of what was found for one of these. What is done on a stay, whichever day, is told beside it, and
    so is another act that is sure."""
    lo, hi = f.claim.span
    if not f.claim.within or lo is None or hi is None:
        return False
    other_acts = f.chance < SURE
    surer = (o for o in of_pair if o.chance > f.chance)
    same = (o.claim.span for o in surer if o.type in f.types or (other_acts and is_one_day(o.claim.spans)))
    return any(first and first <= hi and (last or first) >= lo for first, last in same)


def _is_told_closer(f: Finding, of_pair: Sequence[Finding]) -> bool:
    """Whether better days than those of a finding are told as well: of a whole journey, those in which it led to the
    state; of the end of a visit, or of what was done on it, the days of the whole visit; of a week, its days."""
    (lo, hi), others = f.claim.span, [other.claim.span for other in of_pair if other is not f]
    if f.types in _LASTING and is_one_day(f.claim.spans):  # a visit is not its own beginning besides
        first_days = [other.claim.span for other in of_pair if other.type == f.type and other.chance >= f.chance]
        if any(first == lo and last and first and first < last for first, last in first_days):
            return True
        if f.types == ("visit",) and any(o.type == "visit" and o.claim.span == (lo, None) for o in of_pair):
            return True
    if _is_coarse(f.claim) and f.types == ("visit",) and f.chance < SURE:
        return any(other.type == "visit" and _is_part_of(other.claim, f.claim) for other in of_pair)
    if _is_coarse(f.claim):  # "đúng vào dịp tháng 7", beside the day
        near = (o for o in of_pair if f.type in o.types and o.chance >= f.chance and lo and hi)
        return any(_is_day_in(o.claim, f.claim) and _are_near(o.claim, f.claim) for o in near)
    if _is_week(f.claim) and f.type == "visit":
        return any(_tells_visit(other) and _is_told_by_days(other.claim, f.claim) for other in of_pair)
    if is_of_journey(f.claim):
        return any(_is_part_of(other.claim, f.claim) for other in of_pair)
    if _is_week(f.claim) and lo and hi and len(f.claim.spans) == 1 and not f.claim.best.mention.day.within:
        return any(first and last and lo <= first <= last <= hi for first, last in others)
    if f.claim.best.mention.day.counted and is_one_day(f.claim.spans):  # "hai ngày trước khi bước vào đàm phán"
        return any(first and last and first < last and lo in (first, last) for first, last in others)
    if lo is None:
        return any(first and last and first < last == hi for first, last in others)
    if hi is None:  # nor is it another one that is told to its end
        return any(o.type == f.type and o.claim.span[0] == lo and lo < (o.claim.span[1] or lo) for o in of_pair)
    if _is_visit_untold(f):
        others = [other.claim.span for other in of_pair if other.chance >= SURE]
    if is_of_visit_over(f.claim) or _is_visit_untold(f):
        return any(first and last and first < last and first <= lo <= last for first, last in others)
    return False


def _tells_visit(f: Finding) -> bool:
    """Whether a visit is told of a finding, whatever else is: "sẽ | thăm | Lào thứ Sáu tuần tới để | hội đàm"."""
    goes = (s for s in f.claim.mentions if s.mention.contact.frame.slots == "visit" and s.mention.day.of.how == "own")
    return f.type == "visit" or any(s.worth > 0 for s in goes)


def _is_day_in(a: Claim, month: Claim) -> bool:
    (day, _), (lo, hi) = a.span, month.span
    return is_one_day(a.spans) and bool(day and lo and hi) and lo <= day <= hi  # type: ignore[operator]


def _are_near(a: Claim, b: Claim) -> bool:
    """Whether two claims are told in one sentence or the next."""
    return abs(a.best.mention.scene.number - b.best.mention.scene.number) <= 1


def _is_visit_untold(f: Finding) -> bool:
    """Whether a finding is a visit of one day, unsure and of no sentence that tells it: a stage of a longer one."""
    unsure = f.types == ("visit",) and f.chance < SURE and is_one_day(f.claim.spans)
    return unsure and f.claim.best.mention.day.of.how != "own"


def _is_part_of(a: Claim, whole: Claim) -> bool:
    (lo, hi), (first, last) = a.span, whole.span
    if a.span == whole.span or not (lo and hi and first and last):
        return False
    return first <= lo < hi <= last


def _least(claim: Claim, again: bool) -> float:
    """The chance from which on a claim of two who met holds. `again`: another day of them holds already."""
    if is_next_leg(claim):
        return HOLDS_NEXT
    if _is_coarse(claim) and None not in claim.span:
        return HOLDS_COARSE
    return HOLDS_AGAIN if again and not _is_none_other(claim) else HOLDS


def _is_none_other(claim: Claim) -> bool:
    """Whether the days of a claim are no further ones of what was done on others: it is a stay beside acts in its
    course, or a sentence by itself tells when an act before it was."""
    return None in claim.span or claim.best.mention.day.of.retold or _is_stay(claim)


def _is_stay(claim: Claim) -> bool:
    """Whether a claim is of a visit of several days, told with them: no other day of what was done on one of them."""
    m = claim.best.mention
    e = m.day.of.expression
    counted = m.day.made in ("length", "length same")
    lasts = counted or (e is not None and e.form is Form.OPEN_END and bool(e.duration_days))
    return lasts and m.contact.frame.slots == "visit" and m.day.of.how == "own"


def _is_beside(claim: Claim, first: Claim) -> bool:
    return claim.pair != first.pair and claim.pair not in first.best.mention.pair.mates


def _is_coarse(claim: Claim) -> bool:
    e = claim.best.mention.day.of.expression
    return e is not None and e.form is Form.POINT and e.first.day is None and e.first.month is not None


def _is_week(claim: Claim) -> bool:
    """Whether the days of a claim are those of a week told by its distance: "tuần tới"."""
    e = claim.best.mention.day.of.expression
    p = e.first if e is not None and e.form is Form.POINT else None
    return p is not None and p.shift is not None and p.shift.unit is Unit.WEEK and p.day is None and p.weekday is None


def _is_told_by_days(a: Claim, week: Claim) -> bool:
    """Whether a claim has days of its own that begin in a week or in one beside it: papers count them loosely."""
    (lo, _), (first, last) = a.span, week.span
    if _is_week(a) or lo is None or first is None or last is None:
        return False
    return a.best.mention.day.of.how == "own" and first - _WEEK <= lo <= last + _WEEK


def _same_telling(a: Claim, known: Finding) -> bool:
    """Whether a claim is another reading of what was found: of one contact, or of one stay its beginning or end."""
    b = known.claim
    if is_moved_to(a.best.mention) and is_left(b.best.mention):
        return False
    if _told_at(a) == _told_at(b):
        return not (_is_one_time(a) and _is_one_time(b))
    if _is_its_end(a, b):
        return True
    if None in a.span or None in b.span:
        return bool({a.span[0], a.span[1]} & {b.span[0], b.span[1]} - {None}) and _kind(a) in (_kind(b), known.type)
    return False


def _is_one_time(claim: Claim) -> bool:
    """Whether a claim is of one of several times told by one word: "hai lần gặp Bộ trưởng, lần đầu | ngày 3/5, lần sau
    | ngày 7/5"."""
    m = claim.best.mention
    own = m.day.of.how == "own" and is_one_day(claim.spans)
    return own and is_told(m.day.of.expression, m.scene, "each_time", _NEAR_DAY)


def _is_its_end(a: Claim, stay: Claim) -> bool:
    """Whether a claim is the last day of a stay, on which somebody leaves, and nothing else of it is told: "tàu rời
    cảng ngày 5/6"."""
    leaves = a.best.mention.contact.frame.aspect == "leave" and is_one_day(a.spans)
    if not leaves or is_one_day(stay.spans) or a.span[1] != stay.span[1]:
        return False
    here = a.best.mention.scene.number
    return not any(s.worth > 0 and s.mention.scene.number != here and _is_act(s) for s in a.mentions)


def _is_act(s: Scored) -> bool:
    """Whether a mention is of something done in the course of a visit, on a day that its sentence tells."""
    return s.mention.contact.frame.slots != "visit" and s.mention.day.of.how == "own"


def _told_at(claim: Claim) -> int:
    """Where the word of contact stands that tells a claim; of several days one of visiting, where it is as sure as the
    best: "trong chuyến thăm ngày 15-16/6, hôm nay hội kiến" tells of a stay and of a meeting in it."""
    words = [s.mention.contact for s in claim.mentions if s.worth >= claim.best.worth - AS_GOOD]
    visit = None if is_one_day(claim.spans) else next((t for t in words if t.frame.slots == "visit"), None)
    return (visit or words[0]).start


def _is_arrival(claim: Claim, chance: float, known: Finding) -> bool:
    """Whether a claim is the arrival itself on the day that was found for the visit, from another sentence or, half as
    surely at least, from its own: a visit of which its first day alone is told has an open end."""
    f, m = known.claim, claim.best.mention
    told = m.day.of.how == "own" and m.day.made == "open" and m.contact.frame.aspect == "arrive"
    found = f.best.mention
    here = found.scene.number == m.scene.number and 2 * chance >= known.chance
    visit = known.types == ("visit",) and is_one_day(f.spans)
    return told and visit and (found.day.of.how != "own" or here)


def _kind(c: Claim) -> str | None:
    return c.best.mention.contact.frame.type
