"""Find the date expressions of a text: what the words say, never which day that is.

Three steps: `scan` tries the rows of `loaders.dates.grammar` at each word they can begin with and takes the longest
match; `loaders.dates.refine` then joins what belongs together and drops what has no cue; the rest becomes
`Expression`s. One pass over the words, so the cost grows with the length of the text.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, islice

from loaders.dates import refine
from loaders.dates.candidate import Candidate
from loaders.dates.grammar import Row, rows_by_word
from loaders.dates.grammar.row import Reading
from loaders.dates.partial import Expression
from loaders.patterns import lazy_re
from loaders.text.normalise import lowered

_WORDS = lazy_re(r"(\w+)")
_table = lru_cache(maxsize=1)(rows_by_word)


def _inside_number(low: str, start: int) -> bool:
    """Is the number that starts here the tail of a longer one ("1.500/2", "HQ-016")? Behind a word, comma and colon
    begin something new ("Cập nhật:2/9/2019")."""
    if start < 2:
        return False
    mark, before = low[start - 1], low[start - 2]
    return before.isdecimal() if mark in ",:" else mark in "/.-+" and before.isalnum()


def _best(low: str, start: int, rows: tuple[Row, ...]) -> tuple[Row, Reading, int] | None:
    best: tuple[Row, Reading, int] | None = None
    for row in rows:
        m = row.pattern.match(low, start)
        if m and (best is None or m.end() > best[2]):
            reading = row.build(m)
            if reading is not None:
                best = row, reading, m.end()
    return best


def scan(low: str) -> list[Candidate]:
    """The longest match at each word, left to right, of a text in lower case; words of no date leave no trace."""
    table = _table()
    found: list[Candidate] = []
    done = 0
    parts = _WORDS.split(low)  # what is between, a word, what is between, …
    for start, word in zip(islice(accumulate(map(len, parts)), 0, None, 2), parts[1::2], strict=False):
        number = word[0].isdecimal()
        rows = table["#"] if number else table.get(word)
        if not rows or start < done or (number and _inside_number(low, start)):
            continue
        best = _best(low, start, rows)
        if best is None:
            continue
        row, reading, done = best
        if reading.first is not None:
            found.append(Candidate.of(row.name + ("_choice" if reading.choice else ""), start, done, reading))
    return found


def find_expressions(text: str) -> tuple[Expression, ...]:
    """The date expressions of `text`, in order, not overlapping; `text` is normalised (`loaders.text.normalise`)."""
    low = lowered(text)
    found = scan(low)
    for step in refine.STEPS:
        found = step(found, text, low)
    return tuple(c.expression(text) for c in found)
