"""From words and days of writing to calendar answers: one line a case.

A case is the days of writing that evidence leaves, the text, and an answer for each of its expressions: EDTF, earliest,
latest ("-" where open) and certainty; "none" where no day can be told.
"""

# ruff: noqa: E501  a case of a table is one line
from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.dates import edtf
from loaders.dates.find import find_expressions
from loaders.evidence.clue import Clue
from loaders.evidence.hinge import Hinge
from loaders.evidence.reasons import Length
from loaders.evidence.resolve import TOO_MANY, answer, build_timeline, place_expression, resolution_of
from loaders.text.zones import Role

ANY_YEAR = " ".join(f"{year}-06-02" for year in range(1995, 2027))
THREE = "2013-08-08 2014-08-08 2015-08-08"


def hinge_of(days: str, slack: tuple[int, int] = (0, 0), used: tuple[Clue, ...] = ()) -> Hinge:
    found = tuple(date.fromisoformat(day) for day in days.split())
    return Hinge(found, (min(found), max(found)), used, (), False, None, slack)


def answers(hinge: Hinge, text: str, role: Role = Role.BODY) -> list[str]:
    expressions = find_expressions(text)
    timeline = build_timeline(hinge, expressions, [role] * len(expressions))
    out = []
    for found in (answer(timeline, e) for e in expressions):
        out.append(f"{found.edtf} {found.earliest or '-'} {found.latest or '-'} {found.certainty}" if found else "none")
    return out


# fmt: off
CASES: list[tuple[str, str, list[str]]] = [
    # one day of writing: a day, its year near it
    ("2018-06-04", "Sáng 2/6, hai bên gặp nhau.", ["2018-06-02 2018-06-02 2018-06-02 inferred"]),
    ("2018-06-04", "Sáng 2/6/2018, hai bên gặp nhau.", ["2018-06-02 2018-06-02 2018-06-02 stated"]),
    ("2019-01-02", "Ngày 30/12, hai bên gặp nhau.", ["2018-12-30 2018-12-30 2018-12-30 inferred"]),
    ("2018-12-30", "Ngày 5/1 tới, hai bên gặp nhau.", ["2019-01-05 2019-01-05 2019-01-05 inferred"]),
    # relative days
    ("2018-06-04", "Hôm qua, hai bên gặp nhau.", ["2018-06-03 2018-06-03 2018-06-03 inferred"]),
    ("2018-06-04", "Sáng nay, hai bên gặp nhau.", ["2018-06-04 2018-06-04 2018-06-04 inferred"]),
    ("2018-06-04", "Sáng 1/6, hai bên gặp nhau. Chiều cùng ngày, hai bên ký.", ["2018-06-01 2018-06-01 2018-06-01 inferred"] * 2),
    ("2018-06-04", "Sáng 1/6, hai bên gặp nhau. Hôm sau, hai bên ký.", ["2018-06-01 2018-06-01 2018-06-01 inferred", "2018-06-02 2018-06-02 2018-06-02 inferred"]),
    ("2018-06-04", "Nhân dịp này, hai bên ký.", ["none"]),
    ("2018-06-04", "Sáng 1/6, hai bên gặp nhau. Nhân dịp này, hai bên ký.", ["2018-06-01 2018-06-01 2018-06-01 inferred"] * 2),
    ("2018-06-04", "Chiều cùng ngày, hai bên ký.", ["2018-06-04 2018-06-04 2018-06-04 inferred"]),
    ("2018-06-04", "Ngày 32/5, hai bên gặp nhau. Chiều cùng ngày, hai bên ký.", ["none", "none"]),
    ("2018-06-04", "Ngày 1/3/2010, hai bên gặp nhau. Chiều cùng ngày, hai bên ký.", ["2010-03-01 2010-03-01 2010-03-01 stated", "2018-06-04 2018-06-04 2018-06-04 inferred"]),
    # stretches of days
    ("2018-06-04", "Từ ngày 1 đến 3/6, đoàn thăm Lào.", ["2018-06-01/2018-06-03 2018-06-01 2018-06-03 inferred"]),
    ("2018-06-04", "Từ ngày 1/6/2018 đến 3/6/2018, đoàn thăm Lào.", ["2018-06-01/2018-06-03 2018-06-01 2018-06-03 stated"]),
    ("2019-01-03", "Từ ngày 30/12 đến ngày 2/1, đoàn thăm Lào.", ["2018-12-30/2019-01-02 2018-12-30 2019-01-02 inferred"]),
    ("2018-06-04", "Bắt đầu từ 3/6 kéo dài 4 ngày, đoàn thăm Lào.", ["2018-06-03/2018-06-06 2018-06-03 2018-06-06 inferred"]),
    ("2018-06-04", "Ngày 1 và 2/6, hai bên gặp nhau.", ["2018-06-01/2018-06-02 2018-06-01 2018-06-02 inferred"]),
    ("2018-06-04", "Từ ngày 1/5 đến ngày 31/5, đoàn thăm Lào.", ["2018-05-01/2018-05-31 2018-05-01 2018-05-31 inferred"]),
    ("2018-06-04", "Từ 1 đến 31/5/2018, đoàn thăm Lào.", ["2018-05-01/2018-05-31 2018-05-01 2018-05-31 stated"]),
    ("2018-06-04", "Từ tháng 4 đến tháng 5, đoàn thăm Lào.", ["2018-04/2018-05 2018-04-01 2018-05-31 inferred"]),
    ("2018-06-04", "Từ ngày 3/6, đoàn thăm Lào.", ["2018-06-03/.. 2018-06-03 - inferred"]),
    ("2018-06-04", "Tuần trước, hai bên gặp nhau.", ["2018-05-28/2018-06-03 2018-05-28 2018-06-03 inferred"]),
    ("2018-06-04", "Từ ngày 5/6/2018 đến ngày 1/6/2018, đoàn thăm Lào.", ["none"]),
    ("2018-06-04", "Từ ngày 29/2 đến ngày 3/1, đoàn thăm Lào.", ["none"]),
    # months and years
    ("2018-06-04", "Tháng 5, hai bên gặp nhau.", ["2018-05 2018-05-01 2018-05-31 inferred"]),
    ("2018-06-04", "Tháng 5/2018, hai bên gặp nhau.", ["2018-05 2018-05-01 2018-05-31 stated"]),
    ("2018-06-04", "Cuối tháng 5, hai bên gặp nhau.", ["2018-05 2018-05-01 2018-05-31 inferred"]),
    ("2018-06-04", "Năm ngoái, hai bên gặp nhau.", ["2017 2017-01-01 2017-12-31 inferred"]),
    ("2018-06-04", "Quý III, hai bên gặp nhau.", ["2018-07/2018-09 2018-07-01 2018-09-30 inferred"]),
    ("2018-06-04", "Mùng 1 Tết, hai bên gặp nhau.", ["2018-02-16 2018-02-16 2018-02-16 inferred"]),
    # several days of writing: one of several answers, but one where the words give the year
    (THREE, "Sáng 7/8, hai bên gặp nhau.", ["[2013-08-07,2014-08-07,2015-08-07] 2013-08-07 2015-08-07 ambiguous"]),
    (THREE, "Hôm qua, hai bên gặp nhau.", ["[2013-08-07,2014-08-07,2015-08-07] 2013-08-07 2015-08-07 ambiguous"]),
    (THREE, "Sáng 7/8/2014, hai bên gặp nhau.", ["2014-08-07 2014-08-07 2014-08-07 stated"]),
    (THREE, "Tháng 7, hai bên gặp nhau.", ["[2013-07,2014-07,2015-07] 2013-07-01 2015-07-31 ambiguous"]),
    (THREE, "Năm ngoái, hai bên gặp nhau.", ["[2012,2013,2014] 2012-01-01 2014-12-31 ambiguous"]),
    (THREE, "Từ ngày 5 đến 7/8, đoàn thăm Lào.", ["[2013-08-05..2013-08-07,2014-08-05..2014-08-07,2015-08-05..2015-08-07] 2013-08-05 2015-08-07 ambiguous"]),
    (THREE, "Từ ngày 5/8, đoàn thăm Lào.", ["[2013-08-05,2014-08-05,2015-08-05] 2013-08-05 - ambiguous"]),
    # so many that nothing is known of the year
    (ANY_YEAR, "Sáng 2/6, hai bên gặp nhau.", ["XXXX-06-02 - - unknown"]),
    (ANY_YEAR, "Sáng 2/6/2018, hai bên gặp nhau.", ["2018-06-02 2018-06-02 2018-06-02 stated"]),
    (ANY_YEAR, "Hôm qua, hai bên gặp nhau.", ["XXXX-06-01 - - unknown"]),
    (ANY_YEAR, "Ngày 29/2, hai bên gặp nhau.", ["XXXX-02-29 - - unknown"]),
    (ANY_YEAR, "Từ ngày 2/6, đoàn thăm Lào.", ["XXXX-06-02 - - unknown"]),
    (ANY_YEAR, "Tháng 6, hai bên gặp nhau.", ["XXXX-06 - - unknown"]),
    (ANY_YEAR, "Quý III, hai bên gặp nhau.", ["none"]),
    (ANY_YEAR, "Năm ngoái, hai bên gặp nhau.", ["none"]),
    # a year told by how long ago it was, from which another is counted
    ("2018-06-04", "Ba năm trước, ông thăm Lào. Hai năm sau, ông lại tới.", ["2015 2015-01-01 2015-12-31 inferred", "2017 2017-01-01 2017-12-31 inferred"]),
    ("2018-06-04", "Ông thăm Lào. Hai năm sau, ông lại tới.", ["2020 2020-01-01 2020-12-31 inferred"]),
    # days of a stay by their number: from its first day, or behind one of them that was told
    ("2018-06-04", "Đoàn thăm Lào từ 7 đến 10/6. Ngày làm việc thứ hai, hai bên ký.", ["2018-06-07/2018-06-10 2018-06-07 2018-06-10 inferred", "2018-06-08 2018-06-08 2018-06-08 inferred"]),
    ("2018-06-04", "Đoàn thăm Lào từ 7 đến 10/6, gặp Thủ tướng ngay ngày đầu.", ["2018-06-07/2018-06-10 2018-06-07 2018-06-10 inferred", "2018-06-07 2018-06-07 2018-06-07 inferred"]),
    ("2018-06-04", "Đoàn thăm Lào từ 7 đến 10/6. Ngày 8/6 họ họp. Ngày làm việc thứ hai, họ ký.", ["2018-06-07/2018-06-10 2018-06-07 2018-06-10 inferred", "2018-06-08 2018-06-08 2018-06-08 inferred", "2018-06-09 2018-06-09 2018-06-09 inferred"]),
    ("2018-06-04", "Ngày làm việc thứ hai, hai bên ký.", ["none"]),
    ("2018-06-04", "Đoàn thăm Lào từ 7 đến 10/6. Ngày thứ hai, hai bên ký.", ["2018-06-07/2018-06-10 2018-06-07 2018-06-10 inferred"]),
    # so many days from the act told before, by its name
    ("2018-06-04", "Sáng 1/6, hai bên gặp nhau. Hai ngày trước cuộc gặp ấy, họ điện đàm.", ["2018-06-01 2018-06-01 2018-06-01 inferred", "2018-05-30 2018-05-30 2018-05-30 inferred"]),
    ("2018-06-04", "Sáng 1/6, hai bên gặp nhau. Họ ký một ngày sau cuộc gặp đó.", ["2018-06-01 2018-06-01 2018-06-01 inferred", "2018-06-02 2018-06-02 2018-06-02 inferred"]),
    # until today
    ("2018-06-04", "Trưa 2/6 đoàn sang Lào, ở đó đến hôm nay. Hôm sau, hai bên ký.", ["2018-06-02 2018-06-02 2018-06-02 inferred", "../2018-06-04 - 2018-06-04 inferred", "2018-06-03 2018-06-03 2018-06-03 inferred"]),
    # counted from what has no day
    ("2018-06-04", "Mười tháng sau loạt đạn pháo, hai Bộ trưởng ngồi lại.", ["none"]),
]
# fmt: on


@pytest.mark.parametrize(("days", "text", "expected"), CASES)
def test_answers(days: str, text: str, expected: list[str]) -> None:
    assert answers(hinge_of(days), text) == expected


@pytest.mark.parametrize(
    ("days", "text", "expected"),
    [
        ("2018-06-04", "Hôm nay, hai bên gặp nhau.", "[2018-06-02..2018-06-05] 2018-06-02 2018-06-05 ambiguous"),
        # what goes on from a day that is not known is no stay of which the beginning is
        ("2018-06-04", "Từ hôm nay, hai bên tập trận.", "[2018-06-02..2018-06-05] 2018-06-02 2018-06-05 ambiguous"),
        ("2018-06-04", "Đoàn ở lại đến hết hôm nay.", "[2018-06-02..2018-06-05] 2018-06-02 2018-06-05 ambiguous"),
        ("2018-06-04", "Đoàn sẽ sang thăm từ tuần tới.", "[2018-06-04..2018-06-11] 2018-06-04 2018-06-11 ambiguous"),
        ("2018-06-02", "Ngày 2/6, đoàn đến thăm trong 6 ngày.", "2018-06-02/2018-06-07 2018-06-02 2018-06-07 inferred"),
        ("2018-06-04", "Sáng 2/6, hai bên gặp nhau.", "2018-06-02 2018-06-02 2018-06-02 inferred"),
        ("2018-06-04", "Hôm qua (2/6), hai bên gặp nhau.", "2018-06-02 2018-06-02 2018-06-02 inferred"),
        ("2014-08-08 2015-08-08", "Hôm nay, hai bên gặp nhau.", "[2014-08-06..2014-08-09,2015-08-06..2015-08-09] 2014-08-06 2015-08-09 ambiguous"),
        (ANY_YEAR, "Hôm nay, hai bên gặp nhau.", "[1995-05-31..2026-06-03] 1995-05-31 2026-06-03 ambiguous"),
    ],
)  # fmt: skip
def test_a_day_of_writing_known_within_some_days(days: str, text: str, expected: str) -> None:
    assert answers(hinge_of(days, slack=(2, 1)), text) == [expected]


def test_the_clues_of_an_answer_are_those_that_left_it() -> None:
    clue = Clue("office", ((date(2018, 1, 1), None),), "Bộ trưởng", Length(1), 0, 9)
    hinge = hinge_of("2018-06-04", used=(clue,))
    first, whole = find_expressions("Sáng 2/6, hai bên gặp nhau. Ngày 3/6/2018, hai bên ký.")
    timeline = build_timeline(hinge, (first, whole), [Role.BODY] * 2)
    found, stated = answer(timeline, first), answer(timeline, whole)
    assert found is not None
    assert found.clues == (clue,)
    assert stated is not None
    assert [(c.kind, c.text) for c in stated.clues] == [("full date", "Ngày 3/6/2018")]


def test_a_whole_date_of_the_same_day_makes_the_answer_stated() -> None:
    day = date(2018, 6, 2)
    clue = Clue("same day", ((day, day),), "2/6/2018", Length(1), 0, 8)
    assert answers(hinge_of("2018-06-02", used=(clue,)), "Sáng 2/6, hai bên gặp nhau.") == [
        "2018-06-02 2018-06-02 2018-06-02 stated"
    ]


@pytest.mark.parametrize(
    ("role", "own", "day"),
    [
        (Role.BODY, Role.BODY, "2018-06-01"),
        (Role.LEAD, Role.BODY, "2018-06-01"),
        (Role.TITLE, Role.BODY, "2018-06-01"),
        (Role.CAPTION, Role.BODY, "2018-06-04"),
        (Role.CAPTION, Role.CAPTION, "2018-06-01"),
        (Role.BODY, Role.CAPTION, "2018-06-01"),
    ],
)
def test_the_same_day_looks_back_to_what_the_article_tells(role: Role, own: Role, day: str) -> None:
    told, same = find_expressions("Sáng 1/6, hai bên gặp nhau. Chiều cùng ngày, hai bên ký.")
    timeline = build_timeline(hinge_of("2018-06-04"), (told, same), [role, own])
    found = answer(timeline, same)
    assert found is not None
    assert found.edtf == day


@pytest.mark.parametrize(
    ("role", "text", "day"),
    [
        # a weekday by itself is one of the week that title or lead tell of
        (Role.TITLE, "Trong tuần (28/5 - 2/6). Thứ Ba. Khách chào.", "2018-05-29"),
        (Role.TITLE, "Trong tuần (28/5 - 2/6). Thứ Ba tới. Khách chào.", "2018-06-05"),
        (Role.BODY, "Trong tuần (28/5 - 2/6). Thứ Ba. Khách chào.", "2018-06-05"),
        (Role.TITLE, "Trong tháng (1/5 - 31/5). Thứ Ba. Khách chào.", "2018-06-05"),
    ],
)
def test_a_weekday_of_the_week_told(role: Role, text: str, day: str) -> None:
    assert answers(hinge_of("2018-06-04"), text, role)[1].split()[0] == day


def test_a_time_told_again_in_another_zone_is_not_looked_back_to() -> None:
    told, again, same = find_expressions("Tối 1/6 (rạng sáng 2/6 giờ Hà Nội), hai bên gặp nhau. Cùng ngày, hai bên ký.")
    hinge = hinge_of("2018-06-04")
    plain = answer(build_timeline(hinge, (told, again, same), [Role.BODY] * 3), same)
    aside = answer(build_timeline(hinge, (told, again, same), [Role.BODY] * 3, [again]), same)
    assert plain is not None
    assert aside is not None
    assert (plain.edtf, aside.edtf) == ("2018-06-02", "2018-06-01")


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([None, None], None),
        ([(None, None)], None),
        ([(date(2018, 6, 5), date(2018, 6, 1))], None),
        ([(None, date(2018, 6, 5))], "../2018-06-05"),
        ([(date(2018, 6, 1), None), None], "2018-06-01/.."),
        ([(date(2018, 1, 1), date(2018, 12, 31)), (date(2018, 6, 1), date(2018, 6, 1))], "[2018,2018-06-01]"),
    ],
)
def test_spans_that_say_nothing_are_passed_over(spans: list[tuple[date, date] | None], expected: str | None) -> None:
    found = resolution_of(spans, hinge_of("2018-06-04"), None)
    assert (found.edtf if found else None) == expected


DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
SPANS = st.lists(
    st.one_of(
        st.none(),
        st.tuples(DAYS, st.integers(0, 400)).map(lambda x: (x[0], x[0] + timedelta(days=x[1]))),
        DAYS.map(lambda day: (day, day)),
        DAYS.map(lambda day: (day, None)),
        DAYS.map(lambda day: (None, day)),
    ),
    max_size=12,
)


@settings(max_examples=50)
@given(SPANS, st.booleans())
def test_an_answer_is_edtf_with_its_bounds_and_holds_every_span(
    spans: list[tuple[date | None, date | None] | None], uncertain: bool
) -> None:
    found = resolution_of(spans, hinge_of("2018-06-04"), None, uncertain)
    if found is None:
        assert len({s for s in spans if s}) > TOO_MANY or not any(spans)
        return
    edtf.parse(found.edtf)
    assert found.certainty in ("inferred", "ambiguous", "unknown")
    if found.certainty == "unknown":
        assert found.edtf.startswith("XXXX")
        assert (found.earliest, found.latest) == (None, None)
        return
    for first, last in (s for s in spans if s):
        assert found.earliest is None or (first is not None and found.earliest <= first)
        assert found.latest is None or (last is not None and last <= found.latest)
    if all(a and b for a, b in (s for s in spans if s)):
        assert edtf.bounds(found.edtf) == (found.earliest, found.latest)


def test_ranges_turn_the_year_and_refuse_contradictions() -> None:
    def placed(words: str) -> tuple[date | None, date | None] | None:
        (e,) = find_expressions(words)
        found = place_expression(e, (date(2019, 1, 2), date(2019, 1, 2)))
        return found and found.span

    assert placed("từ 29/12 đến 3/1") == (date(2018, 12, 29), date(2019, 1, 3))
    assert placed("từ năm 2019 đến năm 2017") is None
    assert placed("từ ngày 3/1 kéo dài 4 ngày") == (date(2019, 1, 3), date(2019, 1, 6))
    assert placed("đến ngày 3/1") == (None, date(2019, 1, 3))
    assert placed("ngày 32/4") is None
