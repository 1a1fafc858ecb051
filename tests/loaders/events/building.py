"""Scenes read from short texts, and mentions made by hand, for the tests of what judges them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from loaders.actors.parties import find_parties
from loaders.article import Article
from loaders.dates.find import find_expressions
from loaders.events.features import Look
from loaders.events.hits import Contact
from loaders.events.mentions import Mention
from loaders.events.propose import DayOf, PairOf, Placed, Span
from loaders.events.scene import Scene, scenes_of
from loaders.events.score import Scored
from loaders.extract import Reading, read
from loaders.lexicon.words import Frame
from loaders.text.document import read as read_text
from loaders.text.sentences import Sentence
from loaders.text.zones import Role

T = TypeVar("T")
TALKS = Frame("talks", "talks", "mutual", None)
VISIT = Frame("visit", "visit", "visit", "stay")
LEAVE = Frame("leave", "visit", "visit", "leave")
LA_VN, KH_VN = ("LA", "VN"), ("KH", "VN")


def scenes(text: str) -> tuple[Scene, ...]:
    """The scenes of a text, as extraction has them."""
    document = read_text(text)
    return scenes_of(document, find_parties(document), find_expressions(document.text))


def scene(sentence: str) -> Scene:
    """The scene of one sentence."""
    (only,) = scenes(sentence)
    return only


def look(sentence: str) -> Look:
    return Look(read_text(sentence).lower, scene(sentence))


def reading(text: str, published: str | None = "2018-06-04", **beside: Any) -> Reading:
    return read(Article("a", text, published=published, **beside))


def day(iso: str) -> Span:
    """`2018-06-02` as a span, or `2018-06-02/2018-06-05` where either end may be `..`."""
    first, _, last = iso.partition("/")
    ends = [None if end == ".." else date.fromisoformat(end) for end in (first, last or first)]
    return ends[0], ends[1]


def made(kind: type[T], **given: Any) -> T:
    """A dataclass with these fields, its other numbers 0."""
    return kind(**{**{f.name: 0.0 for f in fields(kind) if f.type == "float"}, **given})  # type: ignore[arg-type]


def empty_scene(number: int = 0, role: Role = Role.BODY) -> Scene:
    given: dict[str, Any] = {f.name: () for f in fields(Scene)}
    return Scene(**{**given, "sentence": Sentence(0, 10, role, 0, number), "number": number})


def mention(
    spans: Sequence[str],
    pair: tuple[str, str] = LA_VN,
    *,
    frame: Frame = TALKS,
    at: int = 0,
    how: str = "named",
    made_by: str = "",
    day_from: str = "own",
    told_in: Scene | None = None,
    mates: Collection[tuple[str, str]] = (),
    of_contact: Sequence[str] = (),
    of_pair: Sequence[str] = (),
    of_day: Sequence[str] = (),
    of_both: Sequence[str] = (),
) -> Mention:
    """A mention of a contact at offset `at`; `spans` has one for each possible day of writing, which is `day_from`."""
    placed = Placed(DayOf(None, day_from), tuple(map(day, spans)), made_by)
    contact = Contact(at, at + 4, frame.name, frame)
    of = PairOf(pair, how, frozenset(mates))
    return Mention(told_in or empty_scene(), contact, of, placed, of_contact, of_pair, of_day, of_both)


def scored(worth: float, m: Mention, **given: float) -> Scored:
    return made(Scored, mention=m, worth=worth, **given)
