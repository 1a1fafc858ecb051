"""Scenes: what one pass found, dealt out to the sentences of the article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.events.scene import MOST, Scene
from loaders.text.document import read
from loaders.text.zones import Role
from tests.loaders.events.building import scene, scenes

TALKS = "Sáng 2/6, đoàn Việt Nam hội đàm với đoàn Lào tại Hà Nội."


def texts(s: Scene) -> tuple[list[str], list[str], list[str]]:
    return [p.text for p in s.parties], [c.words for c in s.contacts], [e.text for e in s.expressions]


def test_a_scene_has_what_stands_in_its_sentence() -> None:
    first, second = scenes(f"{TALKS} Chiều cùng ngày, hai bên ký hiệp định.")
    assert texts(first) == (["đoàn Việt Nam", "đoàn Lào", "Hà Nội"], ["hội đàm"], ["Sáng 2/6"])
    assert texts(second) == (["hai bên"], ["ký hiệp định"], ["Chiều cùng ngày"])
    assert (first.number, second.number) == (0, 1)


def test_a_party_ends_where_a_contact_is_told() -> None:
    """A run of words that begins with an office may run on into the news itself."""
    president = scene("Chủ tịch nước dày đặc các cuộc gặp với Tổng thống Nga").parties[0]
    assert president.text == "Chủ tịch nước dày đặc các"
    assert president.end - president.start >= len(president.text)


def test_a_word_of_contact_inside_date_words_is_none() -> None:
    """ "tháng tới" and the like: what a date expression holds is part of the date."""
    (only,) = scenes("Thủ tướng Lào hội đàm với đoàn Nga từ ngày 2/6 đến ngày 5/6.")
    assert texts(only)[1:] == (["hội đàm"], ["từ ngày 2/6 đến ngày 5/6"])


PAGES = [
    (f"date 2020-02\n{TALKS}", Role.HEADER),
    (f"Thứ Sáu, 12/01/2024, 08:00\n{TALKS}", Role.CLOCK),
    (f"{TALKS}\nTin liên quan:\nViệt Nam và Nga hội đàm", Role.RELATED),
]


@pytest.mark.parametrize(("text", "role"), PAGES)
def test_the_page_around_an_article_has_no_scenes(text: str, role: Role) -> None:
    assert role in {s.role for s in read(text).sentences}
    found = scenes(text)
    assert found
    assert role not in {s.sentence.role for s in found}
    assert [s.number for s in found] == list(range(len(found)))


def test_a_scene_is_bounded() -> None:
    """A sentence without end, of a flattened table, has no more of a kind than anybody writes."""
    long = scenes("Thủ tướng Lào gặp đoàn Nga ngày 2/6, " * 60)
    assert any(len(s.contacts) == MOST for s in long)
    for s in long:
        assert max(len(s.parties), len(s.contacts), len(s.expressions)) <= MOST
        assert len(s.lists) == len(s.parties)


BORDERS = ["Lào gặp Nga| sau đó về.", "Lào họp| Nga nghỉ| Mỹ| Anh| về|", "Lào họp Nga"]


@pytest.mark.parametrize("sentence", BORDERS)
@pytest.mark.parametrize("mark", [",", ";", ":", "("])
def test_clauses_end_at_their_marks(sentence: str, mark: str) -> None:
    found = scene(sentence.replace("|", mark))
    assert list(found.borders) == [n for n, c in enumerate(sentence) if c == "|"]


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_between_spaces_ends_a_clause_and_one_in_a_word_does_not(dash: str) -> None:
    assert [scene(f"Lào {dash} Nga gặp nhau.").borders != (), scene("Mát-xcơ-va gặp Nga.").borders] == [True, ()]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Cuộc tuần tra trước kéo dài hai ngày.", [2]),
        ("Cuộc tuần tra trước diễn ra trong hai ngày 14 và 15/3.", []),
    ],
)
def test_a_length_told_with_its_days_is_no_length_of_others(sentence: str, days: list[int]) -> None:
    first, *_ = scenes("Ngày 14/6, Việt Nam và Lào tuần tra chung. " + sentence)
    assert [s.days for s in first.durations] == days


def test_the_state_of_a_time_zone_is_no_party() -> None:
    assert [p.codes for p in scene("Tối 19/5 (theo giờ Việt Nam), Tổng thống Nga gặp Thủ tướng Lào.").parties] == [
        ("RU",), ("LA",),
    ]  # fmt: skip


LISTS = [
    ("Thủ tướng Lào, đoàn Nga và đoàn Mỹ hội đàm.", [0, 0, 0]),
    ("Thủ tướng tiếp Đại sứ Cuba và Đại sứ Belarus.", [0, 1, 1]),
    ("Thủ tướng Lào hội đàm với đoàn Nga.", [0, 1]),
    ("Thủ tướng Lào sang nước bạn rồi gặp đoàn Nga.", [0, 1]),
    ("Thủ tướng Lào.", [0]),
    ("Tiếp Đại sứ Lào A. Sisay; Đại sứ Nga B. Ivanov; Đại sứ Mỹ.", [0, 0, 0]),
    ("Thủ tướng gặp Đại sứ Lào; Ngoại trưởng Nga tới.", [0, 1, 2]),
    # behind the last, whom a word joins, another begins
    ("Theo lời mời của Thủ tướng Lào và Thủ tướng Nga, đoàn Mỹ lên đường.", [0, 0, 2]),
    ("Theo lời mời của Bộ Quốc phòng Lào, và của Thủ tướng Nga, đoàn Mỹ lên đường.", [0, 0, 2]),
    # a word said again of each, and a holder of an office whose state nobody knows
    ("Thủ tướng hội đàm với Thủ tướng Lào, với Thủ tướng Nga và với đoàn Mỹ.", [0, 1, 1, 1]),
    ("Thủ tướng hội đàm với Thủ tướng Lào rồi với Thủ tướng Nga.", [0, 1, 2]),
    ("Thủ tướng gặp Thủ tướng Lào, Thủ tướng Ruritania và Thủ tướng Nga.", [0, 1, 1, 1]),
    ("Tổng thống Pháp và đệ nhất phu nhân Brigitte gặp Thủ tướng Nga.", [0, 1, 2]),
    # with words that say who the one before is
    ("Thủ tướng gặp Thủ tướng Lào, chủ nhà của hội nghị, và Thủ tướng Nga.", [0, 1, 1]),
    ("Thủ tướng gặp Quốc vương Brunei, Chủ tịch Hội nghị, và Thủ tướng Nga.", [0, 1, 1]),
    ("Thủ tướng gặp Thủ tướng Lào, hội nghị bế mạc, và Thủ tướng Nga về nước.", [0, 1, 2]),
    # who chairs stands in no list with those behind
    ("Dưới sự chủ trì của Tổng thống Mỹ, Serbia và Kosovo ký thỏa thuận.", [0, 1, 1]),
    # with a name that explains an office, or a state that explains a name
    ("Thứ trưởng Pháp, K. Daru, và Thứ trưởng Bỉ, L. Maes, hội đàm.", [0, 0]),
    ("Marco Rubio (Mỹ) và Sergei Lavrov (Nga) hội đàm.", [0, 0, 0, 0]),
]


def test_a_party_begins_behind_a_contact_that_has_its_first_words() -> None:
    (only,) = scenes("Bộ Ngoại giao Nga triệu Đại sứ Lào.")
    (contact,), (_, ambassador) = only.contacts, only.parties
    assert contact.end < ambassador.start
    assert ambassador.text == "Đại sứ Lào."


@pytest.mark.parametrize(("sentence", "numbers"), LISTS)
def test_states_between_joints_stand_in_one_list(sentence: str, numbers: list[int]) -> None:
    assert list(scene(sentence).lists) == numbers


def test_the_same_state_twice_is_no_list() -> None:
    assert len(set(scene("Thủ tướng Lào và Bộ trưởng Lào gặp nhau.").lists)) == 2


PIECES = (
    TALKS, "Hai bên ký hiệp định.", "\n", "Tin liên quan", "date 2020-02", "Ngày 5/6, Tổng thống Nga thăm Việt Nam",
    "Ảnh: TTXVN", "(", ",", "hôm qua", "Việt - Lào", "Thủ tướng Campuchia",
)  # fmt: skip


@settings(max_examples=100)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
def test_everything_lies_in_its_sentence_and_in_order(text: str) -> None:
    for s in scenes(text):
        for things in (s.parties, s.contacts, s.expressions, s.cues):
            starts = [t.start for t in things]
            assert starts == sorted(starts)
            assert all(s.sentence.start <= t.start < t.end <= s.sentence.end for t in things)
        assert all(s.sentence.start <= n < s.sentence.end for n in s.borders)
        assert not any(p.start <= t.start < p.end for p in s.parties for t in s.contacts)
        assert not any(e.start <= t.start < e.end for e in s.expressions for t in s.contacts)
        assert list(s.lists) == sorted(s.lists)


MATCHES = [
    ("Tối 11/9, Việt Nam gặp Palestine trong một trận giao hữu.", False),
    ("Ngày 7/6, Việt Nam tiếp Indonesia ở vòng loại World Cup.", False),
    ("Tối 7/6, ĐT nữ Việt Nam tiếp đón Indonesia trên sân Cẩm Phả.", False),
    ("Ngày 7/6, tay vợt Việt Nam gặp đối thủ Indonesia ở vòng 1.", False),
    ("Ngày 7/6, hoa hậu Việt Nam gặp hoa hậu Indonesia tại Jakarta.", False),
    ("Tối 14/6, Tổng thống Nga gặp Thái tử Saudi Arabia trước trận đấu mở màn World Cup.", True),
    ("Tối 11/9, Việt Nam gặp Palestine bên lề Đại hội đồng.", True),
]


@pytest.mark.parametrize(("text", "tells"), MATCHES)
def test_states_that_play_are_teams(text: str, tells: bool) -> None:
    only = scene(text)
    assert (bool(only.parties), bool(only.contacts)) == (tells, tells)


def test_a_word_of_arriving_that_opens_a_sentence_before_a_day_tells_of_no_journey() -> None:
    assert [t.words for t in scene("Sang 30/6, Tổng thống Nga tiếp Thủ tướng Lào.").contacts] == ["tiếp"]
    assert "sang" in {t.words for t in scene("Thủ tướng Lào sang 30/6 để gặp dân.").contacts}
