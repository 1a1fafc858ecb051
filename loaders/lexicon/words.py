"""Words of contact (frames.toml) and cues (cues.toml): what the reader of events looks for.

A second language is a second set of files; no word of any language stands in the engine's code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from loaders.lexicon.lists import listed
from loaders.patterns import lazy_re
from loaders.resources import read_lexicon
from loaders.text.normalise import normalise
from loaders.text.numbers import ONES
from loaders.text.words import alternation
from loaders.value import value

TYPES = (
    "talks", "meeting", "visit", "call", "dialogue", "signing", "exercise", "exchange", "ceremony",
    "aid", "message", "sanction", "other",
)  # fmt: skip
SLOTS = ("mutual", "directed", "visit")
ASPECTS = ("arrive", "leave", "stay")
INERT = "inert"


class LexiconError(ValueError):
    """A file of the lexicon says something that cannot be."""


@value
class Frame:
    """A row of frames.toml."""

    name: str
    type: str
    slots: str
    aspect: str | None


def frames() -> Iterator[tuple[str, Frame]]:
    """Every word of contact with its frame, and the first part of those of two.

    LexiconError where the file is wrong.
    """
    seen: dict[str, Frame] = {}
    for row in read_lexicon("frames.toml")["frame"]:
        frame = _frame(row)
        for said, known in ((frame.type, TYPES), (frame.slots, SLOTS), (frame.aspect, ASPECTS)):
            if said is not None and said not in known:
                raise LexiconError(f"frames.toml, frame {frame.name!r}: {said!r} is none of {', '.join(known)}")
        phrases = (*row["words"], *_joined(row.get("joined", ())))
        for words in (spelt for phrase in phrases for spelt in spellings(phrase)):
            if seen.setdefault(words, frame) != frame:
                raise LexiconError(f"frames.toml: {words!r} stands in {seen[words].name!r} and in {frame.name!r}")
            yield words, frame
    halved = {verb: closing.frame for closing in _closings() for verb in closing.verbs}
    for verb, frame in sorted(halved.items()):
        if verb in seen:
            raise LexiconError(f"frames.toml: {verb!r} stands in {seen[verb].name!r} and among verbs of two parts")
        yield verb, frame


def _frame(row: Mapping[str, str]) -> Frame:
    return Frame(row["name"], row["type"], row["slots"], row.get("aspect"))


def _joined(rows: Iterable[Mapping[str, Iterable[str]]]) -> Iterator[str]:
    """Each of the `heads` of a row before each of its `of`."""
    return (f"{head} {of}" for row in rows for head in row["heads"] for of in row["of"])


@value
class Turn:
    """Verbs that tell of `frame`, and of nothing else, where one of `objects` stands beside them, or `next`: right
    behind them; `placed`: where the name of a place does."""

    verbs: frozenset[str]
    objects: re.Pattern[str]
    frame: Frame
    next: bool
    placed: bool


@cache
def turns() -> tuple[Turn, ...]:
    """The verbs of frames.toml that an object behind them turns into words of another frame."""
    return tuple(
        Turn(
            _verbs(row),
            _objects(row),
            frame_called(row["frame"], "turned"),
            row.get("next", False),
            row.get("placed", False),
        )
        for row in read_lexicon("frames.toml").get("turned", ())
    )


def _objects(row: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """The objects of a row; `counted`: with a number, and not right behind one of `unless`: "2 công dân"."""
    if not row.get("counted", False):
        return _any_of(row["objects"])
    unless = "".join(rf"(?<!{re.escape(normalise(word).text)} )" for word in row["unless"])
    behind = alternation(normalise(words).text for words in row["objects"])
    return lazy_re(rf"(?<!\w){unless}(?:\d[\d.]*|{alternation(ONES)}) (?:{behind})(?!\w)")


@value
class Closing:
    """Verbs of two parts, with somebody between: they tell of `frame` where one of `by` stands behind them, and of
    nothing where none does: "gọi Đại sứ Lào | lên"; some right behind them alone, with a number: "giao | 16 người"."""

    verbs: frozenset[str]
    by: re.Pattern[str]
    frame: Frame


@cache
def closings() -> tuple[Closing, ...]:
    """The verbs of two parts of frames.toml, those looked for first before the others."""
    return tuple(_closings())


def _closings() -> Iterator[Closing]:
    for row in read_lexicon("frames.toml").get("closed", ()):
        verbs = _verbs(row)
        by = _counted(verbs, row["by"]) if row.get("counted", False) else _any_of(row["by"])
        yield Closing(verbs, by, frame_called(row["frame"], "closed"))


@cache
def halves() -> frozenset[str]:
    """The first parts of all verbs of two parts."""
    return frozenset(verb for closing in closings() for verb in closing.verbs)


def _verbs(row: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The verbs of a row, each before each of its `whom` where it has some."""
    whom = row.get("whom")
    verbs = row["verbs"] if whom is None else _joined([{"heads": row["verbs"], "of": whom}])
    return frozenset(normalise(words).text for words in verbs)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return lazy_re(rf"(?<!\w)(?:{alternation(normalise(words).text for words in phrases)})(?!\w)")


def _counted(verbs: Iterable[str], phrases: Iterable[str]) -> re.Pattern[str]:
    behind = "|".join(rf"(?<={re.escape(verb)} )" for verb in sorted(verbs))
    count = rf"(?:\d[\d.]*|{alternation(ONES)})"
    return lazy_re(rf"(?:{behind}){count} (?:{alternation(normalise(words).text for words in phrases)})(?!\w)")


def frame_called(name: str, table: str = "frame") -> Frame:
    """The frame of that name, which a `table` of frames.toml tells."""
    for row in read_lexicon("frames.toml")["frame"]:
        if row["name"] == name:
            return _frame(row)
    raise LexiconError(f"frames.toml, {table}: no frame is called {name!r}")


@cache
def leaving() -> frozenset[str]:
    """Words of leaving that do not tell by themselves that a visit is over."""
    return frozenset(listed("frames.toml", "leaving"))


@cache
def setting_out() -> frozenset[str]:
    """Words of contact for the beginning of a journey, at home."""
    return frozenset(listed("frames.toml", "setting_out"))


@cache
def exercise_names() -> frozenset[str]:
    """Words of contact for an exercise that are its name."""
    return frozenset(listed("frames.toml", "exercise_names"))


@cache
def helping() -> frozenset[str]:
    """Words of contact that help another act along, and say nothing of its type."""
    return frozenset(listed("frames.toml", "helping"))


@cache
def expelling() -> frozenset[str]:
    """Words of contact for a sanction that an envoy is told of, by whatever message."""
    return frozenset(listed("frames.toml", "expelling"))


@cache
def generic() -> frozenset[str]:
    """Words of contact for an act told elsewhere in other words."""
    return frozenset(listed("frames.toml", "generic"))


@cache
def stated() -> frozenset[str]:
    """Words of contact for what is said of another state, and not to it."""
    return frozenset(listed("frames.toml", "stated"))


@cache
def at_home() -> frozenset[str]:
    """Words of contact that tell by themselves, in a sentence of one state, what it does among its own."""
    return frozenset(listed("frames.toml", "at_home"))


@cache
def within() -> frozenset[str]:
    """Words of contact for what is said at an encounter: no act beside it."""
    return frozenset(listed("frames.toml", "within"))


@cache
def frame_names() -> tuple[str, ...]:
    """The names of the frames, in the order of the file."""
    return tuple(dict.fromkeys(row["name"] for row in read_lexicon("frames.toml")["frame"]))


def cues() -> Iterator[tuple[str, str]]:
    """Every cue with its concept."""
    for concept, table in read_lexicon("cues.toml").items():
        if concept != INERT:
            for words in map(spellings, table["words"]):
                yield from ((spelt, concept) for spelt in words)


def inert(file: str) -> Iterator[tuple[str, None]]:
    """The phrases in which a word of `file` means something else, and counts for nothing: None."""
    table = read_lexicon(file)[INERT]
    phrases = (*table["words"], *_joined(table.get("joined", ())))
    return ((words, None) for words in dict.fromkeys(spelt for words in phrases for spelt in spellings(words)))


def spellings(words: str) -> tuple[str, ...]:
    """Words as texts have them: with a hyphen also with spaces about it, "shangri-la" as "shangri - la"."""
    plain = normalise(words).text
    return (plain, plain.replace("-", " - ")) if "-" in plain and " - " not in plain else (plain,)
