"""What a browser recorded of a visit (HAR, HTTP Archive 1.2): one article for each page that was answered."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from loaders.patterns import lazy_re
from loaders.sources.base import Found, Unreadable
from loaders.sources.encoding import decode
from loaders.sources.html_page import article_from_html

_HEAD = lazy_re(r"\s*\{\s*\"log\"\s*:\s*\{")
_PAGES = ("text/html", "application/xhtml+xml")
_RIGHT = "save it in the browser as HAR with content"
_WHOLE = "document"  # as browsers tell the page itself from frames and what programs in it ask for


def is_har(head: bytes) -> bool:
    """True where these first bytes open such a record."""
    return _HEAD.match(head.decode("utf-8-sig", "replace")) is not None


def articles_from_har(data: bytes, name: str) -> Found:
    """An article for each page among the answers; one that holds none is an error in its place, named by its address.

    Pictures, programs and frames are passed over. The instant of the visit becomes `fetched`, never `published`.
    `Unreadable` where the record cannot be read, or holds no page.
    """
    try:
        record = json.loads(decode(data, name).removeprefix("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        raise Unreadable("is no HAR that can be read", _RIGHT) from None
    log = record.get("log") if isinstance(record, dict) else None
    entries = log.get("entries") if isinstance(log, dict) else None
    pages = list(_pages(entries if isinstance(entries, list) else []))
    if not pages:
        raise Unreadable("holds no page that was answered", "record the visit of a page")
    for url, instant, content in pages:
        place = f"{name}: {url}"
        try:
            page = article_from_html(_bytes(content), url, url, str(content.get("mimeType") or ""), place)
            yield replace(page, fetched=instant)
        except Unreadable as error:
            yield error.error(place, url)
        except RecursionError:
            yield Unreadable("holds parts in parts that are nested too deep", "save the page").error(place, url)


def _pages(entries: list[Any]) -> Iterator[tuple[str, str | None, dict[str, Any]]]:
    """The address, the instant and the content of each answer that is a page."""
    for entry in entries:
        try:
            url, answer = entry["request"]["url"], entry["response"]
            content, status = answer["content"], answer["status"]
            type_ = str(content.get("mimeType") or "").partition(";")[0].strip().lower()
            whole = _for(entry["request"]) in (None, _WHOLE)
        except (KeyError, TypeError, AttributeError):
            continue
        if status in (200, 203) and type_ in _PAGES and whole and isinstance(url, str):
            instant = entry.get("startedDateTime")
            yield url, instant if isinstance(instant, str) else None, content


def _for(request: dict[str, Any]) -> str | None:
    """What a browser asked for it as (`Sec-Fetch-Dest`): the page, a frame in it, or nothing that is shown."""
    headers = request.get("headers") or []
    told = (header["value"] for header in headers if str(header.get("name")).lower() == "sec-fetch-dest")
    return next(told, None)


def _bytes(content: dict[str, Any]) -> bytes:
    """The bytes of a content; some browsers call it packed in base64 when it is not."""
    text = content.get("text")
    if not isinstance(text, str) or not text:
        raise Unreadable("was recorded without its content", _RIGHT)
    if content.get("encoding") == "base64":
        try:
            return base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            pass
    return text.encode("utf-8", "replace")
