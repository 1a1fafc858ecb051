"""The house keeps its order: which package may know which, no circles, everything shipped, every library pinned."""

from __future__ import annotations

import ast
import configparser
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parent.parent
PACKAGES = ("api", "loaders", "models")
# Who may import whom; what is not here is forbidden.
MAY_IMPORT = {"api": {"api", "loaders", "models"}, "loaders": {"loaders", "models"}, "models": {"models"}}
# Inside loaders, only the storing step knows the database, and only sources open files of the user's or connections.
STORING = "loaders.load"


def modules() -> dict[str, Path]:
    found = {}
    for package in PACKAGES:
        for path in sorted((PROJECT / package).rglob("*.py")):
            parts = path.relative_to(PROJECT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


@cache
def parsed(name: str) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def imports(name: str, top_only: bool = False) -> Iterator[str]:
    """The modules of ours that a module imports, at its top or anywhere."""
    tree = parsed(name)
    for node in tree.body if top_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in PACKAGES)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{name} imports relatively; full names say where things are"
            if node.module.split(".")[0] in PACKAGES:
                for alias in node.names:
                    whole = f"{node.module}.{alias.name}"
                    yield whole if whole in MODULES else node.module


@pytest.mark.parametrize("name", MODULES)
def test_a_package_knows_only_those_it_may_know(name: str) -> None:
    package = name.split(".")[0]
    strangers = {other for other in imports(name) if other.split(".")[0] not in MAY_IMPORT[package]}
    assert not strangers
    if package == "loaders" and name != STORING:
        assert not {other for other in imports(name) if other.startswith("models")}


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {name: set(imports(name, top_only=True)) - {name} for name in MODULES}
    while graph:
        free = {name for name, others in graph.items() if not others & graph.keys()}
        assert free, f"a circle of imports among {sorted(graph)}"
        graph = {name: others - free for name, others in graph.items() if name not in free}


CLOCKS = {"now", "today", "utcnow", "time", "localtime", "fromtimestamp"}


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("loaders")])
def test_extraction_asks_no_clock(name: str) -> None:
    """Today's date is never an input; only the instant of reading an address is noted, as `fetched`."""
    tree = parsed(name)
    asked = {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS
    }
    allowed = {"loaders.sources.fetch": {"now"}}
    assert asked <= allowed.get(name, set())


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("loaders")])
def test_only_sources_open_connections(name: str) -> None:
    text = MODULES[name].read_text(encoding="utf-8")
    opens = re.search(r"^\s*(import|from) (requests|urllib\.request|http\.client|socket|httpx)\b", text, re.MULTILINE)
    assert opens is None or name == "loaders.sources.fetch"


def when_imported(node: ast.AST) -> Iterator[ast.AST]:
    """What of a module runs when it is imported."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.Lambda):
            yield child
            yield from when_imported(child)


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("loaders")])
def test_no_pattern_is_compiled_before_it_is_asked(name: str) -> None:
    """A thousand of them would take longer than an article (`loaders.patterns`)."""
    called = {node.func.attr for node in when_imported(parsed(name)) if isinstance(node, ast.Call)
              and isinstance(node.func, ast.Attribute)}  # fmt: skip
    assert "compile" not in called


#: What reading a text needs none of, and takes longer to import than the text to read.
SLOW = {"flask", "lxml", "edtf", "pyparsing", "email", "hashlib", "trafilatura", "dateparser", "peewee", "marshmallow"}


def test_a_text_is_read_without_what_it_does_not_need() -> None:
    program = (
        "import io, sys; sys.stdin = io.TextIOWrapper(io.BytesIO('Ngày 2/6/2022, Lào gặp Việt Nam'.encode()))\n"
        "from api.cli import cli; cli.main(['extract', '--jsonl', '-'], standalone_mode=False)\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert set(done.stderr.split()) & SLOW == set()


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is_for(name: str) -> None:
    tree = parsed(name)
    assert ast.get_docstring(tree) or not tree.body


def settings() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(PROJECT / "setup.cfg", encoding="utf-8")
    return parser


def data_files() -> list[Path]:
    """Files in the packages that are no code, as git knows them; all of them where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", *PACKAGES], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False
    )
    names = listed.stdout.splitlines() if listed.returncode == 0 else []
    paths = [PROJECT / name for name in names] or [p for package in PACKAGES for p in (PROJECT / package).rglob("*")]
    return [p for p in paths if p.is_file() and p.suffix not in (".py", ".pyc")]


def test_every_data_file_is_shipped() -> None:
    shipped = set()
    for package, patterns in settings()["options.package_data"].items():
        folders = [PROJECT.joinpath(*package.split("."))] if package != "*" else [PROJECT / name for name in PACKAGES]
        for folder in folders:
            for pattern in re.split(r"[,\s]+", patterns.strip()):
                shipped |= set(folder.glob(pattern))
    assert [path.relative_to(PROJECT).as_posix() for path in data_files() if path not in shipped] == []


def test_every_library_that_is_installed_is_pinned() -> None:
    """What `make` installs is what was tested: the requirements of the project and theirs are in constraints.txt.

    Those of the extras that `make test` does not install are looked at by name; theirs, where they are installed.
    """
    lines = (PROJECT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {canonicalize_name(line.partition("==")[0]) for line in lines if "==" in line}
    assert len(pinned) == len(lines), "every line of constraints.txt is name==version, once"
    missing, seen = set(), set()
    todo = [("bangiao", frozenset({"postgres", "test", "lint", "dask", "train"}))]
    while todo:
        name, extras = todo.pop()
        try:
            wants = requires(name) or ()
        except PackageNotFoundError:
            continue
        for text in wants:
            requirement = Requirement(text)
            wanted = requirement.marker is None or any(
                requirement.marker.evaluate({"extra": extra}) for extra in (*extras, "")
            )
            key = (canonicalize_name(requirement.name), frozenset(requirement.extras))
            if wanted and key not in seen:
                seen.add(key)
                if key[0] not in pinned:
                    missing.add(key[0])
                else:
                    todo.append(key)
    assert not missing


def test_requirements_are_those_that_are_imported() -> None:
    """No library is required that nothing imports."""
    imported = set()
    for name in MODULES:
        for node in ast.walk(parsed(name)):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
    distributions = {"ahocorasick": "pyahocorasick", "yaml": "pyyaml", "playhouse": "peewee", "docx": "python-docx"}
    used = {canonicalize_name(distributions.get(name, name)) for name in imported}
    # trafilatura wants it of lxml and no longer brings it
    used.add(canonicalize_name("lxml_html_clean"))
    required = {
        canonicalize_name(Requirement(line).name)
        for line in settings()["options"]["install_requires"].splitlines()
        if line.strip()
    }
    assert required - used == set()
