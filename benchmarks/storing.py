"""How many events `import` stores a second, and what an article costs a load, extraction apart.

    python -m benchmarks.storing            # 20,000 lines with a mention each, 2,000 articles with three events

Processor time, on an empty SQLite database. Adds its figures to benchmarks/results/storing.jsonl.
"""

from __future__ import annotations

import json
import random
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.database import COUNTRIES, WORDS
from models import database as storage
from models.bulk import roomy
from models.exchange import import_lines
from models.store import store_extractions

RESULTS = Path(__file__).parent / "results" / "storing.jsonl"
LINES, ARTICLES, TOGETHER = 20_000, 2_000, 100


def main() -> None:
    rng = random.Random(2)
    lines = [_line(rng, number) for number in range(LINES)]
    articles: list[Any] = [_article(rng, number) for number in range(ARTICLES)]
    with tempfile.TemporaryDirectory(prefix="bangiao-benchmark-") as folder:
        storage.start(f"sqlite:///{folder}/events.sqlite3")
        begin = time.process_time()
        assert not [result for result in import_lines(lines) if result["error"]]
        imported = LINES / (time.process_time() - begin)
        begin = time.process_time()
        with roomy():  # as a load does
            for place in range(0, ARTICLES, TOGETHER):
                store_extractions(articles[place : place + TOGETHER])
        stored = (time.process_time() - begin) / ARTICLES * 1000
        storage.stop()
    print(f"import: {imported:,.0f} events a second; load: {stored:.2f} ms an article with three events")
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"import, events a second": imported, "storing an article, ms": stored}) + "\n")


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
