"""Feeds, sitemaps and lists of addresses followed to their articles, from a server on this machine."""

from __future__ import annotations

import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from loaders.article import Article
from loaders.sources import SourceError, read
from loaders.sources.fetch import Fetcher, Refused, is_public
from loaders.sources.options import Options
from tests.serving import on_a_thread

WORDS = "Chiều 8-1, hai bộ trưởng hội đàm trực tuyến về hợp tác trong năm tới."
LOCAL = Options(private=True, delay=0)
Answer = tuple[int, dict[str, str], bytes]


def page(number: int, head: str = "") -> bytes:
    body = f"<p>{number}. {WORDS}</p><p>Hai bên thống nhất các nội dung chính của năm tới.</p>"
    return f"<html><head><title>Bài {number}</title>{head}</head><body><article>{body}</article></body></html>".encode()


class Site(ThreadingHTTPServer):
    """A server of answers by path, which notes what it was asked. `{site}` in a body is its own address."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer | Callable[[dict[str, str]], Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def put(self, path: str, body: bytes | str, type: str = "text/html", status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": type, **named}, data)

    def feed(self, *numbers: int, path: str = "/feed") -> str:
        items = "".join(
            f"<item><title>Tin {n}</title><link>{self.address}/{n}</link><description>Tóm tắt {n}</description>"
            f"<pubDate>Fri, 0{n} Jan 2021 10:00:00 +0700</pubDate></item>"
            for n in numbers
        )
        self.put(
            path, f'<rss version="2.0"><channel><title>Báo A</title>{items}</channel></rss>', "application/rss+xml"
        )
        return f"{self.address}{path}"


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        given = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((self.path, given))
        answer = self.server.answers.get(self.path, (404, {}, b""))
        status, headers, body = answer(given) if callable(answer) else answer
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    with on_a_thread(server):
        yield server


def all_of(source: str | Path, options: Options = LOCAL) -> list[Article | SourceError]:
    return list(read([str(source)], options))


def test_a_feed_is_followed_to_its_articles(site: Site) -> None:
    site.put("/1", page(1, '<meta property="article:published_time" content="2021-01-09">'))
    site.put("/2", page(2))
    first, second = all_of(site.feed(1, 2))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert "1. Chiều 8-1" in first.text
    # the page's own day goes before the feed's, which fills in where the page is silent
    assert [(a.title, a.source, a.published) for a in (first, second)] == [
        ("Bài 1", "Báo A", "2021-01-09"),
        ("Bài 2", "Báo A", "2021-01-02"),
    ]


def test_a_feed_that_is_not_followed_gives_its_summaries(site: Site) -> None:
    (article,) = all_of(site.feed(1), Options(private=True, delay=0, follow=False))
    assert isinstance(article, Article)
    assert article.text == "Tin 1\n\nTóm tắt 1"
    assert site.paths == ["/feed"]


def test_a_page_that_cannot_be_read_leaves_the_summary_and_a_word(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    (article,) = all_of(site.feed(1))
    assert isinstance(article, Article)
    assert article.text == "Tin 1\n\nTóm tắt 1"
    assert f"{site.address}/1: answers 404 Not Found; the summary in {site.address}/feed is read instead" in caplog.text


def test_robots_are_heeded_where_links_are_followed(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    site.put("/robots.txt", "User-agent: bangiao\nDisallow: /1\n", "text/plain")
    site.put("/1", page(1))
    site.put("/2", page(2))
    first, second = all_of(site.feed(1, 2))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.text.startswith("Tin 1")
    assert "is closed to robots" in caplog.text
    assert "2. Chiều" in second.text
    # an address that a person gave is read
    assert isinstance(all_of(f"{site.address}/1")[0], Article)


def test_robots_that_cannot_be_told_close_the_host(site: Site) -> None:
    site.put("/robots.txt", "", status=503)
    site.put("/1", page(1))
    (article,) = all_of(site.feed(1))
    assert isinstance(article, Article)
    assert article.text.startswith("Tin 1")
    assert "/1" not in site.paths


def test_a_sitemap_and_an_index_of_them(site: Site) -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    news = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    site.put(
        "/index.xml",
        f"<sitemapindex {space}><sitemap><loc>{site.address}/map.xml</loc></sitemap></sitemapindex>",
        "text/xml",
    )
    day = "<news:news><news:publication_date>2021-01-08</news:publication_date></news:news>"
    places = f"<url><loc>{site.address}/1</loc>{day}</url><url><loc>{site.address}/2</loc></url>"
    site.put("/map.xml", f"<urlset {space} {news}>{places}</urlset>", "text/xml")
    site.put("/1", page(1))
    first, second = all_of(f"{site.address}/index.xml")
    assert isinstance(first, Article)
    assert first.published == "2021-01-08"
    assert isinstance(second, SourceError)
    assert second.wrong == "answers 404 Not Found"


def test_a_robots_txt_leads_to_its_sitemaps(site: Site) -> None:
    site.put("/1", page(1))
    site.put("/map", f"<urlset><url><loc>{site.address}/1</loc></url></urlset>", "application/xml")
    site.put("/robots.txt", "User-agent: *\nSitemap: /map\nDisallow: /x\n", "text/plain")
    (article,) = all_of(f"{site.address}/robots.txt")
    assert isinstance(article, Article)
    assert WORDS in article.text
    site.put("/robots.txt", "User-agent: *\nDisallow:\n", "text/plain")
    (error,) = all_of(f"{site.address}/robots.txt")
    assert isinstance(error, SourceError)
    assert error.wrong == "is a robots.txt that names no sitemap"


def test_what_an_answer_holds_counts_for_more_than_its_type(site: Site) -> None:
    site.put("/1", page(1))
    site.put("/map", f"<urlset><url><loc>{site.address}/1</loc></url></urlset>", "text/html")
    site.put("/answer", f'{{"articles": [{{"content": "{WORDS}", "date": "8/1/2021"}}]}}', "application/json")
    for path in ("/map", "/answer"):
        (article,) = all_of(f"{site.address}{path}")
        assert isinstance(article, Article)
        assert WORDS in article.text


def test_a_list_of_addresses(site: Site, tmp_path: Path) -> None:
    site.put("/1", page(1))
    site.put("/table.csv", f'text,date\n"{WORDS}",8/1/2021\n', "text/csv")
    path = tmp_path / "addresses.txt"
    path.write_text(
        f"# bài\n{site.address}/1\n\n{site.address}/none # thử\n{site.address}/table.csv\n", encoding="utf-8"
    )
    first, second, third = all_of(path)
    assert isinstance(first, Article)
    assert isinstance(second, SourceError)
    assert isinstance(third, Article)
    assert (third.text, third.published) == (WORDS, "2021-01-08")
    (refused,) = all_of(path, Options(private=True, follow=False))
    assert isinstance(refused, SourceError)
    assert "list of addresses" in refused.wrong


def test_in_a_folder_nothing_is_fetched_unasked(site: Site, tmp_path: Path) -> None:
    (tmp_path / "addresses.txt").write_text(f"{site.address}/1\n", encoding="utf-8")
    (error,) = all_of(tmp_path)
    assert isinstance(error, SourceError)
    assert "--follow" in error.right
    assert site.asked == []


def test_a_program_with_a_name_asks_slowly(site: Site) -> None:
    site.put("/1", page(1))
    site.put("/2", page(2))
    started = time.monotonic()
    all_of(site.feed(1, 2), Options(private=True, delay=0.2, agent="tests (a@b.vn)"))
    assert time.monotonic() - started >= 0.4
    assert {given["user-agent"] for _, given in site.asked} == {"tests (a@b.vn)"}


def test_a_busy_host_is_asked_again(site: Site) -> None:
    busy = iter([(429, {"Retry-After": "0"}, b""), (200, {"Content-Type": "text/html"}, page(1))])
    site.answers["/1"] = lambda _: next(busy)
    assert isinstance(all_of(f"{site.address}/1")[0], Article)


def test_a_host_that_is_busy_for_long_is_not_waited_for(site: Site) -> None:
    site.put("/1", "", status=503, Retry_After="3600")
    with Fetcher(LOCAL) as fetcher, pytest.raises(Refused) as refused:
        fetcher.get(f"{site.address}/1")
    assert refused.value.retry_after == 3600
    assert site.paths == ["/1"]


PRIVATE = [
    "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
    "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b:1::7f00:1", "fec0::1", "5f00::1", "3fff::1", "192.0.0.192",
]  # fmt: skip


_MAP = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'


@pytest.mark.parametrize(
    "lists",
    [
        {"/a.txt": "{site}/a.txt\n{site}/a.txt\n"},
        {"/a.txt": "{site}/b.txt\n", "/b.txt": "{site}/a.txt\n"},
        {"/a.xml": _MAP.format("<sitemap><loc>{site}/a.xml</loc></sitemap>" * 9)},
        {"/a.xml": _MAP.format("<sitemap><loc>{site}/b.txt</loc></sitemap>"), "/b.txt": "{site}/a.xml\n"},
        {f"/{n}.txt": f"{{site}}/{n + 1}.txt\n" for n in range(60)},
    ],
    ids=["itself", "each other", "a sitemap", "a sitemap and a list", "for ever"],
)
def test_lists_that_lead_in_circles(site: Site, lists: dict[str, str]) -> None:
    for path, body in lists.items():
        site.put(path, body.replace("{site}", site.address), "application/xml" if "<" in body else "text/plain")
    errors = all_of(f"{site.address}{next(iter(lists))}")
    assert {str(error.wrong).split(",")[0] for error in errors if isinstance(error, SourceError)} <= {
        "leads back to itself",
        "is a list in a list in a list of addresses",
    }
    assert len(errors) <= 9
    asked = [path for path in site.paths if path != "/robots.txt"]
    assert len(asked) == len(set(asked)) <= 5


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"])
def test_a_private_address_is_refused_after_its_name_was_resolved(site: Site, host: str) -> None:
    (error,) = all_of(f"http://{host}:{site.server_address[1]}/1", Options(delay=0))
    assert isinstance(error, SourceError)
    assert site.asked == []
    assert "of this machine or of a private network" in error.wrong
    assert "--allow-private" in error.right


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host is taken for a public one; where it leads is not."""
    site.put("/1", "", status=302, Location=f"http://localhost:{site.server_address[1]}/secret")
    monkeypatch.setattr("loaders.sources.fetch.is_public", lambda address: address == "127.0.0.1" and not site.asked)
    (error,) = all_of(f"{site.address}/1", Options(delay=0))
    assert isinstance(error, SourceError)
    assert "private network" in error.wrong
    assert site.paths == ["/1"]


def test_what_a_server_says_steers_no_terminal(site: Site) -> None:
    class Rude(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(4096)
            self.request.sendall(b"HTTP/1.1 500 \x1b[2J\x1b]0;owned\x07\r\nContent-Length: 0\r\n\r\n")

    with on_a_thread(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Rude)) as address:
        (error,) = all_of(address)
    assert isinstance(error, SourceError)
    assert "\x1b" not in str(error)
    assert "\x07" not in str(error)


@pytest.mark.parametrize("drip", [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-A: "])
def test_a_server_that_drips_is_left(drip: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte every now and then, in the body or in the headers, holds nobody beyond the time in all."""
    monkeypatch.setattr("loaders.sources.fetch.TOTAL", 1.0)
    stop = threading.Event()

    class Drip(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(4096)
            try:
                self.request.sendall(drip)
                while not stop.wait(0.1):
                    self.request.sendall(b"a")
            except OSError:
                return

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Drip)
    with on_a_thread(server) as address:
        started = time.monotonic()
        (error,) = all_of(address)
        took = time.monotonic() - started
        stop.set()
    assert isinstance(error, SourceError)
    assert error.wrong == "takes longer than 1 seconds"
    assert took < 10


def test_a_length_beyond_all_measure(site: Site) -> None:
    class Boast(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(4096)
            self.request.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1" + b"0" * 30)
            self.request.sendall(b"\r\n\r\n" + page(1))
            self.request.shutdown(socket.SHUT_RDWR)

    with on_a_thread(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Boast)) as address:
        (error,) = all_of(address)
    assert isinstance(error, SourceError)
