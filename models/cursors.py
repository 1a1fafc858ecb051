"""Cursors: opaque names of a place in a list, good for one filter and one order."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from models.dates import parse_day
from models.filters import EventFilter


class CursorError(ValueError):
    """A cursor that is damaged or belongs to another query."""


def write_cursor(place: tuple[int, str, int], where: EventFilter, sort: str) -> str:
    """The cursor of a place in the list of events of this filter and order: what `read_cursor` gives."""
    return encode([sort, mark(where), *place])


def read_cursor(cursor: str, where: EventFilter, sort: str) -> tuple[int, str, int]:
    """The place: whether undated (1) or not (0), day or instant, number of the event. Raises CursorError."""
    undated, value, number = decode(cursor, [sort, mark(where)], 3)
    try:
        if is_number(undated) and is_number(number) and undated in (0, 1):
            if sort.removeprefix("-") == "updated":
                if 0 <= int(value) < 2**63:
                    return undated, str(int(value)), number
            else:
                return undated, parse_day(value).isoformat(), number
    except (OverflowError, TypeError, ValueError):
        pass
    raise CursorError("the cursor is damaged: start again without it")


def mark(where: EventFilter) -> str:
    """A short name of the filter, so that a cursor is not used with another."""
    parts = [tuple(sorted(set(value))) if isinstance(value, tuple) else value for value in _parts(where)]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:8]


def _parts(where: EventFilter) -> list[Any]:
    return [getattr(where, name) for name in EventFilter.__slots__]


def is_number(value: object) -> bool:
    """Whether a value of a cursor is a count or a row's number that both databases can hold."""
    return type(value) is int and 0 <= value < 2**63


def encode(parts: list[Any]) -> str:
    """A cursor of these values."""
    return base64.urlsafe_b64encode(json.dumps(parts, separators=(",", ":")).encode()).decode().rstrip("=")


def decode(cursor: str, start: list[Any], length: int) -> list[Any]:
    """The `length` values of a cursor that follow those of `start`. Raises CursorError."""
    try:
        parts = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        parts = None
    if not isinstance(parts, list) or len(parts) != len(start) + length:
        raise CursorError("the cursor is damaged: start again without it")
    if parts[: len(start)] != start:
        raise CursorError("the cursor belongs to another query: keep filter and sort, or start again without it")
    return parts[len(start) :]
