"""The days that one word of contact may have: as told, and the stays that they begin or end.

Papers tell a stay piece by piece: the arrival here, its length or the departure some sentences on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.dates.days import DAY, Span
from loaders.dates.partial import Form, Unit
from loaders.events.hits import Contact, ends_a_visit, lasting
from loaders.events.propose import Placed, Spans
from loaders.events.scene import Scene, Stay, is_told
from loaders.events.visited import is_at_home, next_state
from loaders.lexicon.lists import listed

# What a stay told at once may last at most, and one whose ends stand in two sentences, in days.
_MOST, _MOST_APART = 60, 21
# So long may somebody be on the way.
_SETTING_OUT = 3 * DAY
# So far a length reaches, between the word that ends a stay and that for the stay: "kết thúc | bốn ngày ở | thăm".
_LENGTH = 24
# How a stay is made whose length or end is told of the very act.
_LASTS = ("length", "joined", "length same", "joined same")


def offered(told: Sequence[Placed], t: Contact, scene: Scene, ends: Sequence[Placed]) -> Iterator[Placed]:
    """The days told, and the stays that they may begin or end. An arrival alone is a stay of which no end is told; an
    exercise whose length or last day is told is not of its first day alone.

    `ends`: departures and last days that stand in sentences around the scene.
    """
    if whole := _told_backwards(told, t, scene):
        yield from whole
        told = [d for d in told if d.of.how != "own"]
    told = _without_setting_out(told, t, scene)
    stays = t.frame.slots == "visit" or t.frame.name == "exercise"
    leaves = _comes_home(t, scene) or (t.frame.aspect == "leave" and not _sets_out(t, scene))
    # how long somebody stays with the next state is no length of what he leaves
    onward = leaves and any(next_state(scene, u) for u in scene.contacts)
    arrives = t.frame.aspect in ("arrive", "leave") and not leaves
    for d in told:
        if d.within:
            yield d  # a day somewhere in a stretch begins no stay whose days could be told
            continue
        own_visit = t.frame.slots == "visit" and d.of.how == "own" and is_one_day(d.spans)
        if own_visit and (is_told(d.of.expression, scene, "last_day") or _is_over_then(d, t, scene)):
            ended = list(_ended(d, scene, lasting([t])))
            yield from (p for p in ended if p.made == "length") if _is_over_then(d, t, scene) else ended
            continue
        begun = d
        if _lasting(d):
            if not onward:
                yield Placed(d.of, d.spans, "length")
            begun = _first_day(d)
        elif _is_open(d):
            yield d
            begun = _first_day(d, "from")
        of_writing = leaves and d.of.how == "written" and any(o.of.how == "own" for o in told)
        if of_writing or not (stays and d.of.how != "next" and is_one_day(begun.spans)):
            yield begun  # a stay that ends on a day of its sentence does not end on that of writing
            continue
        acts = lasting([t])
        back = d.of.how == "last" and (d.of.parting or _is_now_over(t, scene))
        more = [
            *(_ended(begun, scene, acts, back) if leaves or back else _begun(begun, t, scene, _is_open(d))),
            *(() if onward else _joined(begun, told, ends, acts, scene)),
        ]
        lasts = _lasting(d) or (t.frame.name == "exercise" and any(p.made in _LASTS for p in more))
        if not (arrives or begun.made or lasts):
            yield begun
        yield from more


def _without_setting_out(told: Sequence[Placed], t: Contact, scene: Scene) -> Sequence[Placed]:
    """The days of a visit without the one on which somebody sets out for it, where the sentence tells all its days:
    "ngày 8/3 rời Hà Nội, lên đường thăm Lào và Cuba từ ngày 9 đến 15/3"."""
    if t.frame.slots != "visit" or not any(o.frame.aspect == "leave" for o in scene.contacts):
        return told
    if ends_a_visit(scene.contacts):
        return told
    own = [d for d in told if d.of.how == "own"]
    begun = [d.spans for d in own if d.of.expression is not None and d.of.expression.form is Form.RANGE]
    return [d for d in told if not (d in own and is_one_day(d.spans) and any(_soon(d.spans, s) for s in begun))]


def _soon(day: Spans, stay: Spans) -> bool:
    """Whether a stay begins within some days behind a day, whichever the day of writing is."""
    return all(
        a is not None and b is not None and a[0] and b[0] and DAY <= b[0] - a[0] <= _SETTING_OUT
        for a, b in zip(day, stay, strict=False)
    )


def _comes_home(t: Contact, scene: Scene) -> bool:
    """Whether somebody arrives where he is from: "arrived in Hanoi, concluding the visit"."""
    return t.frame.aspect == "arrive" and ends_a_visit(scene.contacts) and is_at_home(scene, t)


def _sets_out(t: Contact, scene: Scene) -> bool:
    """Whether somebody leaves home for a visit: "rời Hà Nội, lên đường thăm Lào"."""
    goes = any(o.frame.slots == "visit" and o.frame.aspect != "leave" and o.start > t.end for o in scene.contacts)
    return goes and not ends_a_visit(scene.contacts) and is_at_home(scene, t)


def _told_backwards(told: Sequence[Placed], t: Contact, scene: Scene) -> list[Placed]:
    """The stay that a sentence tells from its end: "rời Lào ngày 3/6, kết thúc chuyến thăm bắt đầu từ 30/5"; and an
    exercise told by both: "khai mạc hôm 3/6, cuộc tập trận sẽ kết thúc vào ngày 9/6". None where it tells none."""
    if not lasting([t]):
        return []
    own = [d for d in told if d.of.how == "own"]
    firsts = [d for d in own if _begins(d, scene)]
    over = ends_a_visit(scene.contacts)
    lasts = [
        d
        for d in own
        if d not in firsts and is_one_day(d.spans) and (over or is_told(d.of.expression, scene, "last_day"))
    ]
    if len(firsts) != 1 or len(lasts) != 1:
        return []
    (first,), (last,) = firsts, lasts
    spans = _between(first.spans, last.spans, _MOST)
    return [Placed(last.of, spans, "joined")] if spans else []


def _begins(d: Placed, scene: Scene) -> bool:
    """Whether words tell a day as the first of something: "từ 30/5", "khởi đầu hôm 30/5"."""
    e = d.of.expression
    if e is None or not is_one_day(_first_day(d).spans):
        return False
    return _is_open(d) or is_told(e, scene, "begin")


def _is_over_then(d: Placed, t: Contact, scene: Scene) -> bool:
    """Whether a visit is told with its length and the day on which it ended: "kết thúc bốn ngày | thăm | Lào | hôm thứ
    Năm"; where others are told of the day, it is theirs."""
    e = d.of.expression
    if e is None or not _is_now_over(t, scene):
        return False
    ends = any(c.concept == "last_day" and c.end < t.start and t.start - c.end <= _LENGTH for c in scene.cues)
    return ends and len(scene.contacts) == 1 and t.end <= e.start


def _is_now_over(t: Contact, scene: Scene) -> bool:
    """Whether a sentence tells that a visit of so many days is over, on whichever day: "hai ngày | thăm | của Thủ tướng
    Lào đã kết thúc"."""
    return t.frame.aspect == "stay" and any(stay.own and stay.over for stay in scene.durations)


def _begun(d: Placed, t: Contact, scene: Scene, open_already: bool) -> Iterator[Placed]:
    """The stays that begin on a day: with no end told, and as long as is told near it."""
    if d.of.how == "own" and any(c.concept == "one_day" for c in scene.cues):
        if t.frame.aspect != "stay":
            yield d
        return
    if not open_already:
        yield Placed(d.of, tuple(s and (s[0], None) for s in d.spans), "open")
    if d.of.how == "own" and not (open_already or _begins(d, scene)) and _is_under_way(t, scene):
        return
    told = d.of.expression.duration_days if d.of.expression else None
    for stay in scene.durations:
        if stay.days != told and not stay.over:
            yield Placed(d.of, _from(d.spans, stay.days), _length(stay, lasting([t])))


def _is_under_way(t: Contact, scene: Scene) -> bool:
    """Whether a visit is told as what another act of its sentence was a part of, of whose day it need not be the first:
    "hội đàm với Tổng thống, người đang có | chuyến thăm | kéo dài ba ngày"."""
    if t.frame.aspect != "stay" or all(o.frame.slots == "visit" for o in scene.contacts):
        return False
    beside = any(c.concept in ("ongoing", "frame_of") and c.start < t.start <= c.end + 1 for c in scene.cues)
    words = t.words.split()
    return beside or not {words[0], words[-1]}.isdisjoint(listed("tenses.toml", "nouns_of_acts"))


def _ended(d: Placed, scene: Scene, acts: frozenset[str], parted: bool = False) -> Iterator[Placed]:
    """The stays that end on a day: with no beginning told, and as long as is told near it. `parted`: the sentence
    before tells that it ended on that day."""
    if not parted:
        yield Placed(d.of, tuple(s and (None, s[1]) for s in d.spans), "close")
    over = ends_a_visit(scene.contacts)
    for stay in scene.durations:
        if stay.own and not (stay.over or over or parted):
            continue  # who leaves may set out: "will leave Hanoi on June 3 for a four-day visit"
        back = tuple((s[1] - (stay.days - 1) * DAY, s[1]) if s and s[1] else None for s in d.spans)
        yield Placed(d.of, back, _length(stay, acts))


def _length(stay: Stay, acts: frozenset[str]) -> str:
    return "length" if stay.own else "length same" if stay.acts & acts else "length near"


def _joined(
    first: Placed, told: Sequence[Placed], ends: Sequence[Placed], acts: frozenset[str], scene: Scene
) -> Iterator[Placed]:
    """The stays from a day to a last day of the same sentence ("đến ngày 24"), or of another one."""
    for last in told:
        if last.of.how == "own" and _is_last_day(last) and (spans := _between(first.spans, last.spans, _MOST)):
            yield Placed(first.of, spans, "joined")
    for last in ends:
        e = last.of.expression
        if e is not None and e.form is Form.POINT and not last.of.acts & acts:
            continue  # who leaves ends no exercise, nor does an exercise that is over end a visit
        most = _MOST if e in scene.expressions else _MOST_APART
        if spans := _between(first.spans, last.spans, most):
            yield Placed(first.of, spans, "joined same" if last.of.acts & acts else "joined near")


def _is_last_day(d: Placed) -> bool:
    return d.of.expression is not None and d.of.expression.form is Form.OPEN_START


def _is_open(d: Placed) -> bool:
    """Whether words tell the first day alone of what goes on: "từ ngày 3/12"."""
    e = d.of.expression
    if e is None or e.form is not Form.OPEN_END or e.duration_days:
        return False
    return e.first.day is not None or (e.first.shift is not None and e.first.shift.unit is Unit.DAY)


def _lasting(d: Placed) -> bool:
    """Whether a day is told with how long lasts what begins on it."""
    e = d.of.expression
    return e is not None and e.form is Form.POINT and bool(e.duration_days) and not is_one_day(d.spans)


def _first_day(d: Placed, made: str = "") -> Placed:
    return Placed(d.of, _from(d.spans, 1), made, d.within)


def _from(spans: Spans, days: int) -> Spans:
    """So many days from the first of each span on."""
    return tuple((s[0], s[0] + (days - 1) * DAY) if s and s[0] else None for s in spans)


def is_one_day(spans: Spans) -> bool:
    """Whether each span is one day, and there is one."""
    return any(s is not None for s in spans) and all(s is None or (s[0] is not None and s[0] == s[1]) for s in spans)


def _between(a: Spans, b: Spans, most: int) -> Spans | None:
    """From the first of `a` to the last of `b`, for each possible day of writing; None where it lasts too long."""
    out: list[Span | None] = []
    for first, last in zip(a, b, strict=True):
        if first is None or last is None or first[0] is None or last[1] is None:
            out.append(None)
        elif 0 < (last[1] - first[0]).days <= most:
            out.append((first[0], last[1]))
        else:
            return None
    return tuple(out) if any(out) else None
