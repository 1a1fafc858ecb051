"""Prometheus metrics: how many requests, how long they took, how many are under way.

With several worker processes, prometheus_client keeps its numbers in files of the folder that
`PROMETHEUS_MULTIPROC_DIR` names when it is first imported; `bangiao serve` sets it to a fresh folder before anything
else is imported, and calls `worker_left` when a worker ends.
"""

from __future__ import annotations

import os
import time

from flask import Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client import REGISTRY as DEFAULT
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from api.web import release

REQUESTS = Counter("bangiao_http_requests", "Requests answered.", ("method", "endpoint", "status"))
SECONDS = Histogram(
    "bangiao_http_request_seconds",
    "Seconds until the answer was ready to send.",
    ("method", "endpoint"),
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
UNDER_WAY = Gauge("bangiao_http_requests_under_way", "Requests being answered.", multiprocess_mode="livesum")
BUILD = Gauge("bangiao_build", "Always 1; the version is in the label.", ("version",), multiprocess_mode="max")

_METHODS = frozenset({"GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS", "PUT"})


def exposition() -> bytes:
    """The metrics of all workers in Prometheus' text format."""
    BUILD.labels(release()).set(1)
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
    return generate_latest(DEFAULT)


def worker_left(pid: int) -> None:
    """Forget the gauges of a worker process that has ended."""
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        mark_process_dead(pid)  # type: ignore[no-untyped-call]


def init_app(app: Flask) -> None:
    """Measure the requests of `app` and serve the numbers at `/metrics`."""

    @app.before_request
    def _start() -> None:
        g.started = time.perf_counter()
        UNDER_WAY.inc()
        g.counted = True

    @app.after_request
    def _measure(response: Response) -> Response:
        # The rule, not the path: a label must have few values. So must a method that anybody can invent.
        endpoint = request.endpoint or "none"
        method = request.method if request.method in _METHODS else "other"
        REQUESTS.labels(method, endpoint, str(response.status_code)).inc()
        started = getattr(g, "started", None)
        if started is not None:
            SECONDS.labels(method, endpoint).observe(time.perf_counter() - started)
        return response

    @app.teardown_request
    def _end(_: BaseException | None) -> None:
        if g.pop("counted", False):
            UNDER_WAY.dec()

    @app.get("/metrics")
    def metrics() -> Response:
        response = Response(exposition(), content_type=CONTENT_TYPE_LATEST)
        response.headers["Cache-Control"] = "no-store"
        return response
