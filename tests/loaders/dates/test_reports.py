"""Kinds of faults from public reports of date readers, in our own words: text, publication day, dates."""

# ruff: noqa: E501  a case of a table is one line
from __future__ import annotations

import pytest

from loaders.annotate import date_records
from loaders.article import Article
from loaders.dates.find import find_expressions

CASES: list[tuple[str, str | None, list[str | None]]] = [
    # past is past
    ("Ngày 20/3 vừa qua, hai bên họp.", "2019-03-12", ["2018-03-20"]),
    ("Hôm 30/8, hai bên họp.", "2018-08-15", ["2017-08-30"]),
    ("Ngày 12/12, tại Huế, hai bên đã họp.", "2024-05-15", ["2023-12-12"]),
    ("Ngày 12/12, tại Huế, hai bên sẽ họp.", "2024-05-15", ["2024-12-12"]),
    ("Cuối năm ngoái, ngày 12/12, hai bên họp.", "2024-05-15", ["2023", "2023-12-12"]),
    ("Cuộc gặp trước là ngày 12/12.", "2024-05-15", ["2023-12-12"]),
    ("Tâm điểm là cuộc gặp ngày 27/5 với người vừa nhậm chức.", "2019-05-25", ["2019-05-27"]),
    # a visit of which the outcome is told is over, one that is to have one is not
    ("Hai bên nhắc tới tuyên bố chung trong chuyến thăm từ ngày 31/10 đến 1/11.", "2023-07-27", ["2022-10-31/2022-11-01"]),
    ("The joint statement issued during the visit of October 31 - November 1 was recalled.", "2023-07-27", ["2022-10-31/2022-11-01"]),
    ("Hai bên sẽ ra tuyên bố chung trong chuyến thăm từ ngày 31/10 đến 1/11.", "2023-07-27", ["2023-10-31/2023-11-01"]),
    # today's day, which another zone's time tells
    ("Sáng nay, theo giờ địa phương (tức chiều 7/10, giờ Hà Nội), hai bên họp.", "2024-10-09", ["2024-10-07", "2024-10-07"]),
    ("Chiều nay giờ New York (tức rạng sáng 8/10 giờ Hà Nội), hai bên họp.", "2024-10-08", ["2024-10-07", "2024-10-08"]),
    ("Tối nay (tức sáng 1/3 giờ Hà Nội), hai bên họp.", "2024-03-01", ["2024-02-29", "2024-03-01"]),
    # a slip of the weekday
    ("Thứ hai 12/5, hai bên họp.", "2024-05-15", ["2024-05-12"]),
    # the month or year said before the day
    ("Tháng 4 vừa qua, từ ngày 7 đến ngày 10, đoàn ở Lào.", "2024-05-15", ["2024-04", "2024-04-07/2024-04-10"]),
    ("Trong tháng Tư, vào ngày 7, hai bên họp.", "2024-05-15", ["2024-04", "2024-04-07"]),
    # stretches
    ("Ngày 31 tháng 3 - 6 tháng 4, đoàn ở Lào.", "2024-05-15", ["2024-03-31/2024-04-06"]),
    ("Từ 24 đến 4/12, đoàn ở Lào.", "2018-11-29", ["2018-11-24/2018-12-04"]),
    ("Từ ngày 5 đến 9/3, đoàn ở Lào.", None, ["XXXX-03-05/XXXX-03-09"]),
    ("Vào một ngày giữa 12/9 và 22/9/1914.", None, ["[1914-09-12..1914-09-22]"]),
    ("Giữa ngày 5 và ngày 7/6/2023, hai bên đã gặp nhau.", None, ["[2023-06-05..2023-06-07]"]),
    ("Cuộc họp bắt đầu lúc 15h30 hôm qua.", "2024-03-05", ["2024-03-04"]),
    # the day of an agency's report is its today
    ("Vinh, ngày 4/3 (TTXVN) - Hai bên hôm nay họp.", "2024-03-05", ["2024-03-04", "2024-03-04"]),
    ("Vinh (TTXVN 4/3) - Hai bên sáng nay họp.", "2024-03-06", ["2024-03-04", "2024-03-04"]),
    ("TTXVN (Vinh 4/3) Hôm qua, hai bên họp.", "2024-03-05", ["2024-03-04", "2024-03-03"]),
    ("VINH, March 4 (VNA) - The two met today.", "2024-03-05", ["2024-03-04", "2024-03-04"]),
    ("Vinh, ngày 4/3 (TTXVN) - Hai bên hôm nay họp.", "2024-05-05", ["2024-03-04", "2024-05-05"]),
    ("Hôm kìa, hai bên đã gặp nhau.", "2019-07-26", ["2019-07-23"]),
    ("Ngày hai mốt tháng Tư năm 2024, hai bên gặp nhau.", None, ["2024-04-21"]),
    ("Hai bên gọi điện cho nhau đêm giao thừa Tết 2025.", None, ["2025-01-28"]),
    ("Khoảng giữa ngày 12/9 và ngày 22/9/1914.", None, ["[1914-09-12..1914-09-22]"]),
    ("Khoảng giữa ngày 12 và 22/9/1914.", None, ["[1914-09-12..1914-09-22]"]),
    ("Ngày thứ 2 trong chuyến thăm từ 26 đến 28/11, ông tới Huế.", "2018-11-29", ["2018-11-27", "2018-11-26/2018-11-28"]),
    ("Bước sang ngày thứ 2 ở Lào, nơi đoàn thăm từ 26 đến 28-11, ông tới Pakse.", "2018-11-27", ["2018-11-27", "2018-11-26/2018-11-28"]),
    ("Sang ngày thứ Hai, hai bên họp tiếp.", "2018-11-29", ["2018-11-26"]),
    # a part of day and the number of a day, as radio services word it
    ("Chiều 20, hai bên hội đàm, tối 20 tại Seoul họ dùng bữa, và ra về sáng 21.", "2005-06-20", ["2005-06-20", "2005-06-20", "2005-06-21"]),
    ("Buôn bán hai chiều 15 tỷ USD, buổi tối 20 người tới.", "2005-06-20", []),
    ("Ngày 10/10, ông tới Lào. Trước đó một hôm, ông ở Huế.", "2018-10-16", ["2018-10-10", "2018-10-09"]),
    ("9 tháng năm 2018 kim ngạch tăng.", None, ["2018-01/2018-09"]),
    ("19 tháng năm 2018", None, ["2018-05-19"]),
    # years of two digits, points with blanks
    ("Ngày 19-11-12, hai bên họp.", "2012-11-20", ["2012-11-19"]),
    ("Chiến thắng ngày 7/5/54 được kỷ niệm hôm nay.", "2014-05-07", ["1954-05-07", "2014-05-07"]),
    ("Ngày 27. 1. 2017 là ngày ký.", None, ["2017-01-27"]),
    ("Tỷ số 2.3, 4.1, 4.3 và 6.2 . . . 6.5", None, []),
    # the lunar calendar
    ("Ngày 15 tháng 6 nhuận âm lịch, hai bên họp.", "2017-08-07", ["2017-08-06"]),
    ("Ngày 1 tháng 6 nhuận năm Ất Tỵ 2025.", None, ["2025-07-25"]),
    ("Ngày 30 tháng 9 âm lịch năm 2023, hai bên họp.", None, [None]),
    ("Ngày 23 tháng Chạp năm 2019, hai bên họp.", None, ["2020-01-17"]),
    ("Trong tháng Chạp năm 2019.", None, ["2019-12-26/2020-01-24"]),
    # a length instead of an end
    ("Đợt luyện quân bắt đầu từ ngày 9/5, kéo dài hai tuần.", "2017-05-15", ["2017-05-09/2017-05-23"]),
    ("Tập trận kéo dài 8 ngày đã bắt đầu từ ngày 5/7.", "2013-07-06", ["2013-07-05/2013-07-12"]),
    ("Hôm nay ông bắt đầu chuyến thăm dài ba ngày.", "2018-09-18", ["2018-09-18"]),
    # the day of the moon beside the solar one, leap months, days that are none
    ("Ngày 7/2/2020 (14 tháng Giêng năm Canh Tý), hai bên họp.", None, ["2020-02-07"]),
    ("Rằm tháng 4 nhuận năm 2020.", None, ["2020-06-06"]),
    ("Ngày 2/4 nhuận, hai bên họp.", "2020-06-01", ["2020-05-24"]),
    ("Ngày 1 tháng hai nhuận năm 2023.", None, ["2023-03-22"]),
    ("Tháng 6 nhuận năm 2025.", None, ["2025-07-25/2025-08-22"]),
    ("Ngày 10 tháng 3 nhuận năm 2022.", None, [None]),
    ("Ngày 31 tháng 5 âm lịch năm 2021.", None, [None]),
    # one day of a stretch, several under a month said before
    ("Một ngày trong khoảng từ 3/5 đến 7/5/1975.", None, ["[1975-05-03..1975-05-07]"]),
    ("Vào một ngày nào đó giữa 2 và 9/3/1946.", None, ["[1946-03-02..1946-03-09]"]),
    ("Một ngày giữa ngày 2 tháng 3 và ngày 9 tháng 3 năm 1946.", None, ["[1946-03-02..1946-03-09]"]),
    ("Tháng Ba, vào các ngày 4 và 5, hai bên họp.", "2024-05-15", ["2024-03", "2024-03-04/2024-03-05"]),
    ("Đầu tháng 3/2019, cụ thể là ngày 4, hai bên họp.", None, ["2019-03", "2019-03-04"]),
    ("Tháng 11/2020: ngày 3 họp kín, ngày 5 ký kết.", None, ["2020-11", "2020-11-03", "2020-11-05"]),
    ("Tháng 6, từ ngày 3 đến 6, đoàn ở Lào.", "2018-08-01", ["2018-06", "2018-06-03/2018-06-06"]),
    ("Tháng tám vừa rồi, hôm 5 và hôm 9, hai bên họp.", "2018-09-15", ["2018-08", "2018-08-05", "2018-08-09"]),
    ("Cuối tháng 4 (ngày 27), hai bên họp.", "2018-05-15", ["2018-04", "2018-04-27"]),
    ("Ngày 8/2 (tức mùng 4 Tết), hai bên họp.", "2019-02-10", ["2019-02-08"]),
    ("Ngày 5-7-08, hai bên ký.", "2008-07-10", ["2008-07-05"]),
    # years of two digits, by the writing; points with blanks on both sides
    ("Ngày 03-02-30, Đảng ra đời.", "2010-02-03", ["1930-02-03"]),
    ("Ngày 3/2/30, Đảng ra đời.", None, ["1930-02-03"]),
    ("Ngày 10/10/28, hai bên sẽ họp.", "2024-10-10", ["2028-10-10"]),
    ("Đi từ 3-5-12 đến 6-5-12.", "2012-05-10", ["2012-05-03/2012-05-06"]),
    ("Ký ngày 05 . 11 . 2018.", None, ["2018-11-05"]),
    # months as forms and websites write them
    ("Ngày 05/tháng 9/2019; ngày 5.tháng 9.2019; 5 thg 9, 2019; Thứ Năm, 5 Th09 2019; ngày 05 / 09 / năm 2019.", None, ["2019-09-05"] * 5),
    ("Hai ngày 21 và 22 tháng trước, hai bên họp.", "2019-03-05", ["2019-02-21/2019-02-22"]),
    # days of the moon in a year of the cycle of sixty
    ("23 tháng Chạp năm Nhâm Dần; 30 tháng Chạp (năm Nhâm Dần); mùng 5 tháng Giêng năm Quý Mão.", None, ["2023-01-14", "2023-01-21", "2023-01-26"]),
    ("Mùng 5 tháng Giêng năm Kỷ Dậu.", None, [None]),
    ("29 Tết Giáp Thìn.", None, ["2024-02-08"]),
    # the two days of an anniversary are no stretch, and others' feasts not ours
    ("Nhân 79 năm Quốc khánh (2/9/1945-2/9/2024).", "2024-09-04", ["2024-09-02", "1945-09-02", "2024-09-02"]),
    ("Ông giữ chức từ 20/1/2009 đến 20/1/2017.", None, ["2009-01-20/2017-01-20"]),
    ("Mừng Quốc khánh Lào và Quốc khánh lần thứ 70 của Trung Quốc.", "2019-10-01", []),
    # what counts, and what lies behind
    ("Đây là chuyến thăm thứ Ba của ông và vòng họp thứ Tư giữa hai bên.", "2020-07-15", []),
    ("Ba ngày sau cuộc gặp ở Huế, hai bên họp hôm 12/11.", "2017-11-13", [None, "2017-11-12"]),
    ("Ba ngày sau cơn bão, hai bên họp hôm 12/11.", "2017-11-13", [None, "2017-11-12"]),
    ("Tháng 9, Thủ tướng Ấn Độ đã thăm Singapore.", "2025-02-10", ["2024-09"]),
    ("Hai bên đã gặp nhau ngày 12/12.", "2025-08-20", ["2024-12-12"]),
    ("Hai bên đã nhất trí tổ chức cuộc gặp ngày 12/12.", "2025-08-20", ["2025-12-12"]),
    ("Sau vụ tấn công khủng bố ngày 13/11, hai bên họp.", "2016-05-02", ["2015-11-13"]),
    ("On the morning of the 4th they met, on the 12th of this month they will again; the 4th round ended.", "2019-03-05", ["2019-03-04", "2019-03-12"]),
    # letters and figures of another width
    ("Ngày １２／５／2021 họp, ngày 13．5．2021 ký.", None, ["2021-05-12", "2021-05-13"]),
    # days counted from the first, or of the stretch before
    ("Ngày thứ nhất, 23/4, ông gặp Thủ tướng; ngày thứ hai, ông được Quốc vương tiếp.", "2014-04-26", ["2014-04-23", "2014-04-24"]),
    ("Ngày thứ nhất, thứ Hai 8/9\n\nMưa to.\n\nNgày 10/9\n\nHọ đi chợ.\n\nNgày thứ năm\n\nHọ lên núi.", "2025-09-15", ["2025-09-08", "2025-09-10", "2025-09-12"]),
    ("Ngày đầu tiên (30/4) họ ở Huế, ngày thứ ba ở Vinh.", "2014-05-06", ["2014-04-30", "2014-05-02"]),
    ("Ông thăm Lào từ 3 đến 5/6. Ngay chiều ngày đầu tiên, hai bên hội đàm; ngày cuối cùng, họ ký.", "2019-06-10", ["2019-06-03/2019-06-05", "2019-06-03", "2019-06-05"]),
    ("Ông thăm Lào từ 3 đến 5/6, sang ngày thứ tư thì về.", "2019-06-10", ["2019-06-03/2019-06-05"]),
    ("Ông thăm Lào từ 3 đến 5/6. Ngày thứ Hai, họ ký.", "2019-06-10", ["2019-06-03/2019-06-05", "2019-06-10"]),
    ("Ngày thứ nhất họ ở Huế, ngày thứ ba của hội nghị ở Vinh, ngày cuối tháng về.", "2019-06-10", ["2019-06-30"]),
    # a day without its month lies ahead where its act is announced
    ("Ngày 1-12, hai bên đã họp. Ông dự kiến hội đàm ngày 28, rồi trở lại Tokyo hôm 30.", "2007-12-26", ["2007-12-01", "2007-12-28", "2007-12-30"]),
    ("Ngày 1-12, hai bên đã họp. Ông đã hội đàm ngày 28.", "2007-12-26", ["2007-12-01", "2007-11-28"]),
    ("Dự kiến ngày 26 hai bên hội đàm.", "2007-12-26", ["2007-12-26"]),
    ("Ông sẽ đón đoàn Lào vào ngày 23 và đoàn Nga vào ngày 25/1.", "2018-01-24", ["2018-01-23", "2018-01-25"]),
    # lines of a chronicle have the years of those around them, those of an agenda the next ones
    ("17/12/2014: Hai bên họp.\n21-22/1: Họp nữa.\n- 27/2: Lại họp.\n16/2/2016: Họp.", "2016-03-18", ["2014-12-17", "2015-01-21/2015-01-22", "2015-02-27", "2016-02-16"]),
    ("17/12/2014: Hai bên họp.\n27/2: Lại họp.\n11/4: Họp nữa.", "2016-03-18", ["2014-12-17", "2016-02-27", "2016-04-11"]),
    ("16/2/2016: Hai bên họp.\n27/2: Lại họp.\n17/12/2014: Họp.", "2016-03-18", ["2016-02-16", "2016-02-27", "2014-12-17"]),
    # the day beside the saying is that of saying, the other one that of what is announced
    ("Đài phát thanh hôm thứ Ba nói rằng ông sẽ thăm Lào hôm 12/11.", "2017-11-01", ["2017-10-31", "2017-11-12"]),
    ("Bộ Ngoại giao cho biết hôm thứ Ba rằng ông sẽ sang Lào hôm 5/11.", "2017-11-01", ["2017-10-31", "2017-11-05"]),
    ("Bộ Ngoại giao hôm thứ Ba cho hay ông đã sang Lào hôm 28/10.", "2017-11-01", ["2017-10-31", "2017-10-28"]),
    # a day of last year tells no day of the news
    ("Hôm qua ông tới Lào. Hai bên từng gặp nhau ngày 15/10 năm ngoái.", None, [None, "XXXX-10-15"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), CASES)
def test_dates_of_reported_kinds(text: str, published: str | None, expected: list[str | None]) -> None:
    assert [r["date"] for r in date_records(Article(id="a", text=text, published=published))] == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Hôm nay bà hạ cánh xuống Oslo, mở đầu một chuyến đi kéo dài ba ngày.", [3]),
        ("Đoàn sang Dhaka tối 8/10, mở đầu chuyến đi dài 5 ngày.", [5]),
        ("Chuyến công du chính thức 4 ngày của ông bắt đầu hôm qua.", [4]),
        ("Tối 25-5, ông bắt đầu chuyến thăm cấp nhà nước 4 ngày.", [4]),
        ("Bắt đầu từ ngày 11/4, đợt luyện quân diễn ra trong một tuần.", [7]),
        ("Ngày 8/7, ông khai mạc hội nghị. Cuộc tập trận kéo dài 5 ngày.", [None]),
        ("Ông thăm Mỹ trong hai ngày, từ 23 đến 24/1.", [None]),
        ("Ngày 31/5, hai bên họp khi ông ở Mỹ ba ngày.", [None]),
        ("Hôm qua ông bắt đầu thăm Lào sau 3 ngày qua ở Huế.", [None, None]),
    ],
)
def test_a_length_belongs_to_the_day_on_which_it_begins(text: str, days: list[int | None]) -> None:
    assert [e.duration_days for e in find_expressions(text)] == days
