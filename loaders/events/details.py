"""Place, actors, status and mode of a finding, in the article's words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from loaders.actors.parties import PartyKind
from loaders.events.announced import announcing, clause_cues, leans_back
from loaders.events.claims import Claim
from loaders.events.hits import Cue
from loaders.events.mentions import Mention
from loaders.events.moved import is_left, is_moved_to
from loaders.lexicon.lists import any_of, listed
from loaders.patterns import lazy_regex

# A name is capitalised words; those of offices and halls go on in small letters ("trụ sở Bộ Quốc phòng"), foreign ones
# in syllables with hyphens ("Mát-xcơ-va").
_words = partial(any_of, "places.toml")


def _place() -> str:
    halls, dashed = _words("names_of_halls"), _words("behind_a_dash")
    part = rf"(?:{halls}(?![\p{{L}}])|\p{{Lu}}[\p{{L}}.]*(?:-(?!{dashed})\p{{L}}+)*)"
    return (
        rf"(?<![\p{{L}}])(?i:tại|ở)\s+(?P<place>(?!{_words('occasions')})(?:(?i:{_words('kinds')})\s+)?"
        rf"{part}(?:[ -]+{part}){{0,6}})"
    )


_PLACE = lazy_regex(_place)
# From the end of a clause to what calls off its act, at most: ", nhưng sau đó đã | bị hoãn".
_BUT = 22


def place_of(text: str, m: Mention) -> str | None:
    """The place named with "tại" or "ở" in the mention's sentence, as written; None where there is none."""
    found = _PLACE.search(text, m.scene.sentence.start, m.scene.sentence.end)
    return found.group("place").strip(" .") if found else None


def actors_of(claim: Claim) -> tuple[str, ...]:
    """Who took part, in the words of the best mention: those who speak for one of the two states."""
    parties = claim.best.mention.scene.parties
    mine = [p for p in parties if p.kind is PartyKind.ACTOR and set(p.codes) & set(claim.pair)]
    return tuple(dict.fromkeys(p.text.strip(" ,.;:-") for p in mine))


def status_of(claim: Claim) -> str:
    """`held`, `planned` where it is announced, `cancelled` where it is called off, by the best mention's own clause."""
    m = claim.best.mention
    off = [c for concept in ("cancel", "unheld") for c in clause_cues(m.scene, m.contact, concept)]
    if _is_new_day(m, off):
        return "planned"
    off = [c for c in off if not (_is_overcome(m, c) or _is_sanction(m, c))]
    if off or _is_given_up(m) or _is_put_off_then(m) or is_left(m):
        return "cancelled"
    return "planned" if announcing(m.scene, m.contact) or _is_likely(m) else "held"


def _is_put_off_then(m: Mention) -> bool:
    """Whether the next clause calls off what is announced: "dự kiến họp ngày 10/7, nhưng | bị hoãn lại"."""
    t, s = m.contact, m.scene
    border = next((at for at in s.borders if at >= t.end), None)
    if border is None or announcing(s, t) is None:
        return False
    off = next((c for c in s.cues if c.concept == "cancel" and border < c.start <= border + _BUT), None)
    between = (*(p.start for p in s.parties), *(u.start for u in s.contacts))
    return off is not None and not any(border < at < off.start for at in between)


def _is_likely(m: Mention) -> bool:
    """Whether a contact is told as what may yet be: "có thể | thăm Lào cuối tháng 6"."""
    before = [c for c in clause_cues(m.scene, m.contact, "doubted") if c.end <= m.contact.start]
    last = max((c.end for c in before if c.words in listed("tenses.toml", "likely")), default=None)
    return last is not None and not any(last <= c.start < m.contact.start for c in m.scene.cues if c.concept == "past")


def _is_sanction(m: Mention, off: Cue) -> bool:
    """Whether what is called off is a sanction by that: "Lào | tạm dừng cấp thị thực cho | người Nga"."""
    t = m.contact
    return t.frame.name == "sanction" and t.start <= off.start and off.end <= t.end


def _is_overcome(m: Mention, off: Cue) -> bool:
    """Whether what was put off in the clause before is announced now: "sau khi bị hoãn nhiều lần, ông | sẽ | thăm"."""
    t, s = m.contact, m.scene
    border = max((at for at in s.borders if off.end <= at < t.start), default=None)
    return border is not None and any(c.concept == "future" and border < c.start < t.start for c in s.cues)


def _is_new_day(m: Mention, off: Sequence[Cue]) -> bool:
    """Whether the day is that to which something is put off: "hoãn cuộc gặp | đến ngày 5/6"."""
    e = m.day.of.expression
    if is_moved_to(m):
        return True
    if e is None or not e.text.lower().startswith(listed("beside_dates.toml", "put_off_to")):
        return False
    return any(c.words in listed("beside_dates.toml", "put_off") and c.end <= e.start for c in off)


def _is_given_up(m: Mention) -> bool:
    """Whether what was planned is denied: "chưa thể | thăm Lào như kế hoạch"."""
    planned = any(c.concept == "as_planned" for c in m.scene.cues)
    return planned and any(c.end <= m.contact.start for c in clause_cues(m.scene, m.contact, "denied"))


def is_told_past(claim: Claim) -> bool:
    """Whether the best mention's own clause, or its date, says that it is over."""
    m = claim.best.mention
    return bool(clause_cues(m.scene, m.contact, "past")) or leans_back(m.day.of.expression)


def mode_of(claim: Claim, kind: str) -> str | None:
    """`phone`, `online`, or None where the two sides met."""
    if kind == "call":
        return "phone"
    tells = any(h.concept == "online" for s in claim.mentions for h in s.mention.scene.cues)
    return "online" if tells and kind in ("talks", "meeting", "dialogue", "signing") else None
