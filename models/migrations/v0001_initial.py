"""The first schema."""

from __future__ import annotations

from peewee import Database

from models.dialect import is_sqlite, run

_TABLES = """
CREATE TABLE clock (id INTEGER NOT NULL PRIMARY KEY, instant BIGINT NOT NULL);

INSERT INTO clock (id, instant) VALUES (1, 0);

CREATE TABLE article (
    number {number},
    id {text} NOT NULL UNIQUE,
    title {text}, url {text}, source {text},
    published {text}, published_earliest DATE, published_latest DATE,
    fetched {text}, text {text}, text_hash {text}, digest {text},
    loaded BIGINT NOT NULL, updated BIGINT NOT NULL
);
CREATE INDEX article_source ON article (source, number);
CREATE INDEX article_published ON article (published_earliest, number);

CREATE TABLE event (
    id {hash} NOT NULL PRIMARY KEY,
    key {text} NOT NULL,
    date {text} NOT NULL, earliest DATE, latest DATE,
    first DATE NOT NULL, last DATE NOT NULL, span SMALLINT NOT NULL,
    part_of_day {text}, certainty {text} NOT NULL,
    pair {text} NOT NULL, type {text} NOT NULL, status {text} NOT NULL, mode {text}, place {text},
    mention_count INTEGER NOT NULL DEFAULT 0,
    corrected {boolean} NOT NULL, asserted {boolean} NOT NULL, deleted {boolean} NOT NULL,
    gone {text}, merged_into BIGINT,
    created BIGINT NOT NULL, updated BIGINT NOT NULL, version INTEGER NOT NULL
);
CREATE INDEX event_day ON event (deleted, span, first, id, last);
CREATE INDEX event_pair_day ON event (pair, deleted, span, first, id, last);
CREATE INDEX event_updated ON event (updated, id);
CREATE INDEX event_merged ON event (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE event_country (
    country {text} NOT NULL, span SMALLINT NOT NULL, first DATE NOT NULL,
    event_id BIGINT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    last DATE NOT NULL,
    PRIMARY KEY (country, span, first, event_id)
) {without_rowid};
CREATE INDEX event_country_event ON event_country (event_id);

CREATE TABLE event_actor (
    event_id BIGINT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position SMALLINT NOT NULL, name {text} NOT NULL,
    PRIMARY KEY (event_id, position)
) {without_rowid};

CREATE TABLE event_key (
    key {text} NOT NULL, article {text} NOT NULL,
    event_id BIGINT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    PRIMARY KEY (key, article)
) {without_rowid};
CREATE INDEX event_key_event ON event_key (event_id);

CREATE TABLE mention (
    id {bignumber},
    event_id BIGINT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    position INTEGER NOT NULL, key {text} NOT NULL,
    sentence_start INTEGER, sentence_end INTEGER, sentence {text},
    date_text {text}, date_start INTEGER, date_end INTEGER,
    main {boolean} NOT NULL,
    said {text} NOT NULL, actors {text} NOT NULL, evidence {text} NOT NULL
);
CREATE INDEX mention_event ON mention (event_id, article_id);
CREATE INDEX mention_article ON mention (article_id, event_id);

CREATE TABLE correction (
    id {bignumber},
    event_id BIGINT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    at BIGINT NOT NULL, who {text} NOT NULL, why {text} NOT NULL,
    action {text} NOT NULL, field {text}, before {text}, after {text}
);
CREATE INDEX correction_event ON correction (event_id, id);

CREATE TABLE token (
    id {text} NOT NULL PRIMARY KEY,
    name {text} NOT NULL, hash {text} NOT NULL, scopes {text} NOT NULL,
    created BIGINT NOT NULL, revoked BIGINT, last_used BIGINT
)
"""

# The ascii tokenizer cuts at spaces alone, since models.words hands it words and nothing else.
_SQLITE_WORDS = """
CREATE VIRTUAL TABLE mention_words USING fts5(folded, exact, tokenize='ascii', columnsize=0)
"""
_SQLITE_TITLES = """
CREATE VIRTUAL TABLE article_words USING fts5(folded, exact, tokenize='ascii', columnsize=0)
"""
_SQLITE_TITLES_TRIGGER = """
CREATE TRIGGER article_words_delete AFTER DELETE ON article BEGIN
    DELETE FROM article_words WHERE rowid = old.number;
END
"""
_SQLITE_TRIGGER = """
CREATE TRIGGER mention_words_delete AFTER DELETE ON mention BEGIN
    DELETE FROM mention_words WHERE rowid = old.id;
END
"""

_POSTGRES_WORDS = """
CREATE TABLE mention_words (
    mention_id BIGINT NOT NULL PRIMARY KEY REFERENCES mention (id) ON DELETE CASCADE,
    words TSVECTOR NOT NULL
);
CREATE INDEX mention_words_words ON mention_words USING GIN (words);
CREATE TABLE article_words (
    article_number INTEGER NOT NULL PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
    words TSVECTOR NOT NULL
);
CREATE INDEX article_words_words ON article_words USING GIN (words)
"""

# The "C" collation orders text by code point, as SQLite does, whatever the server's language.
_TYPES = {
    "sqlite": {
        "number": "INTEGER NOT NULL PRIMARY KEY",
        "bignumber": "INTEGER NOT NULL PRIMARY KEY",
        "hash": "INTEGER",
        "text": "TEXT",
        "boolean": "INTEGER",
        "without_rowid": "WITHOUT ROWID",
    },
    "postgres": {
        "number": "INTEGER GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
        "bignumber": "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
        "hash": "BIGINT",
        "text": 'TEXT COLLATE "C"',
        "boolean": "BOOLEAN",
        "without_rowid": "",
    },
}


def up(database: Database) -> None:
    sqlite = is_sqlite(database)
    script = _TABLES.format(**_TYPES["sqlite" if sqlite else "postgres"])
    statements = script.split(";")
    if sqlite:
        statements += [_SQLITE_WORDS, _SQLITE_TRIGGER, _SQLITE_TITLES, _SQLITE_TITLES_TRIGGER]
    else:
        statements += _POSTGRES_WORDS.split(";")
    for statement in statements:
        run(database, statement.strip())
