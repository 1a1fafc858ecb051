"""What the words beside a date make of it: announced, or only said again in another zone's time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex as re

from loaders.dates.partial import Expression
from loaders.lexicon.lists import whole
from loaders.patterns import lazy_regex

# So far before a date the words that announce it may stand.
_REACH = 130


_FUTURE = whole("cues.toml", "future")
_INERT = whole("cues.toml", "inert")


def is_announced(text: str, start: int, at: int) -> bool:
    """Whether the words from `start` (of the sentence) to `at` announce what follows."""
    return bool(_FUTURE.search(text, max(start, at - _REACH), at))


def announcing(text: str, start: int, end: int) -> list[int]:
    """Where the words of [start, end) stand that announce something: "định" does, "hiệp định" does not."""
    found = list(_FUTURE.finditer(text, start, end))
    inert = [m.span() for m in _INERT.finditer(text, start, end)] if found else []
    return [m.start() for m in found if not any(a <= m.start() and m.end() <= b for a, b in inert)]


# Words that turn a day into the same day elsewhere: "(chiều cùng ngày theo giờ Hà Nội)", "tức rạng sáng 30/5".
_AGAIN = lazy_regex(r"(?:tức(?: là)?(?: khoảng)?|\()\s*(?:vào\s+)?(?:khoảng\s+)?(?:lúc\s+)?$", re.IGNORECASE)
_HOURS = lazy_regex(r"giờ|(?<![a-z])time(?![a-z])")


def says_again(text: str, e: Expression) -> bool:
    """Whether the words only repeat a time in another zone ("tức rạng sáng 30/5 theo giờ Hà Nội")."""
    near = text[max(0, e.start - 16) : e.start]
    return bool(_AGAIN.search(near)) and bool(_HOURS.search(text, e.start, e.end + 24)) and near.strip()[:1] != "("


# So far behind a day the same one may be said again: "chiều 12-5 (giờ địa phương, tức sáng 13-5 giờ Việt Nam)".
_SAID_WITHIN = 50
_AT_HOME = "Asia/Ho_Chi_Minh"


def said_twice(text: str, expressions: Sequence[Expression]) -> set[Expression]:
    """Of a day that is told in the time of two zones, the words that do not tell it as it is at the place."""
    out: set[Expression] = set()
    for a, b in pairwise(expressions):
        if not says_again(text, b) or b.start - a.end > _SAID_WITHIN or a.weak or "." in text[a.end : b.start]:
            continue
        home = a.zone == _AT_HOME and b.zone not in (None, _AT_HOME)
        out.add(a if home else b)
    return out
