"""Features: named, bounded, pure, and the same wherever and whenever a sentence is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.dates.find import find_expressions
from loaders.events.features import age_of, contact_features, expression_form, few
from loaders.events.mentions import Mention
from tests.loaders.events.building import day, look, reading

WRITTEN = date(2018, 6, 4)
PROJECT = Path(__file__).parents[3]


def families(m: Mention) -> list[list[str]]:
    return [list(names) for names in (m.of_contact, m.of_pair, m.of_day, m.of_both)]


AGES = [
    ("2018-06-04", "0"), ("2018-06-03", "-1"), ("2018-06-02", "-2"), ("2018-06-01", "-3"), ("2018-05-31", "-3"),
    ("2018-05-28", "-8"), ("2018-05-20", "-21"), ("2018-05-01", "-60"), ("2018-01-01", "-400"), ("2010-01-01", "<-400"),
    ("2018-06-05", "+1"), ("2018-06-11", "+7"), ("2018-06-12", "+31"), ("2019-06-12", "+far"),
    ("2018-06-02/..", "-2"), ("../2018-06-02", "-2"),
]  # fmt: skip


@pytest.mark.parametrize(("span", "age"), AGES)
def test_the_age_of_a_day(span: str, age: str) -> None:
    assert age_of(day(span), WRITTEN) == age


def test_an_age_that_is_not_known() -> None:
    assert {age_of(None, WRITTEN), age_of(day("2018-06-02"), None), age_of((None, None), WRITTEN)} == {"?"}


@given(st.integers(-4000, 4000), st.integers(-4000, 4000))
def test_an_age_looks_at_the_distance_alone(a: int, shift: int) -> None:
    moved = WRITTEN + timedelta(shift)
    ages = [age_of((d + timedelta(a),) * 2, d) for d in (WRITTEN, moved)]
    assert ages[0] == ages[1]
    assert (ages[0] == "0") == (a == 0)
    assert ages[0].startswith("+") == (a > 0)


FORMS = [
    ("ngày 2/6/2018", "full day"), ("ngày 2/6", "day"), ("hôm qua", "now day"), ("thứ Hai", "weekday"),
    ("tháng 6/2018", "month of year"), ("tháng 6", "month"), ("cùng ngày", "told day"), ("năm 2018", "year"),
    ("từ ngày 2/6 đến ngày 5/6", "range"), ("hôm qua (2/6)", "day"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "form"), FORMS)
def test_the_form_of_date_words(words: str, form: str) -> None:
    (e,) = find_expressions(f"Lào gặp Nga {words}.")
    assert expression_form(e) == form


def test_no_date_words_have_no_form() -> None:
    assert expression_form(None) == "none"


BEGINS = [
    ("Nga và Lào bắt đầu cuộc tập trận ngày 2/6.", True),
    ("Nga và Lào khởi động cuộc tập trận từ ngày 2/6.", True),
    ("Nga và Lào tập trận ngày 2/6.", False),
    ("Mùa mưa bắt đầu, Nga và Lào tập trận ngày 2/6.", False),  # of another clause
]


@pytest.mark.parametrize(("sentence", "begins"), BEGINS)
def test_whether_a_clause_tells_a_beginning(sentence: str, begins: bool) -> None:
    seen = look(sentence)
    assert seen.begins(next(t for t in seen.scene.contacts if t.frame.name == "exercise")) is begins


OWNERS = [
    ("Thượng đỉnh Mỹ - Triều diễn ra tại Hà Nội.", "KP US"),
    ("Cuộc hội đàm giữa Tổng thống Nga và Thủ tướng Lào diễn ra tại Hà Nội.", "LA RU"),
    ("Cuộc hội đàm với Thủ tướng Lào diễn ra tại Hà Nội.", ""),
    ("Cuộc hội đàm giữa hai bên diễn ra tại Hà Nội.", ""),
    ("Cuộc hội đàm diễn ra.", ""),
]


@pytest.mark.parametrize(("sentence", "owners"), OWNERS)
def test_whose_contact_its_own_words_say_it_is(sentence: str, owners: str) -> None:
    seen = look(sentence)
    assert " ".join(sorted(seen.owners(seen.scene.contacts[0]))) == owners


def test_others_than_the_owners_are_marked() -> None:
    found = reading("Ngày 2/6, Lào đăng cai thượng đỉnh Mỹ - Triều.").mentions
    owned = {m.pair.pair: name for m in found for name in m.of_pair if name.startswith("owned=")}
    assert owned == {
        ("KP", "US"): "owned=by both,named", ("KP", "LA"): "owned=by others,named",
        ("LA", "US"): "owned=by others,named",
    }  # fmt: skip


def test_a_list_of_those_met_in_turn() -> None:
    turn, at_once = (
        {name for m in reading(text).mentions for name in m.of_pair if name.startswith("turn,")}
        for text in (
            "Ngày 2/6, ông lần lượt gặp Đại sứ Lào và Đại sứ Nga.",
            "Ngày 2/6, ông gặp Đại sứ Lào và Đại sứ Nga.",
        )
    )
    assert turn
    assert not at_once


@pytest.mark.parametrize(("n", "words"), [(0, "0"), (2, "2"), (3, "3+"), (99, "3+")])
def test_a_few_are_counted(n: int, words: str) -> None:
    assert few(n) == words


TEXTS = (
    "Sáng 2/6, Thủ tướng Lào hội đàm với Thủ tướng Nga.",
    "Bộ trưởng Mỹ sẽ thăm Việt Nam từ ngày 5/6 đến ngày 8/6, theo lời mời của Bộ trưởng Quốc phòng.",
    "Hai bên ký hiệp định; trước đó, chiều 1/6, Đại sứ Nhật Bản chào từ biệt Chủ tịch nước.",
    "Trung Quốc phản đối Mỹ. Lào, Thái Lan và Campuchia tập trận chung tháng 5.",
)
READ = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3).map("\n".join)


@settings(max_examples=30)
@given(READ)
def test_a_feature_is_a_short_name_of_one_line(text: str) -> None:
    """Weights stand in a table with tabs between: a name holds neither tabs nor ends of lines."""
    for m in reading(text).mentions:
        for names in families(m):
            assert names
            assert len(names) <= 250
            for name in names:
                assert 0 < len(name) <= 120
                assert not set(name) & set("\t\r\n")


@settings(max_examples=20)
@given(READ)
def test_reading_twice_gives_the_same_features(text: str) -> None:
    first, second = ([families(m) for m in reading(text).mentions] for _ in range(2))
    assert first == second


def test_where_a_sentence_stands_in_the_file_changes_no_feature() -> None:
    """Offsets are no evidence: empty lines above move every word and nothing else."""
    plain, moved = (reading(f"{gap}{TEXTS[0]}") for gap in ("", "\n\n\n\n"))
    assert [families(m) for m in plain.mentions] == [families(m) for m in moved.mentions]


def test_a_year_later_the_features_are_the_same() -> None:
    """Only the distance of a day from the writing counts, not the year itself."""
    near, far = (reading(TEXTS[0], published) for published in ("2018-06-04", "2021-06-04"))
    assert [families(m) for m in near.mentions] == [families(m) for m in far.mentions]


def test_what_a_sentence_before_says_is_not_read_as_this_ones() -> None:
    """The features of a contact look at its own sentence; only where in the article it stands is told beside."""
    sentence = "Hôm qua, thủ tướng Lào gặp thủ tướng Nga."
    alone = look(sentence)
    names = contact_features(alone, alone.scene.contacts[0])
    later = next(m for m in reading(f"Mỹ sẽ hoãn tập trận.\n{sentence}").mentions if m.contact.words == "gặp")

    def beside(features: Sequence[str]) -> set[str]:
        return {name for name in features if not name.startswith(("place=", "frame,place="))}

    assert beside(names) == beside(later.of_contact)


ASK = """
import json, sys
from tests.loaders.events.building import reading
text = sys.stdin.read()
print(json.dumps([[*m.of_contact, "|", *m.of_pair, "|", *m.of_day, "|", *m.of_both] for m in reading(text).mentions]))
"""


def test_no_feature_hangs_on_the_order_of_a_set() -> None:
    """Weights are added in the order of the features: another order may give another last digit."""
    found = [
        subprocess.run(
            [sys.executable, "-c", ASK],
            input="\n".join(TEXTS),
            cwd=PROJECT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT)},
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    first, second = map(json.loads, found)
    assert len(first) > 20
    assert first == second
