"""Events from elsewhere: what `bangiao import` takes beside the lines of `bangiao export`."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import openpyxl
import pytest

from api.formats.workbook import workbook
from api.incoming import lines_of
from loaders.sources.base import Unreadable
from models.exchange import import_lines
from tests.api.contract import CheckedClient

ONE = {"date": "2022-06-02", "countries": ["LA", "VN"], "type": "talks"}
OWN = b'{"date": "2022-06-02", "countries": ["LA", "VN"], "type": "talks", "mentions": [], "certainty": "asserted"}\n'


def read(data: bytes | str) -> list[Any]:
    return [json.loads(line) for line in lines_of(io.BytesIO(data.encode() if isinstance(data, str) else data))]


MEANT: dict[str, Any] = {
    "as it is": json.dumps(ONE),
    "names": json.dumps(ONE | {"countries": ["Lào", "Việt Nam"]}),
    "small letters": json.dumps(ONE | {"countries": ["la", "vn"], "type": "Talks"}),
    "a pair": json.dumps({"date": "2022-06-02", "pair": "LA-VN", "type": "talks"}),
    "a pair in words": json.dumps(ONE | {"countries": "Lào - Việt Nam"}),
    "a list": json.dumps([ONE], indent=1),
    "an answer": json.dumps({"events": [ONE | {"links": {}, "mentions": 1, "sentence": "…"}], "next": None}, indent=1),
    "a table": "date,country_1,country_2,type,place\n2022-06-02,LA,VN,talks,\n",
    "a table in UTF-16": "date\tpair\ttype\n2022-06-02\tLA-VN\ttalks\n".encode("utf-16"),
    "a table with semicolons": "\ufeffdate;pair;type\r\n2022-06-02;Lào - Việt Nam;talks\r\n",
}


@pytest.mark.parametrize("data", MEANT.values(), ids=MEANT.keys())
def test_an_event_in_any_form(data: str | bytes) -> None:
    assert read(data) == [ONE]


def test_our_own_lines_go_through_as_they_are() -> None:
    article = b'{"article": {"id": "a", "text": "x"}}\n'
    assert list(lines_of([b"\n", OWN, b"not json\n", article])) == [b"\n", OWN, b"not json\n", article]


@pytest.mark.parametrize("data", ["", "\n", "not json\n", "[1\n", "5\n"])
def test_what_is_none_is_refused_in_its_place(data: str) -> None:
    assert b"".join(lines_of(io.BytesIO(data.encode()))).decode() == data


WRONG = {
    "a table of other things": (b"GlobalEventID\tDay\n1\t20220602\n", "is a table whose first line names no events"),
    "a table in UTF-16": ("day;states\n1;2\n".encode("utf-16"), "is a table whose first line names no events"),
    "a calendar": (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "is a calendar"),
    "a picture": (b"\x89PNG\r\n\x1a\n\n\n", "is a picture"),
    "a database": (b"SQLite format 3\0", "is a database"),
    "a page": (b"<!DOCTYPE html>\n<html></html>", "is a page and holds no events"),
    "a workbook of other things": (workbook("A", ["a"], [{"a": 1}]), "is a workbook without a sheet of events"),
}


@pytest.mark.parametrize(("data", "wrong"), WRONG.values(), ids=WRONG.keys())
def test_what_holds_no_events_is_said_once(data: bytes, wrong: str) -> None:
    with pytest.raises(Unreadable, match=wrong):
        read(data)


HINTS = [
    ({"date": "02/06/2022"}, "did you mean '2022-06-02'?"),
    ({"date": "2022-6-2"}, "did you mean '2022-06-02'?"),
    ({"date": 20220602}, "did you mean '2022-06-02'?"),
    ({"type": "hội đàm"}, "did you mean 'talks'?"),
    ({"type": "họp", "date": "2/6/2022"}, "did you mean '2022-06-02' and 'meeting'?"),
    ({"status": "done"}, "did you mean 'held'?"),
    ({"countries": ["Lào", "Viet Namm"]}, "did you mean 'Việt Nam'?"),
    ({"date": "tomorrow"}, None),
    ({"type": "x"}, None),
    ({}, None),
]


@pytest.mark.parametrize(("wrong", "hint"), HINTS)
def test_what_was_probably_meant(wrong: dict[str, Any], hint: str | None) -> None:
    hints: dict[int, str] = {}
    list(lines_of([OWN, json.dumps(ONE | wrong).encode()], hints))
    assert hints == ({2: hint} if hint else {})


def test_a_workbook_with_days_as_days() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (["Sự kiện"], [], ["date", "pair", "type"], [dt.date(2022, 6, 2), "LA-VN", "talks"], [None, None, None]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    assert read(out.getvalue()) == [ONE]


def test_a_state_that_is_none_keeps_its_words() -> None:
    assert read(json.dumps(ONE | {"countries": ["Atlantis", 5]}))[0]["countries"] == ["Atlantis", 5]


@pytest.mark.parametrize("path", ["/events.jsonl", "/events.csv", "/events.xlsx", "/events"])
def test_what_the_service_answers_changes_nothing_when_it_is_imported(
    client: CheckedClient, ids: dict[str, str], path: str
) -> None:
    before = client.get("/events?fields=id,date,certainty,version").get_json()
    results = list(import_lines(lines_of(io.BytesIO(client.get(path).data))))
    assert {(result["status"], result["error"]) for result in results} == {("unchanged", None)}
    assert client.get("/events?fields=id,date,certainty,version").get_json() == before
