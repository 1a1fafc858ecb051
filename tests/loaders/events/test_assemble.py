"""The dated events of whole articles: one line a case.

A case is the day of publication (EDTF, "" where none is known), the text, and its events as lines of
"states date type status part-of-day", "-" where no part of the day is told. An article's lines are parted by "|".
"""

# ruff: noqa: E501  a case of a table is one line
from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.article import Article, Extraction
from loaders.extract import extract, to_record

# fmt: off
CASES: list[tuple[str, str, list[str]]] = [
    # guests received one by one, second verbs, pronouns
    ("2019-03-12", "Sáng 12/3, Thủ tướng lần lượt tiếp Đại sứ Lào, Đại sứ Cuba và Đại sứ Nga.", ["CU-VN 2019-03-12 meeting held morning", "LA-VN 2019-03-12 meeting held morning", "RU-VN 2019-03-12 meeting held morning"]),
    ("2019-03-12", "Sáng 11/3, Thủ tướng hội đàm với Thủ tướng Lào; chiều 12/3, ông tiếp Đại sứ Cuba.", ["LA-VN 2019-03-11 talks held morning", "CU-VN 2019-03-12 meeting held afternoon"]),
    ("2019-03-12", "Tổng thống Pháp sáng 11/3 hội đàm với Thủ tướng Đức và chiều 12/3 điện đàm với Tổng thống Nga.", ["DE-FR 2019-03-11 talks held morning", "FR-RU 2019-03-12 call held afternoon"]),
    ("2019-03-12", "Ngày 12/3, tại hội đàm với Thủ tướng Lào, Thủ tướng đề nghị hai bên tăng trao đổi.", ["LA-VN 2019-03-12 talks held -"]),
    # where two meet beside many, whom the press quotes, and what is only agreed, denied or tried
    ("2019-03-12", "Thủ tướng Anh ngày 12/3 gặp Thủ tướng Đức tại hội nghị thượng đỉnh G7.", ["DE-GB 2019-03-12 meeting held -"]),
    ("2019-03-12", "Ngày 12/3, Nga bác tin Ngoại trưởng Nga gặp Ngoại trưởng Anh.", []),
    ("2019-03-12", "Ngày 12/3, Tổng thống Mỹ nói sẽ gặp Chủ tịch Triều Tiên.", []),
    ("2019-03-12", "Ngày 12/3, Nga chỉ trích cuộc tập trận giữa Mỹ và Hàn Quốc.", []),
    ("2019-03-12", "Tổng thống Mỹ hủy cuộc gặp với Tổng thống Nga dự kiến vào ngày 15/3.", ["RU-US 2019-03-15 meeting cancelled -"]),
    # journeys: leaving home is no end of a visit, and the last leg has its own days
    ("2019-03-12", "Sáng 12/3, Thủ tướng rời Hà Nội lên đường thăm Lào.", ["LA-VN 2019-03-12/.. visit held morning"]),
    ("2019-03-12", "Ngày 12/3, tàu hộ vệ của Hải quân Ấn Độ cập cảng Subic, bắt đầu chuyến thăm.", ["IN-PH 2019-03-12/.. visit held -"]),
    ("2019-03-12", "Thứ Hai, Ngoại trưởng Đức gặp Ngoại trưởng Ba Lan.", ["DE-PL 2019-03-11 meeting held -"]),
    # one act on one day
    ("2017-06-19", "Chiều 19/6, Chủ tịch nước hội đàm với Tổng thống Haiti tại Hà Nội.", ["HT-VN 2017-06-19 talks held afternoon"]),
    ("2019-03-12", "Ngày 12-3, Thủ tướng tiếp Đại sứ Nga.", ["RU-VN 2019-03-12 meeting held -"]),
    ("2019-03-12", "Thứ Ba, 12/3, Thủ tướng tiếp Đại sứ Nga.", ["RU-VN 2019-03-12 meeting held -"]),
    ("2019-03-12", "Ngày 12/3 (giờ địa phương), Tổng thống Chile hội đàm với Tổng thống Peru tại Lima.", ["CL-PE 2019-03-12 talks held -"]),
    ("2019-03-12", "Ngày 12/3, tại Berlin, Ngoại trưởng Đức và Ngoại trưởng Ba Lan đã ký hiệp định về đường sắt.", ["DE-PL 2019-03-12 signing held -"]),
    ("2019-03-12", "Hôm 11/3, Việt Nam và Ấn Độ tổ chức đối thoại chính sách quốc phòng lần thứ 12 tại New Delhi.", ["IN-VN 2019-03-11 dialogue held -"]),
    ("2019-03-12", "Sáng 12/3, Bộ Quốc phòng Việt Nam và Bộ Quốc phòng Nga ký kế hoạch hợp tác năm 2019.", ["RU-VN 2019-03-12 signing held morning"]),
    ("2019-03-12", "Ngày 12/3, Thủ tướng gửi điện chúc mừng Thủ tướng Hà Lan.", ["NL-VN 2019-03-12 message held -"]),
    ("2019-03-12", "Tối 11/3, Tổng thống Hàn Quốc chủ trì quốc yến chiêu đãi Quốc vương Bỉ.", ["BE-KR 2019-03-11 ceremony held evening"]),
    ("2018-03-05", "Sáng 5/3, Chủ tịch nước Trần Đại Quang tiếp Đại sứ Nga đến chào từ biệt.", ["RU-VN 2018-03-05 meeting held morning"]),
    # parts of the day
    ("2019-03-12", "Rạng sáng 12/3, Tổng thống Mỹ điện đàm với Tổng thống Ai Cập.", ["EG-US 2019-03-12 call held night"]),
    ("2019-03-12", "Trưa 12/3, Thủ tướng Anh tiếp Thủ tướng Ireland.", ["GB-IE 2019-03-12 meeting held noon"]),
    ("2019-03-12", "15h30 ngày 12/3, Thủ tướng tiếp Đại sứ Cuba.", ["CU-VN 2019-03-12 meeting held afternoon"]),
    # the day of the act, not of the report
    ("2019-03-12", "Ngày 12/3, báo Anh đưa tin Tổng thống Mỹ gặp Thủ tướng Israel hôm 10/3.", ["IL-US 2019-03-10 meeting held -"]),
    # days counted from the day of publication
    ("2019-03-12", "Hôm qua, Tổng thống Nga điện đàm với Tổng thống Mỹ.", ["RU-US 2019-03-11 call held -"]),
    ("2019-03-12", "Tối qua, Thủ tướng Anh điện đàm với Thủ tướng Ấn Độ.", ["GB-IN 2019-03-11 call held evening"]),
    ("2019-03-12", "Sáng nay, Thủ tướng Anh hội đàm với Thủ tướng Ấn Độ.", ["GB-IN 2019-03-12 talks held morning"]),
    ("2019-03-12", "Hôm thứ Hai, Ngoại trưởng Đức gặp Ngoại trưởng Ba Lan tại Berlin.", ["DE-PL 2019-03-11 meeting held -"]),
    ("2019-03-12", "Thứ Sáu tuần trước, Ngoại trưởng Đức gặp Ngoại trưởng Ba Lan tại Berlin.", ["DE-PL 2019-03-08 meeting held -"]),
    # the year, over its turn and in a leap year
    ("2019-01-02", "Ngày 30/12, Ngoại trưởng Nga gặp Ngoại trưởng Iran.", ["IR-RU 2018-12-30 meeting held -"]),
    ("2019-12-30", "Ngày 5/1 tới, Ngoại trưởng Nga sẽ thăm Iran.", ["IR-RU 2020-01-05 visit planned -"]),
    ("2019-01-03", "Từ ngày 30/12 đến ngày 2/1, Phó Thủ tướng thăm Mông Cổ.", ["MN-VN 2018-12-30/2019-01-02 visit held -"]),
    ("2020-03-01", "Ngày 29/2, Ngoại trưởng Đức gặp Ngoại trưởng Ba Lan.", ["DE-PL 2020-02-29 meeting held -"]),
    ("2020-02", "Ngày 13/2, Chủ tịch Quốc hội tiếp Đại sứ Nhật Bản.", ["JP-VN 2020-02-13 meeting held -"]),
    ("2019", "Ngày 13/2, Chủ tịch Quốc hội tiếp Đại sứ Nhật Bản.", ["JP-VN 2019-02-13 meeting held -"]),
    ("", "Ngày 13/2/2018, Chủ tịch Quốc hội tiếp Đại sứ Nhật Bản.", ["JP-VN 2018-02-13 meeting held -"]),
    ("", "Ngày 13/2, Chủ tịch Quốc hội tiếp Đại sứ Nhật Bản.", ["JP-VN XXXX-02-13 meeting held -"]),
    # visits whose days are told
    ("2019-03-12", "Thủ tướng Campuchia thăm Thái Lan từ ngày 10 đến 13/3.", ["KH-TH 2019-03-10/2019-03-13 visit held -"]),
    ("2019-03-12", "Từ 10 - 13/3, Phó Thủ tướng thăm Mông Cổ.", ["MN-VN 2019-03-10/2019-03-13 visit held -"]),
    ("2019-03-12", "Từ ngày 28/2 đến ngày 3/3, Phó Thủ tướng thăm Mông Cổ.", ["MN-VN 2019-02-28/2019-03-03 visit held -"]),
    ("2019-03-12", "Trong hai ngày 11 và 12/3, Thủ tướng Lào thăm Campuchia.", ["KH-LA 2019-03-11/2019-03-12 visit held -"]),
    ("2019-03-12", "Chuyến thăm Việt Nam của Tổng thống Chile diễn ra từ ngày 9 đến 11/3.", ["CL-VN 2019-03-09/2019-03-11 visit held -"]),
    # a first day and a length
    ("2019-03-12", "Chiều 11/3, Tổng thống Pháp tới Tokyo, bắt đầu chuyến thăm Nhật Bản kéo dài 4 ngày.", ["FR-JP 2019-03-11/2019-03-14 visit held afternoon"]),
    ("2019-03-12", "Sáng 12/3, Thủ tướng Lào bắt đầu chuyến thăm chính thức Việt Nam kéo dài ba ngày.", ["LA-VN 2019-03-12/2019-03-14 visit held morning"]),
    ("2019-03-12", "Thủ tướng Campuchia thăm Thái Lan 3 ngày, bắt đầu từ ngày 11/3.", ["KH-TH 2019-03-11/2019-03-13 visit held -"]),
    ("2019-03-12", "Ngày 11/3, tàu Ấn Độ cập cảng Đà Nẵng, bắt đầu chuyến thăm ba ngày.", ["IN-VN 2019-03-11/2019-03-13 visit held -"]),
    # one end alone, or both in two sentences
    ("2019-03-12", "Ngày 12.3.2019, Thủ tướng Lào tới Hà Nội, bắt đầu chuyến thăm Việt Nam.", ["LA-VN 2019-03-12/.. visit held -"]),
    ("2019-03-12", "Đêm 11/3, tàu khu trục Ấn Độ cập cảng Đà Nẵng, bắt đầu chuyến thăm Việt Nam.", ["IN-VN 2019-03-11/.. visit held night"]),
    ("2019-03-12", "Từ ngày 11/3, Quốc vương Bỉ thăm Hàn Quốc.", ["BE-KR 2019-03-11/.. visit held -"]),
    ("2019-03-12", "Quốc vương Bỉ thăm Hàn Quốc đến ngày 15/3.", ["BE-KR ../2019-03-15 visit held -"]),
    ("2019-03-12", "Hôm nay, Tổng thống Pháp rời Tokyo, kết thúc chuyến thăm Nhật Bản.", ["FR-JP ../2019-03-12 visit held -"]),
    ("2019-03-12", "Ngày 11/3, Thủ tướng Lào tới Hà Nội, bắt đầu chuyến thăm Việt Nam. Ngày 14/3, Thủ tướng Lào kết thúc chuyến thăm Việt Nam.", ["LA-VN 2019-03-11/2019-03-14 visit held -"]),
    # a visit and what happens in it
    ("2019-03-12", "Thủ tướng Lào thăm Việt Nam từ ngày 11 đến 14/3. Sáng 12/3, Chủ tịch nước tiếp Thủ tướng Lào. Chiều cùng ngày, hai Thủ tướng hội đàm.", ["LA-VN 2019-03-11/2019-03-14 visit held -", "LA-VN 2019-03-12 meeting held morning", "LA-VN 2019-03-12 talks held afternoon"]),
    ("2019-03-12", "Thủ tướng Lào thăm chính thức Việt Nam từ ngày 11 đến 14/3. Sáng 12/3, Thủ tướng chủ trì lễ đón Thủ tướng Lào.", ["LA-VN 2019-03-11/2019-03-14 visit held -", "LA-VN 2019-03-12 ceremony held morning"]),
    ("", "Thủ tướng Lào thăm Việt Nam từ ngày 11 đến 14/3/2019. Sáng 12/3, hai Thủ tướng hội đàm.", ["LA-VN 2019-03-11/2019-03-14 visit held -", "LA-VN 2019-03-12 talks held morning"]),
    ("2019-03-12", "Ngày 10/3, Quốc vương Bỉ tới Seoul thăm Hàn Quốc. Hôm sau, Quốc vương Bỉ hội kiến Tổng thống Hàn Quốc.", ["BE-KR 2019-03-10/.. visit held -", "BE-KR 2019-03-11 meeting held -"]),
    ("2019-03-12", "Trong khuôn khổ chuyến thăm Hàn Quốc, ngày 12/3, Quốc vương Bỉ hội kiến Tổng thống Hàn Quốc.", ["BE-KR 2019-03-12 meeting held -"]),
    # exercises last
    ("2019-03-12", "Từ ngày 11/3 đến 15/3, quân đội Thái Lan và quân đội Mỹ tiến hành diễn tập chung.", ["TH-US 2019-03-11/2019-03-15 exercise held -"]),
    ("2019-03-12", "Ngày 12/3, Mỹ và Hàn Quốc bắt đầu tập trận chung kéo dài 9 ngày.", ["KR-US 2019-03-12/2019-03-20 exercise held -"]),
    # announced
    ("2019-03-12", "Ngày mai, Ngoại trưởng Nhật Bản sẽ hội đàm với Ngoại trưởng Hàn Quốc tại Seoul.", ["JP-KR 2019-03-13 talks planned -"]),
    ("2019-03-12", "Tổng thống Indonesia sẽ thăm Việt Nam từ ngày 20 đến 22/3.", ["ID-VN 2019-03-20/2019-03-22 visit planned -"]),
    ("2019-03-12", "Từ ngày 20/3 đến ngày 25/3, tàu hải quân Ấn Độ sẽ thăm Việt Nam.", ["IN-VN 2019-03-20/2019-03-25 visit planned -"]),
    ("2019-03-12", "Dự kiến ngày 20/3, Ngoại trưởng Anh hội đàm với Ngoại trưởng Iran.", ["GB-IR 2019-03-20 talks planned -"]),
    ("2019-03-12", "Tháng tới, Tổng thống Chile sẽ thăm Việt Nam.", ["CL-VN 2019-04 visit planned -"]),
    ("2018-03-05", "Tổng thống Hàn Quốc Moon Jae-in sẽ gặp Kim Jong-un vào ngày 27/4.", ["KP-KR 2018-04-27 meeting planned -"]),
    ("2019-03-12", "Ngày 12/3, Tổng thống Mỹ gặp Thủ tướng Anh. Ngày 13/3, Tổng thống Mỹ gặp Tổng thống Pháp.", ["GB-US 2019-03-12 meeting held -", "FR-US 2019-03-13 meeting planned -"]),
    ("2019-03-12", "Ngày 12/3, Nga trục xuất hai nhà ngoại giao Anh. Ngày 14/3, Anh sẽ trục xuất ba nhà ngoại giao Nga.", ["GB-RU 2019-03-12 sanction held -", "GB-RU 2019-03-14 sanction planned -"]),
    # called off
    ("2019-03-12", "Tổng thống Mỹ hủy cuộc gặp với Tổng thống Nga vào ngày 15/3.", ["RU-US 2019-03-15 meeting cancelled -"]),
    ("2019-03-12", "Tổng thống Mỹ hủy chuyến thăm Đan Mạch dự kiến vào ngày 20/3.", ["DK-US 2019-03-20 visit cancelled -"]),
    ("2019-03-12", "Thủ tướng Anh hoãn chuyến thăm Pháp dự kiến vào ngày 20/3.", ["FR-GB 2019-03-20 visit cancelled -"]),
    ("2019-03-12", "Cuộc gặp giữa Tổng thống Mỹ và Chủ tịch Triều Tiên ngày 20/3 đã bị hủy.", ["KP-US 2019-03-20 meeting cancelled -"]),
    # "cùng ngày", and what follows
    ("2019-03-12", "Sáng 12/3, Thủ tướng tiếp Đại sứ Cuba. Chiều cùng ngày, Thủ tướng tiếp Đại sứ Lào.", ["CU-VN 2019-03-12 meeting held morning", "LA-VN 2019-03-12 meeting held afternoon"]),
    ("2019-03-12", "Ngày 12/3, Thủ tướng tiếp Đại sứ Cuba. Cùng ngày, Thủ tướng tiếp Đại sứ Chile.", ["CU-VN 2019-03-12 meeting held -", "CL-VN 2019-03-12 meeting held -"]),
    ("", "Thứ Ba, ngày 12/3/2019, Thủ tướng tiếp Đại sứ Nga. Cùng ngày, Thủ tướng tiếp Đại sứ Lào.", ["RU-VN 2019-03-12 meeting held -", "LA-VN 2019-03-12 meeting held -"]),
    ("2019-03-12", "Sáng 12/3, Bộ trưởng Quốc phòng tiếp Đại sứ Cuba. Trước đó, sáng 11/3, Bộ trưởng Quốc phòng tiếp Đại sứ Nga.", ["CU-VN 2019-03-12 meeting held morning", "RU-VN 2019-03-11 meeting held morning"]),
    ("2019-03-12", "Sáng 12/3, Thủ tướng hội đàm với Thủ tướng Lào. Sau hội đàm, hai Thủ tướng chứng kiến lễ ký ba văn kiện.", ["LA-VN 2019-03-12 talks held morning", "LA-VN 2019-03-12 signing held morning"]),
    ("2019-03-12", "Sáng 12/3, Thủ tướng hội đàm với Thủ tướng Lào. Kết thúc hội đàm, hai bên ký hiệp định về điện.", ["LA-VN 2019-03-12 talks held morning", "LA-VN 2019-03-12 signing held morning"]),
    ("2019-03-12", "Sáng 12/3, Chủ tịch nước chủ trì lễ đón Tổng thống Chile. Ngay sau lễ đón, hai nhà lãnh đạo tiến hành hội đàm. Kết thúc hội đàm, hai bên ký ba văn kiện.", ["CL-VN 2019-03-12 ceremony held morning", "CL-VN 2019-03-12 talks held morning", "CL-VN 2019-03-12 signing held morning"]),
    ("2019-03-12", "Trưa 12/3, Thủ tướng Anh tiếp Thủ tướng Ireland. Tối 12/3, hai Thủ tướng ký tuyên bố chung.", ["GB-IE 2019-03-12 meeting held noon", "GB-IE 2019-03-12 signing held evening"]),
    # told twice, kept once
    ("2019-03-12", "Sáng 12/3, Tổng thống Nga tiếp Tổng thống Syria. Sáng 12/3, Tổng thống Nga gặp Tổng thống Syria tại Sochi.", ["RU-SY 2019-03-12 meeting held morning"]),
    # only the caption tells the day
    ("2019-03-12", "Thủ tướng và khách quý\nBuổi hội đàm giữa Thủ tướng Việt Nam và Thủ tướng Lào bàn về điện.\nThủ tướng hội đàm với Thủ tướng Lào sáng 12/3. Ảnh: TTXVN", ["LA-VN 2019-03-12 talks held morning"]),
    ("2019-03-12", "Chủ tịch nước tiếp Đại sứ Nhật Bản\nChủ tịch nước cảm ơn Đại sứ Nhật Bản về khoản viện trợ, mong hai nước hợp tác nhiều hơn về điện và đường sắt trong những năm sau.\nChủ tịch nước tiếp Đại sứ Nhật Bản chiều 11/3. Ảnh: TTXVN", ["JP-VN 2019-03-11 meeting held afternoon"]),
    # a picture of something else
    ("2019-03-12", "Thủ tướng tiếp Đại sứ Nga\nNgày 12/3, Thủ tướng tiếp Đại sứ Nga và bàn về điện, về đường sắt, về học bổng cho sinh viên, về gạo và về cà phê của các tỉnh miền núi.\nTổng thống Pháp gặp Thủ tướng Đức ngày 10/3. Ảnh: Reuters", ["RU-VN 2019-03-12 meeting held -"]),
    # recalled, not reported
    ("2019-03-12", "Sáng 12/3, Thủ tướng hội đàm với Thủ tướng Lào. Năm 2015, hai Thủ tướng đã gặp nhau tại Viêng Chăn.", ["LA-VN 2019-03-12 talks held morning"]),
    ("2019-03-12", "Sáng 12/3, Thủ tướng hội đàm với Thủ tướng Nhật Bản. Tháng 11/2017, Thủ tướng Nhật Bản đã thăm Việt Nam.", ["JP-VN 2019-03-12 talks held morning"]),
    ("2019-03-12", "Trước đó, tháng 10/2018, Bộ trưởng Quốc phòng Ấn Độ thăm Việt Nam. Ngày 12/3, Bộ trưởng Quốc phòng hội đàm với Bộ trưởng Quốc phòng Ấn Độ.", ["IN-VN 2019-03-12 talks held -"]),
    ("2019-03-12", "Ngày 3/2, Quốc vương Bỉ hội kiến Tổng thống Hàn Quốc. Ngày 12/3, Ngoại trưởng Bỉ hội đàm với Ngoại trưởng Hàn Quốc.", ["BE-KR 2019-03-12 talks held -"]),
    ("2019-03-12", "Sáng 12/3, Thủ tướng tiếp Đại sứ Cuba. Việt Nam và Cuba thiết lập quan hệ ngoại giao ngày 2/12/1960.", ["CU-VN 2019-03-12 meeting held morning"]),
    ("2019-03-12", "Ngày 5/1/2018, Ngoại trưởng Nga gặp Ngoại trưởng Iran. Giá dầu nay đã tăng.", []),
    ("2019-03-12", "Năm 2017, Tổng thống Chile thăm Peru. Giá đồng nay đã tăng.", []),
    # no event
    ("2019-03-12", "Ngày 12/3, Thủ tướng hội đàm với Thủ tướng Lào. Thủ tướng mời Thủ tướng Lào thăm Việt Nam vào tháng 9 tới.", ["LA-VN 2019-03-12 talks held -"]),
    ("2019-03-12", "Thủ tướng Việt Nam tới Bangkok dự hội nghị ASEAN. Bên lề hội nghị, chiều 11/3, Thủ tướng gặp Thủ tướng Thái Lan.", ["TH-VN 2019-03-11 meeting held afternoon"]),
    ("2019-03-12", "Sáng 12/3, hội nghị thượng đỉnh ASEAN khai mạc tại Bangkok.", []),
    ("2019-03-12", "Ngày 12/3, Ngoại trưởng Nga, Ngoại trưởng Iran và Ngoại trưởng Thổ Nhĩ Kỳ họp ba bên tại Sochi.", []),
    ("2019-03-12", "Ngày 12/3, Thủ tướng tiếp lãnh đạo tập đoàn Samsung.", []),
    ("2019-03-12", "Ngày 12/3, Tổng thống Nga thăm một nhà máy ở Sochi.", []),
    ("2019-03-12", "Gạo tăng giá vì mưa kéo dài ở nhiều tỉnh\nNông dân lo lắng vì mưa kéo dài đã nhiều tuần, còn thương lái thì đợi giá lên cao hơn nữa rồi mới bán ra.\nTin liên quan\nNgày 11/3, Thủ tướng Lào thăm Thái Lan", []),
    ("2019-03-12", "Sáng 12/3, Thủ tướng tiếp Đại sứ Nga đến chào từ biệt. Đại sứ Nga mời Thủ tướng thăm Nga.", ["RU-VN 2019-03-12 meeting held morning"]),
    ("2019-03-12", "Ngày 12/3, Thủ tướng dự lễ khai mạc hội chợ Việt - Lào.", []),
    ("2019-03-12", "Giá gạo tăng ngày 12/3. Nông dân vui.", []),
    ("2019-03-12", "", []),
]
# fmt: on


def read(published: str, text: str, title: str | None = None) -> Extraction:
    return extract(Article("a", text, title=title, published=published or None))


def lines(extraction: Extraction) -> list[str]:
    return sorted(
        f"{'-'.join(e.countries)} {e.date} {e.type} {e.status} {e.part_of_day or '-'}" for e in extraction.events
    )


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_events(published: str, text: str, expected: list[str]) -> None:
    assert lines(read(published, text)) == sorted(expected)


ALL = [(published, text) for published, text, _ in CASES]


@pytest.mark.parametrize(("published", "text"), ALL)
def test_what_an_event_points_at(published: str, text: str) -> None:
    """Date words and sentence stand in the article as given, the words verbatim; days lie inside the EDTF date."""
    extraction = read(published, text)
    assert extraction.id == "a"
    for e in extraction.events:
        assert 0 <= e.sentence[0] < e.sentence[1] <= len(text)
        if e.date_span:
            assert text[slice(*e.date_span)] == e.date_text
        for clue in e.evidence:
            if clue.start is not None:
                assert text[clue.start : clue.end] == clue.text
        assert e.countries[0] < e.countries[1]
        if e.earliest and e.latest:
            assert date.fromisoformat(e.earliest) <= date.fromisoformat(e.latest)
    assert sum(e.main for e in extraction.events) == bool(extraction.events)


@settings(max_examples=40, deadline=None)  # the first one loads the facts
@given(st.sampled_from(ALL), st.sampled_from(["NFD", "spaces", "dashes", "hyphens"]))
def test_the_way_a_page_was_typed_changes_no_event(case: tuple[str, str], way: str) -> None:
    published, text = case
    if way == "NFD":
        typed = unicodedata.normalize("NFD", text)
    elif way == "spaces":
        typed = text.replace(" ", "\u00a0")
    elif way == "dashes":
        typed = text.replace("-", "–")
    else:
        typed = text.replace("a", "a\u00ad")
    was, found = read(published, text), read(published, typed)
    assert lines(found) == lines(was)
    assert [typed[slice(*e.date_span)] for e in found.events if e.date_span] == [
        e.date_text for e in found.events if e.date_span
    ]


MAIN = [
    # what the article is about: told first; the visit around an act gives way to none told before it
    ("2019-03-12", "Sáng 12/3, Thủ tướng hội đàm với Thủ tướng Lào. Kết thúc hội đàm, hai bên ký hiệp định về điện.", "talks"),
    ("2019-03-12", "Thủ tướng Lào thăm Việt Nam từ ngày 11 đến 14/3. Sáng 12/3, Chủ tịch nước tiếp Thủ tướng Lào.", "visit"),
    ("2019-03-12", "Chiều 12/3, Ngoại trưởng Nga điện đàm với Ngoại trưởng Iran.", "call"),
]  # fmt: skip


@pytest.mark.parametrize(("published", "text", "expected"), MAIN)
def test_main_event(published: str, text: str, expected: str) -> None:
    assert [e.type for e in read(published, text).events if e.main] == [expected]


CERTAINTY = [
    ("2019-03-12", "Ngày 13/2/2018, Chủ tịch Quốc hội tiếp Đại sứ Nhật Bản.", []),
    ("2018-02-14", "Ngày 13/2/2018, Chủ tịch Quốc hội tiếp Đại sứ Nhật Bản.", ["stated"]),
    ("", "Ngày 13/2/2018, Chủ tịch Quốc hội tiếp Đại sứ Nhật Bản.", ["stated"]),
    ("2018-02-14", "Ngày 13/2, Chủ tịch Quốc hội tiếp Đại sứ Nhật Bản.", ["inferred"]),
    ("", "Ngày 13/2, Chủ tịch Quốc hội tiếp Đại sứ Nhật Bản.", ["unknown"]),
]  # fmt: skip


@pytest.mark.parametrize(("published", "text", "expected"), CERTAINTY)
def test_certainty(published: str, text: str, expected: list[str]) -> None:
    assert [e.certainty for e in read(published, text).events] == expected


MODE_AND_PLACE = [
    ("Sáng 12/3, Ngoại trưởng Nga hội đàm trực tuyến với Ngoại trưởng Ấn Độ.", "online", None),
    ("Sáng 12/3, Ngoại trưởng Nga điện đàm với Ngoại trưởng Ấn Độ.", "phone", None),
    ("Sáng 12/3, Ngoại trưởng Nga hội đàm với Ngoại trưởng Ấn Độ tại Sochi.", None, "Sochi"),
    ("Sáng 12/3, tại New Delhi, Ngoại trưởng Nga hội đàm với Ngoại trưởng Ấn Độ.", None, "New Delhi"),
    ("Sáng 12/3, Ngoại trưởng Nga hội đàm với Ngoại trưởng Ấn Độ.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mode", "place"), MODE_AND_PLACE)
def test_mode_and_place(text: str, mode: str | None, place: str | None) -> None:
    (event,) = read("2019-03-12", text).events
    assert (event.mode, event.place) == (mode, place)


def test_actors_are_the_article_s_words() -> None:
    (event,) = read("2019-03-12", "Sáng 12/3, Ngoại trưởng Nga gặp Ngoại trưởng Ấn Độ tại Sochi.").events
    assert set(event.actors) == {"Ngoại trưởng Nga", "Ngoại trưởng Ấn Độ"}


def test_events_come_in_the_order_of_their_days() -> None:
    text = "Ngày 12/3, Tổng thống Mỹ gặp Thủ tướng Anh. Trước đó, ngày 10/3, Tổng thống Mỹ gặp Tổng thống Pháp."
    assert [e.date for e in read("2019-03-12", text).events] == ["2019-03-10", "2019-03-12"]


def test_what_follows_says_that_it_does() -> None:
    text = "Sáng 12/3, Thủ tướng hội đàm với Thủ tướng Lào. Kết thúc hội đàm, hai bên ký hiệp định về điện."
    (signing,) = (e for e in read("2019-03-12", text).events if e.type == "signing")
    assert text[slice(*signing.sentence)] == "Kết thúc hội đàm, hai bên ký hiệp định về điện."
    assert signing.date_text == "Sáng 12/3"
    assert "told day" in {x.kind for x in signing.evidence}


def test_a_length_is_evidence_for_the_last_day() -> None:
    text = "Ngày 11/3, tàu Ấn Độ cập cảng Đà Nẵng, bắt đầu chuyến thăm ba ngày."
    (visit,) = read("2019-03-12", text).events
    assert (visit.earliest, visit.latest) == ("2019-03-11", "2019-03-13")
    (clue,) = (x for x in visit.evidence if x.kind == "duration")
    assert "ba ngày" in clue.text


def test_an_open_end_is_no_bound() -> None:
    (visit,) = read("2019-03-12", "Từ ngày 11/3, Quốc vương Bỉ thăm Hàn Quốc.").events
    assert (visit.earliest, visit.latest) == ("2019-03-11", None)
    (visit,) = read("2019-03-12", "Quốc vương Bỉ thăm Hàn Quốc đến ngày 15/3.").events
    assert (visit.earliest, visit.latest) == (None, "2019-03-15")


def test_a_title_outside_the_text_moves_no_offset() -> None:
    text = "Ngày 12/3, Thủ tướng tiếp Đại sứ Nga. Đại sứ Nga cảm ơn."
    with_title, without = read("2019-03-12", text, "Chủ nhà và vị khách từ xứ lạnh"), read("2019-03-12", text)
    assert [(e.date_span, e.sentence) for e in with_title.events] == [(e.date_span, e.sentence) for e in without.events]
    assert lines(with_title) == lines(without) == ["RU-VN 2019-03-12 meeting held -"]


def test_the_record_holds_everything_as_plain_values() -> None:
    extraction = read("2019-03-12", "Sáng 12/3, Ngoại trưởng Nga gặp Ngoại trưởng Ấn Độ tại Sochi.")
    record = to_record(extraction)
    assert (record["id"], record["published"]) == ("a", "2019-03-12")
    (event,) = record["events"]
    assert event["countries"] == ["IN", "RU"]
    assert event["date_span"] == {"start": 0, "end": 9}
    assert event["sentence"] == {"start": 0, "end": 61}
    assert (event["date"], event["earliest"], event["latest"]) == ("2019-03-12", "2019-03-12", "2019-03-12")
    assert event["main"] is True
