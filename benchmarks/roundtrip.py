"""How long `bangiao export` takes to write events, and `bangiao import` to read them into an empty database.

    python -m benchmarks.roundtrip                    # 20,000 made-up events with a mention each
    python -m benchmarks.roundtrip --events 1000000 --no-mentions --folder /somewhere   # builds the database there once

Both commands as a person gives them, on SQLite: seconds until they are done, and of the processor. Exits 1 where an
event is lost or another one after the way there and back. Adds its figures to benchmarks/results/roundtrip.jsonl.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.database import open_or_build
from models import database as storage

RESULTS = Path(__file__).parent / "results" / "roundtrip.jsonl"
#: What an event is, whoever tells it.
SAME = "id, key, date, earliest, latest, pair, type"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--no-mentions", action="store_true", help="events that stand alone, which are built faster")
    parser.add_argument("--folder", type=Path, help="keep the database here and use what is there (default: neither)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bangiao-benchmark-") as temporary:
        folder = options.folder or Path(temporary)
        first, second = folder / f"events-{options.events}.sqlite3", Path(temporary) / "second.sqlite3"
        open_or_build(first, options.events, words=not options.no_mentions)
        storage.stop()
        lines = Path(temporary) / "events.jsonl"
        figures: dict[str, float] = {"events": options.events}
        for name, database, command in (
            ("export", first, ("export", "-o", str(lines))),
            ("import", second, ("import", str(lines))),
        ):
            seconds, processor = timed(database, *command)
            figures |= {f"{name}, s": seconds, f"{name}, processor, s": processor}
            figures[f"{name}, events a second of the processor"] = options.events / processor
        figures["lines, MB"] = lines.stat().st_size / 1e6
        lost = differences(first, second)
    for name, value in figures.items():
        print(f"{name:45}{value:14,.1f}")
    print(f"{lost:,} events lost or changed")
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(figures) + "\n")
    return 1 if lost else 0


def timed(database: Path, *command: str) -> tuple[float, float]:
    """Seconds that a command takes, and those of the processor."""
    bangiao = str(Path(sys.executable).with_name("bangiao"))
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([bangiao, *command], check=True, env=os.environ | {"DATABASE_URL": f"sqlite:///{database}"})
    seconds, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def differences(first: Path, second: Path) -> int:
    """How many events of either database the other one has not, or has otherwise."""
    with closing(sqlite3.connect(first)) as connection:
        connection.execute("ATTACH ? AS other", (str(second),))
        one, other = (f"SELECT {SAME} FROM {schema}.event" for schema in ("main", "other"))
        return sum(
            int(connection.execute(f"SELECT count(*) FROM ({a} EXCEPT {b})").fetchone()[0])
            for a, b in ((one, other), (other, one))
        )


if __name__ == "__main__":
    sys.exit(main())
