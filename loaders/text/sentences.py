"""Sentences of each zone. A sentence never crosses a zone or a line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

import regex as re

from loaders.patterns import lazy_regex
from loaders.text.zones import Role, Zone
from loaders.value import value

# A full stop after one of these ends no sentence: titles, places, initials.
_ABBREVIATION = lazy_regex(
    r"(?:\b(?:TP|Tp|TS|ThS|PGS|GS|BS|KS|LS|Th|Tr|tr|St|Mr|Mrs|Ms|Dr|Jr|Sr|No|Co|Ltd|vs|Ng|Nh|Ph|Ch|Kh|Gi|Qu|Prof|Hon"
    r"|Sen|Snr|Lt|Lieut|Gen|Maj|Brig|Col|Adm|Capt|Gov|Rep|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)|(?<![\p{L}\d])\p{Lu}|\d)\.$"
)
# Possessive, and from the first mark of a run on: what does not end a sentence is gone over once.
_END = lazy_regex(r"(?:\./\.|(?<![.!?…])[.!?…]++)[\"”’'»)\]]*+(?=\s++(?:[\"“‘'«(\[*-]++\s*+)?+[\p{Lu}0-9]|\s*+$)")
# A photo's credit: "(Ảnh: TTXVN)", "Ảnh: Minh Anh/TTXVN", "Ảnh:VGP". What it closes is a caption.
_CREDIT = lazy_regex(
    r"[(\[]\s*(?i:ảnh|nguồn ảnh|nguồn|photo)\b[^()\[\]\n]{0,60}[)\]]\.?"
    r"|(?:-\s*)?Ảnh\s*:\s*(?:[\w.-]+\s){0,4}?[\w.]*\s*[/-]\s*(?:TTXVN|Tin Tức|[\p{Lu}Đ]{2,8}"
    r"|VnExpress)(?:\s+phát)?\b\.?"
    r"|(?:-\s*)?Ảnh\s*:\s*[\p{Lu}]{2,12}\b(?!\s*[\p{Lu}]{2})\.?"
)

# What heads an item of a diary and is told of its first sentence: "Thứ hai. Đại sứ A tới chào …", "HÔM NAY (16/1). …".
_DAY = r"\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?:19|20)\d\d)?"
_DAY_HEADING = lazy_regex(
    rf"[-*•+\s]*(?:(?:sáng|trưa|chiều|tối|đêm)\s)?(?:(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật|hôm\s(?:nay|qua))"
    rf"(?:,?\s?\(?(?:ngày\s)?{_DAY}\)?)?|ngày\s{_DAY})\.",
    re.IGNORECASE,
)

# Longer than any real sentence: what has no full stop for so long (a flattened table, a page without marks) is cut at
# a mark or a space, so that what looks at a sentence's pairs of words stays linear in the text.
LONGEST = 2000
_CUTS = (";", ":", ",", ")", " ")


@value
class Sentence:
    """[start, end) of the normalised text, the role of its zone, its line, and its number in reading order."""

    start: int
    end: int
    role: Role
    line: int
    number: int


class Spanned(Protocol):
    """What stands at [start, end) of a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Spanned)


def by_sentence(sentences: Sequence[Sentence], things: Sequence[T]) -> Iterator[list[T]]:
    """Things, in order of their starts, for each sentence in turn; what crosses a sentence's end is left out."""
    starts = [t.start for t in things]
    for s in sentences:
        low = bisect_left(starts, s.start)
        yield [t for t in things[low : bisect_left(starts, s.end, low)] if t.end <= s.end]


def find_sentences(text: str, zones: tuple[Zone, ...]) -> tuple[Sentence, ...]:
    """All sentences in reading order. One that a photo credit closes is a caption, whatever zone it stands in."""
    out: list[Sentence] = []
    for zone in zones:
        pieces = [p for run in _runs(text, zone) for p in _split(text, *run)]
        for start, end, role in pieces:
            out.append(Sentence(start, end, role, zone.line, len(out)))
    return tuple(out)


def _runs(text: str, zone: Zone) -> Iterator[tuple[int, int, Role, bool]]:
    """Stretches between photo credits; the flag says that a credit closes the stretch."""
    at = zone.start
    for m in _CREDIT.finditer(text, zone.start, zone.end):
        if m.start() > at:
            yield at, m.start(), zone.role, True
        yield m.start(), m.end(), Role.CAPTION if zone.role in (Role.BODY, Role.LEAD) else zone.role, False
        at = m.end()
    if at < zone.end:
        yield at, zone.end, zone.role, False


def _split(text: str, start: int, end: int, role: Role, closed: bool) -> list[tuple[int, int, Role]]:
    pieces: list[tuple[int, int, Role]] = []
    at = _skip(text, start, end)
    for m in _END.finditer(text, at, end):
        if m.end() == m.start() + 1 and text[m.start()] == "." and not _closes(text, at, m.end(), end):
            continue
        at = _cut(text, at, m.end(), role, pieces)
        at = _skip(text, at, end)
    if at < end and text[at:end].strip(" |"):
        _cut(text, at, at + len(text[at:end].rstrip()), role, pieces)
    if len(pieces) > 1 and _DAY_HEADING.fullmatch(text, *pieces[0][:2]) and pieces[1][1] - pieces[0][0] <= LONGEST:
        pieces[:2] = [(pieces[0][0], *pieces[1][1:])]
    if closed and pieces and role in (Role.BODY, Role.LEAD):
        pieces[-1] = (*pieces[-1][:2], Role.CAPTION)
    return pieces


def _cut(text: str, at: int, end: int, role: Role, pieces: list[tuple[int, int, Role]]) -> int:
    """Append [at, end) in pieces no longer than `LONGEST`; gives back `end`."""
    while end - at > LONGEST:
        marks = (text.rfind(mark, at + LONGEST // 2, at + LONGEST) for mark in _CUTS)
        stop = next((found + 1 for found in marks if found >= 0), at + LONGEST)
        pieces.append((at, at + len(text[at:stop].rstrip()), role))
        at = _skip(text, stop, end)
    if at < end:
        pieces.append((at, end, role))
    return end


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _closes(text: str, low: int, stop: int, end: int) -> bool:
    """Whether the single full stop that ends at `stop` closes a sentence, rather than an abbreviation."""
    if stop >= end or not _ABBREVIATION.search(text, max(low, stop - 6), stop):
        return True
    # a number ends a sentence where a capital follows; "TP." and initials do not
    return text[stop - 2].isdigit() and text[stop:end].lstrip()[:1].isupper()
