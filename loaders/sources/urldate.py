"""The day that an address names: the only part of an address that is evidence for a date.

Vietnamese newsrooms number pages by the instant of publication (`…-20210108210052442.htm`) or keep them in
folders by day (`/2021/01/08/`). Such a number is written when the page is made, in Hanoi time. Days in the words
of an address ("ngay-8-1-2021") belong to the story, not to the page, and are not read here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from urllib.parse import urlsplit

from loaders.patterns import lazy_re
from loaders.text.numbers import ENGLISH_MONTHS

# Before 1990 there was no page to have an address; the upper bound only keeps serial numbers out.
_FIRST_YEAR, _LAST_YEAR = 1990, 2099

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_CLOCK = r"(?:[01]\d|2[0-3])[0-5]\d"
_NOT_DIGIT_BEFORE, _NOT_DIGIT_AFTER = r"(?<![0-9A-Za-z])", r"(?!\d)"

# From the most to the least trusted; within a row the last occurrence counts, since the page's own number ends
# an address while folders and words stand before it.
_PATTERNS = tuple(
    lazy_re(pattern, re.IGNORECASE)
    for pattern in (
        # an instant to the minute, second or millisecond: 20210108210052442, 20210108210052, 202101082100
        rf"{_NOT_DIGIT_BEFORE}{_YEAR}(?P<m>\d\d)(?P<d>\d\d){_CLOCK}(?:[0-5]\d(?:\d{{3}})?)?{_NOT_DIGIT_AFTER}",
        # three digits for the site, then the instant with a year of two digits: 102220601163548123
        rf"{_NOT_DIGIT_BEFORE}1\d\d(?P<yy>\d\d)(?P<m>\d\d)(?P<d>\d\d){_CLOCK}[0-5]\d\d{{3}}{_NOT_DIGIT_AFTER}",
        # a folder for the day: /2021/01/08/, /2021/1/8/, /2021-01-08/, /2021/0108/
        rf"(?<=/){_YEAR}(?P<s>[/_.-])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?=[/_.-]|$)",
        rf"(?<=/){_YEAR}/(?P<m>\d\d)(?P<d>\d\d)(?=/)",
        # the month by its English name: /2021/jan/08/, /2021/january/08/
        rf"(?<=/){_YEAR}/(?P<name>{'|'.join(ENGLISH_MONTHS)})/(?P<d>\d{{1,2}})(?=/|$)",
        # eight digits apart from others: 20210108
        rf"{_NOT_DIGIT_BEFORE}{_YEAR}(?P<m>\d\d)(?P<d>\d\d){_NOT_DIGIT_AFTER}(?![A-Za-z])",
        # ISO day anywhere: -2021-01-08-
        rf"{_NOT_DIGIT_BEFORE}{_YEAR}-(?P<m>\d\d)-(?P<d>\d\d){_NOT_DIGIT_AFTER}",
        # a folder for the month: /2021/01/, /2021-01/, /202101/
        rf"(?<=/){_YEAR}[/-]?(?P<m>0[1-9]|1[0-2])(?=/)",
    )
)

# A web archive's own number is the instant of copying: the address it copied follows.
_ARCHIVED = lazy_re(r"^/(?:web|all|wayback)/\d{4,14}[a-z_]*/(?P<rest>.+)$", re.IGNORECASE)


def date_in_url(url: str) -> tuple[str, str] | None:
    """The publication day or month in `url` and the characters that say it; None where it says none.

    The first is EDTF (`2021-01-08`, or `2021-01` from a folder of a month), local to Hanoi. Only the path is
    read: a query may carry any day. In an address of a web archive the archived address is read, not the day of
    copying.
    """
    try:
        path = urlsplit(url.strip()).path
    except ValueError:
        return None
    archived = _ARCHIVED.match(path)
    if archived:
        rest = archived["rest"]
        return date_in_url(rest if "://" in rest else re.sub(r"^(?:https?:/)?", "http://", rest, count=1))
    for pattern in _PATTERNS:
        for match in reversed(list(pattern.finditer(path))):
            if edtf := _valid(match.groupdict()):
                return edtf, match[0]
    return None


def _valid(parts: dict[str, str | None]) -> str | None:
    """The EDTF day or month of these parts where it is on the calendar, else None."""
    full, short, day = parts.get("y"), parts.get("yy"), parts.get("d")
    year = int(full) if full else 2000 + int(short or 0)
    named = parts.get("name")
    month = ENGLISH_MONTHS[named.lower()] if named else int(parts["m"] or 0)
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12):
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= int(day) <= monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{int(day):02d}"
