"""A request is whole at the same byte however it is cut, and nothing after it is taken."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.arrivals import HEAD_MOST, Arrival

MOST = 1000
HEAD = b"POST /x HTTP/1.1\r\nHost: a\r\n"
# Request → whether the connection has to end with it.
WHOLE: dict[bytes, bool] = {
    b"GET /events?limit=2 HTTP/1.1\r\nHost: a\r\n\r\n": False,
    b"\r\nGET / HTTP/1.1\r\n\r\n": False,
    HEAD + b"Content-Length: 5\r\n\r\nhello": False,
    HEAD + b"content-length:0\r\n\r\n": False,
    HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n": False,
    HEAD + b"Transfer-Encoding: Chunked\r\n\r\n5;a=b\r\nhello\r\n1 \r\n!\r\n000\r\nX-Trailer: 1\r\nX: 2\r\n\r\n": False,
    HEAD + b"Content-Length: 1001\r\n\r\n": True,
    HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n": True,
    HEAD + b"Content-Length: -1\r\n\r\n": True,
    HEAD + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n": True,
    HEAD + b"Transfer-Encoding: gzip\r\n\r\n": True,
}


def arrive(data: bytes, cuts: list[int]) -> Arrival:
    arrival = Arrival(MOST, 0.0)
    places = [0, *sorted({cut for cut in cuts if 0 < cut < len(data)}), len(data)]
    for first, last in pairwise(places):
        arrival.feed(data[first:last])
        if arrival.whole:
            arrival.data += data[last:]
            break
    return arrival


@given(st.sampled_from(sorted(WHOLE)), st.lists(st.integers(0, 150), max_size=12), st.binary(max_size=20))
def test_a_whole_request(request: bytes, cuts: list[int], after: bytes) -> None:
    arrival = arrive(request + after, cuts)
    plain = request.removeprefix(b"\r\n")
    taken, rest = arrival.take()
    assert taken + rest == plain + after
    assert taken == plain or (WHOLE[request] and taken.startswith(plain))
    assert (arrival.cut, arrival.refusal) == (WHOLE[request], None)
    assert arrival.target in (b"/x", b"/", b"/events?limit=2")


def test_an_address_as_it_is_typed() -> None:
    arrival = Arrival(MOST, 0.0)
    arrival.feed("GET /events?country=Lào&q=%20a HTTP/1.1\r\nX: ơ\r\n\r\nGET /ơ".encode())
    taken = "GET /events?country=L%C3%A0o&q=%20a HTTP/1.1\r\nX: ơ\r\n\r\n".encode()
    assert arrival.take() == (taken, "GET /ơ".encode())


@given(
    st.sampled_from(sorted(r for r, cut in WHOLE.items() if not cut)), st.integers(1, 10), st.lists(st.integers(0, 150))
)
def test_a_request_that_lacks_its_end(request: bytes, missing: int, cuts: list[int]) -> None:
    arrival = arrive(request[:-missing], cuts)
    assert not arrival.whole
    assert arrival.refusal is None


@given(st.lists(st.binary(max_size=30), max_size=10))
def test_whatever_arrives(pieces: list[bytes]) -> None:
    arrival = Arrival(MOST, 0.0)
    for piece in pieces:
        if not arrival.whole and arrival.refusal is None:
            arrival.feed(piece)


def test_the_client_that_asks_to_be_told_to_send() -> None:
    arrival = Arrival(MOST, 0.0)
    arrival.feed(HEAD + b"Expect: 100-continue\r\nContent-Length: 5\r\n\r\n")
    assert arrival.expects
    assert not arrival.whole
    arrival.feed(b"hello")
    assert arrival.take()[0] == HEAD + b"Content-Length: 5\r\n\r\nhello"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"GET / HTTP/1.1\r\nX: " + b"x" * HEAD_MOST, "headers-too-large"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n3e9\r\n", "too-large"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 12_000, "too-large"),
    ],
    ids=["head", "chunk", "many small chunks"],
)
def test_what_is_too_long_is_refused_before_it_is_whole(data: bytes, kind: str) -> None:
    arrival = Arrival(MOST, 0.0)
    arrival.feed(data)
    assert arrival.refusal is not None
    assert arrival.refusal.kind == kind
    assert not arrival.whole


def test_the_time_that_a_request_has_grows_with_what_came() -> None:
    arrival = Arrival(10**6, 100.0)
    assert arrival.deadline == 110
    arrival.feed(HEAD + b"Content-Length: 160000\r\n\r\n" + b"x" * 159_000)
    assert 119 < arrival.deadline < 121
