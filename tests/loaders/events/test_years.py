"""Words of contact that a time without a day dates."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.events.years import is_of_a_year
from loaders.text.document import read
from tests.loaders.events.building import scene

WRITTEN = date(2018, 6, 4)


@pytest.mark.parametrize(("sentence", "old"), [
    ("Hai bên đã ký kết năm 2004.", True),
    ("Năm 2004, hai bên đã ký kết.", True),
    # what was signed stands between, and nobody else
    ("Hai tỉnh đã ký kết bản thỏa thuận hợp tác vào năm 2004.", True),
    ("Hai tỉnh đã ký kết thỏa thuận thay cho hiệp định mà Lào có từ năm 2004.", False),
    ("Hai tỉnh đã ký kết thỏa thuận hợp tác vào năm 2018.", False),
])  # fmt: skip
def test_acts_of_a_year_that_is_over(sentence: str, old: bool) -> None:
    s = scene(sentence)
    (t,) = (t for t in s.contacts if t.frame.type == "signing")
    assert is_of_a_year(read(sentence).lower, t, s, WRITTEN) is old
