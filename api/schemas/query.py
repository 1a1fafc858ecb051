"""The parameters of the API's addresses: read, checked, and described from these schemas alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length

from api.fields import (
    DATE_PATTERN,
    Choice,
    Complaint,
    Country,
    Flag,
    Instant,
    Keywords,
    Names,
    Pair,
    PartialDate,
    Several,
    Text,
    Whole,
    described,
    refuse,
)
from api.negotiation import LANGUAGES
from api.schemas.answers import EVENT_FIELDS
from api.values import EventFilter
from api.wording import foreign, tell
from loaders.published import parse_published
from models import vocabulary
from models.queries import FACETS

#: The most events, articles or periods that one page holds.
LIMIT_MAX = 1000
LIMIT = 100
LONGEST_QUERY = 200


def _lang() -> Choice:
    return Choice(
        LANGUAGES,
        metadata={
            "description": "The language of problems, and of titles and names in calendars, feeds, timelines and "
            "tables; without it that of `Accept-Language`, else Vietnamese, of problems English.",
            "example": "vi",
        },
    )


class Worded(Schema):
    """An address that takes the language of its words alone."""

    lang = _lang()


class Span(Schema):
    """`from` and `to`, which must not be the wrong way round."""

    first = PartialDate(
        "first",
        data_key="from",
        metadata={
            "description": "First day, inclusive. A month or a year stands for its first day, an instant for the day "
            "that it names. Absent: no bound.",
            "example": "2022-06-01",
        },
    )
    last = PartialDate(
        "last",
        data_key="to",
        metadata={
            "description": "Last day, inclusive. A month or a year stands for its last day, an instant for the day "
            "that it names. Absent: no bound.",
            "example": "2022-06",
        },
    )

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: Any) -> None:
        first, last = data.get("first"), data.get("last")
        if first and last and first > last:
            raise ValidationError({"from": [_exchange(first, last)]})


def _exchange(first: dt.date, last: dt.date) -> Complaint:
    text = tell("{first} is after `to`, {last}; exchange the two", first=first, last=last)
    return Complaint(text, str(last), readable=True)


def _stranger(state: str, pair: tuple[str, str]) -> Complaint:
    return Complaint(tell("{state} is not of the pair {pair}", state=state, pair="-".join(pair)), readable=True)


def _twice(state: str) -> Complaint:
    text = tell("{state} is named twice; a pair is of two different states", state=state)
    return Complaint(text, f"country={state}", readable=True)


class Filter(Span):
    """Which events: shared by every resource that counts or lists them."""

    match = Choice(
        ("overlaps", "within"),
        load_default="overlaps",
        metadata={
            "description": "What `from` and `to` ask of an event whose day is uncertain or that lasts: `overlaps`, "
            "that one of its days may lie in the range; `within`, that all of them do.",
            "example": "within",
        },
    )
    countries = Several(
        Country(),
        data_key="country",
        validate=Length(max=2, error="at most two countries: one finds its events, two find those of their pair"),
        load_default=(),
        metadata={
            "description": "A state: ISO 3166-1 alpha-2 or alpha-3, or any usual Vietnamese or English name, with or "
            "without diacritics; a state that is no more stands for the one that continues it. Given once, it finds "
            "every event of that state; twice, those of the pair.",
            "example": ["Lào", "VN"],
            "maxItems": 2,
        },
    )
    pair = Pair(
        metadata={
            "description": "Two states in one word, as in the field `pair` of an event; in place of two `country`.",
            "example": "LA-VN",
        },
    )
    types = fields.List(
        Choice(vocabulary.TYPES),
        data_key="type",
        load_default=(),
        metadata={
            "description": "What took place. Repeat it for any of several.",
            "example": ["talks", "meeting"],
        },
    )
    statuses = fields.List(
        Choice(vocabulary.STATUSES),
        data_key="status",
        load_default=(),
        metadata={
            "description": "Whether it is told as having happened (`held`), as announced (`planned`) or as called "
            "off (`cancelled`). Repeat it for any of several.",
            "example": ["held"],
        },
    )
    certainties = fields.List(
        Choice(vocabulary.CERTAINTIES),
        data_key="certainty",
        load_default=(),
        metadata={
            "description": "How sure the date is: `stated` in the article, `inferred` as the one answer left by the "
            "evidence, `ambiguous` (several left, or one less sure), `unknown` (no year can be told), `asserted` by a "
            "person or an import without an article. Repeat it for any of several.",
            "example": ["stated", "inferred"],
        },
    )
    q = Keywords(
        LONGEST_QUERY,
        metadata={
            "description": "Words that must all occur in a title or a sentence of the event, upper and lower case "
            "and diacritics aside: `quoc phong` finds quốc phòng, and `quốc phòng` finds only that.",
            "example": "quoc phong",
        },
    )
    sources = Several(
        Text(100, 1),
        data_key="source",
        validate=Length(max=10),
        load_default=(),
        metadata={
            "description": "The name of a source as articles give it. Repeat it for any of several.",
            "example": ["qdnd.vn"],
        },
    )
    updated_since = Instant(
        metadata={
            "description": "Only events created or changed at this instant (RFC 3339) or later; a day stands for "
            "its first second, UTC. With `sort=updated`, the way to keep a copy up to date.",
            "example": "2024-01-31T08:00:00Z",
        },
    )

    @validates_schema
    def _two_states(self, data: dict[str, Any], **_: Any) -> None:
        asked = data.get("countries", ())
        if other := sorted(set(asked) - set(data.get("pair", asked))):
            raise ValidationError({"country": [_stranger(other[0], data["pair"])]})
        if len(asked) == 2 and asked[0] == asked[1]:
            raise ValidationError({"country": [_twice(asked[0])]})


def event_filter(arguments: dict[str, Any]) -> EventFilter:
    """The filter of read parameters; takes those of `Filter` out of `arguments`."""
    countries = arguments.pop("countries", ())
    return EventFilter(
        first=arguments.pop("first", None),
        last=arguments.pop("last", None),
        match=arguments.pop("match", "overlaps"),
        countries=arguments.pop("pair", None) or tuple(sorted(countries)),
        types=tuple(dict.fromkeys(arguments.pop("types", ()))),
        statuses=tuple(dict.fromkeys(arguments.pop("statuses", ()))),
        certainties=tuple(dict.fromkeys(arguments.pop("certainties", ()))),
        sources=tuple(dict.fromkeys(arguments.pop("sources", ()))),
        q=arguments.pop("q", None),
        updated_since=arguments.pop("updated_since", None),
        deleted=arguments.pop("deleted", False),
    )


def _limit(description: str) -> Whole:
    return Whole(1, LIMIT_MAX, metadata={"description": description, "example": 20})


_CURSOR = "Where to go on: `next` of the page before, or the whole address in its `Link` header."
_TOTAL = "`true`: count all that match, too, which costs time with `q`, `source`, `updated_since` and `match=within`."


class EventList(Filter):
    """The parameters of the list of events."""

    fields_ = Names(
        EVENT_FIELDS,
        data_key="fields",
        metadata={
            "description": "Only these fields of each event, separated by commas (JSON, JSON Lines, CSV and XLSX).",
            "example": "id,date,countries,type",
        },
    )
    sort = Choice(
        ("date", "-date", "updated", "-updated"),
        metadata={
            "description": "`date` (oldest first, the default), `-date`, `updated` (least recently changed first), "
            "`-updated` (the default of the Atom feed).",
            "example": "-date",
        },
    )
    limit = _limit(
        f"How many events at most: {LIMIT} unless given, at most {LIMIT_MAX}. CSV, XLSX and JSON Lines give all unless "
        "it is given, iCalendar as many as it may."
    )
    cursor = Text(500, 1, metadata={"description": _CURSOR})
    total = Flag(load_default=False, metadata={"description": _TOTAL, "example": "true"})
    lang = _lang()
    deleted = Flag(
        load_default=False,
        metadata={
            "description": "`true`: events that are gone (see `gone`), too. Only with `sort=updated` or `-updated`: "
            "for those who keep a copy.",
            "example": "false",
        },
    )

    @validates_schema
    def _deleted_by_change(self, data: dict[str, Any], **_: Any) -> None:
        if data.get("deleted") and data.get("sort", "date").lstrip("-") == "date":
            raise ValidationError(
                {"deleted": [Complaint(tell("only with sort=updated"), "sort=updated", readable=True)]}
            )


class TimelineQuery(Filter):
    """The parameters of the timeline."""

    interval = Choice(
        ("day", "week", "month", "quarter", "year"),
        load_default="month",
        metadata={"description": "The length of a period. Weeks are ISO 8601 weeks.", "example": "year"},
    )
    by = Choice(
        ("country", "pair", "type"),
        metadata={"description": "Split the counts by this, too.", "example": "pair"},
    )
    lang = _lang()


class FacetsQuery(Filter):
    """The parameters of the facets."""

    facets = Names(
        FACETS,
        metadata={
            "description": "Only these, separated by commas; `source` costs more than the others.",
            "example": "type,source",
        },
    )
    lang = _lang()


class Counted(Filter):
    """The parameters of the list of states."""

    lang = _lang()


class PairList(Filter):
    """The parameters of the list of pairs."""

    limit = _limit(
        f"How many pairs at most: {LIMIT} unless given, at most {LIMIT_MAX}. CSV gives all unless it is given."
    )
    cursor = Text(500, 1, metadata={"description": _CURSOR})
    total = Flag(load_default=False, metadata={"description": "`true`: count the pairs, too.", "example": "true"})
    lang = _lang()


class ArticleList(Span):
    """The parameters of the list of articles; `from` and `to` ask for the day of publication."""

    sources = Several(
        Text(100, 1),
        data_key="source",
        validate=Length(max=10),
        load_default=(),
        metadata={"description": "The name of a source. Repeat it for any of several.", "example": ["qdnd.vn"]},
    )
    q = Keywords(
        LONGEST_QUERY,
        metadata={
            "description": "Words that must all occur in its title, or in its title and a sentence that reports an "
            "event, with or without diacritics.",
            "example": "quoc phong",
        },
    )
    limit = _limit(
        f"How many articles at most: {LIMIT} unless given, at most {LIMIT_MAX}. CSV and JSON Lines give all unless it "
        "is given."
    )
    cursor = Text(500, 1, metadata={"description": _CURSOR})
    total = Flag(load_default=False, metadata={"description": _TOTAL, "example": "true"})
    lang = _lang()


class Published(fields.Field[str]):
    """A day, month or year of publication, kept as precise as it is given."""

    def __init__(self, **kwargs: Any) -> None:
        # extraction takes the years in which there is a press to read
        super().__init__(**described(kwargs, pattern=DATE_PATTERN.replace("[0-9]{4}", "(19|20|21)[0-9]{2}", 1)))

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kw: Any) -> str:
        if not isinstance(value, str):
            raise refuse(tell("it should be text such as 2017-06-19, 2017-06 or 2017"))
        PartialDate("first").deserialize(value)
        try:
            parse_published(value)
        except ValueError as error:
            raise refuse(foreign(error), readable=True) from None
        return value


class TextMetadata(Schema):
    """What is known of an article whose text comes as plain text."""

    id = Text(200, 1, metadata={"description": "The article's id; without one, a hash of its text.", "example": "a1"})
    published = Published(
        metadata={"description": "Its day, month or year of publication, in Hanoi.", "example": "2022-06-02"}
    )
    url = Text(2000, 1, metadata={"description": "Its address.", "example": "https://example.org/a1"})
    title = Text(1000, 1, metadata={"description": "Its title.", "example": "Hội đàm Việt Nam - Lào"})
    source = Text(200, 1, metadata={"description": "The name of its source.", "example": "example.org"})
    lang = _lang()


class Why(Schema):
    """A reason, for a request without a body."""

    why = Text(1000, 1, required=True, metadata={"description": "The reason, kept in the history.", "example": "spam"})
    lang = _lang()
