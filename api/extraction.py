"""The one place where the API meets extraction: a body in, the extraction's record and the article's record out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, cast

from loaders.article import Article
from models.records import ArticleRecord, ExtractionRecord


def identified(given: Mapping[str, Any]) -> dict[str, Any]:
    """`given` with an id: its own, else one from its address, else one from its text.

    An address gives the same id to later versions of an article, so that they replace the first.
    """
    if given.get("id"):
        return dict(given)
    known = given.get("url") or given["text"]
    return dict(given) | {"id": hashlib.sha256(str(known).encode("utf-8", "replace")).hexdigest()[:16]}


def extract(given: Mapping[str, Any]) -> tuple[ArticleRecord, ExtractionRecord]:
    """The article of a checked body (see `api.schemas.bodies.ArticleInput`) and what extraction finds in it."""
    from loaders.extract import extract as run
    from loaders.extract import to_record

    names = ("id", "text", "title", "url", "source", "published")
    values = {name: given.get(name) for name in names}
    record = to_record(run(Article(**cast(dict[str, Any], values))))
    return cast(ArticleRecord, values), cast(ExtractionRecord, record)
