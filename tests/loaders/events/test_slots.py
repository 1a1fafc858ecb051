"""Who stands where beside a word of contact: one sentence a line, the shape that it has for its pair."""

from __future__ import annotations

import pytest

from loaders.events.slots import fill_slots
from tests.loaders.events.building import scene

SHAPES = [
    ("Thủ tướng Lào hội đàm với Thủ tướng Campuchia.", "KH LA", "A T B"),
    ("Cuộc hội đàm giữa Thủ tướng Lào và Thủ tướng Campuchia.", "KH LA", "T A B"),
    ("Lào và Campuchia hội đàm.", "KH LA", "A B T"),
    ("Quan hệ Việt - Lào: hội đàm cấp cao.", "LA VN", "P T"),
    ("Hai bên hội đàm.", "LA VN", "P T"),
    ("Hội đàm giữa hai nước.", "LA VN", "T P"),
    # both are named before it, and only named again in another clause
    ("Lào và Campuchia diễn tập trên biển, với tàu của hải quân hai nước.", "KH LA", "A B T"),
    ("Thủ tướng Lào hội đàm.", "LA VN", "A T"),
    ("Tiếp Đại sứ Lào.", "LA VN", "T A"),
    ("Thủ tướng Lào hội đàm.", "KH VN", "T"),
]


@pytest.mark.parametrize(("sentence", "pair", "shape"), SHAPES)
def test_the_order_of_the_slots(sentence: str, pair: str, shape: str) -> None:
    s = scene(sentence)
    a, b = pair.split()
    slots = fill_slots(s, s.contacts[0], (a, b))
    assert slots.shape == shape
    assert (slots.a is None) == ("A" not in shape and "P T" not in shape)
    for p in (slots.a, slots.b):
        assert p is None or not p.codes or set(p.codes) & {a, b}


def test_the_slots_are_the_nearest_parties() -> None:
    s = scene("Thủ tướng Lào cho biết Bộ trưởng Lào hội đàm với Bộ trưởng Nga và Thủ tướng Nga.")
    slots = fill_slots(s, s.contacts[0], ("LA", "RU"))
    assert slots.a
    assert slots.b
    assert (slots.a.text, slots.b.text) == ("Bộ trưởng Lào", "Bộ trưởng Nga")


def test_of_a_list_the_member_nearest_to_the_contact_leads() -> None:
    """ "tiếp Đại sứ Cuba và Đại sứ Belarus": what stands between the contact and the list is the same for both."""
    s = scene("Thủ tướng Campuchia tiếp Đại sứ Cuba và Đại sứ Belarus hôm nay.")
    near, far = (fill_slots(s, s.contacts[0], pair) for pair in (("CU", "KH"), ("BY", "KH")))
    assert near.head_b
    assert near.head_b == far.head_b
    assert near.head_b.codes == ("CU",)
    assert (near.size_b, far.size_b) == (2, 2)
    assert not near.one_list
    assert fill_slots(s, s.contacts[0], ("BY", "CU")).one_list
