"""What a date expression itself says, before anybody asks which day that is.

Everything about the *shape* of an expression lives here; finding expressions in a text is
`loaders.dates.find`, turning one into days is `loaders.dates.calendar` (with a reference day) and
`loaders.evidence.resolve` (with the evidence of a whole article).
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from loaders.value import value


class Anchor(StrEnum):
    """The day a relative expression counts from: they are never mixed up."""

    PUBLICATION = "publication"  # hôm nay, hôm qua, sáng nay, tuần tới, năm ngoái
    TOLD = "told"  # cùng ngày, hôm sau, ba ngày sau đó: the last day told in the article
    STAY = "stay"  # ngày làm việc thứ hai: the first day of the stay told last


class Unit(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


class PartOfDay(StrEnum):
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Phase(StrEnum):
    """Which third of the period: đầu, giữa, cuối."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"


class Season(StrEnum):
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Lean(StrEnum):
    """On which side of the publication day a date without its year (or week) lies, where the words say so."""

    PAST = "past"  # thứ Bảy vừa qua, tháng 4 vừa qua: before the day, for a weekday strictly
    ON_OR_BEFORE = "on_or_before"  # hôm thứ Hai, hôm 18-5, hồi tháng 4: the day itself or before it
    COMING = "coming"  # ngày 5/7 tới, thứ hai tới: after the day, for a weekday strictly
    ON_OR_AFTER = "on_or_after"  # thứ sáu này: the day itself or after it


@value
class Shift:
    """A relation to another date: `amount` units after the anchor's unit (0 is the anchor's own, -1 the one before)."""

    anchor: Anchor
    unit: Unit
    amount: int = 0


@value
class PartialDate:
    """The parts of a date that the words give; None where they are silent.

    `weekday` is ISO (1 Monday … 7 Sunday). With `shift`, the other parts refine the period it leads to:
    "thứ ba tuần sau" is shift(publication, week, +1) with weekday 2; "ngày 5 tháng sau" is
    shift(publication, month, +1) with day 5. A shift beside a full day and month says the same day twice
    ("hôm qua (11-6)"): the day and month are the date, the shift is evidence for its year. `lunar` says that day and
    month count in the Vietnamese lunar calendar, `leap` that the month is the second of its number; day 30 of the
    twelfth month is its last, which may be the 29th.

    `decade` is its first year (1990). `holiday` is a key of `loaders.dates.holidays`. `cycle` is the place of a named
    lunar year in the cycle of sixty (0 Giáp Tý … 59 Quý Hợi). `nth` counts the weekdays, or the `nth_unit`s, of the
    period that the other parts name, -1 from its end: "thứ hai đầu tiên của tháng 5" is nth 1, weekday 1, month 5.
    `short_year`: two digits were written of the year, whose century the day of writing may tell better.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    season: Season | None = None
    phase: Phase | None = None
    part_of_day: PartOfDay | None = None
    shift: Shift | None = None
    lunar: bool = False
    leap: bool = False
    weekend: bool = False
    decade: int | None = None
    holiday: str | None = None
    lean: Lean | None = None
    cycle: int | None = None
    nth: int | None = None
    nth_unit: Unit | None = None
    short_year: bool = False

    @property
    def is_open(self) -> bool:
        """A day and month, or a weekday, of which nothing tells in which year or week it lies."""
        named = (self.day and self.month) or (self.weekday and not self.month and not self.day)
        return bool(named) and not (self.lean or self.shift or self.year or self.lunar or self.holiday or self.nth)

    def with_(self, **parts: object) -> PartialDate:
        """A copy with these parts replaced."""
        return replace(self, **parts)  # type: ignore[arg-type]


class Form(StrEnum):
    """What kind of answer the words ask for."""

    POINT = "point"  # one day or one period: `first`
    RANGE = "range"  # from `first` to `last`, both ends inclusive
    OPEN_START = "open_start"  # until `last`: "đến ngày 15/5"
    OPEN_END = "open_end"  # from `first` on: "từ ngày 3/4", "bắt đầu 1/4"
    EITHER = "either"  # `first`, `others` and `last` are separate days: "ngày 7 và 12/2"; "7 và 8/2" is a RANGE
    UNREADABLE = "unreadable"  # plainly a date but impossible ("ngày 32/4"): blocks the "cùng ngày" after it


@value
class Expression:
    """One date expression in a text.

    `start`, `end`: offsets of the words in the (normalised) text given to `find`, end exclusive.
    `rule`: name of the row of the grammar that matched, shown as evidence.
    `duration_days`: a length said together with the date ("bắt đầu 1/4 kéo dài 4 ngày" is 4).
    `zone`: an IANA time zone where the words name one ("giờ New York"), `local` for "giờ địa phương", else None for
    Hanoi. `clock`: the time of day said together with the date, "HH:MM".
    `weak`: a date named in passing, which dates no event by itself: a feast ("lễ 30/4"), a bare clock time ("lúc 9h"),
    "ngay sau đó", "bây giờ". `others`: the days between `first` and `last` of EITHER. `length`: where the words of
    `duration_days` stand, and the words.
    """

    start: int
    end: int
    text: str
    rule: str
    form: Form
    first: PartialDate
    last: PartialDate | None = None
    duration_days: int | None = None
    zone: str | None = None
    clock: str | None = None
    weak: bool = False
    others: tuple[PartialDate, ...] = ()
    length: tuple[int, int, str] | None = None
