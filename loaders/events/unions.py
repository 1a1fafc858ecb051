"""What a union of states does by itself, or is written to: a council that talks two states over brings them to no
table, and a note to the United Nations goes to no state, whatever it says of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from loaders.actors.party import Party, PartyKind
from loaders.events.hits import WITH_WHOM, Contact, Cue
from loaders.patterns import lazy_re

# What a union does with itself.
_SITTINGS = frozenset({"talks", "meeting", "dialogue"})
# What opens a clause, or names where others than the union act: "dự | Diễn đàn ASEAN và gặp".
_OPENING = ("aside", "frame_of", "attends", "beside", "source")
# Letters at most between a union and its sitting: "Liên hợp quốc | ngày 5/6 tổ chức phiên | thảo luận".
_SITS = 60
# So near behind a word of contact stands with whom it is: "cuộc gặp | giữa Nga và Lào".
_JOINED = 14
# Letters at most between a message and who it goes to: "gửi thư | lên Tổng Thư ký Liên hợp quốc".
_SENT = 30
# Between a gathering and the names of those who gather: "diễn đàn | Phụ nữ | Lào - Nga - Bỉ".
_WHOSE = 25
_JOINT = lazy_re(r"(?:,| và | - |-|–)")


def of_unions(
    contacts: Sequence[Contact], parties: Sequence[Party], cues: Sequence[Cue], borders: Sequence[int]
) -> frozenset[Contact]:
    """The words of contact of one sentence that are of a union: "Hội đồng Bảo an | họp | về Nga và Ukraine", "Lào | gửi
    thư | lên Liên hợp quốc, | phản đối | Nga". `borders`: where the clauses of the sentence end."""
    unions = [p for p in parties if p.kind is PartyKind.UNION]
    if not unions or not contacts:
        return frozenset()
    sittings = {t for t in contacts if _sits(t, parties, cues, borders) or _is_of_named(t, unions)}
    return frozenset(sittings | set(_sent(contacts, parties)))


def _sits(t: Contact, parties: Sequence[Party], cues: Sequence[Cue], borders: Sequence[int]) -> bool:
    """Whether unions alone stand before a word of contact in its clause, and nobody right behind with whom it is."""
    before = [p for p in parties if p.end <= t.start]
    unions = list(takewhile(lambda p: p.kind is PartyKind.UNION, reversed(before)))
    if not unions or unions[0].placed or t.frame.type not in _SITTINGS or t.start - unions[0].end > _SITS:
        return False
    first, last = unions[-1].start, unions[0].end  # "Hội đồng Bảo an Liên hợp quốc | (HĐBA) họp"
    opened = [c for c in cues if c.concept in _OPENING and c.end <= first]
    if any(c.concept != "aside" and first - c.end <= _SITS for c in opened):
        return False
    opens = max([*(at for at in borders if at < first), *(c.end for c in opened)], default=0)
    others = any(p.start >= opens for p in before[: -len(unions)])
    apart = any(last < at < t.start for at in borders)
    joined = any(0 <= c.start - t.end <= _JOINED for c in cues if c.concept == "between" or c.words in WITH_WHOM)
    return not (others or apart or joined)


def _is_of_named(t: Contact, unions: Sequence[Party]) -> bool:
    """Whether right behind the word for a gathering stand the three or more whose it is: "diễn đàn Lào - Nga - Bỉ"."""
    if t.frame.slots != "mutual":
        return False
    named = next((p for p in unions if 0 <= p.start - t.end <= _WHOSE), None)
    return named is not None and len(_JOINT.findall(named.text)) > 1


def _sent(contacts: Sequence[Contact], parties: Sequence[Party]) -> Iterator[Contact]:
    """The messages to a union, and what is said in them of somebody."""
    said = False
    for t in contacts:
        if t.frame.type != "message":
            continue
        to = next((p for p in parties if p.start >= t.end), None)
        if to is not None and to.kind is PartyKind.UNION and to.start - t.end <= _SENT:
            said = True
            yield t
        elif said and not (to is not None and to.kind is PartyKind.ACTOR and to.start - t.end <= _SENT):
            yield t
