"""Events and their like as plain objects, ready for JSON. Their schemas are in `api.schemas.components`."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from api import values
from models.documents import EventSchema

#: Gives the absolute address of a path of the service.
Link = Callable[[str], str]


def instant(when: dt.datetime) -> str:
    """RFC 3339 in UTC, to the microsecond, so that `updated_since` can continue exactly there."""
    return when.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _span(span: tuple[int, int] | None) -> dict[str, int] | None:
    return None if span is None else {"start": span[0], "end": span[1]}


#: Where the pages of events begin.
PAGES = "/view/events/"


class Text(bytes):
    """JSON in UTF-8 that is to stand as it is."""


def texts(documents: Iterable[values.Document], link: Link) -> Iterator[Text]:
    """Events as they stand in a list: what is stored of them and the addresses, which depend on who asks."""
    root = json.dumps(link(""), ensure_ascii=False)[1:-1].encode()
    this, history, page = (
        b',"links":{"self":"%b/events/' % root,
        b'","history":"%b/events/' % root,
        b'/history","page":"%b%b' % (root, PAGES.encode()),
    )
    for id, text in documents:
        name = id.encode()
        yield Text(b"".join((text[:-1], this, name, history, name, page, name, b'"}}')))


def events(
    documents: Iterable[values.Document], link: Link, fields: Sequence[str] | None = None
) -> Iterator[dict[str, Any]]:
    """The same as objects; only with these fields, in the order asked for, or (None) with all."""
    for text in texts(documents, link):
        event: dict[str, Any] = json.loads(text)
        yield event if fields is None else {name: event[name] for name in fields}


#: The fields of an event, in their order.
EVENT_FIELDS = (*EventSchema().fields, "links")


def page_path(id: str) -> str:
    """Where a person reads about an event."""
    return f"{PAGES}{id}"


def evidence(e: values.Evidence) -> dict[str, Any]:
    return {
        "kind": e.kind, "text": e.text, "says": e.says, "start": e.start, "end": e.end, "overruled": e.overruled,
        "code": e.code, "arguments": e.arguments,
    }  # fmt: skip


def mention(m: values.Mention, link: Link) -> dict[str, Any]:
    """One article's report of an event."""
    return {
        "event": m.event,
        "article": {
            "id": m.article,
            "title": m.title,
            "url": m.url,
            "source": m.source,
            "published": m.published,
            "links": {"self": link(article_path(m.article))},
        },
        "main": m.main,
        "countries": list(m.countries),
        "type": m.type,
        "status": m.status,
        "actors": list(m.actors),
        "date": m.date,
        "certainty": m.certainty,
        "date_text": m.date_text,
        "date_span": _span(m.date_span),
        "sentence": {"text": m.sentence, "span": _span(m.sentence_span), "date_span": _span(m.date_in_sentence)},
        "evidence": [evidence(e) for e in m.evidence],
    }


def change(c: values.Change) -> dict[str, Any]:
    """One entry of the history."""
    return {
        "at": instant(c.at), "who": c.who, "why": c.why, "action": c.action, "field": c.field,
        "before": c.before, "after": c.after,
    }  # fmt: skip


def detail(d: values.EventDetail, link: Link) -> dict[str, Any]:
    """An event with its mentions and history."""
    links = {"self": link(f"/events/{d.event.id}"), "history": link(f"/events/{d.event.id}/history")}
    return {
        **d.document,
        "links": links | {"page": link(page_path(d.event.id))},
        "merged_into": d.event.merged_into,
        "possibly_same": list(d.possibly_same),
        "mentions": [mention(m, link) for m in d.mentions],
        "history": [change(c) for c in d.history],
    }


def timeline(t: values.Timeline) -> dict[str, Any]:
    return {
        "interval": t.interval,
        "by": t.by,
        "total": t.total,
        "uncertain": t.uncertain,
        "undated": t.undated,
        "filled": t.filled,
        "periods": [
            {"label": b.label, "start": b.start.isoformat(), "end": b.end.isoformat(), "count": b.count}
            | ({"split": b.split} if t.by else {})
            for b in t.bins
        ],
    }


def facets(counted: Mapping[str, Mapping[str, int]]) -> dict[str, list[dict[str, Any]]]:
    """Facet -> its values with their numbers of events, most first."""
    return {name: [{"value": v, "events": n} for v, n in found.items()] for name, found in counted.items()}


def country(c: values.CountryCount) -> dict[str, Any]:
    return {
        "code": c.code, "name_vi": c.name_vi, "name_en": c.name_en, "events": c.events,
        "first": _day(c.first), "last": _day(c.last),
    }  # fmt: skip


def pair(p: values.PairCount) -> dict[str, Any]:
    return {
        "pair": p.pair, "countries": list(p.countries), "events": p.events,
        "first": _day(p.first), "last": _day(p.last),
    }  # fmt: skip


def article_path(id: str) -> str:
    """The path of an article. Ids are the callers' own and may hold anything, slashes and dots included."""
    from urllib.parse import quote

    return f"/articles/{quote(id, safe='')}"


def article(a: values.Article, link: Link) -> dict[str, Any]:
    """An article without its text."""
    return {
        "id": a.id,
        "title": a.title,
        "url": a.url,
        "source": a.source,
        "published": a.published,
        "fetched": a.fetched,
        "loaded": instant(a.loaded),
        "updated": instant(a.updated),
        "events": a.events,
        "links": {"self": link(article_path(a.id))},
    }


def article_detail(d: values.ArticleDetail, link: Link) -> dict[str, Any]:
    return article(d.article, link) | {
        "text": d.article.text, "mentions": [mention(m, link) for m in d.mentions],
    }  # fmt: skip


def dump(value: object) -> str:
    """JSON for people who read it with curl: UTF-8, indented, one newline at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def dump_list(value: Mapping[str, Any]) -> bytes:
    """JSON for lists, in UTF-8: each item of a list stands in a line of its own.

    `grep` and the eye find their way, and Python's fast encoder, which does not indent, does the work.
    """
    members = []
    for name, member in value.items():
        if isinstance(member, list) and member:
            written = b"[\n    " + b",\n    ".join(map(_written, member)) + b"\n  ]"
        else:
            written = json.dumps(member, ensure_ascii=False).encode()
        members.append(b"  %b: %b" % (json.dumps(name).encode(), written))
    return b"{\n" + b",\n".join(members) + b"\n}\n"


def lines(items: Iterable[dict[str, Any] | Text]) -> Iterator[bytes]:
    """JSON Lines in UTF-8: one object a line, given out as they come."""
    for item in items:
        yield _written(item) + b"\n"


def _written(item: object) -> bytes:
    return item if isinstance(item, Text) else json.dumps(item, ensure_ascii=False, separators=(",", ":")).encode()
