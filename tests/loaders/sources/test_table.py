"""Tables of every kind, with columns of any name, and what becomes of rows and columns that are not understood."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from loaders.article import Article
from loaders.sources import SourceError, read
from loaders.sources.columns import columns
from loaders.sources.encoding import _VISCII
from loaders.sources.options import Options, content_id
from loaders.sources.table import is_table
from tests.loaders.sources.test_encoding import windows_1258

TEXT = "Chiều 8-1, hai bộ trưởng hội đàm; hai bên thống nhất gặp lại nhau trong năm."


def found(path: Path, **mapped: str) -> list[Article | SourceError]:
    return list(read([str(path)], Options(mapped=mapped)))


def article(items: list[Article | SourceError]) -> Article:
    (item,) = items
    assert isinstance(item, Article), item
    return item


FORMS = {
    "commas": (",", "utf-8"),
    "semicolons, as spreadsheets of Europe write": (";", "utf-8-sig"),
    "tabs": ("\t", "utf-8"),
    "tabs in UTF-16, as “Unicode text”": ("\t", "utf-16"),
    "tabs in UTF-16 without its mark": ("\t", "utf-16-le"),
    "bars": ("|", "utf-8"),
    "carets": ("^", "utf-8"),
    "tildes": ("~", "utf-8"),
    "unit separators": ("\x1f", "utf-8"),
}


@pytest.mark.parametrize(("delimiter", "encoding"), FORMS.values(), ids=FORMS.keys())
def test_a_table_in_every_form(tmp_path: Path, delimiter: str, encoding: str, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "a.csv"
    rows = (
        ("Ngày đăng", "Tiêu đề", "Nội dung", "Đường dẫn", "Ghi chú"),
        ("08/01/2021", "Hội đàm", f'"{TEXT}"', "https://a.vn/1", "x"),
    )
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    assert article(found(path)) == Article("1", TEXT, "Hội đàm", "https://a.vn/1", None, "2021-01-08")
    assert (
        f"{path}: columns: text from “Nội dung”, title from “Tiêu đề”, url from “Đường dẫn”, "
        "published from “Ngày đăng”; not read: “Ghi chú”"
    ) in caplog.messages


NAMES = [
    # a header, and what each field is read from
    (["id", "text", "published"], {"id": 0, "text": 1, "published": 2}),
    (["URL", "Headline", "Body", "pubDate"], {"url": 0, "title": 1, "text": 2, "published": 3}),
    (["Mã bài", "NỘI DUNG", "Ngày xuất bản", "Nguồn"], {"id": 0, "text": 1, "published": 2, "source": 3}),
    (["noi_dung", "ngay_dang"], {"text": 0, "published": 1}),
    (["title", "description", "content", "date"], {"title": 0, "text": 2, "published": 3}),
    (["title", "description", "link"], {"title": 0, "text": 1, "url": 2}),
    (["STT", "Tên bài", "Đăng ngày", "Bài viết"], {"title": 1, "published": 2, "text": 3}),
    (["datePublished", "date", "articleBody"], {"published": 0, "text": 2}),
    (["Nội dung (bắt buộc)", "Ngày đăng [dd/mm/yyyy]", "Tiêu đề *"], {"text": 0, "published": 1, "title": 2}),
    (["Article Text", "Publication Date", "Source URL"], {"text": 0, "published": 1, "url": 2}),
    (["article_text", "publish_datetime", "article_title"], {"text": 0, "published": 1, "title": 2}),
    (["Toàn văn bài viết", "Tên bài báo", "Đường dẫn bài viết"], {"text": 0, "title": 1, "url": 2}),
    (["Nội dung bài báo", "Thời gian đăng tải"], {"text": 0, "published": 1}),
    (["content", "seendate", "url"], {"text": 0, "published": 1, "url": 2}),
    (["Bài", "Ngày công bố", "Tít", "Nguồn link"], {"text": 0, "published": 1, "title": 2, "url": 3}),
    (["Nội dung chính", "Thời gian công bố", "Địa chỉ URL"], {"text": 0, "published": 1, "url": 2}),
    (["text", "created_at", "pubDate", "updated_at"], {"text": 0, "published": 2}),
]


@pytest.mark.parametrize(("names", "index"), NAMES)
def test_usual_names_are_known(names: list[str], index: dict[str, int]) -> None:
    made = columns(names, {})
    assert made is not None
    assert dict(made.index) == index


@pytest.mark.parametrize("names", [["a", "b"], [], ["title", "url"], ["date", "events"]])
def test_a_header_without_a_text(names: list[str]) -> None:
    assert columns(names, {}) is None


DIALECTS = {
    "the spreadsheet's own first line, quoted": f'"sep=;"\ntext;date\n"{TEXT}";8/1/2021\n',
    "quotation marks behind a sign of escape": f'text,date\n"\\"{TEXT}\\", x",8/1/2021\n',
    "single quotation marks": f"text;date\n'{TEXT}';8/1/2021\n",
    "whole rows quoted": f'"text,date"\n"""{TEXT}"",8/1/2021"\n',
    "blanks behind the commas": f'text, date\n"{TEXT}, x", 8/1/2021\n',
    "commas that nobody quoted in the last column": f"date,text\n8/1/2021,{TEXT}, x, y\n",
    "a title and notes above": f"Danh sách\n\n# ghi chú, hai\ntext;date\n'{TEXT}';8/1/2021\n",
}


@pytest.mark.parametrize("table", DIALECTS.values(), ids=DIALECTS.keys())
def test_how_cells_are_parted_and_quoted(tmp_path: Path, table: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table, encoding="utf-8")
    told = article(found(path))
    assert (TEXT in told.text, told.published) == (True, "2021-01-08")


OTHERS = {
    "tabs in what is called a text": (
        "a.txt",
        f"Nội dung\tNgày đăng\tTiêu đề\tLink\r\n{TEXT}\t08/01/2021\tHội đàm\thttps://a.vn/1\r\n".encode("utf-16"),
    ),
    "a table in Markdown": (
        "a.csv",
        "| Nội dung | Ngày đăng | Tiêu đề | Link |\n|---|:--|---|---|\n"
        f"| {TEXT} | 08/01/2021 | Hội đàm | https://a.vn/1 |".encode(),
    ),
    "an escaped quotation mark at the end of a cell": (
        "a.csv",
        f'Ghi chú,Nội dung,Ngày đăng,Tiêu đề,Link\n"theo \\"A\\"","{TEXT}",08/01/2021,Hội đàm,https://a.vn/1\n'.encode(),
    ),
    "a link that a formula makes": (
        "a.csv",
        f'Nội dung,Ngày đăng,Tiêu đề,Link\n"{TEXT}",08/01/2021,Hội đàm,"=HYPERLINK(""https://a.vn/1"",""Xem"")"\n'.encode(),
    ),
    "a title with the link in it": (
        "a.csv",
        f'Nội dung,Ngày đăng,Tiêu đề\n"{TEXT}",08/01/2021,"=HYPERLINK(""https://a.vn/1"";""Hội đàm"")"\n'.encode(),
    ),
    "letters and tones apart": (
        "a.csv",
        windows_1258(f'Nội dung,Ngày đăng,Tiêu đề,Link\n"{TEXT}",08/01/2021,Hội đàm,https://a.vn/1\n'),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data"), OTHERS.values(), ids=OTHERS.keys())
def test_tables_in_other_clothes(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    told = replace(article(found(tmp_path / name)), id="1")
    assert told == Article("1", TEXT, "Hội đàm", "https://a.vn/1", None, "2021-01-08")


def test_a_link_that_a_formula_of_a_workbook_makes(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (("Nội dung", "Link"), (TEXT, '=HYPERLINK("https://a.vn/1","Xem")')):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert article(found(tmp_path / "a.xlsx")).url == "https://a.vn/1"


def test_a_table_that_is_called_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text(f'text;date\n"{TEXT}";8/1/2021\n', encoding="utf-8")
    assert article(found(path)).published == "2021-01-08"


def test_a_table_in_an_encoding_that_python_does_not_know(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "a.csv"
    table = f'id,text,date\n1,"{TEXT}",8/1/2021\n'
    path.write_bytes(bytes(_VISCII.index(letter) for letter in table))
    assert article(found(path)) == Article("1", TEXT, published="2021-01-08")
    assert f"{path}: read as VISCII" in caplog.messages


DAYS: dict[str, tuple[list[list[Any]], list[str | None]]] = {
    "serial numbers": ([["text", "date"], [TEXT, 44204], [TEXT, 44204.587], [TEXT, "44204"]], ["2021-01-08"] * 3),
    "a year is no serial number": ([["text", "date"], [TEXT, "2021"]], ["2021"]),
    "a column for each part": (
        [["text", "Ngày", "Tháng", "Năm"], [TEXT, 8, 1, 2021], [TEXT, "08", "01", "2021"], [TEXT, "", 1, 2021]],
        ["2021-01-08", "2021-01-08", None],
    ),
    "a column for each part, in English": ([["text", "year", "month", "day"], [TEXT, 2021, 1, 8]], ["2021-01-08"]),
    "a column for the month": ([["text", "year", "month"], [TEXT, 2021, 1]], ["2021-01"]),
    "a header of two rows": (
        [["STT", "Nội dung", "Thời gian", None], [None, None, "Ngày", "Giờ"], [1, TEXT, "8/1/2021", "22:30"]],
        ["2021-01-08"],
    ),
    "no number at all": ([["text", "date"], [TEXT, "nan"]], [None]),
    "the errors of a spreadsheet": ([["text", "date"], [TEXT, "#REF!"], [TEXT, "#N/A"]], [None, None]),
    "a second column where the first is empty": (
        [["text", "published", "Ngày đăng"], [TEXT, "", "08/01/2021"], [TEXT, "9/1/2021", "10/1/2021"]],
        ["2021-01-08", "2021-01-09"],
    ),
    "the month first, as a row shows": (
        [["text", "date"], [TEXT, "01/08/2021"], [TEXT, "1/13/2021"]],
        ["2021-01-08", "2021-01-13"],
    ),
    "the day first where rows contradict each other": (
        [["text", "date"], [TEXT, "01/08/2021"], [TEXT, "1/13/2021"], [TEXT, "13/1/2021"]],
        ["2021-08-01", "2021-01-13", "2021-01-13"],
    ),
    "what programs write for nothing": ([["text", "date"], [TEXT, "NaT"], [TEXT, "N/A"]], [None, None]),
    "none of a change": ([["text", "updated_at"], [TEXT, "2021-01-08"]], [None]),
}


@pytest.mark.parametrize(("rows", "days"), DAYS.values(), ids=DAYS.keys())
def test_the_days_of_a_table(
    tmp_path: Path, rows: list[list[Any]], days: list[str | None], caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.xlsx"
    workbook(path, Tin=rows)
    assert [item.published for item in found(path) if isinstance(item, Article)] == days
    assert "not understood" not in caplog.text


def test_what_only_the_workbook_tells_of_its_cells(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows = (["text", "date", "link"], [TEXT, date(2021, 1, 8), "Xem bài"], [TEXT, None, None], [None, None, "x"])
    for row in (*rows, [TEXT, "=DATE(2021,1,8)", None]):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    sheet.merge_cells("A3:A4")
    sheet["C2"].hyperlink = "https://a.vn/1"
    book.save(path)
    items = [item for item in found(path) if isinstance(item, Article)]
    assert [item.published for item in items] == ["2021-01-08", "2021-01-08", None]
    assert items[0].url == "https://a.vn/1"
    assert any("formulas without their values" in line for line in caplog.messages)


def test_a_workbook_whose_parts_tell_wrong_things_or_are_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook(path, Tin=[["STT", "text"], [1, TEXT]])
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist() if name != "xl/styles.xml"}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1"')
    with zipfile.ZipFile(path, "w") as altered:
        for part, data in parts.items():
            altered.writestr(part, data)
    assert article(found(path)).text == TEXT


def test_cells_without_anything_and_cells_with_markup(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        f"text,title,link\n<p>Một</p><p>{TEXT.replace(',', '')}</p>,H&#7897;i,Xem bài\nNaN,a,b\nMột,NULL,nan\n",
        encoding="utf-8",
    )
    first, second, third = found(path)
    assert isinstance(first, Article)
    assert (first.text, first.title, first.url) == (f"Một\n{TEXT.replace(',', '')}", "Hội", None)
    assert isinstance(second, SourceError)
    assert second.wrong == "the row has no text"
    assert isinstance(third, Article)
    assert (third.text, third.title, third.url) == ("Một", None, None)


def test_a_map_goes_before_the_names(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'text,Bản đầy đủ,lúc\nx,"{TEXT}",8/1/2021\n', encoding="utf-8")
    told = article(found(path, text="Bản đầy đủ", published="3"))
    assert (told.text, told.published) == (TEXT, "2021-01-08")


def test_a_map_to_a_column_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'text,date\n"{TEXT}",8/1/2021\n', encoding="utf-8")
    (error,) = found(path, text="Nội dung")
    assert isinstance(error, SourceError)
    assert error.message == "has no column 'Nội dung': its columns are “text”, “date”"


def test_a_table_whose_text_is_not_plain(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'a,b\n"{TEXT}",8/1/2021\n', encoding="utf-8")
    (error,) = found(path)
    assert isinstance(error, SourceError)
    assert error.wrong == "no column is plainly the articles' text among “a”, “b”"
    assert "--map text=" in error.right


def test_an_id_of_two_lines_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n"a\nb","{TEXT}"\nc,"{TEXT}"\n', encoding="utf-8")
    first, second = found(path)
    assert isinstance(first, SourceError)
    assert first.message == "id holds a line break: give a name of one line"
    assert second.id == "c"


def test_rows_that_cannot_be_read_are_named_and_the_rest_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'text,date\n"{TEXT}",8/1/2021\n,9/1/2021\n\n"{TEXT}\nhai dòng",hôm qua\n', encoding="utf-8")
    first, second, third = found(path)
    assert isinstance(first, Article)
    assert str(second) == f"{path} row 3: the row has no text: give each row the article's text"
    assert isinstance(third, Article)
    assert (third.text, third.published) == (f"{TEXT}\nhai dòng", None)
    assert f"{path} row 5: states a publication day that is not understood: 'hôm qua'" in caplog.text


def test_ids_stay_the_same_when_rows_move(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'text,url\n"{TEXT}",https://a.vn/1\n"{TEXT} Hết.",\n', encoding="utf-8")
    first = [item.id for item in read([str(path)], Options(content_id))]
    path.write_text(f'text,url\n"{TEXT} Hết.",\n"{TEXT}",https://a.vn/1\n', encoding="utf-8")
    assert [item.id for item in read([str(path)], Options(content_id))] == first[::-1]
    assert first[0] == "https://a.vn/1"


def workbook(path: Path, **sheets: list[list[Any]]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


def test_a_workbook(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "a.xlsx"
    workbook(
        path,
        Tin=[
            ["Danh sách bài báo quý I"],
            [],
            ["STT", "Nội dung", "Ngày đăng"],
            [1, TEXT, datetime(2021, 1, 8, 21)],
            [2, TEXT, date(2021, 1, 9)],
            [3, TEXT, "10/01/2021"],
            [None, None, None],
        ],
        Nhãn=[["Tên", "Số"], ["a", 1]],
    )
    days = [item.published for item in found(path) if isinstance(item, Article)]
    assert days == ["2021-01-08", "2021-01-09", "2021-01-10"]
    assert any("sheet “Nhãn”: passed over" in line for line in caplog.messages)


def test_a_workbook_without_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook(path, Nhãn=[["Tên", "Số"], ["a", 1]])
    (error,) = found(path)
    assert isinstance(error, SourceError)
    assert "no column is plainly the articles' text" in error.wrong


def test_a_damaged_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook(path, Tin=[["text"], [TEXT]])
    path.write_bytes(path.read_bytes()[:-200])
    (error,) = found(path)
    assert isinstance(error, SourceError)
    assert "is damaged" in error.wrong


def test_a_table_on_standard_input_is_told_by_its_header() -> None:
    assert is_table("Nội dung,Ngày đăng\n".encode())
    assert is_table(b"url\ttitle\tbody\n")
    assert not is_table("Chiều 8-1, hai bên hội đàm, gặp nhau\n".encode())
    assert not is_table(b'{"text": "a", "date": 1}\n')
    assert not is_table(b"text\nwhatever")


def test_in_a_folder_labels_beside_the_articles_are_passed_over_and_counted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "labels.csv").write_text("id,label\na.txt,1\n", encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "scan.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden").write_bytes(b"")
    article(found(tmp_path))
    assert caplog.messages == [f"{tmp_path}: passed over 2 .jpg files, 1 hidden file, 1 .csv file without articles"]


def test_a_bomb_in_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 50_000_000)
    path.write_bytes(data.getvalue())
    (error,) = found(path)
    assert isinstance(error, SourceError)
    assert error.wrong == "would unpack to 47 MiB"


@pytest.mark.parametrize("end", [f'"{TEXT[:20]}', f'"{TEXT[:20]}\n', f'"{TEXT}",2021-01-08\n"{TEXT[:9]}'])
def test_a_table_that_ends_inside_a_cell(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'text,published\n"{TEXT}",2021-01-08\n{end}', encoding="utf-8")
    *articles, error = found(path)
    assert articles
    assert all(isinstance(item, Article) and item.text == TEXT for item in articles)
    assert isinstance(error, SourceError)
    assert error.message == "the row cannot be read (the table ends inside a cell): close its quotation marks"
