"""The grammar of date expressions, Vietnamese and English: one table of rows, family by family.

Order matters only between rows that match the same number of characters: the earlier row wins.
"""

from __future__ import annotations

from loaders.dates.grammar.row import Row

__all__ = ["Row", "rows_by_word"]


def rows_by_word() -> dict[str, tuple[Row, ...]]:
    """Rows under the word they begin with, in lower case; `#` for those that begin with a number."""
    from loaders.dates.grammar import (
        absolute,
        clock,
        english,
        feasts,
        negative,
        periods,
        ranges,
        relative,
        same_day,
        weekday,
    )  # fmt: skip

    table: dict[str, list[Row]] = {}
    for family in (negative, ranges, absolute, same_day, relative, weekday, feasts, periods, clock, english):
        for row in family.ROWS:
            for word in row.on:
                table.setdefault(word, []).append(row)
    return {word: tuple(rows) for word, rows in table.items()}
