"""The slots of a word of contact: which of the parties around it stand for the two states, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.actors.parties import Party, PartyKind
from loaders.events.hits import Contact
from loaders.events.pairs import Pair
from loaders.events.scene import Scene
from loaders.value import value

# A party with its place in the scene and the states of the pair that it stands for.
Numbered = tuple[int, Party, frozenset[str]]


@value
class Slots:
    """`a` and `b`: the parties for the two states, None where the sentence has none.

    `shape`: their order, T being the contact, P one party for both: "A T B", "T A B", "P T" … `head_a`, `head_b`: of
    the list that each stands in, the member nearest to the contact; `size_a`, `size_b`: how many members it has.
    """

    shape: str
    a: Party | None
    b: Party | None
    head_a: Party | None
    head_b: Party | None
    size_a: int
    size_b: int
    one_list: bool
    lists: frozenset[int]


def standing_for(scene: Scene, pair: Pair) -> tuple[Numbered, ...]:
    """The parties of a scene that stand for one of two states or for both."""
    both = frozenset(pair)
    codes = [both if p.kind is PartyKind.BOTH else both.intersection(p.codes) for p in scene.parties]
    return tuple((n, p, c) for n, (p, c) in enumerate(zip(scene.parties, codes, strict=True)) if c)


def fill_slots(scene: Scene, t: Contact, pair: Pair, mine: Sequence[Numbered] | None = None) -> Slots:
    """The slots of a contact for two states. `mine`: what `standing_for` gives for them, where it is known."""
    mine = standing_for(scene, pair) if mine is None else mine
    left = [x for x in mine if x[1].end <= t.start][::-1]
    right = [x for x in mine if x[1].start >= t.end]
    right = right[_said_again(scene, t, left, right) :]
    shape = _shape(left, right, frozenset(pair))
    first_left, first_right = left[0] if left else None, right[0] if right else None
    if shape.startswith("T A"):
        a, b = first_right, _second(right)
    elif shape.endswith("B T"):
        a, b = _second(left), first_left
    else:
        a, b = first_left, first_right
    list_a, list_b = (None if x is None else scene.lists[x[0]] for x in (a, b))
    return Slots(
        shape,
        a[1] if a else None,
        b[1] if b else None,
        _head(scene, t, a),
        _head(scene, t, b),
        0 if list_a is None else scene.lists.count(list_a),
        0 if list_b is None else scene.lists.count(list_b),
        list_a is not None and list_a == list_b and a != b,
        frozenset(n for n in (list_a, list_b) if n is not None),
    )


def _said_again(scene: Scene, t: Contact, left: Sequence[Numbered], right: Sequence[Numbered]) -> int:
    """How many parties behind a contact only say again, in another clause, who acts together before it: "Nga và Lào
    diễn tập trên biển, với 200 binh sĩ của hải quân | hai nước"."""
    named = [codes for _, p, codes in left[:2] if p.kind is not PartyKind.BOTH]
    if len(named) < 2 or named[0] == named[1]:
        return 0
    end = next((at for at in scene.borders if at >= t.end), scene.sentence.end)
    again = (p.kind is PartyKind.BOTH and p.start > end for _, p, _ in right)
    return next((n for n, is_again in enumerate(again) if not is_again), len(right))


_NOBODY: frozenset[str] = frozenset()


def _shape(left: Sequence[Numbered], right: Sequence[Numbered], both: frozenset[str]) -> str:
    """The order of the slots; `left` and `right` with the nearest first."""
    near_left = left[0][2] if left else _NOBODY
    near_right = right[0][2] if right else _NOBODY
    if near_left == both:
        return "P T"
    if near_right == both:
        return "T P"
    if near_left and near_right and near_left != near_right:
        return "A T B"
    on_left, on_right = (_NOBODY.union(*(codes for _, _, codes in side)) for side in (left, right))
    if on_left == both:
        return "A.B T" if on_right else "A B T"
    if on_right == both:
        return "T A.B" if on_left else "T A B"
    return "A T" if on_left else "T A" if on_right else "T"


def _second(those: Sequence[Numbered]) -> Numbered | None:
    """The nearest party that stands for the other state than the nearest of all."""
    known = those[0][2]
    return next((x for x in those[1:] if x[2] - known), None)


def _head(scene: Scene, t: Contact, x: Numbered | None) -> Party | None:
    """Of the list that a party stands in, the member nearest to the contact on the party's side of it."""
    if x is None:
        return None
    if scene.lists.count(scene.lists[x[0]]) == 1:
        return x[1]
    members = [p for p, n in zip(scene.parties, scene.lists, strict=True) if n == scene.lists[x[0]]]
    if x[1].end <= t.start:
        return [p for p in members if p.end <= t.start][-1]
    return next(p for p in members if p.start >= t.end)
