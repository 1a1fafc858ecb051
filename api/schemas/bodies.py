"""The bodies of requests: read, checked, and described from these schemas alone."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length

from api import written
from api.fields import Choice, Complaint, Country, Name, Several, Text, described, hinted, refuse
from api.schemas.query import Published
from api.wording import foreign, tell
from models import vocabulary
from models.dates import checked_date

#: The longest text that is read, in characters: ten times a long article, and seconds of work at the very worst.
LONGEST_TEXT = 100_000


def _within(most: int) -> Length:
    return Length(1, most, error=f"give 1 to {most}")


class ArticleInput(Schema):
    """An article to extract from."""

    id = Name(200, 1, metadata={"description": "Its id; without one, a hash of its text.", "example": "a1"})
    text = Text(LONGEST_TEXT, 1, required=True, metadata={
        "description": "The whole text; all offsets in the answer refer to it.",
        "example": "Chiều 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào.",
    })  # fmt: skip
    title = Text(1000, 1, allow_none=True, metadata={"description": "Its title."})
    url = Text(2000, 1, allow_none=True, metadata={"description": "Its address."})
    published = Published(allow_none=True, metadata={
        "description": "Its day, month or year of publication, in Hanoi.", "example": "2022-06-02",
    })  # fmt: skip
    source = Text(200, 1, allow_none=True, metadata={"description": "The name of its source."})


class Edtf(fields.Field[str]):
    """A date of an event: EDTF (ISO 8601-2)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**described(kwargs, format="edtf", minLength=4, maxLength=500))

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kw: Any) -> str:
        if not isinstance(value, str) or not 4 <= len(value) <= 500:
            raise refuse(tell("it should be an EDTF date such as 2022-06-02 or [2013-08-07,2014-08-07]"))
        try:
            return checked_date(value)
        except ValueError as error:
            near = written.meant(value, "first")
            raise refuse(hinted(foreign(error), near), near, readable=True) from None


class Reasoned(Schema):
    """Every change says why."""

    why = Text(1000, 1, required=True, metadata={
        "description": "The reason, kept in the history.", "example": "the ministry's own notice gives the day",
    })  # fmt: skip


class CorrectedValues(Schema):
    """What a correction may set; None where the event has none."""

    date = Edtf(metadata={"description": "The true date, in EDTF.", "example": "2022-06-02"})
    _both = Length(equal=2, error='two states are needed, such as ["LA", "VN"]')
    countries = Several(Country(), validate=_both, metadata={
        "description": "The two states, as `country` takes them.", "example": ["LA", "VN"],
    })  # fmt: skip
    type = Choice(vocabulary.TYPES, metadata={"description": "What took place.", "example": "talks"})
    status = Choice(vocabulary.STATUSES, metadata={"description": "Whether it took place.", "example": "held"})
    part_of_day = Choice(vocabulary.PARTS_OF_DAY, allow_none=True, metadata={"description": "The part of the day."})
    mode = Choice(vocabulary.MODES, allow_none=True, metadata={"description": "How they met."})
    place = Text(500, 1, allow_none=True, metadata={"description": "Where.", "example": "Hà Nội"})

    @validates_schema
    def _two_states(self, data: dict[str, Any], **_: Any) -> None:
        both = data.get("countries")
        if both and both[0] == both[1]:
            raise ValidationError(
                {"countries": [Complaint(tell("{state} is named twice", state=both[0]), readable=True)]}
            )


class Correction(CorrectedValues, Reasoned):
    """New values for some fields of an event, and why."""


class Merge(Reasoned):
    """Which events are this one, told otherwise."""

    events = Several(Text(100, 1), required=True, validate=_within(100), metadata={
        "description": "The ids of the events that become part of this one.",
    })  # fmt: skip


class Split(Reasoned):
    """Which articles tell of another event."""

    articles = Several(Text(600, 1), required=True, validate=_within(1000), metadata={
        "description": "The ids of the articles whose mentions become an event of their own.",
    })  # fmt: skip
    changes = fields.Nested(CorrectedValues, metadata={"description": "What is different about the new event."})


class Restore(Reasoned):
    """Why a deleted event comes back."""
