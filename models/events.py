"""How an event comes to be what it is: from its mentions, then from its corrections. Used by all that write.

`Events` is one transaction's view: it finds or makes the event of a report, and `settle` brings every event that was
touched in line with its mentions and corrections. The result depends on what is stored, never on the order in which
it arrived.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Day
from typing import Any

from models.database import Change, bound
from models.dates import bounds, search_days
from models.dialect import marks, run
from models.keys import event_key, number_of, pinned
from models.records import CERTAINTIES
from models.tables import Correction, Event

_OTHERS = ("part_of_day", "status", "mode", "place")
_STATUS_RANK = {"planned": 0, "cancelled": 1, "held": 2}


@dataclass(frozen=True, slots=True)
class Report:
    """What one mention says, and what its word weighs; `published` is empty where the day is not known."""

    key: str
    said: dict[str, Any]
    actors: list[str]
    main: bool
    published: str
    article: str
    place: int

    def precedence(self) -> tuple[Any, ...]:
        """Who is heard first: the article about the event, then the earliest published, then by id and place in it."""
        return not self.main, self.published or "9999-12-31", self.article, self.place, self.key


@dataclass
class Events:
    """The events that one transaction touches."""

    change: Change
    created: set[int] = field(default_factory=set)
    updated: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)

    def find(self, key: str, article: str = "") -> int | None:
        """The event that reports with `key` (in the article with this id) belong to."""
        return self.find_all([key], article).get(key)

    def find_all(self, keys: Sequence[str], article: str = "") -> dict[str, int]:
        """The events that reports with these keys (in that article) belong to; keys without one are left out."""
        if not keys:
            return {}
        database = bound()
        slots = {number_of(key): key for key in keys}
        sql = f"SELECT id, key FROM event WHERE id IN ({marks(slots)})"
        taken = dict(run(database, sql, list(slots)).fetchall())
        found = {key: number for number, key in slots.items() if taken.get(number) == key}
        ambiguous = {slots[number] for number in taken.keys() - found.values()} | (set(keys) - set(slots.values()))
        for key in ambiguous:  # two keys with one hash: look further
            number, is_taken = _slot(key)
            if is_taken:
                found[key] = number
        # a row for the article comes after the one for all, and wins
        sql = (
            f"SELECT key, event_id FROM event_key WHERE key IN ({marks(keys)}) AND article IN ('', ?) ORDER BY article"
        )
        return found | dict(run(database, sql, [*keys, article]).fetchall())

    def make(self, key: str, said: Mapping[str, Any], mentions: int = 0) -> int:
        """A new event told by `said` (a mention's values); `find` has found none."""
        number, taken = _slot(key)
        assert not taken, key
        first, last, span = search_days(said["earliest"], said["latest"])
        pair, instant = "-".join(said["countries"]), self.change.instant
        values = {name: said[name] for name in ("date", "earliest", "latest", "type", "certainty", *_OTHERS)}
        values |= {"id": number, "key": key, "pair": pair, "created": instant, "updated": instant, "version": 1}
        values |= {"first": first.isoformat(), "last": last.isoformat(), "span": span, "mention_count": mentions}
        values |= {"corrected": False, "asserted": False, "deleted": False}
        run(bound(), f"INSERT INTO event ({', '.join(values)}) VALUES ({marks(values)})", list(values.values()))
        _index(number, pair, first, last, span)
        self.created.add(number)
        return number

    def settle(self, numbers: Iterable[int], changed: bool = True) -> None:
        """Bring these events in line with their mentions and corrections.

        `changed`: their mentions or history changed, so that they count as updated whatever comes out.
        """
        wanted = sorted(set(numbers))
        if not wanted:
            return
        reports = _reports(wanted)
        actors = defaultdict(list)
        sql = f"SELECT event_id, name FROM event_actor WHERE event_id IN ({marks(wanted)}) ORDER BY event_id, position"
        for number, name in run(bound(), sql, wanted):
            actors[number].append(name)
        for event in Event.select().where(Event.id.in_(wanted)).order_by(Event.id):
            self._settle(event, reports[event.id], actors[event.id], changed)

    def _settle(self, event: Event, reports: list[Report], stored: list[str], changed: bool) -> None:
        values = self._values(event, reports)
        actors = list(_told_actors(reports)) if reports else stored
        was = {name: getattr(event, name) for name in values}
        if actors != stored:
            set_actors(event.id, actors)
        if any(was[name] != values[name] for name in ("pair", "first", "last", "span", "deleted")):
            run(bound(), "DELETE FROM event_country WHERE event_id = ?", [event.id])
            if not values["deleted"]:
                _index(event.id, values["pair"], values["first"], values["last"], values["span"])
        new = event.id in self.created
        if was == values and (new or (actors == stored and not changed)):
            return
        if not new:
            values |= {"updated": self.change.instant, "version": event.version + 1}
        Event.update(**values).where(Event.id == event.id).execute()
        if values["deleted"] and not event.deleted:
            self.removed.add(event.id)
        elif event.deleted and not values["deleted"]:
            self.created.add(event.id)
        elif not new:
            self.updated.add(event.id)

    def _values(self, event: Event, rows: list[Report]) -> dict[str, Any]:
        """All columns that follow from mentions and corrections."""
        values: dict[str, Any] = {
            name: getattr(event, name) for name in ("date", "earliest", "latest", "pair", "type", "certainty", *_OTHERS)
        }
        if rows:
            values |= _told(event, rows)
        corrections = overrides(event.id) if event.corrected else {}
        if "countries" in corrections:
            values["pair"] = "-".join(corrections.pop("countries"))
        if "date" in corrections:
            earliest, latest = bounds(corrections["date"])
            values |= {"earliest": _day(earliest), "latest": _day(latest)}
            values["certainty"] = asserted_certainty(corrections["date"])
        values |= corrections
        first, last, span = search_days(_text(values["earliest"]), _text(values["latest"]))
        gone = event.gone
        if gone in (None, "withdrawn"):
            gone = None if rows or event.corrected or event.asserted else "withdrawn"
        values |= {
            "first": first,
            "last": last,
            "span": span,
            "mention_count": len(rows),
            "gone": gone,
            "deleted": gone is not None,
        }
        return values


def overrides(number: int) -> dict[str, Any]:
    """What persons last set of an event, field by field."""
    found = (Correction.event == number) & (Correction.action == "set")
    return {
        str(row.field): row.after for row in Correction.select().where(found).order_by(Correction.at, Correction.id)
    }


def asserted_certainty(date: str) -> str:
    """The certainty of a date that a person or an import gives: `asserted`, unless it leaves several days or years."""
    if bounds(date) == (None, None):
        return "unknown"
    return "ambiguous" if date.startswith("[") else "asserted"


def key_of(event: Event) -> str | None:
    """The key of reports that would say what the event now says; None where its date would not pin it down."""
    earliest, latest = _text(event.earliest), _text(event.latest)
    if not pinned(event.date, earliest, latest):
        return None
    return event_key(event.pair.split("-"), event.type, event.date, earliest, latest)


def set_actors(number: int, names: Sequence[str]) -> None:
    """Replace the actors of an event."""
    run(bound(), "DELETE FROM event_actor WHERE event_id = ?", [number])
    for position, name in enumerate(names):
        run(bound(), "INSERT INTO event_actor (event_id, position, name) VALUES (?, ?, ?)", [number, position, name])


def _slot(key: str) -> tuple[int, bool]:
    """The number of the event made from `key`, and whether there is one."""
    for attempt in range(8):
        number = number_of(key, attempt)
        row = run(bound(), "SELECT key FROM event WHERE id = ?", [number]).fetchone()
        if row is None:
            return number, False
        if row[0] == key:
            return number, True
    raise RuntimeError(f"no free number for {key}")  # eight collisions of 63-bit hashes


def _index(number: int, pair: str, first: Day, last: Day, span: int) -> None:
    insert = "INSERT INTO event_country (country, span, first, event_id, last) VALUES (?, ?, ?, ?, ?)"
    for country in pair.split("-"):
        run(bound(), insert, [country, span, first.isoformat(), number, last.isoformat()])


def _reports(numbers: Sequence[int]) -> dict[int, list[Report]]:
    """What the mentions of these events say, in order of precedence; not their sentences, nor the articles' texts."""
    sql = f"""
        SELECT m.event_id, m.key, m.said, m.actors, m.main, m.sentence_start, a.id, a.published_earliest
        FROM mention m JOIN article a ON a.number = m.article_id WHERE m.event_id IN ({marks(numbers)})"""
    found: dict[int, list[Report]] = defaultdict(list)
    for number, key, said, actors, main, start, article, published in run(bound(), sql, numbers):
        day = "" if published is None else str(published)
        place = -1 if start is None else start
        found[number].append(Report(key, json.loads(said), json.loads(actors), bool(main), day, article, place))
    for reports in found.values():
        reports.sort(key=Report.precedence)
    return found


def _told(event: Event, reports: list[Report]) -> dict[str, Any]:
    """What the mentions say together; date, pair and type are those of the key that the event was made from."""
    own = [report.said for report in reports if report.key == event.key]
    told: dict[str, Any] = {}
    if own:
        best = min(own, key=lambda said: CERTAINTIES.index(said["certainty"]))
        told = {
            "date": best["earliest"] if best["earliest"] and best["earliest"] == best["latest"] else best["date"],
            "earliest": _day(best["earliest"]),
            "latest": _day(best["latest"]),
            "certainty": best["certainty"],
            "pair": "-".join(best["countries"]),
            "type": best["type"],
        }
    for name in ("part_of_day", "mode", "place"):
        counts = Counter(report.said[name] for report in reports if report.said[name] is not None)
        # most_common keeps the order of first occurrence among equals
        told[name] = counts.most_common(1)[0][0] if counts else None
    newest = max(reports, key=lambda report: (report.published, _STATUS_RANK[report.said["status"]]))
    told["status"] = newest.said["status"]
    return told


def _told_actors(reports: list[Report]) -> Iterable[str]:
    """The actors of all mentions, each once, however it is written."""
    actors: dict[str, str] = {}
    for report in reports:
        for name in report.actors:
            actors.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
    return actors.values()


def _day(text: str | None) -> Day | None:
    return None if text is None else Day.fromisoformat(text)


def _text(day: Day | None) -> str | None:
    return None if day is None else day.isoformat()
