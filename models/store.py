"""Storing an article with what extraction found in it: all or nothing, and nothing at all the second time.

See docs/storage.md for how reports of several articles become one event and how corrections outlast a reload.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Day
from operator import itemgetter
from typing import Any, Literal, NamedTuple

from models.bulk import uncollected
from models.database import Change, bound, change, connected
from models.dates import bounds, iso
from models.dialect import insert_rows, is_sqlite, marks, next_numbers, run
from models.documents import written
from models.events import Events, New, Routes
from models.keys import mention_key, public_id
from models.records import (
    MAX_ID_LENGTH,
    ArticleRecord,
    ExtractedEvent,
    ExtractionRecord,
    RecordError,
    StoreResult,
    checked_event,
    may_be_unstorable,
    storable,
)
from models.stored import Row, Telling
from models.tables import Article, Event, EventKey, JSONTextField, Mention
from models.words import Document, document

_COLUMNS = {field.name: field.column_name for field in Mention._meta.sorted_fields if field.name != "id"}
_IN_ORDER = itemgetter(*_COLUMNS)
_JSON = frozenset(field.name for field in Mention._meta.sorted_fields if isinstance(field, JSONTextField))
SAID = ("date", "earliest", "latest", "part_of_day", "certainty", "countries", "type", "status", "mode", "place")
_ARTICLE = ("id", "title", "url", "source", "published", "published_earliest", "published_latest", "fetched", "text")


@connected
def store_extraction(article: ArticleRecord, record: ExtractionRecord) -> StoreResult:
    """Store `article` and the events of `record`, replacing what an earlier version of the article reported.

    The same article with the same events changes nothing, however often it comes and whenever it was fetched.
    Reports of the same event in several articles join (see `models.keys`); events that no article reports any more
    are withdrawn, unless a person corrected them. Raises RecordError for what cannot be stored; then nothing is.
    """
    (result,) = store_extractions([(article, record)])
    if isinstance(result, RecordError):
        raise result
    return result


@connected
def would_store(article: ArticleRecord, record: ExtractionRecord) -> Literal["new", "unchanged", "changed"]:
    """What `store_extraction` would say of an article, without storing anything. Raises RecordError as it does."""
    item = _Article.checked(article, record)
    known = _known([item.id])
    if item.id not in known:
        return "new"
    return "unchanged" if _is_known(item, known) else "changed"


@connected
def store_extractions(
    extractions: Sequence[tuple[ArticleRecord, ExtractionRecord]],
) -> list[StoreResult | RecordError]:
    """Store several articles as `store_extraction` does, one after the other, in one transaction.

    One result for each, in order; what cannot be stored gives its error, and the others are stored.
    """
    with uncollected():
        return _store_all(extractions)


def _store_all(extractions: Sequence[tuple[ArticleRecord, ExtractionRecord]]) -> list[StoreResult | RecordError]:
    results: list[StoreResult | RecordError | None] = []
    waiting: list[tuple[int, _Article]] = []
    for place, (article, record) in enumerate(extractions):
        try:
            waiting.append((place, _Article.checked(article, record)))
            results.append(None)
        except RecordError as error:
            results.append(error)
    # where nothing is new nobody has to wait for the lock
    known = _known([item.id for _, item in waiting])
    news = [(place, item) for place, item in waiting if not _is_known(item, known)]
    if news:
        with change() as transaction:
            for group in _apart(news):
                stored = _store([item for _, item in group], transaction)
                for (place, _), result in zip(group, stored, strict=True):
                    results[place] = result
    rest = [(place, item) for place, item in waiting if results[place] is None]
    for (place, _), result in zip(rest, _unchanged([known[item.id] for _, item in rest]), strict=True):
        results[place] = result
    return [result for result in results if result is not None]


@dataclass(frozen=True, slots=True)
class _Article:
    """An article to store, checked: its columns, its events, a hash of both."""

    id: str
    columns: dict[str, Any]
    events: list[ExtractedEvent]
    digest: str

    @classmethod
    def checked(cls, article: ArticleRecord, record: ExtractionRecord) -> _Article:
        columns = checked_article(storable(article), record.get("published"))
        events = [checked_event(event, f"events[{index}]") for index, event in enumerate(record["events"])]
        content = _written(columns, events)
        if may_be_unstorable(content):
            events = [checked_event(storable(event)) for event in events]
            content = _written(columns, events)
        _check_spans(events, len(columns["text"]))
        return cls(columns["id"], columns, events, hashlib.sha256(content.encode()).hexdigest())


class _Known(NamedTuple):
    """What is stored of an article, as far as storing it again needs it."""

    number: int
    digest: str | None
    id: str
    title: str | None
    url: str | None
    source: str | None
    published: str | None
    published_earliest: Any
    published_latest: Any


def _known(ids: Sequence[str]) -> dict[str, _Known]:
    """The articles with these ids that are stored."""
    if not ids:
        return {}
    sql = f"SELECT {', '.join(_Known._fields)} FROM article WHERE id IN ({marks(ids)})"
    return {known.id: known for known in map(_Known._make, run(bound(), sql, ids))}


def _is_known(item: _Article, known: Mapping[str, _Known]) -> bool:
    return item.id in known and known[item.id].digest == item.digest


def _apart(items: Sequence[tuple[int, _Article]]) -> Iterator[list[tuple[int, _Article]]]:
    """The items in order, cut where an id comes again."""
    group: dict[str, tuple[int, _Article]] = {}
    for place, item in items:
        if item.id in group:
            yield list(group.values())
            group = {}
        group[item.id] = (place, item)
    if group:
        yield list(group.values())


def _store(items: Sequence[_Article], transaction: Change) -> list[StoreResult]:
    """Store these articles, whose ids differ."""
    known = _known([item.id for item in items])  # again: another process may have been faster
    news = [item for item in items if not _is_known(item, known)]
    same = [item for item in items if _is_known(item, known)]
    results = {item.id: result for item, result in zip(same, _unchanged([known[i.id] for i in same]), strict=True)}
    if news:
        numbers = _write_articles(news, known, transaction)
        touched = Events(transaction)
        told = _replace(news, numbers, known, touched)
        new = {number for each in told for number in each.made}
        touched.settle(number for each in told for number in each.affected - new)
        seen: set[int] = set()
        for item, each in zip(news, told, strict=True):
            created = each.made | (each.affected & touched.created - seen)
            removed = each.affected & touched.removed
            seen |= created
            results[item.id] = {
                "id": item.id,
                "status": "changed" if item.id in known else "new",
                "events": [public_id(number) for number in each.order],
                "created": _ids(created),
                "updated": _ids(each.affected - created - removed),
                "removed": _ids(removed),
            }
    return [results[item.id] for item in items]


def _write_articles(items: Sequence[_Article], known: Mapping[str, _Known], transaction: Change) -> dict[str, int]:
    """Write the rows of these articles and the words of their titles; their numbers."""
    database, instant = bound(), transaction.instant
    numbers = {id: row.number for id, row in known.items()}
    new = [item for item in items if item.id not in known]
    numbers |= zip([item.id for item in new], next_numbers(database, "article", "number", len(new)), strict=True)
    insert_articles([(numbers[item.id], item.columns | {"digest": item.digest}) for item in new], instant)
    for item in items:
        row = known.get(item.id)
        if row is not None:
            values = item.columns | {"digest": item.digest, "updated": instant}
            Article.update(**values).where(Article.number == row.number).execute()
            if row.title != item.columns["title"]:
                index_title(row.number, item.columns["title"])
    return numbers


@connected
def delete_article(article_id: str) -> bool:
    """Remove an article and its mentions; events it alone reported are withdrawn. False where there is none."""
    with change() as transaction:
        article = Article.get_or_none(Article.id == article_id)
        if article is None:
            return False
        events = {row.event_id for row in Mention.select(Mention.event).where(Mention.article == article.number)}
        Mention.delete().where(Mention.article == article.number).execute()
        Article.delete().where(Article.number == article.number).execute()
        transaction.mark()
        Events(transaction).settle(events)
        return True


def checked_article(article: Mapping[str, Any], published: str | None, *, text: bool = True) -> dict[str, Any]:
    """The columns of an article. `published` as extraction found it, else as the article has it.

    `article` is `storable`. `text`: whether it must have one; without, its columns are None. Raises RecordError.
    """
    for name in ("id", "text") if text or article.get("text") is not None else ("id",):
        if not isinstance(article.get(name), str):
            raise RecordError(f"article.{name}: expected a string, got {article.get(name)!r}")
    if not article["id"] or len(article["id"]) > MAX_ID_LENGTH:
        raise RecordError(f"article.id: expected 1 to {MAX_ID_LENGTH} characters, got {len(article['id'])}")
    if article["id"].splitlines() != [article["id"]]:
        raise RecordError(f"article.id: expected one line, got {article['id']!r}")
    for name in ("title", "url", "source", "published", "fetched"):
        if not isinstance(article.get(name), (str, type(None))):
            raise RecordError(f"article.{name}: expected a string or null, got {article[name]!r}")
    day = published or article.get("published") or None
    try:
        earliest, latest = bounds(day) if day else (None, None)
    except ValueError as error:
        raise RecordError(f"published: {error}") from None
    return {
        "id": article["id"],
        "title": article.get("title"),
        "url": article.get("url"),
        "source": article.get("source"),
        "published": day,
        "published_earliest": Day.fromisoformat(earliest) if earliest else None,
        "published_latest": Day.fromisoformat(latest) if latest else None,
        "fetched": article.get("fetched"),
        "text": article.get("text"),
        "text_hash": hashlib.sha256(article["text"].encode()).hexdigest() if article.get("text") is not None else None,
    }


def mention_columns(
    event: ExtractedEvent, key: str, sentence: str | None, article: int, number: int, position: int
) -> dict[str, Any]:
    """The columns of one mention."""
    span, date_span = event["sentence"], event["date_span"]
    return {
        "event": number,
        "article": article,
        "position": position,
        "key": key,
        "sentence_start": span["start"] if span else None,
        "sentence_end": span["end"] if span else None,
        "sentence": sentence,
        "date_text": event["date_text"],
        "date_start": date_span["start"] if date_span else None,
        "date_end": date_span["end"] if date_span else None,
        "main": event["main"],
        "said": {name: event[name] for name in SAID},  # type: ignore[literal-required]
        "actors": event["actors"],
        "evidence": event["evidence"],
    }


def insert_articles(rows: Sequence[tuple[int, Mapping[str, Any]]], instant: int) -> None:
    """Add articles (numbers and columns) and the words of their titles."""
    if not rows:
        return
    database = bound()
    columns = ("number", *_ARTICLE, "text_hash", "digest", "loaded", "updated")
    values = [(number, *(row.get(name) for name in columns[1:-2]), instant, instant) for number, row in rows]
    insert_rows(database, "article", columns, values)
    _insert_words("article_words", "article_number", [(number, document(row["title"])) for number, row in rows])


def insert_mentions(mentions: Sequence[Telling]) -> None:
    """Add mentions and their words to the full text."""
    if not mentions:
        return
    database = bound()
    numbers = next_numbers(database, "mention", "id", len(mentions))
    values = []
    for number, told in zip(numbers, mentions, strict=True):
        texts = {name: written(told.columns[name]) for name in _JSON}
        values.append((number, *_IN_ORDER(told.columns | texts)))
    insert_rows(database, "mention", ("id", *_COLUMNS.values()), values)
    words = (document(told.article["title"], told.columns["sentence"]) for told in mentions)
    _insert_words("mention_words", "mention_id", list(zip(numbers, words, strict=True)))


def index_title(number: int, title: str | None) -> None:
    """Put the title of an article into the full text, in place of an earlier one."""
    column = "rowid" if is_sqlite(bound()) else "article_number"
    run(bound(), f"DELETE FROM article_words WHERE {column} = ?", [number])
    _insert_words("article_words", "article_number", [(number, document(title))])


def _insert_words(table: str, column: str, rows: Sequence[tuple[int, Document]]) -> None:
    database = bound()
    if is_sqlite(database):
        insert_rows(database, table, ("rowid", "folded", "exact"), [(n, *words.fts5()) for n, words in rows])
    else:
        insert_rows(database, table, (column, "words"), [(n, words.tsvector()) for n, words in rows])


@dataclass(slots=True)
class _Told:
    """What an article tells: its events in order, those that it made, those whose mentions changed."""

    order: list[int] = field(default_factory=list)
    made: set[int] = field(default_factory=set)
    affected: set[int] = field(default_factory=set)


def _replace(
    items: Sequence[_Article], numbers: Mapping[str, int], known: Mapping[str, _Known], touched: Events
) -> list[_Told]:
    """Replace the mentions of these articles; those that stay as they are are not touched."""
    sentences = {item.id: [_words(item.columns["text"], event) for event in item.events] for item in items}
    keys = {
        item.id: [
            mention_key(event, said, item.id) for event, said in zip(item.events, sentences[item.id], strict=True)
        ]
        for item in items
    }
    old: dict[int, list[Mention]] = defaultdict(list)
    if known:
        there = Mention.select().where(Mention.article.in_([row.number for row in known.values()]))
        for row in there.order_by(Mention.article, Mention.position):
            old[row.article_id].append(row)
    for item in items:
        _carry(item.id, old[numbers[item.id]], item.events, sentences[item.id], keys[item.id])
    routes = Routes(list(dict.fromkeys(key for item in items for key in keys[item.id])))
    told = {item.id: _Told() for item in items}
    drafts = _draft(items, keys, routes, told, touched)
    inserted: list[Telling] = []
    gone: list[int] = []
    for item in items:
        each, number = told[item.id], numbers[item.id]
        new: dict[str, dict[str, Any]] = {}
        order = [found for key in keys[item.id] if (found := routes.find(key, item.id)) is not None]
        each.order = list(dict.fromkeys(order))
        apart = not old[number] and len(each.order) == len(order)  # each of another event: no two can be the same
        places = zip(item.events, sentences[item.id], keys[item.id], order, strict=True)
        for position, (event, sentence, key, found) in enumerate(places):
            columns = mention_columns(event, key, sentence, number, found, position)
            new.setdefault(str(position) if apart else _content(columns), columns)
        # what the words of a mention are found by is the article's too
        left = {} if _renewed(item, known) else {_content(_columns(row)): row for row in old[number]}
        kept: set[int] = set()
        for content, columns in new.items():
            stays = left.pop(content, None)
            if stays is None:
                inserted.append(Telling(columns, item.columns))
                each.affected.add(columns["event"])
            else:
                kept.add(stays.id)
                if stays.position != columns["position"]:
                    Mention.update(position=columns["position"]).where(Mention.id == stays.id).execute()
        lost = [row for row in old[number] if row.id not in kept]
        gone += [row.id for row in lost]
        each.affected |= {row.event_id for row in lost}
    if gone:
        Mention.delete().where(Mention.id.in_(gone)).execute()
    touched.tell(drafts, inserted)
    insert_mentions(inserted)
    return [told[item.id] for item in items]


def _draft(
    items: Sequence[_Article],
    keys: Mapping[str, Sequence[str]],
    routes: Routes,
    told: Mapping[str, _Told],
    touched: Events,
) -> list[Row]:
    """The events that nobody told before."""
    missing: dict[str, tuple[str, New]] = {}
    for item in items:
        for key, event in zip(keys[item.id], item.events, strict=True):
            if key not in missing and routes.find(key, item.id) is None:
                missing[key] = item.id, New(key, event)
    drafts = touched.draft([new for _, new in missing.values()])
    for (key, (article, _)), row in zip(missing.items(), drafts, strict=True):
        routes.own[key] = row["id"]
        told[article].made.add(row["id"])
    return drafts


def _renewed(item: _Article, known: Mapping[str, _Known]) -> bool:
    """Whether more of an article than its text differs from what is stored."""
    row = known.get(item.id)
    if row is None:
        return True
    names = ("title", "url", "source", "published")
    days = ("published_earliest", "published_latest")
    return any(getattr(row, name) != item.columns[name] for name in names) or any(
        iso(getattr(row, name)) != iso(item.columns[name]) for name in days
    )


def _carry(
    article_id: str,
    old: Sequence[Mention],
    events: Sequence[ExtractedEvent],
    sentences: Sequence[str | None],
    keys: Sequence[str],
) -> None:
    """Keep reports with the events that persons corrected, where extraction now tells them differently.

    A report is the same one if it comes from the same sentence (its place or its words) and names the same two states;
    without this, a better extraction would bring back beside the corrected event what was corrected.
    """
    before = {row.key for row in old}
    lost = [row for row in old if row.key not in set(keys)]
    if not lost:
        return
    corrected = {
        row.id for row in Event.select(Event.id).where(Event.id.in_([row.event_id for row in lost]) & Event.corrected)
    }
    free = [index for index, key in enumerate(keys) if key not in before]
    for row in lost:
        if row.event_id not in corrected:
            continue
        same = [
            index
            for index in free
            if events[index]["countries"] == row.said["countries"]
            and _same_sentence(row, events[index], sentences[index])
        ]
        if not same:
            continue
        best = min(same, key=lambda index: (events[index]["type"] != row.said["type"], index))
        free.remove(best)
        EventKey.insert(key=keys[best], article=article_id, event=row.event_id).on_conflict_ignore().execute()


def _same_sentence(row: Mention, event: ExtractedEvent, sentence: str | None) -> bool:
    if sentence is not None and sentence == row.sentence:
        return True
    span = event["sentence"]
    if span is None or row.sentence_start is None or row.sentence_end is None:
        return False
    return bool(span["start"] < row.sentence_end and row.sentence_start < span["end"])


def _words(text: str, event: ExtractedEvent) -> str | None:
    span = event["sentence"]
    return text[span["start"] : span["end"]] if span else None


def _columns(row: Mention) -> dict[str, Any]:
    values: dict[str, Any] = dict(row.__data__)
    del values["id"]
    return values


def _content(columns: Mapping[str, Any]) -> str:
    """What two mentions must share to be the same one."""
    return json.dumps({name: value for name, value in columns.items() if name != "position"}, sort_keys=True)


def _written(values: Mapping[str, Any], events: Sequence[ExtractedEvent]) -> str:
    """All that is stored of an article but the time of fetching, which is no change of it; hashed it is its digest."""
    content = [{name: str(value) for name, value in values.items() if name != "fetched"}, events]
    return json.dumps(content, sort_keys=True)


def _check_spans(events: Sequence[ExtractedEvent], length: int) -> None:
    for index, event in enumerate(events):
        for name in ("sentence", "date_span"):
            span = event[name]
            if span and span["end"] > length:
                raise RecordError(
                    f"events[{index}].{name}: ends at {span['end']}, but the text has {length} characters"
                )


def _unchanged(articles: Sequence[_Known]) -> list[StoreResult]:
    """What storing these articles again does."""
    events: dict[int, list[str]] = defaultdict(list)
    if articles:
        rows = Mention.select(Mention.article, Mention.event)
        rows = rows.where(Mention.article.in_([article.number for article in articles]))
        for row in rows.order_by(Mention.article, Mention.position):
            events[row.article_id].append(public_id(row.event_id))
    return [
        {
            "id": article.id,
            "status": "unchanged",
            "events": list(dict.fromkeys(events[article.number])),
            "created": [],
            "updated": [],
            "removed": [],
        }
        for article in articles
    ]


def _ids(numbers: Iterable[int]) -> list[str]:
    return [public_id(number) for number in sorted(numbers)]
