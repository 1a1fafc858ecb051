"""The few words that calendars and feeds put around an event, in Vietnamese and English."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from api import countries
from api.formats.days import stretches
from api.values import Event
from models import vocabulary

Language = Literal["vi", "en"]

WORDS: dict[str, dict[Language, str]] = {
    "calendar": {"vi": "Bang Giao: sự kiện ngoại giao song phương", "en": "Bang Giao: bilateral events"},
    "candidate": {"vi": "một trong {n} ngày có thể", "en": "one of {n} possible days"},
    "within": {"vi": "một lúc nào đó từ {first} đến {last}", "en": "some time from {first} to {last}"},
    "from": {"vi": "bắt đầu từ {first}, chưa rõ ngày kết thúc", "en": "from {first}, its end is not known"},
    "until": {"vi": "đến {last}, chưa rõ ngày bắt đầu", "en": "until {last}, its start is not known"},
    "undated": {"vi": "chưa rõ năm ({date})", "en": "year unknown ({date})"},
    "on": {"vi": "{first}", "en": "{first}"},
    "days": {"vi": "từ {first} đến {last}", "en": "{first} to {last}"},
    "or": {"vi": " hoặc ", "en": " or "},
    "why": {"vi": "Căn cứ", "en": "Why this date"},
    "left_out": {
        "vi": "Số sự kiện không rõ năm, không có trong lịch này: {n}.",
        "en": "Left out, since their year is unknown: {n}.",
    },
    "more": {
        "vi": "Chỉ gồm {n} sự kiện đầu tiên: hãy thu hẹp truy vấn.",
        "en": "Only the first {n} are here: narrow the query.",
    },
    "planned": {"vi": "dự kiến", "en": "planned"},
    "cancelled": {"vi": "đã hủy", "en": "cancelled"},
}

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

# What XML 1.0 and iCalendar text may not hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """`text` without characters that XML and iCalendar forbid."""
    return _FORBIDDEN.sub("", text)


def say(key: str, language: Language, **values: object) -> str:
    return WORDS[key][language].format(**values)


def day(value: dt.date, language: Language) -> str:
    """`02/06/2022` in Vietnamese, `2 June 2022` in English."""
    if language == "vi":
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def headline(event: Event, language: Language) -> str:
    """`Hội đàm: Lào – Việt Nam`, with what is not certain about it in brackets."""
    kind = vocabulary.TYPES.get(event.type)
    name = event.type if kind is None else kind.name_vi if language == "vi" else kind.name_en
    first, second = (countries.name(code, language) for code in event.countries)
    status = f" ({say(event.status, language)})" if event.status in ("planned", "cancelled") else ""
    return f"{name}: {first} – {second}{status}"


def when(event: Event, language: Language) -> str:
    """The date in words, as sure or unsure as it is."""
    found = stretches(event.date, event.earliest, event.latest)
    if not found:
        return say("undated", language, date=event.date)
    if found[0].kind == "candidate":
        return say("or", language).join(
            day(s.first, language) if s.first == s.last else say(
                "days", language, first=day(s.first, language), last=day(s.last, language)
            )
            for s in found
        )  # fmt: skip
    first, last = day(found[0].first, language), day(found[0].last, language)
    key = found[0].kind if found[0].kind != "exact" else "on" if first == last else "days"
    return say(key, language, first=first, last=last)
