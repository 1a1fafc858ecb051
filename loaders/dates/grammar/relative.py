"""Days that count from the publication day: "hôm nay", "sáng mai", "cách đây ba năm", "trong 3 ngày tới"."""

# ruff: noqa: E501  a row of the table is one line, however long its pattern
from __future__ import annotations

import re

from loaders.dates.grammar import pieces as p
from loaders.dates.grammar.row import NOT_A_DATE, Reading, row
from loaders.dates.grammar.same_day import counted
from loaders.dates.partial import Anchor, Form, PartialDate, Shift, Unit
from loaders.patterns import lazy_re


def _days(amount: int) -> PartialDate:
    return PartialDate(shift=Shift(Anchor.PUBLICATION, Unit.DAY, amount))


_DAY_WORDS = {"nay": 0, "qua": -1, "mai": 1, "kia": 2, "mốt": 2, "kìa": 3}


def _part_of(m: re.Match[str]) -> Reading | None:
    """`sáng nay`, `đêm qua`, `chiều mai`, `sáng ngày kia`; "hôm kia" is its own row, for it lies behind."""
    pod = p.part_of_day(m["pod"])
    return Reading(_days(_DAY_WORDS[m["rel"]]).with_(part_of_day=pod))


def _ago(m: re.Match[str]) -> Reading:
    return Reading(counted(Anchor.PUBLICATION, m["unit"], -p.count(m["n"])))


def _ahead(m: re.Match[str]) -> Reading:
    return Reading(counted(Anchor.PUBLICATION, m["unit"], p.count(m["n"])))


_UNITS = {
    "ngày": Unit.DAY, "hôm": Unit.DAY, "tuần": Unit.WEEK, "tuần lễ": Unit.WEEK, "tháng": Unit.MONTH,
    "quý": Unit.QUARTER, "năm": Unit.YEAR,
}  # fmt: skip


def _span(m: re.Match[str]) -> Reading:
    """`3 ngày tới`, `hai tháng qua`: so many whole units after or before the present one."""
    unit, n = _UNITS[" ".join(m["unit"].split())], p.count(m["n"])
    ahead = " ".join(m["way"].split()) in ("tới", "sắp tới", "tiếp theo", "tới đây", "kế tiếp", "sắp đến")

    def at(amount: int) -> PartialDate:
        return PartialDate(shift=Shift(Anchor.PUBLICATION, unit, amount))

    if n == 1:
        return Reading(at(1 if ahead else -1))
    return Reading(at(1), at(n), Form.RANGE) if ahead else Reading(at(-n), at(-1), Form.RANGE)


def _hours(m: re.Match[str]) -> Reading | None:
    """`3 giờ trước`, `24 giờ nữa`: whole days only; less than a day stays on the day itself."""
    hours = p.count(m["n"]) if m["unit"] in ("giờ", "tiếng", "tiếng đồng hồ", "giờ đồng hồ") else 0
    days = hours // 24
    return Reading(_days(days if m["way"] == "nữa" or m["way"] in ("tới", "sắp tới") else -days), weak=True)


def _hour_span(m: re.Match[str]) -> Reading | None:
    """`24 giờ qua`, `48 giờ tới`: the days they reach over, today among them."""
    days = p.count(m["n"]) // 24
    if not days:
        return Reading(_days(0), weak=True)
    ahead = m["way"].endswith("tới")
    first, last = (_days(0), _days(days)) if ahead else (_days(-days), _days(0))
    return Reading(first, last, Form.RANGE, weak=True)


# Behind these what is just over was so when something else began: "ngay khi lễ đón | vừa xong".
_WHEN = lazy_re(r"(?<!\w)(?:khi|lúc|sau|when|after)(?!\w)[^,.;:!?\n]*$")


def _just_now(m: re.Match[str]) -> Reading:
    began = _WHEN.search(m.string, max(0, m.start() - 80), m.start())
    return NOT_A_DATE if began else Reading(_days(0), weak=True)


_N = "một hai ba bốn năm sáu bảy bẩy tám chín mười #"
_UNIT = "(?P<unit>ngày|hôm|tuần lễ|tuần|tháng|năm|thập kỷ|thập niên)"
_PODS = "buổi sáng trưa chiều tối đêm khuya rạng mờ tờ nửa xế giữa đầu cuối"
# "qua" and "tới" are verbs as well ("sáng qua Lào", "tối tới Hà Nội").
_NO_VERB = (
    r"(?! (?:đời|lại|cầu|đường|mặt|tay|loa|mạng|điện|kênh|internet|thủ|các|biên|cửa|giới|cơn|nước|hà|việt)(?!\w))"
)

ROWS = (
    row("today", "hôm ngày bữa", r"(?:ngày )?(?:hôm|bữa) nay(?!\w)", _days(0)),
    row("yesterday", "hôm ngày bữa", r"(?:ngày )?(?:hôm|bữa) qua(?!\w)", _days(-1)),
    row("day_before_yesterday", "hôm ngày bữa", r"(?:ngày )?(?:hôm|bữa) (?:kia|trước nữa)(?!\w)", _days(-2)),
    row("three_days_before", "hôm ngày bữa", r"(?:ngày )?(?:hôm|bữa) kìa(?!\w)", _days(-3)),
    row("tomorrow", "ngày", r"ngày (?:hôm )?mai(?!\w)(?! (?:sau|này))", _days(1)),
    row("day_after_tomorrow", "ngày", r"ngày (?:kia|mốt|mốt)(?!\w)", _days(2)),
    row("tomorrow", "mai mốt", r"mai(?=$|[,.;:!?]| (?:lúc|là|tôi|sẽ|gặp))", Reading(_days(1), bare=True)),
    row("tomorrow", "mai", r"mai(?=,? \(?\d{1,2} ?[/-] ?\d{1,2}(?!\d))", _days(1)),
    row("part_of_today", _PODS, r"(?:buổi )?<pod> (?P<rel>nay)(?!\w)", _part_of),
    row("part_of_yesterday", _PODS, rf"(?:buổi )?<pod> (?P<rel>qua)(?!\w){_NO_VERB}", _part_of),
    row("part_of_tomorrow", _PODS, r"(?:buổi )?<pod> (?:ngày )?(?P<rel>mai|mốt|kia|kìa)(?!\w)", _part_of),
    row("now", "bây ngay lúc hiện", r"(?:ngay )?(?:bây giờ|lúc này|hiện giờ|thời điểm này)(?!\w)", Reading(_days(0), weak=True)),
    row("from_now", "từ", r"từ (?:nay|giờ|bây giờ)(?= (?:cho )?(?:đến|tới)(?!\w))", _days(0)),
    row("ago", "cách", rf"cách (?:đây|nay)(?: (?:khoảng|gần|hơn|đúng|vừa tròn|tròn|chừng))? <n> {_UNIT}(?!\w)", _ago),
    row("ago", _N, rf"<n> {_UNIT}(?: về)? trước(?: đây)?{p.NO_ACT}(?!\w)", _ago),
    row("in_future", _N, rf"<n> {_UNIT} nữa(?!\w)", _ahead),
    row("in_future", "sau trong", rf"(?:sau|trong(?: vòng)?)(?: (?:khoảng|hơn|gần))? <n> {_UNIT} nữa(?!\w)", _ahead),
    row("coming_span", _N, r"<n> (?P<unit>ngày|tuần lễ|tuần|tháng|quý|năm)(?: liên tiếp)? (?P<way>sắp tới|tới đây|tới|tiếp theo|kế tiếp|sắp đến)(?!\w)", _span),
    row("past_span", _N, r"<n> (?P<unit>ngày|tuần lễ|tuần|tháng|quý|năm) (?P<way>vừa qua|vừa rồi|gần đây|gần nhất|qua|rồi|trở lại đây|cuối(?= vừa qua))(?!\w)", _span),
    row("hours_away", _N, r"<n> (?P<unit>giờ đồng hồ|tiếng đồng hồ|giờ|tiếng|phút|giây) (?P<way>trước|nữa)(?!\w)(?! (?:khi|đó|ngày|giờ))", _hours),
    row("hours_away", _N, r"<n> (?P<unit>giờ|tiếng) (?P<way>qua|vừa qua|tới|sắp tới)(?!\w)", _hour_span),
    row("now", "vừa", r"vừa xong(?!\w)", _just_now),
)  # fmt: skip
