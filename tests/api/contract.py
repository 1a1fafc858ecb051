"""A test client that holds every answer against openapi.yaml: status, format, headers, and the shape of the JSON."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from typing import Any

from flask.testing import FlaskClient
from jsonschema import Draft202012Validator, FormatChecker
from werkzeug.test import TestResponse

from api.openapi import dump, render

import yaml  # isort: skip


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document."""
    made: dict[str, Any] = yaml.safe_load(render())
    assert dump(made) == render()
    return made


@cache
def _paths() -> list[tuple[re.Pattern[str], str]]:
    """Patterns of the documented paths, those with fewer placeholders first."""
    patterns = []
    for path in sorted(document()["paths"], key=lambda p: (p.count("{"), -len(p))):
        pattern = re.escape(path).replace(r"\{article_id\}", ".+").replace(r"\{suffix\}", "[a-z.]+")
        patterns.append((re.compile(re.sub(r"\\\{\w+\\\}", r"[^/.]+", pattern)), path))
    return patterns


def operation(method: str, path: str) -> dict[str, Any] | None:
    """The documented operation of a request, None for what is not documented (pages, wrong addresses)."""
    for pattern, name in _paths():
        if pattern.fullmatch(path):
            said: dict[str, Any] | None = document()["paths"][name].get("get" if method == "head" else method)
            return said
    return None


def resolve(value: dict[str, Any]) -> dict[str, Any]:
    """What a `$ref` stands for."""
    while "$ref" in value:
        at: Any = document()
        for part in value["$ref"].removeprefix("#/").split("/"):
            at = at[part]
        value = at
    return value


@cache
def _validator(pointer: str) -> Draft202012Validator:
    schema = {"$ref": pointer, "components": document()["components"]}
    return Draft202012Validator(schema, format_checker=FormatChecker())


def check(response: TestResponse) -> None:
    """Fail where the answer is not what the contract says."""
    method, path = response.request.method.lower(), response.request.path
    problem = response.mimetype == "application/problem+json"
    assert response.headers["X-Request-ID"]
    if response.status_code >= 400:
        assert problem, f"{response.status_code} of {path} is {response.content_type}"
    if problem and method != "head":
        _valid("#/components/schemas/Problem", response)
        assert f'"status": {response.status_code}' in response.text
    said = operation(method, path)
    if said is None or response.status_code in (304, 405):
        return
    answer = said["responses"].get(str(response.status_code))
    assert answer is not None, f"{method} {path}: {response.status_code} is not documented: {response.text[:300]}"
    answer = resolve(answer)
    content = answer.get("content", {})
    if response.data and method != "head" and response.status_code != 307:
        assert response.mimetype in content, f"{method} {path}: {response.mimetype} is not documented"
    for name, header in answer.get("headers", {}).items():
        if resolve(header).get("required"):
            assert name in response.headers
    if response.mimetype == "application/json" and method != "head" and response.data:
        schema = content["application/json"]["schema"]
        if "$ref" in schema:
            _valid(schema["$ref"], response)


def _valid(pointer: str, response: TestResponse) -> None:
    packed = response.headers.get("Content-Encoding") == "gzip"
    value = json.loads(gzip.decompress(response.data) if packed else response.data)
    errors = [f"{list(e.absolute_path)}: {e.message[:300]}" for e in _validator(pointer).iter_errors(value)]
    assert not errors, "\n".join(errors)


class CheckedClient(FlaskClient):
    """Flask's test client, with `check` after each answer."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        check(response)
        return response
