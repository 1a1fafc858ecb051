"""The lead of a page's article, where a site keeps it apart from the body: between the headline and the text, under a
name of its own ("sapo", "description"). Extraction of the body often leaves it out, with the day that it tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.patterns import lazy_re
from loaders.sources.page_metadata import FOREIGN, OTHERS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMES = lazy_re(
    r"sapo|(?:^|[\s_-])(?:lead|desc|description|standfirst|chapeau|summary|excerpt|intro|dek|sub-?(?:title|head(?:line)?))"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 8, 250  # words
_OUTSIDE = frozenset({"a", "li", "nav", "aside", "footer", "form", "head"})
_SAME = 60  # characters by which two texts are one


def lead_of(tree: HtmlElement, body: str) -> str | None:
    """The lead of a page's article that its `body` does without; None where there is none.

    It bears one of `_NAMES`, which nothing else on the page does, and stands behind the headline, not in a link or a
    list; or it says what the page says of itself (`description`), as leads do.
    """
    inside = " ".join(body.split())
    described = set(map(_start, tree.xpath("//meta[@name='description' or @property='og:description']/@content")))
    behind = tree.find(".//h1") is None
    for element in tree.iter("h1", "h2", "h3", "p", "div", "section"):
        if element.tag == "h1":
            behind = True
            continue
        name = _name(element)
        if not _NAMES.search(name):
            continue
        words = " ".join(element.text_content().split())
        if not _SHORTEST <= len(words.split()) <= _LONGEST or _is_elsewhere(element):
            continue
        if not (_start(words) in described or (behind and _is_alone(tree, element))):
            continue
        return None if _start(words) in inside or words[-_SAME:] in inside else words
    return None


def _name(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('data-role') or ''} {element.get('itemprop') or ''}".strip()


def _start(words: str) -> str:
    return " ".join(words.split())[:_SAME]


def _is_elsewhere(element: HtmlElement) -> bool:
    """Whether an element stands in a link, a list, or a part of the page for other articles, as its names tell below
    what it shares with the headline."""
    for around in element.iterancestors():
        if around.tag in _OUTSIDE:
            return True
        if around.tag in ("html", "body") or around.find(".//h1") is not None:
            return False
        name = f"{around.get('class') or ''} {around.get('id') or ''}"
        if FOREIGN.search(name) or OTHERS.search(name):
            return True
    return False


def _is_alone(tree: HtmlElement, element: HtmlElement) -> bool:
    """Whether no other element has the same name, as the teasers of other articles have."""
    name = _name(element)
    return sum(_name(other) == name for other in tree.iter(element.tag)) == 1
