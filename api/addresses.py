"""The paths of what the service has, and what makes an absolute address of one."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

#: Gives the absolute address of a path of the service.
Link = Callable[[str], str]


def event_path(id: str) -> str:
    return f"/events/{id}"


def history_path(id: str) -> str:
    return f"/events/{id}/history"


def page_path(id: str) -> str:
    """Where a person reads about an event."""
    return f"/view/events/{id}"


def article_path(id: str) -> str:
    """The path of an article. Ids are the callers' own and may hold anything, slashes and dots included."""
    return f"/articles/{quote(id, safe='')}"
