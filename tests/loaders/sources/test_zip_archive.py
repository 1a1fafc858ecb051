"""ZIP archives: read as folders are."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from loaders.article import Article
from loaders.sources import SourceError, read
from loaders.sources.files import read_stream
from loaders.sources.options import Options

TEXT = "Chiều 8-1, hai bộ trưởng hội đàm; hai bên thống nhất gặp lại nhau trong năm."
PAGE = f'<html><meta name="pubdate" content="2021-01-08"><body><article><p>{TEXT}</p></article></html>'
RESPONSE = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}"
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.vn/1\r\n"
    f"Content-Length: {len(RESPONSE.encode())}\r\n\r\n{RESPONSE}\r\n\r\n"
).encode()
INSIDE: dict[str, tuple[dict[str, bytes | str], list[str]]] = {
    "pages": ({"b/1.html": PAGE, "a.html": PAGE}, ["a.zip/a.html", "a.zip/b/1.html"]),
    "a table": ({"a.csv": f'id,text,date\n7,"{TEXT}",8/1/2021\n'}, ["7"]),
    "a manifest": (
        {"b/a.txt": TEXT, "b/manifest.jsonl": json.dumps({"id": "a.txt", "published": "2021-01-08"})},
        ["a.zip/b/a.txt"],
    ),
    "a web archive": (
        {
            "archive/1.warc.gz": gzip.compress(WARC),
            "pages/pages.jsonl": '{"format": "json-pages-1.0"}',
            "indexes/a": "",
        },
        ["https://a.vn/1"],
    ),
    "what a system put beside": ({"a.html": PAGE, "__MACOSX/._a.html": "\0", "a_files/b.png": "x"}, ["a.zip/a.html"]),
}


def packed(members: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(("members", "ids"), INSIDE.values(), ids=INSIDE.keys())
def test_the_articles_of_an_archive(tmp_path: Path, members: dict[str, bytes | str], ids: list[str]) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(members))
    items = list(read([str(path)]))
    assert [item.id for item in items] == ids
    assert [item.published for item in items if isinstance(item, Article)] == ["2021-01-08"] * len(ids)
    assert [item.id for item in read([str(tmp_path)])] == ids


def test_what_is_passed_over_is_counted(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"a.html": PAGE, "b.png": "x", "labels.csv": "id,label\n1,2\n"}))
    list(read([str(path)]))
    assert caplog.messages == [f"{path}: passed over 1 .png file, 1 .csv file without articles"]


def test_an_archive_that_comes_through_a_pipe() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    (item,) = read_stream(Pipe(packed({"a.html": PAGE})), "standard input", "-", Options())
    assert item.id == "-/a.html"


WRONG = {
    "nothing": (packed({}), "the archive holds no articles"),
    "no articles": (packed({"a.png": "x"}), "the archive holds no articles"),
    "another archive": (packed({"b.zip": packed({"a.html": PAGE})}), "is a ZIP archive in another"),
    "a cut archive": (packed({"a.html": PAGE})[:-30], "is damaged"),
}


@pytest.mark.parametrize(("data", "wrong"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_with_an_archive_is_said(tmp_path: Path, data: bytes, wrong: str) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    (item,) = read([str(path)])
    assert isinstance(item, SourceError)
    assert item.wrong.startswith(wrong)
