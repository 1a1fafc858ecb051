"""Dates that a person or an import gave are `asserted`, not `stated` in an article."""

from __future__ import annotations

from peewee import Database

from models.dialect import run


def up(database: Database) -> None:
    run(
        database,
        """
        UPDATE event SET certainty = 'asserted'
        WHERE (certainty IN ('stated', 'inferred')
                AND asserted AND mention_count = 0 AND coalesce(gone, '') <> 'merged')
           OR (certainty = 'stated' AND corrected AND EXISTS (
               SELECT 1 FROM correction c WHERE c.event_id = event.id AND c.action = 'set' AND c.field = 'date'))
        """,
        [],
    )
