"""What schemathesis cannot know of our values: countries, EDTF dates, and which events and articles there are."""

from __future__ import annotations

import json
import os
import random
from typing import Any

import schemathesis
from hypothesis import strategies as st

KNOWN: dict[str, list[str]] = json.loads(os.environ.get("BANGIAO_FUZZ_KNOWN", '{"events": [], "articles": []}'))
COUNTRIES = ["LA", "VN", "KHM", "us", "Lào", "lao", "Hoa Kỳ", "Trung Quốc", "Cambodia", "France", "KP"]
DATES = ["2022-06-02", "2018-07-02/2018-07-05", "[2013-08-07,2014-08-07]", "2018-11-19/..", "XXXX-06-02", "2018-03"]

schemathesis.openapi.format("country", st.sampled_from(COUNTRIES))
schemathesis.openapi.format("edtf", st.sampled_from(DATES))


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Ask for what there is, most of the time: made-up ids only ever give 404."""
    chooser = random.Random(repr(path_parameters))
    for name, kind in (("event_id", "events"), ("article_id", "articles")):
        if path_parameters and name in path_parameters and KNOWN[kind] and chooser.random() < 0.8:
            path_parameters[name] = chooser.choice(KNOWN[kind])
    return path_parameters


@schemathesis.hook
def map_headers(context: Any, headers: dict[str, Any] | None) -> dict[str, Any] | None:
    """A tag that holds, half of the time, so that changes come through, too."""
    chooser = random.Random(repr(headers))
    if headers and headers.get("If-Match") and chooser.random() < 0.5:
        headers["If-Match"] = "*"
    return headers


@schemathesis.hook
def map_body(context: Any, body: Any) -> Any:
    """Merge events and split articles that there are, half of the time."""
    chooser = random.Random(repr(body))
    for name in ("events", "articles"):
        if isinstance(body, dict) and isinstance(body.get(name), list) and KNOWN[name] and chooser.random() < 0.5:
            body[name] = [chooser.choice(KNOWN[name])]
    return body


@schemathesis.hook
def flatmap_case(context: Any, case: Any) -> st.SearchStrategy[Any]:
    """What is known of an article goes into the address of a plain text only; JSON has it in the body."""
    if case.media_type == "application/json" and case.path in ("/articles", "/extract"):
        names = ("id", "title", "url", "published", "source")
        kept = {name: value for name, value in (case.query or {}).items() if name not in names}
        if len(kept) == 0 or random.Random(repr(case.query)).random() < 0.8:
            case.query = kept
    return st.just(case)
