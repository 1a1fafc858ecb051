"""RSS and Atom feeds: one article for each entry."""

from __future__ import annotations

import re
from calendar import timegm
from datetime import UTC, datetime
from time import struct_time

from loaders.article import Article
from loaders.published import day_in_hanoi
from loaders.sources.base import Found, SourceError, Unreadable
from loaders.sources.html_page import text_of_fragment

_ROOT = re.compile(rb"<(rss|feed|rdf:RDF)[\s>]")


def is_feed(head: bytes) -> bool:
    """True where these first bytes of a file open a feed."""
    return _ROOT.search(head) is not None


def articles_from_feed(data: bytes, name: str) -> Found:
    """An article for each entry of a feed; an entry without text is an error in its place.

    The publication day is the entry's own (`pubDate`, `published`), never its `updated`; the text is the entry's
    title and what it holds of the article, which in most feeds is a summary: load the address for the whole.
    """
    import feedparser

    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if feed.bozo and not feed.entries:
        raise Unreadable(f"is no feed that can be read ({feed.bozo_exception})", "give RSS or Atom")
    if not feed.entries:
        raise Unreadable("the feed holds no entries", "give a feed with articles in it")
    title = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, start=1):
        id = entry.get("link") or entry.get("id") or f"{name} entry {number}"
        contents = [part.get("value", "") for part in entry.get("content", ())] or [entry.get("summary", "")]
        body = "\n\n".join(filter(None, map(text_of_fragment, contents)))
        headline = text_of_fragment(entry.get("title", "")) or None
        if not (body or headline):
            yield SourceError(f"{name} entry {number}", "the entry has no text", "give a title or a summary", id)
            continue
        yield Article(
            id=id,
            text="\n\n".join(filter(None, (headline, body))),
            title=headline,
            url=entry.get("link"),
            source=title,
            published=_day(entry.get("published_parsed")),
        )


def _day(moment: struct_time | None) -> str | None:
    """The day in Hanoi of an instant that feedparser has brought to UTC."""
    return day_in_hanoi(datetime.fromtimestamp(timegm(moment), UTC)) if moment else None
