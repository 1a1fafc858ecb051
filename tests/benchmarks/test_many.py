"""A made-up database of copies is one as the program would have made it."""

from __future__ import annotations

from pathlib import Path

from benchmarks.database import open_or_build
from benchmarks.many import multiply
from models import database as storage
from models import listings, tallies
from models.queries import EventFilter, count_events, find_documents


def test_copies_are_listed_and_counted(tmp_path: Path) -> None:
    one, many = tmp_path / "one.sqlite3", tmp_path / "many.sqlite3"
    open_or_build(one, 500, words=False)
    storage.stop()
    multiply(one, many, 10)
    with storage.connection():
        assert count_events() == 5000
        page = find_documents(EventFilter(countries=("AD",)), limit=300)
        assert all(id in text.decode() for id, text in page["items"])
        assert len({id for id, _ in page["items"]}) == len(page["items"]) > 100
        assert not list(listings.differences(storage.bound(), 9)) + tallies.differences(storage.bound())
    storage.stop()
