"""Answers about words and names that articles repeat, remembered, and forgotten before they take much memory.

A number of entries alone is no bound: a word of an article may be as long as the article. But whatever is remembered is
a piece of some text that was read. So everything is forgotten together once texts of `MOST` characters have been read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

Answer = TypeVar("Answer")
#: Characters of texts after which everything is forgotten: thousands of articles, so that it costs nothing.
MOST = 20_000_000

_functions: list[_lru_cache_wrapper[object]] = []
_read = 0


def remembered(entries: int) -> Callable[[Callable[[str], Answer]], _lru_cache_wrapper[Answer]]:
    """Remember up to so many answers of a function of a word or a name."""

    def wrap(function: Callable[[str], Answer]) -> _lru_cache_wrapper[Answer]:
        made = lru_cache(entries)(function)
        _functions.append(made)
        return made

    return wrap


def about_to_read(characters: int) -> None:
    """Forget what was remembered where this text is one too many."""
    global _read
    _read += characters
    if _read > MOST:
        _read = characters
        for function in _functions:
            function.cache_clear()
