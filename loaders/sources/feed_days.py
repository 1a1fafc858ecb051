"""The days that the entries of a feed state, all of them: feedparser keeps one of each name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.published import order_told, read_published
from loaders.sources.page_metadata import one_day

if TYPE_CHECKING:
    from lxml import etree

# By their local names in lower case, most trusted first: what states publication; then Dublin Core's day, which in RSS
# alone is that of publication (in Atom it may be of a change), and that of a WordPress export; then that of making.
_PUBLISHED = frozenset(
    {"pubdate", "published", "publishdate", "publisheddate", "publicationdate", "publication_date", "datepublished"}
    | {"issued", "pubtime", "publishtime", "publish_date", "published_at", "publishedat"}
)
_DUBLIN_CORE = frozenset({"date", "post_date"})
_CREATED = frozenset({"created"})


@dataclass(frozen=True, slots=True)
class Stated:
    """What one entry states, as it is written, by how far it is trusted."""

    published: tuple[str, ...] = ()
    of_rss: tuple[str, ...] = ()
    created: tuple[str, ...] = ()


def days_stated(text: str, number: int) -> list[Stated] | None:
    """What each of a feed's entries states, in order; None where they are not `number`, as in a feed that is broken in
    a way that another parser mends otherwise."""
    from lxml import etree  # slow to import

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    found = [element for element in root.iter() if local_name(element) in ("item", "entry")] if root is not None else []
    is_rss = root is not None and local_name(root) in ("rss", "rdf")
    return [_stated(entry, is_rss) for entry in found] if len(found) == number else None


def _stated(entry: etree._Element, is_rss: bool) -> Stated:
    told = [
        (local_name(child), words)
        for child in entry.iterchildren("*")
        if (words := " ".join("".join(child.itertext()).split()))
    ]

    def under(names: frozenset[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(words for name, words in told if name in names))

    return Stated(under(_PUBLISHED), under(_DUBLIN_CORE) if is_rss else (), under(_CREATED))


def is_month_first(all_stated: list[Stated]) -> bool:
    """Whether days of a feed can only be read with the month first, as American servers write, and none otherwise."""
    told = {order_told(day) for stated in all_stated for day in (*stated.published, *stated.of_rss)}
    return "month" in told and "day" not in told


def day_of_entry(stated: Stated, text: str, url: str | None, place: str, *, month_first: bool = False) -> str | None:
    """The day on which an entry was published; `text` and `url` are the entry's, `place` is for the log.

    Of two days that differ the one that the address or the text tells, else none, as on a page."""
    unread: list[str] = []
    for values in (stated.published, stated.of_rss, stated.created):
        days, more = [], list[str]()
        for value in values:
            try:
                if day := read_published(value, month_first=month_first):
                    days.append(day)
            except ValueError:
                more.append(value)
        unread += more
        if days:
            return one_day(days, (), text, url, place)
    return one_day((), unread, text, url, place)


def local_name(element: etree._Element) -> str:
    """The name of an element in lower case, whatever its namespace or a prefix that nobody declared."""
    return re.split("[}:]", element.tag)[-1].lower() if isinstance(element.tag, str) else ""
