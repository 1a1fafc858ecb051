"""`/timeline`, `/countries`, `/pairs`."""

from __future__ import annotations

import pytest

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
