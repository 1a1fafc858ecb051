"""Addresses, and what they lead to: pages, feeds and sitemaps followed to their articles, lists of addresses."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

from loaders.article import Article
from loaders.patterns import lazy_re
from loaders.sources.base import Found, SourceError, Unreadable, read_whole, remark
from loaders.sources.contents import (
    GZIP,
    Kind,
    buffered,
    gunzipped,
    is_sitemap,
    kind_of,
    suffix_of,
    unpacked_head,
)
from loaders.sources.feed import articles_from_feed, entries, is_feed
from loaders.sources.fetch import Answer, Fetcher, connection_error
from loaders.sources.html_page import article_from_html, is_html
from loaders.sources.json_lines import read_json
from loaders.sources.no_article import LeadsOn
from loaders.sources.opml import feeds_of, is_opml
from loaders.sources.options import Options
from loaders.sources.sitemap import places
from loaders.sources.text_file import article_from_text
from loaders.sources.trackers import without_trackers
from loaders.sources.zip_archive import articles_from_any

_DEPTH = 3  # a list of addresses, an index of sitemaps, its sitemaps, their pages
_HOPS = 3  # pages that only lead on, one behind the other
_SITEMAP_LINE = lazy_re(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_MOST = 50_000  # addresses of one sitemap, as the protocol has it


@dataclass(frozen=True, slots=True)
class Lead:
    """An article that a feed or a sitemap names: its address, and what is known of it before it is read. `summary` is
    what the feed itself holds of it, None where that is nothing."""

    url: str | None
    title: str | None = None
    source: str | None = None
    published: str | None = None
    summary: Article | None = None


@dataclass(frozen=True, slots=True)
class _Walk:
    """One way through addresses. `lists`: those that led to others, each of which is walked once."""

    fetcher: Fetcher
    options: Options
    lists: set[str] = field(default_factory=set)


def read_url(url: str, options: Options) -> Found:
    """The article of a page, the articles of a file, or those that a feed, a sitemap or a list of addresses leads to.

    What is wrong with the address, the connection or the answer is an error in place of the article.
    """
    with Fetcher(options) as fetcher:
        yield from _read(url, _Walk(fetcher, options), 0)


def follow(stream: BinaryIO, kind: Kind, name: str, options: Options) -> Found:
    """The articles that a feed, a sitemap or a list of addresses in a file leads to."""
    try:
        data = read_whole(stream)
        with Fetcher(options) as fetcher:
            yield from _followed(data, kind, name, _Walk(fetcher, options), 0)
    except Unreadable as error:
        yield error.error(name, name)


def leads(data: bytes, name: str, content_type: str | None = None) -> Iterator[Lead]:
    """The articles that a feed names, in its order; `Unreadable` where it is none."""
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):  # a JSON Feed
        for item in read_json(data, name):
            if isinstance(item, Article):
                yield Lead(item.url, item.title, item.source, item.published, item)
        return
    for entry in entries(data, name, content_type):
        yield Lead(entry.url, entry.title, entry.source, entry.published, entry.article(name))


def article_of(lead: Lead, fetcher: Fetcher) -> Article:
    """The article at a lead's address, with what the lead knows where the page is silent.

    `Unreadable`, ValueError or OSError as `Fetcher.follow` raises them.
    """
    if lead.url is None:
        raise Unreadable("has no address", "give each entry a link")
    answer = fetcher.follow(lead.url)
    page = _page(answer, fetcher)
    return replace(
        page,
        title=page.title or lead.title,
        source=lead.source if lead.source and page.source == urlsplit(answer.address).hostname else page.source,
        published=page.published or lead.published,
    )


def addresses(text: str) -> list[str]:
    """The addresses of a list, one on each line, what follows after a blank and `#` is a note; or those of the feeds in
    an OPML document."""
    if is_opml(text):
        return feeds_of(text)
    lines = (re.split(r"(?:^|\s)#", line, maxsplit=1)[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def sitemaps_of(robots: str, address: str) -> list[str]:
    """The sitemaps that a robots.txt names (sitemaps.org), also those told from its own address."""
    return [urljoin(address, found[1].strip()) for found in _SITEMAP_LINE.finditer(robots)]


def said(error: Exception) -> Unreadable:
    """What is wrong with an address that could not be read, in words."""
    if isinstance(error, Unreadable):
        return error
    if isinstance(error, OSError):
        return Unreadable(f"cannot be read ({connection_error(error)})", "check the address and the connection")
    return Unreadable(f"is no address ({error})", "give one such as https://example.org/article")


def _read(url: str, walk: _Walk, depth: int, *, asked: bool = True) -> Found:
    """What is at an address; `asked`: a person named it, or the list that it stands in."""
    if url in walk.lists:
        yield SourceError(url, "leads back to itself, or was followed before", "leave it out of what it leads to")
        return
    options = walk.options
    try:
        answer = walk.fetcher.get(url) if asked else walk.fetcher.follow(url)
        stream = buffered(io.BytesIO(answer.data))
        head = unpacked_head(stream)
        kind = _kind(answer, head)
        if kind is Kind.TEXT and urlsplit(answer.address).path == "/robots.txt":
            yield from _robots(answer, url, walk, depth)
        elif kind in (Kind.FEED, Kind.SITEMAP, Kind.ADDRESSES):
            data = read_whole(gunzipped(stream))
            if options.follow is False and kind is Kind.FEED:
                yield from articles_from_feed(data, url)
            elif options.follow is False:
                raise Unreadable(f"is {kind.value}, which holds no articles itself", "follow it with --follow")
            else:
                walk.lists.update((url, answer.address))
                yield from _followed(data, kind, url, walk, depth)
        elif kind in (Kind.PAGE, Kind.TEXT) and not answer.data.startswith(GZIP):
            yield _page(answer, walk.fetcher)
        else:
            suffix = ".json" if kind is Kind.JSON else _suffix(answer)
            for item in articles_from_any(stream, suffix, url, answer.address, options):
                yield _at(item, answer)
    except (OSError, ValueError) as error:
        yield said(error).error(url, url)


def _robots(answer: Answer, url: str, walk: _Walk, depth: int) -> Found:
    """What the sitemaps lead to that a robots.txt names."""
    named = sitemaps_of(answer.data.decode("utf-8-sig", "replace"), answer.address)
    if not named:
        raise Unreadable("is a robots.txt that names no sitemap", "give the address of a feed or of a sitemap")
    if walk.options.follow is False:
        raise Unreadable("is a robots.txt, which holds no articles itself", "follow its sitemaps with --follow")
    walk.lists.add(url)
    for sitemap in named:
        yield from _read(sitemap, walk, depth + 1)


def _followed(data: bytes, kind: Kind, name: str, walk: _Walk, depth: int) -> Found:
    if kind is Kind.FEED:
        for lead in leads(data, name):
            yield _article_or_summary(lead, name, walk.fetcher)
    elif kind is Kind.SITEMAP:
        yield from _sitemap(data, name, walk, depth)
    elif depth > _DEPTH:
        yield SourceError(name, "is a list in a list in a list of addresses, too deep", "give the list it leads to")
    else:
        for url in addresses(data.decode("utf-8-sig", "replace")):
            yield from _read(url, walk, depth + 1)


def _sitemap(data: bytes, name: str, walk: _Walk, depth: int) -> Found:
    for number, place in enumerate(places(data), start=1):
        if number > _MOST or depth > _DEPTH:
            yield SourceError(name, f"the sitemap is larger than {_MOST:,} addresses or too deep", "give a part of it")
            return
        if place.is_map:
            yield from _read(place.url, walk, depth + 1, asked=False)
        else:
            yield _article_or_summary(Lead(place.url, place.title, None, place.published), name, walk.fetcher)


def _article_or_summary(lead: Lead, name: str, fetcher: Fetcher) -> Article | SourceError:
    """The article of a lead; where its page cannot be read, what the feed holds of it, which is said."""
    try:
        if lead.url is not None or lead.summary is None:
            return article_of(lead, fetcher)
        return lead.summary
    except (OSError, ValueError) as error:
        wrong = said(error)
        place = lead.url or name
        if lead.summary is None:
            return wrong.error(place, place)
        remark(place, f"{wrong.wrong}; the summary in {name} is read instead")
        return lead.summary


def _page(answer: Answer, fetcher: Fetcher) -> Article:
    """The article of a page or a plain text; of a page that only leads on, that of the one it leads to."""
    for _ in range(_HOPS):
        try:
            return _article_of_page(answer)
        except LeadsOn as onwards:
            answer = fetcher.follow(onwards.url)
    return _article_of_page(answer)


def _article_of_page(answer: Answer) -> Article:
    if _kind(answer, answer.data[:8192]) is Kind.TEXT:
        article = article_from_text(answer.data, without_trackers(answer.address))
        return replace(article, url=answer.address, source=urlsplit(answer.address).hostname, fetched=answer.fetched)
    page = article_from_html(answer.data, without_trackers(answer.address), answer.address, answer.type)
    return replace(page, fetched=answer.fetched)


def _kind(answer: Answer, head: bytes) -> Kind:
    """What an answer holds, by its bytes, its type and its address; `Unreadable` for a type that holds no article."""
    type_ = answer.type.partition(";")[0].strip()
    if is_feed(head) and not is_html(head):
        return Kind.FEED
    if is_sitemap(head) and not is_html(head):
        return Kind.SITEMAP
    if "html" in type_ or (not type_ and is_html(head)):
        return Kind.PAGE
    suffix = _suffix(answer)
    kind = kind_of(suffix, head)
    if kind is Kind.LINES and not suffix and type_.endswith(("/json", "+json")):
        return Kind.JSON
    if type_.startswith("text/plain") and not suffix and kind in (Kind.TABLE, Kind.LINES):
        return Kind.TEXT
    packed = answer.data.startswith(GZIP)
    if kind is Kind.TEXT and type_ and not type_.startswith("text/") and not packed:
        raise Unreadable(f"is {type_}", "give the address of a page or of a feed")
    return kind


def _suffix(answer: Answer) -> str:
    return suffix_of(urlsplit(answer.address).path)


def _at(item: Article | SourceError, answer: Answer) -> Article | SourceError:
    """An article of a file that was fetched, with the instant of reading."""
    return replace(item, fetched=item.fetched or answer.fetched) if isinstance(item, Article) else item
