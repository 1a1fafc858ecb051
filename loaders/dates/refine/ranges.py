"""Two dates of which one begins and the other ends what is told, and one that has such a word before it."""

# ruff: noqa: E501  a pattern of words reads best on one line
from __future__ import annotations

import re
from functools import partial

from loaders.dates.candidate import Candidate
from loaders.dates.grammar.ranges import goes_back
from loaders.dates.partial import Anchor, Form, PartialDate, Unit
from loaders.dates.refine.cues import COUNTED_AFTER, is_name, kind
from loaders.dates.refine.neighbours import WIDEST_GAP
from loaders.lexicon.lists import any_of
from loaders.patterns import lazy_re

_words = partial(any_of, "beside_dates.toml")
_TO = lazy_re(r"(?: *,)? +(?:cho +)?(?:đến|tới)(?: +hết)? +(?:ngày +)?")
# "bắt đầu từ hôm qua | và kết thúc vào | 13/3", "tới từ hôm qua | và sẽ ở lại đến | 25/5"
_AND_ENDS = lazy_re(
    r"(?: *,)? +(?:và|rồi) +(?:sẽ +|dự kiến +)?(?:(?:kết thúc|khép lại|chấm dứt|hoàn tất|bế mạc)(?: +(?:vào|trong))?"
    r"|(?:kéo dài|ở lại|lưu lại|nán lại|ở đó|ở đây)(?: +đây)? +(?:cho +)?(?:đến|tới)(?: +hết)?)(?: +(?:ngày|hôm))? +"
)
_DASH = lazy_re(r" *- *")
_FROM = lazy_re(r"(?<!\w)(?:(?:kể|tính|bắt đầu|ngay)(?:,)? +)?từ +(?:ngày +|hôm +|lúc +)?$")
# Who stands right before "đến" arrives: "đoàn đến ngày 10-8 và …".
_ARRIVES = lazy_re(lambda: rf"(?<!\w){_words('arrives')}(?: công tác| đại biểu)? $")
# Who is called in the same clause arrives as well: "gọi Đại sứ Lào | đến hôm 8/3".
_CALLED = lazy_re(lambda: rf"(?<!\w){_words('called')}(?: (?:\w|-)+){{1,10}} $")
# What is told so right before "đến 18/7" goes on until then.
_LASTS = lazy_re(lambda: rf"(?<!\w){_words('lasts')}(?: \w+){{0,4}} $")
# What is put off so goes to a day, and lasts until none.
_PUT_OFF = lazy_re(lambda: rf"(?<!\w){_words('put_off')}(?: \w+){{0,7}} $")
_START = lazy_re(r"(?<!\w)bắt đầu +(?:diễn ra +)?(?:(?:vào|từ) +)?(?:ngày +)?$")
_UNTIL = lazy_re(
    r"(?<!\w)(?P<strong>cho +|kéo dài +|tính +|hết +)?(?:đến|tới)(?P<whole> +hết)? +(?:ngày +)?$|(?<!\w)(?P<strong2>đến hết|tới hết|(?<!gần )(?<!sắp )hết) +$"
)

# Behind a day at which something came about: "đến ngày 3/2 | thì hai bên rời bàn".
_THEN = lazy_re(r",? (?:thì|mới)(?!\w)")
# Characters between two expressions that words of ending make one.
_WIDEST = 40


def ranges(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Two dates with "đến" between them, or one with "từ" or "đến" before it."""
    out: list[Candidate] = []
    i = 0
    while i < len(found):
        a = found[i]
        b = found[i + 1] if i + 1 < len(found) else None
        joined = _range(a, b, low, out[-1].end if out else 0) if b else None
        if joined is None:
            out.append(_open(a, text, low, out[-1].end if out else 0))
            i += 1
            continue
        out.append(joined)
        i += 2
    return [part for c in out for part in _marked(c, low)]


_MARKED = r"(?<!\w)(?:kỷ niệm|quốc khánh|mừng|dịp|{n} +năm|lần +thứ +{n})(?!\w)"


def _marked(c: Candidate, low: str) -> tuple[Candidate, ...]:
    """Of the years that an anniversary counts the two days: "79 năm Quốc khánh (2/9/1945-2/9/2024)".

    The later one is the feast, of which a message may be; no other contact is dated by either.
    """
    p, q = c.first, c.last
    if q is None or not (p.day and p.year and q.year) or (p.day, p.month) != (q.day, q.month):
        return (c,)
    later = re.search(rf"(?:ngày +)?0?{q.day}\D{{1,9}}0?{q.month}\D{{1,9}}{q.year}$", low[c.start : c.end])
    if later is None or not re.search(_MARKED.format(n=q.year - p.year), low[max(0, c.start - 140) : c.start]):
        return (c,)
    start = c.start + later.start()
    end = c.start + len(re.sub(r"(?:[\s-]| đến| tới)+$", "", low[c.start : start]))
    point = c.with_(form=Form.POINT, last=None, weak=True, bare=False)
    return point.with_(end=end, rule="feast_since"), point.with_(start=start, rule="feast_marked", first=q)


def _range(a: Candidate, b: Candidate, low: str, floor: int) -> Candidate | None:
    if b.start - a.end > _WIDEST or not (a.is_point and b.is_point) or (a.weak and a.clock) or (b.weak and b.clock):
        return None
    shift = b.first.shift
    counted = shift is not None and shift.anchor is Anchor.TOLD  # "bắt đầu 18/8 và kết thúc ba ngày sau"
    ends = not counted and _AND_ENDS.fullmatch(low, a.end, b.start) is not None
    if b.start - a.end > WIDEST_GAP and not ends:
        return None
    worded = ends or _TO.fullmatch(low, a.end, b.start) is not None
    dashed = not worded and _DASH.fullmatch(low, a.end, b.start) is not None
    if not worded and not (dashed and kind(a.first) == kind(b.first)):
        return None
    if dashed and ((a.bare and b.bare and not a.first.weekday) or (a.first.shift is None) != (b.first.shift is None)):
        return None  # "Huế 5/6 - Hôm qua, …": a dateline's day, and another counted from it
    if dashed and goes_back(a.first, b.first):
        return None
    first, last = flow(a.first, b.first)
    start = m.start() if (m := _FROM.search(low, max(floor, a.start - 25), a.start)) else a.start
    return a.with_(
        start=start, end=b.end, rule="from_to", form=Form.RANGE, first=first, last=last, bare=False, clock=a.clock,
        zone=a.zone or b.zone, weak=a.weak and b.weak,
    )  # fmt: skip


def flow(first: PartialDate, last: PartialDate) -> tuple[PartialDate, PartialDate]:
    """Month, year and week said at one end hold for the other, over the turn of the year."""
    if first.weekday is not None and last.weekday is not None and first.day is None and last.day is None:
        if first.shift is None and first.lean is None:
            first = first.with_(shift=last.shift, lean=last.lean)
        return first, last
    if first.day is not None and first.month is None and first.shift is None and last.day is not None:
        turned = last.month is not None and first.day > last.day
        if last.month is not None:
            first = first.with_(month=(last.month - 2) % 12 + 1 if turned else last.month)
            if last.year is not None:
                first = first.with_(year=last.year - (1 if turned and last.month == 1 else 0))
        elif last.shift is not None:
            first = first.with_(shift=last.shift)
        return first, last
    if first.quarter is not None and last.quarter is not None:
        turned = first.quarter > last.quarter
    else:
        turned = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
    undated = first.year is None and first.shift is None and bool(first.month or first.quarter)
    if undated and last.year is not None:
        return first.with_(year=last.year - turned), last
    if (
        undated
        and last.shift is not None
        and last.shift.unit is Unit.YEAR
        and (last.month or last.quarter)
        and not turned
    ):
        return first.with_(shift=last.shift), last
    if first.year is not None and last.year is None and last.shift is None and (last.month or last.quarter):
        return first, last.with_(year=first.year + turned)
    return first, last


def _open(c: Candidate, text: str, low: str, floor: int) -> Candidate:
    """`từ ngày 3/4` has no end, `đến ngày 15/5` no start."""
    if not c.is_point or (c.weak and c.clock):
        return c
    if c.bare and COUNTED_AFTER.match(low, c.end):
        return c
    left = max(floor, c.start - 30)
    if m := _START.search(low, left, c.start) or _FROM.search(low, left, c.start):
        if c.clock is not None and "từ" not in m.group():
            return c  # what begins at an hour is over that day
        return c.with_(start=m.start(), rule=f"from_{c.rule}", form=Form.OPEN_END, bare=False)
    m = _UNTIL.search(low, left, c.start)
    if m is None:
        return c
    shift = c.first.shift
    said_of_now = shift is not None and shift.anchor is Anchor.PUBLICATION and c.first.day is None
    # "đến" is to arrive as well: "đến hôm qua" tells of an arrival, "đến ngày 15/5" of an end.
    bare = c.bare and not (
        c.first.weekday
        and (text[c.end - 1 : c.end].isdigit() or is_name(text[c.start : c.end]) or not low[: m.start()].strip())
    )
    arrives = _ARRIVES.search(low, max(0, m.start() - 24), m.start()) or (
        not m["whole"] and _CALLED.search(low, max(0, m.start() - 70), m.start())
    )
    lasts = bool(m["strong"] or m["strong2"] or m["whole"]) or _LASTS.search(low, max(left, m.start() - 40), m.start())
    if (said_of_now or bare or arrives) and not lasts:
        return c
    # "Đến tháng 5, hai bên …" at the head of a sentence, or of its part behind a semicolon, says when it came to it,
    # not until when; so do "đến chiều cùng ngày", "đến 17h ngày 2/3" and "đến ngày 3/2 thì …".
    if _PUT_OFF.search(low, max(left - 40, floor), m.start()):
        return c.with_(start=m.start())
    opens = text[m.start()].isupper() or low[: m.start()].endswith(("; ", "; rồi ", "; và "))
    heads = opens and bool(low[c.end :].strip(" ."))
    same_day = (shift is not None and shift.anchor is Anchor.TOLD) or c.clock is not None
    if (heads or same_day or _THEN.match(low, c.end)) and not lasts:
        return c.with_(start=m.start())
    return c.with_(
        start=m.start(), rule=f"until_{c.rule}", form=Form.OPEN_START, first=PartialDate(), last=c.first, bare=False
    )
