"""Reading a request: parameters and bodies against their schemas, with every fault named.

Two kinds of fault are told apart: what cannot be read (unknown names, wrong forms) is a 400, what can be read but does
not make sense (a country that does not exist, a range the wrong way round) is a 422.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice
from typing import Any, NoReturn, cast
from urllib.parse import unquote_plus, unquote_to_bytes

import marshmallow as ma
from flask import Request, current_app, request
from webargs.flaskparser import FlaskParser

from api import synonyms, wording
from api.fields import Complaint, hinted, nearest
from api.i18n import problem_text
from api.problems import ERRORS_MOST, Fault, Problem
from api.wording import tell
from loaders.sources.trackers import is_tracker


def format_fault(name: str) -> Fault:
    """What to say to somebody who asks for a format by a parameter."""
    wanted = request.args.get(name, "").strip().lower().lstrip(".")
    formats = current_app.url_map.bind("")
    path = f"{request.path.rstrip('/')}.{wanted}"
    if not re.fullmatch("[a-z]{1,16}", wanted) or not formats.test(path, "GET"):
        path = f"{request.path.rstrip('/')}.csv"
    text = tell("the format is no parameter but the end of the path, such as {path}, or the Accept header", path=path)
    return Fault("query", name, text, path)


def near(name: str, known: Iterable[str]) -> str | None:
    """The known parameter that was probably meant by `name`."""
    known = list(known)
    return synonyms.parameter(name, known) or nearest(name, known, cutoff=0.6)


def faults(messages: Any, where: str, known: Iterable[str], path: str = "") -> Iterable[tuple[Fault, bool, bool]]:
    """(fault, readable, unknown name) for each message of a marshmallow error, however deep."""
    known = list(known)
    if isinstance(messages, Mapping):
        for name, inner in messages.items():
            # A repeated parameter has one name however often it is given; a list in a body has places.
            place = path if where == "query" and isinstance(name, int) else f"{path}.{name}" if path else str(name)
            yield from faults(inner, where, known, place)
        return
    for message in messages if isinstance(messages, list) else [messages]:
        if isinstance(message, Mapping):
            yield from faults(message, where, known, path)
        elif message == "Unknown field.":
            name = path.rpartition(".")[2]
            if where == "query" and name.lower() in synonyms.FORMATS and name not in known:
                yield format_fault(name), False, True
                continue
            yield Fault(where, path, *_unknown(name, where, known)), False, True
        elif isinstance(message, Complaint):
            yield Fault(where, path, str(message), message.suggestion), message.readable, False
        elif message == "Missing data for required field.":
            yield Fault(where, path, tell("it is required")), False, False
        else:
            says = _PLAIN.get(str(message), str(message))
            yield Fault(where, path, problem_text(says, wording.language())), False, False


# What marshmallow says, in the words of what would be right.
_PLAIN = {
    "Not a valid list.": "it should be a list, in [ ]",
    "Invalid input type.": "it should be an object, in { }",
    "Field may not be null.": "null is not taken; leave it out instead",
}


def _unknown(name: str, where: str, known: list[str]) -> tuple[str, str | None]:
    """What is said of an unknown parameter or field, and the known one that was probably meant."""
    meant = near(name, known)
    text = "there is no parameter {name!r}" if where == "query" else "there is no field {name!r}"
    offer = tell("known: {names}", names=", ".join(known)) if known else tell("none is taken here")
    return f"{hinted(tell(text, name=name), meant)} ({offer})", meant


def refuse(error: ma.ValidationError, where: str, schema: ma.Schema) -> NoReturn:
    """Raise the problem for everything that `schema` found wrong in the query or the body."""
    messages = cast(Any, error).normalized_messages()
    known = [field.data_key or name for name, field in schema.fields.items()]
    found = list(islice(faults(messages, where, known), ERRORS_MOST))
    errors = [fault for fault, _, _ in found]
    more = _count(messages) - len(errors)
    detail = "; ".join(f"{fault.name}: {fault.detail}" for fault in errors)
    if any(unknown for _, _, unknown in found) and where == "query":
        kind = "unknown-parameter"
    elif where == "body" or all(readable for _, readable, _ in found):
        kind = "unprocessable"
    else:
        kind = "bad-parameter"
    raise Problem(kind, detail, errors, more=more)


def _count(messages: Any) -> int:
    """How many messages a marshmallow error has, however deep."""
    if isinstance(messages, Mapping):
        return sum(map(_count, messages.values()))
    return sum(map(_count, messages)) if isinstance(messages, list) else 1


class QueryParser(FlaskParser):
    """Reads the query string; nothing unknown or given twice passes. What is empty counts as absent, and so does what
    only counts visitors (`utm_source`, `fbclid`): a link that was shared still works."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"query": ma.RAISE}  # noqa: RUF012 - webargs' own shape
    DEFAULT_VALIDATION_STATUS = 400

    def load_querystring(self, req: Request, schema: ma.Schema) -> Any:
        known = _parameters(schema)
        given: dict[str, Any] = {}
        twice = []
        for name, values in req.args.lists():
            if name not in known and is_tracker(name):
                continue
            # Forms and programs send what they have no value for as `name=`; an unknown name is a slip all the same.
            told = [value.strip() or value for value in values if value.strip() or name not in known]
            if isinstance(known.get(name), ma.fields.List):
                given |= {name: told} if told else {}
            elif len(told) > 1 and name in known:
                twice.append(name)
            elif told:
                given[name] = told[0]
        if damaged := _damaged(req):
            says = Complaint(tell("it is not UTF-8: escape it as UTF-8"))
            raise ma.ValidationError({name: [says] for name in damaged})
        if twice:
            raise ma.ValidationError({name: [_twice(name, req.args.getlist(name))] for name in twice})
        return given

    def handle_error(
        self, error: ma.ValidationError, req: Request, schema: ma.Schema, *, error_status_code: Any, error_headers: Any
    ) -> NoReturn:
        # webargs wraps messages in the location's name; ours from load_querystring come bare.
        messages = cast(Any, error).normalized_messages()
        bare = messages.get("query", messages) if isinstance(messages, dict) else messages
        refuse(ma.ValidationError(bare), "query", schema)


@cache
def _parameters(schema: ma.Schema) -> Mapping[str, ma.fields.Field[Any]]:
    """The fields of a schema, of which each resource has one, by the names of parameters."""
    return {field.data_key or name: field for name, field in schema.fields.items()}


def _damaged(req: Request) -> list[str]:
    """The parameters whose escaped bytes are no UTF-8: taken as they stand, they would find nothing."""
    if req.query_string.isascii() and b"%" not in req.query_string:
        return []
    found = []
    for part in req.query_string.split(b"&"):
        try:
            unquote_to_bytes(part).decode("utf-8")
        except UnicodeDecodeError:
            found.append(unquote_plus(part.partition(b"=")[0].decode("latin-1"), errors="replace"))
    return found


def _twice(name: str, values: list[str]) -> Complaint:
    """What is said of a parameter that takes one value and was given several."""
    if name in ("fields", "facets"):
        once = f"{name}={','.join(values)}"
        return Complaint(tell("it is given more than once; give it once: {once}", once=once), once)
    return Complaint(tell("it is given more than once; it takes one value"))


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def read_json(schema: ma.Schema, *, accepted: tuple[str, ...] = ("application/json",)) -> dict[str, Any]:
    """The request's body as `schema` reads it. Raises `Problem` (400, 413, 415, 422)."""
    if request.mimetype not in accepted:
        raise unsupported(accepted)
    try:
        value = json.loads(request.get_data().decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Problem("malformed-body", tell("the body is not JSON in UTF-8: {error}", error=error)) from None
    if not isinstance(value, dict):
        raise Problem(
            "unprocessable", tell("the body should be one JSON object"), [Fault("body", "", tell("not an object"))]
        )
    try:
        read: dict[str, Any] = schema.load(value, unknown=ma.RAISE)
    except ma.ValidationError as error:
        refuse(error, "body", schema)
    return read


def unsupported(accepted: tuple[str, ...]) -> Problem:
    """The problem of a body in another format than the `accepted` ones."""
    given = request.mimetype
    named = tell("the Content-Type is {given}", given=given) if given else tell("there is no Content-Type")
    header = "Accept-Patch" if request.method == "PATCH" else "Accept-Post"
    return Problem(
        "unsupported-media-type",
        tell("{named}; send {accepted}", named=named, accepted=tell(" or ").join(accepted)),
        headers={header: ", ".join(accepted), "Accept": ", ".join(accepted)},
    )


def read_text() -> str:
    """The request's body as text in UTF-8, without a byte order mark. Raises `Problem`."""
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise Problem("unsupported-media-type", tell("the charset is {charset}; send UTF-8", charset=charset))
    try:
        text = request.get_data().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(
            "malformed-body", tell("the body is not UTF-8: byte {start} cannot be read", start=error.start)
        ) from None
    return text
