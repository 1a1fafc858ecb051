"""Pairs of states and states by number of events, as a list and as a matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api import countries
from api.i18n import Words
from api.pages import dates
from api.values import CountryCount, PairCount

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


def counted(found: Sequence[PairCount], t: Words) -> list[Counted]:
    """Pairs in words, in the order given."""
    most = max((p.events for p in found), default=1)
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
                dates.short(p.first) if p.first else None,
                dates.short(p.last) if p.last else None,
            )
        )
    return shown


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
