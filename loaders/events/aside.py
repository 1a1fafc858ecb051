"""Which days a contact may have by the phrases of its sentence that are about something beside the act.

A day that such a phrase tells is of what stands in it, where its sentence tells another day; and what stands in a
phrase that tells a day has that one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.actors.party import PartyKind
from loaders.dates.partial import Expression, Form
from loaders.events.hits import Contact, ends_a_visit
from loaders.events.pairs import states_of
from loaders.events.phrases import Phrase, is_over_on_return, opened_by
from loaders.events.propose import Placed, tells_a_day
from loaders.events.said import AIMS
from loaders.events.scene import Scene
from loaders.events.stays import is_one_day
from loaders.events.visited import GONE_FOR, leaves_home
from loaders.lexicon.words import leaving, setting_out

_TWO = 2
# So near behind a visit is told what stands in one list with it.
_LISTED = 24
# So near behind a contact stands its own day: "cuộc gặp | vào | ngày 6/5".
_RIGHT_BEHIND = 6


def of_its_clause(told: Sequence[Placed], t: Contact, s: Scene) -> Sequence[Placed]:
    """The days that a contact may have by the phrases of its sentence: all, unless one beside it has its own, or it
    stands itself in one of what the act prepares ("tiếp Đại sứ | để chuẩn bị chuyến thăm"). The day that stands right
    behind another contact before it is that one's: "cuộc gặp | ngày 6/5, rồi điện đàm bên lề hội nghị hôm 19/5"."""
    phrases = s.phrases
    ahead = next((p for p in phrases if p.ahead and p.has(t.start)), None)
    if ahead is not None:
        return [d for d in told if d.of.how == "own" and (e := d.of.expression) is not None and ahead.has(e.start)]
    if not any(p.dated for p in phrases):
        return told

    def of(at: int) -> Phrase | None:
        return next((p for p in phrases if p.has(at)), None)

    mine = of(t.start)
    own = [e for d in told if d.of.how == "own" and (e := d.of.expression) is not None]
    far = [e for e in own if of(e.start) is not mine]
    near = [e for e in own if e not in far and not _is_of_one_before(e, s, t)]
    if not any(tells_a_day(e) for e in near):
        return told
    return [d for d in told if d.of.how != "own" or d.of.expression not in far]


def _is_of_one_before(e: Expression, s: Scene, t: Contact) -> bool:
    """Whether words for a day stand right behind another contact, and both before a contact."""
    return e.end <= t.start and any(0 <= e.start - o.end <= _RIGHT_BEHIND for o in s.contacts if o is not t)


def _is_of_others_before(s: Scene, t: Contact) -> bool:
    """Whether a contact is told as one of two others that was over when somebody acted on a day of his own: "ngay sau
    | cuộc đối thoại Mỹ - Lào, tối 22/3 Ngoại trưởng Nga thăm Cuba"."""
    phrase = next((p for p in s.phrases if p.has(t.start)), None)
    if phrase is None or phrase.dated or len(phrase.states) < _TWO:
        return False
    if not any(c.start == phrase.start and c.concept == "aside" and "sau" in c.words.split() for c in s.cues):
        return False
    acting = [p for p in s.parties if p.start >= phrase.end and p.kind is PartyKind.ACTOR and p.codes]
    return bool(acting) and phrase.states.isdisjoint(acting[0].codes)


def without_days_aside(told: Sequence[Placed], s: Scene, t: Contact) -> Sequence[Placed]:
    """The days that a contact may have, without those of its sentence that are of others, of who somebody is, of when
    the press was told, of coming home, or of what came before a visit or some act."""
    for without in _WITHOUT:
        told = without(told, s, t)
    return told


def _without_days_of_some(told: Sequence[Placed], s: Scene, t: Contact) -> Sequence[Placed]:
    """The days that a contact may have, none told by another sentence where it is some exercise, of any time: "binh sĩ
    A và B | trong một | cuộc diễn tập"."""
    some = t.frame.name == "exercise" and any(c.concept == "some_time" and c.end + 1 == t.start for c in s.cues)
    return [d for d in told if d.of.how == "own"] if some else told


def _without_days_of_others(told: Sequence[Placed], s: Scene, t: Contact) -> Sequence[Placed]:
    """The days that a contact may have, without those of its sentence where these are of who acted after it."""
    return [d for d in told if d.of.how != "own"] if _is_of_others_before(s, t) else told


def _without_days_after(told: Sequence[Placed], s: Scene, t: Contact) -> Sequence[Placed]:
    """The days that a visit may have, without those of what is to come when it is over: "sau | chuyến thăm, ông sẽ dự
    hội chợ ngày 16/9"."""
    over = t.frame.slots == "visit" and any(c.concept == "over" and 0 <= t.start - c.end <= 1 for c in s.cues)
    end = next((b for b in s.borders if b >= t.end), s.sentence.end)
    if not over or not any(c.concept == "future" and c.start > end for c in s.cues):
        return told
    return [d for d in told if not (d.of.how == "own" and (e := d.of.expression) is not None and e.start > end)]


def _without_stretch_before(told: Sequence[Placed], s: Scene, t: Contact) -> Sequence[Placed]:
    """The days that a contact may have, without the several of its sentence that are of what was done before it: "trước
    khi | hội đàm, hai ban thư ký họp từ 24 đến 26/12"."""
    phrase = next((p for p in s.phrases if p.has(t.start) and not p.dated), None)
    if phrase is None or opened_by(phrase, "trước", s.cues) is None:
        return told
    return [d for d in told if d.of.how != "own" or is_one_day(d.spans) or any(s and None in s for s in d.spans)]


def _without_stretch_after(told: Sequence[Placed], s: Scene, t: Contact) -> Sequence[Placed]:
    """The days that a visit may have which is over when the act of its sentence begins, without the several of that:
    "sau khi | kết thúc thăm Nga, hôm nay ông tới Lào, ở lại từ 3 đến 6/12"."""
    phrase = next((p for p in s.phrases if p.has(t.start)), None)
    if t.frame.aspect != "leave" or phrase is None or opened_by(phrase, "sau", s.cues) is None:
        return told
    behind = [d for d in told if d.of.how == "own" and (e := d.of.expression) is not None and e.start >= phrase.end]
    return [d for d in told if d not in behind or is_one_day(d.spans)]


def _without_days_of_going(told: Sequence[Placed], s: Scene, t: Contact) -> Sequence[Placed]:
    """The days that a contact may have, without that on which somebody sets out for it, "rời cảng ngày 12/9 để tham gia
    | cuộc diễn tập"; none where it is told in one list with a visit that begins or ends: "ngày 21/8 lên đường thăm, |
    giao lưu", "ngày 29/8 kết thúc chuyến thăm, | giao lưu"."""
    if t.frame.name not in GONE_FOR:
        return [] if leaves_home(s, t) else told
    went = next((o for o in reversed(s.contacts) if o.end <= t.start and o.frame.name not in GONE_FOR), None)
    if went is None or went.frame.slots != "visit":
        return told
    near = t.start - went.end <= _LISTED and not any(went.end <= p.start < t.start for p in s.parties)
    if near and (ends_a_visit([went]) or went.words in setting_out()):
        return []
    aims = [c.start for c in s.cues if c.words in AIMS and went.end <= c.start < t.start]
    if not aims or went.words not in leaving():
        return told
    return [d for d in told if d.of.how != "own" or (d.of.expression is not None and d.of.expression.start > aims[-1])]


def _without_days_of_whom(told: Sequence[Placed], s: Scene, t: Contact) -> Sequence[Placed]:
    """The days that a contact may have, without those of clauses behind it that tell who somebody is: "gặp ông A, |
    người sẽ nhậm chức đầu tháng 5"."""
    whom = [(a, b) for a, b in _whom(s) if a > t.start]

    def is_of_whom(d: Placed) -> bool:
        e = d.of.expression
        return d.of.how == "own" and e is not None and any(a <= e.start < b for a, b in whom)

    return [d for d in told if not is_of_whom(d)] if whom else told


def bystanders_of_whom(s: Scene, t: Contact) -> frozenset[str]:
    """The states, by code, that have no part in a contact of a clause that tells who somebody is and with whom he has
    it: "A gặp ông B, | người sẽ tiếp C" leaves A out. Empty where a contact is of no such clause."""
    clause = next(((a, b) for a, b in _whom(s) if a < t.start < b), None)
    if clause is None:
        return frozenset()
    start, end = clause
    before = [p for p in s.parties if p.end <= start and p.codes]
    inside = states_of([p for p in s.parties if start < p.start < end])
    he = before[-1].codes if before else ()
    return frozenset(states_of(before)) - {*he, *inside} if set(inside) - set(he) else frozenset()


def _whom(s: Scene) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence, [start, end), that tell who the one before is: "…, | người sẽ nhậm chức"."""
    for c in s.cues:
        if c.concept == "whom":
            n = next((n for n, border in enumerate(s.borders) if 0 <= c.start - border - 1 <= 1), None)
            if n is not None:
                yield c.start, s.borders[n + 1] if n + 1 < len(s.borders) else s.sentence.end


def _without_day_of_telling(told: Sequence[Placed], s: Scene, t: Contact) -> Sequence[Placed]:
    """The days that a contact may have: of what one state tells the press only those told behind that, "họp báo | giới
    thiệu Tuần văn hóa, diễn ra từ 10/6"."""
    c = next((c for c in s.cues if c.concept == "introduced" and c.start <= t.start), None)
    if c is None:
        return told
    before = [p for p in s.parties if p.start < c.start and not p.placed]
    if len({code for p in before for code in p.codes}) > 1 or any(p.kind is PartyKind.BOTH for p in before):
        return told
    return [d for d in told if d.of.how == "own" and (e := d.of.expression) is not None and e.start >= c.end]


def _without_day_of_return(told: Sequence[Placed], s: Scene, t: Contact) -> Sequence[Placed]:
    """The days that a contact may have: of an exercise none on which somebody came home from it."""
    if not is_over_on_return(t, s.contacts, s.cues, s.phrases):
        return told
    own = [d.spans for d in told if d.of.how == "own"]
    return [d for d in told if d.spans not in own]


def _without_days_before(told: Sequence[Placed], s: Scene, t: Contact) -> Sequence[Placed]:
    """The days that a contact may have: of a visit none on which something came before it, "trước | chuyến thăm của
    ông, hai bên tập trận ngày 3/6"."""
    if t.frame.slots != "visit":
        return told
    phrase = next((p for p in s.phrases if p.has(t.start)), None)
    before = opened_by(phrase, "trước", s.cues) if phrase is not None and not phrase.dated else None
    if before is None or before.end <= t.start:
        return told
    return [d for d in told if d.of.how != "own"]


def _without_day_of_force(told: Sequence[Placed], s: Scene, t: Contact) -> Sequence[Placed]:
    """The days that a contact may have: of an agreement none from which on it is kept, where its sentence tells
    another, "ngày 25/2 ra thông cáo tuân thủ | thỏa thuận ngừng bắn, | bắt đầu từ hôm trước"."""
    if t.frame.name != "relations":
        return told
    own = [d for d in told if d.of.how == "own"]
    kept = [d for d in own if (e := d.of.expression) is not None and e.form is Form.OPEN_END and e.start >= t.end]
    return [d for d in told if d not in kept] if len(kept) < len(own) else told


_WITHOUT = (
    _without_days_of_some,
    _without_day_of_force,
    _without_days_of_others,
    _without_days_of_whom,
    _without_day_of_telling,
    _without_days_after,
    _without_day_of_return,
    _without_days_before,
    _without_stretch_before,
    _without_stretch_after,
    _without_days_of_going,
)
