"""Events and visits of known date, as evidence for the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import regex as re

from loaders.actors.parties import Party, PartyKind
from loaders.dates.days import DAY, Span, day_or_none, whole_year
from loaders.dates.partial import Expression, Form
from loaders.evidence.clue import Clue
from loaders.evidence.reasons import KnownOccasions, KnownVisit, Occasion, OccasionOnDay
from loaders.evidence.view import View
from loaders.facts.known import KnownEvent
from loaders.lexicon.lists import whole
from loaders.patterns import lazy_regex
from loaders.visits import Visit, visits_between

_ATTENDED = lazy_regex(
    r"(?<![\p{L}])(?:bên lề|dự|tham dự|tham gia|nhân dịp|trong khuôn khổ|tại|đến)(?![\p{L}])[^.;]{0,60}$", re.IGNORECASE
)
_BEFORE_IT = whole("tenses.toml", "before_it", behind="[^.;]{0,50}$")
_OVER = whole("tenses.toml", "before_it", "vừa|chúc mừng", behind="[^.;]{0,90}$")
_JUST_OVER = lazy_regex(r"(?<![\p{L}])(?:vừa|ngay sau)(?![\p{L}])[^.;]{0,90}$", re.IGNORECASE)
# Right behind an occasion: it was told of the year before, "tại thượng đỉnh G20 ở Osaka năm ngoái".
_YEAR_AFTER = lazy_regex(r"[^.,;:\n]{0,30}?(?<![\p{L}])(?:năm ngoái|last year)(?![\p{L}])", re.IGNORECASE)
# A seat for a term is spoken of from the day on which it was won, half a year before.
_WON = timedelta(days=240)
# Who will be at an event is known for months; who is asked to it, or seeks a seat for a term, for years.
_AHEAD = whole("tenses.toml", "to_come", behind="[^.;]{0,90}$")
_SOUGHT = whole("tenses.toml", "sought", behind="[^.;]{0,90}$")
# Who is to be the host of an occasion is known years before.
_HOSTED = lazy_regex(r"(?<![\p{L}])(?:chủ nhà|đăng cai)(?![\p{L}])[^.,;]{0,30}$", re.IGNORECASE)
# Nobody can have written of these before they happened.
_UNFORESEEN = frozenset({"since", "disaster", "death"})
# What lasts longer is a term or a year of chairing, not an occasion.
_LASTING = timedelta(days=200)


def known_events(view: View) -> Iterator[Clue]:
    """Events of known date that the article names: it was written around one of them. Source: known_events.csv."""
    for mention in view.facts.find_events(view.text):
        if not view.is_told(mention.start):
            continue
        s = view.sentence_at(mention.start)
        before = view.before(mention.start)
        if _HOSTED.search(before):
            continue
        attended = bool(_ATTENDED.search(before)) or (s is not None and s.number in view.leading)
        attended = attended and not _BEFORE_IT.search(before)
        weight = 1.0
        if attended and len(mention.events) == 1:
            only = mention.events[0]
            # a day that the article tells is one of the event's own
            weight = 5.0 if any(_falls_in(day, only) for _, days in view.yearless_days for day in days) else 3.0
        elif len(mention.events) == 1 and mention.events[0].kind in _UNFORESEEN:
            weight = 2.0
        told = KnownOccasions(tuple(_occasion(e) for e in mention.events[:4]))
        ahead = 760 if _SOUGHT.search(before) else 330 if _AHEAD.search(before) else 0
        spans = [_around(e, attended, ahead) for e in mention.events]
        if len(mention.events) == 1 and (after := _after_congress(mention.events[0], before)):
            spans, weight = [after], 3.0
        elif len(mention.events) == 1 and _YEAR_AFTER.match(view.text, mention.end):
            spans, weight = [whole_year(mention.events[0].first.year + 1)], 3.0
        yield view.clue("known event", spans, mention.start, mention.end, told, weight)


def _after_congress(event: KnownEvent, before: str) -> Span | None:
    """The time after a congress that the words tell as over, of one just over a year of it; None of others."""
    over = _OVER.search(before) if event.kind == "congress" else None
    if over is None:
        return None
    return event.first - 10 * DAY, event.first + 400 * DAY if _JUST_OVER.search(before) else None


def _occasion(event: KnownEvent) -> Occasion:
    return Occasion(event.name, event.start, event.end, event.source)


def _around(event: KnownEvent, attended: bool, ahead: int) -> Span:
    """When an event is spoken of: in the months around it where it is attended, else within a year; so many days
    `ahead` where the words put it there."""
    lo, hi = event.first, event.last
    if ahead and event.kind in ("term", "congress"):
        return lo - ahead * DAY, hi + 30 * DAY if hi else None
    if hi is None:
        return lo - 60 * DAY, None
    if hi - lo > _LASTING:
        return lo - (_WON if event.kind == "term" else timedelta(days=60)), hi + 30 * DAY
    if attended and ahead:
        return lo - ahead * DAY, hi + 15 * DAY
    if attended:
        return lo - 150 * DAY, hi + 75 * DAY
    return lo - (DAY if event.kind in _UNFORESEEN else 365 * DAY), hi + 365 * DAY


def _falls_in(day: tuple[int, int], event: KnownEvent) -> bool:
    """Whether a month and day lie in a known event of some days, give or take one."""
    last = event.last
    if last is None or (last - event.first).days > 14:
        return False
    at = day_or_none(event.first.year, *day)
    return at is not None and event.first - DAY <= at <= last + DAY


def _pairs(view: View) -> list[tuple[str, str]]:
    """The pairs of the states that act in an article, the article's own first."""
    count = Counter(p.code for p in view.parties if p.code and p.official and view.is_told(p.start))
    codes = [c for c, _ in count.most_common(4)]
    pairs = [(min(a, b), max(a, b)) for n, a in enumerate(codes) for b in codes[n + 1 :]]
    return list(dict.fromkeys([*([view.focus] if view.focus else []), *pairs]))


def known_visits(view: View) -> Iterator[Clue]:
    """A day told without its year that falls into a known visit of a person the article names. Source: visits.csv."""
    named = {m.name for p in view.parties for m in p.people}
    for visit in (v for pair in _pairs(view) for v in visits_between(*pair)):
        if visit.visitor not in named:
            continue
        best: tuple[int, Expression] | None = None
        for e, days in view.yearless_days:
            hits = sum(_lies_in(day, visit) for day in days)
            worth = hits + (len(days) == 2 and hits == 2)  # both ends of what is told fit
            if hits and (best is None or worth > best[0]):
                best = (worth, e)
        if best:
            worth, e = best
            weight = max(0.25, _visit_weight(view, e, visit, worth) + _at_host(view, e, visit))
            if _is_another_stay(view, visit):
                weight = 0.25
            yield view.clue("known event", [_told_around(view, e, visit)], e.start, e.end, _visit(visit), weight)


_LAST_YEAR = lazy_regex(r"(?<![\p{L}])(?:năm ngoái|năm trước|last year)(?![\p{L}])", re.IGNORECASE)
# A visit of which a statement or what was agreed on is recalled was so long ago at most, if no year is told.
_RECALLED = 300 * DAY
_OUTCOME = whole("tenses.toml", "outcome", behind="[^.;]*$")


def _told_around(view: View, e: Expression, visit: Visit) -> Span:
    """When a visit is told by its days alone: in its year, and where only its outcome is recalled, for months on."""
    first, last = whole_year(visit.first.year + bool(_LAST_YEAR.search(view.before(e.start))))
    recalled = visit.exact and _OUTCOME.search(view.before(e.start))
    return (visit.first, visit.last + _RECALLED) if recalled else (first, last)


def _is_another_stay(view: View, visit: Visit) -> bool:
    """Whether a stay is told that only begins or ends within a known visit: it is one of another year."""
    if not visit.exact:
        return False
    for e, days in view.yearless_days:
        if e.form is Form.RANGE and len(days) == 2 and _names(view, e, visit.visitor):
            a, b = (day_or_none(visit.first.year, *day) for day in days)
            if a and b and a < b and _crosses(a, b, visit):
                return True
    return False


def _crosses(a: date, b: date, visit: Visit) -> bool:
    """Whether a stretch and a visit have days in common, and each has days that the other has not; give or take one."""
    meets = a <= visit.last and visit.first <= b
    around = a <= visit.first + DAY and visit.last - DAY <= b
    within = visit.first - DAY <= a and b <= visit.last + DAY
    return meets and not around and not within


_FROM_AFAR = lazy_regex(
    r"(?<![\p{L}])(?:điện đàm|điện thoại|gọi điện|trực tuyến|(?:tele)?phoned?|virtual|video (?:call|meeting|summit))"
    r"(?![\p{L}])",
    re.IGNORECASE,
)


def _from_afar(view: View, e: Expression) -> bool:
    """Whether the sentence with a day tells a call, for which nobody travels."""
    s = view.sentence_at(e.start)
    return s is not None and _FROM_AFAR.search(view.text, s.start, s.end) is not None


def _visit_weight(view: View, e: Expression, visit: Visit, worth: int) -> float:
    """What a day within a visit is worth: little where its sentence tells a call or not who went, or where the month
    alone is known, for then a day of another year falls into one as easily."""
    if _from_afar(view, e) is not (visit.kind == "call"):
        return 0.25
    named = _names(view, e, visit.visitor)
    if not visit.exact:
        return 0.5 if named else 0.25
    hosted = any(visit.host_country in p.codes for p in _beside(view, e))
    return (3.0 if named and hosted else 0.75 if named or hosted else 0.25) + 0.75 * worth * (named or hosted)


def _beside(view: View, e: Expression) -> list[Party]:
    s = view.sentence_at(e.start)
    return [p for p in view.parties if s is not None and s.start <= p.start < s.end]


def _names(view: View, e: Expression, person: str) -> bool:
    """Whether the sentence with a day names somebody."""
    return any(m.name == person for p in _beside(view, e) for m in p.people)


def _visit(v: Visit) -> KnownVisit:
    return KnownVisit(v.visitor, v.host_country, v.kind, v.start, v.end, v.source, v.first.year)


def _at_host(view: View, e: Expression, visit: Visit) -> float:
    """1 where the sentence with the day names a place of the host's, -2.5 where one of the visitor's, else 0."""
    s = view.sentence_at(e.start)
    if s is None or visit.kind != "visit" or _from_afar(view, e):
        return 0.0
    places = {p.code for p in view.parties if p.kind is PartyKind.PLACE and s.start <= p.start < s.end}
    guest = visit.visitor_country
    return float(visit.host_country in places) - 2.5 * float(guest in places)


def _lies_in(day: tuple[int, int], visit: Visit) -> bool:
    """Whether a month and day lie in a visit."""
    at = day_or_none(visit.first.year, *day)
    return at is not None and visit.first <= at <= visit.last


def day_coincidence(view: View) -> Iterator[Clue]:
    """A day told without its year on which a known event of the two states that the article is about fell: with some
    event of all that it names a day coincides as easily. Source: known_events.csv."""
    told: dict[tuple[int, int], Expression] = {}
    for e, days in view.yearless_days:
        for day in days:
            told.setdefault(day, e)
    for event in view.facts.days_of([view.focus]) if told and view.focus else ():  # a state's own day tells little
        found = told.get((event.first.month, event.first.day))
        if found is not None and not _from_afar(view, found):
            reason = OccasionOnDay(_occasion(event), event.first.year)
            yield view.own_year("known event", found.start, found.end, event.first.year, 1.25, reason)
