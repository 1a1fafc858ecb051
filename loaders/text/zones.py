"""Which part of a saved page each stretch of text is: the page's clock, title, lead, body, caption, related, footer.

Only layout and the set phrases of news pages decide here; no date is resolved and no country is known. Every
character that is not white space belongs to exactly one zone, in order.
"""

from __future__ import annotations

from enum import StrEnum
from functools import partial

import regex as re

from loaders.lexicon.lists import any_of, listed
from loaders.patterns import lazy_regex
from loaders.text.whole_dates import ENGLISH, IN_NUMBERS, IN_WORDS, ISO, SHORT_YEAR
from loaders.value import value


class Role(StrEnum):
    HEADER = "header"  # an archive's own line: "date 2020-02"
    CLOCK = "clock"  # a line that is nothing but a date and time
    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    RELATED = "related"  # other articles' headlines
    FOOTER = "footer"  # source, by-line, comments, copyright


@value
class Zone:
    """[start, end) of the normalised text, its role, and the number of its line (0 based)."""

    start: int
    end: int
    role: Role
    line: int


_WEEKDAY = r"(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|cn|t[2-7])"
_DATE = "|".join((IN_NUMBERS, SHORT_YEAR, ISO, IN_WORDS, ENGLISH))
_TIME = r"\d{1,2}\s*(?::|h|giờ)\s*\d{2}(?::\d{2})?(?:\s*phút)?\s*['’]?(?:\s*(?:am|pm|sa|ch))?"
# Without its year a clock is one by its weekday and its hour: "Thứ Năm, 17/11, 16:20".
_SHORT = rf"{_WEEKDAY}\s*,?\s*(?:ngày\s*)?\d{{1,2}}\s*[/-]\s*\d{{1,2}}[\s,|-]+{_TIME}"
_ZONE = r"\(?\s*(?:gmt|utc)(?:\s*[+-]?\s*\d{1,2}(?::?\d{2})?)?\s*\)?"
_any_of = partial(any_of, "pages.toml")
_CLOCK_LINE = lazy_regex(
    lambda: (
        rf"^[\s|,.;•*-]*(?:{_any_of('clock')}\s*:?\s*)?"
        rf"(?=.*(?:{_DATE})|{_SHORT})(?:{_SHORT}|(?:{_WEEKDAY})|(?:{_DATE})|(?:{_TIME})|(?:{_ZONE})|{_any_of('clock_goes_on')}\b|[\s|,.;:•()/-])+$"
    ),
    re.IGNORECASE,
)
_SIGNED_CLOCK = lazy_regex(  # "Tin, ảnh: Đại sứ quán - Thứ sáu, ngày 13/01/2017 10:47 GMT+7"
    lambda: (
        rf"^\W*{_any_of('made_by')}\b[^.!?]{{0,60}}[-–|,]\s*(?:{_WEEKDAY}\s*,?\s*)?(?:ngày\s*)?(?:{_DATE})\s*[,|-]?\s*{_TIME}"
        rf"\s*(?:{_ZONE})?\s*$"
    ),
    re.IGNORECASE,
)
_HEADER = lazy_regex(r"^\s*date[ :]+\d{4}(?:-\d{2}){0,2}(?=\s|$)", re.IGNORECASE)

_RELATED_HEADING = lazy_regex(
    lambda: (
        rf"^\W*(?:{_any_of('related_news')}(?: {_any_of('related_kinds')})?"
        rf" (?:{_any_of('related_which')}|{_any_of('related_of')} \S+(?: \S+)?)"
        rf"|{_any_of('related_headings')})\s*(?:[:|>»(].*)?$"
    ),
    re.IGNORECASE,
)
_RELATED_INLINE = lazy_regex(
    lambda: (
        rf"^\W*(?:{_any_of('related_inline')}|theo dõi [^.]{{0,30}}trên|>\s*>|»|>\s(?=\p{{L}})(?!.*[.!?…][\"”]?\s*$))"
    ),
    re.IGNORECASE,
)
_RELATED_DATED = lazy_regex(
    r"^(?!.*[.!?…]\s*\(?\d).{12,200}?(?:\(\s*\d{1,2}\s*[-/.]\s*\d{1,2}(?:\s*[-/.]\s*\d{4})?\s*\)|\s\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|"
    r"\d{1,2}:\d{2}(?::\d{2})?\s+\d{1,2}/\d{1,2}/\d{4})\s*$"
)
_FOOTER = lazy_regex(
    lambda: rf"^\W*(?:{_any_of('footer_named')}\s*:|(?:\(?\d*\)?\s*)?{_any_of('footer')}|gửi$)", re.IGNORECASE
)
_LINK = lazy_regex(lambda: rf"^\W*(?:\(?\d*\)?\s*)?{_any_of('footer_links')}", re.IGNORECASE)
# What readers wrote stands behind it, each with the day on which they wrote it.
_COMMENTS = lazy_regex(lambda: rf"^\W*(?:\d+\W*)?{_any_of('comments')}(?:\W*\d+)?\W*$", re.IGNORECASE)
_SOURCE_LINE = lazy_regex(lambda: rf"^\W*{_any_of('sources')}\s*:?\s+[^,.;]{{2,30}}$", re.IGNORECASE)
_pictures = partial(listed, "pages.toml", "pictures")


def _caption_line() -> str:
    picture = _any_of("pictures")
    return rf"(?:[-–(|.]\s*|^|\s){picture}\s*(?:\d+\s*)?[:\d]|\({picture}\b|\b{picture}\s+\d|^{picture}\s*\("


_CAPTION_LINE = lazy_regex(_caption_line, re.IGNORECASE)
_CAPTION_BRACKETED = lazy_regex(lambda: rf"^\((?=[^()\d]*{_any_of('pictured_at')}\b)[^()\d]+\)\W*$", re.IGNORECASE)
_BRACKETED = lazy_regex(r"\[[^\[\]\n]{18,220}\]")
_SECTION = lazy_regex(r"^[^.!?]{1,60}(?:»|\||>)[^.!?]{0,60}$")
# The way to a section with the weekday of the page behind it: "Thế giới > Châu Á > Thứ hai".
_SECTION_CLOCK = lazy_regex(rf"^(?:[^.!?…»›|>\d]{{2,30}}[»›|>]\s*){{1,4}}{_WEEKDAY}$", re.IGNORECASE)
_TERMINAL = (".", "!", "?", "…", '."', ".”", "./.")
# An item of an agenda, which a heading above does not make another article: "- 18-20/9: Thủ tướng Lào thăm Nga."
_AGENDA = lazy_regex(
    rf"^\W{{0,4}}(?:ngày\s+|{_WEEKDAY}[\s,(]*)?\d{{1,2}}(?:\s?[-–/.]\s?\d{{1,2}}){{1,3}}\)?\s?:\s"
    r".{12,}[.!?…]$",
    re.IGNORECASE,
)


def find_zones(text: str) -> tuple[Zone, ...]:
    """Divide a normalised text into zones, in order; white space between them is left out."""
    lines = _lines(text)
    if not lines:
        return ()
    roles = _line_roles(text, lines)
    zones: list[Zone] = []
    for number, ((start, end), role) in enumerate(zip(lines, roles, strict=True)):
        header = _HEADER.match(text[start:end])
        if header:
            zones.append(Zone(start, start + header.end(), Role.HEADER, number))
            start = _skip(text, start + header.end(), end)
            if start == end:
                continue
        zones.extend(_inline(text, start, end, role, number))
    return tuple(zones)


def _lines(text: str) -> list[tuple[int, int]]:
    out = []
    at = 0
    for line in text.split("\n"):
        start, end = _skip(text, at, at + len(line)), at + len(line)
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            out.append((start, end))
        at += len(line) + 1
    return out


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _line_roles(text: str, lines: list[tuple[int, int]]) -> list[Role]:
    roles: list[Role] = []
    words = [text[a:b] for a, b in lines]
    seen: set[str] = set()
    in_related = after_dated = in_comments = False
    longest, whole, read = max(len(w) for w in words), sum(map(len, words)), 0
    body_started = False
    for line in words:
        long_line = len(line) > 220 or (len(line) > 90 and line.endswith(_TERMINAL))
        read += len(line)
        late = body_started and 2 * read > whole  # further up it is a link to them
        in_comments = in_comments or (late and len(line) < 60 and _COMMENTS.match(line) is not None)
        if in_comments:
            roles.append(Role.FOOTER)
            continue
        role, heads = _role_by_words(line, body_started)
        if heads:
            in_related = body_started
        elif in_related and role is Role.BODY and _AGENDA.match(line):
            in_related = after_dated = False
        if role is Role.BODY and not _HEADER.match(line):
            if not long_line and (in_related or (after_dated and not line.endswith(_TERMINAL))):
                role = Role.RELATED
            elif _is_caption(line, longest) or (body_started and line in seen and len(line) < 300):
                role = Role.CAPTION  # with a credit, or one that the collection printed twice
        if role is Role.BODY:
            in_related = in_related and not long_line
            body_started = body_started or long_line or len(words) < 4
        after_dated = role is Role.RELATED and (after_dated or _is_dated_headline(line))
        seen.add(line)
        roles.append(role)
    return _title_and_lead(words, roles)


def _role_by_words(line: str, body_started: bool) -> tuple[Role, bool]:
    """The role that the set phrases of a line give it, BODY where none does; whether related headlines follow."""
    size = len(line)
    if size >= 240:
        return Role.BODY, False
    if (size < 90 and (_CLOCK_LINE.match(line) or _SECTION_CLOCK.match(line))) or _SIGNED_CLOCK.match(line):
        return Role.CLOCK, False
    if _HEADER.match(line):
        return Role.BODY, False
    if size < 120 and _RELATED_HEADING.match(line):
        return Role.RELATED, True
    if _RELATED_INLINE.match(line) or (body_started and _is_dated_headline(line)):
        return Role.RELATED, False
    return (Role.FOOTER if _is_footer(line, body_started) else Role.BODY), False


def _is_footer(line: str, body_started: bool) -> bool:
    """Whether a line stands below an article; "Chia sẻ tại buổi tiếp, ông nói thêm." is a sentence of it."""
    if len(line) < 200 and (_FOOTER.match(line) or (_LINK.match(line) and not line.endswith(_TERMINAL))):
        return True
    return body_started and len(line) < 60 and _SOURCE_LINE.match(line) is not None


def _is_dated_headline(line: str) -> bool:
    return not line.endswith(_TERMINAL) and _RELATED_DATED.match(line) is not None


def _is_caption(line: str, longest: int) -> bool:
    if len(line) >= 420 or _flattened(line, longest):
        return False
    lower = line.lower()
    if _CAPTION_BRACKETED.match(line):
        return True
    return any(word in lower for word in _pictures()) and _CAPTION_LINE.search(line) is not None


def _flattened(line: str, longest: int) -> bool:
    """A whole article on one line holds credits too; it is no caption."""
    return len(line) > 400 and len(line) == longest


def _title_and_lead(words: list[str], roles: list[Role]) -> list[Role]:
    """The first short line with no full stop is the title, unless it names a section; what follows it is the lead."""
    out = list(roles)
    body = [i for i, r in enumerate(roles) if r is Role.BODY]
    for place, i in enumerate(body[:6]):
        line = words[i]
        if _HEADER.match(line) or _SECTION.match(line) or len(line) < 22:
            continue
        if len(line) > 200 or (line.endswith(".") and len(line) > 90):
            out[i] = Role.LEAD
            break
        out[i] = Role.TITLE
        following = [j for j in body[place + 1 :] if words[j] != line]
        if following:
            out[following[0]] = Role.LEAD
        break
    # a second caption-like line right after a one-paragraph lead: a short line that is no sentence
    return out


def _inline(text: str, start: int, end: int, role: Role, line: int) -> list[Zone]:
    """Cut bracketed headlines of other articles out of running text."""
    if role not in (Role.BODY, Role.LEAD) or text.find("[", start, end) < 0:
        return [Zone(start, end, role, line)]
    zones: list[Zone] = []
    at = start
    for m in _BRACKETED.finditer(text, start, end):
        zones.extend(_trimmed(text, at, m.start(), role, line))
        zones.append(Zone(m.start(), m.end(), Role.RELATED, line))
        at = m.end()
    zones.extend(_trimmed(text, at, end, role, line))
    return zones


def _trimmed(text: str, start: int, end: int, role: Role, line: int) -> list[Zone]:
    start = _skip(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Zone(start, end, role, line)] if end > start else []
