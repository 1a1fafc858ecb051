"""`bangiao watch`, `reload`, and what `load` does beside loading: as commands, on a database of their own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from tests import command
from tests.loaders.sources.test_follow import Site, page, site

__all__ = ["site"]

TALKS = "Sáng 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào."
BAD = b"\xff\xfa\xfd"


class Command:
    """Runs `bangiao` on a SQLite database in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/events.db",
            "BANGIAO_ALLOW_PRIVATE": "1",
            "XDG_STATE_HOME": str(folder),
        }

    def __call__(self, *arguments: str | Path, input: str = "") -> subprocess.CompletedProcess[str]:
        return command.run(*arguments, environ=self.environment, input=input)


@pytest.fixture
def bangiao(tmp_path: Path) -> Command:
    return Command(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, a file that cannot be read, and one that is no article."""
    made = tmp_path / "articles"
    (made / "sub").mkdir(parents=True)
    (made / "a.txt").write_text(TALKS, encoding="utf-8")
    (made / "sub" / "b.txt").write_bytes(BAD)
    (made / "photo.jpg").write_bytes(b"")
    return made


def test_what_failed_is_kept_and_loaded_again(bangiao: Command, folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "failed.jsonl"
    done = bangiao("load", folder, "--failed", kept)
    assert done.returncode == 1
    assert done.stdout == (
        "read 2 articles: 1 new, 0 unchanged, 0 changed, 1 failed; 1 event\npassed over: 1 .jpg file\n"
    )
    assert f"what failed is in {kept}: bangiao load --retry {kept}" in done.stderr
    assert "passed over" not in done.stderr
    (line,) = map(json.loads, kept.read_text(encoding="utf-8").splitlines())
    assert (line["source"], line["id"]) == (str(folder / "sub" / "b.txt"), "sub/b.txt")
    (folder / "sub" / "b.txt").write_text(TALKS, encoding="utf-8")
    assert bangiao("load", "--retry", kept).stdout.startswith("read 1 article: 1 new,")
    # under the id that it has in its folder
    assert bangiao("load", folder).stdout.startswith("read 2 articles: 0 new, 2 unchanged,")


def test_a_dry_run_stores_nothing(bangiao: Command, folder: Path) -> None:
    done = bangiao("load", "--dry-run", folder / "a.txt")
    assert done.stdout == (
        "new  1 event  a.txt\n"
        "read 1 article: 1 new, 0 unchanged, 0 changed, 0 failed; 1 event (nothing stored: a dry run)\n"
    )
    assert bangiao("export").stdout == ""


def test_a_load_of_nothing_says_what_to_give(bangiao: Command) -> None:
    done = bangiao("load")
    assert done.returncode == 2
    assert "give a SOURCE, or --retry" in done.stderr


def test_a_map_that_maps_nothing(bangiao: Command) -> None:
    done = bangiao("extract", "--map", "when=x", "-", input="x")
    assert done.returncode == 2
    assert "'when=x' maps nothing: give one of id, text, title, url, source, published" in done.stderr


def test_a_reload_shows_what_changes_and_the_second_one_nothing(bangiao: Command, folder: Path) -> None:
    bangiao("load", folder / "a.txt")
    assert bangiao("reload").stdout == ("read 1 article again: 1 unchanged, 0 changed, 0 failed; 0 events come, 0 go\n")
    # as an earlier version might have read it
    from models import database
    from models.store import store_extraction

    database.start(bangiao.environment["DATABASE_URL"])
    found = {"date": "2022-06-03", "countries": ["LA", "VN"], "type": "visit"}
    article = {"id": "a.txt", "text": TALKS}
    store_extraction(article, {"id": "a.txt", "published": None, "events": [found]})  # type: ignore[typeddict-item]
    database.stop()
    shown = (
        "a.txt\n"
        "  - 2022-06-03  LA-VN  visit  held  stated\n"
        "  + 2022-06-02  LA-VN  talks  held  stated\n"
        "read 1 article again: 0 unchanged, 1 {}, 0 failed; 1 event comes, 1 goes\n"
    )
    assert bangiao("reload", "--dry-run").stdout == shown.format("would change")
    assert bangiao("reload").stdout == shown.format("changed")
    assert bangiao("reload", "--quiet").stdout.startswith("read 1 article again: 1 unchanged")


def test_feeds_in_a_file_are_watched_once(bangiao: Command, site: Site, tmp_path: Path) -> None:
    site.put("/1", page(1))
    feeds = tmp_path / "feeds.txt"
    feeds.write_text(f"# báo A\n{site.feed(1)}\n", encoding="utf-8")
    done = bangiao("watch", feeds, "--once", "--delay", "0")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "read 1 article: 1 new, 0 unchanged, 0 changed, 0 failed; 0 events\n"
    assert f"{site.address}/feed: 1 new" in done.stderr
    again = bangiao("watch", feeds, "--once", "--delay", "0")
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr.startswith("nothing is due before ")
    assert site.paths.count("/1") == 1


def test_a_watch_goes_on_until_it_is_ended(bangiao: Command, site: Site, tmp_path: Path) -> None:
    import socket

    site.put("/1", page(1))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    watching = [command.REAL, "watch", site.feed(1), "--every", "1s", "--delay", "0", "--metrics-port", str(port)]
    with subprocess.Popen(watching, env=bangiao.environment, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("read 1 article: 1 new")
        site.put("/2", page(2))
        site.feed(1, 2)
        assert process.stdout.readline().startswith("read 1 article: 1 new")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
            told = answer.read().decode()
        assert 'bangiao_watch_articles_total{status="new"} 2.0' in told
        process.send_signal(signal.SIGTERM)
        started = time.monotonic()
        assert process.wait(60) == 0
        assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ("none.txt", "cannot be read"),
        ("ftp://a.vn/feed", "is no address of a feed: give one with http or https"),
    ],
)
def test_feeds_that_are_none(bangiao: Command, given: str, wrong: str) -> None:
    done = bangiao("watch", given, "--once")
    assert done.returncode == 1
    assert wrong in done.stderr
