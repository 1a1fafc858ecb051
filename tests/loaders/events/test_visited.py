"""Whose days a stay of several states is: those of the journey, and of none of the states alone."""

# ruff: noqa: E501  a case of a table is one line
from __future__ import annotations

import pytest

from loaders.article import Article
from loaders.events.visited import days_of_hosts, hosts, in_turn, is_whole_journey, journeys, one_after_the_other
from loaders.extract import extract
from tests.loaders.events.building import scene, scenes

JOURNEYS = [
    ("Thủ tướng Nhật Bản thăm ba nước từ ngày 5 đến 12/5.", ["từ ngày 5 đến 12/5"]),
    ("Từ ngày 5 đến 12/5, Thủ tướng Nhật Bản thăm Lào, Campuchia và Thái Lan.", ["Từ ngày 5 đến 12/5"]),
    ("Thủ tướng thăm Lào từ ngày 3 đến 6/8 trong chuyến công du 3 nước từ ngày 1 đến 9/8.", ["từ ngày 1 đến 9/8"]),
    ("Japan's Prime Minister visits Laos on a four-nation tour from May 5 to 12.", ["from May 5 to 12"]),
    # one state, several guests, days of each
    ("Thủ tướng Nhật Bản thăm Lào từ ngày 5 đến 12/5.", []),
    ("Thủ tướng Lào và Thủ tướng Campuchia thăm Nhật Bản từ ngày 5 đến 12/5.", []),
    ("Thủ tướng Nhật Bản thăm Lào từ ngày 5 đến 7/5 rồi thăm Campuchia từ ngày 8 đến 12/5.", []),
    ("Thủ tướng Nhật Bản thăm Lào và Campuchia ngày 5/5.", []),
    ("Ba nước họp từ ngày 5 đến 12/5.", []),
]


@pytest.mark.parametrize(("sentence", "days"), JOURNEYS)
def test_the_days_of_a_journey_to_several_states(sentence: str, days: list[str]) -> None:
    (only,) = scenes(sentence)
    assert list(dict.fromkeys(e.text for e in journeys(only))) == days


OWN_DAYS = [
    # each state has its own days, and another has none of them
    ("Chuyến thăm Pháp (25-27/3) và Cuba (28-30/3) của Thủ tướng Lào.", {"25-27/3": {"FR"}, "28-30/3": {"CU"}}),
    ("Thủ tướng Lào thăm Pháp (từ ngày 25-27/3) và Cuba.", {"từ ngày 25-27/3": {"FR"}}),
    (
        "Thủ tướng Lào thăm Pháp từ ngày 25-27/3 và thăm chính thức Cuba từ ngày 28-30/3.",
        {"từ ngày 25-27/3": {"FR"}, "từ ngày 28-30/3": {"CU"}},
    ),
    (
        "Lao Prime Minister to visit France from May 5-7 and visit Cuba from May 8-9.",
        {"from May 5-7": {"FR"}, "from May 8-9": {"CU"}},
    ),
    (
        "Chuyến thăm Pháp sẽ diễn ra từ ngày 25-27/3 và chuyến thăm Cuba diễn ra sau đó từ ngày 28-30/3.",
        {"từ ngày 25-27/3": {"FR"}, "từ ngày 28-30/3": {"CU"}},
    ),
    (
        "Thủ tướng Lào thăm Pháp từ ngày 25-27/3, Cuba từ ngày 28-30/3 và Áo từ ngày 1-2/4.",
        {"từ ngày 25-27/3": {"FR"}, "từ ngày 28-30/3": {"CU"}, "từ ngày 1-2/4": {"AT"}},
    ),
    # how long somebody is in each, told behind the visits
    (
        "Thủ tướng Lào được mời thăm hai nước; thời gian ở Pháp từ ngày 25-27/3, ở Cuba từ ngày 28-30/3.",
        {"từ ngày 25-27/3": {"FR"}, "từ ngày 28-30/3": {"CU"}},
    ),
    (
        "Thủ tướng Lào thăm hai nước: Pháp (25 đến 27-3) theo lời mời của Tổng thống Pháp và Cuba (28 đến 30-3).",
        {"25 đến 27-3": {"FR"}, "28 đến 30-3": {"CU"}},
    ),
    ("Sau ba ngày ở Pháp (từ 25 đến 27/3), Thủ tướng Lào bay tới Cuba.", {"từ 25 đến 27/3": {"FR"}}),
    # who leaves for the next state spent the days before in the one that he leaves
    ("Rời Pháp ngày 27/3 sau chuyến thăm từ 25 đến 27/3, Thủ tướng Lào bay tới Cuba.", {"từ 25 đến 27/3": {"FR"}}),
    ("Kết thúc chuyến thăm Pháp từ 25 đến 27/3, Thủ tướng Lào lên đường sang Cuba.", {"từ 25 đến 27/3": {"FR"}}),
    ("Rời Pháp, Thủ tướng Lào sẽ tới Cuba từ 28 đến 30/3.", {}),
    # those whom one meets in turn
    (
        "Thủ tướng Lào sẽ gặp Tổng thống Pháp vào ngày 5/3 và Chủ tịch Cuba vào ngày 8/3.",
        {"vào ngày 5/3": {"FR"}, "vào ngày 8/3": {"CU"}},
    ),
    (
        "Thủ tướng Lào hội đàm với Tổng thống Pháp ngày 5/3, rồi tới Cuba ngày 8/3.",
        {"ngày 5/3": {"FR"}, "ngày 8/3": {"CU"}},
    ),
    ("Trong chuyến thăm Pháp từ ngày 5-8/3, Thủ tướng Lào hôm nay hội kiến Tổng thống Pháp.", {}),
    # nobody is visited in these days, or there are no brackets and no other days
    ("Trong chuyến thăm Pháp ngày 25-27/3, Thủ tướng Lào hôm nay gặp Đại sứ Cuba.", {}),
    ("Tại Paris (25/3), Thủ tướng Lào hội đàm với đoàn Cuba.", {}),
    ("Thủ tướng Lào thăm Pháp từ ngày 25-27/3.", {}),
    ("Thủ tướng Lào thăm Pháp, nơi hội nghị (25-27/3) diễn ra.", {}),
    # whoever goes on to another state then spent the days with the first
    ("Thủ tướng Lào thăm Pháp từ ngày 25 đến 27/3, sau đó tới Cuba rồi dự hội nghị.", {"từ ngày 25 đến 27/3": {"FR"}}),
    ("Thủ tướng Lào thăm Pháp từ ngày 25 đến 27/3, trước khi sang Cuba.", {"từ ngày 25 đến 27/3": {"FR"}}),
    ("Thủ tướng Lào thăm Pháp từ ngày 25 đến 27/3, sau đó gặp đoàn Cuba.", {}),
    ("Thủ tướng Lào thăm Pháp và Cuba từ ngày 25 đến 27/3, sau đó về nước.", {}),
]


@pytest.mark.parametrize(("sentence", "days"), OWN_DAYS)
def test_days_of_hosts_behind_a_state_are_of_it_alone(sentence: str, days: dict[str, set[str]]) -> None:
    (only,) = scenes(sentence)
    found = days_of_hosts(only, sentence.lower())
    assert {e.text: set(codes) for e, codes in found.items()} == days


IN_TURN = [
    ("Thủ tướng Lào thăm Pháp từ ngày 25-27/3 và thăm Cuba từ ngày 28-30/3.", ("CU", "FR"), True),
    ("Thủ tướng Lào thăm Pháp từ ngày 25-27/3 và thăm Cuba từ ngày 28-30/3.", ("FR", "LA"), False),
    ("Thủ tướng Lào thăm Pháp và Cuba từ ngày 28-30/3.", ("CU", "FR"), False),
]


@pytest.mark.parametrize(("sentence", "pair", "apart"), IN_TURN)
def test_states_visited_on_days_of_their_own_did_not_visit_each_other(
    sentence: str, pair: tuple[str, str], apart: bool
) -> None:
    (only,) = scenes(sentence)
    assert one_after_the_other(days_of_hosts(only, sentence.lower()), pair) is apart


TURNS = [
    ("Thủ tướng Lào thăm Pháp từ ngày 25-27/3 và thăm Cuba từ ngày 28-30/3.", ("FR", "LA"), {("CU", "LA")}),
    ("Thủ tướng Lào thăm Pháp từ ngày 25-27/3 và thăm Cuba từ ngày 28-30/3.", ("CU", "FR"), set()),
    ("Thủ tướng Lào thăm Pháp từ ngày 25-27/3.", ("FR", "LA"), set()),
]


@pytest.mark.parametrize(("sentence", "pair", "others"), TURNS)
def test_hosts_with_days_of_their_own_are_visited_in_turn(
    sentence: str, pair: tuple[str, str], others: set[tuple[str, str]]
) -> None:
    (only,) = scenes(sentence)
    assert in_turn(days_of_hosts(only, sentence.lower()), pair) == others


INVITERS = [
    (
        "Nhận lời mời của Thủ tướng Bỉ, Chủ tịch Ủy ban châu Âu (EC), Thủ tướng Đức và Thủ tướng Áo, Thủ tướng Lào thăm Bỉ.",
        {"BE", "DE", "AT"},
    ),
    ("Nhận lời mời của Thủ tướng Bỉ, Thủ tướng Lào cùng phu nhân thăm Bỉ.", {"BE"}),
    ("Thủ tướng Lào, theo lời mời của Thủ tướng Bỉ, thăm Bỉ.", {"BE"}),
    ("Thủ tướng Lào thăm Bỉ.", {"BE"}),
    # the days of one stand in brackets before the next
    ("Thủ tướng Lào thăm Bỉ (từ ngày 5 đến 6/3) và Áo.", {"BE", "AT"}),
    ("Thủ tướng Lào thăm Bỉ ngày 5/3 và Áo hoan nghênh.", {"BE"}),
]


@pytest.mark.parametrize(("sentence", "codes"), INVITERS)
def test_all_who_invite_are_hosts_and_who_goes_is_none(sentence: str, codes: set[str]) -> None:
    (only,) = scenes(sentence)
    assert {code for n in hosts(only) for code in only.parties[n].codes} == codes


BODIES = [
    ("Thủ tướng Lào thăm Tòa thánh Vatican ngày 5/3.", True),
    ("Thủ tướng Lào thăm chính thức Pháp.", True),
    # who is met, and who goes
    ("Thủ tướng Lào thăm và gặp Thủ tướng Pháp.", False),
    ("Bộ Quốc phòng Lào thăm.", False),
]


@pytest.mark.parametrize(("sentence", "visited"), BODIES)
def test_a_body_is_visited_as_a_place_is(sentence: str, visited: bool) -> None:
    (only,) = scenes(sentence)
    assert bool(hosts(only)) is visited


STAYS = [
    # the days of the journey are no state's own, and never sure
    (
        "Chủ tịch nước Lào thăm Việt Nam và Campuchia từ ngày 5 đến 12/5/2019.",
        {"KH-LA": [("2019-05-05/2019-05-12", "ambiguous")], "LA-VN": [("2019-05-05/2019-05-12", "ambiguous")]},
    ),
    # each of several has its own, which the next sentence does not give another
    (
        "Chủ tịch nước Lào thăm Pháp từ ngày 5 đến 7/5/2019, Cuba từ ngày 8 đến 9/5/2019. Năm ngoái ông cũng thăm Pháp.",
        {"FR-LA": [("2019-05-05/2019-05-07", "stated")], "CU-LA": [("2019-05-08/2019-05-09", "stated")]},
    ),
    # days tell more than a week does, which papers count loosely
    (
        "Chủ tịch nước Lào sẽ thăm Cuba tuần tới, thông báo ngày 26/2/2018 cho biết. Chuyến thăm Cuba diễn ra từ ngày 2 đến 4/3/2018.",
        {"CU-LA": [("2018-03-02/2018-03-04", "stated")]},
    ),
    # where those of a state are told as well, they alone are its own
    (
        "Chủ tịch nước Lào thăm Việt Nam từ ngày 7 đến 9/5/2019, trong chuyến công du 3 nước từ ngày 5 đến 12/5/2019.",
        {"LA-VN": [("2019-05-07/2019-05-09", "stated")]},
    ),
]


@pytest.mark.parametrize(("text", "stays"), STAYS)
def test_a_stay_of_several_states_is_not_surely_one_of_each(text: str, stays: dict[str, list[tuple[str, str]]]) -> None:
    found = [e for e in extract(Article("a", text)).events if e.type == "visit"]
    told = {pair: [(e.date, e.certainty) for e in found if "-".join(e.countries) == pair] for pair in stays}
    assert told == stays


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("Thủ tướng Nga đáp xuống Lào hôm qua, chặng thứ hai trong vòng công du năm nước.", True),
        ("Tổng thống Mỹ tới Lào hôm 3/6, chặng đầu của vòng công du ba nước.", True),
        ("Thủ tướng Nga bắt đầu công du năm nước hôm qua.", False),
        ("Thủ tướng Nga đáp xuống Lào hôm qua, mở đầu chuyến công du.", False),
    ],
)
def test_a_tour_of_several_states_is_on_no_day_of_coming_to_one(sentence: str, whole: bool) -> None:
    s = scene(sentence)
    assert any(is_whole_journey(s, t) for t in s.contacts) == whole
