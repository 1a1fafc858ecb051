"""For lists: the one mention that tells most of each event, and events by their ids."""

from __future__ import annotations

from collections.abc import Sequence

from models.database import bound, connected
from models.dialect import marks, run
from models.keys import number_from_id
from models.records import EventRecord, MentionRecord
from models.rows import event_records, mentions_of
from models.tables import Event, Mention

__all__ = ["events_by_id", "lead_mentions"]


@connected
def lead_mentions(event_ids: Sequence[str]) -> dict[str, MentionRecord]:
    """Event id → the mention that tells it best: with the event's own date, from an article that is about it,
    published first. Events without a mention are left out. Two queries, however many events and mentions there are.
    """
    numbers = [number for number in map(number_from_id, event_ids) if number is not None]
    if not numbers:
        return {}
    sql = f"""
        SELECT id FROM (
            SELECT m.id, row_number() OVER (
                PARTITION BY m.event_id
                ORDER BY
                    CASE WHEN m.key = e.key THEN 0 ELSE 1 END, CASE WHEN m.main THEN 0 ELSE 1 END,
                    CASE WHEN m.sentence IS NULL THEN 1 ELSE 0 END,
                    coalesce(a.published, '9'), a.id, m.position, m.id
            ) AS place
            FROM mention m JOIN event e ON e.id = m.event_id JOIN article a ON a.number = m.article_id
            WHERE m.event_id IN ({marks(numbers)})
        ) AS ranked WHERE place = 1"""
    chosen = [row[0] for row in run(bound(), sql, numbers)]
    return {record["event"]: record for record in mentions_of(Mention.id.in_(chosen))} if chosen else {}


@connected
def events_by_id(event_ids: Sequence[str]) -> list[EventRecord]:
    """The events with these ids, each once, in their order; ids of none are passed over."""
    numbers = [number for number in map(number_from_id, event_ids) if number is not None]
    found = {row.id: row for row in Event.select().where(Event.id.in_(numbers))} if numbers else {}
    return event_records([found[number] for number in dict.fromkeys(numbers) if number in found])
