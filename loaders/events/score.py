"""What a mention is worth: the weights of its named features, added up.

The weights come from labelled articles (`make train`) and stand in `weights.tsv`, one feature a line: for the event,
for the day against the other days of the same contact, for the states against the other states. All are whole
thousandths, and the three of a feature are kept in one number, so that many are added up at once, in any order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp, log

from loaders.events.mentions import Mention
from loaders.events.pairs import Pair
from loaders.events.propose import Spans
from loaders.kept import kept
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


def weights() -> dict[str, Weight]:
    """The committed weights by feature. Features that are not there weigh nothing."""
    table: dict[str, Weight] = {}
    text = (files("loaders.events") / "weights.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        name, event, day, pair = line.split("\t")
        table[name] = float(event), float(day), float(pair)
    return table


# Bits for each of three sums: many more than the features of any sentence need.
_BITS = 32
_HALF, _WHOLE = 1 << _BITS - 1, 1 << _BITS


def _packed(weight: Weight) -> int:
    event, day, pair = (round(1000 * w) for w in weight)
    return (event * _WHOLE + day) * _WHOLE + pair


def _unpacked(total: int) -> Weight:
    total, pair = divmod(total + _HALF, _WHOLE)
    event, day = divmod(total + _HALF, _WHOLE)
    return event / 1000, (day - _HALF) / 1000, (pair - _HALF) / 1000


@cache
def _committed() -> dict[str, int]:
    return kept("weights", lambda: {name: _packed(weight) for name, weight in weights().items()})


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


def score(mentions: Sequence[Mention], table: Mapping[str, Weight] | None = None) -> list[Scored]:
    """The mentions of one article with their scores, in their order. `table`: by default the committed weights."""
    packed = _committed() if table is None else {name: _packed(weight) for name, weight in table.items()}
    known: dict[int, Weight] = {}  # feature lists are shared by the mentions of one contact

    def once(names: Sequence[str]) -> Weight:
        found = known.get(id(names))
        if found is None:
            found = known[id(names)] = _unpacked(sum(map(packed.get, names, repeat(0))))
        return found

    bias, _, _ = _unpacked(packed.get(BIAS, 0))
    sums: list[Sums] = []
    for m in mentions:
        c, p, d, b = once(m.of_contact), once(m.of_pair), once(m.of_day), once(m.of_both)
        sums.append(Sums(c[0], p[0], d[0], bias + b[0], d[1] + b[1], p[2] + b[2]))
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
    odds = []
    for m, s, number in zip(mentions, sums, days_alike(mentions), strict=True):
        at, pair = m.contact.start, m.pair.pair
        of_day, of_pair = exp(s.day), exp(s.pair)
        days[at, pair] += of_day
        rivals = pairs[at, number, m.day.made]
        rivals[pair] = of_pair
        odds.append((of_day, of_pair, rivals))
    whole = {id(rivals): sum(rivals.values()) for rivals in pairs.values()}
    out = []
    for m, s, (of_day, of_pair, rivals) in zip(mentions, sums, odds, strict=True):
        mates = m.pair.mates
        among = sum([v for pair, v in rivals.items() if pair not in mates]) if mates else whole[id(rivals)]
        day_share, pair_share = of_day / days[m.contact.start, m.pair.pair], of_pair / among
        event = s.event
        worth = event + log(day_share + 1e-6) + log(pair_share + 1e-6)
        out.append(Scored(m, event, s.of_contact, s.of_pair, s.of_day, s.day, s.pair, day_share, pair_share, worth))
    return out
