"""What an answer costs, beside bare Flask on gunicorn with a constant of the same bytes, and beside Datasette.

    python -m benchmarks.service                       # 100,000 made-up events
    python -m benchmarks.service --events 1000000 --folder /somewhere   # builds the database there once

Prints the processor time of the server for each request (one worker, SQLite), each time asked of another state and
other years, and the ratio of the peers' time to it (1: as cheap as the peer). Processor time, since others may use the
machine. Datasette is measured where it is installed: pip install '.[benchmark]'. Adds its figures to
benchmarks/results/service.jsonl.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from api.countries import codes
from benchmarks.database import COUNTRIES, open_or_build
from models import database as storage

RESULTS = Path(__file__).parent / "results" / "service.jsonl"
STATES = [code for code in COUNTRIES[:60] if code in codes()]
#: The queries of a person who looks around: each is asked of the service alone.
COUNTS = (
    "/timeline?interval=month&from=2010&to=2019", "/timeline?interval=year", "/countries", "/pairs", "/",
    f"/?country={STATES[0]}&from=2015&to=2015",
)  # fmt: skip
BARE = """
from flask import Flask
app = Flask("bare")
body = open({path!r}, "rb").read()
@app.get("/")
def constant():
    return body, {{"Content-Type": "application/json"}}
"""

Ask = Callable[[random.Random], tuple[str, dict[str, str]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--folder", type=Path, help="keep the database here and use what is there (default: neither)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bangiao-benchmark-") as temporary:
        folder = options.folder or Path(temporary)
        path = folder / f"events-{options.events}.sqlite3"
        open_or_build(path, options.events, words=False)
        storage.stop()
        figures = measure(path, Path(temporary), options.requests)
    figures = {"events": options.events, **figures}
    for name, value in figures.items():
        print(f"{name:70}{value:12.3f}")
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(figures) + "\n")


def measure(path: Path, folder: Path, requests: int) -> dict[str, float]:
    """Figure by name: milliseconds of the server's processor, and ratios."""
    figures: dict[str, float] = {}
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{path}", "BANGIAO_LOG_LEVEL": "WARNING"}
    serve = [str(Path(sys.executable).with_name("bangiao")), "serve"]
    with server([*serve, "--workers", "1", "--port", "{port}"], environment) as (port, pid):
        body = fetch(port, *page(random.Random(1)))[1]
        (folder / "body.json").write_bytes(body)
        ours = cost(port, pid, page, requests)
        address, _ = page(random.Random(1))
        tag = fetch(port, address, {})[0]["ETag"]
        known = cost(port, pid, lambda _: (address, {"If-None-Match": tag}), requests)
        for number, query in enumerate(COUNTS):
            figures[f"{number + 1}. {query}, ms"] = cost(port, pid, lambda _, q=query: (q, {}), 20)  # type: ignore[misc]
        before = memory(pid)
        cost(port, pid, page, 2 * requests)
        figures["memory after as many requests again, to before"] = memory(pid) / before
    (folder / "bare.py").write_text(BARE.format(path=str(folder / "body.json")), encoding="utf-8")
    bare = [
        sys.executable,
        "-m",
        "gunicorn",
        "--chdir",
        str(folder),
        "--threads",
        "4",
        "-b",
        "127.0.0.1:{port}",
        "bare:app",
    ]
    with server(bare, dict(os.environ)) as (port, pid):
        constant = cost(port, pid, lambda _: ("/", {}), requests)
    figures |= {"page of 100, ms": ours, "its 304, ms": known, f"constant of {len(body)} bytes, ms": constant}
    figures |= {"page, constant / ours": constant / ours, "304, constant / ours": constant / known}
    datasette = Path(sys.executable).with_name("datasette")
    if datasette.exists():
        copy = folder / "peer.sqlite3"
        os.link(path, copy) if path.stat().st_dev == folder.stat().st_dev else shutil.copy(path, copy)
        command = [str(datasette), "serve", "-i", str(copy), "-p", "{port}", "--setting", "max_returned_rows", "2000"]
        with server(command, dict(os.environ)) as (port, pid):
            peer = cost(port, pid, same_rows, max(50, requests // 5), children=False)
        figures |= {"Datasette, the same rows, ms": peer, "page, Datasette / ours": peer / ours}
    return figures


def page(rng: random.Random) -> tuple[str, dict[str, str]]:
    """A page of a state in some years."""
    year = rng.randrange(1990, 2020)
    asked = {"country": rng.choice(STATES), "from": f"{year}-01-01", "to": f"{year + 5}-12-31", "limit": 100}
    return f"/events?{urlencode(asked)}", {}


def same_rows(rng: random.Random) -> tuple[str, dict[str, str]]:
    """The same, asked of Datasette as SQL over the table of events and the index of days."""
    year = rng.randrange(1990, 2020)
    sql = (
        "select e.*, d.json from event_country c join event e on e.id = c.event_id join event_document d"
        " on d.event_id = e.id where c.country = :state and c.span = 0 and c.first between :a and :b"
        " order by c.first, c.event_id limit 100"
    )
    asked = {"sql": sql, "state": rng.choice(STATES), "a": f"{year}-01-01", "b": f"{year + 5}-12-31"}
    return f"/peer.json?{urlencode(asked)}", {}


def fetch(port: int, address: str, headers: dict[str, str]) -> tuple[dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status not in (200, 304):
        raise SystemExit(f"{address}: {answer.status} {body[:300]!r}")
    return dict(answer.getheaders()), body


def cost(port: int, pid: int, ask: Ask, requests: int, *, children: bool = True) -> float:
    """Milliseconds of processor time of the server for each request."""
    rng = random.Random(7)
    for _ in range(max(3, requests // 20)):
        fetch(port, *ask(rng))
    before = spent(pid)
    for _ in range(requests):
        fetch(port, *ask(rng))
    return (spent(pid) - before) / requests * 1000


def family(pid: int) -> list[int]:
    """The process and those it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(int(child) for child in children)]


def spent(pid: int) -> float:
    """Seconds of processor time of a server with its workers, in all threads."""
    nanoseconds = 0
    for process in family(pid):
        for task in Path(f"/proc/{process}/task").iterdir():
            nanoseconds += int((task / "schedstat").read_text().split()[0])
    return nanoseconds / 1e9


def memory(pid: int) -> float:
    """Resident memory of a server with its workers, in kB."""
    return sum(
        int(line.split()[1])
        for process in family(pid)
        for line in Path(f"/proc/{process}/status").read_text().splitlines()
        if line.startswith("VmRSS")
    )


@contextmanager
def server(command: list[str], environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Port and process of a server that answers, ended at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    told = [part.replace("{port}", str(port)) for part in command]
    process = subprocess.Popen(told, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        time.sleep(1)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(30)


if __name__ == "__main__":
    main()
