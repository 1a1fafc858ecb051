"""The hinge of an article's dates: the possible days on which it was written, from all clues about it.

With the day of writing every "Sáng 2/6" and "hôm qua" has one answer. Where nobody gives it, each year that the
evidence leaves is one *possible day of writing*. Hard clues exclude, soft ones rank what is left; what contradicts
stronger evidence is kept as overruled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from loaders.dates import edtf
from loaders.dates.days import (
    DAY,
    FIRST_YEAR,
    LAST_YEAR,
    Span,
    around,
    common,
    day_or_none,
    day_parts,
    days_back,
    nearest,
)
from loaders.dates.partial import Expression
from loaders.evidence.clue import Clue
from loaders.evidence.reasons import (
    ArchiveHeader,
    OtherWeekday,
    PageClock,
    Published,
    Quote,
    Reason,
    Term,
    Weekday,
    WholeDate,
    YearElsewhere,
    YearSpokenOf,
)
from loaders.value import value

_DATED = ("publication date", "url date", "archive header", "page clock")
# What tells that the article was written after a day.
_BOUNDS = ("office", "office told", "year mentioned")


@value
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


def published_on(published: str | None, overruled: tuple[tuple[Clue, str], ...] = ()) -> Hinge:
    """The hinge of a publication day, month or year (EDTF) that is all there is; of None, no day is possible."""
    if published is None:
        return Hinge((), (None, None), (), overruled, False, None)
    lo, hi = edtf.period(published)
    middle = lo + (hi - lo) // 2
    clue = Clue("publication date", ((lo, hi),), published, Published(published))
    return Hinge((middle,), (lo, hi), (clue,), overruled, True, published, ((middle - lo).days, (hi - middle).days))


def contradicting(hinge: Hinge, clues: Sequence[Clue], weekdays: Sequence[Expression]) -> tuple[tuple[Clue, str], ...]:
    """What speaks against a publication day, month or year that was given and so is overruled, each conclusion once.

    `clues`: all that the page and the text tell of the day of writing; `weekdays`: days told with a weekday and
    without a year. Soft clues of the text only rank and contradict nothing.
    """
    lo, hi = hinge.window
    found: dict[Reason, Clue] = {}
    for clue in clues:
        if (clue.hard or clue.kind == "page clock") and not any(common(span, (lo, hi)) for span in clue.spans):
            found.setdefault(clue.reason, clue)
    for e in weekdays:
        p = e.first
        own = nearest(lo, p.month, p.day) if lo and lo == hi and p.month and p.day and not p.year else None
        if own is not None and p.weekday and own.isoweekday() != p.weekday:
            reason = OtherWeekday(p.weekday, own, own.isoweekday())
            found.setdefault(reason, Clue("weekday", ((own, own),), e.text, reason, e.start, e.end))
    return tuple((clue, "publication date") for clue in found.values())


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
        return published_on(published)
    all_clues = [*published_clues, *clues]
    if published:
        lo, hi = edtf.period(published)
        spans = (around(lo, hi, 10, 10),)
        all_clues.insert(0, Clue("publication date", spans, published, Published(published)))
    years = _years(all_clues)
    news = _fitting(news, [c for c in all_clues if c.hard and c.kind in _DATED], years)
    days, origin = _possible_days(_not_recalled(news, all_clues, years), _not_recalled(full, all_clues, years), years)
    if not days:
        return _window(all_clues, published)
    used: list[Clue] = list(origin)
    overruled: list[tuple[Clue, str]] = []
    days = _by_weekday(days, weekdays, used)
    strongest = used[-1].kind if used else "day told"
    for clue in sorted((c for c in all_clues if c.hard), key=_strength):
        left = tuple(d for d in days if _allows(clue, d, slack))
        if not left:
            overruled.append((clue, strongest))
        elif len(left) < len(days):
            used.append(clue)
            days, strongest = left, clue.kind
    ahead = max(slack[0], 0)
    soft = [_of_news(c, ahead) for c in all_clues if not c.hard]
    if len(days) > 1:
        days = _rank(days, soft, used)
    for clue in soft:
        if clue.kind == "page clock" and not any(clue.admits(d) for d in days):
            overruled.append((clue, strongest))
    shown = _shown(days, news, all_clues, slack)
    if shown is not None:
        overruled = [(c, by) for c, by in overruled if not (c.kind == "page clock" and c.admits(shown))]
        used += [] if any(_day_shown(c.reason) == shown for c in used) else [_clock_of(shown, all_clues)]
        days, slack = (shown,), (0, 0)
    elif len(days) == 1 and (put_up := _put_up(days[0], news, all_clues)):
        days, slack = (put_up,), (0, 0)
    if published and any(c.kind == "publication date" for c, _ in overruled):
        return _outside(published, all_clues[0], used, overruled)
    return Hinge(days, (min(days), max(days)), tuple(used), tuple(overruled), bool(published), published, slack)


def _allows(clue: Clue, news: date, slack: tuple[int, int]) -> bool:
    """Whether the article may have been written about a day of the news: as far before and after it as `slack` says."""
    before, after = slack
    written = (news - before * DAY, news + after * DAY)
    return any(common(span, written) for span in clue.spans)


def _of_news(clue: Clue, ahead: int) -> Clue:
    """A clue as the days of the news have it: a page's clock leaves those announced for up to `ahead` days later."""
    if clue.kind != "page clock":
        return clue
    return replace(clue, spans=tuple((lo, hi and hi + ahead * DAY) for lo, hi in clue.spans))


def _shown(
    days: Sequence[date], news: Sequence[Expression], clues: Sequence[Clue], slack: tuple[int, int]
) -> date | None:
    """The day of a page's only clock, where the article says of no day that it is "hôm nay" and whatever else is sure
    leaves it: a day told lies right before it, or the one day that is left not long before it, so that it is not that
    of copying, or no further behind it than `slack` says, for which it is announced."""
    if days_back(news[0].first) is not None:
        return None
    clocks = [c for c in clues if c.kind == "page clock" and (c.hard or c.weight >= _SURE)]
    shown = {day for c in clocks if (day := _day_shown(c.reason))}
    if len(shown) != 1 or not all(c.hard or (len(days) == 1 and _is_near(days[0], c, slack)) for c in clocks):
        return None
    day = next(iter(shown))
    return day if all(c.admits(day) for c in clues if c.hard) else None


def _is_near(day: date, clock: Clue, slack: tuple[int, int]) -> bool:
    """Whether a clock shows a day on which what is told of a day was news; what is recalled further down was before."""
    shown = _day_shown(clock.reason)
    before, after = max(slack[0], 0), min(slack[1], _RECALLED_FOR)
    return shown is not None and day - before * DAY <= shown <= day + max(_NEWS_WAITS, after) * DAY


def _clock_of(day: date, clues: Sequence[Clue]) -> Clue:
    return next(c for c in clues if _day_shown(c.reason) == day)


def _put_up(day: date, news: Sequence[Expression], clues: Sequence[Clue]) -> date | None:
    """The day of the page's clock, or of its archive, where that lies right behind the day of the news, which no "hôm
    nay" tells."""
    if days_back(news[0].first) is not None:
        return None
    shown = sorted(d for c in clues if c.hard and (d := _day_shown(c.reason)) is not None)
    return next((d for d in shown if day <= d <= day + _NEWS_LASTS * DAY), None)


def _day_shown(reason: Reason) -> date | None:
    """The whole day that a page's clock or an archive's header shows."""
    if isinstance(reason, ArchiveHeader):
        first, last = edtf.period(reason.published)
        return first if first == last else None
    return reason.day if isinstance(reason, PageClock) else None


def _outside(published: str, given: Clue, used: Sequence[Clue], overruled: Sequence[tuple[Clue, str]]) -> Hinge:
    """The day told lies outside the month or year given: the words that count from the writing mean that time."""
    beaten = [(c, given.kind) for c in used if c.kind == "weekday"]
    beaten += [o for o in overruled if o[0].kind != given.kind]
    return published_on(published, tuple(beaten))


# Which hard clue is believed first; what contradicts the days that it leaves is overruled.
_ORDER = (
    "publication date", "url date", "archive header", "page clock", "lunar year", "office", "rank", "anniversary",
    "year mentioned", "office told", "milestone",
)  # fmt: skip


def _strength(clue: Clue) -> int:
    return _ORDER.index(clue.kind) if clue.kind in _ORDER else len(_ORDER)


_NEWS_LASTS = 2  # days from what happened to what is put up, at most
_NEWS_WAITS = 5  # the same where the page shows a clock with its hour
# So long at most it is before one of which the news tells no day.
_RECALLED_FOR = 10
# What weighs so much is a clock with its hour.
_SURE = 6.0
# What so little is said of bounds no year.
_VAGUE = 1.5
# What is told so long before the rest is recalled.
_RECALLED = 60 * DAY


def _not_recalled(expressions: Sequence[Expression], clues: Sequence[Clue], years: range) -> list[Expression]:
    """Without whole dates that lie long before the writing ("20-6-1977 – 20-6-2022"): they tell no day of it.

    Such are those before the years of articles, those long before the term of somebody who acts in the news, and those
    that two other pieces of evidence put in the past.
    """
    office, two = _recalled_before([c for c in clues if (c.hard and c.kind in _BOUNDS) or c.kind == "page clock"])
    out = []
    for e in expressions:
        p = day_parts(e)
        day = day_or_none(p.year, p.month or 1, p.day or 1) if p.year else None
        if day is None or (day.year >= years.start and day.toordinal() >= max(office, two)):
            out.append(e)
    return out


def _recalled_before(bounds: Sequence[Clue]) -> tuple[int, int]:
    """The ordinals of the days before which a whole date is recalled: by an office, by any two pieces of evidence."""
    offices, ends = [0], dict[Reason, int]()
    for c in bounds:
        starts = [a for a, _ in c.spans if a]
        if len(starts) == len(c.spans):
            end = min(starts, default=date.max).toordinal() - _RECALLED.days
            ends[c.reason] = max(end, ends.get(c.reason, 0))
            offices += [end] if c.kind == "office" else []
    return max(offices), sorted((*ends.values(), 0, 0))[-2]


def _fitting(news: Sequence[Expression], dated: Sequence[Clue], years: Sequence[int]) -> Sequence[Expression]:
    """The days told from the first on that fits what the page and its source say of the writing, all if none does."""
    for n, e in enumerate(news if dated else ()):
        days, _ = _possible_days([e], (), years)
        if any(all(c.admits(d) for c in dated) for d in days):
            return news[n:]
    return news


def _years(clues: Sequence[Clue]) -> range:
    """The years in which the article may have been written, later ones where the page or its source is dated so."""
    told = [b.year for c in clues if c.kind in _DATED for _, b in c.spans if b and b.year < LAST_YEAR + 100]
    given = [a.year for c in clues if c.kind == "publication date" for a, _ in c.spans if a]
    return range(min([FIRST_YEAR, *given]), max([LAST_YEAR, *told]) + 1)


def _possible_days(
    news: Sequence[Expression], full: Sequence[Expression], years: Sequence[int]
) -> tuple[tuple[date, ...], list[Clue]]:
    """Every day of writing that the best news expression leaves, and the clue that gives its year, if one does."""
    for e in news:
        p = day_parts(e)
        if p.day is None or p.month is None or p.lunar:
            continue
        back = (days_back(p) or 0) * DAY
        if p.year is not None:
            if day := day_or_none(p.year, p.month, p.day):
                whole = WholeDate(Term(day, day))
                return (day + back,), [Clue("full date", ((day, day),), e.text, whole, e.start, e.end)]
            continue
        for other in full:
            q = other.first
            if q.year and (q.month, q.day) == (p.month, p.day) and (day := day_or_none(q.year, p.month, p.day)):
                reason = YearElsewhere(Quote(e.text, e.start, e.end), day)
                return (day + back,), [Clue("same day", ((day, day),), other.text, reason, other.start, other.end)]
        if found := tuple(day + back for y in years if (day := day_or_none(y, p.month, p.day))):
            return found, []
    return (), []


def _by_weekday(days: tuple[date, ...], weekdays: Sequence[Expression], used: list[Clue]) -> tuple[date, ...]:
    """Years in which the told weekday falls on the told day."""
    for e in weekdays:
        p = e.first
        if p.year is not None or p.month is None or p.day is None or p.weekday is None or len(days) == 1:
            continue
        left = tuple(d for d in days if (own := nearest(d, p.month, p.day)) and own.isoweekday() == p.weekday)
        if left and len(left) < len(days):
            told = tuple(own for d in left if (own := nearest(d, p.month, p.day)))
            reason = Weekday(p.weekday, told)
            used.append(Clue("weekday", tuple((d, d) for d in left), e.text, reason, e.start, e.end))
            days = left
    return days


def _rank(days: tuple[date, ...], soft: Sequence[Clue], used: list[Clue]) -> tuple[date, ...]:
    """Keep the days that the soft clues clearly prefer; where they do not, keep all."""
    # what admits every day tells nothing, and must not lift a faint preference over the threshold
    telling = [c for c in _distinct(soft) if not all(c.admits(d) for d in days)]
    score = {d: sum(c.weight for c in telling if c.admits(d)) for d in days}
    best = max(score.values())
    if best < 1.5:
        return days
    left = tuple(d for d in days if score[d] > best - 1)
    if len(left) < len(days):
        seen: set[tuple[str, Reason]] = set()
        for c in sorted(soft, key=lambda c: -c.weight):
            key = (c.kind, c.reason)
            if key not in seen and any(c.admits(d) for d in left) and not all(c.admits(d) for d in days):
                seen.add(key)
                used.append(c)
    return left


def _distinct(clues: Sequence[Clue]) -> list[Clue]:
    """One vote for each thing said, however often it is repeated, and one for all years that are just spoken of: the
    year between two of them is not surer than they are."""
    best: dict[tuple[str, tuple[Span, ...]], Clue] = {}
    spoken_of = [c for c in clues if isinstance(c.reason, YearSpokenOf) and c.weight <= _VAGUE]
    if len(spoken_of) > 1:
        clues = [c for c in clues if c not in spoken_of]
        clues.append(replace(spoken_of[0], spans=tuple(dict.fromkeys(s for c in spoken_of for s in c.spans))))
    for c in clues:
        key = (c.kind, c.spans)
        if key not in best or best[key].weight < c.weight:
            best[key] = c
    return list(best.values())


def _only_clock(used: Sequence[Clue], clues: Sequence[Clue]) -> date | None:
    """The day of a page's only clock with its hour, which nothing gainsays: there no day is told that would tell it
    from that of copying."""
    clocks = {c.reason.day for c in clues if isinstance(c.reason, PageClock)}
    sure = any(c.kind == "page clock" and c.weight >= _SURE for c in used)
    return next(iter(clocks)) if sure and len(clocks) == 1 else None


def _window(clues: Sequence[Clue], published: str | None) -> Hinge:
    """No day is told: the span that the hard clues leave, then what surer soft clues leave of it.

    A month or year given is the span whatever the clues say, for nothing tells that the page came out some days after.
    """
    if published:
        alone = published_on(published)
        return replace(alone, overruled=contradicting(alone, clues, ()))
    live: list[Span] = [(None, None)]
    used: list[Clue] = []
    overruled: list[tuple[Clue, str]] = []
    hard = sorted((c for c in clues if c.hard), key=_strength)
    first = date(FIRST_YEAR, 1, 1)
    telling = (c for c in clues if not c.hard and c.weight >= 3 and any(hi is None or hi >= first for _, hi in c.spans))
    soft = sorted(telling, key=lambda c: -c.weight)
    for clue in [*hard, *soft]:
        left = [both for a in live for b in clue.spans if (both := common(a, b))]
        if not left:
            overruled.append((clue, used[-1].kind if used else "the other evidence"))
        elif left != live:
            live = left
            used.append(clue)
    # several stretches may be left: a second term, a feast of every year
    lo = None if any(a is None for a, _ in live) else min(a for a, _ in live if a)
    hi = None if any(b is None for _, b in live) else max(b for _, b in live if b)
    days: tuple[date, ...] = ()
    if lo is not None and lo == hi:
        days = (lo,)
    elif (day := _only_clock(used, clues)) is not None:
        days, lo, hi = (day,), day, day
    return Hinge(days, (lo, hi), tuple(used), tuple(overruled), False, None)
