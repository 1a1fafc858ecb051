"""The contract: the OpenAPI 3.1 document, made from the code that serves the API.

Parameters and request bodies come from the schemas that read them, answers from those that make them
(`api.schemas.answers`), errors from `api.problems`. `openapi.yaml` at the top of the repository is what `render` gives,
and a test compares them.
"""

from __future__ import annotations

import copy
import json
from functools import cache
from typing import Any, cast

import yaml  # type: ignore[import-untyped]
from flask import Flask, Response, current_app
from flask_smorest import Api  # type: ignore[import-untyped]

from api import fields
from api.negotiation import Format, choose
from api.problems import KINDS, MEDIA_TYPE, Kind, ProblemSchema
from api.schemas import answers, bodies, query
from api.web import text_answer
from models import vocabulary
from models.shapes import GONE

TITLE = "Bang Giao"
#: The version of the contract, not of the program: the first number changes only when callers must (docs/api.md).
VERSION = "1.0.0"

DESCRIPTION = """\
Dated bilateral events from news articles: which two states did what together, on which day, and how that is known.

Reading needs no key. Unknown parameters are refused, but for those that only count visitors (`utm_source`, `fbclid`),
which are ignored. Errors are RFC 9457 problem documents, lists are paged by cursor with `Link` headers, every answer
has an `ETag`. Formats are chosen by `Accept` or by suffix (`/events.csv`).
Countries are taken as ISO 3166-1 codes or by Vietnamese or English name, dates as day, month or year.
"""

YAML = Format("yaml", ("application/yaml", "application/vnd.oai.openapi", "text/yaml"), "YAML")
OPENAPI_JSON = Format("json", ("application/json", "application/vnd.oai.openapi+json"), "JSON")

# Problems that any operation may answer with, whatever is asked of it.
ALWAYS = (429, 500, 503)

HEADERS: dict[str, dict[str, Any]] = {
    "ETag": {"description": "Names this state; send it in `If-None-Match`.", "schema": {"type": "string"}},
    "Last-Modified": {"description": "When anything in it last changed.", "schema": {"type": "string"}},
    "Link": {"description": "`first` and `next` page (RFC 8288).", "schema": {"type": "string"}},
    "X-Request-ID": {"description": "The request's id, given or made.", "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "string", "pattern": "^[0-9]+$"}},
    "WWW-Authenticate": {"description": "What is wrong with the token (RFC 6750).", "schema": {"type": "string"}},
}


#: Closed sets that stand in many places under one name, so that a generated client has one type for each.
ENUMS: dict[str, dict[str, Any]] = {
    "EventType": {"type": "string", "enum": list(vocabulary.TYPES), "description": "What took place."},
    "EventStatus": {"type": "string", "enum": list(vocabulary.STATUSES), "description": "Whether it took place."},
    "Certainty": {"type": "string", "enum": list(vocabulary.CERTAINTIES), "description": "How sure the date is."},
    "PartOfDay": {"type": "string", "enum": list(vocabulary.PARTS_OF_DAY), "description": "The part of the day."},
    "Mode": {"type": "string", "enum": list(vocabulary.MODES), "description": "How they met."},
    "Gone": {"type": "string", "enum": list(GONE), "description": "Why it is not listed."},
    "Interval": {"type": "string", "enum": ["day", "week", "month", "quarter", "year"],
                 "description": "The length of a period."},
    "SplitBy": {"type": "string", "enum": ["country", "pair", "type"], "description": "By what counts are split."},
    "Match": {"type": "string", "enum": ["overlaps", "within"], "description": "What a range asks of an event."},
    "Sort": {"type": "string", "enum": ["date", "-date", "updated", "-updated"], "description": "The order."},
}  # fmt: skip

_SAMPLE_EVENT: dict[str, Any] = {
    "id": "0123456789abcdef",
    "date": "2022-06-02",
    "earliest": "2022-06-02",
    "latest": "2022-06-02",
    "part_of_day": "morning",
    "certainty": "inferred",
    "countries": ["LA", "VN"],
    "pair": "LA-VN",
    "type": "talks",
    "cameo": "04",
    "plover": "CONSULT",
    "status": "held",
    "mode": "in_person",
    "place": "Viêng Chăn",
    "actors": ["Bộ trưởng Quốc phòng Việt Nam", "Bộ trưởng Quốc phòng Lào"],
    "title": "Hội đàm Việt Nam - Lào",
    "sentence": "Sáng 2/6, tại Viêng Chăn, hai bộ trưởng quốc phòng hội đàm.",
    "date_text": "Sáng 2/6",
    "why": "what was planned for 2022 has been run",
    "reasons": [
        {
            "kind": "plan year",
            "text": "kế hoạch hợp tác năm 2022",
            "says": "what was planned for 2022 has been run",
            "code": "plan_run",
            "arguments": {"year": 2022},
        }
    ],
    "source": "example.org",
    "url": "https://example.org/a1",
    "mentions": 1,
    "corrected": False,
    "gone": None,
    "created": "2026-01-02T03:04:05.000000Z",
    "updated": "2026-01-02T03:04:05.000000Z",
    "version": 1,
    "asserted": None,
    "links": {
        "self": "https://events.example.org/events/0123456789abcdef",
        "history": "https://events.example.org/events/0123456789abcdef/history",
        "page": "https://events.example.org/view/events/0123456789abcdef",
    },
}


def prepare(api: Api) -> None:
    """Teach the registry our fields, and the schemas of which more is said than they say, before any resource is."""
    for field, kind in (
        (fields.PartialDate, "string"), (fields.Instant, "string"), (fields.Country, "string"),
        (fields.Pair, "string"), (fields.Choice, "string"), (fields.Names, "string"), (fields.Text, "string"),
        (query.Published, "string"),
        (bodies.Edtf, "string"), (fields.Flag, "boolean"), (fields.Whole, "integer"),
    ):  # fmt: skip
        api.register_field(field, kind, None)
    said = api.spec.components.schema
    said("Event", {"examples": [_SAMPLE_EVENT]}, schema=answers.Event)
    said("EventFields", {"minProperties": 1}, schema=answers.EventFields(partial=True))
    said("EventList", {"examples": [{"events": [_SAMPLE_EVENT], "next": None}]}, schema=answers.EventList)
    said("Problem", schema=ProblemSchema)


def _example(kind: Kind) -> dict[str, Any]:
    said: dict[str, Any] = {
        "type": f"/docs#problem-{kind.name}", "title": kind.title, "status": kind.status,
        "detail": kind.remedy, "instance": "/events", "request_id": "9f86d081884c7d65",
    }  # fmt: skip
    if kind.name == "unknown-parameter":
        said |= {
            "detail": "contry: there is no parameter 'contry', did you mean 'country'?",
            "instance": "/events?contry=LA",
            "errors": [{"in": "query", "name": "contry", "suggestion": "country",
                        "detail": "there is no parameter 'contry', did you mean 'country'?"}],
        }  # fmt: skip
    return {"value": said}


def _problems() -> dict[str, Any]:
    """A response for each status, with an example for each kind of problem that has it."""
    found: dict[str, Any] = {}
    for kind in KINDS.values():
        response = found.setdefault(
            f"Problem{kind.status}",
            {
                "description": "",
                "headers": {"X-Request-ID": {"$ref": "#/components/headers/X-Request-ID"}},
                "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": {}}},
            },
        )
        response["description"] = "; or: ".join(filter(None, (response["description"], f"{kind.title}. {kind.remedy}")))
        response["content"][MEDIA_TYPE]["examples"][kind.name] = _example(kind)
        if kind.status in (429, 503):
            response["headers"]["Retry-After"] = {"$ref": "#/components/headers/Retry-After"}
        if kind.status in (401, 403):
            response["headers"]["WWW-Authenticate"] = {"$ref": "#/components/headers/WWW-Authenticate"}
    return found


def _finish(operation: dict[str, Any], method: str, path: str) -> None:
    """Give an operation what all have in common: problems, headers of its answers, order of its members."""
    errors = {*operation.pop("x-errors", ()), *ALWAYS}
    if operation.get("parameters"):
        errors.add(400)
    if "requestBody" in operation:
        errors |= {400}
    if any(p.get("name") == "suffix" for p in operation.get("parameters", ())):
        errors.add(404)
    if method == "get" and path not in ("/healthz", "/readyz"):
        errors.add(412)
    if any(p["in"] == "query" for p in operation.get("parameters", ())):
        errors.add(414)
    answers = {
        status: answer for status, answer in operation["responses"].items() if status.isdigit() and int(status) < 400
    }
    for status, answer in answers.items():
        headers = answer.setdefault("headers", {})
        named = ["X-Request-ID"]
        if method == "get" and status == "200" and path not in ("/healthz", "/readyz"):
            named += ["ETag", "Last-Modified"] if not path.endswith("history") else ["ETag"]
            if (
                path.startswith(("/events", "/articles", "/pairs"))
                and "{event_id}" not in path
                and "{article_id}" not in path
            ):
                named.append("Link")
        for name in named:
            headers[name] = {"$ref": f"#/components/headers/{name}"}
    problems = {str(status): {"$ref": f"#/components/responses/Problem{status}"} for status in sorted(errors)}
    operation["responses"] = answers | problems
    for parameter in operation.get("parameters", ()):
        _tidy(parameter)


def _tidy(parameter: dict[str, Any]) -> None:
    """Examples belong to the parameter, not to its schema, where tools look for them; what is empty is absent."""
    schema = parameter.get("schema", {})
    if parameter["in"] == "query" and not parameter.get("required"):
        parameter["allowEmptyValue"] = True
    for name in ("description", "example"):
        if name in schema and name not in parameter:
            parameter[name] = schema.pop(name)
        schema.pop(name, None)
    schema.pop("default", None) if schema.get("default") == [] or schema.get("default") == () else None


def build(app: Flask) -> dict[str, Any]:
    """The document for `app`."""
    made = copy.deepcopy(app.extensions["bangiao-spec"].to_dict())
    for path, item in made["paths"].items():
        shared = item.pop("parameters", [])
        for method, operation in item.items():
            own = [*operation.get("parameters", []), *operation.pop("x-parameters", [])]
            operation["parameters"] = [*shared, *own]
            if not operation["parameters"]:
                del operation["parameters"]
            _finish(operation, method, path)
    foreign = {"Error", "PaginationMetadata"}  # flask-smorest's own, to which nothing refers
    named = {name: schema for name, schema in made["components"]["schemas"].items() if name not in foreign}
    _documents(made["paths"])
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE,
            "version": VERSION,
            "summary": "Dated bilateral events from news articles",
            "description": DESCRIPTION,
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/", "description": "This service."}],
        "tags": made.get("tags", []),
        "paths": made["paths"],
        "components": {
            "schemas": dict(sorted(named.items())),
            "responses": _problems(),
            "headers": HEADERS,
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer",
                           "description": "A token with the scope `write`, made by `bangiao token`."},
            },
        },
    }  # fmt: skip
    plain: dict[str, Any] = json.loads(json.dumps(document))  # tuples, enums and lazy values become plain ones
    shared = _shared(plain)
    shared["components"]["schemas"] |= ENUMS
    return cast(dict[str, Any], shared)


def _shared(value: Any) -> Any:
    """`value` with references to `ENUMS` in the place of each of their sets, with or without null."""
    if isinstance(value, list):
        return [_shared(item) for item in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("enum"), list):
        for name, schema in ENUMS.items():
            if [v for v in value["enum"] if v is not None] == schema["enum"]:
                reference: dict[str, Any] = {"$ref": f"#/components/schemas/{name}"}
                if None in value["enum"]:
                    said = {"description": value["description"]} if "description" in value else {}
                    return {"anyOf": [reference, {"type": "null"}]} | said
                return reference | ({"default": value["default"]} if "default" in value else {})
    return {key: _shared(item) for key, item in value.items()}


def _documents(paths: dict[str, Any]) -> None:
    """The addresses of this document itself."""
    for suffix, media in (("yaml", YAML.media_type), ("json", OPENAPI_JSON.media_type)):
        operation: dict[str, Any] = {
            "operationId": f"getOpenapi{suffix.title()}",
            "summary": f"This document as {suffix.upper()}",
            "tags": ["health"],
            "responses": {"200": {"description": "It.", "content": {media: {"schema": {"type": "object"}}}}},
        }  # fmt: skip
        _finish(operation, "get", "/openapi")
        operation["responses"]["200"]["headers"].pop("Last-Modified", None)
        paths[f"/openapi.{suffix}"] = {"get": operation}


class _Dumper(yaml.SafeDumper):  # type: ignore[misc]
    """YAML without anchors, long texts in readable blocks."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _text)


def dump(document: dict[str, Any]) -> str:
    """`document` as YAML, the same bytes on every machine."""
    return cast(str, yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))


@cache
def render() -> str:
    """The text of `openapi.yaml`; needs neither database nor request."""
    from api.app import create_app

    return dump(build(create_app({"START_DATABASE": False})))


def document() -> dict[str, Any]:
    """The document of the running application, made once."""
    made = current_app.extensions.get("bangiao-openapi")
    if made is None:
        made = current_app.extensions["bangiao-openapi"] = build(current_app._get_current_object())  # type: ignore[attr-defined]
    return cast(dict[str, Any], made)


def init_app(app: Flask) -> None:
    """Serve the document at `/openapi.yaml`, `/openapi.json` and, by `Accept`, `/openapi`."""

    def answer(format: Format) -> Response:
        body = dump(document()) if format is YAML else json.dumps(document(), ensure_ascii=False, indent=1) + "\n"
        return text_answer(format, body)

    app.add_url_rule("/openapi.yaml", "openapi_yaml", lambda: answer(YAML))
    app.add_url_rule("/openapi.json", "openapi_json", lambda: answer(OPENAPI_JSON))

    @app.get("/openapi")
    def openapi() -> Response:
        response = answer(choose((YAML, OPENAPI_JSON)))
        response.vary.add("Accept")
        return response
