"""The slots of a word of contact: which of the parties around it stand for the two states, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.actors.parties import Party, PartyKind
from loaders.events.hits import Contact
from loaders.events.propose import Pair
from loaders.events.scene import Scene

Numbered = tuple[int, Party]


@dataclass(frozen=True, slots=True)
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


def fill_slots(scene: Scene, t: Contact, pair: Pair) -> Slots:
    """The slots of a contact for two states."""
    mine = [(n, p) for n, p in enumerate(scene.parties) if p.kind is PartyKind.BOTH or any(c in pair for c in p.codes)]
    left = [(n, p) for n, p in mine if p.end <= t.start][::-1]
    right = [(n, p) for n, p in mine if p.start >= t.end]
    shape = _shape(left, right, pair)
    first_left, first_right = left[0] if left else None, right[0] if right else None
    if shape.startswith("T A"):
        a, b = first_right, _second(right, pair)
    elif shape.endswith("B T"):
        a, b = _second(left, pair), first_left
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


def _codes(p: Party, pair: Pair) -> frozenset[str]:
    return frozenset(pair if p.kind is PartyKind.BOTH else {*p.codes} & {*pair})


def _all(those: Sequence[Numbered], pair: Pair) -> frozenset[str]:
    return frozenset().union(*(_codes(p, pair) for _, p in those))


def _shape(left: Sequence[Numbered], right: Sequence[Numbered], pair: Pair) -> str:
    """The order of the slots; `left` and `right` with the nearest first."""
    both = frozenset(pair)
    near_left = _codes(left[0][1], pair) if left else frozenset()
    near_right = _codes(right[0][1], pair) if right else frozenset()
    if near_left == both:
        return "P T"
    if near_right == both:
        return "T P"
    if near_left and near_right and near_left != near_right:
        return "A T B"
    on_left, on_right = _all(left, pair), _all(right, pair)
    if on_left == both:
        return "A.B T" if on_right else "A B T"
    if on_right == both:
        return "T A.B" if on_left else "T A B"
    return "A T" if on_left else "T A" if on_right else "T"


def _second(those: Sequence[Numbered], pair: Pair) -> Numbered | None:
    """The nearest party that stands for the other state than the nearest of all."""
    known = _codes(those[0][1], pair)
    return next(((n, p) for n, p in those[1:] if _codes(p, pair) - known), None)


def _head(scene: Scene, t: Contact, x: Numbered | None) -> Party | None:
    """Of the list that a party stands in, the member nearest to the contact on the party's side of it."""
    if x is None:
        return None
    members = [p for p, n in zip(scene.parties, scene.lists, strict=True) if n == scene.lists[x[0]]]
    if x[1].end <= t.start:
        return [p for p in members if p.end <= t.start][-1]
    return next(p for p in members if p.start >= t.end)
