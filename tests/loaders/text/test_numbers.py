"""Numbers and months as words."""

from __future__ import annotations

import pytest

from loaders.text.numbers import ENGLISH_MONTHS, LUNAR_MONTHS, MONTHS, count


@pytest.mark.parametrize(("words", "number"), [
    ("7", 7), ("120", 120), ("một", 1), ("bẩy", 7), ("mười", 10), ("mười lăm", 15), ("hai mươi", 20),
    ("hai mươi mốt", 21), ("hai mốt", 21), ("chín mươi tư", 94),
])  # fmt: skip
def test_counts(words: str, number: int) -> None:
    assert count(words) == number


@pytest.mark.parametrize("words", ["", "mươi", "mấy", "mười mấy", "hai mươi mốt ba", "nhất", "X"])
def test_what_counts_nothing(words: str) -> None:
    with pytest.raises(ValueError, match="no count"):
        count(words)


def test_each_month_has_its_names() -> None:
    assert set(MONTHS.values()) == set(ENGLISH_MONTHS.values()) == set(range(1, 13))
    assert {MONTHS[name] for name in LUNAR_MONTHS} == {1, 12}
