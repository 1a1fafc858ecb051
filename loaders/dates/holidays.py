"""Days of the year that have a name, for the `holiday` of a partial date.

`solar` and `lunar` are (day, month); `rule` a movable feast. Solar feasts are fixed by Vietnamese law or custom
(Labour Code 2019, article 112, and the decrees that set commemorative days); lunar ones by custom.
"""

from __future__ import annotations

from datetime import date, timedelta

from loaders.dates import lunar
from loaders.value import value


@value
class Holiday:
    solar: tuple[int, int] | None = None
    lunar: tuple[int, int] | None = None
    rule: str | None = None
    eve: bool = False  # the day before


HOLIDAYS: dict[str, Holiday] = {
    "new_year": Holiday(solar=(1, 1)),
    "new_year_eve": Holiday(solar=(31, 12)),
    "valentine": Holiday(solar=(14, 2)),
    "party_founding": Holiday(solar=(3, 2)),
    "doctors_day": Holiday(solar=(27, 2)),
    "womens_day": Holiday(solar=(8, 3)),
    "april_fools": Holiday(solar=(1, 4)),
    "reunification": Holiday(solar=(30, 4)),
    "labour_day": Holiday(solar=(1, 5)),
    "ho_chi_minh_birthday": Holiday(solar=(19, 5)),
    "childrens_day": Holiday(solar=(1, 6)),
    "press_day": Holiday(solar=(21, 6)),
    "family_day": Holiday(solar=(28, 6)),
    "invalids_and_martyrs": Holiday(solar=(27, 7)),
    "august_revolution": Holiday(solar=(19, 8)),
    "national_day": Holiday(solar=(2, 9)),
    "entrepreneurs_day": Holiday(solar=(13, 10)),
    "vietnamese_womens_day": Holiday(solar=(20, 10)),
    "halloween": Holiday(solar=(31, 10)),
    "teachers_day": Holiday(solar=(20, 11)),
    "army_day": Holiday(solar=(22, 12)),
    "christmas_eve": Holiday(solar=(24, 12)),
    "christmas": Holiday(solar=(25, 12)),
    "tet": Holiday(lunar=(1, 1)),
    "tet_eve": Holiday(lunar=(1, 1), eve=True),
    "first_full_moon": Holiday(lunar=(15, 1)),
    "hung_kings": Holiday(lunar=(10, 3)),
    "cold_food": Holiday(lunar=(3, 3)),
    "vesak": Holiday(lunar=(15, 4)),
    "double_fifth": Holiday(lunar=(5, 5)),
    "vu_lan": Holiday(lunar=(15, 7)),
    "mid_autumn": Holiday(lunar=(15, 8)),
    "kitchen_gods": Holiday(lunar=(23, 12)),
    "easter": Holiday(rule="easter"),
    "mothers_day": Holiday(rule="mothers_day"),
    "fathers_day": Holiday(rule="fathers_day"),
    "thanksgiving": Holiday(rule="thanksgiving"),
    "black_friday": Holiday(rule="black_friday"),
}


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _easter(year: int) -> date:
    """Western Easter by the Gregorian computus (Meeus, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def day_of(holiday: str, year: int) -> date | None:
    """The day of a holiday in `year` (the lunar year for lunar ones); KeyError for an unknown key."""
    h = HOLIDAYS[holiday]
    if h.solar is not None:
        return date(year, h.solar[1], h.solar[0])
    if h.lunar is not None:
        if not lunar.FIRST_YEAR <= year <= lunar.LAST_YEAR:
            return None
        day = lunar.solar(year, h.lunar[1], h.lunar[0])
        return day - timedelta(days=1) if day and h.eve else day
    if h.rule == "easter":
        return _easter(year)
    if h.rule == "mothers_day":
        return _nth_weekday(year, 5, 7, 2)
    if h.rule == "fathers_day":
        return _nth_weekday(year, 6, 7, 3)
    thanksgiving = _nth_weekday(year, 11, 4, 4)
    return thanksgiving + timedelta(days=1) if h.rule == "black_friday" else thanksgiving
