"""Which years of writing each kind of evidence leaves: one line a case.

A case is the years that are left, the kinds of evidence that left them (strongest use first), the text and what is known
beside it. A day without its year leaves 1995 to 2026 where nothing else speaks.
"""

# ruff: noqa: E501  a case of a table is one line
from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.actors.parties import find_parties, focus_pair
from loaders.article import Article
from loaders.dates import lunar
from loaders.dates.days import FIRST_YEAR, LAST_YEAR
from loaders.dates.find import find_expressions
from loaders.evidence.clue import KINDS
from loaders.evidence.clues.lunar_years import sexagenary_years
from loaders.evidence.hinge import Hinge
from loaders.evidence.reasons import REASONS
from loaders.evidence.view import View
from loaders.evidence.writing import day_of_writing
from loaders.evidence.years import find_clues
from loaders.facts.reading import load_facts
from loaders.text.document import read
from loaders.visits import load_visits

ALL = f"{FIRST_YEAR}-{LAST_YEAR}"
SPEAKING = "Sáng 2/6, đoàn Việt Nam và đoàn Lào hội đàm."  # says nothing of its year
# As it, with the paragraphs that tell the news before what is added.
NEWS = f"Việt Nam và Lào hội đàm\n{SPEAKING}\nHai bên bàn việc biên giới.\nKhông khí rất cởi mở.\nHai bên ăn trưa."


def view_of(given_text: str) -> View:
    d = read(given_text)
    parties = find_parties(d)
    focus = focus_pair(parties, d.sentences)
    return View(d.text, d.zones, d.sentences, find_expressions(d.text), parties, focus, load_facts())


def hinge_of(text: str, **beside: str) -> Hinge:
    return day_of_writing(Article("a", text, **beside), view_of(text))


def runs(years: list[int]) -> str:
    """ "2001 2016-2020"."""
    out: list[list[int]] = []
    for year in years:
        if out and year == out[-1][-1] + 1:
            out[-1][1:] = [year]
        else:
            out.append([year])
    return " ".join("-".join(map(str, run)) for run in out)


# fmt: off
CASES: list[tuple[str, str, str, dict[str, str]]] = [
    # nothing, or nothing that is the article's own
    (ALL, "", SPEAKING, {}),
    (ALL, "", f"{SPEAKING}\n\nTin liên quan\nHội nghị dự kiến diễn ra tháng 11/2018", {}),
    # the day or the month of publication, given
    ("2018", "publication date", SPEAKING, {"published": "2018-06-04"}),
    ("2018", "publication date", SPEAKING, {"published": "2018-06"}),
    ("2018", "publication date", SPEAKING, {"published": "2018"}),
    ("2018", "publication date", "Sáng 31/12, đoàn Việt Nam và đoàn Lào hội đàm.", {"published": "2019-01"}),
    ("2018-2019", "publication date", "Sáng 31/12, đoàn Việt Nam và đoàn Lào hội đàm.", {"published": "2019"}),
    # the address
    ("2018", "publication date", SPEAKING, {"url": "https://bao.example/tin/20180603101500123.htm"}),
    ("2018", "url date", SPEAKING, {"url": "https://bao.example/2018/06/hoi-dam.htm"}),
    ("2018", "publication date", SPEAKING, {"url": "https://bao.example/2019/06/03/hoi-dam.htm", "published": "2018-06-04"}),
    (ALL, "", SPEAKING, {"url": "https://bao.example/ngay-2-6-2018/hoi-dam.htm"}),
    (ALL, "", SPEAKING, {"url": "https://bao.example/tin.htm?ngay=2018-06-03"}),
    # the page: an archive's header, its clock
    ("2018", "archive header", f"date 2018-06\n{SPEAKING}", {}),
    (ALL, "", f"date 2018-13\n{SPEAKING}", {}),
    ("2018", "page clock", f"Thứ bảy, 02/06/2018 15:30\nViệt Nam và Lào hội đàm\n{SPEAKING}", {}),
    ("2018", "page clock", f"Thứ Bảy, ngày 02 tháng 6 năm 2018\nViệt Nam và Lào hội đàm\n{SPEAKING}", {}),
    ("2018", "page clock", f"Việt Nam và Lào hội đàm\nNgày cập nhật 25/06/2018\n{SPEAKING}", {}),
    ("2018", "page clock", f"2 Tháng Sáu, 2018\nViệt Nam và Lào hội đàm\n{SPEAKING}", {}),
    ("2018", "page clock", f"Việt Nam và Lào hội đàm\nBáo Sơn Hà, 17:35, Thứ bảy, 02/06/2018 (GMT+7)\n{SPEAKING}\nHai bên ra mắt sách tháng 5-2019.", {}),
    ("2018", "page clock", "Việt Nam và Lào hội đàm\nMinh Đức - 03/06/2018 06:14\nHai nước có hiệp ước ký ngày 19/1. Sáng 2/6, đoàn Việt Nam và đoàn Lào hội đàm.", {}),
    (ALL, "", f"Việt Nam và Lào hội đàm\nBản sao lưu ngày 02/06/2018\n{SPEAKING}", {}),
    ("2018", "page clock", "Việt Nam và Lào hội đàm chiều 3/6 và bàn nhiều việc lớn 06:14, 03/06/2018\nSáng 2/6, đoàn Việt Nam và đoàn Lào hội đàm.", {}),
    ("2016-2020", "office", f"Thứ sáu, 12/01/2024 08:30\nViệt Nam và Lào hội đàm\n{SPEAKING}\nBộ trưởng Quốc phòng Ngô Xuân Lịch chủ trì.", {}),
    # a page dated beyond the years of the facts, and what is none of its days
    ("2031", "publication date", SPEAKING, {"published": "2031-06"}),
    ("1989", "publication date", SPEAKING, {"published": "1989"}),
    ("2031", "url date", SPEAKING, {"url": "https://bao.example/2031/06/hoi-dam.htm"}),
    ("2031", "archive header", f"date 2031-06\n{SPEAKING}", {}),
    # one without its hour may be the page's day of today
    ("2018", "page clock", f"Thứ tư, 13/06/2018 15:30\nViệt Nam và Lào hội đàm\n{SPEAKING}", {}),
    (ALL, "", f"Thứ tư, 13/06/2018\nViệt Nam và Lào hội đàm\n{SPEAKING}", {}),
    ("2031", "page clock", f"Thứ Hai, 02/06/2031 15:30\nViệt Nam và Lào hội đàm\n{SPEAKING}", {}),
    (ALL, "", f"Thứ Năm, 01/01/1970 07:00\nViệt Nam và Lào hội đàm\n{SPEAKING}", {}),
    # whole dates in the article
    ("2018", "full date", "Sáng 2/6/2018, đoàn Việt Nam và đoàn Lào hội đàm.", {}),
    ("2018", "same day", f"{SPEAKING} Hai bên ký biên bản ngày 2/6/2018.", {}),
    ("2018", "year mentioned, same day", f"{SPEAKING}\nChuyến thăm diễn ra từ 1/6/2018 đến 3/6/2018.", {}),
    ("2018", "year mentioned, same day", f"{SPEAKING}\nViệc này đã thỏa thuận tháng 3 năm nay, sau cuộc gặp 2/3/2018.", {}),
    # a whole date that is recalled: further down, long before the rest, before the years of articles
    ("", "year mentioned", "Việt Nam và Lào hội đàm\nHai đoàn vừa gặp nhau.\nHai bên bàn việc biên giới.\nHai bên ăn trưa.\nBản đồ được ký ngày 2/6/2018.", {}),
    ("2017", "full date", "Ngày 23/5/2016, đoàn Lào thăm Việt Nam. Đoàn đến lần nữa ngày 12/11/2017 và ngày 6/2/2018.", {}),
    ("2018", "full date", "(Báo Huế 2/6/2018) Chiều nay, đoàn Lào gặp đoàn Việt Nam.", {}),
    ("", "", "Ngày 2/6/1946, đoàn Việt Nam gặp đoàn Pháp.", {}),
    ("", "", "Đúng ngày này 75 năm trước, 8/2/1950, Việt Nam và Bulgaria lập quan hệ. Nay hai bên gặp nhau.", {}),
    ("2025", "anniversary", "Đúng ngày này 75 năm trước, 8/2/1950, Việt Nam và Bulgaria lập quan hệ. Sáng 8/2, hai bên gặp nhau.", {}),
    ("2016", "anniversary", "Cách đây đúng bảy thập niên, ngày 6-3-1946, hai bên ký hiệp định. Sáng 6/3, hai bên gặp nhau.", {}),
    (ALL, "", "Ưu đãi có hiệu lực đến ngày 31/12/2022. Sáng 2/6, đoàn Việt Nam gặp đoàn Pháp.", {}),
    ("", "year mentioned", "Vòng họp mới theo thỏa thuận của vòng trước (Hà Nội, ngày 2/6/2022) đã mở màn.", {}),
    # what may lie ahead bounds no year, or faintly
    (ALL, "", f"{SPEAKING}\nTháng 11/2017, khi hội nghị họp, hai bên dự kiến gặp lại.", {}),
    (ALL, "", f"{SPEAKING}\nLào chủ trì nhiều việc (Việt Nam chủ trì hội nghị tháng 11/2017).", {}),
    (ALL, "", f"{SPEAKING}\nHai bên từng ký văn bản này, và bàn việc áp dụng từ 1/1/2014.", {}),
    (ALL, "", f"{SPEAKING}\nTừ ngày 1/1/2010 mọi ưu đãi chấm dứt.", {}),
    # the weekday
    ("2001 2007 2012 2018", "weekday", "Sáng thứ Bảy (2/6), đoàn Việt Nam và đoàn Lào hội đàm.", {}),
    ("2001 2007 2012 2018", "weekday", "Sáng 2/6, một ngày thứ Bảy, đoàn Việt Nam và đoàn Lào hội đàm.", {}),
    ("1996 2002 2013 2019 2024", "weekday", "Sáng Chủ nhật (2/6), đoàn Việt Nam và đoàn Lào hội đàm.", {}),
    ("2016", "weekday", "Sáng thứ Hai 29/2, đoàn Việt Nam và đoàn Lào hội đàm.", {}),
    ("2018", "weekday, office", "Sáng thứ Bảy (2/6), đoàn Việt Nam và đoàn Lào hội đàm.\nBộ trưởng Quốc phòng Ngô Xuân Lịch chủ trì.", {}),
    # who held which office
    ("2012-2015", "office", "Sáng 2/6, đoàn do ông Nguyễn Xuân Phúc, Ủy viên Ban Chấp hành, Phó Thủ tướng Chính phủ dẫn đầu họp với đoàn Lào.", {}),
    ("2016-2020", "office", "Sáng 2/6, Bộ trưởng Quốc phòng Việt Nam Ngô Xuân Lịch hội đàm với đoàn Lào.", {}),
    ("2013-2015", "office, office", "Sáng 2/6, Bộ trưởng Quốc phòng Việt Nam Phùng Quang Thanh hội đàm với Bộ trưởng Quốc phòng Nga Sergei Shoigu.", {}),
    ("2017-2020", "office, office", "Sáng 2/6, Tổng thống Mỹ Donald Trump điện đàm với Thủ tướng Nhật Bản Shinzo Abe.", {}),
    ("2017-2020 2025-2026", "office", "Sáng 2/6, Tổng thống Mỹ Donald Trump hội đàm với đoàn Nhật Bản.", {}),
    ("2016-2021", "office", "Sáng 2/6, Tổng Tham mưu trưởng QĐND Việt Nam Phan Văn Giang hội đàm với đoàn Lào.", {}),
    ("2016-2020", "office", "Sáng 2/6, Tổng Tham mưu trưởng, Thứ trưởng Bộ Quốc phòng Việt Nam Phan Văn Giang hội đàm với đoàn Lào.", {}),
    ("2016 2024", "office", "Sáng 2/12, Tổng thống Mỹ đắc cử Donald Trump gặp đoàn Nhật Bản.", {}),
    ("2021-2026", "office told", "Sáng 2/6, nguyên Bộ trưởng Quốc phòng Việt Nam Ngô Xuân Lịch gặp đoàn Lào.", {}),
    ("2017-2026", "office told", "Sáng 2/6, cựu Tổng thống Mỹ Barack Obama gặp đoàn Nhật Bản.", {}),
    ("2002-2026", "office told", f"{NEWS}\nTham dự có ông Ngô Xuân Lịch.", {}),
    ("2016-2020", "office told", f"{NEWS}\nBộ trưởng Quốc phòng Ngô Xuân Lịch chủ trì.", {}),
    ("2007-2026", "office told", f"{NEWS}\nNăm ngoái, Bộ trưởng Quốc phòng Phùng Quang Thanh đã thăm Lào.", {}),
    ("2007-2026", "office told", f"{SPEAKING} Hai bên nhắc lại chuyến đi của Bộ trưởng Quốc phòng Phùng Quang Thanh.", {}),
    # who is elected in the sentence before, who wants to be, whose offices were never held together, whose office is behind
    ("2017-2020 2025-2026", "office", "Chúc mừng tổng thống Pháp đắc cử\nNgày 2/6, Tổng thống Mỹ Donald Trump điện đàm với đoàn Pháp.", {}),
    (ALL, "", f"{NEWS}\nỨng viên tổng thống đảng Cộng hòa Mỹ Donald Trump chê việc này.", {}),
    ("2016-2020", "office", "Sáng 2/6, tại buổi tiếp Chủ tịch JICA, Thủ tướng Nguyễn Xuân Phúc nói chuyện với đoàn Nhật Bản.", {}),
    ("2018-2020", "office", "Sáng 2/6, gặp Thủ tướng Mông Cổ Ukhnaa Khurelsukh, Phó Thủ tướng bàn việc với đoàn Lào.", {}),
    # whose year stands behind, in the news itself
    ("2000-2026", "year mentioned", "Sáng 2/6, Việt Nam đón đoàn Mỹ, sau chuyến đi của Tổng thống Bill Clinton (2000).", {}),
    ("2000-2026", "year mentioned", "Sáng 2/6, Việt Nam đón đoàn Mỹ, sau khi Tổng thống Bill Clinton thăm Hà Nội năm 2000.", {}),
    ("2016-2020", "office", "Sáng 2/6, Thủ tướng Nguyễn Xuân Phúc thăm Lào, bàn kế hoạch năm sau.", {}),
    # a minister or speaker was somebody before, which no facts tell; a general remains one in a later office
    ("2014-2026", "office told", f"{NEWS}\nTham dự có ông Kevin McCarthy.", {}),
    ("2013-2026", "office told", f"{NEWS}\nTham dự có ông Donald Trump.", {}),
    (ALL, "", "Sáng 2/6, Đại tướng Raúl Castro tiếp đoàn Việt Nam.", {}),
    # the writing lies as far from the day told as what is announced
    ("2024", "office, known event", "Đoàn Việt Nam do Tổng Bí thư, Chủ tịch nước Tô Lâm dẫn đầu sẽ thăm Trung Quốc từ ngày 18 đến 20/8.\nÔng Tô Lâm được bầu vào ngày 22/5.", {}),
    # who held which rank
    ("2016-2020", "office, rank", "Sáng 2/6, Đại tướng Ngô Xuân Lịch hội đàm với đoàn Lào.", {}),
    ("2012-2015", "office, rank", "Sáng 2/6, Thượng tướng Ngô Xuân Lịch hội đàm với đoàn Lào.", {}),
    ("2013-2017", "office, rank", "Sáng 2/6, Trung tướng Phan Văn Giang hội đàm với đoàn Lào.", {}),
    (ALL, "", "Sáng 2/6, Trung tướng Hun Manet hội đàm với đoàn Việt Nam.", {}),
    # whose portfolio is known behind "Bộ trưởng", and is not the only one that the person held
    ("2025-2026", "office", "Sáng 2/6, Bộ trưởng Tài chính Mỹ Scott Bessent hội đàm với đoàn Trung Quốc.", {}),
    ("2012-2013", "office", "Sáng 2/6, Bộ trưởng Tài chính Việt Nam Vương Đình Huệ hội đàm với đoàn Lào.", {}),
    ("2016-2020", "office", "Sáng 2/6, Bộ trưởng Công Thương Việt Nam Trần Tuấn Anh hội đàm với đoàn Lào.", {}),
    # whose portfolio the facts do not know, who acts before the term
    (ALL, "", "Sáng 2/6, Bộ trưởng Năng lượng Israel Yuval Steinitz hội đàm với đoàn Việt Nam.", {}),
    ("2025-2026", "office", "Sáng 2/6, quyền Bộ trưởng Quốc phòng Thái Lan Natthaphon Narkphanit hội đàm với đoàn Lào.", {}),
    # anniversaries of relations
    ("2017", "anniversary", "Sáng 2/6, đoàn Việt Nam và đoàn Lào hội đàm nhân kỷ niệm 55 năm thiết lập quan hệ ngoại giao.", {}),
    ("2022", "anniversary", "Sáng 2/6, đoàn Việt Nam và đoàn Nhật Bản hội đàm nhân 13 năm thiết lập quan hệ đối tác chiến lược.", {}),
    ("2015", "anniversary", "Sáng 2/6, đoàn Việt Nam và đoàn Mỹ hội đàm nhân 20 năm bình thường hóa quan hệ.", {}),
    ("2016-2017", "anniversary", f"{SPEAKING}\nHai bên chuẩn bị kỷ niệm 55 năm thiết lập quan hệ ngoại giao.", {}),
    ("2012-2017", "anniversary", f"{SPEAKING}\nGần 55 năm thiết lập quan hệ ngoại giao, hai nước luôn gắn bó.", {}),
    ("2017-2026", "anniversary", f"{SPEAKING}\nHơn 55 năm thiết lập quan hệ ngoại giao, hai nước luôn gắn bó.", {}),
    ("2017-2018", "anniversary", f"{SPEAKING}\nVào năm 2018, hai nước sẽ kỷ niệm ngày ký hiệp ước.", {}),
    ("2016-2017", "anniversary", f"{SPEAKING}\nHai bên bàn việc tổ chức tốt các hoạt động kỷ niệm 55 năm thiết lập quan hệ ngoại giao.", {}),
    ("2019", "anniversary, anniversary", "Ngày 1/1, Chủ tịch Trung Quốc và Tổng thống Mỹ gửi thư nhân 40 năm thiết lập quan hệ ngoại giao.", {}),
    ("2020", "anniversary", "Ngày 11/7, đoàn Việt Nam và đoàn Mỹ trao thư mừng 25 năm quan hệ Việt - Mỹ.", {}),
    ("2014", "anniversary, anniversary", "Sáng 2/9, đoàn Việt Nam và đoàn Lào gặp nhau nhân 69 năm Quốc khánh Việt Nam.", {}),
    # the year beside it, told as the last or the next
    ("2022", "anniversary", f"{SPEAKING}\nSang năm, hai bên sẽ cùng kỷ niệm 61 năm quan hệ (1962 - 2023).", {}),
    ("2022", "anniversary", f"{SPEAKING}\nNăm ngoái, hai bên kỷ niệm 59 năm quan hệ (1962 - 2021).", {}),
    (ALL, "", f"{SPEAKING}\nNgười ta đang chuẩn bị kỷ niệm 130 năm ngày sinh Bác.", {}),
    # anniversaries of what is known, or of years that are told
    ("2017", "anniversary", "Sáng 2/6, đoàn Việt Nam và đoàn Lào hội đàm nhân kỷ niệm 55 năm quan hệ (1962-2017).", {}),
    ("2017", "anniversary", "Sáng 2/6, đoàn Việt Nam và đoàn Nga gặp nhau nhân kỷ niệm 300 năm chuyến thăm của Sa hoàng năm 1717.", {}),
    ("2019", "anniversary", "Sáng 6/1, đoàn Việt Nam và đoàn Campuchia gặp nhau, đúng 40 năm sau ngày 7-1-1979.", {}),
    # the feast of the state that marks it: an embassy's own, that of who is told last before
    ("2012", "anniversary, anniversary", "Tối 3/9, Đại sứ quán Việt Nam tại Ai Cập mở tiệc mừng 67 năm Quốc khánh.", {}),
    ("2025", "anniversary, anniversary", "Sáng 3/12, Việt Nam chúc mừng nhân dân Lào vừa kỷ niệm 50 năm Quốc khánh; hai bên hội đàm.", {}),
    ("2022", "anniversary", "Ngày 22/2, Mỹ và Trung Quốc hội đàm. Chỉ ít ngày nữa, hai bên sẽ kỷ niệm 50 năm Thông cáo chung (27/2/1972).", {}),
    # yet to come, for a year and a half; a term is no anniversary, nor what is told of its own year
    ("2016-2017", "anniversary", f"{SPEAKING}\nHai bên cùng chuẩn bị chào mừng 55 năm quan hệ hai nước (1962-2017).", {}),
    ("2016-2017", "anniversary", f"{SPEAKING}\nHai bên hướng tới kỷ niệm năm hữu nghị (1962 - 2017).", {}),
    ("2016-2017", "anniversary", f"{SPEAKING}\nCuộc gặp diễn ra ngay trước khi hai nước kỷ niệm 55 năm thiết lập quan hệ ngoại giao vào năm 2017.", {}),
    (ALL, "", f"{SPEAKING}\nĐây là dịp chúc mừng bạn vào Hội đồng với nhiệm kỳ mới (2020-2021).", {}),
    ("2012-2026", "year mentioned", f"{SPEAKING}\nTháng 11-2011, Thái tử Lào cũng từng sang Việt Nam nhân 50 năm thiết lập quan hệ.", {}),
    ("2018-2026", "year mentioned", f"{SPEAKING}\nĐây là chuyến thăm đầu tiên từ tháng 5-2018, đúng 20 năm kể từ lần ông tới Việt Nam năm 1998.", {}),
    # so many years after the last time
    ("2023", "year mentioned, anniversary", "Sáng 2/6, Iran và Qatar gặp lại nhau sau 7 năm gián đoạn kể từ vụ việc hồi năm 2016.", {}),
    ("2025", "anniversary", "Sáng 2/6, đây là cuộc gặp đầu tiên ngoài thủ đô sau 21 năm của Hàn Quốc và Nhật Bản, kể từ khi hai bên gặp nhau ở đảo vào năm 2004.", {}),
    # the day from which an anniversary is counted is not the day of writing
    ("2022", "anniversary, anniversary, anniversary", "Nhân dịp 60 năm thiết lập quan hệ ngoại giao (5/9/1962), sáng 5/9, đoàn Việt Nam gặp đoàn Lào.", {}),
    ("2022", "anniversary", "Nhân 60 năm Ngày hai nước có quan hệ (5.9.1962 - 5.9.2022), sáng 5/9, đoàn Việt Nam gặp đoàn Lào.", {}),
    ("2019", "anniversary", "Đảo được trả ngày 5/9/1962. Nhân kỷ niệm 57 năm ngày này, sáng 5/9, đoàn Việt Nam gặp đoàn Lào.", {}),
    ("2019", "anniversary, anniversary", "Sáng 2/9, đoàn Việt Nam và đoàn Lào gặp nhau nhân kỷ niệm 74 năm Quốc khánh Việt Nam.", {}),
    ("2019", "anniversary, anniversary", "Sáng 2/9, đoàn Việt Nam và đoàn Lào gặp nhau nhân Quốc khánh Việt Nam lần thứ 74.", {}),
    ("2019", "anniversary, anniversary", "Sáng 2/12, đoàn Việt Nam và đoàn Lào gặp nhau nhân Quốc khánh Lào lần thứ 44.", {}),
    ("2017", "anniversary, anniversary", "Sáng 8/8, đoàn Việt Nam và đoàn Lào gặp nhau nhân kỷ niệm lần thứ 50 ngày thành lập ASEAN.", {}),
    # meetings that are numbered, known events, known visits
    ("2018", "known event", "Sáng 2/6, đoàn Việt Nam và đoàn Lào hội đàm bên lề Đối thoại Shangri-La lần thứ 17.", {}),
    ("2018", "known event", "Ngày 2/6, đoàn Việt Nam và đoàn Lào hội đàm bên lề Hội nghị Cấp cao ASEAN lần thứ 32.", {}),
    ("2018", "known event", "Ngày 2/6, đoàn Việt Nam và đoàn Chile hội đàm. Tại Hội nghị Cấp cao APEC tại Đà Nẵng năm ngoái, hai bên đã gặp nhau.", {}),
    ("2017", "known event", "Ngày 11/11, đoàn Việt Nam và đoàn Chile hội đàm bên lề Hội nghị Cấp cao APEC tại Đà Nẵng.", {}),
    ("2016", "office, known event", "Ngày 25/4, Chủ tịch nước Lào Bounnhang Vorachit thăm Việt Nam.", {}),
    ("2016", "office, known event", "Ngày 10/10, Tổng thống Thổ Nhĩ Kỳ Recep Tayyip Erdogan tiếp Tổng thống Nga Vladimir Putin.", {}),
    ("2014-2026", "office", "Ngày 10/10, Tổng thống Thổ Nhĩ Kỳ Recep Tayyip Erdogan điện đàm với Tổng thống Nga Vladimir Putin.", {}),
    ("2016", "office, known event", "Chiều 29/9, Thủ tướng Việt Nam Nguyễn Xuân Phúc gặp Tổng thống Philippines Rodrigo Roa Duterte đang ở thăm Việt Nam.", {}),
    # a stay that a known visit only touches is another one; of which the outcome is recalled, one of months ago
    ("2017-2020", "office, office", "Ngày 22/5, Thủ tướng Nguyễn Xuân Phúc thăm Nhật Bản từ 27/5 đến 3/6 và gặp Tổng thống Mỹ Donald Trump.", {}),
    ("2023", "office, office, known event", "Ngày 27/7, đoàn Trung Quốc gặp Bộ trưởng Ngoại giao Việt Nam Bùi Thanh Sơn.\nĐôi bên nhắc tới tuyên bố chung nhân việc Tổng Bí thư Nguyễn Phú Trọng thăm Trung Quốc từ ngày 31/10 đến 1/11.", {}),
    (ALL, "", "Sáng 7/6, đoàn Việt Nam và đoàn Indonesia hội đàm sau cuộc bầu cử.", {}),
    # an event to which somebody is asked, where somebody will be, a term that somebody has won, a visit of last year
    ("2016-2017", "known event", f"{SPEAKING}\nViệt Nam mời bạn dự Hội nghị cấp cao APEC tại Đà Nẵng.", {}),
    ("2017", "known event", f"{SPEAKING}\nBạn sẽ dự Hội nghị cấp cao APEC tại Đà Nẵng.", {}),
    ("2018-2021", "known event", "Ngày 26/9, đoàn Mỹ chúc mừng Việt Nam trúng cử một ghế Bảo an Liên hợp quốc nhiệm kỳ 2020-2021, rất vui.", {}),
    ("2026", "office told, known event", "Ngày 12/3, Việt Nam và Hàn Quốc hội đàm, nhắc lại năm ngoái Tổng Bí thư Tô Lâm thăm Hàn Quốc từ 10 đến 13/8.", {}),
    # a seat that was won for a term, which has not begun
    ("2019-2021", "known event", "Hôm 20/6, đoàn Việt Nam gặp đoàn Hàn Quốc, nói về một ghế Bảo an LHQ nhiệm kỳ 2020-2021.", {}),
    # a congress that is over, just over, or to come; another party's congress of the same number
    ("2021-2026", "known event", "Sáng 6/2, đoàn Việt Nam thăm Lào, chúc mừng kết quả Đại hội lần thứ XI của Đảng Nhân dân Cách mạng Lào.", {}),
    ("2026", "known event", "Sáng 6/2, đoàn Lào thăm Việt Nam, ngay sau khi Đảng Nhân dân Cách mạng Lào tổ chức thành công Đại hội lần thứ XII.", {}),
    ("2026", "office, known event", "Sáng 6/2, Tổng Bí thư Tô Lâm thăm Campuchia khi Việt Nam vừa tổ chức thành công Đại hội XIV.", {}),
    ("2025-2026", "office", "Sáng 6/2, Tổng Bí thư Tô Lâm thăm Campuchia, bàn việc chuẩn bị Đại hội XIV.", {}),
    # summits by their number or place, however they are said to be held
    ("2024", "office, known event", "Ngày 23/10, Thủ tướng Phạm Minh Chính gặp đoàn Trung Quốc bên lề hội nghị BRICS mở rộng tổ chức tại Kazan.", {}),
    ("2014", "known event", "Ngày 9/11, đoàn Việt Nam gặp đoàn Philippines bên lề APEC 22.", {}),
    ("2025", "known event", "Ngày 1/9, đoàn Nga gặp đoàn Ấn Độ tại Thượng đỉnh Tổ chức Hợp tác Thượng Hải (SCO) lần thứ 25.", {}),
    ("2025", "known event", "Sáng 28/10, đoàn Việt Nam gặp đoàn Singapore bên lề Cấp cao Hiệp hội các quốc gia Đông Nam Á (ASEAN) lần thứ 47.", {}),
    ("2005", "office, office, known event", "Tối 21/6, Thủ tướng Việt Nam Phan Văn Khải đang ở thăm Mỹ hội đàm với Tổng thống Mỹ George W. Bush.", {}),
    # plans, periods, names with a year
    ("2018", "plan year", f"{SPEAKING}\nHai bên ký kế hoạch hợp tác năm 2018.", {}),
    ("2017", "plan year", "Sáng 2/12, đoàn Việt Nam và đoàn Lào hội đàm.\nHai bên ký kế hoạch hợp tác năm 2018.", {}),
    ("2017-2019", "year mentioned", "Sáng 2/6, đoàn Việt Nam và đoàn Lào hội đàm về kế hoạch hợp tác năm 2018.", {}),
    ("2019", "plan year", "Sáng 2/2, đoàn Việt Nam và đoàn Lào hội đàm.\nHai bên đánh giá kết quả thực hiện kế hoạch hợp tác năm 2018.", {}),
    ("2017", "plan year", "Sáng 2/6, đoàn Việt Nam và đoàn Lào gặp nhau trong Năm Đoàn kết hữu nghị Lào - Việt Nam 2017.", {}),
    ("2022", "anniversary", f"Nhân kỷ niệm 60 năm quan hệ (1962 - 2022), từ tháng 1 đến tháng 12/2022 có nhiều hoạt động.\n{SPEAKING}", {}),
    ("2023", "plan year", "Ngày 9/4, đoàn Việt Nam thăm đoàn Lào, chúc Tết Bunpimay 2023.", {}),
    ("2017", "plan year", "Sáng 7/4, đoàn Việt Nam thăm đoàn Lào nhân Tết cổ truyền (Bunpimay) của nước Lào 2017.", {}),
    ("2022", "plan year", "Thực hiện Kế hoạch hợp tác năm 2022, đoàn Lào thăm Việt Nam từ ngày 1 đến 4/6.", {}),
    ("2022", "plan year", "Chiều 7/12, đoàn Lào thăm Việt Nam và dự Triển lãm Quốc phòng quốc tế Việt Nam 2022.", {}),
    # years that turn
    ("2025", "year mentioned", "Tối 24/1, Đại sứ quán Việt Nam tại Lào mở tiệc mừng Tết Nguyên đán 2025.", {}),
    ("2020", "year mentioned", "Sáng 3/1, đoàn Việt Nam và đoàn Lào hội đàm.\nHai bên nhìn lại năm 2019 vừa khép lại.", {}),
    ("2019", "year mentioned", "Ngày 31/12, Chủ tịch Lào gửi điện mừng năm mới 2020 tới Chủ tịch Việt Nam.", {}),
    ("2019-2020", "plan year", f"{SPEAKING}\nĐây là một việc của Năm chéo Lào - Việt Nam 2019-2020.", {}),
    ("2016-2018", "year mentioned", "Ngày 14/6, đoàn Peru, chủ nhà năm nay, gặp đoàn Việt Nam, chủ nhà của APEC 2017.", {}),
    (ALL, "", f"{SPEAKING}\nGiai đoạn 2016-2020, hai bên hợp tác toàn diện.", {}),
    (ALL, "", f"{SPEAKING}\nMục tiêu đến năm 2020 là 5 tỷ USD.", {}),
    # years and months told
    ("2018", "year mentioned", f"{SPEAKING}\nNăm 2018 là năm hai nước có nhiều hoạt động.", {}),
    ("2017-2019", "year mentioned", f"{SPEAKING}\nKim ngạch hai nước trong năm 2018 là hai tỷ USD.", {}),
    ("2017-2019", "year mentioned", f"{SPEAKING}\nHai bên thống nhất sáu việc cần làm trong năm 2018.", {}),
    # of two years just spoken of, the one between is no surer
    ("2017-2021", "year mentioned, year mentioned", f"{SPEAKING}\nKim ngạch hai nước trong năm 2018 là hai tỷ USD, trong năm 2020 là ba tỷ USD.", {}),
    # what is asked for or agreed on lies ahead, but nobody says how far
    (ALL, "", f"{SPEAKING}\nPhía bạn mời ta cử tàu dự triển lãm vào tháng 5-2017.", {}),
    (ALL, "", f"{SPEAKING}\nHai bên nhất trí mở lớp đào tạo đầu tiên trong quý II/2018.", {}),
    (ALL, "", f"{SPEAKING}\nMỗi năm hai bên trao đổi một đoàn, bắt đầu từ năm 2017.", {}),
    (ALL, "", f"{SPEAKING}\nPhần kỹ thuật phải xong trước ngày 1/7/2015.", {}),
    (ALL, "", f"{SPEAKING}\nThỏa thuận hạt nhân năm 2015 được nhắc tới nhiều lần.", {}),
    (ALL, "", f"{SPEAKING}\nTháng 3/2018 vẫn có khả năng có bão.", {}),
    (ALL, "", f"{SPEAKING}\nThuế mới được áp dụng từ tháng 1/2019.", {}),
    (ALL, "", f"{SPEAKING}\nLệnh cấm kéo dài đến hết tháng 1-2019.", {}),
    # further down, a day of the same time of the year may be long past
    ("2018", "year mentioned, same day", f"{NEWS}\nHai đoàn gặp nhau ngày 5/6/2018.", {}),
    ("2018-2026", "year mentioned", f"{NEWS}\nCảng này khánh thành ngày 5/6/2018.", {}),
    # what was signed within days of the date of the news, years ago
    ("2003-2026", "year mentioned", f"{SPEAKING}\nViệc này theo hiệp định mà hai nước ký ngày 5/6/2003.", {}),
    ("2018", "year mentioned", "Ngày 27/2, đoàn Việt Nam và đoàn Lào hội đàm.\nTrong quý I/2018, kim ngạch tăng.", {}),
    ("2018", "year mentioned, year mentioned", f"{SPEAKING}\nTính đến tháng 4/2018, hai nước có 20 dự án.", {}),
    ("2018", "year mentioned", f"{SPEAKING}\nHội nghị dự kiến diễn ra tháng 11/2018.", {}),
    ("2013-2026", "year mentioned", f"{SPEAKING}\nLào gia nhập tổ chức này năm 2013.", {}),
    ("2018-2026", "year mentioned", f"{SPEAKING}\nHai bên đã ký hiệp định hồi tháng 3/2018.", {}),
    ("2018-2026", "year mentioned", f"{SPEAKING}\nHai bên gặp nhau lần trước ngày 5/11/2017.", {}),
    ("2017-2018", "year mentioned", f"{SPEAKING}\nHội nghị sẽ diễn ra vào ngày 5/11/2018.", {}),
    (ALL, "", f"{SPEAKING}\nTừ nay đến tháng 3/2018, hai bên còn nhiều việc.", {}),
    ("2010-2026", "year mentioned", f"{SPEAKING}\nHai bên tổ chức nhiều cuộc diễn tập chung trên biển kể từ năm 2010.", {}),
    # the lunar year
    ("2021", "lunar year", "Sáng 8/1, đoàn Việt Nam và đoàn Lào hội đàm.\nHai bên chúc nhau năm mới Tân Sửu.", {}),
    ("2019", "lunar year", "Sáng 2/2, đoàn Việt Nam và đoàn Lào hội đàm.\nNăm mới Kỷ Hợi sắp đến.", {}),
    (ALL, "", "Sáng 8/1, đoàn Việt Nam và đoàn Lào hội đàm.\nHai bên chúc nhau năm mới Giáp Sửu.", {}),
    # what relations are called
    ("2017-2026", "milestone", "Sáng 2/6, đoàn Việt Nam và đoàn Ấn Độ hội đàm về quan hệ đối tác chiến lược toàn diện.", {}),
    (ALL, "", "Sáng 2/6, đoàn Việt Nam và đoàn Ấn Độ hội đàm, bàn việc nâng quan hệ lên đối tác chiến lược toàn diện.", {}),
    ("2017-2026", "milestone", "Sáng 2/6, đoàn Việt Nam và đoàn Ấn Độ hội đàm, nhắc việc nâng quan hệ lên đối tác chiến lược toàn diện vào tháng 9-2016.", {}),
    (ALL, "", "Sáng 2/6, đoàn Việt Nam và đoàn Ấn Độ hội đàm, muốn nâng quan hệ lên đối tác chiến lược toàn diện trước năm 2030.", {}),
    # the name of an exercise in quotes, and a year that is yet to come
    ("2018", "plan year", 'Sáng 2/6, Việt Nam và Lào khai mạc diễn tập chung "Lá chắn 2018".', {}),
    # of what nobody foresaw one writes afterwards alone
    ("2020-2026", "known event", f"{SPEAKING}\nNền kinh tế kiệt quệ vì Covid-19.", {}),
    ("2018", "known event", "Chiều 27/7, đoàn Việt Nam tặng Lào gạo.\nNhiều người mất nhà sau sự cố đập thủy điện Xe Pian - Xe Namnoy.", {}),
    ("2009-2026", "office told, known event", "Sáng 23/8, đoàn Việt Nam và đoàn Lào hội đàm.\nTượng của cố Tổng thống Kim Dae-jung đặt ở đó.", {}),
    ("1995-2015", "year mentioned", f"{SPEAKING}\nTheo dự kiến, năm 2015 đến lượt Lào cử đoàn sang.", {}),
]
# fmt: on


@pytest.mark.parametrize(("years", "kinds", "text", "beside"), CASES)
def test_the_years_that_evidence_leaves(years: str, kinds: str, text: str, beside: dict[str, str]) -> None:
    hinge = hinge_of(text, **beside)
    assert (runs([day.year for day in hinge.days]), ", ".join(clue.kind for clue in hinge.used)) == (years, kinds)


@pytest.mark.parametrize(
    ("text", "beside", "beaten", "winner"),
    [
        (f"Thứ sáu, 12/01/2024 08:30\n{SPEAKING}\nBộ trưởng Quốc phòng Ngô Xuân Lịch chủ trì.", {}, "page clock", "office"),
        ("Sáng 2/4, đoàn Việt Nam và đoàn Lào chúc nhau năm mới Kỷ Hợi.", {}, "lunar year", "day told"),
        ("Sáng thứ Sáu (2/6), đoàn Việt Nam và đoàn Lào hội đàm.", {"published": "2018"}, "weekday", "publication date"),
        (f"date 2018-06\n{SPEAKING}\nLào gia nhập tổ chức này năm 2019.", {}, "year mentioned", "archive header"),
    ],
)  # fmt: skip
def test_what_contradicts_stronger_evidence_is_kept_as_overruled(
    text: str, beside: dict[str, str], beaten: str, winner: str
) -> None:
    overruled = [(clue.kind, by) for clue, by in hinge_of(text, **beside).overruled]
    assert overruled == [(beaten, winner)]


def test_a_day_told_as_over_and_announced_is_that_of_the_writing() -> None:
    text = "Sáng 1/6, đoàn Việt Nam đã đón đoàn Mỹ. Dự kiến trong chiều 1/6, hai bên sẽ ký. Ngày 31/5, bạn cho biết sẽ họp."
    assert hinge_of(text).slack == (0, 0)


@pytest.mark.parametrize(("_years", "_kinds", "text", "_beside"), CASES)
def test_clues_are_well_formed(_years: str, _kinds: str, text: str, _beside: dict[str, str]) -> None:
    view = view_of(text)
    clues = find_clues(view)
    assert [clue.hard for clue in clues] == sorted((clue.hard for clue in clues), reverse=True)
    for clue in clues:
        assert clue.kind in KINDS
        assert REASONS[clue.reason.code] is type(clue.reason)
        assert clue.weight > 0
        assert clue.spans
        assert all(a is None or b is None or a <= b for a, b in clue.spans)
        if clue.start is not None:
            assert clue.end is not None
            assert 0 <= clue.start < clue.end <= len(view.text)
            assert view.text[clue.start : clue.end] in clue.text


def test_the_facts_lie_within_the_years_of_articles() -> None:
    """Whoever adds the facts of a new year raises LAST_YEAR, so that articles of that year are found to be of it."""
    years = {day.year for visit in load_visits() for day in (visit.first, visit.last)}
    years |= {day.year for event in load_facts().events for day in (event.first, event.last) if day}
    assert max(years) <= LAST_YEAR


@pytest.mark.parametrize(("clock", "hard"), [("02/06/2018 15:30", True), ("12/06/2018 15:30", False)])
def test_the_page_clock_is_hard_only_where_a_day_told_lies_right_before_it(clock: str, hard: bool) -> None:
    hinge = hinge_of(f"{clock}\n{SPEAKING}")
    assert [clue.hard for clue in hinge.used if clue.kind == "page clock"] == [hard]


@pytest.mark.parametrize(
    ("text", "day", "slack"),
    [
        # a clock right behind the day of the news is the day of writing, where no "hôm nay" tells that
        (f"03/06/2018 15:30\n{SPEAKING}", date(2018, 6, 3), (0, 0)),
        ("03/06/2018 15:30\nHôm nay (2/6), đoàn Việt Nam và đoàn Lào hội đàm.", date(2018, 6, 2), (0, 0)),
        # an archive's whole day likewise
        (f"date 2018-06-03\n{SPEAKING}", date(2018, 6, 3), (0, 0)),
        (f"09/06/2018 15:30\n{SPEAKING}", date(2018, 6, 2), (2, 1)),
        # so is a dateline's day; a day told as past lies before, whatever else is announced
        ("date 2018-06\nHÀ NỘI, 2/6 (TTXVN) - Đoàn Việt Nam hội đàm với đoàn Lào.", date(2018, 6, 2), (0, 0)),
        # what is announced far before its day in a long sentence
        (
            "date 2018-06\nĐoàn đại biểu của nước bạn Lào sẽ có mặt ở Huế từ ngày 12/6, ông cho biết hôm 2/6.",
            date(2018, 6, 2),
            (0, 10),
        ),
        ("date 2018-06\nĐoàn Lào sẽ sang Việt Nam, Bộ Ngoại giao cho biết hôm 2/6.", date(2018, 6, 2), (2, 1)),
        # a stretch that opens the article is its news, not a day further down
        (
            "date 2018-06\nĐoàn Lào thăm Việt Nam từ ngày 2 đến 4/6.\nHai bên ký.\nHai bên ăn trưa.\nHai bên về.\nNgày 10/3 họ đã gặp nhau.",
            date(2018, 6, 2),
            (0, 5),
        ),
        # the one clock of a page right before which any day is told, though the news is of days before that, or ahead
        ("05/06/2018 15:30\nSáng 20/5, hai đoàn họp.\nHôm 4/6, họ lại họp.", date(2018, 6, 5), (0, 0)),
        ("05/06/2018 15:30\nSáng 7/6, hai đoàn sẽ họp.\nHôm 4/6, họ đã họp.", date(2018, 6, 5), (0, 0)),
        # one with its hour, some days behind the only day; or where no day is told
        (f"06/06/2018 15:30\n{SPEAKING}", date(2018, 6, 6), (0, 0)),
        ("06/06/2018 15:30\nHôm qua, đoàn Việt Nam và đoàn Lào hội đàm.", date(2018, 6, 6), (0, 0)),
        # two clocks, of which one may be that of copying
        (f"03/06/2018 15:30\n02/07/2018 09:10\n{SPEAKING}", date(2018, 6, 3), (0, 0)),
        # a clock before the day for which the news is announced, in the same year or the next
        ("15/06/2012 08:30\nBộ trưởng Nhật Bản sẽ thăm Việt Nam từ ngày 20-23/6.", date(2012, 6, 15), (0, 0)),
        ("09:15' 28/12/2012 (GMT+7)\nĐoàn Lào dự kiến đến Việt Nam ngày 5/1 tới.", date(2012, 12, 28), (0, 0)),
        ("Thứ Sáu, 15/06/2012 | 08:30\nNgày 2/7, hai bên sẽ hội đàm tại Huế.", date(2012, 6, 15), (0, 0)),
        # the news is of "hôm qua", the day told further down is recalled
        (
            "09/06/2018 15:30\nHôm qua, hai đoàn hội đàm.\nHai bên ký.\nHai bên ăn trưa.\nHai bên về.\nHôm 2/6 họ đã gặp nhau.",
            date(2018, 6, 9),
            (0, 0),
        ),
        # until when something is to be done tells nothing
        ("date 2018-06\nNgày 2/6, hai bên ký. Đề nghị các đơn vị gửi số liệu trước 30/6.", date(2018, 6, 2), (2, 1)),
        # a round-up of some days
        ("Điểm tin từ 2 đến 6/6/2018\nHôm thứ Năm, hai bên ký.", date(2018, 6, 6), (0, 0)),
        # of a journey as it was planned the day is still to come
        ("02/06/2018 15:30\nHôm nay, tàu cập cảng Tiên Sa.\nTheo lịch, tàu nhổ neo hôm 5/6.", date(2018, 6, 2), (0, 0)),
        # the first day told of all opens its sentence, below lines of the page's own
        (
            "Đại sứ quán nước Cộng hòa tại Pháp\nTrang chủ\nGiới thiệu\nLiên hệ\nTin tức\n02/06/2018, tại Paris, hai bên ký.",
            date(2018, 6, 2),
            (0, 10),
        ),
    ],
)
def test_the_day_of_writing_and_how_far_off_it_may_be(text: str, day: date, slack: tuple[int, int]) -> None:
    hinge = hinge_of(text)
    assert (hinge.days, hinge.slack) == ((day,), slack)


@pytest.mark.parametrize(
    "text",
    [
        "06/06/2018 15:30\n09/07/2018 08:00\nHôm qua, đoàn Việt Nam và đoàn Lào hội đàm.",  # which of two?
        "06/06/2018\nHôm qua, đoàn Việt Nam và đoàn Lào hội đàm.",  # a day without its hour may be that of today
    ],
)
def test_no_day_of_writing_where_no_clock_tells_it(text: str) -> None:
    assert hinge_of(text).days == ()


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("Giáp Tý", {1924, 1984, 2044}),
        ("Tân Sửu", {1961, 2021, 2081}),
        ("Ất Tị", {1965, 2025, 2085}),
        ("Quý Mẹo", {1963, 2023, 2083}),
        ("Giáp Sửu", set()),
    ],
)
def test_years_of_the_cycle_of_sixty(name: str, years: set[int]) -> None:
    assert set(sexagenary_years(*name.split())) == years


@given(st.integers(1924, 2103))
def test_each_lunar_year_has_one_name_and_finds_itself(year: int) -> None:
    stem, branch = lunar.STEMS[(year - 1984) % 10], lunar.BRANCHES[(year - 1984) % 12]
    assert year in sexagenary_years(stem.upper(), branch.title())


@settings(max_examples=40)
@given(st.dates(date(1995, 1, 20), date(2026, 12, 10)), st.integers(0, 6))
def test_a_day_told_is_of_the_year_of_the_publication(published: date, before: int) -> None:
    told = published - timedelta(days=before)
    text = f"Ngày {told.day}/{told.month}, đoàn Việt Nam và đoàn Lào hội đàm."
    assert hinge_of(text, published=published.isoformat()).days == (published,)
    assert told in hinge_of(text, published=published.isoformat()[:7]).days
