"""What is remembered of words stays within bounds, however long they are."""

from __future__ import annotations

import tracemalloc

import pytest

from loaders.article import Article
from loaders.extract import extract
from loaders.text import remembered

LONG = 200_000


def hostile(number: int) -> Article:
    """An article with a name of `LONG` letters, another for each number."""
    name = f"A{number}" + "b" * LONG
    return Article("a", f"Chiều 2/6/2022, ông {name} hội đàm với Bộ trưởng Quốc phòng Lào.")


def test_words_of_any_length_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 5 * LONG)
    extract(hostile(0))
    tracemalloc.start()
    try:
        for number in range(1, 40):
            extract(hostile(number))
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 12 * LONG, "some of the last texts, not each of forty"


def test_what_is_forgotten_is_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    @remembered.remembered(8)
    def told(word: str) -> str:
        calls.append(word)
        return word.upper()

    assert told("a") == told("a") == "A"
    assert calls == ["a"]
    monkeypatch.setattr(remembered, "MOST", 10)
    remembered.about_to_read(11)
    assert told("a") == "A"
    assert calls == ["a", "a"]
