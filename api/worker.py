"""gunicorn's threaded worker, which gives its threads whole requests only and refuses in problem documents.

Where gunicorn lets a thread wait for what a client sends, sixteen slow clients stop a service. Here the worker's own
loop gathers each request (`api.arrivals`) and ends connections, so that a thread is held by work, and by a client that
takes its answer for a bounded time (`api.outlet`); whether the service lives is answered by a thread of its own.
"""

from __future__ import annotations

import gc
import json
import selectors
import socket
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from http import HTTPStatus
from typing import Any

from gunicorn.http import errors
from gunicorn.http.unreader import Unreader
from gunicorn.workers.gthread import TConn, ThreadWorker

from api.arrivals import HEAD_MOST, Arrival, Refusal
from api.outlet import Outlet
from api.problems import KINDS, MEDIA_TYPE, from_http_detail

# What gunicorn refuses before the application sees it, with the kind of problem that it is; the rest is its own affair.
REFUSALS: dict[type[Exception], tuple[str, str]] = {
    errors.LimitRequestLine: ("address-too-long", "the address may have at most {line} bytes"),
    errors.LimitRequestHeaders: ("headers-too-large", "a header may have at most {field} bytes, and {fields} may come"),
    errors.ParseException: ("bad-request", "this is no HTTP request: {error}"),
}
# gunicorn counts these among the refusals, but it is the answer that is wrong.
OURS = (errors.InvalidResponseHeader, errors.InvalidResponseHeaderName, errors.ConfigurationProblem)
#: Addresses with a thread of their own: a monitor hears of a busy service that it lives.
LANES = (b"/healthz", b"/readyz")
#: Bytes of requests that a worker holds at most; small ones always find room.
HELD_MOST = 64_000_000
#: Seconds in which a client may close its side, so that it surely reads the answer before the connection is gone.
LINGER_SECONDS = 2.0


class Gathered(Unreader):  # type: ignore[misc]
    """gunicorn's source of bytes, without a socket behind it: what was gathered, then the end."""

    def chunk(self, size_hint: int | None = None) -> bytes:
        return b""


class Connection(TConn):  # type: ignore[misc]
    """A client's connection with the request that arrives on it."""

    arrival: Arrival
    sock: Outlet
    #: Bytes of the request that a thread works on.
    held = 0
    #: Its request waits for one of the readers' threads or has it.
    reading = False


class Worker(ThreadWorker):  # type: ignore[misc]
    """`ThreadWorker` whose loop gathers requests, and which answers what it refuses with RFC 9457 documents."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.arriving: set[Connection] = set()
        self.ending: dict[Connection, float] = {}
        self.held = 0
        self.reading = 0
        self.most_body = 0
        self.lanes: dict[bytes, Executor] = {}
        self.writers: Executor
        self.first: Executor
        self.first_work: Future[Any] | None = None

    def init_process(self) -> None:
        # those that wait for the database's one writer or for extraction leave the readers' threads alone
        self.writers = ThreadPoolExecutor(self.cfg.threads, "writers")
        # a pool gives work to each of its threads in turn, and each has a connection of its own to warm
        self.first = ThreadPoolExecutor(1, "first")
        self.lanes = {path: ThreadPoolExecutor(1, f"lane {path.decode()}") for path in LANES}
        super().init_process()

    def load_wsgi(self) -> None:
        super().load_wsgi()
        self.most_body = self.wsgi.config["MAX_CONTENT_LENGTH"]
        # what is loaded by now stays for good: the search for cycles need not look at it again and again
        gc.collect()
        gc.freeze()

    def run(self) -> None:
        super().run()
        if self.nr_conns > 0:
            self.log.warning("the grace is over: stopping may cut the answers to %d requests under way", self.nr_conns)
        for lane in (*self.lanes.values(), self.writers, self.first):
            lane.shutdown(wait=False)

    # From here to `finish_request`, everything happens in the loop's own thread.

    def accept(self, listener: socket.socket) -> None:
        """Take a new connection, and whatever it brings at once."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        outlet = Outlet(client, lambda: self.reading > self.cfg.threads)
        self._gather(Connection(self.cfg, outlet, address, listener.getsockname()))

    def on_client_socket_readable(self, conn: Connection, client: socket.socket) -> None:
        """The next request on a connection that was kept."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._gather(conn)

    def _gather(self, conn: Connection, come: bytes = b"") -> None:
        conn.arrival = Arrival(self.most_body, time.monotonic())
        self.arriving.add(conn)
        conn.sock.setblocking(False)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._on_arrival, conn))
        if come:
            self._feed(conn, come)
        else:
            self._on_arrival(conn, conn.sock)

    def _on_arrival(self, conn: Connection, client: socket.socket) -> None:
        try:
            piece = client.recv(65_536)
        except BlockingIOError:
            return
        except OSError:
            self._drop(conn)
            return
        if piece:
            self._feed(conn, piece)
        elif conn.arrival.data:
            said = f"the request ended after {len(conn.arrival.data)} bytes and is not whole; nothing was changed"
            self._refuse(conn, Refusal("malformed-body", said))
        else:
            self._drop(conn)

    def _feed(self, conn: Connection, piece: bytes) -> None:
        arrival = conn.arrival
        self._hold(conn, len(piece))
        expected = arrival.expects
        arrival.feed(piece)
        if arrival.whole:
            self._forget(conn)
            self.enqueue_req(conn)
        elif arrival.refusal is not None:
            self._refuse(conn, arrival.refusal)
        elif self.held > HELD_MOST and len(arrival.data) > HEAD_MOST:
            self._refuse(conn, Refusal("unavailable", "too many long requests arrive at once; try again"))
        elif arrival.expects and not expected:
            self._send(conn, b"HTTP/1.1 100 Continue\r\n\r\n")

    def enqueue_req(self, conn: Connection) -> None:
        """Give a whole request to a thread."""
        path = conn.arrival.target.partition(b"?")[0]
        request, _ = conn.arrival.take()
        if not conn.initialized:
            conn.init()
            self._parser(conn).unreader = Gathered()
        conn.data_ready = True
        self._parser(conn).unreader.unread(request)
        pool: Any = self.lanes.get(path, self.tpool)
        if pool is self.tpool and not request.startswith((b"GET ", b"HEAD ", b"OPTIONS ")):
            pool = self.writers
        conn.reading = pool is self.tpool
        self.reading += conn.reading
        if conn.reading and (self.first_work is None or self.first_work.done()):
            pool = self.first
        conn.sock.begin()
        done = pool.submit(self.handle, conn)
        if pool is self.first:
            self.first_work = done
        done.add_done_callback(lambda future: self.method_queue.defer(self.finish_request, conn, future))

    @staticmethod
    def _parser(conn: Connection) -> Any:
        return conn.parser

    def finish_request(self, conn: Connection, fs: Future[Any]) -> None:
        """Keep the connection for its next request, or end it."""
        self._hold(conn, -conn.held)
        self.reading -= conn.reading
        conn.reading = False
        answered = not fs.cancelled() and fs.exception() is None and bool(fs.result())
        if not answered or conn.arrival.cut:
            self._end(conn)
            return
        _, rest = conn.arrival.take()
        super().finish_request(conn, fs)
        if rest:  # a client that does not wait for answers
            self.poller.unregister(conn.sock)
            self.keepalived_conns.remove(conn)
            self._gather(conn, rest)

    def murder_pending(self) -> None:
        """Called once a second: end what is too slow, and while stopping what brings nothing."""
        now = time.monotonic()
        for conn in [c for c in self.arriving if now > c.arrival.deadline or not (self.alive or c.arrival.data)]:
            if conn.arrival.data:
                self._refuse(conn, Refusal("too-slow", "the request did not arrive in time; nothing was changed"))
            else:
                self._drop(conn)
        for conn in [c for c, until in self.ending.items() if now > until]:
            self._close(conn)

    def _refuse(self, conn: Connection, refusal: Refusal) -> None:
        self.log.debug("refused a request from %s: %s", conn.client, refusal.detail)
        self._forget(conn)
        self._hold(conn, -conn.held)
        self._send(conn, answer(refusal.kind, refusal.detail))
        self._end(conn)

    def _send(self, conn: Connection, said: bytes) -> None:
        """Send what fits into the socket's buffer: this thread never waits for a client."""
        try:
            conn.sock.send(said)
        except OSError:
            self.log.debug("the client did not wait for the answer")

    def _forget(self, conn: Connection) -> None:
        self.arriving.discard(conn)
        self.poller.unregister(conn.sock)

    def _drop(self, conn: Connection) -> None:
        self._forget(conn)
        self._hold(conn, -conn.held)
        self.nr_conns -= 1
        conn.close()

    def _end(self, conn: Connection) -> None:
        """Close our side, and the connection once the client has closed its own (RFC 9112, section 9.6)."""
        try:
            conn.sock.setblocking(False)
            conn.sock.shutdown(socket.SHUT_WR)
            self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._on_last_words, conn))
        except (OSError, ValueError):  # it is gone
            self.nr_conns -= 1
            conn.close()
            return
        self.ending[conn] = time.monotonic() + LINGER_SECONDS

    def _on_last_words(self, conn: Connection, client: socket.socket) -> None:
        try:
            if client.recv(65_536):
                return
        except BlockingIOError:
            return
        except OSError:
            pass
        self._close(conn)

    def _close(self, conn: Connection) -> None:
        del self.ending[conn]
        self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()

    def _hold(self, conn: Connection, size: int) -> None:
        conn.held += size
        self.held += size

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        """Answer a request that could not be read, or that broke outside the application."""
        found = next((said for refusal, said in REFUSALS.items() if isinstance(exc, refusal)), None)
        if found is None or isinstance(exc, OURS):
            self.log.error("a request broke outside the application", exc_info=exc)
            found = "internal-error", from_http_detail()
        else:
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
    again = "Retry-After: 5\r\n" if status == HTTPStatus.SERVICE_UNAVAILABLE else ""
    head = (
        f"HTTP/1.1 {int(status)} {status.phrase}\r\nContent-Type: {MEDIA_TYPE}\r\nContent-Length: {len(body)}\r\n"
        f"{again}Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )
    return head.encode("ascii") + body
