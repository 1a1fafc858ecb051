"""One meaning, many phrasings: what `date_records` gives for a whole phrase, written on Wednesday 14 August 2019."""

# ruff: noqa: E501  a case of a table is one line
from __future__ import annotations

import pytest

from loaders.annotate import date_records
from loaders.article import Article

WRITTEN = "2019-08-14"

# EDTF: phrasings that mean it, parted by "|".
MEANINGS = {
    "2019-08-14": "hôm nay | ngày hôm nay | hôm nay, 14/8 | hôm nay (14-8) | thứ Tư ngày 14/8 | bữa nay | 14/8 | ngày 14-8"
    " | ngày 14 tháng 8 | ngày 14 tháng này | thứ 4 (14/8) | ngày 14 tháng 8 năm nay | thứ tư",
    "2019-08-13": "hôm qua | ngày hôm qua | hôm qua 13/8 | ngày hôm qua (13.8) | hôm thứ Ba | thứ ba vừa rồi | cách đây 1 ngày",
    "2019-08-12": "hôm kia | hai ngày trước | 2 ngày trước | cách đây hai ngày | thứ hai tuần này | hôm thứ Hai",
    "2019-08-11": "chủ nhật vừa qua | chủ nhật tuần trước | Chủ Nhật tuần rồi | 3 ngày trước đây | hôm chủ nhật",
    "2019-08-15": "ngày mai | ngày 15 | thứ năm này | thứ Năm tới | một ngày nữa | ngày hôm sau | hôm sau",
    "2019-08-16": "ngày kia | ngày mốt | hai ngày nữa | sau 2 ngày nữa | thứ sáu tuần này",
    "2019-08-19": "thứ hai tuần sau (19/8) | thứ Hai tuần tới (ngày 19-8) | thứ hai tuần sau | thứ Hai tuần tới | thứ hai tới | thứ hai",
    "2019-08-28": "hai tuần nữa | 2 tuần nữa | trong hai tuần nữa | 14 ngày nữa",
    "2019-07-31": "hai tuần trước | cách đây 2 tuần | 31/7 | ngày 31/7 vừa qua | ngày 31 tháng trước",
    "2019-08-12/2019-08-18": "tuần này | trong tuần này",
    "2019-08-19/2019-08-25": "tuần sau | tuần tới | tuần kế tiếp | vào tuần tới",
    "2019-08-05/2019-08-11": "tuần trước | tuần qua | tuần vừa qua | hồi tuần trước | tuần rồi",
    "2019-08-17/2019-08-18": "cuối tuần | cuối tuần này | vào cuối tuần này",
    "2019-08-10/2019-08-11": "cuối tuần trước | cuối tuần qua | cuối tuần vừa rồi",
    "2019-08": "tháng này | tháng 8 | tháng Tám | tháng 8 năm nay | 8/2019 | 8-2019 | tháng 8-2019 | tháng tám năm 2019",
    "2019-07": "tháng trước | tháng vừa qua | hồi tháng trước | tháng 7 vừa qua | hồi tháng Bảy | cách đây một tháng",
    "2019-09": "tháng sau | tháng tới | đầu tháng 9 | trong tháng 9 | một tháng nữa | tháng Chín tới",
    "2018-09": "tháng 9 năm ngoái | hồi tháng 9 | tháng 9/2018 | tháng 9 vừa qua | giữa tháng 9 năm ngoái",
    "2019-10": "tháng mười | tháng 10 | vào tháng 10 tới | cuối tháng 10 năm nay",
    "2019-07/2019-09": "quý này | quý III | quý 3 | quý ba năm nay | quý III/2019",
    "2019-10/2019-12": "quý sau | quý IV | quý tới | quý 4 năm 2019 | 3 tháng cuối năm",
    "2019-04/2019-06": "quý trước | quý II | quý vừa qua",
    "2019-01/2019-06": "nửa đầu năm | 6 tháng đầu năm | sáu tháng đầu năm nay | nửa đầu năm 2019",
    "2019": "năm nay | năm 2019 | cuối năm nay | đầu năm nay | trong năm nay | vào năm 2019 | cuối năm",
    "2018": "năm ngoái | năm trước | cuối năm ngoái | năm vừa qua | cách đây một năm | đầu năm 2018",
    "2020": "năm sau | năm tới | sang năm | vào năm tới | đầu năm sau",
    "2017": "năm kia | năm trước nữa | hai năm trước | năm hai nghìn không trăm mười bảy | đầu 2017 | giữa 2017",
    "2016": "ba năm trước | cách đây ba năm | 3 năm trước đây | năm 2016",
    "2019-09/2019-11": "mùa thu | mùa thu này | mùa thu năm nay | mùa thu 2019 | mùa thu tới",
    "2018-12/2019-02": "mùa đông năm ngoái | mùa đông vừa qua | mùa đông năm 2018",
    "2019-08-26/2019-09-01": "tuần sau nữa | tuần cuối tháng 8",
    "2019-07-29/2019-08-04": "tuần trước nữa | hồi tuần trước nữa",
    "2019-06": "tháng trước nữa | hai tháng trước | T6/2019 | tháng 6 năm nay",
    "2019-02": "nửa năm trước | sáu tháng trước | tháng Hai",
    "2019-03-01/2019-03-15": "nửa đầu tháng 3 | nửa đầu của tháng ba năm nay",
    "2019-03-16/2019-03-31": "nửa cuối tháng 3",
    "2018-07/2018-09": "Q3/2018 | quý III-2018 | quý ba năm ngoái",
    "2019-01/2019-09": "ba quý đầu năm | 9 tháng đầu năm 2019",
    "2018-01/2018-03": "quý đầu năm ngoái | quý đầu tiên của năm 2018",
    "2018-06/2018-08": "hè năm ngoái | mùa hè năm 2018 | hè 2018",
    "1901/2000": "thế kỷ 20 | thế kỷ XX",
    "1990/1999": "thập niên 1990 | những năm 1990 | thập kỷ 90 | những năm 90 của thế kỷ trước",
    "2021-05-06": "6-5-2021 | 6/5/2021 | 06/05/2021 | 6.5.2021 | ngày 6 tháng 5 năm 2021 | 2021-05-06 | 6 May 2021"
    " | Ngày 6 - tháng 5 - năm 2021 | thứ Năm,06/05/2021,10:30"
    " | ngày 6/5 năm 2021 | May 6, 2021 | ngày 6 tháng Năm, 2021 | ngày sáu tháng năm năm 2021 | 6/5/21",
    "2019-01-07": "ngày 7 tháng Giêng năm 2019 | 7 tháng Một 2019 | mùng 7 tháng 1 năm 2019",
    "2017-06-17/2017-06-22": "từ ngày 17/6 đến ngày 22/6/2017 | từ 17 đến 22/6/2017 | 17-22/6/2017 | ngày 17 - 22-6-2017"
    " | từ ngày 17 đến ngày 22 tháng 6 năm 2017 | 17/6-22/6/2017 | từ 17.6 - 22.6.2017 | từ ngày 17/6/2017 đến 22/6/2017",
    "2019-08-26/2019-08-28": "26-28/8 | ngày 26 - 28/8 | từ 26 đến 28/8 | từ ngày 26-28.8 | 26-28 tháng 8 | từ ngày 26 - 28-8"
    " | các ngày 26, 27 và 28/8 | từ ngày 26/8 tới hết ngày 28/8 | ngày 26, 27, 28/8",
    "2019-08-07/2019-08-08": "trong hai ngày 7 và 8/8 | hai ngày 7/8 và 8/8 | ngày 7 và 8-8 | ngày 7, 8/8",
    "2019-10-29/2019-11-02": "từ ngày 29/10-2/11 | 29/10-2/11 | từ 29-10 đến 2-11 | từ ngày 29 tháng 10 đến ngày 2 tháng 11",
    "2018-12-29/2019-01-03": "từ 29/12/2018 đến 3/1 | từ 29/12 đến 3/1/2019 | 29/12-3/1/2019",
    "2019-08-15/2019-08-17": "3 ngày tới | trong 3 ngày tới | ba ngày tiếp theo",
    "2019-08-11/2019-08-13": "3 ngày qua | trong ba ngày vừa qua",
    "2019-08-19/2019-08-23": "từ thứ hai đến thứ sáu tuần sau | từ 19 đến 23/8",
    "2019-08-14/2019-08-16": "từ hôm nay đến thứ sáu | từ hôm nay đến ngày 16/8 | từ nay đến ngày 16/8",
    "2016/2020": "giai đoạn 2016-2020 | từ năm 2016 đến năm 2020 | nhiệm kỳ 2016 - 2020 | từ 2016 đến 2020",
    "2019-03/2019-05": "từ tháng 3 đến tháng 5 | tháng 3-5/2019 | từ tháng 3 đến hết tháng 5 năm nay",
    "../2019-09-15": "đến ngày 15/9 | cho đến hết ngày 15/9 | kéo dài đến ngày 15/9 | tới ngày 15-9",
    "2019-09-03/..": "từ ngày 3/9 | kể từ ngày 3-9 | bắt đầu từ ngày 3/9 | bắt đầu 3/9",
    "2016/..": "từ năm 2016 | kể từ năm 2016",
    "2019-02-05": "mùng 1 Tết | mồng một Tết | Tết Kỷ Hợi | Tết Nguyên đán năm nay | mùng 1 tháng Giêng năm Kỷ Hợi",
    "2017-01-28": "Tết Đinh Dậu 2017 | Tết Nguyên đán 2017 | mùng 1 Tết Đinh Dậu",
    "2019-02-06": "mùng 2 Tết | mùng 2 tháng Giêng | mùng hai Tết năm nay",
    "2019-09-13": "rằm tháng Tám | Tết Trung thu | Trung thu năm nay | 15/8 âm lịch",
    "2019-04-14": "giỗ Tổ Hùng Vương | 10/3 âm lịch | ngày 10 tháng 3 (âm lịch)",
    "2019-12-25": "Giáng sinh | lễ Giáng sinh năm nay | Noel | Noel 2019",
    "2019-09-02": "Quốc khánh | ngày Quốc khánh 2/9 | Tết Độc lập | lễ 2/9"
    " | thứ hai đầu tiên của tháng 9",
    "2019-08-30": "thứ sáu cuối cùng của tháng 8 | thứ sáu cuối cùng của tháng này",
    "2019-09-01": "ngày đầu tiên của tháng 9 | ngày đầu tháng sau",
    "2019-12-31": "ngày cuối cùng của năm | ngày cuối năm",
    "{2019-08-07,2019-08-12}": "ngày 7 và 12/8 | các ngày 7 và 12-8",
    "[2019-08-05,2019-08-06]": "ngày 5 hoặc 6/8",
}  # fmt: skip

PARTS = {
    ("2019-08-14", "morning"): "sáng nay | sáng 14/8 | sáng nay (14/8) | lúc 9h sáng nay | buổi sáng hôm nay | 10h ngày 14/8"
    " | Trong sáng 14-8 | sáng ngày 14 tháng 8",
    ("2019-08-14", "noon"): "trưa nay | trưa 14/8 | 12 giờ trưa nay",
    ("2019-08-14", "afternoon"): "chiều nay | chiều cùng ngày | 15h15 ngày 14/8 | 17h chiều 14/8 | 3 giờ chiều nay | 15h30 hôm nay"
    " | lúc 15 giờ 30 phút ngày 14/8 | chiều 14-8 (theo giờ Hà Nội)",
    ("2019-08-14", "evening"): "tối nay | chiều tối 14/8 | 20h tối 14/8 | tối thứ Tư 14/8 | hôm nay lúc 8 giờ tối",
    ("2019-08-14", "night"): "đêm nay | rạng sáng nay | mờ sáng 14/8 | rạng sáng 14-8",
    ("2019-08-13", "evening"): "tối qua | tối hôm qua | tối 13/8",
    ("2019-08-13", "night"): "đêm qua | đêm hôm qua | đêm 13-8",
    ("2019-08-15", "morning"): "sáng mai | sáng ngày mai | sáng hôm sau | 8 giờ sáng mai",
    ("2019-08-15", "afternoon"): "chiều mai | 5 giờ chiều ngày mai | ngày mai lúc 5 giờ chiều | ngày mai, lúc 17h",
    ("2019-08-17", "evening"): "tối thứ Bảy | tối thứ bảy tuần này | 8 giờ tối thứ bảy | thứ bảy, buổi tối",
    ("2019-05-22", "afternoon"): "15h30 (giờ Mát - cơ - va) ngày 22/5/2019 | chiều 22-5-2019, giờ địa phương",
}  # fmt: skip


def _cases() -> list[pytest.param]:  # type: ignore[valid-type]
    out = []
    for value, phrases in MEANINGS.items():
        out += [pytest.param(p, value, None, id=p) for p in phrases.split(" | ")]
    for (value, part), phrases in PARTS.items():
        out += [pytest.param(p, value, part, id=p) for p in phrases.split(" | ")]
    return out


@pytest.mark.parametrize(("phrase", "value", "part"), _cases())
def test_phrase_has_one_meaning(phrase: str, value: str, part: str | None) -> None:
    records = date_records(Article(id="a", text=phrase, published=WRITTEN))
    assert [(r["text"], r["date"], r["part_of_day"]) for r in records] == [(phrase, value, part)]


PARAGRAPHS = [  # the parts of a whole paragraph, in order
    (
        "2024-08-22",
        "Từ ngày 18 đến 20-8-2924, ông thăm Trung Quốc. Ông dự bữa tối trong ngày mai (23/9), rồi rời Bắc Kinh lúc 9h30' ngày 24/8.",
        "2024-08-18/2024-08-20 2024-08-23 2024-08-24",
    ),
    (
        "2019-08-14",
        "Đoàn đến ngày 10-8 và rời đi ngày 13 cùng tháng. Hai bên sẽ họp tiếp thứ Hai và thứ Ba tuần tới; trong 2 ngày, 26 và 28-8, đoàn đáp lễ.",
        "2019-08-10 2019-08-13 2019-08-19 2019-08-20 {2019-08-26,2019-08-28}",
    ),
    (
        "2019-08-14",
        "Tàu sẽ đến ngày 16/8. Lệnh ngừng bắn kéo dài đến ngày 20/8; hai bên thức đến nửa đêm 13/8 để bàn.",
        "2019-08-16 ../2019-08-20 ../2019-08-13",
    ),
    (
        "2019-08-14",
        "Ông sang Lào hôm 11, sang Thái Lan hôm 13, sau cuộc gặp hôm thứ Hai và thứ Ba tuần trước. Ông sẽ thăm Nhật Bản từ thứ Hai tới thứ Năm.",
        "2019-08-11 2019-08-13 2019-08-05 2019-08-06 2019-08-19/2019-08-22",
    ),
    (
        "2019-08-14",
        "Hai bên sẽ ký vào Chủ nhật trước giờ khách ra sân bay, sau khi gặp nhau một ngày trước hội nghị, hôm 9/8.",
        "2019-08-18 2019-08-09",
    ),
    (
        "2019-08-14",
        "Vòng đàm phán thứ Tư mở trưa 12/8. Cuộc gặp thứ Ba giữa hai ông là ngày 9/8. Trong cuộc gặp thứ Hai, họ đã bàn về biển.",
        "2019-08-12 2019-08-09 2019-08-12",
    ),
    (
        "2019-08-14",
        "Ngày 5/8, hai bên ký, ba ngày sau khi ông tới Lào và chỉ một tuần sau cuộc gặp ở Huế. Ba ngày sau khi về nước, ông đọc diễn văn.",
        "2019-08-05 2019-08-08",
    ),
    (
        "2019-08-14",
        "Đoàn lưu lại Huế đến 18/8. Vào ngày 20 và 21 tới đây, rồi 24&25/8, hai bên mới họp.",
        "../2019-08-18 2019-08-20/2019-08-21 2019-08-24/2019-08-25",
    ),
    ("2019-08-14", "Chuyến thăm bắt đầu Chủ nhật, 18/8, và kết thúc ba ngày sau.", "2019-08-18/.. 2019-08-21"),
    # both ends, whatever stands between them
    ("2019-08-14", "Ông đang thăm Lào, bắt đầu từ hôm qua và kết thúc vào mai 15/8.", "2019-08-13/2019-08-15"),
    (
        "2019-08-14",
        "Khách đến từ hôm qua và sẽ ở lại đến 17/8; tàu vào hôm 26 rồi lưu lại tới 28/8.",
        "2019-08-13/2019-08-17 2019-08-26/2019-08-28",
    ),
    ("2019-08-14", "Ông hội đàm ngày 15/8 và kết thúc chuyến thăm ngày 17/8.", "2019-08-15 2019-08-17"),
    (
        "2019-08-14",
        "Họ lên đường vào một sáng thứ Hai như thế (5-8). Hôm sau, họ tới Huế. Cùng buổi chiều, họ họp.",
        "2019-08-05 2019-08-06 2019-08-06",
    ),
    # what is over counts from no day to come
    ("2019-08-14", "Quốc hội sẽ họp ngày 20/8.\nTối hôm trước, hai ông điện đàm.", "2019-08-20 2019-08-13"),
    ("2019-08-14", "Lễ ký sẽ diễn ra ngày 20/8.\nCùng ngày, hai bên đã họp bàn việc này.", "2019-08-20 2019-08-14"),
    ("2019-08-14", "Lễ ký sẽ diễn ra ngày 20/8.\nHôm trước, hai bên sẽ họp.", "2019-08-20 2019-08-19"),
    ("2019-08-14", "Lễ ký diễn ra ngày 12/8.\nTối hôm trước, hai ông điện đàm.", "2019-08-12 2019-08-11"),
    # pages that look back at a year, or ahead at a week
    (
        "2019-12-27",
        "Những vị khách đã tới Huế trong năm qua\nNgày 26/2, ông A tới; ngày 20-23/3, ông B tới. Ngày 5/1, ông C sẽ tới.",
        "2018 2019-02-26 2019-03-20/2019-03-23 2020-01-05",
    ),
    ("2019-12-27", "Huế đón nhiều khách trong năm qua\nNgày 26/2, ông A tới.", "2018 2020-02-26"),
    (
        "2019-08-18",
        "Lịch thế giới tuần tới\n- Thứ Ba: Tổng thống Pháp thăm Lào.\nHôm thứ Năm, ông đã ký.",
        "2019-08-19/2019-08-25 2019-08-20 2019-08-15",
    ),
    ("2019-08-18", "Thế giới trong tuần\n- Thứ Ba: Tổng thống Pháp thăm Lào.", "2019-08-13"),
    # back from the day of an act told before
    ("2019-08-28", "Ngày 27/8, hai ông gặp nhau. Bốn hôm trước cuộc gặp, họ điện đàm.", "2019-08-27 2019-08-23"),
    # a part of the day told before; one that has a day of its own is none
    ("2019-08-28", "Ngày 26/8, hai ông gặp nhau. Buổi trưa, họ dùng cơm.", "2019-08-26 2019-08-26"),
    ("2019-08-28", "Ngày 26/8, hai ông gặp nhau. Ngay trong buổi tối, đoàn về nước.", "2019-08-26 2019-08-26"),
    ("2019-08-28", "Ngày 26/8, hai ông gặp nhau. Trong buổi làm việc, họ bàn về thuế.", "2019-08-26"),
    ("2019-08-28", "Ngày 26/8, hai ông gặp nhau. Trong buổi sáng hôm qua, họ ký.", "2019-08-26 2019-08-27"),
    ("2019-08-28", "Ngày 26/8, hai ông gặp nhau vào một buổi trưa, trời nắng.", "2019-08-26"),
    # the first evening of a stay
    (
        "2019-08-28",
        "Đoàn thăm từ ngày 22 đến 25/8. Ông gặp đoàn ngay tối đầu tiên bạn tới.",
        "2019-08-22/2019-08-25 2019-08-22",
    ),
    # what was done right after another act has the day told behind it, if the sentence tells one
    ("2019-08-28", "Ngay sau khi tới nơi, chiều 26/8, ông gặp chủ nhà.", "2019-08-26"),
    ("2019-08-28", "Ngày 26/8 ông tới. Ngay sau khi tới, ông gặp chủ nhà. Ngày 27/8 ông về.", "2019-08-26 2019-08-27"),
    # when something came about, and until when it went on
    (
        "2019-08-28",
        "Cuộc họp mở hôm 25/8, tưởng còn dài, nhưng đến chiều 26/8 thì đôi bên rời bàn.",
        "2019-08-25 2019-08-26",
    ),
    ("2019-08-28", "Cuộc họp mở hôm 25/8, kéo dài đến chiều 26/8.", "2019-08-25 ../2019-08-26"),
    ("2019-08-28", "Ông nhắc lại những năm tháng hai dân tộc kề vai; tháng hai sang năm ông sẽ trở lại.", "2020-02"),
    # a part of the day told before, wherever it stands
    ("2019-08-28", "Sáng 25/8, hai bên họp; đến chiều, lãnh đạo tỉnh tiếp khách.", "2019-08-25 2019-08-25"),
    ("2019-08-28", "Sáng 25/8, hai bên họp. Tối, hai đoàn cùng xem văn nghệ.", "2019-08-25 2019-08-25"),
    ("2019-08-28", "Kỳ họp bế mạc ngày 25/8. Ông được Thủ tướng tiếp vào buổi chiều.", "2019-08-25 2019-08-25"),
    ("2019-08-28", "Ngày 25/8, nhưng vào buổi sáng, ông tiếp đoàn bạn.", "2019-08-25"),
    ("2019-08-28", "Cũng trong buổi chiều 25/8, Đại sứ đến chào Bộ trưởng.", "2019-08-25"),
    # the month of days without one, and who patrols
    ("2019-08-28", "Đầu tháng 4, Ủy ban họp được ở Bogor trong hai ngày 7 và 8.", "2019-04 2019-04-07/2019-04-08"),
    ("2019-08-28", "Ngày 25/8, hai đồn cùng tuần tra đoạn biên giới chung.", "2019-08-25"),
    # what is said after a meeting, and what follows on it
    ("2019-08-28", "Sau cuộc gặp ngày 25, hai bên cho biết sẽ hợp tác.", "2019-08-25"),
    ("2019-08-28", "Trong tuyên bố sau cuộc gặp ngày 25, hai ông nói: “Chúng tôi sẽ hợp tác”.", "2019-08-25"),
    ("2019-08-28", "Sau cuộc gặp ngày 25, hai bên sẽ ký hiệp định.", "2019-09-25"),
    ("2019-08-28", "Trước cuộc gặp ngày 25, ông nói hai bên sẽ ký hiệp định.", "2019-09-25"),
]


@pytest.mark.parametrize(("written", "text", "days"), PARAGRAPHS)
def test_the_days_of_a_paragraph(written: str, text: str, days: str) -> None:
    assert [r["date"] for r in date_records(Article("a", text, published=written))] == days.split()
