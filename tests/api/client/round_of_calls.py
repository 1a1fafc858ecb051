"""A round of calls with the generated client: reading, paging, an error, extraction, an article, a correction."""

from __future__ import annotations

import sys
from typing import Any

from generated import AuthenticatedClient, Client
from generated.api.articles import add_article, extract, get_article, list_articles
from generated.api.counts import get_timeline, list_countries, list_pairs
from generated.api.events import (
    correct_event,
    delete_event,
    get_event,
    get_event_history,
    list_events,
    restore_event,
)
from generated.api.health import get_health
from generated.models import ArticleInput, Correction, Event, EventFields, EventType, Problem, Restore
from generated.models.interval import Interval
from generated.models.split_by import SplitBy
from generated.types import UNSET

TEXT = "Chiều 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào."


def main(address: str, token: str, known: str) -> None:
    anyone = Client(base_url=address)
    editor = AuthenticatedClient(base_url=address, token=token)

    assert get_health.sync(client=anyone).status == "ok"

    found = list_events.sync(client=anyone, country=["Lào", "VNM"], from_="2022-06", to="2022-06", total=True)
    assert found.total == len(found.events) == 2, found
    assert all(isinstance(e, Event) and e.countries == ["LA", "VN"] for e in found.events)
    talks = next(e for e in found.events if e.type_ is EventType.TALKS)
    assert talks.id == known
    assert (talks.date, str(talks.earliest), talks.part_of_day.value) == ("2022-06-02", "2022-06-02", "morning")

    some = list_events.sync(client=anyone, fields="id,date", limit=1)
    assert isinstance(some.events[0], EventFields)
    assert some.events[0].type_ is UNSET

    seen: list[str] = []
    cursor: Any = UNSET
    while cursor is not None:
        page = list_events.sync(client=anyone, limit=2, cursor=cursor)
        seen += [e.id for e in page.events]
        cursor = page.next_
    assert len(seen) == len(set(seen)) == 7

    wrong = list_events.sync_detailed(client=anyone, country=["Campuchai"])
    assert wrong.status_code == 422
    assert isinstance(wrong.parsed, Problem)
    assert (wrong.parsed.errors[0].name, wrong.parsed.errors[0].suggestion) == ("country", "Campuchia")

    counted = get_timeline.sync(client=anyone, interval=Interval.YEAR, by=SplitBy.PAIR)
    assert sum(p.count for p in counted.periods) + counted.uncertain + counted.undated == counted.total == 7
    assert list_countries.sync(client=anyone).countries[0].name_vi == "Việt Nam"
    assert list_pairs.sync(client=anyone, country=["LA"]).pairs[0].events == 3

    tried = extract.sync(client=anyone, body=ArticleInput(text=TEXT))
    (event,) = tried.events
    assert (event.date, event.countries, event.type_) == ("2022-06-02", ["LA", "VN"], EventType.TALKS)

    denied = add_article.sync_detailed(client=anyone, body=ArticleInput(text=TEXT))
    assert denied.status_code == 401
    stored = add_article.sync_detailed(client=editor, body=ArticleInput(text=TEXT, id="from client"))
    assert (stored.status_code, stored.parsed.status.value) == (201, "new")
    again = add_article.sync_detailed(client=editor, body=ArticleInput(text=TEXT, id="from client"))
    assert (again.status_code, again.parsed.status.value) == (200, "unchanged")
    assert get_article.sync("from client", client=anyone).text == TEXT
    assert len(list_articles.sync(client=anyone).articles) == 3

    read = get_event.sync_detailed(known, client=anyone)
    assert len(read.parsed.mentions) == 2
    assert read.parsed.mentions[0].sentence.text.startswith("Sáng 2/6")
    tag = read.headers["ETag"]
    body = Correction(why="the notice gives the day", date="2022-06-03")
    changed = correct_event.sync(known, client=editor, body=body, if_match=tag)
    assert (changed.date, changed.version) == ("2022-06-03", read.parsed.version + 1)
    late = correct_event.sync_detailed(known, client=editor, body=body, if_match=tag)
    assert late.status_code == 412

    gone = delete_event.sync_detailed(known, client=editor, why="test", if_match="*")
    assert gone.status_code == 204
    assert get_event.sync_detailed(known, client=anyone).status_code == 410
    back = restore_event.sync(known, client=editor, body=Restore(why="test"), if_match="*")
    assert back.id == known
    history = get_event_history.sync(known, client=anyone)
    assert [c.action.value for c in history.history] == ["set", "delete", "undelete"]
    print("the generated client's round of calls: all right")


if __name__ == "__main__":
    main(*sys.argv[1:])
