"""What the columns of a table, or the keys of JSON, are called: by a map that somebody gives, or by names usual in
Vietnamese and English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from loaders.patterns import lazy_re

FIELDS = ("id", "text", "title", "url", "source", "published")

# By what is left of a name without case, diacritics and signs; the first that a table has is taken.
_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "articleid", "mabai", "mabaiviet", "maso", "ma", "guid", "uid"),
    "text": (
        "text", "fulltext", "content", "noidung", "noidungbaiviet", "noidungbai", "body", "articlebody", "toanvan",
        "vanban", "baiviet", "article", "maintext", "contenttext", "noidungtin", "noidungchitiet", "noidungdaydu",
        "fullcontent", "rawtext", "contenthtml", "bodytext", "storytext", "paragraphs", "cleantext",
        "plaintext", "textcontent", "selftext", "pagecontent",
        "leadparagraph", "story", "html", "baibao", "tinbai", "chitiet", "message",
        "post", "caption", "noidungchinh", "bai",
        "description", "summary", "tomtat", "mota", "sapo", "trichdan",
    ),
    "title": (
        "title", "headline", "tieude", "tit", "tenbai", "tenbaiviet", "tieudebai", "tieudebaiviet", "tieudetin",
        "tentin", "tenbaibao", "tuade", "webtitle", "daude", "nhande", "subject", "heading", "name",
    ),
    "url": (
        "url", "link", "links", "linkbai", "linkbaiviet", "duonglink", "duongdan", "lienket", "diachi",
        "href", "permalink", "address", "uri", "weburl", "externalurl", "pageurl",
        "canonical", "canonicalurl", "originalurl", "linkgoc", "diachiurl", "duongdanurl", "nguonlink", "linknguon",
    ),
    "source": (
        "source", "nguon", "bao", "tenbao", "toasoan", "publisher", "site", "sitename", "outlet", "nguontin", "domain",
        "nguonbao", "tobao",
    ),
    "published": (
        "published", "publishedat", "publisheddate", "publishdate", "publishedtime", "publishtime", "publishedon",
        "datepublished", "pubdate", "publicationdate", "publicationday", "ngaydang", "ngayxuatban", "ngaydangtin",
        "ngaydangbai", "thoigiandang", "ngayphathanh", "ngay", "date", "thoigian", "dated", "posted", "postedat",
        "posteddate", "postdate", "issued", "dcdate", "ngaythang",
        "dangngay", "ngaygiodang", "thoidiemdang", "thoigiandangtai", "giodang", "ngaylenbai", "ngaybao", "ngaydangtai",
        "datepublish", "webpublicationdate", "firstpublished", "firstpublishedat", "publishdatetime",
        "publisheddatetime", "publicationdatetime", "datetime", "thoigianxuatban", "dangluc", "ngaythangnam",
        "releasedate", "seendate", "thoigiancongbo", "ngaycongbo",
        "createdat", "datecreated", "created", "createdutc", "createdtime",
    ),
}  # fmt: skip
# Names of a text that may be of something else, or of a part.
_WEAK_TEXT = frozenset(_NAMES["text"][_NAMES["text"].index("chitiet") :])
# What may stand before or behind a name and says only whose it is: "article_title", "Toàn văn bài viết".
_OWNERS = (
    "article", "articles", "news", "post", "story", "baiviet", "baibao", "bai", "tinbai", "tin", "nguon", "source",
)  # fmt: skip
# What may stand behind a name in brackets: a form, a remark.
_REMARK = lazy_re(r"\([^()]*\)|\[[^\[\]]*\]")
# A day in three columns.
_PARTS = (("ngay", "day"), ("thang", "month"), ("nam", "year"))


@dataclass(frozen=True, slots=True)
class Columns:
    """For each field of an article the index of its column; a field without one is absent.

    `days`: other columns under whose names a publication day may be told, where the first tells none. `parts`: the
    columns of day (None where there is none), month and year, where each has its own.
    """

    index: Mapping[str, int]
    names: Sequence[str]
    days: Sequence[int] = ()
    parts: tuple[int | None, int, int] | None = None

    def __str__(self) -> str:
        """Which field is read from which column, and which columns are not read, for a person."""
        taken = ", ".join(f"{field} from “{self.names[at]}”" for field, at in self.index.items())
        parts = [at for at in self.parts or () if at is not None]
        read = {*self.index.values(), *self.days, *parts}
        taken += "".join(f", else “{self.names[at]}”" for at in self.days)
        named = [f"“{self.names[at]}”" for at in parts]
        if named and "published" not in self.index:
            taken += f", published from {named[0]}"
        taken += "".join(f" and {name}" for name in named[1:])
        left = [name for at, name in enumerate(self.names) if name and at not in read]
        return taken + (f"; not read: {', '.join(f'“{name}”' for name in left)}" if left else "")


def plain(name: str) -> str:
    """A name without case, diacritics and signs: "Ngày đăng" and "ngay_dang" are one."""
    letters = unicodedata.normalize("NFD", _REMARK.sub("", name).casefold().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", letters)


def _usual(key: str) -> dict[str, int]:
    """The fields that a plain name may mean, with how usual it is for each: 0 is the most usual."""
    found = {field: names.index(key) for field, names in _NAMES.items() if key in names}
    if found or len(key) > 40:
        return found
    for owner in _OWNERS:
        for bare in (key.removeprefix(owner), key.removesuffix(owner)):
            if bare != key:
                for field, names in _NAMES.items():
                    if bare in names and field != "id":
                        found.setdefault(field, len(names) + names.index(bare))
    return found


def columns(names: Sequence[str], mapped: Mapping[str, str]) -> Columns | None:
    """The columns of a table whose header has these names; None where no text is among them.

    `mapped` tells for a field its column, by name or by number from 1; the others are guessed by their usual names.
    `ValueError` names a column that is not there.
    """
    keys = [plain(name) for name in names]
    index: dict[str, int] = {field: _named(names, keys, column) for field, column in mapped.items()}
    usual = [_usual(key) for key in keys]
    days: list[int] = []
    for field in FIELDS:
        if field in index:
            continue
        fitting = sorted((means[field], at) for at, means in enumerate(usual) if field in means)
        free = [at for _, at in fitting if at not in index.values()]
        if free:
            index[field] = free[0]
            days = free[1:] if field == "published" else days
    if "text" not in index:
        return None
    parts = [next((keys.index(name) for name in part if name in keys), None) for part in _PARTS]
    day, month, year = parts
    apart = month is not None and year is not None and index.get("published") in (None, day)
    told = cast("tuple[int | None, int, int]", (day, month, year)) if apart else None
    return Columns({field: index[field] for field in FIELDS if field in index}, names, days, told)


def fields_of(name: str) -> tuple[str, frozenset[str]]:
    """A name without case, diacritics and signs, and the fields that it usually means."""
    key = plain(name)
    return key, frozenset(_usual(key))


def is_usual(name: str) -> bool:
    """Whether a name is one of a field, or of a part of a day."""
    key = plain(name)
    return bool(_usual(key)) or key in ("gio", "time", "hour", *(name for part in _PARTS for name in part))


def _named(names: Sequence[str], keys: Sequence[str], column: str) -> int:
    if column in names:
        return list(names).index(column)
    if plain(column) and plain(column) in keys:
        return keys.index(plain(column))
    if column.isdecimal() and 1 <= int(column) <= len(names):
        return int(column) - 1
    raise ValueError(f"has no column {column!r}: its columns are {', '.join(f'“{name}”' for name in names if name)}")


def text_name(names: Iterable[str]) -> str | None:
    """Which of the keys of a JSON object is plainly the article's text: `text` itself, else the most usual name; one of
    a summary only beside a title and a day, as news services answer."""
    usual = {name: _usual(plain(name)) for name in names}
    told = sorted((means["text"], name) for name, means in usual.items() if "text" in means)
    strong = [name for _, name in told if plain(name) not in _WEAK_TEXT]
    others = {field for means in usual.values() for field in means}
    return strong[0] if strong else told[0][1] if told and {"title", "published"} <= others else None


def field_names(field: str, names: Iterable[str]) -> list[str]:
    """Those of `names` under which a field is usually told, the most usual first."""
    told = sorted((means[field], at, name) for at, name in enumerate(names) if field in (means := _usual(plain(name))))
    return [name for _, _, name in told]


def published_names(names: Iterable[str]) -> list[str]:
    """Those of `names` under which a publication day is usually told, the most usual first; `published` itself is left
    out."""
    known = {plain(name): name for name in names if name != "published"}
    return [known[name] for name in _NAMES["published"] if name in known]
