"""What the words beside a date make of it: announced, or only said again in another zone's time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import regex as re

from loaders.dates.partial import Anchor, Expression, Form
from loaders.lexicon.lists import any_of, whole
from loaders.patterns import lazy_regex
from loaders.text.sentences import Sentence

# So far before a date the words that announce it may stand.
_REACH = 130


_FUTURE = whole("cues.toml", "future")
_INERT = whole("cues.toml", "inert")


def is_announced(text: str, start: int, at: int) -> bool:
    """Whether the words from `start` (of the sentence) to `at` announce what follows."""
    return bool(_FUTURE.search(text, max(start, at - _REACH), at))


def announcing(text: str, start: int, end: int) -> list[int]:
    """Where the words of [start, end) stand that announce something: "định" does, "hiệp định" does not."""
    found = list(_FUTURE.finditer(text, start, end))
    inert = [m.span() for m in _INERT.finditer(text, start, end)] if found else []
    return [m.start() for m in found if not any(a <= m.start() and m.end() <= b for a, b in inert)]


# Words that turn a day into the same day elsewhere: "(chiều cùng ngày theo giờ Hà Nội)", "tức rạng sáng 30/5".
_AGAIN = lazy_regex(r"(?:tức(?: là)?(?: khoảng)?|\()\s*(?:vào\s+)?(?:khoảng\s+)?(?:lúc\s+)?$", re.IGNORECASE)
_HOURS = lazy_regex(r"giờ|(?<![a-z])time(?![a-z])")


def says_again(text: str, e: Expression) -> bool:
    """Whether the words only repeat a time in another zone ("tức rạng sáng 30/5 theo giờ Hà Nội")."""
    near = text[max(0, e.start - 16) : e.start]
    return bool(_AGAIN.search(near)) and bool(_HOURS.search(text, e.start, e.end + 24)) and near.strip()[:1] != "("


# How long ago a day was that stands right behind, or what was done on it before: "cách đây chưa đầy hai tuần, | ngày
# 26/1", "sau lần nói chuyện | hôm thứ Sáu".
_LONG_AGO = lazy_regex(
    r"(?<!\w)(?:(?:cách (?:đây|nay)|mới đây nhất|lần (?:gần nhất|trước))[^.,;:!?()\n]{0,40}[,(] ?(?:vào |hôm )?"
    r"|(?:sau|kể từ|so với) lần [^.,;:!?()\n]{0,40} )$",
    re.IGNORECASE,
)
# What tells who somebody is, behind the day of the act: "sáng 5/6, tiếp ông A, người vừa tới | tối hôm trước".
_WHO = lazy_regex(lambda: rf", {any_of('cues.toml', 'whom')} [^.,;:!?()\n]{{0,60}} $", re.IGNORECASE)
_SPAN_OF_IT = 64


def recalled(
    text: str, expressions: Sequence[Expression], sentence_at: Callable[[int], Sentence | None]
) -> list[Expression]:
    """The days told as something long ago, with how long, or as those of an earlier act of the kind, or in a clause
    that tells who somebody is: "cùng ngày" in other sentences does not look back to them."""
    out: list[Expression] = []
    for n, e in enumerate(expressions):
        if e.form is not Form.POINT:
            continue
        s, near = sentence_at(e.start), max(0, e.start - _SPAN_OF_IT)
        second = s is not None and n > 0 and expressions[n - 1].start >= s.start
        if not (_LONG_AGO.search(text, near, e.start) or (second and _WHO.search(text, near, e.start))):
            continue
        behind = expressions[n + 1] if n + 1 < len(expressions) else None
        shift = behind.first.shift if s and behind and behind.start < s.end else None
        if shift is None or shift.anchor is not Anchor.TOLD:
            before = expressions[n - 1] if n and s and expressions[n - 1].start >= s.start else None
            out += [before, e] if before and before.rule == "ago" else [e]
    return out


_DONE = lazy_regex(r"(?<!\w)(?:đã|vừa|từng)(?!\w)")


def told_as_over(
    text: str, expressions: Sequence[Expression], sentence_at: Callable[[int], Sentence | None]
) -> set[Expression]:
    """The days counted from one of another sentence, in a sentence that tells what is over: "Kỳ họp khai mạc ngày 20/5.
    | Tối hôm trước, hai bên cũng điện đàm", "Lễ ký sẽ diễn ra ngày 8/6. | Cùng ngày, hai bên đã họp"."""
    out: set[Expression] = set()
    for before, e in pairwise(expressions):
        shift = e.first.shift
        s = sentence_at(e.start) if shift is not None and shift.anchor is Anchor.TOLD else None
        if s is None or before.start >= s.start or announcing(text, s.start, s.end):
            continue
        said = e.text.lower().endswith(" đó")  # "hôm trước đó" is the day before one told, whichever that is
        if (e.rule == "day_before" and not said) or _DONE.search(text, e.end, s.end):
            out.add(e)
    return out


_QUOTES = lazy_regex(r"[\"“”«»]")
_RELATED = lazy_regex(r"(?<!\w)rằng [^.\n]*\w$", re.IGNORECASE)


def quoted(
    text: str, expressions: Sequence[Expression], sentence_at: Callable[[int], Sentence | None]
) -> list[Expression]:
    """The days that count from the writing, said by somebody in his words: “món quà hôm nay …”, "nói rằng món quà hôm
    nay …". He said them on the day of the act, to which "một ngày trước đó" looks back."""
    out: list[Expression] = []
    for e in expressions:
        shift, s = e.first.shift, sentence_at(e.start)
        if s is None or shift is None or shift.anchor is not Anchor.PUBLICATION or e.first.day:
            continue
        marks = _QUOTES.findall(text, s.start, e.start)
        opened = bool(marks) and (marks[-1] in "“«" or (marks[-1] == '"' and marks.count('"') % 2 == 1))
        aloud = opened and _QUOTES.search(text, e.end, s.end) is not None
        before = max(s.start, e.start - _REACH)
        if aloud or (e.rule == "today" and _RELATED.search(text, before, max(before, e.start - 1))):
            out.append(e)
    return out


# "Điểm tin thế giới sáng | 14/4:", "Một số tin tức thế giới đáng chú ý | sáng nay, 14/4, do báo … tổng hợp."
_ROUNDUP = lazy_regex(
    lambda: rf"\W*{any_of('pages.toml', 'roundups')}(?!\w)(?:(?! của )[^.,:;!?()\n]){{0,40}},? ?", re.IGNORECASE
)


_SUMMED_UP = lazy_regex(
    lambda: (
        rf"(?<!\w)(?:một số|những|các) {any_of('pages.toml', 'summed_up')}(?!\w)(?: [\w-]+){{0,5}}"
        rf" {any_of('pages.toml', 'stands_out')}(?: (?:trên thế giới|của|trong|nhất)){{0,2}} $"
    ),
    re.IGNORECASE,
)
_SUMMED_UP_WITHIN = 80


def of_roundups(
    text: str, expressions: Sequence[Expression], sentence_at: Callable[[int], Sentence | None]
) -> set[Expression]:
    """The days of a round-up of news, which its title and its first sentence tell before any item."""
    out = set()
    for e in expressions:
        s = sentence_at(e.start)
        if s is None or e.form not in (Form.POINT, Form.RANGE):
            continue
        summed_up = _SUMMED_UP.search(text, max(s.start, e.start - _SUMMED_UP_WITHIN), e.start)
        if summed_up or _ROUNDUP.fullmatch(text, s.start, e.start):
            out.add(e)
    return out if len(out) < len(expressions) else set()


# So far behind a day the same one may be said again: "chiều 12-5 (giờ địa phương, tức sáng 13-5 giờ Việt Nam)".
_SAID_WITHIN = 50
_AT_HOME = "Asia/Ho_Chi_Minh"


def said_twice(text: str, expressions: Sequence[Expression]) -> set[Expression]:
    """Of a day that is told in the time of two zones, the words that do not tell it as it is at the place."""
    out: set[Expression] = set()
    for a, b in pairwise(expressions):
        if not says_again(text, b) or b.start - a.end > _SAID_WITHIN or a.weak or "." in text[a.end : b.start]:
            continue
        home = a.zone == _AT_HOME and b.zone not in (None, _AT_HOME)
        out.add(a if home else b)
    return out
