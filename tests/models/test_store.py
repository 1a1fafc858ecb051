from __future__ import annotations

import json
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import Database

from models import database as storage
from models.dialect import run
from models.queries import EventFilter, find_events, get_article, get_event, last_change
from models.records import MAX_ID_LENGTH, RecordError
from models.store import delete_article, store_extraction
from models.tables import Article, Event, EventActor, EventCountry, Mention


def everything(database: Database) -> dict[str, list[Any]]:
    """All rows of all tables that an article fills."""
    tables = ("article", "event", "event_country", "event_actor", "event_key", "mention", "correction", "clock")
    return {table: sorted(run(database, f"SELECT * FROM {table}").fetchall(), key=repr) for table in tables}


def test_an_article_gives_its_events(load: Any, said: Any) -> None:
    event = said(
        "2022-06-02",
        words="Sáng 2/6, hai bên hội đàm.",
        place="Viêng Chăn",
        part_of_day="morning",
        certainty="inferred",
        actors=["Bộ trưởng A", "Bộ trưởng B"],
        date_text="Sáng 2/6",
        date_span={"start": 0, "end": 8},
        evidence=[{"kind": "plan", "text": "năm 2022", "says": "the year is 2022", "start": 20, "end": 28}],
        main=True,
    )
    result = load("a1", event, title="Hội đàm", url="https://x/a1", source="x", published="2022-06-03", fetched="f")
    assert (result["status"], len(result["events"])) == ("new", 1)
    assert result["created"] == result["events"]
    stored = get_event(result["events"][0])
    assert stored is not None
    expected = {
        "date": "2022-06-02",
        "earliest": "2022-06-02",
        "latest": "2022-06-02",
        "part_of_day": "morning",
        "certainty": "inferred",
        "countries": ["LA", "VN"],
        "pair": "LA-VN",
        "type": "talks",
        "status": "held",
        "mode": None,
        "place": "Viêng Chăn",
        "actors": ["Bộ trưởng A", "Bộ trưởng B"],
        "mention_count": 1,
        "corrected": False,
        "deleted": False,
        "gone": None,
        "merged_into": None,
        "version": 1,
        "history": [],
        "possibly_same": [],
    }
    assert {name: stored[name] for name in expected} == expected
    (mention,) = stored["mentions"]
    assert mention["article"] == {
        "id": "a1",
        "title": "Hội đàm",
        "url": "https://x/a1",
        "source": "x",
        "published": "2022-06-03",
        "fetched": "f",
    }
    assert mention["sentence"] == {"start": 0, "end": 26, "text": "Sáng 2/6, hai bên hội đàm."}
    assert (mention["date_text"], mention["date_span"]) == ("Sáng 2/6", {"start": 0, "end": 8})
    assert mention["evidence"] == event["evidence"]
    assert mention["main"] is True
    article = get_article("a1")
    assert article is not None
    assert (article["events"], article["published_latest"]) == (1, "2022-06-03")
    assert article["mentions"] == [mention]


def test_the_same_article_again_changes_nothing(database: Database, load: Any, said: Any) -> None:
    events = said("2022-06-02"), said("2018-07-02/2018-07-05", type="visit"), said("XXXX-06-02", "CN VN")
    first = load("a1", *events, fetched="2026-01-01T00:00:00Z")
    before = everything(database)
    again = load("a1", *events, fetched="2026-02-02T00:00:00Z")
    assert again == {**first, "status": "unchanged", "created": []}
    assert everything(database) == before


def test_a_changed_article_replaces_its_reports(load: Any, said: Any) -> None:
    first = load("a1", said("2022-06-02"), said("2022-06-02", type="signing"))
    second = load("a1", said("2022-06-02"), said("2022-06-03", type="signing"))
    assert second["status"] == "changed"
    kept, old, new = first["events"][0], first["events"][1], second["events"][1]
    assert second["events"][0] == kept
    assert (second["created"], second["updated"], second["removed"]) == ([new], [], [old])
    assert [item["id"] for item in find_events()["items"]] == [kept, new]
    withdrawn = get_event(old)
    assert withdrawn is not None
    assert (withdrawn["deleted"], withdrawn["gone"], withdrawn["mentions"]) == (True, "withdrawn", [])


def test_only_what_changes_counts_as_updated(load: Any, said: Any) -> None:
    first = load("a1", said("2022-06-02"), said("2022-06-02", "CN VN"))
    before = {item["id"]: item for item in find_events()["items"]}
    second = load("a1", said("2022-06-02"), said("2022-06-02", "CN VN", place="Bắc Kinh"))
    assert second["updated"] == [first["events"][1]]
    after = {item["id"]: item for item in find_events()["items"]}
    assert after[first["events"][0]] == before[first["events"][0]]
    changed = after[first["events"][1]]
    assert changed["version"] == 2
    assert changed["updated"] > before[first["events"][1]]["updated"]
    assert changed["created"] == before[first["events"][1]]["created"]


def test_an_event_comes_back_with_its_report(load: Any, said: Any) -> None:
    (event,) = load("a1", said("2022-06-02"))["events"]
    load("a1")
    assert find_events()["items"] == []
    again = load("a1", said("2022-06-02"))
    assert again["created"] == [event]
    assert [item["id"] for item in find_events()["items"]] == [event]


def test_reports_of_several_articles_join(load: Any, said: Any) -> None:
    one = load("a1", said("2022-06-02", actors=["Ông A"], words="Một."), published="2022-06-03")
    two = load("a2", said("2022-06-02", actors=["ông a", "Bà B"], place="Huế", words="Hai."), published="2022-06-04")
    assert one["events"] == two["events"]
    assert (two["created"], two["updated"]) == ([], two["events"])
    event = get_event(one["events"][0])
    assert event is not None
    assert (event["mention_count"], event["actors"], event["place"]) == (2, ["Ông A", "Bà B"], "Huế")
    assert [mention["article"]["id"] for mention in event["mentions"]] == ["a1", "a2"]
    assert delete_article("a1") is True
    assert delete_article("a1") is False
    event = get_event(one["events"][0])
    assert event is not None
    assert (event["mention_count"], event["actors"]) == (1, ["ông a", "Bà B"])


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ({"date": "2022-06-02"}, {"date": "2022-06-02"}, True),
        ({"date": "2022-06-02"}, {"date": "2022-06-02", "certainty": "inferred", "status": "planned"}, True),
        ({"date": "2022-06-02"}, {"date": "2022-06-02/2022-06-02"}, True),
        ({"date": "2018-07-02/2018-07-05"}, {"date": "2018-07-02/2018-07-05"}, True),
        ({"date": "2018-11-19/.."}, {"date": "2018-11-19/.."}, True),
        ({"date": "2022-06-02"}, {"date": "2022-06-03"}, False),
        ({"date": "2022-06-02"}, {"date": "2022-06-02", "type": "signing"}, False),
        ({"date": "2022-06-02"}, {"date": "2022-06-02", "countries": "CN VN"}, False),
        # two articles that say "in March" may mean two meetings, and a set of days is no day
        ({"date": "2018-03"}, {"date": "2018-03"}, False),
        ({"date": "2018"}, {"date": "2018"}, False),
        ({"date": "XXXX-06-02"}, {"date": "XXXX-06-02"}, False),
        ({"date": "[2013-08-07,2014-08-07]"}, {"date": "[2013-08-07,2014-08-07]"}, False),
        ({"date": "[2013-08-07,2014-08-07]"}, {"date": "2014-08-07"}, False),
        # but a reprint is one report
        ({"date": "XXXX-06-02", "words": "Ngày 2/6 gặp."}, {"date": "XXXX-06-02", "words": "Ngày 2/6, gặp"}, True),
    ],
)
def test_what_is_one_event(load: Any, said: Any, one: dict[str, Any], other: dict[str, Any], joined: bool) -> None:
    first = load("a1", said(**{"words": "Một câu."} | one))
    second = load("a2", said(**{"words": "Câu khác."} | other))
    assert (first["events"] == second["events"]) is joined


def test_likely_doubles_are_linked_not_joined(load: Any, said: Any) -> None:
    (exact,) = load("a1", said("2014-08-07"))["events"]
    (vague,) = load("a2", said("[2013-08-07,2014-08-07,2015-08-07]"))["events"]
    (month,) = load("a3", said("2014-08"))["events"]
    load("a4", said("2014-08-07", type="signing"), said("2014-08-07", "CN VN"), said("2016-08-07"))
    (one,), (two,) = load("a5", said("XXXX-06-02", words="M."))["events"], load("a6", said("XXXX-06-02"))["events"]
    for event, likely in [(exact, {vague, month}), (vague, {exact, month}), (month, {exact, vague}), (one, {two})]:
        detail = get_event(event)
        assert detail is not None
        assert set(detail["possibly_same"]) == likely


def test_the_newest_report_tells_the_status(load: Any, said: Any) -> None:
    load("a1", said("2022-06-02", status="planned"), published="2022-05-30")
    load("a3", said("2022-06-02", status="cancelled"), published="2022-06-01")
    load("a2", said("2022-06-02", status="held"), published="2022-05-31")
    load("a4", said("2022-06-02", status="held"))
    assert [item["status"] for item in find_events()["items"]] == ["cancelled"]


def test_the_order_of_loading_does_not_matter(database: Database, load: Any, said: Any) -> None:
    articles: list[tuple[str, Any, dict[str, Any]]] = [
        ("a1", said("2022-06-02", place="Huế", actors=["Ông A"], status="planned"), {"published": "2022-06-01"}),
        ("a2", said("2022-06-02", place="Đà Nẵng", actors=["Bà B", "Ông A"], main=True), {"published": "2022-06-03"}),
        ("a3", said("2022-06-02", place="Huế", part_of_day="morning", certainty="inferred"), {}),
    ]
    seen = []
    for order in permutations(articles):
        for name, event, rest in order:
            load(name, event, **rest)
        (item,) = find_events()["items"]
        seen.append({key: value for key, value in item.items() if key not in ("created", "updated", "version")})
        for name, _, _ in order:
            delete_article(name)
    assert all(item == seen[0] for item in seen)
    assert (seen[0]["place"], seen[0]["actors"], seen[0]["status"]) == ("Huế", ["Bà B", "Ông A"], "held")
    assert (seen[0]["certainty"], seen[0]["part_of_day"]) == ("stated", "morning")


def test_ids_do_not_depend_on_the_database(load: Any, said: Any) -> None:
    # a contract with those who keep the ids: a change here breaks their links
    assert load("a1", said("2022-06-02"))["events"] == ["4983b7ea95373830"]


def test_two_keys_with_one_hash_are_two_events(load: Any, said: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.events.number_of", lambda key, attempt=0: 7 + attempt)
    result = load("a1", said("2022-06-02"), said("2022-06-03"), said("2022-06-04"))
    assert result["events"] == [f"{number:016x}" for number in (7, 8, 9)]
    assert load("a2", said("2022-06-03"))["events"] == [f"{8:016x}"]
    again = load("a1", said("2022-06-02", place="Huế"), said("2022-06-03"), said("2022-06-04"))
    assert again["events"] == result["events"]


def test_the_same_report_twice_in_an_article_counts_once(load: Any, said: Any) -> None:
    event = said("2022-06-02")
    article = {"id": "a1", "text": "Hai bên gặp."}
    del event["words"]
    told = event | {"sentence": {"start": 0, "end": 12}}
    result = store_extraction(article, {"id": "a1", "published": None, "events": [told, told]})
    stored = get_event(result["events"][0])
    assert stored is not None
    assert stored["mention_count"] == 1


@pytest.mark.parametrize(
    ("article", "events", "message"),
    [
        ({"id": ""}, [], "article.id: expected 1 to"),
        ({"id": "x" * (MAX_ID_LENGTH + 1)}, [], "article.id: expected 1 to"),
        ({"id": "a\nb"}, [], r"article.id: expected one line, got 'a\\nb'"),
        ({"text": None}, [], "article.text: expected a string"),
        ({"title": 3}, [], "article.title: expected a string or null"),
        ({"published": "hôm qua"}, [], "published: expected an EDTF date"),
        ({}, [{"date": "2022-06-02", "countries": ["LA", "VN"]}], "events\\[0\\]: 'type' is missing"),
        (
            {},
            [{"date": "2022", "countries": ["LA", "VN"], "type": "visit", "sentence": {"start": 0, "end": 999}}],
            "events\\[0\\].sentence: ends at 999, but the text has 6",
        ),
    ],
)
def test_what_cannot_be_stored_leaves_nothing(
    database: Database, load: Any, said: Any, article: dict[str, Any], events: list[Any], message: str
) -> None:
    load("a0", said("2022-06-02"))
    before = everything(database)
    record: Any = {"id": "a1", "published": article.get("published"), "events": events}
    with pytest.raises(RecordError, match=message):
        store_extraction({"id": "a1", "text": "Văn bản"[:6], **article}, record)
    assert everything(database) == before


def test_a_failure_half_way_leaves_nothing(database: Database, load: Any, said: Any, monkeypatch: Any) -> None:
    load("a1", said("2022-06-02"))
    before = everything(database)

    def fail(*_: Any) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("models.store.insert_mentions", fail)
    with pytest.raises(OSError, match="no space"):
        load("a1", said("2022-06-03"))
    assert everything(database) == before


def test_what_no_database_stores_is_replaced(load: Any, said: Any) -> None:
    load("a1", said("2022-06-02", words="Hai\x00 bên \ud800gặp.", actors=["A\x00"]))
    article = get_article("a1")
    assert article is not None
    assert article["text"] == "Hai\ufffd bên \ufffdgặp. "
    assert article["mentions"][0]["actors"] == ["A\ufffd"]


def test_two_processes_store_the_same_event_once(database_url: str, said: Any, built: Any) -> None:
    import multiprocessing

    storage.start(database_url)
    work = [(database_url, built(f"a{n}", said("2022-06-02", words=f"Câu {n}."))) for n in range(12)]
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        found = pool.map(_store, work)
    assert len({event for events in found for event in events}) == 1
    event = get_event(found[0][0])
    assert event is not None
    assert (event["mention_count"], event["version"]) == (12, 12)
    storage.stop()


def _store(work: tuple[str, Any]) -> list[str]:
    url, (article, record) = work
    storage.start(url)
    try:
        return store_extraction(article, record)["events"]
    finally:
        storage.stop()


def test_deleting_an_article_leaves_nothing_of_it(database: Database, load: Any, said: Any) -> None:
    load("a1", said("2022-06-02", actors=["Ông A"]), title="Tiêu đề")
    delete_article("a1")
    assert Article.select().count() == Mention.select().count() == EventCountry.select().count() == 0
    assert run(database, "SELECT count(*) FROM mention_words").fetchone()[0] == 0
    assert run(database, "SELECT count(*) FROM article_words").fetchone()[0] == 0
    assert find_events(EventFilter(q="gặp"))["items"] == []
    assert Event.select().count() == EventActor.select().count() == 1  # the withdrawn one, for those who keep copies


def test_last_change_moves_with_every_change_and_with_nothing_else(load: Any, said: Any) -> None:
    assert last_change() is None
    load("a1", said("2022-06-02"))
    first = last_change()
    load("a1", said("2022-06-02"))
    assert last_change() == first
    load("a2")
    second = last_change()
    assert first is not None
    assert second is not None
    assert second > first


VARIANTS: list[dict[str, Any]] = [
    {"date": "2022-06-02", "actors": ["Ông A"], "place": "Huế", "words": "Một."},
    {"date": "2022-06-02", "actors": ["Bà B"], "status": "planned", "main": True, "words": "Hai."},
    {"date": "2022-06-02", "type": "signing", "mode": "online", "words": "Ba."},
    {"date": "XXXX-06-02", "certainty": "unknown", "words": "Bốn."},
    {"date": "2018-07-02/..", "countries": "CN VN", "type": "visit", "words": "Năm."},
]
STEPS = st.lists(
    st.tuples(st.sampled_from(["a1", "a2", "a3"]), st.lists(st.sampled_from(VARIANTS), max_size=3, unique_by=str)),
    max_size=8,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_only_the_articles_as_they_are_now_count(
    database: Database, load: Any, said: Any, clear: Any, steps: Any
) -> None:
    """Loading, changing and reloading in any order comes to the same as loading the last versions into nothing."""

    def shown() -> list[Any]:
        left_out = ("created", "updated", "version")

        def lasting(values: Any) -> dict[str, Any]:
            return {name: value for name, value in values.items() if name not in left_out}

        found = [event for item in find_events(limit=100)["items"] if (event := get_event(item["id"]))]
        return [lasting(event) | {"document": lasting(json.loads(event["document"]))} for event in found]

    clear()
    last: dict[str, Any] = {}
    for name, events in steps:
        last[name] = events
        load(name, *(said(**event) for event in events), published=f"2022-06-0{name[1]}")
    after = shown()
    for name in last:
        result = load(name, *(said(**event) for event in last[name]), published=f"2022-06-0{name[1]}")
        assert result["status"] == "unchanged"
    clear()
    for name in sorted(last):
        load(name, *(said(**event) for event in last[name]), published=f"2022-06-0{name[1]}")
    assert shown() == after
