"""Content codings of HTTP messages (RFC 9110, section 8.4.1), undone within bounds."""

from __future__ import annotations

import io
import zlib

from loaders.sources.base import Unreadable

GZIP = ("gzip", "x-gzip")
_MAGIC = b"\x1f\x8b"
_TIMES = 3
_MEMBERS_MOST = 100  # zlib copies what is behind a member, once for each


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


def gunzipped(packed: bytes, most: int) -> tuple[bytes, bool, bytes]:
    """What gzip holds (RFC 1952: members may follow each other), whether it was whole, and what is behind it.

    Of what is longer than `most` bytes, one byte more is given. Behind the last member some servers pad with what is no
    gzip. Raises `Unreadable` for what is no gzip, damaged, or of more members than a hundred.
    """
    data, rest = bytearray(), packed
    for _ in range(_MEMBERS_MOST):
        machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            data += machine.decompress(rest, most + 1 - len(data))
        except zlib.error as error:
            raise _unreadable("gzip", error) from None
        rest = machine.unused_data
        if len(data) > most or not rest.startswith(_MAGIC):
            return bytes(data), machine.eof, rest
    raise _unreadable("gzip", f"more than {_MEMBERS_MOST} members")


def _undone(body: bytes, coding: str, most: int) -> tuple[bytes, bool]:
    if coding in ("", "identity") or not body:
        return body, True
    if coding in GZIP:
        data, whole, _ = gunzipped(body, most)
        return data, whole or len(data) > most
    from urllib3 import HTTPResponse
    from urllib3.exceptions import HTTPError

    packed = HTTPResponse(io.BytesIO(body), headers={"content-encoding": coding}, preload_content=False)
    try:
        data = packed.read(most + 1, decode_content=True)
    except (HTTPError, EOFError, OSError) as error:
        raise _unreadable(coding, error) from None
    return data, len(data) > most or not _is_cut(body, coding)


def _unreadable(coding: str, error: object) -> Unreadable:
    return Unreadable(f"is no {coding} that can be read ({error})", "give it as it is, or packed anew")


def _is_cut(packed: bytes, coding: str) -> bool:
    """Whether `packed`, which could be unpacked, ends too early."""
    if coding == "br":
        import brotli  # type: ignore[import-untyped]

        machine = brotli.Decompressor()
        machine.process(packed)
        return not machine.is_finished()
    if coding != "deflate":
        return False
    for wrap in (zlib.MAX_WBITS, -zlib.MAX_WBITS):  # the last without a head
        inflating = zlib.decompressobj(wrap)
        try:
            inflating.decompress(packed)
        except zlib.error:
            continue
        return not inflating.eof
    return False  # neither of these, whatever it was called
