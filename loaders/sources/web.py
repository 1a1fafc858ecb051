"""Pages and feeds by their address: the one module that opens connections."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import requests

from loaders.article import Article
from loaders.sources.base import MAX_BYTES, Found, SourceError, Unreadable
from loaders.sources.feed import articles_from_feed, is_feed
from loaders.sources.html_page import article_from_html, is_html
from loaders.sources.text_file import article_from_text

# Seconds to connect, and to wait for each part of the answer.
TIMEOUT = (10, 30)
_REDIRECTS = 5
_HEADERS = {
    "User-Agent": "bangiao (reads news articles; https://pypi.org/project/bangiao)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain;q=0.8",
}


def read_url(url: str) -> Found:
    """The article of a page or of plain text, or the articles of a feed, at an http or https address.

    Redirects are followed, to http and https alone; answers beyond `MAX_BYTES` are refused. `fetched` is the instant
    of reading in UTC, which no date is ever drawn from.
    """
    try:
        data, address, kind = _get(url)
        fetched = datetime.now(UTC).isoformat(timespec="seconds")
        if is_feed(data[:4096]):
            yield from articles_from_feed(data, url)
        elif kind.startswith("text/plain"):
            plain = article_from_text(data, address)
            yield Article(plain.id, plain.text, url=address, source=urlsplit(address).hostname, fetched=fetched)
        elif is_html(data[:4096]) or "html" in kind:
            page = article_from_html(data, address, address, kind)
            yield Article(page.id, page.text, page.title, page.url, page.source, page.published, fetched)
        else:
            raise Unreadable(f"is {kind or 'of no stated type'}", "give the address of a page or of a feed")
    except Unreadable as error:
        yield error.error(url, url)
    except ValueError as error:  # of the address; those of the connection are all OSError
        yield SourceError(url, f"is no address ({error})", "give one such as https://example.org/article", url)
    except OSError as error:
        yield SourceError(url, f"cannot be read ({_reason(error)})", "check the address and the connection", url)


def _get(url: str) -> tuple[bytes, str, str]:
    """The body at `url`, the address that answered, and its type."""
    with requests.Session() as session:
        session.max_redirects = _REDIRECTS
        address = url
        for _ in range(_REDIRECTS + 1):
            if urlsplit(address).scheme not in ("http", "https"):
                raise Unreadable(f"leads to {address}", "only http and https are read")
            with session.get(address, timeout=TIMEOUT, headers=_HEADERS, stream=True, allow_redirects=False) as answer:
                if answer.is_redirect:
                    address = urljoin(address, answer.headers["Location"])
                    continue
                if answer.status_code != 200:
                    raise Unreadable(
                        f"answers {answer.status_code} {answer.reason}", "give the address of a page that can be read"
                    )
                return _body(answer), address, answer.headers.get("Content-Type", "").lower()
        raise Unreadable(f"redirects more than {_REDIRECTS} times", "give the address it ends at")


def _body(answer: requests.Response) -> bytes:
    parts, size = [], 0
    for part in answer.iter_content(65536):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise Unreadable(f"is larger than {MAX_BYTES // 2**20} MiB", "give the address of one article")
    data = b"".join(parts)
    if data.startswith(b"\x1f\x8b"):
        raise Unreadable("is a compressed file", "download it and load the file")
    return data


def _reason(error: Exception) -> str:
    """The innermost words of a connection error, which alone say what happened."""
    inner: BaseException = error
    while inner.__context__ is not None:
        inner = inner.__context__
    return str(inner) or type(inner).__name__
