"""From what the words say to calendar days: the timeline of one article.

The day on which an article was written is the hinge: with it every "Sáng 2/6" and "hôm qua" has one answer. Where
nobody gives it, each year that the evidence leaves is one *possible day of writing*; every expression is placed
once for each, and what comes out different is said to be one of several. Today's date is never an input.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from loaders.dates import edtf
from loaders.dates.calendar import Days, place
from loaders.dates.days import DAY, Span, day_or_none, is_day
from loaders.dates.partial import Anchor, Expression, Form, PartialDate, Unit
from loaders.evidence.clue import Clue
from loaders.evidence.hinge import Hinge
from loaders.evidence.reasons import Length, Term, WholeDate
from loaders.text.zones import Role
from loaders.value import value

# So many possible years say nothing any more: the answer is "year unknown".
TOO_MANY = 8


@value
class Resolution:
    """The calendar answer: EDTF, its bounds (inclusive, None where open), how sure, and why."""

    edtf: str
    earliest: date | None
    latest: date | None
    certainty: str
    clues: tuple[Clue, ...]


@value
class Meant:
    """The days that words mean (inclusive, None open); `within`: one day, or stretch, somewhere in the span."""

    span: Span
    within: bool = False


@dataclass(slots=True)
class Timeline:
    """Every expression of an article placed for each possible day of writing, once where there is none."""

    hinge: Hinge
    expressions: tuple[Expression, ...]
    placed: list[list[Meant | None]] = field(default_factory=list)
    at: dict[Expression, int] = field(init=False)  # the place of each expression

    def __post_init__(self) -> None:
        self.at = {e: n for n, e in reversed(list(enumerate(self.expressions)))}

    def uncertain(self, e: Expression | None) -> bool:
        """Whether the spans of an expression are each one day somewhere in them: the writing lies within some days."""
        return e is not None and any(p is not None and p.within for p in self.placed[self.at[e]])

    def spans(self, e: Expression) -> list[Span | None]:
        """The days an expression means, one answer for each possible day of writing (inclusive, None open)."""
        return [p.span if p else None for p in self.placed[self.at[e]]]


# ---- placing ---------------------------------------------------------------------------------------------------------

_TELLING = (Role.BODY, Role.LEAD, Role.TITLE)
# Words that point at what is told and at nothing else: "nhân dịp này", "ba ngày sau cuộc gặp".
_LOOKING_BACK = frozenset({"this_occasion", "count_from_act"})
# What lies so far from the writing is recalled: "cùng ngày" does not look back to it.
_RECALLED = 45 * DAY
# What is over counts from a day told before, if that was so lately, sooner than from the day of writing.
_LATELY = 7 * DAY


def build_timeline(
    hinge: Hinge,
    expressions: tuple[Expression, ...],
    told_in: Sequence[Role],
    aside: Sequence[Expression] = (),
    over: Container[Expression] = (),
) -> Timeline:
    """Place every expression for each possible day of writing, in reading order; "cùng ngày" looks back.

    `told_in[i]` is the zone role of expression i: days told in lists do not count as told, nor those `aside` that
    repeat a time in another zone; those in captions count for captions alone. What is `over` does not look back to a
    day to come.
    """
    timeline = Timeline(hinge, expressions, [[] for _ in expressions])
    before, after = hinge.slack
    beside = {(e.start, e.end) for e in aside}
    tells = [
        role in _TELLING and not e.weak and (e.start, e.end) not in beside
        for e, role in zip(expressions, told_in, strict=True)
    ]
    for day in hinge.days or (None,):
        reference = (day - before * DAY, day + after * DAY) if day else None
        told = _Told(day, reference)
        for n, e in enumerate(expressions):
            of_day = _whose_hour(expressions, n) if told.tells_none() else e
            found = told.in_week(e, told.place(of_day, told_in[n], over=e in over))
            timeline.placed[n].append(found)
            told.note(e, found, told_in[n], tells=tells[n])
    return timeline


# An hour told before any day has the one told so near behind it.
_HOUR_BEFORE = 160


def _whose_hour(expressions: Sequence[Expression], n: int) -> Expression:
    """The words for the day of an expression told before any other: of an hour those behind it, where they tell a day
    that is over: "Họ bắt tay | lúc 10 giờ |. Cuộc gặp hôm qua kéo dài …"; of all others their own."""
    e = expressions[n]
    behind = expressions[n + 1] if n + 1 < len(expressions) else e
    near = e.rule == "clock" and 0 <= behind.start - e.end <= _HOUR_BEFORE and not behind.weak
    shift = behind.first.shift
    if shift is None or shift.anchor is not Anchor.PUBLICATION or shift.unit is not Unit.DAY or shift.amount >= 0:
        return e
    return behind if near and behind.form is Form.POINT else e


# A stretch of so many days is a visit or a week at most, and has days of its own that are counted or named.
_LONGEST_STAY, _WEEK = 31, 7


@dataclass(slots=True)
class _Told:
    """What was told so far, for one possible day of writing.

    `last`: the last day, and the year or month, that is told; `by_now`: the last day told that is not to come;
    `pictured`: the last day told beside pictures, which tells theirs alone; `stay`: the stretch told last; `week`: the
    few days that title or lead tell of.
    """

    day: date | None
    reference: Days | None
    last: dict[bool, Days | None] = field(init=False)
    by_now: Days | None = field(init=False)
    pictured: Days | None = None
    stay: tuple[date, date] | None = None
    week: tuple[date, date] | None = None

    def __post_init__(self) -> None:
        self.last = {False: self.reference, True: self.reference}
        self.by_now = self.reference

    def tells_none(self) -> bool:
        """Whether no day was told so far."""
        return self.last[False] is self.reference

    def place(self, e: Expression, role: Role, *, over: bool) -> Meant | None:
        """The days of an expression, counted from what was told; what is `over`, from nothing to come."""
        before = self.pictured if role is Role.CAPTION and self.pictured else self.last[_counts_years(e)]
        if over and self.day and before and before[0] > self.day:
            lately = self.by_now is not None and self.day - self.by_now[0] <= _LATELY
            before = self.by_now if lately else self.reference
        if before is self.reference and e.rule in _LOOKING_BACK:
            before = None
        if e.first.shift is not None and e.first.shift.anchor is Anchor.STAY:
            before = self._first_of_stay(e.first.shift.amount, before)
        return place_expression(e, self.reference, before)

    def _first_of_stay(self, amount: int, told: Days | None) -> Days | None:
        """The day from which the days of a stay count; those that were told of it are over: "ngày làm việc đầu tiên,
        25/8 … ngày làm việc thứ hai" is the 26th, though the stay began on the 24th."""
        if self.stay is None:
            return None
        first, last = self.stay
        reached = told[0] if told else first
        if amount and first + amount * DAY <= reached < last:
            first = reached + (1 - amount) * DAY
        return first, first

    def in_week(self, e: Expression, found: Meant | None) -> Meant | None:
        """A weekday by itself is that of the week that the article tells of."""
        p = e.first
        bare = e.form is Form.POINT and p.weekday and not (p.day or p.month or p.shift or p.lean or p.nth)
        if not (bare and self.week and p.weekday):
            return found
        at = self.week[0] + (p.weekday - self.week[0].isoweekday()) % 7 * DAY
        return Meant((at, at)) if at <= self.week[1] else found

    def note(self, e: Expression, found: Meant | None, role: Role, *, tells: bool) -> None:
        """Take in what an expression tells for those behind it."""
        if role is Role.CAPTION and found and e.form is Form.POINT and (shown := found.span[0]) == found.span[1]:
            self.pictured = (shown, shown) if shown else self.pictured
        if e.form is Form.UNREADABLE:
            self.last[False] = None
        if found is None or found.within or not tells:
            return
        self._note_stretch(e, found.span, role)
        lasts = e.form is Form.POINT and bool(e.duration_days)  # "sáng 22/5, mở đầu chuyến thăm hai ngày"
        begins = lasts or (e.form is Form.OPEN_END and e.text[:7].lower() == "bắt đầu")
        if not (begins or e.form is Form.POINT):
            return
        first, last = found.span[0], found.span[0] if begins else found.span[1]
        if first and last and (first == last or e.first.year is not None or _counts_back(e)):
            self.last[True] = (first, first)
            if first == last and not (self.day and abs(first - self.day) > _RECALLED):
                self.last[False] = (first, first)
                self.by_now = (first, first) if not self.day or first <= self.day else self.by_now

    def _note_stretch(self, e: Expression, span: Span, role: Role) -> None:
        first, last = span
        days = (last - first).days + 1 if first and last else 0
        if not (first and last and 1 < days <= _LONGEST_STAY and (e.form is Form.RANGE or e.duration_days)):
            return
        self.stay = (first, last)
        if self.week is None and role in (Role.TITLE, Role.LEAD) and e.form is Form.RANGE and 2 < days <= _WEEK:
            self.week = (first, last)


def _counts_back(e: Expression) -> bool:
    """Whether words tell a year by how long ago it is: "ba năm trước", of which "hai năm sau" is two years on."""
    shift = e.first.shift
    return shift is not None and shift.unit is Unit.YEAR and shift.anchor is Anchor.PUBLICATION and shift.amount < 0


def _counts_years(e: Expression) -> bool:
    return e.first.shift is not None and e.first.shift.unit is Unit.YEAR


def place_expression(e: Expression, reference: Days | None, told: Days | None = None) -> Meant | None:
    """The days an expression means; None where they cannot be told or its ends contradict each other.

    `reference`: the first and last day on which it may have been written; `told`: the same of the day told last. Both
    are read only where the words need them.
    """
    span = _between(e, reference, told)
    one_of_them = e.rule.endswith("choice")  # "một ngày giữa 12/9 và 22/9", "ngày 18 hoặc 19/8"
    if span is None or one_of_them or all(d is None or d[0] == d[1] for d in (reference, told)):
        return Meant(span, one_of_them) if span else None
    first, last = (_between(e, *(d and (d[at], d[at]) for d in (reference, told))) for at in (0, 1))
    parts = [p for p in (e.first, e.last) if p is not None]
    relative = any((p.shift or p.weekday) and not (p.day and p.month) for p in parts)
    told_days = span[:1] if e.duration_days else span  # a length tells nothing of when it was written
    inside = reference is not None and all(d is None or reference[0] <= d <= reference[1] for d in told_days)
    if first is None or last is None or first == last or (inside and not relative):
        return Meant(span)
    # what is open at one end, "từ tuần tới", begins or ends on one of these
    lo = min((d for d in (first[0] or first[1], last[0] or last[1]) if d), default=None)
    hi = max((d for d in (first[1] or first[0], last[1] or last[0]) if d), default=None)
    return Meant((lo, hi), within=True)


def _between(e: Expression, reference: Days | None, told: Days | None) -> Span | None:
    """The days from the beginning of `first` to the end of `last`; an open end is None."""
    if e.form is Form.UNREADABLE:
        return None
    if e.form is Form.OPEN_START:
        end = place(_coarse(e.last or e.first), reference, told)
        return (None, end[1]) if end else None
    start = place(_coarse(e.first), reference, told)
    if start is None:
        return None
    if e.duration_days and (e.form is Form.OPEN_END or start[0] == start[1]):
        return start[0], start[0] + (e.duration_days - 1) * DAY
    if e.form is Form.OPEN_END:
        return start[0], None
    if e.last is None:
        return start
    end = place(_coarse(e.last), reference, told)
    if end is None or start[0] <= end[1]:
        return end and (start[0], end[1])
    return _turned(e.first, e.last, start, end)


def _turned(first: PartialDate, last: PartialDate, start: Days, end: Days) -> Span | None:
    """A stretch whose ends came out the wrong way round: over the turn of the week or of the year."""
    if first.year is not None:
        return None
    if first.weekday is not None and first.day is None and last.weekday is not None:
        return start[0], start[0] + (last.weekday - first.weekday) % 7 * DAY
    if first.weekday is not None and first.day is None and first.shift is None and end[1]:
        return start[0] - -(-(start[0] - end[1]).days // 7) * 7 * DAY, end[1]  # "từ thứ Hai đến ngày mai"
    if last.year is not None or last.shift is not None or first.month is None:
        return None
    back = place(first.with_(year=start[0].year - 1, lean=None, shift=None), None)
    return (back[0], end[1]) if back and back[0] <= end[1] else None


def _coarse(p: PartialDate) -> PartialDate:
    """ "Cuối tháng 2" is written as the month: the words promise no narrower bound. Weeks keep their phase."""
    by_week = p.shift is not None and p.shift.unit is Unit.WEEK
    return p if p.phase is None or by_week else p.with_(phase=None)


# ---- answers ---------------------------------------------------------------------------------------------------------


def answer(timeline: Timeline, e: Expression) -> Resolution | None:
    """The answer for one expression of a timeline; None where there is none."""
    return resolution_of(timeline.spans(e), timeline.hinge, e, timeline.uncertain(e))


def resolution_of(
    spans: Sequence[Span | None], hinge: Hinge, e: Expression | None, uncertain: bool = False
) -> Resolution | None:
    """The answer for one expression from its spans for each possible day of writing; None where there is none.

    `uncertain`: each span is one day somewhere in it, not an interval.
    """
    known = [s for s in spans if s is not None and _holds_days(s)]
    distinct = sorted(set(known), key=lambda s: (s[0] or date.min, s[1] or date.max))
    if not distinct:
        unknown = _year_unknown(e) if e is not None and not hinge.days else None
        return Resolution(unknown, None, None, "unknown", hinge.used) if unknown else None
    clues = hinge.used
    stated = e is not None and _states_year(e)
    if stated and e is not None and len(distinct) == 1:
        clues = (Clue("full date", (distinct[0],), e.text, WholeDate(Term(*distinct[0])), e.start, e.end),)
    if e is not None and e.length and e.duration_days:
        start, end, words = e.length
        clues = (*clues, Clue("duration", (), words, Length(e.duration_days), start, end))
    ends = [b for _, b in distinct if b]
    earliest, latest = distinct[0][0], max(ends) if len(ends) == len(distinct) else None
    if uncertain and all(a and b for a, b in distinct) and any(a != b for a, b in distinct):
        if len(distinct) > TOO_MANY:
            return Resolution(f"[{earliest}..{latest}]", earliest, latest, "ambiguous", clues)
        return Resolution(_set(_somewhere(s) for s in distinct), earliest, latest, "ambiguous", clues)
    if len(distinct) == 1:
        certainty = "stated" if stated or any(c.kind in ("full date", "same day") for c in hinge.used) else "inferred"
        return Resolution(_grained(e, distinct[0]), earliest, latest, certainty, clues)
    if len(distinct) <= TOO_MANY:
        return Resolution(_set(_member(s) for s in distinct), earliest, latest, "ambiguous", clues)
    named = {_without_year(s) for s in distinct}
    without_year = named.pop()
    return None if named or without_year is None else Resolution(without_year, None, None, "unknown", clues)


def _grained(e: Expression | None, span: Span) -> str:
    """A span as EDTF; an open end keeps the grain of its words: "từ năm 2016" is `2016/..`, and days told as such stay
    days: "từ 1 đến 30/4" is no month."""
    first, last = span
    if e is not None and first and last and first < last and e.first.day is not None:
        return f"{first.isoformat()}/{last.isoformat()}"
    if e is not None and e.form is Form.OPEN_END and last is None and first:
        return f"{_grain(e.first, first)}/.."
    if e is not None and e.form is Form.OPEN_START and first is None and last:
        return f"../{_grain(e.last or e.first, last)}"
    return edtf.of_days(first, last)


def _grain(p: PartialDate, day: date) -> str:
    unit = p.shift.unit if p.shift is not None else None
    if p.day is not None or p.weekday is not None or p.holiday is not None or unit in (Unit.DAY, Unit.WEEK):
        return day.isoformat()
    if p.month is not None or p.quarter is not None or p.season is not None or unit in (Unit.MONTH, Unit.QUARTER):
        return day.isoformat()[:7]
    return day.isoformat()[:4]


def _year_unknown(e: Expression) -> str | None:
    """`XXXX-06-02` where day and month, or the month, are all that is known; None where not even those are.

    EDTF has no open interval without a year: the end that is known stands for it.
    """

    def one(p: PartialDate | None) -> str | None:
        named = p is not None and p.month is not None and p.year is None and not p.lunar
        return edtf.no_year(p.month, p.day) if p and p.month and named and is_day(p.day or 1, p.month) else None

    first, last = one(e.first), one(e.last)
    if e.form in (Form.RANGE, Form.EITHER):
        return f"{first}/{last}" if first and last else None
    return last if e.form is Form.OPEN_START else first


def _without_year(s: Span) -> str | None:
    """`XXXX-06-02`, `XXXX-06` of a month, `XXXX-06-02/XXXX-06-05` of several days; of an open span the end known.

    None of quarters, seasons and years, of which nothing is left.
    """
    first, last = s[0] or s[1], s[1] or s[0]
    assert first is not None
    assert last is not None
    whole_months = first.day == 1 and (last + DAY).day == 1 and first != last
    if whole_months:
        return edtf.no_year(first.month) if first.month == last.month else None
    ends = dict.fromkeys(edtf.no_year(d.month, d.day) for d in (first, last))
    return "/".join(ends)


def _holds_days(s: Span) -> bool:
    """Whether a span says something and ends no earlier than it begins."""
    return s != (None, None) and (s[0] is None or s[1] is None or s[0] <= s[1])


def _states_year(e: Expression) -> bool:
    parts = [p for p in (e.first, e.last, *e.others) if p is not None and p != PartialDate()]
    return all(p.year is not None or p.decade is not None for p in parts)


def _set(members: Iterable[str]) -> str:
    distinct = tuple(dict.fromkeys(members))
    if len(distinct) == 1 and not set(distinct[0]) & set(",."):
        return distinct[0]  # EDTF has no set of one
    return "[" + ",".join(distinct) + "]"


def _somewhere(s: Span) -> str:
    """One day in a span; a span from a day to the same one of another year is that day in one of the years."""
    first, last = s
    if first and last and first.year < last.year and (first.month, first.day) == (last.month, last.day):
        return ",".join(
            d.isoformat() for y in range(first.year, last.year + 1) if (d := day_or_none(y, first.month, first.day))
        )
    return _days(s)


def _days(s: Span) -> str:
    return f"{s[0]}" if s[0] == s[1] else f"{s[0]}..{s[1]}"


def _member(s: Span) -> str:
    """A span within a set, which EDTF lets hold no interval: days to days, of an open one the end that is known."""
    if s[0] is None or s[1] is None:
        return f"{s[0] or s[1]}"
    whole = edtf.of_days(*s)
    return _days(s) if "/" in whole else whole
