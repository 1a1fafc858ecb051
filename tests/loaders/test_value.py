"""Values: equal and hashed by their fields, without room for others; that nobody sets one is the type checker's."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from loaders.dates.partial import Anchor, Shift, Unit

YESTERDAY = Shift(Anchor.PUBLICATION, Unit.DAY, -1)


def test_values_of_the_same_fields_are_one_value() -> None:
    again = replace(Shift(Anchor.PUBLICATION, Unit.DAY), amount=-1)
    assert again == YESTERDAY
    assert {again: "known"}[YESTERDAY] == "known"
    assert again != Shift(Anchor.TOLD, Unit.DAY, -1)


def test_a_value_holds_its_fields_alone() -> None:
    with pytest.raises(AttributeError):
        YESTERDAY.amounts = -1  # type: ignore[attr-defined]


def test_a_value_goes_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(YESTERDAY)) == YESTERDAY
