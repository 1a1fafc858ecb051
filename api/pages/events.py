"""Events as the page shows them: grouped by day in the list, with sentence and reasons on a page of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from api import countries
from api.i18n import Words, reasons
from api.i18n.reasons import Saying, kind_name
from api.pages import dates
from api.pages.dates import Shape, When
from api.pages.query import status_name, type_name
from api.values import Article, Change, Event, EventDetail, Evidence, Mention


class Piece(NamedTuple):
    """A stretch of a sentence; `marked` where it is the words that give the day."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class State:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One event of the list."""

    id: str
    href: str
    states: tuple[State, State]
    pair: str
    title: str
    type: str
    type_name: str
    status: str
    status_name: str
    certainty: str
    certainty_name: str
    when: When
    details: tuple[str, ...]
    sentence: tuple[Piece, ...]
    date_text: str | None
    date_text_elsewhere: bool
    why: str | None
    article: str | None
    source: str | None
    url: str | None
    mentions: int
    corrected: bool
    asserted: bool


@dataclass(frozen=True, slots=True)
class Day:
    """Events of one and the same date, as exact as it is known."""

    when: When
    anchor: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence; `overruled` names what beat it."""

    kind: str
    kind_name: str
    text: str | None
    says: Saying
    overruled: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One article's report of the event."""

    article: str
    article_href: str
    title: str | None
    url: str | None
    source: str | None
    published: When | None
    main: bool
    sentence: tuple[Piece, ...]
    date_text: str | None
    date_text_elsewhere: bool
    when: When
    certainty: str
    certainty_name: str
    differs: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the history; `change` says what became what, None where the action says it all."""

    at: str
    at_iso: str
    who: str
    action: str
    why: str
    change: str | None
    events: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """An event's own page."""

    row: Row
    certainty_says: str
    bounds: str | None
    actors: tuple[str, ...]
    place: str | None
    mode: str | None
    part_of_day: str | None
    updated: str
    updated_iso: str
    version: int
    gone: str | None
    merged_href: str | None
    reports: tuple[Report, ...]
    history: tuple[Correction, ...]
    possibly_same: tuple[tuple[str, str], ...]


def row(event: Event, t: Words) -> Row:
    """`event` in the words of `t`."""
    first, second = (State(c, countries.name(c, t.language)) for c in event.countries)
    pair = t("event.pair", first=first.name, second=second.name)
    kind = type_name(event.type, t)
    # The place is not translated: it is a name, as the article writes it.
    details = tuple(x for x in (part_of_day(event.part_of_day, t), mode(event.mode, t), event.place) if x)
    when = dates.say(event.date, t)
    sentence = mark(event.sentence, find_words(event.sentence, event.date_text))
    return Row(
        id=event.id,
        href=href_of(event.id),
        states=(first, second),
        pair=pair,
        title=t("event.title", type=kind, pair=pair),
        type=event.type,
        type_name=kind,
        status=event.status,
        status_name=status_name(event.status, t),
        certainty=event.certainty,
        certainty_name=certainty_name(event.certainty, when, t),
        when=when,
        details=details,
        sentence=sentence,
        date_text=event.date_text,
        date_text_elsewhere=bool(event.date_text) and not any(p.marked for p in sentence),
        why=reasons.why(event.asserted, event.reasons, t),
        article=event.title,
        source=event.source,
        url=web_address(event.url),
        mentions=event.mentions,
        corrected=event.corrected,
        asserted=event.asserted is not None,
    )


def by_day(events: Iterable[Event], t: Words) -> list[Day]:
    """`events` grouped by their date, in the order in which the dates first come up."""
    groups: dict[str, list[Row]] = {}
    for event in events:
        groups.setdefault(event.date, []).append(row(event, t))
    return [Day(rows[0].when, f"d{number}", tuple(rows)) for number, rows in enumerate(groups.values(), 1)]


def detail(found: EventDetail, t: Words) -> Detail:
    """Everything of one event in the words of `t`."""
    event = found.event
    shown = row(event, t)
    return Detail(
        row=shown,
        certainty_says=certainty_name(event.certainty, shown.when, t, "certainty_says"),
        bounds=_bounds(event, t) if shown.when.shape is not Shape.DAY else None,
        actors=event.actors,
        place=event.place,
        mode=mode(event.mode, t),
        part_of_day=part_of_day(event.part_of_day, t),
        updated=dates.instant_text(event.updated, t),
        updated_iso=event.updated.isoformat(),
        version=event.version,
        gone=event.gone,
        merged_href=href_of(event.merged_into) if event.merged_into else None,
        reports=tuple(_report(m, event, t) for m in found.mentions),
        history=tuple(_correction(c, t) for c in found.history),
        possibly_same=tuple((href_of(id), id) for id in found.possibly_same),
    )


def part_of_day(value: str | None, t: Words) -> str | None:
    return t(f"part_of_day.{value}") if value and t.has(f"part_of_day.{value}") else value


def mode(value: str | None, t: Words) -> str | None:
    return t(f"mode.{value}") if value and t.has(f"mode.{value}") else value


def certainty_name(certainty: str, when: When, t: Words, section: str = "certainty") -> str:
    """How certain the date is, in words; a stated month or year is not called a stated day."""
    if certainty == "stated" and when.shape is Shape.PERIOD:
        certainty = "stated_year" if when.iso and len(when.iso) == 4 else "stated_month"
    return t(f"{section}.{certainty}") if t.has(f"{section}.{certainty}") else certainty


def find_words(sentence: str | None, words: str | None) -> tuple[int, int] | None:
    """Where `words` stand in `sentence`, None where they do not."""
    if not sentence or not words or (start := sentence.find(words)) < 0:
        return None
    return start, start + len(words)


def mark(sentence: str | None, span: tuple[int, int] | None) -> tuple[Piece, ...]:
    """The sentence in pieces, the stretch `span` marked; a span outside the sentence marks nothing."""
    if not sentence:
        return ()
    if span is None or not 0 <= span[0] < span[1] <= len(sentence):
        return (Piece(sentence, False),)
    start, end = span
    pieces = (Piece(sentence[:start], False), Piece(sentence[start:end], True), Piece(sentence[end:], False))
    return tuple(p for p in pieces if p.text)


def web_address(url: str | None) -> str | None:
    """`url` if a reader can safely follow it: http or https. Articles come from anywhere, scripts included."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _bounds(event: Event, t: Words) -> str:
    def end(day: date | None) -> str:
        return t("event.unbounded") if day is None else dates.numeric(day, t)

    return t("date.range", first=end(event.earliest), last=end(event.latest))


def _report(mention: Mention, event: Event, t: Words) -> Report:
    span = mention.date_in_sentence
    return Report(
        article=mention.article,
        # a step up, `..`, is one to browsers unless its slashes are escaped
        article_href="/view/articles/" + quote(mention.article, safe=":" if ".." in mention.article else "/:"),
        title=mention.title,
        url=web_address(mention.url),
        source=mention.source,
        published=dates.say(mention.published, t) if mention.published else None,
        main=mention.main,
        sentence=mark(mention.sentence, span),
        date_text=mention.date_text,
        date_text_elsewhere=bool(mention.date_text) and span is None,
        when=dates.say(mention.date, t),
        certainty=mention.certainty,
        certainty_name=certainty_name(mention.certainty, dates.say(mention.date, t), t),
        differs=mention.date != event.date,
        reasons=tuple(_reasons(mention.evidence, t)),
    )


def _reasons(evidence: Sequence[Evidence], t: Words) -> Iterable[Reason]:
    """What holds first, in the order of strength it came in; then what was overruled."""
    for e in sorted(evidence, key=lambda e: e.overruled is not None):
        beaten_by = kind_name(e.overruled, t) if e.overruled else None
        yield Reason(e.kind, kind_name(e.kind, t), e.text or None, reasons.say(e, t), beaten_by)


def _correction(change: Change, t: Words) -> Correction:
    action = t(f"action.{change.action}") if t.has(f"action.{change.action}") else change.action
    said: str | None = None
    others: tuple[tuple[str, str], ...] = ()
    if change.field:
        field = t(f"field.{change.field}") if t.has(f"field.{change.field}") else change.field
        said = t(
            "event.changed",
            field=field,
            before=_value(change.field, change.before, t),
            after=_value(change.field, change.after, t),
        )
    elif change.action in ("merge", "merged", "split", "split_off"):
        others = tuple((href_of(id), id) for id in _ids(change.before) + _ids(change.after))
    return Correction(
        dates.instant_text(change.at, t), change.at.isoformat(), change.who, action, change.why, said, others
    )


def _ids(value: object) -> list[str]:
    return [] if value is None else [str(v) for v in value] if isinstance(value, (list, tuple)) else [str(value)]


def _value(field: str, value: object, t: Words) -> str:
    """A corrected field's value as the rest of the page would write it."""
    if value is None or value == "" or value == []:
        return t("event.empty_value")
    if isinstance(value, (list, tuple)):
        if field == "countries":
            return " – ".join(countries.name(str(c), t.language) for c in value)
        return ", ".join(str(v) for v in value)
    text = str(value)
    if field == "date":
        return dates.say(text, t).text
    if field == "type":
        return type_name(text, t)
    if field == "status":
        return status_name(text, t)
    if field == "certainty" and t.has(f"certainty.{text}"):
        return t(f"certainty.{text}")
    if field == "part_of_day":
        return part_of_day(text, t) or text
    if field == "mode":
        return mode(text, t) or text
    return text


@dataclass(frozen=True, slots=True)
class Source:
    """An article in words."""

    id: str
    title: str | None
    url: str | None
    source: str | None
    published: When | None
    loaded: str
    loaded_iso: str


def source(article: Article, t: Words) -> Source:
    """`article` in the words of `t`, without its text."""
    return Source(
        article.id,
        article.title,
        web_address(article.url),
        article.source,
        dates.say(article.published, t) if article.published else None,
        dates.instant_text(article.loaded, t),
        article.loaded.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one article tells it."""

    href: str
    title: str
    status: str
    status_name: str
    certainty: str
    certainty_name: str
    when: When
    sentence: tuple[Piece, ...]


def told(mention: Mention, t: Words) -> Told:
    """`mention` in the words of `t`."""
    first, second = (countries.name(c, t.language) for c in mention.countries)
    pair = t("event.pair", first=first, second=second)
    when = dates.say(mention.date, t)
    return Told(
        href_of(mention.event),
        t("event.title", type=type_name(mention.type, t), pair=pair),
        mention.status,
        status_name(mention.status, t),
        mention.certainty,
        certainty_name(mention.certainty, when, t),
        when,
        mark(mention.sentence, mention.date_in_sentence),
    )


def href_of(id: str) -> str:
    """The page of an event."""
    return "/view/events/" + quote(id, safe="")
