"""Start a real server on a scratch database and let schemathesis loose on it: `make fuzz`.

    python -m tests.api.fuzz.run [--cases N] [--clients N] [further arguments of schemathesis]

Several clients at once, each a process with cases of its own; beside them others send requests with broken bytes
(`rude`). Fails where any check fails, an answer is a 500 or takes longer than `--slow` seconds, or fewer than `--cases`
cases ran. Works on SQLite, or on `DATABASE_URL` where that is set.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from tests.api.fuzz.rude import Rude
from tests.api.server import running, seeded

HERE = Path(__file__).parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2000, help="the fewest cases that are enough")
    parser.add_argument("--max-examples", type=int, default=60, help="cases of each operation in each phase")
    parser.add_argument("--clients", type=int, default=3, help="clients at once, and as many that are rude")
    parser.add_argument("--slow", type=float, default=30, help="seconds that an answer may take")
    options, more = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("DATABASE_URL") or f"sqlite:///{folder}/fuzz.sqlite3"
        token, known = seeded(url, more=300)
        with running(url) as address:
            parts = urlsplit(address)
            rude = Rude(str(parts.hostname), parts.port or 0, token, options.slow)
            threads = [threading.Thread(target=rude.ask, args=(seed,)) for seed in range(options.clients)]
            for thread in threads:
                thread.start()
            command = [
                str(Path(sys.executable).with_name("schemathesis")),
                f"--config-file={HERE / 'schemathesis.toml'}",
                "run",
                f"{address}/openapi.json",
                "--checks=all",
                f"--header=Authorization: Bearer {token}",
                f"--max-examples={options.max_examples}",
                "--workers=1",  # threads of one process break each other's generation of cases
                f"--request-timeout={options.slow}",
                f"--max-response-time={options.slow}",
                *more,
            ]
            environment = os.environ | {
                "BANGIAO_FUZZ_KNOWN": json.dumps(known), "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE),
            }  # fmt: skip
            folders = [Path(folder) / str(number) for number in range(options.clients)]
            for own in folders:
                own.mkdir()  # where it may leave its cache
            with ThreadPoolExecutor(options.clients) as pool:
                done = list(pool.map(lambda own: _run(command, own, environment), folders))
            rude.ended.set()
            for thread in threads:
                thread.join()
            for each in done:
                print(each.stdout)
            print(answered(address))
    cases = sum(int(n) for each in done for n in re.findall(r"(\d+) generated", each.stdout)[-1:])
    said = ", ".join(f"{status}: {n}" for status, n in sorted(rude.statuses.items()))
    print(f"{cases} cases; {rude.statuses.total()} requests with broken bytes: {said}")
    print(*rude.wrong[:20], sep="\n")
    return max(each.returncode for each in done) or int(cases < options.cases or bool(rude.wrong))


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, check=False)


def answered(address: str) -> str:
    """How often each endpoint answered with which status, as the server itself counted it."""
    with urllib.request.urlopen(f"{address}/metrics") as response:
        text = response.read().decode()
    counts: dict[str, dict[str, int]] = {}
    pattern = r'bangiao_http_requests_total{endpoint="([^"]*)",method="([^"]*)",status="(\d+)"} (\d+)'
    for endpoint, method, status, count in re.findall(pattern, text):
        row = counts.setdefault(f"{method} {endpoint}", {})
        row[status] = row.get(status, 0) + int(count)
    return "\n".join(
        f"{name:32} " + ", ".join(f"{status}: {n}" for status, n in sorted(row.items()))
        for name, row in sorted(counts.items())
    )


if __name__ == "__main__":
    raise SystemExit(main())
