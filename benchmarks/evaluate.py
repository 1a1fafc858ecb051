"""`make evaluate`: how right the events are, by the official scorer: on open articles, cross-validated, and blind.

Runs `bangiao extract --jsonl -` as its users do, on all open labelled articles, each with the publication day from the
labels and without it. These taught the reader its weights, so beside them stand the figures of cross-validation (which
`make train` keeps) and of batches scored before anybody read their labels (the ledger). Prints them with floors and
goals, gains and losses against the last committed run, the five real articles, and cross-checks that need no labels.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import crossval
from benchmarks.gold import (
    LEDGER,
    OPEN_SETS,
    PROJECT,
    README,
    NoReferenceData,
    Record,
    as_input,
    bangiao,
    read_gold,
    read_lines,
    replace_block,
    scorer,
    shared_folder,
)

RESULTS = PROJECT / "benchmarks" / "results" / "evaluation.json"
SHOWN = 5  # failures listed by name
LATEST = 4  # batches of the ledger that say where the program stands now
WAYS = GIVEN, ALONE = "day given", "text alone"
RUNS = tuple(f"{base}, {way}" for base in OPEN_SETS for way in WAYS)
OPEN, CROSS, BLIND, ALL_BLIND = COLUMNS = (
    "learned from", "cross-validated", f"blind, last {LATEST} batches", "blind, all batches",
)  # fmt: skip
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of the table: which way of reading and counts it is made of, and what is aimed at.

    `over` sums in the numerator. `most`: lower is better.
    """

    words: str
    way: str
    over: tuple[str, ...]
    under: str
    floor: float
    goal: float
    most: bool = False

    def value(self, counts: Counts) -> float | None:
        """None where nothing was counted."""
        n = with_sums(counts)
        return sum(n[name] for name in self.over) / n[self.under] if n[self.under] else None

    def reached(self, value: float | None) -> str:
        def good(bound: float) -> bool:
            return value is not None and (value <= bound + 1e-9 if self.most else value >= bound - 1e-9)

        return "goal" if good(self.goal) else "floor" if good(self.floor) else "below"


HONEST = ("main_hit", "main_honest")
# The table of accuracy that the project holds itself to: floor and goal for each figure, on articles never seen.
ROWS = (
    Row("day given: main event exact", GIVEN, ("main_hit",), "main", 0.85, 0.93),
    Row("day given: F1 over all events", GIVEN, ("twice_hit",), "gold_and_pred", 0.80, 0.90),
    Row("day given: pair recall", GIVEN, ("hit_pairs",), "gold_pairs", 0.88, 0.95),
    Row("day given: pair precision", GIVEN, ("hit_pairs",), "pred_pairs", 0.95, 0.97),
    Row("day given: of what is called sure, wrong day", GIVEN, ("sure_wrong_day",), "sure", 0.03, 0.01, True),
    Row(
        "day given: of what is called sure, a pair that did nothing", GIVEN, ("sure_no_pair",), "sure", 0.05, 0.02, True
    ),
    Row("day given: type right, of hits", GIVEN, ("type_ok",), "hit", 0.95, 0.97),
    Row("day given: part of day right, of hits", GIVEN, ("part_ok",), "part", 0.95, 0.98),
    Row("text alone: main event exact or honestly uncertain", ALONE, HONEST, "main", 0.85, 0.94),
    Row("text alone: of what is called sure, wrong day", ALONE, ("sure_wrong_day",), "sure", 0.03, 0.01, True),
)
COUNTS = (
    "articles", "empty", "empty_alarms", "gold", "pred", "hit", "gold_pairs", "pred_pairs", "hit_pairs", "main",
    "main_hit", "main_honest", "main_wrong_date", "main_missing", "sure", "sure_wrong_day", "sure_no_pair", "type_ok",
    "part", "part_ok",
)  # fmt: skip


def measure(jobs: int) -> dict[str, Record]:
    """For each run the scorer's counts, its report and its errors, and the answers themselves."""
    score = scorer()
    measured: dict[str, Record] = {}
    for base in OPEN_SETS:
        articles, labels = read_gold(base)
        days = {label["id"]: label["published"] for label in labels}
        for way, published in ((GIVEN, days), (ALONE, None)):
            answers = extract(as_input(articles, published), jobs)
            events = {id: answer.get("events", []) for id, answer in answers.items()}
            counts, errors = score.score(labels, events)
            measured[f"{base}, {way}"] = {
                "counts": {count: counts[count] for count in COUNTS},
                "report": score.report(counts),
                "errors": sorted(errors),
                "failed": {id: answer["error"] for id, answer in answers.items() if "error" in answer},
                "events": events,
            }
    return measured


def with_sums(counts: Counts) -> Counter[str]:
    """F1 as a ratio of counts: twice the hits over labelled and predicted together."""
    n = Counter(counts)
    return Counter({**n, "twice_hit": 2 * n["hit"], "gold_and_pred": n["gold"] + n["pred"]})


def together(some: Iterable[Counts]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counts in some:
        total.update(counts)
    return total


def columns(runs: Mapping[str, Record], cross: Path = crossval.RESULTS, ledger: Path = LEDGER) -> dict[str, Record]:
    """For each column of the table the counts by way. `runs`: what `measure` gives or the committed run kept.

    Nothing is counted in a column whose file is not there yet.
    """
    kept = json.loads(cross.read_text(encoding="utf-8")) if cross.exists() else {}
    batches = read_lines(ledger) if ledger.exists() else []
    return {
        OPEN: {way: together(runs[f"{base}, {way}"]["counts"] for base in OPEN_SETS) for way in WAYS},
        CROSS: {way: kept.get(way, {}).get("all", {}) for way in WAYS},
        BLIND: {way: together(batch[way] for batch in batches[-LATEST:]) for way in WAYS},
        ALL_BLIND: {way: together(batch[way] for batch in batches) for way in WAYS},
    }


def extract(lines: str, jobs: int) -> dict[str, Record]:
    """The answers of `bangiao extract` by article."""
    printed = bangiao("extract", "--jsonl", "--jobs", str(jobs), "-", input=lines)
    return {answer["id"]: answer for answer in map(json.loads, printed.splitlines())}


def error_keys(errors: Iterable[tuple[Any, ...]]) -> list[str]:
    """Errors as they are kept: article, kind, pair, date, and "main" for the main event, parted by tabs."""
    return sorted(
        "\t".join([id, kind, "-".join(pair), date, "main" if main else ""]).rstrip()
        for id, kind, pair, date, _, main in errors
    )


def to_keep(measured: Mapping[str, Record]) -> dict[str, Record]:
    """What is committed of a run: counts and errors, no word of any article."""
    return {
        name: {
            "counts": {count: run["counts"][count] for count in COUNTS},
            "errors": error_keys(run["errors"]),
            "failed": sorted(run["failed"]),
        }
        for name, run in measured.items()
    }


def last_committed() -> dict[str, Record] | None:
    """The run of the last commit that kept one of these sets."""
    path = RESULTS.relative_to(PROJECT).as_posix()
    shown = subprocess.run(
        ["git", "show", f"HEAD:{path}"], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False
    )
    kept: dict[str, Record] = json.loads(shown.stdout) if shown.returncode == 0 else {}
    return kept if kept.keys() == set(RUNS) else None


def table(by_column: Mapping[str, Record]) -> list[tuple[str, ...]]:
    """The rows of the table, the first its head: words, a figure for each column, floor, goal."""
    rows: list[tuple[str, ...]] = [("", *COLUMNS, "floor", "goal")]
    rows.append(("articles", *(f"{with_sums(by_column[name][GIVEN])['articles']}" for name in COLUMNS), "", ""))
    for row in ROWS:
        sign = "at most " if row.most else ""
        values = [row.value(by_column[name][row.way]) for name in COLUMNS]
        shown = ["–" if value is None else f"{value:.3f}" for value in values]
        rows.append((row.words, *shown, f"{sign}{row.floor:.2f}", f"{sign}{row.goal:.2f}"))
    return rows


def judgement(by_column: Mapping[str, Record], before: Mapping[str, Record] | None) -> list[tuple[str, ...]]:
    """For each row of the table what the latest blind batches reach, and the change on articles learned from."""
    rows: list[tuple[str, ...]] = [("reached blind", "change on learned from"), ("", "")]
    for row in ROWS:
        now = row.value(by_column[OPEN][row.way])
        then = row.value(before[OPEN][row.way]) if before else None
        change = 0.0 if now is None or then is None else now - then
        reached = row.reached(row.value(by_column[BLIND][row.way]))
        rows.append((reached, f"{change:+.3f}" if abs(change) >= 5e-4 else ""))
    return rows


def gains_and_losses(now: Mapping[str, Record], before: Mapping[str, Record]) -> list[str]:
    """Which errors are gone and which are new since the committed run, by article."""
    lines = []
    for name in RUNS:
        new, old = set(now[name]["errors"]), set(before[name]["errors"])
        for sign, errors in (("gained", old - new), ("lost", new - old)):
            words = {"gained": {"missed": "found", "invented": "no longer invented"}, "lost": {}}[sign]
            for error in sorted(errors):
                id, kind, *rest = error.split("\t")
                lines.append(f"{name}: {sign:6} {id}  {words.get(kind, kind)} {' '.join(rest)}")
    return lines


def check_seeds() -> tuple[bool, str]:
    """The five real articles, from their text alone, held against what they must give by their own check."""
    check = shared_folder() / "seeds" / "check.py"
    quiet = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    run: dict[str, Any] = {"stdout": subprocess.PIPE, "encoding": "utf-8", "env": quiet, "check": False}
    lines = subprocess.run([sys.executable, str(check), "--articles"], **run).stdout
    answers = "".join(json.dumps({"events": [], **answer}) + "\n" for answer in extract(lines, jobs=1).values())
    done = subprocess.run([sys.executable, str(check)], input=answers, **run)
    return done.returncode == 0, done.stdout.strip()


def cross_checks(measured: dict[str, Record], jobs: int) -> list[str]:
    """What must hold without any label.

    The same text in decomposed letters gives the same events; a day that the text alone is sure of is not another
    one once the publication day is known.
    """
    lines = []
    articles, _ = read_gold("dev")
    apart = [{**article, "text": unicodedata.normalize("NFD", article["text"])} for article in articles]
    decomposed = extract(as_input(apart), jobs)
    alone, given = (measured[f"dev, {way}"]["events"] for way in (ALONE, GIVEN))
    different = sorted(id for id in alone if keys(alone[id]) != keys(decomposed.get(id, {}).get("events", [])))
    lines.append(f"decomposed letters change the events of {len(different)} articles {' '.join(different)}".rstrip())
    contradicted = sorted(
        id
        for id in alone
        for event in alone[id]
        if event["certainty"] in ("stated", "inferred")
        and any(same_mention(event, other) and event["date"] != other["date"] for other in given.get(id, []))
    )
    lines.append(
        f"the publication day contradicts a day sure without it in {len(contradicted)} events "
        f"{' '.join(contradicted)}".rstrip()
    )
    return lines


def keys(events: list[Record]) -> list[tuple[str, ...]]:
    return sorted((*event["countries"], event["date"], event["type"]) for event in events)


def same_mention(one: Record, other: Record) -> bool:
    """True where both come from the same words of the article, about the same pair."""
    named = ("countries", "type", "sentence", "date_text")
    return all(one[name] == other[name] for name in named) and one.get("date_span") == other.get("date_span")


def readme_block(by_column: Mapping[str, Record]) -> str:
    """The table of the README, in Markdown."""
    lines = ["|" + "".join(f" {cell} |" if cell else " |" for cell in row) for row in table(by_column)]
    lines.insert(1, "|" + " --- |" * (len(COLUMNS) + 3))
    return "\n".join(lines) + "\n"


def write_readme(by_column: Mapping[str, Record], readme: Path = README) -> None:
    """Put the table between its marks of the README."""
    replace_block("evaluation", readme_block(by_column), readme)


def print_runs(measured: Mapping[str, Record], errors: bool) -> None:
    """The scorer's report of each run, what failed, and every error where these are asked for."""
    for name, run in measured.items():
        print(f"\n{name}\n" + "\n".join(f"  {line}" for line in run["report"]))
        for id, error in list(run["failed"].items())[:SHOWN]:
            print(f"  FAILED {id}: {error}")
        if len(run["failed"]) > SHOWN:
            print(f"  FAILED {len(run['failed']) - SHOWN} more")
        if errors:
            for error in run["errors"]:
                print("  " + "\t".join("-".join(part) if isinstance(part, tuple) else str(part) for part in error))


def print_table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    print("\n" + "\n".join("  ".join(cell.ljust(w) for cell, w in zip(r, widths, strict=True)).rstrip() for r in rows))


def main(arguments: list[str] | None = None) -> int:
    """Print the evaluation; status 1 where an article failed or one of the five is wrong."""
    parser = argparse.ArgumentParser(prog="make evaluate", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--save", action="store_true", help="keep the run in benchmarks/results and the README")
    parser.add_argument("--table", action="store_true", help="measure nothing: the README's table from what is kept")
    parser.add_argument("--errors", action="store_true", help="list every event missed or invented")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)), help="processes to extract in")
    parser.add_argument("--quick", action="store_true", help="the scores alone")
    options = parser.parse_args(arguments)
    if options.table:
        write_readme(columns(json.loads(RESULTS.read_text(encoding="utf-8"))))
        return 0
    try:
        shared_folder()
    except NoReferenceData as absent:
        print(absent, file=sys.stderr)
        return 2
    measured = measure(options.jobs)
    print_runs(measured, options.errors)
    kept, before = to_keep(measured), last_committed()
    by_column = columns(kept)
    ends = judgement(by_column, columns(before) if before else None)
    print_table([(*row, *end) for row, end in zip(table(by_column), ends, strict=True)])
    if before is not None:
        changes = gains_and_losses(kept, before)
        print("\nagainst the last committed run: " + ("no event gained or lost" if not changes else ""))
        print("\n".join(f"  {line}" for line in changes))
    seeds_right = True
    if not options.quick:
        seeds_right, seeds = check_seeds()
        print("\nthe five real articles, text alone\n  " + seeds.replace("\n", "\n  "))
        print("\ncross-checks\n  " + "\n  ".join(cross_checks(measured, options.jobs)))
    if options.save:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
        write_readme(by_column)
        print(f"\nkept in {RESULTS.relative_to(PROJECT)} and {README.name}")
    return int(any(run["failed"] for run in measured.values()) or not seeds_right)


if __name__ == "__main__":
    sys.exit(main())
