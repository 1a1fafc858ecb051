"""Which two states a trigger joins."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import regex as re

from loaders.actors.parties import Party, PartyKind
from loaders.dates.partial import Expression, Form
from loaders.events.beside import date_for, is_coarse
from loaders.events.candidate import ACTING, Pair, Reading, in_order
from loaders.events.journeys import visit_readings
from loaders.events.triggers import TriggerMention
from loaders.text.sentences import Sentence


def readings(
    text: str,
    s: Sentence,
    t: TriggerMention,
    previous: int,
    following: int,
    parties: list[Party],
    dates: list[Expression],
    triggers: list[TriggerMention],
    context: Pair | None,
) -> list[Reading]:
    """The pairs that a trigger reports, each with its date words."""
    left = [p for p in parties if p.end <= t.start]
    right = [p for p in parties if p.start >= t.end]
    if t.trigger.frame == "visit":
        return visit_readings(text, s, t, following, left, right, dates, triggers, context)
    if _private(t, left, right, following):
        return []
    if t.trigger.type == "aid" and re.match(
        r"\s+(?:các\s+|những\s+)?(?:công dân|kiều bào|cộng đồng|bà con|người Việt)", text[t.end : t.end + 30]
    ):
        return []
    if _own_people(text, t, left, right):
        return []
    date = date_for(text, t, dates, triggers)
    listed = _listed(text, t, right)
    # "tiếp A và B" receives each; "gặp giữa A và B", "gặp A và B" of no told subject is their own meeting
    each = (
        t.trigger.frame == "directed"
        and t.trigger.type == "meeting"
        and all(p.official for p in listed)
        and bool(listed)
        and _subject(left) is not None
        and "giữa" not in text[t.end : listed[0].start]
    )
    if len(listed) >= 3 or (len(listed) == 2 and each):
        subject = next((p.code for p in reversed(left) if p.code and p.kind is not PartyKind.PLACE), None)
        if subject:
            return [
                (in_order(subject, p.codes[0]), True, (p,), date) for p in listed if p.codes and p.codes[0] != subject
            ]
        return []
    spread = _respectively(text, t, left, right, dates)
    if spread:
        return spread
    if _many(text, t, left, right):
        return []
    inside = pair_inside(t, parties)
    if inside:
        return [(in_order(*inside.codes), True, (inside,), date)]
    first_verb = max((o.start for o in triggers if o.end <= t.start and o.trigger.frame != "visit"), default=0)
    pair, named, used = _pair_of(text, t, left, right, first_verb, following, context)
    if pair is None:
        return []
    opens = t.start == s.start and text[t.start].isupper() and pair == context
    # bare country names act together only in the surest words
    bare = not opens and not any(p.official for p in (*used, *left, *right))
    if bare and (not named or (t.trigger.weight < 3 and pair != context)):
        return []
    return [(pair, named, used, date)]


def pair_inside(t: TriggerMention, parties: Sequence[Party]) -> Party | None:
    """The two states that the trigger's own words name ("hội nghị thượng đỉnh Mỹ - Triều"), None where they do not."""
    return next((p for p in parties if p.kind is PartyKind.PAIR and t.start <= p.start and p.end <= t.end), None)


def _subject(left: list[Party]) -> Party | None:
    """Who acts for a state nearest before the trigger."""
    return next((p for p in reversed(left) if p.code and p.kind is PartyKind.ACTOR), None)


def _own_people(text: str, t: TriggerMention, left: list[Party], right: list[Party]) -> bool:
    """ "A gặp gỡ 500 người A": the people of one's own state."""
    subject = _subject(left)
    return (
        t.trigger.type in ("meeting", "ceremony", "exchange")
        and subject is not None
        and bool(right)
        and right[0].kind is PartyKind.PEOPLE
        and right[0].codes == subject.codes
        and right[0].start - t.end < 40
        and not any(p.official and p.start - right[0].end < 30 for p in right[1:])
    )


def _respectively(
    text: str, t: TriggerMention, left: list[Party], right: list[Party], dates: list[Expression]
) -> list[Reading]:
    """ "Vào thứ 2 (7/5) và thứ 4 (9/5), A sẽ đón X và Y": the first day with X, the second with Y."""
    guests = [p for p in right if p.kind is PartyKind.ACTOR and p.code][:2]
    days = [e for e in dates if e.form is Form.POINT and e.end <= t.start and not is_coarse(e)]
    subject = _subject(left)
    if len(guests) != 2 or len(days) != 2 or subject is None or guests[0].code == guests[1].code:
        return []
    if not re.fullmatch(r"\s*(?:và|,)\s*", text[days[0].end : days[1].start]):
        return []
    if not re.fullmatch(r"[^.;]{0,30}?(?<![\p{L}])và\s*", text[guests[0].end : guests[1].start]):
        return []
    out: list[Reading] = []
    for guest, day in zip(guests, days, strict=True):
        if guest.code and subject.code and guest.code != subject.code:
            out.append((in_order(subject.code, guest.code), True, (subject, guest), day))
    return out


def _many(text: str, t: TriggerMention, left: list[Party], right: list[Party]) -> bool:
    """Three states in one act: a meeting of more than two."""
    near_left = [p for p in left if p.kind in ACTING and p.code and t.start - p.end < 160]
    near_right = [p for p in right if p.kind in ACTING and p.code and p.start - t.end < 90]
    if len(near_right) >= 2 and near_left:
        a, b = near_right[:2]
        joined = re.fullmatch(r"[^.;,]{0,40}?(?<![\p{L}])và\s+", text[a.end : b.start])
        if joined and a.code != b.code and near_left[-1].code not in (a.code, b.code):
            return bool(re.search(r"(?<![\p{L}])(?:hai|cùng)(?![\p{L}])", text[t.start : a.start + 1]))
    everyone = {p.code for p in (*left, *right) if p.code and p.kind in ACTING}
    if t.trigger.frame == "mutual" and (len(everyone) >= 5 or (len(everyone) >= 4 and not left)):
        return True
    if (
        re.search(
            r"(?<![\p{L}])(?:\d+|các|nhiều|bảy|sáu|tám|chín|mười) nước(?! (?:khác|chủ))",
            text[max(0, t.start - 60) : t.end + 120],
        )
        and len(everyone) >= 3
    ):
        return True
    around = {p.code for p in (*near_left, *near_right) if p.official or p.kind is PartyKind.STATE}
    if (
        t.trigger.frame == "mutual"
        and len(around) >= 3
        and re.search(
            r"(?<![\p{L}])(?:cùng|ba|hai người đồng cấp)(?![\p{L}])",
            text[near_left[0].start if near_left else t.start : t.start],
        )
    ):
        return True
    codes: list[str | None] = []
    for p, q in itertools.pairwise(near_left):
        if re.fullmatch(r"\s*(?:,|và)\s*(?:\p{L}+\s)?", text[p.end : q.start]):
            codes.extend((p.code, q.code))
    return len(set(codes)) >= 3


def _people_pair(left: list[Party], right: list[Party]) -> tuple[Pair, tuple[Party, ...]] | None:
    """The two states of the office holders in a sentence, where they are just two."""
    holders = [
        p for p in (*left, *right) if p.kind is PartyKind.ACTOR and p.code and (p.people or p.names) and p.strong
    ]
    codes = dict.fromkeys(p.code for p in holders if p.code)
    if len(codes) != 2:
        return None
    a, b = codes
    return in_order(a, b), (next(p for p in holders if p.code == a), next(p for p in holders if p.code == b))


def _private(t: TriggerMention, left: list[Party], right: list[Party], following: int) -> bool:
    """Companies, unions of states, one's own people on either side of the trigger: no two states act together."""
    apart = (PartyKind.PRIVATE, PartyKind.UNION)
    if (
        t.trigger.type == "talks"
        and t.trigger.weight == 2
        and len({p.code for p in left if p.official and p.code}) == 2
    ):
        return False  # "hai Thủ tướng nhất trí khuyến khích doanh nghiệp": the companies are the topic
    object_ = next((p for p in right if p.start < max(following, t.end + 60)), None)
    if object_ and object_.kind in apart and object_.start - t.end < 40:
        return True
    subject = left[-1] if left else None
    if subject is None or subject.kind not in apart:
        return False
    if t.trigger.type == "signing" or object_ is None or object_.kind in apart:
        return not any(p.official for p in left)
    return subject.kind is PartyKind.PRIVATE and not any(p.official for p in left)


def _pair_of(
    text: str,
    t: TriggerMention,
    left: list[Party],
    right: list[Party],
    previous: int,
    following: int,
    context: Pair | None,
) -> tuple[Pair | None, bool, tuple[Party, ...]]:
    if _BEYOND.search(text, t.end, max(t.end, min(following, t.end + 160))):
        # "lễ ký diễn ra trước thềm cuộc hội đàm giữa A và B": A and B belong to the talks
        right = [p for p in right if p.start < following]
    if previous and _SECOND_VERB.search(text, max(previous, t.start - 60), t.start):
        # "hội đàm với X; chiều 6/7, ông tiếp Y": the subject is that of the first verb
        left = [p for p in left if p.end <= previous] or left
    if t.trigger.frame == "mutual":
        # "điện đàm về tình hình X": X is the topic
        right = [p for p in right if not _TOPIC.search(text, t.end, p.start)]
    acting_left = [p for p in left if p.kind in ACTING or p.kind is PartyKind.PAIR]
    acting_right = [p for p in right if p.kind in ACTING or p.kind is PartyKind.PAIR]
    between = re.match(r"[^.;,]{0,60}?(?<![\p{L}])(?:giữa|của (?:hai|2|lãnh đạo))(?![\p{L}])", text[t.end : t.end + 70])
    if between:
        two = _first_two(acting_right)
        if two:
            return two[0], True, two[1]
    for p in acting_right[:1] + acting_left[-1:]:
        # "hội đàm Mỹ - Triều", "đối thoại Việt - Trung"
        near = p.start - t.end if p.start >= t.end else t.start - p.end
        gap = text[min(p.end, t.end) : max(p.start, t.start)]
        if p.kind is PartyKind.PAIR and near <= 25 and not _ASIDE.search(gap):
            return in_order(*p.codes), True, (p,)
    if not (acting_right and acting_right[0].start - t.end < 40) and (two := _people_pair(left, right)):
        return two[0], True, two[1]
    a = next((p for p in reversed(acting_left) if p.code), None)
    b = next((p for p in acting_right if p.code), None)
    if (
        re.search(r"(?:,|(?<![\p{L}])và)\s+(?:đã\s+|sẽ\s+)?$", text[max(0, t.start - 12) : t.start])
        and b
        and acting_left
    ):
        # a second verb of the same subject: "đón X ngày 23 và đón Y ngày 25"
        a = next((p for p in acting_left if p.code and p.kind is PartyKind.ACTOR and p.code != b.code), a)
    unknown_right = acting_right[0] if acting_right and not acting_right[0].codes else None
    if unknown_right and (b is None or unknown_right.start < b.start) and a and context and a.code in context:
        return context, False, (a, unknown_right)
    if a and b and a.code and b.code:
        if t.trigger.type == "signing" and b.kind is PartyKind.STATE and not _JOINED.search(text, t.end, b.start):
            return None, False, ()  # "A ký lệnh áp thuế với hàng hóa B": B signs nothing
        if a.code != b.code:
            return in_order(a.code, b.code), True, (a, b)
        other_left = next((p for p in reversed(acting_left) if p.code and p.code != b.code), None)
        other_right = next((p for p in acting_right if p.code and p.code != a.code), None)
        if other_right and other_right.start < following:
            return in_order(a.code, other_right.code or ""), True, (a, other_right)
        if other_left:
            return in_order(other_left.code or "", b.code), True, (other_left, b)
        if t.trigger.frame == "directed" and b.start - t.end < 20 and b.people == () and not _any_both(left, right):
            return None, False, ()  # "gặp các binh sĩ" of one's own
    two = _first_two(list(reversed(acting_left)))
    if two and (t.trigger.frame == "mutual" or b is None):
        return two[0], True, two[1]
    if a is None or not acting_left:
        two = _first_two(acting_right)
        if two:
            return two[0], True, two[1]
    pairs = [p for p in (*left, *right) if p.kind is PartyKind.PAIR]
    if pairs:
        near_pair = min(pairs, key=lambda p: abs(p.start - t.start))
        return in_order(*near_pair.codes), True, (near_pair,)
    known = {p.code for p in (*acting_left, *acting_right) if p.code}
    places = {p.code for p in (*left, *right) if p.kind is PartyKind.PLACE and p.code}
    if context and known <= set(context) and (_any_both(left, right) or known or not (left or right)):
        return context, False, tuple(p for p in (a, b) if p)
    if len(known) == 1 and len(places - known) == 1 and t.trigger.weight == 3:
        (x,), (y,) = known, places - known
        return in_order(x, y), False, tuple(p for p in (a, b) if p)
    return None, False, ()


_TOPIC = re.compile(
    r"(?<![\p{L}])(?:về|liên quan|xung quanh)(?![\p{L}])(?!.*(?<![\p{L}])(?:với|giữa|được|do)(?![\p{L}]))",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?<![\p{L}])(?:sau|trước|bên lề|nhân)(?![\p{L}])", re.IGNORECASE)


def _any_both(left: Sequence[Party], right: Sequence[Party]) -> bool:
    return any(p.kind is PartyKind.BOTH for p in (*left, *right))


_SECOND_VERB = re.compile(
    r"(?:[;,]|(?<![\p{L}])(?:và|rồi))\s+(?:(?:lúc|vào|sáng|trưa|chiều|tối|đêm|ngày|hôm|nay|qua|cùng|[\d/.h-]+)\s*)*,?\s*(?:ông\s+|bà\s+|đã\s+|sẽ\s+|cũng\s+|có\s+)*$",
    re.IGNORECASE,
)


_BEYOND = re.compile(
    r"(?<![\p{L}])(?:trước thềm|nhân dịp|bên lề|trước khi|ngay trước|ngay sau)(?![\p{L}])", re.IGNORECASE
)


_JOINED = re.compile(
    r"(?<![\p{L}])(?:với|và|cùng|giữa)\s+(?:phía |đối tác |đại diện |(?:hai |các )?(?:nước|bên) )?$", re.IGNORECASE
)


def _first_two(parties: Sequence[Party]) -> tuple[Pair, tuple[Party, ...]] | None:
    first: Party | None = None
    for p in parties:
        if p.kind is PartyKind.PAIR and first is None:
            return in_order(*p.codes), (p,)
        if not p.code:
            continue
        if first is None:
            first = p
        elif p.code != first.code and first.code:
            return in_order(first.code, p.code), (first, p)
    return None


_LIST_GAP = re.compile(r"\s*(?:,|và|,\s*và|&|;)\s*(?:đoàn\s+|các\s+đoàn\s+|phái đoàn\s+|với\s+)?", re.IGNORECASE)


def _listed(text: str, t: TriggerMention, right: list[Party]) -> list[Party]:
    """Three states or more in a row after the trigger: "gặp các đoàn Nga, Úc, New Zealand và Brunei"."""
    row: list[Party] = []
    for p in right:
        if p.kind not in ACTING or not p.codes or any(q.codes == p.codes for q in row):
            break
        if not row:
            if p.start - t.end > 40:
                break
            row.append(p)
        elif _LIST_GAP.fullmatch(text, row[-1].end, p.start):
            row.append(p)
        else:
            break
    return row
