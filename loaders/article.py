"""What goes into extraction and what comes out: plain frozen values, no database, no web."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.evidence.reasons import Reason


@dataclass(frozen=True, slots=True)
class Article:
    """One text with what is known of it.

    `published` is an EDTF day, month or year (`2017-06-19`, `2020-02`, `2019`), local to Hanoi, or None.
    `fetched` is the ISO 8601 UTC instant when the source was read; it is never evidence for a date.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: str | None = None
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason to believe or exclude a year or a day.

    `kind` is one of `loaders.evidence.clue.KINDS`; `text` the words or the fact it stands on (verbatim from the
    article where there are any), `start`/`end` their offsets in the article as given (None for a fact from outside);
    `reason` the conclusion, as data; `overruled` names what beat it, None where it holds.
    """

    kind: str
    text: str
    reason: Reason
    start: int | None = None
    end: int | None = None
    overruled: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated interaction of exactly two states as one article reports it (with its mention's spans).

    `date` is EDTF; `earliest` and `latest` ISO days, inclusive, None where unbounded. Offsets refer to the
    article as given, end exclusive.
    """

    date: str
    earliest: str | None
    latest: str | None
    part_of_day: str | None
    certainty: str
    countries: tuple[str, str]
    type: str
    status: str
    mode: str | None
    place: str | None
    actors: tuple[str, ...]
    date_text: str | None
    date_span: tuple[int, int] | None
    sentence: tuple[int, int]
    evidence: tuple[Evidence, ...]
    main: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """All events of one article; `published` is the publication day used, given or found, as EDTF or None."""

    id: str
    published: str | None
    events: tuple[Event, ...]
