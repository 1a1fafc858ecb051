"""The same articles give the same answers on any day and in any time zone: today is never an input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from benchmarks.gold import NoReferenceData, shared_folder

PROJECT = Path(__file__).resolve().parent.parent

# Everything is imported after the journey, so that nothing can have looked at the clock before.
JOURNEY = """
import json, sys, time_machine
with time_machine.travel(sys.argv[1], tick=False):
    import datetime
    assert datetime.date.today().year == int(sys.argv[1][:4])
    from loaders.published import read_published
    from loaders.sources import read
    from loaders.work import annotate_article, extract_article
    for article in read(sys.argv[2:]):
        print(json.dumps([extract_article(article), annotate_article(article)], ensure_ascii=False))
    print(json.dumps([read_published("19 tháng 6, 2017"), read_published("3/6/2022")]))
"""
JOURNEYS = (
    ("2010-01-01T23:30:00", "America/Los_Angeles"),
    ("2026-06-15T12:00:00", "Asia/Ho_Chi_Minh"),
    ("2040-02-29T00:10:00", "Pacific/Kiritimati"),
)


def answers(folders: list[Path], moment: str, zone: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", JOURNEY, moment, *map(str, folders)],
        cwd=PROJECT,
        env={**os.environ, "TZ": zone},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()


def test_the_answers_do_not_depend_on_the_day_or_the_zone() -> None:
    """Of the samples, and of the real articles where they are there."""
    folders = [PROJECT / "seeds"]
    with suppress(NoReferenceData):
        folders.append(shared_folder() / "seeds")
    first, *others = (answers(folders, *journey) for journey in JOURNEYS)
    assert len(first) > 30
    assert any(json.loads(line)[0]["events"] for line in first[:-1])
    for other in others:
        assert other == first
