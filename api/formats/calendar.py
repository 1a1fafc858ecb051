"""iCalendar (RFC 5545): whole days, and nothing on a day that nobody knows to be right.

An event known to the day is one VEVENT. One of several days gives a VEVENT on each, tentative, each saying that it is
one of so many and naming the others. Some day in a span gives one tentative VEVENT over the span. What is open at one
end stands on its known end. What has no year is left out and counted in the calendar's description.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from icalendar import Calendar
from icalendar import Event as Entry

from api.formats.days import Stretch, stretches
from api.formats.objects import Link, page_path
from api.formats.words import Language, certainty_name, clean, headline, reason, say, type_name, when
from api.values import Event


def calendar(events: Sequence[Event], link: Link, language: Language = "vi", *, more: bool = False) -> bytes:
    """The calendar of these events; `more` says that the query had others beyond them."""
    left_out = sum(1 for e in events if not stretches(e.date, e.earliest, e.latest))
    notes = [say("left_out", language, n=left_out)] if left_out else []
    if more:
        notes.append(say("more", language, n=len(events)))
    whole = Calendar()
    whole.add("prodid", "-//Bang Giao//bangiao//VI")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    # RFC 7986, and the older property that most programs still read.
    whole.add("name", say("calendar", language))
    whole.add("x-wr-calname", say("calendar", language))
    if notes:
        whole.add("description", " ".join(notes))
        whole.add("x-wr-caldesc", " ".join(notes))
    for event in events:
        found = stretches(event.date, event.earliest, event.latest)
        for number, stretch in enumerate(found, start=1):
            whole.add_component(_entry(event, stretch, number, len(found), link, language))
    return bytes(whole.to_ical())


def _entry(event: Event, stretch: Stretch, number: int, of: int, link: Link, language: Language) -> Entry:
    summary = headline(event, language)
    if stretch.kind == "candidate":
        summary += f" ({say('candidate', language, n=of)})"
    elif stretch.kind != "exact":
        summary += f" ({when(event, language)})"
    lines = [when(event, language), event.sentence, reason(event, language)]
    entry = Entry()
    # The number of the candidate is its place among the event's days, so that it stays while the event does.
    entry.add("uid", f"{event.id}{f'-{number}' if of > 1 else ''}@bangiao")
    entry.add("dtstamp", event.updated)
    entry.add("created", event.created)
    entry.add("last-modified", event.updated)
    entry.add("sequence", event.version - 1)
    entry.add("dtstart", stretch.first)
    if stretch.last < dt.date.max:
        entry.add("dtend", stretch.last + dt.timedelta(days=1))  # RFC 5545, 3.6.1: the end is exclusive
    entry.add("summary", clean(summary))
    entry.add("description", clean("\n".join(line for line in lines if line)))
    entry.add("status", _status(event, stretch))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [type_name(event, language), event.pair, certainty_name(event, language)])
    entry.add("url", link(page_path(event.id)))
    if event.place:
        entry.add("location", clean(event.place))
    return entry


def _status(event: Event, stretch: Stretch) -> str:
    if event.status == "cancelled":
        return "CANCELLED"
    if event.status == "planned" or stretch.kind in ("candidate", "within"):
        return "TENTATIVE"
    return "CONFIRMED"
