"""`/docs`: the reference of the API, a plain page made from the OpenAPI document: no script, no network."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, Response, render_template, request
from markupsafe import Markup, escape

from api.i18n import LANGUAGES, reference, words
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


def kind_of(schema: dict[str, Any]) -> str:
    """A schema in a few words: `string`, `string[]`, `talks | meeting | …`."""
    if "$ref" in schema:
        name = str(schema["$ref"].rpartition("/")[2])
        return kind_of(ENUMS[name]) if name in ENUMS else name
    if "anyOf" in schema:
        return " | ".join(kind_of(s) for s in schema["anyOf"])
    if "enum" in schema:
        return " | ".join("null" if v is None else str(v) for v in schema["enum"])
    kinds = schema.get("type", "any")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return " | ".join(kind_of(schema.get("items", {})) + "[]" if k == "array" else k for k in kinds)


def init_app(app: Flask) -> None:
    """Serve the reference at `/docs`."""

    @app.get("/docs")
    def docs() -> Response:
        said = document()
        operations = [
            (path, method, operation) for path, item in said["paths"].items() for method, operation in item.items()
        ]
        answers = {name: s for name, s in said["components"]["schemas"].items() if name not in ENUMS}
        wanted = request.args.get("lang") or request.cookies.get("lang")
        known = wanted if wanted in LANGUAGES else request.accept_languages.best_match(list(LANGUAGES))
        language = known or "vi"

        def say(text: str | None) -> Markup:
            worded = reference(text, language) if text else ""
            return prose(worded) if worded is not None else Markup('<span lang="en">{}</span>').format(prose(text))

        html = render_template(
            "reference/docs.html", t=words(language), language=language, languages=LANGUAGES, say=say,
            said=lambda text: reference(text, language) or text, document=said, operations=operations, answers=answers,
            kinds=KINDS,
            example_query=example_query, kind_of=kind_of, root=root(), types=vocabulary.TYPES,
            roots=vocabulary.CAMEO_ROOTS,
        )  # fmt: skip
        response = Response(html, content_type="text/html; charset=utf-8")
        response.headers["Content-Language"] = language
        response.vary.update(("Accept-Language", "Cookie"))
        response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
        return response
