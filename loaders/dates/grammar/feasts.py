"""Feasts and lunar days: "mùng 2 Tết", "rằm tháng Bảy", "Tết Đinh Dậu 2017", "lễ Quốc khánh 2/9".

Feasts are weak: an article says them of the season more often than of the day of what it tells. "Mùng 2 Tết" is a
day like any other.
"""

# ruff: noqa: E501  a row of the table is one line, however long its pattern
from __future__ import annotations

import re

from loaders.dates import lunar
from loaders.dates.grammar import pieces as p
from loaders.dates.grammar.row import Reading, row
from loaders.dates.partial import Form, Lean, PartialDate, Unit

_STEM = "(?P<stem>giáp|ất|bính|đinh|mậu|kỷ|kỉ|canh|tân|nhâm|quý)"
_BRANCH = "(?P<branch>tý|tí|sửu|dần|mão|mẹo|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)"
_NAME = f"{_STEM} {_BRANCH}(?!\\w)"
_NAME2 = _NAME.replace("stem", "stem2").replace("branch", "branch2")
_TET = r"tết(?: (?:nguyên đán|âm lịch|cổ truyền|ta))?"
_WHEN = rf"(?: (?:năm )?{_NAME})?(?:(?: ?[-,(]? ?|(?: của)? năm )(?P<y>(?:19|20)\d\d)\)?)?(?: năm (?P<yr>nay|ngoái|sau|tới|trước))?(?: (?P<lean>vừa qua|vừa rồi|sắp tới|tới đây|này|tới)(?! \w))?(?!\w)"


def _when(m: re.Match[str], partial: PartialDate) -> PartialDate | None:
    """The year of a feast: its number, its name in the cycle of sixty, or its distance."""
    groups = m.groupdict()
    stem = groups.get("stem") or groups.get("stem2")
    if stem:
        cycle = lunar.cycle(stem, groups.get("branch") or m["branch2"])
        if cycle is None:
            return None
        partial = partial.with_(cycle=cycle)
    if groups.get("y"):
        partial = partial.with_(year=int(m["y"]))
    if groups.get("yr"):
        partial = partial.with_(shift=p.relative(m["yr"], Unit.YEAR))
    if groups.get("lean"):
        words = " ".join(m["lean"].split())
        partial = partial.with_(lean=Lean.ON_OR_AFTER if words == "này" else p.LEANS[words])
    return partial


def _tet_day(m: re.Match[str]) -> Reading | None:
    """`mùng 2 Tết`, `30 Tết`, `28 tháng Chạp`: days from 20 on are of the old year's last month."""
    day = p.count(m["dw"])
    if 1 <= day <= 10:
        partial = PartialDate(day=day, month=1, lunar=True)
    elif 20 <= day <= 30:
        partial = PartialDate(day=day, month=12, lunar=True)
    else:
        return None
    found = _when(m, partial)
    if found is None:
        return None
    # The twelfth month before Tết 2017 belongs to lunar 2016: year and cycle name the year the feast opens.
    if partial.month == 12:
        found = found.with_(
            year=found.year - 1 if found.year else None,
            cycle=(found.cycle - 1) % 60 if found.cycle is not None else None,
        )
    return Reading(found)


def _tet_days(m: re.Match[str]) -> Reading | None:
    """`từ mùng 2 đến mùng 4 Tết Kỷ Hợi`: both days in the first month of the lunar year named."""
    first, last = p.count(m["dw"]), p.count(m["dw2"])
    closing = _when(m, PartialDate(day=last, month=1, lunar=True))
    if closing is None or not 1 <= first < last <= 15:
        return None
    return Reading(closing.with_(day=first), closing, Form.RANGE)


def _tet(m: re.Match[str]) -> Reading | None:
    found = _when(m, PartialDate(holiday="tet", lunar=True))
    return Reading(found, weak=True) if found else None


def _lunar_year(m: re.Match[str]) -> Reading | None:
    found = _when(m, PartialDate(lunar=True))
    return Reading(found, weak=True) if found else None


def _full_moon(m: re.Match[str]) -> Reading | None:
    found = _when(m, PartialDate(day=15, month=p.month(m["mw"]), lunar=True, leap=bool(m["leap"])))
    return Reading(found) if found else None


def _lunar_day(m: re.Match[str]) -> Reading | None:
    """`10/3 âm lịch`, `ngày 5 tháng 5 (âm lịch)`, `mùng 6 tháng Giêng năm Kỷ Hợi`."""
    day, month = p.count(m["dw"]), p.month(m["mw"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    found = _when(m, PartialDate(day=day, month=month, lunar=True, leap=bool(m.groupdict().get("leap"))))
    return Reading(found) if found else None


def _lunar_month(m: re.Match[str]) -> Reading | None:
    found = _when(m, PartialDate(month=p.month(m["mw"]), lunar=True, leap=bool(m["leap"])))
    return Reading(found) if found else None


_NAMES: tuple[tuple[str, str], ...] = (
    ("giáng sinh|lễ giáng sinh|noel|lễ noel|nô-en|nô en|christmas", "christmas"),
    ("đêm giáng sinh|đêm noel|đêm vọng giáng sinh", "christmas_eve"),
    ("tết dương lịch|tết tây|năm mới dương lịch|ngày đầu năm mới|ngày đầu năm", "new_year"),
    ("năm mới", "new_year"),
    ("đêm giao thừa dương lịch", "new_year_eve"),
    ("đêm giao thừa|giao thừa|đêm giao thừa tết|giao thừa tết|đêm ba mươi tết|đêm trừ tịch", "tet_eve"),
    ("lễ tình nhân|ngày tình nhân|valentine|lễ valentine|ngày valentine|lễ tình yêu|ngày lễ tình nhân|ngày lễ tình yêu", "valentine"),
    ("quốc tế phụ nữ|ngày quốc tế phụ nữ", "womens_day"),
    ("ngày phụ nữ việt nam|phụ nữ việt nam", "vietnamese_womens_day"),
    ("quốc tế lao động|ngày quốc tế lao động|lễ lao động|ngày lao động", "labour_day"),
    ("quốc tế thiếu nhi|ngày quốc tế thiếu nhi|tết thiếu nhi", "childrens_day"),
    ("ngày giải phóng miền nam|giải phóng miền nam|ngày thống nhất|lễ thống nhất|ngày thống nhất đất nước|ngày chiến thắng|ngày giải phóng", "reunification"),
    ("lễ quốc khánh|ngày quốc khánh|quốc khánh|tết độc lập|ngày quốc khánh việt nam|quốc khánh việt nam", "national_day"),
    ("ngày cách mạng tháng tám|ngày cách mạng tháng 8", "august_revolution"),
    ("ngày nhà giáo việt nam|ngày nhà giáo|nhà giáo việt nam|lễ nhà giáo", "teachers_day"),
    ("ngày thầy thuốc việt nam|thầy thuốc việt nam", "doctors_day"),
    ("ngày báo chí cách mạng việt nam|báo chí cách mạng", "press_day"),
    ("ngày gia đình việt nam", "family_day"),
    ("ngày doanh nhân việt nam|ngày doanh nhân", "entrepreneurs_day"),
    ("ngày thương binh liệt sĩ|ngày thương binh - liệt sĩ|ngày thương binh, liệt sĩ|thương binh liệt sĩ", "invalids_and_martyrs"),
    ("ngày thành lập quân đội nhân dân việt nam|ngày thành lập quân đội|ngày thành lập qđnd việt nam", "army_day"),
    ("ngày thành lập đảng", "party_founding"),
    ("ngày sinh chủ tịch hồ chí minh|sinh nhật bác", "ho_chi_minh_birthday"),
    ("cá tháng tư|ngày cá tháng tư|ngày nói dối", "april_fools"),
    ("halloween|lễ halloween|lễ hội halloween|lễ hội hóa trang", "halloween"),
    ("lễ tạ ơn|ngày lễ tạ ơn", "thanksgiving"),
    ("thứ sáu đen tối|black friday|ngày thứ sáu đen", "black_friday"),
    ("lễ phục sinh|phục sinh|chủ nhật phục sinh", "easter"),
    ("ngày của mẹ", "mothers_day"),
    ("ngày của cha|ngày của bố", "fathers_day"),
    ("giỗ tổ hùng vương|giỗ tổ|ngày giỗ tổ hùng vương|lễ giỗ tổ hùng vương|ngày giỗ tổ", "hung_kings"),
    ("tết đoan ngọ|tết diệt sâu bọ", "double_fifth"),
    ("tết hàn thực", "cold_food"),
    ("lễ vu lan|vu lan|mùa vu lan|lễ vu lan báo hiếu", "vu_lan"),
    ("trung thu|tết trung thu|rằm trung thu|đêm trung thu|ngày trung thu", "mid_autumn"),
    ("lễ phật đản|phật đản|đại lễ phật đản|vesak|đại lễ vesak", "vesak"),
    ("tết nguyên tiêu|rằm tháng giêng", "first_full_moon"),
    ("ông công ông táo|tết ông công ông táo|ngày ông công ông táo|ngày ông táo", "kitchen_gods"),
)  # fmt: skip
_KEY = {name: key for names, key in _NAMES for name in names.split("|")}
_ALL = "|".join(re.escape(n).replace(r"\ ", " ").replace(r"\-", "-") for n in sorted(_KEY, key=len, reverse=True))


def _named(m: re.Match[str]) -> Reading | None:
    key = _KEY[" ".join(m["feast"].split())]
    found = _when(m, PartialDate(holiday=key))
    return Reading(found, weak=True, bare=key == "new_year" and m["feast"] == "năm mới") if found else None


def _dated(m: re.Match[str]) -> Reading | None:
    """`lễ 30/4-1/5`, `dịp nghỉ lễ 2/9`: the holiday by its day."""
    day, month = int(m["d"]), int(m["m"])
    return Reading(PartialDate(day=day, month=month), weak=True) if p.is_day(day, month) else None


_LUNAR_TAIL = r",? ?\(?(?:âm lịch|âl)\)?(?!\w)"

ROWS = (
    row("lunar_day", "# ngày mùng mồng", r"(?:ngày )?(?:(?:mùng|mồng) )?<dw>(?: tháng |<sep>)<mw>(?P<leap> \(?nhuận\)?)(?: ?" + _LUNAR_TAIL + ")?" + _WHEN, _lunar_day),
    row("lunar_day", "# ngày mùng mồng hôm", r"(?:(?:ngày|hôm) )?(?:(?:mùng|mồng) )?<dw>(?: tháng |<sep>)<mw>(?: ?" + _LUNAR_TAIL + r"(?:,? năm " + _NAME + r")?(?:(?:,? năm |/|-| )(?P<y>(?:19|20)\d\d))?(?: năm (?P<yr>nay|ngoái|sau|tới|trước))?|(?:,? ?(?P<aside>\()?(?:năm )?| ?/ ?)" + _NAME2 + r"(?(aside)\)))", _lunar_day),
    row("tet_days", "từ trong mùng mồng", r"(?:(?:từ|trong) )?(?:ngày )?(?:mùng|mồng) <dw>(?:<to>| và )(?:ngày )?(?:mùng |mồng )?<dw2> " + _TET + _WHEN, _tet_days),
    row("tet_day", "mùng mồng ngày", r"(?:ngày )?(?:mùng|mồng) <dw> " + _TET + _WHEN, _tet_day),
    row("tet_day", "# ngày hai ba", r"(?:ngày )?<dw> tết(?: nguyên đán)?" + _WHEN, _tet_day),
    row("full_moon", "rằm ngày đêm", r"(?:(?:ngày|đêm) )?rằm tháng <mw>(?P<leap> \(?nhuận\)?(?!\w))?(?: ?" + _LUNAR_TAIL + ")?" + _WHEN, _full_moon),
    row("lunar_month", "tháng", r"tháng <mw>(?P<leap> nhuận(?!\w))? (?:âm lịch(?! năm <y2>)|năm " + _NAME2 + ")" + _WHEN, _lunar_month),
    row("lunar_month", "tháng", r"tháng <mw>(?P<leap> \(?nhuận\)?(?!\w))" + _WHEN, _lunar_month),
    row("feast_tet", "tết", _TET + _WHEN, _tet),
    row("feast_tet", "tết xuân", rf"(?:tết|xuân) {_NAME}" + r"(?:(?: ?[-,(]? ?| năm )(?P<y>(?:19|20)\d\d)\)?)?(?!\w)", _tet),
    row("feast_lunar_year", "năm", rf"năm {_NAME}" + r"(?:(?: ?[-,(]? ?| năm )(?P<y>(?:19|20)\d\d)\)?)?(?!\w)", _lunar_year),
    row("feast", " ".join(sorted({n.split()[0].split("-")[0] for n in _KEY})), rf"(?P<feast>{_ALL})(?!\w)(?: lần thứ <n>)?" + r"(?:(?: ?\(| |, )(?:ngày )?\d{1,2} ?[/-] ?\d{1,2}\)?(?!\d|/|-\d))?" + _WHEN, _named),
    row("feast_dated", "lễ dịp kỳ nghỉ tết", r"(?:(?:dịp|kỳ) )?(?:nghỉ )?(?:đại )?(?:lễ|tết)(?: lớn)? <d><sep><m>(?: ?[-,] ?\d{1,2}<sep>\d{1,2}| và \d{1,2}<sep>\d{1,2})?<end>", _dated),
)  # fmt: skip
