"""A date expression in the making: what the rows found, while the refiners still join and drop."""

from __future__ import annotations

from dataclasses import replace

from loaders.dates.grammar.row import Reading
from loaders.dates.partial import Expression, Form, PartialDate, Unit
from loaders.value import value


@value
class Candidate:
    """As `Expression`, with `bare` for what needs a cue and `rules` for the rows that made it, first one naming it."""

    start: int
    end: int
    rule: str
    form: Form
    first: PartialDate
    last: PartialDate | None = None
    others: tuple[PartialDate, ...] = ()
    duration_days: int | None = None
    zone: str | None = None
    clock: str | None = None
    weak: bool = False
    bare: bool = False
    length: tuple[int, int] | None = None

    @classmethod
    def of(cls, rule: str, start: int, end: int, reading: Reading) -> Candidate:
        assert reading.first is not None
        return cls(
            start, end, rule, reading.form, reading.first, reading.last, reading.others, reading.duration_days,
            clock=reading.clock, weak=reading.weak, bare=reading.bare,
        )  # fmt: skip

    def with_(self, **parts: object) -> Candidate:
        return replace(self, **parts)  # type: ignore[arg-type]

    @property
    def is_point(self) -> bool:
        return self.form is Form.POINT

    @property
    def is_day(self) -> bool:
        """Does it name one day (which a part of day or a clock time can refine)?"""
        p = self.first
        if not self.is_point or p.nth_unit is Unit.WEEK:
            return False
        by_shift = p.shift is not None and p.shift.unit is Unit.DAY
        return p.day is not None or p.weekday is not None or p.holiday is not None or by_shift

    @property
    def is_numbered_day(self) -> bool:
        """A day of the solar calendar with its month in numbers."""
        return self.is_point and self.first.day is not None and self.first.month is not None and not self.first.lunar

    def expression(self, text: str) -> Expression:
        length = (*self.length, text[slice(*self.length)]) if self.length else None
        return Expression(
            self.start, self.end, text[self.start : self.end], self.rule, self.form, self.first, self.last,
            self.duration_days, self.zone, self.clock, self.weak, self.others, length,
        )  # fmt: skip
