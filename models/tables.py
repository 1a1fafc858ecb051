"""The tables as the current release sees them. Only `models` uses them; a migration never does (it has its own).

Two shapes carry the design, explained in docs/storage.md: the id of an event is a hash of what it was first told as
(`key`), so that it survives any reload; and every index of days is cut by `span`, the class of length, so that a
range query costs the same in a table of any size.
"""

from __future__ import annotations

import json
from typing import Any

from peewee import (
    AutoField,
    BigAutoField,
    BigIntegerField,
    BooleanField,
    CompositeKey,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    SmallIntegerField,
    TextField,
)

from models.documents import written


class JSONTextField(TextField):
    """JSON kept letter for letter (PostgreSQL's own type reorders keys), the same on both databases."""

    def db_value(self, value: Any) -> Any:
        return None if value is None else written(value)

    def python_value(self, value: Any) -> Any:
        return None if value is None else json.loads(value)


class InstantField(BigIntegerField):
    """Microseconds since 1970-01-01 UTC; `models.instants` turns them into text and back."""


class Table(Model):
    """Base of all tables; bound to a database by `models.database.start`."""

    class Meta:
        legacy_table_names = False


class SchemaVersion(Table):
    """One row per migration that ran."""

    version = IntegerField(primary_key=True)
    name = TextField()
    applied = InstantField()


class Clock(Table):
    """One row. Whoever writes locks it; `instant` is the latest change, strictly growing in order of commits."""

    id = IntegerField(primary_key=True)
    instant = InstantField()


class Article(Table):
    """`digest` is a hash of all that was stored of it (None where only an export brought it in)."""

    number = AutoField()
    id = TextField(unique=True)
    title = TextField(null=True)
    url = TextField(null=True)
    source = TextField(null=True)
    published = TextField(null=True)
    published_earliest = DateField(null=True)
    published_latest = DateField(null=True)
    fetched = TextField(null=True)
    text = TextField(null=True)
    text_hash = TextField(null=True)
    digest = TextField(null=True)
    loaded = InstantField()
    updated = InstantField()


class Event(Table):
    """`first`, `last` and `span` are what range queries see of `earliest` and `latest`: see `models.dates`.

    `asserted` marks an event that an import stated without any article: it stands without mentions. `deleted` is true
    for all that lists leave out; `gone` says why: withdrawn (no mention left), deleted (by a person) or merged.
    """

    id = BigIntegerField(primary_key=True)
    key = TextField()
    date = TextField()
    earliest = DateField(null=True)
    latest = DateField(null=True)
    first = DateField()
    last = DateField()
    span = SmallIntegerField()
    part_of_day = TextField(null=True)
    certainty = TextField()
    pair = TextField()
    type = TextField()
    status = TextField()
    mode = TextField(null=True)
    place = TextField(null=True)
    mention_count = IntegerField(default=0)
    corrected = BooleanField(default=False)
    asserted = BooleanField(default=False)
    deleted = BooleanField(default=False)
    gone = TextField(null=True)
    merged_into = BigIntegerField(null=True)
    created = InstantField()
    updated = InstantField()
    version = IntegerField(default=1)


class EventDocument(Table):
    """The JSON of an event, as lists show it (see `models.documents`), in the order of lists: see `models.listings`."""

    number = BigIntegerField(primary_key=True)
    event = ForeignKeyField(Event, backref="documents", on_delete="CASCADE")
    event_id: int
    json = TextField()


class EventCountry(Table):
    """Two rows for an event that is not deleted, none for one that is. The key is the index of range queries.

    `document` is the number of the event's JSON among that of the state's other events.
    """

    country = TextField()
    span = SmallIntegerField()
    first = DateField()
    event = ForeignKeyField(Event, backref="by_country", on_delete="CASCADE")
    event_id: int
    last = DateField()
    document = BigIntegerField()

    class Meta:
        primary_key = CompositeKey("country", "span", "first", "event")
        without_rowid = True


class EventActor(Table):
    event = ForeignKeyField(Event, backref="actor_rows", on_delete="CASCADE")
    event_id: int
    position = SmallIntegerField()
    name = TextField()

    class Meta:
        primary_key = CompositeKey("event", "position")
        without_rowid = True


class EventKey(Table):
    """Where mentions with `key` belong, other than to the event made from that key: after a merge, a split, or a
    correction of date, countries or type. An empty `article` stands for every article; a row for one's id wins."""

    key = TextField()
    article = TextField(default="")
    event = ForeignKeyField(Event, backref="keys", on_delete="CASCADE")
    event_id: int

    class Meta:
        primary_key = CompositeKey("key", "article")
        without_rowid = True


class Mention(Table):
    """`position` is its place in the article's list of events; `said` what the article says, as a record."""

    id = BigAutoField()
    event = ForeignKeyField(Event, backref="mentions", on_delete="CASCADE")
    event_id: int
    article = ForeignKeyField(Article, backref="mentions", on_delete="CASCADE")
    article_id: int
    position = IntegerField()
    key = TextField()
    sentence_start = IntegerField(null=True)
    sentence_end = IntegerField(null=True)
    sentence = TextField(null=True)
    date_text = TextField(null=True)
    date_start = IntegerField(null=True)
    date_end = IntegerField(null=True)
    main = BooleanField(default=False)
    said = JSONTextField()
    actors = JSONTextField()
    evidence = JSONTextField()


class Correction(Table):
    id = BigAutoField()
    event = ForeignKeyField(Event, backref="corrections", on_delete="CASCADE")
    event_id: int
    at = InstantField()
    who = TextField()
    why = TextField()
    action = TextField()
    field = TextField(null=True)
    before = JSONTextField(null=True)
    after = JSONTextField(null=True)


class Derived(Table):
    """In which edition something is that is made from the events and kept beside them: see `models.derived`."""

    name = TextField(primary_key=True)
    edition = IntegerField()


class MonthCount(Table):
    """The counts of `models.tallies`, and below."""

    scope = TextField()
    month = IntegerField()
    type = TextField()
    status = TextField()
    certainty = TextField()
    exact = SmallIntegerField()
    events = IntegerField()

    class Meta:
        primary_key = CompositeKey("scope", "month", "type", "status", "certainty", "exact")
        without_rowid = True


class PairMonthCount(Table):
    pair = TextField()
    month = IntegerField()
    type = TextField()
    status = TextField()
    certainty = TextField()
    exact = SmallIntegerField()
    events = IntegerField()
    earliest = TextField(null=True)
    latest = TextField(null=True)

    class Meta:
        primary_key = CompositeKey("pair", "month", "type", "status", "certainty", "exact")
        without_rowid = True


class PairCount(Table):
    pair = TextField(primary_key=True)
    events = IntegerField()
    earliest = TextField(null=True)
    latest = TextField(null=True)

    class Meta:
        without_rowid = True


class Token(Table):
    """`hash` is the SHA-256 of a secret of 256 random bits, which no dictionary helps against."""

    id = TextField(primary_key=True)
    name = TextField()
    hash = TextField()
    scopes = JSONTextField()
    created = InstantField()
    revoked = InstantField(null=True)
    last_used = InstantField(null=True)


TABLES: tuple[type[Table], ...] = (
    SchemaVersion, Clock, Article, Event, EventDocument, EventCountry, EventActor, EventKey, Mention, Correction, Token,
    Derived, MonthCount, PairMonthCount, PairCount,
)  # fmt: skip
