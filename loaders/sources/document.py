"""Word and PDF documents: the text of one article, paragraph by paragraph."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

from loaders.article import Article
from loaders.sources.base import Unreadable, clean_text, remark
from loaders.sources.encoding import from_fonts
from loaders.sources.text_file import headline
from loaders.sources.word import read_word
from loaders.sources.zipped import checked_zip

_PAGES = 200  # an article is no book
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’)\]]*$")
_FULL_LINE = 0.75  # of the longest: a shorter line ends its paragraph


def article_from_docx(data: bytes, id: str, name: str) -> Article:
    """The article of a Word document (Office Open XML): see `loaders.sources.word`.

    The title is the first paragraph with the style of one, else the first line where it is a headline. The days that
    Word keeps of a document are of its making, and no publication day. `Unreadable` where it holds no text.
    """
    checked_zip(data)
    try:
        lines, title = read_word(data)
    except Exception as error:  # lxml's, zipfile's, and KeyError or ValueError of python-docx itself
        raise Unreadable(f"is no Word document that can be read ({error})", "save it as DOCX again") from None
    return _article("\n\n".join(lines), id, name, title)


def article_from_pdf(data: bytes, id: str, name: str) -> Article:
    """The article of a PDF document: the text of its pages, its lines joined to paragraphs.

    `Unreadable` where it is locked, damaged, or holds pictures of text alone.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it would say is said here
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is locked with a password", "save it without one")
        count = len(reader.pages)
        if count > _PAGES:
            raise Unreadable(f"has {count:,} pages", f"give the article alone, of at most {_PAGES} pages")
        pages = [page.extract_text() for page in reader.pages]
        stated = reader.metadata.title if reader.metadata else None
    except Unreadable:
        raise
    except Exception as error:  # pypdf raises its own and, on damaged files, many others
        words = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise Unreadable(f"is no PDF that can be read ({words})", "save it as PDF again, or as text") from None
    text = "\n\n".join(filter(None, map(_paragraphs, pages)))
    if not text:
        raise Unreadable("holds no text, only pictures of it", "recognise its text first (OCR), as with ocrmypdf")
    # A title that the program which made the file invented is none: it must stand in the text.
    title = stated if isinstance(stated, str) and " ".join(stated.split()) in " ".join(text[:2000].split()) else None
    return _article(text, id, name, title)


def _article(text: str, id: str, name: str, title: str | None) -> Article:
    if not text.strip():
        raise Unreadable("holds no text", "give a document with an article in it")
    text, title = from_fonts(name, clean_text(text), title or "")
    if "\ufffd" in text:
        remark(name, f"{text.count(chr(0xFFFD))} characters have no meaning in the document's fonts")
    return Article(id=id, text=text, title=" ".join(title.split()) or headline(text))


def _paragraphs(page: str) -> str:
    """The lines of a page joined to paragraphs: a line goes on in the next where it is full and ends no sentence."""
    lines = [" ".join(line.split()) for line in page.splitlines()]
    longest = max(map(len, lines), default=0)
    return "\n".join(_joined(lines, longest)).strip()


def _joined(lines: list[str], longest: int) -> Iterator[str]:
    pending, last = "", 0
    for line in lines:
        if pending and (not line or _ends(pending, last, longest)):
            yield pending
            pending = ""
        if not line and not pending:
            yield ""
        pending = f"{pending} {line}".strip() if pending else line
        last = len(line)
    if pending:
        yield pending


def _ends(paragraph: str, last: int, longest: int) -> bool:
    """Whether a paragraph ends with its last line, of `last` characters."""
    return last < longest * _FULL_LINE or (bool(_SENTENCE_END.search(paragraph)) and last < longest * 0.95)
