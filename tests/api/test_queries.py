"""How many statements each request sends: a number that does not grow with the number of events."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from models.store import store_extraction
from tests.api.contract import CheckedClient

# (address, the most statements, one of which reads the last change)
MOST = [
    ("/events?limit=50", 6),
    ("/events?limit=50&country=LA", 6),
    ("/events?limit=50&country=LA&total=true", 7),
    ("/events?q=dam", 7),
    ("/events.ics", 6),
    ("/timeline", 3),
    ("/countries", 3),
    ("/pairs", 3),
    ("/articles?limit=50", 4),
    ("/healthz", 0),
]


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements sent inside."""
    sent: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.name == "peewee":  # and not its pool, which tells of connections
                sent.append(str(record.msg))

    logger = logging.getLogger("peewee")
    handler, level = Kept(), logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        yield sent
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


def _fill(start: int, number: int) -> None:
    for n in range(start, start + number):
        day = f"2020-{n % 12 + 1:02}-{n % 28 + 1:02}"
        event: Any = {"date": day, "countries": ["LA", "VN"], "type": "talks", "actors": ["a", "b"],
                      "sentence": {"start": 0, "end": 8}}  # fmt: skip
        store_extraction(
            {"id": f"n{n}", "text": "hội đàm."}, {"id": f"n{n}", "published": None, "events": [event]}
        )  # fmt: skip


@pytest.mark.parametrize(("path", "most"), MOST)
def test_statements(client: CheckedClient, path: str, most: int) -> None:
    _fill(0, 3)
    with counted() as few:
        client.get(path)
    _fill(3, 30)
    with counted() as many:
        client.get(path)
    assert len(many) == len(few), "grows with the events:\n" + "\n".join(many)
    assert len(many) <= most, "\n".join(many)


def test_unchanged_answers_read_no_events(client: CheckedClient) -> None:
    _fill(0, 3)
    tag = client.get("/events").headers["ETag"]
    with counted() as sent:
        assert client.get("/events", headers={"If-None-Match": tag}).status_code == 304
    assert not any("mention" in statement for statement in sent)
    assert len(sent) <= 1, sent
