"""Cross-origin reading (the Fetch standard's CORS protocol): scripts of other sites may use the API.

No cookies are involved anywhere: tokens travel in `Authorization`, which a page has to know to send, so that allowing
every origin gives no page more than its reader has.
"""

from __future__ import annotations

import re

from flask import Flask, Response, request

METHODS = "GET, HEAD, POST, PATCH, DELETE, OPTIONS"
REQUEST_HEADERS = "Authorization, Content-Type, If-Match, If-None-Match, X-Request-ID"
RESPONSE_HEADERS = (
    "ETag, Link, Location, Retry-After, X-Request-ID, RateLimit, RateLimit-Policy, RateLimit-Limit, "
    "RateLimit-Remaining, RateLimit-Reset"
)


_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")  # of a header (RFC 9110, section 5.6.2)
_MOST = 50


def _headers() -> str:
    """The headers that a request may have: those that mean something here, and what libraries add to each (to tell
    where it came from, to pass by caches), which are passed over."""
    asked = [name.strip() for name in request.headers.get("Access-Control-Request-Headers", "").split(",")]
    known = REQUEST_HEADERS.lower().split(", ")
    more = [name for name in asked[:_MOST] if _NAME.fullmatch(name) and name.lower() not in known]
    return ", ".join((REQUEST_HEADERS, *more))


def init_app(app: Flask, origins: tuple[str, ...]) -> None:
    """Let scripts of `origins` (`*` for all) read the answers of `app`."""

    @app.after_request
    def _allow(response: Response) -> Response:
        origin = request.headers.get("Origin")
        if "*" in origins:
            allowed: str | None = "*"
        else:
            response.vary.add("Origin")
            allowed = origin if origin in origins else None
        if allowed is None:
            return response
        response.headers["Access-Control-Allow-Origin"] = allowed
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            response.headers["Access-Control-Allow-Methods"] = METHODS
            response.headers["Access-Control-Allow-Headers"] = _headers()
            response.headers["Access-Control-Max-Age"] = "86400"
        else:
            response.headers["Access-Control-Expose-Headers"] = RESPONSE_HEADERS
        return response
