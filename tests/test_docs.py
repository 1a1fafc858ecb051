"""The documentation cannot rot: its examples are run, its links lead somewhere, nothing is left out of it."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest
import yaml

from api.cli import COMMANDS, cli
from api.settings import READERS
from benchmarks.evaluate import COLUMNS, RESULTS, ROWS, WAYS, columns, readme_block, write_readme
from loaders.evidence.clue import KINDS
from loaders.evidence.reasons import REASONS
from loaders.sources.contents import SUFFIXES
from tests.command import bangiao

PROJECT = Path(__file__).resolve().parent.parent
PAGES = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", PROJECT / "CHANGELOG.md"]
PAGES += sorted(PROJECT.glob("docs/*.md"))
SERVER = "http://127.0.0.1:8000"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def examples() -> list[tuple[str, str, str]]:
    """Page, command and expected output of every `console` block."""
    found = []
    for page in PAGES:
        for kind, block in FENCE.findall(text_of(page)):
            if kind == "console":
                command, _, output = block.partition("\n")
                assert command.startswith("$ "), f"{page.name}: a console block begins with a command"
                found.append((page.name, command[2:], output))
    return found


EXAMPLES = examples()


def fits(expected: str, printed: str) -> bool:
    """Whether `printed` is `expected`, where a line `…` stands for any lines."""
    pattern = "".join("(?:.*\n)*?" if line == "…" else re.escape(line + "\n") for line in expected.splitlines())
    return re.fullmatch(pattern, printed if printed.endswith("\n") else printed + "\n") is not None


@pytest.fixture(scope="module")
def environ(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a newcomer: the database elsewhere, no facts of one's own, `bangiao` on the path."""
    folder = tmp_path_factory.mktemp("docs")
    folders = [Path(bangiao()).parent, Path(sys.executable).parent, os.environ["PATH"]]
    path = os.pathsep.join(map(str, folders))
    url = f"sqlite:///{folder}/docs.sqlite3"
    return {**os.environ, "DATABASE_URL": url, "BANGIAO_FACTS": str(folder), "PATH": path}


@pytest.fixture(scope="module")
def server(environ: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The application with the sample articles, as `make serve` serves it, on a port of its own."""
    from werkzeug.serving import make_server

    from api.app import create_app
    from tests.serving import on_a_thread

    url = f"sqlite:///{tmp_path_factory.mktemp('served')}/served.sqlite3"
    subprocess.run(
        ["bangiao", "load", "seeds"], cwd=PROJECT, env={**environ, "DATABASE_URL": url}, check=True, capture_output=True
    )
    with on_a_thread(make_server("127.0.0.1", 0, create_app({"DATABASE_URL": url}), threaded=True)) as address:
        yield address


def curl(command: str, server: str) -> str:
    """What `curl` prints, for the options that the documentation uses: no curl is needed where the tests run."""
    words = iter(shlex.split(command)[1:])
    url, data, get = "", [], False
    for word in words:
        if word in ("-s", "-sG", "-G"):
            get = get or "G" in word
        elif word == "-d":
            data.append(next(words))
        elif word == "--data-urlencode":
            name, _, value = next(words).partition("=")
            data.append(f"{name}={urllib.parse.quote(value)}")
        else:
            assert word.startswith(SERVER), f"the test knows no curl {word}"
            url = word.replace(SERVER, server)
    assert get or not data
    if data:
        url += "?" + "&".join(data)
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()


@pytest.mark.parametrize(("page", "command", "output"), EXAMPLES, ids=[f"{p}: {c[:50]}" for p, c, _ in EXAMPLES])
def test_examples_give_what_they_show(
    page: str, command: str, output: str, environ: dict[str, str], request: pytest.FixtureRequest
) -> None:
    if command.startswith("curl "):
        printed = curl(command, request.getfixturevalue("server"))
    else:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=PROJECT,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        printed = done.stdout
    assert fits(output, printed), printed


def test_there_are_examples_of_the_command_and_of_the_api() -> None:
    kinds = {command.split()[0] for _, command, _ in EXAMPLES}
    assert {"curl", "bangiao", "printf"} <= kinds


LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in LINK.findall(FENCE.sub("", text_of(page))):
        if link.startswith(("http://", "https://")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert not broken


def test_the_map_names_only_rooms_that_are_there() -> None:
    text = text_of(PROJECT / "CONTRIBUTING.md")
    named = set(re.findall(r"`((?:api|loaders|models|tests|docs|benchmarks)/[\w./-]*)`", text))
    assert named
    assert sorted(name for name in named if not (PROJECT / name).exists()) == []


def test_every_page_is_reached_from_the_readme() -> None:
    linked = {link.partition("#")[0] for link in LINK.findall(text_of(PROJECT / "README.md"))}
    assert {page.relative_to(PROJECT).as_posix() for page in PROJECT.glob("docs/*.md")} <= linked


def leaves(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        for sub in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), sub)
            assert found is not None
            yield from leaves(found, f"{name} {sub}")
    else:
        yield name, command


OURS = [
    (name, command)
    for top in COMMANDS
    for name, command in leaves(cli.get_command(click.Context(cli), top), f"bangiao {top}")  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("name", "command"), OURS, ids=[name for name, _ in OURS])
def test_every_command_and_option_is_explained(name: str, command: click.Command) -> None:
    pages = "\n".join(map(text_of, PAGES))
    assert name in pages
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[0]} says nothing of itself"
            longest = max(parameter.opts, key=len)
            if command.name in ("load", "serve", "export"):
                assert longest in pages, f"{name} {longest} is not in the docs"


def test_every_setting_is_in_the_table() -> None:
    table = set(re.findall(r"^\| `([A-Z_]+)` \|", text_of(PROJECT / "docs" / "deploying.md"), re.MULTILINE))
    of_options = {
        parameter.envvar for _, command in OURS for parameter in command.params if isinstance(parameter.envvar, str)
    }
    of_code = set()
    for package in ("api", "loaders", "models"):
        for module in (PROJECT / package).rglob("*.py"):
            of_code |= set(re.findall(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"", text_of(module)))
    assert table == set(READERS) | of_options | of_code


def test_every_kind_of_evidence_is_explained() -> None:
    text = text_of(PROJECT / "docs" / "evidence.md")
    table = text[text.index("## Kinds") : text.index("## Codes")]
    rows = re.findall(r"^\| `([a-z ]+)` \| (.+) \|$", table, re.MULTILINE)
    assert [kind for kind, _ in rows] == list(KINDS)
    assert {kind for kind, words in rows if "(soft)" in words} == {"page clock", "year mentioned", "plan year"}


def test_every_code_of_evidence_is_explained_with_its_arguments() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \| ([^|]+) \| .+ \|$", text_of(PROJECT / "docs" / "evidence.md"), re.MULTILINE)
    table = {code: re.findall(r"`(\w+)`", told) for code, told in rows if code in REASONS}
    assert table == {code: [f.name for f in fields(kind)] for code, kind in REASONS.items()}  # type: ignore[arg-type]


def test_every_suffix_is_named() -> None:
    text = text_of(PROJECT / "docs" / "loading.md")
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in text] == []


class TestAccuracyInTheReadme:
    """The block that `make evaluate ARGS=--save` rewrites."""

    def some(self) -> dict[str, dict[str, dict[str, int]]]:
        return {name: {way: {"main": 3, "main_hit": 2} for way in WAYS} for name in COLUMNS}

    def test_it_is_that_of_what_is_committed(self) -> None:
        """Of the last run, of the last training, and of the ledger: `make evaluate ARGS=--table` writes it anew."""
        kept = json.loads(RESULTS.read_text(encoding="utf-8"))
        readme = text_of(PROJECT / "README.md")
        block = readme.partition("<!-- evaluation: begin")[2].partition("<!-- evaluation: end")[0]
        assert readme_block(columns(kept)) in block

    def test_it_alone_is_rewritten(self, tmp_path: Path) -> None:
        readme = tmp_path / "README.md"
        before = "before\n<!-- evaluation: begin x -->\nold\n<!-- evaluation: end -->\nafter\n"
        readme.write_text(before, encoding="utf-8")
        write_readme(self.some(), readme)
        first = text_of(readme)
        write_readme(self.some(), readme)
        assert text_of(readme) == first
        assert first.startswith("before\n<!-- evaluation: begin x -->\n| |")
        assert first.endswith("|\n<!-- evaluation: end -->\nafter\n")
        assert "old" not in first
        assert all(row.words in first for row in ROWS)

    def test_a_readme_without_the_block_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "README.md").write_text("nothing", encoding="utf-8")
        with pytest.raises(ValueError, match="has no block"):
            write_readme(self.some(), tmp_path / "README.md")


class TestContainers:
    """No container engine runs in the tests: the files are read and held against what they speak of."""

    def compose(self) -> dict[str, dict[str, dict[str, object]]]:
        loaded: dict[str, dict[str, dict[str, object]]] = yaml.safe_load(text_of(PROJECT / "compose.yaml"))
        return loaded

    def test_compose_names_only_what_there_is(self) -> None:
        compose = self.compose()
        services = compose["services"]
        assert set(services) == {"bangiao", "database"}
        for service in services.values():
            for volume in service["volumes"]:  # type: ignore[attr-defined]
                assert volume.partition(":")[0] in compose["volumes"]
            assert set(service.get("depends_on", {})) <= set(services)  # type: ignore[call-overload]
        build = services["bangiao"]["build"]
        assert (PROJECT / build["dockerfile"]).is_file()  # type: ignore[index]
        known = set(READERS) | {"BANGIAO_HOST", "BANGIAO_PORT", "BANGIAO_WORKERS", "BANGIAO_GRACE", "BANGIAO_FACTS"}
        assert set(services["bangiao"]["environment"]) <= known  # type: ignore[call-overload]

    def test_the_database_is_the_one_that_the_service_is_given(self) -> None:
        services = self.compose()["services"]
        url = str(services["bangiao"]["environment"]["DATABASE_URL"])  # type: ignore[index]
        database = services["database"]["environment"]
        user, name = database["POSTGRES_USER"], database["POSTGRES_DB"]  # type: ignore[index]
        assert url.startswith(f"postgresql://{user}:")
        assert url.endswith(f"@database/{name}")

    def test_what_is_copied_into_the_image_is_there_and_not_ignored(self) -> None:
        lines = text_of(PROJECT / "Containerfile").splitlines()
        ignored = set(text_of(PROJECT / ".dockerignore").splitlines())
        from_here = [line for line in lines if line.startswith("COPY ") and "--from" not in line]
        copied = [word for line in from_here for word in line.split()[1:-1]]
        assert copied
        for name in copied:
            assert (PROJECT / name).exists(), name
            assert name not in ignored

    def test_both_names_of_the_list_of_ignored_files_say_the_same(self) -> None:
        assert text_of(PROJECT / ".dockerignore") == text_of(PROJECT / ".containerignore")

    def test_the_image_serves_where_it_says(self) -> None:
        text = text_of(PROJECT / "Containerfile")
        assert 'ENTRYPOINT ["bangiao"]' in text
        assert "EXPOSE 8000" in text
        assert "BANGIAO_HOST=0.0.0.0" in text
        assert json.loads(text.split("HEALTHCHECK", 1)[1].split("CMD ", 1)[1].splitlines()[0])[0] == "python"
