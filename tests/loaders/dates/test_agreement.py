"""`bangiao dates` and `bangiao extract` place every expression alike, whether a day, a month or a year is given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from loaders.annotate import date_records
from loaders.article import Article
from loaders.dates import edtf
from loaders.dates.find import find_expressions
from loaders.dates.partial import Form
from loaders.evidence.resolve import answer, build_timeline
from loaders.evidence.view import View
from loaders.evidence.writing import day_of_writing
from loaders.extract import extract, to_record
from loaders.facts.reading import load_facts
from loaders.sources.files import read_path
from loaders.sources.options import Options
from loaders.text.normalise import normalise
from loaders.text.sentences import find_sentences
from loaders.text.zones import find_zones
from tests.loaders.dates.test_meaning import MEANINGS, PARTS

PHRASES = [phrase for phrases in (*MEANINGS.values(), *PARTS.values()) for phrase in phrases.split(" | ")]
# Separate days ("ngày 7 và 12/8") are a set for the one and days of two events for the other.
ALIKE = [phrase for phrase in PHRASES if find_expressions(phrase)[0].form is not Form.EITHER]
SENTENCES = (
    "Ngày 20/3 vừa qua, hai bên đã ký.", "Ngày 20/3 tới, hai bên sẽ ký.", "Ngày 12/12, hai bên đã gặp nhau tại Huế.",
    "Hôm 30/8, đoàn rời Huế.", "Thứ Hai, hai bên gặp nhau.", "Thứ Hai 12/5, hai bên gặp nhau.",
    "Thứ Sáu, hai bên sẽ gặp nhau.", "Cuối năm ngoái, ngày 12/12, hai bên họp.", "Từ ngày 24 đến 4/12, đoàn thăm Lào.",
    "Ngày 3/6/2018, hai bên họp. Chiều cùng ngày, hai bên ký.", "Sáng 21, hai bên họp.", "Tuần tới hai bên họp.",
    "Tháng 4 vừa qua, từ ngày 7 đến ngày 10, đoàn ở thăm Lào.", "Đoàn bắt đầu thăm Lào từ ngày 3/4, kéo dài hai tuần.",
)  # fmt: skip


def extracted(article: Article) -> list[tuple[str | None, str]]:
    """What extraction answers for each expression, before it asks which event it dates."""
    text = normalise(article.text).text
    zones = find_zones(text)
    sentences = find_sentences(text, zones)
    view = View(text, zones, sentences, find_expressions(text), (), None, load_facts())
    roles = [zones[0].role] * len(view.expressions)
    timeline = build_timeline(day_of_writing(article, view), view.expressions, roles)
    found = [answer(timeline, e) for e in view.expressions]
    return [(a.edtf, a.certainty) if a else (None, "unknown") for a in found]


@pytest.mark.parametrize("published", ["2019-03-12", "2018-12-30", "2020-02-29", "2019-08", "2017"])
@pytest.mark.parametrize("text", [*ALIKE, *SENTENCES])
def test_both_commands_place_an_expression_alike(text: str, published: str) -> None:
    article = Article(id="a", text=text, published=published)
    records = [(r["date"], r["certainty"]) for r in date_records(article)]
    assert records == extracted(article)


def test_the_day_of_a_dateline_is_the_today_of_both() -> None:
    article = Article(id="a", text="Huế, ngày 10/3 (TTXVN) - Hai bên hôm nay họp.", published="2019-03-12")
    assert extracted(article) == [("2019-03-10", "inferred")] * 2
    assert [(r["date"], r["certainty"]) for r in date_records(article)] == extracted(article)


HOME = Path(__file__).parents[3]
LABELS = HOME / "benchmarks" / "labels" / "own.articles.jsonl"


@cache
def own_articles() -> tuple[Article, ...]:
    """The sample articles and those labelled, all in the project's own words."""
    samples = [found for found in read_path(HOME / "seeds", Options()) if isinstance(found, Article)]
    every = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    return (*samples, *(Article(a["id"], a["text"], published=a.get("published")) for a in every[::4]))


# An event has a day where the words alone have none or another: what is told on this occasion, or right after another
# act, is of the day of the news, and a weekday said alone, which by itself is the next one, is the last one in a
# sentence that tells, as is the evening of that day.
OF_THE_NEWS = {"nhân dịp này", "ngay sau khi", "ngay sau đó", "sáng thứ năm", "vào tối hôm ấy"}


def dated(published: str) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Of every event whose day stands in the text: article, words, its first known day, that of the expression."""
    for given in own_articles():
        article = Article(given.id, given.text, published=published)
        alone = {(r["start"], r["end"]): r["date"] for r in date_records(article)}
        for event in to_record(extract(article))["events"]:
            if span := event["date_span"]:
                day = alone.get((span["start"], span["end"]))
                first = edtf.bounds(day)[0] if day else None
                told = event["earliest"] or (first and event["latest"])  # what the end alone is told of
                if first and event["type"] == "visit" and event["latest"] == first.isoformat():
                    told = event["latest"]  # a visit that is told on its last day
                yield article.id, event["date_text"], told, first.isoformat() if first else None


@pytest.mark.parametrize("published", ["2018-06-04", "2020-02-29"])
def test_an_event_of_an_own_article_begins_on_the_day_that_its_expression_means(published: str) -> None:
    """It may last longer than the words beside it say: a visit goes on, a length stands elsewhere."""
    found = list(dated(published))
    assert len(found) > 100
    assert [row for row in found if row[2] != row[3] and row[1].lower() not in OF_THE_NEWS] == []
