"""What a page states about itself: title, address, outlet and publication day.

Only statements made for machines count as the publication day: JSON-LD `datePublished`, `article:published_time`
and their kin. A page's visible clock is not one of them, since on many pages it is the day of reading: it is kept as
the text's first line, where the resolver weighs it as soft evidence. No day is ever guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from loaders.published import parse_published

_ARTICLE_TYPES = {"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "WebPage"}

# Names of `meta` elements that state when the page was published, most trusted first. `modified` ones are left out.
_PUBLISHED_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "citation_publication_date",
    "sailthru.date",
    "parsely-pub-date",
)
_CLOCK = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d\b")
_CLOCK_CLASSES = ("date", "time", "publish", "clock", "ngay")
_CLOCK_LENGTH = 80  # a line longer than this is a sentence, not a clock


@dataclass(frozen=True, slots=True)
class Metadata:
    """`published` is EDTF or None; `clock` the visible line with a date near the headline."""

    title: str | None
    url: str | None
    site: str | None
    published: str | None
    clock: str | None


def metadata(tree: HtmlElement) -> Metadata:
    """What the page states about itself, None where it is silent."""
    meta = _meta(tree)
    title = meta.get("og:title") or _first(tree, "//h1") or _first(tree, "//title")
    url = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or meta.get("og:url")
    return Metadata(
        title=" ".join(title.split()) if title else None,
        url=url if url and url.startswith(("http://", "https://")) else None,
        site=meta.get("og:site_name"),
        published=_published(tree, meta),
        clock=_clock(tree),
    )


def _published(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    stated = [
        *_json_ld_dates(tree),
        *(meta[name] for name in _PUBLISHED_NAMES if name in meta),
        *tree.xpath("//*[@itemprop='datePublished']/@content | //time[@itemprop='datePublished']/@datetime"),
    ]
    for value in stated:
        try:
            if day := parse_published(_iso(value)):
                return day
        except ValueError:
            continue
    return None


def _iso(value: str) -> str:
    """ISO 8601 as newsrooms write it, made regular: `2021-01-08T21:00:00+0700`, `2021-01-08 21:00`, `…07:00 AM`."""
    text = re.sub(r"\s+", " ", value.strip())
    match = re.match(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)? ?(Z|[+-]\d\d:?\d\d)?$", text)
    return f"{match[1]}T{match[2]}{match[3] or ''}" if match else text


def _json_ld_dates(tree: HtmlElement) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from _dates_in(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            continue


def _dates_in(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for part in node:
            yield from _dates_in(part)
    elif isinstance(node, dict):
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        stated = node.get("datePublished")
        if isinstance(stated, str) and _ARTICLE_TYPES.intersection(k for k in kinds if isinstance(k, str)):
            yield stated
        yield from _dates_in(node.get("@graph"))


def _clock(tree: HtmlElement) -> str | None:
    """The first short line with a full date in an element that calls itself a date, above the body's paragraphs."""
    for element in tree.iter("time", "span", "div", "p", "li"):
        named = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if element.tag != "time" and not any(word in named for word in _CLOCK_CLASSES):
            continue
        text = " ".join(element.text_content().split())
        if len(text) <= _CLOCK_LENGTH and _CLOCK.search(text):
            return text
    return None


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name, content = element.get("property") or element.get("name"), element.get("content")
        if name and content:
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _first(tree: HtmlElement, path: str) -> str | None:
    element = next(iter(tree.xpath(path)), None)
    return element.text_content() if element is not None else None
