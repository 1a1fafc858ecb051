"""`make speed`: articles a second and peak memory of `bangiao extract`, and its time beside that of other libraries.

Seconds depend on the machine and its mood, so what counts is the ratio: all run on the same articles, one after the
other, in processes of their own. The first table is of whole runs, start-up and all. The second is of processor time an
article with start-up apart, beside dateparser's search and, where `--chrono` names a folder with `node_modules` that
hold chrono-node, beside its Vietnamese parser; both only find dates, and say nothing of who did what.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gold import NoReferenceData, Record, as_input, shared_folder
from loaders.article import Article
from loaders.attempt import prepare
from loaders.work import extract_article


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


CHRONO = """
const {vi} = require("chrono-node");
const texts = require("fs").readFileSync(0, "utf8").trim().split("\\n").map(line => JSON.parse(line).text);
texts.slice(0, 10).forEach(text => vi.parse(text));
const started = process.cpuUsage();
texts.forEach(text => vi.parse(text));
const {user, system} = process.cpuUsage(started);
console.log((user + system) / 1e6);
"""


def extract_all(articles: Sequence[Record]) -> None:
    """What `bangiao extract` does with each article, without the command around it."""
    prepare(extract_article)
    for article in articles:
        extract_article(Article(article["id"], article["text"], article.get("title"), article.get("url")))


def search_all(articles: Sequence[Record]) -> None:
    """dateparser's search, told the language."""
    from dateparser.search import search_dates

    for article in articles:
        search_dates(article["text"], languages=["vi"], settings={"DATE_ORDER": "DMY"})


TIMED = {"extract": extract_all, "search": search_all}


def timed(run: Callable[[Sequence[Record]], None]) -> None:
    """Print the processor seconds that `run` takes for the articles on this process's input, once it has warmed up."""
    articles = [json.loads(line) for line in sys.stdin]
    run(articles[:10])
    started = time.process_time()
    run(articles)
    print(time.process_time() - started)


def processor_time(lines: str, chrono: Path | None) -> Iterator[tuple[str, float]]:
    """Who, and processor seconds for all articles."""
    for name, label in (("extract", "bangiao extract"), ("search", "dateparser search_dates")):
        command = [sys.executable, "-m", "benchmarks.speed", "--timed", name]
        yield label, float(subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout)
    if chrono is not None:
        done = subprocess.run(
            ["node", "-e", CHRONO], input=lines, capture_output=True, text=True, check=True, cwd=chrono
        )
        yield "chrono-node", float(done.stdout)


def main(arguments: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="make speed", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=200, help="how many articles (default 200)")
    parser.add_argument("--chrono", type=Path, metavar="FOLDER", help="where `npm install chrono-node` was called")
    parser.add_argument("--timed", choices=TIMED, help=argparse.SUPPRESS)
    parser.add_argument("--watch", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.watch:
        watch(options.watch)
        return 0
    if options.timed:
        timed(TIMED[options.timed])
        return 0
    try:
        articles = texts(options.articles)
    except NoReferenceData as absent:
        print(absent, file=sys.stderr)
        return 2
    lines = as_input(articles)
    bangiao = str(Path(sys.executable).with_name("bangiao"))
    ours = measure([bangiao, "extract", "--jsonl", "-"], lines)
    peer = measure([sys.executable, "-m", "benchmarks.speed", "--timed", "search"], lines)
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
    print(f"\n{'processor time, start-up apart':34}{'ms an article':>14}{'ours / theirs':>16}")
    times = dict(processor_time(lines, options.chrono))
    for name, seconds in times.items():
        share = times["bangiao extract"] / seconds
        print(f"{name:34}{1000 * seconds / len(articles):>14.2f}{share:>16.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
