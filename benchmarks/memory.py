"""Is the memory of the service flat, however many requests it has answered?

    python -m benchmarks.memory                                 # 100,000 requests, three quarters of an hour at most
    python -m benchmarks.memory --requests 20000 --events 5000  # a glance
    python -m benchmarks.memory --postgresql                    # the same events in a PostgreSQL server of its own

One worker on a made-up database, and as many clients at once as it has threads. Of twenty requests one posts an
article (another text under one of a thousand ids, so that the database does not grow), the others are GETs of every
kind: lists of other states and years, formats, feeds, counts, pages, answers that have not changed, single events and
articles, errors. Prints, a tenth of the requests after the other, the memory that the worker and the process that
reads articles hold for themselves (files mapped into them apart), and beside it what the bounded caches may take.

Caches fill first; then nothing may grow. So the limit is on the second half: at its end the service may hold at most
LIMIT times what it held at its beginning. Exits 1 beyond, and where an answer was cut, which is told with what the
service wrote into its log. Adds its figures to benchmarks/results/memory.jsonl.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from api.commands.serve import THREADS
from benchmarks.database import open_or_build
from benchmarks.service import KINDS, copy, page, serving
from models import database as storage
from models.tokens import create_token
from tests import postgresql

RESULTS = Path(__file__).parent / "results" / "memory.jsonl"
#: What the service may hold at the end of the second half, to what it held at its beginning.
LIMIT = 1.05
PARTS = 10
#: Of so many requests one posts an article, under one of so many ids.
POST_EVERY, IDS = 20, 1000
STATES = ("Lào", "Campuchia", "Nhật Bản", "Trung Quốc", "Pháp", "Nga", "Ấn Độ", "Cuba")


@dataclass
class Clients:
    """So many requests, shared out among clients that each keep a connection."""

    port: int
    token: str
    statuses: Counter[str] = field(default_factory=Counter)
    cut: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    begun: int = 0

    def ask(self, until: int, deadline: float) -> None:
        """Ask, several at once, until `until` requests were made in all or the time is over."""
        threads = [threading.Thread(target=self._client, args=(until, deadline)) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _client(self, until: int, deadline: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        tags: dict[str, str] = {}
        while time.monotonic() < deadline:
            with self.lock:
                if self.begun >= until:
                    break
                number, self.begun = self.begun, self.begun + 1
            method, address, headers, body = self._request(number)
            if address in tags and number % 3:
                headers["If-None-Match"] = tags[address]
            told = f"{method} cut"
            for last in (False, True):
                try:
                    connection.request(method, address, body, headers)
                    answer = connection.getresponse()
                    answer.read()
                except (OSError, http.client.HTTPException) as error:
                    connection.close()
                    # kept connections are closed after a while, and this client may have slept: it asks once more
                    if last or not isinstance(error, ConnectionError):
                        self.cut.append(f"{number}. {method} {address}: {error!r}")
                        break
                else:
                    told = f"{method} {answer.status}"
                    if (tag := answer.headers.get("ETag")) and address in KINDS:
                        tags[address] = tag
                    break
            with self.lock:
                self.statuses[told] += 1
        connection.close()

    def _request(self, number: int) -> tuple[str, str, dict[str, str], bytes | None]:
        """Method, address, headers and body of the request with this number: the same ones in every run."""
        rng = random.Random(number)
        if number % POST_EVERY == 0:
            headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "text/plain"}
            return "POST", f"/articles?id=m{rng.randrange(IDS)}", headers, article(number).encode()
        if number % 2:
            return "GET", page(rng)[0], {}, None
        return "GET", KINDS[number // 2 % len(KINDS)], {}, None


def article(number: int) -> str:
    """A text of a few sentences, with one event; another for each number."""
    day, month, year = number % 28 + 1, number // 28 % 12 + 1, 2000 + number // 336 % 24
    state = STATES[number % len(STATES)]
    return (
        f"Chiều {day}/{month}/{year}, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng "
        f"{state}. Hai bên trao đổi nhiều việc. Tin số {number}."
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--events", type=int, default=20_000, help="in the database")
    parser.add_argument("--seconds", type=float, default=2700, help="the time after which no more is asked")
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL server of its own, not on SQLite")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bangiao-memory-")))
        path = folder / "events.sqlite3"
        url = f"sqlite:///{path}"
        open_or_build(path, options.events, words=not options.postgresql)  # an import takes made-up articles for false
        storage.stop()
        if options.postgresql:
            url = stack.enter_context(postgresql.running())
            copy(path, url, folder)
        storage.start(url)
        token, _ = create_token("memory", ["read", "write"])
        storage.stop()
        log = folder / "log"
        with serving(url, log) as (port, pid):
            clients = Clients(port, token)
            deadline = time.monotonic() + options.seconds
            print(f"{'requests':>9}{'worker':>9}{'reader':>9}  MiB, their own")
            seen: list[tuple[int, float, float]] = []
            for part in range(1, PARTS + 1):
                clients.ask(options.requests * part // PARTS, deadline)
                seen.append((clients.begun, *held(pid)))
                print(f"{seen[-1][0]:>9,}{seen[-1][1]:>9.1f}{seen[-1][2]:>9.1f}", flush=True)
        if clients.cut:
            print(*clients.cut, log.read_text(encoding="utf-8", errors="replace"), sep="\n")
    half = next(one for one in seen if one[0] >= seen[-1][0] / 2)
    ratios = {"worker": seen[-1][1] / half[1], "reader": seen[-1][2] / half[2]}
    print("answers:", ", ".join(f"{name}: {count}" for name, count in sorted(clients.statuses.items())))
    print("second half, end to beginning:", ", ".join(f"{name} {ratio:.3f}" for name, ratio in ratios.items()),
          f"(limit {LIMIT})")  # fmt: skip
    with RESULTS.open("a", encoding="utf-8") as file:
        database = "postgresql" if options.postgresql else "sqlite"
        file.write(
            json.dumps(
                {"database": database, "requests": seen[-1][0], "MiB": [[round(n, 1) for n in one] for one in seen]}
            )
            + "\n"
        )
    return int(max(ratios.values()) > LIMIT or bool(clients.cut))


def held(pid: int) -> tuple[float, float]:
    """MiB that the workers of a server hold for themselves, and those that the processes hold that read for them."""
    workers = children(pid)
    return sum(map(own, workers)), sum(own(n) for worker in workers for n in descendants(worker))


def descendants(pid: int) -> list[int]:
    """All processes below this one."""
    return [found for child in children(pid) for found in (child, *descendants(child))]


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def own(pid: int) -> float:
    """MiB of a process's own memory, without the files that are mapped into it."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1024


if __name__ == "__main__":
    sys.exit(main())
