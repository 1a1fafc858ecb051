"""Years of the Vietnamese lunar calendar by their names, as evidence for the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import regex as re

from loaders.dates import lunar
from loaders.evidence.clue import Clue
from loaders.evidence.reasons import LunarYear
from loaders.evidence.view import View
from loaders.patterns import lazy_regex

# "năm mới Tân Sửu", "xuân Kỷ Hợi 2019"; without such a word before it the pair is as often somebody's name.
_NAMED = lazy_regex(
    r"(?P<of>(?i:năm mới|xuân|tết|tết nguyên đán|năm))\s+(?P<name>(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)\s+"
    r"(?:Tý|Sửu|Dần|Mão|Mẹo|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi))(?:\s+(?P<year>\d{4}))?"
)
_NOT_YET = lazy_regex(r"(?<![\p{L}])(?:sắp|chuẩn bị)(?![\p{L}])", re.IGNORECASE)
# How long after the New Year people still wish each other a good one, and speak of the feast; a year lasts longer.
_LASTS = {"năm mới": timedelta(days=30), "năm": timedelta(days=355)}
_FEAST = timedelta(days=60)
# A feast named with a year before this one is recalled ("Xuân Mậu Thân 1968").
_RECENT = 1990


def sexagenary_years(stem: str, branch: str) -> tuple[int, ...]:
    """The years from 1924 to 2103 in which a lunar year of this name begins (Giáp Tý: 1924, 1984, 2044).

    None for a pair that the cycle of sixty does not have (Giáp Sửu).
    """
    place = lunar.cycle(stem.lower(), branch.lower())
    return tuple(y for y in range(1924, 2104) if lunar.cycle_of_year(y) == place)


def lunar_years(view: View) -> Iterator[Clue]:
    """Greetings for a named lunar year: from 1 December before its New Year to some weeks after, or until its end."""
    for m in _NAMED.finditer(view.text):
        if not view.is_told(m.start()):
            continue
        stem, branch = m["name"].split()
        years = sexagenary_years(stem, branch)
        if not years:
            continue  # "Giáp Sửu": no year is so named
        if m["year"]:
            years = tuple(y for y in years if y == int(m["year"])) or years
            if years[-1] < _RECENT:
                continue
        lasts = _LASTS.get(m["of"].lower(), _FEAST)
        after = -timedelta(days=1) if _NOT_YET.search(view.before(m.start())) else lasts
        yield view.clue(
            "lunar year",
            [(date(y - 1, 12, 1), lunar.new_year(y) + after) for y in years],
            m.start(),
            m.end(),
            LunarYear(m["name"], tuple(y for y in years if 1980 < y < 2050) or years),
        )
