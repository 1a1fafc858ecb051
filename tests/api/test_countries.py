"""States by every usual name, those that are no more, and what was probably meant."""

from __future__ import annotations

import pycountry
import pytest

from api import countries

NAMES = [
    # ISO 3166-1's own English names, short and official
    ("Korea, Dem. Rep.", "KP"), ("Moldovia", "MD"), ("Campuchea", "KH"), ("🇻🇳", "VN"), ("🇱🇦", "LA"),
    ("Russian Federation", "RU"), ("Lao People's Democratic Republic", "LA"), ("Korea, Republic of", "KR"),
    ("Republic of Korea", "KR"), ("Korea, Democratic People's Republic of", "KP"), ("Iran, Islamic Republic of", "IR"),
    ("Venezuela, Bolivarian Republic of", "VE"), ("Bolivarian Republic of Venezuela", "VE"), ("Viet Nam", "VN"),
    ("United States of America", "US"), ("Syrian Arab Republic", "SY"), ("Brunei Darussalam", "BN"),
    ("Socialist Republic of Viet Nam", "VN"), ("Tanzania, United Republic of", "TZ"), ("Türkiye", "TR"),
    # usual ones
    ("GER", "DE"), ("VIE", "VN"), ("KSA", "SA"), ("MAS", "MY"), ("Mỹ quốc", "US"), ("Vạn Tượng", "LA"),
    ("Ấn", "IN"), ("Nhật", "JP"),
    ("UK", "GB"), ("uk", "GB"), ("U.S.", "US"), ("Britain", "GB"), ("PRC", "CN"), ("DPRK", "KP"), ("ROK", "KR"),
    ("Burma", "MM"), ("Ivory Coast", "CI"), ("Cote d'Ivoire", "CI"), ("Côte d’Ivoire", "CI"), ("Holland", "NL"),
    ("Swaziland", "SZ"), ("Cape Verde", "CV"), ("East Timor", "TL"), ("Czechia", "CZ"), ("The Gambia", "GM"),
    ("Bosnia & Herzegovina", "BA"), ("Hong Kong", "HK"), ("Hồng Kông", "HK"), ("Macau", "MO"), ("Palestine", "PS"),
    # as lists turn them round
    ("Bahamas (the)", "BS"), ("The Bahamas", "BS"), ("Congo (Kinshasa)", "CD"),
    ("Congo, Democratic Republic of the", "CD"),
    ("China, People's Republic of", "CN"), ("Netherlands (Kingdom of the)", "NL"), ("Kosovo (UNSCR 1244)", "XK"),
    ("Macedonia, the former Yugoslav Republic of", "MK"), ("SU", "RU"), ("DD", "DE"), ("ZR", "CD"),
    # without blanks, as keys of other people's data
    ("southsudan", "SS"), ("NorthKorea", "KP"), ("unitedkingdom", "GB"), ("hanquoc", "KR"),
    # Vietnamese, with and without diacritics
    ("Ý", "IT"), ("ý", "IT"), ("Ai-len", "IE"), ("Miến Điện", "MM"), ("Ma-rốc", "MA"), ("Bờ Biển Ngà", "CI"),
    ("Cam Bốt", "KH"), ("VNCH", "VN"), ("Hung", "HU"), ("Ba Tây", "BR"),
    ("bo bien nga", "CI"), ("CHDCND Triều Tiên", "KP"), ("CHND Trung Hoa", "CN"), ("trieu tien", "KP"),
    # states that are no more, by the one that continues them, and by ISO 3166-3
    ("Liên Xô", "RU"), ("lien xo", "RU"), ("USSR", "RU"), ("SUHH", "RU"), ("SUN", "RU"), ("Nam Tư", "RS"),
    ("Yugoslavia", "RS"), ("YUCS", "RS"), ("Tiệp Khắc", "CZ"), ("Czechoslovakia", "CZ"), ("CHDC Đức", "DE"),
    ("Đông Đức", "DE"), ("East Germany", "DE"), ("GDR", "DE"), ("DDDE", "DE"), ("Serbia and Montenegro", "RS"),
    ("North Vietnam", "VN"), ("Zaire", "CD"), ("Upper Volta", "BF"),
    # codes
    ("NA", "NA"), ("NAM", "NA"), ("Namibia", "NA"), ("HK", "HK"), ("HKG", "HKG"[:2]), ("XK", "XK"), ("PR", "PR"),
    ("nước Nga", "RU"), ("người Nga", "RU"),
    # as tables shorten them, and what they add
    ("S. Korea", "KR"), ("N. Korea", "KP"), ("Rep. of Korea", "KR"), ("P.R. China", "CN"), ("PR China", "CN"),
    ("Egypt, Arab Rep.", "EG"), ("Iran, Islamic Rep.", "IR"), ("Yemen, Rep.", "YE"), ("Venezuela, RB", "VE"),
    ("Micronesia, Fed. Sts.", "FM"), ("Lao People's Dem. Rep.", "LA"), ("S.R. Vietnam", "VN"), ("S. Africa", "ZA"),
    ("Czech Rep.", "CZ"), ("St Vincent & the Grenadines", "VC"), ("Former Yugoslavia", "RS"), ("Liên Xô cũ", "RU"),
    ("Tiệp Khắc (cũ)", "CZ"), ("Georgia (country)", "GE"), ("Hong Kong, China", "HK"), ("Kosovo (UNMIK)", "XK"),
    # of before, Vietnamese by way of Chinese and English of colonies; in other languages
    ("Phú Lang Sa", "FR"), ("Anh Cát Lợi", "GB"), ("Hòa Lan", "NL"), ("Ý Đại Lợi", "IT"), ("Nam Dương", "ID"),
    ("A Phú Hãn", "AF"), ("Huê Kỳ", "US"), ("Gold Coast", "GH"), ("Nyasaland", "MW"), ("Western Samoa", "WS"),
    ("Campuchia Dân chủ", "KH"), ("中国", "CN"), ("越南", "VN"), ("日本", "JP"), ("대한민국", "KR"), ("Россия", "RU"),
    ("ລາວ", "LA"), ("Deutschland", "DE"), ("España", "ES"),
    ("Україна", "UA"), ("Polska", "PL"), ("Magyarország", "HU"), ("Ελλάδα", "GR"), ("Suomi", "FI"), ("भारत", "IN"),
    ("ไทย", "TH"), ("ประเทศไทย", "TH"), ("កម្ពុជា", "KH"), ("សែប៊ី", "RS"), ("សំប៊ី", "ZM"), ("РФ", "RU"),
    ("中华人民共和国", "CN"),
    ("Nhật Bổn", "JP"), ("Sinh-ga-po", "SG"), ("Méjico", "MX"), ("فيتنام", "VN"), ("ガーナ", "GH"), ("ギニア", "GN"),
    ("418", "LA"), ("704", "VN"), ("8", "AL"), ("999", None),
    # none
    ("S. America", None), ("China (Taiwan)", "TW"), ("Rep.", None), ("North", None), ("former", None), ("of the", None),
    ("Atlantis", None), ("", None), ("Korea", None), ("EU", None), ("Netherlands Antilles", None),
]  # fmt: skip


@pytest.mark.parametrize(("given", "code"), NAMES)
def test_resolve(given: str, code: str | None) -> None:
    assert countries.resolve(given) == code


def test_every_name_of_iso_3166_1_is_a_state() -> None:
    wrong = [
        (text, countries.resolve(text))
        for country in pycountry.countries
        for kind in ("alpha_2", "alpha_3", "name", "common_name", "official_name")
        if (text := getattr(country, kind, None)) and countries.resolve(text) != country.alpha_2
    ]
    assert wrong == []


def test_every_name_that_is_shown_is_understood() -> None:
    """Save where two states share a name: Congo is the one of Brazzaville."""
    for language in ("vi", "en"):
        shown = {code: countries.name(code, language) for code in countries.codes()}
        assert {code: name for code, name in shown.items() if countries.resolve(name) != code} == {}


def test_a_state_that_became_several_says_which() -> None:
    state = countries.former("Netherlands Antilles")
    assert state is not None
    assert (state.code, state.became) == ("ANHH", ("CW", "SX", "BQ"))
    assert countries.former("Lào") is None
    assert countries.former("AN") is state
    assert countries.former("Ấn") is None


@pytest.mark.parametrize(("given", "name"), [
    ("Thailan", "Thailand"), ("Thái Lam", "Thái Lan"), ("Cambodja", "Cambodia"), ("Trung Quôcc", "Trung Quốc"),
    ("Philipinnes", "Philippines"),
    ("Venezula", "Venezuela"), ("Lao Peoples Democratic Republik", "Lao People's Democratic Republic"),
    ("Rusian Federation", "Russian Federation"), ("Czeckoslovakia", "Czechoslovakia"), ("Namibya", "Namibia"),
    ("qqqqqqq", None), ("xx", None), ("Bắc Kinh", "Trung Quốc"),
    ("Moscow", "Russia"), ("Hà Nội", "Việt Nam"), ("ha noi", "Vietnam"), ("Niamey", "Niger"),
])  # fmt: skip
def test_what_is_suggested_is_near(given: str, name: str | None) -> None:
    assert countries.suggest(given) == name


@pytest.mark.parametrize(("given", "codes"), [
    ("LA-VN", ("LA", "VN")), ("vn-la", ("VN", "LA")), ("Lào – Việt Nam", ("LA", "VN")), ("LA/VN", ("LA", "VN")),
    ("Timor-Leste - Guinea-Bissau", ("TL", "GW")), ("Korea, Republic of - Japan", ("KR", "JP")),
    ("Lào và Việt Nam", ("LA", "VN")), ("LAO-VNM", ("LA", "VN")), ("LA,VN", ("LA", "VN")),
    ("LA", None), ("LA-XX", None), ("Timor-Leste", None), ("-", None),
    ("vn la", ("VN", "LA")), ("LAVN", ("LA", "VN")), ("LAOVNM", ("LA", "VN")), ("Laos_Vietnam", ("LA", "VN")),
    ("Việt Nam Lào", ("VN", "LA")), ("Hàn Quốc Việt Nam", ("KR", "VN")), ("Việt – Trung", ("VN", "CN")),
    ("Mỹ-Trung", ("US", "CN")), ("Nhật - Hàn", ("JP", "KR")), ("Guinea-Bissau – VN", ("GW", "VN")),
    ("Liên Xô - Việt Nam", ("RU", "VN")), ("Viet-Nam", None), ("Guinea-Bissau", None), ("Sri Lanka", None),
    ("Trinidad and Tobago", None), ("LA-VN-CN", None), ("OMAN", None), ("", None),
])  # fmt: skip
def test_pair(given: str, codes: tuple[str, str] | None) -> None:
    assert countries.pair(given) == codes


NEAR = [
    ("Vietman", "Vietnam"), ("Laoss", "Laos"), ("Loas", "Laos"), ("Cambodja", "Cambodia"), ("Trung Qoc", "Trung Quốc"),
    ("Chian", "China"), ("Thailnd", "Thailand"), ("Untied States", "United States"), ("Ngaa", "Nga"),
    ("Đứcc", "Đức"), ("Ấn Độo", "Ấn Độ"), ("Isarel", "Israel"), ("Hungry", "Hungary"), ("Lao2", "Lào"),
    ("foo", None), ("null", None), ("*", None), ("", None), ("XX", None),
]  # fmt: skip


@pytest.mark.parametrize(("given", "name"), NEAR)
def test_what_was_probably_meant(given: str, name: str | None) -> None:
    assert countries.suggest(given) == name


def test_no_name_of_a_union_or_a_region_is_a_state_too() -> None:
    assert [name for name in countries._no_states() if countries.resolve(name)] == []
