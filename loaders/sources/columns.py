"""What the columns of a table are called: by a map that somebody gives, or by names usual in Vietnamese and English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FIELDS = ("id", "text", "title", "url", "source", "published")

# By what is left of a name without case, diacritics and signs; the first that a table has is taken.
_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "articleid", "mabai", "mabaiviet", "maso", "ma", "guid", "uid"),
    "text": (
        "text", "fulltext", "content", "noidung", "noidungbaiviet", "noidungbai", "body", "articlebody", "toanvan",
        "vanban", "baiviet", "article", "maintext", "contenttext", "noidungtin", "noidungchitiet", "noidungdaydu",
        "fullcontent", "rawtext", "contenthtml", "baibao", "tinbai", "chitiet", "description", "summary", "tomtat",
        "mota", "sapo", "trichdan",
    ),
    "title": (
        "title", "headline", "tieude", "tit", "tenbai", "tenbaiviet", "tieudebai", "tieudebaiviet", "tieudetin",
        "tentin", "tuade", "name",
    ),
    "url": (
        "url", "link", "links", "linkbai", "linkbaiviet", "duonglink", "duongdan", "lienket", "diachi",
        "href", "permalink", "address", "uri", "weburl",
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
        "dangngay", "ngaygiodang", "thoidiemdang", "giodang", "ngaylenbai", "ngaybao",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """For each field of an article the index of its column; a field without one is absent."""

    index: Mapping[str, int]
    names: Sequence[str]

    def __str__(self) -> str:
        """Which field is read from which column, and which columns are not read, for a person."""
        taken = ", ".join(f"{field} from “{self.names[at]}”" for field, at in self.index.items())
        left = [name for at, name in enumerate(self.names) if name and at not in self.index.values()]
        return taken + (f"; not read: {', '.join(f'“{name}”' for name in left)}" if left else "")


def plain(name: str) -> str:
    """A name without case, diacritics and signs: "Ngày đăng" and "ngay_dang" are one."""
    letters = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", letters)


def columns(names: Sequence[str], mapped: Mapping[str, str]) -> Columns | None:
    """The columns of a table whose header has these names; None where no text is among them.

    `mapped` tells for a field its column, by name or by number from 1; the others are guessed by their usual names.
    `ValueError` names a column that is not there.
    """
    keys = [plain(name) for name in names]
    index: dict[str, int] = {field: _named(names, keys, column) for field, column in mapped.items()}
    for field in FIELDS:
        if field not in index:
            usual = (name for name in _NAMES[field] if name in keys)
            at = next((keys.index(name) for name in usual if keys.index(name) not in index.values()), None)
            if at is not None:
                index[field] = at
    return Columns({field: index[field] for field in FIELDS if field in index}, names) if "text" in index else None


def _named(names: Sequence[str], keys: Sequence[str], column: str) -> int:
    if column in names:
        return list(names).index(column)
    if plain(column) and plain(column) in keys:
        return keys.index(plain(column))
    if column.isdecimal() and 1 <= int(column) <= len(names):
        return int(column) - 1
    raise ValueError(f"has no column {column!r}: its columns are {', '.join(f'“{name}”' for name in names if name)}")


def published_names(names: Iterable[str]) -> list[str]:
    """Those of `names` under which a publication day is usually told, the most usual first; `published` itself is left
    out."""
    known = {plain(name): name for name in names if name != "published"}
    return [known[name] for name in _NAMES["published"] if name in known]
