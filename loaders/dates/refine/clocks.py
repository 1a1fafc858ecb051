"""Parts of day, clock times and their places, beside the day they belong to."""

from __future__ import annotations

import re

from loaders.dates import place_zones
from loaders.dates.candidate import Candidate
from loaders.dates.grammar import pieces
from loaders.dates.grammar.clock import HOUR, read_clock
from loaders.dates.partial import PartOfDay

_POD_LEFT = pieces.compiled(r"(?<!\w)(?:buổi )?<pod>(?: sớm| muộn)?,? (?:của |vào )?(?:ngày |hôm )?$")
_CLOCK_LEFT = pieces.compiled(
    r"(?<![\w:.,/])(?:(?:(?:vào )?(?:lúc|hồi)(?: khoảng)?|khoảng) )?"
    + HOUR
    + r"(?: ?(?P<zone>\([^()]{3,30}\)))?,? (?:của )?(?:ngày )?$"
)
_CLOCK_SPAN_LEFT = pieces.compiled(r"(?<![\w:.,/])(?:(?:từ|lúc) )?" + HOUR + r"(?: (?:đến|tới) | ?- ?)$")
_POD_RIGHT = pieces.compiled(r",? (?:vào )?(?:buổi |lúc )<pod>")
_CLOCK_RIGHT = pieces.compiled(
    r"(?:,? (?:vào )?(?:lúc|hồi|khoảng) | ?, ?| )" + HOUR + r"(?: ?(?:buổi )?<pod>| (?P<half_day>am|pm)(?!\w))?"
)
_PAGE_CLOCK = pieces.compiled(
    r"(?: ?[,|-] ?| )(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?: ?(?P<half_day>am|pm|sa|ch)(?!\w))?"
)
_ZONE = pieces.compiled(place_zones.WORDS)
_ZONE_OFFSET = pieces.compiled(place_zones.OFFSET)


def parts_of_day(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Part of day and clock time before or after a day: "sáng 2/6", "15h15 ngày 18/11", "ngày mai lúc 8 giờ tối"."""
    out: list[Candidate] = []
    floor = 0
    for c in found:
        if c.is_day and not (c.weak and c.clock):
            c = _left(c, low, floor)
            c = _right(c, low)
            while out and c.start < out[-1].end:
                out.pop()
        out.append(c)
        # A clock time found by itself may prove to belong to the day that follows it.
        floor = floor if c.weak and (c.clock or c.bare) else c.end
    return out


def _left(c: Candidate, low: str, floor: int) -> Candidate:
    if m := _POD_LEFT.search(low, max(floor, c.start - 30), c.start):
        part: PartOfDay | None = c.first.part_of_day or pieces.part_of_day(m["pod"])
        c = c.with_(start=m.start(), first=c.first.with_(part_of_day=part), bare=False)
    m = _CLOCK_LEFT.search(low, max(floor, c.start - 70), c.start)
    if m is None:
        return c
    zone = c.zone
    if m["zone"]:
        z = _ZONE.search(m["zone"])
        if z is None:
            return c
        zone = place_zones.zone_of(z["zplace"])
    clock, part = read_clock(m, c.first.part_of_day)
    start = m.start()
    if span := _CLOCK_SPAN_LEFT.search(low, max(floor, start - 30), start):
        clock, start = read_clock(span, None)[0], span.start()
    return c.with_(start=start, clock=clock, zone=zone, first=c.first.with_(part_of_day=part), bare=False)


def _right(c: Candidate, low: str) -> Candidate:
    if c.clock is None:
        m = _CLOCK_RIGHT.match(low, c.end)
        if m and (m["pod"] or m["half_day"] or re.match(" *,? *(?:vào )?(?:lúc|hồi|khoảng)", m.group())):
            named = pieces.part_of_day(m["pod"]) if m["pod"] else c.first.part_of_day
            clock, part = read_clock(m, named)
            if m["half_day"] == "pm" and int(clock[:2]) < 12:
                clock = f"{int(clock[:2]) + 12:02d}{clock[2:]}"
                part = None if named is None else part
            c = c.with_(end=m.end(), clock=clock, first=c.first.with_(part_of_day=part), bare=False)
        elif c.first.year is not None and (m := _PAGE_CLOCK.match(low, c.end)):
            hour = int(m["h"]) + (12 if m["half_day"] in ("pm", "ch") and int(m["h"]) < 12 else 0)
            c = c.with_(end=m.end(), clock=f"{hour:02d}:{m['min']}")
    if c.first.part_of_day is None and (m := _POD_RIGHT.match(low, c.end)):
        c = c.with_(end=m.end(), first=c.first.with_(part_of_day=pieces.part_of_day(m["pod"])), bare=False)
    return c


def zones(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """A clock's place after the expression: "(theo giờ Hà Nội)", ", giờ địa phương", "(GMT+7)"."""
    return [_zone(c, low) for c in found]


def _zone(c: Candidate, low: str) -> Candidate:
    for pattern in (_ZONE, _ZONE_OFFSET):
        m = pattern.match(low, c.end)
        bracketed = m is not None and m["zopen"] is not None and "(" in m["zopen"]
        if m is None or (bracketed and not m["zclose"] and low[m.end() : m.end() + 1] != ","):
            continue
        end = m.end() if bracketed or not m["zclose"] else m.start("zclose")
        if bracketed and not m["zclose"]:
            end = c.end  # "(giờ địa phương, tức …)" goes on
        if pattern is _ZONE:
            zone = place_zones.zone_of(m["zplace"])
        else:
            zone = place_zones.zone_of_offset(m["zsign"], m["zhours"])
        return c.with_(end=end, zone=zone)
    return c
