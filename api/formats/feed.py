"""Atom (RFC 4287): one entry per event, the latest change first.

Ids are UUIDs made of the event's id, and of the path and parameters of the feed: they do not change with the name by
which the service was reached (RFC 4287, 4.2.6).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit
from xml.etree import ElementTree as ET

from api import countries
from api.addresses import Link, page_path
from api.formats.words import Language, certainty_name, clean, headline, reason, say, type_name, when
from api.schemas.answers import instant
from api.values import Event

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
#: `updated` of a feed in which nothing ever was: RFC 4287 wants one, and it must not change by itself.
NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

# Any one will do, as long as it stays.
_NAMESPACE = uuid.UUID("5b0f6e53-3c0e-5d0b-9a4e-6a1f4f1f2b60")

ET.register_namespace("", ATOM)


def feed(events: Sequence[Event], link: Link, links: dict[str, str], language: Language = "vi") -> bytes:
    """The feed of these events; `links` are its own addresses by relation, `self` among them (RFC 5005: `next`)."""
    asked = sorted(pair for pair in parse_qsl(urlsplit(links["self"]).query) if pair[0] != "cursor")
    root = ET.Element(f"{{{ATOM}}}feed", {XML_LANG: language})
    _add(root, "id", _id("feed", "events.atom", urlencode(asked)))
    _add(root, "title", say("calendar", language))
    _add(root, "updated", instant(max((e.updated for e in events), default=NEVER)))
    _add(_add(root, "author"), "name", "Bang Giao")
    for relation, address in links.items():
        _add(root, "link", rel=relation, href=address, type="application/atom+xml")
    for event in events:
        _entry(root, event, link, language)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _id(*parts: str) -> str:
    return uuid.uuid5(_NAMESPACE, "/".join(parts)).urn


def _entry(root: ET.Element, event: Event, link: Link, language: Language) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", _id("event", event.id))
    _add(entry, "title", f"{headline(event, language)}, {when(event, language)}")
    _add(entry, "link", rel="alternate", href=link(page_path(event.id)), type="text/html")
    _add(entry, "link", rel="related", href=link(f"/events/{event.id}"), type="application/json")
    if event.url and event.url.startswith(("http://", "https://")):
        _add(entry, "link", rel="via", href=event.url)
    _add(entry, "published", instant(event.created))
    _add(entry, "updated", instant(event.updated))
    pair = " – ".join(countries.name(code, language) for code in event.countries)
    _add(entry, "category", term=event.type, label=type_name(event, language))
    _add(entry, "category", term=event.pair, label=pair)
    _add(entry, "category", term=event.certainty, label=certainty_name(event, language))
    lines = [line for line in (event.sentence, reason(event, language)) if line]
    _add(entry, "summary", "\n".join(lines) or when(event, language))


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{tag}", {k: clean(v) for k, v in attributes.items()})
    element.text = None if text is None else clean(text)
    return element
