"""What a worker does with one article: functions importable by name, so that any process can run them.

Neither touches the database; what is no article (an error that only holds its place in the order) gives None.
"""

from __future__ import annotations

import gc
from functools import cache
from typing import Any

from loaders.article import Article
from loaders.attempt import prepared_by
from loaders.patterns import keep_patterns


@cache
def prepare() -> None:
    """Read a few words: what that imports, compiles and looks up takes longest, and is the same for all articles."""
    was_enabled = gc.isenabled()
    gc.disable()  # nearly everything that is made now stays
    try:
        _read_a_few_words()
        gc.freeze()  # all of that stays, so that nobody need look whether it may go
    finally:
        if was_enabled:
            gc.enable()


def _read_a_few_words() -> None:
    from loaders.annotate import date_records
    from loaders.extract import extract

    words = Article(
        "", "Ngày 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào."
    )
    extract(words)
    date_records(words)
    keep_patterns()


@prepared_by(prepare)
def extract_article(item: object) -> dict[str, Any] | None:
    """The record of an article's events."""
    from loaders.extract import extract, to_record

    return dict(to_record(extract(item))) if isinstance(item, Article) else None


@prepared_by(prepare)
def annotate_article(item: object) -> dict[str, Any] | None:
    """The record of an article's date expressions."""
    from loaders.annotate import date_records

    return {"id": item.id, "dates": list(date_records(item))} if isinstance(item, Article) else None
