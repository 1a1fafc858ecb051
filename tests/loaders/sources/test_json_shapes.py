"""The shapes in which programs write lists of articles as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

from loaders.article import Article
from loaders.sources.json_lines import read_json
from loaders.sources.json_shapes import records_of, unwrapped

TEXT = "Sáng 8/1, hai bên gặp nhau."
DAY = "2021-01-08"
ONE = {"text": TEXT, "date": DAY}

SHAPES: dict[str, Any] = {
    "a list": [ONE],
    "a list in an object beside another": {"articles": [ONE], "hubs": [{"type": "x"}]},
    "a list in an answer": {"response": {"status": "ok", "results": [ONE]}},
    "records in records": {"took": 1, "hits": {"total": 1, "hits": [{"_id": "1", "_source": ONE}]}},
    "rows": {"rows": [{"row_idx": 0, "row": ONE}]},
    "columns": {"text": {"0": TEXT}, "date": {"0": DAY}},
    "columns apart from their rows": {"columns": ["text", "date"], "index": [0], "data": [[TEXT, DAY]]},
    "an object": ONE,
    "words in objects": [
        {"content": {"rendered": f"<p>{TEXT}</p>"}, "date": {"$date": {"$numberLong": "1610067600000"}}}
    ],
    "lists of one": {"text": [TEXT], "title": ["Tin"], "url": [], "date": [DAY]},
    "parts that say how they look": {
        "messages": [{"date": DAY, "text": [{"type": "bold", "text": TEXT[:6]}, TEXT[6:]]}]
    },
    "a day by its parts": {"text": TEXT, "date": {"year": 2021, "month": 1, "day": 8}},
    "of a news service": {"value": [{"name": "Tin", "description": TEXT, "datePublished": DAY}]},
    "of Drupal": {"data": [{"attributes": {"created": DAY, "body": {"value": f"<p>{TEXT}</p>", "format": "x"}}}]},
    "of Ghost": {"posts": [{"title": "Tin", "html": f"<p>{TEXT}</p>", "published_at": DAY}]},
    "of the New York Times": {"docs": [{"headline": {"main": "Tin"}, "lead_paragraph": TEXT, "pub_date": DAY}]},
    "of Reddit": {"children": [{"data": {"title": "Tin", "selftext": TEXT, "created_utc": 1610118000.0}}]},
    "paragraphs": [{"paragraphs": [TEXT], "published": {"$date": DAY}}],
}


@pytest.mark.parametrize("document", SHAPES.values(), ids=SHAPES.keys())
def test_an_article_in_any_shape(document: Any) -> None:
    (article,) = read_json(json.dumps(document).encode(), "a.json")
    assert isinstance(article, Article)
    assert (article.text, article.published) == (TEXT, DAY)


def test_an_article_under_each_key() -> None:
    assert records_of({"1": ONE, "2": ONE}) == [ONE, ONE]


@pytest.mark.parametrize("document", [{}, {"a": 1}, {"a": []}, {"columns": 1, "data": 2}, {"a": {}, "b": {}}])
def test_what_has_no_shape_is_one_record(document: Any) -> None:
    assert records_of(document) == [document]


def test_two_records_inside_are_not_mixed() -> None:
    assert unwrapped({"a": ONE, "b": ONE}) == {"a": ONE, "b": ONE}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_the_encoding_of_a_document(encoding: str) -> None:
    text = "Bộ trưởng hai nước hội đàm tại Hà Nội và thăm"
    apart = "Bô\u0323 trươ\u0309ng hai nươ\u0301c hô\u0323i đa\u0300m ta\u0323i Ha\u0300 Nô\u0323i va\u0300 thăm"
    given = apart if encoding == "cp1258" else text  # which has the tones apart from their letters
    data = json.dumps([{"text": given}], ensure_ascii=False)
    (article,) = read_json(data.encode(encoding), "a.json")
    assert isinstance(article, Article)
    assert article.text == text
