"""Events with their mentions and corrections as JSON Lines: out of one database, into another.

A line is an event. Of a line only `date`, `countries` and `type` are required; one without mentions is an event that
somebody asserts (`certainty` says so), and stands on its own. A line `{"article": {…}}` is an article with its text.
Importing the same lines again changes nothing, and an import never overrides what articles or corrections in the
database say.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple, TypedDict

from models import instants
from models.bulk import roomy, uncollected
from models.database import Change, bound, change, connection
from models.dialect import marks, next_numbers, run
from models.events import Events, New, Routes, add_actors, asserted_certainty
from models.filters import EVERYTHING, EventFilter
from models.keys import event_key, mention_key, number_from_id, number_of, pinned, public_id
from models.queries import find_events
from models.records import ExtractedEvent, RecordError, checked_event, checked_field, may_be_unstorable, storable
from models.rows import SUMMARY, histories, mention_record
from models.store import checked_article, index_title, insert_articles, insert_mentions, mention_columns
from models.stored import Stored, Telling
from models.tables import Article, Correction, Event, EventKey, Mention

#: Events read at a time.
BATCH = 200
#: Lines of one transaction at most, and their length together.
IMPORTED, IMPORTED_LENGTH = 4000, 16 * 1024 * 1024
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


_COMPUTED = frozenset({"pair", "mention_count", "deleted", "updated"})


def import_lines(lines: Iterable[str | bytes]) -> Iterator[ImportResult]:
    """Store events and articles from JSON Lines, a batch at a time; one result for each line, in order.

    A line that is wrong changes nothing and gives an error; the others go on.
    """
    numbered = enumerate(lines, start=1)
    with roomy():
        while batch := _batch(numbered):
            with uncollected():
                results = _import(batch)
            yield from results


def _import(batch: Sequence[tuple[int, str | bytes]]) -> list[ImportResult]:
    """Store some numbered lines in one transaction; what became of each. Nothing else of them stays in memory."""
    read = [(number, _read(line)) for number, line in batch]
    with change() as transaction:
        stored = _Storing(transaction).store([line for _, line in read if isinstance(line, (_Event, _Text))])
    results: list[ImportResult] = []
    for number, line in read:
        if line is None:
            results.append({"line": number, "status": "blank", "id": None, "error": None})
        elif isinstance(line, RecordError):
            results.append({"line": number, "status": "failed", "id": None, "error": str(line)})
        else:
            status, identifier = next(stored)
            results.append({"line": number, "status": status, "id": identifier, "error": None})
    return results


def _batch(numbered: Iterator[tuple[int, str | bytes]]) -> list[tuple[int, str | bytes]]:
    """The next lines, not too many and not too long."""
    batch: list[tuple[int, str | bytes]] = []
    length = 0
    for number, line in numbered:
        batch.append((number, line))
        length += len(line)
        if len(batch) >= IMPORTED or length >= IMPORTED_LENGTH:
            break
    return batch


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


@dataclass(frozen=True, slots=True)
class _Text:
    """A line that is an article."""

    columns: dict[str, Any]

    def names(self) -> set[object]:
        """What no other line of a group may name."""
        return {self.columns["id"]}


class _Event(NamedTuple):
    """A line that is an event: its values, its mentions with the columns of their articles, its history and keys.

    `number` is that of its id, `columns` what a new event has besides.
    """

    event: ExtractedEvent
    mentions: list[tuple[ExtractedEvent, dict[str, Any]]]
    history: list[dict[str, Any]]
    keys: list[tuple[str, str]]
    key: str
    number: int | None
    merged: bool
    columns: dict[str, Any]

    @property
    def is_plain(self) -> bool:
        """Whether no person ever changed it, so that nothing but its mentions can change other events."""
        return not (self.history or self.keys or self.merged)

    def names(self) -> set[object]:
        """What no other line of a group may name."""
        return {self.key, number_of(self.key), self.number} - {None}


def _read(line: str | bytes) -> _Event | _Text | RecordError | None:
    """A line, checked; None for a blank one."""
    try:
        value = _parse(line)
        if value is None:
            return None
        if "article" in value and "date" not in value:
            if not isinstance(value["article"], Mapping):
                raise RecordError(f"article: expected an object, got {value['article']!r}")
            return _Text(checked_article(value["article"], None, text=False))
        return _read_event(value)
    except RecordError as error:
        return error


def _read_event(value: Mapping[str, Any]) -> _Event:
    event = checked_event(value)
    mentions = [_checked_mention(item, f"mentions[{index}]") for index, item in enumerate(_list(value, "mentions"))]
    history = [_checked_correction(item, f"history[{index}]") for index, item in enumerate(_list(value, "history"))]
    keys = [_checked_key(item, f"keys[{index}]") for index, item in enumerate(_list(value, "keys"))]
    if not mentions and value.get("gone") != "merged":  # whatever it says: nobody can read where it was stated
        event["certainty"] = asserted_certainty(event["date"])
    identifier = value.get("id")
    columns: dict[str, Any] = {"asserted": not mentions, "corrected": bool(history)}
    if type(value.get("version")) is int and 0 < value["version"] < 2**31:
        columns["version"] = value["version"]
    if value.get("created") is not None:
        columns["created"] = _instant(value["created"], "created")
    return _Event(
        event,
        mentions,
        history,
        keys,
        _key(value, event),
        number_from_id(identifier) if isinstance(identifier, str) else None,
        value.get("gone") == "merged",
        columns,
    )


def _parse(line: str | bytes) -> dict[str, Any] | None:
    if len(line) > MAX_LINE:
        raise RecordError(f"the line is longer than {MAX_LINE // 1024 // 1024} MiB")
    try:
        text = (line.decode() if isinstance(line, bytes) else line).removeprefix("\ufeff").strip()
        value = _DECODER.decode(text) if text else None
    except UnicodeDecodeError as error:
        raise RecordError(f"not UTF-8: {error}") from None
    except (ValueError, RecursionError) as error:
        right = 'give a JSON object such as {"date": "2022-06-02", "countries": ["LA", "VN"], "type": "talks"}'
        raise RecordError(f"not JSON ({getattr(error, 'msg', error)}): {right}") from None
    if text and not isinstance(value, dict):
        raise RecordError("expected a JSON object with at least date, countries and type")
    # nearly no line holds what no database stores, and its text tells so at once
    return storable(value) if text and may_be_unstorable(text) else value


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse)


Status = Literal["new", "unchanged", "changed"]


@dataclass
class _Storing:
    """Storing the lines of one transaction.

    Lines that cannot concern each other are stored together, group by group, with a number of statements that does not
    grow with them. Events are settled once, at the end.
    """

    transaction: Change
    affected: set[int] = field(default_factory=set)
    stated: dict[int, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.touched = Events(self.transaction)

    def store(self, lines: Sequence[_Event | _Text]) -> Iterator[tuple[Status, str]]:
        """What became of each line, in order."""
        results: list[tuple[Status, str]] = []
        for group in _groups(lines):
            texts = [line for line in group if isinstance(line, _Text)]
            results += self._texts(texts) if texts else self._events([ln for ln in group if isinstance(ln, _Event)])
        self.touched.settle(self.affected, stated=self.stated)
        return iter(results)

    def _texts(self, lines: Sequence[_Text]) -> list[tuple[Status, str]]:
        known = _known([line.columns["id"] for line in lines])
        self._add_articles([line.columns for line in lines if line.columns["id"] not in known])
        results: list[tuple[Status, str]] = []
        for line in lines:
            article = known.get(line.columns["id"])
            status: Status = "new" if article is None else "unchanged"
            if article is not None and not article.has_text and line.columns["text"] is not None:
                status = "changed"
                values = line.columns | {"updated": self.transaction.instant}
                Article.update(**values).where(Article.number == article.number).execute()
                if article.columns["title"] != line.columns["title"]:
                    index_title(article.number, line.columns["title"])
                told = Mention.select(Mention.event).where(Mention.article == article.number)
                self.affected |= {row.event_id for row in told}
            results.append((status, line.columns["id"]))
        return results

    def _add_articles(self, columns: Sequence[dict[str, Any]]) -> dict[str, _Known]:
        """Add articles, of each id the first."""
        new: dict[str, dict[str, Any]] = {}
        for row in columns:
            new.setdefault(row["id"], row)
        if not new:
            return {}
        numbers = next_numbers(bound(), "article", "number", len(new))
        insert_articles(list(zip(numbers, new.values(), strict=True)), self.transaction.instant)
        return {id: _Known(number, row, None, False) for number, (id, row) in zip(numbers, new.items(), strict=True)}

    def _events(self, lines: Sequence[_Event]) -> list[tuple[Status, str]]:
        targets = _find(lines)
        new = [place for place, number in enumerate(targets) if number is None]
        drafts = self.touched.draft([New(lines[n].key, lines[n].event, lines[n].columns) for n in new])
        for place, draft in zip(new, drafts, strict=True):
            targets[place] = draft["id"]
        numbers = [number for number in targets if number is not None]
        merged = _merged_into(numbers)
        # what a person changed, or what others were merged into, depends on more than its line
        apart = {number for line, number in zip(lines, numbers, strict=True) if not line.is_plain}.union(merged)
        given = {number: line.event["actors"] for line, number in zip(lines, numbers, strict=True)}
        later = [draft for draft in drafts if draft["id"] in apart]
        self.touched.add(later)
        add_actors({draft["id"]: given[draft["id"]] for draft in later})
        fresh = set(new)
        changed = [{number} if place in fresh else set[int]() for place, number in enumerate(numbers)]
        for place, number in enumerate(numbers):
            if not lines[place].is_plain:
                changed[place] |= _add_history(number, lines[place].history) | _add_keys(number, lines[place].keys)
        for number in merged:
            changed[numbers.index(number)] |= _gather(number)
        made = {draft["id"] for draft in drafts}
        mentions, places = self._new_mentions(lines, numbers, made)
        told = [draft for draft in drafts if draft["id"] not in apart]
        self.touched.tell(told, mentions, {draft["id"]: given[draft["id"]] for draft in told})
        insert_mentions(mentions)
        for place in places | self._restate(lines, numbers, made):
            changed[place].add(numbers[place])
        self.affected.update(*changed)
        self.affected -= {draft["id"] for draft in told}
        return [
            ("new" if place in fresh else "changed" if changed[place] else "unchanged", public_id(number))
            for place, number in enumerate(numbers)
        ]

    def _new_mentions(
        self, lines: Sequence[_Event], numbers: Sequence[int], made: set[int]
    ) -> tuple[list[Telling], set[int]]:
        """The mentions to add: not those that are there, or whose article was loaded here, which then knows better.

        And the places of the lines that have any.
        """
        articles = _known([article["id"] for line in lines for _, article in line.mentions])
        told = [article for line in lines for _, article in line.mentions if article["id"] not in articles]
        articles |= self._add_articles(told)
        there: dict[tuple[int, int], set[str]] = defaultdict(set)
        old = [number for number in numbers if number not in made]
        if old:
            for row in Mention.select().where(Mention.event.in_(old)):
                there[row.event_id, row.article_id].add(_content(row.__data__))
        told_in = Counter(
            (n, article["id"]) for line, n in zip(lines, numbers, strict=True) for _, article in line.mentions
        )
        places: set[int] = set()
        mentions: list[Telling] = []
        for place, (line, number) in enumerate(zip(lines, numbers, strict=True)):
            for said, article in line.mentions:
                known = articles[article["id"]]
                if known.digest is not None:
                    continue
                key = mention_key(said, article["sentence"], article["id"])
                position = said["sentence"]["start"] if said["sentence"] else 0
                columns = mention_columns(said, key, article["sentence"], known.number, number, position)
                if number not in made or told_in[number, article["id"]] > 1:  # else there can be none like it
                    content = _content(columns)
                    if content in there[number, known.number]:
                        continue
                    there[number, known.number].add(content)
                mentions.append(Telling(columns, known.columns))
                places.add(place)
        return mentions, places

    def _restate(self, lines: Sequence[_Event], numbers: Sequence[int], made: set[int]) -> set[int]:
        """Give stated events the values of their lines, as far as their keys leave them open.

        Gives the places of the lines that said anything else than what is stored.
        """
        places = {n: p for p, n in enumerate(numbers) if n not in made and not lines[p].mentions}
        if not places:
            return set()
        now = Stored.read(bound(), list(places))
        changed = set()
        for number, row in now.rows.items():
            if not row["asserted"]:
                continue
            event = lines[places[number]].event
            stored = {name: row[name] for name in _OPEN} | {"actors": now.actors[number]} | self.stated.get(number, {})
            # what a person corrected keeps the corrected value: settling puts it back, so it must not count as a change
            said: dict[str, Any] = {
                name: event[name]  # type: ignore[literal-required]
                for name in (*_OPEN, "actors")
                if event[name] != stored[name] and name not in now.overrides.get(number, {})  # type: ignore[literal-required]
            }
            if said:
                self.stated[number] = self.stated.get(number, {}) | said
                changed.add(places[number])
        return changed


#: What the key of a stated event leaves open.
_OPEN = ("status", "part_of_day", "mode", "place")


def _groups(lines: Sequence[_Event | _Text]) -> Iterator[list[_Event | _Text]]:
    """The lines in order, cut so that no two of a group can concern the same thing."""
    group: list[_Event | _Text] = []
    named: set[object] = set()
    for line in lines:
        names = line.names()
        apart = isinstance(line, _Event) and not line.is_plain
        if group and (apart or type(line) is not type(group[0]) or named & names):
            yield group
            group, named = [], set()
        group.append(line)
        named |= names
        if apart:
            yield group
            group, named = [], set()
    if group:
        yield group


@dataclass(frozen=True, slots=True)
class _Known:
    """An article that is stored, as far as mentions need it; `digest` is None where only an import brought it in."""

    number: int
    columns: Mapping[str, Any]
    digest: str | None
    has_text: bool


def _known(ids: Sequence[str]) -> dict[str, _Known]:
    """The articles with these ids that are stored."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    names = ("id", "title", "url", "source", "published", "published_earliest")
    sql = f"SELECT number, digest, text IS NOT NULL, {', '.join(names)} FROM article WHERE id IN ({marks(wanted)})"
    return {
        columns[0]: _Known(number, dict(zip(names, columns, strict=True)), digest, bool(has_text))
        for number, digest, has_text, *columns in run(bound(), sql, wanted)
    }


def _find(lines: Sequence[_Event]) -> list[int | None]:
    """The events here that lines are about: the one with its id, else the one its key leads to.

    A line of an event that was merged away is about that event itself, any other about the one merged into.
    """
    given = [line.number for line in lines if line.number is not None]
    there: dict[int, int | None] = {}
    if given:
        there = dict(run(bound(), f"SELECT id, merged_into FROM event WHERE id IN ({marks(given)})", given).fetchall())
    routes = Routes([line.key for line in lines if line.number not in there and not line.merged])
    found: list[int | None] = []
    for line in lines:
        if line.number in there:
            assert line.number is not None
            found.append(line.number if line.merged else there[line.number] or line.number)
        else:
            found.append(None if line.merged else routes.find(line.key))
    return found


def _merged_into(numbers: Sequence[int]) -> list[int]:
    """Those of these events into which others were merged."""
    sql = f"SELECT DISTINCT merged_into FROM event WHERE merged_into IN ({marks(numbers)})"
    return [number for (number,) in run(bound(), sql, numbers)]


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


def _content(columns: Mapping[str, Any]) -> str:
    """What two mentions of an event in an article must share to be the same one."""
    return json.dumps(
        {name: value for name, value in columns.items() if name not in ("id", "event", "article")}, sort_keys=True
    )


def _checked_mention(item: object, where: str) -> tuple[ExtractedEvent, dict[str, Any]]:
    """A mention's values, and its article's columns together with the words of the sentence."""
    if not isinstance(item, Mapping) or not isinstance(item.get("article"), Mapping):
        raise RecordError(f"{where}: expected an object with its article, got {item!r}")
    span = item.get("sentence")
    text = span.get("text") if isinstance(span, Mapping) else None
    if not isinstance(text, (str, type(None))):
        raise RecordError(f"{where}.sentence.text: expected a string or null, got {text!r}")
    placed = isinstance(span, Mapping) and span.get("start") is not None
    said = checked_event(item if placed or span is None else {**item, "sentence": None}, where)
    article = item["article"]
    try:
        columns = checked_article({**article, "text": None} if "text" in article else article, None, text=False)
    except RecordError as error:
        raise RecordError(f"{where}.{error}") from None
    columns["sentence"] = text
    return said, columns


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
