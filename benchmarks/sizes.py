"""Does an answer take as long among ten million events as among a hundred thousand?

    python -m benchmarks.sizes --folder /somewhere     # 1,000,000 against 100,000, built there once: 3.6 GB
    python -m benchmarks.sizes --events 10000000 --folder /somewhere   # made of the one of a million: 36 GB

Asks two services, each over a SQLite file, by turns, and prints the median latencies in milliseconds with the ratio of
the larger to the smaller: of pages that were read before; of pages that nobody has read since the system knew the
file, each of another state; of the last page of a list beside its first; and of counts. What the system holds of the
files is let go before each round of first reads: each service starts on a file of which nothing is in memory and gives
ten pages of other states, so that its own code is warm. Adds its figures to benchmarks/results/sizes.jsonl.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from benchmarks.database import COUNTRIES, open_or_build
from benchmarks.service import COUNTS, STATES, fetch, ours, page
from models import database as storage

RESULTS = Path(__file__).parent / "results" / "sizes.jsonl"
#: Rounds of first reads, each a page of each state; pages that were read before; times that each count is asked for.
ROUNDS, PAGES, TIMES = 5, 400, 10
#: States whose pages only warm a service.
OTHERS = COUNTRIES[len(STATES) : len(STATES) + 10]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000, help="in the larger database (default: 1,000,000)")
    parser.add_argument("--against", type=int, default=100_000, help="in the smaller one (default: 100,000)")
    parser.add_argument("--folder", type=Path, help="keep the databases here and use what is there (default: neither)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bangiao-benchmark-") as temporary:
        paths = []
        for events in (options.events, options.against):
            paths.append((options.folder or Path(temporary)) / f"events-{events}.sqlite3")
            open_or_build(paths[-1], events, words=False)
            storage.stop()
        figures = {"events": options.events, "against": options.against, **measure(*paths)}
    for name, value in figures.items():
        print(f"{name:70}{value:12.3f}")
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(figures) + "\n")


def measure(large: Path, small: Path) -> dict[str, float]:
    """Figure by name."""
    rng = random.Random(5)
    firsts = [pair for _ in range(ROUNDS) for pair in first_reads(large, small, rng)]
    figures = compared("a page read for the first time", firsts)
    with ours(large) as (port, _), ours(small) as (other, _):
        asked = [page(rng)[0] for _ in range(PAGES)]
        for address in asked:
            waited(port, address), waited(other, address)
        figures |= compared("a page read before", ((waited(port, a), waited(other, a)) for a in asked))
        first = f"/events?country={STATES[0]}&limit=100"
        last = f"{first}&cursor={last_cursor(port, f'/events?country={STATES[0]}&limit=1000')}"
        ends = [(waited(port, last), waited(port, first)) for _ in range(PAGES // 2)]
        figures["the last page / the first"] = median(a for a, _ in ends) / median(b for _, b in ends)
        for query in COUNTS:
            figures |= compared(query, [(waited(port, query), waited(other, query)) for _ in range(TIMES)])
    return figures


def compared(name: str, pairs: Iterable[tuple[float, float]]) -> dict[str, float]:
    """The medians of both in milliseconds, and their ratio."""
    large, small = (median(times) * 1000 for times in zip(*pairs, strict=True))
    return {f"{name}, ms": large, f"{name}, ms in the smaller": small, f"{name}, ratio": large / small}


def first_reads(large: Path, small: Path, rng: random.Random) -> list[tuple[float, float]]:
    """The latencies of a page of each state, of files of which the system holds nothing but what others have read."""
    for path in (large, small):
        let_go(path)
    with ours(large) as (port, _), ours(small) as (other, _):
        for state in OTHERS:
            waited(port, of_state(state, rng)), waited(other, of_state(state, rng))
        asked = [of_state(state, rng) for state in rng.sample(STATES, len(STATES))]
        return [(waited(port, address), waited(other, address)) for address in asked]


def of_state(state: str, rng: random.Random) -> str:
    """The address of a page of a state in some years."""
    year = rng.randrange(1990, 2020)
    asked = {"country": state, "from": f"{year}-01-01", "to": f"{year + 5}-12-31", "limit": 100}
    return f"/events?{urlencode(asked)}"


def let_go(path: Path) -> None:
    """Have the system forget what it holds of a file, which nobody has open."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def waited(port: int, address: str) -> float:
    """Seconds until an answer is there."""
    begin = time.perf_counter()
    fetch(port, address, {})
    return time.perf_counter() - begin


def last_cursor(port: int, address: str) -> str:
    """The cursor of the last page of a list."""
    cursor, following = "", json.loads(fetch(port, address, {})[1])["next"]
    while following:
        cursor = following
        following = json.loads(fetch(port, f"{address}&cursor={cursor}", {})[1])["next"]
    return cursor


if __name__ == "__main__":
    main()
