"""Words of contact that tell of no contact between states: refused, of one's own people or of goods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from loaders.actors.party import HOME, Party, PartyKind
from loaders.events.hits import WITH_WHOM, Contact, Cue
from loaders.lexicon.words import at_home, exercise_names
from loaders.patterns import lazy_re

# So far behind the words of a refusal stands what was offered.
_OFFERED = 120
# What an embassy does with the authorities where its own people are in need, and how goods and money go somewhere.
_OF_CARE = frozenset({"work", "arrive", "visit", "relations", "meet"})
# So near behind a word of visiting stands where somebody goes, and behind a region its states.
_NAMED = 25
# So near behind a word of contact stands with whom it is, a word or two between: "gián tiếp | giữa".
_QUALIFIED = 14
# So near behind a word of going stands what somebody attends there, and behind that who gathers.
_ON_THE_WAY, _OF_MANY = 45, 60
_JOINTS = WITH_WHOM | {"giữa", "between"}
# What sits down to get something ready.
_SITTINGS = frozenset({"dialogue", "work", "summit"})
# Letters at most between "và" and what it joins: "và | đã ký".
_JOINT = 5
# So near behind "các nhà lãnh đạo" begins the list of them.
_LISTED = 8
# Letters at most between a ship and its work: "tàu | đang | làm việc".
_AT_WORK = 6
_HOSTED = frozenset({"meeting", "ceremony"})
_GATHERINGS = frozenset({"summit", "dialogue"})
# What a parliament debates, and how far behind the word for that it stands.
_DEBATED, _RULED = frozenset({"talks", "relations", "message", "dialogue", "aid"}), 60
_NAMES = (PartyKind.STATE, PartyKind.PLACE, PartyKind.PEOPLE)
_GOES = frozenset({"sang", "tới", "đến", "vào", "về"})
_VISITS = frozenset({"thăm", "chuyến", "công", "visit", "trip", "đoàn", "đầu"})
# So near behind the name of goods stands that they go.
_CARRIED = 90
_OPENED = frozenset({"exercise", "dialogue"})
_OF_LAWS = frozenset({"sign", "relations"})
# Between a law and the signing of it: "sắc lệnh | vừa được Tổng thống Lào | ký".
_SIGNED_BY = lazy_re(r" (?:(?:này|trên|đã|vừa|mới) ){0,2}(?:(?:do|được|mà) (?:[^.,;:\n]{2,70} )?)?\Z")
# Between many and the names of them: "ba nước thành viên NATO: Pháp, …".
_BY_NAME = lazy_re(r"(?:,? (?:là|gồm|bao gồm)(?:: ?| )|: ?| \()")


def telling(text: str, contacts: Sequence[Contact], parties: Sequence[Party], cues: Sequence[Cue]) -> Iterator[Contact]:
    """The words of contact of one sentence of a text without those that tell of none. `parties`, `cues`: the
    sentence's, in order."""
    told: dict[str, list[Cue]] = defaultdict(list)
    for c in cues:
        told[c.concept].append(c)
    cares = bool(told["consular"]) and any("embassy" in p.roles for p in parties)
    alone = _is_alone(parties)
    many = bool(told["multilateral"]) and not (told["beside"] or told["turn"])
    gathered = [c.start for c in told["multilateral"]] + [p.start for p in parties if p.kind is PartyKind.UNION]
    regions = [c.start for c in told["region"]]  # "thượng đỉnh | Mỹ - châu Phi"
    of_many = {p.start for p in parties if p.kind is PartyKind.UNION and any(0 < at - p.end <= 3 for at in regions)}
    stays = any(t.frame.name == "visit" for t in contacts)
    turns = {c.end for concept in ("first_day", "last_day") for c in told[concept]}
    last = max((c.start for c in told["led"]), default=0)  # who chairs a gathering of many: "do Thủ tướng B chủ trì"
    acting = [p.start for p in parties if p.kind in (PartyKind.ACTOR, PartyKind.PAIR, PartyKind.BOTH)]
    if contacts and _is_among_its_own(contacts, parties):
        return
    housed = _in_own_house(contacts, parties)
    for t in contacts:
        if (
            any(c.end <= t.start <= c.end + _OFFERED for c in told["refused"])
            or any(c.start == t.end + 1 for c in told["of_many"])  # "hội đàm | ba bên"
            or (cares and t.frame.name in _OF_CARE)
            or (t.frame.slots == "visit" and any(_is_somewhere(c, t, parties) for c in told["region"]))
            or ((alone or (many and t.end < last)) and _is_attended(t, told["attends"]))
            or (gathered and not stays and _is_with_many(t, told["attends"], gathered))
            or (t.frame.name in _GATHERINGS and t.end + 1 in of_many)
            or (t.frame.slots != "visit" and _is_of_no_state(text, t, parties, (*told["between"], *told["with"])))
            or (not told["witness"] and _is_between_firms(t, parties, told["with"]))
            or (t.frame.aspect == "arrive" and any(_is_call_on(o, t) for o in contacts))
            or (t.frame.aspect == "arrive" and _is_back(t, contacts, told["last_day"], parties))
            or (t.words in _GOES and any(_is_sent(o, t) for o in contacts))
            or (t.words in _GOES and _is_next(t, contacts, parties, told["coming"]))
            or t in housed
            or (t.end in turns and _is_its_beginning(t, contacts))
            or (t.words in exercise_names() and any(_is_named_so(o) for o in contacts))
            or any(_is_debated(c, t, parties) for c in told["debates"])
            or (t.frame.type == "signing" and any(_counts_from(c, t, parties) for c in told["since"]))
            or (t.frame.type == "signing" and _is_carried_out(t, parties, told))
            or (t.frame.name in _OF_LAWS and any(_is_of_its_own(text, c, t, parties) for c in told["own_law"]))
            or _is_of_all(t, told["guests"], told["attends"], parties)
            or (t.frame.name == "work" and any(_is_at_work(p, t) for p in parties))
            or (_is_going(t) and any(_carries(c, t, acting, told["onward"]) for c in told["traded"]))
            or (t.frame.name in _SITTINGS and any(_prepares(c, t, parties) for c in told["prepares"]))
        ):
            continue
        yield t


def _is_at_work(p: Party, t: Contact) -> bool:
    """Whether it is a ship that works, and with nobody: "tàu | làm việc cách Lào 40 km"."""
    return "ship" in p.roles and 0 <= t.start - p.end <= _AT_WORK and WITH_WHOM.isdisjoint(t.words.split())


def _is_among_its_own(contacts: Sequence[Contact], parties: Sequence[Party]) -> bool:
    """Whether a sentence tells of one state what it does at home: "Kỳ họp Quốc hội Lào sẽ bế mạc"."""
    states = {c for p in parties for c in p.codes}
    alone = len(states) == 1 and all(p.kind not in (PartyKind.BOTH, PartyKind.UNION) for p in parties)
    return alone and all(t.words in at_home() for t in contacts)


def _in_own_house(contacts: Sequence[Contact], parties: Sequence[Party]) -> list[Contact]:
    """The words for a visit to an embassy of one's own state, and for what is done there: "Thủ tướng Lào | thăm | Đại
    sứ quán Lào tại Hà Nội và | gặp gỡ | cán bộ". Behind it nobody of another state acts."""
    for t in contacts:
        behind = next((p for p in parties if p.start >= t.end), None)
        if t.frame.slots != "visit" or behind is None or "embassy" not in behind.roles or behind.start - t.end > _NAMED:
            continue
        goes = [p for p in parties if p.end <= t.start and p.kind is PartyKind.ACTOR and p.codes]
        others = [p for p in parties if p.start > behind.start and p.kind is PartyKind.ACTOR and p.codes]
        if goes and all(p.codes == behind.codes for p in (goes[-1], *others)):
            return [o for o in contacts if o.start >= t.start or t.start - o.end <= 1]
    return []


def _is_its_beginning(t: Contact, contacts: Sequence[Contact]) -> bool:
    """Whether a word of opening or closing is said of an exercise or a dialogue before it: "cuộc tập trận với Lào |
    khai mạc"."""
    return t.frame.name == "rite" and any(o.frame.name in _OPENED and o.end <= t.start for o in contacts)


def _is_attended(t: Contact, attends: Sequence[Cue]) -> bool:
    return t.frame.name in _GATHERINGS and any(0 < t.start - c.end < 3 for c in attends)


def _is_with_many(t: Contact, attends: Sequence[Cue], gathered: Sequence[int]) -> bool:
    """Whether somebody goes to where many gather, or it is they who do: "tới Sochi ngày 1/7 dự | họp của SCO".

    `gathered`: where words for many stand.
    """
    goes = t.frame.name == "arrive" and not {"thăm", "visit"} & set(t.words.split())
    if goes:
        behind = [c.end for c in attends if 0 < c.start - t.end <= _ON_THE_WAY]
    else:
        behind = [t.start] if _is_attended(t, attends) else []
    return any(0 < at - end <= _OF_MANY for end in behind for at in gathered)


def _is_of_no_state(text: str, t: Contact, parties: Sequence[Party], joints: Sequence[Cue]) -> bool:
    """Whether right behind a word of contact stands with whom somebody has it, who is no state: "đàm phán | với EU",
    "ngồi vào bàn với | EU", "đàm phán gián tiếp | giữa Israel và Hamas". Many whose names follow are states: "ba nước
    NATO: Pháp, …"."""
    joint = next((c for c in joints if 0 < c.start - t.end <= _QUALIFIED and c.words in _JOINTS), None)
    with_whom = t.words.rsplit(" ", 1)[-1] in WITH_WHOM
    if joint is None and not with_whom:
        return False
    end, two = (t.end, False) if with_whom or joint is None else (joint.end, joint.concept == "between")
    behind = [p for p in parties if p.start >= end][: 2 if two else 1]
    near = bool(behind) and behind[0].start - end <= _QUALIFIED
    named = any(
        p is behind[0] and q.codes and _BY_NAME.fullmatch(text, p.end, q.start)
        for p, q in pairwise(parties if behind else ())
    )
    return near and not named and any(p.kind is PartyKind.UNION for p in behind)


def _is_between_firms(t: Contact, parties: Sequence[Party], joints: Sequence[Cue]) -> bool:
    """Whether those right before a word of contact and with whom it is done speak for no state: "tập đoàn A ký hợp đồng
    | với | công ty B". What a state's name behind a firm says is where it is at home: "tổng thầu | Lào"."""
    before = [p for p in parties if p.end <= t.start]
    if len(before) > 1 and before[-1].kind in _NAMES and before[-1].start - before[-2].end <= 1:
        before.pop()
    if t.frame.slots == "visit" or not before or before[-1].kind is not PartyKind.PRIVATE:
        return False
    joint = next((c.end for c in joints if 0 < c.start - t.end <= _QUALIFIED and c.words in WITH_WHOM), t.end)
    if joint == t.end and not t.words.endswith(tuple(WITH_WHOM)):
        return False
    whom = next((p for p in parties if p.start >= joint), None)
    return whom is not None and whom.kind is PartyKind.PRIVATE and whom.start - joint <= _QUALIFIED


def _prepares(c: Cue, t: Contact, parties: Sequence[Party]) -> bool:
    """Whether one state alone sits down to get ready for an act: "cuộc họp | rà soát công tác chuẩn bị"."""
    before = [p for p in parties if p.start < c.start and not p.placed]
    alone = len({code for p in before for code in p.codes}) < 2 and all(p.kind is not PartyKind.BOTH for p in before)
    return alone and 0 <= c.start - t.end <= _QUALIFIED


def _is_of_all(t: Contact, guests: Sequence[Cue], attends: Sequence[Cue], parties: Sequence[Party]) -> bool:
    """Whether a word of contact is of all guests of a gathering, or names that."""
    hosted = t.frame.type in _HOSTED and any(_are_all(c, t, parties) for c in guests)
    return hosted or (bool(guests) and _is_attended(t, attends))


def _are_all(guests: Cue, t: Contact, parties: Sequence[Party]) -> bool:
    """Whether somebody has all guests of a gathering, and no one of them named: "đón | các Trưởng đoàn"."""
    named = any(p.codes and 0 <= p.start - guests.end <= _LISTED for p in parties)
    return 0 < guests.start - t.end <= _QUALIFIED and not named


def _is_alone(parties: Sequence[Party]) -> bool:
    """Whether somebody of one state acts, and what else is named is where: "Tổng thống Mỹ | dự hội nghị ở Ai Cập"."""
    acting = {c for p in parties if p.kind is PartyKind.ACTOR and not p.placed for c in p.codes}
    return len(acting) == 1 and all(p.placed or acting.issuperset(p.codes) for p in parties)


def _is_somewhere(region: Cue, t: Contact, parties: Sequence[Party]) -> bool:
    """Whether somebody goes to a region of which no state is named ("thăm năm nước | Đông Nam Á")."""
    near = [p for p in parties if p.codes and t.end <= p.start <= region.end + _NAMED]
    return 0 < region.start - t.end <= _NAMED and not near


def _is_call_on(o: Contact, t: Contact) -> bool:
    """Whether somebody comes to greet and no farther: "đã tới | chào từ biệt"."""
    return o.frame.name == "audience" and 0 <= o.start - t.end <= 1


def _is_back(t: Contact, contacts: Sequence[Contact], ends: Sequence[Cue], parties: Sequence[Party]) -> bool:
    """Whether whoever comes in has done with an exercise, and is at home: "cập quân cảng Vùng 5, | kết thúc | tuần tra
    chung"."""
    over = [c.start for c in ends if any(o.frame.name == "exercise" and t.end <= c.start < o.start for o in contacts)]
    comes = next((p for p in reversed(parties) if p.end <= t.start and p.codes), None)
    if not over or comes is None:
        return False
    where = next((p for p in parties if t.end <= p.start < over[0] and p.codes), None)
    return set(comes.codes) <= (set(where.codes) if where else {HOME})


def _is_debated(c: Cue, t: Contact, parties: Sequence[Party]) -> bool:
    """Whether a parliament by itself talks over or votes on what another state has a share in: "Quốc hội Nga | bỏ phiếu
    | phản đối thỏa thuận với Iran"."""
    if t.frame.name not in _DEBATED or not c.start <= t.start <= c.end + _RULED:
        return False
    subject = next((p for p in reversed(parties) if p.end <= c.start and p.kind is PartyKind.ACTOR), None)
    if subject is None or "parliament" not in subject.roles or subject.people or subject.names:
        return False
    others = [p for p in parties if p.kind is PartyKind.ACTOR and p.start <= c.end + _RULED]
    return all(set(p.codes) <= set(subject.codes) for p in others)


def _counts_from(c: Cue, t: Contact, parties: Sequence[Party]) -> bool:
    """Whether an anniversary counts its years from what two states did: "nhân 46 năm ngày | hai nước | ký Hiệp ước"."""
    both = next((p.end for p in parties if p.kind is PartyKind.BOTH and p.start == c.end + 1), c.end)
    return 0 <= t.start - both <= 1


def _is_carried_out(t: Contact, parties: Sequence[Party], told: Mapping[str, Sequence[Cue]]) -> bool:
    """Whether a word of signing only tells which accord is carried out: "hai bên | triển khai | các thỏa thuận | đã
    ký"; nobody who might have signed it stands between, nor "và"."""
    if not any(c.start <= t.start and c.end == t.end for c in told["signed_before"]):
        return False
    done = next((c for c in reversed(told["carried_out"]) if c.end < t.start), None)
    if done is None or t.start - done.end > _OFFERED:
        return False
    between = [*(p.start for p in parties), *(c.start for c in told["onward"] if t.start - c.end <= _JOINT)]
    return not any(done.end <= at < t.start for at in between)


def _is_of_its_own(text: str, law: Cue, t: Contact, parties: Sequence[Party]) -> bool:
    """Whether it is a law that is signed or in force, made by those of one state: "sắc lệnh | do Tổng thống Lào |
    ký"."""
    if not (law.end <= t.start and _SIGNED_BY.match(text, law.end, t.start)):
        return False
    between = [p for p in parties if law.end <= p.start < t.start]
    return len({code for p in between for code in p.codes}) < 2 and all(p.kind is not PartyKind.BOTH for p in between)


def _is_sent(o: Contact, t: Contact) -> bool:
    """Whether it is a message that goes somewhere: "công hàm | tới Đại sứ quán"."""
    return o.frame.type == "message" and 0 <= t.start - o.end <= 1


def _is_named_so(o: Contact) -> bool:
    """Whether a word of contact tells of an exercise by what it is, and not by its name alone."""
    return o.frame.name == "exercise" and o.words not in exercise_names()


def _is_next(t: Contact, contacts: Sequence[Contact], parties: Sequence[Party], coming: Sequence[Cue]) -> bool:
    """Whether what may be a word of going only calls an act right before it the next one: "kỳ hội đàm | tới do Lào đăng
    cai", but "chuyến thăm | tới Lào"."""
    if not any(c.start == t.start and c.end == t.end for c in coming):
        return False
    goal = next((p for p in parties if 0 <= p.start - t.end <= 1), None)
    return goal is None and any(0 <= t.start - o.end <= 1 for o in contacts)


def _is_going(t: Contact) -> bool:
    """Whether a word tells that somebody or something goes, and of no visit by that name: "đã tới", "rời"."""
    return t.words in _GOES or (t.frame.aspect in ("arrive", "leave") and not _VISITS & {*t.words.split()})


def _carries(goods: Cue, t: Contact, acting: Sequence[int], onward: Sequence[Cue]) -> bool:
    """Whether it is goods that go: they are told before, and nobody who acts between nor what he did then ("xuất khẩu
    gạo | sang Lào", "xe tăng | đã tới Lào", but "xem tên lửa rồi | tới Lào")."""
    if not 0 <= t.start - goods.end <= _CARRIED:
        return False
    between = [*acting, *(c.start for c in onward)]
    return not any(goods.end <= at < t.start for at in between)
