"""Clauses of a sentence: one line a case, the clauses with "|" between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.text.clauses import ClauseIndex, find_clauses
from loaders.text.normalise import normalise
from loaders.text.sentences import find_sentences
from loaders.text.zones import find_zones


@pytest.mark.parametrize(
    "clauses",
    [
        "Lào họp.",
        "Lào họp|, Nga nghỉ.",
        "Ông nói|: Lào họp|; Nga nghỉ.",
        "Lào họp |trong khi Nga nghỉ.",
        "Lào chi 2,5 tỷ lúc 10:30.",
        "Việt Nam - Lào họp.",
        "Lào họp| - theo tin mới.",
        "Lào| (nước chủ nhà|) họp.",
        "Ông nói| “Lào họp|” ở Huế.",
        "Khi Lào họp.",
        "Ông đến |để họp.",
    ],
)
def test_clauses(clauses: str) -> None:
    text = normalise(clauses.replace("|", "")).text
    found = find_clauses(text, find_sentences(text, find_zones(text)))
    marks = " ,;:-()“”"
    expected = [p.strip(marks) for p in clauses.split("|")]
    assert [text[c.start : c.end].strip() for c in found] == expected


@given(st.text(alphabet="Lào họp, ;:()-“”.khi \n", max_size=80))
def test_clauses_lie_in_their_sentence_in_order(words: str) -> None:
    text = normalise(words).text
    sentences = find_sentences(text, find_zones(text))
    clauses = find_clauses(text, sentences)
    index = ClauseIndex(clauses)
    at = 0
    for n, c in enumerate(clauses):
        assert at <= c.start < c.end
        assert sentences[c.sentence].start <= c.start
        assert c.end <= sentences[c.sentence].end
        assert index.number(c.start) == index.number(c.end - 1) == n
        at = c.end
