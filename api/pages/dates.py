"""A date as stored (EDTF) said in the reader's language, never more exact than it is known.

The forms are those of ISO 8601-2 that the service stores: a day, a month, a year, an interval with known or open
ends, one of several `[a,b,c]`, one day in a span `[a..b]`, several days `{a,b}`, and a day without a year
`XXXX-06-02`. A form not known here is shown as it stands rather than guessed at.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_interval, format_skeleton

from api.i18n import Words

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

# Of more days than this, only how many they are and the first and last are said.
MOST_SAID = 5

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
    for reader in (_single, _interval, _one_of, _all_of):
        when = reader(edtf, t)
        if when is not None:
            return when
    return When(edtf, Shape.OTHER, edtf, Leaf("EDTF", "?", ""))


def day_text(day: date, t: Words) -> str:
    """`Thứ Năm, 2 tháng 6, 2022`, `Thursday 2 June 2022`."""
    return format_date(day, "full", locale=t.locale)


def numeric(day: date, t: Words) -> str:
    """`2/6/2022`, `2 Jun 2022`: short, and read in one way only by readers of the language."""
    return format_date(day, "d/M/y" if t.language == "vi" else "d MMM y", locale=t.locale)


def in_year(day: date, t: Words) -> str:
    """`2/6`, `2 Jun`."""
    return format_date(day, "d/M" if t.language == "vi" else "d MMM", locale=t.locale)


def month_text(day: date, t: Words) -> str:
    """`tháng 6 năm 2022`, `June 2022`, as within a sentence."""
    return str(format_skeleton("yMMMM", day, locale=t.locale))


def instant_text(when: datetime, t: Words) -> str:
    """An instant in Hanoi time: `2 tháng 1, 2024, 10:04`."""
    there = when.astimezone(HANOI)
    return f"{_long(there.date(), t)}, {there:%H:%M}"


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
        leaf = Leaf(unknown, _compact(part, t), t("leaf.no_weekday"))
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
        figure = f"{_compact(first, t)}–{_compact(last, t)}"
        if first.year is None or last.year is None:
            text = t("date.yearless", day=said)
            return When(edtf, Shape.YEARLESS, text, Leaf(t("leaf.year_unknown"), figure, ""))
        return When(edtf, Shape.RANGE, said, Leaf("", figure, ""))
    days = (b - a).days + 1
    lasts = t("leaf.days", n=days)
    if (a.year, a.month) == (b.year, b.month):
        leaf = Leaf(_month_year(a, t), f"{a.day}–{b.day}", lasts)
    elif a.year == b.year:
        leaf = Leaf(str(a.year), f"{in_year(a, t)}–{in_year(b, t)}", lasts)
    else:
        leaf = Leaf("", f"{numeric(a, t)}–{numeric(b, t)}", lasts)
    return When(edtf, Shape.RANGE, t("date.lasting", days=range_text(a, b, t), n=days), leaf)


def _one_of(edtf: str, t: Words) -> When | None:
    """`[…]`: one of several days; some may be stretches, as in `[2019-08-20..2019-08-23,2020-08-20..2020-08-23]`."""
    if not (edtf.startswith("[") and edtf.endswith("]")):
        return None
    items = [x.strip() for x in edtf[1:-1].split(",")]
    if len(items) == 1 and ".." in items[0]:
        return _span(edtf, items[0], t)
    stretches = []
    for item in items:
        left, dots, right = item.partition("..")
        first, last = _part(left), _part(right if dots else left)
        if first is None or last is None:
            return None
        stretches.append((first, last))
    return _same_in_years(edtf, stretches, t) or _choice(edtf, stretches, t)


def _span(edtf: str, item: str, t: Words) -> When | None:
    left, _, right = item.partition("..")
    first, last = _part(left), _part(right)
    if (first is None and left) or (last is None and right):
        return None
    if first is not None and last is not None:
        text = t("date.one_day_between", first=_plain(first, t), last=_plain(last, t))
        leaf = Leaf(t("leaf.one_day_between"), f"{_compact(first, t)} – {_compact(last, t)}", "")
        return When(edtf, Shape.SPAN, text, leaf)
    if first is not None:
        leaf = Leaf(t("leaf.not_before"), _compact(first, t), "")
        return When(edtf, Shape.SPAN, t("date.not_before", day=_plain(first, t)), leaf)
    if last is not None:
        leaf = Leaf(t("leaf.not_after"), _compact(last, t), "")
        return When(edtf, Shape.SPAN, t("date.not_after", day=_plain(last, t)), leaf)
    return None


def _same_in_years(edtf: str, stretches: list[tuple[_Part, _Part]], t: Words) -> When | None:
    """The usual case: the day, or the days, are plain and the year is not. None for any other."""
    days = [(a.day_or_none(), b.day_or_none()) for a, b in stretches]
    known = [(a, b) for a, b in days if a is not None and b is not None and a.year == b.year]
    if len(known) < len(stretches) or len({(a.month, a.day, b.month, b.day) for a, b in known}) > 1:
        return None
    years = [a.year for a, _ in known]
    if len(years) < 2 or len(set(years)) < len(years):
        return None
    first, last = known[0]
    day, figure = _day_month(stretches[0][0], t), in_year(first, t)
    if last > first:
        day = str(format_interval(first, last, "MMMd", locale=t.locale))
        begin = str(first.day) if first.month == last.month else figure
        figure = f"{begin}–{in_year(last, t)}"
    above = t("leaf.one_of_years", n=len(years))
    if len(years) > 3 and years == list(range(years[0], years[-1] + 1)):
        text = t("date.some_year", day=day, first=str(years[0]), last=str(years[-1]))
        return When(edtf, Shape.CHOICE, text, Leaf(above, figure, f"{years[0]}–{years[-1]}"))
    text = t("date.one_of_years", day=day, years=_either([str(y) for y in years], t))
    return When(edtf, Shape.CHOICE, text, Leaf(above, figure, "·\u200b".join(str(y) for y in years)))


def _choice(edtf: str, stretches: list[tuple[_Part, _Part]], t: Words) -> When:
    n = sum(_length(a, b) for a, b in stretches)
    above = t("leaf.one_of_days", n=n)
    if len(stretches) > MOST_SAID:
        first, last = stretches[0][0], stretches[-1][1]
        text = t("date.one_of_between", n=n, first=_plain(first, t), last=_plain(last, t))
        return When(edtf, Shape.CHOICE, text, Leaf(above, f"{_compact(first, t)} – {_compact(last, t)}", ""))
    said = [_plain(a, t) if a == b else t("date.range", first=_plain(a, t), last=_plain(b, t)) for a, b in stretches]
    text = t("date.one_of", n=n, days=_either(said, t))
    days = [a.day_or_none() for a, b in stretches if a == b]
    known = [d for d in days if d is not None]
    if len(known) == n and len({(d.year, d.month) for d in known}) == 1:
        return When(
            edtf, Shape.CHOICE, text, Leaf(above, "/".join(str(d.day) for d in known), _month_year(known[0], t))
        )
    figure = " · ".join(_compact(a, t) if a == b else f"{_compact(a, t)}–{_compact(b, t)}" for a, b in stretches)
    return When(edtf, Shape.CHOICE, text, Leaf(above, figure, ""))


def _length(first: _Part, last: _Part) -> int:
    """How many days a stretch has; 1 where its ends are no days."""
    a, b = first.day_or_none(), last.day_or_none()
    return 1 if a is None or b is None else (b - a).days + 1


def _all_of(edtf: str, t: Words) -> When | None:
    """`{…}`: several days, all of them."""
    if not (edtf.startswith("{") and edtf.endswith("}")):
        return None
    days = [d for x in edtf[1:-1].split(",") if (p := _part(x.strip())) and (d := p.day_or_none())]
    if len(days) < 2 or len(days) < edtf.count(",") + 1:
        return None
    text = t("date.all_of", first=", ".join(_long(d, t) for d in days[:-1]), last=_long(days[-1], t))
    if len({(d.year, d.month) for d in days}) == 1:
        return When(edtf, Shape.RANGE, text, Leaf(_month_year(days[0], t), ", ".join(str(d.day) for d in days), ""))
    return When(edtf, Shape.RANGE, text, Leaf("", ", ".join(numeric(d, t) for d in days), ""))


def _long(day: date, t: Words) -> str:
    return format_date(day, "long", locale=t.locale)


def _plain(part: _Part, t: Words) -> str:
    day = part.day_or_none()
    if day is not None:
        return _long(day, t)
    if part.year is None:
        return _day_month(part, t)
    if part.month is None:
        return str(part.year)
    return format_skeleton("yMMMM", part.first(), locale=t.locale)


def _compact(part: _Part, t: Words) -> str:
    if t.language == "vi" or part.month is None:
        return "/".join(str(x) for x in (part.day, part.month, part.year) if x is not None)
    pattern = " ".join(p for p, x in (("d", part.day), ("MMM", part.month), ("y", part.year)) if x is not None)
    return format_date(part.first(), pattern, locale=t.locale)


def _either(items: list[str], t: Words) -> str:
    if len(items) == 1:
        return items[0]
    return t("date.either", first=", ".join(items[:-1]), last=items[-1])


def month_end(day: date) -> date:
    """The last day of `day`'s month."""
    return day.replace(day=monthrange(day.year, day.month)[1])
