"""`/timeline`, `/countries`, `/pairs`."""

from __future__ import annotations

import pytest

from models.exchange import import_lines
from tests.api.contract import CheckedClient

# (interval, number of periods from the first event to the last, label of the first, label of the last)
INTERVALS = [
    ("day", 1432, "2018-07-02", "2022-06-02"),
    ("week", 205, "2018-W27", "2022-W22"),
    ("month", 48, "2018-07", "2022-06"),
    ("quarter", 16, "2018-Q3", "2022-Q2"),
    ("year", 5, "2018", "2022"),
]


@pytest.mark.parametrize(("interval", "number", "first", "last"), INTERVALS)
def test_timeline(
    client: CheckedClient, ids: dict[str, str], interval: str, number: int, first: str, last: str
) -> None:
    said = client.get(f"/timeline?interval={interval}").get_json()
    labels = [p["label"] for p in said["periods"]]
    assert (len(labels), labels[0], labels[-1]) == (number, first, last)
    assert said["undated"] == 1
    counted = sum(p["count"] for p in said["periods"])
    assert counted + said["uncertain"] + said["undated"] == said["total"] == 7
    assert all(a["end"] < b["start"] for a, b in zip(said["periods"], said["periods"][1:], strict=False))


@pytest.mark.parametrize(
    ("by", "split"),
    [("pair", {"LA-VN": 2}), ("country", {"LA": 2, "VN": 2}), ("type", {"signing": 1, "talks": 1})],
)
def test_split(client: CheckedClient, ids: dict[str, str], by: str, split: dict[str, int]) -> None:
    said = client.get(f"/timeline?interval=year&by={by}").get_json()
    assert said["by"] == by
    assert said["periods"][-1]["split"] == split


def test_countries(client: CheckedClient, ids: dict[str, str]) -> None:
    said = client.get("/countries").get_json()["countries"]
    assert said[0] == {
        "code": "VN", "name_vi": "Việt Nam", "name_en": "Vietnam", "events": 7,
        "first": "2013-08-07", "last": "2022-06-02",
    }  # fmt: skip
    assert [(c["code"], c["events"]) for c in said[1:]] == [("LA", 3), ("US", 2), ("CN", 1), ("KH", 1)]


def test_pairs(client: CheckedClient, ids: dict[str, str]) -> None:
    said = client.get("/pairs?country=Lào").get_json()["pairs"]
    assert said == [
        {"pair": "LA-VN", "countries": ["LA", "VN"], "events": 3, "first": "2013-08-07", "last": "2022-06-02"}
    ]


@pytest.mark.parametrize("path", ["/timeline", "/countries", "/pairs", "/events", "/articles", "/events.ics"])
def test_nothing_stored(client: CheckedClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_the_ends_of_the_calendar_break_nothing(client: CheckedClient, ids: dict[str, str]) -> None:
    """9999-12-31 is a common sign for "open"; 1 January of the year 1 is what an empty date becomes elsewhere."""
    days = ("9999-12-31", "0001-01-01", "../0001-01-05", "9999-12-30/..", "9998-12-31/9999-12-31", "9999-12", "0001")
    lines = [f'{{"date": "{day}", "countries": ["BB", "VN"], "type": "talks"}}' for day in days]
    assert {result["status"] for result in import_lines(lines)} == {"new"}
    for interval in ("day", "week", "month", "quarter", "year"):
        said = client.get(f"/timeline?country=BB&interval={interval}").get_json()
        assert sum(p["count"] for p in said["periods"]) + said["uncertain"] + said["undated"] == len(days)
        assert said["filled"] is (interval == "year")
        assert said["periods"][0]["start"] == "0001-01-01"
        assert said["periods"][-1]["end"] == "9999-12-31"
    for path in (
        "/timeline",
        "/",
        "/?lang=en",
        "/?country=BB&by=type",
        "/view/pairs",
        "/?from=9999",
        "/?to=0001",
        "/pairs",
    ):
        assert client.get(path).status_code == 200, path
    for suffix in ("json", "csv", "ics", "atom", "timeline.json", "xlsx", "jsonl"):
        assert client.get(f"/events.{suffix}?country=BB").status_code == 200, suffix
    for event in client.get("/events?country=BB").get_json()["events"]:
        assert client.get(f"/view/events/{event['id']}").status_code == 200
        assert client.get(f"/events/{event['id']}.ics").status_code == 200


@pytest.mark.parametrize("date", ["0000-01-01", "0000", "-0044-03-15", "Y12022", "2022/12000", "0000-05/0001-01"])
def test_a_year_that_no_table_holds_is_refused(client: CheckedClient, ids: dict[str, str], date: str) -> None:
    line = f'{{"date": "{date}", "countries": ["BB", "VN"], "type": "talks"}}'
    (result,) = import_lines([line])
    assert result["status"] == "failed"


def test_pairs_come_by_pages(client: CheckedClient, ids: dict[str, str]) -> None:
    whole = client.get("/pairs").get_json()["pairs"]
    assert len(whole) == 4
    answer = client.get("/pairs?limit=3&total=true")
    page = answer.get_json()
    assert (page["pairs"], page["total"], answer.headers["X-Total-Count"]) == (whole[:3], 4, "4")
    assert 'rel="next"' in answer.headers["Link"]
    rest = client.get("/pairs", query_string={"cursor": page["next"]}).get_json()
    assert (rest["pairs"], rest["next"]) == (whole[3:], None)
    assert client.get("/pairs", query_string={"cursor": page["next"], "type": "aid"}).status_code == 422
    assert len(client.get("/pairs.csv").text.splitlines()) == 5
    assert len(client.get("/pairs.csv?limit=2").text.splitlines()) == 3


@pytest.mark.parametrize("query", ["", "country=LA", "type=talks&type=visit", "source=vov.vn", "q=zzzz", "to=2018"])
def test_facets_are_what_events_would_find(client: CheckedClient, ids: dict[str, str], query: str) -> None:
    facets = client.get(f"/facets?{query}").get_json()["facets"]
    assert set(facets) == {"pair", "country", "type", "status", "certainty", "source"}
    for name, values in facets.items():
        assert [v["events"] for v in values] == sorted((v["events"] for v in values), reverse=True)
        for value in values:
            if f"{name}=" not in query and not (name == "country" and "country" in query):
                asked = client.get(f"/events?{query}&{name}={value['value']}&total=true&limit=1")
                assert asked.get_json()["total"] == value["events"], (name, value)
    total = client.get(f"/events?{query}&total=true&limit=1").get_json()["total"]
    assert sum(v["events"] for v in facets["type"]) == sum(v["events"] for v in facets["pair"]) == total


def test_some_facets_and_a_table_of_them(client: CheckedClient, ids: dict[str, str]) -> None:
    assert set(client.get("/facets?facets=type,source").get_json()["facets"]) == {"type", "source"}
    assert client.get("/facets.csv?facets=type").text.lstrip("\ufeff").splitlines()[0] == "facet,value,events"
    assert client.get("/facets?facets=colour").status_code == 400
