"""What is put off: the day that is left and the day it is put off to, each with its status."""

from __future__ import annotations

import pytest

from loaders.article import Article
from loaders.extract import extract

BOTH = {("2018-06-05", "cancelled"), ("2018-06-12", "planned")}
MOVED = [
    ("Cuộc hội đàm giữa Thủ tướng Lào và Thủ tướng Nga, ban đầu định vào ngày 5/6, lùi sang ngày 12/6.", BOTH),
    ("Cuộc hội đàm giữa Thủ tướng Lào và Thủ tướng Nga dự kiến diễn ra ngày 5/6 được hoãn đến ngày 12/6.", BOTH),
    ("Cuộc hội đàm giữa Thủ tướng Lào và Thủ tướng Nga dự kiến diễn ra ngày 5/6 bị dời tới 12/6.", BOTH),
    # called off, and put off to no day
    (
        "Cuộc hội đàm giữa Thủ tướng Lào và Thủ tướng Nga dự kiến diễn ra ngày 5/6 bị hoãn.",
        {("2018-06-05", "cancelled")},
    ),
]


@pytest.mark.parametrize(("text", "told"), MOVED)
def test_what_is_put_off_is_planned_for_its_new_day(text: str, told: set[tuple[str, str]]) -> None:
    found = extract(Article("a", text, published="2018-06-03")).events
    assert {(e.date, e.status) for e in found} == told
