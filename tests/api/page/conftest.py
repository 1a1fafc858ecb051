"""A service with the samples in it, read by the page's tests and changed by none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from models import database
from models.corrections import correct_event, delete_event
from models.store import store_extraction
from tests.api.conftest import on
from tests.api.page import samples


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The samples in a SQLite file: article id -> event id, and under `url` the database's address."""
    path: Path = tmp_path_factory.mktemp("page") / "page.sqlite3"
    url = f"sqlite:///{path}"
    database.start(url)
    with database.connection():
        ids = {a["id"]: store_extraction(a, r)["events"][0] for a, r in samples.ALL}  # type: ignore[arg-type]
        lao = ids["s/lao-2021"]
        correct_event(lao, {"place": "Hà Nội", "part_of_day": "morning"}, who="Tòa soạn <b>", why="đọc lại bài")
        delete_event(ids["s/xoa"], who="Tòa soạn", why="không phải sự kiện")
    database.stop()
    return {**ids, "url": url}


@pytest.fixture
def app(stored: dict[str, str]) -> Iterator[Flask]:
    with on(stored["url"]) as made:
        yield made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def empty_client(tmp_path: Path) -> Iterator[FlaskClient]:
    """A service that holds nothing."""
    with on(f"sqlite:///{tmp_path / 'empty.sqlite3'}") as made:
        yield made.test_client()
