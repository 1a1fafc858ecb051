"""One event: what it shows, and every way of changing it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from models.exchange import import_lines
from models.store import store_extraction
from tests.api.conftest import ARTICLES, TEXT
from tests.api.contract import CheckedClient


def test_detail(client: CheckedClient, ids: dict[str, str]) -> None:
    event = client.get(f"/events/{ids['talks']}").get_json()
    assert (event["date"], event["certainty"], event["cameo"], event["plover"]) == (
        "2022-06-02", "inferred", "04", "CONSULT",
    )  # fmt: skip
    assert event["why"] == "the plan of 2022 was signed", "the overruled reason is not the reason"
    said = {"code": "plan_run", "arguments": {"year": 2022}}
    assert [{"code": r["code"], "arguments": r["arguments"]} for r in event["reasons"]] == [said]
    (mention,) = event["mentions"]
    assert mention["article"]["links"]["self"] == "http://localhost/articles/kho%2Fbai%201.txt"
    span = mention["sentence"]["span"]
    assert mention["sentence"]["text"] == TEXT[span["start"] : span["end"]]
    inside = mention["sentence"]["date_span"]
    assert mention["sentence"]["text"][inside["start"] : inside["end"]] == mention["date_text"] == "Sáng 2/6"
    assert [e["overruled"] for e in mention["evidence"]] == ["the year of the plan", None]
    assert [(e["code"], e["arguments"]) for e in mention["evidence"]] == [(None, None), tuple(said.values())]
    assert event["history"] == []


def test_codes_of_what_is_only_planned(client: CheckedClient, ids: dict[str, str]) -> None:
    event = client.get(f"/events/{ids['planned']}").get_json()
    assert (event["cameo"], event["plover"]) == ("03", "AGREE")


@pytest.mark.parametrize("id", ["0000000000000000", "xyz", "ffffffffffffffff", "1", "0123456789ABCDEF"])
def test_no_such_event(client: CheckedClient, id: str) -> None:
    for path in (f"/events/{id}", f"/events/{id}/history", f"/events/{id}.ics"):
        assert client.get(path).status_code == 404


# Corrections


def _patch(client: CheckedClient, id: str, editor: dict[str, str], match: str = "*", **values: Any) -> Any:
    return client.patch(f"/events/{id}", json=values, headers=editor | {"If-Match": match})


@pytest.mark.parametrize(
    ("values", "after"),
    [
        ({"date": "2021-06-02"}, {"date": "2021-06-02", "earliest": "2021-06-02", "certainty": "asserted"}),
        ({"countries": ["Việt Nam", "KHM"]}, {"countries": ["KH", "VN"], "pair": "KH-VN"}),
        ({"type": "meeting"}, {"type": "meeting"}),
        ({"status": "cancelled"}, {"status": "cancelled", "cameo": None}),
        ({"part_of_day": None}, {"part_of_day": None}),
        ({"mode": "online"}, {"mode": "online"}),
        ({"place": "Hà Nội", "type": "call"}, {"place": "Hà Nội", "type": "call"}),
    ],
)
def test_correct(
    client: CheckedClient, ids: dict[str, str], editor: dict[str, str], values: dict[str, Any], after: dict[str, Any]
) -> None:
    answer = _patch(client, ids["talks"], editor, why="the ministry says so", **values)
    assert answer.status_code == 200, answer.text
    event = client.get(f"/events/{ids['talks']}").get_json()
    assert answer.get_json() == event
    assert {name: event[name] for name in after} == after
    assert event["corrected"]
    changes = event["history"]
    assert {c["field"] for c in changes} == set(values)
    assert {(c["who"], c["why"], c["action"]) for c in changes} == {("editor", "the ministry says so", "set")}


def test_correction_survives_a_reload(client: CheckedClient, ids: dict[str, str], editor: dict[str, str]) -> None:
    _patch(client, ids["talks"], editor, why="x", date="2021-06-02", type="meeting")
    article, events = ARTICLES[0]
    renewed = article | {"title": "another title"}  # the same title would be no change at all
    store_extraction(renewed, {"id": article["id"], "published": None, "events": events})  # type: ignore[arg-type]
    event = client.get(f"/events/{ids['talks']}").get_json()
    assert (event["date"], event["type"], event["title"]) == ("2021-06-02", "meeting", "another title")


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"date": "2021-06-02"}, "why"),
        ({"date": "2021-06-02", "why": ""}, "why"),
        ({"date": "02/06/2021", "why": "x"}, "date"),
        ({"date": "2021-02-30", "why": "x"}, "date"),
        ({"countries": ["LA"], "why": "x"}, "countries"),
        ({"countries": ["LA", "Lào"], "why": "x"}, "countries"),
        ({"countries": ["LA", "Atlantis"], "why": "x"}, "countries.1"),
        ({"type": "tals", "why": "x"}, "type"),
        ({"type": None, "why": "x"}, "type"),
        ({"sentence": "x", "why": "x"}, "sentence"),
        ({"id": "x", "why": "x"}, "id"),
    ],
)
def test_wrong_corrections(
    client: CheckedClient, ids: dict[str, str], editor: dict[str, str], body: dict[str, Any], name: str
) -> None:
    answer = client.patch(f"/events/{ids['talks']}", json=body, headers=editor | {"If-Match": "*"})
    assert answer.status_code == 422
    assert [e["name"] for e in answer.get_json()["errors"]] == [name]
    assert client.get(f"/events/{ids['talks']}").get_json()["history"] == []


def test_nothing_to_correct(client: CheckedClient, ids: dict[str, str], editor: dict[str, str]) -> None:
    assert _patch(client, ids["talks"], editor, why="x").status_code == 422
    assert _patch(client, ids["talks"], editor, why="  ", type="call").status_code == 422


# If-Match


@pytest.mark.parametrize(
    ("match", "status"),
    [
        ("{tag}", 200),
        ('"other", {tag}', 200),
        ("*", 200),
        ('"v1"', 200),  # the version is what counts
        ('"v1-other"', 200),
        ('"v1-abc:gzip"', 200),  # a proxy's or our own compression adds to the tag
        ('"v2"', 412),
        ("W/{tag}", 412),
        ('"nonsense"', 412),
        ("nonsense", 412),
        ("", 412),
        ("v1", 412),
    ],
)
def test_if_match(client: CheckedClient, ids: dict[str, str], editor: dict[str, str], match: str, status: int) -> None:
    tag = client.get(f"/events/{ids['talks']}").headers["ETag"]
    assert _patch(client, ids["talks"], editor, match.format(tag=tag), why="x", type="call").status_code == status


def test_lost_update(client: CheckedClient, ids: dict[str, str], editor: dict[str, str]) -> None:
    tag = client.get(f"/events/{ids['talks']}").headers["ETag"]
    mine = _patch(client, ids["talks"], editor, tag, why="first", type="call")
    assert mine.status_code == 200
    theirs = _patch(client, ids["talks"], editor, tag, why="second", type="visit")
    assert theirs.status_code == 412
    assert theirs.get_json()["current_version"] == 2
    assert _patch(client, ids["talks"], editor, mine.headers["ETag"], why="second", type="visit").status_code == 200


# Deleting and bringing back


def test_delete_and_restore(client: CheckedClient, ids: dict[str, str], editor: dict[str, str]) -> None:
    path = f"/events/{ids['talks']}"
    assert client.delete(path, headers=editor | {"If-Match": "*"}).status_code == 400, "no reason given"
    tag = client.get(path).headers["ETag"]
    assert client.delete(f"{path}?why=no+event", headers=editor | {"If-Match": tag}).status_code == 204
    gone = client.get(path)
    assert gone.status_code == 410
    assert "editor: no event" in gone.get_json()["detail"]
    assert ids["talks"] not in client.get("/events").text
    copy = client.get("/events?deleted=true&sort=-updated").get_json()["events"]
    assert (copy[0]["id"], copy[0]["gone"]) == (ids["talks"], "deleted")
    history = client.get(f"{path}/history").get_json()
    assert [(c["action"], c["why"]) for c in history["history"]] == [("delete", "no event")]
    article, events = ARTICLES[0]
    store_extraction(article | {"title": "t"}, {"id": article["id"], "published": None, "events": events})  # type: ignore[arg-type]
    assert client.get(path).status_code == 410, "a reload brought it back"
    assert _patch(client, ids["talks"], editor, why="x", type="call").status_code == 410
    assert client.delete(f"{path}?why=x", headers=editor | {"If-Match": "*"}).status_code == 410
    answer = client.post(f"{path}/restore", json={"why": "it is one"}, headers=editor | {"If-Match": "*"})
    assert answer.status_code == 200
    assert client.get(path).status_code == 200
    again = client.post(f"{path}/restore", json={"why": "it is one"}, headers=editor | {"If-Match": "*"})
    assert again.status_code == 422


# Merging and splitting


def test_merge(client: CheckedClient, ids: dict[str, str], editor: dict[str, str]) -> None:
    body = {"events": [ids["signing"]], "why": "one meeting"}
    answer = client.post(f"/events/{ids['talks']}/merge", json=body, headers=editor | {"If-Match": "*"})
    assert answer.status_code == 200, answer.text
    assert len(answer.get_json()["mentions"]) == 2
    moved = client.get(f"/events/{ids['signing']}")
    assert (moved.status_code, moved.headers["Location"]) == (307, f"http://localhost/events/{ids['talks']}")
    assert client.get(f"/events/{ids['signing']}.ics").headers["Location"].endswith(f"{ids['talks']}.ics")
    assert client.get(f"/events/{ids['signing']}/history").get_json()["merged_into"] == ids["talks"]
    assert _patch(client, ids["signing"], editor, why="x", type="call").status_code == 410


@pytest.mark.parametrize(("events", "status"), [([], 422), (["{self}"], 422), (["0000000000000000"], 422), ("x", 422)])
def test_wrong_merges(
    client: CheckedClient, ids: dict[str, str], editor: dict[str, str], events: Any, status: int
) -> None:
    events = [e.format(self=ids["talks"]) for e in events] if isinstance(events, list) else events
    body = {"events": events, "why": "x"}
    answer = client.post(f"/events/{ids['talks']}/merge", json=body, headers=editor | {"If-Match": "*"})
    assert answer.status_code == status, answer.text


def test_split(client: CheckedClient, ids: dict[str, str], editor: dict[str, str]) -> None:
    other: Any = {"date": "2022-06-02", "countries": ["LA", "VN"], "type": "talks"}
    store_extraction({"id": "c3", "text": "x"}, {"id": "c3", "published": None, "events": [other]})
    path = f"/events/{ids['talks']}"
    assert len(client.get(path).get_json()["mentions"]) == 2
    body = {"articles": ["c3"], "why": "another meeting", "changes": {"type": "meeting"}}
    answer = client.post(f"{path}/split", json=body, headers=editor | {"If-Match": "*"})
    assert answer.status_code == 201, answer.text
    made = answer.get_json()
    assert answer.headers["Location"] == f"http://localhost/events/{made['id']}"
    assert (made["type"], [m["article"]["id"] for m in made["mentions"]]) == ("meeting", ["c3"])
    assert [m["article"]["id"] for m in client.get(path).get_json()["mentions"]] == ["kho/bai 1.txt"]
    wrong = client.post(f"{path}/split", json={"articles": ["c3"], "why": "x"}, headers=editor | {"If-Match": "*"})
    assert wrong.status_code == 422


# Who may write

WRITES = [
    ("patch", "/events/{talks}", {"type": "call", "why": "x"}),
    ("delete", "/events/{talks}?why=x", None),
    ("post", "/events/{talks}/merge", {"events": ["{signing}"], "why": "x"}),
    ("post", "/events/{talks}/split", {"articles": ["b2"], "why": "x"}),
    ("post", "/events/{talks}/restore", {"why": "x"}),
    ("post", "/articles", {"text": "x"}),
]


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
@pytest.mark.parametrize(
    ("given", "status", "says"),
    [
        (None, 401, "Bearer"),
        ("Bearer nonsense", 401, "invalid_token"),
        ("Basic dTpw", 401, "Bearer"),
        ("Bearer", 401, "Bearer"),
        ("reader", 403, "insufficient_scope"),
    ],
)
def test_writing_needs_a_token(
    client: CheckedClient, ids: dict[str, str], reader: dict[str, str], method: str, path: str, body: Any,
    given: str | None, status: int, says: str,
) -> None:  # fmt: skip
    headers = reader if given == "reader" else {"Authorization": given} if given else {}
    before = client.get("/events.jsonl").data
    answer = client.open(path.format(**ids), method=method.upper(), json=body, headers=headers | {"If-Match": "*"})
    assert answer.status_code == status
    assert says in answer.headers["WWW-Authenticate"]
    assert client.get("/events.jsonl").data == before


def test_a_corrected_date_says_by_whom_and_why_everywhere(
    client: CheckedClient, ids: dict[str, str], editor: dict[str, str]
) -> None:
    _patch(client, ids["talks"], editor, why="the notice gives the day", date="2021-06-02")
    event = client.get(f"/events/{ids['talks']}").get_json()
    said = {"who": "editor", "why": "the notice gives the day", "at": event["history"][0]["at"],
            "before": ["2022-06-02"]}  # fmt: skip
    assert (event["certainty"], event["asserted"]) == ("asserted", said)
    listed = client.get("/events?certainty=asserted").get_json()["events"]
    assert [(e["id"], e["asserted"]) for e in listed] == [(ids["talks"], said)]
    assert "asserted" in client.get("/events.csv?certainty=asserted&fields=certainty,asserted").text
    for path in (
        "/events.csv?certainty=asserted", "/events.ics?certainty=asserted", "/events.atom?certainty=asserted",
        "/events.timeline.json?certainty=asserted", "/?certainty=asserted", f"/view/events/{ids['talks']}",
    ):  # fmt: skip
        told = client.get(path).text.replace("\r\n ", "")
        assert "editor" in told, path
        assert "the notice gives the day" in told, path


def test_an_event_imported_without_an_article_says_so(client: CheckedClient, ids: dict[str, str]) -> None:
    line = '{"date": "2014-02-03", "countries": ["AO", "VN"], "type": "talks", "certainty": "stated"}'
    assert [r["status"] for r in import_lines([line])] == ["new"]
    (event,) = client.get("/events?country=AO").get_json()["events"]
    assert (event["certainty"], event["why"]) == ("asserted", "imported without an article")
    assert event["asserted"] == {"who": None, "why": None, "at": event["created"], "before": []}
    assert "nhập vào, không kèm bài báo" in client.get("/?country=AO").text


@pytest.mark.parametrize(
    ("given", "served"),
    [
        ({}, {"kind": "", "text": "", "says": "", "start": None, "end": None, "code": None}),
        ({"kind": 1, "says": ["x"], "start": "ba", "end": -1, "overruled": {}}, {"kind": "", "says": "", "end": None}),
        ({"kind": "weekday", "start": 0, "end": 4, "code": "c"}, {"kind": "weekday", "start": 0, "code": None}),
    ],
)
def test_evidence_of_an_import_that_is_no_evidence(
    client: CheckedClient, given: dict[str, Any], served: dict[str, Any]
) -> None:
    told = {"date": "2014-02-03", "countries": ["AO", "VN"], "type": "talks"}
    line = json.dumps(told | {"mentions": [told | {"article": {"id": "a"}, "evidence": [given]}]})
    (result,) = import_lines([line])
    ((evidence,),) = [m["evidence"] for m in client.get(f"/events/{result['id']}").get_json()["mentions"]]
    assert served.items() <= evidence.items()
    assert client.get("/articles/a").status_code == client.get(f"/view/events/{result['id']}").status_code == 200
