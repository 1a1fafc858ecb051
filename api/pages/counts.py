"""The counts behind the page, kept until something stored changes.

Counting takes as long as there are events, while the answer for the bare page is the same for everybody. So the
last answers are kept in this process, under the instant of the last change.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from api import service
from api.values import EventFilter, Interval, PairCount, Split, Timeline

KEPT = 64


def timeline(filter: EventFilter, interval: Interval, by: Split | None) -> Timeline:
    """As `service.timeline`."""
    changed = service.last_change()
    if changed is None:
        return service.timeline(filter, interval=interval, by=by)
    return _timeline(changed, filter, interval, by)


def pairs(filter: EventFilter) -> tuple[PairCount, ...]:
    """As `service.pairs`."""
    changed = service.last_change()
    return tuple(service.pairs(filter)) if changed is None else _pairs(changed, filter)


# Taken before counting, the instant can be too old for an answer but never too new: a change in between is counted
# again, not missed.


@lru_cache(maxsize=KEPT)
def _timeline(changed: dt.datetime, filter: EventFilter, interval: Interval, by: Split | None) -> Timeline:
    return service.timeline(filter, interval=interval, by=by)


@lru_cache(maxsize=KEPT)
def _pairs(changed: dt.datetime, filter: EventFilter) -> tuple[PairCount, ...]:
    return tuple(service.pairs(filter))
