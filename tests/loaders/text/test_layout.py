"""What is layout and none of the words: each text as given, and what is read."""

from __future__ import annotations

import re
import textwrap

import pytest

from loaders.article import Article
from loaders.extract import extract
from loaders.text.normalise import normalise

READ = [
    # spaces that fill; a wide gap before a capital parts the entries of a menu
    ("hội  đàm tại   đây", "hội đàm tại đây"),
    ("Thời sự    Thế giới", "Thời sự    Thế giới"),
    ("cuối dòng  \nđầu dòng", "cuối dòng  \nđầu dòng"),
    ("    thụt vào", "    thụt vào"),
    # words tied together by a segmenter; no other underlines
    ("Bộ_trưởng Quốc_phòng", "Bộ trưởng Quốc phòng"),
    ("tệp a_1 và _nghiêng_", "tệp a_1 và _nghiêng_"),
    # spaces that were left out; abbreviations, addresses and names of firms are whole
    ("công bố ngày 12/2.Hội nghị", "công bố ngày 12/2. Hội nghị"),
    ("hợp tác.Chiều 4/3,tại Huế.Sau đó, ngày6/3", "hợp tác. Chiều 4/3, tại Huế. Sau đó, ngày 6/3"),
    ("on July27 in Hanoi, Room4", "on July 27 in Hanoi, Room4"),
    ("từ ngày 2tháng 9năm 2019đến 5/9và sau 3 năm, F16đến", "từ ngày 2 tháng 9 năm 2019 đến 5/9 và sau 3 năm, F16 đến"),
    ("năm 2019.Trước đó", "năm 2019. Trước đó"),
    ("ViệtNam, Thu HàBộ trưởng", "Việt Nam, Thu Hà Bộ trưởng"),
    ("TP.HCM, iPhone, VnExpress, McCain, www.a.vn, 1.250,5", "TP.HCM, iPhone, VnExpress, McCain, www.a.vn, 1.250,5"),
    # a caption and what stands below it
    ("Ảnh: TTXVNChiều 4/3, tại Huế", "Ảnh: TTXVN\nChiều 4/3, tại Huế"),
    ("Hai bên bắt tay tại VinhSáng nay, họ ký", "Hai bên bắt tay tại Vinh\nSáng nay, họ ký"),
    # HTML
    ("<p>Tin mới</p><p>Sáng 5/7</p>", "\nTin mới\n\nSáng 5/7\n"),
    ("một<br/>hai<BR>ba", "một\nhai\nba"),
    ("cuộc <b>hội</b> đàm <a href='x'>ở</a> đây", "cuộc hội đàm ở đây"),
    ("H&agrave; N&#7897;i, ng&#xE0;y 5&#47;7", "Hà Nội, ngày 5/7"),
    ("hội&nbsp;đàm", "hội đàm"),
    ("ho&agrave; bình", "hòa bình"),
    ("R&D, A & B; x < y > z", "R&D, A & B; x < y > z"),
    ("&khongco; &amp", "&khongco; &amp"),
    # Markdown and mail
    ("## Tin\n**Sáng 5/7**, [hội đàm](https://vi.example/a) tại đây", "Tin\nSáng 5/7, hội đàm tại đây"),
    ("2 ** 3, [xem ảnh]", "2 ** 3, [xem ảnh]"),
    ("Chào anh\n> Sáng 5/7\n> > hội đàm", "Chào anh\nSáng 5/7\nhội đàm"),
    ("a > b\nc", "a > b\nc"),
    # line ends that were written out; one alone may be a folder
    ("một\\nhai\\r\\nba", "một\nhai\nba"),
    ("tệp C:\\ngoai giao", "tệp C:\\ngoai giao"),
]

# broken at a width: words, and those as one line each paragraph
BROKEN = [
    (
        "Chiều 2/6, tại Hà Nội, hai Bộ trưởng đã hội\nđàm và thống nhất nhiều việc, trong đó có\n"
        "việc cử chuyên gia.\nSau hội đàm là lễ ký.",
        "Chiều 2/6, tại Hà Nội, hai Bộ trưởng đã hội đàm và thống nhất nhiều việc, trong đó có việc cử chuyên gia.\n"
        "Sau hội đàm là lễ ký.",
    ),
    # a name and a day parted at the edge; a headline, which ends short of it
    (
        "Tàu thăm cảng\nĐoàn tàu cập cảng Tiên Sa vào sáng ngày 2-\n6, gồm hai tàu và hơn ba trăm sĩ quan, do\n"
        "thuyền trưởng là Đại tá Nguyễn Văn\nAn dẫn đầu, sang thăm, giao lưu\nvà dự diễn tập.",
        "Tàu thăm cảng\nĐoàn tàu cập cảng Tiên Sa vào sáng ngày 2-6, gồm hai tàu và hơn ba trăm sĩ quan, do thuyền "
        "trưởng là Đại tá Nguyễn Văn An dẫn đầu, sang thăm, giao lưu và dự diễn tập.",
    ),
    # a menu and a clock, which end short of nothing
    (
        "Trang chủ | Thời sự | Đối ngoại | Quốc phòng\nCập nhật: 05/06/2018 Số lượt xem: 31 [In]\n"
        "Đoàn tỉnh bạn do Tỉnh trưởng dẫn đầu sang thăm\nvà làm việc với lãnh đạo tỉnh ta về việc mở\n"
        "cửa khẩu phụ.",
        "Trang chủ | Thời sự | Đối ngoại | Quốc phòng\nCập nhật: 05/06/2018 Số lượt xem: 31 [In]\n"
        "Đoàn tỉnh bạn do Tỉnh trưởng dẫn đầu sang thăm và làm việc với lãnh đạo tỉnh ta về việc mở cửa khẩu phụ.",
    ),
    (
        "Trang chủ   Tin tức   Biển đảo   Ảnh   Thư viện\n05/06/2018 07:20:00 AM\n"
        "Hai biên đội vừa hoàn thành chuyến kiểm tra chung\ndài ba ngày tại vùng đánh cá nằm giữa hai nước,\n"
        "trong đó có cả việc cứu người gặp nạn trên biển\nvà phát tờ rơi cho ngư dân.",
        "Trang chủ   Tin tức   Biển đảo   Ảnh   Thư viện\n05/06/2018 07:20:00 AM\n"
        "Hai biên đội vừa hoàn thành chuyến kiểm tra chung dài ba ngày tại vùng đánh cá nằm giữa hai nước, "
        "trong đó có cả việc cứu người gặp nạn trên biển và phát tờ rơi cho ngư dân.",
    ),
]

# no text broken at a width, though lines are short
WHOLE = [
    "Trang chủ\nthời sự\nthế giới\nkinh tế\nSáng 5/7, hội đàm diễn ra.",
    "Sáng 5/7, hội đàm diễn ra tại Hà Nội.\nChiều 5/7, lễ ký diễn ra tại đó.\nNgày 6/7, đoàn về nước sau chuyến thăm.",
]

WAY_BACK = [
    ("<p>Chi&ecirc;u 5/7</p>, <b>hội</b>  đàm", "hội đàm", "hội</b>  đàm"),
    ("H&agrave; Nội", "Hà Nội", "H&agrave; Nội"),
    ("Bộ_trưởng", "Bộ trưởng", "Bộ_trưởng"),
    (BROKEN[0][0], "hội đàm và", "hội\nđàm và"),
]


@pytest.mark.parametrize(("given", "expected"), READ + BROKEN)
def test_words_without_their_layout(given: str, expected: str) -> None:
    assert normalise(given).text == expected


@pytest.mark.parametrize("given", WHOLE)
def test_lines_that_nobody_broke(given: str) -> None:
    assert normalise(given).text == given


@pytest.mark.parametrize(("given", "words", "expected"), WAY_BACK)
def test_words_lead_back_to_the_text_as_given(given: str, words: str, expected: str) -> None:
    normalised = normalise(given)
    start = normalised.text.index(words)
    assert given[slice(*normalised.span(start, start + len(words)))] == expected


ARTICLE = (
    "Bộ trưởng Quốc phòng Lào thăm Việt Nam\n"
    "Chiều 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Lào Chansamone "
    "Chanyalath, đang ở thăm chính thức nước ta theo lời mời của Bộ Quốc phòng.\n"
    "Hai bên đánh giá cao kết quả hợp tác trong năm qua, nhất trí tăng cường đào tạo cán bộ và tuần tra chung.\n"
    "Trước đó, ngày 30/5, đoàn cán bộ quân đội Campuchia đã tới chào Bộ trưởng Phan Văn Giang, trao đổi về quy tập.\n"
)
LAYOUTS = {
    "two spaces": lambda text: text.replace(" ", "  "),
    "tabs": lambda text: text.replace(" ", "\t"),
    "indented": lambda text: re.sub("^", "      ", text, flags=re.MULTILINE),
    "broken at 60": lambda text: "\n\n".join(textwrap.fill(line, 60) for line in text.splitlines()),
    "broken at 76, no empty lines": lambda text: "\n".join(textwrap.fill(line, 76) for line in text.splitlines()),
    "broken at 100": lambda text: "\n\n".join(textwrap.fill(line, 100) for line in text.splitlines()),
    "quoted mail": lambda text: re.sub("^", "> ", text.strip(), flags=re.MULTILINE),
    "segmented": lambda text: re.sub(r"\b(Bộ|Quốc|hội|Chủ|Việt) (trưởng|phòng|đàm|kiến|tịch|Nam)\b", r"\1_\2", text),
    "paragraphs of HTML": lambda text: "".join(f"<p>{line}</p>" for line in text.splitlines()),
    "breaks of HTML": lambda text: text.replace("\n", "<br>"),
    "characters of HTML": lambda text: text.encode("ascii", "xmlcharrefreplace").decode(),
    "Markdown": lambda text: "# " + text.replace("\n", "\n\n").replace("Chiều 2/6/2022", "**Chiều 2/6/2022**"),
    "line ends written out": lambda text: text.replace("\n", "\\r\\n"),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_an_article_says_the_same_however_it_is_laid_out(layout: object) -> None:
    def told(text: str) -> list[tuple[object, ...]]:
        return [(e.countries, e.date, e.type, e.part_of_day, e.certainty) for e in extract(Article("a", text)).events]

    assert callable(layout)
    events = told(ARTICLE)
    assert len(events) == 2
    assert told(layout(ARTICLE)) == events
