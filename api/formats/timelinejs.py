"""TimelineJS 3's JSON: a slide for each event whose year is known.

An event on one of several days is drawn from the first to the last of them, and its `display_date` names them all:
the drawing has no better shape for it, the words are exact.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape
from typing import Any

from api.addresses import Link, page_path
from api.formats.days import stretches
from api.formats.words import Language, headline, reason, say, when
from api.schemas.answers import TimelineJS
from api.values import Event


def timeline(events: Sequence[Event], link: Link, language: Language = "vi") -> dict[str, Any]:
    """The document; `omitted` (TimelineJS passes over it) counts the events without a year."""
    slides = []
    for event in events:
        found = stretches(event.date, event.earliest, event.latest)
        if not found:
            continue
        paragraphs = [
            escape(event.sentence) if event.sentence else None,
            f"<i>{escape(why)}</i>" if (why := reason(event, language)) else None,
            f'<a href="{escape(link(page_path(event.id)))}">{escape(event.title or event.id)}</a>',
        ]
        slides.append(
            {
                "unique_id": event.id,
                "start_date": _date(min(s.first for s in found)),
                "end_date": _date(max(s.last for s in found)),
                "display_date": when(event, language),
                "group": event.pair,
                "text": {
                    "headline": escape(headline(event, language)),
                    "text": "".join(f"<p>{p}</p>" for p in paragraphs if p),
                },
            }
        )
    made: dict[str, Any] = _TIMELINE.dump({
        "title": {"text": {"headline": escape(say("calendar", language)), "text": ""}},
        "events": slides,
        "omitted": len(events) - len(slides),
    })  # fmt: skip
    return made


_TIMELINE = TimelineJS()


def _date(day: dt.date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
