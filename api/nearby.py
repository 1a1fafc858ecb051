"""The address that was probably meant by one behind which there is nothing."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from werkzeug.routing import MapAdapter

from api import countries

# Other services' names for what stands elsewhere here.
_ELSEWHERE = {
    "/event": "/events", "/feed": "/events.atom", "/rss": "/events.atom", "/atom": "/events.atom",
    "/calendar": "/events.ics", "/ical": "/events.ics", "/csv": "/events.csv", "/export": "/events.csv",
    "/search": "/events", "/swagger": "/docs", "/swagger-ui": "/docs", "/redoc": "/docs", "/api": "/docs",
    "/api-docs": "/docs", "/documentation": "/docs", "/help": "/docs", "/doc": "/docs",
    "/swagger.json": "/openapi.json",
    "/stats": "/facets", "/counts": "/facets", "/types": "/facets", "/states": "/countries", "/country": "/countries",
    "/pair": "/pairs", "/article": "/articles", "/health": "/healthz", "/ready": "/readyz", "/status": "/healthz",
    "/ping": "/healthz", "/view": "/", "/home": "/", "/index.html": "/",
}  # fmt: skip
_FORMATS = ("json", "jsonl", "csv", "ics", "atom", "timeline.json", "xlsx")
_SUFFIXES = {
    "ndjson": "jsonl", "jsonlines": "jsonl", "xls": "xlsx", "excel": "xlsx", "xml": "atom", "rss": "atom",
    "ical": "ics", "icalendar": "ics", "tsv": "csv", "txt": "csv", "yml": "yaml", "html": "",
}  # fmt: skip


def near(path: str, routes: MapAdapter, method: str = "GET") -> str | None:
    """The address that can be read, or asked by `method`, and is most like `path`; None where none is near."""
    one = re.fullmatch(r"/(countr|pair)[a-z]*/([^/]{2,80})", path)
    if one and one[1] == "countr" and (code := countries.resolve(one[2])):
        return f"/events?country={code}"
    if one and one[1] == "pair" and (pair := countries.pair(one[2])):
        return f"/events?pair={'-'.join(sorted(pair))}"
    methods = {method, "GET"}
    others = (a for a in _candidates(path, routes) if a != path)
    return next((a for a in others if any(routes.test(a, one) for one in methods)), None)


def suffixes(address: str, routes: MapAdapter) -> list[str]:
    """The suffixes with which `address` can be read, such as `.csv`."""
    return [f".{suffix}" for suffix in _FORMATS if routes.test(f"{address}.{suffix}", "GET")]


def _candidates(path: str, routes: MapAdapter) -> Iterator[str]:
    plain = re.sub(r"/{2,}", "/", path[:200]).rstrip("/") or "/"
    yield plain
    plain = plain.lower()
    yield plain
    plain = re.sub(r"^(?:/(?:api|rest|v\d+(?:\.\d+)?))+(?=/)", "", plain)
    yield plain
    stem, dot, suffix = plain.rpartition(".")
    if dot and suffix in _SUFFIXES:
        yield f"{stem}.{_SUFFIXES[suffix]}".rstrip(".")
    for known in (plain, stem):
        if known in _ELSEWHERE:
            yield _ELSEWHERE[known]
    if dot and stem in _ELSEWHERE:
        yield f"{_ELSEWHERE[stem]}.{suffix}"
    first, rest = re.match(r"(/[^/]*)(.*)", plain).groups()  # type: ignore[union-attr]
    if first in _ELSEWHERE and rest:
        yield f"{_ELSEWHERE[first]}{rest}"
    whole = [rule.rule for rule in routes.map.iter_rules() if "<" not in rule.rule]
    yield from difflib.get_close_matches(plain, whole, n=1, cutoff=0.75)
    if dot and stem:
        yield from difflib.get_close_matches(stem, whole, n=1, cutoff=0.75)
