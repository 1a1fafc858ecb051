"""How an event comes to be what it is: from its mentions, then from its corrections. Used by all that write.

`Events` is one transaction's view: it finds or makes the event of a report, and `settle` brings every event that was
touched in line with its mentions and corrections. The result depends on what is stored, never on the order in which
it arrived.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date as Day
from typing import Any

from models.database import Change
from models.dates import bounds, search_days
from models.keys import event_key, number_of, pinned
from models.records import CERTAINTIES
from models.tables import Article, Correction, Event, EventActor, EventCountry, EventKey, Mention

_IDENTITY = ("date", "earliest", "latest", "pair", "type")
_STATUS_RANK = {"planned": 0, "cancelled": 1, "held": 2}


@dataclass
class Events:
    """The events that one transaction touches."""

    change: Change
    created: set[int] = field(default_factory=set)
    updated: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)

    def find(self, key: str, article: str = "") -> int | None:
        """The event that reports with `key` (in the article with this id) belong to."""
        rows = EventKey.select(EventKey.article, EventKey.event).where(
            (EventKey.key == key) & EventKey.article.in_(["", article])
        )
        exceptions = {row.article: row.event_id for row in rows}
        if exceptions:
            return int(exceptions[max(exceptions)])
        number, taken = _slot(key)
        return number if taken else None

    def make(self, key: str, said: dict[str, Any]) -> int:
        """A new event told by `said` (a mention's values); `find` has found none."""
        number, taken = _slot(key)
        assert not taken, key
        first, last, span = search_days(said["earliest"], said["latest"])
        values = {name: said[name] for name in ("date", "type", "part_of_day", "certainty", "status", "mode", "place")}
        Event.insert(
            id=number,
            key=key,
            pair="-".join(said["countries"]),
            earliest=_day(said["earliest"]),
            latest=_day(said["latest"]),
            first=first,
            last=last,
            span=span,
            created=self.change.instant,
            updated=self.change.instant,
            **values,
        ).execute()
        _index(number, "-".join(said["countries"]), first, last, span)
        self.created.add(number)
        return number

    def settle(self, numbers: Iterable[int], changed: bool = True) -> None:
        """Bring these events in line with their mentions and corrections.

        `changed`: their mentions or history changed, so that they count as updated whatever comes out.
        """
        for number in sorted(set(numbers)):
            self._settle(Event.get_by_id(number), changed)

    def _settle(self, event: Event, changed: bool) -> None:
        # Without the articles' texts: an event that many report would otherwise cost the memory of all of them.
        rows = list(
            Mention.select(Mention, Article.number, Article.id, Article.published_earliest)
            .join(Article)
            .where(Mention.event == event.id)
        )
        rows.sort(key=_precedence)
        values = self._values(event, rows)
        actors = values.pop("actors")
        stored = [
            row.name for row in EventActor.select().where(EventActor.event == event.id).order_by(EventActor.position)
        ]
        was = {name: getattr(event, name) for name in values}
        if actors != stored:
            EventActor.delete().where(EventActor.event == event.id).execute()
            EventActor.insert_many(
                [{"event": event.id, "position": place, "name": name} for place, name in enumerate(actors)]
            ).execute() if actors else None
        index = ("pair", "first", "last", "span", "deleted")
        if any(was[name] != values[name] for name in index):
            EventCountry.delete().where(EventCountry.event == event.id).execute()
            if not values["deleted"]:
                _index(event.id, values["pair"], values["first"], values["last"], values["span"])
        new = event.id in self.created
        if was == values and actors == stored and not changed:
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

    def _values(self, event: Event, rows: list[Mention]) -> dict[str, Any]:
        """All columns that follow from mentions and corrections, and the actors."""
        values: dict[str, Any] = {
            name: getattr(event, name) for name in (*_IDENTITY, "certainty", "part_of_day", "status", "mode", "place")
        }
        stored = EventActor.select().where(EventActor.event == event.id).order_by(EventActor.position)
        values["actors"] = [row.name for row in stored]
        if rows:
            values |= _told(event, rows)
        corrections = overrides(event.id) if event.corrected else {}
        if "countries" in corrections:
            values["pair"] = "-".join(corrections.pop("countries"))
        if "date" in corrections:
            earliest, latest = bounds(corrections["date"])
            values |= {"earliest": _day(earliest), "latest": _day(latest)}
            values["certainty"] = stated_certainty(corrections["date"])
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


def stated_certainty(date: str) -> str:
    """The certainty of a date that somebody states as such."""
    if bounds(date) == (None, None):
        return "unknown"
    return "ambiguous" if date.startswith("[") else "stated"


def key_of(event: Event) -> str | None:
    """The key of reports that would say what the event now says; None where its date would not pin it down."""
    earliest, latest = _text(event.earliest), _text(event.latest)
    if not pinned(event.date, earliest, latest):
        return None
    return event_key(event.pair.split("-"), event.type, event.date, earliest, latest)


def _slot(key: str) -> tuple[int, bool]:
    """The number of the event made from `key`, and whether there is one."""
    for attempt in range(8):
        number = number_of(key, attempt)
        row = Event.select(Event.key).where(Event.id == number).first()
        if row is None:
            return number, False
        if row.key == key:
            return number, True
    raise RuntimeError(f"no free number for {key}")  # eight collisions of 63-bit hashes


def _index(number: int, pair: str, first: Day, last: Day, span: int) -> None:
    EventCountry.insert_many(
        [
            {"country": country, "span": span, "first": first, "event": number, "last": last}
            for country in pair.split("-")
        ]
    ).execute()


def _precedence(row: Mention) -> tuple[Any, ...]:
    """Who is heard first: the article about the event, then the earliest published, then by id and place in it."""
    return (
        not row.main,
        row.article.published_earliest or Day.max,
        row.article.id,
        -1 if row.sentence_start is None else row.sentence_start,
        row.key,
    )


def _told(event: Event, rows: list[Mention]) -> dict[str, Any]:
    """What the mentions say together; date, pair and type are those of the key that the event was made from."""
    own = [row.said for row in rows if row.key == event.key] or None
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
        counts = Counter(row.said[name] for row in rows if row.said[name] is not None)
        # most_common keeps the order of first occurrence among equals
        told[name] = counts.most_common(1)[0][0] if counts else None
    newest = max(rows, key=lambda row: (row.article.published_earliest or Day.min, _STATUS_RANK[row.said["status"]]))
    told["status"] = newest.said["status"]
    actors: dict[str, str] = {}
    for row in rows:
        for name in row.actors:
            actors.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
    told["actors"] = list(actors.values())
    return told


def _day(text: str | None) -> Day | None:
    return None if text is None else Day.fromisoformat(text)


def _text(day: Day | None) -> str | None:
    return None if day is None else day.isoformat()
