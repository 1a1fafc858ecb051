"""`/docs`: the reference of the API, a page of the site made from the OpenAPI document."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, Response
from markupsafe import Markup, escape

from api import page
from api.i18n import reference
from api.openapi import ENUMS, document
from api.problems import KINDS
from api.web import root
from models import vocabulary


def prose(text: str | None) -> Markup:
    """Text with `code` marked up; nothing else of Markdown is used in our descriptions."""
    parts = re.split(r"`([^`]*)`", text or "")
    out = [escape(p) if i % 2 == 0 else Markup("<code>{}</code>").format(p) for i, p in enumerate(parts)]
    return Markup("").join(out)


# Enough for an example; all of them together find nothing.
_SHOWN = ("from", "to", "country", "interval", "by")


def example_query(operation: dict[str, Any]) -> str:
    """The examples of some of an operation's parameters as a query, for a link to try."""
    pairs: list[tuple[str, str]] = []
    for parameter in operation.get("parameters", []):
        if parameter["name"] in _SHOWN and "example" in parameter:
            value = parameter["example"]
            pairs += [(parameter["name"], str(v)) for v in (value if isinstance(value, list) else [value])]
    return urlencode(pairs, quote_via=quote)


def kind_of(schema: dict[str, Any], language: str) -> Markup:
    """A schema in a few words of `language`: `text`, `text, repeated`, the values that there are."""
    if "$ref" in schema:
        name = str(schema["$ref"].rpartition("/")[2])
        if name in ENUMS:
            return kind_of(ENUMS[name], language)
        return Markup('<a href="#schema-{}">{}</a>').format(name, name)
    between = Markup(" · ")
    if "anyOf" in schema:
        return between.join(kind_of(s, language) for s in schema["anyOf"])
    if "enum" in schema:
        known = [str(v) for v in schema["enum"] if v is not None]
        nothing = [escape(reference("null", language) or "null")] if None in schema["enum"] else []
        return between.join([*(Markup("<code>{}</code>").format(v) for v in known), *nothing])
    if "const" in schema:
        return Markup("<code>{}</code>").format(schema["const"])
    kinds = schema.get("type", "any")
    said = []
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if kind == "array":
            inner = kind_of(schema.get("items", {}), language)
            said.append(Markup("{} {}").format(reference("list of", language), inner))
        else:
            plain = _KINDS.get(str(kind), str(kind))
            said.append(escape(reference(plain, language) or plain))
    return between.join(said)


# JSON Schema's words in plain ones.
_KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "any": "anything",
}


def init_app(app: Flask) -> None:
    """Serve the reference at `/docs`, as a page of the site."""

    @app.get("/docs")
    def docs() -> Response:
        said = document()
        operations = [
            (path, method, operation) for path, item in said["paths"].items() for method, operation in item.items()
        ]
        answers = {name: s for name, s in said["components"]["schemas"].items() if name not in ENUMS}
        t = page.language()

        def say(text: str | None) -> Markup:
            worded = reference(text, t.language) if text else ""
            return prose(worded) if worded is not None else Markup('<span lang="en">{}</span>').format(prose(text))

        response = page.render(
            "reference/docs.html", t, say=say, said=lambda text: reference(text, t.language) or text, document=said,
            operations=operations, answers=answers, kinds=KINDS, example_query=example_query,
            kind_of=lambda schema: kind_of(schema, t.language), root=root(), value_types=vocabulary.TYPES,
            roots=vocabulary.CAMEO_ROOTS,
        )  # fmt: skip
        response.headers["Content-Language"] = t.language
        response.vary.update(("Accept-Language", "Cookie"))
        return page.protect(response)
