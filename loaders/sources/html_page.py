"""Saved pages: the article's text, its captions, its title, and the publication day its metadata states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from loaders.article import Article
from loaders.patterns import lazy_re
from loaders.sources.base import Unreadable, remark
from loaders.sources.encoding import decode, font_encoding, from_fonts
from loaders.sources.lead import lead_of
from loaders.sources.no_article import WHOLE, article_words
from loaders.sources.page_metadata import metadata, one_day

if TYPE_CHECKING:
    from lxml import html as lxml_html

_OPENING = lazy_re(rb"<(!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
# A part of a page: it begins with one of these elements, and closes one.
_PART = lazy_re(
    rb"<(?:meta|title|link|article|section|main|div|p|h[1-3]|table|center|font|span|!--)(?:[\s>]|--)[^\0]*?</[a-z]",
    re.IGNORECASE,
)
#: Attributes that a tag may have: libxml2 takes quadratic time to put them into a tree.
_ATTRIBUTES_MOST = 1000
#: The address that a browser, or SingleFile, writes into a page that it saves.
_SAVED_FROM = lazy_re(rb"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]+)")
_SOFT_HYPHEN = lazy_re("&(?:shy|#173|#xad);", re.IGNORECASE)
_LATIN = lazy_re("&#(1[6-9][0-9]|2[0-4][0-9]|25[0-5]);")  # letters of Windows-1252 as their numbers
#: Captions that are read: each is looked for in the body, which would take long for very many.
_CAPTIONS_MOST = 500
#: What no reader sees, comments under their Vietnamese names or folded away, and the column beside a page of tables.
_UNSEEN = (
    "//template | //*[@hidden or (self::td and contains(@class, 'sidebar'))][not(.//h1)][not(self::body or self::html)]"
    " | //details[summary[contains(., 'ình luận') or contains(., 'omment') or contains(., 'Ý kiến bạn đọc')"
    " or starts-with(normalize-space(.), 'Ý kiến (')]]"
    " | //*[contains(@id, 'binh-luan') or contains(@class, 'binh-luan') or contains(@id, 'binhluan')"
    " or contains(@class, 'binhluan')][not(.//h1)][not(self::body or self::html)]"
)


def is_html(head: bytes) -> bool:
    """True where these first bytes of a file open a page."""
    plain = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return plain.startswith(b"<") and (_OPENING.search(head) is not None or _PART.match(plain) is not None)


def article_from_html(
    data: bytes, id: str, url: str | None = None, content_type: str | None = None, name: str | None = None
) -> Article:
    """The article of a page; `name` is for the log, by default the id.

    `text` is the headline, the lead, the body and then the captions, each its own paragraph: a caption may carry the
    only date. `published` comes from the page's metadata alone (see `page_metadata`); `url` is the address the page was
    read from, else the one it calls its own, else the one it was saved from. `Unreadable` where no text is found, or
    something else in place of it (see `no_article`).
    """
    import trafilatura
    from lxml import html as lxml_html  # slow to import, as it is

    name = name or id
    tree = page_tree(data, content_type, name)
    for shown in tree.xpath("//template[@shadowrootmode or @shadowroot]"):  # as SingleFile keeps parts of a page
        shown.tag = "div"
    for unseen in (*tree.xpath(_UNSEEN), *_next_articles(tree)):
        unseen.drop_tree()
    known = metadata(tree)
    own = url or known.url or _saved_from(data)
    body = trafilatura.extract(
        lxml_html.tostring(tree, encoding="unicode"), include_comments=False, include_tables=True, favor_recall=True
    )
    body = article_words(tree, own, known.title, body)
    inside = " ".join(body.split())
    around = [
        part if part and part not in inside else None for part in (known.clock, known.title, *_captions(tree, name))
    ]
    whole = "\n\n".join(part for part in (*around[:2], lead_of(tree, body), body.strip(), *around[2:]) if part)
    text, title = from_fonts(name, whole, known.title or "")
    published = one_day(known.stated, known.unread, text, own, name)
    source = known.site or _host(own or "")
    return Article(id=id, text=text, title=title or None, url=own, source=source, published=published)


def _next_articles(tree: lxml_html.HtmlElement) -> list[lxml_html.HtmlElement]:
    """Articles with a headline of their own behind the page's, which some sites load while one scrolls."""
    headed = [element for element in tree.iter("article") if element.find(".//h1") is not None]
    whole = headed and len(" ".join(headed[0].text_content().split())) >= WHOLE
    return [element for element in headed[1:] if headed[0] not in element.iterancestors()] if whole else []


def _host(url: str) -> str | None:
    """The host of an address; None for one that names none, or is none (`http://[`)."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _saved_from(data: bytes) -> str | None:
    found = _SAVED_FROM.search(data[:4096])
    return found[1].decode("utf-8", "replace") if found else None


def _captions(tree: lxml_html.HtmlElement, name: str) -> list[str]:
    found = tree.xpath("//figcaption | //*[contains(concat(' ', normalize-space(@class), ' '), ' caption ')]")
    if len(found) > _CAPTIONS_MOST:
        remark(name, f"has {len(found)} captions, of which the first {_CAPTIONS_MOST} are read")
    return [" ".join(element.text_content().split()) for element in found[:_CAPTIONS_MOST]]


def page_tree(data: bytes, content_type: str | None, name: str) -> lxml_html.HtmlElement:
    """The tree of a page in the encoding that its bytes are, whatever it declares."""
    from lxml import html as lxml_html

    if not data.strip():
        raise Unreadable("is empty", "give a page with an article")
    declared = re.search(r"charset=[\"']?([^\s;\"'>]+)", content_type or "", re.IGNORECASE)
    inside = re.search(rb"<meta[^>]+charset=[\"']?\s*([^\s;\"'>]+)", data[:4096], re.IGNORECASE)
    label = declared[1] if declared else inside[1].decode("ascii", "replace") if inside else None
    text = _with_soft_hyphens(decode(data, name, label), name)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    _check_tags(text)
    try:
        return lxml_html.document_fromstring(text)
    except Exception as error:  # lxml raises several kinds, ValueError and ParserError among them
        raise Unreadable(f"is no page that can be read ({error})", "give HTML") from None


def _with_soft_hyphens(text: str, name: str) -> str:
    """A page in TCVN3 whose letters are written as entities: one of its letters is the soft hyphen, which would be lost
    with the markup."""
    if _SOFT_HYPHEN.search(text) is None:
        return text
    plain = _LATIN.sub(lambda found: chr(int(found[1])), _SOFT_HYPHEN.sub("\u00ad", text))
    return from_fonts(name, plain)[0] if font_encoding(plain) == "TCVN3" else text


class _Tags:
    """A target of lxml's parser that builds no tree and counts the attributes of the fullest tag."""

    most = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.most = max(self.most, len(attributes))

    def close(self) -> int:
        return self.most


def _check_tags(text: str) -> None:
    """Raise `Unreadable` for what no tree should be made of."""
    from lxml import etree

    try:
        most = etree.fromstring(text, etree.HTMLParser(target=_Tags()))
    except (etree.XMLSyntaxError, ValueError):
        return  # who makes the tree says what is wrong
    if most > _ATTRIBUTES_MOST:
        raise Unreadable(f"has a tag with {most} attributes", f"give a page whose tags have at most {_ATTRIBUTES_MOST}")
