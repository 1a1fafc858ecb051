"""Feeds watched: what is asked, what is remembered, and what becomes of failures. The clock is ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.article import Article
from loaders.sources import SourceError
from loaders.sources.fetch import Fetcher
from loaders.watch import DAY, TRIES, Check, State, look, read_waiting
from tests.loaders.sources.test_follow import LOCAL, Site, page, site

__all__ = ["site"]

EVERY = 900.0


class Watch:
    """A watcher whose time is told."""

    def __init__(self, path: Path, feed: str) -> None:
        self.now = 1_000_000.0
        self.path, self.feed = path, feed
        self.state = State(path)
        self.state.add([feed], self.now)
        self.fetcher = Fetcher(LOCAL)

    def close(self) -> None:
        self.fetcher.close()
        self.state.close()

    def restart(self) -> None:
        self.state.close()
        self.state = State(self.path)
        self.state.add([self.feed], self.now)

    def look(self) -> object:
        (feed,) = self.state.due_feeds(self.now)
        return look(feed, self.state, self.fetcher, EVERY, lambda: self.now)

    def read(self) -> list[Article | SourceError]:
        """Read what is due, as the command does: what is an article counts as stored."""
        found = []
        for waiting in self.state.due_entries(self.now):
            for item in read_waiting(waiting, self.state, self.fetcher, EVERY, lambda: self.now):
                found.append(item)
                if isinstance(item, Article):
                    self.state.done(waiting.key)
        return found


@pytest.fixture
def watch(site: Site, tmp_path: Path) -> Iterator[Watch]:
    made = Watch(tmp_path / "watch.db", site.feed(1, 2))
    site.put("/1", page(1))
    site.put("/2", page(2))
    yield made
    made.close()


def test_what_is_new_is_read_once_also_after_a_restart(watch: Watch, site: Site) -> None:
    assert watch.look().entries == 2  # type: ignore[attr-defined]
    assert [item.id for item in watch.read()] == [f"{site.address}/1", f"{site.address}/2"]
    watch.restart()
    assert watch.state.due_feeds(watch.now) == []
    watch.now += EVERY
    site.feed(1, 2, 3)
    site.put("/3", page(3))
    assert watch.look().entries == 1  # type: ignore[attr-defined]
    assert [item.id for item in watch.read()] == [f"{site.address}/3"]
    assert site.paths.count("/1") == 1


def test_what_was_found_and_not_read_is_read_after_a_restart(watch: Watch) -> None:
    watch.look()
    watch.restart()
    assert len(watch.read()) == 2


def test_a_feed_is_asked_only_for_what_changed(watch: Watch, site: Site) -> None:
    status, headers, body = site.answers["/feed"]  # type: ignore[misc]
    marks = {"ETag": '"a"', "Last-Modified": "Fri, 08 Jan 2021 10:00:00 GMT"}
    site.answers["/feed"] = lambda given: (
        (304, {}, b"") if given.get("if-none-match") == '"a"' else (status, headers | marks, body)
    )
    assert watch.look().entries == 2  # type: ignore[attr-defined]
    watch.restart()
    watch.now += EVERY
    assert watch.look().entries is None  # type: ignore[attr-defined]
    assert site.asked[-1][1]["if-modified-since"] == marks["Last-Modified"]


def test_a_feed_that_fails_is_asked_less_and_less(watch: Watch, site: Site) -> None:
    site.put("/feed", "", status=404)
    waits = []
    for _ in range(9):
        watch.look()
        due = watch.state.next_due()
        assert due is not None
        waits.append(due - watch.now)
        watch.now = due
    assert waits[:3] == [2 * EVERY, 4 * EVERY, 8 * EVERY]
    assert waits[-1] == DAY
    site.feed(1)
    assert watch.look().wrong is None  # type: ignore[attr-defined]
    due = watch.state.next_due()
    assert due == watch.now  # of the new entry
    watch.read()
    assert watch.state.next_due() == watch.now + EVERY


def test_a_feed_that_says_when_to_ask_is_asked_then(watch: Watch, site: Site) -> None:
    site.put("/feed", "", status=503, Retry_After="7200")
    watch.look()
    assert watch.state.next_due() == watch.now + 7200


def test_an_article_that_fails_is_tried_again_and_in_the_end_its_summary_is_taken(
    watch: Watch,
    site: Site,
) -> None:
    site.put("/1", "", status=500)
    watch.look()
    tried = 0
    while watch.state.waiting():
        for item in watch.read():
            if item.id == f"{site.address}/1":
                tried += 1
                last = item
        watch.now += DAY
    assert tried == TRIES
    assert isinstance(last, Article)
    assert last.text == "Tin 1\n\nTóm tắt 1"


def test_a_feed_that_was_looked_at_seldom_is_looked_at_as_often_as_is_now_asked(watch: Watch, site: Site) -> None:
    watch.look()
    assert watch.state.due_feeds(watch.now, 60) == watch.state.due_feeds(watch.now + 53, 60, early=6) == []
    assert watch.state.due_feeds(watch.now + 54, 60, early=6) == [watch.feed]
    assert watch.state.next_due() == watch.now  # the articles; the feed after them
    assert watch.state.due_feeds(watch.now + 60, 60) == [watch.feed]


def test_a_host_that_wants_a_long_rest_gets_it_and_no_try_is_counted(watch: Watch, site: Site) -> None:
    site.put("/1", "", status=429, Retry_After="7200")
    watch.look()
    first, second = watch.read()
    assert isinstance(first, SourceError)
    assert isinstance(second, SourceError)
    assert first.wrong == "answers 429 Too Many Requests"
    assert second.wrong == "answers 429 a moment ago, and wants to be left alone"
    assert "/2" not in site.paths
    assert watch.state.due_entries(watch.now + 7000) == []
    assert sorted(entry.tries for entry in watch.state.due_entries(watch.now + 7201)) == [0, 1]


def test_robots_that_cannot_be_told_are_asked_for_again(
    watch: Watch, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.sources.fetch._ROBOTS_UNKNOWN", 0.0)
    site.put("/robots.txt", "", status=503)
    watch.look()
    assert {type(item) for item in watch.read()} == {SourceError}
    site.put("/robots.txt", "")
    watch.now += EVERY
    assert {type(item) for item in watch.read()} == {Article}


def test_a_summary_that_is_taken_instead_is_said(watch: Watch, site: Site, caplog: pytest.LogCaptureFixture) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /1")
    watch.look()
    watch.read()
    assert caplog.messages == [
        f"{site.address}/1: is closed to robots (robots.txt); the summary in {watch.feed} is read instead"
    ]


def test_a_page_in_place_of_a_feed_is_named_and_the_feed_recovers(watch: Watch, site: Site) -> None:
    site.put("/feed", "<!DOCTYPE html><html><body>Xin chờ…</body></html>")
    failed = watch.look()
    assert isinstance(failed, Check)
    assert failed.wrong == "is a page, no feed"
    site.feed(1, 2)
    watch.now = failed.due
    assert watch.look() == Check(watch.feed, 2, watch.now + EVERY)


def test_an_article_that_is_gone_leaves_its_summary_at_once(watch: Watch, site: Site) -> None:
    site.put("/1", "", status=410)
    watch.look()
    assert [type(item) for item in watch.read()] == [Article, Article]
    assert watch.state.waiting() == 0


def test_a_clock_that_was_wrong_for_years_is_set_back(watch: Watch, site: Site) -> None:
    site.put("/2", "", status=503)
    right, watch.now = watch.now, watch.now + 3650 * DAY
    watch.look()
    watch.read()
    watch.now = right + EVERY
    watch.restart()
    watch.look()
    assert [str(item).split(":")[-1] for item in watch.read()] == [" it is tried again later"]
    assert site.paths.count("/feed") == 2
    assert watch.state.next_due() == watch.now + EVERY


def test_a_json_feed_is_watched_like_any_other(watch: Watch, site: Site) -> None:
    item = {
        "url": f"{site.address}/1",
        "title": "Một",
        "content_text": "Hai bên gặp nhau.",
        "date_published": "2021-01-08",
    }
    gone = {"url": f"{site.address}/gone", "title": "Hai", "content_html": "<p>Hai bên ký kết.</p>"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Báo", "items": [item, gone]}
    site.put(watch.feed.removeprefix(site.address), json.dumps(feed), "application/feed+json")
    check = watch.look()
    assert isinstance(check, Check)
    assert (check.entries, check.wrong) == (2, None)
    first, second = watch.read()
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.url, first.published) == (f"{site.address}/1", "2021-01-08")
    assert (second.title, second.text, second.source) == ("Hai", "Hai bên ký kết.", "Báo")


def test_one_process_holds_the_state(watch: Watch) -> None:
    with pytest.raises(ValueError, match="is another `bangiao watch` using it"):
        State(watch.path)


def test_a_file_that_is_no_state(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("notes " * 1000, encoding="utf-8")
    with pytest.raises(ValueError, match="is no state of"):
        State(path)
