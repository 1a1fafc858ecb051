"""Phrases about something beside the act, and the days that they have to themselves."""

from __future__ import annotations

import pytest

from loaders.article import Article
from loaders.extract import extract
from tests.loaders.events.building import day, reading, scene

PHRASES = [
    ("Trước thềm kỳ họp khai mạc ngày 20/10, Thủ tướng Lào gặp Thủ tướng Cuba.", [(True, False)]),
    ("Thủ tướng Lào gặp Thủ tướng Cuba trước khi tới Nga ngày 5/6.", [(True, True)]),
    ("Nhân dịp này, Thủ tướng Lào gặp Thủ tướng Cuba sau khi rời Nga.", [(False, False), (False, True)]),
    ("Thủ tướng Lào gặp Thủ tướng Cuba.", []),
    ("Đòn đáp trả nhằm vào Lào đến trước thềm cuộc đàm phán ngày 5/6.", [(True, False)]),
]


@pytest.mark.parametrize(("sentence", "found"), PHRASES)
def test_phrases_end_with_their_clause(sentence: str, found: list[tuple[bool, bool]]) -> None:
    assert [(p.dated, bool(p.states)) for p in scene(sentence).phrases] == found


TOLD = [
    ("Sáng 2/6, trước thềm kỳ họp Hội đồng khai mạc ngày 20/10, {act}.", {"2018-06-02"}),
    ("Sáng 2/6, {act} để chuẩn bị cho chuyến thăm Lào cuối năm nay.", {"2018-06-02"}),
    ("Sáng 2/6, {act} trước khi lên đường dự hội nghị cấp cao ASEAN ngày 5/6.", {"2018-06-02"}),
    ("Sáng 2/6, nhân kỷ niệm ngày ký hiệp ước 12/5, {act}.", {"2018-06-02"}),
    ("Sáng 2/6, ngay sau khi kết thúc phiên họp chiều 1/6 của Chính phủ, {act}.", {"2018-06-02"}),
    ("Sáng 2/6, {act} trước khi dự hội nghị ngày 5/6. Hai bên hội kiến tại Huế.", {"2018-06-02"}),
    # the only day of a sentence is that of its act
    ("Trước khi lên đường sáng 2/6, {act}.", {"2018-06-02"}),
    # what stands in the phrase has its own: the visit, which is left out here
    ("Chiều 2/6, trong khuôn khổ chuyến thăm Lào từ ngày 1 đến 3/6, {act}.", {"2018-06-02"}),
    # what is to come when a visit is over, whose days stand in another sentence
    ("Chiều 2/6, {act}. Sau chuyến thăm Lào, ông sẽ dự hội chợ ngày 16/6.", {"2018-06-02"}),
]


@pytest.mark.parametrize(("told", "days"), TOLD)
@pytest.mark.parametrize("act", [
    "Chủ tịch nước hội đàm với Thủ tướng Lào", "Bộ trưởng Tô Lâm đã điện đàm với Bộ trưởng Công an Lào",
])  # fmt: skip
def test_a_day_told_beside_the_act_is_none_of_it(told: str, days: set[str], act: str) -> None:
    found = extract(Article("a", told.format(act=act), published="2018-06-04")).events
    assert {e.date for e in found if e.type != "visit"} == days


def test_who_comes_home_does_so_when_the_exercise_is_over() -> None:
    text = (
        "Sáng 5/6, hai tàu Việt Nam về tới cảng sau khi hoàn thành chuyến tuần tra chung với Hải quân Thái Lan.\n"
        "Trong hai ngày 3 và 4/6, trên vùng biển giáp ranh, tàu ta đã cùng tàu bạn đi hết bốn tuyến."
    )
    found = extract(Article("a", text, published="2018-06-05")).events
    assert [(e.type, e.date) for e in found if e.type == "exercise"] == [("exercise", "2018-06-03/2018-06-04")]


def test_what_stands_in_a_phrase_is_of_the_states_that_it_names() -> None:
    text = "Ngày 2/6, Thủ tướng Lào hội đàm với Thủ tướng Cuba sau khi gặp Tổng thống Nga sáng 1/6."
    told = {(e.countries, e.date) for e in extract(Article("a", text, published="2018-06-04")).events}
    assert (("CU", "LA"), "2018-06-02") in told
    assert (("CU", "LA"), "2018-06-01") not in told


BESIDE = [
    # from when on an agreement is kept, and what came before a visit
    ("Lào và Nga ngày 2/6 ra thông cáo về thỏa thuận ngừng bắn, bắt đầu từ ngày 1/6.", "thỏa thuận", {"2018-06-02"}),
    ("Lào và Nga đạt thỏa thuận ngừng bắn, bắt đầu từ ngày 1/6.", "đạt thỏa thuận", {"2018-06-01"}),
    ("Trước chuyến thăm Nga của Thủ tướng Lào, hải quân hai nước tập trận ngày 1/6.", "chuyến thăm", set()),
    ("Trước chuyến thăm Nga của Thủ tướng Lào, hải quân hai nước tập trận ngày 1/6.", "tập trận", {"2018-06-01"}),
]


@pytest.mark.parametrize(("text", "words", "days"), BESIDE)
def test_a_day_of_something_else_is_none_of_the_act(text: str, words: str, days: set[str]) -> None:
    told = [m for m in reading(text).mentions if m.contact.words == words and m.day.of.how == "own"]
    assert {str(s[0]) for m in told for s in m.day.spans if s} == days


def test_what_comes_after_some_days_is_not_of_these() -> None:
    s = reading("Trước khi vào cảng, từ ngày 28 đến 30/5, hai tàu Lào và Việt Nam hoàn thành chuyến tuần tra chung.")
    days = {m.contact.words: m.day.spans for m in s.mentions if m.day.of.how == "own" and not m.day.made}
    assert "vào cảng" not in days
    assert days["chuyến tuần tra"] == (day("2018-05-28/2018-05-30"),)


def test_the_days_of_the_next_visit_are_none_of_one_that_is_over() -> None:
    over = "Sau khi kết thúc chuyến thăm Nga, tối 2/6 Thủ tướng Lào đã tới Dubai"
    text = f"{over}, bắt đầu chuyến công tác tại UAE từ ngày 2 đến 5/6."
    found = {(e.countries, e.date) for e in extract(Article("a", text, published="2018-06-04")).events}
    assert (("LA", "RU"), "2018-06-02/2018-06-05") not in found
    assert (("AE", "LA"), "2018-06-02/2018-06-05") in found


def test_what_stands_in_a_phrase_may_have_its_day_behind_a_comma() -> None:
    visit = "chuyến thăm Nga, dự kiến diễn ra trong tháng 7"
    text = f"Thủ tướng Lào Thongloun cải tổ quân đội. Ông đổi cách mua sắm ngay trước {visit}."
    found = extract(Article("a", text, published="2018-06-04")).events
    assert [("-".join(e.countries), e.date) for e in found] == [("LA-RU", "2018-07")]


@pytest.mark.parametrize(("behind", "told"), [("", False), (" hồi tháng 5", True)])
def test_some_exercise_has_no_day_of_another_sentence(behind: str, told: bool) -> None:
    text = f"Lính Nga và Lào trong một cuộc diễn tập chung{behind}. Tổng thống Nga hôm qua thăm đơn vị."
    found = extract(Article("a", text, published="2018-06-04")).events
    assert any(e.type == "exercise" for e in found) == told
