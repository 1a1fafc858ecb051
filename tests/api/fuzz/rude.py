"""Clients that send requests with something wrong in their bytes: what no HTTP library would send.

Each request is a right one in which bytes are cut out, doubled, changed or put in, or that ends early; whatever it is,
the answer is below 500 (or a 503, which says when to try again), or the connection ends, and neither takes long.
"""

from __future__ import annotations

import gzip
import random
import re
import socket
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

_STATUS = re.compile(rb"^HTTP/1\.1 (\d{3}) ", re.M)
_TEXT = "Chiều 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào.".encode()
#: What is put into requests, beside random bytes.
_PIECES = (
    b"\r\n", b"\n", b"\r", b"\x00", b" ", b"\t", b":", b"Content-Length: 5\r\n", b"Content-Length: 0\r\n",
    b"Transfer-Encoding: chunked\r\n", b"Transfer-Encoding: identity, chunked\r\n", b"Content-Length: -1\r\n",
    b"Content-Length: 99999999999999999999\r\n", b"Content-Encoding: gzip\r\n", b"Expect: 100-continue\r\n",
    b"Connection: upgrade\r\nUpgrade: h2c\r\n", b"Host: b\r\n", b"X-Forwarded-For: 127.0.0.1\r\n", b"0\r\n\r\n",
    b"fffffffffffffff\r\n", b"%00", b"%ff", b"%zz", b"/../", b"?", b"&limit=1" * 200, b"\xff", b"HTTP/2.0", b"HTTP/0.9",
    b" HTTP/1.1\r\nHost: a\r\n\r\nGET /none", b"Range: bytes=0-0,1-1,2-\r\n", b"If-None-Match: *\r\n",
    b"Accept-Language: " + b"vi;q=0.5," * 300 + b"\r\n", b"Cookie: " + b"a=b;" * 500 + b"\r\n", b"[" * 5000,
)  # fmt: skip


@dataclass
class Rude:
    """What these clients did, and what was wrong with the answers. `slow`: seconds that one may take."""

    host: str
    port: int
    token: str
    slow: float
    ended: threading.Event = field(default_factory=threading.Event)
    statuses: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def ask(self, seed: int) -> None:
        """Send one request after the other until `ended` is set."""
        chooser = random.Random(seed)
        while not self.ended.is_set():
            request = mangled(chooser, self._right(chooser))
            began = time.monotonic()
            answer = self._answer(request, chooser.random() < 0.5)
            taken = time.monotonic() - began
            found = [int(status) for status in _STATUS.findall(answer)]
            self.statuses[str(found[0]) if found else "closed"] += 1
            if any(status >= 500 and status != 503 for status in found) or taken > self.slow:
                self.wrong.append(f"{found or 'closed'} after {taken:.1f} s: {request[:600]!r}")

    def _right(self, chooser: random.Random) -> bytes:
        head = f"Host: {self.host}\r\nAuthorization: Bearer {self.token}\r\nConnection: close\r\n".encode()
        json = b'{"text": "' + _TEXT + b'", "id": "rude", "published": "2022-06-03"}'
        kind, body = chooser.choice(((b"application/json", json), (b"text/plain", _TEXT)))
        framed = b"Content-Type: %b\r\nContent-Length: %d\r\n\r\n%b" % (kind, len(body), body)
        half = len(body) // 2
        pieces = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:half], body[half:]))
        chunked = b"Content-Type: %b\r\nTransfer-Encoding: chunked\r\n\r\n%b0\r\n\r\n" % (kind, pieces)
        packed = gzip.compress(body)
        zipped = b"Content-Type: %b\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%b" % (
            kind, len(packed), packed,
        )  # fmt: skip
        return chooser.choice(
            (
                b"GET /events?from=2020&country=LA&limit=5 HTTP/1.1\r\n" + head + b"\r\n",
                b"GET /events.csv?limit=3 HTTP/1.1\r\n" + head + b"\r\n",
                b"GET /articles/rude HTTP/1.1\r\n" + head + b"\r\n",
                b"POST /extract HTTP/1.1\r\n" + head + framed,
                b"POST /articles?id=rude HTTP/1.1\r\n" + head + chunked,
                b"POST /articles HTTP/1.1\r\n" + head + zipped,
                b"PATCH /events/0000000000000000 HTTP/1.1\r\nIf-Match: *\r\n" + head + framed,
            )
        )

    def _answer(self, request: bytes, last: bool) -> bytes:
        """What comes back; `last`: the client ends its side after the request."""
        got = b""
        with suppress(OSError), socket.create_connection((self.host, self.port), timeout=2 * self.slow) as connection:
            connection.sendall(request)
            if last:
                connection.shutdown(socket.SHUT_WR)
            while piece := connection.recv(65536):
                got += piece
        return got


def mangled(chooser: random.Random, request: bytes) -> bytes:
    """`request` with up to three things wrong."""
    data = bytearray(request)
    for _ in range(chooser.randint(1, 3)):
        # heads are shorter than bodies and matter more
        end = data.find(b"\r\n\r\n") if chooser.random() < 0.7 else len(data)
        at = chooser.randint(0, max(end, 1))
        match chooser.randrange(6):
            case 0:
                del data[at : at + chooser.choice((1, 1, 2, 20))]
            case 1:
                data[at:at] = data[at : at + chooser.randint(1, 60)]
            case 2:
                data[at : at + 1] = chooser.randbytes(1)
            case 3:
                del data[at:]
            case 4:
                # before a line of the head, where it is a header of its own
                line = data.rfind(b"\r\n", 0, at) + 2
                data[line:line] = chooser.choice(_PIECES)
            case _:
                data[at:at] = chooser.choice(_PIECES)
    return bytes(data)
