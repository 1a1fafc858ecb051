"""openapi.yaml: equal to the code, valid, complete."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from openapi_spec_validator import OpenAPIV31SpecValidator

from api.openapi import render
from api.problems import KINDS
from models import vocabulary
from tests.api.contract import CheckedClient, document, resolve

FILE = Path(__file__).parents[2] / "openapi.yaml"


def test_committed() -> None:
    assert FILE.read_text(encoding="utf-8") == render(), "run: bangiao openapi --write openapi.yaml"


def test_valid() -> None:
    OpenAPIV31SpecValidator(document()).validate()


def test_served(client: CheckedClient) -> None:
    assert client.get("/openapi.yaml").text == render()
    assert client.get("/openapi.json").get_json() == document()
    assert client.get("/openapi", headers={"Accept": "application/json"}).get_json() == document()


def _operations() -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, said) for path, item in document()["paths"].items() for method, said in item.items()]


@pytest.mark.parametrize(("path", "method", "said"), _operations(), ids=[f"{m} {p}" for p, m, _ in _operations()])
def test_operation(path: str, method: str, said: dict[str, Any]) -> None:
    assert said["operationId"]
    assert said["summary"]
    assert said["tags"]
    if not path.startswith(("/healthz", "/readyz", "/metrics", "/openapi", "/docs")):
        assert "lang" in {parameter["name"] for parameter in said["parameters"]}
    assert {"429", "500", "503"} <= set(said["responses"])
    for parameter in said.get("parameters", []):
        assert parameter["description"], parameter["name"]
        assert "example" in parameter or parameter["name"] == "cursor", parameter["name"]
        assert {"type", "$ref"} & set(parameter["schema"]), parameter["name"]
        empty = parameter["in"] == "query" and not parameter["required"]  # `?q=` counts as absent
        assert parameter.get("allowEmptyValue", False) == empty, parameter["name"]
    for status, answer in said["responses"].items():
        whole = resolve(answer)
        assert whole["description"]
        if int(status) >= 400:
            (content,) = whole["content"].values()
            assert content["examples"], status
    if said.get("security"):
        assert {"401", "403"} <= set(said["responses"])


def test_operation_ids_are_unique() -> None:
    ids = [said["operationId"] for _, _, said in _operations()]
    assert len(ids) == len(set(ids))


# What is served but is no part of the API: pages and their files, and monitoring.
NO_API = ("page.", "static", "metrics", "docs", "openapi")


def test_every_rule_is_documented(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith(NO_API):
            continue
        path = re.sub(r"<(?:[^:<>]+(?:\([^)]*\))?:)?(\w+)>", r"{\1}", rule.rule)
        assert path in document()["paths"], rule
        methods = {m.lower() for m in rule.methods or ()} - {"head", "options"}
        assert methods == set(document()["paths"][path]), rule


def test_every_problem_is_documented(client: CheckedClient) -> None:
    page = client.get("/docs").text
    for kind in KINDS.values():
        response = document()["components"]["responses"][f"Problem{kind.status}"]
        assert kind.name in response["content"]["application/problem+json"]["examples"]
        assert f'id="problem-{kind.name}"' in page


def test_examples_are_right() -> None:
    from jsonschema import Draft202012Validator

    for name, schema in document()["components"]["schemas"].items():
        whole = {"$ref": f"#/components/schemas/{name}", "components": document()["components"]}
        for example in schema.get("examples", []):
            Draft202012Validator(whole).validate(example)


def test_reference_page_needs_nothing_from_elsewhere(client: CheckedClient) -> None:
    answer = client.get("/docs")
    used = re.findall(r'<(?:script|img|link rel="(?:stylesheet|icon|preload)")[^>]*(?:src|href)="([^"]*)"', answer.text)
    assert used
    assert all(address.startswith("/assets/") for address in used)
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    for _, _, said in _operations():
        assert f'id="{said["operationId"]}"' in answer.text


def _guide() -> str:
    return (FILE.parent / "docs" / "api.md").read_text(encoding="utf-8")


def _read_examples() -> list[str]:
    """The addresses that the guide reads: its `curl` lines without a method, a header or a body."""
    lines = [line for line in _guide().splitlines() if line.startswith(("curl 'http", "next='http"))]
    return [re.search(r"http://127.0.0.1:8000([^']*)'", line)[1] for line in lines]  # type: ignore[index]


@pytest.mark.parametrize("path", _read_examples())
def test_examples_of_the_guide(client: CheckedClient, ids: dict[str, str], path: str) -> None:
    assert client.get(path).status_code == 200


def test_guide_names_every_parameter_and_type() -> None:
    guide = _guide()
    for parameter in document()["paths"]["/events"]["get"]["parameters"]:
        assert f"`{parameter['name']}`" in guide
    for name, kind in vocabulary.TYPES.items():
        row = next(line for line in guide.splitlines() if line.startswith(f"| `{name}` |"))
        assert (kind.cameo or "none") in row
        assert (kind.plover or "none") in row
    for problem in KINDS:
        assert f"`{problem}`" in guide
    assert json.dumps(sorted(vocabulary.STATUSES)) == '["cancelled", "held", "planned"]'


def test_the_reference_keeps_the_navigation_and_has_its_vietnamese(client: CheckedClient) -> None:
    page = client.get("/docs?lang=vi").text
    assert '<html lang="vi">' in page
    for words in ("Dòng thời gian", "Cặp nước", "Sự kiện theo khoảng ngày, nước, loại và từ khóa", "Tham số"):
        assert words in page
    assert re.findall(r">(string|integer|boolean|array|any)<", page) == []
    assert re.findall(r'<span lang="en">(.*?)</span>', page) == [], "translate them in reference.po"
    assert "Events by range, country, type and words" in client.get("/docs?lang=en").text
