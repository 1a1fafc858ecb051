"""Start a real server on a scratch database and let schemathesis loose on it: `make fuzz`.

    python -m tests.api.fuzz.run [--cases N] [further arguments of schemathesis]

Fails where any check fails, or fewer than `--cases` cases ran. Works on SQLite, or on `DATABASE_URL` where that is set.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from tests.api.server import running, seeded

HERE = Path(__file__).parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2000, help="the fewest cases that are enough")
    parser.add_argument("--max-examples", type=int, default=60, help="cases of each operation in each phase")
    options, more = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("DATABASE_URL") or f"sqlite:///{folder}/fuzz.sqlite3"
        token, known = seeded(url, more=300)
        with running(url) as address:
            done = subprocess.run(
                [
                    Path(sys.executable).with_name("schemathesis"),
                    f"--config-file={HERE / 'schemathesis.toml'}",
                    "run",
                    f"{address}/openapi.json",
                    "--checks=all",
                    f"--header=Authorization: Bearer {token}",
                    f"--max-examples={options.max_examples}",
                    "--workers=1",
                    *more,
                ],
                cwd=folder,  # where it may leave its cache
                env=os.environ
                | {"BANGIAO_FUZZ_KNOWN": json.dumps(known), "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE)},
                stdout=subprocess.PIPE,
                text=True,
                check=False,
            )
            print(done.stdout)
            print(answered(address))
    cases = sum(int(n) for n in re.findall(r"(\d+) generated", done.stdout)[-1:])
    print(f"{cases} cases")
    return done.returncode or int(cases < options.cases)


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
