"""Which part of a page a stretch of text is: small pages, one line of the table for each of their lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.text.zones import Role, find_zones

TITLE = "Thủ tướng hội đàm với khách từ Lào"
LEAD = (
    "Sáng nay tại trụ sở Chính phủ, lễ đón đã diễn ra trước khi hai đoàn bước vào phòng họp, nơi các bộ trưởng đợi sẵn."
)
BODY = (
    "Hai bên bàn về điện, đường bộ và học bổng; họ cũng xem lại những dự án đã chậm nhiều năm nay vì thiếu vốn đối ứng."
)

# a line of its own, before the title → its role
BEFORE = [
    ("Thứ Sáu, 05/06/2015 - 10:12 (GMT+7)", Role.CLOCK),
    ("05/06/2015 10:12", Role.CLOCK),
    ("Cập nhật: 10:12, 05/06/2015", Role.CLOCK),
    ("10:12 | 05-06-2015", Role.CLOCK),
    ("Ngày cập nhật 25/06/2013", Role.CLOCK),
    ("Tin, ảnh: Đại sứ quán Lào tại Hà Nội-Thứ sáu, ngày 13/01/2017 10:47 GMT+7", Role.CLOCK),
    ("Đăng ngày 8/6/2012", Role.CLOCK),
    ("Chủ nhật, ngày 5 tháng 6 năm 2016", Role.CLOCK),
    ("Thứ Sáu, 08 Tháng 1 2021 21:00", Role.CLOCK),
    ("8 Tháng Một, 2021", Role.CLOCK),
    ("08 Th1, 2021", Role.CLOCK),
    ("2016-06-05 10:12:33", Role.CLOCK),
    ("CN, 5/6/2016, 9h30", Role.CLOCK),
    ("Đăng lúc: 05.06.2016 | 21:05", Role.CLOCK),
    ("January 8, 2021 | 10:12", Role.CLOCK),
    ("Friday, 8 January 2021 - 10:12", Role.CLOCK),
    ("Updated: Fri, Jan 8, 2021 at 10:12 am", Role.CLOCK),
    ("Chủ Nhật, 5/6, 16:20", Role.CLOCK),
    ("5 Tháng 6 2016 - Cập nhật 09h02 GMT", Role.CLOCK),
    ("date 2016-06", Role.HEADER),
    ("date 2016-06-05", Role.HEADER),
    ("Chính trị > Đối ngoại", Role.BODY),  # a section is no title
    ("Thế giới > Châu Á > Thứ Sáu", Role.CLOCK),
    ("Thời sự › Chủ nhật", Role.CLOCK),
]

# a line of its own, after the body → its role
AFTER = [
    # the end of the page
    ("Nguồn: Báo Làng", Role.FOOTER),
    ("Theo TTXVN", Role.FOOTER),
    ("Bình luận (3)", Role.FOOTER),
    ("Chia sẻ bài viết", Role.FOOTER),
    ("Copyright 2015 Báo Làng", Role.FOOTER),
    ("© Báo Làng giữ bản quyền", Role.FOOTER),
    ("Từ khóa: Lào, điện", Role.FOOTER),
    ("Về trang chủ", Role.FOOTER),
    # other articles
    ("Tin liên quan", Role.RELATED),
    ("TIN KHÁC:", Role.RELATED),
    ("Bài viết liên quan", Role.RELATED),
    ("Có thể bạn quan tâm", Role.RELATED),
    ("Xem thêm: Đoàn quân y trở về", Role.RELATED),
    (">> Đoàn quân y trở về", Role.RELATED),
    ("Tàu huấn luyện ghé cảng Đà Nẵng (3/6)", Role.RELATED),
    ("Tàu huấn luyện ghé cảng Đà Nẵng 03/06/2015", Role.RELATED),
    # pictures
    ("Khách bắt tay chủ nhà. Ảnh: TTXVN", Role.CAPTION),
    ("Khách bắt tay chủ nhà (Ảnh: Minh An)", Role.CAPTION),
    ("Ảnh: Hai đoàn trong phòng họp", Role.CAPTION),
    ("Hai đoàn trong phòng họp - Ảnh: VGP", Role.CAPTION),
    # the article goes on
    ("Buổi họp kéo dài hai giờ, lâu hơn dự tính nửa giờ, và khép lại khi hai trưởng đoàn cùng đứng lên.", Role.BODY),
    ("Ngày 5/6, khách rời thành phố.", Role.BODY),
    # words of links that begin sentences
    ("Bình luận được đưa ra sau buổi họp.", Role.BODY),
    ("Bình luận viên An nói buổi họp kéo dài.", Role.BODY),
    ("Chia sẻ tại buổi tiếp, khách cảm ơn chủ nhà.", Role.BODY),
    ("Phản hồi lời mời, khách hẹn sang năm.", Role.BODY),
    ("Liên quan đến biên giới, hai bên hẹn họp lại.", Role.BODY),
    ("Liên quan:", Role.RELATED),
    ("Ngày 05/06/2015, khách đi Huế bằng tàu hỏa.", Role.BODY),
]

PAGES = {
    "related list": [
        (TITLE, Role.TITLE),
        (LEAD, Role.LEAD),
        (BODY, Role.BODY),
        ("Tin liên quan", Role.RELATED),
        ("Đoàn quân y lên đường sang Nam Sudan", Role.RELATED),
        ("Cầu mới qua sông nối hai tỉnh", Role.RELATED),
        ("Nguồn: Báo Làng", Role.FOOTER),
    ],
    "the article goes on behind a related list": [
        (TITLE, Role.TITLE),
        (LEAD, Role.LEAD),
        ("Tin liên quan", Role.RELATED),
        ("Đoàn quân y lên đường sang Nam Sudan", Role.RELATED),
        (BODY, Role.BODY),
        ("Sau bữa trưa, khách lên tàu đi Huế.", Role.BODY),
    ],
    "dated headlines that nothing heads": [
        (TITLE, Role.TITLE),
        (LEAD, Role.LEAD),
        (BODY, Role.BODY),
        ("Tàu huấn luyện ghé cảng Đà Nẵng (3/6)", Role.RELATED),
        ("Hai nước họp bàn về biên giới", Role.RELATED),
    ],
    "what readers wrote": [
        (TITLE, Role.TITLE),
        (LEAD, Role.LEAD),
        (BODY, Role.BODY),
        ("Bình luận (2)", Role.FOOTER),
        ("Lan Anh - 12/10/2019 08:15", Role.FOOTER),
        ("Mong hai nước còn gặp nhau nhiều lần nữa.", Role.FOOTER),
    ],
    "a link to what readers wrote": [
        (TITLE, Role.TITLE),
        (LEAD, Role.LEAD),
        ("Bình luận", Role.FOOTER),
        (BODY, Role.BODY),
        (f"{BODY} Sau bữa trưa, khách lên tàu đi Huế.", Role.BODY),
    ],
    "clock and section before the title": [
        ("Thứ Sáu, 05/06/2015 - 10:12", Role.CLOCK),
        ("Thời sự trong nước » Đối ngoại", Role.BODY),
        (TITLE, Role.TITLE),
        (LEAD, Role.LEAD),
        (BODY, Role.BODY),
    ],
    "clock between title and lead": [
        (TITLE, Role.TITLE),
        ("05/06/2015 10:12", Role.CLOCK),
        (LEAD, Role.LEAD),
        (BODY, Role.BODY),
    ],
    "no title": [(LEAD, Role.LEAD), (BODY, Role.BODY)],
    "a caption in brackets": [
        (TITLE, Role.TITLE),
        (LEAD, Role.LEAD),
        ("(Ông A và bà B tại buổi tiếp)", Role.CAPTION),
        (BODY, Role.BODY),
        ("(Hai bên ký kết năm 2019.)", Role.BODY),
    ],
    "a caption printed twice": [
        (TITLE, Role.TITLE),
        (LEAD, Role.LEAD),
        ("Khách và chủ nhà trước cửa trụ sở", Role.BODY),
        (BODY, Role.BODY),
        ("Khách và chủ nhà trước cửa trụ sở", Role.CAPTION),
    ],
    "an agenda below related news": [
        (TITLE, Role.TITLE),
        (LEAD, Role.LEAD),
        (BODY, Role.BODY),
        ("TIN LIÊN QUAN", Role.RELATED),
        ("Sự kiện nổi bật tuần từ 11 - 17/9", Role.RELATED),
        ("28/9: Thêm nhiều tỉnh mở cửa trường", Role.RELATED),
        ("- 18-20/9: Thủ tướng Lào thăm Nga.", Role.BODY),
        ("- 21/9: Hai nước tham khảo chính trị.", Role.BODY),
    ],
}


def roles(text: str) -> list[tuple[str, Role]]:
    return [(text[z.start : z.end], z.role) for z in find_zones(text)]


@pytest.mark.parametrize(("line", "expected"), BEFORE)
def test_line_before_the_title(line: str, expected: Role) -> None:
    found = roles("\n".join([line, TITLE, LEAD, BODY]))
    assert found == [(line, expected), (TITLE, Role.TITLE), (LEAD, Role.LEAD), (BODY, Role.BODY)]


@pytest.mark.parametrize(("line", "expected"), AFTER)
def test_line_after_the_body(line: str, expected: Role) -> None:
    found = roles("\n".join([TITLE, LEAD, BODY, line]))
    assert found == [(TITLE, Role.TITLE), (LEAD, Role.LEAD), (BODY, Role.BODY), (line, expected)]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_page(page: list[tuple[str, Role]]) -> None:
    assert roles("\n\n".join(line for line, _ in page)) == page


def test_a_header_leaves_the_rest_of_its_line() -> None:
    assert roles(f"date 2020-02 {LEAD}\n{BODY}")[0] == ("date 2020-02", Role.HEADER)
    assert roles(f"date 2020-02 {LEAD}\n{BODY}")[1][0] == LEAD


def test_a_headline_in_brackets_is_cut_out_of_the_running_text() -> None:
    headline = "[Đoàn Lào thăm nhà máy thủy điện]"
    found = roles("\n".join([TITLE, LEAD, f"{BODY} {headline} {BODY}"]))
    assert found[2:] == [(BODY, Role.BODY), (headline, Role.RELATED), (BODY, Role.BODY)]


def test_lines_are_numbered() -> None:
    assert [z.line for z in find_zones(f"{TITLE}\n\n{LEAD}\n{BODY}")] == [0, 1, 2]


@pytest.mark.parametrize("text", ["", " ", "\n\n \n"])
def test_no_text_no_zones(text: str) -> None:
    assert find_zones(text) == ()


LINES = [line for line, _ in (*BEFORE, *AFTER)] + [TITLE, LEAD, BODY, "", "  ", "[Đoàn Lào thăm nhà máy thủy điện]"]


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=30)), max_size=12).map("\n".join))
def test_every_visible_character_lies_in_one_zone(text: str) -> None:
    at = 0
    for zone in find_zones(text):
        assert text[at : zone.start].strip() == ""
        assert zone.start < zone.end
        assert "\n" not in text[zone.start : zone.end]
        at = zone.end
    assert text[at:].strip() == ""
