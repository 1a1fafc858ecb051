"""Readers, writers and loads at once, while workers are killed and the service restarts: nothing may be lost.

    python -m tests.soak [--seconds 600] [--postgresql] [--gentle 10]

A real `bangiao serve` on loopback, on a scratch database. A third of the time each with 1, 8 and 32 readers; two
clients write articles and correct events, one `bangiao load` follows the other. Every 15 seconds a worker is killed,
one load in three likewise and run again; at a third the service restarts gracefully (SIGHUP), at two thirds it is
stopped (SIGTERM) and started anew. With `--gentle N` nothing is killed, but every N seconds the service restarts
gracefully, so that all workers are replaced under load: then no answer may be cut; with an N beyond the time of the
run nothing happens to them, 32 clients read all the time, and what the workers hold may not grow once their caches are
full. At the end every write that was confirmed has to be there, and `bangiao check` has to find nothing.

Fails on a lost write, on an answer of 500, on a request that breaks while nothing was killed, on memory that grows, and
on what `check` finds. Every 503 is counted by what it says; a 500 is printed with what the service's log says of it.
"""

from __future__ import annotations

import argparse
import http.client
import json
import math
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import quote

from benchmarks.memory import LIMIT, children, own
from models import database as storage
from models.tokens import create_token
from tests import postgresql

COMMAND = Path(sys.executable).with_name("bangiao")
READERS = (1, 8, 32)
KILL_SECONDS = 15
START_SECONDS = 120
#: Seconds after a kill or a stop in which a request may break.
SHADOW = 5.0
#: Articles that are there from the beginning where memory is compared: more than any answer gives.
FIRST = 1500
PATHS = (
    "/events?from=2020&to=2022&country=LA&limit=100",
    "/events?q=hoi+dam&limit=20",
    "/events.csv?limit=200",
    "/events.ics",
    "/timeline?interval=month",
    "/countries",
    "/pairs",
    "/facets",
    "/articles?limit=50",
    "/",
    "/healthz",
    "/events.atom",
)
STATES = {"LA": "Lào", "KH": "Campuchia", "JP": "Nhật Bản", "CN": "Trung Quốc", "FR": "Pháp", "RU": "Nga"}


class Soak:
    """What runs, and what was seen."""

    def __init__(self, url: str, token: str, folder: Path, gentle: float = math.inf) -> None:
        self.gentle = gentle  # seconds from one graceful restart to the next, where nothing is killed
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.token, self.folder = token, folder
        self.environment = os.environ | {"DATABASE_URL": url, "BANGIAO_LOG_LEVEL": "WARNING"}
        self.ended = threading.Event()
        self.lock = threading.Lock()
        self.statuses: Counter[str] = Counter()
        self.latencies: dict[int, list[float]] = {n: [] for n in READERS}
        self.broken: Counter[str] = Counter()
        self.unexpected: list[str] = []
        self.unavailable: Counter[str] = Counter()
        self.failed: list[str] = []  # the request ids of answers of 500
        self.confirmed: dict[str, str | None] = {}  # id of an article → the place to which its event was corrected
        self.counts: Counter[str] = Counter()
        self.expected_until = time.monotonic() + SHADOW  # requests that begin before may break
        self.readers = READERS[0]
        self.memory: dict[int, list[tuple[float, float]]] = {}  # worker → at which second it held how many MiB
        self.log = (folder / "serve.log").open("a+", encoding="utf-8")
        self.start()

    def start(self) -> None:
        self.server = subprocess.Popen(
            [COMMAND, "serve", f"--port={self.port}", "--workers=2", "--grace=20"],
            env=self.environment, stderr=self.log, stdout=self.log,
        )  # fmt: skip
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.server.poll() is None:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            try:
                connection.request("GET", "/readyz")
                if connection.getresponse().status == 200:
                    return
            except (OSError, http.client.HTTPException):
                pass
            finally:
                connection.close()
            time.sleep(0.2)
        self.log.seek(0)
        said = self.log.read()[-2000:]
        raise RuntimeError(f"the server did not start in {START_SECONDS} s, or ended: {self.server.poll()}; {said}")

    def workers(self) -> list[int]:
        return children(self.server.pid)

    def ask(
        self,
        client: list[http.client.HTTPConnection],
        method: str,
        path: str,
        body: bytes | None = None,
        **headers: str,
    ) -> tuple[int, bytes] | None:
        """Status and body, again until there is an answer that is not 503; None where the time is over."""
        while not self.ended.is_set():
            began, kept = time.monotonic(), bool(client)
            try:
                if not client:
                    client.append(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60))
                client[0].request(method, path, body, {"Authorization": f"Bearer {self.token}"} | headers)
                response = client[0].getresponse()
                said = response.read()
            except (OSError, http.client.HTTPException) as error:
                for connection in client:
                    connection.close()
                client.clear()
                self._count_broken(error, began, kept)
                self.ended.wait(0.2)
                continue
            with self.lock:
                self.statuses[f"{method} {response.status}"] += 1
                if response.status == 503:
                    self.unavailable[told(said).get("detail", repr(said[:200]))] += 1
                elif response.status >= 500:
                    self.failed.append(told(said).get("request_id", ""))
                    self.unexpected.append(f"{method} {path}: {response.status} {said[:300]!r}")
            if response.status != 503:
                return response.status, said
            self.ended.wait(float(response.headers.get("Retry-After", "nan")))
        return None

    def _count_broken(self, error: Exception, began: float, kept: bool) -> None:
        with self.lock:
            if began < self.expected_until:
                self.broken[f"{type(error).__name__} while something was killed"] += 1
            elif kept and isinstance(error, ConnectionError):
                # closed between two requests, as a worker that ends gracefully does: clients ask again
                self.broken["kept connection closed"] += 1
            else:
                self.unexpected.append(f"{type(error).__name__}: {error}")

    def read(self, number: int) -> None:
        chooser, client = random.Random(number), []  # type: ignore[var-annotated]
        while not self.ended.is_set():
            if number >= self.readers:
                self.ended.wait(0.5)
                continue
            at, began = self.readers, time.monotonic()
            path = chooser.choice(PATHS)
            if (found := self.ask(client, "GET", path)) is not None and began > self.expected_until:
                with self.lock:
                    self.latencies[at].append(time.monotonic() - began)
                    if found[0] != 200:
                        self.unexpected.append(f"GET {path}: {found[0]}")

    def write(self, number: int) -> None:
        client: list[http.client.HTTPConnection] = []
        made = 0
        while not self.ended.is_set():
            id, made = f"w{number}-{made}", made + 1
            text = sentence(made)
            answer = self.ask(client, "POST", f"/articles?id={id}", text.encode(), **{"Content-Type": "text/plain"})
            if answer is None:
                return
            if answer[0] not in (200, 201):
                self.unexpected.append(f"POST /articles: {answer[0]} {answer[1][:300]!r}")
                continue
            self.confirmed[id] = None
            event = json.loads(answer[1])["events"][0]["id"]
            if made % 5 == 0:
                place = f"Nơi {number}-{made}"
                changed = self.ask(
                    client, "PATCH", f"/events/{event}", json.dumps({"place": place, "why": "soak"}).encode(),
                    **{"Content-Type": "application/json", "If-Match": "*"},
                )  # fmt: skip
                if changed is not None:
                    self.counts[f"corrections {changed[0]}"] += 1
                    if changed[0] not in (200, 404, 410):
                        self.unexpected.append(f"PATCH: {changed[0]} {changed[1][:300]!r}")
            self.ended.wait(0.05)

    def load(self) -> None:
        round = 0
        while not self.ended.is_set():
            ids = [f"l{round}-{n}" for n in range(60)]
            path = self.folder / f"{round}.jsonl"
            lines = (json.dumps({"id": id, "text": sentence(round * 60 + n)}) for n, id in enumerate(ids))
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            if round % 3 == 2 and self.gentle == math.inf:
                killed = self._load(path)
                time.sleep(random.uniform(0.5, 4))
                killed.kill()
                killed.wait()
                self.counts["loads killed"] += 1
            done = self._load(path)
            if done.wait() != 0:
                self.unexpected.append(
                    f"load ended with {done.returncode}: {(self.folder / 'load.log').read_text()[-500:]}"
                )
            else:
                self.confirmed |= dict.fromkeys(ids)
                self.counts["loads"] += 1
            round += 1
            self.ended.wait(1)

    def is_calm(self, seconds: float) -> bool:
        """Whether nothing happens to the service in this time."""
        return seconds <= self.gentle < math.inf

    def fill(self) -> None:
        """Store so much that no answer grows afterwards: memory is to be compared."""
        path = self.folder / "first.jsonl"
        lines = (json.dumps({"id": f"f{n}", "text": sentence(n)}) for n in range(FIRST))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        if self._load(path).wait() != 0:
            self.unexpected.append(f"nothing was stored at first: {(self.folder / 'load.log').read_text()[-500:]}")

    def _load(self, path: Path) -> subprocess.Popen[bytes]:
        log = (self.folder / "load.log").open("w")
        return subprocess.Popen([COMMAND, "load", path], env=self.environment, stdout=log, stderr=log)

    def disturb(self, seconds: float) -> None:
        """Kill workers, and restart the service twice."""
        began, calm = time.monotonic(), self.is_calm(seconds)
        todo = [("reload", seconds / 3), ("stop", seconds * 2 / 3)]
        if self.gentle < math.inf:
            todo = [("reload", self.gentle * n) for n in range(1, int(seconds / self.gentle))]
        chooser = random.Random(1)
        next_kill = began + KILL_SECONDS
        while not self.ended.wait(0.5):
            now = time.monotonic()
            self.readers = READERS[-1 if calm else min(int((now - began) / seconds * 3), 2)]
            if int(now) % 5 == 0:
                for pid in self.workers():
                    with suppress(OSError):  # it is gone
                        self.memory.setdefault(pid, []).append((now - began, own(pid)))
            if todo and now - began > todo[0][1]:
                kind, _ = todo.pop(0)
                if kind == "reload":
                    self.server.send_signal(signal.SIGHUP)  # nothing may break of this
                else:
                    self.expected_until = math.inf
                    self.server.terminate()
                    self.counts[f"stopped with {self.server.wait(60)}"] += 1
                    try:
                        self.start()
                    except RuntimeError as error:
                        self.unexpected.append(str(error))
                    self.expected_until = time.monotonic() + SHADOW
                self.counts["restarts"] += 1
                next_kill = now + 2 * KILL_SECONDS
            elif self.gentle == math.inf and now > next_kill and (pids := self.workers()):
                self.expected_until = time.monotonic() + SHADOW
                os.kill(chooser.choice(pids), signal.SIGKILL)
                self.counts["workers killed"] += 1
                next_kill = now + KILL_SECONDS

    def lost(self) -> list[str]:
        """The confirmed articles that are not there with an event."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        missing = []
        for id in self.confirmed:
            client.request("GET", f"/articles/{quote(id)}")
            response = client.getresponse()
            said = response.read()
            if response.status != 200 or not json.loads(said)["mentions"]:
                missing.append(f"{id}: {response.status}")
        return missing


def sentence(number: int) -> str:
    """A text with one event, another for each number."""
    state = list(STATES.values())[number % len(STATES)]
    day, month, year = number % 28 + 1, number // 28 % 12 + 1, 2000 + number // 336 % 24
    return (
        f"Chiều {day}/{month}/{year}, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng "
        f"{state}. Hai bên trao đổi nhiều việc. Tin số {number}."
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL server of its own, not on SQLite")
    parser.add_argument(
        "--gentle", type=float, default=math.inf, metavar="N", help="restart gracefully every N seconds"
    )
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bangiao-soak-")))
        url = stack.enter_context(postgresql.running()) if options.postgresql else f"sqlite:///{folder}/events.sqlite3"
        storage.start(url)
        token, _ = create_token("soak", ["read", "write"])
        storage.stop()
        soak = Soak(url, token, folder, options.gentle)
        if soak.is_calm(options.seconds):
            soak.fill()
        threads = [threading.Thread(target=soak.read, args=(n,)) for n in range(READERS[-1])]
        threads += [threading.Thread(target=soak.write, args=(n,)) for n in range(2)]
        threads += [threading.Thread(target=soak.load), threading.Thread(target=soak.disturb, args=(options.seconds,))]
        for thread in threads:
            thread.start()
        time.sleep(options.seconds)
        soak.ended.set()
        for thread in threads:
            thread.join()
        lost = soak.lost()
        soak.server.terminate()
        soak.server.wait(60)
        checked = subprocess.run([COMMAND, "check"], env=soak.environment, capture_output=True, text=True, check=False)
        return report(soak, lost, checked)


def told(said: bytes) -> dict[str, str]:
    """The members of a problem document; none where it is not one."""
    try:
        found = json.loads(said)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


#: How an entry of the service's log begins, its own and gunicorn's.
ENTRY = re.compile(r"^(?=\d{4}-\d\d-\d\d |\[\d{4}-)", re.M)


def errors(log: str, ids: Sequence[str]) -> Counter[str]:
    """The errors in a log, the same ones counted: those of these requests, and whatever else has a traceback."""
    entries = [entry for entry in ENTRY.split(log) if "Traceback" in entry or any(id and id in entry for id in ids)]
    found: dict[str, list[str]] = {}
    for entry in entries:
        found.setdefault(entry.rstrip().rpartition("\n")[2], []).append(entry)
    return Counter({same[0][-4000:]: len(same) for same in found.values()})


def report(soak: Soak, lost: list[str], checked: subprocess.CompletedProcess[str]) -> int:
    soak.log.seek(0)
    found = errors(soak.log.read(), soak.failed)
    for entry, count in found.most_common(10):
        print(f"{count} times in the log: {entry}")
    print(f"writes confirmed: {len(soak.confirmed)}, lost: {len(lost)} {lost[:5]}")
    print("answers:", ", ".join(f"{name}: {n}" for name, n in sorted(soak.statuses.items())))
    print("done:", ", ".join(f"{name}: {n}" for name, n in sorted(soak.counts.items())))
    print("broken:", dict(soak.broken), f"; unexpected: {len(soak.unexpected)}; tracebacks: {found.total()}")
    for detail, count in soak.unavailable.most_common(10):
        print(f"503, {count} times: {detail}")
    for line in soak.unexpected[:10]:
        print("   ", line)
    for readers, waited in soak.latencies.items():
        if len(waited) > 100:
            cuts = statistics.quantiles(waited, n=100)
            print(f"{readers:2} readers: {len(waited)} reads, median {1000 * cuts[49]:.0f} ms, "
                  f"99 % {1000 * cuts[98]:.0f} ms")  # fmt: skip
    grown = [growth(seen) for seen in soak.memory.values() if len(seen) > 50]
    for beginning, end in grown:
        print(f"memory of a worker over the second half of its life, MiB: {beginning:.1f}, at its end {end:.1f}")
    print("check:", checked.stdout.strip() or checked.stderr.strip())
    fat = any(end > LIMIT * beginning for beginning, end in grown)
    return int(bool(lost or soak.unexpected or checked.returncode or fat))


def growth(seen: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """What a worker held in the third fifth of the time and in the last: caches fill first, then nothing may grow."""
    part = len(seen) // 5
    return tuple(statistics.mean(size for _, size in some) for some in (seen[2 * part : 3 * part], seen[-part:]))  # type: ignore[return-value]


if __name__ == "__main__":
    sys.exit(main())
