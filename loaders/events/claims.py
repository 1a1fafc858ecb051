"""Claims: what an article says of two states and a day, all its mentions taken together.

A claim is judged beside its rivals: other days for the same states, other states on the same day, other readings of
the same word of contact. Everything it is judged by is a named number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from math import exp, log

from loaders.actors.party import HOME
from loaders.dates.days import Span
from loaders.events.about import About
from loaders.events.pairs import Pair
from loaders.events.propose import Spans
from loaders.events.score import Scored, days_alike
from loaders.lexicon.words import frame_names
from loaders.text.zones import Role
from loaders.value import value

# Claims of an article that are judged, the best by their best mention: the rest are never true.
MOST = 24
_NONE = -12.0
# How a mention has its states, and its day (see `PairOf`, `Placed`): numbers are places in these.
HOWS = ("named", "home", "half", "both", "none")
_DAYS = ("own", "last", "lead", "next", "written")
MADE = ("", "open", "close", "joined", "length", "length near", "joined near", "from", "length same", "joined same")
_FRAMES = ("call", "talks", "meet", "visit", "arrive", "sign", "exercise", "message", "sanction")


@value
class Claim:
    """Two states, the days meant (one span for each possible day of writing), and the mentions, the best first."""

    pair: Pair
    spans: Spans
    mentions: tuple[Scored, ...]

    @property
    def best(self) -> Scored:
        return self.mentions[0]

    def led_by(self, s: Scored) -> Claim:
        """The same claim, told first by one of its mentions."""
        return replace(self, mentions=(s, *(other for other in self.mentions if other is not s)))

    @property
    def within(self) -> bool:
        """Whether each span is one day somewhere in it."""
        return self.best.mention.day.within

    @property
    def span(self) -> Span:
        """The days meant if the article was written on the first possible day that leads to any."""
        return next(s for s in self.spans if s is not None)


def claims_of(scored: Sequence[Scored]) -> list[Claim]:
    """The claims of an article, the best first, at most `MOST`."""
    together: dict[tuple[Pair, int], list[Scored]] = defaultdict(list)
    for s, number in zip(scored, days_alike(s.mention for s in scored), strict=True):
        together[s.mention.pair.pair, number].append(s)
    claims = [
        Claim(pair, those[0].mention.day.spans, tuple(sorted(those, key=lambda s: -s.worth)))
        for (pair, _), those in together.items()
    ]
    claims.sort(key=lambda c: -c.best.worth)
    return claims[:MOST]


def marks_of(claim: Claim) -> frozenset[str]:
    """What is said of the best mention of a claim, by the names of its features: it is judged by them as well."""
    m = claim.best.mention
    return frozenset().union(m.of_contact, m.of_pair, m.of_day, m.of_both)


def squash(x: float) -> float:
    """Log odds as a chance, 0 to 1."""
    return 1 / (1 + exp(-x))


def _gap(claim: Claim, rivals: Sequence[Claim]) -> float:
    """How far a claim is ahead of the best of its rivals, or behind it."""
    best = next((r for r in rivals if r is not claim), None)
    return claim.best.worth - (best.best.worth if best else _NONE)


def _start(s: Span) -> date:
    at = s[0] or s[1]
    assert at is not None
    return at


def claim_features(claims: Sequence[Claim], written: date | None, about: About) -> list[dict[str, float]]:
    """For each claim (the best first, as `claims_of` gives them) what it is judged by.

    `about`: what the article is about.
    """
    by_pair: dict[Pair, list[Claim]] = defaultdict(list)
    by_days: dict[Spans, list[Claim]] = defaultdict(list)
    by_contact: dict[int, list[Claim]] = defaultdict(list)
    for c in claims:
        by_pair[c.pair].append(c)
        by_days[c.spans].append(c)
        by_contact[c.best.mention.contact.start].append(c)
    heads = sorted((those[0].best.worth for those in by_pair.values()), reverse=True)
    named = Counter(
        {
            pair: len({s.mention.scene.number for c in those for s in c.mentions if s.mention.pair.how == "named"})
            for pair, those in by_pair.items()
        }
    )
    total = sum(named.values()) or 1
    news = [_start(c.span) for c in claims[:8] if c.best.worth > -2.5]
    out = []
    for rank, c in enumerate(claims):
        rivals, same_days = by_pair[c.pair], by_days[c.spans]
        same_contact = by_contact[c.best.mention.contact.start]
        head = rivals[0].best.worth
        f = _own(c)
        f |= {
            "rank": rank, "rank of pair": heads.index(head), "pairs": len(heads), "pair behind": head - heads[0],
            "behind top": c.best.worth - claims[0].best.worth,
            "rank among days": rivals.index(c), "days": len(rivals), "ahead of days": _gap(c, rivals),
            "rank among pairs": same_days.index(c), "states": len(same_days), "ahead of pairs": _gap(c, same_days),
            "rank in contact": same_contact.index(c), "ahead in contact": _gap(c, same_contact),
            "named": named[c.pair], "named share": named[c.pair] / total,
        }  # fmt: skip
        f |= about.numbers(c.pair)
        f |= _days(c, rivals, written)
        f["before the news"] = (_start(c.span) - max([*news, _start(c.span)])).days
        out.append(f)
    return out


def _own(c: Claim) -> dict[str, float]:
    """What the mentions of a claim say by themselves."""
    best, m = c.best, c.best.mention
    scenes: dict[int, float] = {}
    for s in c.mentions:
        scenes.setdefault(s.mention.scene.number, s.worth)
    told = [*sorted(scenes.values(), reverse=True), _NONE, _NONE, _NONE]

    def most(ask: Callable[[Scored], bool]) -> float:
        return next((s.worth for s in c.mentions if ask(s)), _NONE)

    f = {
        "worth": best.worth, "second": c.mentions[1].worth if len(c.mentions) > 1 else _NONE,
        "event": max(s.event for s in c.mentions), "event of best": best.event,
        "of contact": best.of_contact, "of pair": best.of_pair, "of day": best.of_day,
        "second scene": told[1], "third scene": told[2], "told": log(sum(squash(w) for w in scenes.values())),
        "scenes": len(scenes), "mentions": len(c.mentions),
        "day": best.day, "day share": best.day_share, "most day share": max(s.day_share for s in c.mentions),
        "pair": best.pair, "pair share": best.pair_share, "most pair share": max(s.pair_share for s in c.mentions),
        "scene": m.scene.number, "home": float(HOME in c.pair), "caption": float(m.scene.sentence.role is Role.CAPTION),
        "frame": frame_names().index(m.contact.frame.name),
        "how": HOWS.index(m.pair.how), "day from": _DAYS.index(m.day.of.how), "made": MADE.index(m.day.made),
        "own day": most(lambda s: s.mention.day.of.how == "own"),
        "named states": most(lambda s: s.mention.pair.how == "named"),
        "own day, named": most(lambda s: s.mention.day.of.how == "own" and s.mention.pair.how == "named"),
        "at the top": most(lambda s: s.mention.scene.sentence.role in (Role.TITLE, Role.LEAD)),
    }  # fmt: skip
    frames = dict.fromkeys(_FRAMES, _NONE)
    for s in reversed(c.mentions):
        name = s.mention.contact.frame.name
        if name in frames:
            frames[name] = s.worth
    return f | {f"as {name}": worth for name, worth in frames.items()}


def _days(c: Claim, rivals: Sequence[Claim], written: date | None) -> dict[str, float]:
    """The days of a claim beside those of its rivals: within a stay, around meetings, or one end of it."""
    lo, hi = c.span
    around = within = ends = _NONE
    for r in rivals:
        if r is c:
            continue
        a, b = r.span
        if lo and hi and a and b:
            if a <= lo and hi <= b:
                around = max(around, r.best.worth)
            if lo <= a and b <= hi:
                within = max(within, r.best.worth)
        elif (a or b) in (lo, hi):
            ends = max(ends, r.best.worth)
    age = (_start(c.span) - written).days if written else 999
    return {
        "open": 1 if lo is None else 2 if hi is None else 0, "within": float(c.within),
        "length": (hi - lo).days if lo and hi else -1,
        "age": max(-1500, min(400, age)) if written else 999,
        "inside": around, "around": within, "one end": ends,
    }  # fmt: skip
