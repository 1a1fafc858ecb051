"""The plain records that go into storage and come out of it, and the check of what goes in.

Every shape that crosses the border of `models` is here; tables stay inside. Days are ISO 8601 (`2022-06-02`),
instants ISO 8601 in UTC with microseconds (`2026-11-21T20:51:20.123456Z`), dates of events EDTF (ISO 8601-2).
Offsets count characters of the article's text as given, end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, NotRequired, TypedDict

from models import vocabulary
from models.dates import bounds, checked_date, parse_day
from models.states import codes

TYPES = tuple(vocabulary.TYPES)
STATUSES = tuple(vocabulary.STATUSES)
CERTAINTIES = tuple(vocabulary.CERTAINTIES)
PARTS_OF_DAY = vocabulary.PARTS_OF_DAY

#: Fields of an event that a correction may set.
CORRECTABLE = ("date", "countries", "type", "status", "part_of_day", "mode", "place")

#: PostgreSQL refuses index rows near 2,700 bytes; an id of this many characters always fits.
MAX_ID_LENGTH = 600


class RecordError(ValueError):
    """A record that cannot be stored; the message names the field, what is wrong and what would be right."""


class Span(TypedDict):
    start: int
    end: int


class EvidenceRecord(TypedDict):
    """One reason for or against a day, as extraction gives it (stored and returned unchanged).

    `says` is its conclusion in English, `code` and `arguments` the same as data, which databases of before lack.
    """

    kind: str
    text: str
    says: str
    start: NotRequired[int | None]
    end: NotRequired[int | None]
    overruled: NotRequired[str | None]
    code: NotRequired[str | None]
    arguments: NotRequired[dict[str, Any] | None]


class ArticleRecord(TypedDict):
    """An article as its loader hands it over. Only `id` and `text` are required."""

    id: str
    text: str
    title: NotRequired[str | None]
    url: NotRequired[str | None]
    source: NotRequired[str | None]
    published: NotRequired[str | None]
    fetched: NotRequired[str | None]


class ExtractedEvent(TypedDict):
    """One event as one article reports it. Only `date`, `countries` and `type` are required.

    `earliest` and `latest` are computed from `date` where the key is absent.
    """

    date: str
    countries: list[str]
    type: str
    earliest: NotRequired[str | None]
    latest: NotRequired[str | None]
    part_of_day: NotRequired[str | None]
    certainty: NotRequired[str]
    status: NotRequired[str]
    mode: NotRequired[str | None]
    place: NotRequired[str | None]
    actors: NotRequired[list[str]]
    date_text: NotRequired[str | None]
    date_span: NotRequired[Span | None]
    sentence: NotRequired[Span | None]
    evidence: NotRequired[list[EvidenceRecord]]
    main: NotRequired[bool]


class ExtractionRecord(TypedDict):
    """What extraction found in one article; `published` is the publication day used, given or found."""

    id: str
    published: str | None
    events: list[ExtractedEvent]


class StoreResult(TypedDict):
    """What storing one article did.

    `events` lists the ids of the events that the article now reports, in the article's order. `created`, `updated`
    and `removed` list the ids of events that this call changed (removed: no mention left).
    """

    id: str
    status: Literal["new", "unchanged", "changed"]
    events: list[str]
    created: list[str]
    updated: list[str]
    removed: list[str]


class ArticleSummary(TypedDict):
    """An article without its text. `events` is how many events it reports."""

    id: str
    title: str | None
    url: str | None
    source: str | None
    published: str | None
    published_earliest: str | None
    published_latest: str | None
    fetched: str | None
    loaded: str
    updated: str
    events: int


class ArticleDetail(ArticleSummary):
    """An article with its text (None where only an export brought it in) and what it reports, in text order."""

    text: str | None
    mentions: list[MentionRecord]


class MentionArticle(TypedDict):
    """The article of a mention."""

    id: str
    title: str | None
    url: str | None
    source: str | None
    published: str | None
    fetched: str | None


class MentionRecord(TypedDict):
    """One article's report of an event: what the article says, which a correction or a merge may differ from.

    `sentence` has the sentence's own words (`text`, None where the article's text is not stored).
    """

    event: str
    article: MentionArticle
    date: str
    earliest: str | None
    latest: str | None
    part_of_day: str | None
    certainty: str
    countries: list[str]
    type: str
    status: str
    mode: str | None
    place: str | None
    actors: list[str]
    date_text: str | None
    date_span: Span | None
    sentence: SentenceRecord
    evidence: list[EvidenceRecord]
    main: bool


class SentenceRecord(TypedDict):
    start: int | None
    end: int | None
    text: str | None


class CorrectionRecord(TypedDict):
    """One change by a person. `action` is set, delete, undelete, merge, merged, split or split_off.

    `field` is named for `set` only. For merge and merged, split and split_off, `before` and `after` name events.
    """

    at: str
    who: str
    why: str
    action: str
    field: str | None
    before: Any
    after: Any


class EventRecord(TypedDict):
    """An event as lists show it. `version` is what `If-Match` compares.

    `deleted` events are left out of lists unless asked for; `gone` says why: withdrawn (no article reports it any
    more), deleted (by a person), or merged (into the event `merged_into`).
    """

    id: str
    date: str
    earliest: str | None
    latest: str | None
    part_of_day: str | None
    certainty: str
    countries: list[str]
    pair: str
    type: str
    status: str
    mode: str | None
    place: str | None
    actors: list[str]
    mention_count: int
    corrected: bool
    deleted: bool
    gone: Literal["withdrawn", "deleted", "merged"] | None
    merged_into: str | None
    created: str
    updated: str
    version: int


class EventDetail(EventRecord):
    """An event with everything known of it.

    `possibly_same` lists ids of events of the same pair and type whose possible days overlap this one's, where the
    date of either leaves more than one day: likely the same event, told less exactly. They are never joined
    automatically. `document` is its JSON as lists show it.
    """

    mentions: list[MentionRecord]
    history: list[CorrectionRecord]
    possibly_same: list[str]
    document: bytes


class DocumentPage(TypedDict):
    """One page of events as their JSON (see `models.documents`): id and text, in UTF-8, of each."""

    items: list[tuple[str, bytes]]
    next: str | None
    total: int | None


class EventPage(TypedDict):
    """One page of events. `next` is the cursor of the following page, None on the last. `total` only when asked."""

    items: list[EventRecord]
    next: str | None
    total: int | None


class ArticlePage(TypedDict):
    items: list[ArticleSummary]
    next: str | None
    total: int | None


class TimelineBucket(TypedDict):
    """`period` is its first day's label: 2022-06-02, 2022-W22, 2022-06, 2022-Q2 or 2022; `start`, `end` inclusive."""

    period: str
    start: str
    end: str
    count: int
    split: dict[str, int]


class Timeline(TypedDict):
    """Counts per period, empty periods between the first and the last included where `filled`.

    `uncertain` counts events whose possible days fall into more than one period, `undated` those without a year;
    neither is put into a bucket.
    """

    unit: str
    filled: bool
    buckets: list[TimelineBucket]
    total: int
    uncertain: int
    undated: int


class PairCount(TypedDict):
    pair: str
    countries: list[str]
    count: int
    first: str | None
    last: str | None


class PairPage(TypedDict):
    """One page of pairs; `next` and `total` as in EventPage, `total` the number of pairs."""

    items: list[PairCount]
    next: str | None
    total: int | None


class CountryCount(TypedDict):
    country: str
    count: int
    first: str | None
    last: str | None


class TokenRecord(TypedDict):
    """A token without its secret."""

    id: str
    name: str
    scopes: list[str]
    created: str
    revoked: str | None
    last_used: str | None


def checked_event(value: Mapping[str, Any], where: str = "event") -> ExtractedEvent:
    """A complete copy of `value` with defaults filled in, fit to store.

    `where` names the record in messages (`events[2]`). Raises RecordError for what is missing or wrong; unknown keys
    are left out.
    """
    try:
        date, countries, kind = value["date"], value["countries"], value["type"]
    except KeyError as missing:
        needed = "date, countries and type are required (articles are loaded with `bangiao load`)"
        raise RecordError(f"{where}: {missing.args[0]!r} is missing; {needed}") from None
    if not isinstance(date, str):
        raise RecordError(f"{where}.date: expected an EDTF string such as 2022-06-02, got {date!r}")
    get = value.get
    try:
        date = checked_date(date)
        days = bounds(date)
        if "earliest" in value and "latest" in value and (value["earliest"], value["latest"]) != days:
            days = _day(value["earliest"]), _day(value["latest"])
    except ValueError as error:
        raise RecordError(f"{where}.date: {error}") from None
    earliest, latest = days
    if earliest and latest and earliest > latest:
        raise RecordError(f"{where}: earliest {earliest} is after latest {latest}")
    default = "stated" if earliest and earliest == latest else _default_certainty(date, earliest, latest)
    actors, evidence = get("actors") or (), get("evidence") or ()
    if actors and not (isinstance(actors, (list, tuple)) and all(isinstance(actor, str) for actor in actors)):
        raise RecordError(f"{where}.actors: expected a list of strings, got {actors!r}")
    if evidence and not (isinstance(evidence, (list, tuple)) and all(isinstance(e, (dict, Mapping)) for e in evidence)):
        raise RecordError(f"{where}.evidence: expected a list of objects, got {evidence!r}")
    return {
        "date": date,
        "earliest": earliest,
        "latest": latest,
        "part_of_day": _choice(get("part_of_day"), PARTS_OF_DAY, where, "part_of_day", optional=True),
        "certainty": _choice(get("certainty", default), CERTAINTIES, where, "certainty"),
        "countries": checked_countries(countries, where),
        "type": _choice(kind, TYPES, where, "type"),
        "status": _choice(get("status", "held"), STATUSES, where, "status"),
        "mode": _text(get("mode"), where, "mode"),
        "place": _text(get("place"), where, "place"),
        "actors": list(actors),
        "date_text": _text(get("date_text"), where, "date_text"),
        "date_span": _span(get("date_span"), where, "date_span"),
        "sentence": _span(get("sentence"), where, "sentence"),
        "evidence": [dict(item) for item in evidence],  # type: ignore[misc]
        "main": bool(get("main", False)),
    }


def checked_countries(value: object, where: str | None = None) -> list[str]:
    """Two different codes of `models.states` in alphabetical order. Raises RecordError."""
    if isinstance(value, (list, tuple)) and len(value) == 2:
        one, other = value
        if isinstance(one, str) and isinstance(other, str) and one != other and {one, other} <= codes():
            return [one, other] if one < other else [other, one]
        if unknown := [code for code in value if isinstance(code, str) and code not in codes()]:
            right = "give ISO 3166-1 alpha-2 codes such as LA and VN"
            raise RecordError(f"{_place(where, 'countries')}: {unknown[0]!r} is the code of no state; {right}")
    expected = 'expected two different ISO alpha-2 codes such as ["LA", "VN"]'
    raise RecordError(f"{_place(where, 'countries')}: {expected}, got {value!r}")


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(value: Any) -> Any:
    """`value` with U+FFFD for what no database stores: NUL and half surrogates. Lengths, so offsets, stay."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, Mapping):
        return {storable(key): storable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [storable(item) for item in value]
    return value


def may_be_unstorable(text: str) -> bool:
    """Whether JSON may hold what `storable` replaces. Looking once at the text costs less than at each value."""
    if ("\\u0" in text and "\\u0000" in text) or "\\ud" in text or "\\uD" in text:
        return True
    return not text.isascii() and _UNSTORABLE.search(text) is not None


def checked_field(field: str, value: object) -> Any:
    """A correction's new value for `field`, checked. Raises RecordError."""
    if field == "date":
        if not isinstance(value, str):
            raise RecordError(f"date: expected an EDTF string such as 2022-06-02, got {value!r}")
        try:
            return checked_date(value)
        except ValueError as error:
            raise RecordError(f"date: {error}") from None
    if field == "countries":
        return checked_countries(value)
    if field == "type":
        return _choice(value, TYPES, None, field)
    if field == "status":
        return _choice(value, STATUSES, None, field)
    if field == "part_of_day":
        return _choice(value, PARTS_OF_DAY, None, field, optional=True)
    if field in ("mode", "place"):
        return _text(value, None, field)
    raise RecordError(f"{field}: cannot be corrected; what can is {', '.join(CORRECTABLE)}")


def _default_certainty(date: str, earliest: str | None, latest: str | None) -> str:
    if earliest is None and latest is None:
        return "unknown"
    return "ambiguous" if date.startswith("[") else "stated"


def _day(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"expected an ISO day such as 2022-06-02 or null, got {value!r}")
    return parse_day(value).isoformat()


# `where` and `name` make the place that a message names: put together only where there is one.


def _place(where: str | None, name: str) -> str:
    return f"{where}.{name}" if where else name


def _choice(value: Any, known: tuple[str, ...], where: str | None, name: str, *, optional: bool = False) -> Any:
    if value in known or (optional and value is None):
        return value
    raise RecordError(f"{_place(where, name)}: expected one of {', '.join(known)}, got {value!r}")


def _text(value: object, where: str | None, name: str) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    raise RecordError(f"{_place(where, name)}: expected a string or null, got {value!r}")


def _span(value: object, where: str, name: str) -> Span | None:
    if value is None:
        return None
    start, end = (value.get("start"), value.get("end")) if isinstance(value, Mapping) else (None, None)
    # bool is an int to Python but no offset to anybody
    if type(start) is not int or type(end) is not int or not 0 <= start <= end < 2**31:
        raise RecordError(f'{_place(where, name)}: expected {{"start": n, "end": m}} with 0 <= n <= m, got {value!r}')
    return {"start": start, "end": end}
