"""Boosted trees, as `make train` writes them: small yes-no questions about named numbers, whose answers add up.

No tree is walked. Every leaf of all trees is a bit; each number, by where it lies among the thresholds of its
questions, strikes out the leaves that its answers rule out, and one leaf of each tree is left (QuickScorer, Lucchese
and others, 2015). Marks are questions that need no number: a name that is there or not.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import compress
from math import exp
from typing import Any

# A node is a leaf's value, or (place of the feature, threshold, node where not above, node above).
Node = float | tuple[int, float, Any, Any]
_STRUCK = bytes.maketrans(b"01", b"\x00\x01")


@dataclass(frozen=True)
class Trees:
    """`features` name the numbers in the order that nodes count them, `marks` those after them: names there or not."""

    features: tuple[str, ...]
    roots: tuple[Node, ...]
    marks: tuple[str, ...] = ()

    def chance(self, numbers: Mapping[str, float], marks: Set[str] = frozenset()) -> float:
        """The chance, 0 to 1, that what numbers and marks describe is true. KeyError where a number is missing."""
        return 1 / (1 + exp(-self.total(numbers, marks)))

    def total(self, numbers: Mapping[str, float], marks: Set[str] = frozenset()) -> float:
        """The answers added up, in log odds. KeyError where a number is missing."""
        leaves, of_numbers, of_marks = self._table
        left = (1 << len(leaves)) - 1
        for name, thresholds, masks in of_numbers:
            left &= masks[bisect_left(thresholds, numbers[name])]
        for name, masks in of_marks:
            left &= masks[name in marks]
        total = 0.0
        for value in compress(leaves, f"{left:0{len(leaves)}b}".encode().translate(_STRUCK)):
            total += value
        return total

    @cached_property
    def _table(self) -> tuple[list[float], list[tuple[str, list[float], list[int]]], list[tuple[str, list[int]]]]:
        """The leaves' values, for each feature its thresholds in order with the leaves left below and above each, and
        for each mark the leaves left without it and with it.

        The first leaf is the highest bit.
        """
        leaves: list[float] = []
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
            plant(root)
        size = len(leaves)

        def but(first: int, end: int) -> int:
            return (1 << size) - 1 - ((1 << (end - first)) - 1 << (size - end))

        questions = []
        for place, name in enumerate((*self.features, *self.marks)):
            thresholds = sorted(asked[place])
            masks = [(1 << size) - 1] * (len(thresholds) + 1)
            for n, threshold in enumerate(thresholds):
                for first, middle, end in asked[place][threshold]:
                    not_above, above = but(middle, end), but(first, middle)
                    masks = [mask & (not_above if at <= n else above) for at, mask in enumerate(masks)]
            questions.append((name, thresholds, masks))
        numbers = len(self.features)
        return leaves, questions[:numbers], [(name, masks) for name, _, masks in questions[numbers:]]


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
