"""The data files: readable, in NFC, without duplicates, and complaints that name file and line."""

from __future__ import annotations

import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest

from loaders import resources
from loaders.resources import ResourceError, parse_csv, read_csv_file, read_toml

FILES = sorted(f.name for f in files(resources).iterdir() if f.name.endswith((".csv", ".toml")))


@pytest.mark.parametrize("name", FILES)
def test_files_are_nfc_utf8_without_odd_whitespace(name: str) -> None:
    text = resources.read_text(name)
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert not any(c in text for c in "\u00a0\u200b\u200c\u200d\ufeff")
    assert text.endswith("\n")


@pytest.mark.parametrize("name", [n for n in FILES if n.endswith(".csv")])
def test_no_line_stands_twice(name: str) -> None:
    lines = resources.read_text(name).splitlines()
    assert sorted(set(lines)) == sorted(lines)


@pytest.mark.parametrize("name", [n for n in FILES if n.endswith(".toml")])
def test_toml_files_parse(name: str) -> None:
    assert read_toml(name)


def test_words_of_the_context_are_not_listed_twice() -> None:
    for group, words in read_toml("country_context.toml").items():
        assert len(set(words)) == len(words), (group, sorted(w for w in words if words.count(w) > 1))


@pytest.mark.parametrize(("text", "message"), [
    ("a,b\n1\n", r"x\.csv, line 2: 1 fields, expected 2 \(a,b\)"),
    ("a,c\n1,2\n", r"x\.csv, line 1: the header is 'a,c', expected 'a,b'"),
    ("", r"x\.csv, line 1: the header is '', expected 'a,b'"),
    ("a,b\n1,2\nho\u0300a,2\n", r"x\.csv, line 3: not in Unicode NFC"),
])  # fmt: skip
def test_what_is_wrong_is_named(text: str, message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        list(parse_csv(text, "x.csv", ("a", "b")))


def test_rows_know_their_line_and_split_lists() -> None:
    rows = list(parse_csv("a,b\n\n1, x | y |\n", "x.csv", ("a", "b")))
    assert [(r.line, r["a"], r.many("b")) for r in rows] == [(3, "1", ("x", "y"))]


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"a,b\n\xff,2\n")
    with pytest.raises(ResourceError, match=r"not UTF-8 \(byte 4\)"):
        read_csv_file(path, ("a", "b"))
