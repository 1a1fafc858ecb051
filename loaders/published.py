"""The publication day as it is given: strict for programs, lenient for people, pages, feeds and tables.

Both end as an EDTF day, month or year in Hanoi time. Neither ever looks at today's date: "yesterday" is refused. What
systems write for an empty field (the first day of their calendar) is no day.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from loaders.patterns import lazy_re
from loaders.text.numbers import ENGLISH_MONTHS, LUNAR_MONTHS, MONTHS

# The north kept it already when Saigon, of which the tz database speaks, did not (until 13 June 1975).
HANOI = timezone(timedelta(hours=7), "ICT")

_EDTF = lazy_re(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
# Outside them a year is a slip of the pen, and days counted from it may be none that dates can hold.
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_RIGHT = "give a day, a month or a year such as 2017-06-19, 2020-02 or 2019"

# An empty field as systems write it: Unix, .NET and MySQL, a spreadsheet, COBOL's, SQL Server's, the Macintosh's
# and Windows' calendars, "for ever"; west of
# Greenwich the evening before.
_NULL_DAYS = {
    "1970-01-01", "1969-12-31", "0001-01-01", "0000-00-00", "1899-12-30", "1900-01-00", "1900-01-01", "1601-01-01",
    "1753-01-01", "1904-01-01", "9999-12-31",
}  # fmt: skip
_NULL = lazy_re(r"(\d{4}-\d\d-\d\d)(?:[T ][0:.]*(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)

_NULL_YEAR = lazy_re(r"(?<!\d)000[01](?!\d)", re.ASCII)  # in words: "Mon, 01 Jan 0001"
#: What programs write into a cell or a field that tells nothing, in lower case.
NOTHING = frozenset(
    {"nan", "nat", "null", "none", "nil", "n/a", "na", "undefined", "-", "--", "–", "—", "?", "…", "...", "false"}
    | {"invalid date", "invalid datetime", "unknown", "tbd", "không", "không có", "không rõ", "chưa có", "chưa rõ"}
    | {"đang cập nhật", "không xác định", "trống", "empty", "\\n", "-62135596800", "-62135596800000"}
    | {"#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!"}  # a spreadsheet's errors
)

# With or without a clock: 20210108, 20210108100000, 20210108_2230.
_ISO_BASIC = lazy_re(
    r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:[ _-]?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?", re.ASCII
)
_PLAIN_NUMBER = lazy_re(r"(?:19|20)\d{6}(?:\d{4}(?:\d\d)?)?", re.ASCII)  # of a day, a minute or a second
_ISO_ORDINAL = lazy_re(r"(\d{4})-(\d{3})", re.ASCII)
_ISO_WEEK = lazy_re(r"\d{4}-?W\d\d-?[1-7]", re.ASCII)
_NET = lazy_re(r"/?Date\((-?\d{1,15})(?:[+-]\d{4})?\)/?", re.ASCII)  # .NET's JSON
_DAY_FIRST = lazy_re(r"(?P<d>\d\d?)(?P<s>[/.-])(?P<m>\d\d?)(?P=s)(?P<y>\d{4})", re.ASCII)
_LEADING_DAY = lazy_re(rf"{_DAY_FIRST.pattern}(?!\d)", re.ASCII)
_MONTH_FIRST = lazy_re(r"(?P<m>\d\d?)(?P<s>[/.-])(?P<d>\d\d?)(?P=s)(?P<y>\d{4})", re.ASCII)
_YEAR_FIRST = lazy_re(r"(?P<y>\d{4})([/.])(?P<m>\d\d?)\2(?P<d>\d\d?)", re.ASCII)
_MONTH = lazy_re(r"(?:tháng\s+)?(?P<m>\d\d?)\s*(?:/|-|năm\s+)\s*(?P<y>\d{4})", re.IGNORECASE | re.ASCII)
# Vietnamese and English first, then those in which the agencies of other states date their pages. No Thai or Khmer:
# their years may be those of the Buddhist era.
_LANGUAGES = (("vi", "en"), ("zh", "ja", "ko", "lo", "fr", "es", "de", "ru", "pt", "id"),
              ("it", "pl", "nl", "cs", "tr", "uk", "sv"))  # fmt: skip
_WRAPPED = ("$date", "$numberLong", "@value", "seconds", "_seconds")  # of MongoDB, JSON-LD, Firestore
_LONGEST = 100  # a day with its weekday, clock and zone in words is not so long
_SECONDS, _MILLISECONDS, _MICROSECONDS = range(10**8, 10**10), range(10**11, 10**13), range(10**15, 10**16)
_NANOSECONDS = range(10**18, 10**19)

# Without a year in full a number may be any part of a day; RFC 822 alone is plain with two digits.
_YEAR_IN_FULL = lazy_re(r"(?<!\d)(?:19|20|21)\d\d(?!\d)|(?<!\d)\d\d?[ -][A-Za-z]{3}[ -]\d\d(?!\d)")
# What stands before the day on pages and says nothing about it, and clocks that dateparser does not read.
_BEFORE = lazy_re(
    r"^(?:(?:ngày đăng|ngày tạo|ngày viết|thời gian(?: đăng| xuất bản)?|được đăng|"
    r"đăng bởi (?!.*(?:sửa|cập))[^\d:]{1,40}?(?= ngày| lúc| \d)|"
    r"ngày xuất bản|ngày phát hành|đăng lúc|đăng ngày|xuất bản|\((?:vna|ttxvn|nna)\)|(?:first )?published(?: on| at)?|"
    r"posted(?: on)?|date|publié(?:e)? le|publicado el|veröffentlicht am|опубликовано|发布时间|ວັນທີ)\s*:?\s*)?"
    r"(?:(?:sáng|trưa|chiều|tối)\s+(?=(?:ngày\s+)?\d))?"
    r"(?:(?:(?:T\.?[2-7]|Th(?:u|ứ)? [2-7]|CN|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|chúa nhật"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6})\b\s*[,.-]?"
    r"|(?:hai|ba|tư|năm|sáu|bảy)\s*,)\s*)?",
    re.IGNORECASE,
)
# Zones that dateparser does not read: a blank before the hours, and the names of the tz database.
_ZONE = lazy_re(r"\b(GMT|UTC)\s+(?=[+-]\d)")
_ZONE_NAME = lazy_re(
    r"\(?\b(?:(?:theo )?giờ (?:Hà Nội|Việt Nam)|(?:Hanoi|Vietnam) time"
    r"|Asia/(?:Ho_Chi_Minh|Saigon|Hanoi|Bangkok|Vientiane|Phnom_Penh)"
    r"|SE Asia Standard Time|Indochina Time|VST)\b\)?"
)
_MOSCOW = lazy_re(r"\bМСК\b", re.IGNORECASE)
_ZONE_TWICE = lazy_re(r"(?:(?<=[+-]\d{4})|(?<=[+-]\d\d:\d\d)) (?:GMT|UTC)$")
_ZONE_OF_HOURS = lazy_re(r"(?<=:\d\d )([+-])(\d)(?::?00)?$")
# As Java prints an instant, the year behind the zone.
_JAVA = lazy_re(r"([A-Z][a-z]{2} [A-Z][a-z]{2} \d\d?) (\d\d:\d\d:\d\d) (\S+) (\d{4})")
# A weekday before numbers whose order it may tell: "Fri, 01/08/2021" is of January.
_WEEKDAYS = ("mon thứhai thứ2 t2", "tue thứba thứ3 t3", "wed thứtư thứ4 t4", "thu thứnăm thứ5 t5", "fri thứsáu thứ6 t6",
             "sat thứbảy thứ7 t7", "sun chủnhật cn")  # fmt: skip
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
_WEEKDAY_FIRST = lazy_re(
    r"(?P<name>(?:mon|tue|wed|thu|fri|sat|sun)(?=[a-z]{0,6}\b)|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn)"
    r"[a-z]*\s*[,.-]?\s*(?:ngày\s+)?(?P<a>\d\d?)(?P<s>[/.-])(?P<b>\d\d?)(?P=s)(?P<y>\d{4})(?!\d)",
    re.IGNORECASE,
)
_SHORT_OFFSET = lazy_re(r"(?<=\d)([+-])(\d)(?=:\d\d$|$)")  # "+7:00"
_LEAP_SECOND = lazy_re(r"(?<=:\d\d:)60(?!\d)")
# As WordPress writes the month in Vietnamese before the day: "Th1 8, 2021".
_MONTH_BEFORE = lazy_re(r"\bTh(?:áng )?\.?0?(\d\d?) (\d\d?), ?(?=\d{4}\b)", re.IGNORECASE)
_PART_OF_DAY = lazy_re(r"(?<!\d)(\d\d?)(:\d\d(?::\d\d)?) (sáng|trưa|chiều|tối)\b", re.IGNORECASE)
_MONTH_ABBREVIATED = lazy_re(r"(?<=\d[ -])thg\.?\s*(?=\d)", re.IGNORECASE)
# Signs that were lost or escaped on their way through an address: "T08:00:00 07:00", "T08:00:00%2B07:00".
_LOST_PLUS = lazy_re(r"(?<=[T ]\d\d:\d\d:\d\d)(?: |%2B)(?=\d\d:?\d\d$)", re.IGNORECASE | re.ASCII)
# The end of a day (ISO 8601-1:2019, 4.3.8).
_END_OF_DAY = lazy_re(r"(?<=[ T])24:00(?!\d)")
_MIDNIGHT = lazy_re(r"(\d{4}-\d\d-\d\d)[T ]24:00(?::00)?(?:\.0+)?(?P<zone>Z|[+-]\d\d:?\d\d)?", re.ASCII)
_UNIX = lazy_re(r"@?(\d{10}(?:\.\d+)?|\d{9,13}|\d{16}|\d{19}|\d\.\d{4,}E\+?(?:9|09|12))", re.ASCII | re.IGNORECASE)
# As programs name files (2021-01-08_22-30-00) and databases print a moment (08-JAN-21 10.30.00.000000 PM).
_DASHED_CLOCK = lazy_re(r"(\d{4}-\d\d-\d\d)[ _T](\d\d)-(\d\d)(?:-(\d\d))?", re.ASCII)
_DOTTED_CLOCK = lazy_re(r"(?<= )(\d\d)\.(\d\d)\.(\d\d)(?:\.\d+)?(?= |$)", re.ASCII)
# The place before a day: "Hà Nội, ngày 8 tháng 1 năm 2021", "TP.HCM, 8/1/2021"; no word of a change.
_PLACE = lazy_re(
    r"^(?!.*(?:cập|sửa|updat|modif|edit|revis))"
    r"(?:[^\W\d_]++(?:\. ?| )){0,3}[^\W\d_]++, (?=ngày \d|\d\d?[/.-]\d\d?[/.-]\d{4})",
    re.IGNORECASE,
)
_MONTH_NUMBER = ENGLISH_MONTHS | {"".join(name.split()): n for name, n in MONTHS.items() if name not in LUNAR_MONTHS}
_MONTH_IN_WORDS = lazy_re(r"(?:tháng\s+)?([^\W\d]+(?:\s+(?:một|hai))?)\.?,?\s+(?:năm\s+)?(\d{4})", re.IGNORECASE)
_CLOCK = lazy_re(r"(?<!\d)(\d\d?)\s*(?:giờ|h|g)\s*(\d\d?)?(?:\s*(?:phút|['’]))?(?!\w)", re.IGNORECASE)


def parse_published(value: object) -> str | None:
    """`value` as an EDTF day, month or year; None for None, an empty string or the null date of some system.

    An ISO 8601 instant is taken to its day in Hanoi (without an offset: as it stands). `ValueError` says what is
    wrong with anything else and what would be right.
    """
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ValueError(f"published is {value!r}, not a string: {_RIGHT}")
    text = value.strip()
    if _is_null(text) or text.lower() in NOTHING:
        return None
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
            return parse_published(day_in_hanoi(datetime.fromisoformat(_SHORT_OFFSET.sub(r"\g<1>0\2", text))))
        except (ValueError, OverflowError):
            pass
    raise ValueError(f"published {value!r} is not a date: {_RIGHT}")


def day_in_hanoi(moment: datetime) -> str:
    """The ISO day of `moment` in Hanoi; a moment without a zone is Hanoi's already."""
    return (moment.astimezone(HANOI) if moment.tzinfo else moment).date().isoformat()


def read_published(value: object, *, month_first: bool = False) -> str | None:
    """`value` as people, pages, feeds and tables write it: what `parse_published` takes, and any full date.

    `19/06/2024` (a day before a month before a year, as in Vietnam; a month first only where it can be nothing else,
    where the weekday beside it says so, or where a whole table has it so: `month_first`),
    RFC 822 and RFC 850, words in Vietnamese, English or another of `_LANGUAGES`, with or without a weekday, a clock and
    a zone (`GMT+7`, `ICT`), `20240619`, seconds or milliseconds since 1970. Without a zone the day is Hanoi's. Relative
    words, and numbers without a year in full, are refused with `ValueError`. Objects and lists are what they hold (see
    `_of_parts`).
    """
    if value is False or value == 0 or value == "0" or value != value:  # as PHP, spreadsheets and pandas write nothing
        return None
    if isinstance(value, (dict, list)):
        return _of_parts(value, month_first)
    if isinstance(value, int) and not isinstance(value, bool) and _PLAIN_NUMBER.fullmatch(str(value)):
        return _read_words(str(value), month_first)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        moment = _since_1970(value)
        if moment is None:
            raise ValueError(f"published is {value!r}, not a string: {_RIGHT}")
        return parse_published(day_in_hanoi(moment))
    if isinstance(value, date):  # a cell of a table
        return parse_published(day_in_hanoi(value) if isinstance(value, datetime) else value.isoformat())
    return _read_words(value, month_first) if isinstance(value, str) else parse_published(value)


def _of_parts(value: dict[str, object] | list[object], month_first: bool) -> str | None:
    """The day of an object or a list: of the value that is wrapped in it, or of year, month and day apart, as Java
    writes them (`[2021, 1, 8, 22, 30]`). Nothing in it is no day."""
    if not value:
        return None
    if isinstance(value, list):
        if len(value) == 1:  # as scrapers keep what they found
            return read_published(value[0], month_first=month_first)
        if 3 <= len(value) <= 7 and all(type(part) is int for part in value):
            year, month, day = map(str, value[:3])
            return parse_published(f"{year}-{month:0>2}-{day:0>2}")
        return parse_published(value)
    if wrapped := next((key for key in _WRAPPED if key in value), None):
        return read_published(value[wrapped], month_first=month_first)
    if {"year", "month", "day"} <= value.keys():
        return read_published("/".join(str(value[part]) for part in ("day", "month", "year")))
    return parse_published(value)


def order_told(text: str) -> str | None:
    """ "month" or "day" where the numbers of `text` can only be a day with that part first, else None."""
    match = _LEADING_DAY.match(" ".join(text.split()))
    if match is None:
        return None
    first, second = int(match["d"]), int(match["m"])
    return "day" if 12 < first <= 31 and second <= 12 else "month" if first <= 12 < second <= 31 else None


@lru_cache(4096)  # a table tells the same days again and again, and words take their time
def _read_words(value: str, month_first: bool) -> str | None:
    text = _LEAP_SECOND.sub("59", _LOST_PLUS.sub("+", " ".join(_plain_digits(value).split())))
    try:
        return parse_published(text)
    except ValueError as error:
        refused = error
    if _EDTF.fullmatch(text) or len(text) > _LONGEST:
        raise refused
    net = _NET.fullmatch(text)
    unix = net or (None if _PLAIN_NUMBER.fullmatch(text) else _UNIX.fullmatch(text))
    if unix and (moment := _since_1970(float(unix[1]))):
        return parse_published(day_in_hanoi(moment))
    if midnight := _MIDNIGHT.fullmatch(text):
        return parse_published(day_in_hanoi(_end_of(midnight[1], midnight["zone"] or "")))
    if (ordinal := _ISO_ORDINAL.fullmatch(text)) and (day := _day_of_year(int(ordinal[1]), int(ordinal[2]))):
        return parse_published(day)
    if (month := _MONTH_IN_WORDS.fullmatch(text)) and (number := _MONTH_NUMBER.get("".join(month[1].lower().split()))):
        return parse_published(f"{month[2]}-{number:02d}")
    if dashed := _DASHED_CLOCK.fullmatch(text):
        return parse_published(dashed[1])
    if _ISO_WEEK.fullmatch(text):
        return parse_published(date.fromisoformat(text).isoformat())
    for form in (_ISO_BASIC, _MONTH_FIRST if month_first else _DAY_FIRST, _YEAR_FIRST, _MONTH):
        if (match := form.fullmatch(text)) and (day := _on_the_calendar(match)):
            return parse_published(day)
    if not _YEAR_IN_FULL.search(text) and _NULL_YEAR.search(text):
        return None
    month_first = month_first or _is_month_first(text)
    found = _in_words(_END_OF_DAY.sub("00:00", text), month_first) if _YEAR_IN_FULL.search(text) else None
    if found is None:
        raise ValueError(str(refused)) from None
    if _END_OF_DAY.search(text):
        found += timedelta(days=1)
    day = day_in_hanoi(found)
    # Midnight of a null date may be told in any zone.
    null = found.tzinfo is not None and found.astimezone(UTC).date().isoformat() in _NULL_DAYS
    return None if null else parse_published(day)


def _plain_digits(text: str) -> str:
    """`text` with digits of full width and of other scripts as those of ASCII."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in plain)


def _end_of(day: str, zone: str) -> datetime:
    return datetime.fromisoformat(f"{day}T00:00:00{zone}") + timedelta(days=1)


def _day_of_year(year: int, number: int) -> str | None:
    """The day of an ordinal date (ISO 8601-1:2019, 5.2.3)."""
    if not number or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    day = date(year, 1, 1) + timedelta(days=number - 1)
    return day.isoformat() if day.year == year else None


def _in_words(text: str, month_first: bool) -> datetime | None:
    import dateparser  # slow to import, and seldom needed

    told = _DOTTED_CLOCK.sub(r"\1:\2:\3", _JAVA.sub(r"\1 \4 \2 \3", _PLACE.sub("", text)))
    told = _MONTH_BEFORE.sub(r"\2 tháng \1 ", _BEFORE.sub("", told))
    plain = _PART_OF_DAY.sub(_by_24, _CLOCK.sub(lambda clock: f"{clock[1]}:{clock[2] or 0:0>2}", told))
    plain = _ZONE_OF_HOURS.sub(r"\g<1>0\g<2>00", _ZONE_TWICE.sub("", _ZONE.sub(r"\1", plain)))
    plain = _MONTH_ABBREVIATED.sub("tháng ", _MOSCOW.sub("+0300", _ZONE_NAME.sub("+0700", plain)))
    settings: dict[str, object] = {
        "DATE_ORDER": "MDY" if month_first else "DMY",
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["custom-formats", "absolute-time"],
    }
    for languages in _LANGUAGES:
        found: datetime | None = dateparser.parse(plain, languages=list(languages), settings=settings)
        if found is not None:
            return found
    return None


def _by_24(clock: re.Match[str]) -> str:
    """A clock with its part of the day ("10:30 tối") by 24 hours."""
    hour, part = int(clock[1]), clock[3].lower()
    later = hour < 12 if part in ("chiều", "tối") else hour < 3 and part == "trưa"
    return f"{hour + 12 * later}{clock[2]}"


def _is_month_first(text: str) -> bool:
    """Whether the weekday before numbers fits them alone with the month first."""
    match = _WEEKDAY_FIRST.match(text)
    if match is None:
        return False
    weekday = _WEEKDAY["".join(match["name"].lower().split())]
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])

    def fits(month: int, day: int) -> bool:
        try:
            return date(year, month, day).weekday() == weekday
        except ValueError:
            return False

    return fits(first, second) and not fits(second, first)


def _is_null(text: str) -> bool:
    match = _NULL.fullmatch(text)
    return match is not None and match[1] in _NULL_DAYS


def _since_1970(number: float) -> datetime | None:
    """The instant of a Unix time in seconds or parts of them; None for a number that is none of this age."""
    whole = int(number) if number == number and abs(number) < 10**19 else 0
    if whole in _NANOSECONDS:  # as pandas counts
        whole //= 1000
    if whole in _MICROSECONDS:
        whole //= 10**6
    elif whole in _MILLISECONDS:
        whole //= 1000
    elif whole not in _SECONDS:
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=whole)


def _on_the_calendar(match: re.Match[str]) -> str | None:
    """The EDTF day or month of these parts; None where there is none, such as a month first ("1/13/2021")."""
    parts = {name: int(number) for name, number in match.groupdict().items() if number and number.isdecimal()}
    try:
        day = date(parts["y"], parts["m"], parts.get("d", 1)).isoformat()
    except ValueError:
        return None
    return day if "d" in parts else day[: len("2020-02")]
