"""Mentions: which days a word of contact may have, in short articles of our own."""

from __future__ import annotations

import pytest

from tests.loaders.events.building import reading

# Text, words of contact, and the days offered for them with how they were made, the day of writing apart.
DAYS = [
    (
        "Ngày 2/6, Bộ trưởng Lào đến Hà Nội. Ông ở thăm Việt Nam trong bốn ngày.",
        "đến",
        {("2018-06-02", "..", "open"), ("2018-06-02", "2018-06-05", "length same")},
    ),
    (
        "Ngày 2/6, Bộ trưởng Lào bắt đầu chuyến thăm Việt Nam dài ba ngày.",
        "bắt đầu chuyến thăm",
        {("2018-06-02", "2018-06-04", "length"), ("2018-06-02", "..", "open")},
    ),
    (
        "Chiều 2/6, tàu Lào cập cảng Đà Nẵng. Ba ngày tới, khách của thành phố là thủy thủ Lào.",
        "cập cảng",
        {("2018-06-02", "..", "open"), ("2018-06-02", "2018-06-04", "length same")},
    ),
    # its length and its last day stand in other sentences, which tell of other things
    (
        "Ngày 2/6, Bộ trưởng Lào đến Hà Nội. Đợt nắng nóng kéo dài bốn ngày.",
        "đến",
        {("2018-06-02", "..", "open"), ("2018-06-02", "2018-06-05", "length near")},
    ),
    (
        "Hải quân Lào và Việt Nam khởi động cuộc tập trận chung vào ngày 2/6. Cuộc tập trận dự kiến kéo dài 3 ngày.",
        "cuộc tập trận chung",
        {("2018-06-02", "2018-06-04", "length same"), ("2018-06-02", "..", "open")},
    ),
    # the last day stands in another sentence
    (
        "Ngày 2/6, Bộ trưởng Lào đến Hà Nội. Theo chương trình, đoàn rời Việt Nam ngày 6/6.",
        "đến",
        {("2018-06-02", "..", "open"), ("2018-06-02", "2018-06-06", "joined same")},
    ),
    (
        "Bộ trưởng Lào thăm Việt Nam từ ngày 2/6. Ông ở lại Hà Nội đến hết ngày 5/6.",
        "thăm",
        {("2018-06-02", "..", ""), ("2018-06-02", "2018-06-05", "joined near")},
    ),
    (
        "Sau bốn ngày ở thăm, sáng 5/6, Bộ trưởng Lào rời Việt Nam.",
        "rời",
        {("2018-06-05", "2018-06-05", ""), ("..", "2018-06-05", "close"), ("2018-06-02", "2018-06-05", "length")},
    ),
    (
        "Kết thúc chuyến thăm kéo dài bốn ngày, sáng 5/6, Bộ trưởng Lào rời Việt Nam.",
        "rời",
        {("2018-06-05", "2018-06-05", ""), ("..", "2018-06-05", "close"), ("2018-06-02", "2018-06-05", "length")},
    ),
    # both its ends stand in one sentence
    (
        "Khai mạc hôm 2/6, cuộc tập trận chung giữa Lào và Việt Nam sẽ kết thúc vào ngày 6/6.",
        "cuộc tập trận chung",
        {("2018-06-02", "2018-06-06", "joined")},
    ),
    # an exercise that lasts is not of its first day alone
    (
        "Hải quân Lào và Việt Nam khởi động cuộc tập trận chung vào ngày 2/6, dự kiến kéo dài 3 ngày.",
        "cuộc tập trận chung",
        {("2018-06-02", "2018-06-04", "length"), ("2018-06-02", "..", "open")},
    ),
    # what goes on from a day began on that day
    (
        "Từ ngày 2/6, Bộ trưởng Lào hội đàm với Bộ trưởng Việt Nam.",
        "hội đàm",
        {("2018-06-02", "..", ""), ("2018-06-02", "2018-06-02", "from")},
    ),
    # a length beside other contacts makes no stay of them
    (
        "Ngày 2/6, Bộ trưởng Lào hội đàm với Bộ trưởng Việt Nam. Ông ở thăm trong bốn ngày.",
        "hội đàm",
        {("2018-06-02", "2018-06-02", "")},
    ),
    # so many days from the day of the sentence
    (
        "Ngày 2/6, Bộ trưởng Việt Nam gặp Đại sứ Nga, một ngày sau cuộc hội đàm với Bộ trưởng Lào.",
        "cuộc hội đàm",
        {("2018-06-01", "2018-06-01", "")},
    ),
    (
        "Ngày 2/6, Bộ trưởng Việt Nam tiếp Đại sứ Nga, hai tuần trước khi hội đàm với Bộ trưởng Lào.",
        "hội đàm",
        {("2018-06-16", "2018-06-16", "")},
    ),
    (
        "Bộ trưởng Việt Nam gặp Đại sứ Nga, một ngày sau cuộc hội đàm ngày 1/6 với Bộ trưởng Lào.",
        "cuộc hội đàm",
        {("2018-06-01", "2018-06-01", "")},
    ),
    ("Ngày 2/6, Bộ trưởng Việt Nam gặp Đại sứ Nga, vài tháng sau cuộc hội đàm với Lào.", "cuộc hội đàm", set()),
    (
        "On June 2, the Lao minister visited Vietnam, three days before talks with the Vietnamese minister.",
        "talks",
        {("2018-06-05", "2018-06-05", "")},
    ),
    # the month in which a day is told is its frame, the end of a month is none
    (
        "Trong tháng 5, vào ngày 20, Bộ trưởng Lào hội đàm với Bộ trưởng Việt Nam.",
        "hội đàm",
        {("2018-05-20", "2018-05-20", "")},
    ),
    (
        "Chuyến thăm Việt Nam của Thủ tướng Lào dự kiến cuối tháng 6 này, hôm 1/6 hai bên đã chuẩn bị.",
        "chuyến thăm",
        {("2018-06-01", "2018-06-30", ""), ("2018-06-01", "2018-06-01", ""), ("2018-06-01", "..", "open")},
    ),
    # who gets home has been away before, and whoever goes on begins a stay
    (
        "Prime Minister Nguyen Xuan Phuc arrived in Hanoi on June 1, concluding his official visit to Laos. "
        "During his four-day visit, he met the Lao President.",
        "arrived in",
        {("2018-06-01", "2018-06-01", ""), ("..", "2018-06-01", "close"), ("2018-05-29", "2018-06-01", "length same")},
    ),
    # whoever leaves home for a visit begins it
    (
        "Ngày 1/6, Thủ tướng Nguyễn Xuân Phúc rời Hà Nội, lên đường thăm Lào.",
        "rời",
        {("2018-06-01", "..", "open")},
    ),
    (
        "Concluding his visit to France, Prime Minister Nguyen Xuan Phuc arrived in Laos on June 1 for a visit.",
        "arrived in",
        {("2018-06-01", "..", "open")},
    ),
    # what part of an exercise ends is not its end, and what comes behind a visit is none of its days
    (
        "Hải quân Lào và Việt Nam tập trận chung từ ngày 2/6. Giai đoạn đầu diễn tập kéo dài đến hết ngày 5/6.",
        "tập trận chung",
        {("2018-06-02", "..", "")},
    ),
    (
        "Sau chuyến thăm Việt Nam từ ngày 2/6 đến 3/6, Bộ trưởng Lào sẽ dự hội chợ ngày 9/6.",
        "chuyến thăm",
        {("2018-06-02", "2018-06-03", "")},
    ),
    # who leaves one state sets out for the next, and not for the first
    (
        "Ngày 2/6, Bộ trưởng Lào kết thúc chuyến thăm Việt Nam và lên đường đi Campuchia.",
        "lên đường đi",
        set(),
    ),
    # what is agreed on at a meeting is no day of it
    (
        "Ngày 1/6, Bộ trưởng Lào họp với Bộ trưởng Việt Nam và thống nhất sẽ tổ chức tập huấn vào ngày 9/7.",
        "họp với",
        {("2018-06-01", "2018-06-01", "")},
    ),
    # the day right behind another contact is that one's, and the only one of a phrase beside is this one's
    (
        "Có cuộc gặp ngày 1/6 giữa Bộ trưởng Lào và Bộ trưởng Việt Nam, rồi cuộc hội đàm bên lề hội nghị hôm 2/6.",
        "cuộc hội đàm",
        {("2018-06-02", "2018-06-02", "")},
    ),
]


@pytest.mark.parametrize(("text", "words", "days"), DAYS)
def test_days_offered(text: str, words: str, days: set[tuple[str, str, str]]) -> None:
    found = set()
    for m in reading(text).mentions:
        if m.contact.words == words and m.day.of.how == "own" and m.pair.pair == ("LA", "VN"):
            first, last = next(s for s in m.day.spans if s)
            found.add((str(first or ".."), str(last or ".."), m.day.made))
    assert found == days


AHEAD = [
    ("Bộ trưởng Lào đã hội đàm với Bộ trưởng Việt Nam. Ngày 9/6, hai bên ra biển.", False),
    ("Bộ trưởng Lào sẽ hội đàm với Bộ trưởng Việt Nam. Ngày 9/6, hai bên ra biển.", True),
    # its own words, or a day that is over
    ("Ngày 9/6, Bộ trưởng Lào đã hội đàm với Bộ trưởng Việt Nam.", True),
    ("Bộ trưởng Lào đã hội đàm với Bộ trưởng Việt Nam. Ngày 2/6, hai bên ra biển.", True),
]


@pytest.mark.parametrize(("text", "may_be"), AHEAD)
def test_what_is_told_as_over_is_of_no_day_ahead_that_another_sentence_tells(text: str, may_be: bool) -> None:
    days = {m.day.of.expression for m in reading(text).mentions if m.contact.words == "hội đàm"}
    assert bool(days - {None}) is may_be


ELSEWHERE = [
    ("Ngày 1/6, Bộ trưởng Lào họp. Thủ tướng Lào sẽ đến thăm Việt Nam, Nga, Cuba và Pháp.", "đến thăm", False),
    ("Ngày 1/6, Bộ trưởng Lào họp. Thủ tướng Lào sẽ đến thăm Việt Nam.", "đến thăm", True),
    (
        "Ngày 1/6, Bộ trưởng Lào họp. Thủ tướng Lào bắt đầu chuyến thăm Việt Nam, Nga và Cuba.",
        "bắt đầu chuyến thăm",
        True,
    ),
    (
        "Từ ngày 1/6 đến 9/6, Bộ trưởng Lào đi công tác. Bộ trưởng sẽ đến thăm Việt Nam, Nga, Cuba và Pháp.",
        "đến thăm",
        True,
    ),
    # a part of a year that is over
    ("Ngày 1/6, Bộ trưởng Lào họp. Cuối năm 2015, Lào và Việt Nam đã ký.", "đã ký", False),
    ("Ngày 1/6, Bộ trưởng Lào họp. Sau đó, Lào và Việt Nam đã ký.", "đã ký", True),
]


@pytest.mark.parametrize(("text", "words", "may_be"), ELSEWHERE)
def test_what_another_sentence_tells_is_no_day_of_many_visits_or_of_a_year_over(
    text: str, words: str, may_be: bool
) -> None:
    hows = {m.day.of.how for m in reading(text).mentions if m.contact.words == words}
    assert ("last" in hows) is may_be


@pytest.mark.parametrize(("opens", "days"), [
    ("Kết thúc hội đàm, hai", {"2018-06-01"}),
    ("Sau hội đàm, hai", {"2018-06-01"}),
    ("Hai", {"2018-06-01", "2018-06-03", "2018-06-04"}),
])  # fmt: skip
def test_what_follows_an_act_that_is_over_is_of_its_day(opens: str, days: set[str]) -> None:
    text = f"Ngày 1/6, Bộ trưởng Lào hội đàm với Bộ trưởng Nga. {opens} bên ký. Ngày 3/6, Lào tặng quà cho Nga."
    assert {
        str(m.day.spans[0][0]) for m in reading(text).mentions if m.contact.words == "ký" and m.day.spans[0]
    } == days


STAYED = [
    ("Ông Modi ở Nga hai ngày 2 và 3/6.", {("2018-06-02", "2018-06-03")}),
    ("Tổng thống Mỹ Donald Trump ở Nhật Bản từ 1 tới 3/6.", {("2018-06-01", "2018-06-03")}),
    ("Thủ tướng Lào sẽ ở Nga từ ngày 6 đến 9/6.", {("2018-06-06", "2018-06-09")}),
    ("Thủ tướng Lào ở Nga ngày 2/6.", set()),
    ("Nhiệt độ ở Nga từ ngày 1 đến 3/6 giảm.", set()),
    ("Đại hội diễn ra ở Lào từ ngày 1 đến 3/6.", set()),
]


@pytest.mark.parametrize(("text", "days"), STAYED)
def test_where_somebody_was_and_in_which_days_is_a_stay(text: str, days: set[tuple[str, str]]) -> None:
    stays = [m for m in reading(text).mentions if m.contact.words in ("ở", "sẽ ở") and m.day.of.how == "own"]
    assert {(str(m.day.spans[0][0]), str(m.day.spans[0][1])) for m in stays if m.day.spans[0]} == days


LENGTHS = [
    # over, on the day told before
    (
        "Trưa 5/6, Chủ tịch Lào Thongloun ra ga. Ba ngày thăm chính thức Việt Nam của ông đã khép lại.",
        "thăm chính thức",
        ("2018-06-03", "2018-06-05"),
    ),
    (
        "Trưa 2/6, Chủ tịch Lào tới Hà Nội. Ông có bốn ngày thăm chính thức Việt Nam.",
        "tới",
        ("2018-06-02", "2018-06-05"),
    ),
    (
        "Chuyên cơ đáp xuống Nội Bài ngày 2/6, mở màn ba ngày Chủ tịch Lào và phu nhân có mặt ở Việt Nam.",
        "đáp xuống",
        ("2018-06-02", "2018-06-04"),
    ),
]


@pytest.mark.parametrize(("text", "words", "days"), LENGTHS)
def test_stays_by_their_length(text: str, words: str, days: tuple[str, str]) -> None:
    told = [m.day.spans[0] for m in reading(text).mentions if m.contact.words == words]
    assert days in [(str(s[0]), str(s[1])) for s in told if s]


@pytest.mark.parametrize(
    ("length", "open_too"), [("một ngày", False), ("chớp nhoáng", False), ("hai ngày", True), ("đầu tiên", True)]
)
def test_a_visit_of_one_day_has_no_open_end(length: str, open_too: bool) -> None:
    text = f"Tổng thống Nga tới Lào hôm 2/6 trong chuyến thăm {length}."
    spans = {m.day.spans[0] for m in reading(text).mentions if m.contact.words == "tới" and m.day.of.how == "own"}
    assert any(s is not None and s[1] is None for s in spans) is open_too
    assert any(s is not None and s[0] == s[1] for s in spans) is not open_too
