"""Scores: weights added up by hand, and shares that are shares."""

from __future__ import annotations

import math
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.events.score import BIAS, Scored, score, weights
from tests.loaders.events.building import KH_VN, LA_VN, mention

# For the event, for the day against other days, for the pair against other pairs.
TABLE = {
    BIAS: (-1.0, 0.0, 0.0),
    "contact": (0.5, 9.0, 9.0),
    "pair": (0.25, 9.0, 2.0),
    "day": (0.125, 3.0, 9.0),
    "both": (4.0, 0.5, 0.75),
}


def test_weights_are_added_up_each_head_from_what_it_speaks_of() -> None:
    """A contact says nothing of which day or which pair; a pair nothing of the day."""
    m = mention(["2018-06-02"], of_contact=["contact", "unknown"], of_pair=["pair"], of_day=["day"], of_both=["both"])
    (s,) = score([m], TABLE)
    assert s.mention is m
    assert s.event == -1 + 0.5 + 0.25 + 0.125 + 4
    assert (s.of_contact, s.of_pair, s.of_day) == (0.5, 0.25, 0.125)
    assert (s.day, s.pair) == (3 + 0.5, 2 + 0.75)
    assert (s.day_share, s.pair_share) == (1, 1)
    assert s.worth == pytest.approx(s.event, abs=1e-5)


def test_features_without_a_weight_weigh_nothing() -> None:
    (s,) = score([mention(["2018-06-02"], of_contact=["never seen"])], {})
    assert (s.event, s.day, s.pair) == (0, 0, 0)


def test_no_mentions_have_no_scores() -> None:
    assert score([], TABLE) == []


DAYS = ("2018-06-01", "2018-06-02", "2018-06-03/2018-06-05")
NAMES = st.lists(st.sampled_from([*TABLE, "unknown"]), max_size=3)
MENTIONS = st.lists(
    st.builds(
        lambda span, pair, at, names, both: mention([span], pair, at=at, of_day=names, of_pair=both, of_both=names),
        st.sampled_from(DAYS), st.sampled_from([LA_VN, KH_VN]), st.sampled_from([0, 50]), NAMES, NAMES,
    ),
    max_size=10, unique_by=lambda m: (m.key, m.contact.start),
)  # fmt: skip


@given(MENTIONS)
def test_the_shares_of_one_contact_add_up_to_one(mentions: list[object]) -> None:
    days: dict[object, float] = defaultdict(float)
    pairs: dict[object, float] = defaultdict(float)
    for s in score(mentions, TABLE):  # type: ignore[arg-type]
        days[s.mention.contact.start, s.mention.pair.pair] += s.day_share
        pairs[s.mention.contact.start, s.mention.day.spans] += s.pair_share
        assert s.worth <= s.event + 1e-5
    assert [*days.values(), *pairs.values()] == pytest.approx([1.0] * (len(days) + len(pairs)))


def numbers(s: Scored) -> tuple[float, ...]:
    return s.event, s.day, s.pair, s.day_share, s.pair_share, s.worth


@given(MENTIONS, st.randoms(use_true_random=False))
def test_the_order_of_mentions_changes_no_score(mentions: list[object], dice: object) -> None:
    shuffled = list(mentions)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    by_mention = {id(s.mention): s for s in score(shuffled, TABLE)}  # type: ignore[arg-type]
    for m, s in zip(mentions, score(mentions, TABLE), strict=True):  # type: ignore[arg-type]
        assert s.mention is m
        assert numbers(by_mention[id(m)]) == pytest.approx(numbers(s))


def test_committed_weights_are_finite_and_say_something() -> None:
    table = weights()
    assert BIAS in table
    assert len(table) > 100
    for name, row in table.items():
        assert all(map(math.isfinite, row))
        assert name == BIAS or any(row), f"{name!r} weighs nothing and need not be kept"
