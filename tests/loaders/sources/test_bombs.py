"""Small files that would become large: each is answered by name, in the memory of an article."""

from __future__ import annotations

import gzip
import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from loaders.article import Article
from loaders.sources import SourceError, base, read, workbook
from loaders.sources.workbook import has_formulas_without_values, made_up
from tests.loaders.sources.test_document import pdf, word

MIB = 2**20
CELL = '<c r="{}{}" t="inlineStr"><is><t>Tin</t></is></c>'


def _with(data: bytes, name: str, change: str, to: str) -> bytes:
    """An archive with something else in one of its members."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            inside = old.read(info)
            new.writestr(
                info.filename, inside.replace(change.encode(), to.encode()) if info.filename == name else inside
            )
    return made.getvalue()


def _row(number: int, column: str) -> str:
    return f'<row r="{number}">{CELL.format("A", number)}{CELL.format(column, number)}</row>'


def _sheet(rows: str, after: str = "") -> bytes:
    """A workbook with an article in row 2, and `rows` below it."""
    book, made = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(["id", "text"])
    book.active.append(["a", "Tin"])
    book.save(made)
    return _with(made.getvalue(), "xl/worksheets/sheet1.xml", "</sheetData>", f"{rows}</sheetData>{after}")


@pytest.mark.parametrize(
    ("rows", "after", "articles"),
    [
        (_row(20_000, "B"), "", 2),
        (_row(20_000, "XFD"), "", 1),
        (_row(2_000_000_000, "B"), "", 1),
        ("".join(_row(number, "XFD") for number in range(3, 3000)), "", 1),
        ("", '<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>', 1),
        ("", '<mergeCells count="900">' + '<mergeCell ref="C1:CZ900"/>' * 900 + "</mergeCells>", 1),
        ("", "<hyperlinks><hyperlink ref='D1:XFD1048576' location='a'/></hyperlinks>", 1),
        ("", "<conditionalFormatting sqref='A1:XFD1048576'/>", 1),
    ],
)
def test_cells_that_are_far_from_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, after: str, articles: int
) -> None:
    monkeypatch.setattr(workbook, "_ROWS", 20_000)  # in place of a million
    path = tmp_path / "a.xlsx"
    path.write_bytes(_sheet(rows, after))
    found = [item for item in read([str(path)]) if isinstance(item, Article)]
    assert [item.text for item in found] == ["Tin"] * articles


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        ('<c r="A1"/><row r="3"/><c t="s" r = "C2"/>', 9),
        ('<c r="A1"/><mergeCell ref="B1:A2"/><x:hyperlink a="b" ref=\'$A$1:$A$3\'/>', 8),
        ('<cols r="ZZ9"/><c s="ZZ9"/>', 0),
    ],
)
def test_how_many_cells_are_made_up(sheet: str, cells: int) -> None:
    assert made_up(sheet.encode()) == cells


@pytest.mark.parametrize("unit", ["<c ", "<c r", "<f ", "<f/> ", "<row r=", "<mergeCell ref='A1:", "</f>", "<f><v>"])
def test_looking_for_cells_is_linear(unit: str) -> None:
    sheet = (unit * 200_000 + " " * 200_000).encode()
    made_up(sheet)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("xl/worksheets/sheet1.xml", sheet)
    assert not has_formulas_without_values(made.getvalue())


def _forged(data: bytes, name: str) -> bytes:
    """An archive that says of one of its members that it has a thousand bytes."""
    changed = bytearray(data)
    entry = changed.rindex(b"PK\x01\x02", 0, changed.rindex(name.encode()))
    struct.pack_into("<I", changed, entry + 24, 1000)
    return bytes(changed)


ENTITIES = f"<!DOCTYPE a [<!ENTITY a0 '{'lol' * 50}'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)
)
LONG = 80 * MIB
DOCUMENT, SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"


def _pdf_of(stream: bytes, filter: str = "/FlateDecode") -> bytes:
    """A PDF whose page is drawn by a packed stream."""
    plain = pdf("Tin")
    begin, end = plain.index(b"stream\n"), plain.index(b"endstream")
    head = plain.rindex(b"<<", 0, begin)
    said = f"<< /Length {len(stream)} /Filter {filter} >>\n".encode()
    return plain[:head] + said + b"stream\n" + stream + b"\n" + plain[end:]


def _gzip(first: bytes, size: int = LONG) -> bytes:
    """Gzip of `first` and many letters, in one member."""
    packed = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packed.compress(first) + b"".join(packed.compress(b"a" * MIB) for _ in range(size // MIB)) + packed.flush()


def _members(first: bytes, size: int = LONG) -> bytes:
    """The same in many members, which is quick to make."""
    return gzip.compress(first) + gzip.compress(b"a" * MIB) * (size // MIB)


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "forged.docx": (
        lambda: _forged(_with(word("Tin"), DOCUMENT, "Tin", "a" * 300 * MIB), DOCUMENT),
        "is damaged (Bad CRC",
    ),
    "forged.xlsx": (
        lambda: _forged(_with(_sheet(""), SHEET, "<sheetData>", "a" * 300 * MIB), SHEET),
        "is damaged (Bad CRC",
    ),
    "tree.docx": (lambda: _with(word("Tin"), DOCUMENT, "Tin", "<w:p/>" * 6 * MIB), "would unpack to 36 MiB"),
    "deep.docx": (lambda: word("<w:sdt><w:sdtContent>" * 5000), "Excessive depth"),
    "entities.docx": (
        lambda: _with(word("<w:t>&a9;</w:t>"), DOCUMENT, "<w:document", ENTITIES + "]><w:document"),
        "amplification",
    ),
    "entities.xlsx": (
        lambda: _with(_sheet("<c>&a9;</c>"), SHEET, "<worksheet", ENTITIES + "]><worksheet"),
        "has a sheet that is damaged (limit on input amplification",
    ),
    "flate.pdf": (lambda: _pdf_of(_gzip(b"")), "is no PDF that can be read (LimitReachedError"),
    "twice.pdf": (
        lambda: _pdf_of(zlib.compress(zlib.compress(b" " * LONG)), "[/FlateDecode /FlateDecode]"),
        "is no PDF that can be read (LimitReachedError",
    ),
    "a.txt.gz": (lambda: _members(b""), "is larger than 16 MiB"),
    "a.html.gz": (lambda: _members(b"<p>"), "is larger than 16 MiB"),
    "line.jsonl.gz": (lambda: _members(b'{"id": "', 20 * MIB), "the line is longer than 16 MiB"),
    "line.csv.gz": (
        lambda: _members(b'id,text\na,"', 20 * MIB),
        "the row cannot be read (the line is longer than 16 MiB)",
    ),
    "a.jsonl.gz": (lambda: _members(b'{"id": "'), "unpacks to more than 64 MiB"),
    "a.csv.gz": (lambda: _members(b'id,text\na,"'), "unpacks to more than 64 MiB"),
    "twice.gz": (lambda: gzip.compress(_members(b"", MIB)), "is packed with gzip twice"),
    "entities.xml": (
        lambda: f"{ENTITIES}]><rss><channel><item><title>&a9;</title></item></channel></rss>".encode(),
        "text='&a9;'",
    ),
    "prefixes.xml": (
        lambda: b"<rss>" + b"".join(b'<x%d:a xmlns:x%d="u"/>' % (n, n) for n in range(30_000)) + b"</rss>",
        "declares 30000 prefixes of namespaces",
    ),
    "a.warc.gz": (lambda: gzip.compress(_warc(b"", b"<p>" + b"a" * 20 * MIB)), "is larger than 16 MiB"),
    "packed.warc": (lambda: _warc(b"Content-Encoding: gzip\r\n", _gzip(b"<p>")), "is larger than 16 MiB"),
    "packed-twice.warc": (
        lambda: _warc(b"Content-Encoding: gzip, gzip\r\n", gzip.compress(_gzip(b"<p>"))),
        "is larger than 16 MiB",
    ),
    "nested.eml": (
        lambda: b"MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" * 5000,
        "holds parts in parts that are nested too deep",
    ),
    "deep.json": (lambda: b"[" * MIB, "not JSON that can be read (nested too deep"),
}


def _warc(head: bytes, body: bytes) -> bytes:
    """A web archive with one page."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + b"\r\n" + body
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/b\r\nWARC-Date: 2021-01-08T00:00:00Z\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"
        % (len(answer), answer)
    )


READER = """
import json, resource, sys
from loaders.sources import SourceError, contents, read
contents.MAX_UNPACKED = 64 * 2**20
resource.setrlimit(resource.RLIMIT_DATA, (400 * 2**20, 400 * 2**20))
for path in sys.argv[1:]:
    print(json.dumps([path, [str(getattr(item, "wrong", item))[:300] for item in read([path])]]))
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What a process with little memory says of each of `BOMBS`."""
    folder = tmp_path_factory.mktemp("bombs")
    for name, (make, _) in BOMBS.items():
        (folder / name).write_bytes(make())
    paths = [str(folder / name) for name in BOMBS]
    done = subprocess.run([sys.executable, "-c", READER, *paths], stdout=subprocess.PIPE, text=True, check=False)
    return {Path(path).name: said for path, said in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("name", BOMBS)
def test_it_is_refused_by_name_in_little_memory(answers: dict[str, list[str]], name: str) -> None:
    (said,) = answers[name]
    assert BOMBS[name][1] in said


# Where the deadline falls into a destructor it is swallowed there, and raised again a second later.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_document_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "READ_SECONDS", 0.2)
    path = tmp_path / "a.pdf"
    path.write_bytes(_pdf_of(zlib.compress(b"BT /F1 12 Tf (Tin tuc) Tj ET\n" * 100_000)))
    (error,) = read([str(path)])
    assert isinstance(error, SourceError)
    assert error.wrong == "takes longer than 0.2 seconds to read"
