"""Pages as browsers save them whole (MHTML, RFC 2557), mails and boxes of them: a page or a text among the parts of a
message."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.article import Article
from loaders.patterns import lazy_re
from loaders.sources.base import Found, Unreadable, remark
from loaders.sources.html_page import article_from_html
from loaders.sources.text_file import article_from_text

if TYPE_CHECKING:
    from email.message import Message

# What parts the messages of a mailbox (RFC 4155), and how such a line is written inside one.
_PARTED = lazy_re(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=[A-Za-z][A-Za-z0-9-]*:)")
_MESSAGE_ID = lazy_re(rb"^message-id:\s*<?([^\s<>]+)", re.MULTILINE | re.IGNORECASE)
_ESCAPED = lazy_re(rb"^>(?=>*From )", re.MULTILINE)
_HEADER = lazy_re(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+")


def is_message(head: bytes) -> bool:
    """True where these first bytes open a message in MIME: header fields, `MIME-Version` and `Content-Type` among
    them."""
    found = _HEADER.match(head.removeprefix(codecs.BOM_UTF8))
    fields = found[0].lower() if found else b""
    return b"mime-version:" in fields and b"content-type:" in fields


def is_mailbox(head: bytes) -> bool:
    """True where these first bytes open a mailbox: a line that parts messages, and a message."""
    found = _PARTED.match(head)
    return found is not None and is_message(head[found.end() :])


def articles_from_mailbox(data: bytes, id: str, name: str) -> Found:
    """An article for each message of a mailbox, named by its `Message-ID`, else by its number; an error in place of one
    that holds none."""
    starts = list(_PARTED.finditer(data))
    ends = [following.start() for following in starts[1:]] + [len(data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        message = _ESCAPED.sub(b"", data[start.end() : end])
        named = _MESSAGE_ID.search(message.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0])
        own = named[1].decode("ascii", "replace") if named else f"{id} message {number}"
        try:
            yield article_from_message(message, own, f"{name} message {number}")
        except Unreadable as error:
            yield error.error(f"{name} message {number}", own)


def pages_of_message(data: bytes) -> list[tuple[bytes, str]]:
    """The pages among the parts of a message, each with its content type."""
    message = _message(data)
    pages = (part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml"))
    found = ((part.get_payload(decode=True), str(part.get("Content-Type") or "")) for part in pages)
    return [(content, kind) for content, kind in found if isinstance(content, bytes) and content.strip()]


def _message(data: bytes) -> Message:
    from email import message_from_bytes, policy  # slow to import

    return message_from_bytes(data.removeprefix(codecs.BOM_UTF8), policy=policy.default)


def _length(part: Message) -> int:
    content = part.get_payload(decode=True)
    return len(content) if isinstance(content, bytes) else 0


def _root(message: Message, pages: Sequence[Message]) -> Message:
    """The page itself among the pages of a message, the others being frames in it: named by `start` (RFC 2387), or by
    the address of the whole; else the first."""
    start = str(message.get_param("start") or "").strip("<> ")
    address = str(message.get("Snapshot-Content-Location") or "").strip()
    for name, value in (("Content-ID", start), ("Content-Location", address)):
        found = next((page for page in pages if value and str(page.get(name) or "").strip("<> ") == value), None)
        if found is not None:
            return found
    return pages[0]


def _tell_attachments(message: Message, name: str) -> None:
    """Say which documents hang on a mail and are not read."""
    hanging = (part for part in message.walk() if part.get_content_disposition() == "attachment")
    files = [
        part.get_filename() or part.get_content_type() for part in hanging if part.get_content_maintype() != "text"
    ]
    if files:
        remark(name, f"its attachments are not read ({', '.join(files[:5])}): save them and give them as files")


def article_from_message(data: bytes, id: str, name: str) -> Article:
    """The article of the page among the parts of a message, else of its longest plain text; documents that hang on it
    are said not to be read.

    A saved page has its address in `Snapshot-Content-Location` or `Content-Location`. The message's `Date` is the day
    of saving or sending, and no publication day. `Unreadable` where no part holds an article.
    """
    message = _message(data)
    texts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    pages = [part for part in texts if part.get_content_subtype() in ("html", "xhtml")]
    plain = [part for part in texts if part.get_content_subtype() == "plain"]
    if not (pages or plain):
        raise Unreadable("holds neither a page nor a text", "save the page as HTML")
    _tell_attachments(message, name)
    part = (
        _root(message, pages) if pages else max(plain, key=_length)
    )  # of a mail and one that it forwards, the article is longer
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        raise Unreadable("holds a part that is empty or damaged", "save the page as HTML")
    subject = " ".join(str(message.get("Subject") or "").split()) or None
    if not pages:
        article = article_from_text(content, id, name)
        return replace(article, title=subject or article.title)
    addresses = (message.get("Snapshot-Content-Location"), part.get("Content-Location"))
    url = next((str(a).strip() for a in addresses if str(a or "").startswith(("http://", "https://"))), None)
    page = article_from_html(content, id, url, str(part.get("Content-Type") or ""), name)
    return replace(page, title=page.title or subject)
