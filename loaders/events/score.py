"""What a mention is worth: the weights of its named features, added up.

The weights come from labelled articles (`make train`) and stand in `weights.tsv`, one feature a line: for the event,
for the day against the other days of the same contact, for the states against the other states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log

from loaders.events.mentions import Mention
from loaders.events.propose import Pair, Spans
from loaders.value import value

Weight = tuple[float, float, float]
BIAS = "(bias)"


@value
class Scored:
    """A mention with its scores, in log odds.

    `event`: that the report is true as it stands; of it what the contact, the pair and the day speak for by themselves
    (`of_contact`, `of_pair`, `of_day`). `day_share`, `pair_share`: of the days and of the states that the
    same contact might have, the share that falls to these (0 to 1). `worth`: all three together.
    """

    mention: Mention
    event: float
    of_contact: float
    of_pair: float
    of_day: float
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
    for weight in map(table.get, names):
        if weight is not None:
            of_event, of_day, of_pair = weight
            event += of_event
            day += of_day
            pair += of_pair
    return event, day, pair


@value
class Sums:
    """The weights of one mention's features added up: for the event by family, for the day, for the pair."""

    of_contact: float
    of_pair: float
    of_day: float
    rest: float
    day: float
    pair: float

    @property
    def event(self) -> float:
        return self.of_contact + self.of_pair + self.of_day + self.rest


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
    sums: list[Sums] = []
    for m in mentions:
        c, p, d, b = once(m.of_contact), once(m.of_pair), once(m.of_day), once(m.of_both)
        sums.append(Sums(c[0], p[0], d[0], bias[0] + b[0], d[1] + b[1], p[2] + b[2]))
    return shared(mentions, sums)


def days_alike(mentions: Iterable[Mention]) -> list[int]:
    """For each mention the number of its days: equal spans share it, which are long and so compared but once."""
    numbers: dict[Spans, int] = {}
    known: dict[int, int] = {}  # days are shared by the mentions of one contact
    out = []
    for m in mentions:
        number = known.get(id(m.day))
        if number is None:
            number = known[id(m.day)] = numbers.setdefault(m.day.spans, len(numbers))
        out.append(number)
    return out


def shared(mentions: Sequence[Mention], sums: Sequence[Sums]) -> list[Scored]:
    """Mentions with the sums of their weights, and what share of its contact each day and pair has."""
    days: dict[tuple[int, Pair], float] = defaultdict(float)
    pairs: dict[tuple[int, int, str], dict[Pair, float]] = defaultdict(dict)
    alike = days_alike(mentions)
    for m, s, number in zip(mentions, sums, alike, strict=True):
        days[m.contact.start, m.pair.pair] += exp(s.day)
        pairs[m.contact.start, number, m.day.made][m.pair.pair] = exp(s.pair)
    whole = {key: sum(rivals.values()) for key, rivals in pairs.items()}
    out = []
    for m, s, number in zip(mentions, sums, alike, strict=True):
        day_share = exp(s.day) / days[m.contact.start, m.pair.pair]
        key, mates = (m.contact.start, number, m.day.made), m.pair.mates
        among = sum(v for pair, v in pairs[key].items() if pair not in mates) if mates else whole[key]
        pair_share = exp(s.pair) / among
        event = s.event
        worth = event + log(day_share + 1e-6) + log(pair_share + 1e-6)
        out.append(Scored(m, event, s.of_contact, s.of_pair, s.of_day, s.day, s.pair, day_share, pair_share, worth))
    return out
