"""The bar chart of events over time, laid out here and drawn as SVG by the template.

Bars are months where twenty years of them are enough, else quarters or years; a bar leads to its period. The chart
covers everything the other filters take, with the chosen range marked, so that the reader sees what lies beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from api import countries
from api.i18n import Words
from api.pages.dates import day_text, in_year, month_end, month_text
from api.pages.query import Query, Split, type_name
from api.values import Bin, EventFilter, Interval, Timeline

WIDTH, HEIGHT = 1000, 150
LEFT, RIGHT, TOP, BOTTOM = 34, 6, 10, 20

# A bar narrower than 4 units (of 960) cannot be hit with a pointer.
MOST_BARS = 240
RARE = 20
# A chosen range of at most so many days is drawn day by day: a month that is clicked, a quarter.
MOST_DAYS = 92


class Ask(Protocol):
    """As `api.service.timeline`. Raises `models.records.RecordError` for more periods than storage counts."""

    def __call__(self, filter: EventFilter, *, interval: Interval, by: Split | None) -> Timeline: ...


# How many parts of a split get a shade of their own; the rest is one.
SHADES = 4
OTHERS = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar, from top `y`, `height` tall; `shade` 0 to `SHADES` chooses its fill."""

    y: float
    height: float
    shade: int


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    width: float
    label: str
    says: str
    count: int
    href: str | None
    segments: tuple[Segment, ...]
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """The chosen range."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Chart:
    interval: Interval
    title: str
    says: str
    bars: tuple[Bar, ...]
    years: tuple[Tick, ...]
    counts: tuple[Tick, ...]
    band: Band | None
    legend: tuple[str, ...]
    total: int
    uncertain: int
    undated: int
    by: Split | None
    before: int
    before_href: str | None
    since: str
    after: int
    after_href: str | None
    until: str
    wider: str | None
    wider_href: str | None

    # The template's own measures.
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    base: int = HEIGHT - BOTTOM


@dataclass(frozen=True, slots=True)
class Window:
    """What the chart shows: bars of `interval`, from `first` to `last` (None for all); what lies `before`, `after`."""

    interval: Interval
    first: date | None = None
    last: date | None = None
    before: int = 0
    after: int = 0


def window(years: Sequence[Bin], chosen: tuple[date | None, date | None]) -> Window:
    """The stretch of time worth drawing, given the counts by year (those with events) and the chosen range.

    Days, where the chosen range has at most `MOST_DAYS`. Months, while there are at most `MOST_BARS`. Where the events
    reach further, the chosen range, in whole years; else a few far ones (at most one in `RARE`) are left out for the
    sake of months; else bars are coarser, and cover the `MOST_BARS` years with the most events.
    """
    if chosen[0] and chosen[1] and (chosen[1] - chosen[0]).days < MOST_DAYS:
        return Window("day", chosen[0], chosen[1])
    first, last = years[0].start.year, years[-1].start.year
    if interval_for(first, last) == "month":
        return Window("month")
    if any(chosen):
        start, end = (chosen[0].year if chosen[0] else first), (chosen[1].year if chosen[1] else last)
        if first <= start <= end <= last and end - start < MOST_BARS:
            return Window(interval_for(start, end), date(start, 1, 1), date(end, 12, 31))
    close = _busiest(years, MOST_BARS // 12)
    if (close.before + close.after) * RARE <= sum(y.count for y in years):
        return close
    return Window(interval_for(first, last)) if last - first < MOST_BARS else _busiest(years, MOST_BARS)


def _busiest(years: Sequence[Bin], most: int) -> Window:
    """The stretch of at most `most` years that has the most events; the latest of equals."""
    total = sum(y.count for y in years)
    best: tuple[int, int, int, int] | None = None
    for place, y in enumerate(years):
        inside = [other for other in years[place:] if other.start.year < y.start.year + most]
        found = (sum(other.count for other in inside), place, y.start.year, inside[-1].start.year)
        best = max(best, found) if best else found
    assert best is not None
    count, place, start, end = best
    before = sum(y.count for y in years[:place])
    return Window(interval_for(start, end), date(start, 1, 1), date(end, 12, 31), before, total - count - before)


def interval_for(first: int, last: int) -> Interval:
    """The finest interval of which the years `first`..`last` hold at most `MOST_BARS`."""
    years = last - first + 1
    return "month" if years * 12 <= MOST_BARS else "quarter" if years * 4 <= MOST_BARS else "year"


def draw(query: Query, t: Words, timeline: Ask) -> Chart | None:
    """The chart for `query`, None where nothing has a year; `timeline` is asked for the counts."""
    everything = replace(query.filter, first=None, last=None, match="overlaps")
    months = timeline(everything, interval="month", by=query.by)
    years = [year for year in _years(months.bins) if year.count]
    if not years:
        return None
    shown = window(years, (query.filter.first, query.filter.last))
    if months.filled and shown.interval == "month":
        counted = months
    else:
        counted = timeline(
            replace(everything, first=shown.first, last=shown.last), interval=shown.interval, by=query.by
        )
    if shown.first:
        # Events that only reach into the range stand outside it.
        bins = tuple(b for b in counted.bins if b.start >= shown.first and (not shown.last or b.end <= shown.last))
        counted = replace(counted, bins=bins)
    if shown.interval == "day" and shown.first and shown.last:
        return _lay_out(replace(counted, bins=_every_day(counted.bins, shown.first, shown.last)), shown, query, t)
    if not counted.bins:
        return None
    return _lay_out(replace(counted, bins=_whole_years(counted.bins)), shown, query, t)


def _every_day(bins: Sequence[Bin], first: date, last: date) -> tuple[Bin, ...]:
    """A bin for each day of the range."""
    known = {b.start: b for b in bins}
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return tuple(known.get(day) or Bin(day.isoformat(), day, day, 0, {}) for day in days)


def _years(months: Sequence[Bin]) -> list[Bin]:
    """The months summed up by year."""
    sums: dict[int, int] = {}
    for b in months:
        sums[b.start.year] = sums.get(b.start.year, 0) + b.count
    return [Bin(str(year), date(year, 1, 1), date(year, 12, 31), n, {}) for year, n in sums.items()]


def _whole_years(bins: tuple[Bin, ...]) -> tuple[Bin, ...]:
    """`bins` with empty ones before and after, so that they run from a January to a December."""
    length = _months(bins[0])
    before, after = list[Bin](), list[Bin]()
    while (first := (before or bins)[0]).start.month > length:
        before.insert(0, _empty(first.start.year, first.start.month - length, length))
    while (last := (after or bins)[-1]).end.month < 12:
        after.append(_empty(last.end.year, last.end.month + 1, length))
    return (*before, *bins, *after)


def _months(b: Bin) -> int:
    return (b.end.year - b.start.year) * 12 + b.end.month - b.start.month + 1


def _empty(year: int, month: int, length: int) -> Bin:
    end = month_end(date(year, month + length - 1, 1))
    return Bin("", date(year, month, 1), end, 0, {})


def _lay_out(counted: Timeline, shown: Window, query: Query, t: Words) -> Chart:
    bins = counted.bins
    kinds = _kinds(counted)
    peak = max(b.count for b in bins)
    top = _round_up(max(peak, *(sum(b.split.values()) for b in bins)))
    step = (WIDTH - LEFT - RIGHT) / len(bins)
    # A lone bar as wide as the page would say nothing.
    width = min(step * 0.82 if step > 4 else step * 0.9, 28.0)
    tall = HEIGHT - TOP - BOTTOM

    def x(index: float) -> float:
        return round(LEFT + index * step, 2)

    bars = tuple(
        Bar(
            x=round(x(i) + (step - width) / 2, 2),
            width=round(width, 2),
            label=period_name(b, counted.interval, t),
            says=_says(b, counted, kinds, t),
            count=b.count,
            href=_href(b, counted.interval, query) if b.count else None,
            segments=_segments(b, kinds, tall, top),
            parts=_parts(b, kinds),
        )
        for i, b in enumerate(bins)
    )
    highest = max(bars, key=lambda bar: bar.count)
    title = t(f"chart.by_{counted.interval}")
    says = t(
        "chart.describe",
        first=bars[0].label,
        last=bars[-1].label,
        peak=highest.label,
        n=t("timeline.found", n=highest.count),
    )
    return Chart(
        counted.interval,
        title,
        says,
        bars,
        tuple(_day_ticks(bins, x, t) if counted.interval == "day" else _year_ticks(bins, x)),
        tuple(_counts(top, tall, t)),
        None if counted.interval == "day" else _band(bins, query, x),
        tuple(_name(k, counted, t) for k in kinds),
        counted.total,
        counted.uncertain,
        counted.undated,
        query.by,
        shown.before,
        query.href({"from": (), "to": (f"{shown.first.year - 1:04}",), "match": ()})
        if shown.before and shown.first
        else None,
        str(bins[0].start.year),
        shown.after,
        query.href({"from": (f"{shown.last.year + 1:04}",), "to": (), "match": ()})
        if shown.after and shown.last
        else None,
        str(bins[-1].start.year),
        *(_wider(bins, query, t) if counted.interval == "day" else (None, None)),
    )


def _wider(bins: tuple[Bin, ...], query: Query, t: Words) -> tuple[str, str]:
    """The year or years around the days on screen, in words, and their address."""
    first, last = bins[0].start.year, bins[-1].end.year
    text = t("chart.year", year=str(first)) if first == last else f"{first}–{last}"
    return text, query.href({"from": (f"{first:04}",), "to": (f"{last:04}",), "match": ()})


def _kinds(counted: Timeline) -> list[str]:
    """The parts of the split that get a shade: the largest, then all the rest together."""
    if counted.by is None:
        return []
    sums: Counter[str] = Counter()
    for b in counted.bins:
        sums.update(b.split)
    kinds = [kind for kind, _ in sums.most_common()]
    return kinds if len(kinds) <= SHADES + 1 else [*kinds[:SHADES], OTHERS]


def _parts(b: Bin, kinds: list[str]) -> tuple[int, ...]:
    named = [b.split.get(kind, 0) for kind in kinds if kind != OTHERS]
    return (*named, sum(b.split.values()) - sum(named)) if OTHERS in kinds else tuple(named)


def _segments(b: Bin, kinds: list[str], tall: float, top: int) -> tuple[Segment, ...]:
    parts = _parts(b, kinds) if kinds else (b.count,)
    found: list[Segment] = []
    y = float(HEIGHT - BOTTOM)
    for shade, part in enumerate(parts):
        if part:
            height = tall * part / top
            y -= height
            found.append(Segment(round(y, 2), round(height, 2), shade))
    return tuple(found)


def period_name(b: Bin, interval: Interval, t: Words) -> str:
    """`Thứ Năm, 2 tháng 6, 2022`, `Tháng 6 năm 2022`, `Q2 2022`, `2022`."""
    if interval == "day":
        return day_text(b.start, t)
    if interval == "year":
        return t("chart.year", year=str(b.start.year))
    if interval == "quarter":
        return t("chart.quarter", quarter=str((b.start.month + 2) // 3), year=str(b.start.year))
    text = month_text(b.start, t)
    return text[:1].upper() + text[1:]


def _says(b: Bin, counted: Timeline, kinds: list[str], t: Words) -> str:
    line = t("chart.bar", period=period_name(b, counted.interval, t), n=t("timeline.found", n=b.count))
    parts = [f"{_name(k, counted, t)} {n}" for k, n in zip(kinds, _parts(b, kinds), strict=True) if n]
    return "\n".join([line, *parts])


def _name(kind: str, counted: Timeline, t: Words) -> str:
    if kind == OTHERS:
        return t("chart.others")
    if counted.by == "pair":
        first, _, second = kind.partition("-")
        return t("event.pair", first=countries.name(first, t.language), second=countries.name(second, t.language))
    return type_name(kind, t)


def _href(b: Bin, interval: Interval, query: Query) -> str:
    length = {"year": 4, "day": 10}.get(interval, 7)
    return query.href({"from": (b.start.isoformat()[:length],), "to": (b.end.isoformat()[:length],), "match": ()})


def _round_up(n: int) -> int:
    """The next round number that halves evenly: 2, 4, 10, 20, 40, 100 …"""
    scale = 1
    while True:
        for nice in (2, 4, 6, 10):
            if n <= nice * scale:
                return nice * scale
        scale *= 10


def _counts(top: int, tall: float, t: Words) -> list[Tick]:
    base = HEIGHT - BOTTOM
    return [Tick(round(base - tall * n / top, 2), t.number(n)) for n in (top // 2, top)]


def _year_ticks(bins: tuple[Bin, ...], x: Callable[[float], float]) -> list[Tick]:
    """A tick at each January, thinned until the labels have room; of few years also at the quarters between, so that
    none of the widths on screen is without one."""
    step = x(1) - x(0)
    room = 44.0
    if step * 3 >= 1.5 * room and _months(bins[0]) == 1:
        quarters = [(i, b.start) for i, b in enumerate(bins) if b.start.month % 3 == 1]
        return [Tick(x(i), str(day.year) if day.month == 1 else f"{day.month}/{day.year}") for i, day in quarters]
    starts = [(i, b.start.year) for i, b in enumerate(bins) if b.start.month == 1]
    apart = max(1, starts[1][0] - starts[0][0]) if len(starts) > 1 else len(bins)
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 10000) if step * apart * n >= room or n == 10000)
    ticks = [Tick(x(i), str(year)) for i, year in starts if year % every == 0]
    if not ticks or ticks[0].at - x(0) >= room:
        ticks.insert(0, Tick(x(0), str(bins[0].start.year)))
    return ticks


def _day_ticks(bins: tuple[Bin, ...], x: Callable[[float], float], t: Words) -> list[Tick]:
    """A tick at the first day and at some after it, as many as have room."""
    every = next(n for n in (1, 2, 5, 7, 14) if (x(1) - x(0)) * n >= 48.0 or n == 14)
    return [Tick(x(i), in_year(b.start, t)) for i, b in enumerate(bins) if i % every == 0 and x(i) + 40.0 <= WIDTH]


def _band(bins: tuple[Bin, ...], query: Query, x: Callable[[float], float]) -> Band | None:
    first, last = query.filter.first, query.filter.last
    if first is None and last is None:
        return None
    inside = [i for i, b in enumerate(bins) if (first is None or b.end >= first) and (last is None or b.start <= last)]
    if not inside:
        return None
    start, end = x(inside[0]), x(inside[-1] + 1)
    return Band(start, round(end - start, 2))
