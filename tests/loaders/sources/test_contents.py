"""What bytes hold whose name says something else, and what is damaged behind what is whole."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from loaders.article import Article
from loaders.sources import SourceError, read
from loaders.sources.contents import Kind, kind_of
from loaders.sources.follow import addresses

TEXT = "Chiều 8-1, tại Hà Nội, hai bộ trưởng hội đàm."
FILLER = "Hai bên bàn về đào tạo cán bộ, giao lưu biên giới và thống nhất gặp lại nhau vào mùa thu năm sau."
DAY = "2021-01-08"
PAGE = (
    f'<!DOCTYPE html><html><head><meta property="article:published_time" content="{DAY}"></head>'
    f"<body><article><h1>Tin</h1><p>{TEXT}</p><p>{FILLER}</p><p>{FILLER}</p></article></body></html>"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>A</title><item><title>Tin</title>'
    f"<description>{TEXT}</description><pubDate>Fri, 08 Jan 2021 10:00:00 +0700</pubDate></item></channel></rss>"
)
LINE = json.dumps({"id": "1", "text": TEXT, "published": DAY}, ensure_ascii=False)
ROWS = f'id,text,published\n1,"{TEXT}",08/01/2021\n'
OPML = (
    '<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body><outline text="Báo">'
    '<outline text="A" type="rss" xmlUrl="https://a.vn/rss" htmlUrl="https://a.vn/"/>'
    '<outline text="B" xmlurl=" https://b.vn/rss?a=1&amp;b=2 "/></outline><outline text="none"/></body></opml>'
)

CALLED: dict[str, tuple[str, str]] = {
    "a page called a feed": ("a.xml", PAGE),
    "a page called a text": ("a.txt", PAGE),
    "a feed called a page": ("a.html", FEED),
    "a feed called a text": ("a.txt", FEED),
    "JSON Lines called a text": ("a.txt", f"{LINE}\n"),
    "JSON called a text": ("a.txt", f"[\n{LINE}\n]"),
    "a table called a text": ("a.txt", ROWS),
    "a document called lines": ("a.jsonl", f"[\n{LINE}\n]\n"),
    "a document over several lines called lines": ("a.jsonl", json.dumps(json.loads(LINE), indent=2)),
}


@pytest.mark.parametrize(("name", "text"), CALLED.values(), ids=CALLED.keys())
def test_what_opens_as_what_it_is(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (article,) = read([str(path)])
    assert isinstance(article, Article)
    assert TEXT in article.text
    assert article.published == DAY


@pytest.mark.parametrize(
    "text",
    [
        f"Bài, ảnh, nguồn\n\n{TEXT}",
        f"Nội dung, theo ngày đăng, là: {TEXT}",
        f'{{"a": 1}}\n{TEXT}',
        f"<b>Tin</b>\n{TEXT}",
        f"[1] {TEXT}",
    ],
)
def test_a_text_stays_a_text(text: str) -> None:
    assert kind_of(".txt", text.encode()) is Kind.TEXT


def test_objects_on_a_line_each_stay_lines() -> None:
    assert kind_of(".jsonl", f"{LINE}\n{LINE}\n".encode()) is Kind.LINES


def test_xml_that_is_no_feed(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(f"<articles><article><title>Tin</title><body>{TEXT}</body></article></articles>", encoding="utf-8")
    (error,) = read([str(path)])
    assert isinstance(error, SourceError)
    assert error.wrong == "is no feed"


def test_a_list_of_feeds_as_feed_readers_export_it() -> None:
    assert kind_of(".xml", OPML.encode()) is kind_of("", OPML.encode()) is Kind.ADDRESSES
    assert addresses(OPML) == ["https://a.vn/rss", "https://b.vn/rss?a=1&b=2"]
    assert addresses("<opml><body>") == []


def test_garbage_behind_gzip_costs_nothing_before_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(f"{LINE}\n".encode()) + b"garbage")
    article, error = read([str(path)])
    assert isinstance(article, Article)
    assert isinstance(error, SourceError)
    assert "damaged gzip" in error.wrong


def test_an_archive_that_is_not_read_is_named(tmp_path: Path) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    for name, data in (("a.tar", made.getvalue()), ("a.tgz", gzip.compress(made.getvalue()))):
        (tmp_path / name).write_bytes(data)
        (error,) = read([str(tmp_path / name)])
        assert isinstance(error, SourceError)
        assert error.wrong == "is a TAR archive"


REFUSED = {
    "a film": (b"\0\0\0\x18ftypmp42", "is a film or a recording"),
    "a picture of a telephone": (b"\0\0\0\x18ftypheic", "is a picture"),
    "a picture of the web": (b"RIFF\x10\0\0\0WEBPVP8 ", "is a picture"),
    "a recording": (b"RIFF\x10\0\0\0WAVEfmt ", "is a film or a recording"),
    "a table for machines": (b"PAR1\0\0", "is a Parquet table"),
    "an index of an archive": (b" CDX N b a m s\na)/ 2021\n", "is the index of a web archive"),
    "a newer index of an archive": (b'vn,a)/1 20250424030000 {"url": "x"}\n', "is the index of a web archive"),
    "a database as SQL": (b"-- MySQL dump 10.13\nINSERT INTO a VALUES (1);\n", "is a database as SQL"),
    "a calendar": (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "is a calendar"),
    "signs alone": ("\n \u200b \ufeff…\n".encode(), "holds no words"),
}


@pytest.mark.parametrize(("data", "wrong"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_article_is_named(tmp_path: Path, data: bytes, wrong: str) -> None:
    (tmp_path / "a").write_bytes(data)
    (error,) = read([str(tmp_path / "a")])
    assert isinstance(error, SourceError)
    assert error.wrong == wrong


@pytest.mark.parametrize("end", ["\0\0\0", "\x1a"])
def test_what_programs_write_behind_a_table(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(ROWS + end, encoding="utf-8")
    (article,) = read([str(path)])
    assert isinstance(article, Article)


MAIL = "Subject: Tin {0}\nMIME-Version: 1.0\nMessage-ID: <{0}@a.vn>\nContent-Type: text/plain; charset=utf-8\n\n{1}\n"


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["a.mbox", "mails"])
def test_each_mail_of_a_mailbox(tmp_path: Path, name: str, break_: str) -> None:
    parted = "From a@a.vn Fri Jan  8 22:30:00 2021\n"
    inside = f"{TEXT}\n\n>From here on.\n\nFrom what is said, nothing follows."
    box = f"{parted}{MAIL.format(1, inside)}\n{parted}{MAIL.format(2, '')}\n{parted}{MAIL.format(3, TEXT)}"
    (tmp_path / name).write_bytes(box.replace("\n", break_).encode())
    first, empty, third = read([str(tmp_path / name)])
    assert isinstance(first, Article)
    assert isinstance(empty, SourceError)
    assert isinstance(third, Article)
    assert (first.id, first.title, empty.id, third.title) == ("1@a.vn", "Tin 1", "2@a.vn", "Tin 3")
    assert "\nFrom here on." in first.text.replace("\r", "")
    assert "nothing follows" in first.text


FRAMED = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.vn/1\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related; type="text/html"; boundary="_B"{start}\n\n'
    "--_B\nContent-Type: text/html; charset=utf-8\nContent-Location: https://b.vn/\nContent-ID: <f@a>\n\n"
    "<html><body><p>Quảng cáo</p></body></html>\n"
    "--_B\nContent-Type: text/html; charset=utf-8\nContent-Location: {address}\nContent-ID: <root@a>\n\n"
    "{page}\n--_B--\n"
)


@pytest.mark.parametrize(("start", "address"), [('; start="<root@a>"', "https://c.vn/"), ("", "https://a.vn/1")])
def test_the_page_itself_among_its_frames(tmp_path: Path, start: str, address: str) -> None:
    (tmp_path / "a.mhtml").write_text(FRAMED.format(start=start, address=address, page=PAGE), encoding="utf-8")
    (article,) = read([str(tmp_path / "a.mhtml")])
    assert isinstance(article, Article)
    assert TEXT in article.text
    assert article.url == "https://a.vn/1"


def test_documents_that_hang_on_a_mail_are_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Tin"
    mail.set_content(TEXT)
    mail.add_attachment(b"PK", maintype="application", subtype="x", filename="bài.docx")
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    (article,) = read([str(tmp_path / "a.eml")])
    assert isinstance(article, Article)
    assert "its attachments are not read (bài.docx)" in caplog.text


def test_a_file_by_its_address(tmp_path: Path) -> None:
    path = tmp_path / "bản tin.txt"
    path.write_text(TEXT, encoding="utf-8")
    for address in (path.as_uri(), f"FILE://localhost{path}"):
        (article,) = read([address])
        assert isinstance(article, Article)
        assert article.text == TEXT


@pytest.mark.parametrize("text", [f"{TEXT}\n{TEXT}", f"{TEXT} {FILLER}", "a b c " * 2000])
def test_a_text_in_place_of_a_path(text: str) -> None:
    (error,) = read([text])
    assert isinstance(error, SourceError)
    assert error.message == "is a text and no path: give it on standard input, with - as the source"
    assert len(error.source) < 50
