"""Sentences without a day that open with an act told before, whose day is theirs: "kết thúc hội đàm, hai bên ký …"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.dates.partial import Expression
from loaders.events.hits import Contact
from loaders.events.pairs import states_of
from loaders.events.scene import Scene
from loaders.text.zones import Role

# So many sentences before stands the act at most, and so many letters lie between the first word and what it is called.
_BACK, _OPENS = 8, 24
# Acts of one day, and those of them that may be called by each other's names: "hội đàm … Sau cuộc gặp".
_OF_A_DAY = frozenset({"talks", "meeting", "dialogue", "call", "signing"})
_ENCOUNTERS = frozenset({"talks", "meeting", "dialogue"})


def resumed(
    scenes: Sequence[Scene], news: Sequence[Sequence[Expression]], timed: Sequence[bool]
) -> dict[int, Expression]:
    """The days of sentences that go on with an act told before, by their numbers. `news`: for each sentence the days
    that it tells; `timed`: whether it tells any time of its own."""
    out: dict[int, Expression] = {}
    for n, s in enumerate(scenes):
        t = None if timed[n] else _opening(s)
        if t is None:
            continue
        for m in range(n - 1, max(-1, n - 1 - _BACK), -1):
            if scenes[m].item != s.item:
                break  # another news of a round-up
            if news[m] and _tells(scenes[m], t):
                if len(news[m]) == 1 and _states(s) <= _states(scenes[m]):
                    out[n] = news[m][0]
                break
    return out


def _opening(s: Scene) -> Contact | None:
    """The act with which a sentence goes on: "sau | hội đàm", "trước khi | đặt bút", "tại | cuộc gặp"; None where it
    opens with none."""
    first = s.sentence.start
    if not any(c.start == first and c.concept in ("frame_of", "aside") for c in s.cues):
        return None
    end = next((at for at in s.borders if at > first), s.sentence.end)
    acts = [t for t in s.contacts if t.start < end and t.start - first <= _OPENS]
    return acts[0] if len(acts) == 1 and acts[0].frame.type in _OF_A_DAY and end < s.sentence.end else None


def _tells(s: Scene, t: Contact) -> bool:
    """Whether a sentence of the article itself tells an act that may be called so."""
    kin = _ENCOUNTERS if t.frame.type in _ENCOUNTERS else {t.frame.type}
    return s.sentence.role is not Role.CAPTION and any(u.frame.type in kin for u in s.contacts)


def _states(s: Scene) -> frozenset[str]:
    return frozenset(states_of([p for p in s.parties if not p.placed]))
