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
from marshmallow.validate import Length

from api import countries, synonyms, wording, written
from api.i18n import LANGUAGES
from api.wording import foreign, tell
from models import words

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


def hinted(text: str, meant: str | None) -> str:
    """What is wrong, and what was probably meant."""
    return text if meant is None else text + tell("; did you mean {meant!r}?", meant=meant)


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
            raise self._unread(text)
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}" if re.fullmatch("[0-9]{8}", text) else text[:10]
        year, month, day = ([int(p) for p in text.split("-")] + [0, 0])[:3]
        if year == 0:
            raise refuse(tell("years run from 0001 to 9999"), readable=True)
        if not month:
            month = 1 if self.bound == "first" else 12
        length = calendar.monthrange(year, month)[1]
        if day > length:
            raise refuse(
                tell("{month} has {length} days", month=f"{year:04}-{month:02}", length=length),
                f"{year:04}-{month:02}-{length}", readable=True,
            )  # fmt: skip
        return dt.date(year, month, day or (1 if self.bound == "first" else length))

    def _unread(self, text: str) -> ValidationError:
        if two := written.ends(text):
            first, last = two
            pairs = f"from={first}&to={last}"
            return refuse(tell("{text!r} names two ends; give them as {pairs}", text=text, pairs=pairs), pairs)
        if re.match(r"[0-9]{4}-(?:00|1[3-9]|[2-9][0-9])(?:-|$)", text):
            return refuse(tell("{text!r} is no date: months run from 01 to 12", text=text))
        if text.upper().startswith("XXXX"):
            return refuse(
                tell("{text!r} has no year; events without one are found by certainty=unknown", text=text),
                "certainty=unknown",
            )
        near = written.meant(text, self.bound)
        said_of = tell("{text!r} is not a day, month or year such as 2022-06-02, 2022-06 or 2022", text=text)
        return refuse(hinted(said_of, near), near)


class Instant(fields.Field[dt.datetime]):
    """An RFC 3339 instant or a day (then its first second, UTC); always read as an aware UTC `datetime`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**described(kwargs, pattern=INSTANT_PATTERN))

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> dt.datetime:
        # A plus sign that nobody escaped arrives as a space.
        text = re.sub(r" (?=\d\d:\d\d$)", "+", str(value))
        if not re.fullmatch(INSTANT_PATTERN, text):
            near = _instant(str(value))
            says = tell("{text!r} is not an instant such as 2024-05-01T08:00:00Z or a day such as 2024-05-01",
                        text=str(value))  # fmt: skip
            raise refuse(hinted(says, near), near)
        try:
            when = dt.datetime.fromisoformat(text.upper())
            return when.replace(tzinfo=dt.UTC) if when.tzinfo is None else when.astimezone(dt.UTC)
        except (ValueError, OverflowError):
            raise refuse(tell("there is no such instant as {text!r}", text=str(value)), readable=True) from None


def _instant(text: str) -> str | None:
    """An instant without its zone as one of UTC, seconds since 1970 and days in another form as days; else None."""
    for form in (f"{text}Z", f"{text.replace(' ', 'T')}Z", f"{text[:-5]}{text[-5:-2]}:{text[-2:]}"):
        if re.fullmatch(INSTANT_PATTERN, form):
            return form
    near = written.meant(text, "first")
    return near if near and len(near) == len("2024-05-01") else None


#: So many values are looked at before the length of their list is.
FEW = 20


class Several(fields.List[Any]):
    """A list of a bounded length. Of a long one the length alone is told: each wrong value would cost time to tell."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> list[Any]:
        if isinstance(value, list) and len(value) > FEW:
            for check in self.validators:
                if isinstance(check, Length):
                    check(value)
        return super()._deserialize(value, attr, data, **kw)


class Country(fields.Field[str]):
    """A country's alpha-2 or alpha-3 code or one of its Vietnamese or English names, read as the alpha-2 code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**described(kwargs, format="country", minLength=1, maxLength=80))

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> str:
        text = str(value).strip()
        if not 1 <= len(text) <= 80 or "\0" in text:
            says = tell("{text!r} is no country; give one such as LA, LAO, Lào or Laos, or leave it out", text=text)
            raise refuse(says)
        code = countries.resolve(text)
        if code is not None:
            return code
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if len(parts) > 1 and all(countries.resolve(part) for part in parts):
            query = f"country={'&country='.join(parts)}"
            raise refuse(tell("{text!r} are several; repeat the parameter: {query}", text=text, query=query), query)
        pair = countries.pair(text)
        if pair and pair[0] == pair[1]:  # "Burma/Myanmar", "Laos (Lao PDR)"
            return pair[0]
        if pair:
            query = f"pair={'-'.join(sorted(pair))}"
            raise refuse(
                tell("{text!r} are two states; give them as {query}", text=text, query=query), query, readable=True
            )
        says, near = unknown_state(text)
        raise refuse(says, near, readable=True)


def unknown_state(text: str) -> tuple[str, str | None]:
    """What is wrong with a name that is no state's, and the one that was probably meant."""
    language = wording.language()

    def named(codes: Iterable[str]) -> str:
        return ", ".join(f"{countries.name(code, language)} ({code})" for code in codes)

    if former := countries.former(text):
        says = tell(
            "{text!r} is no more (ISO 3166-3 {code}); it became {states}: ask for one of them",
            text=text, code=former.code, states=named(former.became),
        )  # fmt: skip
        return says, former.became[0]
    other = countries.no_state(text)
    if other is not None and other.kind == "several":
        says = tell("{text!r} may be any of {states}: ask for one of them", text=text, states=named(other.codes))
        return says, other.codes[0]
    if other is not None and other.kind == "union":
        return tell("{text!r} is a union of states, and events are between two states: ask for one", text=text), None
    if other is not None:
        return tell("{text!r} is a part of the world, no state: ask for a state in it", text=text), None
    near = countries.suggest(text)
    says = tell(
        "{text!r} is no country; give a code such as LA or LAO, or a name such as Lào or Laos", text=text
    )  # fmt: skip
    return hinted(says, near), near


class Pair(fields.Field[tuple[str, str]]):
    """Two states in one word, `LA-VN` or `Lào-Việt Nam`, in either order; read as their codes in alphabetical order."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**described(kwargs, format="pair", minLength=5, maxLength=160))

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> tuple[str, str]:
        text = str(value).strip()
        found = countries.pair(text) if len(text) <= 160 and "\0" not in text else None
        if found is None:
            raise self._no_pair(text)
        first, second = sorted(found)
        if first == second:
            says = tell("{text!r} names {state} twice; a pair is of two different states", text=text, state=first)
            raise refuse(says, readable=True)
        return first, second

    def _no_pair(self, text: str) -> ValidationError:
        """What is wrong with it: one state, more than two, or which of the two is none."""
        if len(text) > 160:
            says = tell("{text!r} is no pair of states; give one such as LA-VN", text=f"{text[:160]}…")
            return refuse(says, readable=True)
        if (code := countries.resolve(text)) is not None:
            says = tell("{text!r} is one state; ask for its events by country={code}", text=text, code=code)
            return refuse(says, f"country={code}", readable=True)
        states = countries.between_signs(text)
        if len(states) > 2 and all(map(countries.resolve, states)):
            return refuse(tell("{text!r} names more than two states; a pair is of two", text=text), readable=True)
        halves = countries.halves(text)
        says = tell("{text!r} is no pair of states; give one such as LA-VN", text=text)
        if len(halves) != 2:
            return refuse(says, readable=True)
        sides: list[str] = []
        meant: list[str | None] = []
        for half in halves:
            if code := countries.resolve(half):
                meant.append(code)
                continue
            wrong, near = unknown_state(half)
            sides.append(wrong)
            meant.append(near and countries.resolve(near))
        whole = "-".join(sorted(filter(None, meant))) if all(meant) and len(set(meant)) == 2 else None
        return refuse("; ".join([says, *sides]), whole, readable=True)


class Choice(fields.String):
    """One of a closed set of words; a near miss is named."""

    def __init__(self, values: Iterable[str], **kwargs: Any) -> None:
        self.values = tuple(values)
        nothing = [None] if kwargs.get("allow_none") else []
        super().__init__(**described(kwargs, enum=[*self.values, *nothing]))

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> str:
        if isinstance(value, str) and value in self.values:
            return value
        text = str(value)
        known = ", ".join(self.values)
        if "," in text and all(part.strip() in self.values for part in text.split(",")):
            name = getattr(self.parent, "data_key", None) or self.data_key or attr
            query = "&".join(f"{name}={part.strip()}" for part in text.split(","))
            says = tell("{text!r} are several; repeat the parameter: {query}", text=text, query=query)
            raise refuse(says, query)
        near = self._meant(text)
        raise refuse(hinted(tell("{text!r} is not one of {known}", text=text, known=known), near), near)

    def _meant(self, text: str) -> str | None:
        plain = text.strip().lower()
        for known in (plain, synonyms.value(text) or "", plain[:2] if set(self.values) == set(LANGUAGES) else ""):
            if known in self.values:
                return known
        return nearest(text, self.values)


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
                if name in ("*", "all"):
                    raise refuse(tell("{text!r} is no name; for all of them leave it out", text=name))
                near = synonyms.FIELDS.get(name.lower())
                near = near if near in self.values else nearest(name, self.values)
                says = tell("{text!r} is not one of {known}", text=name, known=", ".join(self.values))
                if " " in name or ";" in name:
                    says = tell("{text!r} should be parted by commas", text=name)
                    near = ",".join(part for part in re.split(r"[\s;]+", name) if part in self.values) or near
                raise refuse(hinted(says, near), near)
        return tuple(dict.fromkeys(names))


class Flag(fields.Field[bool]):
    """`true` or `false`."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> bool:
        if value not in ("true", "false"):
            near = synonyms.FLAGS.get(str(value).strip().lower())
            raise refuse(hinted(tell("{text!r} is neither true nor false", text=str(value)), near), near)
        return bool(value == "true")


class Whole(fields.Field[int]):
    """A whole number within bounds, written in digits."""

    def __init__(self, least: int, most: int, **kwargs: Any) -> None:
        super().__init__(**described(kwargs, minimum=least, maximum=most))
        self.least, self.most = least, most

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> int:
        text = str(value)
        if not re.fullmatch(r"-?[0-9]{1,18}", text) or not self.least <= int(text) <= self.most:
            above = re.fullmatch(r"[0-9]+", text) and (len(text) > 18 or int(text) > self.most)
            says = tell(
                "{text!r} is not a whole number from {least} to {most}", text=text, least=str(self.least),
                most=str(self.most),
            )  # fmt: skip
            raise refuse(says, str(self.most) if above or text.lower() in ("all", "max") else None)
        return int(text)


class Text(fields.String):
    """Text that a database can hold: no NUL and no lone surrogate."""

    def __init__(self, longest: int, shortest: int = 0, **kwargs: Any) -> None:
        super().__init__(**described(kwargs, minLength=shortest, maxLength=longest, pattern=TEXT_PATTERN))
        self.longest, self.shortest = longest, shortest

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> str:
        if not isinstance(value, str):
            raise refuse(tell("it should be text"))
        if not self.shortest <= len(value) <= self.longest:
            raise refuse(
                tell("it is empty") if not value
                else tell("it has {length} characters; at most {longest} are taken", length=len(value),
                          longest=self.longest)
            )  # fmt: skip
        if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
            raise refuse(tell("it holds a character that no text may hold (NUL or half of a surrogate pair)"))
        return value


class Name(Text):
    """A text of one line, by which something is called."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> str:
        text = super()._deserialize(value, attr, data, **kw)
        if text.splitlines() != [text]:
            raise refuse(tell("it holds a line break; give a name of one line"), readable=True)
        return text


class Keywords(Text):
    """Words to look for, as `models.words.query` reads them: one at least."""

    def __init__(self, longest: int, **kwargs: Any) -> None:
        super().__init__(longest, 1, **described(kwargs, format="words"))

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kw: Any) -> str:
        text = super()._deserialize(value, attr, data, **kw)
        try:
            words.query(text)
        except ValueError as error:
            raise refuse(foreign(error), readable=True) from None
        return text
