"""Files and folders: opened, and what is in them read by `loaders.sources.contents`."""

from __future__ import annotations

import errno
import io
import os
import select
import stat
import time
import unicodedata
import zlib
from collections import Counter
from pathlib import Path
from typing import BinaryIO, cast

from loaders.sources.base import Found, SourceError, passed_over, reason
from loaders.sources.contents import (
    ALONE,
    SUFFIXES,
    Kind,
    buffered,
    gunzipped,
    holds_articles,
    kind_of,
    suffix_of,
    unpacked_head,
)
from loaders.sources.json_lines import Metadata
from loaders.sources.manifest import missing_file, read_manifest, told_of, with_metadata
from loaders.sources.options import Options
from loaders.sources.zip_archive import articles_from_any

_SILENT = 10.0  # seconds that a pipe may have nobody at its other end


def read_path(path: Path, options: Options) -> Found:
    """The articles of a file or of a folder and the folders in it; errors name the path as it was given."""
    if path.is_dir():
        yield from _read_folder(path, options)
    else:
        yield from _read_file(path, path.name, options, asked=True)


def read_stream(stream: BinaryIO, name: str, id: str, options: Options) -> Found:
    """The articles of bytes whose kind only they themselves tell: standard input."""
    yield from _articles(buffered(stream), "", name, id, options, asked=True)


def _articles(stream: BinaryIO, suffix: str, name: str, id: str, options: Options, *, asked: bool) -> Found:
    """The articles of a stream, and where that is wished those its addresses lead to.

    `asked`: whether the source was named itself, and not found in a folder.
    """
    head = unpacked_head(stream)
    followed = bool(options.follow) or (asked and options.follow is None)
    try:
        kind = kind_of(suffix, head)
    except ValueError:  # the reader says what is wrong
        kind = Kind.TEXT
    if (kind is Kind.ADDRESSES and followed) or (kind in (Kind.FEED, Kind.SITEMAP) and options.follow):
        from loaders.sources.follow import follow  # the network only where it is asked for

        yield from follow(gunzipped(stream), kind, name, options)
    else:
        yield from articles_from_any(stream, suffix, name, id, options)


def _read_folder(folder: Path, options: Options) -> Found:
    """Every article file below `folder`, in the order of their names.

    Taken are the suffixes of `loaders.sources.contents`, each also with `.gz`. A `manifest.jsonl` gives the metadata of
    the text files and pages beside it (see `loaders.sources.manifest`). Passed over, and counted in the log, are files
    of other suffixes, hidden ones and pipes, JSON without a `text` and tables without a column for it (labels beside
    the articles), and XML that is no feed.
    """
    taken = 0
    over: Counter[str] = Counter()
    above: dict[str, Metadata] = {}  # what manifests of folders above tell of a file, by its path
    refused: list[SourceError] = []

    def report(error: OSError) -> None:
        refused.append(_os_error(error, str(error.filename)))

    for directory, folders, names in os.walk(folder, onerror=report):
        over["hidden folder"] += sum(name.startswith(".") for name in folders)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from refused
        taken += len(refused)
        refused.clear()
        manifest, errors = read_manifest(Path(directory))
        yield from errors
        for name in sorted(names):
            path = Path(directory, name)
            if reason := _passed_over(path, options):
                if path.name != "manifest.jsonl" or not manifest:
                    over[reason] += 1
                continue
            taken += 1
            found = _read_file(path, path.relative_to(folder).as_posix(), options, asked=False)
            # of a file that is one article a manifest may tell more
            of_article = SUFFIXES[suffix_of(name)] in ALONE
            metadata = (told_of(manifest, name) or told_of(above, str(path))) if of_article else None
            yield from with_metadata(found, metadata) if metadata else found
        for name, metadata in manifest.items():
            if Path(directory, name).is_file() and "/" in name:
                above[unicodedata.normalize("NFC", str(Path(directory, name)))] = metadata
            else:
                yield missing_file(Path(directory), name)
    yield from refused
    passed_over(str(folder), +over)
    if not taken and not refused:
        yield SourceError(
            str(folder), "the folder holds no articles", f"give a folder with files that end in {', '.join(SUFFIXES)}"
        )


def _passed_over(path: Path, options: Options) -> str | None:
    """Why a file in a folder is passed over, in words to be counted; None for one that is read."""
    suffix = suffix_of(path.name)
    if path.name.startswith("."):
        return "hidden file"
    if not suffix:
        return f"{path.suffix.lower()} file" if path.suffix else "file without suffix"
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            return "pipe" if stat.S_ISFIFO(mode) else "device"
        with path.open("rb") as stream:
            return None if holds_articles(stream, suffix, options) else f"{suffix} file without articles"
    except (OSError, EOFError, zlib.error):
        return None  # for the reader to report


def _read_file(path: Path, id: str, options: Options, *, asked: bool) -> Found:
    try:
        with _opened(path) as stream:
            yield from _articles(buffered(stream), suffix_of(path.name), str(path), id, options, asked=asked)
    except OSError as error:
        yield _os_error(error, str(path))


def _opened(path: Path) -> BinaryIO:
    """A file, or a pipe that somebody writes to; OSError for one that nobody does, which would be waited for always."""
    if not path.exists() or not stat.S_ISFIFO(path.stat().st_mode):
        return path.open("rb")
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        first = _first_of_pipe(descriptor)
        os.set_blocking(descriptor, True)
    except BaseException:
        os.close(descriptor)
        raise
    return cast(BinaryIO, io.BufferedReader(_Pipe(first, io.FileIO(descriptor, "rb"))))


def _first_of_pipe(descriptor: int) -> bytes:
    """The first bytes of a pipe, which may be long in coming while somebody holds its other end."""
    waiting = select.poll()
    waiting.register(descriptor, select.POLLIN)
    alone_since = time.monotonic()
    while True:
        told = waiting.poll(200)
        if told and told[0][1] & select.POLLHUP and not told[0][1] & select.POLLIN:
            return b""  # somebody was there, and wrote nothing
        try:
            data = os.read(descriptor, 65536)
        except BlockingIOError:  # somebody is there, and silent
            alone_since = time.monotonic()
            continue
        if data:
            return data
        if time.monotonic() - alone_since > _SILENT:
            raise OSError(errno.EPIPE, "it is a pipe, and nobody writes to it")


class _Pipe(io.RawIOBase):
    """A pipe whose first bytes were read already."""

    def __init__(self, first: bytes, rest: io.FileIO) -> None:
        self._first, self._rest = first, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._first:
            return self._rest.readinto(buffer) or 0
        size = min(len(buffer), len(self._first))
        buffer[:size], self._first = self._first[:size], self._first[size:]
        return size

    def close(self) -> None:
        self._rest.close()
        super().close()


def _os_error(error: OSError, name: str) -> SourceError:
    reasons = {
        FileNotFoundError: (
            "does not exist",
            "give the path of a file or folder that does, or an address with https://",
        ),
        PermissionError: ("cannot be read: permission denied", "allow reading it, for example with `chmod +r`"),
    }
    wrong, right = reasons.get(type(error), (f"cannot be read ({reason(error)})", "give a readable file"))
    return SourceError(name, wrong, right)
