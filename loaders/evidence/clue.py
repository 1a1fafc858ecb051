"""The kinds of evidence for a year or a day, and what one piece of it says.

Everything about *what evidence is* lives here; `years` finds it in an article, `hinge` weighs it.
"""

from __future__ import annotations

from datetime import date

from loaders.dates.days import Span
from loaders.evidence.reasons import Reason
from loaders.value import value

# Strongest first. Hard clues exclude what they contradict, soft ones only rank what is left.
KINDS = (
    "full date",  # the expression itself gives day, month and year
    "same day",  # a full date of the same day and month elsewhere in the article
    "weekday",  # the weekday said with the day
    "publication date",  # given by the caller or the source's metadata
    "url date",  # in the article's address
    "archive header",  # "date 2020-02"
    "dateline",  # "Hà Nội, ngày 4/3 (TTXVN)": when an agency sent what was printed later
    "relative day",  # "hôm qua (11-6)": counts from the publication day
    "plan year",  # the plan, period or named year being signed or run
    "lunar year",  # "năm mới Tân Sửu", "Tết Đinh Dậu"
    "anniversary",  # "kỷ niệm 45 năm …" against a known milestone
    "ordinal",  # "lần thứ 8" of a known series
    "known event",  # a summit, an election of known date
    "office",  # who acts in which office in the news itself
    "office told",  # who is named in which office elsewhere in the article
    "rank",  # who held which rank when
    "milestone",  # a past milestone: the article is not older
    "year mentioned",  # a year told as past or as present
    "page clock",  # soft mostly: it may be the day of copying
    "told day",  # the last day told in the article
    "duration",  # "kéo dài 4 ngày"
    "local time",  # the time zone that the words name
)


@value
class Clue:
    """One reason to place the article's day within `spans` (inclusive, None where open).

    `reason` is what follows from it; `start`, `end`: the words in the normalised text, None for a fact from outside.
    `weight` ranks soft clues.
    """

    kind: str
    spans: tuple[Span, ...]
    text: str
    reason: Reason
    start: int | None = None
    end: int | None = None
    hard: bool = True
    weight: float = 1.0

    def admits(self, day: date) -> bool:
        """Whether the article's day may be `day`."""
        return any((lo is None or lo <= day) and (hi is None or day <= hi) for lo, hi in self.spans)
