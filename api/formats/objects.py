"""JSON: events as they are stored, with their addresses, and how it is written. Schemas: `api.schemas.answers`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from api.addresses import Link
from api.schemas import answers
from api.schemas.answers import answer, links_of
from api.values import Document, EventDetail, Timeline


def texts(documents: Iterable[Document], link: Link) -> Iterator[bytes]:
    """Events as they stand in a list: what is stored of them and the addresses, which depend on who asks."""
    # the addresses of an event whose id is a letter that no address holds, cut where that id stands
    links = json.dumps(links_of(_NO_ID, link), ensure_ascii=False, separators=(",", ":")).encode()
    pieces = (b',"links":' + links + b"}").split(_NO_ID.encode())
    for id, text in documents:
        yield text[:-1] + id.encode().join(pieces)


_NO_ID = "\ue000"


def events(documents: Iterable[Document], link: Link, fields: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """The same as objects; only with these fields, in the order asked for, or (None) with all."""
    for text in texts(documents, link):
        event: dict[str, Any] = json.loads(text)
        yield event if fields is None else {name: event[name] for name in fields}


def detail(found: EventDetail, link: Link) -> dict[str, Any]:
    """An event with its mentions and history."""
    more = {
        "merged_into": found.event.merged_into, "possibly_same": found.possibly_same,
        "mentions": found.mentions, "history": found.history,
    }  # fmt: skip
    return answer(_DETAIL, {**found.document, **more}, link)


_DETAIL = answers.EventDetail()


def timeline(counted: Timeline, link: Link) -> dict[str, Any]:
    """Counts by period, with their split where they have one."""
    return answer(_SPLIT if counted.by else _WHOLE, counted, link)


_SPLIT, _WHOLE = answers.Timeline(), answers.Timeline(exclude=["periods.split"])


def dump(value: object) -> str:
    """JSON for people who read it with curl: UTF-8, indented, one newline at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def dump_list(value: Mapping[str, Any]) -> bytes:
    """JSON for lists, in UTF-8: each item of a list stands in a line of its own; one of bytes is JSON already.

    `grep` and the eye find their way, and Python's fast encoder, which does not indent, does the work.
    """
    pieces = [b"{"]
    for name, member in value.items():
        pieces += (b",\n  " if len(pieces) > 1 else b"\n  "), json.dumps(name).encode(), b": "
        if isinstance(member, list) and member:
            pieces += b"[\n    ", b",\n    ".join(map(_written, member)), b"\n  ]"
        else:
            pieces.append(json.dumps(member, ensure_ascii=False).encode())
    return b"".join([*pieces, b"\n}\n"])


def lines(items: Iterable[dict[str, Any] | bytes]) -> Iterator[bytes]:
    """JSON Lines in UTF-8: one object a line, given out as they come."""
    for item in items:
        yield _written(item) + b"\n"


def _written(item: object) -> bytes:
    return item if isinstance(item, bytes) else json.dumps(item, ensure_ascii=False, separators=(",", ":")).encode()
