"""Acts whose day a sentence behind tells: "sẽ đàm phán. Cuộc gặp diễn ra ngày 9/1", "… Thời gian là ngày 9/1", "Viêng
Chăn 10/1 - A gọi điện cho B. Trong cuộc điện đàm ngày 9/1, …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from loaders.dates.partial import Expression, Form, Unit
from loaders.events.hits import Contact, Cue
from loaders.events.pairs import states_of
from loaders.events.said import days_of_saying
from loaders.events.scene import Scene
from loaders.lexicon.lists import listed
from loaders.text.zones import Role
from loaders.value import value

# So many sentences before stands the act at most, and so many letters lie between what it is called and its day.
_BACK, _REACH = 3, 70
# Letters at most of a name in quotes.
_NAME = 40
# Letters at most from what it is called to its verb.
_VERB = 48
# Letters at most before what opens a sentence: "Theo lịch trình, | cuộc gặp".
_OPENS = 24
# Letters at most of what counts an act, before its name: "vòng | tham vấn".
_HEAD = 7
# What opens that in which something was said: "trong | cuộc gặp ngày 9/1".
_WITHIN = ("trong", "tại")
# Words for an act that may mean those of other frames: "đàm phán … Cuộc gặp diễn ra".
_ENCOUNTERS = frozenset({"talks", "summit", "audience", "receive", "meet", "work", "dialogue", "handshake"})
_VISITS = frozenset({"visit", "arrive", "leave"})


@value
class Told:
    """A day as one sentence tells it of an act before: the words for it; `frame`: the frame of what the act is called,
    "" where it is called by none ("sự kiện"); `over`: it is told of what was said in it."""

    expression: Expression
    frame: str
    over: bool = False


@value
class Retold:
    """What a sentence behind tells of the acts of another: `days` by where each of its words of contact starts, and
    `source` by the number of the sentence that tells it."""

    days: dict[int, Expression]
    source: dict[int, int]


def retold(scenes: Sequence[Scene]) -> Retold:
    """The acts of an article whose day stands in a sentence behind that calls them by a noun."""
    days: dict[int, Expression] = {}
    source: dict[int, int] = {}
    for n, r in enumerate(scenes):
        told = _told_by(r)
        if told is None:
            continue
        for s in _before(scenes, n):
            acts = [t for t in s.contacts if _may_be(t, told.frame) and not (told.over and _is_to_come(s, t))]
            if not acts or not _states(r, told.expression.end) <= _states(s, s.sentence.end):
                continue
            free = [t for t in acts if t.start not in days and not _has_a_day(s, t, told.expression)]
            days.update((t.start, told.expression) for t in free)
            if free:
                source[n] = s.number
            break
        for s in scenes[n + 1 : n + 2]:
            if _opens_there(s) and not s.expressions:
                days.update((t.start, told.expression) for t in s.contacts if t.start not in days)
    return Retold(days, source)


def _before(scenes: Sequence[Scene], n: int) -> Iterator[Scene]:
    """The sentences before one, the nearest first, without those that recall an earlier act."""
    for s in reversed(scenes[max(0, n - _BACK) : n]):
        if s.sentence.role is not Role.CAPTION and not _recalls(s):
            yield s


def _told_by(s: Scene) -> Told | None:
    """The day that a sentence tells of an act which it calls by a noun: "cuộc gặp | sẽ diễn ra | ngày 9/1". None where
    it tells none, or that of an earlier act ("cuộc gặp trước")."""
    days = [e for e in s.expressions if not (e.form is Form.UNREADABLE or e.weak) and _is_of_days(e)]
    names = list(_names(s))[::-1] if days else []
    for e in days:
        for start, end, frame in names:
            if 0 <= e.start - end <= _REACH and _is_said_of(s, start, end, e):
                return Told(e, frame)
            if frame and e.start == end + 1 and _is_within(s, start):
                return Told(e, frame, over=True)
    return None


def _is_within(s: Scene, start: int) -> bool:
    """Whether what is called at `start` is that in which something was said: "trong | cuộc gặp ngày 9/1"."""
    within = (c for c in s.cues if c.concept == "frame_of" and c.words.startswith(_WITHIN))
    return any(c.start < start <= c.end + 1 for c in within)


def _is_to_come(s: Scene, t: Contact) -> bool:
    """Whether an act is announced in its sentence."""
    return any(c.concept == "future" and c.end <= t.start for c in s.cues)


def _is_of_days(e: Expression) -> bool:
    p = e.first
    return p.day is not None or p.weekday is not None or (p.shift is not None and p.shift.unit == Unit.DAY)


def _names(s: Scene) -> Iterator[tuple[int, int, str]]:
    """What opens a clause of a sentence and may name an act told before: where it stands, and its frame."""
    opens = [s.sentence.start, *(at + 1 for at in s.borders)]
    found = [(t.start, t.end, t.frame.name) for t in s.contacts if t.words.split(" ", 1)[0] in _nouns()]
    found += [(c.start, c.end, "") for c in s.cues if c.concept == "its_time"]
    if len(s.borders) > 1 and s.borders[0] == s.sentence.start and s.borders[1] - s.sentence.start <= _NAME:
        found.append((s.sentence.start, s.borders[1] + 1, "exercise"))  # "Hổ Mang Vàng" được tiến hành ngày 4/9
    for start, end, frame in sorted(found):
        if any(0 <= start - at <= _HEAD for at in opens):
            yield start, end, frame


@cache
def _nouns() -> frozenset[str]:
    return frozenset(listed("tenses.toml", "nouns_of_acts")) | {"hội", "đối", "tham", "vòng", "bức"}


def _is_said_of(s: Scene, start: int, end: int, e: Expression) -> bool:
    """Whether a day is told of what stands at [start, end): a verb of taking place between, or "thời gian" alone, and
    neither its end, nor an earlier act, nor another one."""
    between = [c for c in s.cues if end <= c.start and c.end <= e.start]
    if any(c.concept in ("earlier_one", "last_day") for c in [*between, *_inside(s, e)]):
        return False
    if any(end <= t.start < e.start for t in s.contacts):
        return False
    if any(end <= at < e.start - 1 for at in s.borders[:-1] if not _ends_beside(s, at, end, e)):
        return False
    held = any(c.concept == "takes_place" and c.start - end <= _VERB for c in [*between, *_inside(s, e)])
    return held or _is_time(s, start, end)


def _ends_beside(s: Scene, at: int, end: int, e: Expression) -> bool:
    """Whether a border stands right before a day, or right behind what the day is told of."""
    return e.start - at <= 2 or at - end <= 1


def _inside(s: Scene, e: Expression) -> Iterator[Cue]:
    """Cues that the words for a day have taken in: "bắt đầu ngày 18/6"."""
    return (c for c in s.cues if e.start <= c.start and c.end <= e.end)


def _is_time(s: Scene, start: int, end: int) -> bool:
    return any(c.start == start and c.end == end and c.words.startswith(("thời", "ngày")) for c in s.cues)


def _recalls(s: Scene) -> bool:
    """Whether a sentence calls an act an earlier one: "vòng tham vấn | trước"."""
    heads = [end for start, end, _ in _names(s) if start - s.sentence.start <= _OPENS]
    return any(c.concept == "earlier_one" and 0 <= c.start - at <= _OPENS for c in s.cues for at in heads)


def _opens_there(s: Scene) -> bool:
    """Whether a sentence opens with words for what the one before it told: "tại đây"."""
    return any(c.concept == "here" and c.start == s.sentence.start for c in s.cues)


def _may_be(t: Contact, frame: str) -> bool:
    """Whether a word of contact may tell the act that is called by one of a frame."""
    name = t.frame.name
    return frame in ("", name) or any({name, frame} <= kin for kin in (_ENCOUNTERS, _VISITS))


def _states(s: Scene, until: int) -> frozenset[str]:
    return frozenset(states_of([p for p in s.parties if p.start < until and not p.placed]))


def _has_a_day(s: Scene, t: Contact, told: Expression) -> bool:
    """Whether a sentence tells another day of an act, in its clause or in one by itself before."""
    said = days_of_saying(s)
    return any(_is_day_of(s, t, e) for e in s.expressions if e is not told and e not in said and _is_of_days(e))


def _is_day_of(s: Scene, t: Contact, e: Expression) -> bool:
    low, high = (e.end, t.start) if e.end <= t.start else (t.end, e.start)
    borders = [at for at in s.borders if low <= at < high]
    if borders and (e.start > t.start or borders[0] > e.end):
        return False
    return not any(c.concept in ("speech", "told_of") and low <= c.start < high for c in s.cues)
