"""Web archives (WARC): one article for each page that an archive holds."""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO

from loaders.sources.base import MAX_BYTES, Found, SourceError, Unreadable
from loaders.sources.html_page import article_from_html

_PAGES = ("text/html", "application/xhtml+xml")


def is_warc(head: bytes) -> bool:
    """True where these first bytes of a file open a web archive."""
    return head.startswith(b"WARC/")


def articles_from_warc(stream: BinaryIO, name: str) -> Found:
    """An article for each successful response that holds a page; other records are passed over.

    The archive's own date of each record is the day of copying: it becomes `fetched`, never `published`.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    pages = 0
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
            if kind not in _PAGES or record.http_headers.get_statuscode() != "200":
                continue
            pages += 1
            url = record.rec_headers.get_header("WARC-Target-URI")
            data = record.content_stream().read(MAX_BYTES)
            try:
                article = article_from_html(data, url, url, record.http_headers.get_header("Content-Type"))
                yield replace(article, fetched=record.rec_headers.get_header("WARC-Date"))
            except Unreadable as error:
                yield error.error(f"{name}: {url}", url)
    except ArchiveLoadFailed as error:
        yield SourceError(name, f"is no web archive that can be read ({error})", "give a WARC file, whole")
        return
    if not pages:
        yield SourceError(name, "the archive holds no pages", "give a WARC file with responses of text/html")
