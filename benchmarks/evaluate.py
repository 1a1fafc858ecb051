"""`make evaluate`: how right the events are, on the labelled articles, by the official scorer.

Runs `bangiao extract --jsonl -` as its users do, on the 96 articles and on the 20 saved pages, each with the
publication day from the labels and without it; prints the figures beside their floors and goals, the gains and
losses against the last committed run, the five real articles, and cross-checks that need no labels.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.gold import (
    PROJECT,
    README,
    NoReferenceData,
    Record,
    as_input,
    bangiao,
    read_lines,
    replace_block,
    scorer,
    shared_folder,
)

RESULTS = PROJECT / "benchmarks" / "results" / "evaluation.json"
SHOWN = 5  # failures listed by name
RUNS = ("dev given", "dev alone", "press given", "press alone")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of the table: which run and counts it is made of, and what is aimed at.

    `over` sums in the numerator; without `under` the figure is the count itself. `most`: lower is better.
    """

    words: str
    run: str
    over: tuple[str, ...]
    under: str | None
    floor: float
    goal: float
    most: bool = False

    def value(self, counts: Record) -> float:
        top = sum(counts[run_name] for run_name in self.over)
        if self.under is None:
            return float(top)
        return top / counts[self.under] if counts[self.under] else float("nan")

    def shown(self, value: float) -> str:
        return f"{value:.3f}" if self.under else f"{value:.0f}"

    def reached(self, value: float) -> str:
        def good(bound: float) -> bool:
            return value <= bound + 1e-9 if self.most else value >= bound - 1e-9

        return "goal" if good(self.goal) else "floor" if good(self.floor) else "below"


HONEST = ("main_hit", "main_honest")
# The table of accuracy that the project holds itself to: floor and goal for each figure.
ROWS = (
    Row("day given: main event exact", "dev given", ("main_hit",), "main", 0.90, 0.97),
    Row("day given: F1 over all events", "dev given", ("twice_hit",), "gold_and_pred", 0.80, 0.92),
    Row("day given: pair recall", "dev given", ("hit_pairs",), "gold_pairs", 0.92, 0.97),
    Row("day given: pair precision", "dev given", ("hit_pairs",), "pred_pairs", 0.90, 0.97),
    Row("day given: false alarms, of the articles without an event", "dev given", ("empty_alarms",), None, 1, 0, True),
    Row("text alone: main event exact", "dev alone", ("main_hit",), "main", 0.60, 0.75),
    Row("text alone: main event exact or honestly uncertain", "dev alone", HONEST, "main", 0.90, 0.96),
    Row("text alone: main event with a wrong date", "dev alone", ("main_wrong_date",), "main", 0.04, 0.01, True),
    Row("day given: type right, of hits", "dev given", ("type_ok",), "hit", 0.85, 0.93),
    Row("day given: part of day right, of hits", "dev given", ("part_ok",), "part", 0.92, 0.97),
    Row("saved pages, day given: main event exact", "press given", ("main_hit",), "main", 0.95, 1.0),
    Row("saved pages, text alone: exact or honestly uncertain", "press alone", HONEST, "main", 0.90, 1.0),
    Row("saved pages, text alone: wrong date", "press alone", ("main_wrong_date",), "main", 0.05, 0.0, True),
)
COUNTS = (
    "articles", "empty", "empty_alarms", "gold", "pred", "hit", "gold_pairs", "pred_pairs", "hit_pairs", "main",
    "main_hit", "main_honest", "main_wrong_date", "main_missing", "type_ok", "part", "part_ok",
)  # fmt: skip


def measure(jobs: int) -> dict[str, Record]:
    """For each run the scorer's counts, its report and its errors, and the answers themselves."""
    score = scorer()
    measured: dict[str, Record] = {}
    for name in RUNS:
        base, _, day = name.partition(" ")
        articles, labels = read_gold(base)
        published = {label["id"]: label["published"] for label in labels} if day == "given" else None
        answers = extract(as_input(articles, published), jobs)
        failed = {id: answer["error"] for id, answer in answers.items() if "error" in answer}
        events = {id: answer.get("events", []) for id, answer in answers.items()}
        counts, errors = score.score(labels, events)
        measured[name] = {
            "counts": with_sums({count: counts[count] for count in COUNTS}),
            "report": score.report(counts),
            "errors": sorted(errors),
            "failed": failed,
            "events": events,
        }
    return measured


def read_gold(base: str) -> tuple[list[Record], list[Record]]:
    """The articles and labels of one labelled set: `dev` or `press`."""
    folder = shared_folder() / "gold"
    return read_lines(folder / f"{base}.articles.jsonl"), read_lines(folder / f"{base}.labels.jsonl")


def with_sums(counts: Record) -> Record:
    """F1 as a ratio of counts: twice the hits over labelled and predicted together."""
    return {**counts, "twice_hit": 2 * counts["hit"], "gold_and_pred": counts["gold"] + counts["pred"]}


def extract(lines: str, jobs: int) -> dict[str, Record]:
    """The answers of `bangiao extract` by article."""
    printed = bangiao("extract", "--jsonl", "--jobs", str(jobs), "-", input=lines)
    return {answer["id"]: answer for answer in map(json.loads, printed.splitlines())}


def error_keys(errors: Iterable[tuple[Any, ...]]) -> list[list[str]]:
    """Errors as they are kept: article, kind, pair, date, and whether it is the main event."""
    return sorted([id, kind, "-".join(pair), date, "main" if main else ""] for id, kind, pair, date, _, main in errors)


def to_keep(measured: dict[str, Record]) -> Record:
    """What is committed of a run: counts and errors, no word of any article."""
    return {
        name: {
            "counts": {count: run["counts"][count] for count in COUNTS},
            "errors": error_keys(run["errors"]),
            "failed": sorted(run["failed"]),
        }
        for name, run in measured.items()
    }


def last_committed() -> Record | None:
    """The run of the last commit that kept one."""
    path = RESULTS.relative_to(PROJECT).as_posix()
    shown = subprocess.run(
        ["git", "show", f"HEAD:{path}"], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False
    )
    kept: Record | None = json.loads(shown.stdout) if shown.returncode == 0 else None
    return kept


def table(counts: dict[str, Record], before: dict[str, Record] | None = None) -> list[tuple[str, ...]]:
    """The rows of the table: words, value, change since `before`, floor, goal, what is reached."""
    rows: list[tuple[str, ...]] = []
    for row in ROWS:
        value = row.value(counts[row.run])
        change = ""
        if before is not None:
            difference = value - row.value(before[row.run])
            change = "" if abs(difference) < 5e-4 else f"{difference:+.3f}" if row.under else f"{difference:+.0f}"
        sign = "at most " if row.most else ""
        rows.append(
            (
                row.words,
                row.shown(value),
                change,
                sign + row.shown(row.floor),
                sign + row.shown(row.goal),
                row.reached(value),
            )
        )
    return rows


def gains_and_losses(now: Record, before: Record) -> list[str]:
    """Which errors are gone and which are new since the committed run, by article."""
    lines = []
    for name in RUNS:
        new = {tuple(error) for error in now[name]["errors"]}
        old = {tuple(error) for error in before.get(name, {}).get("errors", [])}
        for sign, errors in (("gained", old - new), ("lost", new - old)):
            words = {"gained": {"missed": "found", "invented": "no longer invented"}, "lost": {}}[sign]
            lines += [
                f"{name}: {sign:6} {id}  {words.get(kind, kind)} {pair} {date} {main}".rstrip()
                for id, kind, pair, date, main in sorted(errors)
            ]
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
    alone, given = measured["dev alone"]["events"], measured["dev given"]["events"]
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


def readme_block(counts: dict[str, Record]) -> str:
    """The table of the README, in Markdown."""
    lines = ["| | measured | floor | goal |", "| --- | --- | --- | --- |"]
    lines += [f"| {words} | {value} | {floor} | {goal} |" for words, value, _, floor, goal, _ in table(counts)]
    return "\n".join(lines) + "\n"


def write_readme(counts: dict[str, Record], readme: Path = README) -> None:
    """Put the table between its marks of the README."""
    replace_block("evaluation", readme_block(counts), readme)


def main(arguments: list[str] | None = None) -> int:
    """Print the evaluation; status 1 where an article failed or one of the five is wrong."""
    parser = argparse.ArgumentParser(prog="make evaluate", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--save", action="store_true", help="keep the run in benchmarks/results and the README")
    parser.add_argument("--errors", action="store_true", help="list every event missed or invented")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)), help="processes to extract in")
    parser.add_argument("--quick", action="store_true", help="the four scores alone")
    options = parser.parse_args(arguments)
    try:
        shared_folder()
    except NoReferenceData as absent:
        print(absent, file=sys.stderr)
        return 2
    measured = measure(options.jobs)
    kept, before = to_keep(measured), last_committed()
    counts = {name: run["counts"] for name, run in measured.items()}
    counts_before = {name: with_sums(run["counts"]) for name, run in before.items()} if before else None
    failed = 0
    for name, run in measured.items():
        print(f"\n{name}\n" + "\n".join(f"  {line}" for line in run["report"]))
        for id, error in list(run["failed"].items())[:SHOWN]:
            print(f"  FAILED {id}: {error}")
        if len(run["failed"]) > SHOWN:
            print(f"  FAILED {len(run['failed']) - SHOWN} more")
        failed += len(run["failed"])
        if options.errors:
            for error in run["errors"]:
                print("  " + "\t".join("-".join(part) if isinstance(part, tuple) else str(part) for part in error))
    rows = [("", "now", "change", "floor", "goal", "reached"), *table(counts, counts_before)]
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    print("\n" + "\n".join("  ".join(cell.ljust(w) for cell, w in zip(r, widths, strict=True)).rstrip() for r in rows))
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
        write_readme(counts)
        print(f"\nkept in {RESULTS.relative_to(PROJECT)} and {README.name}")
    return int(bool(failed) or not seeds_right)


if __name__ == "__main__":
    sys.exit(main())
