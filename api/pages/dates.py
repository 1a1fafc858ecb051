"""A date as stored (EDTF) said in the reader's language, never more exact than it is known.

The forms are those of ISO 8601-2 that the service stores: a day, a month, a year, an interval with known or
open ends, one of several `[a,b,c]`, one day in a span `[a..b]`, and a day without a year `XXXX-06-02`. A form
not known here is shown as it stands rather than guessed at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from babel.dates import format_date, format_datetime, format_interval, format_skeleton, get_timezone

from api.i18n import Words

# A year that has 29 February and is in no stored date: lets Babel write a day whose year nobody knows.
_LEAP = 2000


class Shape(StrEnum):
    """How exact a date is; the style sheet draws each one's leaf differently."""

    DAY = "day"
    RANGE = "range"  # lasts from one day to another, or is open at one end
    PERIOD = "period"  # some time in a month or a year
    CHOICE = "choice"  # one of several days
    SPAN = "span"  # one day somewhere between two
    YEARLESS = "yearless"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf of the tear-off calendar: small print above, the figure, small print below."""

    above: str
    figure: str
    below: str
    sunday: bool = False

    @property
    def size(self) -> str:
        """How large the figure can be set: l (a day), m (3 to 5 characters), s (more)."""
        return "l" if len(self.figure) <= 2 else "m" if len(self.figure) <= 5 else "s"


@dataclass(frozen=True, slots=True)
class When:
    """A date in words: `text` for a sentence or heading, `leaf` for the calendar column.

    `iso` is the value for `<time datetime>` where HTML has one for this shape, else None.
    """

    edtf: str
    shape: Shape
    text: str
    leaf: Leaf
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """A day, a month, a year, or a month and day whose year is unknown."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def day_or_none(self) -> date | None:
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def first(self) -> date:
        return date(self.year or _LEAP, self.month or 1, self.day or 1)


_PART = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[?~%]?\Z")


def _part(text: str) -> _Part | None:
    found = _PART.match(text)
    if not found:
        return None
    year, month, day = (int(x) if x and "X" not in x else None for x in found.groups())
    if (day is not None and month is None) or (year is None and month is None):
        return None
    part = _Part(year, month, day)
    try:
        part.first()
    except ValueError:
        return None
    return part


def say(edtf: str, t: Words) -> When:
    """`edtf` in the words of `t`."""
    for reader in (_single, _interval, _one_of):
        when = reader(edtf, t)
        if when is not None:
            return when
    return When(edtf, Shape.OTHER, edtf, Leaf("", edtf, ""))


def day_text(day: date, t: Words) -> str:
    """`Thứ Năm, 2 tháng 6, 2022`, `Thursday 2 June 2022`."""
    return format_date(day, "full", locale=t.locale)


def short(day: date) -> str:
    """`2/6/2022` in both languages: day first."""
    return f"{day.day}/{day.month}/{day.year}"


def month_text(day: date, t: Words) -> str:
    """`tháng 6 năm 2022`, `June 2022`, as within a sentence."""
    return str(format_skeleton("yMMMM", day, locale=t.locale))


def instant_text(when: datetime, t: Words) -> str:
    """An instant in Hanoi time: `2 tháng 1, 2024, 10:04`."""
    return format_datetime(when, "d MMMM, y, HH:mm", tzinfo=get_timezone("Asia/Ho_Chi_Minh"), locale=t.locale)


def range_text(first: date, last: date, t: Words) -> str:
    """`2 – 5 thg 6, 2022`, `2–5 Jun 2022`: what repeats is said once."""
    return str(format_interval(first, last, "yMMMd", locale=t.locale))


def _weekday(day: date, t: Words) -> str:
    return format_date(day, "EEEE", locale=t.locale)


def _month_year(day: date, t: Words) -> str:
    return t("leaf.month_year", month=format_date(day, "LLL", locale=t.locale), year=str(day.year))


def _day_month(part: _Part, t: Words) -> str:
    return format_skeleton("MMMMd", part.first(), locale=t.locale)


def _single(edtf: str, t: Words) -> When | None:
    part = _part(edtf)
    if part is None:
        return None
    day = part.day_or_none()
    if day is not None:
        leaf = Leaf(_month_year(day, t), str(day.day), _weekday(day, t), sunday=day.isoweekday() == 7)
        return When(edtf, Shape.DAY, day_text(day, t), leaf, day.isoformat())
    if part.year is None:
        unknown = t("leaf.year_unknown")
        if part.day is None:
            month = format_date(part.first(), "LLLL", locale=t.locale)
            return When(edtf, Shape.YEARLESS, t("date.yearless", day=month), Leaf(unknown, f"{part.month}", month))
        leaf = Leaf(unknown, f"{part.day}/{part.month}", t("leaf.no_weekday"))
        return When(edtf, Shape.YEARLESS, t("date.yearless", day=_day_month(part, t)), leaf)
    if part.month is None:
        leaf = Leaf(t("leaf.in_year"), str(part.year), t("leaf.no_day"))
        return When(edtf, Shape.PERIOD, t("date.in_year", year=str(part.year)), leaf, f"{part.year:04}")
    first = part.first()
    leaf = Leaf(t("leaf.in_month"), f"{first.month}/{first.year}", t("leaf.no_day"))
    text = t("date.in_month", month=format_skeleton("yMMMM", first, locale=t.locale))
    return When(edtf, Shape.PERIOD, text, leaf, f"{first:%Y-%m}")


def _interval(edtf: str, t: Words) -> When | None:
    left, slash, right = edtf.partition("/")
    if not slash:
        return None
    first, last = _part(left), _part(right)
    if first is not None and right in ("..", ""):
        known = _single(left, t)
        if known is None:
            return None
        leaf = Leaf(known.leaf.above, known.leaf.figure + "→", t("leaf.end_unknown"))
        return When(edtf, Shape.RANGE, t("date.open_end", day=known.text), leaf)
    if last is not None and left in ("..", ""):
        known = _single(right, t)
        if known is None:
            return None
        leaf = Leaf(known.leaf.above, "→" + known.leaf.figure, t("leaf.start_unknown"))
        return When(edtf, Shape.RANGE, t("date.open_start", day=known.text), leaf)
    if first is None or last is None:
        return None
    a, b = first.day_or_none(), last.day_or_none()
    if a is None or b is None:
        said = t("date.range", first=_plain(first, t), last=_plain(last, t))
        figure = f"{_compact(first)}–{_compact(last)}"
        if first.year is None or last.year is None:
            text = t("date.yearless", day=said)
            return When(edtf, Shape.YEARLESS, text, Leaf(t("leaf.year_unknown"), figure, ""))
        return When(edtf, Shape.RANGE, said, Leaf("", figure, ""))
    days = (b - a).days + 1
    lasts = t("leaf.days", n=days)
    if (a.year, a.month) == (b.year, b.month):
        leaf = Leaf(_month_year(a, t), f"{a.day}–{b.day}", lasts)
    elif a.year == b.year:
        leaf = Leaf(str(a.year), f"{a.day}/{a.month}–{b.day}/{b.month}", lasts)
    else:
        leaf = Leaf("", f"{short(a)}–{short(b)}", lasts)
    return When(edtf, Shape.RANGE, t("date.lasting", days=range_text(a, b, t), n=days), leaf)


def _one_of(edtf: str, t: Words) -> When | None:
    if not (edtf.startswith("[") and edtf.endswith("]")):
        return None
    inside = edtf[1:-1]
    if "," in inside:
        return _choice(edtf, [x.strip() for x in inside.split(",")], t)
    left, dots, right = inside.partition("..")
    first, last = _part(left), _part(right)
    if not dots or (first is None and left) or (last is None and right):
        return None
    if first is None and last is None:
        return None
    if last is None:
        assert first is not None
        text = t("date.not_before", day=_plain(first, t))
        return When(edtf, Shape.SPAN, text, Leaf(t("leaf.not_before"), _compact(first), ""))
    if first is None:
        text = t("date.not_after", day=_plain(last, t))
        return When(edtf, Shape.SPAN, text, Leaf(t("leaf.not_after"), _compact(last), ""))
    text = t("date.one_day_between", first=_plain(first, t), last=_plain(last, t))
    return When(edtf, Shape.SPAN, text, Leaf(t("leaf.one_day_between"), f"{_compact(first)} – {_compact(last)}", ""))


def _choice(edtf: str, items: list[str], t: Words) -> When | None:
    parts = [_part(x) for x in items]
    known = [p for p in parts if p is not None]
    if len(known) != len(parts):
        return None
    n = len(known)
    days = [d for p in known if (d := p.day_or_none()) is not None]
    if len(days) == n and len({(d.month, d.day) for d in days}) == 1:
        # The usual case: the day is plain and the year is not.
        years = [str(d.year) for d in days]
        text = t("date.one_of_years", day=_day_month(known[0], t), years=_either(years, t))
        leaf = Leaf(t("leaf.one_of_years", n=n), f"{days[0].day}/{days[0].month}", "·\u200b".join(years))
        return When(edtf, Shape.CHOICE, text, leaf)
    text = t("date.one_of", n=n, days=_either([_plain(p, t) for p in known], t))
    if len(days) == n and len({(d.year, d.month) for d in days}) == 1:
        leaf = Leaf(t("leaf.one_of_days", n=n), "/".join(str(d.day) for d in days), _month_year(days[0], t))
    else:
        leaf = Leaf(t("leaf.one_of_days", n=n), " · ".join(_compact(p) for p in known), "")
    return When(edtf, Shape.CHOICE, text, leaf)


def _plain(part: _Part, t: Words) -> str:
    day = part.day_or_none()
    if day is not None:
        return format_date(day, "long", locale=t.locale)
    if part.year is None:
        return _day_month(part, t)
    if part.month is None:
        return str(part.year)
    return format_skeleton("yMMMM", part.first(), locale=t.locale)


def _compact(part: _Part) -> str:
    return "/".join(str(x) for x in (part.day, part.month, part.year) if x is not None)


def _either(items: list[str], t: Words) -> str:
    if len(items) == 1:
        return items[0]
    return t("date.either", first=", ".join(items[:-1]), last=items[-1])


def month_end(day: date) -> date:
    """The last day of `day`'s month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
