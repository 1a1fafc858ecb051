"""A proposal as named features: what a reader looks at, in words that can be shown.

Pure functions of one scene. Three families, each computed once for what it speaks of: the contact itself, the contact
with two states, the contact with a day. `score` adds their weights up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from loaders.actors.party import HOME, Party, PartyKind
from loaders.dates.days import Span
from loaders.dates.partial import Anchor, Expression, Form
from loaders.events.hits import Contact, Cue
from loaders.events.pairs import Pair
from loaders.events.propose import DayOf, PairOf, Placed
from loaders.events.scene import Scene
from loaders.events.slots import Numbered, fill_slots, standing_for
from loaders.text.zones import Role

# Cues about the manner of speaking; those of grammar ("với", "giữa") are read where they stand.
_GRAMMAR = frozenset({
    "with", "between", "frame_of", "led", "also", "list", "journey", "aside", "purpose", "ahead", "hoped", "threatened",
    "calamity", "doubted", "denied", "unreal", "unheld", "as_planned", "mediator", "first_day", "last_day",
    "of_many", "witness", "relative", "source", "agenda", "guests",
    "its_time", "takes_place", "earlier_one", "told_of", "here", "prepares", "stated", "gathering",
    "onward", "addressed", "backed", "before_it", "invites", "accused",
    "accusation", "this_one_and", "debates", "coming", "introduced", "over", "part_of",
})  # fmt: skip
# What is said "trong cuộc điện đàm" was said on its day; what is said of it, on another.
_IN = frozenset({"trong", "tại", "qua", "sau", "trước", "về", "khi", "nhân", "during", "after", "in", "at"})
# Cues about the subject of a sentence, wherever they stand in it: no act of a state.
_SUBJECTS = ("sport", "private")


@dataclass(frozen=True)
class Look:
    """A scene with what several features ask of it, in lower case; made once for each scene."""

    low: str
    scene: Scene
    _words_before: dict[int, str] = field(default_factory=dict, repr=False)
    _standing: dict[Pair, tuple[Numbered, ...]] = field(default_factory=dict, repr=False)
    _beside: dict[Pair, list[tuple[int, Party]]] = field(default_factory=dict, repr=False)
    # features of a contact and date words of the scene, by where the two start
    own_days: dict[tuple[int, int], list[str]] = field(default_factory=dict, repr=False)
    _owners: dict[int, frozenset[str]] = field(default_factory=dict, repr=False)
    _begins: dict[int, bool] = field(default_factory=dict, repr=False)

    def borders(self, a: int, b: int) -> int:
        """How many clause borders lie in [a, b)."""
        borders = self.scene.borders
        low = bisect_left(borders, a)
        return bisect_left(borders, b, low) - low if a < b else 0

    @cached_property
    def _cue_starts(self) -> list[int]:
        return [h.start for h in self.scene.cues]

    def cues(self, a: int, b: int) -> list[Cue]:
        """The cues that lie in [a, b)."""
        low = bisect_left(self._cue_starts, a)
        return [h for h in self.scene.cues[low : bisect_left(self._cue_starts, b, low)] if h.end <= b] if a < b else []

    @cached_property
    def _contacts(self) -> tuple[list[int], list[int]]:
        return [t.start for t in self.scene.contacts], [t.end for t in self.scene.contacts]

    def contacts(self, a: int, b: int) -> int:
        """How many words of contact lie in [a, b)."""
        starts, ends = self._contacts
        return max(0, bisect_right(ends, b) - bisect_left(starts, a))

    def words(self, a: int, b: int) -> str:
        return " ".join(self.low[a:b].split())

    def word_before(self, at: int) -> str:
        """The last word before an offset, "" where the sentence has none."""
        word = self._words_before.get(at)
        if word is None:
            words = self.low[max(self.scene.sentence.start, at - 20) : at].split()
            word = self._words_before[at] = words[-1] if words else ""
        return word

    def standing_for(self, pair: Pair) -> tuple[Numbered, ...]:
        """The parties that stand for one of two states or for both."""
        if pair not in self._standing:
            self._standing[pair] = standing_for(self.scene, pair)
        return self._standing[pair]

    def beside(self, pair: Pair) -> list[tuple[int, Party]]:
        """The parties that speak for other states than two, each with the number of its list."""
        if pair not in self._beside:
            scene = self.scene
            self._beside[pair] = [
                (n, p) for n, p in zip(scene.lists, scene.parties, strict=True)
                if p.codes and not any(c in pair for c in p.codes)
            ]  # fmt: skip
        return self._beside[pair]

    @cached_property
    def no_states(self) -> list[str]:
        """Features of unions and private people among the parties."""
        kinds = (PartyKind.UNION, PartyKind.PRIVATE)
        return [f"beside={p.kind.value}" for p in self.scene.parties if p.kind in kinds]

    def clause(self, t: Contact) -> tuple[int, int]:
        """[start, end) of the clause of a word of contact."""
        borders, s = self.scene.borders, self.scene.sentence
        left, right = bisect_left(borders, t.start), bisect_left(borders, t.end)
        return borders[left - 1] if left else s.start, borders[right] if right < len(borders) else s.end

    def begins(self, t: Contact) -> bool:
        """Whether the clause of a word of contact tells a beginning."""
        if t.start not in self._begins:
            self._begins[t.start] = any(h.concept == "begin" for h in self.cues(*self.clause(t)))
        return self._begins[t.start]

    @cached_property
    def in_turn(self) -> bool:
        """Whether it says that those it names were met one after the other."""
        return any(h.concept == "turn" for h in self.scene.cues)

    def owners(self, t: Contact) -> frozenset[str]:
        """The two states whose contact its own words say it is ("thượng đỉnh Mỹ - Triều", "hội đàm giữa Nga và Lào"),
        nobody where they say none."""
        if t.start not in self._owners:
            after = [p for p in self.scene.parties if p.start >= t.end and p.codes]
            gap = self.words(t.end, after[0].start) if after else ""
            near = after[:1] if not gap else after if gap.split()[0] == "giữa" else []
            two = list(dict.fromkeys(code for p in near for code in p.codes))[:2]
            self._owners[t.start] = frozenset(two if len(two) == 2 else ())
        return self._owners[t.start]

    @cached_property
    def actors(self) -> int:
        """How many states those who hold offices in it speak for: of three who meet, no two met alone."""
        return len({c for p in self.scene.parties if p.kind is PartyKind.ACTOR for c in p.codes})

    @cached_property
    def three(self) -> frozenset[str]:
        """The states of a gathering that names three or more in one ("thượng đỉnh Nhật - Hàn - Trung")."""
        return frozenset(c for p in self.scene.parties if len(p.codes) > 2 for c in p.codes)

    @cached_property
    def states(self) -> int:
        """How many states its parties speak for."""
        return len({c for p in self.scene.parties for c in p.codes})


def few(n: int, most: int = 3) -> str:
    return str(n) if n < most else f"{most}+"


def place_of(scene: Scene) -> str:
    role = scene.sentence.role
    if role is not Role.BODY:
        return str(role)
    return f"body{few(scene.number, 6)}" if scene.number < 6 else "body far"


def contact_features(look: Look, t: Contact) -> list[str]:
    """What stands around a word of contact, whoever acts and whenever."""
    scene, s = look.scene, look.scene.sentence
    frame = t.frame.name
    low, high = look.clause(t)
    out = [f"frame={frame}", f"words={t.words}", f"place={place_of(scene)}", f"frame,place={frame},{s.role}"]
    first = scene.contacts[0] is t
    out.append(f"order={'only' if len(scene.contacts) == 1 else 'first' if first else 'later'}")
    # dictionaries for their order: the sum of weights is the same under every hash seed
    before: dict[str, None] = {}
    after: dict[str, None] = {}
    far: dict[str, None] = {}
    nearest = None
    for h in scene.cues:
        if h.concept in _GRAMMAR:
            continue
        if low <= h.start and h.end <= t.start:
            before[h.concept] = None
            nearest = h
        elif t.end <= h.start and h.end <= high:
            after[h.concept] = None
        elif h.start < t.start or h.concept in _SUBJECTS:
            far[h.concept] = None
    for c in before:
        out += (f"before={c}", f"before,frame={c},{frame}")
    for c in after:
        out.append(f"after={c}")
    for c in far:
        if c not in before:
            out.append(f"far before={c}")
    out += (f"subject={c}" for c in _SUBJECTS if c in before or c in after or c in far)
    if nearest is not None and nearest.end <= t.start:
        gap = look.words(nearest.end, t.start)
        if gap.count(" ") < 2 and len(gap) < 16:
            out.append(f"right before={nearest.words}")
    word_before = look.words(max(s.start, t.start - 24), t.start).rsplit(" ", 2)[-2:]
    out.append("prev=" + word_before[-1] if word_before[-1:] else "prev=^")
    out.append("prev2=" + " ".join(word_before))
    word_after = look.words(t.end, min(s.end, t.end + 24)).split(" ", 2)[:2]
    out.append("next=" + word_after[0] if word_after[:1] else "next=$")
    out.append("next2=" + " ".join(word_after))
    out += [f"clause:{w}" for w in dict.fromkeys(look.low[low:high].split())]
    if look.low[t.end : t.end + 1] == '"' or look.low[t.start - 1 : t.start] == '"':
        out.append("quoted")
    return out


# Of several roles the one that says most of what a party may do.
_RANKED_ROLES = (
    "former", "private", "spokesperson", "spouse", "embassy", "ambassador", "envoy", "local", "force", "ship",
    "delegation", "head_of_state", "head_of_government", "party_leader", "royal", "clergy", "minister", "deputy",
    "parliament", "general", "leader", "counterpart", "body", "party_official", "official",
)  # fmt: skip


@lru_cache(maxsize=1 << 10)
def _first_role(roles: frozenset[str]) -> str | None:
    return next((r for r in _RANKED_ROLES if r in roles), None)


def _kind(p: Party | None) -> str:
    if p is None:
        return "none"
    if p.kind is PartyKind.ACTOR:
        return _first_role(p.roles) or ("official" if p.official else "actor")
    if p.attributive:
        return "attributive"
    return "placed" if p.placed else str(p.kind)


def _coarse(kind: str) -> str:
    return kind if kind in _PLAIN_KINDS else "official"


_PLAIN_KINDS = frozenset({
    "none", "actor", "attributive", "placed", "former", "private", "spokesperson", "spouse", "local", "force", "ship",
    *(k.value for k in PartyKind),
})  # fmt: skip


def pair_features(look: Look, t: Contact, of: PairOf) -> list[str]:
    """Where the two states stand beside a word of contact, and as what."""
    frame, scene = t.frame.name, look.scene
    slots = fill_slots(scene, t, of.pair, look.standing_for(of.pair))
    shape = slots.shape
    out = [f"how={of.how}", f"shape={shape}", f"shape,frame={shape},{frame}", f"how,shape={of.how},{shape}"]
    if HOME in of.pair:
        out.append("home")
    kind_a, kind_b = _kind(slots.a), _kind(slots.b)
    kinds = f"{_coarse(kind_a)}>{_coarse(kind_b)}"
    out += [f"kinds={kinds}", f"kinds,frame={kinds},{frame}", f"kinds,shape={kinds},{shape}"]
    lists = f"{few(slots.size_a)},{few(slots.size_b)},{'one' if slots.one_list else 'two'}"
    out += [
        f"levels={kind_a}>{kind_b}",
        f"lists={lists}",
        f"lists,shape={lists},{shape}",
        f"lists,frame={lists},{frame}",
    ]
    out.append(f"actors={few(look.actors, 4)},{lists}")
    if owners := look.owners(t):
        out.append(f"owned={'by both' if owners == {*of.pair} else 'by others'},{of.how}")
    if look.three.issuperset(of.pair):
        out.append(f"of three,{shape}")
    if look.in_turn:
        out += (f"turn,lists={lists}", f"turn,shape={shape}")
    others = [p for n, p in look.beside(of.pair) if n not in slots.lists]
    for side, p, head, kind in (("a", slots.a, slots.head_a, kind_a), ("b", slots.b, slots.head_b, kind_b)):
        if p is not None and head is not None:
            out += _slot_features(look, t, side, kind, p, head, others, shape)
    if slots.a and slots.b:
        out += _between_features(look, t, slots.a, slots.b)
    out += (f"states={few(look.states, 5)}", f"states,how={few(look.states, 4)},{of.how}")
    return [*out, *look.no_states]


def _slot_features(
    look: Look, t: Contact, side: str, kind: str, p: Party, head: Party, others: Sequence[Party], shape: str
) -> list[str]:
    """What fills one slot, and what stands between it and the word of contact. `head`: the nearest of its list."""
    frame = t.frame.name
    a, b = (head.end, t.start) if head.end <= t.start else (t.end, head.start)
    n_other, n_contact = few(_inside(others, a, b), 2), few(look.contacts(a, b))
    before = look.word_before(head.start)
    out = [
        f"level {side}={kind}", f"level {side},frame={kind},{frame}", f"others {side}={n_other}",
        f"contacts {side}={n_contact}", f"borders {side}={few(look.borders(a, b))}",
        f"others,contacts {side}={n_other},{n_contact}", f"prep {side}={before}", f"prep {side},frame={before},{frame}",
    ]  # fmt: skip
    gap = look.words(a, b)
    out += (f"gap {side}={gap}", f"gap {side},shape={gap},{shape}") if len(gap) <= 18 else (f"gap {side}=long",)
    if p.kind is PartyKind.ACTOR and not p.strong:
        out.append(f"weak {side}")
    out += [f"cue {side}={h.concept}" for h in look.cues(a, b) if h.concept not in _GRAMMAR]
    return out


def _inside(those: Iterable[Party | Expression], a: int, b: int) -> int:
    """How many lie in [a, b)."""
    return sum([a <= o.start and o.end <= b for o in those])


def _between_features(look: Look, t: Contact, a: Party, b: Party) -> Iterator[str]:
    """The words between the two states."""
    first, second = (a, b) if a.end <= b.start else (b, a)
    if first.end > second.start:
        return
    gap = look.words(first.end, second.start)
    if len(gap) <= 22:
        yield f"ab={gap}"
    if t.end <= first.start:
        lead = look.words(t.end, first.start)
        if len(lead) <= 14:
            yield f"t a={lead}"


def expression_form(e: Expression | None) -> str:
    if e is None:
        return "none"
    p = e.first
    if e.form is not Form.POINT:
        return str(e.form)
    if p.shift is not None:
        anchor = "now" if p.shift.anchor is Anchor.PUBLICATION else "told"
        if p.day is not None and p.month is not None:
            return "day"
        if p.weekday is not None:  # "thứ Hai tuần này" is one day, and no week
            return "weekday"
        return f"{anchor} {p.shift.unit}"
    if p.day is not None:
        return "full day" if p.year else "day" if p.month else "day alone"
    if p.weekday is not None:
        return "weekday"
    if p.month is not None:
        return "month of year" if p.year else "month"
    return "year" if p.year else "other"


_AGES = ((-400, "<-400"), (-60, "-400"), (-21, "-60"), (-8, "-21"), (-4, "-8"), (-2, "-3"), (-1, "-2"), (0, "-1"))


def age_of(span: Span | None, written: date | None) -> str:
    """How long before (-) or after (+) the writing a span begins, in rough steps; `?` where that is not known."""
    if span is None or written is None:
        return "?"
    at = span[0] or span[1]
    if at is None:
        return "?"
    days = (at - written).days
    if days == 0:
        return "0"
    for bound, name in _AGES:
        if days < bound:
            return name
    return "-1" if days == -1 else "+1" if days == 1 else "+7" if days <= 7 else "+31" if days <= 31 else "+far"


_SAID = frozenset({"speech", "comment", "wish"})
_TENSES = frozenset({"future", "past", "recall", "wish", "speech", "cancel", "anniversary"})


def day_features(look: Look, t: Contact, placed: Placed, written: date | None) -> list[str]:
    """How date words stand to a word of contact, and when that was."""
    day = placed.of
    span = next((s for s in placed.spans if s is not None), None)
    scene, s, e = look.scene, look.scene.sentence, day.expression
    frame = t.frame.name
    form, age = expression_form(e), age_of(span, written)
    wide = "?" if span is None or None in span else few((span[1] - span[0]).days, 12) if span[1] != span[0] else "0"  # type: ignore[operator]
    out = [
        f"day={day.how}", f"form={form}", f"age={age}", f"age,form={age},{form}", f"form,frame={form},{frame}",
        f"day,frame={day.how},{frame}", f"day,form={day.how},{form}", f"wide={wide}", f"age,place={age},{s.role}",
        f"day,own={day.how},{few(len(scene.expressions))}",
    ]  # fmt: skip
    if placed.within:
        out += ("within", f"within,day={day.how}")
    if placed.made:
        out += (f"made={placed.made}", f"made,frame={placed.made},{frame}", f"made,age={placed.made},{age}")
        if t.frame.aspect:
            out.append(f"made,words={placed.made},{t.words}")
    elif t.frame.slots == "visit":
        out.append(f"as told,aspect={t.frame.aspect},{wide}")
    if look.begins(t):
        out += (f"begins,made={placed.made},{wide}", f"begins,made,frame={placed.made},{wide},{frame}")
    after = age.startswith("+")
    for h in scene.cues:
        if h.concept in _TENSES and h.end <= t.start and t.start - h.end < 40:
            out.append(f"{h.concept} now,age={age}" if not after else f"{h.concept} now,ahead")
    if day.how == "own" and e is not None:
        near = look.own_days.get((t.start, e.start))
        if near is None:
            near = look.own_days[t.start, e.start] = _own_day_features(look, t, e, form)
        out += near
    return out


def _own_day_features(look: Look, t: Contact, e: Expression, form: str) -> list[str]:
    """Where the date words of its sentence stand beside a word of contact, whatever is made of them."""
    scene, frame = look.scene, t.frame.name
    side, a, b = ("before", e.end, t.start) if e.end <= t.start else ("after", t.end, e.start)
    others = [o for o in scene.expressions if o is not e]
    gap = look.words(a, b)
    out = [
        f"side={side}", f"side,contacts={side},{few(look.contacts(a, b))}",
        f"side,dates={side},{few(_inside(others, a, b))}", f"side,borders={side},{few(look.borders(a, b))}",
        f"side,frame={side},{frame}", f"side,form={side},{form}",
        f"day gap={side},{gap if len(gap) <= 18 else 'middle' if len(gap) < 90 else 'long'}",
    ]  # fmt: skip
    cues = dict.fromkeys(h.concept for h in look.cues(a, b))
    out += [f"day cue={side},{c}" for c in cues if c != "with"]
    if not _SAID.isdisjoint(cues):
        before = look.word_before(t.start)
        out.append(f"said={side},{before if before in _IN else '-'}")
    out += (f"day prep={look.word_before(e.start) or '^'}", f"day opens={e.start - scene.sentence.start < 30}")
    if not others:
        out.append(f"only day,{side}")
    else:
        near = min(scene.expressions, key=lambda o: t.start - o.end if o.end <= t.start else o.start - t.end + 5)
        out.append(f"nearest day={near is e}")
    return out


def both_features(look: Look, t: Contact, of: PairOf, day: DayOf) -> list[str]:
    """How the two states and the date words of one sentence stand to each other."""
    e = day.expression
    if day.how != "own" or e is None or of.how not in ("named", "home"):
        return [f"how,day={of.how},{day.how}"]
    mine = [p for _, p, _ in look.standing_for(of.pair) if p.codes]
    marks = sorted([(p.start, "S") for p in mine[:6]] + [(e.start, "D"), (t.start, "T")])
    order = "".join([m for _, m in marks])
    out = [f"how,day={of.how},own", f"order={order}"]
    if mine and len(look.scene.expressions) > 1:
        far = max(mine, key=lambda p: abs(p.start - t.start))
        nearest = min(look.scene.expressions, key=lambda o: abs(o.start - far.start))
        out.append(f"day of the far state={nearest is e}")
        last = mine[-1]
        following = next((o for o in look.scene.expressions if o.start >= last.end), None)
        out.append(f"day behind the states={following is e}")
    return out
