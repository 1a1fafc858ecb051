"""Days as English writes them: "on May 26", "from July 30 to August 1", "last Monday", "a day earlier", "at noon on".

Every row begins with an English word, or with a number that a month's English name follows, so that Vietnamese texts
meet none of them. Whole dates ("6 May 2021") are in `absolute`. English tells in the tense of its verbs on which side
of the writing a weekday lies, so the words around it are asked; Vietnamese needs a step of `refine` for that.
"""

# ruff: noqa: E501  a row of the table is one line, however long its pattern
from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from loaders.dates.grammar import pieces as p
from loaders.dates.grammar.row import NOT_A_DATE, Builder, Reading, row
from loaders.dates.partial import Anchor, Form, Lean, PartialDate, PartOfDay, Phase, Shift, Unit
from loaders.patterns import lazy_re
from loaders.text.numbers import ENGLISH_MONTHS as MONTHS
from loaders.text.numbers import ENGLISH_NUMBERS, FULL_ENGLISH_MONTHS

# ---- words -----------------------------------------------------------------------------------------------------------

_WEEKDAYS = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), 1)
}
_PARTS = {
    "morning": PartOfDay.MORNING, "noon": PartOfDay.NOON, "afternoon": PartOfDay.AFTERNOON,
    "evening": PartOfDay.EVENING, "night": PartOfDay.NIGHT, "midnight": PartOfDay.NIGHT,
    "small hours": PartOfDay.NIGHT, "early hours": PartOfDay.NIGHT,
}  # fmt: skip
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_UNITS = {"day": Unit.DAY, "week": Unit.WEEK, "month": Unit.MONTH, "quarter": Unit.QUARTER, "year": Unit.YEAR}
_AWAY = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}
_PHASES = {
    "early": Phase.EARLY, "beginning": Phase.EARLY, "start": Phase.EARLY, "mid": Phase.MID, "middle": Phase.MID,
    "late": Phase.LATE, "end": Phase.LATE,
}  # fmt: skip


def _any(words: dict[str, object] | dict[str, int] | dict[str, PartOfDay] | dict[str, Phase]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_SHORT = [name for name in MONTHS if name not in FULL_ENGLISH_MONTHS]
_NAME = (
    rf"(?:(?:{'|'.join(FULL_ENGLISH_MONTHS)})(?!\w)|(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})(?:\.|(?!\w)))"
)


def _md(n: str) -> str:
    """A month and a day, in either order."""
    day, month = r"\d{1,2}(?!\d)(?:st|nd|rd|th)?", _NAME
    return rf"(?:(?P<ma{n}>{month}) (?P<da{n}>{day})|(?:the )?(?P<db{n}>{day})(?: of|,)? (?P<mb{n}>{month}))"


def _year(n: str) -> str:
    return rf"(?:(?:,? | of |,){_YEAR.replace('?P<y>', f'?P<y{n}>')}|,? (?P<yr{n}>last|this|next) year(?!\w))"


_YEAR = r"(?P<y>(?:1[6-9]|20)\d\d)(?!\d)"
_MONTH = rf"(?P<mo>{_NAME})"
_N = rf"(?P<n>\d{{1,3}}(?!\d)|{_any(ENGLISH_NUMBERS)})"
_POD = _any(_PARTS)
_CLOCK = r"(?P<h{n}>1[0-2]|0?[1-9])(?:(?::|\.)(?P<min{n}>[0-5]\d))? ?(?P<half{n}>[ap])(?:m|\.m\.?)(?!\w)(?: \(?local time\)?)?"
# "at 3 pm on", "on the morning of", "early on", "at noon on"
_LEFT = (
    rf"(?:(?:at |around |about )?{_CLOCK.replace('{n}', '')},? )?(?:(?:early|late|later) )?(?:on |at |in )?(?:the )?"
    rf"(?:(?:early |late )?(?P<pod>{_POD})(?: of| on)?,? )?(?:the )?(?:on )?"
)
_RIGHT = rf"(?:,?(?: early| late)? (?P<pod2>{_POD})(?!\w))?(?:,? at {_CLOCK.replace('{n}', '2')})?"
_LEFT_WORDS = f"# on at around about in the early late later {' '.join(w.split()[0] for w in _PARTS)}"
_END = r"(?!\w|/\w|[.,:]\d|-\d| ?%)"


def _count(words: str) -> int:
    return int(words) if words.isdigit() else ENGLISH_NUMBERS[words]


def _of(unit: Unit, amount: int = 0, anchor: Anchor = Anchor.PUBLICATION) -> PartialDate:
    return PartialDate(shift=Shift(anchor, unit, amount))


def _counted(unit: str, amount: int, anchor: Anchor) -> PartialDate:
    """So many units from the anchor; weeks are counted in days."""
    return _of(Unit.DAY, amount * 7, anchor) if unit == "week" else _of(_UNITS[unit], amount, anchor)


# ---- what stands around ----------------------------------------------------------------------------------------------

_REACH = 160  # characters of its sentence that a day may ask on either side
_SENTENCE_END = lazy_re(r"[.!?] |\n")
_SAID = lazy_re(
    r"(?<!\w)(?:said|told|announced|confirmed|reported|declared|stated|warned)(?: \w+){0,3},? (?:late |early )?$"
)
_COMING = lazy_re(
    r"(?<!\w)(?:will|would|shall|(?:is|are|was|were) (?:due|expected|scheduled|set|slated|to|going to)|due|scheduled|expected"
    r"|planned|plans?|slated|upcoming|forecasts?|invited)(?!\w)"
)
_COMES = lazy_re(
    r",? (?:(?:\w+,? ){0,8}?)(?:will|shall|(?:is|are) (?:due|expected|scheduled|set|slated|to|going to))(?!\w)"
)
_WILL = lazy_re(r",? (?:will|shall|(?:is|are) (?:due|expected|scheduled|set|slated|to|going to))(?!\w)")
# A journey told in the present with the day of a week is to come: "flies to Germany on Sunday".
_TIMETABLE = lazy_re(r"(?<!\w)(?:arrives|leaves|departs|flies|travels|heads to|sets off|begins|starts|kicks off)(?!\w)")
_HAPPENED = lazy_re(
    r"(?<!\w)(?:(?!united)\w{2,}ed|was|were|had|met|held|began|took|paid|came|went|left|sent|gave|flew|spoke|made|ran|broke)(?!\w)"
)
_ENGLISH = lazy_re(
    r"(?<!\w)(?:the|of|on|by|with|from|and|until|since|between|at|for|was|were|is|will|has|had|said|held|met|they|his|their|who)(?!\w)"
)


def _sentence(m: re.Match[str]) -> tuple[str, str]:
    """What stands before and after a match in its sentence, no further than `_REACH`."""
    text, start, end = m.string, m.start(), m.end()
    before = text[max(0, start - _REACH) : start]
    after = text[end : end + _REACH]
    opened = [stop.end() for stop in _SENTENCE_END.finditer(before)]
    closed = _SENTENCE_END.search(after)
    return before[opened[-1] if opened else 0 :], after[: closed.start()] if closed else after


def _is_ahead(before: str, after: str) -> bool:
    """Whether the sentence tells of what is to come on its day: "will meet on Friday", "On Friday, they will meet"."""
    if _SAID.search(before):
        return False
    if _COMING.search(before):
        return True
    happened = _HAPPENED.search(before) is not None  # "arrived on Thursday and will leave"
    return not happened and bool(_WILL.match(after) or (len(before) < 30 and _COMES.match(after)))


def _is_by_timetable(m: re.Match[str]) -> bool:
    """Whether the sentence before a day tells a journey in the present, and nothing in the past."""
    before, _ = _sentence(m)
    return _TIMETABLE.search(before) is not None and _HAPPENED.search(before) is None


def _side(m: re.Match[str]) -> Lean | None:
    """On which side of the writing the sentence around a day without week or year says that it lies."""
    before, after = _sentence(m)
    if not re.search(r"\w", before + after):
        return None
    return Lean.ON_OR_AFTER if _is_ahead(before, after) else Lean.ON_OR_BEFORE


def _is_english(m: re.Match[str]) -> bool:
    """Whether English stands around a match: "May 10" is a garment maker and "Today" a paper to Vietnamese texts."""
    around = m.string[max(0, m.start() - 60) : m.end() + 60]
    return m.group().strip() == m.string.strip() or _ENGLISH.search(around) is not None


def _reads(m: re.Match[str]) -> bool:
    """Whether the months matched are months where they stand."""
    return "may" not in _months_of(m) or _is_english(m)


_LENGTH = lazy_re(
    rf"(?<!\w)(?P<n>\d{{1,2}}|{_any(ENGLISH_NUMBERS)})[- ](?P<unit>day|week)s?(?: \w+){{0,4}}? (?:visit|trip|tour|stay|exercise|drill|meeting|conference|summit)"
)
# The same right behind a first day: "from June 25 for two days".
_FOR_DAYS = lazy_re(rf",? for (?P<n>\d{{1,2}}|{_any(ENGLISH_NUMBERS)}) (?P<unit>day|week)s(?!\w)")
_BEGAN = lazy_re(
    r"(?<!\w)(?:arriv\w+|land(?:ed|s)|begin\w*|began|start\w*|kick\w* off|kick-start\w*|open(?:ed|s)|launch\w*|embark\w*|(?:left|leaves?|departs?|departed) for|flew|fly|flies|travel\w*)(?!\w)"
)


# Who sets out is on the way on that day: "left Hanoi on May 5 for a two-day visit".
_SETS_OUT = lazy_re(
    r"(?<!\w)(?:left|leav(?:e|es|ing)|depart(?:s|ed|ing)?)(?!\w)[^.;,]{0,80} (?:for|on)(?: [\w-]+){0,4} (?:a|his|her|their|an) $"
)


def _lasting(m: re.Match[str], reading: Reading) -> Reading:
    """The length said of what begins on the day: "arrived on Monday for a four-day visit"."""
    before, after = _sentence(m)
    near = before[-90:]
    length = _LENGTH.search(after) if _BEGAN.search(near) or _BEGAN.match(after.lstrip(", ")) else None
    if length is None and (told := _LENGTH.search(after)) and _SETS_OUT.search(near + m[0] + after[: told.start()]):
        length = told
    if length is None and _BEGAN.search(near):
        length = _LENGTH.search(before)
    length = length or _FOR_DAYS.match(after)
    if length is None or re.search(
        r"(?<!\w)(?:after|end\w*|conclud\w*|wrap\w*)(?!\w)", after[: length.start()] + near[-40:]
    ):
        return reading
    days = _count(length["n"]) * (7 if length["unit"] == "week" else 1)
    return replace(reading, duration_days=days) if 2 <= days <= 120 else reading


def _times(m: re.Match[str], first: PartialDate) -> tuple[PartialDate, str | None]:
    """The day with the part of day and the clock that stand beside it."""
    groups = m.groupdict()
    named = groups.get("pod2") or groups.get("pod")
    part = _PARTS[" ".join(named.split())] if named else first.part_of_day
    clock = None
    for n in ("", "2"):
        if hour := groups.get(f"h{n}"):
            at = int(hour) % 12 + (12 if groups[f"half{n}"] == "p" else 0)
            clock = f"{at:02d}:{groups[f'min{n}'] or '00'}"
            part = part or (
                PartOfDay.MORNING
                if at < 11
                else PartOfDay.NOON
                if at < 13
                else PartOfDay.AFTERNOON
                if at < 18
                else PartOfDay.EVENING
            )
    return first.with_(part_of_day=part), clock


# ---- days with their month -------------------------------------------------------------------------------------------


def _numbered(m: re.Match[str], n: str) -> PartialDate | None:
    """Day, month and year of one end; None for a day that does not exist."""
    g = m.groupdict()
    month = MONTHS[(g[f"ma{n}"] or g[f"mb{n}"]).rstrip(".")]
    day = int(re.sub(r"\D", "", g[f"da{n}"] or g[f"db{n}"]))
    year = int(g[f"y{n}"]) if g.get(f"y{n}") else None
    away = g.get(f"yr{n}")
    shift = Shift(Anchor.PUBLICATION, Unit.YEAR, _AWAY[away]) if away else None
    return PartialDate(day=day, month=month, year=year, shift=shift) if p.is_day(day, month, year) else None


def _months_of(m: re.Match[str]) -> list[str]:
    return [w.rstrip(".") for key, w in m.groupdict().items() if key[:2] in ("ma", "mb", "mo") and w]


def _day(m: re.Match[str]) -> Reading | None:
    first = _numbered(m, "1")
    if first is None or not _reads(m):
        return None
    first, clock = _times(m, first)
    return _lasting(m, Reading(first, clock=clock))


def _day_of_month(m: re.Match[str]) -> Reading | None:
    """`on the 12th`, `the morning of the 4th`, `the 12th of this month`."""
    if not p.is_day(int(m["d"])) or not (m["way"] or m["pod"] or m.group().startswith("on ")):
        return None
    shift = Shift(Anchor.PUBLICATION, Unit.MONTH, _AWAY[m["way"]]) if m["way"] else None
    return Reading(_times(m, PartialDate(day=int(m["d"]), shift=shift))[0])


def _both_ends(m: re.Match[str]) -> Reading | None:
    """`July 30 to August 1`, `Dec. 29, 2018 - Jan. 3`: the year of one end holds for the other."""
    first, last = _numbered(m, "1"), _numbered(m, "2")
    if first is None or last is None or not _reads(m):
        return None
    turned = (first.month, first.day) > (last.month, last.day)
    if first.year is None and last.year is not None:
        first = first.with_(year=last.year - turned)
    elif last.year is None and first.year is not None:
        last = last.with_(year=first.year + turned)
    if first.shift is None and last.shift is not None and not turned:
        first = first.with_(shift=last.shift)
    return Reading(first, last, Form.RANGE)


def _within_month(m: re.Match[str]) -> Reading | None:
    """`May 25-27`, `from 25 to 27 May`, `between June 8 and 14`, `June 3, 4 and 5`, `3 and 7 June`."""
    g = m.groupdict()
    months = _months_of(m)
    year = int(g["y1"]) if g.get("y1") else None
    shift = Shift(Anchor.PUBLICATION, Unit.YEAR, _AWAY[g["yr1"]]) if g.get("yr1") else None
    month = PartialDate(month=MONTHS[months[0]], year=year, shift=shift)
    days = [int(n) for n in re.findall(r"\d{1,2}", m["days"])]
    if not _reads(m) or any(b <= a for a, b in pairwise(days)):
        return None
    if not all(p.is_day(day, month.month, year) for day in days):
        return None
    first, *others, last = (month.with_(day=day) for day in days)
    stretch = (
        g.get("stretch")
        or re.search(r"-|to|through|until|till", m["days"])
        or all(b == a + 1 for a, b in pairwise(days))
    )
    return Reading(first, last, Form.RANGE) if stretch else Reading(first, last, Form.EITHER, others=tuple(others))


def _opened(build: Builder, form: Form) -> Builder:
    """What `build` reads as the end, or the beginning, of an open stretch."""

    def read(m: re.Match[str]) -> Reading | None:
        reading = build(m)
        if reading is None or reading.first is None or reading.form is not Form.POINT:
            return None
        if form is Form.OPEN_END:
            return replace(reading, form=form)
        return Reading(PartialDate(), reading.first, form)

    return read


# ---- weekdays --------------------------------------------------------------------------------------------------------

_LEANS = {"last": Lean.PAST, "past": Lean.PAST, "this": Lean.ON_OR_AFTER, "coming": Lean.COMING, "next": Lean.COMING}


def _weekday(m: re.Match[str]) -> Reading | None:
    if not _is_english(m):
        return None
    g = m.groupdict()
    first = PartialDate(weekday=_WEEKDAYS[m["wd"]])
    if g.get("week"):
        first = first.with_(shift=Shift(Anchor.PUBLICATION, Unit.WEEK, _AWAY[g["week"]]))
    elif g.get("way"):
        first = first.with_(lean=_LEANS[g["way"].split()[-1]])
    else:
        first = first.with_(lean=Lean.ON_OR_AFTER if _is_by_timetable(m) else _side(m))
    first, clock = _times(m, first)
    return _lasting(m, Reading(first, clock=clock))


def _until_weekday(m: re.Match[str]) -> Reading:
    return Reading(PartialDate(), PartialDate(weekday=_WEEKDAYS[m["wd"]], lean=Lean.ON_OR_AFTER), Form.OPEN_START)


def _weekdays(m: re.Match[str]) -> Reading:
    """`from Monday to Wednesday`, `Monday and Tuesday`: neighbours are one stretch."""
    first, last = _WEEKDAYS[m["wd"]], _WEEKDAYS[m["wd2"]]
    lean = _side(m)
    ends = PartialDate(weekday=first, lean=lean), PartialDate(weekday=last, lean=lean)
    together = m["link"].strip() not in ("and", "or") or (last - first) % 7 == 1
    return Reading(*ends, Form.RANGE if together else Form.EITHER)


# ---- days by their distance ------------------------------------------------------------------------------------------

_DAY_WORDS = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip


def _named(m: re.Match[str]) -> Reading | None:
    if not _is_english(m):
        return None
    first, clock = _times(m, _of(Unit.DAY, _DAY_WORDS[" ".join(m["named"].split())]))
    return _lasting(m, Reading(first, clock=clock))


def _part_of_today(m: re.Match[str]) -> Reading:
    """`this morning`, `tonight`, `last night`."""
    last_night = m.group().startswith("last")
    part = _PARTS[m["part"]] if m["part"] else PartOfDay.NIGHT if last_night else PartOfDay.EVENING
    first, clock = _times(m, _of(Unit.DAY, -last_night).with_(part_of_day=part))
    return Reading(first, clock=clock)


def _ago(m: re.Match[str]) -> Reading:
    return Reading(_counted(m["unit"], -_count(m["n"]), Anchor.PUBLICATION))


def _from_told(m: re.Match[str]) -> Reading:
    """`two days later`, `a day earlier`: from the day told last."""
    ahead = m["way"] in ("later", "after")
    return Reading(_counted(m["unit"], _count(m["n"]) * (1 if ahead else -1), Anchor.TOLD))


def _beside_told(m: re.Match[str]) -> Reading:
    """`the following day`, `the day before`, `the previous week`."""
    ahead = m["way"] in ("following", "next", "after")
    return Reading(_of(_UNITS[m["unit"]], 1 if ahead else -1, Anchor.TOLD))


def _same(m: re.Match[str]) -> Reading:
    """`the same day`, `that afternoon`, `later in the day`, `in the evening`."""
    unit = m.groupdict().get("unit")
    if unit:
        return Reading(_of(_UNITS[unit], 0, Anchor.TOLD))
    first, clock = _times(m, _of(Unit.DAY, 0, Anchor.TOLD))
    return Reading(first, clock=clock)


def _clock(m: re.Match[str]) -> Reading:
    first, clock = _times(m, _of(Unit.DAY, 0, Anchor.TOLD))
    return Reading(first, clock=clock, weak=True)


# ---- periods ---------------------------------------------------------------------------------------------------------


def _phased(m: re.Match[str], first: PartialDate) -> PartialDate:
    words = m.groupdict().get("phase") or m.groupdict().get("phase2")
    return first.with_(phase=_PHASES[words]) if words else first


def _period(m: re.Match[str]) -> Reading:
    return Reading(_phased(m, _of(_UNITS[m["unit"]], _AWAY[m["way"]])))


def _weekend(m: re.Match[str]) -> Reading:
    return Reading(_of(Unit.WEEK, _AWAY[m["way"]]).with_(weekend=True))


def _month(m: re.Match[str]) -> Reading | None:
    """`in June`, `mid-June 2019`, `June last year`, `last July`, `this November`."""
    if not _reads(m):
        return None
    g = m.groupdict()
    first = _phased(m, PartialDate(month=MONTHS[m["mo"].rstrip(".")]))
    if g.get("y1"):
        return Reading(first.with_(year=int(g["y1"])))
    if g.get("yr1"):
        return Reading(first.with_(shift=Shift(Anchor.PUBLICATION, Unit.YEAR, _AWAY[g["yr1"]])))
    if g.get("way") == "this":
        return Reading(first.with_(shift=Shift(Anchor.PUBLICATION, Unit.YEAR, 0)))
    if g.get("way"):
        return Reading(first.with_(lean=_LEANS[g["way"].split()[-1]]))
    before, after = _sentence(m)
    if _is_ahead(before, after):
        return Reading(first.with_(lean=Lean.ON_OR_AFTER))
    return Reading(first.with_(lean=Lean.ON_OR_BEFORE) if _HAPPENED.search(before) else first)


def _two_months(m: re.Match[str]) -> Reading | None:
    if not _reads(m):
        return None
    first, last = (PartialDate(month=MONTHS[m[key].rstrip(".")]) for key in ("mo", "mo2"))
    if m["y1"]:
        turned = (first.month or 0) > (last.month or 0)
        first, last = first.with_(year=int(m["y1"]) - turned), last.with_(year=int(m["y1"]))
    return Reading(first, last, Form.RANGE)


def _year_alone(m: re.Match[str]) -> Reading:
    return Reading(_phased(m, PartialDate(year=int(m["y"]))))


def _years(m: re.Match[str]) -> Reading | None:
    first, last = int(m["y"]), int(m["y2"])
    return Reading(PartialDate(year=first), PartialDate(year=last), Form.RANGE) if first < last else None


def _decade(m: re.Match[str]) -> Reading:
    return Reading(PartialDate(decade=int(m["decade"])))


def _within_year(m: re.Match[str]) -> PartialDate:
    g = m.groupdict()
    return PartialDate(year=int(g["y"])) if g.get("y") else _of(Unit.YEAR, _AWAY[g.get("way") or "this"])


def _quarter(m: re.Match[str]) -> Reading:
    return Reading(_within_year(m).with_(quarter=_ORDINALS[m["nth"]]))


def _months_of_year(m: re.Match[str]) -> Reading | None:
    """`the first half of 2024`, `the first nine months of this year`."""
    n = _count(m["n"]) if m["n"] else 6
    if not 1 <= n <= 11:
        return None
    year = _within_year(m)
    first, last = (1, n) if m["nth"] == "first" else (13 - n, 12)
    return Reading(year.with_(month=first), year.with_(month=last), Form.RANGE)


_ANY_MONTH = " ".join(MONTHS)
_ANY_WEEKDAY = " ".join(_WEEKDAYS)
_WD = rf"(?P<wd>{_any(_WEEKDAYS)})(?!\w)"
_WD2 = rf"(?P<wd2>{_any(_WEEKDAYS)})(?!\w)"
_TO = r"(?P<link> (?:to|through|until|till) | ?- ?)"
_FROM = r"(?:on |from |during |in )?(?:the )?(?:dates? of )?"
_UNTIL = r"(?:until|till|through|up to)(?: the end of)? (?:the )?"
_SINCE = r"(?:starting |beginning )?(?:from|since|starting|beginning)(?: on)? (?:the )?"
_SINCE_WORDS = "from since starting beginning"
_LIST = r"\d{1,2}(?!\d)(?:st|nd|rd|th)?(?:(?:,| and| or|, and) \d{1,2}(?!\d)(?:st|nd|rd|th)?){1,5}"
_STRETCH = r"\d{1,2}(?!\d)(?:st|nd|rd|th)?(?: to | through | until | till | ?- ?)\d{1,2}(?!\d)(?:st|nd|rd|th)?"
_PLAIN_MONTH = rf"(?P<ma1>{_NAME})"
_UNIT = r"(?P<unit>day|week|month|year)"
_PHASE = r"(?:(?:the )?(?P<phase>early|late|mid)(?: |-)(?:in )?|(?:the )?(?P<phase2>beginning|start|middle|end) of (?:the )?)"
_OF_YEAR = rf"(?: (?:of|in) (?:{_YEAR}|(?P<way>this|last|next) year|the year))?(?!\w)"
_COUNTED = r"(?! (?:times|days|years|months|weeks|people|percent|per|million|billion|countries|members|tonnes|tons|miles|others?|delegates|soldiers|troops)(?!\w))"

ROWS = (
    row("english_no_day", "every each", r"(?:every|each) (?:\w+ ){0,2}" + _WD, NOT_A_DATE),
    row("english_no_day", "sunday the good", r"(?:the )?sunday (?:times|telegraph|express|mirror|mail|herald|post)(?!\w)|good friday(?!\w)", NOT_A_DATE),
    row("english_days", f"on from during in the between {_ANY_MONTH} #", rf"{_FROM}{_md('1')}{_year('1')}?(?: to | through | until | till | ?- ?){_md('2')}{_year('2')}?{_END}", _both_ends),
    row("english_days", "between", rf"between (?:the )?{_md('1')}{_year('1')}? and {_md('2')}{_year('2')}?{_END}", _both_ends),
    row("english_days", f"on from during in the {_ANY_MONTH}", rf"{_FROM}{_PLAIN_MONTH} (?P<days>{_STRETCH}|{_LIST}){_year('1')}?{_END}{_COUNTED}", _within_month),
    row("english_days", "between", rf"(?P<stretch>between) {_PLAIN_MONTH} (?P<days>\d{{1,2}} and \d{{1,2}}){_year('1')}?{_END}{_COUNTED}", _within_month),
    row("english_days", "on from during in the #", rf"{_FROM}(?P<days>{_STRETCH}|{_LIST})(?: of)? {_PLAIN_MONTH}{_year('1')}?{_END}", _within_month),
    row("english_day", f"{_LEFT_WORDS} {_ANY_MONTH} dated", rf"(?:dated )?{_LEFT}{_md('1')}{_year('1')}?{_RIGHT}{_END}{_COUNTED}", _day),
    row("english_day_of_month", "on the in", rf"(?:(?:on|in) )?(?:the (?P<pod>{_POD}) of )?the (?P<d>\d{{1,2}})(?:st|nd|rd|th)(?: of (?P<way>this|last|next) month(?!\w)|(?(pod)(?!\w)|(?= ?[,.;]| ?$| (?:at|in)(?!\w))))", _day_of_month),
    row("until_english_day", "until till through up", rf"{_UNTIL}{_md('1')}{_year('1')}?{_END}", _opened(_day, Form.OPEN_START)),
    row("from_english_day", _SINCE_WORDS, rf"{_SINCE}{_md('1')}{_year('1')}?(?: onwards?)?{_END}", _opened(_day, Form.OPEN_END)),
    row("english_weekdays", f"on from {_ANY_WEEKDAY}", rf"(?:on |from )?{_WD}(?P<link> (?:to|through|until|and|or) | ?- ?){_WD2}", _weekdays),
    row("english_weekday", f"{_LEFT_WORDS} {_ANY_WEEKDAY}", rf"{_LEFT}{_WD}(?:,? (?:of )?(?P<week>last|this|next) week(?!\w))?{_RIGHT}", _weekday),
    row("english_weekday", "last this next on the", r"(?:on |the )?(?P<way>last|next|this past|this coming|this|coming|past) " + _WD + _RIGHT, _weekday),
    row("until_english_weekday", "until till through", rf"(?:until|till|through) {_WD}", _until_weekday),
    row("from_english_weekday", _SINCE_WORDS, rf"{_SINCE}{_WD}", _opened(_weekday, Form.OPEN_END)),
    row("english_named_day", "today yesterday tomorrow the earlier later early late at #", rf"(?:(?:at )?{_CLOCK.replace('{n}', '')},? )?(?:(?:earlier|later|early|late) )?(?P<named>today|yesterday|tomorrow|the day before yesterday|the day after tomorrow)(?!\w){_RIGHT}", _named),
    row("english_part_of_today", "this earlier later early late tonight last #", r"(?:(?:earlier|later|early|late) )?(?:this (?P<part>morning|afternoon|evening)|tonight|last night)(?!\w)" + r"(?:,? at " + _CLOCK.replace("{n}", "2") + ")?", _part_of_today),
    row("english_ago", f"{' '.join(ENGLISH_NUMBERS)} #", rf"{_N} {_UNIT}s? ago(?!\w)", _ago),
    row("english_count", f"{' '.join(ENGLISH_NUMBERS)} #", rf"{_N} {_UNIT}s? (?P<way>later|earlier|before)(?!\w)(?! (?:the day|than|yesterday|tomorrow))", _from_told),
    row("count_from_act", f"{' '.join(ENGLISH_NUMBERS)} #", rf"{_N} {_UNIT}s? (?P<way>after)(?!\w)(?! (?:the day|than|yesterday|tomorrow))", _from_told),
    row("english_count", "the on", rf"(?:on )?the (?P<way>following|next|previous) {_UNIT}(?!\w)", _beside_told),
    row("english_count", "the on", r"(?:on )?the (?P<unit>day) (?P<way>before|after)(?!\w)(?! (?:yesterday|tomorrow))", _beside_told),
    row("english_same_day", "the on that earlier later in also", rf"(?:also )?(?:(?:earlier|later)(?: in| on)? |on |in )?(?:the same|that(?: same)?|the very same) (?:(?P<unit>week|month|year)|(?:day|date)|(?P<pod>{_POD}))(?!\w)(?! (?:of|that|when|on))", _same),
    row("english_same_day", "earlier later in", r"(?:(?:earlier|later) )?in the (?:day|(?P<pod>morning|afternoon|evening))(?!\w)(?! (?:of|when|before|after|on|yesterday|today))", lambda m: _same(m) if m["pod"] or m.group()[0] in "el" else None),
    row("english_clock", "at #", rf"(?:at |around )?{_CLOCK.replace('{n}', '')}(?: in the (?P<pod>morning|afternoon|evening))?", _clock),
    row("english_weekend", "this last next the over at during coming", r"(?:(?:over|at|during) )?(?:the )?(?P<way>this|last|next|coming|past) weekend(?!\w)", _weekend),
    row("english_period", "this last next earlier later early late the in mid at by beginning start end middle", rf"(?:(?:earlier|later)(?: in)? |(?:in |at |by )?{_PHASE})?(?P<way>this|last|next) (?P<unit>week|month|quarter|year)(?!\w|'s)", _period),
    row("english_month", f"in during early late mid the at by since beginning start end middle {_ANY_MONTH}", rf"(?:(?:in|during|at|by) )?{_PHASE}{_MONTH}{_year('1')}?{_END}", _month),
    row("english_month", "in during", rf"(?:in|during) {_MONTH}{_year('1')}?{_END}(?! \d)", _month),
    row("english_month", _ANY_MONTH, rf"{_MONTH},? (?P<yr1>last|this|next) year(?!\w)", _month),
    row("english_month", "last this next in", rf"(?:in )?(?P<way>last|this past|this coming|this|next) {_MONTH}(?!\w)(?! \d)", _month),
    row("until_english_month", "until till", rf"{_UNTIL}{_MONTH}{_year('1')}?{_END}(?! \d)", _opened(_month, Form.OPEN_START)),
    row("from_english_month", "since", rf"since (?:{_PHASE})?{_MONTH}{_year('1')}?{_END}(?! \d)", _opened(_month, Form.OPEN_END)),
    row("english_months", "from between", rf"(?:from|between) {_MONTH}(?: to | until | through | and | ?- ?){_MONTH.replace('<mo>', '<mo2>')}(?:,? (?P<y1>(?:19|20)\d\d))?{_END}(?! \d)", _two_months),
    row("english_year", "in during since", rf"(?:in|during) (?:the year )?(?:{_PHASE})?{_YEAR}{_END}", _year_alone),
    row("from_english_year", "since", rf"since (?:{_PHASE})?{_YEAR}{_END}", _opened(_year_alone, Form.OPEN_END)),
    row("english_years", "from between", rf"(?:from|between) {_YEAR}(?: to | until | and | ?- ?){_YEAR.replace('<y>', '<y2>')}{_END}", _years),
    row("english_decade", "in the", r"(?:in )?the (?P<decade>(?:19|20)\d0)'?s(?!\w)", _decade),
    row("english_quarter", "in the", rf"(?:in )?the (?P<nth>{_any(_ORDINALS)}) quarter{_OF_YEAR}", _quarter),
    row("english_months_of_year", "in the", rf"(?:in )?the (?P<nth>first|second|last) (?:half|{_N} months){_OF_YEAR}", _months_of_year),
)  # fmt: skip
