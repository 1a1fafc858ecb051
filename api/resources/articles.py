"""`/articles` and `/extract`: what was read, reading more, and trying out what would be found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Response, request
from flask.views import MethodView

from api import auth, extraction, service
from api.addresses import article_path
from api.arguments import read_json, read_text, unsupported
from api.formats import objects, table
from api.negotiation import CSV, JSON, LINES, Format, choose
from api.problems import Fault, Problem, bad_cursor
from api.resources.base import ARTICLE_ID, Resource, content, documented, suffix_parameter, suffixes
from api.schemas import answers
from api.schemas.bodies import LONGEST_TEXT, ArticleInput
from api.schemas.query import LIMIT, ArticleList, TextMetadata, Worded
from api.web import json_answer, link, page_links, shown, stream, text_answer
from api.wording import foreign, tell
from models.records import RecordError
from models.store import store_extraction

blp = Resource("articles", __name__, description="What was read, reading more, and trying out what would be found.")
FORMATS = (JSON, LINES, CSV)
_ARTICLE, _PAGE, _DETAIL = answers.Article(), answers.ArticleList(), answers.ArticleDetail()
_STORED, _EXTRACTION = answers.StoredArticle(), answers.Extraction()
COLUMNS = ("id", "title", "url", "source", "published", "fetched", "loaded", "updated", "events")
BODY = {
    "application/json": {"schema": ArticleInput},
    "text/plain": {"schema": {
        "type": "string", "minLength": 1, "maxLength": LONGEST_TEXT,
        "description": "The text alone, in UTF-8; what else is known of it goes into the address.",
    }},
}  # fmt: skip
_LIST = {
    200: {
        "description": "A page of articles, or all of them in a stream.",
        "content": content(answers.ArticleList, FORMATS),
    }
}
_ONE = {200: {"description": "The article.", "content": content(answers.ArticleDetail)}}


def _list(arguments: dict[str, Any], format: Format) -> Response:
    where: dict[str, Any] = {
        "first": arguments.get("first"),
        "last": arguments.get("last"),
        "sources": tuple(dict.fromkeys(arguments["sources"])),
        "q": arguments.get("q"),
    }
    limit, cursor = arguments.get("limit"), arguments.get("cursor")
    if format is not JSON and limit is None and cursor is None:
        every = (shown(_ARTICLE, a) for a in service.iterate_articles(**where))
        return _csv(every) if format is CSV else stream(LINES, objects.lines(every))
    try:
        page = service.list_articles(**where, limit=limit or LIMIT, cursor=cursor, total=arguments["total"])
    except service.CursorError as error:
        raise bad_cursor(error) from None
    made = shown(_PAGE, page)
    headers = page_links(page.next)
    if page.total is not None:
        headers["X-Total-Count"] = str(page.total)
    if format is CSV:
        return _csv(made["articles"], headers)
    if format is LINES:
        return text_answer(format, b"".join(objects.lines(made["articles"])), headers)
    return json_answer(made, headers=headers, list=True)


def _csv(items: Iterable[dict[str, Any]], headers: dict[str, str] | None = None) -> Response:
    named = {"Content-Disposition": 'attachment; filename="articles.csv"'}
    return stream(CSV, table.rows(COLUMNS, items), named | (headers or {}))


def _given(metadata: dict[str, Any]) -> dict[str, Any]:
    """The article of the request, from a JSON body or from plain text and the address. Raises `Problem`."""
    metadata = {name: value for name, value in metadata.items() if name != "lang"}  # which is the answer's
    if request.mimetype == "text/plain":
        text = read_text()
        if not 0 < len(text) <= LONGEST_TEXT:
            says = tell(
                "the text has {length} characters; 1 to {longest} are taken", length=len(text), longest=LONGEST_TEXT
            )
            fault = Fault("body", "", tell("it is empty") if not text else tell("it is too long"))
            raise Problem("unprocessable", says, [fault])
        if "\0" in text:
            says = tell("the text holds NUL, which no text may hold")
            raise Problem("unprocessable", says, [Fault("body", "", says)])
        return extraction.identified(metadata | {"text": text})
    if request.mimetype != "application/json":
        raise unsupported(tuple(BODY))
    if metadata:
        name = next(iter(metadata))
        raise Problem("unprocessable", f"{name}: {tell('it belongs into the JSON body')}",
                      [Fault("query", name, tell("it belongs into the JSON body"))])  # fmt: skip
    return extraction.identified(read_json(ArticleInput()))


@blp.at("/articles")
class Articles(MethodView):
    @blp.answered(FORMATS)
    @blp.query(ArticleList)
    @blp.described(documented("listArticles", "The articles that were read, the latest first", answers=_LIST,
                          errors=(406, 422)))  # fmt: skip
    def get(self, arguments: dict[str, Any], format: Format, language: None) -> Response:
        return _list(arguments, format)

    @auth.writing
    @blp.query(TextMetadata)
    @blp.described(documented(
        "addArticle", "Read an article and store its events", write=True, body=BODY,
        errors=(401, 403, 408, 413, 415, 422, 503),
        answers={
            200: {"description": "It was known; its events as now.", "content": content(answers.StoredArticle)},
            201: {"description": "It is new; its events.", "content": content(answers.StoredArticle), "headers": {
                "Location": {"required": True, "description": "Its address.", "schema": {"type": "string"}}}},
        },
        description="Idempotent: the same article again changes nothing, another text under the same id replaces it. "
        "Without an id, the id comes from the address, else from the text.",
    ))  # fmt: skip
    def post(self, arguments: dict[str, Any]) -> Response:
        article, record = extraction.extract(_given(arguments))
        try:
            stored = store_extraction(article, record)
        except RecordError as error:
            raise Problem("unprocessable", foreign(error), [Fault("body", "", foreign(error))]) from None
        found = service.article(stored["id"])
        address = link(article_path(stored["id"]))
        events = objects.events(service.documents_of(stored["events"]), link)
        return json_answer(
            shown(_STORED, {**stored, "article": found.article, "events": events}),
            201 if stored["status"] == "new" else 200,
            {"Location": address} if stored["status"] == "new" else {"Content-Location": address},
        )


@blp.at(f"/articles{suffixes(FORMATS)}", suffix_parameter(FORMATS))
class ArticlesAs(MethodView):
    @blp.answered(FORMATS)
    @blp.query(ArticleList)
    @blp.described(documented(
        "listArticlesAs", "The same list, in the format of the suffix", answers=_LIST, errors=(422,),
    ))  # fmt: skip
    def get(self, arguments: dict[str, Any], format: Format, language: None) -> Response:
        return _list(arguments, format)


@blp.at("/articles/<article:article_id>", ARTICLE_ID)
class OneArticle(MethodView):
    @blp.query(Worded)
    @blp.described(documented("getArticle", "One article with its text and its mentions of events", answers=_ONE,
                          errors=(404, 406)))  # fmt: skip
    def get(self, arguments: dict[str, Any], article_id: str) -> Response:
        choose((JSON,))
        try:
            found = service.article(article_id)
        except service.NotFound:
            raise Problem("not-found", tell("there is no article {id!r}", id=article_id)) from None
        response = json_answer(shown(_DETAIL, found))
        response.last_modified = found.article.updated
        return response


@blp.at("/extract")
class Extract(MethodView):
    @blp.query(TextMetadata)
    @blp.described(documented(
        "extract", "What would be found in a text; nothing is stored", errors=(406, 408, 413, 415, 422, 503), body=BODY,
        answers={200: {"description": "The events of the text.", "content": content(answers.Extraction)}},
    ))  # fmt: skip
    def post(self, arguments: dict[str, Any]) -> Response:
        choose((JSON,))
        _, record = extraction.extract(_given(arguments))
        return json_answer(shown(_EXTRACTION, record))
