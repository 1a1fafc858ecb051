"""Round-ups: a day of one item is none of what stands before it."""

from __future__ import annotations

import pytest

from tests.loaders.events.building import reading, scenes

ITEMS = [
    (
        "Lào và Nga đổi tù binh\n\nLào và Nga đã đổi tù binh.\n\nPháp thử tên lửa ngoài khơi\n\nHôm 2/6, tên lửa bay.",
        [0, 0, 1, 1],
    ),
    # a page with one headline, whose lead may be open; and what is too short
    ("Lào và Nga đổi tù binh\n\nHai bên đổi tù binh ở biên giới\n\nHôm 2/6, Lào và Nga đã đổi tù binh.", [0, 0, 0]),
    ("Lào và Nga đổi tù binh\n\nLào và Nga đã đổi tù binh.\n\nXuân Sơn\n\nHôm 2/6, Lào thử tên lửa.", [0, 0, 0, 0]),
]


@pytest.mark.parametrize(("text", "items"), ITEMS)
def test_items_begin_with_their_headlines(text: str, items: list[int]) -> None:
    assert [s.item for s in scenes(text)] == items


@pytest.mark.parametrize(("headline", "may_be"), [("Pháp thử tên lửa ngoài khơi\n\n", False), ("", True)])
def test_a_day_of_the_next_item_is_none_of_the_one_before(headline: str, may_be: bool) -> None:
    text = f"Lào và Nga đổi tù binh\n\nLào và Nga đã trao đổi tù binh.\n\n{headline}Hôm 2/6, Pháp thử tên lửa."
    hows = {m.day.of.how for m in reading(text).mentions}
    assert bool(hows & {"lead", "next"}) is may_be
