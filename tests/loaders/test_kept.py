"""Tables are kept between runs, and nothing goes wrong where they cannot be."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from loaders import kept as keeping
from loaders.kept import find, kept, kept_of, stamp

TABLE = {"a": (1, 2.5, None, True, frozenset({"b"}), b"c"), ("x", "y"): "Đà Nẵng"}
WORDS = (
    "Ngày 12/3, Thủ tướng Phạm Minh Chính hội đàm với Thủ tướng Anthony Albanese tại Canberra, dự Cấp cao ASEAN "
    "lần thứ 32; trước đó, ông Kim gặp Trump tại Hà Nội. Tuần tới, Bộ trưởng Phan Văn Giang thăm Lào."
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of kept tables with nothing in it, in a package that was installed long ago."""
    monkeypatch.setenv("BANGIAO_CACHE", str(tmp_path / "kept"))
    monkeypatch.setattr(keeping, "_HERE", (b"here", 0))
    monkeypatch.setattr(keeping, "_now", lambda: (b"here", 0))
    return tmp_path / "kept"


def never() -> Any:
    raise AssertionError("it is kept")


def only(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_a_table_is_made_once(folder: Path) -> None:
    assert find("table") is None
    assert kept("table", lambda: TABLE) == TABLE
    assert kept("table", never) == find("table") == TABLE


def test_what_is_kept_is_its_users_alone(folder: Path) -> None:
    kept("table", lambda: TABLE)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(only(folder).stat().st_mode) == 0o600


@pytest.mark.parametrize("spoil", [
    lambda data: b"",
    lambda data: data[:10],
    lambda data: data[:-1],
    lambda data: data + b"x",
    lambda data: data[:-3] + bytes([data[-3] ^ 1]) + data[-2:],
    lambda data: b"bangiao table 0\n" + data[16:],
    lambda data: b"\0" * len(data),
])  # fmt: skip
def test_a_damaged_file_is_made_anew(folder: Path, spoil: Callable[[bytes], bytes]) -> None:
    kept("table", lambda: TABLE)
    only(folder).write_bytes(spoil(only(folder).read_bytes()))
    assert find("table") is None
    assert kept("table", lambda: TABLE) == TABLE
    assert kept("table", never) == TABLE


@pytest.mark.parametrize("body", [b"", b"\xff", b"s\xff\xff\xff\x7f", b"("])
def test_whole_files_that_hold_no_table_are_made_anew(folder: Path, body: bytes) -> None:
    kept("table", lambda: TABLE)
    only(folder).write_bytes(keeping._FORMAT + keeping.source_hash(body) + body)
    assert kept("table", lambda: TABLE) == TABLE


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_what_others_may_write_is_not_read(folder: Path, mode: int) -> None:
    kept("table", lambda: TABLE)
    only(folder).chmod(mode)
    assert find("table") is None


@pytest.mark.parametrize(
    ("user", "owner", "ours"), [(1000, 1000, True), (1000, 0, True), (1000, 1001, False), (0, 1000, False)]
)
def test_what_another_user_wrote_is_not_read(
    monkeypatch: pytest.MonkeyPatch, user: int, owner: int, ours: bool
) -> None:
    monkeypatch.setattr(keeping.os, "geteuid", lambda: user)
    assert keeping._is_ours(os.stat_result((stat.S_IFREG | 0o600, 1, 1, 1, owner, 1, 1, 0, 0, 0))) is ours


def test_what_is_no_file_is_not_waited_for(folder: Path) -> None:
    kept("table", lambda: TABLE)
    path = only(folder)
    path.unlink()
    os.mkfifo(path)
    assert find("table") is None
    path.unlink()
    path.mkdir()
    assert kept("table", lambda: TABLE) == TABLE


def test_another_version_makes_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept("table", lambda: "old")
    monkeypatch.setattr(keeping, "_HERE", (b"another version", 0))
    monkeypatch.setattr(keeping, "_now", lambda: (b"another version", 0))
    assert kept("table", lambda: "new") == "new"
    assert len(list(folder.iterdir())) == 2


def test_what_is_made_of_the_users_own_is_kept_by_its_stamp(folder: Path) -> None:
    kept("table", lambda: "one", b"1")
    assert kept("table", lambda: "two", b"2") == "two"
    assert kept("table", never, b"1") == "one"
    kept("other", lambda: "unknown", None)
    assert kept("other", lambda: "made again", None) == "made again"


def test_a_stamp_tells_what_files_hold(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    nothing = stamp(one, other)
    one.write_text("1", "utf-8")
    first, before = stamp(one, other), one.stat()
    one.write_text("2", "utf-8")
    os.utime(one, ns=(before.st_atime_ns, before.st_mtime_ns))
    second = stamp(one, other)
    one.rename(other)
    assert len({nothing, first, second, stamp(one, other)}) == 4


def test_what_the_user_changed_meanwhile_is_not_kept(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("1", "utf-8")

    def make() -> str:
        made = file.read_text("utf-8")
        file.write_text("2", "utf-8")
        return made

    assert kept_of("table", make, [file]) == ("1", None)
    assert kept_of("table", make, [file]) == ("2", stamp(file))
    assert kept_of("table", never, [file]) == ("2", stamp(file))
    file.write_text("1", "utf-8")
    assert find("table", stamp(file)) is None


def test_files_that_changed_since_the_start_are_not_those_that_made_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_now", lambda: (b"edited", 0))
    assert kept("table", lambda: TABLE) == TABLE
    assert not folder.exists()


def test_files_that_changed_a_moment_ago_may_change_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    just_now = (b"here", folder.stat().st_mtime_ns)
    monkeypatch.setattr(keeping, "_HERE", just_now)
    monkeypatch.setattr(keeping, "_now", lambda: just_now)
    assert kept("table", lambda: TABLE) == TABLE
    assert list(folder.iterdir()) == []


def test_every_change_of_the_package_tells(tmp_path: Path) -> None:
    package = tmp_path / "package"
    (package / "room").mkdir(parents=True)
    (package / "room" / "words.toml").write_text("a = 1", "utf-8")
    seen = [list(keeping._package_files(str(package)))]

    def changed() -> bool:
        seen.append(list(keeping._package_files(str(package))))
        return seen[-1] not in seen[:-1]

    (package / "room" / "words.toml").write_text("a = 12", "utf-8")
    assert changed()
    os.utime(package / "room" / "words.toml", ns=(0, 1))
    assert changed()
    (package / "code.py").write_text("", "utf-8")
    assert changed()
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "code.pyc").write_text("", "utf-8")
    assert not changed()


@pytest.mark.parametrize("given", ["off", "OFF"])
def test_nothing_is_kept_where_it_is_off(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANGIAO_CACHE", given)
    kept("table", lambda: TABLE)
    assert find("table") is None


def test_the_folder_is_where_platforms_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANGIAO_CACHE", "")
    folder = keeping.cache_folder()
    assert folder is not None
    assert folder.name == "bangiao"


def test_a_folder_that_cannot_be_made_hinders_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("BANGIAO_CACHE", str(tmp_path / "file" / "kept"))
    assert kept("table", lambda: TABLE) == TABLE


def test_a_full_disk_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert kept("table", lambda: TABLE) == TABLE
    assert list(folder.iterdir()) == []


def test_few_variants_stay(folder: Path) -> None:
    for n in range(10):
        kept("table", lambda n=n: n, b"%d" % n)
        kept("tables", lambda: "another's")
    assert sum(path.name.startswith("table-") for path in folder.iterdir()) == keeping._VARIANTS
    assert find("table", b"9") == 9
    assert find("tables") == "another's"


def test_an_error_of_whoever_makes_it_is_told(folder: Path) -> None:
    def wrong() -> None:
        raise ValueError("line 7")

    with pytest.raises(ValueError, match="line 7"):
        kept("table", wrong)
    assert not folder.exists()


def test_many_threads_at_once(folder: Path) -> None:
    table = {str(n): ("x" * 50, n) for n in range(2000)}
    with ThreadPoolExecutor(8) as pool:
        assert all(found == table for found in pool.map(lambda _: kept("table", lambda: table), range(64)))
    assert len(list(folder.iterdir())) == 1


def run(cache: str, words: str = WORDS, **environment: str) -> list[Any]:
    """Whether patterns were taken up, and the record of an article, as a process of its own reads it."""
    program = (
        "import json, sys; from loaders import kept, patterns; kept._SETTLED = -(10**18)\n"
        "from loaders.article import Article; from loaders.work import extract_article, prepare; prepare()\n"
        "print(json.dumps([not patterns._asked, extract_article(Article('a', sys.argv[1], published='2019-03'))]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, words],
        env=os.environ | {"BANGIAO_CACHE": cache} | environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: list[Any] = json.loads(done.stdout)
    return found


def test_articles_read_the_same_with_and_without(folder: Path) -> None:
    taken_up, made = run("off")
    assert not taken_up
    assert made["events"]
    assert run(str(folder)) == [False, made]
    names = {path.name.rpartition("-")[0] for path in folder.iterdir()}
    assert {"facts", "literals", "people", "states", "toml", "visits", "weights"} < names
    assert run(str(folder)) == [True, made]
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    assert run(str(folder)) == [False, made]
    assert run(str(folder)) == [True, made]


def test_many_processes_at_once(folder: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = [record for _, record in pool.map(lambda _: run(str(folder)), range(4))]
    assert all(record == made[0] for record in made)
    assert len(list(folder.iterdir())) == len({path.name.rpartition("-")[0] for path in folder.iterdir()})
    assert run(str(folder)) == [True, made[0]]


def test_facts_of_ones_own_count_at_once(folder: Path, tmp_path: Path) -> None:
    words = (
        "Ngày 2/6/2022, Thủ tướng Việt Nam hội đàm với Thủ tướng Xứ Thử. "
        "Ngày 3/6/2022, Thủ tướng Việt Nam gặp Thủ tướng Thửa Văn Thử."
    )
    own = tmp_path / "facts"
    own.mkdir()

    def states() -> set[str]:
        _, record = run(str(folder), words, BANGIAO_FACTS=str(own))
        return {code for event in record["events"] for code in event["countries"]} - {"VN"}

    names, officials = own / "country_names.csv", own / "officials.csv"
    assert states() == set()
    names.write_text("country,name,kind,source\nFJ,Xứ Thử,name,own\n", "utf-8")
    written = names.stat()
    assert states() == {"FJ"}
    names.write_text("country,name,kind,source\nPG,Xứ Thử,name,own\n", "utf-8")
    os.utime(names, ns=(written.st_atime_ns, written.st_mtime_ns))
    assert states() == {"PG"}
    header = "country,office,name,aliases,start,end,wikidata,source\n"
    officials.write_text(f"{header}LA,head_of_government,Thửa Văn Thử,,2020,,,own\n", "utf-8")
    assert states() == {"PG", "LA"}
    names.unlink()
    assert states() == {"LA"}
    officials.unlink()
    assert states() == set()
