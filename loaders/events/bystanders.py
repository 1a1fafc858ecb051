"""The states that a sentence names and that do nothing in it: what is near, where two others met, who helped them."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.actors.party import Party, PartyKind
from loaders.events.pairs import states_of
from loaders.events.scene import Scene
from loaders.events.visited import end_of_list, hosts

_ACTING = (PartyKind.ACTOR, PartyKind.PAIR)
_TWO = 2
# From "trao trả" to the state of those who are handed back, "trao trả | 9 công dân | Trung Quốc", and from a sanction
# to that of those whom it hits.
_HANDED = 24
# From "và" to how many of a union there are: "và | 10 người đồng cấp ASEAN".
_COUNT = 12
_ON_PEOPLE = frozenset({"rite", "sanction"})


def bystanders(s: Scene) -> frozenset[str]:
    """The states that a sentence names and that are party to no contact of it."""
    return _idle(s) | _mere_places(s) | _witnesses(s) | _backed(s) | _told_beside(s) | _third(s) | _gone_before(s)


def _idle(s: Scene) -> frozenset[str]:
    """The states that a sentence names only in words that tell of no act of theirs: "diễn tập gần Lào". Who is visited
    is none of them, whatever else is his: "trước chuyến thăm Lào, báo chí Lào đưa tin"."""
    joined = {i for n, p in enumerate(s.parties) if p.idle and s.lists[n] == n for i in range(n, end_of_list(s, n))}
    lent = {s.lists[i] for i, p in enumerate(s.parties) if mediates(s, p)}  # "Lào và Bỉ làm trung gian"
    idle = [p for i, p in enumerate(s.parties) if p.idle or i in joined or s.lists[i] in lent]
    visited = hosts(s) if idle else ()
    idle = [p for p in idle if not _goes_home(s, p)]
    left = {t.end + 1 for t in s.contacts if t.frame.type == "sanction"}  # "có 48 giờ để rời | Lào"
    acting = [p for n, p in enumerate(s.parties) if p not in idle and (n in visited or p.start in left or not p.placed)]
    return frozenset(states_of(idle)) - frozenset(states_of(acting))


def _goes_home(s: Scene, p: Party) -> bool:
    """Whether a state is that of the people who are handed back to it, "trao trả 9 công dân | Trung Quốc", or of those
    whom a sanction hits: "cấm nhập cảnh đối với 9 công dân | Lào", "9 công dân | Lào | bị cấm nhập cảnh"."""
    if p.kind is not PartyKind.PEOPLE or any(
        q is not p and set(q.codes) & set(p.codes) for q in s.parties if not q.placed
    ):
        return False
    spans = [(t.end, p.start) for t in s.contacts if t.frame.name in _ON_PEOPLE]
    spans += [(p.end, t.start) for t in s.contacts if t.frame.name == "sanction"]
    return any(0 < b - a <= _HANDED and not any(a <= at < b for at in s.borders) for a, b in spans)


def _mere_places(s: Scene) -> frozenset[str]:
    """The states in which two others met, and that are no host and no guest: "Nga và Mỹ hội đàm tại Lào"."""
    acting = states_of([p for p in s.parties if p.kind in _ACTING and not (p.placed or p.attributive)])
    listed = _listed(s) if len(acting) == 1 else []
    if len(acting) < 2:
        acting = _two_who_act(s) or two_before(s) or [*acting, *(c for c in listed if acting[0] not in listed)]
    if len(acting) < 2 and not _with_a_union(s):
        return frozenset()
    comes = min((t.end for t in s.contacts if t.frame.slots == "visit"), default=None)
    places = [p for p in s.parties if p.placed and (comes is None or p.start < comes)]
    return frozenset(states_of(places)) - frozenset([*states_of([p for p in s.parties if p not in places]), *listed])


def _with_a_union(s: Scene) -> list[str]:
    """The state that meets those of a union, right before what they do together: "Ngoại trưởng ASEAN và | Nga | họp tại
    Lào"."""
    t = next((t for t in s.contacts if t.frame.slots == "mutual"), None)
    before = [p for p in s.parties if t is not None and p.end <= t.start][-_TWO:]
    unions = [p for p in before if p.kind is PartyKind.UNION]
    if len(before) < _TWO or len(unions) != 1:
        return []
    a, b = before[0].end, before[1].start
    joined = any(c.concept == "list" and 0 <= c.start - a <= 1 and 0 <= b - c.end <= _COUNT for c in s.cues)
    (other,) = (p for p in before if p not in unions)
    return list(other.codes) if joined and not other.placed else []


def _two_who_act(s: Scene) -> list[str]:
    """The two states of whom a sentence tells as "hai nước" or "hai bên" before it names them: "sau cuộc đàm phán ở Lào
    giữa đại diện hai nước, Nga và Mỹ ra tuyên bố chung"."""
    ends = {c.end + 1 for c in s.cues if c.concept == "this_one_and"}  # "Bộ trưởng Lào cho biết nước này và | Nga"
    with_it = next((n for n, p in enumerate(s.parties) if p.start in ends and n), None)
    if with_it is not None and s.parties[with_it - 1].kind is PartyKind.ACTOR:
        return states_of(s.parties[with_it - 1 : with_it + 1])
    both = next((n for n, p in enumerate(s.parties) if p.kind is PartyKind.BOTH), None)
    if both is None:
        return []
    lists = [s.lists[n] for n in range(both + 1, len(s.parties)) if s.parties[n].kind is PartyKind.STATE]
    two = next((n for n in lists if s.lists.count(n) == _TWO), None)
    return states_of([p for p, n in zip(s.parties, s.lists, strict=True) if n == two])


def _listed(s: Scene) -> list[str]:
    """The states of a list of three or more, none of which is merely where something is: "gặp lãnh đạo từ Lào, Nga và
    Cuba ở Geneva, Thụy Sĩ"."""
    names = [n for n, p in zip(s.lists, s.parties, strict=True) if p.kind is PartyKind.STATE and not p.placed]
    several = {n for n in names if s.lists.count(n) > _TWO and names.count(n) >= _TWO}
    return states_of([p for p, n in zip(s.parties, s.lists, strict=True) if n in several])


def two_before(s: Scene) -> list[str]:
    """The two states of one list right before what they do together: "quan chức | Nga | và | Mỹ | đàm phán tại Lào",
    also where an office before them is of both."""
    first = next(iter(s.contacts), None)
    if first is None or first.frame.slots != "mutual":
        return []
    before = [n for n, p in enumerate(s.parties) if p.end <= first.start]
    two = [p for n, p in enumerate(s.parties) if before and s.lists[n] == s.lists[before[-1]]]
    if len(two) != _TWO or two[-1].end > first.start or any(p.placed for p in two):
        return []
    named = two[-1].kind is PartyKind.STATE and (two[0].kind is PartyKind.STATE or _is_of_both(two[0]))
    return states_of(two) if named else []


def _is_of_both(p: Party) -> bool:
    """Whether an office before a list is of all its states, and of nobody who is named: "phái đoàn | Mỹ | và | Lào"."""
    return p.kind is PartyKind.ACTOR and not (p.people or p.names or p.attributive)


def _witnesses(s: Scene) -> frozenset[str]:
    """The states that saw two others act: "trước sự chứng kiến của Lào, Nga và Mỹ ký"."""
    ends = {c.end + 1 for c in s.cues if c.concept == "witness"}
    if not ends:
        return frozenset()
    lists = {s.lists[n] for n, p in enumerate(s.parties) if p.start in ends}
    seeing = [p for p, n in zip(s.parties, s.lists, strict=True) if n in lists]
    acting = states_of([p for p in s.parties if p not in seeing and not p.placed])
    return _left_out(seeing, acting)


def _left_out(those: Sequence[Party], acting: Sequence[str]) -> frozenset[str]:
    """The states of some parties that are none of two or more that act."""
    return frozenset(states_of(those)) - frozenset(acting) if len(acting) > 1 else frozenset()


def _backed(s: Scene) -> frozenset[str]:
    """The states for whose sake two others act: "Nga trục xuất hai nhà ngoại giao Lào vì Lào | ủng hộ | Cuba"."""
    ends = {c.end + 1 for c in s.cues if c.concept == "backed"}
    those = [p for p in s.parties if p.start in ends and p.kind is not PartyKind.ACTOR] if ends else []
    acting = states_of([p for p in s.parties if p not in those and not p.placed])
    return _left_out(those, acting)


def _told_beside(s: Scene) -> frozenset[str]:
    """The states of phrases beside the act that tell of no contact, where two others act outside of these: "trong bối
    cảnh Lào phóng tên lửa, Bộ trưởng Nga và Bộ trưởng Mỹ hội đàm"."""
    idle = [p for p in s.phrases if not any(p.has(t.start) for t in s.contacts)]
    those = [p for p in s.parties if any(phrase.has(p.start) for phrase in idle)]
    if not those:
        return frozenset()
    others = [p for p in s.parties if p not in those and not p.placed]
    acting = states_of([p for p in others if p.kind is PartyKind.ACTOR])
    return frozenset(states_of(those)) - frozenset(states_of(others)) if len(acting) > 1 else frozenset()


def _third(s: Scene) -> frozenset[str]:
    """The states that are the third of what two talk about: "thúc đẩy hợp tác | ba bên với | Lào"."""
    ends = {c.end + len(" với ") for c in s.cues if c.concept == "multilateral" and c.words.endswith("bên")}
    those = [p for p in s.parties if p.start in ends] if ends else []
    return frozenset(states_of(those)) - frozenset(states_of([p for p in s.parties if p not in those]))


def _gone_before(s: Scene) -> frozenset[str]:
    """The states that open a sentence as those that did before what another does now: "sau | Lào, | Nga cắt quan hệ với
    Cuba"."""
    opens = [c for c in s.cues if c.concept == "gone_before" and c.start == s.sentence.start]
    first = next(iter(s.parties), None)
    if first is None or not any(c.end + 1 == first.start for c in opens):
        return frozenset()
    those = [p for p in s.parties[: end_of_list(s, 0)] if p.kind in (PartyKind.STATE, PartyKind.PLACE)]
    ends = bool(those) and those[-1].end in s.borders
    return frozenset(states_of(those)) - frozenset(states_of(s.parties[len(those) :])) if ends else frozenset()


def mediates(s: Scene, p: Party) -> bool:
    """Whether a party is told to bring others together: "do Qatar | làm trung gian"."""
    return any(c.concept == "mediator" and (-1 <= c.start - p.end <= 1 or 0 <= p.start - c.end <= 1) for c in s.cues)
