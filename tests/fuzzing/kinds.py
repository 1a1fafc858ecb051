"""What is read from outside, kind by kind: of what hostile inputs are made, and what must hold of every one.

An input is bytes. Its check raises where it finds a fault: an error that is not the kind's own, an offset that does
not lie on its words, a time that is out of proportion, a word on standard output, where commands answer.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass

from hypothesis import strategies as st

from loaders.article import Article
from loaders.dates import edtf
from loaders.extract import extract, to_record
from loaders.sources.base import SourceError
from loaders.sources.files import read_stream
from loaders.sources.options import Options
from models.dates import bounds

#: Seconds of processor time that an input of a few kilobytes may take.
SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of input: made of `pieces` and of any text between them, within `frame` (its opening and its end)."""

    pieces: tuple[str, ...]
    holds: Callable[[bytes], None]
    frames: tuple[tuple[str, str], ...] = (("", ""),)

    def check(self, data: bytes) -> None:
        """Raise where `data` shows a fault."""
        with redirect_stdout(io.StringIO()) as said:
            self.holds(data)
        assert not said.getvalue(), f"it prints {said.getvalue()[:200]!r}"

    @property
    def inputs(self) -> st.SearchStrategy[bytes]:
        piece = st.one_of(st.sampled_from(self.pieces), st.sampled_from(self.pieces), st.text(max_size=6))
        again = st.builds(lambda text, times: text * times, piece, st.sampled_from((1, 1, 1, 2, 30)))
        body = st.lists(again, max_size=30).map("".join)
        whole = st.builds(lambda frame, text: frame[0] + text + frame[1], st.sampled_from(self.frames), body)
        clean = whole.map(lambda text: text.encode("utf-8", "surrogatepass"))
        return st.one_of(clean, clean, st.builds(_damaged, clean, st.integers(0, 2000), st.binary(max_size=3)))


def _damaged(data: bytes, at: int, by: bytes) -> bytes:
    return data[:at] + by + data[at + 1 :]


def check_text(data: bytes) -> None:
    """Extraction of a text: offsets lie on their words, dates are EDTF, and nothing of it fails."""
    text = data.decode("utf-8", "replace")
    title, _, rest = text.partition("\n")
    began = time.process_time()
    record = to_record(extract(Article("a", rest, title or None)))
    taken = time.process_time() - began
    assert taken < SECONDS, f"{len(text)} characters take {taken:.1f} s"
    for event in record["events"]:
        bounds(event["date"])
        assert len(event["countries"]) == 2, event
        spans = [event["date_span"], *(clue.get("span") for clue in event["evidence"])]
        if event["sentence"] != {"start": 0, "end": 0} or not title:  # where that is the title
            spans.append(event["sentence"])
        for span in spans:
            assert span is None or 0 <= span["start"] < span["end"] <= len(rest), (span, len(rest))
        if event["date_span"]:
            words = rest[event["date_span"]["start"] : event["date_span"]["end"]]
            assert " ".join(words.split()) == " ".join(event["date_text"].split()), (words, event["date_text"])


def check_source(data: bytes) -> None:
    """A file of whatever kind: articles, or errors in their place."""
    began = time.process_time()
    for found in read_stream(io.BytesIO(data), "file", "file", Options()):
        if isinstance(found, SourceError):
            assert found.wrong, found
            assert found.right, found
        else:
            assert found.text.strip(), found
            found.text.encode("utf-8")
    taken = time.process_time() - began
    assert taken < SECONDS, f"{len(data)} bytes take {taken:.1f} s"


def check_edtf(data: bytes) -> None:
    """EDTF: what is refused is refused by ValueError."""
    text = data.decode("utf-8", "replace")
    for parse in (bounds, edtf.parse, edtf.bounds):
        try:
            parse(text)
        except ValueError:
            continue


_DAYS = (
    "2/6/2022",
    "ngày 2-6",
    "tháng 6 năm 2022",
    "mùng 3 Tết",
    "thứ Hai",
    "hôm qua",
    "từ 2 đến 5/6",
    "năm ngoái",
    "30/2",
    "9999",
    "0000",
    "31/12/9999",
    "1/1/0001",
    "tuần tới",
    "2022",
    "(11-6)",
    "ngày 15/8 âm lịch",
)
_WORDS = (
    "hội đàm",
    "thăm",
    "điện đàm",
    "Bộ trưởng Quốc phòng",
    "Lào",
    "Việt Nam",
    "Hoa Kỳ",
    "Nhật Bản",
    "Phan Văn Giang",
    "Chiều",
    "tại Hà Nội",
    "với",
    "và",
    "Ông",
    "Thủ tướng",
    "hai bên",
    "sẽ",
    "không",
    "Cập nhật: ",
    "Ảnh: ",
    "PV",
    "“",
    "”",
    ". ",
    ", ",
    "; ",
    "\n",
    "\n\n",
    " - ",
    "(",
    ")",
    ":",
    "\u00a0",
    "\u0301",
    "\u200b",
    "\u202e",
    "İ",
    "ß",
    "ﬁ",
    "😀",
    "\x00",
    "\r",
    "\ufeff",
    "Đ",
    "1.500/2",
)
_MARKUP = (
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<br>",
    "<table><tr><td>",
    "</table>",
    "<script>",
    "</script>",
    "<style>",
    '<meta property="article:published_time" content="2021-01-08T21:00">',
    '<meta charset="utf-16">',
    "<title>",
    '<script type="application/ld+json">{"datePublished": "2021-01-08"}</script>',
    "<figcaption>",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    '<a href="http://[">',
    "<html>",
    "<body>",
    "<svg>",
    "<",
)
_STORY = "<p>Chiều 2/6/2022, hai bên trao đổi nhiều việc và thống nhất các nội dung hợp tác cho năm tới.</p>" * 3
_JSON = (
    '{"id": "a", "text": "Tin"}',
    "\n",
    '{"text": "',
    '"}',
    "null",
    "[]",
    "{",
    "}",
    '"',
    ":",
    ",",
    "\\ud800",
    "\\u0000",
    '{"id": 1, "text": 2}',
    '{"id": "a\\nb", "text": "x"}',
    "1e400",
    "NaN",
    '{"published": "2022-02-30", "text": "x"}',
    '{"text": "x", "url": "http://["}',
    '{"text": "x", "published": 99999999999999999999}',
    "\ufeff",
)
_FEED = (
    "<item>",
    "</item>",
    "<title>Tin</title>",
    "<link>http://a/b</link>",
    "<link>http://[</link>",
    "<entry>",
    "</entry>",
    "<pubDate>Fri, 08 Jan 2021 21:00:00 +0700</pubDate>",
    "<pubDate>x</pubDate>",
    "<dc:date>2021</dc:date>",
    "<description>&lt;p&gt;Tin</description>",
    "<content type='xhtml'><div>",
    "</div></content>",
    "<guid>1</guid>",
    "<updated>2021-13-01</updated>",
    "&nbsp;",
    "<summary>x</summary>",
    "<![CDATA[",
    "]]>",
    "&bad;",
)
_WARC = (
    "WARC/1.0\r\n",
    "WARC-Type: response\r\n",
    "WARC-Type: resource\r\n",
    "WARC-Target-URI: http://a/b\r\n",
    "WARC-Target-URI: http://[\r\n",
    "WARC-Date: 2021-01-08T00:00:00Z\r\n",
    "WARC-Date: x\r\n",
    "Content-Length: 80\r\n",
    "Content-Length: -1\r\n",
    f"Content-Length: {10**30}\r\n",
    "Content-Type: application/http; msgtype=response\r\n",
    "\r\n",
    "\r\n\r\n",
    "HTTP/1.1 200 OK\r\n",
    "HTTP/1.1 999\r\n",
    "Content-Type: text/html\r\n",
    "Content-Encoding: gzip\r\n",
    "Transfer-Encoding: chunked\r\n",
    "5\r\nabcde\r\n",
    "0\r\n\r\n",
    "<html><body>",
    _STORY,
)
_RECORD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/b\r\nWARC-Date: 2021-01-08T00:00:00Z\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: 120\r\n\r\n"
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
)
_EDTF = (
    "2022",
    "-06",
    "-02",
    "/",
    "..",
    "[",
    "]",
    "{",
    "}",
    ",",
    "X",
    "XXXX",
    "?",
    "~",
    "%",
    "Y",
    "-",
    "S3",
    "T10:00:00Z",
    "21",
    "-13",
    "-31",
    "0000",
    "9999",
    "-9999",
    "E5",
    " ",
    "unknown",
    "open",
    "٣",
)

KINDS = {
    "text": Kind(
        _DAYS + _WORDS, check_text, (("", ""), ("Tin\nChiều 2/6/2022, Bộ trưởng Quốc phòng Việt Nam ", " Lào."))
    ),
    "html": Kind(
        _MARKUP + _DAYS,
        check_source,
        (
            ("<!DOCTYPE html><html><head>", f"</head><body><article>{_STORY}</article></body></html>"),
            (f"<!DOCTYPE html><html><body><article>{_STORY}", "</article></body></html>"),
        ),
    ),
    "jsonl": Kind(_JSON, check_source, (("", ""), ('{"id": "x", "text": "Tin"}\n', ""))),
    "feed": Kind(
        _FEED,
        check_source,
        (
            ('<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>', "</channel></rss>"),
            ('<feed xmlns="http://www.w3.org/2005/Atom">', "</feed>"),
        ),
    ),
    "warc": Kind(
        _WARC, check_source, (("WARC/1.0\r\n", ""), (_RECORD, "\r\n\r\n"), (_RECORD + "\r\n", "\r\n\r\n" + _RECORD))
    ),
    "csv": Kind(
        ("id", ",", "text", "\n", "\r", '"', ";", "\t", "a", "2/6/2022", "url", "published", "\x00", "|"),
        check_source,
        (("id,text\n", ""), ("", "")),
    ),
    "edtf": Kind(_EDTF, check_edtf),
}
