"""Event candidates: a trigger, the two states that take part, and the date words that go with it, sentence by sentence.

No day is computed here; `loaders.events.assemble` does that with the article's timeline.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex as re

from loaders.actors.parties import Party, PartyKind
from loaders.dates.partial import Anchor, Expression, Form
from loaders.events.triggers import TriggerMention, find_triggers
from loaders.text.sentences import Sentence
from loaders.text.zones import Role

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report of one interaction that may become an event.

    `expression`: the date words that go with it, None where the sentence has none of its own.
    `named`: both states are named by the words of the sentence itself, not filled in from the article.
    """

    sentence: Sentence
    trigger: TriggerMention
    pair: Pair
    expression: Expression | None
    status: str
    mode: str | None
    aspect: str | None
    named: bool
    follows: bool
    parties: tuple[Party, ...]


_NO_DAY_RULES = ("feast", "century", "years", "decade")
_SKIPPED = (Role.HEADER, Role.CLOCK, Role.FOOTER, Role.RELATED)
_PLANNED = re.compile(
    r"(?<![\p{L}])(?:sẽ|dự kiến|sắp|chuẩn bị|có kế hoạch|lên kế hoạch|dự định|có lịch|theo kế hoạch"
    r"|theo chương trình|dự tính|ấn định|chưa diễn ra|(?:nhất trí|thống nhất|đồng ý|quyết định) tổ chức)(?![\p{L}])",
    re.IGNORECASE,
)
_CANCELLED = re.compile(r"(?<![\p{L}])(?:hủy(?: bỏ)?|hoãn|không tới|bị hủy)(?![\p{L}])", re.IGNORECASE)
_WISH = re.compile(
    r"(?<![\p{L}])(?:mời|mong(?: muốn| đợi)?|hy vọng|hi vọng|kêu gọi|đề nghị|đề xuất|ủng hộ việc|sẵn sàng"
    r"|có thể|cần|nếu|liệu|muốn|từ chối|"
    r"khả năng|lời mời|nhận lời|yêu cầu|thúc đẩy|tăng cường|duy trì|cơ chế|nên|không|chưa|bàn về|về việc"
    r"|cân nhắc|rút khỏi|đe dọa|dọa)(?![\p{L}])(?! khách vào| vào)(?P<gap>[^.;]{0,70})$",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(r"(?<![\p{L}])(?:rút khỏi|đe dọa|dọa|khôi phục)(?![\p{L}])[^.;,]{0,40}$", re.IGNORECASE)
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
_TO_COME = re.compile(r"(?<![\p{L}])(?:tới|tới đây|(?:tuần|tháng|năm|quý) sau)$", re.IGNORECASE)
_NOT_HELD = re.compile(
    r"[^,.;]{0,60}?(?<![\p{L}])(?:(?:sẽ|đã) không (?:diễn ra|được tổ chức)|(?:đã |sẽ )?bị (?:hủy|hoãn))(?![\p{L}])",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?<![\p{L}])(?:bác tin|bác bỏ|phủ nhận)(?![\p{L}])[^.;,]{0,60}$", re.IGNORECASE)
_YEARS_SINCE = re.compile(
    r"(?<![\p{L}])(?:tròn|đúng|kỷ niệm)\s+\d+ năm(?: ngày| kể từ)?(?![\p{L}])[^.;,]{0,60}$", re.IGNORECASE
)
# "những cuộc gặp này": several, told of elsewhere
_THESE_BEFORE = re.compile(r"(?<![\p{L}])(?:những|các)\s+(?:cuộc\s+|chuyến\s+)?$", re.IGNORECASE)
_THESE_AFTER = re.compile(r"\s+(?:này|đó|trên|ấy)(?![\p{L}])")
# "nhất trí hội đàm vào tuần tới": what is agreed is still to come, and the day before belongs to the agreeing.
_AGREED = re.compile(
    r"(?<![\p{L}])(?:nhất trí|đồng ý|thống nhất|quyết định|chấp nhận|thông báo|công bố|tuyên bố)\s+(?:sẽ\s+"
    r"|việc\s+|về\s+|kế hoạch\s+|lịch\s+)?(?:tổ chức|nối lại|tham gia|tiến hành|khôi phục|mở"
    r"|tiếp tục(?: tổ chức)?)?\s*(?:các\s+|một\s+)?(?:cuộc\s+|vòng\s+)?$",
    re.IGNORECASE,
)
_NEVER = re.compile(r"[^,.;]{0,40}?(?<![\p{L}])sẽ không (?!diễn ra|được tổ chức)|[^,.;]{0,60}?chưa được", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"^\W*(?:(?:cũng )?trong khuôn khổ|cũng|ngay sau|sau (?:khi|lễ|hội đàm|cuộc|buổi|đó)|kết thúc|nhân dịp"
    r"|trước đó|tiếp đó|dịp này|liền đó|tại (?:cuộc|buổi|lễ|đây|hội đàm)|(?:đó|đây) (?:cũng )?là (?:lần|cuộc|buổi))",
    re.IGNORECASE,
)
_MULTILATERAL = re.compile(
    r"(?<![\p{L}])(?:hội nghị (?!.{0,20}(?:song phương))|diễn đàn (?!doanh nghiệp|kinh tế (?:việt|song))"
    r"|ba bên|bốn bên|đa phương|ba nước|bốn nước|các nước|6 bên|sáu bên|thượng đỉnh (?:asean|g20|g7|apec"
    r"|đông á|nato|eu)|shangri)",
    re.IGNORECASE,
)
_ONLINE = re.compile(r"trực tuyến|đầu cầu|điểm cầu|theo hình thức trực tuyến|qua cầu truyền hình", re.IGNORECASE)
_DEFINITE = re.compile(
    r"(?:tại|trong|sau|ở|kết quả|nội dung|trước|trước thềm|kể từ|kết thúc)\s+(?:khi\s+)?(?:các\s+"
    r"|những\s+)?(?:cuộc|buổi|lễ|phiên)?\s*$",
    re.IGNORECASE,
)
# Verbs of saying: the day beside them is the day of the saying.
_SAID = re.compile(
    r"(?<![\p{L}])(?:xác nhận|thông báo|cho biết|tuyên bố|khẳng định|nhấn mạnh|bày tỏ|đánh giá|cho rằng"
    r"|phát biểu|nhận định|nói|đưa tin|bình luận|"
    r"đề cập|viết|cảnh báo|kêu gọi|trả lời|chỉ trích|phản đối|lên án|cáo buộc|hoan nghênh|ca ngợi|bình phẩm"
    r"|dẫn lời|dẫn nguồn)(?![\p{L}])",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"(?:chỉ trích|phản đối|lên án|cáo buộc|hoan nghênh|ca ngợi|bình luận về"
    r"|nói về)\s+(?:việc\s+(?:\S+\s+){0,3}|các\s+|những\s+)?(?:cuộc\s+|chuyến\s+|đợt\s+)?$",
    re.IGNORECASE,
)
_ATTACK = re.compile(r"(?<![\p{L}])(?:chỉ trích|lên án|cáo buộc|đổ lỗi|qua đời)(?![\p{L}])", re.IGNORECASE)
# Words that turn a day into the same day elsewhere: "(chiều cùng ngày theo giờ Hà Nội)", "tức rạng sáng 30/5".
_AGAIN = re.compile(r"(?:tức(?: là)?(?: khoảng)?|\()\s*(?:vào\s+)?(?:khoảng\s+)?(?:lúc\s+)?$", re.IGNORECASE)


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
            and not _counts_from_what_follows(e, s)
        ]
        found = [
            c
            for c in _of_sentence(text, s, mine, dates, context, before)
            if not (many and c.trigger.trigger.type == "exercise")
        ]
        out.extend(found)
        for c in found:
            if c.named and s.role is not Role.CAPTION:
                context = c.pair
    return tuple(c for c in out if c.trigger.trigger.type != "exercise" or c.named or _is_joint(text, c, out))


_JOINT = re.compile(
    r"(?<![\p{L}])(?:chung|song phương|liên hợp|hai nước|hai bên|hải quân hai|quân đội hai)(?![\p{L}])", re.IGNORECASE
)


def _is_joint(text: str, c: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether an exercise of one named state is one of two: said so, or told of both elsewhere in the article."""
    if _JOINT.search(text, c.trigger.start, c.sentence.end):
        return True
    return any(o.named and o.pair == c.pair and o.trigger.trigger.type == "exercise" for o in others)


def is_announced(text: str, start: int, at: int) -> bool:
    """Whether the words from `start` (of the sentence) to `at` announce what follows."""
    return bool(_PLANNED.search(text[max(start, at - 130) : at]))


def says_again(text: str, e: Expression) -> bool:
    """Whether the words only repeat a time in another zone ("tức rạng sáng 30/5 theo giờ Hà Nội")."""
    near = text[max(0, e.start - 16) : e.start]
    return (
        bool(_AGAIN.search(near))
        and bool(re.search(r"giờ", text[e.start : e.end + 24]))
        and "(" not in near.strip()[:1]
    )


def _counts_from_what_follows(e: Expression, s: Sentence) -> bool:
    """ "hai tuần sau khi …" counts from what follows; "Ngay sau khi …" at the start is the day told before."""
    return e.text.lower().endswith(" khi") and e.start > s.start + 3


def tells_of_before(text: str, sentences: Sequence[Sentence], e: Expression) -> bool:
    """Whether the words date something of before that no two states did ("Trước đó, cuộc bầu cử ngày 18-3…").

    "Cùng ngày" and "nhân dịp này" further on do not look back to it.
    """
    s = next((s for s in sentences if s.start <= e.start < s.end), None)
    return s is not None and bool(_BEFORE_THAT.match(text, s.start)) and not find_triggers(text, s.start, s.end)


_BEFORE_THAT = re.compile(r"\W*trước đó(?![\p{L}])", re.IGNORECASE)


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
        wish = _WISH.search(before)
        following = triggers[n + 1].start if n + 1 < len(triggers) else s.end
        previous = triggers[n - 1].end if n else s.start
        if wish and not re.search(r"[,:]\s*\S+\s", wish.group("gap") + " ") and not _PLANNED.search(wish.group("gap")):
            continue
        if _THESE_BEFORE.search(before) and _THESE_AFTER.match(text, t.end):
            continue
        if _COMMENT.search(before) or _DENIED.search(before) or _YEARS_SINCE.search(before):
            continue
        if _CALLED_OFF.search(before) or _NEVER.match(text, t.end, s.end):
            continue
        pair_inside = any(p.kind is PartyKind.PAIR and t.start <= p.start and p.end <= t.end for p in parties)
        if t.trigger.frame != "visit" and not pair_inside and _multilateral(text, s, t):
            continue
        actors = parties
        if before_that and (him := _HIM.match(text, t.end, s.end)):
            # "Tiếp ông, Bộ trưởng…": the one told of before
            actors = [p for p in parties if not (p.start < him.end() and him.start() < p.end)]
            actors.append(replace(before_that, start=him.start("him"), end=him.end()))
            actors.sort(key=lambda p: p.start)
        for pair, named, used, expression in _readings(
            text, s, t, previous, following, actors, dates, triggers, context
        ):
            if (
                expression
                and t.trigger.type != "visit"
                and _DEFINITE.search(before)
                and not _goes_with(text, t, expression)
            ):
                expression = None  # "sau hội đàm", "trong cuộc gặp": the day is of something else
            out.append(
                Candidate(
                    s,
                    t,
                    pair,
                    expression,
                    _status(text, s, t, expression),
                    "phone" if t.trigger.type == "call" else "online" if _ONLINE.search(text, s.start, s.end) else None,
                    t.trigger.aspect,
                    named,
                    bool(_FOLLOWS.match(text[s.start : s.end])) or bool(_DEFINITE.search(before)),
                    used,
                )
            )
    return out


def _goes_with(text: str, t: TriggerMention, e: Expression) -> bool:
    """Whether the date words stand with the trigger in one phrase ("cuộc gặp với X 9-11", "9-11, tại hội đàm")."""
    if e.end <= t.start and re.fullmatch(
        r"\s*,?\s*(?:tại|trong|ở)\s+(?:cuộc|buổi|lễ|phiên)?\s*", text[e.end : t.start]
    ):
        return True
    return e.start >= t.end and not re.search(r"[,;.]", text[t.end : e.start]) and e.start - t.end < 110


def _multilateral(text: str, s: Sentence, t: TriggerMention) -> bool:
    """The trigger itself is a meeting of more than two."""
    low = max(s.start, t.start - 14)
    near = text[low : min(s.end, t.end + 32)]
    told = _MULTILATERAL.search(near)
    if told and _BESIDES.search(text, s.start, low + told.start()):
        return False  # "gặp nhau bên lề hội nghị": the two meet at a gathering of many
    return bool(told) and not re.search(r"song phương|bên lề", near, re.IGNORECASE)


_BESIDES = re.compile(
    r"(?<![\p{L}])(?:tại|bên lề|nhân|nhân dịp|trong khuôn khổ|dự|tham dự|trước thềm|sau|ở)\s+(?:các\s+|cuộc\s+"
    r"|dịp\s+)*$",
    re.IGNORECASE,
)


def _status(text: str, s: Sentence, t: TriggerMention, e: Expression | None) -> str:
    if _NOT_HELD.match(text, t.end, s.end):
        return "cancelled"
    clause = text[s.start : t.end]
    cut = max(clause.rfind(";"), clause.rfind(" sau khi "), clause.rfind(" trong khi "))
    clause = clause[cut + 1 :]
    if _CANCELLED.search(clause[-60:]):
        return "cancelled"
    if (
        re.match(r"[^,.;]{0,60}?(?<![\p{L}])(?:sẽ|dự kiến)(?![\p{L}])", text[t.end : min(s.end, t.end + 90)])
        and t.trigger.frame != "visit"
    ):
        return "planned"
    if e is not None and _TO_COME.search(e.text):
        return "planned"
    return "planned" if _PLANNED.search(clause[-130:]) else "held"


Reading = tuple[Pair, bool, tuple[Party, ...], Expression | None]


def _readings(
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
    inner = [p for p in parties if t.start <= p.start and p.end <= t.end]
    if t.trigger.frame == "visit":
        return _visits(text, s, t, following, left, right, dates, triggers, context)
    if _private(t, left, right, following):
        return []
    if t.trigger.type == "aid" and re.match(
        r"\s+(?:các\s+|những\s+)?(?:công dân|kiều bào|cộng đồng|bà con|người Việt)", text[t.end : t.end + 30]
    ):
        return []
    if _own_people(text, t, left, right):
        return []
    date = _date_for(text, t, dates, triggers)
    listed = _listed(text, t, right)
    # "tiếp A và B" receives each; "gặp giữa A và B", "gặp A và B" of no told subject is their own meeting
    each = (
        t.trigger.frame == "directed"
        and t.trigger.type == "meeting"
        and all(p.official for p in listed)
        and bool(listed)
        and any(p.code and p.kind is PartyKind.ACTOR for p in left)
        and "giữa" not in text[t.end : listed[0].start]
    )
    if len(listed) >= 3 or (len(listed) == 2 and each):
        subject = next((p.code for p in reversed(left) if p.code and p.kind is not PartyKind.PLACE), None)
        if subject:
            return [
                (_sorted(subject, p.codes[0]), True, (p,), date) for p in listed if p.codes and p.codes[0] != subject
            ]
        return []
    spread = _respectively(text, t, left, right, dates)
    if spread:
        return spread
    if _many(text, t, left, right):
        return []
    first_verb = max((o.start for o in triggers if o.end <= t.start and o.trigger.frame != "visit"), default=0)
    inside = next((p for p in inner if p.kind is PartyKind.PAIR), None)
    if inside:
        return [(_sorted(*inside.codes), True, (inside,), date)]
    pair, named, used = _pair_of(text, t, left, right, first_verb, following, context)
    if pair is None:
        return []
    opens = t.start == s.start and text[t.start].isupper() and pair == context
    # bare country names act together only in the surest words
    bare = not opens and not any(p.official for p in (*used, *left, *right))
    if bare and (not named or (t.trigger.weight < 3 and pair != context)):
        return []
    return [(pair, named, used, date)]


def _own_people(text: str, t: TriggerMention, left: list[Party], right: list[Party]) -> bool:
    """ "A gặp gỡ 500 người A": the people of one's own state."""
    subject = next((p for p in reversed(left) if p.code and p.kind is PartyKind.ACTOR), None)
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
    """ "Vào thứ 3 (23/1) và thứ 5 (25/1), A sẽ đón X và Y": the first day with X, the second with Y."""
    guests = [p for p in right if p.kind is PartyKind.ACTOR and p.code][:2]
    days = [e for e in dates if e.form is Form.POINT and e.end <= t.start and not _coarse(e)]
    subject = next((p for p in reversed(left) if p.code and p.kind is PartyKind.ACTOR), None)
    if len(guests) != 2 or len(days) != 2 or subject is None or guests[0].code == guests[1].code:
        return []
    if not re.fullmatch(r"\s*(?:và|,)\s*", text[days[0].end : days[1].start]):
        return []
    if not re.fullmatch(r"[^.;]{0,30}?(?<![\p{L}])và\s*", text[guests[0].end : guests[1].start]):
        return []
    out: list[Reading] = []
    for guest, day in zip(guests, days, strict=True):
        if guest.code and subject.code and guest.code != subject.code:
            out.append((_sorted(subject.code, guest.code), True, (subject, guest), day))
    return out


def _many(text: str, t: TriggerMention, left: list[Party], right: list[Party]) -> bool:
    """Three states in one act: a meeting of more than two."""
    near_left = [p for p in left if p.kind in _ACTING and p.code and t.start - p.end < 160]
    near_right = [p for p in right if p.kind in _ACTING and p.code and p.start - t.end < 90]
    if len(near_right) >= 2 and near_left:
        a, b = near_right[:2]
        joined = re.fullmatch(r"[^.;,]{0,40}?(?<![\p{L}])và\s+", text[a.end : b.start])
        if joined and a.code != b.code and near_left[-1].code not in (a.code, b.code):
            return bool(re.search(r"(?<![\p{L}])(?:hai|cùng)(?![\p{L}])", text[t.start : a.start + 1]))
    everyone = {p.code for p in (*left, *right) if p.code and p.kind in _ACTING}
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
    return _sorted(a, b), (next(p for p in holders if p.code == a), next(p for p in holders if p.code == b))


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


def _sorted(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


_ACTING = (PartyKind.ACTOR, PartyKind.STATE)


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
    acting_left = [p for p in left if p.kind in _ACTING or p.kind is PartyKind.PAIR]
    acting_right = [p for p in right if p.kind in _ACTING or p.kind is PartyKind.PAIR]
    between = re.match(r"[^.;,]{0,60}?(?<![\p{L}])(?:giữa|của (?:hai|2|lãnh đạo))(?![\p{L}])", text[t.end : t.end + 70])
    if between:
        two = _first_two(acting_right, set())
        if two:
            return two[0], True, two[1]
    for p in acting_right[:1] + acting_left[-1:]:
        # "hội đàm Mỹ - Triều", "đối thoại Việt - Trung"
        near = p.start - t.end if p.start >= t.end else t.start - p.end
        if p.kind is PartyKind.PAIR and near <= 25:
            return _sorted(*p.codes), True, (p,)
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
            return _sorted(a.code, b.code), True, (a, b)
        other_left = next((p for p in reversed(acting_left) if p.code and p.code != b.code), None)
        other_right = next((p for p in acting_right if p.code and p.code != a.code), None)
        if other_right and other_right.start < following:
            return _sorted(a.code, other_right.code or ""), True, (a, other_right)
        if other_left:
            return _sorted(other_left.code or "", b.code), True, (other_left, b)
        if t.trigger.frame == "directed" and b.start - t.end < 20 and b.people == () and not _any_both(left, right):
            return None, False, ()  # "gặp các binh sĩ" of one's own
    two = _first_two(list(reversed(acting_left)), set())
    if two and (t.trigger.frame == "mutual" or b is None):
        return two[0], True, two[1]
    if a is None or not acting_left:
        two = _first_two(acting_right, set())
        if two:
            return two[0], True, two[1]
    pairs = [p for p in (*left, *right) if p.kind is PartyKind.PAIR]
    if pairs:
        near_pair = min(pairs, key=lambda p: abs(p.start - t.start))
        return _sorted(*near_pair.codes), True, (near_pair,)
    known = {p.code for p in (*acting_left, *acting_right) if p.code}
    places = {p.code for p in (*left, *right) if p.kind is PartyKind.PLACE and p.code}
    both = any(p.kind is PartyKind.BOTH for p in (*left, *right))
    if context and known <= set(context) and (both or known or not (left or right)):
        return context, False, tuple(p for p in (a, b) if p)
    if len(known) == 1 and len(places - known) == 1 and t.trigger.weight == 3:
        (x,), (y,) = known, places - known
        return _sorted(x, y), False, tuple(p for p in (a, b) if p)
    return None, False, ()


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


def _first_two(parties: Sequence[Party], seen: set[str]) -> tuple[Pair, tuple[Party, ...]] | None:
    first: Party | None = None
    for p in parties:
        if p.kind is PartyKind.PAIR and first is None:
            return _sorted(*p.codes), (p,)
        if not p.code:
            continue
        if first is None:
            first = p
        elif p.code != first.code and first.code:
            return _sorted(first.code, p.code), (first, p)
    return None


_LIST_GAP = re.compile(r"\s*(?:,|và|,\s*và|&|;)\s*(?:đoàn\s+|các\s+đoàn\s+|phái đoàn\s+|với\s+)?", re.IGNORECASE)


def _listed(text: str, t: TriggerMention, right: list[Party]) -> list[Party]:
    """Three states or more in a row after the trigger: "gặp các đoàn Nga, Úc, New Zealand và Brunei"."""
    row: list[Party] = []
    for p in right:
        if p.kind not in _ACTING or not p.codes or any(q.codes == p.codes for q in row):
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


# ---- visits -----------------------------------------------------------------------------------------------------


def _visits(
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
        return [(_sorted(*pairs_right[0].codes), True, (pairs_right[0],), _visit_date(text, t, dates, triggers, None))]
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
            out.append((context, False, tuple(goers[-1:]), _visit_date(text, t, dates, triggers, None)))
        elif context and not codes and not left:
            out.append((context, False, (), _visit_date(text, t, dates, triggers, None)))
        return out
    seen: set[str] = set()
    for n, d in enumerate(destinations):
        code = d.codes[0]
        who = visitor
        if who == code and not of and t.trigger.aspect in ("arrive", "leave"):
            continue  # going home is no visit, nor is leaving home
        if who == code or who is None:
            others = [p.code for p in (*reversed(goers), *reversed(left)) if p.code and p.code != code]
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
        when = _visit_date(text, t, dates, triggers, (d.end, end))
        if fellow and fellow.code and fellow.code not in (who, code) and n == 0:
            out.append((_sorted(fellow.code, code), named, (fellow, d), when))
        out.append((_sorted(who, code), named, (*tuple(goers[-1:]), d), when))
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
_SUBORDINATE = re.compile(
    r"(?<![\p{L}])(?:cho|về|nhằm|của|trước|trước khi|sau|chuẩn bị|hướng tới)\s+(?:các\s+|những\s+"
    r"|một\s+)?(?:cuộc\s+|buổi\s+|lễ\s+)?$",
    re.IGNORECASE,
)
_TOO_FAR = 330.0
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


_WHOLE = (Form.RANGE, Form.OPEN_END, Form.OPEN_START, Form.EITHER)


def _visit_date(
    text: str,
    t: TriggerMention,
    dates: list[Expression],
    triggers: list[TriggerMention],
    after: tuple[int, int | None] | None,
) -> Expression | None:
    """The interval beside a visit before any single day; for one of several destinations, what follows it."""
    usable = [e for e in dates if e.form is not Form.UNREADABLE]
    wide = [e for e in usable if e.form in _WHOLE]
    near = next((e for e in usable if e.form is Form.POINT and not _coarse(e) and t.end <= e.start), None)
    if (
        t.trigger.aspect == "arrive"
        and near
        and wide
        and near.end <= wide[0].start
        and re.search(r"(?<![\p{L}])(?:và|để|nhằm)(?![\p{L}])", text[near.end : wide[0].start])
    ):
        return near  # "đến … hôm 26/2 và dự hội nghị hôm 27 - 28/2"
    if after:
        own = [e for e in usable if after[0] <= e.start and (after[1] is None or e.start < after[1])]
        wide = [e for e in own if e.form in _WHOLE]
        if wide and wide[0].start - after[0] < 160:
            return wide[0]
        if after[1] is not None and own:
            return own[0]
    if wide:
        return min(wide, key=lambda e: min(abs(e.start - t.end), abs(t.start - e.end)))
    return _date_for(text, t, dates, triggers)


def _date_for(
    text: str, t: TriggerMention, dates: list[Expression], triggers: list[TriggerMention]
) -> Expression | None:
    """The date words nearest to a trigger, a boundary or another trigger between them counting as distance."""
    best: tuple[float, Expression] | None = None
    for e in dates:
        if e.form is Form.UNREADABLE:
            continue
        lo, hi = (e.end, t.start) if e.end <= t.start else (t.end, e.start)
        gap = text[lo:hi]
        cost = float(len(gap))
        cost += 120 * gap.count(";") + 60 * len(
            re.findall(r"(?<![\p{L}])(?:sau khi|trước khi|kể từ|trong khi|tuyên bố)(?![\p{L}])", gap)
        )
        between = sum(1 for o in triggers if o is not t and lo <= o.start < hi)
        cost += 70 * between
        if between and e.end <= t.start and _SUBORDINATE.search(text, max(e.end, t.start - 22), t.start):
            continue  # "hôm nay đối thoại để chuẩn bị cho cuộc gặp": the day is of the first
        if e.end <= t.start and not text[max(0, e.start - 30) : e.start].strip(" *-–("):
            cost *= 0.5
        if e.form in _WHOLE:
            cost += 80  # an interval belongs to a visit rather than to a meeting
        if (
            e.end <= t.start
            and t.trigger.type not in ("signing", "message", "sanction")
            and _AGREED.search(gap)
            and _will_be(text, t)
        ):
            continue
        if e.end <= t.start and (_COMMENT.search(gap) or _ATTACK.search(gap)):
            continue  # "hôm nay chỉ trích cuộc tập trận": the day is of the comment
        if e.start >= t.end and re.search(
            r"(?<![\p{L}])(?:dẫn lời|dẫn nguồn|cho biết|đưa tin|tuyên bố)(?![\p{L}])", gap + text[e.end : e.end + 12]
        ):
            cost += 190  # "…, AFP dẫn lời ông X hôm qua cho biết"
        if (
            e.end <= t.start
            and (said := _SAID.search(gap))
            and re.search(r"(?<![\p{L}])(?:sẽ|sắp)(?![\p{L}])", gap[said.end() :])
        ) and "," not in gap[said.end() :]:
            continue  # "ngày 5/7, ông X nói sẽ gặp": the day of the saying
        if e.end <= t.start and (said := _SAID.search(gap)):
            # "Ngày 7/2, ông X cho biết hai bên sẽ gặp": the day of the saying
            if len(gap) - said.end() < 26 and re.search(r"(?:một số|các|những|về|việc)\s+$", gap):
                continue  # "hôm qua ông X xác nhận một số cuộc gặp"
            cost += 220 if "," in gap[said.start() :] or len(gap) - said.end() > 40 else 90
        if _coarse(e):
            cost += 90
            if e.start >= t.end and "," in gap and len(gap) > 60:
                continue  # a month in another clause
        if (
            e.end <= t.start
            and re.fullmatch(r"\s*(?:và|,)\s*(?:đã |sẽ )?", gap)
            and any(o.start >= t.end and o.start - t.end < 120 and o.form is Form.POINT for o in dates)
        ):
            cost += 150  # "đón X ngày 23 và đón Y ngày 25": the day before the conjunction is of the first
        if best is None or cost < best[0]:
            best = (cost, e)
    return best[1] if best and best[0] < _TOO_FAR else None


def _will_be(text: str, t: TriggerMention) -> bool:
    return bool(_COMING.match(text, t.end)) or bool(
        re.search(
            r"(?<![\p{L}])(?:nhất trí|đồng ý|chấp nhận)\s+(?:sẽ\s+)?$",
            text[max(0, t.start - 30) : t.start],
            re.IGNORECASE,
        )
    )


_COMING = re.compile(
    r"[^.;]{0,60}?(?<![\p{L}])(?:sẽ|dự kiến|tới đây|(?:tuần|tháng|năm) (?:tới|sau))(?![\p{L}])", re.IGNORECASE
)


def _coarse(e: Expression) -> bool:
    p = e.first
    if p.day is not None or p.weekday is not None or p.lunar:
        return False
    return p.shift is None or p.shift.unit != "day"


def is_told_day(e: Expression) -> bool:
    """Whether the words count from the last day told ("cùng ngày")."""
    return e.first.shift is not None and e.first.shift.anchor is Anchor.TOLD
