"""What is taken from a page: text, captions, title, address, and the day its metadata states, never another."""

from __future__ import annotations

import pytest

from loaders.sources.base import Unreadable
from loaders.sources.encoding import _TCVN3
from loaders.sources.html_page import article_from_html

BODY = "<p>Chiều 8-1, hai bộ trưởng hội đàm trực tuyến và ký kế hoạch hợp tác của năm.</p>" + "".join(
    f"<p>Đoạn {n}: hai bên bàn về đào tạo, giao lưu biên giới và thống nhất gặp lại nhau.</p>" for n in range(3)
)


def page(head: str = "", body: str = BODY) -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def meta(name: str, content: str, attribute: str = "property") -> str:
    return f'<meta {attribute}="{name}" content="{content}">'


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


STATED = {
    "json-ld": (ld('{"@type": "NewsArticle", "datePublished": "2021-01-08T21:00:00+07:00"}'), "2021-01-08"),
    "json-ld in a graph": (ld('{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2021-01-08"}]}'), "2021-01-08"),
    "json-ld in a list": (ld('[{"@type": "Article", "datePublished": "2021-01-08"}]'), "2021-01-08"),
    "json-ld with a raw line break": (
        ld('{"@type": "Article", "name": "a\nb", "datePublished": "2021-01-08"}'),
        "2021-01-08",
    ),
    "open graph": (meta("article:published_time", "2021-01-08T21:00:00+07:00"), "2021-01-08"),
    "an offset without colon": (meta("article:published_time", "2021-01-08T21:00:00+0700"), "2021-01-08"),
    "a blank instead of T": (meta("article:published_time", "2021-01-08 21:00:05"), "2021-01-08"),
    "fractions of a second": (meta("article:published_time", "2021-01-08T21:00:00.000Z"), "2021-01-09"),
    "universal time is brought to Hanoi": (meta("article:published_time", "2021-01-08T20:00:00Z"), "2021-01-09"),
    "a month": (meta("pubdate", "2021-01", "name"), "2021-01"),
    "a bare number": (meta("date", "20210108", "name"), "2021-01-08"),
    "any case": (meta("DC.date.issued", "2021-01-08", "name"), "2021-01-08"),
    "microdata in lower case": ('<meta itemprop="datepublished" content="2021-01-08T21:00:00+07:00">', "2021-01-08"),
    "microdata on an abbreviation": (
        '<abbr class="published" itemprop="datePublished" title="2021-01-08T21:00:00+07:00">9:00 PM</abbr>',
        "2021-01-08",
    ),
    "a microformat": ('<time class="entry-date published" datetime="2021-01-08T21:00">hôm qua</time>', "2021-01-08"),
    "RDFa": ('<span property="datePublished" content="2021-01-08">hôm qua</span>', "2021-01-08"),
    "RFC 822": (meta("article:published_time", "Fri, 08 Jan 2021 21:00:00 +0700"), "2021-01-08"),
    "a Vietnamese day": (meta("pubdate", "Thứ Sáu, 08/01/2021 21:00 (GMT+7)", "name"), "2021-01-08"),
    "an instant with the name of its zone": (
        meta("pubdate", "2021-01-08T21:00:00+07:00[Asia/Ho_Chi_Minh]", "name"),
        "2021-01-08",
    ),
    "the article goes before the page of a graph": (
        ld(
            '{"@graph": [{"@type": "WebPage", "datePublished": "2016-03-01"},'
            '{"@type": "NewsArticle", "datePublished": "2021-01-08"}]}'
        ),
        "2021-01-08",
    ),
    "the article that the page is about": (
        ld('{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "datePublished": "2021-01-08"}}'),
        "2021-01-08",
    ),
    "the article with the page's own address": (
        '<link rel="canonical" href="https://a.vn/1">'
        + ld(
            '[{"@type": "NewsArticle", "url": "https://a.vn/0", "datePublished": "2016-03-01"},'
            '{"@type": "NewsArticle", "mainEntityOfPage": "https://www.a.vn/1/", "datePublished": "2021-01-08"}]'
        ),
        "2021-01-08",
    ),
    "the article with the page's own headline": (
        "<title>Hội đàm</title>"
        + ld(
            '[{"@type": "NewsArticle", "headline": "Tin cũ", "datePublished": "2016-03-01"},'
            '{"@type": "NewsArticle", "headline": "Hội đàm", "datePublished": "2021-01-08"}]'
        ),
        "2021-01-08",
    ),
    "json-ld with a comma too many": (ld('{"@type": "NewsArticle", "datePublished": "2021-01-08",}'), "2021-01-08"),
    "json-ld with quotation marks in a string": (
        ld('{"@type": "NewsArticle", "name": "về "hợp tác" năm", "datePublished": "2021-01-08"}'),
        "2021-01-08",
    ),
    "json-ld in a comment": (ld('<!-- {"@type": "NewsArticle", "datePublished": "2021-01-08"} -->'), "2021-01-08"),
    "json-ld in a character data section": (
        ld('//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2021-01-08"}\n//]]>'),
        "2021-01-08",
    ),
    "json-ld in both": (
        ld('<!--//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2021-01-08"}\n//]]>-->'),
        "2021-01-08",
    ),
    "json-ld in a comment of scripts": (
        ld('// <!--\n{"@type": "NewsArticle", "datePublished": "2021-01-08"}\n// -->'),
        "2021-01-08",
    ),
    "of two days the one that the text tells of": (
        ld('{"@type": "NewsArticle", "datePublished": "2019-07-12"}') + meta("article:published_time", "2021-01-09"),
        "2021-01-09",
    ),
    "a null date beside a day": (
        ld('{"@type": "NewsArticle", "datePublished": "1970-01-01T00:00:00Z"}') + meta("pubdate", "2021-01-08", "name"),
        "2021-01-08",
    ),
    "json-ld with its marks escaped": (
        ld("{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2021-01-08&quot;}"),
        "2021-01-08",
    ),
    "a time by itself": ('<div><time datetime="2021-01-08T21:00:00+07:00">9 giờ tối</time></div>', "2021-01-08"),
    "a class of themes": ('<span class="entry-date published" title="2021-01-08">hôm qua</span>', "2021-01-08"),
    "microdata": ('<meta itemprop="datePublished" content="2021-01-08">', "2021-01-08"),
    "json-ld goes before open graph": (
        meta("article:published_time", "2025-04-24") + ld('{"@type": "NewsArticle", "datePublished": "2021-01-08"}'),
        "2021-01-08",
    ),
    "an unreadable one is passed over": (
        meta("article:published_time", "hôm nay") + meta("pubdate", "2021-01-08", "name"),
        "2021-01-08",
    ),
}
STATED |= {
    "json-ld: " + text: (ld(text), "2021-01-08")
    for text in (
        '{"@type": "NewsArticle", "datepublished": "2021-01-08"}',
        '{"@type": "schema:NewsArticle", "schema:datePublished": "2021-01-08"}',
        '{"@type": "Newsarticle", "datePublished": "Jan 8, 2021"}',
        '{"@type": "SocialMediaPosting", "datePublished": "2021-01-08"}',
        '{"@type": "CreativeWork", "datePublished": "2021-01-08"}',
        '{"@type": "NewsArticle", "dateCreated": "2021-01-08T10:00:00+07:00"}',
        '[{"@type": "CreativeWork", "datePublished": "2016"}, {"@type": "Article", "datePublished": "2021-01-08"}]',
    )
}
STATED |= {
    f"meta {name}": (meta(name, "2021-01-08", "name"), "2021-01-08")
    for name in (
        "citation_date", "citation_online_date", "vr:published_time", "article_date_original", "publish_time",
        "article:publish_time", "rnews:datePublished", "DC.Date.Created", "dc.created", "release_date", "dateCreated",
        "shareaholic:article_published_time", "datePosted", "article.created", "created", "ptime", "pub-date",
        "date_published", "timestamp", "displaydate", "published_time_telegram", "publishedAtDate", "creation_date",
        "firstPublished", "live_date", "nrk:published", "weibo: article:create_at", "published", "publish", "news_date",
        "datetime", "time", "pdate", "post_date", "lp.published", "publication-time", "published-on", "article-date",
        "eprints.date", "search_date", "article:create_time",
    )
}  # fmt: skip
STATED |= {
    "RDFa with the whole name": (
        '<span property="http://schema.org/datePublished" content="2021-01-08">x</span>',
        "2021-01-08",
    ),
    "RDFa of Dublin Core": ('<span property="dc:date dc:created" content="2021-01-08">x</span>', "2021-01-08"),
    "microdata of its making": ('<meta itemprop="dateCreated" content="2021-01-08">', "2021-01-08"),
    "publication goes before making": (
        meta("created", "2019-03-01", "name") + meta("pubdate", "2021-01-08", "name"),
        "2021-01-08",
    ),
    "a time behind one of reading": (
        '<time datetime="PT5M">5 phút</time><time datetime="14:05">14:05</time><time datetime="2021-01-08">8/1</time>',
        "2021-01-08",
    ),
    "a time beside the sign of a clock": (
        '<i class="icon-clock"></i><time datetime="2021-01-08">8/1</time>',
        "2021-01-08",
    ),
    "a relative time": ('<relative-time datetime="2021-01-08">2 năm trước</relative-time>', "2021-01-08"),
    "a relative time of AMP": ('<amp-timeago datetime="2021-01-08T21:00:00+07:00">8/1</amp-timeago>', "2021-01-08"),
    "a time in the article's own head": (
        '</head><article><header><time datetime="2021-01-08">8/1</time></header></article>',
        "2021-01-08",
    ),
    "of two times the one that is no change": (
        '<div>Đăng: <time datetime="2021-01-08">8/1</time>. Cập nhật: <time datetime="2022-02-02">2/2</time></div>',
        "2021-01-08",
    ),
    "of two times the second that is no change": (
        '<div>Cập nhật: <time datetime="2022-02-02">2/2</time>. Đăng: <time datetime="2021-01-08">8/1</time></div>',
        "2021-01-08",
    ),
}
STATED |= {
    "meta under another attribute": ('<meta id="pubdate" value="2021-01-08">', "2021-01-08"),
    "json-ld without a type": (ld('{"headline": "Hội đàm", "datePublished": "2021-01-08"}'), "2021-01-08"),
    "json-ld with the type by another name": (
        ld('{"type": "NewsArticle", "datePublished": "2021-01-08"}'),
        "2021-01-08",
    ),
    "an abbreviation with a class": ('<abbr class="pubdate" title="2021-01-08">8/1</abbr>', "2021-01-08"),
    "a time in the list of what is said of the article": (
        '<ul class="post-meta"><li>Mai</li><li><time datetime="2021-01-08">8/1</time></li></ul>',
        "2021-01-08",
    ),
    "a time behind that of a post that the page embeds": (
        '<div class="fb-post"><time datetime="2016-03-01">1/3</time></div><time datetime="2021-01-08">8/1</time>',
        "2021-01-08",
    ),
    "a time behind those of others": (
        '<div class="tin-khac"><time datetime="2016-03-01">1/3</time></div><time datetime="2021-01-08">8/1</time>',
        "2021-01-08",
    ),
}
TWO = (
    '[{"@type": "NewsArticle", %s, "datePublished": "2016-03-01"},'
    ' {"@type": "NewsArticle", %s, "datePublished": "2021-01-08"}]'
)
STATED |= {
    f"the article at {own}": (
        f'<link rel="canonical" href="{canonical}">' + ld(TWO % ('"url": "/cu.html"', f'"url": "{own}"')),
        "2021-01-08",
    )
    for canonical, own in (
        ("https://a.vn/nay.html", "https://a.vn/amp/nay.html"),
        ("https://a.vn/nay.html", "https://amp.a.vn/nay.amp.html"),
        ("https://a.vn/nay.html", "https://a.vn/nay.html?utm_source=x&fbclid=1"),
        ("https://a.vn/nay.html", "/nay.html"),
        ("/nay.html", "https://a.vn/nay.html"),
        ("https://a.vn/tin?id=1", "https://a.vn/tin?id=1&utm_medium=rss"),
    )
} | {
    "the page, not the site": (
        ld('[{"@type": "WebSite", "datePublished": "2010"}, {"@type": "WebPage", "datePublished": "2021-01-08"}]'),
        "2021-01-08",
    ),
    "a list that begins with nothing": (
        ld('{"@type": "NewsArticle", "datePublished": ["", "2021-01-08"]}'),
        "2021-01-08",
    ),
    "the headline without its site": (
        "<title>Hội đàm - Báo A</title>" + ld(TWO % ('"headline": "Tin cũ"', '"headline": "Hội đàm"')),
        "2021-01-08",
    ),
    "the headline as a name": (
        "<title>Hội đàm</title>" + ld(TWO % ('"name": "Tin cũ"', '"name": "Hội đàm"')),
        "2021-01-08",
    ),
    "microdata around its value": ('<div itemprop="datePublished"><meta content="2021-01-08">8/1</div>', "2021-01-08"),
    "microdata in an item of the article": (
        '<div itemscope itemtype="schema:NewsArticle"><i itemprop="datePublished" content="2021-01-08"></i></div>',
        "2021-01-08",
    ),
    "a time behind a list of others": (
        '<div class="news-list"><time datetime="2016-03-01">1/3</time></div><time datetime="2021-01-08">8/1</time>',
        "2021-01-08",
    ),
}
NOT_STATED = {
    "nothing": "",
    "json-ld of the site alone": ld('{"@type": "WebSite", "datePublished": "2010-01-01"}'),
    "the time of a last change": '<div>Lần sửa cuối: <time datetime="2022-02-02">2/2</time></div>',
    "the time of an edit": '<div>Last edited <time datetime="2022-02-02">2/2</time></div>',
    "the year of a copyright": '<div>© <time datetime="2024">2024</time></div>',
    "the clock above a site": '<div class="top-bar"><time datetime="2025-04-24">24/4</time></div>',
    "a time among what is read most": '<div class="most-read"><time datetime="2016-03-01">1/3</time></div>',
    "a time in an article without the headline": (
        '</head><article><h3>x</h3><time datetime="2016-03-01">1/3</time></article><article><h1>Hội đàm</h1></article>'
    ),
    "a time of a picture": '<figure><figcaption>Ảnh <time datetime="2012-03-01">2012</time></figcaption></figure>',
    "a time of a quotation": '<blockquote><a href="/x"><time datetime="2012-03-01">1/3</time></a></blockquote>',
    "the time of a change by the words behind it": '<div><time datetime="2022-02-02">2/2</time> (cập nhật)</div>',
    "the day of a change": meta("article:modified_time", "2025-04-24T10:00:00Z"),
    "json-ld of something else": ld('{"@type": "Organization", "datePublished": "1976-09-15"}'),
    "json-ld of a change": ld('{"@type": "NewsArticle", "dateModified": "2025-04-24"}'),
    "broken json-ld": ld('{"@type": "NewsArticle", "datePublished": '),
    "no day on the calendar": meta("article:published_time", "2021-02-30"),
    "the null date of a system": meta("article:published_time", "1970-01-01T00:00:00Z"),
    "the null date of another": ld('{"@type": "NewsArticle", "datePublished": "0001-01-01T00:00:00"}'),
    "microdata of a comment": (
        '<div class="comment-list"><time itemprop="datePublished" datetime="2025-04-24">hôm qua</time></div>'
    ),
    "a time in a sentence": (
        '<p>Hội nghị khai mạc ngày <time datetime="2020-03-05">5/3</time> tại thành phố bên bờ sông với tám đoàn.</p>'
    ),
    "the time of a change by its class": '<time class="updated" datetime="2022-02-02">2/2</time>',
    "the time of a change by the words before it": '<div>Cập nhật lúc <time datetime="2022-02-02">2/2</time></div>',
    "the time of a change by microdata": '<time itemprop="dateModified" datetime="2022-02-02">2/2</time>',
    "the day of a last publication": meta("last-published-date", "2022-02-02", "name"),
    "the clock of a site": '<div id="clock"><time datetime="2025-04-24">hôm nay</time></div>',
    "the day of a video": meta("og:video:release_date", "2022-02-02"),
    "a time in a menu": '<aside><time datetime="2025-03-03">3/3</time></aside>',
    "microdata of a film": (
        '<div itemscope itemtype="http://schema.org/Movie"><i itemprop="datePublished" content="2015-01-08"></i></div>'
    ),
    "microdata of a Review": (
        '<div itemscope itemtype="http://schema.org/Review"><i itemprop="datePublished" content="2015-01-08"></i></div>'
    ),
    "an item of a list": ld(
        '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2016-03-01"}]}'
    ),
    "two days of which the text tells neither": meta("article:published_time", "2019-07-12")
    + ld('{"@type": "NewsArticle", "datePublished": "2020-03-01"}'),
}


@pytest.mark.parametrize(("head", "day"), STATED.values(), ids=STATED.keys())
def test_the_day_that_the_metadata_states(head: str, day: str) -> None:
    assert article_from_html(page(head), "a").published == day


@pytest.mark.parametrize("head", NOT_STATED.values(), ids=NOT_STATED.keys())
def test_no_day_where_the_metadata_states_none(head: str) -> None:
    assert article_from_html(page(head), "a").published is None


def test_a_day_that_is_not_understood_is_said(caplog: pytest.LogCaptureFixture) -> None:
    assert article_from_html(page(meta("article:published_time", "hôm nay")), "a.html").published is None
    (said,) = caplog.messages
    assert said.startswith("a.html: states a publication day that is not understood: 'hôm nay'; it is read without one")


def test_days_that_contradict_each_other_are_said(caplog: pytest.LogCaptureFixture) -> None:
    stated = meta("article:published_time", "2019-07-12") + meta("pubdate", "2020-03-01", "name")
    assert article_from_html(page(stated), "a.html").published is None
    assert caplog.messages == ["a.html: states several publication days (2019-07-12, 2020-03-01): none is taken"]
    address = "https://a.vn/2020/03/01/tin"
    assert article_from_html(page(stated), "a.html", address).published == "2020-03-01"


def test_the_clock_in_the_head_of_a_site_states_nothing() -> None:
    clock = b'<body><header><time datetime="2025-04-24">h\xc3\xb4m nay</time></header>'
    assert article_from_html(page().replace(b"<body>", clock), "a").published is None


@pytest.mark.parametrize(
    "saved",
    [
        "<!-- saved from url=(0026)https://a.vn/2021/01/08/tin -->",
        "<!--\n Page saved with SingleFile \n url: https://a.vn/2021/01/08/tin \n saved date: Mon May 05 2025\n-->",
    ],
)
def test_the_address_a_page_was_saved_from(saved: str) -> None:
    assert article_from_html(saved.encode() + page(), "a").url == "https://a.vn/2021/01/08/tin"
    own = page('<link rel="canonical" href="https://a.vn/1">')
    assert article_from_html(saved.encode() + own, "a").url == "https://a.vn/1"


def test_a_clock_is_text_and_no_publication_day() -> None:
    clock = '<div class="header-date">Thứ năm, 24/04/2025 - 10:15</div>'
    article = article_from_html(page(body=clock + BODY), "a")
    assert article.published is None
    assert "24/04/2025" in article.text.partition("Chiều 8-1")[0]


@pytest.mark.parametrize("below", [
    '<div class="post-meta">Thứ sáu, 8/1/2021, 21:00</div>', '<p class="byline">By Admin - January 8, 2021</p>',
    '<div class="entry-meta"><span>Admin</span> | <span>8 Tháng Một, 2021</span></div>',
    '<div class="post-meta posted">Posted on 08 Th1, 2021</div>',
])  # fmt: skip
def test_the_day_that_stands_with_the_author_is_text_whatever_is_left_of_the_page(below: str) -> None:
    article = article_from_html(page(body=f"<h1>Hội đàm</h1>{below}{BODY}"), "a")
    assert "2021" in article.text.partition("Chiều 8-1")[0]
    assert "2021" not in article_from_html(page(body=f"{below}<h1>Hội đàm</h1>{BODY}"), "a").text, "another's"


def test_captions_and_headline_stand_in_the_text_once() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>Quang cảnh hội đàm ngày 8-1</figcaption></figure>"
    article = article_from_html(page("<title>Hội đàm</title>", f"<h1>Hội đàm quốc phòng</h1>{figure}{BODY}"), "a")
    assert article.title == "Hội đàm quốc phòng"
    assert article.text.count("Quang cảnh hội đàm ngày 8-1") == 1
    assert article.text.count("Hội đàm quốc phòng") == 1
    assert article.text.startswith("Hội đàm quốc phòng")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (meta("og:title", "Hội &amp;quot;đàm&amp;quot;"), 'Hội "đàm"'),
        (meta("og:title", "Hội đàm - Báo A") + meta("og:site_name", "Báo A"), "Hội đàm"),
        (meta("twitter:title", "Hội đàm", "name"), "Hội đàm"),
        ('<title>Hội đàm | Báo A</title></head><h1 class="logo">Báo A</h1>', "Hội đàm"),
        ("<title>Hội đàm | Báo A</title>", "Hội đàm | Báo A"),
        ("</head><svg><title>Biểu tượng</title></svg>", None),
    ],
)
def test_the_headline_without_the_name_of_its_site(head: str, title: str | None) -> None:
    assert article_from_html(page(head), "a").title == title


@pytest.mark.parametrize(
    "other",
    [
        "<p hidden>Ngày 3/3/2016, bài khác.</p>",
        "<details><summary>3 Bình luận</summary><p>Ngày 3/3/2016, bài khác.</p></details>",
        "<details><summary>Ý kiến (3)</summary><p>Ngày 3/3/2016, bài khác.</p></details>",
        "</article><article><h1>Bài kế</h1><p>Ngày 3/3/2016, bài khác.</p><p>Hai bên bàn về đào tạo trong năm.</p>",
    ],
)
def test_what_is_not_the_article_is_not_read(other: str) -> None:
    text = article_from_html(page(body=f"<h1>Hội đàm</h1>{BODY}{other}"), "a").text
    assert ("8-1" in text, "bài khác" in text) == (True, False)


def test_tcvn3_written_as_entities_keeps_its_soft_hyphen() -> None:
    coded = "".join({made: letter for letter, made in _TCVN3.items()}.get(letter, letter) for letter in BODY)
    read = article_from_html(page(body=coded).decode().encode("ascii", "xmlcharrefreplace"), "a")
    assert "bộ trưởng" in read.text.lower()


def test_address_and_outlet() -> None:
    own = '<link rel="canonical" href="https://a.vn/1">' + meta("og:site_name", "Báo A")
    assert article_from_html(page(own), "x").url == "https://a.vn/1"
    assert article_from_html(page(own), "x").source == "Báo A"
    read_from = article_from_html(page(own), "x", url="https://b.vn/2")
    assert read_from.url == "https://b.vn/2"
    assert article_from_html(page(), "x", url="https://b.vn/2").source == "b.vn"


def test_the_encoding_that_a_page_declares() -> None:
    text = page('<meta charset="windows-1258">', BODY).decode().replace("Chiều", "Chieu")
    plain = text.encode("ascii", "xmlcharrefreplace")
    assert "Chieu 8-1, hai bộ trưởng" in article_from_html(plain, "a").text
    wide = page().decode().encode("utf-16")
    assert "Chiều" in article_from_html(wide, "a", content_type="text/html; charset=utf-16").text


def test_escaped_letters_of_a_page_leave_its_markup_alone() -> None:
    escaped = page(body=BODY + "<p>Dấu &lt;b&gt; và &amp; ở cuối bài báo này.</p>").decode()
    article = article_from_html(escaped.encode("ascii", "xmlcharrefreplace"), "a")
    assert "Dấu <b> và & ở cuối" in article.text


BODY_SHORT = "Chiều 8-1, hai bộ trưởng hội đàm trực tuyến về hợp tác trong năm tới."
WRONG = {
    "a check of the browser": (
        b"<html><title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p></html>",
        "asks for a check of the browser",
    ),
    "what leads on": (
        b"<html><meta http-equiv='Refresh' content='0; URL=\"https://a.vn/2\"'><p>Xin ch\xe1\xbb\x9d</p></html>",
        "only leads on to https://a.vn/2: give that address",
    ),
    "a program that leads on": (
        b"<html><script>window.location.replace('https://a.vn/2')</script></html>",
        "only leads on to https://a.vn/2",
    ),
    "an error": (
        b"<html><title>404 Not Found</title><center><h1>404 Not Found</h1></center>nginx</html>",
        "is the page of an error \\(“404 Not Found”\\)",
    ),
    "an error in Vietnamese": (
        "<html><title>Không tìm thấy trang</title><p>Trang bạn tìm không tồn tại</p></html>".encode(),
        "is the page of an error",
    ),
    "a frame for a program": (
        b"<html><title>App</title><div id=app></div><noscript>You need to enable JavaScript to run "
        b"this app.</noscript><script src=a.js></script></html>",
        "is filled by a program",
    ),
    "a login": (
        "<html><title>Đăng nhập</title><p>Đăng nhập để đọc tiếp</p><input type=password></html>".encode(),
        "asks for a login",
    ),
    "bytes of no encoding": (b"<html><meta charset='utf-8'><p>chi\xea</p></html>", "is not UTF-8"),
    "no article": (b"<html><body><img src='a.jpg'></body></html>", "no article text"),
    "nothing": (b" \n", "is empty"),
}


@pytest.mark.parametrize(("data", "wrong"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_with_a_page_is_said(data: bytes, wrong: str) -> None:
    with pytest.raises(Unreadable, match=wrong):
        article_from_html(data, "a")


READ_ANYWAY = {
    "loads itself anew": "<meta http-equiv='refresh' content='300; url=https://a.vn/1'>",
    "leads small screens on": "<script>if (screen.width < 700) { location.href = 'https://m.a.vn/1'; }</script>",
    "leads to itself": "<meta http-equiv='refresh' content='0; url=https://a.vn/1'>",
    "is told in numbers": "<title>404 người về nước</title>",
}


@pytest.mark.parametrize("head", READ_ANYWAY.values(), ids=READ_ANYWAY.keys())
def test_a_short_article_is_one_though_its_page(head: str) -> None:
    data = f"<html><head><meta charset=utf-8>{head}</head><body><article><p>{BODY_SHORT}</p></article></body></html>"
    assert BODY_SHORT in article_from_html(data.encode(), "a", "https://a.vn/1").text


def crowded(tag: str) -> str:
    return f"<{tag} " + " ".join(f"a{n}={n}" for n in range(40_000)) + ">"


def test_a_tag_with_very_many_attributes_is_no_page() -> None:
    with pytest.raises(Unreadable, match="a tag with 40000 attributes"):
        article_from_html(page(body=crowded("p") + BODY), "a")


def test_very_many_captions_are_told(caplog: pytest.LogCaptureFixture) -> None:
    captions = "".join(f"<figcaption>Ảnh {n} chụp</figcaption>" for n in range(501))
    body = f"<p>Một bài báo.</p></article>{captions}<article>{BODY}"
    assert "Ảnh 499 chụp" in article_from_html(page(body=body), "a").text
    assert "has 501 captions, of which the first 500 are read" in caplog.text
