"""Pages with something else in place of their article: what leads on to another address, a check of the browser, the
words of an error, a frame that a program in the browser fills, a login. Each is said, with what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from loaders.patterns import lazy_re
from loaders.sources.base import Unreadable

if TYPE_CHECKING:
    from lxml import html as lxml_html

#: Characters of the shortest article: what stands in its place has fewer.
WHOLE = 200
# Where a service before the site takes its reader for a program.
_CHECK = lazy_re(
    r"^(?:just a moment\W*|attention required! \| cloudflare|access (?:to this page )?(?:has been )?denied\W*"
    r"|are you (?:a robot|human)\?|(?:checking (?:your|the) browser|verify(?:ing)? you are human"
    r"|enable javascript and cookies to|xác minh (?:rằng )?bạn không phải).*|ddos-guard)$",
    re.IGNORECASE | re.MULTILINE,
)
_ERROR = lazy_re(
    r"^\W*(?:error\W*|lỗi\W*)?(?:(?:40[0134]|410|429|50[0-4])\W*(?:(?:error|not found|bad|forbidden|unauthorized|gone"
    r"|too many|internal|service|gateway|page|lỗi|không tìm).*)?|(?:page |file |article )?not found\b.*|forbidden\W*"
    r"|bad gateway\W*|service (?:temporarily )?unavailable\W*|internal server error\W*"
    r"|không tìm thấy (?:trang|bài viết|nội dung)\b.*"
    r"|(?:trang|bài viết|nội dung)[^.]{0,30} không (?:còn )?tồn tại\b.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_PROGRAM = lazy_re(
    r"\b(?:(?:enable|turn on|activate|without|bật) javascript|javascript (?:is|to be) (?:required|disabled|enabled)"
    r"|requires javascript)\b",
    re.IGNORECASE,
)
_LOGIN = lazy_re(r"\b(?:đăng nhập|log ?in|sign ?in)\b", re.IGNORECASE)
# At once: after a while, pages load themselves anew.
_REFRESH = lazy_re(r"\s*\d?(?:\.\d*)?\s*[;,]\s*(?:url\s*=)?\s*(?P<quote>[\"']?)(?P<url>[^\"']+)(?P=quote)", re.I)
_SCRIPT = lazy_re(
    r"(?:^|[\s;{])(?:(?:window|document|self|top|parent)\.)?location"
    r"(?:\.(?:replace|assign)\s*\(\s*|(?:\.href)?\s*=\s*)(?P<quote>[\"'])(?P<url>[^\"']+)(?P=quote)"
)
_ASKS = lazy_re(r"\bif\b|\?")  # whether the reader has a small screen, or the page stands in a frame


class LeadsOn(Unreadable):
    """Raised for a page that holds nothing but the way to `url`."""

    def __init__(self, url: str) -> None:
        super().__init__(f"only leads on to {url}", "give that address, or the page that it leads to")
        self.url = url


def article_words(tree: lxml_html.HtmlElement, url: str | None, title: str | None, text: str | None) -> str:
    """`text`, the words found on a page, where they may be an article. `Unreadable` where there are none (None), or
    where they stand in its place; `LeadsOn` where they only lead on. `url` is the page's address, where it is known.

    No page whose text has the length of an article is refused, whatever it says.
    """
    if text and len(" ".join(text.split())) >= WHOLE:
        return text
    if target := next((address for address in _targets(tree, url) if address != url), None):
        raise LeadsOn(target)
    shown = f"{title or ''}\n{text or ''}"
    if _CHECK.search(shown):
        raise Unreadable("asks for a check of the browser in place of the article", "open it in a browser and save it")
    if error := _ERROR.search(title or "") or _ERROR.match((text or "").lstrip()):
        raise Unreadable(f"is the page of an error (“{error[0].strip()[:60]}”)", "give the page of the article")
    if _PROGRAM.search(f"{shown}\n{' '.join(tree.xpath('//noscript//text()'))}") and tree.find(".//script") is not None:
        raise Unreadable(
            "is filled by a program in the browser (JavaScript) and holds no article itself",
            "open it in a browser and save what is shown",
        )
    if _LOGIN.search(shown) and tree.xpath("//input[@type='password']"):
        raise Unreadable("asks for a login in place of the article", "log in with a browser and save the page")
    if not text:
        raise Unreadable("no article text is found in the page", "give a page that holds an article")
    return text


def _targets(tree: lxml_html.HtmlElement, url: str | None) -> Iterator[str]:
    """The addresses that a page leads on to by itself: told in its head, or by a program of one line."""
    for content in tree.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']/@content"):
        if found := _REFRESH.match(content):
            yield from _joined(found["url"], url)
    for script in tree.xpath("//script[not(@src)]/text()"):
        if len(script) < WHOLE and not _ASKS.search(script) and (found := _SCRIPT.search(script)):
            yield from _joined(found["url"], url)


def _joined(address: str, base: str | None) -> Iterator[str]:
    """An address told on a page as a whole one; nothing for what is none."""
    try:
        whole = urljoin(base or "", address.strip())
    except ValueError:
        return
    if whole and not whole.lower().startswith(("javascript:", "about:", "data:")):
        yield whole
