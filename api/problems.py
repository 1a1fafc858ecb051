"""Every error of the service as an RFC 9457 problem document.

`KINDS` is the whole list: the documents, the OpenAPI description, the reference page and the tests read it.
A problem's `type` is a relative reference to its paragraph on the reference page, its `errors` name each parameter or
field that is wrong, say what is wrong with it and, where there is one, the value that was probably meant.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, current_app, g, has_request_context, request
from marshmallow import fields
from marshmallow.validate import OneOf, Range
from werkzeug.exceptions import HTTPException
from werkzeug.http import dump_header

from api import nearby, wording
from api.i18n import reference
from api.wording import tell
from models.shapes import Sparse, count, said, text

log = logging.getLogger("bangiao")
MEDIA_TYPE = "application/problem+json"
#: Inputs that one document names at most; how many more are wrong, it only counts.
ERRORS_MOST = 20
#: The longest text in a document, in characters: a caller's own text comes back in it.
TEXT_MOST = 500


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its stable name, HTTP status, title, and what a caller can do."""

    name: str
    status: int
    title: str
    remedy: str


KINDS: dict[str, Kind] = {
    k.name: k
    for k in (
        Kind("bad-request", 400, "The request cannot be understood", "See `detail`."),
        Kind(
            "unknown-parameter",
            400,
            "There is no such parameter",
            "Correct its name (`errors[].suggestion`) or leave it out; nothing is ignored silently.",
        ),
        Kind(
            "bad-parameter",
            400,
            "A parameter has a form that cannot be read",
            "`errors` names each parameter and the form it should have.",
        ),
        Kind(
            "bad-cursor",
            422,
            "The cursor was not given by this service for this request",
            "Start again without `cursor`, and change no other parameter between pages.",
        ),
        Kind(
            "malformed-body", 400, "The body is not what its Content-Type says", "Send UTF-8 text, or one JSON object."
        ),
        Kind(
            "token-required", 401, "A token is needed", "Send `Authorization: Bearer …`; `bangiao token` makes tokens."
        ),
        Kind("scope-missing", 403, "The token may not do this", "Use a token with the scope that `detail` names."),
        Kind("not-found", 404, "There is no such thing here", "Check the address; `/docs` lists all of them."),
        Kind("method-not-allowed", 405, "The method is not allowed here", "Use one of those of the `Allow` header."),
        Kind(
            "not-acceptable",
            406,
            "None of the accepted formats is offered",
            "`available` lists the formats of this address.",
        ),
        Kind("too-slow", 408, "The request did not arrive in time", "Send it faster, or as several smaller ones."),
        Kind("gone", 410, "It was here and has been removed", "`detail` says what became of it."),
        Kind(
            "changed-meanwhile",
            412,
            "It has changed since you read it",
            "Read it again, and send its new `ETag` in `If-Match`.",
        ),
        Kind("too-large", 413, "The body is too long", "`detail` says how long it may be."),
        Kind("address-too-long", 414, "The address is too long", "Narrow the query."),
        Kind(
            "unsupported-media-type",
            415,
            "The body's format is not accepted",
            "Send one of those of the `Accept` or `Accept-Post` header.",
        ),
        Kind(
            "unprocessable",
            422,
            "The values do not make sense, alone or together",
            "`errors` names each of them and what would be right.",
        ),
        Kind(
            "precondition-required",
            428,
            "If-Match is missing",
            "Read the event, and send its `ETag` in `If-Match`, so that no one's change is lost.",
        ),
        Kind("too-many-requests", 429, "Too many requests", "Wait as many seconds as `Retry-After` says."),
        Kind("headers-too-large", 431, "The headers are too long", "Send fewer or shorter ones."),
        Kind(
            "internal-error",
            500,
            "Something broke on our side",
            "Report it with the `request_id`; the log has the rest.",
        ),
        Kind("unavailable", 503, "The service cannot answer at the moment", "Try again later."),
    )
}
BY_STATUS = {400: "bad-request", 422: "unprocessable"} | {
    k.status: k.name for k in KINDS.values() if k.status not in (400, 422)
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one input. `where`: `query`, `path`, `header` or `body`."""

    where: str
    name: str
    detail: str
    suggestion: str | None = None


@dataclass
class Problem(Exception):
    """Raised anywhere in a request to answer with the problem `kind` of `KINDS`."""

    kind: str
    detail: str
    errors: Sequence[Fault] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    #: How many inputs are wrong beyond those of `errors`.
    more: int = 0

    def __str__(self) -> str:
        return self.detail


def bad_cursor(error: Exception) -> Problem:
    """The problem of a cursor that storage refused."""
    text = wording.foreign(error)
    return Problem("bad-cursor", text, [Fault("query", "cursor", text)])


def clipped(text: str, most: int = TEXT_MOST) -> str:
    """`text`, or its two ends where it has more than `most` characters."""
    return text if len(text) <= most else f"{text[: most // 2]} […] {text[-most // 4 :]}"


class _Brief(fields.String):
    """Text, of which the two ends are kept where it is long."""

    def __init__(self, most: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most = most

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else clipped(value, self.most)


class FaultSchema(Sparse):
    """What is wrong with one input."""

    where = text("", data_key="in", validate=OneOf(("query", "path", "header", "body")))
    name = _Brief(TEXT_MOST, required=True, metadata=said("The parameter, or the path of the field.", "country"))
    detail = _Brief(TEXT_MOST, required=True, metadata=said("What is wrong, and what would be right."))
    suggestion = _Brief(TEXT_MOST, metadata=said("What was probably meant.", "Lào"))


class ProblemSchema(Sparse):
    """An RFC 9457 problem document."""

    type = text(
        "What kind of problem: stable, relative to the service.",
        validate=OneOf([f"/docs#problem-{name}" for name in KINDS]),
    )
    title = text("The kind in words.")
    status = fields.Integer(required=True, validate=Range(min=400, max=599), metadata=said("The HTTP status."))
    detail = _Brief(
        4 * TEXT_MOST, required=True, metadata=said("What is wrong with this request, and what would be right.")
    )
    instance = text("The address asked for.", required=False)
    request_id = text("The request's id, which is in the log, too.", required=False)
    errors = fields.List(
        fields.Nested(FaultSchema), metadata=said("The inputs that are wrong, some of them where they are many.")
    )
    errors_omitted = count("How many more are wrong.", required=False)


_SCHEMA = ProblemSchema()


def document(problem: Problem) -> dict[str, Any]:
    """The members of the problem document (RFC 9457, section 3)."""
    kind = KINDS[problem.kind]
    asked = has_request_context()
    made: dict[str, Any] = _SCHEMA.dump(
        {
            "type": f"/docs#problem-{kind.name}",
            "title": reference(kind.title, wording.language()) or kind.title,
            "status": kind.status,
            "detail": problem.detail,
            "instance": (request.full_path.rstrip("?") if request.query_string else request.path) if asked else None,
            "request_id": getattr(g, "request_id", None) if asked else None,
            "errors": problem.errors[:ERRORS_MOST] or None,
            "errors_omitted": problem.more + len(problem.errors[ERRORS_MOST:]) or None,
        }
    )
    return made | dict(problem.extra)


def answer(problem: Problem) -> Response:
    """The response that carries `problem`."""
    body = json.dumps(document(problem), ensure_ascii=False, indent=2) + "\n"
    response = Response(body.encode("utf-8", "replace"), KINDS[problem.kind].status, content_type=MEDIA_TYPE)
    response.headers.extend(problem.headers)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = wording.language()
    return response


def from_http(error: HTTPException) -> Problem:
    """The problem for an exception of werkzeug's, keeping its headers (`Allow`, `Retry-After`)."""
    status = error.code or 500
    name = BY_STATUS.get(status, "bad-request" if status < 500 else "internal-error")
    detail = error.description or KINDS[name].title
    headers = {}
    errors = []
    if status == 405:
        allowed = sorted(getattr(error, "valid_methods", None) or ())
        headers["Allow"] = dump_header(allowed)
        detail = tell(
            "{method} is not allowed here; allowed: {allowed}", method=request.method, allowed=", ".join(allowed)
        )
    elif status == 404 and "URL was not found" in detail:
        detail = tell("there is nothing at {path}", path=request.path)
        if near := nearby.near(request.path, current_app.url_map.bind(""), request.method):
            detail += tell("; did you mean {meant!r}?", meant=near)
            if request.path.startswith(f"{near}.") and (formats := nearby.suffixes(near, current_app.url_map.bind(""))):
                detail += tell(" (its formats: {formats})", formats=", ".join(formats))
            errors = [Fault("path", "", detail, near)]
    elif status == 413:
        detail = tell("the body may have at most {most} bytes", most=request.max_content_length)
    elif status == 500:
        detail = from_http_detail()
    return Problem(name, detail, errors, headers)


def init_app(app: Flask) -> None:
    """Answer every error of `app` with a problem document, whatever raised it."""

    @app.errorhandler(Problem)
    def _problem(error: Problem) -> Response:
        return answer(error)

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException) -> Response:
        if error.response is not None or (error.code or 500) < 400:  # redirects, and ready-made answers
            return error.get_response()  # type: ignore[return-value]
        return answer(from_http(error))

    @app.errorhandler(Exception)
    def _crash(error: Exception) -> Response:
        log.exception("unexpected error", exc_info=error)
        return answer(Problem("internal-error", from_http_detail()))


def from_http_detail() -> str:
    """What a caller is told of an unexpected error: nothing of the inside."""
    return tell("the request failed; the log has the details under this request_id")
