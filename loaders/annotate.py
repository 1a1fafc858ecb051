"""The date expressions of one article as plain records: what `bangiao dates` writes.

Each expression is read by itself, with the publication day, the dateline and the day told before it; the other evidence
of a whole article (`loaders.evidence.writing`) plays no part here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict

from loaders.article import Article
from loaders.dates.find import find_expressions
from loaders.dates.partial import Expression, Form
from loaders.dates.wording import told_as_over
from loaders.evidence.dateline import as_sent
from loaders.evidence.hinge import Hinge, published_on
from loaders.evidence.resolve import Resolution, answer, build_timeline
from loaders.published import parse_published
from loaders.text.document import read as read_text
from loaders.text.zones import Role


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
    document = read_text(article.text)
    normal = document.norm
    # "hôm nay" is a day, also where a visit of three begins on it
    expressions = tuple(_alone(e) for e in find_expressions(normal.text))
    hinge = published_on(parse_published(article.published))
    hinge = as_sent(hinge, normal.text, expressions, document.sentence_at)
    roles = [document.role_at(e.start) for e in expressions]
    over = told_as_over(document.lower, expressions, document.sentence_at)
    timeline = build_timeline(hinge, expressions, roles, [e for e in expressions if e.rule in _POINTERS], over)
    records: list[DateRecord] = []
    for e in expressions:
        if e.form is Form.UNREADABLE or e.rule in _POINTERS:
            continue
        found = _several(e, hinge) if e.form is Form.EITHER else answer(timeline, e)
        start, end = normal.span(e.start, e.end)
        part = e.first.part_of_day or (e.last.part_of_day if e.last is not None else None)
        records.append(
            DateRecord(
                text=article.text[start:end],
                start=start,
                end=end,
                date=found.edtf if found else None,
                part_of_day=part.value if part is not None else None,
                certainty=found.certainty if found else "unknown",
            )
        )
    return records


def _alone(e: Expression) -> Expression:
    return replace(e, duration_days=None) if e.form is Form.POINT and e.duration_days else e


def _several(e: Expression, hinge: Hinge) -> Resolution | None:
    """Separate days: `{a,b}` for "ngày 7 và 12/2", `[a,b]` for "ngày 7 hoặc 12/2"."""
    parts = [p for p in (e.first, *e.others, e.last) if p is not None]
    each = tuple(replace(e, form=Form.POINT, first=p, last=None, others=()) for p in parts)
    timeline = build_timeline(hinge, each, [Role.BODY] * len(each))
    found = [a for o in each if (a := answer(timeline, o)) is not None]
    if len(found) < len(each):
        return None
    values = sorted({a.edtf for a in found})
    marks = "[]" if e.rule.endswith("choice") else "{}"
    return replace(found[0], edtf=values[0] if len(values) == 1 else marks[0] + ",".join(values) + marks[1])
