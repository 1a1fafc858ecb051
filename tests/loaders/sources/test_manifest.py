"""A folder's manifest.jsonl gives the metadata of the files beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.article import Article
from loaders.sources.base import SourceError
from loaders.sources.files import read_path
from loaders.sources.options import Options

FIELDS = ("published", "url", "title", "source")


def folder(path: Path, lines: list[dict[str, Any] | str], files: dict[str, str]) -> list[Article | SourceError]:
    text = "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines)
    (path / "manifest.jsonl").write_text(text, encoding="utf-8")
    for name, content in files.items():
        (path / name).write_text(content, encoding="utf-8")
    return list(read_path(path, Options()))


@pytest.mark.parametrize(
    ("line", "metadata"),
    [
        ({"published": "2017-06-19"}, ("2017-06-19", None, None, None)),
        ({"published": "2020-02"}, ("2020-02", None, None, None)),
        ({"url": "https://tin.example/1"}, (None, "https://tin.example/1", None, None)),
        ({"title": "Tin", "source": "Báo"}, (None, None, "Tin", "Báo")),
        ({"shows": "a label", "events": [{}]}, (None, None, None, None)),
    ],
)
def test_text_files_take_their_metadata(tmp_path: Path, line: dict[str, Any], metadata: tuple[str | None, ...]) -> None:
    (article,) = folder(tmp_path, [{"id": "a.txt", **line}], {"a.txt": "Sáng 2/6"})
    assert isinstance(article, Article)
    assert article.text == "Sáng 2/6"
    assert tuple(getattr(article, field) for field in FIELDS) == metadata


@pytest.mark.parametrize(
    ("line", "file"),
    [
        ({"file": "a.txt"}, "a.txt"),
        ({"filename": "./a.txt"}, "a.txt"),
        ({"id": "a"}, "a.txt"),
        ({"id": "h\u1ed9i.txt"}, "ho\u0323\u0302i.txt"),
        ({"id": "b/a.txt"}, "b/a.txt"),
    ],
)
def test_a_file_under_any_of_its_names(tmp_path: Path, line: dict[str, Any], file: str) -> None:
    (tmp_path / "b").mkdir()
    (article,) = folder(tmp_path, [{**line, "published": "2021-01-08"}], {file: "Sáng 2/6"})
    assert isinstance(article, Article)
    assert article.published == "2021-01-08"


def test_a_page_keeps_what_the_manifest_does_not_say(tmp_path: Path) -> None:
    page = "<html><head><title>Của trang</title></head><body><p>Hai bên hội đàm.</p></body></html>"
    (article,) = folder(tmp_path, [{"id": "a.html", "published": "2019-05-27"}], {"a.html": page})
    assert isinstance(article, Article)
    assert (article.published, article.title) == ("2019-05-27", "Của trang")


def test_files_that_no_line_names_are_read_too(tmp_path: Path) -> None:
    articles = folder(tmp_path, [{"id": "b.txt", "published": "2019"}], {"a.txt": "A", "b.txt": "B"})
    assert [(a.id, a.published) for a in articles if isinstance(a, Article)] == [("a.txt", None), ("b.txt", "2019")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"id": "gone.txt"}, "names gone.txt"),
        ({"published": "2019"}, "id is missing"),
        ({"id": 7}, "id is a number"),
        ({"id": "a.txt", "published": "hôm qua"}, "line 1"),
        ({"id": "a.txt", "url": 5}, "url is a number"),
        ("not JSON\n", "not JSON"),
        ("\n", "the line is empty"),
        ({"id": "b.txt", "published": "2018"}, "b.txt is named a second time"),
    ],
)
def test_a_bad_line_is_reported_and_loses_nothing_else(tmp_path: Path, line: dict[str, Any] | str, told: str) -> None:
    lines = [line, {"id": "b.txt", "published": "2019"}]
    found = folder(tmp_path, lines, {"a.txt": "A", "b.txt": "B"})
    (error,) = [item for item in found if isinstance(item, SourceError)]
    assert told in str(error)
    assert str(tmp_path / "manifest.jsonl") in str(error)
    articles = [item for item in found if isinstance(item, Article)]
    assert [article.id for article in articles] == ["a.txt", "b.txt"]
    assert articles[1].published in ("2018", "2019")


def test_lines_with_text_are_articles_and_no_manifest(tmp_path: Path) -> None:
    found = folder(tmp_path, [{"id": "x", "text": "X"}], {"a.txt": "A"})
    assert [item.id for item in found if isinstance(item, Article)] == ["a.txt", "x"]
