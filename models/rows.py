"""From rows of the tables to the records that leave the package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from models import instants
from models.database import bound
from models.dates import iso
from models.dialect import marks, run
from models.keys import public_id
from models.records import ArticleSummary, CorrectionRecord, EventRecord, MentionRecord
from models.tables import Article, Correction, Event, EventActor, Mention

#: The columns of an article without its text, which may be long.
SUMMARY = tuple(field for field in Article._meta.sorted_fields if field.name != "text")


def event_records(rows: Sequence[Event]) -> list[EventRecord]:
    actors: dict[int, list[str]] = defaultdict(list)
    if rows:
        found = EventActor.select().where(EventActor.event.in_([row.id for row in rows]))
        for row in found.order_by(EventActor.event, EventActor.position):
            actors[row.event_id].append(row.name)
    return [
        {
            "id": public_id(row.id),
            "date": row.date,
            "earliest": iso(row.earliest),
            "latest": iso(row.latest),
            "part_of_day": row.part_of_day,
            "certainty": row.certainty,
            "countries": row.pair.split("-"),
            "pair": row.pair,
            "type": row.type,
            "status": row.status,
            "mode": row.mode,
            "place": row.place,
            "actors": actors.get(row.id, []),
            "mention_count": row.mention_count,
            "corrected": row.corrected,
            "deleted": row.deleted,
            "gone": row.gone,  # type: ignore[typeddict-item]
            "merged_into": public_id(row.merged_into) if row.merged_into is not None else None,
            "created": instants.to_text(row.created),
            "updated": instants.to_text(row.updated),
            "version": row.version,
        }
        for row in rows
    ]


def mentions_of(condition: Any) -> list[MentionRecord]:
    """The mentions that meet a condition on `Mention`, by article and place in it."""
    rows = Mention.select(Mention, *SUMMARY).join(Article).where(condition)
    ordered = sorted(rows, key=lambda row: (row.article.published or "9", row.article.id, row.position))
    return [mention_record(row) for row in ordered]


def histories(numbers: Sequence[int]) -> dict[int, list[CorrectionRecord]]:
    """The corrections of each of these events that has any, the oldest first."""
    found: dict[int, list[CorrectionRecord]] = defaultdict(list)
    for row in Correction.select().where(Correction.event.in_(numbers)).order_by(Correction.at, Correction.id):
        found[row.event_id].append(
            {
                "at": instants.to_text(row.at),
                "who": row.who,
                "why": row.why,
                "action": row.action,
                "field": row.field,
                "before": row.before,
                "after": row.after,
            }
        )
    return found


def mention_record(row: Mention) -> MentionRecord:
    article = row.article
    dated = row.date_start is not None and row.date_end is not None
    return {  # type: ignore[typeddict-item]  # `said` holds the keys that seem to be missing
        "event": public_id(row.event_id),
        "article": {
            "id": article.id,
            "title": article.title,
            "url": article.url,
            "source": article.source,
            "published": article.published,
            "fetched": article.fetched,
        },
        **row.said,
        "actors": row.actors,
        "date_text": row.date_text,
        "date_span": {"start": row.date_start, "end": row.date_end} if dated else None,
        "sentence": {"start": row.sentence_start, "end": row.sentence_end, "text": row.sentence},
        "evidence": row.evidence,
        "main": row.main,
    }


def article_records(rows: Sequence[Article]) -> list[ArticleSummary]:
    counts: dict[int, int] = defaultdict(int)
    if rows:
        sql = f"SELECT article_id, count(DISTINCT event_id) FROM mention WHERE article_id IN ({marks(rows)})"
        sql += " GROUP BY article_id"
        counts.update(run(bound(), sql, [row.number for row in rows]).fetchall())
    return [
        {
            "id": row.id,
            "title": row.title,
            "url": row.url,
            "source": row.source,
            "published": row.published,
            "published_earliest": iso(row.published_earliest),
            "published_latest": iso(row.published_latest),
            "fetched": row.fetched,
            "loaded": instants.to_text(row.loaded),
            "updated": instants.to_text(row.updated),
            "events": counts[row.number],
        }
        for row in rows
    ]
