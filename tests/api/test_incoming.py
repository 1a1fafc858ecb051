"""Events from elsewhere: what `bangiao import` takes beside the lines of `bangiao export`."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from api.incoming import lines_of
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
    "a table with semicolons": "\ufeffdate;pair;type\r\n2022-06-02;Lào - Việt Nam;talks\r\n",
}


@pytest.mark.parametrize("data", MEANT.values(), ids=MEANT.keys())
def test_an_event_in_any_form(data: str) -> None:
    assert read(data) == [ONE]


def test_our_own_lines_go_through_as_they_are() -> None:
    article = b'{"article": {"id": "a", "text": "x"}}\n'
    assert list(lines_of([b"\n", OWN, b"not json\n", article])) == [b"\n", OWN, b"not json\n", article]


@pytest.mark.parametrize("data", ["", "\n", "not json\n", "a,b\n1,2\n", "[1\n", "5\n"])
def test_what_is_none_is_refused_in_its_place(data: str) -> None:
    assert b"".join(lines_of(io.BytesIO(data.encode()))).decode() == data


def test_a_state_that_is_none_keeps_its_words() -> None:
    assert read(json.dumps(ONE | {"countries": ["Atlantis", 5]}))[0]["countries"] == ["Atlantis", 5]


@pytest.mark.parametrize("path", ["/events.jsonl", "/events.csv", "/events"])
def test_what_the_service_answers_changes_nothing_when_it_is_imported(
    client: CheckedClient, ids: dict[str, str], path: str
) -> None:
    before = client.get("/events?fields=id,date,certainty,version").get_json()
    results = list(import_lines(lines_of(io.BytesIO(client.get(path).data))))
    assert {(result["status"], result["error"]) for result in results} == {("unchanged", None)}
    assert client.get("/events?fields=id,date,certainty,version").get_json() == before
