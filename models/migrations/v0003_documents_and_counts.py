"""What is kept beside the events: their JSON, and counts of them.

`derived` names the edition in which each is; at the start, whatever is of another edition is made anew, as all is here.
"""

from __future__ import annotations

from peewee import Database

from models.dialect import is_sqlite, run

_TABLES = """
CREATE TABLE derived (name {text} NOT NULL PRIMARY KEY, edition INTEGER NOT NULL);

CREATE TABLE event_document (
    event_id {hash} NOT NULL PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
    json {text} NOT NULL
);

CREATE TABLE month_count (
    scope {text} NOT NULL, month INTEGER NOT NULL,
    type {text} NOT NULL, status {text} NOT NULL, certainty {text} NOT NULL, exact SMALLINT NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (scope, month, type, status, certainty, exact)
) {without_rowid};

CREATE TABLE pair_month_count (
    pair {text} NOT NULL, month INTEGER NOT NULL,
    type {text} NOT NULL, status {text} NOT NULL, certainty {text} NOT NULL, exact SMALLINT NOT NULL,
    events INTEGER NOT NULL, earliest {text}, latest {text},
    PRIMARY KEY (pair, month, type, status, certainty, exact)
) {without_rowid};

CREATE TABLE pair_count (
    pair {text} NOT NULL PRIMARY KEY, events INTEGER NOT NULL, earliest {text}, latest {text}
) {without_rowid};
CREATE INDEX pair_count_events ON pair_count (events DESC, pair)
"""

_TYPES = {
    "sqlite": {"hash": "INTEGER", "text": "TEXT", "without_rowid": "WITHOUT ROWID"},
    "postgres": {"hash": "BIGINT", "text": 'TEXT COLLATE "C"', "without_rowid": ""},
}


def up(database: Database) -> None:
    script = _TABLES.format(**_TYPES["sqlite" if is_sqlite(database) else "postgres"])
    for statement in script.split(";"):
        run(database, statement.strip())
