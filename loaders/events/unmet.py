"""Who of a sentence did not meet whom: those of one list, the guests of one host, those met one after the other.

A pair that is none here is proposed by no word of contact of that sentence.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import combinations, pairwise, product

from loaders.actors.party import Party, PartyKind
from loaders.events.bystanders import two_before
from loaders.events.hits import WITH_WHOM, Contact
from loaders.events.pairs import Pair, pair_of, states_of
from loaders.events.scene import Scene
from loaders.events.visited import end_of_list, hosts, left_for_the_next

# Letters at most between such a word and the first of those: "với | các nhà".
_PLURALS = 16
_TWO = 2
# Letters at most between a word of meeting and "hai": "hội đàm | với | hai người đồng cấp".
_WITH_BOTH = 6
# Between a word of chairing and what is chaired: "chủ trì | một | cuộc gặp".
_ONE = 6
# Who joins somebody stands behind these, so many letters at most: "cùng | chuyên gia đến từ | Nga và Mỹ".
_TOGETHER, _GUESTS = frozenset({"cùng", "cùng với"}), 40
# Words that open what is talked about, and how far behind a word of contact it ends at most.
_ABOUT, _TOPIC = frozenset({"về", "bàn về", "trao đổi về", "thảo luận về", "about"}), 60
_ACTING = (PartyKind.ACTOR, PartyKind.PAIR)
_SUBJECTS = (*_ACTING, PartyKind.STATE)
# Of those words of contact what opens a noun: "dự | cuộc gặp của A và B" has two who met.
_TYPES_OF_MEETING, _NOUNS = frozenset({"talks", "meeting", "call"}), ("cuộc ", "buổi ", "phiên ", "vòng ")
# Of those words of contact some are handed over to somebody.
_HANDING = frozenset({"rite", "aid"})
# "cuộc gặp | của | Ủy ban hỗn hợp" is one of its members.
_WHOSE = frozenset({"của"})
# What a list of those who act together has, and those who have gifts.
_LISTED = (PartyKind.ACTOR, PartyKind.STATE)


def unmet(s: Scene) -> frozenset[Pair]:
    """The states of a sentence, two by two, that have no contact with each other there, whatever its words tell."""
    if len(s.parties) < 2 or not s.contacts:
        return frozenset()
    together = _visited_together(s) | _of_one_list(s) | _received_together(s) | _met_together(s)
    apart = (
        _met_in_turn,
        _visited_to_meet,
        _apart_from_two,
        _spoken_of,
        _acting_alike,
        _met_by_one,
        _met_by_no_state,
        _who_came_too,
        _of_one_agenda,
        _attending,
        _where_it_was,
        _coming_each,
        _talked_over,
        _at_the_table_of_one,
        _where_two_meet,
        _topics_of_both,
        _topics_of_two,
        _handed_to_its_own,
        _written_to,
        _meeting_together,
        _joined_by_two,
    )
    legs = (pair_of(a, b) for a, b in left_for_the_next(s))
    return together.union(legs, *(pairs(s) for pairs in apart))


def _visited_together(s: Scene) -> frozenset[Pair]:
    """The states that are hosts alone, two by two: "thăm Lào và Campuchia" brings none of them to the other."""
    visited = hosts(s)
    codes = states_of([p for n, p in enumerate(s.parties) if n in visited])
    at = next((t.start for t in s.contacts if t.frame.slots == "visit"), 0)
    others = [p for n, p in enumerate(s.parties) if n not in visited]
    acting = set(states_of([p for p in others if p.kind is PartyKind.ACTOR or p.start < at]))
    return frozenset(pair_of(a, b) for a, b in combinations([c for c in codes if c not in acting], 2))


def _of_one_list(s: Scene) -> frozenset[Pair]:
    """The states of a list of three or more, two by two: what "các Bộ trưởng Pháp, Đức và Bỉ" do, or "Bộ trưởng Pháp,
    Bộ trưởng Đức và Bộ trưởng Bỉ", is of all, or of each with somebody else."""
    out: set[Pair] = set()
    for n in sorted(set(s.lists)):
        sharing = [p for i, p in enumerate(s.parties) if s.lists[i] == n and (i == n or _acts_by_office_before(p))]
        last = end_of_list(s, n)
        kinds = (PartyKind.ACTOR,) if _goes_on(s, s.parties[n]) else _LISTED
        joined = [p for p in s.parties[n:last] if p.kind in kinds and "pronoun" not in p.roles]
        rest = s.parties[n + s.lists.count(n) :]
        behind = [p for p in rest if p.kind is PartyKind.ACTOR and not (p.placed or p.attributive)]
        invite = {c.end + 1 for c in s.cues if c.concept == "invites"}  # "theo lời mời của | Tổng thống Nga"
        elsewhere = states_of([p for p in behind if "force" not in p.roles and p.start not in invite])
        for codes in map(states_of, (sharing, joined)):
            if len(codes) > 2:
                out.update(pair_of(a, b) for a, b in combinations([c for c in codes if c not in elsewhere], 2))
                out.update(pair_of(a, b) for a in codes for b in _topics(s, rest) if b not in codes)
    return frozenset(out)


def _topics(s: Scene, rest: Sequence[Party]) -> frozenset[str]:
    """The states that those before the `rest` of a sentence's parties speak of, and that do not act with them
    themselves: "Nga, Mỹ và Bỉ họp về Lào"."""
    if not rest or any(t.frame.slots != "mutual" or t.end > rest[0].start for t in s.contacts):
        return frozenset()
    beside = {c.end + 1 for c in s.cues if c.words in WITH_WHOM}
    named = [p for p in rest if p.kind not in _ACTING and p.start not in beside]
    return frozenset(states_of(named)) - frozenset(states_of([p for p in rest if p not in named]))


def _goes_on(s: Scene, p: Party) -> bool:
    """Whether a party stands behind a comma that ends no date: "ở Geneva, | Thụy Sĩ, Nga và Mỹ họp" has two who met."""
    at = max((b for b in s.borders if b < p.start), default=None)
    return at is not None and p.start - at <= 2 and not any(0 <= at - e.end <= 1 for e in s.expressions)


def _received_together(s: Scene) -> frozenset[Pair]:
    """The guests of one host, two by two, or those who have gifts or orders of one giver: "Thủ tướng tiếp đoàn Lào do A
    dẫn đầu và đoàn Nga do B dẫn đầu", "Việt Nam tặng Lào, Campuchia khẩu trang"."""
    first = s.contacts[0]
    alone = all(t.frame is first.frame for t in s.contacts if t.frame.slots != "visit")
    if first.frame.name not in ("receive", "aid", "honour") or not alone:
        return frozenset()
    at = first.start
    kinds = _LISTED if first.frame.name == "aid" else (PartyKind.ACTOR,)
    host = set(states_of([p for p in s.parties if p.end <= at and p.kind in kinds]))
    behind = [n for n, p in enumerate(s.parties) if p.start > at]
    guests = [c for c in states_of([s.parties[n] for n in behind]) if c not in host]
    # "Trao Kỷ niệm chương cho Chánh án Lào và Chánh án Nga" names no giver
    untold = first.frame.name != "receive" and len(behind) == len(s.parties) == s.lists.count(
        behind[0] if behind else -1
    )
    return frozenset(pair_of(a, b) for a, b in combinations(guests, 2)) if len(host) == 1 or untold else frozenset()


def _written_to(s: Scene) -> frozenset[Pair]:
    """Those of one list to whom somebody before them writes, two by two: "Lào gửi điện tới Tổng thống Nga và Tổng thống
    Pháp"."""
    out: set[Pair] = set()
    for t in s.contacts:
        n = next((i for i, p in enumerate(s.parties) if p.start >= t.end), None)
        if t.frame.type != "message" or n is None or s.lists.count(s.lists[n]) < _TWO:
            continue
        listed = states_of([p for i, p in enumerate(s.parties) if s.lists[i] == s.lists[n]])
        before = [p for p in s.parties[:n] if p.kind in _ACTING and not p.placed and p.end <= t.start]
        if before and s.lists[n] == n and not set(before[-1].codes) & set(listed):
            out.update(pair_of(a, b) for a, b in combinations(listed, 2))
    return frozenset(out)


def _tables(s: Scene, kinds: Container[PartyKind] = _ACTING) -> Iterator[tuple[list[str], list[str]]]:
    """The states of those who act with a list of others, none where nobody knows whose they are ("đoàn công tác giao
    lưu với hải quân Lào và Nga"), and the states of that list. `kinds`: what may act."""
    for c in s.cues:
        if c.words not in WITH_WHOM:
            continue
        n = next((i for i, p in enumerate(s.parties) if p.start >= c.end), None)
        if n is None or s.parties[n].start - c.end > _PLURALS or s.lists.count(n) < 2:
            continue
        met = states_of([p for i, p in enumerate(s.parties) if s.lists[i] == n])
        acting = [p for p in s.parties[:n] if p.kind in kinds and not (p.placed or p.attributive)]
        others = states_of(acting)
        if acting and not set(others) & set(met):
            yield others, met


def _met_together(s: Scene) -> frozenset[Pair]:
    """Those with whom somebody talks, two by two: "Tổng thống Nga điện đàm với các nhà lãnh đạo Lào và Pháp"."""
    by_somebody = frozenset(pair_of(a, b) for _, met in _tables(s, _SUBJECTS) for a, b in combinations(met, 2))
    return by_somebody | frozenset(_met_by_who_is_untold(s))


def _met_by_who_is_untold(s: Scene) -> Iterator[Pair]:
    """Those with whom an encounter is, two by two, where the sentence names nobody who has it: "chuẩn bị cho | cuộc gặp
    với | Thủ tướng Lào và Tổng thống Nga"."""
    for t in s.contacts:
        if t.frame.type not in _TYPES_OF_MEETING or not t.words.startswith(_NOUNS):
            continue
        if any(p.end <= t.start and (p.codes or p.kind is PartyKind.BOTH) for p in s.parties):
            continue
        if any(c.words in WITH_WHOM and 0 < c.start - t.end <= _PLURALS for c in s.cues):
            first = next(iter(_object(s, t)), 0)
            met = s.parties[first : end_of_list(s, first)]  # "trong cuộc gặp với A, B nói" has B behind a comma
            yield from (pair_of(a, b) for a, b in combinations(states_of(met), 2))


def at_one_table(s: Scene) -> frozenset[Pair]:
    """Who meets two others, two by two, where the three met as one: "Bộ trưởng Nga gặp Bộ trưởng Lào và người đồng cấp
    Pháp". Only an article that tells of three together has it so, and no sentence that has them meet in turn."""
    if any(c.concept == "turn" for c in s.cues):
        return frozenset()
    tables = [(others, met) for others, met in _tables(s) if len(others) == 1 and len(met) == 2]
    return frozenset(pair_of(a, b) for others, met in tables for a in others for b in met)


def meets_both(s: Scene) -> frozenset[str]:
    """The states of whoever meets two others told as "hai": "Thủ tướng Nga sẽ gặp | hai người đồng cấp". None where
    nobody does."""
    for t in s.contacts:
        both = next((p for p in s.parties if p.kind is PartyKind.BOTH and 0 < p.start - t.end <= _WITH_BOTH), None)
        before = [p for p in s.parties if p.end <= t.start and p.kind is PartyKind.ACTOR and p.codes]
        if both is not None and before and t.frame.type in _TYPES_OF_MEETING:
            return frozenset(before[-1].codes)
    return frozenset()


def _acts_by_office_before(p: Party) -> bool:
    """Whether a party acts by the office of the list that it stands in, and has none of its own."""
    return p.kind is PartyKind.ACTOR and not (p.offices or p.people or p.names) and "pronoun" not in p.roles


def _belongs_to(p: Party, t: Contact) -> bool:
    """Whether a party only says of a word of contact right before it of how many it was: "tiếp xúc | song phương"."""
    return p.kind is PartyKind.BOTH and p.start <= t.end + 1


def _object(s: Scene, t: Contact) -> range:
    """The parties that stand behind a word of contact as its object, by their numbers: those of one list, with no end
    of a clause, no other contact and no "giữa" before them."""
    n = next((i for i, p in enumerate(s.parties) if p.start >= t.end and not _belongs_to(p, t)), None)
    if n is None:
        return range(0)
    at = s.parties[n].start
    apart = any(t.end <= b < at for b in s.borders) or any(t.end <= u.start < at for u in s.contacts)
    if apart or any(c.concept == "between" and t.end <= c.start < at for c in s.cues):
        return range(0)
    last = n + s.lists[n:].count(s.lists[n])
    phrase = next((p for p in s.phrases if p.has(t.start)), None)
    return range(n, last) if phrase is None else range(n, sum(p.start < phrase.end for p in s.parties[:last]))


def _met_in_turn(s: Scene) -> Iterator[Pair]:
    """Those whom one meets one after the other: "A hội đàm với B trước khi gặp C", "sau cuộc gặp với C, A tiếp B"."""
    told = [(t, those) for t in s.contacts if (those := _object(s, t))]
    for (t, first), (u, second) in combinations(told, 2):
        if u.start < s.parties[first[-1]].end or first == second:
            continue
        met, then = (set(states_of([s.parties[n] for n in those])) for those in (first, second))
        if _is_whose_act(s, first, u):
            before = set(states_of(s.parties[: first[0]])) - met - then
            yield from (pair_of(a, b) for a, b in product(before, then - met))
            continue
        between = {n for v, those in told if t.start < v.start < u.start for n in those}
        who = _one_who_acts(s, t, u, first, between)
        if who - met - then and not who & then:
            yield from (pair_of(a, b) for a, b in product(met - then, then - met))


def _visited_to_meet(s: Scene) -> Iterator[Pair]:
    """A state to which somebody goes whom the sentence does not name, with those of others whom he meets there: "kết
    thúc bằng chuyến đi Lào để gặp Tổng thống Nga"."""
    for t in s.contacts:
        where = [s.parties[n] for n in _object(s, t)] if t.frame.slots == "visit" else []
        told = any(p.codes and p.end <= t.start for p in s.parties)
        if told or len(where) != 1 or where[0].kind is not PartyKind.PLACE:
            continue
        u = next((u for u in s.contacts if u.start >= where[0].end), None)
        if u is None or u.frame.type not in _TYPES_OF_MEETING or u.words.startswith(_NOUNS):
            continue
        met = [s.parties[n] for n in _object(s, u)]
        alone = not any(where[0].end <= p.start and p.end <= u.start for p in s.parties)
        if alone and met and all(_is_whom(s, u, p) for p in met):
            yield from (pair_of(a, b) for a, b in product(where[0].codes, states_of(met)) if a != b)


def _is_whose_act(s: Scene, those: range, u: Contact) -> bool:
    """Whether what a word of contact tells is said of the one before it: "A hội đàm với B, người sẽ gặp C"."""
    a = s.parties[those[-1]].end
    return any(h.concept == "relative" and a <= h.start <= a + 2 and h.start < u.start for h in s.cues)


def _one_who_acts(s: Scene, t: Contact, u: Contact, first: range, others: Container[int]) -> set[str]:
    """The states of the subject that two words of contact share, nobody where they share none. `first`: the object of
    the first; `others`: those of the words between them."""
    a, b = s.parties[first[-1]].end, u.start
    rest = [p for n, p in enumerate(s.parties) if first[-1] < n and n not in others]
    between = [p for p in rest if p.end <= b and not p.placed]
    joined = [h for h in s.cues if a <= h.start < b and h.concept in ("aside", "list")]
    ends = [at for at in s.borders if a <= at < b]
    if not between:
        # "gặp B rồi hội đàm với C", but "gặp B đang thăm C" and "phản đối B trục xuất C"
        plain = len(first) == 1 and t.frame.type != "message" and u.frame.slots != "visit"
        same = joined or ends or plain
        return set(states_of(s.parties[: first[0]])) if same else set()
    opens = any(p.has(t.start) for p in s.phrases) and not s.parties[: first[0]]
    return set(states_of([p for p in between if ends and p.start > ends[0]])) if opens else set()


def _apart_from_two(s: Scene) -> Iterator[Pair]:
    """Two whose contact is only spoken of, with others: "A hoan nghênh cuộc gặp giữa B và C"."""
    for two in _told_of(s):
        inside = {*two}
        met = set(states_of([s.parties[n] for n in two]))
        others = [p for n, p in enumerate(s.parties) if n not in inside]
        where = [p for p in s.parties[two[-1] + 1 :] if p.placed]  # "Nga và Lào hội đàm | tại Sochi"
        if len(met) > 1 and met.isdisjoint(states_of([p for p in others if p not in where])):
            yield from (pair_of(a, b) for a, b in product(met, states_of(others)) if b not in met)


def _acting_alike(s: Scene) -> Iterator[Pair]:
    """Two who do the same with a third: "Đại sứ B và Đại sứ C trình Quốc thư lên A"."""
    for t in s.contacts:
        n = next((i for i in reversed(range(len(s.parties))) if s.parties[i].end <= t.start), None)
        met = [s.parties[i] for i in _object(s, t)]
        if n is None or s.lists[n] == n or not met or not _is_whom(s, t, met[0]):
            continue
        listed = [p for p, number in zip(s.parties, s.lists, strict=True) if number == s.lists[n]]
        alike = states_of(listed)
        if len({*alike} & {*states_of([s.parties[i] for i in hosts(s)])}) == 1:
            continue  # "theo lời mời của B, A dẫn đầu đoàn thăm B"
        if any(p.end <= listed[-1].start and p.has(listed[0].start) for p in s.phrases):
            continue  # "sau cuộc gặp với B, A hội đàm với C"
        if len(alike) == _TWO and not set(alike) & set(states_of(met)):
            yield pair_of(*alike)


def _met_by_one(s: Scene) -> Iterator[Pair]:
    """Those whom one meets, two by two: "A gặp B, C và tiếp D"."""
    for t in s.contacts:
        those = [s.parties[n] for n in _object(s, t)]
        if t.frame.type not in _TYPES_OF_MEETING or t.words.startswith(_NOUNS) or len(states_of(those)) < _TWO:
            continue
        who = [p for p in s.parties if p.end <= t.start and p.kind in _ACTING and not p.placed]
        if all(_is_whom(s, t, p) for p in those) and set(states_of(who)) - set(states_of(those)):
            yield from (pair_of(a, b) for a, b in combinations(states_of(those), 2))


def _met_by_no_state(s: Scene) -> Iterator[Pair]:
    """Those whom somebody of no state meets, two by two: "Tổng thư ký NATO gặp Ngoại trưởng A, Ngoại trưởng B"."""
    for t in s.contacts:
        before = [p for p in s.parties if p.end <= t.start]
        if t.frame.type not in _TYPES_OF_MEETING or not before or before[-1].kind is not PartyKind.UNION:
            continue
        those = [s.parties[n] for n in _object(s, t)]
        if before[-1].offices and all(_is_whom(s, t, p) for p in those):
            yield from (pair_of(a, b) for a, b in combinations(states_of(those), 2))


def _who_came_too(s: Scene) -> Iterator[Pair]:
    """Who comes to one as others do, with those: "A gặp B và C; D cũng đến chào"."""
    also = [c.start for c in s.cues if c.concept == "also"]
    for t, u in combinations(s.contacts, 2) if also else ():
        first = _object(s, t)
        between = [p for p in s.parties if first and s.parties[first[-1]].end <= p.start and p.end <= u.start]
        if len(between) != 1 or between[0].kind is not PartyKind.ACTOR or _object(s, u):
            continue
        if any(between[0].end <= at < u.start for at in also):
            met = states_of([s.parties[n] for n in first])
            yield from (pair_of(a, b) for a, b in product(met, between[0].codes) if a != b)


def _coming_each(s: Scene) -> Iterator[Pair]:
    """Who comes, each on days of his own, where nobody says to whom: "Thủ tướng A thăm chính thức ngày 8/11, Tổng thống
    B thăm ngày 9/11"."""
    goes = [t for t in s.contacts if t.frame.slots == "visit"]
    if len(goes) < _TWO or len(goes) < len(s.contacts) or hosts(s):
        return
    guests: list[Party] = []
    before = s.sentence.start
    for t in goes:
        between = [p for p in s.parties if before <= p.start and p.end <= t.start]
        dated = any(e.start >= t.end and e.start - t.end <= _PLURALS for e in s.expressions)
        if len(states_of(between)) != 1 or between[-1].kind is not PartyKind.ACTOR or not dated:
            return
        guests.append(between[-1])
        before = t.end
    yield from (pair_of(a, b) for a, b in combinations(states_of(guests), 2))


def _attending(s: Scene) -> Iterator[Pair]:
    """Three of one list or more who attend a gathering, each with whoever else is named: "lực lượng của A, B, C và nước
    chủ nhà dự khai mạc chương trình giao lưu tại D"."""
    for c in s.cues:
        if c.concept != "attends" or any(t.frame.type in _TYPES_OF_MEETING and t.start > c.end for t in s.contacts):
            continue
        for n in set(s.lists):
            many = states_of([p for p, at in zip(s.parties, s.lists, strict=True) if at == n and p.end <= c.start])
            if len(many) > _TWO and not {i for i, at in enumerate(s.lists) if at == n} & hosts(s):
                yield from (pair_of(a, b) for a, b in product(many, states_of(s.parties)) if a != b)


def _where_it_was(s: Scene) -> Iterator[Pair]:
    """Two states that tell together where something was: "tìm thấy ở | Lào | và | Campuchia"."""
    joints = {(c.start - 1, c.end + 1) for c in s.cues if c.concept == "list"}
    for n, (p, q) in enumerate(pairwise(s.parties)):
        two = s.lists.count(s.lists[n]) == _TWO and s.lists[n] == s.lists[n + 1] and (p.end, q.start) in joints
        where = p.kind is PartyKind.PLACE and p.placed and q.kind in (PartyKind.PLACE, PartyKind.STATE)
        if not (two and where):
            continue
        if not {*p.codes, *q.codes} & {*states_of([*s.parties[:n], *s.parties[n + 2 :]])}:
            yield from (pair_of(a, b) for a, b in product(p.codes, q.codes) if a != b)


def _of_one_agenda(s: Scene) -> Iterator[Pair]:
    """Those whom the agenda of one names, two by two: "lịch làm việc của A gồm cuộc gặp với B, cuộc hội đàm với C"."""
    ends = {c.end + 1 for c in s.cues if c.concept == "agenda"}
    for p in s.parties:
        if p.start in ends and p.codes and p.kind is PartyKind.ACTOR:
            others = [c for c in states_of([q for q in s.parties if q.start > p.start]) if c not in p.codes]
            yield from (pair_of(a, b) for a, b in combinations(others, 2))


def _handed_to_its_own(s: Scene) -> Iterator[Pair]:
    """Those of one state who hand somebody or something of another to their own: "Công an TP A bàn giao một nghi phạm
    nước B cho Bộ Công an"."""
    for t in s.contacts:
        end = next((b for b in s.borders if b >= t.end), s.sentence.end)
        giver = next((p for p in reversed(s.parties) if p.end <= t.start and p.kind is PartyKind.ACTOR), None)
        behind = [p for p in s.parties if t.end <= p.start < end]
        if t.frame.name not in _HANDING or giver is None or len(behind) < _TWO:
            continue
        *things, whom = behind
        home = whom.kind is PartyKind.ACTOR and not whom.placed and set(whom.codes) == set(giver.codes)
        if home and not any((p.codes and p.kind in _ACTING) or set(p.codes) & set(giver.codes) for p in things):
            yield from (pair_of(a, b) for a, b in product(giver.codes, states_of(things)) if a != b)


def _is_whom(s: Scene, t: Contact, p: Party) -> bool:
    """Whether a party behind a word of contact is whom it is done with, and not where it is done, whose it is or what
    about."""
    behind = [c for c in s.cues if t.end <= c.start < p.start]
    about = any(
        c.concept in ("purpose", "aside", "relative") or (c.words in _WHOSE and c.start - t.end <= 1) for c in behind
    )
    return p.kind is PartyKind.ACTOR and not (p.placed or p.attributive or about)


def _spoken_of(s: Scene) -> Iterator[Pair]:
    """Two who act as "hai bên", with those of whom they speak then: "…, hai bên nhất trí hợp tác với C"."""
    at = next((n for n, p in enumerate(s.parties) if p.kind is PartyKind.BOTH), None)
    if at is None or not any(t.start >= s.parties[at].end for t in s.contacts):
        return
    two = states_of([p for p in s.parties[:at] if not p.placed])
    if len(two) == 2:
        named = states_of(s.parties[:at])
        yield from (pair_of(a, b) for a, b in product(two, states_of(s.parties[at:])) if b not in named)


def _talked_over(s: Scene) -> Iterator[Pair]:
    """Two whom others only talk about: "Bộ trưởng A chủ trì đàm phán về quan hệ | B - C"."""
    for p in s.parties:
        t = next((t for t in reversed(s.contacts) if t.end <= p.start), None)
        if p.kind is not PartyKind.PAIR or t is None or p.start - t.end > _TOPIC:
            continue
        about = any(c.words in _ABOUT and t.end <= c.start < p.start for c in s.cues)
        others = states_of([q for q in s.parties if q is not p])
        acting = [q for q in s.parties if q.end <= t.start and q.codes and not q.placed]
        if about and acting and not set(others) & set(p.codes) and not any(t.end <= b < p.start for b in s.borders):
            yield from (pair_of(a, b) for a, b in combinations(p.codes, 2))
            yield from (pair_of(a, b) for a, b in product(p.codes, others))


def _at_the_table_of_one(s: Scene) -> Iterator[Pair]:
    """Who chairs one encounter with two others or more, with each: "A chủ trì một cuộc gặp với các đối tác B và C"."""
    chairs = {c.end for c in s.cues if c.concept == "led"}
    nouns = [t for t in s.contacts if t.frame.slots == "mutual" and t.words.startswith(_NOUNS)]
    if any(0 < t.start - at <= _ONE for t in nouns for at in chairs):
        yield from (pair_of(a, b) for who, met in _tables(s) for a, b in product(who, met))


def _where_two_meet(s: Scene) -> Iterator[Pair]:
    """Those who meet somewhere, with the state where it is, though one of them is of no state that is known: "Thủ tướng
    A và Tổng thống X gặp nhau tại B"."""
    for t in s.contacts:
        before = [n for n, p in enumerate(s.parties) if p.end <= t.start]
        if t.frame.slots != "mutual" or not before or s.lists.count(s.lists[before[-1]]) != _TWO:
            continue
        two = [p for p, n in zip(s.parties, s.lists, strict=True) if n == s.lists[before[-1]]]
        if any(p.kind is not PartyKind.ACTOR for p in two) or sum(bool(p.codes) for p in two) != 1:
            continue
        behind = [p for p in s.parties if p.start >= t.end]
        if any(p.kind is PartyKind.ACTOR and p.codes and not p.placed for p in behind):
            continue  # "Thủ tướng A và ông X gặp | Tổng thống B tại C"
        where = [p for p in behind if p.placed and p.kind is not PartyKind.ACTOR]
        yield from (pair_of(a, b) for a, b in product(states_of(two), states_of(where)) if a != b)


def _topics_of_both(s: Scene) -> Iterator[Pair]:
    """The state where "hai bên" meet, with one of which they talk there: "hai Bộ trưởng gặp nhau tại A để bàn về B"."""
    at = next((p.start for p in s.parties if p.kind is PartyKind.BOTH), None)
    first = next((t for t in s.contacts if t.frame.slots == "mutual"), None)
    if (
        at is None
        or first is None
        or at > first.start
        or any(p.codes and not p.placed and p.kind in _ACTING for p in s.parties)
    ):
        return
    where = states_of([p for p in s.parties if p.placed])
    topics = [p for p in s.parties if p.kind is PartyKind.STATE and not p.placed and p.start > first.end]
    told = states_of([p for p in s.parties if p.codes and p.end <= first.start])
    about = [c for c in states_of(topics) if c not in told and c not in where]
    yield from (pair_of(a, b) for a, b in product(where, about))


def _topics_of_two(s: Scene) -> Iterator[Pair]:
    """Two named right before what they do together, with those they talk about: "Nga và Mỹ đàm phán về vấn đề | A"."""
    two = two_before(s)
    if not two:
        return
    at = s.contacts[0].end
    opens = next((c.start for c in s.cues if c.words in _ABOUT and c.start >= at), None)
    if opens is not None:
        about = [p for p in s.parties if p.start > opens and p.kind is PartyKind.STATE and not p.placed]
        yield from (pair_of(a, b) for a, b in product(two, states_of(about)) if b not in two)


def _meeting_together(s: Scene) -> Iterator[Pair]:
    """Two who meet others together, two by two with those: "Tổng thống A và Chủ tịch B sẽ | cùng | gặp Thủ tướng C"."""
    together = {c.end + 1 for c in s.cues if c.concept == "list" and c.words == "cùng"}
    for t in s.contacts:
        before = [n for n, p in enumerate(s.parties) if p.end <= t.start]
        if t.start not in together or t.frame.type not in _TYPES_OF_MEETING or not before:
            continue
        two = [p for p, n in zip(s.parties, s.lists, strict=True) if n == s.lists[before[-1]] and p.end <= t.start]
        met = [s.parties[n] for n in _object(s, t)]
        if len(states_of(two)) == _TWO and met and all(_is_whom(s, t, p) for p in met):
            codes = states_of([*two, *(p for p in s.parties if p.start >= met[0].start and not p.placed)])
            yield from (pair_of(a, b) for a, b in combinations(codes, 2))


def _joined_by_two(s: Scene) -> Iterator[Pair]:
    """Three who do something as one, two by two: "Trung tâm A | cùng | chuyên gia đến từ B và C họp"."""
    first = s.contacts[0]
    in_turn = any(c.concept == "turn" for c in s.cues)
    for c in s.cues if first.frame.slots == "mutual" and not in_turn else ():
        n = next((i for i, p in enumerate(s.parties) if p.start >= c.end), None)
        if c.words not in _TOGETHER or n is None or s.parties[n].start - c.end > _GUESTS or s.lists[n] != n:
            continue
        listed = s.parties[n : end_of_list(s, n)]
        before = [p for p in s.parties[:n] if p.kind in _SUBJECTS and p.strong and not (p.placed or p.attributive)]
        codes = states_of([*before[-1:], *listed])
        if listed[-1].end <= first.start and before and len(codes) > len(states_of(before[-1:])) + 1:
            yield from (pair_of(a, b) for a, b in combinations(codes, 2))


def _told_of(s: Scene) -> Iterator[range]:
    """The parties whose contact is told beside that of others: a noun with "giữa" before two, or a clause with its own
    subject, "A bình luận sau khi B và C hội đàm", "A gặp B, trong khi C gặp D"."""
    for c in s.cues:
        n = next((i for i, p in enumerate(s.parties) if p.start >= c.end), None)
        if n is None or s.parties[n].start - c.end > _PLURALS:
            continue
        if c.concept == "between":
            t = next((t for t in reversed(s.contacts) if t.end <= c.start), None)
            if t is None or any(t.end <= at < c.start for at in (*s.borders, *(p.start for p in s.parties))):
                continue
            if s.lists.count(s.lists[n]) == _TWO:
                yield range(n, n + _TWO)
        elif c.concept == "aside":
            phrase = next((p for p in s.phrases if p.start == c.start), None)
            if phrase is not None and any(s.parties[n].end <= t.start < phrase.end for t in s.contacts):
                yield range(n, sum(p.start < phrase.end for p in s.parties))
