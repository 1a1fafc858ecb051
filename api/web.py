"""What every answer has in common: links, validators, caching, request ids, who is asking from where."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from typing import Any, cast
from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, request, stream_with_context
from werkzeug.http import http_date
from werkzeug.sansio.utils import get_current_url

from api import problems, service
from api.formats import objects
from api.formats.words import Language
from api.negotiation import JSON, Format
from api.schemas.answers import answer
from api.settings import Settings
from api.wording import tell
from loaders.sources.trackers import is_tracker
from models.shapes import Answer

#: The headers of conditional requests (RFC 9110, 13.1), as WSGI names them.
_CONDITIONS = frozenset(
    f"HTTP_IF_{name}" for name in ("MATCH", "NONE_MATCH", "MODIFIED_SINCE", "UNMODIFIED_SINCE", "RANGE")
)
#: What answers are compressed with, the best first.
CODINGS = ("br", "gzip", "deflate")
_ACCEPTED = "HTTP_ACCEPT_ENCODING"  # as WSGI names it
_REFUSED = re.compile(r";\s*q\s*=\s*0(?:\.0{0,3})?\s*$", re.IGNORECASE)
_REQUEST_ID = re.compile(r"[A-Za-z0-9._:/+=-]{1,100}")


def settings() -> Settings:
    """The settings of the running application."""
    return cast(Settings, current_app.extensions["bangiao"])


def arrived() -> float:
    """The instant (`time.monotonic`) at which the whole request was there; now, where the server does not tell."""
    return cast(float, getattr(request.environ.get("gunicorn.socket"), "arrived", time.monotonic()))


@cache
def release() -> str:
    """The version of the installed package; part of every validator, since a new release may word things anew."""
    try:
        return version("bangiao")
    except PackageNotFoundError:
        return "0"


def root() -> str:
    """The address of the service as the caller sees it, without a slash at its end."""
    found: str | None = g.get("root")
    if found is None:
        found = g.root = settings().public_url or _root(request.scheme, request.host, request.root_path)
    return found


@lru_cache(256)
def _root(scheme: str, host: str, path: str) -> str:
    """The same of a request's parts: of few callers' addresses, which take as long to write as a row takes to read."""
    return get_current_url(scheme, host, path).rstrip("/")


def link(path: str) -> str:
    """The absolute address of `path` of the service."""
    return root() + path


def next_address(cursor: str) -> str:
    """This request's address with another cursor."""
    return _with_cursor(first_address(), cursor)


def _with_cursor(first: str, cursor: str) -> str:
    return f"{first}{'&' if '?' in first else '?'}{urlencode({'cursor': cursor})}"


def this_address(*without: str) -> str:
    """This request's address, without what only counts visitors and the parameters named."""
    left = [(k, v) for k, values in request.args.lists() for v in values if k not in without and not is_tracker(k)]
    return link(request.path) + (f"?{urlencode(left)}" if left else "")


def first_address() -> str:
    """This request's address without a cursor."""
    return this_address("cursor")


def page_links(next: str | None) -> dict[str, str]:
    """The `Link` header (RFC 8288) of a page."""
    first = first_address()
    links = [f'<{first}>; rel="first"']
    if next is not None:
        links.append(f'<{_with_cursor(first, next)}>; rel="next"')
    links.append(f'<{link("/openapi.yaml")}>; rel="service-desc"; type="application/yaml"')
    return {"Link": ", ".join(links)}


class Validators:
    """`ETag` and `Last-Modified` of an answer made from the whole database, known before it is made.

    Take it before reading: what changes in between then makes the tag too old, never too new.
    """

    def __init__(self, format: Format, language: Language | None = None) -> None:
        self.changed = service.last_change()
        said = "\n".join(
            (str(self.changed), release(), root(), request.full_path, format.suffix, language or "")
        )  # fmt: skip
        self.etag = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24]

    def unchanged(self) -> Response | None:
        """The 304 for a caller who has this answer already, else None."""
        if request.method not in ("GET", "HEAD"):
            return None
        known = request.if_none_match
        # Compression adds its own name to the tag, after a colon. `*` names no answer that was ever made.
        if any(tag.partition(":")[0] == self.etag for tag in known.as_set(include_weak=True)):
            response = Response(status=304)
            self.put(response)
            return response
        return None

    def put(self, response: Response) -> Response:
        response.set_etag(self.etag)
        if self.changed is not None:
            response.headers["Last-Modified"] = http_date(self.changed)
        return response


def shown(schema: Answer, value: object) -> dict[str, Any]:
    """The JSON object of a value, made by its schema."""
    return answer(schema, value, link)


def json_answer(
    value: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None, *, list: bool = False
) -> Response:
    """A JSON answer; `list` where the value is little but one long list."""
    body = objects.dump_list(value) if list else objects.dump(value)
    response = Response(body, status, content_type=JSON.content_type)
    response.headers.extend(headers or {})
    return response


def text_answer(format: Format, body: str | bytes, headers: Mapping[str, str] | None = None) -> Response:
    response = Response(body, content_type=format.content_type)
    response.headers.extend(headers or {})
    return response


def stream(format: Format, pieces: Iterable[str | bytes], headers: Mapping[str, str] | None = None) -> Response:
    """An answer that is sent as it is made, in bites of some kilobytes.

    The first one is made here, while what breaks can still be answered as the problem that it is.
    """
    bites = _bites(pieces)
    # an iterator, whose length nobody knows: a list of nothing would be announced as a body of no bytes
    body = iter(()) if request.method == "HEAD" else stream_with_context(chain([next(bites)], bites))
    response = Response(body, content_type=format.content_type)
    response.headers.extend(headers or {})
    return response


_BITE = 32_768  # bytes that are worth a call of their own to the compressor and the socket


def _bites(pieces: Iterable[str | bytes]) -> Iterator[bytes]:
    bite: list[bytes] = []
    length = 0
    for piece in pieces:
        bite.append(piece.encode() if isinstance(piece, str) else piece)
        length += len(bite[-1])
        if length >= _BITE:
            yield b"".join(bite)
            bite, length = [], 0
    yield b"".join(bite)


def _drop_refused(environ: dict[str, Any]) -> None:
    """Leave out of `Accept-Encoding` what the caller will not take (RFC 9110, 12.5.3: `gzip;q=0`), which compression
    would choose all the same."""
    wanted = environ.get(_ACCEPTED, "")
    if "q=0" in wanted.replace(" ", "").lower():
        codings = {one.partition(";")[0].strip().lower(): one for one in wanted.split(",")}
        refused = {name for name, one in codings.items() if _REFUSED.search(one)}
        any_other = ",".join(coding for coding in CODINGS if coding not in codings)
        taken = [any_other if name == "*" else one for name, one in codings.items() if name not in refused]
        environ[_ACCEPTED] = ",".join(taken)


def init_app(app: Flask) -> None:
    """Request ids before, and the headers common to all answers after, each request."""

    @app.before_request
    def _begin() -> None:
        given = request.headers.get("X-Request-ID", "")
        _drop_refused(request.environ)
        g.request_id = given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(8)

    @app.after_request
    def _finish(response: Response) -> Response:
        if request.method in ("GET", "HEAD") and response.status_code == 200 and not response.is_streamed:
            response = _conditional(response)
        response.headers["X-Request-ID"] = getattr(g, "request_id", "")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
        if request.method in ("GET", "HEAD") and response.status_code in (200, 304):
            seconds = settings().cache_seconds
            response.headers.setdefault(
                "Cache-Control", f"public, max-age={seconds}" if seconds else "public, no-cache"
            )
        else:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _conditional(response: Response) -> Response:
    """An answer with its tag, or what the conditions of the request make of it: a 304, or the problem of a 412."""
    if not response.direct_passthrough and response.get_etag()[0] is None:
        response.add_etag()
    if not _CONDITIONS.isdisjoint(request.environ):
        response.make_conditional(request)
        if response.status_code == 412:
            return problems.answer(
                problems.Problem("changed-meanwhile", tell("it has another ETag now; read it again"))
            )
    return response


def vary(response: Response, *names: str) -> Response:
    """Tell caches which request headers the answer depends on."""
    response.vary.update(names)
    return response


def answer_headers(**headers: Any) -> dict[str, str]:
    return {name.replace("_", "-"): str(value) for name, value in headers.items() if value is not None}
