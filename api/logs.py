"""The service's log on standard error: lines for people, or one JSON object a line for machines."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
import sys
import time

from flask import Flask, Response, g, has_request_context, request

from api.settings import Settings

# What somebody may put into an address by mistake and nobody may read in a log (RFC 6750, section 2.3).
_SECRET = re.compile(r"((?:^|[?&])(?:access_token|token|authorization|api_key)=)[^&]*", re.I)
access = logging.getLogger("bangiao.access")


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, request id, and the fields of the access log."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, object] = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context():
            said["request_id"] = getattr(g, "request_id", None)
        said |= getattr(record, "fields", {})
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str)


class Lines(logging.Formatter):
    """A line for a person; the request id where there is one, so that a problem document leads here."""

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        return f"{line} [{g.request_id}]" if has_request_context() and "request_id" in g else line


def configure(settings: Settings) -> None:
    """Send the `bangiao` loggers to standard error in the chosen format and level."""
    handler = logging.StreamHandler(sys.stderr)
    lines = Lines("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(JsonLines() if settings.log_format == "json" else lines)
    logger = logging.getLogger("bangiao")
    logger.handlers[:] = [handler]
    logger.setLevel(settings.log_level)
    logger.propagate = False


def init_app(app: Flask) -> None:
    """Log each request of `app` once it is answered."""

    @app.before_request
    def _start() -> None:
        g.log_started = time.perf_counter()

    @app.after_request
    def _log(response: Response) -> Response:
        if not access.isEnabledFor(logging.INFO):
            return response
        milliseconds = round((time.perf_counter() - getattr(g, "log_started", time.perf_counter())) * 1000, 1)
        # The path of a request is a caller's text: repr keeps its line breaks from forging lines.
        target = _SECRET.sub(r"\1…", repr(request.full_path if request.query_string else request.path)[1:-1])
        access.info(
            "%s %s %s %s ms",
            request.method, target, response.status_code, milliseconds,
            extra={
                "fields": {
                    "method": request.method,
                    "path": request.path,
                    "query": _SECRET.sub(r"\1…", request.query_string.decode("utf-8", "replace")),
                    "status": response.status_code,
                    "milliseconds": milliseconds,
                    "client": request.remote_addr,
                    "user_agent": request.headers.get("User-Agent"),
                }
            },
        )  # fmt: skip
        return response
