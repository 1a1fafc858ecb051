"""How long a client may take for its answer."""

from __future__ import annotations

import io
import re
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from api import outlet
from api.outlet import Outlet

ANSWER = bytes(range(256)) * 20_000


@pytest.fixture
def pair(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Outlet, socket.socket]]:
    """A server's side, at which nobody else waits, and the client's."""
    monkeypatch.setattr(outlet, "STEP", 0.02)
    monkeypatch.setattr(outlet, "GRACE", 0.3)
    monkeypatch.setattr(outlet, "BUSY_GRACE", 0.1)
    ours, client = socket.socketpair()
    with Outlet(ours, lambda: False) as out, client:
        yield out, client


def taken(
    client: socket.socket, answer: list[bytes], ended: threading.Event, pause: float = 0.0, size: int = 65_536
) -> threading.Thread:
    """Put what the client receives into `answer`, slowly where there is a `pause`."""

    def take() -> None:
        while not ended.is_set() and (piece := client.recv(size)):
            answer.append(piece)
            ended.wait(pause)

    thread = threading.Thread(target=take)
    thread.start()
    return thread


def test_a_quick_client_has_the_whole_answer(pair: tuple[Outlet, socket.socket]) -> None:
    out, client = pair
    answer: list[bytes] = []
    thread = taken(client, answer, threading.Event())
    for at in range(0, len(ANSWER), 1_000_000):
        out.sendall(ANSWER[at : at + 1_000_000])
        time.sleep(0.1)  # an answer that is made slowly is not the client's fault
    out.begin()
    assert out.sendfile(io.BytesIO(b"0123456789"), 2, 5) == 5
    assert out.sendfile(io.BytesIO(b"89")) == 2
    out.shutdown(socket.SHUT_WR)
    thread.join()
    assert b"".join(answer) == ANSWER + b"2345689"


def test_a_client_that_takes_little_at_a_time_is_ended(pair: tuple[Outlet, socket.socket]) -> None:
    out, client = pair
    ended = threading.Event()
    thread = taken(client, [], ended, 0.005, 20)
    with pytest.raises(BrokenPipeError, match="too slowly"):
        out.sendall(ANSWER)
    ended.set()
    thread.join()


def test_a_client_that_takes_nothing_is_ended_and_the_log_says_why(
    pair: tuple[Outlet, socket.socket], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlet.log, "propagate", True)
    with pytest.raises(BrokenPipeError, match="too slowly"):
        pair[0].sendall(ANSWER)
    said = r"cut an answer: in the 0\.\d s that its client was waited for it took \d+ bytes"
    assert re.fullmatch(said, caplog.messages[0])


def test_nobody_may_be_slow_where_others_wait(pair: tuple[Outlet, socket.socket]) -> None:
    out, _ = pair
    out._busy = lambda: True
    began = time.monotonic()
    with pytest.raises(BrokenPipeError):
        out.sendall(ANSWER)
    assert time.monotonic() - began >= outlet.BUSY_GRACE


def test_a_thread_that_gets_no_processor_is_not_the_clients_fault(pair: tuple[Outlet, socket.socket]) -> None:
    out, client = pair
    out._busy = lambda: True
    send = out.send

    def late(*arguments: Any) -> int:
        sent = send(*arguments)
        time.sleep(0.2)
        return sent

    out.send = late  # type: ignore[method-assign]
    out.sendall(b"head")
    out.sendall(b"body")
    assert client.recv(8) == b"headbody"
