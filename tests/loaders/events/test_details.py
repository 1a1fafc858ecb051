"""Place, actors, status and mode, in the words of the sentence that tells the contact."""

from __future__ import annotations

import pytest

from loaders.events.claims import Claim, claims_of
from loaders.events.details import actors_of, mode_of, place_of, status_of
from tests.loaders.events.building import LA_VN, mention, reading, scene, scored

PLACES = [
    ("Sáng 2/6, tại Hà Nội, Lào hội đàm với Nga.", "Hà Nội"),
    ("Lào hội đàm với Nga ở thủ đô Viêng Chăn.", "thủ đô Viêng Chăn"),
    ("Lào hội đàm với Nga tại trụ sở Bộ Quốc phòng.", "trụ sở Bộ Quốc phòng"),
    ("Lào hội đàm với Nga tại Nhà khách Chính phủ.", "Nhà khách Chính phủ"),
    ("Lào hội đàm với Nga tại Dinh Độc lập.", "Dinh Độc lập"),
    ("Tại Mát-xcơ-va, Lào hội đàm với Nga.", "Mát-xcơ-va"),
    ("Lào hội đàm với Nga tại thành phố Xanh Pê-téc-bua, Nga.", "thành phố Xanh Pê-téc-bua"),
    ("Lào hội đàm với Nga ở La Ha-ba-na sáng 2/6.", "La Ha-ba-na"),
    ("Lào hội đàm với Nga tại Ma-ni-la và Gia-các-ta.", "Ma-ni-la"),
    ("Lào hội đàm với Nga tại Đà Nẵng-thành phố biển.", "Đà Nẵng"),
    ("Lào hội đàm với Nga tại Trung tâm Hội nghị Quốc gia.", "Trung tâm Hội nghị Quốc gia"),
    ("Lào hội đàm với Nga tại Đại sứ quán Việt Nam.", "Đại sứ quán Việt Nam"),
    ("Lào hội đàm với Nga tại cửa khẩu quốc tế Lao Bảo.", "cửa khẩu quốc tế Lao Bảo"),
    ("Lào hội đàm với Nga tại Hội nghị Cấp cao.", None),
    ("Lào hội đàm với Nga hiện tại.", None),
    ("Lào hội đàm với Nga.", None),
]


@pytest.mark.parametrize(("sentence", "place"), PLACES)
def test_the_place_is_the_one_named(sentence: str, place: str | None) -> None:
    assert place_of(sentence, mention(["2018-06-02"], told_in=scene(sentence))) == place


def told(sentence: str, pair: tuple[str, str] = LA_VN, words: str | None = None) -> Claim:
    """The claim of a sentence's first word of contact (or of `words`) about a pair."""
    of_pair = [
        m for m in reading(sentence).mentions if m.pair.pair == pair and (words is None or m.contact.words == words)
    ]
    return claims_of([scored(0, of_pair[0])])[0]


ACTORS = [
    ("Thủ tướng Lào hội đàm với Bộ trưởng Việt Nam.", ("Thủ tướng Lào", "Bộ trưởng Việt Nam")),
    ("Thủ tướng Lào hội đàm với Bộ trưởng Việt Nam, theo Tổng thống Nga.", ("Thủ tướng Lào", "Bộ trưởng Việt Nam")),
    ("Lào hội đàm với Việt Nam.", ()),
    ("Thủ tướng Lào gặp Bộ trưởng Việt Nam; Thủ tướng Lào về nước.", ("Thủ tướng Lào", "Bộ trưởng Việt Nam")),
]


@pytest.mark.parametrize(("sentence", "actors"), ACTORS)
def test_actors_speak_for_one_of_the_two_states_each_once(sentence: str, actors: tuple[str, ...]) -> None:
    assert actors_of(told(sentence)) == actors


STATUSES = [
    ("Ngày 2/6, Thủ tướng Lào gặp Thủ tướng Việt Nam.", "held"),
    ("Ngày 7/6, Thủ tướng Lào sẽ gặp Thủ tướng Việt Nam.", "planned"),
    # words of cues inside others
    ("Ngày 1/6, Lào và Việt Nam ký hiệp định ngừng bắn.", "held"),
    ("Ngày 1/6, Thủ tướng Lào dừng chân ở Việt Nam.", "held"),
    ("Thủ tướng Lào dự kiến gặp Thủ tướng Việt Nam ngày 7/6.", "planned"),
    # what a phrase beside the act announces is not the act
    ("Ngày 2/6, Thủ tướng Lào gặp Thủ tướng Việt Nam nhằm chuẩn bị cho kỳ họp tới.", "held"),
    ("Ngày 2/6, trước thềm lễ hội sẽ mở cửa ngày 20/10, Thủ tướng Lào gặp Thủ tướng Việt Nam.", "held"),
    ("Thủ tướng Lào hủy cuộc gặp với Thủ tướng Việt Nam ngày 7/6.", "cancelled"),
    ("Thủ tướng Lào hoãn cuộc gặp sẽ diễn ra với Thủ tướng Việt Nam ngày 7/6.", "cancelled"),
    # another clause announces something else
    ("Ngày 2/6, Thủ tướng Lào gặp Thủ tướng Việt Nam, bàn hợp tác, giáo dục, nói giá sẽ giảm.", "held"),
    ("Ngày 2/6, Lào và Việt Nam tuần tra chung dọc đường phân định biển.", "held"),
]


@pytest.mark.parametrize(("sentence", "status"), STATUSES)
def test_the_status_is_that_of_the_contacts_own_clause(sentence: str, status: str) -> None:
    assert status_of(told(sentence)) == status


MODES = [
    ("Thủ tướng Lào hội đàm với Thủ tướng Việt Nam.", "talks", None),
    ("Thủ tướng Lào hội đàm trực tuyến với Thủ tướng Việt Nam.", "talks", "online"),
    ("Thủ tướng Lào hội đàm trực tuyến với Thủ tướng Việt Nam.", "visit", None),
    ("Thủ tướng Lào điện đàm với Thủ tướng Việt Nam.", "call", "phone"),
]


@pytest.mark.parametrize(("sentence", "type", "mode"), MODES)
def test_the_mode(sentence: str, type: str, mode: str | None) -> None:
    assert mode_of(told(sentence), type) == mode
