"""Fixtures for the API: an application on a fresh database, stored articles, a client that checks the contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from flask import Flask

from api.app import BUSY_SECONDS, create_app
from models import database as storage
from models.store import store_extraction
from models.tokens import create_token
from tests.api.contract import CheckedClient

TEXT = (
    "Sáng 2/6, tại Viêng Chăn, hai bộ trưởng quốc phòng hội đàm. Chiều cùng ngày, hai bên ký kế hoạch hợp tác.\n"
    "Trước đó, hai bên từng diễn tập chung."
)
ARTICLES: tuple[tuple[dict[str, Any], list[dict[str, Any]]], ...] = (
    (
        {"id": "kho/bai 1.txt", "text": TEXT, "title": "Hội đàm quốc phòng Việt Nam - Lào", "source": "qdnd.vn",
         "url": "https://example.org/bai-1", "published": "2022-06-03"},
        [
            {"date": "2022-06-02", "countries": ["LA", "VN"], "type": "talks", "certainty": "inferred",
             "part_of_day": "morning", "date_text": "Sáng 2/6", "date_span": {"start": 0, "end": 8},
             "sentence": {"start": 0, "end": 59}, "place": "Viêng Chăn", "mode": "in_person",
             "actors": ["Bộ trưởng Quốc phòng Lào", "Bộ trưởng Quốc phòng Việt Nam"], "main": True,
             "evidence": [
                 {"kind": "page clock", "text": "10:15 05/07/2023", "says": "the page's clock says 2023", "start": None,
                  "end": None, "overruled": "the year of the plan"},
                 {"kind": "plan year", "text": "kế hoạch hợp tác", "says": "the plan of 2022 was signed", "start": 88,
                  "end": 104, "overruled": None, "code": "plan_run", "arguments": {"year": 2022}},
             ]},
            {"date": "2022-06-02", "countries": ["LA", "VN"], "type": "signing", "certainty": "inferred",
             "part_of_day": "afternoon", "sentence": {"start": 60, "end": 105}, "date_text": "Chiều cùng ngày"},
            {"date": "[2013-08-07,2014-08-07,2015-08-07]", "countries": ["LA", "VN"], "type": "exercise",
             "certainty": "ambiguous", "sentence": {"start": 106, "end": 144}},
        ],
    ),
    (
        {"id": "b2", "text": "Đoàn Mỹ thăm Việt Nam từ 2 đến 5/7/2018. Hai nước điện đàm ngày 1/1.",
         "title": '=cmd|" /C calc"!A0', "source": "vov.vn", "published": "2018-07"},
        [
            {"date": "2018-07-02/2018-07-05", "countries": ["US", "VN"], "type": "visit",
             "sentence": {"start": 0, "end": 40}, "date_text": "từ 2 đến 5/7/2018"},
            {"date": "XXXX-01-01", "countries": ["US", "VN"], "type": "call", "mode": "phone",
             "certainty": "unknown", "sentence": {"start": 41, "end": 68}},
            {"date": "2018-11-19/..", "countries": ["CN", "VN"], "type": "visit", "status": "planned"},
            {"date": "[2020-11-01..2021-02-11]", "countries": ["KH", "VN"], "type": "aid", "certainty": "ambiguous"},
        ],
    ),
)  # fmt: skip
# The events above, in their order.
NAMES = ("talks", "signing", "exercise", "visit", "call", "planned", "aid")


@pytest.fixture
def settings() -> dict[str, Any]:
    """Settings of the application; a test may override this fixture."""
    return {}


@cache
def _application() -> Flask:
    """An application without settings, which keeps nothing from one request to the next: one serves all tests."""
    made = create_app({"TESTING": True, "START_DATABASE": False})
    made.config["START_DATABASE"] = True
    return made


@contextmanager
def on(database_url: str, settings: Mapping[str, Any] | None = None) -> Iterator[Flask]:
    """The application on a database."""
    try:
        if settings:
            yield create_app({"DATABASE_URL": database_url, "TESTING": True, **settings})
        else:
            storage.start(database_url, busy_seconds=BUSY_SECONDS)
            yield _application()
    finally:
        storage.stop()


@pytest.fixture
def app(database_url: str, settings: dict[str, Any]) -> Iterator[Flask]:
    """The application on an empty database."""
    with on(database_url, settings) as made:
        yield made


@pytest.fixture
def client(app: Flask) -> CheckedClient:
    """A client that fails whenever an answer breaks the contract."""
    return CheckedClient(app, app.response_class)


@pytest.fixture
def ids(client: CheckedClient) -> dict[str, str]:
    """The articles above, stored: name of an event in `NAMES` → its id."""
    made: list[str] = []
    for article, events in ARTICLES:
        record = {"id": article["id"], "published": article.get("published"), "events": events}
        made += store_extraction(article, record)["events"]  # type: ignore[arg-type]
    return dict(zip(NAMES, made, strict=True))


@pytest.fixture
def editor(app: Flask) -> dict[str, str]:
    """The header of somebody who may write."""
    secret, _ = create_token("editor", ["read", "write"])
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def reader(app: Flask) -> dict[str, str]:
    """The header of somebody who may only read."""
    secret, _ = create_token("reader", ["read"])
    return {"Authorization": f"Bearer {secret}"}
