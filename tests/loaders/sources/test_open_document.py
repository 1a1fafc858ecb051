"""What is taken from OpenDocument texts and spreadsheets, and what is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from loaders.article import Article
from loaders.sources import SourceError, read

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": "office:1.0",
    "text": "text:1.0",
    "table": "table:1.0",
    "draw": "drawing:1.0",
    "style": "style:1.0",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{_OASIS}{name}"' for prefix, name in _SPACES.items())
NAMESPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
STYLES = (
    '<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles>'
)


def flat(body: str, kind: str = "text") -> bytes:
    """An OpenDocument file as one XML file."""
    inside = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    return f'<?xml version="1.0"?><office:document {NAMESPACES}>{STYLES}{inside}</office:document>'.encode()


def packed(body: str, kind: str = "text", manifest: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", flat(body, kind))
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return made.getvalue()


def found(path: Path, data: bytes) -> list[Article | SourceError]:
    path.write_bytes(data)
    return list(read([str(path)]))


WORDS = {
    "paragraphs": ("<text:p>Một</text:p><text:p/><text:p>Hai</text:p>", "Một\n\nHai"),
    "parts of a paragraph": ("<text:p>Một <text:span>hai</text:span>\n   ba</text:p>", "Một hai ba"),
    "signs": ('<text:p>Một<text:s text:c="1"/>hai<text:line-break/>ba<text:tab/>bốn</text:p>', "Một hai\nba\tbốn"),
    "a list": (
        "<text:list><text:list-item><text:p>Một</text:p></text:list-item></text:list><text:p>Hai</text:p>",
        "Một\n\nHai",
    ),
    "a row of a table": (
        "<table:table><table:table-row><table:table-cell><text:p>Một</text:p></table:table-cell>"
        "<table:table-cell><text:p>Hai</text:p></table:table-cell></table:table-row></table:table>",
        "Một | Hai",
    ),
    "a note comes last": (
        "<text:p>Một<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Chú</text:p>"
        "</text:note-body></text:note> hai</text:p><text:p>Ba</text:p>",
        "Một hai\n\nBa\n\nChú",
    ),
    "a text box": (
        "<text:p>Một<draw:frame><draw:text-box><text:p>Hộp</text:p></draw:text-box></draw:frame></text:p>",
        "Một\n\nHộp",
    ),
    "what was deleted, and a remark": (
        "<text:tracked-changes><text:p>Cũ</text:p></text:tracked-changes>"
        "<text:p>Một<office:annotation><text:p>Ý</text:p></office:annotation></text:p>",
        "Một",
    ),
}


@pytest.mark.parametrize(("body", "text"), WORDS.values(), ids=WORDS.keys())
def test_the_text_of_a_document(tmp_path: Path, body: str, text: str) -> None:
    for name, data in (("a.odt", packed(body)), ("a.fodt", flat(body)), ("saved", packed(body))):
        (article,) = found(tmp_path / name, data)
        assert isinstance(article, Article)
        assert article.text == text


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ('<text:p>Báo A</text:p><text:p text:style-name="P1">Hội đàm</text:p><text:p>Tin.</text:p>', "Hội đàm"),
        ('<text:p>Báo A</text:p><text:h text:outline-level="1">Hội đàm</text:h><text:p>Tin.</text:p>', "Hội đàm"),
        ('<text:h text:outline-level="2">Mục</text:h><text:p text:style-name="Title">Hội đàm</text:p>', "Hội đàm"),
    ],
)
def test_the_title_of_a_document(tmp_path: Path, body: str, title: str) -> None:
    (article,) = found(tmp_path / "a.odt", packed(body))
    assert isinstance(article, Article)
    assert article.title == title


def row(*cells: str, attributes: str = "") -> str:
    inside = "".join(
        cell if cell.startswith("<") else f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row {attributes}>{inside}</table:table-row>"


DAY = '<table:table-cell office:value-type="date" office:date-value="{}"><text:p>8 thg 1</text:p></table:table-cell>'
MANY = '<table:table-cell table:number-columns-repeated="16384"/>'
LINK = '<table:table-cell><text:p><text:a xlink:href="https://a.vn/1">Xem</text:a></text:p></table:table-cell>'


def test_the_rows_of_a_spreadsheet(tmp_path: Path) -> None:
    head = row("Nội dung", "Ngày đăng", "Link", MANY)
    rows = (
        row("Một", DAY.format("2021-01-08T21:00:00"), LINK, MANY)
        + row(MANY, attributes='table:number-rows-repeated="1048000"')
        + row("Hai", DAY.format("2021-01-09"))
    )
    table = (
        f'<table:table table:name="Tin"><table:table-header-rows>{head}</table:table-header-rows>{rows}</table:table>'
    )
    for name, make in (("a.ods", packed), ("a.fods", flat)):
        articles = found(tmp_path / name, make(table, "spreadsheet"))
        assert [(a.text, a.published, a.url) for a in articles if isinstance(a, Article)] == [
            ("Một", "2021-01-08", "https://a.vn/1"),
            ("Hai", "2021-01-09", None),
        ]


WRONG = {
    "a presentation": (packed("", "presentation"), "is a presentation in OpenDocument"),
    "one that is locked": (packed("", manifest="<manifest:encryption-data/>"), "is locked with a password"),
    "one without words": (packed("<text:p/>"), "holds no text"),
    "one that is damaged": (packed("<text:p>"), "is no OpenDocument file that can be read"),
    "one that is nested too deep": (flat("<text:section>" * 5000), "Excessive depth"),
}


@pytest.mark.parametrize(("data", "wrong"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_said(tmp_path: Path, data: bytes, wrong: str) -> None:
    (error,) = found(tmp_path / "a.odt", data)
    assert isinstance(error, SourceError)
    assert wrong in error.wrong
