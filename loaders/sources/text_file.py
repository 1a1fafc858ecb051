"""One article as plain text."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.article import Article
from loaders.patterns import lazy_re
from loaders.sources.base import Unreadable
from loaders.sources.encoding import decode, from_escapes, from_fonts
from loaders.sources.head_fields import Head, read_head

_SHORTEST, _LONGEST = 3, 30  # words of a headline; below it is a rubric, beyond it a sentence
_DAY = lazy_re(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|^\W*(?:thứ|chủ nhật|ngày)\b", re.IGNORECASE)
# "Trang chủ | Đối ngoại | Bản in": where the reader is on the site.
_NAVIGATION = lazy_re(r"^\W*(?:trang chủ|home)\b|\s[|>»›•]\s.*\s[|>»›•]\s", re.IGNORECASE)
_ABOVE = 2  # lines that may stand above a headline
_MARKDOWN = lazy_re(r"^#{1,3}\s+")
_UNDERLINE = lazy_re(r"={3,}|-{3,}")
_SENTENCE_END = (".", "…", ":", ";", ",", "-", ".”", '."')


def article_from_text(data: bytes, id: str, name: str | None = None) -> Article:
    """The article of these bytes, its text exactly as given (so that offsets lead back to the file).

    Only a byte order mark is left out, and escaped letters are put in place, which is said. What the head of the file
    states (see `loaders.sources.head_fields`) is known of the article; else the title is the first line where that is a
    headline. `name` is for the log, by default the id. `Unreadable` where the bytes are no text (see
    `loaders.sources.encoding`), or white space alone.
    """
    (text,) = from_fonts(name or id, from_escapes(name or id, decode(data, name or id)))
    if not any(map(str.isalnum, text)):
        raise Unreadable("holds no words" if text.strip() else "is empty", "give an article's text")
    head = read_head(text, name or id)
    if not head.length:
        head = _below_headline(text, name or id) or head
    title = head.title or headline(text[head.length :])
    return Article(id, text, title, head.url, head.source, head.published)


def _below_headline(text: str, place: str) -> Head | None:
    """What is stated between a headline and the article, where the publication day is among it."""
    first, _, rest = text.strip("\ufeff \t\r\n").partition("\n")
    title = " ".join(_MARKDOWN.sub("", first).split())
    if not _SHORTEST <= len(title.split()) <= _LONGEST or title.endswith(_SENTENCE_END) or _stands_above(title):
        return None
    head = read_head(rest, place)
    return replace(head, title=head.title or title) if head.published else None


def headline(text: str) -> str | None:
    """The first line of `text` where it is a headline: a few words without a full stop and without a day of its own,
    above a longer paragraph or a blank line; else None. A rubric, a clock or navigation may stand above it."""
    for _ in range(_ABOVE + 1):
        first, _, rest = text.strip().partition("\n")
        first = _MARKDOWN.sub("", first.strip())
        if len(first.split()) >= _SHORTEST and not _stands_above(first):
            break
        text = rest
    below = rest.strip().partition("\n")[0]
    underlined = _UNDERLINE.fullmatch(below) is not None
    if not below or not _SHORTEST <= len(first.split()) <= _LONGEST or first.endswith(_SENTENCE_END):
        return None
    if _stands_above(first):
        return None
    apart = rest.startswith(("\n", "\r\n")) or len(below) > len(first) or underlined
    return " ".join(first.split()) if apart and any(map(str.isalpha, first)) else None


def _stands_above(line: str) -> bool:
    """Whether a line is a clock or the navigation of a page, and no headline."""
    return _DAY.search(line) is not None or _NAVIGATION.search(line) is not None
