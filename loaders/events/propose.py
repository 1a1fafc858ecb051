"""Proposals: every way in which a sentence may report that two states had contact on a day.

High recall, no judgement: at least 97 of 100 labelled events are among them, and `score` tells which are true. A
proposal is a word of contact, two states and date words, each with where it came from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import combinations, product

from loaders.actors.party import HOME, Party, PartyKind
from loaders.dates.days import Span
from loaders.dates.partial import Expression, Form
from loaders.events.bystanders import bystanders, mediates
from loaders.events.hits import Contact, ends_a_visit, lasting
from loaders.events.pairs import Pair, pair_of, states_of
from loaders.events.phrases import is_over_on_return, outside
from loaders.events.resumed import resumed
from loaders.events.retold import retold
from loaders.events.said import days_of_saying, is_statement, stands_beside
from loaders.events.scene import Scene, is_told
from loaders.events.surveys import Headed, survey
from loaders.events.tidings import of_reports
from loaders.events.unmet import at_one_table, meets_both, unmet
from loaders.events.visited import journeys, leaves_home, place_behind
from loaders.patterns import lazy_re
from loaders.text.zones import Role
from loaders.value import value

# States of one sentence that are paired with each other, and how many of a list with those it is told beside: a list of
# twenty guests is no twenty encounters.
_MOST_STATES, _MOST_LISTED = 7, 16
# "Việt Nam - Lào - Campuchia", "Việt Nam, Lào và Campuchia"
_JOINTS = lazy_re(r"\w(?: ?- ?|, | và | and )(?=\w)")
# An article whose first sentences name three together is of no two of them.
_OPENING = 3
# An article of so many sentences that names no one of the paper's own state does not mean it.
_LONG = 6
# So long at most is the number of an item: "12.".
_NUMBER = 3
# Pairs of the article that a sentence may mean without naming them.
_MEANT = 2
# A pair is told about as often as another from this share on.
_AS_OFTEN = 0.6
# What a sentence without a state tells of those who act for none is no act of two of the article.
_NOBODY = ("private", "sport")
# Letters at most from who acts to the word for it: "họ | đã | gặp"; and who may be met.
_VERB, _MET = 5, (PartyKind.ACTOR, PartyKind.STATE)
# From a word of contact to whom it is done with: "tiếp | thân mật ông | …".
_WHOM = 12
# From a comma to the word behind it.
_COMMA = 2
# So many sentences back in its paragraph the pair stands that a sentence may mean.
_NEAR = 3
# Letters at most from "kết thúc" to its day: "kết thúc | vào | ngày 24".
_NEAR_DAY = 6
# Last days of stays, told in other sentences, that a stay may have.
_MOST_ENDS = 3


@value
class PairOf:
    """Two states as one sentence has them.

    `how`: `named` both by the sentence, `home` one and the paper's own state, `half` one and the other from the
    article, `both` "hai bên", `none` neither. `mates`: pairs that one list makes together with this one ("tiếp Đại sứ
    Cuba và Đại sứ Belarus"), which are no rivals. `in_turn`: those of the same guest with other hosts of his, each
    visited on days of its own.
    """

    pair: Pair
    how: str
    mates: frozenset[Pair] = frozenset()
    in_turn: frozenset[Pair] = frozenset()


@value
class DayOf:
    """Date words as one sentence has them: its `own`, the last told before (`last`), the first of the article (`lead`),
    the first after it (`next`), or the day of writing itself (`written`, without words). `acts`: of a last day of stays
    (`end`), what goes on for days in its sentence. `journey`: several states were visited in these days. `parting`: the
    day is told of the end of a visit in a sentence before, of which what follows was done on any of its days. `said`: a
    day on which somebody says something. `retold`: a sentence behind tells it of the act."""

    expression: Expression | None
    how: str
    acts: frozenset[str] = frozenset()
    journey: bool = False
    parting: bool = False
    said: bool = False
    retold: bool = False


Spans = tuple[Span | None, ...]


@value
class Placed:
    """Days as one contact has them: the words, one span for each possible day of writing, and how they were made.

    `made`: empty as told, `open` a visit of which only this beginning is told, `close` only this end, `joined` from the
    day of one expression to the day of another, `length` from a day and how long is told with it, `from` the first day
    alone of "từ ngày 3/12". What another sentence tells is `joined same`, `length same` where it tells of such a
    contact as well, else `joined near`, `length near`. `within`: each span is one day somewhere in it. `counted`: so
    many days from the day of another act.
    """

    of: DayOf
    spans: Spans
    made: str = ""
    within: bool = False
    counted: bool = False


@value
class SceneOptions:
    """What a scene may mean: its pairs and its days; `ends`: last days of stays that it or others tell, the nearest;
    `retold`: the days that sentences behind tell of its words of contact, by where these start."""

    scene: Scene
    pairs: tuple[PairOf, ...]
    days: tuple[DayOf, ...]
    ends: tuple[DayOf, ...] = ()
    retold: Mapping[int, Expression] = field(default_factory=dict)


def is_abroad(parties: Sequence[Party]) -> bool:
    """Whether anybody speaks for a state other than the paper's own: without one there is nothing to propose."""
    return any(code != HOME for p in parties for code in p.codes)


def pairs_told(scenes: Sequence[Scene]) -> Counter[Pair]:
    """How often each two states stand in one sentence, the title and the first sentences counting more."""
    told: Counter[Pair] = Counter()
    for s in scenes:
        weight = 3 if s.sentence.role is Role.TITLE or s.number < 2 else 1
        acting = states_of([p for p in s.parties if p.kind is not PartyKind.PEOPLE])[:_MOST_STATES]
        apart = unmet(s) if len(acting) > 2 else ()  # "thăm Lào và Nga" brings these two to nobody of each other
        for a, b in combinations(acting, 2):
            told[pair_of(a, b)] += weight * (pair_of(a, b) not in apart)
    return told


def options(scenes: Sequence[Scene], home: str = HOME) -> Iterator[SceneOptions]:
    """The options of each scene that has a word of contact. `home`: the state whose paper this is."""
    told = pairs_told(scenes)
    many = any(_names_many(s) for s in scenes[:_OPENING])
    three = any(_names_many(s) for s in scenes)
    of_home = len(scenes) < _LONG or any(home in p.codes for s in scenes for p in s.parties)
    meant = [] if many else [p for p, _ in told.most_common(_MEANT)]
    between = frozenset(code for s in scenes for p in s.parties if mediates(s, p) for code in p.codes) - {home}
    news = _all_days_of_news(scenes)
    opened = next((n for n, days in enumerate(news) if days), None)
    ends = [(n, e) for n, s in enumerate(scenes) for e in _ends(s, _lasting_acts(scenes, n))]
    of_several = frozenset(e for s in scenes for e in journeys(s))
    said = frozenset(e for s in scenes for e in days_of_saying(s))
    behind = retold(scenes)
    surveyed = survey(scenes)
    goes_on = resumed(scenes, news, [any(map(_tells_when, s.expressions)) for s in scenes])
    pairs_of: dict[int, tuple[PairOf, ...]] = {}
    headed = _headed(scenes)
    named = _named_so_far(scenes)
    last: Expression | None = None
    came: tuple[str, frozenset[str]] = ("", frozenset())  # the state to which somebody came last, and his
    parted = planned = False  # the last day told before is that on which a visit ended, and of what is to come
    greeted: Expression | None = None  # the feast of which the messages that follow are
    for n, s in enumerate(scenes):
        own = surveyed[n]
        if own is not None and s.head:
            last = None  # the days told before are of other items
        greeted = next((e for e in s.expressions if e.rule == "feast_marked"), greeted)
        if s.contacts:
            messages = any(t.frame.type == "message" for t in s.contacts) and not news[n]
            mine = [end for end in ends if own is None or surveyed[end[0]] is own]
            near = sorted(mine, key=lambda end: abs(end[0] - n))[:_MOST_ENDS]
            together = at_one_table(s) if three else ()
            before = None if many else _told_before(n, scenes)
            beside = [before] if before and before not in meant else []
            retells = n in behind.source
            lead = _lead(n, scenes, news, opened, surveyed)
            if own is not None:
                of_item = _pairs(s, [own.pair], "", together, retells=retells)
                pairs_of[n] = tuple(_of_survey(of_item, own.pair, surveyed))
            else:
                by_then = _named_by_then(s, _of_both(s, meant, between), named[n])
                means = [headed[n]] if n in headed else _of_the_place(s, by_then, told, came)
                if before and _opens_with_both(s):
                    means = [before]  # "hai bên" are the two that its paragraph told last
                pairs_of[n] = tuple(_pairs(s, means, home if of_home else "", together, beside, retells=retells))
            yield SceneOptions(
                s,
                _of_source(pairs_of[n], pairs_of.get(behind.source.get(n, -1), ())),
                tuple(
                    replace(
                        d,
                        journey=d.expression in of_several,
                        parting=parted and d.how in ("last", "lead", "written"),
                        said=d.expression in said,
                    )
                    for d in (
                        _of_act(goes_on[n], last, lead)
                        if n in goes_on
                        else _days(
                            s,
                            _behind(scenes, surveyed, n),
                            _shown(s, last, planned),
                            lead,
                            greeted if messages else None,
                        )
                    )
                ),
                tuple(
                    DayOf(e, "end", _lasting_acts(scenes, at))
                    for at, e in near
                    if at != n or e.form is not Form.OPEN_START
                ),
                behind.days,
            )
        came = next((to for t in reversed(s.contacts) if (to := _came_to(s, t))), came)
        if news[n] and s.sentence.role is not Role.CAPTION:
            last, greeted = news[n][-1], None
            parted = ends_a_visit(s.contacts)
            planned = any(c.concept == "future" for c in s.cues)


def _shown(s: Scene, last: Expression | None, planned: bool) -> Expression | None:
    """The day told last before a sentence: none for a caption where that is `planned`, for it shows nothing to come."""
    return None if planned and s.sentence.role is Role.CAPTION else last


def _lead(
    n: int,
    scenes: Sequence[Scene],
    news: Sequence[Sequence[Expression]],
    opened: int | None,
    surveyed: Sequence[Headed | None],
) -> Expression | None:
    """The first day of an article, which the sentence `opened` tells: none for what stands in an item before its, or in
    an item with a head where that stands in another."""
    if opened is None or scenes[n].item < scenes[opened].item:
        return None
    apart = surveyed[n] is not None and surveyed[opened] not in (None, surveyed[n])
    return None if apart else news[opened][0]


def _of_survey(pairs: Iterable[PairOf], own: Pair, surveyed: Sequence[Headed | None]) -> Iterator[PairOf]:
    """The pairs of a sentence of an item whose head names two states: these are meant wherever it names one or none,
    and those of other items are no rivals."""
    others = frozenset(i.pair for i in surveyed if i is not None) - {own}
    for p in pairs:
        if p.pair == own:
            how = "both" if p.how in ("half", "none") else p.how
            p = replace(p, how=how, mates=p.mates | others)
        yield p


def _behind(scenes: Sequence[Scene], surveyed: Sequence[Headed | None], n: int) -> Sequence[Scene]:
    """The sentences right behind one that may tell its day: of an item those that are of it too."""
    near = scenes[n + 1 : n + 3]
    near = [o for o in near if o.item == scenes[n].item]
    return near if surveyed[n] is None else [o for o in near if surveyed[o.number] is surveyed[n]]


def _headed(scenes: Sequence[Scene]) -> dict[int, Pair]:
    """The two states that the heading of a numbered item names, for each sentence below it: those that it means."""
    out: dict[int, Pair] = {}
    item: Pair | None = None
    for n, s in enumerate(scenes):
        line = s.sentence.line
        first, last = (0 <= at < len(scenes) and scenes[at].sentence.line == line for at in (n - 1, n + 1))
        if first and not last and scenes[n - 1].sentence.end - scenes[n - 1].sentence.start <= _NUMBER:
            states = states_of(s.parties)
            item = pair_of(*states) if len(states) == 2 else None
        elif item is not None:
            out[n] = item
    return out


def _came_to(s: Scene, t: Contact) -> tuple[str, frozenset[str]] | None:
    """The state to which somebody comes by a word of contact, and his, where a sentence of the text itself tells it."""
    place = place_behind(s, t) if t.frame.slots == "visit" and t.frame.aspect != "leave" else None
    if place is None or len(place.codes) != 1 or s.sentence.role is Role.TITLE:
        return None
    who = [p for p in s.parties if p.end <= t.start and p.kind is PartyKind.ACTOR and p.codes and not p.placed]
    return place.codes[0], frozenset(who[-1].codes if who else ())


def _of_the_place(
    s: Scene, meant: Sequence[Pair], told: Mapping[Pair, int], came: tuple[str, frozenset[str]]
) -> Sequence[Pair]:
    """Of two pairs that the article may mean, told about as often, those of whose state is the only place that a
    sentence names, "Tại Viêng Chăn, hai bên hội đàm" on a journey to Laos and Cambodia, or to which who travels came
    last, where it names nobody else: "… đáp xuống Viêng Chăn. Ông hội đàm với …"."""
    if len(meant) < _MEANT or told[meant[1]] < _AS_OFTEN * told[meant[0]]:
        return meant
    places = {code for p in s.parties if p.placed for code in p.codes}
    host, guest = came
    traveller = str(_in_all(meant))
    if not places and host != traveller and guest <= {traveller}:
        places = {host, traveller}
    if any(not places.issuperset(p.codes) for p in s.parties):
        return meant
    here = [pair for pair in meant if (places.issuperset(pair) if traveller in places else not places.isdisjoint(pair))]
    return here or meant


def _named_so_far(scenes: Sequence[Scene]) -> list[frozenset[str]]:
    """The states that are named up to the sentence behind each sentence."""
    out = []
    so_far: frozenset[str] = frozenset()
    for s in scenes:
        so_far = so_far.union(*(p.codes for p in s.parties))
        out.append(so_far)
    return [*out[1:], *out[-1:]]


def _of_both(s: Scene, meant: Sequence[Pair], between: frozenset[str]) -> Sequence[Pair]:
    """Of the pairs that the article may mean, those that "hai bên" can mean: whoever brings others together is none of
    these, where he is not of the pair told about most."""
    if not any(p.kind is PartyKind.BOTH for p in s.parties):
        return meant
    return [pair for n, pair in enumerate(meant) if n == 0 or between.isdisjoint(pair)]


def _named_by_then(s: Scene, meant: Sequence[Pair], named: frozenset[str]) -> Sequence[Pair]:
    """Of the pairs that the article may mean, those that "họ" or "hai bên" can mean in a sentence that names no state:
    both are `named` up to the sentence behind it. All where there is none such."""
    if not any(p.kind is PartyKind.BOTH for p in s.parties) or states_of(s.parties):
        return meant
    return [pair for pair in meant if named.issuperset(pair)] or meant


def _of_act(e: Expression, last: Expression | None, lead: Expression | None) -> tuple[DayOf, ...]:
    """The day of a sentence that goes on with an act whose day was told before."""
    return (DayOf(e, "lead" if e is lead and e is not last else "last"),)


def _told_before(n: int, scenes: Sequence[Scene]) -> Pair | None:
    """The two states that a sentence before tells of in the same paragraph, the nearest; None where one that names two
    others or more stands between."""
    between: set[str] = set()
    for before in reversed(scenes[max(0, n - _NEAR) : n]):
        if before.sentence.line != scenes[n].sentence.line:
            return None
        states = states_of(before.parties)
        between.update(states if len(states) > 1 else ())
        if len(between) > 2:
            return None
        if len(states) == 2 and before.contacts:
            return pair_of(*states)
    return None


def _of_source(pairs: tuple[PairOf, ...], told: Sequence[PairOf]) -> tuple[PairOf, ...]:
    """The pairs of a sentence that tells the day of an act before it: those who are named there do it."""
    named = {p.pair for p in told if p.how == "named"}
    return tuple(p for p in pairs if p.pair in named) or pairs


def _lasting_acts(scenes: Sequence[Scene], n: int) -> frozenset[str]:
    """Of what goes on for days, what a sentence tells; one without an act of its own and without anybody who acts tells
    of what the one before does: "… bước vào cuộc tập trận. | Đợt tập kết thúc ngày 9/6"."""
    s = scenes[n]
    if s.contacts or n == 0 or any(p.codes and not p.placed for p in s.parties):
        return lasting(s.contacts)
    before = scenes[n - 1]
    return lasting(before.contacts) if before.sentence.line == s.sentence.line else frozenset()


def _ends(s: Scene, acts: frozenset[str]) -> Iterator[Expression]:
    """The words of a sentence for the last day of a stay: "đến hết ngày 24", "sẽ kết thúc vào ngày 24", and a day on
    which somebody leaves; not that of a part of what goes on ("giai đoạn 1 kéo dài đến ngày 24"). `acts`: what goes on
    for days in it."""
    leaves = any(t.frame.aspect == "leave" for t in s.contacts)
    for e in s.expressions:
        if any(c.concept == "part_of" and c.end <= e.start for c in s.cues):
            continue  # "giai đoạn đầu kéo dài đến hết ngày 22"
        until = e.form is Form.OPEN_START and e.last is not None and e.last.day is not None
        last = leaves or (bool(acts) and is_told(e, s, "last_day", _NEAR_DAY))
        if until or (last and e.form is Form.POINT and tells_a_day(e)):
            yield e


def _mates(s: Scene, pair: Pair, states: Sequence[str]) -> frozenset[Pair]:
    """The pairs in which another state of its list stands for one of two states."""
    lists: dict[str, int] = {}
    for p, number in zip(s.parties, s.lists, strict=True):
        for code in p.codes:
            lists.setdefault(code, number)
    out = set()
    for one, other in (pair, pair[::-1]):
        at = lists.get(one)
        if at is not None and lists.get(other) != at:
            out |= {pair_of(code, other) for code in states if code != one and lists[code] == at}
    return frozenset(out)


def _told_together(s: Scene, states: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The states of a sentence two by two; of many, those of one list with the others alone: nine ambassadors who call
    on a president do not call on each other."""
    if len(states) <= _MOST_STATES:
        yield from combinations(states, 2)
        return
    lists: dict[str, int] = {}
    for p, number in zip(s.parties, s.lists, strict=True):
        for code in p.codes:
            lists.setdefault(code, number)
    longest = Counter(lists.values()).most_common(1)[0][0]
    for a, b in combinations(states, 2):
        if (lists[a] == longest) != (lists[b] == longest):
            yield a, b


def _names_many(s: Scene) -> bool:
    """Whether a sentence tells of three states or more by their names together."""
    return any(p.kind is PartyKind.UNION and len(_JOINTS.findall(p.text)) > 1 for p in s.parties)


def _pairs(
    s: Scene,
    meant: Sequence[Pair],
    home: str,
    together: Iterable[Pair],
    beside: Sequence[Pair] = (),
    *,
    retells: bool = False,
) -> Iterator[PairOf]:
    """The pairs of a sentence. `home`: "" where the article names no one of the paper's own state, whom it never means
    then. `together`: those of three at a table, which are none. `beside`: what its paragraph told before. `retells`: it
    tells the day of an act before it."""
    idle = bystanders(s)
    third = meets_both(s)
    meant = [pair for pair in meant if idle.isdisjoint(pair) and third <= {*pair}]
    states = [c for c in states_of(s.parties) if c not in idle][:_MOST_LISTED]
    apart = unmet(s)
    alone = _are_met_alone(s, states, apart)
    seen = {*apart, *together, *_where_both_meet(s, meant)}
    for a, b in _told_together(s, states):
        if pair_of(a, b) in seen:
            continue
        seen.add(pair_of(a, b))
        yield PairOf(pair_of(a, b), "named", _mates(s, pair_of(a, b), states))
    both = any(p.kind is PartyKind.BOTH for p in s.parties)
    if _names_many(s) or _meet_another(s) or _acts_for_a_union(s):
        return
    nobody = _NOBODY[1:] if both else _NOBODY  # "hai nước ký thỏa thuận trị giá 20 tỷ USD" acts for two
    if not (states or retells) and any(c.concept in nobody for c in s.cues):
        meant = []
    for pair in (*meant, *(pair for pair in beside if idle.isdisjoint(pair))):
        if pair in seen:
            continue
        if both or not states or set(states) & set(pair):
            seen.add(pair)
            yield PairOf(pair, "both" if both else "half" if states else "none")
    traveller = _in_all(meant)
    if (len(states) == 1 or alone) and traveller not in (None, home, *states) and home not in states:
        for pair in (pair_of(str(traveller), code) for code in states):
            if pair not in seen:
                seen.add(pair)
                yield PairOf(pair, "half")
    for code in states if home else ():
        if code != home and pair_of(code, home) not in seen and (len(states) <= 2 or alone):
            seen.add(pair_of(code, home))
            mates = _mates(s, pair_of(code, home), states) if alone else frozenset()
            yield PairOf(pair_of(code, home), "home", mates)


def _opens_with_both(s: Scene) -> bool:
    """Whether a sentence names two by a word for both before it names any state that acts."""
    told = next((p for p in s.parties if p.kind is PartyKind.BOTH or (p.codes and not p.placed)), None)
    return told is not None and told.kind is PartyKind.BOTH


def _meet_another(s: Scene) -> bool:
    """Whether two who are named by a word for both meet a third, right behind: "chiều mai họ | gặp | Singapore"."""
    for t in s.contacts:
        if t.frame.type not in ("meeting", "talks"):
            continue
        before = any(p.kind is PartyKind.BOTH and 0 <= t.start - p.end <= _VERB for p in s.parties)
        if before and any(p.codes and p.kind in _MET and p.start == t.end + 1 for p in s.parties):
            return True
    return False


def _where_both_meet(s: Scene, meant: Sequence[Pair]) -> Iterator[Pair]:
    """Who tells of two whom the article means, with the state where those meet: "Nhà Trắng cho biết hai bên sẽ gặp nhau
    tại | Brussels, Bỉ"."""
    at = next((p.start for p in s.parties if p.kind is PartyKind.BOTH), None)
    t = next((t for t in s.contacts if at is not None and t.start > at), None)
    if at is None or t is None or t.frame.slots != "mutual":
        return
    told = states_of([p for p in s.parties if p.end <= at and not p.placed])
    where = states_of([p for p in s.parties if p.start >= t.end and p.placed])
    two = set(meant[0]) if meant else set()
    acting = states_of([p for p in s.parties if p.start >= at and not p.placed])
    for a, b in product(told, where):
        if a in two and b not in two and b not in acting:
            yield pair_of(a, b)


def _acts_for_a_union(s: Scene) -> bool:
    """Whether it is somebody of a union with whom the states act that a sentence names: "Tổng thư ký NATO hôm qua | gặp
    | Thủ tướng Lào", "Thủ tướng Lào | tiếp | Tổng thư ký NATO". Who acts is told by his name, or opens a clause: "bên
    lề Hội nghị Bộ trưởng ASEAN" names nobody."""
    if any(_is_of_a_union(s, t) for t in s.contacts):
        return True
    t = s.contacts[0]
    behind = [p for p in s.parties if p.start >= t.end and (p.codes or p.kind is PartyKind.UNION)]
    if behind and behind[0].kind is PartyKind.UNION and behind[0].start - t.end <= _WHOM:
        met = behind[0].offices or behind[0].people or behind[0].names
        return bool(met) and t.frame.slots != "visit" and all(p.placed or not p.codes for p in behind)
    before = [p for p in s.parties if p.end <= t.start and p.kind is not PartyKind.PRIVATE]
    if not before or before[-1].kind is not PartyKind.UNION or any(p.codes and not p.placed for p in before):
        return False
    p = before[-1]
    opens = p.start == s.sentence.start or any(0 <= p.start - b <= _COMMA for b in s.borders)
    return bool(p.people or p.names or (p.offices and opens))


def _is_of_a_union(s: Scene, t: Contact) -> bool:
    """Whether an encounter is told as that of somebody of a union with those of one state: "buổi tiếp xúc của | đặc
    phái viên Liên hợp quốc X | với | đoàn Lào"."""
    if t.frame.type not in ("meeting", "talks") or not t.words.startswith(("cuộc ", "buổi ", "phiên ")):
        return False
    p = next((p for p in s.parties if p.start >= t.end), None)
    union = p is not None and p.kind is PartyKind.UNION and p.start - t.end <= _WHOM and (p.people or p.names)
    return bool(union) and len(states_of([q for q in s.parties if not q.placed])) == 1


def _are_met_alone(s: Scene, states: Sequence[str], apart: Container[Pair]) -> bool:
    """Whether a sentence names those whom somebody meets, and nobody who meets them: "chương trình mở đầu bằng cuộc gặp
    với Thủ tướng Lào và Thủ tướng Nga". `apart`: its pairs that did not meet."""
    first = next((p for p in s.parties if p.codes), None)
    behind = first is not None and any(t.end <= first.start for t in s.contacts)
    return behind and len(states) > 1 and all(pair_of(a, b) in apart for a, b in combinations(states, 2))


def _in_all(meant: Sequence[Pair]) -> str | None:
    """The state of whose dealings with several others an article tells: who travels from one to the next."""
    shared = set(meant[0]).intersection(*meant) if len(meant) > 1 else set()
    return next(iter(shared), None)


def tells_a_day(e: Expression) -> bool:
    """Whether words tell a day, or the day or week that lies so far from another."""
    if e.form is Form.UNREADABLE or e.weak:
        return False
    p = e.first
    return p.day is not None or p.weekday is not None or (p.shift is not None and p.shift.unit in ("day", "week"))


def _all_days_of_news(scenes: Sequence[Scene]) -> list[list[Expression]]:
    """For each sentence the days that others may be of; none of those on which a source reports ("theo Reuters ngày
    5/6"), where the article tells others."""
    news = [_days_of_news(s) for s in scenes]
    reported = [of_reports(s.cues, s.expressions, s.borders) for s in scenes]
    told = [[e for e in days if e not in those] for days, those in zip(news, reported, strict=True)]
    return told if any(told) else news


def _days_of_news(s: Scene) -> list[Expression]:
    """The days of a sentence that others may be of: not that of saying it, nor of coming home from its act or setting
    out for it, nor one told of something beside that, where it tells another."""
    home = (is_over_on_return(t, s.contacts, s.cues, s.phrases) or leaves_home(s, t) for t in s.contacts)
    if is_statement(s) or any(home):
        return []
    days = [e for e in s.expressions if tells_a_day(e) and not _is_of_one_before(s, e)]
    days = outside(days, s.phrases) or days
    days = [e for e in days if not _tells_who(s, e)] or days
    said = [c for c in s.cues if c.concept == "speech"]
    days = [e for e in days if not any(stands_beside(s, e, c) for c in said)] or days
    return [e for e in days if not _is_of_return(s, e)] or days


def _is_of_return(s: Scene, e: Expression) -> bool:
    """Whether a day is one on which somebody is to come home: "bay sang Lào ngày 3/5 và sẽ | về nước | ngày 6/5"."""
    t = next((t for t in reversed(s.contacts) if t.end <= e.start), None)
    if t is None or not ends_a_visit([t]) or any(t.end <= at < e.start for at in s.borders):
        return False
    return any(c.concept == "future" and 0 <= t.start - c.end <= 1 for c in s.cues)


def _tells_who(s: Scene, e: Expression) -> bool:
    """Whether a day stands in a clause that tells who somebody is, behind the days of the act: "sáng 5/6, tiếp ông A,
    | người vừa tới | hôm trước"."""
    clause = max((at for at in s.borders if at < e.start), default=e.start)
    opens = any(c.concept == "whom" and 0 <= c.start - clause <= _VERB for c in s.cues)
    return opens and any(o.end <= clause for o in s.expressions)


def _is_of_one_before(s: Scene, e: Expression) -> bool:
    """Whether a day is of an act of the same kind that a clause recalls: "…, | sau lần nói chuyện hôm thứ Sáu"."""
    recalled = (c for c in s.cues if c.concept == "since_one" and c.end <= e.start)
    return any(not any(c.end <= at < e.start for at in s.borders) for c in recalled)


def _tells_when(e: Expression) -> bool:
    """Whether words may date a contact: a bare year, a feast or what is named in passing dates none."""
    p = e.last or e.first
    told = (p.month, p.weekday, p.holiday, p.lunar, p.year, p.quarter)
    if e.form is Form.UNREADABLE or (e.weak and (any(told) or e.form is not Form.POINT)):
        return False
    return p.shift is not None or any((p.month, p.day, p.weekday, p.season, p.quarter, p.weekend))


def _days(
    s: Scene,
    following: Sequence[Scene],
    last: Expression | None,
    lead: Expression | None,
    greeted: Expression | None,
) -> Iterator[DayOf]:
    """`following`: the sentences behind it; `greeted`: the feast that the messages of the scene may be of."""
    own = [e for e in s.expressions if _tells_when(e) or e is greeted]
    for e in own:
        yield DayOf(e, "own")
    if greeted is not None and greeted not in own:
        yield DayOf(greeted, "last")
    if last is not None and last not in own:
        yield DayOf(last, "last")
    if lead is not None and lead not in own and lead is not last:
        yield DayOf(lead, "lead")
    behind = [o for o in following if not is_statement(o)]
    coming = next((e for o in behind for e in o.expressions if tells_a_day(e)), None)
    if coming is not None and coming is not lead:
        yield DayOf(coming, "next")
    yield DayOf(None, "written")
