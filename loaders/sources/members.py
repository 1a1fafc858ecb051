"""Gzip as archives have it, member by member: a damaged one is reported and skipped, the next is found and read.

RFC 1952: a file is a row of members, each with its own check. Web archives keep each record in one.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

MAGIC = b"\x1f\x8b\x08"
_CHUNK = 64 * 1024
# A member is given out when its check has held; of a longer one the parts are, as they come.
_HELD = 64 * 1024 * 1024
_AT_ONCE = 1024 * 1024
_STEP = 64
# The header of a member, in which bytes stand that no text has: all below a tabulator.
_HEADER, _TEXT = 10, 9


def unpacked(stream: BinaryIO, damaged: Callable[[int, str, bytes], None]) -> Iterator[bytes]:
    """The bytes of every whole member of `stream`, in order; those of a stream that is no gzip as they are.

    `damaged` is told of each that is not: its offset in the file, what is wrong, and what could be read of it.
    """
    raw = _Raw(stream)
    if not raw.is_packed():
        yield from raw.rest()
        return
    searching = False  # what looks like a member while the next one is searched for may be none
    if not raw.starts_with(MAGIC):
        damaged(0, "is damaged (its first bytes are those of no gzip)", b"")
        searching = True
    while raw.at_member():
        start = raw.offset
        member = _Member(raw)
        try:
            yield from member.parts()
        except (zlib.error, EOFError) as error:
            wrong = "is cut short" if isinstance(error, EOFError) else f"is damaged ({_words(error)})"
            begun = member.begun()
            if not searching or begun.startswith((b"WARC/", b"http")):
                damaged(start, wrong, begun)
            searching = True
            raw.back_to(start + 1)
        else:
            searching = False


def _words(error: Exception) -> str:
    return str(error).rpartition(": ")[2]


class _Raw:
    """A stream with its offset, and the way back to the start of the member that is being read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._kept = bytearray()  # from `_base` on: what is read and may be read again
        self._base = 0
        self._at = 0

    @property
    def offset(self) -> int:
        return self._base + self._at

    def starts_with(self, magic: bytes) -> bool:
        self._fill(len(magic))
        return self._kept.startswith(magic)

    def is_packed(self) -> bool:
        """Whether this is gzip, be its first member damaged: bytes that no text opens with, and members further on."""
        if self.starts_with(MAGIC):
            return True
        self._fill(_CHUNK)
        return any(byte < _TEXT for byte in self._kept[:_HEADER]) and MAGIC in self._kept

    def rest(self) -> Iterator[bytes]:
        while chunk := self.chunk():
            yield chunk
            self.forget()

    def chunk(self) -> bytes:
        """The next bytes, none at the end."""
        if self._at >= len(self._kept):
            self._fill(1)
        chunk = bytes(self._kept[self._at : self._at + _CHUNK])
        self._at += len(chunk)
        return chunk

    def give_back(self, count: int) -> None:
        self._at -= count

    def back_to(self, offset: int) -> None:
        """Back to `offset`, or as far as what is kept reaches."""
        self._at = max(offset - self._base, 0)

    def forget(self) -> None:
        """Keep nothing of what was read."""
        del self._kept[: self._at]
        self._base += self._at
        self._at = 0

    def at_member(self) -> bool:
        """Go to the next place that may open a member; False at the end."""
        while True:
            self.forget()
            self._fill(_CHUNK)
            if not self._kept:
                return False
            found = self._kept.find(MAGIC)
            if found >= 0:
                self._at = found
                self.forget()
                return True
            self._at = max(len(self._kept) - len(MAGIC) + 1, 1)

    def _fill(self, size: int) -> None:
        while len(self._kept) - self._at < size and (chunk := self._stream.read(_CHUNK)):
            self._kept += chunk


class _Member:
    """One member: its parts, held back until its check has held unless they are many."""

    def __init__(self, raw: _Raw) -> None:
        self._raw = raw
        self._held: list[bytes] = []
        self._size = 0
        self._begun = self._first = b""

    def begun(self) -> bytes:
        """The first bytes that could be read, also where the part they stand in is damaged further on."""
        if not self._begun:
            machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
            for at in range(0, len(self._first), _STEP):
                try:
                    self._begun += machine.decompress(self._first[at : at + _STEP], _CHUNK)
                except zlib.error:
                    break
        return self._begun

    def parts(self) -> Iterator[bytes]:
        machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
        pending = b""
        while not machine.eof:
            if not pending and not (pending := self._raw.chunk()):
                raise EOFError
            self._first = self._first or pending
            part = machine.decompress(pending, _AT_ONCE)
            pending = machine.unconsumed_tail
            if len(self._begun) < _CHUNK:
                self._begun += part[:_CHUNK]
            self._held.append(part)
            self._size += len(part)
            if self._size > _HELD:
                yield from self._held
                self._held.clear()
                self._raw.forget()
        self._raw.give_back(len(machine.unused_data))
        yield from self._held
