"""Addresses, against a server on this machine: what is read, what is refused, and what is said about it."""

from __future__ import annotations

import gzip
import re
import socket
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli  # type: ignore[import-untyped]
import pytest

from loaders.article import Article
from loaders.sources import SourceError
from loaders.sources.follow import read_url
from loaders.sources.options import Options
from tests.serving import on_a_thread

# The server of these tests is on this machine, and nobody else waits for it.
LOCAL = Options(private=True, delay=0)
PAGE = (
    "<!DOCTYPE html><html><head><title>Tin</title></head><body><article><p>Chiều 8-1, hai bộ trưởng hội đàm trực "
    "tuyến về hợp tác.</p><p>Hai bên thống nhất các nội dung chính cho năm tới, trong đó có đào tạo.</p></article>"
)
FEED = (
    '<rss version="2.0"><channel><title>A</title><item><title>Tin</title><link>https://a.vn/1</link>'
    "<description>Sáng 2/6 hai bên hội đàm</description></item></channel></rss>"
)
# path: status, headers, body
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page-20210108210052.htm": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/untyped": (200, {}, PAGE.encode()),
    "/feed": (200, {"Content-Type": "application/rss+xml"}, FEED.encode()),
    "/plain": (200, {"Content-Type": "text/plain"}, "Chiều 8-1 hai bên hội đàm".encode()),
    "/moved": (302, {"Location": "/page-20210108210052.htm"}, b""),
    "/onwards": (
        200,
        {"Content-Type": "text/html"},
        b"<meta http-equiv=refresh content='0;url=/page-20210108210052.htm'>",
    ),
    "/onwards-for-ever": (200, {"Content-Type": "text/html"}, b"<meta http-equiv=refresh content='0;url=/onwards-2'>x"),
    "/onwards-2": (200, {"Content-Type": "text/html"}, b"<meta http-equiv=refresh content='0;url=/onwards-for-ever'>x"),
    "/robots.txt": (404, {}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/out": (302, {"Location": "file:///etc/hosts"}, b""),
    "/steering": (302, {"Location": "x:\x1b[2J"}, b""),
    "/none": (404, {"Content-Type": "text/html"}, b"<html>no"),
    "/broken": (500, {}, b""),
    "/photo": (200, {"Content-Type": "image/jpeg"}, b"\xff\xd8\xff"),
    "/packed": (200, {"Content-Type": "application/gzip"}, b"\x1f\x8b\x08\x00"),
    "/empty": (200, {"Content-Type": "text/html"}, b""),
    "/short": (200, {"Content-Type": "text/html", "Content-Length": "9000"}, PAGE.encode()),
    "/large": (200, {"Content-Type": "text/plain"}, b"a" * (2**20 + 1)),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS[self.path]
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with on_a_thread(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as address:
        yield address


@pytest.fixture
def fetch(host: str) -> Callable[[str], Article | SourceError]:
    def one(path: str) -> Article | SourceError:
        (item,) = read_url(host + path, LOCAL)
        return item

    return one


Fetch = Callable[[str], Article | SourceError]


@pytest.mark.parametrize("path", ["/page-20210108210052.htm", "/untyped", "/plain", "/moved", "/onwards"])
def test_pages_and_text_are_read(fetch: Fetch, host: str, path: str) -> None:
    article = fetch(path)
    assert isinstance(article, Article)
    assert "Chiều 8-1" in article.text
    answered = host + ("/page-20210108210052.htm" if path in ("/moved", "/onwards") else path)
    assert (article.id, article.url, article.source) == (answered, answered, "127.0.0.1")


def test_the_instant_of_reading_is_kept_apart_from_the_publication_day(fetch: Fetch) -> None:
    article = fetch("/untyped")
    assert isinstance(article, Article)
    assert article.published is None
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", article.fetched or "")


def test_a_feed_gives_its_entries(fetch: Fetch) -> None:
    article = fetch("/feed")
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("https://a.vn/1", "Tin\n\nSáng 2/6 hai bên hội đàm")


REFUSED = {
    "/onwards-for-ever": "only leads on to",
    "/loop": "redirects more than 5 times",
    "/out": "leads to file:///etc/hosts",
    "/steering": "leads to x:\ufffd[2J",
    "/none": "answers 404 Not Found",
    "/broken": "answers 500",
    "/photo": "is a picture",
    "/short": "is cut short by its server",
    "/packed": "is damaged gzip",
    "/empty": "is empty",
}


@pytest.mark.parametrize(("path", "wrong"), REFUSED.items(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_said(fetch: Fetch, host: str, path: str, wrong: str) -> None:
    error = fetch(path)
    assert isinstance(error, SourceError)
    assert error.source == host + path
    assert wrong in error.wrong


def _raw_deflate(data: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return machine.compress(data) + machine.flush()


def _twice(data: bytes) -> bytes:
    return brotli.compress(gzip.compress(data))


CODINGS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("GZIP", gzip.compress), "x-gzip": ("x-gzip", gzip.compress), "deflate": ("deflate", zlib.compress),
    "deflate without a head": ("deflate", _raw_deflate), "br": ("br", brotli.compress), "two": ("gzip, br", _twice),
}  # fmt: skip
BOMB = b"a" * 2**22


@pytest.mark.parametrize(("coding", "pack"), CODINGS.values(), ids=CODINGS.keys())
def test_what_is_packed_on_the_way_is_whole_or_refused(
    fetch: Fetch, monkeypatch: pytest.MonkeyPatch, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    """A page that a server cut short would else take the place of the whole one that is stored."""
    packed = pack(PAGE.encode())
    said = {"whole": packed, "cut": packed[:-30], "damaged": packed[:40] + bytes(20) + packed[60:], "bomb": pack(BOMB)}
    for name, body in said.items():
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": coding}
        monkeypatch.setitem(ANSWERS, f"/{name}", (200, headers, body))
    article = fetch("/whole")
    assert isinstance(article, Article)
    assert article.text.endswith("đào tạo.")
    wrong = [error.wrong if isinstance(error := fetch(f"/{name}"), SourceError) else "" for name in ("cut", "damaged")]
    assert wrong[0] == "is cut short by its server"
    assert wrong[1].startswith("is no ") or wrong[1] == wrong[0]
    monkeypatch.setattr("loaders.sources.fetch.MAX_BYTES", 2**20)
    error = fetch("/bomb")
    assert isinstance(error, SourceError)
    assert error.wrong == "is larger than 1 MiB"


def test_an_answer_without_end_is_cut_off(fetch: Fetch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.sources.fetch.MAX_BYTES", 2**20)
    error = fetch("/large")
    assert isinstance(error, SourceError)
    assert error.wrong == "is larger than 1 MiB"


class Terse(Handler):
    """It keeps connections, says so and does not do it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        super().do_GET()
        self.close_connection = True


def test_a_kept_connection_that_ends_is_opened_anew() -> None:
    with on_a_thread(ThreadingHTTPServer(("127.0.0.1", 0), Terse)) as address:
        for _ in range(10):  # the end of the connection mostly comes after it is used again
            (article,) = read_url(f"{address}/moved", LOCAL)
            assert isinstance(article, Article), article


def test_nobody_answers() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: the port is nobody else's, and refuses
        (error,) = read_url(f"http://127.0.0.1:{taken.getsockname()[1]}/", LOCAL)
    assert isinstance(error, SourceError)
    assert "cannot be read" in error.wrong
    assert "refused" in error.wrong


@pytest.mark.parametrize("url", ["http://", "http://[bad/", "https:///x"])
def test_an_address_that_is_none(url: str) -> None:
    (error,) = read_url(url, LOCAL)
    assert isinstance(error, SourceError)
