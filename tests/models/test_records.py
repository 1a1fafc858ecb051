from __future__ import annotations

from typing import Any

import pytest

from models.records import RecordError, checked_countries, checked_event, checked_field, storable

GOOD: dict[str, Any] = {"date": "2022-06-02", "countries": ["VN", "LA"], "type": "talks"}


def test_what_is_missing_is_filled_in() -> None:
    assert checked_event(GOOD) == {
        "date": "2022-06-02",
        "earliest": "2022-06-02",
        "latest": "2022-06-02",
        "part_of_day": None,
        "certainty": "stated",
        "countries": ["LA", "VN"],
        "type": "talks",
        "status": "held",
        "mode": None,
        "place": None,
        "actors": [],
        "date_text": None,
        "date_span": None,
        "sentence": None,
        "evidence": [],
        "main": False,
    }


@pytest.mark.parametrize(
    ("date", "certainty"),
    [
        ("2022-06-02", "stated"),
        ("2018-07-02/2018-07-05", "stated"),
        ("[2013-08-07,2014-08-07]", "ambiguous"),
        ("XXXX-06-02", "unknown"),
    ],
)
def test_certainty_follows_from_the_date_where_nothing_else_is_said(date: str, certainty: str) -> None:
    assert checked_event(GOOD | {"date": date})["certainty"] == certainty


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"date": None}, "events\\[0\\].date: expected an EDTF string"),
        ({"date": "2/6"}, "events\\[0\\].date: expected an EDTF date"),
        ({"date": "2022-02-30"}, "there is no day"),
        ({"earliest": "2022-06-03", "latest": "2022-06-01"}, "earliest 2022-06-03 is after latest"),
        ({"earliest": 3, "latest": None}, "expected an ISO day"),
        ({"countries": ["LA"]}, "two different ISO alpha-2 codes"),
        ({"countries": ["LA", "LA"]}, "two different"),
        ({"countries": ["la", "VN"]}, "'la' is the code of no state; give ISO 3166-1"),
        ({"countries": ["VN", "XX"]}, "'XX' is the code of no state"),
        ({"countries": "LA-VN"}, "two different"),
        ({"type": "party"}, "type: expected one of talks"),
        ({"status": 3}, "status: expected one of held"),
        ({"certainty": "sure"}, "certainty: expected one of stated"),
        ({"part_of_day": "noonish"}, "part_of_day: expected one of morning"),
        ({"mode": 1}, "mode: expected a string or null"),
        ({"place": []}, "place: expected a string or null"),
        ({"actors": "Ông A"}, "actors: expected a list of strings"),
        ({"actors": [1]}, "actors: expected a list of strings"),
        ({"evidence": ["x"]}, "evidence: expected a list of objects"),
        ({"sentence": {"start": 4, "end": 2}}, "sentence: expected"),
        ({"sentence": {"start": 0}}, "sentence: expected"),
        ({"sentence": {"start": 0, "end": 2**31}}, "sentence: expected"),
        ({"date_span": [0, 4]}, "date_span: expected"),
        ({"date_span": {"start": True, "end": 4}}, "date_span: expected"),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, Any], message: str) -> None:
    with pytest.raises(RecordError, match=message):
        checked_event(GOOD | change, "events[0]")


@pytest.mark.parametrize("field", ["date", "countries", "type"])
def test_three_fields_are_required(field: str) -> None:
    with pytest.raises(RecordError, match=f"'{field}' is missing"):
        checked_event({name: value for name, value in GOOD.items() if name != field})


@pytest.mark.parametrize(
    ("field", "value"),
    [("date", 3), ("date", "x"), ("countries", []), ("type", None), ("status", None), ("mode", 3), ("id", "x")],
)
def test_a_correction_is_checked(field: str, value: object) -> None:
    with pytest.raises(RecordError, match=field):
        checked_field(field, value)


def test_countries_are_sorted() -> None:
    assert checked_countries(["VN", "CN"]) == ["CN", "VN"]


def test_what_no_database_stores_is_replaced_in_place() -> None:
    assert storable({"a\x00": ["b\ud800c", 1, None]}) == {"a\ufffd": ["b\ufffdc", 1, None]}
