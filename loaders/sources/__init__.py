"""Where articles come from: one module for each kind of source, and `read` that tells them apart."""

from __future__ import annotations

from loaders.sources.base import Found, SourceError
from loaders.sources.read import read
from loaders.sources.urldate import date_in_url

__all__ = ["Found", "SourceError", "date_in_url", "read"]
