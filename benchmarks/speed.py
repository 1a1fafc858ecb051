"""`make speed`: articles a second and peak memory of `bangiao extract`, beside dateparser's search on the same texts.

Seconds depend on the machine and its mood, so what counts is the ratio: both run on the same articles, one after the
other, in processes of their own. Start-up is part of the time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gold import NoReferenceData, Record, as_input, shared_folder


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of the whole run and the largest memory of its process, in MiB."""

    seconds: float
    mebibytes: float


def texts(count: int) -> list[Record]:
    """Every n-th article of the unlabelled corpus, so that all kinds are among them."""
    with gzip.open(shared_folder() / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    step = max(1, len(articles) // count)
    return articles[::step][:count]


def measure(command: list[str], lines: str) -> Measured:
    """Run `command` with `lines` as its input in a process that measures itself and its children."""
    watcher = [sys.executable, "-m", "benchmarks.speed", "--watch", *command]
    done = subprocess.run(watcher, input=lines, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    return Measured(**json.loads(done.stdout))


def watch(command: list[str]) -> None:
    """Run `command` on this process's input and print what it took: its memory is that of the only child."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    seconds = time.perf_counter() - started
    print(json.dumps({"seconds": seconds, "mebibytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}))


def search() -> None:
    """dateparser's search over JSON Lines on standard input."""
    from dateparser.search import search_dates

    for line in sys.stdin:
        search_dates(json.loads(line)["text"], languages=["vi"], settings={"DATE_ORDER": "DMY"})


def main(arguments: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="make speed", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=200, help="how many articles (default 200)")
    parser.add_argument("--search", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--watch", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.watch:
        watch(options.watch)
        return 0
    if options.search:
        search()
        return 0
    try:
        articles = texts(options.articles)
    except NoReferenceData as absent:
        print(absent, file=sys.stderr)
        return 2
    lines = as_input(articles)
    bangiao = str(Path(sys.executable).with_name("bangiao"))
    ours = measure([bangiao, "extract", "--jsonl", "-"], lines)
    peer = measure([sys.executable, "-m", "benchmarks.speed", "--search"], lines)
    both = measure([bangiao, "extract", "--jsonl", "--jobs", "0", "-"], lines)
    print(f"{len(articles)} articles, {sum(len(article['text']) for article in articles):,} characters\n")
    print(f"{'':34}{'articles/s':>12}{'peak MiB':>12}{'of dateparser':>16}")
    rows = (
        ("bangiao extract, one process", ours),
        ("bangiao extract, all processors", both),
        ("dateparser search_dates", peer),
    )
    for name, run in rows:
        ratio = f"{peer.seconds / run.seconds:.2f} x speed"
        # of a pool only the process in front can be measured, which is not what it takes
        memory = f"{run.mebibytes:.0f}" if run is not both else "-"
        print(f"{name:34}{len(articles) / run.seconds:>12.1f}{memory:>12}{ratio:>16}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
