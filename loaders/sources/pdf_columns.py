"""The order in which a page with columns is read: pypdf lays the page out as on a typewriter, and where a gutter runs
down between running text, the text left of it comes before the text right of it."""

from __future__ import annotations

from collections import Counter

from loaders.patterns import lazy_re

_GAP = lazy_re(r"(?<=\S) {3,}(?=\S)")
_LINES = 4  # beside one another make columns
_SHARE = 0.4  # of a page's lines
_WIDE = 18  # characters of a line of running text at least; the cells of a table are shorter


def in_columns(layout: str) -> list[str] | None:
    """The blocks of a page in columns, in reading order, the lines of each parted by line breaks; None for a page
    without columns.

    `layout` has a line for each line of the page, in which blanks stand for distances. What reaches over the gutter,
    such as a headline, is a block and parts what is above it from what is below.
    """
    lines = layout.splitlines()
    gutter = _gutter(lines)
    if gutter is None:
        return None
    blocks: list[str] = []
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        if _reaches_over(line, gutter):
            blocks += [*_columns(left, right), line.strip()]
            left, right = [], []
        else:
            left.append(line[:gutter])
            right.append(line[gutter:])
    return [block for block in (*blocks, *_columns(left, right)) if block]


def _columns(*columns: list[str]) -> list[str]:
    """The blocks of columns beside one another, which may have columns themselves; where none has, they are one."""
    inside = [in_columns("\n".join(lines)) for lines in columns]
    plain = ["\n".join(line.strip() for line in lines).strip("\n") for lines in columns]
    if not any(inside):
        return ["\n".join(filter(None, plain))]
    return [block for blocks, text in zip(inside, plain, strict=True) for block in blocks or [text]]


def _gutter(lines: list[str]) -> int | None:
    """The place of a gutter that most lines have, with running text on both sides."""
    told = [line for line in lines if line.strip()]
    places: Counter[int] = Counter()
    for line in told:
        for gap in _GAP.finditer(line):
            places.update(range(gap.start() + 1, gap.end()))
    if not places:
        return None
    most = max(places.values())
    if most < max(_LINES, _SHARE * len(told)):
        return None
    best = [place for place, count in places.items() if count == most]
    gutter = max(best)  # at the edge of the right column, whose lines begin at one place
    beside = [(line[:gutter].strip(), line[gutter:].strip()) for line in told if not _reaches_over(line, gutter)]
    both = [(left, right) for left, right in beside if left and right]
    if len(both) < _LINES:
        return None
    from statistics import median  # slow to import

    running = all(median(len(side) for side in sides) >= _WIDE for sides in zip(*both, strict=True))
    return gutter if running else None


def _reaches_over(line: str, gutter: int) -> bool:
    """Whether a line has words on both sides of the gutter, and no gap at it."""
    return bool(line[:gutter].strip() and line[gutter:].strip()) and line[gutter - 2 : gutter].strip() != ""
