"""From judged claims to findings: which claims hold, and what kind of contact each is.

What holds between events stands here and nowhere else: one word of contact tells of one stay only, and a claim of
which another reading is nearly as likely is given with all its days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from math import exp

from loaders.dates.partial import PartOfDay
from loaders.events.claims import Claim, claim_features, claims_of
from loaders.events.mentions import Mention
from loaders.events.propose import Pair
from loaders.events.score import Scored
from loaders.events.trees import load_trees

# A claim holds from this chance on; of what is called sure, the chance is higher. Both are where the cross-validated
# figures of `make train` are best.
HOLDS = 0.28
SURE = 0.5
# A second day of the same contact with such a share of the first one's chance leaves both open.
_OPEN = 0.5


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim that holds. `others`: claims of the same states that are as good as it, where the days stay open."""

    claim: Claim
    chance: float
    type: str
    others: tuple[Claim, ...] = ()


def judge(scored: Sequence[Scored], written: date | None) -> list[tuple[Claim, float]]:
    """The claims of an article with their chances, the likeliest first."""
    claims = claims_of(scored)
    if not claims:
        return []
    trees = load_trees("claims")
    chances = [trees.chance(f) for f in claim_features(claims, written)]
    return sorted(zip(claims, chances, strict=True), key=lambda c: -c[1])


def decode(judged: Sequence[tuple[Claim, float]]) -> tuple[Finding, ...]:
    """The findings of an article from its judged claims (the likeliest first)."""
    found: list[Finding] = []
    told: dict[Pair, list[Claim]] = defaultdict(list)
    for claim, chance in judged:
        if chance < HOLDS:
            break
        if any(_same_telling(claim, other) for other in told[claim.pair]):
            continue
        told[claim.pair].append(claim)
        found.append(Finding(claim, chance, type_of(claim)))
    return tuple(found)


def _same_telling(a: Claim, b: Claim) -> bool:
    """Whether two claims are two readings of one telling: one contact, or one stay and its own beginning or end."""
    if a.best.mention.contact.start == b.best.mention.contact.start:
        return True
    if None in a.span or None in b.span:
        return bool({a.span[0], a.span[1]} & {b.span[0], b.span[1]} - {None}) and _kind(a) == _kind(b)
    return False


def _kind(c: Claim) -> str | None:
    frame = c.best.mention.contact.frame
    return frame.type if frame else None


@cache
def _types() -> dict[tuple[str, str], dict[str, float]]:
    """For a frame and its words (or none of them) the share of each type, as `make train` counted it."""
    table = {}
    for line in (files("loaders.events") / "types.tsv").read_text(encoding="utf-8").splitlines():
        frame, words, shares = line.split("\t")
        table[frame, words] = {t: float(v) for t, _, v in (s.partition("=") for s in shares.split())}
    return table


def _types_of(m: Mention) -> dict[str, float]:
    if m.contact.frame is None or m.contact.frame.type is None:
        return {}
    table, name = _types(), m.contact.frame.name
    return table.get((name, m.contact.words)) or table.get((name, "")) or {m.contact.frame.type: 1.0}


def type_of(claim: Claim) -> str:
    """The type that the mentions of a claim speak for, the surest most."""
    weight: dict[str, float] = defaultdict(float)
    heard: set[int] = set()
    for s in claim.mentions:
        if s.mention.contact.start in heard or s.worth < claim.best.worth - 4:
            continue
        heard.add(s.mention.contact.start)
        for kind, share in _types_of(s.mention).items():
            weight[kind] += share * exp(s.worth - claim.best.worth)
    return max(sorted(weight), key=lambda t: weight[t])


def part_of_day(claim: Claim) -> PartOfDay | None:
    """The part of day that the surest mention with one gives."""
    for s in claim.mentions:
        e = s.mention.day.of.expression
        if s.worth < claim.best.worth - 2.5:
            break
        if e is not None and e.first.part_of_day is not None:
            return e.first.part_of_day
    return None
