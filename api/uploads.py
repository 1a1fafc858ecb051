"""Request bodies that are whole or refused: what is short, broken or too long never reaches a resource."""

from __future__ import annotations

import io
from typing import IO, NoReturn, cast

from flask import Request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.utils import cached_property
from werkzeug.wsgi import LimitedStream

from api.problems import Problem
from api.wording import tell
from loaders.sources.base import Unreadable
from loaders.sources.codings import GZIP, gunzipped


class _Declared(LimitedStream):
    """A body whose `Content-Length` says where it ends."""

    def on_disconnect(self, error: Exception | None = None) -> NoReturn:
        raise Problem(
            "malformed-body",
            tell(
                "the body ended after {read} of {whole} bytes; nothing was changed", read=self.tell(), whole=self.limit
            ),
        ) from error


class _Chunked(LimitedStream):
    """A body in chunks, which end by themselves: one byte more than allowed is asked for, to see whether it comes."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        super().__init__(stream, most + 1, is_max=True)

    def readinto(self, b: bytearray) -> int | None:  # type: ignore[override]
        try:
            size = super().readinto(b)
        except HTTPException:
            raise
        except Exception as error:  # each server has its own for chunks that it cannot read
            self.on_disconnect(error)
        if self.is_exhausted:
            raise RequestEntityTooLarge
        return size

    def on_disconnect(self, error: Exception | None = None) -> None:
        if error is not None:
            raise Problem("malformed-body", tell("the body's chunks are broken; nothing was changed")) from error


def _unpacked(packed: IO[bytes], most: int) -> IO[bytes]:
    """What a body with gzip holds, `most` bytes of it at most."""
    try:
        data, whole, rest = gunzipped(packed.read(), most)
    except Unreadable:
        data, whole, rest = b"", False, b""
    if len(data) > most:
        raise RequestEntityTooLarge
    if not whole or rest:
        raise Problem("malformed-body", tell("the body is no whole gzip; nothing was changed"))
    return io.BytesIO(data)


class StrictRequest(Request):
    """Requests whose bodies are never read without a bound, and never taken for whole where they are not."""

    max_form_memory_size = 100_000
    max_form_parts = 100

    @cached_property
    def stream(self) -> IO[bytes]:
        """The body, without gzip. Reading it raises `Problem` or 413 where it is not what its headers announced."""
        most = self.max_content_length
        assert most is not None  # a setting with a default
        coding = self.headers.get("Content-Encoding", "").strip().lower()
        if coding in ("", "identity"):
            return self._arriving(most)
        if coding not in GZIP:
            says = tell("the Content-Encoding is {coding}; send the body as it is, or with gzip", coding=coding)
            # RFC 9110, section 12.5.3: what would be taken
            raise Problem("unsupported-media-type", says, headers={"Accept-Encoding": "gzip, identity"})
        return _unpacked(self._arriving(most), most)

    def _arriving(self, most: int) -> IO[bytes]:
        """The body as it was sent."""
        raw = cast(IO[bytes], self.environ["wsgi.input"])
        if self.content_length is not None:
            if self.content_length > most:
                raise RequestEntityTooLarge
            return cast(IO[bytes], _Declared(raw, self.content_length))
        if "wsgi.input_terminated" in self.environ:
            return cast(IO[bytes], _Chunked(raw, most))
        return io.BytesIO()
