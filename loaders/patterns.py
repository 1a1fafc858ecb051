"""Patterns that are compiled when they are first asked: the house has a thousand, and an article needs a few hundred.

A module says its patterns where it is imported, by `lazy_re` or `lazy_regex`; what that costs is a small object. Where
words of the lexicon stand in a pattern, it is given as a function of no arguments, so that they are not read before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

import regex

#: What is asked of a pattern: set on the lazy one once it is compiled, so that no later call takes a way around.
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Lazy:
    """Stands for a pattern. Two threads that ask first compile it twice, alike; the module compiling keeps one."""

    def __init__(self, library: Any, text: AnyStr | Callable[[], AnyStr], flags: int) -> None:
        self._library: Any = library
        self._text: Any = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Only of what is not there yet."""
        if name.startswith("__"):  # what copies or looks into objects asks for no pattern
            raise AttributeError(name)
        made = self._library.compile(self._written(), self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(made, method))
        return getattr(made, name)

    def __repr__(self) -> str:
        return f"<pattern {self._written()!r}>"

    @property
    def pattern(self) -> Any:
        """The text of the pattern, for which it need not be compiled."""
        return self._written()

    def _written(self) -> Any:
        return self._text() if callable(self._text) else self._text


def lazy_re(text: AnyStr | Callable[[], AnyStr], flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, when it is first asked; raises its error then. Has the methods of a pattern and `pattern`."""
    return cast("re.Pattern[AnyStr]", _Lazy(re, text, flags))


def lazy_regex(text: AnyStr | Callable[[], AnyStr], flags: int = 0) -> regex.Pattern[AnyStr]:
    """As `lazy_re`, by `regex`, which knows letters of any script."""
    return cast("regex.Pattern[AnyStr]", _Lazy(regex, text, flags))
