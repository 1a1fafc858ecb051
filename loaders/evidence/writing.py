"""The day on which an article was written: what in it and around it may tell that day, for the hinge to weigh."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from loaders.article import Article
from loaders.dates.days import day_or_none, day_parts, days_back, nearest
from loaders.dates.partial import Anchor, Expression, Form, Lean
from loaders.dates.wording import is_announced, of_roundups
from loaders.evidence.clue import Clue
from loaders.evidence.clues.page import page_clues, url_clue
from loaders.evidence.dateline import as_sent, is_dateline
from loaders.evidence.hinge import Hinge, contradicting, find_hinge
from loaders.evidence.view import View
from loaders.evidence.years import find_clues
from loaders.lexicon.lists import whole
from loaders.published import parse_published
from loaders.sources.urldate import date_in_url

# A day told so far from the day of the news says nothing of when the news was written.
_FAR = 90
# So far behind a day the words that announce it may stand.
_REACH_BEHIND = 90
_DEADLINE = whole("beside_dates.toml", "deadlines", behind=r"(?: ngày)?\s*$")
# A bare weekday belongs to the day before it where no more than such a stretch lies between them.
_BESIDE = 14


def day_of_writing(article: Article, view: View) -> Hinge:
    """The possible days of writing, from the day given with the article, its address, its page and its text.

    ValueError where the day given is none.
    """
    published, page = _around(article, view)
    full = [e for e in view.told if e.first.year and e.first.month and e.first.day and not e.weak]
    clues = () if _is_day(published) else find_clues(view)
    hinge = find_hinge(_dating(view), published, page, clues, full, _with_weekday(view), _slack(view))
    return as_sent(hinge, view.text, view.told, view.sentence_at)


def _dating(view: View) -> list[Expression]:
    """The days of `view.news` without the whole dates that are no news: those told further down, of which two of three
    are recalled, in brackets, and last days ("đến ngày 31/12/2022"); but the first day told of all is news where it
    opens its sentence, however many lines of the page's own stand before. A round-up of some days is of their last."""
    summed_up = of_roundups(view.text, view.told, view.sentence_at)
    return [
        _last_day(e) if e in summed_up else e
        for e in view.news
        if not day_parts(e).year
        or days_back(e.first) is not None
        or e in view.clocks
        or is_dateline(view.text, view.sentence_at(e.start), e)
        or (e is view.told[0] and e.form is Form.POINT and not view.before(e.start).strip())
        or (view.is_opening(e.start) and e.form is not Form.OPEN_START and not _is_bracketed(view, e))
    ]


def _last_day(e: Expression) -> Expression:
    return e if e.last is None else replace(e, first=e.last, last=None, form=Form.POINT)


def _is_bracketed(view: View, e: Expression) -> bool:
    before = view.before(e.start)
    return before.rfind("(") > before.rfind(")")


def contradictions(article: Article, view: View, hinge: Hinge) -> tuple[tuple[Clue, str], ...]:
    """What the page and the text say against the day that was given, which the hinge did not ask; of a month or year,
    which it did ask, nothing more. Each with what overruled it."""
    if not _is_day(hinge.published):
        return ()
    _, page = _around(article, view)
    return contradicting(hinge, [*page, *find_clues(view)], _with_weekday(view))


def _is_day(published: str | None) -> bool:
    return published is not None and len(published) == len("2017-06-19")


def _around(article: Article, view: View) -> tuple[str | None, list[Clue]]:
    """The publication day, month or year that is given or stands in the address, and what the page tells of it."""
    published, address = _given(article)
    page = page_clues(view)
    return published, [url_clue(*address), *page] if address else [*page]


def published_of(article: Article) -> str | None:
    """The publication day, month or year that is given, else the day in the address. ValueError where it is none."""
    return _given(article)[0]


def _given(article: Article) -> tuple[str | None, tuple[str, str] | None]:
    """What `published_of` gives, and the day, month or year in the address with its words where that is only a clue."""
    published = parse_published(article.published)
    address = date_in_url(article.url) if article.url else None
    if address and _is_day(address[0]) and not published:
        return address[0], None
    return published, address


def _with_weekday(view: View) -> list[Expression]:
    """Days told with their weekday, in one expression or right behind it ("ngày 18/11, một chiều chủ nhật")."""
    out = [e for e in view.news if e.first.weekday is not None]
    starts = [e.start for e in view.expressions]
    for e in view.news:
        if e.first.weekday is not None or e.form is not Form.POINT:
            continue
        behind = view.expressions[bisect_left(starts, e.end) : bisect_right(starts, e.end + _BESIDE)]
        beside = next((o for o in behind if o.first.weekday and not o.first.day), None)
        if beside and "." not in view.text[e.end : beside.start] and beside.first.shift is None:
            out.append(replace(e, first=e.first.with_(weekday=beside.first.weekday)))
    return out


def _slack(view: View) -> tuple[int, int]:
    """How many days before and after the day of the news the article may have been written.

    It was not written before a day told as past nor after one announced. (0, 0) where "hôm nay" stands beside the day.
    """
    if not view.news:
        return 0, 0
    best = view.news[0]
    if best.last is not None and best in of_roundups(view.text, view.told, view.sentence_at):
        return 0, 0  # it is put up when they are over: what lies behind them is still to come, whatever tells it
    if best.first.shift is not None and best.first.shift.anchor is Anchor.PUBLICATION:
        # what is told as past ("hôm 30/8") was not written before it, whatever a "hôm qua (28/8)" quotes
        return 0, max(0, *_days_around(view, best, leaning=True)[0], 0)
    if _is_dateline(view, best):
        return 0, 0
    past, coming, ends = _days_around(view, best)
    told = set(_days_around(view, best, leaning=True)[0])  # what is told as over may be announced as well
    past = [day for day in past if day not in coming or day in told]
    lo = min(coming) - 60 if coming else 0
    if past:
        # a bare "ngày 8/2" beside "hôm nay" may as well be tomorrow's
        lo = max(past) - (2 if len(past) == 1 and not coming else 0)
    after = [day for day in coming if day >= lo]
    # what the news itself tells is days old at most; a day recalled further down may be older
    reach = 3 if view.is_opening(best.start) else 10
    hi = min(after) if after else max([lo, *ends]) + reach
    return -lo, hi


def _days_around(view: View, best: Expression, leaning: bool = False) -> tuple[list[int], list[int], list[int]]:
    """Days told without their year, counted from the day of the news: past ones, announced ones, ends of stretches.

    `leaning`: only those whose own words tell that they are past.
    """
    past: list[int] = []
    coming: list[int] = []
    ends: list[int] = []
    p = day_parts(best)
    origin = day_or_none(p.year or 2000, p.month or 1, p.day or 1)
    if origin is None:
        return past, coming, ends
    for e in view.news:
        if e.weak and _DEADLINE.search(view.before(e.start, _REACH_BEHIND)):
            continue
        s = view.sentence_at(e.start)
        for q, is_end in ((day_parts(e), False), (e.last, True)):
            if q is None or (is_end and e.form is Form.OPEN_START) or q.day is None or q.month is None or q.year:
                continue
            day = nearest(origin, q.month, q.day)
            if day is None or abs((day - origin).days) > _FAR:
                continue
            if leaning and q.lean not in (Lean.PAST, Lean.ON_OR_BEFORE):
                continue
            announced = q.lean not in (Lean.PAST, Lean.ON_OR_BEFORE) and (
                s is not None
                and (
                    is_announced(view.text, s.start, e.start)
                    or is_announced(view.text, e.end, min(s.end, e.end + _REACH_BEHIND))
                )
            )
            where = ends if is_end else coming if announced or e.form is Form.OPEN_START else past
            where.append((day - origin).days)
    return past, coming, ends


def _is_dateline(view: View, e: Expression) -> bool:
    """Whether a place and the day open the sentence; a day without its year must be parted from what follows."""
    words = view.before(e.start)
    return is_dateline(view.text, view.sentence_at(e.start), e) or (
        len(words.split()) <= 5 and "," in words and e.first.year is not None
    )
