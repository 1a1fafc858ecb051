"""How many events `import` stores a second, and what an article costs a load, extraction apart.

    python -m benchmarks.storing            # 20,000 lines with a mention each, 2,000 articles with three events
    python -m benchmarks.storing --postgresql   # the same on a PostgreSQL server of its own

Processor time, PostgreSQL's included, on an empty database. Adds its figures to benchmarks/results/storing.jsonl.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks import postgresql
from benchmarks.database import COUNTRIES, WORDS
from models import database as storage
from models.bulk import roomy
from models.exchange import import_lines
from models.store import store_extractions

RESULTS = Path(__file__).parent / "results" / "storing.jsonl"
LINES, ARTICLES, TOGETHER = 20_000, 2_000, 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgresql", action="store_true", help="on PostgreSQL, not on SQLite")
    options = parser.parse_args()
    with ExitStack() as stack:
        if options.postgresql:
            url, besides = stack.enter_context(postgresql.running())
        else:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="bangiao-benchmark-"))
            url, besides = f"sqlite:///{folder}/events.sqlite3", float
        figures = measure(url, lambda: time.process_time() + besides())
    print("{:,.0f} events imported a second; {:.2f} ms to store an article with three events".format(*figures.values()))
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(({"database": "PostgreSQL"} if options.postgresql else {}) | figures) + "\n")


def measure(url: str, spent: Callable[[], float]) -> dict[str, float]:
    """Figure by name; `spent` gives the seconds of processor time so far."""
    rng = random.Random(2)
    lines = [_line(rng, number) for number in range(LINES)]
    articles: list[Any] = [_article(rng, number) for number in range(ARTICLES)]
    storage.start(url)
    begin = spent()
    assert not [result for result in import_lines(lines) if result["error"]]
    imported = LINES / (spent() - begin)
    begin = spent()
    with roomy():  # as a load does
        for place in range(0, ARTICLES, TOGETHER):
            store_extractions(articles[place : place + TOGETHER])
    stored = (spent() - begin) / ARTICLES * 1000
    storage.stop()
    return {"import, events a second": imported, "storing an article, ms": stored}


def _event(rng: random.Random) -> dict[str, Any]:
    day = f"{rng.randint(1990, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return {"date": day, "countries": rng.sample(COUNTRIES, 2), "type": rng.choice(("talks", "visit", "call", "aid"))}


def _line(rng: random.Random, number: int) -> str:
    event, sentence = _event(rng), " ".join(rng.choices(WORDS, k=10))
    evidence = [{"kind": "full date", "text": event["date"], "says": "the day is written out in full"}]
    told = {"article": {"id": f"a{number // 3}", "title": "Tin"}, "evidence": evidence, "certainty": "stated"}
    span = {"start": 0, "end": len(sentence), "text": sentence}
    return json.dumps(event | {"mentions": [event | told | {"sentence": span}]})


def _article(rng: random.Random, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    text = " ".join(rng.choices(WORDS, k=200))
    events = [_event(rng) | {"sentence": {"start": 50 * n, "end": 50 * n + 40}} for n in range(3)]
    return {"id": f"n{number}", "text": text, "title": "Tin"}, {"id": f"n{number}", "published": None, "events": events}


if __name__ == "__main__":
    main()
