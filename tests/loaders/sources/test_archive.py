"""Web archives as they are found: packed, miscounted, damaged, cut short, of an older form."""

from __future__ import annotations

import gzip
import io
import random

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.article import Article
from loaders.sources import SourceError
from loaders.sources.archive import articles_from_archive

WORDS = "Chiều 8-1, hai bộ trưởng hội đàm trực tuyến về hợp tác trong năm."


def html(number: int) -> bytes:
    return f"<html><body><article><p>{number}. {WORDS}</p><p>{WORDS}</p></article></body></html>".encode()


def response(body: bytes, *headers: str) -> bytes:
    lines = ("HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", *headers)
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(number: int, block: bytes | None = None, *, kind: str = "response", **fields: str | None) -> bytes:
    block = response(html(number)) if block is None else block
    told = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        "WARC-Target-URI": f"https://a.vn/{number}",
        "Content-Length": str(len(block)),
    }
    told |= {name.replace("_", "-"): value for name, value in fields.items()}  # type: ignore[misc]
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value is not None)
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def read(data: bytes) -> tuple[list[str], list[str]]:
    """The ids of the articles, and the errors in words."""
    found = list(articles_from_archive(io.BytesIO(data), "a.warc"))
    return (
        [item.id for item in found if isinstance(item, Article)],
        [f"{item.id}: {item.wrong}" for item in found if isinstance(item, SourceError)],
    )


def urls(*numbers: int) -> list[str]:
    return [f"https://a.vn/{number}" for number in numbers]


BODIES = {
    "as it is": response(html(1)),
    "Brotli": response(brotli.compress(html(1)), "Content-Encoding: br"),
    "gzip": response(gzip.compress(html(1)), "Content-Encoding: gzip"),
    "Brotli undone under its old header": response(html(1), "Content-Encoding: br"),
    "in chunks": response(b"%x\r\n%s\r\n0\r\n\r\n" % (len(html(1)), html(1)), "Transfer-Encoding: chunked"),
    "chunks undone under their old header": response(html(1), "Transfer-Encoding: chunked"),
    "of no stated type": b"HTTP/1.1 200 OK\r\n\r\n" + html(1),
    "without the head of the response": html(1),
    "told by one between": response(html(1)).replace(b"200 OK", b"203 Non-Authoritative Information"),
    "gzip in two members": response(
        gzip.compress(html(1)[:50]) + gzip.compress(html(1)[50:]), "Content-Encoding: gzip"
    ),
    "gzip, padded": response(gzip.compress(html(1)) + bytes(8), "Content-Encoding: gzip"),
    "gzip whose header is gone": response(gzip.compress(html(1))),
    "of a type that says nothing": b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n" + html(1),
    "called plain text": b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + html(1),
    "of HTTP/2": response(html(1)).replace(b"HTTP/1.1 200 OK", b"HTTP/2 200"),
}


@pytest.mark.parametrize("block", BODIES.values(), ids=BODIES.keys())
def test_a_page_in_every_form_of_the_way(block: bytes) -> None:
    assert read(record(1, block) + record(2)) == (urls(1, 2), [])


@pytest.mark.parametrize("before", [b"", gzip.compress(b"<!doctype html>")], ids=["one member", "two"])
def test_a_page_that_is_cut_short_is_read_and_said(caplog: pytest.LogCaptureFixture, before: bytes) -> None:
    page = gzip.compress(html(1) + b"<!-- %s -->" % random.Random(1).randbytes(400).hex().encode())
    block = response(before + page, "Content-Encoding: gzip")
    assert read(record(1, block[:-300]) + record(2)) == (urls(1, 2), [])
    assert caplog.messages == ["a.warc: https://a.vn/1: the page is cut short; what there is of it is read"]


def test_the_kind_of_a_record_in_any_case() -> None:
    assert read(record(1, kind="Response")) == (urls(1), [])


@pytest.mark.parametrize("kind", ["resource", "conversion"])
def test_pages_and_texts_that_were_stored_without_a_response(kind: str) -> None:
    block, type_ = (html(1), "text/html") if kind == "resource" else (WORDS.encode(), "text/plain")
    assert read(record(1, block, kind=kind, Content_Type=type_)) == (urls(1), [])


WRONG: dict[str, tuple[bytes, list[str], list[str]]] = {
    "no address": (
        record(1, WARC_Target_URI=None) + record(2),
        urls(2),
        ["urn:uuid:1: the record states no address"],
    ),
    "no length": (
        record(1, Content_Length=None) + record(2),
        urls(2),
        ["https://a.vn/1: states no length that can be read (none)"],
    ),
    "a length that is none": (
        record(1, Content_Length="-5") + record(2),
        urls(2),
        ["https://a.vn/1: states no length that can be read (-5)"],
    ),
    "a length beyond all measure": (
        record(1, Content_Length="1" + "0" * 30) + record(2) + record(3),
        urls(1, 2, 3),
        ["https://a.vn/1: states a length of 10000000000000000000 bytes, and another record begins before"],
    ),
    "a length that is too long": (
        record(1, Content_Length=str(len(response(html(1))) + 20)) + record(2),
        urls(1, 2),
        [f"https://a.vn/1: states a length of {len(response(html(1))) + 20} bytes, and another record begins before"],
    ),
    "a length that is too short": (
        record(1, Content_Length=str(len(response(html(1))) - 20)) + record(2),
        urls(1, 2),
        [f"https://a.vn/1: states a length of {len(response(html(1))) - 20} bytes, and goes on after them"],
    ),
    "a length of nothing": (
        record(1, Content_Length="0") + record(2),
        urls(1, 2),
        ["https://a.vn/1: states a length of 0 bytes, and goes on after them"],
    ),
    "other bytes before": (b"\x00\x01\x02" * 9 + record(1), urls(1), ["offset 1: is no record"]),
    "other bytes between": (record(1) + b"lost\r\n\r\n" + record(2), urls(1, 2), ["offset 414: is no record"]),
    "cut inside a record": (record(1) + record(2)[:-60], urls(1), ["https://a.vn/2: is cut short: the archive ends"]),
    "Brotli that is none": (
        record(1, response(b"\xff\xfe\x00", "Content-Encoding: br")) + record(2),
        urls(2),
        ["https://a.vn/1: is no br that can be read"],
    ),
}


@pytest.mark.parametrize(("data", "ids", "errors"), WRONG.values(), ids=WRONG.keys())
def test_a_record_that_cannot_be_read_is_named_and_the_rest_goes_on(
    data: bytes, ids: list[str], errors: list[str]
) -> None:
    found, said = read(data)
    assert found == ids
    assert len(said) == len(errors)
    assert all(line.startswith(right) for line, right in zip(said, errors, strict=True)), said


def test_a_damaged_member_costs_its_record() -> None:
    members = [gzip.compress(record(number), mtime=0) for number in (1, 2, 3)]
    broken = bytearray(members[1])
    broken[len(broken) // 2] ^= 0x55
    found, said = read(members[0] + bytes(broken) + members[2])
    assert found == urls(1, 3)
    assert [line.partition(": is")[0] for line in said] == ["https://a.vn/2"]


def test_a_member_that_is_cut_short_is_said() -> None:
    first, second = (gzip.compress(record(number)) for number in (1, 2))
    found, said = read(first + second[:-30])
    assert found == urls(1)
    assert [line.partition("(")[0] for line in said] == ["https://a.vn/2: is cut short"]


def test_an_archive_packed_as_a_whole() -> None:
    assert read(gzip.compress(record(1) + record(2))) == (urls(1, 2), [])


def arc(*numbers: int, date: str = "20250424030000") -> bytes:
    about = b"1 0 A\nURL IP-address Archive-date Content-type Archive-length\n\n"
    out = f"filedesc://a.arc 0.0.0.0 {date} text/plain {len(about)}\n".encode() + about + b"\n"
    for number in numbers:
        block = response(html(number))
        out += f"https://a.vn/{number} 127.0.0.1 {date} text/html {len(block)}\n".encode() + block + b"\n"
    return out


def test_an_archive_of_the_older_form() -> None:
    assert read(arc(1, 2)) == (urls(1, 2), [])
    (article,) = articles_from_archive(io.BytesIO(arc(1)), "a.arc")
    assert isinstance(article, Article)
    assert (article.published, article.fetched) == (None, "2025-04-24T03:00:00Z")
    (article,) = articles_from_archive(io.BytesIO(arc(1, date="202504240300")), "a.arc")
    assert isinstance(article, Article)
    assert article.fetched == "2025-04-24T03:00:00Z"


def test_the_older_form_without_its_first_record_or_with_a_blank_in_an_address() -> None:
    first = len(arc())
    assert read(arc(1, 2)[first:]) == (urls(1, 2), [])
    assert read(arc(1, 2).replace(b"a.vn/1 ", b"a.vn/1 a ")) == (["https://a.vn/1 a", *urls(2)], [])
    name = b"dns:a.vn 1.1.1.1 20250424030000 text/dns 4\nabcd\n"
    assert read(arc(1) + name + arc(2)[first:]) == (urls(1, 2), [])


def test_a_wrong_line_in_the_older_form() -> None:
    data = arc(1, 2, 3).replace(b"https://a.vn/2 127.0.0.1 20250424030000", b"https://a.vn/2 127.0.0.1 yesterday")
    found, said = read(data)
    assert found == urls(1, 3)
    assert len(said) == 1


@settings(max_examples=25)
@given(st.lists(st.integers(0, 255), min_size=1, max_size=5), st.randoms(use_true_random=False), st.booleans())
def test_odd_bytes_anywhere_cost_at_most_the_records_they_stand_in(
    odd: list[int], random: random.Random, packed: bool
) -> None:
    members = [gzip.compress(record(n), mtime=0) if packed else record(n) for n in range(6)]
    data = bytearray(b"".join(members))
    places = [random.randrange(len(data)) for _ in odd]
    for place, byte in zip(places, odd, strict=True):
        data[place] = byte
    hit, end = set(), 0
    for number, member in enumerate(members):
        hit |= {number for place in places if end <= place < end + len(member)}
        end += len(member)
    found, _ = read(bytes(data))
    whole = set(urls(*(number for number in range(6) if number not in hit)))
    # a length that was changed may hide the beginning of the record after it
    assert len(whole - set(found)) <= len(hit)
