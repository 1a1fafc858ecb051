"""Pairs of states and states by number of events, as a list and as a matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from api import countries
from api.i18n import LANGUAGES, Words
from api.pages import dates
from api.values import CountryCount, PairCount
from loaders.lexicon.states import fold

# How many states the matrix shows: more would not fit a page across.
MATRIX = 12
# Cells are shaded in this many steps, on a scale of square roots, so that one busy pair does not blanch the rest.
STEPS = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """A pair or a state with its number of events; `share` is 0 to 100 of the largest in its list."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    text: str
    events: int
    share: float
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """Row's with column's state; None for `events` on the diagonal."""

    events: int | None
    step: int
    says: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    states: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]


def counted(found: Sequence[PairCount], t: Words, most: int | None = None) -> list[Counted]:
    """Pairs in words, in the order given; `most`: the number of events that a whole bar stands for."""
    most = most or max((p.events for p in found), default=1)
    shown = []
    for p in found:
        names = tuple(countries.name(c, t.language) for c in p.countries)
        shown.append(
            Counted(
                p.countries,
                names,
                t("event.pair", first=names[0], second=names[1]),
                p.events,
                round(100 * p.events / most, 2),
                dates.numeric(p.first, t) if p.first else None,
                dates.numeric(p.last, t) if p.last else None,
            )
        )
    return shown


ORDERS = ("events", "name", "first", "last")
PER_PAGE = 50
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the pairs is on screen: those that `find` is part of a name or code of, in this order, this page."""

    find: str
    order: str
    page: int

    def parameters(self, **changes: str) -> list[tuple[str, str]]:
        """As parameters of the address; what is usual is left out, and another order or search begins anew."""
        now = {"find": self.find, "order": self.order} | changes
        usual = {"find": "", "order": ORDERS[0], "page": "1"}
        return [(name, value) for name, value in now.items() if value != usual[name]]


def asked(find: str, order: str, page: str) -> Asked:
    """What the address asks for; what cannot be read is as if it were not there."""
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    return Asked(find.strip()[:_LONGEST], order if order in ORDERS else ORDERS[0], max(1, number))


def chosen(found: Sequence[PairCount], what: Asked, t: Words) -> tuple[list[PairCount], int]:
    """The pairs of the page, and how many there are on all pages."""
    kept = [p for p in found if _has(p, what.find, t)] if what.find else list(found)
    if what.order == "name":
        kept.sort(key=lambda p: [fold(countries.name(c, t.language)) for c in p.countries])
    elif what.order in ("first", "last"):  # the latest first; what has no day comes last
        kept.sort(key=lambda p: (p.first if what.order == "first" else p.last) or date.min, reverse=True)
    start = (what.page - 1) * PER_PAGE
    return kept[start : start + PER_PAGE], len(kept)


def _has(pair: PairCount, words: str, t: Words) -> bool:
    """Whether each of the words, as names are compared, begins a word of a name or is a code of one of the two."""
    resolved = countries.resolve(words)
    if resolved is not None:
        return resolved in pair.countries
    names = " ".join(fold(countries.name(c, language)) for c in pair.countries for language in LANGUAGES)
    codes = {c.lower() for c in pair.countries}
    return all(word in codes or f" {word}" in f" {names}" for word in fold(words).split())


def states(found: Sequence[CountryCount], t: Words) -> list[Counted]:
    """States in words, in the order given."""
    most = max((c.events for c in found), default=1)
    return [
        Counted((c.code,), (name,), name, c.events, round(100 * c.events / most, 2), None, None)
        for c in found
        for name in (countries.name(c.code, t.language),)
    ]


def matrix(pairs: Sequence[Counted], ranked: Sequence[Counted], t: Words) -> Matrix | None:
    """Who with whom among the first of the states `ranked`; None where a list of pairs says it all."""
    codes = [s.codes[0] for s in ranked[:MATRIX]]
    if len(codes) < 3:
        return None
    by_codes = {p.codes: p for p in pairs}
    most = max(p.events for p in pairs)

    def cell(one: str, other: str) -> Cell:
        if one == other:
            return Cell(None, 0, "")
        pair = by_codes.get((min(one, other), max(one, other)))
        if pair is None:
            return Cell(0, 0, "")
        step = max(1, round(STEPS * (pair.events / most) ** 0.5))
        return Cell(
            pair.events, step, t("pairs.cell", pair=pair.text, n=t("timeline.found", n=pair.events)), pair.codes
        )

    return Matrix(
        tuple((c, countries.name(c, t.language)) for c in codes),
        tuple(tuple(cell(row, column) for column in codes) for row in codes),
    )
