"""Which dates of a sentence are of what a contact is about: tidings that somebody wrote upon, what was reviewed."""

from __future__ import annotations

import pytest

from loaders.article import Article
from loaders.extract import extract

# wording → the day of the message, written on 9 February 2023
SENT = [
    (
        "Được tin động đất xảy ra đêm 6/2 tại Cuba, ngày 8/2, Thủ tướng Việt Nam đã gửi điện thăm hỏi Thủ tướng Cuba.",
        "2023-02-08",
    ),
    (
        "Được tin động đất xảy ra đêm 6/2 tại Cuba, Thủ tướng Việt Nam ngày 8/2 đã gửi điện thăm hỏi Thủ tướng Cuba.",
        "2023-02-08",
    ),
    pytest.param(
        "Được tin động đất đêm 6/2 ở Cuba, Thủ tướng Việt Nam Phạm Minh Chính gửi điện thăm hỏi tới Thủ tướng Cuba.",
        "2023-02-09",
        marks=pytest.mark.xfail(strict=True, reason="without a day of its own the message is thought unlikely"),
    ),
    # the calamity alone has a day, in a phrase or a sentence
    ("Sau vụ đánh bom ngày 6/2, ngày 8/2 Thủ tướng Việt Nam đã gửi điện chia buồn tới Thủ tướng Cuba.", "2023-02-08"),
    ("Ngày 8/2, Thủ tướng Việt Nam gửi điện chia buồn tới Thủ tướng Cuba về vụ cháy đêm 6/2 tại Habana.", "2023-02-08"),
    ("Bão đổ bộ Cuba ngày 6/2. Ngày 8/2, Thủ tướng Việt Nam đã gửi điện thăm hỏi Thủ tướng Cuba.", "2023-02-08"),
    ("Ngày 6/2, bão đổ bộ Cuba. Hôm nay, Thủ tướng Việt Nam đã gửi điện thăm hỏi Thủ tướng Cuba.", "2023-02-09"),
    ("Ngày 8/2, bão đổ bộ Cuba. Cùng ngày, Thủ tướng Việt Nam gửi điện thăm hỏi Thủ tướng Cuba.", "2023-02-08"),
    ("Sau vụ đánh bom, ngày 8/2 Thủ tướng Việt Nam gửi điện chia buồn tới Thủ tướng Cuba.", "2023-02-08"),
    # two days beside a comma are no list
    ("Trước thiệt hại do bão ngày 6/2, ngày 8/2, Thủ tướng Việt Nam gửi điện thăm hỏi Thủ tướng Cuba.", "2023-02-08"),
    # what broke out then
    (
        "Ngày 8/2, Thủ tướng Việt Nam gửi điện thăm hỏi Thủ tướng Cuba, khi dịch cúm đã bùng phát từ ngày 6/2.",
        "2023-02-08",
    ),
    ("Hôm nay, Thủ tướng Việt Nam gửi điện thăm hỏi Thủ tướng Cuba khi giao tranh nổ ra hôm 6/2.", "2023-02-09"),
    # nothing moved him
    ("Ngày 8/2, Thủ tướng Việt Nam đã gửi điện thăm hỏi Thủ tướng Cuba.", "2023-02-08"),
]


@pytest.mark.parametrize(("wording", "day"), SENT)
def test_a_message_is_not_of_the_day_of_the_tidings(wording: str, day: str) -> None:
    found = extract(Article("a", wording, published="2023-02-09")).events
    assert [(e.countries, e.date) for e in found] == [(("CU", "VN"), day)]


# wording → the days of a meeting, told on 4 August 2024
REVIEWS = [
    ("Ngày 2/8, Bộ Công an Việt Nam và Bộ An ninh Lào họp sơ kết hợp tác 6 tháng đầu năm 2024.", "2024-08-02"),
    ("Ngày 2/8, Bộ Công an Việt Nam và Bộ An ninh Lào họp đánh giá kết quả quý II.", "2024-08-02"),
    ("Tháng 7/2024, Bộ Công an Việt Nam và Bộ An ninh Lào hội đàm, tổng kết hợp tác.", "2024-07"),
]


@pytest.mark.parametrize(("wording", "day"), REVIEWS)
def test_a_meeting_is_not_of_the_months_that_it_reviews(wording: str, day: str) -> None:
    assert [e.date for e in extract(Article("a", wording, published="2024-08-04")).events] == [day]


MARKED = [
    ("Ngày 30/11, Đại sứ Lào tiếp Bộ trưởng Việt Nam nhân Quốc khánh Lào (2/12/1975 - 2/12/2022).", {"2022-11-30"}),
    ("Ngày 30/11, đoàn Lào thăm Việt Nam, chúc mừng 77 năm Quốc khánh (2/9/1945-2/9/2022).", {"2022-11-30"}),
    ("Sáng 17/7, Lào và Việt Nam mít tinh kỷ niệm ngày ký Hiệp ước (18/7/1977 – 18/7/2022).", {"2022-07-17"}),
]


@pytest.mark.parametrize(("wording", "days"), MARKED)
def test_an_anniversary_with_its_years_dates_nothing_beside_another_day(wording: str, days: set[str]) -> None:
    found = extract(Article("a", wording, published="2022-12-01")).events
    assert {e.date.partition("/")[0] for e in found} == days


NOTICES = [
    ("Ngày 15/1: Bộ trưởng Lào hội đàm với Bộ trưởng Thái Lan, theo thông báo hôm qua của Viêng Chăn.", "2026-01-15"),
    ("Theo thông cáo của Bộ Ngoại giao Lào ngày 10/1, Bộ trưởng Lào gặp Bộ trưởng Thái Lan 15/1.", "2026-01-15"),
    # behind the end of its clause it is the day of the act
    ("Theo thông báo của Bộ Ngoại giao Lào, ngày 10/1, Bộ trưởng Lào hội đàm với Bộ trưởng Thái Lan.", "2026-01-10"),
]  # fmt: skip


@pytest.mark.parametrize(("wording", "day"), NOTICES)
def test_the_day_on_which_an_act_was_announced_is_not_its_own(wording: str, day: str) -> None:
    found = extract(Article("a", wording, published="2026-01-11")).events
    assert [(e.countries, e.date) for e in found] == [(("LA", "TH"), day)]


READY = [
    ("hai bên trao đổi tài liệu chuẩn bị cho cuộc họp Ủy ban lần thứ 18, dự kiến tổ chức ngày 9/12.", True),
    ("hai bên thảo luận để chuẩn bị cho kỳ họp Ủy ban, dự kiến diễn ra vào ngày 9/12.", True),
    # of one parliament, or of many
    ("Quốc hội Lào họp để chuẩn bị cho kỳ họp thứ mười, dự kiến khai mạc ngày 9/12.", False),
    ("hai bên trao đổi để chuẩn bị cho hội nghị ASEAN, dự kiến diễn ra ngày 9/12.", False),
    ("hai bên trao đổi để chuẩn bị cho kỳ họp Đại hội đồng Liên hợp quốc, dự kiến diễn ra ngày 9/12.", False),
]


@pytest.mark.parametrize(("told", "held"), READY)
def test_a_session_for_which_two_get_ready_is_theirs(told: str, held: bool) -> None:
    text = f"Thứ trưởng Lào và Thứ trưởng Nga hội đàm ngày 2/12. Bộ Quốc phòng Lào cho biết {told}"
    found = {e.date for e in extract(Article("a", text, published="2025-12-04")).events}
    assert found == {"2025-12-02"} | ({"2025-12-09"} if held else set())


def test_a_visit_for_which_somebody_gets_ready_has_the_days_told_behind_a_comma() -> None:
    text = "Ngày 2/12, Thứ trưởng Lào tiếp Đại sứ Nga để chuẩn bị cho chuyến thăm, dự kiến từ ngày 9 đến 10/12."
    found = {e.date for e in extract(Article("a", text, published="2025-12-04")).events}
    assert found == {"2025-12-02", "2025-12-09/2025-12-10"}
