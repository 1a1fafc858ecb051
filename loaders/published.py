"""The publication day as somebody gives it: strict for programs, lenient for people at a command line.

Both end as an EDTF day, month or year in Hanoi time. Neither ever looks at today's date: "yesterday" is refused.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
# Outside them a year is a slip of the pen, and days counted from it may be none that dates can hold.
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_RIGHT = "give a day, a month or a year such as 2017-06-19, 2020-02 or 2019"


def parse_published(value: object) -> str | None:
    """`value` as an EDTF day, month or year; None for None or an empty string.

    An ISO 8601 instant is taken to its day in Hanoi (without an offset: as it stands). `ValueError` says what is
    wrong with anything else and what would be right.
    """
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ValueError(f"published is {value!r}, not a string: {_RIGHT}")
    text = value.strip()
    if match := _EDTF.fullmatch(text):
        year, month, day = (int(part) if part else 1 for part in match.groups())
        try:
            date(year, month, day)
        except ValueError:
            raise ValueError(f"published {value!r} is not on the calendar: {_RIGHT}") from None
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise ValueError(f"published {value!r} is not of the years {_FIRST_YEAR} to {_LAST_YEAR}: {_RIGHT}")
        return text
    if "T" in text or ":" in text:
        try:
            return parse_published(day_in_hanoi(datetime.fromisoformat(text)))
        except (ValueError, OverflowError):
            pass
    raise ValueError(f"published {value!r} is not a date: {_RIGHT}")


def day_in_hanoi(moment: datetime) -> str:
    """The ISO day of `moment` in Hanoi; a moment without a zone is Hanoi's already."""
    return (moment.astimezone(HANOI) if moment.tzinfo else moment).date().isoformat()


def read_published(value: str) -> str | None:
    """`value` as typed by a person: what `parse_published` takes, or a full date in words ("19 tháng 6, 2017").

    A day before a month before a year, as in Vietnam; relative words are refused with `ValueError`.
    """
    try:
        return parse_published(value)
    except ValueError as refused:
        import dateparser  # slow to import, and seldom needed

        found = dateparser.parse(
            value,
            languages=["vi", "en"],
            settings={
                "DATE_ORDER": "DMY",
                "REQUIRE_PARTS": ["day", "month", "year"],
                "PARSERS": ["custom-formats", "absolute-time"],
            },
        )
        if found is None:
            raise refused
        return day_in_hanoi(found)
