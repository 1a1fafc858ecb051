"""`bangiao serve`: a real server in a process of its own."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

BANGIAO = str(Path(sys.executable).with_name("bangiao"))

pytestmark = pytest.mark.server


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, *arguments: str, **environ: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server on a port of its own; it is stopped at the end, whatever happens."""
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/test.sqlite3", **environ}
    command = [BANGIAO, "serve", "--port", str(port), "--workers", "2", *arguments]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            await_answer(process, port)
            yield process, port
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(timeout=60)


def await_answer(process: subprocess.Popen[str], port: int) -> None:
    for _ in range(600):
        assert process.poll() is None, process.stderr and process.stderr.read()
        try:
            if get(port, "/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server never answered")


def get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_it_answers_counts_and_ends_with_status_0(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, port):
        assert [get(port, "/events")[0] for _ in range(6)] == [200] * 6
        assert get(port, "/")[0] == 200
        # the workers' numbers added up, whichever of them is asked
        metrics = get(port, "/metrics")[1]
        counted = [line for line in metrics.splitlines() if line.startswith("bangiao_http_requests_total{")]
        assert sum(float(line.rsplit(" ", 1)[1]) for line in counted if "events" in line.lower()) == 6
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0


def test_a_request_under_way_is_finished_first(tmp_path: Path) -> None:
    body = json.dumps({"text": "Sáng 2/6/2022, hai bộ trưởng quốc phòng Việt Nam và Lào hội đàm."}).encode()
    with serving(tmp_path) as (process, port), socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        head = f"Host: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        client.sendall(f"POST /extract HTTP/1.1\r\n{head}".encode() + body[:20])
        get(port, "/healthz")  # by now the other request has surely been taken up
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        client.sendall(body[20:])
        answered = client.recv(65536).decode()
        # the server is ending: its log is whole once it is read
        assert answered.startswith("HTTP/1.1 200"), process.stderr and process.stderr.read()
        assert process.wait(timeout=60) == 0


def failing(tmp_path: Path, *arguments: str, **environ: str) -> str:
    """What a server says that cannot start; it must say so at once, with status 1 and without a traceback."""
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/test.sqlite3", **environ}
    done = subprocess.run(
        [BANGIAO, "serve", *arguments], env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = failing(tmp_path, "--port", str(port))
    assert said == (
        f"Error: cannot listen on 127.0.0.1 port {port} (address already in use): "
        "stop what does, or give another --port\n"
    )


CANNOT_START: dict[str, tuple[tuple[str, ...], dict[str, str], str]] = {
    "no address": (("--host", "no.such.host.invalid"), {}, "is no address of this machine"),
    "another machine's address": (("--host", "192.0.2.1", "--port", "8999"), {}, "give a --host of this machine"),
    "a wrong setting": ((), {"BANGIAO_RATE_LIMIT": "many"}, "BANGIAO_RATE_LIMIT is 'many'"),
    "a wrong database": ((), {"DATABASE_URL": "oracle://x"}, "oracle"),
    "a database that does not answer": ((), {"DATABASE_URL": "postgresql://127.0.0.1:1/x"}, "127.0.0.1"),
}


@pytest.mark.parametrize(("arguments", "environ", "words"), CANNOT_START.values(), ids=CANNOT_START.keys())
def test_what_keeps_it_from_starting_is_said(
    tmp_path: Path, arguments: tuple[str, ...], environ: dict[str, str], words: str
) -> None:
    given = arguments if "--port" in arguments else (*arguments, "--port", str(free_port()))
    assert words in failing(tmp_path, *given, **environ)
