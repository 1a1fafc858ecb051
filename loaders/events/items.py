"""Round-ups tell item after item, each under a headline of its own: a day of one is none of what stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from loaders.patterns import lazy_re
from loaders.text.sentences import Sentence
from loaders.text.zones import Role

# What ends a paragraph, and no headline.
_CLOSED = lazy_re(r"[.!?…:;,)\]\"”/][\s\"”’)]*$")
_MOST, _WORDS = 130, 4
_TEXT = (Role.LEAD, Role.BODY)


def items_of(text: str, sentences: Sequence[Sentence]) -> dict[int, int]:
    """The number of the item in which each line stands. An item begins with a line that does not end as a paragraph
    does, between two that do."""
    lines = [list(those) for _, those in groupby((s for s in sentences if s.role in _TEXT), key=lambda s: s.line)]
    out: dict[int, int] = {}
    item, told = 0, False
    for n, those in enumerate(lines):
        closed = _is_closed(text, those)
        behind = n + 1 < len(lines) and _is_closed(text, lines[n + 1])
        if not closed and told and behind and _may_be_headline(text, those):
            item, told = item + 1, False
        told = told or closed
        out[those[0].line] = item
    return out


def _is_closed(text: str, those: Sequence[Sentence]) -> bool:
    return _CLOSED.search(text, those[-1].start, those[-1].end) is not None


def _may_be_headline(text: str, those: Sequence[Sentence]) -> bool:
    only = those[0]
    words = text[only.start : only.end].split()
    return len(those) == 1 and only.end - only.start <= _MOST and len(words) >= _WORDS
