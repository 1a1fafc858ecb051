"""Which acts a sentence announces: an auxiliary has the verb behind it, and what stands beside an act announces nothing
of it ("tiếp Đại sứ để chuẩn bị chuyến thăm", "hội đàm và cho biết sẽ tăng viện trợ").
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from loaders.dates.partial import Expression, Form, Lean
from loaders.events.hits import Contact, Cue
from loaders.events.propose import Placed
from loaders.events.scene import Scene
from loaders.lexicon.lists import listed

_PAST = (Lean.PAST, Lean.ON_OR_BEFORE)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(listed("tenses.toml", key))


def clause_cues(scene: Scene, t: Contact, concept: str) -> list[Cue]:
    """The cues of a concept in the clause of a contact or right before it in its sentence, and in no phrase beside it:
    "A gặp B nhằm chuẩn bị cho kỳ họp" tells of nothing to come."""
    borders = [n for n in scene.borders if n < t.start]
    low = borders[-2] if len(borders) > 1 else scene.sentence.start
    high = next((n for n in scene.borders if n >= t.end), scene.sentence.end)
    beside = [p for p in scene.phrases if not p.has(t.start)]
    told = [h for h in scene.cues if h.concept == concept and low <= h.start and h.end <= high]
    return [h for h in told if not (any(p.has(h.start) for p in beside) or _is_of_an_office(scene, h))]


def _is_of_an_office(scene: Scene, h: Cue) -> bool:
    """Whether a cue is told of somebody's office: "Tổng thống | sắp | mãn nhiệm đã thăm Lào"."""
    return any(p.start < h.start and h.end < p.end for p in scene.parties)


def announcing(scene: Scene, t: Contact) -> Cue | None:
    """The cue that announces a contact; None where none does."""
    ends = {h.start for h in scene.cues if h.concept == "last_day"}  # "cuộc tập trận | sẽ kết thúc" is under way
    future = (c for c in clause_cues(scene, t, "future") if c.start not in ends)
    told = (c for c in future if c.start <= t.start or _is_behind(scene, t, c))
    return next((c for c in told if not _is_done_since(scene, t, c)), None)


def _is_done_since(scene: Scene, t: Contact, c: Cue) -> bool:
    """Whether a contact is told as done behind what is announced: "A sẽ tròn 73 tuổi và B đã | gửi thư"."""
    joint = next(
        (h.end for h in scene.cues if h.concept == "list" and h.words == "và" and c.end <= h.start < t.start), None
    )
    return joint is not None and any(h.words == "đã" and joint <= h.start < t.start for h in scene.cues)


def _is_behind(scene: Scene, t: Contact, c: Cue) -> bool:
    """Whether a cue behind a contact announces it: an auxiliary does where the contact is a noun ("cuộc gặp | sẽ diễn
    ra"), other words where no other act lies between, nor a word that opens what the act is for or about."""
    if _opens(scene, ("speech",), t.end, c.start) or _is_agreed_on(scene, t, c):
        return False
    if _goes_on_with(scene, t, c):
        return False
    if c.words in _listed("before_verbs"):
        words = t.words.split()
        return bool(_listed("nouns_of_acts").intersection((words[0], " ".join(words[:2]))))
    acts = any(t.end <= o.start < c.start for o in scene.contacts)
    return not (acts or _opens(scene, ("purpose",), t.end, c.start))


def _goes_on_with(scene: Scene, t: Contact, c: Cue) -> bool:
    """Whether a cue only tells how long what is told as done goes on: "đã phát động cuộc tập trận | và sẽ kéo dài hai
    tháng"."""
    joined = any(h.concept == "list" and h.words == "và" and c.start - h.end == 1 for h in scene.cues)
    lasts = any(h.concept == "begin" and 0 <= h.start - c.end <= 1 for h in scene.cues)
    done = (h for h in clause_cues(scene, t, "past") if h.start < t.start)
    return joined and lasts and any(done)


def _is_agreed_on(scene: Scene, t: Contact, c: Cue) -> bool:
    """Whether a cue behind a contact announces what was agreed on there: "họp và | thống nhất | sẽ tập trận"."""
    joints = {h.end + 1 for h in scene.cues if h.concept == "list" and t.end <= h.start < c.start}
    return any(h.concept == "agrees" and h.start in joints and h.start <= c.start for h in scene.cues)


def _opens(scene: Scene, concepts: Sequence[str], a: int, b: int) -> bool:
    """Whether a cue of one of these concepts begins in [a, b)."""
    return any(h.concept in concepts and a <= h.start < b for h in scene.cues)


def without_past(told: Sequence[Placed], scene: Scene, t: Contact, written: date | None) -> Sequence[Placed]:
    """The days that a contact may have by its tense: all, but where it is announced those over, told of another act
    before it."""
    cue = announcing(scene, t)
    if cue is None:
        return told
    at = min(cue.start, t.start)
    return [d for d in told if not (d.of.how == "own" and _is_of_act_before(scene, d, at) and _is_over(d, written))]


def without_to_come(told: Sequence[Placed], scene: Scene, t: Contact) -> Sequence[Placed]:
    """The days that a contact may have by its tense: all, but where it has a day before it none behind what was agreed
    on there and is no contact: "ngày 3/6 hai bên | họp | và thống nhất sẽ tổ chức kỳ sau vào tháng 9"."""
    own = [d.of.expression for d in told if d.of.how == "own" and d.of.expression is not None]
    cue = next((c for c in scene.cues if c.concept == "future" and c.start >= t.end), None)
    if cue is None or not any(e.end <= t.start for e in own) or not _is_agreed_on(scene, t, cue):
        return told
    if any(o.start >= t.end for o in scene.contacts):
        return told
    ahead = [e for e in own if e.start >= cue.end and e.form is Form.POINT]
    return [d for d in told if d.of.expression not in ahead]


def _is_of_act_before(scene: Scene, d: Placed, at: int) -> bool:
    """Whether a day stands before an announced act with another act, which is not announced, on its other side or
    between."""
    e = d.of.expression
    if e is None or e.start >= at:
        return False
    return any(o.end <= at and announcing(scene, o) is None for o in scene.contacts)


def leans_back(e: Expression | None) -> bool:
    """Whether date words tell by themselves that their day is over: "hôm", "vừa qua"."""
    return e is not None and e.first.lean in _PAST


def _is_over(d: Placed, written: date | None) -> bool:
    if leans_back(d.of.expression):
        return True
    return written is not None and all(s is not None and s[1] is not None and s[1] < written for s in d.spans)
