"""`bangiao` for tests that start it many times: as a process each, but of a program that is loaded already.

To start Python, import everything and read the lexicon takes a hundred times as long as most of these commands do. A
process does that once and waits; each call is a fork of it, with the arguments, the environment, the folder and the
standard streams of its caller, and with the command's own exit status. Tests of the process itself, of its signals and
limits, and of facts of the user's own, start `REAL`.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import select
import shlex
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

#: The console script.
REAL = str(Path(sys.executable).with_name("bangiao"))

_PROJECT = Path(__file__).resolve().parent.parent
_PROGRAM = "from tests.command import wait; wait(); from api.cli import main; main()"
_CALLER = """
import json, os, signal, socket, sys
call = {"arguments": sys.argv[2:], "environment": dict(os.environ), "folder": os.getcwd()}
with socket.socket(socket.AF_UNIX) as connection:
    connection.connect(sys.argv[1])
    socket.send_fds(connection, [b" "], [0, 1, 2])
    connection.sendall(json.dumps(call).encode())
    connection.shutdown(socket.SHUT_WR)
    status = int(connection.recv(16) or b"1")
if status < 0:
    signal.signal(-status, signal.SIG_DFL)
    os.kill(os.getpid(), -status)
sys.exit(status)
"""
_READ_BEFORE = "Sáng 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào."


@cache
def bangiao() -> str:
    """The path of a command that does what `REAL` does. What it forks from ends with the process that asked first."""
    folder = Path(tempfile.mkdtemp(prefix="bangiao-command-"))
    (folder / "call.py").write_text(_CALLER, encoding="utf-8")
    words = [sys.executable, "-IS", str(folder / "call.py"), str(folder / "socket")]
    (folder / "bangiao").write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n', encoding="utf-8")
    (folder / "bangiao").chmod(0o755)
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, folder / "socket"],
        cwd=_PROJECT,
        env=os.environ | {"BANGIAO_FACTS": str(folder / "no facts")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    atexit.register(_end, process, folder)
    return str(folder / "bangiao")


def run(
    *arguments: str | Path, environ: Mapping[str, str], input: str = "", program: str | None = None
) -> subprocess.CompletedProcess[str]:
    """What the command did: its exit status and what it wrote. `program`: `REAL` where the process itself matters."""
    return subprocess.run(
        [program or bangiao(), *map(str, arguments)],
        input=input,
        capture_output=True,
        encoding="utf-8",
        env=environ,
        check=False,
    )


def _end(process: subprocess.Popen[bytes], folder: Path) -> None:
    process.kill()
    process.communicate()
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def wait() -> None:
    """Load everything and wait for calls, until the one who started this ends. Returns in a process for each call."""
    from api.cli import COMMANDS

    for module, _ in COMMANDS.values():
        import_module(module)
    for module in ("api.app", "loaders.load", "models.bulk", "models.exchange", "models.queries"):
        import_module(module)
    from loaders.article import Article
    from loaders.extract import extract

    extract(Article("a", _READ_BEFORE))
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the processes that wait for a command
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(sys.argv[1])
        listening.listen(64)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            ready, _, _ = select.select([listening, 0], [], [])
            if 0 in ready:
                os._exit(0)
            connection, _ = listening.accept()
            if os.fork() == 0:
                break
            connection.close()
    _answer(connection)


def _answer(connection: socket.socket) -> None:
    """Take one call, and return in the process that is to do it."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with connection:
        _, streams, _, _ = socket.recv_fds(connection, 1, 3)
        said = b""
        while piece := connection.recv(65536):
            said += piece
        if (command := os.fork()) != 0:
            for stream in streams:
                os.close(stream)
            _, status = os.waitpid(command, 0)
            connection.sendall(str(os.waitstatus_to_exitcode(status)).encode())
            os._exit(0)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    # as Python opens them: the ones there are were made for what the waiting process had
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.__stderr__ = open(  # noqa: SIM115
        2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False
    )
    call = json.loads(said)
    os.environ.clear()
    os.environ.update(call["environment"])
    os.chdir(call["folder"])
    time.tzset()
    sys.path.remove("")  # the folder of `-c`
    sys.argv = ["bangiao", *call["arguments"]]
