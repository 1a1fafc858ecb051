"""What evidence may look at: the article as it was read, with the questions that all kinds of evidence ask of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

import regex as re

from loaders.actors.parties import Party
from loaders.dates.days import Span, day_or_none, day_parts, days_back, whole_year
from loaders.dates.partial import Expression, Form, Unit
from loaders.evidence.clue import Clue
from loaders.evidence.reasons import Reason
from loaders.facts.known import Facts
from loaders.lexicon.lists import whole
from loaders.patterns import lazy_regex
from loaders.text.sentences import Sentence
from loaders.text.zones import Role, Zone

# Zones of the page around the article: what they say is not told by it.
UNTOLD = (Role.CLOCK, Role.HEADER, Role.RELATED, Role.FOOTER)

# So much may stand in the line of a page's clock before and behind it, and what opens that of its copy.
_STAMPED = 60
_FIGURES = lazy_regex(r"[\d:/.,| -]+")
_COPIED = lazy_regex(r"(?<!\w)(?:hôm nay:|bản sao lưu|ngày in)", re.IGNORECASE)
_PUT_UP = lazy_regex(r"\W*(?:đăng ngày|ngày đăng|cập nhật|xuất bản)[^.]*$", re.IGNORECASE)

_YEAR = lazy_regex(r"(?:1[6-9]|20)\d\d")

# Words before a year or a count of years that put it after the day of writing.
COMING = whole("tenses.toml", "coming", r"(?:nhất trí|thống nhất|phối hợp|đồng ý)(?: \p{L}+)? tổ chức")
# As COMING, with the words of plans and terms, in whose clauses a year may as well lie ahead.
AHEAD = whole("tenses.toml", "ahead")


@dataclass(frozen=True)
class View:
    """An article as it was read. `text` is normalised, all offsets are into it; sentences and expressions in order."""

    text: str
    zones: tuple[Zone, ...]
    sentences: tuple[Sentence, ...]
    expressions: tuple[Expression, ...]
    parties: tuple[Party, ...]
    focus: tuple[str, str] | None
    facts: Facts

    @cached_property
    def _ends(self) -> list[int]:
        return [s.end for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset."""
        n = bisect_right(self._ends, offset)
        if n < len(self.sentences) and self.sentences[n].start <= offset:
            return self.sentences[n]
        return None

    def is_told(self, offset: int) -> bool:
        """Whether an offset lies in the article itself: not in a clock, a related headline or the footer."""
        s = self.sentence_at(offset)
        return s is not None and s.role not in UNTOLD

    @cached_property
    def _dated(self) -> tuple[Sentence, ...]:
        return tuple(
            s for s in self.sentences if s.role not in UNTOLD and _YEAR.search(self.text, s.start, s.end) is not None
        )

    def with_year(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern that holds a year of four digits, in the sentences of the article that have one."""
        for s in self._dated:
            yield from pattern.finditer(self.text, s.start, s.end)

    def before(self, offset: int, most: int | None = None) -> str:
        """The words of the sentence before an offset, at most so many characters of them."""
        s = self.sentence_at(offset)
        low = s.start if s else 0
        return self.text[low if most is None else max(low, offset - most) : offset]

    @cached_property
    def told(self) -> tuple[Expression, ...]:
        """The expressions of the article itself."""
        return tuple(e for e in self.expressions if self.is_told(e.start) and e not in self._stamps)

    @cached_property
    def _stamps(self) -> dict[Expression, bool]:
        """Whole dates that the page gives in a line of its own or as mere figures, and whether with a clock: not told.

        "Báo Quảng Bình, 17:35, 25/02/2021", "Hôm nay: thứ sáu, 14/08/2026", "… điện đàm 21/10/2025 08:00".
        """
        whole = (e for e in self.expressions if e.form is Form.POINT and e.first.year and e.first.day)
        return {e: clock for e in whole if self.is_told(e.start) and (clock := self._stamped(e)) is not None}

    def _stamped(self, e: Expression) -> bool | None:
        if e.clock and _FIGURES.fullmatch(e.text):
            return True
        low, high = max(0, e.start - _STAMPED), e.end + _STAMPED
        head = self.text[low : e.start].rpartition("\n")
        tail = self.text[e.end : high].partition("\n")
        if (low and not head[1]) or (high < len(self.text) and not tail[1]):
            return None
        beside = head[2] + tail[0]
        if _COPIED.search(head[2]):
            return False
        alone = not beside.strip(" |,.-")
        if len(beside.split()) <= 8 and not beside.rstrip().endswith(".") and (e.clock or (e.first.weekday and alone)):
            return e.clock is not None
        return True if _PUT_UP.match(head[2]) else None

    def next_expression(self, offset: int) -> Expression | None:
        """The first expression that begins at an offset or behind it."""
        n = bisect_left(self._starts, offset)
        return self.expressions[n] if n < len(self.expressions) else None

    @cached_property
    def _starts(self) -> list[int]:
        return [e.start for e in self.expressions]

    @property
    def clocks(self) -> tuple[Expression, ...]:
        """Whole dates with a clock in a line of the page's own."""
        return tuple(e for e, clock in self._stamps.items() if clock)

    @cached_property
    def news(self) -> tuple[Expression, ...]:
        """Expressions that may tell the day of the news, best first: days before intervals, body before captions."""
        ranked: list[tuple[int, int, Expression]] = []
        for e in self.told:
            if e.form is Form.UNREADABLE or e.rule.startswith(("feast", "clock")):
                continue
            p = day_parts(e)
            if (
                p.day is None
                or p.month is None
                or p.lunar
                or (p.shift and p.shift.unit is Unit.YEAR and p.shift.amount)
            ):
                continue  # "15/10 năm ngoái" tells no news
            s = self.sentence_at(e.start)
            rank = 3 if s is not None and s.role is Role.CAPTION else 0
            if days_back(p) is not None:
                rank -= 2  # "hôm qua (11-6)" tells the day of writing itself
            if e.form is not Form.POINT and not (e.form is Form.RANGE and self.is_opening(e.start)):
                rank += 1  # days before intervals, but those that open the article before days further down
            if p.year is not None and e.form is Form.POINT:
                rank += 1  # a day with its year is as often recalled; the yearless one is the news
            ranked.append((rank, e.start, e))
        # a page's clock tells the day where nothing else does
        return (*(e for _, _, e in sorted(ranked, key=lambda r: r[:2])), *self.clocks)

    @cached_property
    def opening(self) -> frozenset[int]:
        """Numbers of the sentences that open the article: title, lead, two of the body."""
        body = [s.number for s in self.sentences if s.role is Role.BODY][:2]
        return frozenset([*(s.number for s in self.sentences if s.role in (Role.TITLE, Role.LEAD)), *body])

    def is_opening(self, offset: int) -> bool:
        """Whether an offset lies in the title, the lead or the first two sentences of the body."""
        s = self.sentence_at(offset)
        return s is not None and s.number in self.opening

    @cached_property
    def leading(self) -> frozenset[int]:
        """Numbers of the sentences that tell the news: title, lead, two of the body, the one with its day."""
        first = self.sentence_at(self.news[0].start) if self.news else None
        return self.opening | ({first.number} if first else set())

    @cached_property
    def yearless_days(self) -> tuple[tuple[Expression, tuple[tuple[int, int], ...]], ...]:
        """Expressions without a year: month and day of each end, and of the writing where they count from it."""
        out = []
        for e in self.told:
            p, q = e.first, e.last
            if p.year or (q and q.year) or p.lunar or e.rule.startswith("feast"):
                continue
            days: list[tuple[int, int]] = []
            if p.day and (p.month or (q and q.month)):
                days.append((p.month or (q.month if q and q.month else 1), p.day))
            if q and q.day and q.month:
                days.append((q.month, q.day))
            back = days_back(p)
            if len(days) == 1 and back is not None and (told := day_or_none(2000, *days[0])):
                written = told + timedelta(days=back)
                days.append((written.month, written.day))
            if days:
                out.append((e, tuple(days)))
        return tuple(out)

    @cached_property
    def days_told(self) -> frozenset[tuple[int, int]]:
        """Month and day of each of `yearless_days`."""
        return frozenset(day for _, days in self.yearless_days for day in days)

    def clue(
        self, kind: str, spans: Sequence[Span], start: int, end: int, reason: Reason, weight: float | None = None
    ) -> Clue:
        """A clue that stands on the words [start, end): hard without a weight, soft with one."""
        if weight is None:
            return Clue(kind, tuple(spans), self.text[start:end], reason, start, end)
        return Clue(kind, tuple(spans), self.text[start:end], reason, start, end, hard=False, weight=weight)

    def own_year(self, kind: str, start: int, end: int, year: int, weight: float, reason: Reason) -> Clue:
        """A soft clue that the article was written in `year`."""
        return self.clue(kind, [whole_year(year)], start, end, reason, weight)
