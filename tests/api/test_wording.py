"""What callers are told is translated, every word of it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from flask import Flask

import api
from api import wording

HOME = Path(api.__file__).parent
CATALOGUE = HOME / "i18n" / "translations" / "vi" / "LC_MESSAGES" / "problems.po"


def told() -> set[str]:
    """Every text that the code hands to `tell`."""
    found = set()
    for path in HOME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tell":
                found |= {n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)}
    return found


def catalogue() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file, locale="vi", abort_invalid=True) if m.id}


def test_every_text_has_its_vietnamese() -> None:
    known = catalogue()
    assert {text for text in told() if text not in known} == set()


def test_both_languages_name_the_same_parts() -> None:
    for english, vietnamese in catalogue().items():
        # what a sentence of storage says beside its value need not be repeated
        parts = set(re.findall(r"\{(\w+)", english)) - {"right"}
        assert set(re.findall(r"\{(\w+)", vietnamese)) == parts, english


# (what storage or extraction says, in Vietnamese)
FOREIGN = [
    ("the cursor is damaged: start again without it", "con trỏ bị hỏng: hãy bắt đầu lại, không có nó"),
    ("published '0637' is not of the years 1900 to 2199: give a day", "ngày đăng '0637' không thuộc các năm 1900 đến"),
    ("nothing to correct: give at least one of date, type", "không có gì để đính chính"),
    ("there is no day 2022-02-30", "không có ngày 2022-02-30"),
    ("something that nobody has translated {yet}", "something that nobody has translated {yet}"),
]


@pytest.mark.parametrize(("text", "vietnamese"), FOREIGN)
def test_what_storage_says(text: str, vietnamese: str) -> None:
    assert wording.foreign(text) == text
    with Flask(__name__).test_request_context("/?lang=vi"):
        assert wording.foreign(ValueError(text)).startswith(vietnamese)
