"""The judge of the reported situations: what it takes for right, and that it takes nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from benchmarks.cases import Answer, Check, check_for, expected_value, judge, main, read_lines, shared_folder
from benchmarks.gold import NoReferenceData


def answer(expected: str, out: str, kind: str = "pages", err: str = "", status: int = 0) -> Answer:
    case = {"id": "r", "kind": kind, "command": "x", "input": "", "expected": expected}

    def again() -> Answer:
        return answer(expected, out, kind)

    return Answer(case, status, out, err, 0, again)


def dates(*found: str | None) -> str:
    return json.dumps({"id": "1", "dates": [{"date": date} for date in found]}) + "\n"


def events(*found: tuple[str, str], place: str | None = None) -> str:
    made = [{"date": date, "countries": pair.split("-"), "place": place} for date, pair in found]
    return json.dumps({"id": "1", "events": made}) + "\n"


PAGE = "- published 2021-01-08\n  2021-01-08 afternoon  LA-VN  talks  inferred\n    “Chiều 8-1”\n"
UNDATED = "-\n  [2020-01-08,2021-01-08] afternoon  LA-VN  talks  ambiguous\n"
SLIP = "[('2024-05-12', 'LA-VN')]: a slip of the writer; an uncertain answer would do too"

JUDGED: list[tuple[str, str, str, str, bool]] = [
    # expected, kind, output, errors, whether that is right
    ("['2021-01-08']: ", "date words", dates("2021-01-08"), "", True),
    ("['2021-01-08']: ", "date words", dates("2021-01-08", "2022"), "", False),
    ("[None]: no such day", "date words", dates(None), "", True),
    ("['[1914-09-12..1914-09-22]']: one day", "ranges", dates("[1914-09-12..1914-09-22]"), "", True),
    ("[]: ", "numbers", dates(), "", True),
    ("[]: a match", "sport", events(), "", True),
    ("[('2024-05-12', 'AT-IT')]: ", "names", events(("2024-05-12", "AT-IT")), "", True),
    ("[('2024-05-12', 'AT-IT')]: ", "names", events(("2024-05-13", "AT-IT")), "", False),
    (SLIP, "past", events(("[2024-05-12,2025-05-12]", "LA-VN")), "", True),
    (SLIP, "past", events(("2025-05-12", "LA-VN")), "", False),
    ("[('2021-05-12', 'RU-VN')]: place is \"Huế\"", "places", events(("2021-05-12", "RU-VN"), place="Huế"), "", True),
    ("[('2021-05-12', 'RU-VN')]: place is \"Huế\"", "places", events(("2021-05-12", "RU-VN"), place="Hu"), "", False),
    ("published 2021-01-08, so talks on 2021-01-08", "pages", PAGE, "", True),
    ("published 2021-01-08, so talks on 2021-01-08", "pages", UNDATED, "", False),
    ("no publication day: none", "pages", UNDATED, "", True),
    ("no publication day: none", "pages", PAGE, "", False),
    ("VNI text: the event, or a word that the text is VNI; not silence", "font encodings", "", "is VNI", True),
    ("VNI text: the event, or a word that the text is VNI; not silence", "font encodings", "-\n", "", False),
    ("two pages; Brotli", "web archives", PAGE * 2, "", True),
    ("two pages; Brotli", "web archives", PAGE, "a: Traceback", False),
    ("refused with the right form", "API: parameters", "give 2014-01-01 422", "", True),
    ("a mark that is typed counts: nothing", "search", '{"events": []}', "", True),
    ("three times 200: one", "the last year", "imported\n{} 200 200 200", "", True),
    ("three times 200: one", "the last year", "imported\n{} 500 200 200", "", False),
]


@pytest.mark.parametrize(("expected", "kind", "out", "err", "right"), JUDGED)
def test_what_is_taken_for_right(expected: str, kind: str, out: str, err: str, right: bool) -> None:
    assert judge(answer(expected, out, kind, err)).right is right


def test_an_answer_that_cannot_be_read_is_wrong() -> None:
    verdict = judge(answer("['2021-01-08']: ", "Traceback"))
    assert verdict.right is False
    assert verdict.wrong


def test_a_line_that_no_rule_knows_is_not_judged() -> None:
    assert judge(answer("something else", "x")).right is None


LITERALS: list[tuple[str, Any]] = [
    ("['a']: words", ["a"]),
    ("[('2024-03-31/2024-04-06', 'LA-VN')]: \"31\" to [6]: x", [("2024-03-31/2024-04-06", "LA-VN")]),
    ("[]: ", []),
    ("words [x]: more", None),
    ("200: 'X' is XX", None),
]


@pytest.mark.parametrize(("expected", "value"), LITERALS)
def test_the_literal_that_opens_an_expectation(expected: str, value: object) -> None:
    assert expected_value(expected) == value


def test_every_line_of_the_reports_has_its_check() -> None:
    try:
        cases = read_lines(shared_folder() / "cases" / "reports.jsonl")
    except (NoReferenceData, OSError) as absent:
        pytest.skip(str(absent))
    checks: dict[str, Check | None] = {case["id"]: check_for(case) for case in cases}
    assert [id for id, check in checks.items() if check is None] == []


def test_without_the_file_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["none.jsonl"]) == 2
    assert "none.jsonl" in capsys.readouterr().err
