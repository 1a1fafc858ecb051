"""Articles and events to store, in few words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from peewee import Database

from models.dialect import run
from models.records import StoreResult
from models.store import store_extraction

Said = Callable[..., dict[str, Any]]
Load = Callable[..., StoreResult]


def _said(date: str, countries: str = "LA VN", type: str = "talks", **rest: Any) -> dict[str, Any]:
    """An event as an article reports it; `words` is its sentence."""
    return {"date": date, "countries": countries.split(), "type": type, "words": "Hai bên hội đàm.", **rest}


def build(article_id: str, *events: dict[str, Any], **article: Any) -> tuple[Any, Any]:
    """The article and extraction records of these events; the text is their sentences, one after the other."""
    text = ""
    told = []
    for event in events:
        words = event["words"]
        told.append({key: value for key, value in event.items() if key != "words"})
        told[-1]["sentence"] = {"start": len(text), "end": len(text) + len(words)}
        text += words + " "
    record = {"id": article_id, "published": article.get("published"), "events": told}
    return {"id": article_id, "text": text, "title": None, **article}, record


@pytest.fixture
def said() -> Said:
    return _said


@pytest.fixture
def load(database: Database) -> Load:
    """Store an article with these events: `load("a1", said("2022-06-02"), published="2022-06-03")`."""

    def store(article_id: str, *events: dict[str, Any], **article: Any) -> StoreResult:
        return store_extraction(*build(article_id, *events, **article))

    return store


@pytest.fixture
def clear(database: Database) -> Callable[[], None]:
    """Empties the database of articles and events, leaving its clock."""

    def empty() -> None:
        tables = "mention correction event_key event_actor event_country event_document month_count pair_month_count"
        for table in [*tables.split(), "pair_count", "event", "article"]:
            run(database, f"DELETE FROM {table}")

    return empty


@pytest.fixture
def built() -> Callable[..., tuple[Any, Any]]:
    return build
