"""Word and PDF documents, and files that are called so or that are no articles at all."""

from __future__ import annotations

import io
import zipfile
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


RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
SAID = RUN.format("Hai bên hội đàm.")
BOX = f"<w:txbxContent><w:p>{SAID}</w:p></w:txbxContent>"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
# What python-docx would leave out, or show: the inside of a body, and its lines.
WORD = {
    "a content control": (f"<w:sdt><w:sdtContent><w:p>{SAID}</w:p></w:sdtContent></w:sdt>", "Hai bên hội đàm."),
    "a content control in a line": (
        f"<w:p>{RUN.format('Sáng 2/6, ')}<w:sdt><w:sdtContent>{SAID}</w:sdtContent></w:sdt></w:p>",
        "Sáng 2/6, Hai bên hội đàm.",
    ),
    "an insertion and a deletion": (
        f'<w:p><w:ins w:id="1">{SAID}</w:ins><w:del w:id="2"><w:r><w:delText>Cũ</w:delText></w:r></w:del></w:p>',
        "Hai bên hội đàm.",
    ),
    "what was moved": (
        f'<w:p><w:moveFrom w:id="1">{RUN.format("Cũ")}</w:moveFrom></w:p>'
        f'<w:p><w:moveTo w:id="2">{SAID}</w:moveTo></w:p>',
        "Hai bên hội đàm.",
    ),
    "a smart tag": (f'<w:p><w:smartTag w:element="date">{SAID}</w:smartTag></w:p>', "Hai bên hội đàm."),
    "a field": (
        f'<w:p>{RUN.format("Ngày ")}<w:fldSimple w:instr="DATE">{RUN.format("8/1/2021")}</w:fldSimple></w:p>',
        "Ngày 8/1/2021",
    ),
    "a hyphen that does not break": (
        f"<w:p>{RUN.format('Chiều 8')}<w:r><w:noBreakHyphen/></w:r>{RUN.format('1')}</w:p>",
        "Chiều 8-1",
    ),
    "what is hidden": (f"<w:p>{SAID}<w:r><w:rPr><w:vanish/></w:rPr><w:t>Ẩn</w:t></w:r></w:p>", "Hai bên hội đàm."),
    "a text box": (f"<w:p>{RUN.format('Ảnh')}<w:r><w:pict>{BOX}</w:pict></w:r></w:p>", "Ảnh\n\nHai bên hội đàm."),
    "a text box and its older twin": (
        f"<w:p><w:r><mc:AlternateContent {MC}><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
        "Hai bên hội đàm.",
    ),
    "a table in a table": (
        TABLE.format(f"<w:p>{RUN.format('Ngoài')}</w:p>" + TABLE.format(f"<w:p>{SAID}</w:p>")),
        "Ngoài\nHai bên hội đàm.",
    ),
}


def word(inside: str, notes: str = "", type: str = "document.main") -> bytes:
    """A Word document with this body."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    office, kind = "http://schemas.openxmlformats.org", "application/vnd.openxmlformats-officedocument.wordprocessingml"
    relation = f'<Relationship Id="r1" Type="{office}/officeDocument/2006/relationships/'
    relations = f'<Relationships xmlns="{office}/package/2006/relationships">'
    types = (
        f'<Types xmlns="{office}/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.{type}+xml"/>'
        f'<Override PartName="/word/footnotes.xml" ContentType="{kind}.footnotes+xml"/></Types>'
    )
    files = {
        "[Content_Types].xml": types,
        "_rels/.rels": f'{relations}{relation}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{relations}{relation}footnotes" Target="footnotes.xml"/></Relationships>',
        "word/document.xml": f"<w:document {space}><w:body>{inside}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {space}>{notes}</w:footnotes>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(("inside", "text"), WORD.values(), ids=WORD.keys())
def test_all_that_a_reader_sees_of_a_word_document(tmp_path: Path, inside: str, text: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word(inside))
    item = one(path)
    assert isinstance(item, Article), item
    assert item.text == text


def test_the_notes_of_a_word_document_and_of_a_template(tmp_path: Path) -> None:
    note = '<w:footnote w:type="separator"><w:p/></w:footnote><w:footnote w:id="2"><w:p>{}</w:p></w:footnote>'
    path = tmp_path / "a.docx"
    path.write_bytes(word(f"<w:p>{SAID}</w:p>", note.format(RUN.format("Ngày 8/1/2021.")), "template.main"))
    item = one(path)
    assert isinstance(item, Article), item
    assert item.text == "Hai bên hội đàm.\n\nNgày 8/1/2021."


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
