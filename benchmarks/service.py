"""What an answer costs, beside bare Flask on gunicorn with a constant of the same bytes, and beside Datasette.

    python -m benchmarks.service                       # 100,000 made-up events
    python -m benchmarks.service --events 1000000 --folder /somewhere   # builds the database there once
    python -m benchmarks.service --postgresql          # and what answers cost where PostgreSQL holds the same events

Prints the processor time of the server for each request (one worker, SQLite), each time asked of another state and
other years, and the ratio of the peers' time to it (1: as cheap as the peer). Processor time, since others may use the
machine; and all are asked by turns, since what others do slows down whoever runs meanwhile. Datasette is measured where
it is installed, by pip install '.[benchmark]', and the file has less than 4 GB, since it reads all of one at its start.
Adds its figures to benchmarks/results/service.jsonl.
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
from collections.abc import Callable, Container, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

from benchmarks import postgresql
from benchmarks.database import COUNTRIES, open_or_build
from models import database as storage
from models.dates import SPAN_DAYS
from models.dialect import run

RESULTS = Path(__file__).parent / "results" / "service.jsonl"
STATES = COUNTRIES[:60]
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

RANDOM = random.Random(7)
Ask = Callable[[random.Random], tuple[str, dict[str, str]]]


#: One request of every kind, with the status of its answer.
KINDS = (
    "/events?country=VN&limit=20", "/events?q=hoi+dam&limit=20", "/events?limit=20&fields=id,date", "/events?limit=0",
    "/events.csv?limit=20", "/events.jsonl?limit=20", "/events.ics?limit=20", "/events.atom?limit=20",
    "/events.timeline.json?limit=20", "/events.xlsx?limit=20", "/events/0000000000000000", "/events?no=1",
    "/pairs?limit=9", "/facets?country=VN&from=2015&to=2015", "/timeline?interval=year&country=VN",
    "/countries?country=VN&from=2015", "/articles?limit=20", "/?country=VN&from=2015&to=2015", "/healthz", "/readyz",
    "/metrics", "/openapi.yaml", "/none",
)  # fmt: skip
#: Bytes of a file that Datasette, which reads all of it at its start, is asked about at most.
READ_WHOLE = 4e9
#: Turns, and the requests of one of them.
TURNS, TOGETHER = 12, 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keep the database here and use what is there (default: neither)")
    parser.add_argument("--postgresql", action="store_true", help="a PostgreSQL server beside, filled by an import")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bangiao-benchmark-") as temporary:
        folder = options.folder or Path(temporary)
        path = _built(folder, options.events)
        figures = {"events": options.events, **measure(path, Path(temporary))}
        if options.postgresql:
            figures |= beside(path, Path(temporary))
    for name, value in figures.items():
        print(f"{name:70}{value:12.3f}")
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(figures) + "\n")


def _built(folder: Path, events: int) -> Path:
    path = folder / f"events-{events}.sqlite3"
    open_or_build(path, events, words=False)
    storage.stop()
    return path


def measure(path: Path, folder: Path) -> dict[str, float]:
    """Figure by name: milliseconds of the server's processor (medians of turns), and ratios."""
    with ExitStack() as servers:
        port, pid = servers.enter_context(ours(path))
        address, _ = page(random.Random(1))
        headers, body = fetch(port, address, {})
        (folder / "body.json").write_bytes(body)
        (folder / "bare.py").write_text(BARE.format(path=str(folder / "body.json")), encoding="utf-8")
        asked: dict[str, Callable[[], float]] = {
            "page of 100": partial(cost, port, pid, page),
            "its 304": partial(cost, port, pid, lambda _: (address, {"If-None-Match": headers["ETag"]})),
        }
        bare = [sys.executable, "-m", "gunicorn", "--chdir", str(folder), "--threads", "4", "-b", "127.0.0.1:{port}"]
        asked["constant"] = partial(cost, *servers.enter_context(server([*bare, "bare:app"], {})), lambda _: ("/", {}))
        datasette = Path(sys.executable).with_name("datasette")
        if datasette.exists() and path.stat().st_size < READ_WHOLE:
            copy = folder / "peer.sqlite3"
            os.link(path, copy) if path.stat().st_dev == folder.stat().st_dev else shutil.copy(path, copy)
            peer = [str(datasette), "serve", "-i", str(copy), "-p", "{port}", "--setting", "max_returned_rows", "2000"]
            theirs = servers.enter_context(server(peer, {}))
            same = fetch(theirs[0], *same_rows(random.Random(1)))[1]
            if ids(json.loads(same)["rows"]) != ids([[event] for event in json.loads(body)["events"]]):
                raise SystemExit("Datasette gives other events than the service")
            asked["Datasette"] = partial(cost, *theirs, same_rows)
            asked["Datasette, JSON as text"] = partial(cost, *theirs, partial(same_rows, objects=False))
        for ask in asked.values():
            ask()
        turns = [{name: ask() for name, ask in asked.items()} for _ in range(TURNS)]
        figures = {f"{name}, ms": median(turn[name] for turn in turns) for name in asked}
        for name, one, other in (
            ("page, constant / ours", "constant", "page of 100"),
            ("304, constant / ours", "constant", "its 304"),
            ("page, Datasette / ours", "Datasette", "page of 100"),
            ("page, Datasette with JSON as text / ours", "Datasette, JSON as text", "page of 100"),
        ):
            if one in asked:
                figures[name] = median(turn[one] / turn[other] for turn in turns)
        for number, query in enumerate(COUNTS, 1):
            figures[f"{number}. {query}, ms"] = cost(port, pid, lambda _, q=query: (q, {}), 20)  # type: ignore[misc]
    return figures


def beside(path: Path, folder: Path) -> dict[str, float]:
    """What the same answers cost on PostgreSQL and on SQLite, by turns; PostgreSQL's own processor time included."""
    with postgresql.running() as (url, besides):
        copy(path, url, folder)
        asks: dict[str, Ask] = {"page of 100": page} | {query: lambda _, q=query: (q, {}) for query in COUNTS}  # type: ignore[misc]
        with serving(url) as (port, pid), ours(path) as (other, their):
            turns = [
                {name: (cost(port, pid, ask, 20, besides), cost(other, their, ask, 20)) for name, ask in asks.items()}
                for _ in range(TURNS // 2)
            ]
    figures: dict[str, float] = {}
    for name in asks:
        figures[f"PostgreSQL: {name}, ms"] = median(turn[name][0] for turn in turns)
        figures[f"PostgreSQL: {name}, SQLite's time / PostgreSQL's"] = median(
            turn[name][1] / turn[name][0] for turn in turns
        )
    return figures


def copy(path: Path, url: str, folder: Path) -> None:
    """The events of a SQLite file into the empty database of `url`, by way of a file in `folder`."""
    lines = folder / "events.jsonl"
    bangiao(f"sqlite:///{path}", "export", "-o", str(lines))
    bangiao(url, "import", str(lines))
    storage.start(url)
    run(storage.bound(), "ANALYZE")
    storage.stop()


def bangiao(url: str, *command: str) -> None:
    """Call a command on a database."""
    program = str(Path(sys.executable).with_name("bangiao"))
    subprocess.run([program, *command], check=True, env=os.environ | {"DATABASE_URL": url})


def ours(path: Path) -> AbstractContextManager[tuple[int, int]]:
    """The service over this SQLite file, one worker."""
    return serving(f"sqlite:///{path}")


def serving(url: str, log: Path | None = None) -> AbstractContextManager[tuple[int, int]]:
    """The same over the database of a URL; what it warns of goes into the file `log`."""
    command = [str(Path(sys.executable).with_name("bangiao")), "serve", "--workers", "1", "--port", "{port}"]
    return server(command, {"DATABASE_URL": url, "BANGIAO_LOG_LEVEL": "WARNING"}, log)


def page(rng: random.Random) -> tuple[str, dict[str, str]]:
    """A page of a state in some years."""
    year = rng.randrange(1990, 2020)
    asked = {"country": rng.choice(STATES), "from": f"{year}-01-01", "to": f"{year + 5}-12-31", "limit": 100}
    return f"/events?{urlencode(asked)}", {}


def same_rows(rng: random.Random, objects: bool = True) -> tuple[str, dict[str, str]]:
    """The same page asked of Datasette, by the SQL of the service: the same events in the same order.

    `objects`: each as a JSON object, as the service gives it, and not as a text that holds one, for its reader to read.
    """
    year = rng.randrange(1990, 2020)
    asked = {"sql": _SAME, "state": rng.choice(STATES), "a": f"{year}-01-01", "b": f"{year + 5}-12-31"}
    return f"/peer.json?{urlencode(asked | ({'_json': 'json'} if objects else {}))}", {}


def _of_length(span: int, days: int | None) -> str:
    """Events of one class of length, as `models.search` finds them."""
    earliest = "" if days is None else f" and first >= date(:a, '-{days} days')"
    return (
        "select event_id as id, first as place, document from event_country where country = :state"
        f" and span = {span}"
        f" and first <= :b{earliest}{'' if days == 0 else ' and last >= :a'}"
    )


_SAME = (
    f"select d.json from ({' union all '.join(map(_of_length, range(len(SPAN_DAYS)), SPAN_DAYS))} order by place, id"
    " limit 100) as page join event_document d on d.number = page.document order by page.place, page.id"
)


def ids(rows: list[list[dict[str, Any]]]) -> list[str]:
    """The ids of events that stand in rows of one column."""
    return [event["id"] for (event,) in rows]


def fetch(
    port: int, address: str, headers: dict[str, str], statuses: Container[int] = (200, 304)
) -> tuple[dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status not in statuses:
        raise SystemExit(f"{address}: {answer.status} {body[:300]!r}")
    return dict(answer.getheaders()), body


def cost(port: int, pid: int, ask: Ask, requests: int = TOGETHER, besides: Callable[[], float] = float) -> float:
    """Milliseconds of processor time of the server for each request, with what the database takes `besides`."""
    before = spent(pid) + besides()
    for _ in range(requests):
        fetch(port, *ask(RANDOM))
    return (spent(pid) + besides() - before) / requests * 1000


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


@contextmanager
def server(command: list[str], settings: dict[str, str], log: Path | None = None) -> Iterator[tuple[int, int]]:
    """Port and process of a server that answers, with these environment variables besides; ended at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    told = [part.replace("{port}", str(port)) for part in command]
    with (log or Path(os.devnull)).open("ab") as file:
        process = subprocess.Popen(told, env=os.environ | settings, stdout=file, stderr=file)
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
