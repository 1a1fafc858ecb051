"""Who is visited in a sentence, which of its days are of one of them, and which of a journey to several.

"Thăm ba nước từ 5 đến 12/5" tells no days of any one of the three: each was visited in some of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from loaders.actors.party import Party, PartyKind
from loaders.dates.partial import Expression, Form
from loaders.events.hits import Contact
from loaders.events.pairs import states_of
from loaders.events.scene import Scene
from loaders.lexicon.lists import any_of
from loaders.lexicon.words import setting_out
from loaders.patterns import lazy_re

# Letters at most between a word of visiting and the first of those visited: "thăm | hữu nghị chính thức | Lào".
_WORDS_OF_VISIT = 40
_NAMES = (PartyKind.PLACE, PartyKind.STATE)
_MANY, _TWO = 3, 2
# From "hai nước" to the first of them: "hai nước | láng giềng Đông Nam Á | Lào".
_COUNTED = 24
# From a name to the day in brackets behind it, a word or two between: " (từ ngày ".
_IN_BRACKETS = 12
#: What somebody sets out for, by the names of frames.
GONE_FOR = frozenset({"exercise", "exchange", "dialogue", "summit"})


def hosts(s: Scene) -> frozenset[int]:
    """Which parties of a sentence are hosts: those visited, and those whose invitation is followed."""
    out: set[int] = set()
    visits = [t.end for t in s.contacts if t.frame.slots == "visit" and t.frame.aspect != "leave"]
    invitations = [c.end for c in s.cues if c.concept == "invited"]
    if not (visits or invitations):
        return frozenset()
    out.update(_inviters(s, invitations))
    guest = _guest_of_nobody(s, invitations)
    for n, first in enumerate(s.parties):
        counted = _is_counted(s, n)
        before = s.parties[n - 1 - counted].end if n > counted else 0
        visited = (counted or _may_be_visited(first)) and _stands_behind(first, visits, before)
        if visited or (first is not guest and _stands_behind(first, invitations, before)):
            listed = range(n, n + s.lists.count(n) if counted else end_of_list(s, n))
            of_names = all(s.parties[i].kind in _NAMES for i in listed)
            out.update(listed if of_names or not visited else [n])
        elif n - 1 in out and first.kind in _NAMES and _is_next_in_brackets(s, n):
            out.add(n)
    return frozenset(out)


def _is_counted(s: Scene, n: int) -> bool:
    """Whether two states are told as "hai nước" right before their names: "thăm hai nước láng giềng | Lào, Nga"."""
    both, at = s.parties[n - 1] if n else None, s.parties[n].start
    if both is None or both.kind is not PartyKind.BOTH or s.parties[n].kind not in _NAMES or s.lists.count(n) != _TWO:
        return False
    return 0 < at - both.end <= _COUNTED and not any(both.end <= b < at for b in s.borders)


def _is_next_in_brackets(s: Scene, n: int) -> bool:
    """Whether a state is joined to the one before, behind whose name its days stand in brackets: "thăm Lào (5-6/6) và |
    Nga"."""
    a, b = s.parties[n - 1].end, s.parties[n].start
    days = [e for e in s.expressions if a <= e.start and e.end <= b]
    joint = next((c for c in s.cues if c.concept == "list" and a <= c.start and c.end + 1 == b), None)
    if len(days) != 1 or joint is None:
        return False
    opened = any(a < at < days[0].start for at in s.borders)
    return opened and days[0].start - a <= _IN_BRACKETS and joint.start - days[0].end <= len(") ")


def _inviters(s: Scene, invitations: Sequence[int]) -> Iterator[int]:
    """Who invites: those of other states between the word and whoever goes, who stands last before the visit is told:
    "nhận lời mời của A, Chủ tịch Ủy ban châu Âu và B, Thủ tướng C | thăm"."""
    for at in invitations:
        visit = next((t.start for t in s.contacts if t.start >= at and t.frame.slots == "visit"), at)
        between = [n for n, p in enumerate(s.parties) if at <= p.start and p.end <= visit]
        actors = [n for n in between if s.parties[n].kind is PartyKind.ACTOR and s.parties[n].codes]
        if len(actors) > 1:
            gone = set(s.parties[actors[-1]].codes)
            yield from (n for n in actors if gone.isdisjoint(s.parties[n].codes))


def _guest_of_nobody(s: Scene, invitations: Sequence[int]) -> Party | None:
    """Who goes, where whoever invites him is told by an office alone, which stands in one with his name: "nhận lời mời
    của Thủ tướng, bà A | thăm B". None where somebody else goes."""
    for at in invitations:
        behind = [n for n, p in enumerate(s.parties) if p.start >= at]
        if len(behind) < 2 or any(p.kind is PartyKind.ACTOR and p.codes for p in s.parties[: behind[0]]):
            continue
        who, host = (s.parties[n] for n in behind[:2])
        goes = any(t.frame.slots == "visit" and who.end <= t.start < host.start for t in s.contacts)
        if goes and ", " in who.text and host.kind in _NAMES and not {*who.codes} & {*host.codes}:
            return who
    return None


def visits_many(s: Scene, t: Contact) -> bool:
    """Whether a word of visiting is of three states or more: nobody is with all of them on a day that another sentence
    tells. Where it tells the beginning, he is with the first."""
    begins = any(c.concept == "first_day" and t.start - 1 <= c.end <= t.end for c in s.cues)
    if t.frame.slots != "visit" or t.frame.aspect == "leave" or begins:
        return False
    behind = [n for n, p in enumerate(s.parties) if p.start >= t.end and p.kind in _NAMES]
    visited = states_of([s.parties[n] for n in sorted(hosts(s).intersection(behind))])
    listed = Counter(s.lists[n] for n in behind)  # "thăm 21 quốc gia, trong đó có A, B và C"
    return len(visited) >= _MANY or any(count >= _MANY for count in listed.values())


def is_whole_journey(s: Scene, t: Contact) -> bool:
    """Whether a word of visiting is of several states by their number, where its sentence tells to which of them
    somebody came: "đáp xuống Lào hôm qua, chặng thứ hai trong vòng | công du | năm nước"."""
    if t.frame.aspect != "stay":
        return False
    if not any(c.concept == "journey" and c.start <= t.end + 1 and t.start < c.end for c in s.cues):
        return False
    return any(u.frame.aspect == "arrive" and place_behind(s, u) for u in s.contacts)


def end_of_list(s: Scene, n: int) -> int:
    """Where a list ends that opens with party `n`: behind the last that a word such as "và" joins, else behind `n`."""
    size = s.lists.count(n) if s.lists[n] == n else 1
    joints = [c.start for c in s.cues if c.concept == "list"]

    def is_joined(i: int) -> bool:
        return any(s.parties[i - 1].end <= at < s.parties[i].start for at in joints)

    behind = n + size
    if n < behind < len(s.parties) and s.parties[behind].kind is PartyKind.UNION and is_joined(behind):
        return behind  # "Tổng thống Áo, Tổng thống Lào và Chủ tịch Hội đồng châu Âu"
    return max(filter(is_joined, range(n + 1, behind)), default=n) + 1


def _may_be_visited(p: Party) -> bool:
    """Whether a party is a place, or a body: "thăm Tòa thánh Vatican"."""
    return p.kind is PartyKind.PLACE or (p.kind is PartyKind.ACTOR and p.roles == {"body"} and not p.people)


def _stands_behind(p: Party, ends: Sequence[int], before: int) -> bool:
    """Whether a word that ends at one of `ends` stands close before a party, and no other party between."""
    last = max((end for end in ends if end <= p.start), default=None)
    return last is not None and p.start - last <= _WORDS_OF_VISIT and before <= last


# Between a state and its days, in brackets or none, and between those and the next state: "Pháp (25-27/3) và Cuba
# (28-30/3)", "thăm Pháp từ ngày 25 đến 27/3 và thăm Cuba từ ngày 28 đến 30/3".
_OPENS = lazy_re(r"\s*\((?:từ |ngày |từ ngày )?$")
_TAKES_PLACE = r"(?:,? (?:sẽ|dự kiến|được thực hiện|diễn ra|sau đó|tiếp đó|trong thời gian))*"
_BEHIND = lazy_re(rf"{_TAKES_PLACE}\s*,?\s*(?:vào|trong|trong các|during|on)?\s*")
_NEXT = lazy_re(r"\)?,?\s*(?:và|rồi|sau đó|and|then|,)?(?: thăm| tới| đến| sang)?\s*$")
# Between the days of one state and the word that brings one to the next.
_ON = lazy_re(r"\)?,? *(?:sau đó|rồi|tiếp đó|trước khi|sau đấy)(?: mới)?(?: sẽ| lên đường| tiếp tục)* *")
# Between those whom one meets in turn, and between a day and what is done on it.
_THEN = lazy_re(lambda: rf"(?:[\s,]|{any_of('in_turn.toml', 'then')}(?!\w))*")
_VERB = lazy_re(lambda: rf"\s*(?:{any_of('in_turn.toml', 'does')}\s+)*")


def days_of_hosts(s: Scene, low: str) -> dict[Expression, frozenset[str]]:
    """The days that stand right behind a state that is visited, with its codes: they are of that state alone. Without
    brackets they are where another state has its own. `low`: the article's text in lower case."""
    visited = hosts(s)
    out: dict[Expression, frozenset[str]] = {}
    bare: dict[Expression, frozenset[str]] = {}
    closed = -1  # where the last such days end
    for n, p in enumerate(s.parties):
        follows = closed >= 0 and p.kind in _NAMES and _NEXT.fullmatch(low, closed, p.start) is not None
        if not p.codes or not (n in visited or follows):
            continue
        e = next((e for e in s.expressions if e.start >= p.end), None)
        if e is not None and low.startswith(")", e.end) and _OPENS.fullmatch(low, p.end, e.start):
            out[e] = frozenset(p.codes)
            closed = e.end
        elif e is not None and _BEHIND.fullmatch(low, p.end, e.start):
            bare[e] = frozenset(p.codes)
            closed = e.end
    bare.update(_days_in_turn(s, low))
    for e, codes in _days_of_stays(s, low):
        (out if low.startswith(")", e.end) else bare)[e] = codes
    out.update(_days_before_the_next(s))
    out.update((e, codes) for e, codes in bare.items() if _goes_on_then(s, low, e, codes))
    return out | bare if len({*out.values(), *bare.values()}) > 1 else out


def _days_of_stays(s: Scene, low: str) -> Iterator[tuple[Expression, frozenset[str]]]:
    """Stretches of days right behind states that are named as places: "mời thăm; thời gian ở A từ ngày 11 đến 13/10, ở
    B từ ngày 13 đến 15/10", with brackets or none."""
    if not any(t.frame.slots == "visit" for t in s.contacts):
        return
    for p in s.parties:
        e = next((e for e in s.expressions if e.start >= p.end), None)
        if e is None or not p.codes or p.kind not in _NAMES or e.form is not Form.RANGE:
            continue
        if (_OPENS if low.startswith(")", e.end) else _BEHIND).fullmatch(low, p.end, e.start):
            yield e, frozenset(p.codes)


def place_behind(s: Scene, t: Contact) -> Party | None:
    """The state or place named right behind a word of contact; None where none is."""
    behind = next((p for p in s.parties if p.start >= t.end), None)
    near = behind is not None and behind.kind in _NAMES and behind.start - t.end <= _WORDS_OF_VISIT
    return behind if near else None


def arrives_elsewhere(s: Scene, t: Contact, pair: tuple[str, str]) -> bool:
    """Whether somebody sets out for another state than two of which he leaves one, "kết thúc chuyến thăm Lào và | lên
    đường đi | Campuchia"."""
    to = next_state(s, t) if t.frame.aspect == "arrive" else None
    return to is not None and {*to.codes}.isdisjoint(pair)


def next_state(s: Scene, t: Contact) -> Party | None:
    """The state named right behind a word of going for which somebody leaves another; None where none is."""
    both = _legs(s, t)
    return None if both is None else both[1]


def left_for_the_next(s: Scene) -> Iterator[tuple[str, str]]:
    """The states that somebody of a third leaves, each with the next: "rời Lào, Thủ tướng Nga bay sang | Campuchia"."""
    for t in s.contacts:
        both = _legs(s, t) if t.frame.aspect == "arrive" else None
        if both is None:
            continue
        two = {code for p in both for code in p.codes}
        goes = (p for p in s.parties if p.end <= t.start and p.kind is PartyKind.ACTOR and not p.placed)
        if any(p.codes and two.isdisjoint(p.codes) for p in goes):
            yield from product(both[0].codes, both[1].codes)


def _legs(s: Scene, t: Contact) -> tuple[Party, Party] | None:
    """The state that somebody leaves, or from which he comes, and the one behind a word of going to which he goes; None
    where none is told."""
    to = place_behind(s, t)
    if to is None:
        return None
    left = [p for o in s.contacts if o.frame.aspect == "leave" and o.end <= t.start and (p := place_behind(s, o))]
    last = left[-1] if left else None
    return None if last is None or {*last.codes} & {*to.codes} else (last, to)


def is_at_home(s: Scene, t: Contact) -> bool:
    """Whether the place behind a word of contact is of the state of whoever acts before it."""
    place = place_behind(s, t)
    goes = [p for p in s.parties if p.end <= t.start and p.kind is PartyKind.ACTOR and p.codes]
    return place is not None and bool(goes) and goes[-1].codes == place.codes


def leaves_home(s: Scene, t: Contact) -> bool:
    """Whether somebody sets out from his own state for what is no visit: "hải quân Lào | rời | Viêng Chăn để tham gia
    cuộc diễn tập", "… nhổ neo, | lên đường tới | cuộc diễn tập"."""
    aim = next((o for o in s.contacts if o.frame.name in GONE_FOR and o.start >= t.end), None)
    if aim is None or not _sets_out_for(t, aim):
        return False
    alone = all(_sets_out_for(o, aim) for o in s.contacts if o.frame.slots == "visit")
    goes = [p for p in s.parties if p.end <= t.start and not p.placed and p.codes]
    places = [p for p in s.parties if p.end <= aim.start and p.placed]
    return alone and bool(goes) and bool(places) and all(p.codes == goes[-1].codes for p in places)


def _sets_out_for(t: Contact, aim: Contact) -> bool:
    """Whether a word of contact tells that somebody leaves, or sets out right for an act: "lên đường tới | cuộc diễn
    tập", but "lên đường thăm | Lào"."""
    return t.frame.aspect == "leave" or (t.words in setting_out() and aim.start - t.end <= 1)


def _days_before_the_next(s: Scene) -> Iterator[tuple[Expression, frozenset[str]]]:
    """The stretches of days told of a state that one leaves for the next: "rời A sau chuyến thăm từ 11 đến 13/3, Chủ
    tịch nước bay tới B"."""
    for t in s.contacts:
        if t.frame.aspect != "leave":
            continue
        left = place_behind(s, t)
        if left is None:
            continue
        nexts = [p for p in s.parties if p.start > left.end and p.kind in _NAMES and not {*p.codes} & {*left.codes}]
        goes = [o.start for o in s.contacts if o.start > left.end and o.frame.aspect == "arrive"]
        if not (nexts and goes):
            continue
        for e in s.expressions:
            if e.form is Form.RANGE and left.end <= e.start and e.end <= min(goes[0], nexts[0].start):
                yield e, frozenset(left.codes)


def _goes_on_then(s: Scene, low: str, e: Expression, codes: frozenset[str]) -> bool:
    """Whether who spent some days with a state goes on to another: "thăm A từ ngày 19 đến 21/7, sau đó tới | B"."""
    t = next((t for t in s.contacts if t.start >= e.end), None)
    if t is None or e.form is not Form.RANGE or t.frame.slots != "visit" or t.frame.aspect == "leave":
        return False
    to = place_behind(s, t)
    return to is not None and codes.isdisjoint(to.codes) and _ON.fullmatch(low, e.end, t.start) is not None


def _days_in_turn(s: Scene, low: str) -> Iterator[tuple[Expression, frozenset[str]]]:
    """Days that stand right behind those whom one meets in turn: "sẽ gặp A ngày 15/5 và B ngày 20/5"."""
    first = min((t.end for t in s.contacts), default=None)
    chain: list[tuple[Expression, frozenset[str]]] = []
    for p in s.parties:
        if first is None or p.start < first or not p.codes:
            continue
        e = next((e for e in s.expressions if e.start >= p.end), None)
        if e is None or not _BEHIND.fullmatch(low, p.end, e.start) or _acts_then(s, low, e):
            continue
        if chain and not _goes_on(s, low, chain[-1][0].end, p.start):
            yield from chain if len(chain) > 1 else ()
            chain = []
        chain.append((e, frozenset(p.codes)))
    yield from chain if len(chain) > 1 else ()


def _acts_then(s: Scene, low: str, e: Expression) -> bool:
    """Whether a word of contact stands right behind a day: whoever stands before it acts ("B hôm nay | hội kiến")."""
    at = next((t.start for t in s.contacts if t.start >= e.end), None)
    return at is not None and _VERB.fullmatch(low, e.end, at) is not None


def _goes_on(s: Scene, low: str, a: int, b: int) -> bool:
    """Whether nothing but "và" and words of contact stand in [a, b)."""
    for t in s.contacts:
        if a <= t.start and t.end <= b:
            if not _THEN.fullmatch(low, a, t.start):
                return False
            a = t.end
    return _THEN.fullmatch(low, a, b) is not None


def one_after_the_other(owned: dict[Expression, frozenset[str]], pair: tuple[str, str]) -> bool:
    """Whether each of two states was visited on days of its own (`days_of_hosts`): none visited the other."""
    a, b = ({e for e, codes in owned.items() if code in codes} for code in pair)
    return bool(a and b) and a.isdisjoint(b)


def in_turn(owned: dict[Expression, frozenset[str]], pair: tuple[str, str]) -> frozenset[tuple[str, str]]:
    """For a guest and a host with days of its own (`days_of_hosts`), the pairs of that guest with the other such hosts;
    none where both or neither have such days."""
    visited = frozenset(code for codes in owned.values() for code in codes)
    host, guest = visited.intersection(pair), frozenset(pair) - visited
    if len(host) != 1 or len(guest) != 1:
        return frozenset()
    (other,) = guest
    return frozenset((min(other, code), max(other, code)) for code in visited - host)


def journeys(s: Scene) -> Iterator[Expression]:
    """The stretches of days of a sentence in which several states were visited: those that stand nearest behind the
    words for them, or where none does, before."""
    stretches = [e for e in s.expressions if e.form is Form.RANGE or e.duration_days]
    for at in _several_visited(s) if stretches else ():
        behind = next((e for e in stretches if e.start >= at), None)
        yield behind or stretches[-1]


def _several_visited(s: Scene) -> Iterator[int]:
    """Where a sentence tells of several states that are visited: by their number, or by names in one list."""
    visits = [t.start for t in s.contacts if t.frame.slots == "visit"]
    for c in s.cues:
        if c.concept == "journey" and visits:
            yield c.start
    visited = sorted(hosts(s))
    for a, b in pairwise(visited):
        if s.lists[a] == s.lists[b]:
            yield s.parties[b].start
