"""The shapes that the API gives, as JSON Schema 2020-12 (OpenAPI 3.1). `api.formats.objects` makes them.

Objects may get more members with time; callers pass over those that they do not know (docs/api.md).
"""

from __future__ import annotations

from typing import Any

from api.formats.objects import EVENT_FIELDS
from api.problems import KINDS
from models import vocabulary

Schema = dict[str, Any]


def _text(description: str, *examples: str, **more: Any) -> Schema:
    return {"type": "string", "description": description, **({"examples": list(examples)} if examples else {}), **more}


def _maybe(schema: Schema) -> Schema:
    """`schema` or null."""
    made = dict(schema)
    if "enum" in made:
        made["enum"] = [*made["enum"], None]
    made["type"] = [made["type"], "null"]
    return made


def _object(description: str, properties: dict[str, Schema], required: list[str] | None = None) -> Schema:
    return {
        "type": "object",
        "description": description,
        "required": list(properties) if required is None else required,
        "properties": properties,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _maybe_span(description: str) -> Schema:
    return {"anyOf": [_ref("Span"), {"type": "null"}], "description": description}


def _list(items: Schema, description: str = "") -> Schema:
    return {"type": "array", "items": items, **({"description": description} if description else {})}


def _count(description: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": description}


_DAY = {"type": "string", "format": "date"}
_INSTANT = {"type": "string", "format": "date-time"}
_ID = _text("The event's id: stable, also when everything is loaded anew.", "0123456789abcdef",
            pattern="^[0-7][0-9a-f]{15}$")  # fmt: skip
_COUNTRIES = {
    "type": "array", "items": {"type": "string", "pattern": "^[A-Z]{2}$"}, "minItems": 2, "maxItems": 2,
    "description": "The two states, ISO 3166-1 alpha-2, in alphabetical order; `XK` is Kosovo.",
    "examples": [["LA", "VN"]],
}  # fmt: skip
_PAIR = _text("The two codes in one word.", "LA-VN", pattern="^[A-Z]{2}-[A-Z]{2}$")
_DATE = _text("When, in EDTF (ISO 8601-2): a day `2022-06-02`, days `2018-07-02/2018-07-05`, one of several "
              "`[2013-08-07,2014-08-07]`, some day of a span `[2020-11-01..2021-02-11]`, year unknown `XXXX-06-02`.",
              "2022-06-02", "[2013-08-07,2014-08-07,2015-08-07]")  # fmt: skip
_EARLIEST = _maybe(_DAY | {"description": "The first day that is possible; null where unbounded."})
_LATEST = _maybe(_DAY | {"description": "The last day that is possible; null where unbounded."})
_TYPE = {"type": "string", "enum": list(vocabulary.TYPES), "description": "What took place."}
_STATUS = {"type": "string", "enum": list(vocabulary.STATUSES), "description": "Whether it took place."}
_CERTAINTY = {"type": "string", "enum": list(vocabulary.CERTAINTIES), "description": "How sure the date is."}
_PART = _maybe({"type": "string", "enum": list(vocabulary.PARTS_OF_DAY), "description": "The part of the day."})
_MODE = _maybe(_text("How they met: `in_person`, `online`, `phone`.", "in_person"))
_PLACE = _maybe(_text("Where, as the article says.", "Hà Nội"))
_ACTORS = _list({"type": "string"}, "Who spoke for the states, as the article says.")
_DATE_TEXT = _maybe(_text("The words of the article that give the day, letter for letter.", "Sáng 2/6"))
_GONE = _maybe({
    "type": "string", "enum": ["withdrawn", "deleted", "merged"],
    "description": "Null while it is listed; else why it is not: no article reports it any more, a person deleted "
    "it, or it is part of another event now.",
})  # fmt: skip
_LINKS = {"type": "object", "description": "Addresses.", "additionalProperties": {"type": "string"}}
_NEXT = _maybe(_text("`cursor` of the page after this one; null on the last."))
_TOTAL = _count("How many match in all; only with `total=true`.")
_EVIDENCE = _list(_ref("Evidence"), "The reasons for the date, strongest first; overruled ones with what beat them.")
_KIND = _text("Its kind.", "weekday")
_WORDS = _text("The words or the fact on which it stands.")
_SAYS = _text("What follows from it, in English.")
_CODE = _maybe(_text("What follows from it, as a code: docs/evidence.md lists them. Null in what was stored before "
                     "there were codes, or imported.", "office_held"))  # fmt: skip
_ARGUMENTS = _maybe({
    "type": "object", "description": "The arguments of the code, by name.", "additionalProperties": True,
    "examples": [{"person": "Phùng Quang Thanh", "offices": ["defence_minister"], "country": "VN",
                  "terms": [{"start": "2006-06-28", "end": "2016-04-08"}], "sources": ["general"]}],
})  # fmt: skip

EVENT: dict[str, Schema] = {
    "id": _ID,
    "date": _DATE,
    "earliest": _EARLIEST,
    "latest": _LATEST,
    "part_of_day": _PART,
    "certainty": _CERTAINTY,
    "countries": _COUNTRIES,
    "pair": _PAIR,
    "type": _TYPE,
    "cameo": _maybe(_text("The CAMEO root code, which is GDELT's EventRootCode; null where CAMEO has none.", "04")),
    "plover": _maybe(_text("The PLOVER name; null where PLOVER has none.", "CONSULT")),
    "status": _STATUS,
    "mode": _MODE,
    "place": _PLACE,
    "actors": _ACTORS,
    "title": _maybe(_text("The title of the article that tells most.")),
    "sentence": _maybe(_text("The sentence of that article.")),
    "date_text": _DATE_TEXT,
    "why": _maybe(_text("The strongest reason for the date, in one line.")),
    "reasons": _list(_ref("Reason"), "The reasons that `why` tells, as data; none where no article gave the date."),
    "source": _maybe(_text("That article's source.")),
    "url": _maybe(_text("That article's address.")),
    "mentions": _count("How many reports there are."),
    "corrected": {"type": "boolean", "description": "Whether a person corrected it."},
    "gone": _GONE,
    "created": _INSTANT | {"description": "When it was first stored."},
    "updated": _INSTANT | {"description": "When it last changed."},
    "version": {"type": "integer", "minimum": 1, "description": "Grows by one with every change."},
    "asserted": {
        "anyOf": [_ref("Assertion"), {"type": "null"}],
        "description": "Who gave the date, where no article did; null where it is an article's.",
    },
    "links": _LINKS,
}

_SAMPLE_EVENT: dict[str, Any] = {
    "id": "0123456789abcdef",
    "date": "2022-06-02",
    "earliest": "2022-06-02",
    "latest": "2022-06-02",
    "part_of_day": "morning",
    "certainty": "inferred",
    "countries": ["LA", "VN"],
    "pair": "LA-VN",
    "type": "talks",
    "cameo": "04",
    "plover": "CONSULT",
    "status": "held",
    "mode": "in_person",
    "place": "Viêng Chăn",
    "actors": ["Bộ trưởng Quốc phòng Việt Nam", "Bộ trưởng Quốc phòng Lào"],
    "title": "Hội đàm Việt Nam - Lào",
    "sentence": "Sáng 2/6, tại Viêng Chăn, hai bộ trưởng quốc phòng hội đàm.",
    "date_text": "Sáng 2/6",
    "why": "the plan for 2022 is being run: the year is 2022",
    "reasons": [
        {
            "kind": "plan year",
            "text": "kế hoạch hợp tác năm 2022",
            "says": "the plan for 2022 is being run: the year is 2022",
            "code": "plan_running",
            "arguments": {"year": 2022},
        }
    ],
    "source": "example.org",
    "url": "https://example.org/a1",
    "mentions": 1,
    "corrected": False,
    "gone": None,
    "created": "2026-01-02T03:04:05.000000Z",
    "updated": "2026-01-02T03:04:05.000000Z",
    "version": 1,
    "asserted": None,
    "links": {
        "self": "https://events.example.org/events/0123456789abcdef",
        "history": "https://events.example.org/events/0123456789abcdef/history",
        "page": "https://events.example.org/view/events/0123456789abcdef",
    },
}

_ARTICLE: dict[str, Schema] = {
    "id": _text("Its id, as it was loaded.", "a1"),
    "title": _maybe(_text("Its title.")),
    "url": _maybe(_text("Its address.")),
    "source": _maybe(_text("Its source.")),
    "published": _maybe(_text("Its day, month or year of publication, given or found.", "2022-06-02")),
    "fetched": _maybe(_text("When its source was read.")),
    "loaded": _INSTANT | {"description": "When it was first stored."},
    "updated": _INSTANT | {"description": "When it last changed."},
    "events": _count("How many events it reports."),
    "links": _LINKS,
}

_MENTION: dict[str, Schema] = {
    "event": _ID,
    "article": _object("The article.", {
        "id": _ARTICLE["id"], "title": _ARTICLE["title"], "url": _ARTICLE["url"], "source": _ARTICLE["source"],
        "published": _ARTICLE["published"], "links": _LINKS,
    }),
    "main": {"type": "boolean", "description": "Whether the article is about this event."},
    "countries": _COUNTRIES,
    "type": _TYPE,
    "status": _STATUS,
    "actors": _ACTORS,
    "date": _DATE,
    "certainty": _CERTAINTY,
    "date_text": _DATE_TEXT,
    "date_span": _maybe_span("Where the date words stand in the article's text."),
    "sentence": _object("The sentence that reports it.", {
        "text": _maybe(_text("Its words; null where the article's text is not stored.")),
        "span": _maybe_span("Where it stands in the article's text."),
        "date_span": _maybe_span("Where the date words stand in `text`, if they stand there."),
    }),
    "evidence": _EVIDENCE,
}  # fmt: skip

_EXTRACTED: dict[str, Schema] = {
    "date": _DATE,
    "earliest": _EARLIEST,
    "latest": _LATEST,
    "part_of_day": _PART,
    "certainty": _CERTAINTY,
    "countries": _COUNTRIES,
    "type": _TYPE,
    "status": _STATUS,
    "mode": _MODE,
    "place": _PLACE,
    "actors": _ACTORS,
    "date_text": _DATE_TEXT,
    "date_span": _maybe_span("Where the date words stand in the text."),
    "sentence": _maybe_span("Where the sentence stands in the text."),
    "evidence": _EVIDENCE,
    "main": {"type": "boolean", "description": "Whether the text is about this event."},
}

_SLIDE_DATE = _object("A day.", {name: {"type": "integer"} for name in ("year", "month", "day")})

#: Closed sets that stand in many places under one name, so that a generated client has one type for each.
ENUMS: dict[str, Schema] = {
    "EventType": {"type": "string", "enum": list(vocabulary.TYPES), "description": "What took place."},
    "EventStatus": {"type": "string", "enum": list(vocabulary.STATUSES), "description": "Whether it took place."},
    "Certainty": {"type": "string", "enum": list(vocabulary.CERTAINTIES), "description": "How sure the date is."},
    "PartOfDay": {"type": "string", "enum": list(vocabulary.PARTS_OF_DAY), "description": "The part of the day."},
    "Mode": {"type": "string", "enum": list(vocabulary.MODES), "description": "How they met."},
    "Gone": {"type": "string", "enum": ["withdrawn", "deleted", "merged"], "description": "Why it is not listed."},
    "Interval": {"type": "string", "enum": ["day", "week", "month", "quarter", "year"],
                 "description": "The length of a period."},
    "SplitBy": {"type": "string", "enum": ["country", "pair", "type"], "description": "By what counts are split."},
    "Match": {"type": "string", "enum": ["overlaps", "within"], "description": "What a range asks of an event."},
    "Sort": {"type": "string", "enum": ["date", "-date", "updated", "-updated"], "description": "The order."},
}  # fmt: skip

SCHEMAS: dict[str, Schema] = {
    "Event": _object("A dated interaction of two states.", EVENT) | {"examples": [_SAMPLE_EVENT]},
    "EventFields": _object("The fields of an event that `fields` asked for.", EVENT, []) | {"minProperties": 1},
    "EventList": _object("A page of events.", {
        "events": _list({"anyOf": [_ref("Event"), _ref("EventFields")]}, "In the order of `sort`."),
        "next": _NEXT,
        "total": _TOTAL,
    }, ["events", "next"]) | {"examples": [{"events": [_SAMPLE_EVENT], "next": None}]},
    "EventDetail": _object("An event with everything known of it.", EVENT | {
        "merged_into": _maybe(_text("The id of the event that it is part of now.")),
        "possibly_same": _list({"type": "string"}, "Ids of events of the same pair and type whose possible days touch "
                               "this one's: perhaps the same event, told less exactly. Never joined by themselves."),
        "mentions": _list(_ref("Mention")),
        "history": _list(_ref("Change")),
    }),
    "Assertion": _object("Who gave a date that no article gives.", {
        "who": _maybe(_text("The name of the token that corrected it; null for an import.")),
        "why": _maybe(_text("The reason given; null for an import.")),
        "at": _INSTANT | {"description": "When."},
        "before": _list({"type": "string"}, "The dates that were corrected, in EDTF, the oldest first."),
    }),
    "Mention": _object("One article's report of an event: what the article says, corrected or not.", _MENTION),
    "Reason": _object("One of the reasons for a date.", {
        "kind": _KIND,
        "text": _WORDS,
        "says": _SAYS,
        "code": _CODE,
        "arguments": _ARGUMENTS,
    }),
    "Evidence": _object("One reason to believe or exclude a year or a day.", {
        "kind": _KIND,
        "text": _WORDS,
        "says": _SAYS,
        "start": _maybe(_count("Where the words begin in the article's text.")),
        "end": _maybe(_count("Where they end, exclusive.")),
        "overruled": _maybe(_text("What beat it; null where it holds.")),
        "code": _CODE,
        "arguments": _ARGUMENTS,
    }, ["kind", "text", "says"]),
    "Span": _object("A stretch of a text: offsets in characters, `end` exclusive.",
                    {"start": _count("First character."), "end": _count("The character after the last.")}),
    "Change": _object("One correction.", {
        "at": _INSTANT | {"description": "When."},
        "who": _text("The name of the token."),
        "why": _text("The reason given."),
        "action": {"type": "string", "description": "What was done.",
                   "enum": ["set", "delete", "undelete", "merge", "merged", "split", "split_off"]},
        "field": _maybe(_text("The field that was set.")),
        "before": {"description": "Its value before, or an event's id."},
        "after": {"description": "Its value after, or an event's id."},
    }),
    "History": _object("Who corrected an event, when and why.", {
        "event": _ID,
        "version": EVENT["version"],
        "gone": _GONE,
        "merged_into": _maybe(_text("The id of the event that it is part of now.")),
        "history": _list(_ref("Change"), "Oldest first."),
    }),
    "Timeline": _object("Events counted by period.", {
        "interval": {"type": "string", "enum": ["day", "week", "month", "quarter", "year"]},
        "by": _maybe({"type": "string", "enum": ["country", "pair", "type"]}),
        "total": _count("All events of the query."),
        "uncertain": _count("Those whose possible days fall into several periods; in no period."),
        "undated": _count("Those without a year; in no period."),
        "filled": {"type": "boolean", "description": "Whether empty periods are there, too; not where all would be "
                   "more than 20,000, since some event lies very far from the others."},
        "periods": _list(_ref("Period"), "From the first to the last with an event."),
    }),
    "Period": _object("One period of a timeline.", {
        "label": _text("Its name.", "2022-06-02", "2022-W22", "2022-06", "2022-Q2", "2022"),
        "start": _DAY | {"description": "Its first day."},
        "end": _DAY | {"description": "Its last day."},
        "count": _count("Its events. Split by country, each counts for both of its states."),
        "split": {"type": "object", "description": "With `by`: its events by country, pair or type.",
                  "additionalProperties": {"type": "integer", "minimum": 0}},
    }, ["label", "start", "end", "count"]),
    "Facets": _object("How many events there are of each value.", {
        "facets": {"type": "object", "description": "By the parameter that would narrow to the value.",
                   "additionalProperties": _list(_ref("Facet"), "Most events first.")},
    }),
    "Facet": _object("A value.", {
        "value": _text("As the parameter takes it.", "talks"), "events": _count("How many events have it."),
    }),
    "CountryList": _object("The states with events.", {"countries": _list(_ref("Country"), "Most events first.")}),
    "Country": _object("A state.", {
        "code": _text("ISO 3166-1 alpha-2.", "LA", pattern="^[A-Z]{2}$"),
        "name_vi": _text("Its Vietnamese name.", "Lào"),
        "name_en": _text("Its English name.", "Laos"),
        "events": _count("How many events."),
        "first": _maybe(_DAY | {"description": "The first possible day of its earliest event."}),
        "last": _maybe(_DAY | {"description": "The last possible day of its latest event."}),
    }),
    "PairList": _object("A page of the pairs with events.", {
        "pairs": _list(_ref("Pair"), "Most events first."), "next": _NEXT, "total": _TOTAL,
    }, ["pairs", "next"]),
    "Pair": _object("A pair of states.", {
        "pair": _PAIR,
        "countries": _COUNTRIES,
        "events": _count("How many events."),
        "first": _maybe(_DAY | {"description": "The first possible day of its earliest event."}),
        "last": _maybe(_DAY | {"description": "The last possible day of its latest event."}),
    }),
    "Article": _object("An article, without its text.", _ARTICLE),
    "ArticleList": _object("A page of articles, the last loaded first.", {
        "articles": _list(_ref("Article")), "next": _NEXT, "total": _TOTAL,
    }, ["articles", "next"]),
    "ArticleDetail": _object("An article with its text and its mentions of events.", _ARTICLE | {
        "text": _maybe(_text("Its text as it was loaded; null where an import brought only its events.")),
        "mentions": _list(_ref("Mention"), "In the order of the text."),
    }),
    "Extraction": _object("What is found in a text.", {
        "id": _ARTICLE["id"],
        "published": _ARTICLE["published"],
        "events": _list(_ref("ExtractedEvent")),
    }),
    "ExtractedEvent": _object("An event as one text reports it.", _EXTRACTED),
    "StoredArticle": _object("What storing an article did.", {
        "status": {"type": "string", "enum": ["new", "unchanged", "changed"]},
        "article": _ref("Article"),
        "events": _list(_ref("Event"), "Its events, in the order of the text."),
        "created": _list({"type": "string"}, "Ids of events that are new."),
        "updated": _list({"type": "string"}, "Ids of events that changed."),
        "removed": _list({"type": "string"}, "Ids of events that no article reports any more."),
    }),
    "TimelineJS": _object("A timeline for TimelineJS 3.", {
        "title": {"type": "object"},
        "events": _list(_object("A slide.", {
            "unique_id": _ID,
            "start_date": _SLIDE_DATE,
            "end_date": _SLIDE_DATE,
            "display_date": _text("The date in words, as sure or unsure as it is."),
            "group": _PAIR,
            "text": _object("HTML.", {"headline": {"type": "string"}, "text": {"type": "string"}}),
        })),
        "omitted": _count("Events without a year, which have no place on it."),
    }),
    "Health": _object("A sign of life.", {
        "status": {"type": "string", "enum": ["ok"]}, "version": _text("The release that runs."),
    }),
    "Problem": _object("An RFC 9457 problem document.", {
        "type": {"type": "string", "description": "What kind of problem: stable, relative to the service.",
                 "enum": [f"/docs#problem-{name}" for name in KINDS]},
        "title": _text("The kind in words."),
        "status": {"type": "integer", "description": "The HTTP status.", "minimum": 400, "maximum": 599},
        "detail": _text("What is wrong with this request, and what would be right."),
        "instance": _text("The address asked for."),
        "request_id": _text("The request's id, which is in the log, too."),
        "errors": _list(_ref("Fault"), "The inputs that are wrong, some of them where they are many."),
        "errors_omitted": _count("How many more are wrong."),
    }, ["type", "title", "status", "detail"]),
    "Fault": _object("What is wrong with one input.", {
        "in": {"type": "string", "enum": ["query", "path", "header", "body"]},
        "name": _text("The parameter, or the path of the field.", "country"),
        "detail": _text("What is wrong, and what would be right."),
        "suggestion": _text("What was probably meant.", "Lào"),
    }, ["in", "name", "detail"]),
}  # fmt: skip

if tuple(EVENT) != EVENT_FIELDS:  # a slip here would surface as a wrong contract only
    raise AssertionError("api.schemas.components.EVENT and api.formats.objects.EVENT_FIELDS differ")
