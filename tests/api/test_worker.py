"""The server against clients that are slow, broken or rude: real connections to `bangiao serve`."""

from __future__ import annotations

import json
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from api.arrivals import GRACE
from api.commands.serve import THREADS
from tests.api.server import running, seeded

pytestmark = pytest.mark.server

TEXT = "Chiều 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào."
KNOWN = "kho/bai 1.txt"


class Server:
    """An address and a token that may write there."""

    def __init__(self, address: str, token: str) -> None:
        self.address, self.token = address, token

    def connect(self) -> socket.socket:
        parts = urlsplit(self.address)
        return socket.create_connection((parts.hostname, parts.port), timeout=60)

    def post(self, path: str, *headers: str) -> bytes:
        """The head of a POST request of plain text."""
        lines = (f"POST {path} HTTP/1.1", "Host: a", "Content-Type: text/plain", f"Authorization: Bearer {self.token}")
        return "\r\n".join((*lines, *headers, "", "")).encode()

    def stored(self) -> dict[str, int]:
        """The articles by id, with how many events each has."""
        with urllib.request.urlopen(f"{self.address}/articles?limit=1000") as response:
            return {article["id"]: article["events"] for article in json.load(response)["articles"]}

    def healthy(self) -> float:
        """Seconds until `/healthz` answers."""
        began = time.monotonic()
        with urllib.request.urlopen(f"{self.address}/healthz", timeout=30) as response:
            assert response.status == 200
        return time.monotonic() - began


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    url = f"sqlite:///{tmp_path_factory.mktemp('worker') / 'db.sqlite3'}"
    token, _ = seeded(url)
    with running(url, BANGIAO_MAX_BODY="200000") as address:
        yield Server(address, token)


def read(connection: socket.socket) -> tuple[int, bytes]:
    """Status and body of the answer on this connection, which the server ends."""
    answer = b""
    while piece := connection.recv(65536):
        answer += piece
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split(b" ")[1]), body


def chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


BODY = TEXT.encode()
# The headers, the bytes after them, whether the client then ends its side, and the kind of problem.
BROKEN: dict[str, tuple[tuple[str, ...], bytes, str]] = {
    "it ends early": ((f"Content-Length: {len(BODY) + 50}",), BODY, "malformed-body"),
    "chunks that end early": (("Transfer-Encoding: chunked",), chunk(BODY), "malformed-body"),
    "a chunk that ends early": (("Transfer-Encoding: chunked",), chunk(BODY)[:-30], "malformed-body"),
    "chunks without a size": (("Transfer-Encoding: chunked",), chunk(BODY) + b"zz\r\n" + BODY, "malformed-body"),
    "chunks that are too long": (
        ("Transfer-Encoding: chunked",), chunk(BODY) + chunk(b"x" * 150_000) * 2 + b"0\r\n\r\n", "too-large",
    ),
    "a chunk that says it is too long": (("Transfer-Encoding: chunked",), b"ffffffffff\r\n" + BODY, "too-large"),
    "it is too long": (("Content-Length: 200001",), b"x" * 200_001, "too-large"),
    "a length of 31 digits": ((f"Content-Length: {10**30}",), BODY, "too-large"),
    "two lengths": (("Content-Length: 10", "Content-Length: 11"), BODY, "bad-request"),
    "a length and chunks": (("Content-Length: 10", "Transfer-Encoding: chunked"), chunk(BODY), "bad-request"),
}  # fmt: skip


@pytest.mark.parametrize(("headers", "after", "kind"), BROKEN.values(), ids=BROKEN.keys())
@pytest.mark.parametrize("id", ["fresh", KNOWN], ids=["new", "known"])
def test_a_body_that_is_not_whole_changes_nothing(
    server: Server, id: str, headers: tuple[str, ...], after: bytes, kind: str
) -> None:
    before = server.stored()
    with server.connect() as connection:
        connection.sendall(server.post(f"/articles?id={quote(id)}", *headers) + after)
        connection.shutdown(socket.SHUT_WR)
        status, body = read(connection)
    assert (json.loads(body)["type"], status // 100) == (f"/docs#problem-{kind}", 4)
    assert server.stored() == before


def test_a_whole_body_in_many_pieces_and_one_request_after_the_other(server: Server) -> None:
    head = server.post("/extract", "Transfer-Encoding: chunked", "Expect: 100-continue")
    with server.connect() as connection:
        connection.sendall(head)
        assert connection.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        for at in range(0, len(BODY), 7):
            connection.sendall(chunk(BODY[at : at + 7]))
        # the next request comes before the first is answered
        connection.sendall(b"0\r\nX-Trailer: 1\r\n\r\nGET /countries HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        answers = b""
        while piece := connection.recv(65536):
            answers += piece
    assert answers.count(b"HTTP/1.1 200 OK") == 2
    assert b'"2022-06-02"' in answers


def test_slow_clients_hold_nobody(server: Server) -> None:
    """Forty of them: heads that never end, bodies byte by byte, answers that nobody reads, connections left open."""
    with ExitStack() as stack:
        clients = [stack.enter_context(server.connect()) for _ in range(40)]
        for number, client in enumerate(clients):
            if number % 4 == 0:
                client.sendall(b"GET /events HTTP/1.1\r\nHost: a\r\nX-Slow: ")
            elif number % 4 == 1:
                client.sendall(server.post("/articles?id=slow", "Content-Length: 150000") + b"x")
            elif number % 4 == 2:
                client.sendall(b"GET /events HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        began = time.monotonic()
        waited = []
        while time.monotonic() - began < GRACE - 2:
            for number, client in enumerate(clients):
                if number % 4 < 2:
                    client.sendall(b"x")
            waited.append(server.healthy())
            with urllib.request.urlopen(f"{server.address}/countries", timeout=30) as response:
                assert response.status == 200
            time.sleep(0.5)
        assert max(waited) < GRACE / 2, "not one of them waited for the slow ones"
        with ThreadPoolExecutor(len(clients)) as pool:
            told = list(pool.map(lambda c: _rest(c), clients))
    assert [b"408 Request Timeout" in answer for answer in told] == [n % 4 < 2 for n in range(40)]
    assert "slow" not in server.stored()


def _rest(client: socket.socket) -> bytes:
    answer = b""
    try:
        while piece := client.recv(65536):
            answer += piece
    except ConnectionError:
        pass
    return answer


def test_steady_slow_readers_hold_no_thread_for_long(tmp_path: Path) -> None:
    """As many of them as there are threads, each of answers that do not fit into the buffers on their way."""
    url = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    token, _ = seeded(url, more=200)
    with running(url, 1) as address, ExitStack() as stack:
        Server(address, token)
        clients = []
        for _ in range(THREADS):
            client = stack.enter_context(socket.socket())
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.connect((urlsplit(address).hostname, urlsplit(address).port))
            client.sendall(b"GET /events.jsonl HTTP/1.1\r\nHost: a\r\n\r\n" * 40)
            clients.append(client)
        ended = threading.Event()

        def sip() -> None:
            while not ended.wait(0.1):
                for client in clients:
                    with suppress(ConnectionError):
                        client.recv(100)

        sipping = threading.Thread(target=sip)
        sipping.start()
        try:
            time.sleep(1)
            began = time.monotonic()
            with urllib.request.urlopen(f"{address}/countries", timeout=60) as response:
                assert response.status == 200
            waited = time.monotonic() - began
        finally:
            ended.set()
            sipping.join()
        assert waited < 30, "they would have taken hours"
        # whoever was ended does not take what came for the whole answer
        assert any(not _rest(client).endswith(b"\r\n0\r\n\r\n") for client in clients)


def test_the_first_requests_come_at_once(tmp_path: Path) -> None:
    """All of them right after the start, each with work that only the first ever does."""
    url = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    token, _ = seeded(url)
    paths = ["/events.atom", "/events.ics", "/events.csv", "/timeline?interval=year", "/"]
    with running(url, 1) as address:
        server = Server(address, token)

        def ask(number: int) -> int:
            if number % 6 == 5:
                with server.connect() as connection:
                    head = server.post(
                        f"/articles?id=first{number}&published=2022-06-03", f"Content-Length: {len(BODY)}",
                        "Connection: close",
                    )  # fmt: skip
                    connection.sendall(head + BODY)
                    return read(connection)[0]
            with urllib.request.urlopen(address + paths[number % 6], timeout=60) as response:
                response.read()
                return int(response.status)

        with ThreadPoolExecutor(24) as pool:
            statuses = list(pool.map(ask, range(24)))
    assert sorted(statuses) == [200] * 20 + [201] * 4


HOSTILE = (
    "Chiều 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Lào ",
    "hội đàm ", "thăm Lào, thăm Campuchia, ", "ngày 2/6 ", "Bộ trưởng Quốc phòng Lào ", ".",
)  # fmt: skip


def test_no_text_stops_the_service(tmp_path: Path) -> None:
    """As many long posts at once as there are threads, each of a text that was slow to read once."""
    url = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    token, _ = seeded(url)
    with running(url, 1, BANGIAO_EXTRACT_SECONDS="0.5") as address, ThreadPoolExecutor(20) as pool:
        server = Server(address, token)

        def post(text: str) -> int:
            body = text.encode()
            with server.connect() as connection:
                head = server.post("/extract", f"Content-Length: {len(body)}", "Connection: close")
                connection.sendall(head + body)
                return read(connection)[0]

        asked = [pool.submit(post, HOSTILE[n % len(HOSTILE)] * (90_000 // len(HOSTILE[n % 6]))) for n in range(20)]
        while not all(future.done() for future in asked):
            assert server.healthy() < 10
            with urllib.request.urlopen(f"{address}/countries", timeout=30) as response:
                assert response.status == 200
            time.sleep(0.2)
        assert {future.result() for future in asked} <= {200, 422, 503}
        deadline = time.monotonic() + 60
        while post(TEXT) != 200:  # the worker is free again
            assert time.monotonic() < deadline
            time.sleep(0.5)
