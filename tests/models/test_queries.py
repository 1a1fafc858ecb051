from __future__ import annotations

import base64
import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import Database

from models import search, words
from models.corrections import correct_event, delete_event
from models.cursors import encode
from models.queries import (
    SORTS,
    CursorError,
    EventFilter,
    count_events,
    countries,
    find_articles,
    find_documents,
    find_events,
    find_pairs,
    get_article,
    get_documents,
    get_event,
    get_events,
    pairs,
    timeline,
)
from models.records import RecordError
from models.store import delete_article

BY = {"who": "biên tập", "why": "thử"}

#: name: what the article says. The name is the place, by which the tables below know the event.
EVENTS: dict[str, dict[str, Any]] = {
    "day": {"date": "2022-06-02"},
    "day2": {"date": "2022-06-30", "type": "signing", "status": "planned"},
    "visit": {"date": "2022-05-30/2022-06-01", "type": "visit"},
    "open": {"date": "2022-05-20/..", "type": "visit", "countries": "CN VN"},
    "until": {"date": "../2022-07-10", "type": "exercise", "countries": "CN VN"},
    "month": {"date": "2022-06", "countries": "KH VN"},
    "year": {"date": "2022", "countries": "KH LA"},
    "sets": {"date": "[2021-06-02,2022-06-02,2023-06-02]", "certainty": "ambiguous"},
    "long": {"date": "2010/2025", "type": "aid", "countries": "CN LA"},
    "undated": {"date": "XXXX-06-02", "certainty": "unknown", "type": "call"},
    "before": {"date": "2022-05-31", "certainty": "inferred"},
    "after": {"date": "2022-07-01"},
    "old": {"date": "1977-07-18", "type": "signing"},
}
JUNE = {"from_day": "2022-06-01", "to_day": "2022-06-30"}

CASES: list[tuple[dict[str, Any], str]] = [
    ({}, "day day2 visit open until month year sets long undated before after old"),
    # overlaps: what may have been in the range
    (JUNE, "day day2 visit open until month year sets long"),
    (JUNE | {"match": "overlaps"}, "day day2 visit open until month year sets long"),
    ({"from_day": "2022-06-02", "to_day": "2022-06-02"}, "day open month year sets long"),
    ({"from_day": "2022-06-19", "to_day": "2022-06-19"}, "open until month year sets long"),
    ({"from_day": "2022-06-20", "to_day": "2022-06-20"}, "until month year sets long"),
    ({"from_day": "2022-06-30"}, "day2 until month year sets long after"),
    ({"to_day": "2022-05-30"}, "visit open year sets long old"),
    ({"to_day": "2022-05-31"}, "visit open year sets long before old"),
    ({"from_day": "2024-01-01"}, "long"),
    ({"from_day": "2030-01-01"}, ""),
    ({"to_day": "1977-07-17"}, ""),
    (
        {"from_day": "0001-01-01", "to_day": "9999-12-31"},
        "day day2 visit open until month year sets long before after old",
    ),
    # within: what cannot have been outside
    (JUNE | {"match": "within"}, "day day2 month"),
    ({"from_day": "2022-05-30", "to_day": "2022-06-30", "match": "within"}, "day day2 month visit before"),
    ({"from_day": "2022-05-20", "match": "within"}, "day day2 visit open month before after"),
    ({"to_day": "2022-07-10", "match": "within"}, "day day2 visit until month before after old"),
    ({"from_day": "2022-01-01", "to_day": "2022-12-31", "match": "within"}, "day day2 visit month year before after"),
    ({"match": "within"}, "day day2 visit open until month year sets long undated before after old"),
    # without a year
    (JUNE | {"certainties": ("unknown",)}, "undated"),
    (JUNE | {"certainties": ("unknown", "inferred")}, "undated"),
    (JUNE | {"certainties": ("unknown", "stated")}, "undated day day2 visit open until month year long"),
    (JUNE | {"certainties": ("unknown",), "match": "within"}, ""),
    ({"certainties": ("unknown",)}, "undated"),
    # countries
    ({"countries": ("LA",)}, "day day2 visit year sets long undated before after old"),
    ({"countries": ("LA", "LA")}, "day day2 visit year sets long undated before after old"),
    ({"countries": ("KH",)}, "month year"),
    ({"countries": ("FR",)}, ""),
    ({"countries": ("LA", "VN")}, "day day2 visit sets undated before after old"),
    ({"countries": ("VN", "LA")}, "day day2 visit sets undated before after old"),
    ({"countries": ("VN", "FR")}, ""),
    (JUNE | {"countries": ("LA",)}, "day day2 visit year sets long"),
    (JUNE | {"countries": ("VN", "LA")}, "day day2 visit sets"),
    (JUNE | {"countries": ("CN",)}, "open until long"),
    (JUNE | {"countries": ("KH",), "match": "within"}, "month"),
    (JUNE | {"countries": ("LA",), "certainties": ("unknown",)}, "undated"),
    # fields
    ({"types": ("visit",)}, "visit open"),
    ({"types": ("visit", "aid")}, "visit open long"),
    (JUNE | {"types": ("signing",)}, "day2"),
    ({"statuses": ("planned",)}, "day2"),
    ({"statuses": ("planned", "held"), "types": ("signing",)}, "day2 old"),
    ({"statuses": ("cancelled",)}, ""),
    ({"certainties": ("ambiguous", "inferred")}, "sets before"),
    (JUNE | {"countries": ("VN",), "types": ("talks",), "statuses": ("held",)}, "day month sets"),
    # sources: two articles tell all, a third only "day" and "old"
    ({"sources": ("x",)}, "day day2 visit open until month year sets long undated before after old"),
    ({"sources": ("y",)}, "day old"),
    ({"sources": ("y", "x"), "types": ("talks",), **JUNE}, "day month year sets"),
    ({"sources": ("z",)}, ""),
    (JUNE | {"sources": ("y",)}, "day"),
    # words: each sentence names its event, the title of the third article says "Hữu nghị đặc biệt"
    ({"q": "day2"}, "day2"),
    ({"q": "hội đàm"}, "day day2 visit open until month year sets long undated before after old"),
    ({"q": "hoi dam sets"}, "sets"),
    ({"q": "hội dam SETS"}, "sets"),
    ({"q": "hôi sets"}, ""),
    ({"q": "hữu nghị"}, "day old"),
    ({"q": "huu nghi dac biet"}, "day old"),
    ({"q": '"nghi dac"'}, "day old"),
    ({"q": '"dac nghi"'}, ""),
    ({"q": '"đặc biệt"', **JUNE}, "day"),
    ({"q": "đặc", "countries": ("LA",), "types": ("signing",)}, "old"),
    ({"q": '"bay toi hai"'}, ""),
    ({"q": "sets ((("}, "sets"),
    ({"q": "day2", "sources": ("y",)}, ""),
    ({"q": "undated", **JUNE}, ""),
    ({"q": "undated", "certainties": ("unknown",), **JUNE}, "undated"),
    ({"q": "until", "match": "within", "to_day": "2022-07-10"}, "until"),
    ({"q": "until", "match": "within", **JUNE}, ""),
]  # fmt: skip


@pytest.fixture
def loaded(load: Any, said: Any) -> dict[str, str]:
    """The events of EVENTS: name → id."""
    told = [said(place=name, words=f"Hai bên hội đàm: {name}.", **event) for name, event in EVENTS.items()]
    ids = load("a1", *told, source="x", published="2022-06-03")["events"]
    again = [said(place=name, words="Hôm nay hai bên gặp.", **EVENTS[name]) for name in ("day", "old")]
    load("a2", *again, source="y", title="Hữu nghị đặc biệt", published="2022-06")
    return dict(zip(EVENTS, ids, strict=True))


def names(where: EventFilter, **rest: Any) -> list[str | None]:
    return [item["place"] for item in find_events(where, limit=100, **rest)["items"]]


@pytest.mark.parametrize("few", [0, 2000], ids=["common", "rare"])
def test_filters(database: Database, loaded: Any, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every case, by the plan for common words and sources, and by that for rare ones."""
    monkeypatch.setattr(search, "FEW", few)
    wrong = {}
    for case, expected in CASES:
        where = EventFilter(**case)
        for sort in SORTS:
            if sorted(map(str, names(where, sort=sort))) != sorted(expected.split()):
                wrong[json.dumps([case, sort], ensure_ascii=False)] = names(where, sort=sort)
        if count_events(where) != len(expected.split()) or find_events(where, total=True)["total"] != count_events(
            where
        ):
            wrong[json.dumps(["count", case], ensure_ascii=False)] = count_events(where)
    assert wrong == {}


@pytest.mark.parametrize("few", [0, 2000], ids=["common", "rare"])
def test_order(database: Database, loaded: dict[str, str], few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "FEW", few)
    items = find_events(limit=100)["items"]
    dated = sorted((item for item in items if item["earliest"] or item["latest"]), key=_place)
    for where in (EventFilter(), EventFilter(sources=("x",)), EventFilter(q="hoi dam")):
        assert names(where) == [item["place"] for item in dated] + ["undated"]
        assert names(where, sort="-date") == [item["place"] for item in reversed(dated)] + ["undated"]
    delete_event(loaded["old"], **BY)
    correct_event(loaded["open"], {"mode": "online"}, **BY)
    assert names(EventFilter(), sort="updated")[-1] == "open"
    assert names(EventFilter(), sort="-updated")[0] == "open"
    assert "old" not in names(EventFilter(), sort="updated")
    assert names(EventFilter(include_deleted=True), sort="-updated")[:2] == ["open", "old"]


def _place(item: Any) -> tuple[str, str]:
    # the first day that range queries see
    first = item["earliest"] or {"until": "2022-06-10"}[item["place"]]
    return first, item["id"]


def test_updated_since(load: Any, said: Any, loaded: dict[str, str]) -> None:
    before = find_events(EventFilter(), sort="-updated")["items"][0]["updated"]
    correct_event(loaded["visit"], {"mode": "online"}, **BY)
    moment = find_events(sort="-updated")["items"][0]["updated"]
    assert moment > before
    for where in (EventFilter(updated_since=moment), EventFilter(updated_since=moment, countries=("LA",))):
        assert names(where) == names(where, sort="updated") == ["visit"]
    assert names(EventFilter(updated_since=moment, types=("talks",))) == []
    assert sorted(map(str, names(EventFilter(updated_since=before)))) == ["day", "old", "visit"]
    assert len(names(EventFilter(updated_since="2000-01-01"))) == len(EVENTS)
    delete_event(loaded["day"], **BY)
    assert names(EventFilter(updated_since=moment), sort="updated") == ["visit"]
    assert names(EventFilter(updated_since=moment, include_deleted=True), sort="updated") == ["visit", "day"]
    assert count_events(EventFilter(updated_since=moment, include_deleted=True)) == 2


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"from_day": "2022-06"}, "expected a day"),
        ({"to_day": "2022-02-30"}, "there is no day"),
        ({"from_day": "2022-06-02", "to_day": "2022-06-01"}, "from 2022-06-02 is after to 2022-06-01"),
        ({"q": "((("}, "no word to look for"),
        ({"match": "inside"}, "match: expected one of overlaps, within"),
        ({"countries": ("LA", "VN", "CN")}, "two countries, got 3"),
        ({"types": ("party",)}, "type: expected one of talks"),
        ({"statuses": ("done",)}, "status: expected"),
        ({"certainties": ("sure",)}, "certainty: expected"),
        ({"updated_since": "gestern"}, "expected an ISO 8601 instant"),
        ({"q": "x " * 51}, "at most 50 words"),
    ],
)
def test_impossible_filters_are_refused(values: dict[str, Any], message: str) -> None:
    with pytest.raises(RecordError, match=message):
        EventFilter(**values)


def test_deleted_events_are_listed_by_change_alone(database: Database) -> None:
    with pytest.raises(RecordError, match="sort by updated"):
        find_events(EventFilter(include_deleted=True))


def test_impossible_pages_are_refused(database: Database) -> None:
    for values in ({"sort": "size"}, {"limit": 0}):
        with pytest.raises(RecordError):
            find_events(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize("few", [0, 2000], ids=["common", "rare"])
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("where", [{}, {"countries": ("LA",)}, {"q": "hoi dam"}, {"countries": ("LA", "VN")}], ids=str)
def test_pages_join_to_the_whole(
    database: Database, loaded: Any, sort: str, where: Any, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "FEW", few)
    whole = names(EventFilter(**where), sort=sort)
    for limit in (1, 2, 5):
        found: list[str | None] = []
        cursor = None
        while True:
            page = find_events(EventFilter(**where), sort=sort, limit=limit, cursor=cursor)
            found += [item["place"] for item in page["items"]]
            cursor = page["next"]
            if cursor is None:
                break
            assert len(page["items"]) == limit
        assert found == whole


DAYS = st.sampled_from(
    ["2022-06-01", "2022-06-02", "2022-06-03", "2022-06-01/2022-06-20", "2022-06", "2022-06-02/..", "XXXX-06-02"]
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.lists(DAYS, min_size=3, max_size=8),
    added=st.lists(st.tuples(DAYS, st.booleans()), max_size=6),
    sort=st.sampled_from(["date", "-date", "updated"]),
    limit=st.integers(1, 3),
    where=st.sampled_from([EventFilter(), EventFilter(countries=("LA",)), EventFilter(from_day="2022-06-02")]),
)
def test_paging_neither_skips_nor_repeats_while_events_are_added(
    database: Database, load: Any, said: Any, start: Any, added: Any, sort: str, limit: int, where: EventFilter
) -> None:
    for item in find_events(sort="updated", limit=1000)["items"]:
        for mention in get_event(item["id"])["mentions"]:  # type: ignore[index]
            delete_article(mention["article"]["id"])
    for number, date in enumerate(start):
        load(f"a{number}", said(date, words=f"Câu {number}", place=str(number)))
    there = {item["id"] for item in find_events(where, limit=100)["items"]}
    coming = list(added)
    seen: list[str] = []
    cursor = None
    while True:
        page = find_events(where, sort=sort, limit=limit, cursor=cursor)
        seen += [item["id"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
        if coming:
            date, other = coming.pop()
            load(f"b{len(coming)}", said(date, "CN LA" if other else "KH LA", words=f"Mới {len(coming)}"))
    assert there <= set(seen)
    if sort != "updated":  # there an event comes again, at the end, when it changes again
        assert len(seen) == len(set(seen))


@pytest.mark.parametrize(
    "change", [{"sort": "-date"}, {"where": EventFilter(countries=("VN",))}, {"where": EventFilter()}]
)
def test_a_cursor_is_good_for_its_query_alone(loaded: Any, change: dict[str, Any]) -> None:
    asked: dict[str, Any] = {"where": EventFilter(countries=("LA", "VN")), "sort": "date"}
    cursor = find_events(**asked, limit=2)["next"]
    assert cursor is not None
    assert find_events(**asked, limit=3, cursor=cursor)["items"]
    same = EventFilter(countries=("VN", "LA"))
    assert find_events(same, sort="date", cursor=cursor)["items"]
    with pytest.raises(CursorError, match="another query"):
        find_events(**asked | change, cursor=cursor)


@given(st.one_of(st.text(), st.from_regex(r"[A-Za-z0-9_-]{4,40}", fullmatch=True)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_damaged_cursor_is_refused(database: Database, text: str) -> None:
    for asked in (lambda: find_events(cursor=text), lambda: find_articles(cursor=text)):
        with pytest.raises(CursorError):
            asked()


# Values that no cursor of this service holds; a database would stumble over them.
TAMPERED: list[tuple[str, list[Any]]] = [
    ("pairs", [1, "\0"]),
    ("pairs", [1, "\ud800"]),
    ("pairs", [1, ""]),
    ("pairs", [2**63, "LA-VN"]),
    ("pairs", [True, "LA-VN"]),
    ("article", [2**63]),
    ("article", [-(2**70)]),
    ("article", [-1]),
    ("article", [True]),
    ("article", [float("nan")]),
]


@pytest.mark.parametrize(("kind", "place"), TAMPERED, ids=repr)
def test_a_cursor_that_was_tampered_with_is_refused(loaded: Any, kind: str, place: list[Any]) -> None:
    ask: Callable[..., Any] = find_pairs if kind == "pairs" else find_articles
    given = ask(limit=1)["next"]
    asked = json.loads(base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)))[: -len(place)]
    assert asked[0] == kind
    with pytest.raises(CursorError, match="damaged"):
        ask(cursor=encode([*asked, *place]))


@given(q=st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_words_are_looked_for_and_what_has_none_is_refused(database: Database, q: str) -> None:
    if words.split(q):
        assert find_events(EventFilter(q=q))["items"] == []
        assert find_articles(q=q)["items"] == []
        return
    for ask in (lambda: EventFilter(q=q), lambda: find_articles(q=q)):
        with pytest.raises(RecordError, match="no word"):
            ask()


# What is asked of the database


class Counted:
    """Counts the queries made inside a `with`."""

    def __init__(self, database: Database) -> None:
        self.hooks = database.query_hooks
        self.count = 0

    def __enter__(self) -> Counted:
        self.hooks.append(self._note)
        return self

    def __exit__(self, *_: object) -> None:
        self.hooks.remove(self._note)

    def _note(self, _: object) -> None:
        self.count += 1


@pytest.mark.parametrize(
    ("ask", "queries"),
    [
        (lambda ids: find_events(limit=3), 3),
        (lambda ids: find_events(limit=100), 4),  # once more, for those without a year
        (lambda ids: find_events(limit=100, total=True), 5),
        (lambda ids: find_events(EventFilter(countries=("LA",), types=("talks",), from_day="2022-01-01")), 3),
        (lambda ids: find_events(EventFilter(q="hoi", sources=("x",))), 4),
        (lambda ids: get_event(ids["day"]), 6),
        (lambda ids: get_event(ids["undated"]), 6),
        (lambda ids: get_event("0" * 16), 1),
        (lambda ids: timeline(unit="day", split="country"), 1),
        (lambda ids: pairs(), 1),
        (lambda ids: countries(), 1),
        (lambda ids: find_articles(total=True), 3),
        (lambda ids: get_article("a1"), 3),
        (lambda ids: find_documents(limit=100), 2),
        (lambda ids: get_documents(list(ids.values())), 1),
        (lambda ids: get_events(list(ids.values())), 2),
    ],
)
def test_the_number_of_queries_is_fixed(database: Database, loaded: Any, ask: Any, queries: int) -> None:
    with Counted(database) as counted:
        ask(loaded)
    assert counted.count == queries


# Counts


def test_timeline(loaded: Any) -> None:
    where = EventFilter(from_day="2022-05-01", to_day="2022-07-31")
    found = timeline(where, "month", "country")
    assert [(bucket["period"], bucket["count"], bucket["split"]) for bucket in found["buckets"]] == [
        ("2022-05", 4, {"CN": 2, "LA": 3, "VN": 3}),
        ("2022-06", 4, {"CN": 1, "KH": 1, "LA": 2, "VN": 4}),
        ("2022-07", 1, {"LA": 1, "VN": 1}),
    ]
    assert (found["total"], found["uncertain"], found["undated"]) == (11, 2, 0)
    assert found["buckets"][1]["start"] == "2022-06-01"
    assert found["buckets"][1]["end"] == "2022-06-30"


@pytest.mark.parametrize(
    ("unit", "first", "last", "length", "dated", "uncertain"),
    [
        ("day", "1977-07-18", "2022-07-01", 16420, 10, 2),
        ("week", "1977-W29", "2022-W26", 2346, 10, 2),
        ("month", "1977-07", "2022-07", 541, 11, 1),
        ("quarter", "1977-Q3", "2022-Q3", 181, 11, 1),
        ("year", "1977", "2022", 46, 11, 1),
    ],
)
def test_timeline_units(loaded: Any, unit: str, first: str, last: str, length: int, dated: int, uncertain: int) -> None:
    found = timeline(EventFilter(), unit)
    buckets = found["buckets"]
    assert (buckets[0]["period"], buckets[-1]["period"], len(buckets)) == (first, last, length)
    assert sum(bucket["count"] for bucket in buckets) + found["uncertain"] + found["undated"] == found["total"]
    assert found["undated"] == 1
    assert all(one["end"] < two["start"] for one, two in pairwise(buckets))


def test_timeline_without_events(database: Database) -> None:
    for where in (EventFilter(), EventFilter(q="none")):
        found = timeline(where, "week")
        assert found == {"unit": "week", "filled": True, "buckets": [], "total": 0, "uncertain": 0, "undated": 0}


@pytest.mark.parametrize("values", [{"unit": "hour"}, {"split": "source"}])
def test_timeline_refuses_what_it_cannot_count(database: Database, values: dict[str, str]) -> None:
    with pytest.raises(RecordError, match="expected one of"):
        timeline(EventFilter(), **values)


def test_timeline_leaves_empty_periods_out_where_they_are_too_many(load: Any, said: Any) -> None:
    load("a1", said("1010-01-01"), said("2022-01-01"))
    assert timeline(EventFilter(), "month")["filled"]
    found = timeline(EventFilter(), "day")
    assert not found["filled"]
    assert [(b["period"], b["count"]) for b in found["buckets"]] == [("1010-01-01", 1), ("2022-01-01", 1)]


def test_pairs_and_countries(loaded: Any) -> None:
    assert pairs()[0] == {
        "pair": "LA-VN",
        "countries": ["LA", "VN"],
        "count": 8,
        "first": "1977-07-18",
        "last": "2023-06-02",
    }
    assert [(row["pair"], row["count"]) for row in pairs()][1:] == [
        ("CN-VN", 2),
        ("CN-LA", 1),
        ("KH-LA", 1),
        ("KH-VN", 1),
    ]
    assert [(row["country"], row["count"]) for row in countries()] == [("VN", 11), ("LA", 10), ("CN", 3), ("KH", 2)]
    assert [(row["country"], row["count"]) for row in countries(EventFilter(countries=("CN",)))] == [
        ("CN", 3),
        ("VN", 2),
        ("LA", 1),
    ]
    assert pairs(EventFilter(types=("call",))) == [
        {"pair": "LA-VN", "countries": ["LA", "VN"], "count": 1, "first": None, "last": None}
    ]
    assert pairs(EventFilter(q="nowhere")) == []


# Articles and leads


def test_articles(load: Any, said: Any, loaded: Any) -> None:
    load("a3", title="Thời tiết", source="y")

    def found(**asked: Any) -> list[str]:
        return [item["id"] for item in find_articles(**asked)["items"]]

    assert found() == ["a3", "a2", "a1"]
    assert found(sources=["y"]) == ["a3", "a2"]
    assert found(from_day="2022-06-04") == ["a2"]
    assert found(to_day="2022-06-02") == ["a2"]
    assert found(from_day="2022-07-01") == []
    assert found(q="thoi tiet") == ["a3"]
    assert found(q="Hữu nghị") == ["a2"]
    assert found(q="hôm nay đặc biệt") == ["a2"]
    assert found(q="day2") == ["a1"]
    page = find_articles(limit=2, total=True)
    assert (len(page["items"]), page["total"]) == (2, 3)
    assert [item["id"] for item in find_articles(limit=2, cursor=page["next"])["items"]] == ["a1"]
    assert page["items"][1]["events"] == 2
    with pytest.raises(CursorError):
        find_articles(limit=2, cursor=page["next"], q="x")
    with pytest.raises(RecordError):
        find_articles(from_day="2022")
    assert get_article("none") is None


def test_a_new_title_is_found_and_the_old_one_is_not(load: Any, said: Any) -> None:
    load("a1", said("2022-06-02"), title="Tiêu đề cũ")
    load("a1", said("2022-06-02"), title="Nhan đề mới")
    assert find_articles(q="tieu de")["items"] == find_events(EventFilter(q="tieu de"))["items"] == []
    assert len(find_articles(q="nhan de")["items"]) == len(find_events(EventFilter(q="nhan de"))["items"]) == 1


def test_documents_show_the_mention_that_tells_best(load: Any, said: Any, loaded: dict[str, str]) -> None:
    load("a0", said("2022-06-02", words="Bài chính.", main=True), published="2022-06-05", url="https://x/a0")
    load("a0b", said("2022-06-02", words="Bài sau.", main=True), published="2022-06-06")
    found = dict(get_documents([loaded["old"], "x", loaded["day"], "0" * 16, loaded["old"]]))
    assert list(found) == [loaded["old"], loaded["day"]]
    day = json.loads(found[loaded["day"]])
    assert (day["sentence"], day["url"], day["mentions"]) == ("Bài chính.", "https://x/a0", 4)
    assert [item["place"] for item in get_events([loaded["old"], "x", loaded["day"], loaded["old"]])] == [
        "old",
        "day",
    ]
    assert get_documents([]) == []
