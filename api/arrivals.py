"""How a request arrives: bytes are gathered until it is whole, within bounds of time and size.

Nothing here opens a socket or reads a clock. Framing is that of RFC 9112, sections 6 and 7.1, and only to find where a
request ends: the server's parser reads it anew and refuses what is wrong with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Seconds that anybody has for a request of any size.
GRACE = 10.0
#: Bytes a second that a longer request has to keep up, on the average.
RATE = 16_000
#: The longest head, and the longest trailer of a body in chunks.
HEAD_MOST = 65_536
#: The longest line before a chunk.
LINE_MOST = 4096

_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*([^\r\n]*?)[ \t]*\r?$", re.I | re.M)
_CODING = re.compile(rb"^transfer-encoding[ \t]*:[ \t]*([^\r\n]*?)[ \t]*\r?$", re.I | re.M)
_EXPECTS = re.compile(rb"^expect[ \t]*:[ \t]*100-continue[ \t]*\r?\n", re.I | re.M)
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;.*)?", re.S)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not taken: a kind of `api.problems`, and what to tell the client."""

    kind: str
    detail: str


class Arrival:
    """One request on its way. `most` is the longest body in bytes, `began` the instant of its first byte in seconds."""

    def __init__(self, most: int, began: float) -> None:
        self.most, self.began = most, began
        self.data = bytearray()
        #: Where the request ends; None while it is not whole.
        self.end: int | None = None
        self.refusal: Refusal | None = None
        #: The client waits to be told to go on (`Expect: 100-continue`).
        self.expects = False
        #: What follows on the connection cannot be told from this request: the connection has to end with it.
        self.cut = False
        self._seen = 0  # no head ends before here
        self._need: int | None = None  # where a body of known length ends
        self._place: int | None = None  # where the next chunk begins
        self._length = 0  # of the chunks so far
        self._trailing = False

    @property
    def whole(self) -> bool:
        return self.end is not None

    @property
    def deadline(self) -> float:
        """The instant at which the client has been too slow."""
        return self.began + GRACE + len(self.data) / RATE

    @property
    def target(self) -> bytes:
        """The address that is asked for, as it stands in the first line."""
        line = bytes(self.data[:HEAD_MOST].partition(b"\r\n")[0])
        return line.split(b" ")[1] if b" " in line else b""

    def feed(self, piece: bytes) -> None:
        """Take what arrived. Afterwards `whole` or `refusal` may be set."""
        self.data += piece
        if self._need is None and self._place is None and not self._head():
            return
        if self._place is not None:
            self._chunks()
        elif self._need is not None and len(self.data) >= self._need:
            self.end = self._need

    def take(self) -> tuple[bytes, bytes]:
        """The whole request, and what came after it.

        Where the address holds bytes beyond ASCII, as `curl` sends what is typed, they are escaped as browsers escape
        them (RFC 3987, section 3.1): the parser takes none.
        """
        assert self.end is not None
        request, rest = bytes(self.data[: self.end]), bytes(self.data[self.end :])
        line, ending, more = request.partition(b"\r\n")
        if not line.isascii():
            request = _BEYOND_ASCII.sub(lambda found: b"%%%02X" % found[0][0], line) + ending + more
        return request, rest

    def _head(self) -> bool:
        """Look for the end of the head; whether a body has to be waited for."""
        if self.data[:2] == b"\r\n":  # RFC 9112, section 2.2: an empty line before a request is ignored
            del self.data[:2]
        end = self.data.find(b"\r\n\r\n", max(0, self._seen - 3))
        self._seen = len(self.data)
        if end < 0:
            if self.data.count(b"\n", 0, HEAD_MOST) != self.data.count(b"\r\n", 0, HEAD_MOST):
                self._give_up()  # no head that the parser takes will come of this
            elif len(self.data) > HEAD_MOST:
                self.refusal = Refusal("headers-too-large", f"the headers may have at most {HEAD_MOST} bytes in all")
            return False
        end += 4
        head = bytes(self.data[:end])
        codings, lengths = _CODING.findall(head), _LENGTH.findall(head)
        if not codings and not lengths:
            self.end = end
        elif codings and (lengths or codings[-1].lower() != b"chunked"):
            self._give_up()  # the parser refuses it
        elif codings:
            self._place = self._await_body(head)
        elif len(lengths) > 1 or not re.fullmatch(rb"[0-9]{1,40}", lengths[0]):
            self._give_up()
        elif int(lengths[0]) > self.most:
            self.end, self.cut = end, True  # the application says that it is too long
        elif int(lengths[0]) == 0:
            self.end = end
        else:
            self._need = self._await_body(head) + int(lengths[0])
        return self.end is None

    def _await_body(self, head: bytes) -> int:
        """Where the body begins, once the head no longer asks to be told to send it."""
        plain, self.expects = _EXPECTS.subn(b"", head)[0], _EXPECTS.search(head) is not None
        self.data[: len(head)] = plain
        return len(plain)

    def _chunks(self) -> None:
        """Go from chunk to chunk as far as they have arrived."""
        assert self._place is not None
        while not self._trailing and self._place < len(self.data):
            line = self.data.find(b"\r\n", self._place, self._place + LINE_MOST)
            if line < 0:
                if len(self.data) >= self._place + LINE_MOST:
                    self._give_up()
                break
            found = _CHUNK.fullmatch(self.data, self._place, line)
            if found is None:
                self._give_up()
                return
            size = int(found[1], 16)
            if size == 0:
                self._place, self._trailing = line + 2, True
                break
            self._length += size
            self._place = line + 2 + size + 2
            if self._length > self.most or self._place > 2 * self.most + HEAD_MOST:
                self.refusal = Refusal("too-large", f"the body may have at most {self.most} bytes")
                return
        if self._trailing:
            if self.data[self._place : self._place + 2] == b"\r\n":
                self.end = self._place + 2
            elif (end := self.data.find(b"\r\n\r\n", self._place, self._place + HEAD_MOST)) >= 0:
                self.end = end + 4
            elif len(self.data) > self._place + HEAD_MOST:
                self._give_up()

    def _give_up(self) -> None:
        """Let the parser say what is wrong with what has arrived."""
        self.end, self.cut = len(self.data), True
