"""Word and PDF documents, and files that are called so or that are no articles at all."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from loaders.article import Article
from loaders.sources import SourceError, read
from loaders.sources.document import _paragraphs
from loaders.sources.text_file import headline

TEXT = "Chiều 8-1-2021, tại Hà Nội, hai bộ trưởng hội đàm về hợp tác trong năm."


def one(path: Path) -> Article | SourceError:
    (item,) = read([str(path)])
    return item


def test_a_word_document_in_its_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Hội đàm quốc phòng", 1)
    document.add_paragraph(TEXT)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Thời gian", "8-1-2021"
    document.add_paragraph("Hai bên gặp lại nhau trong năm.")
    document.save(tmp_path / "a.docx")  # type: ignore[arg-type]
    text = f"Hội đàm quốc phòng\n\n{TEXT}\n\nThời gian | 8-1-2021\n\nHai bên gặp lại nhau trong năm."
    assert one(tmp_path / "a.docx") == Article("a.docx", text, "Hội đàm quốc phòng")


def test_a_word_document_by_another_name(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.save(tmp_path / "bai")  # type: ignore[arg-type]
    assert one(tmp_path / "bai") == Article("bai", TEXT)


def pdf(*lines: str) -> bytes:
    """A page with these lines of ASCII."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(600, 800)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    shown = "".join(f"({line}) Tj T* " for line in lines)
    stream.set_data(f"BT /F1 12 Tf 14 TL 50 700 Td {shown}ET".encode())
    page[NameObject("/Contents")] = stream
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_document(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("On 8 January 2021 two ministers held talks in", "Hanoi about their plans for the year."))
    item = one(path)
    assert isinstance(item, Article)
    assert item.text == ("On 8 January 2021 two ministers held talks in Hanoi about their plans for the year.")


def test_a_pdf_is_told_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(pdf("Talks on 8 January 2021"))
    item = one(tmp_path / "a.txt")
    assert isinstance(item, Article)
    assert item.text == "Talks on 8 January 2021"


REFUSED = {
    "a picture of text": ("a.pdf", pdf(), "holds no text, only pictures of it", "OCR"),
    "a damaged PDF": ("a.pdf", b"%PDF-1.7\n1 0 obj\n", "is no PDF that can be read", "save it as PDF again"),
    "an old Word file": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "of before 2007", "DOCX or XLSX"),
    "an old Word file called DOCX": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "of before 2007", "DOCX or XLSX"),
    "a text called DOCX": ("a.docx", TEXT.encode(), "is not a Word document", "as the program saved it"),
    "a damaged ZIP": ("a.docx", b"PK\x03\x04....", "is damaged", "save it again"),
    "RTF": ("a.rtf", b"{\\rtf1 a}", "is Rich Text", "DOCX"),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n", "is a picture", "OCR"),
    "another packing": ("a.jsonl.zst", b"\x28\xb5\x2f\xfd...", "is packed with Zstandard", "zstd -d"),
    "a database": ("a.db", b"SQLite format 3\0", "is a database", "CSV or JSON Lines"),
    "a list of addresses": (
        "a.xml",
        b"<urlset><url><loc>x</loc></url></urlset>",
        "sitemap",
        "--follow",
    ),
}


@pytest.mark.parametrize(("name", "data", "wrong", "right"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_is_named_with_what_would_be_right(
    tmp_path: Path, name: str, data: bytes, wrong: str, right: str
) -> None:
    (tmp_path / name).write_bytes(data)
    item = one(tmp_path / name)
    assert isinstance(item, SourceError), item
    assert wrong in item.wrong
    assert right in item.right


def test_a_locked_pdf(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("Talks")))
    writer.encrypt("secret", algorithm="RC4-128")
    with (tmp_path / "a.pdf").open("wb") as out:
        writer.write(out)
    item = one(tmp_path / "a.pdf")
    assert isinstance(item, SourceError)
    assert item.wrong == "is locked with a password"


LINES = [
    ("Một dòng đầy đủ của đoạn văn này\nvà phần còn lại của nó.\nĐoạn sau.", 2),
    ("Tiêu đề\n\nĐoạn thứ nhất của bài viết này, dài\nhơn một dòng.", 3),
    ("", 1),
]


@pytest.mark.parametrize(("page", "count"), LINES)
def test_lines_of_a_page_are_joined_to_paragraphs(page: str, count: int) -> None:
    assert len(_paragraphs(page).split("\n")) == count


HEADLINES = [
    ("Việt Nam - Lào tăng cường hợp tác\n\nChiều 8-1, hai bên hội đàm.", "Việt Nam - Lào tăng cường hợp tác"),
    (
        "Hai bộ trưởng hội đàm tại Hà Nội\nChiều 8-1, hai bộ trưởng đã hội đàm lần đầu.",
        "Hai bộ trưởng hội đàm tại Hà Nội",
    ),
    ("Liệu hai bên có gặp lại nhau?\n\nChiều 8-1, hai bên hội đàm.", "Liệu hai bên có gặp lại nhau?"),
    ("Chiều 8-1, hai bên hội đàm.\n\nHai bên thống nhất gặp lại nhau.", None),
    ("Thứ Sáu, 08/01/2021, 21:00\n\nChiều 8-1, hai bên hội đàm.", None),
    ("QĐND -\nChiều 8-1, hai bên hội đàm.", None),
    ("Thế giới\n\nChiều 8-1, hai bên hội đàm.", None),
    ("Một dòng duy nhất của bài", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "title"), HEADLINES)
def test_the_first_line_is_the_title_where_it_is_a_headline(text: str, title: str | None) -> None:
    assert headline(text) == title
