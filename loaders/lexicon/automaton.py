"""One pass over a text for every literal that the engine knows.

Each concept gives its literals with what they mean (`_SOURCES`); all of them are compiled into one Aho-Corasick
automaton, and `scan` sorts what it finds by kind. Whoever reads the hits decides what one means where it stands.
"""

from __future__ import annotations

import marshal
from bisect import bisect_left
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache, partial
from typing import Any

import ahocorasick  # type: ignore[import-not-found]  # it ships no types

from loaders.kept import kept
from loaders.lexicon.lists import listed
from loaders.lexicon.offices import OfficeWord, office_words
from loaders.lexicon.states import Entry, states
from loaders.lexicon.words import Frame, cues, frames, inert
from loaders.value import fields_of


class Kind(StrEnum):
    STATE = "state"  # value: a tuple of `states.Entry`
    OFFICE = "office"  # value: an `OfficeWord`
    FIELD = "field"  # what an office is for; value: whether it only leads to one ("phụ trách")
    RANK = "rank"  # value: the rank
    ADDRESS = "address"  # a form of address
    SURNAME = "surname"  # value: how many given names must follow
    BOTH = "both"  # "hai nước"; value: how many characters of the literal are meant
    UNION = "union"  # an organisation of states, or a part of one; value: its name as written
    PRIVATE = "private"  # value: False for what only looks so
    CONTACT = "contact"  # a word of contact; value: its `words.Frame`, None of a phrase that hides one
    CUE = "cue"  # value: its concept, None of a phrase that hides one


# [start, end) of the text, and the literal's value.
Hit = tuple[int, int, Any]


def surnames() -> list[tuple[str, int]]:
    """Vietnamese family names, and how many given names must follow before one is taken for a Vietnamese's."""
    own, shared = listed("persons.toml", "surnames_own"), listed("persons.toml", "surnames_shared")
    return [(w, 1) for w in own] + [(w, 2) for w in shared]


_groups = partial(listed, "groups.toml")


def _state_literals() -> Iterable[tuple[str, Any]]:
    found: dict[str, list[Any]] = {}
    for entry in states().entries:
        found.setdefault(entry.text.lower(), []).append(entry)
    return ((key, tuple(entries)) for key, entries in found.items())


def _organisations() -> Iterable[str]:
    return (entry.text for entry in states().entries if entry.kind == "organisation")


def _fields() -> Iterable[tuple[str, Any]]:
    return (
        (w, key.startswith("leads"))
        for key in ("fields", "fields_en", "leads", "leads_en")
        for w in listed("fields.toml", key)
    )


def _both_literals() -> Iterable[tuple[str, Any]]:
    for count in _groups("both_counts"):
        for of in _groups("both_of"):
            yield f"{count} {of}", len(f"{count} {of}")
    for words in _groups("both"):
        yield words, len(words)
    for words in _groups("both_acting"):
        for act in _groups("acts"):
            for between in ("", *(f"{w} " for w in _groups("acts_after"))):
                yield f"{words} {between}{act}", len(words)


_SOURCES: dict[Kind, Callable[[], Iterable[tuple[str, Any]]]] = {
    Kind.STATE: _state_literals,
    Kind.OFFICE: lambda: office_words().items(),
    Kind.FIELD: _fields,
    Kind.RANK: lambda: ((w, w) for w in listed("persons.toml", "ranks")),
    Kind.ADDRESS: lambda: ((w, w) for w in listed("persons.toml", "addresses")),
    Kind.SURNAME: lambda: ((w, (w, least)) for w, least in surnames()),
    Kind.BOTH: _both_literals,
    Kind.UNION: lambda: ((w, w) for w in (*_organisations(), *_groups("unions"))),
    Kind.PRIVATE: lambda: (
        *((w, True) for w in _groups("private")),
        *((w, False) for w in _groups("not_private")),
    ),
    Kind.CONTACT: lambda: (*frames(), *inert("frames.toml")),
    Kind.CUE: lambda: (*cues(), *inert("cues.toml")),
}


def literals_of(kind: Kind) -> Iterable[tuple[str, Any]]:
    """Every literal of a kind with what it means."""
    return _SOURCES[kind]()


# What the literals of a kind mean, as plain data and back; of the others it is plain.
_VALUES: dict[Kind, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    Kind.STATE: (lambda found: tuple(map(fields_of, found)), lambda plain: tuple(Entry(*fields) for fields in plain)),
    Kind.OFFICE: (fields_of, lambda plain: OfficeWord(*plain)),
    Kind.CONTACT: (lambda frame: frame and fields_of(frame), lambda plain: plain and Frame(*plain)),
}


def _literals() -> tuple[tuple[str, ...], tuple[bytes, ...]]:
    """Every literal of every source in lower case, in order; what each means, for `_meanings`."""
    found: dict[str, list[tuple[str, Any]]] = {}
    for kind, literals in _SOURCES.items():
        plain = _VALUES[kind][0] if kind in _VALUES else None
        for words, value in literals():
            found.setdefault(words.lower(), []).append((kind.value, plain(value) if plain else value))
    means = {words: marshal.dumps(tuple(found[words])) for words in sorted(found)}
    once = {meaning: meaning for meaning in means.values()}  # what many mean stands in the file but once
    return tuple(means), tuple(once[meaning] for meaning in means.values())


@cache
def _meaning(plain: bytes) -> tuple[tuple[Kind, Any], ...]:
    read = ((Kind(kind), value) for kind, value in marshal.loads(plain))
    return tuple((kind, _VALUES[kind][1](value) if kind in _VALUES else value) for kind, value in read)


@cache
def automaton() -> Any:
    """Every literal of every source, compiled once: its values are (length, what `_meaning` reads)."""
    made = ahocorasick.Automaton()
    for words, meaning in zip(*kept("literals", _literals, states().own), strict=True):
        made.add_word(words, (len(words), meaning))
    made.make_automaton()
    return made


class Hits:
    """What one pass found, by kind, in order of their start, the longest first where two start together."""

    def __init__(self, found: dict[Kind, list[Hit]]) -> None:
        self._found = found
        self._starts = {kind: [hit[0] for hit in hits] for kind, hits in found.items()}

    def of(self, kind: Kind) -> list[Hit]:
        """All hits of a kind."""
        return self._found[kind]

    def within(self, kind: Kind, start: int, end: int) -> list[Hit]:
        """The hits of a kind that lie in [start, end)."""
        hits = self._found[kind]
        if not hits:
            return hits
        starts = self._starts[kind]
        low = bisect_left(starts, start)
        return [h for h in hits[low : bisect_left(starts, end, low)] if h[1] <= end]

    def is_whole(self, kind: Kind, start: int, end: int) -> bool:
        """Whether [start, end) is a hit of a kind."""
        return any(h[0] == start and h[1] == end for h in self.within(kind, start, end))


def scan(lower: str) -> Hits:
    """Every literal that stands as whole words in a lower-cased normalised text."""
    found: dict[Kind, list[Hit]] = {kind: [] for kind in Kind}
    size = len(lower)
    for last, (length, meaning) in automaton().iter(lower):
        end = last + 1
        start = end - length
        if (end < size and lower[end].isalnum()) or (start and lower[start - 1].isalnum()):
            continue
        for kind, value in _meaning(meaning):
            found[kind].append((start, end, value))
    for hits in found.values():
        hits.sort(key=in_order)
    return Hits(found)


def in_order(hit: Hit) -> tuple[int, int]:
    """What hits are sorted by: their start, the longest first where two start together."""
    return hit[0], -hit[1]


def apart(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits that overlap, the first, and of those that start together the longest."""
    kept: list[Hit] = []
    free = 0
    for hit in hits:
        if hit[0] >= free:
            kept.append(hit)
            free = hit[1]
    return kept
