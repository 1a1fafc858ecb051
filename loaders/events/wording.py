"""What the words around a trigger make of it: announced, called off, wished, denied, of many states."""

from __future__ import annotations

import regex as re

from loaders.dates.partial import Expression
from loaders.events.triggers import TriggerMention, find_triggers
from loaders.text.sentences import Sentence

PLANNED = re.compile(
    r"(?<![\p{L}])(?:sẽ|(?<!hơn )dự kiến|sắp|chuẩn bị|có kế hoạch|lên kế hoạch|dự định|có lịch|theo kế hoạch"
    r"|theo chương trình|dự tính|ấn định|chưa diễn ra|(?:nhất trí|thống nhất|đồng ý|quyết định) tổ chức)(?![\p{L}])",
    re.IGNORECASE,
)


_CANCELLED = re.compile(r"(?<![\p{L}])(?:hủy(?: bỏ)?|hoãn|không tới|bị hủy)(?![\p{L}])", re.IGNORECASE)


WISH = re.compile(
    r"(?<![\p{L}])(?:mời|mong(?: muốn| đợi)?|hy vọng|hi vọng|kêu gọi|đề nghị|đề xuất|ủng hộ việc|sẵn sàng"
    r"|có thể|cần|(?<!\()phải(?! ?[),])|cố gắng|cố(?= (?:gặp|đàm))|tìm cách|nếu|liệu|muốn|từ chối|"
    r"khả năng|lời mời|nhận lời|yêu cầu|thúc đẩy|tăng cường|duy trì|cơ chế|nên|không|chưa|bàn về|về việc"
    r"|cân nhắc|rút khỏi|đe dọa|dọa)(?![\p{L}])(?! khách vào| vào)(?P<gap>[^.;]{0,70})$",
    re.IGNORECASE,
)


CALLED_OFF = re.compile(r"(?<![\p{L}])(?:rút khỏi|đe dọa|dọa|khôi phục)(?![\p{L}])[^.;,]{0,40}$", re.IGNORECASE)


_TO_COME = re.compile(r"(?<![\p{L}])(?:tới|tới đây|(?:tuần|tháng|năm|quý) sau)$", re.IGNORECASE)


_NOT_HELD = re.compile(
    r"[^,.;]{0,60}?(?<![\p{L}])(?:(?:sẽ|đã) không (?:diễn ra|được tổ chức)|(?:đã |sẽ )?bị (?:hủy|hoãn))(?![\p{L}])",
    re.IGNORECASE,
)


DENIED = re.compile(r"(?<![\p{L}])(?:bác tin|bác bỏ|phủ nhận)(?![\p{L}])[^.;,]{0,60}$", re.IGNORECASE)


YEARS_SINCE = re.compile(
    r"(?<![\p{L}])(?:tròn|đúng|kỷ niệm)\s+\d+ năm(?: ngày| kể từ)?(?![\p{L}])[^.;,]{0,60}$", re.IGNORECASE
)


# "những cuộc gặp này": several, told of elsewhere
THESE_BEFORE = re.compile(r"(?<![\p{L}])(?:những|các)\s+(?:cuộc\s+|chuyến\s+)?$", re.IGNORECASE)


THESE_AFTER = re.compile(r"\s+(?:này|đó|trên|ấy)(?![\p{L}])")


NEVER = re.compile(r"[^,.;]{0,40}?(?<![\p{L}])sẽ không (?!diễn ra|được tổ chức)|[^,.;]{0,60}?chưa được", re.IGNORECASE)


FOLLOWS = re.compile(
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


ONLINE = re.compile(r"trực tuyến|đầu cầu|điểm cầu|theo hình thức trực tuyến|qua cầu truyền hình", re.IGNORECASE)


DEFINITE = re.compile(
    r"(?:tại|trong|sau|ở|kết quả|nội dung|trước|trước thềm|kể từ|kết thúc)\s+(?:khi\s+)?(?:các\s+"
    r"|những\s+)?(?:cuộc|buổi|lễ|phiên)?\s*$",
    re.IGNORECASE,
)


COMMENT = re.compile(
    r"(?:chỉ trích|phản đối|lên án|cáo buộc|hoan nghênh|ca ngợi|bình luận về"
    r"|nói về)\s+(?:việc\s+(?:\S+\s+){0,3}|các\s+|những\s+)?(?:cuộc\s+|chuyến\s+|đợt\s+)?$",
    re.IGNORECASE,
)


# Words that turn a day into the same day elsewhere: "(chiều cùng ngày theo giờ Hà Nội)", "tức rạng sáng 30/5".
_AGAIN = re.compile(r"(?:tức(?: là)?(?: khoảng)?|\()\s*(?:vào\s+)?(?:khoảng\s+)?(?:lúc\s+)?$", re.IGNORECASE)


def is_announced(text: str, start: int, at: int) -> bool:
    """Whether the words from `start` (of the sentence) to `at` announce what follows."""
    return bool(PLANNED.search(text[max(start, at - 130) : at]))


def says_again(text: str, e: Expression) -> bool:
    """Whether the words only repeat a time in another zone ("tức rạng sáng 30/5 theo giờ Hà Nội")."""
    near = text[max(0, e.start - 16) : e.start]
    return (
        bool(_AGAIN.search(near))
        and bool(re.search(r"giờ", text[e.start : e.end + 24]))
        and "(" not in near.strip()[:1]
    )


def counts_from_what_follows(e: Expression, s: Sentence) -> bool:
    """ "hai tuần sau khi …" counts from what follows; "Ngay sau khi …" at the start is the day told before."""
    return e.text.lower().endswith(" khi") and e.start > s.start + 3


def tells_of_before(text: str, s: Sentence | None) -> bool:
    """Whether a sentence tells of something before that no two states did ("Trước đó, cuộc bầu cử ngày 18-3…").

    "Cùng ngày" and "nhân dịp này" further on do not look back to it.
    """
    return s is not None and bool(_BEFORE_THAT.match(text, s.start)) and not find_triggers(text, s.start, s.end)


_BEFORE_THAT = re.compile(r"\W*trước đó(?![\p{L}])", re.IGNORECASE)


def is_multilateral(text: str, s: Sentence, t: TriggerMention) -> bool:
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


def status_of(text: str, s: Sentence, t: TriggerMention, e: Expression | None) -> str:
    """Whether the words around a trigger report it as `held`, announce it (`planned`) or call it off (`cancelled`)."""
    if _NOT_HELD.match(text, t.end, s.end):
        return "cancelled"
    clause = text[s.start : t.end]
    cut = max(clause.rfind(";"), clause.rfind(" sau khi "), clause.rfind(" trong khi "))
    clause = clause[cut + 1 :]
    if _CANCELLED.search(clause[-60:]):
        return "cancelled"
    if (
        re.match(r"[^,.;]{0,60}?(?<![\p{L}])(?:sẽ|(?<!hơn )dự kiến)(?![\p{L}])", text[t.end : min(s.end, t.end + 90)])
        and t.trigger.frame != "visit"
    ):
        return "planned"
    if e is not None and _TO_COME.search(e.text):
        return "planned"
    return "planned" if PLANNED.search(clause[-130:]) else "held"
