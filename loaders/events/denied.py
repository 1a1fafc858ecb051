"""Words of contact for what did not happen or is not told to have: "chưa gặp", "từ chối tiếp", "bác tin đã hội đàm"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.actors.party import Party, PartyKind
from loaders.dates.partial import Expression
from loaders.events.hits import Contact, Cue
from loaders.lexicon.lists import listed

# Before a condition that opens a sentence, or what somebody says.
_OPENS = ("", "\n", '"', "“")
# What ends the clause of one.
_ENDS = ',;:"”'


@cache
def _between() -> frozenset[str]:
    return frozenset(listed("tenses.toml", "denied_with"))


def undenied(
    low: str,
    contacts: Sequence[Contact],
    parties: Sequence[Party],
    cues: Sequence[Cue],
    borders: Sequence[int],
    dates: Sequence[Expression] = (),
) -> Iterator[Contact]:
    """The words of contact of one sentence without those that it denies, or that follow from a condition. `low`: the
    article in lower case; `borders`: where the clauses of the sentence end; `dates`: its days."""
    if any(c.concept == "as_planned" for c in cues):
        yield from contacts  # what was planned is called off, and told as such
        return
    denials = [c for c in cues if c.concept in ("denied", "unreal")]
    commas = [b for b in borders if low[b] in _ENDS]
    conditions = [c for c in cues if c.concept == "condition" and low[c.start - 1 : c.start] in _OPENS]
    for t in contacts:
        if not any(_denies(low, c, t, contacts, parties, cues, borders) for c in denials) and not any(
            _follows_from(c, t, commas, dates) for c in conditions
        ):
            yield t


def _denies(
    low: str,
    c: Cue,
    t: Contact,
    contacts: Sequence[Contact],
    parties: Sequence[Party],
    cues: Sequence[Cue],
    borders: Sequence[int],
) -> bool:
    """Whether a cue denies a contact behind it: a negation the verb beside it, "bác tin" whatever its clause tells."""
    named = [p for p in parties if p.kind is PartyKind.ACTOR]  # "Tổng Bí thư, Chủ tịch nước" is one man
    if not c.start < t.start or any(
        c.end <= b < t.start and not any(p.start < b < p.end for p in named) for b in borders
    ):
        return False
    if c.concept == "unreal":
        return not any(h.concept in ("frame_of", "aside") and c.end <= h.start < t.start for h in cues)
    if _is_of_none(low, c, t, cues):
        return True
    if any(c.end <= o < t.start for o in (*(o.start for o in contacts), *(p.start for p in parties))):
        return False
    return _between().issuperset(low[c.end : t.start].split())


# "chưa | lãnh đạo nào của Lào từng | gặp": so many letters at most to "nào".
_NONE, _OF_NONE = " nào ", 60


def _is_of_none(low: str, c: Cue, t: Contact, cues: Sequence[Cue]) -> bool:
    """Whether a negation says that nobody does what a contact behind it tells: "chưa | Tổng thống Lào nào | từng thăm
    Nga"; not of what stands in a phrase of its own behind that: "không đạt kết quả nào sau | cuộc gặp"."""
    at = low.find(_NONE, c.end, min(t.start, c.end + _OF_NONE))
    if c.words not in listed("tenses.toml", "denies_all") or at < 0:
        return False
    return not any(h.concept in ("frame_of", "aside") and at < h.start < t.start for h in cues)


def _follows_from(c: Cue, t: Contact, commas: Sequence[int], dates: Sequence[Expression]) -> bool:
    """Whether a contact stands in the clause behind that of a condition, and has no day there: "Nếu ông A tới Lào, tôi
    sẽ | tiếp | ông ấy"."""
    at = bisect_left(commas, c.end)
    if at == len(commas) or t.start < commas[at]:
        return False
    end = commas[at + 1] if at + 1 < len(commas) else None
    inside = end is None or t.start < end
    return inside and not any(e.start > commas[at] and (end is None or e.start < end) for e in dates)


def unleft(
    contacts: Sequence[Contact], cues: Sequence[Cue], dates: Sequence[Expression], borders: Sequence[int]
) -> tuple[list[Contact], tuple[Cue, ...], tuple[Expression, ...]]:
    """The contacts, cues and days of one sentence without those of a leaving that was planned and did not happen: "đoàn
    tới từ 21/8 và | lẽ ra về nước ngày 22/8 |, song đã ở lại". Whoever stayed on was there nevertheless."""
    for c in (c for c in cues if c.concept == "unheld"):
        end = next((at for at in borders if at >= c.end), None)
        t = next((t for t in contacts if 0 <= t.start - c.end <= 1), None)
        if t is None or t.frame.aspect != "leave":
            continue
        return (
            [o for o in contacts if o is not t],
            tuple(o for o in cues if o is not c),
            tuple(e for e in dates if not (e.start > t.end and (end is None or e.start < end))),
        )
    return list(contacts), tuple(cues), tuple(dates)
