"""What the API gives: schemas that make answers of the values of `api.values`, and openapi.yaml of themselves.

`answer` makes one. Events come from the database as JSON (`models.documents`), which `api.formats.objects` completes;
their schema stands here for what is written into openapi.yaml. Problems are in `api.problems`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from marshmallow import fields
from marshmallow.experimental.context import Context
from marshmallow.validate import OneOf, Range, Regexp

from api.addresses import Link, article_path, event_path, history_path, page_path
from models import shapes
from models.documents import EventSchema
from models.shapes import Answer, Sparse, count, flag, maybe, names, said, text

_LINK: type[Context[Link]] = Context


def answer(schema: Answer, value: object, link: Link) -> dict[str, Any]:
    """The JSON object of a value; `link` makes its addresses."""
    with _LINK(link):
        made: dict[str, Any] = schema.dump(value)
    return made


class _Links(fields.Dict):
    """Addresses of a thing by its id, which stands in `source`."""

    def __init__(self, source: str, paths: Mapping[str, Callable[[str], str]]) -> None:
        super().__init__(keys=fields.String(), values=fields.String(), required=True, metadata=said("Addresses."))
        self.source, self.paths = source, paths

    def of(self, id: str, link: Link) -> dict[str, str]:
        return {name: link(path(id)) for name, path in self.paths.items()}

    def serialize(self, attr: str, obj: Any, accessor: Any = None, **kwargs: Any) -> dict[str, str]:
        id: Any = self.get_value(obj, self.source, accessor)
        return self.of(id, _LINK.get())


def _event_links() -> _Links:
    return _Links("id", {"self": event_path, "history": history_path, "page": page_path})


def _article_links(source: str = "id") -> _Links:
    return _Links(source, {"self": article_path})


class _Part(fields.Nested):
    """An object made of the same value as the one that it stands in."""

    _CHECK_ATTRIBUTE = False

    def _serialize(self, nested_obj: Any, attr: Any, obj: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        return super()._serialize(obj, attr, obj, **kwargs)  # type: ignore[no-untyped-call]


class _Ready(fields.List[Any]):
    """A list whose members are made already."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> list[Any]:
        return list(value)


class _Instant(fields.AwareDateTime):
    def _serialize(self, value: dt.datetime | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else instant(value)


class Span(Answer):
    """A stretch of a text: offsets in characters, `end` exclusive."""

    start = count("First character.")
    end = count("The character after the last.")


class _Pair(fields.Nested):
    """A span that is a pair of numbers."""

    def _serialize(self, nested_obj: Any, attr: Any, obj: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        return None if nested_obj is None else {"start": nested_obj[0], "end": nested_obj[1]}


def instant(when: dt.datetime) -> str:
    """RFC 3339 in UTC, to the microsecond, so that `updated_since` can continue exactly there."""
    return when.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _at(description: str) -> _Instant:
    return _Instant(required=True, metadata=said(description))


def _day(description: str, **more: Any) -> fields.Date:
    return fields.Date(required=True, metadata=said(description), **more)


def _first() -> fields.Date:
    return _day("The first possible day of its earliest event.", allow_none=True)


def _last() -> fields.Date:
    return _day("The last possible day of its latest event.", allow_none=True)


def _span(description: str, kind: type[fields.Nested] = _Pair, **more: Any) -> fields.Nested:
    return kind(Span, required=True, allow_none=True, metadata=said(description), **more)


def _list(of: type[Answer], description: str = "", *, kind: type[fields.List[Any]] = fields.List, **more: Any) -> Any:
    return kind(fields.Nested(of), required=True, metadata=said(description), **more)


def _next() -> fields.String:
    return maybe("`cursor` of the page after this one; null on the last.")


def _total() -> fields.Integer:
    return count("How many match in all; only with `total=true`.", required=False)


# Events


class Event(EventSchema):
    """A dated interaction of two states."""

    links = _event_links()


#: The fields of an event, in their order.
EVENT_FIELDS = tuple(Event().fields)


_EVENT_LINKS = _event_links()


def links_of(id: str, link: Link) -> dict[str, str]:
    """The addresses of an event."""
    return _EVENT_LINKS.of(id, link)


class EventFields(Event):
    """The fields of an event that `fields` asked for."""


class EventList(Sparse):
    """A page of events."""

    events = _Ready(
        fields.Raw(metadata={"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in ("Event", "EventFields")]}),
        required=True,
        metadata=said("In the order of `sort`."),
    )
    next = _next()
    total = _total()


class Evidence(Answer):
    """One reason to believe or exclude a year or a day."""

    kind = shapes.evidence_kind()
    text = shapes.evidence_text()
    says = shapes.says()
    start = count("Where the words begin in the article's text.", allow_none=True)
    end = count("Where they end, exclusive.", allow_none=True)
    overruled = maybe("What beat it; null where it holds.")
    code = shapes.code()
    arguments = shapes.arguments()


def _evidence() -> Any:
    return _list(Evidence, "The reasons for the date, strongest first; overruled ones with what beat them.")


def _article_id(**more: Any) -> fields.String:
    return text("Its id, as it was loaded.", "a1", **more)


def _published() -> fields.String:
    return maybe("Its day, month or year of publication, given or found.", "2022-06-02")


class MentionArticle(Answer):
    """The article."""

    id = _article_id(attribute="article")
    title = maybe("Its title.")
    url = maybe("Its address.")
    source = maybe("Its source.")
    published = _published()
    links = _article_links("article")


class Sentence(Answer):
    """The sentence that reports it."""

    text = maybe("Its words; null where the article's text is not stored.", attribute="sentence")
    span = _span("Where it stands in the article's text.", attribute="sentence_span")
    date_span = _span("Where the date words stand in `text`, if they stand there.", attribute="date_in_sentence")


class Mention(Answer):
    """One article's report of an event: what the article says, corrected or not."""

    event = shapes.event_id()
    article = _Part(MentionArticle, required=True)
    main = flag("Whether the article is about this event.")
    countries = shapes.countries()
    type = shapes.kind()
    status = shapes.status()
    actors = shapes.actors()
    date = shapes.date()
    certainty = shapes.certainty()
    date_text = shapes.date_text()
    date_span = _span("Where the date words stand in the article's text.")
    sentence = _Part(Sentence, required=True)
    evidence = _evidence()


class Change(Answer):
    """One correction."""

    at = _at("When.")
    who = text("The name of the token.")
    why = text("The reason given.")
    action = text(
        "What was done.", validate=OneOf(("set", "delete", "undelete", "merge", "merged", "split", "split_off"))
    )
    field = maybe("The field that was set.")
    before = fields.Raw(required=True, metadata=said("Its value before, or an event's id."))
    after = fields.Raw(required=True, metadata=said("Its value after, or an event's id."))


def _merged_into() -> fields.String:
    return maybe("The id of the event that it is part of now.")


class EventDetail(Event):
    """An event with everything known of it."""

    merged_into = _merged_into()
    possibly_same = names("Ids of events of the same pair and type whose possible days touch this one's: perhaps the "
                          "same event, told less exactly. Never joined by themselves.")  # fmt: skip
    mentions = _list(Mention)
    history = _list(Change)


class History(Answer):
    """Who corrected an event, when and why."""

    event = shapes.event_id(attribute="id")
    version = shapes.version()
    gone = shapes.gone()
    merged_into = _merged_into()
    history = _list(Change, "Oldest first.")

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        return super().get_attribute(obj if attr == "history" else obj.event, attr, default)


# Counts


class Period(Answer):
    """One period of a timeline."""

    label = text("Its name.", "2022-06-02", "2022-W22", "2022-06", "2022-Q2", "2022")
    start = _day("Its first day.")
    end = _day("Its last day.")
    count = count("Its events. Split by country, each counts for both of its states.")
    split = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(validate=Range(min=0)),
        metadata=said("With `by`: its events by country, pair or type."),
    )


class Timeline(Answer):
    """Events counted by period."""

    interval = text("", validate=OneOf(("day", "week", "month", "quarter", "year")))
    by = maybe("", validate=OneOf(("country", "pair", "type")))
    total = count("All events of the query.")
    uncertain = count("Those whose possible days fall into several periods; in no period.")
    undated = count("Those without a year; in no period.")
    filled = flag("Whether empty periods are there, too; not where all would be more than 20,000, since some event "
                  "lies very far from the others.")  # fmt: skip
    periods = _list(Period, "From the first to the last with an event.", attribute="bins")


class Facet(Answer):
    """A value."""

    value = text("As the parameter takes it.", "talks")
    events = count("How many events have it.")


class Facets(Answer):
    """How many events there are of each value."""

    facets = fields.Dict(
        keys=fields.String(),
        values=_list(Facet, "Most events first."),
        required=True,
        metadata=said("By the parameter that would narrow to the value."),
    )


class Country(Answer):
    """A state."""

    code = text("ISO 3166-1 alpha-2.", "LA", validate=Regexp("^[A-Z]{2}$"))
    name_vi = text("Its Vietnamese name.", "Lào")
    name_en = text("Its English name.", "Laos")
    events = count("How many events.")
    first = _first()
    last = _last()


class CountryList(Answer):
    """The states with events."""

    countries = _list(Country, "Most events first.")


class Pair(Answer):
    """A pair of states."""

    pair = shapes.pair()
    countries = shapes.countries()
    events = count("How many events.")
    first = _first()
    last = _last()


class PairList(Sparse):
    """A page of the pairs with events."""

    pairs = _list(Pair, "Most events first.")
    next = _next()
    total = _total()


# Articles


class Article(Answer):
    """An article, without its text."""

    id = _article_id()
    title = maybe("Its title.")
    url = maybe("Its address.")
    source = maybe("Its source.")
    published = _published()
    fetched = maybe("When its source was read.")
    loaded = _at("When it was first stored.")
    updated = _at("When it last changed.")
    events = count("How many events it reports.")
    links = _article_links()


class ArticleList(Sparse):
    """A page of articles, the last loaded first."""

    articles = _list(Article)
    next = _next()
    total = _total()


class ArticleDetail(Article):
    """An article with its text and its mentions of events."""

    text = maybe("Its text as it was loaded; null where an import brought only its events.")
    mentions = _list(Mention, "In the order of the text.")

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        return super().get_attribute(obj if attr == "mentions" else obj.article, attr, default)


class ExtractedEvent(Answer):
    """An event as one text reports it."""

    date = shapes.date()
    earliest = shapes.earliest()
    latest = shapes.latest()
    part_of_day = shapes.part_of_day()
    certainty = shapes.certainty()
    countries = shapes.countries()
    type = shapes.kind()
    status = shapes.status()
    mode = shapes.mode()
    place = shapes.place()
    actors = shapes.actors()
    date_text = shapes.date_text()
    date_span = _span("Where the date words stand in the text.", fields.Nested)
    sentence = _span("Where the sentence stands in the text.", fields.Nested)
    evidence = _evidence()
    main = flag("Whether the text is about this event.")


class Extraction(Answer):
    """What is found in a text."""

    id = _article_id()
    published = _published()
    events = _list(ExtractedEvent)


class StoredArticle(Answer):
    """What storing an article did."""

    status = text("", validate=OneOf(("new", "unchanged", "changed")))
    article = fields.Nested(Article, required=True)
    events = _list(Event, "Its events, in the order of the text.", kind=_Ready)
    created = names("Ids of events that are new.")
    updated = names("Ids of events that changed.")
    removed = names("Ids of events that no article reports any more.")


# Other formats, and the service itself


class SlideDate(Answer):
    """A day."""

    year = fields.Integer(required=True)
    month = fields.Integer(required=True)
    day = fields.Integer(required=True)


class SlideText(Answer):
    """HTML."""

    headline = text("")
    text = text("")


class Slide(Answer):
    """A slide."""

    unique_id = shapes.event_id()
    start_date = fields.Nested(SlideDate, required=True)
    end_date = fields.Nested(SlideDate, required=True)
    display_date = text("The date in words, as sure or unsure as it is.")
    group = shapes.pair()
    text = fields.Nested(SlideText, required=True)


class TimelineTitle(Answer):
    """The first slide."""

    text = fields.Nested(SlideText, required=True)


class TimelineJS(Answer):
    """A timeline for TimelineJS 3."""

    title = fields.Nested(TimelineTitle, required=True)
    events = _list(Slide)
    omitted = count("Events without a year, which have no place on it.")


class Health(Answer):
    """A sign of life."""

    status = text("", validate=OneOf(("ok",)))
    version = text("The release that runs.")
