"""What kind of contact a claim is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.article import Article
from loaders.events.claims import Claim, claims_of
from loaders.events.kinds import ever_told, kind_features, load_kinds
from loaders.extract import extract
from loaders.lexicon.words import TYPES, Frame
from tests.loaders.events.building import mention, scored

KINDS = load_kinds()
TYPED = [
    ([("talks", 0.0)], "talks"),
    ([("talks", 2.0), ("meeting", 0.0)], "talks"),
    ([("meeting", 0.0), ("talks", 2.0)], "talks"),
]
# Of names that no label has: the frame's own type counts.
FRAMES = {t: Frame(f"{t} of a test", t, "mutual", None) for t in TYPES}


@pytest.mark.parametrize(("told", "type"), TYPED)
def test_the_type_is_that_of_the_surest_words(told: list[tuple[str, float]], type: str) -> None:
    (only,) = claims_of(
        [scored(w, mention(["2018-06-02"], frame=FRAMES[t], at=n * 30)) for n, (t, w) in enumerate(told)]
    )
    assert KINDS.types_of(only, KINDS.ever_told([only]))[0] == type


SPOKEN = [
    ("Ngày 2/6, quân đội Lào phối hợp với quân đội Việt Nam tổ chức tuần tra chung.", "exercise"),
    ("Ngày 2/6 diễn ra lễ đón đoàn Bộ Quốc phòng Lào trong khuôn khổ Giao lưu quốc phòng Việt Nam - Lào.", "ceremony"),
    (
        "Sáng 2/6, Đảng Nhân dân Lào và Đảng Cộng sản Việt Nam có hội thảo lý luận.",
        "dialogue",
    ),
    # those who sit on a committee hold no session of it
    (
        "Sáng 2/6 tại Viêng Chăn diễn ra lễ khởi công bệnh viện do Việt Nam tặng Lào. "
        "Dự buổi lễ có Đại sứ Việt Nam và lãnh đạo Ủy ban hợp tác Lào - Việt Nam.",
        "ceremony",
    ),
    ("Sáng 2/6, Chủ tịch Hạ viện Lào đồng chủ trì hội đàm với Chủ tịch Quốc hội Việt Nam.", "talks"),
    # what a hall refers to is told in other words, and no word of contact tells of a sanction
    ("Ngày 2/6, Chính phủ Lào viện trợ gạo cho Việt Nam. Dự buổi lễ có Đại sứ Lào và Bộ trưởng Việt Nam.", "aid"),
    ("Ngày 2/6, Lào và Việt Nam tiến hành vòng tham vấn cấp cao về biên giới tại Huế.", "dialogue"),
    ("Ngày 2/6, Mỹ mở rộng các biện pháp trừng phạt chống Nga, theo tuyên bố của Bộ Tài chính Mỹ.", "sanction"),
    # the days of a visit that the sentence before tells, whatever is done in them
    pytest.param(
        "Trưa nay, 2/6, ba tàu hải quân Mỹ vào cảng Tiên Sa, mở đầu chuyến thăm hữu nghị tại Việt Nam.\n"
        "Trong thời gian ở Đà Nẵng, từ 2/6 đến 6/6, hải quân hai nước tập trung quan sát huấn luyện chống thảm họa, "
        "quan sát huấn luyện lặn, cứu hộ.",
        "visit",
        marks=pytest.mark.xfail(strict=True, reason="given as an exercise"),
    ),
]
ACTS = [
    # of which a sentence of its own tells
    (
        "Ngày 2/6, Ngoại trưởng Lào hội đàm với Ngoại trưởng Cuba. "
        "Cùng ngày, Thủ tướng Lào điện đàm với Thủ tướng Cuba.",
        ["call", "talks"],
    ),
    # an occasion with days of its own is told by itself
    (
        "Hải quân Việt Nam - Thái Lan diễn tập chung\n\nNgày 3/6, Tư lệnh Hải quân Việt Nam và Tư lệnh Hải quân Thái "
        "Lan chứng kiến diễn tập chung. Việc này nằm trong khuôn khổ giao lưu hữu nghị biên giới Việt Nam - Thái Lan, "
        "tổ chức trong hai ngày 3 - 4/6.",
        ["exchange", "exercise"],
    ),
    (
        "Ngày 2/6, Thứ trưởng Ngoại giao Việt Nam và Thứ trưởng Ngoại giao Cuba đồng chủ trì kỳ tham khảo chính trị. "
        "Hai bên nhất trí thúc đẩy hợp tác thương mại.",
        ["dialogue"],
    ),
    # what has its own day right behind it is no act of another
    (
        "Ngày 2/6, Thứ trưởng Công an Việt Nam và Thứ trưởng Nội vụ Cuba hội đàm theo Bản ghi nhớ ký năm 2015.",
        ["talks"],
    ),
    (
        "Ngày 2/6, sau hội đàm, Thủ tướng Việt Nam và Thủ tướng Cuba chứng kiến lễ trao các văn kiện hợp tác.",
        ["signing", "talks"],
    ),
    # so is a rite that a sentence of its own dates
    (
        "Ngày 2/6, Thủ tướng Việt Nam hội đàm với Thủ tướng Cuba. "
        "Chiều 2/6, hai Thủ tướng dự lễ khánh thành cầu Cuba - Việt Nam.",
        ["ceremony", "talks"],
    ),
    # whoever works in another state is there on a visit, and whoever works with somebody there meets him
    (
        "Rạng sáng 2/6, Thủ tướng Lào tới Thiên Tân, bắt đầu chuyến công tác dự hội nghị và làm việc tại Trung Quốc.",
        ["visit"],
    ),
    ("Chiều 2/6, Bộ trưởng Y tế Lào làm việc ở Hà Nội với Bộ trưởng Y tế Việt Nam.", ["meeting"]),
]


@pytest.mark.parametrize(("text", "type"), SPOKEN)
def test_words_that_help_and_occasions_say_nothing_of_the_type(text: str, type: str) -> None:
    found = extract(Article("a", text, published="2018-06-04")).events
    assert [e.type for e in found if e.main] == [type]


@pytest.mark.parametrize(("text", "types"), ACTS)
def test_acts_beside_are_those_told_by_themselves(text: str, types: list[str]) -> None:
    assert sorted(e.type for e in extract(Article("a", text, published="2018-06-04")).events) == types


@given(st.lists(st.tuples(st.sampled_from(sorted(FRAMES)), st.floats(-5, 5)), min_size=1, max_size=6))
def test_a_type_is_one_that_was_told(told: list[tuple[str, float]]) -> None:
    (only,) = claims_of(
        [scored(w, mention(["2018-06-02"], frame=FRAMES[t], at=n * 30)) for n, (t, w) in enumerate(told)]
    )
    assert KINDS.types_of(only, KINDS.ever_told([only]))[0] in {t for t, _ in told}


def test_every_type_has_its_trees() -> None:
    assert set(KINDS.trees) == set(TYPES)


def test_the_shares_of_a_words_types_are_of_one_whole() -> None:
    for shares in KINDS.shares.values():
        assert 0.85 <= sum(shares.values()) <= 1.02
        assert set(shares) <= set(TYPES)


def test_what_types_are_told_by_is_named_alike_for_every_claim() -> None:
    (short,) = claims_of([scored(0.0, mention(["2018-06-02"]))])
    (long,) = claims_of([scored(2.0, mention(["2018-06-02/2018-06-05"], frame=FRAMES["visit"]))])
    names = next(iter(KINDS.trees.values())).features
    assert features_of(short) == features_of(long)
    # of numbers that are no more the names stay until the next training; no tree asks for them
    assert tuple(n for n in names if n in features_of(long)) == features_of(long)
    for trees in KINDS.trees.values():
        trees.total(kind_features(long, ever_told([long], KINDS.shares), KINDS.shares))


def features_of(claim: Claim) -> tuple[str, ...]:
    return tuple(kind_features(claim, ever_told([claim], KINDS.shares), KINDS.shares))
