"""What cross-validation says of the reader: labelled articles answered by weights that have not seen them.

`benchmarks.train` calls `write_results` with its out-of-fold answers; `benchmarks.evaluate` shows the counts beside
those of articles learned from and of articles scored blind.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gold import PROJECT, Record, replace_block, scorer
from loaders.article import Extraction
from loaders.events.claims import Claim
from loaders.events.decode import decode
from loaders.events.kinds import Kinds
from loaders.events.report import report
from loaders.extract import Reading
from loaders.record import to_record

TEACHING = PROJECT / "docs" / "teaching.md"
RESULTS = PROJECT / "benchmarks" / "results" / "crossval.json"


@dataclass(frozen=True, slots=True)
class Answer:
    """One labelled article as weights answered that have not seen it.

    `source`: the labelled set it is of. `way`: "day given" or "text alone". `labels`: its record of labels. `events`:
    what was found, as `bangiao extract` writes events.
    """

    source: str
    way: str
    labels: Record
    events: Sequence[Record]


def events_of(reading: Reading, judged: Iterable[tuple[Claim, float]], kinds: Kinds | None = None) -> list[Record]:
    """The events of a reading whose claims were judged elsewhere: each with its chance, 0 to 1, in any order.

    `kinds`: what tells their types, the committed one where it is not given.
    """
    likeliest_first = sorted(judged, key=lambda c: -c[1])
    events = report(reading.source, decode(likeliest_first, kinds), reading.timeline)
    found: list[Record] = to_record(Extraction("", None, events))["events"]
    return found


def counts_of(answers: Iterable[Answer]) -> dict[str, dict[str, Counter[str]]]:
    """The official scorer's counts by way and labelled set; "all" is all sets together."""
    score = scorer().score
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for a in answers:
        # one article at a time: two sets may label the same one
        found, _ = score([a.labels], {a.labels["id"]: a.events})
        for name in ("all", a.source):
            counts[a.way][name].update(found)
    return {way: dict(sets) for way, sets in counts.items()}


def write_results(answers: Iterable[Answer], path: Path = RESULTS) -> Mapping[str, Record]:
    """Keep the counts of cross-validated answers by way and labelled set, and give them: no words of articles."""
    kept = {
        way: {name: {k: v for k, v in sorted(counts.items()) if v} for name, counts in sets.items()}
        for way, sets in counts_of(answers).items()
    }
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return kept


def write_curve(
    runs: Mapping[float, Mapping[str, Mapping[str, Counter[str]]]], proposals: Mapping[str, int], page: Path = TEACHING
) -> str:
    """Put the learning curve, and how many labelled events are proposed at all, on a page; gives the table.

    `runs`: cross-validated counts by the share of labels that taught, as `counts_of` gives them. `proposals`: how many
    of the `gold` pair-days are proposed.
    """
    lines = ["| labels that teach | F1 | main event exact | pair recall; precision |", "| --- | --- | --- | --- |"]
    for share, ways in sorted(runs.items()):
        n = ways["day given"]["all"]
        f1 = 2 * n["hit"] / (n["pred"] + n["gold"])
        pairs = f"{n['hit_pairs'] / n['gold_pairs']:.3f}; {n['hit_pairs'] / n['pred_pairs']:.3f}"
        lines.append(f"| {share:.0%} | {f1:.3f} | {n['main_hit'] / n['main']:.3f} | {pairs} |")
    told = {name: f"{n / proposals['gold']:.3f}" for name, n in proposals.items() if name != "gold"}
    text = "\n".join(lines) + (
        f"\n\nOf {proposals['gold']} labelled pair-days {told['proposed']} are proposed, "
        f"{told['proposed by an end']} by one of their ends, and {told['pair proposed']} by their pair.\n"
    )
    replace_block("curve", text, page)
    print(text)
    return text
