"""The JSON of events once for each of their states, in the order in which a state's events are listed.

The index of days and the documents are made anew at the start, since nothing says any more in which edition they are.
"""

from __future__ import annotations

from peewee import Database

from models.dialect import is_sqlite, run

_TABLES = """
DELETE FROM derived WHERE name = 'documents';

DROP TABLE event_document;
CREATE TABLE event_document (
    number {hash} NOT NULL PRIMARY KEY,
    event_id BIGINT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    json {text} NOT NULL
);
CREATE INDEX event_document_event ON event_document (event_id);

DROP TABLE event_country;
CREATE TABLE event_country (
    country {text} NOT NULL, span SMALLINT NOT NULL, first DATE NOT NULL,
    event_id BIGINT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    last DATE NOT NULL, document BIGINT NOT NULL,
    PRIMARY KEY (country, span, first, event_id)
) {without_rowid}
"""

_TYPES = {
    "sqlite": {"hash": "INTEGER", "text": "TEXT", "without_rowid": "WITHOUT ROWID"},
    "postgres": {"hash": "BIGINT", "text": 'TEXT COLLATE "C"', "without_rowid": ""},
}


def up(database: Database) -> None:
    script = _TABLES.format(**_TYPES["sqlite" if is_sqlite(database) else "postgres"])
    for statement in script.split(";"):
        run(database, statement.strip())
