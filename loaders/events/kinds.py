"""What kind of contact a claim is: talks, a visit, a call …, as its mentions word it.

Each word of contact has shares of types, counted on labelled articles (`types.tsv`); small trees (`types.json`) weigh
them with the ranks of those who met, the length of the stay and the other contacts told of the same claim. Both are
written by `make train`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp

from loaders.events.claims import HOWS, MADE, Claim, squash
from loaders.events.finding import TELLS
from loaders.events.mentions import Mention
from loaders.events.score import Scored
from loaders.events.trees import Trees, trees_of
from loaders.lexicon.words import TYPES, expelling, frame_names, generic, helping, within

Shares = Mapping[tuple[str, str], Mapping[str, float]]

# A further type of a claim holds from this chance on: what is told is nearest to what is labelled there, by the
# cross-validated answers of `make train`.
BESIDE = 0.35
# A word that much more surely tells of two other states, or of another day, tells of no type beside.
_ITS_OWN = 0.2
# So near behind a word that only helps stands the act it helps along.
_HELPED = 140
# So near behind a word of contact stands its own day.
_BEHIND = 2
# What is done on one day of a stay: several days that a word of visiting tells as surely are of the visit.
_OF_ONE_DAY = frozenset({"talks", "meeting", "signing"})
_AS_SURELY = 2.0
# Mentions that are so much less sure than the best say nothing of the type.
HEARD = 4.0
_RANKS = (
    "minister", "deputy", "head_of_state", "head_of_government", "ambassador", "general", "parliament", "counterpart",
    "force", "ship", "local", "delegation",
)  # fmt: skip


@dataclass(frozen=True)
class Kinds:
    """`shares`: for a frame with words, or none, the share of each type. `trees`: what speaks for each type."""

    shares: Shares
    trees: Mapping[str, Trees]

    def ever_told(self, of_pair: Sequence[Claim]) -> dict[str, float]:
        """`ever_told` by the shares of these kinds."""
        return ever_told(of_pair, self.shares)

    def types_of(self, claim: Claim, ever: Mapping[str, float]) -> tuple[str, ...]:
        """What the mentions of a claim speak for: its own type first, then acts told beside it in their own words.

        `ever`: what `ever_told` gives for all claims of the article on its two states.
        """
        claim = _of_its_day(claim)
        numbers = kind_features(claim, ever, self.shares)
        told = [t for t in TYPES if numbers[f"share {t}"] > 0] or ["other"]
        chances = {t: squash(self.trees[t].total(numbers)) for t in told}
        likeliest = sorted(told, key=lambda t: -chances[t])
        own = likeliest[0]
        if (own in _OF_ONE_DAY and _is_stay(claim)) or _is_time_of_stay(claim):
            own = "visit"
        beside = {_mostly(s.mention, self.shares) for s in claim.mentions if _tells_beside(s)}
        return (own, *(t for t in likeliest if t != own and t in beside and chances[t] >= BESIDE))


def _is_stay(claim: Claim) -> bool:
    """Whether a claim of several days, both ends told, is told of a visit about as surely as of anything."""
    first, last = claim.span
    least = claim.best.worth - _AS_SURELY
    visits = (s for s in claim.mentions if s.worth >= least and s.mention.contact.frame.slots == "visit")
    return bool(first and last and first < last) and any(s.mention.day.of.how == "own" for s in visits)


def _is_time_of_stay(claim: Claim) -> bool:
    """Whether the days of a claim are told as those of a visit that another sentence tells of, whatever was done in
    them: "trong thời gian ở Đà Nẵng, từ 23/4 đến 27/4, hai bên huấn luyện chung"."""
    first, last = claim.span
    m = claim.best.mention
    least = claim.best.worth - _AS_SURELY
    visited = any(s.worth >= least and s.mention.contact.frame.slots == "visit" for s in claim.mentions)
    if not (first and last and first < last and visited and m.day.of.how == "own"):
        return False
    opens = (c for c in m.scene.cues if c.concept == "programme" and c.start == m.scene.sentence.start)
    return any(_is_told_within(m, c.end) for c in opens)


def _is_told_within(m: Mention, opened: int) -> bool:
    """Whether the words for the day of a mention stand before its contact, with no other contact since `opened`."""
    e = m.day.of.expression
    return (
        e is not None
        and opened <= e.start < m.contact.start
        and not any(opened <= t.start < e.start for t in m.scene.contacts)
    )


def _shares_of(m: Mention, table: Shares) -> Mapping[str, float]:
    frame = m.contact.frame
    return table.get((frame.name, m.contact.words)) or table.get((frame.name, "")) or {frame.type: 1.0}


def _tells_beside(s: Scored) -> bool:
    """Whether a mention may tell of a further type of its claim: what is said at an encounter is none, the day of an
    act is seldom all of the visit, and the day that a sentence behind tells is of what that tells, "Sẽ có lễ ký. Hôm
    3/6, hai bên | hội đàm"."""
    m = s.mention
    if m.day.of.how == "next" or m.contact.words in within() or m.contact.frame.slots == "visit":
        return False
    return s.worth >= TELLS and min(s.pair_share, s.day_share) >= _ITS_OWN


def _mostly(m: Mention, table: Shares) -> str:
    """The type that the words of a mention mostly mean."""
    shares = _shares_of(m, table)
    return max(sorted(shares), key=lambda t: shares[t])


def _heard(speaking: Sequence[Scored], least: float, table: Shares) -> list[tuple[float, Mapping[str, float]]]:
    """The contacts of mentions worth so much at least, each once: its worth and its shares, the surest first."""
    out = []
    heard: set[int] = set()
    for s in speaking:
        if s.mention.contact.start in heard or s.worth < least:
            continue
        heard.add(s.mention.contact.start)
        if shares := _shares_of(s.mention, table):
            out.append((s.worth, shares))
    return out


def _speaking(claim: Claim) -> Sequence[Scored]:
    """The mentions of a claim without those that help another act along, told right behind them ("phối hợp với Lào tổ
    chức tuần tra"), messages that somebody is expelled, those that name the occasion of an act in their sentence ("lễ
    đón … trong khuôn khổ Giao lưu biên giới"), and those that only refer to what others tell ("phát biểu tại buổi
    lễ")."""
    least = claim.best.worth - HEARD
    named = any(s.worth >= least and s.mention.contact.words not in generic() for s in claim.mentions)
    told = [s for s in claim.mentions if not (named and s.mention.contact.words in generic())]
    heard = [s.mention for s in told if s.worth >= least and not _is_occasion(s.mention)]
    acts = {m.contact.start for m in heard}
    acting = {m.scene.number for m in heard}

    def speaks(m: Mention) -> bool:
        end = m.contact.end
        helps = m.contact.words in helping() and any(end < at < end + _HELPED for at in acts)
        helps = helps or (m.contact.frame.type == "message" and _tells_to_go(m, acts))
        return not helps and (m.scene.number not in acting or not _is_occasion(m))

    return [s for s in told if speaks(s.mention)]


def _of_its_day(claim: Claim) -> Claim:
    """A claim without the words of contact right behind which another day stands, unless none are left: "theo tuyên bố
    chung (ký năm 2018), đối thoại diễn ra ngày 2/6" tells of no signing on that day."""
    own = tuple(s for s in claim.mentions if not _has_another_day(s.mention))
    return replace(claim, mentions=own) if own else claim


def _has_another_day(m: Mention) -> bool:
    at, meant = m.contact.end, m.day.of.expression
    return any(0 < e.start - at <= _BEHIND and e is not meant and not e.weak for e in m.scene.expressions)


def _tells_to_go(m: Mention, acts: Container[int]) -> bool:
    """Whether a message tells somebody to leave, and nobody protests in between: "trao công hàm | thông báo ông phải
    rời Sofia". `acts`: where the words of contact of its claim start."""
    end = m.contact.end
    gone = next((t.start for t in m.scene.contacts if t.words in expelling() and t.start >= end), None)
    if gone not in acts or gone is None or gone - end > _HELPED:
        return False
    return not any(c.concept == "accused" and end <= c.start < gone for c in m.scene.cues)


def _is_occasion(m: Mention) -> bool:
    if m.contact.frame.slots == "visit":
        return False
    return any(c.concept == "occasion" and 0 < m.contact.start - c.end < 3 for c in m.scene.cues)


def ever_told(of_pair: Sequence[Claim], table: Shares) -> dict[str, float]:
    """How often each type is told of two states on any day, in words of contact.

    `of_pair`: all claims of the article on the two.
    """
    ever = dict.fromkeys(TYPES, 0.0)
    for m in {s.mention.contact.start: s.mention for c in of_pair for s in c.mentions}.values():
        for kind, share in _shares_of(m, table).items():
            ever[kind] += share
    return ever


def kind_features(claim: Claim, ever: Mapping[str, float], table: Shares) -> dict[str, float]:
    """What the type of a claim is told by, each a named number.

    `ever`: as for `Kinds.types_of`. `table`: the shares of types by frame and words.
    """
    speaking = _speaking(claim)
    best = speaking[0]
    own = _shares_of(best.mention, table)
    weight: dict[str, float] = defaultdict(float)
    for worth, shares in _heard(speaking, claim.best.worth - HEARD, table):
        for kind, share in shares.items():
            weight[kind] += share * exp(worth - best.worth)
    total = sum(weight.values()) or 1.0
    f = {f"share {t}": weight[t] / total for t in TYPES}
    f |= {f"ever {t}": n for t, n in ever.items()}
    m = best.mention
    f["best"] = TYPES.index(max(TYPES, key=lambda t: own.get(t, 0.0))) if own else -1
    f["most"] = TYPES.index(max(TYPES, key=lambda t: weight[t])) if weight else -1
    names: list[str] = list(frame_names())
    behind = dict.fromkeys(names, -2 * HEARD)
    told = dict.fromkeys(names, 0.0)
    for s in claim.mentions:
        frame = s.mention.contact.frame
        if frame.name in told:
            told[frame.name] += squash(s.worth)
            if s.worth >= best.worth - HEARD:
                behind[frame.name] = max(behind[frame.name], s.worth - best.worth)
    f |= {f"behind {name}": n for name, n in behind.items()}
    f |= {f"told {name}": n for name, n in told.items()}
    lo, hi = claim.span
    f |= {
        "open": float(lo is None or hi is None), "length": (hi - lo).days if lo and hi else -1, "worth": best.worth,
        "how": HOWS.index(m.pair.how), "made": MADE.index(m.day.made),
    }  # fmt: skip
    roles = [r for p in m.scene.parties if set(p.codes) & set(claim.pair) for r in p.roles]
    return f | {f"rank {r}": roles.count(r) for r in _RANKS}


@cache
def load_kinds() -> Kinds:
    """The committed table and trees of `loaders/events/types.tsv` and `types.json`."""
    folder = files("loaders.events")
    shares = {}
    for line in (folder / "types.tsv").read_text(encoding="utf-8").splitlines():
        frame, words, told = line.split("\t")
        shares[frame, words] = {t: float(v) for t, _, v in (s.partition("=") for s in told.split())}
    read = json.loads((folder / "types.json").read_text(encoding="utf-8"))
    trees = {t: trees_of({"features": read["features"], "trees": roots}) for t, roots in read["trees"].items()}
    return Kinds(shares, trees)
