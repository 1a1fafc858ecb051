"""The commands that touch the database: load, export, import, token, openapi; as commands, on both databases."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests import command

PROJECT = Path(__file__).resolve().parents[2]
TEXT = "Sáng 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào."
OTHER = "Chiều 6-5-2021, Bộ trưởng Quốc phòng Việt Nam hội đàm trực tuyến với Bộ trưởng Quốc phòng Lào."


class Command:
    """`bangiao` on one database."""

    def __init__(self, url: str) -> None:
        self.environ = {**os.environ, "DATABASE_URL": url}

    def __call__(self, *arguments: str | Path, input: str = "") -> subprocess.CompletedProcess[str]:
        return command.run(*arguments, environ=self.environ, input=input)

    def exported(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self("export").stdout.splitlines()]


@pytest.fixture
def bangiao(empty_url: str) -> Command:
    return Command(empty_url)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(TEXT, encoding="utf-8")
    (articles / "b.txt").write_text(OTHER, encoding="utf-8")
    return articles


class TestLoad:
    def test_a_folder_and_again(self, bangiao: Command, folder: Path) -> None:
        done = bangiao("load", folder)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == "read 2 articles: 2 new, 0 unchanged, 0 changed, 0 failed; 2 events\n"
        assert bangiao("load", folder).stdout == "read 2 articles: 0 new, 2 unchanged, 0 changed, 0 failed; 2 events\n"
        assert {str(event["date"]) for event in bangiao.exported()} == {"2022-06-02", "2021-05-06"}

    def test_bad_files_are_named_and_the_rest_is_stored(self, bangiao: Command, folder: Path) -> None:
        (folder / "aa.txt").write_bytes(b"\xff\xfe\xfd")
        (folder / "ab.txt").write_bytes(b"")
        done = bangiao("load", folder, folder / "none")
        assert done.returncode == 1
        assert done.stdout == "read 5 articles: 2 new, 0 unchanged, 0 changed, 3 failed; 2 events\n"
        said = done.stderr.splitlines()
        assert [line.split(": ")[0] for line in said] == [str(folder / n) for n in ("aa.txt", "ab.txt", "none")]

    def test_a_folder_without_articles(self, bangiao: Command, tmp_path: Path) -> None:
        done = bangiao("load", tmp_path)
        assert done.returncode == 1
        assert "the folder holds no articles" in done.stderr

    def test_if_empty(self, bangiao: Command, folder: Path) -> None:
        assert bangiao("load", "--if-empty", folder / "a.txt").stdout.startswith("read 1 article")
        done = bangiao("load", "--if-empty", folder)
        assert (done.returncode, done.stdout) == (0, "")
        assert "nothing loaded" in done.stderr

    def test_standard_input_has_the_same_id_tomorrow(self, bangiao: Command) -> None:
        assert "1 new" in bangiao("load", "-", input=TEXT).stdout
        assert "1 unchanged" in bangiao("load", "-", input=TEXT).stdout
        line = json.dumps({"text": OTHER}) + "\n"
        assert "1 new" in bangiao("load", "-", input=line).stdout
        assert "1 unchanged" in bangiao("load", "-", input="\n".join(["", line])[1:]).stdout

    def test_a_prefix_keeps_files_of_one_name_apart(self, bangiao: Command, folder: Path) -> None:
        bangiao("load", folder / "a.txt")
        assert "1 unchanged" in bangiao("load", folder / "a.txt").stdout
        assert "1 new" in bangiao("load", "--prefix", "other/", folder / "a.txt").stdout

    def test_a_journal_skips_what_was_stored(self, bangiao: Command, folder: Path, tmp_path: Path) -> None:
        journal = tmp_path / "journal"
        bangiao("load", "--journal", journal, folder / "a.txt")
        done = bangiao("load", "--journal", journal, folder)
        said = "read 1 article: 1 new, 0 unchanged, 0 changed, 0 failed, 1 skipped (in the journal); 1 event\n"
        assert done.stdout == said

    def test_an_interrupt_keeps_what_was_stored(self, bangiao: Command) -> None:
        loading = [command.REAL, "load", "--jobs", "1", "-"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(loading, env=bangiao.environ, encoding="utf-8", **pipes) as process:  # type: ignore[call-overload]
            process.stdin.write(json.dumps({"id": "a", "text": TEXT}) + "\n" + "broken\n")
            process.stdin.flush()
            assert "not JSON" in process.stderr.readline()  # so the line before it is stored
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=60) == 130
            said = process.stderr.read()
        assert "run the same command again to go on" in said
        assert "Traceback" not in said
        assert len(bangiao.exported()) == 1


class TestExchange:
    def test_what_is_exported_is_imported_whole(self, bangiao: Command, folder: Path, tmp_path: Path) -> None:
        bangiao("load", folder)
        assert bangiao("export", "-o", tmp_path / "events.jsonl.gz").returncode == 0
        other = Command(f"sqlite:///{tmp_path}/other.sqlite3")
        assert other("import", tmp_path / "events.jsonl.gz").stdout == "imported: 2 new; 0 failed\n"
        assert other("import", tmp_path / "events.jsonl.gz").stdout == "imported: 2 unchanged; 0 failed\n"
        kept = ("date", "countries", "type", "earliest", "latest", "certainty", "status")
        before, after = (
            sorted(json.dumps({name: event[name] for name in kept}) for event in side.exported())
            for side in (bangiao, other)
        )
        assert before == after

    def test_three_fields_are_enough_and_bad_lines_are_named(self, bangiao: Command) -> None:
        lines = [
            '{"date": "2022-06-02", "countries": ["LA", "VN"], "type": "talks"}',
            '{"date": "2022-06-02", "countries": ["LA"], "type": "talks"}',
            "not json",
        ]
        done = bangiao("import", "-", input="\n".join(lines) + "\n")
        assert done.returncode == 1
        assert done.stdout == "imported: 1 new; 2 failed\n"
        assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["- line 2", "- line 3"]

    def test_a_file_that_is_not_there(self, bangiao: Command) -> None:
        done = bangiao("import", "none.jsonl")
        assert done.returncode == 1
        assert done.stderr.startswith("Error: none.jsonl cannot be read")


def test_tokens_are_made_listed_and_revoked(bangiao: Command) -> None:
    secret = bangiao("token", "create", "desk", "--scope", "write").stdout.strip()
    assert secret
    listed = bangiao("token", "list").stdout
    assert "desk" in listed
    assert secret not in listed
    assert bangiao("token", "revoke", "desk").returncode == 0
    assert "revoked" in bangiao("token", "list").stdout
    done = bangiao("token", "revoke", "nobody")
    assert (done.returncode, done.stderr) == (1, "Error: there is no token 'nobody': `bangiao token list` names them\n")


class TestOpenapi:
    def test_the_document_of_the_repository_is_what_the_code_gives(self, tmp_path: Path) -> None:
        nowhere = Command("oracle://no-database-is-needed")
        done = nowhere("openapi")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == (PROJECT / "openapi.yaml").read_text(encoding="utf-8")
        assert nowhere("openapi", "--write", PROJECT / "openapi.yaml", "--check").returncode == 0

    def test_a_difference_is_status_1(self, tmp_path: Path) -> None:
        nowhere = Command("")
        (tmp_path / "o.yaml").write_text("openapi: 3.1.0\n", encoding="utf-8")
        done = nowhere("openapi", "--write", tmp_path / "o.yaml", "--check")
        assert done.returncode == 1
        assert "run `bangiao openapi --write" in done.stderr
        assert nowhere("openapi", "--check").returncode == 2


@pytest.mark.parametrize("arguments", [("load", "x"), ("export",), ("import", "-"), ("token", "list")])
def test_a_database_that_cannot_be_had(arguments: tuple[str, ...]) -> None:
    done = Command("oracle://x")(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr
