"""Sitemaps (sitemaps.org, with Google's news extension): the addresses of a site's pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.patterns import lazy_re
from loaders.published import read_published
from loaders.sources.base import Unreadable
from loaders.sources.feed import declared_utf8
from loaders.sources.feed_days import local_name

if TYPE_CHECKING:
    from lxml import etree

_OPENING = lazy_re(rb"<\?xml|<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)
_LONE_AMPERSAND = lazy_re(rb"&(?![A-Za-z]+;|#\d+;|#x[0-9A-Fa-f]+;)")


@dataclass(frozen=True, slots=True)
class Place:
    """One address of a sitemap: `is_map` where it is another sitemap; `published` as the news extension states it."""

    url: str
    is_map: bool
    title: str | None = None
    published: str | None = None


def places(data: bytes) -> Iterator[Place]:
    """The addresses of a sitemap, or the sitemaps of an index, in order; `Unreadable` where it is none."""
    from lxml import etree  # slow to import

    data = declared_utf8(data, "the sitemap").encode("utf-8", "replace")
    data = _LONE_AMPERSAND.sub(b"&amp;", data[_opening(data) :])
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"is no sitemap that can be read ({error})", "give a sitemap in XML") from None
    last = data.lower().rfind(b"<loc")
    cut = last >= 0 and b"</" not in data[last:]
    places = [place for element in (root.iter() if root is not None else ()) if (place := _place(element))]
    if not places:
        raise Unreadable("the sitemap holds no addresses", "give a sitemap with addresses in it")
    yield from places[: len(places) - cut]


def _opening(data: bytes) -> int:
    """Where the XML begins, behind what a server said before it."""
    found = _OPENING.search(data)
    return found.start() if found else 0


def _place(element: etree._Element) -> Place | None:
    name = local_name(element)
    if name not in ("url", "sitemap"):
        return None
    url = _text(child for child in element if local_name(child) == "loc")
    if not url or not url.startswith(("http://", "https://")):
        return None
    news = [inner for child in element if local_name(child) == "news" for inner in child]
    stated, title = (
        _text(inner for inner in news if local_name(inner) == name) for name in ("publication_date", "title")
    )
    return Place(url, name == "sitemap", title, _day(stated))


def _text(elements: Iterable[etree._Element]) -> str | None:
    found = next(iter(elements), None)
    return " ".join(found.text.split()) if found is not None and found.text else None


def _day(stated: str | None) -> str | None:
    try:
        return read_published(stated)
    except ValueError:
        return None
