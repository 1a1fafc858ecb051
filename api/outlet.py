"""How an answer leaves: a client's socket on which nobody can take for ever.

A thread sends while the client takes. One that takes nothing, or a few bytes now and then, would hold that thread for
as long as it likes; so an answer as a whole has to be taken at a rate, and at a higher one while others wait.
"""

from __future__ import annotations

import errno
import logging
import select
import socket
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

log = logging.getLogger("bangiao")
#: Seconds that anybody may take for an answer of any size, and the bytes a second at which the rest has to be taken, on
#: the average: at leisure, and while requests wait for a thread.
GRACE, RATE = 10.0, 16_000
BUSY_GRACE, BUSY_RATE = 2.0, 128_000
#: Bytes sent in one go, and the seconds for which one go waits: the time that is left is looked at in between.
PIECE = 65_536
STEP = 0.5
#: Seconds of sending after which a client is being waited for.
NOTICED = 0.01


class Outlet(socket.socket):
    """A socket whose `sendall` raises `BrokenPipeError` for a client that is too slow.

    Only the time in which the client is waited for counts, and what it took in that time, not how long its answer is
    made, nor how long this thread waits for a processor. `busy` says whether requests wait for a thread.
    """

    def __init__(self, client: socket.socket, busy: Callable[[], bool]) -> None:
        super().__init__(fileno=client.detach())
        self._busy = busy
        self.begin()

    def begin(self) -> None:
        """Another answer begins: its request has arrived."""
        self.arrived = time.monotonic()
        self._sent, self._waited = 0, 0.0

    def sendall(self, data: ReadableBuffer, flags: int = 0, /) -> None:
        rest = memoryview(data).cast("B")
        self.setblocking(False)
        try:
            while rest:
                busy = self._busy()
                grace, rate = (BUSY_GRACE, BUSY_RATE) if busy else (GRACE, RATE)
                if self._waited > grace + self._sent / rate:
                    # gunicorn keeps quiet about clients that are gone, and this one will ask why its answer was cut
                    log.warning(
                        "cut an answer: in the %.1f s that its client was waited for it took %d bytes%s",
                        self._waited, self._sent, "; requests wait for a thread" if busy else "",
                    )  # fmt: skip
                    raise BrokenPipeError(errno.EPIPE, "the client takes its answer too slowly")
                try:
                    sent = self.send(rest[:PIECE], flags)
                except BlockingIOError:
                    self._waited += self._wait()
                    continue
                # what the kernel takes until its buffer is full is not taken by the client yet
                self._sent += sent if self._waited > NOTICED else 0
                rest = rest[sent:]
        finally:
            self.settimeout(None)

    def _wait(self) -> float:
        """Wait until the client takes more, for one step at most: the seconds that it let us wait.

        No more than the step counts: what is beyond, on a machine with other work, is no client's doing.
        """
        room = select.poll()
        room.register(self, select.POLLOUT)
        began = time.monotonic()
        room.poll(STEP * 1000)
        return min(time.monotonic() - began, STEP)

    def sendfile(self, file: BinaryIO, offset: int = 0, count: int | None = None) -> int:  # type: ignore[override]
        """Send a file by `sendall`, which alone watches the clock."""
        file.seek(offset)
        left = count
        while left is None or left > 0:
            piece = file.read(PIECE if left is None else min(left, PIECE))
            if not piece:
                break
            self.sendall(piece)
            left = None if left is None else left - len(piece)
        return file.tell() - offset
