"""What an article calls the relations of its two states, as evidence for its year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from loaders.evidence.clue import Clue
from loaders.evidence.reasons import RelationsSince
from loaders.evidence.view import View
from loaders.patterns import lazy_regex
from loaders.text.zones import Role

# The press uses a new name some weeks before it is signed.
_EARLY = timedelta(days=31)
_PARTNER = r"[Đđ]ối tác (?:hợp tác )?"
# Names of organisations and treaties that hold the same words.
_OTHERS = r"(?! (?:RCEP|và Tiến bộ|Khu vực))"
_NAMES = {
    "đối tác chiến lược toàn diện": lazy_regex(_PARTNER + r"[Cc]hiến lược [Tt]oàn diện" + _OTHERS),
    "đối tác chiến lược": lazy_regex(_PARTNER + r"[Cc]hiến lược(?! toàn diện| Toàn diện| Toàn Diện)" + _OTHERS),
    "đối tác toàn diện": lazy_regex(_PARTNER + r"[Tt]oàn diện" + _OTHERS),
}
_DATED = lazy_regex(
    r"[^.;\d]{0,30}(?:(?:tháng |\d{1,2}[-/.])(?P<m>\d{1,2})(?: năm |\s?[-/.]\s?)|năm )(?P<y>20\d\d)(?!\d)"
)
_TO_BE_RAISED = lazy_regex(r"(?:lên|nâng cấp|trở thành|nâng)[^.;]{0,40}$")


def milestones(view: View) -> Iterator[Clue]:
    """Relations called by their present name are not older than the day they were given it. Source: relations.csv."""
    if not view.focus:
        return
    body = " ".join(view.text[s.start : s.end] for s in view.sentences if s.role in (Role.BODY, Role.LEAD, Role.TITLE))
    # of several lines for one name the last counts
    since = {m.milestone: m for m in view.facts.milestones_of(*view.focus)}
    for name, milestone in since.items():
        m = _NAMES[name].search(body) if name in _NAMES else None
        first = milestone.first
        if m is None:
            continue
        raised = _TO_BE_RAISED.search(body[max(0, m.start() - 60) : m.start()])
        if not raised or _is_dated(body[m.end() : m.end() + 60], first):
            reason = RelationsSince(name, milestone.countries, first, milestone.source)
            yield Clue("milestone", ((first - _EARLY, None),), name, reason)


def _is_dated(behind: str, first: date) -> bool:
    """Whether the words behind the name tell the month or year in which it was given: it has been."""
    m = _DATED.match(behind)
    return m is not None and int(m["y"]) == first.year and (m["m"] is None or int(m["m"]) == first.month)
