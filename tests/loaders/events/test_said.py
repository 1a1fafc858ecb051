"""Days of saying: which days of a sentence are those on which somebody says something, and what is no act of them."""

from __future__ import annotations

import pytest

from loaders.article import Article
from loaders.events.said import days_of_saying, is_not_done
from loaders.extract import extract
from tests.loaders.events.building import reading, scene

# Sentence, and its days of saying.
DAYS = [
    ("Bộ Ngoại giao Lào hôm nay thông báo Bộ trưởng sẽ thăm Nga.", {"hôm nay"}),
    ("Hôm nay, Bộ Ngoại giao Lào thông báo Bộ trưởng sẽ thăm Nga.", {"Hôm nay"}),
    ("Hôm nay Bộ Ngoại giao Lào thông báo Bộ trưởng sẽ thăm Nga.", {"Hôm nay"}),
    ('"Tôi sẽ gặp ông ấy", Bộ trưởng Lào nói hôm 2/6.', {"hôm 2/6"}),
    ("Tuần này Bộ Ngoại giao Lào cho biết Bộ trưởng sẽ thăm Nga.", {"Tuần này"}),
    ("Hôm nay Bộ trưởng Lào gặp Đại sứ Nga và cho biết ông sẽ thăm Nga.", set()),  # a contact has it
    ("Sau khi gặp Đại sứ Nga hôm 2/6 ông cho biết Lào sẽ mua lúa mì.", set()),
    ("Bộ trưởng Lào thăm Nga từ ngày 2/6 đến ngày 5/6 theo lời mời của Nga.", set()),  # "theo" says nothing
    ("Phát biểu tại Huế ngày 2/6, Bộ trưởng Lào nói về lúa mì.", {"ngày 2/6"}),
    ("Phát biểu tại buổi tiếp Đại sứ Nga ngày 2/6, Bộ trưởng Lào nói về lúa mì.", set()),
    ("Bộ trưởng Lào thăm Nga ngày mai và nói về lúa mì.", set()),  # nobody speaks on a day to come
    ("Hôm 5/6, Thông tấn xã Lào loan tin: “Từ ngày 2 đến 3/6, Lào và Nga đàm phán”.", {"Hôm 5/6"}),
    ("Văn phòng Thủ tướng Lào ngày 2/6 ra thông cáo, theo đó ông sẽ không tới Nga ngày 9/6.", {"ngày 2/6"}),
]


@pytest.mark.parametrize(("sentence", "days"), DAYS, ids=[s for s, _ in DAYS])
def test_days_of_saying(sentence: str, days: set[str]) -> None:
    assert {sentence[e.start : e.end] for e in days_of_saying(scene(sentence))} == days


# Sentence, word of contact, and whether it is told as not done.
NOT_DONE = [
    ("Bộ trưởng Lào hôm nay nói ông sẽ gặp Đại sứ Nga.", "gặp", True),
    ("Bộ trưởng Lào hôm nay nói ông đã gặp Đại sứ Nga.", "đã gặp", False),
    ("Bộ trưởng Lào hôm nay nói ông có thể gặp Đại sứ Nga.", "gặp", True),
    ("Lào hôm nay nói sẽ không gặp Đại sứ Nga theo kế hoạch.", "gặp", True),
    ("Ông sẽ về nước, nói trong cuộc gặp với Đại sứ Nga hôm nay.", "cuộc gặp", False),  # another clause
    ("Lào hôm nay chỉ trích cuộc tập trận giữa Nga và Pháp.", "cuộc tập trận", True),
    ("Lào hôm nay chỉ trích Nga khi gặp Đại sứ Pháp.", "gặp", False),  # an act, and no noun
    (
        "Lào hôm nay tuyên bố sẽ trục xuất hai nhà ngoại giao Nga.",
        "tuyên bố sẽ trục xuất",
        False,
    ),  # done by being announced
    ("Lào hôm nay thông báo sẽ viện trợ Nga hai tấn gạo.", "viện trợ", False),
    # a clause that only goes on
    ("Lào hôm nay nói sẽ thăm Nga, cũng như hội đàm với Bộ trưởng Nga.", "hội đàm", True),
    ("Lào hôm nay nói sẽ thăm Nga, hội đàm với Bộ trưởng Nga.", "hội đàm", True),
    ("Lào hôm nay nói sẽ thăm Nga, và đã hội đàm với Bộ trưởng Nga.", "hội đàm", False),
    # what something is for
    ("Lào hôm nay xác nhận liên lạc với Nga để đàm phán.", "đàm phán", True),
    ("Lào hôm nay nói triển vọng đàm phán với Nga tốt.", "đàm phán", True),
]


@pytest.mark.parametrize(("sentence", "words", "not_done"), NOT_DONE, ids=[s for s, *_ in NOT_DONE])
def test_not_done(sentence: str, words: str, not_done: bool) -> None:
    s = scene(sentence)
    (t,) = [t for t in s.contacts if t.words == words]
    assert is_not_done(s, t) is not_done


# Text of 4 June 2018, word of contact, and the first days offered for it.
OFFERED = [
    ("Điện Kremlin hôm nay cho biết Tổng thống Nga sẽ gặp Tổng thống Pháp ngày 2/7.", "gặp", {"2018-07-02"}),
    ('"Tôi mong gặp lại Thủ tướng Lào", Tổng thống Pháp nói hôm 2/6.', "gặp lại", set()),
    ("Bộ Ngoại giao Pháp hôm 2/6 cho biết Bộ trưởng đã gặp Bộ trưởng Lào.", "đã gặp", {"2018-06-02"}),
    # of a sentence before, for one told as to come
    ("Nga hôm 2/6 thông báo về chuyến đi. Tổng thống Nga sẽ gặp Tổng thống Pháp.", "gặp", set()),
    # nobody says anything on a day to come
    ("Điện Kremlin cho biết ngày 2/7 thông báo về việc Tổng thống Nga sẽ gặp Tổng thống Pháp.", "gặp", {"2018-07-02"}),
    # an accord is reached by nobody's saying that it will be
    ("Tổng thống Nga hôm 2/6 nói Nga và Lào sẽ sớm có thỏa thuận.", "thỏa thuận", set()),
]


@pytest.mark.parametrize(("text", "words", "days"), OFFERED, ids=[t for t, *_ in OFFERED])
def test_offered(text: str, words: str, days: set[str]) -> None:
    mentions = [m for m in reading(text).mentions if m.contact.words == words and m.day.of.how != "written"]
    assert {str(s[0]) for m in mentions for s in m.day.spans if s} == days


# wording, written on 2 June 2018 → the days of what is announced
ANNOUNCED = [
    ("Bộ Ngoại giao Nga ngày 2/6 cho biết Ngoại trưởng Nga sẽ gặp Ngoại trưởng Lào.", set()),
    ("Ngày 2/6, Bộ Ngoại giao Việt Nam ra thông cáo cho biết Thủ tướng Lào sẽ thăm Việt Nam.", set()),
    ("Theo thông báo ngày 2/6 của Ban Đối ngoại, Tổng Bí thư sẽ thăm Lào theo lời mời của Tổng Bí thư Lào.", set()),
    ("Ngày 2/6, Bộ Quốc phòng Lào cho biết Lào và Nga sẽ tập trận chung ngày 9/6.", {"2018-06-09"}),
    # the day of the act itself, behind the word of saying or with no such word
    ("Bộ Ngoại giao cho biết ngày 3/6 hai Ngoại trưởng Việt Nam và Lào sẽ hội đàm.", {"2018-06-03"}),
    ("Theo thông báo của Bộ Ngoại giao, ngày 3/6, Thủ tướng Lào sẽ hội đàm với Thủ tướng Nga.", {"2018-06-03"}),
    ("Sáng 2/6, Bộ trưởng Quốc phòng Việt Nam sẽ hội đàm với Bộ trưởng Quốc phòng Lào.", {"2018-06-02"}),
    ("Điện Kremlin cho biết Tổng thống Nga sẽ điện đàm với Tổng thống Mỹ vào ngày 3/6.", {"2018-06-03"}),
    # done by saying it
    ("Ngày 2/6, Bộ Ngoại giao Nga tuyên bố sẽ trục xuất một nhà ngoại giao Ba Lan.", {"2018-06-02"}),
    # said at what was held that day
    ("Ngày 2/6, Thủ tướng Lào hội đàm với Thủ tướng Nga, cho biết hai nước sẽ ký hiệp định.", {"2018-06-02"}),
]


@pytest.mark.parametrize(("wording", "days"), ANNOUNCED)
def test_the_day_of_saying_is_none_of_what_is_announced(wording: str, days: set[str]) -> None:
    assert {e.date for e in extract(Article("a", wording, published="2018-06-02")).events} == days
