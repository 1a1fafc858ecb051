"""One row of the grammar and what it reads: shared by all families."""

from __future__ import annotations

import re
from collections.abc import Callable

from loaders.dates.grammar.pieces import compiled
from loaders.dates.partial import Form, PartialDate
from loaders.value import value


@value
class Reading:
    """What a row makes of its words.

    `bare`: numbers or an ordinal that are a date only with a cue beside them ("2-1", "thứ ba"); the refiners decide.
    `choice`: one of the days ("hoặc"), not all of them. `first` None: certainly no date; the words are consumed and
    yield nothing.
    """

    first: PartialDate | None
    last: PartialDate | None = None
    form: Form = Form.POINT
    others: tuple[PartialDate, ...] = ()
    duration_days: int | None = None
    bare: bool = False
    weak: bool = False
    clock: str | None = None
    choice: bool = False


NOT_A_DATE = Reading(None)

Builder = Callable[["re.Match[str]"], Reading | None]


@value
class Row:
    """`pattern` is matched against the text in lower case at a word listed in `on`; `build` may decline with None."""

    name: str
    on: tuple[str, ...]
    pattern: re.Pattern[str]
    build: Builder


def row(name: str, on: str, pattern: str, build: Builder | Reading | PartialDate) -> Row:
    """A row in readable Vietnamese: see `pieces.expand` for the pattern, `on` lists first words parted by spaces."""
    if isinstance(build, PartialDate):
        build = Reading(build)
    if isinstance(build, Reading):
        reading = build
        return Row(name, tuple(on.split()), compiled(pattern), lambda m: reading)
    return Row(name, tuple(on.split()), compiled(pattern), build)
