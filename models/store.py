"""Storing an article with what extraction found in it: all or nothing, and nothing at all the second time.

See docs/storage.md for how reports of several articles become one event and how corrections outlast a reload.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date as Day
from typing import Any

from models.database import bound, change, connected
from models.dates import bounds
from models.dialect import is_sqlite, marks, run
from models.events import Events
from models.keys import mention_key, public_id
from models.records import (
    MAX_ID_LENGTH,
    ArticleRecord,
    ExtractedEvent,
    ExtractionRecord,
    RecordError,
    StoreResult,
    checked_event,
    storable,
)
from models.tables import Article, Event, EventKey, Mention
from models.words import document

_COLUMNS = {field.name: field.column_name for field in Mention._meta.sorted_fields}
SAID = ("date", "earliest", "latest", "part_of_day", "certainty", "countries", "type", "status", "mode", "place")
_ARTICLE = ("id", "title", "url", "source", "published", "published_earliest", "published_latest", "fetched", "text")


@connected
def store_extraction(article: ArticleRecord, record: ExtractionRecord) -> StoreResult:
    """Store `article` and the events of `record`, replacing what an earlier version of the article reported.

    The same article with the same events changes nothing, however often it comes and whenever it was fetched.
    Reports of the same event in several articles join (see `models.keys`); events that no article reports any more
    are withdrawn, unless a person corrected them. Raises RecordError for what cannot be stored; then nothing is.
    """
    values = checked_article(article, record.get("published"))
    events = [checked_event(storable(event), f"events[{index}]") for index, event in enumerate(record["events"])]
    _check_spans(events, len(values["text"]))
    digest = _digest(values, events)
    known = Article.get_or_none(Article.id == values["id"])
    if known is not None and known.digest == digest:
        return _unchanged(known)
    with change() as transaction:
        known = Article.get_or_none(Article.id == values["id"])
        if known is not None and known.digest == digest:  # another process was faster
            return _unchanged(known)
        values |= {"digest": digest, "updated": transaction.instant}
        renewed = known is None or any(getattr(known, name) != values[name] for name in _ARTICLE[1:-2])
        if known is None:
            number = int(Article.insert(loaded=transaction.instant, **values).execute())
        else:
            number = known.number
            Article.update(**values).where(Article.number == number).execute()
        if known is None or known.title != values["title"]:
            index_title(number, values["title"])
        touched = Events(transaction)
        order = _replace(number, values, events, touched, renewed=renewed)
        return {
            "id": values["id"],
            "status": "new" if known is None else "changed",
            "events": [public_id(event) for event in order],
            **_lists(touched),  # type: ignore[typeddict-item]
        }


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

    `text`: whether it must have one; without, its columns are None. Raises RecordError.
    """
    article = storable(article)
    for name in ("id", "text") if text or article.get("text") is not None else ("id",):
        if not isinstance(article.get(name), str):
            raise RecordError(f"article.{name}: expected a string, got {article.get(name)!r}")
    if not article["id"] or len(article["id"]) > MAX_ID_LENGTH:
        raise RecordError(f"article.id: expected 1 to {MAX_ID_LENGTH} characters, got {len(article['id'])}")
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


def insert_mention(columns: Mapping[str, Any], title: str | None) -> None:
    """Add a mention and its words to the full text."""
    database = bound()
    values = {_COLUMNS[name]: Mention._meta.fields[name].db_value(value) for name, value in columns.items()}
    insert = f"INSERT INTO mention ({', '.join(values)}) VALUES ({marks(values)})"
    words = document(title, columns["sentence"])
    if is_sqlite(database):
        mention = run(database, insert, list(values.values())).lastrowid
        run(database, "INSERT INTO mention_words (rowid, folded, exact) VALUES (?, ?, ?)", [mention, *words.fts5()])
    else:
        (mention,) = run(database, f"{insert} RETURNING id", list(values.values())).fetchone()
        insert = "INSERT INTO mention_words (mention_id, words) VALUES (?, CAST(? AS tsvector))"
        run(database, insert, [mention, words.tsvector()])


def index_title(number: int, title: str | None) -> None:
    """Put the title of an article into the full text, in place of an earlier one."""
    words = document(title)
    if is_sqlite(bound()):
        run(bound(), "DELETE FROM article_words WHERE rowid = ?", [number])
        run(bound(), "INSERT INTO article_words (rowid, folded, exact) VALUES (?, ?, ?)", [number, *words.fts5()])
    else:
        run(bound(), "DELETE FROM article_words WHERE article_number = ?", [number])
        insert = "INSERT INTO article_words (article_number, words) VALUES (?, CAST(? AS tsvector))"
        run(bound(), insert, [number, words.tsvector()])


def _replace(
    number: int, article: dict[str, Any], events: Sequence[ExtractedEvent], touched: Events, *, renewed: bool
) -> list[int]:
    """Replace the mentions of an article; those that stay as they are are not touched. Returns their events."""
    old = list(Mention.select().where(Mention.article == number).order_by(Mention.position))
    sentences = [_words(article["text"], event) for event in events]
    keys = [mention_key(event, words, article["id"]) for event, words in zip(events, sentences, strict=True)]
    _carry(article["id"], old, events, sentences, keys)
    order = []
    new: dict[str, dict[str, Any]] = {}
    numbers = touched.find_all(keys, article["id"])
    for position, (event, sentence, key) in enumerate(zip(events, sentences, keys, strict=True)):
        found = numbers.get(key)
        if found is None:
            found = numbers[key] = touched.make(key, event, mentions=1)
        order.append(found)
        columns = mention_columns(event, key, sentence, number, found, position)
        new.setdefault(_content(columns), columns)
    affected: set[int] = set()
    left = {} if renewed else {_content(_columns(row)): row for row in old}
    kept: set[int] = set()
    for content, columns in new.items():
        row = left.pop(content, None)
        if row is None:
            insert_mention(columns, article["title"])
            affected.add(columns["event"])
        else:
            kept.add(row.id)
            if row.position != columns["position"]:
                Mention.update(position=columns["position"]).where(Mention.id == row.id).execute()
    gone = [row for row in old if row.id not in kept]
    if gone:
        Mention.delete().where(Mention.id.in_([row.id for row in gone])).execute()
        affected |= {row.event_id for row in gone}
    touched.settle(affected)
    return list(dict.fromkeys(order))


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


def _digest(values: Mapping[str, Any], events: Sequence[ExtractedEvent]) -> str:
    """A hash of all that is stored but the time of fetching, which is no change of the article."""
    content = [{name: str(value) for name, value in values.items() if name != "fetched"}, events]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _check_spans(events: Sequence[ExtractedEvent], length: int) -> None:
    for index, event in enumerate(events):
        for name in ("sentence", "date_span"):
            span = event[name]
            if span and span["end"] > length:
                raise RecordError(
                    f"events[{index}].{name}: ends at {span['end']}, but the text has {length} characters"
                )


def _unchanged(article: Article) -> StoreResult:
    rows = Mention.select(Mention.event).where(Mention.article == article.number).order_by(Mention.position)
    return {
        "id": article.id,
        "status": "unchanged",
        "events": list(dict.fromkeys(public_id(row.event_id) for row in rows)),
        "created": [],
        "updated": [],
        "removed": [],
    }


def _lists(touched: Events) -> dict[str, list[str]]:
    return {
        name: [public_id(number) for number in sorted(getattr(touched, name))]
        for name in ("created", "updated", "removed")
    }
