"""Claims: mentions of the same states and days together, and how each stands beside its rivals."""

from __future__ import annotations

import math
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.events.about import About
from loaders.events.claims import MOST, claim_features, claims_of
from loaders.events.score import Scored
from loaders.events.trees import load_trees
from tests.loaders.events.building import KH_VN, LA_VN, TALKS, VISIT, empty_scene, mention, scored

WRITTEN = date(2018, 6, 4)


def test_mentions_of_the_same_states_and_days_are_one_claim() -> None:
    one, two = (scored(w, mention(["2018-06-02"], at=n)) for n, w in enumerate((1.0, 3.0)))
    other = scored(2.0, mention(["2018-06-02"], KH_VN))
    claims = claims_of([one, other, two])
    assert [c.pair for c in claims] == [LA_VN, KH_VN]
    assert claims[0].mentions == (two, one)
    assert claims[0].best is two


def test_no_mentions_make_no_claims() -> None:
    assert claims_of([]) == []
    assert claim_features([], WRITTEN, About()) == []


def test_only_the_best_claims_are_judged() -> None:
    many = [scored(float(n), mention([(WRITTEN - timedelta(n)).isoformat()], at=n)) for n in range(MOST + 10)]
    claims = claims_of(many)
    assert len(claims) == MOST
    assert claims[0].best.worth == MOST + 9


def test_the_span_of_a_claim_is_that_of_the_first_possible_day_of_writing_that_has_one() -> None:
    (claim,) = claims_of([scored(0, mention(["2016-06-02", "2017-06-02"]))])
    assert claim.span == (date(2016, 6, 2), date(2016, 6, 2))


SPANS = ("2018-06-01", "2018-06-02", "2018-06-01/2018-06-05", "2018-06-02/..", "../2018-06-05", "2016-01-01")
SCORED = st.lists(
    st.builds(
        lambda worth, span, pair, at, frame, how, number: scored(
            worth, mention([span], pair, at=at, frame=frame, how=how, told_in=empty_scene(number)), event=worth,
            day_share=0.5, pair_share=0.5,
        ),
        st.floats(-9, 9, width=32), st.sampled_from(SPANS), st.sampled_from([LA_VN, KH_VN, ("RU", "US")]),
        st.sampled_from([0, 30, 60]), st.sampled_from([TALKS, VISIT]), st.sampled_from(["named", "home", "none"]),
        st.integers(0, 5),
    ),
    min_size=1, max_size=14,
)  # fmt: skip


@given(SCORED, st.sampled_from([WRITTEN, None]))
def test_ranks_are_ranks(mentions: list[Scored], written: date | None) -> None:
    claims = claims_of(mentions)
    rows = claim_features(claims, written, About())
    assert len(rows) == len(claims)
    assert sum(len(c.mentions) for c in claims) == len(mentions)
    for a, b in pairwise(claims):
        assert a.best.worth >= b.best.worth
    for n, (claim, f) in enumerate(zip(claims, rows, strict=True)):
        rivals = [c for c in claims if c.pair == claim.pair]
        same_days = [c for c in claims if c.spans == claim.spans]
        assert f["rank"] == n
        assert f["worth"] == claim.best.worth
        assert f["behind top"] <= 0
        assert f["pair behind"] <= 0
        assert (f["rank among days"], f["days"]) == (rivals.index(claim), len(rivals))
        assert (f["rank among pairs"], f["states"]) == (same_days.index(claim), len(same_days))
        assert f["pairs"] == len({c.pair for c in claims})
        assert (f["ahead of days"] >= 0) == (claim.best.worth >= max(c.best.worth for c in rivals))
        assert f["second"] <= f["worth"]
        assert 0 <= f["named share"] <= 1
        assert f["before the news"] <= 0


@given(SCORED)
def test_every_claim_has_the_numbers_that_the_trees_ask_for(mentions: list[Scored]) -> None:
    rows = claim_features(claims_of(mentions), WRITTEN, About())
    for f in rows:
        assert f.keys() == rows[0].keys()
        assert set(load_trees("claims").features) <= f.keys()
        assert all(math.isfinite(v) for v in f.values())


@given(SCORED, st.randoms(use_true_random=False))
def test_the_order_of_mentions_changes_no_claim(mentions: list[Scored], dice: object) -> None:
    """Where no two are worth the same: then the first told goes before."""
    distinct = list({s.worth: s for s in mentions}.values())
    shuffled = list(distinct)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert claims_of(distinct) == claims_of(shuffled)


@given(SCORED)
def test_another_possible_day_of_writing_is_not_needed(mentions: list[Scored]) -> None:
    """Without a day of writing nothing is told of a claim's age, and all else stays."""
    claims = claims_of(mentions)
    with_day, without = claim_features(claims, WRITTEN, About()), claim_features(claims, None, About())
    for f, g in zip(with_day, without, strict=True):
        assert {k for k in f if f[k] != g[k]} <= {"age"}


STAYS = [
    # a stay and a meeting in it see each other
    ("2018-06-01/2018-06-05", "2018-06-02", ("around", "inside")),
    # a stay and its own beginning or end
    ("2018-06-01/2018-06-05", "2018-06-01/..", ("one end", "one end")),
    ("2018-06-02/..", "../2018-06-02", ("one end", "one end")),
]


@pytest.mark.parametrize(("one", "other", "names"), STAYS)
def test_claims_see_how_their_days_lie_to_those_of_rivals(one: str, other: str, names: tuple[str, str]) -> None:
    claims = claims_of([scored(2, mention([one])), scored(1, mention([other], at=40))])
    f, g = claim_features(claims, WRITTEN, About())
    seen = {"around", "inside", "one end"}
    first, second = ({n for n in seen if row[n] > -10} for row in (f, g))
    assert names[0] in first
    assert names[1] in second
