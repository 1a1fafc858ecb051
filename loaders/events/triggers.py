"""The trigger table (`resources/triggers.toml`), checked and compiled once: which words report which interaction."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex as re

from loaders.text.normalise import unify_tones

TYPES = (
    "talks", "meeting", "visit", "call", "dialogue", "signing", "exercise", "exchange", "ceremony",
    "aid", "message", "sanction", "other",
)  # fmt: skip
FRAMES = ("mutual", "directed", "visit")
ASPECTS = ("arrive", "leave", "under_way", "stay")


class TriggerFileError(ValueError):
    """triggers.toml says something that cannot be."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of the table."""

    type: str
    frame: str
    weight: int
    aspect: str | None
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TriggerMention:
    """[start, end) of the words, and the row they belong to."""

    start: int
    end: int
    trigger: Trigger


@cache
def triggers() -> tuple[Trigger, ...]:
    """All rows, in the order of the file."""
    data = tomllib.loads((files("loaders.resources") / "triggers.toml").read_text(encoding="utf-8"))
    rows = []
    for number, row in enumerate(data["trigger"], 1):
        where = f"triggers.toml, trigger {number}"
        if row["type"] not in TYPES:
            raise TriggerFileError(f"{where}: type {row['type']!r} is none of {', '.join(TYPES)}")
        if row["frame"] not in FRAMES:
            raise TriggerFileError(f"{where}: frame {row['frame']!r} is none of {', '.join(FRAMES)}")
        if row.get("aspect") not in (None, *ASPECTS):
            raise TriggerFileError(f"{where}: aspect {row['aspect']!r} is none of {', '.join(ASPECTS)}")
        if row["weight"] not in (1, 2, 3):
            raise TriggerFileError(f"{where}: weight {row['weight']!r} is none of 1, 2, 3")
        words = "|".join(unify_tones(w) for w in row["words"])
        pattern = re.compile(rf"(?<![\p{{L}}\d-])(?:{words})(?![\p{{L}}])", re.IGNORECASE)
        rows.append(Trigger(row["type"], row["frame"], row["weight"], row.get("aspect"), pattern))
    return tuple(rows)


def find_triggers(text: str, start: int, end: int) -> tuple[TriggerMention, ...]:
    """Trigger words in [start, end): of overlapping ones the longest, then the surest, in order."""
    found = [TriggerMention(m.start(), m.end(), t) for t in triggers() for m in t.pattern.finditer(text, start, end)]
    # "bắt đầu chuyến thăm" says more than "chuyến thăm chính thức", which overlaps it
    found.sort(key=lambda f: (f.trigger.aspect not in ("arrive", "leave"), -(f.end - f.start), -f.trigger.weight))
    kept: list[TriggerMention] = []
    for f in found:
        if all(f.end <= k.start or k.end <= f.start for k in kept):
            kept.append(f)
    return tuple(sorted(kept, key=lambda f: f.start))
