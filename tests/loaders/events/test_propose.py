"""Proposals: every pair and every day that a sentence may mean, each with where it came from."""

from __future__ import annotations

from itertools import permutations

import pytest

from loaders.events.pairs import pair_of, states_of
from loaders.events.propose import SceneOptions, options
from tests.loaders.events.building import day, reading, scenes


def of(text: str, home: str = "VN") -> list[SceneOptions]:
    return list(options(scenes(text), home))


def pairs(o: SceneOptions) -> set[tuple[str, str]]:
    return {("-".join(p.pair), p.how) for p in o.pairs}


def days(o: SceneOptions) -> list[tuple[str | None, str]]:
    return [(d.expression.text if d.expression else None, d.how) for d in o.days]


PAIRS = [
    ("Thủ tướng Lào hội đàm với đoàn Nga.", {("LA-RU", "named")}, set()),
    ("Thủ tướng Lào, đoàn Nga và đoàn Mỹ hội đàm.", set(), {"home", "named"}),
    ("Thủ tướng Lào gặp đoàn Nga và đoàn Mỹ.", {("LA-RU", "named"), ("LA-US", "named")}, {"home"}),
    # whose people are handed back to it
    ("Công an Hải Phòng trao trả 9 công dân Trung Quốc.", {("CN-VN", "named")}, set()),
    # the paper's own state is meant where one other stands alone
    ("Thủ tướng Lào hội đàm.", {("LA-VN", "home")}, set()),
    ("Thủ tướng Việt Nam hội đàm.", set(), {"home", "named"}),
    ("Hai bên hội đàm.", set(), {"named", "home", "both"}),
    # and where all that it names are those met
    (
        "Chương trình mở đầu bằng cuộc gặp với Thủ tướng Lào, Thủ tướng Nga và Bộ trưởng Peru.",
        {("LA-VN", "home"), ("PE-VN", "home")},
        {"named"},
    ),
    # nor those whom a sanction hits
    ("Pháp báo tin về lệnh cấm đi lại với 18 công dân Lào.", {("FR-LA", "named")}, set()),
    ("Pháp và 18 công dân Lào hội đàm với Nga.", {("FR-RU", "named")}, set()),
    # where one meets those of a union
    ("Ngoại trưởng ASEAN và Nga họp tại Lào.", set(), {"named"}),
    ("Nga và Ngoại trưởng ASEAN đàm phán ở Lào.", set(), {"named"}),
    ("Ngoại trưởng Nga và Ngoại trưởng Pháp họp tại Lào.", {("FR-RU", "named")}, set()),
    ("Bộ trưởng Quốc phòng Nga và 10 người đồng cấp ASEAN họp tại Lào.", set(), {"named"}),
    # whom a sanction keeps out, told before it
    ("Bộ Ngoại giao Nga thông báo 500 công dân Lào bị cấm nhập cảnh.", {("LA-RU", "named")}, set()),
    ("Nga cấm hơn 200 quan chức Lào nhập cảnh.", {("LA-RU", "named")}, set()),
    ("500 công dân Lào phản đối Nga.", set(), {"named"}),
    # with somebody of a union the paper's own state has nothing to do
    ("Tổng thư ký NATO Jens Stoltenberg hội đàm với Thủ tướng Lào.", set(), {"home"}),
    ("Tổng thư ký NATO thăm Lào.", set(), {"home"}),
    ("Thủ tướng Lào tiếp Cao ủy LHQ.", set(), {"home"}),
    ("Bên lề Hội nghị Bộ trưởng ASEAN, ông hội đàm với Thủ tướng Lào.", {("LA-VN", "home")}, set()),
    ("Thủ tướng Lào gặp Tổng thư ký NATO và Tổng thống Nga.", {("LA-RU", "named")}, set()),
]


@pytest.mark.parametrize(("sentence", "found", "none"), PAIRS)
def test_pairs_of_a_sentence(sentence: str, found: set[tuple[str, str]], none: set[str]) -> None:
    (only,) = of(sentence)
    assert found <= pairs(only)
    assert not {how for _, how in pairs(only)} & none


def test_those_of_a_long_list_are_paired_with_the_one_who_meets_them() -> None:
    guests = ["Lào", "Nga", "Cuba", "Anh", "Bỉ", "Maroc", "Brazil", "Qatar", "Peru"]
    (only,) = of(f"Đại sứ {', Đại sứ '.join(guests)} trình Quốc thư lên Chủ tịch Trần Đại Quang.")
    assert {pair for pair, how in pairs(only) if how == "named"} == {
        "LA-VN", "RU-VN", "CU-VN", "GB-VN", "BE-VN", "MA-VN", "BR-VN", "QA-VN", "PE-VN",
    }  # fmt: skip


@pytest.mark.parametrize(("sentence", "named"), [
    # those of a list of states visited are hosts, each of the visitor's
    ("Thủ tướng Nhật Bản thăm chính thức Lào và Campuchia.", {"JP-LA", "JP-KH"}),
    ("Chuyến thăm Lào, Campuchia và Thái Lan của Thủ tướng Nhật Bản.", {"JP-LA", "JP-KH", "JP-TH"}),
    ("Đoàn thăm Lào và Campuchia.", set()),
    ("Thủ tướng Nhật Bản lên đường thăm Lào từ 2/3 rồi thăm chính thức Campuchia.", {"JP-LA", "JP-KH"}),
    ("Theo lời mời của Thủ tướng Lào và Thủ tướng Campuchia, Thủ tướng Nhật Bản tới thăm.", {"JP-LA", "JP-KH"}),
    (
        "Nhận lời mời của Bộ Quốc phòng Lào, và của Thủ tướng Campuchia, Thủ tướng Nhật Bản thăm hai nước.",
        {"JP-LA", "JP-KH"},
    ),
    ("Chủ tịch Lào thăm Campuchia và Thủ tướng Campuchia thăm Lào.", {"KH-LA"}),
    ("Thủ tướng rời Việt Nam thăm Lào.", {"LA-VN"}),
    # named for comparison, and where an ambassador lives
    ("Đối thoại giữa Nhật Bản và Úc cho thấy hai nước gần nhau chỉ sau đồng minh chung là Mỹ.", {"AU-JP"}),
    ("Đại sứ Lào tại Cuba, thường trú ở Mexico, trình Quốc thư lên Chủ tịch Cuba.", {"CU-LA"}),
    # three who share an office, and two
    ("Lãnh đạo các nước Lào, Nga và Cuba gửi điện mừng tới Thủ tướng Việt Nam.", {"LA-VN", "RU-VN", "CU-VN"}),
    ("Bộ trưởng Pháp, Đức và Bỉ ký thỏa thuận.", set()),
    ("Bộ trưởng Pháp và Bỉ ký thỏa thuận.", {"BE-FR"}),
    # three at a table, each with an office of his own; a place is none of them
    ("Ngoại trưởng Nga, Ngoại trưởng Iran và Ngoại trưởng Lào họp.", set()),
    ("Ngoại trưởng Nga, Ngoại trưởng Iran và Ngoại trưởng Lào họp với Tổng thống Cuba.", {"CU-RU", "CU-IR", "CU-LA"}),
    (
        "Thủ tướng Cuba có các cuộc gặp: với Thủ tướng Nga, Thủ tướng Lào, Thủ tướng Bỉ và Chủ tịch Hội đồng châu Âu.",
        {"CU-RU", "CU-LA", "BE-CU"},
    ),
    ("Ở Geneva, Thụy Sĩ, Nga và Mỹ họp.", {"RU-US", "CH-RU", "CH-US"}),
    ("Thượng đỉnh Nga - Iran - Lào khai mạc.", set()),
    ("Thứ trưởng Pháp, K. Daru, Thứ trưởng Bỉ, ông L. Maes và Thứ trưởng Lào, bà Sisay, họp.", set()),
    ("Các ngoại trưởng Sergei Lavrov (Nga), Vương Nghị (Trung Quốc) và Marco Rubio (Mỹ) họp.", set()),
    ("Marco Rubio (Mỹ) và Sergei Lavrov (Nga) họp.", {"RU-US"}),
    # three states by their names, and three whose army's base is of one of them; a date goes before
    ("Ngày 3/4, Anh, Bỉ và Cuba họp.", set()),
    ("Binh sĩ Bỉ, Anh và Cuba tập trận ở một căn cứ hải quân của Cuba.", set()),
    # what three at a table speak of, and with whom they sit
    ("Tổng thống Pháp, Tổng thống Nga và Thủ tướng Bỉ điện đàm về tình hình Lào.", set()),
    ("Tổng thống Pháp, Tổng thống Nga và Thủ tướng Bỉ họp với Lào.", {"FR-LA", "LA-RU", "BE-LA"}),
    ("Theo Bộ Ngoại giao Pháp, Ngoại trưởng Pháp, Nga và Bỉ sẽ gặp nhau.", set()),
    # two with whom one talks, and three whose gathering has a capital's name
    ("Tổng thống Nga điện đàm với các nhà lãnh đạo Lào và Pháp.", {"LA-RU", "FR-RU"}),
    ("Cuộc điện đàm với các nhà lãnh đạo Lào và Pháp.", set()),
    ("Bộ trưởng Pháp, Đức và Bỉ ký thỏa thuận ở triển lãm hàng không Paris.", set()),
    # where two others meet, what they are near of, and people in the street
    ("Thủ tướng Nga và Thủ tướng Bỉ hội đàm tại Lào.", {"BE-RU"}),
    ("Thủ tướng Nga hội đàm tại Lào.", {"LA-RU"}),
    ("Hội đàm tại Lào, Thủ tướng Nga và Thủ tướng Bỉ dẫn đầu đoàn hai nước.", {"BE-RU"}),
    ("Thủ tướng Nga và Thủ tướng Bỉ tới Lào.", {"BE-RU", "LA-RU", "BE-LA"}),
    ("Nga và Bỉ tập trận gần Lào.", {"BE-RU"}),
    ("Nga tập trận với Lào gần Lào.", {"LA-RU"}),
    ("Người dân Lào phản đối Tổng thống Nga.", set()),
    # the state of a city beside it
    ("Tại thủ đô Viêng Chăn (Lào), Thủ tướng Nga và Thủ tướng Bỉ hội đàm.", {"BE-RU"}),
    ("Tại Bắc Kinh, Trung Quốc, Thủ tướng Nga gặp Thủ tướng Bỉ.", {"BE-RU"}),
    ("Tại Viêng Chăn (Lào), Thủ tướng Nga hội đàm với Thủ tướng Lào.", {"LA-RU"}),
    # those whom one meets in turn, and another who begins
    ("Tổng thống Nga điện đàm với Thủ tướng Bỉ trước khi tiếp Thủ tướng Lào.", {"BE-RU", "LA-RU"}),
    ("Ngoại trưởng Nga gặp Ngoại trưởng Bỉ rồi hội đàm với Thủ tướng Lào.", {"BE-RU", "LA-RU"}),
    ("Tổng thống Nga phản đối Bỉ trục xuất Đại sứ Lào.", {"BE-RU", "LA-RU", "BE-LA"}),
    ("Thủ tướng Nga tiếp Thủ tướng Bỉ; Thủ tướng Lào hội đàm với Thủ tướng Cuba.", {
        "BE-RU", "LA-RU", "CU-RU", "BE-CU", "CU-LA",
    }),
    # the guests of one host
    ("Thủ tướng Việt Nam tiếp đoàn Lào do ông A dẫn đầu và đoàn Nga do ông B dẫn đầu.", {"LA-VN", "RU-VN"}),
    ("Chính phủ Việt Nam tặng Chính phủ Lào và Chính phủ Cuba khẩu trang.", {"LA-VN", "CU-VN"}),
    # no list of those visited
    ("Tới Lào, Campuchia nêu đề nghị.", {"KH-LA"}),
    ("Thủ tướng Lào và Thủ tướng Campuchia thăm nơi này.", {"KH-LA"}),
    ("Thủ tướng Lào thăm Campuchia.", {"KH-LA"}),
    # an office of both before their names, and where they meet
    ("Phái đoàn Lào và Campuchia đàm phán tại thủ đô Moskva của Nga.", {"KH-LA"}),
    ("Thủ tướng Lào và Campuchia hội đàm tại Nga.", {"KH-LA"}),
    # from whose direction somebody comes
    ("Công an Hà Tĩnh phối hợp với hải quan bắt hai người đi từ phía Lào sang.", set()),
    ("Việt Nam nhận viện trợ từ phía Lào.", {"LA-VN"}),
    # whom one leaves and to whom one goes
    ("Rời Lào, Thủ tướng Nga bay sang Cuba.", {"LA-RU", "CU-RU"}),
    ("Rời Viêng Chăn hôm qua, Thủ tướng Nga đáp xuống La Habana.", {"LA-RU", "CU-RU"}),
    ("Rời Viêng Chăn, Thủ tướng Lào bay sang Cuba.", {"CU-LA"}),
    ("Thủ tướng Nga hội đàm với Thủ tướng Bỉ về đông bắc Syria.", {"BE-RU"}),
])  # fmt: skip
def test_states_visited_one_after_the_other_and_those_of_one_list_did_not_meet(sentence: str, named: set[str]) -> None:
    (only,) = of(sentence)
    assert {pair for pair, how in pairs(only) if how == "named"} == named


MEANT = [
    ("Hai bên hội đàm.", ("LA-RU", "both")),
    ("Hội đàm kéo dài hai giờ.", ("LA-RU", "none")),
    ("Thủ tướng Nga hội đàm.", ("LA-RU", "half")),
]


@pytest.mark.parametrize("many", ["Nga - Lào - Cuba", "quân đội ba nước Nga, Lào và Cuba"])
def test_what_names_three_together_means_no_pair_that_it_does_not_name(many: str) -> None:
    for o in of(f"Ngày 2/6, {many} diễn tập. Cuộc diễn tập kéo dài. Đoàn Lào và đoàn Nga tham gia diễn tập."):
        assert not {how for _, how in pairs(o)} & {"half", "none"}


@pytest.mark.parametrize(("sentence", "meant"), MEANT)
def test_a_sentence_may_mean_the_pair_of_the_article(sentence: str, meant: tuple[str, str]) -> None:
    *_, last = of(f"Ngày 2/6, đoàn Lào gặp đoàn Nga. {sentence}")
    assert meant in pairs(last)


def test_who_travels_from_state_to_state_is_meant_where_the_next_is_told_alone() -> None:
    *_, last = options(scenes("Thủ tướng Nga thăm Lào. Thủ tướng Nga thăm Cuba. Chặng cuối là chuyến thăm Thái Lan."))
    assert ("RU-TH", "half") in pairs(last)
    *_, last = options(scenes("Thủ tướng Nga thăm Lào. Thủ tướng Pháp thăm Cuba. Chặng cuối là chuyến thăm Thái Lan."))
    assert {how for _, how in pairs(last)} == {"home"}


def test_who_acts_for_no_state_means_none_of_the_article() -> None:
    scenes = of("Thủ tướng Lào gặp Thủ tướng Cuba ngày 2/6. Đoàn phim tới Huế ngày 5/6.")
    assert not pairs(scenes[-1])


def test_who_is_visited_is_meant_whatever_its_press_does() -> None:
    (only,) = of("Trước chuyến thăm Lào ngày 4/6 của Thủ tướng Nga, báo chí Lào đăng một bài dài.")
    assert ("LA-RU", "named") in pairs(only)


def test_the_papers_own_state_is_not_meant_where_a_longer_article_never_names_it() -> None:
    told = "Tổng thống Lào ký hiệp định. " + "Trời mưa to. Đường ngập nước. " * 3
    first, *_ = of(told)
    assert pairs(first) == set()
    first, *_ = of(told + "Việt Nam cũng vậy.")
    assert pairs(first) == {("LA-VN", "home")}


def test_another_home_is_meant_in_another_countrys_paper() -> None:
    (only,) = of("Thủ tướng Lào hội đàm.", home="TH")
    assert pairs(only) == {("LA-TH", "home")}


DAYS = [
    ("Ngày 2/6, Lào gặp Nga.", [("Ngày 2/6", "own"), (None, "written")]),
    ("Lào gặp Nga.", [(None, "written")]),
    ("Ngày 2/6 và tháng 5, Lào gặp Nga.", [("Ngày 2/6", "own"), ("tháng 5", "own"), (None, "written")]),
    # what is plainly no day is none
    ("Ngày 32/4, Lào gặp Nga.", [(None, "written")]),
]


@pytest.mark.parametrize(("sentence", "found"), DAYS)
def test_days_of_a_sentence(sentence: str, found: list[tuple[str | None, str]]) -> None:
    (only,) = of(sentence)
    assert days(only) == found


def test_a_sentence_without_a_day_may_carry_one_told_before_or_after() -> None:
    (only,) = of("Ngày 2/6, trời mưa. Ngày 3/6, trời nắng. Lào gặp Nga. Ngày 4/6, trời gió.")
    assert days(only) == [("Ngày 3/6", "last"), ("Ngày 2/6", "lead"), ("Ngày 4/6", "next"), (None, "written")]


def test_the_day_of_saying_is_carried_to_no_other_sentence_where_another_is_told() -> None:
    *_, last = of("Lào sẽ gặp Nga từ ngày 4 đến 6/6, người phát ngôn Lào cho biết ngày 2/6. Sau đó, Lào gặp Nga.")
    assert days(last) == [("từ ngày 4 đến 6/6", "last"), (None, "written")]
    *_, last = of("Lào sẽ gặp Nga, người phát ngôn Lào cho biết ngày 2/6. Sau đó, Lào gặp Nga.")
    assert days(last) == [("ngày 2/6", "last"), (None, "written")]


def test_messages_may_be_of_the_feast_that_they_greet() -> None:
    told, next_one, visit = of(
        "Nhân 79 năm Quốc khánh (2/9/1945-2/9/2024), Nga gửi điện mừng Việt Nam. Lào gửi điện mừng. Lào gặp Nga."
    )
    assert days(told) == [("2/9/2024", "own"), (None, "written")]
    assert days(next_one) == [("2/9/2024", "last"), (None, "written")]
    assert days(visit) == [(None, "written")]


def test_a_month_alone_is_carried_to_no_other_sentence() -> None:
    (only,) = of("Tháng 5, trời mưa. Lào gặp Nga.")
    assert days(only) == [(None, "written")]


def test_a_day_of_a_caption_is_not_carried_on() -> None:
    found = of("Ngày 2/6, trời mưa.\nĐường phố ngày 1/6 (Ảnh: TTXVN)\nLào gặp Nga.")
    assert ("Ngày 2/6", "last") in days(found[-1])


def test_a_scene_without_a_word_of_contact_has_no_options() -> None:
    assert of("Ngày 2/6, trời mưa ở Lào và Nga.") == []


def test_the_order_of_states_changes_no_pair() -> None:
    for order in permutations(["thủ tướng Lào", "thủ tướng Nga", "tổng thống Mỹ"]):
        (only,) = of(f"Hôm nay, {order[0]} gặp {order[1]}, bên cạnh là {order[2]}.")
        assert {name for name, _ in pairs(only)} == {"LA-RU", "LA-US", "RU-US"}


def test_every_pair_is_of_two_states_in_order_and_stands_once() -> None:
    text = "Việt - Lào gặp nhau. Hai bên hội đàm. Lào, Nga, Mỹ, Anh, Đức gặp nhau. Nga ký với Lào."
    for o in of(text):
        names = [p.pair for p in o.pairs]
        assert len(names) == len(set(names))
        assert all(a < b for a, b in names)
        assert len(set(states_of(o.scene.parties))) == len(states_of(o.scene.parties))
        written = [d.how for d in o.days]
        assert written.count("written") == 1
        assert written[-1] == "written"


@pytest.mark.parametrize(("a", "b"), [("LA", "VN"), ("VN", "LA")])
def test_a_pair_is_in_order_however_it_is_told(a: str, b: str) -> None:
    assert pair_of(a, b) == ("LA", "VN")


FRAMES = [
    # a month in which the day is told, no contact between them
    ("Trong tháng Ba, vào ngày 20, Thứ trưởng Ngoại giao Lào tiếp Đại sứ Thụy Điển.", False),
    # a month with a contact of its own
    ("Tháng Ba, Bộ trưởng Lào gặp Đại sứ Thụy Điển và ngày 20 họ lại gặp nhau.", True),
    ("Trong tháng Ba, Thứ trưởng Ngoại giao Lào tiếp Đại sứ Thụy Điển.", True),
]
# A text, and the days that its last sentence may have.
GOES_ON = [
    ("Ngày 2/6, Thủ tướng Lào hội đàm với đoàn Nga. Ngày 5/6, đoàn về. Kết thúc hội đàm, hai bên ký.", {"Ngày 2/6"}),
    ("Ngày 2/6, Lào và Nga ký hiệp ước. Ông đến từ hôm 1/6. Trước khi đặt bút, hai vị hội đàm.", {"Ngày 2/6"}),
    # its own day, other states, an act that nobody told
    ("Ngày 2/6, Thủ tướng Lào hội đàm với đoàn Nga. Sau hội đàm, ngày 5/6, họ ký.", {"Ngày 2/6", "ngày 5/6", None}),
    ("Ngày 2/6, Lào gặp đoàn Nga. Trước cuộc gặp, họ đã họp trong tháng 5.", {"Ngày 2/6", "trong tháng 5", None}),
    ("Ngày 2/6, Thủ tướng Lào hội đàm với đoàn Nga. Sau cuộc gặp, đoàn Mỹ ký biên bản.", {"Ngày 2/6", None}),
    ("Ngày 2/6, Thủ tướng Lào thăm Nga. Sau hội đàm, hai bên ký biên bản.", {"Ngày 2/6", None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), GOES_ON)
def test_what_goes_on_with_an_act_told_before_has_its_day(text: str, told: set[str | None]) -> None:
    assert {words for words, _ in days(of(text)[-1])} == told


WEEKS = [
    ("Tuần rồi, ngày 30/3, Thứ trưởng Ngoại giao Lào tiếp Đại sứ Thụy Điển.", False),
    ("Tuần rồi, Bộ trưởng Lào gặp Đại sứ Thụy Điển và ngày 30/3 họ lại gặp nhau.", True),
    ("Từ ngày 26/3 đến 1/4, nhất là hôm 30/3, Bộ trưởng Lào gặp Đại sứ Thụy Điển.", True),
]


@pytest.mark.parametrize(("text", "month"), FRAMES)
def test_a_month_in_which_a_day_is_told_is_its_frame(text: str, month: bool) -> None:
    found = reading(text, "2018-04-04")
    spans = {m.day.spans for m in found.mentions if m.day.of.how == "own"}
    assert ((day("2018-03-01/2018-03-31"),) in spans) is month


@pytest.mark.parametrize(("text", "week"), WEEKS)
def test_a_week_in_which_a_day_is_told_is_its_frame(text: str, week: bool) -> None:
    found = reading(text, "2018-04-04")
    spans = {m.day.spans for m in found.mentions if m.day.of.how == "own"}
    assert ((day("2018-03-26/2018-04-01"),) in spans) is week


def test_a_sentence_may_mean_the_pair_that_its_paragraph_told_before() -> None:
    news = "Ngày 3/6, Thủ tướng Lào hội đàm với Thủ tướng Thái Lan. " * 3 + "\nNga và Cuba điện đàm. " * 3
    item = "\n* Ngày 4/6, đoàn quân đội Đức do một trung tướng dẫn đầu thăm Việt Nam."
    held = " Tư lệnh Quân khu 4 hội đàm với bạn ngày 5/6."
    told = [pairs(o) for o in of(news + item + held) if "Quân khu" in str(o.scene.parties)]
    assert ("DE-VN", "half") in told[-1]
    apart = [pairs(o) for o in of(news + item + "\n*" + held) if "Quân khu" in str(o.scene.parties)]
    assert ("DE-VN", "half") not in apart[-1]


def test_two_states_act_together_whatever_money_is_told_of() -> None:
    text = "Thủ tướng Lào gặp Thủ tướng Nga. {} ký thỏa thuận trị giá hai tỷ USD."
    assert ("LA-RU", "both") in pairs(of(text.format("Hai nước"))[1])
    assert pairs(of(text.format("Tập đoàn này"))[1]) == set()


def test_a_sentence_below_the_heading_of_an_item_means_the_pair_of_that() -> None:
    news = "Ngày 3/6, Thủ tướng Lào hội đàm với Thủ tướng Thái Lan. " * 3
    item = "\n1. Đoàn tỉnh Kampot (Campuchia) thăm Kiên Giang\nNgày 4/6, hai bên hội đàm. Sau đó là lễ ký."
    assert [pairs(o) for o in of(news + item)][-2:] == [{("KH-VN", "both")}, {("KH-VN", "none")}]
    assert [pairs(o) for o in of(news + item + "\n2. Mùa vụ\nHai bên hội đàm.")][-1] != {("KH-VN", "both")}


def test_two_who_meet_a_third_do_not_meet_each_other() -> None:
    *_, last = of("Đội Lào gặp đội Nga ngày 2/6. Ngày mai họ gặp Singapore.")
    assert ("LA-RU", "both") not in pairs(last)
    *_, last = of("Đội Lào gặp đội Nga ngày 2/6. Ngày mai họ gặp nhau.")
    assert ("LA-RU", "both") in pairs(last)


def test_an_item_is_of_those_whom_its_head_names() -> None:
    news = "* Nga - Ấn Độ: Tàu ngầm đã chạy thử. Lễ bàn giao của hải quân hai nước diễn ra vào mùa thu."
    other = "* Lào - Cuba: Hai nước tập trận ngày 6/6."
    told = [o for o in of(f"{news}\n\n{other}") if o.scene.number == 1]
    assert [(pairs(o), days(o)) for o in told] == [({("IN-RU", "both")}, [("vào mùa thu", "own"), (None, "written")])]


def test_a_sentence_of_one_place_means_the_pair_that_is_there() -> None:
    *_, last = of("Thủ tướng Nga sẽ thăm Lào và Cuba. Tại Viêng Chăn, ngày 5/6, hai Thủ tướng sẽ hội đàm.")
    assert {pair for pair, how in pairs(last) if how == "both"} == {"LA-RU"}
    # one of them told far more often
    *_, last = of(
        "Thủ tướng Nga gặp Thủ tướng Cuba. Nga tiếp Cuba. Nga thăm Lào.\n\nTại Viêng Chăn, hai Thủ tướng hội đàm."
    )
    assert ("CU-RU", "both") in pairs(last)


BY_THEN = [
    ("Hôm sau, ông Trump gọi cho Tổng thống Hàn Quốc.", {"KP-US"}),
    ("Tổng thống Hàn Quốc và ông Trump cũng có mặt.", {"KP-US", "KR-US"}),  # named right behind
]


@pytest.mark.parametrize(("behind", "meant"), BY_THEN)
def test_both_are_two_who_are_named_by_then(behind: str, meant: set[str]) -> None:
    first = "Tổng thống Mỹ Trump gặp lãnh đạo Triều Tiên.\n\nHọ ký tuyên bố."
    text = first + "\n\n{}\n\nTổng thống Mỹ và Hàn Quốc hội đàm."
    filler = "" if meant == {"KP-US", "KR-US"} else "Trời mưa. Người dân reo hò. "
    found = of(text.format(filler + behind))
    assert {pair for pair, how in pairs(found[1]) if how == "both"} == meant


BEFORE_IT = [
    ("Sau Lào, Chính phủ Nga hôm nay cắt quan hệ với Cuba.", {"CU-RU"}),
    ("Noi gương Lào và Peru, Chính phủ Nga cắt quan hệ với Cuba.", {"CU-RU"}),
    ("Trước Lào, Chính phủ Nga cắt quan hệ với Cuba.", {"CU-LA", "CU-RU", "LA-RU"}),
]


@pytest.mark.parametrize(("sentence", "named"), BEFORE_IT)
def test_who_did_the_same_before_does_nothing_now(sentence: str, named: set[str]) -> None:
    (only,) = of(sentence)
    assert {pair for pair, how in pairs(only) if how == "named"} == named


def test_a_day_that_tells_who_somebody_is_is_carried_to_no_other_sentence() -> None:
    *_, last = of("Sáng 2/6, Thủ tướng Lào đón ông A, người vừa tới Huế ngày 1/6. Lào gặp Nga.")
    assert days(last) == [("Sáng 2/6", "last"), (None, "written")]
    *_, last = of("Thủ tướng Lào đón ông A, người vừa tới Huế ngày 1/6. Lào gặp Nga.")
    assert days(last) == [("ngày 1/6", "last"), (None, "written")]


def test_where_two_whom_the_article_means_meet_is_no_third() -> None:
    *_, o = of(
        "Tổng thống Nga điện đàm với Tổng thống Pháp. Điện Kremlin cho biết hai bên sẽ gặp nhau tại Brussels, Bỉ."
    )
    assert ("FR-RU", "both") in pairs(o)
    assert ("BE-RU", "named") not in pairs(o)
    *_, o = of("Tổng thống Nga điện đàm với Thủ tướng Lào hôm 1/6. Điện Kremlin cho biết hai bên sẽ gặp nhau tại Lào.")
    assert ("LA-RU", "named") in pairs(o)


CAME = [
    ("Rời Cuba, Thủ tướng Nga đáp xuống Lào.", {"LA-RU"}),
    ("Rời Lào, Thủ tướng Nga bay sang Cuba.", {"CU-RU"}),
    ("Thủ tướng Nga gặp Thủ tướng Cuba và Thủ tướng Lào.", {"CU-RU", "LA-RU"}),
    ("Rời Cuba, Thủ tướng Nga đáp xuống Lào. Thủ tướng Cuba gọi điện cho Thủ tướng Nga.", {"CU-RU"}),
]


@pytest.mark.parametrize(("told", "meant"), CAME)
def test_a_sentence_of_no_place_means_the_pair_of_that_to_which_one_came(told: str, meant: set[str]) -> None:
    *_, last = of(f"Tin trong ngày\n\nHôm nay trời mưa ở Huế.\n\n{told} Sau đó hai bên ký năm văn kiện.")
    found = {pair for pair, how in pairs(last) if how == "both"}
    assert found == meant


def test_a_caption_shows_nothing_to_come() -> None:
    shown = "\n\nHai thủ tướng Lào và Nga gặp nhau (Ảnh: TTXVN)"
    *_, caption = of(f"Ngày 2/6, trời mưa. Hôm 7/6, trời sẽ nắng.{shown}")
    assert ("Ngày 2/6", "lead") in days(caption)
    assert "last" not in {how for _, how in days(caption)}
    *_, caption = of(f"Ngày 2/6, trời mưa. Hôm 3/6, trời nắng.{shown}")
    assert ("Hôm 3/6", "last") in days(caption)


BROUGHT_TOGETHER = [
    ("Cuba là bên làm mối.", {"LA-RU"}),
    ("Cuba làm trung gian cho hai nước.", {"LA-RU"}),
    ("Cuba cũng vậy.", {"LA-RU", "CU-RU"}),
]


@pytest.mark.parametrize(("told", "meant"), BROUGHT_TOGETHER)
def test_who_brought_two_together_is_none_of_them(told: str, meant: set[str]) -> None:
    first = "Nga tới Cuba.\n\nNga gặp Lào. Nga và Lào hội đàm."
    *_, last = of(f"{first} {told}\n\nHai bên ký tuyên bố chung.")
    assert {pair for pair, how in pairs(last) if how == "both"} == meant


OF_A_UNION = [
    ("Sau đó là buổi tiếp xúc của đặc phái viên Liên hợp quốc Staffan de Mistura với phái đoàn chính phủ Cuba.", set()),
    ("Sau đó là buổi tiếp xúc của đặc phái viên Nga với phái đoàn chính phủ Cuba.", {"CU-RU"}),
]


@pytest.mark.parametrize(("told", "met"), OF_A_UNION)
def test_whom_somebody_of_a_union_meets_meets_none_of_the_article(told: str, met: set[str]) -> None:
    found = [o for o in of(f"Nga gặp Lào. Nga và Lào hội đàm. {told}") if o.scene.number == 2]
    assert ("CU-RU", "half") not in {pair for o in found for pair in pairs(o)}
    assert met <= {pair for o in found for pair, _ in pairs(o)}
