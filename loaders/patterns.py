"""Patterns that are compiled when they are first asked: the house has a thousand, and an article needs a few hundred.

A module says its patterns where it is imported, by `lazy_re` or `lazy_regex`; what that costs is a small object. Where
words of the lexicon stand in a pattern, it is given as a function of no arguments, so that they are not read before.

What `re` and `regex` compile takes them a hundred times as long as to take it up again, so it is kept (`loaders.kept`):
of `regex` as its patterns are pickled, of `re`, which pickles their text alone, as its own compiler hands it on. Where
another Python does that otherwise nothing is kept.
"""

from __future__ import annotations

import contextlib
import marshal
import re
from collections.abc import Callable
from functools import cache
from typing import Any, AnyStr, cast

import regex

from loaders.kept import find, keep

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
        made = _compiled(self._library, self._written(), self._flags)
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


_Key = tuple[str, str | bytes, int]  # library, text, flags
_asked: list[_Key] = []


@cache
def _known() -> dict[_Key, bytes]:
    """What patterns were compiled to, by `marshal`."""
    return find(_TABLE) or {}


def _compiled(library: Any, text: str | bytes, flags: int) -> Any:
    key = library.__name__, text, int(flags)
    known = _known().pop(key, None)
    if known is not None:
        with contextlib.suppress(RuntimeError, TypeError, ValueError):
            return _LIBRARIES[library.__name__][1](text, marshal.loads(known))
    _asked.append(key)
    return library.compile(text, flags)


def keep_patterns() -> None:
    """Have what was asked so far taken up by later runs, unless an earlier one did."""
    if find(_TABLE) is None:
        keep(_TABLE, {key: code for key in _asked if (code := _code(*key))})


def _code(library: str, text: str | bytes, flags: int) -> bytes | None:
    """What a pattern is compiled to; None where it cannot be taken up again."""
    taken, take_up = _LIBRARIES[library]
    try:
        code = taken(text, flags)
        made = take_up(text, code)
    except (AttributeError, ImportError, TypeError, ValueError):
        return None
    compiled = (re if library == "re" else regex).compile(text, flags)
    is_same = made == compiled if library == "re" else code == made._pickled_data[1:]
    return marshal.dumps(code) if is_same else None


def _of_re(text: Any, flags: int) -> tuple[Any, ...]:
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(text, flags)
    names = dict(parsed.state.groupdict)
    by_number = {number: name for name, number in names.items()}
    groups = parsed.state.groups
    code = list(map(int, _compiler._code(parsed, flags)))
    return int(flags | parsed.state.flags), code, groups - 1, names, tuple(map(by_number.get, range(groups)))


def _to_re(text: Any, code: tuple[Any, ...]) -> Any:
    import _sre  # type: ignore[import-not-found]

    return _sre.compile(text, *code)


def _of_regex(text: Any, flags: int) -> tuple[Any, ...]:
    _, of_it, *code = regex.compile(text, flags)._pickled_data  # type: ignore[attr-defined]
    return int(of_it), *code


def _to_regex(text: Any, code: tuple[Any, ...]) -> Any:
    return regex._regex.compile(text, *code)  # type: ignore[attr-defined]


_LIBRARIES: dict[str, tuple[Callable[[Any, int], tuple[Any, ...]], Callable[[Any, tuple[Any, ...]], Any]]] = {
    "re": (_of_re, _to_re),
    "regex": (_of_regex, _to_regex),
}
#: The table of patterns for this version of `regex`; that of Python is in the key of every table.
_TABLE = f"patterns_{regex.__version__}"


def lazy_re(text: AnyStr | Callable[[], AnyStr], flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, when it is first asked; raises its error then. Has the methods of a pattern and `pattern`."""
    return cast("re.Pattern[AnyStr]", _Lazy(re, text, flags))


def lazy_regex(text: AnyStr | Callable[[], AnyStr], flags: int = 0) -> regex.Pattern[AnyStr]:
    """As `lazy_re`, by `regex`, which knows letters of any script."""
    return cast("regex.Pattern[AnyStr]", _Lazy(regex, text, flags))
