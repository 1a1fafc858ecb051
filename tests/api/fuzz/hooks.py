"""What schemathesis cannot know of our values: countries, EDTF dates, and which events and articles there are.

Only what was made to be right is changed: a wrong value that is replaced by a right one would be missed as a fault.
"""

from __future__ import annotations

import json
import os
import random
from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis import GenerationMode

KNOWN: dict[str, list[str]] = json.loads(os.environ.get("BANGIAO_FUZZ_KNOWN", '{"events": [], "articles": []}'))
COUNTRIES = ["LA", "VN", "KHM", "us", "Lào", "lao", "Hoa Kỳ", "Trung Quốc", "Cambodia", "France", "KP"]
DATES = ["2022-06-02", "2018-07-02/2018-07-05", "[2013-08-07,2014-08-07]", "2018-11-19/..", "XXXX-06-02", "2018-03"]
METADATA = ("id", "title", "url", "published", "source")

schemathesis.openapi.format("country", st.sampled_from(COUNTRIES))
schemathesis.openapi.format("pair", st.sampled_from(["LA-VN", "vn-la", "Lào-Việt Nam", "KH-US"]))
schemathesis.openapi.format("words", st.from_regex(r"[a-zđ0-9]{1,7}( [a-zA-Z\"!-]{1,9}){0,9}", fullmatch=True))
schemathesis.openapi.format("edtf", st.sampled_from(DATES))


@schemathesis.hook
def filter_case(context: Any, case: Any) -> bool:
    """Leave out what is meant to be wrong and is right once it is sent: a number or null as a source's name, and odd
    blanks ("\\v"), which count as nothing."""
    query = case.query or {}
    given = query.get("source", [])
    blank = any(isinstance(value, str) and value.isspace() for value in query.values())
    return not blank and isinstance(given, list) and all(isinstance(name, str) for name in given)


@schemathesis.hook
def map_case(context: Any, case: Any) -> Any:
    """Ask for what there is, most of the time: made-up ids and tags only ever give 404 and 412."""
    if case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE:
        return case
    chooser = random.Random(repr((case.path_parameters, case.query, case.body)))
    for name, kind in (("event_id", "events"), ("article_id", "articles")):
        if name in (case.path_parameters or {}) and KNOWN[kind] and chooser.random() < 0.8:
            case.path_parameters[name] = chooser.choice(KNOWN[kind])
    if "If-Match" in (case.headers or {}) and chooser.random() < 0.7:
        case.headers["If-Match"] = "*"
    if isinstance(case.body, dict):
        for name in ("events", "articles"):
            if isinstance(case.body.get(name), list) and KNOWN[name] and chooser.random() < 0.7:
                case.body[name] = [chooser.choice(KNOWN[name])]
        # what is known of an article goes into the address of a plain text only; JSON has it in the body
        if case.path in ("/articles", "/extract") and case.media_type == "application/json" and chooser.random() < 0.8:
            case.query = {name: value for name, value in (case.query or {}).items() if name not in METADATA}
    return case
