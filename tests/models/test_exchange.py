from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date as Day
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import Database

from models import database as storage
from models import exchange
from models.corrections import correct_event, delete_event, merge_events, split_event
from models.exchange import IMPORTED, export_events, import_lines
from models.queries import EventFilter, find_events, get_article, get_event, last_change
from models.store import delete_article

BY = {"who": "biên tập", "why": "thử"}


def lines(**rest: Any) -> list[str]:
    return [json.dumps(record, ensure_ascii=False) for record in export_events(**rest)]


def imported(given: Iterable[Any]) -> list[tuple[str, str | None]]:
    texts = [json.dumps(line) if isinstance(line, dict) else line for line in given]
    results = list(import_lines(texts))
    assert [result["line"] for result in results] == list(range(1, len(texts) + 1))
    return [(result["status"], result["error"]) for result in results]


@pytest.fixture
def told(load: Any, said: Any) -> dict[str, str]:
    """A little of everything: joined, corrected, deleted, merged, split, undated."""
    joined, planned = load(
        "a1",
        said(
            "2022-06-02",
            words="Sáng 2/6, hai bên hội đàm.",
            actors=["Ông A"],
            place="Viêng Chăn",
            date_text="Sáng 2/6",
            date_span={"start": 0, "end": 8},
            evidence=[{"kind": "plan", "text": "2022", "says": "năm", "start": 1, "end": 2, "overruled": None}],
            main=True,
        ),
        said("2022-06-20", type="signing", status="planned", words="Ngày 20/6 sẽ ký."),
        title="Hội đàm Lào - Việt Nam",
        published="2022-06-03",
        source="x",
        url="https://x/a1",
        fetched="2026-01-01T00:00:00Z",
    )["events"]
    load("a2", said("2022-06-02", words="Hôm 2/6 hai bên gặp.", actors=["Bà B"]), source="y", published="2022-06")
    load("a3", said("2022-06-02", words="Một cuộc khác."), said("2018-07-02/..", type="visit", words="Từ 2/7 thăm."))
    visit, vague, wrong = load(
        "a4",
        said("2018-07-02/2018-07-05", type="visit", words="Thăm bốn ngày."),
        said("[2013-08-07,2014-08-07]", "CN VN", words="Ngày 7/8.", certainty="ambiguous"),
        said("XXXX-06-02", "CN LA", words="Ngày 2/6."),
    )["events"]
    open_visit = find_events(EventFilter(q='"từ 2 7"'))["items"][0]["id"]
    correct_event(planned, {"date": "2022-06-21", "status": "held", "place": "Huế"}, **BY)
    merge_events(visit, [open_visit], **BY)
    split = split_event(joined, ["a3"], changes={"type": "meeting"}, **BY)["id"]
    delete_event(wrong, **BY)
    return {
        "joined": joined,
        "planned": planned,
        "visit": visit,
        "open": open_visit,
        "vague": vague,
        "wrong": wrong,
        "split": split,
    }


@pytest.mark.parametrize("articles", [False, True])
def test_round_trip(database: Database, told: dict[str, str], articles: bool, clear: Any) -> None:
    exported = lines(articles=articles)
    events = {name: get_event(event) for name, event in told.items()}
    clear()
    assert {status for status, _ in imported(exported)} == {"new"}
    assert sorted(lines(articles=articles)) == sorted(exported)
    for name, event in told.items():
        assert _lasting(get_event(event)) == _lasting(events[name])
    article = get_article("a1")
    assert article is not None
    assert (article["text"] is not None) is articles
    # and again, which changes nothing
    moment = last_change()
    assert {status for status, _ in imported(exported)} == {"unchanged"}
    assert last_change() == moment
    assert find_events(EventFilter(q="hội đàm", sources=("x",), countries=("LA",)))["items"]


def _lasting(event: Any) -> Any:
    shown = json.loads(event["document"])
    del shown["updated"]
    return {name: value for name, value in event.items() if name not in ("updated", "document")} | {"shown": shown}


def test_a_load_after_an_import_changes_no_event(
    database: Database, told: dict[str, str], load: Any, said: Any, clear: Any
) -> None:
    exported = lines()
    clear()
    imported(exported)
    before = lines()
    again = load(
        "a4",
        said("2018-07-02/2018-07-05", type="visit", words="Thăm bốn ngày."),
        said("[2013-08-07,2014-08-07]", "CN VN", words="Ngày 7/8.", certainty="ambiguous"),
        said("XXXX-06-02", "CN LA", words="Ngày 2/6."),
    )
    assert again["events"] == [told["visit"], told["vague"], told["wrong"]]
    assert again["created"] == again["updated"] == again["removed"] == []
    assert lines() == before
    # what the corrections settled holds in the new database too
    assert load("a3", said("2022-06-02", words="Câu mới."))["events"] == [told["split"]]
    assert load("a9", said("2022-06-20", type="signing"))["events"] == [told["planned"]]
    assert load("a9", said("2022-06-21", type="signing"))["events"] == [told["planned"]]


def test_from_one_database_to_the_other(database: Database, told: dict[str, str], tmp_path: Path) -> None:
    exported = lines(articles=True)
    storage.start(f"sqlite:///{tmp_path / 'other.sqlite3'}")
    assert {status for status, _ in imported(exported)} == {"new"}
    assert sorted(lines(articles=True)) == sorted(exported)


def test_three_fields_are_enough(database: Database) -> None:
    line = {"date": "2022-06-02", "countries": ["VN", "LA"], "type": "talks"}
    assert imported([line, line, json.dumps(line).encode()]) == [
        ("new", None),
        ("unchanged", None),
        ("unchanged", None),
    ]
    (event,) = find_events()["items"]
    assert (event["date"], event["status"], event["certainty"], event["mention_count"]) == (
        "2022-06-02",
        "held",
        "asserted",
        0,
    )
    assert event["id"] == "4983b7ea95373830"  # as an article would have it


def test_a_stated_event_may_be_stated_anew_and_told_by_an_article(database: Database, load: Any, said: Any) -> None:
    line = {"date": "2022-06-02", "countries": ["VN", "LA"], "type": "talks", "place": "Huế", "actors": ["Ông A"]}
    assert imported([line]) == [("new", None)]
    assert imported([line | {"place": "Hà Nội", "actors": ["Bà B"]}]) == [("changed", None)]
    (event,) = find_events()["items"]
    assert (event["place"], event["actors"], event["version"]) == ("Hà Nội", ["Bà B"], 2)
    correct_event(event["id"], {"place": "Đà Nẵng"}, **BY)
    assert imported([line | {"actors": ["Bà B"]}]) == [("unchanged", None)]
    assert load("a1", said("2022-06-02"))["events"] == [event["id"]]
    delete_article("a1")
    (event,) = find_events()["items"]
    assert (event["place"], event["mention_count"]) == ("Đà Nẵng", 0)


def test_vague_lines_are_events_of_their_own(database: Database) -> None:
    vague = {"date": "2018-03", "countries": ["VN", "LA"], "type": "talks"}
    assert imported([vague, vague, vague | {"place": "Huế"}]) == [("new", None), ("unchanged", None), ("new", None)]
    assert len(find_events()["items"]) == 2


def test_what_a_loaded_article_says_stands(database: Database, load: Any, said: Any) -> None:
    load("a1", said("2022-06-02", place="Huế"))
    exported = json.loads(lines()[0])
    exported["mentions"][0]["place"] = "Hà Nội"
    assert imported([exported, exported | {"place": "Đà Nẵng", "mentions": []}]) == [("unchanged", None)] * 2
    (event,) = find_events()["items"]
    assert (event["place"], event["mention_count"]) == ("Huế", 1)


def test_corrections_meet(database: Database, load: Any, said: Any) -> None:
    (event,) = load("a1", said("2022-06-02"))["events"]
    correct_event(event, {"place": "Huế"}, **BY)
    exported = lines()
    delete_event(event, **BY)
    correct = json.loads(exported[0])
    assert imported(exported) == [("unchanged", None)]
    assert find_events()["items"] == []
    correct["history"].append(
        {"at": "2999-01-01T00:00:00Z", "who": "x", "why": "y", "action": "undelete", "before": None, "after": None}
    )
    correct["history"].append(
        {"at": "2000-01-01T00:00:00Z", "who": "x", "why": "y", "action": "set", "field": "place", "after": "Hà Nội"}
    )
    assert imported([correct, correct]) == [("changed", None), ("unchanged", None)]
    (item,) = find_events()["items"]
    assert item["place"] == "Huế"  # the later word
    stored = get_event(event)
    assert stored is not None
    assert [change["action"] for change in stored["history"]] == ["set", "set", "delete", "undelete"]


def test_a_merge_and_a_split_made_elsewhere_reach_what_is_loaded_here(
    database: Database, load: Any, said: Any, database_url: str, clear: Any
) -> None:
    def loaded() -> tuple[str, str]:
        (one,) = load("a1", said("2022-06-02", words="Một."))["events"]
        load("a2", said("2022-06-02", words="Hai."))
        (two,) = load("a3", said("2022-06-03", words="Ba."))["events"]
        return one, two

    one, two = loaded()
    new = split_event(one, ["a2"], **BY)["id"]
    merge_events(one, [two], **BY)
    exported = lines()
    wanted = {event: _reported(event) for event in (one, two, new)}
    for order in (exported, exported[::-1]):
        clear()
        loaded()
        assert {status for status, _ in imported(order)} == {"new", "changed"}
        assert {event: _reported(event) for event in (one, two, new)} == wanted
        assert {status for status, _ in imported(order)} == {"unchanged"}
        assert sorted(item["id"] for item in find_events()["items"]) == sorted([one, new])


def _reported(event: str) -> list[str]:
    found = get_event(event)
    assert found is not None
    return [mention["article"]["id"] for mention in found["mentions"]]


GOOD = {"date": "2022-06-02", "countries": ["LA", "VN"], "type": "talks"}
MENTION = {**GOOD, "article": {"id": "a1"}}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[]", "expected a JSON object"),
        ("3", "expected a JSON object"),
        ("null", "expected a JSON object"),
        ('{"date": NaN}', "NaN is no JSON"),
        ("[" * 100_000, "not JSON"),
        (b"\xff\xfe", "not UTF-8"),
        ({"date": "2022-06-02", "type": "talks"}, "'countries' is missing"),
        (GOOD | {"date": "2/6"}, "date: expected an EDTF date"),
        (GOOD | {"mentions": {}}, None),
        (GOOD | {"mentions": "x"}, "mentions: expected a list"),
        (GOOD | {"mentions": [GOOD]}, "mentions\\[0\\]: expected an object with its article"),
        (GOOD | {"mentions": [MENTION | {"type": "x"}]}, "mentions\\[0\\].type"),
        (GOOD | {"mentions": [MENTION | {"article": {"id": 3}}]}, "mentions\\[0\\].article.id"),
        (GOOD | {"mentions": [MENTION | {"sentence": {"text": 3}}]}, "mentions\\[0\\].sentence.text"),
        (GOOD | {"history": [{}]}, "history\\[0\\]: expected an object with an action"),
        (GOOD | {"history": [{"action": "delete", "at": "x", "who": "w", "why": "y"}]}, "history\\[0\\].at"),
        (GOOD | {"history": [{"action": "delete", "at": "2022-01-01", "who": 3, "why": "y"}]}, "history\\[0\\].who"),
        (
            GOOD | {"history": [{"action": "set", "at": "2022-01-01", "who": "w", "why": "y", "field": "id"}]},
            "history\\[0\\].id: cannot be corrected",
        ),
        (
            GOOD | {"history": [{"action": "merged", "at": "2022-01-01", "who": "w", "why": "y", "after": "x"}]},
            "history\\[0\\].after: expected the id",
        ),
        (GOOD | {"keys": [{"key": 3}]}, "keys\\[0\\]: expected"),
        (GOOD | {"key": ""}, "key: expected a string"),
        (GOOD | {"created": 3}, "created: expected an ISO 8601 instant"),
        ({"article": 3}, "article: expected an object"),
        ({"article": {"id": ""}}, "article.id: expected 1 to"),
    ],
)
def test_a_wrong_line_is_named_and_the_rest_goes_on(database: Database, line: Any, message: str | None) -> None:
    results = imported([GOOD | {"type": "call"}, line, "", " \n", GOOD | {"type": "visit"}])
    assert [status for status, _ in results] == ["new", "failed" if message else "new", "blank", "blank", "new"]
    if message:
        assert results[1][1] is not None
        with pytest.raises(AssertionError, match=message):
            raise AssertionError(results[1][1])
        assert sorted(item["type"] for item in find_events()["items"]) == ["call", "visit"]


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda x: st.lists(x, max_size=3)))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_of_any_field_is_stored_or_refused(database: Database, value: Any) -> None:
    fields = ("id", "key", "keys", "history", "mentions", "actors", "created", "version", "place", "corrected", "gone")
    for field in fields:
        ((status, error),) = imported([GOOD | {field: value}])
        assert (status == "failed") is (error is not None)


def test_many_lines_go_in_batches(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "IMPORTED", 500)
    days = [(Day(2020, 1, 1) + timedelta(days=n)).isoformat() for n in range(1010)]
    assert imported({**GOOD, "date": day} for day in days) == [("new", None)] * len(days)
    assert sorted(json.loads(line)["date"] for line in lines()) == days


def test_lines_are_read_as_they_are_needed(database: Database) -> None:
    read = 0

    def source() -> Any:
        nonlocal read
        while True:
            read += 1
            yield json.dumps(GOOD)

    results = import_lines(source())
    next(results)
    assert read == IMPORTED


def test_a_byte_order_mark_is_no_error(database: Database) -> None:
    assert imported(["\ufeff" + json.dumps(GOOD)]) == [("new", None)]


def test_export_of_some(database: Database, told: dict[str, str]) -> None:
    found = [json.loads(line)["id"] for line in lines(where=EventFilter(types=("visit",)))]
    assert set(found) == {told["visit"], told["open"]}


def test_withdrawn_events_are_not_exported(database: Database, load: Any, said: Any) -> None:
    load("a1", said("2022-06-02"))
    delete_article("a1")
    assert lines() == []


_LINE = st.fixed_dictionaries(
    {
        "date": st.sampled_from(["2022-06-02", "2022-06-02/..", "2022-06", "[2022-06-02,2023-06-02]"]),
        "countries": st.sampled_from([["LA", "VN"], ["KH", "VN"]]),
        "type": st.sampled_from(["talks", "visit"]),
    },
    optional={
        "status": st.sampled_from(["held", "planned", "cancelled"]),
        "place": st.sampled_from(["Huế", "Viêng Chăn"]),
        "actors": st.lists(st.sampled_from(["Ông A", "Bà B"]), max_size=2, unique=True),
        "part_of_day": st.sampled_from(["morning", "night"]),
        "title": st.just("Hai bên họp"),
    },
)


# What is given anew in each transaction: changes that one batch brings are one version.
_BY_TRANSACTION = ("id", "created", "updated", "version")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(_LINE, min_size=1, max_size=8))
def test_a_batch_gives_what_its_lines_one_by_one_give(database: Database, clear: Any, given: list[Any]) -> None:
    """The slow way is the oracle: each line in an import of its own."""

    def told() -> list[Any]:
        events = map(json.loads, lines())
        return sorted(
            json.dumps({k: v for k, v in e.items() if k not in _BY_TRANSACTION}, sort_keys=True) for e in events
        )

    clear()
    together = [status for status, _ in imported(given)], told()
    clear()
    one_by_one = [status for line in given for status, _ in imported([line])], told()
    assert together == one_by_one
