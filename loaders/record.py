"""The record of an article's events: the shape in which extraction hands them on.

`bangiao extract` writes these as JSON Lines and the database stores them; docs/evidence.md explains the evidence.
"""

from __future__ import annotations

from typing import Any

from loaders.article import Event, Evidence, Extraction
from loaders.evidence.reasons import arguments
from loaders.evidence.say import say


def to_record(extraction: Extraction) -> dict[str, Any]:
    """`{"id", "published", "events": […]}` of plain values; offsets into the text as given, end exclusive."""
    return {
        "id": extraction.id,
        "published": extraction.published,
        "events": [_event(e) for e in extraction.events],
    }


def _event(e: Event) -> dict[str, Any]:
    return {
        "date": e.date,
        "earliest": e.earliest,
        "latest": e.latest,
        "part_of_day": e.part_of_day,
        "certainty": e.certainty,
        "countries": list(e.countries),
        "type": e.type,
        "status": e.status,
        "mode": e.mode,
        "place": e.place,
        "actors": list(e.actors),
        "date_text": e.date_text,
        "date_span": _span(e.date_span) if e.date_span else None,
        "sentence": _span(e.sentence),
        "evidence": [_evidence(x) for x in e.evidence],
        "main": e.main,
    }


def _evidence(x: Evidence) -> dict[str, Any]:
    """`code` and `arguments` are the conclusion, `says` the same in English."""
    told = arguments(x.reason)
    return {
        "kind": x.kind,
        "text": x.text,
        "says": say(x.reason.code, told, x.text, "en"),
        "start": x.start,
        "end": x.end,
        "overruled": x.overruled,
        "code": x.reason.code,
        "arguments": told,
    }


def _span(span: tuple[int, int]) -> dict[str, int]:
    return {"start": span[0], "end": span[1]}
