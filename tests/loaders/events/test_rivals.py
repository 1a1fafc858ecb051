"""What claims of one word of contact say of each other."""

from __future__ import annotations

import pytest

from loaders.events.claims import Claim, claims_of
from loaders.events.decode import SURE, decode
from loaders.events.rivals import weighed
from tests.loaders.events.building import KH_VN, LA_VN, mention, scored

KH_LA = ("KH", "LA")


def claim(
    pair: tuple[str, str], mates: tuple[tuple[str, str], ...] = (), day: str = "2018-06-02", at: int = 0
) -> Claim:
    (made,) = claims_of([scored(0, mention([day], pair, at=at, mates=mates))])
    return made


LAO, KHMER = claim(LA_VN, (KH_VN,)), claim(KH_VN, (LA_VN,))


def test_states_of_one_list_lend_each_other_their_chance() -> None:
    assert weighed([(LAO, 0.8), (KHMER, 0.2)]) == [(LAO, 0.8), (KHMER, pytest.approx(0.6))]


def test_what_is_lent_makes_nothing_sure() -> None:
    (_, (_, lent)) = weighed([(LAO, 1.0), (KHMER, 0.2)])
    assert lent <= SURE
    assert [f.claim for f in decode([(LAO, 1.0), (KHMER, 0.2)])] == [LAO, KHMER]


UNMOVED = [
    ("hardly likely at all", KHMER, 0.05),
    ("another day", claim(KH_VN, (LA_VN,), day="2018-06-03"), 0.2),
    ("another word of contact", claim(KH_VN, (LA_VN,), at=90), 0.2),
    ("likelier than what is lent", KHMER, 0.7),
]


@pytest.mark.parametrize(("why", "other", "chance"), UNMOVED, ids=[u[0] for u in UNMOVED])
def test_nothing_is_lent(why: str, other: Claim, chance: float) -> None:
    assert weighed([(LAO, 0.8), (other, chance)]) == [(LAO, 0.8), (other, chance)]


def test_one_word_of_contact_is_of_two_states() -> None:
    other = claim(KH_LA)
    assert weighed([(LAO, 0.8), (other, 0.4)]) == [(LAO, 0.8)]
    assert weighed([(LAO, 0.8), (other, 0.5)]) == [(LAO, 0.8), (other, 0.5)]  # as likely as not
    assert weighed([(other, 0.4), (LAO, 0.3)]) == [(other, 0.4)]


def test_another_day_of_the_same_states_is_no_rival() -> None:
    again = claim(LA_VN, day="2018-06-03")
    assert weighed([(LAO, 0.8), (again, 0.2)]) == [(LAO, 0.8), (again, 0.2)]


def test_another_word_of_contact_is_no_rival() -> None:
    other = claim(KH_LA, at=90)
    assert weighed([(LAO, 0.8), (other, 0.2)]) == [(LAO, 0.8), (other, 0.2)]


def test_the_likeliest_comes_first() -> None:
    other = claim(("FR", "VN"), at=90)
    assert weighed([(LAO, 0.9), (other, 0.5), (KHMER, 0.3)]) == [
        (LAO, 0.9),
        (KHMER, pytest.approx(0.675)),
        (other, 0.5),
    ]
