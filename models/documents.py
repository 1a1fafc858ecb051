"""An event as it is served: one JSON object, made by its marshmallow schema when the event changes.

The text is kept beside the row (`event_document`); lists join texts, and what else shows an event starts from them.
`EventSchema` is the one definition of that object: what it holds, how it is written, and what openapi.yaml says of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, fields
from marshmallow.validate import Length, OneOf, Range, Regexp

from models import vocabulary

#: Grows when the same event would be written otherwise: databases made before are then written anew at their start.
EDITION = 2

GONE = ("withdrawn", "deleted", "merged")

# Kinds of evidence that name a year by themselves, the clearest first; the others only narrow it down.
_CONCLUSIVE = (
    "full date", "same day", "publication date", "url date", "archive header", "known event", "plan year", "lunar year",
    "anniversary", "ordinal", "weekday",
)  # fmt: skip
_REASONS = 3


class _Given:
    """A field whose value comes as JSON has it, from a mapping that has it."""

    def serialize(self, attr: str, obj: Mapping[str, Any], accessor: object = None, **kwargs: Any) -> Any:
        return obj[attr]


class _Text(_Given, fields.String):
    pass


class _Number(_Given, fields.Integer):
    pass


class _Texts(_Given, fields.List[str]):
    pass


class _Flag(_Given, fields.Boolean):
    pass


class _Object(_Given, fields.Nested):
    pass


class _Objects(_Given, fields.List[dict[str, Any]]):
    pass


class _Attributes(_Given, fields.Dict):
    pass


class _Plain(Schema):
    """A schema of fields whose values come as JSON has them: it chooses them and puts them in order."""

    def dump(self, obj: Any, *, many: bool | None = None) -> Any:
        return [self.dump(each) for each in obj] if many else {name: obj[name] for name in self.dump_fields}


def text(description: str, *examples: Any, **more: Any) -> fields.String:
    """A field of text that is always there; `more` goes into the field, `format` into its description."""
    metadata: dict[str, Any] = {"description": description}
    if examples:
        metadata["examples"] = list(examples)
    if "format" in more:
        metadata["format"] = more.pop("format")
    return _Text(required=True, metadata=metadata, **more)


def maybe(description: str, *examples: Any, **more: Any) -> fields.String:
    """The same, or null."""
    return text(description, *examples, allow_none=True, **more)


def count(description: str, **more: Any) -> fields.Integer:
    """A number of things, always there."""
    return _Number(required=True, validate=Range(min=0), metadata={"description": description}, **more)


def names(description: str, **more: Any) -> fields.List[str]:
    """A list of texts, always there."""
    metadata = {"description": description, **({"examples": more.pop("examples")} if "examples" in more else {})}
    return _Texts(fields.String(**more.pop("each", {})), required=True, metadata=metadata, **more)


def event_id() -> fields.String:
    return text("The event's id: stable, also when everything is loaded anew.", "0123456789abcdef",
                validate=Regexp("^[0-7][0-9a-f]{15}$"))  # fmt: skip


def date() -> fields.String:
    return text("When, in EDTF (ISO 8601-2): a day `2022-06-02`, days `2018-07-02/2018-07-05`, one of several "
                "`[2013-08-07,2014-08-07]`, some day of a span `[2020-11-01..2021-02-11]`, year unknown `XXXX-06-02`.",
                "2022-06-02", "[2013-08-07,2014-08-07,2015-08-07]")  # fmt: skip


def day(description: str) -> fields.String:
    return maybe(description, format="date")


def instant(description: str) -> fields.String:
    return text(description, format="date-time")


def countries() -> fields.List[str]:
    return names(
        "The two states, ISO 3166-1 alpha-2, in alphabetical order; `XK` is Kosovo.",
        examples=[["LA", "VN"]], each={"validate": Regexp("^[A-Z]{2}$")}, validate=Length(equal=2),
    )  # fmt: skip


def pair() -> fields.String:
    return text("The two codes in one word.", "LA-VN", validate=Regexp("^[A-Z]{2}-[A-Z]{2}$"))


def kind() -> fields.String:
    return text("What took place.", validate=OneOf(tuple(vocabulary.TYPES)))


def status() -> fields.String:
    return text("Whether it took place.", validate=OneOf(tuple(vocabulary.STATUSES)))


def certainty() -> fields.String:
    return text("How sure the date is.", validate=OneOf(tuple(vocabulary.CERTAINTIES)))


def part_of_day() -> fields.String:
    return maybe("The part of the day.", validate=OneOf(vocabulary.PARTS_OF_DAY))


def mode() -> fields.String:
    return maybe("How they met: `in_person`, `online`, `phone`.", "in_person")


def place() -> fields.String:
    return maybe("Where, as the article says.", "Hà Nội")


def actors() -> fields.List[str]:
    return names("Who spoke for the states, as the article says.")


def date_text() -> fields.String:
    return maybe("The words of the article that give the day, letter for letter.", "Sáng 2/6")


def gone() -> fields.String:
    return maybe("Null while it is listed; else why it is not: no article reports it any more, a person deleted it, "
                 "or it is part of another event now.", validate=OneOf(GONE))  # fmt: skip


class AssertionSchema(_Plain):
    """Who gave a date that no article gives: a person by a correction, or an import."""

    who = maybe("The name of the token that corrected it; null for an import.")
    why = maybe("The reason given; null for an import.")
    at = instant("When.")
    before = names("The dates that were corrected, in EDTF, the oldest first.")


class ReasonSchema(_Plain):
    """One of the reasons that `why` tells, as data."""

    kind = text("Its kind.", "weekday")
    text = text("The words or the fact on which it stands.")
    says = _Text(required=True, metadata={"description": "What follows from it, in English."})
    code = maybe("What follows from it, as a code; null in what was stored before there were codes, or imported.",
                 "office_held")  # fmt: skip
    arguments = _Attributes(
        keys=fields.String(),
        required=True,
        allow_none=True,
        metadata={"description": "The arguments of the code: docs/evidence.md lists them."},
    )


class EventSchema(_Plain):
    """A dated interaction of two states."""

    id = event_id()
    date = date()
    earliest = day("The first day that is possible; null where unbounded.")
    latest = day("The last day that is possible; null where unbounded.")
    part_of_day = part_of_day()
    certainty = certainty()
    countries = countries()
    pair = pair()
    type = kind()
    cameo = maybe("The CAMEO root code, which is GDELT's EventRootCode; null where CAMEO has none.", "04")
    plover = maybe("The PLOVER name; null where PLOVER has none.", "CONSULT")
    status = status()
    mode = mode()
    place = place()
    actors = actors()
    title = maybe("The title of the article that tells most.")
    sentence = maybe("The sentence of that article.")
    date_text = date_text()
    why = maybe("The strongest reason for the date, in one line.")
    reasons = _Objects(
        fields.Nested(ReasonSchema),
        required=True,
        metadata={"description": "The reasons that `why` tells, as data; none where no article gave the date."},
    )
    source = maybe("That article's source.")
    url = maybe("That article's address.")
    mentions = count("How many reports there are.")
    corrected = _Flag(required=True, metadata={"description": "Whether a person corrected it."})
    gone = gone()
    created = instant("When it was first stored.")
    updated = instant("When it last changed.")
    version = _Number(required=True, validate=Range(min=1), metadata={"description": "Grows by one with every change."})
    asserted = _Object(
        AssertionSchema,
        required=True,
        allow_none=True,
        metadata={"description": "Who gave the date, where no article did; null where it is an article's."},
    )


_SCHEMA = EventSchema()
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Lead:
    """The mention that tells an event best, as far as lists show it."""

    title: str | None
    url: str | None
    source: str | None
    sentence: str | None
    date_text: str | None
    evidence: Sequence[Mapping[str, Any]]


NO_LEAD = Lead(None, None, None, None, None, ())


def document(event: Mapping[str, Any], dated_by: Mapping[str, Any] | None, lead: Lead | None) -> dict[str, Any]:
    """The object of an event.

    `event` has the values of its row in the words of the schema, and its actors; `dated_by` is the correction that
    its date comes from.
    """
    asserted = dated_by or _imported(event)
    told = lead or NO_LEAD
    chosen = () if asserted else reasons(told)
    code = vocabulary.coding(event["type"], event["status"])
    made: dict[str, Any] = _SCHEMA.dump(
        {
            **event,
            "countries": event["pair"].split("-"),
            "cameo": code.root,
            "plover": code.plover,
            "title": told.title,
            "url": told.url,
            "source": told.source,
            "sentence": told.sentence,
            "date_text": told.date_text,
            "why": why(asserted, chosen),
            "reasons": [_reason(item) for item in chosen],
            "asserted": asserted,
        }
    )
    return made


def written(value: Any) -> str:
    """The text of an object: compact JSON, on one line, letters as they are."""
    return _WRITER.encode(value)


def _imported(event: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The import that an event's date comes from, None where an article told it, if only one that is gone by now."""
    told = event["mentions"] or event["gone"] in ("merged", "withdrawn")
    if told or event["certainty"] in ("stated", "inferred"):
        return None
    return {"who": None, "why": None, "at": event["created"], "before": []}


def reasons(lead: Lead) -> Sequence[Mapping[str, Any]]:
    """The evidence of a mention that tells the day best.

    One piece that names the year by itself if there is one, else those that narrow it down together (the first
    `_REASONS`, in the order of extraction, strongest first), each conclusion once.
    """
    # evidence is kept as it came, from an import too: what says nothing is no reason
    holding = [item for item in lead.evidence if isinstance(item.get("says"), str) and not item.get("overruled")]
    for kind in _CONCLUSIVE:
        for item in holding:
            if item.get("kind") == kind:
                return (item,)
    return tuple({item["says"]: item for item in reversed(holding[:_REASONS])}.values())[::-1]


def _reason(item: Mapping[str, Any]) -> dict[str, Any]:
    """One reason as it is served. An import may hold anything: what is no text and no object is left out."""
    code, told = item.get("code"), item.get("arguments")
    coded = isinstance(code, str) and isinstance(told, Mapping)
    kind, words = (value if isinstance(value := item.get(name), str) else "" for name in ("kind", "text"))
    return {
        "kind": kind,
        "text": words,
        "says": item["says"],
        "code": code if coded else None,
        "arguments": told if coded else None,
    }


def why(asserted: Mapping[str, Any] | None, chosen: Sequence[Mapping[str, Any]]) -> str | None:
    """The reason for the date in one line of English. None where nothing is told."""
    if asserted is not None:
        who, reason = asserted["who"], asserted["why"]
        return f"corrected by {who}: {reason}" if who else "imported without an article"
    return "; ".join(item["says"] for item in chosen) or None
