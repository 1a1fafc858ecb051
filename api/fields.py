"""Marshmallow fields for what callers may write in an address: dates, instants, countries, lists of names.

A field raises `ValidationError` with a `Complaint`, which says more than text: whether the form is wrong (400) or
only the value (422), and what was probably meant.
"""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from marshmallow import ValidationError, fields

from api import countries

DATE_PATTERN = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
INSTANT_PATTERN = (
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"([Tt]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?"
    r"([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?$"
)
# What `from` and `to` take: a day also as eight digits, and an instant, which stands for its day.
RANGE_PATTERN = (
    r"^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])"
    r"([Tt ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]{1,9})?)?([Zz]|[+ -]([01][0-9]|2[0-3]):?[0-5][0-9])?)?"
    r")?)?|[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01]))$"
)
# PostgreSQL stores no NUL and UTF-8 holds no lone surrogate, so neither can ever be found or kept.
TEXT_PATTERN = r"^[^\u0000]*$"


class Complaint(str):
    """What is wrong with a value: text, with the probable meaning and whether only the value is at fault."""

    suggestion: str | None
    readable: bool

    def __new__(cls, text: str, suggestion: str | None = None, *, readable: bool = False) -> Complaint:
        self = super().__new__(cls, text)
        self.suggestion = suggestion
        self.readable = readable
        return self


def refuse(text: str, suggestion: str | None = None, *, readable: bool = False) -> ValidationError:
    """The error to raise for a value; `readable` when its form is right but no such thing exists."""
    return ValidationError([Complaint(text, suggestion, readable=readable)])


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known name most like `word`, None where none is near."""
    found = difflib.get_close_matches(word.strip().lower(), list(known), n=1, cutoff=cutoff)
    return found[0] if found else None


def described(kwargs: dict[str, Any], **schema: Any) -> dict[str, Any]:
    """`kwargs` of a field with `schema` put into its metadata, from which the OpenAPI description is made."""
    return kwargs | {"metadata": schema | dict(kwargs.get("metadata", {}))}


class PartialDate(fields.Field[dt.date]):
    """A day, month or year, read as its first or its last day (`to=2022-06` is 30 June).

    An instant is read as the day that it names itself, whatever its zone: `2022-06-02T23:30:00Z` is 2 June.
    """

    def __init__(self, bound: Literal["first", "last"], **kwargs: Any) -> None:
        super().__init__(**described(kwargs, pattern=RANGE_PATTERN))
        self.bound = bound

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> dt.date:
        text = str(value)
        if not re.fullmatch(RANGE_PATTERN, text):
            raise refuse(
                f"{text!r} is not a day, month or year such as 2022-06-02, 2022-06 or 2022", _other_order(text)
            )
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}" if re.fullmatch("[0-9]{8}", text) else text[:10]
        year, month, day = ([int(p) for p in text.split("-")] + [0, 0])[:3]
        if year == 0:
            raise refuse("years run from 0001 to 9999", readable=True)
        if not month:
            month = 1 if self.bound == "first" else 12
        length = calendar.monthrange(year, month)[1]
        if day > length:
            raise refuse(f"{year:04}-{month:02} has {length} days", f"{year:04}-{month:02}-{length}", readable=True)
        return dt.date(year, month, day or (1 if self.bound == "first" else length))


def _other_order(text: str) -> str | None:
    """`2/6/2022`, `02-06-2022`: the Vietnamese order, day first, as ISO 8601; None for anything else."""
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    if found:
        try:
            return dt.date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        except ValueError:
            return None
    found = re.fullmatch(r"(\d{4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?", text)
    if found and 1 <= int(found[2]) <= 12:
        return "-".join([found[1], found[2].zfill(2)] + ([found[3].zfill(2)] if found[3] else []))
    return None


class Instant(fields.Field[dt.datetime]):
    """An RFC 3339 instant or a day (then its first second, UTC); always read as an aware UTC `datetime`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**described(kwargs, pattern=INSTANT_PATTERN))

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> dt.datetime:
        # A plus sign that nobody escaped arrives as a space.
        text = re.sub(r" (?=\d\d:\d\d$)", "+", str(value))
        if not re.fullmatch(INSTANT_PATTERN, text):
            raise refuse(f"{text!r} is not an instant such as 2024-05-01T08:00:00Z or a day such as 2024-05-01")
        try:
            when = dt.datetime.fromisoformat(text.upper())
            return when.replace(tzinfo=dt.UTC) if when.tzinfo is None else when.astimezone(dt.UTC)
        except (ValueError, OverflowError):
            raise refuse(f"there is no such instant as {text!r}", readable=True) from None


class Country(fields.Field[str]):
    """A country's alpha-2 or alpha-3 code or one of its Vietnamese or English names, read as the alpha-2 code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**described(kwargs, format="country", minLength=1, maxLength=80))

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> str:
        text = str(value).strip()
        if not 1 <= len(text) <= 80 or "\0" in text:
            raise refuse(f"{text!r} is no country; give one such as LA, LAO, Lào or Laos, or leave it out")
        code = countries.resolve(text)
        if code is None:
            parts = [part for part in text.split(",") if part.strip()]
            if len(parts) > 1 and all(countries.resolve(part.strip()) for part in parts):
                raise refuse(f"{text!r} are several; repeat the parameter: country={'&country='.join(parts)}")
            if pair := countries.pair(text):
                said = f"pair={'-'.join(sorted(pair))}"
                raise refuse(f"{text!r} are two states; give them as {said}", said, readable=True)
            if former := countries.former(text):
                became = ", ".join(f"{countries.name(c, 'en')} ({c})" for c in former.became)
                raise refuse(
                    f"{text!r} is no more (ISO 3166-3 {former.code}); it became {became}: ask for one of them",
                    former.became[0], readable=True,
                )  # fmt: skip
            near = countries.suggest(text)
            hint = f"; did you mean {near!r}?" if near else ""
            raise refuse(
                f"{text!r} is no country; give a code such as LA or LAO, or a name such as Lào or Laos{hint}",
                near,
                readable=True,
            )
        return code


class Pair(fields.Field[tuple[str, str]]):
    """Two states in one word, `LA-VN` or `Lào-Việt Nam`, in either order; read as their codes in alphabetical order."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**described(kwargs, format="pair", minLength=5, maxLength=160))

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> tuple[str, str]:
        text = str(value).strip()
        found = countries.pair(text) if len(text) <= 160 and "\0" not in text else None
        if found is None:
            raise refuse(f"{text!r} is no pair of states; give one such as LA-VN", readable=True)
        first, second = sorted(found)
        if first == second:
            raise refuse(f"{text!r} names {first} twice; a pair is of two different states", readable=True)
        return first, second


class Choice(fields.String):
    """One of a closed set of words; a near miss is named."""

    def __init__(self, values: Iterable[str], **kwargs: Any) -> None:
        self.values = tuple(values)
        nothing = [None] if kwargs.get("allow_none") else []
        super().__init__(**described(kwargs, enum=[*self.values, *nothing]))

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> str:
        if not isinstance(value, str) or value not in self.values:
            hint = " (repeat the parameter for several)" if "," in str(value) else ""
            raise refuse(
                f"{str(value)!r} is not one of {', '.join(self.values)}{hint}", nearest(str(value), self.values)
            )
        return value


class Names(fields.Field[tuple[str, ...]]):
    """Some of a closed set of names, separated by commas."""

    def __init__(self, values: Iterable[str], **kwargs: Any) -> None:
        self.values = tuple(values)
        one = "|".join(self.values)
        super().__init__(**described(kwargs, pattern=f"^({one})(,({one}))*$"))

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> tuple[str, ...]:
        names = tuple(part.strip() for part in str(value).split(","))
        for name in names:
            if name not in self.values:
                raise refuse(f"{name!r} is not one of {', '.join(self.values)}", nearest(name, self.values))
        return tuple(dict.fromkeys(names))


class Flag(fields.Field[bool]):
    """`true` or `false`."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> bool:
        if value not in ("true", "false"):
            raise refuse(f"{str(value)!r} is neither true nor false")
        return bool(value == "true")


class Whole(fields.Field[int]):
    """A whole number within bounds, written in digits."""

    def __init__(self, least: int, most: int, **kwargs: Any) -> None:
        super().__init__(**described(kwargs, minimum=least, maximum=most))
        self.least, self.most = least, most

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> int:
        text = str(value)
        if not re.fullmatch(r"-?[0-9]{1,18}", text) or not self.least <= int(text) <= self.most:
            raise refuse(
                f"{text!r} is not a whole number from {self.least} to {self.most}",
                str(self.most) if re.fullmatch(r"[0-9]{1,18}", text) and int(text) > self.most else None,
            )
        return int(text)


class Text(fields.String):
    """Text that a database can hold: no NUL and no lone surrogate."""

    def __init__(self, longest: int, shortest: int = 0, **kwargs: Any) -> None:
        super().__init__(**described(kwargs, minLength=shortest, maxLength=longest, pattern=TEXT_PATTERN))
        self.longest, self.shortest = longest, shortest

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> str:
        if not isinstance(value, str):
            raise refuse("it should be text")
        if not self.shortest <= len(value) <= self.longest:
            raise refuse(
                "it is empty" if not value else f"it has {len(value)} characters; at most {self.longest} are taken"
            )
        if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
            raise refuse("it holds a character that no text may hold (NUL or half of a surrogate pair)")
        return value
