"""Rate limits: so many requests of one client in each period, counted across all workers of one machine.

Counts live in a small SQLite file of their own, never in the events' database, so that reading stays reading. Headers
follow the IETF draft "RateLimit header fields for HTTP" (draft-ietf-httpapi-ratelimit-headers), plus the three older
ones that most clients read.
"""

from __future__ import annotations

import math
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address

from flask import Flask, Response, g, request

from api.problems import Problem
from api.settings import Rate
from api.wording import tell

#: Always answered: a monitor must not be locked out together with a caller behind the same address.
FREE = ("/healthz", "/readyz", "/metrics")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a client stands: whether this request may pass, how many are left, seconds until the period ends."""

    allowed: bool
    left: int
    resets: int


class Counter:
    """Fixed windows in a SQLite file. A file that cannot be used lets everything pass: a limit is no lock."""

    def __init__(self, path: str, rate: Rate, clock: Callable[[], float] = time.time) -> None:
        self.path, self.rate, self.clock = path, rate, clock
        self.local = threading.local()

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self.local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self.path, timeout=5, isolation_level=None)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS hits (client TEXT, period INTEGER, count INTEGER, "
                "PRIMARY KEY (client, period)) WITHOUT ROWID"
            )
            self.local.connection = connection
        return connection

    def hit(self, client: str) -> Standing:
        """Count one request of `client`."""
        now = self.clock()
        period = int(now // self.rate.seconds)
        resets = max(1, math.ceil((period + 1) * self.rate.seconds - now))
        try:
            connection = self._connection()
            (count,) = connection.execute(
                "INSERT INTO hits VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1 RETURNING count",
                (client, period),
            ).fetchone()
            if count == 1:
                connection.execute("DELETE FROM hits WHERE period < ?", (period,))
        except sqlite3.Error:
            return Standing(True, self.rate.count, resets)
        return Standing(count <= self.rate.count, max(0, self.rate.count - count), resets)


def client() -> str:
    """Who is asking: the address, for IPv6 its /64, which is what one household or server has."""
    address = request.remote_addr or "unknown"
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6:
        return str(ip_address(int(parsed) >> 64 << 64)) + "/64"
    return address


def init_app(app: Flask, rate: Rate, store: str) -> None:
    """Limit every request of `app` to `rate`."""
    counter = Counter(store, rate)

    @app.before_request
    def _count() -> None:
        if request.path in FREE or request.method == "OPTIONS":
            return
        g.standing = standing = counter.hit(client())
        if not standing.allowed:
            raise Problem(
                "too-many-requests",
                tell(
                    "{count} requests in {seconds} seconds are allowed; wait {resets} seconds",
                    count=rate.count,
                    seconds=rate.seconds,
                    resets=standing.resets,
                ),
                headers={"Retry-After": str(standing.resets)},
            )

    @app.after_request
    def _tell(response: Response) -> Response:
        standing: Standing | None = getattr(g, "standing", None)
        if standing is not None:
            response.headers["RateLimit-Policy"] = f'"default";q={rate.count};w={rate.seconds}'
            response.headers["RateLimit"] = f'"default";r={standing.left};t={standing.resets}'
            response.headers["RateLimit-Limit"] = str(rate.count)
            response.headers["RateLimit-Remaining"] = str(standing.left)
            response.headers["RateLimit-Reset"] = str(standing.resets)
        return response
