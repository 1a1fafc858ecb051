"""Sitemaps as sites write them."""

from __future__ import annotations

import pytest

from loaders.sources.base import Unreadable
from loaders.sources.contents import Kind, kind_of
from loaders.sources.sitemap import Place, places

NEWS = "<n:news><n:publication_date>2021-01-08T20:00:00Z</n:publication_date><n:title>Tin</n:title></n:news>"
ONE = "<url><loc>https://a.vn/1</loc></url>"
PLAIN = [Place("https://a.vn/1", False)]
TOLD = [Place("https://a.vn/1", False, "Tin", "2021-01-09")]
READ: dict[str, tuple[str, list[Place]]] = {
    "as it should be": (f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/a">{ONE}</urlset>', PLAIN),
    "without a namespace": (f"<urlset>{ONE}</urlset>", PLAIN),
    "one in another": (f"<urlset><urlset>{ONE}</urlset></urlset>", PLAIN),
    "capitals": (f"<UrlSet>{ONE.replace('url', 'Url').replace('loc', 'Loc')}</UrlSet>", PLAIN),
    "lines before it": (f'\n\n<?xml version="1.0"?><urlset>{ONE}</urlset>', PLAIN),
    "a sitemap of sitemaps": (
        "<sitemapindex><sitemap><loc> https://a.vn/1 </loc></sitemap></sitemapindex>",
        [Place("https://a.vn/1", True)],
    ),
    "news": (f'<urlset xmlns:n="http://www.google.com/n"><url><loc>https://a.vn/1</loc>{NEWS}</url></urlset>', TOLD),
    "news whose prefix nobody declared": (f"<urlset><url><loc>https://a.vn/1</loc>{NEWS}</url></urlset>", TOLD),
    "the address of a picture": (
        f"<urlset>{ONE.replace('<loc>', '<i:image><i:loc>https://a.vn/a.jpg</i:loc></i:image><loc>')}</urlset>",
        PLAIN,
    ),
    "an ampersand": (
        "<urlset><url><loc>https://a.vn/?a=1&b=2</loc></url></urlset>",
        [Place("https://a.vn/?a=1&b=2", False)],
    ),
    "cut inside an address": (f"<urlset>{ONE}<url><loc>https://a.v", PLAIN),
    "the words of a server before it": (f"<br/>\n<b>Warning</b>: x\n<urlset>{ONE}</urlset>", PLAIN),
    "another encoding than it says": (
        '<?xml version="1.0" encoding="iso-8859-1"?><urlset><url><loc>https://a.vn/hội</loc></url></urlset>',
        [Place("https://a.vn/hội", False)],
    ),
    "an address that is none": (f"<urlset><url><loc>/2</loc></url>{ONE}</urlset>", PLAIN),
}


@pytest.mark.parametrize(("text", "read"), READ.values(), ids=READ.keys())
def test_the_addresses_of_a_sitemap(text: str, read: list[Place]) -> None:
    assert kind_of("", text.encode()) is Kind.SITEMAP
    assert list(places(text.encode())) == read


def test_a_sitemap_in_utf16() -> None:
    data = f'<?xml version="1.0" encoding="utf-16"?><urlset>{ONE}</urlset>'.encode("utf-16")
    assert kind_of("", data) is Kind.SITEMAP
    assert list(places(data)) == PLAIN


@pytest.mark.parametrize("data", [b"", b"<urlset></urlset>", b"<urlset><url><loc>x</loc></url></urlset>"])
def test_what_holds_no_addresses(data: bytes) -> None:
    with pytest.raises(Unreadable):
        list(places(data))
