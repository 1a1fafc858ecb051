"""The evaluation: its figures, its gains and losses, and what it says where the labelled articles are absent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import evaluate, gold, peers, speed
from benchmarks.evaluate import (
    ALONE,
    BLIND,
    COLUMNS,
    GIVEN,
    OPEN,
    OPEN_SETS,
    ROWS,
    RUNS,
    WAYS,
    columns,
    error_keys,
    gains_and_losses,
    judgement,
    readme_block,
    same_mention,
    table,
)

HEAD = 2  # rows above the figures


def everywhere(**given: int) -> dict[str, dict[str, dict[str, int]]]:
    """The same counts in every column."""
    return {name: dict.fromkeys(WAYS, given) for name in COLUMNS}


def by_words(rows: list[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {row.words: cells for row, cells in zip(ROWS, rows[HEAD:], strict=True)}


def test_figures_are_ratios_of_the_scorers_counts() -> None:
    given = everywhere(
        articles=9, main=10, main_hit=9, main_honest=1, gold=20, pred=20, hit=15, type_ok=12, sure=50, sure_no_pair=1
    )
    head, articles, *_ = table(given)
    assert head == ("", *COLUMNS, "floor", "goal")
    assert articles == ("articles", "9", "9", "9", "9", "", "")
    rows = by_words(table(given))
    assert rows["day given: main event exact"] == ("day given: main event exact", *["0.900"] * 4, "0.85", "0.93")
    assert rows["text alone: main event exact or honestly uncertain"][1] == "1.000"
    # F1 of precision 15/20 and recall 15/20
    assert rows["day given: F1 over all events"][1] == "0.750"
    assert rows["day given: type right, of hits"][1] == "0.800"
    assert rows["day given: of what is called sure, a pair that did nothing"][1:] == (
        *["0.020"] * 4,
        "at most 0.05",
        "at most 0.02",
    )


def test_what_was_not_counted_has_no_figure() -> None:
    assert by_words(table(everywhere()))["day given: part of day right, of hits"][1:5] == ("–",) * 4
    assert by_words(judgement(everywhere(), None))["day given: main event exact"] == ("below", "")


REACHED = [
    ({"main": 100, "main_hit": 93}, "day given: main event exact", "goal"),
    ({"main": 100, "main_hit": 92}, "day given: main event exact", "floor"),
    ({"main": 100, "main_hit": 84}, "day given: main event exact", "below"),
    ({"sure": 100, "sure_wrong_day": 1}, "text alone: of what is called sure, wrong day", "goal"),
    ({"sure": 100, "sure_wrong_day": 3}, "text alone: of what is called sure, wrong day", "floor"),
    ({"sure": 100, "sure_wrong_day": 4}, "text alone: of what is called sure, wrong day", "below"),
    ({"sure": 100}, "text alone: of what is called sure, wrong day", "goal"),
    ({}, "day given: main event exact", "below"),
]


@pytest.mark.parametrize(("given", "words", "reached"), REACHED)
def test_what_the_latest_blind_batches_reach(given: dict[str, int], words: str, reached: str) -> None:
    found = {**everywhere(main=1, sure=1, sure_wrong_day=1), BLIND: dict.fromkeys(WAYS, given)}
    assert by_words(judgement(found, None))[words][0] == reached


def test_change_since_the_committed_run() -> None:
    now, before = everywhere(main=10, main_hit=9, hit=3), everywhere(main=10, main_hit=8, hit=3)
    rows = by_words(judgement(now, before))
    assert rows["day given: main event exact"] == ("floor", "+0.100")
    assert rows["day given: type right, of hits"][1] == ""


def lines(path: Path, *records: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_columns_add_up_sets_and_batches(tmp_path: Path) -> None:
    runs = {run: {"counts": {"articles": n}} for n, run in enumerate(RUNS, 1)}
    cross = lines(tmp_path / "crossval.json", {GIVEN: {"all": {"articles": 70}, "dev": {"articles": 7}}})
    batches = [{"batch": n, **{way: {"articles": n, "hit": n} for way in WAYS}} for n in (1, 2, 30, 4, 5)]
    found = columns(runs, cross, lines(tmp_path / "blind.jsonl", *batches))
    assert len(RUNS) == 2 * len(OPEN_SETS)
    assert [found[name][GIVEN]["articles"] for name in COLUMNS] == [1 + 3 + 5 + 7, 70, 2 + 30 + 4 + 5, 42]
    assert found[OPEN][ALONE] == {"articles": 2 + 4 + 6 + 8}
    assert found[BLIND][ALONE] == {"articles": 41, "hit": 41}
    none = columns(runs, tmp_path / "none.json", tmp_path / "none.jsonl")
    assert [bool(none[name][GIVEN]) for name in COLUMNS] == [True, False, False, False]


def test_the_table_is_one_of_markdown() -> None:
    head, rule, *rows = readme_block(everywhere(main=2, main_hit=1)).splitlines()
    assert head.startswith("| | learned from |")
    assert {line.count("|") for line in (head, rule, *rows)} == {len(COLUMNS) + 4}
    assert len(rows) == len(ROWS) + 1


def test_gains_and_losses_name_article_and_event() -> None:
    before: dict[str, dict[str, list[str]]] = {run: {"errors": []} for run in RUNS}
    now: dict[str, dict[str, list[str]]] = {run: {"errors": []} for run in RUNS}
    before[RUNS[0]]["errors"] = ["a\tmissed\tLA-VN\t2022-06-02\tmain", "a\tinvented\tLA-VN\t2021"]
    now[RUNS[0]]["errors"] = ["b\tmissed\tKH-VN\t2021-01-08\tmain"]
    assert gains_and_losses(now, before) == [
        "dev, day given: gained a  no longer invented LA-VN 2021",
        "dev, day given: gained a  found LA-VN 2022-06-02 main",
        "dev, day given: lost   b  missed KH-VN 2021-01-08 main",
    ]
    assert gains_and_losses(now, now) == []


def test_errors_are_kept_without_the_articles_words() -> None:
    scored = [
        ("a", "missed", ("LA", "VN"), "2022-06-02", "Sáng 2/6", "main"),
        ("a", "invented", ("LA", "VN"), "2021", "", ""),
    ]
    assert error_keys(scored) == ["a\tinvented\tLA-VN\t2021", "a\tmissed\tLA-VN\t2022-06-02\tmain"]


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


def test_the_whole_evaluation_by_the_official_scorer(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a few saved pages, with the command itself: the figures of the report are those of the table."""
    try:
        articles, labels = gold.read_gold("press")
    except gold.NoReferenceData as absent:
        pytest.skip(str(absent))
    monkeypatch.setattr(evaluate, "OPEN_SETS", ("press",))
    monkeypatch.setattr(evaluate, "read_gold", lambda base: (articles[:6], labels[:6]))
    measured = evaluate.measure(jobs=1)
    assert list(measured) == ["press, day given", "press, text alone"]
    for run in measured.values():
        assert run["counts"]["articles"] == 6
        assert run["failed"] == {}
        assert run["report"][0].startswith("articles 6")
        assert run["counts"]["hit"] <= min(run["counts"]["gold"], run["counts"]["pred"])


@pytest.mark.parametrize("name", OPEN_SETS)
def test_every_label_of_an_open_set_has_its_article(name: str) -> None:
    try:
        articles, labels = gold.read_gold(name)
    except gold.NoReferenceData as absent:
        pytest.skip(str(absent))
    assert {article["id"] for article in articles} == {label["id"] for label in labels}
    assert labels
