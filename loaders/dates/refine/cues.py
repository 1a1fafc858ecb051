"""What stands as a date: bare numbers and ordinals with a cue beside them, and no count of something."""

# ruff: noqa: E501  a pattern of words reads best on one line
from __future__ import annotations

import re
from functools import partial

from loaders.dates.candidate import Candidate
from loaders.dates.grammar.pieces import POD as PARTS_OF_DAY
from loaders.dates.grammar.pieces import compiled
from loaders.dates.partial import Form, Lean, PartialDate, Phase, Unit
from loaders.dates.refine.stretches import SENTENCE_END
from loaders.lexicon.lists import any_of
from loaders.patterns import lazy_re

_words = partial(any_of, "beside_dates.toml")
_CUE_BEFORE = lazy_re(lambda: rf"(?<!\w){_words('number')} +$")
_STRONG_CUE_BEFORE = lazy_re(lambda: rf"(?<!\w){_words('number_surely')} +$")
_START_OF_SENTENCE = lazy_re(r"(?:^|\n|[.!?:;] |\) ?- ?|- |\* )[\"“'(]? *$")
_DATELINE = lazy_re(r"(?:^|\n)(?!\d)[^\n.,:;()]{2,30}, $")  # "Hà Nội, 14/8 (TTXVN)"
# "Hà Nội (TTXVN 14/8)", "(TTXVN) Hà Nội 14/8 -"
_SENT = lazy_re(r"(?:^|\n)(?!\d)[^\n.,:;()]{0,30}\([^\n.,:;()]{2,30}(?:\) [^\n.,:;()]{2,30})? $")
# "Hà Nội 14/8 - Sáng nay, …"
_OPENING = lazy_re(r"(?:^|\n)(?!\d)[^\n.,:;()\d]{2,30} $")
_PARTED_FROM_DAY = lazy_re(rf" - (?:{PARTS_OF_DAY}|hôm|ngày)(?!\w)")
_PARTED = lazy_re(r" *[-:)]")
_CLOSING = lazy_re(r" *(?:$|\n|[,.;:)!?]|-)")
COUNTED_AFTER = lazy_re(lambda: rf" +{_words('counted')}(?!\w)|%")
# What so many days were spent with, of which the first and the last follow: "qua hai ngày đàm phán | 25 và 26/10".
_DAYS_OF = compiled(r"(?<!\w)(?:<n>|các|mấy) ngày(?: \w{2,8}){1,3} \(?$")
# Two days with a word between, and no score: "(11 đến 13-10)".
_WORD = lazy_re(r"[^\W\d_]")


_NOTHING_MORE = lazy_re(r"\s*\Z")
_MARKS_ALONE = lazy_re(r"[ .?!]*\Z")


def _is_all(c: Candidate, low: str) -> bool:
    """Whether an expression is all that a text says, but for the marks behind it."""
    return not low[max(0, c.start - 20) : c.start].strip() and _MARKS_ALONE.match(low, c.end) is not None


def cues(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Bare numbers and ordinals stay only with a cue; see `_numbers_stand`, `_weekday_stands` and those after them."""
    certain = {(c.first.day, c.first.month) for c in found if not c.bare and c.is_numbered_day}
    out: list[Candidate] = []
    for c in found:
        if c.bare:
            if c.first.weekday is not None:
                stands = _weekday_stands(c, text, low)
            elif c.rule == "year_alone":
                stands = _year_stands(c, low, out)
            elif c.first.day is not None:
                stands = _numbers_stand(c, low, certain, out)
            else:
                stands = _words_stand(c, low)
            if not stands:
                continue
            c = c.with_(bare=False)
        out.append(c)
    return out


def _numbers_stand(
    c: Candidate, low: str, certain: set[tuple[int | None, int | None]], before: list[Candidate]
) -> bool:
    """`2/6` is a day after a cue, at the head of a sentence, in brackets of its own, or where said in full elsewhere.

    Slashes write fractions too, dashes scores and spans of anything, so those with a dash or a point ask for more.
    """
    words = low[c.start : c.end]
    if COUNTED_AFTER.match(low, c.end):
        return False
    slashed = "/" in words
    head = low[max(0, c.start - 40) : c.start]
    if _STRONG_CUE_BEFORE.search(head) or (c.form is Form.RANGE and _DAYS_OF.search(head)):
        return True
    alone = bool(_CLOSING.match(low, c.end))
    if not head.strip() and _NOTHING_MORE.match(low, c.end):
        return True
    if slashed and _CUE_BEFORE.search(head):
        return True
    if (c.first.day, c.first.month) in certain and (slashed or alone):
        return True
    if _START_OF_SENTENCE.search(head):
        return slashed or (alone and "-" in words)
    if slashed and (_DATELINE.search(head) or (_SENT.search(head) and _PARTED.match(low, c.end))):
        return True
    if slashed and _PARTED_FROM_DAY.match(low, c.end) and _OPENING.search(head):
        return True
    if head.endswith("(") and low.startswith(")", c.end):
        return slashed or (c.first.day or 0) > 12 or (c.form is Form.RANGE and _WORD.search(words) is not None)
    if before and re.fullmatch(r" *(?:,|và|hoặc|;) *", low[before[-1].end : c.start]) and before[-1].is_numbered_day:
        return True
    return slashed and alone and ((c.first.day or 0) > 12 or c.form is Form.RANGE)


_VAGUE_BEFORE = lazy_re(lambda: rf"(?<!\w){_words('vague')} +$")
_UNTIL_TODAY = lazy_re(lambda: rf"(?<!\w){_words('until_today')} +$")
_COUNT_BEFORE = lazy_re(lambda: rf"(?<!\w)(?:{_words('some')}|\d{{1,2}}) +$")
_VERB_AFTER = lazy_re(lambda: rf" +{_words('goes_to')}(?!\w)")
_LASTS_BEFORE = lazy_re(lambda: rf"(?<!\w)(?:kéo dài(?: trong)?|{_words('left')}) +$")
_SOME_DAY = lazy_re(r"(?<!\w)một ngày gần đây\Z")
_PERIOD_RULES = frozenset(
    {"year_relative", "month_relative", "week", "period_before", "next_period", "same_period", "day_before", "next_day"}
)


_NATION = lazy_re(r" +(?:của +|nước +){0,2}(?=(?P<name>\w+))")


def _of_another(text: str, at: int) -> bool:
    """Whether the state named at a place is not the paper's own."""
    m = _NATION.match(text, at)
    return m is not None and m["name"][:1].isupper() and m["name"] not in ("Việt", "VN")


_SINCE = lazy_re(r"(?<!\w)since(?!\w)[^,.;]*$")  # "the first since the war ended 30 years ago"
_HEADS = lazy_re(r"(?:^|\n|[.!?:;)] |- )[\"“'(]? *(?:(?:just|only|about|barely|some|more than|less than|exactly) )?$")


def vague(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Drop what only looks counted: "những năm qua", "mấy hôm nay", "nhiều tuần trước", "một ngày gần đây", "3 ngày tới Mỹ" (where "tới"
    is to go), "còn 3 ngày tới hạn", and the national days of others, which are not 2 September; "the first visit, and two
    months after another" counts from what it names, not from the day told last."""
    out: list[Candidate] = []
    for c in found:
        if c.first.holiday == "national_day" and _of_another(text, c.end):
            continue
        if c.rule == "english_ago" and _SINCE.search(low, max(0, c.start - 60), c.start):
            continue
        if c.rule == "count_from_act" and not _HEADS.search(low, max(0, c.start - 40), c.start):
            continue
        if c.rule in _PERIOD_RULES and _VAGUE_BEFORE.search(low, max(0, c.start - 12), c.start):
            continue
        if c.rule == "today" and _UNTIL_TODAY.search(low, max(0, c.start - 12), c.start):
            continue
        if (
            c.rule == "nth_unit"
            and c.first.nth_unit is Unit.DAY
            and _COUNT_BEFORE.search(low, max(0, c.start - 12), c.start)
        ):
            phase = Phase.EARLY if c.first.nth == 1 else Phase.LATE
            c = c.with_(first=c.first.with_(nth=None, nth_unit=None, phase=phase))
        if c.rule == "coming_span" and low.endswith(" tới", c.start, c.end):
            after = text[c.end : c.end + 2].lstrip()
            if (
                after[:1].isupper()
                or _VERB_AFTER.match(low, c.end)
                or _LASTS_BEFORE.search(low, max(0, c.start - 20), c.start)
            ):
                continue
        if c.rule == "past_span" and _SOME_DAY.search(low, c.start, c.end):
            continue
        out.append(c)
    return out


_WEEKDAY_CUE = lazy_re(lambda: rf"(?<!\w){_words('weekday')} +(?:ngày +)?$")
_TWO_COUNTED = lazy_re(r"(?<!\w)thứ (?:hai|ba|tư|năm|sáu|bảy) và +$")
_FROM_SIDE = lazy_re(r" *+,? *+(?:từ ++(?:trái|phải|bên|trên|dưới)|bên ++(?:trái|phải)|hàng)(?!\w)")


def _weekday_stands(c: Candidate, text: str, low: str) -> bool:
    """`thứ ba` after a noun counts; "thứ Ba", "vào thứ ba", "chủ nhật" and a whole line "thứ ba" are days."""
    words = text[c.start : c.end]
    head = low[max(0, c.start - 20) : c.start]
    if _is_all(c, low):
        return True
    if _FROM_SIDE.match(low, c.end):
        return False
    if head.endswith(("(", '"', "“")) and low.startswith((")", '"', "”"), c.end):
        return True
    if words.lower().endswith("nhật"):
        # "chủ nhật" is always Sunday; "Chủ Nhật Bản" cannot be.
        return not low.startswith(" bản", c.end)
    if words.lower() == "cn":
        return words.isupper() and bool(_WEEKDAY_CUE.search(low, max(0, c.start - 20), c.start))
    if low.startswith("ngày", c.start):
        return is_name(words) or bool(re.search(r"(?<!\w)(?:vào|trong|sáng|chiều|tối) +$", head)) or not head.strip()
    first = _TWO_COUNTED.search(head)  # "vào thứ hai và | thứ ba", but "đồng minh thứ hai và | thứ ba"
    if _WEEKDAY_CUE.search(head, 0, first.start() if first else len(head)):
        return True
    return is_name(words) and not _counts(c, low)


_COUNTED_ACT = lazy_re(lambda: rf"(?<!\w){_words('acts')}(?: \w+){{0,2}} $")
_WHOSE = lazy_re(r" +(?:của|giữa|kể từ|trong +(?:năm|vòng|số|chuỗi|nhiệm kỳ))(?!\w)")
_NUMBERED = lazy_re(r"(?<![\d/.,-])\d{1,2} ?[/.-] ?\d{1,2}(?!\d|%)|(?<!\w)ngày \d")


def _counts(c: Candidate, low: str) -> bool:
    """Whether a weekday counts the act right before it, whose own day is told behind: "cuộc gặp thứ Ba … sáng 12/7", or
    whose it is: "chuyến thăm thứ Ba của ông"."""
    if not _COUNTED_ACT.search(low, max(0, c.start - 34), c.start):
        return False
    if _WHOSE.match(low, c.end):
        return True
    day = _NUMBERED.search(low, c.end, c.end + 120)
    return day is not None and SENTENCE_END.search(low, c.end, day.start()) is None


def is_name(words: str) -> bool:
    """Whether a weekday is written as the name that it is: "thứ Hai"; "thứ hai" may count."""
    return words.split()[-1][:1].isupper()


_YEAR_CUE = lazy_re(lambda: rf"(?<!\w){_words('year')} +$")


def _year_stands(c: Candidate, low: str, before: list[Candidate]) -> bool:
    """`2007` after another year ("năm 2000 và 2007"), in brackets of its own, after "vào", or as a whole line."""
    if COUNTED_AFTER.match(low, c.end):
        return False
    head = low[max(0, c.start - 20) : c.start]
    bracketed = head.endswith("(") and low.startswith(")", c.end)
    listed = (
        bool(before)
        and kind(before[-1].first) == "year"
        and re.fullmatch(r" *(?:,|và|hoặc|;) *", low[before[-1].end : c.start]) is not None
    )
    return _is_all(c, low) or bracketed or listed or bool(_YEAR_CUE.search(head))


def kind(p: PartialDate) -> str:
    if p.weekday is not None and p.day is None:
        return "weekday"
    if p.day is not None or p.holiday is not None or (p.shift is not None and p.shift.unit is Unit.DAY):
        return "day"
    if p.quarter is not None or (p.shift is not None and p.shift.unit is Unit.QUARTER):
        return "quarter"
    if p.month is not None or (p.shift is not None and p.shift.unit is Unit.MONTH):
        return "month"
    if p.shift is not None and p.shift.unit is Unit.WEEK:
        return "week"
    if p.season is not None:
        return "season"
    return "year"


def _words_stand(c: Candidate, low: str) -> bool:
    """Words that stand alone or at the head of a sentence: "mai", "ngày này", "sau 3 ngày"."""
    head = low[max(0, c.start - 20) : c.start]
    if c.rule == "same_day":
        return bool(re.search(r"(?<!\w)(?:vào|cũng|trong|đúng) +$", head))
    return _is_all(c, low) or (c.rule.startswith("count") and bool(_START_OF_SENTENCE.search(head)))


_YEARS_OF = lazy_re(
    lambda: (
        r"(?<!\w)\d{1,3} +năm(?:,? +kể +từ)? +(?:ngày +|khi +)?(?:hai +(?:nước|bên) +)?(?:chính +thức +)?"
        rf"{_words('since')}[^.;()]*\( *$"
    )
)


_BOUND = lazy_re(
    r"(?<!\w)(?:(?<!báo )(?<!định )(?:trước|sau)|(?:chậm|muộn) nhất(?: là)?(?: vào)?|không muộn hơn"
    r"|(?:hạn chót|thời hạn)(?: cuối)?(?: là)?) +(?:ngày +)?$|(?<!\w)(?:before|after|no later than)(?: the)? +$"
)
_BESIDE = lazy_re(
    lambda: (
        rf"(?<!\w)(?:(?:{_words('happenings')}|vụ {_words('attacks')}(?! thử)(?: \w+){{0,4}}|chương trình (?:\w+ ){{0,4}}phát sóng)"
        r"(?: xảy ra| diễn ra)?) +(?:vào )?(?:(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|rạng sáng) )*$"
    )
)
_OF_VOTE = lazy_re(lambda: rf"(?<!\w){_words('votes')}(?: \w+){{0,3}},? +(?:vào |on |of )?(?:(?:ngày|hôm) )?$")
# The months in brackets behind a numbered round are those of the round: "đợt tìm kiếm lần thứ 131 (tháng 5 - 7/2018)".
_OF_ROUND = lazy_re(r"(?<!\w)(?:lần|đợt|khóa|kỳ) thứ \w+(?: \w+){0,4} ?\($")
_OF_QUARTER = lazy_re(lambda: rf"(?<!\w)(?:{_words('looks_back')}(?!\w)[^.;,()]*|{_words('regular')} +)$")
# The days of a visit of which what came of it is told lie behind: "tuyên bố chung đưa ra trong chuyến thăm từ 31/10".
_OUTCOME = lazy_re(lambda: rf"(?<!\w){any_of('tenses.toml', 'outcome')}(?!\w)[^.;]*$")
_TO_COME = lazy_re(lambda: rf"(?<!\w){any_of('tenses.toml', 'to_come')}(?!\w)")
_FROM_NOW = ("từ nay", "từ giờ", "từ bây giờ", "từ đây")
_PARTS = ("hôm", "vào", "sáng", "trưa", "chiều", "tối", "đêm")
_EVERY_YEAR = lazy_re(r" +(?:hằng|hàng|mỗi) +năm(?!\w)|,? (?:every|each) year(?!\w)")


# "chuyến thăm đầu tiên trong ba tháng qua"
_TIMES_IN = lazy_re(
    r"(?<!\w)(?:lần|cuộc|chuyến|vụ|đợt|vòng)(?: \w+){0,4} (?:thứ \w+|đầu tiên|duy nhất)(?: \w+){0,4} (?:chỉ )?trong(?: vòng)? +$"
    r"|(?<!\w)(?:first|second|third|fourth|fifth|only)(?: \w+){1,4} in (?:the )?$"
)


def in_passing(found: list[Candidate], text: str, low: str) -> list[Candidate]:
    """Days that date no event themselves: those in brackets from which an anniversary is counted ("60 năm Ngày thiết
    lập … (5/9/1962)"), bounds ("trước ngày 20/7", "chậm nhất 20/7"), horizons ("từ nay đến năm 2030"), feasts ("1/7
    hằng năm"), spans in which times are counted ("lần thứ hai trong ba tháng qua") and days of something else ("trận
    động đất ngày 16/4", "đợt khai quật lần thứ 9 (tháng 5/2018)")."""
    out = [c.with_(weak=True) if _is_in_passing(c, low) else c for c in found]
    out = [_beside(c) if c.is_day and _BESIDE.search(low, max(0, c.start - 60), c.start) else c for c in out]
    return [_recalled(c) if c.first.is_open and _is_of_outcome(low, c.start) else c for c in out]


def _is_of_outcome(low: str, at: int) -> bool:
    outcome = _OUTCOME.search(low, max(0, at - 200), at)
    return outcome is not None and not _TO_COME.search(low, max(0, outcome.start() - 40), at)


def _recalled(c: Candidate) -> Candidate:
    """Days of the past: "kết quả chuyến thăm từ ngày 31/10 đến 1/11"."""
    last = c.last.with_(lean=Lean.ON_OR_BEFORE) if c.last is not None and c.last.is_open else c.last
    return c.with_(first=c.first.with_(lean=Lean.ON_OR_BEFORE), last=last)


def _beside(c: Candidate) -> Candidate:
    """A day of something else than a contact, and past: "trận động đất ngày 16/4"."""
    return c.with_(weak=True, first=c.first.with_(lean=Lean.ON_OR_BEFORE) if c.first.is_open else c.first)


def _is_in_passing(c: Candidate, low: str) -> bool:
    p = c.first
    whole = p.year is not None and p.day is not None
    if whole and low.endswith("(", 0, c.start) and _YEARS_OF.search(low, max(0, c.start - 140), c.start):
        return True
    if p.month and _EVERY_YEAR.match(low, c.end):
        return True
    if p.month and not p.day and _OF_ROUND.search(low, max(0, c.start - 50), c.start):
        return True
    if c.is_day and _OF_VOTE.search(low, max(0, c.start - 60), c.start):
        return True
    if c.form is Form.RANGE and c.last is not None and not c.last.day and low.startswith(_FROM_NOW, c.start):
        return True
    if c.rule == "past_span" and _TIMES_IN.search(low, max(0, c.start - 60), c.start):
        return True
    if p.quarter and _OF_QUARTER.search(low, max(0, c.start - 60), c.start):
        return True
    named = c.is_point and p.shift is None and (p.day or p.month or p.weekday)
    if not named or low.startswith(_PARTS, c.start) or low.startswith("'s", c.end):
        return False
    return _BOUND.search(low, max(0, c.start - 24), c.start) is not None
