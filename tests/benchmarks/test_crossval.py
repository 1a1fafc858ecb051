"""Cross-validated answers: events of claims judged elsewhere, and what is kept of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.crossval import Answer, events_of, write_results
from benchmarks.evaluate import CROSS, GIVEN, RUNS, columns
from benchmarks.gold import NoReferenceData, Record, shared_folder
from loaders.article import Article
from loaders.events.decode import HOLDS, judge
from loaders.events.score import score
from loaders.extract import extract, read
from loaders.record import to_record

ARTICLE = Article("a", "Sáng 2/6, tại Hà Nội, Thủ tướng Lào hội đàm với Thủ tướng Việt Nam.", published="2018-06-04")


def test_the_committed_chances_give_the_committed_answer() -> None:
    reading = read(ARTICLE)
    judged = judge(score(reading.mentions), reading.timeline.hinge.days[0], reading.about)
    events = to_record(extract(ARTICLE))["events"]
    assert events
    assert events_of(reading, judged) == events
    assert events_of(reading, reversed(judged)) == events


def test_other_chances_give_another_answer() -> None:
    reading = read(ARTICLE)
    judged = judge(score(reading.mentions), reading.timeline.hinge.days[0], reading.about)
    assert events_of(reading, [(claim, HOLDS / 2) for claim, _ in judged]) == []


def event(date: str, **beside: object) -> Record:
    given = {"date": date, "countries": ["LA", "VN"], "type": "talks", "part_of_day": None, "optional": False}
    return {**given, "main": True, "certainty": "inferred", "date_text": "", **beside}


def test_counts_are_kept_by_way_and_set_and_shown(tmp_path: Path) -> None:
    try:
        shared_folder()
    except NoReferenceData as absent:
        pytest.skip(str(absent))
    labels = {"id": "a", "events": [event("2018-06-02")]}
    right, wrong = [event("2018-06-02")], [event("2018-06-03")]
    path = tmp_path / "results" / "crossval.json"
    kept = write_results(
        [
            Answer("dev", "day given", labels, right),
            Answer("own", "day given", labels, wrong),  # two sets may label the same article
            Answer("dev", "text alone", labels, []),
        ],
        path,
    )
    assert json.loads(path.read_text(encoding="utf-8")) == kept
    assert kept["day given"]["all"]["articles"] == 2
    assert kept["day given"]["all"]["main_hit"] == 1
    assert kept["day given"]["all"]["sure_wrong_day"] == 1
    assert kept["day given"]["dev"]["hit"] == kept["day given"]["dev"]["gold"] == 1
    assert kept["text alone"]["all"]["main_missing"] == 1
    runs: dict[str, Record] = {run: {"counts": {}} for run in RUNS}
    assert columns(runs, path, tmp_path / "none")[CROSS][GIVEN] == kept["day given"]["all"]
