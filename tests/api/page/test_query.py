"""The page's address, read and written back."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from api.i18n import words
from api.pages import dates, query

VI, EN = words("vi"), words("en")


def read(address: str, language: str = "vi") -> query.Query:
    return query.read(MultiDict(parse_qsl(address, keep_blank_values=True)), words(language))


@pytest.mark.parametrize(
    ("address", "field", "value"),
    [
        ("from=2018", "first", date(2018, 1, 1)),
        ("to=2018", "last", date(2018, 12, 31)),
        ("to=2020-02", "last", date(2020, 2, 29)),
        ("from=2018-07-02", "first", date(2018, 7, 2)),
        ("from=2/7/2018", "first", date(2018, 7, 2)),
        ("from=02.07.2018", "first", date(2018, 7, 2)),
        ("country=LAO", "countries", ("LA",)),
        ("country=Lào&country=viet nam", "countries", ("LA", "VN")),
        ("pair=LA-VN", "countries", ("LA", "VN")),
        ("type=talks&type=visit&type=talks", "types", ("talks", "visit")),
        ("certainty=unknown", "certainties", ("unknown",)),
        ("status=planned", "statuses", ("planned",)),
        ("q=  quốc   phòng ", "q", "quốc phòng"),
        ("match=within", "match", "within"),
        ("match=overlaps", "match", "overlaps"),
        ("utm_source=x&from=&country=", "countries", ()),
    ],
)
def test_what_is_asked_for(address: str, field: str, value: object) -> None:
    asked = read(address)
    assert asked.errors == {}
    assert getattr(asked.filter, field) == value


@pytest.mark.parametrize(
    ("address", "field", "names"),
    [
        ("from=sometime", "from", "sometime"),
        ("from=2018-02-30", "from", "2018-02-30"),
        ("to=2018-13", "to", "2018-13"),
        ("from=2019&to=2018", "to", "2019 – 2018"),
        ("country=Atlantis", "country", "Atlantis"),
        ("country=LA&country=Atlantis", "partner", "Atlantis"),
        ("country=LA&country=Lào", "partner", "Hai ô cùng là một nước"),
        ("country=LA&country=VN&country=KH", "partner", "hai nước"),
        ("type=party", "type", "party"),
        ("status=maybe", "status", "maybe"),
        ("certainty=sure", "certainty", "sure"),
        ("match=about", "match", "about"),
        ("updated_since=yesterday", "updated_since", "yesterday"),
    ],
)
def test_wrong_input_is_explained_beside_its_field(address: str, field: str, names: str) -> None:
    errors = read(address).errors
    assert set(errors) == {field}
    assert names in errors[field]


def test_an_english_reader_is_asked_which_number_is_the_day() -> None:
    asked = read("from=5/4/2018", "en")
    assert "2018-04-05" in asked.errors["from"]
    assert asked.value("from") == "5/4/2018"


def test_addresses_come_back_as_they_went() -> None:
    address = "/?q=qu%E1%BB%91c&from=2018&to=2019-07&country=LA&country=VN&type=talks&sort=date&by=pair"
    assert read(urlsplit(address).query).href() == address


def test_parameters_are_those_of_the_api() -> None:
    asked = read("country=Lao&from=2018&by=type&lang=en")
    assert asked.parameters() == [("from", "2018"), ("country", "LA"), ("sort", "-date")]


def test_a_chip_for_every_condition_leads_to_the_page_without_it() -> None:
    asked = read("q=lao&from=2018&to=2019&country=LA&country=VN&type=talks&status=held&certainty=stated&match=within")
    found = query.chips(asked, VI)
    assert [c.text for c in found] == [
        "có “lao”", "từ 2018", "đến 2019", "chắc chắn trong khoảng", "Lào", "Việt Nam", "Hội đàm", "Đã diễn ra",
        "Ngày ghi rõ trong bài",
    ]  # fmt: skip
    whole = sum(len(v) for v in asked.given.values())
    for chip in found:
        left = parse_qs(urlsplit(chip.remove).query)
        assert sum(len(v) for v in left.values()) == whole - 1
        assert read(urlsplit(chip.remove).query).filter == chip.filter


def test_one_month_is_one_chip() -> None:
    (chip,) = query.chips(read("from=2018-07&to=2018-07"), VI)
    assert chip.text == "Tháng 7 năm 2018"
    assert chip.remove == "/"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "q",
                    "from",
                    "to",
                    "country",
                    "pair",
                    "type",
                    "status",
                    "certainty",
                    "match",
                    "source",
                    "sort",
                    "by",
                    "cursor",
                    "updated_since",
                    "other",
                ]
            ),
            st.text(max_size=20),
        ),
        max_size=6,
    )
)
def test_whatever_is_asked_is_read(pairs: list[tuple[str, str]]) -> None:
    """Nothing raises, and what was understood is understood again from the address it is written to."""
    asked = query.read(MultiDict(pairs), VI)
    if not asked.errors:
        again = read(urlsplit(asked.href()).query)
        assert again.filter == asked.filter


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("day", [date(2022, 6, 2), date(2018, 11, 30), date(1954, 5, 7), date(2024, 2, 29)])
def test_date_fields_take_what_the_page_prints(language: str, day: date) -> None:
    t = words(language)
    iso = day.isoformat()
    for text, form in (
        (dates.day_text(day, t), iso), (dates.numeric(day, t), iso), (dates.say(iso, t).text, iso),
        (dates.range_text(day, day, t), iso), (dates.month_text(day, t), iso[:7]),
        (t("chart.year", year=iso[:4]), iso[:4]),
        (f"{day.month}/{day.year}", iso[:7]), (iso.replace("-", ""), iso), (f"{iso}T08:00:00Z", iso),
    ):  # fmt: skip
        asked = query.read(MultiDict({"from": text}), t)
        assert (asked.errors, asked.value("from")) == ({}, form), text


@pytest.mark.parametrize("text", ["hôm qua", "2/6", "tháng 6", "today", "tomorrow", "x" * 100, "32/13/2022"])
def test_a_date_that_is_none_of_these_is_asked_back(text: str) -> None:
    for t in (words("vi"), words("en")):
        assert "from" in query.read(MultiDict({"from": text}), t).errors


def test_quarters_are_taken_as_they_are_printed() -> None:
    asked = query.read(MultiDict({"from": "Quý 2 năm 2022", "to": "Quý 2 năm 2022"}), words("vi"))
    assert (asked.value("from"), asked.value("to")) == ("2022-04", "2022-06")
    asked = query.read(MultiDict({"from": "Q3 2022"}), words("en"))
    assert asked.value("from") == "2022-07"


@pytest.mark.parametrize(("name", "vietnamese", "english"), [
    ("Korea", "“Korea” có thể là Hàn Quốc hoặc Triều Tiên. Hãy chọn một nước.",
     "“Korea” may be South Korea or North Korea. Choose one of them."),
    ("ASEAN", "“ASEAN” là một tổ chức của nhiều nước. Hãy viết một nước.",
     "“ASEAN” is a union of states. Write one state."),
    ("châu Âu", "“châu Âu” là một khu vực. Hãy viết một nước ở đó.",
     "“châu Âu” is a part of the world. Write a state in it."),
    ("Vietman", "Không có nước “Vietman”. Có phải là Vietnam?", "There is no state “Vietman”. Did you mean Vietnam?"),
])  # fmt: skip
def test_what_is_said_of_a_name_that_is_no_state(name: str, vietnamese: str, english: str) -> None:
    for language, says in (("vi", vietnamese), ("en", english)):
        assert query.read(MultiDict({"country": name}), words(language)).errors == {"country": says}


def test_a_pair_in_an_address_of_the_page_is_read_as_the_api_reads_it() -> None:
    for pair in ("Timor-Leste-VN", "Đông Timor – Việt Nam", "VN_TL"):
        assert set(query.read(MultiDict({"pair": pair}), words("vi")).filter.countries) == {"TL", "VN"}
