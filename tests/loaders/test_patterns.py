"""Patterns are compiled when they are first asked, or taken up as an earlier run compiled them, and do the same."""

from __future__ import annotations

import marshal
import re
from pathlib import Path

import pytest
import regex

from loaders import kept, patterns
from loaders.patterns import lazy_re, lazy_regex

TEXT = "Ngày 12/3/2024 và ngày 2-6, Đà Nẵng; ngày mồng 5."
PATTERNS = [
    (r"ngày (?P<d>\d{1,2})(?:(?P<s>[/-])(?P<m>\d{1,2}))?(?!\d)", re.IGNORECASE),
    (r"(?<!\w)(?:đà|hà) (\w+)", re.IGNORECASE),
    (r"[^\W\d_]+", 0),
    (r"^.*?(?=;)|mồng\Z", re.MULTILINE | re.DOTALL),
]


@pytest.mark.parametrize(("text", "flags"), [*PATTERNS, (r"(?<!\p{L})\p{Lu}\p{L}+(?i: và)?", 0)])
@pytest.mark.parametrize("library", ["re", "regex"])
def test_lazy_patterns_are_as_compiled_ones(library: str, text: str, flags: int) -> None:
    if library == "re" and r"\p" in text:
        return
    lazy, compiled = {"re": (lazy_re, re.compile), "regex": (lazy_regex, regex.compile)}[library]
    one, other = lazy(text, flags), compiled(text, flags)
    for _ in range(2):
        assert [m.span() for m in one.finditer(TEXT)] == [m.span() for m in other.finditer(TEXT)]
    assert one.findall(TEXT, 3) == other.findall(TEXT, 3)
    assert one.sub("x", TEXT) == other.sub("x", TEXT)
    assert one.split(TEXT) == other.split(TEXT)
    assert (one.pattern, one.flags, one.groupindex) == (other.pattern, other.flags, other.groupindex)


@pytest.mark.parametrize(("text", "flags"), PATTERNS)
@pytest.mark.parametrize("library", ["re", "regex"])
def test_what_was_compiled_is_taken_up_alike(library: str, text: str, flags: int) -> None:
    code = patterns._code(library, text, flags)
    assert code is not None
    taken_up = patterns._LIBRARIES[library][1](text, marshal.loads(code))
    compiled = {"re": re.compile, "regex": regex.compile}[library](text, flags)  # type: ignore[operator]
    assert [(m.span(), m.groupdict()) for m in taken_up.finditer(TEXT)] == [
        (m.span(), m.groupdict()) for m in compiled.finditer(TEXT)
    ]
    assert (taken_up.pattern, taken_up.flags, taken_up.groups) == (compiled.pattern, compiled.flags, compiled.groups)
    assert library == "regex" or taken_up == compiled


def test_nothing_is_compiled_before_it_is_asked() -> None:
    written: list[str] = []

    def text() -> str:
        written.append("a+")
        return "a+"

    lazy = lazy_re(text)
    assert written == []
    assert lazy.search("baab") is not None
    assert lazy.match("b") is None
    assert written == ["a+"]


def test_a_pattern_that_is_none_says_so_when_asked() -> None:
    wrong = lazy_re("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_bytes_have_patterns_too() -> None:
    assert lazy_re(rb"<(\w+)").findall(b"<a <b") == [b"a", b"b"]


def test_where_another_python_compiles_otherwise_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def otherwise(text: object, code: object) -> None:
        raise TypeError("compile() takes 9 arguments")

    monkeypatch.setitem(patterns._LIBRARIES, "re", (patterns._of_re, otherwise))
    assert patterns._code("re", "a+", 0) is None
    monkeypatch.setitem(patterns._LIBRARIES, "re", (patterns._of_re, lambda text, code: re.compile("b+")))
    assert patterns._code("re", "a+", 0) is None


def test_what_cannot_be_taken_up_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {("re", "a+", 0): marshal.dumps((0, [1, 2], 0, {}, ())), ("re", "b+", 0): b"\xff"}
    monkeypatch.setattr(patterns, "_known", lambda: known)
    assert lazy_re("a+").findall("aab") == ["aa"]
    assert lazy_re("b+").findall("aab") == ["b"]


def test_what_was_asked_is_kept_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANGIAO_CACHE", str(tmp_path))
    monkeypatch.setattr(kept, "_HERE", (b"here", 0))
    monkeypatch.setattr(kept, "_now", lambda: (b"here", 0))
    monkeypatch.setattr(patterns, "_asked", [("re", "a+", 0), ("regex", r"\p{L}", 0)])
    patterns.keep_patterns()
    monkeypatch.setattr(patterns, "_asked", [("re", "b+", 0)])
    patterns.keep_patterns()
    assert set(kept.find(patterns._TABLE) or ()) == {("re", "a+", 0), ("regex", r"\p{L}", 0)}
