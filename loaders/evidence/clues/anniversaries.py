"""Anniversaries that are counted, as evidence for the year: of relations, known days, years that are told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex as re

from loaders.actors.parties import Party, PartyKind
from loaders.dates.days import LAST_YEAR, whole_year
from loaders.dates.grammar import pieces
from loaders.evidence.clue import Clue
from loaders.evidence.reasons import Counted, CountedAbout, RelationsCounted, ToBeMarked
from loaders.evidence.view import COMING, View
from loaders.facts.known import Milestone
from loaders.lexicon.lists import listed
from loaders.patterns import lazy_regex
from loaders.text.normalise import lowered
from loaders.text.words import alternation
from loaders.visits import Anniversary, load_anniversaries

_DIPLOMATIC = "thiết lập quan hệ ngoại giao"
_PARTNERSHIP = r"[Đđ]ối tác (?:hợp tác )?(?:[Cc]hiến lược(?: [Tt]oàn diện)?|[Tt]oàn diện)"
_OF_RELATIONS = lazy_regex(
    r"(?<!\d)(?P<n>\d{1,3})\s+năm\s+(?:ngày\s+|kể từ (?:ngày |khi )?)?(?:hai (?:nước|bên)\s+)?(?:chính thức\s+)?"
    rf"(?P<what>(?:thiết )?lập quan hệ {_PARTNERSHIP}|thiết lập (?:quan hệ )?ngoại giao"
    r"|thiết lập quan hệ(?! đối tác)|quan hệ ngoại giao"
    r"|(?:thiết lập |ký kết |xây dựng )?quan hệ [Đđ]ối tác (?:hợp tác )?"
    r"(?:[Cc]hiến lược(?: toàn diện)?|[Tt]oàn diện)"
    r"|[Đđ]ối tác (?:[Cc]hiến lược(?: [Tt]oàn diện)?|[Tt]oàn diện)|bình thường hóa quan hệ"
    r"|thành lập quan hệ ngoại giao|quan hệ(?= \p{Lu}\p{L}*(?: \p{Lu}\p{L}*)? ?- ?\p{Lu}))"
    r"|kỷ niệm\s+(?P<n2>\d{1,3})\s+năm\s+(?:(?:Ngày|ngày)\s+)?(?:hai nước\s+)?(?:\p{Lu}\p{L}*\s*-\s*\p{Lu}\p{L}*\s+)?"
    rf"(?:Việt Nam\s*-\s*[\p{{L}} ]{{2,20}}\s+)?{_DIPLOMATIC}",
)
# What would be marked later than this was never counted.
_LAST_TARGET = LAST_YEAR + 4
# How the words tell the partnerships of relations.csv apart, the longest first.
_PARTNERSHIPS = (
    ("chiến lược toàn diện", "đối tác chiến lược toàn diện"),
    ("chiến lược", "đối tác chiến lược"),
    ("toàn diện", "đối tác toàn diện"),
)
# The announcement of 11 July 1995 and the summit of November 1991; relations were established before them or at once.
_NORMALISED = {("US", "VN"): 1995, ("CN", "VN"): 1991, ("JP", "KR"): 1965, ("CN", "JP"): 1972}
_YEAR_SAID_BEFORE = lazy_regex(r"(?:năm\s+|tháng\s+\d{1,2}\s*[-/.]\s*)(\d{4})[^.;]{0,60}$", re.IGNORECASE)
_YEAR_SAID_AFTER = lazy_regex(r"(?:[^.;]{0,70}?(?:năm|\()|[^.;\d]{0,30}?)\s*(?:19|20)\d{2}")
_ABOUT = lazy_regex(r"(?<![\p{L}])(?P<word>gần|hơn)\s*$", re.IGNORECASE)


# "năm ngoái kỷ niệm 50 năm": the year of the writing is the one after.
_LAST_OR_NEXT = lazy_regex(
    r"(?<![\p{L}])(?<!\d |những |nhiều |vài )"  # "75 năm trước" counts
    r"(?:(?P<last>năm ngoái|năm trước|năm vừa qua)|năm sau|sang năm|năm tới)(?![\p{L}])[^.;]*$",
    re.IGNORECASE,
)


def _years_off(before: str) -> int | None:
    """How many years after a year that is marked the words before it put the writing; None where they do not."""
    beside = _LAST_OR_NEXT.search(before)
    return None if beside is None else 1 if beside["last"] else -1


def anniversaries(view: View) -> Iterator[Clue]:
    """ "kỷ niệm 45 năm quan hệ ngoại giao" against relations.csv: the year of the milestone plus 45.

    An anniversary is spoken of from the autumn before its year to the spring after it.
    """
    if not view.focus:
        return
    for m in _OF_RELATIONS.finditer(view.text):
        if not view.is_told(m.start()):
            continue
        n = int(m["n"] or m["n2"])
        what = (m["what"] or _DIPLOMATIC).lower()
        milestone = _milestone(view, what)
        if milestone is None:
            continue
        before = view.before(m.start(), 90)
        if _YEAR_SAID_BEFORE.search(before) or _YEAR_SAID_AFTER.match(view.text[m.end() : m.end() + 90]):
            continue  # the year is told; `told.years_told` reads it
        target = milestone.first.year + n
        if target > _LAST_TARGET:
            continue  # relations that count from another time
        coming = COMING.search(before) is not None
        if off := _years_off(before):
            reason = _counted(milestone, n, "last" if off > 0 else "next")
            yield view.clue("anniversary", [whole_year(target + off)], m.start(), m.end(), reason)
            continue
        if about := _ABOUT.search(before):
            # "gần 55 năm": in the years before the full number, some five of them; "hơn": in it and until the next ten
            nearly = about["word"].lower() == "gần"
            first_year, last_year = (target - 5, target) if nearly else (target, target + 9)
            span = (date(first_year, 1, 1), date(last_year, 12, 31))
            reason = _counted(milestone, n, "nearly" if nearly else "over")
            yield view.clue("anniversary", [span], m.start(), m.end(), reason)
            continue
        first = date(target - 2, 7, 1) if coming else date(target - 1, 9, 1)
        last = date(target, 12, 31) if coming else date(target + 1, 3, 31)
        reason = _counted(milestone, n, "marked")
        yield view.clue("anniversary", [(first, last)], m.start(), m.end(), reason)
        yield view.own_year("anniversary", m.start(), m.end(), target, 1.0 if coming else 2.0, reason)


def _counted(milestone: Milestone, count: int, told: str) -> RelationsCounted:
    since = milestone.first.year
    return RelationsCounted(
        milestone.milestone, milestone.countries, since, count, since + count, told, milestone.source
    )


def _milestone(view: View, what: str) -> Milestone | None:
    """What the words count from: a milestone of relations.csv, or the year in which relations became normal."""
    assert view.focus
    if "bình thường hóa" in what:
        year = _NORMALISED.get(view.focus)
        return Milestone(view.focus, "bình thường hóa quan hệ", str(year), "general") if year else None
    wanted = _DIPLOMATIC
    if "đối tác" in what:
        wanted = next((name for word, name in _PARTNERSHIPS if word in what), "")
    return next((m for m in view.facts.milestones_of(*view.focus) if m.milestone == wanted), None)


_TO_BE_MARKED = (
    lazy_regex(
        r"năm (?P<y>20\d\d),? (?:khi )?hai (?:nước|bên) sẽ (?:cùng )?(?:tổ chức )?(?:các hoạt động )?kỷ niệm",
        re.IGNORECASE,
    ),
    # "ngay trước khi hai nước kỷ niệm 75 năm … vào năm 2025"
    lazy_regex(
        lambda: (
            rf"(?<![\p{{L}}])(?:{alternation(listed('tenses.toml', 'coming'))}|trước)(?![\p{{L}}])[^.;]{{0,60}}"
            r"kỷ niệm \d{1,3} năm [^.;\d]{2,80}(?:vào|trong) năm (?P<y>20\d\d)(?!\d)"
        ),
        re.IGNORECASE,
    ),
)


def anniversaries_to_come(view: View) -> Iterator[Clue]:
    """ "năm 2018 hai nước sẽ kỷ niệm": written in that year or from the middle of two years before."""
    for m in (m for pattern in _TO_BE_MARKED for m in view.with_year(pattern)):
        y = int(m["y"])
        spans = [(date(y - 2, 7, 1), date(y, 12, 31))]
        yield view.clue("anniversary", spans, m.start(), m.end(), ToBeMarked(y), 3.0)


_DAY_OF = r"(?:(?:ngày\s+)?\d{1,2}(?:\s*[-/.]\s*\d{1,2}\s*[-/.]\s*|\s+tháng\s+\d{1,2}(?:\s+năm\s+|\s*[-/]\s*))|năm\s+)?"
_SPAN_OF_YEARS = lazy_regex(rf"\(\s*{_DAY_OF}(?P<a>1[89]\d\d|20\d\d)\s*(?:-|đến|tới)\s*{_DAY_OF}(?P<b>20\d\d)\s*\)")


def spans_of_years(view: View) -> Iterator[Clue]:
    """ "kỷ niệm 45 năm … (1972-2017)": the anniversary's own year stands last."""
    for m in view.with_year(_SPAN_OF_YEARS):
        a, b = int(m["a"]), int(m["b"])
        counted = rf"(?<!\d){b - a}\s+năm"
        marked = rf"{counted}|kỷ niệm|mừng|tròn|thế kỷ|dịp|chặng đường" if b - a >= _FEWEST else counted
        if re.search(marked, view.before(m.start())):
            yield _marked(view, m.start(), m.end(), Counted(str(a), b - a, b, ""), 2.5)


_NEAR = lazy_regex(r"(?<![\p{L}])(?:ít|vài|mấy|\d+) (?:ngày|tuần) (?:nữa|tới)(?![\p{L}])", re.IGNORECASE)


def _marked(view: View, start: int, end: int, reason: Counted, weight: float) -> Clue:
    """Of the year that is marked: written in it, and where it is yet to come in it or the year and a half before."""
    before, year = view.before(start), reason.year
    off = _years_off(before)
    if off is None and COMING.search(before):
        first = date(year - 1, 11, 1) if _NEAR.search(before) else date(year - 2, 7, 1)
        return view.clue("anniversary", [(first, date(year, 12, 31))], start, end, reason, min(weight, 2.0))
    return view.own_year("anniversary", start, end, year + (off or 0), weight, reason)


_FEWEST = 5  # of fewer years the stretch is a term, and the year told is the anniversary's own
# "kỷ niệm 300 năm … thăm … năm 1717"
_SINCE_YEAR = lazy_regex(
    r"(?:kỷ niệm|nhân dịp|nhân|đúng|tròn|mừng|dịp)\s+(?P<n>\d{1,3})\s+năm\s+[^.;(]{4,110}?\s*(?:vào\s+)?"
    rf"(?:năm\s+|\(\s*(?:kể\s+)?(?:từ\s+)?{_DAY_OF})(?P<y>1[6-9]\d\d|20\d\d)(?!\d)",
    re.IGNORECASE,
)
# "đúng 40 năm sau ngày 7-1-1979"
_SINCE_DAY = lazy_regex(
    r"(?:đúng|tròn|kỷ niệm)\s+(?P<n>\d{1,3})\s+năm\s+(?:sau|kể từ|từ|ngày)\s+(?:khi\s+)?(?:ngày\s+)?"
    r"\d{1,2}(?:\s*[-/.]\s*\d{1,2}\s*[-/.]\s*|\s+tháng\s+\d{1,2}(?:\s+năm\s+|\s*[-/]\s*))(?P<y>1[89]\d\d|20\d\d)",
    re.IGNORECASE,
)
# "nối lại sau 7 năm, kể từ vụ việc năm 2016": not to the day, but in that year mostly
_AFTER_GAP = lazy_regex(
    r"sau\s+(?P<n>\d{1,3})\s+năm(?![\p{L}])[^.;\d]{0,90}?(?:kể\s+)?từ\s[^.;\d]{0,110}?năm\s+(?P<y>19\d\d|20\d\d)(?!\d)",
    re.IGNORECASE,
)
# With the fewest years that are counted, and how much the words tell.
_SINCE = ((_SINCE_YEAR, _FEWEST, 2.5), (_SINCE_DAY, 0, 2.0), (_AFTER_GAP, 2, 1.75))
_YEAR_RIGHT_BEFORE = lazy_regex(r"(?:năm|[-/.])\s*(?P<y>\d{4}),?\s*$")
_AGO_BEFORE = lazy_regex(
    pieces.expand(
        r"(?<![\p{L}])(?:ngày này|cách đây)(?: đúng| tròn| vừa tròn)? <n> (?P<unit>năm|thập niên|thập kỷ)"
        r"(?: về)?(?: trước)?,?(?: vào)? ?(?:\d+ giờ(?: \d+ phút)? )?$"
    )
)
_AFTER_THAT = lazy_regex(
    r"(?:đúng|tròn|kỷ niệm|dịp)\s+(?P<n>\d{1,3})\s+năm\s+(?:ngày|sự kiện|dấu mốc|mốc son)\s+"
    r"(?:(?:lịch sử|trọng đại|đặc biệt|đáng nhớ)\s+)?(?:này|đó|ấy|trên)(?!\w)",
    re.IGNORECASE,
)


def counted_years(view: View) -> Iterator[Clue]:
    """ "Kỷ niệm 300 năm … năm 1717": the sum is the year. One beyond these years means that nothing was counted."""
    for start, end, since, n, weight in (*_since_years(view), *_before_days(view), *_after_days(view)):
        beside = _YEAR_RIGHT_BEFORE.search(view.before(start))
        if 1990 <= since + n <= _LAST_TARGET and not (beside and int(beside["y"]) == since + n):
            yield _marked(view, start, end, Counted(str(since), n, since + n, ""), weight)


# Where the words stand, the year from which they count, how many years, and how much the words tell.
_Count = tuple[int, int, int, int, float]


def _since_years(view: View) -> Iterator[_Count]:
    for pattern, fewest, weight in _SINCE:
        for m in view.with_year(pattern):
            if int(m["n"]) >= fewest:
                yield m.start(), m.end(), int(m["y"]), int(m["n"]), weight


def _before_days(view: View) -> Iterator[_Count]:
    """ "Đúng ngày này 75 năm trước, 8/2/1950"."""
    for e in view.told:
        if e.first.year and e.first.day and (m := _AGO_BEFORE.search(lowered(view.before(e.start, 70)))):
            yield e.start, e.end, e.first.year, pieces.count(m["n"]) * (1 if m["unit"] == "năm" else 10), 2.5


def _after_days(view: View) -> Iterator[_Count]:
    """ "Kỷ niệm 60 năm ngày này", after a whole date."""
    days = [e for e in view.told if e.first.year and e.first.day]
    for m in _AFTER_THAT.finditer(view.text) if days else ():
        told = [e for e in days if e.end <= m.start()]
        if told and view.is_told(m.start()):
            yield told[-1].start, m.end(), told[-1].first.year or 0, int(m["n"]), 2.5


_COUNTED = lazy_regex(
    r"(?:(?P<n>\d{1,3})\s+năm\s+(?:ngày\s+|kể từ\s+(?:ngày\s+)?)?(?:diễn ra\s+|của\s+)?)(?=\S)"
    r"|lần thứ\s+(?P<m>\d{1,3})(?!\d)(?:\s+(?:ngày\s+|của\s+)?(?=\S))?"
)
# "Quốc khánh lần thứ 68", but not "Cấp cao ASEAN lần thứ 32", which counts meetings.
_FEAST = lazy_regex(r"quốc khánh|độc lập|ngày (?!\d)|kỷ niệm|mừng")
# What may stand between the name of a day and its number: whose day it is ("Quốc khánh Lào lần thứ 44").
_WHOSE = lazy_regex(r"\s*(?:(?:nước |của )?\p{Lu}[\p{L} ]{1,50})?\s*")
_MARKED = lazy_regex(r"kỷ niệm|nhân|dịp|mừng|tròn|đúng|lễ", re.IGNORECASE)


def known_anniversaries(view: View) -> Iterator[Clue]:
    """ "kỷ niệm 74 năm Quốc khánh", "Quốc khánh lần thứ 68": counted from what is known. Source: anniversaries.csv."""
    lower = lowered(view.text)
    for m in _COUNTED.finditer(lower):
        if not view.is_told(m.start()):
            continue
        before = view.before(m.start(), 60)
        if m["n"] and not _MARKED.search(before):
            continue
        coming = COMING.search(before) is not None
        for a in load_anniversaries():
            at = _place(view, a, lower, m)
            if at is None or (m["m"] and not _FEAST.search(lower, max(0, min(at[0], m.start()) - 25), at[1])):
                continue
            if a.country and not _is_of(view, at[1], a.country):
                continue
            n = int(m["n"] or m["m"])
            year = a.year_of(n)
            if year > _LAST_TARGET:
                continue
            start, end = min(at[0], m.start()), max(at[1], m.end())
            around = (
                (date(year - 1, 1, 1), date(year, 12, 31)) if coming else (date(year - 1, 7, 1), date(year + 1, 1, 31))
            )
            since = a.date.isoformat()
            about = CountedAbout(since, n, year, a.source)
            yield Clue("anniversary", (around,), view.text[start:end], about, m.start(), m.end(), hard=False)
            if not coming:
                reason = Counted(since, n, year, a.source)
                yield view.own_year("anniversary", m.start(), m.end(), year, 2.5, reason)


def _place(view: View, a: Anniversary, lower: str, count: re.Match[str]) -> tuple[int, int] | None:
    """Where the day of an anniversary is named: right behind the number, or right before "lần thứ"."""
    if found := a.pattern.match(lower, count.end()):
        return found.span()
    if not count["m"]:
        return None
    s = view.sentence_at(count.start())
    low = max(s.start if s else 0, count.start() - 80)
    spans = (x.span() for x in a.pattern.finditer(lower, low, count.start()))
    return next((x for x in spans if _WHOSE.fullmatch(view.text, x[1], count.start())), None)


def _is_of(view: View, at: int, country: str) -> bool:
    """Whether the feast of this name is this state's: the state named next to it, else the article's other state."""
    beside = [p for p in view.parties if p.codes and at - 40 <= p.start <= at + 45 and p.kind is not PartyKind.BOTH]
    near = next((p for p in beside if p.start >= at - 1), None)
    near = near or _marking(view, at)
    if near is not None:
        return country in near.codes
    return view.focus is not None and country in view.focus and (country != "VN" or len(view.focus) == 2)


def _marking(view: View, at: int) -> Party | None:
    """Who is told last before the words, and not as a place: an embassy marks the day of its own state abroad."""
    s = view.sentence_at(at)
    told = [p for p in view.parties if s and s.start <= p.start and p.end <= at and p.codes]
    return next((p for p in reversed(told) if p.kind not in (PartyKind.PLACE, PartyKind.BOTH)), None)
