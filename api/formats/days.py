"""On which days of a calendar an event may stand: the EDTF date of an event cut into stretches of days."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import edtf

from models.dates import bounds, parse_edtf

Kind = Literal["exact", "candidate", "within", "from", "until"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `first` to `last`, inclusive.

    `kind`: `exact` the event took place on these days; `candidate` on these or on those of another stretch; `within`
    some time in them; `from`, `until` these are its first or last day and its other end is not known.
    """

    first: dt.date
    last: dt.date
    kind: Kind


@lru_cache(maxsize=16384)
def stretches(date: str, earliest: dt.date | None, latest: dt.date | None) -> tuple[Stretch, ...]:
    """The stretches of an event's `date` (EDTF, with its bounds); none where no year is known.

    An interval open at one end is put on its known end alone: the rest nobody knows.
    """
    if earliest is None and latest is None:
        return ()
    if earliest is None or latest is None:
        known = earliest or latest
        assert known is not None
        if date.startswith("["):  # "on this day or some earlier one": no stretch of days would be true
            return ()
        return (Stretch(known, known, "from" if earliest else "until"),)
    if re.fullmatch(r"\d{4}-\d\d-\d\d(T[^/]*)?(/\d{4}-\d\d-\d\d(T[^/]*)?)?", date):
        return (Stretch(earliest, latest, "exact"),)
    if date.startswith("[") and ".." not in date:
        options = [_bounds(option) for option in parse_edtf(date).objects]
        if all(options):
            return tuple(Stretch(o[0], o[1], "candidate") for o in options if o)
    return (Stretch(earliest, latest, "within"),)


def stretches_of(date: str) -> tuple[Stretch, ...]:
    """The stretches of a date by itself; none where it is no EDTF date either."""
    try:
        earliest, latest = (dt.date.fromisoformat(day) if day else None for day in bounds(date))
    except ValueError:
        return ()
    return stretches(date, earliest, latest)


def _bounds(option: edtf.parser.parser_classes.EDTFObject) -> tuple[dt.date, dt.date] | None:
    try:
        return dt.date(*option.lower_strict()[:3]), dt.date(*option.upper_strict()[:3])
    except (ValueError, TypeError):
        return None
