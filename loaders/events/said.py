"""Days of saying: "hôm nay thông báo sẽ gặp", "…, ông nói hôm 27/7": what somebody tells on a day as still to come, as
wanted or doubted, is no act of that day."""

from __future__ import annotations

from loaders.actors.party import PartyKind
from loaders.dates.partial import Expression, Form
from loaders.events.hits import Contact, Cue
from loaders.events.scene import Scene
from loaders.events.tidings import of_reports
from loaders.lexicon.lists import listed

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
# And at most from there to what tells that it is to come: "cuộc gặp | song phương | sắp tới".
_COMING = 14
# Letters at most of a clause that opens a sentence and tells who spoke, where and when.
_CLAUSE = 90
# They open what an act is for.
AIMS = frozenset({"để", "nhằm"})
# These are done by being announced: "hôm nay tuyên bố sẽ trục xuất", "thông báo sẽ viện trợ".
_BY_SAYING = frozenset({"message", "sanction", "aid", "other"})


def days_of_saying(s: Scene) -> frozenset[Expression]:
    """The days of a sentence on which somebody says something: right behind a word of saying, or before it with
    nothing but who says it between ("Hôm nay, Bộ Ngoại giao thông báo"), and that of a source told before all acts
    ("theo thông báo hôm nay, …")."""
    said = [c for c in s.cues if c.concept == "speech" and c.words not in _SOURCES]
    days = [e for e in s.expressions if e.form is Form.POINT and not (e.first.shift and e.first.shift.amount > 0)]
    told = {e for e in days if any(_behind(s, e, c) for c in said) or _opens(s, e, said) or _in_opening(s, e)}
    reported = of_reports(s.cues, days, s.borders)
    return frozenset(told | {e for e in reported if all(e.end <= t.start for t in s.contacts)})


def is_statement(s: Scene) -> bool:
    """Whether a sentence tells nothing but who of one state said what stands before it: "Đây là khẳng định được Tổng
    thống Nga đưa ra ngày 22/9"; what two say together they say where they meet."""
    if not any(c.concept == "stated" and c.start == s.sentence.start for c in s.cues):
        return False
    alone = len({code for p in s.parties for code in p.codes}) < 2
    together = any(p.kind is PartyKind.BOTH for p in s.parties)
    return alone and not together and all(t.frame.type == "message" for t in s.contacts)


def stands_beside(s: Scene, e: Expression, c: Cue) -> bool:
    """Whether a word stands right beside a day: "ngày 5/3 cho biết", "announced on Monday"."""
    a, b = (c.end, e.start) if c.end <= e.start else (e.end, c.start)
    return 0 <= b - a <= _NEAR and not any(a <= at < b for at in s.borders)


def _behind(s: Scene, e: Expression, c: Cue) -> bool:
    """Whether a day stands right behind a word of saying: "ông nói hôm 27/7"."""
    return c.end <= e.start and stands_beside(s, e, c)


def _in_opening(s: Scene, e: Expression) -> bool:
    """Whether the first clause of a sentence tells where and when somebody spoke, or who told it: "Phát biểu tại Huế |
    ngày 2/6, ông", "theo Reuters dẫn lời một quan chức | hôm qua, …", "nói về chuyến đi tại họp báo | chiều 2/6"."""
    end = min((at for at in s.borders if at > s.sentence.start), default=s.sentence.end)
    if not s.sentence.start < e.start < end <= s.sentence.start + _CLAUSE:
        return False
    press = max((c.end for c in s.cues if c.concept == "press" and c.end <= e.start), default=None)
    if press is not None:
        return not any(press <= t.start < end for t in s.contacts)
    speaks = any(c.concept == "speech" and c.start == s.sentence.start for c in s.cues)
    return speaks and not any(t.start < end for t in s.contacts)


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
    if t.frame.type in _BY_SAYING and t.words not in listed("tenses.toml", "accords"):
        return False
    clause = _clause_of(s, t)
    before = [c for c in s.cues if clause <= c.start < t.start]  # "sẽ | có cuộc gặp" have a word in common
    return (
        any(c.concept in _NOT_DONE for c in before)
        or _is_talked_of(s, t, before)
        or _is_to_come(s, t)
        or _is_aim(s, t, clause, before)
    )


def is_coming(s: Scene, t: Contact) -> bool:
    """Whether an act is told as one to come whose day the sentence leaves open: "tại | cuộc gặp | lần này, họ sẽ"."""
    if t.words.split(" ", 1)[0] not in _NOUNS:
        return False
    if not any(c.concept == "coming" and 0 <= c.start - t.end <= _COMING for c in s.cues):
        return False
    return any(c.concept == "future" and c.start >= t.end for c in s.cues)


def _clause_of(s: Scene, t: Contact) -> int:
    """Where the clause of a contact begins; one that only goes on begins with the one before: "sẽ thăm Nga, | cũng như
    | gặp Thủ tướng"."""
    opens = [at for at in s.borders if at < t.start][::-1]
    for at in opens:
        on = next((c for c in s.cues if c.concept == "onward" and 0 < c.start - at <= 2), None)
        goes_on = on is not None or 0 < t.start - at <= 2  # "sẽ thăm Nga, | hội đàm với Thủ tướng"
        if not goes_on or any(c.concept == "past" and at < c.start < t.start for c in s.cues):
            return at
    return s.sentence.start


def _is_to_come(s: Scene, t: Contact) -> bool:
    """Whether right behind a noun for a contact it is told to come: "ủy ban hỗn hợp Việt Nam - Cuba | sẽ họp", "trong |
    chuyến thăm này, Thủ tướng | sẽ"."""
    if t.words.split(" ", 1)[0] not in _NOUNS:
        return False
    within = any(c.concept == "frame_of" and c.start < t.start <= c.end + 1 for c in s.cues)
    ends = [*(at for at in s.borders if at >= t.end), s.sentence.end, s.sentence.end]
    end = ends[1 if within else 0]
    cue = next((c for c in s.cues if t.end <= c.start < end and c.concept in ("future", "past", "speech")), None)
    return cue is not None and cue.concept == "future" and cue.start - t.end <= _SUBJECT


def _is_aim(s: Scene, t: Contact, clause: int, before: list[Cue]) -> bool:
    """Whether a contact is what something told of no other contact is for: "xác nhận việc liên lạc | để | đàm phán"."""
    aims = any(c.words in AIMS for c in before)
    return aims and not any(clause <= other.start < t.start for other in s.contacts)


def _is_talked_of(s: Scene, t: Contact, before: list[Cue]) -> bool:
    """Whether a noun for a contact is what somebody comments on, who does nothing else before it."""
    since = max((c.end for c in before if c.concept == "comment"), default=None)
    if since is None or t.words.split(" ", 1)[0] not in _NOUNS:
        return False
    return not any(since <= other.start < t.start for other in s.contacts)
