"""Which events each parameter finds, and that every documented parameter and its example work."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.contract import CheckedClient, document

ALL = {"talks", "signing", "exercise", "visit", "call", "planned", "aid"}

# (query, the events it finds)
FINDS: list[tuple[str, set[str]]] = [
    ("", ALL),
    # what sites hang on a shared link is ignored
    ("utm_source=zalo&utm_medium=zalo&zarsrc=30&from=2022", {"talks", "signing"}),
    ("_=1732862400000&from=2022", {"talks", "signing"}),
    ("fbclid=IwAR0&gclid=1&_gl=1*x&from=2022&mc_eid=a&UTM_Campaign=b", {"talks", "signing"}),
    # days, months and years; both ends inclusive
    ("from=2022-06-02&to=2022-06-02", {"talks", "signing"}),
    ("from=2022-06&to=2022-06", {"talks", "signing"}),
    ("from=2022&to=2022", {"talks", "signing"}),
    ("from=2022-06-03", set()),
    ("to=2018-07-01", {"exercise"}),
    ("from=2022", {"talks", "signing"}),
    # what lasts is found by each of its days, what is uncertain by each day that is possible
    ("from=2018-07-05&to=2018-07-31", {"visit"}),
    ("from=2018-07-05&to=2018-07-31&match=within", set()),
    ("from=2018-07&to=2018-07&match=within", {"visit"}),
    # a day as eight digits, or as an instant of it
    ("from=20180705&to=20180731", {"visit"}),
    ("from=2018-07-05T00:00:00Z&to=2018-07-31T23:59:59.999%2B07:00", {"visit"}),
    ("from=2018-07-05T00:00:00+07:00&to=2018-07-31 08:00", {"visit"}),
    ("from=2014&to=2014", {"exercise"}),
    ("from=2014&to=2014&match=within", set()),
    ("from=2013&to=2015&match=within", {"exercise"}),
    ("from=2021&to=2021", {"aid"}),
    ("from=2020-11&to=2021-02-11&match=within", {"aid"}),
    ("from=%202022-06-02%20&to=%202022-06-02&type=talks%20", {"talks"}),
    # one state, or a pair, in every way of writing it
    ("country=LA", {"talks", "signing", "exercise"}),
    ("country=LAO", {"talks", "signing", "exercise"}),
    ("country=Lào", {"talks", "signing", "exercise"}),
    ("country=lao", {"talks", "signing", "exercise"}),
    ("country=Laos", {"talks", "signing", "exercise"}),
    ("country=la", {"talks", "signing", "exercise"}),
    ("country=Hoa Kỳ", {"visit", "call"}),
    ("country=hoa ky", {"visit", "call"}),
    ("country=VN", ALL),
    ("country=Việt Nam&country=Lào", {"talks", "signing", "exercise"}),
    ("country=LA&country=US", set()),
    ("country=FR", set()),
    ("pair=LA-VN", {"talks", "signing", "exercise"}),
    ("pair=LA-VN&country=LA", {"talks", "signing", "exercise"}),
    ("pair=vn-la", {"talks", "signing", "exercise"}),
    ("pair=Lào – Việt Nam", {"talks", "signing", "exercise"}),
    ("country=Lao People's Democratic Republic", {"talks", "signing", "exercise"}),
    ("country=ý", set()),
    ("country=&pair=&q=&from=&to=&type=&status=&certainty=&match=&sort=&limit=&cursor=&total=&updated_since=", ALL),
    ("country=LA&country=", {"talks", "signing", "exercise"}),
    # closed sets, repeated for any of several
    ("type=talks", {"talks"}),
    ("type=talks&type=call", {"talks", "call"}),
    ("status=planned", {"planned"}),
    ("status=planned&status=held", ALL),
    ("certainty=inferred", {"talks", "signing"}),
    ("certainty=unknown", {"call"}),
    ("certainty=ambiguous&certainty=unknown", {"exercise", "aid", "call"}),
    ("source=vov.vn", {"visit", "call", "planned", "aid"}),
    ("source=nowhere", set()),
    # words, with or without diacritics
    ("q=dien dam", {"call", "exercise"}),  # without diacritics, diễn and đàm are meant, too
    ("q=điện đàm", {"call"}),
    ("q=ĐIỆN ĐÀM", {"call"}),
    ("q=hội đàm bộ trưởng", {"talks"}),
    ("q=hoàng hôn", set()),
    # together
    ("country=VN&country=US&type=visit&from=2018&to=2018&status=held&certainty=stated&source=vov.vn", {"visit"}),
    ("country=VN&country=US&type=visit&from=2019", set()),
    ("updated_since=2000-01-01T00:00:00Z", ALL),
    ("updated_since=2000-01-01T00:00:00%2B07:00", ALL),
    ("updated_since=2000-01-01T00:00:00+07:00", ALL),  # nobody escaped the plus sign
    ("updated_since=2000-01-01", ALL),
    ("updated_since=2999-01-01", set()),
    ("deleted=true&sort=updated", ALL),
]


@pytest.mark.parametrize(("query", "found"), FINDS, ids=[q or "nothing" for q, _ in FINDS])
def test_finds(client: CheckedClient, ids: dict[str, str], query: str, found: set[str]) -> None:
    answer = client.get(f"/events?{query}{'&' if query else ''}total=true").get_json()
    names = {id: name for name, id in ids.items()}
    assert {names[e["id"]] for e in answer["events"]} == found
    assert answer["total"] == len(found)


# The counts take the same filters.
@pytest.mark.parametrize("query", ["", "from=2022&to=2022", "country=Lào", "type=visit", "q=điện đàm", "source=vov.vn"])
def test_counts_agree(client: CheckedClient, ids: dict[str, str], query: str) -> None:
    total = client.get(f"/events?{query}&total=true".replace("?&", "?")).get_json()["total"]
    assert client.get(f"/timeline?{query}").get_json()["total"] == total
    assert sum(p["events"] for p in client.get(f"/pairs?{query}").get_json()["pairs"]) == total
    states = client.get(f"/countries?{query}").get_json()["countries"]
    assert sum(c["events"] for c in states) == 2 * total


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("date", ["exercise", "visit", "planned", "aid", "talks|signing", "talks|signing", "call"]),
        ("-date", ["talks|signing", "talks|signing", "aid", "planned", "visit", "exercise", "call"]),
    ],
)
def test_sort(client: CheckedClient, ids: dict[str, str], sort: str, order: list[str]) -> None:
    names = {id: name for name, id in ids.items()}
    got = [names[e["id"]] for e in client.get(f"/events?sort={sort}").get_json()["events"]]
    assert all(name in wanted.split("|") for name, wanted in zip(got, order, strict=True)), got


def test_sort_by_change(client: CheckedClient, ids: dict[str, str], editor: dict[str, str]) -> None:
    client.patch(
        f"/events/{ids['talks']}", json={"type": "meeting", "why": "test"}, headers=editor | {"If-Match": "*"}
    )  # fmt: skip
    assert client.get("/events?sort=updated").get_json()["events"][-1]["id"] == ids["talks"]
    newest = client.get("/events?sort=-updated").get_json()["events"][0]
    assert newest["id"] == ids["talks"]
    since = client.get("/events", query_string={"updated_since": newest["updated"]}).get_json()["events"]
    assert [e["id"] for e in since] == [ids["talks"]]


def test_fields(client: CheckedClient, ids: dict[str, str]) -> None:
    events = client.get("/events?fields=type,id&limit=2").get_json()["events"]
    assert [list(e) for e in events] == [["type", "id"], ["type", "id"]]


# Every parameter of every GET operation, with the example that the contract gives.


def _examples() -> list[tuple[str, str, Any]]:
    found = []
    for path, item in document()["paths"].items():
        for parameter in item.get("get", {}).get("parameters", []):
            if parameter["in"] == "query" and "{" not in path:
                found.append((path, parameter["name"], parameter.get("example")))
    return found


@pytest.mark.parametrize(("path", "name", "example"), _examples())
def test_examples(client: CheckedClient, ids: dict[str, str], path: str, name: str, example: Any) -> None:
    if name == "cursor":  # has no example that stays good: the next page's is one
        example = client.get(f"{path}?limit=1").get_json()["next"]
        pytest.skip("everything is on one page") if example is None else None
    assert example is not None, f"{name} has no example"
    answer = client.get(path, query_string={name: example})
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("path", ["/events", "/timeline", "/countries", "/pairs", "/articles"])
def test_all_examples_together(client: CheckedClient, ids: dict[str, str], path: str) -> None:
    query = {name: example for p, name, example in _examples() if p == path and example is not None}
    assert client.get(path, query_string=query).status_code == 200


def test_nothing_undocumented(client: CheckedClient) -> None:
    """What a schema reads is what the contract documents."""
    from api.schemas.query import EventList

    read = {field.data_key or name for name, field in EventList().fields.items()}
    assert read == {name for path, name, _ in _examples() if path == "/events"}
