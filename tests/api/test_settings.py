"""Settings from the environment: read, checked, documented."""

from __future__ import annotations

import pytest

from api import settings
from api.settings import READERS, Rate, SettingsError, read_settings


def test_defaults() -> None:
    read = read_settings({})
    assert (read.rate_limit, read.cors_origins, read.log_format, read.database_url) == (None, ("*",), "text", None)


@pytest.mark.parametrize(
    ("name", "value", "field", "read"),
    [
        ("DATABASE_URL", "sqlite:///x", "database_url", "sqlite:///x"),
        ("BANGIAO_RATE_LIMIT", "60/minute", "rate_limit", Rate(60, 60)),
        ("BANGIAO_RATE_LIMIT", "5 / hours", "rate_limit", Rate(5, 3600)),
        ("BANGIAO_RATE_LIMIT", "off", "rate_limit", None),
        ("BANGIAO_CORS_ORIGINS", "https://a.example, http://b.example:81/", "cors_origins",
         ("https://a.example", "http://b.example:81")),
        ("BANGIAO_CORS_ORIGINS", "", "cors_origins", ()),
        ("BANGIAO_LOG_FORMAT", "JSON", "log_format", "json"),
        ("BANGIAO_LOG_LEVEL", "debug", "log_level", "DEBUG"),
        ("BANGIAO_MAX_BODY", "2000", "max_body", 2000),
        ("BANGIAO_EXTRACT_SECONDS", "2.5", "extract_seconds", 2.5),
        ("BANGIAO_TRUSTED_PROXIES", "2", "trusted_proxies", 2),
        ("BANGIAO_CACHE_SECONDS", "0", "cache_seconds", 0),
        ("BANGIAO_PUBLIC_URL", "https://e.example/", "public_url", "https://e.example"),
    ],
)  # fmt: skip
def test_read(name: str, value: str, field: str, read: object) -> None:
    assert getattr(read_settings({name: value}), field) == read


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BANGIAO_RATE_LIMIT", "60"),
        ("BANGIAO_RATE_LIMIT", "0/minute"),
        ("BANGIAO_RATE_LIMIT", "5/fortnight"),
        ("BANGIAO_CORS_ORIGINS", "example.org"),
        ("BANGIAO_CORS_ORIGINS", "https://a.example/path"),
        ("BANGIAO_LOG_FORMAT", "xml"),
        ("BANGIAO_LOG_LEVEL", "loud"),
        ("BANGIAO_MAX_BODY", "5MB"),
        ("BANGIAO_MAX_BODY", "-1"),
        ("BANGIAO_EXTRACT_SECONDS", "0"),
        ("BANGIAO_TRUSTED_PROXIES", "all"),
        ("BANGIAO_CACHE_SECONDS", "1.5"),
        ("BANGIAO_PUBLIC_URL", "example.org"),
    ],
)
def test_wrong(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name) as raised:
        read_settings({name: value})
    assert "it should be" in str(raised.value)


def test_overrides_go_first() -> None:
    assert read_settings({"BANGIAO_CACHE_SECONDS": "5"}, {"BANGIAO_CACHE_SECONDS": 7}).cache_seconds == 7


@pytest.mark.parametrize("name", READERS)
def test_documented(name: str) -> None:
    assert settings.__doc__ is not None
    assert f"`{name}`" in settings.__doc__
