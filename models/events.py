"""How an event comes to be what it is: from its mentions, then from its corrections. Used by all that write.

`Events` is one transaction's view: it finds or makes the events of reports, and `settle` brings every event that was
touched in line with its mentions and corrections, together with all that is kept beside it: its place in the index of
days, its JSON, the counts. The result depends on what is stored, never on the order in which it arrived. Everything
works on many events at once, with a number of statements that does not grow with them.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from models import instants, listings, tallies
from models.database import Change, bound
from models.dates import bounds, iso, search_days
from models.dialect import insert_rows, marks, run, run_many
from models.documents import written
from models.keys import event_key, number_of, pinned
from models.records import CERTAINTIES
from models.stored import COLUMNS, Report, Row, Stored, Telling
from models.tables import Event

_OTHERS = ("part_of_day", "status", "mode", "place")
#: The columns that an event has from what is said of it, as they are said.
_SAID = ("date", "earliest", "latest", "type", "certainty", *_OTHERS)
_STATUS_RANK = {"planned": 0, "cancelled": 1, "held": 2}
#: The columns that follow from mentions and corrections.
_SETTLED = (
    "date", "earliest", "latest", "first", "last", "span", "pair", "type", "certainty", *_OTHERS, "mention_count",
    "gone", "deleted",
)  # fmt: skip


class New(NamedTuple):
    """An event to make: the values of the mention that tells it first, and columns that differ from the usual."""

    key: str
    said: Mapping[str, Any]
    columns: Mapping[str, Any] = MappingProxyType({})


class Routes:
    """Where reports go: by key, and where a person sent them by key and article."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.own: dict[str, int] = {}
        self.sent: dict[tuple[str, str], int] = {}
        if not keys:
            return
        database = bound()
        slots = {number_of(key): key for key in keys}
        sql = f"SELECT id, key FROM event WHERE id IN ({marks(slots)})"
        taken = dict(run(database, sql, list(slots)).fetchall())
        self.own = {key: number for number, key in slots.items() if taken.get(number) == key}
        ambiguous = {slots[number] for number in taken.keys() - self.own.values()} | (set(keys) - set(slots.values()))
        for key in ambiguous:  # two keys with one hash: look further
            number, is_taken = _slot(key, ())
            if is_taken:
                self.own[key] = number
        sql = f"SELECT key, article, event_id FROM event_key WHERE key IN ({marks(keys)})"
        self.sent = {(key, article): number for key, article, number in run(database, sql, keys)}

    def find(self, key: str, article: str = "") -> int | None:
        """The event that reports with `key` (in the article with this id) belong to."""
        for found in (self.sent.get((key, article)), self.sent.get((key, "")), self.own.get(key)):
            if found is not None:
                return found
        return None


@dataclass
class Events:
    """The events that one transaction touches."""

    change: Change
    created: set[int] = field(default_factory=set)
    updated: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    _uncounted: set[int] = field(default_factory=set)

    def draft(self, new: Sequence[New]) -> list[Row]:
        """Rows of these events, of which there is none yet (see `Routes`), to `add` or to `tell`."""
        if not new:
            return []
        usual: Row = dict.fromkeys(COLUMNS) | {
            "mention_count": 0, "corrected": False, "asserted": False, "deleted": False,
            "created": self.change.instant, "updated": self.change.instant, "version": 1,
        }  # fmt: skip
        taken = _taken([number_of(event.key) for event in new])
        rows = []
        for event in new:
            said = event.said
            number = number_of(event.key)
            if number in taken:
                number, _ = _slot(event.key, taken)
            taken.add(number)
            first, last, span = search_days(said["earliest"], said["latest"])
            row = usual | {
                "id": number,
                "key": event.key,
                **{name: said[name] for name in _SAID},
                "pair": "-".join(said["countries"]),
                "first": first.isoformat(),
                "last": last.isoformat(),
                "span": span,
                **event.columns,
            }
            rows.append(row)
        return rows

    def add(self, drafts: Sequence[Row]) -> None:
        """Add new events whose mentions and corrections come from elsewhere in the database. They must be settled."""
        _insert_events(drafts)
        numbers = [row["id"] for row in drafts]
        self.created.update(numbers)
        self._uncounted.update(numbers)

    def tell(
        self, drafts: Sequence[Row], mentions: Sequence[Telling], actors: Mapping[int, Sequence[str]] | None = None
    ) -> None:
        """Add new events that have these mentions and no others, with no correction: settled, without a look at them.

        Of the mentions, which the caller stores afterwards, those of other events are passed over. `actors` are those
        of events without any.
        """
        if not drafts:
            return
        now = Stored.told(drafts, mentions, actors or {})
        settled, listed, actors_of, counts = [], [], {}, []
        for row in drafts:
            number = row["id"]
            reports = now.reports[number]
            after = row | _values(row, reports, now.overrides)
            if names := list(_told_actors(reports)) if reports else now.actors[number]:
                actors_of[number] = names
            settled.append(after)
            listed.append((after, written(now.object_of(after, names))))
            counts.append((None, tallies.counted(after)))
            self.created.add(number)
            if after["deleted"]:
                self.removed.add(number)
        _insert_events(settled)
        listings.add(bound(), listed)
        add_actors(actors_of)
        tallies.change(bound(), counts)

    def settle(
        self, numbers: Iterable[int], changed: bool = True, stated: Mapping[int, Mapping[str, Any]] | None = None
    ) -> None:
        """Bring these events in line with their mentions and corrections.

        `changed`: their mentions or history changed, so that they count as updated whatever comes out. `stated`: what
        a line of an import now says of events that stand without any article.
        """
        wanted = sorted(set(numbers))
        if not wanted:
            return
        now = Stored.read(bound(), wanted)
        writes = _Writes()
        for number in wanted:
            self._settle(now, number, changed, (stated or {}).get(number, {}), writes)
        writes.write()

    def _settle(self, now: Stored, number: int, changed: bool, stated: Mapping[str, Any], writes: _Writes) -> None:
        row, reports, had_actors = now.rows[number], now.reports[number], now.actors[number]
        values = _values(row | {name: stated[name] for name in _OTHERS if name in stated}, reports, now.overrides)
        actors = list(_told_actors(reports)) if reports else list(stated.get("actors", had_actors))
        new = number in self.created
        same = all(row[name] == values[name] for name in _SETTLED) and actors == had_actors
        told = now.object_of(row | values, actors)
        text, had = written(told), now.texts.get(number)
        if same and text == had and not changed and number not in self._uncounted:
            return
        if not new:
            values |= {"updated": self.change.instant, "version": row["version"] + 1}
            told |= {"updated": instants.to_text(values["updated"]), "version": values["version"]}
            text = written(told)
        after = row | values
        if after != row:
            writes.rows.append([*(after[name] for name in _WRITTEN), number])
        if had is None:
            writes.listed.append((after, text))
        elif any(row[name] != after[name] for name in listings.PLACED):
            writes.moved.append(row)
            writes.listed.append((after, text))
        elif text != had:
            writes.texts.append((text, number))
        if actors != had_actors:
            writes.actors[number] = actors
        was = None if number in self._uncounted else tallies.counted(row)
        writes.counts.append((was, tallies.counted(after)))
        self._uncounted.discard(number)
        if after["deleted"] and not row["deleted"]:
            self.removed.add(number)
        elif row["deleted"] and not after["deleted"]:
            self.created.add(number)
        elif not new:
            self.updated.add(number)


_WRITTEN = (*_SETTLED, "updated", "version")


@dataclass
class _Writes:
    """What settling some events changes, table by table."""

    rows: list[list[Any]] = field(default_factory=list)
    listed: list[listings.Listed] = field(default_factory=list)
    moved: list[Row] = field(default_factory=list)
    texts: list[tuple[str, int]] = field(default_factory=list)
    actors: dict[int, list[str]] = field(default_factory=dict)
    counts: list[tuple[tallies.Counted | None, tallies.Counted | None]] = field(default_factory=list)

    def write(self) -> None:
        database = bound()
        if self.rows:
            sets = ", ".join(f"{name} = ?" for name in _WRITTEN)
            run_many(database, f"UPDATE event SET {sets} WHERE id = ?", self.rows)
        listings.remove(database, self.moved)
        listings.add(database, self.listed)
        listings.reword(database, self.texts)
        if self.actors:
            set_actors(self.actors)
        tallies.change(database, self.counts)


def asserted_certainty(date: str) -> str:
    """The certainty of a date that a person or an import gives: `asserted`, unless it leaves several days or years."""
    if bounds(date) == (None, None):
        return "unknown"
    return "ambiguous" if date.startswith("[") else "asserted"


def key_of(event: Event) -> str | None:
    """The key of reports that would say what the event now says; None where its date would not pin it down."""
    earliest, latest = iso(event.earliest), iso(event.latest)
    if not pinned(event.date, earliest, latest):
        return None
    return event_key(event.pair.split("-"), event.type, event.date, earliest, latest)


def set_actors(actors: Mapping[int, Sequence[str]]) -> None:
    """Replace the actors of these events."""
    if not actors:
        return
    run(bound(), f"DELETE FROM event_actor WHERE event_id IN ({marks(actors)})", list(actors))
    add_actors(actors)


def add_actors(actors: Mapping[int, Sequence[str]]) -> None:
    """Give actors to events that have none."""
    rows = [(number, place, name) for number, names in actors.items() for place, name in enumerate(names)]
    insert_rows(bound(), "event_actor", ("event_id", "position", "name"), rows)


def _insert_events(rows: Sequence[Row]) -> None:
    """Add rows of events."""
    # in the order of the table's key, so that a page of them is met once
    ordered = sorted(rows, key=itemgetter("id"))
    insert_rows(bound(), "event", COLUMNS, [tuple(row.values()) for row in ordered])


def _taken(numbers: Sequence[int]) -> set[int]:
    return {number for (number,) in run(bound(), f"SELECT id FROM event WHERE id IN ({marks(numbers)})", numbers)}


def _slot(key: str, pending: Iterable[int]) -> tuple[int, bool]:
    """The number of the event made from `key`, and whether there is one; `pending` are those just being made."""
    for attempt in range(8):
        number = number_of(key, attempt)
        row = run(bound(), "SELECT key FROM event WHERE id = ?", [number]).fetchone()
        if row is None and number not in pending:
            return number, False
        if row is not None and row[0] == key:
            return number, True
    raise RuntimeError(f"no free number for {key}")  # eight collisions of 63-bit hashes


def _values(row: Row, reports: list[Report], corrected: Mapping[int, Mapping[str, Any]]) -> Row:
    """All columns that follow from mentions and corrections."""
    values: Row = {name: row[name] for name in _SAID}
    values["pair"] = row["pair"]
    if reports:
        values |= _told(row["key"], reports)
    if corrections := dict(corrected.get(row["id"], ())):
        if "countries" in corrections:
            values["pair"] = "-".join(corrections.pop("countries"))
        if "date" in corrections:
            values["earliest"], values["latest"] = bounds(corrections["date"])
            values["certainty"] = asserted_certainty(corrections["date"])
        values |= corrections
    first, last, span = search_days(values["earliest"], values["latest"])
    gone = row["gone"]
    if gone in (None, "withdrawn"):
        gone = None if reports or row["corrected"] or row["asserted"] else "withdrawn"
    return values | {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "span": span,
        "mention_count": len(reports),
        "gone": gone,
        "deleted": gone is not None,
    }


def _told(key: str, reports: list[Report]) -> Row:
    """What the mentions say together; date, pair and type are those of the key that the event was made from."""
    own = [report.said for report in reports if report.key == key]
    told: Row = {}
    if own:
        best = own[0] if len(own) == 1 else min(own, key=lambda said: CERTAINTIES.index(said["certainty"]))
        told = {
            "date": best["earliest"] if best["earliest"] and best["earliest"] == best["latest"] else best["date"],
            "earliest": best["earliest"],
            "latest": best["latest"],
            "certainty": best["certainty"],
            "pair": "-".join(best["countries"]),
            "type": best["type"],
        }
    if len(reports) == 1:  # as nearly all: there is nothing to choose from
        return told | {name: reports[0].said[name] for name in _OTHERS}
    for name in ("part_of_day", "mode", "place"):
        given = [value for report in reports if (value := report.said[name]) is not None]
        # most_common keeps the order of first occurrence among equals
        told[name] = Counter(given).most_common(1)[0][0] if len(given) > 1 else given[0] if given else None
    newest = max(reports, key=lambda report: (report.earliest_published, _STATUS_RANK[report.said["status"]]))
    told["status"] = newest.said["status"]
    return told


def _told_actors(reports: list[Report]) -> Iterable[str]:
    """The actors of all mentions, each once, however it is written."""
    actors: dict[str, str] = {}
    for report in reports:
        for name in report.actors:
            actors.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
    return actors.values()
