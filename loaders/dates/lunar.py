"""The Vietnamese lunar calendar: solar days of lunar dates, for the years 1900 to 2199.

The calendar's rules, as used in Việt Nam: a month begins on the civil day of the new moon; the month that holds the
winter solstice is the eleventh; a year between two solstice months with thirteen new moons has a leap month, the first
that holds no principal solar term. Civil days are those of Hanoi (UTC+7; Chinese tables use UTC+8, which is why Tết
1985, 2007 and 2030 differ). New moons and the sun's longitude after J. Meeus, *Astronomical Algorithms*
(2nd ed., chapters 25 and 49), shortened to the terms that matter for the minute.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from math import floor, radians, sin

HANOI_HOURS = 7
FIRST_YEAR, LAST_YEAR = 1900, 2199
_SYNODIC = 29.530588861
_ORDINAL_OF_JD0 = 1721424.5  # Julian day of the midnight that begins ordinal 0 (the day before 0001-01-01)

STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
BRANCHES = ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")


def _delta_t(year: float) -> float:
    """Terrestrial minus universal time, in days (Meeus, chapter 10; a parabola is enough for the minute)."""
    t = (year - 2000) / 100
    seconds = 63.8 + 64 * t + 30 * t * t if -1 <= t <= 2 else 0.0
    return max(seconds, 0.0) / 86400


def _new_moon(k: int) -> float:
    """Julian day (universal time) of the k-th new moon after that of 6 January 2000 (Meeus, chapter 49)."""
    t = k / 1236.85
    jde = 2451550.09766 + _SYNODIC * k + 0.00015437 * t * t
    sun = radians(2.5534 + 29.10535670 * k - 0.0000014 * t * t)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    lat = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    node = radians(124.7746 - 1.56375588 * k + 0.0020672 * t * t)
    e = 1 - 0.002516 * t
    jde += (
        -0.40720 * sin(moon)
        + 0.17241 * e * sin(sun)
        + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * lat)
        + 0.00739 * e * sin(moon - sun)
        - 0.00514 * e * sin(moon + sun)
        + 0.00208 * e * e * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * lat)
        - 0.00057 * sin(moon + 2 * lat)
        + 0.00056 * e * sin(2 * moon + sun)
        - 0.00042 * sin(3 * moon)
        + 0.00042 * e * sin(sun + 2 * lat)
        + 0.00038 * e * sin(sun - 2 * lat)
        - 0.00024 * e * sin(2 * moon - sun)
        - 0.00017 * sin(node)
    )
    for amplitude, phase, rate in (
        (0.000325, 299.77, 0.107408),
        (0.000165, 251.88, 0.016321),
        (0.000164, 251.83, 26.651886),
        (0.000126, 349.42, 36.412478),
        (0.000110, 84.66, 18.206239),
    ):
        jde += amplitude * sin(radians(phase + rate * k))
    return jde - _delta_t(2000 + k / 12.3685)


def _sun_longitude(jd: float) -> float:
    """Apparent longitude of the sun in degrees (Meeus, chapter 25, low accuracy: 0.01 degree)."""
    t = (jd + _delta_t(2000 + (jd - 2451545) / 365.25) - 2451545.0) / 36525
    anomaly = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (
        (1.914602 - 0.004817 * t) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    longitude = 280.46646 + 36000.76983 * t + 0.0003032 * t * t + centre
    omega = radians(125.04 - 1934.136 * t)
    return (longitude - 0.00569 - 0.00478 * sin(omega)) % 360


def _civil(jd: float) -> int:
    """Ordinal (as `date.toordinal`) of the Hanoi civil day that holds this instant."""
    return floor(jd + HANOI_HOURS / 24 - _ORDINAL_OF_JD0)


def _term(ordinal: int) -> int:
    """Which twelfth of the sun's way (0 from the spring equinox) it has entered when the civil day begins."""
    return floor(_sun_longitude(ordinal + _ORDINAL_OF_JD0 - HANOI_HOURS / 24) / 30)


def _month_start(k: int) -> int:
    return _civil(_new_moon(k))


@lru_cache(maxsize=512)
def _solstice_month(year: int) -> int:
    """Number k of the new moon that begins the eleventh lunar month of the winter solstice of `year`."""
    last_day = date(year, 12, 31).toordinal()
    k = floor((last_day + _ORDINAL_OF_JD0 - 2451550.1) / _SYNODIC) + 1
    while _month_start(k) > last_day:
        k -= 1
    return k - 1 if _term(_month_start(k)) >= 9 else k


@lru_cache(maxsize=512)
def _year(year: int) -> tuple[tuple[int, bool, int, int], ...]:
    """The months of lunar `year`: (number, leap, first day's ordinal, first day of the month after it)."""
    return tuple(m for m in _between(year - 1) if m[0] <= 10) + tuple(m for m in _between(year) if m[0] > 10)


@lru_cache(maxsize=512)
def _between(year: int) -> tuple[tuple[int, bool, int, int], ...]:
    """Months from the eleventh of the solstice of `year` up to the next solstice month."""
    first, after = _solstice_month(year), _solstice_month(year + 1)
    leap = None
    if after - first == 13:
        for k in range(first + 1, after):
            if _term(_month_start(k)) == _term(_month_start(k + 1)):
                leap = k
                break
    out, number = [], 11
    for k in range(first, after):
        if k != first and k != leap:
            number = number % 12 + 1
        out.append((number, k == leap, _month_start(k), _month_start(k + 1)))
    return tuple(out)


def months(year: int) -> tuple[tuple[int, bool, int, int], ...]:
    """Months of lunar `year` in order: (number 1…12, leap, ordinal of the first day, ordinal after the last).

    Raises ValueError outside 1900…2199, where the series are no longer exact to the day.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"lunar year {year} lies outside {FIRST_YEAR}..{LAST_YEAR}")
    return _year(year)


def new_year(year: int) -> date:
    """The day of Tết (mùng 1 tháng Giêng) of lunar `year`."""
    return date.fromordinal(months(year)[0][2])


def solar(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The solar day of a lunar date; None where the year has no such month or the month no such day.

    Day 30 of a twelfth month of 29 is its last day: "30 Tết" and "đêm 30" mean the last evening whatever its number.
    """
    for number, is_leap, first, after in months(year):
        if (number, is_leap) == (month, leap):
            last = 30 if month == 12 else after - first
            return date.fromordinal(min(first + day, after) - 1) if 1 <= day <= last else None
    return None


def month_span(year: int, month: int, leap: bool = False) -> tuple[date, date] | None:
    """First and last solar day of a lunar month, inclusive; None where the year has no such (leap) month."""
    for number, is_leap, first, after in months(year):
        if (number, is_leap) == (month, leap):
            return date.fromordinal(first), date.fromordinal(after) - timedelta(days=1)
    return None


def year_span(year: int) -> tuple[date, date]:
    """First and last solar day of lunar `year`, inclusive."""
    return new_year(year), new_year(year + 1) - timedelta(days=1) if year < LAST_YEAR else date(year + 1, 1, 31)


def cycle(stem: str, branch: str) -> int | None:
    """Place in the cycle of sixty (0 Giáp Tý) of a year's two names in lower case, None where no year is so named."""
    stem = {"kỉ": "kỷ", "quí": "quý"}.get(stem, stem)
    branch = {"tí": "tý", "mẹo": "mão", "tị": "tỵ"}.get(branch, branch)
    if stem not in STEMS or branch not in BRANCHES:
        return None
    s, b = STEMS.index(stem), BRANCHES.index(branch)
    return (6 * s - 5 * b) % 60 if (s - b) % 2 == 0 else None


def cycle_of_year(year: int) -> int:
    """Place of lunar `year` in the cycle of sixty: 1984 is Giáp Tý, 0."""
    return (year - 1984) % 60
