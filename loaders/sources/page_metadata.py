"""What a page states about itself: title, address, outlet and publication day.

Only statements made for machines count as the publication day: JSON-LD `datePublished`, `article:published_time`
and their kin, microdata and microformats. A page's visible clock is not one of them, since on many pages it is the day
of reading: it is kept as the text's first line, where the resolver weighs it as soft evidence. No day is ever guessed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from loaders.patterns import lazy_re
from loaders.published import read_published
from loaders.sources.base import day_not_understood, remark
from loaders.sources.json_ld import is_of_page, published_values
from loaders.sources.urldate import date_in_url
from loaders.text.whole_dates import ENGLISH, IN_NUMBERS, IN_WORDS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Names of `meta` elements that state when the page was published, by their letters alone, most trusted first; a name
# may have more before it ("shareaholic:article_published_time"). `modified` and its like are none of them.
_PUBLISHED_NAMES = (
    "articlepublishedtime", "articlepublished", "publishedtime", "publishtime", "datepublished", "publisheddate",
    "pubdate", "publishdate", "publishedat", "publicationdate", "articledateoriginal", "dateissued", "termsissued",
    "sailthrudate", "citationdate", "citationonlinedate", "publicationtime", "publishedon", "publishedatdate",
    "publishedtimetelegram", "firstpublished", "displaydate", "articledate", "newsdate", "postdate", "published",
)  # fmt: skip
# Only without anything before them.
_PUBLISHED_WHOLE = ("dcdate", "dctermsdate", "eprintsdate", "publish", "pdate", "date", "datetime")
# What says when it was made, or does not say what its day is of: heard where nothing above is stated.
_CREATED_NAMES = (
    "datecreated", "termscreated", "dccreated", "articlecreated", "dateposted", "releasedate", "ptime", "creationdate",
    "createtime", "createat", "createdat", "createdate", "livedate",
)  # fmt: skip
_CREATED_WHOLE = ("created", "timestamp", "time", "searchdate")
_OF_OTHERS = lazy_re("last|modif|updat|revis|expir|unpub|comment|video")
#: Names of elements that belong to comments and to other articles.
FOREIGN = lazy_re(r"comment|related|sidebar|lien-quan|lienquan|binh-luan|binhluan", re.IGNORECASE)
_CLOCK = lazy_re("|".join((IN_NUMBERS, IN_WORDS, ENGLISH)), re.IGNORECASE)
_CLOCK_CLASSES = ("date", "time", "publish", "clock", "ngay")
# Elements below the headline that say of the article who wrote it and when ("post-meta"), which no text holds.
_BYLINE_CLASSES = ("meta", "byline", "posted")
# Classes of microformats and of usual themes.
_PUBLISHED_CLASSES = frozenset({"published", "dt-published", "entry-date", "pubdate", "publish-date", "date-published"})
# Elements whose times are those of other things, and how many words may stand beside an article's own.
_ASIDE = frozenset({"aside", "nav", "footer", "ul", "ol", "form", "figure", "blockquote"})
_OWN_LIST = lazy_re(r"meta|info|byline|detail", re.IGNORECASE)  # a list of what is to be said of the article
#: Names of parts of a page in which its `<time>` by itself is of another article.
OTHERS = lazy_re(
    r"tin-?(?:khac|moi|lq)|(?:doc|xem)-?nhieu|chuyen-?muc|most-?(?:read|view)|popular|latest|recent|trending|teaser|recommend"
    r"|(?:news|articles?|posts?|stor(?:y|ies))-?(?:list|grid)|list-?(?:news|posts?|articles?)"
    r"|fb-(?:post|video)|twitter-tweet|instagram-media|tiktok-embed",
    re.IGNORECASE,
)
_BESIDE = 12
_SITE_CLOCK = lazy_re(
    r"(?:live|site|page)-?clock|current-?(?:date|time)|\btoday\b|dong-?ho|^clock$|top-?bar", re.IGNORECASE
)
_CHANGED = lazy_re(
    r"updated|modified|edited|revised|cập nhật|chỉnh sửa|sửa đổi|sửa lần|lần sửa|sửa lúc|mis à jour|modifié",
    re.IGNORECASE,
)
_STATED, _CREATED = {"datepublished"}, {"datecreated", "dateposted"}
# In RDFa, of Dublin Core: the prefix is what the page made of it.
_STATED_BY_PREFIX = lazy_re(r"^(?:dc|dct|dcterms|.*purl\.org/dc/(?:terms|elements/1\.1)/):?(?:issued|date)$")
_CREATED_BY_PREFIX = lazy_re(r"^(?:dc|dct|dcterms|.*purl\.org/dc/(?:terms|elements/1\.1)/):?created$")
_LOGO = lazy_re(r"logo|site-?(?:title|name)|brand", re.IGNORECASE)
_CLOCK_LENGTH = 80  # a line longer than this is a sentence, not a clock
_OPENING = 2000  # characters of an article in which its news has its day


@dataclass(frozen=True, slots=True)
class Metadata:
    """`stated`: the EDTF days that the page states, most trusted first; `clock` the visible line with a date near the
    headline; `unread` what is stated as a day and not understood."""

    title: str | None
    url: str | None
    site: str | None
    stated: tuple[str, ...]
    clock: str | None
    unread: tuple[str, ...] = ()


def metadata(tree: HtmlElement) -> Metadata:
    """What the page states about itself, None where it is silent."""
    meta = _meta(tree)
    title = _title(tree, meta)
    url = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or meta.get("og:url")
    own = {address for address in (url, meta.get("og:url")) if address}
    scripts = _json_ld(tree)
    days, unread = _read(
        (*published_values(scripts, own, title), *_named(meta, _PUBLISHED_NAMES, _PUBLISHED_WHOLE), *_marked(tree))
    )
    if not days:
        created = published_values(scripts, own, title, "datecreated")
        marked = _marked(tree, created=True)
        days, more = _read((*created, *_named(meta, _CREATED_NAMES, _CREATED_WHOLE), *marked) or _own_time(tree))
        unread += more
    return Metadata(
        title=title,
        url=url if url and url.startswith(("http://", "https://")) else None,
        site=_plain(meta.get("og:site_name")),
        stated=tuple(days),
        clock=_clock(tree),
        unread=tuple(unread),
    )


def one_day(stated: Sequence[str], unread: Sequence[str], text: str, url: str | None, name: str) -> str | None:
    """The one day that a page or an entry of a feed states; None where it states none, or two that cannot both be.

    `stated` are EDTF days, most trusted first, `unread` what is stated and not understood. Of two that differ by more
    than a day, the one holds that the address names too, or that the text's opening tells its news of; otherwise
    neither does. `name` is for the log, which has every statement that was not taken.
    """
    if not stated:
        for value in unread:
            day_not_understood(name, value)
        return None
    first, *rest = stated
    others = [day for day in rest if _differ(first, day)]
    if not others:
        return first
    days = list(dict.fromkeys((first, *others)))
    told = date_in_url(url) if url else None
    fitting = [day for day in days if told and not _differ(day, told[0])] or [
        day for day in days if _told_of(day, text[:_OPENING])
    ]
    taken = fitting[0] if len(fitting) == 1 or (fitting and not _any_differ(fitting)) else None
    said = f"{taken} is taken, which the article itself tells" if taken else "none is taken"
    remark(name, f"states several publication days ({', '.join(days)}): {said}")
    return taken


def _read(stated: Iterable[Any]) -> tuple[list[str], list[str]]:
    days, unread = [], []
    for value in stated:
        try:
            if day := read_published(_iso(value) if isinstance(value, str) else value):
                days.append(day)
        except ValueError:
            unread.append(str(value))
    return days, unread


def _iso(value: str) -> str:
    """ISO 8601 as newsrooms write it, made regular: `2021-01-08T21:00:00+0700`, `2021-01-08 21:00`, `…07:00 AM`."""
    text = re.sub(r"\s+", " ", value.strip())
    match = re.match(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)? ?(Z|[+-]\d\d:?\d\d)?(?:\[[\w/]+\])?$", text)
    return f"{match[1]}T{match[2]}{match[3] or ''}" if match else text


def _json_ld(tree: HtmlElement) -> list[str]:
    return [script.text_content() for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower()]


def _named(meta: dict[str, str], endings: tuple[str, ...], whole: tuple[str, ...]) -> list[str]:
    """What is stated under names that end in one of `endings` or are one of `whole`, in their order."""
    plain = {re.sub("[^a-z]", "", name): content for name, content in reversed(meta.items())}
    plain = {name: content for name, content in plain.items() if not _OF_OTHERS.search(name)}
    ended = [plain[name] for ending in endings for name in reversed(plain) if name.endswith(ending)]
    return list(dict.fromkeys((*ended, *(plain[name] for name in whole if name in plain))))


def _marked(tree: HtmlElement, *, created: bool = False) -> Iterator[str]:
    """Days in microdata, RDFa and microformats, of the page's own article: not of a comment or a related one.

    `created`: those on which it was made, instead of those on which it was published.
    """
    classes = " or ".join(f"contains(@class, '{name}')" for name in _PUBLISHED_CLASSES)
    for element in tree.xpath(f"//*[@itemprop or @pubdate or @property or self::abbr or self::time or {classes}]"):
        if element.tag == "meta" and not element.get("itemprop"):
            continue  # told by its name already
        if not (_states_creation(element) if created else _states_publication(element)):
            continue
        value = next((element.get(name) for name in ("content", "datetime", "title") if element.get(name)), None)
        value = value or next(iter(element.xpath(".//@content | .//@datetime")), None) or element.text_content()
        if value and not _is_foreign(element) and not _is_in_other_item(element):
            yield value


def _is_in_other_item(element: HtmlElement) -> bool:
    """Whether microdata stands in an item that is neither an article nor a page: a film, a review, an event."""
    scope = next((e for e in element.iterancestors() if e.get("itemscope") is not None and e.get("itemtype")), None)
    return scope is not None and not is_of_page(scope.get("itemtype").split())


def _properties(element: HtmlElement) -> list[str]:
    """The names of an element in microdata or RDFa, in lower case."""
    return (element.get("itemprop") or element.get("property") or "").lower().split()


def _local(name: str) -> str:
    """A name without the vocabulary before it: `schema:datePublished`, `http://schema.org/datePublished`."""
    return re.split("[:/#]", name)[-1]


def _states_publication(element: HtmlElement) -> bool:
    names = _properties(element)
    if element.get("pubdate") is not None or any(_local(n) in _STATED or _STATED_BY_PREFIX.match(n) for n in names):
        return True
    told = any(element.get(name) for name in ("content", "datetime", "title"))
    classes = {*(element.get("class") or "").lower().split(), *names}
    return bool(classes & _PUBLISHED_CLASSES) and (told or element.tag in ("abbr", "time"))


def _states_creation(element: HtmlElement) -> bool:
    return any(_local(name) in _CREATED or _CREATED_BY_PREFIX.match(name) for name in _properties(element))


def _own_time(tree: HtmlElement) -> Iterator[str]:
    """The first `<time datetime>` that stands by itself, as below a headline: none of a menu, a list, a sentence or the
    page's head, and none that says when something was changed."""
    for element in tree.xpath(
        "//*[self::time or self::relative-time or self::time-ago or self::amp-timeago][@datetime]"
    ):
        around = {e.tag for e in element.iterancestors() if not _is_own_list(e)}
        beside = element.getparent()
        in_words = beside is not None and beside.tag in ("p", "a", "td", "blockquote", "figcaption")
        alone = not in_words or len(beside.text_content().split()) <= _BESIDE
        of_page = "header" in around and not around & {"article", "main"}
        others = of_page or bool(around & _ASIDE) or _is_of_others(element) or _is_site_clock(element)
        # Not "PT5M" of reading, nor "14:05", nor the year of a copyright.
        tells = re.search(r"\d{4}\D?\d|\d\D?\d{4}", element.get("datetime")) is not None
        if alone and tells and not others and not _is_change(element):
            yield element.get("datetime")
            return


def _is_site_clock(element: HtmlElement) -> bool:
    """Whether a `<time>` stands in a clock of the site, which shows the day of reading."""
    around = (element, *element.iterancestors())
    return any(
        _SITE_CLOCK.search(name) for e in around for name in (e.get("id") or "", *(e.get("class") or "").split())
    )


def _is_change(element: HtmlElement) -> bool:
    """Whether a `<time>` says of itself, or the words before it say, that its day is of a change."""
    if _CHANGED.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}"):
        return True
    beside, before = element.getparent(), element.getprevious()
    words = (before.tail or before.text_content()) if before is not None else beside.text if beside is not None else ""
    remark_ = re.match(r"\s*\(([^()]*)\)", element.tail or "")  # "8/1 (cập nhật)"
    return bool(_CHANGED.search((words or "")[-_CLOCK_LENGTH:]) or (remark_ and _CHANGED.search(remark_[1])))


def _is_own_list(element: HtmlElement) -> bool:
    return element.tag in ("ul", "ol") and _OWN_LIST.search(element.get("class") or "") is not None


def _is_of_others(element: HtmlElement) -> bool:
    """Whether a `<time>` by itself is of another article: by the names around it, or in an `<article>` without the
    headline that another one has."""
    around = [e for e in element.iterancestors() if e.tag not in ("html", "body")]
    if _is_foreign(element) or any(OTHERS.search(f"{e.get('class') or ''} {e.get('id') or ''}") for e in around):
        return True
    inside = [e for e in around if e.tag == "article"]
    return bool(inside) and not inside[-1].xpath(".//h1") and bool(element.getroottree().xpath("//article//h1"))


def _is_foreign(element: HtmlElement) -> bool:
    around = (element, *element.iterancestors())
    return any(
        FOREIGN.search(f"{e.get('class') or ''} {e.get('id') or ''} {e.get('itemtype') or ''}")
        for e in around
        if e.tag not in ("html", "body")
    )


def _differ(one: str, other: str) -> bool:
    """Whether two EDTF days or months cannot be the same day, told in two zones."""
    if len(one) != len(other) or len(one) < len("2021-01-08"):
        short = min(len(one), len(other))
        return one[:short] != other[:short]
    return abs(date.fromisoformat(one) - date.fromisoformat(other)) > timedelta(days=1)


def _any_differ(days: list[str]) -> bool:
    return any(_differ(days[0], day) for day in days[1:])


def _told_of(day: str, text: str) -> bool:
    """Whether `text` tells of `day`, or of one of the two before it, by day and month."""
    if len(day) < len("2021-01-08"):
        return False
    for back in range(3):
        told = date.fromisoformat(day) - timedelta(days=back)
        if re.search(rf"(?<!\d)0?{told.day}\s*(?:[-/.]\s*0?{told.month}|tháng\s+0?{told.month})(?![\d])", text):
            return True
    return False


def _clock(tree: HtmlElement) -> str | None:
    """The first short line with a full date in an element that calls itself a date, or else in one below the headline
    that tells of the article."""
    below: str | None = None
    headed = tree.find(".//h1") is None
    for element in tree.iter("h1", "time", "span", "div", "p", "li"):
        headed = headed or element.tag == "h1"
        named = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        dated = element.tag == "time" or any(word in named for word in _CLOCK_CLASSES)
        if not dated and (below or not headed or not any(word in named for word in _BYLINE_CLASSES)):
            continue
        text = " ".join(element.text_content().split())
        if len(text) <= _CLOCK_LENGTH and _CLOCK.search(text):
            if dated:
                return text
            below = text
    return below


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("id")
        content = element.get("content") or element.get("value")
        if name and content:
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _title(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    """The article's headline, without the name of the site that often follows it."""
    site, headlines = [_plain(meta.get("og:site_name"))], list[str | None]()
    for element in tree.xpath("//h1"):
        is_logo = _LOGO.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None
        (site if is_logo else headlines).append(_plain(element.text_content()))
    named = (_plain(meta.get(name)) for name in ("og:title", "twitter:title"))
    page = (_plain(element.text_content()) for element in tree.xpath("//title[not(ancestor::svg)]"))
    title: str | None = next(filter(None, (*named, *headlines, *page)), None)
    for name in filter(None, site):
        if title and (behind := re.search(rf"\s+[-–—|·:]\s+{re.escape(name)}$", title, re.IGNORECASE)):
            return title[: behind.start()]
    return title


def _plain(text: str | None) -> str | None:
    """The words of a value; characters that were escaped twice ("&amp;quot;") are read as what they are."""
    return " ".join(html.unescape(text).split()) or None if text else None
