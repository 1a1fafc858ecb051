"""The fields of what is served, each worded once: what a date, a pair or an article's id is wherever it stands.

Marshmallow fields with the descriptions that openapi.yaml gives them. `models.documents` makes the schema of an event
of them, `api.schemas.answers` those of everything else.
"""

from __future__ import annotations

from typing import Any

from marshmallow import EXCLUDE, Schema, fields, post_dump
from marshmallow.validate import Length, OneOf, Range, Regexp

from models import vocabulary

GONE = ("withdrawn", "deleted", "merged")


class Answer(Schema):
    """The base of what is served. Its members may become more with time: who reads it passes over unknown ones."""

    class Meta:
        unknown = EXCLUDE
        description = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        # the first paragraph of a schema says in openapi.yaml what it is
        about = " ".join(line.strip() for line in (cls.__doc__ or "").partition("\n\n")[0].splitlines())
        cls.Meta = type("Meta", (cls.Meta,), {"description": about})  # type: ignore[misc, assignment]
        super().__init_subclass__(**kwargs)


class Sparse(Answer):
    """An answer whose optional members are left out where there are none."""

    @post_dump
    def _leave_out(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        for name, field in self.dump_fields.items():
            key = field.data_key or name
            if not field.required and data.get(key) is None:
                data.pop(key, None)
        return data


def said(description: str, *examples: Any, format: str | None = None) -> dict[str, Any]:
    """The metadata of a field."""
    made: dict[str, Any] = {"description": description} if description else {}
    if format is not None:
        made["format"] = format
    return made | ({"examples": list(examples)} if examples else {})


def text(description: str, *examples: Any, format: str | None = None, **more: Any) -> fields.String:
    """A field of text that is always there unless `more`, which goes into the field, says otherwise."""
    given: dict[str, Any] = {"required": True, "metadata": said(description, *examples, format=format)}
    return fields.String(**given | more)


def maybe(description: str, *examples: Any, **more: Any) -> fields.String:
    """The same, or null."""
    return text(description, *examples, allow_none=True, **more)


def flag(description: str) -> fields.Boolean:
    return fields.Boolean(required=True, metadata=said(description))


def count(description: str, **more: Any) -> fields.Integer:
    """A number of things, always there unless `more` says otherwise."""
    given: dict[str, Any] = {"required": True, "validate": Range(min=0), "metadata": said(description)}
    return fields.Integer(**given | more)


def version() -> fields.Integer:
    return count("Grows by one with every change.", validate=Range(min=1))


def names(description: str, *examples: Any, each: Any = None, **more: Any) -> fields.List[str]:
    """A list of texts, always there."""
    each = fields.String() if each is None else each
    return fields.List(each, required=True, metadata=said(description, *examples), **more)


def event_id(**more: Any) -> fields.String:
    return text("The event's id: stable, also when everything is loaded anew.", "0123456789abcdef",
                validate=Regexp("^[0-7][0-9a-f]{15}$"), **more)  # fmt: skip


def date() -> fields.String:
    return text("When, in EDTF (ISO 8601-2): a day `2022-06-02`, days `2018-07-02/2018-07-05`, one of several "
                "`[2013-08-07,2014-08-07]`, some day of a span `[2020-11-01..2021-02-11]`, year unknown `XXXX-06-02`.",
                "2022-06-02", "[2013-08-07,2014-08-07,2015-08-07]")  # fmt: skip


def earliest() -> fields.String:
    return maybe("The first day that is possible; null where unbounded.", format="date")


def latest() -> fields.String:
    return maybe("The last day that is possible; null where unbounded.", format="date")


def instant(description: str) -> fields.String:
    return text(description, format="date-time")


def countries() -> fields.List[str]:
    return names(
        "The two states, ISO 3166-1 alpha-2, in alphabetical order; `XK` is Kosovo.", ["LA", "VN"],
        each=fields.String(validate=Regexp("^[A-Z]{2}$")), validate=Length(equal=2),
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


def evidence_kind() -> fields.String:
    return text("Its kind.", "weekday")


def evidence_text() -> fields.String:
    return text("The words or the fact on which it stands.")


def says() -> fields.String:
    return text("What follows from it, in English.")


def code() -> fields.String:
    return maybe("What follows from it, as a code: docs/evidence.md lists them. Null in what was stored before there "
                 "were codes, or imported.", "office_held")  # fmt: skip


def arguments() -> fields.Dict:
    return fields.Dict(keys=fields.String(), required=True, allow_none=True, metadata=said(
        "The arguments of the code, by name.",
        {"person": "Phùng Quang Thanh", "offices": ["defence_minister"], "country": "VN",
         "terms": [{"start": "2006-06-28", "end": "2016-04-08"}], "sources": ["general"]},
    ))  # fmt: skip
