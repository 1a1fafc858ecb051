"""Dates of what a contact is about, which date no contact.

"Được tin động đất xảy ra ngày 3/2, ngày 5/2 Chủ tịch nước đã gửi điện": the tidings. "Gửi điện về trận động
đất ngày 3/2": what befell people. "Hội nghị sơ kết 6 tháng đầu năm": what was reviewed. "Quốc khánh (2/12/1975 -
2/12/2022)": what is marked. "Theo Reuters ngày 5/6, tối 4/6 A gặp B": when it was reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.actors.party import Party, PartyKind
from loaders.dates.partial import Expression, Unit
from loaders.events.hits import Contact, Cue
from loaders.patterns import lazy_re

# So far behind the word for a review its time stands, in its clause.
_REACH = 70
# Between the two days of an anniversary.
_DASH = lazy_re(r" ?[-–—] ?(?:ngày )?")
_BORDER = lazy_re(r"[,;.:()\n]")
# What is counted so, in the time behind it: "cuộc gặp | thứ ba | của hai ông | trong năm nay".
_COUNTED = lazy_re(
    r"(?<!\w)(?:lần|cuộc|chuyến|vụ|đợt|vòng|lệnh|gói)(?: \w+){0,6} (?:thứ \w+|đầu tiên|duy nhất)(?: \w+){0,9},? $",
    re.IGNORECASE,
)
_COUNT = 110
# From "theo" to the end of what a source is called, at most.
_NAME = 40
# Letters at most from "về" to the gathering that is talked about, and from that to its day.
_TOPIC, _HELD = 24, 110
# Who get ready together for what is to come: "hai bên", "Nga - Lào".
_TWO = (PartyKind.BOTH, PartyKind.PAIR)
# Letters at most between "sẽ", a word of saying and its day.
_BESIDE = 6


def of_tidings(
    text: str,
    parties: Sequence[Party],
    contacts: Sequence[Contact],
    cues: Sequence[Cue],
    dates: Sequence[Expression],
) -> list[Expression]:
    """The date words of a sentence that date the tidings behind "được tin" and not the message sent upon them: those
    told before the sender, but for a date that is a clause by itself right before him."""
    heard = next((c for c in cues if c.concept == "tidings"), None)
    if heard is None:
        return []
    sent = next((t for t in contacts if t.frame.type == "message" and t.start >= heard.end), None)
    if sent is None:
        return []
    senders = [p for p in parties if p.kind is PartyKind.ACTOR and heard.end <= p.start and p.end <= sent.start]
    if not senders:
        return []
    of_it = [e for e in dates if heard.end <= e.start < senders[-1].start]
    return [e for e in of_it if not (e is of_it[-1] and _stands_alone(text, e, senders[-1]))]


def of_reviews(text: str, cues: Sequence[Cue], dates: Sequence[Expression]) -> list[Expression]:
    """The words for months and longer of a sentence that a review or a plan is of: "tổng kết hợp tác quý I"."""
    reviews = [c.end for c in cues if c.concept == "review"]
    return [
        e for e in dates
        if e.first.day is None and e.first.weekday is None
        and any(0 <= e.start - at <= _REACH and not _BORDER.search(text, at, e.start) for at in reviews)
    ]  # fmt: skip


def of_calamities(
    parties: Sequence[Party],
    contacts: Sequence[Contact],
    cues: Sequence[Cue],
    dates: Sequence[Expression],
    borders: Sequence[int],
) -> list[Expression]:
    """The date words of a sentence that date a calamity: those behind its word, with neither the end of its clause, nor
    anybody who acts, nor a word of contact between. All of a sentence that tells of it alone.

    `borders`: where the clauses of the sentence end.
    """
    befell = [c.end for c in cues if c.concept == "calamity"]
    if not befell:
        return []
    if not contacts:
        return list(dates)
    stops = [
        *borders, *(t.start for t in contacts if t.frame.slots != "visit"),
        *(p.start for p in parties if p.kind is PartyKind.ACTOR and not p.placed),
    ]  # fmt: skip
    return [e for e in dates if any(at <= e.start and not any(at <= stop < e.start for stop in stops) for at in befell)]


def of_reports(cues: Sequence[Cue], dates: Sequence[Expression], borders: Sequence[int]) -> list[Expression]:
    """The date words behind the name of a source in its clause: "theo hãng tin TASS | sáng nay", "theo báo chí Nga |
    hôm 4/6", and those on which something was announced: "theo thông báo của Bộ | hôm qua". `borders`: where the
    clauses of the sentence end."""
    named = {c.start for c in cues if c.concept == "agency"}
    sources = [c.end for c in cues if c.concept == "notice" or (c.concept == "source" and c.end + 1 in named)]
    return [
        e for e in dates
        if any(0 < e.start - at <= _NAME and not any(at <= stop < e.start for stop in borders) for at in sources)
    ]  # fmt: skip


def of_counts(text: str, dates: Sequence[Expression]) -> list[Expression]:
    """The words for months and years of a sentence in which times are counted, where it tells nothing else of them:
    "chuyến thăm Lào đầu tiên của một Tổng thống Nga | trong năm nay"."""
    spans = [e for e in dates if e.text[:5].lower() == "trong" and not _is_of_days(e)]
    return [e for e in spans if _COUNTED.search(text, max(0, e.start - _COUNT), e.start)]


def _is_of_days(e: Expression) -> bool:
    p = e.first
    return bool(p.day or p.weekday) or (p.shift is not None and p.shift.unit in (Unit.DAY, Unit.WEEK))


def of_topics(
    parties: Sequence[Party], cues: Sequence[Cue], dates: Sequence[Expression], borders: Sequence[int]
) -> list[Expression]:
    """The date words of a sentence on which a gathering of many takes place that is talked about: "trao đổi | về | Hội
    nghị NATO, dự kiến diễn ra | ngày 9/7". One of two states is an act itself. `borders`: where its clauses end."""
    about = [c for c in cues if c.concept in ("purpose", "ahead", "before_it")]
    held = [c for c in cues if c.concept == "takes_place"]
    out: list[Expression] = []
    for g in cues:
        if g.concept != "gathering":
            continue
        opens = [c for c in about if 0 <= g.start - c.end <= (1 if c.concept == "before_it" else _TOPIC)]
        if not opens:
            continue
        ends = [at for at in borders if at >= g.end]
        last = ends[1] if len(ends) > 1 else max((e.end for e in dates), default=g.end)
        behind = [e for e in dates if g.end < e.start <= min(last, g.end + _HELD)]
        at = next((e for e in behind if any(g.end < c.start < e.end for c in held)), None)
        if at is None or _is_of_two(parties, cues, g, at):
            continue
        # within the clause of "trước thềm" a day is its phrase's own
        if any(c.concept != "ahead" for c in opens) or any(g.end <= b < at.start for b in borders):
            out.append(at)
    return out


def of_announcements(cues: Sequence[Cue], dates: Sequence[Expression]) -> list[Expression]:
    """The date words on which something is still to be announced: "địa điểm cuộc gặp sẽ được công bố | trong ba ngày
    tới"."""
    future = [c.end for c in cues if c.concept == "future"]
    told = [c.end for c in cues if c.concept == "speech" and any(0 <= c.start - at <= _BESIDE for at in future)]
    return [e for e in dates if any(0 <= e.start - at <= _BESIDE for at in told)]


def _is_of_two(parties: Sequence[Party], cues: Sequence[Cue], g: Cue, e: Expression) -> bool:
    """Whether a gathering is told of states between its name and its day, and of no more than these; or is a session
    for which the two get ready who act before it: "hai bên thảo luận, chuẩn bị cho | kỳ họp lần thứ ba"."""
    inside = [p for p in parties if g.end <= p.start < e.start and not p.placed]
    many = any(p.kind is PartyKind.UNION for p in inside) or any(
        c.concept == "multilateral" and g.start <= c.start < e.start for c in cues
    )
    session = any(c.concept == "its_time" and c.start == g.start for c in cues)
    ready = session and any(c.concept == "ahead" and 0 <= g.start - c.end <= 1 for c in cues)
    two = [p for p in parties if p.kind in _TWO and p.end <= g.start] if ready else []
    return not many and (bool(two) or any(p.codes or p.kind is PartyKind.BOTH for p in inside))


def of_marked(text: str, dates: Sequence[Expression]) -> list[Expression]:
    """The two dates of an anniversary with its years: a day, a dash, and the same day of a later year."""
    out: list[Expression] = []
    for e, marked in pairwise(dates):
        if _DASH.fullmatch(text, e.end, marked.start) and "feast_marked" not in (e.rule, marked.rule):
            day, same = e.first, marked.first
            if day.day and (day.day, day.month) == (same.day, same.month) and (day.year or 0) < (same.year or 0):
                out += (e, marked)
    return out


def _stands_alone(text: str, e: Expression, sender: Party) -> bool:
    """Whether nothing but commas parts a date from the words before it and from the sender."""
    return text[max(0, e.start - 2) : e.start].rstrip()[-1:] in (",", ";") and not text[e.end : sender.start].strip(
        " ,"
    )
