"""What evidence concludes, as data and in words: every code has its sentence, every sentence its arguments."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import fields
from datetime import date
from string import Formatter
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.evidence.reasons import (
    REASONS,
    Counted,
    KnownOccasions,
    KnownVisit,
    Length,
    NearbyDate,
    Occasion,
    OfficeElected,
    OfficeHeld,
    OfficeLeft,
    OfficeSince,
    OtherWeekday,
    PastTold,
    Published,
    Quote,
    RankHeld,
    Reason,
    RelationsCounted,
    RelationsSince,
    Term,
    UrlDate,
    Weekday,
    WholeDate,
    arguments,
    led_back,
)
from loaders.evidence.say import Language, Unsaid, _table, say
from loaders.facts.reading import load_facts
from loaders.lexicon.states import states
from loaders.visits import KINDS, load_anniversaries, load_visits

LANGUAGES: tuple[Language, ...] = get_args(Language)
TABLE = _table()


def holes(code: str, language: Language) -> list[tuple[str, str]]:
    """The arguments that a sentence names, and how each is written."""
    found = Formatter().parse(TABLE["reasons"][code][language])
    return [(name, how or "") for _, name, how, _ in found if name]


D = date(2018, 6, 2)
CASES: list[tuple[Reason, str, str, str]] = [
    (
        OfficeHeld("Trần Mẫu", ("defence_minister",), "VN", (Term(date(2006, 6, 28), date(2016, 4, 8)),), ("general",)),
        "Đại tướng Trần Mẫu",
        "Trần Mẫu was minister of defence (Vietnam) from 2006-06-28 to 2016-04-08 (source: common knowledge)",
        "Trần Mẫu là Bộ trưởng Quốc phòng (Việt Nam) từ 28/6/2006 đến 8/4/2016 (nguồn: kiến thức phổ thông)",
    ),
    (
        OfficeHeld(
            "A",
            ("head_of_state", "party_leader"),
            "LA",
            (Term(D, None), Term(None, D)),
            ("press", "wikidata+press", "a+b"),
        ),
        "A",
        "A was head of state / leader of the ruling party (Laos) from 2018-06-02, until 2018-06-02 "
        "(source: the press, Wikidata, a+b)",
        "A là nguyên thủ quốc gia / người đứng đầu Đảng (Lào) từ 2/6/2018, đến 2/6/2018 "
        "(nguồn: báo chí, Wikidata, a+b)",
    ),
    (
        OfficeSince("A", ("moon_minister",), "LA", D, ()),
        "A",
        "A, moon_minister (Laos), is named: not before 2018-06-02",
        "có nhắc A, moon_minister (Lào): không trước 2/6/2018",
    ),
    (
        OfficeLeft("A", ("foreign_minister",), "LA", D, ("wikidata",)),
        "A",
        "A, minister of foreign affairs (Laos), left office on 2018-06-02 (source: Wikidata)",
        "A, Bộ trưởng Ngoại giao (Lào), thôi chức ngày 2/6/2018 (nguồn: Wikidata)",
    ),
    (
        OfficeElected("A", ("head_of_state",), "US", (D,), ()),
        "A",
        "A is elected head of state (United States), not yet sworn in on 2018-06-02",
        "A đã đắc cử nguyên thủ quốc gia (Hoa Kỳ), chưa nhậm chức vào 2/6/2018",
    ),
    (
        RankHeld("A", "Đại tướng", (Term(D, D),), "press"),
        "A",
        "A was Đại tướng on 2018-06-02 (source: the press)",
        "A mang hàm Đại tướng ngày 2/6/2018 (nguồn: báo chí)",
    ),
    (
        RelationsCounted("thiết lập quan hệ ngoại giao", ("JP", "VN"), 1973, 45, 2018, "last", "general"),
        "45 năm",
        "diplomatic relations, Japan – Vietnam: 1973; 45 years on is 2018, told as of last year "
        "(source: common knowledge)",
        "quan hệ ngoại giao Nhật Bản – Việt Nam: năm 1973; 45 năm sau là 2018, được kể là của năm trước "
        "(nguồn: kiến thức phổ thông)",
    ),
    (
        RelationsSince("đối tác toàn diện", ("US", "VN"), date(2013, 7, 25), ""),
        "đối tác toàn diện",
        "comprehensive partnership, United States – Vietnam, since 2013-07-25",
        "đối tác toàn diện Hoa Kỳ – Việt Nam từ 25/7/2013",
    ),
    (
        KnownVisit("A", "CN", "visit", "2017-05", "2017-05", "general", 2017),
        "12/5",
        "A and China: visit 2017-05 to 2017-05; the year is 2017 (source: common knowledge)",
        "A và Trung Quốc: chuyến thăm từ tháng 5/2017 đến tháng 5/2017; năm ấy là 2017 (nguồn: kiến thức phổ thông)",
    ),
    (
        KnownOccasions((Occasion("Họp A", "2018-06-02", None, ""), Occasion("Họp B", "2018", "2018", "press"))),
        "Họp",
        "Họp A: from 2018-06-02; Họp B: 2018 (source: the press)",
        "Họp A: từ 2/6/2018; Họp B: 2018 (nguồn: báo chí)",
    ),
    (Published("2017-06-19"), "", "published on 2017-06-19", "bài đăng ngày 19/6/2017"),
    (Published("2020-02"), "", "published in 2020-02", "bài đăng tháng 2/2020"),
    (UrlDate("2020"), "", "the address says 2020", "địa chỉ trang ghi năm 2020"),
    (
        WholeDate(Term(D, D)),
        "2/6/2018",
        "the words give the whole date 2018-06-02",
        "lời văn ghi đủ ngày, tháng, năm: 2/6/2018",
    ),
    (
        WholeDate(Term(D, date(2018, 6, 5))),
        "từ 2 đến 5/6/2018",
        "the words give the whole date 2018-06-02 to 2018-06-05",
        "lời văn ghi đủ ngày, tháng, năm: 2/6/2018 đến 5/6/2018",
    ),
    (
        WholeDate(Term(D, None)),
        "từ 2/6/2018",
        "the words give the whole date from 2018-06-02",
        "lời văn ghi đủ ngày, tháng, năm: từ 2/6/2018",
    ),
    (
        NearbyDate(Quote("Chiều 19/6", 3, 13), 2017),
        "17/6/2017",
        "“17/6/2017” is of the same days as “Chiều 19/6”: the year is 2017",
        "“17/6/2017” là những ngày kề bên “Chiều 19/6”: năm ấy là 2017",
    ),
    (
        Weekday(6, (D,)),
        "thứ Bảy (2/6)",
        "of the possible years the day is a Saturday on 2018-06-02",
        "trong các năm có thể, ngày ấy rơi vào thứ Bảy chỉ ở 2/6/2018",
    ),
    (
        Weekday(1, (D,) * 8),
        "thứ Hai (2/6)",
        f"of the possible years the day is a Monday on {'2018-06-02, ' * 6}and 2 more",
        f"trong các năm có thể, ngày ấy rơi vào thứ Hai chỉ ở {'2/6/2018, ' * 6}và 2 ngày khác",
    ),
    (
        OtherWeekday(5, D, 6),
        "thứ Sáu (2/6)",
        "the words say Friday, but 2018-06-02 is a Saturday",
        "lời văn ghi thứ Sáu, nhưng 2/6/2018 là thứ Bảy",
    ),
    (
        PastTold("2018-03"),
        "tháng 3/2018",
        "2018-03 is told as past: not before it",
        "tháng 3/2018 được kể như đã qua: không sớm hơn",
    ),
    (
        Counted("1945-09-02", 74, 2019, ""),
        "74 năm",
        "74 years from 1945-09-02: the year is 2019",
        "74 năm tính từ ngày 2/9/1945: năm ấy là 2019",
    ),
    (Length(4), "kéo dài 4 ngày", "4 days from the first", "kéo dài 4 ngày kể từ ngày đầu"),
]


@pytest.mark.parametrize(("reason", "words", "english", "vietnamese"), CASES)
def test_a_conclusion_is_said_in_both_languages(reason: Reason, words: str, english: str, vietnamese: str) -> None:
    told = json.loads(json.dumps(arguments(reason)))
    assert say(reason.code, told, words, "en") == english
    assert say(reason.code, told, words, "vi") == vietnamese


def test_every_code_has_a_sentence_in_both_languages() -> None:
    assert REASONS.keys() == TABLE["reasons"].keys()
    assert {tuple(texts) for texts in TABLE["reasons"].values()} == {LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", REASONS)
def test_a_sentence_names_every_argument_of_its_code(code: str, language: Language) -> None:
    named = {name for name, _ in holes(code, language)}
    assert named - {"text"} == {f.name for f in fields(REASONS[code])}  # type: ignore[arg-type]


DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat)
PERIOD = DAY | DAY.map(lambda d: d[:7]) | DAY.map(lambda d: d[:4])
YEAR = st.integers(1900, 2199)
WORD = st.text(max_size=8)
COUNTRY = st.sampled_from(sorted(states().countries))
TERM = st.fixed_dictionaries({"start": DAY, "end": st.none()}) | st.fixed_dictionaries({"start": DAY, "end": DAY})
OCCASION = st.fixed_dictionaries({"name": WORD, "start": PERIOD, "end": st.none() | PERIOD, "source": WORD})
WRITTEN: dict[str, st.SearchStrategy[Any]] = {
    "name": WORD,
    "words": WORD,
    "quote": st.fixed_dictionaries({"text": WORD, "start": st.none() | YEAR, "end": st.none() | YEAR}),
    "count": YEAR,
    "year": YEAR,
    "years": st.lists(YEAR),
    "period": PERIOD,
    "when": PERIOD,
    "day": DAY,
    "days": st.lists(DAY, min_size=1),
    "stretch": TERM,
    "terms": st.lists(TERM, min_size=1),
    "weekday": st.integers(1, 7),
    "milestone": st.sampled_from(sorted(TABLE["milestones"])) | WORD,
    "contact": st.sampled_from(sorted(TABLE["contacts"])) | WORD,
    "told": st.sampled_from(sorted(TABLE["told"])),
    "offices": st.lists(st.sampled_from(sorted(TABLE["offices"])) | WORD, min_size=1),
    "country": COUNTRY,
    "pair": st.lists(COUNTRY, min_size=2, max_size=2),
    "source": st.sampled_from(sorted(TABLE["sources"])) | WORD,
    "sources": st.lists(st.sampled_from(sorted(TABLE["sources"])) | WORD),
    "occasion": OCCASION,
    "occasions": st.lists(OCCASION, min_size=1),
}


@st.composite
def told(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    code = draw(st.sampled_from(sorted(REASONS)))
    return code, {name: draw(WRITTEN[how]) for name, how in holes(code, "vi") if name != "text"}


@given(told(), WORD)
def test_any_arguments_of_the_right_types_are_said(of: tuple[str, dict[str, Any]], words: str) -> None:
    for language in LANGUAGES:
        assert say(*of, words, language)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(told(), st.data())
def test_arguments_of_wrong_types_are_refused_and_nothing_else(
    of: tuple[str, dict[str, Any]], data: st.DataObject
) -> None:
    code, right = of
    wrong = right | {name: data.draw(JSON) for name in right if data.draw(st.booleans())}
    for language in LANGUAGES:
        with suppress(Unsaid):
            assert isinstance(say(code, wrong, data.draw(JSON), language), str)


@pytest.mark.parametrize(
    ("code", "given_"),
    [(None, {}), ("moon", {}), ("published", None), ("published", {}), ("published", {"published": "2018-13-01"}),
     ("length", {"days": "4"}), ("length", {"days": True}), ("weekday", {"weekday": 8, "days": []})],
)  # fmt: skip
def test_what_no_release_said_is_refused(code: Any, given_: Any) -> None:
    with pytest.raises(Unsaid):
        say(code, given_, "", "vi")


def test_every_name_of_the_shipped_facts_is_said_in_both_languages() -> None:
    facts = load_facts()
    assert {h.office for o in facts.officials for h in o.holdings} <= TABLE["offices"].keys()
    sources = {h.source for o in facts.officials for h in o.holdings}
    sources |= {fact.source for fact in (*facts.ranks, *facts.milestones, *facts.events)}
    sources |= {fact.source for fact in (*load_visits(), *load_anniversaries())}
    assert {part for source in sources for part in source.split("+")} <= TABLE["sources"].keys()
    assert set(KINDS) == TABLE["contacts"].keys()
    for table in ("offices", "sources", "contacts", "milestones", "told", "weekdays"):
        assert {tuple(names) for names in TABLE[table].values()} == {LANGUAGES}
    assert TABLE["pieces"]["en"].keys() == TABLE["pieces"]["vi"].keys()


def test_quotations_are_led_back_and_nothing_else() -> None:
    reason = NearbyDate(Quote("2/6", 4, 7), 2018)
    assert arguments(led_back(reason, lambda q: Quote(q.text.upper(), 0, 3))) == {
        "of": {"text": "2/6", "start": 0, "end": 3},
        "year": 2018,
    }
    assert led_back(Length(4), lambda _: Quote("", None, None)) == Length(4)


def test_the_same_words_at_two_places_say_the_same() -> None:
    assert NearbyDate(Quote("2/6", 4, 7), 2018) == NearbyDate(Quote("2/6", 90, 93), 2018)
