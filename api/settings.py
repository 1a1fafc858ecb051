"""All settings of the service in one place, read from the environment and checked before anything starts.

| name | default | meaning |
| --- | --- | --- |
| `DATABASE_URL` | a SQLite file in the user's data folder | where events are kept; `models` reads it |
| `BANGIAO_RATE_LIMIT` | off | `N/second`, `N/minute`, `N/hour` or `N/day`: requests of one client |
| `BANGIAO_RATE_LIMIT_STORE` | a file in the temporary folder | SQLite file through which workers share counts |
| `BANGIAO_CORS_ORIGINS` | `*` | origins, separated by commas, whose scripts may read; empty for none |
| `BANGIAO_LOG_FORMAT` | `text` | `text` or `json` (one object a line) |
| `BANGIAO_LOG_LEVEL` | `INFO` | `DEBUG`, `INFO`, `WARNING`, `ERROR` |
| `BANGIAO_MAX_BODY` | `5000000` | longest request body in bytes |
| `BANGIAO_EXTRACT_SECONDS` | `10` | longest time that reading one posted article may take |
| `BANGIAO_TRUSTED_PROXIES` | `0` | how many proxies in front set `X-Forwarded-For` and its like |
| `BANGIAO_CACHE_SECONDS` | `0` | seconds for which a cache may answer without asking again |
| `BANGIAO_PUBLIC_URL` | the request's own | the address under which the world sees the service |
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the message names it and says what would be right."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`count` requests in each `seconds`."""

    count: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Settings:
    """The checked settings; see the table above."""

    database_url: str | None = None
    rate_limit: Rate | None = None
    rate_limit_store: str = ""
    cors_origins: tuple[str, ...] = ("*",)
    log_format: str = "text"
    log_level: str = "INFO"
    max_body: int = 5_000_000
    extract_seconds: float = 10.0
    trusted_proxies: int = 0
    cache_seconds: int = 0
    public_url: str | None = None


def _rate(text: str) -> Rate | None:
    if text.lower() in ("", "off", "none"):
        return None
    found = re.fullmatch(r"([1-9]\d{0,8})\s*/\s*(second|minute|hour|day)s?", text.strip().lower())
    if found is None:
        raise ValueError("a number and a period, such as 60/minute, or off")
    return Rate(int(found[1]), SECONDS[found[2]])


def _origins(text: str) -> tuple[str, ...]:
    origins = tuple(o.strip().rstrip("/") for o in text.split(",") if o.strip())
    for origin in origins:
        parts = urlsplit(origin)
        if origin != "*" and (parts.scheme not in ("http", "https") or not parts.netloc or parts.path):
            raise ValueError("origins such as https://example.org, separated by commas, or *")
    return origins


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"\d{1,12}", text) or not least <= int(text) <= most:
            raise ValueError(f"a whole number from {least} to {most}")
        return int(text)

    return read


def _seconds(text: str) -> float:
    if not re.fullmatch(r"\d{1,3}(\.\d{1,3})?", text) or not 0 < float(text) <= 600:
        raise ValueError("a number of seconds up to 600")
    return float(text)


def _one_of(*values: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        for value in values:
            if text.lower() == value.lower():
                return value
        raise ValueError("one of " + ", ".join(values))

    return read


def _url(text: str) -> str | None:
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise ValueError("an address such as https://events.example.org")
    return text.rstrip("/")


def _store(text: str) -> str:
    # The user's number keeps two users of one machine out of each other's file.
    return text or os.path.join(tempfile.gettempdir(), f"bangiao-rate-limit-{os.getuid()}.sqlite")


READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "DATABASE_URL": ("database_url", lambda text: text or None),
    "BANGIAO_RATE_LIMIT": ("rate_limit", _rate),
    "BANGIAO_RATE_LIMIT_STORE": ("rate_limit_store", _store),
    "BANGIAO_CORS_ORIGINS": ("cors_origins", _origins),
    "BANGIAO_LOG_FORMAT": ("log_format", _one_of("text", "json")),
    "BANGIAO_LOG_LEVEL": ("log_level", _one_of("DEBUG", "INFO", "WARNING", "ERROR")),
    "BANGIAO_MAX_BODY": ("max_body", _whole(1_000, 1_000_000_000)),
    "BANGIAO_EXTRACT_SECONDS": ("extract_seconds", _seconds),
    "BANGIAO_TRUSTED_PROXIES": ("trusted_proxies", _whole(0, 10)),
    "BANGIAO_CACHE_SECONDS": ("cache_seconds", _whole(0, 31_536_000)),
    "BANGIAO_PUBLIC_URL": ("public_url", _url),
}


def read_settings(environ: Mapping[str, str], overrides: Mapping[str, Any] | None = None) -> Settings:
    """The settings of `environ`, with those of `overrides` (same names) going first.

    Raises `SettingsError` naming the setting, its value and what would be right.
    """
    given = dict(environ) | {k: str(v) for k, v in (overrides or {}).items() if v is not None}
    values: dict[str, Any] = {"rate_limit_store": _store("")}
    for name, (field, read) in READERS.items():
        if name in given:
            try:
                values[field] = read(given[name])
            except ValueError as error:
                raise SettingsError(f"{name} is {given[name]!r}; it should be {error}") from None
    return Settings(**values)
