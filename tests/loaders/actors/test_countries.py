"""Which words stand for a state: one line a case, traps included."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.actors.countries import (
    KINDS,
    alpha3,
    country_name,
    find_countries,
    resolve_country,
)
from loaders.lexicon.automaton import automaton
from loaders.lexicon.states import states
from loaders.resources import COUNTRIES_COLUMNS, read_csv
from loaders.text.document import read
from loaders.text.normalise import normalise

# text → (words, codes, kind) of each mention
CASES = [
    # somebody's name, a state of a union, a province
    ("Michael Jordan và Jordan Smith", []),
    ("Quốc vương Jordan Abdullah II", [("Jordan", "JO", "name")]),
    ("bang Georgia ở Mỹ", [("bang Georgia", "US", "city"), ("Mỹ", "US", "name")]),
    ("tỉnh Hòa Bình yêu hòa bình", [("tỉnh Hòa Bình", "VN", "city")]),
    ("thành phố Gimje", [("Gimje", "KR", "city")]),
    ("tỉnh U Đôm Xay, tỉnh Tbong Khmum", [("U Đôm Xay", "LA", "city"), ("Tbong Khmum", "KH", "city")]),
    # a city in the name of a gathering of many
    ("Đối thoại Quốc phòng Seoul và Hội nghị An ninh Munich tại Seoul", [("Seoul", "KR", "capital")]),
    # older spellings, and states that are no more by their successors
    ("Thái-lan và Việt-nam", [("Thái-lan", "TH", "name"), ("Việt-nam", "VN", "name")]),
    ("Trung cộng và Bồ-đào-nha", [("Trung cộng", "CN", "name"), ("Bồ-đào-nha", "PT", "name")]),
    ("Nam Tư và Tiệp Khắc", [("Nam Tư", "RS", "name"), ("Tiệp Khắc", "CZ", "name")]),
    ("CHDC Đức", [("CHDC Đức", "DE", "name")]),
    # names, long and short
    ("Thủ tướng Lào thăm Việt Nam", [("Lào", "LA", "name"), ("Việt Nam", "VN", "name")]),
    ("Hoa Kỳ và Liên bang Nga", [("Hoa Kỳ", "US", "name"), ("Liên bang Nga", "RU", "name")]),
    ("CHDCND Triều Tiên gửi đoàn sang CHDCND Lào", [("CHDCND Triều Tiên", "KP", "name"), ("CHDCND Lào", "LA", "name")]),
    ("Vương quốc Anh, CHLB Đức", [("Vương quốc Anh", "GB", "name"), ("CHLB Đức", "DE", "name")]),
    ("Đại Hàn Dân Quốc", [("Đại Hàn Dân Quốc", "KR", "name")]),
    ("Nam Triều Tiên và Bắc Triều Tiên", [("Nam Triều Tiên", "KR", "name"), ("Bắc Triều Tiên", "KP", "name")]),
    ("quân đội nước ta", [("nước ta", "VN", "name")]),
    ("Cộng hòa Congo và CHDC Congo", [("Cộng hòa Congo", "CG", "name"), ("CHDC Congo", "CD", "name")]),
    ("Guinea Xích Đạo, Guinea-Bissau, Guinea, Papua New Guinea",
     [("Guinea Xích Đạo", "GQ", "name"), ("Guinea-Bissau", "GW", "name"), ("Guinea", "GN", "name"),
      ("Papua New Guinea", "PG", "name")]),
    ("Đông Timor, Sudan và Nam Sudan",
     [("Đông Timor", "TL", "name"), ("Sudan", "SD", "name"), ("Nam Sudan", "SS", "name")]),
    ("Hà Lan, Ba Lan, Phần Lan, Đài Loan",
     [("Hà Lan", "NL", "name"), ("Ba Lan", "PL", "name"), ("Phần Lan", "FI", "name"), ("Đài Loan", "TW", "name")]),
    ("Thổ Nhĩ Kì", [("Thổ Nhĩ Kì", "TR", "name")]),
    ("nước Cộng hoà Séc", [("Cộng hòa Séc", "CZ", "name")]),
    ("US Navy; US$500 and US dollars at the US Open", [("US", "US", "name")]),
    ("VN và UAE ký", [("VN", "VN", "abbreviation"), ("UAE", "AE", "abbreviation")]),
    # transcriptions of the army press
    ("Bộ Quốc phòng Cam-pu-chia", [("Cam-pu-chia", "KH", "name")]),
    ("In-đô-nê-xi-a, Ma-lai-xi-a và Xin-ga-po",
     [("In-đô-nê-xi-a", "ID", "name"), ("Ma-lai-xi-a", "MY", "name"), ("Xin-ga-po", "SG", "name")]),
    ("Ô-xtrây-li-a và Niu Di-lân", [("Ô-xtrây-li-a", "AU", "name"), ("Niu Di-lân", "NZ", "name")]),
    ("cướp biển Xô-ma-li", [("Xô-ma-li", "SO", "name")]),  # Ma-li lies inside
    ("U-crai-na, Bê-la-rút", [("U-crai-na", "UA", "name"), ("Bê-la-rút", "BY", "name")]),
    # headlines in capitals
    ("BỘ TRƯỞNG QUỐC PHÒNG NGA THĂM VIỆT NAM", [("NGA", "RU", "name"), ("VIỆT NAM", "VN", "name")]),
    ("NGUYỄN THỊ NGA NHẬN GIẢI", []),
    # capitals and seats
    ("Bắc Kinh phản đối Washington", [("Bắc Kinh", "CN", "capital"), ("Washington", "US", "capital")]),
    ("Mát-xcơ-va, Bình Nhưỡng", [("Mát-xcơ-va", "RU", "capital"), ("Bình Nhưỡng", "KP", "capital")]),
    ("Nhà Trắng và Điện Kremlin", [("Nhà Trắng", "US", "seat"), ("Điện Kremlin", "RU", "seat")]),
    ("Tòa Bạch Ốc, Lầu Năm Góc, Nhà Xanh",
     [("Tòa Bạch Ốc", "US", "seat"), ("Lầu Năm Góc", "US", "seat"), ("Nhà Xanh", "KR", "seat")]),
    ("số 10 phố Downing", [("số 10 phố Downing", "GB", "seat")]),
    ("tàu cập cảng Subic", [("Subic", "PH", "city")]),
    ("tới Nam Ninh rồi Luang Prabang", [("Nam Ninh", "CN", "city"), ("Luang Prabang", "LA", "city")]),
    ("Nhật hoàng tiếp Đại sứ", [("Nhật hoàng", "JP", "seat")]),
    ("Cảnh sát biển Nhật Bản", [("Cảnh sát biển Nhật Bản", "JP", "seat")]),
    # pairs
    ("quan hệ Việt - Lào", [("Việt - Lào", "VN|LA", "pair")]),
    ("thượng đỉnh Mỹ-Triều", [("Mỹ-Triều", "US|KP", "pair")]),
    ("biên giới Trung – Ấn", [("Trung - Ấn", "CN|IN", "pair")]),
    ("hợp tác Việt Nam - Hàn Quốc", [("Việt Nam - Hàn Quốc", "VN|KR", "pair")]),
    ("tập trận Mỹ - Nhật - Hàn", [("Mỹ - Nhật - Hàn", "US|JP|KR", "pair")]),
    ("thượng đỉnh liên Triều", [("liên Triều", "KP|KR", "pair")]),
    ("hai miền Triều Tiên nối lại đường dây nóng", [("hai miền Triều Tiên", "KP|KR", "pair")]),
    ("thượng đỉnh Hàn Triều", [("Hàn Triều", "KR|KP", "pair")]),
    ("Trường Đại học Việt - Đức", []),
    ("Bệnh viện Việt - Đức và Cung Văn hóa Hữu nghị Việt - Xô", []),
    # people, teams, goods
    ("người Mỹ, công dân Lào", [("Mỹ", "US", "people"), ("Lào", "LA", "people")]),
    ("ĐT Việt Nam gặp U23 Thái Lan", [("Việt Nam", "VN", "team"), ("Thái Lan", "TH", "team")]),
    ("thịt bò Mỹ và gạo Thái Lan", [("Mỹ", "US", "goods"), ("Thái Lan", "TH", "goods")]),
    ("ba triệu bảng Anh", []),
    # organisations are no states
    ("ASEAN và EU họp tại Hà Nội",
     [("ASEAN", "ASEAN", "organisation"), ("EU", "EU", "organisation"), ("Hà Nội", "VN", "capital")]),
    ("Đại hội đồng Liên hợp quốc", [("Đại hội đồng Liên hợp quốc", "UN", "organisation")]),
    # one syllable: the state
    ("Ngoại trưởng Mỹ Blinken", [("Mỹ", "US", "name")]),
    ("Đại sứ Mỹ Dan Kritenbrink", [("Mỹ", "US", "name")]),
    ("Thủ tướng Anh Theresa May", [("Anh", "GB", "name")]),
    ("Phía Nga cho rằng", [("Nga", "RU", "name")]),
    ("khả năng Mỹ đình chỉ viện trợ", [("Mỹ", "US", "name")]),  # not Mỹ Đình
    ("thăm Mỹ từ ngày 2/3", [("Mỹ", "US", "name")]),  # not mỹ từ
    ("Nhật ký với Nga một hiệp định", [("Nhật", "JP", "name"), ("Nga", "RU", "name")]),
    ("Hôm qua Nhật thực hiện lời hứa", [("Nhật", "JP", "name")]),
    ("Anh và Pháp tuyên bố sẽ giúp; nước Anh nói rõ",
     [("Anh", "GB", "name"), ("Pháp", "FR", "name"), ("Anh", "GB", "name")]),
    ("Tổng thống Hàn Moon Jae-in thăm Hàn Quốc", [("Hàn", "KR", "name"), ("Hàn Quốc", "KR", "name")]),
    ("Bộ trưởng Năng lượng và Mỏ Lào", [("Lào", "LA", "name")]),
    ("nước bạn Lào", [("Lào", "LA", "name")]),
    ("đại sứ Trung Quốc tại Úc Cheng Jingye", [("Trung Quốc", "CN", "name"), ("Úc", "AU", "name")]),
    ("Bộ trưởng Quốc Phòng Pháp", [("Pháp", "FR", "name")]),
    ("Tổng thống Trump tuyên bố Mỹ sẽ rút", [("Mỹ", "US", "name")]),  # "bố" before it is no father
    # one syllable: somebody's name
    ("chị Nga và bà Mỹ đi chợ", []),
    ("bị cáo Tạ Thị Nga; theo lời khai của Nga", []),
    ("ông Nguyễn Tuấn Anh", []),
    ("Nguyễn Thị Hà Lan, Trần Thái Lan", []),
    ("nhà lãnh đạo Thái Anh Văn", []),
    ("Minh Đức, Hồng Đức, Lê Đức Anh", []),
    # one syllable: a word or a place
    ("Mỹ Đình, Mỹ Tho, Phú Mỹ, Bắc Mỹ, châu Mỹ, Mỹ Latinh, Mỹ La-tinh, Trung Mỹ", []),
    ("Đức Thọ, Đức Phật, Thủ Đức, Lào Cai, Nga Sơn, Pháp Vân", []),
    ("ông Basem Humad Al Sabah, ông Naser Al-Sabah", []),
    ("Anh hùng Lao động, Anh em, Pháp luật, Ý kiến, Áo dài, Hàn lâm", []),
    ("Nhật ký của một người lính", []),
    ("Trung tâm Pháp y, Nhà thờ Đức bà, lớp Nhật ngữ, ký Ý định thư", []),
    ("Vũ Anh (Theo báo)", []),  # whoever signed the news
    ("bà ấy (Áo sẫm) đến Vienna (Áo)", [("Vienna", "AT", "capital"), ("Áo", "AT", "name")]),
    ("chủ nhật, Chủ Nhật, Chủ nhật, anh, ý, đức, pháp, nga, áo, úc", []),
    ("Anh cho biết đã mua nhà", []),
    ("Anh và Lào cùng họp. Rồi anh ra về.", [("Lào", "LA", "name")]),  # somebody is called so
    ("Đối thoại: Anh và Việt Nam bước đầu", [("Anh", "GB", "name"), ("Việt Nam", "VN", "name")]),
    ("Áo của anh màu xanh", []),
    ("Trung ương, Trung tướng, miền Trung, Thái Bình Dương, Ấn Độ Dương", []),
    ("bán đảo Triều Tiên, eo biển Đài Loan, vịnh Thái Lan, ra biển Nhật Bản, Biển Đông", []),
    ("gió Lào, sông Hàn, Viện Hàn lâm", []),
    ("nói tiếng Anh, Pháp và Nga", []),
    # somebody's clock
    ("tối 19/5 theo giờ Việt Nam, múi giờ Nga", []),
    ("lúc 15 giờ Nga và Mỹ ký", [("Nga", "RU", "name"), ("Mỹ", "US", "name")]),
    ("Hồng Kông, Ma Cao, Guam", []),
    ("Santiago; Santiago de Cuba", [("Santiago", "CL", "capital"), ("Santiago de Cuba", "CU", "city")]),
    ("VnExpress, Vietnam Airlines, Vietnam+, Thời báo Hoàn Cầu", []),
    ("Hiệp định Paris, George Washington, Real Madrid", []),
    ("Vượt trội, Malibu, Iranian", []),
    # the name of a page is no state, a name right behind a full stop is one
    ("VOV.VN - Đoàn đã về.", []),
    ("Họ đã gặp nhau.Lào vui mừng.", [("Lào", "LA", "name")]),
    ("Phiên họp giữa hai nhóm chuyên gia Lào và Pa-lê-xtin", [("Lào", "LA", "name"), ("Pa-lê-xtin", "PS", "name")]),
    # money is of no state
    ("1 triệu đô la Mỹ, 300 đô-la Úc, 5 triệu yên Nhật, 20 nhân dân tệ Trung Quốc, đồng rúp Nga", []),
    ("Mỹ cho Lào vay bằng đô la", [("Mỹ", "US", "name"), ("Lào", "LA", "name")]),
    # two that share the rest of their name
    ("Thủ tướng hai nước Bắc và Nam Hàn", [("Bắc", "KP", "name"), ("Nam Hàn", "KR", "name")]),
    ("Bộ trưởng Nam và Bắc Triều Tiên", [("Nam", "KR", "name"), ("Bắc Triều Tiên", "KP", "name")]),
    ("between North and South Korea", [("North", "KP", "name"), ("South Korea", "KR", "name")]),
    ("ông Trần Văn Nam và Bắc Hàn", [("Bắc Hàn", "KP", "name")]),
    ("miền Nam và Nam Hàn", [("Nam Hàn", "KR", "name")]),
    # a clock in brackets or behind a day, and a state that acts at an hour
    ("lúc 2 giờ 30 ngày 16-8 giờ Việt Nam, 20 giờ (tức 19 giờ Lào), chiều 5/5 (giờ bờ Đông của Mỹ)", []),
    ("lúc 9 giờ ngày 16-8, Lào (từ 9 giờ Nga nghỉ họp)", [("Lào", "LA", "name"), ("Nga", "RU", "name")]),
    # two that a word before counts, and fishing, which is no fish
    ("Tàu hai nước Việt, Trung tuần tra", [("Việt, Trung", "VN|CN", "pair")]),
    ("Lực lượng chấp pháp nghề cá Trung Quốc", [("Trung Quốc", "CN", "name")]),
    ("cá Trung Quốc", [("Trung Quốc", "CN", "goods")]),
    # a short name of two, one of which the text names in full
    ("Cộng hòa Dân chủ Congo rút quân khỏi Congo", [("Cộng hòa Dân chủ Congo", "CD", "name"), ("Congo", "CD", "name")]),
    ("Kinshasa hay Công-gô", [("Kinshasa", "CD", "capital"), ("Công-gô", "CD", "name")]),
    ("CHDC Congo và Brazzaville, Congo", [
        ("CHDC Congo", "CD", "name"), ("Brazzaville", "CG", "capital"), ("Congo", "CG", "name"),
    ]),
    ("Congo rút quân", [("Congo", "CG", "name")]),
    # the clock of a state
    ("tối 3/5 (sáng nay giờ Việt Nam), trưa qua giờ Lào", []),
    # a state by its formal name in English alone
    ("Togolese Republic kỷ niệm", [("Togolese Republic", "TG", "name")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_mentions(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(m.text, "|".join(m.codes), m.kind) for m in find_countries(read(text))]
    assert found == expected


@pytest.mark.parametrize(("text", "codes"), [
    ("Anh Nam mua xe. Anh nói nước Anh đẹp.", ["GB"]),  # the pronoun in an article about Britain
    ("Nước Anh bầu cử. Anh và EU đàm phán.", ["GB", "GB", "EU"]),
    ("Chị Lê Thị Nga từ chối. Nga nói: đất nước Nga rộng.", ["RU"]),
    ("Hàn Quốc và Mỹ họp.\nMỹ, Hàn tập trận.", ["KR", "US", "US", "KR"]),
])  # fmt: skip
def test_the_article_decides(text: str, codes: list[str]) -> None:
    assert [code for m in find_countries(read(text)) for code in m.codes] == codes


@pytest.mark.parametrize(("given", "code"), [
    ("LA", "LA"), ("la", "LA"), ("LAO", "LA"), ("lao", "LA"), ("Lào", "LA"), ("LÀO", "LA"), ("Laos", "LA"),
    ("Hàn Quốc", "KR"), ("han quoc", "KR"), ("South Korea", "KR"), ("Korea", None), ("cam pu chia", "KH"),
    ("Cam-pu-chia", "KH"), ("Hoa Kì", "US"), ("Mỹ", "US"), ("My", "US"), ("my", "MY"), ("MY", "MY"), ("Nga", "RU"),
    ("nga", "RU"), ("NGA", "NG"), ("Áo", "AT"), ("áo", "AT"), ("ao", "AO"), ("Cộng hoà Séc", "CZ"),
    ("Dominica", "DM"), ("Cộng hòa Dominica", "DO"), ("Kosovo", "XK"), ("TWN", "TW"), (" VN ", "VN"),
    ("Viet Nam", "VN"), ("Vietnam", "VN"), ("EU", None), ("Atlantis", None), ("", None), ("Bắc Kinh", None),
    ("Ê-ri-tơ-ri-a", "ER"),
])  # fmt: skip
def test_resolve(given: str, code: str | None) -> None:
    assert resolve_country(given) == code


def test_every_state_resolves_by_each_of_its_names() -> None:
    for code in states().countries:
        assert resolve_country(code) == code
        assert resolve_country(alpha3(code)) == code
        for lang in ("vi", "en"):
            assert resolve_country(country_name(code, lang)) == code


def test_all_states_of_the_united_nations_and_four_more() -> None:
    assert len(states().countries) == 193 + len(["VA", "PS", "XK", "TW"]) + len(["CK", "NU"])


def test_every_name_is_found_where_it_stands_alone() -> None:
    missed = []
    for row in read_csv("countries.csv", COUNTRIES_COLUMNS):
        for name in (row["name_vi"], *row.many("names"), *row.many("transcriptions"), *row.many("capitals")):
            text = normalise(f"Đoàn đại biểu {name} phát biểu.").text
            if not any(row["code"] in m.codes for m in find_countries(read(text))):
                missed.append((row["code"], name))
    assert missed == []


@given(
    st.lists(st.sampled_from([text for text, _ in CASES]), min_size=1, max_size=6),
    st.sampled_from([". ", "\n", ", ", " "]),
)
def test_mentions_are_in_order_apart_and_verbatim(texts: list[str], glue: str) -> None:
    text = normalise(glue.join(texts)).text
    end = 0
    for mention in find_countries(read(text)):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.text
        assert mention.codes
        assert mention.kind in KINDS
        end = mention.end


@given(st.text(alphabet="Mỹ AnhNgaĐức-.\nİß𐐀ộ\u0301vVN", max_size=60))
def test_any_text_is_taken(text: str) -> None:
    document = read(text)
    for mention in find_countries(document):
        assert document.text[mention.start : mention.end] == mention.text


def forget() -> None:
    states.cache_clear()
    automaton.cache_clear()


def test_names_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    from pathlib import Path

    from loaders.facts.own import import_facts

    monkeypatch.setenv("BANGIAO_FACTS", str(tmp_path))
    source = Path(str(tmp_path)) / "mine.csv"
    source.write_text("country,name,kind,source\nUA,Uy-cờ-ren,name,own\nUA,Dinh Mariinskyi,seat,own\n", "utf-8")
    import_facts(source)
    forget()
    try:
        found = [(m.codes, m.kind) for m in find_countries(read("Tổng thống Uy-cờ-ren ở Dinh Mariinskyi"))]
        assert found == [(("UA",), "name"), (("UA",), "seat")]
        assert resolve_country("uy cờ ren") == "UA"
    finally:
        forget()
