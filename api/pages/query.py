"""What the reader asks for: the page's address read into the service's filter, and written back.

The parameters are those of `GET /events`, so that an address of the page becomes an address of the API by
changing its path. Two more are the page's own: `by` (how the chart is split) and `lang`. What is not known here
is left alone: addresses collect trackers on their way through the world, and a page should open all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal
from urllib.parse import urlencode

from babel.lists import format_list
from marshmallow import ValidationError, fields
from werkzeug.datastructures import MultiDict

from api import countries, written
from api.fields import DATE_PATTERN, Choice, Complaint, Country, Instant, Keywords, PartialDate
from api.i18n import Words
from api.pages.dates import day_text, instant_text, month_text
from api.values import EventFilter, Sort
from models import vocabulary
from models.words import split

SORTS: tuple[Sort, ...] = ("-date", "date", "-updated")
CERTAINTIES = tuple(vocabulary.CERTAINTIES)
Split = Literal["pair", "type"]
SPLITS: tuple[Split, ...] = ("pair", "type")

# Parameters that narrow, in the order in which chips and addresses show them.
_NARROWING = ("q", "from", "to", "match", "country", "type", "status", "certainty", "source", "updated_since")
_LONGEST_Q = 200


@dataclass(frozen=True, slots=True)
class Query:
    """An address of the page, read.

    `given` holds what the reader wrote, cleaned: parameter -> values, in the order of `_NARROWING`, countries and
    dates in the form the API takes, a wrong value as it was typed. `errors`: form field -> what is wrong, in the
    reader's language; `filter` is only to be used when there are none.
    """

    filter: EventFilter
    sort: Sort
    by: Split | None
    cursor: str | None
    given: Mapping[str, tuple[str, ...]]
    errors: Mapping[str, str]

    def value(self, name: str, index: int = 0) -> str:
        """The `index`-th value of parameter `name`, empty where there is none."""
        values = self.given.get(name, ())
        return values[index] if index < len(values) else ""

    def parameters(self, *, sort: bool = True) -> list[tuple[str, str]]:
        """The query as `GET /events` takes it."""
        pairs = [(name, v) for name in _NARROWING for v in self.given.get(name, ())]
        # The API's default order is the oldest first, so the page's own default has to be said.
        if sort:
            pairs.append(("sort", self.sort))
        return pairs

    def href(
        self,
        changes: Mapping[str, tuple[str, ...]] | None = None,
        *,
        path: str = "/",
        sort: Sort | None = None,
        by: Split | Literal["same"] | None = "same",
        cursor: str | None = None,
    ) -> str:
        """An address of the page like this one, with the values of some parameters replaced (by none: left out)."""
        given = {**self.given, **(changes or {})}
        pairs = [(name, v) for name in _NARROWING for v in given.get(name, ())]
        order = sort or self.sort
        if order != "-date":
            pairs.append(("sort", order))
        split = self.by if by == "same" else by
        if split:
            pairs.append(("by", split))
        if cursor:
            pairs.append(("cursor", cursor))
        return path + ("?" + urlencode(pairs) if pairs else "")

    @property
    def narrowed(self) -> bool:
        return any(self.given.get(name) for name in _NARROWING if name != "match")


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition in words, and the address without it."""

    text: str
    remove: str
    filter: EventFilter


def read(args: MultiDict[str, str], t: Words) -> Query:
    """The query in `args`. Never raises: what cannot be read is told in `errors` beside its field."""
    given: dict[str, tuple[str, ...]] = {}
    errors: dict[str, str] = {}
    known: dict[str, Any] = {}

    def several(name: str) -> list[str]:
        return [v.strip() for v in args.getlist(name) if v.strip()]

    told = {name: values[-1] for name in ("from", "to") if (values := several(name))}
    known |= _period(told, given, errors, t)

    names = [name for value in several("pair") for name in countries.halves(value)] or several("country")
    if names:
        known["countries"], given["country"] = _countries(names, errors, t)

    for name, key, choices in (
        ("type", "types", tuple(vocabulary.TYPES)),
        ("status", "statuses", tuple(vocabulary.STATUSES)),
        ("certainty", "certainties", CERTAINTIES),
    ):
        if values := several(name):
            given[name] = known[key] = tuple(dict.fromkeys(values))
            for value in values:
                if value not in choices:
                    known_names = ", ".join(_choice_name(name, choice, t) for choice in choices)
                    errors[name] = t("error.choice", value=value, choices=known_names)

    if (values := several("match")) and values[-1] != "overlaps":
        given["match"] = (values[-1],)
        known["match"] = values[-1]
        if _load(Choice(("overlaps", "within")), values[-1]) is None:
            names_of_both = f"{t('filter.match_overlaps')}; {t('filter.match_within')}"
            errors["match"] = t("error.choice", value=values[-1], choices=names_of_both)
    if values := several("q"):
        words = " ".join(values[-1].replace("\0", "").split())[:_LONGEST_Q]
        given["q"] = (words,)
        known["q"] = _load(Keywords(_LONGEST_Q), words)
        if known["q"] is None:
            errors["q"] = t("error.too_many_words" if split(words) else "error.no_words")
    if values := several("source"):
        given["source"] = known["sources"] = tuple(dict.fromkeys(v.replace("\0", "") for v in values))
    if values := several("updated_since"):
        given["updated_since"] = (values[-1],)
        known["updated_since"] = _load(Instant(), values[-1])
        if known["updated_since"] is None:
            errors["updated_since"] = t("error.date", value=values[-1])

    sort: Sort = next((s for s in SORTS if s == args.get("sort")), "-date")
    by: Split | None = next((b for b in SPLITS if b == args.get("by")), None)
    return Query(EventFilter(**known), sort, by, args.get("cursor") or None, given, errors)


def _period(
    told: dict[str, str], given: dict[str, tuple[str, ...]], errors: dict[str, str], t: Words
) -> dict[str, date | None]:
    """First and last day of the period told; what was given and what is wrong with it goes into the other two."""
    known: dict[str, date | None] = {}
    if "from" in told:
        text, known["first"], error = _date(told["from"], "first", t)
        given["from"] = (text,)
        if error:
            errors["from"] = error
    if "to" in told:
        text, known["last"], error = _date(told["to"], "last", t)
        given["to"] = (text,)
        if error:
            errors["to"] = error
    first, last = known.get("first"), known.get("last")
    if first and last and last < first:
        errors["to"] = t("error.order", value=f"{given['from'][0]} – {given['to'][0]}")
    return known


def _choice_name(field: str, value: str, t: Words) -> str:
    if field == "type":
        return type_name(value, t)
    return status_name(value, t) if field == "status" else certainty_name(value, t)


def _load(field: fields.Field[Any], value: str) -> Any | None:
    try:
        return field.deserialize(value)
    except ValidationError:
        return None


def _complaint(error: ValidationError) -> Complaint:
    first = error.messages[0] if isinstance(error.messages, list) else str(error)
    return first if isinstance(first, Complaint) else Complaint(str(first))


def _date(text: str, bound: Literal["first", "last"], t: Words) -> tuple[str, date | None, str | None]:
    """The text as the API takes it, the day, and what is wrong.

    What the page prints is taken, too: `2 tháng 7, 2018`, `July 2018`. A Vietnamese reader's `2/7/2018` is plainly day
    first; an English one's may not be, so it is asked back.
    """
    field = PartialDate(bound)
    try:
        day = field.deserialize(text)
        # a day in another form than the page's own addresses have: eight digits, an instant
        return (text if re.fullmatch(DATE_PATTERN, text) else day.isoformat()), day, None
    except ValidationError as error:
        complaint = _complaint(error)
    if complaint.readable:
        return text, None, t("error.no_such_day", value=text)
    near = written.numbers(text)
    if near and t.language != "vi" and re.match(r"\d{1,2}\D\d{1,2}\D", text):
        return text, None, t("error.date_near", value=text, near=near)
    near = near or written.read(text, bound, t.language) or complaint.suggestion
    if near is None:
        return text, None, t("error.date", value=text)
    try:
        return near, field.deserialize(near), None
    except ValidationError:
        return text, None, t("error.no_such_day", value=text)


def _countries(names: list[str], errors: dict[str, str], t: Words) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes, and the values to show: a code where the name was understood, else what was typed."""
    codes: list[str] = []
    shown: list[str] = []
    for index, name in enumerate(names[:2]):
        field = "country" if index == 0 else "partner"
        try:
            code = Country().deserialize(name)
        except ValidationError as error:
            shown.append(name)
            errors[field] = _no_country(name, _complaint(error).suggestion, t)
            continue
        if code in codes:
            errors[field] = t("error.same_country")
        codes.append(code)
        shown.append(code)
    if len(names) > 2:
        errors["partner"] = t("error.too_many_countries")
    return tuple(codes), tuple(shown)


def _no_country(text: str, near: str | None, t: Words) -> str:
    """What is wrong with a name that is no state's."""
    other = countries.no_state(text)
    if other is None:
        return t("error.country_near", value=text, near=near) if near else t("error.country", value=text)
    if other.kind == "several":
        states = format_list([countries.name(code, t.language) for code in other.codes], "or", locale=t.locale)
        return t("error.country_several", value=text, states=states)
    return t("error.country_union" if other.kind == "union" else "error.country_region", value=text)


def chips(query: Query, t: Words, path: str = "/") -> list[Chip]:
    """The conditions in force, each with the way out of it."""
    found: list[Chip] = []
    f = query.filter

    def add(text: str, name: str, values: tuple[str, ...], narrower: EventFilter) -> None:
        found.append(Chip(text, query.href({name: values}, path=path), narrower))

    if f.q:
        add(t("filter.chip_q", value=f.q), "q", (), replace(f, q=None))
    if f.first and f.last and (whole := _whole_period(query, t)):
        found.append(Chip(whole, query.href({"from": (), "to": ()}, path=path), replace(f, first=None, last=None)))
    else:
        if f.first:
            shown = _date_text(query.value("from"), f.first, t)
            add(t("filter.chip_from", value=shown), "from", (), replace(f, first=None))
        if f.last:
            shown = _date_text(query.value("to"), f.last, t)
            add(t("filter.chip_to", value=shown), "to", (), replace(f, last=None))
    if f.match == "within":
        add(t("filter.chip_within"), "match", (), replace(f, match="overlaps"))
    for code in f.countries:
        rest = tuple(c for c in f.countries if c != code)
        add(countries.name(code, t.language), "country", rest, replace(f, countries=rest))
    for type in f.types:
        rest = tuple(x for x in f.types if x != type)
        add(type_name(type, t), "type", rest, replace(f, types=rest))
    for status in f.statuses:
        rest = tuple(x for x in f.statuses if x != status)
        add(status_name(status, t), "status", rest, replace(f, statuses=rest))
    for certainty in f.certainties:
        rest = tuple(x for x in f.certainties if x != certainty)
        add(certainty_name(certainty, t), "certainty", rest, replace(f, certainties=rest))
    for source in f.sources:
        rest = tuple(x for x in f.sources if x != source)
        add(t("filter.chip_source", value=source), "source", rest, replace(f, sources=rest))
    if f.updated_since:
        shown = instant_text(f.updated_since, t)
        add(t("filter.chip_updated_since", value=shown), "updated_since", (), replace(f, updated_since=None))
    return found


def _whole_period(query: Query, t: Words) -> str | None:
    """`Tháng 7 năm 2018` where from and to name the same year, month or day; else None."""
    value = query.value("from")
    if value != query.value("to"):
        return None
    text = _date_text(value, query.filter.first, t)
    return text[:1].upper() + text[1:]


def _date_text(value: str, day: date | None, t: Words) -> str:
    if day is None:
        return value
    return value if len(value) == 4 else month_text(day, t) if len(value) == 7 else day_text(day, t)


def certainty_name(certainty: str, t: Words) -> str:
    """`Ngày suy ra`, `Date inferred`."""
    return t(f"certainty.{certainty}") if t.has(f"certainty.{certainty}") else certainty


def type_name(type: str, t: Words) -> str:
    """`Hội đàm`, `Talks`; the word itself for a type of a later version."""
    known = vocabulary.TYPES.get(type)
    return type if known is None else known.name_vi if t.language == "vi" else known.name_en


def status_name(status: str, t: Words) -> str:
    """`Đã diễn ra`, `Held`."""
    known = vocabulary.STATUSES.get(status)
    return status if known is None else known[0] if t.language == "vi" else known[1]
