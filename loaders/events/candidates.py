"""Event candidates: a trigger, the two states that take part, and the date words that go with it, sentence by sentence.

No day is computed here; `loaders.events.assemble` does that with the article's timeline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex as re

from loaders.actors.parties import Party, PartyKind
from loaders.dates.partial import Expression
from loaders.events.beside import goes_with
from loaders.events.candidate import Candidate, Pair
from loaders.events.pairs import pair_inside, readings
from loaders.events.triggers import find_triggers
from loaders.events.wording import (
    CALLED_OFF,
    COMMENT,
    DEFINITE,
    DENIED,
    FOLLOWS,
    NEVER,
    ONLINE,
    PLANNED,
    THESE_AFTER,
    THESE_BEFORE,
    WISH,
    YEARS_SINCE,
    counts_from_what_follows,
    is_multilateral,
    says_again,
    status_of,
)
from loaders.text.sentences import Sentence
from loaders.text.zones import Role

_NO_DAY_RULES = ("feast", "century", "years", "decade")


_NOW = ("hiện giờ", "hiện nay", "hiện tại", "bây giờ", "lúc này")  # of the speaker, no day of an act
_SKIPPED = (Role.HEADER, Role.CLOCK, Role.FOOTER, Role.RELATED)


# An exercise of three states or more, told so once, is so throughout the article.
_MANY_EXERCISE = re.compile(
    r"(?:tập trận|diễn tập|huấn luyện)[^.;,]{0,40}?(?:(?<![\p{L}\d])(?:[3-9]|[1-9]\d|ba|bốn|năm|sáu|nhiều"
    r"|hàng chục) (?:nước|bên|quốc gia)|đa phương|đa quốc gia)"
    r"|(?<![\p{L}\d])(?:[3-9]|ba|bốn|năm|sáu) (?:nước|bên|quốc gia)[^.;,]{0,20}?(?:tập trận|diễn tập)",
    re.IGNORECASE,
)


_PRONOUN = re.compile(
    r"\W*(?:(?:Sau đó|Trước đó|Ngoài ra|Cũng theo đó|Theo lịch trình|Theo kế hoạch|Dự kiến),? )?(?:Ông|Bà|ông"
    r"|bà)(?= (?!\p{Lu}))"
)


_HIM = re.compile(r"\s+(?P<him>ông|bà)(?=[,.;]| (?:tại|ở|vào|và|ngày|sáng|chiều|tối|hôm)(?![\p{L}]))")


def find_candidates(
    text: str,
    sentences: Sequence[Sentence],
    parties: Sequence[Party],
    expressions: Sequence[Expression],
    focus: Pair | None,
) -> tuple[Candidate, ...]:
    """All candidates in reading order. `parties` and `expressions` are those of the whole text, in order."""
    out: list[Candidate] = []
    context: Pair | None = focus
    subject: Party | None = None
    many = bool(_MANY_EXERCISE.search(text))
    for s in sentences:
        if s.role in _SKIPPED:
            continue
        mine = [p for p in parties if s.start <= p.start and p.end <= s.end]
        before = subject
        if subject and _PRONOUN.match(text, s.start, s.end):
            mine.insert(0, subject)
        elif s.role is not Role.CAPTION:
            subject = next((p for p in mine if p.kind is PartyKind.ACTOR and p.code and (p.people or p.names)), subject)
        dates = [
            e
            for e in expressions
            if s.start <= e.start
            and e.end <= s.end
            and not e.rule.startswith(_NO_DAY_RULES)
            and not says_again(text, e)
            and e.text.lower() not in _NOW
            and not counts_from_what_follows(e, s)
        ]
        found = [
            c
            for c in _of_sentence(text, s, mine, dates, context, before)
            if not (many and c.trigger.trigger.type == "exercise")
        ]
        out.extend(found)
        told = [c.pair for c in found if c.named]
        if told and s.role is not Role.CAPTION:
            context = focus if focus in told else told[-1]
    return tuple(c for c in out if c.trigger.trigger.type != "exercise" or c.named or _is_joint(text, c, out))


_JOINT = re.compile(
    r"(?<![\p{L}])(?:chung|song phương|liên hợp|hai nước|hai bên|hải quân hai|quân đội hai)(?![\p{L}])", re.IGNORECASE
)


def _is_joint(text: str, c: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether an exercise of one named state is one of two: said so, or told of both elsewhere in the article."""
    if _JOINT.search(text, c.trigger.start, c.sentence.end):
        return True
    return any(o.named and o.pair == c.pair and o.trigger.trigger.type == "exercise" for o in others)


def _of_sentence(
    text: str,
    s: Sentence,
    parties: list[Party],
    dates: list[Expression],
    context: Pair | None,
    before_that: Party | None,
) -> list[Candidate]:
    out: list[Candidate] = []
    triggers = [
        t
        for t in find_triggers(text, s.start, s.end)
        if not any(p.start <= t.start and t.end <= p.end for p in parties)
        and not any(e.start <= t.start < e.end for e in dates)
    ]
    for n, t in enumerate(triggers):
        before = text[s.start : t.start]
        wish = WISH.search(before)
        following = triggers[n + 1].start if n + 1 < len(triggers) else s.end
        previous = triggers[n - 1].end if n else s.start
        if wish and not re.search(r"[,:]\s*\S+\s", wish.group("gap") + " ") and not PLANNED.search(wish.group("gap")):
            continue
        if THESE_BEFORE.search(before) and THESE_AFTER.match(text, t.end):
            continue
        if COMMENT.search(before) or DENIED.search(before) or YEARS_SINCE.search(before):
            continue
        if CALLED_OFF.search(before) or NEVER.match(text, t.end, s.end):
            continue
        if t.trigger.frame != "visit" and not pair_inside(t, parties) and is_multilateral(text, s, t):
            continue
        actors = parties
        if before_that and (him := _HIM.match(text, t.end, s.end)):
            # "Tiếp ông, Bộ trưởng…": the one told of before
            actors = [p for p in parties if not (p.start < him.end() and him.start() < p.end)]
            actors.append(replace(before_that, start=him.start("him"), end=him.end()))
            actors.sort(key=lambda p: p.start)
        for pair, named, used, expression in readings(
            text, s, t, previous, following, actors, dates, triggers, context
        ):
            if (
                expression
                and t.trigger.type != "visit"
                and DEFINITE.search(before)
                and not goes_with(text, t, expression)
            ):
                expression = None  # "sau hội đàm", "trong cuộc gặp": the day is of something else
            out.append(
                Candidate(
                    s,
                    t,
                    pair,
                    expression,
                    status_of(text, s, t, expression),
                    "phone" if t.trigger.type == "call" else "online" if ONLINE.search(text, s.start, s.end) else None,
                    t.trigger.aspect,
                    named,
                    bool(FOLLOWS.match(text[s.start : s.end])) or bool(DEFINITE.search(before)),
                    used,
                )
            )
    return out
