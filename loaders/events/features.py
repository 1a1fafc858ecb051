"""A proposal as named features: what a reader looks at, in words that can be shown.

Pure functions of one scene. Three families, each computed once for what it speaks of: the contact itself, the contact
with two states, the contact with a day. `score` adds their weights up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.actors.parties import Party, PartyKind
from loaders.dates.partial import Anchor, Expression, Form, Unit
from loaders.events.propose import PairOf, Placed
from loaders.events.scene import Scene
from loaders.lexicon.words import Hit
from loaders.text.zones import Role

Span = tuple[date | None, date | None]
# Cues about the manner of speaking; those of grammar ("với", "giữa") are read where they stand.
_GRAMMAR = frozenset({"with", "between", "frame_of", "led", "also"})
_ACTING = (PartyKind.ACTOR, PartyKind.STATE, PartyKind.PAIR, PartyKind.BOTH)


@dataclass(frozen=True, slots=True)
class Look:
    """A scene with what several features ask of it, in lower case; made once for each scene."""

    low: str
    scene: Scene

    def borders(self, a: int, b: int) -> int:
        """How many clause borders lie in [a, b)."""
        return sum(1 for n in self.scene.borders if a <= n < b)

    def cues(self, a: int, b: int) -> Iterator[Hit]:
        for h in self.scene.cues:
            if h.start >= b:
                return
            if a <= h.start and h.end <= b:
                yield h

    def words(self, a: int, b: int) -> str:
        return " ".join(self.low[a:b].split())


def few(n: int, most: int = 3) -> str:
    return str(n) if n < most else f"{most}+"


def place_of(scene: Scene) -> str:
    role = scene.sentence.role
    if role is not Role.BODY:
        return role.value
    return f"body{few(scene.number, 6)}" if scene.number < 6 else "body far"


def contact_features(look: Look, t: Hit) -> list[str]:
    """What stands around a word of contact, whoever acts and whenever."""
    scene, s = look.scene, look.scene.sentence
    assert t.frame is not None
    frame = t.frame.name
    low = max([s.start, *(n for n in scene.borders if n < t.start)])
    high = min([s.end, *(n for n in scene.borders if n >= t.end)])
    out = [f"frame={frame}", f"words={t.words}", f"place={place_of(scene)}", f"frame,place={frame},{s.role.value}"]
    first = scene.contacts[0] is t
    out.append(f"order={'only' if len(scene.contacts) == 1 else 'first' if first else 'later'}")
    before, after, far = set(), set(), set()
    nearest = None
    for h in scene.cues:
        if h.concept in _GRAMMAR:
            continue
        if low <= h.start and h.end <= t.start:
            before.add(h.concept)
            nearest = h
        elif t.end <= h.start and h.end <= high:
            after.add(h.concept)
        elif h.start < t.start:
            far.add(h.concept)
    for c in before:
        out += (f"before={c}", f"before,frame={c},{frame}")
    for c in after:
        out.append(f"after={c}")
    for c in far - before:
        out.append(f"far before={c}")
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
    for w in set(look.words(low, high).split()):
        out.append(f"clause:{w}")
    if look.low[t.end : t.end + 1] == '"' or look.low[t.start - 1 : t.start] == '"':
        out.append("quoted")
    return out


def _of(parties: Sequence[Party], pair: tuple[str, str]) -> list[tuple[int, Party]]:
    return [(n, p) for n, p in enumerate(parties) if p.kind is PartyKind.BOTH or any(c in pair for c in p.codes)]


# Of several roles the one that says most of what a party may do.
_RANKED_ROLES = (
    "former", "private", "spokesperson", "spouse", "embassy", "ambassador", "envoy", "local", "force", "ship",
    "delegation", "head_of_state", "head_of_government", "party_leader", "royal", "clergy", "minister", "deputy",
    "parliament", "general", "leader", "counterpart", "body", "party_official", "official",
)  # fmt: skip


def _kind(p: Party | None) -> str:
    if p is None:
        return "none"
    if p.kind is PartyKind.ACTOR:
        return next((r for r in _RANKED_ROLES if r in p.roles), "official" if p.official else "actor")
    if p.attributive:
        return "attributive"
    return "placed" if p.placed else p.kind.value


def _coarse(kind: str) -> str:
    return kind if kind in _PLAIN_KINDS else "official"


_PLAIN_KINDS = frozenset({
    "none", "actor", "attributive", "placed", "former", "private", "spokesperson", "spouse", "local", "force", "ship",
    *(k.value for k in PartyKind),
})  # fmt: skip


def pair_features(look: Look, t: Hit, of: PairOf) -> list[str]:
    """Where the two states stand beside a word of contact, and as what."""
    scene, s, pair = look.scene, look.scene.sentence, of.pair
    assert t.frame is not None
    frame = t.frame.name
    mine = _of(scene.parties, pair)
    left = [(n, p) for n, p in mine if p.end <= t.start]
    right = [(n, p) for n, p in mine if p.start >= t.end]
    others = [p for p in scene.parties if p.codes and not any(c in pair for c in p.codes)]
    l_ = left[-1][1] if left else None
    r_ = right[0][1] if right else None

    def codes(p: Party | None) -> set[str]:
        return set() if p is None else set(pair) if p.kind is PartyKind.BOTH else set(p.codes) & set(pair)

    if codes(l_) == set(pair):
        shape = "P T"
    elif codes(r_) == set(pair):
        shape = "T P"
    elif l_ and r_ and codes(l_) != codes(r_):
        shape = "A T B"
    else:
        left_codes = set().union(*(codes(p) for _, p in left)) if left else set()
        right_codes = set().union(*(codes(p) for _, p in right)) if right else set()
        if len(left_codes) == 2 and not right_codes:
            shape = "A B T"
        elif len(right_codes) == 2 and not left_codes:
            shape = "T A B"
        elif len(left_codes | right_codes) == 2:
            shape = "A.B T" if len(left_codes) == 2 else "T A.B" if len(right_codes) == 2 else "A T B"
        else:
            shape = "A T" if left_codes else "T A" if right_codes else "T"
    out = [f"how={of.how}", f"shape={shape}", f"shape,frame={shape},{frame}", f"how,shape={of.how},{shape}"]
    if "VN" in pair:
        out.append("home")
    second_right = next((p for _, p in right[1:] if codes(p) - codes(r_)), None) if r_ else None
    second_left = next((p for _, p in reversed(left[:-1]) if codes(p) - codes(l_)), None) if l_ else None
    if shape in ("T A B", "T A.B"):
        a, b = r_, second_right
    elif shape in ("A B T", "A.B T"):
        a, b = second_left, l_
    else:
        a, b = l_, r_
    kinds = f"{_coarse(_kind(a))}>{_coarse(_kind(b))}"
    out += [f"kinds={kinds}", f"kinds,frame={kinds},{frame}", f"kinds,shape={kinds},{shape}"]
    out.append(f"levels={_kind(a)}>{_kind(b)}")
    for side, p in (("a", a), ("b", b)):
        if p is None:
            continue
        out += (f"level {side}={_kind(p)}", f"level {side},frame={_kind(p)},{frame}")
        between = (p.end, t.start) if p.end <= t.start else (t.end, p.start)
        gap = look.words(*between)
        n_other = sum(1 for o in others if between[0] <= o.start and o.end <= between[1])
        n_contact = sum(1 for h in scene.contacts if h is not t and between[0] <= h.start and h.end <= between[1])
        out.append(f"others {side}={few(n_other, 2)}")
        out.append(f"contacts {side}={few(n_contact)}")
        out.append(f"borders {side}={few(look.borders(*between))}")
        out.append(f"others,contacts {side}={few(n_other, 2)},{few(n_contact)}")
        if len(gap) <= 18:
            out += (f"gap {side}={gap}", f"gap {side},shape={gap},{shape}")
        else:
            out.append(f"gap {side}=long")
        before = look.words(max(s.start, p.start - 20), p.start).rsplit(" ", 2)[-1:]
        out.append(f"prep {side}={before[0] if before else '^'}")
        if before:
            out.append(f"prep {side},frame={before[0]},{frame}")
        if p.kind is PartyKind.ACTOR and not p.strong:
            out.append(f"weak {side}")
        for h in look.cues(*between):
            if h.concept not in _GRAMMAR:
                out.append(f"cue {side}={h.concept}")
    if a and b:
        first, second = (a, b) if a.end <= b.start else (b, a)
        if first.end <= second.start:
            gap = look.words(first.end, second.start)
            if len(gap) <= 22:
                out.append(f"ab={gap}")
            if t.end <= first.start:
                lead = look.words(t.end, first.start)
                if len(lead) <= 14:
                    out.append(f"t a={lead}")
    states = {c for p in scene.parties for c in p.codes}
    out.append(f"states={few(len(states), 5)}")
    out.append(f"states,how={few(len(states), 4)},{of.how}")
    for p in scene.parties:
        if p.kind in (PartyKind.UNION, PartyKind.PRIVATE):
            out.append(f"beside={p.kind.value}")
    return out


def expression_form(e: Expression | None) -> str:
    if e is None:
        return "none"
    p = e.first
    if e.form is not Form.POINT:
        return str(e.form.value)
    if e.duration_days:
        return "length"
    if p.shift is not None:
        anchor = "told" if p.shift.anchor is Anchor.TOLD else "now"
        if p.day is not None and p.month is not None:
            return "day"
        return f"{anchor} {p.shift.unit.value if isinstance(p.shift.unit, Unit) else p.shift.unit}"
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


def day_features(look: Look, t: Hit, placed: Placed, written: date | None) -> list[str]:
    """How date words stand to a word of contact, and when that was."""
    day = placed.of
    span = next((s for s in placed.spans if s is not None), None)
    scene, s, e = look.scene, look.scene.sentence, day.expression
    assert t.frame is not None
    frame = t.frame.name
    form, age = expression_form(e), age_of(span, written)
    wide = "?" if span is None or None in span else few((span[1] - span[0]).days, 12) if span[1] != span[0] else "0"  # type: ignore[operator]
    out = [
        f"day={day.how}", f"form={form}", f"age={age}", f"age,form={age},{form}", f"form,frame={form},{frame}",
        f"day,frame={day.how},{frame}", f"day,form={day.how},{form}", f"wide={wide}", f"age,place={age},{s.role.value}",
        f"day,own={day.how},{few(len(scene.expressions))}",
    ]  # fmt: skip
    if placed.made:
        out += (f"made={placed.made}", f"made,frame={placed.made},{frame}", f"made,age={placed.made},{age}")
        if t.frame.aspect:
            out.append(f"made,words={placed.made},{t.words}")
    elif t.frame.slots == "visit":
        out.append(f"as told,aspect={t.frame.aspect},{wide}")
    after = age.startswith("+")
    for h in scene.cues:
        if h.concept in ("future", "past", "recall", "wish", "speech", "cancel", "anniversary"):
            near = h.end <= t.start and t.start - h.end < 40
            if near:
                out.append(f"{h.concept} now,age={age}" if not after else f"{h.concept} now,ahead")
    if day.how != "own" or e is None:
        return out
    if e.end <= t.start:
        side, a, b = "before", e.end, t.start
    else:
        side, a, b = "after", t.end, e.start
    contacts = sum(1 for h in scene.contacts if h is not t and a <= h.start and h.end <= b)
    dates = sum(1 for o in scene.expressions if o is not e and a <= o.start and o.end <= b)
    borders = look.borders(a, b)
    out += [
        f"side={side}", f"side,contacts={side},{few(contacts)}", f"side,dates={side},{few(dates)}",
        f"side,borders={side},{few(borders)}", f"side,frame={side},{frame}", f"side,form={side},{form}",
    ]  # fmt: skip
    gap = look.words(a, b)
    if len(gap) <= 18:
        out.append(f"day gap={side},{gap}")
    else:
        out.append(f"day gap={side},{'middle' if len(gap) < 90 else 'long'}")
    for c in {h.concept for h in look.cues(a, b)}:
        if c not in ("with",):
            out.append(f"day cue={side},{c}")
    before = look.words(max(s.start, e.start - 20), e.start).rsplit(" ", 1)[-1]
    out += [f"day prep={before or '^'}", f"day opens={e.start - s.start < 30}"]
    if not [o for o in scene.expressions if o is not e]:
        out.append(f"only day,{side}")
    else:
        near = min(scene.expressions, key=lambda o: t.start - o.end if o.end <= t.start else o.start - t.end + 5)
        out.append(f"nearest day={near is e}")
    return out


def both_features(look: Look, t: Hit, of: PairOf, placed: Placed) -> list[str]:
    """How the two states and the date words of one sentence stand to each other."""
    e = placed.of.expression
    if placed.of.how != "own" or e is None or of.how not in ("named", "home"):
        return [f"how,day={of.how},{placed.of.how}"]
    mine = [p for p in look.scene.parties if any(c in of.pair for c in p.codes)]
    marks = sorted([(p.start, "S") for p in mine[:6]] + [(e.start, "D"), (t.start, "T")])
    order = "".join(m for _, m in marks)
    rivals = [o for o in look.scene.expressions if o is not e]
    out = [f"how,day={of.how},own", f"order={order}"]
    if rivals and mine:
        far = max(mine, key=lambda p: abs(p.start - t.start))
        near = min(look.scene.expressions, key=lambda o: abs(o.start - far.start))
        out.append(f"day of the far state={near is e}")
        last = mine[-1]
        following = next((o for o in look.scene.expressions if o.start >= last.end), None)
        out.append(f"day behind the states={following is e}")
    return out
