"""What a browser recorded of a visit."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from loaders.article import Article
from loaders.sources import SourceError, read
from tests.loaders.sources.test_contents import PAGE, TEXT

WHOLE = {"mimeType": "text/html; charset=utf-8", "text": PAGE}


def entry(content: dict[str, Any], url: str = "https://a.vn/1", status: int = 200, shown: str | None = None) -> Any:
    headers = [{"name": "Sec-Fetch-Dest", "value": shown}] if shown else []
    return {
        "startedDateTime": "2025-04-24T03:00:00.000Z",
        "request": {"method": "GET", "url": url, "headers": headers},
        "response": {"status": status, "content": content},
    }


def found(path: Path, *entries: Any, name: str = "a.har") -> list[Article | SourceError]:
    (path / name).write_text(json.dumps({"log": {"version": "1.2", "entries": entries}}), encoding="utf-8")
    return list(read([str(path / name)]))


CONTENTS = {
    "as it is": WHOLE,
    "packed in base64": {
        "mimeType": "text/html", "encoding": "base64", "text": base64.b64encode(PAGE.encode()).decode()
    },
    "called packed when it is not": {**WHOLE, "encoding": "base64"},
}  # fmt: skip


@pytest.mark.parametrize("name", ["a.har", "a.json", "visit"])
@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS.keys())
def test_the_page_of_a_visit(tmp_path: Path, content: dict[str, Any], name: str) -> None:
    program = entry({"mimeType": "text/javascript", "text": "x"}, "https://a.vn/x.js")
    moved = entry({"mimeType": "text/html", "text": ""}, "https://a.vn/0", 302)
    frame = entry(WHOLE, "https://b.vn/", shown="iframe")
    (article,) = found(tmp_path, moved, entry(content, shown="document"), program, frame, {}, name=name)
    assert isinstance(article, Article)
    assert TEXT in article.text
    assert (article.id, article.url, article.published) == ("https://a.vn/1", "https://a.vn/1", "2021-01-08")
    assert article.fetched == "2025-04-24T03:00:00.000Z"


def test_a_visit_without_its_content(tmp_path: Path) -> None:
    (error,) = found(tmp_path, entry({"mimeType": "text/html", "size": 9}))
    assert isinstance(error, SourceError)
    assert error.message == "was recorded without its content: save it in the browser as HAR with content"


@pytest.mark.parametrize(
    "data", ['{"log": {"entries": []}}', '{"log": {}}', '{"log": {"entries": [1, {"request": 2}]}}']
)
def test_a_visit_without_a_page(tmp_path: Path, data: str) -> None:
    (tmp_path / "a.har").write_text(data, encoding="utf-8")
    (error,) = read([str(tmp_path / "a.har")])
    assert isinstance(error, SourceError)
    assert error.wrong == "holds no page that was answered"
