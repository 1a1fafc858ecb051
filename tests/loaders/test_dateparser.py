"""dateparser as an oracle: whole dates in many forms and languages are the same day to it and to ours.

Three readers of ours are asked, each in the forms it is for: the publication day (`read_published`), the clock of a
page and the date expressions of a text. Where dateparser says otherwise, the row says why ours is right.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

import dateparser
import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.dates.find import find_expressions
from loaders.evidence.clues.page import whole_day
from loaders.evidence.resolve import place_expression
from loaders.published import read_published

Reader = Literal["published", "clock", "text"]
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
ALL: set[Reader] = {"published", "clock", "text"}
WORDED: set[Reader] = {"published", "text"}
ALONE: set[Reader] = {"published"}


def cldr(pattern: str, language: str) -> Callable[[date], str]:
    """A day as CLDR writes it in a language."""
    return lambda d: str(format_date(d, pattern, locale=language))


def weekday(d: date) -> str:
    return WEEKDAYS[d.weekday()]


# how a day is written, in which language, and which of our readers are for that form
FORMS: dict[str, tuple[Callable[[date], str], str, set[Reader]]] = {
    "2/6/2018": (lambda d: f"{d.day}/{d.month}/{d.year}", "vi", ALL),
    "02/06/2018": (lambda d: f"{d:%d/%m/%Y}", "vi", ALL),
    "02-06-2018": (lambda d: f"{d:%d-%m-%Y}", "vi", ALL),
    "02.06.2018": (lambda d: f"{d:%d.%m.%Y}", "vi", ALL),
    "2018-06-02": (lambda d: d.isoformat(), "vi", ALL),
    "2018/06/02": (lambda d: f"{d:%Y/%m/%d}", "vi", WORDED),
    "2018.06.02": (lambda d: f"{d:%Y.%m.%d}", "vi", WORDED),
    "an instant": (lambda d: f"{d}T08:30:00+07:00", "en", ALL),
    "thứ Bảy, 02/06/2018 08:30": (lambda d: f"{weekday(d)}, {d:%d/%m/%Y} 08:30", "vi", ALL),
    "thứ Bảy, 02/06/2018, 08:30 (GMT+7)": (lambda d: f"{weekday(d)}, {d:%d/%m/%Y}, 08:30 (GMT+7)", "vi", ALL),
    "thứ Bảy, 02/06/2018 - 08:30": (lambda d: f"{weekday(d)}, {d:%d/%m/%Y} - 08:30", "vi", ALL),
    "08:30 02/06/2018": (lambda d: f"08:30 {d:%d/%m/%Y}", "vi", ALL),
    "08:30 | 02/06/2018": (lambda d: f"08:30 | {d:%d/%m/%Y}", "vi", ALL),
    "ngày 2 tháng 6 năm 2018": (lambda d: f"ngày {d.day} tháng {d.month} năm {d.year}", "vi", WORDED),
    "thứ Bảy, ngày 2 tháng 6 năm 2018": (
        lambda d: f"{weekday(d)}, ngày {d.day} tháng {d.month} năm {d.year}", "vi", WORDED,
    ),
    "Vietnamese, full": (cldr("full", "vi"), "vi", WORDED),
    "Vietnamese, long": (cldr("long", "vi"), "vi", WORDED),
    "English, day first": (cldr("full", "en_GB"), "en", WORDED),
    "English, month first": (cldr("full", "en_US"), "en", WORDED),
    "English, long": (cldr("long", "en_US"), "en", WORDED),
    "English, short": (cldr("MMM d, y", "en_US"), "en", WORDED),
    "English, after a weekday": (lambda d: f"on {cldr('EEEE, MMMM d, y', 'en_US')(d)}", "en", {"text"}),
    "English, of a month": (lambda d: f"{d.day} of {cldr('MMMM y', 'en_US')(d)}", "en", {"text"}),
    "RFC 822": (lambda d: f"{cldr('EEE, dd MMM yyyy', 'en_US')(d)} 08:30:00 +0700", "en", WORDED),
    "Chinese": (cldr("long", "zh"), "zh", ALONE),
    "Japanese": (cldr("long", "ja"), "ja", ALONE),
    "Korean": (cldr("long", "ko"), "ko", ALONE),
    "Lao": (cldr("long", "lo"), "lo", ALONE),
    "French": (cldr("long", "fr"), "fr", ALONE),
    "Spanish": (cldr("long", "es"), "es", ALONE),
    "German": (cldr("long", "de"), "de", ALONE),
    "Russian": (cldr("long", "ru"), "ru", ALONE),
}  # fmt: skip


def oracle(text: str, language: str) -> str | None:
    found = dateparser.parse(
        text, languages=[language], settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
    )
    return found.date().isoformat() if found else None


def ours(text: str, reader: Reader) -> str | None:
    if reader == "published":
        return read_published(text)
    if reader == "clock":
        day = whole_day(find_expressions(text))
        return day.isoformat() if day else None
    placed = [place_expression(e, None) for e in find_expressions(text)]
    days = {p.span for p in placed if p is not None}
    return next((a.isoformat() for a, b in days if a is not None and a == b), None) if len(days) == 1 else None


# First days of calendars of systems stand for an empty field: no publication days to ours, in whatever words.
EMPTY = {date(1904, 1, 1), date(1969, 12, 31), date(1970, 1, 1)}
DAYS = st.dates(date(1901, 1, 1), date(2099, 12, 31)).filter(lambda d: d not in EMPTY)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25)
@given(day=DAYS)
def test_a_whole_date_is_the_same_day_to_dateparser_and_to_ours(form: str, day: date) -> None:
    write, language, readers = FORMS[form]
    text = write(day)
    right = oracle(text, language)
    assert right == day.isoformat(), "the form itself is plain"
    assert {reader: ours(text, reader) for reader in sorted(readers)} == dict.fromkeys(sorted(readers), right)


DISAGREEMENTS = [
    # eight digits are ISO 8601's basic form, which dateparser does not take for a day
    ("20180602", "vi", None, "2018-06-02"),
    # a year of two digits may be of either century, and any of three numbers the day
    ("2/6/18", "vi", "2018-06-02", None),
    # relative words have no day without a clock, and no clock is asked
    ("hôm qua", "vi", "some day", None),
    ("2 giờ trước", "vi", "some day", None),
]


@pytest.mark.parametrize(("text", "language", "theirs", "mine"), DISAGREEMENTS)
def test_where_dateparser_says_otherwise(text: str, language: str, theirs: str | None, mine: str | None) -> None:
    said = oracle(text, language)
    assert (said is not None) if theirs == "some day" else said == theirs
    if mine is None:
        with pytest.raises(ValueError, match="published"):
            read_published(text)
    else:
        assert read_published(text) == mine
