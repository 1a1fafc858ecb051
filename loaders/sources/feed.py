"""RSS and Atom feeds: one article for each entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from loaders.article import Article
from loaders.patterns import lazy_re
from loaders.sources.base import Found, SourceError, Unreadable
from loaders.sources.encoding import decode
from loaders.sources.feed_days import Stated, day_of_entry, days_stated, is_month_first
from loaders.sources.markup import text_of_fragment, without_markup
from loaders.sources.trackers import without_trackers

_ROOT = lazy_re(rb"<(?:\w+:)?(rss|feed|RDF)[\s>]")
_PAGE = lazy_re(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_DECLARATION = lazy_re(r"^\s*<\?xml\b([^>]*)\?>")
# Where programs put the whole text beside a summary, and contents that are none.
_WHOLE = ("yandex_full-text", "fulltext", "full-text")
_NO_TEXT = lazy_re(r"(?:image|audio|video)/|application/(?!xml|xhtml)")
_PREFIX = lazy_re(r"\sxmlns:([^\s=<>\"'/]+)\s*=")
#: Prefixes of namespaces that a feed may declare: feedparser goes over them for each element.
PREFIXES_MOST = 200
# Where entries and a feed begin and end: a feed without its end was cut.
_BEGINS = lazy_re(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ENDS = lazy_re(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_WHOLE_END = lazy_re(r"</(?:\w+:)?(?:rss|feed|RDF)\s*>", re.IGNORECASE)
_CONTROLS = lazy_re("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: `text` is its title and what it holds of the article, empty where that is nothing;
    `published` an EDTF day or None."""

    number: int
    id: str | None
    url: str | None
    title: str | None
    text: str
    source: str | None
    published: str | None

    def id_in(self, name: str) -> str:
        """The id of its article: its address without what only counts visitors, its own id, or its place in the feed
        `name`."""
        return without_trackers(self.url or self.id or f"{name} entry {self.number}")

    def article(self, name: str) -> Article | None:
        """What it holds of its article, from the feed `name`; None where that is nothing."""
        if not self.text:
            return None
        return Article(self.id_in(name), self.text, self.title, self.url, self.source, self.published)


def is_feed(head: bytes) -> bool:
    """True where these first bytes of a file open a feed."""
    return _ROOT.search(head.replace(b"\0", b"")) is not None


def articles_from_feed(data: bytes, name: str) -> Found:
    """An article for each entry of a feed; an entry without text is an error in its place.

    The publication day is the entry's own (`pubDate`, `published`, in RSS `dc:date`; else `created`), never its
    `updated`; the text is the entry's title and what it holds of the article, which in most feeds is a summary.
    """
    for entry in entries(data, name):
        where, missing = f"{name} entry {entry.number}", "the entry has no text"
        yield entry.article(name) or SourceError(where, missing, "give a title or a summary", entry.id_in(name))


def entries(data: bytes, name: str, content_type: str | None = None) -> Iterator[Entry]:
    """The entries of a feed, in its order; `Unreadable` where it is none, or holds none, and behind the last whole
    entry of one that is cut short."""
    import feedparser

    text = declared_utf8(data, name, content_type)
    if (prefixes := len({found[1] for found in _PREFIX.finditer(text)})) > PREFIXES_MOST:
        raise Unreadable(f"declares {prefixes} prefixes of namespaces", f"give a feed of {PREFIXES_MOST} at most")
    feed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not feed.entries and _PAGE.search(data[:4096]):
        raise Unreadable("is a page, no feed", "give the address of its RSS or Atom")
    if not feed.entries and not is_feed(data[:4096]):
        raise Unreadable("is no feed", "give RSS or Atom, or the articles as pages, text, JSON Lines or a table")
    if feed.bozo and not feed.entries:
        raise Unreadable(f"is no feed that can be read ({feed.bozo_exception})", "give RSS or Atom")
    if not feed.entries:
        raise Unreadable("the feed holds no entries", "give a feed with articles in it")
    days = days_stated(text, len(feed.entries)) or [_as_parsed(entry) for entry in feed.entries]
    month_first = is_month_first(days)
    cut = _WHOLE_END.search(text) is None
    inside = cut and _last(_BEGINS, text) > _last(_ENDS, text)
    site = [feed.feed.get("link"), name, *(link.get("href") for link in feed.feed.get("links", ()))]
    for number, (entry, stated) in enumerate(zip(feed.entries, days, strict=True), start=1):
        if inside and number == len(feed.entries):
            break  # a word of it that is cut may be another
        whole = next((entry[key] for key in _WHOLE if entry.get(key)), "")
        body = _words(
            part["value"] for part in entry.get("content", ()) if _NO_TEXT.match(part.get("type", "")) is None
        )
        body = body or _words([whole or entry.get("summary", "")])
        headline = " ".join(text_of_fragment(entry.get("title", "")).split()) or None
        own = "\n\n".join(filter(None, (headline, body)))
        url = _address(entry.get("feedburner_origlink") or entry.get("link"), *site)
        yield Entry(
            number=number,
            id=entry.get("id"),
            url=url,
            title=headline,
            text=own,
            source=feed.feed.get("title"),
            published=day_of_entry(stated, own, url, f"{name} entry {number}", month_first=month_first),
        )
    if cut:
        place = f"inside its entry {len(feed.entries)}" if inside else f"behind its entry {len(feed.entries)}"
        raise Unreadable(f"is cut short: it ends {place}", "give the feed whole")


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where a pattern is found last; -1 where it is not."""
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def _words(parts: Iterable[str]) -> str:
    """The text of the parts of an entry, empty where they hold none, as where they are a picture."""
    return "\n\n".join(filter(None, (without_markup(text_of_fragment(part)) for part in parts)))


def _as_parsed(entry: Any) -> Stated:
    """What feedparser has of an entry's days, of a feed that it alone can take apart."""
    return Stated(tuple(filter(None, [entry.get("published")])), (), tuple(filter(None, [entry.get("created")])))


def _address(link: str | None, *bases: str | None) -> str | None:
    """The whole address of a link, which may be told from that of the site or of the feed; None for what is none, such
    as an id in place of a link."""
    if not link:
        return None
    if scheme := re.match(r"[a-z][a-z0-9+.-]*(?=:)", link, re.IGNORECASE):
        return link if scheme[0].lower() in ("http", "https") else None
    base = next((base for base in bases if base and base.startswith(("http://", "https://"))), None)
    if base is None or "://" in link:
        return link
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def declared_utf8(data: bytes, name: str, content_type: str | None = None) -> str:
    """XML as text whose declaration says what it is: UTF-8."""
    head = data[:200].replace(b"\0", b"").decode("ascii", "replace")
    inside = re.search(r"<\?xml[^>]*encoding=[\"']([^\"']+)", head)
    outside = re.search(r"charset=[\"']?([^\s;\"']+)", content_type or "", re.IGNORECASE)
    declared = inside[1] if inside else outside[1] if outside else None
    text = _CONTROLS.sub("\ufffd", decode(data, name, declared))
    return _DECLARATION.sub('<?xml version="1.0" encoding="utf-8"?>', text.lstrip())
