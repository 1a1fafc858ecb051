"""The records of a web archive (WARC 1.x, ARC 1), one by one: what is between them, cut or miscounted is reported, and
the next record is found.

ISO 28500; the ARC file format of the Internet Archive (1996). Records are held up to a limit, so that a film among
pages costs no memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from loaders.patterns import lazy_re
from loaders.sources.base import MAX_BYTES

_NEXT_WARC = lazy_re(rb"\r?\n(?=WARC/[01]\.\d+\r?\n)")
# Where nothing of what stands before is a record.
_ANY_WARC = lazy_re(rb"(?=WARC/[01]\.\d+\r?\n[\w-]+:)")
_NEXT_ARC = lazy_re(
    rb"\n(?=(?:[a-z]+://|dns:)[^\r\n]{1,2000} (?:[\da-fA-F.:]+|-) (?:\d{14}|\d{12}|\d{8}) "
    rb"\S+ (?:[^\r\n]{1,500} )?\d+\r?\n)"
)
_ARC_LINE = lazy_re(  # an address may hold blanks, and a date of the first crawls has no seconds
    rb"(?P<url>\S[^\r\n]*?) (?P<ip>\S{1,64}) (?P<date>\d{14}|\d{12}|\d{8}) (?P<type>\S+) "
)
_ARC_END = lazy_re(rb"\d{1,18}\r?\n")
_LINE = 16 * 1024
_HEAD = 256 * 1024
_KEPT = MAX_BYTES + _HEAD
_CHUNK = 256 * 1024

Report = Callable[[str, str, str], None]


@dataclass(frozen=True, slots=True)
class Record:
    """One record: `kind` is WARC's type ("response" for those of ARC), `url` its target, `date` the instant of copying
    in ISO 8601 as far as it is told, `type` its content type, `block` its bytes up to a limit, `cut` why it was
    archived in part, where it was."""

    kind: str
    url: str | None
    date: str | None
    type: str
    block: bytes
    id: str
    cut: str | None = None


def is_archive(head: bytes) -> bool:
    """True where these first bytes open a web archive."""
    return head.startswith((b"WARC/", b"filedesc:"))


def read_records(chunks: Iterable[bytes], report: Report) -> Iterator[Record]:
    """The records of an archive's bytes, in order.

    `report` is told of what is no whole record: its id (the address where there is one), what is wrong, what would be
    right.
    """
    source = _Source(chunks)
    first = source.peek(_LINE).partition(b"\n")
    is_arc = first[0].startswith(b"filedesc:") or _arc_line(first[0] + first[1])
    yield from _arc(source, report) if is_arc else _warc(source, report)


def warc_header(head: bytes) -> dict[str, str]:
    """The fields of a record's header by lower-case name; the first of each counts."""
    fields: dict[str, str] = {}
    for line in head.splitlines()[1:]:
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip().strip("<>"))
    return fields


def _warc(source: _Source, report: Report) -> Iterator[Record]:
    number = 0
    while source.skip_blank():
        place = source.offset
        if source.peek(5) != b"WARC/":
            report(f"offset {place:,}", "is no record", "give the archive as it was written")
            if not source.search(_ANY_WARC):
                return
            continue
        number += 1
        fields = warc_header(source.head())
        id = fields.get("warc-target-uri") or fields.get("warc-record-id") or f"record {number}"
        length = fields.get("content-length", "")
        if not re.fullmatch(r"\d+", length, re.ASCII):
            report(id, f"states no length that can be read ({length[:40] or 'none'})", "give the archive whole")
            if not source.search(_NEXT_WARC):
                return
            continue
        block = _block(source, int(length), _NEXT_WARC, id, report)
        if block is not None:
            kind, type_ = fields.get("warc-type", ""), fields.get("content-type", "")
            url, date, cut = (fields.get(f"warc-{name}") for name in ("target-uri", "date", "truncated"))
            yield Record(kind, url, date, type_, block, id, cut)


def _arc_line(line: bytes) -> tuple[re.Match[bytes], int] | None:
    """The fields before an ARC record, and how long it is; None for what is no such line.

    The length is looked for from the end: a pattern for all of it would try every address with every end.
    """
    before, blank, length = line.rpartition(b" ")
    fields = _ARC_LINE.match(before + blank) if _ARC_END.fullmatch(length) else None
    return (fields, int(length)) if fields else None


def _arc(source: _Source, report: Report) -> Iterator[Record]:
    while source.skip_blank():
        place = source.offset
        line = _arc_line(source.line())
        if line is None:
            report(f"offset {place:,}", "is no record", "give the archive as it was written")
            if not source.search(_NEXT_ARC):
                return
            continue
        fields, length = line
        url, date = fields["url"].decode("utf-8", "replace"), fields["date"].decode()
        of_file = url.startswith("filedesc:")  # which holds no page to be lost
        block = _block(source, length, _NEXT_ARC, url, _say_nothing if of_file else report)
        if block is not None and not of_file:
            day, clock = f"{date[:4]}-{date[4:6]}-{date[6:8]}", f"{date[8:10]}:{date[10:12]}:{date[12:14] or '00'}"
            told = f"{day}T{clock}Z" if len(date) > len("20250424") else day
            yield Record("response", url, told, fields["type"].decode("ascii", "replace"), block, url)


def _say_nothing(*_: str) -> None:
    """What is wrong with a record that holds no page is of no concern."""


def _block(source: _Source, length: int, following: re.Pattern[bytes], id: str, report: Report) -> bytes | None:
    """The block of a record of `length` bytes, ended where the next record plainly begins; None where it is cut."""
    block, whole = source.take(length)
    if whole and source.between_records(following):
        return block
    # The length is wrong, or the file is cut: where another record begins inside, the length was.
    if begins := _begins(block, source.peek(_LINE), following):
        source.give_back(block[begins.end() :])
        report(id, f"states a length of {str(length)[:20]} bytes, and another record begins before", "count them again")
        return block[: begins.start()]
    if whole and source.peek(1) not in (b"\r", b"\n"):
        report(id, f"states a length of {str(length)[:20]} bytes, and goes on after them", "count them again")
        return block + source.take_until(following)
    if whole:
        return block
    report(id, "is cut short: the archive ends inside it", "give the archive whole")
    return None


def _begins(block: bytes, ahead: bytes, following: re.Pattern[bytes]) -> re.Match[bytes] | None:
    """Where another record begins inside a block, be it that its first line ends behind it."""
    found = following.search(block + ahead)
    return found if found is not None and found.end() < len(block) else None


class _Source:
    """Bytes that come in chunks, with what is needed to find records in them."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._held = b""
        self.offset = 0

    def peek(self, size: int) -> bytes:
        while len(self._held) < size and (chunk := next(self._chunks, b"")):
            self._held += chunk
        return self._held[:size]

    def skip_blank(self) -> bool:
        """Go to the next byte that is no line break; False at the end."""
        while self.peek(1):
            kept = self._held.lstrip(b"\r\n\0")
            self.offset += len(self._held) - len(kept)
            self._held = kept
            if kept:
                return True
        return False

    def line(self) -> bytes:
        """The next line with its break, or as much of it as a line may have."""
        end = self.peek(_LINE).find(b"\n") + 1
        return self._cut(end or min(_LINE, len(self._held)))

    def head(self) -> bytes:
        """The lines up to the next empty one, which is left out."""
        lines: list[bytes] = []
        while len(lines) * 16 < _HEAD and (line := self.line()).strip():
            lines.append(line)
        return b"".join(lines)

    def take(self, length: int) -> tuple[bytes, bool]:
        """`length` bytes, of which no more than the limit are kept; whether there were so many."""
        kept, size, left = [], 0, length
        while left and self.peek(1):
            part = self._cut(min(left, _CHUNK))
            left -= len(part)
            if size < _KEPT:
                kept.append(part)
                size += len(part)
        return b"".join(kept), not left

    def give_back(self, data: bytes) -> None:
        self._held = data + self._held
        self.offset -= len(data)

    def between_records(self, following: re.Pattern[bytes]) -> bool:
        """Whether the next record, or the end, follows after line breaks alone."""
        ahead = self.peek(_LINE)
        return not ahead.strip(b"\r\n\0") or following.match(b"\n" + ahead.lstrip(b"\r\n\0")) is not None

    def search(self, following: re.Pattern[bytes]) -> bool:
        """Go to the next record; False where there is none."""
        while True:
            if found := following.search(self._held):
                self._cut(found.end())
                return True
            self._cut(max(len(self._held) - _LINE, 0))
            before = len(self._held)
            if len(self.peek(before + _CHUNK)) == before:
                return False

    def take_until(self, following: re.Pattern[bytes]) -> bytes:
        """What stands before the next record, or before the end, of which no more than the limit is kept."""
        kept = b""
        while (found := following.search(self._held)) is None:
            part = self._cut(max(len(self._held) - _LINE, 0))
            kept += part if len(kept) < _KEPT else b""
            before = len(self._held)
            if len(self.peek(before + _CHUNK)) == before:
                return kept + self._cut(before)
        return kept + self._cut(found.start())

    def _cut(self, size: int) -> bytes:
        part, self._held = self._held[:size], self._held[size:]
        self.offset += len(part)
        return part
