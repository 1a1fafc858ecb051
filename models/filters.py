"""Which events to find: the values that queries take, checked."""

from __future__ import annotations

from dataclasses import dataclass

from models import instants, words
from models.dates import parse_day
from models.records import CERTAINTIES, STATUSES, TYPES, RecordError

SORTS = ("date", "-date", "updated", "-updated")
UNITS = ("day", "week", "month", "quarter", "year")
SPLITS = ("country", "pair", "type")
MATCHES = ("overlaps", "within")


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events. Everything is optional; all conditions must hold.

    `from_day`, `to_day`: ISO days, inclusive, open-ended when None. `match`: `overlaps` finds events that may have
    taken place in the range, `within` only those that cannot have taken place outside. Events without a year
    (XXXX-06-02) are in no range: they are found when no day is given, or, with `overlaps`, when `certainties` asks
    for unknown. An end that is not known (2018-11-19/..) reaches `models.dates.OPEN_DAYS` beyond the known one.

    `countries`: one ISO alpha-2 code finds every event of that state, two find their pair. `types`, `statuses`,
    `certainties`, `sources`: any of these. `q`: words, see `models.words.query`.
    `updated_since`: ISO instant, inclusive. `include_deleted`: with `sort` updated only, for those who keep a copy.

    Raises RecordError for values that cannot be right.
    """

    from_day: str | None = None
    to_day: str | None = None
    match: str = "overlaps"
    countries: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    q: str | None = None
    updated_since: str | None = None
    include_deleted: bool = False

    def __post_init__(self) -> None:
        try:
            days = [parse_day(day) for day in (self.from_day, self.to_day) if day is not None]
            if self.updated_since is not None:
                instants.parse(self.updated_since)
            if self.q is not None:
                words.query(self.q)
        except ValueError as error:
            raise RecordError(str(error)) from None
        if len(days) == 2 and days[0] > days[1]:
            raise RecordError(f"from {self.from_day} is after to {self.to_day}")
        if len(set(self.countries)) > 2:
            raise RecordError(f"an event has two countries, got {len(set(self.countries))}")
        for name, values, known in (
            ("match", (self.match,), MATCHES),
            ("type", self.types, TYPES),
            ("status", self.statuses, STATUSES),
            ("certainty", self.certainties, CERTAINTIES),
        ):
            for value in values:
                if value not in known:
                    raise RecordError(f"{name}: expected one of {', '.join(known)}, got {value!r}")


EVERYTHING = EventFilter()
