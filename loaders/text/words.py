"""The words right before an offset: what most decisions about a name look at; and many words as one pattern."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from itertools import groupby

from loaders.patterns import lazy_re

_REACH = 48  # no phrase of the lexicon that stands before a name is longer
# The last word of a piece between spaces: "“Ông" ends with one, "Nga," does not; "TP." is one.
_LAST = lazy_re(r"(?:[tT][pP]\.|[\w/&-]+)$")


def words_before(text: str, at: int, count: int = 4) -> list[str]:
    """Up to `count` words that end right before an offset with single spaces between and no mark, as written.

    Empty where no word and one space stand right before `at`.
    """
    parts = text[max(0, at - _REACH) : at].rpartition("\n")[2].split(" ")
    if parts.pop():
        return []
    words: list[str] = []
    while parts and len(words) < count:
        part = parts.pop()
        if part.isalnum():
            words.append(part)
            continue
        last = _LAST.search(part)
        if last is None:
            break
        words.append(last[0])
        if last.start():
            break
    return words[::-1]


def phrase_before(words: list[str], phrases: Container[str]) -> str | None:
    """The longest ending of `words` that is one of `phrases`."""
    for n in range(len(words)):
        phrase = " ".join(words[n:])
        if phrase in phrases:
            return phrase
    return None


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of many words, where something behind it tells that the word ends there.

    What words begin with alike stands in it once, so that a text which begins otherwise is left at its first letter.
    """
    ways = []
    left = sorted(set(words))
    for first, those in groupby(filter(None, left), key=lambda word: word[0]):
        ways.append(re.escape(first) + alternation([word[1:] for word in those]))
    if not ways:
        return ""
    together = ways[0] if len(ways) == 1 and left[0] else f"(?:{'|'.join(ways)})"
    return together if left[0] else together + "?"
