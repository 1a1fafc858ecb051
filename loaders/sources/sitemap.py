"""Sitemaps (sitemaps.org, with Google's news extension): the addresses of a site's pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from loaders.published import read_published
from loaders.sources.base import Unreadable

_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@dataclass(frozen=True, slots=True)
class Place:
    """One address of a sitemap: `is_map` where it is another sitemap; `published` as the news extension states it."""

    url: str
    is_map: bool
    title: str | None = None
    published: str | None = None


def places(data: bytes) -> Iterator[Place]:
    """The addresses of a sitemap, or the sitemaps of an index, in order; `Unreadable` where it is none."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"is no sitemap that can be read ({error})", "give a sitemap in XML") from None
    found = False
    for element in root if root is not None else ():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        url = _text(element, "{*}loc") if name in ("url", "sitemap") else None
        if url and url.startswith(("http://", "https://")):
            found = True
            stated = _text(element, f".//{_NEWS}publication_date")
            yield Place(url, name == "sitemap", _text(element, f".//{_NEWS}title"), _day(stated))
    if not found:
        raise Unreadable("the sitemap holds no addresses", "give a sitemap with addresses in it")


def _text(element: etree._Element, path: str) -> str | None:
    found = element.find(path)
    return " ".join(found.text.split()) if found is not None and found.text else None


def _day(stated: str | None) -> str | None:
    try:
        return read_published(stated)
    except ValueError:
        return None
