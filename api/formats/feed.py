"""Atom (RFC 4287): one entry per event, the latest change first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

from api.formats.objects import Link
from api.formats.words import Language, clean, headline, say, when
from api.values import Event

#: `updated` of a feed in which nothing ever was: RFC 4287 wants one, and it must not change by itself.
NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def feed(events: Sequence[Event], link: Link, self_link: str, language: Language = "vi") -> bytes:
    """The feed of these events; `self_link` is the address under which it was asked for."""
    made = FeedGenerator()
    made.id(self_link)
    made.title(say("calendar", language))
    made.link(href=self_link, rel="self", type="application/atom+xml")
    made.author(name="Bang Giao")
    made.language(language)
    made.updated(max((e.updated for e in events), default=NEVER))
    for event in events:
        entry = made.add_entry(order="append")
        entry.id(link(f"/events/{event.id}"))
        entry.title(clean(f"{headline(event, language)}, {when(event, language)}"))
        entry.link(href=link(f"/events/{event.id}"), rel="alternate", type="application/json")
        if event.url and event.url.startswith(("http://", "https://")):
            entry.link(href=clean(event.url), rel="via")
        entry.published(event.created)
        entry.updated(event.updated)
        entry.category(term=event.type)
        entry.category(term=event.pair)
        entry.category(term=event.certainty)
        why = f"{say('why', language)}: {event.why}" if event.why else None
        entry.summary(clean("\n".join(line for line in (event.sentence, why) if line)) or when(event, language))
    return bytes(made.atom_str(pretty=True))
