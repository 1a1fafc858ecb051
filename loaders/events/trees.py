"""Boosted trees, as `make train` writes them: small yes-no questions about named numbers, whose answers add up.

No tree is walked. Every leaf of all trees is a bit; each number, by where it lies among the thresholds of its
questions, strikes out the leaves that its answers rule out, and one leaf of each tree is left (QuickScorer, Lucchese
and others, 2015). Marks are questions that need no number: a name that is there or not. They are asked eight at a time,
since what the same eight answers leave is worked out once; and a tree has whole bytes, each of which leads to its leaf.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import compress
from math import exp
from operator import getitem
from typing import Any

# A byte with one bit set, as the place of the bit, the highest the first.
_PLACE = bytes(8 - n.bit_length() if n else 0 for n in range(256))
# A node is a leaf's value, or (place of the feature, threshold, node where not above, node above).
Node = float | tuple[int, float, Any, Any]


@dataclass(frozen=True)
class Trees:
    """`features` name the numbers in the order that nodes count them, `marks` those after them: names there or not."""

    features: tuple[str, ...]
    roots: tuple[Node, ...]
    marks: tuple[str, ...] = ()

    def chance(self, numbers: Mapping[str, float], marks: Set[str] = frozenset()) -> float:
        """The chance, 0 to 1, that what numbers and marks describe is true. KeyError as for `total`."""
        return 1 / (1 + exp(-self.total(numbers, marks)))

    def total(self, numbers: Mapping[str, float], marks: Set[str] = frozenset()) -> float:
        """The answers added up, in log odds. KeyError where a number is missing that a tree asks for."""
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

    @cached_property
    def _table(self) -> _Table:
        """The trees as masks of leaves."""
        leaves: list[float] = []
        standing = 0
        asked: dict[int, dict[float, list[tuple[int, int, int]]]] = defaultdict(lambda: defaultdict(list))

        def plant(node: Node) -> None:
            if not isinstance(node, tuple):
                leaves.append(node)
                return
            first = len(leaves)
            plant(node[2])
            middle = len(leaves)
            plant(node[3])
            asked[node[0]][node[1]].append((first, middle, len(leaves)))

        for root in self.roots:
            first = len(leaves)
            plant(root)
            grown, spare = len(leaves) - first, -len(leaves) % 8
            standing = (standing << grown) + (1 << grown) - 1 << spare
            leaves += [0.0] * spare
        size = len(leaves)
        whole = (1 << size) - 1

        def but(first: int, end: int) -> int:
            return whole - ((1 << (end - first)) - 1 << (size - end))

        def masks(place: int, thresholds: Sequence[float]) -> list[int]:
            """The leaves left below the first threshold, above it, …"""
            left = [whole] * (len(thresholds) + 1)
            for n, threshold in enumerate(thresholds):
                for first, middle, end in asked[place][threshold]:
                    not_above, above = but(middle, end), but(first, middle)
                    left = [mask & (not_above if at <= n else above) for at, mask in enumerate(left)]
            return left

        thresholds = {place: sorted(those) for place, those in asked.items()}
        numbers = [
            (name, thresholds[place], masks(place, thresholds[place]))
            for place, name in enumerate(self.features)
            if place in asked
        ]
        of_marks = [
            masks(place, thresholds[place]) if place in asked else [whole, whole]
            for place in range(len(self.features), len(self.features) + len(self.marks))
        ]
        return _Table(
            [tuple(leaves[at : at + 8]) for at in range(0, size, 8)],
            standing,
            numbers,
            [_Marks(of_marks[at : at + 8]) for at in range(0, len(of_marks), 8)],
            {mark: divmod(n, 8) for n, mark in enumerate(self.marks)},
        )


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
    return trees_of(json.loads((files("loaders.events") / f"{name}.json").read_text(encoding="utf-8")))


def trees_of(read: Mapping[str, Any]) -> Trees:
    """Trees from plain data: `features` and `marks` by name and the `trees`, a node a list of place, threshold, nodes.

    A mark has the threshold 0.5 alone.
    """
    return Trees(tuple(read["features"]), tuple(_node(root) for root in read["trees"]), tuple(read.get("marks", ())))
