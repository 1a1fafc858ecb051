"""Which words name an office holder: one line a case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.actors.countries import find_countries
from loaders.actors.people import PersonMention, find_people
from loaders.facts.known import Facts
from loaders.facts.own import import_facts
from loaders.facts.reading import load_facts
from loaders.text.document import read
from loaders.text.normalise import normalise


def people(text: str, facts: Facts | None = None) -> tuple[PersonMention, ...]:
    document = read(text)
    return find_people(document, find_countries(document), facts)


# text → (words, canonical name) of each mention
CASES = [
    # full names as the press writes them
    ("Thủ tướng Nguyễn Xuân Phúc tiếp khách", [("Nguyễn Xuân Phúc", "Nguyễn Xuân Phúc")]),
    ("Tổng thống Hàn Quốc Moon Jae-in", [("Moon Jae-in", "Moon Jae-in")]),
    ("Moon Jae - in và Kim Jong Un", [("Moon Jae - in", "Moon Jae-in"), ("Kim Jong Un", "Kim Jong-un")]),
    ("Kim Jong-Un", [("Kim Jong-Un", "Kim Jong-un")]),
    ("ông Abe Shinzo", [("Abe Shinzo", "Shinzo Abe")]),
    ("Thủ tướng Hungary Orban Viktor", [("Orban Viktor", "Viktor Orbán")]),
    ("Tổng thống Recep Tayyip Erdogan", [("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan")]),
    ("Chủ tịch Tập Cận Bình gặp Vương Nghị", [("Tập Cận Bình", "Xi Jinping"), ("Vương Nghị", "Wang Yi")]),
    ("Tran Dai Quang and Nguyen Phu Trong",
     [("Tran Dai Quang", "Trần Đại Quang"), ("Nguyen Phu Trong", "Nguyễn Phú Trọng")]),
    ("ĐẠI TƯỚNG NGÔ XUÂN LỊCH THĂM LÀO", [("NGÔ XUÂN LỊCH", "Ngô Xuân Lịch")]),
    ("Nguỵ Phượng Hoà", [("Ngụy Phượng Hòa", "Wei Fenghe")]),
    ("Tổng thống Philippines Rodrigo Roa Duterte", [("Rodrigo Roa Duterte", "Rodrigo Duterte")]),  # with a middle name
    ("Ngoại trưởng Michael R. Pompeo", [("Michael R. Pompeo", "Mike Pompeo")]),
    # transcriptions and initials
    ("Tổng thống Nga V.Pu-tin", [("V.Pu-tin", "Vladimir Putin")]),
    ("Tổng thống V. Putin", [("V. Putin", "Vladimir Putin")]),
    ("Đại tướng Xéc-gây Sôi-gu", [("Xéc-gây Sôi-gu", "Sergei Shoigu")]),
    ("Tổng thống Ô-ba-ma", [("Ô-ba-ma", "Barack Obama")]),
    ("Đại tướng Chăn-sạ-mỏn Chăn-nhạ-lạt", [("Chăn-sạ-mỏn Chăn-nhạ-lạt", "Chansamone Chanyalath")]),
    ("Thủ tướng Son-xay Si-phan-đon", [("Son-xay Si-phan-đon", "Sonexay Siphandone")]),  # nobody listed it so
    ("Tổng Bí thư Thong-lun Si-su-lit", [("Thong-lun Si-su-lit", "Thongloun Sisoulith")]),
    ("Thủ tướng Sinzo Abe", [("Sinzo Abe", "Shinzo Abe")]),
    ("Thủ tướng Anh Theresa May", [("Theresa May", "Theresa May")]),  # "Anh" is no pronoun here
    ("Thủ tướng Anh T.May", [("T.May", "Theresa May")]),
    # single names
    ("Tổng thống Trump đến nơi", [("Trump", "Donald Trump")]),
    ("ông Putin và bà Merkel", [("Putin", "Vladimir Putin"), ("Merkel", "Angela Merkel")]),
    ("Tổng thống Mỹ Biden", [("Biden", "Joe Biden")]),
    ("Trump gặp Kim. Donald Trump vui, còn Kim Jong-un thì không.",
     [("Trump", "Donald Trump"), ("Kim", "Kim Jong-un"), ("Donald Trump", "Donald Trump"),
      ("Kim Jong-un", "Kim Jong-un")]),
    ("Kim Jong-un đến nơi. Kim cười. Lưới Kim là tên một loại lưới, kim ngạch tăng.",
     [("Kim Jong-un", "Kim Jong-un")]),  # at the start of a sentence, and behind a capital, it may be any word
    ("Tập Cận Bình đón khách. Chiều qua, Tập nói về tập trận. Tập trận kết thúc.",
     [("Tập Cận Bình", "Xi Jinping"), ("Tập", "Xi Jinping")]),
    # two of one title
    ("Hai ông Trump và Putin", [("Trump", "Donald Trump"), ("Putin", "Vladimir Putin")]),
    ("Hai ông Trump, Putin bắt tay", [("Trump", "Donald Trump"), ("Putin", "Vladimir Putin")]),
    ("Hai ông Trump - Putin bắt tay", [("Trump", "Donald Trump"), ("Putin", "Vladimir Putin")]),
    ("Tổng thống Macron và Merkel", [("Macron", "Emmanuel Macron"), ("Merkel", "Angela Merkel")]),
    ("ông Trump, Putin không đến", [("Trump", "Donald Trump")]),  # a comma alone joins no two
    ("Kim Yong-nam đi trước. Kim Jong-un đi sau. Ông Kim cười.",
     [("Kim Yong-nam", "Kim Yong-nam"), ("Kim Jong-un", "Kim Jong-un"), ("Kim", "Kim Jong-un")]),
    ("Thủ tướng Nguyễn Xuân Phúc đến. Ông Phúc nói phúc lợi là Phúc.",
     [("Nguyễn Xuân Phúc", "Nguyễn Xuân Phúc"), ("Phúc", "Nguyễn Xuân Phúc")]),
    # not they
    ("Trump Tower mở cửa", []),
    ("chị Phúc và ông Kim", []),
    ("Hoàng Xuân Chiến nghe Chính phủ Hoàng gia nói", [("Hoàng Xuân Chiến", "Hoàng Xuân Chiến")]),
    ("Hoàng Xuân Chiến đến. Tướng Hoàng nói.",
     [("Hoàng Xuân Chiến", "Hoàng Xuân Chiến"), ("Hoàng", "Hoàng Xuân Chiến")]),
    ("Nguyễn Xuân Phúc Hậu", []),  # a longer name
    ("Lê Văn Dung", []),  # Lê Văn Dũng keeps his tones
    ("Bị cáo Trần Văn Sơn khai", []),
    ("anh Nguyễn Văn Hùng và ca sĩ Nguyễn Văn Thắng", []),
    ("công viên, bảng giá, kim loại", []),
    ("Moon", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_mentions(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.text, m.name) for m in people(text)] == expected


def test_holdings_are_all_terms_of_the_person() -> None:
    (mention,) = people("Ngô Xuân Lịch")
    terms = [(h.office, h.start, h.end) for h in mention.holdings if h.office == "defence_minister"]
    assert terms == [("defence_minister", "2016-04-09", "2021-04-07")]
    assert mention.countries == ("VN",)


@pytest.mark.parametrize(("text", "countries"), [
    ("Toàn quyền Australia David Johnston", {"AU"}),
    ("Toàn quyền Canada David Johnston", {"CA"}),
    ("David Johnston", {"AU", "CA"}),
])  # fmt: skip
def test_one_name_in_two_states_is_told_apart_by_the_state_beside_it(text: str, countries: set[str]) -> None:
    (mention,) = people(text)
    assert set(mention.countries) == countries


def test_a_monarch_of_several_states_is_one_person() -> None:
    (mention,) = people("Nữ hoàng Elizabeth II")
    assert {"GB", "CA", "NZ"} <= set(mention.countries)


def test_every_vietnamese_official_is_found_by_name_and_nobody_else() -> None:
    wrong = []
    for official in load_facts().officials:
        if official.countries == ("VN",):
            found = [m.name for m in people(f"Đồng chí {official.name}.")]
            if found != [official.name]:
                wrong.append((official.name, found))
    assert wrong == []


def test_hyphenated_aliases_lead_to_their_person() -> None:
    wrong = []
    for official in load_facts().officials:
        for alias in official.aliases:
            if "-" in alias and " " in alias:
                text = normalise(f"gặp {alias}.").text
                names = {m.name for m in people(text)}
                if official.name not in names and len(names) != 1:
                    wrong.append((official.name, alias, names))
    assert wrong == []


@given(st.lists(st.sampled_from([text for text, _ in CASES]), min_size=1, max_size=5))
def test_mentions_are_in_order_apart_and_verbatim(texts: list[str]) -> None:
    text = normalise(". ".join(texts)).text
    end = 0
    for mention in people(text):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.text
        assert mention.holdings
        end = mention.end


def test_people_of_ones_own(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    source = folder / "mine.csv"
    source.write_text(
        "country,office,name,aliases,start,source\n"
        "LA,defence_minister,Khamtest Phomtest,Khăm-tét Phôm-tét,2030-01,own\n",
        "utf-8",
    )
    import_facts(source, folder)
    facts: Facts = load_facts(folder)
    (mention,) = people("Bộ trưởng Khăm-tét Phôm-tét", facts)
    assert mention.name == "Khamtest Phomtest"
    assert mention.holdings[0].start == "2030-01"
    assert people("Bộ trưởng Khăm-tét Phôm-tét") == ()
