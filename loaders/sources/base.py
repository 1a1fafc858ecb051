"""What every source has in common: what it yields, and what it says.

A source is a function that yields articles and, in their place, errors: an article that cannot be read never stops
the ones after it. What can be read but not as it is (an odd byte, a day that is not understood, files passed over) is a
remark in the log. Only this package touches files and the network; nothing here knows dates, events or the database.
"""

from __future__ import annotations

import errno
import logging
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, cast

from loaders.article import Article
from loaders.deadline import DeadlineError, deadline
from loaders.patterns import lazy_re

log = logging.getLogger("loaders.sources")

# No article is a hundred pages long; a file beyond this is something else, and reading it would cost the memory
# that one article may cost.
MAX_BYTES = 16 * 1024 * 1024

#: The longest time that reading one document may take.
READ_SECONDS = 60.0

_HALF_PAIRS = lazy_re("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class SourceError:
    """What could not be read: `source` names the file, line or address, `wrong` what is wrong with it and `right`
    what would be right. `id` is the article's, where one could be read; `asked` the source as it was asked for."""

    source: str
    wrong: str
    right: str
    id: str | int | None = None
    asked: str | None = None

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"

    @property
    def message(self) -> str:
        """What is wrong and what would be right, without the place."""
        return f"{self.wrong}: {self.right}"


Found = Iterator[Article | SourceError]


def reason(error: BaseException) -> str:
    """What the system says of a failure, in its words alone: "permission denied", without a number or a path."""
    told = error.strerror if isinstance(error, OSError) else None
    return told[:1].lower() + told[1:] if told else str(error) or type(error).__name__


def day_not_understood(place: str, value: str) -> None:
    """Say of `place` that a publication day which it states is none."""
    remark(
        place,
        f"states a publication day that is not understood: {value[:80]!r}; it is read without one "
        "(2017-06-19 and 19/6/2017 would be right)",
    )


class Unreadable(ValueError):
    """Raised inside a source for one article; the source yields `error` in its place."""

    def __init__(self, wrong: str, right: str) -> None:
        super().__init__(f"{wrong}: {right}")
        self.wrong, self.right = wrong, right

    def error(self, source: str, id: str | int | None = None) -> SourceError:
        return SourceError(source, self.wrong, self.right, id)


def utf8_text(data: bytes) -> str:
    """The text of bytes that must be UTF-8, without a byte order mark; `Unreadable` where they are something else."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"is not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start})", "save it as UTF-8"
        ) from None
    if "\0" in text:
        raise Unreadable("holds null bytes, so it is no text", "give plain text in UTF-8")
    return text


def remark(source: str, words: str) -> None:
    """Say in the log what was done to a source that could be read, or passed over in it."""
    log.warning("%s: %s", source, words)


def passed_over(folder: str, counts: Counter[str]) -> None:
    """Say in the log how many files of what kinds a folder held that are no articles; the counts go with the record."""
    if counts:
        log.warning("%s: passed over %s", folder, counted(counts), extra={"passed_over": counts})


def counted(counts: Counter[str]) -> str:
    """Counts of kinds of files in words, the most first: "2 .jpg files, 1 hidden file"."""
    return ", ".join(
        f"{count:,} {kind.replace('file', 'files', 1) if count > 1 else kind}" for kind, count in counts.most_common()
    )


def standard_input() -> BinaryIO:
    """Standard input as bytes, with a buffer of its own.

    Python's own is closed when the program ends; a thread that still waits in it for a silent pipe would then bring
    the program down. OSError where it is closed.
    """
    if cast("object", sys.stdin) is None:
        raise OSError(errno.EBADF, "standard input is closed")
    try:
        return open(sys.stdin.fileno(), "rb", closefd=False)
    except (AttributeError, OSError, ValueError):  # a test's stand-in, which is no file
        return sys.stdin.buffer


def clean_text(text: str) -> str:
    """`text` with halves of surrogate pairs replaced one for one: JSON can say them, UTF-8 cannot."""
    return _HALF_PAIRS.sub("\ufffd", text)


def checked_id(id: str) -> str:
    """`id` as an article may have it; `Unreadable` where it holds a line break, which would split what names it."""
    if id.splitlines() != [id]:
        raise Unreadable("id holds a line break", "give a name of one line")
    return clean_text(id)


@contextmanager
def in_time() -> Iterator[None]:
    """`Unreadable` where reading one document takes longer than `READ_SECONDS`; not around a `yield` to others."""
    try:
        with deadline(READ_SECONDS):
            yield
    except DeadlineError:
        raise Unreadable(f"takes longer than {READ_SECONDS:g} seconds to read", "save it as plain text") from None


def read_whole(stream: BinaryIO, limit: int = MAX_BYTES) -> bytes:
    """All bytes of `stream`; `Unreadable` beyond `limit`."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise Unreadable(f"is larger than {limit // 2**20} MiB", "give one article per file, or JSON Lines")
    return data
