"""The words the engine knows, compiled into one automaton: a text is read once, and every stage shares the hits.

A second language is a second set of files; no word of any language stands in the engine's code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick  # type: ignore[import-not-found]  # it ships no types

from loaders.resources import read_lexicon
from loaders.text.normalise import normalise

TYPES = (
    "talks", "meeting", "visit", "call", "dialogue", "signing", "exercise", "exchange", "ceremony",
    "aid", "message", "sanction", "other",
)  # fmt: skip
SLOTS = ("mutual", "directed", "visit")
ASPECTS = ("arrive", "leave", "stay")
_WORD = re.compile(r"\w")


class LexiconError(ValueError):
    """A file of the lexicon says something that cannot be."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of frames.toml; `type` None for longer phrases that mean no contact."""

    name: str
    type: str | None
    slots: str | None
    aspect: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """[start, end) of the lower-cased text: a word of contact (`frame`), or a cue (`concept`)."""

    start: int
    end: int
    words: str
    frame: Frame | None
    concept: str | None


@dataclass(frozen=True, slots=True)
class Hits:
    """What one pass found, in order: words of contact without overlaps, and cues without overlaps in one concept."""

    contacts: tuple[Hit, ...]
    cues: tuple[Hit, ...]


def _frames() -> Iterator[tuple[str, Frame]]:
    rows = read_lexicon("frames.toml")["frame"]
    assert isinstance(rows, list)
    for row in rows:
        frame = Frame(row["name"], row.get("type"), row.get("slots"), row.get("aspect"))
        where = f"frames.toml, frame {frame.name!r}"
        for value, known in ((frame.type, TYPES), (frame.slots, SLOTS), (frame.aspect, ASPECTS)):
            if value is not None and value not in known:
                raise LexiconError(f"{where}: {value!r} is none of {', '.join(known)}")
        for words in row["words"]:
            yield normalise(words).text, frame


@cache
def frame_names() -> tuple[str, ...]:
    """The names of the frames, in the order of the file."""
    return tuple(dict.fromkeys(frame.name for _, frame in _frames()))


@cache
def concepts() -> tuple[str, ...]:
    """The concepts of cues.toml, in the order of the file."""
    return tuple(read_lexicon("cues.toml"))


Entry = tuple[str, Frame | None, tuple[str, ...]]


@cache
def _automaton() -> ahocorasick.Automaton:
    entries: dict[str, tuple[Frame | None, list[str]]] = {}
    for words, frame in _frames():
        known, names = entries.get(words, (None, []))
        if known is not None and known != frame:
            raise LexiconError(f"frames.toml: {words!r} stands in {known.name!r} and in {frame.name!r}")
        entries[words] = frame, names
    for concept, table in read_lexicon("cues.toml").items():
        assert isinstance(table, dict)
        for words in table["words"]:
            words = normalise(words).text
            entries.setdefault(words, (None, []))[1].append(concept)
    automaton = ahocorasick.Automaton()
    for words, (frame_or_none, names) in entries.items():
        automaton.add_word(words, (words, frame_or_none, tuple(dict.fromkeys(names))))
    automaton.make_automaton()
    return automaton


def find_hits(low: str) -> Hits:
    """The words of contact and the cues of a text in lower case (every character at its own place), in order."""
    contacts: list[Hit] = []
    cues: dict[str, list[Hit]] = {}
    last = len(low) - 1
    found = [(at - len(entry[0]) + 1, at, entry) for at, entry in _automaton().iter(low)]
    found.sort(key=lambda f: (f[0], -f[1]))
    for start, at, (words, frame, names) in found:
        if (start and _WORD.match(low[start - 1])) or (at < last and _WORD.match(low[at + 1])):
            continue
        if frame is not None and (not contacts or contacts[-1].end <= start):
            contacts.append(Hit(start, at + 1, words, frame, None))
        for name in names:
            row = cues.setdefault(name, [])
            if not row or row[-1].end <= start:
                row.append(Hit(start, at + 1, words, None, name))
    kept = tuple(h for h in contacts if h.frame and h.frame.type)
    return Hits(kept, tuple(sorted((h for row in cues.values() for h in row), key=lambda h: (h.start, h.end))))
