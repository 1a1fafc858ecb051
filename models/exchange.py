"""Events with their mentions and corrections as JSON Lines: out of one database, into another.

A line is an event. Of a line only `date`, `countries` and `type` are required; one without mentions is an event that
somebody asserts (`certainty` says so), and stands on its own. A line `{"article": {…}}` is an article with its text.
Importing the same lines again changes nothing, and an import never overrides what articles or corrections in the
database say.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, Literal, TypedDict

from models import instants
from models.database import Change, bound, change, connection
from models.events import Events, asserted_certainty, overrides, set_actors
from models.filters import EVERYTHING, EventFilter
from models.keys import event_key, mention_key, number_from_id, pinned, public_id
from models.queries import find_events
from models.records import ExtractedEvent, RecordError, checked_event, checked_field, storable
from models.rows import SUMMARY, histories, mention_record
from models.store import checked_article, index_title, insert_mention, mention_columns
from models.tables import Article, Correction, Event, EventActor, EventKey, Mention

#: Lines of one transaction, and events read at a time.
BATCH = 200
#: Bytes of a line at most.
MAX_LINE = 32 * 1024 * 1024

#: Characters of a key at most.
MAX_KEY = 1000

_ACTIONS = ("set", "delete", "undelete", "merge", "merged", "split", "split_off")


class ImportResult(TypedDict):
    """What became of one line (numbered from 1): `id` of its event or article; `error` says what was wrong with it."""

    line: int
    status: Literal["new", "unchanged", "changed", "blank", "failed"]
    id: str | None
    error: str | None


def export_events(where: EventFilter = EVERYTHING, *, articles: bool = False) -> Iterator[dict[str, Any]]:
    """One object a line, to be written as JSON; memory does not grow with their number.

    `articles`: all articles with their texts first. Events that a person deleted or merged are there too, so that
    the other database will not bring them back; withdrawn ones are not.
    """
    with connection():
        if articles:
            yield from _articles()
        everything = replace(where, include_deleted=True)
        cursor = None
        while True:
            page = find_events(everything, sort="updated", limit=BATCH, cursor=cursor)
            items = [item for item in page["items"] if item["gone"] != "withdrawn"]
            numbers = [number for item in items if (number := number_from_id(item["id"])) is not None]
            rest = _rest(numbers)
            for item, number in zip(items, numbers, strict=True):
                yield {name: value for name, value in item.items() if name not in _COMPUTED} | rest[number]
            cursor = page["next"]
            if cursor is None:
                return


_COMPUTED = frozenset({"pair", "mention_count", "dated_by", "deleted", "updated"})


def import_lines(lines: Iterable[str | bytes]) -> Iterator[ImportResult]:
    """Store events and articles from JSON Lines, a few hundred at a time; one result for each line, in order.

    A line that is wrong changes nothing and gives an error; the others go on.
    """
    numbered = enumerate(lines, start=1)
    with connection():
        while batch := list(islice(numbered, BATCH)):
            results: list[ImportResult] = []
            with change() as transaction:
                for number, line in batch:
                    results.append(_import(number, line, transaction))
            yield from results


def _articles() -> Iterator[dict[str, Any]]:
    last = 0
    names = ("id", "title", "url", "source", "published", "fetched", "text")
    while True:
        # a few at a time: texts are long
        rows = list(Article.select().where(Article.number > last).order_by(Article.number).limit(20))
        for row in rows:
            yield {"article": {name: getattr(row, name) for name in names}}
        if not rows:
            return
        last = rows[-1].number


def _rest(numbers: list[int]) -> dict[int, dict[str, Any]]:
    """What lists do not show of these events: key, mentions, history."""
    found: dict[int, dict[str, Any]] = {}
    if not numbers:
        return found
    for event in Event.select(Event.id, Event.key).where(Event.id.in_(numbers)):
        found[event.id] = {"key": event.key, "keys": [], "mentions": [], "history": []}
    for key in EventKey.select().where(EventKey.event.in_(numbers)).order_by(EventKey.key, EventKey.article):
        found[key.event_id]["keys"].append({"key": key.key, "article": key.article or None})
    mentions = Mention.select(Mention, *SUMMARY).join(Article).where(Mention.event.in_(numbers))
    for mention in sorted(mentions, key=lambda row: (row.article.id, row.position, row.id)):
        record: dict[str, Any] = dict(mention_record(mention))
        del record["event"]
        found[mention.event_id]["mentions"].append(record)
    for number, records in histories(numbers).items():
        found[number]["history"] = records
    return found


def _import(number: int, line: str | bytes, transaction: Change) -> ImportResult:
    try:
        value = _parse(line)
        if value is None:
            return {"line": number, "status": "blank", "id": None, "error": None}
        with bound().atomic():
            if "article" in value and "date" not in value:
                status, identifier = _import_article(value["article"], transaction)
            else:
                status, identifier = _import_event(value, transaction)
    except RecordError as error:
        return {"line": number, "status": "failed", "id": None, "error": str(error)}
    return {"line": number, "status": status, "id": identifier, "error": None}


def _parse(line: str | bytes) -> dict[str, Any] | None:
    if len(line) > MAX_LINE:
        raise RecordError(f"the line is longer than {MAX_LINE // 1024 // 1024} MiB")
    try:
        text = (line.decode() if isinstance(line, bytes) else line).removeprefix("\ufeff").strip()
        value = json.loads(text, parse_constant=_refuse) if text else None
    except UnicodeDecodeError as error:
        raise RecordError(f"not UTF-8: {error}") from None
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not JSON: {error}") from None
    if text and not isinstance(value, dict):
        raise RecordError("expected a JSON object with at least date, countries and type")
    return storable(value) if value is not None else None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


Status = Literal["new", "unchanged", "changed"]


def _import_article(value: object, transaction: Change) -> tuple[Status, str]:
    if not isinstance(value, Mapping):
        raise RecordError(f"article: expected an object, got {value!r}")
    columns = checked_article(value, None, text=False)
    known = Article.get_or_none(Article.id == columns["id"])
    if known is None:
        _add_article(columns, transaction)
        return "new", columns["id"]
    if known.text is None and columns["text"] is not None:
        Article.update(**columns, updated=transaction.instant).where(Article.number == known.number).execute()
        if known.title != columns["title"]:
            index_title(known.number, columns["title"])
        return "changed", columns["id"]
    return "unchanged", columns["id"]


def _add_article(columns: Mapping[str, Any], transaction: Change) -> int:
    instant = transaction.instant
    number = int(Article.insert(**columns, loaded=instant, updated=instant).execute())
    index_title(number, columns["title"])
    return number


def _import_event(value: Mapping[str, Any], transaction: Change) -> tuple[Status, str]:
    event = checked_event(value)
    mentions = [_checked_mention(item, f"mentions[{index}]") for index, item in enumerate(_list(value, "mentions"))]
    history = [_checked_correction(item, f"history[{index}]") for index, item in enumerate(_list(value, "history"))]
    keys = [_checked_key(item, f"keys[{index}]") for index, item in enumerate(_list(value, "keys"))]
    if not mentions and value.get("gone") != "merged":  # whatever it says: nobody can read where it was stated
        event["certainty"] = asserted_certainty(event["date"])
    key = _key(value, event)
    touched = Events(transaction)
    number = _find(value, key, touched)
    new = number is None
    if number is None:
        number = touched.make(key, event)
        set_actors(number, event["actors"])
        columns: dict[str, Any] = {"asserted": not mentions, "corrected": bool(history)}
        if isinstance(value.get("version"), int) and 0 < value["version"] < 2**31:
            columns["version"] = value["version"]
        if value.get("created") is not None:
            columns["created"] = _instant(value["created"], "created")
        Event.update(**columns).where(Event.id == number).execute()
    affected = _add_history(number, history) | _add_keys(number, keys) | _gather(number)
    for said, article in mentions:
        if _add_mention(number, said, article, transaction):
            affected.add(number)
    row = Event.get_by_id(number)
    if not new and row.asserted and not mentions and _restate(row, event):
        affected.add(number)
    touched.settle(affected | {number} if new else affected)
    status: Status = "new" if new else "changed" if affected else "unchanged"
    return status, public_id(number)


def _find(value: Mapping[str, Any], key: str, touched: Events) -> int | None:
    """The event here that a line is about: the one with its id, else the one its key leads to.

    A line of an event that was merged away is about that event itself, any other about the one merged into.
    """
    identifier = value.get("id")
    number = number_from_id(identifier) if isinstance(identifier, str) else None
    row = Event.get_or_none(Event.id == number) if number is not None else None
    if value.get("gone") == "merged":
        return row.id if row is not None else None
    if row is None:
        return touched.find(key)
    return int(row.id if row.merged_into is None else row.merged_into)


def _key(value: Mapping[str, Any], event: ExtractedEvent) -> str:
    """The key of a line: its own, else made of its values; where those do not pin an event down, of the whole line."""
    given = value.get("key")
    if given is not None:
        if not isinstance(given, str) or not 0 < len(given) <= MAX_KEY:
            raise RecordError(f"key: expected a string as an export has it, got {given!r}")
        return given
    key = event_key(event["countries"], event["type"], event["date"], event["earliest"], event["latest"])
    if pinned(event["date"], event["earliest"], event["latest"]):
        return key
    content = json.dumps([value.get("id"), event], sort_keys=True)
    return f"{key}|line {hashlib.sha256(content.encode()).hexdigest()[:16]}"


def _restate(row: Event, event: ExtractedEvent) -> bool:
    """Give a stated event the values of its line, as far as its key leaves them open; true if any differs."""
    names = ("status", "part_of_day", "mode", "place")
    values = {name: event[name] for name in names if event[name] != getattr(row, name)}  # type: ignore[literal-required]
    # what a person corrected keeps the corrected value: settling puts it back, so it must not count as a change
    corrected = overrides(row.id)
    values = {name: value for name, value in values.items() if name not in corrected}
    stored = EventActor.select().where(EventActor.event == row.id).order_by(EventActor.position)
    actors = [actor.name for actor in stored]
    if values:
        Event.update(**values).where(Event.id == row.id).execute()
    if event["actors"] != actors:
        set_actors(row.id, event["actors"])
    return bool(values) or event["actors"] != actors


def _add_history(number: int, history: list[dict[str, Any]]) -> set[int]:
    """Add the corrections that are not there yet and bring the event's flags in line; the events it changed."""
    there = defaultdict(list)
    for row in Correction.select().where(Correction.event == number):
        there[row.at].append((row.who, row.action, row.field, row.after))
    added = [c for c in history if (c["who"], c["action"], c["field"], c["after"]) not in there[c["at"]]]
    for correction in added:
        Correction.insert(event=number, **correction).execute()
    if not added:
        return set()
    gone, merged_into = None, None
    for row in Correction.select().where(Correction.event == number).order_by(Correction.at, Correction.id):
        if row.action in ("delete", "undelete"):
            gone = "deleted" if row.action == "delete" else None
        elif row.action == "merged":
            gone, merged_into = "merged", number_from_id(row.after)
    Event.update(corrected=True, gone=gone, merged_into=merged_into).where(Event.id == number).execute()
    return {number} if merged_into is None else {number} | _gather(merged_into)


def _add_keys(number: int, keys: list[tuple[str, str]]) -> set[int]:
    """Let reports with these keys come to the event, those included that are here; the events it changed."""
    affected: set[int] = set()
    for key, article in keys:
        if EventKey.select().where((EventKey.key == key) & (EventKey.article == article)).exists():
            continue
        EventKey.insert(key=key, article=article, event=number).execute()
        affected.add(number)
        if article:
            found = Mention.select(Mention.id, Mention.event).join(Article).where(Article.id == article)
            affected |= _move(list(found.where(Mention.key == key)), number)
    return affected


def _gather(number: int) -> set[int]:
    """Move the reports of events that were merged into this one, if it is here; the events it changed."""
    if Event.get_or_none(Event.id == number) is None:
        return set()
    merged = Event.select(Event.id).where(Event.merged_into == number)
    return _move(list(Mention.select(Mention.id, Mention.event).where(Mention.event.in_(merged))), number)


def _move(mentions: list[Mention], number: int) -> set[int]:
    away = [row for row in mentions if row.event_id != number]
    if not away:
        return set()
    Mention.update(event=number).where(Mention.id.in_([row.id for row in away])).execute()
    return {number, *(row.event_id for row in away)}


def _add_mention(number: int, said: ExtractedEvent, article: dict[str, Any], transaction: Change) -> bool:
    """Add a mention unless it is there or its article was loaded here, which then knows better; true if added."""
    sentence = article.pop("sentence")
    known = Article.get_or_none(Article.id == article["id"])
    if known is None:
        place = _add_article(article, transaction)
    elif known.digest is not None:
        return False
    else:
        place = known.number
    key = mention_key(said, sentence, article["id"])
    position = said["sentence"]["start"] if said["sentence"] else 0
    columns = mention_columns(said, key, sentence, place, number, position)
    for row in Mention.select().where((Mention.event == number) & (Mention.article == place)):
        if all(getattr(row, name) == value for name, value in columns.items() if name not in ("event", "article")):
            return False
    insert_mention(columns, known.title if known else article["title"])
    return True


def _checked_mention(item: object, where: str) -> tuple[ExtractedEvent, dict[str, Any]]:
    """A mention's values, and its article's columns together with the words of the sentence."""
    if not isinstance(item, Mapping) or not isinstance(item.get("article"), Mapping):
        raise RecordError(f"{where}: expected an object with its article, got {item!r}")
    span = item.get("sentence")
    text = span.get("text") if isinstance(span, Mapping) else None
    if not isinstance(text, (str, type(None))):
        raise RecordError(f"{where}.sentence.text: expected a string or null, got {text!r}")
    placed = isinstance(span, Mapping) and span.get("start") is not None
    said = checked_event(dict(item) | {"sentence": span if placed else None}, where)
    article = {name: value for name, value in item["article"].items() if name != "text"}
    try:
        columns = checked_article(article, None, text=False)
    except RecordError as error:
        raise RecordError(f"{where}.{error}") from None
    return said, columns | {"sentence": text}


def _checked_correction(item: object, where: str) -> dict[str, Any]:
    if not isinstance(item, Mapping) or item.get("action") not in _ACTIONS:
        raise RecordError(f"{where}: expected an object with an action of {', '.join(_ACTIONS)}, got {item!r}")
    for name in ("at", "who", "why"):
        if not isinstance(item.get(name), str):
            raise RecordError(f"{where}.{name}: expected a string, got {item.get(name)!r}")
    field, after = item.get("field"), item.get("after")
    if item["action"] == "set":
        try:
            after = checked_field(str(field), after)
        except RecordError as error:
            raise RecordError(f"{where}.{error}") from None
    elif item["action"] == "merged" and (not isinstance(after, str) or number_from_id(after) is None):
        raise RecordError(f"{where}.after: expected the id of an event, got {after!r}")
    return {
        "at": _instant(item["at"], f"{where}.at"),
        "who": item["who"],
        "why": item["why"],
        "action": item["action"],
        "field": field if item["action"] == "set" else None,
        "before": item.get("before"),
        "after": after,
    }


def _checked_key(item: object, where: str) -> tuple[str, str]:
    key = item.get("key") if isinstance(item, Mapping) else None
    article = (item.get("article") or "") if isinstance(item, Mapping) else None
    if not isinstance(key, str) or not 0 < len(key) <= MAX_KEY or not isinstance(article, str):
        raise RecordError(f"{where}: expected an object with key and article, got {item!r}")
    return key, article


def _instant(value: object, where: str) -> int:
    try:
        return instants.parse(value if isinstance(value, str) else repr(value))
    except ValueError as error:
        raise RecordError(f"{where}: {error}") from None


def _list(value: Mapping[str, Any], name: str) -> list[Any]:
    items = value.get(name) or []
    if not isinstance(items, list):
        raise RecordError(f"{name}: expected a list, got {items!r}")
    return items
