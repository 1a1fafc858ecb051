"""Addresses, fetched with care for both sides: the one module that opens connections.

What is connected to is looked at after its name was resolved, and again after every redirect: an address of this
machine or of a private network is refused unless it was allowed, since a page or a feed may lead anywhere. Every answer
is bounded in size and in time, whatever the server does. A host is asked slowly, by a program with a name; what is
followed, and not asked for by a person, heeds robots.txt (RFC 9309).
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from protego import Protego
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError, IncompleteRead
from urllib3.util.connection import create_connection

from loaders.sources.base import MAX_BYTES, Unreadable, reason
from loaders.sources.codings import decoded
from loaders.sources.options import Options, own_agent

# Seconds to connect, to wait for each part of an answer, and for all of it with its redirects.
TIMEOUT = (10, 30)
TOTAL = 60.0
# Times and seconds that a busy host is asked again before its page counts as unreadable.
RETRIES = 1
LONGEST_WAIT = 30.0
_REDIRECTS = 5
_ROBOTS_BYTES = 512 * 1024
_ROBOTS_NAME = "bangiao"
_ROBOTS_KEPT = 24 * 3600.0  # seconds: no longer (RFC 9309, 2.4)
_ROBOTS_UNKNOWN = 600.0  # seconds until a host that did not say is asked for it again
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain;q=0.8, */*;q=0.5"
_EMBEDDING = ipaddress.ip_network("64:ff9b::/96")  # IPv4 in IPv6 (RFC 6052)
_UNICAST = ipaddress.ip_network("2000::/3")  # all that IANA has given out of IPv6; the rest is for special ends
#: What the standard library takes for public: protocols' own addresses (RFC 6890), documentation (RFC 9637).
_SPECIAL = (ipaddress.ip_network("192.0.0.0/24"), ipaddress.ip_network("3fff::/20"))


class Refused(Unreadable):
    """An answer with another status than 200. `retry_after`: the seconds after which to ask again, where it says so."""

    def __init__(self, status: int, reason: str, retry_after: float | None) -> None:
        super().__init__(f"answers {status} {reason}".strip(), "give the address of a page that can be read")
        self.status, self.retry_after = status, retry_after

    @property
    def is_busy(self) -> bool:
        """Whether the host may well answer later."""
        return self.status in (408, 425, 429, 500, 502, 503, 504)


class RobotsUnknown(Unreadable):
    """A host that does not say what robots may read, and may say it later (RFC 9309, 2.3.1.4)."""

    def __init__(self) -> None:
        super().__init__("its host does not say what robots may read (robots.txt)", "try again later")


class Resting(Refused):
    """A host that was not asked, since it wants to be left alone for longer than may be waited for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: its bytes, the address that answered in the end, its content type in lower case, the
    instant of reading in UTC, its status (200, or 304 with no bytes) and its headers by lower-case name."""

    data: bytes
    address: str
    type: str
    fetched: str
    status: int
    headers: Mapping[str, str]


class Fetcher:
    """Fetches addresses one after the other, remembering when each host was last asked and what it allows."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._guard = _Guard(options.private)
        self._session = requests.Session()
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, _Adapter(self._guard))
        self._session.headers["User-Agent"] = options.agent or own_agent()
        self._robots: dict[str, tuple[float, Protego | None]] = {}  # with the time until which it holds
        self._asked: dict[str, float] = {}
        self._resting: dict[str, tuple[float, Refused]] = {}  # hosts that asked to be left alone, and until when

    def close(self) -> None:
        self._session.close()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """What is at an http or https address. With conditional `headers` the answer may be 304.

        Redirects are followed, to http and https alone. Waits where the host was asked just before, and asks a busy one
        again; one that asked for a longer rest (Retry-After) is left alone until then. `Unreadable` says what is wrong
        with the answer, ValueError with the address, OSError with the way there.
        """
        for attempt in range(RETRIES + 1):
            self._leave_alone(_host(url))
            self._wait(url)
            try:
                return self._get(url, headers or {}, MAX_BYTES)
            except Refused as refused:
                if refused.is_busy and refused.retry_after is not None:
                    self._resting[_host(url)] = time.monotonic() + refused.retry_after, refused
                wait = refused.retry_after if refused.retry_after is not None else self._options.delay * 2**attempt
                if attempt == RETRIES or not refused.is_busy or wait > LONGEST_WAIT:
                    raise
                time.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def follow(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """As `get`, for an address that nobody asked for by name: `Unreadable` where robots.txt closes it."""
        robots = self._robots_of(url)
        if robots is None:
            raise RobotsUnknown
        if not robots.can_fetch(url, _ROBOTS_NAME):
            raise Unreadable("is closed to robots (robots.txt)", "ask its owner, or give the address yourself")
        return self.get(url, headers)

    def _get(self, url: str, headers: Mapping[str, str], limit: int) -> Answer:
        with _Deadline(TOTAL) as deadline:
            self._guard.deadline = deadline
            try:
                return self._redirected(url, headers, limit, deadline)
            except (OSError, ValueError):
                deadline.check()
                raise

    def _redirected(self, url: str, headers: Mapping[str, str], limit: int, deadline: _Deadline) -> Answer:
        address = url
        for _ in range(_REDIRECTS + 1):
            if urlsplit(address).scheme.lower() not in ("http", "https"):
                raise Unreadable(f"leads to {_printable(address)}", "only http and https are read")
            with self._ask(address, {"Accept": _ACCEPT, **headers}) as answer:
                if answer.is_redirect:
                    address = urljoin(address, answer.headers["Location"])
                    continue
                if answer.status_code not in (200, 304) or (answer.status_code == 304 and not headers):
                    wait = _retry_after(answer.headers.get("Retry-After"))
                    raise Refused(answer.status_code, _printable(answer.reason), wait)
                data = _body(answer, limit, deadline) if answer.status_code == 200 else b""
                given = {name.lower(): value for name, value in answer.headers.items()}
                fetched = datetime.now(UTC).isoformat(timespec="seconds")
                type_ = given.get("content-type", "").lower()
                return Answer(data, address, type_, fetched, answer.status_code, given)
        raise Unreadable(f"redirects more than {_REDIRECTS} times", "give the address it ends at")

    def _ask(self, address: str, headers: Mapping[str, str]) -> requests.Response:
        ask = partial(
            self._session.get, address, timeout=TIMEOUT, headers=headers, stream=True, allow_redirects=False
        )  # fmt: skip
        try:
            return ask()
        except requests.ConnectionError as error:
            # a server may end a connection that it kept just as it is used again (RFC 9112, section 9.3.1)
            if not isinstance(_innermost(error), ConnectionResetError | BrokenPipeError):
                raise
            return ask()

    def _leave_alone(self, host: str) -> None:
        """`Resting` while a host wants more rest than may be waited for."""
        until, refused = self._resting.get(host, (0.0, None))
        left = until - time.monotonic()
        if refused is not None and left > LONGEST_WAIT:
            raise Resting(refused.status, "a moment ago, and wants to be left alone", left)

    def _wait(self, url: str) -> None:
        """Wait until the host of `url` may be asked again."""
        host = _host(url)
        robots = self._robots.get(host, (0.0, None))[1]
        delay = max(self._options.delay, min(robots.crawl_delay(_ROBOTS_NAME) or 0.0, LONGEST_WAIT) if robots else 0.0)
        now = time.monotonic()
        wait = self._asked.get(host, now - delay) + delay - now
        if wait > 0:
            time.sleep(wait)
        self._asked[host] = time.monotonic()

    def _robots_of(self, url: str) -> Protego | None:
        """What the host of `url` allows to robots; None where it cannot be told, which closes it."""
        host = _host(url)
        until, robots = self._robots.get(host, (0.0, None))
        if until <= time.monotonic():
            robots = self._read_robots(f"{host}/robots.txt")
            self._robots[host] = time.monotonic() + (_ROBOTS_KEPT if robots else _ROBOTS_UNKNOWN), robots
        return robots

    def _read_robots(self, url: str) -> Protego | None:
        self._wait(url)
        try:
            data = self._get(url, {}, _ROBOTS_BYTES).data
        except Refused as refused:
            return Protego.parse("") if 400 <= refused.status < 500 else None
        except (OSError, ValueError):
            return None
        return Protego.parse(data.decode("utf-8", "replace"))


def connection_error(error: Exception) -> str:
    """The innermost words of a connection error, which alone say what happened."""
    inner = _innermost(error)
    return _printable(reason(inner)) or type(inner).__name__


def _innermost(error: BaseException) -> BaseException:
    while error.__context__ is not None:
        error = error.__context__
    return error


def _host(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}"


def _body(answer: requests.Response, limit: int, deadline: _Deadline) -> bytes:
    packed, cut = bytearray(), False
    try:
        for part in answer.raw.stream(65536, decode_content=False):
            packed += part
            if len(packed) > limit:
                break
    except HTTPError as error:
        cut = isinstance(_innermost(error), IncompleteRead)
        if not cut:
            raise requests.ConnectionError(error) from error  # an OSError, as all other ways to lose a connection
    deadline.check()  # a connection that was cut for time may look like one that ended
    data, whole = bytes(packed), not cut
    if len(data) <= limit and whole:
        data, whole = decoded(data, answer.headers.get("Content-Encoding", "").strip().lower(), limit)
    if len(data) > limit:
        raise Unreadable(f"is larger than {limit // 2**20 or 1} MiB", "give the address of one article")
    if not whole:
        raise Unreadable("is cut short by its server", "try again later, or download it and load the file")
    return data


def _retry_after(value: str | None) -> float | None:
    """Seconds of a Retry-After header, which may be a number or a date (RFC 9110, 10.2.3)."""
    if not value:
        return None
    if value.strip().isdecimal():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max((moment.astimezone(UTC) - datetime.now(UTC)).total_seconds(), 0.0)


def _printable(text: str) -> str:
    """What a server says, without what would steer a terminal."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)[:200]


class _Deadline:
    """Ends the connections of one request when its time is over, also one that drips a byte now and then."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._passed = False
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            for connection in self._sockets:
                connection.close()
            self._sockets.clear()

    def add(self, connection: socket.socket) -> None:
        # A second handle: TLS takes the first for itself.
        with self._lock:
            self._sockets.append(connection.dup())

    def check(self) -> None:
        """`Unreadable` where the time is over."""
        if self._passed:
            raise Unreadable(
                f"takes longer than {self._seconds:g} seconds", "try again later, or download it and load the file"
            ) from None

    def _end(self) -> None:
        self._passed = True
        with self._lock:
            for connection in self._sockets:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:  # closed already
                    continue


class _Guard:
    """Opens connections to addresses that may be read."""

    def __init__(self, private: bool) -> None:
        self._private = private
        self.deadline: _Deadline | None = None

    def connect(self, connection: HTTPConnection) -> socket.socket:
        """A socket to one of the addresses of the connection's host; the name is not resolved a second time."""
        host = connection.host.strip("[]")
        found = socket.getaddrinfo(host, connection.port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
        allowed = [address for address in addresses if self._private or is_public(address)]
        if not allowed:
            raise Unreadable(
                f"leads to {addresses[0]}, an address of this machine or of a private network",
                "add --allow-private where that is meant",
            )
        failed: OSError | None = None
        for address in allowed:
            try:
                made = create_connection(
                    (address, connection.port), TIMEOUT[0], socket_options=connection.socket_options
                )
            except OSError as error:
                failed = error
                continue
            if self.deadline is not None:
                self.deadline.add(made)
            made.settimeout(TIMEOUT[1])
            return made
        assert failed is not None
        raise failed


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet, also where it holds another one (IPv4 in IPv6)."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inside = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _EMBEDDING:
            inside = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inside is not None:
            return is_public(str(inside))
        if ip not in _UNICAST:
            return False
    return ip.is_global and not ip.is_multicast and not any(ip in special for special in _SPECIAL)


class _Adapter(HTTPAdapter):
    """An adapter of requests whose connections the guard opens. Through a proxy the proxy opens them."""

    def __init__(self, guard: _Guard) -> None:
        self._guard = guard
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **named: Any) -> None:
        super().init_poolmanager(*arguments, **named)
        guard = self._guard

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return guard.connect(self)

        class Secure(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return guard.connect(self)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
