"""Boosted trees, as `make train` writes them: small yes-no questions about named numbers, whose answers add up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

# A node is a leaf's value, or (place of the feature, threshold, node where not above, node above).
Node = float | tuple[int, float, Any, Any]


@dataclass(frozen=True, slots=True)
class Trees:
    """`features` name the numbers in the order that nodes count them."""

    features: tuple[str, ...]
    roots: tuple[Node, ...]

    def chance(self, numbers: Mapping[str, float]) -> float:
        """The chance, 0 to 1, that what these numbers describe is true. KeyError where one is missing."""
        row = [numbers[name] for name in self.features]
        total = 0.0
        for node in self.roots:
            while type(node) is tuple:
                node = node[2] if row[node[0]] <= node[1] else node[3]
            total += node  # type: ignore[operator]
        return 1 / (1 + exp(-total))


def _node(read: Any) -> Node:
    return (read[0], read[1], _node(read[2]), _node(read[3])) if isinstance(read, list) else float(read)


@cache
def load_trees(name: str) -> Trees:
    """The committed trees of `loaders/events/{name}.json`."""
    read = json.loads((files("loaders.events") / f"{name}.json").read_text(encoding="utf-8"))
    return Trees(tuple(read["features"]), tuple(_node(root) for root in read["trees"]))
