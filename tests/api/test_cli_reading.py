"""`bangiao extract` and `bangiao dates` as their users run them: as commands, with pipes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from api.commands.reading import JOBS_PER_PROCESSOR, number_of_jobs
from tests import command

TEXT = "Sáng 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào."


def bangiao(*arguments: str | Path, input: str | bytes = b"", **environ: str) -> subprocess.CompletedProcess[str]:
    data = input.encode() if isinstance(input, str) else input
    program = command.REAL if environ else command.bangiao()
    done = subprocess.run(
        [program, *map(str, arguments)], input=data, capture_output=True, env={**os.environ, **environ}, check=False
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def lines(*records: object) -> str:
    return "".join((r if isinstance(r, str) else json.dumps(r, ensure_ascii=False)) + "\n" for r in records)


def answers(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(params=["extract", "dates"])
def reader(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class TestJsonLines:
    """What the two commands have in common to the letter."""

    def test_one_line_for_each_line_in_order(self, reader: str) -> None:
        given = lines({"id": "a", "text": TEXT}, {"id": 7, "text": "x"}, {"text": ""}, {"id": "d", "text": TEXT})
        done = bangiao(reader, "--jsonl", "-", input=given)
        assert (done.returncode, done.stderr) == (0, "")
        assert [answer["id"] for answer in answers(done)] == ["a", 7, "3", "d"]

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_a_bad_line_is_an_error_in_its_place_and_the_rest_goes_on(self, reader: str, jobs: str) -> None:
        given = lines(
            {"id": "a", "text": TEXT},
            "not json",
            "",
            {"id": "d"},
            {"id": "e", "text": TEXT, "published": "2020-02-30"},
            {"id": "f", "text": TEXT, "published": "2022-06-02", "more": {"x": 1}},
        )
        done = bangiao(reader, "--jsonl", "--jobs", jobs, "-", input=given)
        out = answers(done)
        assert done.returncode == 1
        assert [answer["id"] for answer in out] == ["a", "2", "3", "d", "e", "f"]
        assert ["error" in answer for answer in out] == [False, True, True, True, True, False]
        assert all(set(answer) == {"id", "error"} for answer in out if "error" in answer)
        assert out[4]["error"] == (
            "published '2020-02-30' is not on the calendar: "
            "give a day, a month or a year such as 2017-06-19, 2020-02 or 2019"
        )

    def test_bytes_that_are_no_utf8(self, reader: str) -> None:
        done = bangiao(reader, "--jsonl", "-", input=b'{"id": "a", "text": "\xff"}\n{"id": "b", "text": "x"}\n')
        first, second = answers(done)
        assert (done.returncode, first["id"], second["id"]) == (1, "1", "b")
        assert "is not UTF-8" in str(first["error"])

    def test_no_line_gives_no_line(self, reader: str) -> None:
        done = bangiao(reader, "--jsonl", "-")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    def test_vietnamese_comes_out_whole_in_any_locale(self, reader: str) -> None:
        done = bangiao(reader, "--jsonl", "-", input=lines({"id": "bài số 1", "text": TEXT}), LC_ALL="C", LANG="C")
        assert '"id": "bài số 1"' in done.stdout

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_each_answer_comes_before_the_next_line_is_asked_for(self, reader: str, jobs: str) -> None:
        reading = [command.bangiao(), reader, "--jsonl", "--jobs", jobs, "-"]
        with subprocess.Popen(reading, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for id in ("a", "b", "c"):
                process.stdin.write(lines({"id": id, "text": TEXT}))
                process.stdin.flush()
                assert json.loads(process.stdout.readline())["id"] == id
            process.stdin.close()
            assert process.wait(timeout=60) == 0

    def test_a_closed_pipe_ends_it_quietly(self, reader: str) -> None:
        reading = [command.REAL, reader, "--jsonl", "-"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(reading, encoding="utf-8", **pipes) as process:  # type: ignore[call-overload]
            process.stdin.write(lines({"id": "a", "text": TEXT}))
            process.stdin.flush()
            process.stdout.readline()
            process.stdout.close()
            try:
                process.stdin.write(lines(*({"id": str(n), "text": TEXT} for n in range(5))))
                process.stdin.close()
            except BrokenPipeError:
                pass
            assert process.wait(timeout=60) == 1
            assert process.stderr.read() == ""

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_an_interrupt_ends_it_quietly(self, reader: str, jobs: str) -> None:
        reading = [command.REAL, reader, "--jsonl", "--jobs", jobs, "-"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(reading, encoding="utf-8", **pipes) as process:  # type: ignore[call-overload]
            process.stdin.write(lines({"id": "a", "text": TEXT}))
            process.stdin.flush()
            process.stdout.readline()
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=60) == 130
            assert process.stderr.read().strip() == ""


class TestSources:
    def test_files_and_folders_give_lines_too(self, reader: str, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "b.txt").write_bytes(b"\xff")
        done = bangiao(reader, "--jsonl", tmp_path, tmp_path / "none")
        ids = [Path(str(answer["id"])).name for answer in answers(done)]
        assert (done.returncode, ids) == (1, ["a.txt", "b.txt", "none"])

    def test_plain_text_on_standard_input(self, reader: str) -> None:
        done = bangiao(reader, "-", input=TEXT)
        assert (done.returncode, done.stderr) == (0, "")
        assert "2022-06-02" in done.stdout

    def test_a_table_for_a_person(self, reader: str, tmp_path: Path) -> None:
        (tmp_path / "[a].txt").write_text(TEXT, encoding="utf-8")
        done = bangiao(reader, tmp_path / "[a].txt", tmp_path / "none.txt")
        assert done.returncode == 1
        assert "[a].txt" in done.stdout
        assert "2022-06-02" in done.stdout
        right = "give the path of a file or folder that does, or an address with https://"
        assert done.stderr == f"{tmp_path}/none.txt: does not exist: {right}\n"

    @pytest.mark.parametrize("day", ["2022-06-03", "3/6/2022", "3 tháng 6, 2022", "3 June 2022"])
    def test_the_publication_day_as_people_write_it(self, day: str) -> None:
        given = lines({"id": "a", "text": "hôm qua hai bên họp"})
        done = bangiao("dates", "--jsonl", "--published", day, "-", input=given)
        (answer,) = answers(done)
        assert [found["date"] for found in answer["dates"]] == ["2022-06-02"]  # type: ignore[attr-defined]


WRONG = {
    "no source": (("extract",), "Missing argument 'SOURCE...'"),
    "an unknown option": (("dates", "--json", "-"), "No such option"),
    "a day of no calendar": (("dates", "--published", "hôm qua", "-"), "published 'hôm qua' is not a date"),
    "an unknown command": (("extrakt",), "No such command 'extrakt'. Did you mean 'extract'?"),
    "a command of nobody's": (("shel",), "No such command 'shel'.\n"),
    "help for an unknown command": (("help", "lod"), "No such command 'lod'. Did you mean 'load'?"),
    "negative jobs": (("extract", "--jobs", "-1", "-"), "Invalid value for '--jobs'"),
}


@pytest.mark.parametrize(("arguments", "words"), WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_is_status_2(arguments: tuple[str, ...], words: str) -> None:
    done = bangiao(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


@pytest.mark.parametrize(("asked", "told"), [((), "Commands:"), (("load",), "Usage: bangiao load [OPTIONS] SOURCE...")])
def test_help_as_a_command(asked: tuple[str, ...], told: str) -> None:
    done = bangiao("help", *asked)
    assert (done.returncode, done.stderr) == (0, "")
    assert told in done.stdout


@pytest.mark.parametrize("form", [(), ("--jsonl",)])
def test_a_name_whose_bytes_are_no_utf8(tmp_path: Path, form: tuple[str, ...]) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"a\xff.txt")
    Path(os.fsdecode(name)).write_text(TEXT, encoding="utf-8")
    done = bangiao("extract", *form, os.fsdecode(name))
    assert (done.returncode, done.stderr) == (0, "")
    assert "2022-06-02" in done.stdout


def test_no_more_processes_than_are_of_use() -> None:
    assert number_of_jobs(1) == 1
    assert number_of_jobs(10_000) == number_of_jobs(0) * JOBS_PER_PROCESSOR


def test_version() -> None:
    done = bangiao("--version")
    assert (done.returncode, done.stdout) == (0, "bangiao, version 0.1.0\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_article_that_takes_too_long_fails_and_the_rest_goes_on(jobs: str) -> None:
    # more than any machine reads in a second
    given = lines({"id": "a", "text": "x"}, {"id": "b", "text": "ngày 2/6 " * 1_000_000}, {"id": "c", "text": "y"})
    done = bangiao("extract", "--jsonl", "-j", jobs, "--time-limit", "1", "-", input=given)
    assert done.returncode == 1
    assert [line.get("error") for line in answers(done)] == [None, "it takes longer than 1 seconds", None]


def _descendants(pid: int) -> set[int]:
    """The processes that `pid` started, and those that these started."""
    parents: dict[int, set[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[0] != "Z":
                parents.setdefault(int(fields[1]), set()).add(int(entry.name))
    found, todo = set(), {pid}
    while todo:
        todo = set().union(*(parents.get(p, set()) for p in todo))
        found |= todo
    return found


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks Linux which processes there are")
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL])
def test_a_load_that_is_killed_leaves_no_process_behind(tmp_path: Path, sent: signal.Signals) -> None:
    text = "Chiều 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào. " * 20
    line = json.dumps({"text": text}, ensure_ascii=False)
    (tmp_path / "many.jsonl").write_text("\n".join(f'{{"id": "{n}", {line[1:]}' for n in range(3000)), encoding="utf-8")
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/test.sqlite3"}
    with subprocess.Popen(
        [command.REAL, "load", "-j2", str(tmp_path / "many.jsonl")], env=environment, stderr=subprocess.DEVNULL
    ) as process:
        for _ in range(300):
            started = _descendants(process.pid)
            if len(started) >= 4:  # two workers, the server that they were forked from, what tracks their semaphores
                break
            time.sleep(0.1)
        assert process.poll() is None
        process.send_signal(sent)
        process.wait(20)
    if sent == signal.SIGTERM:
        assert process.returncode == 128 + sent
    assert len(started) >= 4
    for _ in range(600):
        if not any(map(_alive, started)):
            return
        time.sleep(0.1)
    raise AssertionError(f"still there: {[pid for pid in started if _alive(pid)]}")


@pytest.mark.parametrize("words", ["extract --jsonl -", "dates -", "extract -"])
def test_standard_input_that_is_closed(words: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" {words} <&-', command.REAL], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Error: standard input is closed\n")
