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
from loaders.sources.document import _one_text, _paragraphs
from loaders.sources.pdf_columns import in_columns
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
    "paragraphs whose mark between them is deleted": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{RUN.format('Hai bên ')}</w:p><w:p>{RUN.format('hội đàm.')}</w:p>",
        "Hai bên hội đàm.",
    ),
    "a deleted row": (
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{RUN.format('Bỏ')}</w:p></w:tc></w:tr></w:tbl><w:p>{SAID}</w:p>",
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


def test_a_word_document_in_the_strict_form_without_its_notes(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word(f"<w:p>{SAID}</w:p>"))
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name).decode() for name in whole.namelist() if "footnotes" not in name}
    with zipfile.ZipFile(path, "w") as altered:
        for name, part in parts.items():
            strict = part.replace(
                "schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument"
            )
            strict = strict.replace(
                "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml"
            )
            altered.writestr(name, strict)
    item = one(path)
    assert isinstance(item, Article), item
    assert item.text == "Hai bên hội đàm."


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


def compound(stream: str) -> bytes:
    """How a compound file begins, and the name of a stream in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(64)


REFUSED = {
    "a picture of text": ("a.pdf", pdf(), "holds no text, only pictures of it", "OCR"),
    "a damaged PDF": ("a.pdf", b"%PDF-1.7\n1 0 obj\n", "is no PDF that can be read", "save it as PDF again"),
    "an old Word file": ("a.doc", compound("WordDocument"), "is a Word file of before 2007", "DOCX"),
    "an old Word file called DOCX": ("a.docx", compound("WordDocument"), "is a Word file of before 2007", "DOCX"),
    "a presentation": ("a.ppt", compound("PowerPoint Document"), "is a presentation", "DOCX"),
    "a mail of Outlook": ("a.msg", compound("__substg1.0_0037001F"), "is a mail of Outlook", "EML"),
    "a workbook with a password": ("a.xlsx", compound("EncryptedPackage"), "is locked with a password", "without one"),
    "a damaged old workbook": ("a.xls", compound("Workbook"), "no workbook of before 2007 that can be read", "XLSX"),
    "Word in one XML file": (
        "a.xml",
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>',
        "Word",
        "DOCX",
    ),
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


def test_a_pdf_locked_against_changes_alone(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("Talks on 8 January 2021")))
    writer.encrypt("", "secret", algorithm="AES-256")
    with (tmp_path / "a.pdf").open("wb") as out:
        writer.write(out)
    item = one(tmp_path / "a.pdf")
    assert isinstance(item, Article), item
    assert item.text == "Talks on 8 January 2021"


def placed(*words: tuple[int, int, str]) -> bytes:
    """A page with words at places: from the left, from below."""
    drawn = " ".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in words)
    return pdf(f") Tj {drawn} (")


LEFT = (
    "On 8 January 2021 the two ministers",
    "held talks in Hanoi and spoke about",
    "their plans for the whole year, the",
    "embassy said then.",
)
RIGHT = (
    "A delegation will leave for Vientiane",
    "on 5 March 2021 and stay there for a",
    "week as the guest of the ministry of",
    "defence, which has invited it there.",
)
COLUMNS = [
    (x, 700 - 14 * n, lines[n]) for n in range(len(LEFT)) for x, lines in ((50, LEFT), (320, RIGHT))
]  # fmt: skip
HEADLINE = "The two ministers of defence meet in Hanoi and plan another visit to Vientiane"
DRAWN = {
    "two columns, line by line": (COLUMNS, f"{' '.join(LEFT)}\n{' '.join(RIGHT)}"),
    "two columns below a headline": (
        [(50, 750, HEADLINE), *COLUMNS],
        f"{HEADLINE}\n{' '.join(LEFT)}\n{' '.join(RIGHT)}",
    ),
    "lines drawn from below": ([(50, 700 - 14 * n, line) for n, line in enumerate(LEFT)][::-1], " ".join(LEFT)),
}


@pytest.mark.parametrize(("words", "text"), DRAWN.values(), ids=DRAWN.keys())
def test_the_order_in_which_a_page_is_read(tmp_path: Path, words: list[tuple[int, int, str]], text: str) -> None:
    (tmp_path / "a.pdf").write_bytes(placed(*words))
    item = one(tmp_path / "a.pdf")
    assert isinstance(item, Article), item
    assert item.text == text


PARTED = [
    ("Hai bên gặp người đồng nhiệm In-đô-nê-\nxi-a tại thủ đô của nước này.", "In-đô-nê-xi-a"),
    ("The ministers met in Hanoi and dis-\ncussed what comes next in this year.", "discussed"),
    ("The ministers met in Hanoi and dis\u00ad\ncussed what comes next in this year.", "discussed"),
    ("Hai bộ trưởng hội đàm tại Hà Nội ngày 8-\n1-2021 và ký kết kế hoạch hợp tác.", "8-1-2021"),
    ("Hai bộ trưởng Việt Nam - Lào ngày 8-1 -\ntheo thông cáo của hai bên tại đây.", "8-1 - theo"),
]


@pytest.mark.parametrize(("page", "whole"), PARTED)
def test_what_is_parted_at_the_end_of_a_line_is_whole_again(page: str, whole: str) -> None:
    assert whole in _paragraphs(page)


def test_a_sentence_goes_on_behind_its_page() -> None:
    pages = ["Hai bên ký kế hoạch", "hợp tác năm 2021.", "", "Ngày 8-1, hai bên"]
    assert _one_text(pages, "\n\n") == "Hai bên ký kế hoạch hợp tác năm 2021.\n\nNgày 8-1, hai bên"


def test_a_table_is_no_page_in_columns() -> None:
    assert in_columns("\n".join(f"{n}/3/2021            Hanoi" for n in range(9))) is None
    assert in_columns("") is None


def test_three_columns_are_read_one_after_the_other() -> None:
    columns = [[f"cột {name} dòng {n} của bài báo" for n in range(6)] for name in "abc"]
    layout = "\n".join("     ".join(row) for row in zip(*columns, strict=True))
    blocks = in_columns(layout)
    assert blocks is not None
    assert [line for block in blocks for line in block.split("\n")] == [*columns[0], *columns[1], *columns[2]]


def test_fonts_that_do_not_tell_their_letters(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("Talks", "\\001\\002\\003"))
    item = one(tmp_path / "a.pdf")
    assert isinstance(item, SourceError), item
    assert item.wrong == "has fonts that do not tell which letters they draw"


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
    ("Thế giới\n\nHội đàm Việt Nam - Lào\n\nChiều 8-1, hai bên hội đàm.", "Hội đàm Việt Nam - Lào"),
    ("08/01/2021 10:00\nHội đàm Việt Nam - Lào\n\nChiều 8-1, hai bên hội đàm.", "Hội đàm Việt Nam - Lào"),
    ("Trang chủ | Thế giới | Bản in\nHội đàm Việt Nam - Lào\n\nChiều 8-1, hai bên hội đàm.", "Hội đàm Việt Nam - Lào"),
    ("Tin tức > Thế giới > Châu Á\n\nChiều 8-1, hai bên hội đàm.", None),
    ("# Hội đàm Việt Nam - Lào\n\nChiều 8-1, hai bên hội đàm.", "Hội đàm Việt Nam - Lào"),
    ("Hội đàm Việt Nam - Lào\n=====\n\nChiều 8-1, hai bên hội đàm.", "Hội đàm Việt Nam - Lào"),
    ("Một dòng duy nhất của bài", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "title"), HEADLINES)
def test_the_first_line_is_the_title_where_it_is_a_headline(text: str, title: str | None) -> None:
    assert headline(text) == title
