"""Instants: microseconds since 1970-01-01 UTC in the tables, ISO 8601 text in the records."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from functools import lru_cache

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def now() -> int:
    """This instant, in microseconds."""
    return time.time_ns() // 1000


@lru_cache(1024)
def to_text(instant: int) -> str:
    """`2026-11-21T20:51:20.123456Z`, always with six decimals so that text sorts as time does."""
    return (_EPOCH + timedelta(microseconds=instant)).isoformat(timespec="microseconds").replace("+00:00", "Z")


def optional_text(instant: int | None) -> str | None:
    return None if instant is None else to_text(instant)


def parse(text: str) -> int:
    """The instant of an ISO 8601 time or day; without an offset it is UTC, a day is its first moment.

    Raises ValueError.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"expected an ISO 8601 instant such as 2026-11-21T20:51:20Z, got {text!r}") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // timedelta(microseconds=1)
