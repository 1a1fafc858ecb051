"""Content codings of HTTP answers (RFC 9110, section 8.4.1), undone within bounds."""

from __future__ import annotations

import io
import zlib

from loaders.sources.base import Unreadable

_GZIP = ("gzip", "x-gzip")
_TIMES = 3


def decoded(body: bytes, coding: str, most: int) -> tuple[bytes, bool]:
    """`body` without the codings of its `Content-Encoding` (in lower case), and whether it was whole.

    Of what is longer than `most` bytes, one byte more is given. What ends before its coding does is not whole. Raises
    `Unreadable` for what is in no such coding.
    """
    codings = [name.strip() for name in coding.split(",")]
    if len(codings) > _TIMES:
        raise Unreadable(f"is packed {len(codings)} times over", "give it as it is, or packed once")
    whole = True
    for name in reversed(codings):
        body, unbroken = _undone(body, name, most)
        whole = whole and unbroken
    return body, whole


def _undone(body: bytes, coding: str, most: int) -> tuple[bytes, bool]:
    if coding in ("", "identity") or not body:
        return body, True
    from urllib3 import HTTPResponse
    from urllib3.exceptions import HTTPError

    packed = HTTPResponse(io.BytesIO(body), headers={"content-encoding": coding}, preload_content=False)
    try:
        data = packed.read(most + 1, decode_content=True)
    except (HTTPError, EOFError, OSError) as error:
        raise Unreadable(f"is no {coding} that can be read ({error})", "give it as it is, or packed anew") from None
    return data, len(data) > most or not _is_cut(body, coding)


def _is_cut(packed: bytes, coding: str) -> bool:
    """Whether `packed`, which could be unpacked, ends too early."""
    if coding == "br":
        import brotli  # type: ignore[import-untyped]

        machine = brotli.Decompressor()
        machine.process(packed)
        return not machine.is_finished()
    if coding not in (*_GZIP, "deflate"):
        return False
    wraps = (zlib.MAX_WBITS | 16,) if coding in _GZIP else (zlib.MAX_WBITS, -zlib.MAX_WBITS)  # the last without a head
    for wrap in wraps:
        inflating = zlib.decompressobj(wrap)
        try:
            inflating.decompress(packed)
        except zlib.error:
            continue
        return not inflating.eof
    return False  # none of these, whatever it was called
