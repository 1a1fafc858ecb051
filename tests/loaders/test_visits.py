"""Known visits and anniversaries: what is shipped holds together, and what is wrong is named."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.facts.known import Holding
from loaders.facts.reading import load_facts
from loaders.resources import ResourceError, Row
from loaders.visits import (
    _UNLISTED,
    ANNIVERSARIES_COLUMNS,
    VISITS_COLUMNS,
    Anniversary,
    Visit,
    load_anniversaries,
    load_visits,
    read_anniversaries,
    read_visits,
    visits_between,
)

VISIT = ("Moon Jae-in", "KR", "VN", "2018-03-22", "2018-03-24", "visit", "Hà Nội", "general")
ANNIVERSARY = ("quốc khánh", "VN", "1945-09-02", "years", "general")


def visit_row(line: int = 2, **values: str) -> Row:
    return Row("visits.csv", line, dict(zip(VISITS_COLUMNS, VISIT, strict=True)) | values)


def anniversary_row(line: int = 2, **values: str) -> Row:
    return Row("anniversaries.csv", line, dict(zip(ANNIVERSARIES_COLUMNS, ANNIVERSARY, strict=True)) | values)


def anniversaries_of(name: str, country: str | None) -> list[Anniversary]:
    return [a for a in load_anniversaries() if a.country == country and a.pattern.fullmatch(name)]


def test_the_shipped_visits_are_many_and_in_order() -> None:
    visits = load_visits()
    assert len(visits) > 2000
    assert list(visits) == sorted(visits, key=lambda v: v.first)
    assert load_visits() is visits


def _overlap(visit: Visit, term: Holding) -> bool:
    return (term.first or visit.first) <= visit.last and visit.first <= (term.last or visit.last)


def test_every_visitor_was_in_office_at_the_time() -> None:
    facts = load_facts()
    strangers = []
    for visit in load_visits():
        holdings = [h for o in facts.named(visit.visitor) for h in o.holdings if h.country == visit.visitor_country]
        if holdings and not any(_overlap(visit, h) for h in holdings):
            strangers.append(visit)
    assert strangers == []


def test_no_name_is_excused_in_vain() -> None:
    facts = load_facts()
    visitors = {(v.visitor, v.visitor_country) for v in load_visits()}
    assert visitors >= _UNLISTED
    assert not {n for n in _UNLISTED if any(n[1] in o.countries for o in facts.named(n[0]))}


def test_nobody_is_in_two_states_at_once() -> None:
    """Leaders travel from one state to the next on the day they leave; the Vatican lies in Rome."""
    by_visitor: dict[tuple[str, str], list[tuple[date, date, str]]] = {}
    for v in load_visits():
        if v.kind == "visit" and v.exact:
            by_visitor.setdefault((v.visitor, v.visitor_country), []).append((v.first, v.last, v.host_country))
    overlaps = [
        (visitor, one, other)
        for visitor, stays in by_visitor.items()
        for one, other in zip(sorted(stays), sorted(stays)[1:], strict=False)
        if other[0] < one[1] and {one[2], other[2]} != {"IT", "VA"}
    ]
    assert overlaps == []


@pytest.mark.parametrize(("pair", "visitor", "days"), [
    (("VN", "US"), "Barack Obama", ("2016-05-23", "2016-05-25")),
    (("US", "VN"), "Nguyễn Phú Trọng", ("2015-07-06", "2015-07-10")),
    (("KR", "VN"), "Moon Jae-in", ("2018-03-22", "2018-03-24")),
    (("IN", "VN"), "Narendra Modi", ("2016-09-02", "2016-09-03")),
])  # fmt: skip
def test_visits_between_takes_either_order(pair: tuple[str, str], visitor: str, days: tuple[str, str]) -> None:
    assert visits_between(*pair) == visits_between(*reversed(pair))
    assert days in {(v.start, v.end) for v in visits_between(*pair) if v.visitor == visitor}


def test_states_without_visits_have_none() -> None:
    assert visits_between("TV", "NR") == ()


def test_a_month_has_its_first_and_last_day() -> None:
    (visit,) = read_visits([visit_row(start="2018-03", end="2018-03")])
    assert not visit.exact
    assert (visit.first, visit.last) == (date(2018, 3, 1), date(2018, 3, 31))


@pytest.mark.parametrize(("values", "complaint"), [
    ({"visitor": "Moon Jae In"}, "officials.csv knows no 'Moon Jae In' of KR"),
    ({"visitor_country": "JP"}, "officials.csv knows no 'Moon Jae-in' of JP"),
    ({"host_country": "UK"}, "'UK' is not an ISO 3166-1 alpha-2 code"),
    ({"host_country": "KR"}, "KR stands on both sides"),
    ({"start": "2018-03-25"}, "ends .* before it starts"),
    ({"start": "2018"}, "neither a day nor a month"),
    ({"start": "2018-03-32"}, "no day 32"),
    ({"start": "2018-03"}, "not both days or both months"),
    ({"start": "2018-02", "end": "2018-03"}, "to the month alone"),
    ({"kind": "trip"}, "none of visit, meeting, call"),
    ({"source": ""}, "source is empty"),
])  # fmt: skip
def test_a_wrong_visit_is_named(values: dict[str, str], complaint: str) -> None:
    with pytest.raises(ResourceError, match=f"visits.csv, line 7: .*{complaint}"):
        read_visits([visit_row(7, **values)])


def test_a_visit_stands_once() -> None:
    with pytest.raises(ResourceError, match="line 3: the same visit stands at line 2"):
        read_visits([visit_row(2), visit_row(3)])


@pytest.mark.parametrize(("name", "country", "number", "year"), [
    ("quốc khánh", "VN", 74, 2019),
    ("quốc khánh", "VN", 68, 2013),
    ("việt nam gia nhập liên hợp quốc", "VN", 40, 2017),
    ("chiến thắng chế độ diệt chủng", "KH", 40, 2019),
    ("cách mạng tháng mười nga", "RU", 100, 2017),
    ("cộng hòa ấn độ", "IN", 69, 2018),
    ("thành lập asean", None, 50, 2017),
    ("thành lập quân đội nhân dân việt nam", "VN", 75, 2019),
    ("ngày ký hiệp ước hữu nghị hợp tác việt nam - lào", "LA", 45, 2022),
    ("công ước liên hợp quốc về luật biển 1982", None, 40, 2022),
])  # fmt: skip
def test_an_anniversary_leads_to_its_year(name: str, country: str | None, number: int, year: int) -> None:
    found = anniversaries_of(name, country)
    assert {a.year_of(number) for a in found} == {year}


def test_no_two_anniversaries_of_one_state_are_named_alike() -> None:
    """A pattern that matches the plainest words of another would give it the wrong day."""
    words = ("quốc khánh", "độc lập", "cách mạng", "chiến thắng", "thành lập nước", "giải phóng")
    for word in words:
        countries = [a.country for a in load_anniversaries() if a.pattern.fullmatch(word)]
        doubled = {c for c in countries if countries.count(c) > 1}
        assert doubled == set(), word


def test_the_day_of_an_anniversary() -> None:
    (leap,) = read_anniversaries([anniversary_row(date="1996-02-29")])
    assert leap.day_of(20) == date(2016, 2, 29)
    assert leap.day_of(21) is None
    assert leap.day_of(0) is None


@pytest.mark.parametrize(("values", "complaint"), [
    ({"pattern": "Quốc khánh"}, "not in lower case"),
    ({"pattern": "cộng hoà"}, "older tone placement"),
    ({"pattern": "(quốc"}, "the pattern"),
    ({"pattern": "(?:quốc khánh)?"}, "matches nothing at all"),
    ({"country": "UK"}, "alpha-2"),
    ({"date": "1945-09"}, "not a day"),
    ({"date": "1945-13-01"}, "not a date"),
    ({"counts": "second"}, "none of years, first"),
    ({"source": ""}, "source is empty"),
])  # fmt: skip
def test_a_wrong_anniversary_is_named(values: dict[str, str], complaint: str) -> None:
    with pytest.raises(ResourceError, match=f"anniversaries.csv, line 9: .*{complaint}"):
        read_anniversaries([anniversary_row(9, **values)])


def test_an_anniversary_stands_once() -> None:
    with pytest.raises(ResourceError, match="line 3: the same pattern stands at line 2"):
        read_anniversaries([anniversary_row(2), anniversary_row(3)])
