"""The few words that calendars and feeds put around an event, in Vietnamese and English."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from babel.dates import format_date

from api import countries
from api.formats.days import stretches
from api.i18n import reasons, words
from api.values import Event
from models import vocabulary

Language = Literal["vi", "en"]

# What XML 1.0 and iCalendar text may not hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """`text` without characters that XML and iCalendar forbid."""
    return _FORBIDDEN.sub("", text)


def say(key: str, language: Language, **values: object) -> str:
    """The text `feed.{key}` of the catalogue."""
    return words(language)(f"feed.{key}", **values)


def day(value: dt.date, language: Language) -> str:
    """`02/06/2022` in Vietnamese, `2 June 2022` in English."""
    pattern = "dd/MM/yyyy" if language == "vi" else "d MMMM y"
    return str(format_date(value, pattern, locale=words(language).locale))


def type_name(event: Event, language: Language) -> str:
    """`Hội đàm`, `Talks`; the word itself for a type of a later version."""
    kind = vocabulary.TYPES.get(event.type)
    return event.type if kind is None else kind.name_vi if language == "vi" else kind.name_en


def certainty_name(event: Event, language: Language) -> str:
    """`Suy ra`, `Inferred`."""
    known = vocabulary.CERTAINTIES.get(event.certainty)
    return event.certainty if known is None else known[0] if language == "vi" else known[1]


def reason(event: Event, language: Language) -> str | None:
    """`Căn cứ: bài đăng ngày 19/6/2017`: why this date, in one line; None where nothing is told."""
    told = reasons.why(event.asserted, event.reasons, words(language))
    return f"{say('why', language)}: {told}" if told else None


#: Why an event is no more.
GONE = ("withdrawn", "deleted", "merged")


def headline(event: Event, language: Language) -> str:
    """`Hội đàm: Lào – Việt Nam`, with what is not certain about it, or why it is no more, in brackets."""
    first, second = (countries.name(code, language) for code in event.countries)
    told = event.gone or event.status
    status = f" ({say(told, language)})" if told in ("planned", "cancelled", *GONE) else ""
    return f"{type_name(event, language)}: {first} – {second}{status}"


def when(event: Event, language: Language) -> str:
    """The date in words, as sure or unsure as it is."""
    found = stretches(event.date, event.earliest, event.latest)
    if not found:
        return say("undated", language, date=event.date)
    if found[0].kind == "candidate":
        return f" {say('or', language)} ".join(
            day(s.first, language) if s.first == s.last else say(
                "days", language, first=day(s.first, language), last=day(s.last, language)
            )
            for s in found
        )  # fmt: skip
    first, last = day(found[0].first, language), day(found[0].last, language)
    key: str = found[0].kind
    if key == "exact" or (key == "within" and first == last):  # "2024-05-12?" is one day, if it is that
        key = "on" if first == last else "days"
    return say(key, language, first=first, last=last)
