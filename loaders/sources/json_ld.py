"""The publication day that a page's JSON-LD states: of the article that the page is about, and of no other.

A page carries items for itself, its site, its breadcrumbs and often for related articles, in one script or several, in
a list, an `@graph`, or inside one another (`mainEntity`). JSON that is slightly broken, as templates break it, is read
as what it plainly means.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from loaders.patterns import lazy_re
from loaders.sources.base import MAX_BYTES
from loaders.sources.trackers import is_tracker

Item = dict[str, Any]
Address = tuple[str, str]  # host and path

# Types and names are compared in lower case, without the vocabulary before them.
_PAGE_TYPES = {"webpage", "itempage", "aboutpage", "collectionpage"}  # no "website": its day is of the site
# Beside all that end in "article".
_OTHER_ARTICLES = {"blogposting", "liveblogposting", "report", "socialmediaposting", "discussionforumposting"}
_WORKS = {"creativework"}  # where there is no article
# Where the items of a page may stand; not `hasPart`, `mentions`, `isRelatedTo`, `itemListElement`: those are others.
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "item")
_DEEPEST = 12
_REPAIRED = 64 * 1024  # beyond this a script is data, and repairing it would take its time
_OPENS = lazy_re(r"\s*+(?://\s*+)?(?:<!--|/?\*?\s*+<!\[CDATA\[\s*+(?:\*/)?)")
_CLOSES = lazy_re(r"(?:(?://\s*+)?-->|(?:/\*|//)?\s*+\]\]>\s*+(?:\*/)?)\s*+;?\Z")
_TAIL = 64  # of a script: what hides it from old browsers closes within its last characters


def published_values(scripts: list[str], own: set[str], headline: str | None, name: str = "datepublished") -> list[Any]:
    """What the page's article states under a name, `datePublished` unless another is given in lower case, its most
    likely item first.

    `scripts`: the texts of the JSON-LD scripts. `own`: the addresses that the page calls its own; `headline`: its own.
    Of several articles the one with such an address counts, then one with the headline; else the first. The page's
    own item (`WebPage`) comes after its articles. Items of other kinds state nothing about the page.
    """
    items = [item for script in scripts for item in _items(_loaded(script), 0)]
    addresses = {_address(url) for url in own}
    articles, works, pages = [], [], []
    for item in items:
        kinds = _kinds(item)
        if kinds & _PAGE_TYPES:
            pages.append(item)
        elif _is_article(kinds):
            articles.append(item)
        elif kinds & _WORKS or (not kinds and _get(item, "headline")):
            works.append(item)
    articles = articles or works
    chosen = (
        [item for item in articles if _is_at(item, addresses)]
        or [item for item in articles if headline and _is_headed(item, headline)]
        or [item for item in articles if not _addresses(item) or not addresses][:1]
        or articles[:1]
    )
    about = [item for item in pages if _is_at(item, addresses)] or pages[:1]
    return [value for item in (*chosen, *about) if (value := _value(item, name)) not in (None, "")]


def is_of_page(types: list[str]) -> bool:
    """Whether these types, with or without their vocabulary, are of an article or of a page."""
    kinds = {_local(kind) for kind in types}
    return bool(kinds & (_PAGE_TYPES | _WORKS)) or _is_article(kinds)


def _is_article(kinds: set[str]) -> bool:
    return bool(kinds & _OTHER_ARTICLES) or any(kind.endswith("article") for kind in kinds)


def _value(item: Item, name: str) -> Any:
    stated = _get(item, name)
    if isinstance(stated, list):
        stated = next(filter(None, stated), None)
    return stated.get("@value") if isinstance(stated, dict) else stated


def _get(item: Item, name: str) -> Any:
    """The value of the first key that is `name`, in any case and with any vocabulary before it."""
    return next((value for key, value in item.items() if _local(key) == name), None)


def _local(name: str) -> str:
    return re.split("[:/#]", name)[-1].lower()


def _items(node: Any, depth: int) -> Iterator[Item]:
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for part in node:
            yield from _items(part, depth + 1)
    elif isinstance(node, dict):
        yield node
        for name in _INSIDE:
            yield from _items(node.get(name), depth + 1)


def _bare(script: str) -> str:
    """A script without one layer of what hid it from old browsers: `<!--` and `-->`, `//<![CDATA[` and `//]]>`."""
    text = script.strip()
    if opening := _OPENS.match(text):
        text = text[opening.end() :]
    closing = _CLOSES.search(text, max(0, len(text) - _TAIL))
    return text[: closing.start()].strip() if closing else text


def _loaded(script: str) -> Any:
    text = _bare(_bare(script))
    if "&quot;" in text and '"' not in text:  # escaped once too often
        text = html.unescape(text)
    if not text or len(text) > MAX_BYTES:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    if len(text) > _REPAIRED or "date" not in text:
        return None
    import json_repair

    try:
        return json_repair.loads(text)
    except (ValueError, RecursionError, IndexError, TypeError):
        return None


def _kinds(item: Item) -> set[str]:
    kinds = item.get("@type", item.get("type"))
    return {_local(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}


def _is_at(item: Item, addresses: set[Address]) -> bool:
    """Whether an item names one of these addresses; one that is told from the site's has no host."""
    return any(path == other and (host == its or not host or not its)
               for host, path in _addresses(item) for its, other in addresses)  # fmt: skip


def _is_headed(item: Item, headline: str) -> bool:
    """Whether an item has this headline, behind which a page may name its site."""
    words, whole = _words(_get(item, "headline") or _get(item, "name")), _words(headline)
    return bool(words) and (words == whole or re.match(r" [-–—|·:] ", whole.removeprefix(words)) is not None)


def _addresses(item: Item) -> set[Address]:
    """The addresses by which an item says which page it is about."""
    page = item.get("mainEntityOfPage")
    named = [item.get("url"), item.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return {_address(url) for url in named if isinstance(url, str) and ("://" in url or url.startswith("/"))}


def _address(url: str) -> Address:
    """An address as host and path, without what does not change the page: the scheme, `www.`, a fragment, a slash at
    the end, the mark of the short form for phones, and what counts its visitors."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return "", url
    host = (parts.netloc or "").lower().removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    path = re.sub(r"/amp(?=/|$)|(?<=.)\.amp(?=\.html?$)", "", parts.path).rstrip("/")
    named = [(part.partition("=")[0], part) for part in parts.query.split("&") if part]
    query = "&".join(part for name, part in named if name != "amp" and not is_tracker(name))
    return host, f"{path}?{query}" if query else path


def _words(text: Any) -> str:
    return " ".join(text.split()).casefold() if isinstance(text, str) else ""
