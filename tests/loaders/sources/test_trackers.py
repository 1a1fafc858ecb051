"""Addresses without what only counts visitors."""

from __future__ import annotations

import pytest

from loaders.article import Article
from loaders.sources.feed import articles_from_feed
from loaders.sources.options import content_id
from loaders.sources.trackers import without_trackers


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("https://a.vn/1", "https://a.vn/1"),
        ("https://a.vn/1?utm_source=rss&utm_medium=feed", "https://a.vn/1"),
        ("https://a.vn/1?id=5&fbclid=x#tin", "https://a.vn/1?id=5"),
        ("https://a.vn/1#binh-luan", "https://a.vn/1"),
        ("https://a.vn/#!1", "https://a.vn/#!1"),
        ("https://a.vn/?", "https://a.vn/?"),
        ("https://a.vn/1?id=5&a=", "https://a.vn/1?id=5&a="),
        ("https://a.vn/#/tin?utm_source=x", "https://a.vn/#/tin?utm_source=x"),
        ("tag:a.vn,2021:1", "tag:a.vn,2021:1"),
    ],
)
def test_an_address_without_trackers(url: str, bare: str) -> None:
    assert without_trackers(url) == bare


def test_the_same_article_has_the_same_id() -> None:
    record = {"text": "x", "url": "https://a.vn/1?utm_source=zalo"}
    assert content_id(record, 1) == "https://a.vn/1"
    item = "<title>Tin</title><link>https://a.vn/1?utm_source=rss</link><description>Hai bên họp.</description>"
    data = f'<rss version="2.0"><channel><title>A</title><item>{item}</item></channel></rss>'.encode()
    (article,) = articles_from_feed(data, "a.xml")
    assert isinstance(article, Article)
    assert (article.id, article.url) == ("https://a.vn/1", "https://a.vn/1?utm_source=rss")
