"""What is particular to feeds and to web archives."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from loaders.article import Article
from loaders.sources import SourceError, read
from loaders.sources.archive import articles_from_archive
from loaders.sources.base import Unreadable
from loaders.sources.feed import articles_from_feed

PAGE = "<html><body><article><p>Chiều 8-1, hai bộ trưởng hội đàm trực tuyến về hợp tác trong năm.</p></article></html>"


def rss(*items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>Báo A</title>{"".join(items)}</channel></rss>'.encode()


def test_an_entry_becomes_an_article() -> None:
    item = (
        "<item><title>Tin &amp;amp; ảnh</title><link>https://a.vn/1</link>"
        "<pubDate>Fri, 08 Jan 2021 10:00:00 +0700</pubDate>"
        "<description><![CDATA[<a><img src='x'/></a><p>Sáng 8/1, hai bên gặp nhau.</p>]]></description></item>"
    )
    (article,) = articles_from_feed(rss(item), "feed.xml")
    text = "Tin & ảnh\n\nSáng 8/1, hai bên gặp nhau."
    assert article == Article("https://a.vn/1", text, "Tin & ảnh", "https://a.vn/1", "Báo A", "2021-01-08")


def test_a_link_that_is_told_from_the_site_and_text_that_was_escaped_twice() -> None:
    escaped = "&amp;lt;p&amp;gt;Hai bên gặp nhau.&amp;lt;/p&amp;gt;"
    item = f"<item><title>T</title><link>/tin/1</link><description>{escaped}</description></item>"
    feed = rss(item).replace(b"</title>", b"</title><link>https://a.vn/</link>", 1)
    (article,) = articles_from_feed(feed, "f")
    assert isinstance(article, Article)
    assert (article.url, article.text) == ("https://a.vn/tin/1", "T\n\nHai bên gặp nhau.")
    (article,) = articles_from_feed(rss(item), "https://b.vn/rss")
    assert isinstance(article, Article)
    assert article.url == "https://b.vn/tin/1"


def test_the_day_of_a_draft_in_an_export_of_wordpress() -> None:
    item = (
        "<item><title>T</title><pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate><description>x</description>"
        '<wp:post_date xmlns:wp="http://wordpress.org/export/1.2/">2021-01-08 21:00:00</wp:post_date></item>'
    )
    (article,) = articles_from_feed(rss(item), "f")
    assert isinstance(article, Article)
    assert article.published == "2021-01-08"


@pytest.mark.parametrize(
    ("kept", "place"),
    [("</item>", "behind its entry 2"), ("</description>", "inside its entry 3"), ("<titl", "inside its entry 3")],
)
def test_a_feed_that_is_cut_short(tmp_path: Path, kept: str, place: str) -> None:
    item = "<item><title>Tin {0}</title><link>https://a.vn/{0}</link><description>Sáng 8/1/20{0}.</description></item>"
    feed = rss(*(item.format(n) for n in (19, 20))).decode().removesuffix("</channel></rss>")
    more = "" if kept == "</item>" else item.format(21)
    cut = feed + more[: more.index(kept) + len(kept)] if more else feed
    (tmp_path / "a.xml").write_text(cut, encoding="utf-8")
    *articles, error = read([str(tmp_path / "a.xml")])
    assert [article.id for article in articles] == ["https://a.vn/19", "https://a.vn/20"]
    assert isinstance(error, SourceError)
    assert error.message == f"is cut short: it ends {place}: give the feed whole"


def test_the_day_of_a_change_is_no_publication_day() -> None:
    entry = "<entry><title>T</title><id>urn:1</id><updated>2025-04-24T00:00:00Z</updated></entry>"
    (article,) = articles_from_feed(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'.encode(), "f")
    assert isinstance(article, Article)
    assert (article.id, article.published) == ("urn:1", None)


DC = "http://purl.org/dc/elements/1.1/"
STATED = {
    "dc:date": "<dc:date>2021-01-08</dc:date>",
    "dc:date under another prefix": f'<d:date xmlns:d="{DC}">2021-01-08</d:date>',
    "dcterms:created": '<t:created xmlns:t="http://purl.org/dc/terms/">2021-01-08</t:created>',
    "an element that RSS does not know": "<publishDate>2021-01-08</publishDate>",
    "another": "<date>2021-01-08</date>",
    "the zone by its Windows name": "<pubDate>Fri, 08 Jan 2021 22:30:00 SE Asia Standard Time</pubDate>",
    "the zone twice": "<pubDate>Fri, 08 Jan 2021 22:30:00 +0700 GMT</pubDate>",
    "the zone by its hours": "<pubDate>Fri, 08 Jan 2021 22:30:00 +7</pubDate>",
    "a short Vietnamese weekday": "<pubDate>Th 6, 08 Jan 2021 22:30:00 +0700</pubDate>",
    "the zone with a short hour": "<pubDate>Fri, 08 Jan 2021 22:30:00 +7:00</pubDate>",
    "the zone twice in ISO 8601": "<pubDate>2021-01-08T22:30:00+07:00 GMT</pubDate>",
    "an empty one behind it": "<pubDate>Fri, 08 Jan 2021 22:30:00 +0700</pubDate><pubDate/>",
    "a null date before it": "<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate><date>2021-01-08</date>",
    "one that is not understood before it": "<pubDate>hôm nay</pubDate><date>2021-01-08</date>",
    "of two the one that the text tells": (
        "<pubDate>Thu, 24 Apr 2025 10:00:00 +0700</pubDate><pubDate>Fri, 08 Jan 2021 22:30:00 +0700</pubDate>"
        "<description>Chiều 8-1, hai bên gặp nhau.</description>"
    ),
    "of two the one that the address tells": (
        "<link>https://a.vn/2021/01/08/tin</link><pubDate>Fri, 08 Jan 2021 22:30:00 +0700</pubDate>"
        "<pubDate>Thu, 24 Apr 2025 10:00:00 +0700</pubDate>"
    ),
    "PRISM's": '<p:publicationDate xmlns:p="http://prismstandard.org/">2021-01-08</p:publicationDate>',
    "a news sitemap's": "<news:publication_date>2021-01-08</news:publication_date>",
    "the end of the day before": "<pubDate>Thu, 07 Jan 2021 24:00:00 +0700</pubDate>",
}


@pytest.mark.parametrize("stated", STATED.values(), ids=STATED.keys())
def test_the_day_of_an_entry(stated: str) -> None:
    (article,) = articles_from_feed(rss(f"<item><title>T</title>{stated}</item>"), "f")
    assert isinstance(article, Article)
    assert article.published == "2021-01-08"


def test_of_two_days_neither_where_nothing_tells_which(caplog: pytest.LogCaptureFixture) -> None:
    two = "<pubDate>Fri, 08 Jan 2021 10:00:00 +0700</pubDate><pubDate>Thu, 24 Apr 2025 10:00:00 +0700</pubDate>"
    (article,) = articles_from_feed(rss(f"<item><title>T</title>{two}</item>"), "f")
    assert isinstance(article, Article)
    assert article.published is None
    assert caplog.messages == ["f entry 1: states several publication days (2021-01-08, 2025-04-24): none is taken"]


def test_days_with_the_month_first_where_an_entry_shows_it() -> None:
    days = ("1/8/2021 9:00:00 PM", "1/13/2021 9:00:00 PM")
    feed = rss(*(f"<item><title>T</title><pubDate>{day}</pubDate></item>" for day in days))
    assert [getattr(item, "published", item) for item in articles_from_feed(feed, "f")] == ["2021-01-08", "2021-01-13"]


LINKS = {
    "the article's own behind that of a counter": (
        "<link>https://count.vn/1</link><feedburner:origLink>https://a.vn/1</feedburner:origLink>",
        "https://a.vn/1",
    ),
    "an empty link": ("<link></link>", None),
    "an id is no link": ("<guid>tag:a.vn,2021:1</guid>", None),
    "told from the feed's own address": (
        '</item><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="https://a.vn/rss"/>'
        "<item><title>T</title><link>/1</link>",
        "https://a.vn/1",
    ),
}


@pytest.mark.parametrize(("link", "url"), LINKS.values(), ids=LINKS.keys())
def test_the_link_of_an_entry(link: str, url: str | None) -> None:
    *_, article = articles_from_feed(rss(f"<item><title>T</title>{link}</item>"), "f")
    assert isinstance(article, Article)
    assert article.url == url


@pytest.mark.parametrize(
    "content", ['<content src="https://a.vn/1"/>', '<content type="image/png">iVBORw0KGgo=</content>', "<content/>"]
)
def test_the_text_of_an_entry_where_its_content_stands_elsewhere(content: str) -> None:
    entry = f"<entry><title>T&#160;1</title>{content}<summary>Hai bên gặp nhau.</summary></entry>"
    (article,) = articles_from_feed(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'.encode(), "f")
    assert isinstance(article, Article)
    assert article.text == "T 1\n\nHai bên gặp nhau."


def test_an_entry_without_text_is_an_error_and_the_rest_goes_on() -> None:
    feed = rss("<item><link>https://a.vn/1</link></item>", "<item><title>T</title></item>")
    error, article = articles_from_feed(feed, "f")
    assert isinstance(error, SourceError)
    assert error.source == "f entry 1"
    assert isinstance(article, Article)


@pytest.mark.parametrize("data", [b"", b"<rss><channel>", b"plain"])
def test_what_is_no_feed(data: bytes) -> None:
    with pytest.raises(Unreadable):
        list(articles_from_feed(data, "f"))


def archive(*records: tuple[str, str, str]) -> io.BytesIO:
    """A web archive of records: kind, HTTP status, content type."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    for number, (kind, status, content) in enumerate(records):
        headers = StatusAndHeaders(status, [("Content-Type", content)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://a.vn/{number}",
            kind,
            payload=io.BytesIO(PAGE.encode()),
            length=len(PAGE.encode()),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2025-04-24T03:00:00Z"},
        )
        writer.write_record(record)
    out.seek(0)
    return out


def test_only_pages_that_answered_are_articles() -> None:
    stream = archive(
        ("response", "200 OK", "text/html"),
        ("response", "404 Not Found", "text/html"),
        ("response", "200 OK", "image/png"),
        ("response", "200 OK", "TEXT/HTML; charset=utf-8"),
    )
    assert [item.id for item in articles_from_archive(stream, "a.warc")] == ["https://a.vn/0", "https://a.vn/3"]


def test_the_day_of_copying_is_kept_apart_from_the_publication_day() -> None:
    (article,) = articles_from_archive(archive(("response", "200 OK", "text/html")), "a.warc")
    assert isinstance(article, Article)
    assert (article.published, article.fetched) == (None, "2025-04-24T03:00:00Z")


def test_an_archive_without_pages() -> None:
    (error,) = articles_from_archive(archive(("response", "404 Not Found", "text/html")), "a.warc")
    assert isinstance(error, SourceError)
    assert error.wrong == "the archive holds no pages"


def test_a_page_that_is_too_large_is_an_error_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.sources.archive.MAX_BYTES", 10)
    stream = archive(("response", "200 OK", "text/html"), ("response", "200 OK", "text/html"))
    found = list(articles_from_archive(stream, "a.warc"))
    assert [type(item) for item in found] == [SourceError, SourceError]
    assert str(found[0]).startswith("a.warc: https://a.vn/0: is larger than")


def test_a_page_that_was_archived_in_part(caplog: pytest.LogCaptureFixture) -> None:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.vn/1\r\nWARC-Truncated: time\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(page)}\r\n\r\n"
    )
    (article,) = articles_from_archive(io.BytesIO(head.encode() + page + b"\r\n\r\n"), "a.warc")
    assert isinstance(article, Article)
    assert "was archived in part (time)" in caplog.text
