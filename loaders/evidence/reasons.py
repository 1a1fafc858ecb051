"""What a piece of evidence says, as data: one frozen dataclass for each kind of conclusion, with a code and arguments.

Everything about *what can be concluded* lives here; `say` puts it into words, from the templates of `reasons.toml`.
Arguments are named facts of plain types: names, numbers, days, terms, words of the article.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, fields, is_dataclass, replace
from datetime import date
from typing import Any, ClassVar

from loaders.patterns import lazy_re
from loaders.value import value


@value
class Quote:
    """Words of the article and where they stand (end exclusive; None where it is not in the text)."""

    text: str
    start: int | None = field(compare=False)
    end: int | None = field(compare=False)


@value
class Term:
    """Days from the first to the last, inclusive; None where an end is open."""

    start: date | None
    end: date | None


@value
class Occasion:
    """An event of known date: its name, its days as known (a day, a month or a year; `end` None for what goes on)."""

    name: str
    start: str
    end: str | None
    source: str


_CAPITAL = lazy_re("(?<!^)(?=[A-Z])")


class Reason:
    """One conclusion. Its dataclass has the arguments; `code` is its name as `whole_date` is that of `WholeDate`."""

    __slots__ = ()
    code: ClassVar[str]

    def __init_subclass__(cls) -> None:
        cls.code = _CAPITAL.sub("_", cls.__name__).lower()


# ---- the words themselves --------------------------------------------------------------------------------------------


@value
class WholeDate(Reason):
    """The words give day, month and year; of a stretch its days."""

    days: Term


@value
class YearElsewhere(Reason):
    """The evidence's words, of the same day and month, give the year of the words `of`."""

    of: Quote
    day: date


@value
class NearbyDate(Reason):
    """The evidence's words are a full date within days of the words `of`, which lack the year."""

    of: Quote
    year: int


@value
class SameMonth(Reason):
    """The evidence's words count years from the writing and name the month of the full date `of`."""

    of: Quote
    year: int


@value
class Weekday(Reason):
    """The weekday told (1 Monday to 7 Sunday) falls on the day told on these days alone, of those possible."""

    weekday: int
    days: tuple[date, ...]


@value
class OtherWeekday(Reason):
    """The weekday told (1 Monday to 7 Sunday) is not that of the day, which is `actual`."""

    weekday: int
    day: date
    actual: int


@value
class Length(Reason):
    """What begins on the day told lasts so many days."""

    days: int


# ---- the page --------------------------------------------------------------------------------------------------------


@value
class Published(Reason):
    """The article came out on the day, in the month or year (EDTF) that was given with it."""

    published: str


@value
class UrlDate(Reason):
    """The article's address holds this day or month (EDTF)."""

    published: str


@value
class ArchiveHeader(Reason):
    """The archive that kept the page dates it so (EDTF)."""

    published: str


@value
class Dateline(Reason):
    """The report is datelined so: it was sent on this day, before it was published."""

    code: ClassVar[str] = "dateline"
    day: date


@value
class PageClock(Reason):
    """The page's clock shows this day, which may be the day of copying."""

    day: date


# ---- days, months and years told beside the news ---------------------------------------------------------------------


@value
class DayTold(Reason):
    """This day is told: the article was not written long before it."""

    day: date


@value
class DayAnnounced(Reason):
    """This day is announced: the article was written about then or before."""

    day: date


@value
class PastTold(Reason):
    """This month or year (`2018-03`, `2018`) is told as past."""

    period: str


@value
class LikelyPastTold(Reason):
    """This month is told in words that leave open whether it is past."""

    period: str


@value
class MonthToCome(Reason):
    """This month (`2018-03`) or year (`2018`) is told as yet to come."""

    period: str


@value
class FiguresUpTo(Reason):
    """Figures up to this month (`2018-09`) are news."""

    period: str


@value
class CurrentYear(Reason):
    """The year is spoken of as the one that runs."""

    year: int


@value
class YearSpokenOf(Reason):
    """The year is spoken of as past, running or to come: the article was written in it or in one beside it."""

    year: int


# ---- plans, names of years, anniversaries ----------------------------------------------------------------------------


@value
class NamedYear(Reason):
    """The year stands in the name of an occasion."""

    name: str
    year: int


@value
class PlanSigned(Reason):
    """A plan for the year is being signed: from the autumn before to the middle of the year."""

    year: int


@value
class PlanRun(Reason):
    """What was planned for the year has been run."""

    year: int


@value
class LunarYear(Reason):
    """The lunar year of this name began in these years; people wish each other well around then."""

    name: str
    years: tuple[int, ...]


@value
class RelationsCounted(Reason):
    """So many years after a milestone of two states' relations is `year`.

    `told`: how the words put it: `marked` in that year, `last` or `next` year's, `nearly` or `over` so many years.
    """

    milestone: str
    countries: tuple[str, ...]
    since: int
    count: int
    year: int
    told: str
    source: str


@value
class ToBeMarked(Reason):
    """The anniversary of this year is yet to be marked."""

    year: int


@value
class Counted(Reason):
    """So many years from what is told (a year, or a day as known): the article is of `year`."""

    since: str
    count: int
    year: int
    source: str


@value
class CountedAbout(Reason):
    """The same anniversary is spoken of in the months around it."""

    since: str
    count: int
    year: int
    source: str


# ---- facts about the world -------------------------------------------------------------------------------------------


@value
class KnownOccasions(Reason):
    """The words name an event of known date; several where they fit several."""

    occasions: tuple[Occasion, ...]


@value
class OccasionOnDay(Reason):
    """On the day told, in this year, a known event of the two states took place."""

    occasion: Occasion
    year: int


@value
class KnownVisit(Reason):
    """The day told falls, in this year, into a known visit, meeting or call (`kind`) of somebody the article names."""

    visitor: str
    host: str
    kind: str
    start: str
    end: str
    source: str
    year: int


@value
class OfficeHeld(Reason):
    """Who is named in an office, or in one or all of several, held it in these terms. `offices` as in officials.csv."""

    person: str
    offices: tuple[str, ...]
    country: str
    terms: tuple[Term, ...]
    sources: tuple[str, ...]


@value
class OfficeSince(Reason):
    """Who is named held the office, or the first of those known, from this day on: the article is not older."""

    person: str
    offices: tuple[str, ...]
    country: str
    since: date
    sources: tuple[str, ...]


@value
class OfficeLeft(Reason):
    """Who is called a former holder left the office on this day."""

    person: str
    offices: tuple[str, ...]
    country: str
    left: date
    sources: tuple[str, ...]


@value
class OfficeElected(Reason):
    """Who is called elected was not yet sworn in on any of these days, on which the terms began."""

    person: str
    offices: tuple[str, ...]
    country: str
    oaths: tuple[date, ...]
    sources: tuple[str, ...]


@value
class RankHeld(Reason):
    """Who is called by a rank held it in this term."""

    person: str
    rank: str
    terms: tuple[Term, ...]
    source: str


@value
class RelationsSince(Reason):
    """The relations of two states have had this name since this day."""

    milestone: str
    countries: tuple[str, ...]
    since: date
    source: str


# ---- as plain values -------------------------------------------------------------------------------------------------

#: Every conclusion by its code. (A class with slots is made twice; the second is the one that counts.)
REASONS: dict[str, type[Reason]] = {kind.code: kind for kind in Reason.__subclasses__()}


def arguments(reason: Reason) -> dict[str, Any]:
    """The arguments as JSON holds them: days as ISO 8601, lists for several, objects for what has parts."""
    return {f.name: _plain(getattr(reason, f.name)) for f in fields(reason)}  # type: ignore[arg-type]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value


def led_back(reason: Reason, place: Callable[[Quote], Quote]) -> Reason:
    """The same conclusion with every quotation put through `place`."""
    quoted = {f.name: q for f in fields(reason) if isinstance(q := getattr(reason, f.name), Quote)}  # type: ignore[arg-type]
    return replace(reason, **{name: place(q) for name, q in quoted.items()}) if quoted else reason  # type: ignore[type-var]
