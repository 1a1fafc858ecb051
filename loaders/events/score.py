"""What a mention is worth: the weights of its named features, added up.

The weights come from labelled articles (`make train`) and stand in `weights.tsv`, one feature a line: for the event,
for the day against the other days of the same contact, for the states against the other states.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from loaders.events.mentions import Mention

Weight = tuple[float, float, float]
BIAS = "(bias)"


@dataclass(frozen=True, slots=True)
class Scored:
    """A mention with its scores, in log odds.

    `event`: that the report is true as it stands. `day_share`, `pair_share`: of the days and of the states that the
    same contact might have, the share that falls to these (0 to 1). `worth`: all three together.
    """

    mention: Mention
    event: float
    day: float
    pair: float
    day_share: float
    pair_share: float
    worth: float


@cache
def weights() -> dict[str, Weight]:
    """The committed weights by feature. Features that are not there weigh nothing."""
    table: dict[str, Weight] = {}
    text = (files("loaders.events") / "weights.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        name, event, day, pair = line.split("\t")
        table[name] = float(event), float(day), float(pair)
    return table


_NOTHING: Weight = (0.0, 0.0, 0.0)


def _sum(names: Iterable[str], table: dict[str, Weight]) -> Weight:
    event = day = pair = 0.0
    for name in names:
        w = table.get(name)
        if w is not None:
            event += w[0]
            day += w[1]
            pair += w[2]
    return event, day, pair


def score(mentions: Sequence[Mention], table: dict[str, Weight] | None = None) -> list[Scored]:
    """The mentions of one article with their scores, in their order."""
    table = weights() if table is None else table
    known: dict[int, Weight] = {}  # feature lists are shared by the mentions of one contact

    def once(names: Sequence[str]) -> Weight:
        found = known.get(id(names))
        if found is None:
            found = known[id(names)] = _sum(names, table)
        return found

    bias = table.get(BIAS, _NOTHING)
    sums: list[Weight] = []
    for m in mentions:
        c, p, d, b = once(m.of_contact), once(m.of_pair), once(m.of_day), _sum(m.of_both, table)
        sums.append((bias[0] + c[0] + p[0] + d[0] + b[0], d[1] + b[1], p[2] + b[2]))
    return shared(mentions, sums)


def shared(mentions: Sequence[Mention], sums: Sequence[Weight]) -> list[Scored]:
    """Mentions with the sums of their weights, and what share of its contact each day and pair has."""
    days: dict[object, float] = {}
    pairs: dict[object, float] = {}
    for m, (_, day, pair) in zip(mentions, sums, strict=True):
        a, b = (m.contact.start, m.pair.pair), (m.contact.start, m.day.spans, m.day.made)
        days[a] = days.get(a, 0.0) + exp(day)
        pairs[b] = pairs.get(b, 0.0) + exp(pair)
    out = []
    for m, (event, day, pair) in zip(mentions, sums, strict=True):
        of_day = exp(day) / days[m.contact.start, m.pair.pair]
        of_pair = exp(pair) / pairs[m.contact.start, m.day.spans, m.day.made]
        worth = event + log(of_day + 1e-6) + log(of_pair + 1e-6)
        out.append(Scored(m, event, day, pair, of_day, of_pair, worth))
    return out
