"""Boosted trees, as `make train` writes them: small yes-no questions about named numbers, whose answers add up.

Whoever asks a few times has the trees walked. Whoever asks often has none walked: every leaf of all trees is a bit;
each number, by where it lies among the thresholds of its questions, strikes out the leaves that its answers rule out,
and one leaf of each tree is left (QuickScorer, Lucchese and others, 2015), which takes half the time, and as much as
five hundred walks to make ready. Marks are questions that need no number: a name that is there or not. They are asked
eight at a time, since what the same eight answers leave is worked out once; and a tree has whole bytes, each of which
leads to its leaf.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from itertools import accumulate, compress, count
from math import exp
from operator import and_, getitem
from typing import Any

from loaders.kept import kept

# So many times trees are walked before they are made ready to be asked without.
WALKED = 500
# A byte with one bit set, as the place of the bit, the highest the first.
_PLACE = bytes(8 - n.bit_length() if n else 0 for n in range(256))
# A node is a leaf's value, or (place of the feature, threshold, node where not above, node above).
Node = float | tuple[int, float, Any, Any]
# Leaves that an answer rules out, tree by tree: the place of the tree's first byte, its bytes, the leaves as bits.
_Out = list[tuple[int, int, int]]


@dataclass(frozen=True)
class Trees:
    """`features` name the numbers in the order that nodes count them, `marks` those after them: names there or not."""

    features: tuple[str, ...]
    roots: tuple[Node, ...]
    marks: tuple[str, ...] = ()
    _walks: Iterator[int] = field(default_factory=count, compare=False, repr=False)

    def chance(self, numbers: Mapping[str, float], marks: Set[str] = frozenset()) -> float:
        """The chance, 0 to 1, that what numbers and marks describe is true. KeyError as for `total`."""
        return 1 / (1 + exp(-self.total(numbers, marks)))

    def total(self, numbers: Mapping[str, float], marks: Set[str] = frozenset()) -> float:
        """The answers added up, in log odds. KeyError where a number is missing that a tree asks for."""
        if next(self._walks) < WALKED:
            return self._walked(numbers, marks)
        table = self._table
        left = table.all
        for name, thresholds, masks in table.of_numbers:
            left &= masks[bisect_left(thresholds, numbers[name])]
        for group, here in zip(table.of_marks, table.answers(marks), strict=True):
            left &= group[here]
        total = 0.0
        bits = left.to_bytes(len(table.leaves), "big")
        for value in map(getitem, compress(table.leaves, bits), bits.translate(_PLACE, b"\0")):
            total += value
        return total

    def _walked(self, numbers: Mapping[str, float], marks: Set[str]) -> float:
        given = [*(numbers[name] for name in self.features), *(float(mark in marks) for mark in self.marks)]
        total = 0.0
        for node in self.roots:
            while isinstance(node, tuple):
                place, threshold, not_above, above = node
                node = above if given[place] > threshold else not_above
            total += node
        return total

    @cached_property
    def _table(self) -> _Table:
        """The trees as masks of leaves."""
        leaves: list[float] = []
        standing = bytearray()
        asked: dict[int, dict[float, tuple[_Out, _Out]]] = defaultdict(lambda: defaultdict(lambda: ([], [])))
        for root in self.roots:
            tree: list[float] = []
            nodes: list[tuple[int, float, int, int, int]] = []
            _grow(root, tree, nodes)
            size = (len(tree) + 7) // 8
            for place, threshold, first, middle, end in nodes:
                not_above, above = asked[place][threshold]
                not_above.append((len(standing), size, ((1 << end - middle) - 1) << (8 * size - end)))
                above.append((len(standing), size, ((1 << middle - first) - 1) << (8 * size - middle)))
            spare = 8 * size - len(tree)
            leaves += tree + [0.0] * spare
            standing += ((1 << len(tree)) - 1 << spare).to_bytes(size, "big")
        whole = bytes([255]) * len(standing)

        def without(out: _Out) -> int:
            left = bytearray(whole)
            for at, size, bits in out:
                here = int.from_bytes(left[at : at + size], "big") & ~bits
                left[at : at + size] = here.to_bytes(size, "big")
            return int.from_bytes(left, "big")

        def masks(place: int) -> list[int]:
            """The leaves left at the first threshold or below, above it, …"""
            outs = sorted(asked[place].items())
            above = accumulate((without(out) for _, (_, out) in outs), and_, initial=-1)
            not_above = accumulate((without(out) for _, (out, _) in reversed(outs)), and_, initial=-1)
            return [a & b for a, b in zip(above, reversed(list(not_above)), strict=True)]

        numbers = [
            (name, sorted(asked[place]), masks(place)) for place, name in enumerate(self.features) if place in asked
        ]
        places = range(len(self.features), len(self.features) + len(self.marks))
        of_marks = [masks(place) if place in asked else [-1, -1] for place in places]
        return _Table(
            [tuple(leaves[at : at + 8]) for at in range(0, len(leaves), 8)],
            int.from_bytes(standing, "big"),
            numbers,
            [_Marks(of_marks[at : at + 8]) for at in range(0, len(of_marks), 8)],
            {mark: divmod(n, 8) for n, mark in enumerate(self.marks)},
        )


def _grow(node: Node, leaves: list[float], nodes: list[tuple[int, float, int, int, int]]) -> None:
    """Add the leaves of a tree, and its nodes: place and threshold, the first leaf of those where the number is not
    above it, the first of those where it is, and the end of these."""
    if not isinstance(node, tuple):
        leaves.append(node)
        return
    place, threshold, not_above, above = node
    first = len(leaves)
    _grow(not_above, leaves, nodes)
    middle = len(leaves)
    _grow(above, leaves, nodes)
    nodes.append((place, threshold, first, middle, len(leaves)))


class _Marks(dict[int, int]):
    """Eight marks at most: the leaves left, by which of them are there, a bit for each, the first mark's the lowest."""

    def __init__(self, masks: Sequence[Sequence[int]]) -> None:
        """`masks`: for each mark the leaves left without it and with it."""
        super().__init__()
        self._masks = masks

    def __missing__(self, here: int) -> int:
        left = -1
        for n, masks in enumerate(self._masks):
            left &= masks[here >> n & 1]
        self[here] = left
        return left


@dataclass(frozen=True)
class _Table:
    """The values of the `leaves` by eight, the first the highest bit of `all`; for each feature asked for its
    thresholds in order, with the leaves left below and above each; the marks by eight, and where each has its place."""

    leaves: list[tuple[float, ...]]
    all: int
    of_numbers: list[tuple[str, list[float], list[int]]]
    of_marks: list[_Marks]
    places: dict[str, tuple[int, int]]

    def answers(self, marks: Set[str]) -> list[int]:
        """For each eight marks a bit for each that is there."""
        out = [0] * len(self.of_marks)
        for mark in self.places.keys() & marks:
            group, bit = self.places[mark]
            out[group] |= 1 << bit
        return out


def _node(read: Any) -> Node:
    return (read[0], read[1], _node(read[2]), _node(read[3])) if isinstance(read, list) else float(read)


@cache
def load_trees(name: str) -> Trees:
    """The committed trees of `loaders/events/{name}.json`."""
    return Trees(*kept(f"trees-{name}", lambda: _plain((files("loaders.events") / f"{name}.json").read_bytes())))


def _plain(text: bytes) -> tuple[tuple[str, ...], tuple[Node, ...], tuple[str, ...]]:
    trees = trees_of(json.loads(text))
    return trees.features, trees.roots, trees.marks


def trees_of(read: Mapping[str, Any]) -> Trees:
    """Trees from plain data: `features` and `marks` by name and the `trees`, a node a list of place, threshold, nodes.

    A mark has the threshold 0.5 alone.
    """
    return Trees(tuple(read["features"]), tuple(_node(root) for root in read["trees"]), tuple(read.get("marks", ())))
