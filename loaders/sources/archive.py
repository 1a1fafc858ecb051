"""Web archives (WARC and ARC, also with gzip): one article for each page that an archive holds.

A record that cannot be read is an error in its place, and the rest goes on.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from loaders.article import Article
from loaders.sources.base import MAX_BYTES, Found, SourceError, Unreadable, remark
from loaders.sources.codings import decoded
from loaders.sources.html_page import article_from_html, is_html
from loaders.sources.members import unpacked
from loaders.sources.records import Record, is_archive, read_records, warc_header
from loaders.sources.text_file import article_from_text

__all__ = ["articles_from_archive", "is_archive"]

_ANSWERED = ("200", "203")  # by the host itself, by one between
_PAGES = ("text/html", "application/xhtml+xml")
_UNTOLD = ("", "text/plain", "application/octet-stream")  # what servers say where nobody told them


def articles_from_archive(stream: BinaryIO, name: str) -> Found:
    """An article for each successful response that holds a page, and each page or text that was stored without one;
    other records are passed over.

    The archive's own date of each record is the day of copying: it becomes `fetched`, never `published`.
    """
    wrong: list[SourceError] = []
    pages = errors = 0

    def report(id: str, words: str, right: str) -> None:
        wrong.append(SourceError(f"{name}: {id}", words, right, id))

    def damaged(offset: int, words: str, begun: bytes) -> None:
        fields = warc_header(begun.partition(b"\r\n\r\n")[0]) if begun.startswith(b"WARC/") else {}
        id = fields.get("warc-target-uri") or fields.get("warc-record-id") or f"the record at offset {offset:,}"
        report(id, words, "give the archive whole")

    for record in read_records(unpacked(stream, damaged), report):
        errors += len(wrong)
        yield from wrong
        wrong.clear()
        for item in _page(record, name):
            pages += 1
            yield item
    yield from wrong
    if not pages and not errors and not wrong:
        yield SourceError(name, "the archive holds no pages", "give an archive with responses of text/html")


def _page(record: Record, name: str) -> Iterator[Article | SourceError]:
    """The article of a record, or what is wrong with it; nothing for one that is no page."""
    if record.kind.lower() not in ("response", "resource", "conversion"):
        return
    try:
        type_, data = record.type, record.block
        if record.block.startswith(b"HTTP/"):
            status, type_, data = _response(record.block, f"{name}: {record.id}")
            if status not in _ANSWERED:
                return
        kind = type_.partition(";")[0].strip().lower()
        if kind == "application/http" and is_html(data[:4096]):
            kind = type_ = _PAGES[0]  # the head of the response is gone, the page is there
        text = kind == "text/plain" and record.kind.lower() == "conversion"
        if not (kind in _PAGES or text or (kind in _UNTOLD and is_html(data[:4096]))):
            return
        if not record.url:
            raise Unreadable("the record states no address", "give the archive as it was written")
        if len(data) > MAX_BYTES:
            raise Unreadable(f"is larger than {MAX_BYTES // 2**20} MiB", "load the page as a file of its own")
        place = f"{name}: {record.url}"
        article = (
            replace(article_from_text(data, record.url, place), url=record.url)
            if text
            else article_from_html(data, record.url, record.url, type_, place)
        )
        if record.cut:
            remark(place, f"was archived in part ({record.cut[:40]}); what there is of it is read")
        yield replace(article, fetched=record.date)
    except Unreadable as error:
        yield error.error(f"{name}: {record.id}", record.url or record.id)
    except RecursionError:
        wrong = Unreadable("holds parts in parts that are nested too deep", "give the page as plain text")
        yield wrong.error(f"{name}: {record.id}", record.url or record.id)


def _response(block: bytes, name: str) -> tuple[str, str, bytes]:
    """The status of an HTTP response, its content type, and its body without the encodings of the way."""
    from warcio.bufferedreaders import BufferedReader, ChunkedDataReader
    from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

    stream = io.BytesIO(block)
    try:
        headers = StatusAndHeadersParser(["HTTP/"], verify=False).parse(stream)
    except (StatusAndHeadersParserException, EOFError, ValueError) as error:
        raise Unreadable(f"holds no HTTP response that can be read ({error})", "give the archive whole") from None
    body = stream.read()
    if "chunked" in (headers.get_header("Transfer-Encoding") or "").lower():
        # bodies that were put together again under the old header are read as they are
        body = ChunkedDataReader(BufferedReader(io.BytesIO(body))).read(len(body))
    type_ = headers.get_header("Content-Type") or ""
    encoding = (headers.get_header("Content-Encoding") or "").strip().lower()
    return headers.get_statuscode(), type_, _decoded(body, encoding, name)


def _decoded(body: bytes, encoding: str, name: str) -> bytes:
    """`body` without its content encoding, where it still has it."""
    if encoding in ("", "identity") and body.startswith(b"\x1f\x8b"):
        encoding = "gzip"  # whose header is gone
    if is_html(body[:4096]):
        return body
    data, whole = decoded(body, encoding, MAX_BYTES)
    if not whole:
        remark(name, "the page is cut short; what there is of it is read")
    return data
