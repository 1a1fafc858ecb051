"""Which date words go with which trigger."""

from __future__ import annotations

import regex as re

from loaders.dates.partial import Anchor, Expression, Form
from loaders.events.triggers import TriggerMention
from loaders.events.wording import COMMENT

# "nhất trí hội đàm vào tuần tới": what is agreed is still to come, and the day before belongs to the agreeing.
_AGREED = re.compile(
    r"(?<![\p{L}])(?:nhất trí|đồng ý|thống nhất|quyết định|chấp nhận|thông báo|công bố|tuyên bố)\s+(?:sẽ\s+"
    r"|việc\s+|về\s+|kế hoạch\s+|lịch\s+)?(?:tổ chức|nối lại|tham gia|tiến hành|khôi phục|mở"
    r"|tiếp tục(?: tổ chức)?)?\s*(?:các\s+|một\s+)?(?:cuộc\s+|vòng\s+)?$",
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


_ATTACK = re.compile(r"(?<![\p{L}])(?:chỉ trích|lên án|cáo buộc|đổ lỗi|qua đời)(?![\p{L}])", re.IGNORECASE)


def goes_with(text: str, t: TriggerMention, e: Expression) -> bool:
    """Whether the date words stand with the trigger in one phrase ("cuộc gặp với X 9-11", "9-11, tại hội đàm")."""
    if e.end <= t.start and re.fullmatch(
        r"\s*,?\s*(?:tại|trong|ở)\s+(?:cuộc|buổi|lễ|phiên)?\s*", text[e.end : t.start]
    ):
        return True
    return e.start >= t.end and not re.search(r"[,;.]", text[t.end : e.start]) and e.start - t.end < 110


_SUBORDINATE = re.compile(
    r"(?<![\p{L}])(?:cho|về|nhằm|của|trước|trước khi|sau|chuẩn bị|hướng tới)\s+(?:các\s+|những\s+"
    r"|một\s+)?(?:cuộc\s+|buổi\s+|lễ\s+)?$",
    re.IGNORECASE,
)


_TOO_FAR = 330.0


_WHOLE = (Form.RANGE, Form.OPEN_END, Form.OPEN_START, Form.EITHER)


def visit_date(
    text: str,
    t: TriggerMention,
    dates: list[Expression],
    triggers: list[TriggerMention],
    after: tuple[int, int | None] | None,
) -> Expression | None:
    """The interval beside a visit before any single day; for one of several destinations, what follows it."""
    usable = [e for e in dates if e.form is not Form.UNREADABLE and not _of_another(t, e, triggers)]
    wide = [e for e in usable if e.form in _WHOLE]
    near = next((e for e in usable if e.form is Form.POINT and not is_coarse(e) and t.end <= e.start), None)
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
    return date_for(text, t, usable, triggers)


def _of_another(t: TriggerMention, e: Expression, triggers: list[TriggerMention]) -> bool:
    """ "Kết thúc chuyến thăm A, … thăm B từ 28 - 30/3": the days behind a second visit are that visit's."""
    return t.trigger.aspect == "leave" and any(
        o.trigger.frame == "visit" and t.end <= o.start and o.end <= e.start for o in triggers
    )


def date_for(
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
        if e.end <= t.start and (COMMENT.search(gap) or _ATTACK.search(gap)):
            continue  # "hôm nay chỉ trích cuộc tập trận": the day is of the comment
        if e.start >= t.end and re.search(
            r"(?<![\p{L}])(?:dẫn lời|dẫn nguồn|cho biết|đưa tin|tuyên bố)(?![\p{L}])", gap + text[e.end : e.end + 12]
        ):
            cost += 190  # "…, AFP dẫn lời ông X hôm qua cho biết"
        if e.end <= t.start and (said := _SAID.search(gap)):
            # "Ngày 7/2, ông X cho biết hai bên sẽ gặp": the day of the saying
            behind = gap[said.end() :]
            if "," not in behind and re.search(r"(?<![\p{L}])(?:sẽ|sắp)(?![\p{L}])", behind):
                continue  # "ngày 5/7, ông X nói sẽ gặp"
            if len(gap) - said.end() < 26 and re.search(r"(?:một số|các|những|về|việc)\s+$", gap):
                continue  # "hôm qua ông X xác nhận một số cuộc gặp"
            cost += 220 if "," in gap[said.start() :] or len(gap) - said.end() > 40 else 90
        if is_coarse(e):
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


def is_coarse(e: Expression) -> bool:
    """Whether the words name no day of their own: a month, a season, a year, "tuần trước"."""
    p = e.first
    if p.day is not None or p.weekday is not None or p.lunar:
        return False
    return p.shift is None or p.shift.unit != "day"


def is_told_day(e: Expression) -> bool:
    """Whether the words count from the last day told ("cùng ngày")."""
    return e.first.shift is not None and e.first.shift.anchor is Anchor.TOLD
