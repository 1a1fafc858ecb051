"""Who goes to whose land."""

from __future__ import annotations

import regex as re

from loaders.actors.parties import Party, PartyKind
from loaders.dates.partial import Expression
from loaders.events.beside import visit_date
from loaders.events.candidate import ACTING, Pair, Reading, in_order
from loaders.events.triggers import TriggerMention
from loaders.text.sentences import Sentence


def visit_readings(
    text: str,
    s: Sentence,
    t: TriggerMention,
    following: int,
    left: list[Party],
    right: list[Party],
    dates: list[Expression],
    triggers: list[TriggerMention],
    context: Pair | None,
) -> list[Reading]:
    """The pairs that a visit, an arrival or a departure reports, each with its date words."""
    if (
        t.trigger.aspect == "arrive"
        and _MOVES.match(text[t.start : t.end])
        and not _MOVER.search(text, s.start, t.start)
    ):
        return []
    if left and left[-1].kind in (PartyKind.UNION, PartyKind.PRIVATE) and not any(p.official for p in left):
        return []
    if left and left[-1].kind is PartyKind.PEOPLE and t.start - left[-1].end < 30 and not any(p.official for p in left):
        return []  # tourists, teams
    if _UNOFFICIAL.search(text, s.start, t.start) or _OWN_MEN.match(text, t.end):
        return []
    if re.search(
        r"(?<![\p{L}])(?:các nước|lãnh đạo các|các nhà lãnh đạo|các đoàn|nhiều nước)(?![\p{L}])[^,.;]{0,60}$",
        text[s.start : t.start],
        re.IGNORECASE,
    ):
        return []  # many go
    if t.trigger.aspect == "leave" and _ONWARDS.match(text, t.end):
        return []  # "rời Berlin tới Hamburg": the journey goes on
    after = [p for p in right if p.start - t.end < 90 and p.kind in (PartyKind.PLACE, PartyKind.STATE)]
    goers = [p for p in left if p.kind is PartyKind.ACTOR and p.codes]
    of = re.match(r"[^.;,]{0,80}?(?<![\p{L}])của(?![\p{L}])", text[t.end : t.end + 100])
    if of or not goers:
        late = [p for p in right if p.kind is PartyKind.ACTOR and p.codes]
        if of and late:
            goers = [*goers, late[0]]
    out: list[Reading] = []
    visitor = goers[-1].code if goers else None
    fellow = _fellow_visitor(text, goers)
    destinations: list[Party] = []
    for p in after:
        if destinations and not re.fullmatch(r"(?:[^.;]{0,60})", text[destinations[-1].end : p.start]):
            break
        if p.start > following and destinations:
            break
        if destinations and _ELSEWHERE.search(text, destinations[-1].end, p.start):
            break
        destinations.append(p)
    pairs_right = [p for p in right if p.kind is PartyKind.PAIR and p.start - t.end < 40]
    if not destinations and pairs_right:
        return [(in_order(*pairs_right[0].codes), True, (pairs_right[0],), visit_date(text, t, dates, triggers, None))]
    if not destinations:
        if t.trigger.aspect == "arrive" and re.match(
            r"(?:\p{L}+ )?(?:đến|tới|sang)$", text[t.start : t.end], re.IGNORECASE
        ):
            near = text[t.end : t.end + 40]
            if not re.match(r"\s*(?:thủ đô|sân bay|Việt Nam|nước ta|cảng|quân cảng)", near):
                return []
        if re.search(r"công du|chuyến đi", text[t.start : t.end], re.IGNORECASE):
            return []  # a tour that names no state
        hosted = [p for p in right if p.kind is PartyKind.ACTOR and p.codes and p.start - t.end < 120]
        codes = {p.code for p in (*goers, *hosted) if p.code}
        if context and codes and codes <= set(context):
            out.append((context, False, tuple(goers[-1:]), visit_date(text, t, dates, triggers, None)))
        elif context and not codes and not left:
            out.append((context, False, (), visit_date(text, t, dates, triggers, None)))
        return out
    seen: set[str] = set()
    for n, d in enumerate(destinations):
        code = d.codes[0]
        who = visitor
        if who == code and not of and t.trigger.aspect in ("arrive", "leave"):
            continue  # going home is no visit, nor is leaving home
        if who == code or who is None:
            others = [
                p.code for p in (*reversed(goers), *reversed(left)) if p.code and p.code != code and p.kind in ACTING
            ]
            if of:
                others = [p.code for p in right if p.kind is PartyKind.ACTOR and p.code and p.code != code] + others
            who = others[0] if others else None
        if who is None and context and code in context:
            who = context[0] if context[1] == code else context[1]
            named = False
        else:
            named = True
        if who is None or code in seen:
            continue
        seen.add(code)
        end = destinations[n + 1].start if n + 1 < len(destinations) else None
        when = visit_date(text, t, dates, triggers, (d.end, end))
        if fellow and fellow.code and fellow.code not in (who, code) and n == 0:
            out.append((in_order(fellow.code, code), named, (fellow, d), when))
        out.append((in_order(who, code), named, (*tuple(goers[-1:]), d), when))
        if n == 0 and not re.match(r"\s*(?:,|và|từ|ngày|\()", text[d.end : d.end + 8]):
            break
    return out


_ELSEWHERE = re.compile(
    r"(?<![\p{L}])(?:trong khi|truyền thông|theo|báo|hãng|phát ngôn|cho biết|đưa tin|quan chức|nguồn tin)(?![\p{L}])",
    re.IGNORECASE,
)


_ONWARDS = re.compile(
    r"[^,.;]{0,25}?(?<![\p{L}])(?:tới|đến|sang|để tới)\s+(?!nước|Hà Nội)\p{Lu}|[^,.;]{0,25}?lên đường (?:thăm"
    r"|sang|tới|đi)"
)


_UNOFFICIAL = re.compile(
    r"(?<![\p{L}])(?:khách du lịch|du khách|ca sĩ|nghệ sĩ|diễn viên|cầu thủ|đội tuyển|tàu du lịch|du thuyền"
    r"|tàu hàng|tàu cá|cựu|nguyên (?=Tổng thống|Thủ tướng|Chủ tịch|Bộ trưởng|Ngoại trưởng))[^,.;]{0,40}$",
    re.IGNORECASE,
)


_OWN_MEN = re.compile(
    r"\s+(?:các\s+|những\s+)?(?:binh sĩ|binh lính|lính|quân nhân|căn cứ|cộng đồng|kiều bào|bà con|gia đình)(?![\p{L}])",
    re.IGNORECASE,
)


# "đến", "tới" and "sang" are a journey only behind the one who makes it or a word of time: "liên quan tới Nga" is none.
_MOVES = re.compile(r"(?:đến|tới|sang)$", re.IGNORECASE)


_MOVER = re.compile(
    r"(?:(?<![\p{L}])(?:đã|sẽ|đang|vừa|cũng|nay|qua|mai|phu nhân|đoàn|dẫn đầu|nước này|hiện|từng|mới|lại)"
    r"|\p{Lu}[\p{L}'’.-]*|\d|[,)])\s+$"
)


def _fellow_visitor(text: str, goers: list[Party]) -> Party | None:
    """ "Tổng thống A và Thủ tướng B thăm C": A goes too."""
    if len(goers) < 2 or goers[-1].code == goers[-2].code:
        return None
    return goers[-2] if re.fullmatch(r"\s*và\s*", text[goers[-2].end : goers[-1].start]) else None
