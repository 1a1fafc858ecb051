"""What is put off from one day to another: "ban đầu định vào 5/6, lùi sang 12/6" tells of both, and of one act."""

from __future__ import annotations

from loaders.dates.partial import Expression
from loaders.events.hits import Cue
from loaders.events.mentions import Mention
from loaders.lexicon.lists import listed

# From what puts off to the day it is put off to, a word such as "sang" or "đến" between, at most.
_TO = 9


def is_moved_to(m: Mention) -> bool:
    """Whether the day of a mention is one to which its act is put off: "hoãn cuộc gặp | đến ngày 5/6", "lùi sang |
    5/6"."""
    e = m.day.of.expression
    return e is not None and m.day.of.how == "own" and any(_moves_to(c, e) for c in _cancels(m))


def is_left(m: Mention) -> bool:
    """Whether the day of a mention stands before another to which its act is put off: "định vào | 5/6 |, lùi sang
    12/6"."""
    e = m.day.of.expression
    if e is None or m.day.of.how != "own":
        return False
    behind = [c for c in _cancels(m) if c.start >= e.end]
    return any(_moves_to(c, d) for c in behind for d in m.scene.expressions)


def _cancels(m: Mention) -> list[Cue]:
    put_off = listed("beside_dates.toml", "put_off")
    return [c for c in m.scene.cues if c.concept == "cancel" and c.words in put_off]


def _moves_to(c: Cue, e: Expression) -> bool:
    """Whether a word puts something off to the day that stands right behind it."""
    to = listed("beside_dates.toml", "put_off_to")
    if not 0 <= e.start - c.end <= _TO:
        return False
    return c.words.endswith(to) or e.text.lower().startswith(to) or e.start - c.end > 1
