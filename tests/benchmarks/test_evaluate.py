"""The evaluation: its figures, its gains and losses, and what it says where the labelled articles are absent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks import evaluate, gold, peers, speed
from benchmarks.evaluate import COUNTS, RUNS, error_keys, gains_and_losses, same_mention, table, with_sums


def counts(**given: int) -> dict[str, Any]:
    return with_sums({**dict.fromkeys(COUNTS, 0), **given})


def in_every_run(**given: int) -> dict[str, Any]:
    return {run: counts(**given) for run in RUNS}


def rows_by_words(rows: list[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in rows}


def test_figures_are_ratios_of_the_scorers_counts() -> None:
    given = in_every_run(main=10, main_hit=9, main_honest=1, gold=20, pred=20, hit=15, type_ok=12, empty_alarms=1)
    rows = rows_by_words(table(given))
    assert rows["day given: main event exact"] == ("0.900", "", "0.900", "0.970", "floor")
    assert rows["text alone: main event exact or honestly uncertain"][0] == "1.000"
    # F1 of precision 15/20 and recall 15/20
    assert rows["day given: F1 over all events"][0] == "0.750"
    assert rows["day given: type right, of hits"][0] == "0.800"
    assert rows["day given: false alarms, of the articles without an event"][0] == "1"


REACHED = [
    ({"main": 100, "main_hit": 97}, "day given: main event exact", "goal"),
    ({"main": 100, "main_hit": 96}, "day given: main event exact", "floor"),
    ({"main": 100, "main_hit": 89}, "day given: main event exact", "below"),
    ({"main": 100, "main_wrong_date": 1}, "text alone: main event with a wrong date", "goal"),
    ({"main": 100, "main_wrong_date": 4}, "text alone: main event with a wrong date", "floor"),
    ({"main": 100, "main_wrong_date": 5}, "text alone: main event with a wrong date", "below"),
    ({"empty_alarms": 0}, "day given: false alarms, of the articles without an event", "goal"),
    ({"empty_alarms": 2}, "day given: false alarms, of the articles without an event", "below"),
    ({}, "day given: main event exact", "below"),
]


@pytest.mark.parametrize(("given", "words", "reached"), REACHED)
def test_what_is_reached(given: dict[str, int], words: str, reached: str) -> None:
    assert rows_by_words(table(in_every_run(**given)))[words][-1] == reached


def test_change_since_the_committed_run() -> None:
    rows = rows_by_words(table(in_every_run(main=10, main_hit=9), in_every_run(main=10, main_hit=8)))
    assert rows["day given: main event exact"][1] == "+0.100"
    assert rows["text alone: main event with a wrong date"][1] == ""


def test_gains_and_losses_name_article_and_event() -> None:
    before = {run: {"errors": []} for run in RUNS}
    now = {run: {"errors": []} for run in RUNS}
    before["dev given"]["errors"] = [
        ["a", "missed", "LA-VN", "2022-06-02", "main"],
        ["a", "invented", "LA-VN", "2021", ""],
    ]
    now["dev given"]["errors"] = [["b", "missed", "KH-VN", "2021-01-08", "main"]]
    assert gains_and_losses(now, before) == [
        "dev given: gained a  no longer invented LA-VN 2021",
        "dev given: gained a  found LA-VN 2022-06-02 main",
        "dev given: lost   b  missed KH-VN 2021-01-08 main",
    ]
    assert gains_and_losses(now, now) == []


def test_errors_are_kept_without_the_articles_words() -> None:
    scored = [
        ("a", "missed", ("LA", "VN"), "2022-06-02", "Sáng 2/6", "main"),
        ("a", "invented", ("LA", "VN"), "2021", "", ""),
    ]
    assert error_keys(scored) == [
        ["a", "invented", "LA-VN", "2021", ""],
        ["a", "missed", "LA-VN", "2022-06-02", "main"],
    ]


def test_the_same_mention_is_the_same_words_of_the_same_pair() -> None:
    one = {
        "countries": ["LA", "VN"],
        "type": "talks",
        "sentence": {"start": 0, "end": 9},
        "date_text": "2/6",
        "date": "x",
    }
    assert same_mention(one, {**one, "date": "y"})
    assert not same_mention(one, {**one, "sentence": {"start": 10, "end": 19}})
    assert not same_mention(one, {**one, "countries": ["KH", "VN"]})


LABELS = [
    {
        "id": "a",
        "events": [
            {"date": "2022-06-02", "main": True, "optional": False},
            {"date": "2022-06-03", "main": False, "optional": False},
            {"date": "2022-06-04", "main": False, "optional": True},
            {"date": "2022-06", "main": False, "optional": False},
            {"date": "2022-06-02/2022-06-03", "main": False, "optional": False},
        ],
    }
]


def test_peers_are_asked_for_required_days_alone() -> None:
    assert peers.found_days(LABELS, {"a": {"2022-06-02", "2022-06-04"}}, main=False) == (1, 2)
    assert peers.found_days(LABELS, {"a": {"2022-06-02"}}, main=True) == (1, 1)
    assert peers.found_days(LABELS, {}, main=True) == (0, 1)


def test_a_peer_counts_from_the_publication_day() -> None:
    articles = [{"id": "a", "text": "Ngày 5/2, hai bên hội đàm tại Hà Nội"}]
    assert peers.dateparser_search(articles, {"a": "2020-02-06"})["a"] == {"2020-02-05"}
    assert "2020-02-05" not in peers.dateparser_search(articles, {})["a"]


@pytest.mark.parametrize("program", [evaluate, peers, speed], ids=["evaluate", "peers", "speed"])
def test_without_the_labelled_articles(
    program: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BANGIAO_SHARED", str(tmp_path))
    assert program.main([]) == 2
    assert "set BANGIAO_SHARED" in capsys.readouterr().err


def test_input_gives_the_publication_day_only_where_it_is_known() -> None:
    articles = [{"id": "a", "text": "x", "kind": "y"}, {"id": "b", "text": "ă"}]
    assert gold.as_input(articles, {"a": "2020-02", "b": None}) == (
        '{"id": "a", "text": "x", "published": "2020-02"}\n{"id": "b", "text": "ă"}\n'
    )
    assert '"published"' not in gold.as_input(articles)


def test_the_whole_evaluation_by_the_official_scorer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the saved pages alone, with the command itself: the figures of the report are those of the table."""
    try:
        gold.shared_folder()
    except gold.NoReferenceData as absent:
        pytest.skip(str(absent))
    articles, labels = evaluate.read_gold("press")
    monkeypatch.setattr(evaluate, "read_gold", lambda base: (articles[:6], labels[:6]))
    measured = evaluate.measure(jobs=1)
    assert set(measured) == set(RUNS)
    for run in measured.values():
        assert run["counts"]["articles"] == 6
        assert run["failed"] == {}
        assert run["report"][0].startswith("articles 6")
        assert run["counts"]["hit"] <= min(run["counts"]["gold"], run["counts"]["pred"])
