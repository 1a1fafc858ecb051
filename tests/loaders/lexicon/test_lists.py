"""The lists of the lexicon: each word once, as texts are normalised, and no list that nobody asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from loaders.lexicon.lists import any_of, listed, whole
from loaders.text.normalise import normalise

FOLDER = Path(__file__).parents[3] / "loaders"
FILES = [
    f for f in sorted((FOLDER / "lexicon").glob("*.toml")) if f.name not in ("frames.toml", "cues.toml", "fields.toml")
]
LISTS = [(f.name, key) for f in FILES for key in tomllib.loads(f.read_text("utf-8"))]
CODE = "\n".join(f.read_text("utf-8") for f in FOLDER.rglob("*.py"))


@pytest.mark.parametrize(("file", "key"), LISTS)
def test_a_list_is_asked_for_and_says_nothing_twice(file: str, key: str) -> None:
    words = listed(file, key)
    assert [w for w in words if w != normalise(w).text or not w or words.count(w) > 1] == []
    assert f'"{key}"' in CODE or f"'{key}'" in CODE


def test_words_are_whole_and_in_any_case() -> None:
    former = whole("tenses.toml", "former", "đắc cử", behind=r"\s*$")
    found = [t for t in ("Cựu ", "cựu binh ", "nguyên", "thảo nguyên ", "tài nguyêns", "ĐẮC CỬ") if former.search(t)]
    assert found == ["Cựu ", "nguyên", "thảo nguyên ", "ĐẮC CỬ"]


def test_several_lists_are_one_pattern() -> None:
    keys = ("ends", "ends_en")
    pattern = re.compile(any_of("office_ends.toml", *keys))
    assert all(pattern.fullmatch(word) for key in keys for word in listed("office_ends.toml", key))
    assert pattern.fullmatch("hội nghị") is None
