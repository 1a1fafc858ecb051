"""What a worker does with one article: functions importable by name, so that any process can run them.

Neither touches the database; what is no article (an error that only holds its place in the order) gives None.
"""

from __future__ import annotations

from typing import Any

from loaders.article import Article


def extract_article(item: object) -> dict[str, Any] | None:
    """The record of an article's events."""
    from loaders.extract import extract, to_record

    return dict(to_record(extract(item))) if isinstance(item, Article) else None


def annotate_article(item: object) -> dict[str, Any] | None:
    """The record of an article's date expressions."""
    from loaders.dates.annotate import date_records

    return {"id": item.id, "dates": list(date_records(item))} if isinstance(item, Article) else None
