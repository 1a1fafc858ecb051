"""What bytes hold, told by their name and by what they begin with, and the articles in them."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from enum import Enum
from typing import BinaryIO, cast

from loaders.patterns import lazy_re
from loaders.sources.archive import articles_from_archive, is_archive
from loaders.sources.base import MAX_BYTES, Found, SourceError, Unreadable, read_whole
from loaders.sources.columns import text_name
from loaders.sources.document import article_from_docx, article_from_pdf
from loaders.sources.encoding import decoded
from loaders.sources.feed import articles_from_feed, is_feed
from loaders.sources.har import articles_from_har, is_har
from loaders.sources.html_page import article_from_html, is_html
from loaders.sources.html_table import is_part_of_page, is_sheet_page, sheets_of_page
from loaders.sources.json_lines import is_article_line, read_json, read_json_lines
from loaders.sources.json_shapes import is_assigned
from loaders.sources.mhtml import article_from_message, articles_from_mailbox, is_mailbox, is_message
from loaders.sources.old_workbook import COMPOUND, is_spreadsheet_xml, sheets_of_compound, sheets_of_xml
from loaders.sources.open_document import articles_from_open_document, is_flat
from loaders.sources.opml import is_opml
from loaders.sources.options import Options
from loaders.sources.table import articles_from_csv, articles_from_sheets, articles_from_xlsx, is_header, is_table
from loaders.sources.text_file import article_from_text
from loaders.sources.workbook import Sheet
from loaders.sources.zipped import MAX_RATIO, MAX_UNPACKED, checked_zip

GZIP = b"\x1f\x8b"
PEEK = 8192
# Office files and saved pages carry pictures beside their text.
_MAX_OFFICE = 64 * 1024 * 1024


class Kind(Enum):
    """What a source holds; its value is for people."""

    TEXT = "plain text"
    PAGE = "a page"
    LINES = "JSON Lines"
    JSON = "JSON"
    FEED = "a feed"
    SITEMAP = "a sitemap"
    ADDRESSES = "a list of addresses"
    ARCHIVE = "a web archive"
    TABLE = "a table"
    WORKBOOK = "a workbook"
    COMPOUND = "an Office file of before 2007"
    SHEET_XML = "a workbook in XML"
    SHEET_PAGE = "a page of tables"
    WORD = "a Word document"
    OPEN_TEXT = "an OpenDocument text"
    OPEN_SHEETS = "an OpenDocument spreadsheet"
    PDF = "a PDF document"
    MESSAGE = "a saved page in MHTML"
    MAILBOX = "a mailbox"
    VISIT = "a recorded visit"
    ZIP = "a ZIP archive"


SUFFIXES = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
    ".json": Kind.JSON,
    ".xml": Kind.FEED,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".warc": Kind.ARCHIVE,
    ".arc": Kind.ARCHIVE,
    ".csv": Kind.TABLE,
    ".tsv": Kind.TABLE,
    ".tab": Kind.TABLE,
    ".xlsx": Kind.WORKBOOK,
    ".xls": Kind.WORKBOOK,
    ".docx": Kind.WORD,
    ".doc": Kind.WORD,
    ".odt": Kind.OPEN_TEXT,
    ".fodt": Kind.OPEN_TEXT,
    ".ods": Kind.OPEN_SHEETS,
    ".fods": Kind.OPEN_SHEETS,
    ".pdf": Kind.PDF,
    ".mhtml": Kind.MESSAGE,
    ".mht": Kind.MESSAGE,
    ".eml": Kind.MESSAGE,
    ".mbox": Kind.MAILBOX,
    ".har": Kind.VISIT,
    ".zip": Kind.ZIP,
    ".wacz": Kind.ZIP,
}

#: Kinds of which a file holds one article.
ALONE = (Kind.TEXT, Kind.PAGE, Kind.MESSAGE, Kind.WORD, Kind.PDF, Kind.OPEN_TEXT)

_DUMP = "is a database as SQL", "export its articles as CSV or JSON Lines"
# What is refused by its first bytes: what it is, and what would be right.
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "is Rich Text (RTF)", "save it as DOCX or as plain text"),
    (GZIP, "is packed with gzip twice", "unpack it with `gunzip`"),
    (b"\x28\xb5\x2f\xfd", "is packed with Zstandard", "unpack it with `zstd -d`"),
    (b"BZh", "is packed with bzip2", "unpack it with `bunzip2`"),
    (b"\xfd7zXZ\0", "is packed with xz", "unpack it with `unxz`"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive", "unpack it and load the folder"),
    (b"Rar!\x1a\x07", "is a RAR archive", "unpack it and load the folder"),
    (b"SQLite format 3\0", "is a database", "export its articles as CSV or JSON Lines"),
    (b"\x89PNG\r\n", "is a picture", "give the text, or recognise it first (OCR)"),
    (b"\xff\xd8\xff", "is a picture", "give the text, or recognise it first (OCR)"),
    (b"GIF8", "is a picture", "give the text, or recognise it first (OCR)"),
    (b"II*\0", "is a picture", "give the text, or recognise it first (OCR)"),
    (b"MM\0*", "is a picture", "give the text, or recognise it first (OCR)"),
    (b"\x1a\x45\xdf\xa3", "is a film", "give an article"),
    (b"ID3", "is a recording", "give an article, or what is said in it as text"),
    (b"OggS", "is a recording", "give an article, or what is said in it as text"),
    (b"PAR1", "is a Parquet table", "save it as CSV or JSON Lines"),
    (b"ARROW1\0", "is an Arrow table", "save it as CSV or JSON Lines"),
    (b"\x89HDF\r\n", "is an HDF5 file", "save its table as CSV or JSON Lines"),
    (b"BEGIN:VCALENDAR", "is a calendar", "give the articles that it was made from"),
    (b"BEGIN:VCARD", "is a list of contacts", "give an article"),
    (b"-- MySQL dump", *_DUMP),
    (b"-- MariaDB dump", *_DUMP),
    (b"--\n-- PostgreSQL database dump", *_DUMP),
    (b"PRAGMA foreign_keys", *_DUMP),
    (b" CDX ", "is the index of a web archive", "give the archive itself"),
    (b"\x7fELF", "is a program", "give an article"),
)
_INDEX = lazy_re(rb"(?:!meta \d+ \{.*\n)?\S+\)/\S* \d{14} \{")  # of a web archive (CDXJ)
# The kinds of files that name themselves behind their length.
_MEDIA = lazy_re(rb"(?:RIFF.{4}(?P<riff>WEBP|AVI |WAVE)|....ftyp(?P<iso>....))", re.DOTALL)
_PICTURES = (b"WEBP", b"heic", b"heix", b"mif1", b"msf1", b"avif")
_OPEN = (Kind.OPEN_TEXT, Kind.OPEN_SHEETS)
_SHEETS = (Kind.COMPOUND, Kind.SHEET_XML, Kind.SHEET_PAGE)
_LARGE = (
    *_OPEN,
    *_SHEETS,
    Kind.WORKBOOK,
    Kind.WORD,
    Kind.PDF,
    Kind.JSON,
    Kind.MESSAGE,
    Kind.MAILBOX,
    Kind.VISIT,
    Kind.ZIP,
)
_ZIPPED = {
    "word/document.xml": Kind.WORD,
    "xl/workbook.xml": Kind.WORKBOOK,
    "content.xml": Kind.OPEN_TEXT,  # or sheets, which its reader tells
}
#: Members by which office files are told from other ZIP archives.
OFFICE = frozenset(_ZIPPED)
_KEY = lazy_re(r'"([^"\\]{1,40})"\s*:')
_OFFICE_XML = lazy_re(rb"<\?mso-application\s+progid=[\"']Word\.Document|<(?:w:wordDocument|pkg:package)\b")
# How a document opens that stands under the name of JSON Lines, and pages and feeds under any.
_DOCUMENT = lazy_re(rb'(?:\xef\xbb\xbf)?\s*(?:\[|\{\s*\n|\{[^\n]*\}\s*\{\s*"[^\n]*\Z)')
_PAGE = lazy_re(rb"(?:\xef\xbb\xbf)?\s*(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_FEED = lazy_re(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|feed|rdf:RDF)[\s>]")
_SITEMAP = lazy_re(rb"<(?:\w+:)?(urlset|sitemapindex)[\s>]", re.IGNORECASE)
_ADDRESS_LINE = lazy_re(r"\s*(?:https?://\S+(?:\s+#.*|\s*)|#.*)?")


def suffix_of(name: str) -> str:
    """The suffix that tells what a file holds, `.gz` aside; empty for one we do not know."""
    bare = name.lower().removesuffix(".gz")
    return next((suffix for suffix in SUFFIXES if bare.endswith(suffix)), "")


def kind_of(suffix: str, head: bytes) -> Kind:
    """What a source holds whose name ends in `suffix` and whose first bytes are `head`.

    `Unreadable` names what is no article, whatever it is called.
    """
    if (certain := _kind_by_magic(suffix, head)) is not None:
        return certain
    named = SUFFIXES.get(suffix)
    plain = _narrow(head)
    if named in (Kind.WORKBOOK, Kind.TABLE, Kind.WORD) and (called := _only_called(named, plain, head)):
        return called
    if is_sheet_page(plain) and is_html(plain):
        return Kind.SHEET_PAGE
    if named not in (None, Kind.FEED, Kind.TEXT, Kind.PAGE, Kind.LINES):
        return named
    if named is Kind.LINES:
        return Kind.JSON if _DOCUMENT.match(plain) else named
    if is_sitemap(plain):
        return Kind.SITEMAP
    if are_addresses(head):
        return Kind.ADDRESSES
    return _kind_of_text(named, plain, head)


def _kind_of_text(named: Kind | None, plain: bytes, head: bytes) -> Kind:
    """What a text of no certain name is, or one that is called a text, a page or a feed: what opens as one of them is
    it, whatever it is called."""
    if is_feed(head) and (named in (None, Kind.FEED) or _FEED.match(plain)):
        return Kind.FEED
    if named in (Kind.PAGE, Kind.FEED):
        return Kind.PAGE if named is Kind.PAGE or _PAGE.match(plain) else Kind.FEED
    by_bytes = _kind_by_bytes(plain)
    if named is Kind.TEXT:
        record = by_bytes in (Kind.JSON, Kind.LINES) and text_name(_KEY.findall(plain.decode("utf-8", "replace")))
        is_rows = by_bytes is Kind.TABLE and is_header(plain)
        return by_bytes if record or is_rows or _PAGE.match(plain) else named
    return by_bytes


def _refuse(head: bytes) -> None:
    """Raise `Unreadable` for what says in its first bytes that it is no article."""
    for magic, wrong, right in _REFUSED:
        if head.startswith(magic):
            raise Unreadable(wrong, right)
    if media := _MEDIA.match(head):
        if (media["riff"] or media["iso"]) in _PICTURES:
            raise Unreadable("is a picture", "give the text, or recognise it first (OCR)")
        raise Unreadable("is a film or a recording", "give an article, or what is said in it as text")
    if _INDEX.match(head):
        raise Unreadable("is the index of a web archive", "give the archive itself")
    if head[257:262] == b"ustar":
        raise Unreadable("is a TAR archive", "unpack it with `tar -xf` and load the folder")


def _kind_by_magic(suffix: str, head: bytes) -> Kind | None:
    """What a source holds that says so in its first bytes, whatever it is called; None where they leave it open."""
    _refuse(head)
    book = SUFFIXES.get(suffix) is Kind.WORKBOOK
    if head.startswith(COMPOUND):
        return Kind.COMPOUND
    if head.startswith(b"PK\x03\x04"):
        return Kind.WORKBOOK if book else Kind.WORD
    if b"%PDF-" in head[: 1024 if suffix == ".pdf" else 8]:
        return Kind.PDF
    if is_archive(head):
        return Kind.ARCHIVE
    if is_mailbox(head):
        return Kind.MAILBOX
    if is_message(head):
        return Kind.SHEET_PAGE if book else Kind.MESSAGE
    if is_har(head):
        return Kind.VISIT
    if is_flat(head):
        return Kind.OPEN_TEXT
    if _OFFICE_XML.search(head):
        raise Unreadable("is a Word document in one XML file", "save it as DOCX")
    return Kind.SHEET_XML if is_spreadsheet_xml(head) else None


def _only_called(named: Kind, plain: bytes, head: bytes) -> Kind | None:
    """What a file is that is only called a workbook or a Word document; None for one that may be it."""
    if is_html(plain) or (named is not Kind.WORD and is_part_of_page(plain)):
        return Kind.PAGE if named is Kind.WORD else Kind.SHEET_PAGE
    return Kind.TABLE if named is Kind.WORKBOOK and is_table(head) else None


def is_sitemap(head: bytes) -> bool:
    """True where these first bytes, in an encoding that keeps ASCII, open a sitemap or an index of them."""
    return _SITEMAP.search(head) is not None and head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


def _narrow(head: bytes) -> bytes:
    """The first bytes in an encoding that keeps ASCII, where they are in UTF-16 or UTF-32."""
    if b"\0" not in head[:64]:
        return head
    try:
        return decoded(head[: len(head) // 4 * 4]).text.encode()
    except (Unreadable, ValueError):
        return head


def _kind_by_bytes(head: bytes) -> Kind:
    if (
        b"jsonfeed.org/version" in head
        or is_assigned(head.decode("utf-8-sig", "replace"))
        or re.match(rb'(\xef\xbb\xbf)?\s*(?:\[\s*\{|\{\s*\n|\{\s*"[^\n]*[,\[{:]\s*\n)', head)
    ):
        return Kind.JSON
    if re.match(rb'(\xef\xbb\xbf)?\s*\{\s*"', head):
        return Kind.LINES
    if is_html(head):
        return Kind.PAGE
    return Kind.TABLE if is_table(head) else Kind.TEXT


def are_addresses(head: bytes) -> bool:
    """Whether every line of these first bytes is an http address, empty, or a note after `#`; at least one is one. So
    is a list of feeds in OPML."""
    if is_opml(_narrow(head).decode("utf-8-sig", "replace")):
        return True
    lines = head.decode("utf-8-sig", "replace").splitlines()
    if len(head) >= PEEK and len(lines) > 1:
        lines.pop()  # cut where the peek ends
    return any("://" in line for line in lines) and all(_ADDRESS_LINE.fullmatch(line) for line in lines)


def articles_from_bytes(stream: BinaryIO, suffix: str, name: str, id: str, options: Options) -> Found:
    """The articles of a stream with `peek`; every failure is an error in its place, named `name`.

    Feeds give their summaries here; sitemaps and lists of addresses, which hold no articles, are refused: see
    `loaders.sources.follow`.
    """
    try:
        head = unpacked_head(stream)
        kind = kind_of(suffix, head)
        if kind is Kind.ARCHIVE:
            yield from articles_from_archive(stream, name)
            return
        plain = gunzipped(stream)
        if kind is Kind.LINES:
            if not head:
                raise Unreadable("is empty", "give one JSON object on each line")
            yield from read_json_lines(plain, name, options)
        elif kind is Kind.TABLE:
            yield from articles_from_csv(plain, name, options)
        else:
            yield from _articles_of_whole(kind, plain, name, id, options)
    except Unreadable as error:
        yield error.error(name, id)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield SourceError(name, f"is damaged gzip ({error})", "give the whole file again", id)
    except RecursionError:
        yield SourceError(name, "holds parts in parts that are nested too deep", "save it as plain text", id)
    except MemoryError:
        yield SourceError(name, "takes more memory than there is", "give a smaller file", id)


def _articles_of_whole(kind: Kind, plain: BinaryIO, name: str, id: str, options: Options) -> Found:
    data = read_whole(plain, _MAX_OFFICE if kind in _LARGE else MAX_BYTES)
    if not data:
        raise Unreadable("is empty", "give an article")
    if kind in (Kind.WORKBOOK, Kind.WORD, Kind.ZIP, *_OPEN) and not (kind in _OPEN and is_flat(data[:PEEK])):
        kind = _office_kind(data, kind)
    if kind is Kind.JSON:
        yield from read_json(data, name, options)
    elif kind is Kind.FEED:
        yield from articles_from_feed(data, name)
    elif kind is Kind.WORKBOOK:
        yield from articles_from_xlsx(data, name, options)
    elif kind in _SHEETS:
        yield from articles_from_sheets(_sheets(kind, data, name), name, options)
    elif kind in _OPEN:
        yield from articles_from_open_document(data, id, name, options)
    elif kind is Kind.WORD:
        yield article_from_docx(data, id, name)
    elif kind is Kind.PDF:
        yield article_from_pdf(data, id, name)
    elif kind is Kind.MESSAGE:
        yield article_from_message(data, id, name)
    elif kind is Kind.MAILBOX:
        yield from articles_from_mailbox(data, id, name)
    elif kind is Kind.VISIT:
        yield from articles_from_har(data, name)
    elif kind is Kind.PAGE:
        yield article_from_html(data, id, name=name)
    elif kind in (Kind.SITEMAP, Kind.ADDRESSES):
        raise Unreadable(f"is {kind.value}, which holds no articles itself", "follow it with --follow")
    else:
        yield article_from_text(data, id, name)


def _sheets(kind: Kind, data: bytes, name: str) -> list[Sheet]:
    if kind is Kind.SHEET_PAGE:
        return sheets_of_page(data, name)
    return sheets_of_xml(data) if kind is Kind.SHEET_XML else sheets_of_compound(data)


def _office_kind(data: bytes, named: Kind) -> Kind:
    """What a ZIP archive is by what is in it."""
    if not data.startswith(b"PK"):
        raise Unreadable(f"is not {named.value}", "give the file as the program saved it")
    names = checked_zip(data)
    for member, kind in _ZIPPED.items():
        if member in names:
            return kind
    if any(name.endswith(".opf") for name in names):
        raise Unreadable("is an e-book", "give its articles as text or pages")
    raise Unreadable("is a ZIP archive in another", "unpack it and load the folder")


def holds_articles(stream: BinaryIO, suffix: str, options: Options) -> bool:
    """False for a file beside the articles of a folder that plainly holds none."""
    kind, key = SUFFIXES[suffix], options.mapped.get("text", "text")
    if kind not in (Kind.LINES, Kind.JSON, Kind.FEED, Kind.TABLE):
        return True
    plain = gunzipped(stream)
    if kind is Kind.LINES:
        return is_article_line(plain.readline(MAX_BYTES), key)
    head = peek(plain)
    if kind is Kind.JSON:
        return f'"{key}"'.encode() in head or text_name(_KEY.findall(head.decode("utf-8", "replace"))) is not None
    if kind is Kind.FEED:
        return is_feed(head) or (bool(options.follow) and kind_of(suffix, head) is Kind.SITEMAP)
    return is_table(head) or "text" in options.mapped


def peek(stream: BinaryIO, size: int = PEEK) -> bytes:
    """The first bytes of `stream`, left in it; no more than are there, so that a silent pipe is not waited for."""
    return cast(io.BufferedReader, stream).peek(size)[:size]


def unpacked_head(stream: BinaryIO) -> bytes:
    """The first bytes of `stream` without gzip, left in it."""
    head = peek(stream)
    if not head.startswith(GZIP):
        return head
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, PEEK)
    except zlib.error:
        return b""


def buffered(stream: BinaryIO) -> BinaryIO:
    """`stream` with `peek`."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, stream), PEEK * 2))


def gunzipped(stream: BinaryIO) -> BinaryIO:
    """`stream` with gzip undone where its first bytes announce it, and always with `peek`. Reading raises `Unreadable`
    where it turns out to hold far more than it is."""
    plain = buffered(stream)
    if peek(plain, 2) == GZIP:
        return cast(BinaryIO, io.BufferedReader(_Gunzipped(plain), PEEK * 2))
    return plain


class _Gunzipped(io.RawIOBase):
    """A stream without its gzip, as long as what comes out is in proportion to what went in."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed, self._read, self._given = packed, 0, 0
        self._plain = gzip.GzipFile(fileobj=self)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """The next packed bytes."""
        data = self._packed.read(size)
        self._read += len(data)
        return data

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        # no more than is there: what is damaged behind it takes nothing of it away
        data = self._plain.read1(len(buffer))
        self._given += len(data)
        if self._given > MAX_UNPACKED and self._given > MAX_RATIO * self._read:
            raise Unreadable(f"unpacks to more than {MAX_UNPACKED // 2**20} MiB", "unpack it, and load what is right")
        buffer[: len(data)] = data
        return len(data)
