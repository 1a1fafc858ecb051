"""One suite for every kind of source: what it yields, what becomes of bad input, and that the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import quopri
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from loaders.article import Article
from loaders.sources import SourceError, read

# Two articles in every form; the words are those that must come out.
FIRST = "Chiều 8-1-2021, bộ trưởng hai nước hội đàm trực tuyến về hợp tác trong năm tới."
SECOND = "Sáng 2/6, thứ trưởng ngoại giao tiếp đoàn khách từ nước láng giềng phía tây."
FILLER = "Hai bên bàn về đào tạo cán bộ, giao lưu biên giới và thống nhất gặp lại nhau vào mùa thu năm sau."


def page(text: str, head: str = "") -> str:
    body = f"<h1>Tin</h1><p>{text}</p><p>{FILLER}</p><p>{FILLER}</p>"
    head = f"<head><meta charset='utf-8'>{head}</head>"
    return f"<!DOCTYPE html><html>{head}<body><article>{body}</article></body></html>"


def json_lines(*texts: str) -> bytes:
    return b"".join(json.dumps({"id": f"n{i}", "text": t}).encode() + b"\n" for i, t in enumerate(texts))


def feed(*texts: str) -> bytes:
    items = "".join(
        f"<item><title>Tin {i}</title><link>https://a.vn/{i}</link><description>{t}</description>"
        "<pubDate>Fri, 08 Jan 2021 20:00:00 GMT</pubDate></item>"
        for i, t in enumerate(texts)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>A</title>{items}</channel></rss>'.encode()


def atom(*texts: str) -> bytes:
    items = "".join(
        f"<entry><title>Tin {i}</title><id>urn:{i}</id><link href='https://a.vn/{i}'/>"
        f"<published>2021-01-08T20:00:00Z</published><content type='html'>&lt;p&gt;{t}&lt;/p&gt;</content></entry>"
        for i, t in enumerate(texts)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>{items}</feed>'.encode()


def warc(*texts: str, compressed: bool = False) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    for i, text in enumerate(texts):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        data = page(text).encode()
        record = writer.create_warc_record(
            f"https://a.vn/{i}",
            "response",
            payload=io.BytesIO(data),
            length=len(data),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2025-04-24T03:00:00Z"},
        )
        writer.write_record(record)
    return out.getvalue()


def saved_whole(text: str) -> bytes:
    inside = quopri.encodestring(page(text).encode()).decode()
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.vn/1\r\nSubject: Tin\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html"; boundary="=_B"\r\n\r\n'
        "--=_B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"{inside}\r\n--=_B\r\nContent-Type: image/png\r\n\r\nx\r\n--=_B--\r\n"
    ).encode()


def mail(text: str) -> bytes:
    head = "Subject: Tin\r\nDate: Mon, 05 May 2025 10:00:00 +0700\r\nMIME-Version: 1.0\r\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n".encode()


def forwarded(text: str) -> bytes:
    return (
        (
            b'Subject: Fwd\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="_B"\r\n\r\n'
            b"--_B\r\nContent-Type: text/plain\r\n\r\nXem\r\n--_B\r\nContent-Type: message/rfc822\r\n\r\n"
        )
        + mail(text)
        + b"--_B--\r\n"
    )


@dataclass(frozen=True)
class Form:
    """How one kind of source carries articles: the file it stands in, and its bytes."""

    file: str
    many: bool
    make: Callable[..., bytes]


FORMS = {
    "text": Form("a.txt", False, lambda text: text.encode()),
    "text with byte order mark": Form("a.txt", False, lambda text: b"\xef\xbb\xbf" + text.encode()),
    "page": Form("a.html", False, lambda text: page(text).encode()),
    "page saved whole": Form("a.mhtml", False, saved_whole),
    "mail": Form("a.eml", False, mail),
    "mail that is forwarded": Form("a.eml", False, forwarded),
    "json lines": Form("a.jsonl", True, json_lines),
    "rss": Form("a.rss", True, feed),
    "atom": Form("a.xml", True, atom),
    "warc": Form("a.warc", True, warc),
    "compressed warc": Form("a.warc.gz", True, lambda *texts: warc(*texts, compressed=True)),
    "json lines in UTF-16": Form("a.jsonl", True, lambda *texts: json_lines(*texts).decode().encode("utf-16")),
    "json lines in UTF-16 without its mark": Form(
        "a.jsonl", True, lambda *texts: json_lines(*texts).decode().encode("utf-16-le")
    ),
    "text without suffix": Form("article", False, lambda text: text.encode()),
    "page without suffix": Form("saved", False, lambda text: page(text).encode()),
    "page in UTF-16 without suffix": Form("wide", False, lambda text: page(text).encode("utf-16")),
    "part of a page without suffix": Form("part", False, lambda text: f"<p>{text}</p><p>Hết.</p>".encode()),
    "page saved whole without suffix": Form("whole", False, saved_whole),
    "json lines without suffix": Form("lines", True, json_lines),
    "feed without suffix": Form("feed", True, feed),
    "warc without suffix": Form("archive", True, warc),
}


@pytest.fixture(params=list(FORMS.values()), ids=list(FORMS))
def form(request: pytest.FixtureRequest) -> Form:
    given: Form = request.param
    return given


@pytest.fixture(params=[form for form in FORMS.values() if form.many], ids=[n for n, f in FORMS.items() if f.many])
def form_of_many(request: pytest.FixtureRequest) -> Form:
    given: Form = request.param
    return given


def all_of(*sources: object) -> list[Article | SourceError]:
    return list(read(map(str, sources)))


def texts(found: list[Article | SourceError]) -> list[str]:
    out = []
    for item in found:
        assert isinstance(item, Article), item
        out.append(item.text)
    return out


class TestSourceContract:
    def write(self, folder: Path, form: Form, *given: str) -> Path:
        path = folder / form.file
        path.write_bytes(form.make(*given))
        return path

    def test_an_article_comes_out_with_its_words(self, tmp_path: Path, form: Form) -> None:
        (text,) = texts(all_of(self.write(tmp_path, form, FIRST)))
        assert FIRST in text
        assert not text.startswith("\ufeff")

    def test_many_articles_come_in_order_with_ids_of_their_own(self, tmp_path: Path, form_of_many: Form) -> None:
        found = all_of(self.write(tmp_path, form_of_many, FIRST, SECOND))
        first, second = texts(found)
        assert FIRST in first
        assert SECOND in second
        assert len({item.id for item in found}) == 2

    def test_reading_twice_gives_the_same(self, tmp_path: Path, form: Form) -> None:
        path = self.write(tmp_path, form, FIRST)
        assert all_of(path) == all_of(path)

    def test_gzip_is_undone(self, tmp_path: Path, form: Form) -> None:
        packed = tmp_path / (form.file.removesuffix(".gz") + ".gz")
        data = form.make(FIRST)
        packed.write_bytes(data if form.file.endswith(".gz") else gzip.compress(data))
        (text,) = texts(all_of(packed))
        assert FIRST in text

    def test_damaged_gzip_is_an_error_and_the_rest_goes_on(self, tmp_path: Path, form: Form) -> None:
        damaged, good = tmp_path / (form.file.removesuffix(".gz") + ".gz"), tmp_path / "good.txt"
        damaged.write_bytes(gzip.compress(form.make(FIRST) * 50)[:60])
        good.write_text(SECOND, encoding="utf-8")
        *errors, last = all_of(damaged, good)
        assert errors
        assert all(isinstance(error, SourceError) for error in errors)
        assert isinstance(last, Article)

    def test_an_empty_file_is_an_error_and_the_rest_goes_on(self, tmp_path: Path, form: Form) -> None:
        (tmp_path / form.file).write_bytes(b"")
        good = tmp_path / "good.txt"
        good.write_text(SECOND, encoding="utf-8")
        error, article = all_of(tmp_path / form.file, good)
        assert isinstance(error, SourceError)
        assert error.source == str(tmp_path / form.file)
        assert isinstance(article, Article)

    def test_other_bytes_are_an_error_and_the_rest_goes_on(self, tmp_path: Path, form: Form) -> None:
        (tmp_path / form.file).write_bytes(b"\xff\xd0\x00\x01 chi\xeau" * 20)
        good = tmp_path / "good.txt"
        good.write_text(SECOND, encoding="utf-8")
        error, article = all_of(tmp_path / form.file, good)
        assert isinstance(error, SourceError)
        assert error.wrong
        assert error.right
        assert isinstance(article, Article)

    def test_the_day_of_reading_is_no_publication_day(self, tmp_path: Path, form: Form) -> None:
        (article,) = all_of(self.write(tmp_path, form, FIRST))
        assert isinstance(article, Article)
        # feeds state a day of their own: 20:00 GMT on the 8th is the 9th in Hanoi
        assert article.published == ("2021-01-09" if form.make in (feed, atom) else None)


def test_a_page_saved_whole_has_its_address_and_no_day_of_saving(tmp_path: Path) -> None:
    path = tmp_path / "a.mhtml"
    path.write_bytes(saved_whole(FIRST))
    (article,) = all_of(path)
    assert isinstance(article, Article)
    assert (article.url, article.title, article.published) == ("https://a.vn/1", "Tin", None)
    path.write_bytes(saved_whole(FIRST).replace(b"Content-Type: text/html", b"Content-Type: image/png"))
    (error,) = all_of(path)
    assert isinstance(error, SourceError)
    assert error.wrong == "holds neither a page nor a text"


UNREADABLE = {
    "latin bytes": (
        b"Chi\xeau 8-1",
        "is not UTF-8 (byte 0xea at offset 3), nor Vietnamese in Windows-1258, VISCII, VPS, TCVN3 or VNI",
        "save it as UTF-8",
    ),
    "null bytes": (b"a\0b", "holds null bytes", "plain text in UTF-8"),
    "white space": (b" \n\t\n", "is empty", "give an article's text"),
}


@pytest.mark.parametrize(("data", "wrong", "right"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_wrong_with_a_text_file_is_said(tmp_path: Path, data: bytes, wrong: str, right: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (error,) = all_of(path)
    assert isinstance(error, SourceError)
    assert wrong in error.wrong
    assert right in error.right
    assert (error.source, error.id) == (str(path), "a.txt")


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    (error,) = all_of(tmp_path / "none")
    right = "give the path of a file or folder that does, or an address with https://"
    assert str(error) == f"{tmp_path / 'none'}: does not exist: {right}"


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FIRST, encoding="utf-8")

    all_of(path)  # what is read once, such as the version, is read before

    def refuse(*_: object, **__: object) -> None:  # root may read anything, so the refusal is played
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (error,) = all_of(path)
    assert isinstance(error, SourceError)
    assert "permission denied" in error.wrong


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.sources.contents.MAX_BYTES", 2**20)
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * (2**20 + 1))
    (error,) = all_of(path)
    assert isinstance(error, SourceError)
    assert error.wrong == "is larger than 1 MiB"


class TestFolder:
    def test_files_of_every_kind_below_it_in_order_of_name(self, tmp_path: Path) -> None:
        (tmp_path / "b").mkdir()
        (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
        (tmp_path / "b" / "c.html").write_text(page(SECOND), encoding="utf-8")
        (tmp_path / "d.jsonl").write_bytes(json_lines(FIRST, SECOND))
        (tmp_path / "e.txt.gz").write_bytes(gzip.compress(FIRST.encode()))
        assert [item.id for item in all_of(tmp_path)] == ["a.txt", "n0", "n1", "e.txt.gz", "b/c.html"]

    def test_what_is_no_article_is_passed_over(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
        (tmp_path / "labels.jsonl").write_text('{"id": "a.txt", "events": []}\n', encoding="utf-8")
        (tmp_path / "README.md").write_text("About", encoding="utf-8")
        (tmp_path / "map.xml").write_text("<urlset></urlset>", encoding="utf-8")
        (tmp_path / ".hidden.txt").write_text("x", encoding="utf-8")
        (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
        assert [item.id for item in all_of(tmp_path)] == ["a.txt"]

    def test_without_articles_it_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
        (error,) = all_of(tmp_path)
        assert isinstance(error, SourceError)
        assert error.wrong == "the folder holds no articles"
        assert ".txt" in error.right

    def test_a_bad_file_among_good_ones(self, tmp_path: Path) -> None:
        (tmp_path / "1.txt").write_text(FIRST, encoding="utf-8")
        (tmp_path / "2.txt").write_bytes(b"\xff\xfa\xfd")
        (tmp_path / "3.txt").write_text(SECOND, encoding="utf-8")
        assert [type(item) for item in all_of(tmp_path)] == [Article, SourceError, Article]


class TestManifest:
    def test_what_it_knows_of_a_file_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
        line = {"id": "a.txt", "published": "2021-01-08", "url": "https://a.vn/1", "title": "T", "shows": "x"}
        (tmp_path / "manifest.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
        (article,) = all_of(tmp_path)
        assert article == Article("a.txt", FIRST, "T", "https://a.vn/1", None, "2021-01-08")

    def test_a_file_that_is_not_there_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
        (tmp_path / "manifest.jsonl").write_text('{"id": "b.txt"}\n', encoding="utf-8")
        article, error = all_of(tmp_path)
        assert isinstance(article, Article)
        assert isinstance(error, SourceError)
        assert error.wrong == "names b.txt, which is not in the folder"


LINES = [
    # line, id, what is wrong (None for an article)
    ('{"id": "a", "text": "x"}', "a", None),
    ('{"id": 7, "text": "x"}', "7", None),
    ('{"text": "x"}', "3", None),
    ('{"id": null, "text": "x", "published": null, "more": [1]}', "4", None),
    ('{"id": "e", "text": ""}', "e", None),
    ("not json", "6", "not JSON (Expecting value at column 1)"),
    ("", "7", "the line is empty"),
    ("[1]", "8", "the line is a list, not an object"),
    ('{"id": "i"}', "i", "text is missing"),
    ('{"id": "j", "text": 5}', "j", "text is a number"),
    ('{"id": "k", "text": null}', "k", "text is null"),
    ('{"id": "l", "text": "x", "published": "2020-13"}', "l", "published '2020-13' is not on the calendar"),
    ('{"id": "m", "text": "x", "published": "hôm qua"}', "m", "published 'hôm qua' is not a date"),
    ('{"id": "n", "text": "x", "published": 2019}', "n", "published is 2019, not a string"),
    ('{"id": "o", "text": "x", "url": {}}', "o", "url is an object"),
    ('{"id": [], "text": "x"}', "16", "id is a list"),
    ("[" * 100_000, "17", "not JSON that can be read (nested too deep, or a number too long)"),
    ('{"id": "a\\nb", "text": "x"}', "18", "id holds a line break"),
    ('{"id": "a\\u2028", "text": "x"}', "19", "id holds a line break"),
    ('{"id": "z", "text": "x"', "20", "not JSON (Expecting ',' delimiter at column 24)"),
]


def test_every_line_gives_an_article_or_an_error_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(line + "\n" for line, _, _ in LINES), encoding="utf-8")
    told = [(item.id, item.wrong if isinstance(item, SourceError) else None) for item in all_of(path)]
    assert [(str(id), wrong) for id, wrong in told] == [(id, wrong) for _, id, wrong in LINES]


KEYS: dict[str, tuple[str, Any]] = {
    "a list under other names": (
        "a.json",
        [{"content": FIRST, "headline": "T", "link": "https://a.vn/1", "date": 1610118000000, "outlet": "B"}],
    ),
    "Vietnamese names": (
        "a.jsonl",
        {"noi_dung": FIRST, "tieu_de": "T", "duong_dan": "https://a.vn/1", "ngay_dang": "08/01/2021", "nguon": "B"},
    ),
    "a JSON Feed": (
        "a.json",
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "B",
            "items": [
                {
                    "url": "https://a.vn/1",
                    "title": "T",
                    "content_html": f"<p>{FIRST}</p>",
                    "date_published": "2021-01-08",
                }
            ],
        },
    ),
    "the posts of a site": (
        "posts",
        [
            {
                "date": "2021-01-08T21:00:00",
                "link": "https://a.vn/1",
                "title": {"rendered": "T"},
                "content": {"rendered": f"<p>{FIRST}</p>"},
                "source": {"id": None, "name": "B"},
            }
        ],
    ),
}


@pytest.mark.parametrize(("name", "given"), KEYS.values(), ids=KEYS.keys())
def test_json_under_usual_names(tmp_path: Path, name: str, given: Any, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / name
    path.write_text(json.dumps(given, ensure_ascii=False, indent=None if name.endswith("l") else 1), encoding="utf-8")
    (article,) = all_of(path)
    assert article == Article("1", FIRST, "T", "https://a.vn/1", "B", "2021-01-08")
    assert "keys: text from “" in caplog.text
    if name != "posts":
        assert all_of(tmp_path) == [article]


def test_json_lines_under_the_name_of_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(json_lines(FIRST, SECOND))
    assert texts(all_of(path)) == [FIRST, SECOND]


def test_a_line_that_is_no_utf8_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "a", "text": "x"}\n{"id": "b", "text": "\xff"}\r\n{"id": "c", "text": "x"}')
    first, second, third = all_of(path)
    assert isinstance(second, SourceError)
    assert second.source == f"{path} line 2"
    assert (first.id, third.id) == ("a", "c")


def test_a_line_that_is_too_long_is_named_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.sources.json_lines.MAX_BYTES", 2**20)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "a", "text": "' + b"x" * 3 * 2**20 + b'"}\n{"id": "b", "text": "x"}\n')
    error, article = all_of(path)
    assert isinstance(error, SourceError)
    assert error.wrong == "the line is longer than 1 MiB"
    assert article.id == "b"


def test_half_of_a_surrogate_pair_keeps_every_offset(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "x\\ud83dy"}\n', encoding="utf-8")
    assert texts(all_of(path)) == ["x\ufffdy"]


def test_a_scheme_that_is_not_read() -> None:
    (error,) = all_of("ftp://a.vn/x")
    assert str(error) == "ftp://a.vn/x: addresses with ftp are not read: give one with http or https, or a path"


@given(st.binary(max_size=300), st.sampled_from(sorted({form.file for form in FORMS.values()})))
@example(b'{"', "lines")
@example(b"<html", "saved")
@example(b"<rss>", "feed")
@example(b"WARC/1.0\r\n", "a.warc")
@example(b"\x1f\x8b", "a.txt")
@example(b"<!DOCTYPE html><html><body>&#xD800;<p>&#0;", "a.html")
@settings(max_examples=150)
def test_no_bytes_bring_a_source_down(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        for item in read([str(path)]):
            assert isinstance(item, Article | SourceError)
            if isinstance(item, Article):
                item.text.encode()


def test_a_first_line_of_any_length_is_an_article_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": "x" * 2**21}) + "\n", encoding="utf-8")
    assert [item.id for item in all_of(tmp_path)] == ["a"]
