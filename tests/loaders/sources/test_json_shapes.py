"""The shapes in which programs write lists of articles as JSON."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from loaders.article import Article
from loaders.sources.contents import Kind, kind_of
from loaders.sources.json_lines import ADDRESSES_ALONE, read_json, read_with_ids
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
    "rows below their columns": {"columns": ["text", "date"], "rows": [[TEXT, DAY]], "truncated": False},
    "rows below a header": [["text", "date"], [TEXT, DAY]],
    "rows below a header in an answer": {"range": "A1:B2", "values": [["text", "date"], [TEXT, DAY]]},
    "of DynamoDB": {"Items": [{"id": {"S": "1"}, "text": {"S": TEXT}, "published": {"S": DAY}}]},
    "in several languages": {"items": [{"fields": {"body": {"vi": TEXT, "en": "x"}, "date": {"vi": DAY}}}]},
    "what is known beside the text": {"page_content": TEXT, "metadata": {"publish_date": DAY, "x": 1}},
    "an empty text beside a full one": {"text": "", "content": TEXT, "date": DAY},
    "no text beside a full one": {"text": None, "content": TEXT, "date": DAY},
    "a flag in the place of the day": {"text": TEXT, "published": True, "published_at": DAY},
    "a flag that is a number": {"text": TEXT, "published": 1, "date": DAY},
    "a flag that is down": {"text": TEXT, "published": False, "date": DAY},
    "a moment in its parts": {"text": TEXT, "published": [2021, 1, 8, 22, 30]},
    "paragraphs": [{"paragraphs": [TEXT], "published": {"$date": DAY}}],
}


@pytest.mark.parametrize("document", SHAPES.values(), ids=SHAPES.keys())
def test_an_article_in_any_shape(document: Any) -> None:
    (article,) = read_json(json.dumps(document).encode(), "a.json")
    assert isinstance(article, Article)
    assert (article.text, article.published) == (TEXT, DAY)


def _read(text: str) -> list[Any]:
    return list(read_json(text.encode(), "a.json"))


LINE = json.dumps(ONE, ensure_ascii=False)


@pytest.mark.parametrize(
    "text",
    [
        LINE + LINE,
        f"{LINE}\r{LINE}\r",
        json.dumps(ONE, indent=1) + "\n" + json.dumps(ONE, indent=1),
        f"{LINE},\n{LINE},",
    ],
    ids=["without a break", "old line ends", "each over several lines", "parted by commas"],
)
def test_documents_one_after_another(text: str) -> None:
    assert [article.text for article in _read(text)] == [TEXT, TEXT]


def test_lines_keep_their_places_where_one_is_wrong() -> None:
    found = _read(f"{LINE}\nnot json\n{LINE}\n")
    assert [str(item).partition(": ")[0] for item in found if not isinstance(item, Article)] == ["a.json line 2"]


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({"source": {"id": None, "name": "Báo A"}}, (None, None, "Báo A")),
        ({"title": {"rendered": "Tin"}, "source": 7}, ("Tin", None, "7")),
        ({"metadata": {"title": "Tin", "source": "https://a.vn/1"}}, ("Tin", "https://a.vn/1", None)),
        ({"url": "https://a.vn/2", "meta": {"source": "https://a.vn/1", "link": "https://a.vn/3"}},
         (None, "https://a.vn/2", None)),
        ({"title": "Tin", "meta": {"title": "Khác", "source": "Báo A"}}, ("Tin", None, "Báo A")),
    ],
)  # fmt: skip
def test_what_is_known_beside_the_text(record: dict[str, Any], told: tuple[str | None, ...]) -> None:
    (article,) = _read(json.dumps({"text": TEXT, **record}))
    assert (article.title, article.url, article.source) == told


def test_the_day_on_which_a_record_was_made_is_not_the_article_s() -> None:
    (article,) = _read(json.dumps({"text": TEXT, "meta": {"created_at": DAY, "crawled": DAY}}))
    assert article.published is None


@pytest.mark.parametrize(("id", "read"), [(12.0, "12"), ({"$oid": "5ff8"}, "5ff8"), ("007", "007"), (None, "1")])
def test_ids_as_programs_write_them(id: Any, read: str) -> None:
    (article,) = _read(json.dumps({"id": id, "text": TEXT}))
    assert article.id == read


def test_a_line_with_an_odd_byte_costs_a_character() -> None:
    line = b'{"id": "1", "text": "' + (TEXT * 3).encode() + b'\xe1 and more"}\n'
    ((id, article),) = read_with_ids(io.BytesIO(line), "a.jsonl")
    assert isinstance(article, Article)
    assert (id, article.text) == ("1", TEXT * 3 + "\ufffd and more")


def test_signs_that_nobody_escaped() -> None:
    ((_, article),) = read_with_ids(io.BytesIO(b'{"text": "M\xe1\xbb\x99t.\tHai."}\n'), "a.jsonl")
    assert isinstance(article, Article)
    assert article.text == "Một.\tHai."


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


@pytest.mark.parametrize(("record", "right"), [
    ({"title": "Tin", "url": "https://a.vn/1"}, ADDRESSES_ALONE),
    ({"title": "Tin"}, ""),
])  # fmt: skip
def test_what_is_right_for_articles_without_a_text(record: dict[str, Any], right: str) -> None:
    (error,) = _read(json.dumps(record))
    assert error.right == f"give the article's text as a string{right}"


PROGRAMS = {
    "assigned": f"window.YTD.tweets.part0 = [ {LINE} ]",
    "assigned by a word": f"const data = [{LINE}];\n",
    "assigned to a key": f'window["state"] = {LINE};',
    "a call": f"callback({LINE});",
    "kept from others": f")]}}',\n[{LINE}]",
}


@pytest.mark.parametrize("text", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_json_that_a_page_loads_as_a_program(text: str) -> None:
    (article,) = _read(text)
    assert (article.text, article.published) == (TEXT, DAY)
    assert kind_of("", text.encode()) is Kind.JSON


@pytest.mark.parametrize("text", ["x = 1;\n", "Hội đàm (", "f(a) { return [1] }", "Số liệu = [1, 2]"])
def test_a_program_or_a_text_is_no_json(text: str) -> None:
    assert kind_of("", text.encode()) is Kind.TEXT


def test_texts_by_themselves_in_a_list() -> None:
    assert [article.text for article in _read(json.dumps([TEXT, TEXT + " Hết."]))] == [TEXT, TEXT + " Hết."]


@pytest.mark.parametrize("items", [["a", "b"], [TEXT, 1], ["https://a.vn/1"], [TEXT, None]])
def test_what_is_no_list_of_texts(items: list[Any]) -> None:
    assert not any(isinstance(item, Article) for item in _read(json.dumps(items)))


def _as_facebook(text: str) -> str:
    return text.encode().decode("latin-1")


PICTURE = {"timestamp": 1610115000, "attachments": [{"data": [{"media": {"uri": "a.jpg"}}]}], "title": "x"}
POST = {"timestamp": 1610114400, "data": [{"post": _as_facebook(TEXT)}, {"update_timestamp": 1}], "title": "x"}


@pytest.mark.parametrize("document", [[POST, PICTURE], {"status_updates": [PICTURE, POST]}])
def test_posts_as_facebook_gives_them(document: Any) -> None:
    (article,) = _read(json.dumps(document))
    assert (article.text, article.published, article.title) == (TEXT, DAY, None)
