"""Days that count from the last one told: "cùng ngày", "hôm sau", "một ngày trước đó", "ngay sau đó"."""

# ruff: noqa: E501  a row of the table is one line, however long its pattern
from __future__ import annotations

import re

from loaders.dates.grammar import pieces as p
from loaders.dates.grammar.row import NOT_A_DATE, Reading, row
from loaders.dates.grammar.weekday import ORDINALS
from loaders.dates.partial import Anchor, PartialDate, Shift, Unit
from loaders.patterns import lazy_re


def _told(unit: Unit, amount: int = 0) -> PartialDate:
    return PartialDate(shift=Shift(Anchor.TOLD, unit, amount))


_UNITS = {
    "ngày": Unit.DAY, "hôm": Unit.DAY, "tuần": Unit.WEEK, "tuần lễ": Unit.WEEK, "tháng": Unit.MONTH,
    "quý": Unit.QUARTER, "năm": Unit.YEAR, "thập kỷ": Unit.DECADE, "thập niên": Unit.DECADE, "thập kỉ": Unit.DECADE,
}  # fmt: skip


def counted(anchor: Anchor, unit_words: str, amount: int) -> PartialDate:
    """So many units from the anchor. Weeks are counted in days: "hai tuần trước" is fourteen days, not a whole week."""
    unit = _UNITS[" ".join(unit_words.split())]
    if unit is Unit.WEEK:
        return PartialDate(shift=Shift(anchor, Unit.DAY, amount * 7))
    if unit is Unit.DECADE:
        return PartialDate(shift=Shift(anchor, Unit.YEAR, amount * 10))
    return PartialDate(shift=Shift(anchor, unit, amount))


def _after(m: re.Match[str]) -> Reading:
    return Reading(counted(Anchor.TOLD, m["unit"], p.count(m["n"])))


def _before(m: re.Match[str]) -> Reading:
    return Reading(counted(Anchor.TOLD, m["unit"], -p.count(m["n"])))


def _same_part(m: re.Match[str]) -> Reading:
    return Reading(_told(Unit.DAY).with_(part_of_day=p.part_of_day(m["pod"])))


def _part_alone(m: re.Match[str]) -> Reading | None:
    """`Buổi trưa, …` at the head of a sentence: that of the day told before."""
    at_head = _HEADS.search(m.string, max(0, m.start() - 14), m.start())
    return Reading(_same_part(m).first, weak=True) if at_head else NOT_A_DATE


# A day told in the sentence before it, of which "vào buổi sáng" is: "hôm qua, nhưng | vào buổi sáng, …".
_WITH_ITS_DAY = lazy_re(r"(?:(?<!\w)(?:ngày|hôm|thứ|chủ nhật|nay|mai)(?!\w)|\d ?[/-] ?\d)[^.!?;\n]*$")
_SENTENCE = 160


def _part_behind(m: re.Match[str]) -> Reading | None:
    """`…, ông được tiếp vào buổi chiều`: that of the day told before, where its sentence tells none."""
    told = _WITH_ITS_DAY.search(m.string, max(0, m.start() - _SENTENCE), m.start())
    return NOT_A_DATE if told else Reading(_same_part(m).first, weak=True)


def _same(m: re.Match[str]) -> Reading:
    return Reading(_told(_UNITS[m["unit"]]))


# What a count may begin a sentence with, or stand behind a mark: there it counts on from the day told before.
# A dash inside a sentence is none: "hội đàm ngày 28/9 - 1 ngày sau khi ông tới".
_HEADS = lazy_re(
    r"(?:^|[\n.!?:;\"“(]|(?:^|[\n.!?:;)]) ?-|[.!?:;] ?[\"“(-]?) ?(?:và |chỉ |mới |gần |hơn |khoảng |chưa đầy |đúng )?$"
)


def _of_an_act(m: re.Match[str]) -> Reading | None:
    """`một ngày sau khi ông đi`, `hai tuần sau cuộc gặp`: behind what it dates, it counts from an act that has a day of
    its own, which nobody tells; at the head of a sentence it goes on from the day told before, or back."""
    if _HEADS.search(m.string, max(0, m.start() - 14), m.start()):
        return _after(m) if " sau" in m.group() else _before(m)
    return NOT_A_DATE


_ACT = r"(?:khi|lần|cuộc|chuyến|vụ|loạt|hội nghị|hội đàm|lễ|phiên|vòng|trận|cơn|bão|động đất|thượng đỉnh|biến cố|sự kiện|sự cố|thảm họa|đảo chính|tuyên bố|thông báo|quyết định|đợt|bầu cử|đại hội)"
# The act told before, by name: "hai ngày trước | cuộc gặp ấy".
_THAT_ACT = r"(?:cuộc|buổi|chuyến|phiên|lễ|vòng|hội|đợt)(?: \w{1,12}){1,3} (?:ấy|đó|này|nói trên)(?!\w)"
_NTH = "đầu tiên|thứ nhất|thứ hai|thứ ba|thứ tư|thứ năm|đầu(?! tiên)"


def _nth_day(m: re.Match[str]) -> Reading:
    """`ngày làm việc thứ hai`: counted from the first day of the stay that was told before."""
    return Reading(PartialDate(shift=Shift(Anchor.STAY, Unit.DAY, ORDINALS[" ".join(m["nth"].split())] - 1)))


def _nth_part(m: re.Match[str]) -> Reading:
    """`ngay tối đầu tiên`: that part of the first day of the stay."""
    first = _nth_day(m).first
    assert first is not None
    return Reading(first.with_(part_of_day=p.part_of_day(m["pod"])))


_UNIT = "(?P<unit>ngày|hôm|tuần lễ|tuần|tháng|năm|thập kỷ|thập niên)"
_N = "một hai ba bốn năm sáu bảy bẩy tám chín mười #"

ROWS = (
    row("same_day", "cùng", r"cùng (?:ngày|hôm)(?!\w)", _told(Unit.DAY)),
    row("same_day", "cùng", r"cùng buổi <pod>(?! (?:nay|qua|mai|hôm|ngày|thứ|chủ|\d)(?!\w))(?!\w)", _same_part),
    row("part_told", "buổi", r"buổi <pod>(?= ?,(?! (?:ngày|hôm|thứ|chủ|\d)))", _part_alone),
    row("part_told", "sáng trưa chiều tối đêm", r"<pod>(?= ?,(?! (?:ngày|hôm|thứ|chủ|sáng|trưa|chiều|tối|đêm|\d)))", _part_alone),
    row("part_told", "đến tới sang", r"(?:đến|tới|sang) (?:buổi )?<pod>(?= ?,(?! (?:ngày|hôm|thứ|chủ|\d)))", _part_alone),
    row("part_told", "vào", r"vào (?:buổi |đầu giờ |cuối giờ )<pod>(?= ?[.;,)\n]| ?$)", _part_behind),
    row("part_told", "trong", r"(?:ngay )?trong buổi <pod>(?! (?:nay|qua|mai|hôm|ngày|thứ|chủ|cùng|đó|ấy|này|đầu|cuối|làm|giao|lễ|\(?\d+)(?!\w))(?!\w)", lambda m: Reading(_same_part(m).first, weak=True)),
    row("same_day", "trong", r"(?:ngay )?trong ngày(?! (?:làm việc|ra quân|hội|càng|một|đầu|cuối|nghỉ|lễ|tết|\d|mai|kia|thứ|chủ|hôm|quốc|nay|này)(?!\w))(?!\w)(?= ?[,.;:)\n]| ?$| (?:đã|sẽ|tại|với|ở|và|ông|bà|hai|đoàn))", _told(Unit.DAY)),
    row("same_day", "ngay", r"ngay (?:trong|trong chính) (?P<pod>đêm)(?! (?:giao thừa|nay|qua|mai|hôm|ngày|thứ|chủ|\d)(?!\w))(?!\w)", _same_part),
    row("same_day", "ngày hôm đêm buổi", r"(?:(?:ngày|buổi) )?hôm (?:đó|ấy|ấy)(?!\w)", _told(Unit.DAY)),
    row("same_day", "ngày", r"ngày (?:đó|ấy)(?!\w)", _told(Unit.DAY)),
    row("same_day", "trong ngay", r"(?:(?:ngay )?trong|ngay) <pod> (?:đó|ấy)(?!\w)", _same_part),
    row("same_day", "sáng trưa chiều tối đêm", r"<pod> (?:đó|ấy)(?= ?,)", _same_part),
    row("same_day", "ngày", r"ngày này(?! (?:năm|tháng|tuần|qua|càng)(?!\w))(?!\w)", Reading(_told(Unit.DAY), bare=True)),
    row("same_period", "cùng", r"cùng (?P<unit>tuần|tháng|năm)(?!\w)(?! (?:tuổi|sinh|với|ký|tra|hành|tiễu)(?!\w))", _same),
    row("same_period", "tuần tháng năm", r"(?P<unit>tuần|tháng|năm) (?:đó|ấy)(?!\w)", _same),
    row("next_day", "ngày hôm", r"(?:ngày hôm sau|hôm sau|ngày (?:kế tiếp|tiếp theo|kế|tiếp sau)|ngày sau đó|ngày liền sau|hôm tiếp theo)(?!\w)", _told(Unit.DAY, 1)),
    row("day_before", "ngày hôm", r"(?:ngày hôm trước|hôm trước|ngày trước đó|hôm trước đó|ngày liền trước)(?: đó)?(?!\w)", _told(Unit.DAY, -1)),
    row("next_period", "tuần tháng năm", r"(?P<unit>tuần|tháng|năm) (?:sau đó|tiếp sau|liền sau|kế sau)(?!\w)", lambda m: Reading(_told(_UNITS[m["unit"]], 1))),
    row("period_before", "tuần tháng năm", r"(?P<unit>tuần|tháng|năm) (?:trước đó|liền trước)(?!\w)", lambda m: Reading(_told(_UNITS[m["unit"]], -1))),
    row("count_after", _N, rf"<n> {_UNIT} sau {_THAT_ACT}", _after),
    row("count_before", _N, rf"<n> {_UNIT} trước {_THAT_ACT}", _before),
    row("nth_day", "ngày", rf"ngày làm việc (?P<nth>{_NTH})(?!\w)(?! ?[(,]? ?(?:ngày )?\d)", _nth_day),
    row("nth_day", "ngày", rf"ngày (?P<nth>{_NTH}) (?:của|trong) (?:chuyến|đợt)(?: (?:đi|thăm|công tác|công du|làm việc))?(?!\w)", _nth_day),
    row("nth_day", "ngay", r"ngay (?:trong |từ )?(?:buổi )?<pod> (?P<nth>đầu tiên|đầu)(?= ?[,.;)]| ?$| (?:bạn|đoàn|khách|ông|bà|tới|đến|ở|tại|đặt chân|của (?:chuyến|đợt))(?!\w))", _nth_part),
    row("nth_day", "ngay", r"ngay (?:trong )?ngày (?P<nth>đầu tiên|đầu)(?= ?[,.;)]| ?$)", _nth_day),
    row("count_from_act", _N, rf"<n> {_UNIT} (?:sau|trước) {_ACT}(?!\w)", _of_an_act),
    row("count_after", _N, rf"<n> {_UNIT} (?:sau đó|sau khi|sau|tiếp sau đó|kể từ đó)(?!\w)", _after),
    row("count_before", _N, rf"<n> {_UNIT} (?:trước đó|trước khi)(?!\w)", _before),
    row("count_before", "trước", rf"trước (?:đó|đây) <n> {_UNIT}(?!\w)", _before),
    row("count_after", "sau", rf"sau (?:đó|đấy) <n> {_UNIT}(?!\w)", _after),
    row("count_after", "sau", rf"sau <n> {_UNIT}(?= ?[,.;]| ?$)", lambda m: Reading(_after(m).first, bare=True)),
    row("right_after", "ngay", r"ngay (?:sau đó|sau khi|trước đó|lúc đó|khi đó|tại chỗ)(?!\w)", Reading(_told(Unit.DAY), weak=True)),
    row("this_occasion", "nhân", r"nhân dịp này(?!\w)", Reading(_told(Unit.DAY), weak=True)),
)  # fmt: skip
