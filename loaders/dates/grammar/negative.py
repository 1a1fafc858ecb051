"""What looks like a date and is none: streets, decrees, scores, fractions, ships, idioms. Each row swallows its words."""

# ruff: noqa: E501  a row of the table is one line, however long its pattern
from __future__ import annotations

import re

from loaders.dates.grammar.row import NOT_A_DATE, Reading, row
from loaders.patterns import lazy_re

_D = r"\d{1,2} ?[/.-] ?\d{1,2}"


def _fraction(m: re.Match[str]) -> Reading | None:
    """`2/3 dân số`: the smaller over the larger, before what it is a part of."""
    a, b = int(m["a"]), int(m["b"])
    return NOT_A_DATE if 0 < a < b <= 12 else None


_PARTED = (
    r"(?:dân số|khối lượng|tỷ lệ|thương mại|trữ lượng|số|tổng số|diện tích|đại biểu|nghị sĩ|thành viên|ghế|phiếu|lượng|sản lượng|kim ngạch|lãnh thổ|người|"
    r"giá trị|trong số|chặng|thời gian|quãng|thế giới|gdp|ngân sách|tổng|công việc|trẻ|hộ|nước|bang|nhu cầu|lực lượng|"
    r"chiều|quân|doanh|nguồn|dầu|phụ nữ|nam giới|dân|hàng hóa|lợi nhuận|doanh thu|thị|vốn|của|các|những|con|cử tri|sinh viên|học sinh|địa|trái|bề)"
)

# Before a statement that is made, and not called by the day on which it was: "ra | tuyên bố chung 5 tháng 6".
_MADE_BEFORE = lazy_re(r"(?<!\w)(?:ra|ký|công bố) $")

ROWS = (
    row("street", "đường đại phố ngõ hẻm cầu quảng bến xã phường khu làng công bệnh trường rạp chợ nhà sân ngã", rf"(?:đường phố|đường|đại lộ|phố|ngõ|hẻm|cầu|quảng trường|bến|xã|phường|khu phố|khu tập thể|làng|công viên|bệnh viện|trường|rạp|chợ|nhà máy|sân vận động|ngã tư|công ty|nhà hát)(?: số)? (?:cách mạng )?(?:{_D}|(?:\d{{1,2}} )?tháng (?:tám|8|mười)|\d{{1,2}} tháng \d{{1,2}}(?! năm))(?!\w|/)", NOT_A_DATE),
    row("number_of_text", "số", r"số(?: hiệu| điện thoại| máy)?:? ?[\w.]{0,12}\d[\w.]{0,12}(?: ?[/-] ?[\w.]{1,12}){1,5}", NOT_A_DATE),
    row("number_of_text", "nghị quyết quyết chỉ thông công luật văn pháp kết tờ hướng", r"(?:nghị (?:quyết|định)|quyết định|chỉ thị|thông (?:tư|tri|báo)|công (?:văn|điện)|luật|văn bản|pháp lệnh|kết luận|tờ trình|hướng dẫn)(?: liên tịch)?(?: số)?:? [\w.]{0,12}\d[\w.]{0,12}(?: ?[/-] ?[\w.]{1,12}){0,5}", NOT_A_DATE),
    row("number_of_text", "điều khoản mục chương trang phần", r"(?:điều|khoản|mục|chương|trang|phần) \d{1,5}(?: ?[-/,] ?\d{1,5}){0,5}", NOT_A_DATE),
    row("score", "thắng thua hòa tỷ tỉ bại gỡ dẫn đè hạ", r"(?:thắng|thua|hòa|tỷ số|tỉ số|bại|gỡ hòa|dẫn|dẫn trước|đè bẹp|hạ gục|hạ|chiến thắng)(?: chung cuộc| đậm| sít sao| với tỷ số| với tỉ số|(?: (?!(?:từ|ngày|đến|vào|hôm|trong)(?!\w))\w+){0,4})? \d{1,2} ?- ?\d{1,2}(?!\w|/|-\d)", NOT_A_DATE),
    row("all_day", "#", r"24 ?/ ?7(?=\)? ?[,.;:!?]| ?$| (?!tại|của|và|năm)\w+)", lambda m: None if _day_before(m) else NOT_A_DATE),
    row("fraction", "#", rf"(?P<a>\d) ?/ ?(?P<b>\d{{1,2}})(?!\d|/)(?= {_PARTED}(?!\w))", lambda m: None if _day_before(m) else _fraction(m)),
    row("fraction", "khoảng gần hơn chiếm tới bằng một giảm tăng quá trên đến", r"(?:khoảng|gần|hơn|chiếm(?: tới| đến| khoảng| hơn| gần)?|bằng|quá|tăng|giảm|trên|đạt) (?P<a>\d) ?/ ?(?P<b>\d{1,2})(?!\d|/|-)", _fraction),
    row("born_alike", "cùng", r"cùng ngày,?(?: cùng)? tháng(?:,?(?: cùng)? năm)?(?! \d)", NOT_A_DATE),
    row("palace", "cung hoàng", r"(?:cung điện|cung|hoàng cung) mùa (?:đông|hè|hạ|xuân|thu)", NOT_A_DATE),
    row("winter_games", "thế olympic olympics paralympic", r"(?:thế vận hội|olympic|olympics|paralympic)(?: trẻ)? mùa (?:đông|hè|hạ)(?: 20\d\d)?", NOT_A_DATE),
    row("revolution", "cách", r"cách mạng tháng (?:tám|8|mười|10|hai)(?!\w)", NOT_A_DATE),
    row("named_statement", "tuyên thông hiệp", r"(?:tuyên bố chung|thông cáo chung|hiệp định|hiệp ước) \d{1,2} tháng \d{1,2}(?!\w| năm|[/-]\d)", lambda m: None if _MADE_BEFORE.search(m.string, max(0, m.start() - 8), m.start()) else NOT_A_DATE),
    row("named_group", "nhóm", r"nhóm \w{0,12}[ -]?\d{1,4}(?: ?[+-] ?\d{1,4})?", NOT_A_DATE),
    row("parallel", "vĩ kinh", r"(?:vĩ|kinh) tuyến(?: thứ)? \d+(?: (?:bắc|nam|đông|tây))?", NOT_A_DATE),
    row("generation", "covid sars g asean", r"(?:covid|sars|asean|g) ?[-+] ?\d+", NOT_A_DATE),
    row("phone", "điện đt sđt tel hotline fax", r"(?:điện thoại|đt|sđt|tel|hotline|fax|đường dây nóng)(?: số)? ?[:.]? ?[+(]?\d[\d .()/-]{5,20}\d", NOT_A_DATE),
    row("flight", "chuyến tàu máy xe km", r"(?:chuyến bay|tàu|máy bay|xe|km|tiêm kích)(?: số hiệu| mang số hiệu| số| mang số)? \w{0,8}\d\w{0,8}(?:[/+.-]\w{0,8}\d\w{0,8}){1,3}", NOT_A_DATE),
    row("version", "phiên bản", r"(?:phiên bản|bản)(?: cập nhật)? v?\d{1,5}(?:\.\d{1,5}){1,4}", NOT_A_DATE),
    row("anniversary_count", "kỷ kỉ lần", r"(?:kỷ niệm|kỉ niệm|lần thứ|mừng)(?: lần thứ)? \d{1,3}(?: năm)?(?!\w|/|-\d)", NOT_A_DATE),
    row("ordinal", "vòng phiên kỳ đợt lượt", r"(?:vòng|phiên|kỳ|đợt|lượt) (?:đàm phán|đối thoại|tham vấn|hội đàm|họp|thảo luận|tập trận|diễn tập|trừng phạt|tìm kiếm|hòa đàm|thương lượng|hiệp thương|thương thuyết) thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|\d)(?!\w|/)(?! (?:tuần|vừa qua|tới|này|vừa rồi|trước)(?!\w))(?!,? ?ngày| ?\()", NOT_A_DATE),
    row("ordinal", "lần", r"lần thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy) (?:này(?!\w)|tới(?= \w))", NOT_A_DATE),
    row("ordinal", "lần người nước hạng vị lớn đứng bên hiệp vòng kỳ khóa phiên thế đời chuyến cuộc trận lễ nhóm loại đợt con tập chương", r"(?:lần|người|nước|hạng|vị trí|lớn|đứng|bên|hiệp|vòng|kỳ|khóa|phiên|thế hệ|đời|chuyến|cuộc|trận|nhóm|loại|đợt|con|tập|kỳ họp|phiên họp|cuộc họp|hội nghị|quốc gia|nền kinh tế|thế giới|khóa họp) thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười|nhất|nhì|\d+)(?!\w|/)(?! (?:tuần|vừa qua|tới|này)(?!\w))", NOT_A_DATE),
)  # fmt: skip

_DAY_BEFORE = lazy_re(r"(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|nay|qua|từ|đến|mùng|\() ?$")


def _day_before(m: re.Match[str]) -> bool:
    """Does a word stand before these numbers that only a date follows?"""
    return _DAY_BEFORE.search(m.string, max(0, m.start() - 6), m.start()) is not None
