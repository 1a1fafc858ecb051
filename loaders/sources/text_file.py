"""One article as plain text in UTF-8."""

from __future__ import annotations

from loaders.article import Article
from loaders.sources.base import Unreadable, decode


def article_from_text(data: bytes, id: str) -> Article:
    """The article of these bytes, its text exactly as given (so that offsets lead back to the file).

    Only a byte order mark is left out. `Unreadable` where they are not UTF-8 or hold nothing but white space.
    """
    text = decode(data)
    if not text.strip():
        raise Unreadable("is empty", "give an article's text")
    return Article(id=id, text=text)
