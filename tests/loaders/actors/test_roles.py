"""What a party counts as: one line a case."""

from __future__ import annotations

import pytest

from loaders.actors.parties import Party, find_parties
from loaders.actors.roles import role_of_office
from loaders.facts.reading import load_facts
from loaders.lexicon.offices import ROLES
from loaders.text.document import read


def parties(words: str) -> tuple[Party, ...]:
    return find_parties(read(words))


def test_every_office_held_has_a_role_of_the_closed_set() -> None:
    assert {role_of_office(h.office) for o in load_facts().officials for h in o.holdings} <= ROLES


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Tổng thống Nga phát biểu.", {"head_of_state"}),
        ("Cựu Tổng thống Nga phát biểu.", {"head_of_state", "former"}),
        ("Nguyên Thủ tướng Lào phát biểu.", {"head_of_government", "former"}),
        ("Thủ tướng Lào phát biểu.", {"head_of_government"}),
        ("Thứ trưởng Bộ Quốc phòng Lào phát biểu.", {"deputy"}),
        ("Phó Thủ tướng Lào phát biểu.", {"deputy"}),
        ("Ngoại trưởng Lào phát biểu.", {"minister"}),
        ("Đại sứ Lào phát biểu.", {"ambassador"}),
        ("Đại sứ quán Lào ra thông báo.", {"embassy"}),
        ("Đoàn đại biểu Lào lên đường.", {"delegation"}),
        ("Tàu Nhật Bản rời bến.", {"ship"}),
        ("Hải quân Nga diễu hành.", {"force"}),
        ("Đại tướng Phan Văn Giang phát biểu.", {"general"}),
        ("Đại tướng Phan Văn Giang, Bộ trưởng Quốc phòng, phát biểu.", {"general", "minister"}),
        ("Người phát ngôn Bộ Ngoại giao Mỹ trả lời.", {"spokesperson", "body"}),
        ("Ông Putin trả lời.", {"head_of_state"}),
        ("Tập đoàn Samsung mở nhà máy.", {"private"}),
        ("Lào phát biểu.", set()),
    ],
)
def test_roles(words: str, roles: set[str]) -> None:
    assert set().union(*(p.roles for p in parties(words))) == roles


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Lào đề nghị họp.", False),
        ("Nước Lào đề nghị họp.", False),
        ("Phái đoàn của Lào đề nghị họp.", False),
        ("Hội đàm với Lào.", False),
        ("Vào lãnh thổ Lào.", True),
        ("Vào lãnh thổ của nước Lào.", True),
        ("Mua hàng Trung Quốc.", True),
        ("Gặp người Lào.", True),
        ("Máy bay do Mỹ sản xuất.", True),
        ("Họp do Mỹ đề nghị.", False),
    ],
)
def test_attributive(words: str, expected: bool) -> None:
    assert [p.attributive for p in parties(words)] == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Lào họp báo.", False),
        ("Họp báo tại Lào.", True),
        ("Họp báo ở thủ đô Viêng Chăn.", True),
        ("Họp báo tại trụ sở Chính phủ.", True),
        ("Ra mắt Chính phủ.", False),
    ],
)
def test_placed(words: str, expected: bool) -> None:
    assert [p.placed for p in parties(words)] == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Diễn tập gần Lào.", True),
        ("Diễn tập ngoài khơi nước Nga.", True),
        ("Người dân Lào phản đối.", True),
        ("Diễn tập tại Lào.", False),
        ("Nhân dân Lào phản đối.", False),
        ("Lào phản đối.", False),
        ("Phe thân Lào phản đối.", True),
        ("Lực lượng dân quân thân Nga nổ súng.", True),
        ("Bản thân Lào phản đối.", False),
        ("Nghi thức thường chỉ dành cho Thủ tướng Lào.", True),
        ("Lời chào dành cho Thủ tướng Lào.", False),
        ("Diễn tập sát biên giới Lào.", True),
    ],
)
def test_what_something_is_near_of_and_a_crowd_are_idle(words: str, expected: bool) -> None:
    assert [p.idle for p in parties(words)] == [expected]
