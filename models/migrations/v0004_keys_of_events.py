"""Events made before their numbers began with a day keep theirs: reports find them by their keys."""

from __future__ import annotations

from peewee import Database

from models.dialect import run


def up(database: Database) -> None:
    own = "SELECT key, '', id FROM event WHERE true ORDER BY key"  # as what is put at the end of the tree
    run(database, f"INSERT INTO event_key (key, article, event_id) {own} ON CONFLICT DO NOTHING")
