"""Many words as one pattern."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.text.words import alternation

WORDS = st.lists(st.text("ab.|", min_size=1, max_size=4), min_size=1, max_size=12)


@given(WORDS, st.text("ab.|", max_size=4))
def test_a_pattern_of_words_fits_them_and_nothing_else(words: list[str], text: str) -> None:
    pattern = re.compile(alternation(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert (pattern.fullmatch(text) is not None) == (text in words)


@pytest.mark.parametrize(
    ("words", "pattern"), [(("ab",), "ab"), (("ab", "a"), "a(?:b)?"), (("đã", "đón", "về"), "(?:về|đ(?:ã|ón))")]
)
def test_what_words_begin_with_alike_stands_once(words: tuple[str, ...], pattern: str) -> None:
    assert alternation(words) == pattern
