"""Days of saying: "hôm nay thông báo sẽ gặp", "…, ông nói hôm 27/7": what somebody tells on a day as still to come, as
wanted or doubted, is no act of that day."""

from __future__ import annotations

from loaders.actors.party import PartyKind
from loaders.dates.partial import Expression, Form
from loaders.events.hits import Contact, Cue
from loaders.events.scene import Scene

# Letters at most between a word of saying and its day.
_NEAR = 5
# They name a source, or why an act is done ("theo lời mời"), and say nothing themselves.
_SOURCES = frozenset({"theo", "according to"})
# Behind these a contact is not told as done.
_NOT_DONE = frozenset({"future", "condition", "denial", "hoped", "doubted"})
# Nouns for a contact begin so.
_NOUNS = frozenset({"ủy", "đối", "tham", "cuộc", "buổi", "chuyến", "vòng", "phiên", "hội", "thượng", "lễ"})
# Letters at most between a noun for a contact and its verb.
_SUBJECT = 60
# These are done by being announced: "hôm nay tuyên bố sẽ trục xuất", "thông báo sẽ viện trợ".
_BY_SAYING = frozenset({"message", "sanction", "aid", "other"})


def days_of_saying(s: Scene) -> frozenset[Expression]:
    """The days of a sentence on which somebody says something: right behind a word of saying, or before it with
    nothing but who says it between ("Hôm nay, Bộ Ngoại giao thông báo")."""
    said = [c for c in s.cues if c.concept == "speech" and c.words not in _SOURCES]
    days = [e for e in s.expressions if e.form is Form.POINT and not (e.first.shift and e.first.shift.amount > 0)]
    return frozenset(e for e in days if any(_behind(s, e, c) for c in said) or _opens(s, e, said))


def is_statement(s: Scene) -> bool:
    """Whether a sentence tells nothing but who of one state said what stands before it: "Đây là khẳng định được Tổng
    thống Nga đưa ra ngày 22/9"; what two say together they say where they meet."""
    opens = any(c.concept == "stated" and c.start == s.sentence.start for c in s.cues)
    alone = len({code for p in s.parties for code in p.codes}) < 2 and all(
        p.kind is not PartyKind.BOTH for p in s.parties
    )
    return opens and alone and all(t.frame.type == "message" for t in s.contacts)


def stands_beside(s: Scene, e: Expression, c: Cue) -> bool:
    """Whether a word stands right beside a day: "ngày 5/3 cho biết", "announced on Monday"."""
    a, b = (c.end, e.start) if c.end <= e.start else (e.end, c.start)
    return 0 <= b - a <= _NEAR and not any(a <= at < b for at in s.borders)


def _behind(s: Scene, e: Expression, c: Cue) -> bool:
    """Whether a day stands right behind a word of saying: "ông nói hôm 27/7"."""
    return c.end <= e.start and stands_beside(s, e, c)


def _opens(s: Scene, e: Expression, said: list[Cue]) -> bool:
    """Whether a word of saying is the first thing told behind a day that no contact before it has."""
    clause = max((at for at in s.borders if at < e.start), default=s.sentence.start)
    first = next((c for c in said if c.start >= e.end), None)
    if first is None or any(clause <= t.start < first.start for t in s.contacts):
        return False
    return not any(e.end < at < first.start for at in s.borders)


def is_not_done(s: Scene, t: Contact) -> bool:
    """Whether a contact is told as one to come, as one that may not be, or only talked of: "sẽ | gặp", "nếu hai bên |
    đàm phán", "chỉ trích các | cuộc điện đàm"."""
    if t.frame.type in _BY_SAYING:
        return False
    clause = max((at for at in s.borders if at < t.start), default=s.sentence.start)
    before = [c for c in s.cues if clause <= c.start < t.start]  # "sẽ | có cuộc gặp" have a word in common
    return any(c.concept in _NOT_DONE for c in before) or _is_talked_of(s, t, before) or _is_to_come(s, t)


def _is_to_come(s: Scene, t: Contact) -> bool:
    """Whether right behind a noun for a contact it is told to come: "ủy ban hỗn hợp Việt Nam - Cuba | sẽ họp"."""
    if t.words.split(" ", 1)[0] not in _NOUNS:
        return False
    end = min((at for at in s.borders if at >= t.end), default=s.sentence.end)
    cue = next((c for c in s.cues if t.end <= c.start < end and c.concept in ("future", "past", "speech")), None)
    return cue is not None and cue.concept == "future" and cue.start - t.end <= _SUBJECT


def _is_talked_of(s: Scene, t: Contact, before: list[Cue]) -> bool:
    """Whether a noun for a contact is what somebody comments on, who does nothing else before it."""
    since = max((c.end for c in before if c.concept == "comment"), default=None)
    if since is None or t.words.split(" ", 1)[0] not in _NOUNS:
        return False
    return not any(since <= other.start < t.start for other in s.contacts)
