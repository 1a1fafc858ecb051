"""Saved pages: the article's text, its captions, its title, and the publication day its metadata states."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import html as lxml_html

from loaders.article import Article
from loaders.sources.base import Unreadable
from loaders.sources.page_metadata import metadata

_OPENING = re.compile(rb"<(!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_BLOCKS = "p", "div", "br", "li", "h1", "h2", "h3", "h4", "tr", "figcaption", "blockquote"


def is_html(head: bytes) -> bool:
    """True where these first bytes of a file open a page."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _OPENING.search(head) is not None


def article_from_html(data: bytes, id: str, url: str | None = None, content_type: str | None = None) -> Article:
    """The article of a page.

    `text` is the headline, the body and then the captions, each its own paragraph: a caption may carry the only
    date. `published` comes from the page's metadata alone (see `page_metadata`); `url` is the address the page was
    read from, else the one it calls its own. `Unreadable` where no text is found.
    """
    import trafilatura

    tree = _tree(data, content_type)
    known = metadata(tree)
    own = url or known.url
    body = trafilatura.extract(
        lxml_html.tostring(tree, encoding="unicode"), include_comments=False, include_tables=True, favor_recall=True
    )
    if not body:
        raise Unreadable("no article text is found in the page", "give a page that holds an article")
    inside = " ".join(body.split())
    around = [part if part and part not in inside else None for part in (known.clock, known.title, *_captions(tree))]
    text = "\n\n".join(part for part in (*around[:2], body.strip(), *around[2:]) if part)
    host = urlsplit(own).hostname if own else None
    return Article(id=id, text=text, title=known.title, url=own, source=known.site or host, published=known.published)


def text_of_fragment(fragment: str) -> str:
    """The text of a piece of HTML (or of plain text), its blocks as lines."""
    if not fragment.strip():
        return ""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    tree = lxml_html.fragment_fromstring(fragment, create_parent="div")
    for element in tree.xpath("//script|//style"):
        element.drop_tree()
    for element in tree.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return "\n".join(line for line in lines if line)


def _captions(tree: lxml_html.HtmlElement) -> list[str]:
    found = tree.xpath("//figcaption | //*[contains(concat(' ', normalize-space(@class), ' '), ' caption ')]")
    return [" ".join(element.text_content().split()) for element in found]


def _tree(data: bytes, content_type: str | None) -> lxml_html.HtmlElement:
    """The tree of a page in the encoding it declares, UTF-8 where it declares none."""
    if not data.strip():
        raise Unreadable("is empty", "give a page with an article")
    declared = re.search(r"charset=[\"']?([\w-]+)", content_type or "")
    encoding = declared[1] if declared else None
    if encoding is None:
        inside = re.search(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", data[:4096], re.IGNORECASE)
        encoding = inside[1].decode("ascii") if inside else "utf-8"
    try:
        text = data.decode("utf-8-sig" if encoding.lower().replace("-", "") == "utf8" else encoding)
    except (LookupError, UnicodeDecodeError):
        raise Unreadable(f"is not {encoding}, the encoding it declares", "save the page as UTF-8") from None
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        return lxml_html.document_fromstring(text)
    except Exception as error:  # lxml raises several kinds, ValueError and ParserError among them
        raise Unreadable(f"is no page that can be read ({error})", "give HTML") from None
