"""What the resources share: a blueprint that reads its parameters strictly, and the words of its documentation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Response
from flask.views import MethodView
from flask_smorest import Blueprint  # type: ignore[import-untyped]
from marshmallow import Schema
from werkzeug.routing import BaseConverter, PathConverter

from api.arguments import QueryParser
from api.formats.words import Language
from api.negotiation import JSON, Format, choose
from api.schemas.answers import TimelineJS
from api.web import Validators, vary
from models.shapes import Answer

View = TypeVar("View", bound=Callable[..., Any])
Views = TypeVar("Views", bound=type[MethodView])


class Resource(Blueprint):  # type: ignore[misc]
    """A blueprint of the API. Its methods are flask-smorest's, typed."""

    ARGUMENTS_PARSER = QueryParser()

    def query(self, schema: type[Schema]) -> Callable[[View], View]:
        """Read the query with `schema` and hand it to the view as a dict, its first argument."""
        # an instance: webargs would make one, with all its fields, for each request
        return cast(Callable[[View], View], self.arguments(schema(), location="query"))

    def answered(
        self, formats: tuple[Format, ...], worded: Callable[[Format], Language | None] = lambda _: None
    ) -> Callable[[View], View]:
        """Hand the view its `format` and the `language` it is `worded` in, None for what has none.

        The answer is one made from the whole database (see `Validators`): a caller who has it gets a 304 before its
        parameters are even read, since they were right when it was made.
        """

        def wrap(view: View) -> View:
            @wraps(view)
            def answer(view_of: MethodView, suffix: str | None = None) -> Response:
                format = choose(formats, suffix)
                language = worded(format)
                validators = Validators(format, language)
                response = validators.unchanged()
                if response is None:
                    response = validators.put(view(view_of, format=format, language=language))
                if suffix is None:
                    vary(response, "Accept")
                return vary(response, "Accept-Language") if language else response

            return cast(View, answer)

        return wrap

    def described(self, operation: dict[str, Any]) -> Callable[[View], View]:
        """Put `operation` (see `documented`) into the OpenAPI document."""
        return cast(Callable[[View], View], self.doc(**operation))

    def at(self, rule: str, *parameters: dict[str, Any], endpoint: str | None = None) -> Callable[[Views], Views]:
        """Serve a class of views at `rule`, whose parts are `parameters`."""
        return cast(Callable[[Views], Views], self.route(rule, parameters=list(parameters), endpoint=endpoint))


# What the body of each format is, where it is not the JSON of the resource itself.
TEXT_SCHEMAS: dict[str, Any] = {
    "timeline.json": TimelineJS,
}


def content(schema: type[Answer], formats: Sequence[Format] = (JSON,)) -> dict[str, Any]:
    """The `content` of a response: what `schema` makes for JSON, text for the others."""
    made: dict[str, Any] = {}
    for format in formats:
        if format is JSON:
            body: dict[str, Any] = {"schema": schema}
        else:
            body = {"schema": TEXT_SCHEMAS.get(format.suffix, {"type": "string", "description": format.describes})}
        made[format.media_type] = body
    return made


def documented(
    operation: str,
    summary: str,
    *,
    answers: dict[int, dict[str, Any]],
    errors: Sequence[int] = (),
    write: bool = False,
    body: dict[str, Any] | None = None,
    parameters: Sequence[dict[str, Any]] = (),
    description: str | None = None,
) -> dict[str, Any]:
    """The OpenAPI operation object of a view, to give to `Resource.doc`; `api.openapi` adds what all have in common.

    `answers`: status → response object; `errors`: the statuses of problems beyond those of every operation.
    """
    said: dict[str, Any] = {
        "operationId": operation,
        "summary": summary,
        "x-errors": sorted(errors),
        "responses": {str(status): answer for status, answer in answers.items()},
    }
    if description:
        said["description"] = description
    if write:
        said["security"] = [{"bearer": []}]
    if body is not None:
        said["requestBody"] = {"required": True, "content": body}
    if parameters:
        # flask-smorest would put these in the place of those that come from the query's schema
        said["x-parameters"] = list(parameters)
    return said


def suffix_parameter(formats: Sequence[Format]) -> dict[str, Any]:
    """The `{suffix}` of an address."""
    return {
        "in": "path", "name": "suffix", "required": True,
        "description": "The format: " + ", ".join(f"`{f.suffix}` {f.describes}" for f in formats) + ".",
        "schema": {"type": "string", "enum": [f.suffix for f in formats]}, "example": formats[-1].suffix,
    }  # fmt: skip


class EventId(BaseConverter):
    """The id of an event in a rule, `<event:event_id>`: without a dot, which begins a suffix."""

    regex = "[^/.]+"


class ArticleId(PathConverter):
    """The id of an article in a rule, `<article:article_id>`: any text, also one that begins with a slash."""

    regex = ".+"
    part_isolating = False  # slashes are part of it


def suffixes(formats: Sequence[Format]) -> str:
    """The end of a rule that takes the suffix of one of these formats."""
    return ".<any(" + ",".join(f'"{f.suffix}"' for f in formats) + "):suffix>"


EVENT_ID = {
    "in": "path", "name": "event_id", "required": True, "description": "The event's id.",
    "schema": {"type": "string", "pattern": "^[0-7][0-9a-f]{15}$"}, "example": "0123456789abcdef",
}  # fmt: skip
ARTICLE_ID = {
    "in": "path", "name": "article_id", "required": True,
    "description": "The article's id as it was loaded; escape slashes and question marks.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 600}, "example": "a1",
}  # fmt: skip
IF_MATCH = {
    "in": "header", "name": "If-Match", "required": True,
    "description": "The `ETag` of the event as you read it, so that nobody's change is lost; `*` takes any state.",
    "schema": {"type": "string", "pattern": r'^(\*|"[!#-~]*"(, ?"[!#-~]*")*)$', "maxLength": 1000}, "example": '"v1"',
}  # fmt: skip
