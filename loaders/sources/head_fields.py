"""What the head of a text file states of the article below it: lines such as "Ngày đăng: 08/01/2021" or "Title: …",
alone or between the fences of front matter (`---`, `+++`)."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.patterns import lazy_re
from loaders.sources.base import Unreadable
from loaders.sources.columns import fields_of
from loaders.sources.json_lines import published_day

_MOST = 16  # lines
_FIELD = lazy_re(r"\s*([^\W\d][^:=\n]{1,30}?)\s*[:=]\s*(\S.*)")
_FENCE = lazy_re(r"\s*(?:-{3,}|\+{3,})\s*")
# Names that stand in invitations and programmes, too: heard beside another field alone.
_WEAK = frozenset(
    {"ngay", "date", "thoigian", "dated", "ngaythang", "datetime", "time", "link", "nguon", "source", "name"}
)


@dataclass(frozen=True, slots=True)
class Head:
    """`length` is that of the head in characters, 0 where there is none."""

    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: str | None = None
    length: int = 0


def read_head(text: str, place: str) -> Head:
    """The fields at the head of a text; a day that is not understood is said of `place`."""
    known: dict[str, str] = {}
    strong = fences = length = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        if number > _MOST or (not line.strip() and (known or fences)):
            break
        if _FENCE.fullmatch(line.strip("\ufeff")):
            fences += 1
            length += len(line)
            if fences == 2:
                break
            continue
        found = _FIELD.fullmatch(line.strip())
        if line.strip() and found is None:
            if fences == 0:
                break
            length += len(line)
            continue
        length += len(line)
        if found is not None:
            name, fields = fields_of(found[1])
            field = next((field for field in ("published", "title", "url", "source") if field in fields), None)
            if field is not None:
                known.setdefault(field, found[2].strip().strip("\"'"))
                strong += name not in _WEAK
    if not known or not (strong or len(known) > 1):
        return Head()
    return Head(
        title=known.get("title"),
        url=url if (url := known.get("url", "")).startswith(("http://", "https://")) else None,
        source=known.get("source"),
        published=_day(known.get("published"), place),
        length=length,
    )


def _day(value: str | None, place: str) -> str | None:
    try:
        return published_day(value, place, stated=False)
    except Unreadable:
        return None
