from __future__ import annotations

from typing import Any

import pytest

from models.corrections import (
    EventNotFound,
    VersionConflict,
    correct_event,
    delete_event,
    merge_events,
    split_event,
    undelete_event,
)
from models.queries import find_events, get_event
from models.records import RecordError
from models.store import delete_article

BY: dict[str, str] = {"who": "biên tập", "why": "đối chiếu với thông cáo"}


def ids() -> list[str]:
    return [item["id"] for item in find_events()["items"]]


def detail(event: str) -> dict[str, Any]:
    found = get_event(event)
    assert found is not None
    return dict(found)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("date", "2021-06-02", {"date": "2021-06-02", "earliest": "2021-06-02", "latest": "2021-06-02"}),
        ("date", "2021-06", {"earliest": "2021-06-01", "latest": "2021-06-30", "certainty": "asserted"}),
        ("date", "[2020-06-02,2021-06-02]", {"latest": "2021-06-02", "certainty": "ambiguous"}),
        ("date", "XXXX-06-02", {"earliest": None, "latest": None, "certainty": "unknown"}),
        ("countries", ["VN", "CN"], {"countries": ["CN", "VN"], "pair": "CN-VN"}),
        ("type", "meeting", {"type": "meeting"}),
        ("status", "cancelled", {"status": "cancelled"}),
        ("part_of_day", "evening", {"part_of_day": "evening"}),
        ("part_of_day", None, {"part_of_day": None}),
        ("mode", "online", {"mode": "online"}),
        ("place", "Huế", {"place": "Huế"}),
        ("place", None, {"place": None}),
    ],
)
def test_a_corrected_field_stays_through_reloads(
    load: Any, said: Any, field: str, value: Any, expected: dict[str, Any]
) -> None:
    told = said("2022-06-02", part_of_day="morning", place="Viêng Chăn", certainty="inferred")
    (event,) = load("a1", told, published="2022-06-03")["events"]
    before = detail(event)
    corrected = dict(correct_event(event, {field: value}, **BY))
    assert {name: corrected[name] for name in expected} == expected
    assert (corrected["corrected"], corrected["version"]) == (True, before["version"] + 1)
    (change,) = corrected["history"]
    assert change == {
        "at": corrected["updated"],
        **BY,
        "action": "set",
        "field": field,
        "before": before[field],
        "after": sorted(value) if field == "countries" else value,
    }
    # the same article, the same article told a little differently, another article, and the article anew
    load("a1", told, published="2022-06-03")
    assert detail(event) == corrected
    load("a1", {**told, "mode": "in_person", "words": "Hai bên đã hội đàm."}, published="2022-06-03")
    load("a2", told, published="2022-06-04")
    delete_article("a1")
    load("a1", told, published="2022-06-03")
    assert ids() == [event]
    assert {name: detail(event)[name] for name in expected} == expected
    assert detail(event)["mention_count"] == 2


@pytest.mark.parametrize(
    "better",
    [
        {"date": "2021-06-02"},
        {"date": "2020-06-02"},
        {"type": "meeting"},
        {"date": "XXXX-06-02"},
    ],
)
def test_extraction_that_tells_it_anew_still_reports_the_corrected_event(
    load: Any, said: Any, better: dict[str, Any]
) -> None:
    (event,) = load("a1", said("2022-06-02"))["events"]
    correct_event(event, {"date": "2021-06-02"}, **BY)
    result = load("a1", said(**{"date": "2022-06-02"} | better))
    assert result["events"] == [event]
    assert ids() == [event]
    assert (detail(event)["date"], detail(event)["type"]) == ("2021-06-02", "talks")


def test_extraction_that_tells_it_anew_does_not_bring_back_what_was_deleted(load: Any, said: Any) -> None:
    (event,) = load("a1", said("2022-06-02"))["events"]
    delete_event(event, **BY)
    load("a1", said("2021-06-02"))
    assert ids() == []


def test_another_event_of_the_sentence_is_not_taken_for_the_corrected_one(load: Any, said: Any) -> None:
    talks, signing = load("a1", said("2022-06-02"), said("2022-06-02", type="signing"))["events"]
    correct_event(talks, {"date": "2021-06-02"}, **BY)
    load("a1", said("2022-06-02", type="signing"))
    assert set(ids()) == {talks, signing}
    assert detail(talks)["mention_count"] == 0
    assert detail(signing)["mention_count"] == 1
    load("a2", said("2022-06-02", "CN VN"))
    assert len(ids()) == 3


def test_an_article_that_tells_it_right_joins_the_corrected_event(load: Any, said: Any) -> None:
    (event,) = load("a1", said("2022-06-02"))["events"]
    correct_event(event, {"date": "2021-06-02", "type": "meeting"}, **BY)
    assert load("a2", said("2021-06-02", type="meeting"))["events"] == [event]
    assert load("a3", said("2021-06-02"))["events"] != [event]


def test_a_correction_of_a_correction_gives_up_what_the_first_claimed(load: Any, said: Any) -> None:
    (event,) = load("a1", said("2022-06-02"))["events"]
    correct_event(event, {"date": "2021-06-02"}, **BY)
    correct_event(event, {"date": "2021-06-03"}, **BY)
    assert load("a2", said("2021-06-03"))["events"] == [event]
    assert load("a3", said("2021-06-02"))["events"] != [event]
    assert load("a4", said("2022-06-02"))["events"] == [event]
    assert [change["after"] for change in detail(event)["history"]] == ["2021-06-02", "2021-06-03"]


def test_a_correction_onto_another_event_leaves_both(load: Any, said: Any) -> None:
    one, two = load("a1", said("2022-06-02"), said("2022-06-03"))["events"]
    corrected = correct_event(one, {"date": "2022-06-03"}, **BY)
    assert corrected["possibly_same"] == [two]
    assert load("a2", said("2022-06-03"))["events"] == [two]


def test_deleting_and_undeleting(load: Any, said: Any) -> None:
    (event,) = load("a1", said("2022-06-02"))["events"]
    deleted = delete_event(event, **BY)
    assert (deleted["deleted"], deleted["gone"], deleted["corrected"]) == (True, "deleted", True)
    assert ids() == []
    load("a2", said("2022-06-02"))
    delete_article("a1")
    load("a1", said("2022-06-02"), published="2022-06-03")
    assert ids() == []
    with pytest.raises(EventNotFound):
        delete_event(event, **BY)
    back = undelete_event(event, **BY)
    assert (back["deleted"], back["gone"], back["mention_count"]) == (False, None, 2)
    assert ids() == [event]
    assert [change["action"] for change in back["history"]] == ["delete", "undelete"]
    with pytest.raises(RecordError, match="not deleted"):
        undelete_event(event, **BY)


def test_a_corrected_event_stays_when_no_article_reports_it(load: Any, said: Any) -> None:
    one, two = load("a1", said("2022-06-02"), said("2022-06-03"))["events"]
    correct_event(one, {"place": "Huế"}, **BY)
    delete_article("a1")
    assert ids() == [one]
    assert detail(two)["gone"] == "withdrawn"
    with pytest.raises(EventNotFound):
        correct_event(two, {"place": "Huế"}, **BY)


def test_merging(load: Any, said: Any) -> None:
    (visit,) = load("a1", said("2018-07-02/2018-07-05", type="visit", actors=["Ông A"], words="Một."))["events"]
    (open_visit,) = load("a2", said("2018-07-02/..", type="visit", actors=["Bà B"], words="Hai."))["events"]
    (month,) = load("a3", said("2018-07", type="visit", words="Ba."))["events"]
    merged = merge_events(visit, [open_visit, month, open_visit], **BY)
    assert (merged["mention_count"], merged["date"]) == (3, "2018-07-02/2018-07-05")
    assert merged["actors"] == ["Ông A", "Bà B"]
    assert [(change["action"], change["after"]) for change in merged["history"]] == [
        ("merge", open_visit),
        ("merge", month),
    ]
    gone = detail(open_visit)
    assert (gone["gone"], gone["merged_into"], gone["mentions"]) == ("merged", visit, [])
    assert [(change["action"], change["after"]) for change in gone["history"]] == [("merged", visit)]
    assert ids() == [visit]
    # at every reload, and for every other article that tells it so
    load("a2", said("2018-07-02/..", type="visit", words="Hai, lần nữa."))
    assert load("a4", said("2018-07-02/..", type="visit"))["events"] == [visit]
    delete_article("a2")
    load("a2", said("2018-07-02/..", type="visit"))
    assert ids() == [visit]
    assert detail(visit)["mention_count"] == 4
    with pytest.raises(EventNotFound, match=f"merged into {visit}") as caught:
        correct_event(open_visit, {"place": "Huế"}, **BY)
    assert caught.value.merged_into == visit


def test_merging_what_was_merged(load: Any, said: Any) -> None:
    one, two, three = load("a1", *(said(f"2022-06-0{day}", words=f"Câu {day}.") for day in (1, 2, 3)))["events"]
    merge_events(two, [one], **BY)
    merge_events(three, [two], **BY)
    assert detail(one)["merged_into"] == three
    assert load("a2", said("2022-06-01"))["events"] == [three]
    assert detail(three)["mention_count"] == 4
    assert detail(three)["date"] == "2022-06-03"


def test_merging_into_an_event_whose_own_reports_vanish(load: Any, said: Any) -> None:
    (one,) = load("a1", said("2022-06-02", words="Một."))["events"]
    (two,) = load("a2", said("2022-06-03", words="Hai."))["events"]
    merge_events(one, [two], **BY)
    delete_article("a1")
    assert [(item["id"], item["date"]) for item in find_events()["items"]] == [(one, "2022-06-02")]


def test_splitting(load: Any, said: Any) -> None:
    for name in ("a1", "a2", "a3"):
        load(name, said("2022-06-02", words=f"Câu của {name}."))
    (event,) = ids()
    new = split_event(event, ["a3"], changes={"type": "meeting", "place": "Huế"}, **BY)
    assert (new["type"], new["place"], new["date"], new["mention_count"]) == ("meeting", "Huế", "2022-06-02", 1)
    assert [change["action"] for change in new["history"]] == ["split_off", "set", "set"]
    assert detail(event)["mention_count"] == 2
    assert [(change["action"], change["after"]) for change in detail(event)["history"]] == [("split", new["id"])]
    assert set(ids()) == {event, new["id"]}
    # each article's report keeps to its event
    delete_article("a3")
    assert load("a3", said("2022-06-02", words="Câu mới."))["events"] == [new["id"]]
    assert load("a1", said("2022-06-02", words="Câu mới."))["events"] == [event]
    assert load("a4", said("2022-06-02"))["events"] == [event]
    # and may go back
    back = merge_events(event, [new["id"]], **BY)
    assert back["mention_count"] == 4
    assert load("a3", said("2022-06-02", words="Câu mới nữa."))["events"] == [event]


@pytest.mark.parametrize(
    ("articles", "message"),
    [(["a9"], "none of these reports event .*: a9"), ([], "none given"), (["a1", "a2"], "must stay with the event")],
)
def test_what_cannot_be_split(load: Any, said: Any, articles: list[str], message: str) -> None:
    load("a1", said("2022-06-02", words="Một."))
    (event,) = load("a2", said("2022-06-02", words="Hai."))["events"]
    before = detail(event)
    with pytest.raises(RecordError, match=message):
        split_event(event, articles, **BY)
    assert detail(event) == before


def test_nobody_overwrites_what_they_have_not_seen(load: Any, said: Any) -> None:
    one, two = load("a1", said("2022-06-02", words="Một."), said("2022-06-03", words="Hai."))["events"]
    load("a2", said("2022-06-02", words="Ba."))
    assert correct_event(one, {"place": "Huế"}, version=2, **BY)["version"] == 3
    for act in (
        lambda: correct_event(one, {"place": "Hà Nội"}, version=2, **BY),
        lambda: delete_event(one, version=2, **BY),
        lambda: merge_events(one, [two], version=2, **BY),
        lambda: split_event(one, ["a2"], version=2, **BY),
    ):
        with pytest.raises(VersionConflict, match="at version 3, not 2") as caught:
            act()
        assert caught.value.current == 3
    assert detail(one)["place"] == "Huế"


@pytest.mark.parametrize("event", ["0000000000000000", "x", "", "ffffffffffffffff", "4983B7EA95373830"])
def test_an_event_that_does_not_exist(load: Any, said: Any, event: str) -> None:
    (known,) = load("a1", said("2022-06-02"))["events"]
    assert get_event(event) is None
    for act in (
        lambda: correct_event(event, {"place": "Huế"}, **BY),
        lambda: delete_event(event, **BY),
        lambda: undelete_event(event, **BY),
        lambda: merge_events(known, [event], **BY),
        lambda: split_event(event, ["a1"], **BY),
    ):
        with pytest.raises(EventNotFound):
            act()
    assert detail(known)["corrected"] is False


@pytest.mark.parametrize(
    ("changes", "by", "message"),
    [
        ({}, BY, "nothing to correct"),
        ({"id": "x"}, BY, "id: cannot be corrected"),
        ({"date": "2/6"}, BY, "date: expected an EDTF date"),
        ({"place": "Huế"}, {"who": " ", "why": "x"}, "who: a correction says"),
        ({"place": "Huế"}, {"who": "x", "why": ""}, "why: a correction says"),
    ],
)
def test_what_cannot_be_corrected(
    load: Any, said: Any, changes: dict[str, Any], by: dict[str, str], message: str
) -> None:
    (event,) = load("a1", said("2022-06-02"))["events"]
    before = detail(event)
    with pytest.raises(RecordError, match=message):
        correct_event(event, changes, **by)
    assert detail(event) == before


def test_an_event_cannot_be_merged_into_itself(load: Any, said: Any) -> None:
    (event,) = load("a1", said("2022-06-02"))["events"]
    for others in ([event], []):
        with pytest.raises(RecordError, match="other than the one"):
            merge_events(event, others, **BY)
