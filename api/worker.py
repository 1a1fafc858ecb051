"""gunicorn's threaded worker, whose own refusals are problem documents like all others."""

from __future__ import annotations

import json
import socket
from http import HTTPStatus
from typing import Any

from gunicorn.http import errors
from gunicorn.workers.gthread import ThreadWorker

from api.problems import KINDS, MEDIA_TYPE

# What gunicorn refuses before the application sees it, with the kind of problem that it is; the rest is its own affair.
REFUSALS: dict[type[Exception], tuple[str, str]] = {
    errors.LimitRequestLine: ("address-too-long", "the address may have at most {line} bytes"),
    errors.LimitRequestHeaders: ("headers-too-large", "a header may have at most {field} bytes, and {fields} may come"),
    errors.ParseException: ("bad-request", "this is no HTTP request: {error}"),
}
# gunicorn counts these among the refusals, but it is the answer that is wrong.
OURS = (errors.InvalidResponseHeader, errors.InvalidResponseHeaderName, errors.ConfigurationProblem)


class Worker(ThreadWorker):  # type: ignore[misc]
    """`ThreadWorker` that answers what it refuses with RFC 9457 documents."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        """Answer a request that could not be read, or that broke outside the application."""
        found = next((said for refusal, said in REFUSALS.items() if isinstance(exc, refusal)), None)
        if found is None or isinstance(exc, OURS):
            super().handle_error(req, client, addr, exc)
            return
        self.log.debug("refused a request from %s: %s", addr, exc)
        kind, detail = found
        said = detail.format(
            line=self.cfg.limit_request_line, field=self.cfg.limit_request_field_size,
            fields=self.cfg.limit_request_fields, error=exc,
        )  # fmt: skip
        try:
            client.sendall(answer(kind, said))
        except OSError:
            self.log.debug("the client did not wait for the answer")


def answer(kind: str, detail: str) -> bytes:
    """The whole HTTP answer with the problem document, after which the connection ends."""
    status = HTTPStatus(KINDS[kind].status)
    said = {"type": f"/docs#problem-{kind}", "title": KINDS[kind].title, "status": int(status), "detail": detail}
    body = (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
    head = (
        f"HTTP/1.1 {int(status)} {status.phrase}\r\nContent-Type: {MEDIA_TYPE}\r\nContent-Length: {len(body)}\r\n"
        "Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )
    return head.encode("ascii") + body
