"""How sources are to be read: what a command line may say about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from loaders.sources.trackers import without_trackers

Ids = Callable[[Mapping[str, Any], int], str]


def content_id(record: Mapping[str, Any], number: int) -> str:
    """An id for an article that brings none, the same whenever it is loaded: its address, or a digest of its text."""
    url, text = record.get("url"), record.get("text")
    if isinstance(url, str) and url:
        return without_trackers(url)
    import hashlib  # slow to import

    return hashlib.sha256(str(text).encode("utf-8", "replace")).hexdigest()[:16]


def line_id(record: Mapping[str, Any], number: int) -> str:
    """An id for an article that brings none: the number of its line, from 1."""
    return str(number)


@cache
def own_agent() -> str:
    """The name of this program for servers."""
    from importlib.metadata import version  # slow to import

    return f"bangiao/{version('bangiao')} (reads news articles; +https://pypi.org/project/bangiao)"


@dataclass(frozen=True, slots=True)
class Options:
    """`missing_id` names articles of lines and rows that bring no id; `mapped` tells for a field of an article its
    column or key. `follow`: whether feeds, sitemaps and lists of addresses are followed to their articles; None does
    so where they were asked for by address, or are nothing but addresses. `private`: whether addresses of this machine
    and of private networks may be fetched. `delay`: seconds between two requests of one host, where robots.txt asks for
    no more. `agent` names the program to servers, by default by its own name and version."""

    missing_id: Ids = line_id
    mapped: Mapping[str, str] = field(default_factory=dict)
    follow: bool | None = None
    private: bool = False
    delay: float = 1.0
    agent: str = ""
