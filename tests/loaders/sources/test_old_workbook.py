"""Tables that are only called Excel files, and those of before 2007: what programs export under `.xls`."""

from __future__ import annotations

import quopri
from pathlib import Path

import openpyxl
import pytest

from loaders.article import Article
from loaders.sources import SourceError, read

TEXT = "Chiều 8-1, hai bộ trưởng hội đàm; hai bên thống nhất gặp lại nhau trong năm."
EXPECTED = Article("1", TEXT, "Hội đàm", "https://a.vn/1", "Báo A", "2021-01-08")
_EXCEL = 'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"'
_HEADER = "<tr><th>Ngày đăng</th><th>Tiêu đề</th><th>Nội dung</th><th>Nguồn</th><th>Link</th></tr>"
_ROW = f"<tr><td>08/01/2021</td><td>Hội đàm</td><td>{TEXT}</td><td>Báo A</td><td><a href='https://a.vn/1'>Xem</a></td></tr>"


def page(rows: str = _HEADER + _ROW, head: str = "<meta charset='utf-8'>", attributes: str = "") -> str:
    return f"<html {attributes}><head>{head}</head><body><table border=1>{rows}</table></body></html>"


def message(html: str) -> bytes:
    inside = quopri.encodestring(html.encode()).decode()
    return (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n--B\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"{inside}\r\n--B--\r\n"
    ).encode()


def xml(*cells: str) -> bytes:
    names = ("Ngày đăng", "Tiêu đề", "Nội dung", "Nguồn")
    header = "".join(f'<Cell><Data ss:Type="String">{name}</Data></Cell>' for name in names)
    spaces = (
        'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    )
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook {spaces}>'
        f'<Worksheet ss:Name="Tin"><Table><Row>{header}</Row>'
        f'<Row ss:Index="4">{"".join(cells)}</Row></Table></Worksheet></Workbook>'
    ).encode()


_CELLS = (
    '<Cell><Data ss:Type="DateTime">2021-01-08T00:00:00.000</Data></Cell>',
    '<Cell ss:HRef="https://a.vn/1"><Data ss:Type="String">Hội đàm</Data></Cell>',
    f'<Cell ss:Index="3"><Data ss:Type="String">{TEXT}</Data></Cell>',
    '<Cell><Data ss:Type="String">Báo A</Data></Cell>',
)
_BROKEN_UP = TEXT.replace("; ", ";<br>\n  ").replace("gặp lại", "gặp\n   <b>lại</b>")
FILES = {
    "a page called .xls": ("a.xls", page().encode(), EXPECTED),
    "a page called .xlsx": ("a.xlsx", page().encode(), EXPECTED),
    "a page called .csv": ("a.csv", page().encode(), EXPECTED),
    "a table without a page": ("a.xls", f"<table>{_HEADER}{_ROW}</table>".encode(), EXPECTED),
    "markup that begins oddly": ("a.xls", f"< div >\r\n<TABLE>{_HEADER}{_ROW}</TABLE></div>".encode(), EXPECTED),
    "a page that Excel wrote": ("a.htm", page(attributes=_EXCEL).encode(), EXPECTED),
    "a page for Excel without a suffix": ("a", page(attributes=_EXCEL).encode(), EXPECTED),
    "a page in UTF-16": ("a.xls", page(attributes=_EXCEL, head="").encode("utf-16"), EXPECTED),
    "a page in Windows-1258": (
        "a.xls",
        page(head='<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">')
        .replace("hội đàm", "hô\u0323i đa\u0300m")
        .encode("cp1258", "xmlcharrefreplace"),
        EXPECTED,
    ),
    "a title above the header": ("a.xls", page(f"<tr><td colspan=5>TIN</td></tr>{_HEADER}{_ROW}").encode(), EXPECTED),
    "a table of layout around it": ("a.xls", page(f"<tr><td>{page()}</td></tr>").encode(), EXPECTED),
    "cells that share what they say": (
        "a.xls",
        page(
            _HEADER + _ROW.replace("<td>Báo A", "<td rowspan=2>Báo A").replace("<td>08", "<td rowspan='2'>08")
            + f"<tr><td>Thăm</td><td>{TEXT}</td><td>https://a.vn/2</td></tr>"
        ).encode(),
        Article("2", TEXT, "Thăm", "https://a.vn/2", "Báo A", "2021-01-08"),
    ),
    "breaks, blanks and marks in a cell": (
        "a.xls",
        page(_HEADER + _ROW.replace(TEXT, _BROKEN_UP)).encode(),
        Article("1", TEXT.replace("; ", ";\n"), "Hội đàm", "https://a.vn/1", "Báo A", "2021-01-08"),
    ),
    "a message called .xls": ("a.xls", message(page(attributes=_EXCEL)), EXPECTED),
    "a workbook in XML called .xls": ("a.xls", xml(*_CELLS), EXPECTED),
    "a workbook in XML": ("a.xml", xml(*_CELLS), EXPECTED),
    "tabs in UTF-16 called .xls": (
        "a.xls",
        f"Ngày đăng\tTiêu đề\tNội dung\tNguồn\tLink\r\n08/01/2021\tHội đàm\t{TEXT}\tBáo A\thttps://a.vn/1\r\n".encode("utf-16"),
        EXPECTED,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "expected"), FILES.values(), ids=FILES.keys())
def test_what_is_called_excel(tmp_path: Path, name: str, data: bytes, expected: Article) -> None:
    (tmp_path / name).write_bytes(data)
    *_, last = read([str(tmp_path / name)])
    assert last == expected


def test_a_workbook_of_before_2007() -> None:
    """A title over merged cells above the header, a day in a cell and one in words, a source that two rows share."""
    first, second = read([str(Path(__file__).with_name("of_2003.xls"))])
    assert isinstance(first, Article)
    assert (first.text, first.source, first.published) == (TEXT, "Báo A", "2021-01-08")
    assert second == Article("2", TEXT.replace("8-1", "9-1"), "Thăm", None, "Báo A", "2021-01-09")


def test_a_workbook_of_today_called_xls(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (("Nội dung", "Ngày đăng"), (TEXT, "08/01/2021")):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.xlsx").rename(tmp_path / "a.xls")
    assert list(read([str(tmp_path / "a.xls")])) == [Article("1", TEXT, published="2021-01-08")]


def test_a_page_called_doc_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_text(
        f"<html><head><meta charset=utf-8></head><body><p class=MsoNormal>{TEXT}</p></body></html>"
    )
    (item,) = read([str(tmp_path / "a.doc")])
    assert isinstance(item, Article)
    assert TEXT in item.text


def test_in_a_folder_they_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_text(page())
    (tmp_path / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    first, second = read([str(tmp_path)])
    assert first == EXPECTED
    assert isinstance(second, SourceError)
    assert "Word file of before 2007" in second.wrong
