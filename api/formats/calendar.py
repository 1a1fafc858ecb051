"""iCalendar (RFC 5545): whole days, and nothing on a day that nobody knows to be right.

An event known to the day is one VEVENT. One of several days gives a VEVENT on each, tentative, each saying that it is
one of so many and naming the others. Some day in a span gives one tentative VEVENT over the span. What is open at one
end stands on its known end. What has no year is left out and counted in the calendar's description.

The UID of an event is its id; that of one of several days has the day behind it, and keeps it when a person settles
the event on that day. Entries that a correction did away with are there as cancelled ones, so that a calendar into
which they were imported loses them, too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from icalendar import Calendar
from icalendar import Event as Entry

from api.addresses import Link, page_path
from api.formats.days import Stretch, stretches, stretches_of
from api.formats.words import Language, certainty_name, clean, headline, reason, say, type_name, when
from api.values import Event

# A calendar holds one component at least (RFC 5545, section 3.4), and some programs refuse one that does not.
_ZONE = (
    b"BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\nBEGIN:STANDARD\r\nDTSTART:19750613T000000\r\nTZOFFSETFROM:+0700\r\n"
    b"TZOFFSETTO:+0700\r\nTZNAME:+07\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


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
    head, end, _ = whole.to_ical().partition(b"END:VCALENDAR")
    # each is written at once: as objects a thousand entries take 16 MB, in each thread that makes some
    entries = [entry.to_ical() for event in events for entry in _entries(event, link, language)]
    return b"".join((head, *(entries or [_ZONE]), end, b"\r\n"))


def _entries(event: Event, link: Link, language: Language) -> Iterator[Entry]:
    found = stretches(event.date, event.earliest, event.latest)
    uids, lost = _uids(event, found)
    for uid, stretch in zip(uids, found, strict=True):
        yield _entry(event, stretch, uid, len(found), link, language)
    for uid, stretch in lost.items():
        # the day was one of several, or a span, as long as nobody knew better
        entry = _entry(event, replace(stretch, kind="exact"), uid, 1, link, language)
        entry["status"] = "CANCELLED"
        yield entry


def _uids(event: Event, found: Sequence[Stretch]) -> tuple[list[str], dict[str, Stretch]]:
    """The UID of each of the event's entries, and the entries of its earlier dates that are no more."""
    held: dict[str, Stretch] = {}
    lost: dict[str, Stretch] = {}
    earlier = [stretches_of(date) for date in event.asserted.before] if event.asserted else []
    for entries in (*earlier, found):
        uids = _next_uids(event.id, held, entries)
        now = dict(zip(uids, entries, strict=True))
        lost = {uid: stretch for uid, stretch in (lost | held).items() if uid not in now}
        held = now
    return list(held), lost


def _next_uids(id: str, held: dict[str, Stretch], entries: Sequence[Stretch]) -> list[str]:
    """The UIDs of `entries` after those that the event held before.

    One entry takes over the UID of the one on the same day, or of the only one; else it has the plain id.
    """
    if len(entries) > 1:
        return [f"{id}-{stretch.first:%Y%m%d}@bangiao" for stretch in entries]
    if not entries:
        return []
    same = [uid for uid, stretch in held.items() if stretch.first == entries[0].first]
    return [same[0] if same else next(iter(held)) if len(held) == 1 else f"{id}@bangiao"]


def _entry(event: Event, stretch: Stretch, uid: str, of: int, link: Link, language: Language) -> Entry:
    summary = headline(event, language)
    if stretch.kind == "candidate":
        summary += f" ({say('candidate', language, n=of)})"
    elif stretch.kind != "exact":
        summary += f" ({when(event, language)})"
    lines = [when(event, language), event.sentence, reason(event, language)]
    entry = Entry()
    entry.add("uid", uid)
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
    if event.status == "cancelled" or event.gone:
        return "CANCELLED"
    if event.status == "planned" or stretch.kind in ("candidate", "within"):
        return "TENTATIVE"
    return "CONFIRMED"
