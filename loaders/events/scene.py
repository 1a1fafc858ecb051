"""One sentence as the events see it: its parties, words of contact, cues and date words, each found before.

Nothing is searched here: what one pass over the article found is dealt out to its sentences.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.actors.parties import Party, PartyKind
from loaders.dates.durations import meetings_in, stays_in
from loaders.dates.partial import Expression, Form, Unit
from loaders.events.denied import undenied, unleft
from loaders.events.hits import WITH_WHOM, Contact, Cue, contacts_of, cues_of, lasting
from loaders.events.hoped import happened
from loaders.events.idle import telling
from loaders.events.items import items_of
from loaders.events.parted import parted
from loaders.events.phrases import Phrase, phrases_of
from loaders.events.staying import stays_told
from loaders.events.tidings import (
    of_announcements,
    of_calamities,
    of_counts,
    of_marked,
    of_reports,
    of_reviews,
    of_tidings,
    of_topics,
)
from loaders.events.unions import of_unions
from loaders.lexicon.lists import any_of
from loaders.patterns import lazy_re
from loaders.text.document import Document
from loaders.text.sentences import Sentence, by_sentence
from loaders.text.zones import Role
from loaders.value import value

# What these zones say is not told by the article.
_SKIPPED = (Role.HEADER, Role.CLOCK, Role.FOOTER, Role.RELATED)
_BORDER = lazy_re(r"[,;:()\[\]–—\"“”]| (?=- )")
# "HÀ NỘI (TTXVN) - ", "Tokyo, 5/6 (Kyodo) – ": where a report was sent from
_SENT = lazy_re(r"(?:, ?[\w /.-]{1,14})? \([^()\n]{2,30}\) ?[-–—:] ")
# So much of a sentence is looked at: nobody writes more contacts, parties or dates into one.
MOST = 24
# "Thứ trưởng Nhật Bản, M. Sato, …": a name that nobody knows, which explains the office before
_NAME_BEHIND = lazy_re(r", (?:ông |bà )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,4}(?=, | và )")
# "Ngoại trưởng Pháp, nước chủ nhà, và …": what says who the member before is
_EXPLAINED = lazy_re(lambda: rf", (?:là )?{any_of('groups.toml', 'members_are')}(?!\w)[^,.;:()\n]{{0,60}}(?=,)")
# "Lào và | nước Cộng hòa | Kazakhstan": what a state is, told before its name, and how far that may reach
_FORM = lazy_re(lambda: rf"(?<=[ ,]){any_of('places.toml', 'forms_of_states')} $")
_JOINT_AND_FORM = 48
# Said again before each of a list: "với A, với B và với C".
_SAID_AGAIN = WITH_WHOM | {"của", "cho"}
# How many sentences after an arrival its length is told at most, and how many lengths a sentence may have.
# "Đoàn | lưu lại đây năm ngày" says by itself that somebody came, and is told from farther on.
_NEAR, _STAYING = 3, 6
_STAYS_HERE = lazy_re(r"(?:lưu lại|ở lại|neo đậu|neo lại|nán lại)(?!\w)")
_MOST_STAYS = 3
# What may stand before the head of an item, and what behind it.
_BULLET = lazy_re(r"(?:[*+•●■▪–—-] ?)?")
_COLON = lazy_re(r" ?: ")


@value
class Stay:
    """A length of time in days, the first included; `own`: told by the sentence itself; `acts`: what goes on for days
    in the sentence that tells it (see `lasting`); `over`: it is told of what is over."""

    days: int
    own: bool
    acts: frozenset[str] = frozenset()
    over: bool = False


@value
class Scene:
    """A sentence with what stands in it, all in order and at most `MOST` of a kind."""

    sentence: Sentence
    number: int  # among the scenes of the article
    parties: tuple[Party, ...]
    contacts: tuple[Contact, ...]
    cues: tuple[Cue, ...]
    expressions: tuple[Expression, ...]
    borders: tuple[int, ...]  # where clauses end: offsets of commas, semicolons, colons, brackets and dashes
    durations: tuple[Stay, ...]  # how long a stay lasts, as this sentence or one near it tells
    lists: tuple[int, ...]  # for each party the number of the list it stands in: "Đại sứ Cuba và Đại sứ Belarus"
    phrases: tuple[Phrase, ...]  # what is told of something beside the act
    met_for: tuple[int, ...] = ()  # how many days a meeting lasts, as this sentence tells
    item: int = 0  # in which item of a round-up it stands
    head: int = 0  # where the head ends that it opens with: "* Nga - Lào | : …"; 0 where it has none


def _beside_contact(text: str, p: Party, contacts: Sequence[Contact]) -> Party:
    """A party ends where a contact is told: "Chủ tịch nước dày đặc các cuộc gặp" names the president alone; and begins
    where one ends that has its first words, which still name it: "triệu Đại sứ | Lào"."""
    for t in contacts:
        if _is_of_a_name(text, p, t):
            continue
        if p.start < t.start < p.end and (t.start - p.start > 6):
            return replace(p, end=t.start, text=text[p.start : t.start].rstrip())
        if t.start <= p.start < t.end < p.end:
            return replace(p, start=t.end + len(text[t.end : p.end]) - len(text[t.end : p.end].lstrip()))
    return p


def _is_level(p: Party, contacts: Sequence[Contact]) -> bool:
    """Whether a party is the level of a dialogue and nobody in it: "đối thoại chiến lược | quan chức cấp cao"."""
    if p.codes or p.people or p.kind is not PartyKind.ACTOR:
        return False
    return any(t.frame.type == "dialogue" and p.start == t.end + 1 for t in contacts)


def _is_of_a_name(text: str, p: Party, t: Contact) -> bool:
    """Whether a word of contact is the last of somebody's name: "Chủ tịch nước Trương Tấn | Sang"."""
    return bool(p.people) and t.end <= p.people[-1].end and p.people[-1].start < t.start and text[t.start].isupper()


def _where(text: str, parties: Sequence[Party]) -> Iterator[Party]:
    """The parties, of which a state behind its city or place is where that is: "tại Viêng Chăn (Lào)"."""
    before: Party | None = None
    for p in parties:
        beside = before is not None and before.placed and before.codes == p.codes and p.kind is not PartyKind.ACTOR
        if before and beside and text[before.end : p.start] in (" (", ", ", " của "):
            p = replace(p, placed=True)
        yield p
        before = p


def _sent_from(text: str, s: Sentence, parties: Sequence[Party], cues: Sequence[Cue]) -> Iterator[Party]:
    """The parties, of which a place that opens a report beside the name of its agency does nothing."""
    for p in parties:
        told = _SENT.match(text, p.end) if p.start == s.start and p.kind is not PartyKind.ACTOR else None
        if told and any(c.concept == "agency" and p.end < c.start and c.end < told.end() for c in cues):
            p = replace(p, kind=PartyKind.PLACE, placed=True, idle=True)
        yield p


def is_told(e: Expression | None, scene: Scene, concept: str, near: int = 1) -> bool:
    """Whether a cue of a concept stands right before the words for a day, `near` letters at most: "kết thúc | ngày
    3/6"."""
    return e is not None and any(c.concept == concept and 0 <= e.start - c.end <= near for c in scene.cues)


def scenes_of(document: Document, parties: Sequence[Party], expressions: Sequence[Expression]) -> tuple[Scene, ...]:
    """The scenes of an article in reading order; zones of the page around it have none."""
    text, told = document.text, _outside_days(contacts_of(document, parties), expressions)
    sentences = tuple(parted(text, document.sentences, parties, told, expressions))
    kinds = (parties, told, cues_of(document), expressions, meetings_in(document.lower))
    found = (by_sentence(sentences, things) for things in kinds)
    out: list[Scene] = []
    stays, items = _stays(document, expressions, told), items_of(text, document.sentences)
    for s, parties_here, contacts_here, cues_here, dates_here, meetings in zip(sentences, *found, strict=True):
        if s.role in _SKIPPED:
            continue
        dates, cues = tuple(dates_here[:MOST]), tuple(cues_here[: 6 * MOST])
        contacts = [t for t in contacts_here[: 2 * MOST] if not any(_is_of_a_day(t, e, s) for e in dates)]
        sent = _sent_from(text, s, parties_here[:MOST], cues)
        mine = tuple(_where(text, [_beside_contact(text, p, contacts) for p in sent if not _is_level(p, contacts)]))
        contacts = [t for t in contacts if not any(p.start <= t.start < p.end for p in mine)]
        contacts = list(telling(text, contacts, mine, cues))
        stayed = stays_told(document.lower, mine, cues, dates, contacts)
        contacts = sorted((*contacts, *stayed), key=lambda t: t.start)
        if _is_match(mine, cues):
            mine, contacts = (), []
        borders = tuple(m.start() for m in _BORDER.finditer(text, s.start, s.end))
        elsewhere = (
            *of_tidings(text, mine, contacts, cues, dates),
            *of_calamities(mine, contacts, cues, dates, borders),
            *of_reviews(text, cues, dates),
            *of_marked(text, dates),
            *of_counts(text, dates),
            *of_topics(mine, cues, dates, borders),
            *of_announcements(cues, dates),
        )
        dates = tuple(e for e in dates if e not in elsewhere)
        reported = of_reports(cues, dates, borders)
        dates = tuple(e for e in dates if e not in reported) or dates  # the only day may be that of the act as well
        contacts, cues, dates = unleft(contacts, cues, dates, borders)
        contacts = list(happened(document.lower, contacts, cues, dates, borders))
        unions = of_unions(contacts, mine, cues, borders)
        contacts = [t for t in contacts if t not in unions]
        contacts = list(undenied(document.lower, contacts, mine, cues, borders, dates))
        lists = _lists(text, mine, cues)
        beside = phrases_of(cues, mine, dates, borders, s.end)
        acts, lengths = tuple(contacts[:MOST]), stays.get(s.number, ())
        met = tuple(dict.fromkeys(d.days for d in meetings))
        head = _head(text, s, mine)
        item = items.get(s.line, 0)
        out.append(Scene(s, len(out), mine, acts, cues, dates, borders, lengths, lists, beside, met, item, head))
    return tuple(out)


def _outside_days(contacts: Sequence[Contact], expressions: Sequence[Expression]) -> tuple[Contact, ...]:
    """The contacts but those inside the words for a day: "từ ngày 11 | đến | 13/4"."""
    starts = [e.start for e in expressions]
    at = [bisect_right(starts, t.start) - 1 for t in contacts]
    return tuple(t for t, n in zip(contacts, at, strict=True) if n < 0 or expressions[n].end <= t.start)


def _is_of_a_day(t: Contact, e: Expression, s: Sentence) -> bool:
    """Whether what may be a word of going opens a sentence right before a day, and so the words for it: "Sang | ngày
    4/5, hai bên đá bóng"."""
    return t.frame.aspect == "arrive" and t.start == s.start and e.start == t.end + 1


def _head(text: str, s: Sentence, parties: Sequence[Party]) -> int:
    """Where the head ends with which a sentence opens an item: two states and a colon; 0 where it has none."""
    two = [p for p in parties[:1] if p.kind is PartyKind.PAIR]
    return next((p.end for p in two if _BULLET.fullmatch(text, s.start, p.start) and _COLON.match(text, p.end)), 0)


def _stays(
    document: Document, expressions: Sequence[Expression], contacts: Sequence[Contact]
) -> dict[int, tuple[Stay, ...]]:
    """The lengths that each sentence has for a stay: its own, and those of some sentences around it, of the title.

    "Bốn ngày tới", told beside an arrival, counts from the day of arrival.
    """
    ranges = [e for e in expressions if e.form is Form.RANGE]
    lengths = stays_in(document.text, document.lower)
    stops = [m.start() for m in _STOP.finditer(document.text)] if lengths and ranges else []
    told = [
        (d.start, d.days, d.over) for d in lengths
        if not (_is_inside(d.start, ranges) or _is_explained(document.text, d.end, ranges, stops))
    ]  # fmt: skip
    told += [
        (e.start, e.last.shift.amount, False) for e in expressions
        if e.rule == "coming_span" and e.last and e.last.shift and e.last.shift.unit is Unit.DAY
    ]  # fmt: skip
    count = len(document.sentences)
    # Where days stand with their years: a length beside one is of that day.
    full = [e.start for e in expressions if e.form is not Form.RANGE and (p := e.last or e.first).year and p.day]
    found: dict[int, dict[int, Stay]] = {}
    starts = [t.start for t in contacts]
    for start, days, over in sorted(told):
        s = document.sentence_at(start)
        if s is None or s.role in _SKIPPED:
            continue
        acts = lasting(contacts[bisect_left(starts, s.start) : bisect_left(starts, s.end)])
        back = _STAYING if _STAYS_HERE.match(document.lower, start) else _NEAR
        first, last = (0, count) if s.role is Role.TITLE else (s.number - back, s.number + 2)
        if bisect_left(full, s.start) < bisect_left(full, s.end):
            first, last = s.number, s.number + 1  # "lần trước tàu đến ngày 28/9/2006 và ở lại 6 ngày"
        for n in range(max(0, first), min(last, count)):
            mine = found.setdefault(n, {})
            if len(mine) < _MOST_STAYS or days in mine:
                before = mine.get(days, Stay(days, False, over=True))
                own = before.own or n == s.number
                mine[days] = Stay(days, own, before.acts | acts, before.over and over)
    return {n: tuple(mine.values()) for n, mine in found.items()}


def _is_inside(at: int, ranges: Sequence[Expression]) -> bool:
    """Whether a length is told with its first and last day ("trong | hai ngày 14 và 15/3"), and of those alone."""
    n = bisect_right(ranges, at, key=lambda e: e.start)
    return n > 0 and at < ranges[n - 1].end


# What ends the words that brackets explain.
_STOP = lazy_re(r"[.;:()\n]")


def _is_explained(text: str, at: int, ranges: Sequence[Expression], stops: Sequence[int]) -> bool:
    """Whether a length that ends at `at` has its first and last day in brackets behind it: "mở đầu 4 ngày có mặt tại
    Huế (từ 15 đến 19-11)". `stops`: where `_STOP` stands."""
    n, k = bisect_left(ranges, at, key=lambda e: e.start), bisect_left(stops, at)
    if n == len(ranges) or k == len(stops):
        return False
    return stops[k] == ranges[n].start - 1 and text[stops[k]] == "("


def _is_match(parties: Sequence[Party], cues: Sequence[Cue]) -> bool:
    """Whether a sentence tells of teams that have their states' names: a game, and nobody who holds an office."""
    return any(h.concept == "match" for h in cues) and not any(p.kind is PartyKind.ACTOR for p in parties)


def _lists(text: str, parties: Sequence[Party], cues: Sequence[Cue]) -> tuple[int, ...]:
    """The lists of a sentence: states that nothing but commas and words such as "và" part stand in one, with the name
    that explains an office, words that say who a member is, and the state that explains a name: "ông A (Nga)". Behind
    the member that "và" joins a comma opens what is no member: "theo lời mời của Thủ tướng A và Thủ tướng B, Chủ tịch
    C"; so does one behind whoever only helped or tells of it: "với sự trung gian của A, B và C ký", "theo A, B và C sẽ
    gặp nhau"."""
    joints = {h.end: h.start for h in cues if h.concept == "list"}
    beside = {h.end + 1 for h in cues if h.concept in ("mediator", "witness", "source")}
    again = {h.end + 1: h for h in cues if h.concept == "with" and h.words in _SAID_AGAIN}
    numbers: list[int] = []
    closed = False
    before: Party | None = None
    end = 0  # of the one before, with what explains it
    for n, p in enumerate(parties):
        if before is not None and p.codes == before.codes and _in_brackets(text, end, p):
            numbers.append(numbers[-1])
            end = p.end + 1
            continue
        joint = ""
        where = before is not None and before.placed and p.kind is PartyKind.ACTOR  # "tại Lào, Thủ tướng A"
        if before is not None and _may_be_listed(before, p):
            start = _behind_joint(p, parties[numbers[-1]], again)
            joint = _joint(text, end, start, joints, " ,;" if _of_one_kind(before, p) else " ,")
        together = joint == "word" or (joint == "comma" and not (closed or where))
        closed = joint == "word" or p.start in beside
        numbers.append(numbers[-1] if together else n)
        before, end = p, p.end
        if p.kind is PartyKind.ACTOR and p.offices and not p.names:
            until = parties[n + 1].start if n + 1 < len(parties) else len(text)
            name = _NAME_BEHIND.match(text, p.end, until)
            end = name.end() if name else end
        if p.kind is PartyKind.ACTOR and p.offices and n + 1 < len(parties):
            is_who = _EXPLAINED.match(text, end, parties[n + 1].start)
            end = is_who.end() if is_who else end
    return tuple(numbers)


def _may_be_listed(p: Party, q: Party) -> bool:
    """Whether two may stand in one list: of two states, or holders of offices one of whom is of a state that nobody
    knows ("Thủ tướng Ruritania")."""
    if not (p.codes and q.codes):
        hold = all(x.kind is PartyKind.ACTOR and x.offices and "spouse" not in x.roles for x in (p, q))
        return hold and all(x.names for x in (p, q) if not x.codes)
    return len(p.codes) == len(q.codes) == 1 and p.codes != q.codes


def _behind_joint(p: Party, first: Party, again: dict[int, Cue]) -> int:
    """Where the joint before a member ends: before a word that is said again of each ("với A, | với B")."""
    here, there = again.get(p.start), again.get(first.start)
    return here.start if here and there and here.words == there.words else p.start


def _in_brackets(text: str, end: int, p: Party) -> bool:
    """Whether a party stands by itself in brackets right behind `end`."""
    return text[end : p.start] == " (" and text[p.end : p.end + 1] == ")"


def _of_one_kind(p: Party, q: Party) -> bool:
    """Whether two hold like offices, so that a semicolon may part them: "Đại sứ Lào, ông A; Đại sứ Nga, bà B"."""
    return p.kind is q.kind is PartyKind.ACTOR and p.roles == q.roles != frozenset()


def _joint(text: str, a: int, b: int, joints: dict[int, int], marks: str) -> str:
    """What joins two of a list between [a, b): a "comma" (one of `marks`) alone, or a "word" such as "và"; "" where
    nothing does."""
    found = ""
    form = _FORM.search(text, a, b) if 0 < b - a <= _JOINT_AND_FORM else None
    b = form.start() if form else b
    if not 0 < b - a <= 24:
        return found
    while b > a:
        if text[b - 1] in marks:
            found = found or ("" if text[b - 1] == " " else "comma")
            b -= 1
        elif b in joints and joints[b] >= a:
            b = joints[b]
            found = "word"
        else:
            return ""
    return found
