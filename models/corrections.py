"""Corrections by persons: kept with who, when and why, and never undone by a reload or a better extraction.

What is set stays set until somebody sets it anew. Reports keep coming to the event that was corrected: by the key it
was made from, and by what it says now (`models.events.key_of`), so that an article which tells it right joins it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from models.database import change, connected
from models.events import Events, New, key_of
from models.keys import number_from_id, number_of, public_id
from models.queries import get_event
from models.records import CORRECTABLE, EventDetail, RecordError, checked_field, storable
from models.rows import SUMMARY
from models.tables import Article, Correction, Event, EventKey, Mention

__all__ = [
    "EventNotFound",
    "VersionConflict",
    "correct_event",
    "delete_event",
    "merge_events",
    "split_event",
    "undelete_event",
]


class EventNotFound(LookupError):
    """There is no event with this id, or it was merged into another (`merged_into`) or withdrawn."""

    def __init__(self, event_id: str, merged_into: str | None = None) -> None:
        self.event_id = event_id
        self.merged_into = merged_into
        super().__init__(
            f"event {event_id} was merged into {merged_into}" if merged_into else f"there is no event {event_id}"
        )


class VersionConflict(RuntimeError):
    """Somebody else changed the event since it was read; `current` is its version now."""

    def __init__(self, event_id: str, expected: int, current: int) -> None:
        self.event_id = event_id
        self.expected = expected
        self.current = current
        super().__init__(f"event {event_id} is at version {current}, not {expected}: read it again")


@connected
def correct_event(
    event_id: str, changes: Mapping[str, object], *, who: str, why: str, version: int | None = None
) -> EventDetail:
    """Set fields of an event (those of `models.records.CORRECTABLE`); returns it as it is now.

    A field set to the value that it has already is confirmed: extraction will not change it any more either.
    `version` is the one the person saw (`If-Match`); None takes any. A change of `date` also sets earliest, latest
    and certainty. Raises EventNotFound, VersionConflict, RecordError.
    """
    checked = {field: checked_field(field, storable(value)) for field, value in changes.items()}
    if not checked:
        raise RecordError(f"nothing to correct: give at least one of {', '.join(CORRECTABLE)}")
    who, why = _signed(who, why)
    with change() as transaction:
        event = _open(event_id, version)
        was = key_of(event)
        _set(event, checked, who, why, transaction.instant)
        Events(transaction).settle([event.id])
        _release(event.id, was)
        _claim(event.id)
        return _detail(event.id)


@connected
def delete_event(event_id: str, *, who: str, why: str, version: int | None = None) -> EventDetail:
    """Take an event out of all lists for good: no reload brings it back, only `undelete_event` does.

    Raises EventNotFound, VersionConflict, RecordError.
    """
    return _switch(event_id, "delete", who, why, version)


@connected
def undelete_event(event_id: str, *, who: str, why: str, version: int | None = None) -> EventDetail:
    """Bring back an event that a person deleted. Raises EventNotFound, VersionConflict, RecordError."""
    return _switch(event_id, "undelete", who, why, version)


@connected
def merge_events(
    into_id: str, event_ids: Sequence[str], *, who: str, why: str, version: int | None = None
) -> EventDetail:
    """Join events that are one: the mentions of `event_ids` go to `into_id`, now and at every reload.

    The event joined into keeps its date, countries and type; `version` is its. Raises EventNotFound (for any of
    them), VersionConflict, RecordError.
    """
    who, why = _signed(who, why)
    with change() as transaction:
        into = _open(into_id, version)
        others = [_open(event_id, None) for event_id in dict.fromkeys(event_ids)]
        if not others or any(other.id == into.id for other in others):
            raise RecordError("events: expected one or more events other than the one they are merged into")
        touched = Events(transaction)
        for other in others:
            Mention.update(event=into.id).where(Mention.event == other.id).execute()
            EventKey.update(event=into.id).where(EventKey.event == other.id).execute()
            EventKey.insert(key=other.key, article="", event=into.id).on_conflict_ignore().execute()
            Event.update(gone="merged", merged_into=into.id, corrected=True).where(Event.id == other.id).execute()
            Event.update(merged_into=into.id).where(Event.merged_into == other.id).execute()
            _note(other.id, "merged", who, why, transaction.instant, None, public_id(into.id))
            _note(into.id, "merge", who, why, transaction.instant, None, public_id(other.id))
        Event.update(corrected=True).where(Event.id == into.id).execute()
        touched.settle([into.id, *(other.id for other in others)])
        return _detail(into.id)


@connected
def split_event(
    event_id: str,
    article_ids: Sequence[str],
    *,
    who: str,
    why: str,
    changes: Mapping[str, object] | None = None,
    version: int | None = None,
) -> EventDetail:
    """Part the reports in these articles from an event: they become an event of their own, which is returned.

    `changes` corrects the new event in the same step. At a reload these articles' reports go to the new event,
    other articles' to the old. Raises EventNotFound, VersionConflict, RecordError.
    """
    checked = {field: checked_field(field, storable(value)) for field, value in (changes or {}).items()}
    who, why = _signed(who, why)
    with change() as transaction:
        event = _open(event_id, version)
        rows = list(
            Mention.select(Mention, *SUMMARY)
            .join(Article)
            .where((Mention.event == event.id) & Article.id.in_(list(article_ids)))
            .order_by(Article.id, Mention.position)
        )
        missing = sorted(set(article_ids) - {row.article.id for row in rows})
        if missing or not rows:
            raise RecordError(f"articles: none of these reports event {event_id}: {', '.join(missing) or 'none given'}")
        if len(rows) == Mention.select().where(Mention.event == event.id).count():
            raise RecordError("articles: at least one report must stay with the event; correct the event instead")
        touched = Events(transaction)
        key = f"{rows[0].key}|split {event_id} {transaction.instant}"
        (draft,) = touched.draft([New(key, rows[0].said)])
        touched.add([draft])
        number = draft["id"]
        for row in rows:
            EventKey.insert(key=row.key, article=row.article.id, event=number).on_conflict(
                conflict_target=[EventKey.key, EventKey.article], update={EventKey.event: number}
            ).execute()
        Mention.update(event=number).where(Mention.id.in_([row.id for row in rows])).execute()
        Event.update(corrected=True).where(Event.id.in_([number, event.id])).execute()
        _note(event.id, "split", who, why, transaction.instant, None, public_id(number))
        _note(number, "split_off", who, why, transaction.instant, public_id(event.id), None)
        if checked:
            touched.settle([number])
            _set(Event.get_by_id(number), checked, who, why, transaction.instant)
        touched.settle([number, event.id])
        if checked:
            _claim(number)
        return _detail(number)


def _switch(event_id: str, action: str, who: str, why: str, version: int | None) -> EventDetail:
    who, why = _signed(who, why)
    with change() as transaction:
        event = _open(event_id, version, deleted=action == "undelete")
        Event.update(gone="deleted" if action == "delete" else None, corrected=True).where(
            Event.id == event.id
        ).execute()
        _note(event.id, action, who, why, transaction.instant)
        Events(transaction).settle([event.id])
        return _detail(event.id)


def _open(event_id: str, version: int | None, *, deleted: bool = False) -> Event:
    """The event to change, checked: it exists, is (or is not) deleted by a person, and has this version."""
    number = number_from_id(event_id)
    event = None if number is None else Event.get_or_none(Event.id == number)
    if event is None:
        raise EventNotFound(event_id)
    if event.merged_into is not None:
        raise EventNotFound(event_id, public_id(event.merged_into))
    if deleted != (event.gone == "deleted") or event.gone == "withdrawn":
        if deleted:
            raise RecordError(f"event {event_id} is not deleted")
        raise EventNotFound(event_id)
    if version is not None and version != event.version:
        raise VersionConflict(event_id, version, event.version)
    return event


def _set(event: Event, checked: Mapping[str, Any], who: str, why: str, instant: int) -> None:
    for field in CORRECTABLE:
        if field in checked:
            before = event.pair.split("-") if field == "countries" else getattr(event, field)
            _note(event.id, "set", who, why, instant, before, checked[field], field)
    Event.update(corrected=True).where(Event.id == event.id).execute()


def _claim(number: int) -> None:
    """Let reports that say what this event now says come to it, unless another event has them already."""
    key = key_of(Event.get_by_id(number))
    if key is None or EventKey.select().where((EventKey.key == key) & (EventKey.article == "")).exists():
        return
    if not Event.select().where((Event.id == number_of(key)) & (Event.key == key)).exists():
        EventKey.insert(key=key, article="", event=number).execute()


def _release(number: int, key: str | None) -> None:
    """Give up the reports that an earlier correction claimed with `key`, where none ever came or was merged in."""
    if key is None or key == key_of(Event.get_by_id(number)):
        return
    if Mention.select().where((Mention.event == number) & (Mention.key == key)).exists():
        return
    if Event.select().where((Event.merged_into == number) & (Event.key == key)).exists():
        return
    claim = (EventKey.key == key) & (EventKey.article == "") & (EventKey.event == number)
    EventKey.delete().where(claim).execute()


def _note(
    number: int,
    action: str,
    who: str,
    why: str,
    instant: int,
    before: object = None,
    after: object = None,
    field: str | None = None,
) -> None:
    Correction.insert(
        event=number, at=instant, who=who, why=why, action=action, field=field, before=before, after=after
    ).execute()


def _signed(who: str, why: str) -> tuple[str, str]:
    who, why = storable(who).strip(), storable(why).strip()
    if not who or not why:
        raise RecordError(f"{'who' if not who else 'why'}: a correction says who made it and why")
    return who, why


def _detail(number: int) -> EventDetail:
    event = get_event(public_id(number))
    assert event is not None
    return event
