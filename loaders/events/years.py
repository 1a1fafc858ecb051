"""Words of contact that a time without a day dates: "năm 2012 hai nước đã ký", "signed in 2015", "Vừa qua, ông …".

Such a time dates no event by itself, but what it tells was not done on the day of the news.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from loaders.dates.partial import Expression, Form, PartialDate
from loaders.events.hits import Contact
from loaders.events.scene import Scene
from loaders.lexicon.lists import any_of
from loaders.patterns import lazy_re

# So far before a word of contact a year may open its clause.
_OPENS_WITHIN = 70
# So far behind a word of signing stands its year, what was signed between.
_SIGNED = 60
_OPENS = lazy_re(r"(?:^|[,.;:(\n])\s*$")
_RESULTS = lazy_re(lambda: rf"(?<!\w){any_of('tenses.toml', 'results_of')}(?: (?:các|cuộc|buổi|the|their))* ?$")
_OF_LATE = lazy_re(lambda: rf"\W*{any_of('tenses.toml', 'of_late')}\s?,")


def is_of_late(low: str, scene: Scene) -> bool:
    """Whether a sentence opens with a time that lies some way back: "Vừa qua, …"."""
    return _OF_LATE.match(low, scene.sentence.start) is not None


def is_of_a_year(low: str, t: Contact, scene: Scene, written: date | None) -> bool:
    """Whether a year that is over by the day of writing stands right behind a word of contact, or opens its clause and
    nothing but those who act stands between. `low`: the article's text in lower case."""
    return any(_follows(low, t, e, scene) or _opens(low, t, e, scene) for e in _years_over(scene, written))


def _years_over(scene: Scene, written: date | None) -> Iterator[Expression]:
    for e in scene.expressions:
        year = e.first.year
        if not (e.form is Form.POINT and year and written and year < written.year):
            continue
        if e.first in (PartialDate(year=year), PartialDate(year=year, phase=e.first.phase)):
            yield e  # "năm 2017", "hồi cuối năm 2017"


def _follows(low: str, t: Contact, e: Expression, scene: Scene) -> bool:
    """Whether nothing stands between but another word of contact, "a cooperation agreement | signed | in 2015", or what
    was signed: "đã ký kết | bản thỏa thuận hợp tác | vào năm 2004"."""
    if t.frame.type == "signing" and 0 <= e.start - t.end <= _SIGNED:
        inside = [o for o in scene.contacts if t.end <= o.start < e.start]
        stops = [*(at for at in scene.borders), *(p.start for p in scene.parties)]
        if inside and all(o.frame.name == "relations" for o in inside):
            return not any(t.end <= at < e.start for at in stops)
    next_to = next((o for o in scene.contacts if 0 <= o.start - t.end <= 1), t)
    return any(0 <= e.start - o.end <= 1 and not low[o.end : e.start].strip() for o in (t, next_to))


def is_of_results(low: str, t: Contact) -> bool:
    """Whether a word of contact is told by what came of it: "thông báo kết quả | cuộc hội đàm"."""
    return _RESULTS.search(low, max(0, t.start - 40), t.start) is not None


def _opens(low: str, t: Contact, e: Expression, scene: Scene) -> bool:
    if not e.end <= t.start <= e.end + _OPENS_WITHIN or any(e.end <= o.start < t.start for o in scene.contacts):
        return False
    begin = scene.sentence.start
    return e.start <= begin or _OPENS.search(low, max(begin, e.start - 3), e.start) is not None
