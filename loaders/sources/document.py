"""Word and PDF documents: the text of one article, paragraph by paragraph."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from loaders.article import Article
from loaders.patterns import lazy_re
from loaders.sources.base import Unreadable, clean_text, in_time, remark
from loaders.sources.encoding import font_encoding, from_fonts
from loaders.sources.pdf_columns import in_columns
from loaders.sources.text_file import headline
from loaders.sources.word import read_word
from loaders.sources.zipped import MAX_TREE, checked_zip
from loaders.text.layout import CLOSED

# What fonts give that do not tell what they draw: controls, places for private use.
_MEANINGLESS = lazy_re("[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff\ufffd]")
_MEANINGLESS_MOST = 0.1
_LIGATURES = str.maketrans(dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)))
_LONGEST_WORD = 40
_PARTED = lazy_re(r"(?:(?<![\w-])([a-z]{2,})|\w)-$")
_WORD_GOES_ON = lazy_re(r"[a-z]{2}")
_PAGES = 200  # an article is no book
_FULL_LINE = 0.75  # of the longest: a shorter line ends its paragraph


def article_from_docx(data: bytes, id: str, name: str) -> Article:
    """The article of a Word document (Office Open XML): see `loaders.sources.word`.

    The title is the first paragraph with the style of one, else the first line where it is a headline. The days that
    Word keeps of a document are of its making, and no publication day. `Unreadable` where it holds no text.
    """
    checked_zip(data, MAX_TREE)
    try:
        with in_time():
            lines, title = read_word(data)
    except Unreadable:
        raise
    except Exception as error:  # lxml's, zipfile's, KeyError
        raise Unreadable(f"is no Word document that can be read ({error})", "save it as DOCX again") from None
    return article_of_text("\n\n".join(lines), id, name, title)


def article_from_pdf(data: bytes, id: str, name: str) -> Article:
    """The article of a PDF document: the text of its pages, its lines joined to paragraphs.

    `Unreadable` where it is locked, damaged, or holds pictures of text alone.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it would say is said here
    try:
        with in_time():
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise Unreadable("is locked with a password", "save it without one")
            count = len(reader.pages)
            if count > _PAGES:
                raise Unreadable(f"has {count:,} pages", f"give the article alone, of at most {_PAGES} pages")
            pages = [_page_text(page) for page in reader.pages]
            stated = reader.metadata.title if reader.metadata else None
    except Unreadable:
        raise
    except Exception as error:  # pypdf raises its own and, on damaged files, many others
        words = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise Unreadable(f"is no PDF that can be read ({words})", "save it as PDF again, or as text") from None
    text = _one_text(pages, "\n\n")
    if not text:
        raise Unreadable("holds no text, only pictures of it", "recognise its text first (OCR), as with ocrmypdf")
    if len(_MEANINGLESS.findall(text)) > _MEANINGLESS_MOST * len(text):
        raise Unreadable(
            "has fonts that do not tell which letters they draw",
            "recognise its text (OCR), as with ocrmypdf --force-ocr",
        )
    text = _MEANINGLESS.sub("\ufffd", text).translate(_LIGATURES)
    if silent := [str(number) for number, page in enumerate(pages, start=1) if not page]:
        remark(name, f"pages without text, or with pictures of it alone: {', '.join(silent)}")
    # A title that the program which made the file invented is none: it must stand in the text.
    title = stated if isinstance(stated, str) and " ".join(stated.split()) in " ".join(text[:2000].split()) else None
    return article_of_text(text, id, name, title)


def article_of_text(text: str, id: str, name: str, title: str | None) -> Article:
    """The article of a document's text; without a title its first line, where that is a headline. `Unreadable` where it
    holds no text."""
    if not text.strip():
        raise Unreadable("holds no text", "give a document with an article in it")
    text, title = from_fonts(name, clean_text(text), title or "")
    if "\ufffd" in text:
        remark(name, f"{text.count(chr(0xFFFD))} characters have no meaning in the document's fonts")
    return Article(id=id, text=text, title=" ".join(title.split()) or headline(text))


def _page_text(page: Any) -> str:
    """The paragraphs of a page of pypdf: column by column where it has columns, from top to bottom where it was drawn
    in another order."""
    plain: str = page.extract_text()
    try:
        layout: str = page.extract_text(extraction_mode="layout")
    except Exception:  # what the plain text did without
        return _paragraphs(plain)
    if (blocks := in_columns(layout)) is not None:
        return _one_text(map(_paragraphs, blocks), "\n")
    drawn, seen = (["".join(line.split()) for line in text.splitlines() if line.strip()] for text in (plain, layout))
    return _paragraphs(layout if drawn != seen and Counter(drawn) == Counter(seen) else plain)


def _one_text(parts: Iterable[str], between: str) -> str:
    """Pages, or blocks of one, as one text; a sentence that goes on in the next part goes on in its paragraph."""
    text = ""
    for part in filter(None, parts):
        goes_on = bool(text) and not CLOSED.search(text) and part[0].islower()
        text = f"{text} {part}" if goes_on else f"{text}{between}{part}" if text else part
    return text


def _paragraphs(page: str) -> str:
    """The lines of a page joined to paragraphs: a line goes on in the next where it is full and ends no sentence."""
    lines = [" ".join(line.split(" ")).strip() for line in page.splitlines()]
    longest = max(map(len, lines), default=0)
    return "\n".join(_joined(lines, longest, font_encoding(page) is None)).strip()


def _joined(lines: list[str], longest: int, unicode: bool) -> Iterator[str]:
    """`unicode`: not in the encoding of a font, which has letters in place of soft hyphens."""
    pending, last = "", 0
    for line in lines:
        if pending and (not line or _ends(pending, last, longest)):
            yield pending
            pending = ""
        if not line and not pending:
            yield ""
        pending = _line_joined(pending, line, unicode) if pending else line
        last = len(line)
    if pending:
        yield pending


def _line_joined(before: str, line: str, unicode: bool) -> str:
    """A line and the one behind it; a word, a name or a day that was parted at a hyphen is whole again."""
    if unicode and before.endswith("\u00ad"):
        return before[:-1] + line
    parted = _PARTED.search(before, max(len(before) - _LONGEST_WORD, 0)) if before.endswith("-") else None
    if parted is None or not line[:1].isalnum():
        return f"{before} {line}".strip()
    whole = parted[1] and _WORD_GOES_ON.match(line) and before.isascii()  # of an English word, not of "In-đô-nê-xi-a"
    return (before[:-1] if whole else before) + line


def _ends(paragraph: str, last: int, longest: int) -> bool:
    """Whether a paragraph ends with its last line, of `last` characters."""
    return last < longest * _FULL_LINE or (bool(CLOSED.search(paragraph)) and last < longest * 0.95)
