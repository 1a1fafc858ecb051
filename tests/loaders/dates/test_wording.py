"""What the words beside a date make of it: one line a case."""

from __future__ import annotations

import pytest

from loaders.dates.find import find_expressions
from loaders.dates.wording import of_roundups, quoted, recalled, said_twice
from loaders.text.document import read
from loaders.text.sentences import Sentence


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Chiều 12-5 (giờ địa phương, tức sáng 13-5 giờ Việt Nam), đoàn đến.", ["Chiều 12-5"]),
        ("Tối 1/6 (rạng sáng 2/6 giờ Hà Nội), đoàn đến.", ["Tối 1/6"]),
        ("Trưa 8-6 giờ địa phương (tức tối cùng ngày theo giờ Việt Nam), đoàn đến.", ["Trưa 8-6 giờ địa phương"]),
        ("Rạng sáng 1/6 (giờ Việt Nam, tức chiều 31/5 giờ địa phương), đoàn đến.", ["chiều 31/5 giờ địa phương"]),
        # a clock alone is no day
        ("Lúc 10h giờ Úc, tức 6h sáng 15/3 giờ Việt Nam, đoàn đến.", ["Lúc 10h giờ Úc", "6h sáng 15/3 giờ Việt Nam"]),
        ("Tối 1/6, đoàn đến. Sáng 2/6 (giờ Hà Nội), hai bên ký.", ["Tối 1/6", "Sáng 2/6 (giờ Hà Nội)"]),
    ],
)  # fmt: skip
def test_a_day_told_in_two_zones_is_that_of_the_place(text: str, left: list[str]) -> None:
    expressions = find_expressions(text)
    twice = said_twice(text, expressions)
    assert [e.text for e in expressions if e not in twice] == left


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Cách đây chưa đầy hai tuần, ngày 26/1, ông tới Hà Nội.", ["ngày 26/1"]),
        ("Lần gần nhất, hôm 26/1, ông tới Hà Nội.", ["hôm 26/1"]),
        # "cùng ngày" looks back to it in its sentence
        ("Cách đây chưa đầy hai tuần, ngày 26/1, ông tới và cùng ngày hội đàm.", []),
        ("Ngày 26/1, ông tới Hà Nội.", []),
        ("Cách đây hai tuần, ông tới Hà Nội. Ngày 26/1, hai bên ký.", []),
        ("Sáng 27/1, ông tiếp bà A, người vừa từ Huế ra tối hôm trước.", ["tối hôm trước"]),
        ("Ông tiếp bà A, người vừa ra tối 26/1.", []),
    ],
)  # fmt: skip
def test_days_of_long_ago(text: str, days: list[str]) -> None:
    document = read(text)

    def sentence_at(offset: int) -> Sentence | None:
        return document.sentence_at(offset)

    assert [e.text for e in recalled(document.text, find_expressions(document.text), sentence_at)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Ông nói: “Món quà hôm nay là tấm lòng.”", ["hôm nay"]),
        ('Ông nói "món quà hôm nay là tấm lòng" rồi về.', ["hôm nay"]),
        ("Ông đáp rằng món quà hôm nay là tấm lòng.", ["hôm nay"]),
        ("Hôm nay, ông nói rằng món quà là tấm lòng.", []),
        ('Lễ "Nối vòng tay" diễn ra hôm nay.', []),
        ("Ông nói “hôm 2/6 là ngày vui”.", []),
    ],
)
def test_days_that_somebody_says(text: str, days: list[str]) -> None:
    document = read(text)
    (sentence,) = document.sentences[:1]
    assert [e.text for e in quoted(document.text, find_expressions(document.text), lambda _: sentence)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ĐIỂM TIN ĐỐI NGOẠI TỪ 12 ĐẾN 16/11\nNgày 14/11, hai bên ký.", ["TỪ 12 ĐẾN 16/11"]),
        ("Tin thế giới ngày 2/6\nNgày 1/6, hai bên ký.", ["ngày 2/6"]),
        ("Từ 12 đến 16/11, hai bên tập trận.\nNgày 17/11, hai bên ký.", []),
    ],
)
def test_days_of_a_round_up(text: str, days: list[str]) -> None:
    document = read(text)

    def sentence_at(offset: int) -> Sentence | None:
        return document.sentence_at(offset)

    found = of_roundups(document.text, find_expressions(document.text), sentence_at)
    assert sorted(e.text for e in found) == days
