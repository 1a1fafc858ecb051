"""The lists of words in the files of this room: read once, normalised as texts are, and as patterns of whole words."""

from __future__ import annotations

from functools import cache
from typing import Any

import regex as re

from loaders.patterns import lazy_regex
from loaders.resources import read_lexicon
from loaders.text.normalise import normalise
from loaders.text.words import alternation

_read = cache(read_lexicon)


@cache
def listed(file: str, key: str) -> tuple[str, ...]:
    """The words under a key of a file, as in `tenses.toml` or, with `words` of their own, in `cues.toml`."""
    found: Any = _read(file)[key]
    return tuple(normalise(w).text for w in (found["words"] if isinstance(found, dict) else found))


def any_of(file: str, *keys: str) -> str:
    """A pattern for any of the words under keys of a file, where something behind it tells that the word ends there."""
    return f"(?:{alternation(w for key in keys for w in listed(file, key))})"


def whole(file: str, key: str, *ways: str, behind: str = "") -> re.Pattern[str]:
    """The words under a key as whole words in any case, or one of these patterns, with what stands `behind` them."""

    def written() -> str:
        words = "|".join((alternation(listed(file, key)), *ways))
        return rf"(?<![\p{{L}}])(?:{words})(?![\p{{L}}]){behind}"

    return lazy_regex(written, re.IGNORECASE)
