"""An event as it is served: one JSON object, made by its marshmallow schema when the event changes.

The text is kept beside the row (`models.listings`); lists join texts, and what else shows an event starts from them.
`EventSchema` is the one definition of that object: what it holds, how it is written, and what openapi.yaml says of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from marshmallow import fields

from models import shapes, vocabulary
from models.shapes import Answer

#: Grows when the same event would be written otherwise: databases made before are then written anew at their start.
EDITION = 2

# Kinds of evidence that name a year by themselves, the clearest first; the others only narrow it down.
_CONCLUSIVE = (
    "full date", "same day", "publication date", "url date", "archive header", "dateline", "known event", "plan year",
    "lunar year", "anniversary", "ordinal", "weekday",
)  # fmt: skip
_REASONS = 3


class AssertionSchema(Answer):
    """Who gave a date that no article gives."""

    who = shapes.maybe("The name of the token that corrected it; null for an import.")
    why = shapes.maybe("The reason given; null for an import.")
    at = shapes.instant("When.")
    before = shapes.names("The dates that were corrected, in EDTF, the oldest first.")


class ReasonSchema(Answer):
    """One of the reasons for a date."""

    kind = shapes.evidence_kind()
    text = shapes.evidence_text()
    says = shapes.says()
    code = shapes.code()
    arguments = shapes.arguments()


class EventSchema(Answer):
    """A dated interaction of two states."""

    id = shapes.event_id()
    date = shapes.date()
    earliest = shapes.earliest()
    latest = shapes.latest()
    part_of_day = shapes.part_of_day()
    certainty = shapes.certainty()
    countries = shapes.countries()
    pair = shapes.pair()
    type = shapes.kind()
    cameo = shapes.maybe("The CAMEO root code, which is GDELT's EventRootCode; null where CAMEO has none.", "04")
    plover = shapes.maybe("The PLOVER name; null where PLOVER has none.", "CONSULT")
    status = shapes.status()
    mode = shapes.mode()
    place = shapes.place()
    actors = shapes.actors()
    title = shapes.maybe("The title of the article that tells most.")
    sentence = shapes.maybe("The sentence of that article.")
    date_text = shapes.date_text()
    why = shapes.maybe("The strongest reason for the date, in one line.")
    reasons = fields.List(
        fields.Nested(ReasonSchema),
        required=True,
        metadata=shapes.said("The reasons that `why` tells, as data; none where no article gave the date."),
    )
    source = shapes.maybe("That article's source.")
    url = shapes.maybe("That article's address.")
    mentions: fields.Field[Any] = shapes.count("How many reports there are.")
    corrected = shapes.flag("Whether a person corrected it.")
    gone = shapes.gone()
    created = shapes.instant("When it was first stored.")
    updated = shapes.instant("When it last changed.")
    version = shapes.version()
    asserted = fields.Nested(
        AssertionSchema,
        required=True,
        allow_none=True,
        metadata=shapes.said("Who gave the date, where no article did; null where it is an article's."),
    )


class _Written(EventSchema):
    """An event whose values come as JSON has them: they are chosen and put in order, and no field works on them."""

    def dump(self, obj: Any, *, many: bool | None = None) -> dict[str, Any]:
        return dict(zip(_MEMBERS, _IN_ORDER(obj), strict=True))


_SCHEMA = _Written()
_MEMBERS = tuple(_SCHEMA.dump_fields)
_IN_ORDER = itemgetter(*_MEMBERS)
# what is written is made of records, which hold themselves nowhere
_WRITER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


class Lead(NamedTuple):
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
    kind, words, code, told = item.get("kind"), item.get("text"), item.get("code"), item.get("arguments")
    coded = isinstance(code, str) and isinstance(told, Mapping)
    return {
        "kind": kind if isinstance(kind, str) else "",
        "text": words if isinstance(words, str) else "",
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
