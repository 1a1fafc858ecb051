"""Words of contact and cues in a text: whole words, the longest, and no phrase in which such a word means else."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from loaders.article import Article
from loaders.events.hits import Contact, Cue, contacts_of, cues_of
from loaders.extract import read as read_article
from loaders.lexicon.words import cues, frames
from loaders.text import layout
from loaders.text.document import read


def contacts(text: str) -> list[tuple[str, str]]:
    return [(c.words, c.frame.name) for c in contacts_of(read(text), ())]


CONTACTS = [
    # whole words
    ("Hai bên hội đàm.", [("hội đàm", "talks")]),
    ("HỘI ĐÀM tại Hà Nội", [("hội đàm", "talks")]),
    ("(hội đàm)", [("hội đàm", "talks")]),
    ("đồng chí kýs", []),
    ("xký", []),
    ("ký2", []),
    # the longest where two start together, the first where they overlap
    ("hội đàm trực tuyến", [("hội đàm trực tuyến", "talks")]),
    ("họ ký biên bản ghi nhớ", [("ký biên bản ghi nhớ", "sign")]),
    ("bắt đầu chuyến thăm", [("bắt đầu chuyến thăm", "arrive")]),
    ("kết thúc chuyến thăm", [("kết thúc chuyến thăm", "leave")]),
    ("chủ trì lễ đón và hội đàm", [("chủ trì lễ đón", "welcome"), ("hội đàm", "talks")]),
    # phrases in which a word of contact means something else
    ("Hai nước tiếp tục hợp tác", [("hợp tác", "relations")]),
    ("trực tiếp, gián tiếp, liên tiếp", []),
    ("đăng ký, chữ ký, thư ký, nhật ký", []),
    ("thăm dò và thăm khám", []),
    ("gặp khó khăn, gặp nạn", []),
    ("gặp trục trặc, gặp phản đối, ký dự luật, ký chỉ thị, mối quan hệ làm việc với Nga", []),
    ("tàu hỗ trợ, tàu tấn công, chào mừng kỷ niệm 50 năm", []),
    ("a meeting after a reply message", [("meeting", "meet"), ("reply message", "message")]),
    ("sang năm, đến năm 2030", []),
    ("trái phép sang; đến để bày tỏ; lễ phát động quyên góp; đến cột mốc", []),
    # nobody arrives at a person: a message goes there
    ("tới tổng thống; đến các đồng chí; tới nhân dân", []),
    # so they do where a word of contact before them ends with the same
    ("ký phê duyệt gói viện trợ", [("gói viện trợ", "aid")]),
    ("đã ký sắc lệnh, đã ký ban hành, đã tiếp tục, đã gặp khó khăn, đã đến lúc", []),
    ("đã tiếp tục hội đàm", [("hội đàm", "talks")]),
    ("đã tiếp nhận quà và đã tiếp Đại sứ", [("đã tiếp nhận", "aid"), ("đã tiếp", "receive")]),
    ("có cuộc hội đàm qua điện thoại", [("có cuộc hội đàm qua điện thoại", "call")]),
    ("kỷ niệm 20 năm ngày ký Hiệp ước", []),
    # who is called back or sent home visits nobody
    ("rút 3 nhà ngoại giao về nước", [("về nước", "sanction")]),
    ("Tổng thống lên máy bay về nước", [("lên máy bay về nước", "leave")]),
    ("Hội thảo lý luận giữa hai Đảng", [("hội thảo lý luận", "dialogue")]),
    # an envoy who is called home, by whichever verb
    ("Nga triệu hồi đại sứ ở Lào để tham vấn", [("triệu hồi đại sứ", "sanction")]),
    ("Nga triệu hồi đại sứ", [("triệu hồi đại sứ", "message")]),
    # verbs of two parts count with both, and the second tells of nothing by itself
    ("Bộ Ngoại giao gọi Đại sứ Lào lên", [("gọi đại sứ", "message")]),
    ("Bộ Ngoại giao gọi Đại sứ Lào tới để trao công hàm", [("gọi đại sứ", "message"), ("trao công hàm", "message")]),
    ("Bộ Ngoại giao gọi đại sứ ở Lào về nước", [("gọi đại sứ", "sanction")]),
    ("Ông gọi Đại sứ Lào là bạn. Họ lên đường.", [("lên đường", "arrive")]),
    ("Bộ Ngoại giao mời Đại sứ Lào đến trụ sở", [("mời đại sứ", "message")]),
    ("Thủ tướng mời Đại sứ Lào đến dự tiệc", [("đến dự", "visit")]),
    ("Pháp cho đại sứ ở Lào quay lại", [("cho đại sứ", "relations")]),
    ("Lào chuyển 500.000 liều vắc xin cho Nga", [("chuyển", "aid")]),
    ("Lào chuyển hướng, chuyển mình", []),
    ("Lào mời đại sứ ở Nga về nước", [("mời đại sứ", "sanction")]),
    ("Nga nhận về 100 thi thể", [("nhận về", "rite")]),
    ("Hai bộ trưởng nói chuyện chừng 10 phút", [("nói chuyện", "meet")]),
    ("Dân làng nói chuyện làm ăn", []),
    # prisoners and the dead are handed over, and no gifts
    ("Nga trao thêm 250 tù binh", [("trao", "rite")]),
    ("Nga bàn giao 20 thi thể", [("bàn giao", "rite")]),
    ("Nga bàn giao xe cứu thương", [("bàn giao", "aid")]),
    ("Công an Lào giao 16 người, Công an Nga giao trả 2 công dân", [("giao", "rite"), ("giao trả", "rite")]),
    ("Thủ tướng giao Bộ Công an tìm 16 người", []),
    # what stands in another line is beside no verb
    ("Nga nói về tù binh\nBàn giao", [("bàn giao", "aid")]),
    ("Họ bắt gặp 2 thanh niên; họ về đến nhà", []),
    ("Tàu Nga buông neo ở cảng", [("buông neo", "arrive")]),
    # nobody travels to an embassy
    ("Thủ tướng tới Đại sứ quán Lào", [("tới", "meet")]),
    ("Thủ tướng tới Đại sứ quán Lào ghi sổ tang", [("tới", "rite"), ("ghi sổ tang", "message")]),
    ("Cán bộ Đại sứ quán Lào tới Huế", [("tới", "arrive")]),
    ("thư được chuyển tới Lào, điện gửi đến Nga, cùng đến có ông A", []),
    # gatherings of many by their names
    ("Đoàn dự Đối thoại Shangri-La, Hội nghị Bộ trưởng Quốc phòng ASEAN và Thượng đỉnh G20.", []),
    ("Đối thoại Quốc phòng Seoul, Diễn đàn Hương Sơn, Hội nghị An ninh Munich, the G20 Summit", []),
    ("Đối thoại Quốc phòng Việt Nam - Hàn Quốc, Thượng đỉnh Mỹ - Triều", [
        ("đối thoại quốc phòng", "dialogue"), ("thượng đỉnh", "summit"),
    ]),
    # more than two at a table
    ("Cuộc họp ngoại trưởng ba bên, hội đàm 3 bên, tập trận chung ba bên, trilateral talks", []),
    ("Hội đàm hai bên, họp song phương", [("hội đàm", "talks"), ("họp song phương", "talks")]),
    # one's own people abroad
    ("Thủ tướng gặp gỡ kiều bào, thăm bà con và gặp Tổng thống", [("gặp", "meet")]),
    ("Đoàn Lào đến thăm Đại sứ quán Việt Nam", [("đến thăm", "visit")]),
    # prisoners are exchanged, and no views
    ("Họ tiến hành cuộc trao đổi tù binh và hoán đổi tù nhân", [
        ("cuộc trao đổi tù binh", "rite"), ("hoán đổi tù nhân", "rite"),
    ]),
    ("áp đặt các biện pháp hạn chế; a joint maritime exercise; emergency relief", [
        ("áp đặt các biện pháp hạn chế", "sanction"), ("joint maritime exercise", "exercise"),
        ("emergency relief", "aid"),
    ]),
    # a verb that its object turns
    ("Nga và Ukraine trao đổi 90 tù binh. Hai bên trao đổi ý kiến", [
        ("trao đổi", "rite"), ("trao đổi", "work"),
    ]),
    ("Chủ tịch trao tặng Đại sứ Lào Huân chương Hữu nghị", [("trao tặng", "honour"), ("huân chương", "honour")]),
    ("Lễ trao Huân chương của Cuba tặng ba đồng chí", [("lễ trao huân chương", "honour"), ("tặng", "honour")]),
    ("They sent congratulatory letters, had a talk and are concluding an official visit", [
        ("congratulatory letters", "message"), ("had a talk", "talks"), ("concluding an official visit", "leave"),
    ]),
    ("Lào trao tặng gạo. Huân chương ở đó", [("trao tặng", "aid"), ("huân chương", "honour")]),
    ("ngày 2/6 họ gửi công văn; họ phải rút bớt người; họ tuần tra, kiểm soát; buổi đón", [
        ("gửi công văn", "message"), ("phải rút", "sanction"), ("tuần tra, kiểm soát", "exercise"),
        ("buổi đón", "welcome"),
    ]),
    ("bày tỏ đau buồn; gửi điện, thư thăm hỏi", [
        ("bày tỏ đau buồn", "message"), ("gửi điện, thư thăm hỏi", "message"),
    ]),
    # and beside them the words themselves
    ("tiếp tục; Thủ tướng tiếp Đại sứ", [("tiếp", "receive")]),
    ("gặp khó khăn khi gặp nhau", [("gặp nhau", "meet")]),
    ("", []),
    # talks over a meal or a screen; a round of them
    ("vừa ăn vừa bàn chuyện biển", [("vừa ăn vừa bàn chuyện", "meet")]),
    ("tới Ankara bàn với Tổng thống", [("tới", "arrive"), ("bàn với", "talks")]),
    ("nói chuyện qua video; vòng gặp đầu", [("nói chuyện qua video", "call"), ("vòng gặp", "meet")]),
    ("khẩu trang chuyển cho Mặt trận Lào; chuyển cho tòa án", [("chuyển cho mặt trận", "aid")]),
    ("hạ quan hệ xuống mức thấp nhất", [("hạ quan hệ", "sanction")]),
    (
        "được trả về qua cửa khẩu; việc giao nhận; giao nhận hàng hóa",
        [("được trả về", "rite"), ("việc giao nhận", "rite")],
    ),
    # until when, and to what time something is put off: nobody comes
    ("lùi sang sáng thứ hai; sang tuần sau; đến chiều; sang tuần tra", [("sang", "arrive"), ("tuần tra", "exercise")]),
    ("lễ mở ký Công ước, được mở ký, mở ký hiệp ước", []),
    # people are handed over, and no goods for them
    ("bàn giao 3 nghi phạm lừa đảo", [("bàn giao", "rite")]),
    ("bàn giao cho cảnh sát nước bạn hai công dân của họ", [("bàn giao", "rite")]),
    ("đã tiếp nhận 12 ngư dân", [("đã tiếp nhận", "rite")]),
    ("bàn giao một kẻ trốn nã", [("bàn giao", "rite")]),
    ("bàn giao thuyền cho 12 ngư dân", [("bàn giao", "aid")]),
    ("bàn giao nhà tình thương cho ngư dân", [("bàn giao", "aid")]),
    # what a committee is called after
    ("Ủy ban liên hợp phân giới, cắm mốc", [("ủy ban liên hợp phân giới, cắm mốc", "dialogue")]),
    ("làm lễ cắm mốc số 5", [("cắm mốc", "rite")]),
    # whom somebody meets to hand over a note is told so, and who is expelled is handed over
    (
        "đã gặp đại diện sứ quán trao công hàm",
        [("đã gặp", "message"), ("trao công hàm", "message")],
    ),
    ("đã gặp đại diện sứ quán trao đổi", [("đã gặp", "meet"), ("trao đổi", "work")]),
    ("trục xuất, bàn giao một bị can", [("trục xuất, bàn giao", "rite")]),
    # who lives and works somewhere is on no visit; what is only talked about is not signed; a gift is what a school is
    ("kiều bào sinh sống và làm việc tại Lào; học tập, làm việc ở Nga", []),
    ("bàn về việc ký lại văn bản; đề nghị sớm ký Công ước; xem xét khả năng ký kết", []),
    ("thăm trường học, quà tặng của Lào", [("thăm", "visit")]),
    # whoever comes to mourn writes so beside it, and sends no message
    ("viếng ông A và ghi sổ tang", [("viếng", "rite"), ("ghi sổ tang", "rite")]),
    ("gửi hoa. Họ ghi sổ tang", [("ghi sổ tang", "message")]),
    ("thúc đẩy các chuyến thăm giữa lãnh đạo hai nước; các chuyến thăm cấp cao", []),
    # whoever comes to rescue people brings help
    ("Nga đưa đội cứu hộ tới Nepal", [("đưa đội cứu hộ", "aid"), ("tới", "aid")]),
    ("Nhân viên cứu hộ Nga có mặt tại Nepal", [("có mặt tại", "aid")]),
    ("Đội tìm kiếm cứu nạn quốc tế của Nga gồm 62 người và 6 chú chó cũng có mặt tại Nepal", [("có mặt tại", "aid")]),
    ("Máy bay chở 3 tấn hàng đáp xuống sân bay", [("đáp xuống", "aid")]),
    ("Máy bay chở Tổng thống đáp xuống sân bay", [("đáp xuống", "arrive")]),
    # who is called up by another, whoever stands between
    ("Đại sứ bị Bộ Ngoại giao Lào triệu đến", [("bị bộ ngoại giao", "message")]),
    ("làng bị lũ cuốn", []),
    # meetings by other words, a state that breaks with another, an office that is left
    ("có buổi tiếp xúc, nói thẳng với nhau", [("có buổi tiếp xúc", "meet"), ("nói thẳng với nhau", "meet")]),
    ("đoạn tuyệt ngoại giao với Lào", [("đoạn tuyệt ngoại giao", "sanction")]),
    ("đọc lời chào; lễ chào cột mốc; rời ghế thủ tướng", []),
    ("họ ký kết nghĩa với Đại đội 311", [("ký kết nghĩa", "exchange")]),
    ("ông đến thăm và chúc mừng Đại sứ quán Lào", [("đến thăm", "meet"), ("chúc mừng", "message")]),
    # goods are sent, or else nothing; envoys are made to leave; who patrols together
    ("đã gửi tới công an tỉnh bạn 5 tấn gạo", [("gửi tới", "aid")]),
    ("đã gửi tới ông một bức ảnh", []),
    ("Lào buộc bốn nhân viên sứ quán Nga ra đi", [("buộc", "sanction")]),
    ("hai bên cùng đi tuần tra", [("cùng đi tuần tra", "exercise")]),
    ("hai nguyên thủ ấn nút", [("ấn nút", "rite")]),
    # who is brought somewhere, a state that breaks with another, a note that is handed over
    ("Máy bay chở Chủ tịch dừng bánh ở sân đỗ", [("dừng bánh ở", "arrive")]),
    ("Lào loan báo đoạn giao với Nga", [("đoạn giao với", "sanction")]),
    ("đã gặp tùy viên, trao một công hàm", [("đã gặp", "message"), ("trao", "message"), ("công hàm", "message")]),
    ("Đại sứ bị Thứ trưởng Ngoại giao gọi đến lúc nửa khuya", [("bị thứ trưởng ngoại giao", "message")]),
    # the stages of a journey
    ("Chặng đầu là Lào; chặng cuối cùng là Cuba", [("chặng đầu là", "visit"), ("chặng cuối cùng là", "visit")]),
    # who invited somebody, and people at their work
    ("gặp Chủ tịch, người đã mời bà sang", [("gặp", "meet")]),
    ("các kỹ sư đang làm việc tại mỏ", []),
    # who is told to go, called home or told what was decided; talks that go on
    ("ông là người không được chào đón ở Lào", [("không được chào đón", "sanction")]),
    ("Lào rút 41 nhà ngoại giao khỏi Nga", [("rút", "sanction")]),
    ("Lào rút 41 xe tăng khỏi biên giới", []),
    ("Đại sứ được phía Lào báo cho biết quyết định", [("được phía", "message")]),
    ("thêm 300 người mỗi bên được về trong ngày mai", [("người mỗi bên được về", "rite")]),
    ("họ thương lượng tiếp; vòng kế tiếp ở Huế", [("thương lượng tiếp", "talks"), ("vòng kế tiếp", "talks")]),
    # a team, a gathering of many and an opinion are no contact, nor is a walk a journey
    ("Tổ công tác Đồn Biên phòng Mỹ Lý kiểm tra xe.", []),
    ("Thượng đỉnh năm nay khép lại.", []),
    ("Ông đồng ý với đề xuất đó.", []),
    ("Anh đi bộ tới cột mốc.", []),
    ("Ông tản bộ với khách.", [("tản bộ", "meet")]),
    ("Ông chơi golf với khách.", [("chơi golf với", "meet")]),
    ("Họ dẫn viên phi công ra và giao anh cho biên phòng.", [("giao", "rite")]),
    # by what somebody goes, what is done by being announced, and people who are handed over, whatever they are
    ("hai vị lên tàu hỏa tới Kyiv", [("lên tàu hỏa tới", "arrive")]),
    ("ông đi chuyên cơ sang Lào", [("đi chuyên cơ sang", "arrive")]),
    ("Lào cho biết sẽ trục xuất hai tham tán", [("cho biết sẽ trục xuất", "sanction")]),
    ("Lào tuyên bố sẽ trục xuất hai tham tán", [("tuyên bố sẽ trục xuất", "sanction")]),
    ("9 binh sĩ đã được phía Lào bàn giao", [("bàn giao", "rite")]),
    ("Lào tiếp nhận 9 quân nhân", [("tiếp nhận", "rite")]),
    # an office that one is given at home, what nobody does for a state, what a treaty is called, and who is a guest
    ("Chủ tịch nước trao quyết định bổ nhiệm đại sứ", []),
    ("vụ tấn công khủng bố ở Kashmir", []),
    ("binh sĩ hai bên đấu súng", []),
    ("theo Hiệp ước hữu nghị và hợp tác", []),
    ("đông đảo khách mời địa phương", []),
    ("ông là khách mời của Tổng thống Lào", [("là khách mời", "visit")]),
    # no journey leads to a house of the town, and a key is given with the house
    ("ông ghé trụ sở UBND tỉnh", [("ghé", "meet")]),
    ("bà tới tòa thị chính", [("tới", "meet")]),
    ("họ giao chìa khóa căn nhà cho bạn", [("giao chìa khóa", "aid")]),
    ("đại sứ nhận vật tư y tế", [("nhận vật tư y tế", "aid")]),
    ("khánh thành đại sứ quán", [("khánh thành đại sứ quán", "rite")]),
    ("treo biển lãnh sự quán", [("treo biển lãnh sự quán", "rite")]),
    ("hai ông lại nhấc máy", [("lại nhấc máy", "call")]),
    ("gỡ vướng cho bàn đàm phán", []),
    ("quay về bàn hội nghị", []),
    ("ngồi vào bàn đàm phán", [("ngồi vào bàn đàm phán", "talks")]),
    ("ở chặng Lào (3-5/6)", [("ở chặng", "visit")]),
    ("xe lên đón người về", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CONTACTS)
def test_words_of_contact(text: str, expected: list[tuple[str, str]]) -> None:
    assert contacts(text) == expected


CUES = [
    # phrases in which the word of a cue means something else
    ("hiệp định ngừng bắn, Bình Định", []),
    ("lễ hồi hương, đoàn không quân, khẳng định", [("khẳng định", "speech")]),
    ("hệ thống phòng không có tầm xa", []),
    ("Ông sẽ thăm Lào", [("sẽ", "future")]),
    ("sẽ được", [("sẽ được", "future")]),
    ("bên lề", [("bên lề", "beside")]),
    ("khẽ, sẽs", []),
    ("đường phân định, hiệp ước hoạch định", []),
    ("ra thông cáo chung", []),
    ("ra thông cáo", [("ra thông cáo", "speech")]),
    ("gác lại kế hoạch đó", [("gác lại kế hoạch", "cancel")]),
    ("chuyến công du chớp nhoáng", [("chuyến công du chớp nhoáng", "one_day")]),
    ("bà dự trù đến Lào", [("dự trù", "future")]),
    ("Lào là bên làm mối", [("là bên làm mối", "mediator")]),
    # no words within others
    ("Trong khi đó, Lào", [("trong khi đó", "also")]),
    ("Khi đó, Lào", [("khi đó", "recall")]),
]


@pytest.mark.parametrize(("text", "expected"), CUES)
def test_cues(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(c.words, c.concept) for c in cues_of(read(text))]
    assert [cue for cue in found if cue[1] in {concept for _, concept in expected} or not expected] == expected


def test_words_of_two_concepts_are_cues_of_both() -> None:
    concepts: dict[str, set[str]] = {}
    for words, concept in cues():
        concepts.setdefault(words, set()).add(concept)
    both = [words for words, several in concepts.items() if len(several) > 1]
    assert both, "no words carry two concepts"
    assert concepts[both[0]] <= {c.concept for c in cues_of(read(both[0]))}


WORDS = sorted({w for w, _ in frames()} | {w for w, _ in cues()} | {"Lào", "Việt Nam", "ngày 2/6", "hôm nay", "và"})
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", ", ", ". ", "\n", ""])), max_size=12).map(
    lambda parts: "".join(w + end for w, end in parts)
)


@settings(max_examples=150)
@given(TEXTS)
def test_hits_stand_on_their_words_whole_and_apart(text: str) -> None:
    document = read(text)
    low = document.lower
    found = contacts_of(document, ())
    for hit in (*found, *cues_of(document)):
        assert low[hit.start : hit.end] == hit.words != ""
        assert not (hit.start and low[hit.start - 1].isalnum())
        assert not low[hit.end : hit.end + 1].isalnum()
    assert all(a.end <= b.start for a, b in pairwise(found))
    concepts: dict[str, list[Cue]] = {}
    for cue in cues_of(document):
        concepts.setdefault(cue.concept, []).append(cue)
    assert all(a.end <= b.start for those in concepts.values() for a, b in pairwise(those))


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_one_text_after_another_has_the_hits_of_both(first: str, second: str) -> None:
    """Nothing is remembered from one stretch of text to the next."""
    first, second = first.strip() or "x", second.strip() or "x"
    shift = len(read(first).text) + 2  # spaces that were left out are put in
    apart: list[Contact | Cue] = []
    for text, by in ((first, 0), (second, shift)):
        for hit in (*contacts_of(read(text), ()), *cues_of(read(text))):
            apart.append(replace(hit, start=hit.start + by, end=hit.end + by))
    given_text = f"{first}\n\n{second}"
    # lines broken at a width are a property of the whole, and of each part by itself
    assume(not any(layout.breaks(text) for text in (first, second, given_text)))
    whole = read(given_text)
    assert set(apart) == {*contacts_of(whole, ()), *cues_of(whole)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ngày 3/11, Tổng thống Hoa Kỳ tới Lào.", "tới"),
        ("Ngày 3/11, Thổ Nhĩ Kỳ tới dự theo lời mời của Lào.", "tới dự"),
        ("Ngày 3/11, Mỹ và Nhật ký hiệp định tại Tokyo.", "ký hiệp định"),
    ],
)
def test_words_that_are_no_contact_do_not_begin_in_a_name(text: str, words: str) -> None:
    told = read_article(Article("a", text, published="2017-11-04"))
    assert words in {m.contact.words for m in told.mentions}
