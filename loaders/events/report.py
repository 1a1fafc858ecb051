"""Events as they leave: in order, with the main one marked and every offset led back to the article as given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import regex as re

from loaders.article import Event, Evidence
from loaders.dates.evidence import Clue
from loaders.dates.hinge import Hinge
from loaders.events.details import actors_of, place_of
from loaders.events.draft import Draft
from loaders.text.normalise import Normalised
from loaders.text.zones import Role

# Both ends of a video link are named somewhere in an article; its talks and signing then went over it.
_LINK = re.compile(r"(?:điểm|đầu) cầu (?:tại|ở|Hà Nội|Việt Nam)", re.IGNORECASE)
_BY_LINK = ("talks", "meeting", "dialogue", "signing")


@dataclass(frozen=True, slots=True)
class Source:
    """The text that was read, and how many of its first characters are a title put before the article's own text."""

    norm: Normalised
    title_length: int

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """[start, end) of the normalised text in the article's text as given; None where it lies in the title."""
        a, b = self.norm.span(start, end)
        return (a - self.title_length, b - self.title_length) if a >= self.title_length else None

    def words(self, start: int, end: int) -> str:
        """The words of [start, end) of the normalised text as they were given."""
        return self.norm.given[slice(*self.norm.span(start, end))]


def report(
    source: Source, drafts: Sequence[Draft], hinge: Hinge, focus: tuple[str, str] | None, online: bool
) -> tuple[Event, ...]:
    """The events of an article by day; on one day what is told in passing first, what the article is about last.

    `focus`: the pair that the article is about. `online`: some event of the article is told to be held online.
    """
    main = _main(drafts, focus)
    by_link = online or _LINK.search(source.norm.text) is not None
    return tuple(_event(source, d, hinge, d is main, by_link) for d in _in_order(drafts, main))


def _main(drafts: Sequence[Draft], focus: tuple[str, str] | None) -> Draft | None:
    """The event the article is about: of the focus pair, told first, rather an act than the visit around it."""
    return max(
        drafts,
        key=lambda d: (
            d.candidate.pair == focus,
            not d.inherited,
            d.candidate.sentence.role is not Role.CAPTION,
            -d.candidate.sentence.number,
            d.candidate.trigger.trigger.weight,
        ),
        default=None,
    )


def _in_order(drafts: Sequence[Draft], main: Draft | None) -> list[Draft]:
    far = date.max
    return sorted(
        drafts,
        key=lambda d: (
            d.resolution.earliest or far,
            d.resolution.latest or far,
            d is main,
            not d.inherited,
            d.candidate.sentence.role is not Role.CAPTION,
            d.candidate.trigger.trigger.weight,
            -d.candidate.sentence.number,
        ),
    )


def _event(source: Source, d: Draft, hinge: Hinge, main: bool, by_link: bool) -> Event:
    c, e, answer = d.candidate, d.expression, d.resolution
    kind = c.trigger.trigger.type
    evidence = [_evidence(source, clue) for clue in (*answer.clues, *d.extra)]
    evidence += [_evidence(source, clue, winner) for clue, winner in hinge.overruled]
    return Event(
        date=answer.edtf,
        earliest=answer.earliest.isoformat() if answer.earliest else None,
        latest=answer.latest.isoformat() if answer.latest else None,
        part_of_day=d.part_of_day,
        certainty=answer.certainty,
        countries=c.pair,
        type=kind,
        status=_status(d, hinge),
        mode=c.mode or ("online" if by_link and kind in _BY_LINK else None),
        place=place_of(source.norm.text, c),
        actors=actors_of(c),
        date_text=source.words(e.start, e.end) if e else None,
        date_span=source.span(e.start, e.end) if e else None,
        sentence=source.span(c.sentence.start, c.sentence.end) or (0, 0),
        evidence=tuple(evidence),
        main=main,
    )


def _status(d: Draft, hinge: Hinge) -> str:
    """What lies after the day of writing is planned, whatever the verb; what is announced may have come to pass."""
    given = hinge.given and hinge.published is not None and len(hinge.published) == len("2019-03-12")
    day = hinge.days[0] if given else None
    if d.candidate.status != "cancelled" and day and d.resolution.earliest and d.resolution.earliest > day:
        return "planned"
    return d.candidate.status


def _evidence(source: Source, clue: Clue, overruled: str | None = None) -> Evidence:
    if clue.start is None or clue.end is None:
        return Evidence(clue.kind, clue.text, clue.says, None, None, overruled)
    start, end = source.span(clue.start, clue.end) or (None, None)
    return Evidence(clue.kind, source.words(clue.start, clue.end), clue.says, start, end, overruled)
