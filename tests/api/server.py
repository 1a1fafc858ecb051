"""A real server for tests: `bangiao serve` in a process of its own, on a database with the articles of the fixtures."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from models import database as storage
from models.store import store_extraction
from models.tokens import create_token
from tests.api.conftest import ARTICLES

#: A busy machine takes its time.
START_SECONDS = 120


def seeded(url: str, more: int = 0) -> tuple[str, dict[str, list[str]]]:
    """Store the articles of the fixtures and `more` plain ones; a token that may write, and the ids of everything."""
    storage.start(url)
    events: list[str] = []
    for number in range(more):
        id = f"m{number}"
        found = {"date": f"{2000 + number // 12}-{number % 12 + 1:02}-01", "countries": ["LA", "VN"], "type": "talks"}
        record = {"id": id, "published": None, "events": [found]}
        events += store_extraction({"id": id, "text": "x"}, record)["events"]  # type: ignore[typeddict-item]
    for article, found in ARTICLES:
        record = {"id": article["id"], "published": article.get("published"), "events": found}
        events += store_extraction(article, record)["events"]  # type: ignore[arg-type]
    token, _ = create_token("editor", ["read", "write"])
    storage.stop()
    return token, {"events": events, "articles": [article["id"] for article, _ in ARTICLES]}


@contextmanager
def running(
    url: str, workers: int = 2, *, log: list[dict[str, Any]] | None = None, **environment: str
) -> Iterator[str]:
    """The address of `bangiao serve` on the database `url`, stopped at the end; `log` receives its JSON lines."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [Path(sys.executable).with_name("bangiao"), "serve", f"--port={port}", f"--workers={workers}"]
    # a file, since a pipe that nobody reads would stop the server
    said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed below, after the process
    process = subprocess.Popen(
        command, env=os.environ | {"DATABASE_URL": url, "BANGIAO_LOG_LEVEL": "WARNING"} | environment, stderr=said
    )
    address = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if process.poll() is not None:
                said.seek(0)
                raise RuntimeError(f"the server ended: {said.read()}")
            try:
                with urllib.request.urlopen(f"{address}/readyz", timeout=5):
                    break
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        else:
            raise RuntimeError(f"the server did not become ready in {START_SECONDS} seconds")
        yield address
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        said.seek(0)
        lines = said.read().splitlines()
        said.close()
        if log is not None:
            log += [json.loads(line) for line in lines if line.startswith("{")]
