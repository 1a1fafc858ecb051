"""From what the words say to calendar days: the timeline of one article.

The day on which an article was written is the hinge: with it every "Sáng 2/6" and "hôm qua" has one answer. Where
nobody gives it, each year that the evidence leaves is one *possible day of writing*; every expression is placed
once for each, and what comes out different is said to be one of several. Today's date is never an input.
"""

from __future__ import annotations

import calendar as month_lengths
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import regex as re

from loaders.dates.calendar import place
from loaders.dates.evidence import Clue, Span
from loaders.dates.partial import Anchor, Expression, Form, PartialDate, Unit
from loaders.text.zones import Role, Zone

# No fact of ours reaches further; an article that says nothing of its year is not put beyond them.
FIRST_YEAR, LAST_YEAR = 1995, 2026
# So many possible years say nothing any more: the answer is "year unknown".
TOO_MANY = 8
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The calendar answer: EDTF, its bounds (inclusive, None where open), how sure, and why."""

    edtf: str
    earliest: date | None
    latest: date | None
    certainty: str
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class Hinge:
    """The possible days of writing, the clues that left just these, and those that were overruled, with the winner.

    `window`: where no day can be told, the span the article lies in. `given`: the caller or the source told the day.
    """

    days: tuple[date, ...]
    window: Span
    used: tuple[Clue, ...]
    overruled: tuple[tuple[Clue, str], ...]
    given: bool
    published: str | None
    # the writing may lie so many days before and after each day: it is only known to be near the news
    slack: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Timeline:
    """Every expression of an article placed for each possible day of writing."""

    hinge: Hinge
    expressions: tuple[Expression, ...]
    placed: list[list[Span | None]] = field(default_factory=list)

    def uncertain(self, e: Expression | None) -> bool:
        """Whether an expression counts from a day of writing that is itself known only within some days."""
        return self.hinge.slack != (0, 0) and e is not None and _from_writing(e)

    def spans(self, e: Expression) -> list[Span | None]:
        """The days an expression means, one answer for each possible day of writing (inclusive, None open)."""
        return self.placed[self.expressions.index(e)]


# ---- the hinge -------------------------------------------------------------------------------------------------------


def edtf_bounds(published: str) -> tuple[date, date]:
    """First and last day of an EDTF day, month or year."""
    parts = [int(x) for x in published.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        return date(*parts, 1), date(*parts, month_lengths.monthrange(*parts)[1])
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def find_hinge(
    news: Sequence[Expression],
    published: str | None,
    published_clues: Sequence[Clue],
    clues: Sequence[Clue],
    full: Sequence[Expression],
    weekdays: Sequence[Expression],
    slack: tuple[int, int] = (0, 0),
) -> Hinge:
    """The possible days of writing.

    `news`: expressions that may tell the day of the news, best first. `published`: given EDTF day, month or year.
    `published_clues`: the page's clock, the address, an archive header. `full`: expressions with day, month and
    year; `weekdays`: those with a weekday beside the day.
    """
    if published and len(published) == 10:
        day = date.fromisoformat(published)
        clue = Clue("publication date", ((day, day),), published, f"published on {published}")
        return Hinge((day,), (day, day), (clue,), (), True, published)
    all_clues = [*published_clues, *clues]
    if published:
        lo, hi = edtf_bounds(published)
        all_clues.insert(
            0,
            Clue("publication date", ((lo - 10 * _DAY, hi + 10 * _DAY),), published, f"published in {published}"),
        )
    days, origin = _possible_days(news, full)
    if len(days) == 1 and any(_long_before(days[0], c) for c in all_clues if c.kind == "office"):
        # a whole date long before those named took office is recalled ("20-6-1977 – 20-6-2022"): it tells no day of writing
        offices = [c for c in all_clues if c.kind == "office"]
        days, origin = _possible_days(_since(news, offices), _since(full, offices))
    if not days:
        return _window(all_clues, published)
    used: list[Clue] = list(origin)
    overruled: list[tuple[Clue, str]] = []
    days = _by_weekday(days, weekdays, used)
    strongest = used[-1].kind if used else "day told"
    for clue in sorted((c for c in all_clues if c.hard), key=_strength):
        left = tuple(d for d in days if clue.admits(d))
        if not left:
            overruled.append((clue, strongest))
        elif len(left) < len(days):
            used.append(clue)
            days, strongest = left, clue.kind
    soft = [c for c in all_clues if not c.hard]
    if len(days) > 1:
        days = _rank(days, soft, used)
    for clue in soft:
        if clue.kind == "page clock" and not any(clue.admits(d) for d in days):
            overruled.append((clue, strongest))
    if published and any(c.kind == "publication date" for c, _ in overruled):
        # the day told lies outside the month given: the words that count from the writing mean that month
        lo, hi = edtf_bounds(published)
        middle = lo + (hi - lo) // 2
        reach = (hi - lo).days // 2 + 1
        return Hinge(
            (middle,),
            (lo, hi),
            (all_clues[0],),
            tuple(o for o in overruled if o[0].kind != "publication date"),
            True,
            published,
            (reach, reach),
        )
    return Hinge(days, (min(days), max(days)), tuple(used), tuple(overruled), bool(published), published, slack)


_ORDER = {"publication date": 0, "url date": 1, "archive header": 2, "lunar year": 3, "office": 4, "rank": 5, "anniversary": 6,
          "year mentioned": 7, "office told": 8, "milestone": 9}  # fmt: skip


def _strength(clue: Clue) -> int:
    return _ORDER.get(clue.kind, 10)


def _long_before(day: date, clue: Clue) -> bool:
    return all(a is not None and day < a - 60 * _DAY for a, _ in clue.spans)


def _since(expressions: Sequence[Expression], offices: Sequence[Clue]) -> list[Expression]:
    out = []
    for e in expressions:
        p = day_parts(e)
        day = _date(p.year, p.month or 1, p.day or 1) if p.year else None
        if day is None or not any(_long_before(day, c) for c in offices):
            out.append(e)
    return out


def _possible_days(news: Sequence[Expression], full: Sequence[Expression]) -> tuple[tuple[date, ...], list[Clue]]:
    """Every day that the best news expression may mean."""
    for e in news:
        p = day_parts(e)
        if p.day is None or p.month is None or p.lunar:
            continue
        back = -p.shift.amount if p.shift and p.shift.anchor is Anchor.PUBLICATION and p.shift.unit is Unit.DAY else 0
        if p.year is not None:
            day = _date(p.year, p.month, p.day)
            if day:
                return (day + back * _DAY,), [
                    Clue("full date", ((day, day),), e.text, f"the words give the whole date {day}", e.start, e.end)
                ]
            continue
        for other in full:
            q = other.first
            if (q.day, q.month) == (p.day, p.month) and q.year:
                day = _date(q.year, q.month or 1, q.day or 1)
                if day:
                    return (day + back * _DAY,), [
                        Clue(
                            "same day",
                            ((day, day),),
                            other.text,
                            f"{other.text} gives the year of {e.text}",
                            other.start,
                            other.end,
                        )
                    ]
        days = [_date(y, p.month, p.day) for y in range(FIRST_YEAR, LAST_YEAR + 1)]
        found = tuple(d + back * _DAY for d in days if d)
        if found:
            return found, []
    return (), []


def day_parts(e: Expression) -> PartialDate:
    """The first day an expression tells, with the month and year that only its end spells out ("6 - 8/5/2021")."""
    if e.form is Form.OPEN_START:
        return e.last or e.first
    p = e.first
    if e.last is not None and p.day is not None:
        if p.month is None:
            p = replace(p, month=e.last.month)
        if p.year is None and e.last.year is not None:
            p = replace(p, year=e.last.year)
    return p


def _from_writing(e: Expression) -> bool:
    p = e.first
    return p.shift is not None and p.shift.anchor is Anchor.PUBLICATION and p.shift.unit is Unit.DAY and p.day is None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _by_weekday(days: tuple[date, ...], weekdays: Sequence[Expression], used: list[Clue]) -> tuple[date, ...]:
    """Years in which the told weekday falls on the told day."""
    for e in weekdays:
        p = e.first
        if p.year is not None or p.month is None or p.day is None or p.weekday is None or len(days) == 1:
            continue
        left = tuple(d for d in days if (own := _nearest(d, p.month, p.day)) and own.isoweekday() == p.weekday)
        if left and len(left) < len(days):
            years = ", ".join(str(d.year) for d in left[:6])
            used.append(
                Clue(
                    "weekday",
                    tuple((d, d) for d in left),
                    e.text,
                    f"that weekday falls on that day in {years}",
                    e.start,
                    e.end,
                )
            )
            days = left
    return days


def _nearest(day: date, month: int, dom: int) -> date | None:
    options = [d for y in (day.year - 1, day.year, day.year + 1) if (d := _date(y, month, dom))]
    return min(options, key=lambda d: abs((d - day).days)) if options else None


def _rank(days: tuple[date, ...], soft: Sequence[Clue], used: list[Clue]) -> tuple[date, ...]:
    """Keep the days that the soft clues clearly prefer; where they do not, keep all."""
    score = {d: sum(c.weight for c in _distinct(soft) if c.admits(d)) for d in days}
    best = max(score.values())
    if best < 1.5:
        return days
    left = tuple(d for d in days if score[d] > best - 1)
    if len(left) < len(days):
        seen: set[tuple[str, str]] = set()
        for c in sorted(soft, key=lambda c: -c.weight):
            key = (c.kind, c.says)
            if key not in seen and any(c.admits(d) for d in left) and not all(c.admits(d) for d in days):
                seen.add(key)
                used.append(c)
    return left


def _distinct(clues: Sequence[Clue]) -> list[Clue]:
    """One vote for each thing said, however often it is repeated."""
    best: dict[tuple[str, tuple[Span, ...]], Clue] = {}
    for c in clues:
        key = (c.kind, c.spans)
        if key not in best or best[key].weight < c.weight:
            best[key] = c
    return list(best.values())


def _window(clues: Sequence[Clue], published: str | None) -> Hinge:
    """No day is told: the span that the hard clues leave, then what surer soft clues leave of it."""
    lo: date | None = None
    hi: date | None = None
    used: list[Clue] = []
    overruled: list[tuple[Clue, str]] = []
    hard = sorted((c for c in clues if c.hard), key=_strength)
    soft = sorted((c for c in clues if not c.hard and c.weight >= 3), key=lambda c: -c.weight)
    for clue in [*hard, *soft]:
        best: Span | None = None
        for a, b in clue.spans:
            x = a if lo is None or (a is not None and a > lo) else lo
            y = b if hi is None or (b is not None and b < hi) else hi
            if (x is None or y is None or x <= y) and (best is None or _wider((x, y), best)):
                best = (x, y)
        if best is None:
            overruled.append((clue, used[-1].kind if used else "the other evidence"))
        elif best != (lo, hi):
            lo, hi = best
            used.append(clue)
    days: tuple[date, ...] = ()
    if lo is not None and lo == hi:
        days = (lo,)
    return Hinge(days, (lo, hi), tuple(used), tuple(overruled), bool(published), published)


def _wider(a: Span, b: Span) -> bool:
    """Later of two stretches: an article speaks of what is current."""
    return (a[0] or date.min) > (b[0] or date.min)


# ---- placing ---------------------------------------------------------------------------------------------------------


def build_timeline(
    hinge: Hinge, expressions: tuple[Expression, ...], told_in: Sequence[Role], aside: Sequence[Expression] = ()
) -> Timeline:
    """Place every expression for each possible day of writing, in reading order; "cùng ngày" looks back.

    `told_in[i]` is the zone role of expression i: days told in captions and lists do not count as told,
    nor those `aside` that repeat a time in another zone.
    """
    timeline = Timeline(hinge, expressions, [[] for _ in expressions])
    for day in hinge.days:
        told: date | None = None
        blocked = False
        for n, e in enumerate(expressions):
            if e.form is Form.UNREADABLE:
                timeline.placed[n].append(None)
                blocked = True
                continue
            if _from_told(e.first) and (blocked or told is None):
                # nothing readable to look back at: the news' own day is the day meant
                reference = None if blocked else day
            else:
                reference = told
            a, b = hinge.slack
            span = _place(e, (day - a * _DAY, day + b * _DAY) if _from_writing(e) else day, reference)
            timeline.placed[n].append(span)
            if e in aside or not (span and span[0] and span[0] == span[1] and e.form is Form.POINT):
                continue
            # days long past are recalled: "cùng ngày" does not look back to them
            if told_in[n] in (Role.BODY, Role.LEAD, Role.TITLE) and abs((span[0] - day).days) <= 45:
                told, blocked = span[0], False
    return timeline


def _from_told(p: PartialDate) -> bool:
    return p.shift is not None and p.shift.anchor is Anchor.TOLD


def _place(e: Expression, day: date | tuple[date, date], told: date | None) -> Span | None:
    first = _one(e.first, day, told) if e.form is not Form.OPEN_START or e.last is None else None
    last = _one(e.last, day, told) if e.last is not None else None
    if e.form is Form.OPEN_START:
        end = last or first
        return (None, end[1]) if end else None
    if first is None:
        return None
    if e.form in (Form.RANGE, Form.EITHER):
        if last is None or last[1] is None or first[0] is None:
            return None
        lo, hi = first[0], last[1]
        if lo > hi and e.first.year is None:
            lo = _date(lo.year - 1, lo.month, lo.day) or lo
        elif lo > hi:
            return None
        return lo, hi
    if e.form is Form.OPEN_END:
        if e.duration_days and first[0]:
            return first[0], first[0] + (e.duration_days - 1) * _DAY
        return first[0], None
    if e.duration_days and first[0] and first[0] == first[1]:
        return first[0], first[0] + (e.duration_days - 1) * _DAY
    return first


def _one(p: PartialDate, day: date | tuple[date, date], told: date | None) -> tuple[date, date] | None:
    if p.phase is not None and (p.day is None and p.weekday is None):
        p = replace(p, phase=None)  # "cuối tháng 2" is a day of February: no narrower bound is promised
    if p.day is not None and p.month is not None and p.lean is not None:
        p = replace(p, lean=None)  # "hôm 30/8" in an article of the 29th is tomorrow's slip, not last year's day
    return place(p, day, told)


# ---- answers ---------------------------------------------------------------------------------------------------------


def resolution_of(
    spans: Sequence[Span | None], hinge: Hinge, e: Expression | None, uncertain: bool = False
) -> Resolution | None:
    """The answer for one expression from its spans for each possible day of writing; None where there is none.

    `uncertain`: each span is one day somewhere in it, not an interval.
    """
    known = [s for s in spans if s is not None]
    distinct = sorted(set(known), key=lambda s: (s[0] or date.min, s[1] or date.max))
    if not distinct:
        return None
    clues = list(hinge.used)
    stated = e is not None and _states_year(e)
    if stated and e is not None and len(distinct) == 1:
        clues = [Clue("full date", (distinct[0],), e.text, "the words give the whole date", e.start, e.end)]
    earliest, latest = distinct[0][0], distinct[-1][1]
    if uncertain and all(a and b for a, b in distinct):
        if len(distinct) > TOO_MANY:
            latest = max(b for _, b in distinct if b)
            return Resolution(f"[{earliest}..{latest}]", earliest, latest, "ambiguous", tuple(clues))
        edtf = "[" + ",".join(f"{a}..{b}" if a != b else f"{a}" for a, b in distinct) + "]"
        return Resolution(edtf, earliest, latest, "ambiguous", tuple(clues))
    if len(distinct) == 1:
        certainty = "stated" if stated or any(c.kind in ("full date", "same day") for c in hinge.used) else "inferred"
        return Resolution(edtf_of(distinct[0]), earliest, latest, certainty, tuple(clues))
    if len(distinct) > TOO_MANY:
        lo = distinct[0][0] or distinct[0][1]
        assert lo is not None
        if all((s[0] or s[1]) and (s[0] or s[1]).strftime("%m-%d") == lo.strftime("%m-%d") for s in distinct):  # type: ignore[union-attr]
            return Resolution(f"XXXX-{lo:%m-%d}", None, None, "unknown", tuple(clues))
        return None
    return Resolution("[" + ",".join(_member(s) for s in distinct) + "]", earliest, latest, "ambiguous", tuple(clues))


def _states_year(e: Expression) -> bool:
    return (e.last or e.first).year is not None or e.first.year is not None


def _member(s: Span) -> str:
    if s[0] is not None and s[0] == s[1]:
        return s[0].isoformat()
    if s[0] is None or s[1] is None:
        only = s[0] or s[1]
        assert only is not None
        return only.isoformat()
    whole = edtf_of(s)
    return whole if "/" not in whole else f"{s[0].isoformat()}..{s[1].isoformat()}"


def edtf_of(span: Span) -> str:
    """A span of days as the shortest EDTF: a day, a month, a year, an interval, open where an end is None."""
    lo, hi = span
    if lo is None or hi is None:
        return f"{lo.isoformat() if lo else '..'}/{hi.isoformat() if hi else '..'}"
    if lo == hi:
        return lo.isoformat()
    if lo.day == 1 and hi.day == month_lengths.monthrange(hi.year, hi.month)[1]:
        if (lo.year, lo.month) == (hi.year, hi.month):
            return f"{lo:%Y-%m}"
        if lo.month == 1 and hi.month == 12:
            return f"{lo:%Y}" if lo.year == hi.year else f"{lo:%Y}/{hi:%Y}"
        return f"{lo:%Y-%m}/{hi:%Y-%m}"
    return f"{lo.isoformat()}/{hi.isoformat()}"


# ---- evidence of the page ----------------------------------------------------------------------------------------------

_CLOCK_DATE = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})\s*[-/.]\s*(?P<m>\d{1,2})\s*[-/.]\s*(?P<y>\d{4})(?!\d)|(?P<y2>\d{4})-(?P<m2>\d{2})-(?P<d2>\d{2})"
)
_HEADER_DATE = re.compile(r"date[ :]+(?P<y>\d{4})(?:-(?P<m>\d{2}))?(?:-(?P<d>\d{2}))?", re.IGNORECASE)


def page_clues(text: str, zones: Sequence[Zone]) -> tuple[Clue, ...]:
    """What the page itself says of its day: an archive's header (hard), clocks (soft: the day of copying, it may be)."""
    out: list[Clue] = []
    for zone in zones:
        words = text[zone.start : zone.end]
        if zone.role is Role.HEADER and (m := _HEADER_DATE.search(words)):
            stamp = "-".join(x for x in (m["y"], m["m"], m["d"]) if x)
            try:
                lo, hi = edtf_bounds(stamp)
            except ValueError:
                continue
            out.append(
                Clue(
                    "archive header",
                    ((lo - 3 * _DAY, hi + 3 * _DAY),),
                    words,
                    f"the archive dates it {stamp}",
                    zone.start,
                    zone.end,
                )
            )
        elif zone.role is Role.CLOCK and (m := _CLOCK_DATE.search(words)):
            day = _date(int(m["y"] or m["y2"]), int(m["m"] or m["m2"]), int(m["d"] or m["d2"]))
            if day:
                out.append(
                    Clue(
                        "page clock",
                        ((day - 14 * _DAY, day + 2 * _DAY),),
                        words,
                        f"the page's clock shows {day}; the day of copying, it may be",
                        zone.start,
                        zone.end,
                        hard=False,
                        weight=6.0,
                    )
                )
    return tuple(out)
