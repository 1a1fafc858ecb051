"""Three states in a sentence: who met whom, and who did not."""

from __future__ import annotations

from itertools import combinations

import pytest

from loaders.article import Article
from loaders.events.propose import options
from loaders.extract import extract
from tests.loaders.events.building import scenes

# Offices and names of states that stand for A, B, C and D; small letters are the state alone.
HOLDERS = {
    "KR": ("Tổng thống Hàn Quốc Moon Jae-in", "Hàn Quốc"),
    "JP": ("Thủ tướng Nhật Bản", "Nhật Bản"),
    "CN": ("Chủ tịch Trung Quốc Tập Cận Bình", "Trung Quốc"),
    "US": ("Tổng thống Mỹ Donald Trump", "Mỹ"),
    "RU": ("Tổng thống Nga Vladimir Putin", "Nga"),
    "FR": ("Tổng thống Pháp Emmanuel Macron", "Pháp"),
    "DE": ("Thủ tướng Đức Angela Merkel", "Đức"),
    "VN": ("Thủ tướng Nguyễn Xuân Phúc", "Việt Nam"),
    "LA": ("Thủ tướng Lào", "Lào"),
}
SETS = ["KR JP CN US", "RU FR DE US", "VN LA JP CN", "FR VN RU US"]

# What is told, and the two who did something together.
TOLD = [
    # one after the other
    ("{A} ngày 11/5 hội đàm với {B}, ngay sau cuộc gặp {C}.", "AB AC"),
    ("{A} ngày 11/5 hội đàm với {B} trước khi gặp {C}.", "AB AC"),
    ("{A} đã gặp {B} hôm 11/5, vài giờ sau khi nói chuyện với {C}.", "AB AC"),
    ("Ngày 11/5, sau cuộc gặp với {C}, {A} đã hội đàm với {B}.", "AB AC"),
    ("Ngày 11/5, ngay sau cuộc hội đàm với {C}, {A} đã điện đàm với {B}.", "AB AC"),
    ("{A} ngày 11/5 tiếp {B} và gặp {C}.", "AB AC"),
    ("{A} ngày 11/5 tiếp {B}, sau đó gặp {C}.", "AB AC"),
    ("Chiều 11/5, {A} lần lượt tiếp {B} và {C}.", "AB AC"),
    ("{A} ngày 11/5 hội đàm với {B}, tiếp {D} và gặp {C}.", "AB AD AC"),
    ("Ngày 11/5, {A} tiếp {B}, người vừa kết thúc chuyến thăm {c}.", "AB"),
    ("{A} ngày 11/5 hội đàm với {B}, người sẽ gặp {C} vào ngày 15/5.", "AB BC"),
    ("{A} ngày 11/5 điện đàm với {B}, một ngày trước khi {B} gặp {C}.", "AB BC"),
    ("{A} ngày 11/5 điện đàm với {B}, người sẽ hội đàm với {C} ngày 20/5.", "AB BC"),
    ("{A} ngày 11/5 gặp {B}, {D} và tiếp {C}.", "AB AC AD"),
    ("{A} ngày 11/5 hội đàm với {B}, với {C} và với {D}.", "AB AC AD"),
    ("{A} ngày 11/5 gặp {B}, chủ nhà của hội nghị, và {C}.", "AB AC"),
    ("Ngày 11/5, {A} gặp {B}, {C}; {D} cũng đến chào.", "AB AC AD"),
    ("Ngày 11/5, lịch làm việc của {A} gồm cuộc hội đàm với {B}, với {C} và một bài phát biểu.", "AB AC"),
    # each with a day of its own
    ("{A} ngày 11/5 nói ông sẽ gặp {B} vào ngày 15/5 và {C} vào ngày 20/5.", "AB AC"),
    ("{A} sẽ gặp {B} ngày 15/5, sau đó hội đàm với {C} ngày 17/5.", "AB AC"),
    # two who do the same with a third, and two beside two others
    ("Đại sứ {b} và Đại sứ {c} ngày 11/5 trình Quốc thư lên {A}.", "AB AC"),
    ("{B} và {C} ngày 11/5 tiếp {A}.", "AB AC"),
    ("{B} và {C} ngày 11/5 hội đàm tại {a}.", "BC"),
    ("Bên lề hội nghị, {A} ngày 11/5 gặp {B}; {C} gặp {D}.", "AB CD"),
    ("Bên lề hội nghị, {A} ngày 11/5 gặp {B}, trong khi {C} gặp {D}.", "AB CD"),
    ("Theo {a}, {B} và {C} sẽ gặp nhau ngày 15/5.", "BC"),
    # two of whom a third speaks
    ("{A} hoan nghênh cuộc gặp ngày 11/5 giữa {B} và {C}.", "BC"),
    ("{A} đóng vai trò trung gian trong cuộc đàm phán ngày 11/5 giữa {B} và {C}.", "BC"),
    ("{A} ngày 11/5 dự lễ ký hiệp định giữa {b} và {c}.", "BC"),
    ("Bình luận được {A} đưa ra sau khi {B} và {C} hôm 11/5 hội đàm.", "BC"),
    ("{A} đưa ra bình luận sau khi {B} và {C} hôm 11/5 hội đàm tại Genève.", "BC"),
    ("{A} lên tiếng trong bối cảnh {B} và {C} hôm 11/5 ra tuyên bố chung sau cuộc gặp thượng đỉnh.", "BC"),
    ("Với sự trung gian của {A}, {B} và {C} ngày 11/5 ký thỏa thuận ngừng bắn.", "BC"),
    ("{A} ngày 11/5 hội đàm với {B} về cuộc tập trận chung giữa {b} và {c}.", "AB"),
    ("{A}, {B} và {C} ngày 11/5 hội đàm ba bên.", ""),
    ("Dưới sự chủ tọa của {A}, {b} ngày 11/5 ký hiệp định với {c}.", "BC"),
    ("Ngày 11/5, dưới sự chủ trì của {A}, {B} và {C} ký thỏa thuận ngừng bắn.", "BC"),
    ("{B} ngày 11/5 ký thỏa thuận hòa bình với {C} dưới sự chủ trì của {A}.", "BC"),
    # a third of whom two speak, who helps them, or who reports of it
    ("{A} ngày 11/5 hội đàm với {B}, hai bên nhất trí tăng cường hợp tác ba bên với {c}.", "AB"),
    ("{A} và {B} ngày 11/5 điện đàm về tình hình {c}.", "AB"),
    ("{A} và {B} ngày 11/5 ra tuyên bố chung kêu gọi {c} từ bỏ vũ khí hạt nhân.", "AB"),
    ("Tại cuộc hội đàm với {B} ngày 11/5, {A} bày tỏ lo ngại về quan hệ giữa {b} và {c}.", "AB"),
    ("Theo báo chí {c}, {A} ngày 11/5 hội đàm với {B}.", "AB"),
    ("Tại {c}, {A} ngày 11/5 hội đàm với {B}.", "AB"),
    # two who sign within a body of both; who meets whom, and a third of no known state with them
    ("{A} và {B} ngày 11/5 đặt bút ký tuyên bố chung trong khuôn khổ Ủy ban Biên giới chung.", "AB"),
    ("{A} và quan chức Greenland ngày 11/5 gặp {B} tại {b}.", "AB"),
    # two at a gathering of a body of both, and what a third has to do with what two signed
    ("{A} và {B} ngày 11/5 đã ký kết thỏa thuận trong cuộc gặp của Ủy ban Biên giới chung.", "AB"),
    ("Ngày 11/5, {A} và {B} ký biên bản tại phiên họp của Ủy ban hỗn hợp.", "AB"),
    ("{a} và {b} ngày 11/5 ký kết thỏa thuận ngừng bắn mà {C} giúp làm trung gian.", "AB"),
    ("{A} và {B} ngày 11/5 tiếp {C}.", "AC BC"),
    # somebody of no state meets them
    ("Tổng thư ký NATO ngày 11/5 đã hội đàm với {A}, {B}.", ""),
    ("Chủ tịch Ủy ban châu Âu ngày 11/5 đã gặp {A} và {B}.", ""),
    ("Tại trụ sở ASEAN, {A} ngày 11/5 hội đàm với {B}.", "AB"),
    ("Tổng thư ký ASEAN cho biết ngày 11/5 diễn ra cuộc gặp giữa {A} và {B}.", "AB"),
    # who hands over somebody of another state to his own
    ("Ngày 11/5, Cảnh sát {a} bàn giao một nghi phạm {b} cho Bộ Nội vụ {a}.", ""),
    ("Ngày 11/5, Cảnh sát {a} bàn giao một nghi phạm cho Bộ Nội vụ {b}.", "AB"),
    # a third at another table, and two who meet one together
    ("Ngày 11/5, {A} gặp {B} và có cuộc trao đổi 3 bên với {C}.", "AB"),
    ("{A} và {B} sẽ cùng gặp {C} ngày 11/5.", ""),
    # one of two before whose meeting two others act
    ("Trước thềm cuộc gặp thượng đỉnh {b} - {c}, {A} ngày 11/5 điện đàm với {B}.", "AB"),
    # those met by who is not told, and the state where one meets another
    ("Chuyến đi này nhằm chuẩn bị cho cuộc gặp với {A} và {B}, dự kiến ngày 20/5.", ""),
    ("Đây là bước đệm cho cuộc hội đàm sắp tới với {A} và {B} ngày 20/5.", ""),
    ("Hành trình sẽ khép lại bằng chuyến đi {a} ngày 20/5 để gặp {B}.", ""),
]


@pytest.mark.parametrize("states", SETS)
@pytest.mark.parametrize(("told", "met"), TOLD)
def test_only_those_who_met_have_an_event(told: str, met: str, states: str) -> None:
    codes = dict(zip("ABCD", states.split(), strict=True))
    words = {k: HOLDERS[code][0] for k, code in codes.items()} | {
        k.lower(): HOLDERS[code][1] for k, code in codes.items()
    }
    found = {e.countries for e in extract(Article("a", told.format(**words), published="2017-05-11")).events}
    wanted = {tuple(sorted((codes[a], codes[b]))) for a, b in met.split()}
    assert found == wanted


@pytest.mark.parametrize("states", SETS)
@pytest.mark.parametrize("word", ["hội đàm với", "gặp", "điện đàm với", "tiếp"])
def test_two_who_met_are_told_whoever_is_named_behind(word: str, states: str) -> None:
    codes = states.split()
    for a, b, c in ((x, y, z) for x, y in combinations(codes, 2) for z in codes if z not in (x, y)):
        text = f"Ngày 11/5, {HOLDERS[a][0]} {word} {HOLDERS[b][0]}. Hai bên bàn về {HOLDERS[c][1]}."
        found = {e.countries for e in extract(Article("a", text, published="2017-05-11")).events}
        assert found == {tuple(sorted((a, b)))}, text


# What is told beside "Ngày 11/5, A gặp B và C", and the two who met then.
THREE = [
    ("{A} ngày 11/5 có cuộc gặp với {B} và {C}. Hội nghị {a}-{b}-{c} bàn về năng lượng.", ""),
    ("{A} sẽ hội đàm với {B} và {C} vào ngày 12/5. Thượng đỉnh {b} - {c} - {a} diễn ra hằng năm.", ""),
    # met in turn, or nothing tells of the three together
    ("{A} ngày 11/5 lần lượt gặp {B} và {C}. Hội nghị {a}-{b}-{c} bàn về năng lượng.", "AB AC"),
    ("{A} ngày 11/5 gặp riêng rẽ với {B} và {C}. Hội nghị {a}-{b}-{c} bàn về năng lượng.", "AB AC"),
    ("{A} ngày 11/5 có cuộc gặp với {B} và {C}. Các bên bàn về năng lượng.", "AB AC"),
    # three who do something as one
    ("Ngày 9/5, {a} cùng chuyên gia đến từ {b} và {c} họp kín.", ""),
    ("Ngày 9/5, {a} cùng chuyên gia {b} họp kín.", "AB"),
]


def test_those_whom_one_honours_did_not_meet() -> None:
    (o,) = options(scenes("Tặng kỷ niệm chương cho Chánh án Tòa án tối cao Lào và Chánh án Tòa án tối cao Nga"))
    assert ("LA", "RU") not in {p.pair for p in o.pairs}


def test_who_meets_two_others_is_a_third() -> None:
    signed = "Ngày 9/5, Tổng thống Pháp và Tổng thống Nga ký hiệp ước."
    told = f"{signed} Ngày 20/5, lãnh đạo Lào sẽ gặp hai người đồng cấp để ký thỏa thuận."
    found = extract(Article("a", told, published="2017-05-11")).events
    assert [("-".join(e.countries), e.date) for e in found] == [("FR-RU", "2017-05-09")]


@pytest.mark.parametrize("states", SETS[:2])
@pytest.mark.parametrize(("told", "met"), THREE)
def test_three_at_a_table_make_no_pairs(told: str, met: str, states: str) -> None:
    codes = dict(zip("ABCD", states.split(), strict=True))
    words = {k: HOLDERS[code][0] for k, code in codes.items()} | {
        k.lower(): HOLDERS[code][1] for k, code in codes.items()
    }
    found = {e.countries for e in extract(Article("a", told.format(**words), published="2017-05-11")).events}
    assert found == {tuple(sorted((codes[a], codes[b]))) for a, b in met.split()}


def test_those_with_whom_somebody_of_no_known_state_acts_did_not_meet() -> None:
    text = "Sáng 2/6, đoàn công tác đã thăm, giao lưu với hải quân 2 nước Campuchia và Thái Lan."
    assert ("KH", "TH") not in {e.countries for e in extract(Article("a", text, published="2018-06-04")).events}


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 2/6, Chủ tịch nước gửi điện mừng tới Tổng thống Nga và Tổng thống Belarus.",
        "Ngày 2/6, Thủ tướng có thư thăm hỏi gửi Thủ tướng Nga và Thủ tướng Belarus, báo sẽ hỗ trợ hai nước.",
        "Ngày 2/6, Bộ Ngoại giao Lào triệu Đại sứ Nga và Đại sứ Belarus để phản đối.",
    ],
)
def test_those_who_are_written_to_wrote_nothing_to_each_other(text: str) -> None:
    (o,) = options(scenes(text))
    found = {p.pair for p in o.pairs}
    assert ("BY", "RU") not in found
    assert len(found) == 2


def test_two_states_visited_that_are_counted_first_did_not_meet() -> None:
    text = "Lịch trình thăm hai nước láng giềng Lào, Campuchia của Đoàn đại biểu Quân đội đã khép lại."
    (o,) = options(scenes(text))
    assert {("KH", "VN"), ("LA", "VN")} <= {p.pair for p in o.pairs}
    assert ("KH", "LA") not in {p.pair for p in o.pairs}
