"""Trees: yes-no questions about named numbers, whose answers add up to a chance."""

from __future__ import annotations

from math import exp, inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.events.trees import WALKED, Trees, load_trees

# Is a above 1? If so, is b above 5? And a second tree that always says a half.
HAND = Trees(("a", "b"), ((0, 1.0, -2.0, (1, 5.0, 0.5, 3.0)), 0.5))
SUMS = [
    ({"a": 0.0, "b": 9.0}, -1.5),
    ({"a": 1.0, "b": 9.0}, -1.5),  # a threshold belongs to its lower side
    ({"a": 1.1, "b": 5.0}, 1.0),
    ({"a": 2.0, "b": 5.1}, 3.5),
    ({"a": -inf, "b": inf}, -1.5),
    ({"b": 6.0, "a": 2.0, "c": 1.0}, 3.5),  # by name, whatever their order; more numbers than asked for
]


@pytest.mark.parametrize(("numbers", "total"), SUMS)
def test_the_answers_add_up(numbers: dict[str, float], total: float) -> None:
    assert HAND.chance(numbers) == pytest.approx(1 / (1 + exp(-total)))


def test_a_number_that_is_missing_is_named() -> None:
    with pytest.raises(KeyError, match="b"):
        HAND.chance({"a": 2.0})


def test_no_trees_know_nothing() -> None:
    assert Trees((), ()).chance({}) == 0.5


def test_a_mark_is_there_or_not() -> None:
    trees = Trees(("a",), ((1, 0.5, -2.0, (0, 5.0, 0.5, 3.0)), (2, 0.5, 0.25, 1.0)), ("shape=A T B", "home"))
    assert trees.total({"a": 9.0}) == -1.75
    assert trees.total({"a": 9.0}, {"shape=A T B", "what no tree asks for"}) == 3.25
    assert trees.total({"a": 5.0}, {"shape=A T B", "home"}) == 1.5


COMMITTED = load_trees("claims")
FEATURES, MARKS = range(3), range(3, 6)
NODES = st.recursive(
    st.floats(-3, 3),
    lambda below: (
        st.tuples(st.sampled_from(FEATURES), st.integers(-4, 4).map(float), below, below)
        | st.tuples(st.sampled_from(MARKS), st.just(0.5), below, below)
    ),
    max_leaves=20,
)


@given(
    st.lists(NODES, max_size=5).map(tuple),
    st.lists(st.tuples(st.integers(-5, 5).map(float), st.booleans()), min_size=3, max_size=3),
)
def test_who_asks_often_gets_the_same_answers(roots: tuple[Any, ...], asked: list[tuple[float, bool]]) -> None:
    trees = Trees(("a", "b", "c"), roots, ("x", "y", "z"))
    numbers = dict(zip(trees.features, (number for number, _ in asked), strict=True))
    marks = {mark for mark, (_, there) in zip(trees.marks, asked, strict=True) if there}
    assert len({trees.total(numbers, marks) for _ in range(WALKED + 2)}) == 1


@given(st.lists(st.floats(-2000, 2000), min_size=len(COMMITTED.features), max_size=len(COMMITTED.features)))
def test_committed_trees_give_chances(values: list[float]) -> None:
    numbers = dict(zip(COMMITTED.features, values, strict=True))
    chance = COMMITTED.chance(numbers)
    assert 0 < chance < 1
    assert COMMITTED.chance(dict(reversed(numbers.items()))) == chance


def test_committed_trees_ask_each_name_once_and_know_every_number() -> None:
    names = (*COMMITTED.features, *COMMITTED.marks)
    assert len(set(names)) == len(names)

    def asked(node: object) -> set[int]:
        return {node[0]} | asked(node[2]) | asked(node[3]) if isinstance(node, tuple) else set()

    places = set().union(*map(asked, COMMITTED.roots))
    assert places <= set(range(len(names)))
    assert {len(COMMITTED.features) + n for n in range(len(COMMITTED.marks))} <= places  # no mark is there for nothing
