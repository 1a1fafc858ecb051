"""The date expressions of one article as plain records: what `bangiao dates` writes.

Each expression is read by itself, with the publication day and the day told before it; the evidence of a whole
article (`loaders.dates.resolve`) plays no part here.
"""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from loaders.article import Article
from loaders.dates import edtf
from loaders.dates.calendar import Days, OpenDays, place, place_form
from loaders.dates.find import find_expressions
from loaders.dates.partial import Anchor, Expression, Form, PartialDate, Unit
from loaders.published import parse_published
from loaders.text.normalise import normalise


class DateRecord(TypedDict):
    """`start`, `end`: offsets in the article's text as given, end exclusive. `date`: EDTF, None where none can be told.

    `certainty`: `stated` (year and all in the words), `inferred` (one answer from the reference day), `ambiguous`
    (the reference leaves several), `unknown` (no year, or no reference for a relative word).
    """

    text: str
    start: int
    end: int
    date: str | None
    part_of_day: str | None
    certainty: str


# Words that point at a moment just told and name no day of their own.
_POINTERS = frozenset({"right_after", "this_occasion"})


def date_records(article: Article) -> list[DateRecord]:
    """The records of an article, in order; `published` (day, month or year) is the reference of relative words.

    Raises ValueError where `published` is no such date. Unreadable dates ("ngày 32/4") give no record, and a
    "cùng ngày" after one is unknown.
    """
    published = parse_published(article.published)
    reference: Days | None = None
    if published is not None:
        lo, hi = edtf.bounds(published)
        reference = (lo, hi) if lo is not None and hi is not None else None
    normal = normalise(article.text)
    records: list[DateRecord] = []
    told: date | None = None
    told_year: date | None = None  # the first day of the last year or month told, for "11 năm sau"
    blocked = False
    for e in find_expressions(normal.text):
        if e.form is Form.UNREADABLE:
            told, blocked = None, True
            continue
        if e.rule in _POINTERS:
            continue
        years = e.first.shift is not None and e.first.shift.unit is Unit.YEAR
        value, certainty, span = _read(e, reference, told_year if years else told, blocked)
        start, end = normal.span(e.start, e.end)
        part = e.first.part_of_day or (e.last.part_of_day if e.last is not None else None)
        records.append(
            DateRecord(
                text=article.text[start:end],
                start=start,
                end=end,
                date=value,
                part_of_day=part.value if part is not None else None,
                certainty=certainty,
            )
        )
        if span is None or e.weak:
            continue
        if _single(span):
            told, blocked = span[0], False
        if e.form is Form.POINT and (_single(span) or e.first.year is not None):
            told_year = span[0]
    return records


def _read(
    e: Expression, reference: Days | None, told: date | None, blocked: bool
) -> tuple[str | None, str, OpenDays | None]:
    """EDTF, certainty, and the days where they are sure."""
    e_parts = [_coarse(p) for p in (e.first, e.last, *e.others) if p is not None]
    first, last = e_parts[0], e_parts[1] if e.last is not None else None
    from_told = any(p.shift is not None and p.shift.anchor is Anchor.TOLD for p in e_parts)
    if from_told and (told is None or blocked):
        # Nothing was told before: a lone "hôm sau" counts from the day of writing.
        told = reference[0] if reference and reference[0] == reference[1] and not blocked else None
    if e.form is Form.EITHER:
        return _several(e, e_parts, reference, told)
    span = place_form(e.form, first, last, reference, told, e.duration_days)
    if span is None:
        return _without_year(e.form, first, last), "unknown", None
    stated = all(p.year is not None or p.decade is not None for p in e_parts if p != PartialDate())
    if stated:
        return edtf_of(e, span), "stated", span
    if reference is None or reference[0] == reference[1] or from_told:
        return edtf_of(e, span), "inferred", span
    ends = [place_form(e.form, first, last, day, told, e.duration_days) for day in reference]
    at_first, at_last = ends
    if at_first is None or at_last is None or at_first == at_last:
        return edtf_of(e, span), "inferred", span
    relative = any(p.shift is not None or p.weekday is not None for p in e_parts)
    if not relative and _inside(span, reference):
        return edtf_of(e, span), "inferred", span
    (a, b), (c, d) = at_first, at_last
    if a is not None and a == b and c is not None and c == d:
        return edtf.within(a, c) if relative else edtf.one_of([a, c]), "ambiguous", None
    lo = min(a, c) if a is not None and c is not None else None
    hi = max(b, d) if b is not None and d is not None else None
    return edtf.of_days(lo, hi), "ambiguous", None


def _coarse(p: PartialDate) -> PartialDate:
    """ "Cuối tháng 2" is written as the month: the words promise no narrower bound. Weeks keep their phase."""
    by_week = p.shift is not None and p.shift.unit is Unit.WEEK
    return p if p.phase is None or by_week else p.with_(phase=None)


def _inside(span: OpenDays, reference: Days) -> bool:
    return all(d is None or reference[0] <= d <= reference[1] for d in span)


def _single(span: OpenDays) -> date | None:
    return span[0] if span[0] is not None and span[0] == span[1] else None


def edtf_of(e: Expression, span: OpenDays) -> str:
    """A placed expression as EDTF; an open end keeps the grain of its words: "từ năm 2016" is `2016/..`."""
    lo, hi = span
    if e.form is Form.OPEN_END and hi is None and lo is not None:
        return f"{_grain(e.first, lo)}/.."
    if e.form is Form.OPEN_START and hi is not None:
        return f"../{_grain(e.last or e.first, hi)}"
    return edtf.of_days(lo, hi)


def _grain(p: PartialDate, day: date) -> str:
    unit = p.shift.unit if p.shift is not None else None
    if p.day is not None or p.weekday is not None or p.holiday is not None or unit in (Unit.DAY, Unit.WEEK):
        return day.isoformat()
    if p.month is not None or p.quarter is not None or p.season is not None or unit in (Unit.MONTH, Unit.QUARTER):
        return day.isoformat()[:7]
    return day.isoformat()[:4]


def _several(
    e: Expression, parts: list[PartialDate], reference: Days | None, told: date | None
) -> tuple[str | None, str, OpenDays | None]:
    """Separate days: `{a,b}` for "ngày 7 và 12/2", `[a,b]` for "ngày 7 hoặc 12/2"."""
    spans = [place(p, reference, told) for p in parts]
    spans = [spans[0], *spans[2:], spans[1]]
    certainty = "stated" if all(p.year is not None for p in parts) else "inferred"
    values = [edtf.of_days(*s) for s in spans if s is not None]
    if len(values) < len(parts):
        values = [v for p in parts if (v := _without_year(Form.POINT, p, None)) is not None]
        certainty = "unknown"
        if len(values) < len(parts):
            return None, certainty, None
    if len(set(values)) == 1:
        return values[0], certainty, None
    marks = "[]" if e.rule.endswith("choice") else "{}"
    return marks[0] + ",".join(sorted(set(values))) + marks[1], certainty, None


def _without_year(form: Form, first: PartialDate, last: PartialDate | None) -> str | None:
    """`XXXX-06-02` where day and month, or the month, are all that is known; None where not even those are."""

    def one(p: PartialDate | None) -> str | None:
        if p is None or p.month is None or p.lunar or p.year is not None:
            return None
        try:
            return edtf.no_year(p.month, p.day)
        except ValueError:
            return None

    a, b = one(first), one(last)
    if form is Form.POINT:
        return a
    # EDTF has no open interval without a year: the end that is known stands for it.
    if form is Form.OPEN_END:
        return a
    if form is Form.OPEN_START:
        return b
    return f"{a}/{b}" if a and b else None
