"""Which format and which language an answer has: by suffix, else by `Accept` and `Accept-Language`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import request
from werkzeug.datastructures import MIMEAccept

from api.formats.words import Language
from api.problems import Problem
from api.wording import tell


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its suffix (without the dot) and the media types under which it may be asked for, ours first."""

    suffix: str
    media_types: tuple[str, ...]
    describes: str

    @property
    def media_type(self) -> str:
        return self.media_types[0]

    @property
    def content_type(self) -> str:
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


JSON = Format("json", ("application/json",), "one JSON object")
LINES = Format("jsonl", ("application/jsonl", "application/x-ndjson", "application/jsonlines"), "JSON Lines, streamed")
CSV = Format("csv", ("text/csv",), "CSV for spreadsheets, streamed")
ICALENDAR = Format("ics", ("text/calendar",), "iCalendar")
ATOM = Format("atom", ("application/atom+xml",), "an Atom feed")
TIMELINEJS = Format("timeline.json", ("application/vnd.timelinejs+json",), "TimelineJS 3")
XLSX = Format(
    "xlsx", ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",), "an Excel workbook (XLSX)"
)
EVENT_FORMATS = (JSON, LINES, CSV, ICALENDAR, ATOM, TIMELINEJS, XLSX)
#: The languages of what is worded for people.
LANGUAGES: tuple[Language, ...] = ("vi", "en")


def choose(formats: tuple[Format, ...], suffix: str | None = None) -> Format:
    """The format of the answer. A suffix wins; without any wish it is the first. Raises `Problem` (406)."""
    if suffix is not None:
        return next(f for f in formats if f.suffix == suffix)
    offered = {media: f for f in formats for media in f.media_types}
    # A type's own parameters ("application/json; charset=utf-8") choose nothing here.
    accepted = MIMEAccept([(media.partition(";")[0].strip(), q) for media, q in request.accept_mimetypes])
    if not accepted:
        return formats[0]
    # The first of equals wins, so that */* gives the first format and not the most specific one.
    best, quality = None, 0.0
    for media, candidate in offered.items():
        wish = accepted.quality(media)
        if wish > quality:
            best, quality = candidate, wish
    if best is None:
        raise Problem(
            "not-acceptable",
            tell(
                "none of {accepted!r} is offered; offered: {offered}",
                accepted=request.headers.get("Accept", ""),
                offered=", ".join(offered),
            ),
            extra={"available": list(offered)},
        )
    return best


def language() -> Language:
    """The language of what is worded for people: that of `lang`, else Vietnamese unless English is preferred."""
    wanted = request.args.get("lang")
    if wanted in LANGUAGES:
        return wanted
    return cast(Language, request.accept_languages.best_match(LANGUAGES, default="vi"))
